"""The words of one article with what was read in them marked: painted, pointed at, selected.

The widget only shows; the text is never read back from it. A text widget turns no-break spaces into spaces, so copying
takes the words from the article, by offsets.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QTextEdit,
    QToolTip,
    QWidget,
)

from briefing.domain.claim import Status
from briefing.domain.event import EventId
from briefing.domain.text import Article, BlockKind, Span
from briefing.ui.craft import icons, theme
from briefing.ui.craft.discretion import headline
from briefing.ui.craft.offsets import Offsets
from briefing.ui.craft.veil import Veil, draw_bars
from briefing.ui.painting.hits import found_format
from briefing.ui.panes.article_gutter import GUTTER, Gutter
from briefing.ui.panes.article_marks import Marks
from briefing.ui.seen.rows import Mark, MarkKind
from briefing.ui.seen.view import View
from briefing.ui.wording import learning_words, leaving_unread, words
from briefing.ui.wording.plain import tip
from briefing.usecases.taking_in.leaving_unread import Unread, unread

MOST_MARKED = 2_000  # places of words looked for; the widget draws each with every line
MEASURE = 78  # characters a line at most: longer ones tire the eye
LEAST_SCALE, MOST_SCALE, SCALE_STEP = 0.7, 2.6, 1.1
EXPLAINED = frozenset({MarkKind.EVENT, MarkKind.CASUALTY, MarkKind.ACTOR})


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
        self._gutter = Gutter(self)
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
        """What a marked stretch stands for; the title of an event may be covered."""
        title, line, rest = self._view.explain(mark).partition("\n")
        return f"{headline(title)}{line}{rest}"

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
            said = self.explain(mark) if mark else leaving_unread.hint(left) if left else ""
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
        learn = menu.addAction(icons.icon("learn"), learning_words.ACTION, self._ask_to_learn)
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
