"""What changed between two briefings: each difference with what it was, what it is, and the cause, where that is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from briefing.domain.corpus import Decisions
from briefing.domain.snapshot import Snapshot


class Kind(StrEnum):
    """What became of an item. A range is raised or lowered where its ends went one way, or one went and one stayed."""

    NEW = "new"
    RAISED = "raised"
    LOWERED = "lowered"
    WIDENED = "range wider"
    NARROWED = "range narrower"
    WITHDRAWN = "withdrawn"
    REDATED = "re-dated"
    RELOCATED = "other place"
    STATUS = "other status"
    JOINED = "joined"
    SPLIT = "split"
    CORRECTED = "corrected"
    PRINTED = "printed elsewhere"
    RENAMED = "renamed"


class Subject(StrEnum):
    """What kind of item it is."""

    TOTAL = "total"
    RUNNING = "running total"
    EVENT = "event"
    TOLL = "toll"
    STATEMENT = "statement"
    ACTOR = "actor"
    ARTICLE = "article"


class Ground(StrEnum):
    """Why something changed. UNKNOWN is said so and never filled in with what is likely."""

    NEW_REPORT = "new report"
    REMOVED_REPORT = "article taken out"
    CORRECTION = "article corrected"
    DECISION = "the analyst's decision"
    JOINED = "joined with another event"
    SPLIT = "split from another event"
    REREAD = "article read otherwise"
    CHOICE = "another choice for this briefing"
    UNKNOWN = "cause unknown"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause. `articles` are those that it rests on, `items` the ids of the events or figures by which it came about.
    `note` says what was decided or corrected.
    """

    ground: Ground
    articles: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    note: str = ""


UNKNOWN = (Cause(Ground.UNKNOWN),)


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that is not as it was. `before` and `after` are in words, "" where there was or is nothing; `items` are
    the ids of what tells it now.
    """

    kind: Kind
    subject: Subject
    key: str
    title: str
    before: str
    after: str
    causes: tuple[Cause, ...]
    items: tuple[str, ...] = ()
    people: str = ""


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    STRUCK = "struck"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a redline."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Redlined:
    """A passage with what was struck from it and what was added."""

    key: str
    heading: str
    stretches: tuple[Stretch, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything was struck or added."""
        return any(one.mark is not Mark.SAME for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, totals first, then by time; and the passages, changed ones alone."""

    differences: tuple[Difference, ...] = ()
    redline: tuple[Redlined, ...] = ()

    def of(self, *subjects: Subject) -> tuple[Difference, ...]:
        """The differences of some kinds of item."""
        return tuple(one for one in self.differences if one.subject in subjects)

    def __bool__(self) -> bool:
        return bool(self.differences or self.redline)


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier issue to compare with, and the decisions on sameness that hold now."""

    number: int
    written: datetime
    then: Snapshot
    decisions: Decisions = field(default_factory=Decisions)
