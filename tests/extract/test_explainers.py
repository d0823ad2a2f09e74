"""Explainers, profiles and analyses: lives told on, stories long past, question headings, other blows of the same day."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read


def test_a_life_is_told_on_of_whom_the_sentence_before_tells() -> None:
    seen = read(
        "Idrissa Kone joined the rebels in 2009. He came home in 2014 after President Amadou Diallo granted an amnesty. "
        "Two years later he was arrested in Segou.",
        day=date(2024, 5, 3),
    )
    assert seen.event("arrested in Segou").targets == ("Idrissa Kone",)


def test_until_a_day_when_something_began_is_that_day() -> None:
    seen = read("She sold bread in Gao until the evening of 4 March, when the shelling began.", day=date(2024, 5, 3))
    assert seen.event("shelling").when == "2024-03-04"


def test_a_bare_day_of_the_month_goes_on_from_the_story_just_told() -> None:
    seen = read(
        "Rebels attacked the town of Djibo on 18 July.\n\nOn the 22nd soldiers retook the police station in Djibo.",
        day=date(2024, 11, 3),
    )
    assert seen.event("retook").when == "2024-07-22"


def test_a_bare_day_of_the_month_in_the_news_is_the_last_one() -> None:
    seen = read(
        "Rebels attacked the town of Djibo on 18 July.\n\nOn the 22nd soldiers retook the police station in Djibo.",
        day=date(2024, 7, 24),
    )
    assert seen.event("retook").when == "2024-07-22"


def test_the_next_day_is_not_counted_from_when_a_toll_was_read_out() -> None:
    seen = read(
        "Gunmen attacked a mosque in Fambita on 21 March, killing 44 people.\n\n"
        "The ministry announced the toll in a statement broadcast on state radio on Sunday.\n\n"
        "Two suspects were detained the next day in Kokorou.",
        day=date(2025, 3, 27),
    )
    assert seen.event("suspects").when == "2025-03-22"


def test_crimes_that_somebody_serves_a_sentence_for_are_no_events() -> None:
    seen = read(
        "The gang's leader had been serving a 12-year term since 2015 for arms trafficking, murder and extortion. "
        "He was jailed on charges of murder.",
        day=date(2024, 1, 19),
    )
    assert not any("urder" in event.title or "idnapping" in event.title for event in seen.events)


def test_a_truce_is_not_in_the_country_whose_president_announced_it() -> None:
    seen = read(
        "Two weeks after the ceasefire announced by U.S. President Donald Trump on June 24 took hold, nobody knows.",
        day=date(2025, 7, 9),
    )
    assert seen.event("ceasefire").place is None


def test_little_words_in_a_heading_of_capitals_are_no_organisations() -> None:
    seen = read(
        "WHO IS ABU OMAR?\n\nGunmen attacked a bus near Tera on 3 March, killing four passengers.",
        day=date(2024, 3, 9),
    )
    assert not {"World Health Organization", "Islamic State"} & set(seen.actors)


def test_the_blow_that_another_strikes_back_with_is_another_blow() -> None:
    seen = read(
        "On June 13 some 200 aircraft hit the plant at Natanz and killed Gen. Hossein Salami. "
        "Iran fired about 100 drones the same day.",
        day=date(2025, 7, 9),
    )
    assert seen.toll("killed", 1).doer is None
    assert "Iran" not in seen.event("aircraft hit").doers


def test_the_ministry_of_a_breakaway_republic_is_not_of_the_country_it_left() -> None:
    seen = read(
        "The health ministry of the unrecognised republic said at least 200 people had been killed in Stepanakert. "
        "Azerbaijan denied it.",
        day=date(2023, 9, 25),
    )
    assert "Azerbaijani health ministry" not in seen.toll("killed", 200).by


def test_a_country_s_own_toll_is_not_of_the_last_town_that_was_struck() -> None:
    seen = read(
        "A missile struck Soroka hospital in Beersheba on June 19.\n\nIn Israel 28 people died.",
        day=date(2025, 7, 9),
    )
    toll = seen.toll("killed", 28)
    assert (toll.place, toll.when) == ("Israel", "")


def test_what_a_health_ministry_counts_was_not_done_by_its_own_state() -> None:
    seen = read(
        "On June 23 Tehran launched missiles at Al Udeid air base in Qatar.\n\n"
        "The toll is disputed. Iran's health ministry says 610 people were killed.",
        day=date(2025, 7, 9),
    )
    toll = seen.toll("killed", 610)
    assert (toll.doer, toll.place) == (None, None)
