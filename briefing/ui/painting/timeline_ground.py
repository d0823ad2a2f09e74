"""What lies below everything on a timeline: the colours of its lanes, the lines between them, and the lines of time.

On whole pixels every row of a lane's ground is the same, so it is made once and repeated: each pixel is written once, where
filling all, filling the pale lanes and drawing the lines of time would touch them up to three times.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPixmap

from briefing.ui.painting.timeline_chart import Painting, Row
from briefing.ui.painting.timeline_look import Look

_ORIGIN = QPointF(0, 0)


def is_whole(look: Look) -> bool:
    """Whether pixels of the window are whole pixels of the screen."""
    return look.keeps and look.ratio == 1.0


def paint_ground(painting: Painting, body: QRectF, rows: Sequence[Row], top: float) -> None:
    """The ground of all lanes in sight, `top` being where they begin, with the lines of time."""
    look, painter = painting.look, painting.painter
    tones = look.tones
    lines = [(colour.rgb(), places) for colour, places in painting.lines()]
    grounds = (look.colour(one) for one in (tones.base, tones.lane, tones.line))
    base, lane, line = (_strip(one, lines, painting.width) for one in grounds)

    def lay(strip: QPixmap, upper: float, lower: float) -> None:
        upper, lower = max(upper, body.top()), min(lower, body.bottom())
        if lower > upper:
            painter.drawTiledPixmap(QRectF(0, upper, painting.width, lower - upper), strip, _ORIGIN)

    reached = body.top()
    for row in rows:
        if row.lane.aside:
            upper, lower = painting.aside(row, top)
            lay(base, reached, upper)
            lay(lane, upper, lower)
            reached = lower
    lay(base, reached, body.bottom())
    for row in rows:
        if painting.is_parted(row):
            lay(line, row.top + top, row.top + top + 1)


def _strip(ground: QColor, lines: Sequence[tuple[int, Sequence[int]]], width: float) -> QPixmap:
    """One row of pixels."""
    number = int(width)
    pixels = array("I", [ground.rgb()]) * (number + 1)  # a line may be rounded to the pixel after the last
    for colour, places in lines:
        for x in places:
            pixels[x] = colour
    return QPixmap.fromImage(QImage(pixels.tobytes(), number, 1, 4 * number, QImage.Format.Format_RGB32))
