"""What was done in a case, in order, for good: entries are added and never altered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefing.store.connection import Connection
from briefing.store.values import plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when (UTC), by whom where the case's author is set, and what was there before and after.

    `before` and `after` are plain values as JSON has them, None where there was or is nothing.
    """

    n: int
    at: datetime
    who: str | None
    label: str
    before: Any
    after: Any


class History:
    """The case's history."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def note(self, label: str, before: Any = None, after: Any = None) -> None:
        """Add an entry. `before` and `after` are domain values or made of them."""
        with self._db.atomic():
            self._db.run(
                "insert into history (at, who, label, before, after) "
                "values (?, (select value from setting where key = 'author'), ?, ?, ?)",
                (datetime.now(UTC).isoformat(timespec="milliseconds"), label, _text(before), _text(after)),
            )

    def all(self) -> tuple[Entry, ...]:
        """All entries, the oldest first."""
        with self._db.reading():
            return tuple(
                Entry(
                    n,
                    datetime.fromisoformat(at),
                    who,
                    label,
                    None if before is None else json.loads(before),
                    None if after is None else json.loads(after),
                )
                for n, at, who, label, before, after in self._db.rows(
                    "select n, at, who, label, before, after from history order by n"
                )
            )


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
