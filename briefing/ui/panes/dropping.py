"""A button of the filter bar with a panel below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from briefing.ui.craft import icons
from briefing.ui.wording.plain import shortened, tip, unmarked

LONGEST_NAME = 20
NARROW_PX = 50  # of a button whose words are shortened


def with_arrow(button: QToolButton) -> None:
    """Give a button an arrow after its words."""
    button.setIcon(icons.icon("down", "muted"))
    button.setIconSize(QSize(12, 12))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
    button.setMinimumWidth(NARROW_PX)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Dropping(QToolButton):
    """A button with a panel below it that stays open while one chooses. It looks pressed while it leaves something out."""

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setCheckable(True)
        with_arrow(self)
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setFrameShape(QFrame.Shape.StyledPanel)
        self.panel.setAccessibleName(title)
        self.clicked.connect(self.drop)

    @property
    def is_set(self) -> bool:
        return False

    def told(self) -> str:
        """What is chosen, in a few words."""
        raise NotImplementedError

    def prepare(self) -> QWidget:
        """Fill the panel; returns what gets the keyboard."""
        raise NotImplementedError

    def refresh(self) -> None:
        told = self.told() if self.is_set else self._title
        self.setText(unmarked(shortened(told, LONGEST_NAME)))
        self.setChecked(self.is_set)
        self.setAccessibleName(f"{self._title}: {told}" if self.is_set else self._title)
        self.setToolTip(tip(f"{self._title}: {told}" if self.is_set else ""))

    def drop(self) -> None:
        """Open the panel."""
        self.setChecked(self.is_set)
        first = self.prepare()
        self.panel.adjustSize()
        at = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            at.setX(max(room.left(), min(at.x(), room.right() - self.panel.width())))
            at.setY(max(room.top(), min(at.y(), room.bottom() - self.panel.height())))
        self.panel.move(at)
        self.panel.show()
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drop()
            return
        super().keyPressEvent(event)
