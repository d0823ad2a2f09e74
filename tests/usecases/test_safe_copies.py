"""A safe copy holds none of the names, in no form, in no corner of the file; one that does is not handed out.

The files are looked through with other programs than the one that looked through them before they were written.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.domain import interchange
from briefing.domain.actor import Actor, ActorId, ActorKind, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.changes import Baseline
from briefing.domain.choice import Choice
from briefing.domain.claim import Statement
from briefing.domain.composition import Composition, Passage, Template
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place
from briefing.domain.snapshot import Snapshot
from briefing.domain.text import Article
from briefing.errors import NamesRefused, NameStillThere
from briefing.exchange.interchange import loads
from briefing.report.read_back import texts_of
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.composing import issue_of
from briefing.usecases.briefings.publishing import Form, Format, draw_charts, publish
from briefing.usecases.safe.hiding import Kind, Plan, plan, read_names
from briefing.usecases.safe.leaks import leaks, refuse_leaks
from briefing.usecases.safe.redacting import safe_case, safe_words, tight
from briefing.usecases.safe.safe_copies import publish_safe
from tests.report.cases import one_event
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, sample_corpus

WRITTEN = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)
READABLE = [form for form in Form if form.has_text]
CHOICE = Choice("White Helmets in Atarib", WRITTEN, author="R. Haddad", marking="For Oleg Ignasyuk")
NAMES = f"""# whom we protect
White Helmets = a rescue service
Hay'at Tahrir al-Sham = an armed group
{ARABIC_NAME}
{CYRILLIC_NAME} = a local official

Atarib
Northern Levant Wire
R. Haddad = a reporter
"""
GONE = (
    "white helmets", "syria civil defence", "hay'at tahrir", "tahrir al-sham", "hts", "khatib", "ignasyuk", "игнасюк",
    "الخطيب", "atarib", "levant wire", "levantwire", "haddad", "هيئة تحرير",
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Plan:
    return plan(sample_corpus(), read_names(NAMES))


ALL = map(chr, range(0x110000))
UNSEEN = re.compile("|".join(re.escape(one) for one in ALL if unicodedata.category(one) == "Cf"))


def plain(text: str) -> str:
    """Text as eyes compare it: small, without accents and soft hyphens, its spaces single."""
    bare = text if text.isascii() else UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(bare.replace("’", "'").casefold().split())


def found(text: str) -> list[str]:
    words = plain(text)
    return [name for name in GONE if name in words and re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", words)]


def pdf_texts(data: bytes) -> Iterator[str]:
    """Everything in a PDF that can be read: strings, names, streams unpacked, what fonts map glyphs to, metadata."""

    def strings(one: object, depth: int = 0) -> Iterator[str]:
        if isinstance(one, (pikepdf.String, pikepdf.Name)):
            yield str(one)
        elif isinstance(one, pikepdf.Array) and depth < 8:
            for inner in one:
                if not getattr(inner, "is_indirect", False):
                    yield from strings(inner, depth + 1)
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 8:
            for _, inner in one.items():
                if not getattr(inner, "is_indirect", False):
                    yield from strings(inner, depth + 1)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_outline() as outline:
            stack = list(outline.root)
            while stack:
                item = stack.pop()
                yield item.title
                stack += item.children
        with pdf.open_metadata() as metadata:
            yield str(metadata)
        yield "\n".join(f"{name}: {value}" for name, value in pdf.docinfo.items())
        words: list[str] = []
        for one in pdf.objects:
            words += strings(one)
            if isinstance(one, pikepdf.Stream):
                unpacked = one.read_bytes()
                yield unpacked.decode("latin-1")
                yield unpacked.decode("utf-8", errors="ignore")
                yield unpacked.decode("utf-16-be", errors="ignore")
                if b"beginbfchar" in unpacked or b"beginbfrange" in unpacked:
                    codes = re.findall(rb"<([0-9A-Fa-f]+)>", unpacked)
                    yield "".join(bytes.fromhex(c.decode()).decode("utf-16-be", "ignore") for c in codes if len(c) % 4 == 0)
        yield "\n".join(words)


def pages_of(path: Path) -> str:
    """What another program copies out of the pages, words in the order of the lines."""
    if shutil.which("pdftotext") is None:
        return ""
    return subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True).stdout.decode()


@pytest.fixture(scope="module")
def safe_pdf(made: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("safe") / "safe.pdf"
    publish_safe(sample_corpus(), CHOICE, path, made)
    return path


@pytest.fixture(scope="module")
def open_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("open") / "open.pdf"
    publish(sample_corpus(), CHOICE, path)
    return path


def test_no_name_is_left_in_a_pdf_its_bookmarks_metadata_streams_or_fonts(safe_pdf: Path) -> None:
    data = safe_pdf.read_bytes()
    for text in pdf_texts(data):
        assert found(text) == []
    assert found(pages_of(safe_pdf)) == []
    assert found(data.decode("latin-1")) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "A rescue service in Place A"
        assert len(pdf.pages) > 5


def test_the_eyes_of_the_test_see_the_names_where_they_were_not_replaced(open_pdf: Path) -> None:
    seen = {name for text in pdf_texts(open_pdf.read_bytes()) for name in found(text)}
    assert {"white helmets", "hay'at tahrir", "atarib", "haddad", "ignasyuk"} <= seen
    copied = set(found(pages_of(open_pdf)))
    assert {"white helmets", "khatib", "levant wire", "игнасюк", "hts"} <= copied or shutil.which("pdftotext") is None


def test_no_name_is_left_in_a_word_document_its_parts_or_properties(made: Plan, tmp_path: Path) -> None:
    path = tmp_path / "safe.docx"
    publish_safe(sample_corpus(), CHOICE, path, made, Form.DOCX)
    with zipfile.ZipFile(path) as whole:
        for name in whole.namelist():
            part = whole.read(name)
            assert found(part.decode("latin-1")) == []
            assert found(part.decode("utf-8", errors="ignore")) == []
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(part)
                assert found("".join(map(str, tree.itertext()))) == []
                assert found("\n".join(str(value) for one in tree.iter() for value in one.attrib.values())) == []


@pytest.mark.parametrize("what", [Form.HTML, *Format])
def test_no_name_is_left_in_any_other_form(what: Form | Format, made: Plan, tmp_path: Path) -> None:
    path = tmp_path / f"safe.{what.value if isinstance(what, Form) else what.suffix}"
    publish_safe(sample_corpus(), CHOICE, path, made, what)
    text = path.read_text(encoding="utf-8")
    assert found(text) == []
    assert found(text.replace("\n ", "").replace("\r", "")) == []
    assert text.count("a rescue service") > 0


def test_every_quote_of_a_safe_case_matches_its_article_and_it_can_be_imported(made: Plan, tmp_path: Path) -> None:
    safe = safe_case(sample_corpus(), made)
    interchange.document(safe.corpus())  # a quote that does not lie in its article would be refused
    path = tmp_path / "safe.json"
    publish_safe(sample_corpus(), CHOICE, path, made, Format.JSON)
    assert len(loads(path.read_bytes(), path.name).corpus.events) == len(sample_corpus().events)


def test_figures_and_dates_are_the_same_as_before(made: Plan) -> None:
    before, after = collect(sample_corpus(), CHOICE), collect(safe_case(sample_corpus(), made), CHOICE)
    assert [row.result for row in before.totals] == [row.result for row in after.totals]
    assert [row.origins for row in before.totals] == [row.origins for row in after.totals]
    assert [row.heading for row in before.timeline] == [row.heading for row in after.timeline]
    assert sorted(row.result for row in before.tolls) == sorted(row.result for row in after.tolls)


def test_ids_and_places_tell_nothing(made: Plan) -> None:
    corpus = safe_case(sample_corpus(), made).corpus()
    document = json.dumps(interchange.document(corpus), ensure_ascii=False)
    assert not any(word in document for word in ("actor:", "geonames:172955", "white-helmets", "levantwire"))
    hidden = next(place for place in corpus.places if place.name == "Place A")
    assert (hidden.lat, hidden.lon, hidden.gazetteer, hidden.aliases) == (None, None, None, ())
    source = next(
        article for article in corpus.articles if article.publisher == "Place B" or article.title == "Title withheld"
    )
    assert (source.url, source.author) == (None, "a reporter")


def test_what_a_name_is_and_all_its_forms_are_found_in_the_case(made: Plan) -> None:
    kinds = {one.wish.names[0]: one.kind for one in made.found}
    assert kinds["White Helmets"] is Kind.GROUP
    assert kinds[ARABIC_NAME] is Kind.PERSON
    assert kinds["Atarib"] is Kind.PLACE
    assert kinds["Northern Levant Wire"] is kinds["R. Haddad"] is Kind.SOURCE
    official = next(one for one in made.found if one.wish.names[0] == CYRILLIC_NAME)
    assert {"Oleg Ignasyuk", CYRILLIC_NAME} <= set(official.hidden.names)
    assert official.hidden.capitalised == ("Ignasyuk",)
    assert "levantwire.example" in next(one for one in made.found if "Northern Levant Wire" in one.wish.names).hidden.names


def test_a_word_for_anybody_is_left_and_said_so_and_a_stand_in_may_have_it() -> None:
    corpus = sample_corpus()
    actors = tuple(
        replace(one, aliases=(*one.aliases, "group", "civil defence group")) if one.name == "White Helmets" else one
        for one in corpus.actors
    )
    changed = replace(corpus, actors=actors)
    one = plan(changed, read_names("White Helmets")).found[0]
    assert one.hidden.stands == "Group A"
    assert "group" not in one.hidden.names
    assert "civil defence group" in one.hidden.names, "that tells who is meant"
    assert "“group”: a word for anybody" in one.left


def test_an_outlet_is_found_with_and_without_its_article() -> None:
    corpus = sample_corpus()
    for publisher, wish in (("The Levant Wire", "Levant Wire"), ("Levant Wire", "the Levant Wire")):
        first = replace(corpus.articles[0], publisher=publisher, url="https://www.levantwire.example/one")
        made = plan(replace(corpus, articles=(first, *corpus.articles[1:])), read_names(wish))
        assert made.found[0].kind is Kind.SOURCE
        assert "levantwire.example" in made.found[0].hidden.names
        assert first.id in made.withheld


def test_other_spellings_in_the_texts_are_replaced_and_told() -> None:
    corpus = sample_corpus()
    first = corpus.articles[0]
    words = f"{first.text}\n\nOleg Ignasiuk was seen again."
    one: Article = replace(first, text=words)
    changed = replace(corpus, articles=(one, *corpus.articles[1:]))
    made = plan(changed, read_names("Oleg Ignasyuk = a man"))
    assert made.found[0].variants == ("Oleg Ignasiuk",)
    assert "A man was seen again" in safe_case(changed, made).corpus().articles[0].text


def test_a_surname_that_somebody_else_bears_is_left_and_said_so() -> None:
    corpus = sample_corpus()
    other = replace(corpus.actors[0], id=ActorId("actor:other"), name="Anna Ignasyuk", aliases=(), kind=ActorKind.PERSON)
    made = plan(replace(corpus, actors=(*corpus.actors, other)), read_names("Oleg Ignasyuk"))
    assert made.found[0].hidden.capitalised == ()
    assert made.found[0].left == ("“Ignasyuk” alone: also a name of Anna Ignasyuk",)


def test_a_copy_in_which_a_name_is_still_found_is_not_handed_out(tmp_path: Path) -> None:
    path = tmp_path / "safe.pdf"
    path.write_bytes(b"what was there before")
    fixed = plan(one_event(), read_names("Casualties"))  # a heading of every briefing
    with pytest.raises(NameStillThere, match=r"“Casualties” in page \d"):
        publish_safe(one_event(), CHOICE, path, fixed)
    assert path.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_map_writes_no_names_of_its_own() -> None:
    """Its base map knows every town, and in a PDF the words of a chart are outlines that no look afterwards can read."""
    hidden = plan(sample_corpus(), read_names("Aleppo = the city\nSyria"))
    charts = draw_charts(tight(collect(safe_case(sample_corpus(), hidden), CHOICE)))
    words = "\n".join(re.findall(r"<!-- (.*?) -->", charts["by_place"].decode("utf-8")))
    assert "Saraqib" in words
    assert not re.search("(?i)aleppo|syria|turkey|türkiye", words)
    assert "Aleppo" in draw_charts(collect(sample_corpus(), CHOICE))["by_place"].decode("utf-8")


def test_the_name_of_the_file_counts(made: Plan, tmp_path: Path) -> None:
    with pytest.raises(NameStillThere, match="the name of the file"):
        publish_safe(sample_corpus(), CHOICE, tmp_path / "atarib.html", made, Form.HTML)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", READABLE)
def test_a_briefing_that_was_not_covered_is_refused_wherever_the_name_stands(
    form: Form, made: Plan, tmp_path: Path
) -> None:
    path = tmp_path / f"open.{form}"
    publish(sample_corpus(), CHOICE, path, form)
    places = {leak.place for leak in leaks(path.read_bytes(), form.value, made)}
    wanted = {
        Form.PDF: {"page 1", "bookmarks, titles and other strings"},
        Form.DOCX: {"docProps/core.xml, its words", "word/document.xml, its paragraphs"},
        Form.HTML: {"the page, its words", "the page, its attributes"},
    }[form]
    assert wanted <= places
    with pytest.raises(NameStillThere):
        refuse_leaks(path.read_bytes(), form.value, made)


def test_pictures_of_the_pages_are_those_of_the_covered_briefing(made: Plan, tmp_path: Path) -> None:
    publish_safe(sample_corpus(), CHOICE, tmp_path / "safe.pdf", made, Form.PDF)
    publish_safe(sample_corpus(), CHOICE, tmp_path / "safe.zip", made, Form.PAGES)
    publish(sample_corpus(), CHOICE, tmp_path / "open.zip", Form.PAGES)
    with zipfile.ZipFile(tmp_path / "safe.zip") as safe, zipfile.ZipFile(tmp_path / "open.zip") as bare:
        assert len(safe.namelist()) == len(pypdf.PdfReader(tmp_path / "safe.pdf").pages)
        assert safe.read(safe.namelist()[0]) != bare.read(bare.namelist()[0])
    with pytest.raises(NameStillThere, match="the name of the file"):
        publish_safe(sample_corpus(), CHOICE, tmp_path / "atarib.zip", made, Form.PAGES)
    assert not (tmp_path / "atarib.zip").exists()


def test_metadata_bookmarks_and_hidden_objects_of_a_pdf_are_looked_through(made: Plan) -> None:
    def spoilt(spoil: object) -> set[str]:
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            spoil(pdf)  # type: ignore[operator]
            out = io.BytesIO()
            pdf.save(out)
        return {leak.place.split(",")[0].split(" (")[0] for leak in leaks(out.getvalue(), "pdf", made)}

    def info(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Keywords"] = "White Helmets"

    def xmp(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:description"] = "Олега Игнасюка"

    def bookmark(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Hay’at Tahrir\u00adal\u2010Sham", 0))

    def unused(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/PieceInfo"] = pdf.make_indirect(pikepdf.Stream(pdf, b"draft by ATARIB office"))

    def mapped(pdf: pikepdf.Pdf) -> None:
        cmap = "".join(f"<{n:04x}> <{ord(c):04x}>\n" for n, c in enumerate(" Ignasyuk ", 1))
        pdf.Root["/Font"] = pdf.make_indirect(pikepdf.Stream(pdf, f"begincmap 9 beginbfchar\n{cmap}endbfchar".encode()))

    assert spoilt(lambda _pdf: None) == set()
    assert "bookmarks" in spoilt(info)
    assert any("metadata" in place or place.startswith("object") for place in spoilt(xmp))
    assert "bookmarks" in spoilt(bookmark)
    assert any(place.startswith("object") for place in spoilt(unused))
    assert any(place.startswith("object") for place in spoilt(mapped))


def test_what_the_analyst_wrote_is_covered_and_its_sources_moved(made: Plan) -> None:
    from briefing.domain.composition import Composition, Passage
    from briefing.domain.text import Span

    corpus = sample_corpus()
    article = corpus.articles[0]
    at = article.text.index("At least 15 civilians")
    words = Passage("The White Helmets’ count stands.", (Span(article.id, at, at + 21),), "HTS said so.")
    composed = Composition("Atarib after the strike", bottom_line=(words,), author="Oleg Ignasyuk")
    safe = safe_case(corpus, made)
    bare = safe_words(composed, safe)
    assert bare.title == "Place A after the strike"
    assert bare.author == "a local official"
    assert bare.bottom_line[0].text == "A rescue service’s count stands."
    assert bare.bottom_line[0].proposed == "An armed group said so."
    moved = bare.bottom_line[0].sources[0]
    assert next(one for one in safe.corpus().articles if one.id == moved.article).quote(moved) == "At least 15 civilians"


def test_a_composed_briefing_is_covered_with_all_its_words(made: Plan, tmp_path: Path) -> None:
    from briefing.domain.composition import Composition, Judgement, Passage, Section

    outlook = Section("outlook", True, (Passage("HTS may turn on Atarib."),))
    composed = Composition(
        "Atarib, White Helmets",
        area="Around Atarib",
        author="R. Haddad",
        bottom_line=(Passage("The White Helmets count the dead."),),
        judgements=(Judgement(Passage("Oleg Ignasyuk knows."), basis="the word of R. Haddad"),),
    ).with_section(outlook)
    path = tmp_path / "safe.html"
    publish_safe(sample_corpus(), composed.choice(WRITTEN), path, made, Form.HTML, composition=composed)
    text = path.read_text(encoding="utf-8")
    assert found(text) == []
    for words in ("A rescue service count the dead.", "An armed group may turn on Place A.", "A local official knows."):
        assert words in text.replace("\u00a0", " ")


def test_a_file_of_names_is_read_line_by_line() -> None:
    wishes = read_names("\ufeff# ours\n\nJane Doe | J. Doe = a resident\nRiver Post\tSource X\nUm Qasr\n")
    assert [(one.names, one.stands) for one in wishes] == [
        (("Jane Doe", "J. Doe"), "a resident"),
        (("River Post",), "Source X"),
        (("Um Qasr",), ""),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("# only this", "is empty"),
        ("Jane Doe\n - = x", "Line 2"),
        ("Atarib = the Atarib road", "holds the name"),
        ("Atarib = one\nAtarib = two", "two things"),
    ],
)
def test_names_that_cannot_be_hidden_are_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(NamesRefused, match=says):
        plan(sample_corpus(), read_names(text))


def test_a_name_that_is_nowhere_is_told() -> None:
    assert not plan(sample_corpus(), read_names("Jane Doe")).found[0].is_known


def test_an_empty_case_can_be_covered(tmp_path: Path) -> None:
    done = publish_safe(Corpus(), CHOICE, tmp_path / "x.html", plan(Corpus(), read_names("Jane Doe")), Form.HTML)
    assert done.replaced == ("Jane Doe: “Name A”, 0 times",)


ACTORS = [actor.name for actor in sample_corpus().actors if not actor.nameless]
PLACES = [place.name for place in sample_corpus().places]


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ACTORS, *PLACES, "The Orontes Courier", "A. Lindqvist"]), min_size=1, max_size=6, unique=True
    )
)
def test_whatever_is_hidden_a_safe_case_is_sound_and_holds_none_of_it(names: list[str]) -> None:
    corpus = sample_corpus()
    try:
        made = plan(corpus, read_names("\n".join(names)))
    except NamesRefused:
        return  # one name holds another
    safe = safe_case(corpus, made)
    text = json.dumps(interchange.document(safe.corpus()), ensure_ascii=False)
    assert made.redaction.find(text) == ()
    assert len(safe.corpus().casualties) == len(corpus.casualties)


def test_whoever_adds_a_field_of_words_to_a_case_has_to_say_what_becomes_of_it_in_a_safe_copy() -> None:
    """`redacting` covers these one by one: a new one would go out as it is, so it is added there and here."""
    known = {
        Article: {"title", "text", "publisher", "author", "url", "language"},
        Actor: {"name", "aliases", "country", "title"},
        Place: {"name", "aliases", "country", "gazetteer"},
        Event: {"title", "subtype"},
        Casualty: {"qualifier"},
        Incident: {"title"},
        Toll: {"left_out", "rule"},
        Relation: {"id"},
        Statement: {"id"},
    }
    for kind, covered in known.items():
        assert {one.name for one in fields(kind) if re.search(r"\bstr\b", str(one.type))} == covered


@pytest.mark.parametrize("what", READABLE)
def test_what_changed_is_told_without_the_names(what: Form, tmp_path: Path) -> None:
    whole = sample_corpus()
    first = Composition(
        "Fighting", Template.STANDARD, bottom_line=(Passage("The White Helmets of Atarib counted twelve dead."),)
    )
    second = replace(
        first, number=2, replaces=1, bottom_line=(Passage("In Atarib the White Helmets have counted fourteen dead since."),)
    )
    kept = issue_of(whole, replace(first, known_on=date(2024, 11, 29)), WRITTEN, Decisions())
    since = Baseline(1, WRITTEN, Snapshot.from_json(kept.snapshot))
    target = tmp_path / f"safe.{what.value}"
    publish_safe(
        whole, second.choice(WRITTEN), target, plan(whole, read_names(NAMES)), what, composition=second, since=since
    )
    told = "\n".join(piece.text for piece in texts_of(target.read_bytes(), what.value))
    assert "What changed" in told
    assert "issue 1, written" in told
    assert found(plain(told)) == []
