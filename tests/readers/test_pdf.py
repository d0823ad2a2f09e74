"""The text layer of PDFs comes out as paragraphs, without what is printed around them; what has none says so."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.text import BlockKind, PublishedFrom
from briefing.errors import ImportRefused, InputBinary, InputEmpty, InputProtected, InputTooLarge
from briefing.readers import read_bytes
from briefing.readers.pdf import MAX_PAGES
from briefing.readers.plain import BY_PROPERTIES

TITLE = "Shelling of Kherson market leaves nine dead"
FIRST = (
    "Nine people were killed on Friday when shells struck the central market in Kherson, the regional governor said. "
    "Rescue workers said another fourteen people were wounded, four of them seriously, and were taken to hospital."
)
SECOND = (
    "The administration in the government-held part of the region communicated extraordinarily uncompromising statements "
    "concerning the responsibility for the bombardment, which lasted for two hours and hit the police headquarters too."
)
HEAD = """
#set document(title: "Shelling, second version", author: "Olena Kovalenko", date: datetime(year: 2024, month: 11, day: 30))
#set page(width: 90mm, height: 120mm, header: [Halcyon Monitor], footer: context [Page #counter(page).display() of 3])
#set par(justify: true)
#set text(hyphenate: true, size: 10pt, lang: "en")
"""
SOURCE = f"""{HEAD}
= {TITLE}
{FIRST}

{SECOND}

{FIRST}

== What is known
- Two of the dead were children.
- One was a market guard.

#table(columns: 2, [Town], [Killed], [Kherson], [9], [Beryslav], [12])

{SECOND}
"""


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


@pytest.fixture(scope="module")
def report() -> bytes:
    return pdf(SOURCE)


def test_lines_become_paragraphs_and_what_is_printed_around_them_is_left_out(report: bytes) -> None:
    offer = read_bytes("a.pdf", report)
    assert [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks] == [
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.PARAGRAPH, SECOND),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.HEADING, "What is known"),
        (BlockKind.LIST_ITEM, "Two of the dead were children."),
        (BlockKind.LIST_ITEM, "One was a market guard."),
        (BlockKind.TABLE, "Town | Killed\nKherson | 9\nBeryslav | 12"),
        (BlockKind.PARAGRAPH, SECOND),
    ]
    assert (offer.title, offer.author) == (TITLE, "Olena Kovalenko")
    assert (offer.published, offer.published_from) == (date(2024, 11, 30), PublishedFrom.METADATA)
    assert BY_PROPERTIES in offer.notes
    assert (offer.original, offer.media_type) == (report, "application/pdf")


def test_a_title_over_two_lines_is_one_and_prose_in_columns_is_no_table() -> None:
    long = "Shelling of the central market of Kherson leaves nine people dead and fourteen wounded"
    columns = f"{HEAD}#set page(width: 150mm, header: none)\n#text(size: 20pt)[{long}]\n\n#columns(3)[{FIRST}\n\n{SECOND}]"
    offer = read_bytes("a.pdf", pdf(columns))
    assert offer.title == long
    assert [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks] == [
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.PARAGRAPH, SECOND),
    ]


def test_the_ending_does_not_matter(report: bytes) -> None:
    assert read_bytes("a.txt", report).title == TITLE


def test_a_scan_says_that_it_is_one_and_what_to_do() -> None:
    drawn = typst.compile(
        b"#set page(width: 50mm, height: 50mm)\n#rect(width: 20mm, height: 20mm, fill: black)", format="png"
    )
    with pytest.raises(InputEmpty, match=r"scan\.pdf.*scanned.*recognition") as refused:
        read_bytes("scan.pdf", with_picture(drawn))
    assert "OCR" in refused.value.advice
    with pytest.raises(InputEmpty, match=r"blank\.pdf.*no text in it"):
        read_bytes("blank.pdf", pdf("#set page(width: 50mm, height: 50mm)\n#v(1mm)"))


def with_picture(png: bytes, words: str = "") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "scan.png").write_bytes(png)
        Path(folder, "a.typ").write_text(
            f'#set page(width: 90mm, height: 90mm)\n{words}#image("scan.png")', encoding="utf-8"
        )
        return typst.compile(str(Path(folder, "a.typ")))


def test_pages_that_are_pictures_among_pages_of_text_are_named() -> None:
    drawn = typst.compile(b"#set page(width: 9mm, height: 9mm)\n#rect(fill: black)", format="png")
    offer = read_bytes("a.pdf", with_picture(drawn, f"{FIRST}\n#pagebreak()\n"))
    assert offer.text == FIRST
    assert any(note.endswith("not read: 2.") for note in offer.notes)


def test_a_pdf_with_a_password_says_so(report: bytes) -> None:
    for owner, user, opens in (("secret", "secret", False), ("secret", "", True)):
        sealed = io.BytesIO()
        with pikepdf.open(io.BytesIO(report)) as document:
            document.save(sealed, encryption=pikepdf.Encryption(owner=owner, user=user))
        if opens:
            assert read_bytes("a.pdf", sealed.getvalue()).title == TITLE
        else:
            with pytest.raises(InputProtected, match=r"a\.pdf.*password"):
                read_bytes("a.pdf", sealed.getvalue())


def test_a_pdf_of_a_thousand_pages_is_refused_before_it_is_read(report: bytes) -> None:
    long = io.BytesIO()
    with pikepdf.open(io.BytesIO(report)) as document:
        for _ in range(1000 - len(document.pages)):
            document.pages.append(document.pages[0])
        document.save(long)
    with pytest.raises(InputTooLarge, match=rf"long\.pdf.*1,000 pages.*{MAX_PAGES}"):
        read_bytes("long.pdf", long.getvalue())


def test_half_a_pdf_is_read_as_far_as_it_goes_or_refused(report: bytes) -> None:
    for share in (2, 10, 100):
        with pytest.raises(ImportRefused, match=r"cut\.pdf"):
            read_bytes("cut.pdf", report[: len(report) // share])
    with pytest.raises(InputBinary, match=r"cut\.pdf.*damaged"):
        read_bytes("cut.pdf", b"%PDF-1.7\n%\xe2\xe3")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_pdfs_are_read_or_refused(report: bytes, data: st.DataObject) -> None:
    changed = bytearray(report)
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=40)):
        changed[at] = byte
    cut = data.draw(st.integers(0, len(changed)) | st.just(len(changed)))
    try:
        offer = read_bytes("a.pdf", bytes(changed[:cut]))
    except ImportRefused:
        return
    assert offer.text
