"""Tolls while the article is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Because
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.extract.events.happenings import Happening
from briefing.extract.events.standing import Standing
from briefing.extract.places.atlas import Spot
from briefing.extract.sentences.parse import Token
from briefing.extract.times.found import FoundTime


class Counted(Protocol):
    """How many: an amount of the text, or a number that a word implies."""

    @property
    def low(self) -> int | None:
        """The least."""

    @property
    def high(self) -> int | None:
        """The most."""

    @property
    def qualifier(self) -> str | None:
        """The word that hedges it."""


class Number(NamedTuple):
    """A number that a word implies: "a girl" is one, "no deaths" are none, "soldiers" at least two."""

    low: int
    high: int | None
    qualifier: str | None = None


GIVING_UP = frozenset("give lose sacrifice".split())  # with "their lives"
ONE, NONE, SEVERAL = Number(1, 1), Number(0, 0), Number(2, None)


@dataclass(slots=True)
class Row:
    """One toll: the noun or number that heads it, what became of the people, and the word that says so (`trigger`).

    `when`, `time` and `spot` are what its own clause tells. `total`: it sums up what was told before. `retold`: its clause
    tells who counts, and when, not when people were hurt. `wide`: told for all of an area.
    `nation`: the country of the people counted. `detached`: not of the incident told just before it.
    `elsewhere`: of none that the article tells, as a death in custody.
    """

    head: Token
    effect: Effect
    low: int | None
    high: int | None
    qualifier: str | None
    tokens: list[Token]
    trigger: Token
    standing: Standing
    victims: Victims = Victims.UNKNOWN
    groups: tuple[Group, ...] = ()
    victim_actor: ActorId | None = None
    perpetrators: list[ActorId] = field(default_factory=list)
    happening: Happening | None = None
    cumulative: bool = False
    part_of: Row | None = None
    replaces: Row | None = None
    why: list[Because] = field(default_factory=list)
    when: When = UNKNOWN
    time: FoundTime | None = None
    spot: Spot | None = None
    total: bool = False
    retold: bool = False
    wide: bool = False
    nation: str | None = None
    detached: bool = False
    elsewhere: bool = False
    late: bool = False  # they died of a blow of before
    hurt: When = UNKNOWN  # when it fell, where the words tell it
    by_others: bool = False  # its verb tells whose doing it was, though not by a name that is known

    def continue_from(self, told: Row) -> None:
        """Take over from a figure told just before it what its own words leave open: "others spoke of 52"."""
        own_stretch = self.time is not None and self.when.is_known and self.when.precision is not Precision.DAY
        if told.cumulative and own_stretch and not self.when.overlaps(told.when):
            self.cumulative, self.happening, self.victims = True, None, told.victims  # "last year it counted 1,900"
            return
        if (self.time is None or self.retold) and self.spot is None:
            self.happening, self.when, self.time, self.spot = told.happening, told.when, told.time, told.spot
            self.cumulative, self.perpetrators = told.cumulative, list(told.perpetrators)
            if not told.low == told.high == 1:  # one member's death says nothing of who the 22 were
                self.victims = told.victims

    @property
    def lasts(self) -> bool:
        """Whether the figure tells a state of now that comes from a blow of then: the missing, the treated."""
        return self.retold or self.effect is Effect.MISSING or self.trigger.lemma == "treat"
