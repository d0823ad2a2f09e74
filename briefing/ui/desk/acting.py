"""What the actors pane wants of others: notes, links between actors, pairs that resemble, charts, saved pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from briefing.domain.actor import ActorId
from briefing.domain.choice import Rule
from briefing.domain.likeness import Likeness, Verdict
from briefing.errors import BriefingError
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.theme import Theme
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.desk.tying import Tying
from briefing.ui.panes.actors import ActorsPane
from briefing.ui.seen.view import View
from briefing.ui.wording import network_words, words

_PAUSE_MS = 400  # without a change, before pairs are looked for anew


class Acting(Outgoing):
    """Stands between the actors pane, the case and the clerk. `rule` and `marking` are those of the briefing."""

    def __init__(
        self,
        desk: Desk,
        case: OpenCase,
        pane: ActorsPane,
        rule: Callable[[], Rule],
        marking: Callable[[], str],
        looks: Theme,
        shown: Callable[[], View],
        title: Callable[[], str],
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._case, self._pane, self._looks = desk, case, pane, looks
        self._rule, self._marking = rule, marking
        self._shown, self._title, self._folder, self._file_name = shown, title, folder, file_name
        self._window = window
        self._drawing: Ticket | None = None
        self._looking: Ticket | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.look_for_likenesses)
        self.tying = Tying(case, pane, window)
        self.tying.opened.connect(self.opened)
        pane.note_wanted.connect(self.ask_note)
        pane.judged.connect(self.judge)
        pane.joined.connect(self.join)
        pane.changed.connect(self._soon.start)
        pane.charts.wanted.connect(self.draw)
        pane.network.save_wanted.connect(self.ask_network)

    def abandon(self) -> None:
        """Forget what is under way."""
        self._soon.stop()
        for ticket in (self._drawing, self._looking):
            if ticket is not None:
                ticket.cancel()

    # --- notes and pairs
    def ask_note(self, actor: str) -> None:
        """Open the note on an actor."""
        from briefing.ui.dialogs.actor import NoteDialog

        found = self._case.view.actors.get(ActorId(actor))
        if found is not None:
            note = self._case.view.notes.get(found.id, "")
            self.opened.emit(NoteDialog.ask(self._window, found, note, partial(self._on_noted, found.id, note)))

    def _on_noted(self, actor: ActorId, before: str, note: str) -> None:
        from briefing.usecases.editing.deciding import NoteActor

        if note != before and self._case.file is not None:
            self._case.do(NoteActor(self._case.file, actor, note))

    def judge(self, one: str, other: str, verdict: Verdict | None) -> None:
        """Say of two actors that they are possibly one or are not, or that it is open again."""
        from briefing.usecases.editing.resembling import JudgeLikeness

        view = self._case.view
        if self._case.file is not None and {one, other} <= set(view.actors):
            self._case.do(JudgeLikeness(self._case.file, ActorId(one), ActorId(other), verdict))

    def join(self, gone: str, kept: str) -> None:
        """Two actors are one."""
        from briefing.usecases.editing.deciding import JoinActors

        file = self._case.file
        if file is None or not {gone, kept} <= set(self._case.view.actors):
            return
        if self._case.do(JoinActors(file, ActorId(gone), ActorId(kept))) is None:
            self._case.read_again()

    def look_for_likenesses(self) -> None:
        """Let the second clerk look for pairs."""
        from briefing.ui.desk import drawing

        if self._looking is not None:
            self._looking.cancel()
        if self._case.file is None:
            return
        view = self._case.view
        work = drawing.likenesses(view.corpus, view.verdicts)
        self._looking = self._desk.look_up(work, ReplyTo(self, self._on_likenesses, self._on_failed))

    def _on_likenesses(self, pairs: tuple[Likeness, ...]) -> None:
        self._pane.show_likenesses(pairs)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    # --- charts
    def draw(self, actor: str, width: int) -> None:
        """Let the clerk draw the charts of an actor."""
        from briefing.ui.desk import drawing

        if self._drawing is not None:
            self._drawing.cancel()
        ratio = self._window.devicePixelRatioF()
        work = drawing.activity(self._shown().corpus, ActorId(actor), self._rule(), self._looks.tones, width, ratio)
        self._drawing = self._desk.submit(work, ReplyTo(self, self._pane.charts.show_charts, self._on_not_drawn))

    def _on_not_drawn(self, error: Exception) -> None:
        if not isinstance(error, BriefingError):
            raise error
        self._pane.charts.show_failure(str(error))

    # --- the network as a file
    def ask_network(self, form: str) -> None:
        """Where to save the network that is looked at."""
        from briefing.ui.dialogs import files

        name = self._file_name(network_words.FILE.format(case=self._title()))
        pattern = words.CHART_PATTERNS[form]
        proposal = self._folder() / f"{name}.{form}"
        answer = partial(self.save_network, form)
        self.opened.emit(files.ask_where(self._window, words.SAVE_CHART, proposal, pattern, form, answer))

    def save_network(self, form: str, path: Path) -> None:
        """All that is looked at, at its own size, with the marking of the briefing."""
        from briefing.usecases.briefings.files import write

        data: Any = self._pane.network.saved(form, self._title(), self._marking())
        try:
            write(path, data)
        except BriefingError as error:
            self.failed.emit(error)
        else:
            self.written.emit(path, None)
