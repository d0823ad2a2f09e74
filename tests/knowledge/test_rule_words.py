"""The lists of words that the rules read: sound in themselves, and no copy of what is known elsewhere."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Victims
from briefing.domain.place import PlaceKind
from briefing.knowledge.collectives import Collectives
from briefing.knowledge.offices import Offices
from briefing.knowledge.words import lists, read_words
from briefing.places import resource

WORDS = resource("knowledge", "words.toml")
SORTED_OUT = (
    ("names", "bodies"),
    ("names", "first_words"),
    ("names", "first_words_with_article"),
    ("names", "descriptors"),
    ("names", "places"),
    ("cast", "organs"),
)


def written() -> Iterator[tuple[str, str]]:
    """Each list by its path in the file, as written."""

    def walk(path: str, value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(f"{path}.{key}", inner)
        else:
            assert isinstance(value, str)
            yield path, value

    for stage, table in tomllib.loads(WORDS.read_text("utf-8")).items():
        yield from walk(stage, table)


@pytest.mark.parametrize(("path", "words"), list(written()))
def test_a_list_is_in_lower_case_has_words_and_has_each_once(path: str, words: str) -> None:
    found = words.split()
    assert found, path
    assert words == words.lower()
    assert len(found) == len(set(found))


def test_every_list_is_read_as_it_is_written() -> None:
    read = lists()
    for path, words in written():
        stage, name, *inner = (part.replace("-", "_") for part in path.split("."))
        held = getattr(getattr(read, stage), name)
        if not inner:
            assert held == frozenset(words.split())
        elif stage == "telegraph" or (stage, name) in SORTED_OUT:
            assert {word for word, kind in held.items() if kind == path.split(".")[-1]} == set(words.split())
        elif name == "participles":
            assert held[inner[0]] == words
        else:
            assert {str(kind) for kind in held[path.split(".")[-1]]} == set(words.split())


def test_kinds_are_kinds_of_the_domain() -> None:
    read = lists()
    assert all(
        isinstance(kind, ActorKind)
        for table in (read.names.bodies, read.names.descriptors, read.cast.organs)
        for kind in table.values()
    )
    assert all(isinstance(kind, PlaceKind) for kind in read.names.places.values())
    assert all(isinstance(kind, ActorKind) for kinds in read.cast.described.values() for kind in kinds)
    assert all(isinstance(kind, PlaceKind) for kinds in read.atlas.back_references.values() for kind in kinds)


def test_nothing_can_change_the_lists() -> None:
    read = lists()
    with pytest.raises(dataclasses.FrozenInstanceError):
        read.names = read.names  # type: ignore[misc]
    table: Mapping[str, ActorKind] = read.names.bodies
    assert not hasattr(table, "__setitem__")


def test_what_the_other_files_say_is_not_said_again() -> None:
    own, collectives, offices = lists().casualties, Collectives.load(), Offices.load()
    for word in own.civilians:
        assert word not in collectives or collectives[word].victims is not Victims.CIVILIAN
    for word in own.combatants:
        assert word not in collectives or collectives[word].victims is not Victims.COMBATANT
    for word in own.people:
        assert word not in collectives or not collectives[word].people
    for word in lists().relations.leaders:
        office = offices.get(word)
        assert office is None or not office.leads


def test_places_and_bodies_that_refer_back_are_nouns_that_the_other_lists_know() -> None:
    read, collectives = lists(), Collectives.load()
    assert read.atlas.back_references.keys() <= read.names.places.keys() | {"country", "enclave"}
    assert read.cast.described.keys() <= read.names.anaphors | collectives.keys()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda text: text.replace("[mending]", '[mending]\nsurplus = "a"'), "surplus"),
        (lambda text: text.replace("\nsaying = ", "\nsayings = "), "saying"),
        (lambda text: text + '\n[nowhere]\nlist = "a"\n', "nowhere"),
        (lambda text: text.replace("[names.bodies]", '[names.bodies]\nwizards = "coven"'), "wizards"),
        (lambda text: text.replace('locatives = """', 'locatives = """in in '), "twice"),
        (lambda text: text.replace("[names.descriptors]", '[names.descriptors]\nperson = "outlet"'), "outlet"),
    ],
)
def test_a_file_that_says_too_much_too_little_or_twice_is_refused(
    tmp_path: Path, change: Callable[[str], str], complaint: str
) -> None:
    path = tmp_path / "words.toml"
    path.write_text(change(WORDS.read_text("utf-8")), "utf-8")
    with pytest.raises((ValueError, KeyError), match=complaint):
        read_words(path)
