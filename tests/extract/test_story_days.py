"""Days told by their place in a story, and what a paragraph goes on telling of its day."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.sentences.words import split
from briefing.extract.times.reading import find_times
from tests.extract.reading import read

COUNTED = [
    (
        "The siege of Homs began on 3 December. On the fourth day of the siege shells fell. That night it rained.",
        ["3 December = 2024-12-03", "the fourth day of the siege = 2024-12-06", "That night = 2024-12-06"],
    ),
    (
        "The first shots fell on 4 December.\nThat first morning nobody slept.\nThe third day was quiet.",
        ["4 December = 2024-12-04", "That first morning = 2024-12-04", "The third day = 2024-12-06"],
    ),
    (
        "On Tuesday, the third day of the curfew, two died. On the first day of the curfew nine were held.",
        ["Tuesday = 2024-12-17", "the first day of the curfew = 2024-12-15"],
    ),
    (
        "The offensive, which entered its ninth day on Wednesday, goes on. On the second day of the offensive Kibati fell.",
        ["Wednesday = 2024-12-18", "the second day of the offensive = 2024-12-11"],
    ),
    ("Fighting broke out on 1 December.\nDay 4: shells fell.", ["1 December = 2024-12-01", "Day 4 = 2024-12-04"]),
    (
        "A truce began on 2 December. Three days into the truce a farmer was shot.",
        ["2 December = 2024-12-02", "Three days into the truce = 2024-12-05"],
    ),
    ("It was the first day of school.", []),
    ("On 18 December he spoke of the fourth day of the strike.", ["18 December = 2024-12-18"]),
    ("They marched for a third day.", []),
]


@pytest.mark.parametrize(("text", "told"), COUNTED)
def test_a_story_counts_its_days_from_its_beginning(text: str, told: list[str]) -> None:
    found = find_times(split(text), date(2024, 12, 20))
    assert [f"{text[time.start : time.end]} = {time.earliest}" for time in found] == told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The market in Goma was full on Monday. A drone hit the fish stalls, killing six people.", ["2025-05-12"]),
        (
            "Yesterday the violence moved west. A woman was shot in a truck, and by mid-morning a bomb had wounded a boy.",
            ["2025-05-15", "2025-05-15"],
        ),
        ("On Monday the president visited Goma. Rebels had attacked the town of Sake.", ["2025-05-12", ""]),
        ("On Monday the minister said the roads were safe. Gunmen killed two farmers in Sake.", [""]),
        ("It rained on Monday.\n\nGunmen killed two farmers in Sake.", [""]),
    ],
)
def test_a_paragraph_goes_on_telling_of_its_day(text: str, days: list[str]) -> None:
    assert [event.when for event in read(text).events] == days


def test_blows_of_two_counted_days_are_two() -> None:
    reading = read(
        "Fighting broke out in Kupang on 5 May. On the second day rockets hit the school, killing two teachers.\n"
        "On the fourth day a rocket hit the school again, killing a guard."
    )
    assert [toll.when for toll in reading.tolls] == ["2025-05-06", "2025-05-08"]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("On Monday the gunmen let the women go.", "detention/release", "Gunmen free women"),
        ("On Monday armed men occupied the town hall in Goma.", "battle/capture-of-territory", ""),
        ("A rocket destroyed the house of the treasurer on Monday.", "strike", ""),
    ],
)
def test_what_is_let_go_held_or_hit(text: str, kind: str, title: str) -> None:
    (event,) = read(text).events
    assert event.kind == kind
    assert title in event.title


def test_a_second_blast_minutes_later_is_another() -> None:
    reading = read(
        "A car bomb went off in Goma on Monday. Half an hour later gunmen threw pipe bombs at the same building."
    )
    assert len(reading.events) == 2


def test_what_stands_below_a_plain_caption_is_not_of_the_last_entry() -> None:
    reading = read(
        "Times are local.\n\nThursday, 8 May\n\n0740: A mine kills a soldier in Goma.\n\nAftermath\n\n"
        "On Monday police arrested nine in Goma."
    )
    assert [event.when for event in reading.events] == ["2025-05-08", "2025-05-12"]


def test_three_soldiers_that_were_slain_are_dead() -> None:
    (toll, *_) = read("Three Army soldiers were slain and seven others injured in Goma on Monday.").tolls
    assert (toll.item.low, toll.item.effect.value, toll.when) == (3, "killed", "2025-05-12")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A soldier was shot dead in an exchange of fire in April, and on Monday five teachers were abducted in Sake.",
            ["2025-04-01..2025-04-30", "2025-05-12"],
        ),
        (
            "Rebels shelled Sake on Monday, killing three, and on Wednesday a drone hit the hospital in Minova.",
            ["2025-05-12", "2025-05-14"],
        ),
        (
            "Two farmers were killed by a mine near Goma in March, and on Sunday gunmen shot dead a teacher in Sake.",
            ["2025-03-01..2025-03-31", "2025-05-11"],
        ),
    ],
)
def test_two_happenings_of_one_sentence_keep_their_days(text: str, told: list[str]) -> None:
    assert [event.when for event in read(text).events][:2] == told


def test_two_happenings_of_one_sentence_keep_their_places() -> None:
    reading = read("Two farmers were killed by a mine near Goma in March, and on Sunday gunmen shot a teacher in Sake.")
    assert [event.place for event in reading.events] == ["Goma", "Sake"]


@pytest.mark.parametrize(
    ("published", "text", "days"),
    [
        ("2024-12-20", "On 9 February they met. The day after, a second column came.", ["2024-02-09", "2024-02-10"]),
        (
            "2024-12-20",
            "On 9 February they came. Over the next two hours they killed 31 people.",
            ["2024-02-09", "2024-02-09"],
        ),
        ("2024-12-20", "A year ago, in December 2023, 15 people were killed.", ["2023-12-01"]),
        ("2024-12-20", "The embassy had warned last week of attacks.", ["2024-12-09"]),
        ("2024-12-20", "A hearing scheduled for 12 December was put off to 20 January.", ["2024-12-12", "2025-01-20"]),
        ("2024-12-20", "The talks were to have resumed in Doha on Sunday.", ["2024-12-22"]),
        ("2024-12-20", "They threatened to strike if the army did not leave by Sunday.", ["2024-12-22"]),
        ("2024-12-20", "Three men were hurt aboard the Unaizah May 4.", []),
    ],
)
def test_days_are_told_on_from_the_story(published: str, text: str, days: list[str]) -> None:
    assert [str(time.earliest) for time in find_times(split(text), date.fromisoformat(published))] == days


def test_a_figure_is_not_dated_by_what_it_is_compared_with() -> None:
    (event,) = read("In April we logged 140 Turkish strikes in Iraq, down 12 percent on the month before.").events
    assert event.when == "2025-04-01..2025-04-30"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "A shell struck a queue of children waiting for water in Taiz late on Sunday, killing five of them.",
            "2025-05-11",
        ),
        (
            "It was the bloodiest day in Taiz since March of last year, when nine people died in the shelling of a market.",
            "2024-03-01..2024-03-31",
        ),
        ("On Monday they reached the lines at Mosul, where a woman blew herself up among the soldiers.", "2025-05-12"),
        ("By Monday morning the front had fallen quiet. In the evening snipers fired on a car in Taiz.", "2025-05-12"),
    ],
)
def test_the_day_that_a_clause_beside_it_tells(text: str, when: str) -> None:
    assert read(text).events[-1].when == when


def test_an_attempt_that_was_made_is_no_plan() -> None:
    (tried,) = read("The rebels tried on Monday to storm an army post at Sake.").events
    (planned,) = read("The rebels plan to storm an army post at Sake on Monday.").events
    assert (tried.status, tried.title, tried.when) == ("reported", "Rebels try to storm army post at Sake", "2025-05-12")
    assert (planned.status, planned.when) == ("planned", "2025-05-19")
