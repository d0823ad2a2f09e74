"""A menu under a button that opens with one press."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton


def put_under(button: QToolButton, menu: QMenu) -> None:
    """Open a menu with one press of its button; when it closes, the button is lit only while the pointer is on it."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    # The arrow stands behind the words because the button reads from the right: its menu does not.
    menu.setLayoutDirection(QGuiApplication.layoutDirection())
    menu.aboutToHide.connect(_Light(button).look_later)


class _Light(QObject):
    """The toolkit does not tell a button that the pointer left it while its menu was open: it would stay lit."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def look_later(self) -> None:
        self._timer.start(0)  # the menu is still there

    def _look(self) -> None:
        button = self.parent()
        if isinstance(button, QToolButton):
            is_on = button.isVisible() and button.rect().contains(button.mapFromGlobal(QCursor.pos()))
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_on)
            button.update()
