"""What the analyst chooses for one briefing: title and days, paper and marking, and by which rule reports become totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Paper(StrEnum):
    """Sheet sizes."""

    A4 = "a4"
    US_LETTER = "us-letter"


class Rule(StrEnum):
    """How the reports of one toll become one figure; the range of reports is printed whichever is chosen.

    LOWEST counts the smallest figure that stands (the custom of ACLED), MEDIAN the median of those that stand (best between
    low and high, as UCDP has it), WIDEST prefers none and gives the smallest and the largest (as Airwars does).
    """

    LOWEST = "lowest"
    MEDIAN = "median-with-range"
    WIDEST = "widest"


TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")  # Traffic Light Protocol, version 2.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What the analyst chose for one briefing.

    `first` and `last` bound the days that are covered; None leaves that side open. `known_on` leaves out every article
    published after that day or without a date, and what was entered without an article: the case as it was known then.
    `marking` is free text or one of `TLP`; it is printed on every page. `written` carries its zone, and is the only clock
    that the document knows.

    Raises ValueError for an empty title, a reversed period, or a `written` without a zone.
    """

    title: str
    written: datetime
    first: date | None = None
    last: date | None = None
    paper: Paper = Paper.A4
    marking: str = ""
    author: str = ""
    rule: Rule = Rule.MEDIAN
    known_on: date | None = None
    reviewed_only: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a briefing needs a title")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the period ends before it begins: {self.first}..{self.last}")
        if self.written.tzinfo is None:
            raise ValueError("the time of writing needs a zone")
