"""The timeline as one painted view: what it shows, the period in sight, and what is pointed at.

The work of a frame hangs on what is in sight. What mouse, fingers and keys do to it is told in `timeline_chart`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefing.domain.event import EventId
from briefing.ui.craft import speaking, theme
from briefing.ui.models.timeline import spoken_happening
from briefing.ui.painting.timeline_chart import Shown
from briefing.ui.painting.timeline_hits import Hit
from briefing.ui.painting.timeline_look import Look
from briefing.ui.painting.timeline_scene import Moving, Scene, Touched
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.camera import STEP, Camera
from briefing.ui.timeline.choosing import Choice
from briefing.ui.timeline.chronicle import Band, Chronicle, Grouping, Order, bands, ranked
from briefing.ui.timeline.placing import LEAST_UNIT, WIDE_UNIT, Crowd
from briefing.ui.timeline.scale import Scale, day_of
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.case.foreshowing import Foretold


class TimelineCanvas(QAbstractScrollArea):
    """Lanes over time. Knows a chronicle, its scale and what is selected; edits nothing."""

    chosen = Signal(object)  # a Happening that the analyst points at
    opened = Signal(object)  # and one to be edited
    hovered = Signal(object)  # Happening or None
    menu_wanted = Signal(QPoint)  # in pixels of the viewport
    add_wanted = Signal(object)  # a date
    redated = Signal(object, object)  # Happening, When
    ordered = Signal()  # the analyst has moved a lane
    moved = Signal()  # another period is in sight
    foreshown = Signal()  # what was to be seen before all of a case is read has been painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", "true")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # all of it is painted, nothing shows below
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.PANE_TIMELINE)
        self.setAccessibleDescription(words.TIMELINE_CHART_HINT)
        self.setMinimumSize(240, 160)
        self.may_move = False  # events by dragging, and adding by a double click
        self.grouping, self.order = Grouping.NONE, Order.MOST
        self.own_order: tuple[str, ...] = ()
        self.choice = Choice()
        self.scene = Scene(self._new_look())
        self._view = View()
        self._chronicle = Chronicle()
        self._camera = Camera()
        self._fit: Callable[[], None] | None = self.show_story
        self._story: Scale | None = None  # the period that was chosen by itself, until somebody moves
        self._touched = Touched()
        self._wanted_range = 0, 0
        self._to_reveal = -1
        self._come_nearer = False
        self._ranging = QTimer(self)
        self._ranging.setSingleShot(True)
        self._ranging.setInterval(0)
        self._ranging.timeout.connect(self._set_range)
        theme.on_change(self._look_changed)

    # --- what is shown
    def show_happenings(self, view: View, happenings: Sequence[Happening], *, anew: bool = False) -> None:
        """Read what happened. The period in sight and the selection stay, unless it is another case (`anew`), or articles
        have come in or have another date while nobody had moved away from the story.
        """
        if self.scale == self._story and _is_of_other_days(view, self._view):
            self._fit = self.show_story
        self._view = view
        self._take_chronicle(Chronicle.of(happenings), is_live=True)
        if anew:
            self._begin_anew()
        self._arrange()

    def _take_chronicle(self, chronicle: Chronicle, *, is_live: bool) -> None:
        self._chronicle = chronicle
        self.scene.is_live = is_live
        self.choice.take(chronicle if is_live else Chronicle())
        self.scene.dress(chronicle, self.scene.look)
        self._camera.take(chronicle)
        self._touched = Touched()

    def _begin_anew(self) -> None:
        """Another case: its own period, and nothing unfolded."""
        self.scene.stage.fold()
        self.scene.tray.is_open = False
        self._fit = self.show_story

    def foreshow(self, told: Foretold) -> None:
        """Paint what a case tells while the rest of it is being read, in one lane; nothing can be pointed at yet."""
        self._view = View()
        self._take_chronicle(told.chronicle(), is_live=False)
        self._begin_anew()
        self._arrange()

    @property
    def view(self) -> View:
        return self._view

    @property
    def chronicle(self) -> Chronicle:
        return self._chronicle

    @property
    def bands(self) -> tuple[Band, ...]:
        """The lanes, from the top."""
        return self.scene.stage.bands

    def what(self) -> tuple[View, Chronicle, tuple[Band, ...]]:
        """What is shown, for a picture of all of it."""
        return self._view, self._chronicle, self.bands

    def lanes(self) -> tuple[str, ...]:
        """The titles of the lanes, from the top."""
        return tuple(one.title for one in self.bands)

    def group(self, grouping: Grouping) -> None:
        """Lanes by something else."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self.scene.stage.fold()
            self._arrange()
            self.verticalScrollBar().setValue(0)

    def order_by(self, order: Order, own: Sequence[str] = ()) -> None:
        """Lanes in another order; `own` are their keys, in the analyst's order."""
        self.order = order
        self.own_order = tuple(own) or self.own_order
        if order is Order.OWN and not self.own_order:
            self.own_order = tuple(one.key for one in self.bands)
        self._take(ranked(self.bands, self.order, self.own_order))

    def move_lane(self, key: str, place: int) -> None:
        """A lane comes to another place; from then on the order is the analyst's own."""
        keys = [one.key for one in self.bands]
        if keys.index(key) != place:
            keys.remove(key)
            keys.insert(place, key)
            self.order_by(Order.OWN, keys)

    def move_current_lane(self, way: int) -> None:
        """The lane of the current event one place up or down."""
        for number, band in enumerate(self.bands):
            if any(self.choice.current in lane.members for lane in band.lanes):
                self.move_lane(band.key, min(max(number + way, 0), len(self.bands) - 1))
                self.ordered.emit()
                return

    def _arrange(self) -> None:
        grouping = self.grouping if self.scene.is_live else Grouping.NONE  # who took part and where is not known yet
        self._take(bands(self._view, self._chronicle, grouping, self.order, self.own_order))

    def _take(self, found: tuple[Band, ...]) -> None:
        is_one = self.grouping is Grouping.NONE or not self.scene.is_live
        self.scene.stage.take(found, bare=is_one and len(found) == 1)
        self.viewport().update()

    def _new_look(self) -> Look:
        return Look(self.font(), theme.tones(), self.devicePixelRatioF())

    def renew(self) -> None:
        """Measure and write all words anew: titles were covered or uncovered."""
        self._look_changed()

    def _look_changed(self) -> None:
        self.scene.dress(self._chronicle, self._new_look())
        self.viewport().update()

    # --- crowds and tray
    def can_part(self, crowd: Crowd) -> bool:
        """Whether the members of a crowd lie on several days that can be drawn apart."""
        starts = {self._chronicle.starts[at] for at in (crowd.members[0], crowd.members[-1])}
        return len(starts) > 1 and (crowd.last - crowd.first) * self.scale.per_day < 0.75 * self.width_in_sight()

    def open_crowd(self, hit: Hit) -> None:
        """Come nearer where that parts them, otherwise list them in the lane."""
        assert hit.crowd is not None
        crowd = hit.crowd
        if self.can_part(crowd):
            self.will_zoom()
            starts = [self._chronicle.starts[at] for at in crowd.members]
            first = float(int(min(starts)))
            last = max(min(self._chronicle.ends[at], crowd.last) for at in crowd.members)
            self.show_period(first, max(last, max(starts) + 1), margin=0.12)
        elif hit.row is not None:
            self.scene.stage.open(hit.row, crowd)
            self._touched = Touched()
            self.viewport().update()

    def turn_tray(self) -> None:
        """Open the tray of what has no date, or close it."""
        self.scene.tray.is_open = not self.scene.tray.is_open
        self.scene.stage.forget()
        self.viewport().update()

    def fold(self) -> bool:
        """Fold what was opened. Whether there was anything."""
        if not self.scene.stage.fold() and not self.scene.tray.is_open:
            return False
        self.scene.tray.is_open = False
        self.scene.stage.forget()
        self.viewport().update()
        return True

    # --- the period in sight
    @property
    def scale(self) -> Scale:
        return self._camera.scale

    def period(self) -> tuple[float, float]:
        """The first and last moment in sight."""
        return self.scale.time(0), self.scale.time(self.width_in_sight())

    def show_period(self, first: float, last: float, *, margin: float = 0.0) -> None:
        self.set_scale(Scale.fitting(first, last, self.width_in_sight(), margin=margin))

    def show_story(self) -> None:
        """The time that most of it tells."""
        width = self.width_in_sight()
        scale = self._camera.story(width)
        if scale is not None:
            self.set_scale(scale)
            return
        days = [one.day for one in self._view.corpus.articles if one.day is not None]
        if self._camera.move(self._camera.without_dates(days, width), width):  # until something has a date
            self.moved.emit()
            self.viewport().update()

    def show_all(self) -> None:
        self.set_scale(self._camera.all(self.width_in_sight()))

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Nearer by a factor about a pixel, by itself the current event or the middle."""
        width = self.width_in_sight()
        if about is None:
            about = self._camera.place_of(self.choice.current, width)
        self.will_zoom()
        self.set_scale(self._camera.zoomed(factor, about, width))

    def will_zoom(self) -> None:
        """What is laid out next will not live long."""
        self.scene.stage.is_near = True

    def zoom_in(self) -> None:
        self.zoom(STEP * STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / (STEP * STEP))

    def zoom_to_current(self) -> None:
        """The current event's own days fill a good part of the window."""
        if self.choice.is_dated(self.choice.current):
            self.set_scale(self._camera.around(self.choice.current, self.width_in_sight()))

    def pan(self, pixels: float) -> None:
        """What lies further to the right comes into sight."""
        self.set_scale(self.scale.panned(pixels))

    def set_scale(self, scale: Scale | None) -> None:
        """Another period, as far as there is something to see."""
        if scale is None:
            return
        self._fit = None
        if self._camera.move(scale, self.width_in_sight()):
            self.moved.emit()
            self.viewport().update()

    def day_at(self, x: float) -> date:
        """The day at a pixel of the viewport."""
        return day_of(self.scale.time(x))

    # --- what is pointed at
    def current(self) -> Happening | None:
        return self.choice.now()

    def selected(self) -> tuple[Happening, ...]:
        """What is selected, in order of time."""
        return self.choice.all()

    def selected_items(self) -> tuple[int, ...]:
        """The same as numbers, those of `Shown.item`."""
        return tuple(sorted(self.choice.selected))

    def following(self) -> Happening | None:
        """What comes after the last that is selected, where a review goes on."""
        return self.choice.following()

    def reveal(self, event: EventId) -> bool:
        """Select the happening of an event and bring it into sight. Whether it is shown at all."""
        at = self.choice.of_event(event)
        if at is None:
            return False
        self.select(at)
        self._bring_into_sight(at)
        self._come_nearer = self.choice.is_dated(at)
        return True

    def select_keys(self, keys: Iterable[str]) -> None:
        """Select happenings by their keys, without saying so."""
        self.choice.select_keys(keys)
        self.viewport().update()

    def select(self, at: int, *, add: bool = False, make_room: bool = True) -> None:
        """Select a happening by its number; with `make_room` its words get theirs."""
        self.choice.select(at, add=add)
        self.scene.stage.make_room_for(self.choice.current, words=make_room)
        self.viewport().update()
        self._speak()

    def point_at(self, at: int) -> None:
        """Select a happening, bring it into sight and say so."""
        self.select(at)
        self._bring_into_sight(at)
        self.chosen.emit(self.choice.told(at))

    def step(self, way: int) -> None:
        """To the next or previous happening in time, those without a date last."""
        if len(self.choice):
            self.point_at(self.choice.beside(way, *self.period()))

    def _speak(self) -> None:
        """What a screen reader says of the current event."""
        told = self.current()
        self.setAccessibleDescription(spoken_happening(told) if told is not None else words.TIMELINE_CHART_HINT)
        speaking.tell(self)

    def _bring_into_sight(self, at: int) -> None:
        self.viewport().update()
        if not self.choice.is_dated(at):
            tray = self.scene.tray
            tray.is_open = tray.is_open or not tray.holds(at)
            return
        if self._fit is None:
            self.set_scale(self._camera.towards(at, self.width_in_sight()))
        self._to_reveal = at

    def _scroll_to(self, at: int) -> None:
        """The lane and track of a happening that is laid out come into sight."""
        found = self.scene.stage.placed(at)
        if found is None:
            return
        row, placed = found
        track = self.scene.look.track
        top = row.top if placed is None else row.tracks_top() + placed.track * track
        bar, height = self.verticalScrollBar(), self.scene.body().height()
        if top < bar.value() or top + track > bar.value() + height:
            bar.setValue(int(top - height / 3))

    def touch(self, hover: Hit) -> None:
        """What lies under the mouse."""
        before, self._touched = self._touched.hover, replace(self._touched, hover=hover)
        if before.found != hover.found:
            self.hovered.emit(self.choice.told(hover.found) if hover.found >= 0 else None)
        if (before.found, before.crowd) != (hover.found, hover.crowd):
            self.viewport().update()

    def carry(self, moving: Moving | None) -> None:
        """What is being dragged to another day."""
        self._touched = replace(self._touched, moving=moving)
        self.viewport().update()

    # --- geometry
    def width_in_sight(self) -> float:
        """Pixels of the time in sight, at least one."""
        return float(max(self.viewport().width(), 1))

    def _prepare(self) -> None:
        """Everything that has to be known before something can be painted."""
        if self._fit is not None:
            self._fit()
            self._story = self.scale
        size, bar = QSizeF(self.width_in_sight(), self.viewport().height()), self.verticalScrollBar()
        total = self.scene.prepare(size, self.scale, bar.value(), self.choice.current)
        height = self.scene.body().height()
        wanted = int(height), max(0, int(total - height + 1))
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
        if not wanted or not any(at in crowd.members for _row, crowd in self.scene.stage.crowds() if not crowd.more):
            return False
        per_day = next((one for one in (LEAST_UNIT * 1.3, WIDE_UNIT * 1.1) if one > self.scale.per_day), 0.0)
        if per_day:
            self.set_scale(self._camera.nearer(at, per_day, self.width_in_sight()))
            self._to_reveal, self._come_nearer = at, True
        return bool(per_day)

    def _set_range(self) -> None:
        """After the painting that found it out: a bar that comes or goes changes the room there is."""
        page, most = self._wanted_range
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(int(self.scene.look.track))
        bar.setRange(0, most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The period in sight stays when there is more or less room for it."""
        super().resizeEvent(event)
        before = event.oldSize().width()
        if before > 0 and self._fit is None:
            is_story = self.scale == self._story
            self._camera.widen(before, self.width_in_sight())
            if is_story:  # a pane that opens beside it is no move of the analyst's
                self._story = self.scale
        self.will_zoom()
        self.scene.stage.forget()
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._look_changed()

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.scene.look.ratio != self.devicePixelRatioF():
            self._look_changed()
        painter = QPainter()
        try:
            self._prepare()
            painter.begin(self.viewport())
            self.scene.paint(painter, self.choice, replace(self._touched, focus=self.hasFocus()))
            if not self.scene.is_live:
                QTimer.singleShot(0, self.foreshown.emit)
        except Exception:  # going up through Qt's painting it would take the whole program down
            sys.excepthook(*sys.exc_info())
        finally:
            painter.end()

    def shown(self) -> tuple[Shown, ...]:
        """What was written where at the last painting, in pixels of the viewport."""
        return self.scene.shown()


def _is_of_other_days(view: View, before: View) -> bool:
    """Whether there are articles that were not there before, or were of another day."""
    if view.corpus.articles is before.corpus.articles:
        return False
    days = {one.id: one.day for one in before.corpus.articles}
    return any(one.id not in days or days[one.id] != one.day for one in view.corpus.articles)
