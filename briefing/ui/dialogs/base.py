"""What all dialogs share: they open on their window without blocking, and hand back one value when confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from briefing.ui import words


class Asking(QDialog):
    """A form with two buttons. `decided` carries the value; a dialog put aside says nothing.

    Each dialog has one class method `ask` that opens it and returns it; nothing waits for the answer in a loop of its own.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None, title: str, confirm: str = words.SAVE) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setHorizontalSpacing(14)
        self.form.setVerticalSpacing(8)
        self.buttons = QDialogButtonBox(self)
        self.confirm = self.buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(words.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.confirm.setDefault(True)
        self.buttons.accepted.connect(self._on_confirmed)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(520)
        self._has_size = False  # set by a dialog that has resized itself

    def value(self) -> Any:
        """What the form says now. Subclasses fill it in."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the form cannot be confirmed as it stands; empty when it can."""
        return ""

    def check(self) -> None:
        """Look at the form anew: connect to every field that can make it unusable."""
        problem = self.problem()
        self.confirm.setEnabled(not problem)
        self.confirm.setToolTip(problem)

    def _on_confirmed(self) -> None:
        if self.problem():
            return
        value = self.value()
        self.accept()
        self.decided.emit(value)

    def shown_for(self, answer: Callable[[Any], None]) -> Any:
        """Connect the answer, open, return self."""
        self.decided.connect(answer)
        self.check()
        width = max(self.minimumWidth(), self.sizeHint().width(), self.width() if self._has_size else 0)
        layout = self.layout()
        wrapped = layout.totalHeightForWidth(width) if layout is not None else 0  # wrapped lines need their room
        height = max(self.sizeHint().height(), wrapped)
        self.resize(width, max(height, self.height() if self._has_size else 0))
        self.open()
        return self
