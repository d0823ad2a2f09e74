"""The open case: its file, its undo stack, and the view that all panes read.

Panes redraw from `changed`, never from each other. An edit is written and shown at once; joining actors and happenings over
all articles again takes longer, so the clerk does it when the analyst pauses, and the panes then get the joined view.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.domain.change import Change
from briefing.domain.corpus import Corpus
from briefing.errors import BriefingError, CaseReadOnly
from briefing.store.journal import STALE
from briefing.ui import words
from briefing.ui.patching import patched, whole
from briefing.ui.undo import CaseEdit, StepStack
from briefing.ui.view import View
from briefing.ui.work import Desk, ReplyTo, Ticket

if TYPE_CHECKING:
    from briefing.domain.text import ArticleId
    from briefing.store.casefile import CaseFile
    from briefing.usecases.joining import Joined, Joiner

PAUSE_MS = 250  # without an edit, before all articles are joined again


class OpenCase(QObject):
    """At most one case at a time, owned by the interface thread. Every edit goes through `do` onto the undo stack."""

    changed = Signal(object, object)  # View, Change
    opened = Signal()
    closed = Signal()
    failed = Signal(object)  # BriefingError: an edit or an undo was refused
    settled = Signal()  # the joined view is written
    recorded = Signal()  # a step was done, undone or done again: the history has new entries
    settings_changed = Signal(object)  # frozenset[str]: keys of what belongs to the case as a whole

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.file: CaseFile | None = None
        self.view = View()
        self.is_read_only = False
        self.person = ""  # who sits at the desk, for the history
        self.stack = StepStack(self)
        self.stack.touched.connect(self._note)
        self.stack.failed.connect(self.failed)
        self._pending = Change()  # edited, not yet shown
        self._unjoined = Change()  # edited since the case was last joined
        self._joiner: Joiner | None = None
        self._written: Corpus | None = None  # the joined view in the file, but for what is not yet joined
        self._show_soon = self._timer(0, self._show)
        self._join_soon = self._timer(PAUSE_MS, self._join)
        self._joining: Ticket | None = None
        self._is_stale = False

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval_ms)
        made.timeout.connect(slot)
        return made

    @property
    def is_settled(self) -> bool:
        """Whether everything that was edited is shown, joined and written."""
        waiting = self._show_soon.isActive() or self._join_soon.isActive() or self._joining is not None
        return not waiting and not self._is_stale

    # --- opening
    def take(self, file: CaseFile, *, read_only: bool = False) -> None:
        """Show a case; the one before is closed."""
        self.leave()
        self.file, self.is_read_only = file, read_only
        self._is_stale = not read_only and file.settings.get(STALE) is not None
        self.introduce(self.person)
        self.stack.fill(file)
        self.opened.emit()
        self._pending, self._unjoined = Change(everything=True), Change()
        self._joiner = self._written = None
        self.read_again()
        if self._is_stale:
            self._join_soon.start()

    def leave(self) -> None:
        """Close the case; its last edit is on the disk already."""
        file, self.file = self.file, None
        for timer in (self._show_soon, self._join_soon):
            timer.stop()
        self._stop_joining()
        self.stack.fill(None)
        self.is_read_only = self._is_stale = False
        if file is not None:
            file.close()
            self.view = View()
            self.closed.emit()

    def introduce(self, person: str) -> None:
        """Say who sits at the desk: the history names them from now on."""
        self.person = person
        if self.file is not None:
            self.file.history.by = person or None

    # --- editing
    def do(self, edit: CaseEdit) -> BriefingError | None:
        """Make an edit and keep it for undo. Returns why it was refused, after saying so."""
        if self.file is None:
            return None
        if self.is_read_only:
            error = CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE)
            self.failed.emit(error)
            return error
        return self.stack.do(edit)

    def do_all(self, label: str, edits: Sequence[CaseEdit]) -> BriefingError | None:
        """Several edits as one step: one transaction, one entry in the undo menu."""
        from briefing.usecases.review import Edit, Together

        if not edits or self.file is None:
            return None
        if len(edits) == 1:
            return self.do(edits[0])
        return self.do(Together(self.file, label, [one for one in edits if isinstance(one, Edit)]))

    def _note(self, change: Change, joins: bool) -> None:
        self.recorded.emit()
        if change.settings:
            self.settings_changed.emit(change.settings)
            change = replace(change, settings=frozenset())
            if not (change or joins):
                return
        self._pending |= change
        self._unjoined |= change
        self._show_soon.start()
        if self._is_stale or joins:  # what is being joined does not know of this edit
            self._is_stale = True
            self._stop_joining()
            self._join_soon.start()

    # --- showing
    def _show(self) -> None:
        """What was edited, before everything is joined again."""
        if self.file is None:
            return
        change = self._pending
        try:
            corpus = patched(self.view.corpus, change, self.file) if change else None
        except BriefingError as error:
            self.failed.emit(error)
            return
        if corpus is None:
            self.read_again()
            return
        self._pending = Change()
        self._tell(self._view_of(corpus, self.view.duplicates), change)

    def read_again(self) -> None:
        """Read the whole case and tell the panes."""
        if self.file is None:
            return
        self._show_soon.stop()
        change, self._pending = self._pending, Change()
        try:
            corpus = self.file.corpus()
            view = self._view_of(whole(corpus), self._duplicates())
        except BriefingError as error:
            self.failed.emit(error)
            return
        if not self._is_stale and not self._unjoined:
            self._written = corpus
        self._tell(view, change)

    def _tell(self, view: View, change: Change) -> None:
        self.view = self.view.renewed(view)
        self.changed.emit(self.view, change)

    def _view_of(self, corpus: Corpus, duplicates: dict[ArticleId, ArticleId]) -> View:
        """The corpus with what the case holds beside it of actors."""
        from briefing.domain.likeness import SETTING, read_verdicts

        assert self.file is not None
        return View(
            corpus, duplicates, notes=self.file.actors.notes(), verdicts=read_verdicts(self.file.settings.get(SETTING))
        )

    def _duplicates(self) -> dict[ArticleId, ArticleId]:
        assert self.file is not None
        heads = self.file.articles.heads()
        return {head.id: head.near_duplicate_of for head in heads if head.near_duplicate_of is not None}

    # --- joining
    def _join(self) -> None:
        """Let the clerk join everything, from a connection of its own."""
        if self.file is None or self.file.path is None:
            return
        if self._show_soon.isActive():
            self._show()
        self._stop_joining()
        if self._joiner is None:
            from briefing.usecases.joining import Joiner

            self._joiner = Joiner(self.file.path)
        reply = ReplyTo(self, self._on_joined, self._on_not_joined)
        self._joining = self._desk.reckon(_joined(self._joiner, self._unjoined, self._written), reply)

    def _on_joined(self, joined: Joined | None) -> None:
        self._joining = None
        if self.file is None or joined is None:
            return
        from briefing.usecases.joining import write

        touched, self._unjoined = self._unjoined, Change()
        try:
            with self.file.atomic():
                change = write(self.file, self._written, joined, touched)
                self.file.settings.set(STALE, None)
            shown = replace(joined.corpus, grades=self.file.grades.get())
            duplicates = self._duplicates() if touched.articles or touched.everything else self.view.duplicates
        except BriefingError as error:
            self._unjoined = touched
            self.failed.emit(error)
            return
        self._is_stale = False
        self._written = joined.corpus
        self._tell(self._view_of(shown, duplicates), change)
        self.settled.emit()

    def _on_not_joined(self, error: Exception) -> None:
        self._joining = None
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _stop_joining(self) -> None:
        ticket, self._joining = self._joining, None
        if ticket is not None:
            ticket.cancel()


def _joined(joiner: Joiner, touched: Change, shown: Corpus | None) -> Callable[[threading.Event], Joined | None]:
    def work(stop: threading.Event) -> Joined | None:
        return joiner.join(touched, shown, stop.is_set)

    return work
