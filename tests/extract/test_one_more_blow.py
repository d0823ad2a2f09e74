"""Blows told once more and other blows: struck again, answered, told behind a colon, or dead counted apart."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A shell exploded beside a bus stop in Horlivka on Monday, and four people died. On Wednesday "
            "morning the town came "
            "under fire again: a mine thrown by a drone went off in the yard of a clinic and wounded two nurses.",
            ["2025-05-12", "2025-05-14"],
        ),
        (
            "Rebels attacked Kanyabayonga on Saturday. On Monday the town was hit again: mortars fell on the "
            "market and killed "
            "three traders.",
            ["2025-05-10", "2025-05-12"],
        ),
        (
            "A drone struck a bus in Kherson on Monday and killed two. On Tuesday night the district was "
            "shelled again, and a "
            "woman was wounded.",
            ["2025-05-12", "2025-05-13"],
        ),
    ],
)
def test_a_town_that_is_struck_again_is_told_of_in_two_blows(text: str, days: list[str]) -> None:
    assert sorted(event.when for event in read(text).events) == days


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit a bakery in El Obeid on Monday. Twelve people were killed, two of whom died in hospital on Thursday.",
        "A bomb went off in a market in Sumy on Monday. Records show that 12 people were killed, three of whom "
        "died of their "
        "wounds on Wednesday.",
    ],
)
def test_the_day_on_which_some_died_later_is_not_that_of_all(text: str) -> None:
    reading = read(text)
    (event,) = reading.events
    assert event.when == reading.toll("killed", 12).when == "2025-05-12"


def test_a_clause_behind_a_list_of_the_dead_tells_of_the_last() -> None:
    reading = read(
        "On Monday shells hit the market of Kassala. Five civilians were killed: a woman, three children and a "
        "porter, who "
        "died in hospital two days later."
    )
    assert not [toll for toll in reading.tolls if "woman" in toll.words and toll.when == "2025-05-14"]


def test_a_war_told_by_its_beginning_is_no_blow_of_today() -> None:
    reading = read(
        "The army's spokesman said the air force had hit a drone workshop.\n\n"
        "The fighting, which broke out in April 2023, has left tens of thousands dead."
    )
    assert not reading.event("workshop").when.startswith("2023")


def test_a_missile_strike_of_that_day_is_none_of_the_fighting_told_before() -> None:
    reading = read(
        "On Tuesday night, while fighting went on along the front near Bara, a rocket fell on a camp in Kassala "
        "and injured "
        "seven. The note does not count soldiers, such as those of the missile strike on Kutum earlier that day."
    )
    assert [event.place for event in reading.events if "Kutum" in event.title] == ["Kutum"]
    assert all(event.place != "Kutum" for event in reading.events if "ighting" in event.title)


@pytest.mark.parametrize(
    "text",
    [
        "Three farm workers died near Murom on 10 May when a drone was flown into their vehicle.\n\nFighting "
        "for the villages "
        "between Pokrovsk and Kostiantynivka forced 1,900 people to leave their homes.",
        "A drone hit a minibus in Kherson on Saturday and killed two.\n\nClashes for the villages between "
        "Melitopol and Berdiansk "
        "forced 400 people to leave their homes.",
    ],
)
def test_villages_between_two_towns_are_not_the_village_told_before(text: str) -> None:
    moved = [event for event in read(text).events if event.kind.startswith(("movement", "battle"))]
    assert all(event.place not in ("Murom", "Kherson") for event in moved)


def test_what_is_answered_and_the_answer_keep_their_places_and_dead() -> None:
    reading = read(
        "In retaliation for attacks on its posts, the last of which was the raid on Bara on Sunday, the army "
        "shelled a base "
        "in Kutum on Tuesday. The strike killed nine fighters."
    )
    assert (reading.event("Bara").place, reading.event("Bara").when) == ("Bara", "2025-05-11")
    dead = reading.toll("killed", 9)
    assert (dead.place, dead.when) == ("Kutum", "2025-05-13")
    assert all(event.place != "Kutum" for event in reading.events if "posts" in event.title)


@pytest.mark.parametrize(
    "text",
    [
        "A ballistic missile fired by the Houthi movement hit a military camp near Marib at dawn on Tuesday, killing nine.",
        "A rocket launched from Gaza hit a house in Ashkelon on Monday, wounding a man.",
    ],
)
def test_who_fired_what_hit_is_no_second_blow(text: str) -> None:
    assert len(read(text).events) == 1


def test_news_that_comes_from_a_town_is_of_that_town() -> None:
    reading = read(
        "Media in Moscow cited the special services in Kyiv.\n\nFrom Horlivka came the news that a nurse had "
        "died. On Wednesday "
        "morning the town came under fire: a mine went off and wounded two people.",
    )
    assert [event.place for event in reading.events if "fire" in event.words] == ["Horlivka"]
