"""Ties between actors as the analyst decides on them in the profile and in the network."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.domain.actor import ActorId
from briefing.domain.claim import Review
from briefing.domain.text import Span
from briefing.domain.tie import TieKey, TieVerdict
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.panes.actors import ActorsPane
from briefing.usecases.looking.ties import Tie, judged


class Tying(QObject):
    """One step of undo for each decision. `opened` tells of each dialog; `selected` gives the words that are selected in
    the text, which are kept with a tie that is put in.
    """

    opened = Signal(object)

    def __init__(self, case: OpenCase, pane: ActorsPane, window: QWidget) -> None:
        super().__init__(window)
        self._case, self._window = case, window
        self.selected: Callable[[], Span | None] = lambda: None
        pane.tie_judged.connect(self.judge)
        pane.tie_edited.connect(self.edit)
        pane.tie_added.connect(self.add)

    def _tie(self, key: TieKey) -> Tie | None:
        return self._case.view.tie(key)

    def judge(self, key: TieKey, review: Review) -> None:
        """Accept or reject a tie, or (suggested) take back what was decided, with all that was edited in it."""
        tie = self._tie(key)
        if tie is None:
            return
        if review is Review.SUGGESTED:
            if tie.verdict.says_something:
                self._say(key, None)
        elif judged(tie.verdict, review) != tie.verdict:
            self._say(key, judged(tie.verdict, review))

    def edit(self, key: TieKey) -> None:
        """Open a tie with its sentences."""
        from briefing.ui.dialogs.tie import TieDialog

        tie = self._tie(key)
        if tie is not None and self._can_write():
            answer = partial(self._on_edited, key, tie.verdict)
            self.opened.emit(TieDialog.ask(self._window, tie, self._case.view, answer))

    def _on_edited(self, key: TieKey, before: TieVerdict, after: TieVerdict) -> None:
        if after != before:
            self._say(key, after)

    def add(self, actor: str) -> None:
        """Ask for a tie that the program did not read."""
        from briefing.ui.dialogs.tie import NewTieDialog

        found = self._case.view.actors.get(ActorId(actor))
        if found is not None and self._can_write():
            self.opened.emit(NewTieDialog.ask(self._window, found, self._case.view, self._on_added, self.selected()))

    def _on_added(self, added: tuple[TieKey, TieVerdict]) -> None:
        self._say(*added)

    def _can_write(self) -> bool:
        return self._case.file is not None and not self._case.is_read_only

    def _say(self, key: TieKey, verdict: TieVerdict | None) -> None:
        from briefing.usecases.editing.tying import JudgeTie

        file = self._case.file
        if file is not None and {key.subject, key.object} <= set(self._case.view.actors):
            self._case.do(JudgeTie(file, key, verdict))
