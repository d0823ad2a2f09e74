"""Sums over ranges of people, in which unknown never becomes nought."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Tally:
    """A total over incidents that tell different deaths.

    Units   persons. `low` and `high` are sums of the incidents' bounds; `best` of their medians.
    Error   `open_ended` counts incidents without a ceiling: the true `high` may be any larger. `unknown_floor` counts those
            without a floor, which add nothing to `low`.
    """

    low: int = 0
    best: float = 0
    high: int = 0
    incidents: int = 0
    open_ended: int = 0
    unknown_floor: int = 0


def total(ranges: Iterable[tuple[int | None, float | None, int | None]]) -> Tally | None:
    """The sum of (low, best, high) ranges, or None when there are none: nothing told is not nought.

    A range that says nothing at all (no figure of it stands) is no part of a sum.
    """
    rows = [row for row in ranges if row != (None, None, None)]
    if not rows:
        return None
    return Tally(
        low=sum(low or 0 for low, _, _ in rows),
        best=sum(_middle(*row) for row in rows),
        high=sum(_ceiling(*row) for row in rows),
        incidents=len(rows),
        open_ended=sum(high is None for _, _, high in rows),
        unknown_floor=sum(low is None for low, _, _ in rows),
    )


def _middle(low: int | None, best: float | None, high: int | None) -> float:
    return next((value for value in (best, low, high) if value is not None), 0)


def _ceiling(low: int | None, best: float | None, high: int | None) -> int:
    return high if high is not None else int(max(low or 0, best or 0))


def figure(low: int | None, high: int | None) -> str:
    """A range in words that fit a table cell: "24", "24-40", "at least 24", "up to 24", "not reported"."""
    if low is None and high is None:
        return "not reported"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}\u2013{high:,}"


_VAGUE = {  # the words that tell no number, with the ceiling that docs/counting.md reads them with
    **dict.fromkeys(("several", "a few", "few", "a handful", "handful"), 9),
    **dict.fromkeys(("dozens", "scores", "several dozen", "a few dozen"), 99),
    **dict.fromkeys(("hundreds", "several hundred", "a few hundred"), 999),
    **dict.fromkeys(("thousands", "several thousand", "a few thousand"), 9_999),
    "tens of thousands": 99_999,
    "hundreds of thousands": 999_999,
    "millions": 9_999_999,
}
VAGUE_WORDS = tuple(_VAGUE)
SOME = "some"  # "soldiers were killed": a plural without a number, which docs/counting.md reads as two or more
_NUMBERED = re.compile(r"\d|\b(?:two|pair|couple|both|least|more|over|minimum|fewer|excess|upwards?)\b")
_COUNTS_OF = ("dozens", "handful", "hundreds", "millions", "scores", "thousands")


@lru_cache(maxsize=1 << 12)
def as_told(low: int | None, high: int | None, words: str | None) -> str | None:
    """The word with which a report leaves its number open ("dozens"; "some" for a bare plural), where its figure is no more
    than the reading of that word; None where it gives a number. `words` are the report's own, from the figure on: its hedge
    or its wording.

    The bounds of such a word are docs/counting.md's and nobody's count: they are not shown as a range.
    """
    told = " ".join((words or "").lower().split())
    if low == 2 and high is None and _NUMBERED.search(told) is None:
        return SOME
    word = max((one for one in _VAGUE if told == one or told.startswith(f"{one} ")), key=len, default=None)
    return word if word is not None and low is not None and low != high and high == _VAGUE[word] else None


def is_one(low: int | None, high: int | None) -> bool:
    """Whether a figure is told of a single person: "1", "at least 1", "up to 1"; "0\u20131" is told of people."""
    return (low, high) in ((1, 1), (1, None), (None, 1))


def says_one(result: str) -> bool:
    """The same of a figure in words."""
    return result in ("1", "at least 1", "up to 1")


def amount_of(result: str, people: str) -> str:
    """A figure with whom it counts: "24 civilians", "dozens of civilians"."""
    return f"{result} of {people}" if result.endswith(_COUNTS_OF) else f"{result} {people}"
