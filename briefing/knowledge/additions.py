"""What an analyst adds, as the look-ups take it, and the readable file in which what holds for every case is kept.

The file is TOML, `[actors.KEY]` and `[places.KEY]`; docs/knowledge.md describes it. It may be edited by hand: comments and
order stay when the program writes to it.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.domain.actor import ActorKind, Predicate
from briefing.domain.additions import AddedActor, AddedPlace, Additions, Entry
from briefing.domain.place import PlaceKind
from briefing.errors import KnowledgeUnreadable, KnowledgeUnwritable
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.gazetteer import Gazetteer, OwnPlace

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

FILE_NAME = "knowledge.toml"
SOURCE = "analyst"  # stands before the key in the gazetteer's id of an added place

_HEAD = """\
What you have added to what the program knows, for every case. One table an entry; its name is the key.
[actors.KEY]: name, aliases, kind, country (two letters), belongs-to (the key or name of a known actor).
[places.KEY]: name, aliases, kind, country, lat and lon in degrees; or near, the name of a known place."""


def added_actors(added: Additions, book: ActorBook) -> tuple[KnownActor, ...]:
    """The actors as the book takes them. Further names of a known actor are put to those it has."""
    own = {one.key: one for one in added.actors}
    found = []
    for one in added.actors:
        parent = _key_of(one.belongs_to, own, book)
        known = book.by_key(one.key)
        if known is not None:
            names = (*known.aliases, *(name for name in one.names if name not in known.names))
            found.append(
                replace(
                    known,
                    aliases=tuple(dict.fromkeys(names)),
                    country=one.country or known.country,
                    affiliation=parent or known.affiliation,
                )
            )
            continue
        above = Predicate.MEMBER_OF if one.kind is ActorKind.PERSON else Predicate.PART_OF
        found.append(
            KnownActor(
                one.key,
                one.name,
                one.kind,
                one.aliases,
                one.country,
                affiliation=parent,
                parents=((above, parent),) if parent else (),
            )
        )
    return tuple(found)


def _key_of(named: str | None, own: Mapping[str, AddedActor], book: ActorBook) -> str | None:
    """The key that a reference by key or by name means; None for one that leads nowhere."""
    if named is None:
        return None
    if named in own or book.by_key(named) is not None:
        return named
    added = next((key for key, one in own.items() if named in one.names), None)
    if added is not None:
        return added
    found = book.owners(named)
    return found[0].key if found else None


def added_places(added: Additions) -> tuple[OwnPlace, ...]:
    """The places as the gazetteer takes them."""
    return tuple(
        OwnPlace(
            one.key,
            one.name,
            one.aliases,
            one.kind,
            (one.country,) if one.country else (),
            one.lat,
            one.lon,
            source=SOURCE,
        )
        for one in added.places
    )


# -- the file


def read_additions(path: Path) -> Additions:
    """What a file says; nothing where there is no file.

    A place with `near` and no coordinates takes those of the best known place of that name, in its country if it has one.

    Raises KnowledgeUnreadable that names the file and the entry that cannot be understood.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Additions()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, str(error)) from error
    unknown = raw.keys() - {"actors", "places"}
    if unknown:
        raise _unreadable(path, f"it has a part “{sorted(unknown)[0]}”; there are only actors and places")
    return Additions(
        _read(path, raw, "actors", _actor),
        _read(path, raw, "places", _place),
    )


def _read(path: Path, raw: Mapping[str, Any], part: str, read: Callable[[str, dict[str, Any]], Any]) -> tuple[Any, ...]:
    tables = raw.get(part, {})
    if not isinstance(tables, dict):
        raise _unreadable(path, f"“{part}” is no table of entries")
    found = []
    for key, table in tables.items():
        try:
            if not isinstance(table, dict):
                raise ValueError("it is no table")
            left = dict(table)
            found.append(read(key, left))
            if left:
                raise ValueError(f"it has an unknown field, {sorted(left)[0]}")
        except (ValueError, TypeError) as error:
            raise _unreadable(path, f"in the entry {part}.{key}, {error}") from error
    return tuple(found)


def _actor(key: str, table: dict[str, Any]) -> AddedActor:
    return AddedActor(
        key,
        _text(table, "name") or "",
        _texts(table, "aliases"),
        ActorKind(_text(table, "kind") or ActorKind.OTHER),
        _country(table),
        _text(table, "belongs-to"),
    )


def _place(key: str, table: dict[str, Any]) -> AddedPlace:
    name, aliases = _text(table, "name") or "", _texts(table, "aliases")
    kind, country = PlaceKind(_text(table, "kind") or PlaceKind.VILLAGE), _country(table)
    near, lat, lon = _text(table, "near"), _degrees(table, "lat"), _degrees(table, "lon")
    if lat is None or lon is None:
        if near is None:
            raise ValueError("lat and lon are missing, or near")
        found = Gazetteer.open().candidates(near, countries={country} if country else None, limit=1)
        if not found:
            raise ValueError(f"no place “{near}” is known")
        lat, lon, country = found[0].lat, found[0].lon, country or found[0].country
    return AddedPlace(key, name, lat, lon, aliases, kind, country, near)


def _text(table: dict[str, Any], field: str) -> str | None:
    found = table.pop(field, None)
    if found is not None and not isinstance(found, str):
        raise ValueError(f"{field} is no text")
    return " ".join(found.split()) or None if found else None


def _texts(table: dict[str, Any], field: str) -> tuple[str, ...]:
    found = table.pop(field, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f"{field} is no list of texts")
    return tuple(dict.fromkeys(" ".join(one.split()) for one in found if one.strip()))


def _country(table: dict[str, Any]) -> str | None:
    found = _text(table, "country")
    if found is not None and not (len(found) == 2 and found.isascii() and found.isalpha()):
        raise ValueError("country is not two letters")
    return found.upper() if found else None


def _degrees(table: dict[str, Any], field: str) -> float | None:
    found = table.pop(field, None)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ValueError(f"{field} is no number")
    return float(found)


def _unreadable(path: Path, why: str) -> KnowledgeUnreadable:
    return KnowledgeUnreadable(
        f"The file of what you added, {path}, cannot be understood: {why}.", "Correct it in an editor, or move it away."
    )


def write_additions(path: Path, added: Additions) -> None:
    """Make a file say exactly this, in one move. What an entry does not change is left as it stands there.

    Raises KnowledgeUnreadable when the file that is there cannot be understood, KnowledgeUnwritable when the disk refuses.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    before = read_additions(path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
        for line in _HEAD.splitlines():
            document.add(tomlkit.comment(line))
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise _unreadable(path, str(error)) from error
    for gone in before.without(added.entries).entries:
        _part(document, gone).remove(gone.key)
    for entry in added.entries:
        if before.find(entry) != entry:
            _put(document, entry)
    _write(path, tomlkit.dumps(document))


def _part(document: TOMLDocument, entry: Entry) -> Table:
    import tomlkit

    name = "actors" if isinstance(entry, AddedActor) else "places"
    if name not in document:
        document.add(name, tomlkit.table(is_super_table=True))
    found: Any = document[name]
    made: Table = found
    return made


def _put(document: TOMLDocument, entry: Entry) -> None:
    import tomlkit

    part = _part(document, entry)
    if entry.key in part:
        table: Any = part[entry.key]
    else:
        table = tomlkit.table()
        part.add(entry.key, table)
    for field, value in _fields(entry).items():
        if value is None or value == []:
            table.pop(field, None)
        elif table.get(field) != value:
            table[field] = value


def _fields(entry: Entry) -> dict[str, Any]:
    named: dict[str, Any] = {
        "name": entry.name,
        "aliases": list(entry.aliases),
        "kind": entry.kind.value,
        "country": entry.country,
    }
    if isinstance(entry, AddedActor):
        return {**named, "belongs-to": entry.belongs_to}
    return {**named, "lat": entry.lat, "lon": entry.lon, "near": entry.near}


def _write(path: Path, text: str) -> None:
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        os.replace(part, path)
    except OSError as error:
        if part is not None:
            with suppress(OSError):
                os.unlink(part)
        raise KnowledgeUnwritable(
            f"The file of what you added, {path}, cannot be written: {error.strerror or error}.",
            "Make room on its disk, or free it for writing. Nothing was changed.",
        ) from error
