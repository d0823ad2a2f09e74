"""The review queue: one proposal at a time with its sentence and its reasons, decided by single keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.text import ArticleId
from briefing.ui.craft import icons, theme
from briefing.ui.craft.discretion import headline
from briefing.ui.models.grounds import GroundModel
from briefing.ui.painting.grounds import GroundDelegate
from briefing.ui.panes.excerpt import Excerpt
from briefing.ui.panes.grade_picker import credibility_picker, grade_actions, reliability_picker, step_keys
from briefing.ui.panes.key_button import KeyButton, KeyStrip
from briefing.ui.panes.parts import EmptyState, OneOf, RowList, label
from briefing.ui.panes.proposal_line import ProposalLine
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.seen.proposing import SORTS, picked, told
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, review_words, words
from briefing.ui.wording.plain import breakable, shortened, tip
from briefing.usecases.looking.ties import ReadTie, tie_id
from briefing.usecases.reviewing.explaining import Explained
from briefing.usecases.reviewing.proposals import Proposal, Queue, Scope, context, proposals, renewed, waiting

LONGEST = 200  # characters of a title
MOST_CONTEXT_PX = 260
LEAST = QSize(318, 340)
FILTERS_FROM = {560: 4, 410: 3}  # filters in a line by the pixels of the pane's width; in less there are two
GRADES_FROM, SOURCE_FROM = 520, 440  # pixels of height; in less the words have the room
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
        self.progress.setAccessibleName(review_words.PROGRESS_NAME)
        self.number = label("", strong=True)
        self.beside = label("", quiet=True)
        self.articles = QComboBox(self)
        self.articles.setAccessibleName(review_words.ARTICLE)
        self.articles.view().setAccessibleName(review_words.ARTICLE)
        self.articles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.articles.setMinimumContentsLength(12)
        self.sorts = OneOf("", SORTS, self)
        self.below = OneOf(
            "", {None: review_words.ANY} | {one: review_words.BELOW.format(level=one) for one in LEVELS}, self
        )
        for one in (self.sorts, self.below):
            one.setIcon(icons.icon("down", "muted"))
            one.setIconSize(QSize(12, 12))
            one.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.disputed = QToolButton(self)
        self.disputed.setText(review_words.DISPUTED)
        self.disputed.setCheckable(True)

        self.kind = ProposalLine(self)
        self.title = label("", strong=True, wrap=True)
        self.source = label("", quiet=True, wrap=True)
        self.letters = reliability_picker(grading_words.SOURCE_PICK, self)
        self.numbers = credibility_picker(grading_words.REPORT_PICK, self)
        for picker in (self.letters, self.numbers):
            picker.show_keys(step_keys)
            picker.chosen.connect(self._on_graded)
        self.excerpt = Excerpt(self)
        self.list = RowList(review_words.WHY, self)
        self.model = GroundModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(GroundDelegate(self.list))
        self.list.viewport().installEventFilter(self)
        self.list.setMinimumHeight(40)  # in a low pane one reason at a time

        self._none = EmptyState("review", review_words.EMPTY, review_words.EMPTY_HOW, words.IMPORT_FILES, self)
        self._nothing_fits = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._done = EmptyState("accept", review_words.DONE, review_words.DONE_HOW, "", self)
        self._card = QWidget(self)
        self._stack = QStackedWidget(self)
        for page in (self._none, self._nothing_fits, self._done, self._card):
            self._stack.addWidget(page)
        self._make_actions()
        self._lay_out()
        self.setFocusProxy(self.list)
        self._done.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._done.setAccessibleName(review_words.DONE)

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
        self.edit_action = action("edit", "E", review_words.EDIT, self._edit)
        self.reject_action = action("reject", "R", words.REJECT, self._reject)
        self.later_action = action("later", "S", review_words.SKIP, self._later)
        self.back_action = action("back", "B", review_words.BACK, self._back)
        self.next_action = action("next", "N", review_words.NEXT, self._next)
        self.undo_action = action("undo", "Z", review_words.UNDO, self._undo)
        self.many_action = action("many", "M", review_words.MANY, self._many)
        uncover = QAction(words.UNCOVER_NEXT, self.list)
        uncover.setShortcut(QKeySequence("Alt+U"))
        uncover.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        uncover.triggered.connect(self.excerpt.uncover_next)
        self.list.addAction(uncover)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.grade_actions = grade_actions((*Reliability, *Credibility), self, self._grade, within)
        self.addActions(self.grade_actions)

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

        self._strip = KeyStrip(tuple(self.keys.values()), self)
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
        self._strip.fold_within(event.size())
        if self.queue.current is not None:
            self._show_grades(self.queue.current)  # their keys work without them
            self._keep_title_whole()
            self.excerpt.fit()

    def _keep_title_whole(self) -> None:
        """A layout without room would cut the lines of a title through; the reasons below it scroll."""
        lines = 3 * self.title.fontMetrics().lineSpacing()
        self.title.setMinimumHeight(min(lines, self.title.heightForWidth(self.title.width())))

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
        self.undo_action.setToolTip(review_words.UNDO_WHAT.format(what=text) if text else "")
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
        items: dict[str | None, str] = {None: review_words.ALL_ARTICLES}
        for article, count in waiting(self._all).items():
            found = self._view.articles.get(article)
            if found is not None:
                name = shortened(headline(self._view.article_name(found)), 60)
                items[article] = review_words.ARTICLE_ITEM.format(title=name, done=count.decided, total=count.total)
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
            parts.append(review_words.PUT_OFF.format(number=self.queue.put_off))
        if self.queue.total != len(self._all):
            parts.append(review_words.OF_ALL.format(total=len(self._all)))
        if self._within is not None:
            parts.append(review_words.FILTERED)
        return " · ".join(parts)

    def _show_card(self, one: Proposal) -> None:
        view, shown = self._view, told(one, self._view)
        self.kind.show_kind(shown)
        self.title.setText(breakable(headline(shortened(shown.title, LONGEST) or words.UNTITLED_EVENT)))
        struck = self.title.font()
        struck.setStrikeOut(shown.review is Review.REJECTED)
        self.title.setFont(struck)
        self._keep_title_whole()
        self.source.setText(breakable("\n".join(shortened(line, LONGEST) for line in shown.source.split("\n"))))
        self._show_grades(one)
        article = view.source_of(shown.evidence)
        around = context(article, shown.evidence) if article is not None else None
        self.excerpt.show_context(article, around, shown.mark)
        self._selection.hint(None)
        self.model.show(self._explain(picked(one)))
        if self.model.rowCount():  # or Qt would go to the first line with the keyboard, and light up its words
            chooser = self.list.selectionModel()
            blocked = chooser.blockSignals(True)
            chooser.setCurrentIndex(self.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            chooser.blockSignals(blocked)
        self.list.scrollToTop()

    def _show_grades(self, one: Proposal) -> None:
        """Reports are graded; a tie stands on all that tell it, and bears no grade."""
        fact = one.fact
        for part in (self.source, self.progress):
            part.setVisible(self.height() >= SOURCE_FROM)
        is_graded = not isinstance(fact, ReadTie)
        for picker in (self.letters, self.numbers):
            picker.setVisible(is_graded and self.height() >= GRADES_FROM)
            picker.setEnabled(is_graded and self._can_write)
        if isinstance(fact, ReadTie):
            return
        whose = self._view.graded_source(one.id)
        self.letters.choose(whose.reliability)
        self.letters.name.setToolTip(tip(grading_words.WHOSE.format(name=whose.name)) if whose.name else "")
        self.letters.setEnabled(self._can_write and bool(whose.name))
        self.numbers.choose(self._view.grader.of(fact).grade.credibility)

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
        if chosen and self._decide_on(chosen, Review.ACCEPTED, review_words.MANY_LABEL.format(number=len(chosen))):
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

    def cover_anew(self) -> None:
        """Titles were covered or uncovered."""
        if not self._is_stale:
            self._show(done=False)
            self._fill_articles()

    def _point(self) -> None:
        """Point all other panes at the current one, while this pane is in sight."""
        current = self.queue.current
        if current is not None and self._is_in_sight:
            self._selection.pick(picked(current), self)

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is self or self._is_stale:
            return
        current = self.queue.current
        for id_ in (what.casualty, what.event, tie_id(what.tie) if what.tie is not None else None):
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
            self._selection.hint(None)
            self._selection.pick(replace(picked(current), article=span.article, span=span), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._selection.hint(None)
        return super().eventFilter(watched, event)
