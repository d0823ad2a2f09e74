"""E-mails are read as messages; what hangs on them is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.text import BlockKind, PublishedFrom
from briefing.errors import ImportRefused, InputEmpty
from briefing.readers import read_bytes, read_file

FIRST = "Nine people were killed on Friday when shells struck the central market in Kherson, the governor said."
SECOND = "Rescue workers said another fourteen people were wounded, four of them seriously, and were in hospital."
HTML = f"<html><body><h2>What is known</h2><p>{FIRST}</p><ul><li>{SECOND}</li></ul></body></html>"


def mail(
    text: str | None = f"{FIRST}\n\n{SECOND}\n", html: str | None = None, sender: str = "Olena Kovalenko <o@example.org>"
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Fwd: Kherson: дев’ять загиблих at the market"
    message["From"] = sender
    message["Date"] = "Sat, 30 Nov 2024 10:15:00 +0200"
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message


def test_a_message_gives_text_subject_sender_and_date(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(mail()))
    offer = read_file(path)
    assert offer.text == f"{FIRST}\n\n{SECOND}"
    assert offer.title == "Kherson: дев’ять загиблих at the market"
    assert (offer.author, offer.publisher) == ("Olena Kovalenko", None)
    assert isinstance(offer.published, datetime)
    assert offer.published.astimezone(UTC) == datetime(2024, 11, 30, 8, 15, tzinfo=UTC)
    assert offer.published_from is PublishedFrom.METADATA
    assert (offer.notes, offer.original, offer.media_type) == ((), path.read_bytes(), "message/rfc822")


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [("Levant Post <news@example.org>", "Levant Post"), ("alerts@example.org", "alerts@example.org")],
)
def test_an_outlet_and_a_bare_address_are_the_publisher(sender: str, publisher: str) -> None:
    offer = read_bytes("a.eml", bytes(mail(sender=sender)))
    assert (offer.author, offer.publisher) == (None, publisher)


def test_an_article_that_was_sent_on_keeps_the_day_it_prints() -> None:
    offer = read_bytes("a.eml", bytes(mail(f"By Petro Bondar, 20 November 2024\n\n{FIRST}\n\n{SECOND}")))
    assert (offer.published, offer.author) == (date(2024, 11, 20), "Petro Bondar")


@pytest.mark.parametrize("text", [None, "Your program shows no HTML."])
def test_a_marked_up_message_gives_its_blocks(text: str | None) -> None:
    offer = read_bytes("a.eml", bytes(mail(text, HTML)))
    assert [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks] == [
        (BlockKind.HEADING, "What is known"),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.LIST_ITEM, SECOND),
    ]


def test_what_is_attached_is_named_and_not_read() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="звіт.pdf")
    message.add_attachment("A secret that is not read.", filename="list.txt")
    message.add_attachment(mail("Another message."))
    offer = read_bytes("a.eml", bytes(message))
    assert offer.text == f"{FIRST}\n\n{SECOND}"
    assert len(offer.notes) == 1
    for name in ("звіт.pdf", "list.txt", "Fwd: Kherson"):
        assert name in offer.notes[0]


def test_a_message_of_attachments_alone_says_what_to_import() -> None:
    message = mail("")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    with pytest.raises(InputEmpty, match=r"a\.eml.*report\.pdf.*import"):
        read_bytes("a.eml", bytes(message))


def test_letters_of_another_code_page_and_flowed_lines_are_read() -> None:
    raw = (
        b"From: desk@example.org\nSubject: =?windows-1252?Q?Caf=E9?=\nMIME-Version: 1.0\n"
        b'Content-Type: text/plain; charset="windows-1252"; format=flowed\nContent-Transfer-Encoding: 8bit\n\n'
        b"Nine people were killed in a caf\xe9 on Friday when shells \nstruck the central market, the governor said.\n"
    )
    offer = read_bytes("message.txt", raw)
    assert (
        offer.text
        == "Nine people were killed in a café on Friday when shells struck the central market, the governor said."
    )
    assert offer.title == "Café"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_messages_are_read_or_refused(data: st.DataObject) -> None:
    message = mail(html=HTML)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    changed = bytearray(bytes(message))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=60)):
        changed[at] = byte
    cut = data.draw(st.integers(0, len(changed)) | st.just(len(changed)))
    try:
        offer = read_bytes("a.eml", bytes(changed[:cut]))
    except ImportRefused:
        return
    assert offer.text
