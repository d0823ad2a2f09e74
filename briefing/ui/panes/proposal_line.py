"""The line above a proposal in the review queue."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.domain.claim import Review
from briefing.ui.craft import speaking, theme
from briefing.ui.painting.signs import draw_review, draw_status
from briefing.ui.painting.text import advance, draw_line, line_height
from briefing.ui.seen.proposing import ToldProposal
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip


@speaking.plays(QAccessible.Role.StaticText)
class ProposalLine(QWidget):
    """One line about a proposal: the sign of its status, what it is, and what was decided."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told: ToldProposal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_kind(self, told: ToldProposal) -> None:
        self._told = told
        decided = "" if told.review is Review.SUGGESTED else f". {words.REVIEWS[told.review]}"
        self.setAccessibleName(f"{told.line}{decided}")
        self.setToolTip(tip(told.meaning))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._told is None:
            return
        tones, review = theme.tones(), self._told.review
        painter = QPainter(self)
        middle = self.height() / 2
        draw_status(painter, QPointF(7, middle), 4.5, self._told.status, tones, tones.window)
        room = float(self.width())
        top = middle - line_height(self.font()) / 2
        if review is not Review.SUGGESTED:
            strong = theme.scaled(self.font(), 1.0, strong=True)
            said = words.REVIEWS[review]
            width = advance(said, strong)
            room -= width + 26
            colour = QColor(tones.of_review(review))
            draw_line(painter, said, strong, colour, QPointF(self.width() - width - 2, top), width + 2)
            draw_review(painter, QRectF(self.width() - width - 20, middle - 7, 14, 14), review, tones)
        draw_line(painter, self._told.line, self.font(), QColor(tones.muted), QPointF(20, top), room - 24)
        painter.end()
