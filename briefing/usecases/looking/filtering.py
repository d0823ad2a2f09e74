"""The window's one filter: which happenings and figures of a case fit some criteria, and the part of the corpus that panes
then show.

A happening is shown whole when one of its reports fits, so that its tolls stay what they are: a filter chooses, it never
counts anew. A figure of it that fits brings it too, unless one asks how events are put or what was decided about them. A
figure is listed when it fits by itself; what it does not say (its date, its place, its kind) it takes from its event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, compress, islice
from typing import cast

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, ArticleId
from briefing.usecases.looking.columns import NEVER, Facts, Incidents, Mask, both, either
from briefing.usecases.looking.ties import fitting as fitting_ties


@dataclass(frozen=True, slots=True)
class Shown:
    """What is left of a case. `corpus` holds the happenings that fit, whole, and every article; `figures` are the rows that
    fit by themselves, `articles` those that tell something that fits.

    `keys` are the happenings by what each is known by; those in `torn` may lack figures that the case tells them with.

    `happenings` and `listed` count what is shown of `all_happenings` and `all_figures`; rejected happenings are counted
    where they were asked for.
    """

    corpus: Corpus
    figures: frozenset[CasualtyId]
    articles: frozenset[ArticleId]
    keys: frozenset[str]
    torn: frozenset[str]
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
        found: Counter[ActorId] = Counter()
        for actors, number in self._facts.actors.weights():
            for one in actors:
                found[one] += number
        return found

    @cached_property
    def place_weights(self) -> Counter[PlaceId]:
        """How many events and figures each place has."""
        return Counter({place: number for place, number in self._facts.places.weights() if place is not None})

    @cached_property
    def source_weights(self) -> Counter[str]:
        """How many events and figures each publisher tells; "" for those not known."""
        found: Counter[str] = Counter()
        for articles, number in self._facts.articles.weights():
            for name in {name for one in articles for name in self._publishers.get(one, ("",))}:
                found[name] += number
        return found

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of the story, of dates with both ends; None where there are none."""
        facts = self._facts
        story = facts.statuses.fitting(lambda one: one is not Status.BACKGROUND)
        for mask in (story, facts.all()):
            dated = [(first, last) for first, last in facts.days.among(mask) if first and last < NEVER]
            if dated:
                return date.fromordinal(min(dated)[0]), date.fromordinal(max(last for _, last in dated))
        return None

    # --- the facts
    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.corpus)

    @cached_property
    def _incidents(self) -> Incidents:
        return Incidents(self.corpus, self._facts)

    @cached_property
    def _publishers(self) -> Mapping[ArticleId, tuple[str, ...]]:
        """All outlets that printed each article."""
        return {one.id: one.outlets for one in self.corpus.articles}

    @cached_property
    def _about(self) -> Sequence[int]:
        """What each statement is about."""
        return self._facts.statements_about()

    @cached_property
    def _speakers(self) -> list[ActorId]:
        return [one.speaker for one in self.corpus.statements]

    @cached_property
    def _bodies(self) -> Mapping[ActorId, ActorId]:
        """Whom actors belong to."""
        return {one.id: one.affiliation for one in self.corpus.actors if one.affiliation is not None}

    @cached_property
    def _heads(self) -> list[str]:
        """Of each article the words at its head that text is looked for in."""
        return ["\n".join((one.title or "", *one.outlets, one.author or "")).casefold() for one in self.corpus.articles]

    @cached_property
    def _told_by_events(self) -> frozenset[int]:
        """The happenings that lists show: those with a report that was not rejected."""
        return self._listed(self._facts.reviews.fitting(lambda one: one is not Review.REJECTED))

    @cached_property
    def _told_with_rejected(self) -> frozenset[int]:
        return self._listed(self._facts.all())

    def _listed(self, mask: Mask) -> frozenset[int]:
        facts = self._facts
        return frozenset(compress(facts.happenings.numbers, facts.are_events(mask)))

    # --- looking through
    def show(self, criteria: Criteria) -> Shown:
        """The part that fits. Without criteria the very same corpus."""
        if not criteria.narrows:
            return self._all
        facts = self._facts
        fitting = self._fitting(criteria)
        of_events = bool(criteria.reviews or criteria.statuses)
        keys = set(compress(facts.happenings.numbers, facts.are_events(fitting) if of_events else fitting))
        listed = self._told_with_rejected if Review.REJECTED in criteria.reviews else self._told_by_events
        figures = compress(islice(facts.ids, facts.events, None), fitting[facts.events :])
        return Shown(
            corpus=self._narrowed(keys, fitting[facts.events :], criteria),
            figures=cast("frozenset[CasualtyId]", frozenset(figures)),
            articles=self._articles_shown(criteria, fitting),
            keys=frozenset(map(facts.happenings.values.__getitem__, keys)),
            torn=facts.torn,
            happenings=len(listed & keys),
            all_happenings=len(listed),
            all_figures=facts.rows,
        )

    def ids(self, criteria: Criteria) -> frozenset[str]:
        """The events, figures and ties that fit by themselves."""
        return frozenset(compress(self._facts.ids, self._fitting(criteria))) | fitting_ties(self.corpus, criteria)

    @cached_property
    def _all(self) -> Shown:
        corpus = self.corpus
        happenings = len(self._told_by_events)
        figures = frozenset(row.id for row in corpus.casualties)
        keys, articles = frozenset(self._facts.happenings.values), frozenset(self.articles)
        return Shown(corpus, figures, articles, keys, frozenset(), happenings, happenings, len(figures))

    def _fitting(self, criteria: Criteria) -> Mask:
        """What every condition leaves."""
        facts = self._facts
        left = facts.all()
        if criteria.reviews:
            left = both(left, facts.reviews.fitting(criteria.reviews.__contains__))
        if criteria.statuses:
            left = both(left, facts.statuses.fitting(criteria.statuses.__contains__))
        if criteria.reliability is not None or criteria.credibility is not None:
            least = criteria.reliability, criteria.credibility
            left = both(left, facts.grades.fitting(lambda one: one.is_at_least(*least)))
        if criteria.types or criteria.effects:
            types = facts.types.fitting(criteria.types.__contains__)
            left = both(left, either(types, facts.effects.fitting(criteria.effects.__contains__)))
        if criteria.places:
            left = both(left, facts.places.fitting(criteria.places.__contains__))
        if criteria.has_period:
            left = both(left, facts.overlapping(criteria.since, criteria.until, undated=criteria.undated))
        if criteria.actors:
            left = both(left, facts.actors.fitting(lambda some: not criteria.actors.isdisjoint(some)))
        if criteria.sources:
            wanted = {article for article, names in self._publishers.items() if not criteria.sources.isdisjoint(names)}
            left = both(left, facts.articles.fitting(lambda some: not wanted.isdisjoint(some)))
        for word in criteria.words:
            left = both(left, facts.telling(word))
        return left

    def _articles_shown(self, criteria: Criteria, fitting: Mask) -> frozenset[ArticleId]:
        """Those that tell something that fits; where nothing is asked of facts, those that fit themselves as well."""
        told = set(chain.from_iterable(self._facts.articles.among(fitting)))
        if criteria.sources:
            told = {one for one in told if not criteria.sources.isdisjoint(self._publishers.get(one, ("",)))}
        if replace(criteria, text="", sources=frozenset()).narrows:
            return frozenset(told)
        needle, sources = criteria.words, criteria.sources
        for article, head in zip(self.corpus.articles, self._heads, strict=True):
            if all(word in head for word in needle) and not (sources and sources.isdisjoint(article.outlets)):
                told.add(article.id)
        return frozenset(told)

    def _narrowed(self, keys: set[int], listed: Mask, criteria: Criteria) -> Corpus:
        """The corpus with some happenings, and with those figures that are listed."""
        corpus, facts = self.corpus, self._facts
        is_kept = bytes(map(keys.__contains__, facts.happenings.numbers))
        is_event_kept, is_row_kept = is_kept[: facts.events], either(is_kept[facts.events :], listed)
        incidents, places_of_incidents, is_row_kept = self._incidents.kept(keys, is_event_kept, is_row_kept)
        statements_kept = bytes(map((is_event_kept + b"\1\0").__getitem__, self._about))
        actors = set(criteria.actors)
        actors.update(*facts.actors.among(is_event_kept + bytes(facts.rows)))
        actors.update(*facts.named_by_rows.among(is_row_kept))
        about_events = bytes(map((is_event_kept + b"\0\0").__getitem__, self._about))
        actors.update(compress(self._speakers, about_events))
        self._add_those_above(actors)
        places: set[PlaceId | None] = set(criteria.places)
        places.update(facts.places.among(is_event_kept + bytes(facts.rows)), facts.places_of_rows.among(is_row_kept))
        places.update(places_of_incidents)
        speakers = compress(self._speakers, statements_kept)
        statements = compress(corpus.statements, statements_kept)
        return replace(
            corpus,
            actors=tuple(one for one in corpus.actors if one.id in actors),
            places=tuple(one for one in corpus.places if one.id in places),
            events=tuple(compress(corpus.events, is_event_kept)),
            casualties=tuple(compress(corpus.casualties, is_row_kept)),
            relations=tuple(one for one in corpus.relations if one.subject in actors and one.object in actors),
            statements=tuple(compress(statements, map(actors.__contains__, speakers))),
            incidents=tuple(incidents),
        )

    def _add_those_above(self, actors: set[ActorId]) -> None:
        """Add the bodies that they belong to, so that no one refers to somebody who is not there."""
        above = self._bodies
        todo = list(actors & above.keys())
        while todo:
            body = above[todo.pop()]
            if body not in actors:
                actors.add(body)
                if body in above:
                    todo.append(body)


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
