"""The case as it was known on a day: everything joined and reconciled anew from what was published by then.

Nothing of a later article is left: no toll, no denial, no name, no status. What the analyst decided since (what is the
same, corrected readings, verdicts, grades) holds all the same: it says how to read those articles, not what came later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from briefing import reconcile
from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.choice import Choice
from briefing.domain.claim import Statement
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event
from briefing.domain.findings import BY_HAND, Findings
from briefing.domain.grade import Grades
from briefing.domain.place import Place
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.tie import NO_VERDICTS, TieVerdicts
from briefing.store.casefile import CaseFile

Told = TypeVar("Told", Event, Casualty, Relation, Statement)


class HoldsCorpus(Protocol):
    """A case file, in so far as a briefing needs one."""

    def corpus(self) -> Corpus:
        """Everything in the case, joined and resolved."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """A case as it was known on a day, and how much of the case as it is now is not in it: articles published `later`,
    articles `undated`, and facts that the analyst entered `by_hand` without an article. Of the last two nobody can say when
    they became known.
    """

    day: date
    corpus: Corpus
    later: int = 0
    undated: int = 0
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """What a case is joined from. `copies` names the article of which each near-duplicate is a copy; what was read in those
    is in `findings` as well."""

    articles: tuple[Article, ...]
    findings: tuple[Findings, ...]
    decisions: Decisions
    copies: Mapping[ArticleId, ArticleId]
    grades: Grades
    ties: TieVerdicts = NO_VERDICTS


def material(case: CaseFile) -> Material:
    """Read from a case what it is joined from."""
    heads = case.articles.heads()
    return Material(
        articles=case.articles.all(),
        findings=case.findings(near_duplicates_too=True),
        decisions=case.decisions(),
        copies={head.id: head.near_duplicate_of for head in heads if head.near_duplicate_of is not None},
        grades=case.grades.get(),
        ties=case.tie_verdicts(),
    )


def as_known_on(case: CaseFile | Material, day: date) -> Known:
    """The case as it was known at the end of a day, from the articles published on it or before.

    Pure and the same in whatever order articles were taken in. Of copies only one counts, as ever: the first of those that
    were out by then.
    """
    held = material(case) if isinstance(case, CaseFile) else case
    out = {one.id: one.day for one in held.articles if one.day is not None and one.day <= day}
    read = _without_copies(out, held)
    findings = [_until(one, out) for one in held.findings if one.article in read]
    by_hand = [one for one in held.findings if one.article == BY_HAND]
    findings += [_lent(one, findings) for one in by_hand]
    corpus = reconcile.corpus([_printed_by(one, day) for one in held.articles if one.id in out], findings, held.decisions)
    return Known(
        day=day,
        corpus=replace(corpus, grades=held.grades, ties=held.ties),
        later=sum(one.day is not None and one.day > day for one in held.articles),
        undated=sum(one.day is None for one in held.articles),
        by_hand=sum(len(one.events) + len(one.casualties) for one in by_hand),
    )


def corpus_for(case: HoldsCorpus | Corpus, choice: Choice) -> Corpus:
    """What a briefing or an export is made from: a case as it is, or as it was known on the day that is chosen.

    A corpus is taken as it is; then later articles can only be left out, not forgotten in what was joined.
    """
    return corpus_on(case, choice.known_on)


def corpus_on(case: HoldsCorpus | Corpus, day: date | None) -> Corpus:
    """The same for a day; None is now."""
    if isinstance(case, Corpus):
        return case
    if day is None or not isinstance(case, CaseFile):
        return case.corpus()
    held = material(case)
    known = as_known_on(held, day)
    return replace(known.corpus, articles=held.articles)  # all of them, so that it can be said how many are left out


def is_known(article: Article, day: date | None) -> bool:
    """Whether an article had been published by a day; None asks nothing. Of an undated one nobody can say so."""
    return day is None or (article.day is not None and article.day <= day)


def _printed_by(article: Article, day: date) -> Article:
    """The article without printings of later days; of an undated one nobody can say that it was out."""
    also = tuple(one for one in article.also if one.day is not None and one.day <= day)
    return article if also == article.also else replace(article, also=also)


def _without_copies(out: Mapping[ArticleId, date], held: Material) -> frozenset[ArticleId]:
    """The articles that count: of those that copy one another the first that was out."""
    first: dict[ArticleId, ArticleId] = {}
    for id_ in sorted(out, key=lambda one: (held.copies.get(one, one) != one, out[one], one)):
        first.setdefault(held.copies.get(id_, id_), id_)
    return frozenset(first.values())


def _until(one: Findings, out: Mapping[ArticleId, date]) -> Findings:
    """Findings without the words of articles that were not out: what the analyst entered may rest on several."""

    def spans(evidence: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in evidence if span.article in out)

    def told(facts: Iterable[Told]) -> tuple[Told, ...]:
        kept = ((fact, spans(fact.evidence)) for fact in facts)
        return tuple(fact if there == fact.evidence else replace(fact, evidence=there) for fact, there in kept if there)

    return replace(
        one,
        actors=tuple(replace(met, mentions=spans(met.mentions)) for met in one.actors),
        places=tuple(replace(met, mentions=spans(met.mentions)) for met in one.places),
        times=tuple(time for time in one.times if time.evidence.article in out),
        events=told(one.events),
        casualties=_tied(told(one.casualties), told(one.events)),
        relations=told(one.relations),
        statements=told(one.statements),
    )


def _tied(rows: Iterable[Casualty], events: Iterable[Event]) -> tuple[Casualty, ...]:
    rows, known = tuple(rows), {one.id for one in events}
    ids = {row.id for row in rows}
    return tuple(
        replace(
            row,
            event=row.event if row.event in known else None,
            part_of=row.part_of if row.part_of in ids else None,
            replaces=row.replaces if row.replaces in ids else None,
        )
        for row in rows
    )


def _lent(by_hand: Findings, findings: Iterable[Findings]) -> Findings:
    """Of what the analyst entered by hand the actors and places that something known by then refers to."""
    people: set[ActorId | None] = set()
    spots = set()
    for one in findings:
        for event in one.events:
            people.update((*(part.actor for part in event.participants), *event.attributed_to))
            spots.add(event.place)
        for row in one.casualties:
            people.update((row.victim_actor, row.perpetrator, *row.attributed_to))
            spots.add(row.place)
        for tie in one.relations:
            people.update((tie.subject, tie.object))
        people.update(said.speaker for said in one.statements)
        people.update(actor.affiliation for actor in one.actors)
    known = {actor.id: actor for actor in by_hand.actors}
    actors: dict[ActorId, Actor] = {}
    todo = [known[one] for one in people if one in known]
    while todo:
        found = todo.pop()
        if found.id not in actors:
            actors[found.id] = found
            if found.affiliation in known:
                todo.append(known[found.affiliation])
    places: tuple[Place, ...] = tuple(place for place in by_hand.places if place.id in spots)
    return Findings(BY_HAND, actors=tuple(one for one in by_hand.actors if one.id in actors), places=places)
