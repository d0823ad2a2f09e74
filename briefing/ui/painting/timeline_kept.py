"""Strokes of the timeline that are kept while only time passes under them.

Panning moves what layouts show by whole pixels, and all rows by as many. What lies well within the window looks the same in
every frame then; it is put together once, as it comes into sight, and painted for all rows together where it has come to.
What lies at an edge, is set apart or is moved by parts of a pixel is put together anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from math import floor
from operator import attrgetter
from typing import NamedTuple

from briefing.ui.painting.timeline_chart import Marked, Painted, Painting, Row
from briefing.ui.painting.timeline_crowds import Crowds, Settled, holds, paint_crowds
from briefing.ui.painting.timeline_marks import LEFT, RIGHT, Hanging, Stroke, paint_strokes
from briefing.ui.timeline.placing import SIGN, Crowd, Layout, Placed

LONG = 320.0  # pixels from which on something is looked at by itself
CHUNK = 8  # crowds that are put together at once
FINE = 1024  # parts of a pixel that are told apart
MOST_PARTS = 4  # of them kept at once: as many as there are where three pixels of the screen are two of the window

_Rows = Sequence[tuple[Row, Layout]]
_Lies = list[tuple[int, float, int]]
_Known = dict[tuple[int, float, int], Stroke]  # by where a thing lies in memory, and its row in the lanes
_left = attrgetter("one.left")


class _Mark(NamedTuple):
    """What a layout shows one by one, and the row that it lies in."""

    one: Placed
    row: Row


class _Crowd(NamedTuple):
    one: Crowd
    row: Row
    most: int  # of the largest column of its layout


class Kept:
    """The strokes of the lanes of one chronicle in one look."""

    def __init__(self) -> None:
        self._lies: _Lies = []
        self._layouts: list[Layout] = []  # held, as they are told apart by where they lie in memory
        self._sheets: dict[int, _Sheet | None] = {}  # by the part of a pixel; None: painted once so far

    def paint(self, painting: Painting, rows: _Rows, top: float) -> None:
        """What lanes show, `top` being where rows begin, as `Painting.paint_rows` paints it."""
        found = self._sheet(painting, rows)
        if found is None:
            painting.paint_rows(rows, top)
        else:
            sheet, shift = found
            sheet.paint(painting, shift, top)

    def _sheet(self, painting: Painting, rows: _Rows) -> tuple[_Sheet, int] | None:
        """What is kept of rows, and by how many pixels it has come away; None where they are to be painted as they come."""
        firsts = {layout.first for _row, layout in rows}
        if len(firsts) != 1:
            return None
        moved = (firsts.pop() - painting.scale.left) * painting.scale.per_day
        shift = floor(moved + 0.5 / FINE)
        fine = floor((moved - shift) * FINE + 0.5)
        lies = [(id(layout), row.top, row.tracks) for row, layout in rows]
        if lies != self._lies:
            stays = fine in self._sheets and not set(lies).isdisjoint(self._lies)
            before = self._sheets.get(fine)
            self._sheets.clear()
            if stays:  # lanes are scrolled, a row came or went: most of what is seen was seen before
                part = moved - shift if before is None else before.part  # one and the same for all that is kept
                self._sheets[fine] = _Sheet(painting, rows, part, before)
            self._lies, self._layouts = lies, [layout for _row, layout in rows]
        if fine not in self._sheets:  # painted as it comes at first: while zooming it is not seen again
            if len(self._sheets) >= MOST_PARTS:
                self._sheets.clear()
            self._sheets[fine] = None
            return None
        sheet = self._sheets[fine]
        if sheet is None:
            sheet = self._sheets[fine] = _Sheet(painting, rows, moved - shift)
        return sheet, shift


class _Sheet:
    """What rows show, in order of time, that lies `part` of a pixel off the window's; downwards from where rows begin.

    Strokes of `before` are taken over: of rows some of which lie where they lay.
    """

    def __init__(self, painting: Painting, rows: _Rows, part: float, before: _Sheet | None = None) -> None:
        self.part, self._rows = part, rows
        short: list[_Mark] = []
        long: list[_Mark] = []
        columns: list[_Crowd] = []
        rests: list[_Crowd] = []
        self._wide: list[tuple[Row, Layout, list[Crowd]]] = []
        for row, layout in rows:
            for one in layout.placed:
                (short if one.right - one.left <= LONG else long).append(_Mark(one, row))
            wide = []
            for crowd in layout.crowds:
                if crowd.right - crowd.left > LONG:
                    wide.append(crowd)
                else:
                    (rests if crowd.more else columns).append(_Crowd(crowd, row, layout.most))
            if wide:
                self._wide.append((row, layout, wide))
        known = before.known() if before is not None else {}
        self._marks, self._long = _Marks(short, part, known), _Marks(long, part, known)
        self._columns, self._rests = _Columns(columns, part), _Rests(rests, part)

    def known(self) -> _Known:
        """The strokes that are put together."""
        return {**self._marks.known(), **self._long.known()}

    def paint(self, painting: Painting, shift: int, top: float) -> None:
        """All of it that is in sight, moved by so many pixels."""
        marked, look, painter = painting.marked, painting.look, painting.painter
        around = _apart(marked)
        seen = _Seen(painting, self.part, shift, around)
        self._marks.gather(seen)
        self._long.gather(seen)
        settled = [*self._columns.between(painting, shift), *self._rests.between(painting, shift)]
        painter.translate(shift, top)
        if settled:
            paint_crowds(painter, settled, look)
        if seen.strokes:
            paint_strokes(painter, seen.strokes, look, look.tones.base)
        painter.translate(-shift, -top)
        if seen.strokes or settled:
            painting.painted.append(Painted(seen.strokes, settled, shift, top))
            if painting.is_empty:
                painting.is_empty = not _is_any_in_sight(seen.strokes, settled, -shift, painting.width - shift)
        moved = self.part + shift
        for row, layout, wide in self._wide:
            painting.paint_row_crowds(row, layout, wide, moved, top)
        if marked.crowd is not None or marked.current >= 0:
            for row, layout in self._rows:
                if again := _crowds_apart(layout, marked):
                    painting.paint_row_crowds(row, layout, again, moved, top, again=True)
        for mark in seen.singly:
            painting.paint_row_placed(mark.row, (mark.one,), moved, top)


class _Seen:
    """What of a sheet is painted together in one frame, in its pixels; what is set apart is left to be painted singly."""

    def __init__(self, painting: Painting, part: float, shift: int, around: Collection[int]) -> None:
        self.painting, self.part, self.around = painting, part, around
        self.strokes: list[Stroke] = []
        self.singly: list[_Mark] = []
        self.least, self.most = LEFT - shift, painting.width - RIGHT - shift
        self.gone, self.out = self.least + SIGN - part, -shift - part
        self.beyond, self.reach = painting.width - shift, painting.widest + 40  # words follow the end of a bar out of sight


class _Marks:
    """What is shown one by one, in order of time; put together when it first comes into sight."""

    def __init__(self, marks: list[_Mark], part: float, known: _Known) -> None:
        self._all, self._part = sorted(marks, key=_left), part
        self._lefts = [mark.one.left for mark in self._all]
        self._made: list[Stroke | None] = [known.get((id(one), row.top, row.tracks)) for one, row in self._all]
        self._ends: dict[int, Stroke] = {}  # those whose words alone are in sight
        self._low = self._high = 0  # between which all are put together
        self._is_long = any(mark.one.right - mark.one.left > LONG for mark in self._all)

    def known(self) -> _Known:
        """What is put together."""
        made = zip(self._all, self._made, strict=True)
        return {(id(one), row.top, row.tracks): stroke for (one, row), stroke in made if stroke is not None}

    def gather(self, seen: _Seen) -> None:
        """What of it is in sight: what lies well within the window as it is, what hangs on its edges put together anew."""
        lefts, part = self._lefts, seen.part
        low = 0 if self._is_long else bisect_right(lefts, seen.out - seen.reach)
        high = bisect_left(lefts, seen.beyond - part)
        if low >= high:
            return
        within = bisect_left(lefts, seen.least - part, low, high)
        self._at_left(seen, low, within)
        self._make(seen, within, high)
        if seen.around:
            free = within
        else:
            free = max(bisect_right(lefts, seen.most - part - seen.reach, low, high), within)
            seen.strokes += self._made[within:free]  # type: ignore[arg-type]
        most, append, hung = seen.most, seen.strokes.append, seen.painting.marks.hung
        for at in range(free, high):
            stroke = self._made[at]
            assert stroke is not None
            if stroke.item in seen.around:
                seen.singly.append(self._all[at])
            elif stroke.end <= most:
                append(stroke)
            else:
                mark = self._all[at]
                append(hung(stroke, mark.one, part, seen.least, most, pale=mark.row.lane.aside))

    def _at_left(self, seen: _Seen, low: int, high: int) -> None:
        """Those that begin left of the window."""
        part, least, most, append, out = seen.part, seen.least, seen.most, seen.strokes.append, seen.out
        hung, outmost = seen.painting.marks.hung, out - seen.reach
        for at in range(low, high):
            mark = self._all[at]
            one = mark.one
            if one.item in seen.around:
                seen.singly.append(mark)
            elif one.right > seen.gone:
                self._make(seen, at, at + 1)
                stroke = self._made[at]
                assert stroke is not None
                append(hung(stroke, one, part, least, most, pale=mark.row.lane.aside))
            elif one.right > out or one.left > outmost:  # its words alone may be in sight
                found = self._ends.get(at)
                if found is None:
                    found = self._ends[at] = self._stroke(mark, seen.painting, Hanging.END)
                if found.end <= most:
                    append(found)
                else:
                    append(hung(found, one, part, least, most, pale=mark.row.lane.aside))

    def _make(self, seen: _Seen, low: int, high: int) -> None:
        """Put together what was not yet."""
        if self._low <= low and high <= self._high:
            return
        made = self._made
        for at in range(low, high):
            if made[at] is None:
                made[at] = self._stroke(self._all[at], seen.painting, Hanging.BEGIN)
        if low <= self._high and self._low <= high:
            self._low, self._high = min(low, self._low), max(high, self._high)
        else:
            self._low, self._high = low, high

    def _stroke(self, mark: _Mark, painting: Painting, hanging: Hanging) -> Stroke:
        one, row = mark
        top = row.tracks_top() + one.track * painting.look.track
        return painting.marks.stroke(one, self._part, top, painting.ground(row), pale=row.lane.aside, hanging=hanging)


class _Crowded:
    """Crowds in order of time, put together some at a time when they first come into sight."""

    def __init__(self, crowds: list[_Crowd], part: float) -> None:
        self._all, self._part = sorted(crowds, key=_left), part
        self._lefts = [crowd.one.left for crowd in self._all]
        self._made: dict[int, Settled] = {}

    def _chunk(self, painting: Painting, number: int) -> Settled:
        found = self._made.get(number)
        if found is None:
            some = self._all[number * CHUNK : (number + 1) * CHUNK]
            found = self._made[number] = self._settled(painting, some)
        return found

    def _settled(self, painting: Painting, some: Iterable[_Crowd]) -> Settled:
        gathered = Crowds(painting.look, "", None, -1)
        for crowd in some:
            gathered.ground = painting.ground(crowd.row)
            self._add(gathered, painting, crowd)
        return gathered.settled(at_once=True)

    def _add(self, gathered: Crowds, painting: Painting, crowd: _Crowd) -> None:
        raise NotImplementedError


class _Columns(_Crowded):
    """Those with a column."""

    def between(self, painting: Painting, shift: int) -> list[Settled]:
        """What of them is in sight."""
        low = bisect_left(self._lefts, -shift - self._part - LONG)
        high = bisect_right(self._lefts, painting.width - shift - self._part)
        return [self._chunk(painting, number) for number in range(low // CHUNK, -(-high // CHUNK))] if low < high else []

    def _add(self, gathered: Crowds, painting: Painting, crowd: _Crowd) -> None:
        gathered.column(crowd.one, self._part, crowd.row.tracks_top(), crowd.most)


class _Rests(_Crowded):
    """What found no track. At the left edge a badge stays for as long as its time is in sight."""

    def __init__(self, crowds: list[_Crowd], part: float) -> None:
        super().__init__(crowds, part)
        self._rested: dict[int, Settled] = {}  # those from one on to the end of its chunk

    def between(self, painting: Painting, shift: int) -> list[Settled]:
        """What of them is in sight."""
        edge = -shift - self._part
        low, high = bisect_left(self._lefts, edge - LONG), bisect_right(self._lefts, painting.width + edge)
        within = bisect_left(self._lefts, edge, low, high)
        found = []
        hanging, look = Crowds(painting.look, "", None, -1), painting.look
        for crowd in self._all[low:within]:
            if crowd.one.right > edge:
                hanging.ground = painting.ground(crowd.row)
                hanging.rest(crowd.one, self._part, crowd.row.more_top(look), -shift)
        if (settled := hanging.settled()).fills:
            found.append(settled)
        if within >= high:
            return found
        if within % CHUNK:
            some = self._rested.get(within)
            if some is None:
                end = (within // CHUNK + 1) * CHUNK
                some = self._rested[within] = self._settled(painting, self._all[within:end])
            found.append(some)
        found += [self._chunk(painting, number) for number in range(-(-within // CHUNK), -(-high // CHUNK))]
        return found

    def _add(self, gathered: Crowds, painting: Painting, crowd: _Crowd) -> None:
        gathered.rest(crowd.one, self._part, crowd.row.more_top(painting.look), -1e12)


def _apart(marked: Marked) -> frozenset[int]:
    """Happenings that are not painted as they lie."""
    if not marked.selected and marked.hovered < 0 and marked.current < 0 and marked.moving is None:
        return _NONE
    one_by_one = marked.hovered, marked.current, marked.moving[0] if marked.moving is not None else -1
    return frozenset(at for at in (*marked.selected, *one_by_one) if at >= 0)


_NONE: frozenset[int] = frozenset()


def _crowds_apart(layout: Layout, marked: Marked) -> list[Crowd]:
    """Crowds that are painted once more, as they are pointed at or hold the current happening."""
    hovered, current = marked.crowd, marked.current
    return [one for one in layout.crowds if one is hovered or (current >= 0 and holds(one, current))]


def _is_any_in_sight(strokes: Iterable[Stroke], crowds: Iterable[Settled], low: float, high: float) -> bool:
    if any(one.last > low and one.sign < high for one in strokes):
        return True
    return any(rect.right() > low and rect.left() < high for one in crowds for *_fill, rects in one.fills for rect in rects)
