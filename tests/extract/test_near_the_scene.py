"""Papers near the scene, bulletins, flash updates and police statements: what they tell without the words of the wires."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ they came


@pytest.mark.parametrize(
    "text",
    [
        "They came before dawn on Tuesday, on motorcycles. By noon 14 people of Bamnan were dead and the mill was burning.",
        "Gunmen arrived at midnight on Tuesday in two pickups. They shot six guards of the mine at Kolwezi.",
        "At first light on Tuesday men came on horseback to the hamlet of Tawila. They burned 40 huts and killed the imam.",
    ],
)
def test_who_comes_armed_and_leaves_dead_has_attacked(text: str) -> None:
    event = read(text).events[0]
    assert (event.kind, event.when) == ("violence-against-civilians/attack", "2025-05-13")


@pytest.mark.parametrize(
    "text",
    [
        "They came on motorcycles to watch the final on Tuesday. Goma won by two goals.",
        "Fans arrived at dawn on Tuesday. The stadium opened at noon.",
    ],
)
def test_who_comes_and_harms_nobody_has_not_attacked(text: str) -> None:
    assert [event for event in read(text).events if event.kind.startswith("violence")] == []


# ------------------------------------------------------------ who was taken, is gone, is hurt, is on the move


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Nine people, most of them pupils, were marched away on Monday.", ("abducted", 9, 9)),
        ("Last month at least 14 people, most of them drivers, were taken hostage near Kayes.", ("abducted", 14, None)),
        ("Gunmen took away 30 pupils in Kuriga on Monday.", ("abducted", 30, 30)),
        ("Two nurses were held for ransom in Jibia in April.", ("abducted", 2, 2)),
        ("Gunmen took 20 people hostage near Kayes; six remain captive.", ("abducted", 6, 6)),
        ("Eleven people are unaccounted for.", ("missing", 11, 11)),
        ("A raid killed nine people in Boga on Monday, and 17 girls have not been seen since.", ("missing", 17, 17)),
        ("In Kadugli 14 persons with gunshot wounds were in hospital.", ("wounded", 14, 14)),
        ("At least 50 people carry shrapnel injuries.", ("wounded", 50, None)),
        ("Twelve people were being treated in Bambari after the blast.", ("wounded", 12, 12)),
        ("About 2,500 people have taken shelter in a school in Obagaji.", ("displaced", 2500, 2500)),
        ("Some 9,000 residents have set out on foot for Abu Zabad.", ("displaced", 9000, 9000)),
        ("Their two sons were cut down behind the church.", ("killed", 2, 2)),
        ("Four of our fighters fell on the field of honour.", ("killed", 4, 4)),
    ],
)
def test_what_became_of_people_is_told_in_many_ways(text: str, figure: tuple[str, int, int | None]) -> None:
    assert figure in read(text).figures


@pytest.mark.parametrize(
    "text",
    [
        "The embassy evacuated 30 staff from Port-au-Prince on Monday.",
        '"People who fled once have been hunted a second time," he wrote.',
        "The clinic treated 1,200 patients in April.",
    ],
)
def test_staff_brought_out_and_whoever_fled_are_no_count_of_the_displaced(text: str) -> None:
    assert read(text).tolls == []


def test_the_police_detain_whom_gunmen_would_abduct() -> None:
    assert read("Police led away 12 students in Kampala on Monday.").toll("detained", 12).when == "2025-05-12"


def test_parts_of_the_dead_are_told_in_their_own_sentences() -> None:
    reading = read(
        "An attack on the camp of Roe killed 33 people on Monday. Eleven of the victims are women and six are under the "
        "age of ten. The dead included nine teachers."
    )
    parts = {
        (toll.figure[1], tuple(group.value for group in toll.item.groups)) for toll in reading.tolls if toll.item.part_of
    }
    assert {(11, ("women",)), (6, ("children",))} <= parts
    assert reading.toll("killed", 9).item.part_of is not None


def test_what_is_counted_since_a_town_fell_is_a_running_total() -> None:
    reading = read("Since the fall of En Nahud in early May the monitor has registered 212 civilian deaths in the area.")
    toll = reading.toll("killed", 212)
    assert (toll.item.cumulative, toll.when) == (True, "2025-05-01..2025-05-16")
    assert reading.event("fall of En Nahud").kind == "battle/capture-of-territory"


def test_deaths_with_their_day_and_place_are_an_incident() -> None:
    reading = read("Monitors documented the deaths of 33 civilians in Kadugli between the evening of 10 May and 11 May.")
    assert (reading.event("33 civilians").place, reading.event("33 civilians").when) == (
        "Kadugli",
        "2025-05-10..2025-05-11",
    )


def test_two_counts_of_one_day_in_one_province_stay_two_incidents() -> None:
    reading = read("On Sunday 12 people were killed in Benue state. On Sunday seven farmers were killed in Benue state.")
    assert len(reading.events) == 2


# ------------------------------------------------------------ whose they were, who did it


def test_soldiers_without_an_owner_are_of_the_one_army_spoken_of() -> None:
    reading = read(
        "Mali's army said JNIM fighters had ambushed a patrol near Djenne on Monday. Seven soldiers were killed."
    )
    assert reading.toll("killed", 7).side == "Malian Armed Forces"


def test_soldiers_are_nobodys_where_two_armies_are_spoken_of() -> None:
    reading = read("India's army and Pakistan's army fought near Kargil on Monday. Seven soldiers were killed.")
    assert reading.toll("killed", 7).side is None


def test_troops_of_two_nations_are_of_both() -> None:
    event = read("Mozambican and Rwandan troops clashed with insurgents near Ocua on Monday.").event("Ocua")
    assert set(event.doers) == {"Mozambique Defence Armed Forces", "Rwanda Defence Force"}


def test_a_coalition_does_what_its_members_do() -> None:
    event = read("The coalition, composed of the FARDC, the FDLR and the Wazalendo, attacked Katobo on Monday.").event(
        "Katobo"
    )
    assert len(event.doers) == 3


def test_police_officers_are_of_the_one_force_that_is_named() -> None:
    reading = read("The Benue State Police Command issued a statement. Police officers arrested three men on Monday.")
    assert reading.event("arrest").doers == ("Benue State Police Command",)


def test_the_agency_is_the_body_that_is_called_so() -> None:
    reading = read(
        "The State Emergency Management Agency (SEMA) said 2,000 people had fled Agatu. The agency handed out 200 tents."
    )
    assert reading.event("tents").doers == ("State Emergency Management Agency",)


def test_who_publishes_a_report_speaks_of_itself_by_its_noun() -> None:
    text = "The committee documented the killing of nine civilians in Kadugli on Monday."
    assert ("Kordofan Rights Committee", "asserts") in read(text, publisher="Kordofan Rights Committee").statements


def test_the_losses_of_a_side_are_its_dead() -> None:
    toll = read("The army put RSF losses at more than 20.").toll("killed", 21)
    assert toll.side == "Rapid Support Forces"


def test_an_armed_group_that_raids_villages_attacks_civilians_and_one_that_storms_a_base_fights() -> None:
    reading = read(
        "ADF fighters raided six villages in Irumu on Monday. M23 rebels stormed the military camp of Rumangabo."
    )
    assert reading.event("villages").kind.startswith("violence")
    assert reading.event("Rumangabo").kind == "battle/offensive"


# ------------------------------------------------------------ when and where


def test_a_day_that_a_paragraph_begins_with_dates_what_it_tells() -> None:
    reading = read(
        "12 May. Fighters entered Chitulo at dusk. A guard was shot dead.\n\n13 May. A truck was looted at Awasse."
    )
    assert {event.when for event in reading.events} == {"2025-05-12", "2025-05-13"}


def test_a_road_from_one_town_to_another_is_in_neither() -> None:
    assert read("Militants burned 40 trucks on the highway from Abidjan to Bamako.").event("trucks").place is None


def test_where_a_promise_is_kept_is_not_where_it_was_given() -> None:
    event = read("The president met ministers on Monday and promised a new corridor through Guinea.").event("ministers")
    assert event.place is None


def test_mercenaries_come_from_a_group_and_not_from_a_town_of_its_name() -> None:
    assert "Wagner Group" in read("Mali hired mercenaries from Wagner in 2021. Wagner fought at Kidal.").actors


def test_a_town_behind_a_comma_is_what_fell() -> None:
    event = read("In the capital of North Darfur, El Fasher, which fell to the RSF on 2 May, shops are shut.").event("fell")
    assert (event.kind, event.place, event.doers) == (
        "battle/capture-of-territory",
        "El Fasher",
        ("Rapid Support Forces",),
    )


def test_a_visit_that_is_awaited_is_planned() -> None:
    event = read("President Bola Tinubu is expected in Makurdi on Sunday.").event("Makurdi")
    assert (event.kind, event.status, event.when) == ("diplomacy/visit", "planned", "2025-05-18")


def test_a_ship_attacked_so_many_miles_off_a_port_attacks_nobody() -> None:
    event = read("MV attacked 51 NM W of Hodeidah.").event("MV")
    assert (event.kind.split("/")[0], event.doers, event.title) == ("strike", (), "MV attacked off Hodeidah")


def test_an_explosion_is_no_execution_told_again() -> None:
    reading = read("Two teachers were executed in Kadugli on Monday. The explosion at the mill killed seven fighters.")
    assert reading.toll("killed", 7).event != reading.toll("killed", 2).event


# ------------------------------------------------------------ who says so


def test_who_insists_on_a_day_that_a_thing_is_so_asserts_it() -> None:
    assert ("Valige Tauabo", "asserts") in read(
        "Governor Valige Tauabo insisted on Thursday that Pemba was calm."
    ).statements


def test_a_speaker_behind_a_long_opening_is_found() -> None:
    text = (
        "In a statement issued on Tuesday in Makurdi, the police spokesperson, Superintendent Catherine Anene, said eight "
        "bodies had been recovered."
    )
    assert ("Catherine Anene", "asserts") in read(text).statements


def test_who_pledges_allegiance_is_allied() -> None:
    reading = read("JNIM is led by Iyad Ag Ghali and pledges allegiance to al-Qaeda.")
    assert ("Jama'at Nusrat al-Islam wal-Muslimin", "allied-with", "al-Qaeda") in reading.ties


def test_what_a_people_calls_a_town_is_no_claim() -> None:
    assert read("Officials in Stepanakert, which Azerbaijan calls Khankendi, fled.").statements == set()


def test_a_war_that_has_been_fought_for_years_is_a_tie_and_no_event() -> None:
    reading = read("The Rapid Support Forces have been battling the army of Sudan since April 2023.")
    assert reading.events == []
    assert any(predicate == "opposes" for _, predicate, _ in reading.ties)


# ------------------------------------------------------------ entries, sides and counts


def test_an_entry_that_opens_with_place_and_day_has_both() -> None:
    reading = read(
        "- *Nasir, 4 May.* White Army youths overran the garrison. A guard was shot dead.\n\n"
        "- *Ulang, 6 May.* Armed men looted two clinics."
    )
    assert {(event.place, event.when) for event in reading.events} == {("Nasir", "2025-05-04"), ("Ulang", "2025-05-06")}


def test_forces_loyal_to_a_rival_are_not_the_army() -> None:
    reading = read("Forces loyal to the former president clashed with the army of Yemen in Aden on Monday.")
    assert "Yemeni Armed Forces" not in reading.event("Aden").doers


def test_militias_are_whoever_they_are_known_as() -> None:
    event = read("Militias known as the Wazalendo rounded up 13 young men in Kiwanja on Monday.").event("Kiwanja")
    assert event.doers == ("Wazalendo",)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ten journalists are in prison.", ("detained", 10, 10)),
        ("Militias rounded up 13 young men in Kiwanja on Monday.", ("detained", 13, 13)),
        ("A mortar round hit Aden on Monday. A grandmother and two boys died in their beds.", ("killed", 2, 2)),
        ("An elder lost three nephews in the attack on Beledweyne.", ("killed", 3, 3)),
        ("A bomb hit the hotel on Monday. Among the victims was Deputy Mayor Hassan Warsame.", ("killed", 1, 1)),
        ("In April last year seven pupils died when gunmen burst into a classroom in Kumba.", ("killed", 7, 7)),
    ],
)
def test_losses_are_told_by_those_who_bear_them(text: str, figure: tuple[str, int, int | None]) -> None:
    assert figure in read(text).figures


@pytest.mark.parametrize(
    "text",
    [
        "The minister called them terrorists killed in combat.",
        "He stopped in Warsaw before heading to Washington for a summit.",
        "His uncle died in bed in Paris in April.",
    ],
)
def test_a_name_for_the_dead_a_journey_and_old_age_are_no_tolls(text: str) -> None:
    assert read(text).tolls == []


def test_who_counts_is_named_behind_the_count() -> None:
    reading = read("More than 6,500 people have been killed, by the count of the International Crisis Group.")
    assert reading.toll("killed", 6501).by == ("International Crisis Group",)


def test_those_deployed_deploy() -> None:
    assert read("Ugandan special forces were deployed to Juba on Monday.").event("Juba").targets == ()


def test_leaders_of_a_body_meet_as_the_body() -> None:
    event = read("IGAD leaders are to hold a summit in Djibouti on 20 May.").event("summit")
    assert event.doers == ("Intergovernmental Authority on Development",)


def test_an_abbreviation_behind_or_belongs_to_the_name_before_it() -> None:
    reading = read("The Ambazonia Defence Forces, or ADF, closed the road to Bamenda on Monday. The ADF denied it.")
    assert not any("Austral" in name for name in reading.actors)
