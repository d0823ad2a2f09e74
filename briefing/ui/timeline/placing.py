"""Where each thing of a lane is put, so that no words, sign or bar covers another.

A lane has tracks, rows of one line each. What happened within one calendar unit (a day when near, a month when far) is
shown one by one while there is room, and as a crowd with its number where there is not. The work hangs on what is in sight,
never on what the case holds. Pixels count from the time at which the layout begins.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from operator import sub
from typing import NamedTuple

from briefing.ui.timeline.chronicle import Chronicle, Fact, Lane
from briefing.ui.timeline.scale import Scale, Unit, edges, unit_for

SIGN = 14.0  # pixels that the sign of a status takes
WORDS = 18.0  # where words begin, from the left of their mark
GAP = 10.0  # between words and what follows them
LEAST_WORDS = 34.0  # pixels below which words are left out
MOST_WORDS = 260.0  # pixels that words are given room for
LONGEST_WORDS = 640.0  # and to which they may run on where nothing follows
LEAST_UNIT = 34.0  # pixels of the narrowest stretch that is counted
WIDE_UNIT = 120.0  # and from which on its members are told one by one as far as they fit
MOST_OPENED = 400  # rows of a crowd that was opened
BUDGET = 420  # things shown one by one in all lanes together
LIMITS = (6, 4, 3, 2, 1)

Measure = Callable[[int], float]


class Placed(NamedTuple):
    """One happening: its track, its mark from `left` to `right`, and how far to the right its words may reach."""

    item: int
    track: int
    left: float
    right: float
    room: float

    def words(self, width: float, least_left: float = 0.0, widest: float = MOST_WORDS) -> tuple[float, float]:
        """Where its words begin and end, given how wide they are; a width of 0 where there is no room for them.

        Words of a bar that begins left of `least_left` follow the edge of the window.
        """
        _item, _track, left, right, room = self
        if left < least_left and right > left + SIGN:
            left = least_left if least_left < right - SIGN else right - SIGN
        left += WORDS
        end = left + (width if width < widest else widest)
        if end > room:
            end = room
        return (left, end) if end - left >= (width if width < LEAST_WORDS else LEAST_WORDS) else (left, left)


class Crowd(NamedTuple):
    """Several happenings in one stretch of time, as a column over some tracks; or, when `more`, what found no track."""

    first: float
    last: float
    left: float
    right: float
    top: int
    bottom: int
    members: Sequence[int]
    more: bool


@dataclass(slots=True)
class Layout:
    """What one lane shows between two times; `tracks` are at least those that were given."""

    first: float
    last: float
    placed: list[Placed] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    tracks: int = 0
    most: int = 1  # members of the largest column

    @property
    def has_more(self) -> bool:
        return any(one.more for one in self.crowds)


def limit_for(lanes: Sequence[tuple[Lane, int]], scale: Scale, first: float, last: float, budget: int = BUDGET) -> int:
    """How many of a narrow stretch are shown one by one, so that all lanes together stay within a budget."""
    unit = unit_for(scale.per_day, LEAST_UNIT)
    marks = edges(unit, first, last)
    told = [0] * (LIMITS[0] + 1)  # by how many there are in their stretch
    for lane, tracks in lanes:
        most = min(LIMITS[0], tracks)
        for number in _numbers(lane, unit, marks):
            if number <= most:
                told[number] += number
    for limit in LIMITS:
        if sum(told[: limit + 1]) <= budget:
            return limit
    return 0


def _numbers(lane: Lane, unit: Unit, marks: Sequence[int]) -> list[int]:
    """How many that are no longer than a unit begin in each stretch between two marks, which ascend."""
    cuts = lane.cuts(unit, marks)
    return list(map(sub, cuts[1:], cuts))


def demand(lane: Lane, scale: Scale, first: float, last: float, words: float = 0.95 * MOST_WORDS) -> int:
    """How many tracks a lane could use between two times: as many as words of this width would lie above each other."""
    unit = unit_for(scale.per_day, LEAST_UNIT)
    marks = edges(unit, first, last)
    reach = max(1, ceil(words / (unit.least * scale.per_day)))
    wide = unit.least * scale.per_day >= WIDE_UNIT
    cuts = lane.cuts(unit, marks)
    numbers: list[int] = list(map(sub, cuts[1:], cuts))
    most_alone = LIMITS[0]
    if wide or max(numbers) <= most_alone:
        alone = numbers
    else:
        room = WIDE_UNIT / scale.per_day
        alone = [
            number if number <= most_alone or lane.is_followed_late(unit, cuts[at + 1], marks[at] + room) else 2
            for at, number in enumerate(numbers)
        ]
    upto = list(accumulate(alone, initial=0))
    most = max(map(sub, upto[reach:], upto)) if len(alone) >= reach else upto[-1]
    return most + len(lane.long(unit, first, last))


def place(
    lane: Lane,
    chronicle: Chronicle,
    scale: Scale,
    first: float,
    last: float,
    tracks: int,
    measure: Measure,
    *,
    limit: int = LIMITS[0],
    opened: Sequence[tuple[float, float]] = (),
    prefer: Mapping[int, int] | None = None,
    widest: float = MOST_WORDS,
    ahead: int = -1,
) -> Layout:
    """Lay out what a lane shows between two times.

    `measure` gives the pixels of a title; `opened` are stretches of time whose members are all listed, however many tracks
    that takes; `prefer` are tracks of an earlier layout, kept where they are free; `widest` are the pixels that words take
    at most; `ahead` is one happening that comes before all others where there is not room for all.
    """
    return _Placing(
        lane, chronicle, scale, first, last, tracks, measure, limit, opened, prefer or {}, widest, ahead
    ).layout()


class _Placing:
    def __init__(
        self,
        lane: Lane,
        chronicle: Chronicle,
        scale: Scale,
        first: float,
        last: float,
        tracks: int,
        measure: Measure,
        limit: int,
        opened: Sequence[tuple[float, float]],
        prefer: Mapping[int, int],
        widest: float,
        ahead: int,
    ) -> None:
        self._widest, self._ahead = widest, ahead
        self._chronicle, self._measure, self._limit = chronicle, measure, limit
        self._opened, self._prefer = opened, prefer
        self._per_day = scale.per_day
        self._unit = unit_for(scale.per_day, LEAST_UNIT)
        self._edges = edges(self._unit, first, last)
        self._first, self._last = first, last
        self._tracks = tracks
        self._lane = lane
        self._members, _ = lane.short(self._unit)
        self._long = lane.long(self._unit, first, last)
        self._marks = [-1e9] * tracks  # of each track: where its last mark ends
        self._ends = [-1e9] * tracks  # and where the words of that mark would end, as far as room is kept for them
        self._whole = [-1e9] * tracks  # and where they would end if all of them were written
        self._bars: list[list[tuple[float, float]]] = [[] for _ in range(tracks)]
        self._found: list[tuple[int, int, float, float]] = []  # item, track, left, right
        self._crowds: list[Crowd] = []
        self._left_over: dict[int, list[int]] = defaultdict(list)
        self._is_ahead_placed = False

    def _x(self, time: float) -> float:
        return (time - self._first) * self._per_day

    def layout(self) -> Layout:
        cuts = self._lane.cuts(self._unit, self._edges)
        self._place_ahead(cuts)
        # A stretch that begins left of the window may hold things that end within it.
        self._place_bars(alone=cuts[0] == cuts[-1])
        for number in range(len(self._edges) - 1):
            low, high = cuts[number], cuts[number + 1]
            if high > low:
                self._place_stretch(number, low, high)
        self._count_left_over()
        most = max((len(one.members) for one in self._crowds if not one.more), default=1)
        return Layout(self._first, self._last, self._with_room(), self._crowds, len(self._marks), most)

    # --- the one that comes first
    def _place_ahead(self, cuts: Sequence[int]) -> None:
        """A track for it and its words before bars and neighbours take one; where it is counted in a column it stays so."""
        item, tracks = self._ahead, len(self._marks)
        starts = self._chronicle.starts
        if not (tracks and 0 <= item < len(starts) and self._edges[0] <= starts[item] < self._edges[-1]):
            return
        number = bisect_right(self._edges, starts[item]) - 1
        low, high = cuts[number], cuts[number + 1]
        first, last = self._edges[number], self._edges[number + 1]
        is_opened = any(begin <= first and last <= end for begin, end in self._opened)
        if self._is_column(number, low, high) or is_opened or item not in self._members[low:high]:
            return
        left = self._x(starts[item])
        right = max(self._x(self._chronicle.ends[item]), left + SIGN)
        track = self._prefer.get(item, 0)
        track = track if track < tracks else 0
        insort(self._bars[track], (left, max(right, left + WORDS + min(self._measure(item), self._widest) + GAP)))
        self._found.append((item, track, left, right))
        self._is_ahead_placed = True

    # --- long ones
    def _place_bars(self, *, alone: bool) -> None:
        if self._ahead in self._long:
            self._long.remove(self._ahead)
            self._long.insert(0, self._ahead)
        tried = len(self._long) if self._opened else 2 * self._tracks + 8
        starts, marks, over = self._chronicle.starts, self._edges, self._left_over
        for item in self._long[tried:]:
            over[max(bisect_right(marks, starts[item]) - 1, 0)].append(item)
        for item in self._long[:tried]:
            left, right = self._bar(item)
            seen = max(left, 0.0)
            words = max(right, seen + WORDS + min(self._measure(item), self._widest) + GAP)
            track = self._bar_track(item, left, words, alone=alone)
            if track is None:
                words = right
                track = self._bar_track(item, left, words, alone=alone)
            if track is None:
                self._leave_over(item)
                continue
            insort(self._bars[track], (left, words))
            self._found.append((item, track, left, right))

    def _bar(self, item: int) -> tuple[float, float]:
        start, end = self._chronicle.starts[item], self._chronicle.ends[item]
        facts = self._chronicle.facts[item]
        reach = (self._last - self._first) * self._per_day + 100
        left, right = max(self._x(start), -reach), min(self._x(end), 2 * reach)
        if facts & Fact.OPEN:
            right = max(right, left + 2 * SIGN)
        return left, max(right, left + SIGN)

    def _bar_track(self, item: int, left: float, right: float, *, alone: bool) -> int | None:
        number = len(self._bars)
        if number == 0 and not self._opened:
            return None
        least = 0 if alone else max(0, number - max(1, number // 2))
        order = range(number) if alone else range(number - 1, least - 1, -1)
        preferred = self._prefer.get(item)
        if preferred is not None and least <= preferred < number and self._is_clear(preferred, left, right):
            return preferred
        for track in order:
            if self._is_clear(track, left, right):
                return track
        if any(low <= self._chronicle.starts[item] < high for low, high in self._opened) and number < MOST_OPENED:
            self._add_track()
            return number
        return None

    def _is_clear(self, track: int, left: float, right: float) -> bool:
        """Whether no bar lies between two pixels of a track."""
        bars = self._bars[track]
        if not bars:
            return True
        at = bisect_left(bars, (left, left))
        if at < len(bars) and bars[at][0] < right:
            return False
        return at == 0 or bars[at - 1][1] <= left

    def _add_track(self) -> None:
        self._marks.append(-1e9)
        self._ends.append(-1e9)
        self._whole.append(-1e9)
        self._bars.append([])

    # --- short ones
    def _place_stretch(self, number: int, low: int, high: int) -> None:
        first, last = self._edges[number], self._edges[number + 1]
        many = high - low
        if many == 1 and self._tracks and not self._opened and self._ahead < 0:  # nearly all where little happened
            self._place_one(self._members[low])
            return
        opened = bool(self._opened) and any(begin <= first and last <= end for begin, end in self._opened)
        if opened:
            for item in self._members[low : min(high, low + MOST_OPENED)]:
                self._place_one(item, may_grow=True)
            for item in self._members[low + MOST_OPENED : high]:
                self._leave_over(item)
            return
        if self._is_column(number, low, high) and self._place_column(number, low, high):
            return
        most = self._tracks if self._is_wide(number) else many
        members = self._members[low:high]
        if self._ahead in members:
            members.remove(self._ahead)
            if not self._is_ahead_placed:
                members.insert(0, self._ahead)
        for item in members[:most]:
            self._place_one(item)
        if most < many:
            self._left_over[number] += members[most:]

    def _is_wide(self, number: int) -> bool:
        return self._x(self._edges[number + 1]) - self._x(self._edges[number]) >= WIDE_UNIT

    def _is_column(self, number: int, low: int, high: int) -> bool:
        """Whether a stretch is counted: more than may be told one by one, and no room for the words of each."""
        many = high - low
        if many <= min(self._limit, self._tracks) or self._is_wide(number):
            return False
        room = self._edges[number] + WIDE_UNIT / self._per_day
        return many > self._tracks or not self._lane.is_followed_late(self._unit, high, room)

    def _place_column(self, number: int, low: int, high: int) -> bool:
        first, last = self._edges[number], self._edges[number + 1]
        left, right = self._x(first) + 1, self._x(last) - 1
        if high - low < 2:
            return False
        top, bottom = self._free_tracks(left, right, left + 0.4 * (right - left))
        if top == bottom:
            self._left_over[number] += self._members[low:high]
            return True
        if self._opened:  # a list beside it needs the rest for its words
            top = max(top, bottom - LIMITS[0])
        left = max(left, max(self._marks[top:bottom]))
        for track in range(top, bottom):
            self._marks[track] = self._ends[track] = self._whole[track] = right
        self._crowds.append(Crowd(first, last, left, right, top, bottom, self._members[low:high], False))
        return True

    def _free_tracks(self, left: float, right: float, latest: float) -> tuple[int, int]:
        """The longest run of tracks without a bar between two pixels, and without a mark that reaches beyond `latest`."""
        best = (0, 0)
        start, marks, bars = 0, self._marks, self._bars
        for track in range(self._tracks):
            if marks[track] > latest or (bars[track] and not self._is_clear(track, left, right)):
                start = track + 1
            elif track + 1 - start > best[1] - best[0]:
                best = (start, track + 1)
        return best

    def _place_one(self, item: int, *, may_grow: bool = False) -> None:
        left = (self._chronicle.starts[item] - self._first) * self._per_day
        right = (self._chronicle.ends[item] - self._first) * self._per_day
        if right < left + SIGN:
            right = left + SIGN
        wide, widest, begin = self._measure(item), self._widest, left + WORDS
        end = begin + (wide if wide < widest else widest)
        if end < right:
            end = right
        track = self._track(item, left, right, end, may_grow=may_grow)
        if track is None:
            self._leave_over(item)
            return
        if item == self._ahead and self._ends[track] + GAP <= left and self._is_clear(track, left, end):
            insort(self._bars[track], (left, end))  # nothing that comes later takes the room of its words
        self._marks[track] = right
        self._ends[track] = end
        whole = begin + (wide if wide < LONGEST_WORDS else LONGEST_WORDS)
        self._whole[track] = whole if whole > end else end
        self._found.append((item, track, left, right))

    def _track(self, item: int, left: float, right: float, end: float, *, may_grow: bool) -> int | None:
        preferred = self._prefer.get(item)
        if (
            preferred is not None
            and preferred < len(self._marks)
            and self._ends[preferred] + GAP <= left
            and self._is_clear(preferred, left, end)
        ):
            return preferred
        best, most, first, latest = None, 0.0, -1, left - GAP
        ends, bars = self._ends, self._bars
        for track, mark in enumerate(self._marks):
            if ends[track] <= latest and (not bars[track] or self._is_clear(track, left, end)):
                if self._whole[track] <= latest:
                    return track
                if first < 0:
                    first = track
            room = left - mark
            if room >= 0 and (best is None or room > most) and (not bars[track] or self._is_clear(track, left, right)):
                best, most = track, room
        if first >= 0:
            return first
        if may_grow and len(self._marks) < self._tracks + MOST_OPENED:
            self._add_track()
            return len(self._marks) - 1
        return best

    # --- the rest
    def _leave_over(self, item: int) -> None:
        start = max(self._chronicle.starts[item], self._first)
        at = bisect_right(self._edges, start) - 1
        self._left_over[min(max(at, 0), len(self._edges) - 2)].append(item)

    def _count_left_over(self) -> None:
        tracks = len(self._marks)
        for number, items in sorted(self._left_over.items()):
            if items:
                first, last = self._edges[number], self._edges[number + 1]
                members = array("l", sorted(items))
                self._crowds.append(Crowd(first, last, self._x(first), self._x(last), tracks, tracks + 1, members, True))

    def _with_room(self) -> list[Placed]:
        """How far the words of each may go: to what comes next in its track."""
        things: list[list[tuple[float, float, int]]] = [[] for _ in self._marks]
        for number, (_item, track, left, right) in enumerate(self._found):
            things[track].append((left, right, number))
        for crowd in self._crowds:
            if not crowd.more:
                for track in range(crowd.top, crowd.bottom):
                    things[track].append((crowd.left, crowd.right, -1))
        rooms = [0.0] * len(self._found)
        endless = (self._last - self._first) * self._per_day + 2 * self._widest
        for row in things:
            row.sort()
            follows = endless
            for left, _right, number in reversed(row):
                if number >= 0:
                    rooms[number] = follows - GAP
                follows = left
        made = [
            Placed(item, track, left, right, rooms[number]) for number, (item, track, left, right) in enumerate(self._found)
        ]
        made.sort(key=_in_time)
        return made


def _in_time(one: Placed) -> int:
    return one.item


def share_tracks(wanted: Sequence[int], overhead: float, height: float, track: float) -> list[int]:
    """How many tracks each lane gets: at least one, never more than it can use, as many as fit into a height together."""
    given = [min(1, number) for number in wanted]
    left = height - overhead - sum(given) * track
    open_ = [at for at, number in enumerate(wanted) if given[at] < number]
    while open_ and left >= track:
        for at in list(open_):
            if left < track:
                break
            given[at] += 1
            left -= track
            if given[at] >= wanted[at]:
                open_.remove(at)
    return given


def flow(
    widths: Sequence[float], left: float, right: float, rows: int, rest: float, *, everything: int
) -> list[tuple[int, float]]:
    """Chips side by side from `left` to `right`, in at most so many rows: the row and left edge of each that fits.

    Where not all of `everything` fit, `rest` pixels are kept free behind the last one.
    """
    found: list[tuple[int, float]] = []
    row, x = 0, left
    for wide in widths:
        if x + wide > right and x > left:
            row, x = row + 1, left
        if row >= rows:
            break
        found.append((row, x))
        x += wide
    if len(found) < everything:
        while found and found[-1][0] == rows - 1 and found[-1][1] + widths[len(found) - 1] + rest > right:
            found.pop()
    return found
