"""How findings lie in rows: where a value is kept, and what its columns hold. `row_reader` and `row_writer` do the work.

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

from briefing.domain.actor import ActorId
from briefing.domain.place import PlaceId
from briefing.domain.text import ArticleId
from briefing.domain.when import When
from briefing.store.connection import Connection

JULIAN_DAY_ZERO = 1_721_425  # the Julian day number of a date is its `toordinal()` plus this
MOST = 2**63 - 1  # SQLite's largest whole number; no count of people comes near
LAST = MOST  # behind every number of an article
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


def day_that_can_be(number: int | None) -> date | None:
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
    return julian(when.earliest), julian(when.latest), term(when.precision)


def listed(values: Iterable[str]) -> str | None:
    """A list of words as JSON, None where it is empty."""
    held = [str(value) for value in values]
    return packed(held) if held else None


def unlisted(text: str | None) -> tuple[str, ...]:
    """The list of words that `listed` wrote."""
    return () if text is None else tuple(json.loads(text))


def packed(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def term(member: StrEnum | None) -> str | None:
    # the plain string: SQLite's driver is slow with subclasses of str, and hundreds are asked for with each article, where
    # `value` would take several times as long
    if member is None:
        return None
    found: str = member._value_
    return found


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


def marks(count: int) -> str:
    return ", ".join("?" * count)


def placed(values: Iterable[Value], article: int | None, first: int = 0) -> list[Held[Value]]:
    """Values as read in an article, in their order, not yet with rows."""
    return [Held(Stored(0, article, position), value) for position, value in enumerate(values, first)]
