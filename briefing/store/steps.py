"""The steps that can be undone and done again: kept in the case, so that they outlive the program."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from briefing.domain.actor import ActorId
from briefing.domain.change import Change
from briefing.domain.history import DEPTH, Act
from briefing.errors import UndoRefused
from briefing.store.actors import Actors
from briefing.store.connection import Connection
from briefing.store.findings import near_duplicates
from briefing.store.history import History
from briefing.store.journal import Journal, Played, pack, unpack
from briefing.store.row_reader import Reader
from briefing.store.rows import Scope
from briefing.store.values import packed, unpacked
from briefing.store.view import add_to_view, publication_order


@dataclass(frozen=True, slots=True)
class Step:
    """One step of undo. `at` is in UTC; `is_done` is False for one that was undone and can be done again.

    `change` is what it touches, the same in both directions. `needs_joining` says whether what is joined over all articles
    may come out otherwise. `outside` lists what it changes beside the case, as plain values; the store only keeps it.
    """

    n: int
    at: datetime
    who: str | None
    label: str
    is_done: bool
    change: Change
    needs_joining: bool
    outside: tuple[Any, ...] = ()


@dataclass(slots=True)
class Recording:
    """A step being done: who does it says what it touched."""

    n: int
    change: Change = field(default_factory=Change)
    needs_joining: bool = True


class Steps:
    """The last steps, up to `DEPTH`, the oldest first; those that were undone come last and can be done again."""

    def __init__(self, db: Connection, history: History) -> None:
        self._db, self._history = db, history
        self._journal = Journal(db)
        self._outside: list[Any] = []
        self._open: Recording | None = None

    @contextmanager
    def recording(self, label: str) -> Generator[Recording]:
        """Everything written inside is one step, in one transaction. What had been undone can be done again no more.

        Raises ValueError inside another step.
        """
        if self._open is not None:
            raise ValueError("a step is being recorded already")
        with self._db.atomic():
            number = (self._db.one("select seq from sqlite_sequence where name = 'step'") or 0) + 1
            self._open, self._outside = Recording(number), []
            self._history.step = number
            try:
                with self._journal.on():
                    yield self._open
                done = self._open
            finally:
                self._open = self._history.step = None
            self._db.run("delete from step where undone")
            self._db.run(
                "insert into step (n, at, who, label, undone, change, joins, outside, ops) "
                "values (?, ?, ?, ?, 0, ?, ?, ?, ?)",
                (
                    number,
                    datetime.now(UTC).isoformat(timespec="milliseconds"),
                    self._history.by,
                    label,
                    packed(done.change),
                    int(done.needs_joining),
                    json.dumps(self._outside, ensure_ascii=False) if self._outside else None,
                    pack(self._journal.taken()),
                ),
            )
            self._db.run("delete from step where n <= (select n from step order by n desc limit 1 offset ?)", (DEPTH,))

    def changes_outside(self, what: Any) -> None:
        """Keep with the step being recorded what it changes beside the case, as JSON knows it, once or several times.

        Raises ValueError outside a step.
        """
        if self._open is None:
            raise ValueError("no step is being recorded")
        self._outside.append(what)

    def all(self) -> tuple[Step, ...]:
        """All that are kept, in the order they were done."""
        return self._steps("order by n")

    def order(self) -> tuple[tuple[int, bool], ...]:
        """The numbers of all that are kept, in the order they were done, and whether each is done (or was undone)."""
        return tuple((n, not undone) for n, undone in self._db.rows("select n, undone from step order by n"))

    def next_undo(self) -> Step | None:
        """The step that would be undone."""
        return next(iter(self._steps("where not undone order by n desc limit 1")), None)

    def next_redo(self) -> Step | None:
        """The step that would be done again."""
        return next(iter(self._steps("where undone order by n limit 1")), None)

    def undo(self, expecting: int | None = None) -> Step:
        """Take back the last step. `expecting` is the number it should have.

        Raises UndoRefused when there is none or another, or when another program wrote to what it changed; CaseCorrupt when
        what was kept of it cannot be read. The case is as before then.
        """
        return self._play(self.next_undo(), expecting, Act.UNDONE)

    def redo(self, expecting: int | None = None) -> Step:
        """Do the step again that was undone last. Raises as `undo`."""
        return self._play(self.next_redo(), expecting, Act.REDONE)

    def forget(self) -> None:
        """Keep no steps any more: nothing done so far can be undone, and what was removed is gone from the file."""
        with self._db.atomic():
            self._db.run("delete from step")

    def size(self) -> int:
        """How many bytes the steps take in the file."""
        return self._db.one("select coalesce(sum(length(ops)), 0) from step") or 0

    def _steps(self, which: str) -> tuple[Step, ...]:
        with self._db.reading():
            return tuple(
                Step(
                    n,
                    datetime.fromisoformat(at),
                    who,
                    label,
                    not undone,
                    unpacked(Change, change),
                    bool(joins),
                    () if outside is None else tuple(json.loads(outside)),
                )
                for n, at, who, label, undone, change, joins, outside in self._db.rows(
                    f"select n, at, who, label, undone, change, joins, outside from step {which}"
                )
            )

    def _play(self, step: Step | None, expecting: int | None, act: Act) -> Step:
        if step is None:
            raise UndoRefused("There is nothing left to undo or to do again.")
        if expecting is not None and step.n != expecting:
            raise UndoRefused(
                "Another program has worked in this case since; its steps come first.",
                "Look at the list of steps in the history, and undo again.",
            )
        with self._db.atomic():
            ops = unpack(self._db.one("select ops from step where n = ?", (step.n,)))
            with self._journal.on():
                played = self._journal.play(ops)
            self._db.run(
                "update step set undone = ?, ops = ? where n = ?",
                (int(act is Act.UNDONE), pack(self._journal.taken()), step.n),
            )
            self._show(played)
            self._history.step, self._history.act = step.n, act
            try:
                entries = self._history.of_step(step.n)
                for entry in reversed(entries) if act is Act.UNDONE else entries:
                    self._history.note_again(entry, act)
            finally:
                self._history.step, self._history.act = None, Act.DONE
        return replace(step, is_done=not step.is_done)

    def _show(self, played: Played) -> None:
        """Let the joined view say what is true until it is written again."""
        for (kind, id_), review in played.reviews.items():
            if (kind, id_) not in played.differing:
                self._db.run(
                    "update view_difference set value = json_set(value, '$.review', ?) where kind = ? and id = ?",
                    (review, kind, id_),
                )
        self._db.many("delete from view_difference where kind = ? and id = ?", sorted(played.differing))
        if played.actors or played.places:
            reader = Reader(self._db, hidden=near_duplicates(self._db), order=publication_order(self._db))
            add_to_view(
                self._db,
                [one.value for one in reader.actors(_rows(played.actors))],
                [one.value for one in reader.places(_rows(played.places))],
            )
        for id_ in sorted(played.overruled):
            Actors(self._db).show(ActorId(id_))


def _rows(numbers: set[int]) -> Scope:
    return Scope("n in (select value from json_each(?))", (json.dumps(sorted(numbers)),))
