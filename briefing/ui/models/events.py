"""Happenings as a table: one row each, sorted by any column, read when they come into sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from briefing.domain.casualty import Effect
from briefing.domain.claim import Review
from briefing.domain.event import EventId
from briefing.ui.craft import theme
from briefing.ui.craft.discretion import headline
from briefing.ui.models.timeline import hint, spoken_happening
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import Grouping, Keys, TableGrouping, marked_title
from briefing.ui.wording import grading_words, when_words, words
from briefing.ui.wording.plain import shortened, tip

Index = QModelIndex | QPersistentModelIndex
LONGEST = 300  # characters of a cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in what is kept, its title, what it shows, what it sorts by, its first width in characters; with
    `may_lack` the first part of its key says that there is nothing in it.
    """

    name: str
    title: str
    text: Callable[[View, Happening], str]
    key: Callable[[View, Happening], Any]
    characters: int
    is_number: bool = False
    may_lack: bool = False


def _who(view: View, one: Happening) -> str:
    return view.names(dict.fromkeys(part.actor for event in one.events for part in event.participants))


def _source(view: View, one: Happening) -> str:
    names = [
        outlet or words.NO_PUBLISHER
        for event in one.events
        for span in event.evidence[:1]
        if (article := view.articles.get(span.article)) is not None
        for outlet in article.outlets
    ]
    return ", ".join(dict.fromkeys(names)) or words.BY_ANALYST


def _people(view: View, one: Happening) -> tuple[bool, tuple[int, ...]]:
    """How many came to what harm, the dead first: of the highest of what is told, whatever words it stands in."""
    most = dict.fromkeys(Effect, 0)
    for figure in view.standing(one):
        most[figure.effect] += max(figure.low or 0, figure.high or 0)
    return not one.toll, tuple(most.values())


def _title(_view: View, one: Happening) -> str:
    return shortened(one.title, LONGEST) or words.UNTITLED_EVENT


def _marked(_view: View, one: Happening) -> str:
    return shortened(marked_title(one), LONGEST)


COLUMNS = (
    Column(
        "date",
        words.COLUMN_WHEN,
        lambda _view, one: when_words.phrase(one.when),
        lambda _view, one: (not one.when.is_known, one.when.sort_key),
        28,
        may_lack=True,
    ),
    Column("event", words.COLUMN_WHAT, _marked, lambda view, one: _title(view, one).casefold(), 40),
    Column(
        "toll",
        words.COLUMN_TOLL,
        lambda _view, one: one.toll,
        _people,
        24,
        may_lack=True,
    ),
    Column(
        "place",
        words.COLUMN_WHERE,
        lambda _view, one: one.place or "",
        lambda _view, one: (not one.place, (one.place or "").casefold()),
        14,
        may_lack=True,
    ),
    Column(
        "status",
        words.COLUMN_STATUS,
        lambda _view, one: words.STATUSES[one.status],
        lambda _view, one: words.STATUSES[one.status],
        11,
    ),
    Column("who", words.COLUMN_ACTORS, _who, lambda view, one: _who(view, one).casefold(), 26),
    Column("type", words.TYPE, lambda _view, one: one.kind, lambda _view, one: one.kind.casefold(), 16),
    Column(
        "reported",
        grading_words.COLUMN_REPORTED,
        lambda view, one: when_words.published(first) if (first := view.told(one).first) is not None else "",
        lambda view, one: (view.told(one).first is None, view.told(one).first or date.max),
        14,
        may_lack=True,
    ),
    Column(
        "articles",
        words.COLUMN_TOLD_BY,
        lambda view, one: f"{view.told(one).reports}",
        lambda view, one: view.told(one).reports,
        8,
        is_number=True,
    ),
    Column(
        "origins",
        grading_words.COLUMN_ORIGINS,
        lambda view, one: f"{view.told(one).origins}",
        lambda view, one: view.told(one).origins,
        8,
        is_number=True,
    ),
    Column(
        "grade",
        grading_words.COLUMN_GRADE,
        lambda view, one: str(view.grade_of(one).grade),
        lambda view, one: view.grade_of(one).grade,
        6,
    ),
    Column("source", words.COLUMN_OUTLETS, _source, lambda view, one: _source(view, one).casefold(), 22),
    Column(
        "review",
        words.COLUMN_REVIEW,
        lambda _view, one: words.REVIEWS[one.review],
        lambda _view, one: words.REVIEWS[one.review],
        12,
    ),
)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a group, with the number of its rows."""

    title: str
    number: int


class EventsModel(QAbstractTableModel):
    """What a filter lets through, in the order of one column; within groups where rows are grouped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._told: list[Happening] = []
        self._rows: list[Happening | GroupRow] = []
        self._grouping = TableGrouping.NONE
        self._row_of: dict[EventId, int] | None = None
        self._sorted = 0, Qt.SortOrder.AscendingOrder

    def show(self, view: View, happenings: Sequence[Happening]) -> None:
        self.beginResetModel()
        self._view = view
        self._told = list(happenings)
        self._arrange()
        self.endResetModel()

    def group(self, grouping: TableGrouping) -> None:
        """Let rows stand together, below headings. What has several actors or sources stands in each of their groups."""
        if grouping is not self._grouping:
            self.beginResetModel()
            self._grouping = grouping
            self._arrange()
            self.endResetModel()

    def row(self, at: int) -> Happening | GroupRow:
        return self._rows[at]

    def happening(self, at: int) -> Happening | None:
        """What stands in a row; None for a heading."""
        row = self._rows[at]
        return row if isinstance(row, Happening) else None

    def row_of(self, event: EventId) -> int | None:
        if self._row_of is None:
            self._row_of = {}
            for at, one in enumerate(self._rows):
                for each in one.events if isinstance(one, Happening) else ():
                    self._row_of.setdefault(each.id, at)
        return self._row_of.get(event)

    def _arrange(self) -> None:
        column, way = self._sorted
        key = COLUMNS[column].key
        self._told.sort(key=lambda one: key(self._view, one), reverse=way == Qt.SortOrder.DescendingOrder)
        if COLUMNS[column].may_lack:  # what lacks it comes last either way
            self._told.sort(key=lambda one: bool(key(self._view, one)[0]))
        self._rows = list(self._grouped()) if self._grouping is not TableGrouping.NONE else list(self._told)
        self._row_of = None

    def _grouped(self) -> Iterator[Happening | GroupRow]:
        groups: dict[str, list[Happening]] = defaultdict(list)
        ranks: dict[str, Any] = {}
        if self._grouping is TableGrouping.DAY:
            for one in self._told:
                title = when_words.heading(one.when) if one.when.is_known else words.UNDATED
                groups[title].append(one)
                ranks[title] = not one.when.is_known, one.when.sort_key
        else:
            keys = Keys(self._view, Grouping(self._grouping.value))
            for one in self._told:
                for key in keys.of(one):
                    groups[key].append(one)
            ranks = {key: (not key, keys.title(key).casefold(), key) for key in groups}
        for key in sorted(groups, key=ranks.__getitem__):
            yield GroupRow(key if self._grouping is TableGrouping.DAY else keys.title(key), len(groups[key]))
            yield from groups[key]

    # --- what Qt asks
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """What was equal before stays in its order."""
        if not 0 <= column < len(COLUMNS) or (column, order) == self._sorted:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._rows[index.row()] for index in before]
        self._sorted = column, order
        self._arrange()
        places = {id(one): at for at, one in enumerate(self._rows)}
        after = [
            self.index(places[id(one)], index.column()) if id(one) in places else QModelIndex()
            for index, one in zip(before, kept, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], GroupRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def text(self, row: int, column: int) -> str:
        """What a cell holds, in one line: also what is covered on the screen."""
        one = self._rows[row]
        return "" if isinstance(one, GroupRow) else " ".join(COLUMNS[column].text(self._view, one).split())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], COLUMNS[index.column()]
        if isinstance(one, GroupRow):
            spoken = index.column() == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return words.TABLE_GROUP.format(title=one.title, number=one.number) if spoken else None
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.text(index.row(), index.column())
            return headline(text) if column.name == "event" else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(hint(self._view, one))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_happening(one)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            tones = theme.tones()
            if column.name == "status":
                return QColor(tones.of_status(one.status))
            if column.name == "grade" and not self._view.grade_of(one).grade.is_judged:
                return QColor(tones.faint)
            if column.name == "origins" and (told := self._view.told(one)).origins == 1 and told.reports > 1:
                return QColor(tones.warning)
            return QColor(tones.muted) if one.is_aside or one.review is Review.REJECTED else None
        if role == Qt.ItemDataRole.FontRole and one.review is Review.REJECTED and column.name == "event":
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None
