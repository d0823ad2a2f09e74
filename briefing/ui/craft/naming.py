"""Names of files that are proposed."""

from __future__ import annotations

from pathlib import Path

from briefing.ui.wording import words


def file_name(text: str) -> str:
    """Words as a file name that every system takes."""
    kept = "".join(one if one.isalnum() or one in " -_.()" else " " for one in text)
    return " ".join(kept.split())[:80].strip(". ") or words.APPLICATION


def free_name(path: Path) -> Path:
    """The path, or the first with a number behind it that is not taken."""
    number = 2
    found = path
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found
