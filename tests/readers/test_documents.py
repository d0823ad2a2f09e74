"""Documents of word processors are read as their authors see them, and refused by name where they cannot be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf import dc, meta, style, table, text
from odf.opendocument import OpenDocumentText

from briefing.domain.text import BlockKind, Offer, PublishedFrom
from briefing.errors import ImportRefused, InputBinary, InputEmpty, InputProtected, InputTooLarge
from briefing.readers import read_bytes, read_file
from briefing.readers.plain import BY_PROPERTIES
from briefing.readers.word import NOTES_LEFT_OUT
from tests.readers.samples import PARAGRAPHS

TITLE = "Shelling of Kherson market leaves nine dead"
BODY = "Nine people were killed on Friday when shells struck the central market in Kherson, the regional governor said."
MORE = "Rescue workers said another fourteen people were wounded, four of them seriously, and were taken to hospital."
ITEMS = ("Two of the dead were children.", "One was a market guard.")


def word(tmp_path: Path, *, printed_date: str = "") -> Path:
    document = docx.Document()
    document.core_properties.title = "Market shelling, second version"
    document.core_properties.author = "Olena Kovalenko"
    document.core_properties.created = datetime(2024, 11, 30, 8, 15, tzinfo=UTC)
    document.sections[0].header.paragraphs[0].text = "Halcyon Monitor, internal"
    document.add_heading(TITLE, 0)
    if printed_date:
        document.add_paragraph(printed_date)
    document.add_paragraph(BODY)
    document.add_heading("What is known", 1)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    rows = document.add_table(rows=0, cols=2)
    for cells in (("Town", "Killed"), ("Kherson", "9")):
        row = rows.add_row()
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph(MORE)
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


def odt(tmp_path: Path) -> Path:
    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text="Market shelling, second version"))
    document.meta.addElement(meta.InitialCreator(text="Olena Kovalenko"))
    document.meta.addElement(meta.CreationDate(text="2024-11-30T08:15:00.123456"))
    named = style.Style(name="Title", family="paragraph")
    document.styles.addElement(named)
    own = style.Style(name="P1", family="paragraph", parentstylename=named)
    document.automaticstyles.addElement(own)
    document.text.addElement(text.P(stylename=own, text=TITLE))
    document.text.addElement(text.P(text=BODY))
    document.text.addElement(text.H(outlinelevel=1, text="What is known"))
    listed = text.List()
    for words in ITEMS:
        item = text.ListItem()
        item.addElement(text.P(text=words))
        listed.addElement(item)
    document.text.addElement(listed)
    rows = table.Table()
    for cells in (("Town", "Killed"), ("Kherson", "9")):
        row = table.TableRow()
        for words in cells:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            row.addElement(cell)
        rows.addElement(row)
    document.text.addElement(rows)
    document.text.addElement(text.P(text=MORE))
    path = tmp_path / "report.odt"
    document.save(str(path))
    return path


def blocks(offer: Offer) -> list[tuple[BlockKind, str]]:
    return [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks]


MADE_OF = [
    (BlockKind.PARAGRAPH, BODY),
    (BlockKind.HEADING, "What is known"),
    *((BlockKind.LIST_ITEM, item) for item in ITEMS),
    (BlockKind.TABLE, "Town | Killed\nKherson | 9"),
    (BlockKind.PARAGRAPH, MORE),
]


@pytest.mark.parametrize("made", [word, odt])
def test_a_document_gives_blocks_title_author_and_its_day(made: Callable[[Path], Path], tmp_path: Path) -> None:
    path = made(tmp_path)
    offer = read_file(path)
    assert blocks(offer) == MADE_OF
    assert (offer.title, offer.author) == (TITLE, "Olena Kovalenko")
    assert offer.published is not None
    assert offer.published.isoformat().startswith("2024-11-30T08:15")
    assert offer.published_from is PublishedFrom.METADATA
    assert BY_PROPERTIES in offer.notes
    assert offer.original == path.read_bytes()
    assert offer.name == path.name


def test_what_the_text_prints_goes_before_the_properties(tmp_path: Path) -> None:
    offer = read_file(word(tmp_path, printed_date="By Petro Bondar, 29 November 2024"))
    assert (offer.author, offer.published, offer.published_from) == ("Petro Bondar", date(2024, 11, 29), PublishedFrom.TEXT)
    assert BY_PROPERTIES not in offer.notes


def test_the_empty_template_of_a_library_gives_no_author_and_no_day(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    document.save(str(tmp_path / "a.docx"))
    offer = read_file(tmp_path / "a.docx")
    assert (offer.author, offer.published, offer.title) == (None, None, None)


def test_tracked_changes_are_read_as_accepted_and_hidden_words_and_footnotes_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nine people were killed")
    for name, inner, words in (("w:ins", "w:t", " in Kherson"), ("w:del", "w:delText", " in Odesa")):
        change, run, said = OxmlElement(name), OxmlElement("w:r"), OxmlElement(inner)
        said.text = words
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    run = paragraph.add_run(" SECRET")
    run.font.hidden = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)
    paragraph.add_run(", the governor said.")
    document.save(str(tmp_path / "a.docx"))
    offer = read_file(tmp_path / "a.docx")
    assert offer.text == "Nine people were killed in Kherson, the governor said."
    assert NOTES_LEFT_OUT in offer.notes


def repacked(data: bytes, part: str, inside: bytes) -> bytes:
    """The same archive with another content of one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(entry, inside if entry.filename == part else before.read(entry))
    return made.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "xxxxxxxxxx">%s]><a>&j;</a>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(("made", "part"), [(word, "word/document.xml"), (odt, "content.xml")])
def test_a_document_that_is_damaged_or_hostile_is_refused_by_name(
    made: Callable[[Path], Path], part: str, tmp_path: Path
) -> None:
    data = made(tmp_path).read_bytes()
    with pytest.raises(InputBinary, match=r"a\.doc.*damaged"):
        read_bytes("a.doc", data[: len(data) // 2])
    with pytest.raises(InputBinary, match="damaged"):
        read_bytes("a.doc", repacked(data, part, b"<broken"))
    with pytest.raises(InputBinary, match="damaged"):
        read_bytes("a.doc", repacked(data, part, b"<a>" * 5000 + b"</a>" * 5000))
    with pytest.raises(InputTooLarge, match=r"a\.doc.*64 MB"):
        read_bytes("a.doc", repacked(data, part, b"<a>" + b" " * (65 << 20) + b"</a>"))
    for hostile in (BOMB, OUTSIDE):
        with pytest.raises((InputBinary, InputEmpty)):
            read_bytes("a.doc", repacked(data, part, hostile))


def test_the_ending_of_a_document_does_not_matter(tmp_path: Path) -> None:
    for made in (word, odt):
        assert read_bytes("article.txt", made(tmp_path).read_bytes()).title == TITLE


def test_an_empty_document_says_so(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "empty.docx"))
    with pytest.raises(InputEmpty, match=r"empty\.docx"):
        read_file(tmp_path / "empty.docx")


def test_a_document_with_a_password_says_so(tmp_path: Path) -> None:
    sealed = repacked(odt(tmp_path).read_bytes(), "META-INF/manifest.xml", SEALED)
    with pytest.raises(InputProtected, match=r"sealed\.odt.*password"):
        read_bytes("sealed.odt", sealed)


SEALED = (
    b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
)


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("documents")
    return [word(folder).read_bytes(), odt(folder).read_bytes()]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_documents_are_read_or_refused(originals: list[bytes], data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from(originals)))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=30)):
        changed[at] = byte
    cut = data.draw(st.integers(0, len(changed)) | st.just(len(changed)))
    try:
        offer = read_bytes("a.docx", bytes(changed[:cut]))
    except ImportRefused:
        return
    assert offer.text


def test_prose_of_a_document_is_the_prose_of_the_same_article_as_text(tmp_path: Path) -> None:
    document = docx.Document()
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text == read_bytes("a.txt", "\n\n".join(PARAGRAPHS).encode()).text
