"""Projection, frames, marks that become one, and room for names: all without a window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.atlas import earth, naming
from briefing.atlas.frame import NEAREST, WORLD, Frame
from briefing.atlas.marks import LEAST_RADIUS, MOST_RADIUS, TOUCHING, Dot, Sizes, clusters, fitted
from briefing.atlas.naming import Box, Name, Room, Seat

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
unit = st.floats(0, 1)


@settings(deadline=None)
@given(st.floats(-85, 85), longitudes)
def test_a_point_comes_back_from_the_map(lat: float, lon: float) -> None:
    back = earth.unproject(*earth.project(lat, lon))
    assert back[0] == pytest.approx(lat, abs=1e-6)
    assert (back[1] - lon) % 360 == pytest.approx(0, abs=1e-6) or (back[1] - lon) % 360 == pytest.approx(360, abs=1e-6)


@settings(deadline=None)
@given(latitudes, longitudes)
def test_every_point_on_earth_lies_in_the_square(lat: float, lon: float) -> None:
    x, y = earth.project(lat, lon)
    assert 0 <= x <= 1
    assert 0 <= y <= 1


def test_the_poles_lie_at_the_edge_of_the_square() -> None:
    assert earth.project(90, 0)[1] == pytest.approx(0, abs=1e-9)
    assert earth.project(-90, 0)[1] == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize(
    "point", [(None, 1.0), (1.0, None), (91.0, 0.0), (0.0, 181.0), (math.nan, 0.0), (0.0, math.inf), ("36", 37.0)]
)
def test_what_is_no_point_on_earth_is_told(point: tuple[object, object]) -> None:
    assert not earth.is_point(*point)  # type: ignore[arg-type]


def test_places_on_both_sides_of_180_degrees_are_shown_without_going_round_the_earth() -> None:
    fiji, samoa = earth.project(-18.1, 178.4), earth.project(-13.8, -171.8)
    extent = earth.extent_of([fiji, samoa])
    assert extent is not None
    assert extent.width < 0.05
    frame = Frame.fitting(extent, 600, 400, margin=40)
    for point in (fiji, samoa):
        left, top = frame.place(*point)
        assert 0 <= left <= 600
        assert 0 <= top <= 400


@settings(deadline=None)
@given(st.lists(st.tuples(unit, unit), min_size=1, max_size=30))
def test_an_extent_holds_all_its_points(points: list[tuple[float, float]]) -> None:
    extent = earth.extent_of(points)
    assert extent is not None
    assert extent.width < 1
    for x, y in points:
        assert any(extent.left - 1e-9 <= x + turn <= extent.right + 1e-9 for turn in (-1, 0, 1))
        assert extent.top <= y <= extent.bottom


def test_a_scale_bar_is_round_and_fits() -> None:
    for km_per_pixel in (0.021, 0.8, 1.0, 13.7, 40.0):
        km, pixels = earth.scale_bar(km_per_pixel, 160)
        assert pixels <= 160
        assert pixels > 160 / 2.6
        assert float(f"{km:.0e}") == pytest.approx(km)
        assert f"{km:.0e}"[0] in "125"
    assert earth.scale_bar(0.0, 100) == (0.0, 0.0)
    assert [earth.length_words(km) for km in (1000, 2, 0.5)] == ["1,000 km", "2 km", "500 m"]


def test_a_kilometre_is_longer_on_the_map_towards_the_poles() -> None:
    north, equator = earth.project(60, 0)[1], earth.project(0, 0)[1]
    assert earth.km_across(north) == pytest.approx(earth.km_across(equator) / 2, rel=1e-6)


frames = st.builds(
    lambda x, y, zoom, width, height: Frame(x, y, 200.0 * 2**zoom, width, height).kept(),
    unit,
    unit,
    st.floats(0, 13),
    st.floats(120, 2600),
    st.floats(120, 1800),
)


@settings(deadline=None)
@given(frames, unit, unit, st.floats(1.01, 3))
def test_what_lies_below_the_cursor_stays_there_when_coming_nearer(
    frame: Frame, across: float, down: float, by: float
) -> None:
    left, top = across * frame.width, down * frame.height
    before = frame.at(left, top)
    after = frame.zoomed(by, left, top)
    if after.pixels < NEAREST and 0.02 < before[1] < 0.98:
        x, y = after.at(left, top)
        assert min((x - before[0]) % 1, (before[0] - x) % 1) < 1e-6
        half = after.height / after.pixels / 2
        if half < after.y < 1 - half:  # not held back by a pole
            assert y == pytest.approx(before[1], abs=1e-6)


@settings(deadline=None)
@given(frames, st.floats(-1e5, 1e5), st.floats(-1e5, 1e5), st.floats(1e-4, 1e4))
def test_no_way_of_moving_leaves_the_earth(frame: Frame, right: float, down: float, by: float) -> None:
    for one in (frame.panned(right, down), frame.zoomed(by, frame.width / 3, 5.0), frame.resized(300, 900)):
        assert 0 <= one.x < 1
        assert 0 <= one.y <= 1
        assert one.pixels <= NEAREST
        assert one.pixels >= min(one.width, NEAREST)


def test_the_whole_earth_fits_into_any_window() -> None:
    for width, height in ((900, 600), (400, 900), (1400, 300), (1, 1)):
        frame = Frame.fitting(WORLD, width, height)
        assert frame.extent.width <= 1.0 + 1e-9


# --- marks


dots = st.lists(
    st.builds(
        Dot,
        st.floats(0, 500),
        st.floats(0, 400),
        st.integers(1, 60).map(float),
        st.just(0.0),
        st.sampled_from(["point", "area"]),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(dots)
def test_no_two_marks_of_a_kind_lie_on_each_other_and_none_is_lost(found: list[Dot]) -> None:
    sizes = Sizes(max((one.weight for one in found), default=1))
    made = clusters(found, sizes)
    assert sorted(at for one in made for at in one.members) == list(range(len(found)))
    assert sum(one.weight for one in made) == pytest.approx(sum(one.weight for one in found))
    for at, one in enumerate(made):
        assert {found[member].kind for member in one.members} == {one.kind}
        for other in made[at + 1 :]:
            if one.kind == other.kind:
                assert math.dist((one.x, one.y), (other.x, other.y)) >= TOUCHING * (one.radius + other.radius) - 1e-6


@settings(deadline=None)
@given(dots, st.randoms(use_true_random=False))
def test_the_order_in_which_places_come_changes_nothing(found: list[Dot], random: object) -> None:
    sizes = Sizes(60)
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = clusters(found, sizes), clusters(shuffled, sizes)
    assert [(c.weight, pytest.approx(c.x), pytest.approx(c.y)) for c in one] == [(c.weight, c.x, c.y) for c in other]


@settings(deadline=None)
@given(dots)
def test_the_largest_cluster_too_has_a_surface_like_its_number(found: list[Dot]) -> None:
    made, sizes = fitted(found)
    for one in made:
        if one.weight >= 1 and sizes.unit * math.sqrt(one.weight) >= LEAST_RADIUS:
            assert one.radius == pytest.approx(sizes.unit * math.sqrt(one.weight))
            assert one.radius <= MOST_RADIUS + 1e-6


def test_surfaces_go_by_the_numbers() -> None:
    sizes = Sizes(900)
    assert sizes.radius(400) / sizes.radius(100) == pytest.approx(2)
    assert sizes.number(sizes.radius(400)) == pytest.approx(400)
    assert sizes.radius(0) > 0
    assert Sizes(0).radius(1) > 0


# --- names


def test_the_name_of_a_mark_stands_beside_it_and_at_the_other_side_at_the_edge() -> None:
    room = Room(Box(0, 0, 300, 200))
    right = room.seat(Name(100, 100, 60, 12, 8))
    left = room.seat(Name(280, 40, 60, 12, 8))
    assert right is not None
    assert right.left > 108
    assert left is not None
    assert left.right < 272


def test_a_name_that_finds_no_room_is_left_out() -> None:
    room = Room(Box(0, 0, 100, 100))
    room.take(Box(0, 0, 100, 100))
    assert room.seat(Name(50, 50, 20, 10, 4)) is None
    assert room.seat(Name(50, 50, 200, 10, 4)) is None


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Name,
            st.floats(-50, 650),
            st.floats(-50, 450),
            st.floats(4, 500),
            st.floats(8, 30),
            st.floats(0, 40),
            st.sampled_from(Seat),
        ),
        max_size=80,
    )
)
def test_no_name_ever_covers_another_or_a_mark(names: list[Name]) -> None:
    window = Box(0, 0, 600, 400)
    room = Room(window)
    marks = [Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in names]
    for mark in marks:
        room.take(mark)
    set_ = [box for box in naming.seat_all(names, room) if box is not None]
    assert not naming.overlaps(set_)
    assert all(box.within(window) for box in set_)
    assert not any(box.meets(mark) for box in set_ for mark in marks if mark.meets(window))
