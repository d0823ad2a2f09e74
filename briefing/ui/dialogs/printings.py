"""The other outlets that printed an article, as rows of a form: a name, a day, and a way out of the list for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.domain.text import Printing, PublishedFrom
from briefing.ui.dialogs.published import PublishedField
from briefing.ui.panes.parts import tool
from briefing.ui.wording import outlet_words


class _Row(QWidget):
    changed = Signal()

    def __init__(self, printing: Printing, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._printing = printing
        self.outlet = QLineEdit(printing.publisher, self)
        self.outlet.setPlaceholderText(outlet_words.OUTLET_NAME)
        self.outlet.setCursorPosition(0)
        self.published = PublishedField(printing.day, today, self)
        self.remove = tool("remove", outlet_words.TAKE_OUT, self)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.outlet, 3)
        layout.addWidget(self.published, 2)
        layout.addWidget(self.remove)
        self.outlet.textChanged.connect(self.changed)
        self.published.changed.connect(self.changed)

    def name(self, number: int) -> None:
        """Tell screen readers which row it is."""
        self.outlet.setAccessibleName(outlet_words.OUTLET.format(number=number))
        self.published.day.setAccessibleName(outlet_words.OUTLET_DAY.format(number=number))

    def value(self) -> Printing | None:
        """None for a row without a name."""
        outlet, day = " ".join(self.outlet.text().split()), self.published.value()
        if not outlet:
            return None
        if day == self._printing.day:
            return replace(self._printing, publisher=outlet)
        return replace(
            self._printing, publisher=outlet, published=day, published_from=PublishedFrom.ANALYST if day else None
        )


class PrintingsField(QWidget):
    """All of them, and a button for one more."""

    changed = Signal()

    def __init__(self, printings: tuple[Printing, ...], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[_Row] = []
        self.add = tool("add", outlet_words.ADD, self, show_text=True)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for one in printings:
            self._append(one)
        self.add.clicked.connect(self._on_add)

    def value(self) -> tuple[Printing, ...]:
        """Rows without a name are left out."""
        return tuple(one for row in self.rows if (one := row.value()) is not None)

    def _append(self, printing: Printing) -> _Row:
        row = _Row(printing, self._today, self)
        row.changed.connect(self.changed)
        row.remove.clicked.connect(partial(self._on_remove, row))
        self.rows.append(row)
        self._layout.insertWidget(len(self.rows) - 1, row)
        self._number()
        return row

    def _number(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.name(number)

    def _on_add(self) -> None:
        row = self._append(Printing(""))
        row.show()
        row.outlet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_remove(self, row: _Row) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
