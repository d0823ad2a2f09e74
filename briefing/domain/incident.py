"""The reconciled view: one happening, however many articles tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId, Effect, Victims
from briefing.domain.event import EventId, EventType, IncidentId
from briefing.domain.place import PlaceId
from briefing.domain.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Toll:
    """The reconciled toll of one effect and class of victims in an incident.

    Units   persons.
    Error   `low` and `high` bound the figures that still stand, `best` is their median; `high` is None where the largest
            figure has no ceiling, `low` where the smallest has no floor; all three where no figure stands. `left_out` names
            rows that were seen and not counted, each with its reason.
    Source  `casualties`, the rows behind it, which come from `origins` independent sources; `rule` names how they were put
            together. The tolls of one effect in an incident never count the same people twice; combatants have one toll a
            side where sources tell the sides apart, and `victim_actor` is that side.
    """

    effect: Effect
    victims: Victims
    low: int | None
    best: float | None
    high: int | None
    casualties: tuple[CasualtyId, ...]
    left_out: tuple[tuple[CasualtyId, str], ...] = ()
    rule: str = "median-with-range"
    origins: int = 0
    victim_actor: ActorId | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of one or several articles that tell the same happening, with its tolls."""

    id: IncidentId
    title: str
    type: EventType
    when: When = UNKNOWN
    place: PlaceId | None = None
    events: tuple[EventId, ...] = ()
    tolls: tuple[Toll, ...] = ()


class Pair(NamedTuple):
    """Two events, the smaller id first."""

    one: EventId
    other: EventId

    @classmethod
    def of(cls, a: EventId, b: EventId) -> Pair:
        """The pair of two events, whatever their order."""
        return cls(min(a, b), max(a, b))
