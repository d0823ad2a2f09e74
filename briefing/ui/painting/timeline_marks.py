"""Paints what happened one by one: bars that fade, the signs of a status, words.

What a mark consists of is put together apart from its painting, so that it can be kept while time passes under it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF, QStaticText

from briefing.domain.claim import Review, Status
from briefing.ui.craft import theme
from briefing.ui.painting.timeline_look import BAR, Known, Look, Titles, cut
from briefing.ui.seen.rows import Happening
from briefing.ui.timeline.chronicle import Chronicle, Fact, fade
from briefing.ui.timeline.placing import LEAST_WORDS, SIGN, WORDS, Placed

LEFT, RIGHT = 2.0, 3.0  # pixels from the edges of a window that marks and words keep
_FAR = 1e12
_ACROSS = SIGN / 2 - (SIGN + 2) / 2 + 0.5  # from the left of a sign to its picture, rounded
_DOWN = 2 - (SIGN + 2) / 2 + 0.5  # and from the middle of its line, less what lies above the line
_ORIGIN = QPointF(0, 0)
_REJECTED = Review.REJECTED  # asked for at every stroke; by its name it takes several times as long


class Hanging(Enum):
    """What the words of a mark hang on."""

    EDGES = 0  # the edges of the window, as far as their mark reaches over those
    BEGIN = 1  # their mark's beginning: what lies well within the window
    END = 2  # and its end: what has left it on the left but for its words


_EDGES = Hanging.EDGES


class Bar(NamedTuple):
    """A stretch of time: what fills it, the pattern cut out of it, and arrows where it is open."""

    rect: QRectF
    fill: QBrush
    tile: QPixmap | None
    phase: QPointF  # where in its pattern it begins
    arrows: tuple[QPolygonF, ...]
    colour: QColor  # of the arrows


class Stroke(NamedTuple):
    """All that is painted of one happening."""

    item: int
    top: float  # of its track
    mark: float  # left edge of its time
    sign: float  # and of its sign
    left: float  # words begin
    end: float  # and end; not beyond where they begin where there are none
    told: Happening
    shown: str
    bar: Bar | None
    sign_at: QPointF
    picture: QPixmap | None  # the sign; None on paper
    words_at: QPointF  # their top left; on the screen their baseline where they are not ready
    ready: QStaticText | None
    colour: QColor
    strike: QLineF | None

    @property
    def last(self) -> float:
        """Where it ends on the right but for its bar."""
        return max(self.end, self.sign + SIGN)


class Marks:
    """What turns places into strokes in one look, for a window of a width; `widest` are the pixels that words take."""

    def __init__(self, look: Look, chronicle: Chronicle, titles: Titles, width: float, widest: float) -> None:
        self._look, self._chronicle, self._titles = look, chronicle, titles
        self._width, self._widest = width, widest

    def stroke(
        self,
        one: Placed,
        moved: float,
        top: float,
        ground: str,
        *,
        pale: bool,
        by: float = 0.0,
        hanging: Hanging = Hanging.EDGES,
    ) -> Stroke:
        """What is painted of a happening, `moved` pixels from where it was placed, at the top of its track.

        `by` are the pixels that it is being dragged.
        """
        look = self._look
        item, _track, begins, ends, _room = one
        known = self._titles.known.get((item, ground)) or self._find(item, ground, pale=pale)
        told, facts, wide, text, dress, ink, _shades, _share = known
        free, edge = hanging is not _EDGES, self._width - RIGHT
        least = LEFT - moved if not free else -_FAR if hanging is Hanging.BEGIN else _FAR
        left, end = one.words(wide, least, self._widest)
        left, end = left + moved, end + moved
        if left < edge < end and not free:
            end = edge if edge - left >= min(LEAST_WORDS, end - left) else left
        mark = begins + moved + by
        if by:
            left, end = left + by, end + by
        has_words = end > left
        sign = left - WORDS if has_words else max(mark, min(least + moved, ends + moved - SIGN))
        long = ends - begins
        bar = None
        if long > SIGN + 1 or not facts & 1:  # Fact.EXACT
            bar = self._bar(mark + 1, top + look.line + 4, max(long - 2, 3.0), known, free=free)
        shown, ready, strike, colour = "", None, None, look.ink
        if has_words:
            colour, room = ink, end - left
            shown = text if wide <= room + 1.5 else look.shortened(text, room, look.body)  # they are a pixel wider told
            if shown and look.keeps:
                ready = look.ready(shown, look.body) if free else look.ready_again(shown)
            if told.review is _REJECTED:
                strike = QLineF(left, top + 2 + look.line / 2, end, top + 2 + look.line / 2)
        if look.keeps:
            place = QPointF(floor(sign + _ACROSS), floor(top + look.line / 2 + _DOWN))
            at = QPointF(left, top + 2 if ready is not None else top + 2 + look.ascent)
        else:
            place, at = QPointF(sign + SIGN / 2, top + 2 + look.line / 2), QPointF(left, top + 2)
        return Stroke(item, top, mark, sign, left, end, told, shown, bar, place, dress.picture, at, ready, colour, strike)

    def _find(self, item: int, ground: str, *, pale: bool) -> Known:
        """What is painted of a happening wherever it lies, found once."""
        look, titles, tones = self._look, self._titles, self._look.tones
        told, facts = self._chronicle.items[item], self._chronicle.facts[item]
        dress = look.dress(told.status, ground)
        is_faint = pale or told.review is Review.REJECTED
        colour = look.colour(tones.warning if facts & Fact.TROUBLE else tones.muted if is_faint else tones.text)
        shades = look.mixed(dress.name, ground, 0.92), look.mixed(dress.name, ground, 0.05)
        share = 0.0 if facts & (Fact.EXACT | Fact.OPEN) else fade(told.when)
        found = Known(told, facts, titles.width(item), titles.text(item), dress, colour, shades, share)
        titles.keep(item, ground, found)
        return found

    def hung(self, stroke: Stroke, one: Placed, part: float, least: float, most: float, *, pale: bool) -> Stroke:
        """A stroke that was put together apart from the edges, where they hold its words or cut them off: its words keep
        between the pixels `least` and `most` of its row.
        """
        look, item = self._look, one.item
        ground = look.tones.lane if pale else look.tones.base
        known = self._titles.known.get((item, ground)) or self._find(item, ground, pale=pale)
        wide = known.wide
        left, end = one.words(wide, least - part, self._widest)
        left, end = left + part, end + part
        if left < most < end:
            end = most if most - left >= min(LEAST_WORDS, end - left) else left
        has_words = end > left
        sign = left - WORDS if has_words else max(stroke.mark, min(least, one.right + part - SIGN))
        shown, ready, strike, colour = "", None, None, look.ink
        if has_words:
            colour, room = known.colour, end - left
            shown = known.text if wide <= room + 1.5 else look.shortened(known.text, room, look.body)
            ready = stroke.ready if shown == stroke.shown else look.ready_again(shown) if shown else None
            if stroke.told.review is Review.REJECTED:
                strike = QLineF(left, stroke.top + 2 + look.line / 2, end, stroke.top + 2 + look.line / 2)
        place = QPointF(floor(sign + _ACROSS), stroke.sign_at.y())
        at = QPointF(left, stroke.top + 2 + (0 if ready is not None else look.ascent))
        return Stroke(
            item, stroke.top, stroke.mark, sign, left, end, stroke.told, shown, stroke.bar, place, stroke.picture, at,
            ready, colour, strike,
        )  # fmt: skip

    def _bar(self, left: float, top: float, wide: float, known: Known, *, free: bool) -> Bar | None:
        """A stretch of time: what is sure is full, what is not fades away at its ends; the pattern says the status."""
        dress, facts = known.dress, known.facts
        bar = seen = QRectF(left, top, wide, BAR)
        phase = _ORIGIN
        if not free and (left < -8 or left + wide > self._width + 8):
            seen = bar.intersected(QRectF(-8, top, self._width + 16, BAR))
            if seen.isEmpty():
                return None
            if dress.tile is not None:
                phase = QPointF((seen.left() - left) % dress.step, 0)
        fill = dress.full if facts & Fact.EXACT else QBrush(_fading(left, top, wide, known))
        arrows: tuple[QPolygonF, ...] = ()
        if facts & Fact.OPEN:
            middle = bar.center().y()
            if facts & Fact.OPEN_LEFT:
                arrows = (_arrow(bar.left(), middle, -1),)
            if facts & Fact.OPEN_RIGHT:
                arrows = (*arrows, _arrow(bar.right(), middle, 1))
        return Bar(seen, fill, dress.tile, phase, arrows, dress.colour)


def _fading(left: float, top: float, wide: float, known: Known) -> QLinearGradient:
    """Opaque: what is printed knows no gradients that let the ground through."""
    (strong, clear), facts, share = known.shades, known.facts, known.share
    gradient = QLinearGradient(left, top, left + wide, top)
    if facts & Fact.OPEN_LEFT:
        gradient.setColorAt(0.0, clear)
        gradient.setColorAt(1.0, strong)
    elif facts & Fact.OPEN_RIGHT:
        gradient.setColorAt(0.0, strong)
        gradient.setColorAt(1.0, clear)
    else:
        gradient.setStops([(0.0, clear), (share, strong), (1.0 - share, strong), (1.0, clear)])
    return gradient


def paint_behind(painter: QPainter, stroke: Stroke, look: Look, *, selected: bool, current: bool, focus: bool) -> None:
    """What sets one apart, below it: paler where it is only pointed at."""
    tones = look.tones
    back = QRectF(stroke.sign - 2, stroke.top + 1, stroke.last + 3 - stroke.sign + 2, look.line + 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.picked) if selected else theme.colour(tones.picked, 0.6))
    painter.drawRoundedRect(back, 4, 4)
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tones.accent), 1.6 if focus else 1.0))
        painter.drawRoundedRect(back.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def paint_strokes(painter: QPainter, strokes: Iterable[Stroke], look: Look, ground: str) -> None:
    """Happenings that do not lie above each other."""
    if not look.keeps:
        for stroke in strokes:
            _paint_on_paper(painter, stroke, look, ground)
        return
    painter.setFont(look.body)
    pen: QColor | None = None
    fill, tiles, picture, write = painter.fillRect, painter.drawTiledPixmap, painter.drawPixmap, painter.drawStaticText
    text = painter.drawText
    for stroke in strokes:
        bar, ready = stroke.bar, stroke.ready
        if bar is not None:
            fill(bar.rect, bar.fill)
            if bar.tile is not None:
                tiles(bar.rect, bar.tile, bar.phase)
            if bar.arrows:
                _paint_arrows(painter, bar)
                pen = None
        assert stroke.picture is not None
        picture(stroke.sign_at, stroke.picture)
        if ready is not None:
            if stroke.colour is not pen:
                pen = stroke.colour
                painter.setPen(pen)
            write(stroke.words_at, ready)
        elif stroke.shown:
            if stroke.colour is not pen:
                pen = stroke.colour
                painter.setPen(pen)
            text(stroke.words_at, stroke.shown)
        if stroke.strike is not None:
            painter.setPen(QPen(look.colour(look.tones.rejected), 1))
            painter.drawLine(stroke.strike)
            pen = None


def _paint_on_paper(painter: QPainter, stroke: Stroke, look: Look, ground: str) -> None:
    bar, status = stroke.bar, stroke.told.status
    if bar is not None:
        painter.fillRect(bar.rect, bar.fill)
        if status is not Status.REPORTED:
            cut(painter, bar.rect, stroke.mark + 1, status, QColor(ground))
        _paint_arrows(painter, bar)
    look.sign(painter, stroke.sign_at, status, ground)
    if stroke.end > stroke.left:
        look.write(painter, stroke.shown, stroke.words_at, stroke.end - stroke.left, look.body, stroke.colour)
    if stroke.strike is not None:
        painter.setPen(QPen(QColor(look.tones.rejected), 1))
        painter.drawLine(stroke.strike)


def _paint_arrows(painter: QPainter, bar: Bar) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar.colour)
    for one in bar.arrows:
        painter.drawPolygon(one)


def _arrow(x: float, y: float, way: int) -> QPolygonF:
    return QPolygonF([QPointF(x, y), QPointF(x - way * 6, y - 4), QPointF(x - way * 6, y + 4)])
