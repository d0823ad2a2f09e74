"""The review queue: one proposal at a time with its sentence and its reasons, decided by single keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.text import Article, ArticleId, Span
from briefing.ui import icons, theme, words
from briefing.ui.models.grounds import GroundModel
from briefing.ui.offsets import Offsets
from briefing.ui.painting.grounds import GroundDelegate
from briefing.ui.painting.signs import draw_review, draw_status
from briefing.ui.painting.text import advance, draw_line, line_height
from briefing.ui.panes.grade_picker import credibility_picker, reliability_picker, step_keys
from briefing.ui.panes.parts import EmptyState, OneOf, RowList, label
from briefing.ui.panes.reader import mark_format
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.plain import apart, from_left, shortened, tip
from briefing.ui.selection import Picked, Selection
from briefing.ui.view import MarkKind, View, figure_words, kind_words
from briefing.usecases.explaining import Explained, Sort
from briefing.usecases.proposals import Context, Proposal, Queue, Scope, context, proposals, renewed, waiting

MOST_CONTEXT_PX = 260
LEAST = QSize(318, 340)
FILTERS_FROM = {560: 4, 410: 3}  # filters in a line by the pixels of the pane's width; in less there are two
GRADES_FROM = 470  # pixels of height; in less the words have the room
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5)

Decide = Callable[[Sequence[Proposal], Review, str], bool]
"""Give some proposals a verdict as one step, with a label where there are several. Whether it was done."""


class ReviewPane(QWidget):
    """`explain` gives the reasons for what is pointed at, `decide` carries a verdict out."""

    edit_wanted = Signal(object)  # a Proposal
    graded = Signal(str, object)  # the id of a report, Reliability of its source or Credibility
    many_wanted = Signal(object)  # the Proposals in the queue
    undo_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        selection: Selection,
        explain: Callable[[Picked], Explained | None],
        decide: Decide,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection, self._explain, self._decide_on = selection, explain, decide
        self._view = View()
        self._within: frozenset[str] | None = None
        self._all: tuple[Proposal, ...] = ()
        self._told: tuple[Corpus, tuple[Proposal, ...]] | None = None  # all proposals of a corpus
        self._scope = Scope()
        self._items: dict[str | None, str] = {}  # of the list of articles
        self._is_stale, self._is_in_sight = True, False
        self._can_write, self._can_undo = True, False
        self._before_undo: dict[str, Review] | None = None
        self._held: list[Callable[[], None]] = []  # keys pressed before an undo was shown
        self._awaited: frozenset[str] = frozenset()  # once one of these is decided elsewhere, the queue goes on
        self.queue = Queue()

        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.REVIEW_PROGRESS_NAME)
        self.number = label("", strong=True)
        self.beside = label("", quiet=True)
        self.articles = QComboBox(self)
        self.articles.setAccessibleName(words.REVIEW_ARTICLE)
        self.articles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.articles.setMinimumContentsLength(12)
        self.sorts = OneOf("", sort_terms(), self)
        self.below = OneOf(
            "", {None: words.REVIEW_ANY} | {one: words.REVIEW_BELOW.format(level=one) for one in LEVELS}, self
        )
        for one in (self.sorts, self.below):
            one.setIcon(icons.icon("down", "muted"))
            one.setIconSize(QSize(12, 12))
            one.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.disputed = QToolButton(self)
        self.disputed.setText(words.REVIEW_DISPUTED)
        self.disputed.setCheckable(True)

        self.kind = _Kind(self)
        self.title = label("", strong=True, wrap=True)
        self.source = label("", quiet=True, wrap=True)
        self.letters = reliability_picker(words.GRADE_SOURCE_PICK, self)
        self.numbers = credibility_picker(words.GRADE_REPORT_PICK, self)
        for picker in (self.letters, self.numbers):
            picker.show_keys(step_keys)
            picker.chosen.connect(self._on_graded)
        self.excerpt = Excerpt(self)
        self.list = RowList(words.REVIEW_WHY, self)
        self.model = GroundModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(GroundDelegate(self.list))
        self.list.viewport().installEventFilter(self)

        self._none = EmptyState("review", words.REVIEW_EMPTY, words.REVIEW_EMPTY_HOW, words.IMPORT_FILES, self)
        self._nothing_fits = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._done = EmptyState("accept", words.REVIEW_DONE, words.REVIEW_DONE_HOW, "", self)
        self._card = QWidget(self)
        self._stack = QStackedWidget(self)
        for page in (self._none, self._nothing_fits, self._done, self._card):
            self._stack.addWidget(page)
        self._make_actions()
        self._lay_out()
        self.setFocusProxy(self.list)
        self._done.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._done.setAccessibleName(words.REVIEW_DONE)

        self.articles.currentIndexChanged.connect(self._on_scope)
        self.sorts.chosen.connect(self._on_scope)
        self.below.chosen.connect(self._on_scope)
        self.disputed.toggled.connect(self._on_scope)
        self._none.acted.connect(self.import_wanted)
        self._nothing_fits.acted.connect(self.clear_scope)
        self.list.entered.connect(self._on_entered)
        self.list.clicked.connect(self._on_ground)
        self.list.activated.connect(self._on_ground)
        self.list.selectionModel().currentChanged.connect(self._on_current_ground)
        selection.picked.connect(self._on_picked)
        selection.hinted.connect(self.excerpt.hint_span)
        theme.on_change(self.excerpt.restyle)
        self._show()

    # ------------------------------------------------------------------------------------------------ building
    def _make_actions(self) -> None:
        self.keys: dict[str, KeyButton] = {}

        def action(name: str, keys: str, text: str, slot: Callable[[], None]) -> QAction:
            made = QAction(text, self)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(slot)
            self.addAction(made)
            self.keys[name] = KeyButton(made, self)
            return made

        self.accept_action = action("accept", "A", words.ACCEPT, self._accept)
        self.edit_action = action("edit", "E", words.REVIEW_EDIT, self._edit)
        self.reject_action = action("reject", "R", words.REJECT, self._reject)
        self.later_action = action("later", "S", words.REVIEW_SKIP, self._later)
        self.back_action = action("back", "B", words.REVIEW_BACK, self._back)
        self.next_action = action("next", "N", words.REVIEW_NEXT, self._next)
        self.undo_action = action("undo", "Z", words.REVIEW_UNDO, self._undo)
        self.many_action = action("many", "M", words.REVIEW_MANY, self._many)
        self.grade_actions: list[QAction] = []
        for step in (*Reliability, *Credibility):
            made = QAction(words.GRADE_KEY.format(step=step), self)
            made.setShortcut(QKeySequence(step_keys(step)))
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(partial(self._grade, step))
            self.addAction(made)
            self.grade_actions.append(made)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 12, 2)
        head.setSpacing(10)
        head.addWidget(self.number)
        head.addWidget(self.beside, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 2, 12, 4)
        bar.addWidget(self.progress)
        scope = QGridLayout()
        scope.setContentsMargins(10, 0, 10, 6)
        scope.setSpacing(2)
        self._scope_bar, self._across = scope, 0

        told = QVBoxLayout()
        told.setContentsMargins(14, 6, 12, 6)
        told.setSpacing(3)
        told.addWidget(self.kind)
        told.addWidget(self.title)
        told.addWidget(self.source)
        grades = WrappingRow(spacing=14)
        grades.setContentsMargins(0, 2, 0, 0)
        grades.addWidget(self.letters)
        grades.addWidget(self.numbers)
        told.addLayout(grades)
        card = QVBoxLayout(self._card)
        card.setContentsMargins(0, 0, 0, 0)
        card.setSpacing(0)
        card.addLayout(told)
        card.addWidget(self.excerpt)
        card.addWidget(self.list, 1)

        keys = QGridLayout()
        keys.setContentsMargins(8, 8, 8, 10)
        keys.setSpacing(5)
        for at, button in enumerate(self.keys.values()):
            keys.addWidget(button, at // 4, at % 4)
        for at in range(4):
            keys.setColumnStretch(at, 1)
        self._strip = QWidget(self)
        self._strip.setLayout(keys)
        self._head = QWidget(self)
        upper = QVBoxLayout(self._head)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        for row in (head, bar, scope):
            upper.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._strip)
        large = theme.scaled(self.title.font(), 1.18, strong=True)
        self.title.setFont(large)
        self._fold(9999)

    def _fold(self, wide: int) -> None:
        """The filters in as many lines as the width asks for: nothing is cut off in a narrow pane."""
        across = next((number for least, number in FILTERS_FROM.items() if wide >= least), 2)
        if across == self._across:
            return
        self._across = across
        filters: tuple[QWidget, ...] = (self.sorts, self.below, self.disputed)
        for one in (self.articles, *filters):
            self._scope_bar.removeWidget(one)
        is_one_line = across == len(filters) + 1
        self._scope_bar.addWidget(self.articles, 0, 0, 1, 1 if is_one_line else across + 1)
        for at, one in enumerate(filters):
            self._scope_bar.addWidget(one, 0 if is_one_line else 1 + at // across, at + 1 if is_one_line else at % across)
        for at in range(len(filters) + 1):
            self._scope_bar.setColumnStretch(at, 1 if at == (0 if is_one_line else across) else 0)

    def minimumSizeHint(self) -> QSize:
        return LEAST  # as small as it can fold, however it is folded now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())
        for picker in (self.letters, self.numbers):  # their keys work without them
            picker.setVisible(event.size().height() >= GRADES_FROM)

    # ------------------------------------------------------------------------------------------------ what is shown
    def show_case(self, view: View, within: frozenset[str] | None = None) -> None:
        """Read a case anew, keeping the place. `within` are the ids that the window's filter lets through, None for all."""
        self._view, self._within = view, within
        self._is_stale = True
        if self._is_in_sight:
            self._read()

    def set_writable(self, can_write: bool) -> None:
        """Whether decisions can be taken: not in a case that is open for reading only."""
        self._can_write = can_write
        self._enable()

    def show_undo(self, text: str) -> None:
        """What the next undo takes back; empty where there is nothing."""
        self.undo_action.setToolTip(words.REVIEW_UNDO_WHAT.format(what=text) if text else "")
        self._can_undo = bool(text)
        self._enable()

    def _read(self) -> None:
        self._is_stale = False
        corpus = self._view.corpus
        if self._told is None:
            self._told = corpus, proposals(corpus)
        elif self._told[0] is not corpus:
            self._told = corpus, renewed(self._told[1], self._told[0], corpus)
        self._all = tuple(one for one in self._told[1] if self._within is None or one.id in self._within)
        self._fill_articles()
        self.queue.show(one for one in self._all if self._scope.lets(one))
        if self._before_undo is not None:
            self._return_to_undone(self._before_undo)
            self._before_undo = None
        current, finished = self.queue.current, None
        if current is not None and current.is_decided and current.id in self._awaited:
            self._awaited = frozenset()
            if self.queue.next():
                self._point()
            elif self.queue.is_finished:
                finished = True
        self._show(done=finished)
        held, self._held = self._held, []
        for slot in held:
            slot()

    def _return_to_undone(self, before: dict[str, Review]) -> None:
        """To what an undo has just made undecided again, or otherwise changed."""
        changed = [one for one in self._all if before.get(one.id, one.fact.review) is not one.fact.review]
        for one in sorted(changed, key=lambda one: one.is_decided):
            if self.queue.go_to(one.id):
                self._point()
                return

    def _fill_articles(self) -> None:
        items: dict[str | None, str] = {None: words.REVIEW_ALL_ARTICLES}
        for article, count in waiting(self._all).items():
            found = self._view.articles.get(article)
            if found is not None:
                name = shortened(self._view.article_name(found), 60)
                items[article] = words.REVIEW_ARTICLE_ITEM.format(title=name, done=count.decided, total=count.total)
        self.articles.blockSignals(True)
        if items.keys() == self._items.keys():
            for at, (key, text) in enumerate(items.items()):
                if self._items[key] != text:
                    self.articles.setItemText(at, text)
        else:
            self.articles.clear()
            for key, text in items.items():
                self.articles.addItem(text, key)
        self._items = items
        at = self.articles.findData(str(self._scope.article)) if self._scope.article is not None else 0
        if at < 0:
            self._scope = Scope(None, self._scope.sort, self._scope.below, self._scope.disputed)
        self.articles.setCurrentIndex(max(0, at))
        self.articles.blockSignals(False)

    def _on_scope(self, _value: object) -> None:
        article = self.articles.currentData()
        self._scope = Scope(
            ArticleId(article) if article else None, self.sorts.current(), self.below.current(), self.disputed.isChecked()
        )
        self.queue.show(one for one in self._all if self._scope.lets(one))
        if self.queue.current is not None and self.queue.current.is_decided:
            self.queue.next()
        self._point()
        self._show()

    def clear_scope(self) -> None:
        """All proposals of the case again."""
        self.articles.setCurrentIndex(0)
        self.sorts.choose(None)
        self.below.choose(None)
        self.disputed.setChecked(False)
        self._on_scope(None)

    def _show(self, *, done: bool | None = None) -> None:
        queue = self.queue
        self.number.setText(words.REVIEWED_OF.format(done=f"{queue.decided:,}", total=f"{queue.total:,}"))
        self.beside.setText(self._beside())
        self.progress.setMaximum(max(1, queue.total))
        self.progress.setValue(queue.decided)
        self._head.setVisible(bool(self._all))
        self._strip.setVisible(bool(self._all))
        current = queue.current
        if not self._all:
            page = self._none
        elif current is None:
            page = self._nothing_fits
        elif done or (done is None and self._stack.currentWidget() is self._done and queue.is_finished):
            page = self._done
        else:
            page = self._card  # type: ignore[assignment]
            self._show_card(current)
        self._turn_to(page)
        self._enable()

    def _turn_to(self, page: QWidget) -> None:
        had_focus = self._stack.currentWidget() is not page and self.isAncestorOf(self.focusWidget() or self)
        self._stack.setCurrentWidget(page)
        if had_focus and page is self._done:
            self._done.setFocus()
        elif had_focus and page is self._card:
            self.list.setFocus()

    def _beside(self) -> str:
        parts = []
        if self.queue.put_off:
            parts.append(words.REVIEW_PUT_OFF.format(number=self.queue.put_off))
        if self.queue.total != len(self._all):
            parts.append(words.REVIEW_OF_ALL.format(total=len(self._all)))
        if self._within is not None:
            parts.append(words.REVIEW_FILTERED)
        return " · ".join(parts)

    def _show_card(self, one: Proposal) -> None:
        view, fact = self._view, one.fact
        if isinstance(fact, Event):
            title, kind, mark = fact.title, kind_words(fact), MarkKind.EVENT
        else:
            title = f"{figure_words(fact)} {view.who(fact)} {words.EFFECTS[fact.effect]}"
            kind, mark = words.REVIEW_FIGURE, MarkKind.CASUALTY
        parts = [words.STATUSES[fact.status], kind]
        if one.confidence is not None and one.sort is Sort.EVENT:
            parts.append(words.REVIEW_SURE.format(level=one.confidence))
        if one.is_disputed and fact.status.value != "disputed":
            parts.append(words.REVIEW_IS_DISPUTED)
        if one.told_by > 1:
            parts.append(words.REVIEW_TOLD_BY.format(number=one.told_by))
        self.kind.show_kind(one, " · ".join(parts))
        self.title.setText(title)
        struck = self.title.font()
        struck.setStrikeOut(fact.review is Review.REJECTED)
        self.title.setFont(struck)
        article = view.source_of(fact.evidence)
        source = words.BY_ANALYST
        if article is not None:  # our own line begins at the left, whatever script the names in it are in
            source = "\n".join(from_left(line) for line in (apart(view.article_name(article)), view.report_line(fact)))
        self.source.setText(source)
        whose = view.graded_source(one.id)
        self.letters.choose(whose.reliability)
        self.letters.name.setToolTip(tip(words.GRADE_WHOSE.format(name=whose.name)) if whose.name else "")
        self.letters.setEnabled(self._can_write and bool(whose.name))
        self.numbers.choose(view.grader.of(fact).grade.credibility)
        self.numbers.setEnabled(self._can_write)
        self.excerpt.show_context(article, context(article, fact.evidence) if article is not None else None, mark)
        self._selection.hint(None)
        self.model.show(self._explain(_picked(one)))
        if self.model.rowCount():  # or Qt would go to the first line with the keyboard, and light up its words
            chooser = self.list.selectionModel()
            blocked = chooser.blockSignals(True)
            chooser.setCurrentIndex(self.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            chooser.blockSignals(blocked)
        self.list.scrollToTop()

    def _enable(self) -> None:
        current = self.queue.current
        on_card = self._stack.currentWidget() is self._card
        can = self._can_write and current is not None and on_card
        self.accept_action.setEnabled(can)
        self.reject_action.setEnabled(can)
        self.edit_action.setEnabled(can)
        self.later_action.setEnabled(current is not None and on_card)
        self.next_action.setEnabled(current is not None and on_card)
        self.back_action.setEnabled(current is not None)
        self.undo_action.setEnabled(self._can_undo and self._can_write)
        self.many_action.setEnabled(self._can_write and self.queue.has_left)

    def set_in_sight(self, is_in_sight: bool) -> None:
        """A pane behind others in tabs counts as visible for Qt; only its dock knows better."""
        self._is_in_sight = is_in_sight
        if not is_in_sight:
            self._selection.hint(None)
        elif self._is_stale:
            self._read()

    # ------------------------------------------------------------------------------------------------ grading
    def _grade(self, step: Reliability | Credibility, _checked: bool = False) -> None:
        picker = self.numbers if isinstance(step, Credibility) else self.letters
        if picker.isEnabled() and self._stack.currentWidget() is self._card:
            picker.choose(step)
            self._on_graded(step)

    def _on_graded(self, step: Reliability | Credibility) -> None:
        """A grade is no verdict: the queue stays where it is."""
        if self.queue.current is not None:
            self.graded.emit(self.queue.current.id, step)

    # ------------------------------------------------------------------------------------------------ deciding
    def _accept(self) -> None:
        self._decide(Review.ACCEPTED)

    def _reject(self) -> None:
        self._decide(Review.REJECTED)

    def _decide(self, review: Review) -> None:
        if self._waits(self._accept if review is Review.ACCEPTED else self._reject):
            return
        current = self.queue.current
        if current is None:
            return
        if current.fact.review is not review and not self._decide_on([current], review, ""):
            return
        more = self.queue.decide(review)
        self._show(done=not more and self.queue.is_finished)
        if more:
            self._point()

    def _waits(self, slot: Callable[[], None]) -> bool:
        """Whether an undo is still to be shown: then the key counts for what is shown after it."""
        if self._before_undo is not None:
            self._held.append(slot)
        return self._before_undo is not None

    def accept_many(self, chosen: Sequence[Proposal]) -> None:
        """Accept several as one step."""
        if chosen and self._decide_on(chosen, Review.ACCEPTED, words.REVIEW_MANY_LABEL.format(number=len(chosen))):
            self._awaited = frozenset(one.id for one in chosen)

    def _edit(self) -> None:
        if not self._waits(self._edit) and self.queue.current is not None:
            self._awaited = frozenset({self.queue.current.id})
            self.edit_wanted.emit(self.queue.current)

    def _many(self) -> None:
        if left := self.queue.left():
            self.many_wanted.emit(left)

    def _undo(self) -> None:
        if self._waits(self._undo):
            return
        # what was decided here is known to the queue before it is read back from the case
        self._before_undo = {one.id: (self.queue.get(one.id) or one).fact.review for one in self._all}
        self._awaited = frozenset()
        self.undo_wanted.emit()

    # ------------------------------------------------------------------------------------------------ going on
    def _later(self) -> None:
        if not self._waits(self._later) and self.queue.later():
            self._point()
        self._show()

    def _next(self) -> None:
        if not self._waits(self._next) and self.queue.next():
            self._point()
        self._show(done=self.queue.is_finished and not self.queue.has_next)

    def _back(self) -> None:
        if self._waits(self._back):
            return
        if self._stack.currentWidget() is not self._done:
            self.queue.back()
        self._show(done=False)
        self._point()

    def _point(self) -> None:
        """Point all other panes at the current one, while this pane is in sight."""
        current = self.queue.current
        if current is not None and self._is_in_sight:
            self._selection.pick(_picked(current), self)

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is self or self._is_stale:
            return
        current = self.queue.current
        for id_ in (what.casualty, what.event):
            if id_ is None:
                continue
            if current is not None and current.id == id_:
                return
            if self.queue.go_to(id_):
                self._show(done=False)
                return

    # ------------------------------------------------------------------------------------------------ reasons
    def _on_entered(self, index: QModelIndex) -> None:
        self._selection.hint(self.model.row(index.row()).words)

    def _on_current_ground(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.list.hasFocus():
            self._selection.hint(self.model.row(index.row()).words)

    def _on_ground(self, index: QModelIndex) -> None:
        span, current = self.model.row(index.row()).words, self.queue.current
        if span is not None and current is not None:
            picked = _picked(current)
            self._selection.hint(None)
            self._selection.pick(Picked(span.article, picked.event, None, picked.casualty, span), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._selection.hint(None)
        return super().eventFilter(watched, event)


def sort_terms() -> dict[Sort | None, str]:
    """What may be reviewed, with the words for it."""
    return {None: words.REVIEW_BOTH, Sort.EVENT: words.REVIEW_EVENTS_ONLY, Sort.FIGURE: words.REVIEW_FIGURES_ONLY}


def _picked(one: Proposal) -> Picked:
    span = one.span
    article = span.article if span is not None else None
    if isinstance(one.fact, Event):
        return Picked(article=article, event=EventId(one.id), span=span)
    return Picked(article=article, event=one.fact.event, casualty=CasualtyId(one.id), span=span)


class _Kind(QWidget):
    """One line about a proposal: the sign of its status, what it is, and what was decided."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._one: Proposal | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_kind(self, one: Proposal, text: str) -> None:
        self._one, self._text = one, text
        decided = f". {words.REVIEWS[one.fact.review]}" if one.is_decided else ""
        self.setAccessibleName(f"{text}{decided}")
        self.setToolTip(tip(words.STATUS_MEANINGS[one.fact.status]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._one is None:
            return
        tones, fact = theme.tones(), self._one.fact
        painter = QPainter(self)
        middle = self.height() / 2
        draw_status(painter, QPointF(7, middle), 4.5, fact.status, tones, tones.window)
        room = float(self.width())
        top = middle - line_height(self.font()) / 2
        if self._one.is_decided:
            strong = theme.scaled(self.font(), 1.0, strong=True)
            said = words.REVIEWS[fact.review]
            width = advance(said, strong)
            room -= width + 26
            colour = QColor(tones.of_review(fact.review))
            draw_line(painter, said, strong, colour, QPointF(self.width() - width - 2, top), width + 2)
            draw_review(painter, QRectF(self.width() - width - 20, middle - 7, 14, 14), fact.review, tones)
        draw_line(painter, self._text, self.font(), QColor(tones.muted), QPointF(20, top), room - 24)
        painter.end()


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
        self.setAccessibleName(words.REVIEW_SENTENCE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(10)
        self.setViewportMargins(4, 0, 0, 0)
        self._context: Context | None = None
        self._kind = MarkKind.EVENT
        self._text, self._offsets = "", Offsets("")
        self._hinted: Span | None = None

    def show_context(self, article: Article | None, shown: Context | None, kind: MarkKind) -> None:
        text = article.quote(shown.shown) if article is not None and shown is not None else ""
        self._context, self._kind, self._hinted = shown, kind, None
        self._text, self._offsets = text, Offsets(text)
        self.setPlainText(text)
        self.setVisible(bool(text))
        self._light()
        self._fit()
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

    def _fit(self) -> None:
        """As high as its words, up to a limit."""
        height = ceil(self.document().size().height()) + 6
        room = self.window().height() if self.isVisible() else MOST_CONTEXT_PX * 4
        wanted = min(max(height, 40), MOST_CONTEXT_PX, max(60, room // 6))
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class KeyButton(QToolButton):
    """A button that shows its key as the cap of one, and does what its action does."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is always at hand
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def key(self) -> str:
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _follow(self) -> None:
        text = self._action.text().rstrip("…")
        self.setText(text)
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(words.KEY_NAME.format(action=text, key=self.key))
        self.setToolTip(tip(self._action.toolTip()))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        cap = metrics.horizontalAdvance(self.key) + 14
        return QSize(metrics.horizontalAdvance(self.text()) + cap + 24, metrics.height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.key) + 40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(QPen(QColor(tones.accent if over else tones.line), 1))
        painter.setBrush(QColor(tones.picked if over else tones.raised))
        painter.drawRoundedRect(rect, 4, 4)
        ink = QColor(tones.text if self.isEnabled() else tones.faint)
        strong = theme.scaled(self.font(), 0.95, strong=True)
        width = max(advance(self.key, strong) + 10, 20.0)
        cap = QRectF(rect.left() + 5, rect.center().y() - 10, width, 20)
        painter.setPen(QPen(QColor(tones.faint if self.isEnabled() else tones.line), 1))
        painter.setBrush(QColor(tones.base))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(ink)
        painter.setFont(strong)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.key)
        left = cap.right() + 6
        top = rect.center().y() - line_height(self.font()) / 2
        draw_line(painter, self.text(), self.font(), ink, QPointF(left, top), max(0.0, rect.right() - left - 2))
        painter.end()
