"""Controls in a row that goes on in the next line where there is no room: none is ever cut off or out of sight."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Items from the left, as wide as they want to be and never wider than the row; from the right where one reads so."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 2, line_spacing: int = 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._line_spacing = line_spacing
        self._right_from: int | None = None
        self.setSpacing(spacing)

    def push_right(self) -> None:
        """What is added from now on stands at the far end of the row, as long as all of it fits in one line."""
        self._right_from = len(self._items)

    # --- what Qt asks
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self.spacing() for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0)).grownBy(margins)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Returns the height that all lines take."""
        margins: QMargins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), item.sizeHint().height()))
            if lines[-1] and used + size.width() > room.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        parent = self.parentWidget()
        from_right = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = room.top()
        pushed = None if self._right_from is None or len(lines) > 1 else self._items[self._right_from :][:1]
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            left = room.left()
            for item, size in line:
                if pushed and item is pushed[0]:
                    behind = line[line.index((item, size)) :]
                    left = room.right() + 1 - sum(one.width() + self.spacing() for _, one in behind) + self.spacing()
                if move:
                    x = room.right() - (left - room.left()) - size.width() + 1 if from_right else left
                    item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += height + self._line_spacing
        return top - self._line_spacing - room.top() + margins.top() + margins.bottom()
