"""The map pane: where it happened, with the events of the place that was chosen listed below."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefing.domain.event import EventId
from briefing.domain.tally import Tally
from briefing.ui.craft import theme
from briefing.ui.craft.discretion import headline
from briefing.ui.map.chart import MapView
from briefing.ui.map.key import KeyStrip
from briefing.ui.map.layout import Mark, Sizing
from briefing.ui.models.lines import LineModel
from briefing.ui.painting.cards import LineDelegate
from briefing.ui.panes.parts import Elided, EmptyState, OneOf, RowList, label, tab_through, tool
from briefing.ui.panes.view_tools import SaveButton, movers
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.seen.rows import Happening, Line
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import map_words, when_words, words
from briefing.ui.wording.amount_words import amount
from briefing.ui.wording.plain import apart, shortened
from briefing.usecases.looking.mapping import Mapped, Told, killed_in, killed_words, map_out

if TYPE_CHECKING:
    from briefing.ui.map.sheet import MapSheet

MOST_TITLES = 7  # of events in a tool tip
FOOT_IN_LINE = 460  # pixels of width; in less what has no place stands below the note on borders


class MapPane(QWidget):
    """Shows; decides nothing. What the analyst wants done goes out as signals with event ids."""

    edit_wanted = Signal(str)
    why_wanted = Signal()
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    places_wanted = Signal(object)  # the ids of places that the filter is to let through
    save_wanted = Signal(str)  # "pdf", "svg" or "png"
    copy_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self._mapped = Mapped()
        self._happenings: dict[str, Happening] = {}
        self._of_event: dict[EventId, str] | None = None
        self._listed: tuple[str, ...] = ()
        self._is_another = True
        self.map = MapView(self._hint, self)
        self._empty = EmptyState("map", map_words.MAP_EMPTY, map_words.MAP_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.map)
        self._split.addWidget(self._make_list())
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 1)
        self._stack = QStackedWidget(self)
        for page in (self._split, self._empty, self._none):
            self._stack.addWidget(page)
        self._tools = self._make_tools()
        self.key = KeyStrip(self.map, self)
        self._foot = self._make_foot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tools)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.key)
        layout.addWidget(self._foot)
        self._make_actions()
        self.map.chosen.connect(self._on_chosen)
        self.map.listed.connect(self._on_listed)
        self.map.hovered.connect(self._on_hovered)
        self.map.menu_wanted.connect(self._on_menu)
        self.map.folded.connect(self.close_list)
        self.map.failed.connect(self._on_failed)
        self._empty.acted.connect(self.import_wanted)
        self._none.acted.connect(self.unfilter_wanted)
        selection.picked.connect(self._on_picked)
        self.show_case(View())

    # --- building
    def _make_tools(self) -> QWidget:
        row = QWidget(self)
        line = WrappingRow(row, spacing=2)
        line.setContentsMargins(6, 4, 8, 4)
        self.sizing = OneOf(map_words.SIZE, {one: map_words.SIZES[one.value] for one in Sizing}, self)
        self.sizing.chosen.connect(self.map.size_by)
        self.sizing.setAutoRaise(True)
        self.sizing.with_arrow()
        line.addWidget(self.sizing)
        self._number = label("", quiet=True)
        self._number.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self._number)
        line.push_right()
        moving = (
            ("farther", map_words.ZOOM_OUT, self.map.zoom_out),
            ("nearer", map_words.ZOOM_IN, self.map.zoom_in),
            ("fit", map_words.SHOW_STORY, self.map.show_story),
            ("earth", map_words.SHOW_ALL, self.map.show_all),
        )
        buttons = movers(moving, self)
        for button in buttons:
            line.addWidget(button)
        self.save = SaveButton(map_words.SAVE_MAP, map_words.SAVE_MAP_AS, map_words.COPY_MAP, self.map, self)
        self.save.wanted.connect(self.save_wanted)
        self.save.copy_wanted.connect(self.copy_wanted)
        self.save_actions, self.copy_action = self.save.actions_by_form, self.save.copy_action
        line.addWidget(self.save)
        tab_through((self.sizing, *buttons, self.save, self.map))
        return row

    def _make_list(self) -> QWidget:
        self._panel = QWidget(self)
        self.title = Elided("", self, strong=True)
        close = tool("close", map_words.CLOSE_LIST, self)
        close.clicked.connect(self.close_list)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 2)
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self.list = _Events(map_words.PANE_MAP, self)
        self.model = LineModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.folded.connect(self.close_list)
        self.list.clicked.connect(self._on_row)
        self.list.activated.connect(self._on_row)
        self.list.doubleClicked.connect(self._on_row_opened)
        self.list.selectionModel().currentChanged.connect(self._on_row_changed)
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self._panel.hide()
        return self._panel

    def _make_foot(self) -> QWidget:
        row = QWidget(self)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        line.setContentsMargins(10, 3, 6, 3)
        line.setSpacing(2)
        self._foot_line = line
        self.disclaimer = label(map_words.DISCLAIMER, quiet=True, wrap=True)
        self.disclaimer.setFont(theme.scaled(self.font(), 0.88))
        self.nowhere = QToolButton(self)
        self.nowhere.setToolTip(map_words.WITHOUT_PLACE_HINT)
        self.nowhere.setAutoRaise(True)
        self.nowhere.clicked.connect(self.list_nowhere)
        line.addWidget(self.disclaimer, 1)
        line.addWidget(self.nowhere)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._foot_line.setDirection(ways.LeftToRight if event.size().width() >= FOOT_IN_LINE else ways.TopToBottom)

    def _make_actions(self) -> None:
        def action(text: str, keys: str, slot: object) -> QAction:
            made = QAction(text, self)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            for one in (self.map, self.list):
                one.addAction(made)
            return made

        self.filter_action = action(map_words.FILTER_PLACE, "F", self._filter)
        self.edit_action = action(words.EDIT_EVENT, "E", self._edit)
        self.why_action = action(words.WHY, "W", self.why_wanted.emit)

    @property
    def front(self) -> QWidget:
        """What takes the keyboard."""
        return self.map

    # --- what is shown
    def begin(self) -> None:
        """Another case is opened: its own part of the Earth is shown."""
        self._is_another = True

    def show_case(self, view: View) -> None:
        """Read a case anew, keeping what is in sight and selected where it still exists."""
        self._view = view
        chosen = view.chosen
        self._happenings = {one.key: one for one in chosen}
        self._of_event = None
        told = [Told(one.key, one.place_id, one.status, self._killed(one)) for one in chosen]
        self._mapped = map_out(told, view.places)
        self.map.show_sites(self._mapped.sites, anew=self._is_another)
        if chosen:
            self._is_another = False
        is_full = bool(chosen)
        self._stack.setCurrentWidget(self._split if is_full else self._none if view.is_narrowed else self._empty)
        self._tools.setVisible(is_full)
        self._foot.setVisible(is_full)
        self.key.setVisible(is_full)
        number = len(chosen) - len(self._mapped.nowhere)
        self._number.setText(
            map_words.MAP_NOTE.format(shown=words.events(number), places=_places(len(self._mapped.sites))).rstrip(".")
            if number
            else map_words.MAP_NOWHERE
        )
        self._number.setToolTip("" if number else map_words.MAP_NOWHERE_HOW)
        missing = len(self._mapped.nowhere)
        self.nowhere.setVisible(missing > 0)
        self.nowhere.setText(map_words.WITHOUT_PLACE.format(events=words.events(missing)))
        self.nowhere.setAccessibleName(self.nowhere.text())
        self._refresh_list()

    def _killed(self, one: Happening) -> Tally | None:
        incident = self._view.incidents.get(one.key)
        return killed_in(incident.tolls) if incident is not None else None

    @property
    def mapped(self) -> Mapped:
        """The places with what happened there, and what has none."""
        return self._mapped

    # --- what is chosen
    def _on_chosen(self, mark: Mark) -> None:
        """A click on a place: its events are listed and the first of them is picked for all panes."""
        self._list(self._mark_title(mark), mark.keys)
        self._pick(mark.keys[0])

    def _on_listed(self, mark: Mark) -> None:
        self._list(self._mark_title(mark), mark.keys)
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def list_nowhere(self) -> None:
        """List the events that have no place on the map."""
        if self._mapped.nowhere:
            events = words.events(len(self._mapped.nowhere))
            self._list(map_words.WITHOUT_PLACE.format(events=events), self._mapped.nowhere)
            self.list.setFocus()

    def close_list(self) -> None:
        self._listed = ()
        had_focus = self.list.hasFocus()
        self._panel.hide()
        if had_focus:
            self.map.setFocus()

    def _mark_title(self, mark: Mark) -> str:
        return map_words.EVENTS_AT.format(place=apart(mark.title), events=words.events(len(mark.keys)))

    def _list(self, title: str, keys: Sequence[str]) -> None:
        self._listed = tuple(keys)
        self.title.setText(title)
        self.model.show([self._line(self._happenings[key]) for key in keys])
        if not self._panel.isVisible():
            self.map.hold()
            self._panel.show()
            whole = max(self._split.height(), 300)
            self._split.setSizes([round(whole * 0.68), round(whole * 0.32)])

    def _refresh_list(self) -> None:
        kept = tuple(key for key in self._listed if key in self._happenings)
        if not kept:
            self.close_list()
        elif self._listed:
            row = self.list.currentIndex().row()
            self._listed = kept
            self.model.show([self._line(self._happenings[key]) for key in kept])
            if 0 <= row < len(kept):
                self._mark_row(row)

    def _line(self, one: Happening) -> Line:
        parts = [when_words.phrase(one.when), one.place or words.NO_PLACE, words.STATUSES[one.status], one.toll]
        evidence = one.lead.evidence
        return Line(
            shortened(one.title, 300),
            " · ".join(part for part in parts if part),
            span=evidence[0] if evidence else None,
            event=one.lead.id,
        )

    def _mark_row(self, row: int) -> None:
        chooser = self.list.selectionModel()
        blocked = chooser.blockSignals(True)
        self.list.setCurrentIndex(self.model.index(row))
        chooser.blockSignals(blocked)
        self.list.viewport().update()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._listed):
            self._pick(self._listed[index.row()])

    def _on_row_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._on_row(index)

    def _on_row_opened(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._listed):
            self.edit_wanted.emit(self._happenings[self._listed[index.row()]].lead.id)

    def _pick(self, key: str) -> None:
        told = self._happenings[key]
        if key in self._listed:
            self._mark_row(self._listed.index(key))
        self.map.select((key,))
        span = told.lead.evidence[0] if told.lead.evidence else None
        self._selection.pick(Picked(event=told.lead.id, span=span, article=span.article if span else None), self)

    def follow(self, what: Picked) -> None:
        """Point at what is pointed at elsewhere."""
        self._on_picked(what, None)

    def _on_picked(self, what: Picked, by: object) -> None:
        if by is self:
            return
        key = self._key_of(what.event)
        if key is None:
            if what.event is None and not what:
                self.map.select(())
            return
        self.map.select((key,), reveal=self.map.isVisible())
        if key in self._listed:
            self._mark_row(self._listed.index(key))

    def _key_of(self, event: EventId | None) -> str | None:
        if event is None:
            return None
        if self._of_event is None:
            self._of_event = {event.id: key for key, one in self._happenings.items() for event in one.events}
        return self._of_event.get(event)

    def _on_hovered(self, mark: Mark | None) -> None:
        told = self._happenings.get(mark.keys[0]) if mark is not None and len(mark.keys) == 1 else None
        self._selection.hint(told.lead.evidence[0] if told is not None and told.lead.evidence else None)

    def _current_event(self) -> str | None:
        selected = self.map.selected()
        told = next((one for key, one in self._happenings.items() if key in selected), None)
        return told.lead.id if told is not None else None

    def _edit(self) -> None:
        if (event := self._current_event()) is not None:
            self.edit_wanted.emit(event)

    def _filter(self) -> None:
        """Let the filter of the window show what happened at the current place alone."""
        if (mark := self.map.current()) is not None:
            self.places_wanted.emit(frozenset(one.place.id for one in mark.sites))

    def _on_menu(self, at: QPoint) -> None:
        self.menu().popup(self.map.mapToGlobal(at))

    def menu(self) -> QMenu:
        """What can be done at the current place; it goes when it is closed."""
        menu = QMenu(self.map)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.map.current() is not None:
            listed = menu.addAction(map_words.LIST_PLACE)
            listed.triggered.connect(self.map.list_current)
            nearer = menu.addAction(map_words.ZOOM_TO_PLACE)
            nearer.triggered.connect(self.map.zoom_to_current)
            menu.addSeparator()
            menu.addActions([self.filter_action, self.edit_action, self.why_action])
            menu.addSeparator()
        menu.addAction(self.copy_action)
        return menu

    def _on_failed(self, sentence: str) -> None:
        self.disclaimer.setText(sentence)

    # --- words of a mark
    def _hint(self, mark: Mark) -> str:
        """What a tool tip and a screen reader say of a mark: its places, what its point stands for, its events."""
        lead = mark.sites[0]
        lines = [self._mark_title(mark)]
        if len(mark.sites) > 1:
            lines.append(", ".join(f"{apart(one.place.name)} ({len(one.keys)})" for one in mark.sites[:8]))
        else:
            lines.append(map_words.PRECISION[lead.precision])
        killed = mark.killed
        lines.append(map_words.KILLED.format(figure=killed) if killed else map_words.KILLED_NONE.capitalize())
        for key in mark.keys[:MOST_TITLES]:
            told = self._happenings.get(key)
            if told is not None:
                about = (
                    ""
                    if key in (k for s in mark.sites for k in s.happened)
                    else f" ({words.STATUSES[told.status].lower()})"
                )
                lines.append(f"• {when_words.phrase(told.when)}: {shortened(headline(told.title), 90)}{about}")
        if len(mark.keys) > MOST_TITLES:
            lines.append(map_words.AND_MORE.format(number=len(mark.keys) - MOST_TITLES))
        return "\n".join(lines)

    # --- files
    def sheet(self, case: str, marking: str = "") -> MapSheet:
        """What is in sight, to be painted as a file."""
        from briefing.ui.map.sheet import Heading, MapSheet

        title, note, left_out = self.heading(case)
        view = self.map
        return MapSheet(
            view.sites, view.frame, view.sizing, view.ground(), view.font(), Heading(title, note, left_out, marking)
        )

    def as_text(self) -> str:
        """Every place as a line: name, coordinates, what they stand for, numbers; parted by tabs."""
        lines = [map_words.COLUMNS]
        for one in self._mapped.sites:
            parts = (
                one.place.name,
                f"{one.place.lat:.5f}",
                f"{one.place.lon:.5f}",
                one.precision.value,
                str(len(one.happened)),
                str(len(one.aside)),
                amount(killed_words(one.killed)),
            )
            lines.append("\t".join(" ".join(part.split()) for part in parts))
        return "\n".join(lines)

    def heading(self, case: str) -> tuple[str, str, str]:
        """Title, note and what is left out, for a picture of the map."""
        left_out = len(self._mapped.nowhere)
        return (
            map_words.MAP_OF.format(case=case),
            self._number.text(),
            map_words.WITHOUT_PLACE.format(events=words.events(left_out)) + "." if left_out else "",
        )

    def arrangement(self) -> str:
        """How it is shown, as text to be kept."""
        return json.dumps({"sizing": self.sizing.current().value})

    def arrange(self, text: str) -> None:
        """Show it as it was kept; what cannot be read is left as it is."""
        try:
            sizing = Sizing(json.loads(text)["sizing"])
        except (ValueError, KeyError, TypeError):
            return
        self.sizing.choose(sizing)
        self.map.size_by(sizing)


class _Events(RowList):
    """The events of a place; Escape closes the list."""

    folded = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
            return
        super().keyPressEvent(event)


def _places(number: int) -> str:
    return words.counted(number, "place", "places")
