"""Whose army it is across a border, whose men the dead were, and what kind of body a name is told to be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 3, 10)  # a Monday


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        (
            "The ELN freed two hostages in Arauca, in eastern Colombia, on Saturday. "
            "Across the border in Venezuela, the army said it had detained three men.",
            "Bolivarian National Armed Forces",
        ),
        (
            "Gran Grif attacked Pont-Sondé in Haiti on Saturday. "
            "In the neighbouring Dominican Republic, soldiers detained a smuggler near Dajabón on Sunday.",
            "Armed Forces of the Dominican Republic",
        ),
        (
            "A patrol of the Guatemalan army was ambushed in Huehuetenango on Friday. "
            "Two days later, in neighbouring Chiapas, soldiers detained a gunman.",
            "Mexican Armed Forces",
        ),
        (
            "The Malian army said JNIM attacked a base near Nara on Friday. "
            "On the Mauritanian side of the border, soldiers arrested two men.",
            "Mauritanian Armed Forces",
        ),
        (
            "The Nigerian army killed five fighters of Boko Haram near Banki on Friday. "
            "Over the border in Cameroon, troops freed 12 hostages the same day.",
            "Cameroon Armed Forces",
        ),
    ],
)
def test_soldiers_told_across_a_border_are_those_of_the_other_country(words: str, doer: str) -> None:
    events = [event for event in read(words, DAY).events if event.kind.startswith("detention")]
    assert events[-1].doers == (doer,)


@pytest.mark.parametrize(
    ("words", "low", "side"),
    [
        (
            "Gunmen killed nine people in Quevedo on Sunday. Police said four of the dead belonged to Los Choneros.",
            4,
            "Los Choneros",
        ),
        (
            "Gunmen killed nine people in Quevedo on Sunday. Four of those killed were members of the Los Choneros gang.",
            4,
            "Los Choneros",
        ),
        (
            "Soldiers killed seven gunmen near Bosso in Niger on Friday. "
            "According to the governor, the dead belonged to Boko Haram.",
            7,
            "Boko Haram",
        ),
        (
            "An explosion in Quetta killed five people. Three of them belonged to the Frontier Corps, police said.",
            3,
            "Frontier Corps",
        ),
        (
            "Police in Ecuador shot dead five men in Durán on Sunday. "
            "All of them were members of Los Lobos, the interior ministry said.",
            5,
            "Los Lobos",
        ),
    ],
)
def test_the_dead_belong_to_whom_the_text_says_afterwards(words: str, low: int, side: str) -> None:
    toll = read(words, DAY).toll("killed", low)
    assert (toll.side, toll.item.victims.value) == (side, "combatant")
    assert toll.doer != side


def test_those_who_killed_are_not_taken_for_the_dead() -> None:
    reading = read("Gunmen killed five villagers in Tsafe on Friday. They belonged to Ansaru, police said.", DAY)
    assert reading.toll("killed", 5).side is None


def test_soldiers_who_fall_are_those_of_the_army_that_was_attacked() -> None:
    reading = read(
        "The Mexican Navy lost a marine in Badiraguato on Thursday. On Friday a patrol of the Guatemalan army was "
        "ambushed near Huehuetenango. Three soldiers were killed and four wounded.",
        DAY,
    )
    assert reading.toll("killed", 3).side == "Guatemalan Armed Forces"
    assert reading.toll("wounded", 4).side == "Guatemalan Armed Forces"


def test_police_officers_are_killed_by_those_who_attacked_their_patrol() -> None:
    reading = read(
        "A police patrol was attacked in Guayaquil on Friday by members of Los Lobos. "
        "Two officers were killed and one of the attackers was wounded.",
        DAY,
    )
    assert reading.toll("killed", 2).doer == "Los Lobos"
    assert reading.toll("wounded", 1).side == "Los Lobos"


def test_attackers_who_are_driven_out_are_those_who_attacked() -> None:
    reading = read(
        "Fighters of Gran Grif stormed Pont-Sondé on Friday, killing 17 people. "
        'Police said officers had driven the assailants out by noon and killed seven "bandits".',
        DAY,
    )
    assert reading.toll("killed", 7).side == "Gran Grif"


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("El Machete, a self-defence group of farmers, killed two men in Tila on Friday.", "El Machete", "armed-group"),
        ("Members of Jean Denis, a self-defence brigade, killed three men on Friday.", "Jean Denis", "armed-group"),
        ("Members of the self-defence group Jean Denis killed three men on Friday.", "Jean Denis", "armed-group"),
        ("Cristosal, a human rights group, said nine people had died in Izalco on Friday.", "Cristosal", "ngo"),
        ("The Pakales, a state police unit, killed two gunmen in Tila on Friday.", "Pakales", "police"),
        ("The Border and Coast Cartel attacked a patrol in Tila on Friday.", "Border and Coast Cartel", "armed-group"),
    ],
)
def test_a_body_is_what_the_noun_beside_its_name_says(words: str, name: str, kind: str) -> None:
    assert read(words, DAY).actors[name].kind.value == kind
