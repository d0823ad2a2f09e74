"""The pane that says why: for the event, figure, actor or tie pointed at, each field with its value, its rule in words,
and the words it went by, which light up in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing.ui.craft.discretion import headline
from briefing.ui.models.grounds import GroundModel
from briefing.ui.painting.grounds import GroundDelegate
from briefing.ui.panes.parts import Elided, EmptyState, RowList, label
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.usecases.reviewing.explaining import SORTS, Explained


class WhyPane(QWidget):
    """Follows what is pointed at, while it is in sight. `explain` gives the reasons, None where there are none to give."""

    def __init__(
        self, selection: Selection, explain: Callable[[Picked], Explained | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection, self._explain = selection, explain
        self._what = Picked()
        self._is_stale = True
        self.sort = label("", quiet=True)
        self.title = Elided("", self, strong=True)
        self.list = RowList(words.PANE_WHY, self)
        self.model = GroundModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(GroundDelegate(self.list))
        self.list.viewport().installEventFilter(self)
        self._full = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.sort)
        head.addWidget(self.title, 1)
        layout = QVBoxLayout(self._full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self._empty = EmptyState("why", words.WHY_EMPTY, words.WHY_EMPTY_HOW)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        selection.picked.connect(self._on_picked)
        self.list.entered.connect(self._on_entered)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    # --- what is shown
    def follow(self, what: Picked) -> None:
        """Explain what is pointed at."""
        self._on_picked(what, None)

    def show_case(self, _view: View) -> None:
        """The case was read anew: what is shown may say something else now."""
        self.refresh()

    def cover_anew(self) -> None:
        """Titles were covered or uncovered."""
        self.refresh()

    def refresh(self) -> None:
        """Explain once more, when the pane is in sight."""
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        self._selection.hint(None)
        explained = self._explain(self._what) if self._what else None
        at = self.list.currentIndex().row()
        self._stack.setCurrentIndex(0 if explained is None else 1)
        same = explained is not None and headline(explained.title) == self.title.text()
        self.model.show(explained)
        if explained is None:
            self.title.setText("")
            return
        self.sort.setText(SORTS[explained.sort])
        self.title.setText(headline(explained.title))
        if same and 0 <= at < self.model.rowCount():
            self._mark(at)
        else:
            self.list.scrollToTop()

    def _mark(self, at: int) -> None:
        chooser = self.list.selectionModel()
        blocked = chooser.blockSignals(True)
        self.list.setCurrentIndex(self.model.index(at, 0))
        chooser.blockSignals(blocked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    # --- what is pointed at
    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is self:
            return
        self._what = replace(what, span=None) if what.casualty or what.event or what.actor or what.tie else Picked()
        self.refresh()

    def _on_entered(self, index: QModelIndex) -> None:
        self._selection.hint(self.model.row(index.row()).words)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.list.hasFocus():
            self._selection.hint(self.model.row(index.row()).words)

    def _on_chosen(self, index: QModelIndex) -> None:
        span = self.model.row(index.row()).words
        if span is not None:
            self._selection.hint(None)
            self._selection.pick(replace(self._what, span=span, article=span.article), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._selection.hint(None)
        return super().eventFilter(watched, event)
