"""Values taken out of a JSON document, each checked on the way: what is wrong is told with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar

from briefing.domain.when import Precision, When

E = TypeVar("E", bound=Enum)
T = TypeVar("T")
Row = Mapping[str, Any]


class Wrong(Exception):
    """Something is wrong at a place in the document."""


class Fields:
    """Reads values by name. `Wrong` is raised with what is the matter, and `at` then tells where in the document."""

    def __init__(self) -> None:
        self._at: list[str] = []

    @property
    def at(self) -> str:
        """The place that is being read, as "events[3].evidence"; empty at the top."""
        return "".join(self._at).lstrip(".")

    @contextmanager
    def _inside(self, place: str) -> Iterator[None]:
        self._at.append(place)
        yield  # not in a finally: the place is wanted when something is wrong
        self._at.pop()

    def _each(self, whole: Row, kind: str, read: Callable[[Row], T]) -> tuple[T, ...]:
        found: list[T] = []
        seen: set[str] = set()
        with self._inside(f".{kind}"):
            for n, row in enumerate(self._list(whole, kind)):
                with self._inside(f"[{n}]"):
                    if not isinstance(row, dict):
                        raise Wrong("it is no object")
                    id_ = self._text(row, "id")
                    if id_ in seen:
                        raise Wrong(f"there are two with the id {id_}")
                    seen.add(id_)
                    try:
                        found.append(read(row))
                    except ValueError as error:  # what the domain itself refuses
                        raise Wrong(str(error)) from None
        return tuple(found)

    def _get(self, row: Any, name: str) -> Any:
        if not isinstance(row, dict):
            raise Wrong(f"where “{name}” is looked for is no object")
        if name not in row:
            raise Wrong(f"“{name}” is missing")
        return row[name]

    def _list(self, row: Row, name: str) -> list[Any]:
        value = self._get(row, name)
        if not isinstance(value, list):
            raise Wrong(f"“{name}” is no list")
        return value

    def _text(self, row: Row, name: str) -> str:
        value = self._get(row, name)
        if not isinstance(value, str) or not value:
            raise Wrong(f"“{name}” is no text")
        return self._clean(value, name)

    def _clean(self, value: str, name: str) -> str:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise Wrong(f"“{name}” holds half a character") from None
        if "\x00" in value:
            raise Wrong(f"“{name}” holds a character that no text has (U+0000)")
        return value

    def _maybe(self, row: Row, name: str) -> str | None:
        value = self._get(row, name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise Wrong(f"“{name}” is neither text nor null")
        return self._clean(value, name)

    def _texts(self, row: Row, name: str) -> tuple[str, ...]:
        values = self._list(row, name)
        if not all(isinstance(value, str) for value in values):
            raise Wrong(f"“{name}” holds something that is no text")
        return tuple(self._clean(value, name) for value in values)

    def _one_of(self, kind: type[E], row: Row, name: str) -> E:
        value = self._get(row, name)
        try:
            return kind(value)
        except ValueError:
            raise Wrong(f"“{name}” is {value!r}, which is none of {', '.join(one.value for one in kind)}") from None

    def _maybe_one_of(self, kind: type[E], row: Row, name: str) -> E | None:
        return None if self._get(row, name) is None else self._one_of(kind, row, name)

    def _whole_number(self, value: Any, name: str) -> int | None:
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63):
            raise Wrong(f"“{name}” is {value!r}, which is no whole number")
        return value

    def _number(self, row: Row, name: str) -> float | None:
        value = self._get(row, name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value or abs(value) == float("inf"):
            raise Wrong(f"“{name}” is {value!r}, which is no number")
        return float(value)

    def _truth(self, row: Row, name: str) -> bool:
        value = self._get(row, name)
        if not isinstance(value, bool):
            raise Wrong(f"“{name}” is neither true nor false")
        return value

    def _day(self, row: Row, name: str) -> date | None:
        value = self._maybe(row, name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise Wrong(f"“{name}” is {value!r}, which is no day") from None

    def _when(self, row: Row) -> When:
        return When(self._day(row, "earliest"), self._day(row, "latest"), self._maybe_one_of(Precision, row, "precision"))

    def _utc(self, row: Row) -> datetime:
        try:
            found = datetime.fromisoformat(self._text(row, "at"))
        except ValueError as error:
            raise Wrong("“at” is no date and time") from error
        if found.tzinfo is None:
            raise Wrong("“at” has no zone")
        try:
            return found.astimezone(UTC)
        except OverflowError as error:
            raise Wrong("“at” is no date and time") from error

    def _plain(self, row: Row, name: str) -> Any:
        value = self._get(row, name)
        self._clean(json.dumps(value, ensure_ascii=False), name)
        return value

    def _table(self, row: Row, name: str) -> dict[str, str]:
        value = self._get(row, name)
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise Wrong(f"“{name}” is no table of texts")
        return {self._clean(key, name): self._clean(one, name) for key, one in value.items()}
