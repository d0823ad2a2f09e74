"""What is told of several blows at once, of shells that fell there, and of somebody who was only sent."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 3, 13)


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes have killed at least 29 people in two regions this week, residents said on Thursday. "
        "The deadliest raid hit the market of Bawku on Tuesday, killing 21 people.",
        "Drone attacks by the RSF have killed at least 29 people in three states since Sunday, medics said. "
        "The worst strike hit a market in El Obeid on Tuesday, killing 21 people.",
    ],
)
def test_the_sum_of_blows_in_several_areas_is_a_running_total_beside_the_blow_that_is_told(text: str) -> None:
    told = read(text, DAY)
    assert [(toll.item.low, toll.item.cumulative) for toll in told.tolls] == [(29, True), (21, False)]
    assert [event.when for event in told.events] == ["2025-03-11"]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied reports about the shelling of a market in Kadugli. "
        "The shells that fell there on Monday were fired by others, it said.",
        "The ministry rejected claims about the bombardment of a school in Kupiansk. "
        "The rockets that landed there on Monday were not its own, it said.",
    ],
)
def test_shells_that_fell_there_are_those_of_the_shelling_just_told(text: str) -> None:
    strikes = [event for event in read(text, DAY).events if event.kind.startswith("strike")]
    assert [event.when for event in strikes] == ["2025-03-10"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Venezuela, which lent the building, sent a deputy minister.", []),
        ("Norway sent an envoy.", []),
        ("Egypt sent its intelligence chief to Khartoum on Tuesday.", ["diplomacy/visit"]),
        ("Qatar sent an envoy for talks with the rebels on Tuesday.", ["diplomacy/visit"]),
    ],
)
def test_an_envoy_who_is_sent_makes_a_visit_where_it_is_told_where_or_what_for(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in read(text, DAY).events] == kinds
