"""How far the name of a body reaches, and what a body so named is."""

from __future__ import annotations

import pytest

from briefing.domain.actor import ActorKind
from tests.extract.reading import read


def _kinds(text: str) -> dict[str, ActorKind]:
    return {actor.name: actor.kind for actor in read(text).found.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Trust for Water and Land said on Friday that two of its members were held.", "Trust for Water and Land"),
        (
            "The Commission for Truth, Justice and Reparation counted 40 dead on Friday.",
            "Commission for Truth, Justice and Reparation",
        ),
        ("Police blamed the Front in Defence of the Forest on Friday.", "Front in Defence of the Forest"),
        ("The Radio and Press Supervision Council closed the station on Friday.", "Radio and Press Supervision Council"),
        ("Soldiers met the All Bodo Peasants Association on Friday.", "All Bodo Peasants Association"),
        ("Fighters of the Lautu Defence Force-Hriangpi took Zophei on Friday.", "Lautu Defence Force-Hriangpi"),
        (
            "The European Police Advisory Mission in Georgia (EPAMG) saw nothing on Friday.",
            "European Police Advisory Mission in Georgia",
        ),
    ],
)  # fmt: skip
def test_what_a_body_is_for_is_part_of_its_name(text: str, name: str) -> None:
    assert name in _kinds(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Bar Society of Uganda and the Gulu Nurses Association asked for an inquiry on Friday.",
            {"Bar Society of Uganda", "Gulu Nurses Association"},
        ),
        (
            "The Resistance Committees of Atbara and the Nile Professionals Association called a march on Friday.",
            {"Resistance Committees of Atbara", "Nile Professionals Association"},
        ),
    ],
)
def test_the_whole_name_of_another_body_is_another_name(text: str, names: set[str]) -> None:
    assert names <= set(_kinds(text))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("SSP Ghotki Farid Mangi said on Friday that two men were held.", "Farid Mangi", "person"),
        ("Bupati Yunus Wonda asked for calm on Friday.", "Yunus Wonda", "person"),
        ("The elders met Karbari Nihar Chakma on Friday.", "Nihar Chakma", "person"),
        ("Police blamed followers of Amirul Sahiron on Friday.", "Amirul Sahiron", "person"),
        ("The state, whose governor is Dauda Lawal, asked for help on Friday.", "Dauda Lawal", "person"),
        ("The State Migration Service denied it on Friday.", "State Migration Service", "government"),
        ("The Jesuit Refugee Service left the camp on Friday.", "Jesuit Refugee Service", "ngo"),
        ("The Special Anti-Robbery Squad arrested nine men on Friday.", "Special Anti-Robbery Squad", "police"),
        ("The Zotung Defence Force took the post on Friday.", "Zotung Defence Force", "armed-group"),
        ("Three men of the 412th Engineer Company were killed on Friday.", "412th Engineer Company", "military"),
        ("The Chad Council of Churches condemned the killing on Friday.", "Chad Council of Churches", "ngo"),
        ("Volta Railways stopped its trains on Friday.", "Volta Railways", "company"),
    ],
)
def test_its_words_say_what_a_name_is_of(text: str, name: str, kind: str) -> None:
    assert _kinds(text).get(name) is ActorKind(kind)


@pytest.mark.parametrize("name", ["Sochi Accord", "Coastal Guards Act", "Kampala Protocol", "Law No. 318"])
def test_papers_and_laws_are_nobody(name: str) -> None:
    found = _kinds(f"Ministers spoke of the {name} on Friday. The {name} was broken again, the Foreign Ministry said.")
    assert not any(name in one or one in name for one in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bamako, Mali. The United Nations mission left Gao on Friday. MINUSMA had 200 men there.", "MINUSMA"),
        ("Protesters left Khartoum, in Sudan. The TMC denied on Friday that it had given orders.", "Sudan"),
        ("Beirut, Lebanon. The Internal Security Forces (ISF) fired tear gas on Friday.", "Lebanon"),
        ("The Royal Thai Police held two men in Yala, Thailand, on Friday.", "Thai police"),
    ],
)
def test_a_short_or_common_name_is_of_the_country_that_is_told_of(text: str, name: str) -> None:
    assert any(name in one for one in _kinds(text))


@pytest.mark.parametrize("other", ["Trinamool", "Chad", "Iraqi"])
def test_a_short_name_is_none_of_another_countrys(other: str) -> None:
    sudan = _kinds("Protesters left Khartoum, in Sudan. The TMC denied on Friday that it had given orders.")
    lebanon = _kinds("Beirut, Lebanon. The ISF said on Friday that an officer had died.")
    assert not any(other in one for one in (*sudan, *lebanon))


@pytest.mark.parametrize(
    "text",
    [
        "The General Command of the Army and the Armed Forces said that ten soldiers were killed in Homs.",
        "The Supreme Council of the Army and the Security Forces said that ten soldiers were killed in Atbara.",
        "The wounded were treated at the Davao Regional and Medical Center on Friday.",
    ],
)
def test_a_body_of_two_arms_is_one(text: str) -> None:
    assert not {"Armed Forces", "Security Forces", "Medical Center"} & set(_kinds(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Padoh Saw Taw Nee spoke of six dead on Friday.", "Saw Taw Nee"),
        ("Colonel Saw Chit Thu met the envoys on Friday.", "Saw Chit Thu"),
    ],
)
def test_a_known_name_that_begins_with_a_title_stays_whole(text: str, name: str) -> None:
    assert name in _kinds(text)
