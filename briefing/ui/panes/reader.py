"""The reader: one article as it came, every extracted stretch marked by kind, clicks both ways.

The widget only shows; the text is never read back from it. A text widget turns no-break spaces into spaces, so copying
takes the words from the article, by offsets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QMimeData, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Status
from briefing.domain.event import EventId
from briefing.domain.text import Article, ArticleId, BlockKind, Span
from briefing.ui import icons, leaving_unread, theme, unread_words, when_words, words
from briefing.ui.announcing import announce
from briefing.ui.offsets import Offsets
from briefing.ui.painting.hits import found_format
from briefing.ui.painting.signs import draw_status
from briefing.ui.panes.found_bar import FoundBar
from briefing.ui.panes.parts import Elided, EmptyState, Notice, label, tool
from briefing.ui.plain import apart, tip
from briefing.ui.selection import Picked, Selection
from briefing.ui.veil import Veil, draw_bars
from briefing.ui.view import Mark, MarkKind, View
from briefing.usecases.leaving_unread import Unread, unread

MOST_MARKED = 2_000  # places of words looked for; the widget draws each with every line
MEASURE = 78  # characters a line at most: longer ones tire the eye
GUTTER = 34  # room for two signs beside each other
LEAST_SCALE, MOST_SCALE, SCALE_STEP = 0.7, 2.6, 1.1
SHOWN_FIRST = (MarkKind.EVENT, MarkKind.CASUALTY, MarkKind.ACTOR, MarkKind.PLACE, MarkKind.TIME)
EXPLAINED = frozenset({MarkKind.EVENT, MarkKind.CASUALTY, MarkKind.ACTOR})
# The smaller thing wins where stretches overlap: a figure within an event, a name within a figure.
PRIORITY = {
    MarkKind.STATEMENT: 0,
    MarkKind.EVENT: 1,
    MarkKind.TIME: 2,
    MarkKind.PLACE: 3,
    MarkKind.CASUALTY: 4,
    MarkKind.ACTOR: 5,
}


class Marks(QSyntaxHighlighter):
    """Lays the marks over the text, block by block, without touching the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        self._longest = 0
        self._offsets = Offsets("")
        self.kinds = set(SHOWN_FIRST)

    def prepare(self, marks: Sequence[Mark], offsets: Offsets) -> None:
        """What the next document shows. Call before its text is set."""
        self._marks, self._offsets = list(marks), offsets
        self._starts = [one.start for one in self._marks]
        self._longest = max((one.end - one.start for one in self._marks), default=0)

    def shown_in(self, start: int, end: int) -> list[Mark]:
        """The visible marks that overlap a stretch of code points, weakest first."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        found = [one for one in self._marks[first:last] if one.end > start and one.kind in self.kinds and not one.rejected]
        return sorted(found, key=lambda one: (PRIORITY[one.kind], one.start - one.end))

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        start16 = block.position()
        length16 = block.length() - 1
        if length16 <= 0:
            return
        try:
            start, end = self._offsets.code_point(start16), self._offsets.code_point(start16 + length16)
        except IndexError:  # the document is between two texts
            return
        for mark in self.shown_in(start, end):
            left = max(self._offsets.utf16(max(mark.start, start)) - start16, 0)
            right = min(self._offsets.utf16(min(mark.end, end)) - start16, length16)
            self.setFormat(left, right - left, mark_format(mark.kind))


def mark_format(kind: MarkKind) -> QTextCharFormat:
    """Background by kind, and a line below that differs in shape, so that the kinds are told apart without colour."""
    tones = theme.tones()
    ink = getattr(tones, kind.value)
    made = QTextCharFormat()
    made.setBackground(QColor(ink.back))
    made.setForeground(QColor(tones.text))
    made.setUnderlineColor(QColor(ink.line))
    style = {
        MarkKind.ACTOR: QTextCharFormat.UnderlineStyle.SingleUnderline,
        MarkKind.PLACE: QTextCharFormat.UnderlineStyle.DotLine,
        MarkKind.TIME: QTextCharFormat.UnderlineStyle.DashUnderline,
        MarkKind.CASUALTY: QTextCharFormat.UnderlineStyle.SingleUnderline,
    }.get(kind)
    if style is not None:
        made.setUnderlineStyle(style)
    if kind is MarkKind.CASUALTY:
        made.setFontWeight(600)
    return made


class ArticleText(QTextEdit):
    """The words of one article, read-only, with a gutter of signs for its events."""

    mark_clicked = Signal(object)
    add_wanted = Signal(object)  # a Span
    figure_wanted = Signal(object)  # a Span
    learn_wanted = Signal(object)  # a Span
    why_wanted = Signal(object)  # a Mark
    words_chosen = Signal(bool)  # whether there is a selection, once the mouse is let go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", "true")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.READER_TEXT)
        self.article: Article | None = None
        self.offsets = Offsets("")
        self.marks = Marks(self.document())
        self._view = View()
        self._pressed = QPoint()
        self._picked: Span | None = None
        self._hinted: Span | None = None
        self._found: tuple[Span, ...] = ()
        self.unread: tuple[Unread, ...] = ()
        self._gutter = _Gutter(self)
        self._factor = 1.0
        self._usual = QFont(self.font())
        self._is_selecting = False
        self.veil = Veil(self)
        self.veil.changed.connect(self._light)
        self.selectionChanged.connect(self._on_selection)
        self.verticalScrollBar().valueChanged.connect(self._gutter.refresh)

    # --- size
    @property
    def factor(self) -> float:
        """How much larger than usual the words are."""
        return self._factor

    def scale_to(self, factor: float) -> None:
        """Make the words larger or smaller; what stands at the top stays there."""
        factor = min(max(factor, LEAST_SCALE), MOST_SCALE)
        if abs(factor - self._factor) < 0.001:
            return
        top = self.cursorForPosition(QPoint(4, 4))
        self._factor = factor
        self.setFont(theme.scaled(self._usual, factor))
        self._shape_blocks()
        self._set_measure()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - 4)
        self._gutter.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scale_to(self._factor * (SCALE_STEP if event.angleDelta().y() > 0 else 1 / SCALE_STEP))
            event.accept()
            return
        super().wheelEvent(event)

    # --- showing
    def show_article(self, article: Article | None, view: View) -> None:
        """Show an article's words with the marks of a case; the same article keeps its place."""
        same = article is not None and self.article is not None and article.text == self.article.text
        self._view = view
        self.article = article
        self.unread = unread(article) if article is not None else ()
        text = article.text if article else ""
        self.offsets = Offsets(text)
        self.marks.prepare(view.marks(article.id) if article else (), self.offsets)
        if same:
            self.marks.rehighlight()
        else:
            self._picked = self._hinted = None
            self._found = ()
            self.setExtraSelections([])
            self.setPlainText(text)
            self._shape_blocks()
            self.verticalScrollBar().setValue(0)
        self.veil.show_article(article)
        self._gutter.refresh()

    def _shape_blocks(self) -> None:
        """Blank lines become a small gap, headings grow, lines get air."""
        article = self.article
        if article is None:
            return
        air, gap = QTextBlockFormat(), QTextBlockFormat()
        air.setLineHeight(138, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        gap.setLineHeight(9, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)
        block = self.document().begin()
        while block.isValid():
            if block.length() == 1 and block.next().isValid():
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(gap)
            block = block.next()
        for one in article.blocks:
            if one.kind is BlockKind.HEADING:
                large = QTextCharFormat()
                large.setFont(theme.scaled(self.font(), 1.15, strong=True))
            elif one.kind is BlockKind.CAPTION:
                large = QTextCharFormat()
                large.setFontItalic(True)
            else:
                continue
            cursor.setPosition(self.offsets.utf16(one.start))
            cursor.setPosition(self.offsets.utf16(one.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(large)
        cursor.endEditBlock()
        cursor.clearSelection()

    def show_span(self, span: Span | None) -> None:
        """Put a span in the light and bring it into view."""
        self._picked = span
        self._light()
        if span is None or not self._is_here(span):
            return
        here = self._cursor(span.start, span.start)
        rect = self.cursorRect(here)
        if not self.viewport().rect().adjusted(0, 24, 0, -48).contains(rect):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def hint_span(self, span: Span | None) -> None:
        """Light up words beside those that were picked, where they are; nothing is scrolled."""
        self._hinted = span
        self._light()

    def mark_places(self, places: tuple[Span, ...]) -> None:
        """Mark words that were looked for, at all their places; nothing is scrolled."""
        self._found = places[:MOST_MARKED]
        self._light()

    @property
    def picked(self) -> Span | None:
        """The words in the light."""
        return self._picked

    @property
    def marked_places(self) -> tuple[Span, ...]:
        """Where words that were looked for are marked."""
        return self._found

    def top_offset(self) -> int:
        """Where the text in view begins, in code points."""
        return self.offsets.code_point(self.cursorForPosition(QPoint(2, 2)).position()) if self.article else 0

    def _is_here(self, span: Span) -> bool:
        return self.article is not None and span.article == self.article.id and span.end <= len(self.article.text)

    def _light(self) -> None:
        tones = theme.tones()
        found = []
        for covered in self.veil.covered():
            bar = QTextEdit.ExtraSelection()
            bar.cursor = self._cursor(covered.start, covered.end)
            bar.format = self.veil.shape()
            found.append(bar)
        for span, back, ink in (
            (self._picked, tones.accent, tones.accent_text),
            (self._hinted, tones.warning, tones.warning_back),
        ):
            if span is None or not self._is_here(span):
                continue
            shape = QTextCharFormat()
            shape.setBackground(QColor(back))
            shape.setForeground(QColor(ink))
            lit = QTextEdit.ExtraSelection()
            lit.cursor = self._cursor(span.start, span.end)
            lit.format = shape
            found.append(lit)
        if self._found:
            shape = found_format()
            for place in self._found:
                if place != self._picked and self._is_here(place) and not self.veil.hides(place):
                    lit = QTextEdit.ExtraSelection()
                    lit.cursor = self._cursor(place.start, place.end)
                    lit.format = shape
                    found.append(lit)
        self.setExtraSelections(found)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.offsets.utf16(start))
        cursor.setPosition(self.offsets.utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def show_kinds(self, kinds: set[MarkKind]) -> None:
        self.marks.kinds = kinds
        self.marks.rehighlight()
        self._gutter.refresh()

    def restyle(self) -> None:
        """After a change of theme."""
        self.marks.rehighlight()
        self.show_span(self._picked)
        self._gutter.refresh()

    # --- what is where
    def selected_span(self) -> Span | None:
        """The stretch the analyst has selected, without blanks at its ends."""
        cursor = self.textCursor()
        if self.article is None or not cursor.hasSelection():
            return None
        start = self.offsets.code_point(cursor.selectionStart())
        end = self.offsets.code_point(cursor.selectionEnd())
        text = self.article.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(self.article.id, start, end) if start < end else None

    def mark_at(self, at: QPoint) -> Mark | None:
        """The most telling mark under a point of the viewport."""
        here = QPointF(at.x() + self.horizontalScrollBar().value(), at.y() + self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(here, Qt.HitTestAccuracy.ExactHit)
        if position < 0 or self.article is None or position > self.offsets.utf16(len(self.article.text)):
            return None
        offset = self.offsets.code_point(position)
        found = self.marks.shown_in(offset, offset + 1)
        return found[-1] if found else None

    def covered_at(self, at: QPoint) -> Span | None:
        """The covered passage under a point of the viewport."""
        if not self.veil.covered():
            return None
        return self.veil.over(self.offsets.code_point(self.cursorForPosition(at).position()))

    def uncover_next(self) -> None:
        """Uncover the first covered passage that is in sight, or the next below."""
        covered = self.veil.covered()
        if covered:
            top = self.offsets.code_point(self.cursorForPosition(QPoint(2, 2)).position())
            following = next((one for one in covered if one.end > top), covered[0])
            self.veil.lift(following)
            self.show_span(following)

    def events_by_line(self) -> list[tuple[float, list[Mark]]]:
        """Events whose first words are in view: the height of their line in the viewport, and which they are."""
        if self.article is None or MarkKind.EVENT not in self.marks.kinds:
            return []
        first, last = self._offsets_in_view()
        lines: dict[int, list[Mark]] = {}
        for mark in self.marks.shown_in(first, last + 1):
            if mark.kind is MarkKind.EVENT and mark.start >= first:
                rect = self.cursorRect(self._cursor(mark.start, mark.start))
                lines.setdefault(rect.center().y(), []).append(mark)
        return sorted((float(at), sorted(found, key=lambda one: one.start)) for at, found in lines.items())

    def unread_in_view(self) -> list[tuple[float, float, Unread]]:
        """Where in the viewport passages lie that are not read: their top and bottom, and which they are."""
        if not self.unread:
            return []
        first, last = self._offsets_in_view()
        found = []
        for one in self.unread:
            if one.span.end >= first and one.span.start <= last:
                top = self.cursorRect(self._cursor(one.span.start, one.span.start)).top()
                bottom = self.cursorRect(self._cursor(one.span.end, one.span.end)).bottom()
                found.append((float(top), float(bottom), one))
        return found

    def _offsets_in_view(self) -> tuple[int, int]:
        """The code points with which the text in view begins and ends."""
        top = self.cursorForPosition(QPoint(2, 0)).position()
        bottom = self.cursorForPosition(QPoint(self.viewport().width() - 2, self.viewport().height())).position()
        return self.offsets.code_point(top), self.offsets.code_point(bottom)

    def unread_at(self, at: QPoint) -> Unread | None:
        """The passage under a point of the viewport that is not read."""
        if not self.unread:
            return None
        offset = self.offsets.code_point(self.cursorForPosition(at).position())
        return next((one for one in self.unread if one.span.start <= offset < one.span.end), None)

    def status_of(self, mark: Mark) -> Status:
        event = self._view.events.get(EventId(mark.ref))
        return event.status if event else Status.REPORTED

    def explain(self, mark: Mark) -> str:
        return self._view.explain(mark)

    # --- what Qt asks
    def createMimeDataFromSelection(self) -> QMimeData:
        made = QMimeData()
        cursor = self.textCursor()
        if self.article is not None:
            start = self.offsets.code_point(cursor.selectionStart())
            made.setText(self.article.text[start : self.offsets.code_point(cursor.selectionEnd())])
        return made

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self.covered_at(event.pos()) is not None:
                QToolTip.showText(event.globalPos(), words.VEILED, self.viewport())
                return True
            mark, left = self.mark_at(event.pos()), self.unread_at(event.pos())
            said = self._view.explain(mark) if mark else leaving_unread.hint(left) if left else ""
            QToolTip.showText(event.globalPos(), tip(said), self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        covered = self.veil.covered()
        if covered:
            cursor = self.textCursor()
            lit = [(cursor.selectionStart(), cursor.selectionEnd())]
            lit += [self._units(one) for one in (self._picked, self._hinted) if one is not None and self._is_here(one)]
            draw_bars(self, [self._units(one) for one in covered], lit)

    def _units(self, span: Span) -> tuple[int, int]:
        return self.offsets.utf16(span.start), self.offsets.utf16(span.end)

    def _on_selection(self) -> None:
        if not self._is_selecting:
            self.words_chosen.emit(self.selected_span() is not None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self._is_selecting = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_selecting = False
            self._on_selection()
        still = (event.position().toPoint() - self._pressed).manhattanLength() < 4
        if event.button() == Qt.MouseButton.LeftButton and still and not self.textCursor().hasSelection():
            covered = self.covered_at(event.position().toPoint())
            if covered is not None:
                self.veil.lift(covered)
                return
            mark = self.mark_at(event.position().toPoint())
            if mark is not None:
                self.mark_clicked.emit(mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.mark_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_words = self.selected_span() is not None
        copy = menu.addAction(icons.icon("paste"), words.COPY, self.copy)
        copy.setEnabled(has_words)
        add = menu.addAction(icons.icon("add"), words.ADD_EVENT_OF_WORDS, self.ask_to_add)
        add.setEnabled(has_words)
        figure = menu.addAction(icons.icon("casualties"), words.ADD_FIGURE_HERE, self.ask_for_figure)
        figure.setEnabled(has_words)
        menu.addSeparator()
        mark = self.mark_at(self.viewport().mapFromGlobal(event.globalPos()))
        learn = menu.addAction(icons.icon("learn"), words.LEARN, self._ask_to_learn)
        learn.setData(self._name_at(mark))
        learn.setEnabled(learn.data() is not None)
        why = menu.addAction(icons.icon("why"), words.WHY, self._ask_why)
        why.setData(mark)
        why.setEnabled(mark is not None and mark.kind in EXPLAINED)
        menu.popup(event.globalPos())

    def _name_at(self, mark: Mark | None) -> Span | None:
        """The words selected, or those of the actor or place under the mouse."""
        span = self.selected_span()
        if span is None and mark is not None and mark.kind in (MarkKind.ACTOR, MarkKind.PLACE) and self.article is not None:
            span = Span(self.article.id, mark.start, mark.end)
        return span

    def _ask_to_learn(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and isinstance(sender.data(), Span):
            self.learn_wanted.emit(sender.data())

    def _ask_why(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and isinstance(sender.data(), Mark):
            self.why_wanted.emit(sender.data())

    def ask_to_add(self) -> None:
        span = self.selected_span()
        if span is not None:
            self.add_wanted.emit(span)

    def ask_for_figure(self) -> None:
        span = self.selected_span()
        if span is not None:
            self.figure_wanted.emit(span)

    def ask_to_learn(self) -> None:
        span = self.selected_span()
        if span is not None:
            self.learn_wanted.emit(span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_measure()
        super().resizeEvent(event)
        self._gutter.refresh()

    def _set_measure(self) -> None:
        """Keep lines readable: what is wider than the measure becomes margin."""
        room = self.width() - 2
        wanted = self.fontMetrics().averageCharWidth() * MEASURE
        side = max(14, int(room - GUTTER - wanted) // 2)
        left = GUTTER + min(side, 56) - 14
        right = max(10, min(room - left - wanted, side + 40)) if room > left + wanted else 10
        margins = QMargins(left, 8, right, 0)
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
            self._gutter.setGeometry(QRect(0, 0, left, self.height()))


class _Gutter(QWidget):
    """Signs of the events beside the lines they begin on."""

    def __init__(self, text: ArticleText) -> None:
        super().__init__(text)
        self._text = text
        self._lines: list[tuple[float, list[Mark]]] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.READER_GUTTER)

    def refresh(self) -> None:
        self._lines = None
        self.update()

    def _found(self) -> list[tuple[float, list[Mark]]]:
        if self._lines is None:
            self._lines = self._text.events_by_line()
        return self._lines

    def _shift(self) -> int:
        return self._text.viewport().y()

    def sizeHint(self) -> QSize:
        return QSize(GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tones.base))
        self._lines = None
        for top, bottom, _ in self._text.unread_in_view():
            _draw_unread(painter, QRectF(4, top + self._shift(), 5, bottom - top), tones.faint)
        for at, marks in self._found():
            for place, mark in enumerate(marks[:2]):
                centre = QPointF(self.width() - 12 - 13 * place, at + self._shift())
                draw_status(painter, centre, 4.5, self._text.status_of(mark), tones, tones.base)
        painter.end()

    def _mark_near(self, at: QPoint) -> Mark | None:
        for height, marks in self._found():
            if abs(height + self._shift() - at.y()) <= 9:
                place = 1 if len(marks) > 1 and at.x() < self.width() - 18 else 0
                return marks[place]
        return None

    def _unread_near(self, at: QPoint) -> Unread | None:
        y = at.y() - self._shift()
        return next((one for top, bottom, one in self._text.unread_in_view() if top <= y <= bottom), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_near(event.position().toPoint())
        if mark is not None:
            self._text.mark_clicked.emit(mark)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark, left = self._mark_near(event.pos()), self._unread_near(event.pos())
            said = self._text.explain(mark) if mark else leaving_unread.hint(left) if left else ""
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().event(event)


def _draw_unread(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A pale ladder beside a passage that is not read: a shape that no other mark has."""
    painter.save()
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    at = rect.top()
    while at <= rect.bottom():
        painter.drawLine(QPointF(rect.left(), at), QPointF(rect.right(), at))
        at += 4
    painter.restore()


class ReaderPane(QWidget):
    """The article with its head: title, source, what is missing, which marks are shown."""

    details_wanted = Signal(str)  # an article id
    date_wanted = Signal(str)
    add_wanted = Signal(object)  # a Span
    figure_wanted = Signal(object)  # a Span
    learn_wanted = Signal(object)  # a Span
    original_wanted = Signal(str)  # an article id
    why_wanted = Signal()
    places_wanted = Signal(object, str)  # an article id, words looked for: `show_places` takes the answer

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self.article: ArticleId | None = None
        self._shown: ArticleId | None = None
        self.opens_in_browser: Callable[[ArticleId], bool] = _never  # set by the window, which has the originals

        self.title = Elided("", self, strong=True)
        self.title.enlarge(1.3)
        self.source = Elided("", self, role="muted")
        self.left = Elided("", self, role="muted")
        self.next_left = tool("down", unread_words.NEXT, self)
        self.details = tool("edit", words.ARTICLE_DETAILS, self)
        self.add = tool("add", words.ADD_EVENT, self)
        self.no_date = Notice("calendar", words.SET_DATE, self)
        self.no_date.text.setText(words.NO_DATE_NOTICE)
        self.duplicate = Notice("duplicate", words.SHOW_OTHER, self)
        self.caution = Notice("open", words.OPEN_ANYWAY, self)
        self.caution.text.setText(words.ORIGINAL_WEB)
        self.caution.hide()
        self.original = tool("open", words.OPEN_ORIGINAL, self)
        self.found_bar = FoundBar(self)
        self.text = ArticleText(self)
        self.makers = _Makers(self.text)

        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 10, 6)
        head.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.add)
        first.addWidget(self.original)
        first.addWidget(self.details)
        head.addLayout(first)
        head.addWidget(self.source)
        self._left = QWidget(self)
        below = QHBoxLayout(self._left)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.left, 1)
        below.addWidget(self.next_left)
        head.addWidget(self._left)
        notices = QVBoxLayout()
        notices.setContentsMargins(14, 2, 14, 2)
        notices.setSpacing(4)
        notices.addWidget(self.no_date)
        notices.addWidget(self.duplicate)
        notices.addWidget(self.caution)
        notices.addWidget(self.found_bar)
        legend = QHBoxLayout()
        legend.setContentsMargins(12, 3, 12, 3)
        legend.setSpacing(2)
        self.kinds: dict[MarkKind, QToolButton] = {}
        for kind in SHOWN_FIRST:
            button = _KindButton(kind, self)
            button.toggled.connect(self._on_kinds)
            self.kinds[kind] = button
            legend.addWidget(button)
        legend.addStretch(1)

        full = QWidget(self)
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(notices)
        layout.addLayout(legend)
        layout.addWidget(self.text, 1)
        self._empty = EmptyState("articles", words.READER_EMPTY, words.READER_EMPTY_HOW)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

        self._make_actions()
        self.next_left.clicked.connect(self._to_unread)
        self.found_bar.place_wanted.connect(self._on_place)
        self.found_bar.closed.connect(self.stop_marking)
        self.text.mark_clicked.connect(self._on_mark)
        self.text.add_wanted.connect(self.add_wanted)
        self.text.figure_wanted.connect(self.figure_wanted)
        self.text.learn_wanted.connect(self.learn_wanted)
        self.original.clicked.connect(self._on_original)
        self.caution.button.clicked.connect(self._on_open_anyway)
        self.text.why_wanted.connect(self._on_why)
        selection.hinted.connect(self.text.hint_span)
        self.add.clicked.connect(self._on_add)
        self.details.clicked.connect(self._on_details)
        self.no_date.button.clicked.connect(self._on_date)
        self.duplicate.button.clicked.connect(self._on_other)
        selection.picked.connect(self._on_picked)
        theme.on_change(self.text.restyle)

    def _make_actions(self) -> None:
        for text, keys, slot in (
            (words.NEXT_MARK, "Alt+Down", self._to_next),
            (words.LAST_MARK, "Alt+Up", self._to_last),
            (words.NEXT_FIGURE, "Alt+Shift+Down", self._to_next_figure),
            (words.LAST_FIGURE, "Alt+Shift+Up", self._to_last_figure),
            (words.LARGER_TEXT, "Ctrl++", self._larger),
            (words.SMALLER_TEXT, "Ctrl+-", self._smaller),
            (words.USUAL_TEXT, "Ctrl+0", self._usual_size),
            (words.UNCOVER_NEXT, "Alt+U", self.text.uncover_next),
            (unread_words.NEXT, "Alt+N", self._to_unread),
        ):
            action = QAction(text, self)
            keys_ = [QKeySequence(keys)]
            if keys == "Ctrl++":
                keys_.append(QKeySequence("Ctrl+="))  # the same key without Shift
            action.setShortcuts(keys_)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    # --- what is shown
    def show_case(self, view: View) -> None:
        """Read a case anew; the article stays open while it is in the case."""
        self._view = view
        if self.article not in view.articles:
            self.article = next(iter(view.articles), None)
        self._show()

    def say_reading(self, name: str) -> None:
        """While the first article is being read, say so in its place; with an empty name say what to do."""
        if name:
            self._empty.say(words.READING_FIRST, name)
        else:
            self._empty.say(words.READER_EMPTY, words.READER_EMPTY_HOW)

    def open_article(self, article: ArticleId) -> None:
        if article in self._view.articles and article != self.article:
            self.article = article
            self._show()

    def _show(self) -> None:
        article = self._view.articles.get(self.article) if self.article is not None else None
        self._stack.setCurrentIndex(0 if article is None else 1)
        self.text.show_article(article, self._view)
        if article is None or article.id != self._shown:
            self.caution.hide()
            self._look_for_places()
        self._shown = article.id if article is not None else None
        if article is None:
            return
        self.title.setText(self._view.article_name(article))
        source = [apart(article.publisher or words.NO_PUBLISHER), when_words.published(article.published)]
        if article.author:
            source.insert(1, apart(article.author))
        if article.url:
            source.append(article.url)
        self.source.setText(" · ".join(source))
        self.left.setText(leaving_unread.summary(self.text.unread))
        self._left.setVisible(bool(self.text.unread))
        self.no_date.setVisible(article.published is None)
        other = self._view.articles.get(self._view.duplicates.get(article.id, ArticleId("")))
        self.duplicate.setVisible(other is not None)
        if other is not None:
            self.duplicate.text.setText(words.LIKE_ARTICLE.format(title=self._view.article_name(other)))

    # --- what was looked for
    def mark_found(self, words: str) -> None:
        """Mark these words in every article that is opened from now on, until marking is stopped."""
        self.found_bar.look_for(words)
        self._look_for_places()

    def stop_marking(self) -> None:
        """Mark no words any more."""
        if self.found_bar.words:
            self.found_bar.look_for("")
        self.text.mark_places(())

    def _look_for_places(self) -> None:
        words = self.found_bar.words
        if words and self.article is not None:
            self.found_bar.look_for(words)
            self.places_wanted.emit(self.article, words)

    def show_places(self, article: ArticleId, words: str, places: tuple[Span, ...]) -> None:
        """Where the words stand in an article. Passed over where another is open by now, or other words are looked for."""
        if article != self.article or words != self.found_bar.words:
            return
        picked = self.text.picked
        first = self.found_bar.show_places(places, picked if picked is not None and picked.article == article else None)
        self.text.mark_places(places)
        if first is not None and picked is None:
            self.text.show_span(first)

    def go_to_place(self, way: int) -> bool:
        """The next place of the words looked for, or the one before. False where nothing is looked for."""
        return self.found_bar.go(way, self.text.top_offset())

    def _on_place(self, place: Span) -> None:
        self.text.show_span(place)

    def _on_kinds(self, _on: bool) -> None:
        self.text.show_kinds({kind for kind, button in self.kinds.items() if button.isChecked()})

    # --- what is pointed at
    def _on_mark(self, mark: Mark) -> None:
        assert self.article is not None
        span = Span(self.article, mark.start, mark.end)
        picked = Picked(article=self.article, span=span)
        if mark.kind is MarkKind.EVENT:
            picked = Picked(article=self.article, span=span, event=EventId(mark.ref))
        elif mark.kind is MarkKind.ACTOR:
            picked = Picked(article=self.article, span=span, actor=ActorId(mark.ref))
        elif mark.kind is MarkKind.CASUALTY:
            row = self._view.casualties.get(CasualtyId(mark.ref))
            picked = Picked(
                article=self.article, span=span, casualty=CasualtyId(mark.ref), event=row.event if row else None
            )
        self.text.show_span(span)
        self._selection.pick(picked, self)

    def _on_why(self, mark: Mark) -> None:
        self._on_mark(mark)
        self.why_wanted.emit()

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is self:
            return
        article = what.span.article if what.span is not None else what.article
        if article is not None:
            self.open_article(article)
        self.text.show_span(what.span)

    def _to_next(self) -> None:
        self._step(+1, MarkKind.EVENT)

    def _to_last(self) -> None:
        self._step(-1, MarkKind.EVENT)

    def _to_next_figure(self) -> None:
        self._step(+1, MarkKind.CASUALTY)

    def _to_last_figure(self) -> None:
        self._step(-1, MarkKind.CASUALTY)

    def _step(self, way: int, kind: MarkKind) -> None:
        """The next event or figure of this article, or the one before."""
        if self.article is None:
            return
        marks = [one for one in self._view.marks(self.article) if one.kind is kind and not one.rejected]
        current = self._selection.current.span
        here = current.start if current is not None and current.article == self.article else -1
        ahead = [one for one in marks if (one.start > here if way > 0 else one.start < here)]
        if ahead:
            self._on_mark(ahead[0] if way > 0 else ahead[-1])

    def _to_unread(self) -> None:
        """The next passage that is not read, below what is in the light; the first again after the last."""
        found = self.text.unread
        if not found:
            return
        here = self.text.picked.start if self.text.picked is not None else -1
        following = next((one for one in found if one.span.start > here), found[0])
        self.text.show_span(following.span)
        announce(self, leaving_unread.hint(following))

    def _larger(self) -> None:
        self.text.scale_to(self.text.factor * SCALE_STEP)

    def _smaller(self) -> None:
        self.text.scale_to(self.text.factor / SCALE_STEP)

    def _usual_size(self) -> None:
        self.text.scale_to(1.0)

    # --- what is wanted
    def _on_add(self) -> None:
        span = self.text.selected_span()
        self.add_wanted.emit(span)

    def _on_original(self) -> None:
        """A web page fetches what it likes once a browser has it: that is said before it is opened."""
        if self.article is None:
            return
        if self.opens_in_browser(self.article):
            self.caution.show()
            self.caution.button.setFocus()
        else:
            self.original_wanted.emit(self.article)

    def _on_open_anyway(self) -> None:
        self.caution.hide()
        if self.article is not None:
            self.original_wanted.emit(self.article)

    def _on_details(self) -> None:
        if self.article is not None:
            self.details_wanted.emit(self.article)

    def _on_date(self) -> None:
        if self.article is not None:
            self.date_wanted.emit(self.article)

    def _on_other(self) -> None:
        if self.article is not None and self.article in self._view.duplicates:
            self._selection.pick(Picked(article=self._view.duplicates[self.article]))


def _never(_article: ArticleId) -> bool:
    return False


class _Makers(QFrame):
    """What can be made of the words selected, at the foot of the text, over it: nothing moves while one selects."""

    def __init__(self, text: ArticleText) -> None:
        super().__init__(text)
        self._text = text
        self.setProperty("float", "true")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(label(words.MAKE_OF_WORDS, quiet=True))
        self.buttons: list[QToolButton] = []
        for icon, name, keys, slot in (
            ("add", words.MAKE_EVENT, "Ctrl+Shift+E", text.ask_to_add),
            ("casualties", words.MAKE_FIGURE, "Ctrl+Shift+F", text.ask_for_figure),
            ("learn", words.MAKE_ACTOR, "Ctrl+K", text.ask_to_learn),
        ):
            button = tool(icon, name, self, show_text=True)
            button.setToolTip(tip(f"{name.rstrip('…')} ({keys})"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the selection would lose the keyboard; the keys are at hand
            button.clicked.connect(slot)
            layout.addWidget(button)
            self.buttons.append(button)
        self.hide()
        text.words_chosen.connect(self._on_chosen)
        text.installEventFilter(self)

    def _on_chosen(self, has_words: bool) -> None:
        self.setVisible(has_words)
        if has_words:
            self._place()
            self.raise_()

    def _place(self) -> None:
        self.adjustSize()
        room = self._text.rect()
        left = max(4, (room.width() - self.width()) // 2)
        self.move(left, room.height() - self.height() - 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class _KindButton(QToolButton):
    """A switch for one kind of mark that is its own legend: the word looks as the marks do."""

    def __init__(self, kind: MarkKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(words.MARK_KINDS[kind.value])
        self.setAccessibleName(words.SHOW_MARKS.format(kind=words.MARK_KINDS[kind.value]))
        self.setToolTip(tip(words.SHOW_MARKS.format(kind=words.MARK_KINDS[kind.value])))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 22, metrics.height() + 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        ink = getattr(tones, self._kind.value)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(3, 3, -3, -3)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.back))
            painter.drawRoundedRect(inner, 3, 3)
        painter.setPen(QColor(tones.text if self.isChecked() else tones.muted))
        if self.isChecked() and self._kind is MarkKind.CASUALTY:
            painter.setFont(theme.scaled(self.font(), 1.0, strong=True))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.isChecked() and self._kind is not MarkKind.EVENT:
            pen = painter.pen()
            pen.setColor(QColor(ink.line))
            pen.setWidthF(1.4)
            pen.setStyle(
                {MarkKind.PLACE: Qt.PenStyle.DotLine, MarkKind.TIME: Qt.PenStyle.DashLine}.get(
                    self._kind, Qt.PenStyle.SolidLine
                )
            )
            painter.setPen(pen)
            painter.drawLine(inner.left() + 8, inner.bottom() - 2, inner.right() - 8, inner.bottom() - 2)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(ink.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 3, 3)
        painter.end()
