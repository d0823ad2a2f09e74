"""Casualties: one row for each toll that a text gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefing.domain.actor import ActorId
from briefing.domain.claim import Because, Origin, Review, Status
from briefing.domain.event import EventId, IncidentId
from briefing.domain.place import PlaceId
from briefing.domain.small import may_be_small
from briefing.domain.text import Span
from briefing.domain.when import UNKNOWN, When

CasualtyId = NewType("CasualtyId", str)


class Effect(StrEnum):
    """What became of the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Victims(StrEnum):
    """Which side of the line the people counted stand on."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """Groups that reports tell apart."""

    CHILDREN = "children"
    WOMEN = "women"
    JOURNALISTS = "journalists"
    MEDICS = "medics"
    AID_WORKERS = "aid-workers"
    POLICE = "police"
    PRISONERS = "prisoners"
    CLERGY = "clergy"
    OFFICIALS = "officials"


@dataclass(frozen=True, slots=True)
class Casualty:
    """People killed, wounded, missing, held or displaced, as one article puts it.

    Units   persons, whole numbers.
    Error   closed range low..high; `high` is None where the text sets no ceiling ("at least 12" is 12..None), `low` is None
            where it sets no floor ("up to 12" is None..12). `qualifier` keeps the hedging words.
    Rules   docs/counting.md. `cumulative` marks a running total, which is never added to single incidents. `part_of` names
            the row that this one is a part of ("12 people, including four children"), `replaces` the earlier toll of the
            same deaths that the text says is superseded; neither is ever added to the other.

    Raises ValueError for a negative number, a reversed range or a range with neither end.
    """

    id: CasualtyId
    effect: Effect
    low: int | None
    high: int | None
    qualifier: str | None = None
    victims: Victims = Victims.UNKNOWN
    groups: tuple[Group, ...] = ()
    event: EventId | None = None
    incident: IncidentId | None = None
    victim_actor: ActorId | None = None
    perpetrator: ActorId | None = None
    cumulative: bool = False
    when: When = UNKNOWN
    place: PlaceId | None = None
    attributed_to: tuple[ActorId, ...] = ()
    status: Status = Status.REPORTED
    part_of: CasualtyId | None = None
    replaces: CasualtyId | None = None
    review: Review = Review.SUGGESTED
    origin: Origin = Origin.EXTRACTED
    evidence: tuple[Span, ...] = ()
    why: tuple[Because, ...] = ()

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a casualty figure needs a floor or a ceiling")
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < (self.low or 0)):
            raise ValueError(f"impossible casualty range {self.low}..{self.high}")


may_be_small(Casualty, "why")
