"""Large case files of made-up articles, and the same content in plain SQLite. Made once, kept in the temporary folder."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks import articles
from benchmarks.articles import Made, made
from benchmarks.measuring import folder
from briefing import reconcile
from briefing.domain.actor import Actor
from briefing.domain.casualty import Casualty
from briefing.domain.event import Event
from briefing.domain.place import Place
from briefing.domain.text import Original
from briefing.store import casefile, migrations
from briefing.store.casefile import CaseFile


def kept(name: str, suffix: str, make: Callable[[Path], None], *depends_on: Path) -> Path:
    """A file that is made by `make` unless it was made before by the same sources."""
    sources = [Path(articles.__file__), articles.SENTENCES, Path(__file__), *depends_on]
    key = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:10]
    path = folder() / f"{name}-{key}{suffix}"
    if not path.exists():
        print(f"  making {path.name} ...", end="", file=sys.stderr, flush=True)
        start = time.perf_counter()
        part = path.with_name(f"part-{path.name}")
        part.unlink(missing_ok=True)
        make(part)
        part.replace(path)
        print(f" {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return path


def large_case(number: int) -> Path:
    """A case file of so many articles, ten times as many events, reconciled."""

    def make(path: Path) -> None:
        with CaseFile.create(path) as case:
            fill(case, made(number))
            corpus = reconcile.corpus(case.articles.all(), case.findings())
            case.write_view(corpus)

    store = Path(casefile.__file__)
    return kept(f"case-{number}", casefile.SUFFIX, make, Path(migrations.__file__), store.with_name("view.py"))


def fill(case: CaseFile, told: Iterable[Made]) -> None:
    """Put articles into a case, in one transaction, without joining them."""
    with case.atomic():
        for one in told:
            case.articles.add(one.article, original(one), made_signature(one), one.findings)


def original(one: Made) -> Original:
    """The bytes that an article could have come in."""
    return Original(f"{one.article.id}.txt", "text/plain", one.article.text.encode())


def made_signature(one: Made) -> tuple[int, ...]:
    """A signature that tells the article from all others; a true one would take longer to make than all else here."""
    seed = int(one.article.id, 16)
    return tuple((seed * (n + 1)) % 2**32 for n in range(128))


# -- the same in plain SQLite ----------------------------------------------------------------------------------------------

_FACT = "article integer not null references article (n), earliest integer, latest integer, place text, status text"
_PLAIN = (
    """
    create table article (n integer primary key, id text unique, title text, publisher text, published text, text text,
        original blob, signature blob)
    """,
    f"create table event (n integer primary key, id text unique, title text, type text, subtype text, quoted text, "
    f"start integer, stop integer, confidence real, review text, {_FACT})",
    f"create table casualty (n integer primary key, id text unique, effect text, low integer, high integer, victims text, "
    f"event text, perpetrator text, start integer, stop integer, review text, {_FACT})",
    "create table participant (event integer, actor text, role text)",
    "create table attribution (fact text, actor text)",
    "create table actor (n integer primary key, id text, article integer, name text, kind text)",
    "create table place (n integer primary key, id text, article integer, name text, kind text, country text, lat real, "
    "lon real)",
    "create table mention (article integer, id text, start integer, stop integer)",
    "create table time (article integer, earliest integer, latest integer, kind text, start integer, stop integer)",
    "create table statement (article integer, speaker text, stance text, start integer, stop integer)",
    "create table reason (fact text, field text, rule text, start integer, stop integer)",
    "create index event_article on event (article)",
    "create index event_timeline on event (earliest, latest, type, status, review, id)",
    "create index casualty_article on casualty (article)",
    "create index participant_event on participant (event)",
    "create index attribution_fact on attribution (fact)",
    "create index actor_id on actor (id)",
    "create index place_id on place (id)",
    "create index mention_article on mention (article)",
    "create index time_article on time (article)",
    "create index statement_article on statement (article)",
    "create index reason_fact on reason (fact)",
    "create virtual table article_words using fts5 (title, publisher, text, content = 'article', content_rowid = 'n')",
    "create virtual table event_words using fts5 (title, quoted, content = 'event', content_rowid = 'n')",
    "create trigger article_added after insert on article begin insert into article_words (rowid, title, publisher, text) "
    "values (new.n, new.title, new.publisher, new.text); end",
    "create trigger event_added after insert on event begin insert into event_words (rowid, title, quoted) "
    "values (new.n, new.title, new.quoted); end",
)


class PlainCase:
    """A straightforward database of the same facts: a table for each kind, every value in a column of its own, FTS5 beside.

    No joined view, no history, no edits, nothing that SQLite would not do by itself: what the store is measured against.
    """

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma synchronous = full")
        if not self.db.execute("select 1 from sqlite_master").fetchone():
            for statement in _PLAIN:
                self.db.execute(statement)

    def add(self, one: Made, original_bytes: bytes, signature_bytes: bytes) -> None:
        """Put in one article with all that was found in it."""
        article, found = one.article, one.findings
        number = self.db.execute(
            "insert into article (id, title, publisher, published, text, original, signature) values (?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                article.title,
                article.publisher,
                article.published.isoformat() if article.published else None,
                article.text,
                zlib.compress(original_bytes),
                signature_bytes,
            ),
        ).lastrowid
        many = self.db.executemany
        for event in found.events:
            span = event.evidence[0]
            n = self.db.execute(
                "insert into event (id, title, type, subtype, quoted, start, stop, confidence, review, article, earliest, "
                "latest, place, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    event.id, event.title, event.type.value, event.subtype, article.quote(span), span.start, span.end,
                    event.confidence, event.review.value, number, _day(event.when.earliest), _day(event.when.latest),
                    event.place, event.status.value,
                ),
            ).lastrowid  # fmt: skip
            many("insert into participant values (?, ?, ?)", [(n, p.actor, p.role.value) for p in event.participants])
        many(
            "insert into casualty (id, effect, low, high, victims, event, perpetrator, start, stop, review, article, "
            "earliest, latest, place, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row.id, row.effect.value, row.low, row.high, row.victims.value, row.event, row.perpetrator,
                    row.evidence[0].start, row.evidence[0].end, row.review.value, number, _day(row.when.earliest),
                    _day(row.when.latest), row.place, row.status.value,
                )
                for row in found.casualties
            ],
        )  # fmt: skip
        facts: tuple[Event | Casualty, ...] = (*found.events, *found.casualties)
        named: tuple[Actor | Place, ...] = (*found.actors, *found.places)
        explained: tuple[Event | Casualty | Actor, ...] = (*facts, *found.actors)
        many("insert into attribution values (?, ?)", [(fact.id, who) for fact in facts for who in fact.attributed_to])
        many(
            "insert into reason values (?, ?, ?, ?, ?)",
            [
                (fact.id, why.field, why.rule, why.words and why.words.start, why.words and why.words.end)
                for fact in explained
                for why in fact.why
            ],
        )
        many(
            "insert into actor (id, article, name, kind) values (?, ?, ?, ?)",
            [(actor.id, number, actor.name, actor.kind.value) for actor in found.actors],
        )
        many(
            "insert into place (id, article, name, kind, country, lat, lon) values (?, ?, ?, ?, ?, ?, ?)",
            [(p.id, number, p.name, p.kind.value, p.country, p.lat, p.lon) for p in found.places],
        )
        many(
            "insert into mention values (?, ?, ?, ?)",
            [(number, one_.id, span.start, span.end) for one_ in named for span in one_.mentions],
        )
        many(
            "insert into time values (?, ?, ?, ?, ?, ?)",
            [
                (number, _day(t.when.earliest), _day(t.when.latest), t.kind.value, t.evidence.start, t.evidence.end)
                for t in found.times
            ],
        )
        many(
            "insert into statement values (?, ?, ?, ?, ?)",
            [(number, s.speaker, s.stance.value, s.evidence[0].start, s.evidence[0].end) for s in found.statements],
        )

    def add_durably(self, one: Made, original_bytes: bytes, signature_bytes: bytes) -> None:
        """Put in one article in a transaction of its own."""
        self.db.execute("begin immediate")
        self.add(one, original_bytes, signature_bytes)
        self.db.execute("commit")


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def large_plain(number: int) -> Path:
    """The content of `large_case` in plain SQLite."""

    def make(path: Path) -> None:
        plain = PlainCase(path)
        plain.db.execute("begin")
        for one in made(number):
            plain.add(one, original(one).data, signature_bytes(made_signature(one)))
        plain.db.execute("commit")
        plain.db.close()

    return kept(f"plain-{number}", ".db", make)


def signature_bytes(values: Sequence[int]) -> bytes:
    """A signature as the store keeps it."""
    return b"".join(value.to_bytes(8, "little") for value in values)
