"""A name for a filter that the case keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from briefing.ui.dialogs.base import Asking
from briefing.ui.panes.parts import label
from briefing.ui.wording import words


class FilterNameDialog(Asking):
    """The value is the name, one line."""

    def __init__(self, parent: QWidget | None, proposal: str, known: Collection[str]) -> None:
        super().__init__(parent, words.FILTER_SAVE_TITLE)
        self._known = frozenset(known)
        self.name = QLineEdit(proposal, self)
        self.name.setMaxLength(80)
        self.name.setAccessibleName(words.NAME)
        self.form.addRow(words.NAME, self.name)
        self.body.addLayout(self.form)
        self.note = label("", quiet=True, wrap=True)
        self.body.addWidget(self.note)
        self.name.textChanged.connect(self._on_changed)

    @classmethod
    def ask(cls, parent: QWidget, proposal: str, known: Collection[str], answer: Callable[[str], None]) -> FilterNameDialog:
        opened: FilterNameDialog = cls(parent, proposal, known).shown_for(answer)
        opened.name.selectAll()
        return opened

    def _on_changed(self, _text: str) -> None:
        self.check()

    def check(self) -> None:
        super().check()
        self.note.setText(words.FILTER_REPLACES if self.value() in self._known else words.FILTER_KEPT)

    def problem(self) -> str:
        return "" if self.value() else words.FILTER_NEEDS_A_NAME

    def value(self) -> str:
        return " ".join(self.name.text().split())
