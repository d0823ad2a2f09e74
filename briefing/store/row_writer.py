"""Findings into rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from briefing.domain.actor import Actor, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Statement
from briefing.domain.event import Event
from briefing.domain.place import Place
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.domain.when import TimeExpression
from briefing.store.article_rows import read_article
from briefing.store.connection import Connection
from briefing.store.reasons import reasons_text
from briefing.store.rows import (
    BETWEEN_QUOTES,
    MOST,
    Held,
    Numbers,
    Stored,
    Value,
    interval,
    listed,
    marks,
    term,
)


class Writer:
    """Domain values into rows. Runs inside a transaction of whoever calls it.

    Raises ValueError for evidence beyond its article's text, sqlite3.IntegrityError for an id or article that cannot be.
    """

    def __init__(self, db: Connection, numbers: Numbers) -> None:
        self._db = db
        self._numbers = numbers
        self._articles: dict[ArticleId, Article | None] = {}
        self._lengths: dict[ArticleId, tuple[int, float]] = {}

    def knows(self, article: Article) -> None:
        """Spares reading back an article that is being written."""
        self._articles[article.id] = article
        self._lengths.pop(article.id, None)

    def events(self, items: Sequence[Held[Event]]) -> None:
        """Rows for events."""
        items = self._numbered("event", items)
        self._db.add_all(
            "event",
            [
                (
                    event.title,
                    term(event.type),
                    event.subtype,
                    event.confidence,
                    self._quoted(event.evidence),
                    at.n,
                    event.id,
                    at.article,
                    at.position,
                    at.hand,
                    at.read_review,
                    term(event.review),
                    term(event.origin),
                    event.incident,
                    None,
                    *interval(event.when),
                    event.place,
                    term(event.status),
                    reasons_text(event.why, self._home(at)),
                )
                for at, event in items
            ],
        )
        self._db.many(
            "insert into event_actor values (?, ?, ?, ?)",
            [(at.n, nth, one.actor, term(one.role)) for at, event in items for nth, one in enumerate(event.participants)],
        )
        self._db.many(
            "insert into event_attribution values (?, ?, ?)",
            [(at.n, nth, actor) for at, event in items for nth, actor in enumerate(event.attributed_to)],
        )
        self._spans("event_evidence", ((at, event.evidence) for at, event in items))

    def casualties(self, items: Sequence[Held[Casualty]]) -> None:
        """Rows for casualties."""
        items = self._numbered("casualty", items)
        self._db.many(
            f"insert into casualty values ({marks(28)})",
            [
                (
                    term(row.effect),
                    None if row.low is None else min(row.low, MOST),
                    None if row.high is None else min(row.high, MOST),
                    row.qualifier,
                    term(row.victims),
                    listed(row.groups),
                    row.event,
                    row.victim_actor,
                    row.perpetrator,
                    int(row.cumulative),
                    row.part_of,
                    row.replaces,
                    at.n,
                    row.id,
                    at.article,
                    at.position,
                    at.hand,
                    at.read_review,
                    term(row.review),
                    term(row.origin),
                    row.incident,
                    None,
                    *interval(row.when),
                    row.place,
                    term(row.status),
                    reasons_text(row.why, self._home(at)),
                )
                for at, row in items
            ],
        )
        self._db.many(
            "insert into casualty_attribution values (?, ?, ?)",
            [(at.n, nth, actor) for at, row in items for nth, actor in enumerate(row.attributed_to)],
        )
        self._spans("casualty_evidence", ((at, row.evidence) for at, row in items))

    def actors(self, items: Sequence[Held[Actor]]) -> None:
        """Rows for actors as read."""
        items = self._numbered("actor_reading", items)
        self._db.many(
            f"insert into actor_reading values ({marks(14)})",
            [
                (
                    at.n,
                    actor.id,
                    at.article,
                    at.position,
                    at.hand,
                    actor.name,
                    term(actor.kind),
                    listed(actor.aliases),
                    actor.country,
                    actor.title,
                    actor.affiliation,
                    term(actor.origin),
                    int(actor.nameless),
                    reasons_text(actor.why, self._home(at)),
                )
                for at, actor in items
            ],
        )
        self._spans("actor_mention", ((at, actor.mentions) for at, actor in items))

    def places(self, items: Sequence[Held[Place]]) -> None:
        """Rows for places as read."""
        items = self._numbered("place_reading", items)
        self._db.many(
            f"insert into place_reading values ({marks(13)})",
            [
                (
                    at.n,
                    place.id,
                    at.article,
                    at.position,
                    at.hand,
                    place.name,
                    term(place.kind),
                    listed(place.aliases),
                    place.country,
                    place.lat,
                    place.lon,
                    term(place.precision),
                    place.gazetteer,
                )
                for at, place in items
            ],
        )
        self._spans("place_mention", ((at, place.mentions) for at, place in items))

    def times(self, items: Sequence[Held[TimeExpression]]) -> None:
        """Rows for temporal expressions."""
        self._db.many(
            f"insert into time_expression values ({marks(11)})",
            [
                (
                    at.n,
                    time.id,
                    at.article,
                    at.position,
                    *interval(time.when),
                    term(time.kind),
                    *self._stretch(at, time.evidence),
                )
                for at, time in self._numbered("time_expression", items)
            ],
        )

    def relations(self, items: Sequence[Held[Relation]]) -> None:
        """Rows for relations."""
        items = self._numbered("relation", items)
        self._db.many(
            f"insert into relation values ({marks(9)})",
            [
                (
                    at.n,
                    tie.id,
                    at.article,
                    at.position,
                    tie.subject,
                    term(tie.predicate),
                    tie.object,
                    term(tie.origin),
                    reasons_text(tie.why, self._home(at)),
                )
                for at, tie in items
            ],
        )
        self._spans("relation_evidence", ((at, tie.evidence) for at, tie in items))

    def statements(self, items: Sequence[Held[Statement]]) -> None:
        """Rows for statements."""
        items = self._numbered("statement", items)
        self._db.many(
            f"insert into statement values ({marks(9)})",
            [
                (
                    at.n,
                    said.id,
                    at.article,
                    at.position,
                    said.speaker,
                    term(said.stance),
                    said.event,
                    term(said.origin),
                    reasons_text(said.why, self._home(at)),
                )
                for at, said in items
            ],
        )
        self._spans("statement_evidence", ((at, said.evidence) for at, said in items))

    def _numbered(self, table: str, items: Sequence[Held[Value]]) -> list[Held[Value]]:
        """The same with a number each; numbers are never used twice, so that an undone removal finds its own free."""
        if all(held.at.n for held in items):
            return list(items)
        last = self._db.one("select seq from sqlite_sequence where name = ?", (table,)) or 0
        made = []
        for held in items:
            if not held.at.n:
                last += 1
                held = Held(Stored(last, *held.at[1:]), held.value)
            made.append(held)
        return made

    def _home(self, at: Stored) -> ArticleId | None:
        return None if at.article is None else self._numbers.ids[at.article]

    def _stretch(self, at: Stored, span: Span) -> tuple[int | None, int, int]:
        number, length = self._lengths.get(span.article) or self._length(span.article)
        if span.end > length:
            raise ValueError(f"{span} does not lie in its article")
        return (None if number == at.article else number), span.start, span.end

    def _length(self, id_: ArticleId) -> tuple[int, float]:
        """The number of an article and how long its text is."""
        article = self._article(id_)
        found = self._lengths[id_] = self._numbers.of(id_), inf if article is None else len(article.text)
        return found

    def _spans(self, table: str, rows: Iterable[tuple[Stored, tuple[Span, ...]]]) -> None:
        self._db.many(
            f"insert into {table} values (?, ?, ?, ?, ?)",
            [(at.n, nth, *self._stretch(at, span)) for at, spans in rows for nth, span in enumerate(spans)],
        )

    def _quoted(self, evidence: tuple[Span, ...]) -> str:
        sentences: dict[str, None] = {}
        for span in evidence:
            article = self._article(span.article)
            if article is not None:
                sentences[article.quote(sentence_around(article, span))] = None
        return BETWEEN_QUOTES.join(sentences)

    def _article(self, id_: ArticleId) -> Article | None:
        if id_ not in self._articles:
            self._articles[id_] = read_article(self._db, id_)
        return self._articles[id_]
