"""A new case made of one that was written as JSON: asked for in two dialogs, made by the clerk, then opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.errors import BriefingError, InterchangeRefused
from briefing.ui.craft.work import Desk, ReplyTo
from briefing.ui.wording import export_words, words

if TYPE_CHECKING:
    from briefing.usecases.editing.taking_over import TakenOver

_SUFFIX = "briefing"


class TakingOver(QObject):
    """`opened` tells of each dialog, `said` is for the status bar, `made` carries the path of the new case, `failed` the
    error. `folder` is where files are looked for and proposed.
    """

    opened = Signal(object)
    said = Signal(str)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, folder: Callable[[], Path], window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._folder, self._window = desk, folder, window
        self.person = ""  # who sits at the desk, for the history of the new case

    def ask(self) -> None:
        """Which file, and then where the case is to be kept."""
        from briefing.ui.dialogs import files

        dialog = files.ask_existing(
            self._window, export_words.TAKE_OVER_TITLE, self._folder(), export_words.TAKE_OVER_PATTERN, self.ask_where
        )
        self.opened.emit(dialog)

    def ask_where(self, file: Path) -> None:
        """Where the case of this file is to be kept, if it is one."""
        from briefing.ui.dialogs import files
        from briefing.usecases.editing.taking_over import holds_case

        if not holds_case(file):
            sentence = export_words.TAKE_OVER_NOT_ONE.format(name=file.name)
            self.failed.emit(InterchangeRefused(sentence, export_words.TAKE_OVER_NOT_ONE_HOW))
            return
        proposal = self._folder() / f"{file.stem}.{_SUFFIX}"
        dialog = files.ask_where(
            self._window, export_words.TAKE_OVER_WHERE, proposal, words.CASE_PATTERN, _SUFFIX, partial(self.make, file)
        )
        self.opened.emit(dialog)

    def make(self, file: Path, case: Path) -> None:
        """Make the case on the clerk; `made` or `failed` tell how it ended."""

        by = self.person or None

        def work(_stop: Flag) -> TakenOver:
            from briefing.usecases.editing.taking_over import make_case

            return make_case(case, file, by)

        self.said.emit(words.WRITING.format(name=case.name))
        self._desk.submit(work, ReplyTo(self, partial(self._on_made, file, case), self._on_failed), writes=True)

    def _on_made(self, file: Path, case: Path, result: TakenOver) -> None:
        self.made.emit(case)
        self.said.emit(
            export_words.TAKEN_OVER.format(
                name=case.name, articles=result.articles, events=result.events, figures=result.figures
            )
        )
        if result.differences:
            sentence = export_words.TAKEN_OVER_OTHERWISE.format(name=file.name, differences="; ".join(result.differences))
            self.failed.emit(InterchangeRefused(sentence, export_words.TAKEN_OVER_OTHERWISE_HOW))

    def _on_failed(self, error: Exception) -> None:
        self.said.emit("")
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)
