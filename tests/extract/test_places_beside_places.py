"""Places named beside each other: which of them is where it was, and which only says where that one lies."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Gunmen killed four herders at Tounga, near Sake, on Thursday.", "Tounga"),
        (
            "Two miners died on Thursday when a shell hit Dar Azza, a town close to the city of Aleppo.",
            "Dar Azza",
        ),
        ("Five soldiers died when rebels set off a bomb at Ndzevru, not far from Kumbo.", "Ndzevru"),
        ("In Syria, near Homs, gunmen killed two farmers on Thursday.", "Homs"),
    ],
)
def test_what_a_place_lies_near_is_not_the_place(words: str, place: str) -> None:
    found = read(words, DAY)
    assert [toll.place for toll in found.tolls] == [place]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Soldiers raided Tulkarm refugee camp and the adjacent Nur Shams camp on Thursday.", "Tulkarm"),
        ("The group fired rockets at Sderot and at the Kissufim base on Thursday.", "Sderot"),
        ("Artillery shelled Bara and the nearby village of Um Sayala on Thursday.", "Bara"),
    ],
)
def test_of_places_that_are_listed_a_small_one_is_no_closer_word_for_the_first(words: str, place: str) -> None:
    assert [event.place for event in read(words, DAY).events] == [place]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Between 11 and 13 May the town of Zemio was the scene of attacks by fighters on the army.", "Zemio"),
        ("The village of Kidal was the target of a raid by bandits on Thursday.", "Kidal"),
    ],
)
def test_a_place_that_was_the_scene_of_a_blow_is_its_place(words: str, place: str) -> None:
    assert [event.place for event in read(words, DAY).events] == [place]


def test_a_suspect_is_held_in_the_village_that_he_was_in_and_not_where_his_case_was() -> None:
    assert read("Police said on Thursday they had arrested a suspect in the town of Tame.", DAY).events[0].place == "Tame"
    held = read("Police said on Thursday they had arrested a suspect in the bombing of the market of Tame.", DAY)
    assert next(event for event in held.events if event.kind.startswith("detention")).place is None


def test_at_the_entrance_to_a_town_is_in_the_town() -> None:
    found = read("The patrol left Goma on Wednesday. A mine killed two at the entrance to Sake on Thursday.", DAY)
    assert [toll.place for toll in found.tolls] == ["Sake"]


def test_who_is_held_by_villagers_is_held_where_they_live() -> None:
    assert [e.place for e in read("Soldiers were surrounded and held by villagers in Argelia on Monday.", DAY).events] == [
        "Argelia"
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("In Bunia, residents said gunmen had killed six people on Thursday.", "Bunia"),
        ("Elsewhere, in the town of Sake, a trader said soldiers had shot two men.", "Sake"),
        ("In Geneva, the foreign minister said gunmen had killed six people on Thursday.", None),
    ],
)
def test_where_people_of_a_place_speak_at_the_head_of_a_sentence_is_where_it_was(words: str, place: str | None) -> None:
    assert [toll.place for toll in read(words, DAY).tolls] == [place]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Before midnight the planes came to Kfar Kila. Two houses were flattened and a woman was killed.", "Kfar Kila"),
        ("On Thursday the helicopters came to Anefis. They fired at a wedding and killed 12 people.", "Anefis"),
    ],
)
def test_where_planes_come_to_is_where_their_bombs_fall(words: str, place: str) -> None:
    assert [toll.place for toll in read(words, DAY).tolls] == [place]


def test_a_first_verb_read_as_a_noun_does_not_lose_the_place_at_the_head() -> None:
    found = read("In Huwara, south of Nablus, a settler shot and killed a Palestinian farmer on 15 May.", DAY)
    assert [one.place for one in (*found.events, *found.tolls)] == ["Huwara", "Huwara"]


def test_where_the_doers_came_from_is_not_where_they_did_it() -> None:
    words = "In Hebron governorate, settlers from an outpost near Susiya assaulted herders in Masafer Yatta on 15 May."
    assert [event.place for event in read(words, DAY).events] == ["Masafer Yatta"]
