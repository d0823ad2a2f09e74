"""Articles out of rows, with their texts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing.domain.small import Texts
from briefing.domain.text import Article, ArticleId, Block, BlockKind, Printing, PublishedFrom
from briefing.store.connection import Connection
from briefing.store.printings import read_printings
from briefing.store.rows import (
    Strings,
    packed,
)
from briefing.store.values import day_of

_EXAMPLES = 12  # texts that tell what others are like


class Offsets(dict[int, int]):
    """One number for each offset: texts are short, so the same few thousand offsets stand in most of a million spans."""

    def __missing__(self, offset: int) -> int:
        self[offset] = offset
        return offset


def read_article(db: Connection, id_: ArticleId) -> Article | None:
    """An article with its text, or None."""
    row = db.row(
        "select title, publisher, author, url, published, published_from, language, text, blocks, n from article "
        "join article_text on article = n where id = ?",
        (id_,),
    )
    if row is None:
        return None
    *told, number = row
    return _article(id_, *told, also=read_printings(db, number).get(number, ()))


def read_articles(db: Connection, *, strings: Strings | None = None, small: bool = False) -> dict[int, Article]:
    """All articles with their texts, by number, in the order they were imported. `small` texts take little memory."""
    rows = db.each(
        "select n, id, title, publisher, author, url, published, published_from, language, text, blocks from article "
        "join article_text on article = n order by n"
    )
    offsets, known = Offsets(), Strings() if strings is None else strings
    texts = Texts(_examples(db)) if small else None
    printings = read_printings(db)
    found: dict[int, Article] = {}
    for n, *told, text, blocks in rows:
        row = (*map(known.once, told), text if texts is None else texts.small(text), blocks)
        found[n] = _article(*row, offsets=offsets, also=printings.get(n, ()))
    return found


def _examples(db: Connection) -> list[str]:
    """Some texts of the case, from all over it."""
    step = max(1, db.one("select max(n) from article") // _EXAMPLES)
    return [text for (text,) in db.rows("select text from article_text where article % ? = 0 limit ?", (step, _EXAMPLES))]


def _article(
    id_: str,
    title: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
    published: str | None,
    published_from: str | None,
    language: str,
    text: str,
    blocks: str,
    *,
    offsets: dict[int, int] | None = None,
    also: tuple[Printing, ...] = (),
) -> Article:
    known = Offsets() if offsets is None else offsets
    return Article(
        id=ArticleId(id_),
        text=text,
        blocks=tuple(Block(BlockKind(kind), known[start], known[stop]) for kind, start, stop in json.loads(blocks)),
        title=title,
        publisher=publisher,
        author=author,
        url=url,
        published=None if published is None else day_of(published),
        published_from=None if published_from is None else PublishedFrom(published_from),
        language=language,
        also=also,
    )


def blocks_text(blocks: Iterable[Block]) -> str:
    """Blocks as JSON: [kind, start, stop]."""
    return packed([[block.kind.value, block.start, block.end] for block in blocks])
