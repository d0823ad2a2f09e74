"""The reader: one article as it came, every extracted stretch marked by kind, clicks both ways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.event import EventId
from briefing.domain.grade import UNJUDGED_SOURCE
from briefing.domain.text import ArticleId, Span
from briefing.ui.craft import theme
from briefing.ui.craft.announcing import announce
from briefing.ui.craft.discretion import headline
from briefing.ui.panes.article_marks import SHOWN_FIRST
from briefing.ui.panes.article_text import SCALE_STEP, ArticleText
from briefing.ui.panes.found_bar import FoundBar
from briefing.ui.panes.parts import Elided, EmptyState, Headline, Notice, label, tool
from briefing.ui.seen.rows import Mark, MarkKind
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, leaving_unread, outlet_words, unread_words, when_words, words
from briefing.ui.wording.plain import apart, tip


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

        self.title = Headline("", self)
        self.title.enlarge(1.3)
        self.source = Elided("", self, role="muted")
        self.printed = Elided("", self, role="muted")
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
        for one in (self.add, self.original, self.details):
            first.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(first)
        head.addWidget(self.source)
        head.addWidget(self.printed)
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
            (words.UNCOVER_NEXT, "Alt+U", self.uncover_next),
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
        if self._points_at_what_goes(view):
            self.text.show_span(None)
        self._view = view
        if self.article not in view.articles:
            self.article = next(iter(view.articles), None)
        self._show()

    def _points_at_what_goes(self, view: View) -> bool:
        """Whether what is in the light rests on an event or figure that is taken away, as by undo."""
        what, before = self._selection.current, self._view
        return (what.event in before.events and what.event not in view.events) or (
            what.casualty in before.casualties and what.casualty not in view.casualties
        )

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
        self.show_title()
        source = [apart(article.publisher or words.NO_PUBLISHER), when_words.published(article.published)]
        letter = self._view.grader.publisher(article.publisher)
        if letter is not UNJUDGED_SOURCE:
            source[0] = grading_words.NAME_AND_GRADE.format(name=source[0], grade=letter.value)
        if article.author:
            source.insert(1, apart(article.author))
        if article.url:
            source.append(article.url)
        self.source.setText(" · ".join(source))
        self.printed.setText(outlet_words.also(article))
        self.printed.setVisible(bool(article.also))
        self.left.setText(leaving_unread.summary(self.text.unread))
        self._left.setVisible(bool(self.text.unread))
        self.no_date.setVisible(article.published is None)
        other = self._view.articles.get(self._view.duplicates.get(article.id, ArticleId("")))
        self.duplicate.setVisible(other is not None)
        if other is not None:
            self.duplicate.text.setText(words.LIKE_ARTICLE.format(title=headline(self._view.article_name(other))))

    def show_title(self) -> None:
        """The title of the article, or that it is covered."""
        article = self._view.articles.get(self.article) if self.article is not None else None
        if article is not None:
            self.title.setText(headline(self._view.article_name(article)))

    def uncover_next(self) -> None:
        """Uncover the title, then one passage after the other."""
        article = self._view.articles.get(self.article) if self.article is not None else None
        name = self._view.article_name(article) if article is not None else ""
        if headline(name) != name:
            self.text.veil.lift_words(name)
        else:
            self.text.uncover_next()

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
