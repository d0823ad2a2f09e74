"""An article's text, frozen, and the spans that everything else points at it with.

Offsets are Unicode code points of `Article.text`, half-open. The text is normalised once, when the article is taken in (see
`normalise`), and never changed afterwards: a later correction touches title, publisher or date, not the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from briefing.domain.small import may_be_small

ArticleId = NewType("ArticleId", str)

MAX_ARTICLE_CHARACTERS = 2_000_000  # a 400-page book; more is a dump, not an article


class BlockKind(StrEnum):
    """What a stretch of text is on the page. A sentence never crosses a block, and a heading is no sentence."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    QUOTATION = "quotation"
    TABLE = "table"


class NotRead(StrEnum):
    """Why nothing is read from a block: what it is instead of English prose that reports."""

    TABLE = "table"
    CODE = "code"
    LANGUAGE = "language"
    VERSE = "verse"
    MATCH = "match"
    FICTION = "fiction"
    MARKET = "market"
    NOTE = "note"


class PublishedFrom(StrEnum):
    """Where the date of publication was found."""

    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text: code points `start` up to, not including, `end`."""

    article: ArticleId
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"impossible span {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: its kind and its offsets in the text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reader made of some bytes, before it is taken into a case.

    `text` and `blocks` are raw in so far as nobody has judged them yet; `original` holds the bytes as they came, `name` the
    file's name or "pasted text". `published` is None where nothing in the bytes tells the date. `notes` are sentences that
    the analyst should know about how it was read.
    """

    name: str
    text: str
    original: bytes
    media_type: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes an article came in, unchanged, with the name they had and their media type."""

    name: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return _sha256(self.data)


@dataclass(frozen=True, slots=True)
class Printing:
    """That another outlet printed the very same text, and when, where that is known.

    It is named after the publisher: an article has one printing of each, and none of its own publisher. `file` is the name
    of the file it came in, None where it is only told of.
    """

    publisher: str
    published: date | None = None
    published_from: PublishedFrom | None = None
    author: str | None = None
    url: str | None = None
    file: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, without a time of day."""
        return _day(self.published)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the case keeps it.

    `published` is a `date` or, where the time of day is known, a `datetime`; it is the anchor of relative dates.
    `language` is ISO 639-1. `blocks` cover all visible text, in order, without overlap. `also` are the other outlets that
    printed this very text, in the order in which they were met.
    """

    id: ArticleId
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    language: str = "en"
    also: tuple[Printing, ...] = ()

    @property
    def sha256(self) -> str:
        """Of the text encoded as UTF-8, in hexadecimal."""
        return _sha256(self.text.encode())

    @property
    def day(self) -> date | None:
        """The day of publication, without a time of day."""
        return _day(self.published)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Everybody known to have printed it, its own publisher first; "" alone where nobody is known."""
        known = (self.publisher or "", *(one.publisher for one in self.also))
        return known if self.publisher or not self.also else known[1:]

    @property
    def prints(self) -> tuple[Printing, ...]:
        """Its own printing first, whose publisher is "" where it is not known, then those of other outlets."""
        own = Printing(self.publisher or "", self.published, self.published_from, self.author, self.url)
        return (own, *self.also)

    @property
    def first_out(self) -> date | None:
        """The first day on which anybody is known to have printed it."""
        return min((day for one in self.prints if (day := one.day) is not None), default=None)

    def quote(self, span: Span) -> str:
        """The words a span points at.

        Raises ValueError for a span of another article or beyond the text.
        """
        if span.article != self.id or span.end > len(self.text):
            raise ValueError(f"{span} does not lie in article {self.id}")
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character, or None between two blocks."""
        for block in self.blocks:  # asked for each sentence that is shown or written: no generator
            if block.start <= offset < block.end:
                return block
        return None


may_be_small(Article, "text")


def _day(published: date | None) -> date | None:
    return published.date() if isinstance(published, datetime) else published


def outlet_key(name: str | None) -> str:
    """What all ways to write an outlet's name share: case, spaces and a "The" before it do not matter; "" for none."""
    return " ".join((name or "").split()).casefold().removeprefix("the ")


def without_repeats(article: Article) -> Article:
    """The article without printings of an outlet that printed it already, or that have no name."""
    met = {outlet_key(article.publisher), ""}
    kept = []
    for one in article.also:
        if (key := outlet_key(one.publisher)) not in met:
            met.add(key)
            kept.append(one)
    return article if len(kept) == len(article.also) else replace(article, also=tuple(kept))


def article_id(text: str) -> ArticleId:
    """The id of an article with this normalised text: the first 16 hexadecimal digits of its SHA-256."""
    return ArticleId(_sha256(text.encode())[:16])


_SPACES = re.compile(r"[^\S\n]+")
_DROPPED = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")  # colours of a terminal (ECMA-48): "[31m" would be thirty-one million
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def normalise(text: str) -> str:
    """NFC, `\\n` line ends, single spaces, no soft hyphens, zero-width spaces or control characters, no space at line ends.

    Paragraphs stay apart by one blank line at most. Bidirectional marks are kept: they belong to the words.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", text.translate(_DROPPED))
    text = _SPACES.sub(" ", _CONTROL.sub(" ", _ESCAPE.sub("", text)))
    lines = [line.strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def assemble(parts: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """The normalised text of some blocks, one blank line between them, and where each block lies in it.

    Line breaks inside a block become spaces, except in tables. Empty blocks are left out.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, raw in parts:
        words = normalise(raw)
        if kind is not BlockKind.TABLE:
            words = " ".join(words.split())
        if not words:
            continue
        if pieces:
            at += 2
        blocks.append(Block(kind, at, at + len(words)))
        pieces.append(words)
        at += len(words)
    return "\n\n".join(pieces), tuple(blocks)


def paragraphs(text: str) -> tuple[Block, ...]:
    """The blocks of a text of which nothing else is known: every run without a blank line is a paragraph."""
    return tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text))


# Words that end in a full stop inside a sentence: ranks, titles, months, units. Written small; initials are seen to apart.
_SHORTENED = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "sen", "rep", "gov", "pres", "amb", "gen", "brig", "lt",
        "col", "cpt", "capt", "maj", "sgt", "cpl", "pvt", "adm", "cmdr", "cdr", "cmd", "insp", "supt", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "tue", "tues", "thu", "thur", "thurs",
        "vs", "etc", "al", "inc", "ltd", "co", "corp", "bros", "dept", "approx", "ca", "cf", "vol", "pp", "km", "kg",
        "hrs", "a.m", "p.m", "e.g", "i.e", "u.s", "u.k", "u.n", "d.c", "ph.d",
    }
)  # fmt: skip
_STOP = re.compile(
    r"""(?P<marks>[.!?\u2026\u061F\u06D4\u3002]+)   # full stop, Arabic question mark, Urdu and CJK full stops
        (?P<closing>["'\u2019\u201d\u00bb)\]]*)
        (?=\s)""",
    re.VERBOSE,
)
_NEAR = 2_000  # characters in which most sentences around a place begin
_LONGEST_STOP = 64
_LAST_WORD = re.compile(r"[\w.]+\Z")


def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the sentences of `text[start:end]` lie, as (start, end) offsets of the whole text, without spaces around them.

    A sentence ends at a full stop, question mark, exclamation mark or ellipsis with what closes it, when the next word does
    not begin small and the word before is no common shortening or initial. Wrong now and then, as any rule is: then a
    sentence comes out too long or too short, never outside `start`..`end`.
    """
    found: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if not _ends_sentence(text, at, stop, end):
            continue
        found.append((at, stop.end()))
        at = stop.end()
    found.append((at, end))
    trimmed = ((_skip_spaces(text, a, b), b) for a, b in found)
    return tuple((a, a + len(text[a:b].rstrip())) for a, b in trimmed if text[a:b].strip())


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    at = _skip_spaces(text, stop.end(), end)
    following = text[at : min(at + 2, end)].lstrip("\"'\u2018\u201c\u00ab([")
    if following and following[0].islower():
        return False
    if stop["marks"] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    if word is None:
        return True
    last = word[0].lower()
    return last not in _SHORTENED and not (len(last.split(".")[-1]) == 1 and last[-1].isalpha() and word[0] != "I")


def sentence_around(article: Article, span: Span) -> Span:
    """The whole sentence that a span stands in; for a span over several sentences or blocks, all of them.

    A heading, list item, caption or table is its own sentence or sentences. Text outside the blocks ends at blank lines.

    Raises ValueError for a span of another article or beyond the text.
    """
    article.quote(span)
    first, text = _surroundings(article, span.start), article.text
    start, stop = _sentence_at(text, *first, span.start)
    if start <= span.start and span.end <= stop:  # nearly always: both of its ends are in this sentence
        return Span(article.id, start, stop)
    last = _surroundings(article, span.end - 1)
    if not start <= span.start < stop:
        start = span.start
    begin, end = _sentence_at(text, *last, span.end - 1)
    if not begin < span.end <= end:
        end = span.end
    return Span(article.id, min(span.start, start), max(span.end, end))


def _sentence_at(text: str, start: int, end: int, offset: int) -> tuple[int, int]:
    """Of the sentences of `text[start:end]` the one around an offset, or else an empty stretch. Looks no farther than it
    has to: a block may be a book.
    """
    reach = _NEAR
    while True:
        begin = max(start, offset - reach)
        stops = (stop for stop in _STOP.finditer(text, begin, min(end, offset + 1)) if stop.end() <= offset)
        sure = begin if begin == start else begin + _LONGEST_STOP  # of one that lies across the beginning a part is seen
        ends = [stop.end() for stop in stops if stop.start() >= sure and _ends_sentence(text, begin, stop, end)]
        if ends or begin == start:
            break
        reach *= 8
    first = ends[-1] if ends else start
    last = next(
        (
            stop.end()
            for stop in _STOP.finditer(text, first, end)
            if stop.end() > offset and _ends_sentence(text, first, stop, end)
        ),
        end,
    )
    first = _skip_spaces(text, first, last)
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _surroundings(article: Article, offset: int) -> tuple[int, int]:
    """The block at an offset, or the stretch between blank lines where there is none."""
    block = article.block_at(offset)
    if block is not None:
        return block.start, block.end
    before = article.text.rfind("\n\n", 0, offset + 1)
    after = article.text.find("\n\n", offset)
    return (0 if before < 0 else before + 2), (len(article.text) if after < 0 else after)


def _sha256(data: bytes) -> str:
    import hashlib  # a library of its own, which an empty window need not load

    return hashlib.sha256(data).hexdigest()
