"""The timeline pane: what happened, in order, with filters and the keys of the review."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.claim import Review, Status
from briefing.domain.event import EventId, EventType
from briefing.ui import words
from briefing.ui.models.timeline import FoldRow, HappeningRow, ReportRow, TimelineModel
from briefing.ui.painting.timeline_rows import TimelineDelegate
from briefing.ui.panes.parts import EmptyState, FilterButton, RowList, SearchField, label
from briefing.ui.selection import Picked, Selection
from briefing.ui.view import Happening, TimelineFilter, View


class TimelinePane(QWidget):
    """Shows; decides nothing. What the analyst wants done goes out as signals with event ids."""

    reviewed = Signal(tuple, object)  # event ids, Review
    edit_wanted = Signal(str)
    remove_wanted = Signal(tuple)
    join_wanted = Signal(tuple)  # two or more event ids: one happening
    split_wanted = Signal(str, str)  # an event, and one it does not tell the same as
    import_wanted = Signal()
    why_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._filter = TimelineFilter()
        self.model = TimelineModel(self)

        self.search = SearchField(words.TIMELINE_SEARCH, self)
        self.types = FilterButton(words.FILTER_TYPE, words.EVENT_TYPES, self)
        self.statuses = FilterButton(words.FILTER_STATUS, words.STATUSES, self)
        self.reviews = FilterButton(words.FILTER_REVIEW, words.REVIEWS, self)
        self._number = label("", quiet=True)

        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TimelineDelegate(self.list))

        self._empty = EmptyState("timeline", words.TIMELINE_EMPTY, words.TIMELINE_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._stack = QStackedWidget(self)
        for page in (self.list, self._empty, self._none):
            self._stack.addWidget(page)

        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        bar.setSpacing(4)
        bar.addWidget(self.search, 1)
        filters = QHBoxLayout()
        filters.setContentsMargins(6, 0, 10, 4)
        filters.setSpacing(2)
        for button in (self.types, self.statuses, self.reviews):
            filters.addWidget(button)
        filters.addStretch(1)
        filters.addWidget(self._number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)

        self._make_actions()
        self.search.looked_for.connect(self._on_looked_for)
        self.types.chosen.connect(self._on_types)
        self.statuses.chosen.connect(self._on_statuses)
        self.reviews.chosen.connect(self._on_reviews)
        self._empty.acted.connect(self.import_wanted)
        self._none.acted.connect(self.clear_filters)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_opened)
        selection.picked.connect(self._on_picked)
        self.show_case(View())

    def _make_actions(self) -> None:
        def action(text: str, keys: str, slot: object) -> QAction:
            made = QAction(text, self.list)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self.list.addAction(made)
            return made

        self.accept_action = action(words.ACCEPT, "A", self._accept)
        self.reject_action = action(words.REJECT, "R", self._reject)
        self.reset_action = action(words.UNREVIEW, "U", self._unreview)
        self.edit_action = action(words.EDIT_EVENT, "E", self._edit)
        self.join_action = action(words.JOIN_HAPPENINGS, "J", self._join)
        self.remove_action = action(words.REMOVE_EVENT, "Del", self._remove)
        self.why_action = action(words.WHY, "W", self._ask_why)

    # --- what is shown
    def show_case(self, view: View) -> None:
        """Read a case anew, keeping the current row where it still exists."""
        current = self.current_events()
        top = self.list.verticalScrollBar().value()
        self._view = view
        self.model.show(view)
        self._show_page()
        self._restore(current, top)

    def _restore(self, events: tuple[EventId, ...], top: int) -> None:
        at = next((row for row in map(self.model.row_of, events) if row is not None), None)
        if at is not None:
            self._mark(at)
        self.list.verticalScrollBar().setValue(top)

    def _show_page(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.list)
        else:
            self._stack.setCurrentWidget(self._none if self._view.happenings else self._empty)
        total = len(self._view.happenings)
        shown = self.model.shown
        self._number.setText(words.SHOWN_OF.format(shown=shown, total=total) if shown != total else words.events(total))

    def _on_looked_for(self, text: str) -> None:
        self._narrow(replace(self._filter, text=text))

    def _on_types(self, chosen: frozenset[EventType]) -> None:
        self._narrow(replace(self._filter, types=chosen))

    def _on_statuses(self, chosen: frozenset[Status]) -> None:
        self._narrow(replace(self._filter, statuses=chosen))

    def _on_reviews(self, chosen: frozenset[Review]) -> None:
        self._narrow(replace(self._filter, reviews=chosen))

    def _narrow(self, wanted: TimelineFilter) -> None:
        current = self.current_events()
        self._filter = wanted
        self.model.look_for(wanted)
        self._show_page()
        at = next((row for row in map(self.model.row_of, current) if row is not None), None)
        if at is not None:
            self._mark(at)
            self.list.scrollTo(self.model.index(at))

    def clear_filters(self) -> None:
        self.search.clear()
        for button in (self.types, self.statuses, self.reviews):
            button.clear()

    # --- what is pointed at
    def current_events(self) -> tuple[EventId, ...]:
        """The events of the rows selected, leads first."""
        found: list[EventId] = []
        for index in sorted(self.list.selectedIndexes(), key=lambda one: one.row()):
            row = self.model.row(index.row())
            if isinstance(row, HappeningRow):
                found += [event.id for event in row.happening.events]
            elif isinstance(row, ReportRow):
                found.append(row.event.id)
        return tuple(dict.fromkeys(found))

    def _current_row(self) -> HappeningRow | ReportRow | None:
        index = self.list.currentIndex()
        row = self.model.row(index.row()) if index.isValid() else None
        return row if isinstance(row, HappeningRow | ReportRow) else None

    def _mark(self, at: int) -> None:
        index = self.model.index(at)
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self.list.is_pressed:
            self._point_at(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if isinstance(row, FoldRow):
            self.model.toggle_background()
            self._mark(index.row())
            return
        if isinstance(row, HappeningRow) and len(row.happening.events) > 1 and self.list.pressed_on_reports(index):
            self.model.toggle(row.happening.key)
            at = self.model.row_of(row.happening.lead.id)
            for candidate in range(self.model.rowCount()):
                shown = self.model.row(candidate)
                if isinstance(shown, HappeningRow) and shown.happening.key == row.happening.key:
                    at = candidate
            if at is not None:
                self._mark(at)
            return
        self._point_at(index)

    def _on_opened(self, index: QModelIndex, wanted: bool) -> None:
        """Right opens the reports of a happening, left closes them."""
        row = self.model.row(index.row())
        if isinstance(row, FoldRow) and row.is_open != wanted:
            self.model.toggle_background()
            self._mark(index.row())
        if isinstance(row, HappeningRow | ReportRow):
            key = row.happening.key
            if len(row.happening.events) > 1 and self.model.is_open(key) != wanted:
                self.model.toggle(key)
            for at in range(self.model.rowCount()):
                shown = self.model.row(at)
                if isinstance(shown, HappeningRow) and shown.happening.key == key:
                    self._mark(at)
                    self.list.scrollTo(self.model.index(at))

    def _point_at(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if isinstance(row, HappeningRow):
            event = row.happening.lead
        elif isinstance(row, ReportRow):
            event = row.event
        else:
            return
        span = event.evidence[0] if event.evidence else None
        self._selection.pick(Picked(article=span.article if span else None, event=event.id, span=span), self)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.model.row(index.row()), HappeningRow | ReportRow):
            self._edit()

    def _on_picked(self, what: Picked, by: object) -> None:
        if by is self or what.event is None:
            return
        self.model.unfold(what.event)
        at = self.model.row_of(what.event)
        if at is not None:
            self._mark(at)
            self.list.scrollTo(self.model.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    # --- what is wanted
    def _accept(self) -> None:
        self._decide(Review.ACCEPTED)

    def _reject(self) -> None:
        self._decide(Review.REJECTED)

    def _unreview(self) -> None:
        self._decide(Review.SUGGESTED)

    def _decide(self, review: Review) -> None:
        events = self.current_events()
        if not events:
            return
        follow = self._next_row()
        self.reviewed.emit(events, review)
        at = self.model.row_of(follow) if follow is not None else None
        if at is not None:
            self._mark(at)  # not setCurrentIndex: that selects nothing while Ctrl is held
            self.list.scrollTo(self.model.index(at))
            self._point_at(self.model.index(at))

    def _next_row(self) -> EventId | None:
        """The lead of the happening below the selection: where the review goes on."""
        rows = [index.row() for index in self.list.selectedIndexes()]
        for at in range(max(rows) + 1 if rows else 0, self.model.rowCount()):
            row = self.model.row(at)
            if isinstance(row, HappeningRow):
                return row.happening.lead.id
        return None

    def _edit(self) -> None:
        row = self._current_row()
        if row is not None:
            self.edit_wanted.emit(row.event.id if isinstance(row, ReportRow) else row.happening.lead.id)

    def _remove(self) -> None:
        if events := self.current_events():
            self.remove_wanted.emit(events)

    def _ask_why(self) -> None:
        index = self.list.currentIndex()
        if self._current_row() is not None:
            self._point_at(index)
            self.why_wanted.emit()

    def _join(self) -> None:
        leads: list[EventId] = []
        for index in self.list.selectedIndexes():
            row = self.model.row(index.row())
            if isinstance(row, HappeningRow):
                leads.append(row.happening.lead.id)
        if len(leads) > 1:
            self.join_wanted.emit(tuple(leads))

    def _on_menu(self, at: QPoint) -> None:
        row = self._current_row()
        if row is None:
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.accept_action, self.reject_action, self.reset_action])
        menu.addSeparator()
        menu.addActions([self.edit_action, self.remove_action, self.why_action])
        menu.addSeparator()
        menu.addAction(self.join_action)
        self.join_action.setEnabled(len(self.list.selectedIndexes()) > 1)
        if isinstance(row, ReportRow):
            split = menu.addAction(words.SPLIT_HAPPENING)
            split.setData((row.event.id, _other(row.happening, row.event.id)))
            split.triggered.connect(self._on_split)
            self._split_action = split
        menu.aboutToHide.connect(self._on_menu_gone)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _on_menu_gone(self) -> None:
        self.join_action.setEnabled(True)

    def _on_split(self) -> None:
        event, other = self._split_action.data()
        self.split_wanted.emit(event, other)


def _other(happening: Happening, event: EventId) -> EventId:
    return next((one.id for one in happening.events if one.id != event), event)


class _List(RowList):
    """A list whose rows open and close with the arrow keys, and that knows where it was pressed."""

    opened = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(words.PANE_TIMELINE, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self._pressed_at = QPoint()
        self.is_pressed = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.is_pressed = True  # the answer comes with the release, once
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_pressed = False

    def pressed_on_reports(self, index: QModelIndex) -> bool:
        """Whether the press was on "3 reports" at the lower right of a row."""
        rect = self.visualRect(index)
        return self._pressed_at.x() > rect.right() - 90 and self._pressed_at.y() > rect.bottom() - 30

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex(), event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)
