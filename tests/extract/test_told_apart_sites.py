"""Blows on different sites are different blows, one told and one denied."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "told", "denied"),
    [
        ("Israeli jets bombed a depot near Tyre on Monday. The army denied having hit a mosque.", "bombed", "mosque"),
        ("Thai F-16 jets bombed a depot outside Samraong. The Thai army denied having hit a pagoda.", "bombed", "pagoda"),
    ],
)
def test_a_denial_of_another_hit_leaves_the_one_that_was_told(text: str, told: str, denied: str) -> None:
    reading = read(text)
    assert reading.event(told).status != "disputed"
    assert reading.event(denied).status == "denied"


def test_a_denial_of_the_hit_that_was_told_disputes_it() -> None:
    reading = read("Russian drones hit a market in Kharkiv on Monday, killing three. Moscow denied hitting a market.")
    assert [event.status for event in reading.events] == ["disputed"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Settlers from an outpost near Susiya assaulted herders in Masafer Yatta on Monday and injured four.\n\n"
            "The death toll of the strike of Monday on a school in Nuseirat has risen to 21, the health ministry said.",
            "Masafer Yatta",
            "Nuseirat",
        ),
        (
            "In Hebron Governorate, settlers assaulted herders on Monday and injured four of them.\n\n"
            "The strike of Monday on a school in Nuseirat killed 21 people, the health ministry said.",
            "Hebron Governorate",
            "Nuseirat",
        ),
    ],
)
def test_what_happens_in_two_provinces_is_not_one_happening_however_near(text: str, first: str, second: str) -> None:
    reading = read(text)
    assert {event.place for event in reading.events} == {first, second}
    assert {toll.place for toll in reading.tolls} == {first, second}


def test_a_province_and_a_town_in_it_are_one_place() -> None:
    reading = read("A drone hit a bus in Antonivka on Tuesday. The strike in Kherson Oblast wounded nine people.")
    assert [event.place for event in reading.events] == ["Antonivka"]
