"""Paints the rows of the article, actor and profile lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.domain.actor import Actor
from briefing.domain.claim import Review
from briefing.domain.grade import UNJUDGED_SOURCE
from briefing.ui.craft import icons, theme
from briefing.ui.models import actors, articles, lines
from briefing.ui.painting.signs import chip_size, draw_chip, draw_review
from briefing.ui.painting.text import advance, draw_line, draw_lines, line_height, wrapped
from briefing.ui.seen.rows import Line
from briefing.ui.wording import outlet_words, words
from briefing.ui.wording.leaving_unread import in_list
from briefing.ui.wording.plain import apart

Index = articles.Index
EDGE = 12.0


def room_of(option: QStyleOptionViewItem) -> float:
    """The width of the list that a row is painted in."""
    viewport = getattr(option.widget, "viewport", None)
    return float(viewport().width()) if viewport is not None else float(max(option.rect.width(), 200))


def ground(painter: QPainter, option: QStyleOptionViewItem, *, rule: bool = True) -> QRectF:
    """Fill the ground of a row: chosen, passed over or plain, with a rule below. Returns its rectangle."""
    tones = theme.tones()
    rect = QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(tones.picked))
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(tones.accent))
    else:
        painter.fillRect(rect, QColor(tones.base))
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour(tones.picked, 0.45))
    if rule:
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(
            QPointF(rect.left() + EDGE, rect.bottom() - 0.5), QPointF(rect.right() - EDGE, rect.bottom() - 0.5)
        )
    return rect


class ArticleDelegate(QStyledItemDelegate):
    """Title, publisher and date, what was read from it, and what is the matter with it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: articles.ArticleRow = index.data(articles.ROW)
        width = room_of(option)
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.92)
        title = wrapped(row.title, strong, width - 2 * EDGE, 3)
        marks = 1 if row.duplicate_of is not None or not row.has_date or row.article.also else 0
        height = len(title) * line_height(strong) + 2 * line_height(small) + marks * (line_height(small) + 6) + 20
        return QSize(int(width), int(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: articles.ArticleRow = index.data(articles.ROW)
        tones = theme.tones()
        painter.save()
        painter.setClipRect(option.rect)
        rect = ground(painter, option).adjusted(EDGE, 8, -EDGE, -8)
        strong, small = theme.scaled(option.font, 1.0, strong=True), theme.scaled(option.font, 0.92)
        title = wrapped(row.title, strong, room_of(option) - 2 * EDGE, 3)
        at = draw_lines(painter, title, strong, QColor(tones.text), rect) + 2
        room = rect.width()
        if row.reliability is not UNJUDGED_SOURCE:  # at the right, where a long name does not push it out of sight
            letter = theme.scaled(option.font, 0.92, strong=True)
            width = advance(row.reliability, letter)
            draw_line(painter, row.reliability, letter, QColor(tones.text), QPointF(rect.right() - width, at), width + 2)
            room -= width + 8
        draw_line(painter, row.source, small, QColor(tones.muted), QPointF(rect.left(), at), room)
        at += line_height(small)
        counts = f"{words.events(row.events)} · {words.figures(row.figures)}"
        if unread := in_list(row.article):  # asked of the rows that are in sight alone
            counts = f"{counts} · {unread}"
        draw_line(painter, counts, small, QColor(tones.muted), QPointF(rect.left(), at), rect.width())
        at += line_height(small) + 3
        left = rect.left()
        if not row.has_date:
            left += draw_chip(painter, QPointF(left, at), words.CHIP_NO_DATE, small, tones.warning) + 5
        if row.duplicate_of is not None:
            left += draw_chip(painter, QPointF(left, at), words.CHIP_DUPLICATE, small, tones.claimed, dashed=True) + 5
        if row.article.also:
            draw_chip(painter, QPointF(left, at), outlet_words.chip(row.article), small, tones.muted)
        painter.restore()


class ActorDelegate(QStyledItemDelegate):
    """Name, kind and title, and how often the actor is met."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        small = theme.scaled(option.font, 0.92)
        return QSize(int(room_of(option)), int(line_height(option.font) + line_height(small) + 13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        actor: Actor = index.data(actors.ROW)
        tones = theme.tones()
        painter.save()
        painter.setClipRect(option.rect)
        rect = ground(painter, option).adjusted(EDGE, 6, -EDGE, -6)
        strong, small = theme.scaled(option.font, 1.0, strong=not actor.nameless), theme.scaled(option.font, 0.92)
        number = f"{index.data(actors.WEIGHT)}"
        room = rect.width() - advance(number, small) - 12
        name = actor.name if not actor.nameless else words.NAMELESS.format(name=actor.name)
        draw_line(painter, name, strong, QColor(tones.text), rect.topLeft(), room)
        at = QPointF(rect.right() - advance(number, small), rect.top() + 1)
        draw_line(painter, number, small, QColor(tones.muted), at, 60)
        kind = " · ".join(
            part
            for part in (
                words.ACTOR_KINDS[actor.kind],
                actor.title or "",
                ", ".join(apart(one) for one in actor.aliases[:3]),
            )
            if part
        )
        below = QPointF(rect.left(), rect.top() + line_height(strong))
        draw_line(painter, kind, small, QColor(tones.muted), below, rect.width())
        painter.restore()


class LineDelegate(QStyledItemDelegate):
    """Headings, and lines of text with particulars below; a line that leads to its words shows a mark at its right."""

    TEXT_LINES = 4
    DETAIL_LINES = 3
    HEADING_LINES = 5

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(lines.ROW)
        width = room_of(option)
        if line.is_heading:
            font = theme.scaled(option.font, 0.92, strong=True)
            return QSize(int(width), int(len(self.heading(line, font, width)) * line_height(font) + 20))
        text, detail = self._wrapped(option, line, width)
        small = theme.scaled(option.font, 0.92)
        return QSize(int(width), int(len(text) * line_height(option.font) + len(detail) * line_height(small) + 11))

    def heading(self, line: Line, font: QFont, width: float) -> tuple[str, ...]:
        """A heading as it is shown in a width, line by line: two long names may differ in their last words."""
        return wrapped(line.text, font, width - 2 * EDGE, self.HEADING_LINES)

    def _wrapped(self, option: QStyleOptionViewItem, line: Line, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - self._left(line) - 32
        small = theme.scaled(option.font, 0.92)
        text = wrapped(line.text, option.font, room - self._beside(option, line), self.TEXT_LINES)
        return text, wrapped(line.detail, small, room, self.DETAIL_LINES) if line.detail else ()

    @staticmethod
    def _beside(option: QStyleOptionViewItem, line: Line) -> float:
        """Room at the right for how a line stands and what was decided of it."""
        small = theme.scaled(option.font, 0.92)
        chip = chip_size(line.chip, small)[0] + 8 if line.chip else 0
        return chip + (20 if line.review not in (None, Review.SUGGESTED) else 0)

    @staticmethod
    def _left(line: Line) -> float:
        return EDGE + (24 if line.icon else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(lines.ROW)
        tones = theme.tones()
        painter.save()
        painter.setClipRect(option.rect)
        if line.is_heading:
            rect = QRectF(option.rect)
            painter.fillRect(rect, QColor(tones.base))
            font = theme.scaled(option.font, 0.92, strong=True)
            told = self.heading(line, font, room_of(option))
            top = rect.bottom() - len(told) * line_height(font) - 5
            draw_lines(painter, told, font, QColor(tones.accent), QRectF(EDGE, top, rect.width() - 2 * EDGE, rect.height()))
            painter.setPen(QPen(QColor(tones.line), 1))
            painter.drawLine(QPointF(EDGE, rect.bottom() - 1.5), QPointF(rect.right() - EDGE, rect.bottom() - 1.5))
            painter.restore()
            return
        rect = ground(painter, option, rule=False)
        left = self._left(line)
        text, detail = self._wrapped(option, line, room_of(option))
        colour = tones.casualty.line if line.tone == "casualty" else getattr(tones, line.tone)
        if line.icon:
            icons.draw(line.icon, colour, painter, QRectF(EDGE, rect.top() + 5, 17, 17))
        body = theme.scaled(option.font, 1.0, strong=line.tone == "casualty")
        words_colour = colour if not line.icon else tones.text
        where = QRectF(rect.left() + left, rect.top() + 5, rect.width() - left - 30, rect.height())
        at = draw_lines(painter, text, body, QColor(words_colour), where)
        small = theme.scaled(option.font, 0.92)
        draw_lines(painter, detail, small, QColor(tones.muted), QRectF(where.left(), at, where.width(), rect.height()))
        right = rect.right() - 32
        if line.review is not None and line.review is not Review.SUGGESTED:
            draw_review(painter, QRectF(right - 14, rect.top() + 7, 14, 14), line.review, tones)
            right -= 20
        if line.chip:
            wide = chip_size(line.chip, small)[0]
            draw_chip(painter, QPointF(right - wide, rect.top() + 4), line.chip, small, tones.muted, dashed=line.is_open)
        if line.span is not None:
            faded = tones.accent if option.state & QStyle.StateFlag.State_MouseOver else tones.faint
            icons.draw("quote", faded, painter, QRectF(rect.right() - 24, rect.top() + 7, 14, 14))
        painter.restore()
