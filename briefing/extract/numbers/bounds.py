"""How far a number reaches: what a word before it leaves open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from briefing.extract.numbers.kinds import Amount
from briefing.extract.numbers.words import Hedge


def widened(first: Amount, second: Amount) -> Amount:
    """A figure with the doubt that the text adds to it. The wording of both is kept, the offsets stay the first one's."""
    low = first.low if first.low is not None else second.low
    high = second.high if second.high is None or low is None or second.high >= low else first.high
    words = " … ".join(part for part in (first.qualifier, second.qualifier) if part)
    return replace(first, low=low, high=high, qualifier=words or None, exact=False)


def bounded(hedge: Hedge, low: Fraction, high: Fraction | None) -> tuple[Fraction | None, Fraction | None]:
    """A number's range under a hedge."""
    if hedge is Hedge.AT_LEAST:
        return low, None
    if hedge is Hedge.MORE_THAN:
        return low + 1, None
    if high is None:
        return low, None  # "no more than many" sets no ceiling either
    if hedge is Hedge.AT_MOST:
        return None, high
    if hedge is Hedge.FEWER_THAN:
        return None, max(Fraction(0), high - 1)
    return low, high


def as_whole(value: Fraction | None, whole: bool) -> int | None:
    """A bound as a count of people or things; none where it is a fraction of one."""
    if value is None or not whole:
        return None
    return int(value) if value.denominator == 1 else None
