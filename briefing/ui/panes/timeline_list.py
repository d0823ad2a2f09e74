"""The list of the timeline as a widget: rows that open and close with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefing.ui.panes.parts import RowList
from briefing.ui.wording import words


class TimelineList(RowList):
    """A list whose rows open and close with the arrow keys, and that knows where it was pressed."""

    opened = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(words.PANE_TIMELINE, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self._pressed_at = QPoint()
        self.is_pressed = False

    def dress(self) -> None:
        """Before rows are seen; what paints them is loaded only then."""
        from briefing.ui.painting.timeline_rows import TimelineDelegate

        if not isinstance(self.itemDelegate(), TimelineDelegate):
            self.setItemDelegate(TimelineDelegate(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.is_pressed = True  # the answer comes with the release, once
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_pressed = False

    def pressed_on_reports(self, index: QModelIndex) -> bool:
        """Whether the press was on "3 reports" at the lower right of a row."""
        rect = self.visualRect(index)
        return self._pressed_at.x() > rect.right() - 170 and self._pressed_at.y() > rect.bottom() - 30

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex(), event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)
