"""Places that open a sentence or a paragraph, that host talks, and that those told of come back to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 30)  # a Friday


def test_a_town_behind_another_opening_is_not_the_one_who_acts() -> None:
    words = "Meanwhile, in Karachi, the Sindh Rangers and the Anti-Narcotics Force arrested two dealers on Wednesday."
    event = read(words, DAY).events[0]
    assert event.place == "Karachi"
    assert "Karachi" not in event.doers


def test_a_name_behind_the_place_that_opens_a_sentence_is_who_acts() -> None:
    event = read("Further north, in Goma, the M23 and its allies shot two men on Tuesday.", DAY).events[0]
    assert event.place == "Goma"
    assert event.doers == ("March 23 Movement",)


def test_an_arrest_during_a_raid_is_where_and_when_the_raid_was() -> None:
    found = read("Soldiers arrested two men during a raid in Goma on Wednesday.", DAY)
    assert {(toll.place, toll.when) for toll in found.tolls} == {("Goma", "2025-05-28")}


@pytest.mark.parametrize(
    "words",
    [
        "Oman hosted a round of talks between the rebels and the army on Monday.",
        "Oman is to host talks between the rebels and the army on Monday.",
    ],
)
def test_talks_are_where_they_are_hosted(words: str) -> None:
    assert [event.place for event in read(words, DAY).events if event.kind.startswith("diplomacy")] == ["Oman"]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Nobody has been tried for Tak Bai, where 85 protesters died on 25 October 2004.", "Tak Bai"),
        ("The village lies ten minutes from Kidal, where a car bomb killed six people on Monday.", "Kidal"),
    ],
)
def test_a_clause_on_a_place_tells_what_was_there(words: str, place: str) -> None:
    assert [toll.place for toll in read(words, DAY).tolls] == [place]


def test_a_place_that_is_a_paragraphs_first_sentence_heads_it() -> None:
    found = read("Obo. On 19 May soldiers arrested a chief.\n\nThe army of the Central African Republic denied it.", DAY)
    assert [toll.place for toll in found.tolls] == ["Obo"]


def test_who_comes_back_comes_back_to_where_the_passage_is() -> None:
    words = "On 14 May soldiers killed 12 villagers in Birakat. They returned on the 24th and detained 40 youths."
    assert [toll.place for toll in read(words, DAY).tolls] == ["Birakat", "Birakat"]


def test_a_part_of_a_toll_is_where_the_whole_is() -> None:
    words = (
        "Two gunmen attacked a post at Al-Bukamal on Monday. Four soldiers fell in combat and nine were wounded; "
        "18 gunmen were eliminated, two of them foreigners."
    )
    assert {toll.place for toll in read(words, DAY).tolls} == {"Al-Bukamal"}


def test_the_town_of_an_office_that_tells_of_it_does_not_keep_a_passage_from_going_on() -> None:
    words = (
        "Two gunmen attacked a post at Al-Bukamal on Monday. Four men were killed, the head of police in Deir ez-Zor said."
    )
    assert [toll.place for toll in read(words, DAY).tolls] == ["Al-Bukamal"]


def test_a_gang_that_bears_the_name_of_a_town_is_no_place() -> None:
    words = "He said they had supplied ammunition to the Shar gang, which killed four policemen on Wednesday."
    assert [toll.place for toll in read(words, date(2025, 6, 12)).tolls] == [None]
