"""One connection to a case: its settings, its transactions, and SQLite's complaints as errors a person can act on.

Faults of the world (a full disk, another program, a damaged file) become errors of the `CaseError` family. Faults of ours
(a broken constraint, wrong SQL) stay what they are and go to the crash handler.
"""

from __future__ import annotations

import ctypes
import gc
import sqlite3
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from briefing.errors import CaseCorrupt, CaseError, CaseFull, CaseLocked, CaseReadOnly, CaseUnreachable

BUSY_MS = 4000  # how long to wait for another program to finish writing; an article's commit takes a few milliseconds
CACHE_KIB = 32_768

_MOST_AT_ONCE = 32  # rows of one statement; not even old versions of SQLite refuse as many values
_STEPS_BETWEEN_LOOKS = 2_000  # of SQLite's machine: well below a millisecond

_PLAIN_CODE = 0xFF  # the low byte of an extended result code


class Connection:
    """A connection in autocommit mode: changes go through `atomic`, reads of several tables through `reading`."""

    def __init__(self, raw: sqlite3.Connection, name: str, *, read_only: bool = False) -> None:
        self._raw = raw
        self._name = name
        self._depth = 0
        self.read_only = read_only
        self.before_writing: Callable[[], None] | None = None  # called before each outermost change begins

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for what has no wrapper here: migrations and copies."""
        return self._raw

    def set_up(self) -> None:
        """The settings that SQLite forgets with every connection (docs/case-file.md says why each has its value).

        Raises CaseError when the file cannot be read.
        """
        self.run(f"pragma busy_timeout = {BUSY_MS}")
        self.run("pragma foreign_keys = on")
        self.run("pragma synchronous = full")
        self.run("pragma temp_store = memory")
        self.run("pragma secure_delete = on")
        self.run(f"pragma cache_size = -{CACHE_KIB}")
        if not self.read_only:
            self.run("pragma journal_mode = delete")

    def run(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        try:
            return self._raw.execute(sql, args)
        except sqlite3.Error as error:
            raise self.explained(error) from error

    def rows(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows of a query, as tuples."""
        try:
            return self._raw.execute(sql, args).fetchall()
        except sqlite3.Error as error:
            raise self.explained(error) from error

    def each(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> Iterator[Any]:
        """The rows of a query one by one, for those that would take much room together."""
        try:
            yield from self._raw.execute(sql, args)
        except sqlite3.Error as error:
            raise self.explained(error) from error

    def one(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, or None where there is no row."""
        found = self.row(sql, args)
        return None if found is None else found[0]

    def row(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first row, or None."""
        try:
            return self._raw.execute(sql, args).fetchone()
        except sqlite3.Error as error:
            raise self.explained(error) from error

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute one statement for many rows."""
        try:
            self._raw.executemany(sql, rows)
        except sqlite3.Error as error:
            raise self.explained(error) from error

    def add_all(self, into: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows in as few statements as may be: each of them has what a full-text index gathered written to it."""
        at = 0
        while at < len(rows):
            number = min(_MOST_AT_ONCE, 1 << (len(rows) - at).bit_length() - 1)  # few shapes, so that each is prepared once
            some = rows[at : at + number]
            row = f"({', '.join('?' * len(some[0]))})"
            self.run(f"insert into {into} values {', '.join([row] * number)}", list(chain.from_iterable(some)))
            at += number

    @contextmanager
    def atomic(self) -> Generator[None]:
        """All or nothing, also after a crash or a pulled plug. Blocks nest; an inner one can fail alone.

        Raises CaseReadOnly, CaseLocked, CaseFull or CaseUnreachable when the change cannot be written; the case is then as
        it was before.
        """
        if self.read_only:
            raise CaseReadOnly(
                f"{self._name} is open for reading only.", "Save a copy where you may write, and work in the copy."
            )
        inner = self._depth > 0
        if not inner and self.before_writing is not None:
            self.before_writing()
        begin, commit = (f"savepoint s{self._depth}", f"release s{self._depth}") if inner else ("begin immediate", "commit")
        self.run(begin)
        self._depth += 1
        try:
            yield
            self.run(commit)
        except BaseException as error:
            self._undo(f"s{self._depth - 1}" if inner else None)
            if isinstance(error, sqlite3.Error):
                raise self.explained(error) from error
            raise
        finally:
            self._depth -= 1

    def _undo(self, savepoint: str | None) -> None:
        # a full disk or a lost one may already have ended the whole transaction
        if not self._raw.in_transaction:
            return
        try:
            if savepoint is None:
                self._raw.execute("rollback")
            else:
                self._raw.execute(f"rollback to {savepoint}")
                self._raw.execute(f"release {savepoint}")
        except sqlite3.Error as error:
            raise self.explained(error) from error

    @contextmanager
    def reading(self) -> Generator[None]:
        """Several queries that see one state of the case, whatever other connections write meanwhile.

        Raises CaseCorrupt when a stored value cannot be understood.
        """
        outermost = not self._raw.in_transaction
        if outermost:
            self.run("begin")
        try:
            with without_collection():
                yield
        except (ValueError, TypeError, LookupError) as error:
            raise CaseCorrupt(
                f"{self._name} holds something that cannot be read ({error}).",
                "Open the latest copy of it; keep this file for whoever looks after your program.",
            ) from error
        finally:
            if outermost and self._raw.in_transaction:
                self.run("rollback")

    def changes_by_others(self) -> int:
        """A number that is another one once another connection has changed the case."""
        return int(self.one("pragma data_version"))

    def let_go(self) -> None:
        """Keep no pages of the case in memory that are not needed now, and give what that frees back to the system."""
        self.run("pragma shrink_memory")
        give_back()

    def stop_when(self, is_unwanted: Callable[[], bool] | None) -> None:
        """Let whatever statement runs fail as soon as it is unwanted, with sqlite3.OperationalError; None lets all run."""
        self._raw.set_progress_handler(is_unwanted, _STEPS_BETWEEN_LOOKS)

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        self._raw.close()

    def explained(self, error: sqlite3.Error) -> Exception:
        """The error that a person can act on, or the very same one where the fault is ours."""
        return explain(error, self._name)


@contextmanager
def without_collection(*, to_stay: bool = False) -> Generator[None]:
    """Reading a large case makes a million values, none of them garbage: looking for garbage would double the time.

    With `to_stay` these values, and all others there are, count as old from then on. Otherwise each of them is looked at as
    soon as anything else is made, while whoever works in another thread waits: most of a second for a large case.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_stay and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # what was frozen comes back among the oldest, unseen
        if was_on:
            gc.enable()


def give_back() -> None:
    """Give memory that is free back to the system, where its library can: reading a large case frees much of what it took,
    which would stay with the program for good.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def explain(error: sqlite3.Error, name: str) -> Exception:
    """What a complaint of SQLite's about this file means for the person at the desk; the very same error if it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        undecodable = "could not decode" in str(error).lower()
        return _corrupt(name) if undecodable else error
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return CaseReadOnly(
            f"{name} was not closed properly and cannot be put in order where it lies.",
            "Copy it, together with the file of the same name that ends in -journal, to a folder where you may write.",
        )
    plain = code & _PLAIN_CODE
    known: dict[int, CaseError] = {
        sqlite3.SQLITE_BUSY: CaseLocked(
            f"Another program is writing to {name}.", "Close the case there, or wait until it is done, and try again."
        ),
        sqlite3.SQLITE_READONLY: CaseReadOnly(
            f"{name} may not be written to.", "Save a copy where you may write, and work in the copy."
        ),
        sqlite3.SQLITE_PERM: CaseReadOnly(f"{name} may not be written to.", "Ask who owns it for permission, or copy it."),
        sqlite3.SQLITE_CANTOPEN: CaseReadOnly(
            f"The folder of {name} does not allow the change to be written.",
            "Save a copy where you may write, and work in the copy.",
        ),
        sqlite3.SQLITE_FULL: CaseFull(
            f"No space is left on the disk of {name}; nothing was changed.", "Make room on that disk and try again."
        ),
        sqlite3.SQLITE_IOERR: CaseUnreachable(
            f"The disk of {name} does not answer.", "Check that it is plugged in, then open the case again."
        ),
        sqlite3.SQLITE_CORRUPT: _corrupt(name),
        sqlite3.SQLITE_NOTADB: _corrupt(name),
    }
    return known.get(plain, error)


def _corrupt(name: str) -> CaseCorrupt:
    return CaseCorrupt(
        f"{name} is damaged.", "Open the latest copy of it; keep this file for whoever looks after your program."
    )
