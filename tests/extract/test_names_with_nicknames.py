"""Names with a nickname or a possessive inside, and verbs and days that are not those of the nearest noun."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 6, 26)  # a Thursday


@pytest.mark.parametrize(
    ("words", "name", "place"),
    [
        ('Soldiers killed José "El Güero" Ramírez in Tepic on Monday.', 'José "El Güero" Ramírez', "Tepic"),
        ('Ismael "El Mayo" Zambada was arrested in Texas on Monday.', "Ismael Zambada", "Texas"),
        ("Gunmen shot dead Rosa “La Maestra” Díaz in Tepic on Monday.", "Rosa “La Maestra” Díaz", "Tepic"),
    ],
)
def test_a_nickname_inside_a_name_is_part_of_one_person_and_no_place(words: str, name: str, place: str) -> None:
    found = read(words, DAY).found
    assert name in {one.name for one in found.actors}
    assert {one.name for one in found.places} == {place}


def test_words_quoted_beside_a_name_are_no_nickname() -> None:
    found = read('The governor said "We Will Win" on Monday. Sergio called it "madness" in Tepic.', DAY).found
    assert not any('"' in one.name for one in found.actors)


def test_an_army_of_a_people_is_one_name() -> None:
    found = read("An airstrike killed seven members of the Danu People's Liberation Army on Monday.", DAY)
    assert [one.item.low for one in found.tolls] == [7]
    assert {one.name for one in found.found.actors} == {"Danu People's Liberation Army"}


def test_what_a_president_did_his_bill_did_not() -> None:
    found = read("Mendoza withdrew the bill that had set off the unrest and sacked his cabinet.", DAY)
    assert not any(one.title.lower().startswith("bill") for one in found.events)


def test_a_plan_told_just_after_its_day_is_of_that_day() -> None:
    found = read("The Three Brotherhood Alliance said a month-long truce would begin on June 22.", DAY)
    assert [one.item.when.earliest for one in found.events] == [date(2025, 6, 22)]


def test_vehicles_torched_are_not_the_house_that_was_burnt() -> None:
    found = read(
        "The police said that nine vehicles had been torched. The minister said that 11 stations had been attacked, "
        "among them the one at Dagoretti, which was burnt to the ground.",
        DAY,
    )
    assert [one.place for one in found.events if "vehicles" in one.title.lower()] == [None]


@pytest.mark.parametrize("label", ["TLP:RED", "TLP: AMBER", "TLP:AMBER+STRICT", "TLP GREEN", "TLP:WHITE"])
def test_a_label_that_says_who_may_read_a_text_is_no_party(label: str) -> None:
    found = read(f"{label}\n\nGunmen of Ahrar al-Sham killed nine civilians in Hama on Monday.\n\n{label}", DAY).found
    assert {one.name for one in found.actors if "Tehreek" in one.name or "TLP" in one.name} == set()
    party = read("TLP supporters clashed with police in Lahore on Monday.", DAY).found
    assert "Tehreek-e-Labbaik Pakistan" in {one.name for one in party.actors}
