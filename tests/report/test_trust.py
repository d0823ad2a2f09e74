"""Whoever doubts a printed figure follows its source number: it must lead to the very sentence, the sentence must stand in
the article, and hold the figure. The finished file is read back and every number in it is followed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from benchmarks.articles import made as made_articles
from briefing import reconcile
from briefing.charts.lettering import clean
from briefing.charts.wording import ENGLISH
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.changes import Baseline
from briefing.domain.choice import Paper
from briefing.domain.claim import Status
from briefing.domain.composition import Composition, Template
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier, drawn_charts
from briefing.domain.drawn import ClaimChart, DayChart, DaySeries, DayToll, PlaceMap, ResponsibleChart, ResponsibleToll
from briefing.domain.event import IncidentId
from briefing.domain.findings import Findings
from briefing.domain.printed import BY_HAND, ClaimRow, Labels
from briefing.domain.snapshot import Snapshot
from briefing.domain.tally import as_told
from briefing.domain.text import Article
from briefing.places import samples
from briefing.readers import read_file
from briefing.report.payload import Payload
from briefing.usecases.briefings.composing import Composed, begin, issue_of, lay_out
from briefing.usecases.looking.happenings import StandingToll, View
from briefing.usecases.taking_in.intake import take_in
from briefing.usecases.wording import phrasing
from tests.printed import pages_of
from tests.report.cases import WRITTEN
from tests.report.following import LEFTWARD, Pages, SourceLink, bare, broken_rules, drawn_words, stands_on
from tests.report.test_templates import labels
from tests.sample_corpus import sample_corpus

CASES = ("seeds", "three hundred")
ALONE = (
    ("seeds", Template.COMPLETE),
    ("other scripts", Template.COMPLETE),
    ("seeds on Letter", Template.STANDARD),
    ("second issue", Template.STANDARD),
)
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
CUT = re.compile(r"\[…\]|\[[\d,]+ characters cut\]")


@cache
def corpus(name: str) -> Corpus:
    if name == "other scripts":
        return sample_corpus()
    if name == "three hundred":
        once = list(made_articles(64))
        return reconcile.corpus([one.article for one in once], [one.findings for one in once])
    return reconcile.corpus(*map(list, zip(*seeds(), strict=True)))  # type: ignore[arg-type]


@cache
def seeds() -> tuple[tuple[Article, Findings], ...]:
    from briefing.extract.pipeline import Extractor

    extractor = Extractor()
    articles = [
        take_in(read_file(path)).article for path in sorted(samples().iterdir()) if path.suffix in (".md", ".html", ".txt")
    ]
    return tuple((article, extractor.read(article)) for article in articles)


def first_issue() -> Baseline:
    """What a briefing of the first six articles said."""
    articles, findings = zip(*seeds()[:6], strict=True)
    before = reconcile.corpus(list(articles), list(findings))
    kept = issue_of(before, begin(before, Composition("Everything is followed", number=1)), WRITTEN - timedelta(days=4))
    return Baseline(1, kept.written, Snapshot.from_json(kept.snapshot))


@cache
def composed(name: str, template: Template) -> Composed:
    case = corpus(name)
    paper = Paper.US_LETTER if name.endswith("Letter") else Paper.A4
    one = Composition("Everything is followed", template, area="North", number=2, marking="TLP:GREEN", paper=paper)
    since = first_issue() if name == "second issue" else None
    return lay_out(case, begin(case, one), WRITTEN, near=LIKELY.get((name, template)), since=since)


@pytest.fixture(
    scope="module",
    params=[*((name, template) for name in CASES for template in TEMPLATES), *ALONE],
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
    there = pages.standing_at(link.target)
    if LEFTWARD.search(quote):  # a page has its letters in another order
        begin = bare(LEFTWARD.split(f"{link.label}“{quote}”")[0]).rstrip("“(")
        return bare(there).startswith(begin) and stands_on(quote, there)
    return bare(there).startswith(f"{link.label}“{bare(quote)}”")


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
        said = f"{claim.speaker}{'' if claim.is_reviewed else '◇'}“{claim.wording}”{claim.note}{why}{about}"
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
    for change in dossier.changes.rows if dossier.changes is not None else ():
        if change.sources:
            said = f"{change.kind}{change.what}{change.before}{change.after}{change.why}{few(change.sources, 0)}"
            yield said, change.sources
    for point in dossier.key_points:
        yield f"{point.text} [{few(point.sources, 0)}]", point.sources
    for said in dossier.bottom_line:
        yield f"{said.text}{'◦' if said.is_drafted else ''} [{few(said.sources, 0)}]", said.sources


def test_every_printed_figure_has_its_source_numbers_beside_it(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    whole = pages_of(found.pdf)
    figures = list(printed_figures(found.dossier))
    assert len(figures) > 8
    bare_ones = [words for words, labels in figures if not labels and phrasing.NOT_REPORTED not in words]
    assert bare_ones == [], "a figure without a source"
    assert [words for words, _ in figures if not any(stands_on(words, page) for page in whole)] == []


def tolls_drawn(case: Corpus, found: Composed) -> dict[tuple[IncidentId, Effect, Victims], StandingToll]:
    happenings = View(case, found.dossier.choice).happenings
    return {(toll.incident, toll.effect, toll.victims): toll for one in happenings if one.counts for toll in one.tolls}


def told_of(toll: StandingToll) -> tuple[int, int]:
    """The least and the most that the reports of a toll say; where it is more than any says, all are of one speaker, who
    tells it in parts ("a woman and four of her grandchildren").
    """
    lows = [row.low or 0 for row in toll.counted]
    highs = [value for row in toll.counted for value in (row.low, row.high) if value is not None]
    if toll.ceiling > max(highs):
        assert len({row.attributed_to for row in toll.counted}) == 1
        return sum(lows), sum(row.high or row.low or 0 for row in toll.counted)
    return min(lows), max(highs)


def bars_of(chart: DayChart | ResponsibleChart) -> Iterator[tuple[Victims, DayToll | ResponsibleToll]]:
    for series in chart.series:
        rows = (*series.days, *series.spread) if isinstance(series, DaySeries) else series.rows
        yield from ((series.victims, row) for row in rows)


def test_every_bar_of_a_chart_is_the_sum_of_the_reports_that_it_stands_for(
    briefing: tuple[Corpus, Composed, Pages],
) -> None:
    case, found, _ = briefing
    tolls = tolls_drawn(case, found)
    for chart in drawn_charts(found.dossier).values():
        if not isinstance(chart, DayChart | ResponsibleChart):
            continue
        for victims, bar in bars_of(chart):
            told = [told_of(tolls[incident, chart.effect, victims]) for incident in bar.incidents]
            least, most = sum(low for low, _ in told), sum(high for _, high in told)
            assert (bar.low, bar.high) == (least, most), bar
        assert sorted(one for _, bar in bars_of(chart) for one in bar.incidents) == sorted(
            {
                toll.incident
                for toll in tolls.values()
                for victims in {v for v, _ in bars_of(chart)}
                if toll.victims is victims and toll.effect is chart.effect
            }
        ), "each toll is in one bar"


def words_for(chart: PlaceMap | DayChart | ResponsibleChart | ClaimChart) -> Iterator[str]:
    """What a chart may say in figures: labels of its bars and marks, how many reports, days, and words of the case."""
    if isinstance(chart, DayChart):
        for series in chart.series:
            yield from (series.label, ENGLISH.told_by(series.reports, series.origins))
            rest = sorted(series.spread, key=lambda bar: -bar.high)[3:] if len(series.spread) > 4 else []
            if rest:  # what has no bar of its own
                low, high = sum(bar.low for bar in rest), sum(bar.high for bar in rest)
                open_ended = any(bar.open_ended for bar in rest)
                yield ENGLISH.reach(replace(rest[0], low=low, high=high, open_ended=open_ended, told="", no_floor=False))
            yield from (ENGLISH.reach(bar) for bar in (*series.days, *series.spread))
    elif isinstance(chart, ResponsibleChart):
        for one in chart.series:
            yield from (one.label, ENGLISH.told_by(one.reports, one.origins))
            for row in one.rows:
                yield from (row.who, ENGLISH.reach(row), ENGLISH.told_by(row.reports, row.origins))
    elif isinstance(chart, ClaimChart):
        for incident in chart.incidents:
            yield from (incident.title, f"{incident.people}, {incident.when} · ")
            yield f"{incident.people}, {incident.when} · {ENGLISH.told_by(incident.reports, incident.origins)}"
            for mark in incident.marks:
                yield from (f"{mark.speaker} {mark.source}", f"“{mark.wording}”", ENGLISH.figure(mark.low, mark.high))


def test_every_number_drawn_in_a_chart_is_one_of_its_figures(briefing: tuple[Corpus, Composed, Pages]) -> None:
    """The drawing itself is read back: its letters are outlines, but it keeps their words."""
    _, found, _ = briefing
    for name, chart in drawn_charts(found.dossier).items():
        if isinstance(chart, PlaceMap):
            continue
        drawn = [bare(words) for words, is_of_axis in drawn_words(found.charts[name]) if not is_of_axis]
        allowed = [bare(clean(words)) for words in words_for(chart)]
        numbers = [words for words in drawn if re.search(r"\d", words)]
        assert numbers, name
        assert [words for words in numbers if not any(words.rstrip("…") in one for one in allowed)] == []
        if isinstance(chart, ResponsibleChart):
            assert not Counter(bare(ENGLISH.reach(bar)) for _, bar in bars_of(chart)) - Counter(drawn), (
                "each has its figure"
            )
        if isinstance(chart, ClaimChart):
            marks = [mark for one in chart.incidents for mark in one.marks if mark.status is not Status.DENIED]
            figures = Counter(
                bare(as_told(mark.low, mark.high, mark.wording) or ENGLISH.figure(mark.low, mark.high)) for mark in marks
            )
            assert not figures - Counter(drawn), "each report has its figure"
            whole = "".join(drawn)
            assert [mark for mark in marks if bare(mark.source) not in whole] == [], "and its source number"


def test_the_map_shows_as_many_events_as_there_are(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    chart = found.dossier.by_place
    if chart is None:
        return
    drawn = [words for words, _ in drawn_words(found.charts["by_place"])]
    counts = [int(number) for words in drawn for number in re.findall(r"^[^.]* · (\d+)(?: \w+)?$", words)]
    marked = [mark.happenings or mark.aside for mark in chart.marks]
    assert counts, "marks have their number"
    assert sum(counts) <= sum(mark.happenings + mark.aside for mark in chart.marks)
    assert max(counts) >= max(marked)


def test_the_sources_below_a_chart_are_of_reports_drawn_in_it(briefing: tuple[Corpus, Composed, Pages]) -> None:
    case, found, _ = briefing
    tolls = tolls_drawn(case, found)
    quotes = printed_quotes(found.dossier)
    articles = {article.id: article for article in case.articles}
    charts = drawn_charts(found.dossier)
    assert {one.chart for one in found.dossier.chart_sources} == set(charts) - {"by_place"}
    for one in found.dossier.chart_sources:
        chart = charts[one.chart]
        if isinstance(chart, DayChart | ResponsibleChart):
            rows = [
                row for v, bar in bars_of(chart) for key in bar.incidents for row in tolls[key, chart.effect, v].counted
            ]
        else:
            assert isinstance(chart, ClaimChart)
            drawn = {mark.casualty for incident in chart.incidents for mark in incident.marks}
            rows = [row for row in case.casualties if row.id in drawn]
        told = [bare(articles[span.article].quote(span)) for row in rows for span in row.evidence]
        for label in one.sources:
            assert label == BY_HAND or any(words in bare(quotes[label]) for words in told), (one.chart, label)


def test_all_key_points_stand_on_the_first_page(briefing: tuple[Corpus, Composed, Pages]) -> None:
    _, found, _ = briefing
    first = bare(pages_of(found.pdf)[0])
    assert [point.lead for point in found.dossier.key_points if bare(point.text) not in first] == []
    assert found.dossier.method is not None
    assert not found.dossier.key_points or len(found.dossier.key_points) > 3
