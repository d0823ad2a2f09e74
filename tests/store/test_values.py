"""Domain values survive the way through JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Statement
from briefing.domain.corpus import Decisions
from briefing.domain.event import Event, EventId
from briefing.domain.findings import Findings
from briefing.domain.incident import Incident, Pair
from briefing.domain.place import Place, PlaceId
from briefing.domain.text import Article
from briefing.domain.when import TimeExpression
from briefing.store.values import built, packed, plain, unpacked
from tests.sample_corpus import sample_articles, sample_corpus
from tests.store.made import any_shape, read_articles


@any_shape
@given(read_articles())
def test_findings_and_articles_come_back_from_json(read: tuple[Article, Findings]) -> None:
    article, findings = read
    assert unpacked(Findings, packed(findings)) == findings
    assert unpacked(Article, packed(article)) == article


def test_the_whole_sample_comes_back_from_json() -> None:
    corpus = sample_corpus()
    for kind, values in (
        (Event, corpus.events),
        (Casualty, corpus.casualties),
        (Actor, corpus.actors),
        (Place, corpus.places),
        (Incident, corpus.incidents),
        (Relation, corpus.relations),
        (Statement, corpus.statements),
        (TimeExpression, corpus.times),
        (Article, sample_articles()),
    ):
        assert values
        for value in values:
            assert unpacked(kind, packed(value)) == value


def test_decisions_come_back_from_json() -> None:
    decisions = Decisions({ActorId("a"): ActorId("b")}, frozenset({Pair.of(EventId("y"), EventId("x"))}), frozenset())
    assert built(Decisions, json.loads(json.dumps(plain(decisions)))) == decisions


def test_fields_at_their_default_take_no_room() -> None:
    assert plain(Place(PlaceId("place:x"), "X")) == {"id": "place:x", "name": "X"}


def test_what_has_no_plain_form_is_refused() -> None:
    @dataclass
    class Odd:
        value: object

    with pytest.raises(TypeError, match="object has no plain form"):
        plain(Odd(object()))
