"""The tools of a painted view: those that move it or show it in other ways, and the menu by which it is saved or copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from briefing.ui.craft import icons
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.parts import tool
from briefing.ui.wording.plain import tip


def movers(tools: Iterable[tuple[str, str, Callable[[], None]]], parent: QWidget) -> list[QToolButton]:
    """A button for each icon, name and what it does."""
    made = []
    for icon, text, slot in tools:
        button = tool(icon, text, parent)
        button.clicked.connect(slot)
        made.append(button)
    return made


def ways(title: str, names: Sequence[str], parent: QWidget) -> tuple[QButtonGroup, list[QToolButton]]:
    """A button for each way in which something can be shown; the first is the one in force."""
    group, made = QButtonGroup(parent), []
    for name in names:
        button = QToolButton(parent)
        button.setText(name)
        button.setCheckable(True)
        button.setAccessibleName(f"{title}: {name}")
        group.addButton(button)
        made.append(button)
    made[0].setChecked(True)
    return group, made


class SaveButton(QToolButton):
    """Saves a view in one of some forms, or copies it, which Ctrl+C does as well while the view has the keyboard."""

    wanted = Signal(str)  # the form: a key of `forms`
    copy_wanted = Signal()

    def __init__(self, name: str, forms: Mapping[str, str], copy: str, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon("export"))
        self.setToolTip(tip(name))
        self.setAccessibleName(name)
        self.setText(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setAutoRaise(True)
        menu = QMenu(self)
        self.actions_by_form: dict[str, QAction] = {}
        for form, text in forms.items():
            action = menu.addAction(text)
            action.setData(form)
            action.triggered.connect(self._on_form)
            self.actions_by_form[form] = action
        menu.addSeparator()
        self.copy_action = QAction(copy, self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy_wanted)
        menu.addAction(self.copy_action)
        view.addAction(self.copy_action)
        put_under(self, menu)

    def _on_form(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.wanted.emit(sender.data())
