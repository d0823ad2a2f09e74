"""Whose place and day it is: of a suspect's deed, of the shell that fell, of "then", of what is told by its apposition."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    "words",
    [
        "Police killed a suspect in the May 9 bombing in Cotabato on Thursday.",
        "Troops killed one of the suspects in the May 9 bombing in Cotabato on Thursday.",
    ],
)
def test_a_suspect_was_not_killed_where_and_when_the_deed_was_done(words: str) -> None:
    toll = read(words, DAY).toll("killed", 1)
    assert (toll.place, toll.when) == (None, "2025-05-15")


def test_others_are_not_captured_where_the_deed_of_the_first_was_done() -> None:
    reading = read(
        "Troops killed one of the suspects in the May 9 bombing in Cotabato and captured another in an operation on "
        "Thursday.",
        DAY,
    )
    assert reading.toll("captured", 1).place is None


def test_those_whom_a_shell_killed_were_where_it_fell() -> None:
    reading = read("The army shelled Bara on Monday as a drone that came down in El Obeid killed two children.", DAY)
    toll = reading.toll("killed", 2)
    assert (toll.place, toll.doer) == ("El Obeid", None)
    assert reading.event("Drone kills two children").place == "El Obeid"


def test_then_is_the_time_told_just_before_and_no_day_of_the_news() -> None:
    reading = read(
        "Before dawn on Thursday two jets bombed a depot outside Samraong, wounding 11 soldiers.\n\n"
        "In April the town went through the same thing. Then, eight people were killed in the province.",
        DAY,
    )
    assert reading.toll("killed", 8).when == "2025-04-01..2025-04-30"
    assert reading.toll("wounded", 11).when == "2025-05-15"


def test_what_is_told_of_an_apposition_was_in_the_place_it_explains() -> None:
    reading = read(
        "On Wednesday, rockets hit a hospital in Phanom Dong Rak, a district that was also shelled in April, when eight "
        "people died at a store in neighbouring Sisaket.",
        DAY,
    )
    assert reading.event("shelled").place == "Phanom Dong Rak"
    assert reading.toll("killed", 8).place == "Sisaket"


def test_ministers_meet_there_where_their_host_spoke() -> None:
    reading = read(
        "Shells fell on Samraong on Tuesday.\n\nThe minister said in Kuala Lumpur that he had spoken to both sides. "
        "Ministers of the region will meet there on Monday.",
        DAY,
    )
    assert reading.event("to meet").place == "Kuala Lumpur"


def test_the_number_of_a_unit_is_no_day() -> None:
    reading = read(
        "Two bombs went off in Cotabato on Tuesday, killing five people.\n\n"
        "The blasts came three days after soldiers of the 6th Infantry Division overran a base near Datu Salibo.",
        DAY,
    )
    assert reading.event("overran").when == "2025-05-10"


def test_who_was_fired_upon_did_not_fire() -> None:
    reading = read("A convoy was fired upon near Bor on Monday, wounding a driver.", DAY)
    toll = reading.toll("wounded", 1)
    assert (toll.place, toll.when, toll.doer) == ("Bor", "2025-05-12", None)
    assert reading.event("fired upon").kind == "battle/armed-clash"


def test_those_whose_convoy_was_attacked_wounded_nobody() -> None:
    reading = read("A UN convoy was attacked near Bor on Monday, wounding a driver.", DAY)
    assert reading.toll("wounded", 1).doer is None
    reading = read("Rebels attacked a UN convoy near Bor on Monday, wounding a driver.", DAY)
    assert reading.toll("wounded", 1).doer == "Rebels"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A bomb fell on Hosh Qadem on Monday. Three people were hurt there.", "Hosh Qadem"),
        (
            "A depot outside Samraong was bombed on Monday.\n\nA monk said splinters had come down on Wat Preah Ang. "
            "Three novices were hurt there.",
            "Wat Preah Ang",
        ),
    ],
)
def test_what_shells_fell_on_is_a_place(words: str, place: str) -> None:
    assert read(words, DAY).toll("wounded", 3).place == place


def test_blame_falls_on_people() -> None:
    found = read("The blame fell on Mustafa Karim, who resigned on Monday.", DAY).found
    assert not any("Karim" in place.name for place in found.places)
