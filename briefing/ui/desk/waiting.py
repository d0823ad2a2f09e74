"""What the window says while a large case is being read: the timeline as far as it is known, and a word elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from briefing.ui.case.case_signals import OpenCase
from briefing.ui.case.foreshowing import Foretold
from briefing.ui.panes.parts import EmptyState
from briefing.ui.panes.timeline import TimelinePane
from briefing.ui.wording import words


class Waiting(QObject):
    """Joins the open case to the panes of a window for as long as it is being read."""

    def __init__(self, case: OpenCase, timeline: TimelinePane, window: QMainWindow) -> None:
        super().__init__(window)
        self._window, self._timeline = window, timeline
        self._told: list[EmptyState] = []
        case.foreshown.connect(self._begin)
        timeline.chart.foreshown.connect(case.read_on)
        case.changed.connect(self._end)
        case.closed.connect(self._end)
        case.failed.connect(self._end)

    def take(self, pane: QWidget) -> None:
        """A pane that was made meanwhile says it too."""
        if self._told:
            more = pane.findChildren(EmptyState)
            for one in more:
                one.wait(words.READING_CASE)
            self._told += more

    def _begin(self, told: Foretold) -> None:
        self._told = self._window.findChildren(EmptyState)
        for one in self._told:
            one.wait(words.READING_CASE)
        self._timeline.foreshow(told)
        self._window.statusBar().showMessage(words.READING_CASE)

    def _end(self, *_what: object) -> None:
        told, self._told = self._told, []
        for one in told:
            one.wait("")
        if told:
            self._window.statusBar().clearMessage()
