"""Who did what to whom, where the words for it stand apart: units by number, "whose men", shared agents, the own losses."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


def test_a_unit_keeps_the_number_behind_its_name() -> None:
    reading = read("On Thursday rebels overran the camp of Infantry Battalion 203 near Goma.")
    assert reading.event("overran").targets == ("Infantry Battalion 203",)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rutshuru is held by the M23, whose fighters killed six farmers there on Tuesday.", "March 23 Movement"),
        (
            "The town is run by the Ta'ang National Liberation Army (TNLA), whose troops shot dead two men on Tuesday.",
            "Ta'ang National Liberation Army",
        ),
        ("The town is run by Hamas, whose men shot dead nine villagers on Tuesday.", "Hamas"),
    ],
)
def test_men_told_by_whose_are_of_the_body_named_before(text: str, doer: str) -> None:
    (toll,) = read(text).tolls
    assert toll.doer == doer


@pytest.mark.parametrize(
    "text",
    [
        "A trader was shot dead in Goma on Monday and another was wounded by members of the M23.",
        "Two boys were killed and three others were wounded by fighters of the M23 in Rutshuru on Tuesday.",
    ],
)
def test_one_agent_can_stand_behind_two_passives(text: str) -> None:
    assert [toll.doer for toll in read(text).tolls] == ["March 23 Movement", "March 23 Movement"]


def test_who_arrested_the_deputy_did_not_shoot_the_mayor() -> None:
    reading = read("The mayor was shot dead on Monday in Aguililla and his deputy was arrested by the federal police.")
    assert reading.toll("killed", 1).doer is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "Security forces carried out a search and two suspects, aged 20 and 24, were detained in Quetta on Tuesday.",
            ("detained", 2, 2),
        ),
        (
            "The army combed the district and three men, one of them a teacher, were arrested on Tuesday in Bamenda.",
            ("detained", 3, 3),
        ),
    ],
)
def test_those_arrested_behind_a_search_are_no_object_of_the_search(text: str, figure: tuple[str, int, int]) -> None:
    reading = read(text)
    assert reading.figures[0] == figure
    assert [(event.doers != (), event.targets) for event in reading.events if event.item.type.value == "detention"] == [
        (True, ())
    ]


def test_the_kia_is_an_army_where_it_acts_and_a_word_for_the_killed_behind_a_number() -> None:
    reading = read("KIA fighters attacked a police post in Mogaung on Monday. The KIA lost five men, it said.")
    assert reading.event("attacked").doers == ("Kachin Independence Army",)
    assert reading.toll("killed", 5).side == "Kachin Independence Army"
    assert read("Ambush near Goma, 3 soldiers KIA and 2 WIA.").figures == [("killed", 3, 3), ("wounded", 2, 2)]


def test_allies_who_attack_together_do_not_kill_each_other() -> None:
    reading = read(
        "KIA fighters and PDF members attacked a police outpost in Mogaung on Monday. "
        "Police seized 12 bodies of the fighters and eight weapons."
    )
    toll = reading.toll("killed", 12)
    assert toll.doer != "People's Defence Force"
    assert "violence-against-civilians/abduction" not in [event.kind for event in reading.events]


def test_captured_bodies_are_of_the_dead() -> None:
    reading = read("Rebels attacked an army post in Maungdaw on Monday. The army captured 12 bodies and eight guns.")
    assert reading.figures == [("killed", 12, 12)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Taliban lost eleven of their own near Kunduz on Sunday.", "Taliban"),
        ("The ELN had lost two of its own in an ambush near Tame on Sunday.", "National Liberation Army (Colombia)"),
        ("Two Hamas members sacrificed their lives in Gaza on Sunday.", "Hamas"),
    ],
)
def test_losses_without_a_noun_are_of_those_who_lost_them(text: str, side: str) -> None:
    (toll,) = read(text).tolls
    assert toll.figure[0] == "killed"
    assert toll.side == side


def test_each_side_has_its_own_losses() -> None:
    reading = read("The ELN lost seven men in a clash in Arauca on Monday, the army said, and the dissidents lost two.")
    assert reading.toll("killed", 7).side == "National Liberation Army (Colombia)"
    assert reading.toll("killed", 2).side is None
    assert reading.toll("killed", 2).doer is None


def test_those_taken_alive_or_laying_down_their_arms_in_a_fight_are_captured() -> None:
    reading = read("The army lost 43 men near Wad Madani on Friday and 18 were taken alive.")
    assert reading.figures == [("killed", 43, 43), ("captured", 18, 18)]
    reading = read("The KIA took the town on Friday; 22 soldiers were killed and 30 laid down their arms, it said.")
    assert ("captured", 30, 30) in reading.figures
    assert read("Some 300 fighters laid down their arms in Goma on Friday under the agreement.").figures == []


def test_what_a_side_says_they_did_is_not_its_own_doing() -> None:
    reading = read(
        "The M23 took Sake on Monday. A spokesman for the army, Sylvain Ekenge, denied it. "
        '"They shelled the camp and killed nine people," he said.'
    )
    assert reading.toll("killed", 9).doer == "March 23 Movement"


def test_its_spokesman_is_of_whom_it_said_before_tells() -> None:
    reading = read(
        "The army blamed the blast in Tillabéri on Monday on the JNIM. It said four of the group's members had died. "
        "Its spokesman, Colonel Amadou Diallo, did not answer calls."
    )
    assert ("Amadou Diallo", "member-of", "Malian Armed Forces") in reading.ties
    assert ("Amadou Diallo", "member-of", "Jama'at Nusrat al-Islam wal-Muslimin") not in reading.ties


def test_a_statement_is_of_whoever_spoke_before_and_not_of_whom_it_names() -> None:
    reading = read(
        "The Azerbaijani defence ministry said on Thursday that two posts had been shelled. "
        "It has held talks with the Artsakh Defence Army. Four soldiers were wounded near Agdam, the statement added."
    )
    assert reading.toll("wounded", 4).by == ("Azerbaijani defence ministry",)


def test_as_many_groups_as_were_named_are_the_three_groups() -> None:
    reading = read(
        "The army has lost ground to the Arakan Army, the TNLA and the MNDAA. "
        "The three groups launched a joint offensive in Lashio on Monday."
    )
    assert len(reading.event("offensive").doers) == 3


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Moscow blamed Kyiv for a drone that struck a bus in Horlivka on Tuesday, killing four passengers.",
            "Ukraine",
        ),
        (
            "Residents blamed the RSF for an attack on the market of Kabkabiya on Friday, killing four traders.",
            "Rapid Support Forces",
        ),
        ("A mine planted by Taliban fighters hit a lorry near Kandahar on Tuesday, killing four traders.", "Taliban"),
        (
            "Four soldiers were killed near Menaka on Friday as fighters of the JNIM overran their base.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
        ),
        (
            "Four soldiers died near Lashio on Monday, when the TNLA tried to take the hill.",
            "Ta'ang National Liberation Army",
        ),
    ],
)
def test_who_killed_is_told_by_blame_by_the_weapon_or_by_who_came(text: str, doer: str) -> None:
    assert read(text).toll("killed", 4).doer == doer


def test_a_protest_in_words_is_no_unrest() -> None:
    assert read("India's border guards protested to Pakistan on Monday.").events == []


def test_an_officer_among_dead_soldiers_is_no_policeman() -> None:
    reading = read("The attack on Monday killed nine members of the Ukrainian army, including an officer, near Sumy.")
    assert reading.toll("killed", 1).item.groups == ()
    assert reading.toll("killed", 1).side == reading.toll("killed", 9).side


def test_the_outpost_of_the_junta_is_the_juntas_loss() -> None:
    reading = read("The Arakan Army took full control of the junta's outpost at Ann, in Myanmar, on Monday.")
    assert reading.event("took").targets != ()


def test_those_arrested_in_a_search_were_arrested_by_who_searched() -> None:
    reading = read("The Cameroonian army combed the district and three men were arrested in Bamenda on Tuesday.")
    assert reading.toll("detained", 3).doer == "Cameroon Armed Forces"


def test_it_behind_a_list_of_foes_makes_no_alliance() -> None:
    reading = read("The army of Myanmar has lost towns to the TNLA and the MNDAA, which are allied with it.")
    assert not [tie for tie in reading.ties if tie[1] == "allied-with"]


def test_the_wider_place_before_the_doers_is_not_who_did_it() -> None:
    reading = read("In Tibú, Norte de Santander, two men on a motorbike killed Jorge Rangel, a teacher, on Monday night.")
    assert reading.event("killed").kind.startswith("violence-against-civilians")
    assert read("In Goma, Kabila, a former president, met officers on Monday.").event("met").doers != ()


def test_a_name_behind_shot_dead_is_whom_they_shot() -> None:
    reading = read("In Quetta, two men on a motorcycle shot dead Abdul Karim, a teacher, on Monday.")
    assert reading.figures == [("killed", 1, 1)]


def test_whom_neighbours_point_to_is_told_of_the_blow_of_their_paragraph() -> None:
    reading = read(
        "A lawyer, Ana Ruiz, was shot dead in Saravena on Monday.\n\n"
        "In Tibú a teacher died on Tuesday. Neighbours point to the ELN."
    )
    assert reading.event("shot dead").doers == ()


def test_the_wounded_who_are_flown_out_are_not_displaced() -> None:
    reading = read("Two soldiers died near Goma on Monday; four more were wounded and evacuated by helicopter to Kinshasa.")
    assert reading.figures == [("killed", 2, 2), ("wounded", 4, 4)]


def test_letters_behind_a_front_are_those_of_the_body_that_it_is_of() -> None:
    reading = read(
        "Soldiers were attacked in Tame on Sunday by the Domingo Laín Front of the National Liberation Army (ELN). "
        "The Colombian army has captured 412 members of the ELN this year."
    )
    assert reading.toll("captured", 412).side == "National Liberation Army (Colombia)"
    assert ("Domingo Laín Front", "part-of", "National Liberation Army (Colombia)") in reading.ties


def test_gunmen_in_the_pay_of_a_group_act_for_it() -> None:
    reading = read("On 2 May gunmen in the service of the RSF murdered the lawyer Hassan Idris in Nyala.")
    assert reading.toll("killed", 1).doer == "Rapid Support Forces"


def test_what_a_raid_cost_a_group_are_its_men() -> None:
    reading = read("The Jaime Martínez Front was hit on Saturday, when a raid in the Micay canyon cost it five men.")
    toll = reading.toll("killed", 5)
    assert (toll.item.victims.value, toll.side) == ("combatant", "Jaime Martínez front")


def test_people_told_with_an_aside_behind_the_day_flee() -> None:
    reading = read("The following day 230 people, half of them children, fled from Filo Gringo.")
    assert ("displaced", 230, 230) in reading.figures


def test_a_leader_named_as_murdered_is_no_guerrilla_executed_before() -> None:
    reading = read(
        "On 8 May four soldiers died in an ambush by the ELN in Tame. A wounded guerrilla was executed after the fighting. "
        "The murder of the leader Nubia Cruz, who was shot in Saravena on 2 May, remains without a known author."
    )
    assert [(toll.place, toll.doer) for toll in reading.tolls if toll.figure[1] == 1] == [
        ("Tame", None),
        ("Saravena", None),
    ]


def test_farmers_among_the_dead_of_a_raid_are_not_of_the_group_it_was_on() -> None:
    reading = read(
        "A raid on Saturday killed five fighters of Hamas in Rafah, the army said. "
        "Two of the dead were farmers, the ministry said."
    )
    assert (reading.toll("killed", 5).side, reading.toll("killed", 2).side) == ("Hamas", None)


@pytest.mark.parametrize(
    "text",
    [
        "The general denied it, while the Red Crescent said jets had bombed its clinic in Nyala, killing two nurses.",
        "The Red Crescent said troops had fired into the crowd in Nyala on Monday, killing two of its nurses.",
    ],
)
def test_its_people_are_of_who_says_so(text: str) -> None:
    reading = read(text)
    sides = {toll.side for toll in reading.tolls} | {one for event in reading.events for one in event.targets}
    assert "Red Crescent" in sides
    assert "general" not in sides


def test_another_is_captured_where_one_was_killed_and_not_where_a_village_was_taken() -> None:
    reading = read("The Nigerian army killed two gunmen and captured another near Maiduguri on Monday.")
    assert reading.figures == [("killed", 2, 2), ("captured", 1, 1)]
    reading = read("Rebels took one village near Sake on Monday and captured another on Tuesday.")
    assert reading.figures == []
    assert not any(event.kind.startswith("detention") for event in reading.events)


def test_the_army_behind_a_group_called_an_army_is_that_of_the_country() -> None:
    reading = read(
        "The National Liberation Army (ELN) ambushed a patrol near Tame, in Colombia, on Monday. "
        "Two fighters were killed by the army in Arauca on Tuesday."
    )
    assert reading.toll("killed", 2).doer == "Military Forces of Colombia"
    assert "Army of North Macedonia" not in reading.actors
