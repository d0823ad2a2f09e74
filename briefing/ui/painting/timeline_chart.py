"""Paints the timeline: axis, lanes, what happened in them, crowds. The same strokes go to the screen, to paper and into
pictures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from briefing.domain.claim import Review, Status
from briefing.ui import theme, words
from briefing.ui.painting.timeline_crowds import Crowds
from briefing.ui.painting.timeline_look import BAR, STEPS, Look, Titles, cut
from briefing.ui.theme import contrast
from briefing.ui.timeline.chronicle import Band, Chronicle, Fact, Lane, fade
from briefing.ui.timeline.placing import LEAST_WORDS, MOST_WORDS, SIGN, WORDS, Crowd, Layout, Placed
from briefing.ui.timeline.scale import Scale, Tick, axis
from briefing.ui.view import Happening


class Shown(NamedTuple):
    """Words as they were painted, in the pixels of what was painted on: what tests and hit-testing look at."""

    kind: str
    rect: QRectF
    text: str
    item: int = -1


Noted = tuple[str, float, float, float, float, str, int]
"""The same before anybody asks: kind, left, top, width, height, text and item."""

FAINT = 2.0  # the most contrast of a line that words may be written over as it is


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
    """Where each lane lies, given the tracks of every lane. `bare` leaves out the heads of the main lanes."""
    rows: list[Row] = []
    top = 0.0
    at = 0
    for number, band in enumerate(bands):
        for lane in band.lanes:
            head = look.aside_head if lane.aside else 6.0 if bare else look.head
            if lane.aside and band.main is None and not bare:
                head += look.head
            tracks = given[at]
            row = Row(number, lane, top, head, tracks, look.more if len(lane) > tracks > 0 else 4.0)
            rows.append(row)
            top = row.bottom(look)
            at += 1
    return rows


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
    finest: float = 0.0  # days of the least step of the axis
    widest: float = MOST_WORDS
    _lines: dict[str, list[tuple[float, float, str]]] = field(default_factory=dict)

    def note(self, kind: str, left: float, top: float, wide: float, high: float, text: str, item: int = -1) -> None:
        """Remember what was written where."""
        self.noted.append((kind, left, top, wide, high, text, item))

    # --- the axis
    def paint_axis(self, top: float, *, lines_from: float, lines_to: float) -> None:
        """Two rows of ticks at `top`, and their lines down the body."""
        painter, look = self.painter, self.look
        tones = look.tones
        found = axis(self.scale, self.width, larger=look.larger, finest=self.finest)
        painter.fillRect(QRectF(0, top, self.width, look.axis), look.colour(tones.raised))
        # words lie over these lines: where a theme draws its lines dark, they must not strike them through
        shares = (0.14, 0.3) if contrast(tones.line, tones.base) > FAINT else (0.55, 1.0)
        pale, strong = (look.mixed(tones.line, tones.base, one) for one in shares)
        for ticks, colour in ((found.lower, pale), (found.upper, strong)):
            for one in ticks:
                if 0 < (x := self.scale.x(one.time)) <= self.width:  # filled: thin lines cost a hundred times as much
                    painter.fillRect(QRectF(round(x), lines_from, 1, lines_to - lines_from), colour)
        self._upper(found.upper, top + 4)
        lower = top + look.small_line + 6
        per = self.scale.per_day
        marks: list[QLineF] = []
        lines: list[tuple[float, float, str]] = []
        for at, one in enumerate(found.lower):
            x = self.scale.x(one.time)
            follows = self.scale.x(found.lower[at + 1].time) if at + 1 < len(found.lower) else x + max(60.0, per)
            wide = look.width(one.text, look.small)
            left = x + 4
            if left + wide > follows + 1 or left < 0 or left + wide > self.width:
                continue
            marks.append(QLineF(round(x), top + look.axis - 5, round(x), top + look.axis))
            lines.append((left, lower, one.text))
            self.note("tick", left, lower, wide, look.small_line, one.text)
        painter.setPen(QPen(look.colour(tones.faint), 1))
        painter.drawLines(marks)
        look.write_all(painter, lines, look.small, look.colour(tones.muted))
        painter.setPen(QPen(look.colour(tones.line), 1))
        painter.drawLine(QPointF(0, top + look.axis - 0.5), QPointF(self.width, top + look.axis - 0.5))

    def _upper(self, ticks: list[Tick], top: float) -> None:
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
    def paint_ground(self, row: Row, top: float) -> None:
        look, tones = self.look, self.look.tones
        if row.lane.aside:
            head = look.head if row.head > look.aside_head else 0.0
            ground = QRectF(0, row.top + top + head, self.width, row.bottom(look) - row.top - head)
            self.painter.fillRect(ground, look.colour(tones.lane))
        elif row.band and row.head >= look.head:
            self.painter.setPen(QPen(look.colour(tones.line), 1))
            self.painter.drawLine(QPointF(0, row.top + top + 0.5), QPointF(self.width, row.top + top + 0.5))

    def paint_head(self, row: Row, top: float, number: int, *, title: str = "", left: float = 6.0) -> None:
        """The name of a lane and how many happenings it holds, at the left edge whatever the time in sight."""
        look, tones = self.look, self.look.tones
        at = row.top + top
        if row.lane.aside:
            if row.head > look.aside_head:
                self._name(row.lane.title, number, at, left)
                at += look.head
            text = words.LANE_ASIDE
            wide = look.width(text, look.small)
            look.write(self.painter, text, QPointF(left, at + 2), self.width - left, look.small, look.colour(tones.muted))
            self.note("head", left, at + 2, min(wide, self.width), look.small_line, text)
        elif row.head >= look.head:
            self._name(title or row.lane.title, number, at, left)

    def _name(self, title: str, number: int, top: float, left: float) -> None:
        look, tones = self.look, self.look.tones
        count = f"{number:,}"
        count_wide = look.width(count, look.small)
        room = max(40.0, self.width - left - count_wide - 24)
        wide = min(look.width(title, look.strong), room)
        look.write(self.painter, title, QPointF(left, top + 5), room, look.strong, look.colour(tones.text))
        drop = look.strong_line - look.small_line
        at = QPointF(left + wide + 8, top + 5 + drop)
        look.write(self.painter, count, at, count_wide + 2, look.small, look.colour(tones.muted))
        self.note("head", left, top + 5, wide, look.strong_line, title)

    # --- what happened
    def paint_row(self, row: Row, layout: Layout, top: float) -> None:
        """What a lane shows; the layout may reach beyond the picture at both sides."""
        moved = (layout.first - self.scale.left) * self.scale.per_day
        tracks_top = row.tracks_top() + top
        ground = self.look.tones.lane if row.lane.aside else self.look.tones.base
        self._paint_crowds(row, layout, moved, top, ground)
        reach = self.widest + 40 + moved
        for one in layout.placed:
            left = one.left
            if left + moved < self.width and (one.right + moved > 0 or left + reach > 0):
                self._paint_placed(one, moved, tracks_top + one.track * self.look.track, ground, pale=row.lane.aside)
        self._write_placed()

    def _write_placed(self) -> None:
        """The words of what was placed, those of one colour together: nothing else lies where they do."""
        for colour, lines in self._lines.items():
            self.look.write_kept(self.painter, lines, self.look.body, QColor(colour))
        self._lines.clear()

    def _paint_crowds(self, row: Row, layout: Layout, moved: float, top: float, ground: str) -> None:
        crowds = Crowds(self.look, ground, self.marked.crowd, self.marked.current)
        tracks_top, more_top, width = row.tracks_top() + top, row.more_top(self.look) + top, self.width
        for one in layout.crowds:
            if one.right + moved > 0 and one.left + moved < width:
                if one.more:
                    crowds.rest(one, moved, more_top)
                else:
                    crowds.column(one, moved, tracks_top, layout.most)
        found, small, high = crowds.paint(self.painter), self.look.small, self.look.height(self.look.small)
        self.noted += [("crowd", left, top, self.look.width(text, small), high, text, -1) for left, top, text in found]

    def _paint_placed(self, one: Placed, moved: float, top: float, ground: str, *, pale: bool) -> None:
        look, painter = self.look, self.painter
        tones = look.tones
        item = one.item
        told = self.chronicle.items[item]
        facts = self.chronicle.facts[item]
        text = self.titles.text(item)
        left, end = one.words(self.titles.width(item), -moved + 2, self.widest)
        left, end = left + moved, end + moved
        if left < self.width - 3 < end:
            end = self.width - 3 if self.width - 3 - left >= min(LEAST_WORDS, end - left) else left
        mark = one.left + moved
        selected = item in self.marked.selected
        if self.marked.moving is not None and self.marked.moving[0] == item:
            shift = self.marked.moving[1]
            mark, left, end, selected = mark + shift, left + shift, end + shift, True
        sign = left - WORDS if end > left else max(mark, min(2.0, one.right + moved - SIGN))
        if selected or item == self.marked.hovered:
            reach = max(end, sign + SIGN) + 3
            back = QRectF(sign - 2, top + 1, reach - sign + 2, look.line + 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.picked) if selected else theme.colour(tones.picked, 0.6))
            painter.drawRoundedRect(back, 4, 4)
            if item == self.marked.current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tones.accent), 1.6 if self.marked.focus else 1.0))
                painter.drawRoundedRect(back.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        wide = one.right - one.left > SIGN + 1 or not facts & Fact.EXACT
        if wide:
            bar = QRectF(mark + 1, top + look.line + 4, max(one.right - one.left - 2, 3), BAR)
            self._paint_bar(bar, told, facts, ground)
        self.look.sign(painter, QPointF(sign + SIGN / 2, top + 2 + look.line / 2), told.status, ground)
        if end > left:
            rejected = told.review is Review.REJECTED
            colour = tones.warning if facts & Fact.TROUBLE else tones.muted if pale or rejected else tones.text
            room = end - left
            shown = text if self.titles.width(item) <= room + 1 else look.elided(text, room, look.body)
            if look.keeps and not rejected:
                if shown:
                    self._lines.setdefault(colour, []).append((left, top + 2, shown))
            else:
                look.write(painter, shown, QPointF(left, top + 2), room, look.body, QColor(colour))
            if rejected:
                painter.setPen(QPen(QColor(tones.rejected), 1))
                painter.drawLine(QPointF(left, top + 2 + look.line / 2), QPointF(end, top + 2 + look.line / 2))
            self.noted.append(("words", left, top + 2, end - left, look.line, shown, item))
        self.noted.append(("sign", sign, top + 1, SIGN, look.line + 2, told.status.value, item))

    def _paint_bar(self, bar: QRectF, told: Happening, facts: int, ground: str) -> None:
        """A stretch of time: what is sure is full, what is not fades away at its ends; the pattern says the status."""
        painter = self.painter
        colour = self.look.tones.of_status(told.status)
        seen = bar.intersected(QRectF(-8, bar.top(), self.width + 16, bar.height()))
        if seen.isEmpty():
            return
        if facts & Fact.EXACT:
            painter.fillRect(seen, self.look.mixed(colour, ground, 0.85))
        else:  # opaque: what is printed knows no gradients that let the ground through
            strong, clear = self.look.mixed(colour, ground, 0.92), self.look.mixed(colour, ground, 0.05)
            gradient = QLinearGradient(bar.topLeft(), bar.topRight())
            share = 1.0 if facts & Fact.OPEN else fade(told.when)
            if facts & Fact.OPEN_LEFT:
                gradient.setColorAt(0.0, clear)
                gradient.setColorAt(1.0, strong)
            elif facts & Fact.OPEN_RIGHT:
                gradient.setColorAt(0.0, strong)
                gradient.setColorAt(1.0, clear)
            else:
                gradient.setColorAt(0.0, clear)
                gradient.setColorAt(share, strong)
                gradient.setColorAt(1.0 - share, strong)
                gradient.setColorAt(1.0, clear)
            painter.fillRect(seen, gradient)
        if told.status is not Status.REPORTED:
            if self.look.keeps:
                tile = self.look.pattern(told.status, ground)
                painter.drawTiledPixmap(seen, tile, QPointF((seen.left() - bar.left()) % STEPS[told.status], 0))
            else:
                self._cut(seen, bar.left(), told.status, QColor(ground))
        if facts & Fact.OPEN_LEFT:
            self._arrow(QPointF(bar.left(), bar.center().y()), -1, colour)
        if facts & Fact.OPEN_RIGHT:
            self._arrow(QPointF(bar.right(), bar.center().y()), 1, colour)

    def _cut(self, bar: QRectF, origin: float, status: Status, ground: QColor) -> None:
        cut(self.painter, bar, origin, status, ground)

    def _arrow(self, tip: QPointF, way: int, colour: str) -> None:
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        x, y = tip.x(), tip.y()
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x - way * 6, y - 4), QPointF(x - way * 6, y + 4)]))


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
