"""What logs and bulletins expect is not told as having happened; what their labels and openings say is no name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 3, 18)


@pytest.mark.parametrize(
    "line",
    [
        "Renewed clashes likely near Bentiu.",
        "Assault on the garrison in Bentiu highly probable.",
        "Attack on Bentiu imminent according to local committees.",
        "Killings of chiefs in Bentiu remain a risk.",
        "Outlook: Further clashes around Bentiu.",
        "# Outlook\n\nReprisal attacks on Bentiu.",
    ],
)
def test_what_is_only_likely_did_not_happen(line: str) -> None:
    assert read(line, DAY).events == []


def test_what_is_expected_is_planned() -> None:
    assert [event.status for event in read("Shelling of Bentiu to continue.", DAY).events] == ["planned"]
    assert [event.status for event in read("Possible ceasefire talks in Geneva.", DAY).events] == ["planned"]


def test_an_appointment_in_an_outlook_is_planned() -> None:
    found = read("# Outlook\n\nThe Transitional Presidential Council meets donors on 12 May.", DAY)
    assert [(event.status, event.when) for event in found.events] == [("planned", "2025-05-12")]


def test_an_outlook_that_looks_back_tells_what_happened() -> None:
    found = read("Outlook: Airstrikes on Bentiu killed 20 people last week.", DAY)
    assert [event.status for event in found.events] == ["reported"]
    assert found.figures == [("killed", 20, 20)]


def test_what_happened_beside_something_likely_happened() -> None:
    found = read("Fighting in Bentiu after the expected arrival of reinforcements killed two soldiers.", DAY)
    assert [event.status for event in found.events] == ["reported"]


def test_a_label_that_says_what_is_told_is_no_place() -> None:
    found = read(
        "Flashback: In November 2012 rebels withdrew from the city.\n\nPolitical: Gunmen attacked a church in Bor.", DAY
    )
    assert {place.name for place in found.found.places} == {"Bor"}


def test_youths_of_two_peoples_are_two() -> None:
    found = read("12 March: Attack on Pibor by Lou Nuer youth.\n\n14 March: Raid on Akobo by Murle youth.", DAY)
    assert [event.doers for event in found.events] == [("Lou Nuer youth",), ("Murle youth",)]


def test_a_weapon_that_opens_a_line_did_nothing() -> None:
    found = read("12 March: Grenade explosion in a bar in Kuajok. Three people were killed.", DAY)
    assert "Grenade" not in found.actors
    assert found.toll("killed", 3).doer is None


def test_shooting_between_two_sides_is_a_fight() -> None:
    found = read("12 March: Shooting between soldiers and youth at Nasir market; 2 civilians wounded.", DAY)
    event = found.event("Shooting")
    assert (event.kind, event.when, event.place) == ("battle/armed-clash", "2025-03-12", "Nasir")
    assert event.title.startswith("Shooting between")
    assert found.toll("wounded", 2).doer is None


def test_a_place_behind_the_day_that_opens_a_line_is_read_once() -> None:
    found = read("Thu., March 13. Pétion-Ville: lynching of 3 suspected gang members by vigilantes.", DAY)
    event = found.event("lynching")
    assert (event.when, event.place) == ("2025-03-13", "Pétion-Ville")
