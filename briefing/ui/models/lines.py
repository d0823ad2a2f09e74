"""Lines of a profile or a summary as rows: headings, and lines that lead to the words they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.ui.craft.discretion import headline, told, with_quotes
from briefing.ui.seen.rows import Line
from briefing.ui.wording import tie_words
from briefing.ui.wording.plain import tip

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """Shows lines as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, at: int) -> Line:
        return self._lines[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = _shown(self._lines[index.row()])
        if role == ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = tie_words.REVIEWS.get(line.review, "") if line.review is not None else ""
            return ". ".join(dict.fromkeys(part for part in (line.text, line.chip, told, line.detail) if part))
        if role == Qt.ItemDataRole.ToolTipRole and not line.is_heading:
            how = tie_words.HOW if line.tie is not None else ""
            return tip("\n".join(part for part in (line.text, line.chip, line.detail, how) if part))
        return None


def _shown(line: Line) -> Line:
    """A line as it may be seen: what it quotes may be covered."""
    text, detail = with_quotes(line.text), with_quotes(line.detail)
    if not line.is_heading:
        text = headline(text) if line.event is not None else told(text)
    return line if (text, detail) == (line.text, line.detail) else replace(line, text=text, detail=detail)
