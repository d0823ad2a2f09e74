"""What "there", "the village" and "in the area" mean, and which place and day a site, a paragraph and its heading give."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Rebels attacked the town of Djugu on Tuesday, a spokesman said in Bunia. Eight soldiers died there.", "Djugu"),
        (
            "Gunmen raided a mine near Hounde on Tuesday, the ministry said in Ouagadougou. Eight were killed there.",
            "Hounde",
        ),
        ("Clashes broke out in Yumbe on Tuesday, police in Kampala said. Eight people were killed there.", "Yumbe"),
        (
            "Raiders struck Galdima, in the Bama local government area, on Tuesday. Eight farmers were killed there.",
            "Galdima",
        ),
    ],
)
def test_there_is_where_it_happened_not_where_it_was_told_nor_the_district_it_lies_in(words: str, place: str) -> None:
    toll = read(words, DAY).toll("killed", 8)
    assert (toll.place, toll.when) == (place, "2025-05-13")


def test_the_village_is_the_place_that_was_called_one() -> None:
    reading = read(
        "Gunmen fired on a ferry on Wednesday as it passed the village of Kuich, traders said in Malakal.\n\n"
        "The governor, who lives in Nasir, blamed a militia.\n\n"
        "On Thursday a helicopter gunship bombed cattle camps near the village, killing three herders.",
        DAY,
    )
    assert reading.toll("killed", 3).place == "Kuich"


def test_the_area_is_the_one_just_told_of() -> None:
    reading = read(
        "A convoy was attacked near Labbezanga on Tuesday. Two days after the attack, jets bombed a camp in the area.", DAY
    )
    bombing = reading.event("bomb")
    assert (bombing.place, bombing.when) == ("Labbezanga", "2025-05-15")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            "A missile hit a school where families were sheltering in Kramatorsk on Sunday, killing seven people.",
            "Kramatorsk",
        ),
        ("Drones struck a hall where traders were meeting in Nyala on Sunday, leaving seven dead.", "Nyala"),
        (
            "Gunmen attacked a church where people had gathered in the village of Tolofe on Sunday and killed seven.",
            "Tolofe",
        ),
    ],
)
def test_what_people_did_at_a_site_tells_where_and_when_it_was_hit(words: str, place: str) -> None:
    reading = read(words, DAY)
    toll = reading.toll("killed", 7)
    assert (toll.place, toll.when) == (place, "2025-05-11")
    blow = next(event for event in reading.events if event.place == place and event.when == "2025-05-11")
    assert blow.kind.split("/")[0] in ("strike", "violence-against-civilians")


@pytest.mark.parametrize("words", ["assault on Birakat", "attack on Dabra Zibit"])
def test_an_attack_that_is_repelled_was_on_a_place(words: str) -> None:
    reading = read(f"On Sunday soldiers repelled an {words}. Forty rebels were eliminated.", DAY)
    assert reading.toll("killed", 40).place == words.split(" on ")[1]


def test_a_paragraph_that_names_a_town_is_told_there_and_not_all_over_what_its_heading_names() -> None:
    reading = read(
        "# Upper Nile\n\nEleven people died when a barge was fired upon near Kuich, Ulang County, on 7 May. "
        "The same evening, an airstrike hit cattle camps, killing three people.\n\n"
        "# North Kivu\n\nOn 7 May gunmen attacked the village of Mbau and killed nine people. "
        "A further attack on 9 May left two people dead.",
        DAY,
    )
    assert reading.toll("killed", 3).place == "Kuich"
    assert reading.toll("killed", 2).place == "North Kivu"  # which may have been anywhere in it


def test_those_who_had_fled_are_where_they_were_registered() -> None:
    reading = read(
        "# North Kivu\n\nIn Oicha, 1,340 people who had fled the fighting were registered between 9 and 11 May.", DAY
    )
    assert reading.toll("displaced", 1340).place == "Oicha"


def test_when_a_boat_had_left_is_not_when_it_was_hit() -> None:
    reading = read(
        "Nine people were killed on Wednesday when gunmen opened fire on a barge near Malakal.\n\n"
        "The vessel, which had set out that Monday with traders on board, was hit from both banks.\n\n"
        "Hours after the ambush, a helicopter bombed cattle camps, killing three herders.",
        DAY,
    )
    assert reading.toll("killed", 3).when == "2025-05-14"


def test_some_of_the_dead_are_not_those_hurt_and_those_hurt_are_not_of_another_raid() -> None:
    reading = read(
        "On 4 May soldiers went from house to house in Merawi and shot dead 19 men.\n\n"
        "In Gedeb a school was hit by a drone on 10 May. "
        "Sixteen people died at the scene, seven of them children, and more than 30 were injured.",
        DAY,
    )
    assert reading.toll("killed", 7).place == "Gedeb"
    hurt = reading.toll("wounded", 31)
    assert (hurt.place, hurt.when) == ("Gedeb", "2025-05-10")


def test_where_those_who_did_it_fled_to_is_not_where_they_did_it() -> None:
    reading = read(
        "In the village of Sahn, rebels killed four people on Monday. "
        "The attackers abducted nine others before fleeing to the hills of Kassa.",
        DAY,
    )
    assert reading.toll("abducted", 9).place == "Sahn"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            "On Monday our units ambushed a patrol at the place known as Puente Tabla and killed six soldiers.",
            "Puente Tabla",
        ),
        ("Gunmen killed six men on Monday in a hamlet called Kessou, near Gao.", "Kessou"),
    ],
)
def test_what_a_place_is_called_is_where_it_was(words: str, place: str) -> None:
    assert _of_six(words) == (place, "2025-05-12")


def _of_six(words: str) -> tuple[str | None, str]:
    toll = read(words, DAY).toll("killed", 6)
    return toll.place, toll.when


def test_the_quarter_that_a_sentence_names_goes_before_the_town_told_before_it() -> None:
    reading = read(
        "Two drones flew over Myitkyina on Monday. One of them fell on a house in Dukahtawng ward, leaving a couple dead.",
        DAY,
    )
    assert (reading.toll("killed", 2).place or "").startswith("Dukahtawng")


def test_the_day_of_a_deal_is_not_that_of_what_its_namesakes_did() -> None:
    reading = read(
        "The M23, which has its name from a deal signed on March 23, 2009, seized Goma in January and Bukavu in February.",
        DAY,
    )
    assert reading.event("M23 seizes Goma").when == "2025-01-01..2025-01-31"
