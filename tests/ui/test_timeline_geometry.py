"""The geometry of the timeline: scales, ticks, lanes and places, without a window."""

import ast
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.claim import Status
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.when import UNKNOWN, Precision, Turned, When
from briefing.ui import timeline
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import (
    Band,
    Chronicle,
    Fact,
    Grouping,
    Lane,
    Order,
    bands,
    counts,
    fade,
    interval,
    title_of,
)
from briefing.ui.timeline.placing import (
    GAP,
    LEAST_WORDS,
    LONGEST_WORDS,
    MOST_WORDS,
    SIGN,
    Crowd,
    Layout,
    Placed,
    demand,
    limit_for,
    place,
    share_tracks,
)
from briefing.ui.timeline.scale import (
    LAST_DAY,
    LONGEST,
    MINUTE,
    SHORTEST,
    Scale,
    Unit,
    axis,
    day_of,
    edges,
    moment,
    stretch,
    unit_for,
)
from tests.sample_corpus import sample_corpus

DAY = date(2024, 11, 27)


def happening(at: int, when: When, *, status: Status = Status.REPORTED, title: str = "") -> Happening:
    event = Event(EventId(f"e{at}"), title or f"event {at}", EventType.BATTLE, when=when, status=status)
    return Happening(event.id, event.title, when, event, (event,), status, event.review, None, "", 1)


def dated(days: list[tuple[int, int]]) -> Chronicle:
    """From pairs of (days after DAY, length in days)."""
    return Chronicle.of(
        happening(at, When(DAY + timedelta(first), DAY + timedelta(first + length - 1)))
        for at, (first, length) in enumerate(days)
    )


def lane_of(chronicle: Chronicle) -> Lane:
    return Lane("", "", range(len(chronicle)), chronicle, aside=False)


# --- scales

times = st.floats(min_value=1.0, max_value=LAST_DAY - 1)
spans = st.floats(min_value=SHORTEST, max_value=LONGEST)
widths = st.floats(min_value=120, max_value=4000)


@given(times, spans, widths, st.floats(0.01, 100), st.floats(0, 1))
def test_zooming_keeps_the_time_under_the_cursor_and_the_bounds(
    left: float, span: float, width: float, factor: float, share: float
) -> None:
    scale = Scale(left, width / span)
    about = share * width
    nearer = scale.zoomed(factor, about, width)
    assert nearer.time(about) == pytest.approx(scale.time(about), abs=1e-4 * span + 1e-6)
    assert SHORTEST * 0.999 <= nearer.span(width) <= LONGEST * 1.001


@given(times, spans, widths)
def test_what_is_fitted_is_in_sight(first: float, span: float, width: float) -> None:
    scale = Scale.fitting(first, first + span, width)
    assert 0 <= scale.x(first) <= width
    assert 0 <= scale.x(first + span) <= width + 1e-6


@given(times, st.floats(min_value=SHORTEST, max_value=4_000_000), st.floats(min_value=200, max_value=4000))
@settings(max_examples=300)
def test_ticks_ascend_and_leave_room_for_their_words(left: float, span: float, width: float) -> None:
    found = axis(Scale(left, width / span), width)
    for row in found:
        xs = [(one.time - left) * width / span for one in row]
        assert xs == sorted(xs)
    scale = Scale(left, width / span)
    assert all(scale.x(two.time) - scale.x(one.time) >= 22 for one, two in pairwise(found.lower))
    assert len(found.lower) <= width / 22 + 3


@given(st.sampled_from(Unit), times, st.floats(min_value=0, max_value=40_000))
@settings(max_examples=200)
def test_units_cover_a_stretch_without_gaps(unit: Unit, first: float, span: float) -> None:
    last = min(first + span, LAST_DAY)
    found = edges(unit, first, last)
    assert len(found) >= 2
    assert found[0] <= first
    assert found[-1] >= last
    assert all(0 < two - one <= unit.value for one, two in pairwise(found))


@given(st.floats(min_value=1e-6, max_value=50_000), st.floats(min_value=1, max_value=200))
def test_a_unit_is_as_wide_as_was_asked_for(per_day: float, least: float) -> None:
    unit = unit_for(per_day, least)
    assert unit is Unit.CENTURY or unit.least * per_day >= least


def test_times_are_told_as_finely_as_they_are_shown() -> None:
    noon = DAY.toordinal() + 0.5
    assert moment(noon, 20) == "27 Nov 2024"
    assert moment(noon, 5000) == "27 Nov 2024, 12:00"
    assert stretch(DAY.toordinal(), DAY.toordinal() + 1) == "27 Nov 2024"
    assert stretch(DAY.toordinal(), DAY.toordinal() + 3) == "27–29 Nov 2024"
    assert stretch(DAY.toordinal(), DAY.toordinal() + 11) == "27 Nov – 7 Dec 2024"
    assert day_of(noon) == DAY


def test_a_quarter_of_an_hour_has_minutes_and_ten_years_have_years() -> None:
    near = axis(Scale(DAY.toordinal() + 0.5, 1000 / SHORTEST), 1000)
    assert [one.text for one in near.lower][:2] == ["12:00", "12:01"]
    assert near.upper[0].text == "Wednesday 27 November 2024"
    assert near.lower[1].time - near.lower[0].time == pytest.approx(MINUTE)
    far = axis(Scale(date(2014, 1, 1).toordinal(), 1000 / LONGEST), 1000)
    assert {"2015", "2020", "2023"} <= {one.text for one in far.lower}


# --- what is shown


def test_every_kind_of_date_has_an_interval() -> None:
    assert interval(UNKNOWN) is None
    assert interval(When.on(DAY)) == (DAY.toordinal(), DAY.toordinal() + 1, Fact.EXACT)
    first, last, fact = interval(When(None, DAY)) or (0, 0, Fact.NONE)
    assert last == DAY.toordinal() + 1
    assert first < last
    assert fact == Fact.OPEN_LEFT
    assert (interval(When(DAY, None)) or (0, 0, 0))[2] == Fact.OPEN_RIGHT
    assert interval(When(date.min, date.max)) is not None


def test_a_date_that_ends_before_it_begins_is_marked() -> None:
    wrong = When.on(DAY)
    object.__setattr__(wrong, "latest", DAY - timedelta(9))
    first, last, fact = interval(wrong) or (0.0, 0.0, Fact.NONE)
    assert fact == Fact.REVERSED
    assert last - first == 10
    nothing = When.on(DAY)
    object.__setattr__(nothing, "earliest", "yesterday")
    assert interval(nothing) is None


def test_an_interval_that_a_case_holds_the_wrong_way_round_is_marked() -> None:
    found = Chronicle.of([happening(0, Turned(DAY, DAY + timedelta(3))), happening(1, When(DAY, DAY + timedelta(3)))])
    assert [bool(fact & Fact.REVERSED) for fact in found.facts] == [True, False]


def test_a_title_of_a_million_letters_is_cut_and_marked() -> None:
    found = Chronicle.of([happening(0, When.on(DAY), title="x" * 1_000_000), happening(1, UNKNOWN, title=" ")])
    assert found.facts[0] & Fact.LONG_TITLE
    assert len(title_of(found.items[0])) == 240
    assert list(found.undated_facts) == [Fact.NO_TITLE]
    assert title_of(found.undated[0])


def test_vaguer_dates_fade_over_more_of_their_bar() -> None:
    order = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.VAGUE]
    found = [fade(When(DAY, DAY + timedelta(9), one)) for one in order]
    assert found == sorted(found)
    assert len(set(found)) == len(order)


def test_the_story_is_not_pressed_together_by_what_is_years_older() -> None:
    days = [(n % 9, 1) for n in range(80)] + [(-4000, 1), (-3000, 365)]
    found = dated(days).story()
    assert found == (DAY.toordinal(), DAY.toordinal() + 9)
    assert Chronicle().story() is None
    assert dated([(5, 1)]).story() == (DAY.toordinal() + 5, DAY.toordinal() + 6)


def test_of_a_few_happenings_those_told_less_finely_are_in_the_story_too() -> None:
    assert dated([(5, 1), (1, 4)]).story() == (DAY.toordinal() + 1, DAY.toordinal() + 6)
    assert dated([(5, 1), (6, 1), (-200, 300)]).story() == (DAY.toordinal() + 5, DAY.toordinal() + 7)


def test_the_first_and_the_last_happening_are_in_sight_unless_they_are_far_from_the_rest() -> None:
    days = [(n % 9 + 2, 1) for n in range(80)]
    assert dated([(1, 1), *days, (11, 1)]).story() == (DAY.toordinal() + 1, DAY.toordinal() + 12)
    assert dated([(-40, 1), *days]).story() == (DAY.toordinal() + 2, DAY.toordinal() + 11)


def test_a_happening_may_lie_in_many_lanes_and_the_nameless_lane_is_last() -> None:
    view = View(sample_corpus())
    chronicle = Chronicle.of(view.happenings)
    for grouping in Grouping:
        found = bands(view, chronicle, grouping)
        told = {at for band in found for lane in band.lanes for at in lane.members}
        assert told == set(range(len(chronicle)))
        assert all(not band.key for band in found[-1:] if any(not one.key for one in found))
        assert all(band.title for band in found)
        assert [lane.aside for band in found for lane in band.lanes if lane.aside] == [True] * sum(
            one.aside is not None for one in found
        )
        for band in found:
            for lane in band.lanes:
                assert all(chronicle.items[at].is_aside == lane.aside for at in lane.members)
                assert list(lane.members) == sorted(set(lane.members))


def test_lanes_follow_the_order_asked_for() -> None:
    view = View(sample_corpus())
    chronicle = Chronicle.of(view.happenings)

    def order(how: Order, own: tuple[str, ...] = ()) -> list[Band]:
        return [one for one in bands(view, chronicle, Grouping.TYPE, how, own) if one.key]

    numbers = [one.number for one in order(Order.MOST)]
    assert numbers == sorted(numbers, reverse=True)
    titles = [one.title for one in order(Order.NAME)]
    assert titles == sorted(titles)
    firsts = [min(lane.members[0] for lane in one.lanes) for one in order(Order.FIRST)]
    assert firsts == sorted(firsts)
    wanted = tuple(reversed([one.key for one in order(Order.NAME)]))
    assert tuple(one.key for one in order(Order.OWN, wanted)) == wanted


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 700)), max_size=60), st.integers(0, 4000), st.integers(1, 500)
)
def test_what_is_longer_than_a_unit_is_found_wherever_it_is_in_sight(
    days: list[tuple[int, int]], first: int, span: int
) -> None:
    chronicle = dated(days)
    lane = lane_of(chronicle)
    low, high = float(DAY.toordinal() + first), float(DAY.toordinal() + first + span)
    for unit in Unit:
        short, starts = lane.short(unit)
        assert all(chronicle.ends[at] - chronicle.starts[at] <= unit.value for at in short)
        assert list(starts) == sorted(starts)
        expected = [
            at
            for at in range(len(chronicle))
            if chronicle.ends[at] - chronicle.starts[at] > unit.value
            and chronicle.starts[at] < high
            and chronicle.ends[at] > low
        ]
        assert lane.long(unit, low, high) == expected


@given(st.lists(st.floats(0, 100)), st.floats(0, 50), st.floats(1, 50), st.integers(1, 40))
def test_bins_count_each_once(times: list[float], first: float, span: float, bins: int) -> None:
    ordered = sorted(times)
    found = counts(ordered, first, first + span, bins)
    assert sum(found) == sum(first <= one <= first + span for one in ordered)


# --- where it is put

shapes = st.lists(
    st.tuples(st.integers(0, 60), st.one_of(st.just(1), st.just(1), st.just(1), st.integers(1, 400))), max_size=120
)


def boxes(layout: Layout, width: int) -> dict[int, list[tuple[float, float]]]:
    """What lies in each track: marks, words and columns, from left to right."""
    found: dict[int, list[tuple[float, float]]] = {}
    for one in layout.placed:
        row = found.setdefault(one.track, [])
        row.append((one.left, one.right))
        left, right = one.words(width, widest=LONGEST_WORDS)
        if right > left:
            assert right <= one.room
            row.append((max(left, one.right), max(right, one.right)))  # words stand above the bar of their own mark
    for crowd in layout.crowds:
        if not crowd.more:
            for track in range(crowd.top, crowd.bottom):
                found.setdefault(track, []).append((crowd.left, crowd.right))
    return found


@given(shapes, st.floats(0.02, 400), st.integers(0, 14), st.floats(10, 400), st.integers(0, 6), st.booleans())
@settings(max_examples=400, deadline=None)
def test_nothing_covers_anything_else_and_each_is_shown_or_counted_once(
    days: list[tuple[int, int]], per_day: float, tracks: int, words: float, limit: int, opened: bool
) -> None:
    chronicle = dated(days)
    scale = Scale(DAY.toordinal() - 5, per_day)
    first, last = DAY.toordinal() - 500.0, DAY.toordinal() + 500.0
    wide_open = [(first - 40_000, last + 40_000)] if opened else []
    layout = place(
        lane_of(chronicle), chronicle, scale, first, last, tracks, lambda _item: words, limit=limit, opened=wide_open
    )
    for row in boxes(layout, int(words)).values():
        row.sort()
        assert all(two[0] >= one[1] - 1e-6 for one, two in pairwise(row))
    ahead = place(
        lane_of(chronicle), chronicle, scale, first, last, tracks, lambda _item: words, limit=limit, ahead=len(days) // 2
    )
    for row in boxes(ahead, int(words)).values():
        row.sort()
        assert all(two[0] >= one[1] - 1e-6 for one, two in pairwise(row))
    for made in (layout, ahead):
        told = [one.item for one in made.placed] + [at for crowd in made.crowds for at in crowd.members]
        assert sorted(told) == list(range(len(chronicle)))
    assert all(0 <= one.track < layout.tracks for one in layout.placed)
    if not opened:
        assert layout.tracks == tracks
    more = sorted((one.left, one.right) for one in layout.crowds if one.more)
    assert all(two[0] >= one[1] - 1e-6 for one, two in pairwise(more))


def test_the_one_that_comes_first_has_all_its_words_between_bars_and_neighbours() -> None:
    chronicle = dated([(0, 90)] * 4 + [(at // 3, 1) for at in range(30)])
    item = next(at for at in range(len(chronicle)) if chronicle.ends[at] - chronicle.starts[at] == 1 and at > 18)
    scale, first, last = Scale(DAY.toordinal(), 40), DAY.toordinal() - 1.0, DAY.toordinal() + 40.0
    for tracks in (1, 2, 3, 6):
        made = place(lane_of(chronicle), chronicle, scale, first, last, tracks, lambda _item: 150.0, limit=6, ahead=item)
        chosen = [one for one in made.placed if one.item == item]
        if chosen:  # otherwise it is one of a column, which comes apart when it is chosen
            left, right = chosen[0].words(150.0)
            assert right - left == 150.0
        else:
            assert any(item in crowd.members for crowd in made.crowds)
    assert chosen


def test_a_crowd_that_is_opened_lists_every_one_with_its_words() -> None:
    chronicle = dated([(0, 1)] * 50 + [(1, 1)] * 3)
    lane, scale = lane_of(chronicle), Scale(DAY.toordinal(), 40)
    first, last = DAY.toordinal() - 1.0, DAY.toordinal() + 20.0
    folded = place(lane, chronicle, scale, first, last, 6, lambda _item: 120.0)
    assert [len(one.members) for one in folded.crowds] == [50]
    assert len(folded.placed) == 3
    opened = place(
        lane, chronicle, scale, first, last, 6, lambda _item: 120.0, opened=[(DAY.toordinal(), DAY.toordinal() + 1)]
    )
    assert not opened.crowds
    assert opened.tracks >= 50
    with_words = [one for one in opened.placed if one.words(120.0)[1] - one.words(120.0)[0] == 120.0]
    assert len(with_words) >= 50


def test_a_day_that_is_wide_enough_lists_what_fits_and_counts_the_rest() -> None:
    chronicle = dated([(0, 1)] * 30)
    found = place(
        lane_of(chronicle), chronicle, Scale(DAY.toordinal(), 500), DAY.toordinal(), DAY.toordinal() + 1, 5, _wide
    )
    assert len(found.placed) == 5
    assert [(len(one.members), one.more) for one in found.crowds] == [(25, True)]
    assert found.has_more


def _wide(_item: int) -> float:
    return 150.0


def test_words_of_a_long_bar_follow_the_edge_of_the_window() -> None:
    one = Placed(0, 0, 10.0, 900.0, 890.0)
    assert one.words(100.0) == (28.0, 128.0)
    assert one.words(100.0, 400.0) == (418.0, 518.0)
    assert one.words(100.0, 2000.0)[1] - one.words(100.0, 2000.0)[0] == 0
    assert Placed(0, 0, 10.0, 24.0, 40.0).words(100.0) == (28.0, 28.0)


def test_earlier_tracks_are_kept_while_the_window_moves() -> None:
    chronicle = dated([(n, 1) for n in range(0, 60, 2)])
    lane, scale = lane_of(chronicle), Scale(DAY.toordinal(), 40)
    before = place(lane, chronicle, scale, DAY.toordinal(), DAY.toordinal() + 40, 6, _wide)
    kept = {one.item: one.track for one in before.placed}
    after = place(lane, chronicle, scale, DAY.toordinal() + 9, DAY.toordinal() + 49, 6, _wide, prefer=kept)
    assert sum(kept.get(one.item, one.track) == one.track for one in after.placed) >= len(after.placed) - 2


def test_a_crowded_day_is_told_by_name_where_the_days_after_it_leave_room_for_its_words() -> None:
    scale = Scale(DAY.toordinal(), 40)
    lonely = dated([(0, 1)] * 10 + [(5, 1)])
    lane = lane_of(lonely)
    first, last = DAY.toordinal(), DAY.toordinal() + 20
    assert demand(lane, scale, first, last) >= 10
    found = place(lane, lonely, scale, first, last, 12, _wide)
    assert not found.crowds
    assert all(one.room - one.left > 120 for one in found.placed if one.left == 0)
    assert place(lane, lonely, scale, first, last, 8, _wide).crowds  # nowhere to put them
    followed = dated([(0, 1)] * 10 + [(1, 1)])
    assert [len(one.members) for one in place(lane_of(followed), followed, scale, first, last, 12, _wide).crowds] == [10]


def test_three_crowded_days_use_all_the_room_there_is_and_count_the_rest() -> None:
    chronicle = dated([(n % 3, 1) for n in range(300)])
    lane, scale = lane_of(chronicle), Scale(DAY.toordinal(), 150)
    first, last = DAY.toordinal(), DAY.toordinal() + 4
    assert demand(lane, scale, first, last) >= 24
    found = place(lane, chronicle, scale, first, last, 24, _wide)
    assert len(found.placed) == 3 * 24
    assert [(len(one.members), one.more) for one in found.crowds] == [(76, True)] * 3


def test_in_a_hundred_thousand_few_are_shown_one_by_one() -> None:
    chronicle = dated([(n * 1800 // 100_000, 1) for n in range(100_000)])
    lanes = [(lane_of(chronicle), 6)]
    for per_day in (0.5, 3.0, 40.0, 300.0):
        scale = Scale(DAY.toordinal(), per_day)
        last = DAY.toordinal() + 1600 / per_day
        limit = limit_for(lanes, scale, DAY.toordinal(), last)
        found = place(lanes[0][0], chronicle, scale, DAY.toordinal(), last, 6, _wide, limit=limit)
        assert len(found.placed) + len(found.crowds) < 700
        told = len(found.placed) + sum(len(one.members) for one in found.crowds)
        assert told >= bisect_left(chronicle.starts, last)


@given(st.lists(st.integers(1, 80), min_size=1, max_size=30), st.floats(0, 2000))
def test_tracks_are_shared_fairly(wanted: list[int], height: float) -> None:
    given_ = share_tracks(wanted, 40, height, 26)
    assert all(1 <= got <= most for got, most in zip(given_, wanted, strict=True))
    assert sum(given_) * 26 + 40 <= max(height, len(wanted) * 26 + 40)
    unmet = [got for got, most in zip(given_, wanted, strict=True) if got < most]
    if unmet:
        assert max(unmet) - min(unmet) <= 1
        assert 40 + (sum(given_) + 1) * 26 > height


def test_the_geometry_knows_neither_qt_nor_numpy() -> None:
    for path in Path(timeline.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [one for one in names if one.split(".")[0] in ("PySide6", "numpy")], path.name


def test_marks_are_told_apart_from_what_is_open() -> None:
    early, late = replace(When.on(DAY), earliest=None), replace(When.on(DAY), latest=None)
    found = Chronicle.of([happening(0, early), happening(1, late), happening(2, When.on(DAY))])
    assert sorted(found.facts) == sorted([Fact.OPEN_LEFT, Fact.OPEN_RIGHT, Fact.EXACT])
    layout = place(lane_of(found), found, Scale(DAY.toordinal(), 0.1), DAY.toordinal() - 9, DAY.toordinal() + 9, 4, _wide)
    shown = [one for one in layout.placed if not found.facts[one.item] & Fact.EXACT]
    assert all(one.right - one.left >= SIGN for one in shown)
    assert isinstance(Crowd(0, 1, 0, 1, 0, 1, (), False), Crowd)
    assert LEAST_WORDS < MOST_WORDS
    assert GAP > 0
