"""Saves and copies the whole timeline: asks where to, writes, and says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from briefing.ui import words
from briefing.ui.naming import file_name
from briefing.ui.panes.timeline import TimelinePane

if TYPE_CHECKING:
    from briefing.ui.painting.timeline_sheet import Sheet
    from briefing.ui.sight import Sight


class TimelineSaving(QObject):
    """All of it, not what happens to be in sight, with the marking of the briefing. `case` gives the title of the case, ""
    where none is open, `marking` and `is_letter` what the briefing says of them; `save` writes bytes to a path and
    complains where it cannot.
    """

    opened = Signal(object)  # a dialog
    said = Signal(str)

    def __init__(
        self,
        pane: TimelinePane,
        sight: Sight,
        case: Callable[[], str],
        marking: Callable[[], str],
        is_letter: Callable[[], bool],
        folder: Callable[[], Path],
        save: Callable[[bytes, Path], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane, self._sight, self._case, self._marking, self._is_letter = pane, sight, case, marking, is_letter
        self._folder, self._save, self._window = folder, save, window
        pane.save_wanted.connect(self.ask)
        pane.copy_wanted.connect(self.copy)

    def sheet(self) -> Sheet:
        """What is there now, to be painted as a file."""
        self._sight.catch_up(self._pane)
        return self._pane.sheet(self._case(), self._marking())

    def ask(self, form: str) -> None:
        """Where to save it."""
        from briefing.ui.dialogs import files

        if self._case():
            path = self._folder() / f"{file_name(words.TIMELINE_FILE.format(case=self._case()))}.{form}"
            pattern = words.TIMELINE_PATTERNS[form]
            dialog = files.ask_where(self._window, words.SAVE_TIMELINE, path, pattern, form, partial(self.save, form))
            self.opened.emit(dialog)

    def save(self, form: str, path: Path) -> None:
        """Write it in one of its forms."""
        from briefing.usecases.forms import Form

        self._save(self.sheet().data(Form(form), letter=self._is_letter()), path)

    def copy(self) -> None:
        """As a picture for documents, as SVG for drawing programs, as text for the rest."""
        from briefing.usecases.forms import Form

        if not self._case():
            return
        sheet, mime = self.sheet(), QMimeData()
        mime.setImageData(sheet.image())
        mime.setData("image/svg+xml", sheet.data(Form.SVG))
        mime.setText(self._pane.as_text())
        QGuiApplication.clipboard().setMimeData(mime)
        self.said.emit(words.TIMELINE_COPIED)
