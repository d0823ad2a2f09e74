"""Loads what laying out pages needs before anybody asks for pages, when a case has been open for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.work import Desk, ReplyTo

READY_AFTER_MS = 2_500  # after a case was opened: what one looks at first has been drawn by then


class Readying(QObject):
    """Lets the clerk get ready, once the case is read and has something to lay out."""

    def __init__(self, desk: Desk, case: OpenCase, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._case = desk, case
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(READY_AFTER_MS)
        self._soon.timeout.connect(self._make_ready)
        case.opened.connect(self._soon.start)
        case.closed.connect(self._soon.stop)

    def _make_ready(self) -> None:
        """A fault will show itself when pages are asked for."""
        if self._case.is_being_read:
            self._soon.start()
        elif self._case.view.articles:
            from briefing.ui.desk import drawing

            self._desk.submit(drawing.made_ready(), ReplyTo(self, lambda _done: None, lambda _error: None))
