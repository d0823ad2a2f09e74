"""From a case to a dossier: nothing rejected, nothing invented, nothing counted twice, everything with its source."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.articles import made as made_articles
from briefing import reconcile
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.charts import GroupChart, GrowthChart
from briefing.domain.choice import Choice, Rule
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.drawn import ClaimChart, Step
from briefing.domain.event import Event, EventId, EventType, IncidentId
from briefing.domain.incident import Incident, Toll
from briefing.domain.printed import TimelineRow
from briefing.domain.text import Article, ArticleId, Span, article_id, paragraphs
from briefing.domain.when import Precision, When
from briefing.usecases.briefings.collecting import collect, collect_charts, propose
from briefing.usecases.briefings.depth import EVERYTHING
from briefing.usecases.looking.charting import (
    chart_by_claim,
    chart_by_day,
    chart_by_responsible,
    claim_sheets,
    day_sheets,
    responsible_sheets,
)
from briefing.usecases.looking.happenings import View, reconciled
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations, letters
from tests.report.cases import many
from tests.sample_corpus import CYRILLIC_NAME, LONG_NAME, sample_articles, sample_corpus

WRITTEN = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)


def choice(**more: Any) -> Choice:
    return Choice("Fighting around Aleppo", WRITTEN, **more)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return collect(sample_corpus(), choice())


def rows(dossier: Dossier) -> tuple[TimelineRow, ...]:
    return (*dossier.timeline, *dossier.undated, *dossier.planned, *dossier.denied, *dossier.background)


def labels(value: object) -> Iterator[str]:
    """Every source label that some printed item carries."""
    if is_dataclass(value):
        for one in fields(value):
            found = getattr(value, one.name)
            if one.name in ("sources", "first_named") and all(isinstance(label, str) for label in found):
                yield from found
            elif one.name == "source":
                yield from found.split(", ")
            else:
                yield from labels(found)
    elif isinstance(value, tuple):
        for one_value in value:
            yield from labels(one_value)


# --- sources


def test_every_label_leads_to_a_quoted_sentence_and_every_quote_is_cited(dossier: Dossier) -> None:
    cited = {label for label in labels(replace(dossier, sources=())) if label}
    quoted = {quote.label for source in dossier.sources for quote in source.quotes}
    assert cited == quoted | {"A"}


def test_every_printed_item_carries_a_source(dossier: Dossier) -> None:
    assert all(row.sources for row in rows(dossier))
    assert all(point.sources for point in dossier.key_points)
    assert all(claim.sources for toll in dossier.tolls for claim in toll.claims)
    assert all(claim.sources for claim in (*dossier.running_totals, *dossier.unassigned))
    assert all(voice.sources for one in dossier.disputes for voice in (*one.asserted, *one.denied))
    assert all(event.sources for profile in dossier.profiles for event in profile.events)
    assert all(gap.sources for gap in dossier.gaps)


def test_quotes_are_whole_sentences_of_their_articles_with_the_words_marked(dossier: Dossier) -> None:
    texts = {article.id: article.text for article in sample_articles()}
    for source in dossier.sources:
        for quote in source.quotes:
            assert quote.sentence in texts[source.article]
            assert all(quote.sentence[a:b].strip() for a, b in quote.marks)


def test_articles_are_numbered_by_publication_and_sentences_lettered_by_place(dossier: Dossier) -> None:
    assert [source.number for source in dossier.sources] == [1, 2, 3, 4, 5]
    assert dossier.sources[0].publisher == "Northern Levant Wire"
    assert dossier.sources[-1].published == "no date"
    assert [quote.label for quote in dossier.sources[0].quotes] == [f"1{letters(n)}" for n in range(1, 10)]


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 703)] == ["a", "z", "aa", "az", "aaa"]


def test_what_the_analyst_entered_is_printed_and_says_so(dossier: Dossier) -> None:
    row = next(row for row in dossier.timeline if row.what == "Aleppo airport closed to civil flights")
    assert row.sources == ("A",)
    assert row.said == "the analyst"
    assert dossier.has_by_hand


# --- what is in and what is not


def test_rejected_items_stay_out(dossier: Dossier) -> None:
    corpus = sample_corpus()
    rejected = [event.title for event in corpus.events if event.review is Review.REJECTED]
    assert rejected
    assert not set(rejected) & {row.what for row in rows(dossier)}
    gone = {row.id for row in corpus.casualties if row.review is Review.REJECTED}
    printed = [claim for toll in dossier.tolls for claim in toll.claims]
    assert not gone & {claim.casualty for claim in (*printed, *dossier.running_totals, *dossier.unassigned)}


def test_planned_denied_and_background_events_stand_apart_and_are_never_counted(dossier: Dossier) -> None:
    assert {row.status for row in dossier.planned} == {Status.PLANNED}
    assert {row.status for row in dossier.denied} == {Status.DENIED}
    assert {row.status for row in dossier.background} == {Status.BACKGROUND}
    assert not {row.status for row in dossier.timeline} & {Status.PLANNED, Status.DENIED, Status.BACKGROUND}
    assert all("500,001" not in row.result for row in dossier.totals)


def test_undated_events_are_shown_not_hidden(dossier: Dossier) -> None:
    assert {row.heading for row in dossier.undated} == {"Date not reported"}
    assert len(dossier.undated) == 3


def test_one_happening_told_by_three_articles_is_one_row(dossier: Dossier) -> None:
    row = next(row for row in dossier.timeline if row.what == "Air strikes on Atarib")
    assert {label[0] for label in row.sources} == {"1", "2", "3"}
    assert row.toll == "15–24 civilians killed; 36 civilians wounded"
    assert row.status is Status.DISPUTED


def test_the_timeline_is_in_order_and_groups_days_together(dossier: Dossier) -> None:
    headings = [row.heading for row in dossier.timeline]
    assert headings.index("Thursday 28 November 2024") < headings.index("Saturday 30 November 2024")
    seen = [heading for n, heading in enumerate(headings) if n == 0 or headings[n - 1] != heading]
    assert len(seen) == len(set(seen))


def test_a_period_leaves_out_what_lies_outside_it_and_says_how_much() -> None:
    dossier = collect(sample_corpus(), choice(first=date(2024, 12, 1), last=date(2024, 12, 2)))
    assert [row.what for row in dossier.timeline][-2:] == ["Air strikes on Idlib city", "Fighting north of Hama"]
    assert "Air strikes on Atarib" not in {row.what for row in dossier.timeline}
    assert dossier.period == "1–2 Dec 2024"
    assert dossier.method is not None
    assert dossier.method.outside_period > 0
    assert dossier.undated, "what has no date may lie in the period"


def test_the_case_can_be_seen_as_it_was_known_on_a_day() -> None:
    dossier = collect(sample_corpus(), choice(known_on=date(2024, 11, 29)))
    atarib = next(row for row in dossier.tolls if row.title == "Air strikes on Atarib" and "killed" in row.people)
    assert dossier.method is not None
    assert dossier.method.articles_later == 2
    assert atarib.result == "at least 15", "the later range of the monitor was not yet known"
    assert dossier.cut_off == "29 Nov 2024"


def test_a_briefing_of_reviewed_events_alone_says_what_it_leaves_out() -> None:
    dossier = collect(sample_corpus(), choice(reviewed_only=True))
    assert all(row.is_reviewed for row in rows(dossier))
    assert dossier.method is not None
    assert dossier.method.unreviewed_left_out == 25


def test_the_cut_off_is_the_latest_publication(dossier: Dossier) -> None:
    assert dossier.cut_off == "2 Dec 2024"
    one = replace(sample_corpus(), articles=sample_articles()[:1])
    assert collect(one, choice()).cut_off == "28 Nov 2024, 19:40 UTC+03:00"


# --- figures


def test_totals_are_sums_of_ranges_and_name_what_is_open(dossier: Dossier) -> None:
    civilians = next(row for row in dossier.totals if row.people == "civilians killed")
    assert civilians.result == "43–52 or more"  # 15–24, 4, 16, at least 8
    assert civilians.incidents == 4
    assert civilians.note == "1 event without a ceiling"


def test_parts_and_running_totals_never_enter_a_total(dossier: Dossier) -> None:
    assert {claim.figure for claim in dossier.running_totals} >= {"327", "more than 14,000", "50,000"}
    battle = next(row for row in dossier.tolls if row.title == "Battle west of Aleppo")
    assert [(claim.figure, claim.is_counted) for claim in battle.claims] == [("182", True), ("121", False), ("61", False)]
    assert {claim.why_not for claim in battle.claims} == {"", "part of a larger figure"}
    assert battle.result == "182"


def test_a_denial_stands_beside_the_toll_and_does_not_lower_it(dossier: Dossier) -> None:
    atarib = next(row for row in dossier.tolls if row.title == "Air strikes on Atarib" and "killed" in row.people)
    denial = next(claim for claim in atarib.claims if claim.status is Status.DENIED)
    assert denial.speaker == "Russian Ministry of Defence"
    assert not denial.is_counted
    assert atarib.is_disputed
    assert (atarib.result, atarib.preferred) == ("15–24", "median 19")


@pytest.mark.parametrize(
    ("rule", "preferred", "in_chart"),
    [(Rule.LOWEST, "lowest 15", 15), (Rule.MEDIAN, "median 19", 18.5), (Rule.WIDEST, "", None)],
)
def test_the_rule_changes_the_preferred_figure_and_never_the_range(
    rule: Rule, preferred: str, in_chart: float | None
) -> None:
    dossier = collect(sample_corpus(), choice(rule=rule))
    atarib = next(row for row in dossier.tolls if row.title == "Air strikes on Atarib" and "killed" in row.people)
    assert (atarib.result, atarib.preferred) == ("15–24", preferred)
    assert dossier.by_claim is not None
    assert next(one for one in dossier.by_claim.incidents if one.title == "Air strikes on Atarib").best == in_chart


def test_one_report_of_a_range_has_no_median() -> None:
    dossier = collect(sample_corpus(), choice(rule=Rule.MEDIAN))
    (dozens,) = (row for row in dossier.tolls if row.result == "dozens")
    assert sum(claim.is_counted for claim in dozens.claims) == 1
    assert dozens.preferred == ""


def test_a_statement_about_no_event_is_told_in_its_words() -> None:
    corpus = sample_corpus()
    loose = replace(corpus, statements=tuple(replace(one, event=None) for one in corpus.statements))
    said = [line.text for profile in collect(loose, choice()).profiles for line in profile.said]
    assert said
    for line in said:
        stance, _, words = line.partition(": ")
        assert stance
        assert words.startswith("“")
        assert words.endswith("”")
        assert 20 < len(words) <= 96


def test_what_nobody_reports_is_not_reported_and_never_nought() -> None:
    figures = {figure.label: figure for figure in collect(many(1), choice()).key_figures}
    assert figures["Civilians killed"].value == "1–3"
    assert figures["Captured or held"].value == "not reported"
    assert not figures["Captured or held"].is_number
    assert "0" not in {figure.value for figure in figures.values()}


def test_a_key_figure_says_how_much_of_it_only_a_party_tells(dossier: Dossier) -> None:
    figures = {figure.label: figure for figure in dossier.key_figures}
    assert "at least 300 only claimed" in figures["Combatants killed"].notes
    assert not any(phrasing.ONLY_CLAIMED in note for note in figures["Civilians wounded"].notes)


def harmed(corpus: Corpus, effect: Effect, victims: Victims, *counts: tuple[int, int | None]) -> Corpus:
    """The case with one toll for each of its happenings, told by one report each."""
    rows, incidents = [], []
    for one, (low, high) in zip(corpus.incidents, counts, strict=True):
        first = next(row for row in corpus.casualties if row.id == one.tolls[0].casualties[0])
        row = replace(first, effect=effect, victims=victims, low=low, high=high, qualifier=None)
        rows.append(row)
        incidents.append(replace(one, tolls=(Toll(effect, victims, low, low, high, (row.id,)),)))
    return replace(corpus, casualties=tuple(rows), incidents=tuple(incidents))


def test_what_is_told_without_a_number_stands_there_as_no_figure() -> None:
    found = collect(harmed(many(1), Effect.WOUNDED, Victims.COMBATANT, (2, None)), choice())
    (cell,) = (one for one in found.key_figures if one.label == "Combatants wounded")
    assert (cell.value, cell.is_number) == ("no number given", False)
    assert cell.sources
    assert [row.result for row in found.totals] == ["no number given"]
    assert [toll.result for toll in found.tolls] == ["some"]


def test_a_total_of_counts_that_overlap_cites_the_one_that_is_taken() -> None:
    found = collect(harmed(many(3), Effect.DISPLACED, Victims.UNKNOWN, (100, 100), (300, 300), (200, 200)), choice())
    (total,) = found.totals
    assert total.result == "300"
    (largest,) = (toll for toll in found.tolls if toll.result == "300")
    assert total.sources == largest.claims[0].sources
    assert total.more_sources == 0


def test_that_nobody_was_hurt_is_a_report_of_nought(dossier: Dossier) -> None:
    bakery = next(row for row in dossier.undated if row.what == "Shelling of a bakery")
    assert bakery.toll == "nobody wounded"
    assert next(row for row in dossier.tolls if row.title == "Shelling of a bakery").result == "0"


def test_a_rejected_report_leaves_the_range_of_its_toll() -> None:
    corpus = sample_corpus()
    toll = next(toll for one in corpus.incidents for toll in one.tolls if one.title == "Air strikes on Atarib")
    gone = tuple(replace(row, review=Review.REJECTED) if row.id == toll.casualties[1] else row for row in corpus.casualties)
    dossier = collect(replace(corpus, casualties=gone), choice())
    atarib = next(row for row in dossier.tolls if row.title == "Air strikes on Atarib" and "killed" in row.people)
    assert atarib.result == "at least 15"


def test_a_figure_that_an_analyst_edited_says_so_beside_the_words_it_was_read_from() -> None:
    corpus = sample_corpus()
    plain = collect(corpus, choice())
    read = next(claim for toll in plain.tolls for claim in toll.claims if claim.wording and claim.is_counted)
    edited = tuple(
        replace(row, low=41, high=41, review=Review.EDITED) if row.id == read.casualty else row for row in corpus.casualties
    )
    once = collect(replace(corpus, casualties=edited), choice())
    told = {claim.casualty: claim for toll in once.tolls for claim in toll.claims}
    assert (told[read.casualty].figure, told[read.casualty].note) == ("41", "edited by an analyst")
    assert told[read.casualty].wording == read.wording
    before = [claim for toll in plain.tolls for claim in toll.claims]
    kept = {row.id for row in corpus.casualties if row.review is Review.EDITED}
    assert all(not claim.note for claim in before if claim.casualty not in kept)


def test_reports_that_stand_are_reconciled_by_the_counting_rules() -> None:
    def row(low: int | None, high: int | None) -> Casualty:
        return Casualty(CasualtyId(f"{low}-{high}"), Effect.KILLED, low, high)

    assert reconciled([row(15, None), row(20, 24)]) == (15, 18.5, 24)
    assert reconciled([row(8, None)]) == (8, 8, None)
    assert reconciled([row(None, 200)]) == (None, 200, 200)
    assert reconciled([row(12, None), row(5, 9)]) == (5, 9.5, 12)


def test_a_figure_tied_to_no_event_is_shown_with_the_reason() -> None:
    corpus = sample_corpus()
    kept = tuple(
        replace(row, review=Review.ACCEPTED) if row.review is Review.REJECTED else row for row in corpus.casualties
    )
    dossier = collect(replace(corpus, casualties=kept), choice())
    missing = next(claim for claim in dossier.unassigned if claim.wording == "Another journalist")
    assert missing.why_not == "tied to no single happening"
    assert missing.people == "journalists missing"
    assert missing.scope == "Saraqib"


# --- origins


def story(text: str, publisher: str, n: int) -> tuple[Article, Event]:
    article = Article(
        article_id(f"{publisher} {text}"), text, paragraphs(text), publisher=publisher, published=date(2024, 12, n)
    )
    span = Span(article.id, 0, 12)
    event = Event(
        EventId(f"{article.id}:e0"),
        "Strike on Town",
        EventType.STRIKE,
        when=When.on(date(2024, 11, 30)),
        evidence=(span,),
        incident=IncidentId("i"),
    )
    return article, event


def test_ten_copies_of_one_story_are_one_origin() -> None:
    text = "A strike hit the market of the town on Saturday, and people ran for cover."
    stories = [story(text, f"Outlet {n}", n + 1) for n in range(10)]
    events = tuple(event for _, event in stories)
    incident = Incident(IncidentId("i"), "Strike", EventType.STRIKE, events[0].when, None, tuple(e.id for e in events))
    corpus = Corpus(articles=tuple(article for article, _ in stories), events=events, incidents=(incident,))
    assert collect(corpus, choice()).gap_count.single_origin == 1


def test_two_outlets_in_their_own_words_are_two_origins() -> None:
    stories = [
        story("A strike hit the market of the town on Saturday, and people ran for cover.", "One", 1),
        story("Warplanes bombed the bazaar at the weekend, a reporter of ours who was there saw.", "Two", 2),
    ]
    events = tuple(event for _, event in stories)
    incident = Incident(IncidentId("i"), "Strike", EventType.STRIKE, events[0].when, None, tuple(e.id for e in events))
    corpus = Corpus(articles=tuple(article for article, _ in stories), events=events, incidents=(incident,))
    assert collect(corpus, choice()).gap_count.single_origin == 0


# --- key points, disputes, gaps, profiles


def test_key_points_say_who_says_it_in_the_words_of_the_source(dossier: Dossier) -> None:
    point = next(point for point in dossier.key_points if point.lead.startswith("Air strikes on Atarib"))
    assert "White Helmets (“At least 15 civilians”)" in point.text
    assert "range of these reports: 15–24 civilians killed" in point.text
    assert "denied by Russian Ministry of Defence" in point.text


def test_the_bottom_line_says_the_running_total_beside_the_sum_of_single_events(dossier: Dossier) -> None:
    said = next(one for one in dossier.bottom_line if "running total" in one.text)
    assert "; the latest running total is 327 civilians and combatants killed (Syrian Observatory for " in said.text
    total = next(claim for claim in dossier.running_totals if claim.figure == "327")
    assert set(total.sources) <= set(said.sources)
    assert dossier.method is not None
    assert dossier.method.worded.drafted == len(dossier.bottom_line)


def test_who_says_the_same_in_one_sentence_is_one_voice(dossier: Dossier) -> None:
    for one in dossier.disputes:
        voices = (*one.asserted, *one.denied)
        assert len({(voice.stance, voice.sentence) for voice in voices}) == len(voices)


def test_a_profile_names_no_words_for_anybody_and_no_part_as_an_alternative(dossier: Dossier) -> None:
    for profile in dossier.profiles:
        assert not [alias for alias in profile.aliases if alias.isascii() and alias == alias.lower()]
        assert not [line for line in (*profile.held_responsible, *profile.suffered) if " or 1" in line.text]


def test_who_reports_what_is_drawn_in_parts_that_hold_all_of_it() -> None:
    view = View(many(40), choice())
    main = [one for one in view.happenings if one.counts]
    cite = Citations(view.articles, view.sentence, view.grader)
    whole = chart_by_claim(view, main, cite, 12)
    assert whole is not None
    parts = claim_sheets(view, whole)
    assert len(parts) > 1
    assert tuple(one for part in parts for one in part.incidents) == whole.incidents
    assert all(sum(len(one.marks) for one in part.incidents) <= 13 for part in parts if len(part.incidents) > 1)
    assert [part.title for part in parts] == [f"{whole.title} ({n} of {len(parts)})" for n in range(1, len(parts) + 1)]
    assert claim_sheets(view, parts[0]) == ()


def test_charts_of_many_panels_are_drawn_in_parts_that_hold_all_of_them() -> None:
    once = list(made_articles(24))
    corpus = reconcile.corpus([one.article for one in once], [one.findings for one in once])
    view = View(corpus, choice())
    main = [one for one in view.happenings if one.counts]
    whole = chart_by_responsible(view, main, Effect.KILLED)
    assert whole is not None
    assert sum(len(one.rows) for one in whole.series) > 14, "or nothing is tested"
    parts = responsible_sheets(view, main, whole)
    assert len(parts) > 1
    assert tuple(one for part in parts for one in part.series) == whole.series
    assert [part.title for part in parts] == [f"{whole.title} ({n} of {len(parts)})" for n in range(1, len(parts) + 1)]
    assert max(part.reports for part in parts) < whole.reports
    assert all(part.series[0].label in part.alt for part in parts)
    assert responsible_sheets(view, main, parts[0]) == ()
    by_day = chart_by_day(view, main, Effect.KILLED)
    assert by_day is not None
    assert day_sheets(view, main, by_day) == (), "few panels are one part"
    doubled = replace(by_day, series=(*by_day.series, *by_day.series))
    assert [len(part.series) for part in day_sheets(view, main, doubled)] == [2, 2]
    assert day_sheets(view, main, None) == responsible_sheets(view, main, None) == ()


def test_the_bottom_line_counts_everybody_killed_and_not_civilians_alone(dossier: Dossier) -> None:
    said = next(one for one in dossier.bottom_line if " count " in one.text)
    killed = [row for row in dossier.totals if " killed" in row.people and row.result not in ("0", phrasing.NO_NUMBER)]
    assert len(killed) > 1
    for row in killed:
        assert row.result in said.text, row.people
        assert len(set(row.sources) & set(said.sources)) >= min(2, len(row.sources))


def test_drafts_go_on_with_the_next_deadliest_where_there_is_room() -> None:
    case = many(60)
    line, drafted = propose(case, choice())
    leads = [one.said.text.split(". ")[0] for one in drafted]
    assert line
    assert len(set(leads)) == len(leads) == 8, "nothing is led with twice"
    view = View(case, choice())
    tolls = sorted((toll.ceiling for one in view.happenings for toll in one.tolls), reverse=True)
    told = [one.title for one in view.happenings if any(toll.ceiling == tolls[0] for toll in one.tolls)]
    assert sum(any(title in lead for title in told) for lead in leads) >= 4


def test_who_fled_one_event_is_not_taken_for_all_who_fled() -> None:
    text = "Three residents fled the village on Tuesday. The conflict has displaced over a million people, the UN said."
    body = Article(article_id(text), text, tuple(paragraphs(text)), "Flight", "Wire", published=date(2025, 9, 3))

    def row(name: str, words: str, number: int, event: EventId | None) -> Casualty:
        at = text.index(words)
        span = (Span(body.id, at, at + len(words)),)
        return Casualty(
            CasualtyId(name),
            Effect.DISPLACED,
            number,
            None if event is None else number,
            victims=Victims.CIVILIAN,
            event=event,
            incident=None if event is None else IncidentId("i"),
            evidence=span,
            when=When.on(date(2025, 9, 2)),
        )

    event = Event(
        EventId("e"),
        "Flight",
        EventType.OTHER,
        "flight",
        When.on(date(2025, 9, 2)),
        incident=IncidentId("i"),
        evidence=(Span(body.id, 0, 20),),
    )
    near, wide = row("c1", "Three residents", 3, event.id), row("c2", "over a million people", 1_000_000, None)
    toll = Toll(Effect.DISPLACED, Victims.CIVILIAN, 3, 3, 3, (near.id,))
    incident = Incident(IncidentId("i"), "Flight", event.type, event.when, None, (event.id,), (toll,))
    for rows, notes in (((near,), 0), ((near, wide), 2)):
        cell = collect(Corpus((body,), (), (), (), (event,), rows, (), (), (incident,)), choice()).key_figures[-1]
        assert (cell.label, cell.value) == ("Displaced", "3")
        assert sum(note in ("of single events alone;", "wider counts are larger") for note in cell.notes) == notes


def test_a_voice_that_tells_a_toll_in_parts_is_named_once_and_one_figure_is_no_range() -> None:
    text = "An explosive device killed a woman and her two daughters on Tuesday, the mayor said."
    body = Article(article_id(text), text, tuple(paragraphs(text)), "Explosion", "Wire", published=date(2025, 9, 3))
    evidence = (Span(body.id, 0, len(text)),)
    mayor = Actor(ActorId("mayor"), "mayor", ActorKind.PERSON)
    event = Event(
        EventId("e"),
        "Explosion",
        EventType.STRIKE,
        "ied",
        When.on(date(2025, 9, 2)),
        evidence=evidence,
        incident=IncidentId("i"),
    )
    rows = tuple(
        Casualty(
            CasualtyId(f"c{n}"),
            Effect.KILLED,
            n,
            n,
            victims=Victims.CIVILIAN,
            event=event.id,
            incident=IncidentId("i"),
            attributed_to=(mayor.id,),
            when=event.when,
            evidence=(Span(body.id, text.index(words), text.index(words) + len(words)),),
        )
        for n, words in ((1, "a woman"), (2, "two daughters"))
    )
    toll = Toll(Effect.KILLED, Victims.CIVILIAN, 3, 3, 3, tuple(row.id for row in rows))
    incident = Incident(IncidentId("i"), "Explosion", EventType.STRIKE, event.when, None, (event.id,), (toll,))
    case = Corpus((body,), (mayor,), (), (), (event,), rows, (), (), (incident,))
    point = collect(case, choice()).key_points[0]
    assert point.text == "Mayor (“a woman”, “two daughters”): 3 civilians killed."


def test_key_points_lead_with_tolls_territory_disputes_and_displacement(dossier: Dossier) -> None:
    leads = " ".join(point.lead for point in dossier.key_points)
    for words in (
        "Air strikes on Atarib",
        "withdraws from Aleppo",
        "Disputed: Insurgents enter Aleppo",
        "Displaced people",
    ):
        assert words in leads


def test_key_points_hold_no_number_that_is_not_in_the_case(dossier: Dossier) -> None:
    """Every number of a key point is a figure of some row, a quoted one, or part of a date."""
    corpus = sample_corpus()
    known = {str(n) for row in corpus.casualties for n in (row.low, row.high) if n is not None}
    known |= set(re.findall(r"\d+", " ".join(article.text.replace(",", "") for article in corpus.articles)))
    for point in dossier.key_points:
        numbers = set(re.findall(r"\d+", f"{point.lead} {point.text}".replace(",", "")))
        assert numbers <= known | {"2024", "27", "28", "29", "30", "1", "2"}, point


def test_claim_and_denial_stand_side_by_side(dossier: Dossier) -> None:
    dispute = next(one for one in dossier.disputes if one.title == "Shelling of a student residence in Aleppo")
    assert [voice.speaker for voice in dispute.asserted] == ["Syrian state media"]
    assert [(voice.speaker, voice.stance) for voice in dispute.denied] == [("Hassan Abdul Ghani", "denies")]
    assert dispute.denied[0].sentence.endswith("denied that the group had shelled the residence.")


def test_gaps_name_what_is_missing_and_single_origins(dossier: Dossier) -> None:
    bakery = next(gap for gap in dossier.gaps if gap.title == "Shelling of a bakery")
    assert bakery.missing == ("when", "who did it")
    assert bakery.origins == 1
    assert dossier.gap_count.undated == 3


def test_profiles_hold_names_ties_deeds_and_statements(dossier: Dossier) -> None:
    profiles = {profile.name: profile for profile in dossier.profiles}
    group = profiles["Hay'at Tahrir al-Sham"]
    assert "HTS" in group.aliases
    assert any(line.text == "Offshoot of Nusra Front" for line in group.ties)
    assert any("61 combatants killed" in line.text for line in group.held_responsible)
    assert any(event.what == "Insurgents enter Aleppo" and event.status is Status.DISPUTED for event in group.events)
    captain = profiles["Oleg Ignasyuk"]
    assert (captain.title, captain.belongs_to, captain.aliases) == (
        "Captain",
        "Russian Ministry of Defence",
        (CYRILLIC_NAME,),
    )
    assert LONG_NAME in profiles
    assert not any(profile.name.startswith("a ") for profile in dossier.profiles), "nameless actors have no profile"


def test_a_profile_of_one_who_suffered_says_so_with_the_figure_of_that_part(dossier: Dossier) -> None:
    army = next(profile for profile in dossier.profiles if profile.name == "Syrian Arab Army")
    assert any(line.text.startswith("61 combatants killed, Battle west of Aleppo") for line in army.suffered)


def test_long_lists_are_cut_and_say_how_much() -> None:
    corpus = many(200)
    nowhere = replace(
        corpus,
        events=tuple(replace(event, place=None) for event in corpus.events),
        incidents=tuple(replace(incident, place=None) for incident in corpus.incidents),
    )
    dossier = collect(nowhere, choice())
    assert len(dossier.profiles) <= EVERYTHING.profiles
    assert any(profile.more_events > 0 for profile in dossier.profiles)
    assert len(dossier.gaps) + dossier.more_gaps == dossier.gap_count.unplaced == 200


# --- charts' data


def test_days_hold_the_tolls_of_one_day_and_longer_spans_stand_apart(dossier: Dossier) -> None:
    assert dossier.by_day is not None
    combatants = next(one for one in dossier.by_day.series if one.victims is Victims.COMBATANT)
    assert {toll.first for toll in combatants.days} == {date(2024, 11, 28), date(2024, 11, 30), date(2024, 12, 2)}
    assert [(toll.first, toll.last) for toll in combatants.spread] == [
        (date(2024, 11, 27), date(2024, 11, 28)),
        (date(2024, 11, 29), date(2024, 11, 30)),
    ]


@pytest.mark.parametrize(("days", "step"), [(2, Step.DAY), (60, Step.DAY), (200, Step.WEEK), (900, Step.MONTH)])
def test_many_days_are_drawn_by_week_or_month(days: int, step: Step) -> None:
    chart = collect(many(40, days), choice()).by_day
    assert chart is not None
    assert chart.step is step
    assert sum(len(toll.incidents) for toll in chart.series[0].days) == 40, "every event stands in one bar"


def test_each_toll_is_under_one_side_or_under_nobody(dossier: Dossier) -> None:
    assert dossier.by_responsible is not None
    civilians = dossier.by_responsible.series[0]
    assert [row.who for row in civilians.rows] == ["Russian Armed Forces", "Hay'at Tahrir al-Sham", phrasing.NOBODY_NAMED]
    assert civilians.rows[0].is_disputed
    assert sum(len(row.incidents) for row in civilians.rows) == 4
    assert (sum(row.low for row in civilians.rows), sum(row.high for row in civilians.rows)) == (43, 52)


def test_charts_can_be_had_without_the_rest(dossier: Dossier) -> None:
    by_day, growth, by_responsible, by_group, by_claim = collect_charts(sample_corpus(), choice())
    assert (by_day, by_responsible) == (dossier.by_day, dossier.by_responsible)
    assert (type(growth), type(by_group)) == (GrowthChart, GroupChart)
    assert isinstance(by_claim, ClaimChart)
    assert isinstance(dossier.by_claim, ClaimChart)
    in_print = {one.title for one in dossier.by_claim.incidents if one.people.endswith("killed")}
    assert in_print <= {one.title for one in by_claim.incidents}
    assert all("killed" in one.people for one in by_claim.incidents)  # the window's charts tell of one effect
    assert collect_charts(Corpus(), choice()) == ()


def test_charts_have_a_text_in_place_of_the_picture(dossier: Dossier) -> None:
    assert dossier.by_day is not None
    assert "Civilians killed, 28 Nov 2024: 15–24" in dossier.by_day.alt


# --- the whole


def test_the_same_case_and_choice_give_the_same_dossier(dossier: Dossier) -> None:
    assert collect(sample_corpus(), choice()) == dossier
    assert hash(dossier.by_day) == hash(collect(sample_corpus(), choice()).by_day)


def test_every_process_makes_the_same_dossier() -> None:
    # Sets of strings have another order in every process: nothing printed may follow it.
    program = (
        "from hashlib import sha256; from briefing.usecases.briefings.collecting import collect; "
        "from tests.report.cases import choice, many; print(sha256(repr(collect(many(60), choice())).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(3)
    }
    assert len(made) == 1


def test_the_order_of_the_corpus_does_not_change_the_timeline(dossier: Dossier) -> None:
    corpus = sample_corpus()
    turned = replace(
        corpus, events=corpus.events[::-1], casualties=corpus.casualties[::-1], incidents=corpus.incidents[::-1]
    )
    again = collect(turned, choice())
    assert again.timeline == dossier.timeline
    assert again.totals == dossier.totals
    assert again.sources == dossier.sources


def test_an_empty_case_gives_a_dossier_that_says_so() -> None:
    dossier = collect(Corpus(), choice())
    assert (dossier.period, dossier.cut_off) == ("no dated events", "no article")
    assert not dossier.timeline
    assert not dossier.sources
    assert all(not figure.is_number for figure in dossier.key_figures)
    assert (dossier.by_day, dossier.by_responsible, dossier.by_claim) == (None, None, None)


def test_a_case_file_is_asked_for_its_corpus() -> None:
    class Case:
        def corpus(self) -> Corpus:
            return sample_corpus()

    assert collect(Case(), choice()).period == "21 Nov – 2 Dec 2024"


# --- words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), "date not reported"),
        (When.on(date(2024, 11, 28)), "28 Nov 2024"),
        (When(date(2024, 11, 27), date(2024, 11, 28)), "27–28 Nov 2024"),
        (When(date(2024, 11, 29), date(2024, 12, 2)), "29 Nov – 2 Dec 2024"),
        (When(date(2024, 12, 30), date(2025, 1, 2)), "30 Dec 2024 – 2 Jan 2025"),
        (When(None, date(2024, 11, 30)), "by 30 Nov 2024"),
        (When(date(2024, 11, 30), None), "from 30 Nov 2024"),
        (When(date(2024, 11, 25), date(2024, 12, 1), Precision.WEEK), "week of 25 Nov 2024"),
        (When(date(2016, 12, 1), date(2016, 12, 31), Precision.MONTH), "December 2016"),
        (When(date(2011, 1, 1), date(2011, 12, 31), Precision.YEAR), "2011"),
        (When(date(2010, 1, 1), date(2019, 12, 31), Precision.DECADE), "2010s"),
        (When(date(2024, 7, 1), date(2024, 9, 30), Precision.QUARTER), "quarter 3 of 2024"),
        (When(date(9999, 12, 1), date(9999, 12, 31)), "1–31 Dec 9999"),
    ],
)
def test_times_are_put_in_one_style(when: When, words: str) -> None:
    assert phrasing.when(when) == words


@pytest.mark.parametrize(
    ("low", "high", "open_ended", "no_floor", "words"),
    [
        (24, 24, False, False, "24"),
        (15, 24, False, False, "15–24"),
        (8, 8, True, False, "at least 8"),
        (43, 52, True, False, "43–52 or more"),
        (0, 200, False, True, "up to 200"),
        (0, 0, False, False, "0"),
        (1_200, 14_000, False, False, "1,200–14,000"),
    ],
)
def test_ranges_keep_their_words(low: int, high: int, open_ended: bool, no_floor: bool, words: str) -> None:
    assert phrasing.reach(low, high, open_ended=open_ended, no_floor=no_floor) == words


def test_toll_rows_of_an_unknown_article_do_not_break_a_briefing() -> None:
    """Evidence in an article that the case no longer holds is left out with its fact."""
    event = replace(sample_corpus().events[0], evidence=(Span(ArticleId("gone"), 0, 5),))
    assert collect(Corpus(events=(event,)), choice()).timeline == ()


def test_a_toll_counts_once_though_two_incidents_name_the_same_event() -> None:
    corpus = many(1)
    twice = replace(corpus, incidents=(*corpus.incidents, replace(corpus.incidents[0], id=IncidentId("again"))))
    assert collect(twice, choice()).totals[0].incidents == 1


def test_a_toll_of_an_incident_without_events_is_counted() -> None:
    row = Casualty(CasualtyId("c"), Effect.KILLED, 3, 3, victims=Victims.CIVILIAN, incident=IncidentId("i"))
    toll = Toll(Effect.KILLED, Victims.CIVILIAN, 3, 3, 3, (row.id,))
    incident = Incident(IncidentId("i"), "Deaths in Town", EventType.CASUALTY, tolls=(toll,))
    assert collect(Corpus(casualties=(row,), incidents=(incident,)), choice()).totals[0].result == "3"
