"""The base map: coasts, lakes, rivers, borders and provinces of the Earth in three levels of detail, with names for it.

One file, made by `resources/map/build.py` from Natural Earth (public domain) and the gazetteer, is mapped into memory, not
read: opening takes milliseconds, and only the tiles that are looked at cost memory. Everything lies in the Mercator square
of `briefing.atlas.earth`: x from 0 (180° W) to 1 (180° E), y from 0 (85.05° N) to 1 (85.05° S). Nothing here draws.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.atlas.kinds import LabelKind, Layer
from briefing.errors import ResourceMissing
from briefing.places import resource

# The layout of world.bin, shared with resources/map/build.py. All numbers are little-endian.
#   head     magic, version, then for each section its offset and its length in bytes
#   tiles    one TILE for each tile and layer that holds anything, sorted by level, layer, row, column
#   parts    for each line or ring its first point, and behind the last the number of all points
#   points   x and y in 1/65535 of the tile's side
#   labels   one LABEL each, the most important first within each kind
#   strings  UTF-8, one after another
MAGIC = b"BriefMap"
VERSION = 1
SECTIONS = ("tiles", "parts", "points", "labels", "strings")
HEAD = struct.Struct(f"<8sI{'II' * len(SECTIONS)}")
TILE = np.dtype(
    [("level", "u1"), ("layer", "u1"), ("row", "<u2"), ("column", "<u2"), ("first", "<u4"), ("count", "<u4")], align=False
)
PART = np.dtype("<u4")
POINT = np.dtype("<u2")
LABEL = np.dtype([("x", "<u4"), ("y", "<u4"), ("kind", "u1"), ("rank", "u1"), ("at", "<u4"), ("length", "u1")], align=False)
SIDES = (1, 8, 64)  # tiles along a side of the square, by level of detail
UNIT = 65535
WIDE = 0.12  # of the square: a wider part of it names a country at its own middle alone
WHOLE = 1 << 32  # of a label's coordinates
LEVEL_FROM = (0.0, 2_400.0, 18_000.0)  # pixels across the whole Earth from which a level is wanted


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it belongs, in the Mercator square. `rank` 0..255: the higher, the earlier it is set."""

    name: str
    x: float
    y: float
    kind: LabelKind
    rank: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines or rings of one layer in one tile.

    `points` is an array of shape (n, 2), float64, in the Mercator square; line i runs from `starts[i]` up to
    `starts[i + 1]`.
    """

    level: int
    column: int
    row: int
    points: NDArray[np.float64]
    starts: NDArray[np.int64]

    def lines(self) -> Iterator[NDArray[np.float64]]:
        """One array of points for each line or ring."""
        for first, last in zip(self.starts[:-1], self.starts[1:], strict=True):
            yield self.points[first:last]


def level_for(pixels: float) -> int:
    """The level of detail for a map on which the whole Earth would be so many pixels wide."""
    return max(level for level, least in enumerate(LEVEL_FROM) if pixels >= least)


class Basemap:
    """The base map, opened by `open_basemap`. Lasts as long as the program; threads may share it."""

    def __init__(self, path: Path) -> None:
        """Map the file. Raises ResourceMissing where it is damaged or of another version."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, version, *sections = HEAD.unpack_from(self._map)
            if magic != MAGIC or version != VERSION:
                raise ValueError("another kind of file")
            at = dict(zip(SECTIONS, zip(sections[::2], sections[1::2], strict=True), strict=True))
            self._tiles = self._section(*at["tiles"], TILE)
            self._parts = self._section(*at["parts"], PART)
            self._points = self._section(*at["points"], POINT).reshape(-1, 2)
            self._labels = self._section(*at["labels"], LABEL)
            self._strings = at["strings"][0]
            if sum(at["strings"]) > len(self._map):
                raise ValueError("cut short")
        except (OSError, ValueError, struct.error) as error:
            raise ResourceMissing(
                f"The program's map {path.name} is missing or damaged.",
                "Install the program again; your cases are not affected.",
            ) from error
        self._at = {
            (int(one["level"]), int(one["layer"]), int(one["row"]), int(one["column"])): at
            for at, one in enumerate(self._tiles)
        }

    def _section(self, offset: int, length: int, kind: np.dtype[Any]) -> NDArray[Any]:
        if offset + length > len(self._map):
            raise ValueError("cut short")
        return np.frombuffer(self._map, dtype=kind, count=length // kind.itemsize, offset=offset)

    def tiles(self, level: int, left: float, top: float, right: float, bottom: float) -> list[tuple[int, int]]:
        """The (column, row) of the tiles of a level that a part of the Mercator square touches."""
        side = SIDES[level]
        columns = range(max(0, int(left * side)), min(side - 1, int(right * side)) + 1)
        rows = range(max(0, int(top * side)), min(side - 1, int(bottom * side)) + 1)
        return [(column, row) for row in rows for column in columns]

    def piece(self, layer: Layer, level: int, column: int, row: int) -> Piece | None:
        """What a layer holds in a tile, None where it holds nothing."""
        at = self._at.get((level, int(layer), row, column))
        if at is None:
            return None
        tile = self._tiles[at]
        starts = self._parts[int(tile["first"]) : int(tile["first"]) + int(tile["count"]) + 1].astype(np.int64)
        local = self._points[starts[0] : starts[-1]].astype(np.float64)
        points = (local / UNIT + (column, row)) / SIDES[level]
        return Piece(level, column, row, points, starts - starts[0])

    @cached_property
    def _places(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return self._labels["x"] / WHOLE, self._labels["y"] / WHOLE

    def labels(
        self, kind: LabelKind, left: float, top: float, right: float, bottom: float, limit: int = 60
    ) -> tuple[Label, ...]:
        """The most important names of a kind in a part of the Mercator square."""
        x, y = self._places
        inside = (self._labels["kind"] == kind) & (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
        return tuple(self._label(int(at)) for at in np.flatnonzero(inside)[:limit])

    def names(
        self, kind: LabelKind, left: float, top: float, right: float, bottom: float, limit: int = 60
    ) -> tuple[Label, ...]:
        """What to set on a map of a part of the square: its `labels`, and countries as `countries` has them."""
        if kind is LabelKind.COUNTRY:
            return self.countries(left, top, right, bottom)[:limit]
        return self.labels(kind, left, top, right, bottom, limit)

    def countries(self, left: float, top: float, right: float, bottom: float) -> tuple[Label, ...]:
        """The names of the countries in a part of the Mercator square, the most important first: at the country's own
        middle, or where that is out of sight in the middle of what is to be seen of it. Of a large part of the Earth only
        the first.
        """
        found = list(self.labels(LabelKind.COUNTRY, left, top, right, bottom))
        if right - left > WIDE or bottom - top > WIDE:
            return tuple(found)
        named = {one.name for one in found}
        x, y = self._places
        inside = (self._labels["kind"] == LabelKind.COUNTRY_PART) & (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
        parts = np.flatnonzero(inside)
        names = self._labels["at"][parts]
        for name in np.unique(names):
            own = parts[names == name]
            away = np.hypot(x[own] - x[own].mean(), y[own] - y[own].mean())
            label = self._label(int(own[int(away.argmin())]))
            if label.name not in named:
                found.append(label)
        return tuple(sorted(found, key=lambda one: -one.rank))

    def _label(self, at: int) -> Label:
        one = self._labels[at]
        begin = self._strings + int(one["at"])
        name = self._map[begin : begin + int(one["length"])].decode("utf-8")
        return Label(name, int(one["x"]) / WHOLE, int(one["y"]) / WHOLE, LabelKind(int(one["kind"])), int(one["rank"]))


@lru_cache(maxsize=1)
def open_basemap() -> Basemap:
    """The base map that comes with the program, mapped once.

    Raises ResourceMissing where it is not there or damaged.
    """
    return Basemap(resource("map", "world.bin"))
