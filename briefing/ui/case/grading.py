"""Grades that the analyst gives in the panes, as edits of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.event import EventId
from briefing.domain.grade import Credibility, Reliability, publisher_key
from briefing.ui.wording import grading_words, words

if TYPE_CHECKING:
    from briefing.ui.case.case_signals import OpenCase


class Grading(QObject):
    """One step of undo for each key or click, however many things it grades."""

    def __init__(self, case: OpenCase, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case

    def publisher(self, name: str, grade: Reliability) -> None:
        from briefing.usecases.editing.grading import GradePublisher

        if self._case.file is not None and publisher_key(name):
            self._case.do(GradePublisher(self._case.file, name, grade))

    def source(self, actor: str, grade: Reliability) -> None:
        from briefing.usecases.editing.grading import GradeSource

        if self._case.file is not None and ActorId(actor) in self._case.view.actors:
            self._case.do(GradeSource(self._case.file, ActorId(actor), grade))

    def events(self, events: tuple[EventId, ...], grade: Credibility) -> None:
        from briefing.usecases.editing.grading import GradeEvent

        file, known = self._case.file, self._case.view.events
        if file is not None:
            edits = [GradeEvent(file, one, grade) for one in events if one in known]
            self._case.do_all(grading_words.EVENTS.format(events=words.events(len(edits)), grade=grade), edits)

    def figures(self, rows: tuple[CasualtyId, ...], grade: Credibility) -> None:
        from briefing.usecases.editing.grading import GradeCasualty

        file, known = self._case.file, self._case.view.casualties
        if file is not None:
            edits = [GradeCasualty(file, one, grade) for one in rows if one in known]
            self._case.do_all(grading_words.FIGURES.format(figures=words.figures(len(edits)), grade=grade), edits)

    def of_report(self, id_: str, grade: Credibility | Reliability) -> None:
        """Grade an event or figure, or with a letter whoever it is told by: the source that was named, else the outlet."""
        if isinstance(grade, Credibility):
            if EventId(id_) in self._case.view.events:
                self.events((EventId(id_),), grade)
            else:
                self.figures((CasualtyId(id_),), grade)
            return
        source = self._case.view.graded_source(id_)
        if source.actor is not None:
            self.source(source.actor, grade)
        elif source.publisher:
            self.publisher(source.publisher, grade)
