"""The base map that comes with the program, read as the window and the charts read it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from briefing.atlas import basemap, earth, kinds
from briefing.atlas.basemap import SIDES, Basemap, open_basemap
from briefing.atlas.kinds import LabelKind, Layer
from briefing.errors import ResourceMissing
from briefing.places import resource

CAPITALS = {"Damascus": (33.51, 36.29), "Khartoum": (15.5, 32.56), "Kyiv": (50.45, 30.52), "Naypyidaw": (19.76, 96.08)}
AT_SEA = {"Mediterranean": (34.0, 30.0), "Atlantic": (0.0, -25.0), "Black Sea": (43.5, 33.5), "Bay of Bengal": (15.0, 88.0)}


def rings_around(layer: Layer, level: int, lat: float, lon: float) -> int:
    """How many rings of a layer a point lies in, by crossings to the right."""
    x, y = earth.project(lat, lon)
    side = SIDES[level]
    piece = open_basemap().piece(layer, level, int(x * side), int(y * side))
    crossings = 0
    for ring in piece.lines() if piece is not None else ():
        one, other = ring, np.roll(ring, -1, axis=0)
        spans = (one[:, 1] > y) != (other[:, 1] > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = one[:, 0] + (y - one[:, 1]) * (other[:, 0] - one[:, 0]) / (other[:, 1] - one[:, 1])
        crossings += int(np.count_nonzero(spans & (at > x)))
    return crossings % 2


@pytest.mark.parametrize("level", range(len(SIDES)))
@pytest.mark.parametrize("name", CAPITALS)
def test_a_capital_lies_on_land_at_every_level_of_detail(name: str, level: int) -> None:
    assert rings_around(Layer.LAND, level, *CAPITALS[name]) == 1


@pytest.mark.parametrize("level", range(len(SIDES)))
@pytest.mark.parametrize("name", AT_SEA)
def test_the_sea_is_no_land_at_any_level_of_detail(name: str, level: int) -> None:
    assert rings_around(Layer.LAND, level, *AT_SEA[name]) == 0


@pytest.mark.parametrize(
    ("country", "box"),
    {
        "Syria": (35.7, 32.3, 42.4, 37.3),
        "Sudan": (22, 9, 38, 22),
        "Ukraine": (23, 45, 40, 52),
        "Myanmar": (93, 11, 100, 27),
        "DR Congo": (14, -12, 30, 4),
    }.items(),
)
def test_provinces_are_drawn_where_conflicts_are(country: str, box: tuple[float, float, float, float]) -> None:
    west, south, east, north = box
    left, top = earth.project(north, west)
    right, bottom = earth.project(south, east)
    base = open_basemap()
    drawn = [base.piece(Layer.PROVINCE, 2, *tile) for tile in base.tiles(2, left, top, right, bottom)]
    assert sum(len(one.starts) - 1 for one in drawn if one is not None) > 30, country


def test_the_largest_towns_of_a_part_of_the_map_come_first() -> None:
    left, top = earth.project(37.3, 35.7)
    right, bottom = earth.project(32.3, 42.4)
    towns = open_basemap().labels(LabelKind.TOWN, left, top, right, bottom, limit=12)
    names = {one.name for one in towns}
    assert {"Aleppo", "Damascus", "Homs"} <= names
    assert [one.rank for one in towns] == sorted((one.rank for one in towns), reverse=True)


def test_the_names_of_countries_are_whole() -> None:
    names = {one.name for one in open_basemap().labels(LabelKind.COUNTRY, 0, 0, 1, 1, limit=1000)}
    assert {"Syria", "Sudan", "Ukraine", "Myanmar", "Democratic Republic of the Congo", "Palestine"} <= names


def test_a_country_is_named_where_its_middle_is_out_of_sight() -> None:
    left, top = earth.project(38.4, 36.0)
    right, bottom = earth.project(35.6, 38.2)
    base = open_basemap()
    assert base.labels(LabelKind.COUNTRY, left, top, right, bottom) == ()
    found = {one.name: one for one in base.countries(left, top, right, bottom)}
    assert {"Syria", "Turkey"} <= set(found)
    for one in found.values():
        assert left <= one.x <= right
        assert top <= one.y <= bottom


def test_a_country_is_named_once_and_at_its_middle_where_that_is_in_sight() -> None:
    left, top = earth.project(38.0, 34.0)
    right, bottom = earth.project(32.0, 43.0)
    base = open_basemap()
    (syria,) = [one for one in base.countries(left, top, right, bottom) if one.name == "Syria"]
    assert syria in base.labels(LabelKind.COUNTRY, left, top, right, bottom)
    assert {one.kind for one in base.countries(0, 0, 1, 1)} == {LabelKind.COUNTRY}


def test_small_territories_are_named_nearer_than_large_countries() -> None:
    names = {one.name: one.rank for one in open_basemap().labels(LabelKind.COUNTRY, 0, 0, 1, 1, limit=1000)}
    far, near = kinds.least_rank(LabelKind.COUNTRY, 8_000), kinds.least_rank(LabelKind.COUNTRY, 60_000)
    assert names["Sudan"] >= far > names["Akrotiri"] >= near
    assert kinds.least_rank(LabelKind.TOWN, 300) == 0


def test_everything_lies_within_its_tile() -> None:
    base = open_basemap()
    for level, side in enumerate(SIDES):
        for column, row in base.tiles(level, 0.5, 0.3, 0.62, 0.45):
            for layer in Layer:
                piece = base.piece(layer, level, column, row)
                if piece is not None:
                    local = piece.points * side - (column, row)
                    assert local.min() >= -1e-9
                    assert local.max() <= 1 + 1e-9
                    assert piece.starts[-1] == len(piece.points)


def test_each_step_nearer_takes_a_finer_level() -> None:
    assert [basemap.level_for(pixels) for pixels in (10, 1_000, 5_000, 50_000, 9e9)] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize("damage", ["empty", "other", "short"])
def test_a_damaged_map_is_refused_with_its_name(tmp_path: Path, damage: str) -> None:
    whole = resource("map", "world.bin").read_bytes()
    path = tmp_path / "world.bin"
    path.write_bytes({"empty": b"", "other": b"GIF89a" + whole[6:], "short": whole[: len(whole) // 2]}[damage])
    with pytest.raises(ResourceMissing, match=r"world\.bin"):
        Basemap(path)


def test_a_map_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing):
        Basemap(tmp_path / "world.bin")


def test_the_map_stays_small_and_says_whose_it_is() -> None:
    assert resource("map", "world.bin").stat().st_size < 8_000_000
    readme = resource("map", "README.md").read_text(encoding="utf-8")
    assert "public domain" in readme
    assert "imply no opinion" in readme
    assert "imply no opinion" in kinds.DISCLAIMER
