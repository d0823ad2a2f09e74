"""Which events of different articles are one happening.

Every event that the analyst has not rejected belongs to exactly one incident, if need be to one of its own, so that a toll
always hangs on an incident. Pairs are looked for only among events that are near in time and share a place or something as
telling; likeness scores them; the likeliest are joined first, and a group takes in another only where its other members
agree. None of this depends on the order of import, and no event is moved by articles that have nothing to do with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import floor, inf

from briefing.domain.casualty import Effect
from briefing.domain.claim import Status
from briefing.domain.event import Event, EventId, EventType, IncidentId
from briefing.domain.incident import Incident, Pair
from briefing.domain.place import PlaceId
from briefing.domain.text import ArticleId
from briefing.domain.when import UNKNOWN, When
from briefing.reconcile.likeness import FAMILIES, GRAVE_TOLL, SAME, is_contradicted, likeness
from briefing.reconcile.sameness import Groups
from briefing.reconcile.scenes import is_one_scene, is_told_twice
from briefing.reconcile.tellings import DATED_DAYS, Spread, Telling

AGREEMENT = SAME - 0.7  # the mean likeness that two groups need over all their pairs
UNDATED_DAYS = 7  # an article tells of an event without a date: it was in the days before
TELLING_TOLL = 3  # persons; that two reports count one or two dead is no coincidence worth looking at

DISTRICT_KM = 200.0  # what lies in an area no larger than this is also looked for around its middle

_CERTAIN = inf


def group(
    tellings: Sequence[Telling], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[tuple[EventId, ...]]:
    """The groups of events that tell one happening, each in order of publication, singles included.

    `together` and `apart` are the analyst's decisions; both outrank the scores. Where they contradict each other `apart`
    holds, for a wrong join hides a happening.
    """
    return Grouper().groups(tellings, together, apart)


class Grouper:
    """Groups events again and again, and looks each time only at what can have come out otherwise.

    Two events are compared alone, whatever else there is; and what is joined hangs on those events alone to which a chain
    of likenesses or of the analyst's joins leads. So a changed event lets its own chain be joined anew and no other.
    """

    def __init__(self) -> None:
        self._tellings: dict[EventId, Telling] = {}
        self._links: dict[EventId, dict[EventId, float]] = {}
        self._together: frozenset[Pair] = frozenset()
        self._apart: frozenset[Pair] = frozenset()
        self._groups: dict[EventId, tuple[EventId, ...]] = {}  # by each of its members

    def groups(
        self, tellings: Sequence[Telling], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
    ) -> list[tuple[EventId, ...]]:
        """As `group`. What is the very same telling as the last time is taken to be unchanged."""
        now = {one.id: one for one in sorted(tellings, key=lambda one: one.id)}
        before, self._tellings = self._tellings, now
        changed = {id_ for id_, one in now.items() if before.get(id_) is not one}
        touched = changed | (before.keys() - now.keys())
        told_together, told_apart = frozenset(together), frozenset(apart)
        seeds = set(touched)
        seeds.update(*(self._links.get(id_, ()) for id_ in touched))
        seeds.update(*((told_together ^ self._together) | (told_apart ^ self._apart)))
        seeds.update(*(pair for pair in self._together | told_together if not touched.isdisjoint(pair)))
        self._together, self._apart = told_together, told_apart
        self._unlink(touched)
        self._link(changed)
        affected = self._reached(seeds)
        for id_ in affected | touched:
            self._groups.pop(id_, None)
        for ids in self._joined(affected):
            self._groups.update(dict.fromkeys(ids, ids))
        found = {ids[0]: ids for ids in self._groups.values()}
        return sorted(found.values(), key=lambda ids: _age(now[ids[0]]))

    def _unlink(self, ids: Iterable[EventId]) -> None:
        for id_ in ids:
            for other in self._links.pop(id_, {}):
                if other in self._links:
                    self._links[other].pop(id_, None)

    def _link(self, ids: set[EventId]) -> None:
        """Compare these with all that they may be."""
        if not ids:
            return
        for one, other in candidates(self._around(ids)):
            if one.id in ids or other.id in ids:
                first, second = (one, other) if one.id < other.id else (other, one)
                score = _alike(first, second)
                if score is not None and score >= SAME:
                    self._links.setdefault(first.id, {})[second.id] = score
                    self._links.setdefault(second.id, {})[first.id] = score

    def _around(self, ids: set[EventId]) -> Sequence[Telling]:
        """Whatever can be a candidate for one of these, and more."""
        everything = tuple(self._tellings.values())
        if len(ids) * 20 > len(everything):
            return everything
        mine = [self._tellings[id_] for id_ in ids]
        if any(_is_timeless(one) for one in mine):
            return everything
        near: dict[EventType, list[tuple[int, int]]] = defaultdict(list)
        for one in mine:
            if (span := _window(one)) is not None:
                for kind in FAMILIES[one.type]:
                    near[kind].append(span)

        def can_be(other: Telling) -> bool:
            span = _window(other) if other.type in near else None
            return span is not None and any(span[0] <= last and first <= span[1] for first, last in near[other.type])

        return [one for one in everything if one.id in ids or _is_timeless(one) or can_be(one)]

    def _fits_worse(self, one: EventId, other: EventId) -> bool:
        """Whether two articles fit each other better where these two are told of different happenings: each has another
        event that is like the other one's, and crosswise they are more alike than straight."""
        straight = self._links[one][other]
        rivals = [(a, s) for a, s in self._links[one].items() if a != other and self._is_rival(a, other)]
        for third, uncrossed in self._links[other].items() if rivals else ():
            if third == one or not self._is_rival(third, one):
                continue
            for another, crossed in rivals:
                beside = self._links[third].get(another, SAME)
                if crossed + uncrossed > straight + beside:
                    return True
        return False

    def _is_rival(self, one: EventId, other: EventId) -> bool:
        """Whether two events of one article are told of it as having happened, or both as not."""
        mine, its = self._tellings[one], self._tellings[other]
        return mine.article == its.article and (mine.status is Status.DENIED) is (its.status is Status.DENIED)

    def _reached(self, seeds: set[EventId]) -> set[EventId]:
        """Everything to which a chain of likenesses and joins leads."""
        joined: dict[EventId, list[EventId]] = defaultdict(list)
        for one, other in self._together:
            joined[one].append(other)
            joined[other].append(one)
        left = [id_ for id_ in seeds if id_ in self._tellings]
        found = set(left)
        while left:
            at = left.pop()
            for other in (*self._links.get(at, ()), *joined.get(at, ())):
                if other in self._tellings and other not in found:
                    found.add(other)
                    left.append(other)
        return found

    def _joined(self, ids: set[EventId]) -> list[tuple[EventId, ...]]:
        """The groups of some events that are like no others: the likeliest are joined first."""
        by_id = {id_: self._tellings[id_] for id_ in sorted(ids)}
        kept_apart: dict[EventId, set[EventId]] = defaultdict(set)
        for pair in self._apart:
            kept_apart[pair.one].add(pair.other)
            kept_apart[pair.other].add(pair.one)
        whole: Groups[EventId] = Groups(by_id)
        read: Groups[EventId] = Groups(by_id)  # what the program joined: the analyst's joins need not agree with anything

        def is_apart(a: EventId, b: EventId) -> bool:
            mine, others = whole.of(a), set(whole.of(b))
            return any(kept_apart.get(one) and not kept_apart[one].isdisjoint(others) for one in mine)

        for one, another in sorted(self._together):
            if one in by_id and another in by_id and not whole.together(one, another) and not is_apart(one, another):
                whole.join(one, another)
        known: dict[Pair, float | None] = {}

        def alike(a: EventId, b: EventId) -> float | None:
            pair = Pair.of(a, b)
            if pair not in known:
                linked = self._links.get(pair.one, {}).get(pair.other)
                known[pair] = _alike(by_id[pair.one], by_id[pair.other]) if linked is None else linked
            return known[pair]

        links = [
            (self._fits_worse(id_, other), -score, Pair(id_, other))
            for id_ in by_id
            for other, score in self._links.get(id_, {}).items()
            if id_ < other
        ]
        for *_, (one, another) in sorted(links):
            if whole.together(one, another) or is_apart(one, another):
                continue
            across = [(a, b) for a in read.of(one) for b in read.of(another)]
            told = [(frozenset((by_id[a].article, by_id[b].article)), alike(a, b)) for a, b in across]
            if _agree(told) and not any(is_contradicted(by_id[a], by_id[b]) for a, b in across):
                whole.join(one, another)
                read.join(one, another)
        return [tuple(sorted(group, key=lambda event_id: _age(by_id[event_id]))) for group in whole.groups()]


def _alike(one: Telling, other: Telling) -> float | None:
    if one.article == other.article:
        return _CERTAIN if is_told_twice(one, other) else AGREEMENT if is_one_scene(one, other) else None
    score = likeness(one, other)
    return None if score is None else round(score, 6)


def _agree(scores: Iterable[tuple[frozenset[ArticleId], float | None]]) -> bool:
    """Whether all members of two groups can be one happening and on the whole look like it.

    Where an article tells several acts of it, the act that is most alike speaks for the article.
    """
    best: dict[frozenset[ArticleId], float] = {}
    for articles, score in scores:
        if score is None:
            return False
        best[articles] = max(best.get(articles, score), score)
    return sum(min(score, 2 * SAME) for score in best.values()) >= AGREEMENT * len(best)


def _age(one: Telling) -> tuple[int, str]:
    return (one.published if one.published is not None else date.max.toordinal(), one.id)


# -- candidates ---------------------------------------------------------------------------------------------------------


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that are worth comparing, each once: of kin types, near in time, and near in space or alike in something rare.

    One sweep through time; at each event only those that are still open in its cell of the map, or under one of its keys,
    are looked at. The work grows with the number of events times how many of them fall on one day in one place.
    """
    open_cells: _Open = defaultdict(list)
    open_placed: _Open = defaultdict(list)
    open_unplaced: _Open = defaultdict(list)
    timed = sorted((span, one.id, one) for one in tellings if (span := _window(one)) is not None)
    ends = {one.id: span[1] for span, _, one in timed}
    for (start, _), _, one in timed:
        own, around = _cells(one)
        keys = _keys(one)
        kin = FAMILIES[one.type]
        lists = [found for cell in around for kind in kin if (found := open_cells.get((cell, kind)))]
        if own is None:
            lists += [found for key in keys for kind in kin if (found := open_placed.get((key, kind)))]
        lists += [found for key in keys for kind in kin if (found := open_unplaced.get((key, kind)))]
        met: dict[EventId, Telling] = {}
        for some in lists:
            if any(ends[other.id] < start for other in some):
                some[:] = [other for other in some if ends[other.id] >= start]
            met.update((other.id, other) for other in some)
        for other in met.values():
            yield one, other
        if own is not None:
            open_cells[own, one.type].append(one)
        for key in keys:
            (open_placed if own is not None else open_unplaced)[key, one.type].append(one)
    yield from _timeless(tellings)


_Open = defaultdict[tuple[Hashable, EventType], list[Telling]]


def _window(one: Telling) -> tuple[int, int] | None:
    """The days on which another telling can be of the same happening, a day of grace at the end."""
    if one.first is not None and one.last is not None:
        return (one.first - (0 if one.sure else 1), one.last + (1 if one.sure else 2))
    if one.published is None or one.is_background:
        return None
    if one.status is Status.PLANNED:
        return one.published, one.published + DATED_DAYS
    long = one.type in (EventType.DISASTER, EventType.CASUALTY) and any(f.value >= GRAVE_TOLL for f in one.figures)
    return one.published - (DATED_DAYS if long else UNDATED_DAYS), one.published + 1


Cell = tuple[int, int] | PlaceId


def _cells(one: Telling) -> tuple[Cell | None, tuple[Cell, ...]]:
    """The cell of the map that an event lies in, and the cells in which others can be near enough.

    A cell is half a degree high and one wide: more than 40 km up to 68 degrees of latitude, where few wars are.
    """
    where = one.where
    if where is None:
        return None, tuple(dict.fromkeys(cell for spot in one.scene for cell in _around(spot)))
    if not where.point or where.lat is None or where.lon is None:
        return None, (where.id,)
    return _cell(where), _around(where)


def _cell(where: Spread) -> Cell:
    if where.lat is None or where.lon is None:
        return where.id
    return floor(where.lat * 2), (floor(where.lon) + 180) % 360 - 180


def _around(where: Spread) -> tuple[Cell, ...]:
    if where.lat is None or where.lon is None:
        return (where.id,)
    row, column = floor(where.lat * 2), floor(where.lon)
    return tuple((row + up, (column + right + 180) % 360 - 180) for up in (-1, 0, 1) for right in (-1, 0, 1))


def _keys(one: Telling) -> list[Hashable]:
    """What an event can be found by where a place is missing: its site, its tolls, a person, who did it."""
    keys: list[Hashable] = [("site", site) for site in one.sites | one.beside]
    keys += [("toll", figure.effect, figure.value) for figure in one.figures if figure.value >= TELLING_TOLL]
    keys += [("who", actor) for actor in one.rare | one.died]
    if one.first is not None:
        keys += [("does", doer) for doer in one.initiators]
    keys += [("count", number) for number in one.counts]
    if one.where is None or not one.where.point:
        keys += [("scene", cell) for cell in dict.fromkeys(cell for spot in one.named for cell in _around(spot))]
    if one.where is None:
        keys += [("scene", cell) for cell in dict.fromkeys(cell for spot in one.scene for cell in _around(spot))]
    if one.where is None or not one.where.point:
        keys += [("word", word) for word in one.words]
    if one.where is None:
        return keys
    if one.where.point:
        keys.append(("scene", _cell(one.where)))
        keys += [("named", word) for word in one.where.words]
        if one.where.lat is None or one.where.lon is None:
            keys.append(("at", one.where.id))
    else:
        keys.append(("area", one.where.id))
        if one.where.lat is not None and one.where.reach <= DISTRICT_KM:
            keys += [("scene", cell) for cell in _around(one.where)]
    return keys


def _timeless(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs with an event of which neither its own day nor its article's is known: same place and same site or toll."""
    lost = {one.id: one for one in tellings if _is_timeless(one)}
    if not lost:
        return
    found: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in tellings:
        for key in _lasting_keys(one):
            found[key].append(one)
    for one in lost.values():
        others = {other.id: other for key in _lasting_keys(one) for other in found[key]}
        yield from ((one, other) for other in others.values() if other.id not in lost or other.id > one.id)


def _is_timeless(one: Telling) -> bool:
    return one.published is None and one.first is None


def _lasting_keys(one: Telling) -> list[Hashable]:
    if one.where is None:
        return []
    keys: list[Hashable] = [(one.where.id, site) for site in one.sites]
    keys += [
        (one.where.id, f.effect, f.value) for f in one.figures if f.value >= TELLING_TOLL and f.effect is Effect.KILLED
    ]
    return keys


# -- what an incident is ------------------------------------------------------------------------------------------------

_WEIGHT = {
    Status.REPORTED: 4,
    Status.CLAIMED: 4,
    Status.DISPUTED: 4,
    Status.PLANNED: 2,
    Status.DENIED: 1,
    Status.BACKGROUND: 0,
}


def incident_id(first: EventId) -> IncidentId:
    """The id of the incident whose earliest published event this is."""
    return IncidentId(f"i:{first}")


def describe(events: Sequence[Event], reach: Mapping[PlaceId, float]) -> Incident:
    """The incident of some events that are in order of publication, without its tolls.

    Its title and type are those of the event that tells most of it, at its place; that is the commonest among the most
    exact (`reach`: how many kilometres a place can be off); its time what the events' intervals have in common, the
    narrowest first.
    """
    place = _place_of([one.place for one in events if one.place is not None], reach)
    best = max(
        reversed(events),
        key=lambda one: (
            _WEIGHT[one.status],
            one.when.is_known,
            one.place is not None,
            one.place == place,  # "Air strikes in Syria" is no title of those on Idlib
            len(one.participants),
            round(one.confidence, 3),
        ),
    )
    types = Counter(one.type for one in events)
    most = max(types.values())
    kind = best.type if types[best.type] == most else next(one.type for one in events if types[one.type] == most)
    return Incident(
        id=incident_id(events[0].id),
        title=best.title,
        type=kind,
        when=_common_time([one.when for one in events]),
        place=place,
        events=tuple(one.id for one in events),
    )


def _place_of(places: Sequence[PlaceId], reach: Mapping[PlaceId, float]) -> PlaceId | None:
    if not places:
        return None
    finest = min(reach.get(one, inf) for one in places)
    met = Counter(one for one in places if reach.get(one, inf) == finest)
    return max(met, key=met.__getitem__)


def _common_time(whens: Sequence[When]) -> When:
    """What intervals have in common, the narrowest first; one that does not fit the narrower ones is passed over."""
    known = sorted((one for one in whens if one.is_known), key=_width)
    if not known:
        return UNKNOWN
    first, last, precision = known[0].earliest, known[0].latest, known[0].precision
    for one in known[1:]:
        if When(first, last).overlaps(one):
            first = max((day for day in (first, one.earliest) if day), default=None)
            last = min((day for day in (last, one.latest) if day), default=None)
    return When(first, last, precision)


def _width(when: When) -> tuple[bool, int, date, date]:
    days = (when.latest - when.earliest).days if when.earliest and when.latest else 0
    return (when.earliest is None or when.latest is None, days, *when.sort_key)
