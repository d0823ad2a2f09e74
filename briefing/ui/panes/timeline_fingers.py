"""What the wheel does to a painted timeline: zoom about the pointer, pan, scroll the lanes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent

from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.timeline.camera import STEP


def turn(canvas: TimelineCanvas, event: QWheelEvent) -> None:
    """A wheel, or two fingers: zooms; along with Shift, or to the side; scrolls with Alt, or over the name of a lane."""
    turned, fine = event.angleDelta(), event.pixelDelta()
    is_fine = not fine.isNull()
    x, y = (fine.x(), fine.y()) if is_fine else (turned.x(), turned.y())
    at = event.position()
    event.accept()
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(x) > abs(y):
        along = x if abs(x) > abs(y) else y
        canvas.pan(-along if is_fine else -along / 120 * 0.12 * canvas.width_in_sight())
    elif y and (event.modifiers() & Qt.KeyboardModifier.AltModifier or _over_heads(canvas, at)):
        bar = canvas.verticalScrollBar()
        bar.setValue(bar.value() - (y if is_fine else int(y / 120 * 3 * canvas.scene.look.track)))
    elif y:
        about = at.x()
        if canvas.scene.strip().contains(at):
            about = min(max(canvas.scale.x(canvas.scene.strip_time(about)), 0.0), canvas.width_in_sight())
        canvas.zoom(STEP ** (y / 60 if is_fine else y / 120), about)


def _over_heads(canvas: TimelineCanvas, at: QPointF) -> bool:
    """Over the name of a lane the wheel scrolls, where there is something to scroll."""
    return canvas.verticalScrollBar().maximum() > 0 and canvas.scene.hit(at).lane is not None
