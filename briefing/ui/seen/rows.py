"""What panes show of a case, a row or a line each, and the words of their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.event import Event, EventId
from briefing.domain.grade import NOT_GRADED, UNJUDGED_SOURCE, Graded, Reliability
from briefing.domain.incident import Toll
from briefing.domain.place import PlaceId
from briefing.domain.tally import figure, is_one
from briefing.domain.text import Article, Span
from briefing.domain.tie import TieKey
from briefing.domain.when import When
from briefing.ui.wording import words
from briefing.ui.wording.amount_words import with_people

if TYPE_CHECKING:
    pass

ASIDE = frozenset({Status.BACKGROUND, Status.PLANNED, Status.DENIED})


class MarkKind(StrEnum):
    """What a marked stretch of an article is."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    CASUALTY = "casualty"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mark:
    """One extracted stretch of an article, and the id of what was read from it."""

    start: int
    end: int
    kind: MarkKind
    ref: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the timeline: an incident with the events that tell it, or an event that stands alone."""

    key: str
    title: str
    when: When
    lead: Event
    events: tuple[Event, ...]
    status: Status
    review: Review
    place: str | None
    toll: str
    told_by: int
    place_id: PlaceId | None = None

    @property
    def is_aside(self) -> bool:
        """Whether it belongs beside the main line: background, planned or denied."""
        return self.status in ASIDE

    @property
    def kind(self) -> str:
        """The most telling name of its type."""
        return kind_words(self.lead)


class ToldBy(NamedTuple):
    """Of a happening's reports how many there are, from how many origins, when the first came out; `by_hand` counts those
    without an article.
    """

    reports: int
    origins: int
    first: date | None
    by_hand: int = 0


class GradedSource(NamedTuple):
    """Whom a letter is given to, and which it has: an actor, or a publisher; neither where nobody is known."""

    name: str = ""
    reliability: Reliability = UNJUDGED_SOURCE
    actor: ActorId | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One toll row as a text gives it, with what became of it in the reconciled figures."""

    casualty: Casualty
    figure: str
    who: str
    wording: str
    said_by: str
    article: Article | None
    what: str
    where: str
    counted: bool
    because: str
    grade: Graded = NOT_GRADED


class ActorOrder(StrEnum):
    """How actors are listed."""

    MET = "met"
    TOLLS = "tolls"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a profile or summary. With a `span` a click shows the words it rests on. `chip` says how it stands, `tie`
    names a tie that can be judged, `review` what was decided of it.
    """

    text: str
    detail: str = ""
    span: Span | None = None
    is_heading: bool = False
    event: EventId | None = None
    casualty: CasualtyId | None = None
    actor: ActorId | None = None
    tone: str = "text"
    icon: str = ""
    chip: str = ""
    review: Review | None = None
    tie: TieKey | None = None
    is_open: bool = False  # nobody states it as a fact


def kind_words(event: Event) -> str:
    """The subtype where there is one, otherwise the type."""
    if event.subtype:
        return words.EVENT_SUBTYPES.get(event.subtype, event.subtype.replace("-", " ").capitalize())
    return words.EVENT_TYPES[event.type]


def toll_words(toll: Toll) -> str:
    """As "15–24 civilians killed"."""
    if toll.effect is Effect.KILLED and toll.low == toll.high == 0:
        return words.NOBODY_KILLED
    if toll.effect is Effect.WOUNDED and toll.low == toll.high == 0:
        return words.NOBODY_WOUNDED
    people = words.VICTIMS[toll.victims]
    if is_one(toll.low, toll.high):
        people = words.ONE_OF[toll.victims]
    return f"{with_people(figure(toll.low, toll.high), people)} {words.EFFECTS[toll.effect]}"


def joint_status(statuses: list[Status]) -> Status:
    """That of a happening whose reports have these."""
    found = set(statuses)
    if len(found) == 1:
        return statuses[0]
    if Status.DISPUTED in found or (Status.DENIED in found and found - {Status.DENIED}):
        return Status.DISPUTED
    for status in (Status.REPORTED, Status.CLAIMED, Status.PLANNED, Status.BACKGROUND):
        if status in found:
            return status
    return statuses[0]


def joint_review(reviews: list[Review]) -> Review:
    """That of a happening whose reports have these."""
    found = set(reviews)
    if len(found) == 1:
        return reviews[0]
    return Review.SUGGESTED if Review.SUGGESTED in found else Review.EDITED if Review.EDITED in found else Review.ACCEPTED


def first_of(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
