"""The same happenings as the timeline shows, as a table: sorted, with the columns one wants, copied as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QGuiApplication, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefing.domain.event import EventId
from briefing.ui.craft import theme
from briefing.ui.models.events import COLUMNS, EventsModel, GroupRow
from briefing.ui.painting.cells import ScriptDelegate
from briefing.ui.painting.text import draw_line, line_height
from briefing.ui.panes.table_head import TableHead
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import TableGrouping
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened

HIDDEN_AT_FIRST = ("source", "articles")


class EventsTable(QTableView):
    """Shows and points, as the painted timeline does; edits nothing."""

    chosen = Signal(object)  # a Happening that the analyst points at
    opened = Signal(object)  # and one to be edited
    menu_wanted = Signal(QPoint)  # in pixels of the viewport

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EventsModel(self)
        self.setModel(self.rows)
        self.setProperty("flat", "true")
        self.setAccessibleName(words.TIMELINE_TABLE_NAME)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(ScriptDelegate(self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        metrics = self.fontMetrics()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # measuring a hundred thousand would take its time
        rows.setDefaultSectionSize(int(metrics.height() + 12))
        rows.setAccessibleName(words.TIMELINE_TABLE_NAME)
        header = self.horizontalHeader()
        header.setAccessibleName(words.COLUMN_HEADS)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, int(metrics.averageCharWidth() * column.characters + 20))
            self.setColumnHidden(at, column.name in HIDDEN_AT_FIRST)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        titles = [column.title for column in COLUMNS]
        self.head = TableHead(self, titles, always=[at for at, column in enumerate(COLUMNS) if column.name == "event"])
        self.copy_action = QAction(words.COPY_ROWS, self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy)
        self.addAction(self.copy_action)
        self._is_marking = False
        self._is_entered = False  # the keyboard is coming in: Qt makes the first row current then
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.on_change(self.viewport().update)

    # --- what is shown
    def show_happenings(self, view: View, happenings: Sequence[Happening]) -> None:
        """Read what happened; what was selected stays selected."""
        keys = [one.key for one in self.selected()]
        top = self.verticalScrollBar().value()
        self.rows.show(view, happenings)
        self.select_keys(keys)
        self.verticalScrollBar().setValue(top)

    # --- what is pointed at
    def selected(self) -> tuple[Happening, ...]:
        """What is selected, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(dict.fromkeys(told for at in rows if (told := self.rows.happening(at)) is not None))

    def current(self) -> Happening | None:
        index = self.currentIndex()
        return self.rows.happening(index.row()) if index.isValid() else None

    def following(self) -> Happening | None:
        """The row below the selection, where a review goes on."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        below = range(max(rows) + 1, self.rows.rowCount()) if rows else ()
        return next((told for at in below if (told := self.rows.happening(at)) is not None), None)

    def reveal(self, event: EventId) -> bool:
        """Select the happening of an event and bring it into sight. Whether it is shown at all."""
        at = self.rows.row_of(event)
        if at is None:
            return False
        self._mark([at])
        self.scrollTo(self.rows.index(at, max(self.currentIndex().column(), 0)))
        return True

    def select_keys(self, keys: Iterable[str]) -> None:
        """Select happenings by their keys, without saying so."""
        wanted = set(keys)
        if wanted:
            told = ((at, self.rows.happening(at)) for at in range(self.rows.rowCount()))
            first: dict[str, int] = {}
            for at, one in told:
                if one is not None and one.key in wanted:
                    first.setdefault(one.key, at)
            self._mark(list(first.values()))

    def _mark(self, rows: Sequence[int]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self._is_marking = True
        self.clearSelection()
        for number, at in enumerate(rows):
            index = self.rows.index(at, 0)
            if number == 0:
                self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
            self.selectionModel().select(index, flag.Select | flag.Rows)
        self._is_marking = False

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._is_entered:
            return  # nobody pointed at it: what is read stays where it is
        told = self.rows.happening(index.row()) if index.isValid() and not self._is_marking else None
        if told is not None:
            self.chosen.emit(told)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if (told := self.rows.happening(index.row())) is not None:
            self.opened.emit(told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_entered = True
        super().focusInEvent(event)
        self._is_entered = False

    # --- groups
    def group(self, grouping: TableGrouping) -> None:
        """Let rows stand together; what was selected stays selected."""
        keys = [one.key for one in self.selected()]
        self.rows.group(grouping)
        self.select_keys(keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Headings of groups go from side to side, wherever the columns stand."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            return
        tones, viewport = theme.tones(), self.viewport()
        strong = theme.scaled(self.font(), 1.0, strong=True)
        painter = QPainter(viewport)
        last = self.rowAt(viewport.height() - 1)
        for at in range(max(self.rowAt(0), 0), (last if last >= 0 else self.rows.rowCount() - 1) + 1):
            row = self.rows.row(at)
            if isinstance(row, GroupRow):
                top, height = self.rowViewportPosition(at), self.rowHeight(at)
                painter.fillRect(QRect(0, top, viewport.width(), height), QColor(tones.window))
                text = words.TABLE_GROUP.format(title=shortened(row.title, 200), number=row.number)
                middle = top + (height - line_height(strong)) / 2
                draw_line(painter, text, strong, QColor(tones.text), QPointF(8, middle), viewport.width() - 16)
        painter.end()

    # --- columns and copying
    def shown_columns(self) -> list[int]:
        """The columns in sight, from the left."""
        header = self.horizontalHeader()
        return [at for place in range(header.count()) if not self.isColumnHidden(at := header.logicalIndex(place))]

    def show_column(self, number: int, wanted: bool) -> None:
        self.head.show_column(number, wanted)

    def columns(self) -> str:
        """Order, widths and sorting of the columns, as text to be kept."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode("ascii")

    def set_columns(self, kept: str) -> None:
        """What cannot be read leaves the columns as they are."""
        self.horizontalHeader().restoreState(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))

    def copy(self) -> None:
        """The rows selected, or all of them, with the columns in sight, parted by tabs: as spreadsheets take them."""
        columns = self.shown_columns()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows()) or range(self.rows.rowCount())
        lines = ["\t".join(COLUMNS[at].title for at in columns)]
        for row in rows:
            heading = self.rows.row(row)
            if isinstance(heading, GroupRow):
                lines.append(words.TABLE_GROUP.format(title=heading.title, number=heading.number))
            else:
                lines.append("\t".join(self.rows.text(row, at) for at in columns))
        QGuiApplication.clipboard().setText("\n".join(lines))
