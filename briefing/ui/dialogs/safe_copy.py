"""What must not appear in a safe copy, and as what the copy is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from briefing.ui.craft import icons
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import OneOfMany, Terms
from briefing.ui.panes.parts import label
from briefing.ui.wording import safe_words
from briefing.usecases.safe.hiding import Wish

NAME, STANDS = 0, 1


@dataclass(frozen=True, slots=True)
class SafeWanted:
    """What is wanted: the names with what stands for them, and the kind of file by the key of its use case."""

    wishes: tuple[Wish, ...]
    kind: str


class SafeCopyDialog(Asking):
    """Names in a table, each with what stands for it. The value is a `SafeWanted`; `file_wanted` asks for a file."""

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None, names: Sequence[str], wanted: SafeWanted) -> None:
        super().__init__(parent, safe_words.TITLE, safe_words.GO)
        self.body.addWidget(label(safe_words.HOW, wrap=True))
        self.table = QTableWidget(0, 2, self)
        self.table.setHorizontalHeaderLabels([safe_words.NAME, safe_words.STANDS])
        self.table.setAccessibleName(safe_words.NAME)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.empty = label(safe_words.NONE_YET, quiet=True, wrap=True)
        self.name = OneOfMany(self, {name: name for name in names}, None, "", safe_words.ADD_WHAT)
        line = self.name.lineEdit()
        assert line is not None
        line.setPlaceholderText(safe_words.ADD_WHAT)
        for field in (self.name, line):  # the box has the keyboard and hands keys on past the filters of its line
            field.installEventFilter(self)
        self.add_button = QPushButton(icons.icon("add"), safe_words.ADD, self)
        self.remove_button = QPushButton(icons.icon("remove"), safe_words.REMOVE, self)
        self.file_button = QPushButton(safe_words.FROM_FILE, self)
        for button in (self.add_button, self.remove_button, self.file_button):
            button.setAutoDefault(False)
        self.kind = Terms(self, safe_words.KINDS, wanted.kind, safe_words.AS)
        adding = QHBoxLayout()
        adding.addWidget(self.name, 1)
        adding.addWidget(self.add_button)
        below = QHBoxLayout()
        below.addWidget(self.remove_button)
        below.addWidget(self.file_button)
        below.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty)
        self.body.addLayout(adding)
        self.body.addLayout(below)
        self.form.addRow(safe_words.AS, self.kind)
        self.body.addLayout(self.form)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.file_button.clicked.connect(self.file_wanted)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.take(wanted.wishes)
        self.resize(620, 520)
        self._has_size = True

    @classmethod
    def ask(
        cls, parent: QWidget, names: Sequence[str], wanted: SafeWanted, answer: Callable[[SafeWanted], None]
    ) -> SafeCopyDialog:
        opened: SafeCopyDialog = cls(parent, names, wanted).shown_for(answer)
        opened.name.setFocus()
        return opened

    def take(self, wishes: Sequence[Wish]) -> None:
        """Add names; those that are there already get what is to stand for them."""
        for wish in wishes:
            self._put(" | ".join(wish.names), wish.stands)
        self._on_selected()
        self.check()

    def _put(self, name: str, stands: str) -> None:
        for row in range(self.table.rowCount()):
            if self._text(row, NAME).casefold() == name.casefold():
                stand = self.table.item(row, STANDS)
                if stands and stand is not None:
                    stand.setText(stands)
                return
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, NAME, QTableWidgetItem(name))
        stand = QTableWidgetItem(stands)
        stand.setToolTip(safe_words.STANDS_OWN)
        self.table.setItem(row, STANDS, stand)
        # Said outright: what is selected must not hang on a key that happens to be held.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.setCurrentCell(row, STANDS, flags)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return " ".join(item.text().split()) if item is not None else ""

    def _on_add(self) -> None:
        name = " ".join(self.name.currentText().split())
        if name:
            self._put(name, "")
            self.name.setCurrentIndex(0)
            self.name.clearEditText()
        self._on_selected()
        self.check()

    def _on_remove(self) -> None:
        for row in sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True):
            self.table.removeRow(row)
        self._on_selected()
        self.check()

    def _on_selected(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selectedIndexes()))
        self.empty.setVisible(self.table.rowCount() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field adds the name, and does not write the copy."""
        is_enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.currentText().strip():  # type: ignore[attr-defined]
            self._on_add()
            return True
        return super().eventFilter(watched, event)

    def problem(self) -> str:
        return "" if self._wishes() else safe_words.NEEDS_NAME

    def _wishes(self) -> tuple[Wish, ...]:
        found = []
        for row in range(self.table.rowCount()):
            names = tuple(name for part in self._text(row, NAME).split("|") if (name := part.strip()))
            if names:
                found.append(Wish(names, self._text(row, STANDS)))
        return tuple(found)

    def value(self) -> SafeWanted:
        return SafeWanted(self._wishes(), str(self.kind.term()))
