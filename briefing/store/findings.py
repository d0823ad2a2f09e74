"""All that was read, article by article, with the analyst's edits applied: what reconciliation works on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefing.domain.actor import Actor, ActorId
from briefing.domain.change import Change
from briefing.domain.claim import Origin
from briefing.domain.findings import BY_HAND, Findings
from briefing.domain.place import Place, PlaceId
from briefing.domain.text import ArticleId
from briefing.store.connection import Connection
from briefing.store.facts import Casualties, Events
from briefing.store.row_reader import Reader
from briefing.store.row_writer import Writer
from briefing.store.rows import ALL, Held, Scope, Stored, of_article, placed
from briefing.store.values import built, plain

KEPT = 2  # `hand` of an actor or place that is kept only because something still refers to it

EDITABLE = ("name", "kind", "aliases", "country", "title", "affiliation", "nameless")


def near_duplicates(db: Connection) -> frozenset[int]:
    """The articles that are linked to another one of which they are near-duplicates."""
    return frozenset(n for (n,) in db.rows("select n from article where near_duplicate_of is not null"))


def overrules(db: Connection) -> dict[str, dict[str, Any]]:
    """What the analyst says of actors, as fields to replace, whatever the articles say."""
    return {id_: overrule(id_, json.loads(fields)) for id_, fields in db.rows("select id, fields from actor_overrule")}


def overrule(id_: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of an actor as the domain has them; the analyst's word is known by its origin."""
    probe = built(Actor, {"id": id_, "name": "", **fields})
    return {name: getattr(probe, name) for name in fields} | {"origin": Origin.ANALYST}


def plain_fields(actor: Actor, before: Actor) -> dict[str, Any]:
    """The editable fields in which two versions of an actor differ, with the values of the first."""
    return {name: plain(getattr(actor, name)) for name in EDITABLE if getattr(actor, name) != getattr(before, name)}


def read_findings(db: Connection, *, near_duplicates_too: bool = False) -> tuple[Findings, ...]:
    """One for each article in the order of import, then one `BY_HAND` where the analyst entered what has no evidence.

    Every actor and place that anything refers to is there, though its article was removed or is a hidden near-duplicate.
    """
    hidden = frozenset() if near_duplicates_too else near_duplicates(db)
    reader = Reader(db, hidden=hidden)
    by_article: dict[int | None, dict[str, list[Any]]] = {
        n: defaultdict(list) for (n,) in db.rows("select n from article order by n") if n not in hidden
    }
    by_article[None] = defaultdict(list)

    def sort(kind: str, held: Iterable[Held[Any]]) -> None:
        for at, value in held:
            by_article[at.article][kind].append(value)

    judged = overrules(db)
    actors, places = _visible(reader.actors(ALL)), _visible(reader.places(ALL))
    sort("actors", (Held(at, replace(one, **judged[one.id]) if one.id in judged else one) for at, one in actors))
    sort("places", places)
    sort("times", reader.times(ALL))
    sort("events", reader.events(ALL))
    sort("casualties", reader.casualties(ALL))
    sort("relations", reader.relations(ALL))
    sort("statements", reader.statements(ALL))
    if hidden:
        _resolve(db, by_article, judged)
    ids = reader.article_ids
    return tuple(
        Findings(article=BY_HAND if n is None else ids[n], **{kind: tuple(values) for kind, values in found.items()})
        for n, found in by_article.items()
        if n is not None or any(found.values())
    )


def read_findings_again(db: Connection, before: tuple[Findings, ...], touched: Change) -> tuple[Findings, ...]:
    """The same as `read_findings` gives, where `before` is what it gave before some events, casualties and actors were
    edited.
    """
    facts: frozenset[str] = touched.events | touched.casualties
    if touched.everything or touched.articles or not before or near_duplicates(db):
        return read_findings(db)
    ids = json.dumps(sorted(facts))
    numbers = {
        n
        for table in ("event", "casualty")
        for (n,) in db.rows(f"select article from {table} where id in (select value from json_each(?))", (ids,))
        if n is not None
    }
    there = {ArticleId(id_): n for n, id_ in db.rows("select n, id from article")}
    gone = {one.article for one in before if not facts.isdisjoint(_ids_of_facts(one))} & there.keys()
    numbers |= {there[id_] for id_ in gone}
    fresh: dict[ArticleId, Findings] = {}
    known = {one.article: one for one in before}
    id_of = {n: id_ for id_, n in there.items()}
    reader = Reader(db)
    for n in numbers:
        fresh[id_of[n]] = replace(known[id_of[n]], **_facts_in(reader, n))
    judged = overrules(db)
    if touched.actors:
        told: defaultdict[ArticleId, dict[str, Actor]] = defaultdict(dict)
        ids = json.dumps(sorted(touched.actors))
        for at, actor in reader.actors(Scope("id in (select value from json_each(?))", (ids,))):
            if at.article is not None:
                told[id_of[at.article]][actor.id] = replace(actor, **judged[actor.id]) if actor.id in judged else actor
        for article, now in told.items():
            was = fresh.get(article, known[article])
            fresh[article] = replace(was, actors=tuple(now.get(one.id, one) for one in was.actors))
    by_hand = Findings(
        article=BY_HAND,
        actors=tuple(one for _, one in _unread_names(db, "actor_reading", reader.actors(of_article(None)))),
        places=tuple(one for _, one in _unread_names(db, "place_reading", reader.places(of_article(None)))),
        **_facts_in(reader, None),
    )
    by_hand = replace(
        by_hand, actors=tuple(replace(one, **judged[one.id]) if one.id in judged else one for one in by_hand.actors)
    )
    found = [fresh.get(one.article, one) for one in before if one.article != BY_HAND]
    return (*found, by_hand) if any((by_hand.actors, by_hand.places, by_hand.events, by_hand.casualties)) else tuple(found)


def _ids_of_facts(one: Findings) -> set[str]:
    return {*(event.id for event in one.events), *(row.id for row in one.casualties)}


def _facts_in(reader: Reader, number: int | None) -> dict[str, Any]:
    scope = of_article(number)
    return {
        "events": tuple(one for _, one in reader.events(scope)),
        "casualties": tuple(one for _, one in reader.casualties(scope)),
        "statements": tuple(one for _, one in reader.statements(scope)),
    }


def _unread_names(db: Connection, table: str, held: list[Held[Any]]) -> list[Held[Any]]:
    """Of what belongs to no article, without what is kept for want of a reading where there is a reading."""
    ids = json.dumps([value.id for at, value in held if at.hand == KEPT])
    read = {
        id_
        for (id_,) in db.rows(
            f"select id from {table} where hand <> {KEPT} and id in (select value from json_each(?))", (ids,)
        )
    }
    return _visible([one for one in held if one.at.hand != KEPT or one.value.id not in read])


def read_article_findings(db: Connection, number: int, article: ArticleId) -> Findings:
    """What the machine reads in one article, without any decision of the analyst's."""
    scope, reader = of_article(number), Reader(db, verbatim=True)
    return Findings(
        article=article,
        actors=tuple(one for at, one in reader.actors(scope) if not at.hand),
        places=tuple(one for at, one in reader.places(scope) if not at.hand),
        times=tuple(one for _, one in reader.times(scope)),
        events=tuple(one for _, one in Events(db).read_in(number, reader)),
        casualties=tuple(one for _, one in Casualties(db).read_in(number, reader)),
        relations=tuple(one for _, one in reader.relations(scope)),
        statements=tuple(one for _, one in reader.statements(scope)),
    )


def write_findings(db: Connection, findings: Findings, number: int, writer: Writer) -> None:
    """The first reading of an article."""
    _write_undecided(findings, number, writer)
    Events(db).take_in(findings.events, number, writer)
    Casualties(db).take_in(findings.casualties, number, writer)


def rewrite_findings(db: Connection, findings: Findings, number: int, writer: Writer) -> None:
    """A new reading of an article in place of the old one; the analyst's decisions stay."""
    was = read_article_findings(db, number, findings.article)
    for table in ("actor_reading", "place_reading"):
        db.run(f"delete from {table} where article = ? and hand = 0", (number,))
    for table in ("time_expression", "relation", "statement"):
        db.run(f"delete from {table} where article = ?", (number,))
    _write_undecided(findings, number, writer)
    Events(db).read_again(findings.events, number, writer)
    Casualties(db).read_again(findings.casualties, number, writer)
    keep_referred_to(db, was.actors, was.places, writer)
    forget_differences(db, number)


def forget_differences(db: Connection, number: int) -> None:
    """What is read of an article is shown as it is read until the view is written again."""
    for kind, table in (
        ("event", "event"),
        ("casualty", "casualty"),
        ("time", "time_expression"),
        ("relation", "relation"),
        ("statement", "statement"),
    ):
        db.run(
            f"delete from view_difference where kind = ? and id in (select id from {table} where article = ?)",
            (kind, number),
        )


def _write_undecided(findings: Findings, number: int, writer: Writer) -> None:
    writer.actors(placed(findings.actors, number))
    writer.places(placed(findings.places, number))
    writer.times(placed(findings.times, number))
    writer.relations(placed(findings.relations, number))
    writer.statements(placed(findings.statements, number))


def keep_referred_to(db: Connection, actors: Sequence[Actor], places: Sequence[Place], writer: Writer) -> None:
    """Keep, without mentions, those actors and places that are read nowhere any more while something still refers to
    them.
    """
    wanted = _unread(db, "actor_reading", [one.id for one in actors]) & _referred_actors(db, [one.id for one in actors])
    writer.actors([Held(Stored(0, None, 0, KEPT), replace(one, mentions=(), why=())) for one in actors if one.id in wanted])
    wanted = _unread(db, "place_reading", [one.id for one in places]) & _referred_places(db, [one.id for one in places])
    writer.places([Held(Stored(0, None, 0, KEPT), replace(one, mentions=())) for one in places if one.id in wanted])


def _unread(db: Connection, table: str, ids: Sequence[str]) -> set[str]:
    among = ", ".join("?" * len(ids))
    return set(ids) - {id_ for (id_,) in db.rows(f"select id from {table} where id in ({among})", ids)}


def _referred_actors(db: Connection, ids: Sequence[str]) -> set[str]:
    return _referred(
        db,
        ids,
        ("event_actor", "actor"),
        ("event_attribution", "actor"),
        ("casualty", "victim_actor"),
        ("casualty", "perpetrator"),
        ("casualty_attribution", "actor"),
        ("relation", "subject"),
        ("relation", "object"),
        ("statement", "speaker"),
        ("actor_reading", "affiliation"),
    )


def _referred_places(db: Connection, ids: Sequence[str]) -> set[str]:
    return _referred(db, ids, ("event", "place"), ("casualty", "place"))


def _referred(db: Connection, ids: Sequence[str], *columns: tuple[str, str]) -> set[str]:
    among = ", ".join("?" * len(ids))
    found: set[str] = set()
    for table, column in columns:
        found.update(id_ for (id_,) in db.rows(f"select {column} from {table} where {column} in ({among})", ids))
    return found


def _visible(held: list[Held[Any]]) -> list[Held[Any]]:
    """Without what is kept for want of a reading, where there is a reading."""
    if not any(at.hand == KEPT for at, _ in held):
        return held
    read = {value.id for at, value in held if at.hand != KEPT}
    seen: set[str] = set()
    visible = []
    for at, value in held:
        if at.hand == KEPT:
            if value.id in read or value.id in seen:
                continue
            seen.add(value.id)
        visible.append(Held(at, value))
    return visible


def _resolve(
    db: Connection, by_article: dict[int | None, dict[str, list[Any]]], judged: Mapping[str, dict[str, Any]]
) -> None:
    """Make good for what lies in hidden articles: their actors and places are lent, references to their events dropped."""
    events = {one.id for found in by_article.values() for one in found["events"]}
    rows = {one.id for found in by_article.values() for one in found["casualties"]}
    actors = {one.id for found in by_article.values() for one in found["actors"]}
    places = {one.id for found in by_article.values() for one in found["places"]}
    for found in by_article.values():
        found["casualties"] = [
            one
            if (one.event is None or one.event in events)
            and (one.part_of is None or one.part_of in rows)
            and (one.replaces is None or one.replaces in rows)
            else replace(
                one,
                event=one.event if one.event in events else None,
                part_of=one.part_of if one.part_of in rows else None,
                replaces=one.replaces if one.replaces in rows else None,
            )
            for one in found["casualties"]
        ]
        found["statements"] = [
            one if one.event is None or one.event in events else replace(one, event=None) for one in found["statements"]
        ]
    missing_actors = _actors_named(by_article) - actors
    missing_places: set[PlaceId] = {
        one.place
        for found in by_article.values()
        for kind in ("events", "casualties")
        for one in found[kind]
        if one.place is not None
    } - places
    if not missing_actors and not missing_places:
        return
    everywhere = Reader(db)
    told_actors = {one.id: one for _, one in everywhere.actors(ALL)}
    told_places = {one.id: one for _, one in everywhere.places(ALL)}
    lent: dict[ActorId, Actor] = {}
    while wanted := sorted(id_ for id_ in missing_actors if id_ in told_actors and id_ not in actors | lent.keys()):
        for id_ in wanted:
            lent[id_] = replace(told_actors[id_], mentions=(), why=(), **judged.get(id_, {}))
        missing_actors = {affiliation for id_ in wanted if (affiliation := lent[id_].affiliation) is not None}
    by_article[None]["actors"] += lent.values()
    by_article[None]["places"] += [
        replace(told_places[id_], mentions=()) for id_ in sorted(missing_places) if id_ in told_places
    ]


def _actors_named(by_article: Mapping[int | None, Mapping[str, list[Any]]]) -> set[ActorId]:
    named: set[ActorId | None] = set()
    for found in by_article.values():
        for event in found["events"]:
            named.update(one.actor for one in event.participants)
            named.update(event.attributed_to)
        for row in found["casualties"]:
            named.update((row.victim_actor, row.perpetrator, *row.attributed_to))
        for tie in found["relations"]:
            named.update((tie.subject, tie.object))
        named.update(said.speaker for said in found["statements"])
        named.update(actor.affiliation for actor in found["actors"])
    return {actor for actor in named if actor is not None}
