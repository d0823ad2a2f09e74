"""What a second report tells of a blow: denials, "Monday's ambush", the striker's own account, parts of tolls."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

SATURDAY = date(2025, 11, 8)


@pytest.mark.parametrize(
    "text",
    [
        "The army on Saturday denied shelling the market of El Fasher.",
        "The Wa army on Saturday denied having shelled the market of Lashio.",
        "On Saturday Rwanda rejected accusations that its troops had shelled a market near Rutshuru.",
        "The army on Saturday denied a part and blamed the deaths on shelling of the market of El Fasher by the RSF.",
    ],
)
def test_the_day_of_a_denial_is_not_the_day_of_what_is_denied(text: str) -> None:
    shelled = [
        event for event in read(text, SATURDAY).events if event.item.type.value in ("strike", "violence-against-civilians")
    ]
    assert shelled
    assert {event.when for event in shelled} == {""}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Residents say that Monday's attack killed three people in Gao.", "2025-11-03"),
        ("He added that Tuesday's shelling had damaged a school in Lyman.", "2025-11-04"),
        ("The army claims that Friday's raid near Goma was carried out by rebels.", "2025-11-07"),
    ],
)
def test_that_before_a_weekday_may_open_what_is_said(text: str, day: str) -> None:
    assert {event.when for event in read(text, SATURDAY).events} == {day}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One of the army's drones hit a gathering of fighters near Abala on Monday.", "strike/drone"),
        ("Rebels blew up a police lorry with a landmine near Bijapur on Monday.", "strike/landmine"),
        ("Three farmers were hurt by a mine in Mendhar on Monday.", "strike/landmine"),
        ("On Monday rebels overran a checkpoint near Kidal.", "battle/capture-of-territory"),
        (
            "On Monday six men were taken out of a hall in Tumaco and shot on the riverbank.",
            "violence-against-civilians/attack",
        ),
    ],
)
def test_a_blow_is_what_its_weapon_makes_of_it(text: str, kind: str) -> None:
    assert [event.kind for event in read(text, SATURDAY).events] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The blast left the town without power on Tuesday.",
        "Armed men shot dead five worshippers as they left the mosque of Bani on Tuesday.",
    ],
)
def test_to_leave_is_not_always_to_withdraw(text: str) -> None:
    assert "battle/withdrawal" not in [event.kind for event in read(text, SATURDAY).events]


def test_villagers_who_bury_their_dead_are_no_landslide() -> None:
    assert not read("Villagers buried most of the dead in Kyauktaw on Tuesday.", SATURDAY).events


def test_the_killing_that_the_striker_speaks_of_is_the_strike_just_told() -> None:
    told = read(
        "A Nigerien army drone fired at herders near Abala on Monday. Niger's army maintains that it killed 15 fighters.",
        SATURDAY,
    )
    assert [event.kind for event in told.events] == ["strike/drone"]
    assert told.toll("killed", 15).when == "2025-11-03"


def test_an_ambush_of_a_paragraph_about_another_town_is_not_the_attack_told_before() -> None:
    told = read(
        "Thirty-one people have died in the attack on the market of Ouallam, the mayor said.\n\n"
        "In Tera, too, there were funerals. The army says that Monday's ambush cost it seven men.",
        SATURDAY,
    )
    attack, ambush = told.events
    assert (attack.place, attack.when) == ("Ouallam", "")
    assert ambush.when == "2025-11-03"
    assert ambush.place != "Ouallam"


def test_where_some_of_the_dead_were_is_not_where_all_of_them_died() -> None:
    told = read("At least 22 people died on Monday, among them eight migrants held in a camp in Zawiya.", SATURDAY)
    assert told.toll("killed", 22).place is None


def test_a_label_outweighs_a_town_that_a_road_only_leads_to() -> None:
    told = read("- 22 October, Abala: a drone strike left three men dead on the track to Sanam.", SATURDAY)
    assert [event.place for event in told.events] == ["Abala"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel struck a prison in Tehran on Thursday. Iran says 610 people were killed in the 12 days of the war.",
        "India struck Muridke on Thursday. Pakistan says 40 civilians were killed in four days of fighting.",
    ],
)
def test_what_a_war_has_cost_is_the_toll_of_no_strike(text: str) -> None:
    (toll,) = read(text, SATURDAY).tolls
    assert toll.item.cumulative
    assert (toll.event, toll.when, toll.place, toll.doer) == (None, "", None, None)


def test_what_two_days_of_fighting_cost_is_of_the_attack_told_before() -> None:
    text = "Rebels attacked Sake on Thursday. Doctors said 12 people were killed in two days of fighting."
    assert read(text, SATURDAY).toll("killed", 12).event is not None


def test_hundreds_are_of_neither_of_two_strikes_told_in_the_paragraph_before() -> None:
    told = read(
        "Israeli jets struck Natanz on Monday. American bombers hit Fordow on Thursday.\n\n"
        "The toll is disputed. Iran's health ministry says 610 people were killed.",
        SATURDAY,
    )
    assert told.toll("killed", 610).event is None


def test_each_figure_of_the_course_of_a_toll_replaces_the_one_before() -> None:
    told = read(
        "The toll of the bombing in Jos rose from 12 on Sunday to 19 on Monday and 23 by Tuesday evening.", SATURDAY
    )
    assert [toll.figure[1] for toll in told.tolls] == [12, 19, 23]
    assert told.toll("killed", 23).item.replaces == told.toll("killed", 19).item.id


def test_who_is_killed_behind_a_denied_strike_did_not_die_in_the_attack_of_the_paragraph_before() -> None:
    told = read(
        "The police bow to the victims of the attack of the Gran Grif gang on Liancourt on Sunday.\n\n"
        "The police reject the allegation that their drones struck civilians in Simon Pelé on Tuesday. "
        "Fourteen armed individuals were neutralised.",
        SATURDAY,
    )
    toll = told.toll("killed", 14)
    assert toll.event is None
    assert toll.place != "Liancourt"


def test_both_states_of_a_hyphen_act() -> None:
    (event,) = read("Russian-Syrian warplanes bombed Idlib on Thursday.", SATURDAY).events
    assert set(event.doers) == {"Syrian Arab Army", "Russian Armed Forces"}
