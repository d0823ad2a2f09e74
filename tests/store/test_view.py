"""The joined view is what reconciliation made, whatever it made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from types import FunctionType, ModuleType

import pytest

from briefing import reconcile
from briefing.domain.actor import ActorId
from briefing.domain.change import Change
from briefing.domain.claim import Because, Review, Status
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import EventId
from briefing.domain.findings import Findings
from briefing.domain.incident import Pair
from briefing.domain.place import PlaceId
from briefing.errors import CaseCorrupt
from briefing.store import rows, view
from briefing.store.casefile import CaseFile
from briefing.store.journal import STALE
from tests.sample_corpus import sample_articles, sample_corpus, sample_findings
from tests.store.made import plain_article, put_in, sample_case

KINDS = ("actors", "places", "times", "events", "casualties", "relations", "statements", "incidents")


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        yield made
        assert made.check() == ()


def joined(case: CaseFile) -> Corpus:
    return reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


def test_the_corpus_is_what_reconciliation_made(case: CaseFile) -> None:
    corpus = joined(case)
    case.write_view(corpus)
    assert case.corpus() == corpus


def test_any_corpus_of_these_articles_comes_back(case: CaseFile) -> None:
    corpus = sample_corpus()
    case.write_view(corpus)
    back = case.corpus()
    for kind in KINDS:
        assert {one.id: one for one in getattr(back, kind)} == {one.id: one for one in getattr(corpus, kind)}


def test_a_corpus_without_reasons_is_otherwise_the_same(case: CaseFile) -> None:
    case.write_view(joined(case))
    whole, bare = case.corpus(), case.corpus(why=False)
    assert any(event.why for event in whole.events)
    for one, other in zip(whole.events, bare.events, strict=True):
        assert replace(one, why=()) == replace(other, why=())
    assert [row.id for row in whole.casualties] == [row.id for row in bare.casualties]
    assert (whole.incidents, whole.places, whole.times) == (bare.incidents, bare.places, bare.times)


@pytest.mark.parametrize("together", [1, 3])
def test_a_case_read_some_articles_at_a_time_is_the_same(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    case.write_view(joined(case))
    at_once = case.corpus()
    monkeypatch.setattr(view, "READ_TOGETHER", together)
    assert len(at_once.articles) > together
    assert case.corpus() == at_once


def test_reasons_that_cannot_be_read_are_a_fault_of_a_large_case_too(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.write_view(joined(case))
    monkeypatch.setattr(view, "READ_TOGETHER", 1)
    event = next(one for one in case.corpus().events if one.why)
    case._db.run("update event set why = ? where id = ?", ('[["type","lexicon: shell",9,4]]', event.id))
    with pytest.raises(CaseCorrupt, match="cannot be read"):
        case.corpus()


def test_a_large_case_does_not_hold_its_texts_and_the_reasons_of_its_facts(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.write_view(joined(case))
    usual = case.corpus()
    monkeypatch.setattr(view, "READ_TOGETHER", 1)
    monkeypatch.setattr(rows, "MANY", 0)
    small = case.corpus()
    assert small == usual
    texts = {one.text for one in usual.articles}
    kept = held(small.articles, small.actors, small.events, small.casualties)
    assert texts <= {one for one in held(*usual.articles) if isinstance(one, str)}
    assert texts.isdisjoint(one for one in kept if isinstance(one, str))
    reasons = [sum(isinstance(one, Because) for one in some) for some in (kept, held(usual.events, usual.casualties))]
    assert reasons[0] < 0.2 * reasons[1], "but for what the view holds otherwise than it was read"


def held(*roots: object) -> list[object]:
    """Everything that hangs on some values and is no class."""
    seen: dict[int, object] = {}
    ahead = list(roots)
    while ahead:
        one = ahead.pop()
        if id(one) not in seen and not isinstance(one, type | ModuleType | FunctionType):
            seen[id(one)] = one
            ahead += gc.get_referents(one)
    return list(seen.values())


def test_stretches_that_are_told_more_than_once_are_held_once(case: CaseFile) -> None:
    case.write_view(joined(case))
    corpus = case.corpus()
    spans = [span for event in corpus.events for span in event.evidence]
    spans += [because.words for event in corpus.events for because in event.why if because.words]
    again = len(spans) - len(set(spans))
    assert again > 10
    assert len({id(one) for one in spans}) < len(spans) - again / 2, (
        "but for what the view holds otherwise than it was read"
    )


def test_what_a_timeline_is_told_is_the_same_from_the_joined_view_and_from_the_events(case: CaseFile) -> None:
    case.write_view(joined(case))
    several = next(one for one in case.corpus().incidents if len(one.events) > 1)
    for id_, review in ((several.events[0], Review.REJECTED), (case.corpus().incidents[0].events[0], Review.ACCEPTED)):
        case.events.replace(replace(case.events.get(id_), review=review))
    event = case.events.all()[0]
    case.events.add(replace(event, id=EventId("analyst:1"), title="By hand", incident=None))
    by_view = told(case)
    case.settings.set(STALE, "yes")
    by_events = told(case)
    case.settings.set(STALE, None)
    assert by_view == by_events
    assert ("analyst:1", "By hand") in {one[:2] for one in by_view}


def told(case: CaseFile) -> list[tuple[object, ...]]:
    """What a timeline paints, in an order."""
    days, heard = case.events.told()
    usual = (Status.REPORTED,), (Review.SUGGESTED,)
    return sorted(
        (key, title, when.sort_key, *map(sorted, heard.get(key, usual))) for when, rows in days for key, title, *_ in rows
    )


def test_writing_the_same_view_twice_changes_nothing(case: CaseFile) -> None:
    assert case.write_view(sample_corpus())
    assert case.write_view(sample_corpus()) == Change()


def test_the_view_can_be_emptied_and_made_again(case: CaseFile) -> None:
    corpus = joined(case)
    first = case.write_view(corpus)
    case.write_view(Corpus())
    assert (case.corpus().actors, case.corpus().incidents, case.corpus().events) == ((), (), ())
    assert case.write_view(corpus).incidents == first.incidents
    assert case.corpus() == corpus


def test_every_id_in_the_corpus_is_in_its_list_before_any_view_is_written(case: CaseFile) -> None:
    corpus = case.corpus()
    actors, places = {one.id for one in corpus.actors}, {one.id for one in corpus.places}
    assert corpus.events
    for event in corpus.events:
        assert {one.actor for one in event.participants} | set(event.attributed_to) <= actors
        assert event.place is None or event.place in places
    assert {said.speaker for said in corpus.statements} <= actors


def test_joined_actors_show_under_one_id_and_come_apart_again(case: CaseFile) -> None:
    case.write_view(joined(case))
    apart = case.corpus()
    event = next(one for one in apart.events if one.participants)
    gone = event.participants[0].actor
    kept = next(actor.id for actor in apart.actors if actor.id != gone and actor.mentions)
    case.decide(Decisions(same_actor={gone: kept}))
    together = joined(case)
    change = case.write_view(together)
    assert case.corpus() == together
    assert {gone, kept} <= change.actors
    assert event.id in change.events
    assert case.events.get(event.id).participants[0].actor == kept
    assert case.actors.get(gone).id == kept
    assert case.actors.get(kept).mentions == next(one for one in together.actors if one.id == kept).mentions
    case.decide(Decisions())
    assert case.write_view(joined(case)) == change
    assert case.corpus() == apart


def test_a_join_is_never_written_into_what_was_read(case: CaseFile) -> None:
    case.write_view(joined(case))
    event = next(one for one in case.corpus().events if len(one.participants) > 1)
    gone = event.participants[0].actor
    kept = next(actor.id for actor in case.corpus().actors if actor.id not in {one.actor for one in event.participants})
    case.decide(Decisions(same_actor={gone: kept}))
    case.write_view(joined(case))
    shown = case.events.get(event.id)
    case.events.replace(replace(shown, title="Edited while joined"))
    stored = next(one for found in case.findings() for one in found.events if one.id == event.id)
    assert stored.participants == event.participants
    case.casualties.replace(replace(case.casualties.all()[0], review=Review.ACCEPTED))
    assert case.articles.reading(sample_findings()[0].article) == sample_findings()[0]


def test_actors_without_a_mention_are_joined_by_where_they_stand(case: CaseFile) -> None:
    # the knowledge base fills in actors that the text never names
    article, findings = plain_article("The army struck the town."), sample_findings()[0]
    actor = replace(findings.actors[0], id=ActorId("unnamed"), name="Unnamed", mentions=(), why=(), affiliation=None)
    event = replace(
        findings.events[0],
        id=EventId(f"{article.id}:e0"),
        evidence=(),
        why=(),
        participants=(replace(findings.events[0].participants[0], actor=actor.id),),
        attributed_to=(),
        place=PlaceId("somewhere"),
    )
    place = replace(findings.places[0], id=PlaceId("somewhere"), name="Somewhere", gazetteer=None, mentions=())
    put_in(case, article, Findings(article.id, actors=(actor,), events=(event,), places=(place,)))
    case.decide(Decisions(same_actor={actor.id: findings.actors[0].id}))
    corpus = joined(case)
    case.write_view(corpus)
    assert case.corpus() == corpus
    assert case.actors.get(actor.id).id == findings.actors[0].id


def test_the_timeline_columns_are_those_of_the_events(case: CaseFile) -> None:
    columns = case.events.timeline()
    events = {event.id: event for event in case.events.all()}
    assert set(columns.ids) == set(events)
    for id_, earliest, latest, kind, status, review in zip(*columns, strict=True):
        event = events[id_]
        assert earliest == (event.when.earliest and event.when.earliest.toordinal())
        assert latest == (event.when.latest and event.when.latest.toordinal())
        assert (kind, status, review) == (event.type, event.status, event.review)
    known = [first for first in columns.earliest if first is not None]
    assert known == sorted(known)
    with CaseFile.create(None) as empty:
        assert empty.events.timeline().ids == ()


def test_the_timeline_reads_an_index_and_no_table(case: CaseFile) -> None:
    seen: list[str] = []
    case._db.raw.set_trace_callback(seen.append)
    case.events.timeline()
    case._db.raw.set_trace_callback(None)
    (query,) = [sql for sql in seen if "from event " in sql]
    plan = case._db.rows(f"explain query plan {query}")
    assert [detail for *_, detail in plan] == ["SCAN event USING COVERING INDEX event_timeline"]


def test_heads_count_what_is_not_rejected(case: CaseFile) -> None:
    first = case.articles.heads()[0]
    assert (first.events, first.casualties) == (len(sample_findings()[0].events), len(sample_findings()[0].casualties))
    case.events.replace(replace(sample_findings()[0].events[0], review=Review.REJECTED))
    after = case.articles.heads()[0]
    assert after == replace(first, events=first.events - 1)
    assert first.words == len(sample_articles()[0].text.split())
    assert case.articles.head(first.id) == after


def test_an_event_changed_after_the_view_was_written_shows_as_changed(case: CaseFile) -> None:
    corpus = joined(case)
    case.write_view(replace(corpus, events=tuple(replace(one, title="As the view has it") for one in corpus.events)))
    event = case.corpus().events[0]
    assert event.title == "As the view has it"
    case.events.replace(replace(event, title="As the analyst has it"))
    assert case.events.get(event.id).title == "As the analyst has it"
    assert case.corpus().events[0].title == "As the analyst has it"


def test_what_is_decided_about_incidents_reaches_the_view(case: CaseFile) -> None:
    one, other = (event.id for event in case.corpus().events[:2])
    case.decide(Decisions(together=frozenset({Pair.of(one, other)})))
    case.write_view(joined(case))
    assert case.events.get(one).incident == case.events.get(other).incident is not None
    case.decide(Decisions(apart=frozenset({Pair.of(one, other)})))
    change = case.write_view(joined(case))
    assert case.events.get(one).incident != case.events.get(other).incident
    assert change.incidents
    assert {one, other} & change.events
