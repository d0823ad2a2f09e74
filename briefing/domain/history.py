"""What was done in a case: its words, and what of it is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

DEPTH = 100  # steps that can be undone


class Kind(StrEnum):
    """What an entry of the history is about."""

    ARTICLE = "article"
    EVENT = "event"
    CASUALTY = "casualty"
    ACTOR = "actor"
    KNOWLEDGE = "knowledge"
    SETTING = "setting"
    CASE = "case"


class Act(StrEnum):
    """How it came about: done for the first time, taken back, or done once more."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


class Subject(NamedTuple):
    """An item of the case; of a setting or of knowledge the id is its key or name."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Why:
    """The analyst's reason for a change, written when or after it was made. `at` is in UTC."""

    at: datetime
    who: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when (UTC), by whom where that is known, and what was there before and after.

    `before` and `after` are plain values as JSON has them, None where there was or is nothing; of one item that changed
    they hold its id, its name, and the fields that differ. `about` names the items it belongs to, the changed one first.
    `step` is the number of the step of undo it was a part of.
    """

    n: int
    at: datetime
    who: str | None
    label: str
    before: Any
    after: Any
    kind: Kind = Kind.CASE
    about: tuple[Subject, ...] = ()
    act: Act = Act.DONE
    step: int | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are looked for; what is empty leaves nothing out.

    `words` are looked for, each of them, in labels, names of who did it and reasons; case does not matter.
    """

    words: str = ""
    who: str | None = None
    kinds: frozenset[Kind] = frozenset()
    about: Subject | None = None
    steps: frozenset[int] | None = None
    acts: frozenset[Act] = frozenset()


EVERYTHING = Wanted()
