"""Happenings: events while the article is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from briefing.domain.actor import ActorId
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.when import UNKNOWN, When
from briefing.extract.events.standing import Mood, Report, Standing
from briefing.extract.places.atlas import Spot
from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Meaning
from briefing.knowledge.words import lists

STRETCH_DAYS = 60
LONG_PAST = 240  # days from the last day of a report's story to its publication
FEWEST_PAST = 2  # happenings that make an article one about the past
BACKGROUND_DAYS = 31  # what ended longer before publication than this is context, not news
BLOWS = frozenset(
    (EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE, EventType.DISASTER, EventType.CASUALTY)
)


@dataclass(slots=True)
class Happening:
    """An event while the article is being read. `triggers` are the words that name it, the first one first."""

    trigger: Token
    meaning: Meaning
    standing: Standing
    clause: Clause | None = None
    initiators: list[ActorId] = field(default_factory=list)
    targets: list[ActorId] = field(default_factory=list)
    mediators: list[ActorId] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    spot: Spot | None = None
    when: When = UNKNOWN
    own_time: bool = False
    own_place: bool = False
    framed: bool = False  # its day is that of its paragraph
    triggers: list[Token] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    blamed_by: list[ActorId] = field(default_factory=list)
    denied: bool = False
    cleared: list[ActorId] = field(default_factory=list)  # who say they had nothing to do with it
    refuted: bool = False  # not only somebody's part in it is denied: it did not happen
    definite: bool = False
    nominal: bool = False
    why: list[Because] = field(default_factory=list)
    tellings: list[Happening] = field(default_factory=list)  # what was joined to it, in text order

    @property
    def type(self) -> EventType:
        """The family it belongs to."""
        return self.meaning.type


def hits_several(one: Happening) -> bool:
    """ "Attacked two communities in Oyo", "shelled 14 settlements": in places of which none is where it was."""
    return any(obj.tag == "NNS" and (obj.lemma in lists().names.places or obj.lemma == "community") for obj in one.objects)


def is_stretch(when: When, published: date | None) -> bool:
    """Whether what is told has run over months up to now ("since January"): a count of many blows, and no news of one."""
    if when.earliest is None or when.latest is None or when.latest != published:
        return False
    return (when.latest - when.earliest).days > STRETCH_DAYS


def is_background(when: When, published: date | None) -> bool:
    """Whether a happening is older than the story: it ended more than `BACKGROUND_DAYS` before publication."""
    return published is not None and when.latest is not None and (published - when.latest).days > BACKGROUND_DAYS


def looks_back_to(happenings: Iterable[Happening], published: date | None) -> date | None:
    """Up to which day an article that tells no news tells its story: a report on a past quarter, an inquiry into a
    massacre. None where something that it tells is news, or nothing has a day."""
    ends = [
        one.when.latest
        for one in happenings
        if one.type is not EventType.STATEMENT and one.standing.mood is Mood.HAPPENED and one.when.latest is not None
    ]
    if published is None or len(ends) < FEWEST_PAST or any((published - end).days <= BACKGROUND_DAYS for end in ends):
        return None
    return max(ends) if (published - max(ends)).days <= LONG_PAST else None  # an anniversary looks back on background
