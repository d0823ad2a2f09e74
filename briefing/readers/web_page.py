"""Saved web pages and pieces of them: the article without its surroundings, as blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

from briefing.domain.text import BlockKind, Offer
from briefing.readers import plain
from briefing.readers.dates import read_date
from briefing.readers.encodings import declared_charset, decode
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, outranks, split_at_breaks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Less than this is a menu or a cookie notice, not an article: then all visible words are taken.
_FEWEST_LETTERS = 80
# Above this many bytes only the quick extraction is run: the thorough one tries several ways in turn.
_THOROUGH_BYTES = 2 * 1024 * 1024
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2099-12-31"}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")

# Where pages put the moment of publication: Open Graph and Dublin Core metas, and schema.org in JSON.
_PARTICULARS = 200_000
_STAMP = re.compile(
    r"(?:published_time|datePublished|pubdate|publish[-_]?date|publication_date|dc\.date|[\"']date)[\"'][^<>]{0,60}?"
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))",
    re.I,
)
_UNSEEN_START = re.compile(r"<!--|<(script|style|head|template)\b")
_UNSEEN = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "math",
    "object",
    "iframe",
    "select",
    "button",
    "textarea",
    "title",
}
_SURROUNDINGS = {"nav", "footer", "aside", "form", "menu", "dialog"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "legend"}
_BREAKS = _HEADINGS | {
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
} | _SURROUNDINGS  # fmt: skip


def read(name: str, data: bytes) -> Offer:
    """What a saved page offers.

    Raises InputEncoding, InputTooLarge or InputEmpty.
    """
    html, notes = decode(name, data, declared_charset(data))
    header, parts = _article(html, thorough=len(data) <= _THOROUGH_BYTES)
    if sum(len(words) for _, words in parts) < _FEWEST_LETTERS:
        parts = blocks_of_fragment(html) or parts
    return plain.offer(name, data, "text/html", header, parts, notes=notes)


def heads_itself(html: str) -> bool:
    """Whether the first heading of a piece of a page outranks the others, as a title does."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html, re.I)]
    return outranks(levels)


def blocks_of_fragment(html: str) -> list[Part]:
    """The visible words of a piece of a page (or a whole one), block by block."""
    root = _tree(html)
    writer = _Writer()
    if root is not None:
        _walk(root, writer)
    return writer.finished() or _without_tags(html)


def _article(html: str, thorough: bool) -> tuple[Header, list[Part]]:
    import trafilatura

    for chatty in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)  # what it discards is dealt with here
    saved = _SAVED_FROM.search(html[:4096])
    url = saved[1] if saved else None
    try:
        document = trafilatura.bare_extraction(
            _declared_as_text(html),
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            fast=not thorough,
            date_extraction_params=_DATE_SEARCH,
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError, AssertionError):
        document = None  # it stumbles over some broken pages; what is visible in them can still be read
    if document is None:
        return Header(url=url), []
    header = Header(
        title=_words(document.title),
        publisher=_words(document.sitename),
        author=_words(document.author),
        url=_words(document.url) or url,
        published=_moment(html, read_date(document.date)) if document.date else None,
    )
    return header, list(_converted(document.body)) if document.body is not None else []


def _moment(html: str, day: date | None) -> date | None:
    """The day of publication with the time of day, where the page's particulars give exactly one for that day."""
    if day is None:
        return None
    stamps = {stamp for stamp in _STAMP.findall(html[:_PARTICULARS]) if stamp.startswith(day.isoformat())}
    return (read_date(stamps.pop()) or day) if len(stamps) == 1 else day


def _declared_as_text(html: str) -> str:
    """Without the XML declaration, whose encoding no longer holds: lxml refuses text that carries one."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", html, count=1)


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _converted(body: Any) -> Iterator[Part]:
    """The blocks of trafilatura's tree: head, p, quote, list with items, table with rows of cells."""
    stack: list[tuple[Any, BlockKind]] = [(child, BlockKind.PARAGRAPH) for child in reversed(body)]
    if words := _text_of(body.text):
        yield BlockKind.PARAGRAPH, words
    while stack:
        node, kind = stack.pop()
        if not isinstance(node.tag, str):
            continue
        if node.tag == "table":
            rows = [" | ".join(_flat(cell) for cell in row.iter("cell")) for row in node.iter("row")]
            yield BlockKind.TABLE, "\n".join(rows)
        elif node.tag in ("list", "quote") or (node.tag == "item" and any(child.tag in ("list", "p") for child in node)):
            inner = {"quote": BlockKind.QUOTATION, "item": BlockKind.LIST_ITEM}.get(node.tag, kind)
            if words := _text_of(node.text):
                yield inner, words
            for child in reversed(node):
                stack.append((child, inner))
        else:
            kind = {"head": BlockKind.HEADING, "item": BlockKind.LIST_ITEM}.get(node.tag, kind)
            yield from _by_breaks(node, kind)
        if words := _text_of(node.tail):
            yield BlockKind.PARAGRAPH, words


def _by_breaks(node: Any, kind: BlockKind) -> Iterator[Part]:
    lines: list[str] = [""]
    for piece in node.iter():
        if not isinstance(piece.tag, str):
            continue
        if piece.tag == "lb":
            lines.append("")
        elif piece.text:
            lines[-1] += piece.text
        if piece is not node and piece.tail:
            lines[-1] += piece.tail
    yield from split_at_breaks(lines, kind)


def _flat(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _text_of(text: str | None) -> str:
    return " ".join((text or "").split())


def _without_tags(html: str) -> list[Part]:
    """The last resort, where no tree can be made: what stands between the tags. In one pass, whatever is left open."""
    seen: list[str] = []
    lower, at = html.lower(), 0
    never: set[str] = set()
    for opening in _UNSEEN_START.finditer(lower):
        closing = "-->" if opening[0] == "<!--" else f"</{opening[1]}"
        if opening.start() < at or closing in never:
            continue
        end = lower.find(closing, opening.end())
        if end < 0:
            never.add(closing)
        else:
            seen.append(html[at : opening.start()])
            at = end + len(closing)
    words = (_text_of(unescape(piece)) for piece in re.split(r"<[^<>]*>", "<>".join([*seen, html[at:]])))
    return [(BlockKind.PARAGRAPH, piece) for piece in words if any(char.isalpha() for char in piece)]


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, recover=True, huge_tree=True, encoding="utf-8")
    try:
        return lxml_html.fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


class _Writer:
    """Collects words into blocks."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._lines: list[str] = [""]

    def write(self, words: str, as_set: bool) -> None:
        first, *others = words.split("\n") if as_set else [re.sub(r"\s+", " ", words)]
        self._lines[-1] += first
        self._lines.extend(others)

    def end_line(self) -> None:
        self._lines.append("")

    def end_block(self, kind: BlockKind) -> None:
        self._parts.extend(split_at_breaks(self._lines, kind))
        self._lines = [""]

    def add(self, part: Part) -> None:
        self._parts.append(part)

    def finished(self) -> list[Part]:
        self.end_block(BlockKind.PARAGRAPH)
        return self._parts


def _walk(root: HtmlElement, writer: _Writer) -> None:
    """Depth first with a stack of its own: a page may be nested deeper than Python recurses."""
    stack: list[tuple[Any, BlockKind, bool, bool]] = [(root, BlockKind.PARAGRAPH, False, False)]
    while stack:
        node, kind, as_set, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _BREAKS:
                writer.end_block(_kind(tag, kind))
            if node is not root and node.tail:
                writer.write(node.tail, as_set)
            continue
        if tag in _UNSEEN or tag == "" or (tag in _SURROUNDINGS and node is not root) or _hidden(node):
            if tag in _BREAKS:
                writer.end_block(kind)
            if node is not root and node.tail:
                writer.write(node.tail, as_set)
            continue
        if tag in _BREAKS:
            writer.end_block(kind)
        inner = _kind(tag, kind)
        if tag == "br":
            writer.end_line()
        elif tag == "table" and _is_of_figures(node):
            rows = [" | ".join(_flat(cell) for cell in row if cell.tag in ("td", "th")) for row in node.iter("tr")]
            writer.add((BlockKind.TABLE, "\n".join(rows)))
            if node is not root and node.tail:
                writer.write(node.tail, as_set)
            continue
        elif tag in ("td", "th"):
            writer.write(" ", as_set)
        elif tag == "img" and (words := _text_of(node.get("alt"))) and " " in words:
            writer.end_block(kind)
            writer.add((BlockKind.CAPTION, words))
        stack.append((node, kind, as_set, True))
        if node.text:
            writer.write(node.text, as_set or tag == "pre")
        for child in reversed(node):
            stack.append((child, inner, as_set or tag == "pre", False))


def _kind(tag: str, around: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in ("figcaption", "caption"):
        return BlockKind.CAPTION
    if tag in ("li", "dd", "dt"):
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTATION if tag == "blockquote" else around


def _is_of_figures(table: Any) -> bool:
    """Whether a table holds rows and columns, and not the layout of a page."""
    rows = list(table.iter("tr"))
    return (
        len(rows) > 1
        and any(len(row) > 1 for row in rows)
        and not any(True for _ in table.iter("p", "table", "div") if _ is not table)
    )


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or "display:none" in style or node.get("aria-hidden") == "true"
