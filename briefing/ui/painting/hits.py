"""Paints what a search found: the words looked for stand out by ground, weight and underline, in any script."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing.ui.craft import theme
from briefing.ui.craft.offsets import Offsets
from briefing.ui.models.hits import ROW, HitRow, Index, Marks
from briefing.ui.painting.cards import EDGE, ground, room_of
from briefing.ui.painting.text import draw_line, line_height
from briefing.ui.wording.plain import is_right_to_left

TITLE_LINES, SNIPPET_LINES, SENTENCE_LINES = 2, 3, 6
_BREAK_CHARACTERS = dict.fromkeys((0x0A, 0x0D, 0x2028, 0x2029), " ")  # one for one, so that offsets stay


def found_format() -> QTextCharFormat:
    """How words that were looked for are drawn, in lists and in the text."""
    ink = theme.tones().found
    made = QTextCharFormat()
    made.setBackground(QColor(ink.back))
    made.setForeground(QColor(theme.tones().text))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(QColor(ink.line))
    return made


class _Words:
    """A text laid out in a width, with some of its words marked."""

    def __init__(self, text: str, marks: Marks, font: QFont, width: float, most_lines: int) -> None:
        text = text.translate(_BREAK_CHARACTERS)
        self._lay_out(text, marks, font, width)
        if self._layout.lineCount() > most_lines:
            last = self._layout.lineAt(most_lines - 1)
            end = Offsets(text).code_point(last.textStart() + last.textLength())
            cut = f"{text[: max(0, end - 2)].rstrip()}…"
            self._lay_out(
                cut, tuple((start, min(end_, len(cut))) for start, end_ in marks if start < len(cut)), font, width
            )
        self._lines = min(self._layout.lineCount(), most_lines)

    def _lay_out(self, text: str, marks: Marks, font: QFont, width: float) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if is_right_to_left(text) else way.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setFormats(_ranges(text, marks, font))
        step = line_height(font)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width))
            line.setPosition(QPointF(0, top))
            top += step
        layout.endLayout()
        self._layout, self._step = layout, step

    @property
    def height(self) -> float:
        return self._lines * self._step

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        painter.setPen(colour)
        painter.save()
        painter.setClipRect(QRectF(at.x() - 2, at.y(), 100_000, self.height), Qt.ClipOperation.IntersectClip)
        self._layout.draw(painter, at)
        painter.restore()


def _ranges(text: str, marks: Marks, font: QFont) -> list[QTextLayout.FormatRange]:
    offsets = Offsets(text)
    found = []
    for start, end in marks:
        if not 0 <= start < end <= len(text):
            continue
        one = QTextLayout.FormatRange()
        one.start = offsets.utf16(start)
        one.length = offsets.utf16(end) - one.start
        shape = found_format()
        shape.setFont(font)
        shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        one.format = shape
        found.append(one)
    return found


class HitDelegate(QStyledItemDelegate):
    """Headings, hits with their words marked, and sentences. `width` is that of the list, where it is not shown yet."""

    width: float | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: HitRow = index.data(ROW)
        width = self.width or room_of(option)
        if row.is_heading:
            return QSize(int(width), int(line_height(theme.scaled(option.font, 0.92, strong=True)) + 14))
        height = sum(one.height for one in self._parts(option, row, width) if one is not None)
        return QSize(int(width), int(height + 12))

    def _parts(self, option: QStyleOptionViewItem, row: HitRow, width: float) -> tuple[_Words | None, ...]:
        """Title, what is said about it, and the words found."""
        room = width - 2 * EDGE
        small = theme.scaled(option.font, 0.92)
        strong = theme.scaled(option.font, 1.0, strong=row.more is None)
        is_sentence = not row.can_be_chosen
        title = _Words(row.title, row.title_marks, strong, room, TITLE_LINES) if row.title else None
        lines = SENTENCE_LINES if is_sentence else SNIPPET_LINES
        about = _Words(row.about, (), small, room, 1) if row.about else None
        return title, about, _Words(row.snippet, row.marks, small, room, lines) if row.snippet else None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: HitRow = index.data(ROW)
        tones = theme.tones()
        painter.save()
        painter.setClipRect(option.rect)
        if row.is_heading:
            rect = QRectF(option.rect)
            painter.fillRect(rect, QColor(tones.lane))
            font = theme.scaled(option.font, 0.92, strong=True)
            top = rect.center().y() - QFontMetricsF(font).height() / 2
            draw_line(painter, row.title, font, QColor(tones.muted), QPointF(EDGE, top), rect.width() - 2 * EDGE)
            painter.restore()
            return
        rect = ground(painter, option, rule=False) if row.can_be_chosen else QRectF(option.rect)
        if not row.can_be_chosen:
            painter.fillRect(rect, QColor(tones.base))
            painter.setPen(QPen(QColor(tones.line), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        at = QPointF(EDGE, rect.top() + 5)
        strong = tones.accent if row.more is not None else tones.text
        for words, ink in zip(
            self._parts(option, row, room_of(option)),
            (strong, tones.muted, tones.text if row.hit is not None else tones.muted),
            strict=True,
        ):
            if words is not None:
                words.draw(painter, at, QColor(ink))
                at.setY(at.y() + words.height)
        painter.restore()
