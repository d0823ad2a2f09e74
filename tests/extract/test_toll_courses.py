"""How a toll went on: older and newer figures, parts with days of their own, and what became of people in some turns."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

COURSES = [
    (
        "The Red Cross puts the number of dead at 14, up from 11, and that of the injured at 41.",
        ["killed 14", "killed 11", "wounded 41"],
    ),
    (
        "The ministry put the number of people killed since 7 April at 17, and of those forced from their homes at 2,400.",
        ["killed 17", "displaced 2400"],
    ),
    (
        "A woman from Kano and her son of seven succumbed to their injuries on Wednesday, "
        "taking the number of people killed in Monday's ambush of a bus near Jos to eleven. Four of the dead are minors.",
        ["killed 1", "killed 1", "killed 11", "killed 4 part"],
    ),
    ("Nine people died in the blast. The hospital is still treating 24 people.", ["killed 9", "wounded 24"]),
    (
        "Four people were killed near Jos on Tuesday.\nGovernment Medical College Jos is still treating 24 people.",
        ["killed 4", "wounded 24"],
    ),
    ("The army said it had answered fire in which one of its men was hurt.", ["wounded 1"]),
    ("Police revised the death toll from 14 to 11.", ["killed 14", "killed 11"]),
    ("An earlier toll of 14 was revised downwards to 11 on Friday.", ["killed 14", "killed 11"]),
    ("A bomb exploded in Jos on Tuesday. The toll rose to 12, then to 19.", ["killed 12", "killed 19"]),
    ("The toll has climbed to 31 since Tuesday, when a bomb exploded in a mosque.", ["killed 31"]),
    ("The number of students who lost their lives when their hostel was bombed has risen to 25.", ["killed 25"]),
    ("The number of people who died in the raid stands at 25.", ["killed 25"]),
    ('The group put the number of soldiers and "hypocrites" killed at 31.', ["killed 31"]),
    ("Our army counts 26 of its soldiers dead.", ["killed 26"]),
    ("Some 1,100 soldiers, gendarmes and police officers have given their lives.", ["killed 1100"]),
    ("Two of the wounded did not survive the night.", ["killed 2"]),
    ("Eleven soldiers surrendered after the assault.", ["captured 11"]),
    ("Eleven rebels surrendered with their weapons.", []),
    ("Three students were badly beaten by police.", ["wounded 3"]),
    ("Morocco beat three rivals to the cup.", []),
    ("The hospital is treating 62 patients from the blast, among them 20 children.", ["wounded 62", "wounded 20 part"]),
    ("The hospital is treating 62 patients with cholera.", []),
    ("To date two hunters, who were used as guides, are known to have perished.", ["killed 2"]),
    ("The village lost its grain store, its clinic and 19 of its people.", ["killed 19"]),
    ("Men on motorbikes shot dead a priest in Jos.", ["killed 1"]),
    ("One of the injured, a teacher who had lost both legs, later succumbed to her wounds.", ["killed 1"]),
    ("Five people died, one of them a nine-year-old boy.", ["killed 5", "killed 1 part"]),
    (
        "A blast killed 12 people, of whom four were children and two policemen.",
        ["killed 12", "killed 4 part", "killed 2 part"],
    ),
    (
        "A blast killed 12 people, of whom four were children and three were soldiers.",
        ["killed 12", "killed 4 part", "killed 3 part"],
    ),
]


@pytest.mark.parametrize(("text", "told"), COURSES)
def test_every_figure_of_a_toll_is_told(text: str, told: list[str]) -> None:
    tolls = [toll.item for toll in read(text).tolls]
    assert [f"{one.effect.value} {one.low}{' part' if one.part_of else ''}" for one in tolls] == told


def test_the_older_figure_is_replaced_by_the_newer() -> None:
    newer, older = read("A bomb went off in Jos on Tuesday. The number of dead stands at 31, up from 24.").tolls
    assert (newer.item.low, older.item.low, newer.item.replaces) == (31, 24, older.item.id)
    assert newer.when == older.when == "2025-05-13"


def test_parts_of_a_running_total_have_days_of_their_own() -> None:
    tolls = read(
        "Some 300 people have been killed since January, including 40 in the past week and 12 on Thursday alone."
    ).tolls
    assert [(toll.item.low, toll.when) for toll in tolls] == [
        (300, "2025-01-01..2025-05-16"),
        (40, "2025-05-09..2025-05-16"),
        (12, "2025-05-15"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The clashes, which broke out on 2 May, have killed 60 people.",
        "Sixty people have been killed in an offensive launched on 2 May.",
    ],
)
def test_what_has_come_about_since_a_beginning_is_a_running_total(text: str) -> None:
    (toll,) = read(text).tolls
    assert (toll.item.low, toll.item.cumulative, toll.when) == (60, True, "2025-05-02..2025-05-16")


def test_whoever_is_taken_to_a_hospital_elsewhere_was_hurt_on_the_day_told() -> None:
    _, toll = read(
        "Gunmen fired on a bus in Jos on Tuesday, killing nine.\nThirty-three others were taken to hospitals in Kaduna."
    ).tolls
    assert (toll.item.low, toll.when) == (33, "2025-05-13")
