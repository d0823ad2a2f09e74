"""What one happening has to be read as in every article that tells it: its place, its day and who did it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import Reading, read

DAY = date(2025, 11, 13)


def told(words: str) -> Reading:
    return read(words, DAY)


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        ("Armed men attacked Um Garfa village on Monday, killing seven people.", "attacked", "Um Garfa"),
        ("A drone hit a convoy near Hamrat esh Sheikh on Saturday. The army left Kutum.", "hit", "Hamrat esh Sheikh"),
    ],
)
def test_the_first_word_and_the_article_inside_an_arabic_name_belong_to_it(words: str, of: str, place: str) -> None:
    assert told(words).event(of).place == place


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        (
            "Fighters of Sudan's paramilitary Rapid Support Forces killed 31 people in Bara on Sunday.",
            "Rapid Support Forces",
        ),
        ("Fighters of the paramilitary Rapid Support Forces killed 31 people in Bara on Sunday.", "Rapid Support Forces"),
        ("Fighters from Somalia's al-Shabaab group killed nine people in Bardhere on Sunday.", "al-Shabaab"),
        ("Militants from Nigeria's Boko Haram sect killed nine people in Gwoza on Sunday.", "Boko Haram"),
        ("Gunmen of the M23 movement killed nine people in Rutshuru on Sunday.", "March 23 Movement"),
    ],
)
def test_fighters_of_a_group_are_the_group_whatever_says_of_what_sort_it_is(words: str, doer: str) -> None:
    assert told(words).event("killed").doers == (doer,)


def test_the_day_of_what_went_before_is_not_that_of_what_came_days_after_it() -> None:
    one = told(
        "Fighters killed 31 people in a raid on Um Sayala on Sunday. "
        "The attack came two days after a drone struck a mosque in Dilling during Friday prayers."
    )
    assert one.event("killed").when == "2025-11-09"
    assert one.event("struck a mosque").when == "2025-11-07"
    assert not [event for event in one.events if event.words == "The attack"]


def test_attackers_who_are_told_again_say_where_the_attack_of_the_lead_was() -> None:
    one = told(
        "Fighters of the Rapid Support Forces (RSF) killed at least 31 people in a raid on a village in North Kordofan on "
        "Sunday, lawyers said.\n\n"
        "The Emergency Lawyers said the attackers rode into Um Sayala, some 70 kilometres north-west of Bara, in around 40 "
        "pickup trucks and set fire to homes.\n\n"
        "The army said its jets had pounded RSF supply lines around Bara over the weekend."
    )
    assert one.event("killed").place == "Um Sayala"


def test_what_is_told_of_a_village_once_more_was_on_the_one_day_that_is_told_of_it() -> None:
    one = told(
        "At least 38 civilians were killed on 9 November in an armed attack on Um Sayala village.\n\n"
        "A driver was killed on 8 November when a drone hit a convoy near Kutum.\n\n"
        "Armed men on pickups entered Um Sayala in the early morning and looted the health centre."
    )
    assert one.event("entered").when == "2025-11-09"
