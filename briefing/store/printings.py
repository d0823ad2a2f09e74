"""The other outlets that printed the very text of an article, and the files in which those printings came."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime

from briefing.domain.text import Article, ArticleId, Original, Printing, PublishedFrom, outlet_key, without_repeats
from briefing.store.connection import Connection
from briefing.store.values import day_of, readable

_TOLD = "publisher, author, url, published, published_from, original_name"


def read_printings(db: Connection, article: int | None = None) -> dict[int, tuple[Printing, ...]]:
    """Those of the article with a number, or of all, by that number."""
    where, args = ("", ()) if article is None else ("where article = ?", (article,))
    found: dict[int, tuple[Printing, ...]] = {}
    for n, *row in db.rows(f"select article, {_TOLD} from printing {where} order by n", args):
        found[n] = (*found.get(n, ()), _printing(*row))
    return found


def write_printings(db: Connection, number: int, article: Article, originals: Mapping[str, Original]) -> Article:
    """Let the article with this number have the printings that `article` has; `originals` are the files of new ones, by
    `outlet_key`. One whose outlet is written otherwise, or that has another name and the file it had, keeps its file.

    Returns the article without printings that repeat one another. Inside a transaction.
    """
    article = without_repeats(article)
    kept = [
        (n, _printing(*row))
        for n, *row in db.rows(f"select n, {_TOLD} from printing where article = ? order by n", (number,))
    ]
    left = dict(kept)
    pairs: list[tuple[int | None, Printing]] = []
    for one in article.also:
        same = next((n for n, was in left.items() if outlet_key(was.publisher) == outlet_key(one.publisher)), None)
        pairs.append((same, one))
        left.pop(same or 0, None)
    for at, (same, one) in enumerate(pairs):
        if same is None and one.file is not None:
            same = next((n for n, was in left.items() if was.file == one.file), None)
            pairs[at] = (same, one)
            left.pop(same or 0, None)
    db.many("delete from printing where n = ?", [(n,) for n in left])
    before = dict(kept)
    for same, one in pairs:
        if same is None:
            _add(db, number, one, originals.get(outlet_key(one.publisher)))
        elif before[same] != one:
            db.run(
                "update printing set publisher = ?, author = ?, url = ?, published = ?, published_from = ? where n = ?",
                (*_told(one), same),
            )
    return article


def original_of_printing(db: Connection, article: ArticleId, publisher: str) -> Original | None:
    """The bytes in which an outlet's printing came; None where there is no such printing, or nothing but word of it."""
    for name, *row in db.rows(
        "select printing.publisher, printing.original_name, media_type, packed, data from printing "
        "join article on article.n = printing.article where article.id = ? and data is not null",
        (article,),
    ):
        if outlet_key(name) == outlet_key(publisher):
            file, media_type, packed, data = row
            return Original(file, media_type, unpack(data) if packed else bytes(data))
    return None


def packed_bytes(original: Original) -> tuple[int, bytes]:
    """Whether bytes are stored packed (1 or 0), and as what."""
    packed = zlib.compress(original.data)
    return (1, packed) if len(packed) < len(original.data) else (0, original.data)


def unpack(data: bytes) -> bytes:
    """The bytes of an original that was stored packed.

    Raises ValueError when they are damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(f"an original cannot be unpacked: {error}") from error


def _add(db: Connection, number: int, one: Printing, original: Original | None) -> None:
    file: tuple[str | int | bytes | None, ...] = (None, None, None, None, None, None)
    if original is not None:
        packed, data = packed_bytes(original)
        name = readable(original.name)
        file = (name, original.media_type, original.sha256, len(original.data), packed, data)
    db.run(
        "insert into printing (article, publisher, author, url, published, published_from, noted_at, original_name, "
        "media_type, sha256, size, packed, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *_told(one), datetime.now(UTC).isoformat(timespec="milliseconds"), *file),
    )


def _told(one: Printing) -> tuple[str | None, ...]:
    return (
        readable(one.publisher),
        readable(one.author),
        readable(one.url),
        None if one.published is None else one.published.isoformat(),
        None if one.published_from is None else one.published_from.value,
    )


def _printing(
    publisher: str,
    author: str | None,
    url: str | None,
    published: str | None,
    published_from: str | None,
    file: str | None,
) -> Printing:
    return Printing(
        publisher=publisher,
        published=None if published is None else day_of(published),
        published_from=None if published_from is None else PublishedFrom(published_from),
        author=author,
        url=url,
        file=file,
    )
