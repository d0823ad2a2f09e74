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


def test_what_the_raiders_went_on_to_do_tells_where_they_were() -> None:
    reading = read(
        "Fighters of the Rapid Support Forces killed at least 31 people in a raid on a village in North Kordofan in Sudan "
        "on Tuesday.\n\nThe attackers rode into Bara, set fire to homes and made off with livestock."
    )
    assert reading.toll("killed", 31).place == "Bara"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A bomber struck the crowd at the airport of Kabul on Tuesday. Thirteen US service members were killed.",
            "United States",
        ),
        ("Some 6,000 residents have fled Pont-Sonde in Haiti since Tuesday, most of them to Saint-Marc.", "Saint-Marc"),
        ("Gunmen killed 113 people in Bokkos in Nigeria on Christmas Eve.", "Eve"),
    ],
)
def test_whose_they_were_where_they_went_and_a_feast_are_not_where_it_was(text: str, place: str) -> None:
    assert all(told.place != place for told in (*read(text).tolls, *read(text).events))


def test_a_capital_is_told_by_its_state() -> None:
    assert read("Vanuatu's capital was hit by an earthquake on Tuesday.").events[0].place == "Port Vila"


def test_several_places_hit_are_not_one_of_them() -> None:
    reading = read(
        "Armed men attacked two communities in Oyo State in Nigeria at the weekend, leaving four guards dead. On Sunday "
        "the attackers burnt houses in Sooro."
    )
    assert reading.toll("killed", 4).place == "Oyo State"


def test_a_day_before_the_last_speaker_is_of_what_is_told() -> None:
    reading = read("Police opened fire to disperse protesters in Myitkyina, Myanmar, on Tuesday, footage showed.")
    assert reading.events[0].when == "2025-05-13"


def test_gunmen_who_burst_into_a_hall_attack_there() -> None:
    reading = read("Gunmen in camouflage burst into a hall in Krasnogorsk, Russia, on Tuesday and opened fire.")
    assert {event.place for event in reading.events} == {"Krasnogorsk"}
