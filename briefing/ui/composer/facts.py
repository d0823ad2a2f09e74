"""The outline of facts to choose from, found by any of their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from briefing.domain.composition import Passage
from briefing.domain.fact import Fact
from briefing.ui.composer import terms
from briefing.ui.panes.parts import SearchField, label
from briefing.ui.wording.plain import tip

_SAID = Qt.ItemDataRole.UserRole + 1


class _Tree(QTreeView):
    chosen = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class FactOutline(QWidget):
    """Facts by kind. `inserted` carries the statement with its sources."""

    inserted = Signal(object)  # Passage

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self.search = SearchField(terms.FACTS_FIND, self)
        self._model = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setRecursiveFilteringEnabled(True)
        self.tree = _Tree(self)
        self.tree.setModel(self._shown)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(terms.FACTS)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setMinimumHeight(220)
        self.tree.doubleClicked.connect(self._on_chosen)
        self.tree.chosen.connect(self._on_chosen)
        self.search.looked_for.connect(self._on_looked_for)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(terms.FACTS_HOW, quiet=True, wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.tree)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show them, the kinds that were open still open."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        open_ = {
            self._shown.index(n, 0).data()
            for n in range(self._shown.rowCount())
            if self.tree.isExpanded(self._shown.index(n, 0))
        }
        self._model.clear()
        for kind, title in terms.FACT_KINDS.items():
            of_kind = [fact for fact in facts if fact.kind is kind]
            if not of_kind:
                continue
            parent = QStandardItem(f"{title} ({len(of_kind)})")
            parent.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            for fact in of_kind:
                item = QStandardItem(" ".join(fact.said.text.split()))
                item.setToolTip(tip(fact.said.text))
                item.setData(fact.said, _SAID)
                parent.appendRow(item)
            self._model.appendRow(parent)
        for n in range(self._shown.rowCount()):
            index = self._shown.index(n, 0)
            self.tree.setExpanded(index, index.data() in open_ or (not open_ and n == 0))

    def _on_looked_for(self, words: str) -> None:
        self._shown.setFilterFixedString(words)
        if words:
            self.tree.expandAll()

    def _on_chosen(self, index: QModelIndex) -> None:
        said = index.data(_SAID)
        if isinstance(said, Passage):
            self.inserted.emit(said)
