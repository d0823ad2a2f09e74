"""The days of reports and stories: what a periodic report covers, "since Monday, when", clauses before the news."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.sentences.words import split
from briefing.extract.times.reading import find_times
from tests.extract.reading import read

TOLD = [
    (
        "The road has been closed since Monday, when rebels blew up the bridge. That evening a bus was fired on. The next "
        "morning its driver was found.",
        ["since Monday = 2024-12-16", "That evening = 2024-12-16", "The next morning = 2024-12-17"],
    ),
    (
        "The lockdown lasted from Monday to Wednesday. On the second day a taxi driver was shot.",
        ["from Monday to Wednesday = 2024-12-16", "the second day = 2024-12-17"],
    ),
    (
        "A curfew was in force from 3 to 6 December. On the fifth day a student died.",
        ["from 3 to 6 December = 2024-12-03"],
    ),
    ("Figures are those available to our teams on Wednesday.", ["Wednesday = 2024-12-18"]),
    ("Last year, on 9 June, nine pilgrims were killed.", ["9 June = 2023-06-09"]),
    ("The minister put off his visit from Saturday to Monday.", ["Saturday = 2024-12-21", "Monday = 2024-12-23"]),
    ("The vote is on Wednesday.", ["Wednesday = 2024-12-25"]),
    (
        "The group declared a unilateral ceasefire in the four northern provinces until 28 December.",
        ["28 December = 2024-12-28"],
    ),
    ("She remembers the morning of 12 December by the dog, which would not stop barking.", ["12 December = 2024-12-12"]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_days_are_those_that_the_story_tells(text: str, told: list[str]) -> None:
    found = find_times(split(text), date(2024, 12, 20))
    words = [(text[time.start : time.end].removeprefix("the morning of "), time.earliest) for time in found]
    assert [f"{one} = {day}" for one, day in words] == told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A week after a drone hit the market in Kosti, a second strike killed five people there on Thursday.",
            "2025-05-05..2025-05-11",
        ),
        ("Three days after gunmen killed nine farmers in Kumbo, police shot two men dead there on 12 May.", "2025-05-09"),
    ],
)
def test_a_clause_before_the_news_is_dated_from_the_day_behind_it(text: str, days: str) -> None:
    assert days in {event.when for event in read(text).events}


REPORTS = [
    "Reporting period: 5-11 May 2025.\nIn Masisi an armed group attacked Nyabiondo and killed seven farmers.",
    "This report covers 5 to 11 May 2025.\nIn Masisi an armed group attacked Nyabiondo and killed seven farmers.",
    "Between 5 and 11 May our teams recorded 14 incidents. In Masisi men raided Nyabiondo and killed seven farmers.",
    "The monitor recorded 14 violent incidents in the province between 5 and 11 May.\n"
    "In Masisi an armed group attacked Nyabiondo and killed seven farmers.",
    "Weekly bulletin, 5 to 11 May.\nIn Masisi an armed group attacked Nyabiondo and killed seven farmers.",
]


@pytest.mark.parametrize("text", REPORTS)
def test_what_a_periodic_report_leaves_undated_happened_on_the_days_it_covers(text: str) -> None:
    reading = read(text)
    assert {event.when for event in reading.events} == {"2025-05-05..2025-05-11"}
    assert [toll.when for toll in reading.tolls] == ["2025-05-05..2025-05-11"]


def test_a_total_a_plan_and_a_day_of_its_own_are_not_of_the_days_covered() -> None:
    reading = read(
        "This report covers 5 to 11 May 2025.\nSince January 112 civilians have been killed.\n"
        "In Goma a mine killed two children on Friday.\nTalks are expected to resume next week."
    )
    assert [(toll.item.low, toll.when) for toll in reading.tolls] == [(112, "2025-01-01..2025-05-16"), (2, "2025-05-09")]
    assert "2025-05-05..2025-05-11" not in {event.when for event in reading.events}


def test_a_day_after_the_attack_is_told_in_the_past_of_a_later_paragraph() -> None:
    reading = read(
        "Gunmen ambushed a bus near Jos on Tuesday.\nA day after the attack, troops traded fire with bandits in Kaduna."
    )
    assert [event.when for event in reading.events] == ["2025-05-13", "2025-05-14"]


def test_what_a_blow_led_to_has_its_own_time() -> None:
    reading = read(
        "In February gunmen shot dead 26 people in a meadow near Jos. "
        "The massacre led to four days of fighting the following month."
    )
    assert "2025-02-01..2025-02-28" in {event.when for event in reading.events}
    assert not [event for event in reading.events if "assacre" in event.title and event.when.startswith("2025-03")]


def test_displacement_in_the_reporting_period_has_its_days() -> None:
    (toll,) = read(
        "Reporting period: 5-11 May 2025\nSome 4,100 people were displaced in Rutshuru during the reporting period."
    ).tolls
    assert (toll.figure, toll.when) == (("displaced", 4100, 4100), "2025-05-05..2025-05-11")


def test_the_day_on_which_the_wounded_died_is_not_that_of_the_toll() -> None:
    reading = read(
        "A bomb went off at a church in Jos on Monday.\n"
        "The toll of the attack has risen to 41 after three of the wounded died on Thursday."
    )
    assert [(toll.item.low, toll.when) for toll in reading.tolls] == [(41, "2025-05-12"), (3, "2025-05-15")]
