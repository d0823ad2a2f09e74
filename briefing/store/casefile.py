"""The case file: one SQLite file that holds everything an analyst has gathered and decided.

docs/case-file.md describes it. Opening a case that is up to date needs `sqlite3` alone; sqlite-utils, which is slow to
import, is loaded to make a case or to bring an older one up to date.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from briefing.domain.actor import ActorId
from briefing.domain.change import Change
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import EventId
from briefing.domain.findings import Findings
from briefing.domain.incident import Pair
from briefing.domain.place import PlaceId
from briefing.domain.tie import TieVerdicts
from briefing.errors import (
    CaseCorrupt,
    CaseExists,
    CaseForeign,
    CaseFull,
    CaseLocked,
    CaseNotFound,
    CaseReadOnly,
    CaseTooNew,
)
from briefing.store.actors import Actors, Places
from briefing.store.additions import AddedKnowledge
from briefing.store.articles import Articles
from briefing.store.connection import Connection, explain
from briefing.store.facts import Casualties, Events
from briefing.store.findings import read_findings, read_findings_again
from briefing.store.grades import GradeBook
from briefing.store.history import History
from briefing.store.issues import Issues
from briefing.store.journal import OF_THE_FILE, STALE
from briefing.store.rows import Joins
from briefing.store.search import Search
from briefing.store.soundness import problems
from briefing.store.steps import Steps
from briefing.store.ties import read_tie_verdicts
from briefing.store.view import read_corpus, write_view
from briefing.store.view_changes import write_changes

SUFFIX = ".briefing"
APPLICATION_ID = 0x42524647  # "BRFG", in the file's header
VERSION = 5  # of the schema, in the file's header; migrations.py has a step for each

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_BACKUP = "Open the latest copy of it; keep this file for whoever looks after your program."
_COPY = "Save a copy where you may write, and work in the copy."

# On Unix a program that closes a file gives up all its locks on it, also those of SQLite's other connections. So a file
# that is open here already is never looked into by hand.
_open_here: Counter[tuple[int, int]] = Counter()
_open_here_lock = threading.Lock()


class _GivenUp(Exception):
    """What was being written is not wanted any more."""


class Settings:
    """What belongs to a case as a whole: its title, marking, author."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self, key: str) -> str | None:
        """The value, None where none was set."""
        found: str | None = self._db.one("select value from setting where key = ?", (key,))
        return found

    def all(self) -> dict[str, str]:
        """Every value that was set, by its key, but for what holds for this file alone."""
        rows = self._db.rows("select key, value from setting order by key")
        return {key: value for key, value in rows if key not in OF_THE_FILE}

    def set(self, key: str, value: str | None) -> str | None:
        """Set a value, or none with None. Returns the old one."""
        with self._db.atomic():
            before = self.get(key)
            self._db.run("delete from setting where key = ?", (key,))
            if value is not None:
                self._db.run("insert into setting (key, value) values (?, ?)", (key, value))
        return before


class CaseFile:
    """One open case. Belongs to the thread that opened it; other threads open their own, for reading."""

    path: Path | None
    articles: Articles
    events: Events
    casualties: Casualties
    actors: Actors
    places: Places
    search: Search
    history: History
    settings: Settings
    added: AddedKnowledge
    issues: Issues
    grades: GradeBook
    steps: Steps

    def __init__(self, db: Connection, path: Path | None) -> None:
        self._db = db
        self._key = None if path is None else _key(path)
        self._closed = False
        self.path = path
        self.articles = Articles(db)
        self.events = Events(db)
        self.casualties = Casualties(db)
        self.actors = Actors(db)
        self.places = Places(db)
        self.search = Search(db)
        self.history = History(db)
        self.settings = Settings(db)
        self.added = AddedKnowledge(db)
        self.issues = Issues(db)
        self.grades = GradeBook(db)
        self.steps = Steps(db, self.history)
        if self._key is not None:
            with _open_here_lock:
                _open_here[self._key] += 1

    @classmethod
    def create(cls, path: Path | None) -> CaseFile:
        """A new, empty case; with None one that lives in memory and is gone when it is closed.

        Raises CaseExists, CaseNotFound (no such folder), CaseReadOnly or CaseFull; nothing is left behind then.
        """
        with closing(_empty()) as empty:
            image = empty.serialize()
        if path is not None:
            _write_new(path, image)
            return cls.open(path)
        raw = sqlite3.connect(":memory:", isolation_level=None)
        raw.deserialize(image)
        db = Connection(raw, "The case")
        db.set_up()
        return cls(db, None)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> CaseFile:
        """Open a case. One of an older version is brought up to date, with a copy of it put aside first.

        Raises CaseNotFound, CaseForeign, CaseTooNew, CaseCorrupt, CaseLocked or CaseReadOnly; the file is untouched then.
        """
        header = _look_at(path)
        if not read_only and not _is_writable(path):
            raise CaseReadOnly(f"{path.name} may not be written to.", f"{_COPY} Or open it for reading only.")
        if read_only and _journal(path).exists() and _is_writable(path):
            _recover(path)
        raw = _connect(path, read_only=read_only, at_rest=header is not None and header.is_write_ahead)
        db = Connection(raw, path.name, read_only=read_only)
        try:
            db.set_up()
            version = _version(db, path)
            if version < VERSION:
                if read_only:
                    raise CaseReadOnly(
                        f"{path.name} is of an older version and has to be brought up to date, which needs writing.",
                        _COPY,
                    )
                _climb(db, path, version)
            if not read_only:
                _settle(db, path)
        except BaseException:
            db.close()
            raise
        return cls(db, path)

    @property
    def read_only(self) -> bool:
        """Whether the case was opened for reading only."""
        return self._db.read_only

    def atomic(self) -> AbstractContextManager[None]:
        """Everything inside happens whole or not at all, also when the plug is pulled. Blocks nest.

        Raises CaseReadOnly, CaseLocked, CaseFull or CaseUnreachable.
        """
        return self._db.atomic()

    def findings(self, *, near_duplicates_too: bool = False) -> tuple[Findings, ...]:
        """What was read, article by article in the order of import, with the analyst's edits applied.

        What the analyst entered without evidence comes last, as findings of `BY_HAND`. Articles that are linked as
        near-duplicates are left out, or what they copy would count twice.
        """
        with self._db.reading():
            return read_findings(self._db, near_duplicates_too=near_duplicates_too)

    def findings_again(self, before: tuple[Findings, ...], touched: Change) -> tuple[Findings, ...]:
        """As `findings`, given what they were before some edits: what those did not touch is the same object again.

        `touched` are the events and casualties that were edited; where anything else was, all is read.
        """
        with self._db.reading():
            return read_findings_again(self._db, before, touched)

    def decisions(self) -> Decisions:
        """What the analyst decided about sameness."""
        with self._db.reading():
            pairs = self._db.rows("select one, other, together from same_happening")
            return Decisions(
                same_actor={
                    ActorId(id_): ActorId(is_id) for id_, is_id in self._db.rows("select id, is_id from same_actor")
                },
                together=frozenset(Pair(EventId(one), EventId(other)) for one, other, together in pairs if together),
                apart=frozenset(Pair(EventId(one), EventId(other)) for one, other, together in pairs if not together),
            )

    def decide(self, decisions: Decisions) -> Decisions:
        """Write what the analyst decides about sameness, in place of all decided before. Returns that.

        Raises ValueError when a pair is both together and apart.
        """
        if decisions.together & decisions.apart:
            raise ValueError("events cannot be both together and apart")
        with self._db.atomic():
            before = self.decisions()
            self._db.run("delete from same_actor")
            self._db.run("delete from same_happening")
            self._db.many("insert into same_actor (id, is_id) values (?, ?)", list(decisions.same_actor.items()))
            self._db.many(
                "insert into same_happening (one, other, together) values (?, ?, ?)",
                [(*pair, 1) for pair in decisions.together] + [(*pair, 0) for pair in decisions.apart],
            )
        return before

    def write_view(self, corpus: Corpus) -> Change:
        """Replace the joined view by what reconciliation made. Returns what shows otherwise than before."""
        with self._db.atomic():
            return write_view(self._db, corpus)

    def rewrite_view(self, make: Callable[[], Corpus | None], is_unwanted: Callable[[], bool]) -> Change | None:
        """Replace the joined view by what `make` gives, away from whoever works with the case: from another thread, on a
        connection of its own. The mark that the view is stale goes with it.

        Returns what shows otherwise than before, and None, with nothing written, once it is unwanted, when the case was
        changed meanwhile or somebody reads it for long, or when `make` gives None.
        """
        seen = self._db.changes_by_others()
        corpus = make()
        if corpus is None or is_unwanted():
            return None
        try:
            with self._db.atomic():
                if self._db.changes_by_others() != seen:
                    return None
                self._db.stop_when(is_unwanted)
                try:
                    change = write_view(self._db, corpus)
                finally:
                    self._db.stop_when(None)
                if is_unwanted():
                    raise _GivenUp
                self.settings.set(STALE, None)
        except (CaseLocked, _GivenUp):
            return None
        except sqlite3.OperationalError:
            if is_unwanted():
                return None
            raise
        return change

    def before_writing(self, call: Callable[[], None] | None) -> None:
        """Have this called before each change that goes through this connection, so that others make way for it."""
        self._db.before_writing = call

    def write_changes(
        self,
        before: Corpus,
        after: Corpus,
        same: tuple[Mapping[ActorId, ActorId], Mapping[PlaceId, PlaceId]],
        touched: Change,
    ) -> Change:
        """Replace the joined view, knowing what it holds: `before`, but for what was `touched` since. The view is then what
        `write_view` would write, at a cost that hangs on what differs. `same` says which joined actor and place each that
        was read is. Returns what shows otherwise than before.
        """
        with self._db.atomic():
            joined = Joins(
                {str(one): into for one, into in same[0].items()}, {str(one): into for one, into in same[1].items()}
            )
            return write_changes(self._db, before, after, joined, touched)

    def corpus(self, *, why: bool = True) -> Corpus:
        """Everything, joined, as panes, exports and reports read it: all articles, and what was read in those that are no
        near-duplicates of others.

        Without `why` what was read comes without the reasons for its fields, which saves a fifth of the time in a large
        case; `get` of an event or casualty has them.
        """
        with self._db.reading():
            return read_corpus(self._db, why=why)

    def let_go(self) -> None:
        """Keep nothing of the file in memory that is not needed now: a large case was read."""
        self._db.let_go()

    def tie_verdicts(self) -> TieVerdicts:
        """What the analyst said of ties, under the actors that are shown now."""
        with self._db.reading():
            return read_tie_verdicts(self._db)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the case, in sentences; empty when it is sound."""
        return problems(self._db)

    def save_copy(self, path: Path) -> None:
        """Write a copy of the case, without the gaps that removals leave. An existing file is replaced once all is written.
        What is kept to undo steps stays behind: what was removed must not be handed on.

        Raises CaseExists for the case itself, CaseReadOnly or CaseFull when it cannot be written.
        """
        if self._key is not None and path.exists() and _key(path) == self._key:
            raise CaseExists(f"{path.name} is the case itself.", "Choose another name for the copy.")
        part = path.with_name(f".{path.name}.part")
        try:
            part.unlink(missing_ok=True)
            self._db.run("vacuum into ?", (str(part),))
            if self.steps.size():
                _without_steps(part)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(path)
        except OSError as error:
            raise _unwritable(path, error) from error
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the case; closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        self._db.close()
        if self._key is not None:
            with _open_here_lock:
                _open_here[self._key] -= 1

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class _Header(NamedTuple):
    is_write_ahead: bool


def _look_at(path: Path) -> _Header | None:
    """What can be told of a file without opening it as a database. None for one that is open in this program already.

    Raises CaseNotFound, CaseForeign, CaseTooNew or CaseCorrupt.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise CaseForeign(f"“{path.name}” is a folder, not a case.", "Choose a file that ends in .briefing.")
        if not stat.S_ISREG(about.st_mode):
            raise CaseForeign(f"“{path.name}” is not a file.", "Choose a file that ends in .briefing.")
        if _open_here[about.st_dev, about.st_ino] > 0:
            return None
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise CaseNotFound(
            f"There is no file {path}.", "It may have been moved or renamed; look for it and try again."
        ) from error
    except PermissionError as error:
        raise CaseNotFound(f"{path} may not be read.", "Ask who owns it for permission.") from error
    except OSError as error:
        raise CaseNotFound(f"{path} cannot be read ({error.strerror}).", "Check that its disk is plugged in.") from error
    if not header:
        raise CaseCorrupt(f"{path.name} is empty: there is nothing in it.", _BACKUP)
    if not header.startswith(_MAGIC):
        raise CaseForeign(
            f"{path.name} is not a case but some other file.", "To read it as an article, drop it into an open case."
        )
    if len(header) < _HEADER_BYTES:
        raise CaseCorrupt(f"{path.name} is cut off after {len(header)} bytes.", _BACKUP)
    if _number(header, 68) != APPLICATION_ID:
        raise CaseForeign(f"{path.name} is a database of another program.", "Choose a file that ends in .briefing.")
    _refuse_future(_number(header, 60), path)
    page_bytes = _number(header, 16, 2)
    page_bytes = 65536 if page_bytes == 1 else page_bytes
    told_bytes = _number(header, 28) * page_bytes
    told_truly = header[24:28] == header[92:96]  # else an old program wrote it, and the number of pages means nothing
    if told_truly and about.st_size < told_bytes and not _journal(path).exists():
        raise CaseCorrupt(f"{path.name} is cut off: {about.st_size:,} of {told_bytes:,} bytes are there.", _BACKUP)
    return _Header(is_write_ahead=header[18] == 2)


def _number(header: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(header[at : at + size], "big")


def _refuse_future(version: int, path: Path) -> None:
    if version > VERSION:
        raise CaseTooNew(
            f"{path.name} was written by a newer version of the program (schema {version}; this one knows {VERSION}).",
            "Install the newer version to open it.",
        )


def _version(db: Connection, path: Path) -> int:
    """The schema version of an open file.

    Raises CaseForeign, CaseTooNew or CaseCorrupt when it is none that can be read.
    """
    application, version = db.one("pragma application_id"), db.one("pragma user_version")
    if application != APPLICATION_ID:
        raise CaseForeign(f"{path.name} is a database of another program.", "Choose a file that ends in .briefing.")
    _refuse_future(version, path)
    tables = {name for (name,) in db.rows("select name from sqlite_master where type = 'table'")}
    if version < 1 or not {"article", "article_text", "event", "history"} <= tables:
        raise CaseCorrupt(f"{path.name} lacks tables that every case has.", _BACKUP)
    return int(version)


def _connect(path: Path, *, read_only: bool, at_rest: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    if os.name == "nt" and uri.startswith("file://") and not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)  # a network folder: SQLite takes the server for a part of the path
    if read_only and at_rest and not path.with_name(path.name + "-wal").exists():
        uri += "&immutable=1"  # another tool left it in write-ahead mode, which needs writing even to read
    try:
        return sqlite3.connect(uri, uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path.name) from error


def _recover(path: Path) -> None:
    """Put a case in order that was not closed properly; opening it for reading alone could not."""
    with closing(_connect(path, read_only=False, at_rest=False)) as raw:
        _settle(Connection(raw, path.name), path)


def _settle(db: Connection, path: Path) -> None:
    """See that the case can be written to, now and not at the first change, and clear away what a crash left beside it."""
    db.run("begin immediate")
    if _journal(path).exists():  # not one that has to be rolled back: that is done by now
        db.run(f"pragma user_version = {db.one('pragma user_version')}")  # any write removes it in the end
        db.run("commit")
    else:
        db.run("rollback")


def _without_steps(path: Path) -> None:
    """Take out what was kept to undo steps."""
    with closing(_connect(path, read_only=False, at_rest=False)) as raw:
        db = Connection(raw, path.name)
        db.set_up()
        db.run("delete from step")
        db.run("vacuum")


def _is_writable(path: Path) -> bool:
    # the folder too: SQLite puts its journal there
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _key(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_dev, about.st_ino


def _empty() -> sqlite3.Connection:
    from sqlite_utils import Database

    from briefing.store.migrations import climb

    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.execute(f"pragma application_id = {APPLICATION_ID}")
    climb(Database(raw))
    return raw


def _climb(db: Connection, path: Path, version: int) -> None:
    """Bring a case to the newest version, after putting a copy of it aside."""
    from sqlite_utils import Database

    from briefing.store.migrations import climb

    _keep_copy(db, path, version)
    try:
        climb(Database(db.raw))
    except sqlite3.Error as error:
        raise db.explained(error) from error


def _keep_copy(db: Connection, path: Path, version: int) -> None:
    numbers = ("", *(f"-{n}" for n in range(2, 1000)))
    copy = next(one for n in numbers if not (one := path.with_name(f"{path.name}.v{version}-backup{n}")).exists())
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as target:
            db.raw.backup(target)
    except BaseException as error:
        copy.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise explain(error, copy.name) from error
        raise


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, through to the disk; on failure nothing is left of it."""
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise CaseExists(f"There is a file {path.name} already.", "Choose another name, or open that file.") from error
    except FileNotFoundError as error:
        raise CaseNotFound(f"There is no folder {path.parent}.", "Choose a folder that exists.") from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise


def _unwritable(path: Path, error: OSError) -> CaseFull | CaseReadOnly:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CaseFull(f"No space is left for {path.name}.", "Make room on that disk, or choose another.")
    return CaseReadOnly(f"{path.name} cannot be written ({error.strerror}).", "Choose another folder.")
