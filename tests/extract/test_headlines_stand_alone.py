"""Headlines stand alone: they point at nothing told before, keep their grammar, and promise nothing that is past."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

TITLES = [
    ("The same gunmen ambushed a convoy near Djibo on Monday.", "ambushed", "Gunmen ambush convoy near Djibo"),
    ("The same market in Nyala was shelled on Monday.", "shelled", "Market in Nyala shelled"),
    ("A further 1,900 people fled Uvira on Monday.", "fled", "1,900 people flee Uvira"),
    ("A similar attack on the market of Kutum wounded six on Monday.", "attack", "Attack on the market of Kutum"),
    (
        "A sniper shot dead a farmer of the village on Monday.",
        "shot",
        "Sniper shoots dead farmer of the village",
    ),
    ("Troops loyal to the army chief broke a siege of El Obeid on Monday.", "broke", "Troops break siege of El Obeid"),
    (
        "Bandits attacked a bus and two tankers in Mombasa.",
        "attacked",
        "Bandits attack bus and two tankers in Mombasa",
    ),
    ("Peacekeepers of MONUSCO returned fire in Goma on Monday.", "returned", "Peacekeepers of MONUSCO return fire in Goma"),
]


@pytest.mark.parametrize(("text", "word", "title"), TITLES)
def test_a_headline_points_at_nothing_and_keeps_its_grammar(text: str, word: str, title: str) -> None:
    assert read(text).event(word).title == title


def test_a_long_list_is_cut_before_its_verb_is_lost() -> None:
    text = (
        "A large cache of weapons and ammunition including 4 rocket launchers, 16 assault rifles and over 3,000 rounds "
        "of machine gun ammunition was seized in Quetta on Monday."
    )
    title = read(text).event("seized").title
    assert "seized" in title
    assert "…" not in title


def test_whoever_was_the_first_to_be_tried_has_been_tried() -> None:
    events = read(
        "In 2014, Pascal Simbikangwa became the first person to be convicted in France.", date(2024, 10, 30)
    ).events
    assert all(one.status != "planned" for one in events)


def test_a_denial_holds_over_an_aside() -> None:
    reading = read("It denies the rumours, spread by the militias of Iran, that houses in Sulaymaniyah were searched.")
    assert reading.event("searched").status == "denied"


def test_days_later_go_on_from_the_day_told_and_not_from_who_said_it() -> None:
    reading = read(
        "On Monday afternoon, men shot dead seven people in Umm Qarfa, elders said. Two days later, robbers killed three "
        "herders near Um Badr.",
        date(2025, 11, 15),
    )
    assert reading.event("killed").when == "2025-11-12"
    assert reading.event("killed").status == "reported"


def test_days_of_the_coming_week_that_were_declared_are_to_come() -> None:
    reading = read("The rebels have declared an armed strike from 13 to 15 June in Choco.", date(2025, 6, 12))
    assert (reading.event("strike").when, reading.event("strike").status) == ("2025-06-13..2025-06-15", "planned")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Later in the day a strike near the Basel roundabout, at the western entrance to the city of Aleppo, killed at "
            "least 16 civilians, according to the monitor.",
            "Strike kills at least 16 civilians near Basel roundabout",
        ),
        (
            "Gunmen killed six people at the Basel roundabout in Aleppo on Friday.",
            "Gunmen kill six people at Basel roundabout",
        ),
    ],
)
def test_a_roundabout_is_told_whole_and_is_not_the_city_of_that_name(text: str, title: str) -> None:
    assert title in [event.title for event in read(text).events]
