"""The timeline as one painted view: zoomed and panned by wheel, fingers, mouse and keys.

It shows and points; what the analyst wants done goes out as signals. The work of a frame hangs on what is in sight.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QGestureEvent, QPinchGesture, QToolTip, QWidget

from briefing.domain.event import EventId
from briefing.domain.when import When
from briefing.ui import theme, words
from briefing.ui.models.timeline import hint, spoken_happening
from briefing.ui.painting.timeline_chart import Look, Marked, Painting, Row, Shown, Titles, rows_of, words_of
from briefing.ui.painting.timeline_overview import Overview
from briefing.ui.painting.timeline_tray import Tray
from briefing.ui.plain import tip
from briefing.ui.timeline.chronicle import TROUBLES, Band, Chronicle, Fact, Grouping, Order, bands, ranked
from briefing.ui.timeline.placing import (
    LEAST_UNIT,
    LIMITS,
    MOST_WORDS,
    WIDE_UNIT,
    Crowd,
    Layout,
    demand,
    limit_for,
    place,
    share_tracks,
)
from briefing.ui.timeline.scale import LONGEST, Scale, day_of, stretch, unit_for
from briefing.ui.view import Happening, View

MOST_TRACKS = 60  # of a lane, unless a crowd in it is opened
MOST_ASIDE = 6
MORE_WORDS = 420.0  # pixels of words in a wide window
LEAST_TRACKS = 3  # of a lane that can use them; lanes scroll where there are too many
STEP = 1.25  # of a zoom by wheel notch or key
DRAGGED = 4  # pixels from which a press is a drag
EDGE = 6.0  # pixels at which a side of the brush can be taken
LANES_COUNTED = 48  # lanes that share the budget of what is shown one by one


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


@dataclass(frozen=True, slots=True)
class _Hit:
    """What lies under the mouse."""

    item: int = -1
    undated: int = -1
    crowd: Crowd | None = None
    row: Row | None = None
    on_sign: bool = False
    lane: str | None = None
    control: str = ""


class TimelineChart(QAbstractScrollArea):
    """Lanes over time. Knows a chronicle, its scale and what is selected; edits nothing."""

    chosen = Signal(object)  # a Happening that the analyst points at
    opened = Signal(object)  # and one to be edited
    hovered = Signal(object)  # Happening or None
    menu_wanted = Signal(QPoint)  # in pixels of the viewport
    add_wanted = Signal(object)  # a date
    redated = Signal(object, object)  # Happening, When
    ordered = Signal()  # the analyst has moved a lane
    moved = Signal()  # another period is in sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", "true")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.PANE_TIMELINE)
        self.setAccessibleDescription(words.TIMELINE_CHART_HINT)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setMinimumSize(240, 160)
        self.may_move = False  # events by dragging, and adding by a double click
        self.grouping, self.order = Grouping.NONE, Order.MOST
        self.own_order: tuple[str, ...] = ()
        self._view = View()
        self._chronicle = Chronicle()
        self._bands: tuple[Band, ...] = ()
        self._scale = Scale(738_000.0, 20.0)
        self._fit: Callable[[], None] | None = self.show_story
        self._longest = LONGEST
        self._selected: list[int] = []  # undated ones count on behind the dated
        self._current = -1
        self._hover = _Hit()
        self._drag: _Drag | None = None
        self._opened: dict[tuple[str, bool], list[tuple[float, float]]] = {}
        self._rows: list[Row] = []
        self._layouts: dict[tuple[str, bool], Layout] = {}
        self._window = (0.0, 0.0)
        self._laid_at = 0.0
        self._limit = LIMITS[0]
        self._near = True  # the next layout reaches not far beyond the window: it will not live long
        self._shown: list[Shown] = []
        self._given: list[int] = []
        self._prefer: dict[tuple[str, bool], dict[int, int]] = {}
        self._zoomed = True
        self._wanted_range = 0, 0
        self._to_reveal = -1
        self._come_nearer = False
        self._ranging = QTimer(self)
        self._ranging.setSingleShot(True)
        self._ranging.setInterval(0)
        self._ranging.timeout.connect(self._set_range)
        self._of_event: dict[EventId, int] | None = None
        self._look = Look(self.font(), theme.tones(), self.devicePixelRatioF())
        self._tray = Tray(self._chronicle, self._look)
        self._prepare_parts()
        self._make_actions()
        theme.on_change(self._look_changed)

    def _make_actions(self) -> None:
        for text, keys, slot in (
            (words.NEXT_EVENT_IN_TIME, ("Down",), self._step_on),
            (words.LAST_EVENT_IN_TIME, ("Up",), self._step_back),
            (words.ZOOM_IN, ("+", "="), self.zoom_in),
            (words.ZOOM_OUT, ("-",), self.zoom_out),
            (words.ZOOM_STORY, ("0",), self.show_story),
            (words.ZOOM_ALL, ("9",), self.show_all),
            (words.ZOOM_HERE, ("Z",), self.zoom_to_current),
            (words.LANE_UP, ("Ctrl+Up",), self._lane_up),
            (words.LANE_DOWN, ("Ctrl+Down",), self._lane_down),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    def _step_on(self) -> None:
        self.step(1)

    def _step_back(self) -> None:
        self.step(-1)

    def _lane_up(self) -> None:
        self.move_current_lane(-1)

    def _lane_down(self) -> None:
        self.move_current_lane(1)

    # --- what is shown
    def show_happenings(self, view: View, happenings: Sequence[Happening], *, anew: bool = False) -> None:
        """Read what happened. The period in sight and the selection stay, unless it is another case (`anew`)."""
        selected = [self._key(at) for at in self._selected]
        current = self._key(self._current)
        self._view = view
        self._chronicle = Chronicle.of(happenings)
        self._prepare_parts()
        self._of_event = None
        self._hover = _Hit()
        extent = self._chronicle.extent
        self._longest = max(LONGEST, (extent[1] - extent[0]) * 1.3) if extent else LONGEST
        keys = (
            {one.key: at for at, one in enumerate((*self._chronicle.items, *self._chronicle.undated))} if selected else {}
        )
        self._selected = [keys[one] for one in selected if one in keys]
        self._current = keys.get(current, -1) if current else -1
        if anew:
            self._opened.clear()
            self._fit = self.show_story
            self._tray.is_open = False
        self._arrange()

    def group(self, grouping: Grouping) -> None:
        """Lanes by something else."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self._opened.clear()
            self._arrange()
            self.verticalScrollBar().setValue(0)

    def order_by(self, order: Order, own: Sequence[str] = ()) -> None:
        """Lanes in another order; `own` are their keys, in the analyst's order."""
        self.order = order
        self.own_order = tuple(own) or self.own_order
        if order is Order.OWN and not self.own_order:
            self.own_order = tuple(one.key for one in self._bands)
        self._bands = ranked(self._bands, self.order, self.own_order)
        self._forget_layouts()

    def lanes(self) -> tuple[str, ...]:
        """The titles of the lanes, from the top."""
        return tuple(one.title for one in self._bands)

    def _arrange(self) -> None:
        self._bands = bands(self._view, self._chronicle, self.grouping, self.order, self.own_order)
        self._forget_layouts()

    def _forget_layouts(self) -> None:
        self._layouts.clear()
        self._laid_at = 0.0
        self._window = (0.0, 0.0)
        self.viewport().update()

    def _look_changed(self) -> None:
        self._look = Look(self.font(), theme.tones(), self.devicePixelRatioF())
        self._prepare_parts()
        self._forget_layouts()

    def _prepare_parts(self) -> None:
        is_open = self._tray.is_open
        self._titles = Titles(self._chronicle, self._look)
        self._overview = Overview(self._chronicle, self._look)
        self._tray = Tray(self._chronicle, self._look)
        self._tray.is_open = is_open

    # --- the period in sight
    @property
    def scale(self) -> Scale:
        return self._scale

    def period(self) -> tuple[float, float]:
        """The first and last moment in sight."""
        return self._scale.time(0), self._scale.time(self._width())

    def show_period(self, first: float, last: float, *, margin: float = 0.0) -> None:
        self._set_scale(Scale.fitting(first, last, self._width(), margin=margin))

    def show_story(self) -> None:
        """The time that most of it tells."""
        found = self._chronicle.story()
        if found is not None:
            room = max(0.04, min(0.3, 130 / max(self._width(), 1)))  # words stand to the right of the last day
            first, last = found
            width = self._width()
            per_day = width * (1 - 0.03 - room) / max(last - first, 0.5)
            self._set_scale(Scale(first - 0.03 * width / per_day, per_day))

    def show_all(self) -> None:
        found = self._chronicle.extent
        if found is not None:
            self.show_period(*found, margin=0.06)

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Nearer by a factor about a pixel, by itself the current event or the middle."""
        if about is None:
            about = self._width() / 2
            if 0 <= self._current < len(self._chronicle):
                x = self._scale.x(self._chronicle.starts[self._current])
                about = x if 0 <= x <= self._width() else about
        self._near = True
        self._set_scale(self._scale.zoomed(factor, about, self._width(), self._longest))

    def zoom_in(self) -> None:
        self.zoom(STEP * STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / (STEP * STEP))

    def zoom_to_current(self) -> None:
        """The current event's own days fill a good part of the window."""
        if 0 <= self._current < len(self._chronicle):
            first, last = self._chronicle.starts[self._current], self._chronicle.ends[self._current]
            self.show_period(first - (last - first), last + 2 * (last - first))

    def pan(self, pixels: float) -> None:
        """What lies further to the right comes into sight."""
        self._set_scale(self._scale.panned(pixels))

    def _set_scale(self, scale: Scale) -> None:
        extent = self._chronicle.extent
        if extent is not None:
            scale = scale.within(extent[0], extent[1], self._width())
        self._fit = None
        if scale != self._scale:
            self._scale = scale
            self.moved.emit()
            self.viewport().update()

    # --- what is pointed at
    def _told(self, at: int) -> Happening:
        dated = len(self._chronicle)
        return self._chronicle.items[at] if at < dated else self._chronicle.undated[at - dated]

    def _facts(self, at: int) -> int:
        dated = len(self._chronicle)
        return self._chronicle.facts[at] if at < dated else self._chronicle.undated_facts[at - dated]

    def _number(self) -> int:
        return len(self._chronicle) + len(self._chronicle.undated)

    def _key(self, at: int) -> str:
        return self._told(at).key if 0 <= at < self._number() else ""

    def current(self) -> Happening | None:
        return self._told(self._current) if 0 <= self._current < self._number() else None

    def selected(self) -> tuple[Happening, ...]:
        """What is selected, in order of time."""
        return tuple(self._told(at) for at in sorted(self._selected))

    def selected_items(self) -> tuple[int, ...]:
        """The same as numbers, those of `Shown.item`."""
        return tuple(sorted(self._selected))

    def following(self) -> Happening | None:
        """What comes after the last that is selected, where a review goes on."""
        at = max(self._selected, default=-1) + 1
        return self._told(at) if 0 < at < self._number() else None

    def _index(self, event: EventId) -> int | None:
        if self._of_event is None:
            self._of_event = {
                event.id: at
                for at, one in enumerate((*self._chronicle.items, *self._chronicle.undated))
                for event in one.events
            }
        return self._of_event.get(event)

    def reveal(self, event: EventId) -> bool:
        """Select the happening of an event and bring it into sight. Whether it is shown at all."""
        at = self._index(event)
        if at is None:
            return False
        self._select(at)
        self._bring_into_sight(at)
        self._come_nearer = at < len(self._chronicle)
        return True

    def select_keys(self, keys: Iterable[str]) -> None:
        """Select happenings by their keys, without saying so."""
        wanted = set(keys)
        self._selected = [at for at in range(self._number()) if self._told(at).key in wanted] if wanted else []
        self._current = self._selected[0] if self._selected else -1
        self.viewport().update()

    def _is_wordless(self, layout: Layout) -> bool:
        """Whether the current happening stands in a layout with its sign alone, or with little more."""
        placed = next((one for one in layout.placed if one.item == self._current), None)
        if placed is None:
            return False
        left, right = placed.words(wanted := self._titles.width(self._current))
        return right - left < 0.5 * min(wanted, MOST_WORDS)

    def _select(self, at: int, *, add: bool = False, make_room: bool = True) -> None:
        if add:
            self._selected = [one for one in self._selected if one != at] if at in self._selected else [*self._selected, at]
            self._current = at if at in self._selected else (self._selected[-1] if self._selected else -1)
        else:
            self._selected, self._current = [at], at
        hidden = [
            key
            for key, layout in self._layouts.items()
            if any(crowd.more and self._current in crowd.members for crowd in layout.crowds)
            or (make_room and self._is_wordless(layout))
        ]
        for key in hidden:  # laid out anew with what is pointed at ahead of the rest
            self._prefer[key] = {one.item: one.track for one in self._layouts.pop(key).placed}
        self.viewport().update()
        self._speak()

    def _speak(self) -> None:
        """What a screen reader says of the current event."""
        told = self.current()
        self.setAccessibleDescription(spoken_happening(told) if told is not None else words.TIMELINE_CHART_HINT)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _bring_into_sight(self, at: int) -> None:
        if at >= len(self._chronicle):
            self._tray.is_open = self._tray.is_open or not self._tray.holds(at)
            self.viewport().update()
            return
        start, end = self._chronicle.starts[at], self._chronicle.ends[at]
        width = self._width()
        left, right = self._scale.x(start), self._scale.x(end)
        if self._fit is None and (right < 24 or left > width - 90):
            self._set_scale(Scale(start - 0.35 * width / self._scale.per_day, self._scale.per_day))
        self._to_reveal = at
        self.viewport().update()

    def _scroll_to(self, at: int) -> None:
        """The lane and track of a happening that is laid out come into sight."""
        for row in self._rows:
            layout = self._layouts.get((self._bands[row.band].key, row.lane.aside)) if row.lane.has(at) else None
            placed = next((one for one in layout.placed if one.item == at), None) if layout is not None else None
            top = row.top if placed is None else row.tracks_top() + placed.track * self._look.track
            if not row.lane.has(at):
                continue
            bar, height = self.verticalScrollBar(), self._body().height()
            if top < bar.value() or top + self._look.track > bar.value() + height:
                bar.setValue(int(top - height / 3))
            return

    def _point_at(self, at: int) -> None:
        self._select(at)
        self._bring_into_sight(at)
        self.chosen.emit(self._told(at))

    def step(self, way: int) -> None:
        """To the next or previous happening in time, those without a date last."""
        if not self._number():
            return
        if self._current < 0:
            first, last = self.period()
            seen = [at for at, start in enumerate(self._chronicle.starts) if first <= start <= last]
            at = (seen[0] if way > 0 else seen[-1]) if seen else 0
        else:
            at = min(max(self._current + way, 0), self._number() - 1)
        self._point_at(at)

    # --- geometry
    def _width(self) -> float:
        return float(max(self.viewport().width(), 1))

    def _widest(self) -> float:
        """How wide the words of one event may be."""
        return min(max(MOST_WORDS, 0.34 * self._width()), MORE_WORDS)

    def _body(self) -> QRectF:
        """Where the lanes are."""
        top = self._look.axis
        height = self.viewport().height() - top - self._overview.height - self._tray.height
        return QRectF(0, top, self._width(), max(height, 0.0))

    def _overview_rect(self) -> QRectF:
        height = self._overview.height
        return QRectF(0, self.viewport().height() - height, self._width(), height)

    def _is_bare(self) -> bool:
        return self.grouping is Grouping.NONE and len(self._bands) == 1

    def _prepare(self) -> None:
        """Everything that has to be known before something can be painted."""
        if self._fit is not None:
            self._fit()
        self._tray.lay(self._width())
        body = self._body()
        look = self._look
        fresh = self._window_is_stale()
        if fresh:
            self._choose_window()
        if fresh or len(self._given) != sum(len(band.lanes) for band in self._bands):
            self._given = self._share(body.height())
        self._rows = rows_of(self._bands, self._given, look, bare=self._is_bare())
        if fresh:
            seen = [(row.lane, row.tracks) for row in self._rows[:LANES_COUNTED]]
            self._limit = limit_for(seen, self._scale, self._scale.time(0), self._scale.time(self._width()))
        self._lay_out()
        total = self._rows[-1].bottom(look) if self._rows else 0.0
        wanted = int(body.height()), max(0, int(total - body.height() + 1))
        bar = self.verticalScrollBar()
        if wanted != (bar.pageStep(), bar.maximum()):
            self._wanted_range = wanted
            self._ranging.start()
        elif self._to_reveal >= 0:
            at, self._to_reveal = self._to_reveal, -1
            if not self._part(at):
                self._scroll_to(at)

    def _part(self, at: int) -> bool:
        """Come nearer to what was chosen elsewhere while a crowd hides it. Whether that was needed."""
        wanted, self._come_nearer = self._come_nearer, False
        crowds = (crowd for layout in self._layouts.values() for crowd in layout.crowds if not crowd.more)
        if not wanted or not any(at in crowd.members for crowd in crowds):
            return False
        per_day = next((one for one in (LEAST_UNIT * 1.3, WIDE_UNIT * 1.1) if one > self._scale.per_day), 0.0)
        if per_day:
            x = min(max(self._scale.x(self._chronicle.starts[at]), 30.0), 0.6 * self._width())
            self._set_scale(Scale(self._chronicle.starts[at] - x / per_day, per_day))
            self._to_reveal, self._come_nearer = at, True
        return bool(per_day)

    def _set_range(self) -> None:
        """After the painting that found it out: a bar that comes or goes changes the room there is."""
        page, most = self._wanted_range
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(int(self._look.track))
        bar.setRange(0, most)

    def _window_is_stale(self) -> bool:
        first, last = self._reach()
        return self._scale.per_day != self._laid_at or first < self._window[0] or last > self._window[1]

    def _reach(self) -> tuple[float, float]:
        """The time whose words may be in sight."""
        return self._scale.time(-self._widest() - 40), self._scale.time(self._width() + 20)

    def _choose_window(self) -> None:
        """What is laid out at once: little while zooming, as the next step lays out anew, three windows while panning."""
        self._prefer = {key: {one.item: one.track for one in layout.placed} for key, layout in self._layouts.items()}
        self._layouts.clear()
        first, last = self._reach()
        reach = 0.0 if self._near else self._width() / self._scale.per_day
        self._window = first - reach, last + reach
        self._zoomed = self._scale.per_day != self._laid_at
        self._laid_at = self._scale.per_day
        self._near = False

    def _share(self, height: float) -> list[int]:
        """The tracks of each lane, by what it has to show around the period in sight. While panning none gets fewer."""
        first, last = self._scale.time(-self._widest()), self._scale.time(self._width())
        unit = unit_for(self._scale.per_day, LEAST_UNIT)
        wanted = []
        for band in self._bands:
            for lane in band.lanes:
                number = demand(lane, self._scale, first, last, 0.95 * self._widest())
                if not number and (lane.between(*self._window) or lane.long(unit, *self._window)):
                    number = 1
                least, most = (0, MOST_ASIDE) if lane.aside and band.main else (1, MOST_TRACKS)
                wanted.append(min(max(number, least), most))
        if not self._zoomed and len(self._given) == len(wanted):
            wanted = [max(pair) for pair in zip(wanted, self._given, strict=True)]
        look = self._look
        bare = rows_of(self._bands, [0] * len(wanted), look, bare=self._is_bare())
        overhead = (bare[-1].bottom(look) if bare else 0.0) + 4
        given = share_tracks(wanted, overhead, height, look.track)
        return [max(one, min(LEAST_TRACKS, most)) for one, most in zip(given, wanted, strict=True)]

    def _lay_out(self) -> None:
        body, top = self._body(), self.verticalScrollBar().value()
        shift = 0.0
        for row in self._rows:
            row.top += shift
            key = self._bands[row.band].key, row.lane.aside
            if key in self._opened or (row.bottom(self._look) >= top and row.top <= top + body.height()):
                before = row.bottom(self._look)
                row.tracks = max(row.tracks, self._layout(row).tracks)
                shift += row.bottom(self._look) - before

    def _layout(self, row: Row) -> Layout:
        key = self._bands[row.band].key, row.lane.aside
        found = self._layouts.get(key)
        if found is None:
            current = self._current if row.lane.has(self._current) else -1
            found = self._layouts[key] = place(
                row.lane,
                self._chronicle,
                self._scale,
                *self._window,
                row.tracks,
                self._titles.width,
                limit=self._limit,
                opened=self._opened.get(key, ()),
                prefer=self._prefer.get(key),
                ahead=current,
                widest=self._widest(),
            )
        return found

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look.ratio != self.devicePixelRatioF():
            self._look_changed()
        painter = QPainter()
        try:
            self._prepare()
            painter.begin(self.viewport())
            self._paint(painter)
        except Exception:  # going up through Qt's painting it would take the whole program down
            sys.excepthook(*sys.exc_info())
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        look, tones = self._look, self._look.tones
        body = self._body()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), QColor(tones.base))
        painting = Painting(
            painter, look, self._chronicle, self._titles, self._scale, self._width(), self._marked(), widest=self._widest()
        )
        top = body.top() - self.verticalScrollBar().value()
        seen = [row for row in self._rows if row.bottom(look) + top >= body.top() and row.top + top <= body.bottom()]
        painter.setClipRect(body)
        for row in seen:
            painting.paint_ground(row, top)
        painter.setClipping(False)
        painting.paint_axis(0, lines_from=body.top(), lines_to=body.bottom())
        painter.setClipRect(body)
        for row in seen:
            painting.paint_head(row, top, self._bands[row.band].number)
        for row in seen:
            painting.paint_row(row, self._layout(row), top)
        painter.setClipping(False)
        if len(self._chronicle) and not any(one.kind in ("sign", "crowd") for one in painting.shown):
            self._paint_nothing(painting, body)
        inside = [one for one in painting.shown if one.kind == "tick" or one.rect.intersects(body)]
        painting.shown[:] = inside
        below = self.viewport().height() - self._overview.height
        self._tray.paint(painting, below - self._tray.height, self._selected, self._current, self._hover.undated)
        if len(self._chronicle):
            self._overview.paint(painting, self._overview_rect(), self.period())
        if self._drag is not None and self._drag.kind is _Kind.EVENT and self._drag.moved:
            self._paint_moving(painting)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._shown = painting.shown

    def _paint_nothing(self, painting: Painting, body: QRectF) -> None:
        """In empty time: how to come back."""
        look = self._look
        text = words.NOTHING_IN_SIGHT
        wide = min(look.width(text, look.body), body.width() - 20)
        at = QPointF(body.center().x() - wide / 2, body.center().y() - look.line / 2)
        look.write(painting.painter, text, at, wide, look.body, QColor(look.tones.muted))
        painting.shown.append(Shown("hint", QRectF(at.x(), at.y(), wide, look.line), text))

    def shown(self) -> tuple[Shown, ...]:
        """What was written where at the last painting, in pixels of the viewport."""
        return tuple(self._shown)

    def _marked(self) -> Marked:
        drag = self._drag
        moving = None
        if drag is not None and drag.kind is _Kind.EVENT and drag.moved:
            moving = drag.item, drag.at
        return Marked(
            frozenset(self._selected), self._current, self._hover.item, self._hover.crowd, self.hasFocus(), moving
        )

    def _paint_moving(self, painting: Painting) -> None:
        """The day that an event would come to."""
        assert self._drag is not None
        look = self._look
        when = self._moved_to(self._drag)
        text = (
            stretch(float(when.earliest.toordinal()), float(when.latest.toordinal() + 1))
            if when.earliest and when.latest
            else ""
        )
        wide = look.width(text, look.strong) + 12
        x = min(max(self._scale.x(self._chronicle.starts[self._drag.item]) + self._drag.at, 2), self._width() - wide - 2)
        rect = QRectF(x, look.axis + 3, wide, look.strong_line + 6)
        painting.painter.setPen(Qt.PenStyle.NoPen)
        painting.painter.setBrush(QColor(look.tones.accent))
        painting.painter.drawRoundedRect(rect, 3, 3)
        look.write(
            painting.painter, text, QPointF(x + 6, rect.top() + 3), wide, look.strong, QColor(look.tones.accent_text)
        )

    def _strip_time(self, x: float) -> float:
        return self._overview.time(x, self._width())

    # --- what lies where
    def _hit(self, at: QPointF) -> _Hit:
        for one in reversed(self._shown):
            if one.kind in ("words", "sign", "undated") and one.rect.adjusted(-2, -1, 2, 1).contains(at):
                if one.kind == "undated":
                    return _Hit(undated=one.item)
                return _Hit(item=one.item, on_sign=one.kind == "sign")
            if one.kind in ("tray", "earlier", "later") and one.rect.contains(at):
                return _Hit(control=one.kind)
        body = self._body()
        if not body.contains(at):
            return _Hit()
        look, top = self._look, body.top() - self.verticalScrollBar().value()
        for row in self._rows:
            if not row.top + top <= at.y() < row.bottom(look) + top:
                continue
            band = self._bands[row.band]
            if at.y() < row.tracks_top() + top:
                return _Hit(row=row, lane=band.key if not row.lane.aside or band.main is None else None)
            layout = self._layouts.get((band.key, row.lane.aside))
            if layout is None:
                return _Hit(row=row)
            x = at.x() - (layout.first - self._scale.left) * self._scale.per_day
            y = at.y() - row.tracks_top() - top
            for crowd in layout.crowds:
                if crowd.left <= x <= crowd.right and crowd.top * look.track <= y < crowd.bottom * look.track + 4:
                    return _Hit(crowd=crowd, row=row)
            for placed in layout.placed:
                if placed.left <= x <= placed.right and placed.track * look.track <= y < (placed.track + 1) * look.track:
                    return _Hit(item=placed.item, on_sign=True)
            return _Hit(row=row)
        return _Hit()

    def _hint_at(self, at: QPointF) -> str:
        hit = self._hit(at)
        found = hit.item if hit.item >= 0 else hit.undated
        if found >= 0:
            lines = [text for fact, text in TROUBLES.items() if self._facts(found) & fact]
            return "\n".join([*lines, hint(self._view, self._told(found))])
        if hit.crowd is not None:
            first = f"{words.events(len(hit.crowd.members))}"
            text = words.CROWD.format(events=first, stretch=stretch(hit.crowd.first, hit.crowd.last))
            titles = [words_of(self._told(one), Fact.NONE) for one in list(hit.crowd.members)[:8]]
            rest = len(hit.crowd.members) - len(titles)
            if rest > 0:
                titles.append(words.CROWD_MORE.format(number=f"{rest:,}"))
            how = words.CROWD_HOW if self._can_come_nearer(hit.crowd) else words.CROWD_LIST_HOW
            return "\n".join([text, *(f"• {one}" for one in titles), how])
        if hit.lane is not None and len(self._bands) > 1:
            band = next(one for one in self._bands if one.key == hit.lane)
            return words.LANE_HINT.format(title=band.title, events=words.events(band.number))
        if self._overview_rect().contains(at) and len(self._chronicle):
            return words.OVERVIEW
        return ""

    # --- crowds
    def _can_come_nearer(self, crowd: Crowd) -> bool:
        """Whether its members lie on several days that can be drawn apart."""
        starts = {self._chronicle.starts[at] for at in (crowd.members[0], crowd.members[-1])}
        return len(starts) > 1 and (crowd.last - crowd.first) * self._scale.per_day < 0.75 * self._width()

    def _open_crowd(self, hit: _Hit) -> None:
        """Come nearer where that parts them, otherwise list them in the lane."""
        assert hit.crowd is not None
        crowd = hit.crowd
        if self._can_come_nearer(crowd):
            self._near = True
            starts = [self._chronicle.starts[at] for at in crowd.members]
            first = float(int(min(starts)))
            last = max(min(self._chronicle.ends[at], crowd.last) for at in crowd.members)
            self.show_period(first, max(last, max(starts) + 1), margin=0.12)
            return
        if hit.row is not None:
            key = self._bands[hit.row.band].key, hit.row.lane.aside
            self._opened.setdefault(key, []).append((crowd.first, crowd.last))
            self._hover = _Hit()
            self._forget_layouts()

    def fold(self) -> bool:
        """Fold what was opened. Whether there was anything."""
        if not self._opened and not self._tray.is_open:
            return False
        self._opened.clear()
        self._tray.is_open = False
        self._forget_layouts()
        return True

    # --- mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.RightButton:
            hit = self._hit(at)
            found = hit.item if hit.item >= 0 else hit.undated
            if found >= 0 and found not in self._selected:
                self._select(found)
                self.chosen.emit(self._told(found))
            self.menu_wanted.emit(at.toPoint())
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        QToolTip.hideText()
        if self._overview_rect().contains(at) and not self._hit(at).control:
            self._press_overview(at)
            return
        hit = self._hit(at)
        kind = _Kind.PAN
        if hit.lane is not None and len(self._bands) > 1:
            kind = _Kind.LANE
        elif hit.item >= 0 and hit.on_sign and self._may_move(hit.item):
            kind = _Kind.EVENT
        self._drag = _Drag(kind, at, self._scale, self.verticalScrollBar().value(), hit.item, hit.lane or "")

    def _may_move(self, item: int) -> bool:
        return self.may_move and item == self._current and len(self._told(item).events) == 1

    def _press_overview(self, at: QPointF) -> None:
        left, right = self._overview.brush(self.period(), self._width())
        if abs(at.x() - left) <= EDGE:
            kind = _Kind.BRUSH_LEFT
        elif abs(at.x() - right) <= EDGE:
            kind = _Kind.BRUSH_RIGHT
        elif left < at.x() < right:
            kind = _Kind.BRUSH_MOVE
        else:
            kind = _Kind.BRUSH_NEW
        self._drag = _Drag(kind, at, self._scale, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is None:
            self._hover_at(at)
            return
        drag = self._drag
        if not drag.moved and (at - drag.start).manhattanLength() < DRAGGED:
            return
        drag.moved = True
        way = at - drag.start
        if drag.kind is _Kind.PAN:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._set_scale(drag.scale.panned(-way.x()))
            self.verticalScrollBar().setValue(int(drag.scroll - way.y()))
        elif drag.kind is _Kind.LANE:
            self._move_lane(drag.lane, at)
        elif drag.kind is _Kind.EVENT:
            drag.at = way.x()
            self.viewport().update()
        else:
            self._drag_brush(drag, at)

    def _drag_brush(self, drag: _Drag, at: QPointF) -> None:
        width = self._width()
        first, last = drag.scale.time(0), drag.scale.time(width)
        x = min(max(at.x(), 0.0), width)
        if drag.kind is _Kind.BRUSH_MOVE:
            by = self._strip_time(at.x()) - self._strip_time(drag.start.x())
            first, last = first + by, last + by
        elif drag.kind is _Kind.BRUSH_LEFT:
            first = min(self._strip_time(x), last - 1e-3)
        elif drag.kind is _Kind.BRUSH_RIGHT:
            last = max(self._strip_time(x), first + 1e-3)
        else:
            first, last = sorted((self._strip_time(drag.start.x()), self._strip_time(x)))
        self._near = drag.kind is not _Kind.BRUSH_MOVE
        self.show_period(first, max(last, first + 1e-3))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.viewport().unsetCursor()
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        if not drag.moved:
            if drag.kind is _Kind.BRUSH_NEW:
                middle, half = self._strip_time(at.x()), self._scale.span(self._width()) / 2
                self.show_period(middle - half, middle + half)
            elif drag.kind in (_Kind.PAN, _Kind.LANE, _Kind.EVENT):
                self._click(at, event.modifiers())
            return
        if drag.kind is _Kind.EVENT:
            when = self._moved_to(drag)
            told = self._told(drag.item)
            self.viewport().update()
            if when != told.when:
                self.redated.emit(told, when)
        elif drag.kind is _Kind.LANE:
            self.ordered.emit()

    def _moved_to(self, drag: _Drag) -> When:
        """The date of an event that has been dragged by some pixels, in whole days."""
        told = self._told(drag.item)
        days = timedelta(days=round(drag.at / self._scale.per_day))
        return When(
            told.when.earliest + days if told.when.earliest else None,
            told.when.latest + days if told.when.latest else None,
            told.when.precision,
        )

    def _click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        hit = self._hit(at)
        found = hit.item if hit.item >= 0 else hit.undated
        if found >= 0:
            if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                self._select(found, add=True, make_room=False)
            else:  # what was clicked stays below the mouse: a second click may follow
                self._select(found, make_room=False)
                self.chosen.emit(self._told(found))
        elif hit.crowd is not None:
            self._open_crowd(hit)
        elif hit.control == "tray":
            self._tray.is_open = not self._tray.is_open
            self._forget_layouts()
        elif hit.control:
            self._jump(hit.control)

    def _jump(self, way: str) -> None:
        """To what lies beyond the overview."""
        found = self._overview.beyond(way)
        if found:
            self.show_period(found[0], found[-1] + 1, margin=0.1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._overview_rect().contains(at):
            self.show_story()
            return
        hit = self._hit(at)
        found = hit.item if hit.item >= 0 else hit.undated
        if found >= 0:
            self._select(found)
            self.opened.emit(self._told(found))
        elif hit.crowd is None and not hit.control and self._body().contains(at) and self.may_move:
            self.add_wanted.emit(day_of(self._scale.time(at.x())))

    def leaveEvent(self, _event: QEvent) -> None:
        self._set_hover(_Hit())

    def _hover_at(self, at: QPointF) -> None:
        hit = self._hit(at)
        shape = Qt.CursorShape.ArrowCursor
        if self._overview_rect().contains(at) and not hit.control:
            left, right = self._overview.brush(self.period(), self._width())
            near = min(abs(at.x() - left), abs(at.x() - right)) <= EDGE
            shape = (
                Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.OpenHandCursor if left < at.x() < right else shape
            )
        elif hit.item >= 0 and hit.on_sign and self._may_move(hit.item):
            shape = Qt.CursorShape.SizeHorCursor
        elif hit.item >= 0 or hit.undated >= 0 or hit.crowd is not None or hit.control:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self._set_hover(hit)

    def _set_hover(self, hit: _Hit) -> None:
        before, self._hover = self._hover, hit
        if (before.item, before.undated) != (hit.item, hit.undated):
            found = hit.item if hit.item >= 0 else hit.undated
            self.hovered.emit(self._told(found) if found >= 0 else None)
        if (before.item, before.undated, before.crowd) != (hit.item, hit.undated, hit.crowd):
            self.viewport().update()

    def _move_lane(self, key: str, at: QPointF) -> None:
        """A lane comes to where it is dragged; from then on the order is the analyst's own."""
        top = self._body().top() - self.verticalScrollBar().value()
        for row in self._rows:
            if row.top + top <= at.y() < row.bottom(self._look) + top:
                self._put_lane(key, row.band)
                return

    def _put_lane(self, key: str, place_: int) -> None:
        keys = [one.key for one in self._bands]
        if keys.index(key) != place_:
            keys.remove(key)
            keys.insert(place_, key)
            self.order_by(Order.OWN, keys)

    def move_current_lane(self, way: int) -> None:
        """The lane of the current event one place up or down."""
        for number, band in enumerate(self._bands):
            if any(self._current in lane.members for lane in band.lanes):
                self._put_lane(band.key, min(max(number + way, 0), len(self._bands) - 1))
                self.ordered.emit()
                return

    # --- wheel, fingers, keys
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        fine = event.pixelDelta()
        x, y = (fine.x(), fine.y()) if not fine.isNull() else (turn.x(), turn.y())
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(x) > abs(y):
            along = x if abs(x) > abs(y) else y
            self.pan(-along if not fine.isNull() else -along / 120 * 0.12 * self._width())
            return
        if not y:
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or self._over_heads(event.position()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (y if not fine.isNull() else int(y / 120 * 3 * self._look.track)))
            return
        notches = y / 120 if fine.isNull() else y / 60
        about = event.position().x()
        if self._overview_rect().contains(event.position()):
            about = min(max(self._scale.x(self._strip_time(about)), 0.0), self._width())
        self.zoom(STEP**notches, about)

    def _over_heads(self, at: QPointF) -> bool:
        """Over the name of a lane the wheel scrolls, where there is something to scroll."""
        return self.verticalScrollBar().maximum() > 0 and self._hit(at).lane is not None

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            text = self._hint_at(QPointF(help_event.pos()))
            if text:
                QToolTip.showText(help_event.globalPos(), tip(text), self.viewport())
            else:
                QToolTip.hideText()
            return True
        if kind == QEvent.Type.NativeGesture:
            native = cast(QNativeGestureEvent, event)
            if native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(max(0.2, 1.0 + native.value()), native.position().x())
                return True
        if kind == QEvent.Type.Gesture:
            return self._pinch(cast(QGestureEvent, event))
        return super().viewportEvent(event)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        centre = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
        self.zoom(max(0.2, pinch.scaleFactor()), float(centre.x()))
        event.accept(pinch)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        far = 0.6 if keys & Qt.KeyboardModifier.ShiftModifier else 0.12
        bar = self.verticalScrollBar()
        actions: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_Left: lambda: self.pan(-far * self._width()),
            Qt.Key.Key_Right: lambda: self.pan(far * self._width()),
            Qt.Key.Key_Home: lambda: self._point_at(0),
            Qt.Key.Key_End: lambda: self._point_at(self._number() - 1),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - bar.pageStep()),
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_Return: self._open_current,
            Qt.Key.Key_Enter: self._open_current,
            Qt.Key.Key_Space: self._open_crowd_of_current,
            Qt.Key.Key_Menu: self._menu_of_current,
        }
        if key == Qt.Key.Key_Escape:
            if not self.fold():
                event.ignore()
            return
        wanted = actions.get(key)
        if wanted is None or (key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not self._number()):
            super().keyPressEvent(event)
            return
        wanted()

    def _open_current(self) -> None:
        if (told := self.current()) is not None:
            self.opened.emit(told)

    def _open_crowd_of_current(self) -> None:
        """The crowd that holds the current event, as a click on it would."""
        for row in self._rows:
            layout = self._layouts.get((self._bands[row.band].key, row.lane.aside))
            for crowd in layout.crowds if layout is not None else ():
                if self._current in crowd.members:
                    self._open_crowd(_Hit(crowd=crowd, row=row))
                    return

    def _menu_of_current(self) -> None:
        if self.current() is not None:
            found = next((one.rect for one in self._shown if one.item == self._current), QRectF(20, 60, 1, 1))
            self.menu_wanted.emit(found.bottomLeft().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The period in sight stays when there is more or less room for it."""
        super().resizeEvent(event)
        before = event.oldSize().width()
        if before > 0 and self._fit is None:
            self._scale = Scale(self._scale.left, self._scale.per_day * self._width() / before)
        self._near = True
        self._forget_layouts()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._look_changed()

    def day_at(self, x: float) -> date:
        """The day at a pixel of the viewport."""
        return day_of(self._scale.time(x))

    # --- what is drawn elsewhere
    def what(self) -> tuple[View, Chronicle, tuple[Band, ...]]:
        """What is shown, for a picture of all of it."""
        return self._view, self._chronicle, self._bands
