"""Days and places told in one clause of a sentence or passage: they belong to what that clause tells."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

THURSDAY = date(2025, 2, 13)


def test_days_after_a_clause_with_its_own_day_date_the_main_clause() -> None:
    told = read("Two days after the truce took effect on 8 February, rebels ambushed a patrol near Tessalit.", THURSDAY)
    assert told.event("ambush").when == "2025-02-10"


def test_days_behind_the_main_clause_count_from_the_day_of_the_clause_too() -> None:
    told = read("Rebels ambushed a patrol near Tessalit three days after a truce was signed on Sunday in Doha.", THURSDAY)
    assert told.event("ambush").when == "2025-02-12"
    assert told.event("Truce").when == "2025-02-09"


def test_what_came_before_the_mourning_has_not_its_day_and_gets_its_own_when_it_is_told() -> None:
    told = read(
        "Residents were on Wednesday counting their losses after insurgents invaded Kawuri, killing 11 farmers.\n\n"
        "The assailants stormed the village at about 9pm on Tuesday.",
        THURSDAY,
    )
    assert told.event("Kawuri").when == "2025-02-11"
    assert told.toll("killed", 11).when == "2025-02-11"


def test_a_day_earlier_goes_back_from_the_event_told_just_before() -> None:
    told = read(
        "Fighters overran a camp in Dioura on Monday night, killing 21 soldiers.\n\n"
        "The assault came two days after gunmen stopped a bus outside Niono and led six passengers away. A day earlier, an "
        "army convoy hit a mine near Farabougou.",
        THURSDAY,
    )
    assert told.toll("abducted", 6).when == "2025-02-08"
    assert told.event("mine").when == "2025-02-07"


def test_the_day_after_counts_from_the_event_just_named() -> None:
    told = read(
        "Gunmen stormed Kawuri on Sunday.\n\nThe governor visited the town on Wednesday.\n\n"
        "Police confirmed the Kawuri attack. Two suspects were arrested in Bama the day after.",
        THURSDAY,
    )
    assert told.event("arrested").when == "2025-02-10"


def test_a_relative_clause_that_says_it_took_place_dates_the_event_and_not_the_nearest_noun() -> None:
    told = read("Police confirmed the attack on the village of Kawuri, which took place on Tuesday.", THURSDAY)
    assert told.event("Attack").when == "2025-02-11"


def test_weekdays_with_a_bare_number_borrow_the_month_of_the_other_end() -> None:
    told = read("Between Monday 3 and Sunday 9 February eight people were killed in Borno.", THURSDAY)
    assert told.toll("killed", 8).when == "2025-02-03..2025-02-09"


def test_a_figure_is_not_dated_by_the_year_it_is_compared_with() -> None:
    told = read(
        "Since the beginning of the year the group has recorded 143 civilian deaths in Borno, against 96 in the same "
        "period of 2024.",
        THURSDAY,
    )
    assert told.toll("killed", 143).when == "2025-01-01..2025-02-13"
    assert told.toll("killed", 96).when == "2024-01-01..2024-02-13"


def test_what_opens_the_sentence_is_the_day_of_the_main_clause_and_the_place_of_the_other_stays_there() -> None:
    told = read("On Friday, two weeks after gunmen killed 26 people in Pahalgam, jets bombed nine sites.", THURSDAY)
    assert (told.event("bomb").when, told.event("bomb").place) == ("2025-02-07", None)


def test_who_is_believed_to_belong_to_a_group_did_it_on_the_day_told_behind_it() -> None:
    told = read("Gunmen believed to be fighters of the Islamic State last Friday abducted a judge in Geidam.", THURSDAY)
    assert (told.event("judge").when, told.event("judge").place) == ("2025-02-07", "Geidam")
    told = read("Men thought to be members of a drug gang on Tuesday killed two nurses in Durán.", THURSDAY)
    assert told.event("nurses").when == "2025-02-11"


def test_later_that_night_is_another_blow() -> None:
    told = read(
        "A car bomb killed nine people in Mogadishu on Saturday evening. Later that night, mortar shells landed near the "
        "airport, wounding three guards.",
        THURSDAY,
    )
    assert told.toll("wounded", 3).event != told.toll("killed", 9).event


def test_where_the_raiders_went_off_to_is_not_where_they_burned() -> None:
    told = read(
        "Gunmen attacked the village of Tondi on Tuesday. They burned 30 houses and left towards the Niger border.",
        THURSDAY,
    )
    assert {event.place for event in told.events} == {"Tondi"}


def test_whoever_is_suspected_of_taking_part_in_a_raid_took_nothing() -> None:
    told = read(
        "Troops arrested two men in Bama on Wednesday suspected of having taken part in the previous day's raid.", THURSDAY
    )
    assert not any("battle" in event.kind for event in told.events)
    assert told.toll("detained", 2).when == "2025-02-12"


def test_the_day_on_which_the_wounded_were_brought_is_not_that_of_the_blow() -> None:
    told = read(
        "Rebels attacked an army post in Tabankort on Monday. A nurse at the hospital in Gao said 17 wounded soldiers had "
        "been brought in the following morning. Two of them died on Tuesday night, he added.",
        THURSDAY,
    )
    assert (told.toll("wounded", 17).when, told.toll("wounded", 17).place) == ("2025-02-10", "Tabankort")
    assert told.toll("killed", 2).when == "2025-02-11"
    assert len(told.events) == 1
    told = read(
        "Medics at al-Shifa Hospital said 14 people wounded in a strike on a house in Jabalia had been brought there on "
        "Wednesday.",
        THURSDAY,
    )
    assert told.toll("wounded", 14).when == ""


def test_those_who_die_in_the_hospital_that_they_were_taken_to_make_no_event_of_their_own() -> None:
    told = read(
        "The air force bombed a market in Kabkabiya on Sunday, killing 30 people. Dozens of the injured were taken to the "
        "hospital in El Fasher, where seven died on Monday.",
        THURSDAY,
    )
    assert len(told.events) == 1
    assert told.toll("killed", 7).when == "2025-02-10"


def test_who_is_flown_out_to_be_cared_for_is_no_movement() -> None:
    told = read(
        "Six people injured in Tuesday's bombing in Quetta were flown to Karachi, where two died of their wounds.", THURSDAY
    )
    assert [event.kind.split("/")[0] for event in told.events] == ["strike"]


def test_a_participle_of_killing_is_told_of_the_camp_that_was_overrun() -> None:
    told = read("Militants overran an army camp in Dioura on Monday night, killing 21 soldiers.", THURSDAY)
    assert len(told.events) == 1


def test_hours_after_the_strike_are_of_its_day_and_not_of_a_raid_that_it_answered() -> None:
    told = read(
        "A missile hit a military camp in Marib on Tuesday, killing nine soldiers. A military source said "
        "the strike answered "
        "an air raid on Al-Jubah district two days earlier.\n\n"
        "Hours after the strike, government forces and Houthi fighters traded artillery fire along the Kasarah front.",
        THURSDAY,
    )
    assert told.event("artillery").when == "2025-02-11"
    assert told.event("raid").when == "2025-02-09"


def test_what_a_last_clause_tells_of_the_next_morning_is_of_that_clause_alone() -> None:
    told = read(
        "On Tuesday night gunmen fired on a patrol near Shibam. One soldier was killed and two were "
        "wounded, and a motorist who "
        "was hit by a stray bullet died in Seiyun the next morning.",
        THURSDAY,
    )
    assert (told.toll("wounded", 2).when, told.toll("wounded", 2).place) == ("2025-02-11", "Shibam")
    assert sorted(toll.when for toll in told.tolls if toll.figure == ("killed", 1, 1)) == ["2025-02-11", "2025-02-12"]


def test_a_road_between_two_towns_is_a_place_below_the_heading_of_a_province() -> None:
    told = read(
        "# Hodeidah governorate\n\nOn Sunday a landmine went off under a motorcycle on the road between Hays and Mocha and "
        "killed its driver.",
        THURSDAY,
    )
    assert told.event("Landmine").place == "Hays"


def test_a_camp_outside_a_town_has_the_name_that_is_told_later() -> None:
    told = read(
        "A missile hit a military camp north-west of Marib city at dawn on Tuesday, killing nine soldiers. "
        "The missile struck "
        "the Sahn al-Jin camp while recruits were lining up.",
        THURSDAY,
    )
    assert told.toll("killed", 9).place == "Sahn al-Jin"


def test_the_raid_that_is_answered_keeps_its_place_and_gives_none_away() -> None:
    told = read(
        "In response to the raid on Al-Jubah last Sunday, in which six citizens were martyred, the missile "
        "force carried out an "
        "operation in the early hours of Tuesday.",
        THURSDAY,
    )
    places = {event.when: event.place for event in told.events}
    assert "Jubah" in (places["2025-02-09"] or "")
    assert places["2025-02-11"] is None


def test_a_separate_incident_has_not_the_day_told_before_it() -> None:
    told = read(
        "Shelling by the RSF killed 12 civilians in Omdurman on Tuesday. Separately, a drone strike hit a power station in "
        "Merowe, the governor said.",
        THURSDAY,
    )
    assert told.event("Merowe").when == ""


def test_a_part_of_the_dead_is_where_the_text_says() -> None:
    told = read("Israeli strikes killed 22 people across Gaza on Thursday. Fifteen of them died in Beit Lahiya.", THURSDAY)
    assert told.toll("killed", 15).place == "Beit Lahiya"
    wide = next(place for place in told.found.places if place.name == "Gaza")
    assert wide.gazetteer != "geonames:281133"  # the city


def test_the_figure_of_another_province_is_counted_over_the_same_days() -> None:
    told = read(
        "In North Kivu, 34 civilians were killed in January, according to the UN. In Ituri the toll was 51.", THURSDAY
    )
    assert (told.toll("killed", 51).when, told.toll("killed", 51).place) == ("2025-01-01..2025-01-31", "Ituri")
    told = read(
        "In Hodeidah alone 41 people have been killed since the start of January; in Taiz the figure is 29.", THURSDAY
    )
    assert (told.toll("killed", 29).when, told.toll("killed", 29).place) == ("2025-01-01..2025-02-13", "Taiz")


def test_what_a_claim_of_responsibility_tells_is_the_blow_told_before_it() -> None:
    told = read(
        "JNIM overran a camp in Dioura on Monday night, killing 21 soldiers, officials said.\n\n"
        "The group claimed responsibility in a statement circulated on Tuesday, saying its fighters had "
        "killed 43 soldiers.",
        THURSDAY,
    )
    assert told.toll("killed", 43).when == "2025-02-10"
    assert told.toll("killed", 43).event == told.toll("killed", 21).event


def test_sites_are_where_their_names_say() -> None:
    told = read("A drone force attacked the oil terminal of al-Dhabba, in Hadramawt, on Tuesday.", THURSDAY)
    assert told.event("terminal").place == "al-Dhabba"
    told = read("On Tuesday the Security and Defence Post of Dioura, in the region of Mopti, was attacked.", THURSDAY)
    assert told.event("attacked").place == "Dioura"
    told = read("The missile strike on Sahn al-Jin on Tuesday killed nine soldiers.", THURSDAY)
    assert told.event("strike").place == "Sahn al-Jin"


def test_a_sniper_shoots_dead() -> None:
    told = read("On Wednesday a sniper shot dead a 12-year-old girl who was fetching water.", THURSDAY)
    assert told.toll("killed", 1).when == "2025-02-12"


def test_where_soldiers_came_from_afterwards_is_not_where_the_raid_was() -> None:
    told = read(
        "Gunmen stormed Kawuri on Tuesday and operated for more than two hours before soldiers arrived from Bama.", THURSDAY
    )
    assert {event.place for event in told.events if event.when == "2025-02-11"} == {"Kawuri"}


def test_both_verbs_of_what_came_days_before_have_its_day() -> None:
    told = read(
        "Fighters overran a camp in Dioura on Monday night. The assault came two days after gunmen stopped "
        "a bus outside Niono, "
        "on the road to Dogofry, and led six passengers away.",
        THURSDAY,
    )
    assert told.toll("abducted", 6).when == "2025-02-08"


def test_that_day_is_a_day_and_no_weekend() -> None:
    told = read(
        "On Tuesday night a rocket fell on al-Suwayda camp and injured seven. By the weekend, 140 families had left.\n\n"
        "Military casualties are not counted, such as those of the missile strike on Sahn al-Jin earlier that day.",
        date(2025, 2, 17),
    )
    assert told.event("Sahn").when == "2025-02-11"


def test_what_hangs_on_the_opening_has_the_day_that_is_told_for_it_later() -> None:
    told = read(
        "Residents of Konduga were on Wednesday counting their losses after suspected Boko Haram insurgents invaded Kawuri "
        "community, killing no fewer than 11 farmers and setting its market on fire.\n\n"
        "Our correspondent gathered that the assailants stormed the community at about 9pm on Tuesday.",
        THURSDAY,
    )
    assert told.toll("killed", 11).when == "2025-02-11"


def test_a_day_behind_what_somebody_condemns_now_is_that_of_the_deed() -> None:
    told = read(
        "The UN mission condemns the attack in Komanda, Irumu territory, on the night of 9 to 10 February.", THURSDAY
    )
    assert told.event("Komanda").when == "2025-02-09..2025-02-10"


def test_a_day_behind_what_somebody_condemned_may_be_that_of_the_saying() -> None:
    told = read("The UN mission condemned in Kinshasa on Tuesday the attack in Komanda.", THURSDAY)
    assert told.event("Komanda").when != "2025-02-11"


def test_days_before_the_last_speaker_are_of_what_he_tells_and_those_behind_him_of_the_telling() -> None:
    told = read(
        "At least 56 people were killed when rebels attacked Bogoro, a town near Bunia, on Friday and Saturday, activists "
        "said on Sunday.",
        THURSDAY,
    )
    assert told.event("Bogoro").when == "2025-02-07..2025-02-08"


def test_what_is_agreed_at_talks_is_agreed_on_their_day() -> None:
    told = read("Niger and Benin agreed to a ceasefire at talks in Doha on Saturday after a month of tension.", THURSDAY)
    assert told.event("agree").when == "2025-02-08"


def test_the_day_of_a_burial_is_not_that_of_the_deaths() -> None:
    told = read("The six farmers killed in the Bannu attack were buried on Wednesday.", THURSDAY)
    assert told.toll("killed", 6).when == ""
    assert told.event("attack").when == ""


def test_whose_air_strike_it_was_is_not_where_it_fell() -> None:
    told = read("A US air strike hit a detention centre in northern Yemen, killing 68 people.")
    assert told.event("strike").place == "Yemen"
    told = read("A U.S. drone strike killed four militants near Marib on Monday.")
    assert told.event("strike").place == "Marib"


def test_who_strikes_a_camp_of_others_does_not_withdraw() -> None:
    told = read("Troops of the Third Division struck a camp of the rebels near Argelia, Cauca, on Saturday.")
    assert told.event("struck").kind.startswith("strike")
