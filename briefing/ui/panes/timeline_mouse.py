"""What the mouse does to a painted timeline: panning, the brush of the overview, lanes and events by dragging, clicks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip

from briefing.domain.when import When
from briefing.ui.painting.timeline_hits import NOTHING, Hit
from briefing.ui.painting.timeline_scene import Moving
from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.timeline.scale import Scale

DRAGGED = 4  # pixels from which a press is a drag
EDGE = 6.0  # pixels at which a side of the brush can be taken


class _Kind(Enum):
    PAN = auto()
    BRUSH_MOVE = auto()
    BRUSH_LEFT = auto()
    BRUSH_RIGHT = auto()
    BRUSH_NEW = auto()
    LANE = auto()
    EVENT = auto()


@dataclass(slots=True)
class _Drag:
    kind: _Kind
    start: QPointF
    scale: Scale
    scroll: int
    item: int = -1
    lane: str = ""
    moved: bool = False
    at: float = 0.0


class Mouse:
    """One mouse over one canvas."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._drag: _Drag | None = None

    # --- pressing
    def press(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.RightButton:
            self._ask_for_menu(at)
        elif event.button() is Qt.MouseButton.LeftButton:
            QToolTip.hideText()
            self._begin(at)

    def _ask_for_menu(self, at: QPointF) -> None:
        canvas = self._canvas
        found = canvas.scene.hit(at).found
        if found >= 0 and found not in canvas.choice.selected:
            canvas.select(found)
            canvas.chosen.emit(canvas.choice.told(found))
        canvas.menu_wanted.emit(at.toPoint())

    def _begin(self, at: QPointF) -> None:
        canvas = self._canvas
        hit = canvas.scene.hit(at)
        kind = _Kind.PAN
        if canvas.scene.strip().contains(at) and not hit.control:
            kind, hit = self._part_of_brush(at), NOTHING
        elif hit.lane is not None and len(canvas.bands) > 1:
            kind = _Kind.LANE
        elif hit.item >= 0 and hit.on_sign and self._may_move(hit.item):
            kind = _Kind.EVENT
        self._drag = _Drag(kind, at, canvas.scale, canvas.verticalScrollBar().value(), hit.item, hit.lane or "")

    def _may_move(self, item: int) -> bool:
        choice = self._canvas.choice
        return self._canvas.may_move and item == choice.current and len(choice.told(item).events) == 1

    def _brush(self) -> tuple[float, float]:
        canvas = self._canvas
        return canvas.scene.overview.brush(canvas.period(), canvas.width_in_sight())

    def _part_of_brush(self, at: QPointF) -> _Kind:
        left, right = self._brush()
        if abs(at.x() - left) <= EDGE:
            return _Kind.BRUSH_LEFT
        if abs(at.x() - right) <= EDGE:
            return _Kind.BRUSH_RIGHT
        return _Kind.BRUSH_MOVE if left < at.x() < right else _Kind.BRUSH_NEW

    # --- dragging
    def move(self, event: QMouseEvent) -> None:
        at, drag, canvas = event.position(), self._drag, self._canvas
        if drag is None:
            self._hover_at(at)
            return
        if not drag.moved and (at - drag.start).manhattanLength() < DRAGGED:
            return
        drag.moved = True
        way = at - drag.start
        if drag.kind is _Kind.PAN:
            canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            canvas.set_scale(drag.scale.panned(-way.x()))
            canvas.verticalScrollBar().setValue(int(drag.scroll - way.y()))
        elif drag.kind is _Kind.LANE:
            self._move_lane(drag.lane, at)
        elif drag.kind is _Kind.EVENT:
            drag.at = way.x()
            canvas.carry(Moving(drag.item, drag.at, self._moved_to(drag)))
        else:
            self._drag_brush(drag, at)

    def _move_lane(self, key: str, at: QPointF) -> None:
        """A lane comes to where it is dragged."""
        canvas = self._canvas
        look = canvas.scene.look
        top = canvas.scene.body().top() - canvas.verticalScrollBar().value()
        for row in canvas.scene.stage.rows:
            if row.top + top <= at.y() < row.bottom(look) + top:
                canvas.move_lane(key, row.band)
                return

    def _drag_brush(self, drag: _Drag, at: QPointF) -> None:
        canvas, time = self._canvas, self._canvas.scene.strip_time
        width = canvas.width_in_sight()
        first, last = drag.scale.time(0), drag.scale.time(width)
        x = min(max(at.x(), 0.0), width)
        if drag.kind is _Kind.BRUSH_MOVE:
            by = time(at.x()) - time(drag.start.x())
            first, last = first + by, last + by
        elif drag.kind is _Kind.BRUSH_LEFT:
            first = min(time(x), last - 1e-3)
        elif drag.kind is _Kind.BRUSH_RIGHT:
            last = max(time(x), first + 1e-3)
        else:
            first, last = sorted((time(drag.start.x()), time(x)))
        if drag.kind is not _Kind.BRUSH_MOVE:
            canvas.will_zoom()
        canvas.show_period(first, max(last, first + 1e-3))

    def _moved_to(self, drag: _Drag) -> When:
        """The date of an event that has been dragged by some pixels, in whole days."""
        told = self._canvas.choice.told(drag.item)
        days = timedelta(days=round(drag.at / self._canvas.scale.per_day))
        return When(
            told.when.earliest + days if told.when.earliest else None,
            told.when.latest + days if told.when.latest else None,
            told.when.precision,
        )

    # --- letting go
    def release(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        canvas = self._canvas
        canvas.viewport().unsetCursor()
        if drag is not None and drag.kind is _Kind.EVENT:
            canvas.carry(None)
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if not drag.moved:
            if drag.kind in (_Kind.PAN, _Kind.LANE, _Kind.EVENT):
                self._click(event.position(), event.modifiers())
            elif drag.kind is _Kind.BRUSH_NEW:
                middle = canvas.scene.strip_time(event.position().x())
                half = canvas.scale.span(canvas.width_in_sight()) / 2
                canvas.show_period(middle - half, middle + half)
        elif drag.kind is _Kind.EVENT:
            told, when = canvas.choice.told(drag.item), self._moved_to(drag)
            if when != told.when:
                canvas.redated.emit(told, when)
        elif drag.kind is _Kind.LANE:
            canvas.ordered.emit()

    def let_go(self) -> None:
        """Drag no further, and leave everything as it is."""
        if self._drag is not None and self._drag.kind is _Kind.EVENT:
            self._canvas.carry(None)
        self._drag = None

    def _click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        canvas = self._canvas
        hit = canvas.scene.hit(at)
        if hit.found >= 0:  # what was clicked stays below the mouse: a second click may follow
            if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                canvas.select(hit.found, add=True, make_room=False)
            else:
                canvas.select(hit.found, make_room=False)
                canvas.chosen.emit(canvas.choice.told(hit.found))
        elif hit.crowd is not None:
            canvas.open_crowd(hit)
        elif hit.control == "tray":
            canvas.turn_tray()
        elif hit.control:
            self._jump(hit.control)

    def _jump(self, way: str) -> None:
        """To what lies beyond the overview."""
        found = self._canvas.scene.overview.beyond(way)
        if found:
            self._canvas.show_period(found[0], found[-1] + 1, margin=0.1)

    def double_click(self, event: QMouseEvent) -> None:
        canvas, at = self._canvas, event.position()
        scene = canvas.scene
        if scene.strip().contains(at):
            canvas.show_story()
            return
        hit = scene.hit(at)
        if hit.found >= 0:
            canvas.select(hit.found)
            canvas.opened.emit(canvas.choice.told(hit.found))
        elif hit.crowd is None and not hit.control and scene.body().contains(at) and canvas.may_move:
            canvas.add_wanted.emit(canvas.day_at(at.x()))

    # --- hovering
    def leave(self) -> None:
        self._canvas.touch(NOTHING)

    def _hover_at(self, at: QPointF) -> None:
        hit = self._canvas.scene.hit(at)
        self._canvas.viewport().setCursor(self._cursor(at, hit))
        self._canvas.touch(hit)

    def _cursor(self, at: QPointF, hit: Hit) -> Qt.CursorShape:
        if self._canvas.scene.strip().contains(at) and not hit.control:
            part = self._part_of_brush(at)
            if part in (_Kind.BRUSH_LEFT, _Kind.BRUSH_RIGHT):
                return Qt.CursorShape.SizeHorCursor
            return Qt.CursorShape.OpenHandCursor if part is _Kind.BRUSH_MOVE else Qt.CursorShape.ArrowCursor
        if hit.item >= 0 and hit.on_sign and self._may_move(hit.item):
            return Qt.CursorShape.SizeHorCursor
        if hit.found >= 0 or hit.crowd is not None or hit.control:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor
