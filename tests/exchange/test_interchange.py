"""A case written as JSON becomes an equal case again; a document that does not hold together is refused by the place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain import interchange
from briefing.domain.actor import Actor, ActorId
from briefing.domain.claim import Origin, Review
from briefing.domain.composition import Composition, Issue, Template
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import normalise
from briefing.errors import InputNotFound, InterchangeRefused
from briefing.exchange.interchange import is_interchange, loads
from briefing.store.casefile import CaseFile
from briefing.usecases.checking import check_case
from briefing.usecases.editing.deciding import EditActor, JoinIncidents, SplitIncident
from briefing.usecases.editing.facts import AddEvent, EditEvent, ReviewCasualty, ReviewEvent
from briefing.usecases.editing.issuing import SaveIssue
from briefing.usecases.editing.stepping import undo
from briefing.usecases.editing.taking_over import MAX_BYTES, TakenOver, holds_case, kept_of, read_document, take_over
from tests.sample_corpus import sample_corpus

FROZEN = Path(__file__).parents[1] / "cases" / "v3.briefing"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """A case with everything an analyst does in it."""
    shutil.copy(FROZEN, tmp_path / "old.briefing")
    with CaseFile.open(tmp_path / "old.briefing") as opened:
        yield opened


def written(case: CaseFile, *, originals: bool = True) -> bytes:
    return interchange.dumps(case.corpus(), kept_of(case, originals=originals)).encode("utf-8")


def again(data: bytes) -> tuple[CaseFile, TakenOver]:
    new = CaseFile.create(None)
    return new, take_over(new, loads(data, "case.json"), "case.json")


def assert_equal(old: CaseFile, new: CaseFile) -> None:
    one, other = interchange.document(old.corpus(), kept_of(old)), interchange.document(new.corpus(), kept_of(new))
    # what joining brought up otherwise is decided in the new case
    for document in (one, other):
        document["case"] |= {"together": None, "apart": None}
    assert one == other


# --- there and back


def test_a_case_becomes_an_equal_case(case: CaseFile) -> None:
    new, result = again(written(case))
    with new:
        assert_equal(case, new)
        assert result.differences == ()
        assert result.without_original == 0
        assert (result.articles, result.events) == (len(case.corpus().articles), len(case.corpus().events))
        assert check_case(new) == ()
        assert new.settings.all() == case.settings.all()
        assert new.decisions().same_actor == case.decisions().same_actor
        before = [entry.label for entry in case.history.all()]
        assert [entry.label for entry in new.history.all()] == [*before, "Import “case.json”"]
        for head in case.articles.heads():
            assert new.articles.original(head.id) == case.articles.original(head.id)


def test_the_history_comes_along_as_it_was_made(case: CaseFile) -> None:
    case.history.by = "Ольга"
    event = case.events.all()[0]
    EditEvent(case, replace(event, title="Corrected")).apply()
    undo(case)
    case.history.explain(1, "The wire corrected itself.")
    new, _ = again(written(case))
    with new:
        *taken_over, own = new.history.all()
        assert taken_over == [replace(entry, step=None) for entry in case.history.all()]
        assert own.label == "Import “case.json”"
        assert new.steps.all() == ()
        assert check_case(new) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"history": "x"},
        {"history": ["x"]},
        {"history": [{}]},
        {"history": [{"at": "yesterday"}]},
        {"history": [{"at": "2024-11-29T10:00:00"}]},
        {"history": [{"kind": "deed"}]},
        {"history": [{"about": ["event"]}]},
        {"history": [{"why": ["x"]}]},
        {"history": [{"after": {"title": "\ud800"}}]},
    ],
)
def test_a_history_that_cannot_be_understood_is_refused(case: CaseFile, wrong: dict[str, Any]) -> None:
    EditEvent(case, replace(case.events.all()[0], title="Corrected")).apply()
    document = json.loads(written(case))
    entry = document["case"]["history"][0]
    rows = wrong["history"]
    document["case"]["history"] = [{**entry, **row} if row else {} for row in rows] if rows and isinstance(
        rows[0], dict) else rows  # fmt: skip
    with pytest.raises(InterchangeRefused, match="history"):
        again(json.dumps(document).encode())


@pytest.mark.parametrize(
    "wrong",
    ["x", ["x"], [{}], [{"written": "2024-12-02"}], [{"written": "now"}], [{"composition": {}}], [{}, {}]],
)
def test_an_issue_that_cannot_be_understood_is_refused(case: CaseFile, wrong: Any) -> None:
    SaveIssue(case, Issue(Composition("As given out"), datetime(2024, 12, 2, 18, tzinfo=UTC))).apply()
    document = json.loads(written(case))
    row = document["case"]["issues"][0]
    two = [{**row, **one} if isinstance(one, dict) else one for one in wrong] if isinstance(wrong, list) else wrong
    document["case"]["issues"] = [{}] if wrong == [{}] else two
    with pytest.raises(InterchangeRefused, match="issue"):
        again(json.dumps(document).encode())


def test_a_case_written_twice_over_gives_the_same_bytes(case: CaseFile) -> None:
    new, _ = again(written(case))
    with new:
        data = written(new)
        newer, _ = again(data)
        with newer:
            assert written(newer) == data


def test_what_an_analyst_did_comes_along(case: CaseFile) -> None:
    events = [event for event in case.corpus().events if event.evidence]
    ReviewEvent(case, events[0].id, Review.REJECTED).apply()
    EditEvent(case, replace(case.events.get(events[1].id), title="Corrected", review=Review.EDITED)).apply()
    by_hand = Event(EventId("analyst:e9"), "Curfew announced", EventType.OTHER, origin=Origin.ANALYST)
    AddEvent(case, by_hand, actors=[Actor(ActorId("actor:made"), "Made by hand", origin=Origin.ANALYST)]).apply()
    ReviewCasualty(case, case.corpus().casualties[0].id, Review.ACCEPTED).apply()
    actor = next(one for one in case.actors.all() if not one.nameless)
    EditActor(case, replace(actor, name="Renamed by the analyst", aliases=("RA",))).apply()
    case.actors.annotate(actor.id, "See the file of 2019.")
    issue = Issue(Composition("As given out", Template.FLASH, number=7), datetime(2024, 12, 2, 18, tzinfo=UTC), "{}")
    SaveIssue(case, issue).apply()
    groups = [one.events for one in case.corpus().incidents]
    together = next(group for group in groups if len(group) > 1)
    SplitIncident(case, together[0], together[1]).apply()
    alone = [group[0] for group in groups if len(group) == 1]
    JoinIncidents(case, alone[0], alone[1]).apply()
    new, result = again(written(case))
    with new:
        assert result.differences == ()
        assert_equal(case, new)
        assert new.actors.get(actor.id).name == "Renamed by the analyst"
        assert new.actors.note(actor.id) == "See the file of 2019."
        assert new.events.get(by_hand.id).title == "Curfew announced"
        assert new.issues.get(7) == issue
        reviews = {event.id: event.review for event in new.corpus().events}
        assert reviews[events[0].id] is Review.REJECTED


def test_without_originals_the_texts_stand_in_for_them(case: CaseFile) -> None:
    data = written(case, originals=False)
    assert len(data) < len(written(case))
    new, result = again(data)
    with new:
        assert result.without_original == result.articles
        assert result.differences == ()
        article = new.articles.all()[0]
        original = new.articles.original(article.id)
        assert original.data.decode("utf-8") == article.text
        assert "case.json" in original.name


def test_a_document_of_extract_becomes_a_case_too() -> None:
    """It has neither blocks nor reasons nor decisions; what is the same is what it says is the same."""
    corpus = sample_corpus()
    new, _ = again(interchange.dumps(corpus).encode("utf-8"))
    with new:
        found = new.corpus()
        assert {one.id for one in found.articles} == {one.id for one in corpus.articles}
        assert {one.id for one in found.events} == {one.id for one in corpus.events}
        assert {one.id for one in found.casualties} == {one.id for one in corpus.casualties}
        groups = {frozenset(one.events) for one in found.incidents}
        assert groups >= {frozenset(one.events) for one in corpus.incidents if len(one.events) > 1}
        assert check_case(new) == ()


def test_reading_is_the_reverse_of_writing() -> None:
    corpus = sample_corpus()
    found = loads(interchange.dumps(corpus, interchange.Kept()).encode("utf-8"), "x").corpus
    assert {one.id: one for one in found.events} == {one.id: one for one in corpus.events}
    assert {one.id: one for one in found.casualties} == {one.id: one for one in corpus.casualties}
    assert found.articles == corpus.articles
    assert found.incidents == corpus.incidents


def test_texts_of_articles_are_always_normalised() -> None:
    assert all(normalise(article.text) == article.text for article in sample_corpus().articles)


def test_a_case_that_is_not_empty_is_left_alone(case: CaseFile) -> None:
    before = written(case)
    with pytest.raises(InterchangeRefused, match="not empty"):
        take_over(case, loads(before, "case.json"), "case.json")
    assert written(case) == before


def test_nothing_is_left_when_taking_over_fails(case: CaseFile) -> None:
    document = loads(written(case), "case.json")
    broken = replace(document, corpus=replace(document.corpus, articles=document.corpus.articles[1:]))
    new = CaseFile.create(None)
    with new:
        with pytest.raises(KeyError):
            take_over(new, broken, "case.json")
        assert new.articles.heads() == ()
        assert new.settings.all() == {}


# --- refusals


@cache
def sample() -> str:
    return interchange.dumps(sample_corpus(), interchange.Kept())


def spoiled(change: Callable[[Any], None]) -> bytes:
    document = json.loads(sample())
    change(document)
    return json.dumps(document).encode("utf-8")


def set_(path: str, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *above, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        for part in above:
            document = document[part]
        document[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("format", "briefing/9", r"its format is briefing/9"),
        ("format", None, r'it has no "format"'),
        ("events", None, r"at events.*no list|“events” is no list"),
        ("events.3.place", "nowhere", r"refers to nowhere, which is not among the places"),
        ("events.0.type", "party", r"at events\[0\]: “type” is 'party', which is none of battle"),
        ("events.0.earliest", "2024-02-30", r"at events\[0\]: “earliest” is '2024-02-30', which is no day"),
        ("events.0.latest", "1999-01-01", r"at events\[0\]: interval ends before it begins"),
        ("events.1.id", None, r"at events\[1\]: “id” is no text"),
        ("events.0.evidence.0.text", "something else", r"at events\[0\]\.evidence.*does not stand 'something else'"),
        ("events.0.evidence.0.end", 10**9, r"does not lie in article"),
        ("events.0.evidence", [], r"no evidence"),
        ("events.0.participants", [{"actor": "x", "role": "hero"}], r"“role” is 'hero'"),
        ("casualties.0.low", -1, r"impossible casualty range"),
        ("casualties.0.low", 2.5, r"no whole number"),
        ("casualties.0.part_of", "gone", r"refers to gone, which is not among the casualties"),
        ("documents.0.text", "Changed.", r"at documents\[0\]: its text does not have the sha256"),
        ("documents.0.text", "a\x00b", r"U\+0000"),
        ("documents.0.blocks", [["paragraph", 5, 1]], r"a block at 5 to 1"),
        ("places.0.lat", 123.0, r"is no position"),
        ("places.0.lat", "north", r"no number"),
        ("incidents.0.events", ["gone"], r"refers to gone, which is not among the events"),
        ("case", [], r"at case: it is no object"),
        ("case.together", [["one", "two"]], r"no pair of events"),
        ("case.settings", {"title": 3}, r"no table of texts"),
        ("documents.0.original", {"base64": "!", "name": "x", "media_type": "x", "sha256": "x"}, r"not in base64"),
        ("documents.0.original", {"base64": "YQ==", "name": "x", "media_type": "x", "sha256": "0"}, r"it was changed"),
        ("documents.0.near_duplicate_of", "gone", r"said to be a copy of 'gone'"),
    ],
)
def test_what_does_not_hold_together_is_named_with_its_place(path: str, value: Any, words: str) -> None:
    with pytest.raises(InterchangeRefused, match=words) as raised:
        loads(spoiled(set_(path, value)), "spoiled.json")
    assert "spoiled.json" in raised.value.sentence
    assert raised.value.advice


def test_two_of_one_id_are_refused() -> None:
    with pytest.raises(InterchangeRefused, match=r"at events\[1\]: there are two with the id"):
        loads(spoiled(lambda document: document["events"].insert(0, document["events"][0])), "x")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format": 3}', b'"briefing/1"']
)
def test_what_is_no_such_document_is_refused(data: bytes) -> None:
    with pytest.raises(InterchangeRefused):
        loads(data, "x.json")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_a_document_it_is_read_or_refused(data: st.DataObject) -> None:
    document = json.loads(sample())
    kind = data.draw(st.sampled_from([name for name in document if isinstance(document[name], list) and document[name]]))
    row = data.draw(st.sampled_from(document[kind]))
    field = data.draw(st.sampled_from(sorted(row)))
    value = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(), max_size=20),
        st.lists(st.integers()), st.dictionaries(st.text(max_size=3), st.text(max_size=3)),
    )  # fmt: skip
    row[field] = data.draw(value)
    try:
        found = loads(json.dumps(document).encode("utf-8"), "x.json")
    except InterchangeRefused:
        return
    interchange.dumps(found.corpus, found.kept)


def test_a_file_is_known_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(sample(), encoding="utf-8")
    (tmp_path / "other.json").write_text('{"format": "other/1"}', encoding="utf-8")
    (tmp_path / "article.txt").write_text('He said "format" and briefing/1.', encoding="utf-8")
    assert holds_case(tmp_path / "case.json")
    assert not holds_case(tmp_path / "other.json")
    assert not holds_case(tmp_path / "article.txt")
    assert not holds_case(tmp_path / "gone.json")
    assert not holds_case(tmp_path)
    assert is_interchange(b'\xef\xbb\xbf { "format": "briefing/1"')
    assert len(read_document(tmp_path / "case.json").corpus.articles) == 5


def test_a_file_that_is_gone_or_too_large_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"gone\.json cannot be read"):
        read_document(tmp_path / "gone.json")
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InterchangeRefused, match="larger than"):
        read_document(tmp_path / "large.json")
