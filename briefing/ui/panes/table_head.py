"""The head of a table for whoever works without a mouse: sorting and columns in one menu, each change said aloud."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from briefing.ui.craft.announcing import announce
from briefing.ui.wording import table_words as words
from briefing.ui.wording.plain import unmarked


class TableHead(QObject):
    """Looks after the horizontal header of a table whose columns have these `titles`.

    Those in `always` cannot be hidden. With `unsorted` the order of the model itself can be chosen, too. `action` opens the
    menu, for context menus; so does a right click on the header.
    """

    said = Signal(str)

    def __init__(
        self, table: QTableView, titles: Sequence[str], *, always: Collection[int] = (), unsorted: bool = False
    ) -> None:
        super().__init__(table)
        self._table, self._titles, self._always, self._unsorted = table, tuple(titles), frozenset(always), unsorted
        self.action = QAction(words.SORT, table)
        self.action.triggered.connect(self.open)
        self._menu: QMenu | None = None
        self._sorted = (self.column, self.is_ascending)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_asked)
        header.sortIndicatorChanged.connect(self._on_sorted)

    # --- what is so
    @property
    def column(self) -> int:
        """The column it is sorted by, -1 where it is not sorted."""
        at = self._table.horizontalHeader().sortIndicatorSection()
        return at if 0 <= at < len(self._titles) else -1

    @property
    def is_ascending(self) -> bool:
        return self._table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder

    # --- what is wanted
    def sort(self, column: int, *, ascending: bool) -> None:
        """Sort by a column, or with -1 by none; what was pointed at stays in sight."""
        self._table.sortByColumn(column, Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder)
        if self._table.currentIndex().isValid():
            self._table.scrollTo(self._table.currentIndex())

    def show_column(self, column: int, wanted: bool) -> None:
        self._table.setColumnHidden(column, not wanted)
        self._say((words.SHOWN if wanted else words.HIDDEN).format(column=self._titles[column]))

    def open(self) -> None:
        """Open the menu below the head."""
        header = self._table.horizontalHeader()
        self._open_at(header.mapToGlobal(QPoint(8, header.height())))

    def menu(self) -> QMenu:
        """By what to sort, which way, and which columns are in sight."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.SORT)
        by = menu.addMenu(words.SORT_BY)
        columns = QActionGroup(menu)
        if self._unsorted:
            self._offer(by, columns, words.UNSORTED, self.column < 0, partial(self._sort_by, -1))
        for at in self._in_order():
            self._offer(by, columns, self._titles[at], self.column == at, partial(self._sort_by, at))
        ways = QActionGroup(menu)
        for text, ascending in ((words.ASCENDING, True), (words.DESCENDING, False)):
            action = self._offer(menu, ways, text, self.is_ascending is ascending, partial(self._sort_way, ascending))
            action.setEnabled(self.column >= 0)
        menu.addSeparator()
        shown = menu.addMenu(words.COLUMNS)
        for at in self._in_order():
            action = shown.addAction(unmarked(self._titles[at]))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(at))
            action.setEnabled(at not in self._always)
            action.toggled.connect(partial(self.show_column, at))
        return menu

    def _in_order(self) -> list[int]:
        """The columns as they stand, from the left; hidden ones where they would."""
        header = self._table.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    @staticmethod
    def _offer(menu: QMenu, group: QActionGroup, text: str, is_so: bool, slot: Callable[[], None]) -> QAction:
        action = menu.addAction(unmarked(text))
        action.setCheckable(True)
        action.setChecked(is_so)
        group.addAction(action)
        action.triggered.connect(lambda _checked: slot())
        return action

    def _sort_by(self, column: int) -> None:
        self.sort(column, ascending=self.is_ascending or column < 0)

    def _sort_way(self, ascending: bool) -> None:
        self.sort(self.column, ascending=ascending)

    def _open_at(self, place: QPoint) -> None:
        self._menu = self.menu()
        self._menu.popup(place)

    def _on_asked(self, at: QPoint) -> None:
        self._open_at(self._table.horizontalHeader().mapToGlobal(at))

    def _on_sorted(self, _column: int, _order: Qt.SortOrder) -> None:
        before, self._sorted = self._sorted, (self.column, self.is_ascending)
        if self._sorted == before or not self._table.isVisible():
            return  # set as it was kept, not by anybody now
        if self.column < 0:
            self._say(words.SORTED_NOT)
        else:
            form = words.SORTED_UP if self.is_ascending else words.SORTED_DOWN
            self._say(form.format(column=self._titles[self.column]))

    def _say(self, sentence: str) -> None:
        self._table.setAccessibleDescription(sentence)
        announce(self._table, sentence)
        self.said.emit(sentence)


def in_front(heads: Sequence[TableHead]) -> TableHead | None:
    """The head of the table that has the keyboard, else of the first one in sight."""
    focus = QApplication.focusWidget()
    tables = {head: head.parent() for head in heads}
    for head, table in tables.items():
        if focus is not None and isinstance(table, QTableView) and (focus is table or table.isAncestorOf(focus)):
            return head
    return next((head for head, table in tables.items() if isinstance(table, QTableView) and table.isVisible()), None)
