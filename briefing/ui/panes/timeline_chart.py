"""The painted timeline under mouse, wheel, fingers and keys.

It shows and points; what the analyst wants done goes out as signals.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.ui.panes import timeline_fingers as fingers
from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.panes.timeline_hints import hint_at
from briefing.ui.panes.timeline_keys import Keys
from briefing.ui.panes.timeline_mouse import Mouse
from briefing.ui.pinching import pinched
from briefing.ui.plain import tip


class TimelineChart(TimelineCanvas):
    """A canvas that answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._mouse = Mouse(self)
        self._keys = Keys(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self._mouse.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        fingers.turn(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            text = hint_at(self, QPointF(help_event.pos()))
            if text:
                QToolTip.showText(help_event.globalPos(), tip(text), self.viewport())
            else:
                QToolTip.hideText()
            return True
        if (step := pinched(event, self.viewport())) is not None:
            self._mouse.let_go()
            self.zoom(step[0], step[1].x())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
