"""Offices and ties that stand between commas beside a name, whatever the parser makes of the sentence."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Ms. Aina Rakoto, Special Envoy of the Secretary-General and Head of MINUSMA, told the Council so.",
            ("Aina Rakoto", "leads", "MINUSMA"),
        ),
        (
            "NATO's secretary-general, Ilse Brandt, condemned it.",
            ("Ilse Brandt", "leads", "NATO"),
        ),
        (
            "Guards of the Abu Sayyaf sub-leader Idris Hapilon fired on the boat.",
            ("Idris Hapilon", "member-of", "Abu Sayyaf"),
        ),
        (
            "The rain went on. Director Halima Warsame of the Meteorological Department warned of floods.",
            ("Halima Warsame", "leads", "Meteorological Department"),
        ),
        (
            "The Lord's Resistance Army, a rebel group led by Joseph Kony, burned the village.",
            ("Joseph Kony", "leads", "Lord's Resistance Army"),
        ),
        (
            "They fled as the Rapid Support Forces of his former deputy, Mohamed Hamdan Dagalo, shelled the market.",
            ("Mohamed Hamdan Dagalo", "leads", "Rapid Support Forces"),
        ),
        (
            "The National Resistance Front of Ahmad Massoud, an enemy of the Taliban, is far away.",
            ("National Resistance Front of Afghanistan", "opposes", "Taliban"),
        ),
        (
            "The United Wa State Army, which Beijing arms, stayed out.",
            ("China", "backs", "United Wa State Army"),
        ),
        (
            "Fighters of the RSF-allied Tamazuj movement burned the market.",
            ("Tamazuj", "allied-with", "Rapid Support Forces"),
        ),
        (
            "The Frontier Corps, a paramilitary force under the interior ministry of Pakistan, lost two men.",
            ("Frontier Corps", "part-of", "Pakistani interior ministry"),
        ),
        (
            "The crew is safe, an engineer of the Harbour Company, Li Chen, said.",
            ("Li Chen", "member-of", "Harbour Company"),
        ),
    ],
)
def test_an_office_beside_a_name_is_read_off_the_commas(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


def test_a_line_under_a_name_tells_for_whom_it_is_signed() -> None:
    reading = read("# Captain Luis Ortega\n\n# Spokesman for the 4th Brigade")
    assert ("Luis Ortega", "member-of", "4th Brigade") in reading.ties


def test_a_body_without_a_name_has_a_head() -> None:
    reading = read("Bernardo Macuacua, the commissioner of the police, visited Pemba in Mozambique on Monday.")
    assert {(who, how) for who, how, _ in reading.ties} == {("Bernardo Macuacua", "leads")}


@pytest.mark.parametrize(
    "text",
    [
        "Jaal Dula, until last month the commander of the Oromo Liberation Army in Guji, has signed a deal.",
        "After the death of Jaal Dula, the commander of the Oromo Liberation Army fled.",
        "Jaal Dula, a former commander of the Oromo Liberation Army, has signed a deal.",
        "The Oromo Liberation Army, a group once led by Jaal Dula, has split.",
        "The Oromo Liberation Army, a group founded by Jaal Dula, has split.",
    ],
)
def test_who_only_stands_near_leads_nothing(text: str) -> None:
    assert not [tie for tie in read(text).ties if tie[0] == "Jaal Dula"]


@pytest.mark.parametrize(
    "text",
    [
        "Jund al-Aqsa, once al-Qaeda's affiliate in Hama, broke with the network.",
        "The Arakan Army, an ally of China until 2009, took the town.",
        "Nor is Hizbul Islam a part of al-Shabaab.",
    ],
)
def test_what_is_over_or_ruled_out_is_no_tie(text: str) -> None:
    assert not [tie for tie in read(text).ties if tie[1] in ("allied-with", "part-of")]


def test_a_military_adviser_is_of_no_army_that_nobody_names() -> None:
    reading = read(
        "Syrian forces fought on. Iranian media reported the death of Brigadier General Kiumars Pourahmadi, a top military "
        "adviser in Aleppo, during the clashes."
    )
    assert not reading.ties
    own = read("Israeli forces struck the port. Colonel Avi Cohen, a military spokesman, denied it.")
    assert own.ties == {("Avi Cohen", "member-of", "Israel Defense Forces")}
