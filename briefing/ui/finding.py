"""The search over the whole case: a field whose hits drop down below it, each leading to its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing.ui import words
from briefing.ui.panes.actors import line_list
from briefing.ui.panes.parts import SearchField
from briefing.ui.view import Line

ROOM = 360
WIDTH = 430


class FindField(SearchField):
    """`look` gives the hits of some words; `hit` carries the one chosen."""

    hit = Signal(object)

    def __init__(self, look: Callable[[str], Sequence[Any]], parent: QWidget) -> None:
        super().__init__(words.FIND_HINT, parent)
        self._look = look
        self._hits: list[Any] = []
        self._popup = QFrame(parent, Qt.WindowType.ToolTip)
        self._popup.setFrameShape(QFrame.Shape.StyledPanel)
        self._list, self._lines = line_list(self._popup, words.FIND_HITS)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        self.looked_for.connect(self._on_looked_for)
        self._list.clicked.connect(self._on_chosen)
        self.installEventFilter(self)

    @property
    def hits(self) -> tuple[Any, ...]:
        """What is listed, in order."""
        return tuple(self._hits)

    def _on_looked_for(self, text: str) -> None:
        if not text.strip() or not self.isEnabled():
            self._popup.hide()
            return
        self._hits = list(self._look(text))
        lines = [
            Line(
                one.title or words.UNTITLED,
                " · ".join(p for p in (words.HIT_KINDS[str(one.kind)], one.snippet) if p and p != one.title),
            )
            for one in self._hits
        ]
        self._lines.show(lines or [Line(words.FIND_NOTHING, tone="muted")])
        self._place()

    def _place(self) -> None:
        height = sum(self._list.sizeHintForRow(row) for row in range(min(self._lines.rowCount(), 8))) + 4
        below = self.mapToGlobal(QPoint(self.width() - WIDTH, self.height() + 4))
        self._popup.setGeometry(below.x(), below.y(), WIDTH, min(max(height, 40), ROOM))
        self._popup.show()

    def _on_chosen(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._hits):
            self._popup.hide()
            self.hit.emit(self._hits[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self._popup.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._list.currentIndex().row()
        if self._popup.isVisible() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            wanted = max(0, min(self._lines.rowCount() - 1, row + step if row >= 0 else 0))
            self._list.setCurrentIndex(self._lines.index(wanted, 0))
            return
        if self._popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self._lines.index(max(0, row), 0))
            return
        if event.key() == Qt.Key.Key_Escape:
            self._popup.hide()
            self.clear()
            return
        super().keyPressEvent(event)
