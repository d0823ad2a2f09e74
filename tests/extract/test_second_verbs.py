"""Whose a second verb is, what a question tells, what had to be done: small words that turn who said or did what."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "speaker", "never"),
    [
        (
            "Defence Minister Ana Duarte conceded that rebels had entered the port but insisted that it would be retaken.",
            "Ana Duarte",
            "rebels",
        ),
        (
            "Police chief Omar Diallo denied that officers had fired on the crowd, saying they had held back.",
            "Omar Diallo",
            "officers",
        ),
    ],
)
def test_who_goes_on_speaking_is_who_spoke(text: str, speaker: str, never: str) -> None:
    speakers = [name for name, _ in read(text).statements]
    assert speaker in speakers
    assert never not in speakers


def test_a_question_says_nothing_for_whom_it_asks_about() -> None:
    assert not read("Whom does Kyiv blame? No one would say.").statements


def test_what_goes_on_after_an_aside_is_done_by_who_came_before_it() -> None:
    reading = read("The gunmen arrived in Barsalogho on Thursday, when the market was full, and opened fire on traders.")
    assert reading.event("opened fire").doers == ("gunmen",)


def test_whoever_had_to_do_it_did_it_and_whoever_has_to_do_it_may() -> None:
    done = read("A shell hit the clinic in Lasta on Thursday, and it had to suspend services.")
    due = read("A shell hit the clinic in Lasta on Thursday, and it has to suspend services.")
    assert done.event("suspend").status == "reported"
    assert due.event("suspend").status == "planned"


def test_whose_citizens_they_are_is_not_where_they_were_held() -> None:
    reading = read("Eleven people, all citizens of Tajikistan, were detained on Thursday.")
    assert [event.place for event in reading.events] == [None]


def test_what_follows_on_what_its_victims_had_just_done_is_of_that_day() -> None:
    reading = read("Police fired tear gas at protesters who had broken into the assembly in Nairobi on Thursday.")
    assert [event.when for event in reading.events] == ["2025-05-15"]
    old = read("Police arrested a man in Nairobi who had robbed a bank on 3 January.")
    assert all(event.when != "2025-01-03" for event in old.events if "arrest" in event.kind)


def test_a_toll_that_rises_is_of_the_dead() -> None:
    reading = read("Gunmen attacked a concert hall in Krasnogorsk on Thursday. The toll has since climbed from 40 to 133.")
    assert ("killed", 133, 133) in reading.figures


def test_a_headline_keeps_the_words_that_turn_the_verb() -> None:
    reading = read("Inmates broke out of Munzenze prison in Goma on Thursday.")
    assert [event.title for event in reading.events] == ["Inmates break out of Munzenze prison"]


def test_a_month_does_nothing() -> None:
    reading = read(
        "President Ana Duarte suspended talks on 6 May, accusing rebels of crimes, and on 9 May declared an emergency."
    )
    decree = reading.event("declared")
    assert (decree.doers, decree.when) == (("Ana Duarte",), "2025-05-09")
