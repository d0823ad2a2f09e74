"""Every text that a written file holds, wherever in it: on the pages and in what no page shows.

For whoever has to be sure that something does not stand in a file. Each text comes with the place it was found at. What is
compressed is unpacked, what is escaped is read; nothing is taken on trust from whoever wrote the file.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
import urllib.parse
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as pages


class Piece(NamedTuple):
    """A text, the place it was found at, and whether it was picked out of bytes of any kind, among which letters come
    together by chance.
    """

    place: str
    text: str
    is_raw: bool = False


Found = Iterator[Piece]

_LONGEST_TEXT = 50_000_000  # characters of one unpacked part; ours have a hundredth of it
_DATA_ADDRESS = re.compile(r"data:([\w/+.-]*)(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=]+)")
_READABLE = re.compile(r"[ -~\u00a0-\uffff]{4,}")
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4,})>\s*(?:\r?\n|\]|$)")
_FOLD = re.compile(r"\r?\n[ \t]")  # of a calendar: RFC 5545, 3.1


def texts_of(data: bytes, suffix: str) -> Found:
    """The texts of a file's bytes. `suffix` is the end of its name without a dot: pdf, docx, html, svg, json, csv, ics,
    geojson.

    Raises ValueError where the bytes are not what the name says.
    """
    kind = suffix.lower()
    if kind == "pdf":
        yield from _of_pdf(data)
    elif kind == "svg":
        yield from _of_xml(data, "a chart")
    elif kind in ("docx", "zip"):
        yield from _of_archive(data)
    elif kind in ("html", "htm"):
        yield from _of_page(data.decode("utf-8"), "the page")
    else:
        yield from _of_text(data.decode("utf-8"), kind)


def _of_text(text: str, kind: str) -> Found:
    yield Piece("the file", text)
    if kind in ("json", "geojson"):
        yield from _of_json(json.loads(text), "the file")
    elif kind == "ics":
        yield Piece("the file, lines unfolded", re.sub(r"\\([,;\\])", r"\1", _FOLD.sub("", text).replace("\\n", "\n")))
    plain = urllib.parse.unquote(html.unescape(text))
    if plain != text:
        yield Piece("the file, unescaped", plain)


def _of_json(value: Any, place: str) -> Found:
    if isinstance(value, str):
        yield Piece(place, value)
        if len(value) > 64 and re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", value):
            yield from _of_bytes(_unpacked(value), f"{place}, unpacked")
    elif isinstance(value, list):
        for n, one in enumerate(value):
            yield from _of_json(one, f"{place}[{n}]")
    elif isinstance(value, dict):
        for name, one in value.items():
            yield Piece(f"{place}, a name", name)
            yield from _of_json(one, f"{place}.{name}")


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


_ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "latin-1")


def _of_bytes(data: bytes, place: str, encodings: Sequence[str] = _ENCODINGS) -> Found:
    """What can be read in bytes of whatever kind, in the encodings that files use."""
    for encoding in encodings:
        text = data[: 2 * _LONGEST_TEXT].decode(encoding, errors="replace")
        readable = "\n".join(_READABLE.findall(text))
        if readable:
            yield Piece(f"{place} (as {encoding})", readable, True)


# -- web pages


def _of_page(text: str, place: str) -> Found:
    yield Piece(f"{place}, its source", _DATA_ADDRESS.sub("", text))
    yield Piece(f"{place}, unescaped", urllib.parse.unquote(html.unescape(_DATA_ADDRESS.sub("", text))))
    tree = pages.document_fromstring(text.encode("utf-8"), parser=pages.HTMLParser(encoding="utf-8"))
    yield from _of_tree(tree, place)
    for n, (kind, data) in enumerate(_DATA_ADDRESS.findall(text), start=1):
        yield from _of_part(_unpacked(data), f"{place}, embedded file {n}", kind)


def _of_tree(tree: Any, place: str) -> Found:
    yield Piece(f"{place}, its words", "".join(map(str, tree.itertext())))
    yield Piece(f"{place}, its words apart", "\n".join(map(str, tree.itertext())))
    attributes = [str(value) for one in tree.iter() for value in one.attrib.values()]
    short = [value for value in attributes if not value.startswith("data:")]
    yield Piece(f"{place}, its attributes", "\n".join(short))
    style = "\n".join(one.text or "" for one in tree.iter("style"))
    coded = re.sub(r"\\([0-9A-Fa-f]{1,6}) ?", lambda match: chr(min(int(match[1], 16), 0x10FFFF)), style)
    if coded != style:
        yield Piece(f"{place}, its style", coded)


def _of_part(data: bytes, place: str, kind: str) -> Found:
    if "svg" in kind or "xml" in kind:
        yield from _of_xml(data, place)
    elif kind.startswith(("font", "application/font")) or "woff" in kind:
        yield from _of_font(data, place)
    else:
        yield from _of_bytes(data, place)


def _of_xml(data: bytes, place: str) -> Found:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    yield Piece(f"{place}, its source", data.decode("utf-8", errors="replace"))
    yield from _of_tree(etree.fromstring(data, parser), place)


def _of_font(data: bytes, place: str) -> Found:
    """The names that a font carries, of itself and of its glyphs."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            if "name" in font:
                yield Piece(f"{place}, its names", "\n".join(str(one) for one in font["name"].names))
            yield Piece(f"{place}, its glyphs", "\n".join(font.getGlyphOrder()))
    except (
        TTLibError,
        KeyError,
        ValueError,
        AssertionError,
        ImportError,
    ):  # a bare CFF, or one that has no tables of names
        yield from _of_bytes(data, place)


# -- Word documents


def _of_archive(data: bytes) -> Found:
    try:
        whole = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise ValueError(f"this is no archive: {error}") from error
    with whole:
        yield Piece("the archive's comment", whole.comment.decode("utf-8", errors="replace"))
        for one in whole.infolist():
            comment = one.comment.decode("utf-8", errors="replace")
            yield Piece("the names of its parts", f"{one.filename}\n{comment}")
            part = whole.read(one)
            if one.filename.endswith((".xml", ".rels", ".svg")):
                yield from _of_xml(part, one.filename)
                yield from _of_paragraphs(part, one.filename)
            else:
                yield from _of_bytes(part, one.filename)


def _of_paragraphs(data: bytes, place: str) -> Found:
    """The words of each paragraph of a Word document, over the borders of its runs."""
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    rows = ("".join(map(str, one.itertext())) for one in tree.iter("{*}p"))
    yield Piece(f"{place}, its paragraphs", "\n".join(rows))


# -- PDF


def _of_pdf(data: bytes) -> Found:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
        texts = [page.extract_text() for page in reader.pages]
        yield from (Piece(f"page {n}", text) for n, text in enumerate(texts, start=1))
        yield Piece("the pages one after another", "\n".join(texts))
        yield from _of_objects(reader)
    except PyPdfError as error:
        raise ValueError(f"this is no PDF that can be read back: {error}") from error
    yield from _of_bytes(data, "the bytes of the file", _ENCODINGS[:2])


def _of_objects(reader: Any) -> Found:
    """Every object, also those that no page leads to: strings (bookmarks, titles, addresses, alternative texts, actual
    texts), streams unpacked, the letters that fonts map their glyphs to, the names that fonts carry.
    """
    numbers = sorted({number for table in reader.xref.values() for number in table} | set(reader.xref_objStm))
    strings: list[str] = []
    for number in numbers:
        one = reader.get_object(number)
        if one is None:
            continue
        strings += _strings(one)
        if hasattr(one, "get_data"):
            yield from _of_stream(one, f"object {number}")
    yield Piece("bookmarks, titles and other strings", "\n".join(strings))


def _strings(value: Any) -> Iterator[str]:
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, TextStringObject

    if isinstance(value, NameObject):
        yield str(value).removeprefix("/")
    elif isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield value.decode("latin-1")
    elif isinstance(value, ArrayObject):
        for one in list.__iter__(value):  # as it stands: what it refers to is an object of its own
            yield from _strings(one)
    elif isinstance(value, DictionaryObject):
        for one in dict.values(value):
            yield from _strings(one)


def _of_stream(one: Any, place: str) -> Found:
    data: bytes = one.get_data()
    kind, subtype = str(one.get("/Type", "")), str(one.get("/Subtype", ""))
    if b"begincmap" in data[:4096]:
        mapped = b"".join(bytes.fromhex(code.decode()) for code in _MAPPED.findall(data) if len(code) % 2 == 0)
        yield Piece(f"{place}, the letters of a font", mapped.decode("utf-16-be", errors="replace"))
        yield Piece(f"{place}, a font's map", data.decode("latin-1"))
    elif kind == "/Metadata" or subtype == "/XML":
        yield from _of_xml(data[data.find(b"<") :], f"{place}, the metadata")
    elif subtype in ("/CIDFontType0C", "/OpenType", "/Type1C", "/TrueType") or data[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
        yield from _of_font(data, f"{place}, a font")
        yield from _of_bytes(data, f"{place}, a font")
    elif data[:4] == b"<svg" or data[:5] == b"<?xml":
        yield from _of_xml(data, place)
    elif subtype != "/Image":
        yield from _of_bytes(data, place)
