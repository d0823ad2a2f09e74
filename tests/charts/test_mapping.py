"""The map for paper, read back from the drawing."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from briefing.charts import drawing, library
from briefing.charts.mapping import place_map
from briefing.charts.theme import DARK, LIGHT
from briefing.domain.choice import Choice
from briefing.domain.claim import Status
from briefing.domain.drawn import PlaceMap, PlaceMark
from briefing.domain.place import PlaceId, PlacePrecision
from briefing.usecases.briefings.collecting import collect
from tests.sample_corpus import sample_corpus


def sample() -> PlaceMap:
    found = collect(sample_corpus(), Choice("Aleppo", datetime(2025, 1, 1, tzinfo=UTC))).by_place
    assert found is not None
    return found


def mark(name: str, lat: float, lon: float, number: int = 1, **more: object) -> PlaceMark:
    made = PlaceMark(PlaceId(name), name, lat, lon, PlacePrecision.EXACT, number, 0, Status.REPORTED, "")
    return replace(made, **more)  # type: ignore[arg-type]


def chart(*marks: PlaceMark, unplaced: int = 0) -> PlaceMap:
    return PlaceMap("Where it happened", "", marks, tuple(one.place for one in marks), len(marks), unplaced, 1, 1)


def texts(figure: Figure) -> list[str]:
    return [one.get_text().strip("\u2066\u2069") for axes in figure.axes for one in axes.texts]


def said(figure: Figure) -> str:
    return " | ".join(texts(figure))


def test_every_place_is_named_with_its_number() -> None:
    found = said(place_map(sample()))
    for words in ("Aleppo · 9", "near Zarbah · 2", "Idlib · 1", "Syria · 1 background"):
        assert words in found


def test_what_is_not_on_the_map_is_said_below_it() -> None:
    found = said(place_map(sample()))
    assert "6 events without a known place." in found
    assert "Outside this map: Doha · 1." in found


def test_every_map_says_whose_borders_they_are() -> None:
    found = said(place_map(chart(mark("Aleppo", 36.2, 37.16))))
    assert "as Natural Earth draws them" in found
    assert "GeoNames, CC BY 4.0" in found


@pytest.mark.parametrize("width_in", [3.4, 5.0, 6.77])
def test_no_two_texts_on_the_map_overlap(width_in: float) -> None:
    figure = place_map(sample(), width_in=width_in)
    canvas = FigureCanvasAgg(figure)
    with rc_context(library.SETTINGS):
        canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [one.get_window_extent(renderer) for axes in figure.axes for one in axes.texts if one.get_text()]
    for at, one in enumerate(boxes):
        assert one.x0 >= -1
        assert one.x1 <= figure.bbox.width + 1
        for other in boxes[at + 1 :]:
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            up = min(one.y1, other.y1) - max(one.y0, other.y0)
            assert across <= 0.5 or up <= 2.5  # descenders of one line may reach into the next


@pytest.mark.parametrize(
    "marks",
    [
        (mark("North Pole", 90.0, 0.0),),
        (mark("South Pole", -90.0, 10.0), mark("Aleppo", 36.2, 37.2)),
        (mark("Suva", -18.1, 178.4, 3), mark("Apia", -13.8, -171.8, 2)),
        (mark("ا" * 90, 15.5, 32.5, 4), mark("Ж" * 90, 15.6, 32.6, 5)),
        (mark("Khartoum", 15.5, 32.5, 900), mark("Khartoum North", 15.64, 32.52, 40)),
        (mark("$x^2$ <b>&amp;", 50.4, 30.5, 2),),
        (
            mark("planned", 1.0, 1.0, 0, aside=2, standing=Status.PLANNED),
            mark("denied", 2, 2, 0, aside=1, standing=Status.DENIED),
        ),
    ],
)
def test_the_oddest_places_are_drawn(marks: tuple[PlaceMark, ...]) -> None:
    svg = drawing.to_svg(place_map(chart(*marks)))
    assert svg.startswith(b"<?xml")


def test_a_hundred_places_are_clustered_and_none_is_lost_from_the_numbers() -> None:
    marks = tuple(mark(f"Village {at}", 35.5 + at % 10 * 0.05, 36.5 + at // 10 * 0.05) for at in range(100))
    found = texts(place_map(chart(*marks)))
    numbers = [int(one.rsplit("· ", 1)[1]) for one in found if one.startswith("Village")]
    assert sum(numbers) <= 100
    assert len(numbers) > 5


def test_the_same_map_gives_the_same_bytes() -> None:
    assert drawing.to_svg(place_map(sample())) == drawing.to_svg(place_map(sample()))


def test_water_is_darker_than_land_on_paper_and_nothing_is_in_colour() -> None:
    data = drawing.to_png(place_map(sample()))
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    sea = picture.getpixel((40, 200))
    assert sea[:3] == (0xE9, 0xED, 0xF0)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_map_can_be_drawn_for_the_window(theme: object) -> None:
    assert drawing.to_png(place_map(sample(), theme)).startswith(b"\x89PNG")  # type: ignore[arg-type]
