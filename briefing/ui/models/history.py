"""The history as rows, the newest first, under a heading for each day. Entries are read when they come into sight."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.domain.history import EVERYTHING, Act, Entry, Wanted
from briefing.store.history import NOTHING_FOUND, Day, Found
from briefing.ui.craft.discretion import with_quotes
from briefing.ui.wording import history_words as words
from briefing.ui.wording import when_words
from briefing.ui.wording.plain import tip
from briefing.usecases.reviewing.recounting import KIND_NAMES, Names, differences, moment

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_PAGE = 100
_MOST_PAGES = 40


class Source(Protocol):
    """Where entries are: `CaseFile.history`."""

    def find(self, wanted: Wanted = EVERYTHING, after: int = 0) -> Found: ...

    def entries(self, numbers: Any) -> tuple[Entry, ...]: ...


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A day's heading, or an entry. `back` tells which step from the last it was part of, None where it cannot be undone;
    `is_undone` that it was taken back and can be done again; `changed` names the fields that differ.
    """

    heading: str = ""
    entry: Entry | None = None
    changed: str = ""
    back: int | None = None
    is_undone: bool = False


class HistoryModel(QAbstractListModel):
    """Of a hundred thousand entries it holds the numbers, and the pages last looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._wanted = EVERYTHING
        self._found = NOTHING_FOUND
        self._starts: list[int] = []  # the row of each day's heading
        self._pages: OrderedDict[int, dict[int, Entry]] = OrderedDict()
        self._back: Mapping[int, int] = {}
        self._undone: frozenset[int] = frozenset()
        self._names = Names()

    def show(self, source: Source | None, wanted: Wanted) -> None:
        """Look anew."""
        self.beginResetModel()
        self._source, self._wanted = source, wanted
        self._pages.clear()
        self._found = source.find(wanted) if source is not None else NOTHING_FOUND
        self._lay_out()
        self.endResetModel()

    def show_new(self) -> int:
        """Take in what was added since. Returns how many entries."""
        if self._source is None:
            return 0
        fresh = self._source.find(self._wanted, self._found.numbers[0] if self._found.numbers else 0)
        if not fresh.numbers:
            return 0
        self.beginResetModel()
        self._found = fresh.before(self._found)
        self._lay_out()
        self.endResetModel()
        return len(fresh.numbers)

    def forget(self, number: int) -> None:
        """Read an entry again: a reason was added."""
        for page in self._pages.values():
            page.pop(number, None)
        row = self.row_of(number)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def mark(self, order: tuple[tuple[int, bool], ...], names: Names) -> None:
        """Say which steps can be undone and which were undone, and what items are called."""
        done = [n for n, is_done in order if is_done]
        self._back = {n: at for at, n in enumerate(reversed(done), 1)}
        self._undone = frozenset(n for n, is_done in order if not is_done)
        self._names = names
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(rows - 1))

    @property
    def entries(self) -> int:
        """How many were found."""
        return len(self._found.numbers)

    def numbers(self) -> tuple[int, ...]:
        """Of all that were found, the newest first."""
        return tuple(self._found.numbers)

    def entry(self, row: int) -> Entry | None:
        """The entry in a row, None for a heading."""
        number = self._number(row)
        return None if number is None else self._read(number)

    def row_of(self, number: int) -> int | None:
        """In which row an entry is, None where it is not shown."""
        low, high = 0, len(self._found.numbers)  # they fall
        while low < high:
            middle = (low + high) // 2
            if self._found.numbers[middle] > number:
                low = middle + 1
            else:
                high = middle
        if low >= len(self._found.numbers) or self._found.numbers[low] != number:
            return None
        day = bisect_right([one.first for one in self._found.days], low) - 1
        return low + day + 1

    def next_entry(self, row: int) -> int | None:
        """The first row from here on that is an entry."""
        return next((at for at in range(row, min(row + 2, self.rowCount())) if self._number(at) is not None), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._found.numbers) + len(self._found.days)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._number(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return with_quotes(_spoken(self._row(index.row())))
        if role == Qt.ItemDataRole.ToolTipRole:
            return with_quotes(_hint(self._row(index.row())))
        return None

    def _lay_out(self) -> None:
        self._starts = [day.first + at for at, day in enumerate(self._found.days)]

    def _number(self, row: int) -> int | None:
        at = bisect_right(self._starts, row) - 1
        if at < 0 or self._starts[at] == row or row >= self.rowCount():
            return None
        return self._found.numbers[row - at - 1]

    def _row(self, row: int) -> HistoryRow:
        number = self._number(row)
        if number is None:
            return HistoryRow(_heading(self._found.days[bisect_right(self._starts, row) - 1]))
        entry = self._read(number)
        if entry is None:
            return HistoryRow(entry=None)
        known = entry.step is not None and entry.act is Act.DONE
        return HistoryRow(
            entry=entry,
            changed=", ".join(one.name for one in differences(entry, self._names)[:4]),
            back=self._back.get(entry.step) if known and entry.step is not None else None,
            is_undone=known and entry.step in self._undone,
        )

    def _read(self, number: int) -> Entry | None:
        """An entry, with the page it is on: those around it are looked at next."""
        at = number // _PAGE
        page = self._pages.get(at)
        if page is None or number not in page:
            if self._source is None:
                return None
            page = {one.n: one for one in self._source.entries(range(at * _PAGE, (at + 1) * _PAGE))}
            self._pages[at] = page
            while len(self._pages) > _MOST_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(at)
        return page.get(number)


def _heading(day: Day) -> str:
    then = date.fromisoformat(day.day)
    today = date.today()
    name = {today: f"{words.TODAY} · ", today - timedelta(days=1): f"{words.YESTERDAY} · "}.get(then, "")
    return f"{name}{when_words.long_day(then)} · {words.changes(day.entries)}"


def who_and_when(entry: Entry) -> str:
    """As "18:04 · N. Rahman"."""
    return f"{entry.at.astimezone():%H:%M} · {entry.who or words.SOMEBODY}"


def _spoken(row: HistoryRow) -> str:
    if row.entry is None:
        return row.heading
    entry = row.entry
    parts = [entry.label, KIND_NAMES[entry.kind], who_and_when(entry), row.changed]
    if row.back is not None:
        parts.append(words.BACK_HINT.format(nth=row.back))
    if row.is_undone:
        parts.append(words.FORWARD)
    if entry.why:
        parts.append(words.REASON_MARK)
    return ". ".join(part for part in parts if part)


def _hint(row: HistoryRow) -> str:
    if row.entry is None:
        return ""
    entry = row.entry
    lines = [entry.label, f"{moment(entry.at)} · {entry.who or words.SOMEBODY}"]
    lines += [words.WHY_SAID.format(words=one.words) for one in entry.why]
    if row.back is not None:
        lines.append(words.BACK_HINT.format(nth=row.back))
    return tip("\n".join(lines))
