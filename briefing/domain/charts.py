"""What the window's charts draw beside those of a briefing, and how the totals of a case come about: finished words and
figures, each with the ids that it stands for.

Units   persons. A range is a range of reports, never a statistical interval (docs/counting.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.choice import Rule
from briefing.domain.drawn import Reach
from briefing.domain.event import EventId, IncidentId
from briefing.domain.text import Span
from briefing.domain.when import When

# --- growth over time


@dataclass(frozen=True, slots=True)
class GrowthPoint(Reach):
    """The sum of everything up to and with a day; `incidents` are those that came in on it."""

    day: date
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """A running total as a source put it. It stands beside the sum and is never added to it. `day` is the one that it is
    as of.
    """

    casualty: CasualtyId
    day: date
    low: int | None
    high: int | None
    speaker: str
    words: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class GrowthSeries:
    """One class of victims. `undated` says in words what no day holds, which is in no point; "" where nothing is. It is
    `undated_figure`, told of so many events.
    """

    effect: Effect
    victims: Victims
    label: str
    points: tuple[GrowthPoint, ...]
    running: tuple[RunningTotal, ...]
    undated: str
    reports: int
    origins: int
    undated_figure: str = ""
    undated_events: int = 0


@dataclass(frozen=True, slots=True)
class GrowthChart:
    """Casualties of single incidents added up over time, with the running totals that sources give beside them."""

    title: str
    alt: str
    effect: Effect
    series: tuple[GrowthSeries, ...]
    preferred: str = ""


# --- by group


@dataclass(frozen=True, slots=True)
class GroupToll(Reach):
    """The people of one group (children, women), or with `is_whole` all of whom tolls tell; `rows` are the reports."""

    who: str
    is_whole: bool
    reports: int
    origins: int
    rows: tuple[CasualtyId, ...]


@dataclass(frozen=True, slots=True)
class GroupChart:
    """Casualties by the group that reports say people belong to. A group is part of the whole and never added to it; the
    groups overlap (women who are medics), and of most people no group is told.
    """

    title: str
    alt: str
    effect: Effect
    rows: tuple[GroupToll, ...]
    note: str
    preferred: str = ""


# --- who says what of one happening


@dataclass(frozen=True, slots=True)
class Guard:
    """Why a report is in no total. `reason` in English is the whole of it, unless it is a running total since a day that is
    known, or included in `whole`, another report: then it is what stands before these.
    """

    reason: str
    since: date | None = None
    whole: Casualty | None = None


class Fate(StrEnum):
    """What became of a report in the figure of its happening."""

    COUNTED = "counted"
    SUPERSEDED = "superseded"
    PART = "part"
    RUNNING = "running"
    DENIAL = "denial"
    ASIDE = "aside"  # background, planned, or not clearly of this happening


@dataclass(frozen=True, slots=True)
class Report:
    """One figure of one source. `said_on` is the day of its article in words, `why_not` the reason why it is not added, ""
    where it is, and `guard` the same in its parts. `by_hand`: no article gives it. `revised_by` is the newer figure of the
    same source that took its place.
    """

    casualty: CasualtyId
    speaker: str
    said_on: str
    day: date | None
    wording: str
    figure: str
    low: int | None
    high: int | None
    fate: Fate
    is_claimed: bool
    why_not: str
    revised_by: CasualtyId | None
    span: Span | None
    guard: Guard | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Telling(Reach):
    """All reports of one effect and class of victims of a happening, by source and then by time; the range is of those
    counted. `result` and `preferred` put it in words.
    """

    effect: Effect
    victims: Victims
    people: str
    result: str
    preferred: str
    reports: tuple[Report, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class TellingChart:
    """Who says what of one happening."""

    title: str
    alt: str
    key: str
    when: str
    where: str
    rule: Rule
    tellings: tuple[Telling, ...]
    time: When | None = None  # `when` tells it in words


@dataclass(frozen=True, slots=True)
class Told:
    """A happening that figures are told of, to choose from: with how many of them, from how many sources."""

    key: str
    title: str
    when: str
    reports: int
    sources: int
    time: When | None = None


# --- how totals come about


@dataclass(frozen=True, slots=True)
class Addend:
    """The toll of one happening as it goes into a total."""

    key: str
    title: str
    when: str
    where: str
    result: str
    preferred: str
    rows: tuple[CasualtyId, ...]
    span: Span | None
    time: When | None = None


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A report that stands beside a total, and the guard that keeps it out."""

    casualty: CasualtyId
    figure: str
    people: str
    speaker: str
    why: str
    span: Span | None
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A total over happenings of one effect and class of victims. `preferred` is the figure that the rule prefers, in
    words, "" where it prefers none.
    """

    effect: Effect
    victims: Victims
    people: str
    result: str
    preferred: str
    addends: tuple[Addend, ...]
    not_added: tuple[NotAdded, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How the totals of a case come about by one rule. `unplaced` are reports of effects and victims that have no total."""

    rule: Rule
    sums: tuple[Sum, ...]
    unplaced: tuple[NotAdded, ...]


# --- an actor over time


class Part(StrEnum):
    """The part an actor has in an event."""

    ACTED = "acted"
    TARGET = "target"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ActivityMark:
    """The events of one day, type and part, with their titles."""

    day: date
    part: Part
    events: tuple[EventId, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One type of event."""

    label: str
    marks: tuple[ActivityMark, ...]


@dataclass(frozen=True, slots=True)
class ActivityChart:
    """The events that an actor has part in, by type and day. `note` says what is not shown, "" where all is."""

    title: str
    alt: str
    rows: tuple[ActivityRow, ...]
    note: str
