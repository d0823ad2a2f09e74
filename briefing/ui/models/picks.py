"""Things to choose among, as rows: each with its name, how often it is met, and whether it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.ui.wording import words
from briefing.ui.wording.plain import tip

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pick:
    """One term. `also` are other names that a search finds it by; `number` is None where nothing is counted."""

    term: Any
    name: str
    number: int | None = None
    also: tuple[str, ...] = ()


class _Hay(NamedTuple):
    """What a search compares of one term, without accents and capitals: its name, and all its names."""

    name: str
    names: str

    @classmethod
    def of(cls, one: Pick, fold: Callable[[str], str]) -> _Hay:
        return cls(f" {fold(one.name)}", f" {fold(' '.join((one.name, *one.also)))}")

    def fit(self, needle: Sequence[str]) -> int | None:
        """How well words fit, 0 best; None where one of them stands nowhere."""
        if not all(word in self.names for word in needle):
            return None
        if self.name[1:] == " ".join(needle):
            return 0
        if all(f" {word}" in self.name for word in needle):
            return 1
        if all(word in self.name for word in needle):
            return 2
        return 3 if all(f" {word}" in self.names for word in needle) else 4


class PickModel(QAbstractListModel):
    """What is chosen stands first when the list is offered, and stays in its place while one chooses."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Pick, ...] = ()
        self._rows: list[Pick] = []
        self._hay: list[_Hay] = []  # of `_all`, made when something is looked for
        self.chosen: frozenset[Any] = frozenset()

    def offer(self, picks: Sequence[Pick], chosen: frozenset[Any]) -> None:
        self.beginResetModel()
        self.chosen = chosen
        self._all = tuple(sorted(picks, key=lambda one: one.term not in chosen))
        self._hay = []
        self._rows = list(self._all)
        self.endResetModel()

    def look_for(self, text: str) -> None:
        """Leave what every word fits, however it is accented: what fits best first, else in the order offered."""
        from briefing.knowledge.folding import fold  # and with it all of knowledge: no window waits for it

        needle = fold(text).split()
        if needle and not self._hay:
            self._hay = [_Hay.of(one, fold) for one in self._all]
        self.beginResetModel()
        if needle:
            fits = [(fit, at) for at, hay in enumerate(self._hay) if (fit := hay.fit(needle)) is not None]
            self._rows = [self._all[at] for _, at in sorted(fits)]
        else:
            self._rows = list(self._all)
        self.endResetModel()

    def toggle(self, at: int) -> None:
        self.chosen = self.chosen ^ {self._rows[at].term}
        self.dataChanged.emit(self.index(at, 0), self.index(at, 0))

    def clear(self) -> None:
        self.chosen = frozenset()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row(self, at: int) -> Pick:
        return self._rows[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        is_chosen = row.term in self.chosen
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            form = words.PICK_CHOSEN if is_chosen else words.PICK_NOT_CHOSEN
            return form.format(name=row.name, number="" if row.number is None else f"{row.number:,}")
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join((row.name, *row.also)))
        return None
