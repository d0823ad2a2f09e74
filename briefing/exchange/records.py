"""What goes out of a case, as plain values: one record for each report, each figure and each happening.

Reports that disagree are records of their own; nothing in a record is a sum over them. Every record names where it was
read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.event import EventType, Role
from briefing.domain.grade import UNJUDGED, Grade
from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.domain.when import When


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the whole: title, period in words, information cut-off in words, marking ("" for none), the moment of
    writing with its zone, and the program's version."""

    title: str
    period: str
    cut_off: str
    written: datetime
    marking: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Where something was read: an article, the words and the sentence around them."""

    article: str
    title: str
    publisher: str
    author: str
    published: date | None
    url: str
    start: int
    end: int
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place. `lat`, `lon` in degrees (WGS 84), None where unknown; `precision` says what they stand for."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    country_name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    gazetteer: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in its role."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event as one article tells it, or as the analyst entered it (`told` is empty then). `happening` is shared by all
    reports of the same."""

    id: str
    happening: str
    title: str
    type: EventType
    subtype: str | None
    when: When
    place: Spot | None
    parties: tuple[Party, ...]
    status: Status
    said_by: tuple[str, ...]
    confidence: float
    review: Review
    origin: Origin
    told: tuple[Told, ...]
    chain: str = ""
    grade: Grade = UNJUDGED


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One report of a toll. `is_counted` says whether it stands in the range of its happening, `why_not` why it does not.

    Persons, whole numbers; `high` is None where the report sets no ceiling, `low` where it sets no floor.
    """

    id: str
    event: str | None
    happening: str | None
    title: str
    effect: Effect
    low: int | None
    high: int | None
    qualifier: str | None
    victims: Victims
    groups: tuple[Group, ...]
    victim: str | None
    responsible: str | None
    is_running_total: bool
    part_of: str | None
    replaces: str | None
    is_counted: bool
    why_not: str
    when: When
    place: Spot | None
    status: Status
    said_by: tuple[str, ...]
    review: Review
    origin: Origin
    told: tuple[Told, ...]
    chain: str = ""
    grade: Grade = UNJUDGED


@dataclass(frozen=True, slots=True)
class TollRecord:
    """The range of reports of one effect and class of victims in one happening; `preferred` is the rule's figure, `words`
    all of it as a reader is told it."""

    effect: Effect
    victims: Victims
    low: int | None
    high: int | None
    preferred: float | None
    reports: int
    origins: int
    words: str


@dataclass(frozen=True, slots=True)
class HappeningRecord:
    """One happening, however many articles tell it. `when_words` is its date as a briefing prints it; tolls of it count
    different people."""

    key: str
    title: str
    type: EventType
    subtype: str | None
    when: When
    when_words: str
    place: Spot | None
    status: Status
    is_reviewed: bool
    parties: tuple[Party, ...]
    who: str
    said: str
    tolls: tuple[TollRecord, ...]
    reports: int
    origins: int
    told: tuple[Told, ...]
    first_reported: date | None = None
    grade: Grade = UNJUDGED

    @property
    def counts(self) -> bool:
        """Whether it is said to have happened, in the time that is covered."""
        return self.status in (Status.REPORTED, Status.CLAIMED, Status.DISPUTED)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that goes out, in a fixed order: happenings by time, reports and figures by article and offset."""

    about: About
    events: tuple[EventRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    happenings: tuple[HappeningRecord, ...] = ()
