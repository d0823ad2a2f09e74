"""The docks of the window: which panes there are, where they stand at first, what they are called, what is in front."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from briefing.ui.window.seats import Seats
from briefing.ui.window.shares import Shares
from briefing.ui.wording import map_words, review_words, words

LAYOUT_GENERATION = 3
_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
PANES = {
    "articles": (words.PANE_ARTICLES, _LEFT),
    "timeline": (words.PANE_TIMELINE, _RIGHT),
    "map": (map_words.PANE_MAP, _RIGHT),
    "actors": (words.PANE_ACTORS, _RIGHT),
    "casualties": (words.PANE_CASUALTIES, _RIGHT),
    "review": (review_words.PANE_REVIEW, _RIGHT),
    "briefing": (words.PANE_BRIEFING, _RIGHT),
    "history": (words.PANE_HISTORY, _RIGHT),
    "why": (words.PANE_WHY, _BOTTOM),
    "report": (words.IMPORT_REPORT, _BOTTOM),
}
"""Each pane with its title and where it stands at first."""
_HIDDEN_FIRST = frozenset({"history", "why", "report"})


class Docking(QObject):
    """Keeps the docks of one window. `docks` are by the name of their pane."""

    def __init__(self, window: QMainWindow, seats: Seats) -> None:
        super().__init__(window)
        self._window, self._seats = window, seats
        self._front = "timeline"
        self.docks: dict[str, QDockWidget] = {}
        self._titles = QTimer(self)
        self._titles.setSingleShot(True)
        self._titles.setInterval(0)
        self._titles.timeout.connect(self._arrange_titles)
        option = QMainWindow.DockOption
        window.setDockOptions(option.AllowTabbedDocks | option.AllowNestedDocks | option.AnimatedDocks)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        for name, (title, area) in PANES.items():
            self._make(name, title, area)
        self._shares = Shares(window, self.docks)

    def _make(self, name: str, title: str, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock-{name}")
        self._seats.keep(name, dock)
        dock.setMinimumWidth(200)
        self._window.addDockWidget(area, dock)
        self.docks[name] = dock
        dock.topLevelChanged.connect(self._soon_arrange_titles)
        dock.dockLocationChanged.connect(self._soon_arrange_titles)
        dock.visibilityChanged.connect(self._soon_arrange_titles)

    # --- titles
    def _soon_arrange_titles(self, _what: object = None) -> None:
        self._titles.start()

    def _arrange_titles(self) -> None:
        """A pane among tabs needs no second title below its tab."""
        for dock in self.docks.values():
            tabbed = any(not one.isHidden() for one in self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            bare = dock.titleBarWidget() is not None
            if tabbed and not bare:
                dock.setTitleBarWidget(QWidget(dock))
            elif not tabbed and bare:
                old = dock.titleBarWidget()
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                old.deleteLater()
        for bar in self._window.findChildren(QTabBar):
            if bar.parent() is self._window:
                bar.setAccessibleName(words.PANES)

    # --- places
    def arrange(self) -> None:
        """Articles left, text in the middle, the rest in tabs at the right."""
        with self._seats.arranging():
            self._arrange()
        self._shares.forget()

    def _arrange(self) -> None:
        window, docks = self._window, self.docks
        for dock in docks.values():
            dock.setFloating(False)
            window.removeDockWidget(dock)  # or the toolkit leaves the tabs of the old places standing over the new ones
        for name, (_, area) in PANES.items():
            window.addDockWidget(area, docks[name])
            first = next(one for one, (_, its) in PANES.items() if its is area)
            if first != name:
                window.tabifyDockWidget(docks[first], docks[name])
        for name, dock in docks.items():
            dock.setVisible(name not in _HIDDEN_FIRST)
        docks["timeline"].raise_()
        width = window.width()
        window.resizeDocks(
            [docks["articles"], docks["timeline"]],
            [max(220, round(width * 0.18)), max(380, round(width * 0.42))],
            Qt.Orientation.Horizontal,
        )
        window.resizeDocks([docks["why"], docks["report"]], [240, 240], Qt.Orientation.Vertical)
        self._soon_arrange_titles()
        self._front = "timeline"
        QTimer.singleShot(0, self, self._raise_front)  # a tab that was just made cannot be raised yet

    def _raise_front(self) -> None:
        if not self.docks[self._front].isHidden():  # the toolkit would show the tabs of hidden docks
            self.docks[self._front].raise_()

    def restore(self, state: object) -> None:
        """As they were left, where that was kept; else as at first. The report of an import is of the past."""
        with self._seats.arranging():
            if not (isinstance(state, QByteArray) and self._window.restoreState(state, LAYOUT_GENERATION)):
                self.arrange()
            self.docks["report"].hide()
        self._shares.forget()
        self._soon_arrange_titles()

    def state(self) -> QByteArray:
        """Where everything stands, to be kept."""
        return self._window.saveState(LAYOUT_GENERATION)

    def hide_all(self) -> None:
        for dock in self.docks.values():
            dock.hide()

    # --- what is in front
    def to_front(self, name: str) -> None:
        """Show a pane, before those it shares its place with."""
        self._front = name
        self.docks[name].show()
        self.docks[name].raise_()
