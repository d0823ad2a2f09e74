"""Who is accused of what, who goes on speaking, and what African papers call an area, an officer and a group."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.actor import ActorKind
from tests.extract.reading import read

DAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    "words",
    [
        "The Tigray Interim Administration accused Afar of attacking villages in Megale.",
        "The M23 accused Kinshasa of bombing Kadasomwa and Minembwe, killing nine civilians.",
    ],
)
def test_whoever_accuses_has_not_done_it(words: str) -> None:
    found = read(words, DAY)
    assert all("Tigray Interim Administration" not in one.doers for one in found.events)
    assert all("March 23 Movement" not in one.doers for one in found.events)
    assert all(one.doer == "Democratic Republic of the Congo" for one in found.tolls)


def test_a_spokesman_who_denies_and_accuses_does_both() -> None:
    words = (
        "Gabriel Lam, the SPLA-IO spokesman, denied that his forces had carried out the raid, and "
        "accused the army of having "
        "shelled their positions in Mundri on 7 November."
    )
    found = read(words, DAY)
    assert ("Gabriel Lam", "asserts") in found.statements
    assert all(one.by != one.doers for one in found.events)


def test_allies_of_the_accused_are_accused_and_each_number_has_its_day() -> None:
    found = read(
        "Amnesty International on Tuesday accused the Malian army and allied Dozo militias of having "
        "killed at least 31 "
        "civilians in two villages of the Ségou region in October: 21 in Kamona on October 2 and ten in "
        "Balle on October 13.",
        DAY,
    )
    assert "Malian Armed Forces" in found.event("killed at least 31").doers
    assert found.toll("killed", 21).when == "2025-10-02"
    assert found.toll("killed", 10).when == "2025-10-13"


def test_the_doer_behind_the_night_is_the_doer() -> None:
    found = read("Nine farmers were killed on the night of Friday 14 to Saturday 15 November by ADF rebels at Mayi.", DAY)
    assert found.toll("killed", 9).doer == "Allied Democratic Forces"


def test_the_assailants_are_no_enemy_of_those_who_were_just_told_to_attack() -> None:
    found = read(
        "Nine civilians were killed by ADF rebels at Byambwe on Friday. The assailants burst into the "
        "health centre and set "
        "fire to it, a mayor said.\n\nThe army said that its forces were in pursuit of the "
        "enemy.\n\nSix people, among them "
        "two members of the Wazalendo, died in clashes with CODECO militiamen in Djugu. The Uganda "
        "People's Defence Force sent "
        "more Wazalendo there.",
        DAY,
    )
    assert all("Wazalendo" not in one.doers for one in found.events if "Byambwe" in one.title or "ssailants" in one.title)


def test_the_group_is_who_acted_in_the_sentence_before() -> None:
    found = read(
        "ISWAP fighters ambushed troops and members of the Civilian Joint Task Force near Wajiroko. A "
        "brigade commander was "
        "captured and later executed by the group.",
        DAY,
    )
    assert found.event("executed").doers == ("Islamic State West Africa Province",)


def test_he_said_behind_a_nameless_resident_is_the_resident() -> None:
    found = read(
        "The police said that one Ali Shehu sustained an injury.\n\nA resident told our correspondent "
        "that one of the girls had "
        'escaped through a farm. "Two of them are back," he said.',
        DAY,
    )
    assert ("Ali Shehu", "asserts") not in found.statements


def test_a_local_government_area_and_a_relations_officer_are_no_actors() -> None:
    found = read(
        "Gunmen on Monday attacked a market in Danko/Wasagu Local Government Area of Kebbi State and "
        "killed two traders. The "
        "Police Public Relations Officer in the state, CSP Nafi'u Abubakar Kotarkoshi, said the "
        "attackers fled. Schools in "
        "three LGAs were closed, SP Adetoun Ejire said.",
        DAY,
    )
    names = " | ".join(found.actors)
    assert not any(part in names for part in ("Area", "Officer", "LGA", "Danko", "SP "))


def test_a_place_and_a_day_of_a_statement_are_not_those_of_the_attack() -> None:
    found = read(
        "The spokesperson of the police, Adetoun Ejire, confirmed the attack in a statement issued in "
        "Ilorin on Wednesday.\n\n"
        '"The hoodlums opened fire. Two of the bandits were neutralised," she said.',
        DAY,
    )
    assert found.toll("killed", 2).place is None
    assert all(one.place != "Ilorin" for one in found.events)


def test_those_who_were_released_had_been_taken() -> None:
    found = read("Gunmen abducted the village chief and two of his sons on Sunday. They were released yesterday.", DAY)
    assert all(not any("unmen" in name for name in one.targets) for one in found.events)


def test_who_is_evacuated_to_a_hospital_is_not_displaced() -> None:
    found = read("Seven people were killed and eleven others wounded and evacuated to Sévaré hospital.", DAY)
    assert {one.figure[0] for one in found.tolls} == {"killed", "wounded"}


def test_forces_from_a_region_are_not_the_army_of_the_country() -> None:
    found = read("Officials in Ethiopia said forces from Tigray crossed the border on Nov. 5 and shelled herders.", DAY)
    assert all("Ethiopian National Defence Force" not in one.doers for one in found.events)


def test_a_day_in_november_is_no_group() -> None:
    found = read("A vehicle hit an explosive device on the Bandiagara road on Monday, November 17. Seven were killed.", DAY)
    assert not any(one.kind is ActorKind.ARMED_GROUP for one in found.actors.values())


def test_fighters_of_a_foreign_people_are_not_its_army() -> None:
    found = read("In Puntland, forces captured two Ethiopian fighters and killed a Kenyan.", DAY)
    assert not any("Ethiopian National Defence Force" in one.targets for one in found.events)
    assert all(one.side != "Ethiopian National Defence Force" for one in found.tolls)


def test_an_aside_before_told_hides_no_dead() -> None:
    found = read("Residents, however, told our paper by phone that twelve civilians died when a drone struck a house.", DAY)
    assert found.toll("killed", 12).by == ("Residents",)


def test_the_source_is_called_by_the_name_behind_it() -> None:
    words = "Two traders were shot dead in Bor, according to the Jonglei State police spokesperson, Maj. Daniel Majak Tuor."
    assert found_by(words) == ("Daniel Majak Tuor",)


def found_by(words: str) -> tuple[str, ...]:
    return read(words, DAY).toll("killed", 2).by


def test_a_sum_of_money_is_no_actor() -> None:
    found = read("The abductors contacted the family and demanded N150 million ransom.", DAY)
    assert not any("N150" in name for name in found.actors)
