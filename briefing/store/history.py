"""What was done in a case, in order, for good: entries are added and never altered.

Each entry carries a hash over itself and the hash before it, so that one who alters, removes or slips in an entry with
another program has to forge all that follow; `tampered` tells where the chain does not hold. Reasons, which may be written
later, have a chain of their own.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from briefing.domain.history import EVERYTHING, Act, Entry, Kind, Subject, Wanted, Why
from briefing.errors import NotInCase
from briefing.store.connection import Connection
from briefing.store.values import plain

_COLUMNS = "n, at, who, label, before, after, kind, act, step"
_KEPT = ("id", "article", "title", "name", "publisher")  # of an item that changed, what tells which one it is
_CHUNK = 500


class Day(NamedTuple):
    """The entries of one day by the clock of this computer, as a stretch of the numbers that were found."""

    day: str  # YYYY-MM-DD
    first: int
    entries: int


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of entries, the newest first, and the days they fall on."""

    numbers: array[int]
    days: tuple[Day, ...]

    def before(self, older: Found) -> Found:
        """These, and older ones after them."""
        days = [(one.day, one.entries) for one in (*self.days, *older.days)]
        merged = [(day, sum(count for _, count in some)) for day, some in groupby(days, key=_first)]
        return Found(self.numbers + older.numbers, _laid_out(merged))


NOTHING_FOUND = Found(array("q"), ())


def _laid_out(days: Iterable[tuple[str, int]]) -> tuple[Day, ...]:
    made: list[Day] = []
    first = 0
    for day, count in days:
        made.append(Day(day, first, count))
        first += count
    return tuple(made)


def _first(row: tuple[str, int]) -> str:
    return row[0]


class History:
    """The case's history. `by` is who sits at the desk; while it is None the author of the case is taken."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self.by: str | None = None
        self.step: int | None = None  # of which what is noted now is a part
        self.act = Act.DONE

    def note(
        self, label: str, before: Any = None, after: Any = None, kind: Kind = Kind.CASE, about: Iterable[Subject] = ()
    ) -> None:
        """Add an entry. `before` and `after` are domain values or made of them; what an item has in both is left out."""
        was, now = _differing(plain(before), plain(after))
        with self._db.atomic():
            self._write(label, _text(was), _text(now), kind, tuple(dict.fromkeys(about)))

    def note_again(self, entry: Entry, act: Act) -> None:
        """Add an entry for one that was taken back, or done once more."""
        words = {Act.UNDONE: f"Undo: {entry.label}", Act.REDONE: f"Redo: {entry.label}"}
        was, now = (entry.after, entry.before) if act is Act.UNDONE else (entry.before, entry.after)
        with self._db.atomic():
            self._write(words.get(act, entry.label), _text(was), _text(now), entry.kind, entry.about)

    def take_over(self, entries: Iterable[Entry]) -> None:
        """Add entries of another case, as they were made there; their steps cannot be undone here."""
        with self._db.atomic():
            for entry in entries:
                about = tuple(dict.fromkeys(entry.about))
                n, last = self._end_of("history")
                at = entry.at.isoformat(timespec="milliseconds")
                told = (entry.label, _text(entry.before), _text(entry.after), entry.kind.value, entry.act.value, None)
                self._add((n, at, entry.who, *told), last, about)
                for one in entry.why:
                    self._add_why(n, one.at.isoformat(timespec="milliseconds"), one.who, one.words)

    def explain(self, n: int, words: str) -> None:
        """Add the reason for an entry; one that was given before stays.

        Raises NotInCase where there is no such entry, ValueError for empty words.
        """
        words = words.strip()
        if not words:
            raise ValueError("a reason has words")
        with self._db.atomic():
            if self._db.one("select 1 from history where n = ?", (n,)) is None:
                raise NotInCase(f"There is no entry {n} in the history.", "Look at the list anew.")
            self._add_why(n, _now(), self._who(), words)

    def all(self) -> tuple[Entry, ...]:
        """All entries, the oldest first."""
        with self._db.reading():
            return self._entries("")

    def entries(self, numbers: Sequence[int]) -> tuple[Entry, ...]:
        """The entries with these numbers, in this order; numbers of none are left out."""
        found: dict[int, Entry] = {}
        with self._db.reading():
            for at in range(0, len(numbers), _CHUNK):
                some = json.dumps(list(numbers[at : at + _CHUNK]))
                found.update((one.n, one) for one in self._entries("where n in (select value from json_each(?))", some))
        return tuple(found[n] for n in numbers if n in found)

    def of_step(self, step: int) -> tuple[Entry, ...]:
        """What was noted when a step was done for the first time, the oldest first."""
        with self._db.reading():
            return self._entries("where step = ? and act = 'done'", step)

    def last(self) -> int:
        """The number of the newest entry, 0 where there is none."""
        return self._db.one("select max(n) from history") or 0

    def authors(self) -> tuple[str, ...]:
        """Who did something, in alphabetical order."""
        rows = self._db.rows("select distinct who from history where who is not null")
        return tuple(sorted((who for (who,) in rows), key=str.casefold))

    def find(self, wanted: Wanted = EVERYTHING, after: int = 0) -> Found:
        """What is wanted of the entries after a number, the newest first; a quarter of a second for a hundred thousand."""
        conditions = ["n > ?"]
        args: list[Any] = [after]
        if wanted.who is not None:
            conditions.append("who is ?")
            args.append(wanted.who)
        if wanted.kinds:
            conditions.append("kind in (select value from json_each(?))")
            args.append(json.dumps(sorted(wanted.kinds)))
        if wanted.about is not None:
            conditions.append("n in (select entry from history_of where kind = ? and id = ?)")
            args += [wanted.about.kind.value, wanted.about.id]
        if wanted.steps is not None:
            conditions.append("step in (select value from json_each(?))")
            args.append(json.dumps(sorted(wanted.steps)))
        if wanted.acts:
            conditions.append("act in (select value from json_each(?))")
            args.append(json.dumps(sorted(wanted.acts)))
        for word in wanted.words.split():
            self._db.raw.create_function("folded", 1, _folded, deterministic=True)
            conditions.append(
                "(instr(folded(label || ' ' || coalesce(who, '')), ?) or n in "
                "(select entry from history_why where instr(folded(words), ?)))"
            )
            args += [word.casefold()] * 2
        with self._db.reading():
            rows = self._db.rows(
                f"select n, date(at, 'localtime') from history where {' and '.join(conditions)} order by n desc", args
            )
        days = [(day, sum(1 for _ in some)) for day, some in groupby(rows, key=_second)]
        return Found(array("q", (n for n, _ in rows)), _laid_out(days))

    def _entries(self, where: str, *args: Any) -> tuple[Entry, ...]:
        rows = self._db.rows(f"select {_COLUMNS} from history {where} order by n", args)
        numbers = json.dumps([row[0] for row in rows])
        about: dict[int, list[Subject]] = {}
        for entry, kind, id_ in self._db.rows(
            "select entry, kind, id from history_of where entry in (select value from json_each(?)) order by entry, nth",
            (numbers,),
        ):
            about.setdefault(entry, []).append(Subject(Kind(kind), id_))
        why: dict[int, list[Why]] = {}
        for entry, at, who, words in self._db.rows(
            "select entry, at, who, words from history_why where entry in (select value from json_each(?)) order by n",
            (numbers,),
        ):
            why.setdefault(entry, []).append(Why(datetime.fromisoformat(at), who, words))
        return tuple(
            Entry(
                n,
                datetime.fromisoformat(at),
                who,
                label,
                None if before is None else json.loads(before),
                None if after is None else json.loads(after),
                Kind(kind),
                tuple(about.get(n, ())),
                Act(act),
                step,
                tuple(why.get(n, ())),
            )
            for n, at, who, label, before, after, kind, act, step in rows
        )

    def _write(self, label: str, before: str | None, after: str | None, kind: Kind, about: tuple[Subject, ...]) -> None:
        n, last = self._end_of("history")
        row = (n, _now(), self._who(), label, before, after, kind.value, self.act.value, self.step)
        self._add(row, last, about)

    def _add(self, row: tuple[Any, ...], last: str, about: tuple[Subject, ...]) -> None:
        self._db.run(
            f"insert into history ({_COLUMNS}, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, _hash(last, row, about)),
        )
        self._db.many(
            "insert into history_of (kind, id, entry, nth) values (?, ?, ?, ?)",
            [(one.kind.value, one.id, row[0], nth) for nth, one in enumerate(about)],
        )

    def _add_why(self, entry: int, at: str, who: str | None, words: str) -> None:
        number, last = self._end_of("history_why")
        row = (number, entry, at, who, words)
        self._db.run(
            "insert into history_why (n, entry, at, who, words, hash) values (?, ?, ?, ?, ?, ?)", (*row, _hash(last, row))
        )

    def _who(self) -> str | None:
        return self.by or self._db.one("select value from setting where key = 'author'")

    def _end_of(self, table: str) -> tuple[int, str]:
        """The number and the hash that the next row follows."""
        seq = self._db.one("select seq from sqlite_sequence where name = ?", (table,)) or 0
        return seq + 1, self._db.one(f"select hash from {table} order by n desc limit 1") or ""


def tampered(db: Connection) -> list[str]:
    """Where the history is not as the program wrote it, in sentences."""
    about: dict[int, list[tuple[str, str]]] = {}
    for entry, kind, id_ in db.rows("select entry, kind, id from history_of order by entry, nth"):
        about.setdefault(entry, []).append((kind, id_))
    entries = db.rows(f"select hash, {_COLUMNS} from history order by n")
    whys = db.rows("select hash, n, entry, at, who, words from history_why order by n")
    found = [f"The history says of entry {n} what it is about, and there is no such entry." for n in
             sorted(about.keys() - {row[1] for row in entries})]  # fmt: skip
    found += _broken(db, "history", "Entry {n} of the history", [(row, about.get(row[1], ())) for row in entries])
    return found + _broken(db, "history_why", "Reason {n} in the history", [(row, ()) for row in whys])


def _broken(
    db: Connection, table: str, name: str, rows: Sequence[tuple[Sequence[Any], Sequence[tuple[str, str]]]]
) -> list[str]:
    found, last, expected = [], "", 1
    for (hash_, *row), about in rows:
        n = row[0]
        if n != expected:
            found.append(f"{name.format(n=_stretch(expected, n - 1))} is missing.")
        elif hash_ != _hash(last, row, about):
            found.append(f"{name.format(n=n)} is not as it was written.")
        last, expected = hash_, n + 1
    seq = db.one("select seq from sqlite_sequence where name = ?", (table,)) or 0
    if seq >= expected:
        found.append(f"{name.format(n=_stretch(expected, seq))} is missing.")
    return found


def _stretch(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def seal(rows: Iterable[tuple[Sequence[Any], Sequence[tuple[str, str]]]]) -> list[tuple[str, int]]:
    """Hashes for rows that have none yet, from the first on, each with its row's number."""
    made, last = [], ""
    for row, about in rows:
        last = _hash(last, row, about)
        made.append((last, row[0]))
    return made


def _hash(last: str, row: Sequence[Any], about: Sequence[tuple[str, str]] = ()) -> str:
    """Hexadecimal SHA-256 over the hash before and a row as JSON; docs/case-file.md says so too."""
    text = json.dumps([last, *row, [[str(kind), id_] for kind, id_ in about]], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _differing(before: Any, after: Any) -> tuple[Any, Any]:
    """Of two versions of one item what tells which it is, and what differs. Anything else as it is."""
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return before, after
    names = [name for name in ("id", "article") if name in before and before[name] == after.get(name)]
    if not names:
        return before, after
    same = {name for name in before if name in after and before[name] == after[name] and name not in _KEPT}
    return tuple({name: held for name, held in one.items() if name not in same} for one in (before, after))  # type: ignore[return-value]


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _folded(text: str | None) -> str:
    return (text or "").casefold()


def _second(row: tuple[int, str]) -> str:
    return row[1]
