"""What lies before the news stays in its paragraph; suspects are not killed in their own crime; months are no places."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


def test_a_strike_of_a_week_before_does_not_date_the_paragraph_after_it() -> None:
    reading = read(
        "Ukraine's military said it had hit an oil depot in Engels on Thursday.\n\n"
        "In the first strike, on 8 May, two firefighters died.\n\n"
        "In Kharkiv a woman was killed and four people were wounded when a drone crashed into a block of flats."
    )
    assert reading.toll("killed", 2).when == "2025-05-08"
    assert reading.toll("wounded", 4).when != "2025-05-08"


def test_what_was_before_a_day_that_is_not_told_is_not_of_the_day_of_the_news() -> None:
    reading = read(
        "Gunmen killed 70 people in Pont-Sondé on Thursday.\n\nOn the weekend before, five people had been kidnapped there."
    )
    assert "2025-05-15" not in reading.toll("abducted", 5).when


def test_a_suspect_is_killed_where_he_was_found_and_not_in_the_bombing() -> None:
    reading = read(
        "Troops overran a hideout in Piagapo at dawn on Thursday, killing a suspect in Sunday's bombing of a bus in Marawi."
    )
    (toll,) = [one for one in reading.tolls if one.item.low == 1]
    assert toll.when == "2025-05-15"
    assert not reading.event("bombing").doers


@pytest.mark.parametrize("month", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Nov", "Dec"])
def test_a_short_month_is_no_place(month: str) -> None:
    reading = read(f"Two soldiers were captured on {month}. 4, the army said.")
    assert [event.place for event in reading.events] == [None]


def test_ranks_cut_short_end_no_sentence() -> None:
    reading = read("The New People's Army released Pfc. Jose Tan and Pfc. Rey Cruz on Thursday.")
    assert set(reading.event("released").targets) == {"Jose Tan", "Rey Cruz"}


def test_talks_that_are_ahead_are_planned() -> None:
    reading = read("The Reds freed two captives on Thursday ahead of peace talks in Oslo.")
    assert reading.event("talks").status == "planned"


def test_a_clause_about_the_war_is_not_denied_with_the_denial() -> None:
    reading = read("Both sides deny targeting civilians in the war, which began with Russia's invasion in February 2022.")
    assert [event.status for event in reading.events] == ["background"]


def test_the_air_force_is_of_the_country_that_heads_the_sentence() -> None:
    reading = read("In Ukraine, the air force said it had downed 58 of 80 drones launched by Russia.")
    assert reading.event("downed").doers == ("Armed Forces of Ukraine",)


def test_another_strike_of_those_summed_up_is_of_the_same_doer_and_a_separate_one_of_nobody_told() -> None:
    lead = "Israeli air strikes across the Gaza Strip killed at least 38 people on Thursday.\n\n"
    further = read(lead + "Another strike killed seven members of one family in Beit Lahia.")
    separate = read(lead + "In a separate incident a strike killed seven members of one family in Beit Lahia.")
    assert further.toll("killed", 7).doer == "Israel Defense Forces"
    assert separate.toll("killed", 7).doer is None


def test_a_boy_among_the_hurt_does_not_tell_of_them() -> None:
    reading = read(
        "In Kharkiv, a woman of 67 was killed and four people were wounded, among them a 9-year-old boy, when a drone "
        "crashed into a five-storey block, mayor Ihor Terekhov wrote on Telegram."
    )
    assert [name for name, _ in reading.statements] == ["Ihor Terekhov"]
