"""The strip beside the words of an article: signs of its events, and where passages lie that are not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.ui.craft import speaking, theme
from briefing.ui.painting.signs import draw_status
from briefing.ui.seen.rows import Mark
from briefing.ui.wording import leaving_unread, words
from briefing.ui.wording.plain import tip
from briefing.usecases.taking_in.leaving_unread import Unread

if TYPE_CHECKING:
    from briefing.ui.panes.article_text import ArticleText

GUTTER = 34  # room for two signs beside each other


@speaking.plays(QAccessible.Role.Graphic)
class Gutter(QWidget):
    """Signs of the events beside the lines they begin on."""

    def __init__(self, text: ArticleText) -> None:
        super().__init__(text)
        self._text = text
        self._lines: list[tuple[float, list[Mark]]] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.READER_GUTTER)

    def refresh(self) -> None:
        self._lines = None
        self.update()

    def _found(self) -> list[tuple[float, list[Mark]]]:
        if self._lines is None:
            self._lines = self._text.events_by_line()
        return self._lines

    def _shift(self) -> int:
        return self._text.viewport().y()

    def sizeHint(self) -> QSize:
        return QSize(GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tones.base))
        self._lines = None
        for top, bottom, _ in self._text.unread_in_view():
            _draw_unread(painter, QRectF(4, top + self._shift(), 5, bottom - top), tones.faint)
        for at, marks in self._found():
            for place, mark in enumerate(marks[:2]):
                centre = QPointF(self.width() - 12 - 13 * place, at + self._shift())
                draw_status(painter, centre, 4.5, self._text.status_of(mark), tones, tones.base)
        painter.end()

    def _mark_near(self, at: QPoint) -> Mark | None:
        for height, marks in self._found():
            if abs(height + self._shift() - at.y()) <= 9:
                place = 1 if len(marks) > 1 and at.x() < self.width() - 18 else 0
                return marks[place]
        return None

    def _unread_near(self, at: QPoint) -> Unread | None:
        y = at.y() - self._shift()
        return next((one for top, bottom, one in self._text.unread_in_view() if top <= y <= bottom), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_near(event.position().toPoint())
        if mark is not None:
            self._text.mark_clicked.emit(mark)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark, left = self._mark_near(event.pos()), self._unread_near(event.pos())
            said = self._text.explain(mark) if mark else leaving_unread.hint(left) if left else ""
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().event(event)


def _draw_unread(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A pale ladder beside a passage that is not read: a shape that no other mark has."""
    painter.save()
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    at = rect.top()
    while at <= rect.bottom():
        painter.drawLine(QPointF(rect.left(), at), QPointF(rect.right(), at))
        at += 4
    painter.restore()
