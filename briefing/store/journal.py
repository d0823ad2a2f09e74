"""What a step wrote, row by row, so that it can be taken back in any later session.

Temporary triggers of this connection put down every row that is added, removed or changed while a step is recorded, in the
memory of this process. From that comes what takes the step back: the key of an added row, all of a removed one, the old
values of the columns that changed. Playing it is recorded the same way, which gives what does the step once more. So no
kind of change needs code of its own to be undone, and none can be forgotten. Tables that are derived, and the history, are
left out. So are rows that are added to a row which the same step adds and which SQLite takes away with it: of an article
that comes in with some hundred rows only its own is put down.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefing.errors import CaseCorrupt, UndoRefused
from briefing.store.connection import Connection

STALE = "view is stale"  # a setting of the case: its joined view was not written before the program ended
TAKEN_BACK = "import taken back"  # another: the first and the last step of an import that was undone as a whole
OF_THE_FILE = frozenset({STALE, TAKEN_BACK})  # settings that say nothing in another file

_DERIVED = frozenset({"actor", "place", "incident", "joined_as", "view_difference"})
_OWN = frozenset({"history", "history_of", "history_why", "step", "_sqlite_migrations"})
_DERIVED_COLUMNS = {"event": frozenset({"incident"}), "casualty": frozenset({"incident"})}
_SHOWN_AS = {
    "event": "event",
    "casualty": "casualty",
    "time_expression": "time",
    "relation": "relation",
    "statement": "statement",
}
_ADDED, _REMOVED, _CHANGED = "+", "-", "~"
_FEW = 512  # bytes: all that the smallest compressor looks back


class Table(NamedTuple):
    """Its columns, those of its primary key, and those that are not derived, all in order; and the columns that name the
    number of a row in another table with which a row is taken away, with that table."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    watched: tuple[str, ...]
    hangs_on: tuple[tuple[str, str], ...]


class Op(NamedTuple):
    """How one row is taken back: `+` was added (its key), `-` was removed (all of it), `~` was changed (its key and the old
    values)."""

    act: str
    table: str
    key: tuple[Any, ...]
    names: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()


@dataclass(slots=True)
class Played:
    """What showing the case needs to know after ops were played."""

    differing: set[tuple[str, str]] = field(default_factory=set)  # kind and id: no more what the view says
    reviews: dict[tuple[str, str], str] = field(default_factory=dict)  # of these only the verdict
    actors: set[int] = field(default_factory=set)  # rows of readings that came back
    places: set[int] = field(default_factory=set)
    overruled: set[str] = field(default_factory=set)


class Journal:
    """Records what is written to a case, and plays it backwards."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._tables: dict[str, Table] = {}
        self._owners: tuple[str, ...] = ()  # tables on whose rows others hang, and whose numbers are never used twice

    @contextmanager
    def on(self) -> Generator[None]:
        """Everything written inside is recorded; what was recorded before is forgotten. Inside a transaction."""
        self._prepare()
        self._db.run("delete from temp.journal")
        last = [f"coalesce((select seq from main.sqlite_sequence where name = '{one}'), 0)" for one in self._owners]
        self._db.run(f"insert into temp.journal_on values (1, {', '.join(last)})")
        yield
        self._db.run("delete from temp.journal_on")

    def taken(self) -> list[Op]:
        """What takes back all that was recorded, in the order to play it in; the record is empty then."""
        ops = []
        for name, act, mask, *values in self._db.rows("select t, op, mask, * from temp.journal order by seq desc"):
            table, held = self._tables[name], values[4:]
            row = dict(zip(table.columns, held, strict=False))
            key = tuple(row[one] for one in table.key)
            if act == _ADDED:
                ops.append(Op(act, name, key))
            elif act == _REMOVED:
                ops.append(Op(act, name, key, table.columns, tuple(held[: len(table.columns)])))
            elif "1" in mask:
                names = tuple(one for one, bit in zip(table.watched, mask, strict=True) if bit == "1")
                ops.append(Op(act, name, key, names, tuple(row[one] for one in names)))
        self._db.run("delete from temp.journal")
        return ops

    def play(self, ops: Sequence[Op]) -> Played:
        """Take back what these say. References are checked when the transaction ends.

        Raises UndoRefused when a row is not there, or there already: something else has written to the case.
        """
        self._db.run("pragma defer_foreign_keys = on")
        self._load()
        played = Played()
        for op in ops:
            if op.table not in self._tables:
                raise _overtaken()
            where = " and ".join(f"{one} = ?" for one in self._tables[op.table].key)
            if op.act == _ADDED:
                self._mark(op, where, played)
                done = self._db.run(f"delete from {op.table} where {where}", op.key)
            elif op.act == _CHANGED:
                sets = ", ".join(f"{one} = ?" for one in op.names)
                done = self._db.run(f"update {op.table} set {sets} where {where}", (*op.values, *op.key))
                self._mark(op, where, played)
            else:
                if self._db.one(f"select 1 from {op.table} where {where}", op.key) is not None:
                    raise _overtaken()
                names, marks = ", ".join(op.names), ", ".join("?" * len(op.names))
                done = self._db.run(f"insert into {op.table} ({names}) values ({marks})", op.values)
                self._mark(op, where, played)
            if done.rowcount != 1:
                raise _overtaken()
        return played

    def _mark(self, op: Op, where: str, played: Played) -> None:
        if op.table == "article" and op.act == _ADDED:
            for table, kind in _SHOWN_AS.items():  # these go with it
                found = self._db.rows(f"select id from {table} where article = ?", op.key)
                played.differing.update((kind, id_) for (id_,) in found)
        elif op.table in _SHOWN_AS:
            key = (_SHOWN_AS[op.table], str(self._db.one(f"select id from {op.table} where {where}", op.key)))
            if op.act == _CHANGED and op.names == ("review",):
                played.reviews[key] = op.values[0]
            else:
                played.differing.add(key)
        elif op.table == "actor_overrule":
            played.overruled.add(op.key[0])
        elif op.act == _REMOVED and op.table == "actor_reading":
            played.actors.add(op.key[0])
        elif op.act == _REMOVED and op.table == "place_reading":
            played.places.add(op.key[0])

    def _load(self) -> None:
        if self._tables:
            return
        numbered = {
            name
            for name, sql in self._db.rows("select name, sql from main.sqlite_master where type = 'table'")
            if "autoincrement" in sql.lower()
        }
        for schema, name, kind, *_ in self._db.rows("pragma main.table_list"):
            if schema != "main" or kind != "table" or name in _DERIVED | _OWN or name.startswith("sqlite_"):
                continue
            columns = self._db.rows(f"select name, pk from pragma_table_info('{name}')")
            keys = sorted((pk, one) for one, pk in columns if pk)
            names = tuple(one for one, _ in columns)
            derived = _DERIVED_COLUMNS.get(name, frozenset())
            references = self._db.rows(f'select "from", "table", on_delete from pragma_foreign_key_list(\'{name}\')')
            self._tables[name] = Table(
                names,
                tuple(one for _, one in keys),
                tuple(one for one in names if one not in derived),
                tuple((one, owner) for one, owner, act in references if act == "CASCADE" and owner in numbered),
            )
        self._owners = tuple(sorted({owner for table in self._tables.values() for _, owner in table.hangs_on}))

    def _prepare(self) -> None:
        """The record and its triggers, once a connection; a transaction that failed may have taken them away again."""
        self._load()
        if self._db.one("select 1 from temp.sqlite_master where name = 'journal_on'"):
            return
        most = max(len(table.columns) for table in self._tables.values())
        slots = [f"c{n}" for n in range(most)]
        self._db.run(f"create temp table journal (seq integer primary key, t, op, mask, {', '.join(slots)})")
        self._db.run(f"create temp table journal_on (yes, {', '.join(f'last_{one}' for one in self._owners)})")
        for name, table in self._tables.items():
            into = f"t, op, mask, {', '.join(slots[: len(table.columns)])}"
            new = ", ".join(f"new.{one}" if one in table.key else "null" for one in table.columns)
            old = ", ".join(f"old.{one}" for one in table.columns)
            # of a changed row the key as it is now, to find it by
            both = ", ".join(f"new.{one}" if one in table.key else f"old.{one}" for one in table.columns)
            mask = " || ".join(f"(old.{one} is not new.{one})" for one in table.watched)
            for act, when, values in (
                (_ADDED, "insert", f"null, {new}"),
                (_REMOVED, "delete", f"null, {old}"),
                (_CHANGED, f"update of {', '.join(table.watched)}", f"{mask}, {both}"),
            ):
                verb = when.split()[0]
                row = "new" if act == _ADDED else "old"
                unless = f" and {row}.key is not '{STALE}'" if name == "setting" else ""
                # a row of a row that this very step adds goes with that one
                own = [f"coalesce(new.{one}, 0) <= last_{owner}" for one, owner in table.hangs_on if act == _ADDED]
                where = f" where {' and '.join(own)}" if own else ""
                self._db.run(
                    f"create temp trigger journal_{name}_{verb} after {when} on main.{name} "
                    f"when exists (select 1 from journal_on{where}){unless} "
                    f"begin insert into journal ({into}) values ('{name}', '{act}', {values}); end"
                )


def pack(ops: Sequence[Op]) -> bytes:
    """Ops as a file keeps them: JSON, with bytes in base 64, compressed with zlib."""
    raw = [[op.act, op.table, _bare(op.key), list(op.names), _bare(op.values)] for op in ops]
    data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
    # the usual compressor clears a quarter of a megabyte first: a fortieth of an import, of which some forty bytes are kept
    how = zlib.compressobj(6, zlib.DEFLATED, 9, 1) if len(data) <= _FEW else zlib.compressobj(6)
    return how.compress(data) + how.flush()


def unpack(data: bytes) -> list[Op]:
    """The ops that `pack` made this of.

    Raises CaseCorrupt when it did not.
    """
    try:
        raw = json.loads(zlib.decompress(data))
        return [Op(act, table, _whole(key), tuple(names), _whole(values)) for act, table, key, names, values in raw]
    except (ValueError, TypeError, KeyError, zlib.error) as error:
        raise CaseCorrupt(
            "What was kept to undo this step cannot be read.",
            "Go on without it: “Forget the steps” in the history lets later ones be undone again.",
        ) from error


def _bare(values: Sequence[Any]) -> list[Any]:
    return [{"b": base64.b64encode(one).decode()} if isinstance(one, bytes) else one for one in values]


def _whole(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(base64.b64decode(one["b"]) if isinstance(one, dict) else one for one in values)


def _overtaken() -> UndoRefused:
    return UndoRefused(
        "This step cannot be undone or done again: what it changed was changed by another program since.",
        "Make the change by hand; “Forget the steps” in the history lets later ones be undone again.",
    )
