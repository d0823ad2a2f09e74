"""Plain text: lines to paragraphs, particulars from the top."""

from __future__ import annotations

from briefing.domain.text import Offer, PublishedFrom, assemble
from briefing.errors import InputEmpty
from briefing.readers import front_matter
from briefing.readers.bylines import EDGES, read_top
from briefing.readers.encodings import check_length, decode
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, blocks_of


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
) -> Offer:
    """The offer made of a header and some blocks; what the header leaves open is read from the top of the text.

    Without `take_title` the first line is no title even if it looks like one.

    Raises InputEmpty where no letter is left, InputTooLarge where there are too many.
    """
    top = read_top(parts, header.title, take_title=take_title)
    text, blocks = assemble(top.parts)
    if not any(char.isalpha() for char in text):
        raise InputEmpty(f"“{name}” has no text in it.", "Check that it is the right file and was saved whole.")
    check_length(name, text)
    published = header.published or top.published
    return Offer(
        name=name,
        text=text,
        original=original,
        media_type=media_type,
        blocks=blocks,
        title=header.title or top.title,
        publisher=header.publisher or top.publisher,
        author=header.author or top.author,
        url=header.url or top.url,
        published=published,
        published_from=PublishedFrom.METADATA if header.published else top.published_from if published else None,
        language=header.language,
        notes=notes,
    )
