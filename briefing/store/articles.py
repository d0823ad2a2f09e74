"""Articles: their heads for lists, their texts, the bytes they came in, and all that hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from struct import Struct

from briefing.domain.findings import Findings
from briefing.domain.text import Article, ArticleId, Original, PublishedFrom
from briefing.errors import InputDuplicate, NotInCase
from briefing.store.article_rows import blocks_text, read_article, read_articles
from briefing.store.connection import Connection, without_collection
from briefing.store.findings import (
    forget_differences,
    keep_referred_to,
    read_article_findings,
    rewrite_findings,
    write_findings,
)
from briefing.store.printings import original_of_printing, packed_bytes, unpack, write_printings
from briefing.store.row_writer import Writer
from briefing.store.rows import Numbers
from briefing.store.values import day_of, readable
from briefing.store.view import add_to_view

# Two signatures with six of ten values in common share none of these with a chance below one in two million.
_TELLING = 16

Signature = tuple[int, ...]
Links = Mapping[ArticleId, ArticleId | None]
"""Articles, and of which other one each is a near-duplicate."""


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What a list shows of an article, without its text.

    `words` counts the words of the text; `events` and `casualties` what was read in it and not rejected. `imported_at` is
    in UTC. `near_duplicate_of` names the article of which this one is a copy with edits: it is kept as a source, and what
    was read in it is not counted again.
    """

    id: ArticleId
    title: str | None
    publisher: str | None
    published: date | None
    published_from: PublishedFrom | None
    language: str
    words: int
    imported_at: datetime
    events: int
    casualties: int
    near_duplicate_of: ArticleId | None
    original_name: str


class Articles:
    """The articles of a case, in the order they were imported."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def heads(self) -> tuple[ArticleHead, ...]:
        """All articles without their texts."""
        return self._heads("")

    def ids(self) -> frozenset[ArticleId]:
        """Which articles there are, without reading anything else of them."""
        return frozenset(ArticleId(id_) for (id_,) in self._db.rows("select id from article"))

    def holds(self, id_: ArticleId) -> bool:
        """Whether there is such an article."""
        return self._db.row("select 1 from article where id = ?", (id_,)) is not None

    def near_duplicate_of(self, id_: ArticleId) -> ArticleId | None:
        """The article that this one is a copy of with edits, None where it is none."""
        found = self._db.one(
            "select same.id from article join article same on same.n = article.near_duplicate_of where article.id = ?",
            (id_,),
        )
        return None if found is None else ArticleId(found)

    def copies(self) -> dict[ArticleId, ArticleId]:
        """Every article that is a copy of another with edits, and of which."""
        sql = (
            "select article.id, same.id from article join article same on same.n = article.near_duplicate_of "
            "order by article.n"
        )
        return {ArticleId(id_): ArticleId(of) for id_, of in self._db.rows(sql)}

    def head(self, id_: ArticleId) -> ArticleHead:
        """One article without its text.

        Raises NotInCase where there is none.
        """
        found = self._heads("where article.id = ?", id_)
        if not found:
            raise _missing(id_)
        return found[0]

    def get(self, id_: ArticleId) -> Article:
        """One article with its text.

        Raises NotInCase where there is none.
        """
        with self._db.reading():
            found = read_article(self._db, id_)
        if found is None:
            raise _missing(id_)
        return found

    def all(self) -> tuple[Article, ...]:
        """All articles with their texts."""
        with self._db.reading():
            return tuple(read_articles(self._db).values())

    def original(self, id_: ArticleId) -> Original:
        """The bytes an article came in, unchanged.

        Raises NotInCase where there is no such article.
        """
        row = self._db.row(
            "select original_name, media_type, packed, data from article join original on article = n where id = ?", (id_,)
        )
        if row is None:
            raise _missing(id_)
        name, media_type, packed, data = row
        with self._db.reading():
            return Original(name, media_type, unpack(data) if packed else bytes(data))

    def signatures(self, like: Signature | None = None) -> Mapping[ArticleId, Signature]:
        """The signatures of all articles that are no near-duplicates themselves.

        With `like` only those that agree with it in one of the first 16 values: nothing that is alike is left out.
        """
        first = _bytes(like[:_TELLING]) if like else b""
        telling = [first[at : at + 8] for at in range(0, len(first), 8)]
        sql = "select id, hashes from signature join article on n = article where near_duplicate_of is null"
        if telling:  # compared where they lie: of thousands of others almost none is handed over
            same = " or ".join(f"substr(hashes, {8 * n + 1}, 8) = ?" for n in range(len(telling)))
            sql = f"{sql} and ({same})"
        with self._db.reading():
            return {
                ArticleId(id_): Struct(f"<{len(hashes) // 8}Q").unpack(hashes)
                for id_, hashes in self._db.rows(sql, telling)
            }

    def add(
        self,
        article: Article,
        original: Original,
        signature: Signature,
        findings: Findings,
        *,
        near_duplicate_of: ArticleId | None = None,
        printed: Mapping[str, Original] | None = None,
    ) -> None:
        """Take in an article with what was read in it, whole or not at all. `printed` are the files in which other outlets'
        printings of it came, by `outlet_key`.

        Raises InputDuplicate when the case has this very text; ValueError when the findings are of another article or point
        beyond its text; NotInCase when `near_duplicate_of` is not in the case.
        """
        if findings.article != article.id:
            raise ValueError(f"findings of {findings.article} do not belong to {article.id}")
        with self._db.atomic(), without_collection():
            there = self._db.row("select title, original_name from article where id = ?", (article.id,))
            if there is not None:
                title, name = there
                raise InputDuplicate(
                    f"“{original.name}” is in the case already, as “{title or name}”.",
                    "Nothing was added; to import it anew, remove that article first.",
                )
            packed, data = packed_bytes(original)
            number = self._db.run(
                "insert into article (id, title, publisher, author, url, published, published_from, language, words, "
                "imported_at, original_name, near_duplicate_of) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article.id,
                    *_details(article),
                    len(article.text.split()),
                    datetime.now(UTC).isoformat(timespec="milliseconds"),
                    readable(original.name),
                    None if near_duplicate_of is None else self._first_of(near_duplicate_of),
                ),
            ).lastrowid
            assert number is not None
            self._db.run(
                "insert into article_text (article, text, blocks) values (?, ?, ?)",
                (number, article.text, blocks_text(article.blocks)),
            )
            self._db.run(
                "insert into original (article, media_type, sha256, size, packed, data) values (?, ?, ?, ?, ?, ?)",
                (
                    number,
                    original.media_type,
                    original.sha256,
                    len(original.data),
                    packed,
                    data,
                ),
            )
            write_printings(self._db, number, article, printed or {})
            self._db.run("insert into signature (article, hashes) values (?, ?)", (number, _bytes(signature)))
            write_findings(self._db, findings, number, self._writer(article, number))
            if near_duplicate_of is None:
                add_to_view(self._db, findings.actors, findings.places)

    def remove(self, id_: ArticleId) -> ArticleHead:
        """Take out an article with all that was read in it and decided about it. Returns its head.

        Of its near-duplicates the one imported first takes its place. Actors and places that are still referred to stay.

        Raises NotInCase where there is none.
        """
        with self._db.atomic():
            head = self.head(id_)
            number = self._number(id_)
            findings = read_article_findings(self._db, number, id_)
            copies = self._db.rows("select n from article where near_duplicate_of = ? order by n", (number,))
            forget_differences(self._db, number)
            for heir, *_ in copies[:1]:
                self._db.run("update article set near_duplicate_of = null where n = ?", (heir,))
                self._db.run("update article set near_duplicate_of = ? where near_duplicate_of = ?", (heir, number))
            self._db.run("delete from article where n = ?", (number,))
            keep_referred_to(self._db, findings.actors, findings.places, Writer(self._db, Numbers(self._db)))
        return head

    def original_of_printing(self, id_: ArticleId, publisher: str) -> Original | None:
        """The bytes in which another outlet's printing of an article came, unchanged; None where it is only told of."""
        with self._db.reading():
            return original_of_printing(self._db, id_, publisher)

    def set_details(self, article: Article, printed: Mapping[str, Original] | None = None) -> Article:
        """Correct title, publisher, author, address, date or language, and who else printed it; `printed` are the files of
        new printings, by `outlet_key`. Returns the article as it was.

        Raises NotInCase where there is no such article, ValueError when its text differs: words are evidence.
        """
        with self._db.atomic():
            before = self.get(article.id)
            if replace(before, text=article.text, blocks=article.blocks) != before:
                raise ValueError(f"the text of {article.id} is never changed")
            self._db.run(
                "update article set title = ?, publisher = ?, author = ?, url = ?, published = ?, published_from = ?, "
                "language = ? where id = ?",
                (*_details(article), article.id),
            )
            write_printings(self._db, self._number(article.id), article, printed or {})
        return before

    def replace_findings(self, findings: Findings) -> Findings:
        """Put in a new reading of an article. Returns the machine's old reading; putting that back undoes the change.

        What the analyst decided stays: an edited, added or rejected row as it is, an accepted one accepted (with the new
        values, or as it was where the machine does not find it any more), a removed one removed.

        Raises NotInCase where there is no such article.
        """
        with self._db.atomic():
            article = self.get(findings.article)
            number = self._number(article.id)
            before = read_article_findings(self._db, number, article.id)
            rewrite_findings(self._db, findings, number, self._writer(article, number))
            if self._db.one("select near_duplicate_of from article where n = ?", (number,)) is None:
                add_to_view(self._db, findings.actors, findings.places)
        return before

    def reading(self, id_: ArticleId) -> Findings:
        """What the machine reads in one article, without any decision of the analyst's.

        Raises NotInCase where there is no such article.
        """
        with self._db.reading():
            number = self._db.one("select n from article where id = ?", (id_,))
            found = None if number is None else read_article_findings(self._db, number, id_)
        if found is None:
            raise _missing(id_)
        return found

    def link(self, id_: ArticleId, near_duplicate_of: ArticleId | None) -> Links:
        """Say that an article is a copy of another, or with None that it is a report of its own.

        Copies of an article that turns out to be a copy itself go with it. Returns the links as they were.

        Raises NotInCase where there is no such article, ValueError for a copy of itself.
        """
        with self._db.atomic():
            number = self._number(id_)
            first = None if near_duplicate_of is None else self._first_of(near_duplicate_of)
            if first == number:
                raise ValueError(f"{id_} cannot be a copy of itself")
            moved = [number]
            if first is not None:
                moved += [n for (n,) in self._db.rows("select n from article where near_duplicate_of = ?", (number,))]
            before = {
                ArticleId(copy): of if of is None else ArticleId(of)
                for n in moved
                for copy, of in self._db.rows(
                    "select copy.id, first.id from article copy "
                    "left join article first on first.n = copy.near_duplicate_of where copy.n = ?",
                    (n,),
                )
            }
            self._db.many("update article set near_duplicate_of = ? where n = ?", [(first, n) for n in moved])
        return before

    def _heads(self, where: str, *args: str) -> tuple[ArticleHead, ...]:
        with self._db.reading():
            rows = self._db.rows(
                "select article.n, article.id, title, publisher, published, published_from, language, words, imported_at, "
                "original_name, (select same.id from article same where same.n = article.near_duplicate_of) "
                f"from article {where} order by article.n",
                args,
            )
            counts = {
                table: dict(
                    self._db.rows(
                        f"select article, count(*) from {table} where review <> 'rejected' "
                        f"{'and article = ?' if args else ''} group by article",
                        [row[0] for row in rows[:1]] if args else (),
                    )
                )
                for table in ("event", "casualty")
                if rows
            }
            return tuple(
                ArticleHead(
                    id=ArticleId(id_),
                    title=title,
                    publisher=publisher,
                    published=None if published is None else day_of(published),
                    published_from=None if published_from is None else PublishedFrom(published_from),
                    language=language,
                    words=words,
                    imported_at=datetime.fromisoformat(imported_at),
                    events=counts["event"].get(n, 0),
                    casualties=counts["casualty"].get(n, 0),
                    near_duplicate_of=same,
                    original_name=name,
                )
                for n, id_, title, publisher, published, published_from, language, words, imported_at, name, same in rows
            )

    def _number(self, id_: ArticleId) -> int:
        number = self._db.one("select n from article where id = ?", (id_,))
        if number is None:
            raise _missing(id_)
        return int(number)

    def _first_of(self, id_: ArticleId) -> int:
        """The article that stands for one and all its copies: a copy of a copy is a copy of the first."""
        row = self._db.row("select coalesce(near_duplicate_of, n) from article where id = ?", (id_,))
        if row is None:
            raise _missing(id_)
        return int(row[0])

    def _writer(self, article: Article, number: int) -> Writer:
        numbers = Numbers(self._db)
        numbers.put(number, article.id)
        writer = Writer(self._db, numbers)
        writer.knows(article)
        return writer


def _missing(id_: str) -> NotInCase:
    return NotInCase(f"There is no article {id_} in the case any more.", "It was removed; look at the list anew.")


def _details(article: Article) -> tuple[str | None, ...]:
    return (
        readable(article.title),
        readable(article.publisher),
        readable(article.author),
        readable(article.url),
        None if article.published is None else article.published.isoformat(),
        None if article.published_from is None else article.published_from.value,
        article.language,
    )


def _bytes(signature: Signature) -> bytes:
    return Struct(f"<{len(signature)}Q").pack(*signature)
