"""Writing the joined view after an edit: only what came out otherwise than the last time it was written.

What `view.write_view` finds out by reading the whole case is known here from the corpus that was written last: a fact, an
actor or an incident that is the same object in both needs no look.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.change import Change
from briefing.domain.corpus import Corpus
from briefing.domain.event import EventId, IncidentId
from briefing.store.connection import Connection
from briefing.store.findings import near_duplicates
from briefing.store.row_reader import Reader
from briefing.store.rows import Held, Joins, Numbers, Scope, joins
from briefing.store.values import packed
from briefing.store.view import (
    ACTOR_COLUMNS,
    INCIDENT_COLUMNS,
    PLACE_COLUMNS,
    Ids,
    actor_row,
    incident_row,
    mentions_together,
    place_row,
    publication_order,
    unlike,
    write_joins,
    write_view,
)


class _Thing(Protocol):
    @property
    def id(self) -> str: ...


def write_changes(db: Connection, before: Corpus, after: Corpus, same: Joins, touched: Change) -> Change:
    """Bring the view from one corpus to another. `same` are the joins of the other; `touched` is everything that was
    edited since the view was written. Returns what now shows otherwise.

    Runs inside the caller's transaction. The view is then what `write_view` would write.
    """
    if near_duplicates(db):  # what lies in hidden articles is lent to others: that is looked up anew
        return write_view(db, after)
    actors, places = _write_names(db, before, after, same, touched)
    incidents = _write(db, "incident", INCIDENT_COLUMNS, before.incidents, after.incidents, incident_row)
    events = _unlike(before.events, after.events) | touched.events
    rows = _unlike(before.casualties, after.casualties) | touched.casualties
    for table, ids, facts in (("event", events, after.events), ("casualty", rows, after.casualties)):
        among = {str(one.id): one.incident for one in facts if one.id in ids}
        sql = f"update {table} set incident = ? where id = ? and incident is not ?"
        db.many(sql, [(incident, id_, incident) for id_, incident in among.items()])
    reader = Reader(db, same=joins(db), derived=True)
    for kind, ids, shown, read in (
        ("event", events, after.events, reader.events),
        ("casualty", rows, after.casualties, reader.casualties),
        ("relation", _unlike(before.relations, after.relations), after.relations, reader.relations),
        ("statement", _unlike(before.statements, after.statements), after.statements, reader.statements),
        ("time", _unlike(before.times, after.times), after.times, reader.times),
    ):
        _write_differences(db, kind, ids, shown, read)
    if places:
        events |= {one.id for one in after.events if one.place in places}
    return Change(
        events=frozenset(map(EventId, events)),
        actors=frozenset(map(ActorId, actors)),
        casualties=frozenset(map(CasualtyId, rows)),
        incidents=frozenset(map(IncidentId, incidents)),
    )


def _write_names(db: Connection, before: Corpus, after: Corpus, same: Joins, touched: Change) -> tuple[Ids, Ids]:
    """Actors, places and how they are joined. Returns the ids of those that show otherwise."""
    if before.actors is after.actors and before.places is after.places and not touched.actors:
        return _tidied(db, "actor", after.actors), _tidied(db, "place", after.places)
    there = {str(actor.id) for actor in after.actors} | {str(place.id) for place in after.places}
    wanted = Joins(
        actors={id_: into for id_, into in same.actors.items() if id_ not in there},
        places={id_: into for id_, into in same.places.items() if id_ not in there},
    )
    write_joins(db, joins(db), wanted)
    numbers, order = Numbers(db).load(), publication_order(db)
    reader = Reader(db, order=order)
    found: list[Ids] = []
    for table, columns, was, now, joined, row in (
        ("actor", ACTOR_COLUMNS, before.actors, after.actors, wanted.actors, actor_row),
        ("place", PLACE_COLUMNS, before.places, after.places, wanted.places, place_row),
    ):
        altered = _unlike(was, now) | (touched.actors if table == "actor" else set())
        readings = [*altered, *(id_ for id_, into in joined.items() if into in altered)]
        mentions = mentions_together(reader.mentions(table, _among(readings)), joined)

        def made(position: int, one: Any, row: Any = row, mentions: Any = mentions) -> tuple[Any, ...]:
            return tuple(row(position, one, unlike(one.mentions, mentions.get(one.id, ()), numbers)))

        found.append(_write(db, table, columns, was, now, made, altered))
    return found[0], found[1]


def _tidied(db: Connection, table: str, now: Sequence[_Thing]) -> Ids:
    """Without what an edit brought that was taken back before the view was written."""
    there = {one.id for one in now}
    gone = {id_ for (id_,) in db.rows(f"select id from {table}")} - there
    db.many(f"delete from {table} where id = ?", [(id_,) for id_ in gone])
    return gone


def _write(
    db: Connection,
    table: str,
    columns: str,
    before: Sequence[_Thing],
    after: Sequence[_Thing],
    row: Callable[[int, Any], tuple[Any, ...]],
    altered: Iterable[str] = (),
) -> Ids:
    """Write the rows that differ, and where the others stand. Returns the ids of those that came, went or changed."""
    positions = dict(db.rows(f"select id, position from {table}"))
    there = {one.id for one in after}
    gone = positions.keys() - there
    different = (_unlike(before, after) | set(altered) | (there - positions.keys())) & there
    marks = ", ".join("?" * (columns.count(",") + 1))
    db.many(f"delete from {table} where id = ?", [(id_,) for id_ in (*gone, *(different & positions.keys()))])
    fresh = [row(at, one) for at, one in enumerate(after) if one.id in different]
    db.many(f"insert into {table} ({columns}) values ({marks})", fresh)
    moved = [(at, one.id) for at, one in enumerate(after) if positions.get(one.id) != at and one.id not in different]
    db.many(f"update {table} set position = ? where id = ?", moved)
    return gone | different


def _unlike(before: Sequence[_Thing], after: Sequence[_Thing]) -> Ids:
    """The ids of what is not the same object in both."""
    if before is after:
        return set()
    known: Mapping[str, _Thing] = {one.id: one for one in before}
    found = {one.id for one in after if known.get(one.id) is not one}
    return found | (known.keys() - {one.id for one in after})


def _among(ids: Iterable[str]) -> Scope:
    return Scope("id in (select value from json_each(?))", (json.dumps(list(ids)),))


def _write_differences(
    db: Connection,
    kind: str,
    ids: Ids,
    shown: Sequence[_Thing],
    read: Callable[[Scope], Sequence[Held[Any]]],
) -> None:
    """Put down how these show where that is not simply what was read, with joins and incidents put in."""
    if not ids:
        return
    now = {one.id: one for one in shown if one.id in ids}
    stored = {one.value.id: one.value for one in read(_among(ids))}
    rows: list[tuple[str, str, str | None]] = [
        (kind, id_, packed(one)) for id_, one in now.items() if stored.get(id_) != one
    ]
    rows += [(kind, id_, None) for id_ in stored.keys() - now.keys()]
    db.many("delete from view_difference where kind = ? and id = ?", [(kind, id_) for id_ in ids])
    db.many("insert into view_difference values (?, ?, ?)", rows)
