"""The templates on paper: pages, depth, the analyst's words, and where every figure is from. Real PDFs, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from briefing.domain.composition import (
    PAGES,
    SECTIONS,
    Composition,
    Confidence,
    Judgement,
    Likelihood,
    Passage,
    Section,
    Template,
    moved,
)
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria
from briefing.domain.dossier import Dossier
from briefing.domain.event import EventType
from briefing.domain.printed import BY_HAND
from briefing.domain.snapshot import Snapshot
from briefing.report import render_docx, render_html, render_pdf
from briefing.usecases.briefings.composing import Composed, begin, compose, issue_of, lay_out
from briefing.usecases.briefings.depth import LADDER
from tests.printed import pages_of, words_of
from tests.report.cases import HOSTILE, WRITTEN, many
from tests.report.test_report import reader, squeezed
from tests.sample_corpus import sample_corpus

CORPORA = {"sample": sample_corpus, "many": lambda: many(300)}
SHORTER = [Template.FLASH, Template.STANDARD, Template.FULL]


@cache
def corpus(name: str) -> Corpus:
    return CORPORA[name]()


def composition(template: Template, **more: object) -> Composition:
    fixed: dict[str, object] = {
        "area": "Aleppo and Idlib",
        "author": "N. Rahman",
        "marking": "TLP:AMBER+STRICT",
        "number": 3,
    }
    return Composition("Fighting around Aleppo", template, **{**fixed, **more})  # type: ignore[arg-type]


@cache
def made(name: str, template: Template) -> Composed:
    return lay_out(corpus(name), composition(template), WRITTEN)


def likely(template: Template) -> int:
    """Where the search for the depth of the sample begins, to spare layouts: where it ended before."""
    return made("sample", template).depth


def labels(value: object) -> Iterator[str]:
    """Every source label in a dossier, wherever it stands."""
    if isinstance(value, tuple):
        for one in value:
            yield from labels(one)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name in ("sources", "first_named") and held and all(isinstance(one, str) for one in held):
                yield from held
            else:
                yield from labels(held)


# --- pages and depth


@pytest.mark.parametrize("name", list(CORPORA))
@pytest.mark.parametrize(("template", "least", "most"), [("flash", 2, 2), ("standard", 4, 8), ("full", 10, 20)])
def test_a_template_keeps_to_its_pages(name: str, template: str, least: int, most: int) -> None:
    found = made(name, Template(template))
    assert found.is_within
    assert least <= found.pages <= most
    assert found.pages == len(reader(found.pdf).pages)


def test_templates_differ_in_sections_and_depth() -> None:
    flash, standard, full = (made("many", template).dossier for template in SHORTER)
    assert {part.name for part in flash.parts} < {part.name for part in standard.parts}
    assert len(flash.timeline) < len(standard.timeline) < len(full.timeline) < 300
    assert standard.more_events == 300 - len(standard.timeline)
    assert f"{standard.more_events} more events of less weight" in words_of(made("many", Template.STANDARD).pdf)


def test_every_depth_is_no_deeper_than_the_one_before() -> None:
    for ladder in LADDER.values():
        for deeper, shorter in pairwise(ladder):
            numbers = [one.name for one in fields(deeper) if isinstance(getattr(deeper, one.name), int)]
            assert all(getattr(shorter, name) <= getattr(deeper, name) for name in numbers)
            assert set(shorter.charts) <= set(deeper.charts)


def test_texts_too_long_for_the_template_are_printed_whole_and_the_pages_told() -> None:
    long = tuple(Passage(f"Sentence number {n} of a text that knows no end.") for n in range(400))
    one = composition(Template.FLASH, bottom_line=long)
    found = lay_out(corpus("sample"), one, WRITTEN, near=likely(one.template))
    assert not found.is_within
    assert found.pages > PAGES[Template.FLASH]
    assert "Sentence number 399 of" in words_of(found.pdf)


# --- where it is from


@pytest.mark.parametrize("template", SHORTER)
def test_every_label_leads_to_its_quote_and_every_quote_is_cited(template: Template) -> None:
    found = made("sample", template)
    quotes = {quote.label: quote.sentence for source in found.dossier.sources for quote in source.quotes}
    bare = replace(found.dossier, sources=())
    claims = (mark.source for one in found.dossier.by_claim.incidents for mark in one.marks)  # type: ignore[union-attr]
    cited = {*labels(bare), *(label for one in claims for label in one.split(", "))}
    assert cited - {BY_HAND} == set(quotes)
    text = squeezed(found.pdf)
    for label, sentence in quotes.items():
        begin_ = re.split(r"[\u0590-\u08ff]", sentence)[0][:20]
        if len(sentence) < (found.dossier.longest_quote or 900) and len(begin_) == 20:
            assert label + "“" + "".join(begin_.split()) in text


@pytest.mark.parametrize("template", SHORTER)
def test_labels_are_links_to_the_page_of_their_quote_and_back(template: Template) -> None:
    with pikepdf.open(BytesIO(made("sample", template).pdf)) as opened:
        links = [
            annotation
            for page in opened.pages
            for annotation in page.get("/Annots", [])
            if annotation.get("/Subtype") == "/Link"
        ]
        forth = [one for one in links if "/Dest" in one or "/A" in one]
    assert len(links) > 30
    assert forth == links


def test_key_figures_name_their_sources() -> None:
    figures = [one for one in made("sample", Template.FLASH).dossier.key_figures if one.is_number]
    assert figures
    assert all(one.sources for one in figures)


# --- the analyst's words

JUDGED = Judgement(
    Passage("The front will move south. More towns may fall."),
    Likelihood.LIKELY,
    Confidence.LOW,
    "two outlets, one of them a party",
)


def test_what_the_analyst_wrote_is_printed_with_likelihood_and_confidence_apart() -> None:
    one = composition(
        Template.STANDARD,
        replaces=2,
        cut_off=datetime(2024, 12, 2, 16, 30, tzinfo=UTC),
        bottom_line=(Passage("Aleppo has changed hands."),),
        judgements=(JUDGED,),
    )
    one = one.with_section(Section("outlook", text=(Passage("Watch the road to Hama."),)))
    text = words_of(lay_out(corpus("sample"), one, WRITTEN, near=likely(one.template)).pdf)
    for expected in (
        "Aleppo has changed hands.",
        "Likelihood: likely (55–75 %)",
        "Confidence: low",
        "Basis: two outlets, one of them a party",
        "Outlook and indicators Watch the road to Hama.",
        "No. 3 · Aleppo and Idlib",
        "No. 2",
        "Information to 2 Dec 2024, 16:30 UTC",
        "PHIA probability yardstick (UK)",
        "3 were written by an analyst",
    ):
        assert expected in text, expected


def test_drafts_carry_their_sources_and_say_that_they_are_drafts() -> None:
    begun = begin(corpus("sample"), composition(Template.STANDARD))
    assert begun.bottom_line
    assert begun.judgements
    assert all(passage.is_proposed and passage.sources for passage in begun.passages)
    assert all(one.likelihood is None and one.confidence is None for one in begun.judgements)
    text = words_of(lay_out(corpus("sample"), begun, WRITTEN, near=likely(begun.template)).pdf)
    drafted = len(begun.passages)
    assert f"{drafted} stand as the program drafted them from the facts" in text
    assert "has not been judged" in text


def test_drafts_hold_only_words_and_figures_of_the_case() -> None:
    dossier = compose(corpus("sample"), composition(Template.COMPLETE), WRITTEN)
    told = " ".join(article.text for article in corpus("sample").articles)
    told += " ".join(str(one) for one in (dossier.timeline, dossier.totals, dossier.tolls, dossier.period))
    begun = begin(corpus("sample"), composition(Template.STANDARD))
    for passage in begun.passages:
        for figure in re.findall(r"\d[\d,]*", passage.text):
            assert figure in told, (figure, passage.text)


def test_what_was_drafted_once_stays_when_it_is_begun_again() -> None:
    mine = composition(Template.STANDARD, judgements=(JUDGED,))
    assert begin(corpus("sample"), mine).judgements == (JUDGED,)


def test_sections_stand_in_the_order_of_the_composition_and_those_off_are_not_printed() -> None:
    one = composition(Template.STANDARD)
    one = replace(one, sections=moved(one.sections, "actors", 0)).with_section(Section("timeline", is_on=False))
    found = lay_out(corpus("sample"), one, WRITTEN, near=likely(one.template))
    titles = [str(item.title) for item in reader(found.pdf).outline if not isinstance(item, list)]
    assert titles[0] == "Actors"
    assert "Timeline" not in titles
    assert titles.index("Bottom line") > titles.index("Actors")
    assert found.dossier.timeline == ()


def test_a_filter_leaves_in_what_fits_and_the_method_says_so() -> None:
    one = composition(Template.STANDARD, criteria=Criteria(types=frozenset({EventType.STRIKE})))
    found = lay_out(corpus("sample"), one, WRITTEN, near=likely(one.template))
    assert 0 < len(found.dossier.timeline) < len(compose(corpus("sample"), composition(Template.FULL), WRITTEN).timeline)
    assert "A filter leaves in what is of type strike" in words_of(found.pdf)


def test_an_issue_keeps_the_state_of_the_facts_and_the_words() -> None:
    class Case:
        def corpus(self) -> Corpus:
            return corpus("sample")

    one = composition(Template.STANDARD, judgements=(JUDGED,))
    kept = Snapshot.from_json(issue_of(Case(), one, WRITTEN).snapshot)
    assert kept.title == one.title
    told = {passage.key: passage.text for passage in kept.passages}
    assert JUDGED.said.text in told["judgements"]
    assert kept.happenings


# --- the same, and hostile


@pytest.mark.parametrize("template", SHORTER)
def test_the_same_composition_gives_the_same_bytes(template: Template) -> None:
    assert (
        lay_out(corpus("sample"), composition(template), WRITTEN, near=likely(template)).pdf == made("sample", template).pdf
    )


def test_hostile_words_in_every_field_print_as_themselves() -> None:
    for hostile in HOSTILE:
        said = Passage(hostile, (), "drafted")
        one = Composition(
            hostile if hostile.strip() else "Title",
            Template.STANDARD,
            area=hostile,
            marking=hostile,
            author=hostile,
            bottom_line=(said,),
            judgements=(Judgement(said, Likelihood.REMOTE, Confidence.HIGH, hostile),),
            sections=tuple(Section(kind.name, text=(said,) if kind.has_text else ()) for kind in SECTIONS),
        )
        dossier: Dossier = compose(Corpus(), one, WRITTEN)
        data = render_pdf(dossier, {})
        if hostile.isascii() and hostile.isprintable() and len(hostile) < 100 and hostile.strip():
            assert "".join(hostile.split()) in squeezed(data)
        assert render_html(dossier, {})
        assert render_docx(dossier, {}).startswith(b"PK")


@pytest.mark.parametrize("template", SHORTER)
def test_the_marking_is_in_header_and_footer_of_every_page(template: Template) -> None:
    found = made("many", template)
    for number, text in enumerate(pages_of(found.pdf), start=1):
        assert text.count("TLP:AMBER+STRICT") == 2
        assert f"Page {number} of {found.pages}" in text
