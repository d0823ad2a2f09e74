"""A veil over passages that describe bodies, torture or dying children, for whoever has to read for hours and wishes it.

It covers the words on the screen and nothing else: what was read from them, copied and printed stays as it is. Each
passage is uncovered by itself; what lists, profiles and tool tips quote of one goes with it (`discretion`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLine
from PySide6.QtWidgets import QTextEdit

from briefing.domain.text import Article, Span, sentences
from briefing.ui.craft import discretion, theme
from briefing.ui.craft.discretion import is_graphic


def graphic_passages(article: Article) -> tuple[Span, ...]:
    """The sentences that describe bodies, torture or children who die; of neighbours each by itself."""
    found = []
    for block in article.blocks:
        if is_graphic(article.quote(Span(article.id, block.start, block.end))):
            for start, end in sentences(article.text, block.start, block.end):
                if start < end and is_graphic(article.text[start:end]):
                    found.append(Span(article.id, start, end))
    return tuple(found)


class Veil(QObject):
    """What of articles is covered. Off until it is asked for. What is uncovered in one place is uncovered everywhere."""

    changed = Signal()
    lifted = Signal(object)  # the passage that was uncovered, or None where all were covered or uncovered

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._passages: tuple[Span, ...] = ()
        self._article: Article | None = None
        self._lifted: set[Span] = set()

    @property
    def is_on(self) -> bool:
        return self._is_on

    def put_on(self, wanted: bool) -> None:
        """Cover graphic passages from now on, or none. What had been uncovered is covered again."""
        self._is_on = wanted
        self._lifted.clear()
        discretion.put_on(wanted)
        self._look()
        self.lifted.emit(None)

    def show_article(self, article: Article | None) -> None:
        """Another article, or the same one again."""
        if article is not self._article:
            self._article = article
            self._look()

    def _look(self) -> None:
        self._passages = graphic_passages(self._article) if self._is_on and self._article is not None else ()
        self.changed.emit()

    def covered(self) -> tuple[Span, ...]:
        """The passages of the article shown that are covered now, in order."""
        return tuple(one for one in self._passages if one not in self._lifted)

    def covered_in(self, article: Article) -> tuple[Span, ...]:
        """The passages of any article that are covered now, in order."""
        if article is self._article or not self._is_on:
            return self.covered() if self._is_on else ()
        return tuple(one for one in graphic_passages(article) if one not in self._lifted)

    def over(self, offset: int) -> Span | None:
        """The covered passage at an offset of the text."""
        return next((one for one in self.covered() if one.start <= offset < one.end), None)

    def hides(self, span: Span) -> bool:
        """Whether a stretch lies under the veil, wholly or in part."""
        return any(one.overlaps(span) for one in self.covered())

    def lift(self, span: Span, article: Article | None = None) -> None:
        """Uncover one passage of the article shown, or of another one."""
        self._lifted.add(span)
        whose = article or self._article
        if whose is not None and whose.id == span.article:
            discretion.uncover(whose.quote(span))
        self.changed.emit()
        self.lifted.emit(span)

    def lift_words(self, passage: str) -> None:
        """Uncover words that stand in no text, such as a title."""
        discretion.uncover(passage)
        self.lifted.emit(None)

    def shape(self) -> QTextCharFormat:
        """How covered words look: a bar in which no letter can be told."""
        made = QTextCharFormat()
        colour = QColor(theme.tones().scroll)
        made.setBackground(colour)
        made.setForeground(colour)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        made.setFontUnderline(False)
        return made


def draw_bars(edit: QTextEdit, covered: Iterable[tuple[int, int]], lit: Sequence[tuple[int, int]]) -> None:
    """Paint over those covered words that are selected or in the light: the toolkit draws them in full ink above every
    format. Both are stretches of the document in UTF-16 units; call at the end of a paint event.
    """
    both = [(max(a, c), min(b, d)) for a, b in covered for c, d in lit if max(a, c) < min(b, d)]
    if not both:
        return
    painter = QPainter(edit.viewport())
    colour = QColor(theme.tones().accent)
    for start, end in both:
        for rect in _lines_of(edit, start, end):
            painter.fillRect(rect, colour)
    painter.end()


def _lines_of(edit: QTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """The rectangles of a stretch of the document in the viewport, line by line, in either direction of writing."""
    document = edit.document()
    shift = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        top = document.documentLayout().blockBoundingRect(block).topLeft() - shift
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                ends = sorted((_x(line, first), _x(line, last)))
                yield QRectF(top.x() + ends[0], top.y() + line.y(), ends[1] - ends[0], line.height())
        block = block.next()


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)
