"""A communiqué speaks for whoever issues it, and never for the country's army because nobody knows better."""

from __future__ import annotations

from tests.extract.reading import read

_CLASH = (
    "On the morning of 14 May our units in the Barentu sector repelled an infiltration attempt. "
    "In the clashes six infiltrators were killed and an armoured vehicle was destroyed. Two of our fighters were martyred."
)


def test_forces_that_only_the_publisher_names_are_those_that_say_our() -> None:
    reading = read(_CLASH, publisher="General Command of the Red Hills Brigades")
    assert reading.events[0].doers == ("Red Hills Brigades",)
    assert [(toll.item.low, toll.doer, toll.side) for toll in reading.tolls] == [
        (6, "Red Hills Brigades", None),
        (2, None, "Red Hills Brigades"),
    ]


def test_who_says_our_and_is_known_by_nobody_is_not_the_army_of_the_country() -> None:
    reading = read(_CLASH.replace("Barentu", "Homs"), publisher="The Morning Post")
    assert all("Syria" not in doer for event in reading.events for doer in event.doers)


def test_a_ministry_of_defence_speaks_for_its_own_forces_abroad() -> None:
    reading = read(
        "Our forces struck a depot near Sumy on 14 May with drones.",
        publisher="Ministry of Defence of the Russian Federation",
    )
    assert reading.events[0].doers == ("Russian Armed Forces",)


def test_men_of_the_occupation_are_of_the_state_that_is_said_to_occupy() -> None:
    reading = read("Six soldiers of the Russian occupation were killed near Chasiv Yar on Thursday, the brigade said.")
    assert [toll.side for toll in reading.tolls] == ["Russian Armed Forces"]


def test_whoever_is_told_as_fallen_after_a_lost_vehicle_fell_in_the_fight() -> None:
    reading = read(_CLASH, publisher="General Command of the Red Hills Brigades")
    fight = reading.events[0].title
    assert [toll.event for toll in reading.tolls] == [fight, fight]
