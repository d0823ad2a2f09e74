"""Wrong facts that the daily rounds of the wires invite: governors' tolls, lists of strikes, dead of both sides."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

SUNDAY = date(2025, 11, 23)


def test_a_governor_behind_a_comma_says_it_and_is_none_of_the_wounded() -> None:
    found = read(
        "A Ukrainian drone hit a bus near the village of Glotovo, injuring a driver, acting governor Ivan Kostin said.",
        SUNDAY,
    )
    assert [(toll.words, toll.by) for toll in found.tolls] == [("driver", ("Ivan Kostin",))]


def test_the_headquarters_of_an_armed_group_is_not_in_a_town_of_its_name() -> None:
    found = read(
        "A commander described as head of supply in Hamas's production headquarters was among those killed.", SUNDAY
    )
    assert "Hamas" not in {place.name for place in found.found.places}


def test_soldiers_of_whom_a_state_says_they_are_its_own_are_its_and_not_the_other_sides() -> None:
    found = read(
        "Gaza's health ministry said 318 people have been killed since the truce, while Israel says three of its soldiers "
        "have been killed in the same period.",
        SUNDAY,
    )
    (toll,) = [toll for toll in found.tolls if toll.item.low == 3]
    assert (toll.side, toll.by) == ("Israel Defense Forces", ("Israel",))


def test_the_first_of_several_attacks_is_not_all_of_them() -> None:
    found = read(
        "Israel's military carried out a wave of airstrikes on Gaza on Saturday, killing at least 24 people. The first "
        "attack hit a car in the Rimal neighbourhood of Gaza City.",
        SUNDAY,
    )
    assert found.toll("killed", 24).place != "Rimal"


def test_who_is_told_with_what_she_is_among_people_is_no_town() -> None:
    found = read("Zahra, a mother of six, said her nephew was among the dead.", SUNDAY)
    assert not found.found.places
    assert list(found.actors) == ["Zahra"]


def test_land_that_is_held_in_a_list_of_places_is_not_taken_on_that_day() -> None:
    found = read(
        "Ukraine said that Russia had launched 104 drones from Rostov Oblast and occupied Crimea overnight.", SUNDAY
    )
    assert not any(event.kind.startswith("battle") for event in found.events)


def test_what_a_raid_of_days_before_did_is_not_done_by_the_strike_of_today() -> None:
    found = read(
        "Israel struck Beirut's southern suburbs on Sunday.\n\nThe strike came days after an Israeli raid on the camp "
        "of Ain al-Helweh, on the outskirts of Sidon, killed 13 people. Israel said it had targeted a Hamas compound.",
        SUNDAY,
    )
    toll = found.toll("killed", 13)
    assert (toll.place, toll.when) == ("Ain al-Helweh", "")
    assert found.event("suburbs").targets == ()


def test_a_crew_that_abandons_its_ship_is_not_driven_from_home() -> None:
    found = read("The missile wounded two mariners and forced the crew to abandon the burning vessel.", SUNDAY)
    assert [toll.item.effect.value for toll in found.tolls] == ["wounded"]


def test_who_fell_in_a_town_fell_there_and_not_somewhere_in_the_country() -> None:
    found = read(
        "Russian attacks across Ukraine killed at least seven people over the past day, officials said.\n\nIn Odesa a "
        "drone strike on a flat killed three people, Oleh Kiper said.\n\nIn Kharkiv Oblast, two people were killed "
        "in Kupiansk, Governor Oleh Syniehubov reported. Eleven people were wounded.",
        SUNDAY,
    )
    assert found.toll("killed", 2).place == "Kupiansk"
    assert found.toll("wounded", 11).place != "Odesa"


def test_who_was_hurt_in_an_attack_was_not_hurt_by_what_answers_it() -> None:
    found = read(
        "The Israel Defense Forces said it had struck a base in Sanaa in response to a drone attack the day before that "
        "wounded 22 people in Eilat.",
        SUNDAY,
    )
    toll = found.toll("wounded", 22)
    assert (toll.doer, toll.place) == (None, "Eilat")


def test_those_killed_since_a_truce_are_a_running_total() -> None:
    toll = read("The health ministry said 318 people have been killed in Israeli fire since the truce.", SUNDAY).tolls[0]
    assert toll.item.cumulative
