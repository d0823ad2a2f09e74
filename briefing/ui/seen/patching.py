"""A corpus as it is right after an edit, before everything is joined again: what was edited is put in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.change import Change
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event
from briefing.domain.place import Place
from briefing.domain.text import Article
from briefing.errors import NotInCase

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile

Value = TypeVar("Value", Event, Casualty, Actor, Place, Article)


def patched(corpus: Corpus, change: Change, file: CaseFile) -> Corpus | None:
    """The corpus with what was touched as the case has it now; None where more was touched than can be told from the
    change: articles that came, went or were read again.

    Raises BriefingError where the case cannot be read.
    """
    if change.everything:
        return None
    articles = corpus.articles
    if change.articles:
        known = {one.id for one in corpus.articles}
        read_again = change.events or change.casualties or change.actors
        if read_again or not change.articles <= known:
            return None
        articles = _with(corpus.articles, change.articles, file.articles.get)
        if len(articles) != len(corpus.articles) or [one.day for one in articles] != [one.day for one in corpus.articles]:
            return None  # their order is that of publication
    events = _with(corpus.events, change.events, file.events.get)
    casualties = _with(corpus.casualties, change.casualties, file.casualties.get)
    actors = {one.id for one in corpus.actors}
    places = {one.id for one in corpus.places}
    fresh_events = [one for one in events if one.id in change.events]
    fresh_rows = [one for one in casualties if one.id in change.casualties]
    new_actors = change.actors | (set(_actors_of(fresh_events, fresh_rows)) - actors)
    named = (*(one.place for one in fresh_events), *(one.place for one in fresh_rows))
    new_places = {one for one in named if one is not None} - places
    return whole(
        replace(
            corpus,
            grades=file.grades.get() if change.grades or new_actors else corpus.grades,
            ties=file.tie_verdicts() if change.actors else corpus.ties,
            articles=articles,
            events=events,
            casualties=casualties,
            actors=_with(corpus.actors, new_actors, file.actors.get),
            places=_with(corpus.places, new_places, file.places.get),
        )
    )


def _actors_of(events: Iterable[Event], rows: Iterable[Casualty]) -> Iterator[ActorId]:
    for event in events:
        yield from (one.actor for one in event.participants)
        yield from event.attributed_to
    for row in rows:
        yield from (one for one in (row.victim_actor, row.perpetrator, *row.attributed_to) if one is not None)


def _with(values: tuple[Value, ...], touched: Collection[str], get: Callable[..., Value]) -> tuple[Value, ...]:
    """The values with those touched as the case has them now; what is new comes last, what is gone is left out."""
    if not touched:
        return values
    now: dict[str, Value] = {one.id: one for id_ in sorted(touched) for one in _found(id_, get)}
    kept: list[Value] = []
    for one in values:
        if one.id in now:
            fresh = now.pop(one.id)
            kept.append(one if fresh == one else fresh)
        elif one.id not in touched:
            kept.append(one)
    kept += now.values()
    return values if len(kept) == len(values) and all(map(is_, kept, values)) else tuple(kept)


def _found(id_: str, get: Callable[..., Value]) -> list[Value]:
    try:
        return [get(id_)]
    except NotInCase:
        return []


def whole(corpus: Corpus) -> Corpus:
    """The corpus without references to what has been removed since it was joined."""
    events = {one.id for one in corpus.events}
    rows = {row.id for row in corpus.casualties}
    if all(event in events for one in corpus.incidents for event in one.events) and all(
        row in rows for one in corpus.incidents for toll in one.tolls for row in toll.casualties
    ):
        return corpus
    incidents = []
    for one in corpus.incidents:
        tolls = tuple(
            replace(
                toll,
                casualties=tuple(row for row in toll.casualties if row in rows),
                left_out=tuple(pair for pair in toll.left_out if pair[0] in rows),
            )
            for toll in one.tolls
            if any(row in rows for row in toll.casualties)
        )
        left = tuple(event for event in one.events if event in events)
        if left:
            incidents.append(replace(one, events=left, tolls=tolls))
    return replace(corpus, incidents=tuple(incidents))
