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


def test_those_killed_by_a_bomb_did_not_fall_in_a_fight_told_since() -> None:
    text = (
        "Troops captured one of the suspects in the March 4 bombing in Jolo on Tuesday.\n\n"
        "Police were to serve a warrant in Isulan when they were fired upon. Two policemen were wounded.\n\n"
        "The commander said the man had planted the second of the two bombs at the terminal, in which six persons "
        "lost their lives."
    )
    toll = read(text, DAY).toll("killed", 6)
    assert (toll.when, toll.place) == ("2025-03-04", "Jolo")


@pytest.mark.parametrize(
    "text",
    [
        "A mine exploded under a truck on the highway to Goma on Friday, killing three.",
        "Two soldiers were killed by a bomb on the track to Kidal on Friday.",
        "An Israeli drone struck a car on the road to Marjayoun on Friday, killing two people.",
    ],
)
def test_where_a_road_leads_is_not_where_something_happened(text: str) -> None:
    told = read(text, DAY)
    assert {one.place for one in (*told.events, *told.tolls)} == {None}
    assert not any(" to " in event.title for event in told.events)


@pytest.mark.parametrize(
    "text",
    [
        "Troops and rebels faced each other across the Mekong. From both banks they fired for an hour on Friday.",
        "On Friday they fired from both sides of the river at Kaya.",
    ],
)
def test_whoever_fires_from_a_bank_loses_no_post(text: str) -> None:
    assert not any(event.kind.startswith("politics") for event in read(text, DAY).events)


def test_a_squad_is_not_the_movement_whose_name_is_a_word_of_its_own() -> None:
    told = read("The Fateh Squad of the BLA attacked a convoy near Nushki on Friday, killing five soldiers.", DAY)
    assert not any(name == "Fatah" for name in told.actors)
    assert [event.doers for event in told.events] == [("Fateh Squad",)]
