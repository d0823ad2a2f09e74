"""Small signs that say a status, a decision or an uncertain date by shape, so that nothing hangs on colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPen, QPolygonF

from briefing.domain.claim import Review, Status
from briefing.ui.craft import icons, theme
from briefing.ui.craft.theme import Tones
from briefing.ui.painting.text import advance, draw_lines, line_height


def draw_status(painter: QPainter, centre: QPointF, radius: float, status: Status, tones: Tones, ground: str) -> None:
    """Reported: a full dot. Claimed: half a dot. Disputed: a diamond cut in two. Denied: a cross. Planned: a broken ring.
    Background: a small hollow square."""
    colour = QColor(tones.of_status(status))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    around = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    pen = QPen(colour, max(1.4, radius * 0.3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(around.adjusted(-2, -2, 2, 2))
    if status is Status.REPORTED:
        painter.setBrush(colour)
        painter.drawEllipse(around)
    elif status is Status.CLAIMED:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(around)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawChord(around, 90 * 16, 180 * 16)
    elif status is Status.DISPUTED:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, right = QPointF(centre.x(), around.top() - 1), QPointF(around.right() + 1, centre.y())
        bottom, left = QPointF(centre.x(), around.bottom() + 1), QPointF(around.left() - 1, centre.y())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
        painter.drawLine(top, bottom)
    elif status is Status.DENIED:
        painter.setPen(QPen(colour, max(1.8, radius * 0.42), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        small = around.adjusted(1, 1, -1, -1)
        painter.drawLine(small.topLeft(), small.bottomRight())
        painter.drawLine(small.topRight(), small.bottomLeft())
    elif status is Status.PLANNED:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.6, 1.3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(around)
    else:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(around.adjusted(1, 1, -1, -1))
    painter.restore()


def draw_span_of_time(painter: QPainter, rect: QRectF, colour: str) -> None:
    """An uncertain date: a bar that fades at both ends, dashed inside, so that it is told apart in grey print as well."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fade = QLinearGradient(rect.topLeft(), rect.topRight())
    strong, clear = theme.colour(colour, 0.75), theme.colour(colour, 0.0)
    fade.setColorAt(0.0, clear)
    fade.setColorAt(0.3, strong)
    fade.setColorAt(0.7, strong)
    fade.setColorAt(1.0, clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fade))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.restore()


def draw_review(painter: QPainter, rect: QRectF, review: Review, tones: Tones) -> None:
    """A tick, a pencil or a cross; nothing where nobody looked yet."""
    name = {Review.ACCEPTED: "accept", Review.EDITED: "edit", Review.REJECTED: "reject"}.get(review)
    if name is not None:
        icons.draw(name, tones.of_review(review), painter, rect)


def chip_size(text: str, font: QFont) -> tuple[float, float]:
    """Width and height of a chip with these words."""
    return advance(text, font) + 12, line_height(font) + 2


def draw_chip(painter: QPainter, at: QPointF, text: str, font: QFont, colour: str, *, dashed: bool = False) -> float:
    """A word in an outline, from its top left. Returns its width."""
    width, height = chip_size(text, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(at.x() + 0.5, at.y() + 0.5, width - 1, height - 1), 3, 3)
    painter.restore()
    draw_lines(painter, (text,), font, QColor(colour), QRectF(at.x() + 6, at.y() + 1, width - 8, height - 2))
    return width
