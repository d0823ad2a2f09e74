"""Strokes of the timeline that are kept while only time passes under them.

Panning moves what a layout shows by whole pixels. What lies well within the window looks the same in every frame then; it
is put together once, piece by piece as it comes into sight, and painted where it has come to. What lies at an edge, is set
apart or is moved by parts of a pixel is put together anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import floor

from briefing.ui.painting.timeline_chart import Marked, Painted, Painting, Row
from briefing.ui.painting.timeline_crowds import Crowds, Settled, holds, paint_crowds_of
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
    whole: Settled  # columns and rests together
    first: float  # of the marks, the leftmost
    first_rest: float  # and of what found no track
    end: float  # of the words, the rightmost
    last: float  # and of everything
    left: dict[int, Stroke] = field(default_factory=dict)  # those whose words alone are in sight
    rested: dict[int, Settled] = field(default_factory=dict)  # its rests from one on


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
        gathered = Crowds(look, ground, None, -1)
        rests = [one for one in crowds if one.more]
        for one in crowds:
            if not one.more:
                gathered.column(one, part, 0.0, self.layout.most)
        columns = whole = gathered.settled(at_once=True)
        if rests:
            for one in rests:
                gathered.rest(one, part, row.tracks * look.track)
            whole = gathered.settled(at_once=True)
        reach = painting.widest + 40  # words follow the end of a bar out of sight
        ends = [one.right + part for one in crowds] + [one.right + part + reach for one in placed]
        return _Piece(
            placed,
            strokes,
            frozenset(one.item for one in placed),
            columns,
            rests,
            whole,
            min((one.mark for one in strokes), default=0.0),
            # what begins left of the layout is told where the layout begins
            min((one.left + part for one in rests), default=0.0) if number > 0 else -1e12,
            max((one.end for one in strokes), default=0.0),
            max(ends, default=-1e12),
        )

    def stroke(self, one: Placed, painting: Painting, row: Row, hanging: Hanging) -> Stroke:
        """What is painted of a happening where the layout placed it."""
        top, ground = one.track * painting.look.track, painting.ground(row)
        return painting.marks.stroke(one, self.part, top, ground, pale=row.lane.aside, hanging=hanging)


@dataclass(slots=True)
class _Lane:
    layout: Layout
    tracks: int
    rows: dict[int, _Row | None] = field(default_factory=dict)  # by the part of a pixel; None: painted once so far


class Kept:
    """The strokes of the lanes of one chronicle in one look."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[int, bool], _Lane] = {}

    def paint(self, painting: Painting, rows: Iterable[tuple[Row, Layout]], top: float) -> None:
        """What lanes show, `top` being where rows begin, as `Painting.paint_row` paints it."""
        selected, apart = painting.marked.selected, _apart(painting.marked)
        around = apart.union(selected)
        gathered = []
        for row, layout in rows:
            found = self._row(painting, row, layout, top)
            if found is not None and (layout.placed or layout.crowds):
                kept, shift = found
                gathered.append((row, _Gathering(painting, row, kept, shift, row.tracks_top() + top, around)))
        painter, look = painting.painter, painting.look
        paint_crowds_of(painter, [(one.shift, one.down, one.settled) for _row, one in gathered if one.settled], look)
        for row, one in gathered:
            if one.strokes:
                painter.translate(one.shift, one.down)
                paint_strokes(painter, one.strokes, look, painting.ground(row))
                painter.translate(-one.shift, -one.down)
            if one.strokes or one.settled:
                painting.painted.append(Painted(one.strokes, one.settled, one.shift, one.down))
                if painting.is_empty:
                    low, high = -one.shift, painting.width - one.shift
                    painting.is_empty = not _is_any_in_sight(one.strokes, one.settled, low, high)
            kept, moved = one.kept, one.kept.part + one.shift
            if kept.wide:
                painting.paint_row_crowds(row, kept.layout, kept.wide, moved, top)
            if again := _crowds_apart(kept.layout, painting.marked):
                painting.paint_row_crowds(row, kept.layout, again, moved, top, again=True)
            if one.singly:
                painting.paint_row_placed(row, one.singly, moved, top)

    def _row(self, painting: Painting, row: Row, layout: Layout, top: float) -> tuple[_Row, int] | None:
        """What is kept of a row, and by how many pixels it has come away; None where the row was painted as it comes."""
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
            return None
        kept = lane.rows[fine]
        if kept is None:
            offset = (2 * row.band + row.lane.aside) * SPREAD % PIECE
            kept = lane.rows[fine] = _Row(layout, moved - shift, offset)
        return kept, shift


class _Gathering:
    """What of a row is painted together, in the pixels of its layout: pieces that lie well within the window as they are,
    of those at its edges what hangs on them put together anew. What is set apart is left to be painted singly.
    """

    def __init__(self, painting: Painting, row: Row, kept: _Row, shift: int, down: float, around: Collection[int]) -> None:
        self.kept, self.shift, self.down = kept, shift, down
        self.strokes: list[Stroke] = []
        self.settled: list[Settled] = []
        self.singly: list[Placed] = []
        kept.split()
        least, most = LEFT - shift, painting.width - RIGHT - shift
        for piece in kept.between(-shift, painting.width - shift, painting, row):
            if piece.first_rest >= -shift:
                if piece.whole.fills:
                    self.settled.append(piece.whole)
            else:
                if piece.columns.fills:
                    self.settled.append(piece.columns)
                self.settled += self._rests(painting, row, piece)
            if piece.first >= least and piece.end <= most and piece.items.isdisjoint(around):
                self.strokes += piece.strokes
            else:
                self._hang(painting, row, piece, around, least, most)

    def _rests(self, painting: Painting, row: Row, piece: _Piece) -> Iterator[Settled]:
        """What found no track in a piece at the left edge, where a badge stays for as long as its time is in sight."""
        look, part, edge, below = painting.look, self.kept.part, -self.shift, row.tracks * painting.look.track
        number = 0
        hanging = Crowds(look, painting.ground(row), None, -1)
        for one in piece.rests:
            if one.left + part >= edge:
                break
            number += 1
            if one.right + part > edge:
                hanging.rest(one, part, below, edge)
        if (settled := hanging.settled()).fills:
            yield settled
        if number == len(piece.rests):
            return
        found = piece.rested.get(number)
        if found is None:
            within = Crowds(look, painting.ground(row), None, -1)
            for one in piece.rests[number:]:
                within.rest(one, part, below, edge)
            found = piece.rested[number] = within.settled(at_once=True)
        yield found

    def _hang(
        self, painting: Painting, row: Row, piece: _Piece, around: Collection[int], least: float, most: float
    ) -> None:
        """The strokes of a piece some of which hang on an edge or are set apart."""
        kept, part, pale, append = self.kept, self.kept.part, row.lane.aside, self.strokes.append
        hung = painting.marks.hung
        gone, out, beyond = least + SIGN - part, -self.shift - part, painting.width - self.shift
        outmost = out - painting.widest - 40
        for one, stroke in zip(piece.placed, piece.strokes, strict=True):
            if one.item in around:
                self.singly.append(one)
            elif stroke.mark >= least:
                if stroke.end <= most:
                    append(stroke)
                elif stroke.mark < beyond:
                    append(hung(stroke, one, part, least, most, pale=pale))
            elif one.right > gone:
                append(hung(stroke, one, part, least, most, pale=pale))
            elif one.right > out or one.left > outmost:  # its words alone may be in sight
                found = piece.left.get(one.item)
                if found is None:
                    found = piece.left[one.item] = kept.stroke(one, painting, row, Hanging.END)
                append(found if found.end <= most else hung(found, one, part, least, most, pale=pale))


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
