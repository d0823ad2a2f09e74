"""The title of a case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from briefing.ui.dialogs.base import Asking
from briefing.ui.wording import words


class CaseTitleDialog(Asking):
    """The value is the title, one line."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, words.CASE_TITLE_TITLE)
        self.title = QLineEdit(title, self)
        self.title.setMaxLength(200)
        self.form.addRow(words.TITLE, self.title)
        self.body.addLayout(self.form)
        self.title.textChanged.connect(self._on_changed)

    @classmethod
    def ask(cls, parent: QWidget, title: str, answer: Callable[[str], None]) -> CaseTitleDialog:
        opened: CaseTitleDialog = cls(parent, title).shown_for(answer)
        opened.title.selectAll()
        return opened

    def _on_changed(self, _text: str) -> None:
        self.check()

    def problem(self) -> str:
        return "" if self.title.text().strip() else words.CASE_NEEDS_A_TITLE

    def value(self) -> str:
        return " ".join(self.title.text().split())
