"""The only place that opens a box for an error a person can act on. The box never blocks and shows its words as they
are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from briefing.errors import BriefingError
from briefing.ui.wording import words


def show(parent: QWidget | None, error: BriefingError) -> QMessageBox:
    """Say what is wrong and what to do. The code stands below, for those who ask somebody else for help."""
    box = _box(parent, QMessageBox.Icon.Warning, error.sentence)
    box.setInformativeText(f"{error.advice}\n\n{words.ERROR_CODE.format(code=error.code)}".strip())
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
    return box


def offer(
    parent: QWidget | None, error: BriefingError, choices: dict[str, Callable[[], object]], *, closing: str = words.CANCEL
) -> QMessageBox:
    """Say what is wrong and offer ways on: each label with what it does."""
    box = _box(parent, QMessageBox.Icon.Warning, error.sentence)
    box.setInformativeText(f"{error.advice}\n\n{words.ERROR_CODE.format(code=error.code)}".strip())
    return _with_choices(box, choices, closing)


def ask(
    parent: QWidget | None,
    question: str,
    detail: str,
    choices: dict[str, Callable[[], object]],
    *,
    closing: str = words.CANCEL,
) -> QMessageBox:
    """Ask before something that cannot be undone."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    box.setInformativeText(detail)
    return _with_choices(box, choices, closing)


def told(parent: QWidget | None, sentence: str, detail: str) -> QMessageBox:
    """Say what was done, with what there is to know of it."""
    box = _box(parent, QMessageBox.Icon.Information, sentence)
    box.setInformativeText(detail)
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
    return box


def _with_choices(box: QMessageBox, choices: dict[str, Callable[[], object]], closing: str) -> QMessageBox:
    for at, (label, chosen) in enumerate(choices.items()):
        button = box.addButton(label, QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(chosen)
        if at == 0:
            box.setDefaultButton(button)
    last = box.addButton(closing, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(last)
    box.open()
    return box


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(words.APPLICATION)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
