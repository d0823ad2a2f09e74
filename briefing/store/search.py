"""Finding words in articles, events and actors."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.domain.text import ArticleId, Span
from briefing.store.connection import Connection
from briefing.store.rows import readable

_MOST_WORDS = 32
_MOST_CHARACTERS = 100  # of one word; no language of the field has longer ones
_SNIPPET_WORDS = 24
_LONGEST_NOTE = 160  # characters of a note in a hit

_OPEN, _CLOSE, _CUT = "\x02", "\x03", "\x04"  # no article holds control characters
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WORD = re.compile(r"\w+")
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


class Search:
    """Full-text search. Words are words, whatever signs they hold; accents and case do not matter."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def find(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """What holds all the words: at most `limit` each of actors, events and articles, in that order, the best first.

        The last word finds all words that begin with it; words in double quotes must stand side by side. Rejected events
        are found too, those of near-duplicates are not.
        """
        query = expression(words)
        if query is None:
            return ()
        with self._db.reading():
            actors = self._actors(query, limit)
            noted = self._noted(words, {hit.id for hit in actors}, limit - len(actors))
            return (*actors, *noted, *self._events(query, limit), *self._articles(query, limit))

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

    def _actors(self, query: str, limit: int) -> list[Hit]:
        sql = (
            f"select actor.id, actor.name, {_snippet('actor_words')} from actor_words "
            "join actor on actor.n = actor_words.rowid "
            "where actor_words match ? and rank match 'bm25(3.0, 1.0)' order by rank limit ?"
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
                found.append(Hit(Kind.ACTOR, id_, name, *_marked(_shortened(note))))
        return found

    def _events(self, query: str, limit: int) -> list[Hit]:
        sql = (
            f"select event.n, event.id, event.title, {_snippet('event_words')} from event_words "
            "join event on event.n = event_words.rowid "
            "where event_words match ? and rank match 'bm25(3.0, 1.0)' and (event.article is null or event.article not in "
            "(select n from article where near_duplicate_of is not null)) order by rank limit ?"
        )
        return [
            Hit(Kind.EVENT, id_, title, *_marked(snippet), self._evidence(n))
            for n, id_, title, snippet in self._db.rows(sql, (query, limit))
        ]

    def _articles(self, query: str, limit: int) -> list[Hit]:
        sql = (
            "select article.n, article.id, coalesce(article.title, article.original_name), "
            f"{_snippet('article_words')} from article_words join article on article.n = article_words.rowid "
            "where article_words match ? and rank match 'bm25(4.0, 2.0, 1.0)' order by rank limit ?"
        )
        return [
            Hit(Kind.ARTICLE, id_, title, *_marked(snippet), self._place(n, ArticleId(id_), snippet))
            for n, id_, title, snippet in self._db.rows(sql, (query, limit))
        ]

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


def _shortened(note: str) -> str:
    line = " ".join(note.split())
    return line if len(line) <= _LONGEST_NOTE else f"{line[:_LONGEST_NOTE]}{_CUT}"


INDEXES = ("article_words", "event_words", "actor_words")


def expression(words: str) -> str | None:
    """The query for these words, None where there is no word among them.

    Every word is quoted: nothing of the index's own query language gets through.
    """
    text = _CONTROL.sub(" ", readable(words) or "")
    found = [
        (phrase or word, bool(word))
        for phrase, word in _PART.findall(text)
        if any(char.isalnum() for char in phrase or word)
    ][:_MOST_WORDS]
    if not found:
        return None
    quoted = [f'"{part[:_MOST_CHARACTERS]}"' for part, _ in found]
    if found[-1][1]:
        quoted[-1] += " *"
    return " ".join(quoted)


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
