"""Who stands how to whom: edges with their sentences, what is only alleged, how far a network reaches, where actors lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.ui.network.layout import Box, lay_out
from briefing.usecases.looking.network import Bond, around, largest, network
from tests.sample_corpus import sample_corpus


def web(number: int) -> Corpus:
    """So many actors with about three ties for two of them, and one beside them without any."""
    kinds = list(ActorKind)
    actors = [Actor(ActorId(f"a{n}"), f"Actor {n} of the web", kinds[n % len(kinds)]) for n in range(number)]
    ties = [(n, (n * 7) // 11) for n in range(1, number)] + [(n, (n * 5 + 3) % number) for n in range(0, number, 2)]
    relations = tuple(
        Relation(f"r{n}", ActorId(f"a{one}"), list(Predicate)[n % len(Predicate)], ActorId(f"a{other}"), ())
        for n, (one, other) in enumerate(ties)
    )
    return Corpus(actors=(*actors, Actor(ActorId("lonely"), "Lonely")), relations=relations)


def told(sentence: str, status: Status = Status.REPORTED, *, as_event: bool = False) -> Corpus:
    text, blocks = assemble([(BlockKind.PARAGRAPH, sentence)])
    article = Article(article_id(text), text, blocks)
    span = Span(article.id, 0, len(sentence))
    actors = (Actor(ActorId("a"), "A"), Actor(ActorId("b"), "B"))
    if as_event:
        parts = (Participant(ActorId("a"), Role.INITIATOR), Participant(ActorId("b"), Role.TARGET))
        event = Event(EventId("e"), "A hits B", EventType.STRIKE, participants=parts, status=status, evidence=(span,))
        return Corpus(articles=(article,), actors=actors, events=(event,))
    tie = Relation("r", ActorId("a"), Predicate.BACKS, ActorId("b"), (span,))
    return Corpus(articles=(article,), actors=actors, relations=(tie,))


@pytest.mark.parametrize(
    ("sentence", "alleged"),
    [
        ("A backs B.", False),
        ("B, which A backs, took the town.", False),
        ("Damascus accused A of backing B.", True),
        ("A allegedly backs B.", True),
        ("A denied that it backs B.", True),
        ("A claims to back B.", True),
        ("A, the so-called patron of B, left.", True),
    ],
)
def test_a_tie_that_its_sentence_only_alleges_is_alleged(sentence: str, alleged: bool) -> None:
    (edge,) = network(told(sentence)).edges
    assert edge.is_alleged is alleged
    assert edge.grounds[0].span is not None


@pytest.mark.parametrize(("status", "alleged"), [(Status.REPORTED, False), (Status.CLAIMED, True), (Status.DISPUTED, True)])
def test_a_deed_that_is_only_claimed_is_alleged(status: Status, alleged: bool) -> None:
    (edge,) = network(told("A hit B.", status, as_event=True)).edges
    assert edge.bond is Bond.ACTS_AGAINST
    assert edge.is_alleged is alleged


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED])
def test_what_did_not_happen_is_no_deed(status: Status) -> None:
    assert network(told("A hit B.", status, as_event=True)).edges == ()
    rejected = told("A hit B.", as_event=True)
    events = tuple(replace(one, review=Review.REJECTED) for one in rejected.events)
    assert network(replace(rejected, events=events)).edges == ()


def test_every_end_is_among_the_actors_and_every_edge_has_grounds() -> None:
    found = network(sample_corpus())
    known = {one.id for one in found.nodes}
    assert found.edges
    assert all(edge.grounds and {edge.source, edge.target} <= known for edge in found.edges)
    assert [one.weight for one in found.nodes] == sorted((one.weight for one in found.nodes), reverse=True)
    firm = network(sample_corpus(), deeds=False)
    assert not any(edge.bond.is_deed for edge in firm.edges)


def test_the_neighbourhood_of_an_actor_is_what_it_is_tied_to() -> None:
    whole = network(web(60))
    near = around(whole, ActorId("a5"))
    ends = {end for edge in whole.edges if "a5" in (edge.source, edge.target) for end in (edge.source, edge.target)}
    assert {one.id for one in near.nodes} == ends
    assert len(around(whole, ActorId("a5"), 2).nodes) > len(near.nodes)
    assert around(whole, ActorId("lonely")).nodes == ()


def test_of_too_many_those_with_most_ties_stay() -> None:
    whole = network(web(60))
    few = largest(whole, 20)
    assert few.nodes == whole.nodes[:20]
    assert few.left_out == 40
    assert largest(whole, 100) is whole


# --- where they lie


def clashes(places: dict[int, tuple[float, float]], boxes: dict[int, Box]) -> int:
    found = 0
    keys = list(places)
    for n, one in enumerate(keys):
        for other in keys[n + 1 :]:
            (x, y), (u, v), a, b = places[one], places[other], boxes[one], boxes[other]
            across = a.half + b.half - abs(x - u)
            up = min(y + a.below, v + b.below) - max(y - a.above, v - b.above)
            found += across > 0.1 and up > 0.1
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80),
    st.floats(0.4, 3.0),
)
def test_no_two_boxes_overlap_whatever_the_ties(number: int, ties: list[tuple[int, int]], aspect: float) -> None:
    boxes = {n: Box(20.0 + 13 * (n % 7), 10.0, 18.0 + 12 * (n % 3)) for n in range(number)}
    edges = [(a, b) for a, b in ties if a < number and b < number]
    places = lay_out(boxes, edges, aspect)
    assert set(places) == set(boxes)
    assert clashes(places, boxes) == 0
    assert lay_out(boxes, edges, aspect) == places


def test_tied_actors_lie_nearer_than_others() -> None:
    boxes = {n: Box(30.0, 10.0, 20.0) for n in range(12)}
    ring = [(n, (n + 1) % 12) for n in range(12)]
    places = lay_out(boxes, ring)

    def apart(a: int, b: int) -> float:
        return float(((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5)

    tied = [apart(a, b) for a, b in ring]
    others = [apart(a, b) for a in range(12) for b in range(a + 2, 12) if (a, b) != (0, 11)]
    assert sum(tied) / len(tied) < 0.7 * sum(others) / len(others)


def test_nobody_lies_nowhere() -> None:
    assert lay_out({}, []) == {}
