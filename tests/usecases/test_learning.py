"""What an analyst adds is checked, kept, and used by whatever is read from then on; it can be taken back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.additions import NOTHING_ADDED, AddedActor, AddedPlace, Additions
from briefing.domain.claim import Origin, Review
from briefing.domain.findings import Findings
from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.errors import KnowledgeRefused, KnowledgeUnreadable, KnowledgeUnwritable
from briefing.knowledge import Knowledge, knowledge
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import EditEvent
from briefing.usecases.editing.importing import import_batch
from briefing.usecases.editing.knowing import AddKnowledge, RemoveKnowledge
from briefing.usecases.taking_in import learning
from briefing.usecases.taking_in.learning import (
    ActorDraft,
    PlaceDraft,
    Where,
    articles_with,
    draft_of,
    judge,
    made,
    read_point,
)
from briefing.usecases.taking_in.reading import Pasted, ReadingRoom, read_here

TELLING = (
    "Fighters of the Qamar Brigade shelled the village of Tell Nour on 3 May 2025. At least seven civilians were killed, "
    "medics said.\n\nThe QB denied that it had shelled the village."
)
SILENT = "Government forces shelled the town of Saraqib on 4 May 2025. At least four civilians were killed, medics said."
OTHERWISE = "The commander of al-Qamar was killed near Idlib on 5 May 2025, a monitor said. The brigade said little more."


@pytest.fixture(scope="module")
def own() -> Knowledge:
    return knowledge()


@pytest.fixture(scope="module")
def brigade(own: Knowledge) -> AddedActor:
    entry = made(ActorDraft("Qamar Brigade", ("QB",), country="Syria", belongs_to="HTS"), own, NOTHING_ADDED)
    assert isinstance(entry, AddedActor)
    return entry


@pytest.fixture(scope="module")
def village(own: Knowledge) -> AddedPlace:
    entry = made(PlaceDraft("Tell Nour", near="Atarib"), own, NOTHING_ADDED)
    assert isinstance(entry, AddedPlace)
    return entry


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a settings folder of its own."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


# --- what was typed


def test_a_whole_draft_makes_an_entry(brigade: AddedActor, village: AddedPlace) -> None:
    assert brigade == AddedActor("qamar-brigade", "Qamar Brigade", ("QB",), ActorKind.ARMED_GROUP, "SY", "hts")
    assert (village.key, village.kind, village.country, village.near) == ("tell-nour", PlaceKind.VILLAGE, "SY", "Atarib")
    atarib = knowledge().gazetteer.candidates("Atarib")[0]
    assert abs(village.lat - atarib.lat) + abs(village.lon - atarib.lon) < 1e-4


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (ActorDraft("  "), "name", "needs a name"),
        (ActorDraft("—!"), "name", "needs letters"),
        (ActorDraft("the wombats"), "name", "capitals"),
        (ActorDraft("A B C D E F G H I J K L M"), "name", "at most 12 words"),
        (ActorDraft("HTS"), "name", "Hay'at Tahrir al-Sham (armed group, Syria)"),
        (ActorDraft("hayʾat tahrīr ash-sham"), "name", "Hay'at Tahrir al-Sham (armed group, Syria)"),
        (ActorDraft("Russian defence ministry"), "name", "known already"),
        (ActorDraft("SNA"), "name", "Somali National Army (armed forces, Somalia) and Syrian National Army"),
        (ActorDraft("Syrians"), "name", "Syria and its people"),
        (ActorDraft("Qamar Brigade", ("the brigade",)), "aliases", "“the brigade”"),
        (ActorDraft("Qamar Brigade", country="Wombatia"), "country", "“Wombatia” is no country"),
        (ActorDraft("Qamar Brigade", belongs_to="Wombat Front"), "belongs_to", "not known"),
        (ActorDraft("Qamar Brigade", belongs_to="SNA"), "belongs_to", "write the full name"),
        (ActorDraft("Qamar Brigade", belongs_to="qamar brigade"), "belongs_to", "itself"),
        (PlaceDraft("", point="1, 1"), "name", "needs a name"),
        (PlaceDraft("Tell Nour"), "point", "coordinates"),
        (PlaceDraft("Tell Nour", point="91, 12"), "point", "no such point"),
        (PlaceDraft("Tell Nour", point="36.1, 190"), "point", "no such point"),
        (PlaceDraft("Tell Nour", point="north of Atarib"), "point", "two numbers"),
        (PlaceDraft("Tell Nour", near="Wombatville"), "near", "No place “Wombatville”"),
        (PlaceDraft("Tell Nour", near="Atarib", country="Norway"), "near", "in Norway"),
        (PlaceDraft("Aleppo", point="36.21, 37.15"), "name", "Aleppo (city, Aleppo Governorate, Syria"),
        (PlaceDraft("A B C D E F G H I", point="1, 1"), "name", "at most 8 words"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(own: Knowledge, draft: ActorDraft | PlaceDraft, field: str, words: str) -> None:
    verdict = judge(draft, own, NOTHING_ADDED)
    assert verdict.entry is None
    assert words in verdict.problems[field]
    with pytest.raises(KnowledgeRefused):
        made(draft, own, NOTHING_ADDED)


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (ActorDraft("Qamar Brigade", ("SNA",)), "aliases", "Somali National Army"),
        (ActorDraft("Aleppo"), "name", "also a place"),
        (ActorDraft("HTS", ("Board of the Levant",)), "name", "added to it"),
        (PlaceDraft("Aleppo", point="10, 10"), "name", "Other places have this name"),
        (PlaceDraft("Tell Nour", near="Atarib"), "near", "Near Atareb"),
        (PlaceDraft("Tell Nour", point="36.14, 36.82"), "country", "Syria"),
        (PlaceDraft("Springfield", near="San José"), "near", "Give the country"),
        (PlaceDraft("Hezbollah", point="33.3, 35.5"), "name", "also an actor"),
    ],
)
def test_what_a_person_should_know_stands_in_nobodys_way(
    own: Knowledge, draft: ActorDraft | PlaceDraft, field: str, words: str
) -> None:
    verdict = judge(draft, own, NOTHING_ADDED)
    assert verdict.entry is not None
    assert words in verdict.notices[field]


def test_other_names_can_be_given_to_a_known_actor(own: Knowledge) -> None:
    entry = made(ActorDraft("HTS", ("Board of the Levant", "Tahrir al-Sham"), ActorKind.OTHER), own, NOTHING_ADDED)
    assert entry == AddedActor("hts", "Hay'at Tahrir al-Sham", ("Board of the Levant",), ActorKind.ARMED_GROUP)
    again = judge(ActorDraft("Board of the Levant", ("BL",)), own, Additions((entry,)))
    assert "You have added" in again.problems["name"]
    changed = judge(draft_of(entry, own), own, Additions((entry,)), entry)
    assert changed.entry == entry


def test_what_was_added_is_known_to_the_next_entry(own: Knowledge, brigade: AddedActor, village: AddedPlace) -> None:
    added = Additions((brigade,), (village,))
    assert "You have added" in judge(ActorDraft("QB"), own, added).problems["name"]
    assert "You have added" in judge(PlaceDraft("Tell Nour", point="36.14, 36.83"), own, added).problems["name"]
    below = made(ActorDraft("Wadi Company", belongs_to="QB"), own, added)
    assert isinstance(below, AddedActor)
    assert below.belongs_to == "qamar-brigade"
    assert made(PlaceDraft("Ayn Nour", near="Tell Nour"), own, added).names == ("Ayn Nour",)
    circle = judge(ActorDraft("Qamar Brigade", belongs_to="Wadi Company"), own, added.with_entries([below]), brigade)
    assert "itself" in circle.problems["belongs_to"]


def test_an_entry_keeps_its_key_when_its_name_changes(own: Knowledge, brigade: AddedActor, village: AddedPlace) -> None:
    added = Additions((brigade,), (village,))
    assert judge(draft_of(brigade, own), own, added, brigade).entry == brigade
    assert judge(draft_of(village, own), own, added, village).entry == village
    renamed = judge(ActorDraft("Qamar Division", ("QB",)), own, added, brigade).entry
    assert renamed is not None
    assert renamed.key == "qamar-brigade"


def test_keys_are_never_those_of_something_else(own: Knowledge) -> None:
    # its folded name is the key of a known actor that is called otherwise
    entry = made(ActorDraft("Antonio Garcia ELN"), own, NOTHING_ADDED)
    assert own.actors.by_key("antonio-garcia-eln") is not None
    assert entry.key != "antonio-garcia-eln"


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("36.14, 36.82", (36.14, 36.82)),
        ("36.14 36.82", (36.14, 36.82)),
        ("-1.5;29", (-1.5, 29.0)),
        ("36.14 N 36.82 E", (36.14, 36.82)),
        ("36.82E, 36.14N", (36.14, 36.82)),
        ("S 3.2; E 29.1", (-3.2, 29.1)),
        ("36,14; 36,82", (36.14, 36.82)),
        ("36°08′24″N 36°49′30″E", (36.14, 36.825)),
        ("−33.9° 18.4°", (-33.9, 18.4)),
    ],
)
def test_coordinates_are_read_as_maps_write_them(words: str, point: tuple[float, float]) -> None:
    assert read_point(words) == pytest.approx(point)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_coordinates(text: str) -> None:
    with suppress(ValueError):
        lat, lon = read_point(text)
        assert abs(lat) <= 90
        assert abs(lon) <= 180


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_is_judged(name: str, aliases: list[str], country: str, other: str) -> None:
    for draft in (
        ActorDraft(name, tuple(aliases), ActorKind.OTHER, country, other),
        PlaceDraft(name, tuple(aliases), PlaceKind.OTHER, country, other, name),
    ):
        verdict = judge(draft, knowledge(), NOTHING_ADDED)
        assert (verdict.entry is None) == bool(verdict.problems)
        if verdict.entry is not None:
            assert (
                judge(draft, knowledge(), Additions().with_entries([verdict.entry]), verdict.entry).entry == verdict.entry
            )


# --- what is kept


def test_what_holds_for_every_case_and_for_one(brigade: AddedActor, village: AddedPlace) -> None:
    with CaseFile.create(None) as case:
        learning.keep(case, Where.EVERYWHERE, Additions((brigade,)))
        learning.keep(case, Where.CASE, Additions((), (village,)))
        assert learning.kept(case, Where.CASE) == Additions((), (village,))
        assert learning.additions(case) == Additions((brigade,), (village,))
        other = AddedActor("qamar-brigade", "Qamar Brigade", kind=ActorKind.POLITICAL)
        learning.keep(case, Where.CASE, Additions((other,)))
        assert learning.additions(case).actors == (other,)
    assert learning.additions(None) == Additions((brigade,))
    assert "Qamar Brigade" in learning.file().read_text(encoding="utf-8")


# --- putting it to use


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    """One worker for all tests here: loading the model takes longer than reading."""
    with ReadingRoom(1) as made_:
        yield made_


@pytest.fixture(autouse=True)
def workers_are_drained() -> None:
    """Instead of the general guard: the room of this module outlives its single tests and is closed by its fixture."""


@pytest.fixture
def case(room: ReadingRoom) -> Iterator[CaseFile]:
    """A case of three articles, read without any addition."""
    with CaseFile.create(None) as made_:
        sources = [Pasted(text, name=f"{n}.txt") for n, text in enumerate((TELLING, SILENT, OTHERWISE))]
        outcomes = import_batch(made_, room, sources)
        assert [outcome.error for outcome in outcomes] == [None, None, None]
        yield made_
        assert made_.check() == ()


def again(case: CaseFile, room: ReadingRoom, added: Additions, names: tuple[str, ...]) -> list[Findings]:
    found = articles_with(case, names, knowledge().with_additions(added).actors)
    return [room.submit_again(case.articles.get(one), added).result() for one in found]


def state(case: CaseFile) -> object:
    return case.findings(), case.corpus(), case.added.get()


def test_the_articles_in_which_a_name_stands_are_found(case: CaseFile, own: Knowledge) -> None:
    first, second, third = (head.id for head in case.articles.heads())
    book = own.actors
    assert articles_with(case, ["Qamar Brigade"], book) == (first,)
    assert articles_with(case, ["QAMAR-BRIGADE", "saraqib"], book) == (first, second)
    assert articles_with(case, ["el-Qamar"], book) == (first, third)
    assert articles_with(case, ["Qa'mar Brigade"], book) == (first,)
    assert articles_with(case, ["Sara'qib"], book) == (second,)
    assert articles_with(case, ["brigade Qamar"], book) == ()
    assert articles_with(case, ["QB"], book) == (first,)
    assert articles_with(case, ["Wombat", ""], book) == ()


def test_a_worker_reads_with_what_was_added(room: ReadingRoom, brigade: AddedActor, village: AddedPlace) -> None:
    added = Additions((brigade,), (village,))
    article = read_here(Pasted(TELLING)).intake.article
    without, with_it = room.submit_again(article).result(), room.submit_again(article, added).result()
    assert (
        with_it
        == room.submit(Pasted(TELLING), added=added).result().findings
        == read_here(Pasted(TELLING), added=added).findings
    )
    assert room.submit_again(article).result() == without
    actors = {one.id: one for one in with_it.actors}
    found = actors[ActorId("actor:qamar-brigade")]
    assert (found.kind, found.country, found.affiliation) == (ActorKind.ARMED_GROUP, "SY", "actor:hts")
    assert len(found.mentions) >= 2
    assert ActorId("actor:qb") in {one.id for one in without.actors}
    assert ActorId("actor:qb") not in actors
    above = actors[ActorId("actor:hts")]
    assert (above.name, above.origin, above.mentions) == ("Hay'at Tahrir al-Sham", Origin.KNOWLEDGE, ())
    (place,) = (one for one in with_it.places if one.name == "Tell Nour")
    assert (place.gazetteer, place.country, place.precision) == ("analyst:tell-nour", "SY", PlacePrecision.NEAR)
    assert place.lat == pytest.approx(village.lat, abs=1e-4)


def test_imports_read_with_what_holds_for_the_case_and_for_every_case(
    case: CaseFile, room: ReadingRoom, brigade: AddedActor, village: AddedPlace
) -> None:
    learning.keep(case, Where.EVERYWHERE, Additions((brigade,)))
    learning.keep(case, Where.CASE, Additions((), (village,)))
    import_batch(
        case, room, [Pasted("The QB left Tell Nour on 9 May 2025, residents said. Nobody was hurt in the village then.")]
    )
    last = case.articles.reading(case.articles.heads()[-1].id)
    assert ActorId("actor:qamar-brigade") in {one.id for one in last.actors}
    assert "analyst:tell-nour" in {one.gazetteer for one in last.places}


@pytest.mark.parametrize("where", Where)
def test_adding_is_one_step_that_can_be_taken_back(
    case: CaseFile, room: ReadingRoom, brigade: AddedActor, where: Where
) -> None:
    event = next(one for one in case.corpus().events if "Tell Nour" in one.title or one.place is not None)
    EditEvent(case, event).apply()
    before, entries = state(case), len(case.history.all())
    added = Additions((brigade,))
    readings = again(case, room, added, brigade.names)
    assert len(readings) == 1
    edit = AddKnowledge(case, brigade, readings, where=where)
    change = edit.apply()
    assert change.articles == {readings[0].article}
    assert learning.additions(case) == added
    assert "actor:qb" not in {one.id for one in case.corpus().actors}
    assert case.events.get(event.id).review is Review.EDITED
    shown = case.actors.get(ActorId("actor:qamar-brigade"))
    assert (shown.kind, shown.affiliation) == (ActorKind.ARMED_GROUP, "actor:hts")
    assert len(case.history.all()) == entries + 1
    assert case.history.all()[-1].after["where"] == where
    after = state(case)
    assert edit.revert() == edit.apply() == edit.revert() == change
    assert state(case) == before
    assert learning.additions(case) == NOTHING_ADDED
    edit.apply()
    assert state(case) == after


def test_changing_and_removing_are_steps_as_well(
    case: CaseFile, room: ReadingRoom, own: Knowledge, brigade: AddedActor
) -> None:
    AddKnowledge(case, brigade, again(case, room, Additions((brigade,)), brigade.names)).apply()
    first = state(case)
    entry = made(ActorDraft("Qamar Brigade", kind=ActorKind.POLITICAL), own, Additions((brigade,)), brigade)
    readings = again(case, room, Additions().with_entries([entry]), (*entry.names, *brigade.names))
    change = AddKnowledge(case, entry, readings, instead_of=brigade)
    change.apply()
    assert change.label == "Change what is known of “Qamar Brigade”"
    assert case.added.get().entries == (entry,)
    assert case.actors.get(ActorId("actor:qamar-brigade")).kind is ActorKind.POLITICAL
    assert case.actors.get(ActorId("actor:qb")).name == "QB"
    second = state(case)
    removal = RemoveKnowledge(case, entry, again(case, room, NOTHING_ADDED, entry.names))
    removal.apply()
    assert case.added.get() == NOTHING_ADDED
    assert case.actors.get(ActorId("actor:qamar-brigade")).kind is not ActorKind.POLITICAL
    removal.revert()
    assert state(case) == second
    change.revert()
    assert state(case) == first


def test_what_is_added_for_every_case_by_another_window_stays(case: CaseFile, brigade: AddedActor) -> None:
    edit = AddKnowledge(case, brigade, where=Where.EVERYWHERE)
    edit.apply()
    other = AddedActor("wadi-company", "Wadi Company")
    learning.keep(None, Where.EVERYWHERE, learning.everywhere().with_entries([other]))
    edit.revert()
    assert learning.everywhere().entries == (other,)


def test_a_file_that_cannot_be_written_leaves_case_and_file_as_they_were(
    case: CaseFile, room: ReadingRoom, brigade: AddedActor, home: Path
) -> None:
    before = state(case)
    readings = again(case, room, Additions((brigade,)), brigade.names)
    learning.file().write_text("[actors.\n")
    with pytest.raises(KnowledgeUnreadable):
        AddKnowledge(case, brigade, readings, where=Where.EVERYWHERE).apply()
    assert state(case) == before
    learning.file().unlink()
    (home / "settings" / "knowledge.toml").mkdir()
    with pytest.raises((KnowledgeUnwritable, KnowledgeUnreadable)):
        AddKnowledge(case, brigade, readings, where=Where.EVERYWHERE).apply()
    assert state(case) == before


def test_decisions_on_an_actor_hold_when_it_becomes_known(case: CaseFile, room: ReadingRoom, brigade: AddedActor) -> None:
    id_ = ActorId("actor:qamar-brigade")
    case.actors.annotate(id_, "Ask Leila.")
    AddKnowledge(case, brigade, again(case, room, Additions((brigade,)), brigade.names)).apply()
    assert case.actors.note(id_) == "Ask Leila."
    refresh_view(case)
    assert case.actors.get(id_).country == "SY"
