"""How a range of people differs from an earlier one: raised, lowered, widened, narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from briefing.domain.changes import Kind
from briefing.domain.snapshot import KnownToll


def least(low: int | None) -> float:
    """The lowest number that a range leaves open."""
    return 0 if low is None else low


def most(high: int | None) -> float:
    """The highest number that a range leaves open; infinite without a ceiling."""
    return inf if high is None else high


def bounds(tolls: Sequence[KnownToll]) -> tuple[float, float]:
    """The range of several tolls of different people, added up."""
    return sum(least(one.low) for one in tolls), sum(most(one.high) for one in tolls)


def range_kind(mine: Sequence[KnownToll], toll: KnownToll) -> Kind | None:
    """How a toll differs from those that it goes on; None where it does not."""
    return direction(bounds(mine), (least(toll.low), most(toll.high)))


def direction(was: tuple[float, float], is_: tuple[float, float]) -> Kind | None:
    """Which way a range went, by its two ends; None where both stayed."""
    if was == is_:
        return None
    if is_[0] == was[0] and inf in (is_[1], was[1]):  # a ceiling was set, or lifted
        return Kind.WIDENED if is_[1] == inf else Kind.NARROWED
    if is_[0] >= was[0] and is_[1] >= was[1]:
        return Kind.RAISED
    if is_[0] <= was[0] and is_[1] <= was[1]:
        return Kind.LOWERED
    return Kind.WIDENED if is_[0] < was[0] else Kind.NARROWED
