"""The joined view: actors and places over all articles, incidents with their tolls, and how all that was read fits in.

Everything here is derived from findings and decisions and can be made again at any time. What is the same as read is not
written a second time: the view holds the joins, the incidents, and those values alone in which it differs.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from briefing.domain.actor import Actor, ActorId, ActorKind, Relation
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.change import Change
from briefing.domain.claim import Origin, Statement
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, IncidentId
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Span
from briefing.domain.when import TimeExpression
from briefing.store.article_rows import read_articles
from briefing.store.connection import Connection
from briefing.store.findings import near_duplicates
from briefing.store.grades import read_grades
from briefing.store.reasons import reasons_text
from briefing.store.row_reader import Reader, Whens
from briefing.store.rows import ALL, Held, Joins, Numbers, Scope, Strings, interval, joins, listed, of_article, unlisted
from briefing.store.ties import read_tie_verdicts
from briefing.store.values import day_of, packed, unpacked, unpacked_all

T = TypeVar("T")
Named = TypeVar("Named", Actor, Place)
Ids = set[str]
Mentions = tuple[str, tuple[Span, ...]]

ACTOR_COLUMNS = "id, position, name, kind, aliases, country, mentions, spelled, title, affiliation, origin, nameless, why"
PLACE_COLUMNS = "id, position, name, kind, aliases, country, mentions, lat, lon, precision, gazetteer"
INCIDENT_COLUMNS = "id, position, title, type, earliest, latest, precision, place, events, tolls"

_BETWEEN_NAMES = " · "


# -- writing ------------------------------------------------------------------------------------------------------------


def write_view(db: Connection, corpus: Corpus) -> Change:
    """Replace the view, writing only what differs. Returns what now shows otherwise than before.

    Runs inside the caller's transaction.
    """
    hidden = near_duplicates(db)
    as_read = Reader(db, hidden=hidden, order=publication_order(db))
    actor_mentions, place_mentions = as_read.mentions("actor"), as_read.mentions("place")
    before = joins(db)
    same = Joins(
        actors=_inferred(actor_mentions, corpus.actors, _paired_actors(corpus, as_read)),
        places=_inferred(place_mentions, corpus.places, _paired_places(corpus, as_read)),
    )
    rejoined = write_joins(db, before, same)
    numbers = Numbers(db).load()
    gathered = mentions_together(actor_mentions, same.actors)
    actors = _write_rows(
        db,
        "actor",
        ACTOR_COLUMNS,
        {
            one.id: actor_row(at, one, unlike(one.mentions, gathered.get(one.id, ()), numbers))
            for at, one in enumerate(corpus.actors)
        },
    )
    gathered = mentions_together(place_mentions, same.places)
    places = _write_rows(
        db,
        "place",
        PLACE_COLUMNS,
        {
            one.id: place_row(at, one, unlike(one.mentions, gathered.get(one.id, ()), numbers))
            for at, one in enumerate(corpus.places)
        },
    )
    incidents = _write_rows(
        db, "incident", INCIDENT_COLUMNS, {one.id: incident_row(at, one) for at, one in enumerate(corpus.incidents)}
    )
    events = _write_incidents_of(db, "event", {one.id: one.incident for one in corpus.events})
    casualties = _write_incidents_of(db, "casualty", {one.id: one.incident for one in corpus.casualties})
    differences = _write_differences(db, corpus, Reader(db, same=same, derived=True, hidden=hidden))
    events |= differences["event"] | _ids_that_name(db, "event", rejoined)
    casualties |= differences["casualty"] | _ids_that_name(db, "casualty", rejoined)
    events |= _ids_at(db, "event", places)
    return Change(
        events=frozenset(map(EventId, events)),
        actors=frozenset(map(ActorId, actors)),
        casualties=frozenset(map(CasualtyId, casualties)),
        incidents=frozenset(map(IncidentId, incidents)),
    )


def add_to_view(db: Connection, actors: Sequence[Actor], places: Sequence[Place]) -> None:
    """Show actors and places that the view does not know yet, until it is written again: every id has its value."""
    _add_unknown(db, "actor", ACTOR_COLUMNS, actors, actor_row)
    _add_unknown(db, "place", PLACE_COLUMNS, places, place_row)


def _add_unknown(
    db: Connection,
    table: str,
    columns: str,
    values: Sequence[Named],
    row: Callable[[int, Named, str | None], tuple[Any, ...]],
) -> None:
    ids: list[str] = [one.id for one in values]
    known = {
        id_
        for (id_,) in db.rows(
            f"select id from {table} where id in ({_marks(len(ids))}) "
            f"union select id from joined_as where kind = ? and id in ({_marks(len(ids))})",
            [*ids, table, *ids],
        )
    }
    fresh = {one.id: one for one in values if one.id not in known}
    if not fresh:
        return
    last = db.one(f"select coalesce(max(position), -1) from {table}")
    db.add_all(f"{table} ({columns})", [row(position, one, None) for position, one in enumerate(fresh.values(), last + 1)])


def rewrite_actor(db: Connection, actor: Actor) -> None:
    """Show an actor as the analyst wants it, until the view is written again."""
    sets = ", ".join(f"{column} = ?" for column in ("name", "kind", "aliases", "country", "spelled", "title"))
    db.run(
        f"update actor set {sets}, affiliation = ?, origin = ?, nameless = ? where id = ?",
        (
            actor.name,
            actor.kind.value,
            listed(actor.aliases),
            actor.country,
            _BETWEEN_NAMES.join(actor.aliases),
            actor.title,
            actor.affiliation,
            actor.origin.value,
            int(actor.nameless),
            actor.id,
        ),
    )


def actor_row(position: int, actor: Actor, mentions: str | None) -> tuple[Any, ...]:
    return (
        actor.id,
        position,
        actor.name,
        actor.kind.value,
        listed(actor.aliases),
        actor.country,
        mentions,
        _BETWEEN_NAMES.join(actor.aliases),
        actor.title,
        actor.affiliation,
        actor.origin.value,
        int(actor.nameless),
        reasons_text(actor.why, None),
    )


def place_row(position: int, place: Place, mentions: str | None) -> tuple[Any, ...]:
    return (
        place.id,
        position,
        place.name,
        place.kind.value,
        listed(place.aliases),
        place.country,
        mentions,
        None if place.lat is None else float(place.lat),
        None if place.lon is None else float(place.lon),
        None if place.precision is None else place.precision.value,
        place.gazetteer,
    )


def incident_row(position: int, incident: Incident) -> tuple[Any, ...]:
    return (
        incident.id,
        position,
        incident.title,
        incident.type.value,
        *interval(incident.when),
        incident.place,
        _json(incident.events),
        packed(incident.tolls),
    )


def unlike(mentions: tuple[Span, ...], gathered: Sequence[Span], numbers: Numbers) -> str | None:
    """The mentions as JSON where they are not simply those of the readings, one after the other."""
    if len(mentions) == len(gathered) and all(map(_equal, mentions, gathered)):
        return None
    return _json([[numbers.of(one.article), one.start, one.end] for one in mentions])


def _equal(one: object, other: object) -> bool:
    return one == other


def mentions_together(readings: Iterable[Mentions], same: Mapping[str, str]) -> dict[str, Sequence[Span]]:
    """Where each joined thing is mentioned: the mentions of its readings, in the order of articles, each once.

    A reader makes each stretch of text once, so that its identity tells it from others.
    """
    parts: defaultdict[str, list[tuple[Span, ...]]] = defaultdict(list)
    for id_, mentions in readings:
        if mentions:
            parts[same.get(id_, id_)].append(mentions)
    return {
        id_: tuple({id(span): span for part in told for span in part}.values()) if len(told) > 1 else told[0]
        for id_, told in parts.items()
    }


def _inferred(
    readings: Sequence[Mentions], joined: Sequence[Any], paired: Callable[[Ids], Mapping[str, str]]
) -> dict[str, Any]:
    """Under which id each reading went into the view: the one that has most of its mentions, or stands where it stood."""
    there = {one.id for one in joined}
    missing = {id_ for id_, _ in readings if id_ not in there}
    if not missing:
        return {}
    wanted: defaultdict[Span, list[str]] = defaultdict(list)
    for id_, mentions in readings:
        if id_ in missing:
            for span in mentions:
                wanted[span].append(id_)
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in joined:
        for span in one.mentions:
            for id_ in wanted.get(span, ()):
                shared[id_][one.id] += 1
    found = {id_: max(ids, key=ids.__getitem__) for id_, ids in shared.items()}
    unplaced = missing - found.keys()
    return {**(paired(unplaced) if unplaced else {}), **found}


def _paired_actors(corpus: Corpus, reader: Reader) -> Callable[[Ids], Mapping[str, str]]:
    def pairs(wanted: Ids) -> Mapping[str, str]:
        found: dict[str, str] = {}

        def pair(read: Sequence[str | None], shown: Sequence[str | None]) -> None:
            if len(read) == len(shown):
                found.update((a, b) for a, b in zip(read, shown, strict=True) if a in wanted and b is not None)

        events = {one.id: one for one in corpus.events}
        for _, was in reader.events(ALL):
            now = events.get(was.id)
            if now is not None:
                pair([one.actor for one in was.participants], [one.actor for one in now.participants])
                pair(was.attributed_to, now.attributed_to)
        rows = {one.id: one for one in corpus.casualties}
        for _, old in reader.casualties(ALL):
            row = rows.get(old.id)
            if row is not None:
                pair((old.victim_actor, old.perpetrator), (row.victim_actor, row.perpetrator))
                pair(old.attributed_to, row.attributed_to)
        statements = {one.id: one for one in corpus.statements}
        for _, said in reader.statements(ALL):
            if said.id in statements:
                pair((said.speaker,), (statements[said.id].speaker,))
        return found

    return pairs


def _paired_places(corpus: Corpus, reader: Reader) -> Callable[[Ids], Mapping[str, str]]:
    def pairs(wanted: Ids) -> Mapping[str, str]:
        shown: dict[str, str | None] = {one.id: one.place for one in corpus.events}
        shown |= {row.id: row.place for row in corpus.casualties}
        read: list[tuple[str, str | None]] = [(one.id, one.place) for _, one in reader.events(ALL)]
        read += [(row.id, row.place) for _, row in reader.casualties(ALL)]
        return {place: now for id_, place in read if place in wanted and (now := shown.get(id_)) is not None}

    return pairs


def write_joins(db: Connection, before: Joins, after: Joins) -> Ids:
    """Returns the actors as read that are joined otherwise than before."""
    changed: Ids = set()
    for kind, old, new in (("actor", before.actors, after.actors), ("place", before.places, after.places)):
        moved = {id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_)}
        db.many("delete from joined_as where kind = ? and id = ?", [(kind, id_) for id_ in moved])
        db.many("insert into joined_as values (?, ?, ?)", [(kind, id_, new[id_]) for id_ in moved if id_ in new])
        changed |= moved
    return changed


def _write_rows(db: Connection, table: str, columns: str, rows: Mapping[str, tuple[Any, ...]]) -> Ids:
    """Replace the rows of a table by these, touching only what differs; the second column is the position.

    Returns the ids of rows that came, went or say something else; a row that only moved is none of them.
    """
    old = {row[0]: row for row in db.rows(f"select {columns} from {table}")}
    gone = old.keys() - rows.keys()
    fresh = [id_ for id_ in rows if id_ not in old]
    altered = [id_ for id_, row in rows.items() if id_ in old and row[2:] != old[id_][2:]]
    moved = [id_ for id_, row in rows.items() if id_ in old and row[2:] == old[id_][2:] and row[1] != old[id_][1]]
    names = columns.split(", ")
    db.many(f"delete from {table} where id = ?", [(id_,) for id_ in gone])
    db.many(f"insert into {table} ({columns}) values ({_marks(len(names))})", [rows[id_] for id_ in fresh])
    sets = ", ".join(f"{name} = ?" for name in names[1:])
    db.many(f"update {table} set {sets} where id = ?", [(*rows[id_][1:], id_) for id_ in altered])
    db.many(f"update {table} set position = ? where id = ?", [(rows[id_][1], id_) for id_ in moved])
    return {*gone, *fresh, *altered}


def _write_incidents_of(db: Connection, table: str, incidents: Mapping[Any, str | None]) -> Ids:
    changed = [
        (incidents.get(id_), id_) for id_, was in db.rows(f"select id, incident from {table}") if was != incidents.get(id_)
    ]
    db.many(f"update {table} set incident = ? where id = ?", changed)
    return {id_ for _, id_ in changed}


def _write_differences(db: Connection, corpus: Corpus, reader: Reader) -> dict[str, Ids]:
    """What of the corpus is not simply what was read, with joins and incidents put in; None for what is not in it."""
    old = {(kind, id_): value for kind, id_, value in db.rows("select kind, id, value from view_difference")}
    new: dict[tuple[str, str], str | None] = {}
    for kind, read, shown in (
        ("event", reader.events(ALL), corpus.events),
        ("casualty", reader.casualties(ALL), corpus.casualties),
        ("relation", reader.relations(ALL), corpus.relations),
        ("statement", reader.statements(ALL), corpus.statements),
        ("time", reader.times(ALL), corpus.times),
    ):
        values: dict[str, Any] = {one.value.id: one.value for one in read}
        for one in shown:
            if values.pop(one.id, None) != one:
                new[kind, one.id] = packed(one)
        new.update(((kind, id_), None) for id_ in values)
    nothing = object()
    changed = {key for key in old.keys() | new.keys() if old.get(key, nothing) != new.get(key, nothing)}
    db.many("delete from view_difference where kind = ? and id = ?", changed)
    db.many("insert into view_difference values (?, ?, ?)", [(*key, new[key]) for key in changed if key in new])
    ids: defaultdict[str, Ids] = defaultdict(set)
    for kind, id_ in changed:
        ids[kind].add(id_)
    return ids


def _ids_that_name(db: Connection, table: str, actors: Ids) -> Ids:
    """Events or casualties in which one of these actors, as read, has a part."""
    if not actors:
        return set()
    tables = ("event_actor", "event_attribution") if table == "event" else ("casualty_attribution",)
    found = {
        id_
        for lists in tables
        for id_, actor in db.rows(f"select id, actor from {lists} join {table} on n = owner")
        if actor in actors
    }
    if table == "casualty":
        rows = db.rows(
            "select id, victim_actor, perpetrator from casualty where victim_actor is not null or perpetrator is not null"
        )
        found |= {id_ for id_, *named in rows if not actors.isdisjoint(named)}
    return found


def _ids_at(db: Connection, table: str, places: Ids) -> Ids:
    """Events at one of these places: they show where it lies."""
    if not places:
        return set()
    return {id_ for id_, place in db.rows(f"select id, place from {table} where place is not null") if place in places}


# -- reading ------------------------------------------------------------------------------------------------------------


def read_corpus(db: Connection, *, why: bool = True) -> Corpus:
    """Everything a case holds, joined, as the view was last written; articles and all in them in order of publication."""
    same = joins(db)
    hidden = near_duplicates(db)
    order = publication_order(db)
    parts = _parts(order, hidden)
    small = len(parts) > 1
    reader = Reader(db, same=same, derived=True, hidden=hidden, order=order, why=why, small=small)
    differences: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for kind, id_, value in db.rows("select kind, id, value from view_difference"):
        differences[kind][id_] = value

    def shown(kind: type[T], name: str, read: Callable[[Scope], list[Held[T]]]) -> tuple[T, ...]:
        held = (one for part in parts for one in read(part))
        differ = differences[name]
        if not differ:
            return tuple(value for _, value in held)
        values: list[T] = []
        for _, value in held:
            id_ = value.id  # type: ignore[attr-defined]
            if id_ not in differ:
                values.append(value)
            elif (text := differ.pop(id_)) is not None:
                values.append(unpacked(kind, text))
        values += [unpacked(kind, text) for text in differ.values() if text is not None]
        return tuple(values)

    # what takes most room while it is read comes first: what is kept of the rest goes where that was
    actors, places = read_actors(db, reader, same), read_places(db, reader, same)
    incidents = read_incidents(db, reader.strings)
    articles = read_articles(db, strings=reader.strings, small=small)
    return Corpus(
        articles=tuple(articles[n] for n in sorted(articles, key=order.__getitem__)),
        actors=actors,
        places=places,
        times=shown(TimeExpression, "time", reader.times),
        events=shown(Event, "event", reader.events),
        casualties=shown(Casualty, "casualty", reader.casualties),
        relations=shown(Relation, "relation", reader.relations),
        statements=shown(Statement, "statement", reader.statements),
        incidents=incidents,
        grades=read_grades(db),
        ties=read_tie_verdicts(db),
    )


READ_TOGETHER = 400  # articles whose rows are read at once: what lies between rows and values is gone again after that


def _parts(order: Mapping[int, int], hidden: frozenset[int]) -> list[Scope]:
    """The rows of all articles that are shown, some hundreds at a time and in order, and last those that belong to none."""
    shown = sorted(order.keys() - hidden, key=order.__getitem__)
    if len(shown) <= READ_TOGETHER:
        return [ALL]
    some = (shown[at : at + READ_TOGETHER] for at in range(0, len(shown), READ_TOGETHER))
    among = "article in (select value from json_each(?))"
    return [*(Scope(among, (json.dumps(numbers),)) for numbers in some), of_article(None)]


def publication_order(db: Connection) -> dict[int, int]:
    """The rank of each article, by its number, in order of publication with undated ones last, as reconciliation has it."""

    def key(row: tuple[int, str, str | None]) -> tuple[date, str, str]:
        _, id_, published = row
        moment = None if published is None else day_of(published)
        on = moment.date() if isinstance(moment, datetime) else moment
        return on or date.max, str(moment or ""), id_

    rows = sorted(db.rows("select n, id, published from article"), key=key)
    return {n: rank for rank, (n, *_) in enumerate(rows)}


def read_actors(db: Connection, reader: Reader, same: Joins, only: str | None = None) -> tuple[Actor, ...]:
    """The joined actors with all their mentions, or `only` the one with this id."""
    gathered = mentions_together(reader.mentions("actor", _joined_in(only, same.actors)), same.actors)
    return tuple(
        Actor(
            ActorId(id_),
            name,
            ActorKind(kind),
            unlisted(aliases),
            country,
            title,
            affiliation,
            tuple(gathered.get(id_, ())) if mentions is None else _spans(mentions, reader),
            Origin(origin),
            bool(nameless),
            reader.reasons_in(why),
        )
        for id_, _, name, kind, aliases, country, mentions, _, title, affiliation, origin, nameless, why in db.rows(
            f"select {ACTOR_COLUMNS} from actor where id = coalesce(?, id) order by position", (only,)
        )
    )


def read_places(db: Connection, reader: Reader, same: Joins, only: str | None = None) -> tuple[Place, ...]:
    """The joined places with all their mentions, or `only` the one with this id."""
    gathered = mentions_together(reader.mentions("place", _joined_in(only, same.places)), same.places)
    return tuple(
        Place(
            PlaceId(id_),
            name,
            PlaceKind(kind),
            unlisted(aliases),
            country,
            lat,
            lon,
            None if precision is None else PlacePrecision(precision),
            gazetteer,
            tuple(gathered.get(id_, ())) if mentions is None else _spans(mentions, reader),
        )
        for id_, _, name, kind, aliases, country, mentions, lat, lon, precision, gazetteer in db.rows(
            f"select {PLACE_COLUMNS} from place where id = coalesce(?, id) order by position", (only,)
        )
    )


def _joined_in(id_: str | None, same: Mapping[str, str]) -> Scope:
    if id_ is None:
        return ALL
    ids = (id_, *(read for read, joined in same.items() if joined == id_))
    return Scope(f"id in ({_marks(len(ids))})", ids)


def read_incidents(db: Connection, strings: Strings | None = None) -> tuple[Incident, ...]:
    """The incidents with their tolls."""
    known = Strings() if strings is None else strings
    whens = Whens()
    rows = db.rows(f"select {INCIDENT_COLUMNS} from incident order by position")
    events = unpacked_all(tuple[EventId, ...], (row[-2] for row in rows), strings=known)
    tolls = unpacked_all(tuple[Toll, ...], (row[-1] for row in rows), strings=known)
    return tuple(
        Incident(
            IncidentId(known[id_]),
            known[title],
            EventType(kind),
            whens[earliest, latest, precision],
            None if place is None else PlaceId(known[place]),
            told,
            counted,
        )
        for (id_, _, title, kind, earliest, latest, precision, place, *_), told, counted in zip(
            rows, events, tolls, strict=True
        )
    )


def _spans(text: str, reader: Reader) -> tuple[Span, ...]:
    return tuple(reader.span(number, start, stop) for number, start, stop in json.loads(text))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _marks(count: int) -> str:
    return ", ".join("?" * count)
