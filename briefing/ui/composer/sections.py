"""The sections of a briefing in their order: ticked to be printed, moved by dragging or by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from briefing.domain.composition import SECTION, Section
from briefing.ui.composer import terms

_NAME = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """`changed` when a section is ticked or moved, `structure_changing` before it is moved; `picked` with the name
    of the one whose text is shown.
    """

    changed = Signal()
    structure_changing = Signal()
    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(terms.SECTIONS)
        self.setToolTip(terms.SECTIONS_HOW)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = False
        self.itemChanged.connect(self._on_changed)
        self.model().rowsMoved.connect(self._on_changed)
        self.model().rowsInserted.connect(self._on_changed)
        self.currentItemChanged.connect(self._on_current)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show them, with the one picked before picked again."""
        before = self.current()
        self._filling = True
        self.clear()
        for section in sections:
            kind = SECTION[section.name]
            item = QListWidgetItem(kind.title)
            item.setData(_NAME, section.name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if not kind.is_required:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            on = section.is_on or kind.is_required
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
            if section.name == before:
                self.setCurrentItem(item)
        self._filling = False
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(n) for n in range(self.count()))
        return QSize(240, rows + 2 * self.frameWidth() + 4)

    def current(self) -> str:
        """The name of the one picked, "" where none is."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def show_section(self, name: str) -> None:
        """Pick a section by its name."""
        for n in range(self.count()):
            if self.item(n).data(_NAME) == name:
                self.setCurrentRow(n)

    def ordered(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """These sections in the order and with the ticks shown."""
        of_name = {section.name: section for section in sections}
        found = []
        for n in range(self.count()):
            item = self.item(n)
            section = of_name.pop(str(item.data(_NAME)), None)
            if section is not None:
                found.append(replace(section, is_on=item.checkState() == Qt.CheckState.Checked))
        return (*found, *of_name.values())

    def dropEvent(self, event: QDropEvent) -> None:
        self.structure_changing.emit()
        super().dropEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        up, down = Qt.Key.Key_Up, Qt.Key.Key_Down
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (up, down):
            self.shift(-1 if event.key() == up else 1)
            return
        super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        """Give the one picked another place; at an end nothing happens."""
        at = self.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.count():
            return
        self.structure_changing.emit()
        self._filling = True
        item = self.takeItem(at)
        self.insertItem(to, item)
        self.setCurrentItem(item)
        self._filling = False
        self.changed.emit()

    def _on_changed(self, *_what: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _on_current(self, _now: object, _before: object) -> None:
        if not self._filling:
            self.picked.emit(self.current())
