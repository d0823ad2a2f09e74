"""Paints why a fact says what it says: fields at the left, beside them values and reasons, a sign where words lead on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.ui.craft import icons, theme
from briefing.ui.models import grounds
from briefing.ui.models.grounds import GroundRow, Index
from briefing.ui.painting.text import draw_line, draw_lines, line_height, wrapped

EDGE = 14.0
LABEL_CHARACTERS = 19
SIGN = 30.0
MOST_LINES = 4


class GroundDelegate(QStyledItemDelegate):
    """Rows as high as their words."""

    def _columns(self, option: QStyleOptionViewItem) -> tuple[float, float]:
        """Where values begin, and how wide they may be."""
        viewport = getattr(option.widget, "viewport", None)
        width = float(viewport().width()) if viewport is not None else float(option.rect.width())
        left = min(EDGE + option.fontMetrics.averageCharWidth() * LABEL_CHARACTERS + 8, width * 0.4)
        return left, max(60.0, width - left - SIGN)

    def _wrapped(self, option: QStyleOptionViewItem, row: GroundRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        _, room = self._columns(option)
        value = wrapped(row.value, theme.scaled(option.font, 1.0, strong=True), room, MOST_LINES) if row.value else ()
        return value, wrapped(row.sentence, theme.scaled(option.font, 0.95), room, MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: GroundRow = index.data(grounds.ROW)
        value, sentence = self._wrapped(option, row)
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.95)
        height = len(value) * line_height(strong) + len(sentence) * line_height(small)
        return QSize(int(option.rect.width()), int(height + (11 if row.label else 5)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: GroundRow = index.data(grounds.ROW)
        tones = theme.tones()
        painter.save()
        painter.setClipRect(option.rect)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) and row.words is not None
        painter.fillRect(rect, QColor(tones.picked if chosen else tones.base))
        if over and not chosen:
            painter.fillRect(rect, theme.colour(tones.picked, 0.45))
        if row.label and index.row():
            painter.setPen(QPen(QColor(tones.line), 1))
            painter.drawLine(QPointF(EDGE, rect.top() + 0.5), QPointF(rect.right() - EDGE, rect.top() + 0.5))
        left, room = self._columns(option)
        top = rect.top() + (6 if row.label else 1)
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.95)
        value, sentence = self._wrapped(option, row)
        if row.label:
            label_font = theme.scaled(option.font, 0.95)
            shift = max(0.0, (line_height(strong) - line_height(label_font)) / 2)
            draw_line(painter, row.label, label_font, QColor(tones.muted), QPointF(EDGE, top + shift), left - EDGE - 8)
        at = draw_lines(painter, value, strong, QColor(tones.text), QRectF(left, top, room, rect.height()))
        ink = tones.text if row.is_noted else tones.muted
        draw_lines(painter, sentence, small, QColor(ink), QRectF(left, at, room, rect.height()))
        if row.words is not None:
            sign = tones.accent if over or chosen else tones.faint
            icons.draw("quote", sign, painter, QRectF(rect.right() - 24, at + 1, 14, 14))
        painter.restore()
