"""Markdown with a YAML header: its blocks, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.domain.text import BlockKind, Offer
from briefing.readers import front_matter, plain
from briefing.readers.bylines import EDGES
from briefing.readers.encodings import check_length, decode
from briefing.readers.lines import Part, Setting, blocks_of, joined, looks_like_heading, outranks, paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 200
_LEAVES = {"paragraph_open", "heading_open", "th_open", "td_open"}


def read(name: str, data: bytes) -> Offer:
    """What a Markdown article offers.

    Raises InputEncoding, InputTooLarge or InputEmpty.
    """
    text, notes = decode(name, data)
    check_length(name, text)
    header, body = front_matter.split(text)
    tokens = _tokens(body)
    if tokens is None:
        return plain.offer(name, data, "text/markdown", header, blocks_of(body, EDGES), notes=notes)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    parts = list(_walk(tokens))
    return plain.offer(name, data, "text/markdown", header, parts, take_title=outranks(levels), notes=notes)


def _tokens(body: str) -> list[Token] | None:
    """The parsed text, or None where its marks are nested beyond reason."""
    from markdown_it import MarkdownIt

    # The parser's own limit of 20 levels drops what lies deeper; words must not get lost.
    parser = MarkdownIt("commonmark", {"maxNesting": 2000}).enable(["table", "strikethrough"])
    try:
        return parser.parse(body)
    except RecursionError:
        return None


def _walk(tokens: Sequence[Token]) -> Iterator[Part]:
    prose = [_lines(token) for token in tokens if token.type == "inline"]
    setting = Setting.of(lines for lines in prose if len(lines) > 1)
    around: list[str] = []
    row: list[str] = []
    rows: list[str] = []
    after_picture = False
    for n, token in enumerate(tokens):
        if token.type == "inline":
            holder = tokens[n - 1].type
            if holder in ("th_open", "td_open"):
                row.append(" ".join(_lines(token)))
                continue
            captions = _captions(token)
            yield from ((BlockKind.CAPTION, words) for words in captions)
            if (captions or after_picture) and _wholly(token, "em_open", "em_close"):
                yield BlockKind.CAPTION, joined(_lines(token))
            elif holder == "heading_open":
                yield from _heading(token, setting)
            else:
                yield from _paragraphs(token, setting, _kind(around))
            after_picture = bool(captions)
        elif token.type in ("code_block", "fence"):
            yield from blocks_of(token.content, EDGES)
        elif token.type == "html_block":
            from briefing.readers.web_page import blocks_of_fragment

            yield from blocks_of_fragment(token.content)
        elif token.type == "tr_close":
            rows.append(" | ".join(cell for cell in row))
            row = []
        elif token.type == "table_close":
            yield BlockKind.TABLE, "\n".join(rows)
            rows = []
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()


def _kind(around: Sequence[str]) -> BlockKind:
    for holder in reversed(around):
        if holder == "list_item_open":
            return BlockKind.LIST_ITEM
        if holder == "blockquote_open":
            return BlockKind.QUOTATION
    return BlockKind.PARAGRAPH


def _heading(token: Token, setting: Setting) -> Iterator[Part]:
    lines = _lines(token)
    words = " ".join(lines)
    if len(lines) > 1 or len(words) > _LONGEST_HEADING:
        # A paragraph over a line of dashes is a heading to Markdown, and a ruled-off paragraph to everybody else.
        yield from _paragraphs(token, setting, BlockKind.PARAGRAPH)
    else:
        yield BlockKind.HEADING, words


def _paragraphs(token: Token, setting: Setting, kind: BlockKind) -> Iterator[Part]:
    lines = [line for line in _lines(token) if line]
    if kind is BlockKind.LIST_ITEM:
        if lines:
            yield kind, joined(lines)
        return
    emphatic = _wholly(token, "strong_open", "strong_close")
    for paragraph in paragraphs(lines, setting, EDGES):
        words = joined(paragraph)
        heading = len(paragraph) == 1 and (len(lines) > 1 or emphatic or words.endswith(":")) and looks_like_heading(words)
        yield (BlockKind.HEADING if heading and kind is BlockKind.PARAGRAPH else kind), words


def _lines(token: Token) -> list[str]:
    """The words of an inline token, one string for each line of the source, without marks, addresses and tags."""
    text = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif child.type in ("text", "code_inline", "text_special"):
            text += child.content.replace("\n", " ")
        elif child.type == "html_inline" and re.match(r"<\s*br\b", child.content, re.I):
            text += "\n"
    return [" ".join(line.split()) for line in text.split("\n")]


def _captions(token: Token) -> list[str]:
    """The words beside pictures: their titles, or else what stands for them."""
    pictures = [child for child in token.children or () if child.type == "image"]
    words = [str(one.attrs.get("title") or one.content or "") for one in pictures]
    return [" ".join(one.split()) for one in words if one.strip()]


def _wholly(token: Token, opening: str, closing: str) -> bool:
    children = [
        child
        for child in token.children or ()
        if child.type not in ("image", "softbreak") and (child.type != "text" or child.content.strip())
    ]
    inner = [child.type for child in children[1:-1]]
    return len(children) > 2 and (children[0].type, children[-1].type) == (opening, closing) and opening not in inner
