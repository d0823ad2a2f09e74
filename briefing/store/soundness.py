"""Whether a case is sound: what a person should know before going on with it."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import date

from briefing.errors import CaseCorrupt, CaseError
from briefing.store.additions import AddedKnowledge
from briefing.store.connection import Connection
from briefing.store.history import tampered
from briefing.store.issues import Issues
from briefing.store.printings import unpack
from briefing.store.rows import julian
from briefing.store.search import INDEXES

_MOST_OF_A_KIND = 20


def problems(db: Connection) -> tuple[str, ...]:
    """Sentences about what is wrong, empty where nothing is. Reads the whole case: a second for each few 100 MB."""
    try:
        damage = [text for (text,) in db.rows("pragma integrity_check(20)") if text != "ok"]
        if damage:
            return tuple(f"The file is damaged: {text}." for text in damage)
        with db.reading():
            found = [_references(db), _articles(db), _evidence(db), _originals(db), _index(db), _added(db), _issues(db)]
            found.append(_dates(db))
            found.append(tampered(db))
            return tuple(text for kind in found for text in _first(kind))
    except CaseCorrupt as error:
        return (error.sentence,)


def _first(found: list[str]) -> list[str]:
    more = len(found) - _MOST_OF_A_KIND
    return [*found[:_MOST_OF_A_KIND], f"… and {more:,} more of this kind."] if more > 0 else found


def _references(db: Connection) -> list[str]:
    broken = db.rows("pragma foreign_key_check")
    return [
        f"Row {row} of table {table} refers to a row of {parent} that is not there." for table, row, parent, _ in broken
    ]


def _articles(db: Connection) -> list[str]:
    found = [
        f"Article {id_} has no {part}."
        for part, table in (("text", "article_text"), ("original", "original"), ("signature", "signature"))
        for (id_,) in db.rows(f"select id from article where n not in (select article from {table})")
    ]
    for id_, text in db.rows("select id, text from article join article_text on article = n"):
        if not hashlib.sha256(text.encode()).hexdigest().startswith(id_):
            found.append(f"The text of article {id_} is not the one that was imported.")
    return found


def _dates(db: Connection) -> list[str]:
    """Days that no calendar has; what ends before it begins, and figures with their most below their least, the file's own
    checks tell."""
    least, most = julian(date.min), julian(date.max)
    return [
        f"The date of {table} {id_} is in no year that there is; it is read as not known."
        for table in ("event", "casualty", "incident")
        for (id_,) in db.rows(
            f"select id from {table} where not ifnull(earliest, {least}) between {least} and {most} "
            f"or not ifnull(latest, {least}) between {least} and {most}"
        )
    ]


def _issues(db: Connection) -> list[str]:
    try:
        Issues(db).heads()
    except CaseCorrupt as error:
        return [error.sentence]
    return []


def _added(db: Connection) -> list[str]:
    try:
        AddedKnowledge(db).get()
    except CaseCorrupt as error:
        return [error.sentence]
    return []


def _evidence(db: Connection) -> list[str]:
    found = []
    for owner, table in (
        ("event", "event_evidence"),
        ("casualty", "casualty_evidence"),
        ("relation", "relation_evidence"),
        ("statement", "statement_evidence"),
        ("actor_reading", "actor_mention"),
        ("place_reading", "place_mention"),
    ):
        beyond = db.rows(
            f"select {owner}.id from {table} join {owner} on {owner}.n = owner "
            f"join (select article as number, length(text) as long from article_text) on number = "
            f"coalesce({table}.article, {owner}.article) where stop > long"
        )
        found += [f"The evidence of {id_} lies beyond the end of its article." for (id_,) in beyond]
    return found


def _originals(db: Connection) -> list[str]:
    found = []
    for id_, *kept in db.rows("select id, sha256, packed, data from original join article on article = n"):
        if not _is_sound(*kept):
            found.append(f"The original of article {id_} is not the one that was imported.")
    for id_, outlet, *kept in db.rows(
        "select article.id, printing.publisher, sha256, packed, data from printing "
        "join article on article.n = printing.article where data is not null"
    ):
        if not _is_sound(*kept):
            found.append(f"The file of {outlet}'s printing of article {id_} is not the one that was imported.")
    return found


def _is_sound(sha256: str, packed: int, data: bytes) -> bool:
    try:
        return hashlib.sha256(unpack(data) if packed else data).hexdigest() == sha256
    except ValueError:
        return False


def _index(db: Connection) -> list[str]:
    if db.read_only:
        return []  # SQLite's own check counts as writing
    found = []
    for table in INDEXES:
        try:
            db.run(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
        except (CaseError, sqlite3.Error):
            found.append(f"The search index {table} does not agree with the case; it can be rebuilt.")
    return found
