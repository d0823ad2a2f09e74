"""Word documents (DOCX, ISO/IEC 29500-1): paragraphs, headings, list items and tables of the main text.

The parts are read as a tree and not through python-docx, which writes our documents: it opens every picture of a document
before the first word can be read, and passes over words inserted as tracked changes. As on the page: what was deleted as
a tracked change or is hidden is left out, what was inserted is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.domain.text import BlockKind, Offer
from briefing.readers import plain
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, outranks, split_at_breaks
from briefing.readers.parts_of_package import Package, cells_of, damaged, lays_out, properties, text_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WHAT = "a Word document (DOCX)"
NOTES_LEFT_OUT = "Footnotes and endnotes were left out."

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_GONE = {_W + name for name in ("del", "moveFrom", "instrText", "rPr", "pPr", "footnoteReference", "rt")} | {_FALLBACK}
_BODY_TEXT = 9  # the outline level that means none
_TITLE_LEVEL = 0


@dataclass(frozen=True, slots=True)
class _Style:
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None  # of a heading, 0 for the title
    left_out: bool = False


_PLAIN = _Style()


def read(name: str, data: bytes) -> Offer:
    """What a Word document offers.

    Raises InputBinary (damaged), InputProtected, InputTooLarge or InputEmpty.
    """
    package = Package(name, data, WHAT)
    root = package.tree("word/document.xml")
    if root is None:
        raise damaged(name, WHAT)
    _as_transitional(root)
    body = root.find(_W + "body")
    styles = package.tree("word/styles.xml")
    walk = _Walk(_styles(styles) if styles is not None else {})
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


def titled(parts: list[Part], levels: list[int]) -> bool:
    """Whether a document's first block may be its title: it is no heading, or one above all others. `levels` are those of
    the headings in order, 1 for the highest, 0 for a title."""
    first = parts[0][0] if parts else None
    return first is not BlockKind.HEADING or outranks(levels)


def _properties(package: Package) -> Header:
    core = package.tree("docProps/core.xml")
    return properties(
        text_of(core, "dc:title", _CORE), text_of(core, "dc:creator", _CORE), text_of(core, "dcterms:created", _CORE)
    )


def _as_transitional(root: Any) -> None:
    """Names of the strict variant of the format become those of the usual one."""
    if not str(root.tag).startswith(f"{{{_STRICT}}}"):
        return
    for node in root.iter():
        if isinstance(node.tag, str):
            node.tag = node.tag.replace(f"{{{_STRICT}}}", _W)
        for key in [key for key in node.attrib if key.startswith(f"{{{_STRICT}}}")]:
            node.set(key.replace(f"{{{_STRICT}}}", _W), node.attrib.pop(key))


def _value(node: Any, path: str) -> str | None:
    found = node.find("/".join(_W + step for step in path.split("/"))) if node is not None else None
    return None if found is None else found.get(_W + "val", "")


def _styles(root: Any) -> dict[str, _Style]:
    """What each paragraph style makes of a paragraph, through the styles it is based on."""
    _as_transitional(root)
    raw = {node.get(_W + "styleId", ""): node for node in root.iter(_W + "style")}
    found: dict[str, _Style] = {}
    for id_ in raw:
        at: str | None = id_
        for _ in range(12):  # styles may go round in a circle
            node = raw.get(at) if at else None
            if node is None:
                break
            if (style := _style(node)) is not None:
                found[id_] = style
                break
            at = _value(node, "basedOn")
    return found


def _style(node: Any) -> _Style | None:
    called = (_value(node, "name") or "").lower()
    if called == "title":
        return _Style(BlockKind.HEADING, _TITLE_LEVEL)
    if heading := re.fullmatch(r"heading (\d)", called):
        return _Style(BlockKind.HEADING, int(heading[1]))
    if called.startswith("toc ") or called == "table of figures":
        return _Style(left_out=True)
    if called in ("quote", "intense quote", "block text"):
        return _Style(BlockKind.QUOTATION)
    if called == "caption":
        return _Style(BlockKind.CAPTION)
    if (outlined := _outlined(node)) is not None:
        return outlined
    if _is_numbered(node) or called.startswith(("list bullet", "list number")):
        return _Style(BlockKind.LIST_ITEM)
    return None


def _outlined(node: Any) -> _Style | None:
    """What an outline level of its own makes of a paragraph or a style."""
    level = _value(node, "pPr/outlineLvl")
    if level is not None and level.isdigit() and int(level) < _BODY_TEXT:
        return _Style(BlockKind.HEADING, int(level) + 1)
    return None


def _is_numbered(node: Any) -> bool:
    return _value(node, "pPr/numPr/numId") not in (None, "0")


def _is_hidden(run: Any) -> bool:
    return _value(run, "rPr/vanish") not in (None, "0", "false")


class _Walk:
    """Goes through the main text once."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self._styles = styles
        self.levels: list[int] = []
        self.has_notes = False

    def blocks(self, root: Any) -> Iterator[Part]:
        """The blocks below an element, whatever wraps them (content controls, custom XML, tracked insertions)."""
        stack = list(reversed(root))
        while stack:
            node = stack.pop()
            if node.tag in _GONE or not isinstance(node.tag, str):
                continue
            if node.tag == _W + "p":
                yield from self._paragraph(node)
            elif node.tag == _W + "tbl":
                yield from self._table(node)
            else:
                stack.extend(reversed(node))

    def _paragraph(self, node: Any) -> Iterator[Part]:
        style = self._styles.get(_value(node, "pPr/pStyle") or "", _PLAIN)
        if (outlined := _outlined(node)) is not None:
            style = outlined
        elif style.kind is BlockKind.PARAGRAPH and _is_numbered(node):
            style = _Style(BlockKind.LIST_ITEM, left_out=style.left_out)
        boxes: list[Any] = []
        words = self._words(node, boxes)
        if words.strip() and not style.left_out:
            if style.level is not None:
                self.levels.append(style.level)
            yield from split_at_breaks(words.split("\n"), style.kind)
        for box in boxes:
            yield from self.blocks(box)

    def _words(self, root: Any, boxes: list[Any]) -> str:
        words: list[str] = []
        stack = list(reversed(root))
        while stack:
            node = stack.pop()
            tag = node.tag
            if tag in (_W + "footnoteReference", _W + "endnoteReference"):
                self.has_notes = True
            elif tag in _GONE or not isinstance(tag, str) or (tag == _W + "r" and _is_hidden(node)):
                continue
            elif tag == _W + "t":
                words.append(node.text or "")
            elif tag in (_W + "tab", _W + "ptab"):
                words.append(" ")
            elif tag in (_W + "br", _W + "cr"):
                words.append("\n" if node.get(_W + "type") in (None, "textWrapping") else " ")
            elif tag == _W + "noBreakHyphen":
                words.append("-")
            elif tag == _W + "txbxContent":
                boxes.append(node)
            else:
                stack.extend(reversed(node))
        return "".join(words)

    def _table(self, node: Any) -> Iterator[Part]:
        cells = cells_of(node, _W + "tr", _W + "tc")
        if lays_out(node, cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        yield BlockKind.TABLE, "\n".join(" | ".join(self._flat(cell) for cell in row) for row in cells)

    def _flat(self, cell: Any) -> str:
        return " ".join(" ".join(self._words(one, []) for one in cell.iter(_W + "p")).split())
