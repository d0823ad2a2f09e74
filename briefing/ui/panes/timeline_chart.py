"""The painted timeline under mouse, wheel, fingers and keys.

It shows and points; what the analyst wants done goes out as signals.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.ui.craft import speaking
from briefing.ui.craft.pinching import pinched
from briefing.ui.models.timeline import spoken_happening
from briefing.ui.panes import timeline_fingers as fingers
from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.panes.timeline_hints import hint_at
from briefing.ui.panes.timeline_keys import Keys
from briefing.ui.panes.timeline_mouse import Mouse
from briefing.ui.wording.plain import tip


@speaking.has_parts
class TimelineChart(TimelineCanvas):
    """A canvas that answers: to mouse, keys, fingers and screen readers."""

    spoken_role, spoken_part_role = QAccessible.Role.List, QAccessible.Role.ListItem

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

    # --- what a screen reader asks
    def spoken_number(self) -> int:
        """Those with a date, in order of time, and those without."""
        return len(self.choice)

    def spoken_part(self, at: int) -> speaking.Part:
        where = QRectF()
        for one in self.shown():
            if one.item == at and one.kind in ("words", "sign", "undated"):
                where = where.united(one.rect)
        place = where.toAlignedRect().translated(self.viewport().pos()) if not where.isEmpty() else None
        return speaking.Part(spoken_happening(self.choice.told(at)), place, at in self.choice.selected)

    def spoken_at(self, point: QPoint) -> int:
        return self.scene.hit(QPointF(point - self.viewport().pos())).found

    def spoken_current(self) -> int:
        return self.choice.current
