"""Compares the articles of a case before anybody asks how many origins a report has, beside the window.

In a large case that is done where it is read. In a small one it takes some tens of milliseconds, the first time with the
loading of what joins cases: more than one picture may take.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.work import Desk, ReplyTo

AFTER_MS = 400  # of rest: what was edited last is in the view then


class OriginsAhead(QObject):
    """Lets the clerk who joins do it, whenever there is another view. Whoever asks sooner works it out himself."""

    def __init__(self, desk: Desk, case: OpenCase, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._case = desk, case
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self._prepare)
        case.changed.connect(self._start)
        case.closed.connect(self._soon.stop)

    def _start(self, *_what: object) -> None:
        self._soon.start()

    def _prepare(self) -> None:
        """A fault will show itself when origins are asked for."""
        if self._case.is_being_read or self._case.file is None:
            return
        view = self._case.view
        if view.articles:
            self._desk.reckon(lambda _stop: view.provenance.prepare(), ReplyTo(self, _nothing, _nothing))


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""
