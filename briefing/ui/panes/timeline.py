"""The timeline pane: what happened, painted over time or listed in order or as a table, with the keys of the review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefing.domain.claim import Review
from briefing.domain.event import Event, EventId
from briefing.domain.grade import UNJUDGED_INFORMATION, Credibility
from briefing.domain.history import Kind, Subject
from briefing.domain.when import When
from briefing.ui.craft.late import Late, is_made
from briefing.ui.models.timeline import FoldRow, HappeningRow, ReportRow, TimelineModel
from briefing.ui.panes.grade_picker import grade_actions, grade_menu
from briefing.ui.panes.parts import EmptyState, OneOf, tab_through
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.panes.timeline_kept import Shown, as_kept, as_lines, as_shown
from briefing.ui.panes.timeline_list import TimelineList
from briefing.ui.panes.view_tools import SaveButton, movers, ways
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import Grouping, Order, TableGrouping
from briefing.ui.wording import grading_words, when_words, words
from briefing.ui.wording.history_words import OF_EVENT

if TYPE_CHECKING:
    from briefing.ui.case.foreshowing import Foretold
    from briefing.ui.painting.timeline_sheet import Sheet
    from briefing.ui.panes.events_table import EventsTable


class TimelinePane(QWidget):
    """Shows; decides nothing. What the analyst wants done goes out as signals with event ids."""

    reviewed = Signal(tuple, object)  # event ids, Review
    edit_wanted = Signal(str)
    graded = Signal(tuple, object)  # event ids, Credibility
    remove_wanted = Signal(tuple)
    join_wanted = Signal(tuple)  # two or more event ids: one happening
    split_wanted = Signal(str, str)  # an event, and one it does not tell the same as
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    why_wanted = Signal()
    history_wanted = Signal(object)  # Subject
    add_wanted = Signal(object)  # a date: an event by hand on that day
    redated = Signal(str, object)  # event id, When
    save_wanted = Signal(str)  # "pdf", "svg" or "png"
    copy_wanted = Signal()
    said = Signal(str)  # of the table: how it is sorted now

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self._is_another = True
        self._columns = ""  # of the table, as they were kept
        self._heard: list[QAction] = []  # by each of the three
        self.model = TimelineModel(self)

        self.list = TimelineList(self)
        self.list.setModel(self.model)
        self.chart = TimelineChart(self)
        self._empty = EmptyState("timeline", words.TIMELINE_EMPTY, words.TIMELINE_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._stack = QStackedWidget(self)
        for page in (self.chart, self.list, self._empty, self._none):
            self._stack.addWidget(page)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.tools = self._make_tools()
        layout.addWidget(self.tools)
        layout.addWidget(self._stack, 1)

        self._make_actions()
        self._empty.acted.connect(self.import_wanted)
        self._none.acted.connect(self.unfilter_wanted)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_opened)
        self.chart.chosen.connect(self._on_chosen)
        self.chart.opened.connect(self._on_opened_elsewhere)
        self.chart.hovered.connect(self._on_hovered)
        self.chart.menu_wanted.connect(self._on_chart_menu)
        self.chart.add_wanted.connect(self.add_wanted)
        self.chart.redated.connect(self._on_redated)
        self.chart.ordered.connect(self._on_lane_moved)
        selection.picked.connect(self._on_picked)
        self.show_case(View())

    def _make_table(self) -> EventsTable:
        from briefing.ui.panes.events_table import EventsTable

        made = EventsTable(self)
        made.set_columns(self._columns)
        made.group(self.groups.current())
        made.addActions(self._heard)
        made.chosen.connect(self._on_chosen)
        made.opened.connect(self._on_opened_elsewhere)
        made.menu_wanted.connect(self._on_table_menu)
        made.head.said.connect(self.said)
        self._stack.addWidget(made)
        tab_through((self.list, made))
        return made

    table = Late(_make_table)  # few look at it, and a window that opens does not wait for it

    def _make_tools(self) -> QWidget:
        """Which of the three ways, and what belongs to the painted one."""
        self._before: TimelineChart | EventsTable | None = self.chart
        names = words.TIMELINE_CHART, words.TIMELINE_LIST, words.TIMELINE_TABLE
        modes, (self.as_chart, self.as_list, self.as_table) = ways(words.TIMELINE_MODE, names, self)
        modes.buttonToggled.connect(self._on_mode)
        self.lanes = OneOf(words.LANES, {one: words.LANE_GROUPINGS[one.value] for one in Grouping}, self)
        self.order = OneOf("", {one: words.LANE_ORDERS[one.value] for one in Order}, self)
        self.order.setAccessibleName(words.LANE_ORDER)
        self.order.setToolTip(words.LANE_ORDER)
        self.groups = OneOf(words.TABLE_GROUPS, {one: words.TABLE_GROUPINGS[one.value] for one in TableGrouping}, self)
        self.groups.chosen.connect(self._on_groups)
        self.groups.hide()
        self.lanes.chosen.connect(self._on_lanes)
        self.order.chosen.connect(self._on_order)
        self._chart_tools: list[QWidget] = [self.lanes, self.order]
        row = QWidget(self)
        line = WrappingRow(row)
        line.setContentsMargins(6, 4, 8, 4)
        for mode in (self.as_chart, self.as_list, self.as_table):
            line.addWidget(mode)
        for choice in (self.lanes, self.order, self.groups):
            choice.with_arrow()
            line.addWidget(choice)
        moving = (
            ("farther", words.ZOOM_OUT, self.chart.zoom_out),
            ("nearer", words.ZOOM_IN, self.chart.zoom_in),
            ("fit", words.ZOOM_STORY, self.chart.show_story),
        )
        for button in movers(moving, self):
            self._chart_tools.append(button)
            line.addWidget(button)
        self.save = SaveButton(words.SAVE_TIMELINE, words.SAVE_TIMELINE_AS, words.COPY_TIMELINE, self.chart, self)
        self.save.wanted.connect(self.save_wanted)
        self.save.copy_wanted.connect(self.copy_wanted)
        self.save_actions, self.copy_action = self.save.actions_by_form, self.save.copy_action
        line.addWidget(self.save)
        self.order.hide()
        choices = (self.lanes, self.order, self.groups, *self._chart_tools[2:])
        tab_through((*modes.buttons(), *choices, self.save, self.chart, self.list))
        return row

    def sheet(self, case: str, marking: str = "") -> Sheet:
        """All that the filters let through, in the lanes of the moment, for a file or the clipboard."""
        from briefing.ui.painting.timeline_sheet import Sheet, heading

        _view, chronicle, bands = self.chart.what()
        head = heading(case, self.model.shown, len(self._view.happenings), chronicle, marking)
        return Sheet(chronicle, bands, self.font(), head)

    def as_text(self) -> str:
        """What is shown as lines of text: date, title, status, place and toll, parted by tabs."""
        return as_lines(self.model.chosen)

    # --- which way it is shown
    @property
    def front(self) -> QWidget:
        """What takes the keyboard: the painted timeline, the list or the table."""
        return self._shower or self.list

    @property
    def _shower(self) -> TimelineChart | EventsTable | None:
        """What is in front and shows one thing for one happening; None while that is the list."""
        return self.chart if self.as_chart.isChecked() else self.table if self.as_table.isChecked() else None

    def _on_mode(self, _button: object, checked: bool) -> None:
        if not checked:
            return
        shower = self._shower
        keys = [one.key for one in self._before.selected()] if self._before is not None else self._keys_in_list()
        self._before = shower
        if self.as_table.isChecked():
            self.table.show_happenings(self._view, self.model.chosen)
        for one in self._chart_tools:
            one.setVisible(self.front is self.chart)
        self.groups.setVisible(self.as_table.isChecked())
        self.order.setVisible(self.front is self.chart and self.lanes.current() is not Grouping.NONE)
        self._show_page()
        if shower is not None:
            shower.select_keys(keys)
            if (current := shower.current()) is not None:
                shower.reveal(current.lead.id)
                shower.select_keys(keys)
        elif keys:
            self._mark_keys(keys)
        self.front.setFocus()

    def _keys_in_list(self) -> list[str]:
        rows = (self.model.row(index.row()) for index in self.list.selectedIndexes())
        return [row.happening.key for row in rows if isinstance(row, HappeningRow | ReportRow)]

    def show_as_list(self, wanted: bool = True) -> None:
        """The list, or the painted timeline."""
        (self.as_list if wanted else self.as_chart).setChecked(True)

    def _mark_keys(self, keys: list[str]) -> None:
        rows = [
            at
            for at in range(self.model.rowCount())
            if isinstance(row := self.model.row(at), HappeningRow) and row.happening.key in keys
        ]
        for number, at in enumerate(rows):
            if number == 0:
                self._mark(at)
                self.list.scrollTo(self.model.index(at))
            else:
                flag = QItemSelectionModel.SelectionFlag.Select
                self.list.selectionModel().select(self.model.index(at), flag)

    def _on_lanes(self, grouping: Grouping) -> None:
        self.chart.group(grouping)
        self.order.setVisible(grouping is not Grouping.NONE)

    def _on_groups(self, grouping: TableGrouping) -> None:
        if is_made(self, "table"):
            self.table.group(grouping)

    def _on_order(self, order: Order) -> None:
        self.chart.order_by(order)

    def _on_lane_moved(self) -> None:
        self.order.choose(Order.OWN)

    def arrangement(self) -> str:
        """How it is shown, as text to be kept."""
        mode = next(name for name, button in self._modes().items() if button.isChecked())
        lanes, order, groups = self.lanes.current(), self.order.current(), self.groups.current()
        columns = self.table.columns() if is_made(self, "table") else self._columns
        return as_kept(Shown(mode, columns, lanes, order, tuple(self.chart.own_order), groups))

    def arrange(self, text: str) -> None:
        """Show it as it was kept; what cannot be read is left as it is."""
        kept = as_shown(text, self._modes())
        if kept is None:
            return
        self.lanes.choose(kept.lanes)
        self.order.choose(kept.order)
        self.chart.group(kept.lanes)
        self.chart.order_by(kept.order, list(kept.own))
        self.order.setVisible(kept.lanes is not Grouping.NONE)
        self._columns = kept.columns
        self.groups.choose(kept.groups)
        if is_made(self, "table"):
            self.table.set_columns(kept.columns)
            self.table.group(kept.groups)
        self._modes()[kept.mode].setChecked(True)

    def _modes(self) -> dict[str, QToolButton]:
        return {"chart": self.as_chart, "list": self.as_list, "table": self.as_table}

    # --- what is wanted in the painted timeline and the table
    def _on_chosen(self, told: Happening) -> None:
        self._pick(told.lead)

    def _on_opened_elsewhere(self, told: Happening) -> None:
        self.edit_wanted.emit(told.lead.id)

    def _on_hovered(self, told: Happening | None) -> None:
        self._selection.hint(told.lead.evidence[0] if told is not None and told.lead.evidence else None)

    def _on_redated(self, told: Happening, when: When) -> None:
        self.redated.emit(told.lead.id, when)

    def begin(self, *, may_change: bool) -> None:
        """Another case is opened: its own period is shown, and whether events may be added and given other days."""
        self.chart.may_move = may_change
        self._is_another = True

    def _make_actions(self) -> None:
        def action(text: str, keys: str, slot: object) -> QAction:
            made = QAction(text, self)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self._heard.append(made)
            return made

        self.accept_action = action(words.ACCEPT, "A", self._accept)
        self.reject_action = action(words.REJECT, "R", self._reject)
        self.reset_action = action(words.UNREVIEW, "U", self._unreview)
        self.edit_action = action(words.EDIT_EVENT, "E", self._edit)
        self.join_action = action(words.JOIN_HAPPENINGS, "J", self._join)
        self.remove_action = action(words.REMOVE_EVENT, "Del", self._remove)
        self.why_action = action(words.WHY, "W", self._ask_why)
        self.history_action = action(OF_EVENT, "H", self._ask_history)
        self._heard += grade_actions(Credibility, self, self._on_graded, Qt.ShortcutContext.WidgetShortcut)
        for one in (self.list, self.chart):
            one.addActions(self._heard)

    # --- what is shown
    def show_case(self, view: View) -> None:
        """Read a case anew, keeping the current row where it still exists."""
        current = self.current_events()
        top = self.list.verticalScrollBar().value()
        self._view = view
        self.model.show(view)
        self.chart.show_happenings(view, self.model.chosen, anew=self._is_another)
        self._is_another = False
        if self.as_table.isChecked():
            self.table.show_happenings(view, self.model.chosen)
        self._show_page()
        if self.front is self.list:
            self._restore(current, top)

    def _restore(self, events: tuple[EventId, ...], top: int) -> None:
        at = next((row for row in map(self.model.row_of, events) if row is not None), None)
        if at is not None:
            self._mark(at)
        self.list.verticalScrollBar().setValue(top)

    def _show_page(self) -> None:
        if self.model.shown:
            if self.front is self.list:
                self.list.dress()
            self._stack.setCurrentWidget(self.front)
        else:
            self._stack.setCurrentWidget(self._none if self._view.happenings or self._view.is_narrowed else self._empty)

    def foreshow(self, told: Foretold) -> None:
        """Paint what a case tells before all of it is read, however it was shown last."""
        if told:
            self.chart.foreshow(told)
            self._is_another = False
            self._stack.setCurrentWidget(self.chart)

    # --- what is pointed at
    def current_events(self) -> tuple[EventId, ...]:
        """The events of what is selected, leads first."""
        if (shower := self._shower) is not None:
            return tuple(dict.fromkeys(event.id for told in shower.selected() for event in told.events))
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
        row = self.model.row(at)
        if isinstance(row, HappeningRow | ReportRow):
            self.chart.select_keys((row.happening.key,))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self.list.is_pressed and not self.list.is_entered:
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
        self._pick(event)

    def _pick(self, event: Event) -> None:
        span = event.evidence[0] if event.evidence else None
        self._selection.pick(Picked(article=span.article if span else None, event=event.id, span=span), self)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.model.row(index.row()), HappeningRow | ReportRow):
            self._edit()

    def follow(self, what: Picked) -> None:
        """Point at what is pointed at elsewhere."""
        self._on_picked(what, None)

    def _on_picked(self, what: Picked, by: object) -> None:
        if by is self or what.event is None:
            return
        if (shower := self._shower) is not None:
            shower.reveal(what.event)
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
        if (shower := self._shower) is not None:
            following = shower.following()
            self.reviewed.emit(events, review)
            if following is not None and shower.reveal(following.lead.id):
                self._pick(following.lead)
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
        if (shower := self._shower) is not None:
            if (told := shower.current()) is not None:
                self.edit_wanted.emit(told.lead.id)
            return
        row = self._current_row()
        if row is not None:
            self.edit_wanted.emit(row.event.id if isinstance(row, ReportRow) else row.happening.lead.id)

    def _remove(self) -> None:
        if events := self.current_events():
            self.remove_wanted.emit(events)

    def _ask_why(self) -> None:
        if (shower := self._shower) is not None:
            if (told := shower.current()) is not None:
                self._pick(told.lead)
                self.why_wanted.emit()
            return
        index = self.list.currentIndex()
        if self._current_row() is not None:
            self._point_at(index)
            self.why_wanted.emit()

    def _ask_history(self) -> None:
        row = self._current_row()
        if (shower := self._shower) is not None:
            if (told := shower.current()) is not None:
                self.history_wanted.emit(Subject(Kind.EVENT, told.lead.id))
        elif row is not None:
            event = row.event if isinstance(row, ReportRow) else row.happening.lead
            self.history_wanted.emit(Subject(Kind.EVENT, event.id))

    def _join(self) -> None:
        leads: list[EventId] = [one.lead.id for one in shower.selected()] if (shower := self._shower) is not None else []
        for index in self.list.selectedIndexes() if self.front is self.list else ():
            row = self.model.row(index.row())
            if isinstance(row, HappeningRow):
                leads.append(row.happening.lead.id)
        if len(leads) > 1:
            self.join_wanted.emit(tuple(leads))

    def _on_menu(self, at: QPoint) -> None:
        row = self._current_row()
        if row is None:
            return
        menu = self._menu(self.list, many=len(self.list.selectedIndexes()) > 1)
        if isinstance(row, ReportRow):
            self._offer_split(menu, row.event.id, row.happening)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _on_chart_menu(self, at: QPoint) -> None:
        told = self.chart.current()
        menu = self._menu(self.chart, many=len(self.chart.selected()) > 1) if told is not None else QMenu(self.chart)
        if told is None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        elif len(told.events) > 1:
            self._offer_split(menu, told.lead.id, told)
        if self.chart.may_move:
            day = self.chart.day_at(at.x())
            menu.addSeparator()
            add = menu.addAction(words.ADD_EVENT_HERE.format(day=when_words.day(day)))
            add.setData(day)
            add.triggered.connect(self._on_add)
            self._add_action = add
        menu.popup(self.chart.viewport().mapToGlobal(at))

    def _on_table_menu(self, at: QPoint) -> None:
        told = self.table.current()
        if told is not None:
            menu = self._menu(self.table, many=len(self.table.selected()) > 1)
            if len(told.events) > 1:
                self._offer_split(menu, told.lead.id, told)
            menu.addSeparator()
            menu.addAction(self.table.copy_action)
            menu.addAction(self.table.head.action)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_add(self) -> None:
        day: date = self._add_action.data()
        self.add_wanted.emit(day)

    def _menu(self, parent: QWidget, *, many: bool) -> QMenu:
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.accept_action, self.reject_action, self.reset_action])
        menu.addSeparator()
        menu.addActions([self.edit_action, self.remove_action, self.why_action, self.history_action])
        grade_menu(grading_words.REPORTS if many else grading_words.REPORT, self._credibility(many), menu, self._on_graded)
        menu.addSeparator()
        menu.addAction(self.join_action)
        self.join_action.setEnabled(many)
        menu.aboutToHide.connect(self._on_menu_gone)
        return menu

    def _credibility(self, many: bool) -> Credibility | None:
        """What the event pointed at is graded; None where several are to be graded at once."""
        events = self.current_events()
        return None if many or not events else self._view.corpus.grades.events.get(events[0], UNJUDGED_INFORMATION)

    def _on_graded(self, grade: Credibility) -> None:
        if events := self.current_events():
            self.graded.emit(events, grade)

    def _offer_split(self, menu: QMenu, event: EventId, told: Happening) -> None:
        split = menu.addAction(words.SPLIT_HAPPENING)
        split.setData((event, next((one.id for one in told.events if one.id != event), event)))
        split.triggered.connect(self._on_split)
        self._split_action = split

    def _on_menu_gone(self) -> None:
        self.join_action.setEnabled(True)

    def _on_split(self) -> None:
        event, other = self._split_action.data()
        self.split_wanted.emit(event, other)
