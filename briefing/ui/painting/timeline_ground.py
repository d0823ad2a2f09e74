"""What lies below everything on a timeline: the colours of its lanes, the lines between them, and the lines of time.

Where pixels of the window are whole pixels of the screen, each pixel of the ground is filled once, and all lines of time of
one colour are drawn together. (One row of pixels, repeated all the way down, was tried: on a window it takes longer.)
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from briefing.ui.painting.timeline_chart import Painting, Row
from briefing.ui.painting.timeline_look import Look


def is_whole(look: Look) -> bool:
    """Whether pixels of the window are whole pixels of the screen."""
    return look.keeps and look.ratio == 1.0


def paint_ground(painting: Painting, body: QRectF, rows: Sequence[Row], top: float) -> None:
    """The ground of all lanes in sight, `top` being where they begin, with the lines of time."""
    look, painter = painting.look, painting.painter
    tones = look.tones
    base, lane, line = look.colour(tones.base), look.colour(tones.lane), look.colour(tones.line)

    width, first, last = ceil(painting.width), round(body.top()), round(body.bottom())

    def fill(colour: QColor, upper: float, lower: float) -> None:
        high, low = max(round(upper), first), min(round(lower), last)
        if low > high:
            painter.fillRect(0, high, width, low - high, colour)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    reached = body.top()
    for row in rows:
        if row.lane.aside:
            upper, lower = painting.aside(row, top)
            fill(base, reached, upper)
            fill(lane, upper, lower)
            reached = lower
    fill(base, reached, body.bottom())
    for row in rows:
        if painting.is_parted(row):
            fill(line, row.top + top, row.top + top + 1)
    high = last - first
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, places in painting.lines():
        painter.setBrush(colour)
        painter.drawRects([QRect(x, first, 1, high) for x in places])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
