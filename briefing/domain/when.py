"""When something happened: closed intervals of calendar days with a precision, and the expressions they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from briefing.domain.small import IdFrom, may_be_small
from briefing.domain.text import Span


class Precision(StrEnum):
    """How finely the text tells the time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    VAGUE = "vague"


class TimeKind(StrEnum):
    """What a temporal expression is."""

    DATE = "date"
    RANGE = "range"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days. Either end is None where the text leaves it open; both None: the text does not say.

    Raises ValueError when the interval ends before it begins.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"interval ends before it begins: {self.earliest}..{self.latest}")

    @classmethod
    def on(cls, day: date) -> When:
        """One known day."""
        return cls(day, day, Precision.DAY)

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_one_day(self) -> bool:
        """Whether the text tells the very day."""
        return self.earliest is not None and self.earliest == self.latest

    def overlaps(self, other: When, gap_days: int = 0) -> bool:
        """Whether the two can be the same time, with `gap_days` to spare. An unknown interval overlaps nothing."""
        if not (self.is_known and other.is_known):
            return False
        spare = timedelta(days=gap_days)
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest + spare
        ends_in_time = self.latest is None or other.earliest is None or other.earliest <= self.latest + spare
        return starts_in_time and ends_in_time

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders intervals by their beginning, open and unknown ones last."""
        first = self.earliest or self.latest or date.max
        return first, self.latest or first


@dataclass(frozen=True, slots=True)
class Turned(When):
    """An interval that a case holds with its end before its beginning, turned round. Whoever shows it says so."""


UNKNOWN = When()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One temporal expression of an article and the interval it stands for."""

    id: str
    when: When
    kind: TimeKind
    evidence: Span


TOLD_AT: Any = IdFrom("{0.article}:t{0.start}")
"""Stands for the id of a temporal expression that is made, as most are, of where it was read."""
may_be_small(TimeExpression, "id")
