"""Small places and what holds them, states that nobody names, ports on a sea, items headed by a town, the next day."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A patrol of the Guatemalan army was ambushed on Tuesday on a road near La Mesilla, in Huehuetenango, killing "
            "three soldiers.",
            "La Mesilla",
        ),
        (
            "Gunmen on Tuesday invaded Kuchi community in Munya district of Niger State, Nigeria, killing two.",
            "Kuchi",
        ),
        ("On Tuesday Israeli warplanes hit the Red Sea port of Hodeidah in Yemen, killing nine dockers.", "Hodeidah"),
        ("Militants on Tuesday attacked the N65 highway near Sibi in Pakistan, killing two drivers.", "Sibi"),
    ],
)
def test_a_happening_is_in_the_place_named_and_not_in_what_holds_it(text: str, place: str) -> None:
    assert read(text).events[0].place == place


def test_a_small_place_is_none_of_its_name_on_another_continent() -> None:
    reading = read("Gunmen on Tuesday invaded Kuchi community in Niger State, Nigeria, killing eight men.")
    assert {place.country for place in reading.found.places} == {"NG"}


def test_the_state_is_the_one_in_which_the_towns_told_of_lie() -> None:
    reading = read(
        "A soldier was shot dead near Churachandpur in India on Tuesday. Violence in the state has claimed over 100 lives "
        "since 3 May 2023."
    )
    assert reading.toll("killed", 101).place == "Manipur"


def test_the_state_that_acts_is_no_place() -> None:
    reading = read("A soldier was shot dead near Churachandpur in India on Tuesday. The state will pay for the funeral.")
    assert "Manipur" not in {place.name for place in reading.found.places}


def test_an_item_headed_with_a_town_tells_where_around_it_something_was() -> None:
    reading = read("- Deir ez-Zor: On 13 May members of the SDF raided a house in al-Shuhayl and arrested three men.")
    assert {event.place for event in reading.events} == {"al-Shuhayl"}


def test_the_next_day_is_of_the_verb_beside_it_alone() -> None:
    reading = read("On 12 May two nurses were abducted near Zemio and released the next day.")
    assert reading.toll("abducted", 2).when == "2025-05-12"


def test_what_an_interviewed_person_is_asked_about_is_where_the_answer_was() -> None:
    reading = read(
        "Question: What did you see in Jableh?\n\nAnswer: On Tuesday they came to our quarter and went from house to "
        "house. They killed my uncle and two of his sons."
    )
    assert {event.place for event in reading.events} == {"Jableh"}
