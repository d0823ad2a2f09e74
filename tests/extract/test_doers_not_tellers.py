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
    assert {toll.when for toll in reading.tolls if toll.item.effect.value == "wounded"} == {"2025-05-12"}


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


def test_those_who_killed_and_fled_are_not_displaced() -> None:
    reading = read("A police officer was killed in his home on Monday by two individuals who fled on a motorcycle.")
    assert [toll.item.effect.value for toll in reading.tolls] == ["killed"]


# ------------------------------------------------------------ whose dead, whose blow


def test_soldiers_of_whom_an_army_tells_are_its_own() -> None:
    reading = read(
        "The Israeli army said soldiers had opened fire at gunmen near Jenin on Monday, and that an officer was wounded."
    )
    (toll,) = reading.tolls
    assert (toll.side, toll.doer) == ("Israel Defense Forces", None)


def test_gunmen_who_died_in_their_attack_on_a_patrol_were_killed_by_it() -> None:
    reading = read(
        "Five gunmen and a soldier were killed on Monday when a Mexican army patrol was attacked near Navolato. "
        "The patrol was fired on from three trucks. The attackers belonged to the Gulf Cartel."
    )
    (event,) = reading.events
    assert event.doers == ("Gulf Cartel",)
    assert [(toll.side, toll.doer) for toll in reading.tolls] == [
        ("Gulf Cartel", "Mexican Armed Forces"),
        ("Mexican Armed Forces", "Gulf Cartel"),
    ]


def test_an_element_of_an_army_is_a_soldier() -> None:
    reading = read("Personnel of the Mexican Army were attacked near Quila on Monday. One element of the Army died.")
    (toll,) = reading.tolls
    assert (toll.figure, toll.side) == (("killed", 1, 1), "Mexican Armed Forces")


def test_soldiers_who_were_hit_are_wounded() -> None:
    reading = read("Two other soldiers were hit in the clash near Goma on Monday.")
    assert reading.figures == [("wounded", 2, 2)]


# ------------------------------------------------------------ who is meant


def test_plainclothes_officers_are_others_than_the_officers_told_before() -> None:
    reading = read(
        "Officers used live ammunition on the crowd in Nairobi on Monday. "
        "Later, plainclothes officers arrested 12 protesters."
    )
    assert reading.event("ammunition").doers == ("Officers",)
    assert reading.event("arrested").doers == ("plainclothes officers",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Men fire on campus in Zaria, killing three students.", "strike"),
        (
            "In Navolato armed men in two vans took a mechanic from his workshop on Monday.",
            "violence-against-civilians/abduction",
        ),
        (
            "12 May - Armed robbery of a fuel station, Port Harcourt; one guard killed.",
            "violence-against-civilians/attack",
        ),
        ("Some 60 neighbours blocked the entrance to the barracks in Culiacan on Monday.", "unrest/protest"),
    ],
)
def test_what_was_done_is_found_in_headlines_logs_and_local_papers(text: str, kind: str) -> None:
    (event,) = read(text).events
    assert event.kind == kind


def test_drivers_from_a_state_who_had_been_held_are_no_place_that_was_taken() -> None:
    reading = read("State police freed two truck drivers from Jalisco who had been held since Sunday in a warehouse.")
    assert [event.kind for event in reading.events] == ["detention/release"]


def test_what_has_been_counted_since_a_war_broke_out_is_a_running_total() -> None:
    reading = read("Since the two factions went to war in February the state has counted more than 900 murders.")
    (toll,) = reading.tolls
    assert toll.item.cumulative
    assert toll.event is None


def test_what_was_first_spoken_of_is_the_dead_of_a_toll() -> None:
    reading = read("The channel put the toll at six dead and 16 injured, after the ministry had first spoken of four.")
    assert [toll.figure for toll in reading.tolls] == [("killed", 6, 6), ("wounded", 16, 16), ("killed", 4, 4)]


def test_the_army_neutralised_others_than_its_own() -> None:
    reading = read(
        "Al-Shabaab fighters attacked a market in Bardera on Sunday. The army said one of its drones had hit a gathering "
        'of terrorists near Dinsor on Monday and "neutralised" about fifteen of them.'
    )
    toll = reading.toll("killed", 15)
    assert toll.side != "Somali National Army"
    assert toll.doer == "Somali National Army"


def test_who_was_neutralised_after_an_attack_by_a_gang_was_not_killed_by_the_gang() -> None:
    reading = read(
        "Gangs of Viv Ansanm attacked Kenscoff on Monday. Police intervened. Fourteen armed individuals were neutralised."
    )
    toll = reading.toll("killed", 14)
    assert (toll.doer, toll.item.victims.value) == (None, "combatant")


def test_fighters_with_the_name_of_an_aircraft_are_no_people() -> None:
    reading = read("Two F-16 fighters bombed positions near Surin on Monday.")
    assert reading.event("bombed").doers == ()
    assert "fighters" not in reading.actors


def test_men_written_with_a_capital_are_those_of_the_group_behind_them() -> None:
    reading = read(
        "The Mujahideen of Harakat al-Shabaab attacked a base near Adan Yabaal on Monday. "
        "The Mujahideen took 28 soldiers captive."
    )
    assert reading.event("attacked").doers == ("al-Shabaab",)
    assert reading.toll("captured", 28).doer == "al-Shabaab"


def test_its_dead_are_not_those_of_people_told_in_the_plural() -> None:
    reading = read(
        "The Mujahideen repelled an advance by the militia on Monday, in which eleven of its members were killed."
    )
    assert reading.toll("killed", 11).side == "militia"
