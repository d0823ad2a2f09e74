"""The strip below a timeline: how much happened when, and the period in sight as a brush that can be taken and drawn."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from briefing.ui.craft import theme
from briefing.ui.painting.timeline_chart import Painting
from briefing.ui.painting.timeline_look import Look
from briefing.ui.timeline.chronicle import Chronicle, counts
from briefing.ui.timeline.scale import moment, stretch
from briefing.ui.wording import words

LEAST_BRUSH = 10.0  # pixels
BIN = 3.0  # pixels of the narrowest bar
AROUND = 1.5  # of the story's length that is shown before and after it


class Overview:
    """The strip of one chronicle. Times are those of the story and what lies near it; the rest is told as a number."""

    def __init__(self, chronicle: Chronicle, look: Look) -> None:
        self._chronicle, self._look = chronicle, look
        self._picture: QPixmap | None = None
        self.first, self.last = self._times()
        starts = chronicle.starts
        self._earlier = sum(counts(starts, 0.0, self.first - 1e-9, 1))
        self._later = sum(counts(starts, self.last, 1e9, 1))
        tones = look.tones
        self._veil, self._within = theme.colour(tones.window, 0.62), theme.colour(tones.accent, 0.1)
        self._ring = QPen(QColor(tones.accent), 1.4)

    @property
    def height(self) -> float:
        return self._look.small_line + 36.0 if len(self._chronicle) else 0.0

    def _times(self) -> tuple[float, float]:
        extent, story = self._chronicle.extent, self._chronicle.story()
        if extent is None or story is None:
            return 0.0, 1.0
        span = max(story[1] - story[0], 1.0)
        first, last = max(extent[0], story[0] - AROUND * span), min(extent[1], story[1] + AROUND * span)
        pad = max((last - first) * 0.02, 0.25)
        return float(floor(first - pad)), float(ceil(last + pad))  # whole days, as bars are

    # --- geometry, in the pixels of a strip of a width
    def strip(self, rect: QRectF) -> QRectF:
        """Where the bars are, below the words."""
        return rect.adjusted(0, self._look.small_line + 5, 0, -2)

    def x(self, time: float, width: float) -> float:
        return (time - self.first) / (self.last - self.first) * width

    def time(self, x: float, width: float) -> float:
        return self.first + x / max(width, 1.0) * (self.last - self.first)

    def brush(self, period: tuple[float, float], width: float) -> tuple[float, float]:
        """The period in sight, never too narrow to be taken, never out of sight itself."""
        left, right = self.x(period[0], width), self.x(period[1], width)
        left, right = min(max(left, 2.0), width - LEAST_BRUSH), max(min(right, width - 2.0), LEAST_BRUSH)
        if right - left < LEAST_BRUSH:
            middle = (left + right) / 2
            left, right = middle - LEAST_BRUSH / 2, middle + LEAST_BRUSH / 2
        return left, right

    def beyond(self, way: str) -> list[float]:
        """The beginnings of what lies "earlier" or "later" than the strip."""
        starts = self._chronicle.starts
        return [one for one in starts if (one < self.first if way == "earlier" else one > self.last)]

    # --- painting
    def paint(self, painting: Painting, rect: QRectF, period: tuple[float, float]) -> None:
        look, tones, painter = self._look, self._look.tones, painting.painter
        if self._picture is None or self._picture.width() != int(rect.width() * look.ratio):
            self._picture = self._bars(rect)
        painter.drawPixmap(rect.topLeft(), self._picture)
        strip = self.strip(rect)
        left, right = self.brush(period, rect.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._veil)
        painter.drawRect(QRectF(0, strip.top(), left, strip.height()))
        painter.drawRect(QRectF(right, strip.top(), rect.width() - right, strip.height()))
        painter.setBrush(self._within)
        painter.setPen(self._ring)
        painter.drawRoundedRect(QRectF(left, strip.top() + 1, right - left, strip.height() - 2), 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(tones.accent))
        for x in (left, right):
            painter.drawRoundedRect(QRectF(x - 2, strip.center().y() - 7, 4, 14), 2, 2)
        self._write(painting, rect, period, (left + right) / 2)

    def _write(self, painting: Painting, rect: QRectF, period: tuple[float, float], middle: float) -> None:
        """What lies beyond the strip at its ends, and the period above the brush."""
        look, tones, painter = self._look, self._look.tones, painting.painter
        low, high, top = 6.0, rect.width() - 6, rect.top() + 3
        earlier, later = self._earlier, self._later
        if earlier:
            text = "◂ " + words.EARLIER.format(number=f"{earlier:,}")
            wide = look.width(text, look.small)
            look.write(painter, text, QPointF(low, top), wide + 1, look.small, look.colour(tones.accent))
            painting.note("earlier", low - 4, top - 2, wide + 8, look.small_line + 4, text)
            low += wide + 14
        if later:
            text = words.LATER.format(number=f"{later:,}") + " ▸"
            wide = look.width(text, look.small)
            high -= wide
            look.write(painter, text, QPointF(high, top), wide + 1, look.small, look.colour(tones.accent))
            painting.note("later", high - 4, top - 2, wide + 8, look.small_line + 4, text)
            high -= 14
        first, last = period
        fine = painting.scale.per_day >= 600
        text = f"{moment(first, 1e6)} – {moment(last, 1e6)}" if fine else stretch(first, last)
        wide = look.width(text, look.small)
        x = min(max(middle - wide / 2, low), high - wide)
        if x >= low:
            look.write(painter, text, QPointF(x, top), wide + 1, look.small, look.colour(tones.muted))
            painting.note("period", x, top, wide, look.small_line, text)

    def _bars(self, rect: QRectF) -> QPixmap:
        look, tones = self._look, self._look.tones
        made = QPixmap(int(rect.width() * look.ratio), int(rect.height() * look.ratio))
        made.setDevicePixelRatio(look.ratio)
        made.fill(QColor(tones.raised))
        painter = QPainter(made)
        painter.fillRect(QRectF(0, 0, rect.width(), 1), QColor(tones.line))
        strip = self.strip(rect).translated(0, -rect.top())
        painter.fillRect(strip, QColor(tones.base))
        days = max(1, round(self.last - self.first))
        bins = max(1, int(min(rect.width() // BIN, days)))
        found = counts(self._chronicle.starts, self.first, self.last - 1e-9, bins)
        most = max(found, default=1) or 1
        step = rect.width() / bins
        colour = theme.colour(tones.accent, 0.75)
        for number, one in enumerate(found):
            if one:
                high = 2 + (strip.height() - 7) * (one / most) ** 0.5
                painter.fillRect(QRectF(number * step + 0.5, strip.bottom() - high, max(step - 1, 1), high), colour)
        painter.end()
        return made
