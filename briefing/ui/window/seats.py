"""Docks whose panes are made when they first come into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDockWidget, QWidget


class _Seat(QWidget):
    """What a dock holds until its pane is made: nothing to be seen. Tells when somebody looks at it."""

    looked_at = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.looked_at.emit()


class Seats(QObject):
    """Asks for the pane of a dock as soon as the dock is in sight: `bring(name)` makes it and calls `take` with it.

    Which tab is in front is not settled while docks are arranged; what is in sight then is told by its being painted.
    """

    def __init__(self, bring: Callable[[str], None], window: QWidget) -> None:
        super().__init__(window)
        self._bring, self._window = bring, window
        self._docks: dict[str, QDockWidget] = {}
        self._free: dict[str, _Seat] = {}
        self._open: set[str] = set()
        self._arranging = 0

    def keep(self, name: str, dock: QDockWidget) -> None:
        """A dock whose pane comes later."""
        seat = _Seat(dock)
        dock.setWidget(seat)
        self._docks[name], self._free[name] = dock, seat
        seat.looked_at.connect(partial(self._soon, name))
        dock.visibilityChanged.connect(partial(self._on_visibility, name))

    def take(self, name: str, pane: QWidget) -> None:
        """The pane of a dock was made."""
        seat = self._free.pop(name)
        seat.looked_at.disconnect()
        self._docks[name].setWidget(pane)
        seat.deleteLater()

    def is_open(self, name: str) -> bool:
        """Whether the dock told that it is in sight, be its pane made or not."""
        return name in self._open

    @contextmanager
    def arranging(self) -> Iterator[None]:
        """While docks are put in their places, and until the loop of events comes round, no pane is made for being seen."""
        self._arranging += 1
        try:
            yield
        finally:
            QTimer.singleShot(0, self, self._arranged)

    def _arranged(self) -> None:
        self._arranging -= 1

    def _on_visibility(self, name: str, is_visible: bool) -> None:
        if is_visible:
            self._open.add(name)
        else:
            self._open.discard(name)
        if is_visible and not self._arranging and self._window.isVisible() and name in self._free:
            self._bring(name)

    def _soon(self, name: str) -> None:
        QTimer.singleShot(0, self, partial(self._look, name))  # a widget is not replaced while it is painted

    def _look(self, name: str) -> None:
        seat = self._free.get(name)
        if seat is not None and not seat.visibleRegion().isEmpty():
            self._bring(name)
