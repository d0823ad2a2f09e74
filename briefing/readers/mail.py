"""E-mails (RFC 5322, saved as .eml): the message as it was written, with subject, sender and date.

What is attached is named in a note and not read: each attachment is a document of its own, to be imported by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeVar

from briefing.domain.text import Offer, PublishedFrom
from briefing.errors import InputBinary, InputEmpty
from briefing.readers import plain, web_page
from briefing.readers.bylines import EDGES, is_outlet
from briefing.readers.encodings import check_length, declared_charset, decode
from briefing.readers.front_matter import Header
from briefing.readers.lines import Part, blocks_of

MEDIA_TYPE = "message/rfc822"
ATTACHED = "What was attached was not read: {names}. Save it and import it by itself."

_MOST_NAMED = 10
_ENOUGH = 0.5  # a plain form with less of the letters than this stands in for the marked-up one only in name
_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|sv|vs)\s*(?:\[\d+\])?:)+\s*", re.I)
# What the library raises over headers and parts that follow no standard.
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, OverflowError)

Found = TypeVar("Found")


def read(name: str, data: bytes) -> Offer:
    """What an e-mail offers.

    Raises InputBinary (no e-mail after all), InputEncoding, InputTooLarge or InputEmpty.
    """
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.default)
    except _BROKEN:
        raise _damaged(name) from None
    if not isinstance(message, EmailMessage) or not message.keys():
        raise _damaged(name)
    texts, attached = _parts(message)
    notes: list[str] = []
    parts = _body(name, texts, notes)
    if attached:
        named = ", ".join(attached[:_MOST_NAMED]) + (" and more" if len(attached) > _MOST_NAMED else "")
        notes.append(ATTACHED.format(names=named))
    if not parts:
        raise InputEmpty(
            f"“{name}” is an e-mail without text."
            + (f" Attached: {', '.join(attached[:_MOST_NAMED])}." if attached else ""),
            "Save what is attached and import that."
            if attached
            else "Check that it is the right file and was saved whole.",
        )
    author, publisher = _sender(message)
    offer = plain.offer(
        name,
        data,
        MEDIA_TYPE,
        Header(title=_subject(message)),
        parts,
        notes=tuple(notes),
        properties=Header(author=author, publisher=publisher),
    )
    sent = _sent(message)  # an article that was sent on may print an earlier day, which is its own
    if offer.published is None and sent is not None:
        offer = replace(offer, published=sent, published_from=PublishedFrom.METADATA)
    return offer


def _damaged(name: str) -> InputBinary:
    return InputBinary(f"“{name}” is no e-mail that can be read.", "Copy its text and paste it in.")


def _attempt(work: Callable[[], Found], instead: Found) -> Found:
    try:
        return work()
    except _BROKEN:
        return instead


def _parts(message: EmailMessage) -> tuple[dict[str, EmailMessage], list[str]]:
    """The plain and the marked-up form of the message itself, by their subtypes, and the names of what is attached."""
    texts: dict[str, EmailMessage] = {}
    attached: list[str] = []
    queue: list[EmailMessage] = [message]
    while queue:
        part = queue.pop(0)
        kind = _attempt(part.get_content_type, "application/octet-stream")
        disposition = _attempt(part.get_content_disposition, None)
        if kind == "message/rfc822" or disposition == "attachment":
            attached.append(_name_of(part, kind))
        elif part.is_multipart():
            queue[:0] = _inner(part)
        elif kind in ("text/plain", "text/html") and not _attempt(part.get_filename, None):
            texts.setdefault(kind.removeprefix("text/"), part)
        elif not (kind.startswith("image/") and part.get("Content-ID")):  # a picture set into the text
            attached.append(_name_of(part, kind))
    return texts, attached


def _inner(part: EmailMessage) -> list[EmailMessage]:
    return _attempt(lambda: [one for one in part.iter_parts() if isinstance(one, EmailMessage)], [])


def _header(message: EmailMessage, key: str) -> str:
    return _line(str(_attempt(lambda: message[key], "") or ""))


def _name_of(part: EmailMessage, kind: str) -> str:
    name = _attempt(part.get_filename, None)
    if not name and kind == "message/rfc822":
        name = next((_header(one, "Subject") for one in _inner(part)), "") or "an e-mail"
    return _line(str(name or kind))[:80]


def _body(name: str, texts: dict[str, EmailMessage], notes: list[str]) -> list[Part]:
    written = _words(name, texts.get("plain"), notes)
    said = blocks_of(written, EDGES) if written.strip() else []
    if "html" not in texts:
        return said
    html = _words(name, texts["html"], [] if said else notes)
    shown = web_page.blocks_of_fragment(html) if html.strip() else []
    return said if _letters(said) >= _ENOUGH * _letters(shown) and said else shown


def _letters(parts: Iterable[Part]) -> int:
    return sum(len(words) for _, words in parts)


def _words(name: str, part: EmailMessage | None, notes: list[str]) -> str:
    if part is None:
        return ""
    raw: object = _attempt(lambda: part.get_payload(decode=True), None)
    data = raw if isinstance(raw, bytes) else b""
    charset = _attempt(part.get_content_charset, None) or declared_charset(data)
    if not data.strip():
        return ""
    text, found = decode(name, data, charset if charset != "us-ascii" else None)
    check_length(name, text)
    notes.extend(found)
    return _reflowed(text) if _attempt(lambda: part.get_param("format"), None) == "flowed" else text


def _reflowed(text: str) -> str:
    """Lines that end in a space go on in the next (RFC 3676)."""
    return re.sub(r"(?m)(?<!^--) \r?\n(?!>|\r?\n)", " ", text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _subject(message: EmailMessage) -> str | None:
    return _FORWARDED.sub("", _header(message, "Subject"))[:300] or None


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """(author, publisher): a person is an author; an outlet, or an address without a name, is a publisher."""
    first = _attempt(lambda: message["From"].addresses[0], None)
    name, address = (first.display_name, first.addr_spec) if first is not None else parseaddr(_header(message, "From"))
    name = _line(name).strip("'\"")
    if not name:
        return None, address or None
    return (None, name) if is_outlet(name) or len(name.split()) == 1 else (name, None)


def _sent(message: EmailMessage) -> date | None:
    stamp = _header(message, "Date")
    moment: datetime | None = _attempt(lambda: parsedate_to_datetime(stamp), None) if stamp else None
    return moment if moment is not None and 1971 <= moment.year <= 2099 else None
