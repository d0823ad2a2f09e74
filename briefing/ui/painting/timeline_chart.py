"""Paints the timeline: axis, lanes, what happened in them, crowds, and the overview. The same strokes go to the screen, to
paper and into pictures; only the screen keeps words and signs ready."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
    QTextOption,
)

from briefing.domain.claim import Review, Status
from briefing.ui import theme, words
from briefing.ui.painting.signs import draw_status
from briefing.ui.painting.text import draw_lines
from briefing.ui.theme import Tones
from briefing.ui.timeline.chronicle import Band, Chronicle, Fact, Lane, fade, title_of
from briefing.ui.timeline.placing import LEAST_WORDS, MOST_WORDS, SIGN, WORDS, Crowd, Layout, Placed
from briefing.ui.timeline.scale import Scale, Tick, axis
from briefing.ui.view import Happening

BAR = 6.0  # pixels of the height of a bar
MOST_TEXTS = 6000  # words kept ready
STEPS = {Status.CLAIMED: 7.0, Status.DISPUTED: 7.0, Status.DENIED: 7.0, Status.PLANNED: 11.0, Status.BACKGROUND: 5.0}
PREFIXES = {Review.ACCEPTED: "✓ ", Review.EDITED: "✎ "}


class Shown(NamedTuple):
    """Words as they were painted, in the pixels of what was painted on: what tests and hit-testing look at."""

    kind: str
    rect: QRectF
    text: str
    item: int = -1


class Look:
    """Fonts, measures and colours of one painting; words and signs are kept ready as long as they stay the same."""

    def __init__(self, font: QFont, tones: Tones, ratio: float = 1.0, *, keeps: bool = True) -> None:
        self.tones, self.ratio, self.keeps = tones, ratio, keeps
        self.body = theme.scaled(font, 0.96)
        self.small = theme.scaled(font, 0.86)
        self.strong = theme.scaled(font, 0.92, strong=True)
        self._metrics = {id(one): QFontMetricsF(one) for one in (self.body, self.small, self.strong)}
        self.line = 1.0 * ceil(self._metrics[id(self.body)].height())
        self.small_line = 1.0 * ceil(self._metrics[id(self.small)].height())
        self.strong_line = 1.0 * ceil(self._metrics[id(self.strong)].height())
        self.track = self.line + BAR + 6
        self.head = self.strong_line + 8.0
        self.aside_head = self.small_line + 4.0
        self.more = self.small_line + 6.0
        self.axis = 2.0 * self.small_line + 12
        self.larger = max(1.0, self._metrics[id(self.small)].horizontalAdvance("29 Nov") / 42)
        self.ink = QColor(tones.text)
        self.accent = QColor(tones.accent)
        self.badge, self.badge_lit = theme.colour(tones.accent, 0.16), theme.colour(tones.accent, 0.34)
        self.column, self.column_lit = theme.colour(tones.accent, 0.24), theme.colour(tones.accent, 0.42)
        self._more: dict[int, tuple[str, str]] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: dict[tuple[str, int, int], QStaticText] = {}
        self._elided: dict[tuple[str, int, int], str] = {}
        self._signs: dict[tuple[Status, str], QPixmap] = {}
        self._patterns: dict[tuple[Status, str], QPixmap] = {}

    def width(self, text: str, font: QFont) -> float:
        key = text, id(font)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 4 * MOST_TEXTS:
                self._widths.clear()
            found = self._widths[key] = self._metrics[id(font)].horizontalAdvance(text)
        return found

    def more_words(self, number: int) -> tuple[str, str]:
        """What is written where so many found no room: short, and in full."""
        found = self._more.get(number)
        if found is None:
            found = f"+{short_number(number)}", f"+{words.CROWD_MORE.format(number=f'{number:,}')}"
            self._more[number] = found
        return found

    def elided(self, text: str, width: float, font: QFont) -> str:
        if self.width(text, font) <= width + 0.5:
            return text
        key = text, int(width), id(font)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > MOST_TEXTS:
                self._elided.clear()
            found = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, int(width))
            self._elided[key] = found
        return found

    def write(self, painter: QPainter, text: str, at: QPointF, width: float, font: QFont, colour: QColor) -> str:
        """One line from its top left, elided. Returns what was written."""
        shown = self.elided(text, width, font)
        if not shown:
            return ""
        if not self.keeps:
            draw_lines(painter, (shown,), font, colour, QRectF(at.x(), at.y(), width + 4, self._metrics[id(font)].height()))
            return shown
        key = shown, 0, id(font)
        ready = self._texts.get(key)
        if ready is None:
            if len(self._texts) > MOST_TEXTS:
                self._texts.clear()
            ready = QStaticText(shown)
            ready.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            ready.setTextOption(option)
            ready.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            ready.prepare(font=font)
            self._texts[key] = ready
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawStaticText(at, ready)
        return shown

    def sign(self, painter: QPainter, centre: QPointF, status: Status, ground: str) -> None:
        """The sign of a status, 14 pixels wide."""
        if not self.keeps:
            draw_status(painter, centre, 4.6, status, self.tones, ground)
            return
        key = status, ground
        ready = self._signs.get(key)
        if ready is None:
            side = int(SIGN) + 2
            ready = QPixmap(int(side * self.ratio), int(side * self.ratio))
            ready.setDevicePixelRatio(self.ratio)
            ready.fill(Qt.GlobalColor.transparent)
            inner = QPainter(ready)
            draw_status(inner, QPointF(side / 2, side / 2), 4.6, status, self.tones, ground)
            inner.end()
            self._signs[key] = ready
        half = (SIGN + 2) / 2
        painter.drawPixmap(QPointF(round(centre.x() - half), round(centre.y() - half)), ready)

    def pattern(self, status: Status, ground: str) -> QPixmap:
        """What is cut out of a bar of this status, as a tile."""
        key = status, ground
        ready = self._patterns.get(key)
        if ready is None:
            wide = STEPS[status]
            ready = QPixmap(round(wide * self.ratio), round(BAR * self.ratio))
            ready.setDevicePixelRatio(self.ratio)
            ready.fill(Qt.GlobalColor.transparent)
            inner = QPainter(ready)
            cut(inner, QRectF(0, 0, wide, BAR), 0, status, QColor(ground))
            inner.end()
            self._patterns[key] = ready
        return ready


class Titles:
    """The words beside each mark of a chronicle, and how wide they are, measured when they are first in sight."""

    def __init__(self, chronicle: Chronicle, look: Look) -> None:
        self._chronicle, self._look = chronicle, look
        self._widths = array("d", [-1.0]) * len(chronicle)

    def text(self, item: int) -> str:
        return words_of(self._chronicle.items[item], self._chronicle.facts[item])

    def width(self, item: int) -> float:
        found = self._widths[item]
        if found < 0:
            found = self._widths[item] = self._look.width(self.text(item), self._look.body) + 1
        return found


def words_of(one: Happening, facts: int) -> str:
    """A title with the sign of the decision, or of trouble."""
    mark = "⚠ " if facts & Fact.TROUBLE else PREFIXES.get(one.review, "")
    return mark + title_of(one)


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
    shown: list[Shown] = field(default_factory=list)
    finest: float = 0.0  # days of the least step of the axis
    widest: float = MOST_WORDS

    # --- the axis
    def paint_axis(self, top: float, *, lines_from: float, lines_to: float) -> None:
        """Two rows of ticks at `top`, and their lines down the body."""
        painter, look = self.painter, self.look
        tones = look.tones
        found = axis(self.scale, self.width, larger=look.larger, finest=self.finest)
        painter.fillRect(QRectF(0, top, self.width, look.axis), QColor(tones.raised))
        pale, strong = mixed(tones.line, tones.base, 0.55), QColor(tones.line)
        for ticks, colour in ((found.lower, pale), (found.upper, strong)):
            for one in ticks:
                if 0 < (x := self.scale.x(one.time)) <= self.width:  # filled: thin lines cost a hundred times as much
                    painter.fillRect(QRectF(round(x), lines_from, 1, lines_to - lines_from), colour)
        self._upper(found.upper, top + 4)
        lower = top + look.small_line + 6
        per = self.scale.per_day
        for at, one in enumerate(found.lower):
            x = self.scale.x(one.time)
            follows = self.scale.x(found.lower[at + 1].time) if at + 1 < len(found.lower) else x + max(60.0, per)
            wide = look.width(one.text, look.small)
            left = x + 4
            if left + wide > follows + 1 or left < 0 or left + wide > self.width:
                continue
            painter.setPen(QPen(QColor(tones.faint), 1))
            painter.drawLine(QPointF(round(x), top + look.axis - 5), QPointF(round(x), top + look.axis))
            look.write(painter, one.text, QPointF(left, lower), wide, look.small, QColor(tones.muted))
            self.shown.append(Shown("tick", QRectF(left, lower, wide, look.small_line), one.text))
        painter.setPen(QPen(QColor(tones.line), 1))
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
                    look.write(self.painter, text, QPointF(left, top), wide, look.strong, QColor(look.tones.text))
                    self.shown.append(Shown("tick", QRectF(left, top, wide, look.strong_line), text))
                    break

    # --- lanes
    def paint_ground(self, row: Row, top: float) -> None:
        look, tones = self.look, self.look.tones
        if row.lane.aside:
            head = look.head if row.head > look.aside_head else 0.0
            ground = QRectF(0, row.top + top + head, self.width, row.bottom(look) - row.top - head)
            self.painter.fillRect(ground, QColor(tones.lane))
        elif row.band and row.head >= look.head:
            self.painter.setPen(QPen(QColor(tones.line), 1))
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
            look.write(self.painter, text, QPointF(left, at + 2), self.width - left, look.small, QColor(tones.muted))
            self.shown.append(Shown("head", QRectF(left, at + 2, min(wide, self.width), look.small_line), text))
        elif row.head >= look.head:
            self._name(title or row.lane.title, number, at, left)

    def _name(self, title: str, number: int, top: float, left: float) -> None:
        look, tones = self.look, self.look.tones
        count = f"{number:,}"
        count_wide = look.width(count, look.small)
        room = max(40.0, self.width - left - count_wide - 24)
        wide = min(look.width(title, look.strong), room)
        look.write(self.painter, title, QPointF(left, top + 5), room, look.strong, QColor(tones.text))
        drop = look.strong_line - look.small_line
        at = QPointF(left + wide + 8, top + 5 + drop)
        look.write(self.painter, count, at, count_wide + 2, look.small, QColor(tones.muted))
        self.shown.append(Shown("head", QRectF(left, top + 5, wide, look.strong_line), title))

    # --- what happened
    def paint_row(self, row: Row, layout: Layout, top: float) -> None:
        """What a lane shows; the layout may reach beyond the picture at both sides."""
        moved = (layout.first - self.scale.left) * self.scale.per_day
        tracks_top = row.tracks_top() + top
        crowds = [one for one in layout.crowds if one.right + moved > 0 and one.left + moved < self.width]
        for crowd in crowds:
            if crowd.more:
                self._paint_more(crowd, moved, row.more_top(self.look) + top)
            else:
                self._paint_column(crowd, moved, tracks_top, layout.most)
        ground = self.look.tones.lane if row.lane.aside else self.look.tones.base
        reach = self.widest + 40 + moved
        for one in layout.placed:
            left = one.left
            if left + moved < self.width and (one.right + moved > 0 or left + reach > 0):
                self._paint_placed(one, moved, tracks_top + one.track * self.look.track, ground, pale=row.lane.aside)

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
            shown = look.write(painter, text, QPointF(left, top + 2), end - left, look.body, QColor(colour))
            if rejected:
                painter.setPen(QPen(QColor(tones.rejected), 1))
                painter.drawLine(QPointF(left, top + 2 + look.line / 2), QPointF(end, top + 2 + look.line / 2))
            self.shown.append(Shown("words", QRectF(left, top + 2, end - left, look.line), shown, item))
        self.shown.append(Shown("sign", QRectF(sign, top + 1, SIGN, look.line + 2), told.status.value, item))

    def _paint_bar(self, bar: QRectF, told: Happening, facts: int, ground: str) -> None:
        """A stretch of time: what is sure is full, what is not fades away at its ends; the pattern says the status."""
        painter = self.painter
        colour = self.look.tones.of_status(told.status)
        seen = bar.intersected(QRectF(-8, bar.top(), self.width + 16, bar.height()))
        if seen.isEmpty():
            return
        if facts & Fact.EXACT:
            painter.fillRect(seen, mixed(colour, ground, 0.85))
        else:  # opaque: what is printed knows no gradients that let the ground through
            strong, clear = mixed(colour, ground, 0.92), mixed(colour, ground, 0.05)
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

    def _paint_column(self, crowd: Crowd, moved: float, top: float, most: int) -> None:
        """A crowd as a column as high as its share of the largest, with its number."""
        look, painter = self.look, self.painter
        number = len(crowd.members)
        height = (crowd.bottom - crowd.top) * look.track - 4
        least = look.small_line + 4.0
        high = least + max(0.0, height - least) * sqrt(number / max(most, 1))
        bottom = top + crowd.bottom * look.track - 2
        rect = QRectF(crowd.left + moved, bottom - high, crowd.right - crowd.left, high)
        hovered = crowd is self.marked.crowd
        left, right = round(rect.left()), round(rect.right())
        rect = QRectF(left, round(rect.top()), right - left, round(bottom) - round(rect.top()))
        painter.fillRect(rect, look.column_lit if hovered else look.column)
        painter.fillRect(QRectF(left, rect.top(), rect.width(), 2), look.accent)
        if self.marked.current >= 0 and self._holds(crowd, self.marked.current):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self._number(short_number(number), rect, rect.top() + 3)

    def _number(self, text: str, rect: QRectF, top: float) -> None:
        look = self.look
        wide = look.width(text, look.small)
        if wide > rect.width() - 1:
            return
        left = rect.left() + (rect.width() - wide) / 2
        look.write(self.painter, text, QPointF(left, top), wide + 1, look.small, look.ink)
        self.shown.append(Shown("crowd", QRectF(left, top, wide, look.small_line), text))

    def _paint_more(self, crowd: Crowd, moved: float, top: float) -> None:
        look = self.look
        left, right = crowd.left + moved + 1, crowd.right + moved - 1
        text, full = look.more_words(len(crowd.members))
        seen = max(left, 0.0)
        wide = look.width(full, look.small) + 10
        if wide <= right - seen:
            text = full
        else:
            wide = look.width(text, look.small) + 10
        if right - seen < wide:
            seen = min(seen, right - wide) if left <= right - wide else left
            wide = min(wide, right - seen)
        rect = QRectF(seen, top + 1, wide, look.more - 3)
        self.painter.fillRect(rect, look.badge_lit if crowd is self.marked.crowd else look.badge)
        self._number(text, rect, top + 2)

    @staticmethod
    def _holds(crowd: Crowd, item: int) -> bool:
        at = bisect_left(crowd.members, item)
        return at < len(crowd.members) and crowd.members[at] == item


def cut(painter: QPainter, bar: QRectF, origin: float, status: Status, ground: QColor) -> None:
    """The pattern of a status, cut out of a bar: strokes for claimed, crossed for disputed, a hollow for denied, dashes for
    planned, dots for background; nothing for reported. `origin` is where the pattern begins."""
    top, bottom = bar.top(), bar.bottom()
    if status is Status.DENIED:
        painter.fillRect(QRectF(bar.left(), top + 1.5, bar.width(), bar.height() - 3), ground)
        return
    step = STEPS[status]
    at = bar.left() - (bar.left() - origin) % step
    places = []
    while at < bar.right():
        places.append(at)
        at += step
    painter.save()
    painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
    if status in (Status.CLAIMED, Status.DISPUTED):
        lines = [QLineF(x - step, bottom + 0.5, x + BAR - step, top - 0.5) for x in (*places, at)]
        lines += [QLineF(x, bottom + 0.5, x + BAR, top - 0.5) for x in places[-1:]]
        if status is Status.DISPUTED:
            lines += [QLineF(one.x1(), one.y2(), one.x2(), one.y1()) for one in lines]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(lines)
    else:
        wide = 4.0 if status is Status.PLANNED else 2.5
        for x in places:
            painter.fillRect(QRectF(x + step - wide, top, wide, bar.height()), ground)
    painter.restore()


def mixed(colour: str, ground: str, share: float) -> QColor:
    """A colour laid over a ground with a share of 0 to 1, opaque."""
    one, other = QColor(colour), QColor(ground)
    return QColor(
        round(one.red() * share + other.red() * (1 - share)),
        round(one.green() * share + other.green() * (1 - share)),
        round(one.blue() * share + other.blue() * (1 - share)),
    )


def short_number(number: int) -> str:
    """As "84", "1,204", "12k"."""
    return f"{number // 1000}k" if number >= 10_000 else f"{number:,}"


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
