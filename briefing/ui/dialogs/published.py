"""A day of publication in a form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from briefing.ui.dialogs.fields import day_field, to_date, to_qdate
from briefing.ui.wording import words


class PublishedField(QWidget):
    """A day of publication, or that it is not known."""

    changed = Signal()

    def __init__(self, published: date | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = QCheckBox(words.KNOWN, self)
        self.known.setChecked(published is not None)
        self.day = day_field(self, words.PUBLISHED)
        self.day.setDate(to_qdate(published or today))
        self.day.setEnabled(published is not None)
        self.known.toggled.connect(self.day.setEnabled)
        self.known.toggled.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.known)
        layout.addWidget(self.day, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> date | None:
        return to_date(self.day.date()) if self.known.isChecked() else None
