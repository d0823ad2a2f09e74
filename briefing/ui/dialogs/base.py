"""What all dialogs share: they open on their window without blocking, and hand back one value when confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLayout, QVBoxLayout, QWidget

from briefing.ui.wording import words


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
        # Wrapped lines need their room, and the hint without a width gives them too much of it.
        folds = layout is not None and layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if layout is not None and folds else self.sizeHint().height()
        self.resize(width, max(height, self.height() if self._has_size else 0))
        self.open()
        self._begin()
        return self

    def grow(self) -> None:
        """Make room for what has come into the form since it was opened; what is there stays as large as it is."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else self.sizeHint().height()
            self.resize(self.width(), max(self.height(), height))

    def _begin(self) -> None:
        """The keyboard goes into the first field, not to a button."""
        field = next((one for one in _fields(self.body) if one.isVisible() and one.isEnabled()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)


def _fields(layout: QLayout) -> Iterator[QWidget]:
    """What can take the keyboard in a layout, from the top; for parts of a field the part."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _fields(inner)
        elif widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif widget is not None and (parts := widget.layout()) is not None:
            yield from _fields(parts)
