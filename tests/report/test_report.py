"""The printed briefing, read back: complete, linked, tagged, always the same bytes; hostile words print as themselves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from briefing import report
from briefing.domain.choice import TLP, Choice, Paper, Rule
from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.errors import ReportIncomplete
from briefing.places import resource
from briefing.report.payload import LIMITS, Payload, with_breaks
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.publishing import draw_charts
from tests.printed import pages_of, words_of
from tests.report.cases import HOSTILE, TEMPLATES, WRITTEN, choice, hostile, many, one_event
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, LONG_NAME, sample_corpus

MARKING = "TLP:AMBER"
AUTHOR = "Office of Assessments"


@cache
def dossier(corpus: str = "sample", **more: Any) -> Dossier:
    if corpus == "sample":
        more = {"marking": MARKING, "author": AUTHOR} | more
    cases: dict[str, Callable[[], Corpus]] = {
        "sample": sample_corpus,
        "empty": Corpus,
        "one": one_event,
        "hostile": hostile,
    }
    return collect(cases[corpus](), choice(**more))


@cache
def pdf(corpus: str = "sample", **more: Any) -> bytes:
    one = dossier(corpus, **more)
    return report.render_pdf(one, draw_charts(one))


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def squeezed(data: bytes) -> str:
    """The text without any space: what is broken over lines is found all the same."""
    return "".join(words_of(data).split())


# --- what is on the pages


def test_every_part_of_the_dossier_is_printed() -> None:
    text = squeezed(pdf())
    one = dossier()
    expected = [one.choice.title, one.period, one.cut_off, one.written, AUTHOR]
    expected += [figure.value for figure in one.key_figures]
    expected += [point.lead for point in one.key_points]
    expected += [row.what for row in (*one.timeline, *one.undated, *one.planned, *one.denied, *one.background)]
    expected += [claim.figure for toll in one.tolls for claim in toll.claims]
    expected += [claim.why_not for toll in one.tolls for claim in toll.claims]
    expected += [claim.figure for claim in (*one.running_totals, *one.unassigned)]
    expected += [profile.name for profile in one.profiles]
    expected += [voice.speaker for dispute in one.disputes for voice in (*dispute.asserted, *dispute.denied)]
    expected += [gap.title for gap in one.gaps]
    expected += [source.title for source in one.sources]
    for item in expected:
        assert "".join(item.split()) in text, item


def test_every_quoted_sentence_is_printed_whole() -> None:
    text = squeezed(pdf())
    for source in dossier().sources:
        for quote in source.quotes:
            if not re.search("[\u0590-\u08ff]", quote.sentence):
                assert "".join(quote.sentence.split()) in text, quote.label


def test_the_marking_and_the_page_number_are_on_every_page() -> None:
    found = pages_of(pdf())
    for number, text in enumerate(found, start=1):
        assert text.count(MARKING) >= 2, "in the header and in the footer"
        assert f"Page {number} of {len(found)}" in text
        assert "Information to 2 Dec 2024" in text


@pytest.mark.parametrize("marking", [*TLP, "OFFICIAL – SENSITIVE", ""])
def test_any_marking_or_none_can_be_printed(marking: str) -> None:
    one = dossier("one", marking=marking)
    assert pages_of(report.render_pdf(one, {}))[0].count(marking or "no such words") >= (2 if marking else 0)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.US_LETTER, (612, 792))])
def test_the_sheet_is_the_chosen_one(paper: Paper, size: tuple[int, int]) -> None:
    box = reader(report.render_pdf(dossier("one", paper=paper), {})).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size


@pytest.mark.parametrize("rule", list(Rule))
def test_the_rule_is_named(rule: Rule) -> None:
    text = words_of(report.render_pdf(dossier("one", rule=rule), {}))
    assert f"Rule for totals: {rule.value.replace('-', ' ')}" in text


def test_the_origin_of_the_place_names_is_credited_as_its_licence_asks() -> None:
    assert "Place names: GeoNames (geonames.org), licence CC BY 4.0" in words_of(pdf())


def test_unknown_is_printed_as_not_reported() -> None:
    text = words_of(pdf("one"))
    assert text.count("not reported") >= 4


def test_an_empty_case_prints_little_and_says_so() -> None:
    found = reader(pdf("empty"))
    assert len(found.pages) <= 2
    text = words_of(pdf("empty"))
    for sentence in ("No event in the case falls in the period covered.", "No article is cited."):
        assert sentence in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_no_word_lies_outside_the_margins(name: str, tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(pdf(name))
    found = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', found)
    assert len(boxes) > 400
    for left, top, right, bottom in boxes:
        assert float(left) > 45
        assert float(right) < 595 - 45
        assert float(top) > 20
        assert float(bottom) < 842 - 20


# --- other scripts


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_arabic_hebrew_and_cyrillic_names_are_copied_out_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(pdf())
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    bare = re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    for name in (ARABIC_NAME, CYRILLIC_NAME, "هيئة تحرير الشام", "Министерство обороны России", LONG_NAME):
        assert name in " ".join(bare.split()), name
    # found by whoever searches for them: no sign of direction stands between two letters
    assert "هيئة تحرير الشام" in " ".join(text.split())
    assert not re.search("[\u0590-\u08ff][\u202a-\u202e\u2066-\u2069]+[\u0590-\u08ff]", text)


def test_names_are_set_in_fonts_that_hold_them() -> None:
    names = {font.split("+")[-1] for font in fonts(pdf())}
    assert {"BriefingSerif-Regular", "BriefingSans-Regular", "BriefingDisplay-Semibold"} <= names
    assert any(name.startswith("NotoNaskhArabic") for name in names)
    assert not any("Libertinus" in name or "DejaVu" in name for name in names), "only our own fonts are used"


def fonts(data: bytes) -> set[str]:
    """Names of all fonts, each of which must be embedded."""
    found = set()
    for page in reader(data).pages:
        resources: Any = page["/Resources"]
        for ref in (resources.get("/Font") or {}).values():
            for child in ref.get_object()["/DescendantFonts"]:
                descriptor = child.get_object()["/FontDescriptor"]
                assert any(key in descriptor for key in ("/FontFile2", "/FontFile3")), "the font is embedded"
                found.add(str(descriptor["/FontName"]).removeprefix("/"))
    return found


# --- how the file is made


def test_the_file_says_that_it_is_accessible_and_in_which_language() -> None:
    found = reader(pdf())
    catalogue = found.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert str(catalogue["/Lang"]) == "en-GB"  # type: ignore[index]
    assert "/StructTreeRoot" in catalogue  # type: ignore[operator]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()  # type: ignore[index]


def test_title_author_and_time_of_writing_are_the_choices() -> None:
    written = datetime(2024, 12, 2, 20, 30, tzinfo=timezone(timedelta(hours=2)))
    one = collect(one_event(), Choice("Aleppo: #1 (draft)", written, author="Office $A"))
    data = reader(report.render_pdf(one, {})).metadata
    assert data is not None
    assert (data.title, data.author) == ("Aleppo: #1 (draft)", "Office $A")
    assert data.creation_date is not None
    assert data.creation_date.astimezone(UTC) == written.astimezone(UTC)


def test_there_is_a_bookmark_for_each_part_and_each_actor() -> None:
    found = reader(pdf())

    def titles(outline: list[Any]) -> list[str]:
        return [one for item in outline for one in (titles(item) if isinstance(item, list) else [str(item.title)])]

    names = titles(found.outline)
    for name in ("Key points", "Timeline", "Casualties", "Actors", "Disputed claims", "What is not known", "Sources"):
        assert name in names
    assert {profile.name for profile in dossier().profiles} <= set(names)


def test_charts_have_a_text_in_their_stead() -> None:
    alts = [str(one["/Alt"]) for one in tags(pdf(), "/Figure")]
    assert len(alts) == 4
    assert all(
        any(alt.startswith(start) for alt in alts)
        for start in ("Where it happened", "People killed, by day", "Who reports what")
    )


def test_tables_have_heads() -> None:
    data = pdf()
    assert len(tags(data, "/Table")) >= 5
    assert {str(one["/S"]) for one in tags(data, "/TH")} == {"/TH"}


def tags(data: bytes, kind: str) -> list[DictionaryObject]:
    root = reader(data).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    found: list[DictionaryObject] = []
    left: list[Any] = [root]
    while left:
        one = left.pop()
        one = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(one, ArrayObject):
            left.extend(one)
        elif isinstance(one, DictionaryObject):
            if one.get("/S") == kind:
                found.append(one)
            if "/K" in one:
                left.append(one["/K"])
    return found


def test_every_citation_is_a_link_and_every_link_leads_somewhere() -> None:
    found = reader(pdf())
    sheets = {page.indirect_reference.idnum for page in found.pages if page.indirect_reference}
    names = found.named_destinations
    links = 0
    for page in found.pages:
        for ref in page.get("/Annots") or []:
            note = ref.get_object()
            if note["/Subtype"] != "/Link":
                continue
            links += 1
            target = note.get("/Dest") or note["/A"].get("/D")
            if isinstance(target, str):
                target = names[target].dest_array
            assert target[0].idnum in sheets
    cited = sum(len(row.sources) for row in dossier().timeline)
    quotes = sum(len(source.quotes) for source in dossier().sources)
    assert links > cited + quotes, "there and back"


def test_the_same_dossier_gives_the_same_bytes() -> None:
    one = dossier()
    assert report.render_pdf(one, draw_charts(one)) == pdf()


def test_another_time_of_writing_is_another_file() -> None:
    one = dossier()
    later = replace(one, choice=replace(one.choice, written=WRITTEN + timedelta(minutes=1)))
    assert report.render_pdf(later, draw_charts(one)) != pdf()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_rows_are_kept_whole_and_heads_are_repeated(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(report.render_pdf(collect(many(60, 60), choice()), {}))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    sheets = text.split("Casualties\n")[0].split("\f")
    timeline = [page for page in sheets[1:] if page.count("Told by") > 3]  # the first page names strikes in its key points
    assert len(timeline) > 2
    for page in timeline:
        assert "What is reported" in page
        assert page.count("Strike number") == page.count("Told by"), "no row is torn apart"


# --- hostile words


def test_hostile_words_print_as_themselves() -> None:
    text = squeezed(pdf("hostile"))
    for sample in HOSTILE[:5]:
        assert "".join(sample.split()) in text, sample
    assert "[U+202E]gnipeels[U+202C]" in text
    assert "a[U+0000]b[U+001B][31m[U+007F]" in text
    assert "[U+1F480]" in text


NAMES = (
    "蔡英文 臺灣 國防部 鄭麗文 蕭旭岑 龔明鑫 顧立雄 蕭美琴 游錫堃",
    "习近平 董军 魏凤和 阿勒颇 郭正亮 赵乐际 朱镕基 陶喆 李昇",
    "髙橋 渡邊 齋藤 廣瀨 澤田 櫻井 安倍晋三 𠮷田",
    "김정은 朴槿惠 文在寅 尹錫悅 펩시 똠양꿍 뷁",
)


@pytest.mark.parametrize("names", NAMES, ids=["Taiwan", "China", "Japan", "Korea"])
def test_names_in_the_characters_of_east_asia_are_printed_and_read_back(names: str) -> None:
    text = squeezed(report.render_pdf(collect(hostile((names,)), choice()), {}))
    assert "".join(names.split()) in text
    assert "[U+" not in text


def test_an_endless_word_is_cut_with_a_visible_mark() -> None:
    text = words_of(pdf("hostile"))
    assert re.search(r"\[[\d,]+ characters cut\]", text)
    assert "Some quoted texts are cut" in text


def test_no_trace_of_the_breaks_is_left_in_the_text() -> None:
    assert "\u200b" not in words_of(pdf("hostile"))


def test_an_endless_name_does_not_fill_the_first_page_by_a_sentence_that_the_program_drafted() -> None:
    one = collect(hostile(("Council " * 100_000,)), choice())
    said = Payload(one, {}).data()["bottom_line"]
    assert any("characters cut" in str(line["text"]) for line in said)
    assert max(len(str(line["text"])) for line in said) < 2_000


def test_a_quote_of_a_megabyte_is_cut_around_the_words_it_was_read_from() -> None:
    one = dossier("one")
    source = one.sources[0]
    long = f"{'x ' * 250_000}TWELVE DIED{' y' * 250_000}"
    at = long.index("TWELVE")
    quote = replace(source.quotes[0], sentence=long, marks=((at, at + 11),))
    data = report.render_pdf(replace(one, sources=(replace(source, quotes=(quote,)),)), {})
    text = words_of(data)
    assert "TWELVE DIED" in text
    assert text.count("characters cut") == 2
    assert len(reader(data).pages) < 5


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_any_words_can_be_printed(sentence: str, name: str, marking: str) -> None:
    corpus = hostile((sentence, name))
    title = name if name.strip() else "Title"
    one = collect(corpus, Choice(title, WRITTEN, marking=marking, author=name))
    assert report.render_pdf(one, {}).startswith(b"%PDF")


def test_text_reaches_the_template_as_data_alone() -> None:
    """Nothing of the template is put together from the dossier, and no package of the network is named in it."""
    for path in TEMPLATES.rglob("*.typ"):
        source = path.read_text(encoding="utf-8")
        assert "@preview" not in source
        assert "eval(" not in source
        assert not re.search(r"\b(http|https)://", source)


# --- payload


def test_the_payload_is_plain_data() -> None:
    data = Payload(dossier(), {}).data()
    assert json.loads(json.dumps(data)) == data


def test_words_are_given_places_to_break() -> None:
    assert with_breaks("telecommunications") == "telecommunications"
    assert "\u200b" in with_breaks("https://levantwire.example/2024/11/28/atarib")
    broken = with_breaks("x" * 100)
    assert broken.replace("\u200b", "") == "x" * 100
    assert max(map(len, broken.split("\u200b"))) <= 24


def test_a_text_that_is_cut_says_how_much_is_missing() -> None:
    payload = Payload(dossier("empty"), {})
    shown = payload.printed("w " * 1000, "title")
    assert isinstance(shown, str)
    assert shown.endswith(f"[{2000 - LIMITS['title']:,} characters cut]")
    assert payload.cut_characters == 2000 - LIMITS["title"]


def test_every_status_can_be_tagged() -> None:
    source = (TEMPLATES / "look.typ").read_text(encoding="utf-8")
    tagged = re.findall(r'^  "(\w+)": \(stroke', source, re.MULTILINE)
    assert set(tagged) == {status.value for status in Status}


# --- other outputs and failures


def test_pages_come_as_pictures_for_the_preview() -> None:
    found = report.render_pages(dossier("one"), {}, ppi=50)
    assert len(found) == len(reader(report.render_pdf(dossier("one"), {})).pages)
    assert all(page.startswith(b"\x89PNG") for page in found)


def test_pages_come_as_svg_for_the_printer() -> None:
    for page in report.render_svg_pages(dossier("one"), {}):
        root = ElementTree.fromstring(page)
        assert root.tag.endswith("svg")
        assert root.attrib["viewBox"].startswith("0 0 595")


def test_a_picture_that_cannot_be_laid_out_is_reported_not_left_out() -> None:
    with pytest.raises(ReportIncomplete, match="could not be laid out") as raised:
        report.render_pdf(dossier(), {"by_day": b"<svg this is not"})
    assert raised.value.advice


def test_a_warning_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A template that names a font that is not shipped gets a warning from Typst, and so no page."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "sections").mkdir()
    for path in TEMPLATES.rglob("*.typ"):
        source = path.read_text(encoding="utf-8")
        (folder / path.relative_to(TEMPLATES)).write_text(
            source.replace('"Briefing Display"', '"No Such Font"'), encoding="utf-8"
        )
    usual = resource
    monkeypatch.setattr(report, "resource", lambda *parts: folder / parts[1] if parts[0] == "templates" else usual(*parts))
    with pytest.raises(ReportIncomplete, match="unknown font family"):
        report.render_pdf(dossier("empty"), {})


def test_a_sentence_with_two_figures_far_apart_keeps_both_when_it_is_cut() -> None:
    one = dossier("one")
    source = one.sources[0]
    filling = ("the fighting went on and " * 30, "elsewhere it rained and " * 30)
    long = f"In the north {filling[0]}twelve died, while {filling[1]}nine were hurt at last."
    marks = tuple((long.index(words), long.index(words) + len(words)) for words in ("twelve died", "nine were hurt"))
    quote = replace(source.quotes[0], sentence=long, marks=(*marks, (0, len(long))))
    for longest in (120, None):
        brief = replace(one, sources=(replace(source, quotes=(quote,)),), longest_quote=longest)
        text = words_of(report.render_pdf(brief, {}))
        assert "twelve died" in text
        assert "nine were hurt" in text
        assert "cut" in text if longest is None else "[…]" in text
