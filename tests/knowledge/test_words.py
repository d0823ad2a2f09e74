"""Titles, materiel and generic words: what stands around names in reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Group, Victims
from briefing.errors import ResourceMissing
from briefing.knowledge.collectives import Collectives
from briefing.knowledge.offices import Offices, OfficeSort
from briefing.knowledge.weapons import Weapons

OFFICES = Offices.load()
WEAPONS = Weapons.load()
COLLECTIVES = Collectives.load()


@pytest.mark.parametrize(
    ("text", "length", "key"),
    [
        ("Lt. Gen. Johnny Luboya", 2, "lieutenant-general"),
        ("Lt . Gen . Johnny", 4, "lieutenant-general"),
        ("Brigadier General Kiumars Pourahmadi", 2, "brigadier-general"),
        ("President Vladimir Putin", 1, "president"),
        ("foreign minister Asaad al-Shaibani", 2, "foreign-minister"),
        ("Col. X", 1, "colonel"),
        ("top military adviser in Aleppo", 3, "adviser"),
        ("UN special envoy Geir Pedersen", 3, "diplomat"),
        ("spokeswoman for the army", 1, "spokesperson"),
        ("Grand Ayatollah Ali al-Sistani", 2, "clergy"),
    ],
)
def test_the_longest_title_is_taken(text: str, length: int, key: str) -> None:
    found = OFFICES.match(text.split())
    assert found is not None
    assert (found[0], found[1].key) == (length, key)


@pytest.mark.parametrize("text", ["col x", "u turn", "of the", "the president", "Syrian"])
def test_short_forms_need_their_capital_and_other_words_are_no_titles(text: str) -> None:
    assert OFFICES.match(text.split()) is None


def test_former_and_deputy_holders_lead_nothing() -> None:
    president, former, deputy = (
        OFFICES.get("president"),
        OFFICES.get("former president"),
        OFFICES.get("deputy defence minister"),
    )
    assert president is not None
    assert president.leads
    assert president.body is ActorKind.GOVERNMENT
    assert former is not None
    assert (former.leads, former.former) == (False, True)
    assert deputy is not None
    assert (deputy.key, deputy.leads, deputy.deputy) == ("defence-minister", False, True)
    spokesman = OFFICES.get("army spokesman")
    assert spokesman is not None
    assert spokesman.sort is OfficeSort.SPOKESPERSON


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("T-72 tanks", 1),
        ("T - 72 tanks", 3),
        ("Su-24s bombed", 1),
        ("BM-21 Grad rockets", 1),
        ("Storm Shadow missiles", 2),
        ("Operation Olive Branch began", 3),
        ("Al-Yassin 105 rocket", 2),
        ("Shahed-136 drones", 1),
        ("ATACMS", 1),
    ],
)
def test_materiel_and_operations_are_recognised(text: str, length: int) -> None:
    assert WEAPONS.match(text.split()) == length


@pytest.mark.parametrize(
    "text",
    [
        "M5 highway",
        "M - 5 highway",
        "M23 rebels",
        "RN4 road",
        "G7 leaders",
        "Storm hit",
        "200 people",
        "Typhoon Haiyan",
        "Operation Aspides",
        "Harm done",
    ],
)
def test_roads_groups_and_numbers_are_not_taken_for_materiel(text: str) -> None:
    assert WEAPONS.match(text.split()) is None


def test_generic_words_say_who_fights_and_who_is_counted() -> None:
    rebel, militia, villager, child = (COLLECTIVES[word] for word in ("rebel", "militia", "villager", "child"))
    assert (rebel.armed, rebel.people, rebel.victims) == (True, True, Victims.COMBATANT)
    assert (militia.armed, militia.people) == (True, False)
    assert (villager.kind, villager.victims) == (ActorKind.POPULATION, Victims.CIVILIAN)
    assert child.group is Group.CHILDREN
    assert COLLECTIVES["army"].sides_with_state
    assert COLLECTIVES["witness"].speaks
    assert "blancmange" not in COLLECTIVES
    assert len(COLLECTIVES) > 700


def test_every_group_of_the_reports_has_its_words() -> None:
    assert {one.group for one in COLLECTIVES.values()} - {None} == set(Group)


@pytest.mark.parametrize("load", [Offices.load, Weapons.load, Collectives.load])
def test_a_list_that_cannot_be_read_is_a_missing_resource(tmp_path: Path, load: object) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("[general]\nsort = 3\nwords = 4\n", encoding="utf-8")
    with pytest.raises(ResourceMissing):
        load(path)  # type: ignore[operator]
    with pytest.raises(ResourceMissing):
        load(tmp_path / "none.toml")  # type: ignore[operator]


@given(st.lists(st.text(min_size=1, max_size=10), max_size=8), st.integers(0, 8))
def test_any_tokens_can_be_looked_up(tokens: list[str], start: int) -> None:
    office, weapon = OFFICES.match(tokens, start), WEAPONS.match(tokens, start)
    assert office is None or 1 <= office[0] <= len(tokens) - start
    assert weapon is None or 1 <= weapon <= len(tokens) - start
