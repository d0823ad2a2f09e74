"""Asking for files and folders without blocking the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing.ui.wording import words

Answer = Callable[[Path], object]


def _dialog(parent: QWidget, title: str, folder: Path, pattern: str) -> QFileDialog:
    made = QFileDialog(parent, title, str(folder), pattern)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made


def ask_files(parent: QWidget, title: str, folder: Path, pattern: str, answer: Callable[[list[Path]], None]) -> QFileDialog:
    """Any number of existing files."""
    made = _dialog(parent, title, folder, pattern)
    made.setFileMode(QFileDialog.FileMode.ExistingFiles)
    made.filesSelected.connect(lambda names: answer([Path(name) for name in names]))
    made.open()
    return made


def ask_folder(parent: QWidget, title: str, folder: Path, answer: Answer) -> QFileDialog:
    """One existing folder."""
    made = _dialog(parent, title, folder, "")
    made.setFileMode(QFileDialog.FileMode.Directory)
    made.setOption(QFileDialog.Option.ShowDirsOnly, True)
    made.fileSelected.connect(lambda name: answer(Path(name)))
    made.open()
    return made


def ask_existing(parent: QWidget, title: str, folder: Path, pattern: str, answer: Answer) -> QFileDialog:
    """One existing file."""
    made = _dialog(parent, title, folder, pattern)
    made.setFileMode(QFileDialog.FileMode.ExistingFile)
    made.fileSelected.connect(lambda name: answer(Path(name)))
    made.open()
    return made


def ask_where(parent: QWidget, title: str, proposal: Path, pattern: str, suffix: str, answer: Answer) -> QFileDialog:
    """Where to write a file; the platform's dialog asks before one is replaced. `suffix` without its dot."""
    made = _dialog(parent, title, proposal.parent, pattern)
    made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    made.setFileMode(QFileDialog.FileMode.AnyFile)
    made.setDefaultSuffix(suffix)
    made.setLabelText(QFileDialog.DialogLabel.Accept, words.SAVE)
    made.selectFile(proposal.name)
    made.fileSelected.connect(lambda name: answer(Path(name)))
    made.open()
    return made
