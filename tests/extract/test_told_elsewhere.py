"""What is told of another country, court, game or accident than the one the article was just telling of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 11, 20)  # a Thursday


def test_forces_below_the_name_of_a_country_are_that_country_s() -> None:
    found = read(
        "Sudan's army shelled Bara on Tuesday, killing nine people. Sudan said it would go on.\n\n"
        "In Chad, security forces shot dead two protesters in Abeche on Monday. The government banned the march.",
        DAY,
    )
    assert [one.doers for one in found.events] == [
        ("Sudanese Armed Forces",),
        ("Chadian security forces",),
        ("Chad",),
    ]


def test_a_country_that_opens_a_sentence_says_nothing_and_calls_no_older_place() -> None:
    found = read(
        "Gunmen shot dead six people in Goma on Monday. Nine more were shot in Goma on Tuesday.\n\n"
        "In Guinea-Bissau, a group of soldiers said on Tuesday that they had deposed the president. "
        "Gunfire was heard near the commission, witnesses said.",
        DAY,
    )
    assert "Guinea-Bissau" not in {name for one in found.events for name in one.by}
    assert next(one for one in found.events if one.title.startswith("Gunfire")).place != "Goma"


@pytest.mark.parametrize(
    "words",
    [
        "Luis Herrera was convicted in October of ordering the murders of 14 farmers in Tumaco.",
        "A former colonel was charged on Friday over the killing of six students in Tumaco.",
    ],
)
def test_a_court_s_day_is_not_that_of_the_crime_and_the_crime_s_place_is_not_the_court_s(words: str) -> None:
    found = read(words, DAY)
    court, crime = found.events
    assert court.place is None
    assert court.when != "-"
    assert crime.place == "Tumaco"
    assert not crime.item.when.is_known
    assert not found.tolls[0].item.when.is_known


@pytest.mark.parametrize(
    "words",
    [
        "Ali Fares, who leads a front that broke away from the FARC in 2016, was wounded in Guaviare.",
        "Ana Pereira, leader of the PAIGC, which led the fight for independence in 1974, was arrested in Bissau.",
    ],
)
def test_the_day_of_what_is_told_of_somebody_by_the_way_is_not_that_of_the_news(words: str) -> None:
    found = read(words, DAY)
    told = [*found.events, *found.tolls]
    assert told
    assert not any(one.item.when.is_known for one in told)


def test_those_who_drown_with_their_boat_died_in_no_ambush_of_that_day() -> None:
    found = read(
        "Gunmen ambushed a police convoy in Kenscoff on Tuesday, killing two officers.\n\n"
        "At least 17 migrants drowned when their dinghy capsized off Lampedusa on Tuesday, the coastguard said.",
        DAY,
    )
    assert [one.item.low for one in found.tolls if one.doer == "Gunmen"] == [2]
    assert [one.place for one in found.events] == ["Kenscoff", "Lampedusa"]


def test_somebody_new_who_died_of_wounds_in_another_town_was_not_shot_in_the_first() -> None:
    found = read(
        "In Garissa, two men were shot dead outside the bank. A girl died of gunshot wounds in Wajir, "
        "a hospital official said.",
        DAY,
    )
    assert [(one.item.low, one.place) for one in found.tolls] == [(2, "Garissa"), (1, "Wajir")]


def test_an_offer_turned_down_disputes_nothing_that_was_told() -> None:
    found = read(
        "Soldiers had detained 300 people in Sinaloa, the police said. President Claudia Sheinbaum rejected a request "
        "for more troops on Monday.",
        DAY,
    )
    assert {one.status for one in found.tolls} <= {"claimed", "reported"}


def test_a_game_won_is_no_attack_and_a_reproach_no_retreat() -> None:
    found = read(
        "Rebels attacked Bunia on Monday. The Leopards thrashed Uganda 4-1 in Kinshasa on Tuesday.\n\n"
        "The bishops accused the government of abandoning Beni.",
        DAY,
    )
    kinds = [one.kind for one in found.events]
    assert not any("withdrawal" in kind for kind in kinds)
    assert sum("violence" in kind for kind in kinds) == 1


def test_who_was_behind_an_attack_is_not_who_tells_of_it() -> None:
    found = read("Boko Haram was behind an attack on Bama in March in which 20 people died.", DAY)
    assert [(one.doers, one.by) for one in found.events] == [(("Boko Haram",), ())]


def test_officers_of_an_army_are_not_the_police_that_the_article_names() -> None:
    found = read(
        "Philippine police killed two men in Davao on Monday.\n\n"
        "In Guinea-Bissau, army officers seized the palace. The officers arrested the president on Tuesday.",
        DAY,
    )
    assert all("police" not in name for one in found.events if "president" in one.words for name in one.doers)
