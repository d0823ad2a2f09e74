"""The history: every change to the case, the newest first, with what was there before; the steps that can be undone, and
the way back to any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.history import EVERYTHING, Act, Entry, Subject, Wanted
from briefing.store.history import History
from briefing.ui.craft import icons
from briefing.ui.craft.discretion import headline, with_quotes
from briefing.ui.models.history import ROW, HistoryModel, HistoryRow
from briefing.ui.painting.history import HistoryDelegate
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.parts import (
    EmptyState,
    FilterButton,
    Notice,
    OneOf,
    RowList,
    SearchField,
    label,
    tab_through,
    tool,
)
from briefing.ui.panes.question import Question, emptied
from briefing.ui.wording import history_words as words
from briefing.ui.wording.plain import tip
from briefing.ui.wording.words import PANE_HISTORY
from briefing.usecases.reviewing.recounting import KIND_NAMES, Difference, Names, about, differences, moment, subject_name

_ALL, _UNDOABLE = "all", "steps"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the pane shows of a case. `order` has the steps as `Steps.order` gives them, `labels` what each is called."""

    history: History
    order: tuple[tuple[int, bool], ...]
    labels: dict[int, str]
    names: Names
    may_write: bool


_FROM_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop


HINT_PX = 64
QWIDGETSIZE_MAX = (1 << 24) - 1  # of Qt: no limit


class HistoryPane(QWidget):
    """Reads the history while it is in sight. `look` gives what there is to show, None without a case."""

    go_wanted = Signal(object)  # Subject
    undo_wanted = Signal(int)  # back to before this step
    redo_wanted = Signal(int)  # up to this step
    why_written = Signal(int, str)
    save_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, look: Callable[[], Looked | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._looked: Looked | None = None
        self._wanted = EVERYTHING
        self._is_stale = self._is_other = True
        self._make_list()
        self._make_detail()
        self.question = Question(self)
        self.question.dropped.connect(self.list.setFocus)
        page = self._page = QSplitter(Qt.Orientation.Vertical, self)
        page.setChildrenCollapsible(False)
        page.addWidget(self._top)
        page.addWidget(self._lower)
        page.setStretchFactor(0, 1)
        page.setStretchFactor(1, 1)
        self._shares = [400, 360]  # of the list and of what was chosen in it
        self._lower.setMinimumHeight(HINT_PX)
        self._give_room(wanted=False)
        self._empty = EmptyState("history", words.EMPTY, words.EMPTY_HOW)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.question)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_in_sight)

    def _give_room(self, *, wanted: bool) -> None:
        """To what was chosen, as much as it had; nothing chosen leaves the list all but a line of advice."""
        if wanted is (self._lower.maximumHeight() > HINT_PX):
            return
        if not wanted and all(self._page.sizes()):
            self._shares = self._page.sizes()
        self._lower.setMaximumHeight(QWIDGETSIZE_MAX if wanted else HINT_PX)
        if wanted:
            self._page.setSizes(self._shares)

    # --- pieces
    def _make_list(self) -> None:
        self._top = QWidget(self)
        self.search = SearchField(words.SEARCH, self)
        self.kinds = FilterButton(words.KIND, words.KINDS, self)
        self.who = OneOf(words.WHO, {None: words.EVERYBODY}, self)
        self.shown = OneOf(words.SHOW, {_ALL: words.EVERYTHING, _UNDOABLE: words.UNDOABLE}, self)
        self.more = tool("down", words.MORE, self)
        menu = QMenu(self.more)
        self.save_action = menu.addAction(icons.icon("export"), words.SAVE)
        self.forget_action = menu.addAction(icons.icon("remove"), words.FORGET)
        put_under(self.more, menu)
        self.only = Notice("close", words.SHOW_ALL, self)
        self.only.hide()
        self.list = RowList(PANE_HISTORY, self)
        self.model = HistoryModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.number = label("", quiet=True)
        self.number.setContentsMargins(12, 4, 12, 4)
        self._none = EmptyState("history", words.NONE, words.NONE_HOW, words.SHOW_ALL, self)
        self._rows = QStackedWidget(self)
        self._rows.addWidget(self.list)
        self._rows.addWidget(self._none)
        first = QHBoxLayout()
        first.setContentsMargins(8, 6, 8, 2)
        first.setSpacing(6)
        first.addWidget(self.search, 1)
        first.addWidget(self.more)
        second = QHBoxLayout()
        second.setContentsMargins(8, 2, 8, 6)
        second.setSpacing(6)
        for one in (self.shown, self.kinds, self.who):
            second.addWidget(one)
        tab_through((self.search, self.more, self.shown, self.kinds, self.who, self.list))
        self.shown.with_arrow()
        self.who.with_arrow()
        second.addStretch(1)
        layout = QVBoxLayout(self._top)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.only)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self.number)

        def action(text: str, keys: str, slot: Callable[[], None], icon: str) -> QAction:
            made = QAction(icons.icon(icon), text, self.list)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self.list.addAction(made)
            return made

        self.go_action = action(words.GO, "Return", self._go, "search")
        self.why_action = action(words.WHY, "W", self._ask_why, "note")
        self.undo_action = action(words.UNDO_HERE, "Ctrl+Backspace", self._ask_undo, "undo")
        self.item_action = action(words.ITEM_HISTORY, "H", self._show_item, "history")
        self.search.looked_for.connect(self._on_filter)
        self.kinds.chosen.connect(self._on_filter)
        self.who.chosen.connect(self._on_filter)
        self.shown.chosen.connect(self._on_filter)
        self.only.button.clicked.connect(self.show_all)
        self._none.acted.connect(self.show_all)
        self.save_action.triggered.connect(self.save_wanted)
        self.forget_action.triggered.connect(self._ask_forget)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu)

    def _make_detail(self) -> None:
        self._lower = QStackedWidget(self)
        hint = label(words.CHOOSE, quiet=True, wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setMargin(20)
        self._lower.addWidget(hint)
        page = QWidget(self)
        self.title = label("", strong=True, wrap=True)
        self.when = label("", quiet=True, wrap=True)
        self.grid_widget = QWidget(self)
        self.grid = QGridLayout(self.grid_widget)
        self.grid.setContentsMargins(0, 6, 0, 6)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(5)
        self.reasons = QVBoxLayout()
        self.reasons.setSpacing(4)
        self.why = QLineEdit(self)
        self.why.setPlaceholderText(words.WHY_HINT)
        self.why.setAccessibleName(words.WHY_NAME)
        self.why.setMaxLength(2000)
        self.keep = tool("accept", words.WHY_ADD, self)
        write = QHBoxLayout()
        write.setSpacing(4)
        write.addWidget(self.why, 1)
        write.addWidget(self.keep)
        self.go = QPushButton(icons.icon("search"), words.GO, self)
        self.undo = QPushButton(icons.icon("undo"), words.UNDO_HERE, self)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(12, 8, 12, 6)
        inner.setSpacing(3)
        inner.addWidget(self.title)
        inner.addWidget(self.when)
        inner.addWidget(self.grid_widget)
        inner.addLayout(self.reasons)
        inner.addLayout(write)
        inner.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(PANE_HISTORY)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("flat", "true")
        self._scroll.setWidget(inside)
        tab_through((self.list, self._scroll, self.why, self.keep, self.undo, self.go))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
        self._lower.addWidget(page)
        self.why.returnPressed.connect(self._write_why)
        self.keep.clicked.connect(self._write_why)
        self.go.clicked.connect(self._go)
        self.undo.clicked.connect(self._ask_undo)

    # --- what is shown
    def show_case(self) -> None:
        """Another case, or none."""
        self._is_other = True
        self._wanted = EVERYTHING
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.kinds.clear()
        self.shown.choose(_ALL)
        self.only.hide()
        self.question.drop()
        self.refresh()

    def refresh(self) -> None:
        """There is something new, or items are called otherwise."""
        self._is_stale = True
        self._soon.start()

    def show_item(self, subject: Subject) -> None:
        """Only what concerns one item."""
        self._wanted = replace(EVERYTHING, about=subject)
        self._clear_fields()
        self.refresh_now(anew=True)
        self._mark_first()

    def show_all(self) -> None:
        """Leave nothing out."""
        chosen = self.current()
        self._wanted = EVERYTHING
        self._clear_fields()
        self.refresh_now(anew=True)
        if chosen is not None:
            self.mark(chosen.n)

    def current(self) -> Entry | None:
        """The entry chosen."""
        index = self.list.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    def mark(self, number: int) -> None:
        """Choose an entry, where it is shown."""
        row = self.model.row_of(number)
        if row is not None:
            index = self.model.index(row)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)

    def _clear_fields(self) -> None:
        for one in (self.search, self.kinds, self.who, self.shown):
            one.blockSignals(True)
        self.search.clear()
        self.kinds.clear()
        self.who.choose(None)
        self.shown.choose(_ALL)
        for one in (self.search, self.kinds, self.who, self.shown):
            one.blockSignals(False)

    def _refresh_in_sight(self) -> None:
        if self.isVisible() and self._is_stale:
            self.refresh_now()

    def refresh_now(self, *, anew: bool = False) -> None:
        """Read what is new; with `anew`, or of another case, everything."""
        self._is_stale = False
        chosen = self.current()
        self._looked = looked = self._look()
        if looked is None:
            self.model.show(None, EVERYTHING)
            self._stack.setCurrentWidget(self._empty)
            self._is_other = True
            return
        if anew or self._is_other or self.shown.current() == _UNDOABLE:
            self._show_authors()
            self.model.show(looked.history, self._with_steps())
            self._is_other = False
        elif self.model.show_new():
            self._show_authors()
        self.model.mark(looked.order, looked.names)
        if chosen is not None:
            self.mark(chosen.n)
        self._show_page()
        self._show_entry(self.current())

    def _with_steps(self) -> Wanted:
        if self.shown.current() != _UNDOABLE or self._looked is None:
            return self._wanted
        return replace(self._wanted, steps=frozenset(n for n, _ in self._looked.order), acts=frozenset({Act.DONE}))

    def _show_authors(self) -> None:
        assert self._looked is not None
        authors = self._looked.history.authors()
        if self.who.offers() != (None, *authors):
            self.who.offer({None: words.EVERYBODY, **{one: one for one in authors}})
        self.who.setVisible(len(authors) > 1)

    def _show_page(self) -> None:
        looked = self._looked
        assert looked is not None
        number = self.model.entries
        is_all = self._wanted == EVERYTHING and self.shown.current() == _ALL
        self._stack.setCurrentIndex(1 if number or not is_all else 0)
        self._rows.setCurrentWidget(self.list if number else self._none)
        about = self._wanted.about
        is_item_alone = (
            about is not None and self._wanted == replace(EVERYTHING, about=about) and self.shown.current() == _ALL
        )
        told = (words.UNTOUCHED, words.UNTOUCHED_HOW) if is_item_alone else (words.NONE, words.NONE_HOW)
        self._none.say(*told)
        undoable = sum(is_done for _, is_done in looked.order)
        counted = words.changes(number)
        self.number.setText(
            words.UNDOABLE_TOO.format(changes=counted, steps=words.steps(undoable)) if undoable else counted
        )
        self.only.setVisible(self._wanted.about is not None)
        if self._wanted.about is not None:
            self.only.text.setText(words.ONLY.format(item=subject_name(self._wanted.about, looked.names)))
        self.forget_action.setEnabled(bool(looked.order) and looked.may_write)
        self.save_action.setEnabled(bool(number))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh_now()

    # --- one entry
    def _on_current(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid() and self.model.entry(index.row()) is None:  # the keyboard passes over headings
            step = -1 if before.isValid() and before.row() > index.row() else 1
            row = index.row() + step
            if 0 <= row < self.model.rowCount():
                self.list.setCurrentIndex(self.model.index(row))
                return
        self.question.drop()
        self._show_entry(self.current())

    def _show_entry(self, entry: Entry | None) -> None:
        looked = self._looked
        self._lower.setCurrentIndex(0 if entry is None else 1)
        self._give_room(wanted=entry is not None)
        for action in (self.go_action, self.why_action, self.undo_action, self.item_action):
            action.setEnabled(False)
        if entry is None or looked is None:
            return
        self.title.setText(with_quotes(entry.label))
        who = entry.who or words.SOMEBODY
        self.when.setText(f"{moment(entry.at)} · {who} · {KIND_NAMES[entry.kind]}")
        self._show_differences(differences(entry, looked.names), entry)
        emptied(self.reasons)
        for one in entry.why:
            line = label(words.WHY_SAID.format(words=one.words), wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.reasons.addWidget(line)
            by = words.WHY_SAID_BY.format(who=one.who or words.SOMEBODY, when=moment(one.at))
            self.reasons.addWidget(label(by, quiet=True))
        for widget in (self.why, self.keep):
            widget.setVisible(looked.may_write)
        items = about(entry, looked.names)
        self.go.setVisible(bool(items))
        self.go.setToolTip(tip(words.GO_HINT.format(item=items[0][1])) if items else "")
        back, undone = self._reach(entry)
        can = (back is not None or undone) and looked.may_write
        self.undo.setVisible(can)
        self.undo.setText(words.REDO_HERE if undone else words.UNDO_HERE)
        self.undo.setIcon(icons.icon("redo" if undone else "undo"))
        self.undo.setToolTip(tip(words.REDO_HERE_HINT if undone else words.UNDO_HERE_HINT))
        self.undo_action.setText(words.REDO_HERE if undone else words.UNDO_HERE)
        self.go_action.setEnabled(bool(items))
        self.why_action.setEnabled(looked.may_write)
        self.undo_action.setEnabled(can)
        self.item_action.setEnabled(bool(entry.about))

    def _reach(self, entry: Entry) -> tuple[int | None, bool]:
        """How far back the step of an entry lies, None where it cannot be undone; and whether it was undone."""
        index = self.list.currentIndex()
        row: HistoryRow | None = index.data(ROW) if index.isValid() else None
        return (row.back, row.is_undone) if row is not None and row.entry == entry else (None, False)

    def cover_anew(self) -> None:
        """Titles and quotes were covered or uncovered."""
        self._show_entry(self.current())

    def _show_differences(self, found: Sequence[Difference], entry: Entry) -> None:
        emptied(self.grid)
        self.grid_widget.setVisible(bool(found))
        one_sided = entry.before is None or entry.after is None
        if not found:
            return
        if not one_sided:
            for column, text in ((1, words.BEFORE), (2, words.AFTER)):
                self.grid.addWidget(label(text, quiet=True), 0, column, Qt.AlignmentFlag.AlignTop)
        for at, one in enumerate(found, 1):
            name = label(one.name, quiet=True, wrap=len(one.name) > 24)
            self.grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            sides = [(1, one.before, False), (2, one.after, True)]
            if one_sided:
                sides = [(1, one.after if entry.before is None else one.before, True)]
            for column, text, strong in sides:
                value = label(headline(text), wrap=True, strong=strong and not one_sided)
                value.setAlignment(_FROM_LEFT)  # Arabic words too: below their heading
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.grid.addWidget(value, at, column, Qt.AlignmentFlag.AlignTop)
        self.grid.setColumnStretch(0, 0)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 0 if one_sided else 1)

    # --- what is asked for
    def _on_filter(self, _what: object = None) -> None:
        self._wanted = replace(
            self._wanted, words=self.search.text(), kinds=self.kinds.chosen_terms(), who=self.who.current()
        )
        self.refresh_now(anew=True)
        if self.current() is None:
            self._mark_first()

    def _mark_first(self) -> None:
        row = self.model.next_entry(0)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._go()

    def _go(self) -> None:
        entry, looked = self.current(), self._looked
        if entry is not None and looked is not None and (items := about(entry, looked.names)):
            self.go_wanted.emit(items[0][0])

    def _show_item(self) -> None:
        entry = self.current()
        if entry is not None and entry.about:
            self.show_item(entry.about[0])

    def _ask_why(self) -> None:
        self.why.setFocus()

    def _write_why(self) -> None:
        entry, text = self.current(), self.why.text().strip()
        if entry is not None and text:
            self.why_written.emit(entry.n, text)

    def show_why_kept(self, number: int) -> None:
        """A reason was added to an entry."""
        self.why.clear()
        self.model.forget(number)
        self._show_entry(self.current())

    def _on_menu(self, at: QPoint) -> None:
        if self.current() is None:
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.go_action, self.item_action, self.why_action])
        menu.addSeparator()
        menu.addAction(self.undo_action)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # --- undoing
    def _ask_undo(self) -> None:
        entry, looked = self.current(), self._looked
        if entry is None or looked is None or entry.step is None or not looked.may_write:
            return
        step = entry.step
        back, undone = self._reach(entry)
        if undone:
            forward = [n for n, is_done in looked.order if not is_done and n <= step]
            self.question.ask(
                words.REDO_ASK,
                [looked.labels[n] for n in forward],
                words.redo_steps(len(forward)),
                lambda: self.redo_wanted.emit(step),
            )
        elif back is not None:
            behind = [n for n, is_done in reversed(looked.order) if is_done and n >= step]
            self.question.ask(
                words.UNDO_ASK,
                [looked.labels[n] for n in behind],
                words.undo_steps(len(behind)),
                lambda: self.undo_wanted.emit(step),
            )

    def _ask_forget(self) -> None:
        self.question.ask(words.FORGET_ASK, [], words.FORGET_DO, self.forget_wanted.emit, words.KEEP)
