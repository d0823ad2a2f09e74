"""An event as one article tells it, with everything that comparing it needs worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Review, Status
from briefing.domain.event import Event, EventId, EventType, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.when import Precision, When
from briefing.knowledge.folding import fold
from briefing.reconcile import wording
from briefing.reconcile.places import AREAS
from briefing.reconcile.toll_lists import lists, together

# How many days an expression of each precision can cover. What lasts longer is no date but a stretch of time.
_DAYS = {
    Precision.DAY: 10, Precision.WEEK: 14, Precision.MONTH: 31, Precision.QUARTER: 92, Precision.SEASON: 124,
    Precision.YEAR: 366, Precision.DECADE: 0, Precision.VAGUE: 31, None: 14,
}  # fmt: skip
DATED_DAYS = 31  # within a month two articles can mean the same day
SCENE_TOWNS = 4  # an article that tells of more towns than these gives no hint where an event without a place was
OPEN_DAYS = 7  # how far an open end is taken to reach: "by Monday", "since Friday"
SEALED = frozenset({ActorKind.PERSON, ActorKind.COMPANY, ActorKind.NGO})  # actors that take part in few happenings
SOME_ARMY = "army:?"
_OF_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})


@dataclass(frozen=True, slots=True)
class Spread:
    """Where something happened. `point` is False for a region or country, whose coordinates stand for its middle.
    `small` is a village, quarter or site; `guessed` a village or town that no map has, put beside some other place;
    `named` a place of which no more is known than the province or country it lies in; `words`
    are those of its name that say which place and not what sort of place it is.

    Units   degrees, kilometres (`reach`: how far from the coordinates it can have been).
    """

    id: PlaceId
    country: str | None
    lat: float | None
    lon: float | None
    reach: float
    point: bool
    small: bool
    named: bool = False
    words: frozenset[str] = frozenset()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole toll told beside an event: persons. `value` is the one number it stands for, `side` whose people."""

    effect: Effect
    victims: Victims
    low: int | None
    high: int | None
    value: float
    side: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Telling:
    """One event, ready to be compared.

    Units   `first`, `last`, `published`: days (`date.toordinal`), None where unknown. `sure` is False where an end of the
            interval was only assumed. `died`: the people known by name whose death the event is. `scene`: the towns that
            the article's present events happen in, where this event has no place of its own. `another`: the text sets it
            apart from what it told before ("a second strike", "elsewhere"). `ranged`: several days are told, each as a day.
            `beside`: sites that the rest of its sentence names, which may be others than the one that was hit.
            `victims`: how many of what kind it hit ("a woman, three children"), parts of a toll too.
            `several`: its words name more than one town where it was, so that it sums up several blows. `band`: armed men
            of no name did it ("separatist fighters"), who are nobody's soldiers. `counted`: it is told as a number of acts
            ("14 assaults"). `counts`: the numbers of its sentences ("17 trucks", "120 prisoners"). `named`: the other towns
            that the sentences name which tell of nothing else. `nightly`: its words tell of a night or an early hour.
    """

    id: EventId
    article: ArticleId
    type: EventType
    subtype: str | None
    status: Status
    published: int | None
    first: int | None
    last: int | None
    sure: bool
    stretch: bool
    where: Spread | None
    initiators: frozenset[str]
    targets: frozenset[str]
    rare: frozenset[str]
    died: frozenset[str]
    sites: frozenset[str]
    words: frozenset[str]
    title: str
    figures: tuple[Figure, ...]
    evidence: tuple[tuple[int, int], ...]
    scene: tuple[Spread, ...] = ()
    another: bool = False
    ranged: bool = False
    several: bool = False
    band: bool = False
    beside: frozenset[str] = frozenset()
    victims: frozenset[tuple[Effect, Group, int]] = frozenset()
    counted: bool = False
    counts: frozenset[int] = frozenset()
    named: tuple[Spread, ...] = ()
    nightly: bool = False

    @property
    def is_background(self) -> bool:
        """Whether the article only recalls it."""
        return self.status is Status.BACKGROUND


def middle(low: int | None, high: int | None) -> float:
    """The one number that a figure stands for: docs/reconciliation.md, "One number for a figure"."""
    if low is None:
        return float(high or 0)
    if high is None:
        return float(low)
    return float(low) if (low, high) in VAGUE else (low + high) / 2


BARE_PLURAL = (2, None)  # docs/counting.md: people of no number
# The ranges that docs/counting.md gives to words: several, dozens, scores, hundreds ... They stand for their floor.
VAGUE = frozenset(
    {(3, 9), (24, 99), (40, 99), (200, 999), (2000, 9999), (20000, 99999), (200000, 999999), (2000000, 9999999)}
)


def sides(
    actor: Actor, actors: Mapping[ActorId, Actor], wholes: Mapping[ActorId, Iterable[ActorId]] = MappingProxyType({})
) -> frozenset[str]:
    """The names under which an actor answers in a role: itself, what it belongs to, its state where it is an arm of one.

    `wholes` gives what a body is said to be a part of. A regiment of which no more is known is some army's (SOME_ARMY).
    """
    found: dict[str, None] = {}
    left = [actor]
    while left:
        at = left.pop()
        if at.id in found:
            continue
        found[at.id] = None
        if at.kind in _OF_STATE and at.country:
            found[f"state:{at.country}"] = None
        if actor.kind is not ActorKind.PERSON:
            above = ([at.affiliation] if at.affiliation else []) + sorted(wholes.get(at.id, ()))
            left += [whole for id_ in above if (whole := actors.get(id_)) is not None]
    if actor.kind is ActorKind.MILITARY and actor.country is None and len(found) == 1:
        found[SOME_ARMY] = None
    return frozenset(found)


def interval(when: When) -> tuple[int | None, int | None, bool]:
    """First and last day of an interval, and whether both were told. An open end is taken to lie a week off."""
    first = when.earliest.toordinal() if when.earliest else None
    last = when.latest.toordinal() if when.latest else None
    if first is None and last is None:
        return None, None, False
    if first is None or last is None:
        first, last = (
            (last or 0) - OPEN_DAYS if first is None else first,
            (first or 0) + OPEN_DAYS if last is None else last,
        )
        return first, last, False
    return first, last, True


_TOWNS = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FACILITY, PlaceKind.OTHER)


def spread(place: Place) -> Spread:
    """Where a place is and how far it reaches, by its kind and precision."""
    area = place.kind in AREAS or place.precision in (PlacePrecision.ADMIN, PlacePrecision.COUNTRY)
    if place.kind is PlaceKind.ADMIN and place.precision is PlacePrecision.NEAR:
        area = False  # a commune that no map has, beside a town that it has
    if place.kind is PlaceKind.COUNTRY or place.precision is PlacePrecision.COUNTRY:
        reach = 1500.0
    elif place.kind in (PlaceKind.WATER, PlaceKind.REGION, PlaceKind.ROAD, PlaceKind.BORDER):
        reach = 400.0
    elif area:
        reach = 150.0
    else:
        reach = 20.0 if place.precision is PlacePrecision.NEAR else 5.0
    small = place.kind in (PlaceKind.VILLAGE, PlaceKind.FACILITY, PlaceKind.DISTRICT)
    if place.kind in (PlaceKind.OTHER, PlaceKind.ADMIN) and place.gazetteer is None and not area:
        small = place.precision is PlacePrecision.NEAR  # what no map has is a hamlet or a quarter
    named = area and place.kind in _TOWNS and place.precision in (PlacePrecision.ADMIN, PlacePrecision.COUNTRY)
    words = wording.proper(place.name) if not area else frozenset[str]()
    near = place.precision is PlacePrecision.NEAR
    guessed = near and place.kind in (PlaceKind.VILLAGE, PlaceKind.CITY, PlaceKind.OTHER) and place.gazetteer is None
    return Spread(place.id, place.country, place.lat, place.lon, reach, not area, small, named, words, guessed)


def is_whole(row: Casualty, rows: Iterable[Casualty]) -> bool:
    """Whether a row counts all the dead (or wounded ...) that its text gives: no part of another row, no running total.

    A row for a group ("six children") is a part where the same article gives a larger figure of the same effect.
    """
    if row.cumulative or row.review is Review.REJECTED or row.status is Status.PLANNED:
        return False
    others = [other for other in rows if other.id != row.id and other.effect is row.effect and not other.cumulative]
    if row.part_of is not None and any(other.id == row.part_of and other.review is not Review.REJECTED for other in others):
        return False
    size = middle(row.low, row.high)
    return not (
        row.groups
        and any(
            other.review is not Review.REJECTED
            and not (other.groups and middle(other.low, other.high) <= size)
            and middle(other.low, other.high) >= size
            and other.victims in (Victims.UNKNOWN, Victims.MIXED, row.victims)
            for other in others
        )
    )


def _is_bare(row: Casualty, rows: Iterable[Casualty]) -> bool:
    """Whether a row tells of people and no number of them ("killed passengers"), and another counts them."""
    if (row.low, row.high) != BARE_PLURAL:
        return False
    return any(
        other.effect is row.effect
        and (other.low or 0) >= 2
        and (other.low, other.high) != BARE_PLURAL
        and other.victims in (row.victims, Victims.UNKNOWN, Victims.MIXED)
        for other in rows
    )


class Reader:
    """Makes tellings of one article's events. Actors and places are the joined ones; `wholes` gives what bodies are said to
    be parts of."""

    def __init__(
        self,
        everyone: Iterable[Actor],
        everywhere: Iterable[Place],
        wholes: Mapping[ActorId, Iterable[ActorId]] = MappingProxyType({}),
    ) -> None:
        actors = {actor.id: actor for actor in everyone}
        places = {place.id: place for place in everywhere}
        self._sides = {actor_id: sides(actor, actors, wholes) for actor_id, actor in actors.items() if not actor.nameless}
        self._bands = {id_ for id_, actor in actors.items() if actor.nameless and actor.kind is ActorKind.ARMED_GROUP}
        self._rare = {actor_id for actor_id in self._sides if actors[actor_id].kind in SEALED}
        self._spread = {place_id: spread(place) for place_id, place in places.items()}
        self._actor_words = {actor_id: _words_of((a.name, *a.aliases)) for actor_id, a in actors.items()}
        self._place_words = {place_id: _words_of((p.name, *p.aliases)) for place_id, p in places.items()}
        self._towns = {p for p, place in places.items() if place.kind not in (PlaceKind.FACILITY, PlaceKind.OTHER)}

    def differs_in(self, other: Reader) -> set[str]:
        """The ids of actors and places about which two readers know different things."""
        kinds = ((self._rare, other._rare), (self._bands, other._bands))
        found = {str(id_) for mine, its in kinds for id_ in mine ^ its} | {str(id_) for id_ in self._towns ^ other._towns}
        known: tuple[tuple[Mapping[Any, object], Mapping[Any, object]], ...] = (
            (self._sides, other._sides),
            (self._actor_words, other._actor_words),
            (self._spread, other._spread),
            (self._place_words, other._place_words),
        )
        for mine, its in known:
            found |= {id_ for id_ in mine.keys() | its.keys() if mine.get(id_) != its.get(id_)}
        return found

    def read(
        self, findings: Findings, article: Article | None, belongs: Mapping[CasualtyId, EventId | None]
    ) -> list[Telling]:
        """The tellings of the events that the analyst has not rejected, in the order of the findings.

        `belongs` gives the event of each casualty row.
        """
        beside: dict[EventId, list[Casualty]] = defaultdict(list)
        for row in findings.casualties:
            event_id = belongs.get(row.id)
            if event_id is not None and row.review is not Review.REJECTED:
                beside[event_id].append(row)
        named = {word for actor in findings.actors for word in self._actor_words.get(actor.id, ())}
        named |= {word for place in findings.places for word in self._place_words.get(place.id, ())}
        towns = {w for place in findings.places if place.id in self._towns for w in self._place_words.get(place.id, ())}
        published = article.day.toordinal() if article and article.day else None
        people = [actor for actor in findings.actors if actor.kind is ActorKind.PERSON and not actor.nameless]
        scene = self._scene(findings.events)
        sites = self._town_mentions(findings.places)
        around = _own_sentences(findings, article)
        points = self._point_mentions(findings.places)
        return [
            self._one(
                event,
                beside[event.id],
                article,
                findings.article,
                published,
                named,
                towns,
                _died(event, people, beside[event.id]),
                scene,
                sites,
                around.get(event.id, ()),
                points,
            )
            for event in findings.events
            if event.review is not Review.REJECTED
        ]

    def _one(
        self,
        event: Event,
        rows: Sequence[Casualty],
        article: Article | None,
        home: ArticleId,
        published: int | None,
        named: set[str],
        towns: set[str],
        died: frozenset[str],
        scene: tuple[Spread, ...],
        sites_named: Sequence[tuple[Span, PlaceId]],
        around: Sequence[tuple[int, int]],
        points: Sequence[tuple[Span, PlaceId]],
    ) -> Telling:
        sentences = [article.text[start:end] for start, end in around] if article else []
        told = [event.title]
        told += [article.text[span.start : span.end] for span in event.evidence if article and span.article == article.id]
        sites, words = wording.read(" . ".join(dict.fromkeys(told)))
        beside, further = wording.read(" . ".join(sentences))
        another = any(wording.sets_apart(text) for text in told)
        first, last, sure = interval(event.when)
        lasting = first is not None and last is not None and sure and last - first + 1 > _DAYS[event.when.precision]
        wheres = {row.place for row in rows if row.place is not None}
        place = event.place if event.place is not None else next(iter(wheres)) if len(wheres) == 1 else None
        doers = [p.actor for p in event.participants if p.role is not Role.TARGET]
        done_to = event.in_role(Role.TARGET)
        return Telling(
            id=event.id,
            article=home,
            type=event.type,
            subtype=event.subtype,
            status=event.status,
            published=published,
            first=first,
            last=last,
            sure=sure,
            stretch=lasting,
            where=self._spread.get(place) if place is not None else None,
            initiators=frozenset(side for actor in doers for side in self._sides.get(actor, ())),
            targets=frozenset(side for actor in done_to for side in self._sides.get(actor, ())),
            died=died,
            rare=frozenset(actor for actor in (*doers, *done_to) if actor in self._rare),
            sites=frozenset(site for site in sites if site not in towns),
            beside=frozenset(site for site in beside - sites - _TAKEN_TO if site not in towns),
            words=(words | further) - named,
            title=fold(event.title),
            figures=self._figures(rows, article),
            victims=frozenset(
                (row.effect, kind, row.low)
                for row in rows
                if row.low and row.low == row.high and not row.cumulative and len(row.groups) == 1
                for kind in row.groups
            ),
            evidence=tuple((span.start, span.end) for span in event.evidence),
            scene=scene if place is None else (),
            another=another,
            ranged=sure and event.when.precision is Precision.DAY and (last or 0) - (first or 0) >= 2,
            band=bool(doers) and self._bands.issuperset(doers),
            counts=wording.counts(" . ".join((*told[1:], *sentences))),
            named=self._named(around, points, place),
            nightly=any(wording.tells_of_night(text) for text in (*told, *sentences)),
            counted=any(wording.counts_acts(text) for text in told),
            several=article is not None and _is_of_several(event, article, sites_named),
        )

    def _figures(self, rows: Sequence[Casualty], article: Article | None) -> tuple[Figure, ...]:
        """The whole tolls told beside an event, and what a list makes together: "a mother and her two children"."""
        texts = {article.id: article} if article else {}
        listed = [
            some
            for effect in dict.fromkeys(row.effect for row in rows)
            for some in lists((row for row in rows if row.effect is effect and row.review is not Review.REJECTED), texts)
        ]
        rows = [row for row in rows if is_whole(row, rows) and not _is_bare(row, rows)]
        whole = {row.id for row in rows}
        most = {row.effect: max(middle(one.low, one.high) for one in rows if one.effect is row.effect) for row in rows}
        summed = [
            total
            for some, total in ((some, together(some)) for some in listed)
            if whole.issuperset(row.id for row in some) or middle(total.low, total.high) >= most.get(total.effect, 0.0)
        ]
        return tuple(
            Figure(
                row.effect,
                row.victims,
                row.low,
                row.high,
                middle(row.low, row.high),
                frozenset(self._sides.get(row.victim_actor, ())) if row.victim_actor is not None else frozenset(),
            )
            for row in (*rows, *summed)
        )

    def _town_mentions(self, places: Iterable[Place]) -> list[tuple[Span, PlaceId]]:
        """Where the article names towns, in text order."""
        found = [
            (span, place.id)
            for place in places
            if place.kind in (PlaceKind.CITY, PlaceKind.VILLAGE) and self._spread[place.id].point
            for span in place.mentions
        ]
        return sorted(found, key=lambda one: (one[0].article, one[0].start))

    def _point_mentions(self, places: Iterable[Place]) -> list[tuple[Span, PlaceId]]:
        known = (place for place in places if self._spread[place.id].point or self._spread[place.id].named)
        return [(span, place.id) for place in known for span in place.mentions]

    def _named(
        self, around: Sequence[tuple[int, int]], points: Sequence[tuple[Span, PlaceId]], place: PlaceId | None
    ) -> tuple[Spread, ...]:
        """The points of the map, other than its place, that an event's own sentences name."""
        met = {id_ for span, id_ in points if id_ != place and any(a <= span.start < b for a, b in around)}
        return tuple(self._spread[id_] for id_ in sorted(met))

    def _scene(self, events: Iterable[Event]) -> tuple[Spread, ...]:
        """The towns that an article's own events happen in, none where they are too many to say anything."""
        found = {
            event.place: self._spread[event.place]
            for event in events
            if event.place in self._spread and event.status is not Status.BACKGROUND and event.review is not Review.REJECTED
        }
        towns = tuple(where for where in found.values() if where.point)
        return towns if len(towns) <= SCENE_TOWNS else ()


_TAKEN_TO = frozenset({"hospital"})  # what a sentence about the wounded names is seldom what was hit
_KILLS = frozenset({EventType.STRIKE, EventType.BATTLE, EventType.VIOLENCE_AGAINST_CIVILIANS})


def _died(event: Event, people: Sequence[Actor], rows: Sequence[Casualty]) -> frozenset[str]:
    """Whose death an event is, where its own words name them: a person dies once."""
    if not event.evidence:
        return frozenset()
    if event.type in _KILLS:
        dead = [row for row in rows if row.effect is Effect.KILLED]
        if not dead or any((row.low, row.high) != (1, 1) for row in dead):
            return frozenset()
        done_to = set(event.in_role(Role.TARGET))
        killed = [actor for actor in people if actor.id in done_to]
        return frozenset(str(actor.id) for actor in killed) if len(killed) == 1 else frozenset()
    if event.type is not EventType.CASUALTY or event.subtype != "death":
        return frozenset()
    first = event.evidence[0]
    return frozenset(
        str(actor.id)
        for actor in people
        if any(one.article == first.article and one.start < first.end and first.start < one.end for one in actor.mentions)
    )


# What may stand between two towns of one list: "in Idlib city and near Khan Sheikhoun", "at Kop, Jos and Bokkos".
_BESIDE = re.compile(
    r"(?:[\s,]|\b(?:and|as well as|in|at|near|around|on|the|both|city|town|towns|village|villages|of)\b)*"
    r"(?:,|\band\b|\bas well as\b)(?:[\s,]|\b(?:and|in|at|near|around|on|the|city|town|towns|village|villages|of)\b)*",
    re.IGNORECASE,
)


def _is_of_several(event: Event, article: Article, named: Sequence[tuple[Span, PlaceId]]) -> bool:
    """Whether the sentence of a blow lists several towns, its own among them: it sums up several blows."""
    if event.type not in _KILLS or event.place is None:
        return False
    for span in event.evidence:
        if span.article != article.id:
            continue
        stop = wording.STOP.search(article.text, span.end)
        end = stop.start() if stop else len(article.text)
        inside = [one for one in named if one[0].article == article.id and span.start <= one[0].start < end]
        for (one, place), (other, another) in pairwise(inside):
            listed = _BESIDE.fullmatch(article.text[one.end : other.start])
            between = article.text[max(0, one.start - 9) : one.start].lower().endswith("between ")
            if listed and not between and place != another and event.place in (place, another):
                return True
    return False


def _own_sentences(findings: Findings, article: Article | None) -> dict[EventId, list[tuple[int, int]]]:
    """By event, the sentences that it is told in and no other event is: what else they say is said of it."""
    if article is None:
        return {}
    ends = [*(match.end() for match in wording.STOP.finditer(article.text)), len(article.text)]
    told: dict[tuple[int, int], set[EventId]] = defaultdict(set)
    for event in findings.events:
        for span in event.evidence:
            if span.article == article.id and event.review is not Review.REJECTED:
                at = bisect_right(ends, span.start)
                stop = bisect_left(ends, span.end)
                for n in range(at, min(stop, len(ends) - 1) + 1):
                    told[ends[n - 1] if n else 0, ends[n]].add(event.id)
    found: dict[EventId, list[tuple[int, int]]] = defaultdict(list)
    for sentence, ids in told.items():
        if len(ids) == 1:
            found[next(iter(ids))].append(sentence)
    return found


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(wording.stem(word) for name in names for word in fold(name).split())
