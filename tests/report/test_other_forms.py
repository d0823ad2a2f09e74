"""The briefing as a web page and as a Word document, read back: the same content as the PDF in the same order, every source
label leads to its quote and back, nothing runs or is fetched, hostile words print as themselves."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from PIL import Image
from pypdf import PdfReader

from briefing import report
from briefing.domain.choice import TLP, Choice, Paper
from briefing.domain.composition import LIKELIHOOD_SCALE
from briefing.domain.dossier import Dossier
from briefing.knowledge.glyphs import showable
from briefing.report.outline import outline
from briefing.report.outline.tree import Citation, Heading, Paragraph, Picture, Reference, Run, Table, plain
from briefing.report.payload import Payload
from briefing.report.wording import WORDS
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.publishing import draw_charts
from tests.printed import pages_of
from tests.report.cases import HOSTILE, TEMPLATES, WRITTEN, hostile, many
from tests.report.test_report import AUTHOR, MARKING, dossier, pdf
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def page(corpus: str = "sample", **more: Any) -> bytes:
    one = dossier(corpus, **more)
    return report.render_html(one, draw_charts(one))


@cache
def word(corpus: str = "sample", **more: Any) -> bytes:
    one = dossier(corpus, **more)
    return report.render_docx(one, draw_charts(one))


def tree(data: bytes) -> Any:
    return html.document_fromstring(data.decode("utf-8"))


def body(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data)).element.body


def squeezed(text: str) -> str:
    """Without spaces, direction marks and places to break: how lines are broken is no matter."""
    return re.sub(r"[\s\u200b\u200e]", "", text)


def words_of_page(data: bytes) -> str:
    return squeezed("".join(tree(data).find("body").itertext()))


def words_of_document(data: bytes) -> str:
    return squeezed("".join(one.text or "" for one in body(data).iter(f"{W}t")))


def pdf_headings() -> list[str]:
    def of(entries: Any) -> list[str]:
        found: list[str] = []
        for one in entries:
            found += of(one) if isinstance(one, list) else [squeezed(one.title)]
        return found

    return of(PdfReader(io.BytesIO(pdf())).outline)


# --- the same content


@pytest.mark.parametrize("words", [words_of_page, words_of_document], ids=["html", "docx"])
def test_every_part_of_the_dossier_is_there_in_the_order_of_print(words: Any) -> None:
    text = words(page() if words is words_of_page else word())
    one = dossier()
    parts = [
        [one.choice.title, one.period, one.cut_off, one.written, AUTHOR],
        [figure.value for figure in one.key_figures],
        [point.lead for point in one.key_points],
        [row.what for row in (*one.timeline, *one.undated, *one.planned, *one.denied, *one.background)],
        [row.people + row.result for row in one.totals],
        [claim.figure for toll in one.tolls for claim in toll.claims],
        [claim.why_not for claim in (*one.running_totals, *one.unassigned)],
        [profile.name for profile in one.profiles],
        [voice.sentence for dispute in one.disputes for voice in (*dispute.asserted, *dispute.denied)],
        [gap.title for gap in one.gaps],
        [quote.sentence for source in one.sources for quote in source.quotes],
    ]
    at = 0
    for part in parts:
        for item in part:
            found = text.find(squeezed(item), at)
            assert found >= 0, item
        at = text.find(squeezed(part[0]), at) if part else at


def test_the_headings_are_those_of_the_pdf_in_its_order() -> None:
    of_page = [squeezed("".join(one.itertext())) for one in tree(page()).iter("h2", "h3", "h4")]
    styles = ("Heading 1", "Heading 2", "Heading 3")
    paragraphs = docx.Document(io.BytesIO(word())).paragraphs
    of_word = [squeezed(one.text) for one in paragraphs if one.style is not None and one.style.name in styles]
    assert of_page == of_word
    assert len(of_page) > 30
    in_pdf = pdf_headings()
    assert [one for one in of_page if one in in_pdf] == in_pdf
    # The PDF keeps the scales out of its bookmarks.
    scales = ("Status", f"Likelihood: {LIKELIHOOD_SCALE}", "Confidence in the basis", "How figures are read")
    assert set(of_page) - set(in_pdf) == set(map(squeezed, scales))


def test_what_the_pdf_says_in_fixed_words_is_said_in_the_same_words() -> None:
    """The template and the tree have their sentences each for itself: they may not part."""
    one = dossier("one", marking="", author="")
    found = squeezed("".join(pages_of(pdf("one", marking="", author=""))))
    blocks = outline(Payload(one, draw_charts(one)).data()).blocks
    texts = [block.words for block in blocks if isinstance(block, Paragraph)]
    texts += [block.caption for block in blocks if isinstance(block, Picture)]
    texts += [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]
    told = [squeezed(plain(words)) for words in texts if not any(isinstance(one, Citation) for one in words)]
    told += [squeezed(name) for block in blocks if isinstance(block, Table) for name in block.head]
    assert len(told) > 50
    # heads of columns that a page without a reader of screens leaves empty, and of what the PDF draws
    ours_alone = {"Note", "Meaning", "When", "Where,toll", "Term", "Probability"}
    assert [words for words in told if words not in found and words not in ours_alone] == []


@pytest.mark.parametrize("corpus", ["empty", "one"])
def test_a_small_case_is_written_too(corpus: str) -> None:
    assert squeezed("Not reported").lower() in words_of_page(page(corpus)).lower()
    assert squeezed("not reported") in words_of_document(word(corpus))


def test_the_same_dossier_gives_the_same_bytes() -> None:
    one = dossier()
    assert report.render_html(one, draw_charts(one)) == page()
    assert report.render_docx(one, draw_charts(one)) == word()


# --- links both ways


def test_on_the_page_every_label_leads_to_its_quote_and_every_quote_back() -> None:
    whole = tree(page())
    ids = [one.get("id") for one in whole.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    quotes = {quote.label: quote.sentence for source in dossier().sources for quote in source.quotes}
    labels = [one for one in whole.iter("a") if one.get("class") == "cite"]
    assert len(labels) > 150
    for label in labels:
        assert label.get("href") == f"#quote-{label.text}"
        aim = whole.get_element_by_id(f"quote-{label.text}")
        sentence = quotes.get(label.text, "Entered by the analyst, without an article.")
        assert squeezed(sentence) in squeezed("".join(aim.itertext()))
    for link in whole.iter("a"):
        assert link.get("href").startswith("#")
        assert link.get("href")[1:] in ids
    for label in quotes:
        back = whole.get_element_by_id(f"quote-{label}").findall(".//a")
        assert back, f"nothing leads back from {label}"
        first = whole.get_element_by_id(back[0].get("href")[1:])
        assert first.text == label


def test_in_the_document_every_label_leads_to_its_quote_and_every_quote_back() -> None:
    whole = body(word())
    marks = [one.get(f"{W}name") for one in whole.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", mark) for mark in marks)
    numbers = [one.get(f"{W}id") for one in whole.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(one.get(f"{W}id") for one in whole.iter(f"{W}bookmarkEnd"))
    links = list(whole.iter(f"{W}hyperlink"))
    anchors = {one.get(f"{W}anchor") for one in links}
    assert anchors <= set(marks)
    cited = [one for one in links if one.get(f"{W}anchor").startswith("quote_")]
    assert len(cited) == len([one for one in tree(page()).iter("a") if one.get("class") == "cite"])
    for one in cited:
        assert one.get(f"{W}anchor") == "quote_" + "".join(part.text for part in one.iter(f"{W}t"))
    assert {mark for mark in marks if mark.startswith("quote_")} <= anchors
    assert {anchor for anchor in anchors if anchor.startswith("use_")}


# --- the page


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    for data in (page(), page("hostile")):
        whole = tree(data)
        assert not list(whole.iter("script", "iframe", "object", "embed", "form", "base"))
        for one in whole.iter():
            if not isinstance(one.tag, str):
                continue
            assert not [name for name in one.attrib if name.startswith("on")]
            for name in ("src", "href"):
                assert (one.get(name) or "#").startswith(("#", "data:"))
        assert not list(whole.iter("link"))
        style = "".join(one.text for one in whole.iter("style"))
        assert "@import" not in style
        assert set(re.findall(r"url\(.(\w+):", style)) == {"data"}
        policy = [one.get("content") for one in whole.iter("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert policy[0].startswith("default-src 'none'")


def test_the_page_carries_its_charts_with_a_text_for_each() -> None:
    images = list(tree(page()).iter("img"))
    assert len(images) == 4
    for image in images:
        kind, _, data = image.get("src").partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert etree.fromstring(base64.b64decode(data)).tag.endswith("svg")
        assert len(image.get("alt")) > 40
        assert int(image.get("width")) > 300


def test_the_fonts_in_the_page_show_every_letter_of_it() -> None:
    whole = tree(page())
    style = "".join(one.text for one in whole.iter("style"))
    covered: set[int] = set()
    for data in re.findall(r"data:font/woff;base64,([\w+/=]+)", style):
        covered |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    text = "".join(whole.find("body").itertext())
    assert ARABIC_NAME in text
    assert CYRILLIC_NAME in text
    assert {letter for letter in text if ord(letter) not in covered and not letter.isspace()} <= {"\u200e", "\u200f"}
    assert len(page()) < 1_500_000


@pytest.mark.parametrize("marking", [*TLP, "OFFICIAL – SENSITIVE", '"; } </style><script>x', ""])
def test_the_marking_stands_at_the_head_and_foot_of_each_sheet(marking: str) -> None:
    data = page("one", marking=marking)
    stamps = [one for one in tree(data).iter("td") if one.get("class") == "stamp"]
    assert [squeezed("".join(one.itertext())) for one in stamps] == ([squeezed(marking)] * 2 if marking else [])
    assert [one.getparent().getparent().tag for one in stamps] == (["thead", "tfoot"] if marking else [])
    assert "<script" not in data.decode().replace("&lt;script", "")


def test_a_title_cannot_end_the_style_sheet() -> None:
    data = page("one", title='</style><script>alert(1)</script>"} @page { size: 1cm')
    style = tree(data).find("head/style").text
    assert "</style" not in style
    assert "size: 1cm" not in style
    assert tree(data).find("head/title").text.startswith("</style><script>")


# --- the document


def test_the_document_has_real_headings_tables_that_repeat_their_heads_and_rows_that_stay_whole() -> None:
    document = docx.Document(io.BytesIO(word()))
    names = {one.style.name for one in document.paragraphs if one.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Caption", "List Bullet"} <= names
    with_head = [table for table in document.tables if table._tbl.findall(f"{W}tr/{W}trPr/{W}tblHeader")]
    assert len(with_head) >= 10
    for table in with_head:
        rows = table._tbl.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        wide = [int(one.get(f"{W}w")) for one in table._tbl.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(wide) <= 9760  # the room between the margins of A4, in twentieths of a point
        assert min(wide) > 300


def test_key_figures_of_the_document_stand_in_rows_of_about_the_same_length() -> None:
    document = docx.Document(io.BytesIO(word()))
    tables = document.tables
    at = next(n for n, table in enumerate(tables) if "Civilians killed" in table.rows[0].cells[0].text)
    rows = [len(one.columns) for one in tables[at : at + 2] if not one._tbl.findall(f"{W}tr/{W}trPr/{W}tblHeader")]
    assert rows
    assert max(rows) - min(rows) <= 1


def test_the_document_carries_its_charts_as_picture_and_drawing_with_a_text_for_each() -> None:
    parts = zipfile.ZipFile(io.BytesIO(word()))
    names = parts.namelist()
    assert len([name for name in names if name.endswith(".png")]) == 4
    assert len([name for name in names if name.endswith(".svg")]) == 4
    whole = body(word())
    about = [one for one in whole.iter() if str(one.tag).endswith("}docPr")]
    assert [len(one.get("descr")) > 40 for one in about] == [True] * 4
    assert len({one.get("id") for one in about}) == 4
    assert len([one for one in whole.iter() if str(one.tag).endswith("}svgBlip")]) == 4
    assert (
        'Extension="svg"' in parts.read("[Content_Types].xml").decode()
        or "image/svg+xml" in parts.read("[Content_Types].xml").decode()
    )


def test_the_document_opens_as_one_of_todays_word_and_brings_nothing_of_its_template_along() -> None:
    document = docx.Document(io.BytesIO(word()))
    modes = [
        one.get(f"{W}val")
        for one in document.settings.element.iter(f"{W}compatSetting")
        if one.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
    assert "docProps/thumbnail.jpeg" not in zipfile.ZipFile(io.BytesIO(word())).namelist()


def test_the_document_says_what_it_is_and_bears_its_marking() -> None:
    document = docx.Document(io.BytesIO(word()))
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Fighting around Aleppo", AUTHOR, "en-GB")
    assert about.created is not None
    assert about.created.replace(tzinfo=WRITTEN.tzinfo) == WRITTEN
    section = document.sections[0]
    assert MARKING in section.header.paragraphs[0].text
    footer = "".join(one.text for one in section.footer.paragraphs)
    assert MARKING in footer
    assert "Information to 2\u00a0Dec\u00a02024" in footer
    fields = [one.text for one in section.footer._element.iter(f"{W}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(("paper", "wide"), [(Paper.A4, 210.0), (Paper.US_LETTER, 215.9)])
def test_the_document_has_the_sheet_that_was_chosen(paper: Paper, wide: float) -> None:
    section = docx.Document(io.BytesIO(word("one", paper=paper))).sections[0]
    assert section.page_width is not None
    assert section.page_width.mm == pytest.approx(wide, abs=0.1)


def test_leftward_words_are_marked_as_such_and_named_with_their_language() -> None:
    runs = [one for one in body(word()).iter(f"{W}r") if one.find(f"{W}rPr/{W}rtl") is not None]
    assert ARABIC_NAME in {"".join(text.text for text in run.iter(f"{W}t")) for run in runs}
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") for run in runs} <= {"ar-SA", "he-IL"}
    leftward = [one for one in tree(page()).iter("span") if one.get("dir") == "rtl"]
    assert ARABIC_NAME in {"".join(one.itertext()) for one in leftward}
    assert {one.get("lang") for one in leftward} <= {"ar", "he"}


ORDER = ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "bdr", "shd", "rtl", "lang"]


def test_the_parts_of_a_run_stand_in_the_order_that_the_format_wants() -> None:
    for about in body(word("hostile")).iter(qn("w:rPr")):
        names = [str(one.tag).split("}")[1] for one in about]
        assert names == sorted(names, key=ORDER.index)


def test_large_cases_are_written_whole() -> None:
    one: Dossier = collect(many(120), Choice("Many", WRITTEN))
    data = report.render_docx(one, {})
    assert len(docx.Document(io.BytesIO(data)).tables) > 20
    assert len(report.render_html(one, {})) > 200_000


# --- hostile words


def test_hostile_words_print_as_text_in_both() -> None:
    of_page, of_word = words_of_page(page("hostile")), words_of_document(word("hostile"))
    for words in HOSTILE:
        shown = squeezed(showable(words))
        if len(shown) < 200 and not re.search("[\u0590-\u08ff]", shown):
            assert shown in of_page, words
            assert shown in of_word, words
    for text in (of_page, of_word):
        assert "x" * 10_000 not in text
        assert squeezed("characters cut]") in text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_any_words_make_a_page_and_a_document_that_can_be_read_back(texts: list[str]) -> None:
    one = collect(hostile(tuple(texts)), Choice(texts[0] if texts[0].strip() else "-", WRITTEN, marking=texts[-1]))
    whole = outline(Payload(one, {}).data())
    shown = squeezed("".join(plain(block.words) for block in whole.blocks if isinstance(block, Heading)))
    told = tree(report.render_html(one, {})).iter("h2", "h3", "h4")
    assert squeezed("".join("".join(heading.itertext()) for heading in told)) == shown
    paragraphs = docx.Document(io.BytesIO(report.render_docx(one, {}))).paragraphs
    headings = [part.text for part in paragraphs if part.style is not None and part.style.name.startswith("Heading")]
    assert squeezed("".join(headings)) == shown


# --- the tree itself


def test_every_citation_has_a_mark_of_its_own_and_every_quote_knows_its_marks() -> None:
    one = dossier()
    whole = outline(Payload(one, draw_charts(one)).data())
    found: list[Citation] = []

    def walk(value: object) -> None:
        if isinstance(value, Citation):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                walk(part)
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Run):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(whole.blocks)
    assert len({one.mark for one in found}) == len(found)
    uses = {
        use.mark: quotation.label
        for block in whole.blocks
        if isinstance(block, Reference)
        for quotation in block.quotations
        for use in quotation.uses
    }
    assert uses == {one.mark: one.label for one in found}
    assert [block.name for block in whole.blocks if isinstance(block, Picture)] == [
        "by_place",
        "by_day",
        "by_responsible",
        "by_claim",
    ]


# --- the fixed sentences


def test_the_templates_hold_no_sentence_that_the_other_forms_say_too() -> None:
    """What is said on paper and on a screen stands in one place."""
    found = [words for words in _sentences(WORDS) if len(words.split()) > 3]
    assert len(found) > 30
    outline_modules = tuple(Path(report.__file__).with_name("outline").glob("*.py"))
    assert len(outline_modules) > 5
    for path in (*TEMPLATES.rglob("*.typ"), *outline_modules):
        text = " ".join(path.read_text(encoding="utf-8").split())
        for words in found:
            assert words not in text, (path.name, words)


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _sentences(one)
    elif isinstance(value, list):
        for one in value:
            yield from _sentences(one)


def test_pdf_page_and_word_document_say_their_fixed_sentences_alike() -> None:
    one = dossier()
    printed = squeezed("".join(pages_of(pdf())))
    on_screen = squeezed(tree(page()).text_content())
    in_word = squeezed("".join(body(word()).itertext()))
    said = [words for words in Payload(one, {}).data()["method_note"] if isinstance(words, str)]
    for words in (*said, WORDS["figures_read"], WORDS["charts"]["by_claim"], WORDS["not_known"]):
        for text in (printed, on_screen, in_word):
            assert squeezed(words) in text, words


def test_pictures_of_the_pages_are_as_many_and_as_large_as_the_pages() -> None:
    one = dossier()
    made = report.render_pictures(one, draw_charts(one))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        sizes = {Image.open(io.BytesIO(archive.read(name))).size for name in names}
    assert len(names) == len(PdfReader(io.BytesIO(pdf())).pages)
    assert names == sorted(names)
    assert sizes == {(round(210 / 25.4 * report.PAGE_PPI), round(297 / 25.4 * report.PAGE_PPI))}
    assert made == report.render_pictures(one, draw_charts(one))
