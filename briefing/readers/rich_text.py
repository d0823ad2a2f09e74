"""Rich Text documents (RTF): their paragraphs and tables, without styles, headers, footers and pictures."""

from __future__ import annotations

import re

from briefing.domain.text import BlockKind, Offer
from briefing.errors import InputTooLarge
from briefing.readers import plain
from briefing.readers.bylines import EDGES
from briefing.readers.encodings import check_length
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, blocks_of
from briefing.readers.parts_of_package import damaged, properties

MEDIA_TYPE = "application/rtf"
WHAT = "a Rich Text document"

_MOST_CHARACTERS = 12_000_000  # of text with its commands; pictures are taken out before
_PICTURE = re.compile(r"[0-9A-Fa-f\r\n]{256,}")  # pictures are written in hexadecimal; no prose has so long a word
_FIELD = r"\{{\\{field}\b\s?((?:[^{{}}\\]|\\'[0-9a-f]{{2}}|\\u-?\d+\s?\??|\\[\\{{}}])*)\}}"
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})(?:\\hr(\d{1,2})\\min(\d{1,2}))?")
_HEAD = 20_000
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


def read(name: str, data: bytes) -> Offer:
    """What a Rich Text document offers.

    Raises InputBinary (damaged), InputTooLarge or InputEmpty.
    """
    raw = _PICTURE.sub("", data.decode("cp1252", "replace"))
    if len(raw) > _MOST_CHARACTERS:
        raise InputTooLarge(f"The text of “{name}” is larger than an article can be.", "Save the article alone, as text.")
    try:
        text = _stripped(raw)
    except _BROKEN:
        raise damaged(name, WHAT) from None
    check_length(name, text)
    return plain.offer(name, data, MEDIA_TYPE, Header(), _blocks(text), properties=_properties(raw[:_HEAD]))


def _stripped(raw: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(raw, encoding="cp1252", errors="replace"))


def _blocks(text: str) -> list[Part]:
    """The blocks of the stripped text, in which a row of a table is a line whose cells end in bars."""
    found: list[Part] = []
    prose: list[str] = []
    rows: list[str] = []
    for line in [*text.split("\n"), None]:
        is_row = line is not None and line.rstrip().endswith("|")
        if not is_row and rows:
            found.append((BlockKind.TABLE, "\n".join(rows)))
            rows = []
        if (is_row or line is None) and prose:
            found.extend(blocks_of("\n".join(prose), EDGES))
            prose = []
        if line is None:
            break
        if is_row:
            rows.append(" | ".join(cell.strip() for cell in line.rstrip().removesuffix("|").split("|")))
        else:
            prose.append(line)
    return found


def _properties(head: str) -> Header:
    made = _MADE.search(head)
    moment = ""
    if made:
        year, month, day, hour, minute = made.groups()
        moment = f"{year}-{int(month):02}-{int(day):02}" + (f"T{int(hour):02}:{int(minute):02}" if hour else "")
    return properties(_field(head, "title"), _field(head, "author"), moment)


def _field(head: str, field: str) -> str:
    found = re.search(_FIELD.format(field=field), head)
    if not found:
        return ""
    try:
        return " ".join(_stripped("{\\rtf1\\ansi " + found[1] + "}").split())
    except _BROKEN:
        return ""
