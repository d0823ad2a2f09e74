"""Which panes have to be refreshed now: those in sight at once, the others when they come into sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QWidget

from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View


class Overview(Protocol):
    """A pane that shows a part of the case and follows what is pointed at."""

    def show_case(self, view: View) -> None: ...

    def follow(self, what: Picked) -> None: ...


class Sight(QObject):
    """Gives each pane the newest view no sooner than somebody looks at it: an edit costs what is in sight and no more.

    A pane that comes into sight is refreshed before it is painted, and points at what is pointed at by then. While the
    window is not shown at all every pane counts as in sight, for whoever works with it without looking at it.
    """

    def __init__(self, selection: Selection, window: QWidget) -> None:
        super().__init__(window)
        self._selection, self._window = selection, window
        self._docks: dict[QWidget, QDockWidget] = {}
        self._panes: dict[QWidget, Overview] = {}
        self._waiting: set[QWidget] = set()
        self._view = View()

    def watch(self, widget: QWidget, pane: Overview, dock: QDockWidget) -> None:
        """Look after a pane, which is this widget in this dock. It is shown what there is: whoever made it is
        about to look at it, or to ask it for something."""
        self._panes[widget], self._docks[widget] = pane, dock
        self._waiting.add(widget)
        self._refresh(widget)
        dock.visibilityChanged.connect(self._look)
        widget.installEventFilter(self)

    def show(self, view: View) -> None:
        """There is something else to be seen."""
        self._view = view
        self._waiting = set(self._panes)
        for widget in self._panes:
            if self._is_seen(widget):
                self._refresh(widget, has_waited=False)

    def catch_up(self, widget: QWidget) -> None:
        """Refresh a pane now, because it is about to be asked for something."""
        self._refresh(widget)

    @property
    def waiting(self) -> Iterable[QWidget]:
        """The panes that still show what was before."""
        return tuple(self._waiting)

    def _is_seen(self, widget: QWidget) -> bool:
        return not self._window.isVisible() or not widget.visibleRegion().isEmpty()

    def _look(self, _is_visible: bool) -> None:
        # of docks in tabs Qt tells that one is seen before it has put it in its place
        for widget in tuple(self._waiting):
            if self.sender() is self._docks[widget] and _is_visible:
                self._refresh(widget)

    def _refresh(self, widget: QWidget, *, has_waited: bool = True) -> None:
        if widget in self._waiting:
            self._waiting.discard(widget)
            self._panes[widget].show_case(self._view)
            if has_waited:
                self._panes[widget].follow(self._selection.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The last chance, for whatever else lays a pane bare: a window in front of it, a splitter, a floating dock."""
        if self._waiting and event.type() in (QEvent.Type.Paint, QEvent.Type.Show) and watched in self._waiting:
            assert isinstance(watched, QWidget)
            if event.type() == QEvent.Type.Paint or not watched.visibleRegion().isEmpty():
                self._refresh(watched)
        return super().eventFilter(watched, event)
