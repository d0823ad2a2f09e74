"""Finding words in articles, events and actors."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum

from briefing.domain.text import ArticleId, Span
from briefing.store.connection import Connection
from briefing.store.values import readable

_MOST_WORDS = 32
_MOST_CHARACTERS = 100  # of one word; no language of the field has longer ones
_SNIPPET_WORDS = 24
_LONGEST_NOTE = 160  # characters of a note in a hit

# Ranking weighs every match against every other: of a word that stands in 40,000 events it takes a tenth of a second and
# tells nothing. Beyond so many matches the last imported come first instead.
_MOST_RANKED = 8_000
_MOST_PLACES = 5_000  # that are marked in one article

_OPEN, _CLOSE, _CUT = "\x02", "\x03", "\x04"  # no article holds control characters
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WORD = re.compile(r"\w+")
_FEW_LETTERS = re.compile(r'"\w{1,2}" \*\Z')  # of a query: the beginning of its last word
_BEGINNING = re.compile(r'"(\w{1,2})" \*')  # the whole of a query that is nothing else
_LOOKED_AT = 20  # articles whose usual words stand for those of all
_MOST_WITHOUT = 40  # articles that have none of them and are looked at one by one
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Kind(StrEnum):
    """What was found."""

    ARTICLE = "article"
    EVENT = "event"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    `id` is of an article, event or actor, as `kind` says; `title` names it. `snippet` shows the words where they stand, `…`
    where it is cut; `marks` are the words found in it, as half-open offsets of the snippet. `span` is the place to open,
    None where nothing was found in an article's text itself.
    """

    kind: Kind
    id: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What some words find: the hits that are listed, of each kind how many there are in all, and of which kinds there are
    so many that the last imported come first instead of the best. Where nothing was found, `missing` are those of the
    words, or of what stood in quotes, that are nowhere in the case.
    """

    hits: tuple[Hit, ...] = ()
    totals: Mapping[Kind, int] = field(default_factory=dict)
    latest_first: frozenset[Kind] = frozenset()
    missing: tuple[str, ...] = ()


class Search:
    """Full-text search. Words are words, whatever signs they hold; accents and case do not matter."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def find(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """What holds all the words: at most `limit` each of actors, events and articles, in that order, the best first.

        The last word finds all words that begin with it; words in double quotes must stand side by side. Rejected events
        are found too, those of near-duplicates are not.
        """
        return self.look(words, limit).hits

    def look(self, words: str, limit: int = 50) -> Found:
        """The hits of `find`, and how many there are in all.

        Where more than some thousands of one kind are found, the last imported come first instead of the best.
        """
        query = expression(words)
        if query is None:
            return Found()
        with self._db.reading():
            totals = {kind: self._total(kind, query) for kind in Kind}
            latest = frozenset(kind for kind in Kind if totals[kind] > _MOST_RANKED)
            actors = self._actors(query, limit, Kind.ACTOR in latest)
            noted = self._noted(words, {hit.id for hit in actors}, limit - len(actors))
            totals[Kind.ACTOR] += len(noted)
            events = self._events(query, limit, Kind.EVENT in latest) if totals[Kind.EVENT] else []
            articles = self._articles(query, limit, Kind.ARTICLE in latest) if totals[Kind.ARTICLE] else []
            hits = (*actors, *noted, *events, *articles)
            missing = () if hits else self._missing(words)
        return Found(hits, totals, latest, missing)

    def places(self, words: str, article: ArticleId) -> tuple[Span, ...]:
        """Every place of an article's text where one of the words stands, in the order of the text; the last word stands
        also where a word begins with it, words in double quotes where they are side by side.
        """
        query = expression(words, " OR ")
        if query is None:
            return ()
        sql = (
            f"select highlight(article_words, 2, '{_OPEN}', '{_CLOSE}') from article_words "
            "where article_words match ? and rowid = (select n from article where id = ?)"
        )
        with self._db.reading():
            marked: str | None = self._db.one(sql, (f"{{text}} : ({query})", article))
        if not marked:
            return ()
        return tuple(Span(article, start, end) for start, end in _marked(marked)[1][:_MOST_PLACES] if start < end)

    def articles_with(self, words: Sequence[Collection[str]]) -> tuple[ArticleId, ...]:
        """All articles whose title, publisher or text hold every one of the words, in any order; the first imported first.

        Each word comes in the spellings that count as it; the parts of a spelling ("sana a") must stand side by side.
        """
        query = " AND ".join(f"({' OR '.join(spellings)})" for one in words if (spellings := _phrases(one)))
        if not query:
            return ()
        sql = (
            "select article.id from article_words join article on article.n = article_words.rowid "
            "where article_words match ? order by article.n"
        )
        with self._db.reading():
            return tuple(ArticleId(id_) for (id_,) in self._db.rows(sql, (query,)))

    def rebuild(self) -> None:
        """Make the index again out of what is stored."""
        with self._db.atomic():
            for table in INDEXES:
                self._db.run(f"insert into {table} ({table}) values ('rebuild')")

    def _missing(self, words: str) -> tuple[str, ...]:
        """Of several words those that are nowhere."""
        parts = _parts(words)
        if len(parts) < 2:
            return ()
        return tuple(part for part, query in zip(parts, _quoted(words), strict=True) if not self._is_anywhere(query))

    def _is_anywhere(self, query: str) -> bool:
        return any(self._db.row(f"select 1 from {table} where {table} match ? limit 1", (query,)) for table in INDEXES)

    def _total(self, kind: Kind, query: str) -> int:
        beginning = _BEGINNING.fullmatch(query)
        if kind is Kind.ARTICLE and beginning:
            found = self._articles_with_beginning(beginning[1].lower(), query)
            if found is not None:
                return found
        table = f"{kind.value}_words"
        counted = f"select count(*) from {table} where {table} match ?"
        if kind is Kind.EVENT and self._db.one("select 1 from article where near_duplicate_of is not null limit 1"):
            counted += (
                " and rowid not in (select event.n from event join article on article.n = event.article "
                "where near_duplicate_of is not null)"
            )
        return int(self._db.one(counted, (query,)))

    def _articles_with_beginning(self, letters: str, query: str) -> int | None:
        """How many articles of a large case hold a word with this beginning, None where that is no quicker than asking.

        A letter begins hundreds of words, whose lists would all be put together. Nearly every article holds one of the few
        usual ones; those that do not are indexed by themselves.
        """
        number = int(self._db.one("select count(*) from article"))
        if number <= _MOST_RANKED:
            return None
        texts = self._db.rows("select text from article_content order by n desc limit ?", (_LOOKED_AT,))
        often = Counter(word for (text,) in texts for word in set(_WORD.findall(text.lower())) if word.startswith(letters))
        usual = " OR ".join(f'"{word}"' for word, _ in often.most_common(3))
        if not usual:
            return None
        without = self._db.rows(
            "select n from article where n not in (select rowid from article_words where article_words match ?) limit ?",
            (usual, _MOST_WITHOUT + 1),
        )
        if len(without) > _MOST_WITHOUT:
            return None
        columns = "title, publisher, text"
        sql = f"select n, {columns} from article_content where n = ?"
        with closing(_index("article_words", columns)) as aside:
            rows = [self._db.row(sql, one) for one in without]
            aside.executemany(f"insert into article_words (rowid, {columns}) values (?, ?, ?, ?)", rows)
            counted = aside.execute("select count(*) from article_words where article_words match ?", (query,))
            return number - len(without) + int(counted.fetchone()[0])

    def _actors(self, query: str, limit: int, is_latest: bool = False) -> list[Hit]:
        sql = (
            f"select actor.id, actor.name, {_snippet('actor_words')} from actor_words "
            f"join actor on actor.n = actor_words.rowid where actor_words match ? {_best('actor_words', is_latest)}"
        )
        return [Hit(Kind.ACTOR, id_, name, *_marked(snippet)) for id_, name, snippet in self._db.rows(sql, (query, limit))]

    def _noted(self, words: str, met: set[str], limit: int) -> list[Hit]:
        """Actors in whose notes every word begins a word. Notes are few: they are read, not indexed."""
        from briefing.knowledge.folding import fold

        needle = [one for one in _WORD.findall(fold(readable(words) or "")) if one]
        found: list[Hit] = []
        for id_, name, note in self._db.rows(
            "select actor.id, actor.name, actor_note.words from actor_note join actor on actor.id = actor_note.id "
            "order by actor.name, actor.id"
        ):
            starts = f" {' '.join(_WORD.findall(fold(note)))}"
            if id_ not in met and needle and all(f" {one}" in starts for one in needle) and len(found) < limit:
                found.append(Hit(Kind.ACTOR, id_, name, *_marked(_shortened(note, needle))))
        return found

    def _events(self, query: str, limit: int, is_latest: bool = False) -> list[Hit]:
        shown = (
            "(event.article is null or event.article not in (select n from article where near_duplicate_of is not null))"
        )
        if is_latest and _FEW_LETTERS.search(query):
            rows = self._latest("event", "title, quoted", "event", shown, "id, title", query, limit)
        else:
            rows = self._db.rows(
                f"select event.n, event.id, event.title, {_snippet('event_words')} from event_words "
                "join event on event.n = event_words.rowid "
                f"where event_words match ? and {shown} {_best('event_words', is_latest)}",
                (query, limit),
            )
        return [Hit(Kind.EVENT, id_, title, *_marked(snippet), self._evidence(n)) for n, id_, title, snippet in rows]

    def _articles(self, query: str, limit: int, is_latest: bool = False) -> list[Hit]:
        name = "id, coalesce(title, original_name)"
        if is_latest and _FEW_LETTERS.search(query):
            rows = self._latest("article", "title, publisher, text", "article_content", "true", name, query, limit)
        else:
            rows = self._db.rows(
                "select article.n, article.id, coalesce(article.title, article.original_name), "
                f"{_snippet('article_words')} from article_words join article on article.n = article_words.rowid "
                f"where article_words match ? {_best('article_words', is_latest)}",
                (query, limit),
            )
        return [
            Hit(Kind.ARTICLE, id_, title, *_marked(snippet), self._place(n, ArticleId(id_), snippet))
            for n, id_, title, snippet in rows
        ]

    def _latest(
        self, table: str, columns: str, content: str, shown: str, name: str, query: str, limit: int
    ) -> list[tuple[int, str, str, str]]:
        """The last imported rows of a table that hold what nearly all of it holds: number, id, title and snippet.

        Where a word begins with one letter, the lists of all such words would be put together once more, for all of the
        case. It is quicker to index the last few dozen rows by themselves.
        """
        index, marks = f"{table}_words", ", ".join("?" * (columns.count(",") + 2))
        last = (self._db.one(f"select max(n) from {table}") or 0) + 1
        found: list[tuple[int, str]] = []
        with closing(_index(index, columns)) as aside:
            while last and len(found) < limit:
                sql = f"select n, {columns} from {content} where {shown} and n < ? order by n desc limit ?"
                rows = self._db.rows(sql, (last, limit + 10))
                aside.executemany(f"insert into {index} (rowid, {columns}) values ({marks})", rows)
                sql = f"select rowid, {_snippet(index)} from {index} where {index} match ? and rowid < ?"
                found += aside.execute(f"{sql} order by rowid desc", (query, last)).fetchall()
                last = rows[-1][0] if rows else 0
        named = f"select {name} from {table} where n = ?"
        return [(n, *self._db.row(named, (n,)), snippet) for n, snippet in found[:limit]]

    def _evidence(self, event: int) -> Span | None:
        row = self._db.row(
            "select article.id, start, stop from event_evidence join event on event.n = owner "
            "join article on article.n = coalesce(event_evidence.article, event.article) where owner = ? "
            "order by nth limit 1",
            (event,),
        )
        return None if row is None else Span(ArticleId(row[0]), row[1], row[2])

    def _place(self, number: int, article: ArticleId, snippet: str) -> Span | None:
        """Where the first word found in a snippet stands in its article; None for words of the title."""
        before, opened, rest = snippet.replace(_CUT, "").partition(_OPEN)
        word, _, after = rest.partition(_CLOSE)
        if not opened or not word:
            return None
        after = after.replace(_OPEN, "").replace(_CLOSE, "")
        found = self._db.one("select instr(text, ?) from article_text where article = ?", (before + word + after, number))
        if not found:
            return None
        start = found - 1 + len(before)
        return Span(article, start, start + len(word))


def _index(table: str, columns: str) -> sqlite3.Connection:
    """An empty index beside the case, with words as in the case's own."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute(f"create virtual table {table} using fts5 ({columns}, {TOKENIZER})")
    return made


def _shortened(note: str, needle: Sequence[str]) -> str:
    """A note in one line, with its words that begin with one of the needle's marked."""
    from briefing.knowledge.folding import fold

    line = " ".join(note.split())
    shown = line if len(line) <= _LONGEST_NOTE else f"{line[:_LONGEST_NOTE]}{_CUT}"

    def mark(match: re.Match[str]) -> str:
        begins = any(fold(match[0]).startswith(one) for one in needle)
        return f"{_OPEN}{match[0]}{_CLOSE}" if begins else match[0]

    return _WORD.sub(mark, shown)


TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"  # that of the case's own indexes
INDEXES = ("article_words", "event_words", "actor_words")
_WEIGHTS = {"article_words": "4.0, 2.0, 1.0", "event_words": "3.0, 1.0", "actor_words": "3.0, 1.0"}


def _best(table: str, is_latest: bool) -> str:
    """The order and end of a query for hits; it takes the number of hits."""
    if is_latest:
        return f"order by {table}.rowid desc limit ?"
    return f"and rank match 'bm25({_WEIGHTS[table]})' order by rank limit ?"


def expression(words: str, between: str = " ") -> str | None:
    """The query for these words, None where there is no word among them. Blanks between them mean that all must be there.

    Every word is quoted: nothing of the index's own query language gets through.
    """
    return between.join(_quoted(words)) or None


def _parts(words: str) -> list[str]:
    """The words, and what stands in quotes, as they were typed."""
    return [part for part, _ in _typed(words)]


def _quoted(words: str) -> list[str]:
    found = _typed(words)
    quoted = [f'"{part}"' for part, _ in found]
    if found and found[-1][1]:
        quoted[-1] += " *"
    return quoted


def _typed(words: str) -> list[tuple[str, bool]]:
    """Each part with whether it is a word of its own and not in quotes."""
    text = _CONTROL.sub(" ", readable(words) or "")
    found = [
        ((phrase or word)[:_MOST_CHARACTERS], bool(word))
        for phrase, word in _PART.findall(text)
        if any(char.isalnum() for char in phrase or word)
    ]
    return found[:_MOST_WORDS]


def _phrases(spellings: Collection[str]) -> list[str]:
    parts = (_WORD.findall(readable(one) or "") for one in spellings)
    return [f'"{" ".join(part[:_MOST_CHARACTERS] for part in one)}"' for one in parts if one]


def _snippet(table: str) -> str:
    return f"snippet({table}, -1, '{_OPEN}', '{_CLOSE}', '{_CUT}', {_SNIPPET_WORDS})"


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet as plain text and where in it the words found are."""
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    at = start = 0
    for part in re.split(f"([{_OPEN}{_CLOSE}])", snippet.replace(_CUT, "…")):
        if part == _OPEN:
            start = at
        elif part == _CLOSE:
            marks.append((start, at))
        else:
            plain.append(part)
            at += len(part)
    return "".join(plain), tuple(marks)
