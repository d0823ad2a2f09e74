"""Why a fact says what it says, as rows: one for each ground, the first of a field with its name and value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.domain.text import Span
from briefing.ui.craft.discretion import headline, with_quotes
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip
from briefing.usecases.reviewing.explaining import NOT_NOTED, Explained

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One ground of a field. `label` and `value` are empty where the field goes on from the row above."""

    label: str
    value: str
    sentence: str
    rule: str | None
    words: Span | None

    @property
    def is_noted(self) -> bool:
        """Whether a rule, or the analyst, is behind it."""
        return self.sentence != NOT_NOTED


class GroundModel(QAbstractListModel):
    """Shows one fact at a time, or nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GroundRow, ...] = ()

    def show(self, explained: Explained | None) -> None:
        self.beginResetModel()
        self._rows = tuple(
            GroundRow(one.label if first else "", one.value if first else "", ground.sentence, ground.rule, ground.words)
            for one in (explained.reasons if explained is not None else ())
            for first, ground in ((at == 0, ground) for at, ground in enumerate(one.grounds))
        )
        self.endResetModel()

    def row(self, at: int) -> GroundRow:
        return self._rows[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        value, sentence = headline(row.value), with_quotes(row.sentence)
        if (value, sentence) != (row.value, row.sentence):
            row = replace(row, value=value, sentence=sentence)
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            named = ": ".join(part for part in (row.label, row.value) if part)
            return ". ".join(part for part in (named, row.sentence) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.rule is not None:
            return tip(words.WHY_RULE.format(rule=row.rule))
        return None
