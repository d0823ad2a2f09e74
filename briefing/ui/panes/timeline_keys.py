"""What keys do to a painted timeline: those with a name in menus and help as actions, the others as they are pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from briefing.ui.painting.timeline_hits import Hit
from briefing.ui.panes.timeline_canvas import TimelineCanvas
from briefing.ui.wording import words


class Keys(QObject):
    """The keyboard of one canvas."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        for text, keys, slot in (
            (words.NEXT_EVENT_IN_TIME, ("Down",), self._step_on),
            (words.LAST_EVENT_IN_TIME, ("Up",), self._step_back),
            (words.ZOOM_IN, ("+", "="), canvas.zoom_in),
            (words.ZOOM_OUT, ("-",), canvas.zoom_out),
            (words.ZOOM_STORY, ("0",), canvas.show_story),
            (words.ZOOM_ALL, ("9",), canvas.show_all),
            (words.ZOOM_HERE, ("Z",), canvas.zoom_to_current),
            (words.LANE_UP, ("Ctrl+Up",), self._lane_up),
            (words.LANE_DOWN, ("Ctrl+Down",), self._lane_down),
        ):
            action = QAction(text, canvas)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            canvas.addAction(action)

    def _step_on(self) -> None:
        self._canvas.step(1)

    def _step_back(self) -> None:
        self._canvas.step(-1)

    def _lane_up(self) -> None:
        self._canvas.move_current_lane(-1)

    def _lane_down(self) -> None:
        self._canvas.move_current_lane(1)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for. Whether it stands for anything here."""
        canvas, key = self._canvas, event.key()
        if key == Qt.Key.Key_Escape:
            return canvas.fold()
        far = 0.6 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.12
        bar, number = canvas.verticalScrollBar(), len(canvas.choice)
        actions: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_Left: lambda: canvas.pan(-far * canvas.width_in_sight()),
            Qt.Key.Key_Right: lambda: canvas.pan(far * canvas.width_in_sight()),
            Qt.Key.Key_Home: lambda: canvas.point_at(0),
            Qt.Key.Key_End: lambda: canvas.point_at(number - 1),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - bar.pageStep()),
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Space: self._open_crowd,
            Qt.Key.Key_Menu: self._ask_for_menu,
        }
        wanted = actions.get(key)
        if wanted is None or (key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not number):
            return False
        wanted()
        return True

    def _open(self) -> None:
        if (told := self._canvas.current()) is not None:
            self._canvas.opened.emit(told)

    def _open_crowd(self) -> None:
        """The crowd that holds the current event, as a click on it would."""
        found = self._canvas.scene.stage.crowd_of(self._canvas.choice.current)
        if found is not None:
            self._canvas.open_crowd(Hit(crowd=found[1], row=found[0]))

    def _ask_for_menu(self) -> None:
        canvas = self._canvas
        if canvas.current() is not None:
            rects = (one.rect for one in canvas.shown() if one.item == canvas.choice.current)
            canvas.menu_wanted.emit(next(rects, QRectF(20, 60, 1, 1)).bottomLeft().toPoint())
