"""What follow-ups tell: bodies brought out, people still sought, parts of a toll just told, days of plans."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

SATURDAY = date(2025, 3, 15)


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit the market of Nabatieh on Thursday, killing 20. Rescuers recovered three more bodies on Friday.",
        "Bombs fell on the market of Nabatieh on Thursday. Three bodies were found under a collapsed roof at dawn.",
        "Gunmen attacked Yelwata on Thursday. Residents found three bodies in the bush on Friday.",
    ],
)
def test_whose_bodies_are_found_later_died_in_the_blow(text: str) -> None:
    toll = read(text, SATURDAY).toll("killed", 3)
    assert toll.when == "2025-03-13"
    assert toll.event is not None
    assert "bodies" not in toll.event


def test_bodies_found_where_no_blow_is_told_are_of_the_day_they_were_found() -> None:
    toll = read("Police recovered 14 bodies from a mass grave near Kilifi on Friday.", SATURDAY).toll("killed", 14)
    assert toll.when == "2025-03-14"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Rescue workers were still searching the rubble for four people late on Thursday.", 4),
        ("Rescuers are looking for nine miners trapped underground after the blast in Marange on Thursday.", 9),
        ("Nine people were still trapped under the rubble of a school in Kharkiv, officials said.", 9),
        ("Relatives were digging through the ruins for a family of six.", 6),
    ],
)
def test_who_is_sought_or_lies_buried_is_missing(text: str, figure: int) -> None:
    assert read(text, SATURDAY).figures == [("missing", figure, figure)]


@pytest.mark.parametrize(
    "text",
    [
        "Police are searching for two men suspected of the bombing.",
        "Soldiers are hunting for ten gunmen who attacked the base on Thursday.",
        "An estimated 1,500 people are trapped in El Fasher by the fighting.",
        "Police with dogs searched the rubble for two bombs.",
    ],
)
def test_who_is_hunted_or_cut_off_is_not_missing(text: str) -> None:
    assert not [figure for figure in read(text, SATURDAY).figures if figure[0] == "missing"]


def test_parts_of_a_toll_told_next_have_its_source() -> None:
    reading = read(
        "A strike hit a market in Nabatieh on Thursday, killing at least 17 people, the Lebanese Red Cross said. "
        "Six women and three children were among the dead.",
        SATURDAY,
    )
    assert reading.toll("killed", 6).by == ("Lebanese Red Cross",)


def test_the_day_of_a_plan_is_not_that_of_who_takes_part() -> None:
    reading = read(
        "Envoys of France and the United States are due to meet the committee that watches over the truce in Naqoura on "
        "Monday.",
        SATURDAY,
    )
    (event,) = reading.events
    assert (event.when, event.place, event.status) == ("2025-03-17", "Naqoura", "planned")


def test_months_named_together_share_their_year() -> None:
    reading = read("In September and October 2019 jihadists killed 25 soldiers near Boulkessi.", SATURDAY)
    assert reading.tolls[0].when == "2019-09-01..2019-10-31"


def test_what_is_told_of_land_without_a_name_is_not_at_the_place_before() -> None:
    reading = read(
        "Rebels entered Aleppo on Friday. Airstrikes on rebel-held areas killed at least 24 civilians the same day.",
        SATURDAY,
    )
    assert reading.toll("killed", 24).place != "Aleppo"


def test_one_member_whom_a_group_owns_up_to_is_its_man_and_says_nothing_of_the_others() -> None:
    reading = read(
        "An air strike hit the market of Nabatieh, Lebanon, on Thursday. Hezbollah acknowledged the death of a single "
        "member, Hussein Jaber. The Ministry of Health confirmed 22.",
        SATURDAY,
    )
    one, all_of_them = reading.toll("killed", 1), reading.toll("killed", 22)
    assert (one.side, one.item.victims.value) == ("Hezbollah", "combatant")
    assert all_of_them.item.victims.value == "unknown"
    assert all_of_them.by == ("Lebanese Health Ministry",)


def test_a_long_name_is_one_phrase_behind_its_men() -> None:
    reading = read(
        "The jihadists of the Group for the Support of Islam and Muslims (JNIM), an affiliate of al-Qaeda, say they "
        "overran the garrison of Boulkessi on Sunday and killed 60 soldiers.",
        SATURDAY,
    )
    assert reading.toll("killed", 60).doer == "Jama'at Nusrat al-Islam wal-Muslimin"


def test_what_an_armys_spokesman_says_is_its_claim() -> None:
    reading = read(
        "Israel insists that the target was a headquarters. Its army spokesman, Nadav Shoshani, said on Friday that 11 "
        "operatives had been killed.",
        SATURDAY,
    )
    assert reading.toll("killed", 11).status == "claimed"
    assert ("Nadav Shoshani", "member-of", "Israel Defense Forces") in reading.ties


def test_by_an_evening_is_a_time_and_nobody_who_did_it() -> None:
    reading = read(
        "Bombs fell on the market of Nabatieh on Thursday, killing 20. Fifty-four people had been treated by Thursday "
        "evening, the Lebanese Red Cross said.",
        SATURDAY,
    )
    toll = reading.toll("wounded", 54)
    assert (toll.when, toll.place, toll.item.cumulative) == ("2025-03-13", "Nabatieh", False)


def test_deaths_of_one_quarter_are_a_part_of_those_that_others_count_for_the_region() -> None:
    reading = read(
        "LCR has documented 12 deaths in strikes on the Jamiya quarter on Thursday, out of the 25 that the White Helmets "
        "reported for the whole region.",
        SATURDAY,
    )
    part, whole = reading.toll("killed", 12).item, reading.toll("killed", 25).item
    assert part.part_of == whole.id


def test_a_monitors_count_beside_what_is_reported_is_no_part_of_it() -> None:
    reading = read("The network confirmed nine dead out of 14 reported by residents of Bara on Friday.", SATURDAY)
    assert reading.toll("killed", 9).item.part_of is None
