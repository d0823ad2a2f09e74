"""Pages as a whole: nothing kept together leaves one half empty, and charts stand in the section that they are of."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader

from benchmarks.articles import made as made_articles
from briefing import reconcile
from briefing.domain.choice import Paper
from briefing.domain.composition import Composition, Section, Template
from briefing.domain.corpus import Corpus
from briefing.usecases.briefings.composing import begin, lay_out
from tests.report.cases import WRITTEN, empty, many, one_event
from tests.sample_corpus import sample_corpus

SCALE = 0.5  # pixels a point
TOP, FOOT = 57, 72  # points: what stands nearer to the edges of a page is its marking and its number


def made() -> Corpus:
    once = list(made_articles(64))
    return reconcile.corpus([one.article for one in once], [one.findings for one in once])


CASES = {"sample": sample_corpus, "three hundred": lambda: many(300), "made": made, "one": one_event, "empty": empty}


@cache
def pdf(name: str, template: Template, paper: Paper = Paper.A4) -> bytes:
    case = CASES[name]()
    one = Composition("Fighting in the north", template, paper=paper, marking="TLP:GREEN")
    return lay_out(case, begin(case, one), WRITTEN).pdf


def empty_feet(data: bytes) -> Iterator[float]:
    """Of each page the share of its height that is empty above the foot."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        seen = np.asarray(page.render(scale=SCALE, grayscale=True).to_numpy()).squeeze()
        body = seen[int(TOP * SCALE) : int(len(seen) - FOOT * SCALE)]
        lines = np.flatnonzero((body < 200).any(axis=1))
        yield 1 - (lines[-1] + 1) / len(body) if len(lines) else 1.0
    document.close()


@pytest.mark.parametrize("paper", Paper, ids=str)
@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("sample", Template.STANDARD),
        ("sample", Template.COMPLETE),
        ("three hundred", Template.FULL),
        ("three hundred", Template.COMPLETE),
        ("made", Template.COMPLETE),
    ],
)
def test_no_page_in_the_middle_is_left_much_more_than_a_third_empty(name: str, template: Template, paper: Paper) -> None:
    feet = list(empty_feet(pdf(name, template, paper)))
    assert len(feet) > 3
    assert [(n, round(foot, 2)) for n, foot in enumerate(feet[1:-1], start=2) if foot > 0.37] == []


def largest_gap(data: bytes, number: int) -> float:
    """The largest stretch of a page without ink, as a share of its height between marking and foot."""
    document = pypdfium2.PdfDocument(data)
    seen = np.asarray(document[number % len(document)].render(scale=SCALE, grayscale=True).to_numpy()).squeeze()
    document.close()
    body = seen[int(TOP * SCALE) : int(len(seen) - FOOT * SCALE)]
    lines = np.flatnonzero((body < 200).any(axis=1))
    return float(np.diff([-1, *lines, len(body)]).max()) / len(body)


@pytest.mark.parametrize("template", [Template.FLASH, Template.STANDARD, Template.FULL], ids=str)
@pytest.mark.parametrize("name", ["sample", "three hundred", "made"])
def test_the_first_page_is_filled_as_far_as_there_is_anything_to_say(name: str, template: Template) -> None:
    assert largest_gap(pdf(name, template), 0) < 0.22


@pytest.mark.parametrize("name", ["sample", "three hundred", "made"])
def test_the_last_page_holds_more_than_a_few_lines(name: str) -> None:
    assert largest_gap(pdf(name, Template.FULL), -1) < 0.6


@pytest.mark.parametrize("name", CASES)
def test_no_page_is_empty(name: str) -> None:
    assert max(empty_feet(pdf(name, Template.COMPLETE))) < 1


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    reader = PdfReader(io.BytesIO(data))

    def of(entries: object, level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:  # type: ignore[attr-defined]
            if isinstance(entry, list):
                yield from of(entry, level + 1)
            else:
                yield level, str(entry.title), int(reader.get_destination_page_number(entry) or 0)

    return list(of(reader.outline, 1))


@pytest.mark.parametrize("name", ["sample", "three hundred", "made"])
def test_charts_stand_within_the_casualties_between_totals_and_tolls(name: str) -> None:
    found = bookmarks(pdf(name, Template.COMPLETE))
    titles = [(level, title) for level, title, _ in found]
    start = titles.index((1, "Casualties"))
    assert titles[start + 1 : start + 4] == [
        (2, "Totals"),
        (2, "Casualties in charts"),
        (2, "Every toll and every report of it"),
    ]
    pages = [page for _, _, page in found[start : start + 4]]
    assert pages[2] - pages[0] <= 1, "the first chart is on this page or the next"


@pytest.mark.parametrize("name", ["sample", "three hundred", "made"])
def test_bookmarks_lead_forward_through_the_pages_section_by_section(name: str) -> None:
    pages = [page for level, _, page in bookmarks(pdf(name, Template.COMPLETE)) if level == 1]
    assert all(one <= other for one, other in pairwise(pages))


def test_charts_that_stand_apart_from_the_casualties_have_a_section_of_their_own() -> None:
    case = sample_corpus()
    sections = tuple(map(Section, ("bottom-line", "casualty-charts", "timeline", "casualties", "sources")))
    apart = Composition("Fighting", Template.COMPLETE, sections=sections)
    titles = [(level, title) for level, title, _ in bookmarks(lay_out(case, apart, WRITTEN).pdf)]
    assert (1, "Casualties in charts") in titles
    assert titles.index((1, "Casualties in charts")) < titles.index((1, "Timeline")) < titles.index((1, "Casualties"))
