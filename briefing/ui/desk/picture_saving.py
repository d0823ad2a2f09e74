"""Saves and copies what a pane shows as a picture, the timeline or the map: asks where to, writes, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from briefing.ui.craft.naming import file_name

if TYPE_CHECKING:
    from briefing.usecases.wording.forms import Form


class Sheet(Protocol):
    """What is painted as a file."""

    def data(self, form: Form, *, letter: bool = False) -> bytes:
        """The file, of pages as large as the briefing's where it has pages."""

    def image(self) -> QImage:
        """A picture for the clipboard."""


class Pane(Protocol):
    """Who is asked for a picture: `save_wanted` carries "pdf", "svg" or "png"."""

    @property
    def save_wanted(self) -> SignalInstance: ...

    @property
    def copy_wanted(self) -> SignalInstance: ...

    def as_text(self) -> str:
        """The same in words, for where no picture can be pasted."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said: `name` of the file, with the `case` in it; the dialog's `title` and its `patterns` by form; that it was
    `copied`.
    """

    name: str
    title: str
    patterns: Mapping[str, str]
    copied: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked when a picture is wanted: `case` is the title of the case, "" where none is open; `is_letter` says
    whether the briefing is on US letter; `folder` is where files go; `save` writes bytes to a path and complains where it
    cannot.
    """

    case: Callable[[], str]
    is_letter: Callable[[], bool]
    folder: Callable[[], Path]
    save: Callable[[bytes, Path], None]


class PictureSaving(QObject):
    """Joins one pane to files and clipboard; `sheet` gives what is to be painted."""

    opened = Signal(object)  # a dialog
    said = Signal(str)

    def __init__(self, pane: Pane, sheet: Callable[[], Sheet], wording: Wording, terms: Terms, window: QWidget) -> None:
        super().__init__(window)
        self._pane, self._sheet, self._wording, self._terms, self._window = pane, sheet, wording, terms, window
        pane.save_wanted.connect(self.ask)
        pane.copy_wanted.connect(self.copy)

    def ask(self, form: str) -> None:
        """Where to save it."""
        from briefing.ui.dialogs import files

        if case := self._terms.case():
            path = self._terms.folder() / f"{file_name(self._wording.name.format(case=case))}.{form}"
            wording, save = self._wording, partial(self.save, form)
            self.opened.emit(files.ask_where(self._window, wording.title, path, wording.patterns[form], form, save))

    def save(self, form: str, path: Path) -> None:
        """Write it in one of its forms."""
        from briefing.usecases.wording.forms import Form

        self._terms.save(self._sheet().data(Form(form), letter=self._terms.is_letter()), path)

    def copy(self) -> None:
        """As a picture for documents, as SVG for drawing programs, as text for the rest."""
        from briefing.usecases.wording.forms import Form

        if not self._terms.case():
            return
        sheet, mime = self._sheet(), QMimeData()
        mime.setImageData(sheet.image())
        mime.setData("image/svg+xml", sheet.data(Form.SVG))
        mime.setText(self._pane.as_text())
        QGuiApplication.clipboard().setMimeData(mime)
        self.said.emit(self._wording.copied)
