"""Joins the history pane to the open case: what there is to show, going back, reasons, and saving the history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing.domain.actor import ActorId
from briefing.domain.history import Kind, Subject
from briefing.domain.text import ArticleId
from briefing.errors import BriefingError
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.panes.history import HistoryPane, Looked
from briefing.ui.seen.selection import Picked
from briefing.ui.wording import history_words as words
from briefing.usecases.reviewing.recounting import Names

if TYPE_CHECKING:
    from briefing.domain.change import Change
    from briefing.ui.seen.view import View


class LookingBack(QObject):
    """Owns the pane. `go` brings an item of a kind to the front."""

    said = Signal(str)
    failed = Signal(object)  # BriefingError
    opened = Signal(object)  # QDialog
    written = Signal(object)  # Path
    go_wanted = Signal(object, object)  # Kind, Picked

    def __init__(self, case: OpenCase, documents: Callable[[], Path], title: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._case, self._documents, self._title = case, documents, title
        self.pane = HistoryPane(self._look, parent)
        case.opened.connect(self.pane.show_case)
        case.closed.connect(self.pane.show_case)
        case.recorded.connect(self.pane.refresh)
        case.changed.connect(self._on_changed)
        self.pane.go_wanted.connect(self._go)
        self.pane.undo_wanted.connect(self._undo)
        self.pane.redo_wanted.connect(self._redo)
        self.pane.why_written.connect(self._write_why)
        self.pane.forget_wanted.connect(self._forget)
        self.pane.save_wanted.connect(self._ask_where)

    def _look(self) -> Looked | None:
        file = self._case.file
        if file is None:
            return None
        try:
            steps = () if self._case.is_read_only else file.steps.all()
            return Looked(
                file.history,
                tuple((step.n, step.is_done) for step in steps),
                {step.n: step.label for step in steps},
                Names.of(self._case.view.corpus, file.actors.names()),
                not self._case.is_read_only,
            )
        except BriefingError as error:
            self.failed.emit(error)
            return None

    def _on_changed(self, _view: View, _change: Change) -> None:
        self.pane.refresh()

    def _go(self, subject: Subject) -> None:
        match subject.kind:
            case Kind.ARTICLE:
                picked = Picked(article=ArticleId(subject.id))
            case Kind.EVENT:
                picked = self._event(subject.id)
            case Kind.CASUALTY:
                picked = self._figure(subject.id)
            case Kind.ACTOR:
                picked = Picked(actor=ActorId(subject.id))
            case _:
                return
        self.go_wanted.emit(subject.kind, picked)

    def _event(self, id_: str) -> Picked:
        event = next((one for one in self._case.view.corpus.events if one.id == id_), None)
        span = event.evidence[0] if event is not None and event.evidence else None
        return Picked(event=event.id if event else None, span=span, article=span.article if span else None)

    def _figure(self, id_: str) -> Picked:
        row = next((one for one in self._case.view.corpus.casualties if one.id == id_), None)
        span = row.evidence[0] if row is not None and row.evidence else None
        return Picked(
            casualty=row.id if row else None,
            event=row.event if row else None,
            span=span,
            article=span.article if span else None,
        )

    def _undo(self, step: int) -> None:
        done = self._case.stack.undo_back_to(step)
        if done:
            self.said.emit(words.UNDONE_SAID.format(steps=words.steps(done)))

    def _redo(self, step: int) -> None:
        done = self._case.stack.redo_up_to(step)
        if done:
            self.said.emit(words.REDONE_SAID.format(steps=words.steps(done)))

    def _write_why(self, number: int, text: str) -> None:
        if self._case.file is None:
            return
        try:
            self._case.file.history.explain(number, text)
        except BriefingError as error:
            self.failed.emit(error)
            return
        self.pane.show_why_kept(number)
        self.said.emit(words.WHY_KEPT)

    def _forget(self) -> None:
        if self._case.file is None:
            return
        try:
            self._case.file.steps.forget()
        except BriefingError as error:
            self.failed.emit(error)
        self._case.stack.fill(self._case.file)
        self.pane.refresh()

    def _ask_where(self) -> None:
        from briefing.ui.dialogs import files

        name = words.FILE_NAME.format(case=self._title())
        proposal = self._documents() / f"{''.join(one for one in name if one not in '/:*?<>|')}.csv"
        dialog: QDialog = files.ask_where(
            self.pane.window(), words.SAVE_TITLE, proposal, words.CSV_PATTERN, "csv", self.save
        )
        self.opened.emit(dialog)

    def save(self, path: Path) -> None:
        """Write what the pane lists as a table."""
        from briefing.usecases.briefings.files import write
        from briefing.usecases.reviewing.chronicling import history_table

        file = self._case.file
        if file is None:
            return
        try:
            write(path, history_table(file, self.pane.model.numbers()))
        except BriefingError as error:
            self.failed.emit(error)
        else:
            self.written.emit(path)
