"""Events: what happened, when, where, by whom, and how firmly that is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefing.domain.actor import ActorId
from briefing.domain.claim import Because, Origin, Review, Status
from briefing.domain.place import PlaceId
from briefing.domain.small import may_be_small
from briefing.domain.text import Span
from briefing.domain.when import UNKNOWN, When

EventId = NewType("EventId", str)
IncidentId = NewType("IncidentId", str)


class EventType(StrEnum):
    """Families of events; each maps onto ACLED event types and PLOVER root codes (docs/ontology.md)."""

    BATTLE = "battle"
    STRIKE = "strike"
    VIOLENCE_AGAINST_CIVILIANS = "violence-against-civilians"
    UNREST = "unrest"
    SEIZURE = "seizure"
    DETENTION = "detention"
    MOVEMENT = "movement"
    DISRUPTION = "disruption"
    DIPLOMACY = "diplomacy"
    POLITICS = "politics"
    SANCTION = "sanction"
    AID = "aid"
    STATEMENT = "statement"
    CASUALTY = "casualty"
    DISASTER = "disaster"
    OTHER = "other"


SUBTYPES: dict[EventType, tuple[str, ...]] = {
    EventType.BATTLE: (
        "armed-clash",
        "offensive",
        "advance",
        "withdrawal",
        "capture-of-territory",
        "siege",
        "encirclement",
    ),
    EventType.STRIKE: (
        "airstrike",
        "shelling",
        "drone",
        "missile",
        "bombing",
        "suicide-bombing",
        "ied",
        "landmine",
    ),
    EventType.VIOLENCE_AGAINST_CIVILIANS: ("massacre", "execution", "abduction", "sexual-violence", "attack"),
    EventType.UNREST: ("protest", "riot", "crackdown", "strike-action"),
    EventType.SEIZURE: ("weapons", "equipment", "facility", "vessel"),
    EventType.DETENTION: ("arrest", "capture-of-personnel", "release", "prisoner-exchange"),
    EventType.MOVEMENT: ("deployment", "reinforcement", "mobilisation", "displacement", "return", "evacuation"),
    EventType.DISRUPTION: ("road-closure", "blockade", "infrastructure-attack", "communications-cut"),
    EventType.DIPLOMACY: ("talks", "agreement", "ceasefire", "mediation", "visit", "recognition", "break-off"),
    EventType.POLITICS: ("election", "appointment", "resignation", "coup", "law", "decree"),
    EventType.SANCTION: ("sanctions", "expulsion", "embargo", "court-ruling"),
    EventType.AID: ("humanitarian", "military-aid", "funding"),
    EventType.STATEMENT: ("accusation", "denial", "threat", "condemnation", "warning", "appeal", "announcement"),
    EventType.CASUALTY: ("death", "injury"),
    EventType.DISASTER: ("explosion-accident", "crash", "natural"),
    EventType.OTHER: (),
}


class Role(StrEnum):
    """The part an actor has in an event."""

    INITIATOR = "initiator"
    TARGET = "target"
    ALLY = "ally"
    MEDIATOR = "mediator"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in its role."""

    actor: ActorId
    role: Role


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one article tells it.

    `title` is a short active headline. `when` is the time it happened, not when it was published. `confidence` is the
    extractor's own, 0..1. An event without evidence is one that the analyst entered (`origin`).
    """

    id: EventId
    title: str
    type: EventType
    subtype: str | None = None
    when: When = UNKNOWN
    place: PlaceId | None = None
    participants: tuple[Participant, ...] = ()
    status: Status = Status.REPORTED
    attributed_to: tuple[ActorId, ...] = ()
    confidence: float = 0.5
    review: Review = Review.SUGGESTED
    origin: Origin = Origin.EXTRACTED
    incident: IncidentId | None = None
    evidence: tuple[Span, ...] = ()
    why: tuple[Because, ...] = ()

    def in_role(self, role: Role) -> tuple[ActorId, ...]:
        """The actors that have this role."""
        return tuple(one.actor for one in self.participants if one.role is role)


may_be_small(Event, "why")
