"""Paints the rows of the history: what it is about as a sign, what was done, when and by whom, and whether it can be
undone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.domain.history import Act, Entry, Kind
from briefing.ui.craft import icons, theme
from briefing.ui.craft.discretion import with_quotes
from briefing.ui.models import history
from briefing.ui.models.history import HistoryRow, Index, who_and_when
from briefing.ui.painting.signs import chip_size, draw_chip
from briefing.ui.painting.text import draw_line, line_height
from briefing.ui.wording import history_words as words

EDGE = 12.0
SIGN = 16.0
_GAP = 9.0
_SIGNS = {
    Kind.ARTICLE: "articles",
    Kind.EVENT: "timeline",
    Kind.CASUALTY: "casualties",
    Kind.ACTOR: "actors",
    Kind.KNOWLEDGE: "learn",
    Kind.SETTING: "settings",
    Kind.CASE: "briefing",
}
_ACTS = {Act.UNDONE: "undo", Act.REDONE: "redo"}


class HistoryDelegate(QStyledItemDelegate):
    """All rows are of one height, so that a list of a hundred thousand is laid out at once."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.92)
        return QSize(120, int(line_height(strong) + line_height(small) + 15))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: HistoryRow = index.data(history.ROW)
        painter.save()
        painter.setClipRect(option.rect)
        if row.entry is None:
            self._paint_heading(painter, option, row.heading)
        else:
            self._paint_entry(painter, option, row, row.entry)
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
        tones, rect = theme.tones(), QRectF(option.rect)
        painter.fillRect(rect, QColor(tones.base))
        font = theme.scaled(option.font, 0.95, strong=True)
        top = rect.bottom() - line_height(font) - 7
        draw_line(painter, heading, font, QColor(tones.muted), QPointF(EDGE, top), rect.width() - 2 * EDGE)
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(QPointF(EDGE, rect.bottom() - 0.5), QPointF(rect.right() - EDGE, rect.bottom() - 0.5))

    @staticmethod
    def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, row: HistoryRow, entry: Entry) -> None:
        tones, rect = theme.tones(), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tones.picked if chosen else tones.base))
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(tones.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour(tones.picked, 0.45))
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.92)
        quiet = row.is_undone or entry.act is not Act.DONE
        ink = QColor(tones.muted if quiet else tones.text)
        left = EDGE + SIGN + _GAP
        top = rect.top() + 7
        sign = QRectF(EDGE, top + (line_height(strong) - SIGN) / 2, SIGN, SIGN)
        icons.draw(_ACTS.get(entry.act) or _SIGNS[entry.kind], tones.muted, painter, sign)
        right = rect.right() - EDGE
        if entry.why:
            icons.draw("note", tones.muted, painter, QRectF(right - 14, top + 2, 14, 14))
            right -= 14 + _GAP
        mark = _mark(row)
        if mark:
            chip = theme.scaled(option.font, 0.85)
            width, _ = chip_size(mark, chip)
            tone = tones.accent if row.back == 1 else tones.muted
            draw_chip(painter, QPointF(right - width, top), mark, chip, tone, dashed=row.is_undone)
            right -= width + _GAP
        draw_line(painter, with_quotes(entry.label), strong, ink, QPointF(left, top), right - left)
        told = " · ".join(part for part in (who_and_when(entry), row.changed) if part)
        at = QPointF(left, top + line_height(strong))
        draw_line(painter, told, small, QColor(tones.muted), at, rect.right() - EDGE - left)


def _mark(row: HistoryRow) -> str:
    if row.is_undone:
        return words.FORWARD
    if row.back == 1:
        return words.LAST
    return words.BACK.format(number=row.back) if row.back is not None else ""
