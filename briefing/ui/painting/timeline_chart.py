"""Paints the timeline: axis, lanes, what happened in them, crowds. The same strokes go to the screen, to paper and into
pictures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import floor
from typing import NamedTuple, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from briefing.domain.claim import Status
from briefing.ui.painting.timeline_crowds import Crowds, Settled, paint_crowds
from briefing.ui.painting.timeline_look import Look, Titles
from briefing.ui.painting.timeline_marks import Marks, Stroke, paint_behind, paint_strokes
from briefing.ui.timeline.chronicle import Band, Chronicle, Lane
from briefing.ui.timeline.placing import MOST_WORDS, SIGN, Crowd, Layout, Placed
from briefing.ui.timeline.scale import Axis, Scale, Tick, axis, larger_units
from briefing.ui.wording import words


class Shown(NamedTuple):
    """Words as they were painted, in the pixels of what was painted on: what tests and hit-testing look at."""

    kind: str
    rect: QRectF
    text: str
    item: int = -1


Noted = tuple[str, float, float, float, float, str, int]
"""The same before anybody asks: kind, left, top, width, height, text and item."""


@dataclass(slots=True)
class Row:
    """A lane and where it lies: its head, its tracks, the line for what found no track; pixels from the top of the body."""

    band: int
    lane: Lane
    top: float
    head: float
    tracks: int
    more: float
    gap: float = 0.0

    def tracks_top(self) -> float:
        return self.top + self.head

    def more_top(self, look: Look) -> float:
        return self.top + self.head + self.tracks * look.track

    def bottom(self, look: Look) -> float:
        return self.more_top(look) + self.more


def rows_of(bands: Sequence[Band], given: Sequence[int], look: Look, *, bare: bool = False) -> list[Row]:
    """Where each lane lies, given the tracks of every lane. `bare` leaves out the heads of the main lanes. The pale
    companion of a lane that has nothing to show has no row.
    """
    rows: list[Row] = []
    top = 0.0
    at = 0
    for number, band in enumerate(bands):
        for lane in band.lanes:
            if lane.aside and band.main is not None and not given[at]:
                at += 1
                continue
            head = look.aside_head if lane.aside else 6.0 if bare else look.head
            if lane.aside and band.main is None and not bare:
                head += look.head
            tracks = given[at]
            row = Row(number, lane, top, head, tracks, look.more if len(lane) > tracks > 0 else 4.0)
            rows.append(row)
            top = row.bottom(look)
            at += 1
    return rows


class Painted(NamedTuple):
    """What happened as it was painted in one stroke, and by how far it had been moved; its words are told when asked."""

    strokes: Sequence[Stroke]
    crowds: Sequence[Settled]
    right: float = 0.0
    down: float = 0.0

    def noted(self, look: Look) -> Iterator[Noted]:
        """What was written where."""
        for crowds in self.crowds:
            yield from _crowd_notes(crowds, look, self.right, self.down)
        for stroke in self.strokes:
            yield from _stroke_notes(stroke, look, self.right, self.down)


class Written(Protocol):
    """What was painted together; its words are told when asked."""

    def noted(self, look: Look) -> Iterable[Noted]:
        """What was written where."""


class Word(NamedTuple):
    """A smaller tick that has room for its words: the pixels of its line and of its words, and what they are."""

    at: int
    left: float
    end: float
    text: str


class Label(NamedTuple):
    """Words at the head of a lane: where they begin, the room that they have, and how wide they are told to be."""

    text: str
    left: float
    top: float
    room: float
    wide: float  # 0 where they are not told
    is_name: bool


@dataclass(slots=True)
class Marked:
    """What a painter sets apart."""

    selected: Collection[int] = ()
    current: int = -1
    hovered: int = -1
    crowd: Crowd | None = None
    focus: bool = False
    moving: tuple[int, float] | None = None  # an item and the pixels by which it is being moved


@dataclass
class Painting:
    """One picture: where it goes, in what looks, and what was written on it."""

    painter: QPainter
    look: Look
    chronicle: Chronicle
    titles: Titles
    scale: Scale
    width: float
    marked: Marked = field(default_factory=Marked)
    noted: list[Noted] = field(default_factory=list)
    painted: list[Written] = field(default_factory=list)  # of axis and lanes
    finest: float = 0.0  # days of the least step of the axis
    widest: float = MOST_WORDS
    _ticks: Axis | None = None
    is_empty: bool = True  # whether nothing that happened has come into sight so far

    def note(self, kind: str, left: float, top: float, wide: float, high: float, text: str, item: int = -1) -> None:
        """Remember what was written where."""
        self.noted.append((kind, left, top, wide, high, text, item))

    # --- the axis
    def _axis(self) -> Axis:
        if self._ticks is None:
            self._ticks = axis(self.scale, self.width, larger=self.look.larger, finest=self.finest)
        return self._ticks

    def lines(self) -> list[tuple[QColor, list[int]]]:
        """The pixels at which time has its lines, by their colour, those above others last."""
        return [
            (colour, [x for x in places if 0 <= x <= self.width])
            for colour, places in self.lines_of(self.scale, self._axis())
        ]

    def lines_of(self, scale: Scale, found: Axis) -> list[tuple[QColor, list[int]]]:
        """The same of any ticks on a scale."""
        look, left, per_day = self.look, scale.left, scale.per_day
        # words lie over these lines: where a theme draws its lines dark, they must not strike them through
        shares = (0.14, 0.3) if look.has_dark_lines else (0.55, 1.0)
        return [
            (
                look.mixed(look.tones.line, look.tones.base, share),
                [floor(_fine((one.time - left) * per_day) + 0.5) for one in ticks],
            )
            for ticks, share in ((found.lower, shares[0]), (found.upper, shares[1]))
        ]

    def paint_axis(self, top: float, *, lines_from: float, lines_to: float) -> None:
        """Two rows of ticks at `top`, and their lines down the body where that has any height."""
        painter, look = self.painter, self.look
        found = self._axis()
        painter.fillRect(QRectF(0, top, self.width, look.axis), look.colour(look.tones.raised))
        if lines_to > lines_from:
            for colour, places in self.lines():
                for at in places:  # filled: thin lines cost a hundred times as much
                    painter.fillRect(QRectF(at, lines_from, 1, lines_to - lines_from), colour)
        self._upper(found.upper, top + 4)
        seen = [one for one in self.words_of_ticks(self.scale, found.lower) if one.left >= 0 and one.end <= self.width]
        lower, high = top + look.small_line + 6, look.small_line
        self.paint_words_of_ticks(painter, seen, top)
        self.noted += [("tick", one.left, lower, one.end - one.left, high, one.text, -1) for one in seen]
        self._underline(top)

    def paint_axis_around(self, paint_ticks: Callable[[], None]) -> None:
        """The axis at the top of a window, the smaller ticks of which are painted by somebody else."""
        look = self.look
        self.painter.fillRect(QRectF(0, 0, self.width, look.axis), look.colour(look.tones.raised))
        paint_ticks()
        self._upper(larger_units(self.scale, self.width, larger=look.larger), 4)
        self._underline(0)

    def _underline(self, top: float) -> None:
        look = self.look
        self.painter.fillRect(QRectF(0, top + look.axis - 1, self.width, 1), look.colour(look.tones.line))

    def words_of_ticks(self, scale: Scale, ticks: Sequence[Tick]) -> list[Word]:
        """The smaller ticks that have room for their words, on a scale."""
        look = self.look
        begins = [_fine(scale.x(one.time)) for one in ticks]
        begins.append(begins[-1] + max(60.0, scale.per_day) if begins else 0.0)
        found = []
        for x, follows, one in zip(begins, begins[1:], ticks, strict=False):
            end = x + 4 + look.width(one.text, look.small)
            if end <= follows + 1:
                found.append(Word(floor(x + 0.5), x + 4, end, one.text))
        return found

    def paint_words_of_ticks(self, painter: QPainter, ticks: Sequence[Word], top: float) -> None:
        """Smaller ticks with their words, on an axis at `top`."""
        look = self.look
        low, high, lower = top + look.axis - 5, top + look.axis - 1, top + look.small_line + 6
        painter.setPen(QPen(look.colour(look.tones.faint), 1))
        painter.drawLines([QLineF(one.at, low, one.at, high) for one in ticks])
        lines = [(one.left, lower, one.text) for one in ticks]
        look.write_all(painter, lines, look.small, look.colour(look.tones.muted))

    def _upper(self, ticks: Sequence[Tick], top: float) -> None:
        """Larger units stick to the left edge for as long as they are in sight; where they are narrow they say less."""
        look = self.look
        for at, one in enumerate(ticks):
            x = self.scale.x(one.time)
            follows = self.scale.x(ticks[at + 1].time) if at + 1 < len(ticks) else self.width
            for text in (one.text, one.short):
                wide = look.width(text, look.strong)
                left = min(max(x, 0.0) + 5, follows - wide - 8)
                if left >= max(x, 0.0) + 1 and left + wide <= self.width:
                    look.write(self.painter, text, QPointF(left, top), wide, look.strong, look.colour(look.tones.text))
                    self.note("tick", left, top, wide, look.strong_line, text)
                    break

    # --- lanes
    def aside(self, row: Row, top: float) -> tuple[float, float]:
        """Between which heights the ground of a pale lane lies."""
        head = self.look.head if row.head > self.look.aside_head else 0.0
        return row.top + top + head, row.bottom(self.look) + top

    def is_parted(self, row: Row) -> bool:
        """Whether a line parts a lane from the one above."""
        return not row.lane.aside and row.band > 0 and row.head >= self.look.head

    def paint_ground(self, row: Row, top: float) -> None:
        """The colour of a lane, and the line that parts it from the one above."""
        look, tones = self.look, self.look.tones
        if row.lane.aside:
            upper, lower = self.aside(row, top)
            self.painter.fillRect(QRectF(0, upper, self.width, lower - upper), look.colour(tones.lane))
        elif self.is_parted(row):
            self.painter.fillRect(QRectF(0, row.top + top, self.width, 1), look.colour(tones.line))

    def paint_head(self, row: Row, top: float, number: int, *, title: str = "", left: float = 6.0) -> None:
        """The name of a lane and how many happenings it holds, at the left edge whatever the time in sight."""
        look, tones = self.look, self.look.tones
        for one in self.head(row, top, number, title=title, left=left):
            font, colour = (look.strong, tones.text) if one.is_name else (look.small, tones.muted)
            look.write(self.painter, one.text, QPointF(one.left, one.top), one.room, font, look.colour(colour))
            if one.wide:
                self.note("head", one.left, one.top, one.wide, look.height(font), one.text)

    def head(self, row: Row, top: float, number: int, *, title: str = "", left: float = 6.0) -> list[Label]:
        """The words of a head."""
        look = self.look
        at = row.top + top
        if not row.lane.aside:
            return self._name(title or row.lane.title, number, at, left) if row.head >= look.head else []
        found: list[Label] = []
        if row.head > look.aside_head:
            found = self._name(row.lane.title, number, at, left)
            at += look.head
        wide = min(look.width(words.LANE_ASIDE, look.small), self.width)
        return [*found, Label(words.LANE_ASIDE, left, at + 2, self.width - left, wide, is_name=False)]

    def _name(self, title: str, number: int, top: float, left: float) -> list[Label]:
        look = self.look
        count = f"{number:,}"
        count_wide = look.width(count, look.small)
        room = max(40.0, self.width - left - count_wide - 24)
        wide = min(look.width(title, look.strong), room)
        drop = look.strong_line - look.small_line
        return [
            Label(title, left, top + 5, room, wide, is_name=True),
            Label(count, left + wide + 8, top + 5 + drop, count_wide + 2, 0.0, is_name=False),
        ]

    # --- what happened
    @cached_property
    def marks(self) -> Marks:
        """What turns places into strokes here."""
        return Marks(self.look, self.chronicle, self.titles, self.width, self.widest)

    def ground(self, row: Row) -> str:
        """The colour below a lane."""
        return self.look.tones.lane if row.lane.aside else self.look.tones.base

    def paint_row(self, row: Row, layout: Layout, top: float) -> None:
        """What a lane shows; the layout may reach beyond the picture at both sides."""
        moved = (layout.first - self.scale.left) * self.scale.per_day
        self.paint_row_crowds(row, layout, layout.crowds, moved, top)
        self.paint_row_placed(row, layout.placed, moved, top)

    def paint_rows(self, rows: Iterable[tuple[Row, Layout]], top: float) -> None:
        """The same of rows of a screen, painted together."""
        crowds = Crowds(self.look, "", self.marked.crowd, self.marked.current)
        moved = [(row, layout, (layout.first - self.scale.left) * self.scale.per_day) for row, layout in rows]
        for row, layout, by in moved:
            self._gather(crowds, row, layout, layout.crowds, by, top)
        self._paint_crowds(crowds)
        strokes = [stroke for row, layout, by in moved for stroke in self._strokes(row, layout.placed, by, top)]
        if strokes:
            paint_strokes(self.painter, strokes, self.look, self.look.tones.base)
            self.painted.append(Painted(strokes, ()))

    def paint_row_crowds(
        self, row: Row, layout: Layout, crowds: Iterable[Crowd], moved: float, top: float, *, again: bool = False
    ) -> None:
        """Some crowds of a layout, as far as they are in sight; `again` where their words are told already."""
        found = Crowds(self.look, "", self.marked.crowd, self.marked.current)
        self._gather(found, row, layout, crowds, moved, top)
        self._paint_crowds(found, again=again)

    def _gather(self, found: Crowds, row: Row, layout: Layout, crowds: Iterable[Crowd], moved: float, top: float) -> None:
        found.ground = self.ground(row)
        tracks_top, more_top, width = row.tracks_top() + top, row.more_top(self.look) + top, self.width
        for one in crowds:
            if one.right + moved > 0 and one.left + moved < width:
                if one.more:
                    found.rest(one, moved, more_top)
                else:
                    found.column(one, moved, tracks_top, layout.most)

    def _paint_crowds(self, found: Crowds, *, again: bool = False) -> None:
        settled = found.settled()
        if settled.fills:
            paint_crowds(self.painter, (settled,), self.look)
            self.is_empty = False
            if not again:
                self.painted.append(Painted((), (settled,)))

    def paint_row_placed(self, row: Row, placed: Iterable[Placed], moved: float, top: float) -> None:
        """Some of what a layout shows one by one, as far as it may be in sight."""
        strokes = self._strokes(row, placed, moved, top)
        if strokes:
            paint_strokes(self.painter, strokes, self.look, self.ground(row))
            self.painted.append(Painted(strokes, ()))

    def _strokes(self, row: Row, placed: Iterable[Placed], moved: float, top: float) -> list[Stroke]:
        """What is painted of those; what sets one apart is painted at once, below them."""
        marks, marked, look = self.marks, self.marked, self.look
        tracks_top, ground, pale = row.tracks_top() + top, self.ground(row), row.lane.aside
        moving, by = marked.moving if marked.moving is not None else (-1, 0.0)
        width, reach = self.width, self.widest + 40 + moved
        selected, hovered = marked.selected, marked.hovered
        strokes = []
        track, make, beyond = look.track, marks.stroke, width - moved
        for one in placed:
            left = one.left
            if left >= beyond or (one.right + moved <= 0 and left + reach <= 0):
                continue
            item = one.item
            is_moving = item == moving
            place = tracks_top + one.track * track
            stroke = make(one, moved, place, ground, pale=pale, by=by if is_moving else 0.0)
            is_picked = is_moving or item in selected
            if is_picked or item == hovered:
                is_current = item == marked.current
                paint_behind(self.painter, stroke, look, selected=is_picked, current=is_current, focus=marked.focus)
            strokes.append(stroke)
            if self.is_empty and stroke.last > 0:
                self.is_empty = False
        return strokes


def _fine(x: float) -> float:
    """A pixel told to a small part: what lies between two whole ones goes the same way wherever it was counted from."""
    return floor(x * 1024 + 0.5) / 1024


def _crowd_notes(crowds: Settled, look: Look, right: float, down: float) -> Iterator[Noted]:
    """The words on crowds that were moved by so many pixels."""
    small, high = look.small, look.height(look.small)
    for left, top, text in crowds.words:
        yield "crowd", left + right, top + down, look.width(text, small), high, text, -1


def _stroke_notes(stroke: Stroke, look: Look, right: float, down: float) -> tuple[Noted, ...]:
    """The words and the sign of a happening that was moved by so many pixels."""
    line, top, item = look.line, stroke.top + down, stroke.item
    sign = "sign", stroke.sign + right, top + 1, SIGN, line + 2, stroke.told.status.value, item
    if stroke.end <= stroke.left:
        return (sign,)
    return ("words", stroke.left + right, top + 2, stroke.end - stroke.left, line, stroke.shown, item), sign


def status_legend(painting: Painting, left: float, top: float) -> float:
    """The signs and what they mean, in one line. Returns where it ends."""
    look = painting.look
    for status in Status:
        look.sign(painting.painter, QPointF(left + SIGN / 2, top + look.small_line / 2), status, look.tones.base)
        text = words.STATUSES[status]
        wide = look.width(text, look.small)
        look.write(painting.painter, text, QPointF(left + SIGN + 4, top), wide + 1, look.small, QColor(look.tones.muted))
        left += SIGN + 4 + wide + 16
    return left
