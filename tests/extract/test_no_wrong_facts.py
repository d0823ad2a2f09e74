"""Facts that read right and would be wrong: days, doers, places and figures that belong to something told beside."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

NEWS = date(2025, 9, 18)  # a Thursday


@pytest.mark.parametrize(
    "note",
    [
        "Correction, 11 December 2025: An earlier version of this article said that 23 people had been killed in Trat.",
        "Editor's note: Police first spoke of 12 dead in Trat.",
        "This story has been updated to include the toll of 12 people killed in Trat.",
        "An earlier version of this report said that 40 soldiers were killed in Trat on Monday.",
    ],
)
def test_what_editors_say_of_an_article_is_no_news(note: str) -> None:
    reading = read(f"A rocket wounded three villagers in Surin on Tuesday.\n\n{note}", NEWS)
    assert reading.figures == [("wounded", 3, 3)]


def test_the_month_of_a_record_is_not_the_day_of_the_blow() -> None:
    reading = read(
        "A drone strike on a market in Kutum killed 34 people on Wednesday, medics said, in one of the deadliest "
        "attacks in "
        "the region this month.",
        NEWS,
    )
    assert reading.toll("killed", 34).when == "2025-09-17"


def test_who_says_it_is_read_from_office_and_name_and_is_not_among_the_hurt() -> None:
    reading = read(
        "A drone struck a market in Chornomorsk on Tuesday, killing two people and injuring seven, the regional governor, "
        "Oleh Kiper, said.",
        NEWS,
    )
    assert reading.figures == [("killed", 2, 2), ("wounded", 7, 7)]
    assert reading.toll("wounded", 7).by == ("Oleh Kiper",)
    reading = read(
        "The toll stood at 22 dead and 1,373 injured on Tuesday, the mayor of Mamoudzou, Ambdilwahedou Soumaila, told the "
        "radio.",
        NEWS,
    )
    assert reading.figures == [("killed", 22, 22), ("wounded", 1373, 1373)]


def test_a_count_by_some_day_is_of_none_of_several_blows() -> None:
    reading = read(
        "Clashes resumed on Sunday when a soldier was killed in Surin. The army carried out air strikes near Preah "
        "Vihear on "
        "Monday.\n\nBy Wednesday, nine soldiers had died, the ministry said.",
        NEWS,
    )
    toll = reading.toll("killed", 9)
    assert (toll.event, toll.place, toll.doer) == (None, None, None)


def test_a_capital_that_is_accused_is_no_scene() -> None:
    reading = read("Warsaw has accused Moscow of being behind a string of arson attacks since 2023.", NEWS)
    assert [event.place for event in reading.events] == [None]


def test_what_a_long_insurgency_has_cost_is_counted_until_now() -> None:
    reading = read(
        "The province has been the scene of an insurgency since 2017, in which more than 6,000 people have been killed.",
        NEWS,
    )
    assert reading.toll("killed", 6001).when == "2017-01-01..2025-09-18"


def test_an_item_that_names_other_places_stands_on_its_own_ground() -> None:
    reading = read(
        "- Russian troops shelled Pokrovsk on Monday.\n\n- The prime minister of Poland said that a railway line had been "
        "blown up.",
        NEWS,
    )
    assert [event.place for event in reading.events if "ailway" in event.title] == [None]


def test_tear_gas_does_not_kill_those_whose_death_is_told_later() -> None:
    reading = read(
        "Police fired tear gas at protesters in Nairobi on Wednesday.\n\nEight people were killed, a rights group said.",
        NEWS,
    )
    assert reading.toll("killed", 8).doer is None


def test_a_sentence_that_opens_with_another_place_tells_of_that() -> None:
    reading = read(
        "Cyclone Chido tore through northern Mozambique on Sunday, killing 34 people.\n\nIn Mayotte, officials fear that "
        "hundreds have died.",
        NEWS,
    )
    assert all(toll.place != "Mozambique" for toll in reading.tolls if toll.item.low != 34)


def test_what_a_blow_is_only_measured_from_takes_none_of_its_dead() -> None:
    reading = read(
        "Cyclone Chido tore through northern Mozambique on Sunday, killing 34 people, two days after the storm flattened "
        "houses in Mayotte. A further 319 people were injured.",
        NEWS,
    )
    assert reading.toll("wounded", 319).place != "Mayotte"


def test_a_story_told_with_its_year_can_go_back_a_month() -> None:
    reading = read(
        "In May 1994 about 170 patients were murdered at the Butare hospital. Ten soldiers had been killed on 7 April.",
        NEWS,
    )
    assert reading.toll("killed", 10).when == "1994-04-07"


def test_that_year_is_not_the_year_of_the_news() -> None:
    reading = read(
        "He was found guilty of a part in the 1994 genocide. The verdict came on Wednesday. Militiamen killed ten "
        "people in "
        "Butare in April that year.",
        NEWS,
    )
    assert reading.toll("killed", 10).when == "1994-04-01..1994-04-30"


def test_the_year_of_the_deed_is_not_the_year_of_the_sentence() -> None:
    reading = read("A Paris court has sentenced a doctor to 27 years for his role in the 1994 genocide in Rwanda.", NEWS)
    assert all(event.when != "1994-01-01..1994-12-31" for event in reading.events if "sentence" in event.title)


def test_whose_mother_was_shot_was_not_shot() -> None:
    reading = read(
        "Alain Gauthier and his wife Dafroza, whose mother was shot dead in Kigali in February 1994, have hunted "
        "suspects for "
        "twenty years.",
        NEWS,
    )
    assert reading.figures == [("killed", 1, 1)]
    assert [event.targets for event in reading.events] == [()]


def test_stations_that_were_razed_are_no_people() -> None:
    reading = read(
        "Police said 110 officers were hurt and nine police stations had been set alight, five of them razed.", NEWS
    )
    assert reading.figures == [("wounded", 110, 110)]


def test_who_died_of_a_wound_is_counted_once() -> None:
    reading = read("A guard, Fred Wamale, was hit by a stray bullet in Nairobi on Monday and died in hospital.", NEWS)
    assert reading.figures == [("killed", 1, 1)]


def test_a_truce_that_is_pressed_for_is_none() -> None:
    reading = read("Washington has been pressing the two sides to agree to a three-month humanitarian truce.", NEWS)
    assert all(not event.kind.startswith("diplomacy") for event in reading.events)


def test_whoever_directs_the_men_of_a_group_does_not_lead_the_group() -> None:
    reading = read(
        "The target was Hassan Bdeir, a member of a Hezbollah unit who had recently directed Hamas operatives.", NEWS
    )
    assert ("Hezbollah", "leads", "Hamas") not in reading.ties


def test_the_air_force_that_tells_of_an_attack_is_that_of_the_land_attacked() -> None:
    reading = read("Russia launched 476 strike and decoy drones at Ukraine overnight, the air force said.", NEWS)
    assert [event.by for event in reading.events] == [("Armed Forces of Ukraine",)]
    assert [event.title for event in reading.events] == ["Russia launches 476 strike and decoy drones at Ukraine"]


def test_it_said_is_whoever_told_the_sentence_before() -> None:
    reading = read(
        "The Sudan Doctors Network said that a strike had hit the market in Kutum. It blamed the RSF, the "
        "paramilitary group "
        "that has been at war with the army since April 2023. Among the dead were nine children, it said.",
        NEWS,
    )
    assert reading.toll("killed", 9).by == ("Sudan Doctors Network",)


def test_an_answer_to_blame_takes_none_of_the_dead() -> None:
    reading = read(
        "A strike on a market in Kutum on Wednesday was carried out by the RSF, medics said.\n\nThe RSF denied it, "
        "saying that "
        "the army had bombed the market.\n\nTwo residents said they had counted 50 bodies.",
        NEWS,
    )
    assert reading.toll("killed", 50).doer != "Sudanese Armed Forces"


def test_lists_in_headlines_are_whole() -> None:
    reading = read("In 2019 Cyclone Idai killed more than 1,300 people in Mozambique, Malawi and Zimbabwe.", NEWS)
    assert reading.events[0].title.endswith("in Mozambique, Malawi and Zimbabwe")
    reading = read("The navy drove Cambodian soldiers out of a village in Trat province on Tuesday.", NEWS)
    assert "drives Cambodian soldiers out of village" in reading.events[0].title


def test_claims_that_nobody_is_to_believe_are_no_news() -> None:
    reading = read(
        "He urged the public to disregard claims on social media that 20 soldiers were killed at Malam Fatori on 28 May.",
        NEWS,
    )
    assert all(event.status == "denied" for event in reading.events)
    assert all(toll.status == "denied" for toll in reading.tolls)


def test_who_pretends_to_be_dead_is_not() -> None:
    assert read("Fifty men were shot near Mukjar. Twelve survived by pretending to be dead.", NEWS).figures[:1] != [
        ("killed", 12, 12)
    ]
    assert read("Boniface Kariuki was declared brain-dead in Nairobi on Sunday.", NEWS).figures == []


def test_a_story_told_with_its_year_runs_on_over_a_sentence_between() -> None:
    reading = read(
        "In late February 2004 some 50 men were taken to a river bed near Mukjar. Twelve survived. In Deleig, in "
        "early March, "
        "100 prisoners were executed.",
        NEWS,
    )
    assert reading.toll("killed", 100).when.startswith("2004-03-01")


def test_a_truce_that_runs_now_is_not_of_last_year() -> None:
    reading = read(
        "The military announced a ceasefire from 10 to 28 September to help the victims of the earthquake of 5 September.",
        NEWS,
    )
    assert "2025-09-10..2025-09-28" in [event.when for event in reading.events]
    assert all(event.status != "planned" for event in reading.events if event.kind.startswith("disaster"))


def test_who_has_the_name_of_a_town_is_no_town() -> None:
    reading = read(
        "Blago Zadar commanded a company in the siege of Vukovar in the autumn of 1991. Vukovar surrendered on 18 November "
        "1991.\n\nZadar himself had been wounded on 2 October, when a tank shell hit the cellar where he slept.",
        NEWS,
    )
    assert "Zadar" not in {event.place for event in reading.events} | {toll.place for toll in reading.tolls}
    assert reading.toll("wounded", 1).when == "1991-10-02"
    reading = read("An ambulance driver named Zaza was beaten in Batumi on Sunday.", NEWS)
    assert [event.place for event in reading.events] == ["Batumi"]


def test_an_attack_two_days_before_the_news_is_not_of_the_day_of_the_news() -> None:
    reading = read(
        "Two days after a wave of attacks that left seven people dead in Colombia, authorities announced on Thursday the "
        "capture of a man.",
        NEWS,
    )
    toll = reading.toll("killed", 7)
    assert (toll.when == "2025-09-18", toll.doer) == (False, None)


def test_bodies_are_not_dated_by_the_day_of_the_kidnapping() -> None:
    reading = read("Soldiers found the bodies of two brothers who had been kidnapped in Argelia on 1 September.", NEWS)
    assert reading.toll("killed", 2).when != "2025-09-01"


def test_soldiers_who_run_are_not_displaced() -> None:
    assert read("About 70 junta soldiers fled through the forest near Falam on Monday.", NEWS).figures == []


def test_foreign_workers_are_none_of_their_states_forces() -> None:
    reading = read("Gunmen abducted two Egyptian mine workers on Monday.", NEWS)
    assert [event.targets for event in reading.events] == [()]


def test_another_section_takes_nothing_of_the_one_before() -> None:
    reading = read(
        "# NIGER\n\nGunmen attacked the village of Wanzarbé on Monday, killing nine men.\n\n# NIGERIA\n\nBandits "
        "freed 12 of 23 "
        "hostages in Zamfara; the other 11 had been killed, a local chief said.",
        NEWS,
    )
    assert reading.toll("killed", 11).doer is None


def test_what_begins_with_similarly_is_another_blow() -> None:
    reading = read(
        "Troops laid an ambush near Monguno on 1 September. Eleven terrorists were killed.\n\nSimilarly, on the same "
        "day, the "
        "air component engaged a gathering at Tumbun Rago. It was learnt that 13 terrorists were killed.",
        NEWS,
    )
    assert reading.toll("killed", 13).place != "Monguno"


def test_an_alliance_told_by_what_it_did_is_not_the_group_told_last() -> None:
    reading = read(
        "The Arakan Army captured Paletwa in January 2024. The alliance that attacked Falam was led by the CNDF, and was "
        "supported by the Chin Brotherhood.",
        NEWS,
    )
    assert all("Arakan Army" not in tie for tie in reading.ties)


def test_a_day_after_publication_breaks_nothing() -> None:
    reading = read("Since the ceasefire came into effect on 10 October this year, 342 people have been killed.", NEWS)
    assert reading.toll("killed", 342).item.cumulative


@pytest.mark.parametrize(
    "text",
    [
        "Three hospitals and 22 health centres were destroyed in the fighting in Goma on Tuesday.",
        "Since April, 12 schools, two hospitals and 1,200 houses have been destroyed, the council said.",
        "Two police stations and three soldiers' posts were destroyed in Goma on Monday.",
    ],
)
def test_what_is_destroyed_and_no_people_kills_nobody(text: str) -> None:
    assert read(text, NEWS).figures == []


def test_fighters_who_are_destroyed_are_killed() -> None:
    assert read("The army said it had destroyed 40 militants in Kidal on Tuesday.", NEWS).figures == [("killed", 40, 40)]


@pytest.mark.parametrize("name", ["Doctors Without Borders", "Reporters Without Borders"])
def test_a_body_whose_name_begins_with_a_trade_is_not_some_of_that_trade(name: str) -> None:
    reading = read(f"{name} said 42 people had died in the raid on Sake.", NEWS)
    assert list(reading.actors) == [{"Doctors Without Borders": "Médecins Sans Frontières"}.get(name, name)]


def test_a_name_that_sounds_like_a_presidents_is_somebody_elses() -> None:
    reading = read("Police arrested the activist Saeed Ahmed in Quetta on Monday. Saeed had led the union.", NEWS)
    assert "Kais Saied" not in reading.actors
    assert "Saeed Ahmed" in reading.actors


def test_days_earlier_are_counted_from_the_day_told_though_somebody_said_so() -> None:
    reading = read(
        "A car bomb hit the market in Beni on 8 September, the mayor said. Five days earlier gunmen had killed two "
        "guards in Oicha.",
        NEWS,
    )
    assert reading.toll("killed", 2).when == "2025-09-03"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In 2015 soldiers shot dead 20 protesters in Nairobi on 3 March.", "2015-03-03"),
        ("In 1994, militiamen killed 20 people in the church at Ntarama on 20 December.", "1994-12-20"),
        ("In 2019 the group split. A raid on 25 August killed 20 people in Nyala.", "2025-08-25"),
    ],
)
def test_a_day_in_a_sentence_that_opens_with_a_year_is_of_that_year(text: str, when: str) -> None:
    assert read(text, NEWS).toll("killed", 20).when == when


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The army and allied tribal militias retook Wad Madani on Monday.", 2),
        ("The RSF and allied Misseriya militias attacked the camp on Monday.", 2),
        ("M23 and affiliated Twirwaneho fighters attacked Minembwe on Monday.", 2),
    ],
)
def test_allied_men_beside_a_side_act_with_it(text: str, doers: int) -> None:
    event = read(text, NEWS).events[0]
    assert len(event.doers) == doers
    assert "and allied retake" not in event.title


def test_later_in_the_day_after_a_night_is_the_day_it_ended_on() -> None:
    reading = read(
        "Overnight into Wednesday jets bombed Sumy, the mayor said. Later in the day a strike on a mill killed 16 people.",
        NEWS,
    )
    assert reading.toll("killed", 16).when == "2025-09-17"
