"""Injuries and fires that no blow is told of, and blows of one day that other weapons dealt elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY, LATER = date(2025, 3, 14), date(2025, 8, 14)


@pytest.mark.parametrize(
    "text",
    [
        "A tram driver was lightly injured in Kostiantynivka on Tuesday.",
        "Three children were wounded near Tal Tamr on 11 March, the monitor said.",
        "Two shepherds were hurt in Bama on Tuesday.",
    ],
)
def test_people_hurt_with_their_day_and_place_are_an_event(text: str) -> None:
    [event] = read(text, DAY).events
    assert event.kind == "casualty/injury"
    assert "injured" in event.title
    assert "killed" not in event.title


@pytest.mark.parametrize(
    "text",
    [
        "Three people were wounded on Tuesday.",
        "Three people were wounded in Bama.",
        "Four people were killed and three wounded in Bama on Tuesday.",
        "An air strike on Bama on Tuesday wounded three people.",
    ],
)
def test_people_hurt_are_no_event_of_their_own_without_day_and_place_or_beside_what_hurt_them(text: str) -> None:
    assert all(event.kind != "casualty/injury" for event in read(text, DAY).events)


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out at a refinery in Feyzin on Tuesday.",
        "Falling debris caused a fire in Tuapse on Tuesday.",
        "A separate fire in Tuapse, which started during repairs on Tuesday, burnt a worker.",
    ],
)
def test_a_fire_that_breaks_out_or_is_lit_is_an_event(text: str) -> None:
    assert "disaster" in {event.kind for event in read(text, DAY).events}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers opened fire in Tuapse on Tuesday.",
        "The patrol came under mortar fire near Bama on Tuesday.",
        "A drone attack caused a fire at a depot in Tuapse on Tuesday.",
    ],
)
def test_gunfire_and_what_a_blow_sets_alight_are_no_event_of_their_own(text: str) -> None:
    assert "disaster" not in {event.kind for event in read(text, DAY).events}


def test_gunmen_who_target_a_checkpoint_attack_it() -> None:
    [event] = read("Gunmen on motorcycles targeted a checkpoint in Abu Hamam with a grenade on Tuesday.", DAY).events
    assert event.kind.startswith("strike")


@pytest.mark.parametrize(
    "second",
    [
        "One man was killed on 12 August when a drone hit his car outside Murom.",
        "The count leaves out the drone strike on the depot in Proletarsk on 12 August, in which nobody was harmed.",
    ],
)
def test_another_weapon_that_hit_another_thing_elsewhere_is_another_blow(second: str) -> None:
    first = "Two glide bombs hit a block of flats at dawn on 12 August. Seven people died."
    found = read(f"{first}\n\n{second}", LATER)
    assert len([event for event in found.events if event.kind.startswith("strike")]) == 2


def test_the_missile_of_another_paragraph_is_the_one_told_before() -> None:
    text = "A ballistic missile hit a camp near Marib on Tuesday.\n\nThe missile struck the barracks, a soldier said."
    assert len([event for event in read(text, LATER).events if event.kind.startswith("strike")]) == 1


def test_how_many_attacks_there_were_since_a_month_is_no_day_of_one_of_them() -> None:
    text = "The army said its jets had hit a barracks. It was the third attack on the site since August 2024."
    found = read(text, DAY)
    assert found.event("barracks").when == ""
