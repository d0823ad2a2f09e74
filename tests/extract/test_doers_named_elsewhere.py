"""Doers whose name stands away from the deed: whom gunmen are believed to be, whose the weapon is, who was fought off."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

BOKO, ADF = "Boko Haram", "Allied Democratic Forces"
SHABAAB, SOMALIA = "al-Shabaab", "Somali National Army"
RSF = "Rapid Support Forces"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen believed to be members of Boko Haram killed four farmers near Konduga on Friday.", BOKO),
        ("Armed men thought to be Boko Haram fighters killed four farmers near Konduga on Friday.", BOKO),
        ("Suspected Boko Haram fighters killed four farmers near Konduga on Friday.", BOKO),
        ("Gunmen suspected of being from the Allied Democratic Forces killed four farmers near Beni.", ADF),
        ("Four farmers were killed near Beni by men believed to belong to the Allied Democratic Forces.", ADF),
    ],
)
def test_men_held_to_be_of_a_group_are_taken_for_its_men(text: str, doer: str) -> None:
    found = read(text)
    assert found.events[0].doers == (doer,)
    assert found.toll("killed", 4).doer == doer


@pytest.mark.parametrize(
    "weapon",
    [
        "Drones belonging to the Rapid Support Forces",
        "Drones fired from Rapid Support Forces positions",
        "Drones launched from an airfield held by the Rapid Support Forces",
    ],
)
def test_a_weapon_that_belongs_to_a_side_or_comes_from_its_ground_is_of_that_side(weapon: str) -> None:
    found = read(f"{weapon} struck the market of El Obeid on Friday, killing four people.")
    assert found.toll("killed", 4).doer == RSF


def test_what_was_fired_from_somewhere_and_landed_is_one_blow_of_whoever_holds_the_place() -> None:
    found = read("Shells fired from the Houthi-held suburb of al-Hawban landed on the market, killing four people.")
    assert [event.doers for event in found.events] == [("Houthis",)]


def test_who_attacks_and_is_beaten_off_is_killed_by_those_who_beat_him_off() -> None:
    found = read("The army repelled an attack by al-Shabaab on Bariire on Friday; 12 of the attackers were killed.")
    assert (found.toll("killed", 12).doer, found.toll("killed", 12).side) == (SOMALIA, SHABAAB)


def test_guerrillas_who_beat_off_an_army_did_not_kill_their_own() -> None:
    found = read("The ELN repelled an attack by the army near Tame on Friday; three guerrillas were killed.")
    assert found.toll("killed", 3).doer != "National Liberation Army (Colombia)"


def test_to_whom_men_are_lost_killed_them() -> None:
    found = read("The M23 lost 12 men to the army near Sake on Friday.")
    assert found.toll("killed", 12).doer == "Armed Forces of the Democratic Republic of the Congo"
    found = read("The army lost two soldiers to a mine laid by Boko Haram fighters near Maiduguri on Friday.")
    assert found.toll("killed", 2).doer == BOKO


def test_at_whose_hands_people_die_killed_them() -> None:
    assert read("Two fishermen died at the hands of Boko Haram near Diffa.").toll("killed", 2).doer == BOKO


def test_whose_ambush_somebody_falls_into_laid_it() -> None:
    (event,) = read("A convoy of the army fell into an ambush of the ELN near Tame on Friday; two soldiers died.").events
    assert event.doers == ("National Liberation Army (Colombia)",)
    assert event.targets == ("Military Forces of Colombia",)


def test_of_them_counts_those_who_were_struck() -> None:
    found = read("The air force struck a column of terrorists of ISWAP near Diffa. Twenty-eight of them were neutralised.")
    assert found.toll("killed", 28).side == "Islamic State West Africa Province"


def test_a_patrol_that_is_fired_on_is_its_armys_and_so_are_its_soldiers() -> None:
    found = read("The Twirwaneho shot at a patrol of the Burundian army near Minembwe on Friday. One soldier was wounded.")
    assert found.events[0].targets == ("Burundi National Defence Force",)
    assert found.toll("wounded", 1).side == "Burundi National Defence Force"


def test_a_peacekeeper_is_of_the_mission_whose_convoy_was_hit() -> None:
    found = read("One peacekeeper was killed on Friday when a MINUSCA convoy was ambushed near Zemio.")
    assert found.toll("killed", 1).side == "MINUSCA"


def test_a_police_van_is_of_the_one_police_force_that_is_named() -> None:
    found = read("A roadside bomb hit a police van in Mastung, killing two officers, the Balochistan Police said.")
    assert found.events[0].targets == ("Balochistan Police",)
    assert found.toll("killed", 2).side == "Balochistan Police"


def test_a_unit_is_called_by_the_number_before_its_name() -> None:
    found = read("Troops of the 21 Special Armoured Brigade killed 16 terrorists in Sambisa and lost two of their own.")
    assert found.toll("killed", 16).doer == "21 Special Armoured Brigade"
    assert found.toll("killed", 2).side == "21 Special Armoured Brigade"
    assert "4 Brigade" not in read("The army lost 4 Brigade Headquarters vehicles on Friday, it said.").actors


def test_initials_of_two_bodies_are_told_apart_by_the_country() -> None:
    found = read("Two members of the UPDF were shot in Panchhari, Bangladesh, by members of the PCJSS on Friday.")
    assert found.events[0].targets == ("United People's Democratic Front",)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The army attacked the rebels of the FNL near Bubanza and killed five.", "National Forces of Liberation"),
        (
            "The rebels ambushed an army convoy near Goma, killing five.",
            "Armed Forces of the Democratic Republic of the Congo",
        ),
        ("Police surrounded members of the Gran Grif gang in Liancourt and killed five.", "Gran Grif"),
    ],
)
def test_a_bare_figure_behind_a_fight_counts_those_who_were_fought(text: str, side: str) -> None:
    assert read(text).toll("killed", 5).side == side


def test_fighters_who_were_pursued_and_killed_fell_in_a_fight() -> None:
    found = read("Boko Haram attacked fishermen near Diffa; a patrol of the FAN pursued them and killed five.")
    fight = found.event("killed five")
    assert (fight.kind, fight.targets) == ("battle/armed-clash", ("Boko Haram",))


def test_villagers_who_were_attacked_are_those_of_the_bare_figure() -> None:
    toll = read("Gunmen attacked worshippers in Beni on Friday and killed four.").toll("killed", 4)
    assert (toll.item.victims.value, toll.side) == ("civilian", None)


def test_men_of_a_rival_are_those_of_the_name_behind_the_word() -> None:
    found = read("Five men were hurt when men of the rival Arakan Army attacked their camp near Buthidaung on Friday.")
    assert found.events[0].doers == ("Arakan Army",)


def test_an_intrusion_that_was_repulsed_is_of_those_who_intruded() -> None:
    (event,) = read("Border Guard Bangladesh (BGB) repulsed an intrusion by the Arakan Army on Friday.").events
    assert (event.doers, event.targets) == (("Border Guard Bangladesh",), ("Arakan Army",))
