"""Strokes of the timeline that are kept while only time passes under them.

Panning moves what a layout shows by whole pixels. What lies well within the window looks the same in every frame then; it
is put together once, piece by piece as it comes into sight, and painted where it has come to. What lies at an edge, is set
apart or is moved by parts of a pixel is put together anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import floor

from briefing.ui.painting.timeline_chart import Marked, Painted, Painting, Row
from briefing.ui.painting.timeline_crowds import Crowds, Settled, holds, paint_crowds
from briefing.ui.painting.timeline_marks import LEFT, RIGHT, Hanging, Stroke, paint_strokes
from briefing.ui.timeline.placing import SIGN, Crowd, Layout, Placed

PIECE = 320.0  # pixels of a piece
SPREAD = 123.0  # pixels by which those of one row are off those of the row above
FEW = 16  # things in a row that are not worth pieces
FINE = 1024  # parts of a pixel that are told apart
_LONG = -(10**9)  # the number of the piece of what is longer
MOST_PARTS = 4  # of them kept at once: as many as there are where three pixels of the screen are two of the window


@dataclass(frozen=True, slots=True)
class _Piece:
    """What begins in one stretch of a row. Pixels as in the layout, downwards from the tops of its tracks."""

    placed: Sequence[Placed]
    strokes: Sequence[Stroke]
    items: frozenset[int]
    columns: Settled
    rests: Sequence[Crowd]
    resting: Settled
    first: float  # of the marks, the leftmost
    first_rest: float  # and of what found no track
    end: float  # of the words, the rightmost
    last: float  # and of everything
    left: dict[int, Stroke] = field(default_factory=dict)  # those whose words alone are in sight


@dataclass(slots=True)
class _Row:
    """A row of a layout that lies `part` of a pixel off the window's, in pieces by the pixels at which they begin."""

    layout: Layout
    part: float
    offset: float  # of its pieces: those of all rows shall not come into sight in the same frame
    placed: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    crowds: dict[int, list[Crowd]] = field(default_factory=lambda: defaultdict(list))
    wide: list[Crowd] = field(default_factory=list)
    pieces: dict[int, _Piece] = field(default_factory=dict)
    is_split: bool = False
    is_in_pieces: bool = False

    def split(self) -> None:
        """Sort what it shows, once."""
        if self.is_split:
            return
        self.is_split = True
        self.is_in_pieces = len(self.layout.placed) + len(self.layout.crowds) > FEW
        if not self.is_in_pieces:
            self.placed[_LONG] = self.layout.placed
            self.wide = self.layout.crowds
            return
        for one in self.layout.placed:
            self.placed[self._number(one.left) if one.right - one.left <= PIECE else _LONG].append(one)
        for crowd in self.layout.crowds:
            if crowd.right - crowd.left > PIECE:
                self.wide.append(crowd)
            else:
                self.crowds[self._number(crowd.left)].append(crowd)

    def _number(self, left: float) -> int:
        return floor((left + self.offset) / PIECE)

    def between(self, low: float, high: float, painting: Painting, row: Row) -> Iterator[_Piece]:
        """The pieces that may be in sight between two pixels of the layout, put together when they first are."""
        numbers = [_LONG]
        if self.is_in_pieces:
            numbers += range(self._number(low - painting.widest - 40), self._number(high) + 1)
        for number in numbers:
            found = self.pieces.get(number)
            if found is None and (number in self.placed or number in self.crowds):
                found = self.pieces[number] = self._piece(number, painting, row)
            if found is not None and found.last > low:
                yield found

    def _piece(self, number: int, painting: Painting, row: Row) -> _Piece:
        look, ground, part = painting.look, painting.ground(row), self.part
        placed, crowds = self.placed.get(number, []), self.crowds.get(number, [])
        strokes = [self.stroke(one, painting, row, Hanging.BEGIN) for one in placed]
        columns, resting = Crowds(look, ground, None, -1), Crowds(look, ground, None, -1)
        rests = [one for one in crowds if one.more]
        below = row.more_top(look) - row.tracks_top()
        for one in crowds:
            if one.more:
                resting.rest(one, part, below)
            else:
                columns.column(one, part, 0.0, self.layout.most)
        reach = painting.widest + 40  # words follow the end of a bar out of sight
        ends = [one.right + part for one in crowds] + [one.right + part + reach for one in placed]
        return _Piece(
            placed,
            strokes,
            frozenset(one.item for one in placed),
            columns.settled(at_once=True),
            rests,
            resting.settled(at_once=True),
            min((one.mark for one in strokes), default=0.0),
            # what begins left of the layout is told where the layout begins
            min((one.left + part for one in rests), default=0.0) if number > 0 else -1e12,
            max((one.end for one in strokes), default=0.0),
            max(ends, default=-1e12),
        )

    def stroke(self, one: Placed, painting: Painting, row: Row, hanging: Hanging) -> Stroke:
        """What is painted of a happening where the layout placed it."""
        top, ground = one.track * painting.look.track, painting.ground(row)
        return painting.marks().stroke(one, self.part, top, ground, pale=row.lane.aside, hanging=hanging)


@dataclass(slots=True)
class _Lane:
    layout: Layout
    tracks: int
    rows: dict[int, _Row | None] = field(default_factory=dict)  # by the part of a pixel; None: painted once so far


class Kept:
    """The strokes of the lanes of one chronicle in one look."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[int, bool], _Lane] = {}

    def paint_row(self, painting: Painting, row: Row, layout: Layout, top: float) -> None:
        """What a lane shows, as `Painting.paint_row` paints it."""
        moved = (layout.first - painting.scale.left) * painting.scale.per_day
        shift = floor(moved + 0.5 / FINE)
        fine = floor((moved - shift) * FINE + 0.5)
        key = row.band, row.lane.aside
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = _Lane(layout, row.tracks)
        elif lane.layout is not layout or lane.tracks != row.tracks:
            lane.layout, lane.tracks = layout, row.tracks
            lane.rows.clear()
        if fine not in lane.rows:  # painted as it comes at first: while zooming it is not seen again
            if len(lane.rows) >= MOST_PARTS:
                lane.rows.clear()
            lane.rows[fine] = None
            painting.paint_row(row, layout, top)
            return
        kept = lane.rows[fine]
        if kept is None:
            offset = (2 * row.band + row.lane.aside) * SPREAD % PIECE
            kept = lane.rows[fine] = _Row(layout, moved - shift, offset)
        self._paint(painting, row, kept, shift, top)

    def _paint(self, painting: Painting, row: Row, kept: _Row, shift: int, top: float) -> None:
        kept.split()
        if not kept.layout.placed and not kept.layout.crowds:
            return
        width, look, painter = painting.width, painting.look, painting.painter
        moved, down = kept.part + shift, row.tracks_top() + top
        least, most = LEFT - shift, width - RIGHT - shift
        selected, apart = painting.marked.selected, _apart(painting.marked)
        strokes: list[Stroke] = []
        settled: list[Settled] = []
        singly: list[Placed] = []
        crowds = list(kept.wide)
        gone, out = LEFT + SIGN - moved, -moved - painting.widest - 40
        for piece in kept.between(-shift, width - shift, painting, row):
            if piece.columns.fills:
                settled.append(piece.columns)
            if piece.first_rest < -shift:
                crowds += piece.rests
            elif piece.resting.fills:
                settled.append(piece.resting)
            is_plain = piece.items.isdisjoint(apart) and piece.items.isdisjoint(selected)
            if is_plain and piece.first >= least and piece.end <= most:
                strokes += piece.strokes
                continue
            for one, stroke in zip(piece.placed, piece.strokes, strict=True):
                item = one.item
                if item in apart or item in selected:
                    singly.append(one)
                    continue
                if stroke.mark < least and one.right <= gone:  # its words alone may be in sight
                    if one.right <= -moved and one.left <= out:
                        continue
                    found = piece.left.get(item)
                    if found is None:
                        found = piece.left[item] = kept.stroke(one, painting, row, Hanging.END)
                    stroke = found
                elif stroke.mark < least:
                    singly.append(one)
                    continue
                if stroke.end <= most:
                    strokes.append(stroke)
                elif stroke.mark < width - shift:
                    singly.append(one)
        if settled or strokes:
            painter.translate(shift, down)
            paint_crowds(painter, settled, look)
            paint_strokes(painter, strokes, look, painting.ground(row))
            painter.translate(-shift, -down)
            painting.painted.append(Painted(strokes, settled, shift, down))
            if painting.is_empty:
                painting.is_empty = not _is_any_in_sight(strokes, settled, -shift, width - shift)
        if crowds:
            painting.paint_row_crowds(row, kept.layout, crowds, moved, top)
        if again := _crowds_apart(kept.layout, painting.marked):
            painting.paint_row_crowds(row, kept.layout, again, moved, top, again=True)
        if singly:
            painting.paint_row_placed(row, singly, moved, top)


def _apart(marked: Marked) -> frozenset[int]:
    """Happenings that are not painted as they lie, besides those selected."""
    return frozenset((marked.hovered, marked.current, marked.moving[0] if marked.moving is not None else -1))


def _crowds_apart(layout: Layout, marked: Marked) -> list[Crowd]:
    """Crowds that are painted once more, as they are pointed at or hold the current happening."""
    hovered, current = marked.crowd, marked.current
    if hovered is None and current < 0:
        return []
    return [one for one in layout.crowds if one is hovered or (current >= 0 and holds(one, current))]


def _is_any_in_sight(strokes: Iterable[Stroke], crowds: Iterable[Settled], low: float, high: float) -> bool:
    if any(one.last > low and one.sign < high for one in strokes):
        return True
    return any(rect.right() > low and rect.left() < high for one in crowds for _brush, rects in one.fills for rect in rects)
