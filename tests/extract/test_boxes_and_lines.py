"""Boxes of key figures with a place and a day before them, numbered items, lines that lead on to other articles, and the
words in which movements tell of their own dead."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 12)
OPENING = "The office has updated its figures."


@pytest.mark.parametrize(
    ("line", "place", "when"),
    [
        ("North Kivu – Killed: 80; injured: 200", "North Kivu", ""),
        ("Gaza City, 3 May – Killed: 80; injured: 200.", "Gaza City", "2025-05-03"),
        ("Nyala, 8 May. Killed: 80; injured: 200", "Nyala", "2025-05-08"),
        ("Nyala, 8 May: Killed: 80 | Injured: 200", "Nyala", "2025-05-08"),
        ("Maiduguri, 4 May — Dead: 80; Wounded: 200", "Maiduguri", "2025-05-04"),
    ],
)
def test_a_place_and_a_day_before_key_figures_hold_for_all_of_them(line: str, place: str, when: str) -> None:
    reading = read(f"{OPENING}\n\n{line}", DAY)
    assert [toll.figure for toll in reading.tolls] == [("killed", 80, 80), ("wounded", 200, 200)]
    assert {toll.place for toll in reading.tolls} == {place}
    assert {toll.when for toll in reading.tolls} == ({when} if when else {toll.when for toll in reading.tolls})


@pytest.mark.parametrize("line", ["Displaced: 5,200", "Newly displaced: 4,300; injured: 11"])
def test_a_box_of_displaced_people_tells_a_figure_and_no_happening(line: str) -> None:
    reading = read(f"{OPENING}\n\n{line}", DAY)
    assert "displaced" in {toll.figure[0] for toll in reading.tolls}
    assert not reading.events


@pytest.mark.parametrize(
    "number",
    ["1.2", "3.1.4", "(b)", "(iii)", "2.4."],
)
def test_the_number_of_an_item_is_no_part_of_what_it_tells(number: str) -> None:
    reading = read(f"{OPENING}\n\n{number} Access: gunmen killed three drivers near Gao on 8 May.", DAY)
    assert reading.figures == [("killed", 3, 3)]
    assert reading.tolls[0].place == "Gao"
    assert {place.name for place in reading.found.places} == {"Gao"}


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Eleven killed by mines in Nyala in April",
        "READ MORE: Army kills 30 militants in Hiran",
        "Related: **Suicide bomber kills five in Beledweyne**",
        "Related stories | Gunmen kill nine in Zamfara",
        "See also – Nine dead in Goma shelling",
        "More on this story: four soldiers killed in Gao",
        "Watch: drone strike kills three in Kherson",
        "You may also like: Two killed in Quetta blast",
        "Reporting by Ana Ruiz, who was wounded in Gaza; editing by Mark Heinrich",
        "© 2025 Horn Wire. Two killed.",
    ],
)
def test_lines_that_lead_on_to_other_articles_tell_nothing_of_this_one(line: str) -> None:
    reading = read(f"{OPENING}\n\n{line}", DAY)
    assert [reading.events, reading.tolls, list(reading.found.actors)] == [[], [], []]


@pytest.mark.parametrize(
    "text",
    [
        "Watch commanders said two soldiers were killed in Herat.",
        "Related attacks killed two soldiers in Herat on Sunday.",
        "Reading the list of the dead, the mayor said two soldiers were killed in Herat.",
    ],
)
def test_a_sentence_that_only_begins_like_such_a_line_is_read(text: str) -> None:
    assert read(f"{OPENING}\n\n{text}", DAY).figures == [("killed", 2, 2)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Three citizens ascended to martyrdom on Monday in Khan Younis.", 3),
        ("A soldier ascended as a martyr in Saravan on Sunday.", 1),
        ("The fighter Shadi Murshid rose as a martyr near Suwayda on 9 May.", 1),
        ("Comrade Zagros Amed reached the rank of martyrdom near Kobani on 9 May.", 1),
        ("A child fell martyr in the shelling of Zirgan.", 1),
        ("Four policemen fell as martyrs in Quetta on Friday.", 4),
        ("Two brothers joined the caravan of martyrs in Nablus on Thursday.", 2),
        ("Two mujahideen attained martyrdom in Sangin yesterday.", 2),
    ],
)
def test_whoever_rises_or_falls_as_a_martyr_is_dead(text: str, low: int) -> None:
    assert read(text, DAY).figures == [("killed", low, low)]


@pytest.mark.parametrize(
    "text",
    [
        "The families joined the martyrs' committee in Gaza on Sunday.",
        "The prices rose on Martyrs' Square in Beirut on Sunday.",
        "He reached the rank of colonel in Homs.",
        "The cabinet fell on Sunday.",
    ],
)
def test_whoever_rises_otherwise_lives(text: str) -> None:
    assert not read(text, DAY).tolls


@pytest.mark.parametrize("word", ["occupiers", "invaders", "hirelings"])
def test_names_for_the_foe_count_people_who_fight(word: str) -> None:
    (toll,) = read(f"Our soldiers eliminated 33 {word} near Vovchansk.", DAY).tolls
    assert toll.item.victims.value == "combatant"
