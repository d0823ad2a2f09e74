"""Gives a history that was written before entries were sealed what later ones have: kinds, items and hashes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.store.history import seal

if TYPE_CHECKING:
    from sqlite_utils import Database


def seal_history(db: Database) -> None:
    """Tell of entries made so far what they are about, as far as they say, and let their hashes begin."""
    rows = db.execute("select n, at, who, label, before, after from history order by n").fetchall()
    sealed = []
    for n, at, who, label, before, after in rows:
        act = "undone" if label.startswith("Undo: ") else "done"
        kind, about = _about(json.loads(before or "null"), json.loads(after or "null"))
        db.execute("update history set kind = ?, act = ? where n = ?", (kind, act, n))
        for nth, id_ in enumerate(about):
            db.execute("insert into history_of (kind, id, entry, nth) values (?, ?, ?, ?)", (kind, id_, n, nth))
        sealed.append(((n, at, who, label, before, after, kind, act, None), [(kind, id_) for id_ in about]))
    for hash_, n in seal(sealed):
        db.execute("update history set hash = ? where n = ?", (hash_, n))


def _about(before: Any, after: Any) -> tuple[str, list[str]]:
    """The kind of item that the values of an entry tell of, and its id."""
    told = next((one for one in (after, before) if isinstance(one, dict)), {})
    match told:
        case {"id": str(id_), "effect": _}:
            return "casualty", [id_]
        case {"id": str(id_), "title": _, "type": _}:
            return "event", [id_]
        case {"id": str(id_), "name": _} | {"id": str(id_), "overruled": _}:
            return "actor", [id_]
        case {"article": str(id_)}:
            return "article", [id_]
        case {"where": _, "entries": [{"name": str(name)}, *_]}:
            return "knowledge", [name]
        case {"where": _}:
            return "knowledge", []
    return "case", []
