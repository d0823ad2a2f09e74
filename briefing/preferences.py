"""What the person at the desk likes: kept in one JSON file, written in one move, read leniently.

A value that cannot be used falls back to its default, one by one, with a note. Keys that this version does not know are
kept
and written back, so that an older program does not lose what a newer one stored.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

FILE_NAME = "preferences.json"
GENERATION = 1
MOST_RECENT = 10

THEMES = ("system", "light", "dark", "contrast")
PAPERS = ("a4", "us-letter")
MARKINGS = ("", "TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds for all cases.

    `theme` is one of THEMES, `paper` one of PAPERS; `author` and `marking` are offered for new briefings (a marking may
    be any
    short text); `recent` are paths of cases, the last opened first; `ask_details` says whether title, publisher and date
    are
    asked for before pasted text is taken in; `unknown` holds keys of other versions.
    """

    theme: str = "system"
    paper: str = "a4"
    author: str = ""
    marking: str = ""
    recent: tuple[str, ...] = ()
    ask_details: bool = True
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def person(self) -> str:
        """Who sits at the desk: the author, else the name that the system knows the user by; empty where it knows none."""
        if self.author.strip():
            return self.author.strip()
        try:
            import getpass  # asked once in the life of a computer

            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""

    def opened(self, path: Path) -> Preferences:
        """With a case put first among the recent ones."""
        this = str(path)
        return replace(self, recent=(this, *(one for one in self.recent if one != this))[:MOST_RECENT])

    def forgotten(self, path: Path) -> Preferences:
        """Without a case that is no longer there."""
        return replace(self, recent=tuple(one for one in self.recent if one != str(path)))


def load(path: Path) -> tuple[Preferences, tuple[str, ...]]:
    """The preferences in a file, and a note for each thing in it that could not be used.

    A missing file gives the defaults; a file that cannot be read or is no JSON object gives the defaults and a note.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences(), ()
    except (OSError, ValueError):
        return Preferences(), (f"The preferences in {path.name} could not be read; the defaults are used.",)
    if not isinstance(found, dict):
        return Preferences(), (f"The preferences in {path.name} could not be read; the defaults are used.",)
    found = _stepped_up(found)
    values: dict[str, Any] = {}
    notes: list[str] = []
    for name, check in _CHECKS.items():
        if name not in found:
            continue
        try:
            values[name] = check(found.pop(name))
        except (TypeError, ValueError):
            notes.append(f"The preference “{name}” had a value that cannot be used; the default is used.")
    return Preferences(**values, unknown=found), tuple(notes)


def save(preferences: Preferences, path: Path) -> None:
    """Write beside the file, then rename: a reader never sees half a file. Raises OSError when the disk refuses."""
    known = {one.name: getattr(preferences, one.name) for one in fields(Preferences) if one.name != "unknown"}
    text = json.dumps(
        {**preferences.unknown, **known, "generation": _generation(preferences)}, indent=2, ensure_ascii=False
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text + "\n")
        os.replace(beside, path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _generation(preferences: Preferences) -> int:
    kept = preferences.unknown.get("generation", GENERATION)
    return max(kept, GENERATION) if isinstance(kept, int) else GENERATION


def _stepped_up(found: dict[str, Any]) -> dict[str, Any]:
    """Bring a file of an earlier generation up to this one. Each step is added here with the generation it leads to."""
    return dict(found)


def _one_of(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(value)
        return str(value)

    return check


def _short_text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200 or "\n" in value:
        raise ValueError(value)
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _paths(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return tuple(dict.fromkeys(value))[:MOST_RECENT]


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "theme": _one_of(THEMES),
    "paper": _one_of(PAPERS),
    "author": _short_text,
    "marking": _short_text,
    "recent": _paths,
    "ask_details": _yes_or_no,
}
