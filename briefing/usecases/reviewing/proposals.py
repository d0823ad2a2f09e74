"""What waits for the analyst's decision: proposals in the order of reading, the queue that is worked through, and rules
that decide many at once.

A proposal is an event, a figure or a tie between two actors that the machine read. What the analyst entered is no
proposal: it was accepted by being entered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import Article, ArticleId, Span, sentence_around, sentences
from briefing.domain.tie import Standing, TieKey, TieVerdict
from briefing.domain.when import Precision
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Edit
from briefing.usecases.editing.facts import ReviewCasualty, ReviewEvent
from briefing.usecases.editing.tying import JudgeTies
from briefing.usecases.looking.ties import ReadTie, judged, read_ties
from briefing.usecases.reviewing.explaining import Sort

LONGEST_CONTEXT = 700  # characters of a paragraph that are shown whole; of longer ones the sentences around


Fact: TypeAlias = Event | Casualty | ReadTie


@dataclass(frozen=True, slots=True)
class Proposal:
    """One event, figure or tie to decide on.

    `confidence` is 0..1: of a figure that of the event it was counted in, None where it belongs to none, and of ties.
    `is_disputed`: a source denies it, or denies the happening it is a part of. `told_by` counts the articles that tell it,
    or its happening.
    """

    fact: Fact
    article: ArticleId | None
    confidence: float | None
    is_disputed: bool
    type: EventType | None
    told_by: int = 1
    has_named_source: bool = False

    @property
    def id(self) -> str:
        return self.fact.id

    @property
    def sort(self) -> Sort:
        """Event, figure or tie."""
        return Sort.TIE if isinstance(self.fact, ReadTie) else Sort.EVENT if isinstance(self.fact, Event) else Sort.FIGURE

    @property
    def span(self) -> Span | None:
        """The first words it was read from."""
        return self.fact.evidence[0] if self.fact.evidence else None

    @property
    def tie(self) -> TieKey | None:
        """What a tie is known by; None for events and figures."""
        return TieKey.of(*self.fact.key) if isinstance(self.fact, ReadTie) else None

    @property
    def is_decided(self) -> bool:
        return self.fact.review is not Review.SUGGESTED

    def decided(self, review: Review) -> Proposal:
        """With another verdict."""
        fact = self.fact
        if isinstance(fact, ReadTie):
            return replace(self, fact=replace(fact, verdict=_verdict(fact, review)))
        return replace(self, fact=replace(fact, review=review))


def proposals(corpus: Corpus) -> tuple[Proposal, ...]:
    """All of a case, decided or not, as one reads: article by article, in the order of the words, an event before the
    figures told with it, ties last. A tie that several articles tell stands where the first of them tells it.
    """
    order = {article.id: at for at, article in enumerate(corpus.articles)}
    events = {event.id: event for event in corpus.events}
    nameless = {actor.id for actor in corpus.actors if actor.nameless}
    disputed, told_by = _happenings(corpus, events)

    def made(fact: Event | Casualty) -> Proposal:
        event = fact if isinstance(fact, Event) else events.get(fact.event) if fact.event is not None else None
        return Proposal(
            fact=fact,
            article=fact.evidence[0].article if fact.evidence else None,
            confidence=event.confidence if event is not None else None,
            is_disputed=fact.status in _DOUBTED or (event is not None and event.id in disputed),
            type=event.type if event is not None else None,
            told_by=told_by.get(event.id, 1) if event is not None else 1,
            has_named_source=any(actor not in nameless for actor in fact.attributed_to),
        )

    facts: tuple[Event | Casualty, ...] = (*corpus.events, *corpus.casualties)
    found = [made(fact) for fact in facts if fact.origin is not Origin.ANALYST]
    found += [_of_tie(tie) for tie in read_ties(corpus)]
    return tuple(sorted(found, key=lambda one: _place(one, order)))


def _of_tie(tie: ReadTie) -> Proposal:
    first = tie.evidence[0].article if tie.evidence else None
    is_disputed = tie.put in (Standing.DISPUTED, Standing.DENIED)
    return Proposal(tie, first, None, is_disputed, None, told_by=max(1, len(tie.articles)))


def renewed(before: Sequence[Proposal], was: Corpus, now: Corpus) -> tuple[Proposal, ...]:
    """`proposals(now)`, made of those of an earlier corpus where only verdicts have come since: then a decision costs no
    more in a large case than in a small one.
    """
    parts = ("incidents", "actors", "articles", "relations", "statements")
    joined_anew = any(getattr(was, part) is not getattr(now, part) for part in parts)
    facts: tuple[Event | Casualty, ...] = (*now.events, *now.casualties)
    told: dict[str, Event | Casualty] = {fact.id: fact for fact in facts if fact.origin is not Origin.ANALYST}
    if joined_anew or len(told) != sum(not isinstance(one.fact, ReadTie) for one in before):
        return proposals(now)
    found: list[Proposal] = []
    for one in before:
        if isinstance(one.fact, ReadTie):
            said = now.ties.of(TieKey.of(*one.fact.key))
            found.append(one if said == one.fact.verdict else replace(one, fact=replace(one.fact, verdict=said)))
            continue
        fact = told.get(one.id)
        if fact is one.fact:
            found.append(one)
        elif fact is not None and _differs_by_verdict(fact, one.fact):
            found.append(replace(one, fact=fact))
        else:
            return proposals(now)
    return tuple(found)


def _differs_by_verdict(one: Event | Casualty, other: Event | Casualty) -> bool:
    """Whether only the verdict is another. What is rejected has no part in its happening: then more changes."""
    return Review.REJECTED not in (one.review, other.review) and one == replace(other, review=one.review)


_DOUBTED = frozenset({Status.DISPUTED, Status.DENIED})


def _happenings(corpus: Corpus, events: Mapping[EventId, Event]) -> tuple[set[EventId], dict[EventId, int]]:
    """Events whose happening one source asserts and another denies, and how many articles tell each event's happening."""
    disputed: set[EventId] = set()
    told_by: dict[EventId, int] = {}
    for incident in corpus.incidents:
        members = [events[one] for one in incident.events if one in events and events[one].review is not Review.REJECTED]
        statuses = {one.status for one in members}
        if Status.DISPUTED in statuses or (Status.DENIED in statuses and len(statuses) > 1):
            disputed.update(one.id for one in members)
        articles = {span.article for one in members for span in one.evidence}
        told_by.update((one.id, len(articles)) for one in members)
    return disputed, told_by


_ORDER = {Sort.EVENT: 0, Sort.FIGURE: 1, Sort.TIE: 2}  # of what the same words tell


def _place(one: Proposal, order: Mapping[ArticleId, int]) -> tuple[int, int, int, str]:
    at = len(order) if one.article is None else order.get(one.article, len(order))
    return at, one.span.start if one.span is not None else 0, _ORDER[one.sort], one.id


@dataclass(frozen=True, slots=True)
class Scope:
    """Which proposals to work through. `below` lets through what the machine is less sure of, and what it gives no number
    for."""

    article: ArticleId | None = None
    sort: Sort | None = None
    below: float | None = None
    disputed: bool = False

    def lets(self, one: Proposal) -> bool:
        return (
            (self.article is None or one.article == self.article)
            and (self.sort is None or one.sort is self.sort)
            and (self.below is None or one.confidence is None or one.confidence < self.below)
            and (not self.disputed or one.is_disputed)
        )


class Queue:
    """Proposals one at a time, with the way back. What was put off comes again after all others."""

    def __init__(self) -> None:
        self._all: dict[str, Proposal] = {}
        self._order: list[str] = []
        self._put_off: dict[str, None] = {}
        self._trail: list[str] = []  # what was looked at; the current one is at `_at`
        self._at = -1

    # --- what is in it
    def show(self, found: Iterable[Proposal]) -> None:
        """The proposals as they are now. The current one stays where it is still there, else the next takes its place."""
        before, current = self._order, self.current
        self._all = {one.id: one for one in found}
        self._put_off = {one: None for one in self._put_off if one in self._all}
        self._arrange()
        if current is not None and current.id not in self._all:
            after = before[before.index(current.id) :] if current.id in before else []
            nearest = next((one for one in after if one in self._all), None)
            self._keep_trail()
            if nearest is not None:
                self.go_to(nearest)
        else:
            self._keep_trail()
        if self.current is None:
            self._go_on(None)

    def _arrange(self) -> None:
        self._order = [one for one in self._all if one not in self._put_off] + list(self._put_off)

    def _keep_trail(self) -> None:
        at = self._trail[: self._at + 1]
        kept = [one for one in self._trail if one in self._all]
        self._at = sum(one in self._all for one in at) - 1
        self._trail = kept

    @property
    def current(self) -> Proposal | None:
        """The one to decide on; None when there is none."""
        return self._all.get(self._trail[self._at]) if 0 <= self._at < len(self._trail) else None

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def decided(self) -> int:
        return sum(one.is_decided for one in self._all.values())

    @property
    def is_finished(self) -> bool:
        """Whether everything in it is decided."""
        return bool(self._all) and self.decided == self.total

    @property
    def put_off(self) -> int:
        """How many wait at the end, undecided."""
        return sum(not self._all[one].is_decided for one in self._put_off)

    def get(self, id_: str) -> Proposal | None:
        """One of the queue, as it was decided; None where it is not in it."""
        return self._all.get(id_)

    @property
    def has_next(self) -> bool:
        """Whether one went back, so that there is a way forth."""
        return self._at + 1 < len(self._trail)

    def left(self) -> tuple[Proposal, ...]:
        """What is still to be decided, in order."""
        return tuple(self._all[one] for one in self._order if not self._all[one].is_decided)

    @property
    def has_left(self) -> bool:
        """Whether anything is still to be decided."""
        return any(not one.is_decided for one in self._all.values())

    # --- going through it
    def go_to(self, id_: str) -> bool:
        """Make one the current one. Whether it is in the queue."""
        if id_ not in self._all:
            return False
        if self.current is None or self.current.id != id_:
            self._trail = [*self._trail[: self._at + 1], id_]
            self._at = len(self._trail) - 1
        return True

    def next(self) -> bool:
        """On without a decision: along the way one came back, else to what is still to be decided. Whether there is one."""
        if self._at + 1 < len(self._trail):
            self._at += 1
            return True
        return self._go_on(self.current)

    def back(self) -> bool:
        """To the one looked at before, else to the one above. Whether there is one."""
        if self._at > 0:
            self._at -= 1
            return True
        current = self.current
        if current is not None and (at := self._order.index(current.id)) > 0:
            self._trail.insert(0, self._order[at - 1])
            return True
        return False

    def later(self) -> bool:
        """Put the current one off: it comes again at the end. Whether there is another."""
        current = self.current
        if current is None:
            return False
        if not current.is_decided:
            self._put_off.pop(current.id, None)
            following = self._following(current)
            self._put_off[current.id] = None
            self._arrange()
        else:
            following = self._following(current)
        return self._step_to(following)

    def decide(self, review: Review) -> bool:
        """Note the decision on the current one and go on. Whether another is to be decided."""
        current = self.current
        if current is None:
            return False
        self._all[current.id] = current.decided(review)
        return self._go_on(current)

    def _go_on(self, current: Proposal | None) -> bool:
        return self._step_to(self._following(current))

    def _following(self, current: Proposal | None) -> str | None:
        """The next one that is to be decided, from the top again after the last."""
        at = self._order.index(current.id) + 1 if current is not None else 0
        around = self._order[at:] + self._order[: max(at - 1, 0)]
        return next((one for one in around if not self._all[one].is_decided), None)

    def _step_to(self, id_: str | None) -> bool:
        return id_ is not None and self.go_to(id_)


# -- many at once -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """Which proposals to accept together; every condition set must hold. Only what is undecided is ever meant.

    `named_source`: attributed to somebody who has a name. `sure_date`: the text tells the very day. `known_place`: a place
    is told. `undisputed`: reported as a fact, and denied by nobody. `sure_by` is a least confidence, 0..1. A tie has
    neither source, day, place nor confidence: a rule that asks for one takes no ties in.
    """

    sort: Sort | None = None
    effects: frozenset[Effect] = frozenset()
    named_source: bool = False
    sure_date: bool = False
    known_place: bool = False
    undisputed: bool = False
    told_by: int = 1
    sure_by: float = 0.0


RULES: Mapping[str, Rule] = {
    "deaths": Rule(Sort.FIGURE, frozenset({Effect.KILLED}), named_source=True, sure_date=True),
    "figures": Rule(Sort.FIGURE, named_source=True, sure_date=True, undisputed=True),
    "events": Rule(Sort.EVENT, sure_date=True, known_place=True, undisputed=True, sure_by=0.8),
    "ties": Rule(Sort.TIE, undisputed=True),
    "told twice": Rule(told_by=2, undisputed=True),
}
"""Rules to begin with, by a key that the window has words for."""


def fitting(found: Iterable[Proposal], rule: Rule) -> tuple[Proposal, ...]:
    """The undecided proposals that a rule takes in, in their order."""
    return tuple(one for one in found if not one.is_decided and _fits(one, rule))


def _fits(one: Proposal, rule: Rule) -> bool:
    fact = one.fact
    if isinstance(fact, ReadTie):
        asks_more = rule.effects or rule.named_source or rule.sure_date or rule.known_place or rule.sure_by > 0
        return (
            not asks_more
            and rule.sort in (None, Sort.TIE)
            and (not rule.undisputed or fact.put is Standing.STATED)
            and one.told_by >= rule.told_by
        )
    return (
        (rule.sort is None or one.sort is rule.sort)
        and (not rule.effects or (isinstance(fact, Casualty) and fact.effect in rule.effects))
        and (not rule.named_source or one.has_named_source)
        and (not rule.sure_date or (fact.when.is_one_day and fact.when.precision in (Precision.DAY, None)))
        and (not rule.known_place or fact.place is not None)
        and (not rule.undisputed or (fact.status is Status.REPORTED and not one.is_disputed))
        and one.told_by >= rule.told_by
        and (rule.sure_by <= 0 or (one.confidence is not None and one.confidence >= rule.sure_by))
    )


def decisions(case: CaseFile, chosen: Iterable[Proposal], review: Review) -> tuple[Edit, ...]:
    """The edits that give some proposals a verdict, in their order; ties come last, as one. Raises NotInCase where one is
    gone."""
    chosen = tuple(chosen)
    said: dict[TieKey, TieVerdict | None] = {
        one.fact.key: _verdict(one.fact, review) for one in chosen if isinstance(one.fact, ReadTie)
    }
    edits: list[Edit] = []
    for one in chosen:
        if isinstance(one.fact, Event):
            edits.append(ReviewEvent(case, EventId(one.id), review))
        elif isinstance(one.fact, Casualty):
            edits.append(ReviewCasualty(case, CasualtyId(one.id), review))
    return (*edits, JudgeTies(case, said)) if said else tuple(edits)


def _verdict(tie: ReadTie, review: Review) -> TieVerdict:
    """To be put back for review takes back all that was said of a tie."""
    return TieVerdict() if review is Review.SUGGESTED else judged(tie.verdict, review)


# -- what stands around it ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Context:
    """Words of an article to judge a fact by: the stretch to show, its sentence, and the words it was read from."""

    shown: Span
    sentence: Span
    evidence: tuple[Span, ...]


def context(article: Article, evidence: Sequence[Span]) -> Context | None:
    """The paragraph around some evidence; of a long one the sentence with one before and one after. None where the evidence
    does not lie in the article.
    """
    here = [one for one in evidence if one.article == article.id and one.end <= len(article.text)]
    if not here:
        return None
    sentence = sentence_around(article, here[0])
    block = article.block_at(here[0].start)
    start, end = (
        (min(block.start, sentence.start), max(block.end, sentence.end)) if block else (sentence.start, sentence.end)
    )
    if end - start > LONGEST_CONTEXT:
        around = sentences(article.text, start, end)
        before = [a for a, b in around if b <= sentence.start][-1:]
        after = [b for a, b in around if a >= sentence.end][:1]
        start, end = min([sentence.start, *before]), max([sentence.end, *after])
    shown = Span(article.id, start, end)
    return Context(shown, sentence, tuple(one for one in here if shown.covers(one)))


# -- what waits, counted ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many proposals an article has, and how many are decided."""

    total: int = 0
    decided: int = 0


def waiting(found: Iterable[Proposal]) -> dict[ArticleId, Waiting]:
    """Counts by article, in the order of the proposals."""
    counts: dict[ArticleId, list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        if one.article is not None:
            counts[one.article][0] += 1
            counts[one.article][1] += one.is_decided
    return {article: Waiting(*numbers) for article, numbers in counts.items()}
