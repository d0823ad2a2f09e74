"""Actors that may be one, and what the analyst says of such pairs without joining them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum

from briefing.domain.actor import ActorId

SETTING = "actors that resemble"  # of the case: the analyst's verdicts


class Certainty(StrEnum):
    """How much speaks for two actors being one."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    FAINT = "faint"


class Verdict(StrEnum):
    """What the analyst says of two actors without joining them."""

    PERHAPS = "perhaps"
    APART = "apart"


Twain = tuple[ActorId, ActorId]


def twain(one: ActorId, other: ActorId) -> Twain:
    """A pair of actors, whatever their order."""
    return min(one, other), max(one, other)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two actors that may be one, and why: a name of each."""

    one: ActorId
    other: ActorId
    certainty: Certainty
    why: str
    names: tuple[str, str]

    @property
    def pair(self) -> Twain:
        return twain(self.one, self.other)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The pairs that were looked at: those kept as possibly the same, those that are not."""

    perhaps: frozenset[Twain] = field(default_factory=frozenset)
    apart: frozenset[Twain] = field(default_factory=frozenset)

    def of(self, actor: ActorId) -> tuple[ActorId, ...]:
        """Who is possibly the same as an actor."""
        return tuple(sorted(two if one == actor else one for one, two in self.perhaps if actor in (one, two)))


def read_verdicts(text: str | None) -> Verdicts:
    """Verdicts out of a setting; without those that cannot be read."""
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return Verdicts()

    def pairs(name: str) -> frozenset[Twain]:
        told_of = told.get(name) if isinstance(told, dict) else None
        found = told_of if isinstance(told_of, list) else []
        good = [
            one for one in found if isinstance(one, list) and len(one) == 2 and all(isinstance(id_, str) for id_ in one)
        ]
        return frozenset(twain(ActorId(one), ActorId(other)) for one, other in good)

    return Verdicts(pairs("perhaps"), pairs("apart"))


def write_verdicts(told: Verdicts) -> str | None:
    """Verdicts as a setting; None where there are none."""
    if not told.perhaps and not told.apart:
        return None
    return json.dumps({"perhaps": sorted(told.perhaps), "apart": sorted(told.apart)}, ensure_ascii=False)
