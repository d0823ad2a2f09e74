"""OpenDocument texts (ODT, ISO/IEC 26300): paragraphs, headings, list items and tables of the main text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.domain.text import BlockKind, Offer
from briefing.readers import plain
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, split_at_breaks
from briefing.readers.parts_of_package import Package, cells_of, damaged, lays_out, properties, protected, text_of
from briefing.readers.word import NOTES_LEFT_OUT, titled

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
WHAT = "an OpenDocument text (ODT)"

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE, _STYLE = (f"{{{_OASIS}{part}:1.0}}" for part in ("text", "table", "office", "style"))
_NAMES = {"office": f"{_OASIS}office:1.0", "meta": f"{_OASIS}meta:1.0", "dc": "http://purl.org/dc/elements/1.1/"}
_NOTE = _TEXT + "note"
_GONE = {
    _NOTE, _TEXT + "tracked-changes", _TEXT + "sequence-decls", _TEXT + "variable-decls", _TEXT + "user-field-decls",
    _TEXT + "table-of-content", _TEXT + "alphabetical-index", _TEXT + "illustration-index", _TEXT + "ruby-text",
    _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "hidden-text", _TEXT + "page-number",
}  # fmt: skip
_MOST_SPACES = 8


def read(name: str, data: bytes) -> Offer:
    """What an OpenDocument text offers.

    Raises InputBinary (damaged), InputProtected, InputTooLarge or InputEmpty.
    """
    package = Package(name, data, WHAT)
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and any(str(node.tag).endswith("}encryption-data") for node in manifest.iter()):
        raise protected(name, WHAT)
    root = package.tree("content.xml")
    if root is None:
        raise damaged(name, WHAT)
    body = root.find("office:body/office:text", _NAMES)
    walk = _Walk(_parents(root))
    parts = [] if body is None else list(walk.blocks(body))
    return plain.offer(
        name,
        data,
        MEDIA_TYPE,
        Header(),
        parts,
        take_title=titled(parts, walk.levels),
        notes=(NOTES_LEFT_OUT,) if walk.has_notes else (),
        properties=_properties(package),
    )


def _properties(package: Package) -> Header:
    meta = package.tree("meta.xml")
    author = text_of(meta, "office:meta/meta:initial-creator", _NAMES) or text_of(meta, "office:meta/dc:creator", _NAMES)
    made = text_of(meta, "office:meta/meta:creation-date", _NAMES) or text_of(meta, "office:meta/dc:date", _NAMES)
    return properties(text_of(meta, "office:meta/dc:title", _NAMES), author, made.split(".")[0])


def _parents(root: Any) -> dict[str, str]:
    """The named style behind each style that a document made for a single paragraph."""
    return {
        node.get(_STYLE + "name", ""): node.get(_STYLE + "parent-style-name", "")
        for node in root.iter(_STYLE + "style")
        if node.get(_STYLE + "family") == "paragraph"
    }


class _Walk:
    """Goes through the main text once."""

    def __init__(self, parents: dict[str, str]) -> None:
        self._parents = parents
        self.levels: list[int] = []
        self.has_notes = False

    def blocks(self, root: Any, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Part]:
        """The blocks below an element, whatever wraps them (sections, frames)."""
        stack = [(child, kind) for child in reversed(root)]
        while stack:
            node, kind = stack.pop()
            tag = node.tag
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag in (_TEXT + "p", _TEXT + "h"):
                yield from self._paragraph(node, kind)
            elif tag == _TABLE + "table":
                yield from self._table(node)
            else:
                inner = BlockKind.LIST_ITEM if tag in (_TEXT + "list-item", _TEXT + "list-header") else kind
                stack.extend((child, inner) for child in reversed(node))

    def _paragraph(self, node: Any, kind: BlockKind) -> Iterator[Part]:
        style = node.get(_TEXT + "style-name", "")
        named = (style if style not in self._parents else self._parents[style] or style).replace("_20_", " ").lower()
        level = node.get(_TEXT + "outline-level", "1") if node.tag == _TEXT + "h" else ""
        if named == "title":
            kind, level = BlockKind.HEADING, "0"
        elif level:
            kind = BlockKind.HEADING
        elif named in ("quotations", "quote"):
            kind = BlockKind.QUOTATION
        elif named in ("caption", "illustration", "figure"):
            kind = BlockKind.CAPTION
        boxes: list[Any] = []
        words = self._words(node, boxes)
        if words.strip():
            if level:
                self.levels.append(int(level) if level.isdecimal() else 1)
            yield from split_at_breaks(words.split("\n"), kind)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, root: Any, boxes: list[Any]) -> str:
        """The words of a paragraph. Spaces count once, as the format has it; line ends are line breaks that were set."""
        words: list[str] = [_plain(root.text)]
        stack: list[tuple[Any, bool]] = [(child, False) for child in reversed(root)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                words.append(_plain(node.tail))
                continue
            tag = node.tag
            stack.append((node, True))
            if tag == _NOTE:
                self.has_notes = True
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif str(tag).endswith("}text-box"):
                boxes.append(node)
            elif tag == _TEXT + "s":
                count = node.get(_TEXT + "c", "1")
                words.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            elif tag == _TEXT + "tab":
                words.append(" ")
            elif tag == _TEXT + "line-break":
                words.append("\n")
            else:
                words.append(_plain(node.text))
                stack.extend((child, False) for child in reversed(node))
        return "".join(words)

    def _table(self, node: Any) -> Iterator[Part]:
        cells = cells_of(node, _TABLE + "table-row", _TABLE + "table-cell")
        if lays_out(node, cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        rows = [[self._flat(cell) for cell in row] for row in cells]
        yield BlockKind.TABLE, "\n".join(" | ".join(row) for row in rows if any(row))

    def _flat(self, cell: Any) -> str:
        return " ".join(" ".join(self._words(one, []) for one in cell.iter(_TEXT + "p", _TEXT + "h")).split())


def _plain(words: str | None) -> str:
    return (words or "").replace("\n", " ")
