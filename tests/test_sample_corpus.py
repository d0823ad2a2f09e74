"""The sample case keeps the promises of the domain, so that every other test may build on it."""

from __future__ import annotations

from collections import Counter

from briefing.domain import interchange
from briefing.domain.casualty import Effect
from briefing.domain.claim import Origin, Review, Status
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, LONG_NAME, sample_articles, sample_corpus, sample_findings


def test_every_id_is_unique_and_every_reference_resolves() -> None:
    corpus = sample_corpus()
    for rows in (
        corpus.articles,
        corpus.actors,
        corpus.places,
        corpus.times,
        corpus.events,
        corpus.casualties,
        corpus.relations,
        corpus.statements,
        corpus.incidents,
    ):
        assert [key for key, n in Counter(row.id for row in rows).items() if n > 1] == []
    actors = {one.id for one in corpus.actors}
    places = {one.id for one in corpus.places}
    events = {one.id for one in corpus.events}
    casualties = {one.id for one in corpus.casualties}
    for event in corpus.events:
        assert {p.actor for p in event.participants} | set(event.attributed_to) <= actors
        assert event.place is None or event.place in places
    for row in corpus.casualties:
        assert set(row.attributed_to) <= actors
        assert row.event is None or row.event in events
        assert row.part_of is None or row.part_of in casualties
        assert row.place is None or row.place in places
    for said in corpus.statements:
        assert said.speaker in actors
        assert said.event is None or said.event in events
    for incident in corpus.incidents:
        assert set(incident.events) <= events
        for toll in incident.tolls:
            assert set(toll.casualties) | {row for row, _ in toll.left_out} <= casualties


def test_it_can_be_written_as_an_interchange_document() -> None:
    assert interchange.document(sample_corpus())["format"] == interchange.FORMAT


def test_only_what_the_analyst_entered_has_no_evidence() -> None:
    corpus = sample_corpus()
    assert [event.origin for event in corpus.events if not event.evidence] == [Origin.ANALYST]
    assert all(row.evidence for row in corpus.casualties)


def test_it_holds_what_the_rooms_need_to_show() -> None:
    corpus = sample_corpus()
    assert {event.status for event in corpus.events} == set(Status)
    assert {event.review for event in corpus.events} == set(Review)
    assert any(not event.when.is_known for event in corpus.events)
    assert {row.effect for row in corpus.casualties} >= {Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED, Effect.DISPLACED}
    names = {form for actor in corpus.actors for form in (actor.name, *actor.aliases)}
    assert {ARABIC_NAME, CYRILLIC_NAME, LONG_NAME} <= names
    assert len(LONG_NAME) == 90


def test_findings_belong_to_their_articles_and_know_no_incidents() -> None:
    for article, findings in zip(sample_articles(), sample_findings(), strict=True):
        assert findings.article == article.id
        assert all(event.incident is None for event in findings.events)
        spans = [span for event in findings.events for span in event.evidence]
        assert all(article.quote(span) for span in spans)
