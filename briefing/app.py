"""Builds the program's objects and joins them: the only file that knows everyone.

The window comes first. Before its first paint nothing heavy is loaded: no matplotlib, no numpy, no spaCy, no Typst. The
case named on the command line is opened after that paint; the worker processes are started when the window stands still.
"""

from __future__ import annotations

import gc

# How many values are made before some, more, or all are looked through for rubbish. Starting makes a hundred thousand, all
# of them to stay: with Python's own 700 that took a tenth of the time until a case is seen. So it comes before the rest of
# what is imported.
RUBBISH = 50_000, 20, 20
gc.set_threshold(*RUBBISH)

import atexit
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from briefing import places, preferences
from briefing.errors import BriefingError
from briefing.ui.craft import theme
from briefing.ui.craft.work import Desk
from briefing.ui.window.crash import CrashHandler
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.usecases.taking_in.reading import ReadingRoom

WARM_AFTER_MS = 600  # after the first paint: the window is in use before the workers take the cores


class _Teller(QObject):
    """Carries the news of a crash from whatever thread it was in to the interface thread."""

    crashed = Signal(object)


class _Asked(QObject):
    """Tells when the terminal or the system asks the program to end (Ctrl-C, SIGTERM, SIGHUP); not on Windows.

    Qt's loop runs no Python while nothing happens, so that a signal would wait for the next event. Its number comes in by a
    pipe instead, which Qt watches.
    """

    to_end = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        self._out, into = os.pipe()
        for end in (self._out, into):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(into, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave_it_to_the_pipe)
        self._bell = QSocketNotifier(self._out, QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._on_bell)

    @Slot()
    def _on_bell(self) -> None:
        os.read(self._out, 64)
        self.to_end.emit()


def _leave_it_to_the_pipe(_number: int, _frame: object) -> None:
    """A signal needs some handler of Python's to be sent through the pipe."""


class Program(QObject):
    """The running program. Keeps its window alive: a top-level widget without a reference vanishes at once."""

    def __init__(
        self,
        application: QApplication,
        *,
        room: ReadingRoom | None = None,
        workers: int | None = None,
        documents: Path | None = None,
        warm: bool = True,
    ) -> None:
        super().__init__(application)
        folder = places.settings_folder()
        liked, notes = preferences.load(folder / preferences.FILE_NAME)
        self.looks = theme.install(application, liked.theme)
        self.desk = Desk(self)
        self._given_room, self._workers = room, workers
        self.window = MainWindow(self.desk, self._open_room, self.looks, liked, folder, documents)
        self._teller = _Teller(self)
        self._teller.crashed.connect(self.window.liking.show_crash)
        self.crashes = CrashHandler(folder / "crashes", self._teller.crashed.emit)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_AFTER_MS)
        self._warm.timeout.connect(self._on_warm)
        if warm:
            self.window.first_painted.connect(self._warm.start)
        if notes:
            self.window.statusBar().showMessage(" ".join(notes), 15_000)

    @property
    def room(self) -> ReadingRoom:
        """Where articles are read."""
        return self.window.room

    def _open_room(self) -> ReadingRoom:
        from briefing.usecases.taking_in.reading import ReadingRoom

        return self._given_room or ReadingRoom(self._workers)

    def _on_warm(self) -> None:
        if self.window.isVisible():
            self.room.warm()

    def open_after_paint(self, path: Path) -> None:
        """Open a case, or take in articles, as soon as the window stands."""
        self._first = path
        self.window.first_painted.connect(self._on_first)

    def _on_first(self) -> None:
        self.window.offer([self._first])


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The Qt application, made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = theme.begin(list(arguments) or [words.APPLICATION])
    made.setApplicationName(words.APPLICATION)
    made.setDesktopFileName("briefing")
    _take_language(made)
    return made


def _take_language(running: QApplication) -> None:
    """The words of the system's language, where the program comes with them."""
    try:
        folder = places.resource("translations")
    except BriefingError:
        return  # it does not
    from briefing.ui.wording import translating

    translating.install(running, folder)


def run(case_path: Path | None = None) -> NoReturn:
    """Show the window until it is closed, then end the process."""
    running = application(sys.argv[:1])
    program = Program(running)
    program.desk.ends_with_process = True
    program.crashes.install()
    asked = _Asked(program)
    asked.to_end.connect(program.window.close)
    asked.to_end.connect(running.quit)
    if case_path is not None:
        program.open_after_paint(case_path)
    program.window.show()
    _leave(running, running.exec())


def _leave(running: QApplication, status: int) -> NoReturn:
    """End the process. A page that is still being laid out cannot be stopped, and would keep it for seconds after its
    window is gone. The toolkit goes in good order before: it hands the clipboard over.
    """
    running.shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(status)
