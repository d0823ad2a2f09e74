"""The program's TOML files as plain tables: TOML for people to read and correct, kept as JSON for the next start.

What is kept lies in the cache folder under the hash of the file it was made of, with a hash of its own before it. It is
never needed: where it is missing, damaged or cannot be written, the file itself is read. Only the program's own files are
kept so, none of an analyst's.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.places import cache_folder, resources


def read_table(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises OSError, UnicodeDecodeError or tomllib.TOMLDecodeError (both ValueErrors) where it cannot be read.
    """
    data = path.read_bytes()
    kept = _kept(path, data)
    found = _read(kept) if kept is not None else None
    if found is None:
        found = tomllib.loads(data.decode("utf-8"))
        if kept is not None:
            _keep(kept, found)
    return found


def _kept(path: Path, data: bytes) -> Path | None:
    """Where a file's tables are kept; None for a file that is not the program's, or where nothing can be kept."""
    try:
        if path.parent != resources() / "knowledge":
            return None
        return cache_folder() / "knowledge" / f"{path.stem}-{sha256(data).hexdigest()[:24]}.json"
    except OSError:
        return None


def _read(kept: Path) -> dict[str, Any] | None:
    try:
        told, _, tables = kept.read_bytes().partition(b"\n")
        if told != _hash(tables):
            return None
        found: dict[str, Any] = json.loads(tables)
        return found
    except (OSError, ValueError):
        return None


def _keep(kept: Path, tables: dict[str, Any]) -> None:
    """Write beside, then rename; what was kept of an older file goes."""
    try:
        text = json.dumps(tables, ensure_ascii=False).encode("utf-8")
    except TypeError:  # a day or time, which JSON has none of
        return
    beside = kept.with_name(f".{kept.stem}-{secrets.token_hex(4)}.part")
    try:
        kept.parent.mkdir(exist_ok=True)
        beside.write_bytes(_hash(text) + b"\n" + text)
        os.replace(beside, kept)
        for older in kept.parent.glob(f"{kept.stem.rpartition('-')[0]}-*.json"):
            if older != kept:
                older.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _hash(text: bytes) -> bytes:
    return sha256(text).hexdigest().encode("ascii")
