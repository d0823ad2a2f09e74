"""How findings lie in rows: domain values out of whole tables, one query a table, and back.

Days are Julian day numbers, so that SQL's own `date(earliest)` shows them. An `article` column that is empty in a table of
evidence means the article of the fact itself, which nearly all evidence lies in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar, cast

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import STATED_AT, Because, Origin, Review, Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.small import Texts
from briefing.domain.text import Article, ArticleId, Block, BlockKind, Printing, PublishedFrom, Span, sentence_around
from briefing.domain.when import TOLD_AT, Precision, TimeExpression, TimeKind, Turned, When
from briefing.store.connection import Connection
from briefing.store.printings import read_printings
from briefing.store.reasons import NOWHERE, TOGETHER, SmallerReasons, SmallReasons, Told, reasons_text
from briefing.store.values import day_of

JULIAN_DAY_ZERO = 1_721_425  # the Julian day number of a date is its `toordinal()` plus this
MOST = 2**63 - 1  # SQLite's largest whole number; no count of people comes near
_LAST = MOST
_EXAMPLES = 12  # texts that tell what others are like
MANY = 10  # reasons of one actor: more are not looked at often
BETWEEN_QUOTES = " … "

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)
Text = TypeVar("Text", bound=str)
Row = Sequence[Any]


class Stored(NamedTuple):
    """Where a value lies. `n` is 0 until it has a row; `article` is None where it belongs to none.

    `hand` and `read_review` tell the analyst's rows from the machine's: docs/case-file.md, table event.
    """

    n: int
    article: int | None
    position: int
    hand: int = 0
    read_review: str | None = None


class Held(NamedTuple, Generic[Value]):
    """A value and where it lies."""

    at: Stored
    value: Value


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows of a table are meant: a condition on its columns, and the values for it."""

    condition: str = ""
    args: tuple[Any, ...] = ()

    @property
    def where(self) -> str:
        """The condition for the rows themselves."""
        return f"where {self.condition}" if self.condition else ""

    def owned_in(self, table: str) -> str:
        """The condition for rows that belong to these rows of a table."""
        return f"where owner in (select n from {table} where {self.condition})" if self.condition else ""


ALL = Scope()


def of_article(number: int | None) -> Scope:
    """The rows of one article, or those that belong to none."""
    return Scope("article is null") if number is None else Scope("article = ?", (number,))


def with_id(item_id: str) -> Scope:
    """The row with an id."""
    return Scope("id = ?", (item_id,))


def day(number: int | None) -> date | None:
    """The calendar day of a Julian day number."""
    return None if number is None else date.fromordinal(number - JULIAN_DAY_ZERO)


def _day_that_can_be(number: int | None) -> date | None:
    """The calendar day of a Julian day number; None for one in no year that there is."""
    try:
        return day(number)
    except (ValueError, OverflowError):
        return None


def julian(when: date | None) -> int | None:
    """The Julian day number of a calendar day."""
    return None if when is None else when.toordinal() + JULIAN_DAY_ZERO


def interval(when: When) -> tuple[int | None, int | None, str | None]:
    """The three columns of an interval."""
    return julian(when.earliest), julian(when.latest), _word(when.precision)


def listed(values: Iterable[str]) -> str | None:
    """A list of words as JSON, None where it is empty."""
    held = [str(value) for value in values]
    return _json(held) if held else None


def unlisted(text: str | None) -> tuple[str, ...]:
    """The list of words that `listed` wrote."""
    return () if text is None else tuple(json.loads(text))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _word(member: StrEnum | None) -> str | None:
    # the plain string: SQLite's driver is slow with subclasses of str
    return None if member is None else member.value


class Strings(dict[str, str]):
    """The same string for the same words: a name that thousands of rows give is held once. The interpreter has such a list
    too, but keeps room in it for good.
    """

    def __missing__(self, text: str) -> str:
        if not isinstance(text, str):
            raise TypeError(f"{text!r} is no text")
        self[text] = text
        return text

    def once(self, text: Text | None) -> Text | None:
        """The string that is held of these words."""
        return None if text is None else cast(Text, self[text])


def _members(kind: type[Word]) -> dict[str, Word]:
    return {member.value: member for member in kind}


@dataclass(frozen=True, slots=True)
class Joins:
    """Ids as read and the ids they are joined under; an id that is not here is its own."""

    actors: Mapping[str, ActorId]
    places: Mapping[str, PlaceId]


def joins(db: Connection) -> Joins:
    """How the joined view joins."""
    rows = db.rows("select kind, id, is_id from joined_as")
    return Joins(
        actors={id_: ActorId(is_id) for kind, id_, is_id in rows if kind == "actor"},
        places={id_: PlaceId(is_id) for kind, id_, is_id in rows if kind == "place"},
    )


class Whens(dict[tuple[int | None, int | None, str | None], When]):
    """Intervals by their three columns; few differ, so each is made once."""

    def __missing__(self, key: tuple[int | None, int | None, str | None]) -> When:
        earliest, latest, precision = key
        first, last = _day_that_can_be(earliest), _day_that_can_be(latest)
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


class _Offsets(dict[int, int]):
    """One number for each offset: texts are short, so the same few thousand offsets stand in most of a million spans."""

    def __missing__(self, offset: int) -> int:
        self[offset] = offset
        return offset


class _Spans:
    """Stretches of text; a sentence is often the evidence of several facts. They are found by article and by where they
    begin, where few begin together: a key made for each would take as much memory as the stretches."""

    def __init__(self) -> None:
        self._known: dict[ArticleId, dict[int, Span | list[Span]]] = {}
        self._offsets = _Offsets()

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


class Numbers:
    """Which number an article has in the tables, and which article has a number. Looked up as needed."""

    def __init__(self, db: Connection, strings: Strings | None = None) -> None:
        self._db = db
        self._strings = Strings() if strings is None else strings
        self._numbers: dict[str, int] = {}
        self._all = False
        self.ids: dict[int, ArticleId] = _Ids(db)

    def load(self) -> Numbers:
        """Look all of them up at once."""
        if self._all:
            return self
        self._all = True
        for n, id_ in self._db.rows("select n, id from article"):
            self.put(n, ArticleId(self._strings[id_]))
        return self

    def put(self, number: int, article: ArticleId) -> None:
        """Keep what is known already."""
        self._numbers[article] = number
        self.ids[number] = article

    def of(self, article: ArticleId) -> int:
        """The number; 0, which no article has, for one that is not there."""
        if article not in self._numbers:
            self._numbers[article] = self._db.one("select n from article where id = ?", (article,)) or 0
        return self._numbers[article]


class _Ids(dict[int, ArticleId]):
    def __init__(self, db: Connection) -> None:
        super().__init__()
        self._db = db

    def __missing__(self, number: int) -> ArticleId:
        self[number] = made = ArticleId(self._db.one("select id from article where n = ?", (number,)))
        return made


# -- reading ------------------------------------------------------------------------------------------------------------


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
            rows.sort(key=lambda row: (row[1] or _LAST, row[2], row[0]))
        else:
            rows.sort(key=lambda row: (_LAST if row[1] is None else order[row[1]], row[2], row[0]))
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


# -- writing ------------------------------------------------------------------------------------------------------------


class Writer:
    """Domain values into rows. Runs inside a transaction of whoever calls it.

    Raises ValueError for evidence beyond its article's text, sqlite3.IntegrityError for an id or article that cannot be.
    """

    def __init__(self, db: Connection, numbers: Numbers) -> None:
        self._db = db
        self._numbers = numbers
        self._articles: dict[ArticleId, Article | None] = {}

    def knows(self, article: Article) -> None:
        """Spares reading back an article that is being written."""
        self._articles[article.id] = article

    def events(self, items: Sequence[Held[Event]]) -> None:
        """Rows for events."""
        items = self._numbered("event", items)
        self._db.many(
            f"insert into event values ({_marks(21)})",
            [
                (
                    event.title,
                    _word(event.type),
                    event.subtype,
                    event.confidence,
                    self._quoted(event.evidence),
                    at.n,
                    event.id,
                    at.article,
                    at.position,
                    at.hand,
                    at.read_review,
                    _word(event.review),
                    _word(event.origin),
                    event.incident,
                    None,
                    *interval(event.when),
                    event.place,
                    _word(event.status),
                    reasons_text(event.why, self._home(at)),
                )
                for at, event in items
            ],
        )
        self._db.many(
            "insert into event_actor values (?, ?, ?, ?)",
            [(at.n, nth, one.actor, _word(one.role)) for at, event in items for nth, one in enumerate(event.participants)],
        )
        self._db.many(
            "insert into event_attribution values (?, ?, ?)",
            [(at.n, nth, actor) for at, event in items for nth, actor in enumerate(event.attributed_to)],
        )
        self._spans("event_evidence", ((at, event.evidence) for at, event in items))

    def casualties(self, items: Sequence[Held[Casualty]]) -> None:
        """Rows for casualties."""
        items = self._numbered("casualty", items)
        self._db.many(
            f"insert into casualty values ({_marks(28)})",
            [
                (
                    _word(row.effect),
                    None if row.low is None else min(row.low, MOST),
                    None if row.high is None else min(row.high, MOST),
                    row.qualifier,
                    _word(row.victims),
                    listed(row.groups),
                    row.event,
                    row.victim_actor,
                    row.perpetrator,
                    int(row.cumulative),
                    row.part_of,
                    row.replaces,
                    at.n,
                    row.id,
                    at.article,
                    at.position,
                    at.hand,
                    at.read_review,
                    _word(row.review),
                    _word(row.origin),
                    row.incident,
                    None,
                    *interval(row.when),
                    row.place,
                    _word(row.status),
                    reasons_text(row.why, self._home(at)),
                )
                for at, row in items
            ],
        )
        self._db.many(
            "insert into casualty_attribution values (?, ?, ?)",
            [(at.n, nth, actor) for at, row in items for nth, actor in enumerate(row.attributed_to)],
        )
        self._spans("casualty_evidence", ((at, row.evidence) for at, row in items))

    def actors(self, items: Sequence[Held[Actor]]) -> None:
        """Rows for actors as read."""
        items = self._numbered("actor_reading", items)
        self._db.many(
            f"insert into actor_reading values ({_marks(14)})",
            [
                (
                    at.n,
                    actor.id,
                    at.article,
                    at.position,
                    at.hand,
                    actor.name,
                    _word(actor.kind),
                    listed(actor.aliases),
                    actor.country,
                    actor.title,
                    actor.affiliation,
                    _word(actor.origin),
                    int(actor.nameless),
                    reasons_text(actor.why, self._home(at)),
                )
                for at, actor in items
            ],
        )
        self._spans("actor_mention", ((at, actor.mentions) for at, actor in items))

    def places(self, items: Sequence[Held[Place]]) -> None:
        """Rows for places as read."""
        items = self._numbered("place_reading", items)
        self._db.many(
            f"insert into place_reading values ({_marks(13)})",
            [
                (
                    at.n,
                    place.id,
                    at.article,
                    at.position,
                    at.hand,
                    place.name,
                    _word(place.kind),
                    listed(place.aliases),
                    place.country,
                    place.lat,
                    place.lon,
                    _word(place.precision),
                    place.gazetteer,
                )
                for at, place in items
            ],
        )
        self._spans("place_mention", ((at, place.mentions) for at, place in items))

    def times(self, items: Sequence[Held[TimeExpression]]) -> None:
        """Rows for temporal expressions."""
        self._db.many(
            f"insert into time_expression values ({_marks(11)})",
            [
                (
                    at.n,
                    time.id,
                    at.article,
                    at.position,
                    *interval(time.when),
                    _word(time.kind),
                    *self._stretch(at, time.evidence),
                )
                for at, time in self._numbered("time_expression", items)
            ],
        )

    def relations(self, items: Sequence[Held[Relation]]) -> None:
        """Rows for relations."""
        items = self._numbered("relation", items)
        self._db.many(
            f"insert into relation values ({_marks(9)})",
            [
                (
                    at.n,
                    tie.id,
                    at.article,
                    at.position,
                    tie.subject,
                    _word(tie.predicate),
                    tie.object,
                    _word(tie.origin),
                    reasons_text(tie.why, self._home(at)),
                )
                for at, tie in items
            ],
        )
        self._spans("relation_evidence", ((at, tie.evidence) for at, tie in items))

    def statements(self, items: Sequence[Held[Statement]]) -> None:
        """Rows for statements."""
        items = self._numbered("statement", items)
        self._db.many(
            f"insert into statement values ({_marks(9)})",
            [
                (
                    at.n,
                    said.id,
                    at.article,
                    at.position,
                    said.speaker,
                    _word(said.stance),
                    said.event,
                    _word(said.origin),
                    reasons_text(said.why, self._home(at)),
                )
                for at, said in items
            ],
        )
        self._spans("statement_evidence", ((at, said.evidence) for at, said in items))

    def _numbered(self, table: str, items: Sequence[Held[Value]]) -> list[Held[Value]]:
        """The same with a number each; numbers are never used twice, so that an undone removal finds its own free."""
        if all(held.at.n for held in items):
            return list(items)
        last = self._db.one("select seq from sqlite_sequence where name = ?", (table,)) or 0
        made = []
        for at, value in items:
            if not at.n:
                last += 1
                at = at._replace(n=last)
            made.append(Held(at, value))
        return made

    def _home(self, at: Stored) -> ArticleId | None:
        return None if at.article is None else self._numbers.ids[at.article]

    def _stretch(self, at: Stored, span: Span) -> tuple[int | None, int, int]:
        number = self._numbers.of(span.article)
        article = self._article(span.article)
        if article is not None and span.end > len(article.text):
            raise ValueError(f"{span} does not lie in its article")
        return (None if number == at.article else number), span.start, span.end

    def _spans(self, table: str, rows: Iterable[tuple[Stored, tuple[Span, ...]]]) -> None:
        self._db.many(
            f"insert into {table} values (?, ?, ?, ?, ?)",
            [(at.n, nth, *self._stretch(at, span)) for at, spans in rows for nth, span in enumerate(spans)],
        )

    def _quoted(self, evidence: tuple[Span, ...]) -> str:
        sentences: dict[str, None] = {}
        for span in evidence:
            article = self._article(span.article)
            if article is not None:
                sentences[article.quote(sentence_around(article, span))] = None
        return BETWEEN_QUOTES.join(sentences)

    def _article(self, id_: ArticleId) -> Article | None:
        if id_ not in self._articles:
            self._articles[id_] = read_article(self._db, id_)
        return self._articles[id_]


def read_article(db: Connection, id_: ArticleId) -> Article | None:
    """An article with its text, or None."""
    row = db.row(
        "select title, publisher, author, url, published, published_from, language, text, blocks, n from article "
        "join article_text on article = n where id = ?",
        (id_,),
    )
    if row is None:
        return None
    *told, number = row
    return _article(id_, *told, also=read_printings(db, number).get(number, ()))


def read_articles(db: Connection, *, strings: Strings | None = None, small: bool = False) -> dict[int, Article]:
    """All articles with their texts, by number, in the order they were imported. `small` texts take little memory."""
    rows = db.each(
        "select n, id, title, publisher, author, url, published, published_from, language, text, blocks from article "
        "join article_text on article = n order by n"
    )
    offsets, known = _Offsets(), Strings() if strings is None else strings
    texts = Texts(_examples(db)) if small else None
    printings = read_printings(db)
    found: dict[int, Article] = {}
    for n, *told, text, blocks in rows:
        row = (*map(known.once, told), text if texts is None else texts.small(text), blocks)
        found[n] = _article(*row, offsets=offsets, also=printings.get(n, ()))
    return found


def _examples(db: Connection) -> list[str]:
    """Some texts of the case, from all over it."""
    step = max(1, db.one("select max(n) from article") // _EXAMPLES)
    return [text for (text,) in db.rows("select text from article_text where article % ? = 0 limit ?", (step, _EXAMPLES))]


def _article(
    id_: str,
    title: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
    published: str | None,
    published_from: str | None,
    language: str,
    text: str,
    blocks: str,
    *,
    offsets: dict[int, int] | None = None,
    also: tuple[Printing, ...] = (),
) -> Article:
    known = _Offsets() if offsets is None else offsets
    return Article(
        id=ArticleId(id_),
        text=text,
        blocks=tuple(Block(BlockKind(kind), known[start], known[stop]) for kind, start, stop in json.loads(blocks)),
        title=title,
        publisher=publisher,
        author=author,
        url=url,
        published=None if published is None else day_of(published),
        published_from=None if published_from is None else PublishedFrom(published_from),
        language=language,
        also=also,
    )


def blocks_text(blocks: Iterable[Block]) -> str:
    """Blocks as JSON: [kind, start, stop]."""
    return _json([[block.kind.value, block.start, block.end] for block in blocks])


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def placed(values: Iterable[Value], article: int | None, first: int = 0) -> list[Held[Value]]:
    """Values as read in an article, in their order, not yet with rows."""
    return [Held(Stored(0, article, position), value) for position, value in enumerate(values, first)]
