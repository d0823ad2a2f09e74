"""Every toll row as a table: the figure, its wording, who said it, and what became of it in the reconciled figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QFont

from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Review
from briefing.ui.craft import icons, theme
from briefing.ui.craft.discretion import headline, in_quotes, with_quotes
from briefing.ui.craft.gradings import grade_words
from briefing.ui.seen.rows import FigureRow
from briefing.ui.wording import grading_words, when_words, words
from briefing.ui.wording.plain import apart, tip

ROW = Qt.ItemDataRole.UserRole + 1
SORT_KEY = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what it shows, what it sorts by, and its first width in average characters."""

    title: str
    text: Callable[[FigureRow], str]
    key: Callable[[FigureRow], Any]
    characters: int


def _source(row: FigureRow) -> str:
    if row.article is None:
        return words.BY_ANALYST
    return " · ".join((apart(row.article.publisher or words.NO_PUBLISHER), when_words.published(row.article.day)))


def _reported(row: FigureRow) -> str:
    return when_words.published(row.article.day) if row.article is not None else ""


def _published(row: FigureRow) -> tuple[bool, date]:
    day = row.article.day if row.article is not None else None
    return day is None, day or date.max


COLUMNS = (
    Column(words.COLUMN_FIGURE, lambda row: row.figure, lambda row: row.casualty.low or row.casualty.high or 0, 13),
    Column(words.COLUMN_WHO, lambda row: row.who, lambda row: row.who.casefold(), 20),
    Column(words.COLUMN_COUNTED, lambda row: row.because, lambda row: (not row.counted, row.because), 30),
    Column(words.COLUMN_SAID_BY, lambda row: row.said_by, lambda row: row.said_by.casefold(), 22),
    Column(
        words.COLUMN_WORDING,
        lambda row: in_quotes(row.wording) if row.wording else "",
        lambda row: row.wording.casefold(),
        26,
    ),
    Column(words.COLUMN_WHEN, lambda row: when_words.phrase(row.casualty.when), lambda row: row.casualty.when.sort_key, 18),
    Column(grading_words.COLUMN_REPORTED_FIGURE, _reported, _published, 13),
    Column(words.COLUMN_WHERE, lambda row: row.where, lambda row: row.where.casefold(), 14),
    Column(words.COLUMN_WHAT, lambda row: row.what, lambda row: row.what.casefold(), 30),
    Column(words.COLUMN_STATUS, lambda row: words.STATUSES[row.casualty.status], lambda row: row.casualty.status.value, 10),
    Column(words.COLUMN_REVIEW, lambda row: words.REVIEWS[row.casualty.review], lambda row: row.casualty.review.value, 11),
    Column(words.COLUMN_SOURCE, _source, lambda row: _source(row).casefold(), 28),
    Column(grading_words.COLUMN_GRADE, lambda row: str(row.grade.grade), lambda row: row.grade.grade, 6),
)
GRADE_COLUMN = len(COLUMNS) - 1
SAID_BY_COLUMN = 3
COUNTED_COLUMN = 2
WHAT_COLUMN = next(at for at, one in enumerate(COLUMNS) if one.title == words.COLUMN_WHAT)


def _shown(row: FigureRow, column: int) -> str:
    """What a cell shows: titles of events may be covered."""
    text = COLUMNS[column].text(row)
    return headline(text) if column == WHAT_COLUMN else with_quotes(text) if column == COUNTED_COLUMN else text


class FigureModel(QAbstractTableModel):
    """One row a toll row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FigureRow, ...] = ()
        self._row_of: dict[CasualtyId, int] = {}
        self.chain: Callable[[FigureRow], str] = lambda row: row.said_by  # through whom a figure came

    def show(self, rows: Sequence[FigureRow]) -> None:
        """Other rows. While they are of the same figures, only those that say something else are drawn again."""
        if [row.casualty.id for row in rows] == [row.casualty.id for row in self._rows]:
            before, self._rows = self._rows, tuple(rows)
            for at, (was, now) in enumerate(zip(before, self._rows, strict=True)):
                if was is not now and was != now:
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self._row_of = {row.casualty.id: at for at, row in enumerate(self._rows)}
        self.endResetModel()

    def row(self, at: int) -> FigureRow:
        return self._rows[at]

    def row_of(self, casualty: CasualtyId) -> int | None:
        return self._row_of.get(casualty)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row, index.column())
        if role == ROW:
            return row
        if role == SORT_KEY:
            return column.key(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            if index.column() == GRADE_COLUMN:
                return tip(grade_words(row.grade))
            if index.column() == SAID_BY_COLUMN:
                return tip(self.chain(row) or column.text(row))
            return tip(_shown(row, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == GRADE_COLUMN and not row.grade.grade.is_judged:
            return QColor(theme.tones().faint)
        if role == Qt.ItemDataRole.ForegroundRole and not row.counted:
            return QColor(theme.tones().muted)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == COUNTED_COLUMN:
            return icons.icon("accept", "accepted") if row.counted else icons.icon("close", "muted")
        if role == Qt.ItemDataRole.FontRole:
            if row.casualty.review is Review.REJECTED:
                font = QFont()
                font.setStrikeOut(True)
                return font
            if index.column() == 0 and row.counted:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None


class FigureFilter(QSortFilterProxyModel):
    """Sorts by each column's key; filters by words in any column, and by whether a row was counted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needle: list[str] = []
        self._only_left_out = False
        self._only: frozenset[CasualtyId] | None = None
        self.setSortRole(SORT_KEY)

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self._needle = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def only_left_out(self, wanted: bool) -> None:
        self.beginFilterChange()
        self._only_left_out = wanted
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def only_these(self, rows: frozenset[CasualtyId] | None) -> None:
        """Show nothing but these rows; None shows all again."""
        self.beginFilterChange()
        self._only = rows
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, at: int, parent: Index) -> bool:
        model = self.sourceModel()
        row: FigureRow = model.row(at) if isinstance(model, FigureModel) else model.index(at, 0, parent).data(ROW)
        if self._only is not None and row.casualty.id not in self._only:
            return False
        if self._only_left_out and row.counted:
            return False
        if not self._needle:
            return True
        hay = " ".join((row.wording, *(column.text(row) for column in COLUMNS))).casefold()
        return all(word in hay for word in self._needle)

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT_KEY) < right.data(SORT_KEY))
