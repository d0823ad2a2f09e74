"""A paragraph of an article with the sentence that something was read from."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip, QWidget

from briefing.domain.text import Article, Span
from briefing.ui.craft import theme
from briefing.ui.craft.offsets import Offsets
from briefing.ui.craft.veil import Veil, draw_bars
from briefing.ui.panes.article_marks import mark_format
from briefing.ui.seen.rows import MarkKind
from briefing.ui.wording import review_words, words
from briefing.usecases.reviewing.proposals import Context

MOST_CONTEXT_PX = 260
LOW_PX = 620  # of a window in which the words leave room for what is decided about them


class Excerpt(QTextEdit):
    """A paragraph of an article: the sentence in full ink, what was read in it marked, the rest quiet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("flat", "true")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(review_words.SENTENCE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(10)
        self.setViewportMargins(4, 0, 0, 0)
        self._context: Context | None = None
        self._kind = MarkKind.EVENT
        self._text, self._offsets = "", Offsets("")
        self._hinted: Span | None = None
        self._article: Article | None = None
        self._veil: Veil | None = None
        self._pressed = QPoint()

    def wear(self, veil: Veil) -> None:
        """Cover what the veil covers."""
        self._veil = veil
        veil.changed.connect(self._light)

    def covered(self) -> tuple[Span, ...]:
        """The passages shown that are covered now."""
        if self._veil is None or self._article is None or self._context is None:
            return ()
        return tuple(one for one in self._veil.covered_in(self._article) if one.overlaps(self._context.shown))

    def uncover_next(self) -> None:
        """Uncover the first passage that is covered."""
        if covered := self.covered():
            self._lift(covered[0])

    def _lift(self, span: Span) -> None:
        assert self._veil is not None
        self._veil.lift(span, self._article)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        still = (at - self._pressed).manhattanLength() < 4 and not self.textCursor().hasSelection()
        if event.button() == Qt.MouseButton.LeftButton and still and self._context is not None:
            offset = self._context.shown.start + self._offsets.code_point(self.cursorForPosition(at).position())
            found = next((one for one in self.covered() if one.start <= offset < one.end), None)
            if found is not None:
                self._lift(found)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), words.VEILED if self.covered() else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bars = [cursor for one in self.covered() if (cursor := self._cursor(one)) is not None]
        if bars:
            lit = [self.textCursor(), *([self._cursor(self._hinted)] if self._hinted is not None else [])]
            draw_bars(self, map(_ends, bars), [_ends(one) for one in lit if one is not None])

    def show_context(self, article: Article | None, shown: Context | None, kind: MarkKind) -> None:
        text = article.quote(shown.shown) if article is not None and shown is not None else ""
        self._context, self._kind, self._hinted, self._article = shown, kind, None, article
        self._text, self._offsets = text, Offsets(text)
        self.setPlainText(text)
        self.setVisible(bool(text))
        self._light()
        self.fit()
        if shown is not None:
            self._bring_into_view(shown.sentence)

    def hint_span(self, span: Span | None) -> None:
        """Light up some words, where they are in the paragraph."""
        self._hinted = span
        self._light()

    def restyle(self) -> None:
        """After a change of theme."""
        self._light()

    def _bring_into_view(self, span: Span) -> None:
        cursor = self._cursor(span)
        if cursor is not None:
            cursor.setPosition(cursor.anchor())
            top = self.cursorRect(cursor).top()
            if top > self.height() * 0.6:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - self.height() // 3)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words of the article: a text widget turns some of its blanks into others."""
        made, cursor = QMimeData(), self.textCursor()
        start, end = self._offsets.code_point(cursor.selectionStart()), self._offsets.code_point(cursor.selectionEnd())
        made.setText(self._text[start:end])
        return made

    def _cursor(self, span: Span) -> QTextCursor | None:
        """The part of a span that is shown; None where none of it is."""
        if self._context is None or not self._context.shown.overlaps(span):
            return None
        begin, end = self._context.shown.start, self._context.shown.end
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.utf16(max(span.start, begin) - begin))
        cursor.setPosition(self._offsets.utf16(min(span.end, end) - begin), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _light(self) -> None:
        if self._context is None:
            self.setExtraSelections([])
            return
        tones = theme.tones()
        quiet, plain, warm = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(tones.muted))
        plain.setForeground(QColor(tones.text))
        warm.setBackground(QColor(tones.warning))
        warm.setForeground(QColor(tones.warning_back))
        layers = [(self._context.shown, quiet), (self._context.sentence, plain)]
        layers += [(one, mark_format(self._kind)) for one in self._context.evidence]
        if self._hinted is not None:
            layers.append((self._hinted, warm))
        if self._veil is not None:
            layers += [(one, self._veil.shape()) for one in self.covered()]
        # of two that lie over each other Qt draws the first, so they are cut where one begins or ends
        ends = sorted({end for span, _ in layers for end in (span.start, span.end)})
        found = []
        for start, end in pairwise(ends):
            piece = Span(self._context.shown.article, start, end)
            shape = next((shape for span, shape in reversed(layers) if span.covers(piece)), None)
            cursor = self._cursor(piece)
            if cursor is not None and shape is not None:
                layer = QTextEdit.ExtraSelection()
                layer.cursor, layer.format = cursor, shape
                found.append(layer)
        self.setExtraSelections(found)

    def fit(self) -> None:
        """As high as its words, up to a limit."""
        height = ceil(self.document().size().height()) + 6
        room = self.window().height() if self.isVisible() else MOST_CONTEXT_PX * 4
        wanted = min(max(height, 40), MOST_CONTEXT_PX, max(60, room // 7) if room >= LOW_PX else max(40, room // 11))
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _ends(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()
