"""Originals handed to other programs: a copy under a name that tells what it is, and whether opening it may reach out."""

from __future__ import annotations

import stat
from pathlib import Path

from briefing.domain.text import Original

SUFFIXES = {
    "text/plain": (".txt", ".text", ".log", ".md", ".markdown"),
    "text/markdown": (".md", ".markdown", ".txt"),
    "text/html": (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
    "application/xhtml+xml": (".xhtml", ".html"),
    "application/pdf": (".pdf",),
    "application/rtf": (".rtf",),
    "text/rtf": (".rtf",),
    "message/rfc822": (".eml",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
}
"""The endings a file of each media type may have, the usual one first. An original of another type is opened as text: a
name from outside must never decide which program is started.
"""

_REACHING_OUT = frozenset({"text/html", "application/xhtml+xml", "message/rfc822"})


def may_reach_out(original: Original) -> bool:
    """Whether the program that opens it may fetch pictures from the network: a browser or a mail program does."""
    return original.media_type in _REACHING_OUT or safe_name(original).endswith(SUFFIXES["text/html"])


def safe_name(original: Original) -> str:
    """Its name without folders and signs that a system trips over, with an ending of its media type."""
    allowed = SUFFIXES.get(original.media_type, SUFFIXES["text/plain"][:1])
    given = original.name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(one if one.isalnum() or one in " -_.()" else " " for one in given)
    stem, dot, ending = " ".join(kept.split()).strip(". ").rpartition(".")
    if dot and f".{ending.lower()}" in allowed:
        return f"{stem[:80] or 'original'}.{ending.lower()}"
    return f"{(stem + dot + ending)[:80].rstrip('. ') or 'original'}{allowed[0]}"


def lay_out(original: Original, folder: Path) -> Path:
    """Write a copy, read-only, into a folder of its own below `folder`: what is changed there changes nothing in the case.

    Raises OSError where that fails.
    """
    place = folder / original.sha256[:16]
    place.mkdir(parents=True, exist_ok=True)
    path = place / safe_name(original)
    if not path.exists() or path.read_bytes() != original.data:
        path.unlink(missing_ok=True)
        path.write_bytes(original.data)
        path.chmod(stat.S_IRUSR)
    return path
