"""Joining the findings of a case again and again: what did not change since the last time is not worked out twice.

Every stage keeps what it made of each article, happening or fact beside the very objects that it made it of. Where those
are the same objects again, so is the answer; where they are not, the stage does its work, and an answer that comes out
equal is replaced by the object of the last time, so that the stages after it have nothing to do. What comes out is always
what joining everything anew would give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import is_
from typing import Any, Generic, TypeVar

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Review, Stance, Statement, Status
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event, EventId, IncidentId, Participant
from briefing.domain.findings import Findings
from briefing.domain.incident import Incident
from briefing.domain.place import Place, PlaceId
from briefing.domain.text import Article, ArticleId
from briefing.knowledge.folding import fold
from briefing.reconcile import actors as who
from briefing.reconcile import incidents, places
from briefing.reconcile.attach import events_of
from briefing.reconcile.disputes import Referee
from briefing.reconcile.tellings import Reader, Telling, spread
from briefing.reconcile.tolls import USUAL, Bookkeeper, Rule

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Named = TypeVar("Named", Actor, Place)

UNDECIDED = Decisions()
_Made = dict[Any, tuple[Any, Any, Any]]
_Key = tuple[ArticleId, int]  # an article, and the how manieth findings of it


class Reconciler:
    """Joins findings; `rule` is how tolls are put together, one of RULES.

    Give it the same objects again for what did not change: everything is compared by identity first.

    Raises ValueError for another rule.
    """

    def __init__(self, rule: Rule = USUAL) -> None:
        self._rule = rule
        self._articles: _Kept[ArticleId, Article] = _Kept()
        self._findings: _Kept[_Key, Findings] = _Kept()
        self._named: tuple[tuple[Actor, ...], ...] = ()
        self._sited: tuple[tuple[Place, ...], ...] = ()
        self._same_actor: dict[ActorId, ActorId] = {}
        self._people = who.JoinedActors((), {})
        self._spots = places.JoinedPlaces((), {})
        self._reader: Reader | None = None
        self._reader_of: tuple[tuple[Actor, ...], tuple[Place, ...]] = (), ()
        self._wholes: Mapping[ActorId, frozenset[ActorId]] = {}
        self._readings: dict[_Key, _Reading] = {}
        self._grouper = incidents.Grouper()
        self._reach: dict[PlaceId, float] = {}
        self._described: dict[tuple[EventId, ...], tuple[list[Event], Incident]] = {}
        self._events: _Made = {}
        self._rows: _Made = {}
        self._keeper, self._referee = Bookkeeper((), (), rule), Referee((), ())
        self._keeper_of: tuple[tuple[Article, ...], tuple[Actor, ...]] = (), ()
        self._judged: dict[IncidentId, _Judged] = {}
        self._final: _Made = {}
        self._articles_now: tuple[Article, ...] = ()
        self._ties: tuple[Relation, ...] = ()
        self._relations: tuple[Relation, ...] = ()
        self._corpus = Corpus()

    @property
    def same_actor(self) -> Mapping[ActorId, ActorId]:
        """Which joined actor each actor met is, as of the last time."""
        return self._people.same

    @property
    def same_place(self) -> Mapping[PlaceId, PlaceId]:
        """The same of places."""
        return self._spots.same

    def corpus(self, articles: Iterable[Article], findings: Iterable[Findings], decisions: Decisions = UNDECIDED) -> Corpus:
        """As `briefing.reconcile.corpus`. What is as it was the last time is the same object as the last time."""
        told = self._articles.keep_all((one.id, one) for one in articles)
        self._articles_now = _same_tuple(self._articles_now, tuple(sorted(told, key=_publication)))
        at = {article.id: n for n, article in enumerate(self._articles_now)}
        article_of = {article.id: article for article in self._articles_now}
        last = len(at)
        given = sorted(findings, key=lambda one: (at.get(one.article, last), one.article))
        keys = _numbered(one.article for one in given)
        read = self._findings.keep_all(zip(keys, given, strict=True), _equal_parts)

        moved = self._join_names(read, decisions)
        renamed = self._renew_reader(who.wholes(read, self._people.same))
        readings = {
            key: self._read(self._readings.get(key), one, article_of.get(one.article), moved, renamed)
            for key, one in zip(keys, read, strict=True)
        }
        self._readings = readings
        return self._put_together(readings, decisions)

    # --- article by article
    def _join_names(self, read: Sequence[Findings], decisions: Decisions) -> set[str]:
        """Join actors and places. Returns the ids, as read, that are joined otherwise than before."""
        moved: set[str] = set()
        named, sited = tuple(one.actors for one in read), tuple(one.places for one in read)
        if not _identical(named, self._named) or decisions.same_actor != self._same_actor:
            people = who.join(read, decisions.same_actor)
            moved |= _otherwise(self._people.same, people.same)
            self._people = who.JoinedActors(_kept(self._people.actors, people.actors), people.same)
            self._named, self._same_actor = named, dict(decisions.same_actor)
        if not _identical(sited, self._sited):
            spots = places.join(read)
            moved |= _otherwise(self._spots.same, spots.same)
            self._spots = places.JoinedPlaces(_kept(self._spots.places, spots.places), spots.same)
            self._sited = sited
        return moved

    def _renew_reader(self, wholes: Mapping[ActorId, frozenset[ActorId]]) -> set[str]:
        """Returns the joined actors and places of which something else is known that matters in comparing events."""
        of = self._people.actors, self._spots.places
        if self._reader is not None and _identical(of, self._reader_of) and wholes == self._wholes:
            return set()
        before, self._reader, self._reader_of, self._wholes = self._reader, Reader(*of, wholes), of, wholes
        return self._reader.differs_in(before) if before is not None else set()

    def _read(
        self, before: _Reading | None, one: Findings, article: Article | None, moved: set[str], renamed: set[str]
    ) -> _Reading:
        resolved = before.resolved if before is not None and before.findings is one else None
        if before is None or resolved is None or (moved and not moved.isdisjoint(before.met)):
            fresh = _resolved(one, self._people.same, self._spots.same)
            resolved = fresh if before is None else _equal_parts(before.resolved, fresh)
        is_same = before is not None and resolved is before.resolved and article is before.article
        if before is not None and is_same and renamed.isdisjoint(before.named):
            return _Reading(one, article, resolved, before.met, before.named, before.belongs, before.tellings)
        assert self._reader is not None
        belongs = {row.id: event for row, event in zip(resolved.casualties, events_of(resolved), strict=True)}
        tellings = self._reader.read(resolved, article, belongs)
        if before is not None:
            known = {telling.id: telling for telling in before.tellings}
            tellings = [was if (was := known.get(one.id)) == one else one for one in tellings]
        return _Reading(one, article, resolved, _ids_in(one), _ids_in(resolved), belongs, tellings)

    # --- everything
    def _put_together(self, readings: Mapping[_Key, _Reading], decisions: Decisions) -> Corpus:
        resolved = [one.resolved for one in readings.values()]
        belongs: dict[CasualtyId, EventId | None] = {}
        for one in readings.values():
            belongs.update(one.belongs)
        tellings = [telling for one in readings.values() for telling in one.tellings]
        events = {event.id: event for one in resolved for event in one.events}
        happenings = self._describe(
            [[events[id_] for id_ in ids] for ids in self._grouper.groups(tellings, decisions.together, decisions.apart)]
        )
        incident_of = {id_: one.id for one in happenings for id_ in one.events}

        def place_of_row(row: Casualty) -> IncidentId | None:
            event = belongs[row.id]
            return incident_of.get(event) if event is not None else None

        self._events, placed_events = _mapped(self._events, events.values(), lambda one: incident_of.get(one.id), _within)
        rows = (row for one in resolved for row in one.casualties)
        self._rows, placed_rows = _mapped(self._rows, rows, place_of_row, _within)
        in_order = sorted(happenings, key=lambda one: (*one.when.sort_key, one.id))
        statements = tuple(said for one in resolved for said in one.statements)
        settled, disputed = self._judge(in_order, placed_events, placed_rows, statements)

        self._final, final = _mapped(self._final, placed_events, lambda one: one.id in disputed, _as_judged)
        last = self._corpus
        ties = tuple(tie for one in resolved for tie in one.relations)
        if not _identical(ties, self._ties):
            self._ties, self._relations = ties, who.join_relations(ties)
        self._corpus = Corpus(
            articles=self._articles_now,
            actors=self._people.actors,
            places=self._spots.places,
            times=_same_tuple(last.times, tuple(time for one in resolved for time in one.times)),
            events=_same_tuple(last.events, tuple(final)),
            casualties=_same_tuple(last.casualties, tuple(placed_rows)),
            relations=_kept(last.relations, self._relations),
            statements=_same_tuple(last.statements, statements),
            incidents=_same_tuple(last.incidents, tuple(settled)),
        )
        return self._corpus

    def _describe(self, groups: Sequence[list[Event]]) -> list[Incident]:
        reach = {place.id: spread(place).reach for place in self._spots.places}
        if reach != self._reach:
            self._described, self._reach = {}, reach
        before, self._described = self._described, {}
        found = []
        for events in groups:
            key = tuple(event.id for event in events)
            was = before.get(key)
            if was is not None and _identical(was[0], events):
                incident = was[1]
            else:
                incident = incidents.describe(events, reach)
                if was is not None and was[1] == incident:
                    incident = was[1]
            self._described[key] = events, incident
            found.append(incident)
        return found

    def _judge(
        self,
        happenings: Sequence[Incident],
        events: Iterable[Event],
        rows: Iterable[Casualty],
        statements: Iterable[Statement],
    ) -> tuple[list[Incident], set[EventId]]:
        """The incidents with their tolls, and the events of those that are both asserted and denied."""
        of = self._articles_now, self._people.actors
        sides, names = set[str](), set[str]()
        if not _identical(of, self._keeper_of):
            before_, self._keeper, self._keeper_of = self._keeper, Bookkeeper(*of, self._rule), of
            self._referee = Referee(*of)
            sides, names = self._keeper.differs_in(before_)
        keeper, referee = self._keeper, self._referee
        article_of = {article.id: article for article in self._articles_now}
        by_id = {event.id: event for event in events}
        told: dict[IncidentId, list[Casualty]] = defaultdict(list)
        for row in rows:
            if row.incident is not None:
                told[row.incident].append(row)
        denials: dict[EventId, list[Statement]] = defaultdict(list)
        for said in statements:
            if said.stance is Stance.DENIES and said.event is not None:
                denials[said.event].append(said)
        settled, disputed = [], set[EventId]()
        before, self._judged = self._judged, {}
        for one in happenings:
            of_it = [by_id[id_] for id_ in one.events]
            rows_of_it = told.get(one.id, [])
            against = [said for id_ in one.events for said in denials.get(id_, ())] if denials else []
            was = before.get(one.id)
            if was is None or not was.still_holds(one, of_it, rows_of_it, against, article_of, sides, names):
                answer = keeper.settle(of_it, rows_of_it)
                is_disputed = referee.is_disputed(of_it, rows_of_it, against, toll_disputed=answer.disputed)
                incident = replace(one, tolls=answer.tolls)
                if was is not None and was.settled == incident:
                    incident = was.settled
                was = _Judged(
                    one, of_it, rows_of_it, against, incident, is_disputed, _known_of(rows_of_it, against, article_of)
                )
            self._judged[one.id] = was
            settled.append(was.settled)
            if was.is_disputed:
                disputed.update(one.events)
        return settled, disputed


@dataclass(slots=True)
class _Reading:
    """One article's findings and what was made of them."""

    findings: Findings
    article: Article | None
    resolved: Findings
    met: frozenset[str]  # actors and places as read
    named: frozenset[str]  # and as joined
    belongs: dict[CasualtyId, EventId | None]
    tellings: list[Telling]


@dataclass(slots=True)
class _Judged:
    """An incident and everything that its tolls and its being disputed were worked out of."""

    bare: Incident
    events: list[Event]
    rows: list[Casualty]
    against: list[Statement]
    settled: Incident
    is_disputed: bool
    articles: dict[ArticleId, Article | None]

    def still_holds(
        self,
        bare: Incident,
        events: list[Event],
        rows: list[Casualty],
        against: list[Statement],
        article_of: Mapping[ArticleId, Article],
        sides: set[str],
        names: set[str],
    ) -> bool:
        """`sides` and `names` are of actors about whom something else is known by now."""
        if bare is not self.bare or not (
            _identical(events, self.events) and _identical(rows, self.rows) and _identical(against, self.against)
        ):
            return False
        if any(article_of.get(id_) is not article for id_, article in self.articles.items()):
            return False
        if sides and not sides.isdisjoint(_parties(events, rows, against)):
            return False
        publishers = (fold(name) for one in self.articles.values() if one is not None for name in one.outlets if name)
        return not names or names.isdisjoint(publishers)


def _known_of(
    rows: Iterable[Casualty], against: Iterable[Statement], article_of: Mapping[ArticleId, Article]
) -> dict[ArticleId, Article | None]:
    told: tuple[Casualty | Statement, ...] = (*rows, *against)
    return {span.article: article_of.get(span.article) for one in told for span in one.evidence}


def _parties(events: Iterable[Event], rows: Iterable[Casualty], against: Iterable[Statement]) -> Iterator[str]:
    for event in events:
        yield from (one.actor for one in event.participants)
    for row in rows:
        yield from (one for one in (row.victim_actor, row.perpetrator, *row.attributed_to) if one is not None)
    yield from (said.speaker for said in against)


class _Kept(Generic[K, V]):
    """Values by their keys, each the object that was equal to it the last time."""

    def __init__(self) -> None:
        self._values: dict[K, V] = {}

    def keep_all(self, given: Iterable[tuple[K, V]], merged: Callable[[V, V], V] | None = None) -> list[V]:
        """The values, with the objects of the last time where nothing changed; `merged` keeps parts of what did."""
        before, self._values = self._values, {}
        for key, value in given:
            was = before.get(key)
            if was is not None and was is not value:
                value = was if was == value else value if merged is None else merged(was, value)
            self._values[key] = value
        return list(self._values.values())


_FINDINGS = tuple(field.name for field in fields(Findings) if field.name != "article")


def _equal_parts(was: Findings, now: Findings) -> Findings:
    """The findings of now with every list, and every fact in a list, that is equal to one of before taken from there."""
    kept: dict[str, Any] = {name: _kept(getattr(was, name), getattr(now, name)) for name in _FINDINGS}
    if all(kept[name] is getattr(was, name) for name in _FINDINGS):
        return was
    return replace(now, **kept)


def _kept(before: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
    """Things with ids, each the object of before where it is equal to it; the very tuple of before where all are."""
    if before is now:
        return before
    known = {one.id: one for one in before}
    return _same_tuple(before, tuple(was if (was := known.get(one.id)) is not None and was == one else one for one in now))


def _same_tuple(before: tuple[V, ...], now: tuple[V, ...]) -> tuple[V, ...]:
    return before if _identical(before, now) else now


def _identical(one: Sequence[Any] | None, other: Sequence[Any] | None) -> bool:
    """Whether two lists hold the very same objects in the same order."""
    return one is other or (one is not None and other is not None and len(one) == len(other) and all(map(is_, one, other)))


def _otherwise(before: Mapping[Any, Any], now: Mapping[Any, Any]) -> set[str]:
    return {id_ for id_ in before.keys() | now.keys() if before.get(id_, id_) != now.get(id_, id_)}


def _mapped(
    known: _Made, given: Iterable[V], beside: Callable[[V], Any], make: Callable[[V, Any], V]
) -> tuple[_Made, list[V]]:
    """What is made of each value and of what stands beside it; the object of the last time where both are as they were."""
    kept: _Made = {}
    found = []
    for value in given:
        id_ = value.id  # type: ignore[attr-defined]
        other = beside(value)
        was = known.get(id_)
        made = was[2] if was is not None and was[0] is value and was[1] == other else make(value, other)
        kept[id_] = value, other, made
        found.append(made)
    return kept, found


def _within(one: Any, incident: IncidentId | None) -> Any:
    return one if one.incident == incident else replace(one, incident=incident)


def _as_judged(event: Event, is_disputed: bool) -> Event:
    stands = event.status in (Status.REPORTED, Status.CLAIMED) and event.review is not Review.EDITED
    return replace(event, status=Status.DISPUTED) if is_disputed and stands else event  # what the analyst set stays as set


def _numbered(ids: Iterable[ArticleId]) -> list[_Key]:
    met: Counter[ArticleId] = Counter()
    keys = []
    for id_ in ids:
        keys.append((id_, met[id_]))
        met[id_] += 1
    return keys


def _publication(article: Article) -> tuple[date, str, ArticleId]:
    return article.day or date.max, str(article.published or ""), article.id


def _ids_in(one: Findings) -> frozenset[str]:
    """Every actor and place that the findings of an article name."""
    found: set[str | None] = {met.id for met in one.actors} | {met.id for met in one.places}
    found.update(met.affiliation for met in one.actors)
    for event in one.events:
        found.add(event.place)
        found.update(part.actor for part in event.participants)
        found.update(event.attributed_to)
    for row in one.casualties:
        found.update((row.place, row.victim_actor, row.perpetrator, *row.attributed_to))
    for tie in one.relations:
        found.update((tie.subject, tie.object))
    found.update(said.speaker for said in one.statements)
    return frozenset(id_ for id_ in found if id_ is not None)


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
