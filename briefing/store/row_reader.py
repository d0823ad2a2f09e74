"""Findings out of rows: whole tables as domain values, one query a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import STATED_AT, Because, Origin, Review, Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import ArticleId, Span
from briefing.domain.when import TOLD_AT, Precision, TimeExpression, TimeKind, Turned, When
from briefing.store.article_rows import Offsets
from briefing.store.connection import Connection
from briefing.store.reasons import NOWHERE, TOGETHER, SmallerReasons, SmallReasons, Told
from briefing.store.rows import (
    ALL,
    LAST,
    MANY,
    Held,
    Joins,
    Numbers,
    Row,
    Scope,
    Stored,
    Strings,
    Word,
    day_that_can_be,
    unlisted,
)


def _members(kind: type[Word]) -> dict[str, Word]:
    return {member.value: member for member in kind}


class Whens(dict[tuple[int | None, int | None, str | None], When]):
    """Intervals by their three columns; few differ, so each is made once."""

    def __missing__(self, key: tuple[int | None, int | None, str | None]) -> When:
        earliest, latest, precision = key
        first, last = day_that_can_be(earliest), day_that_can_be(latest)
        told = None if precision is None else Precision(precision)
        is_backwards = first is not None and last is not None and last < first
        self[key] = made = Turned(last, first, told) if is_backwards else When(first, last, told)
        return made


class _Same(dict[str, ActorId]):
    """Actors by the id they have as read, as the joined view knows them; also keeps one string for each id."""

    def __init__(self, joined: Mapping[str, str]) -> None:
        super().__init__()
        self._joined = joined

    def __missing__(self, key: str) -> ActorId:
        self[key] = made = ActorId(self._joined.get(key, key))
        return made


class _Spans:
    """Stretches of text; a sentence is often the evidence of several facts. They are found by article and by where they
    begin, where few begin together: a key made for each would take as much memory as the stretches."""

    def __init__(self) -> None:
        self._known: dict[ArticleId, dict[int, Span | list[Span]]] = {}
        self._offsets = Offsets()

    def __getitem__(self, key: tuple[ArticleId, int, int]) -> Span:
        article, start, stop = key
        there = self._known.get(article)
        if there is None:
            there = self._known[article] = {}
        found = there.get(start)
        if type(found) is list:
            for one in found:
                if one.end == stop:
                    return one
        elif found is not None and cast(Span, found).end == stop:
            return cast(Span, found)
        made = Span(article, self._offsets[start], self._offsets[stop])
        if found is None:
            there[made.start] = made
        elif type(found) is list:
            found.append(made)
        else:
            there[start] = [cast(Span, found), made]
        return made


class _Participants(dict[tuple[str, str], Participant]):
    def __init__(self, same: _Same) -> None:
        super().__init__()
        self._same = same

    def __missing__(self, key: tuple[str, str]) -> Participant:
        self[key] = made = Participant(self._same[key[0]], Role(key[1]))
        return made


class _Wordless(dict[tuple[str, str], Because]):
    """Reasons that rest on no words: there are as many as rules."""

    def __init__(self, strings: Strings) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: tuple[str, str]) -> Because:
        self[key] = made = Because(self._strings[key[0]], self._strings[key[1]])
        return made


class Reader:
    """Whole tables as domain values, one query a table.

    `same` puts joined actors and places for those that were read; `derived` puts in the incidents of the joined view
    instead of what was read; `hidden` names articles whose rows are left out; `order` is the rank of each article, that of
    import where it is not given; `verbatim` leaves references to events and casualties that are gone; without `why` no
    reasons are read; `small` values take as little memory as can be, and a little longer to be looked at closely. Every
    method gives its rows in order of article and of position in it; what belongs to no article comes last.
    """

    def __init__(
        self,
        db: Connection,
        *,
        same: Joins | None = None,
        derived: bool = False,
        hidden: frozenset[int] = frozenset(),
        order: Mapping[int, int] | None = None,
        verbatim: bool = False,
        why: bool = True,
        small: bool = False,
    ) -> None:
        self._db = db
        self.strings = Strings()
        self._numbers = Numbers(db, self.strings)
        self._ids = self._numbers.ids
        self._whens = Whens()
        self._same = _Same({} if same is None else same.actors)
        self._same_place: Mapping[str, PlaceId] = {} if same is None else same.places
        self._incident = "incident" if derived else "read_incident"
        self._known_spans = _Spans()
        self._wordless = _Wordless(self.strings)
        self._floats: dict[float, float] = {}
        self._known_participants = _Participants(self._same)
        self._same_together: dict[tuple[int, ...], tuple[Any, ...]] = {}
        self._hidden = hidden
        self._order = order
        self._verbatim = verbatim
        self._why = "why" if why else "null"
        self._small = small

    @property
    def article_ids(self) -> Mapping[int, ArticleId]:
        """Which article has a number."""
        return self._ids

    def events(self, scope: Scope = ALL) -> list[Held[Event]]:
        """Events with the analyst's decisions applied."""
        types, statuses, reviews, origins = (
            _members(EventType),
            _members(Status),
            _members(Review),
            _members(Origin),
        )
        rows = self._rows(
            "event",
            "hand, read_review, id, title, type, subtype, earliest, latest, precision, place, status, confidence, review, "
            f"origin, {self._incident}, {self._why}",
            scope,
        )
        home = self._homes(rows)
        evidence = self._spans("event_evidence", "event", scope, home)
        reasons = self._reasons(rows, home, ids=5)
        sources = self._actors_of("event_attribution", "event", scope)
        participants = self._participants(scope)
        whens, joined = self._whens, self._same_place
        strings, once, same_float = self.strings, self.strings.once, self._floats.setdefault
        return [
            Held(
                Stored(n, article, position, hand, read_review),
                Event(
                    EventId(strings[id_]),
                    strings[title],
                    types[kind],
                    once(subtype),
                    whens[earliest, latest, precision],
                    None if place is None else joined.get(place, PlaceId(strings[place])),
                    participants.get(n, ()),
                    statuses[status],
                    sources.get(n, ()),
                    same_float(confidence, confidence),
                    reviews[review],
                    origins[origin],
                    once(incident),
                    evidence.get(n, ()),
                    reasons.get(n, ()),
                ),
            )
            for (
                n,
                article,
                position,
                hand,
                read_review,
                id_,
                title,
                kind,
                subtype,
                earliest,
                latest,
                precision,
                place,
                status,
                confidence,
                review,
                origin,
                incident,
                why,
            ) in rows
        ]

    def casualties(self, scope: Scope = ALL) -> list[Held[Casualty]]:
        """Casualties with the analyst's decisions applied; a reference to an event or row that is gone is empty."""
        effects, kinds, groups_ = _members(Effect), _members(Victims), _members(Group)
        statuses, reviews, origins = _members(Status), _members(Review), _members(Origin)
        rows = self._rows(
            "casualty",
            "hand, read_review, id, effect, low, high, qualifier, victims, groups, "
            f"{self._present('casualty', 'event', 'event')}, victim_actor, perpetrator, cumulative, earliest, latest, "
            f"precision, place, status, {self._present('casualty', 'part_of', 'casualty')}, "
            f"{self._present('casualty', 'replaces', 'casualty')}, "
            f"review, origin, {self._incident}, {self._why}",
            scope,
        )
        home = self._homes(rows)
        evidence = self._spans("casualty_evidence", "casualty", scope, home)
        reasons = self._reasons(rows, home, ids=5)
        sources = self._actors_of("casualty_attribution", "casualty", scope)
        whens, same, joined = self._whens, self._same, self._same_place
        strings, once = self.strings, self.strings.once
        return [
            Held(
                Stored(n, article, position, hand, read_review),
                Casualty(
                    CasualtyId(strings[id_]),
                    effects[effect],
                    low if low is None or high is None or low <= high else high,
                    high if low is None or high is None or low <= high else low,
                    qualifier,
                    kinds[victims],
                    tuple(groups_[one] for one in unlisted(groups)),
                    once(event),
                    once(incident),
                    None if victim_actor is None else same[victim_actor],
                    None if perpetrator is None else same[perpetrator],
                    bool(cumulative),
                    whens[earliest, latest, precision],
                    None if place is None else joined.get(place, PlaceId(place)),
                    sources.get(n, ()),
                    statuses[status],
                    once(part_of),
                    once(replaces),
                    reviews[review],
                    origins[origin],
                    evidence.get(n, ()),
                    reasons.get(n, ()),
                ),
            )
            for (
                n,
                article,
                position,
                hand,
                read_review,
                id_,
                effect,
                low,
                high,
                qualifier,
                victims,
                groups,
                event,
                victim_actor,
                perpetrator,
                cumulative,
                earliest,
                latest,
                precision,
                place,
                status,
                part_of,
                replaces,
                review,
                origin,
                incident,
                why,
            ) in rows
        ]

    def actors(self, scope: Scope = ALL) -> list[Held[Actor]]:
        """Actors as each article tells them."""
        kinds, origins, same = _members(ActorKind), _members(Origin), _Same({})
        rows = self._rows(
            "actor_reading",
            f"hand, id, name, kind, aliases, country, title, affiliation, origin, nameless, {self._why}",
            scope,
        )
        home = self._homes(rows)
        mentions = self._spans("actor_mention", "actor_reading", scope, home)
        reasons = self._reasons(rows, home)
        return [
            Held(
                Stored(n, article, position, hand),
                Actor(
                    same[id_],
                    name,
                    kinds[kind],
                    unlisted(aliases),
                    country,
                    title,
                    affiliation,
                    mentions.get(n, ()),
                    origins[origin],
                    bool(nameless),
                    reasons.get(n, ()),
                ),
            )
            for (
                n,
                article,
                position,
                hand,
                id_,
                name,
                kind,
                aliases,
                country,
                title,
                affiliation,
                origin,
                nameless,
                why,
            ) in rows
        ]

    def places(self, scope: Scope = ALL) -> list[Held[Place]]:
        """Places as each article tells them."""
        kinds, precisions = _members(PlaceKind), _members(PlacePrecision)
        rows = self._rows("place_reading", "hand, id, name, kind, aliases, country, lat, lon, precision, gazetteer", scope)
        mentions = self._spans("place_mention", "place_reading", scope, self._homes(rows))
        return [
            Held(
                Stored(n, article, position, hand),
                Place(
                    id_,
                    name,
                    kinds[kind],
                    unlisted(aliases),
                    country,
                    lat,
                    lon,
                    None if precision is None else precisions[precision],
                    gazetteer,
                    mentions.get(n, ()),
                ),
            )
            for n, article, position, hand, id_, name, kind, aliases, country, lat, lon, precision, gazetteer in rows
        ]

    def mentions(self, kind: str, scope: Scope = ALL) -> list[tuple[str, tuple[Span, ...]]]:
        """The id of every reading of an actor or place, as `kind` says, with its mentions, and nothing else of it."""
        rows = self._rows(f"{kind}_reading", "id", scope)
        mentions = self._spans(f"{kind}_mention", f"{kind}_reading", scope, self._homes(rows))
        return [(id_, mentions.get(n, ())) for n, _, _, id_ in rows]

    def times(self, scope: Scope = ALL) -> list[Held[TimeExpression]]:
        """Temporal expressions."""
        kinds, ids, whens, known = _members(TimeKind), self._ids, self._whens, self._known_spans
        rows = self._rows("time_expression", "id, earliest, latest, precision, kind, elsewhere, start, stop", scope)
        return [
            Held(
                Stored(n, article, position),
                TimeExpression(
                    self._id_of(id_, TOLD_AT, (span := known[ids[elsewhere or article], start, stop],)),
                    whens[earliest, latest, precision],
                    kinds[kind],
                    span,
                ),
            )
            for n, article, position, id_, earliest, latest, precision, kind, elsewhere, start, stop in rows
        ]

    def relations(self, scope: Scope = ALL) -> list[Held[Relation]]:
        """Standing ties between actors."""
        predicates, origins, same = _members(Predicate), _members(Origin), self._same
        rows = self._rows("relation", f"id, subject, predicate, object, origin, {self._why}", scope)
        home = self._homes(rows)
        evidence = self._spans("relation_evidence", "relation", scope, home)
        reasons = self._reasons(rows, home)
        return [
            Held(
                Stored(n, article, position),
                Relation(
                    id_,
                    same[subject],
                    predicates[predicate],
                    same[object_],
                    evidence.get(n, ()),
                    origins[origin],
                    reasons.get(n, ()),
                ),
            )
            for n, article, position, id_, subject, predicate, object_, origin, why in rows
        ]

    def statements(self, scope: Scope = ALL) -> list[Held[Statement]]:
        """Who says what; a reference to an event that is gone is empty."""
        stances, origins, same = _members(Stance), _members(Origin), self._same
        rows = self._rows(
            "statement",
            f"id, speaker, stance, {self._present('statement', 'event', 'event')}, origin, {self._why}",
            scope,
        )
        home = self._homes(rows)
        evidence = self._spans("statement_evidence", "statement", scope, home)
        reasons = self._reasons(rows, home, ids=3)
        once = self.strings.once
        return [
            Held(
                Stored(n, article, position),
                Statement(
                    self._id_of(id_, STATED_AT, evidence.get(n)),
                    same[speaker],
                    stances[stance],
                    once(event),
                    evidence.get(n, ()),
                    origins[origin],
                    reasons.get(n, ()),
                ),
            )
            for n, article, position, id_, speaker, stance, event, origin, why in rows
        ]

    def _id_of(self, id_: str, form: Any, evidence: tuple[Span, ...] | None) -> Any:
        """What to hold of an id: nothing where it is made of the place of its evidence."""
        if self._small and evidence and id_ == form.of(evidence[0]):
            return form
        return id_

    def _present(self, table: str, column: str, other: str) -> str:
        """A column that refers to a row of another table, empty where that row is gone."""
        if self._verbatim:
            return column
        return f"(select there.id from {other} there where there.id = {table}.{column})"

    def _rows(self, table: str, columns: str, scope: Scope) -> list[Row]:
        if scope == ALL:
            self._numbers.load()
        rows = self._db.rows(f"select n, article, position, {columns} from {table} {scope.where}", scope.args)
        if self._hidden:
            rows = [row for row in rows if row[1] not in self._hidden]
        order = self._order
        if order is None:
            rows.sort(key=lambda row: (row[1] or LAST, row[2], row[0]))
        else:
            rows.sort(key=lambda row: (LAST if row[1] is None else order[row[1]], row[2], row[0]))
        return rows

    def _homes(self, rows: list[Row]) -> dict[int, ArticleId]:
        ids = self._ids
        return {row[0]: ids[row[1]] for row in rows if row[1] is not None}

    def _spans(self, table: str, owner: str, scope: Scope, home: Mapping[int, ArticleId]) -> dict[int, tuple[Span, ...]]:
        ids, known = self._ids, self._known_spans
        found: dict[int, tuple[Span, ...]] = {}
        for n, article, start, stop in self._db.rows(
            f"select owner, article, start, stop from {table} {scope.owned_in(owner)} order by owner, nth", scope.args
        ):
            if article is not None:
                span = known[ids[article], start, stop]
            elif n in home:
                span = known[home[n], start, stop]
            else:
                continue  # of a hidden article
            found[n] = (*found[n], span) if n in found else (span,)
        return found

    def _actors_of(self, table: str, owner: str, scope: Scope) -> dict[int, tuple[ActorId, ...]]:
        same = self._same
        found: dict[int, tuple[ActorId, ...]] = {}
        for n, actor in self._db.rows(
            f"select owner, actor from {table} {scope.owned_in(owner)} order by owner, nth", scope.args
        ):
            found[n] = (*found[n], same[actor]) if n in found else (same[actor],)
        return self._together(found)

    def _participants(self, scope: Scope) -> dict[int, tuple[Participant, ...]]:
        known = self._known_participants
        found: dict[int, tuple[Participant, ...]] = {}
        for n, actor, role in self._db.rows(
            f"select owner, actor, role from event_actor {scope.owned_in('event')} order by owner, nth", scope.args
        ):
            one = known[actor, role]
            found[n] = (*found[n], one) if n in found else (one,)
        return self._together(found)

    def _together(self, found: dict[int, tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
        """The same tuple for the same values, which are themselves held once."""
        same = self._same_together
        return {n: same.setdefault(tuple(map(id, several)), several) for n, several in found.items()}

    def _reasons(self, rows: list[Row], home: Mapping[int, ArticleId], ids: int | None = None) -> dict[int, Any]:
        """The reasons of each row that has some; they are in the last column. With `ids`, the column of the rows' own ids,
        they may be small.
        """
        told = [row for row in rows if row[-1] is not None]
        lists = json.loads(f"[{','.join(row[-1] for row in told)}]")  # one call: most of the time goes into calls
        if ids is None or not self._small:
            return {row[0]: self._because(list_, home.get(row[0])) for row, list_ in zip(told, lists, strict=True)}
        for list_ in lists:
            _check(list_)
        found: dict[int, Any] = {}
        for at in range(0, len(told), TOGETHER):
            some = told[at : at + TOGETHER]
            texts: list[Told] = [(row[ids], home.get(row[0]), row[-1]) for row in some]
            found.update(dict.fromkeys((row[0] for row in some), SmallReasons(texts)))
        return found

    def reasons_in(self, text: str | None) -> tuple[Because, ...]:
        """The reasons that `reasons_text` wrote for something that belongs to no article."""
        lists = json.loads(text or "[]")
        if self._small and len(lists) > MANY:
            _check(lists)
            return cast(tuple[Because, ...], SmallerReasons(cast(str, text)))
        return self._because(lists, None)

    def span(self, number: int, start: int, stop: int) -> Span:
        """A stretch of the article with a number, the same one wherever it is told."""
        return self._known_spans[self._ids[number], start, stop]

    def _because(self, list_: list[list[Any]], home: ArticleId | None) -> tuple[Because, ...]:
        known, strings = self._known_spans, self.strings
        made = []
        for one in list_:
            words = None
            if len(one) == 4:
                words = known[home or NOWHERE, one[2], one[3]]
            elif len(one) == 5:
                words = known[ArticleId(strings[one[4]]), one[2], one[3]]
            if words is None:
                made.append(self._wordless[one[0], one[1]])
            else:
                made.append(Because(strings[one[0]], strings[one[1]], words))
        return tuple(made)


def _check(list_: list[list[Any]]) -> None:
    """Raises ValueError, TypeError or LookupError for reasons that could not be put together when somebody asks."""
    for one in list_:
        if not (isinstance(one[0], str) and isinstance(one[1], str)):
            raise TypeError(f"{one} is no reason")
        if len(one) in (4, 5) and not 0 <= one[2] < one[3]:
            raise ValueError(f"{one} is no reason")
