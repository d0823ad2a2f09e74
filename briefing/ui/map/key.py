"""The strip below the map that says what its signs mean, of those in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.ui.craft import speaking, theme
from briefing.ui.map.chart import MapView
from briefing.ui.map.painting import Brush, key_of

EDGE = 10.0


@speaking.plays(QAccessible.Role.Graphic)
class KeyStrip(QWidget):
    """Follows a map. As high as its signs need in its width."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._brush = Brush(self.font(), theme.tones())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        view.laid_out.connect(self.refresh)
        theme.on_change(self._look_changed)

    def _look_changed(self) -> None:
        self._brush = Brush(self.font(), theme.tones())
        self.refresh()

    def refresh(self) -> None:
        """Other signs are in sight."""
        texts = [text for text, _ in key_of(self._view.laid())]
        self.setAccessibleName(", ".join(texts))
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)
        self.update()

    def _height(self) -> int:
        probe = QPixmap(1, 1)
        painter = QPainter(probe)
        foot = self._paint_key(painter)
        painter.end()
        return round(foot)

    def _paint_key(self, painter: QPainter) -> float:
        return self._brush.key(painter, self._view.laid(), EDGE, 2.0, self.width() - EDGE)

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.accessibleName():
            self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_key(painter)
        painter.end()
