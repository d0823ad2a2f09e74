"""Who tells of harm, whom it befell and whom somebody accuses of it are kept apart."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ tellers


@pytest.mark.parametrize(
    "text",
    [
        "Police said a soldier injured in an encounter with rebels in Masbate on Monday died in hospital on Tuesday.",
        "Kenyan police said a soldier shot in Mandera on Tuesday had died.",
        "Police said two Mexican marines were killed in an ambush in Michoacan on Monday.",
    ],
)
def test_police_who_tell_of_dead_soldiers_killed_nobody(text: str) -> None:
    reading = read(text)
    assert reading.tolls
    assert {toll.doer for toll in reading.tolls} == {None}


# ------------------------------------------------------------ the accused


@pytest.mark.parametrize(
    ("text", "doer", "teller"),
    [
        (
            "Sudan's army accused the RSF of attacking a hospital in El Fasher, killing 70 people.",
            "Rapid Support Forces",
            "Sudanese Armed Forces",
        ),
        (
            "Kyiv accused Moscow of bombing a house in Sumy on Monday, killing nine people.",
            "Russia",
            "Ukraine",
        ),
        (
            "Ethiopia blamed al-Shabaab for shelling a town near Dolo on Tuesday, leaving 12 civilians dead.",
            "al-Shabaab",
            "Ethiopia",
        ),
    ],
)
def test_those_killed_in_what_somebody_is_accused_of_were_killed_by_the_accused(text: str, doer: str, teller: str) -> None:
    reading = read(text)
    (event,) = reading.events
    assert (event.doers, event.by) == ((doer,), (teller,))
    assert [(toll.doer, toll.by) for toll in reading.tolls] == [(doer, (teller,))]


def test_those_who_were_arrested_are_who_did_it() -> None:
    reading = read("The police arrested three men on Monday after they shot a trader.")
    assert reading.event("shot").doers == ()


# ------------------------------------------------------------ the first of two verbs


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Two people wounded in an attack by gunmen on a bar in Salamanca on Monday died on Tuesday.",
            {("killed", 2), ("wounded", 2)},
        ),
        ("The mayor said three farmers hurt in a shootout in Zamfara on Monday were treated.", {("wounded", 3)}),
    ],
)
def test_a_participle_behind_people_says_which_people_are_meant(text: str, figures: set[tuple[str, int]]) -> None:
    reading = read(text)
    assert {(toll.item.effect.value, toll.item.low) for toll in reading.tolls} == figures
    assert {toll.when for toll in reading.tolls} == {"2025-05-12"}


# ------------------------------------------------------------ whose men


def test_fighters_told_before_any_group_is_named_are_nobodys() -> None:
    reading = read(
        "Pakistani troops killed 24 militants in North Waziristan on Monday.\n"
        "In Quetta, the Balochistan Liberation Army claimed a bombing that killed six on Tuesday."
    )
    assert reading.toll("killed", 24).side is None


def test_the_army_in_a_land_that_another_holds_is_the_holders() -> None:
    reading = read("Palestinian medics said the army killed a teenager in Balata camp near Nablus on Monday.")
    assert [toll.doer for toll in reading.tolls] == ["Israel Defense Forces"]
    own = read("Palestinian security forces killed a militant in Jenin camp on Monday.")
    assert [toll.doer for toll in own.tolls] == ["Palestinian National Security Forces"]


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("Polish prosecutors said on Tuesday that a drone had killed two farmers in Lublin.", "Polish Armed Forces"),
        ("The Filipino captain of the ship said pirates fired at the crew on Monday.", "Armed Forces of the Philippines"),
    ],
)
def test_prosecutors_and_ships_captains_are_no_army(text: str, army: str) -> None:
    reading = read(text)
    assert army not in reading.actors
    assert reading.statements


# ------------------------------------------------------------ attackers who make off


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot two men dead in Culiacan on Monday and fled.",
        "Two men robbed a shop in Durban on Monday, killing a guard, before fleeing.",
        "A gunman opened fire on a car near Ariel, wounding a woman, before fleeing.",
    ],
)
def test_attackers_who_flee_are_not_displaced(text: str) -> None:
    assert "displaced" not in {toll.item.effect.value for toll in read(text).tolls}
    assert "movement" not in {event.item.type.value for event in read(text).events}
