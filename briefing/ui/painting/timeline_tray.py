"""The tray below a timeline: what has no date, as chips in one row, or in several when it is opened."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from briefing.ui.painting.timeline_chart import Painting
from briefing.ui.painting.timeline_look import Look, shown_words, words_of
from briefing.ui.seen.rows import Happening
from briefing.ui.timeline.chronicle import Chronicle, Fact
from briefing.ui.timeline.placing import SIGN, flow
from briefing.ui.wording import words

WIDEST_CHIP = 210.0
MOST_ROWS = 6
MOST_CHIPS = 400


class Tray:
    """Chips of one chronicle. Items count on behind those that have a date."""

    def __init__(self, chronicle: Chronicle, look: Look) -> None:
        self._chronicle, self._look = chronicle, look
        self.is_open = False
        self._chips: list[tuple[int, QRectF]] = []  # from the top of the tray
        self._rest = 0
        self._rows = 0

    @property
    def _line(self) -> float:
        return self._look.line + 9.0

    @property
    def height(self) -> float:
        return self._rows * self._line + 5 if self._chronicle.undated else 0.0

    def holds(self, item: int) -> bool:
        """Whether an item has a chip."""
        return any(one == item for one, _rect in self._chips)

    def lay(self, width: float, current: int = -1) -> None:
        """Put the chips into a width; the current one comes first where not all find room."""
        look, undated = self._look, self._chronicle.undated
        self._chips, self._rest, self._rows = [], 0, 0
        if not undated:
            return
        left = look.width(words.UNDATED_TRAY, look.strong) + 22
        dated = len(self._chronicle)
        order = list(range(min(len(undated), MOST_CHIPS)))
        ahead = current - dated
        if 0 <= ahead < len(undated) and not self._fits(ahead, self._widths(order), left, width):
            order = [ahead, *(at for at in order if at != ahead)]
        widths = self._widths(order)
        found = self._flow(widths, left, width)
        self._rows = max((row for row, _left in found), default=0) + 1
        self._rest = len(undated) - len(found)
        line = self._line
        self._chips = [
            (dated + order[at], QRectF(x, 4 + row * line, widths[at] - 6, line - 5)) for at, (row, x) in enumerate(found)
        ]

    def _widths(self, order: list[int]) -> list[float]:
        look, undated, facts = self._look, self._chronicle.undated, self._chronicle.undated_facts
        return [min(look.width(self._words(undated[at], facts[at]), look.body) + SIGN + 18, WIDEST_CHIP) for at in order]

    def _words(self, one: Happening, facts: int) -> str:
        """On paper a title is never covered."""
        return shown_words(one, facts) if self._look.keeps else words_of(one, facts)

    def _flow(self, widths: list[float], left: float, width: float) -> list[tuple[int, float]]:
        number = len(self._chronicle.undated)
        rest = self._look.width(words.UNDATED_MORE.format(number=f"{number:,}"), self._look.small) + 26
        return flow(widths, left, width - 4, MOST_ROWS if self.is_open else 1, rest, everything=number)

    def _fits(self, at: int, widths: list[float], left: float, width: float) -> bool:
        """Whether a chip finds room in the usual order."""
        return at < len(self._flow(widths, left, width))

    def paint(self, painting: Painting, top: float, selected: Collection[int], current: int, hovered: int) -> None:
        if not self._chronicle.undated:
            return
        look, tones, painter = self._look, self._look.tones, painting.painter
        painter.fillRect(QRectF(0, top, painting.width, self.height), QColor(tones.lane))
        painter.fillRect(QRectF(0, top, painting.width, 1), QColor(tones.line))
        look.write(painter, words.UNDATED_TRAY, QPointF(6, top + 6), 120, look.strong, QColor(tones.text))
        dated = len(self._chronicle)
        for item, place in self._chips:
            rect = place.translated(0, top)
            one, facts = self._chronicle.undated[item - dated], self._chronicle.undated_facts[item - dated]
            painter.setPen(QPen(QColor(tones.accent if item == current else tones.line), 1))
            painter.setBrush(QColor(tones.picked if item in selected or item == hovered else tones.base))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            look.sign(painter, QPointF(rect.left() + 3 + SIGN / 2, rect.center().y()), one.status, tones.base)
            left = rect.left() + SIGN + 6
            colour = QColor(tones.warning if facts & Fact.TROUBLE else tones.text)
            at = QPointF(left, rect.top() + 2)
            shown = look.write(painter, self._words(one, facts), at, rect.right() - left - 3, look.body, colour)
            painting.note("undated", rect.x(), rect.y(), rect.width(), rect.height(), shown, item)
        if self._rest:
            self._write_rest(painting, top)

    def _write_rest(self, painting: Painting, top: float) -> None:
        look = self._look
        text = words.UNDATED_MORE.format(number=f"{self._rest:,}")
        wide = look.width(text, look.small)
        after = look.width(words.UNDATED_TRAY, look.strong) + 12
        last = self._chips[-1][1].translated(0, top) if self._chips else QRectF(after, top + 4, 0, 20)
        at = QPointF(last.right() + 10, last.top() + 3)
        look.write(painting.painter, text, at, wide + 1, look.small, QColor(look.tones.accent))
        painting.note("tray", at.x() - 4, last.top(), wide + 8, self._line - 5, text)
