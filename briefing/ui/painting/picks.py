"""Paints rows of things to choose: a box with a tick, the name, how often it is met."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.ui.craft import icons, theme
from briefing.ui.models import picks
from briefing.ui.models.picks import Index, Pick
from briefing.ui.painting.text import advance, draw_line, line_height

EDGE = 10.0


class PickDelegate(QStyledItemDelegate):
    """Rows of one line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, int(line_height(option.font)) + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Pick = index.data(picks.ROW)
        is_chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        tones = theme.tones()
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tones.picked if over else tones.base))
        middle = rect.center().y()
        box = QRectF(rect.left() + EDGE, middle - 7, 14, 14)
        painter.setPen(QPen(QColor(tones.accent if is_chosen else tones.faint), 1))
        painter.setBrush(QColor(tones.accent if is_chosen else tones.base))
        painter.drawRoundedRect(box, 3, 3)
        if is_chosen:
            icons.draw("accept", tones.accent_text, painter, box.adjusted(1, 1, -1, -1))
        number = "" if row.number is None else f"{row.number:,}"
        width = advance(number, option.font)
        left, top = box.right() + 8, middle - line_height(option.font) / 2
        room = rect.right() - EDGE - width - 10 - left
        draw_line(painter, row.name, option.font, QColor(tones.text), QPointF(left, top), room)
        if number:
            at = QPointF(rect.right() - EDGE - width, top)
            draw_line(painter, number, option.font, QColor(tones.muted), at, width + 2)
        painter.restore()
