"""What lies below everything on a timeline: the colours of its lanes, the lines between them, and the lines of time.

Where pixels of the window are whole pixels of the screen, each pixel of the ground is filled once, and all lines of time of
one colour are drawn together. (One row of pixels, repeated all the way down, was tried: on a window it takes longer.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from briefing.ui.painting.timeline_chart import Painting, Row
from briefing.ui.painting.timeline_look import Look


def is_whole(look: Look) -> bool:
    """Whether pixels of the window are whole pixels of the screen."""
    return look.keeps and look.ratio == 1.0


class Ground:
    """The ground of all lanes of one look; what is filled is known as long as rows stay where they are."""

    def __init__(self) -> None:
        self._known: tuple[int, float, float, QRectF] | None = None
        self._fills: list[tuple[QColor, list[QRect]]] = []

    def paint(self, painting: Painting, body: QRectF, rows: Sequence[Row], top: float, edition: int) -> None:
        """The ground of the lanes in sight, `top` being where they begin; `edition` is another one when rows lie elsewhere.
        Leaves the painter with whole pixels and no pen.
        """
        known = edition, top, painting.width, body
        if known != self._known:
            self._known, self._fills = known, _fills(painting, body, rows, top)
        painter = painting.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self._fills:
            painter.setBrush(colour)
            painter.drawRects(rects)


def _fills(painting: Painting, body: QRectF, rows: Sequence[Row], top: float) -> list[tuple[QColor, list[QRect]]]:
    """Each pixel once, but for the lines between lanes."""
    look = painting.look
    tones = look.tones
    width, first, last = ceil(painting.width), round(body.top()), round(body.bottom())

    def between(upper: float, lower: float) -> list[QRect]:
        high, low = max(round(upper), first), min(round(lower), last)
        return [QRect(0, high, width, low - high)] if low > high else []

    base, pale, parting = [], [], []
    reached = body.top()
    for row in rows:
        if row.lane.aside:
            upper, lower = painting.aside(row, top)
            base += between(reached, upper)
            pale += between(upper, lower)
            reached = lower
        elif painting.is_parted(row):
            parting += between(row.top + top, row.top + top + 1)
    base += between(reached, body.bottom())
    found = (look.colour(tones.base), base), (look.colour(tones.lane), pale), (look.colour(tones.line), parting)
    return [(colour, rects) for colour, rects in found if rects]


def paint_lines(painter: QPainter, moved: Iterable[tuple[int, Sequence[tuple[QColor, Sequence[QRect]]]]]) -> None:
    """Lines of time, some of them moved to the right, those of one colour together."""
    for right, lines in moved:
        painter.translate(right, 0)
        for colour, rects in lines:
            if rects:
                painter.setBrush(colour)
                painter.drawRects(rects)
        painter.translate(-right, 0)


def lines_between(painting: Painting, first: int, last: int) -> list[tuple[QColor, list[QRect]]]:
    """The lines of time that come in sight, between two heights."""
    return [(colour, [QRect(x, first, 1, last - first) for x in places]) for colour, places in painting.lines()]
