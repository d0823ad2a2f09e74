"""The window on another day: the case as it was known then, joined anew by the clerk, and a band that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QWidget

from briefing.domain.change import Change
from briefing.errors import BriefingError
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.panes.parts import Notice
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, when_words, words

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ui.case.case_signals import OpenCase
    from briefing.usecases.looking.hindsight import Known, Material

KEPT = 8  # days looked at last, while the case stays as it is
PAUSE_MS = 300  # without an edit, before a day is joined again


class Hindsight(QObject):
    """Which day the window shows, None for now. Nothing waits for it: until a day is joined the window shows what it did.

    `changed` comes when the window shows another view of the case, or another band.
    """

    changed = Signal()
    failed = Signal(object)  # BriefingError

    def __init__(self, desk: Desk, case: OpenCase, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._case = desk, case
        self._day: date | None = None
        self._known: Known | None = None
        self._view = View()
        self._days: dict[date, Known] = {}
        self._material: Material | None = None
        self._ticket: Ticket | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(PAUSE_MS)
        self._again.timeout.connect(self._join)

    @property
    def day(self) -> date | None:
        """The day that is asked for."""
        return self._day

    @property
    def known(self) -> Known | None:
        """What is shown, None while that is the case as it is now."""
        return self._known

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for is shown."""
        return self._ticket is None and not self._again.isActive()

    def over(self, now: View) -> View:
        """What the window shows of a case."""
        return now if self._known is None else self._view

    def look(self, day: date | None) -> bool:
        """Ask for a day. Whether another is shown for it, now or later."""
        if day == self._day:
            return False
        self._day = day
        self._stop()
        if day is None:
            self._show(None)
        elif day in self._days:
            self._show(self._days[day])
        else:
            self._join()
        return True

    def forget(self) -> None:
        """Another case, or none: now, and nothing kept."""
        self._stop()
        self._day = self._known = self._material = None
        self._days.clear()
        self._view = View()

    def case_changed(self, now: View, change: Change) -> None:
        """What was edited shows on that day as well, after a pause; grades at once, for they join nothing."""
        if replace(change, grades=False, events=frozenset(), casualties=frozenset()) == Change() and change.grades:
            grades = now.corpus.grades
            self._days = {day: replace(one, corpus=replace(one.corpus, grades=grades)) for day, one in self._days.items()}
            self._material = None
            if self._known is not None:
                self._known = replace(self._known, corpus=replace(self._known.corpus, grades=grades))
                self._view = View(self._known.corpus, now.duplicates)
            return
        self._days.clear()
        self._material = None
        if self._day is not None:
            self._stop()
            self._again.start()

    def _stop(self) -> None:
        self._again.stop()
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            ticket.cancel()

    def _join(self) -> None:
        day, file = self._day, self._case.file
        if day is None or file is None:
            return
        if file.path is None:  # in memory: no other thread can read it
            from briefing.usecases.looking.hindsight import material

            self._material = self._material or material(file)
        reply = ReplyTo(self, self._on_joined, self._on_failed)
        self._ticket = self._desk.look_up(_joined(file.path, self._material, day), reply)
        self.changed.emit()

    def _on_joined(self, answer: tuple[Material, Known] | None) -> None:
        self._ticket = None
        if answer is None or self._case.file is None or answer[1].day != self._day:
            return
        self._material, known = answer
        self._days[known.day] = known
        for day in list(self._days)[:-KEPT]:
            del self._days[day]
        self._show(known)

    def _on_failed(self, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _show(self, known: Known | None) -> None:
        self._known = known
        self._view = View() if known is None else View(known.corpus, self._case.view.duplicates)
        self.changed.emit()


def _joined(path: Path | None, held: Material | None, day: date) -> Callable[[Flag], tuple[Material, Known] | None]:
    def work(stop: Flag) -> tuple[Material, Known] | None:
        from briefing.store.casefile import CaseFile
        from briefing.usecases.looking.hindsight import as_known_on, material

        found = held
        if found is None and path is not None:
            with CaseFile.open(path, read_only=True) as case:
                found = material(case)
        return None if found is None or stop.is_set() else (found, as_known_on(found, day))

    return work


class HindsightBand(QToolBar):
    """Says across the whole window that it shows another day; one press leads back to now."""

    now_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(grading_words.THEN_BAND, parent)
        self.setObjectName("then-band")
        self.setMovable(False)
        holder = QWidget(self)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(6, 2, 6, 2)
        self.notice = Notice("history", grading_words.BACK_TO_NOW, self)
        self.notice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.notice)
        self.addWidget(holder)
        self.toggleViewAction().setVisible(False)
        self.notice.button.clicked.connect(self.now_wanted)
        self.hide()

    def say(self, day: date | None, known: Known | None, *, is_settled: bool) -> None:
        """What is shown; hidden while that is the case as it is now."""
        self.setVisible(day is not None or known is not None)
        if day is not None and (known is None or known.day != day):
            self.notice.text.setText(grading_words.THEN_LOOKING.format(day=when_words.day(day)))
        elif known is not None:
            left = [
                form(number)
                for form, number in (
                    (grading_words.later_articles, known.later),
                    (grading_words.undated_articles, known.undated),
                    (grading_words.entries_by_hand, known.by_hand),
                )
                if number
            ]
            text = grading_words.THEN_SHOWN.format(day=when_words.day(known.day))
            if left:
                text += " " + grading_words.THEN_LEFT_OUT.format(what=words.listed(left))
            self.notice.text.setText(text if is_settled else f"{text} {grading_words.THEN_JOINING}")
