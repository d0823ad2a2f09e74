"""The readable files agree with each other and with what docs/knowledge.md promises."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from briefing.domain.actor import ActorKind, Predicate
from briefing.knowledge.actor_entries import read_actors
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Gazetteer
from briefing.places import resource

BOOK = ActorBook.load()
GAZETTEER = Gazetteer.open()


def table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("knowledge", name).read_text(encoding="utf-8"))


def test_there_are_as_many_entries_as_promised() -> None:
    groups = read_actors(resource("knowledge", "groups.toml"), ActorKind.ARMED_GROUP)
    assert sum(one.kind is ActorKind.ARMED_GROUP for one in groups) >= 500
    assert len(table("people.toml")) >= 300
    assert len(table("bodies.toml")) >= 600
    assert len([state for state in BOOK.states() if state.code]) >= 195


def test_no_key_is_used_in_two_files() -> None:
    keys = [key for name in ("states.toml", "groups.toml", "bodies.toml", "people.toml") for key in table(name)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_reference_leads_to_an_actor() -> None:
    lost = [
        (actor.key, reference)
        for actor in BOOK
        for reference in (*(key for _, key in actor.parents), *actor.allies, *actor.backers, actor.affiliation)
        if reference is not None and BOOK.by_key(reference) is None
    ]
    assert lost == []


def test_nobody_is_its_own_ancestor_ally_or_backer() -> None:
    for actor in BOOK:
        assert actor.key not in {*actor.allies, *actor.backers}, actor.key
        seen: set[str] = set()
        edge = {key for _, key in actor.parents}
        while edge:
            assert actor.key not in edge, f"{actor.key} descends from itself"
            seen |= edge
            parents = [BOOK.by_key(key) for key in edge]
            edge = {key for one in parents if one is not None for _, key in one.parents} - seen


def test_a_name_belongs_to_one_actor_or_is_declared_ambiguous() -> None:
    declared = {fold(name) for name in table("ambiguous.toml")["names"]}
    assert set(BOOK.shared_names()) == declared


def test_every_country_code_is_one() -> None:
    codes = {country.alpha2 for country in GAZETTEER.countries()} | {"EH", "TW", "PS", "VA", "XK"}
    assert {actor.country for actor in BOOK} - {None} <= codes


def test_every_state_is_a_place_and_so_is_its_capital() -> None:
    for state in BOOK.states():
        if state.code is None:
            continue
        assert any(GAZETTEER.candidates(name) for name in (state.name, *state.aliases, *state.capital[:1])), state.name
        for capital in state.capital:
            assert GAZETTEER.candidates(capital.removesuffix(" City").replace(", D.C.", "")), capital


def test_only_people_lead_and_only_bodies_have_parents() -> None:
    for actor in BOOK:
        if actor.kind is ActorKind.PERSON:
            assert actor.title, actor.key
            assert actor.parents == (), actor.key
        else:
            assert not actor.leads, actor.key
            assert {predicate for predicate, _ in actor.parents} <= {Predicate.PART_OF, Predicate.OFFSHOOT_OF}, actor.key


def test_keys_are_plain_and_names_have_no_stray_spaces() -> None:
    for actor in BOOK:
        assert actor.key == actor.key.lower()
        assert set(actor.key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"), actor.key
        for name in actor.names:
            assert name == " ".join(name.split()), actor.key
        assert len(set(actor.names)) >= len({actor.name, *actor.aliases}), actor.key
        assert len(actor.aliases) == len(set(actor.aliases)), actor.key


def test_an_institution_has_a_phrase_of_its_own() -> None:
    phrases = [fold(phrase) for one in table("institutions.toml").values() for phrase in one["phrases"]]
    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []
    for one in table("institutions.toml").values():
        assert "{}" in one["name"]


@pytest.mark.parametrize(
    "name",
    [
        "hts",
        "rsf",
        "m23",
        "adf",
        "codeco",
        "jnim",
        "houthis",
        "hamas",
        "wagner-group",
        "arakan-army",
        "eln",
        "viv-ansanm",
        "ltte",
    ],
)
def test_a_group_of_each_continent_is_found_by_every_name_it_has(name: str) -> None:
    actor = BOOK.by_key(name)
    assert actor is not None
    for form in actor.names:
        assert name in {one.key for one in BOOK.named(form)}, form


def test_every_actor_is_found_by_its_name() -> None:
    lost = []
    for actor in BOOK:
        found = {one.key for one in BOOK.named(actor.name)}
        if actor.key not in found:
            lost.append((actor.key, actor.name))
    assert [one for one in lost if "(" not in one[1]] == []
