"""Saves and copies the map: asks where to, writes, and says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from briefing.ui import map_words as words
from briefing.ui.panes.map import MapPane

if TYPE_CHECKING:
    from briefing.ui.map.sheet import MapSheet


class MapSaving(QObject):
    """Joins the map pane to files and clipboard. `case` gives the title of the case, `marking` and `is_letter` what the
    briefing says of them, `save` writes bytes to a path and complains where it cannot.
    """

    opened = Signal(object)  # a dialog
    said = Signal(str)

    def __init__(
        self,
        pane: MapPane,
        case: Callable[[], str],
        marking: Callable[[], str],
        is_letter: Callable[[], bool],
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        save: Callable[[bytes, Path], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane, self._case, self._marking, self._is_letter = pane, case, marking, is_letter
        self._folder, self._file_name, self._save, self._window = folder, file_name, save, window
        pane.save_wanted.connect(self.ask)
        pane.copy_wanted.connect(self.copy)

    def sheet(self) -> MapSheet:
        """What is in sight, to be painted as a file."""
        from briefing.ui.map.sheet import Heading, MapSheet

        title, note, left_out = self._pane.heading(self._case())
        view = self._pane.map
        heading = Heading(title, note, left_out, self._marking())
        return MapSheet(view.sites, view.frame, view.sizing, view.ground(), view.font(), heading)

    def ask(self, form: str) -> None:
        """Where to save the map."""
        from briefing.ui.dialogs import files

        if self._case():
            name = self._file_name(words.MAP_FILE.format(case=self._case()))
            path = self._folder() / f"{name}.{form}"
            dialog = files.ask_where(
                self._window, words.SAVE_MAP, path, words.PATTERNS[form], form, partial(self.save, form)
            )
            self.opened.emit(dialog)

    def save(self, form: str, path: Path) -> None:
        """The part in sight, with the marking of the briefing."""
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
        self.said.emit(words.MAP_COPIED)
