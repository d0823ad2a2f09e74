"""Two fingers, on a touch pad or a touch screen: how much nearer they bring what is painted, and about which point."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_LEAST = 0.2  # of one step; less is a slip of the fingers


def pinched(event: QEvent, over: QWidget) -> tuple[float, QPointF] | None:
    """The factor of one step of a pinch and the point of the widget that stays where it is; None for any other event.

    On a touch screen the first finger acts as a mouse too: whoever is told of a pinch must let go of what is being dragged,
    or the next move of that finger would undo it.
    """
    if event.type() == QEvent.Type.NativeGesture:
        native = cast(QNativeGestureEvent, event)
        if native.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return None
        return max(_LEAST, 1.0 + native.value()), native.position()
    if event.type() != QEvent.Type.Gesture:
        return None
    gestures = cast(QGestureEvent, event)
    found = gestures.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(found, QPinchGesture):
        return None
    gestures.accept(found)
    moves = found.state() in (Qt.GestureState.GestureStarted, Qt.GestureState.GestureUpdated)
    factor = max(_LEAST, found.scaleFactor()) if moves else 1.0  # the end repeats the last step
    return factor, over.mapFromGlobal(found.centerPoint())
