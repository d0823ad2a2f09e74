"""Plain text: lines to paragraphs, particulars from the top."""

from __future__ import annotations

from datetime import date

from briefing.domain.text import Offer, PublishedFrom, assemble
from briefing.errors import InputEmpty
from briefing.readers import front_matter
from briefing.readers.bylines import EDGES, read_top
from briefing.readers.encodings import check_length, decode
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, blocks_of

NOTHING = Header()
BY_PROPERTIES = (
    "The text gives no date of publication; the day the file says it was made stands in for it. Please check it."
)


def read(name: str, data: bytes, media_type: str = "text/plain") -> Offer:
    """What a plain text offers.

    Raises InputEncoding, InputTooLarge or InputEmpty.
    """
    text, notes = decode(name, data)
    check_length(name, text)
    header, body = front_matter.split(text)
    return offer(name, data, media_type, header, blocks_of(body, EDGES), notes=notes)


def offer(
    name: str,
    original: bytes,
    media_type: str,
    header: Header,
    parts: list[Part],
    *,
    take_title: bool = True,
    notes: tuple[str, ...] = (),
    properties: Header = NOTHING,
) -> Offer:
    """The offer made of a header and some blocks; what the header leaves open is read from the top of the text, and what
    that leaves open is taken from the document's `properties`, whose date comes with a note.

    Without `take_title` the first line is no title even if it looks like one.

    Raises InputEmpty where no letter is left, InputTooLarge where there are too many.
    """
    top = read_top(parts, header.title, take_title=take_title)
    text, blocks = assemble(top.parts)
    if not any(char.isalpha() for char in text):
        raise InputEmpty(f"“{name}” has no text in it.", "Check that it is the right file and was saved whole.")
    check_length(name, text)
    published = header.published or top.published
    if published is None and properties.published is not None:
        notes = (*notes, BY_PROPERTIES)
    return Offer(
        name=name,
        text=text,
        original=original,
        media_type=media_type,
        blocks=blocks,
        title=header.title or top.title or properties.title,
        publisher=header.publisher or top.publisher or properties.publisher,
        author=header.author or top.author or properties.author,
        url=header.url or top.url or properties.url,
        published=published or properties.published,
        published_from=_found_in(header, top.published, top.published_from, properties),
        language=header.language or properties.language,
        notes=notes,
    )


def _found_in(
    header: Header, printed: date | None, where: PublishedFrom | None, properties: Header
) -> PublishedFrom | None:
    if header.published or (printed is None and properties.published):
        return PublishedFrom.METADATA
    return where if printed else None
