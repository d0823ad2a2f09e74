"""Findings of many articles -> one corpus: the same actors, the same places, incidents with their tolls. Pure functions.

The rules, with where each comes from, are in docs/reconciliation.md. The corpus is the same whatever the order in which
articles and findings are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Review, Stance, Statement, Status
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import EventId, IncidentId, Participant
from briefing.domain.findings import Findings
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, ArticleId
from briefing.reconcile import actors as who
from briefing.reconcile import incidents, places
from briefing.reconcile.attach import events_of
from briefing.reconcile.disputes import Referee
from briefing.reconcile.tellings import Reader, spread
from briefing.reconcile.tolls import RULES, USUAL, Bookkeeper, Rule

__all__ = ["RULES", "USUAL", "Rule", "corpus", "with_rule"]


_UNDECIDED = Decisions()


def corpus(
    articles: Sequence[Article],
    findings: Sequence[Findings],
    decisions: Decisions = _UNDECIDED,
    rule: Rule = USUAL,
) -> Corpus:
    """Everything that was read from the articles, with actors, places and happenings joined and tolls reconciled.

    Articles come in order of publication, undated ones last; all lists are in document order, incidents in order of time.
    Every id is that of the joined actor or place; events and casualties carry the id of their incident. The status of an
    event becomes `disputed` where its incident is both asserted and denied. `decisions` outrank every score. `rule` is how
    tolls are put together, one of RULES.

    Raises ValueError for another rule.
    """
    articles = sorted(articles, key=_publication)
    article_of = {article.id: article for article in articles}
    at = {article.id: n for n, article in enumerate(articles)}
    findings = sorted(findings, key=lambda one: (at.get(one.article, len(articles)), one.article))

    people = who.join(findings, decisions.same_actor)
    spots = places.join(findings)
    resolved = [_resolved(one, people.same, spots.same) for one in findings]
    belongs = {row.id: event for one in resolved for row, event in zip(one.casualties, events_of(one), strict=True)}

    reader = Reader(people.actors, spots.places)
    tellings = [telling for one in resolved for telling in reader.read(one, article_of.get(one.article), belongs)]
    events = {event.id: event for one in resolved for event in one.events}
    reach = {place.id: spread(place).reach for place in spots.places}
    happenings = [
        incidents.describe([events[event_id] for event_id in ids], reach)
        for ids in incidents.group(tellings, decisions.together, decisions.apart)
    ]
    incident_of = {event_id: one.id for one in happenings for event_id in one.events}

    def incident_of_row(row: Casualty) -> IncidentId | None:
        event = belongs[row.id]
        return incident_of.get(event) if event is not None else None

    whole = Corpus(
        articles=tuple(articles),
        actors=people.actors,
        places=spots.places,
        times=tuple(time for one in resolved for time in one.times),
        events=tuple(replace(event, incident=incident_of.get(event.id)) for event in events.values()),
        casualties=tuple(replace(row, incident=incident_of_row(row)) for one in resolved for row in one.casualties),
        relations=who.join_relations(tie for one in resolved for tie in one.relations),
        statements=tuple(said for one in resolved for said in one.statements),
        incidents=tuple(sorted(happenings, key=lambda one: (*one.when.sort_key, one.id))),
    )
    settled, contested = _settled(whole, rule)
    return _judged(settled, contested)


def with_rule(corpus: Corpus, rule: Rule) -> Corpus:
    """The same corpus with its tolls put together by another rule.

    Raises ValueError for a rule that is not one of RULES.
    """
    return _settled(corpus, rule)[0]


def _publication(article: Article) -> tuple[date, str, ArticleId]:
    return article.day or date.max, str(article.published or ""), article.id


def _resolved(one: Findings, same_actor: Mapping[ActorId, ActorId], same_place: Mapping[PlaceId, PlaceId]) -> Findings:
    """The findings of one article with the ids of the joined actors and places."""

    def actor(actor_id: ActorId) -> ActorId:
        return same_actor.get(actor_id, actor_id)

    def place(place_id: PlaceId | None) -> PlaceId | None:
        return None if place_id is None else same_place.get(place_id, place_id)

    def everyone(ids: Iterable[ActorId]) -> tuple[ActorId, ...]:
        return tuple(dict.fromkeys(map(actor, ids)))

    return replace(
        one,
        actors=tuple(replace(met, id=actor(met.id)) for met in one.actors),
        places=tuple(replace(met, id=same_place.get(met.id, met.id)) for met in one.places),
        events=tuple(
            replace(
                event,
                place=place(event.place),
                participants=tuple(dict.fromkeys(Participant(actor(p.actor), p.role) for p in event.participants)),
                attributed_to=everyone(event.attributed_to),
            )
            for event in one.events
        ),
        casualties=tuple(
            replace(
                row,
                place=place(row.place),
                victim_actor=None if row.victim_actor is None else actor(row.victim_actor),
                perpetrator=None if row.perpetrator is None else actor(row.perpetrator),
                attributed_to=everyone(row.attributed_to),
            )
            for row in one.casualties
        ),
        relations=tuple(replace(tie, subject=actor(tie.subject), object=actor(tie.object)) for tie in one.relations),
        statements=tuple(replace(said, speaker=actor(said.speaker)) for said in one.statements),
    )


def _settled(whole: Corpus, rule: Rule) -> tuple[Corpus, frozenset[IncidentId]]:
    """The corpus with tolls, and the incidents in which a denial stands against a figure."""
    keeper = Bookkeeper(whole.articles, whole.actors, rule)
    rows = _by_incident(whole.casualties)
    events = {event.id: event for event in whole.events}
    settled = []
    contested = set()
    for one in whole.incidents:
        answer = keeper.settle([events[event_id] for event_id in one.events if event_id in events], rows.get(one.id, ()))
        settled.append(replace(one, tolls=answer.tolls))
        if answer.disputed:
            contested.add(one.id)
    return replace(whole, incidents=tuple(settled)), frozenset(contested)


def _by_incident(rows: Iterable[Casualty]) -> dict[IncidentId, list[Casualty]]:
    found: dict[IncidentId, list[Casualty]] = defaultdict(list)
    for row in rows:
        if row.incident is not None:
            found[row.incident].append(row)
    return found


def _judged(whole: Corpus, contested: frozenset[IncidentId]) -> Corpus:
    """The corpus with the status of every event that is both asserted and denied set to disputed."""
    referee = Referee(whole.articles, whole.actors)
    events = {event.id: event for event in whole.events}
    rows = _by_incident(whole.casualties)
    denials: dict[EventId, list[Statement]] = defaultdict(list)
    for said in whole.statements:
        if said.stance is Stance.DENIES and said.event is not None:
            denials[said.event].append(said)
    disputed: set[EventId] = set()
    for one in whole.incidents:
        told = [events[event_id] for event_id in one.events]
        against = [said for event_id in one.events for said in denials.get(event_id, ())]
        if referee.is_disputed(told, rows.get(one.id, ()), against, toll_disputed=one.id in contested):
            disputed.update(one.events)
    return replace(
        whole,
        events=tuple(
            replace(event, status=Status.DISPUTED)
            if event.id in disputed
            and event.status in (Status.REPORTED, Status.CLAIMED)
            and event.review is not Review.EDITED  # what the analyst set stays as set
            else event
            for event in whole.events
        ),
    )
