"""Whoever doubts a printed figure follows its source number: it must lead to the very sentence, the sentence must stand in
the article, and hold the figure. The finished file is read back and every number in it is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from benchmarks.articles import made as made_articles
from briefing import reconcile
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.composition import Composition, Template
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import BY_HAND, ClaimRow, Dossier, Labels
from briefing.domain.text import Article
from briefing.places import samples
from briefing.readers import read_file
from briefing.report.payload import Payload
from briefing.usecases import phrasing
from briefing.usecases.composing import Composed, begin, lay_out
from briefing.usecases.happenings import StandingToll, View
from briefing.usecases.intake import take_in
from tests.printed import pages_of
from tests.report.cases import WRITTEN
from tests.report.following import Pages, SourceLink, bare, broken_rules
from tests.report.test_templates import labels

CASES = ("seeds", "three hundred")
TEMPLATES = (Template.FLASH, Template.STANDARD, Template.FULL)
# Where the search for the depth begins; from elsewhere it ends at the same, with more layouts on the way.
LIKELY = {
    ("seeds", Template.FLASH): 10,
    ("seeds", Template.STANDARD): 22,
    ("seeds", Template.FULL): 16,
    ("three hundred", Template.FLASH): 14,
    ("three hundred", Template.STANDARD): 22,
    ("three hundred", Template.FULL): 19,
}
LEFTWARD = re.compile("[\u0590-\u08ff]")
CUT = re.compile(r"\[…\]|\[[\d,]+ characters cut\]")


@cache
def corpus(name: str) -> Corpus:
    if name == "three hundred":
        once = list(made_articles(64))
        return reconcile.corpus([one.article for one in once], [one.findings for one in once])
    from briefing.extract.pipeline import Extractor

    extractor = Extractor()
    articles = [
        take_in(read_file(path)).article for path in sorted(samples().iterdir()) if path.suffix in (".md", ".html", ".txt")
    ]
    return reconcile.corpus(articles, [extractor.read(article) for article in articles])


@cache
def composed(name: str, template: Template) -> Composed:
    case = corpus(name)
    one = Composition("Everything is followed", template, area="North", number=2, marking="TLP:GREEN")
    return lay_out(case, begin(case, one), WRITTEN, near=LIKELY.get((name, template)))


@pytest.fixture(
    scope="module",
    params=[*((name, template) for name in CASES for template in TEMPLATES), ("seeds", Template.COMPLETE)],
    ids=lambda one: f"{one[0]}-{one[1]}",
)
def briefing(request: pytest.FixtureRequest) -> Iterator[tuple[Corpus, Composed, Pages]]:
    name, template = request.param
    found = composed(name, template)
    pages = Pages(found.pdf)
    yield corpus(name), found, pages
    pages.close()


def printed_quotes(dossier: Dossier) -> dict[str, str]:
    """By label the sentence as it is printed, with its marks for what is cut."""

    def plain(words: object) -> str:
        return words if isinstance(words, str) else "".join(run[0] for run in words)  # type: ignore[attr-defined]

    sources = Payload(dossier, {}).data()["sources"]
    return {quote["label"]: plain(quote["sentence"]) for source in sources for quote in source["quotes"]}


def leads_to_its_quote(pages: Pages, link: SourceLink, quote: str) -> bool:
    there = bare(pages.standing_at(link.target))
    expected = f"{link.label}“{bare(quote)}”"
    if LEFTWARD.search(quote):  # a page has its letters in another order
        expected = bare(re.split(LEFTWARD, expected)[0])
    return there.startswith(expected)


def test_every_source_number_leads_to_its_sentence(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, pages = briefing
    quotes = printed_quotes(found.dossier)
    assert {link.label for link in pages.links} - {BY_HAND} == set(quotes), "each is cited, none is cited that is not there"
    astray = [
        (link.label, link.page + 1, pages.standing_at(link.target)[:60])
        for link in pages.links
        if link.label != BY_HAND and not leads_to_its_quote(pages, link, quotes[link.label])
    ]
    assert astray == []


def test_it_keeps_every_rule_of_pdf_ua(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    assert broken_rules(found.pdf) == []


def test_every_number_of_the_dossier_is_a_link(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, pages = briefing
    on_pages = [link.label for link in pages.links]
    for label in {*labels(found.dossier)}:
        assert label in on_pages, label


def test_every_sentence_stands_in_its_article(briefing: tuple[Corpus, Composed, Pages]) -> None:
    case, found, _ = briefing
    texts = {article.id: bare(article.text) for article in case.articles}
    quotes = printed_quotes(found.dossier)
    for source in found.dossier.sources:
        for quote in source.quotes:
            at = 0
            for piece in CUT.split(quotes[quote.label]):
                place = texts[source.article].find(bare(piece).strip("…"), at)
                assert place >= 0, (quote.label, piece)
                at = place


def rows_of(dossier: Dossier) -> Iterator[ClaimRow]:
    for toll in dossier.tolls:
        yield from toll.claims
    yield from dossier.running_totals
    yield from dossier.unassigned


def test_the_sentence_of_every_figure_holds_the_words_it_was_read_from(briefing: tuple[Corpus, Composed, Pages]) -> None:
    case, found, _ = briefing
    figures = {row.id: row for row in case.casualties}
    articles = {article.id: article for article in case.articles}
    quotes = printed_quotes(found.dossier)
    rows = list(rows_of(found.dossier))
    lost = [(row.sources, row.figure, missing) for row in rows for missing in lacking(row, figures, articles, quotes)]
    assert lost == []


def lacking(
    row: ClaimRow, figures: dict[str, Casualty], articles: dict[str, Article], quotes: dict[str, str]
) -> Iterator[str]:
    """The words that a figure was read from and that no sentence holds to which its numbers lead."""
    there = [bare(quotes[label]) for label in row.sources if label != BY_HAND]
    for span in figures[row.casualty].evidence:
        words = bare(articles[span.article].quote(span))
        if not any(words in one for one in there):
            yield words


def test_whoever_reports_what_in_the_chart_is_quoted_with_the_words_beside_the_mark(
    briefing: tuple[Corpus, Composed, Pages],
) -> None:
    _, found, _ = briefing
    quotes = printed_quotes(found.dossier)
    chart = found.dossier.by_claim
    for incident in chart.incidents if chart is not None else ():
        for mark in incident.marks:
            there = [bare(quotes[label]) for label in mark.source.split(", ") if label != BY_HAND]
            words = bare(mark.wording).rstrip("…")
            assert not there or any(words in one for one in there), (mark.source, mark.wording)


QUOTED = re.compile(r"“([^“”]+)”")


def test_words_quoted_in_a_statement_stand_where_its_numbers_lead(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    quotes = printed_quotes(found.dossier)
    one = found.dossier
    said = [(line.text, line.sources) for line in one.bottom_line]
    said += [(judged.said.text, judged.said.sources) for judged in one.judgements]
    said += [(point.text, point.sources) for point in one.key_points]
    said += [(side.text, side.sources) for row in one.contradictions for side in row.sides]
    said += [(voice.sentence, voice.sources) for row in one.disputes for voice in (*row.asserted, *row.denied)]
    for text, sources in said:
        there = "".join(bare(quotes[label]) for label in sources if label != BY_HAND)
        for words in QUOTED.findall(text):
            assert bare(words).rstrip("…") in there, (sources, words)


CELLS = {
    "Civilians killed": (Effect.KILLED, Victims.CIVILIAN),
    "Combatants killed": (Effect.KILLED, Victims.COMBATANT),
    "Killed, both sides": (Effect.KILLED, Victims.MIXED),
    "Killed, side unknown": (Effect.KILLED, Victims.UNKNOWN),
    "Civilians wounded": (Effect.WOUNDED, Victims.CIVILIAN),
    "Combatants wounded": (Effect.WOUNDED, Victims.COMBATANT),
    "Wounded, both sides": (Effect.WOUNDED, Victims.MIXED),
    "Wounded, side unknown": (Effect.WOUNDED, Victims.UNKNOWN),
}
HELD = (Effect.CAPTURED, Effect.ABDUCTED, Effect.DETAINED)


def counted_rows(case: Corpus, dossier: Dossier, words: str) -> dict[str, Casualty]:
    """By id the reports that a key figure or total of this name is made of."""

    def is_its(toll: StandingToll) -> bool:
        if words == "Captured or held":
            return toll.effect in HELD
        if words == "Displaced":
            return toll.effect is Effect.DISPLACED
        if words in CELLS:
            return (toll.effect, toll.victims) == CELLS[words]
        return phrasing.people(toll.effect, toll.victims) == words

    tolls = [toll for one in View(case, dossier.choice).happenings if one.counts for toll in one.tolls if is_its(toll)]
    if tolls and all(toll.effect is Effect.DISPLACED for toll in tolls):  # counts that overlap: the largest stands
        tolls = [max(tolls, key=lambda toll: (toll.ceiling, toll.floor))]
    return {row.id: row for toll in tolls for row in toll.counted}


def test_key_figures_and_totals_lead_to_the_very_reports_that_they_are_made_of(
    briefing: tuple[Corpus, Composed, Pages],
) -> None:
    case, found, _ = briefing
    texts = {article.id: article.text for article in case.articles}
    places = {  # of each label the article and where its sentence stands there
        quote.label: (source.article, range(start, start + len(quote.sentence)))
        for source in found.dossier.sources
        for quote in source.quotes
        if (start := texts[source.article].find(quote.sentence)) >= 0
    }
    cells = [(cell.label, cell) for cell in found.dossier.key_figures if cell.value != phrasing.NOT_REPORTED]
    cells = [(words, cell) for words, cell in cells if not any("running total" in note for note in cell.notes)]
    for words, cell in [*cells, *((row.people, row) for row in found.dossier.totals)]:
        rows = counted_rows(case, found.dossier, words)
        assert cell.sources, words
        led_to = set()
        for label in cell.sources:
            article, stretch = places[label]
            its = {
                key
                for key, row in rows.items()
                for span in row.evidence
                if (span.article, span.start in stretch) == (article, True)
            }
            assert its, (words, label, "leads to a report that is not in the figure")
            led_to |= its
        assert len(rows) - len(led_to) <= cell.more_sources < len(rows), (words, "the others are counted")
        if cell.more_sources == 0:
            assert led_to == set(rows), words


def printed_figures(dossier: Dossier) -> Iterator[tuple[str, Labels]]:
    """What stands on the pages around each figure, from its first word to its last, with the numbers that end it."""

    def few(labels: Labels, more: int) -> str:
        return ", ".join(labels) + (f", +{more}" if more else "")

    for cell in dossier.key_figures:
        ends = f"[{few(cell.sources, cell.more_sources)}]" if cell.sources else ""
        yield f"{cell.label}{cell.value}{''.join(cell.notes)}{ends}", cell.sources
    for row in dossier.totals:
        preferred = row.preferred.split(" ")[-1] if row.preferred else "–"
        said = f"{row.people}{row.result}{preferred}{row.incidents}{row.reports}, {row.origins}{row.note}"
        yield said + few(row.sources, row.more_sources), row.sources
    claims = [("", "not counted: ", claim) for toll in dossier.tolls for claim in toll.claims]
    claims += [("apart", "", claim) for claim in (*dossier.running_totals, *dossier.unassigned)]
    for place, why_not, claim in claims:
        about = ", ".join(part for part in (claim.people, claim.scope) if part) if place else ""
        why = why_not + claim.why_not if claim.why_not else ""
        said = f"{claim.speaker}{'' if claim.is_reviewed else '◇'}“{claim.wording}”{why}{about}"
        yield f"{said}{claim.figure}{claim.status}{claim.published}{few(claim.sources, 0)}", claim.sources
    rows = (*dossier.timeline, *dossier.undated, *dossier.planned, *dossier.denied, *dossier.background)
    for event in rows:
        if event.toll:
            told = f"Told by {event.said}" if event.said else ""
            yield f"{event.toll}{told}{event.where or 'not reported'}{event.status}{few(event.sources, 0)}", event.sources
    for moment in dossier.graphic.moments if dossier.graphic is not None else ():
        if moment.toll:
            yield f"{moment.toll} [{few(moment.sources, 0)}]", moment.sources
    for profile in dossier.profiles:
        for line in (*profile.held_responsible, *profile.suffered):
            yield f"{line.text} [{few(line.sources, 0)}]", line.sources
    for point in dossier.key_points:
        yield f"{point.text} [{few(point.sources, 0)}]", point.sources
    for said in dossier.bottom_line:
        yield f"{said.text}{'◦' if said.is_drafted else ''} [{few(said.sources, 0)}]", said.sources


def test_every_printed_figure_has_its_source_numbers_beside_it(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    whole = [bare(words) for words in pages_of(found.pdf)]
    figures = [(words, labels) for words, labels in printed_figures(found.dossier) if not LEFTWARD.search(words)]
    assert len(figures) > 8
    bare_ones = [words for words, labels in figures if not labels and phrasing.NOT_REPORTED not in words]
    assert bare_ones == [], "a figure without a source"
    astray = [words for words, _ in figures if not any(bare(words) in page for page in whole)]
    assert astray == []


def test_all_key_points_stand_on_the_first_page(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    first = bare(pages_of(found.pdf)[0])
    assert [point.lead for point in found.dossier.key_points if bare(point.text) not in first] == []
    assert found.dossier.method is not None
    assert not found.dossier.key_points or len(found.dossier.key_points) > 3
