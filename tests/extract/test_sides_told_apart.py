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


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("Gunmen of the Maute group killed four farmers in Marawi on Friday.", "Maute"),
        ("Armed men of the Hutaree movement ambushed a patrol near Kano on Friday.", "Hutaree"),
        ("Fighters of Zagros Hawks, a Kurdish armed group, killed two soldiers in Sinjar on Friday.", "Zagros Hawks"),
    ],
)
def test_men_of_a_group_that_nobody_knows_act_for_it(words: str, doer: str) -> None:
    reading = read(words, DAY)
    assert [event.doers for event in reading.events] == [(doer,)]
    assert reading.actors[doer].kind.value == "armed-group"


def test_names_before_a_plural_of_bodies_are_these_bodies() -> None:
    reading = read("Clashes between the Barrio 18 and MS-13 gangs in Choloma on Friday left six dead.", DAY)
    assert set(reading.events[0].doers) == {"Barrio 18", "MS-13"}
    assert set(reading.actors) == {"Barrio 18", "MS-13"}


@pytest.mark.parametrize(
    "words",
    [
        "Two men were shot dead in Homs on Friday. Both were buried on Saturday, relatives said.",
        "Two men were shot dead in Homs on Friday. The two men were buried on Saturday, relatives said.",
        "Two men were shot dead in Homs on Friday by fighters of both groups.",
    ],
)
def test_those_told_as_dead_do_not_die_again_when_they_are_buried(words: str) -> None:
    assert read(words, DAY).figures == [("killed", 2, 2)]


def test_members_of_both_sides_are_not_two() -> None:
    reading = read(
        "Clashes between the Kokorat gang and the Ti Bwa gang over a toll post left at least nine members of both "
        "groups dead on Friday.",
        DAY,
    )
    assert ("killed", 2, 2) not in reading.figures


def test_a_blow_and_what_it_answers_are_two() -> None:
    reading = read(
        "Fighters of Gran Grif raided Liancourt on Saturday. Its leader said the raid was a reply to the killing of two "
        "of his men by vigilantes on Thursday.",
        DAY,
    )
    assert [(event.doers, event.when) for event in reading.events] == [
        (("Gran Grif",), "2025-03-08"),
        (("vigilantes",), "2025-03-06"),
    ]
    assert reading.toll("killed", 2).doer == "vigilantes"


def test_an_attack_in_revenge_is_not_of_the_day_of_what_it_avenges() -> None:
    reading = read(
        "Gunmen attacked Bokkos on Saturday. Police said the attack was in revenge for the lynching of three herders by "
        "farmers in Mangu on 3 March.",
        DAY,
    )
    assert [(event.when, event.place) for event in reading.events] == [("2025-03-08", "Bokkos"), ("2025-03-03", "Mangu")]


def test_one_of_several_blows_is_not_that_of_another_who_struck_on_the_day() -> None:
    reading = read(
        "Gran Grif killed 23 people in Mirebalais on 8 March. The army documented 31 drone strikes by the task force. "
        "One of them, on 8 March in Bel Air, injured five children.",
        DAY,
    )
    assert reading.toll("wounded", 5).doer != "Gran Grif"


def test_attackers_who_are_shot_are_not_of_those_who_returned_fire() -> None:
    reading = read(
        "Fighters of the UPC attacked Zemio in the Central African Republic on Saturday. MINUSCA said its patrol had come "
        "under fire. The mission said it had returned fire, killing four of the attackers.",
        DAY,
    )
    assert reading.toll("killed", 4).side != "MINUSCA"


def test_members_of_another_group_are_not_of_the_one_told_before() -> None:
    reading = read(
        "Fighters of Ansaru attacked Birnin Gwari on Friday. On Saturday soldiers opened fire on diggers near Bosso, "
        "killing seven. The ministry says that those killed were members of the armed group 9K.",
        DAY,
    )
    assert reading.toll("killed", 7).side != "Ansaru"


def test_own_boys_of_a_commander_fought() -> None:
    reading = read(
        "The Arakan Army attacked a convoy near Ann on Saturday. Its commander, Tun Myat Naing, said that two of his own "
        "boys had died.",
        DAY,
    )
    toll = reading.toll("killed", 2)
    assert (toll.item.victims.value, toll.item.groups) == ("combatant", ())


@pytest.mark.parametrize(
    "text",
    [
        "Syrian rebel groups advanced on Thursday. Rebel forces shut down the road. Rebel fighters seized a base.",
        "Insurgents attacked Macomia on Thursday. Insurgent forces looted a warehouse. Insurgent fighters burned a school.",
        "Colombian guerrilla groups attacked Tibu on Thursday. Guerrilla fighters burned three lorries.",
    ],
)
def test_forces_and_fighters_called_rebels_are_the_rebels_spoken_of(text: str) -> None:
    reading = read(text)
    assert len({doer for event in reading.events for doer in event.doers}) == 1


def test_rebels_of_another_country_are_others() -> None:
    reading = read("Islamist militants attacked Djibo on Thursday. Chadian rebel fighters shut the road to Dori.")
    assert reading.event("shut").doers == ("Chadian rebel fighters",)


def test_soldiers_are_not_killed_by_a_foe_who_is_told_to_fight_elsewhere() -> None:
    reading = read(
        "Three Kenyan soldiers died in an ambush near Garissa on Wednesday.\n\n"
        "On Friday the Kenyan army clashed with al-Shabaab in Lamu and killed two militants. "
        "Turkana fighters fought the Pokot militia in Kapedo.",
        DAY,
    )
    assert reading.toll("killed", 3).doer is None
    assert reading.toll("killed", 2).doer == "Kenya Defence Forces"


def test_of_two_sides_alone_the_other_has_killed_them_wherever_it_was() -> None:
    reading = read(
        "The Sudanese army and the RSF fought in Omdurman on Friday. Nine Sudanese soldiers were killed in an ambush near "
        "Bara on Saturday.",
        DAY,
    )
    assert reading.toll("killed", 9).doer == "Rapid Support Forces"
