"""The map of a briefing for paper: where it happened, on Natural Earth, readable in grey.

Circles have surfaces like the number of events; the name and number stand beside each. A hollow, hatched ring is a
district, a province or a country: it happened somewhere in it. Broken ring, cross and square are what is planned, denied or
background.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.atlas import basemap, earth, kinds
from briefing.atlas.basemap import Basemap, open_basemap
from briefing.atlas.frame import Frame
from briefing.atlas.kinds import LabelKind, Layer
from briefing.atlas.marks import AREA_RADIUS, COUNTRY_RADIUS, Cluster, Dot, Sizes, fitted
from briefing.atlas.naming import Box, Name, Room, Seat
from briefing.charts import library  # first: prepares matplotlib
from briefing.charts.lettering import clean, cut, font, width, wrap
from briefing.charts.theme import PRINT, Theme
from briefing.domain.claim import Status
from briefing.domain.drawn import PlaceMap, PlaceMark
from briefing.domain.place import PlaceId, PlacePrecision
from briefing.knowledge.glyphs import held_left_to_right

from matplotlib import rc_context  # isort: skip
from matplotlib.axes import Axes  # isort: skip
from matplotlib.collections import LineCollection, PathCollection  # isort: skip
from matplotlib.figure import Figure  # isort: skip
from matplotlib.patches import Circle, Rectangle  # isort: skip
from matplotlib.path import Path  # isort: skip

_HEIGHT = 4.1  # inches of the map itself
_FOOT = 0.55  # and of what stands below it, without its lines
_UNITS = 100.0  # the drawing's units to the inch; sizes of marks are in them
_MARK_SCALE = 0.72  # marks on paper are smaller than on a screen
_WATER = "#e9edf0"
_LAND = "#ffffff"
_MOST_NAME = 1.9  # inches
_PROVINCES_TO = 3.5  # kilometres a unit: farther out their lines would be a web
_ASIDE = (Status.PLANNED, Status.DENIED, Status.BACKGROUND)
_THIN = 0.3  # units: nearer points of the base map are one


@dataclass(frozen=True, slots=True)
class _Mark:
    """Marks that became one: its words, and how it is drawn."""

    cluster: Cluster
    marks: tuple[PlaceMark, ...]

    @property
    def is_area(self) -> bool:
        return self.cluster.kind == "area"

    @property
    def standing(self) -> Status:
        found = [one.standing for one in self.marks]
        return min(found, key=(Status.REPORTED, *_ASIDE).index)

    @property
    def number(self) -> int:
        return sum(one.happenings for one in self.marks) or sum(one.aside for one in self.marks)

    @property
    def is_near(self) -> bool:
        return any(one.precision is PlacePrecision.NEAR for one in self.marks)

    @property
    def reach(self) -> float:
        """How far from its middle anything is drawn."""
        is_ringed = self.is_near and not self.is_area and self.standing is Status.REPORTED
        return self.cluster.radius + (3.2 if is_ringed else 0.6)

    def words(self, inches: float, size: float, weight: int) -> str:
        """Name and number in a width; it is the name that is cut."""
        name = clean(self.marks[0].name, 60)
        more = f" +{len(self.marks) - 1}" if len(self.marks) > 1 else ""
        about = "near " if self.is_near and len(self.marks) == 1 else ""
        aside = "" if self.standing is Status.REPORTED else f" {self.standing.value}"
        tail = f"{more} · {self.number:,}{aside}"
        return cut(about + name, max(0.4, inches - width(tail, size, weight)), size, weight) + tail


def place_map(chart: PlaceMap, theme: Theme = PRINT, width_in: float = 6.77, base: Basemap | None = None) -> Figure:
    """The map as a figure `width_in` inches wide. `base` is the program's own base map unless another is given.

    Raises ResourceMissing where the base map is not there or damaged.
    """
    base = base or open_basemap()
    high = min(_HEIGHT, 0.62 * width_in)
    chosen = set(chart.frame) or {one.place for one in chart.marks}
    points = [earth.project(one.lat, one.lon) for one in chart.marks if one.place in chosen]
    extent = earth.extent_of(points) or earth.Extent(0.0, 0.1, 1.0, 0.75)
    frame = Frame.fitting(extent, width_in * _UNITS, high * _UNITS, margin=0.42 * _UNITS)
    marks, sizes = _joined(chart, frame)
    lines = wrap(_elsewhere(chart, marks, frame), width_in - 0.06, theme.size - 1.0, lines=2)
    foot = _FOOT + 0.14 * len(lines)
    with rc_context(library.SETTINGS):
        library.prepare()
        figure = Figure(figsize=(width_in, high + foot))
        if theme.ground is None:
            figure.patch.set_alpha(0)
        else:
            figure.patch.set_facecolor(theme.ground)
        axes = figure.add_axes((0.0, foot / (high + foot), 1.0, high / (high + foot)))
        axes.set_xlim(0, frame.width)
        axes.set_ylim(frame.height, 0)
        axes.set_xticks([])
        axes.set_yticks([])
        for side in axes.spines.values():
            side.set_color(theme.line)
            side.set_linewidth(0.6)
        drawing = _Drawing(theme, base, frame, figure, axes)
        drawing.map(marks, names_around=chart.names_around)
        below = figure.add_axes((0.0, 0.0, 1.0, foot / (high + foot)))
        below.set_xlim(0, frame.width)
        below.set_ylim(foot * _UNITS, 0)
        below.set_axis_off()
        _Drawing(theme, base, frame, figure, below).foot(_key(marks, sizes), lines)
    return figure


def _joined(chart: PlaceMap, frame: Frame) -> tuple[list[_Mark], Sizes]:
    """The marks in sight, those that would lie on each other as one."""
    dots, shown = [], []
    for one in chart.marks:
        x, y = frame.place(*earth.project(one.lat, one.lon))
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        is_point = one.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
        least = 0.0 if is_point else COUNTRY_RADIUS if one.precision is PlacePrecision.COUNTRY else AREA_RADIUS
        weight = one.happenings or 0.5 * one.aside
        dots.append(Dot(x, y, weight, least * _MARK_SCALE, "point" if is_point else "area"))
        shown.append(one)
    made, sizes = fitted(dots, _MARK_SCALE)
    return [_Mark(one, tuple(shown[at] for at in one.members)) for one in made], sizes


def _elsewhere(chart: PlaceMap, marks: Sequence[_Mark], frame: Frame) -> str:
    """What is not to be seen on the map, so that nothing is left out in silence."""
    seen = {mark.place for one in marks for mark in one.marks}
    beyond = [one for one in chart.marks if one.place not in seen]
    parts = []
    if chart.unplaced:
        parts.append(f"{chart.unplaced:,} {'event' if chart.unplaced == 1 else 'events'} without a known place.")
    if beyond:
        places = ", ".join(f"{clean(one.name, 40)} · {one.happenings + one.aside:,}" for one in beyond)
        parts.append(f"Outside this map: {places}.")
    return " ".join(parts)


def _key(marks: Sequence[_Mark], sizes: Sizes) -> list[tuple[str, _Mark]]:
    """What the marks mean, of those that are on the map."""

    def sample(standing: Status, precision: PlacePrecision = PlacePrecision.EXACT, radius: float = 5.0) -> _Mark:
        kind = "point" if precision in (PlacePrecision.EXACT, PlacePrecision.NEAR) else "area"
        mark = PlaceMark(PlaceId(""), "", 0.0, 0.0, precision, 1, 0, standing, "")
        return _Mark(Cluster((0,), 0.0, 0.0, 1.0, radius, kind), (mark,))

    found: list[tuple[str, _Mark]] = []
    points = [one for one in marks if not one.is_area and one.standing is Status.REPORTED]
    if points:
        small, large = min(one.number for one in points), max(one.number for one in points)
        radius = sizes.radius(large)
        found.append((_events(small), sample(Status.REPORTED, radius=min(sizes.radius(small), 12.0))))
        if large != small and radius <= 12.0:
            found.append((_events(large), sample(Status.REPORTED, radius=radius)))
    if any(one.is_near for one in points):
        found.append(("near, not exact", sample(Status.REPORTED, PlacePrecision.NEAR)))
    if any(one.is_area for one in marks):
        found.append(("somewhere within", sample(Status.REPORTED, PlacePrecision.ADMIN, 8.0)))
    standings = {one.standing for one in marks if not one.is_area}
    found += [(f"{status.value} only", sample(status)) for status in _ASIDE if status in standings]
    return found


def _events(number: int) -> str:
    return f"{number:,} {'event' if number == 1 else 'events'}"


class _Drawing:
    """Draws into one pair of axes whose units are those of the frame, y downwards."""

    def __init__(self, theme: Theme, base: Basemap, frame: Frame, figure: Figure, axes: Axes) -> None:
        self.theme, self.base, self.frame, self.figure, self.axes = theme, base, frame, figure, axes
        self.room = Room(Box(4, 4, frame.width - 4, frame.height - 4))
        self.is_dark = theme.ground is not None and theme.name == "dark"

    def map(self, marks: Sequence[_Mark], *, names_around: bool = True) -> None:
        """The ground, the marks, and as many names as find room."""
        self._ground()
        for one in marks:
            reach = one.reach
            x, y = one.cluster.x, one.cluster.y
            self.room.take(Box(x - reach, y - reach, x + reach, y + reach))
        self._scale_bar()
        for one in sorted(marks, key=lambda one: not one.is_area):
            self._mark(one)
        named = self._names(marks)
        if names_around:
            self._base_names(named)

    # --- the ground
    def _ground(self) -> None:
        sea = Rectangle((0, 0), self.frame.width, self.frame.height, linewidth=0, zorder=0)
        sea.set_facecolor(self.theme.band if self.is_dark else _WATER)
        self.axes.add_patch(sea)  # not the ground of the axes, which SVG leaves out where the sheet shows through
        land = self.theme.ground if self.is_dark and self.theme.ground else _LAND
        water = self.theme.band if self.is_dark else _WATER
        self._surfaces(Layer.LAND, land)
        self._surfaces(Layer.LAKE, water)
        self._lines(Layer.RIVER, "#b9c4cc" if not self.is_dark else self.theme.line, 0.4)
        self._lines(Layer.PROVINCE, "#b4b4b4" if not self.is_dark else self.theme.line, 0.35, (0, (4, 2)))
        self._lines(Layer.SHORE, "#9aa5ad" if not self.is_dark else self.theme.muted, 0.4)
        self._lines(Layer.DISPUTED, self.theme.muted, 0.7, (0, (2, 1.5)))
        self._lines(Layer.BORDER, self.theme.muted, 0.7)

    def _pieces(self, layer: Layer) -> list[NDArray[np.float64]]:
        """The lines of a layer in sight, in the drawing's units, thinned to what can be told apart."""
        if layer is Layer.PROVINCE and self.frame.km_per_pixel > _PROVINCES_TO:
            return []
        frame, seen = self.frame, self.frame.extent
        level = basemap.level_for(frame.pixels)
        found = []
        for turn in range(math.floor(seen.left), math.floor(seen.right) + 1):
            left, right = max(0.0, seen.left - turn), min(1.0, seen.right - turn)
            for column, row in self.base.tiles(level, left, seen.top, right, seen.bottom):
                piece = self.base.piece(layer, level, column, row)
                for line in piece.lines() if piece is not None else ():
                    x = (line[:, 0] + turn - frame.x) * frame.pixels + frame.width / 2
                    y = (line[:, 1] - frame.y) * frame.pixels + frame.height / 2
                    if x.max() < 0 or x.min() > frame.width or y.max() < 0 or y.min() > frame.height:
                        continue
                    points = np.round(np.column_stack((x, y)) / _THIN) * _THIN
                    keep = np.ones(len(points), dtype=bool)
                    keep[1:] = np.any(points[1:] != points[:-1], axis=1)
                    if keep.sum() > 1:
                        found.append(points[keep])
        return found

    def _lines(self, layer: Layer, colour: str, thick: float, dashes: tuple[int, tuple[float, ...]] | None = None) -> None:
        found = self._pieces(layer)
        if found:
            made = LineCollection(found, colors=colour, linewidths=thick, linestyles=[dashes] if dashes else "solid")
            self.axes.add_collection(made, autolim=False)

    def _surfaces(self, layer: Layer, colour: str) -> None:
        """Rings of one tile are one path, so that what lies within a lake is land again."""
        rings = [one for one in self._pieces(layer) if len(one) > 2]
        if not rings:
            return
        path = Path.make_compound_path(*(Path(np.vstack((ring, ring[:1])), closed=True) for ring in rings))
        self.axes.add_collection(
            PathCollection([path], facecolors=colour, edgecolors=colour, linewidths=0.25), autolim=False
        )

    # --- marks
    def _mark(self, one: _Mark) -> None:
        x, y, radius = one.cluster.x, one.cluster.y, one.cluster.radius
        ink, ground = self.theme.solid, self.theme.ground or "#ffffff"
        if one.is_area:
            self.axes.add_patch(
                Circle((x, y), radius, facecolor="none", edgecolor=ink, hatch="////", linewidth=0, alpha=0.4, zorder=4)
            )
            self.axes.add_patch(Circle((x, y), radius, facecolor="none", edgecolor=ink, linewidth=1.0, zorder=4))
        elif one.standing is Status.REPORTED:
            self.axes.add_patch(Circle((x, y), radius, facecolor=ink, edgecolor=ground, linewidth=0.8, zorder=6))
            if one.is_near:
                ring = Circle((x, y), radius + 2.6, facecolor="none", edgecolor=ink, linewidth=0.8, linestyle=(0, (2, 1.6)))
                ring.set_zorder(6)
                self.axes.add_patch(ring)
        elif one.standing is Status.BACKGROUND:
            side = 1.7 * radius
            self.axes.add_patch(
                Rectangle((x - side / 2, y - side / 2), side, side, facecolor=ground, edgecolor=ink, linewidth=1, zorder=5)
            )
        else:
            dashes = (0, (2.2, 1.6)) if one.standing is Status.PLANNED else "solid"
            self.axes.add_patch(
                Circle((x, y), radius, facecolor=ground, edgecolor=ink, linewidth=1.0, linestyle=dashes, zorder=5)
            )
            if one.standing is Status.DENIED:
                by = 0.55 * radius
                for way in (1, -1):
                    self.axes.plot((x - by, x + by), (y - way * by, y + way * by), color=ink, linewidth=1.0, zorder=5)

    # --- words
    def _text(
        self, words: str, box: Box, size: float, weight: int, colour: str, style: str = "normal", *, is_on_map: bool = True
    ) -> None:
        # A pale ground, not an outline: outlines would draw every letter anew and make the page three times as large.
        if is_on_map:
            ground = self.theme.ground if self.is_dark and self.theme.ground else _LAND
            corner, wide, high = (box.left - 1, box.top + 1), box.right - box.left + 2, box.bottom - box.top - 2
            self.axes.add_patch(Rectangle(corner, wide, high, facecolor=ground, linewidth=0, alpha=0.72, zorder=7))
        self.axes.text(
            box.left,
            (box.top + box.bottom) / 2 + 0.36 * size / 72 * _UNITS,
            held_left_to_right(words),
            fontproperties=font(size, weight, "italic" if style == "italic" else "normal"),
            color=colour,
            va="baseline",
            ha="left",
            zorder=8,
        )

    def _seat(self, words: str, at: tuple[float, float, float], size: float, weight: int, seat: Seat) -> Box | None:
        across = width(words, size, weight) * _UNITS
        return self.room.seat(Name(at[0], at[1], across, 1.25 * size / 72 * _UNITS, at[2], seat))

    def _names(self, marks: Sequence[_Mark]) -> set[str]:
        """Names of places with their numbers; returns the names that are on the map."""
        named: set[str] = set()
        size = self.theme.size - 0.5
        for one in marks:
            weight = 600 if one.standing is Status.REPORTED else 400
            words = one.words(_MOST_NAME, size, weight)
            at = one.cluster.x, one.cluster.y, one.reach
            box = self._seat(words, at, size, weight, Seat.BESIDE)
            named.update(mark.name.casefold() for mark in one.marks)
            if box is not None:
                self._text(words, box, size, weight, self.theme.ink)
        return named

    def _base_names(self, named: set[str]) -> None:
        seen, frame = self.frame.extent, self.frame
        faces = [(LabelKind.COUNTRY, self.theme.size - 0.5, 24), (LabelKind.TOWN, self.theme.size - 2.0, 26)]
        if frame.km_per_pixel < 2.2:
            faces.insert(1, (LabelKind.PROVINCE, self.theme.size - 1.6, 24))
        for kind, size, most in faces:
            for turn in range(math.floor(seen.left), math.floor(seen.right) + 1):
                for label in self.base.names(kind, seen.left - turn, seen.top, seen.right - turn, seen.bottom, limit=most):
                    if label.name.casefold() in named or label.rank < kinds.least_rank(kind, frame.pixels):
                        continue
                    x, y = frame.place(label.x, label.y)
                    words = label.name.upper() if kind is LabelKind.COUNTRY else label.name
                    words = cut(clean(words, 60), 2.2, size)
                    is_town = kind is LabelKind.TOWN
                    box = self._seat(words, (x, y, 1.5), size, 400, Seat.BESIDE if is_town else Seat.ON)
                    if box is None:
                        continue
                    named.add(label.name.casefold())
                    if is_town:
                        self.axes.plot([x], [y], marker="s", markersize=1.6, color=self.theme.muted, zorder=3)
                    self._text(
                        words, box, size, 400, self.theme.muted, "italic" if kind is LabelKind.PROVINCE else "normal"
                    )

    def _scale_bar(self) -> None:
        km, units = earth.scale_bar(self.frame.km_per_pixel, 0.2 * self.frame.width)
        if not km:
            return
        left, foot = 10.0, self.frame.height - 9.0
        self.axes.plot(
            [left, left, left + units, left + units], [foot - 4, foot, foot, foot - 4], color=self.theme.ink, lw=0.8
        )
        size = self.theme.size - 1.5
        words = earth.length_words(km)
        box = Box(left + 4, foot - 4 - 1.2 * size / 72 * _UNITS, left + 4 + width(words, size) * _UNITS, foot - 3)
        self.room.take(Box(left - 4, box.top - 2, left + max(units, box.right - left) + 4, foot + 4))
        self._text(words, box, size, 400, self.theme.ink)

    # --- below the map
    def foot(self, key: Sequence[tuple[str, _Mark]], lines: Sequence[str]) -> None:
        """The key, what is not on the map, and whose map it is."""
        theme, size = self.theme, self.theme.size - 1.0
        x = 2.0
        for words, sign in key:
            reach = sign.reach
            room = 2 * reach + 6 + width(words, size) * _UNITS
            if x + room > self.frame.width:
                break
            self._mark(_Mark(Cluster((0,), x + reach, 14.0, 1, sign.cluster.radius, sign.cluster.kind), sign.marks))
            self._text(words, Box(x + 2 * reach + 5, 7.0, x + room, 21.0), size, 400, theme.muted, is_on_map=False)
            x += room + 14
        top = 27.0
        for line in lines:
            self._text(line, Box(2.0, top, self.frame.width, top + 14.0), size, 400, theme.ink, is_on_map=False)
            top += 14.0
        for line in (kinds.DISCLAIMER, f"{kinds.CREDIT}. {kinds.NAMES_CREDIT}."):
            shown = cut(line, self.frame.width / _UNITS - 0.06, size - 0.4)
            self._text(shown, Box(2.0, top, self.frame.width, top + 12.5), size - 0.4, 400, theme.muted, is_on_map=False)
            top += 12.5
