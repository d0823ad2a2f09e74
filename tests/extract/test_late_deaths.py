"""Who died later of a blow, plans that came to nothing, feasts that move, paragraphs that look back."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.sentences.words import split
from briefing.extract.times.reading import find_times
from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A driver, wounded by a drone on Monday, died in hospital on Wednesday.", "2025-05-14"),
        (
            "Corporal Ali Omar, 19, who was shot in the chest on Monday, succumbed to his wounds late on Tuesday.",
            "2025-05-13",
        ),
        ("A teacher injured in Sunday's blast in Kismayo died in hospital on Tuesday.", "2025-05-13"),
        ("A fourth victim of Saturday's attack on Mora died on Tuesday in hospital.", "2025-05-13"),
        ("A soldier wounded last week near Taiz died on Sunday of his injuries.", "2025-05-11"),
        ("A woman wounded in Mardan on Sunday has died of her burns.", "2025-05-11..2025-05-16"),
        ("A farmer hit by a shell on Sunday in Loikaw died on the spot.", "2025-05-11"),
    ],
)
def test_who_dies_later_of_a_blow_dies_on_a_day_of_his_own(text: str, when: str) -> None:
    dead = [toll for toll in read(text).tolls if toll.item.effect.value == "killed"]
    assert [(toll.item.low, toll.when) for toll in dead] == [(1, when)]
    assert not [toll for toll in read(text).tolls if toll.item.effect.value == "wounded"]


def test_a_third_who_dies_of_his_wounds_is_a_victim_of_the_blow_and_no_event() -> None:
    reading = read(
        "Gunmen stormed a police post in Bosaso on Monday and killed two guards. A third died of his wounds on Wednesday "
        "night, bringing the toll to three."
    )
    (event,) = reading.events
    assert event.when == "2025-05-12"
    assert [(toll.item.low, toll.when, toll.event) for toll in reading.tolls] == [
        (2, "2025-05-12", event.title),
        (1, "2025-05-14", event.title),
        (3, "2025-05-12", event.title),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A march that had been planned for Saturday in Goma was called off.",
        "Organisers scrapped the march that had been planned for Saturday in Goma.",
        "A prisoner exchange scheduled for Monday did not take place.",
        "The talks planned for Tuesday in Muscat were cancelled.",
    ],
)
def test_a_plan_that_was_called_off_is_no_plan(text: str) -> None:
    assert "planned" not in {event.status for event in read(text).events}


def test_what_was_announced_for_a_day_and_put_off_has_not_happened_then() -> None:
    (event,) = read("The evacuation of Mora, announced for last week, has been put off.").events
    assert (event.status, event.when) == ("planned", "")


def test_who_was_to_travel_and_cancelled_did_cancel() -> None:
    (event,) = read("The governor was to visit Kandahar on Sunday but cancelled the trip.").events
    assert (event.status, event.kind) == ("reported", "diplomacy/break-off")


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("They came on Easter Sunday.", date(2025, 4, 24), [date(2025, 4, 20)]),
        ("They came on Palm Sunday morning.", date(2025, 4, 16), [date(2025, 4, 13)]),
        ("They came on Orthodox Easter Sunday.", date(2024, 5, 7), [date(2024, 5, 5)]),
        ("They came on Easter Monday.", date(2024, 8, 3), []),  # April or May: nobody says whose
        ("They came on Easter Sunday 2019.", date(2024, 8, 3), [date(2019, 4, 21)]),
        ("They came on Good Friday.", None, [None]),
        ("On the first day of April 2024 they shot nine men.", date(2024, 8, 3), [date(2024, 4, 1)]),
        ("It was the last night of August.", date(2024, 9, 3), [date(2024, 8, 31)]),
    ],
)
def test_feasts_that_move_with_easter_have_their_day(text: str, published: date | None, days: list[date | None]) -> None:
    assert [time.earliest for time in find_times(split(text), published)] == days


def test_a_paragraph_that_looks_back_dates_no_toll_behind_it() -> None:
    reading = read(
        "Two drones struck the depot at Port Sudan on Thursday night.\n\n"
        "It was not the first time. In May 2023 shells hit the same depot.\n\n"
        "A guard was killed and two drivers were wounded, the port authority said."
    )
    assert {(toll.item.low, toll.when) for toll in reading.tolls} == {(1, "2025-05-15"), (2, "2025-05-15")}


def test_nobody_killed_some_of_himself() -> None:
    text = "The army intercepted fighters who had crossed the border at Bara and killed 23 of them on Monday."
    event = read(text).event("killed 23")
    assert (event.when, "fighters" in event.doers) == ("2025-05-12", False)


def test_each_of_two_who_died_later_has_his_own_day() -> None:
    dead = [
        (toll.item.low, toll.when)
        for toll in read(
            "Two soldiers wounded in an attack in Mir Ali on 28 April died in Peshawar, one on Monday and one on Tuesday."
        ).tolls
        if toll.item.part_of is not None
    ]
    assert dead == [(1, "2025-05-12"), (1, "2025-05-13")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thai and Cambodian soldiers fired at each other near Ta Muen Thom on Tuesday.", "battle/armed-clash"),
        ("The rebels won back the town of Bara on Monday.", "battle/capture-of-territory"),
        (
            "The attackers took four girls with them from Tungushe on Sunday.",
            "violence-against-civilians/abduction",
        ),
        ("Our forces hit a concentration of personnel near Robotyne on Tuesday.", "strike"),
        ("The General Border Committee met at Chanthaburi on Monday.", "diplomacy/talks"),
    ],
)
def test_more_ways_of_telling_a_blow_a_seizure_or_a_meeting(text: str, kind: str) -> None:
    assert [event.kind for event in read(text).events] == [kind]


def test_a_day_that_somebody_was_due_for_lies_ahead() -> None:
    (event,) = read("The elections were due to be held in July.").events
    assert (event.status, event.when) == ("planned", "2025-07-01..2025-07-31")


def test_a_series_of_counts_has_the_day_of_each_and_no_other() -> None:
    reading = read("As of last Wednesday, 14 bodies had been recovered from the mine. By Sunday the toll stood at 31.")
    assert [(toll.item.low, toll.item.when.earliest, toll.item.when.latest) for toll in reading.tolls] == [
        (14, None, date(2025, 5, 7)),
        (31, None, date(2025, 5, 11)),
    ]


def test_what_was_fired_behind_a_date_was_fired() -> None:
    (event,) = read("On 9 May an air force helicopter fired rockets at the hills near Gangaloor.").events
    assert (event.kind, event.when) == ("strike/airstrike", "2025-05-09")
