"""Paints the rows of the timeline list: a rail with a sign for each happening, its title, and one line of particulars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.domain.claim import Review, Status
from briefing.ui.craft import theme
from briefing.ui.models.timeline import ROW, FoldRow, HappeningRow, HeadingRow, Index, ReportRow, TimelineRow
from briefing.ui.painting.signs import chip_size, draw_chip, draw_review, draw_span_of_time, draw_status
from briefing.ui.painting.text import advance, draw_line, draw_lines, line_height, wrapped
from briefing.ui.wording import grading_words, words

RAIL = 16.0  # where the rail runs, pixels from the left
TEXT_LEFT = 34.0
ASIDE_INDENT = 16.0
RIGHT = 30.0  # kept free for the sign of the decision
GAP = 5.0
TITLE_LINES = 2


class TimelineDelegate(QStyledItemDelegate):
    """Heights follow the words; geometry and drawing read the same numbers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TimelineRow = index.data(ROW)
        width = _width(option)
        body, small = option.font, theme.scaled(option.font, 0.92)
        if isinstance(row, HeadingRow):
            return QSize(int(width), int(line_height(theme.scaled(body, 1.0, strong=True)) + 18))
        if isinstance(row, FoldRow):
            return QSize(int(width), int(line_height(body) + 18))
        if isinstance(row, ReportRow):
            quote = wrapped(f"“{row.quote}”", small, width - TEXT_LEFT - 46, 2) if row.quote else ()
            return QSize(int(width), int(line_height(small) * (1 + len(quote)) + 12))
        lines = wrapped(row.happening.title, _title_font(body, row), _title_width(width, row), TITLE_LINES)
        return QSize(int(width), int(len(lines) * line_height(body) + chip_size("X", small)[1] + 19))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TimelineRow = index.data(ROW)
        tones = theme.tones()
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, option, rect, row)
        elif isinstance(row, FoldRow):
            self._paint_fold(painter, option, rect, row, picked=picked, hovered=hovered)
        else:
            aside = row.happening.is_aside
            ground = tones.picked if picked else tones.lane if aside or isinstance(row, ReportRow) else tones.base
            painter.fillRect(rect, QColor(ground))
            if hovered and not picked:
                painter.fillRect(rect, theme.colour(tones.picked, 0.45))
            painter.setPen(QPen(QColor(tones.line), 2))
            painter.drawLine(QPointF(RAIL, rect.top()), QPointF(RAIL, rect.bottom()))
            if isinstance(row, ReportRow):
                self._paint_report(painter, option, rect, row)
            else:
                self._paint_happening(painter, option, rect, row, ground)
            if picked:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(tones.accent))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: HeadingRow) -> None:
        tones = theme.tones()
        font = theme.scaled(option.font, 1.0, strong=True)
        painter.fillRect(rect, QColor(tones.base))
        painter.setPen(QPen(QColor(tones.line), 1))
        bottom = rect.bottom() - 4
        if not row.when.is_one_day and row.when.is_known:
            draw_span_of_time(painter, QRectF(4, bottom - line_height(font) / 2 - 3, 24, 6), tones.accent)
        elif row.when.is_one_day:
            painter.fillRect(QRectF(RAIL - 5, bottom - line_height(font) / 2 - 1.5, 10, 3), QColor(tones.accent))
        top = bottom - line_height(font)
        number = str(row.number)
        small = theme.scaled(option.font, 0.88)
        space = rect.width() - TEXT_LEFT - 16 - advance(number, small)
        taken = draw_line(painter, row.text, font, QColor(tones.text), QPointF(TEXT_LEFT, top), space)
        painter.setPen(QPen(QColor(tones.line), 1))
        rule = top + line_height(font) / 2
        painter.drawLine(QPointF(TEXT_LEFT + taken + 10, rule), QPointF(rect.right() - 20 - advance(number, small), rule))
        at = QPointF(rect.right() - 10 - advance(number, small), top + (line_height(font) - line_height(small)) / 2)
        draw_line(painter, number, small, QColor(tones.muted), at, 60)

    def _paint_fold(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRectF,
        row: FoldRow,
        *,
        picked: bool,
        hovered: bool,
    ) -> None:
        tones = theme.tones()
        painter.fillRect(rect, QColor(tones.picked if picked or hovered else tones.lane))
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        top = rect.top() + 9
        centre = QPointF(RAIL, top + line_height(option.font) / 2)
        draw_status(painter, centre, 5.0, Status.BACKGROUND, tones, tones.lane)
        text = words.BACKGROUND_FOLD.format(events=words.events(row.number))
        draw_line(painter, text, option.font, QColor(tones.muted), QPointF(TEXT_LEFT, top), rect.width() - TEXT_LEFT - 40)
        sign = "▾" if row.is_open else "▸"
        draw_line(painter, sign, option.font, QColor(tones.accent), QPointF(rect.right() - 22, top), 20)

    def _paint_happening(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: HappeningRow, ground: str
    ) -> None:
        tones = theme.tones()
        one = row.happening
        body = _title_font(option.font, row)
        small = theme.scaled(option.font, 0.92)
        left = _title_left(row)
        top = rect.top() + 7
        if one.is_aside:
            painter.setPen(QPen(QColor(tones.line), 1))
            painter.drawLine(QPointF(RAIL, top + line_height(body) / 2), QPointF(left - 14, top + line_height(body) / 2))
        centre = QPointF(RAIL + (ASIDE_INDENT - 1 if one.is_aside else 0), top + line_height(body) / 2)
        draw_status(painter, centre, 5.0, one.status, tones, ground)
        colour = QColor(tones.muted if one.is_aside or one.review is Review.REJECTED else tones.text)
        if one.review is Review.REJECTED:
            body = QFont(body)
            body.setStrikeOut(True)
        lines = wrapped(one.title, _title_font(option.font, row), _title_width(rect.width(), row), TITLE_LINES)
        below = draw_lines(
            painter, lines, body, colour, QRectF(left, top, _title_width(rect.width(), row) + 4, rect.height())
        )
        self._paint_particulars(painter, small, QRectF(left, below + 2, rect.right() - left - 10, 24), row)
        draw_review(painter, QRectF(rect.right() - 24, top, 16, 16), one.review, tones)

    def _paint_particulars(self, painter: QPainter, font: QFont, rect: QRectF, row: HappeningRow) -> None:
        """Status if it is more than reported, toll, type, place, and how many tell it."""
        tones = theme.tones()
        one = row.happening
        at, right = rect.left(), rect.right()
        text_top = rect.top() + 1
        if one.status is not Status.REPORTED:
            word = words.STATUSES[one.status]
            dashed = one.status in (Status.PLANNED, Status.BACKGROUND)
            at += (
                draw_chip(painter, QPointF(at, rect.top()), word, font, tones.of_status(one.status), dashed=dashed)
                + GAP
                + 1
            )
        tail, ink = reports_words(row), QColor(tones.accent if len(one.events) > 1 else tones.muted)
        if tail:
            right -= advance(tail, font) + 4
            is_single = row.told is not None and row.told.reports > 1 and row.told.origins == 1
            tone = QColor(tones.warning) if is_single else ink
            draw_line(painter, tail, font, tone, QPointF(right + 4, text_top), advance(tail, font) + 2)
            right -= GAP
        strong = theme.scaled(font, 1.0, strong=True)
        pieces = [
            (one.toll, strong, tones.casualty.line),
            (one.kind, font, tones.muted),
            (one.place or "", font, tones.muted),
            (str(row.grade.grade) if row.grade.grade.is_judged else "", strong, tones.muted),
        ]
        first = True
        for text, face, colour in pieces:
            if not text or right - at < 24:
                continue
            if not first:
                at += draw_line(painter, " · ", font, QColor(tones.muted), QPointF(at, text_top), 20)
            at += draw_line(painter, text, face, QColor(colour), QPointF(at, text_top), right - at)
            first = False

    def _paint_report(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: ReportRow) -> None:
        tones = theme.tones()
        small = theme.scaled(option.font, 0.92)
        left = TEXT_LEFT + 16
        top = rect.top() + 5
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(QPointF(RAIL, top + line_height(small) / 2), QPointF(left - 18, top + line_height(small) / 2))
        draw_status(painter, QPointF(left - 10, top + line_height(small) / 2), 3.6, row.event.status, tones, tones.lane)
        source = row.source
        if row.event.status is not Status.REPORTED:
            source = f"{words.STATUSES[row.event.status].lower()} · {source}"
        draw_line(
            painter,
            source,
            theme.scaled(small, 1.0, strong=True),
            QColor(tones.text),
            QPointF(left, top),
            rect.right() - left - 32,
        )
        draw_review(painter, QRectF(rect.right() - 24, top, 15, 15), row.event.review, tones)
        if row.quote:
            lines = wrapped(f"“{row.quote}”", small, rect.width() - TEXT_LEFT - 46, 2)
            where = QRectF(left, top + line_height(small), rect.right() - left - 16, rect.height())
            draw_lines(painter, lines, small, QColor(tones.muted), where)


def reports_words(row: HappeningRow) -> str:
    """What stands at the lower right of a row: "5 articles, 2 origins ▸"; of one article only that it has one origin."""
    told = row.told
    if told is None or (told.first is None and told.by_hand):
        return ""
    if len(row.happening.events) < 2:
        return (
            grading_words.ONE_ORIGIN
            if told.origins == 1 and told.reports == 1
            else words.told_by(told.reports, told.origins)
        )
    return f"{words.told_by(told.reports, told.origins)} {'▾' if row.is_open else '▸'}"


def _width(option: QStyleOptionViewItem) -> float:
    widget = option.widget
    viewport = getattr(widget, "viewport", None)
    return float(viewport().width()) if viewport is not None else float(max(option.rect.width(), 200))


def _title_font(font: QFont, row: HappeningRow) -> QFont:
    made = QFont(font)
    if not row.happening.is_aside:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _title_left(row: HappeningRow) -> float:
    return TEXT_LEFT + (ASIDE_INDENT if row.happening.is_aside else 0)


def _title_width(width: float, row: HappeningRow) -> float:
    return width - _title_left(row) - RIGHT
