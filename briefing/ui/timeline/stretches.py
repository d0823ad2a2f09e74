"""Time without its empty parts: what a printed timeline is cut into, so that a story of ten days and its background of ten
years both fill their paper."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.ui.timeline.scale import LONGEST

EMPTY = 0.3  # the share of a stretch that may be one gap
LEAST_GAP = 3.0  # days that are no gap at any rate
TAIL = 0.35  # of a stretch that may follow its last beginning, for dates that are wide
MOST = 24


def stretches(starts: Sequence[float], ends: Sequence[float]) -> list[tuple[float, float]]:
    """First and last moment of each stretch, in order; every beginning lies in one of them. `starts` ascend.

    A stretch is cut at its widest gap between beginnings as long as that gap takes a good part of it, at most so often.
    """
    if not starts:
        return []
    found = [(0, len(starts))]
    while len(found) < MOST:
        cuts = [cut for low, high in found if (cut := _widest(starts, low, high)) is not None]
        if not cuts:
            break
        _gap, at = max(cuts)
        number = next(number for number, (low, high) in enumerate(found) if low < at < high)
        low, high = found[number]
        found[number : number + 1] = [(low, at), (at, high)]
    made = []
    for number, (low, high) in enumerate(found):
        first = float(int(starts[low]))
        span = starts[high - 1] - starts[low]
        reach = starts[high - 1] + (max(3.0, TAIL * span) if span else LONGEST)
        last = max(min(ends[at], reach) for at in range(low, high))
        if number + 1 < len(found):
            last = min(last, float(int(starts[found[number + 1][0]])))
        made.append((first, max(last, starts[high - 1] + 0.5)))
    return made


def _widest(starts: Sequence[float], low: int, high: int) -> tuple[float, int] | None:
    if high - low < 2:
        return None
    gap, at = max((starts[at] - starts[at - 1], at) for at in range(low + 1, high))
    span = starts[high - 1] - starts[low]
    return (gap, at) if gap > LEAST_GAP and gap > EMPTY * span else None
