"""What an analyst adds is known beside the program's own, which stays as it is; the file of it can be written by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.domain.actor import ActorKind, Predicate
from briefing.domain.additions import NOTHING_ADDED, AddedActor, AddedPlace, Additions
from briefing.domain.place import PlaceKind
from briefing.errors import KnowledgeUnreadable, KnowledgeUnwritable
from briefing.knowledge import Knowledge, knowledge
from briefing.knowledge.additions import read_additions, write_additions

BRIGADE = AddedActor("qamar-brigade", "Qamar Brigade", ("QB", "Liwa al-Qamar"), ActorKind.ARMED_GROUP, "SY", "hts")
SHARED = AddedActor("sahel-liberation-army", "Sahel Liberation Army", ("SLA",), ActorKind.ARMED_GROUP, "NE")
MORE_NAMES = AddedActor("hts", "Hay'at Tahrir al-Sham", ("Board of the Levant",), ActorKind.ARMED_GROUP)
TELL = AddedPlace("tell-qamar", "Tell Qamar", 36.1, 37.2, ("Tall Qamar",), PlaceKind.VILLAGE, "SY")
ADDED = Additions((BRIGADE, SHARED, MORE_NAMES), (TELL,))


@pytest.fixture(scope="module")
def more() -> Knowledge:
    return knowledge().with_additions(ADDED)


def test_nothing_added_is_the_programs_own_knowledge() -> None:
    assert knowledge().with_additions(NOTHING_ADDED) is knowledge()


def test_an_added_actor_is_found_by_every_name_in_every_spelling(more: Knowledge) -> None:
    for words in ("Qamar Brigade", "QB", "Liwa al-Qamar", "Liwa el-Qamar"):
        found = more.actors.match(words.replace("-", " - ").split())
        assert found is not None, words
        assert [one.key for one in found[1]] == ["qamar-brigade"]
    (one,) = more.actors.named("Qamar Brigade")
    assert (one.kind, one.country, one.affiliation) == (ActorKind.ARMED_GROUP, "SY", "hts")
    assert one.parents == ((Predicate.PART_OF, "hts"),)
    assert more.actors.match(["qb"]) is None


def test_the_programs_own_part_stays_as_it_is(more: Knowledge) -> None:
    own = knowledge()
    assert len(more.actors) == len(own.actors) + 2
    assert own.actors.named("Qamar Brigade") == ()
    assert own.actors.named("SLA") != more.actors.named("SLA")
    assert own.actors.named("Board of the Levant") == ()
    assert own.gazetteer.candidates("Tell Qamar") == ()
    assert not any(one.key == "qamar-brigade" for one in own.actors)
    assert own.actors.shared_names() == knowledge().actors.shared_names()


def test_a_name_with_other_owners_means_the_added_one_first(more: Knowledge) -> None:
    owners = more.actors.named("SLA")
    assert owners[0].key == "sahel-liberation-army"
    assert {one.key for one in owners[1:]} == {one.key for one in knowledge().actors.named("SLA")}
    assert owners[0].ambiguous


def test_further_names_lead_to_the_known_actor(more: Knowledge) -> None:
    (hts,) = more.actors.named("Board of the Levant")
    assert hts.key == "hts"
    assert "HTS" in hts.aliases
    assert more.actors.named("HTS") == (hts,)


def test_further_names_of_a_body_of_a_state_lead_to_it() -> None:
    forces = knowledge().actors.forces_of("russia")
    assert forces is not None
    book = knowledge().with_additions(Additions((AddedActor(forces.key, forces.name, ("Kremlin's Hammer",)),))).actors
    (found,) = book.named("Kremlin's Hammer")
    assert found.key == forces.key
    assert book.forces_of("russia") == found
    assert book.named(forces.name)[0].key == forces.key


def test_an_added_place_comes_first_among_its_names(more: Knowledge) -> None:
    assert more.gazetteer.candidates("tall qamar")[0].key == "analyst:tell-qamar"
    aleppo = replace(TELL, key="aleppo", name="Aleppo", aliases=(), lat=1.0, lon=2.0)
    gazetteer = knowledge().with_additions(Additions((), (aleppo,))).gazetteer
    first, second, *_ = gazetteer.candidates("Aleppo")
    assert (first.key, first.lat, first.lon) == ("analyst:aleppo", 1.0, 2.0)
    assert second == knowledge().gazetteer.candidates("Aleppo")[0]
    assert gazetteer.by_key("analyst:aleppo") == first
    assert gazetteer.longest("in the Aleppo countryside".split(), 2) is not None


def test_names_count_as_the_same_whatever_accents_articles_and_spellings() -> None:
    book = knowledge().actors
    assert book.comparable("Hay'at Tahrīr ash-Sham") == book.comparable("hayat tahrir al-Sham")
    assert book.owners("hay’at tahrir al sham")[0].key == "hts"
    assert book.owners("Wombat Front") == ()
    assert book.occurs(["Mohammed Qamar"], "… said Muhammad Qamar's brother")
    assert book.occurs(["ash-Shaddadi"], "the town of al-Shaddadi fell")
    assert not book.occurs(["Qamar Brigade"], "the brigade of Qamar")
    assert not book.occurs(["QB", ""], "the QBR moved")


# -- the file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "knowledge.toml"


def test_the_file_says_what_was_written(file: Path) -> None:
    assert read_additions(file) == NOTHING_ADDED
    for added in (ADDED, ADDED.without([BRIGADE]), NOTHING_ADDED, ADDED):
        write_additions(file, added)
        assert read_additions(file).with_entries(added.entries) == read_additions(file)
        assert set(read_additions(file).entries) == set(added.entries)
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_what_a_person_wrote_stays_in_the_file(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        """# names from the field office

[places.wadi-nour]
name   = "Wadi Nour"   # as on the 1:50,000 sheet
near   = "Atarib"
country = 'SY'

[actors.qamar-brigade]
name = "Qamar Brigade"
belongs-to = "HTS"
"""
    )
    found = read_additions(file)
    atarib = knowledge().gazetteer.candidates("Atarib")[0]
    assert found.places[0] == AddedPlace("wadi-nour", "Wadi Nour", atarib.lat, atarib.lon, country="SY", near="Atarib")
    (brigade,) = knowledge().with_additions(found).actors.named("Qamar Brigade")
    assert brigade.affiliation == "hts"
    write_additions(file, found.with_entries([SHARED]))
    text = file.read_text(encoding="utf-8")
    assert "# names from the field office" in text
    assert "# as on the 1:50,000 sheet" in text
    assert read_additions(file) == found.with_entries([SHARED])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[actors.x\n", "line 1"),
        ("[people.x]\nname = 'X'\n", "people"),
        ("actors = 3\n", "actors"),
        ("[actors]\nx = 3\n", "actors.x"),
        ("[actors.x]\nkind = 'person'\n", "needs a key and a name"),
        ("[actors.x]\nname = 'X'\nkind = 'wombat'\n", "wombat"),
        ("[actors.x]\nname = 'X'\ncolour = 'red'\n", "colour"),
        ("[actors.x]\nname = 'X'\ncountry = 'Syria'\n", "two letters"),
        ("[actors.x]\nname = 'X'\naliases = 'Y'\n", "aliases"),
        ("[places.x]\nname = 'X'\n", "lat and lon"),
        ("[places.x]\nname = 'X'\nlat = 99\nlon = 0\n", "no point on Earth"),
        ("[places.x]\nname = 'X'\nlat = true\nlon = 0\n", "lat is no number"),
        ("[places.x]\nname = 'X'\nnear = 'Wombatville'\n", "Wombatville"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named_with_the_reason_and_left_alone(
    file: Path, text: str, words: str
) -> None:
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(KnowledgeUnreadable, match=r"knowledge\.toml") as caught:
        read_additions(file)
    assert words in str(caught.value)
    with pytest.raises(KnowledgeUnreadable):
        write_additions(file, ADDED)
    assert file.read_text() == text


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    in_the_way = tmp_path / "settings"
    in_the_way.write_text("a file")
    with pytest.raises((KnowledgeUnwritable, KnowledgeUnreadable), match=r"knowledge\.toml"):
        write_additions(in_the_way / "knowledge.toml", ADDED)
