"""Events and casualties: what the machine read and what the analyst made of it, kept apart.

A row holds what is valid now. Where the analyst altered or removed what the machine had read, the machine's reading lies
aside, so that reading an article again replaces the machine's part and nothing else.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, NamedTuple, TypeVar

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.event import Event, EventId
from briefing.domain.text import ArticleId
from briefing.domain.when import When
from briefing.errors import NotInCase
from briefing.store.connection import Connection
from briefing.store.journal import STALE
from briefing.store.row_reader import Reader, Whens
from briefing.store.row_writer import Writer
from briefing.store.rows import ALL, JULIAN_DAY_ZERO, Held, Joins, Numbers, Scope, Stored, Word, joins, of_article, with_id
from briefing.store.values import packed, unpacked

Fact = TypeVar("Fact", bound=Event | Casualty)
Id = TypeVar("Id", bound=str)


class Facts(ABC, Generic[Id, Fact]):
    """Rows in, domain values out. What reads gives joined actors and incidents; what writes returns what undo needs."""

    _table: str
    _kind: type[Fact]

    def __init__(self, db: Connection) -> None:
        self._db = db

    @abstractmethod
    def _held(self, reader: Reader, scope: Scope) -> list[Held[Fact]]: ...

    @abstractmethod
    def _write(self, writer: Writer, items: Sequence[Held[Fact]]) -> None: ...

    @abstractmethod
    def _apart(self, value: Fact, current: Fact, same: Joins) -> Fact: ...

    def get(self, id_: Id) -> Fact:
        """The one with this id, as `CaseFile.corpus` shows it.

        Raises NotInCase where there is none.
        """
        found = self._shown(with_id(id_))
        if not found:
            raise self._missing(id_)
        return found[0]

    def of_article(self, article: ArticleId) -> tuple[Fact, ...]:
        """Those of one article in document order, also of one that is linked as a near-duplicate."""
        return self._shown(of_article(self._number(article)))

    def all(self) -> tuple[Fact, ...]:
        """Those of all articles, near-duplicates among them, and those that belong to none."""
        return self._shown(ALL)

    def add(self, value: Fact) -> None:
        """Put in what the analyst entered, or put back what was removed. It belongs to the article of its first evidence.

        Raises ValueError when there is one with this id, or evidence lies beyond its article.
        """
        with self._db.atomic():
            if self._one(value.id) is not None:
                raise ValueError(f"there is a {self._table} {value.id} already")
            self._put(value, None)

    def replace(self, value: Fact) -> Fact:
        """Write the analyst's version. Returns the old one.

        Where only the review differs from what the machine read, only the review is the analyst's. The incident is left as
        it is: what tells one happening is decided with `CaseFile.decide`. What the value has from the joined view (actors,
        places, a disputed status) stays what was read.

        Raises NotInCase where there is none with this id.
        """
        with self._db.atomic():
            current = self._one(value.id)
            if current is None:
                raise self._missing(value.id)
            self._put(self._as_read(value, current.value), current)
        return current.value

    def remove(self, id_: Id) -> Fact:
        """Take one out, for good: the machine reading the article again does not bring it back. Returns it, for `add`.

        Raises NotInCase where there is none with this id.
        """
        with self._db.atomic():
            current = self._one(id_)
            if current is None:
                raise self._missing(id_)
            if current.at.hand == 0 and current.at.read_review is not None:
                self._set_aside(id_, current.at, _machine(current))
            elif current.value.origin is not Origin.ANALYST:
                self._keep_away(id_, current.at)
            self._delete([current.at.n])
            self._forget_difference([id_])
        return current.value

    # -- for the rest of the store

    def read_in(self, number: int, reader: Reader) -> list[Held[Fact]]:
        """What the machine reads in an article, without the analyst's decisions, in document order."""
        scope = of_article(number)
        held = [
            Held(one.at, _machine(one))
            for one in self._held(reader, scope)
            if one.at.hand == 0 and one.at.read_review is not None
        ]
        aside = self._db.rows(
            f"select id, position, value from {self._table}_aside where article = ? and value is not null", (number,)
        )
        held += [Held(Stored(0, number, position), unpacked(self._kind, value)) for _, position, value in aside]
        return sorted(held, key=lambda one: one.at.position)

    def take_in(self, values: Iterable[Fact], number: int, writer: Writer) -> None:
        """The first reading of an article."""
        self._write(writer, [_fresh(value, number, position) for position, value in enumerate(values)])

    def read_again(self, values: Sequence[Fact], number: int, writer: Writer) -> None:
        """A new reading of an article; what the analyst decided stays.

        An edited, added or rejected row stays as it is, an accepted one takes the new values and stays accepted, or stays
        as it was where the machine does not find it any more. A removed one stays away.
        """
        present: dict[str, Held[Fact]] = {
            one.value.id: one for one in self._held(Reader(self._db, verbatim=True), of_article(number))
        }
        aside = {id_ for (id_,) in self._db.rows(f"select id from {self._table}_aside where article = ?", (number,))}
        fresh: dict[str, Held[Fact]] = {value.id: _fresh(value, number, position) for position, value in enumerate(values)}
        gone: list[int] = []
        written: list[Held[Fact]] = []
        for id_, one in present.items():
            new = fresh.get(id_)
            if one.at.hand == 1:
                if new is None:
                    self._db.run(f"delete from {self._table}_aside where id = ?", (id_,))
                elif new.at.hand == 0:
                    self._set_aside(id_, new.at, new.value)
                    self._move(one.at.n, new.at.position)
            elif new is not None:
                gone.append(one.at.n)
                decided = one.value.review != one.at.read_review
                value = replace(new.value, review=one.value.review) if decided else new.value
                written.append(Held(new.at._replace(n=one.at.n), value))
            elif one.value.review == one.at.read_review:
                gone.append(one.at.n)
            else:
                self._db.run(f"update {self._table} set read_review = null where n = ?", (one.at.n,))
        for id_ in aside - present.keys():
            if id_ in fresh:
                self._set_aside(id_, fresh[id_].at, fresh[id_].value)
            else:
                self._db.run(f"update {self._table}_aside set value = null where id = ?", (id_,))
        written += [one for id_, one in fresh.items() if id_ not in present and id_ not in aside]
        self._delete(gone)
        self._write(writer, written)
        self._forget_difference([*present, *fresh])

    # -- inside

    def _shown(self, scope: Scope) -> tuple[Fact, ...]:
        with self._db.reading():
            reader = Reader(self._db, same=joins(self._db), derived=True)
            found: dict[str, Fact] = {one.value.id: one.value for one in self._held(reader, scope)}
            for id_, value in self._differences(list(found) if scope != ALL else None):
                if id_ in found:
                    found[id_] = unpacked(self._kind, value)
        return tuple(found.values())

    def _missing(self, id_: str) -> NotInCase:
        return NotInCase(f"There is no {self._table} {id_} in the case any more.", "It was removed; look at the list anew.")

    def _differences(self, ids: list[str] | None) -> list[tuple[str, str]]:
        sql = "select id, value from view_difference where kind = ? and value is not null"
        if ids is None:
            return self._db.rows(sql, (self._table,))
        return [row for id_ in ids for row in self._db.rows(f"{sql} and id = ?", (self._table, id_))]

    def _as_read(self, value: Fact, current: Fact) -> Fact:
        """The value with what the view put into it taken out again: a row never keeps a join, or it could not be undone."""
        (shown,) = self._shown(with_id(value.id))
        untouched = {
            field.name: getattr(current, field.name)
            for field in fields(current)
            if getattr(value, field.name) == getattr(shown, field.name)
        }
        value = self._apart(value, current, joins(self._db))
        return replace(value, **{**untouched, "incident": current.incident})

    def _one(self, id_: str) -> Held[Fact] | None:
        found = self._held(Reader(self._db, verbatim=True), with_id(id_))
        return found[0] if found else None

    def _number(self, article: ArticleId) -> int:
        return self._db.one("select n from article where id = ?", (article,)) or 0

    def _put(self, value: Fact, current: Held[Fact] | None) -> None:
        numbers = Numbers(self._db)
        set_aside = self._db.row(f"select article, position, value from {self._table}_aside where id = ?", (value.id,))
        machine: Fact | None = None
        if current is not None and current.at.hand == 0:
            machine = _machine(current)
        elif set_aside is not None and set_aside[2] is not None:
            machine = unpacked(self._kind, set_aside[2])
        if current is not None:
            at = current.at
        elif set_aside is not None:
            at = Stored(0, set_aside[0], set_aside[1])
        else:
            article = numbers.of(value.evidence[0].article) if value.evidence else None
            at = Stored(0, article, self._next_position(article))
        if machine is not None and value == replace(machine, review=value.review):
            found = current is None or current.at.hand == 1 or current.at.read_review is not None
            at = at._replace(hand=0, read_review=machine.review.value if found else None)
            self._db.run(f"delete from {self._table}_aside where id = ?", (value.id,))
        else:
            if machine is not None and current is not None and current.at.hand == 0 and current.at.read_review is not None:
                self._set_aside(value.id, at, machine)
            at = at._replace(hand=1, read_review=None)
        if current is not None and current.at.hand == at.hand and value == replace(current.value, review=value.review):
            self._db.run(f"update {self._table} set review = ? where n = ?", (value.review.value, at.n))
            self._db.run(
                "update view_difference set value = json_set(value, '$.review', ?) where kind = ? and id = ?",
                (value.review.value, self._table, value.id),
            )
        else:
            incident = self._db.one(f"select incident from {self._table} where n = ?", (at.n,))
            self._delete([at.n])
            self._write(Writer(self._db, numbers), [Held(at, value)])
            self._db.run(f"update {self._table} set incident = ? where id = ?", (incident, value.id))
            self._forget_difference([value.id])

    def _next_position(self, article: int | None) -> int:
        return (
            self._db.one(f"select coalesce(max(position), -1) + 1 from {self._table} where article is ?", (article,)) or 0
        )

    def _set_aside(self, id_: str, at: Stored, value: Fact) -> None:
        self._db.run(
            f"insert into {self._table}_aside (id, article, position, value) values (?, ?, ?, ?) "
            "on conflict (id) do update set position = excluded.position, value = excluded.value",
            (id_, at.article, at.position, packed(value)),
        )

    def _keep_away(self, id_: str, at: Stored) -> None:
        """Remember that it was removed, where nothing of the machine's has to be remembered or is aside already."""
        self._db.run(
            f"insert into {self._table}_aside (id, article, position) values (?, ?, ?) on conflict (id) do nothing",
            (id_, at.article, at.position),
        )

    def _move(self, n: int, position: int) -> None:
        self._db.run(f"update {self._table} set position = ? where n = ?", (position, n))

    def _delete(self, numbers: Iterable[int]) -> None:
        self._db.many(f"delete from {self._table} where n = ?", [(n,) for n in numbers])

    def _forget_difference(self, ids: Iterable[str]) -> None:
        # until the view is written again, what was changed shows as it was changed
        sql = "delete from view_difference where kind = ? and id = ?"
        self._db.many(sql, [(self._table, id_) for id_ in ids])


class TimelineColumns(NamedTuple):
    """Events as parallel columns, undated ones first, the others by their beginning: what a timeline of many needs first.

    `earliest` and `latest` are days as `date.toordinal` counts them, None where that end is open.
    """

    ids: tuple[EventId, ...] = ()
    earliest: tuple[int | None, ...] = ()
    latest: tuple[int | None, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


ToldRow = tuple[str, str, int | None, int | None, str | None]
"""Of a happening its key and its title, then the three columns of its date."""
Heard = tuple[tuple[Status, ...], tuple[Review, ...]]
"""The statuses and the decisions of its events, each once."""


class ToldDays(NamedTuple):
    """Happenings as far as a timeline paints them, incidents and events that stand alone: those of each date together, in
    no order. `heard` tells those that are not simply reported and suggested, by their keys.
    """

    days: list[tuple[When, list[ToldRow]]]
    heard: dict[str, Heard]


class _Members(dict[str, tuple[Word, ...]], Generic[Word]):
    """Members of an enumeration by their names in a row; few rows differ."""

    def __init__(self, kind: type[Word]) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, names: str) -> tuple[Word, ...]:
        self[names] = made = tuple(self._kind(name) for name in names.split(","))
        return made


def _by_day(rows: Iterable[ToldRow], heard: dict[str, Heard]) -> ToldDays:
    whens = Whens()
    days: dict[tuple[Any, ...], list[ToldRow]] = {}
    for row in rows:
        date = row[2:]
        some = days.get(date)
        if some is None:
            days[date] = [row]
        else:
            some.append(row)
    return ToldDays([(whens[date], some) for date, some in days.items()], heard)


class Events(Facts[EventId, Event]):
    """What happened."""

    _table = "event"
    _kind = Event

    def number(self) -> int:
        """How many there are, those of near-duplicates included."""
        return int(self._db.one("select count(*) from event"))

    def told(self) -> ToldDays:
        """What a timeline paints of all events but rejected ones and those of near-duplicates: a hundredth of what a case
        holds, read in as small a part of the time."""
        with self._db.reading():
            if self._db.one("select 1 from setting where key = ?", (STALE,)) is None:
                return self._told_by_incidents()
            return self._told_by_events()

    def _told_by_incidents(self) -> ToldDays:
        """Where the joined view is written: the incidents, and of the events no more than those of which something has
        been said already, which an index alone tells."""
        statuses, reviews = _Members(Status), _Members(Review)
        hidden = "select id from event where article in (select n from article where near_duplicate_of is not null)"
        said: dict[str, tuple[str, str] | None] = {
            id_: (status, review) if review != Review.REJECTED.value else None
            for id_, status, review in self._db.rows(
                "select id, status, review from event indexed by event_timeline where status <> ? or review <> ?",
                (Status.REPORTED.value, Review.SUGGESTED.value),
            )
        }
        said.update((id_, None) for (id_,) in self._db.rows(hidden))
        plain = (Status.REPORTED.value, Review.SUGGESTED.value)
        heard: dict[str, Heard] = {}
        joined = 0
        if not said:  # who is in which incident does not matter then, only whether all are
            found = self._db.rows("select id, title, earliest, latest, precision from incident")
            apart = "select total(length(events) - length(replace(events, '\",', '\"')) + 1) from incident"
            joined = int(self._db.one(apart))
        else:
            found = []
            for *row, told in self._db.rows("select id, title, earliest, latest, precision, events from incident"):
                number = told.count('",') + 1
                joined += number
                if said.keys().isdisjoint(members := json.loads(told)):
                    found.append(tuple(row))
                    continue
                left = [(id_, one) for id_ in members if (one := said.get(id_, plain)) is not None]
                if not left:
                    continue
                if len(left) == 1 and number > 1:
                    sql = "select title, earliest, latest, precision from event where id = ?"
                    row[1:] = self._db.row(sql, (left[0][0],)) or row[1:]
                some = ",".join(dict.fromkeys(status for _id, (status, _review) in left))
                others = ",".join(dict.fromkeys(review for _id, (_status, review) in left))
                heard[row[0]] = statuses[some], reviews[others]
                found.append(tuple(row))
        if joined < self.number():
            for *row, status, review in self._db.rows(
                "select id, title, earliest, latest, precision, status, review from event where incident is null"
            ):
                if said.get(row[0], plain) is not None:
                    heard[row[0]] = statuses[status], reviews[review]
                    found.append(tuple(row))
        return _by_day(found, heard)

    def _told_by_events(self) -> ToldDays:
        """The same from the events themselves, whatever is not joined yet."""
        statuses, reviews = _Members(Status), _Members(Review)
        with self._db.reading():
            hidden = [n for (n,) in self._db.rows("select n from article where near_duplicate_of is not null")]
            shown = "and (article is null or article not in (select value from json_each(:hidden)))" if hidden else ""
            rows = self._db.rows(
                "select coalesce(incident, id), count(*), title, earliest, latest, precision, "
                "group_concat(distinct status), group_concat(distinct review) "
                f"from event where review <> :rejected {shown} group by coalesce(incident, id)",
                {"rejected": Review.REJECTED.value} | ({"hidden": json.dumps(hidden)} if hidden else {}),
            )
            named = {
                id_: tuple(rest)
                for id_, *rest in self._db.rows("select id, title, earliest, latest, precision from incident")
            }
            found: list[Any] = []
            heard: dict[str, Heard] = {}
            for key, number, title, earliest, latest, precision, some, others in rows:
                own = (title, earliest, latest, precision)
                found.append((key, *(named.get(key, own) if number > 1 else own)))
                heard[key] = statuses[some], reviews[others]
            return _by_day(found, heard)

    def timeline(self) -> TimelineColumns:
        """All events but those of near-duplicates, as columns; far faster than `all`: it reads an index alone."""
        with self._db.reading():
            hidden = self._db.rows("select n from article where near_duplicate_of is not null")
            shown = "where article is null or article not in (select value from json_each(?))" if hidden else ""
            rows = self._db.rows(
                f"select id, earliest - {JULIAN_DAY_ZERO}, latest - {JULIAN_DAY_ZERO}, type, status, review "
                f"from event indexed by event_timeline {shown} order by earliest, latest",
                (json.dumps([n for (n,) in hidden]),) if hidden else (),
            )
            return TimelineColumns(*zip(*rows, strict=True)) if rows else TimelineColumns()

    def _held(self, reader: Reader, scope: Scope) -> list[Held[Event]]:
        return reader.events(scope)

    def _write(self, writer: Writer, items: Sequence[Held[Event]]) -> None:
        writer.events(items)

    def _apart(self, value: Event, current: Event, same: Joins) -> Event:
        actor = _back([*(one.actor for one in current.participants), *current.attributed_to], same.actors)
        return replace(
            value,
            participants=tuple(replace(one, actor=actor(one.actor)) for one in value.participants),
            attributed_to=tuple(actor(one) for one in value.attributed_to),
        )


class Casualties(Facts[CasualtyId, Casualty]):
    """Whom it harmed, as each article counts them."""

    _table = "casualty"
    _kind = Casualty

    def of_event(self, event: EventId) -> tuple[Casualty, ...]:
        """Those that were counted in an event."""
        return self._shown(Scope("event = ?", (event,)))

    def _held(self, reader: Reader, scope: Scope) -> list[Held[Casualty]]:
        return reader.casualties(scope)

    def _write(self, writer: Writer, items: Sequence[Held[Casualty]]) -> None:
        writer.casualties(items)

    def _apart(self, value: Casualty, current: Casualty, same: Joins) -> Casualty:
        known = (current.victim_actor, current.perpetrator, *current.attributed_to)
        actor = _back([one for one in known if one is not None], same.actors)
        return replace(
            value,
            victim_actor=None if value.victim_actor is None else actor(value.victim_actor),
            perpetrator=None if value.perpetrator is None else actor(value.perpetrator),
            attributed_to=tuple(actor(one) for one in value.attributed_to),
        )


def _back(read: Sequence[ActorId], same: Mapping[str, ActorId]) -> Callable[[ActorId], ActorId]:
    """From joined actors back to those that were read."""
    back = {same.get(actor, actor): actor for actor in read}
    back.update((actor, actor) for actor in read)
    return lambda actor: back.get(actor, actor)


def _fresh(value: Fact, number: int, position: int) -> Held[Fact]:
    # what came in as the analyst's own, from another case, stays the analyst's here
    hand = 1 if value.origin is Origin.ANALYST else 0
    return Held(Stored(0, number, position, hand, None if hand else value.review.value), value)


def _machine(one: Held[Fact]) -> Fact:
    """What the machine read, of a row whose review alone is the analyst's."""
    return (
        one.value if one.at.read_review is None else replace(one.value, review=type(one.value.review)(one.at.read_review))
    )
