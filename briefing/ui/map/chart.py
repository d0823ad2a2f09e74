"""The painted map: zoomed by wheel, fingers and keys, panned by dragging. It shows and points; it edits nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.atlas.frame import WORLD, Frame
from briefing.errors import BriefingError
from briefing.ui.craft import speaking, theme
from briefing.ui.craft.pinching import pinched
from briefing.ui.map.layout import Laid, Mark, Sizing, lay_out
from briefing.ui.map.painting import Brush
from briefing.ui.wording import map_words as words
from briefing.ui.wording.plain import tip
from briefing.usecases.looking.mapping import Site, story, whole

if TYPE_CHECKING:
    from briefing.ui.map.ground import Ground

STEP = 1.25  # of a zoom by wheel notch
KEY_STEP = STEP * STEP
DRAGGED = 4  # pixels from which a press is a drag
MARGIN = 56.0  # pixels around what is fitted: for marks and their names
EDGE = 20.0  # pixels at a side in which a place does not count as in sight
LEAST_AROUND = 0.006  # of the square around a place that is zoomed to: some 200 km


@speaking.has_parts
class MapView(QWidget):
    """Places and their marks on the base map. `hint` makes the words of a mark's tool tip."""

    chosen = Signal(object)  # a Mark that the analyst points at
    listed = Signal(object)  # and one whose events are to be listed, with the keyboard in the list
    hovered = Signal(object)  # Mark or None
    menu_wanted = Signal(QPoint)
    moved = Signal()  # another part is in sight
    laid_out = Signal()  # marks lie elsewhere or are others: soon after, once
    failed = Signal(str)  # the base map cannot be read: a sentence
    folded = Signal()  # Escape

    spoken_role, spoken_part_role = QAccessible.Role.List, QAccessible.Role.ListItem

    def __init__(self, hint: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(220, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(words.PANE_MAP)
        self.setAccessibleDescription(words.HINT)
        self._sites: tuple[Site, ...] = ()
        self._sizing = Sizing.EVENTS
        self._frame = Frame(0.5, 0.4, 800.0, 640.0, 480.0)
        self._fit: Callable[[], None] | None = self.show_story
        self._selected: frozenset[str] = frozenset()
        self._current_key = ""  # the happening by which the mark that the keys go from is known
        self._hover = -1
        self._drag: tuple[QPointF, Frame] | None = None
        self._dragging = False
        self._laid: Laid | None = None
        self._ground: Ground | None = None
        self._is_damaged = False
        self._picture: tuple[Frame, float, QPixmap] | None = None
        self._brush = Brush(self.font(), theme.tones())
        self._is_told = False
        self._soon_told = QTimer(self)
        self._soon_told.setSingleShot(True)
        self._soon_told.setInterval(0)
        self._soon_told.timeout.connect(self.laid_out)
        self._make_actions()
        theme.on_change(self._look_changed)

    def _make_actions(self) -> None:
        for text, keys, slot in (
            (words.ZOOM_IN, ("+", "="), self.zoom_in),
            (words.ZOOM_OUT, ("-",), self.zoom_out),
            (words.SHOW_STORY, ("0",), self.show_story),
            (words.SHOW_ALL, ("9",), self.show_all),
            (words.SHOW_EARTH, ("8",), self.show_earth),
            (words.ZOOM_TO_PLACE, ("Z",), self.zoom_to_current),
            (words.NEXT_PLACE, ("PgDown",), partial(self.step, 1)),
            (words.LAST_PLACE, ("PgUp",), partial(self.step, -1)),
            (words.LIST_PLACE, ("Return", "Enter", "Space"), self.list_current),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    # --- what is shown
    def show_sites(self, sites: Sequence[Site], *, anew: bool = False) -> None:
        """Other places. The part in sight and the selection stay, unless it is another case (`anew`)."""
        self._sites = tuple(sites)
        self._hover = -1
        if anew:
            self._fit = self.show_story
            self._selected, self._current_key = frozenset(), ""
        if anew or self._fit is not None:
            (self._fit or self.show_story)()
        self._forget()

    def size_by(self, sizing: Sizing) -> None:
        """What the surfaces of circles stand for."""
        self._sizing = sizing
        self._forget()

    @property
    def sizing(self) -> Sizing:
        return self._sizing

    @property
    def sites(self) -> tuple[Site, ...]:
        return self._sites

    def laid(self) -> Laid:
        """Where everything lies at the moment."""
        if self._laid is None:
            ground = self._open_ground()
            base = ground.base if ground is not None else None
            taken = (self._brush.scale_bar_box(self._frame),)
            self._laid = lay_out(self._sites, self._frame, self._sizing, self._brush.measure, base, taken)
        return self._laid

    def _open_ground(self) -> Ground | None:
        """The base map, opened when it is first looked at; without it the places are still shown."""
        if self._ground is None and not self._is_damaged:
            from briefing.atlas.basemap import open_basemap
            from briefing.ui.map.ground import Ground

            try:
                self._ground = Ground(open_basemap())
            except BriefingError as error:
                self._is_damaged = True
                self.failed.emit(str(error))
        return self._ground

    def ground(self) -> Ground | None:
        """What paints the base map, for a picture of it; None where the base map cannot be read."""
        return self._open_ground()

    def _forget(self) -> None:
        self._laid = None
        self._is_told = False
        self.update()

    def _look_changed(self) -> None:
        self._brush = Brush(self.font(), theme.tones())
        self._picture = None
        self._forget()

    # --- the part in sight
    @property
    def frame(self) -> Frame:
        return self._frame

    def _set_frame(self, frame: Frame, fit: Callable[[], None] | None = None) -> None:
        self._fit = fit
        if frame != self._frame:
            self._frame = frame
            self._hover = -1
            self._forget()
            self.moved.emit()

    def _show(self, extent: Any, fit: Callable[[], None], margin: float = MARGIN) -> None:
        self._set_frame(Frame.fitting(extent, self.width(), self.height(), margin), fit)

    def show_story(self) -> None:
        """Where most of it happened; the whole Earth where nothing has a place."""
        extent = story(self._sites)
        if extent is None:
            self._show(WORLD, self.show_story, 0.0)
        else:
            only_areas = all(not one.is_point for one in self._sites)
            self._show(extent.grown(1.0, 0.03 if only_areas else LEAST_AROUND), self.show_story)

    def show_all(self) -> None:
        """Every place of the case."""
        extent = whole(self._sites)
        self._show(extent.grown(1.0, LEAST_AROUND) if extent is not None else WORLD, self.show_all)

    def show_earth(self) -> None:
        """Everything there is."""
        self._show(WORLD, self.show_earth, 0.0)

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Nearer by a factor about a pixel, by itself the current mark or the middle."""
        if about is None:
            about = QPointF(self.width() / 2, self.height() / 2)
            current = self.current()
            if current is not None and self.rect().contains(round(current.cluster.x), round(current.cluster.y)):
                about = QPointF(current.cluster.x, current.cluster.y)
        self._set_frame(self._frame.zoomed(factor, about.x(), about.y()))

    def zoom_in(self) -> None:
        self.zoom(KEY_STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / KEY_STEP)

    def pan(self, right: float, down: float) -> None:
        """What lies so many pixels to the right and below comes into the middle."""
        self._set_frame(self._frame.panned(right, down))

    def zoom_to(self, mark: Mark) -> None:
        """Near enough that its places come apart, or that its surroundings are seen."""
        extent = whole(mark.sites)
        if extent is not None:
            least = LEAST_AROUND if len(mark.sites) == 1 else 0.0
            if mark.is_area:
                least = 0.03
            frame = Frame.fitting(extent.grown(1.25, least), self.width(), self.height(), 1.4 * MARGIN)
            if frame.pixels < self._frame.pixels:  # nearer already: it comes into the middle
                frame = replace(frame, pixels=self._frame.pixels).kept()
            self._set_frame(frame)

    def zoom_to_current(self) -> None:
        if (current := self.current()) is not None:
            self.zoom_to(current)

    # --- what is pointed at
    def current(self) -> Mark | None:
        """The mark that the keys go from."""
        at = self._current()
        return self.laid().marks[at] if at >= 0 else None

    def _current(self) -> int:
        return self.laid().of_key(self._current_key) if self._current_key else -1

    def selected(self) -> frozenset[str]:
        """The happenings that are selected."""
        return self._selected

    def select(self, keys: Collection[str], *, reveal: bool = False) -> None:
        """Select happenings, and with `reveal` bring their place into sight, without saying so."""
        self._selected = frozenset(keys)
        site = self._site_of_selection()
        if site is not None:
            self._current_key = next(key for key in site.keys if key in self._selected)
            x, y = self._frame.place(site.x, site.y)
            if reveal and not (EDGE <= x <= self.width() - EDGE and EDGE <= y <= self.height() - EDGE):
                self._set_frame(self._frame.panned(x - self.width() / 2, y - self.height() / 2))
        self._speak()
        self.update()

    def _site_of_selection(self) -> Site | None:
        return next((one for one in self._sites if not self._selected.isdisjoint(one.keys)), None)

    def hold(self) -> None:
        """From now on the scale stays when there is more or less room, and what is selected stays in sight."""
        self._fit = None

    def _keep_in_sight(self) -> None:
        """No farther than needed, as when a list takes a part of the map's room."""
        site = self._site_of_selection()
        if site is not None:
            x, y = self._frame.place(site.x, site.y)
            right = min(0.0, x - 2 * EDGE) + max(0.0, x - self.width() + 2 * EDGE)
            down = min(0.0, y - 2 * EDGE) + max(0.0, y - self.height() + 2 * EDGE)
            if right or down:
                self._set_frame(self._frame.panned(right, down))

    def step(self, way: int) -> None:
        """To the next mark in sight, the weightiest first, around the end."""
        marks = self.laid().marks
        inside = [at for at, one in enumerate(marks) if self.rect().contains(round(one.cluster.x), round(one.cluster.y))]
        if not inside:
            return
        current = self._current()
        at = inside[(inside.index(current) + way) % len(inside)] if current in inside else inside[0 if way > 0 else -1]
        self._choose(at)

    def _choose(self, at: int) -> None:
        mark = self.laid().marks[at]
        self._current_key = mark.keys[0]
        self._selected = frozenset(mark.keys)
        self._speak()
        self.update()
        self.chosen.emit(mark)

    def list_current(self) -> None:
        """List what happened at the current mark; the first is current by itself."""
        if self._current() < 0:
            self.step(1)
        if (current := self.current()) is not None:
            self.listed.emit(current)

    def _speak(self) -> None:
        """A screen reader is told of the mark that the keys are at."""
        if not self.isVisible():
            return  # said when it is shown; until then the base map stays closed
        current = self.current() if self._sites else None
        self.setAccessibleDescription(self._hint(current) if current is not None else words.HINT)
        speaking.tell(self)

    # --- what a screen reader asks
    def spoken_number(self) -> int:
        """The marks, the weightiest first."""
        return len(self.laid().marks) if self._sites else 0

    def spoken_part(self, at: int) -> speaking.Part:
        mark = self.laid().marks[at]
        half = max(mark.radius, 7.0)
        place = QRectF(mark.cluster.x - half, mark.cluster.y - half, 2 * half, 2 * half).toAlignedRect()
        seen = place if self.rect().intersects(place) else None
        title, _, rest = self._hint(mark).partition("\n")
        return speaking.Part(title, seen, not self._selected.isdisjoint(mark.keys), rest)

    def spoken_at(self, point: QPoint) -> int:
        return self.laid().at(point.x(), point.y())

    def spoken_current(self) -> int:
        return self._current() if self._sites else -1

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        laid = self.laid()
        ratio = self.devicePixelRatioF()
        self._brush.paint(painter, laid, self._selected, self._current(), self._hover, stamp_ratio=ratio)
        self._brush.scale_bar(painter, self._frame)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(theme.tones().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        if not self._is_told:
            self._is_told = True
            self._soon_told.start()

    def _paint_ground(self, painter: QPainter) -> None:
        """The base map is painted once for a frame; passing over marks paints marks alone."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture[:2] != (self._frame, ratio):
            picture = QPixmap(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.colour(self._brush.inks.land))
            ground = self._open_ground()
            if ground is not None:
                below = QPainter(picture)
                ground.paint(below, self._frame, self._brush.inks, ratio=ratio)
                below.end()
            self._picture = self._frame, ratio, picture
        painter.drawPixmap(0, 0, self._picture[2])

    # --- mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        QToolTip.hideText()
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag, self._dragging = (event.position(), self._frame), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is None:
            self._set_hover(self.laid().at(at.x(), at.y()))
            return
        start, frame = self._drag
        way = at - start
        if self._dragging or way.manhattanLength() >= DRAGGED:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._set_frame(frame.panned(-way.x(), -way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.unsetCursor()
        if drag is None or self._dragging or event.button() is not Qt.MouseButton.LeftButton:
            self._dragging = False
            return
        at = self.laid().at(event.position().x(), event.position().y())
        if at >= 0:
            self._choose(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.laid().at(event.position().x(), event.position().y())
        if at >= 0:
            self.zoom_to(self.laid().marks[at])
        else:
            self.zoom(KEY_STEP, event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            current = self.current()
            place = (
                QPoint(round(current.cluster.x), round(current.cluster.y)) if current is not None else self.rect().center()
            )
            self.menu_wanted.emit(place)
            return
        at = self.laid().at(event.pos().x(), event.pos().y())
        if at >= 0 and self._selected.isdisjoint(self.laid().marks[at].keys):
            self._choose(at)
        self.menu_wanted.emit(event.pos())

    def leaveEvent(self, _event: QEvent) -> None:
        self._set_hover(-1)

    def _set_hover(self, at: int) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.OpenHandCursor)
        if at != self._hover:
            self._hover = at
            self.hovered.emit(self.laid().marks[at] if at >= 0 else None)
            self.update()

    # --- wheel, fingers, keys
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, fine = event.angleDelta().y(), event.pixelDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not turn:
            along = event.angleDelta().x() or turn
            self.pan(-along / 120 * 0.12 * self.width(), 0)
        else:
            self.zoom(STEP ** (fine / 60 if fine else turn / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            at = self.laid().at(help_event.pos().x(), help_event.pos().y())
            if at >= 0:
                QToolTip.showText(help_event.globalPos(), tip(self._hint(self.laid().marks[at])), self)
            else:
                QToolTip.hideText()
            return True
        if (step := pinched(event, self)) is not None:
            self._drag, self._dragging = None, False
            self.zoom(*step)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 0.5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.12
        across, up = far * self.width(), far * self.height()
        ways: dict[int, tuple[float, float]] = {
            Qt.Key.Key_Left: (-across, 0),
            Qt.Key.Key_Right: (across, 0),
            Qt.Key.Key_Up: (0, -up),
            Qt.Key.Key_Down: (0, up),
        }
        if event.key() in ways:
            self.pan(*ways[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._speak()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was fitted stays fitted; otherwise the middle and the scale stay."""
        super().resizeEvent(event)
        if self._fit is not None:
            self._fit()
        else:
            self._set_frame(self._frame.resized(self.width(), self.height()))
            self._keep_in_sight()
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._look_changed()
