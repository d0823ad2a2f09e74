"""Readings that would mislead: whose doing, which year, which country, which army. Each was read wrongly once."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read


def test_who_finds_the_bodies_killed_nobody() -> None:
    reading = read(
        "A landslide buried 30 houses in Chilobwe on Monday. Police said officers had recovered 38 bodies there."
    )
    toll = reading.toll("killed", 38)
    assert toll.doer is None
    assert all(not event.doers for event in reading.events)


def test_an_embassy_and_a_court_are_no_armed_forces() -> None:
    assert read("The United States embassy urged restraint on Monday.").events[0].doers == ("United States",)
    assert read("A Turkish court charged the mayor on Monday.").events[0].doers == ("Turkish court",)


def test_a_visit_abroad_places_nothing_else() -> None:
    reading = read(
        "Malawi's president, Lazarus Chakwera, who cut short a visit to Qatar, declared a state of disaster on Monday. "
        "The army sent helicopters. Power was cut to most of the country."
    )
    assert [event.place for event in reading.events if event.place == "Qatar"] == ["Qatar"]


def test_what_a_whole_war_has_cost_is_no_single_attack() -> None:
    reading = read(
        "The war in Tigray began on the night of 3 November 2020, when rebels attacked an army base.\n\n"
        "Researchers estimate that between 300,000 and 600,000 civilians died.",
        date(2024, 11, 4),
    )
    toll = reading.toll("killed", 300000)
    assert (toll.item.high, toll.item.cumulative, toll.doer, toll.event) == (600000, True, None, None)


def test_the_year_of_a_background_runs_on() -> None:
    reading = read(
        "The war began on 3 November 2020, when rebels attacked an army base.\n\n"
        "Federal forces took Mekelle on 28 November.\n\n"
        "Last month gunmen attacked Mekelle.",
        date(2024, 11, 4),
    )
    assert [event.when for event in reading.events] == ["2020-11-03", "2020-11-28", "2024-10-01..2024-10-31"]


def test_what_came_before_is_not_of_the_day_of_what_came_after() -> None:
    reading = read("Rescuers dug through mud on Wednesday after a cyclone tore through Beira, killing 225 people.")
    assert reading.toll("killed", 225).when != "2025-05-14"


def test_who_is_called_on_to_resign_does_not_plan_to() -> None:
    assert read("The protesters carried placards that called on Speaker Anita Among to resign.").events == []


def test_who_stands_behind_an_and_says_what_follows() -> None:
    reading = read(
        "On Monday police surrounded the headquarters of the National Unity Platform, the largest opposition party, and "
        "its leader, Bobi Wine, said three of its lawmakers had been dragged away."
    )
    assert reading.statements == {("Bobi Wine", "asserts")}


def test_a_storm_is_nobody_s_weapon() -> None:
    (event,) = read("Cyclone Idai killed more than 200 people in Beira on Thursday.").events
    assert (event.kind, event.doers) == ("disaster/natural", ())


def test_towns_called_at_and_eu_are_not_meant() -> None:
    reading = read("The ambassador to the EU resigned. At half past five gunmen took the bakery over.")
    assert reading.found.places == ()


def test_a_people_named_behind_a_town_is_not_part_of_its_name() -> None:
    reading = read("In the town of Axum Eritrean soldiers killed hundreds of civilians on Monday.")
    assert {place.name for place in reading.found.places} == {"Axum"}


def test_its_air_force_is_that_of_whoever_says_so() -> None:
    reading = read(
        "India said its air force had hit nine sites in Pakistan on Wednesday, two weeks after gunmen shot dead 26 "
        "tourists at Pahalgam; Pakistan said 31 civilians were killed and claimed to have downed five Indian jets."
    )
    assert reading.event("nine").doers == ("Indian Armed Forces",)
    assert reading.event("jets").doers == ("Pakistan",)
    assert reading.toll("killed", 31).doer == "Indian Armed Forces"


def test_who_says_so_is_not_among_the_dead() -> None:
    reading = read(
        "Militants stormed a school in Bamako on Tuesday, killing more than 70 people, security sources and diplomats "
        "said, in the most daring raid on the city."
    )
    assert reading.figures == [("killed", 71, None)]
    assert reading.tolls[0].by == ("security sources", "diplomats")


def test_a_far_larger_figure_is_not_of_the_small_incident_told_just_before() -> None:
    reading = read(
        "Militants stormed a school in Bamako on Tuesday, killing more than 70 people.\n\n"
        "Markets in the Faladie district stayed shut on Wednesday after a mob burned two Tuareg traders alive.\n\n"
        "Two doctors said they had counted 77 bodies and 255 injured.",
        date(2024, 9, 18),
    )
    assert [toll.when for toll in reading.tolls if toll.item.low in (77, 255)] == ["2024-09-17", "2024-09-17"]


def test_a_month_that_has_just_gone_is_news_after_a_sentence_of_years() -> None:
    reading = read(
        "The junta, which seized power in August 2020, expelled French troops in 2022. In July rebels killed 47 soldiers "
        "near Tinzaouaten.",
        date(2024, 9, 18),
    )
    assert reading.toll("killed", 47).when == "2024-07-01..2024-07-31"


def test_who_leaves_a_bloc_leaves_no_battlefield() -> None:
    (event,) = read("ECOWAS, from which Mali withdrew in January, is to meet.").events
    assert event.kind == "diplomacy/break-off"


def test_the_day_of_saying_does_not_date_the_dead() -> None:
    reading = read(
        "Police put the number of the dead at 29 in five villages, and said on Sunday that they were after the killers."
    )
    assert reading.toll("killed", 29).when == ""


def test_what_a_source_dismisses_is_denied_though_much_stands_between() -> None:
    reading = read(
        "The source dismissed as baseless the reports, spread by channels in the pay of the terrorists, that the army had "
        "left Hama."
    )
    assert reading.event("Hama").status == "denied"


def test_the_quarter_of_a_town_is_no_quarter_of_a_year() -> None:
    reading = read("A shell that fell short on Tuesday night killed two women in the Arbaeen quarter.")
    (toll,) = reading.tolls
    assert (toll.item.cumulative, toll.when, toll.event is not None) == (False, "2025-05-13", True)


def test_the_millions_of_a_war_did_not_die_in_the_fire_told_last() -> None:
    reading = read(
        "Inmates broke out of Munzenze prison in Goma on Monday; 165 burned to death when the building caught fire.\n\n"
        "The eastern provinces have seen war for three decades; some six million people have died, most of "
        "them from hunger.",
        date(2025, 1, 29),
    )
    toll = reading.toll("killed", 6000000)
    assert (toll.item.cumulative, toll.event, toll.when) == (True, None, "")


def test_who_died_in_a_place_of_its_own_is_not_of_a_blow_without_one() -> None:
    reading = read(
        "Four of the soldiers died on Tuesday when a mortar shell hit their base.\n\n"
        "In Gisenyi nine civilians were killed by fire from across the border.",
        date(2025, 1, 29),
    )
    assert reading.toll("killed", 9).event != reading.toll("killed", 4).event


def test_a_force_that_is_named_is_not_the_army_of_the_country() -> None:
    reading = read(
        "In Syria fighting goes on. The force that leads the operation is Hay'at Tahrir al-Sham (HTS). It grew out of the "
        "Nusra Front and took its present name in January 2017."
    )
    assert reading.event("name").doers == ("Hay'at Tahrir al-Sham",)


def test_the_first_man_who_does_is_nobody_yet() -> None:
    reading = read("If the planes come back, the father said, he will shoot the first man who fires in the air.")
    assert reading.events == []


def test_the_town_that_a_report_is_sent_from_is_not_where_it_happened() -> None:
    reading = read(
        "REYHANLI, Turkey, May 16 (Agency) - Rescue workers in Idlib city recovered more bodies on Monday, and the White "
        "Helmets put at 25 the number of people killed a day earlier in air strikes across north-west Syria.\n\n"
        "The Syrian Observatory for Human Rights said 11 civilians had been killed in Idlib alone."
    )
    assert "Reyhanli" not in {event.place for event in reading.events}
    assert reading.toll("killed", 25).event is reading.toll("killed", 11).event is not None


def test_a_first_sentence_without_a_place_is_of_the_town_it_was_sent_from() -> None:
    (event,) = read("KABUL, May 16 (Agency) - A suicide bomber killed eight people on Thursday, police said.").events
    assert event.place == "Kabul"


def test_what_was_counted_before_an_assault_is_neither_its_toll_nor_that_of_one_raid() -> None:
    reading = read(
        "Russian jets bombed Idlib on Thursday, killing 24 civilians.\n\n"
        "In the two days before Thursday's assault on Aleppo at least 12 civilians lost their lives, the agency said."
    )
    toll = reading.toll("killed", 12)
    assert toll.event is None
    assert toll.doer is None
