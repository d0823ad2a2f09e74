"""The window's one filter: which happenings and figures of a case fit some criteria, and the part of the corpus that panes
then show.

A happening is shown whole when one of its reports fits, so that its tolls stay what they are: a filter chooses, it never
counts anew. A figure of it that fits brings it too, unless one asks how events are put or what was decided about them. A
figure is listed when it fits by itself; what it does not say (its date, its place, its kind) it takes from its event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, compress
from operator import not_
from typing import NamedTuple, cast

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.grade import Grade, Grader
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.when import When
from briefing.usecases.looking.ties import fitting as fitting_ties

_NEVER = date.max.toordinal() + 1


class _Fact(NamedTuple):
    """What a filter asks of an event or figure. Days are ordinals, both counting; `first` is None without a date."""

    key: str  # of its happening
    is_event: bool
    id: str
    first: int | None
    last: int
    type: EventType | None
    effect: Effect | None
    actors: frozenset[ActorId]
    place: PlaceId | None
    articles: tuple[ArticleId, ...]
    status: Status
    review: Review


@dataclass(frozen=True, slots=True)
class Shown:
    """What is left of a case. `corpus` holds the happenings that fit, whole, and every article; `figures` are the rows that
    fit by themselves, `articles` those that tell something that fits.

    `happenings` and `listed` count what is shown of `all_happenings` and `all_figures`; rejected happenings are counted
    where they were asked for.
    """

    corpus: Corpus
    figures: frozenset[CasualtyId]
    articles: frozenset[ArticleId]
    happenings: int
    all_happenings: int
    all_figures: int

    @property
    def listed(self) -> int:
        return len(self.figures)


class Sieve:
    """One corpus, looked through as often as criteria change. What it needs to know of each fact is gathered once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    # --- what there is to choose from
    @cached_property
    def articles(self) -> Mapping[ArticleId, Article]:
        return {one.id: one for one in self.corpus.articles}

    @cached_property
    def actor_weights(self) -> Counter[ActorId]:
        """In how many events and figures each actor has a part."""
        return Counter(actor for fact in self._facts for actor in fact.actors)

    @cached_property
    def place_weights(self) -> Counter[PlaceId]:
        """How many events and figures each place has."""
        return Counter(fact.place for fact in self._facts if fact.place is not None)

    @cached_property
    def source_weights(self) -> Counter[str]:
        """How many events and figures each publisher tells; "" for those not known."""
        return Counter(name for fact in self._facts for name in self._publishers_of(fact))

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of the story, of dates with both ends; None where there are none."""
        dated = [fact for fact in self._facts if fact.first not in (None, 0) and fact.last < _NEVER]
        known = [fact for fact in dated if fact.status is not Status.BACKGROUND] or dated
        if not known:
            return None
        return (
            date.fromordinal(min(fact.first or 1 for fact in known)),
            date.fromordinal(max(fact.last for fact in known)),
        )

    # --- the facts
    @cached_property
    def _events(self) -> Mapping[EventId, Event]:
        return {one.id: one for one in self.corpus.events}

    @cached_property
    def _publishers(self) -> Mapping[ArticleId, tuple[str, ...]]:
        """All outlets that printed each article."""
        return {one.id: one.outlets for one in self.corpus.articles}

    def _publishers_of(self, fact: _Fact) -> set[str]:
        return {name for one in fact.articles for name in self._publishers.get(one, ("",))}

    @cached_property
    def _facts(self) -> tuple[_Fact, ...]:
        happening: dict[str, str] = {event: one.id for one in self.corpus.incidents for event in one.events}
        counted: dict[str, str] = {}
        for incident in self.corpus.incidents:
            for toll in incident.tolls:
                counted |= dict.fromkeys((row for row, _ in toll.left_out), incident.id)
        for incident in self.corpus.incidents:
            for toll in incident.tolls:
                counted |= dict.fromkeys(toll.casualties, incident.id)
        actors: dict[EventId, frozenset[ActorId]] = {}
        held: dict[frozenset[ActorId], frozenset[ActorId]] = {}  # of thousands the same few take part
        found: list[_Fact] = []
        for event in self.corpus.events:
            alone = event.review is Review.REJECTED  # a rejected report has no part in its happening
            key = event.id if alone else happening.get(event.id, event.id)
            parts = frozenset((*(one.actor for one in event.participants), *event.attributed_to))
            actors[event.id] = held.setdefault(parts, parts)
            found.append(_of_event(event, key, actors[event.id]))
        for row in self.corpus.casualties:
            told_in = self._events.get(row.event) if row.event is not None else None
            key = counted.get(row.id, row.id if told_in is None else happening.get(told_in.id, told_in.id))
            parts = actors[told_in.id] if told_in is not None else frozenset()
            parts |= _named_by(row)
            key = row.id if row.review is Review.REJECTED else key
            found.append(_of_row(row, told_in, key, held.setdefault(parts, parts)))
        return tuple(found)

    # What is asked of everything is kept in columns, as long as the facts or one kind of them and in their order, so that
    # no line of ours runs for each of a hundred thousand.
    @cached_property
    def _keys(self) -> list[str]:
        return [fact.key for fact in self._facts]

    @cached_property
    def _ids(self) -> list[str]:
        return [fact.id for fact in self._facts]

    @cached_property
    def _row_actors(self) -> list[frozenset[ActorId]]:
        """Whom each figure names itself."""
        held: dict[frozenset[ActorId], frozenset[ActorId]] = {}
        return [held.setdefault(names, names) for names in map(_named_by, self.corpus.casualties)]

    @cached_property
    def _members(self) -> list[tuple[EventId, ...]]:
        """The events of each happening."""
        return [one.events for one in self.corpus.incidents]

    @cached_property
    def _behind_tolls(self) -> Mapping[str, tuple[CasualtyId, ...]]:
        """The figures that the tolls of a happening speak of, counted or not."""
        return {
            one.id: tuple(chain(*((*toll.casualties, *(row for row, _ in toll.left_out)) for toll in one.tolls)))
            for one in self.corpus.incidents
            if one.tolls
        }

    @cached_property
    def _told_of(self) -> list[EventId | None]:
        """What each statement is about."""
        return [one.event for one in self.corpus.statements]

    @cached_property
    def _heads(self) -> list[str]:
        """Of each article the words at its head that text is looked for in."""
        return ["\n".join((one.title or "", *one.outlets, one.author or "")).casefold() for one in self.corpus.articles]

    @cached_property
    def _grades(self) -> Mapping[str, Grade]:
        """Of each fact what it is graded."""
        grader = Grader.of_corpus(self.corpus)
        told: tuple[Event | Casualty, ...] = (*self.corpus.events, *self.corpus.casualties)
        return {one.id: grader.of(one).grade for one in told}

    @cached_property
    def _hay(self) -> Mapping[str, str]:
        """Of each fact the words that text is looked for in."""
        names = {one.id: " ".join((one.name, *one.aliases)) for one in self.corpus.actors}
        places = {one.id: " ".join((one.name, *one.aliases)) for one in self.corpus.places}
        articles, found = self.articles, {}
        told: tuple[Event | Casualty, ...] = (*self.corpus.events, *self.corpus.casualties)
        for fact, one in zip(self._facts, told, strict=True):
            event = one if isinstance(one, Event) else self._events.get(one.event) if one.event is not None else None
            parts = [names.get(actor, "") for actor in fact.actors]
            parts.append(places.get(fact.place, "") if fact.place is not None else "")
            if event is not None:
                parts += [event.title, event.type.value, (event.subtype or "").replace("-", " ")]
            if isinstance(one, Casualty):
                parts += [one.effect.value, str(one.low or ""), str(one.high or ""), one.qualifier or ""]
            for span in one.evidence:
                article = articles.get(span.article)
                if article is not None:
                    parts += [article.text[span.start : span.end], *article.outlets, article.title or ""]
            found[fact.id] = "\n".join(parts).casefold()
        return found

    # --- looking through
    def show(self, criteria: Criteria) -> Shown:
        """The part that fits. Without criteria the very same corpus."""
        if not criteria.narrows:
            return self._all
        fitting = self._fitting(criteria)
        asked = Review.REJECTED in criteria.reviews
        of_events = bool(criteria.reviews or criteria.statuses)
        keys = {fact.key for fact in fitting if fact.is_event or not of_events}
        number, listed = len(self.corpus.events), [fact.id for fact in fitting if not fact.is_event]
        is_kept = list(map(keys.__contains__, self._keys))
        kept = list(compress(self._facts, is_kept[:number]))
        rows = {*compress(self._ids[number:], is_kept[number:]), *listed}
        return Shown(
            corpus=self._narrowed(kept, is_kept[:number], rows, criteria),
            figures=cast("frozenset[CasualtyId]", frozenset(listed)),
            articles=self._articles_shown(criteria, fitting),
            happenings=_listed(kept, rejected=asked),
            all_happenings=self._all_with_rejected if asked else self._all.happenings,
            all_figures=self._all.all_figures,
        )

    def ids(self, criteria: Criteria) -> frozenset[str]:
        """The events, figures and ties that fit by themselves."""
        return frozenset(fact.id for fact in self._fitting(criteria)) | fitting_ties(self.corpus, criteria)

    @cached_property
    def _all(self) -> Shown:
        corpus = self.corpus
        happenings = _listed(self._facts, rejected=False)
        figures = frozenset(row.id for row in corpus.casualties)
        return Shown(corpus, figures, frozenset(self.articles), happenings, happenings, len(figures))

    @cached_property
    def _all_with_rejected(self) -> int:
        return _listed(self._facts, rejected=True)

    def _fitting(self, criteria: Criteria) -> list[_Fact]:
        """Conditions one by one, the cheap ones first: each leaves fewer facts to the next."""
        left: Iterable[_Fact] = self._facts
        if criteria.reviews:
            left = [one for one in left if one.review in criteria.reviews]
        if criteria.statuses:
            left = [one for one in left if one.status in criteria.statuses]
        if criteria.reliability is not None or criteria.credibility is not None:
            least, grades = (criteria.reliability, criteria.credibility), self._grades
            left = [one for one in left if grades[one.id].is_at_least(*least)]
        if criteria.types or criteria.effects:
            left = [one for one in left if one.type in criteria.types or one.effect in criteria.effects]
        if criteria.places:
            left = [one for one in left if one.place in criteria.places]
        if criteria.has_period:
            since = criteria.since.toordinal() if criteria.since is not None else 0
            until = criteria.until.toordinal() if criteria.until is not None else _NEVER
            undated = criteria.undated
            left = [one for one in left if (undated if one.first is None else one.first <= until and one.last >= since)]
        if criteria.actors:
            left = [one for one in left if not criteria.actors.isdisjoint(one.actors)]
        if criteria.sources:
            wanted = {article for article, names in self._publishers.items() if not criteria.sources.isdisjoint(names)}
            left = [one for one in left if not wanted.isdisjoint(one.articles)]
        if needle := criteria.words:
            hay = self._hay
            for word in needle:
                left = [one for one in left if word in hay[one.id]]
        return list(left)

    def _articles_shown(self, criteria: Criteria, fitting: Iterable[_Fact]) -> frozenset[ArticleId]:
        """Those that tell something that fits; where nothing is asked of facts, those that fit themselves as well."""
        told = {article for fact in fitting for article in fact.articles}
        if criteria.sources:
            told = {one for one in told if not criteria.sources.isdisjoint(self._publishers.get(one, ("",)))}
        if replace(criteria, text="", sources=frozenset()).narrows:
            return frozenset(told)
        needle, sources = criteria.words, criteria.sources
        for article, head in zip(self.corpus.articles, self._heads, strict=True):
            if all(word in head for word in needle) and not (sources and sources.isdisjoint(article.outlets)):
                told.add(article.id)
        return frozenset(told)

    def _narrowed(self, told: Sequence[_Fact], is_kept: Sequence[bool], figures: set[str], criteria: Criteria) -> Corpus:
        """The corpus with the events that `is_kept` says, which are those told of, and some figures."""
        corpus, number = self.corpus, len(is_kept)
        events = set(compress(self._ids, is_kept))
        incidents, rows = [], set(figures)  # a toll keeps the rows behind it, whichever happening they are told in
        for incident in compress(corpus.incidents, map(not_, map(events.isdisjoint, self._members))):
            if not events.issuperset(incident.events):
                incident = replace(incident, events=tuple(event for event in incident.events if event in events))
            incidents.append(incident)
            rows.update(self._behind_tolls.get(incident.id, ()))
        is_row_kept = list(map(rows.__contains__, self._ids[number:]))
        kept_rows = tuple(compress(corpus.casualties, is_row_kept))
        statements = list(compress(corpus.statements, map({*events, None}.__contains__, self._told_of)))
        actors = set(criteria.actors)
        places = set(criteria.places)
        actors.update(*{fact.actors for fact in told}, *set(compress(self._row_actors, is_row_kept)))
        places.update({fact.place for fact in told if fact.place is not None})
        places.update({row.place for row in kept_rows if row.place is not None})
        actors.update([one.speaker for one in statements if one.event is not None])
        known = {one.id: one for one in corpus.actors}
        _with_those_above(actors, known)
        places.update(one.place for one in incidents if one.place is not None)
        return replace(
            corpus,
            actors=tuple(one for one in corpus.actors if one.id in actors),
            places=tuple(one for one in corpus.places if one.id in places),
            events=tuple(compress(corpus.events, is_kept)),
            casualties=kept_rows,
            relations=tuple(one for one in corpus.relations if one.subject in actors and one.object in actors),
            statements=tuple(one for one in statements if one.speaker in actors),
            incidents=tuple(incidents),
        )


def _with_those_above(actors: set[ActorId], known: Mapping[ActorId, Actor]) -> None:
    """Add the bodies that they belong to, so that no one refers to somebody who is not there."""
    todo = list(actors)
    while todo:
        found = known.get(todo.pop())
        above = found.affiliation if found is not None else None
        if above is not None and above not in actors:
            actors.add(above)
            todo.append(above)


def _days(when: When) -> tuple[int | None, int]:
    """First and last day as ordinals, open ends as far off as can be; (None, 0) without a date. Whatever a damaged case
    holds, no error.
    """
    first = when.earliest.toordinal() if isinstance(when.earliest, date) else None
    last = when.latest.toordinal() if isinstance(when.latest, date) else None
    if first is None and last is None:
        return None, 0
    low, high = first if first is not None else 0, last if last is not None else _NEVER
    return min(low, high), max(low, high)


def _of_event(event: Event, key: str, actors: frozenset[ActorId]) -> _Fact:
    first, last = _days(event.when)
    articles = _articles(event.evidence)
    return _Fact(
        key, True, event.id, first, last, event.type, None, actors, event.place, articles, event.status, event.review
    )


def _listed(facts: Iterable[_Fact], *, rejected: bool) -> int:
    """How many happenings lists show of these: rejected ones only where they were asked for."""
    return len({fact.key for fact in facts if fact.is_event and (rejected or fact.review is not Review.REJECTED)})


def _of_row(row: Casualty, event: Event | None, key: str, actors: frozenset[ActorId]) -> _Fact:
    first, last = _days(row.when)
    if first is None and event is not None:
        first, last = _days(event.when)
    place = row.place if row.place is not None or event is None else event.place
    kind = event.type if event is not None else None
    articles = _articles(row.evidence)
    return _Fact(key, False, row.id, first, last, kind, row.effect, actors, place, articles, row.status, row.review)


def _named_by(row: Casualty) -> frozenset[ActorId]:
    """Whom a figure names itself."""
    return frozenset([one for one in (row.victim_actor, row.perpetrator, *row.attributed_to) if one is not None])


def _articles(evidence: Iterable[Span]) -> tuple[ArticleId, ...]:
    return tuple(dict.fromkeys(span.article for span in evidence))


# -- saved ones ---------------------------------------------------------------------------------------------------------


def still_known(criteria: Criteria, corpus: Corpus) -> Criteria:
    """Without actors, places and publishers that the case does not have any more. Where none of a condition is left they
    stay: then nothing fits, which is said, instead of everything.
    """
    return replace(
        criteria,
        actors=criteria.actors & {one.id for one in corpus.actors} or criteria.actors,
        places=criteria.places & {one.id for one in corpus.places} or criteria.places,
        sources=criteria.sources & {name for one in corpus.articles for name in one.outlets} or criteria.sources,
    )
