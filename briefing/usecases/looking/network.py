"""Who stands how to whom: actors as nodes, their ties and what they did to each other as edges, each with its sentences.

How a tie stands is read from its sentences and said by the analyst (`usecases.looking.ties`); rejected ties are left out. A
deed is alleged where every report of it is claimed or disputed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, Role
from briefing.domain.text import Span
from briefing.domain.tie import Standing, TieKey
from briefing.usecases.looking.ties import Tie, ties, together

_ALLEGED = frozenset({Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED})
_FIRM = frozenset({Status.REPORTED, Status.BACKGROUND})
_VIOLENT = frozenset(
    {EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.SEIZURE, EventType.DETENTION}
)


class Bond(StrEnum):
    """What an edge stands for: one of the predicates of relations, where somebody belongs, or deeds."""

    ALLIED_WITH = "allied-with"
    BACKS = "backs"
    PART_OF = "part-of"
    LEADS = "leads"
    MEMBER_OF = "member-of"
    OPPOSES = "opposes"
    OFFSHOOT_OF = "offshoot-of"
    NEGOTIATES_WITH = "negotiates-with"
    BELONGS_TO = "belongs-to"
    ACTS_AGAINST = "acts-against"
    DEALS_WITH = "deals-with"
    ACTS_WITH = "acts-with"

    @property
    def is_mutual(self) -> bool:
        """Whether it is the same whichever end it is read from."""
        return self in (Bond.ALLIED_WITH, Bond.OPPOSES, Bond.NEGOTIATES_WITH, Bond.ACTS_WITH)

    @property
    def is_deed(self) -> bool:
        """Whether it is put together from events."""
        return self in (Bond.ACTS_AGAINST, Bond.DEALS_WITH, Bond.ACTS_WITH)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an edge rests on: a sentence, or an event where it is put together from events. `span` is None for what the
    analyst entered or the knowledge base knows.
    """

    span: Span | None
    event: EventId | None
    standing: Standing = Standing.STATED

    @property
    def is_alleged(self) -> bool:
        """Whether nobody states it as a fact."""
        return self.standing in _ALLEGED


@dataclass(frozen=True, slots=True)
class Node:
    """An actor. `weight` counts the edges and mentions that it has."""

    id: ActorId
    name: str
    kind: ActorKind
    weight: int
    nameless: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A bond from one actor to another, with its grounds in the order of the articles. `judged` is how the analyst says
    that it stands; `tie` is what it is known by where it is a tie that can be judged, `review` what was decided of it.
    """

    source: ActorId
    target: ActorId
    bond: Bond
    grounds: tuple[Ground, ...]
    judged: Standing | None = None
    tie: TieKey | None = None
    review: Review = Review.SUGGESTED

    @property
    def standing(self) -> Standing:
        """How it stands, all grounds and the analyst's word taken together."""
        return self.judged or together([one.standing for one in self.grounds])

    @property
    def is_alleged(self) -> bool:
        """Whether nobody states it as a fact."""
        return self.standing in _ALLEGED

    @property
    def key(self) -> tuple[str, str, str]:
        return self.source, self.target, self.bond.value


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in the order of weight, edges in a fixed order; every end of an edge is among the nodes. `left_out` counts the
    actors that have ties and are not shown, because there are too many.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    left_out: int = 0


def network(corpus: Corpus, *, deeds: bool = True) -> Network:
    """All actors that stand in any relation, with the edges between them. With `deeds` also who acts against whom."""
    known = {one.id: one for one in corpus.actors}
    grounds: dict[tuple[ActorId, ActorId, Bond], list[Ground]] = {}
    said: dict[tuple[ActorId, ActorId, Bond], Tie] = {}

    def add(source: ActorId, target: ActorId, bond: Bond, found: Iterable[Ground], tie: Tie | None = None) -> None:
        if source == target or source not in known or target not in known:
            return
        if bond.is_mutual and target < source:
            source, target = target, source
        grounds.setdefault((source, target, bond), []).extend(found)
        if tie is not None:
            said.setdefault((source, target, bond), tie)

    stated = set()
    for tie in ties(corpus):
        stated.add((tie.subject, tie.object))
        if tie.review is Review.REJECTED:
            continue
        told = [Ground(one.span, None, one.standing) for one in tie.grounds] or [Ground(None, None)]
        add(tie.subject, tie.object, Bond(tie.predicate.value), told, tie)
    for actor in corpus.actors:
        if actor.affiliation is not None and (actor.id, actor.affiliation) not in stated:
            add(actor.id, actor.affiliation, Bond.BELONGS_TO, [Ground(_first(actor.mentions), None)])
    if deeds:
        for event in corpus.events:
            for source, target, bond in _deeds(event):
                add(source, target, bond, [Ground(_first(event.evidence), event.id, _of_event(event))])
    met = {one.id: len(one.mentions) for one in corpus.actors}
    degree: dict[ActorId, int] = {}
    for source, target, _ in grounds:
        for end in (source, target):
            degree[end] = degree.get(end, 0) + 1
    nodes = [
        Node(id_, known[id_].name, known[id_].kind, 3 * number + met[id_], known[id_].nameless)
        for id_, number in degree.items()
    ]
    nodes.sort(key=lambda one: (-one.weight, one.name.casefold(), one.id))
    edges = [_edge(key, tuple(dict.fromkeys(found)), said.get(key)) for key, found in sorted(grounds.items())]
    return Network(tuple(nodes), tuple(edges))


def _edge(key: tuple[ActorId, ActorId, Bond], grounds: tuple[Ground, ...], tie: Tie | None) -> Edge:
    if tie is None:
        return Edge(*key, grounds)
    judged = tie.standing if tie.verdict.says_something else None
    return Edge(*key, grounds, judged, TieKey.of(*tie.key), tie.review)


def _of_event(event: Event) -> Standing:
    if event.status in _FIRM:
        return Standing.STATED
    return Standing.DISPUTED if event.status is Status.DISPUTED else Standing.CLAIMED


def _deeds(event: Event) -> Iterable[tuple[ActorId, ActorId, Bond]]:
    if event.review is Review.REJECTED or event.status in (Status.PLANNED, Status.DENIED):
        return
    acting, targets, allies = event.in_role(Role.INITIATOR), event.in_role(Role.TARGET), event.in_role(Role.ALLY)
    bond = Bond.ACTS_AGAINST if event.type in _VIOLENT else Bond.DEALS_WITH
    for one in acting:
        for target in targets:
            yield one, target, bond
        for ally in allies:
            yield one, ally, Bond.ACTS_WITH


def around(whole: Network, actor: ActorId, steps: int = 1) -> Network:
    """The part of a network that is within so many edges of an actor; only its own edges and those between its neighbours.
    Empty where it has no tie.
    """
    near = {actor}
    for _ in range(steps):
        near |= {end for one in whole.edges if {one.source, one.target} & near for end in (one.source, one.target)}
    nodes = tuple(one for one in whole.nodes if one.id in near)
    return Network(nodes, tuple(one for one in whole.edges if one.source in near and one.target in near))


def largest(whole: Network, most: int) -> Network:
    """At most so many actors, those with the most ties; how many were left out is told."""
    if len(whole.nodes) <= most:
        return whole
    kept = {one.id for one in whole.nodes[:most]}
    edges = tuple(one for one in whole.edges if one.source in kept and one.target in kept)
    return Network(whole.nodes[:most], edges, len(whole.nodes) - most)


def _first(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


assert {one.value for one in Predicate} <= {one.value for one in Bond}
