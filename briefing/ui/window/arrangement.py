"""How the window is arranged: its size, its panes, the size of the text, the veil; kept beside the preferences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from briefing.ui.craft.late import is_made

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow

FIRST_SIZE = QSize(1366, 768)


class Arrangement(QObject):
    """Keeps how a window is arranged, and arranges it so again."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def begin(self) -> None:
        """The window as it was last, or as it fits the screen."""
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize() if screen is not None else FIRST_SIZE
        self._window.resize(min(1500, max(880, room.width() - 40)), min(940, max(480, room.height() - 60)))
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)

    def reset(self) -> None:
        """All panes back to where they were at first."""
        self._window.docking.arrange()
        if self._window.case.file is None:
            self._window.docking.hide_all()

    def restore(self) -> None:
        """The panes as they were last."""
        window = self._window
        window.docking.restore(self._kept.value("state"))
        window.timeline.arrange(self.kept("timeline"))
        if is_made(window, "map"):
            window.map.arrange(self.kept("map"))
        window.reader.text.scale_to(_number(self._kept.value("reader size", "")))
        window.commands.veil_action.setChecked(self.kept("veil") == "yes")
        window.reader.text.veil.put_on(window.commands.veil_action.isChecked())

    def kept(self, name: str) -> str:
        """What was kept of how a pane was arranged."""
        return str(self._kept.value(name, ""))

    def keep_veil(self, is_on: bool) -> None:
        self._kept.setValue("veil", "yes" if is_on else "")

    def keep(self) -> None:
        """Write down how the window is arranged now."""
        window = self._window
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.setValue("timeline", window.timeline.arrangement())
        if is_made(window, "map"):
            self._kept.setValue("map", window.map.arrangement())
        self._kept.setValue("reader size", f"{window.reader.text.factor:.3f}")
        if window.case.file is not None:
            self._kept.setValue("state", window.docking.state())
        self._kept.sync()

    def go_to(self, name: str) -> None:
        """Bring a pane to the front and put the keyboard into it."""
        window = self._window
        if name == "reader":
            window.reader.text.setFocus()
            return
        window.docking.to_front(name)
        inner: dict[str, Callable[[], QWidget]] = {
            "articles": lambda: window.articles.list,
            "timeline": lambda: window.timeline.front,
            "map": lambda: window.map.front,
            "actors": lambda: window.actors.list,
            "casualties": lambda: window.casualties.front(),
            "briefing": lambda: window.briefing.front(),
            "why": lambda: window.why.list,
            "review": lambda: window.review,
            "history": lambda: window.history.list,
        }
        inner[name]().setFocus()

    def show(self, name: str) -> None:
        """Bring a pane to the front; the keyboard stays where it is."""
        dock = self._window.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()


def _number(kept: object) -> float:
    """A factor as settings keep it, as text; 1 for anything else."""
    try:
        return float(str(kept))
    except ValueError:
        return 1.0
