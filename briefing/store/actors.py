"""Actors and places over all articles, and what the analyst says of them, which holds whatever is imported later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefing.domain.actor import Actor, ActorId
from briefing.domain.place import Place, PlaceId
from briefing.errors import NotInCase
from briefing.store.connection import Connection
from briefing.store.findings import near_duplicates, overrule, plain_fields
from briefing.store.row_reader import Reader
from briefing.store.row_writer import Writer
from briefing.store.rows import Held, Numbers, Stored, joins
from briefing.store.view import add_to_view, publication_order, read_actors, read_places, rewrite_actor

_BY_ANALYST = 1

Fields = Mapping[str, Any]
"""Fields of an actor by name, as plain values: what the analyst replaces in it."""


class Actors:
    """Who acts, suffers or speaks: the joined actors, the analyst's word on them, and notes."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self, id_: ActorId) -> Actor:
        """The joined actor that has this id or was joined under another.

        Raises NotInCase where there is none.
        """
        with self._db.reading():
            same = joins(self._db)
            found = read_actors(self._db, _reader(self._db), same, same.actors.get(id_, id_))
        if not found:
            raise NotInCase(
                f"There is no actor {id_} in the case any more.", "It was removed or joined; look at the list anew."
            )
        return found[0]

    def has(self, id_: ActorId) -> bool:
        """Whether any article, or the analyst, tells of it under this very id."""
        return self._db.one("select 1 from actor_reading where id = ?", (id_,)) is not None

    def all(self) -> tuple[Actor, ...]:
        """All joined actors with all their mentions."""
        with self._db.reading():
            return read_actors(self._db, _reader(self._db), joins(self._db))

    def names(self) -> Mapping[str, str]:
        """Every actor that was read or entered by its own id, with the name it has in the first article that names it."""
        return dict(self._db.rows("select id, name from actor_reading order by n desc"))

    def replace(self, actor: Actor) -> Actor:
        """Take the analyst's word for name, kind, aliases, country, title or affiliation. Returns the actor as it was.

        Only fields that differ from what is shown become the analyst's; in all others later articles still have a say.
        Mentions are never replaced: they are what was read.

        Raises NotInCase where there is no such actor.
        """
        with self._db.atomic():
            before = self.get(actor.id)
            changed = plain_fields(actor, before)
            if changed:
                self.overrule(before.id, {**(self.overruled(before.id) or {}), **changed})
        return before

    def overruled(self, id_: ActorId) -> Fields | None:
        """What the analyst replaced in an actor, None where nothing."""
        text = self._db.one("select fields from actor_overrule where id = ?", (id_,))
        return None if text is None else dict(json.loads(text))

    def overrule(self, id_: ActorId, fields: Fields | None) -> Fields | None:
        """Set exactly what the analyst replaces in an actor; None takes all of it back. Returns what was replaced before.

        What is taken back shows as read again once the view is written.
        """
        with self._db.atomic():
            before = self.overruled(id_)
            self._db.run("delete from actor_overrule where id = ?", (id_,))
            if fields:
                text = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                self._db.run("insert into actor_overrule values (?, ?)", (id_, text))
                self.show(id_)
        return before

    def show(self, id_: ActorId) -> None:
        """Let the joined view say what the analyst replaced in an actor, until it is written again."""
        fields = self.overruled(id_)
        if fields:
            try:
                shown = self.get(id_)
            except NotInCase:
                return
            rewrite_actor(self._db, replace(shown, **overrule(id_, fields)))

    def add(self, actor: Actor) -> None:
        """Put in an actor that no article names, for an event the analyst enters. Its mentions are not kept.

        Raises ValueError when there is one with this id.
        """
        with self._db.atomic():
            if self._db.one("select 1 from actor_reading where id = ?", (actor.id,)):
                raise ValueError(f"there is an actor {actor.id} already")
            held = Held(Stored(0, None, 0, _BY_ANALYST), replace(actor, mentions=()))
            Writer(self._db, Numbers(self._db)).actors([held])
            add_to_view(self._db, [actor], [])

    def remove(self, id_: ActorId) -> None:
        """Take out an actor that was added. What articles say of it stays."""
        with self._db.atomic():
            self._db.run("delete from actor_reading where id = ? and article is null and hand = ?", (id_, _BY_ANALYST))

    def note(self, id_: ActorId) -> str:
        """The analyst's note on an actor, empty where there is none."""
        return self._db.one("select words from actor_note where id = ?", (id_,)) or ""

    def notes(self) -> dict[ActorId, str]:
        """All notes of the analyst, by the actor they are on."""
        return {ActorId(id_): words for id_, words in self._db.rows("select id, words from actor_note order by id")}

    def annotate(self, id_: ActorId, words: str) -> str:
        """Write a note on an actor, or none with an empty one. Returns the old note."""
        with self._db.atomic():
            before = self.note(id_)
            self._db.run("delete from actor_note where id = ?", (id_,))
            if words:
                self._db.run("insert into actor_note values (?, ?)", (id_, words))
        return before


class Places:
    """Where things happened: the joined places."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self, id_: PlaceId) -> Place:
        """The joined place that has this id or was joined under another.

        Raises NotInCase where there is none.
        """
        with self._db.reading():
            same = joins(self._db)
            found = read_places(self._db, _reader(self._db), same, same.places.get(id_, id_))
        if not found:
            raise NotInCase(f"There is no place {id_} in the case any more.", "It was removed; look at the list anew.")
        return found[0]

    def has(self, id_: PlaceId) -> bool:
        """Whether any article, or the analyst, tells of it under this very id."""
        return self._db.one("select 1 from place_reading where id = ?", (id_,)) is not None

    def all(self) -> tuple[Place, ...]:
        """All joined places with all their mentions."""
        with self._db.reading():
            return read_places(self._db, _reader(self._db), joins(self._db))

    def add(self, place: Place) -> None:
        """Put in a place that no article names, for an event the analyst enters. Its mentions are not kept.

        Raises ValueError when there is one with this id.
        """
        with self._db.atomic():
            if self._db.one("select 1 from place_reading where id = ?", (place.id,)):
                raise ValueError(f"there is a place {place.id} already")
            held = Held(Stored(0, None, 0, _BY_ANALYST), replace(place, mentions=()))
            Writer(self._db, Numbers(self._db)).places([held])
            add_to_view(self._db, [], [place])

    def remove(self, id_: PlaceId) -> None:
        """Take out a place that was added. What articles say of it stays."""
        with self._db.atomic():
            self._db.run("delete from place_reading where id = ? and article is null and hand = ?", (id_, _BY_ANALYST))


def _reader(db: Connection) -> Reader:
    return Reader(db, hidden=near_duplicates(db), order=publication_order(db))
