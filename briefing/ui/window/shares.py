"""How the width of the window is parted between the panes left and right of the text: as somebody set it, at every width.

The toolkit takes room from docks when a window gets narrow and gives all of it to the middle when it gets wide again: after
one look at a small screen a timeline would stay a strip.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

_SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
_PAUSE_MS = 30  # while an edge is dragged the width changes many times a second


class Shares(QObject):
    """Watches the window; what a hand sets with a separator is kept as a share of the width."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._shares: dict[Qt.DockWidgetArea, float] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._part)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.oldSize().width() != event.size().width():
            if not self._shares:
                self.note(event.oldSize().width())
            self._soon.start()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.note()
        return super().eventFilter(watched, event)

    def note(self, width: int = 0) -> None:
        """Keep the shares as they are, of the width given or that of the window."""
        whole = width if width > 0 else self._window.width()
        for side, dock in self._fronts().items():
            self._shares[side] = dock.width() / whole

    def forget(self) -> None:
        """The docks were arranged anew: how is noted before the width changes."""
        self._shares.clear()

    def _fronts(self) -> dict[Qt.DockWidgetArea, QDockWidget]:
        """Of each side the pane that is seen."""
        found: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for dock in self._docks.values():
            side = self._window.dockWidgetArea(dock)
            if side in _SIDES and not dock.isFloating() and not dock.visibleRegion().isEmpty():
                found.setdefault(side, dock)
        return found

    def _part(self) -> None:
        docks = {side: dock for side, dock in self._fronts().items() if side in self._shares}
        if docks:
            widths = [round(self._shares[side] * self._window.width()) for side in docks]
            self._window.resizeDocks(list(docks.values()), widths, Qt.Orientation.Horizontal)
