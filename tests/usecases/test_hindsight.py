"""The case as it was known on a day: nothing of what was published later is left in it, and it says what it leaves out."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.choice import Choice
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.incident import Toll
from briefing.domain.text import Span
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.publishing import Format, export, publish_pdf
from briefing.usecases.briefings.recording import record
from briefing.usecases.editing.articles import CorrectDetails
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import AddCasualty, AddEvent, ReviewEvent
from briefing.usecases.editing.grading import GradeEvent, GradePublisher
from briefing.usecases.looking.hindsight import as_known_on, material
from tests.usecases.wire_case import AGENCY_AGAIN, AGENCY_FIRST, BY_MONITOR, six_articles, six_case

THEN, LATER, DENIED, NOW = date(2024, 11, 29), date(2024, 12, 1), date(2024, 12, 3), date(2025, 1, 1)


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with six_case() as made:
        yield made
        assert made.check() == ()


def killed(corpus: Corpus) -> Toll:
    return next(toll for one in corpus.incidents for toll in one.tolls if toll.effect is Effect.KILLED)


def strikes(corpus: Corpus) -> set[Status]:
    told = next(one for one in corpus.incidents if any(toll.effect is Effect.KILLED for toll in one.tolls))
    return {one.status for one in corpus.events if one.id in told.events}


def test_a_raised_toll_was_not_known_the_day_before(case: CaseFile) -> None:
    assert (killed(as_known_on(case, THEN).corpus).low, killed(as_known_on(case, THEN).corpus).high) == (15, 19)
    assert (killed(as_known_on(case, LATER).corpus).low, killed(as_known_on(case, LATER).corpus).high) == (15, 24)
    assert killed(as_known_on(case, THEN).corpus).left_out == ()


def test_before_the_denial_nothing_was_disputed(case: CaseFile) -> None:
    assert strikes(as_known_on(case, LATER).corpus) == {Status.REPORTED}
    assert strikes(as_known_on(case, DENIED).corpus) == {Status.DISPUTED, Status.DENIED}


def test_nobody_who_is_named_later_was_known(case: CaseFile) -> None:
    then = {one.name for one in as_known_on(case, LATER).corpus.actors}
    assert then < {one.name for one in case.corpus().actors}
    assert "Russia" not in " ".join(then)


def test_on_the_last_day_everything_is_as_now(case: CaseFile) -> None:
    known = as_known_on(case, NOW)
    assert replace(known.corpus, articles=()) == replace(case.corpus(), articles=())
    assert (known.later, known.undated, known.by_hand) == (0, 0, 0)


def test_before_the_first_article_nothing_was_known(case: CaseFile) -> None:
    known = as_known_on(case, date(2024, 11, 27))
    assert known.corpus == Corpus()
    assert known.later == 6


def test_a_copy_stands_in_for_what_was_published_after_it(case: CaseFile) -> None:
    # the copy that is set aside was out on the 29th; say that what it copies came out only in December
    first = six_articles()[AGENCY_FIRST]
    CorrectDetails(case, replace(first, published=date(2024, 12, 5))).apply()
    known = as_known_on(case, THEN).corpus
    homes = {row.evidence[0].article for row in known.casualties}
    assert six_articles()[AGENCY_AGAIN].id in homes
    assert first.id not in {one.id for one in known.articles}


def test_what_has_no_date_and_what_was_entered_by_hand_is_left_out_and_counted(case: CaseFile) -> None:
    CorrectDetails(case, replace(six_articles()[BY_MONITOR], published=None)).apply()
    AddEvent(case, Event(EventId("analyst:1"), "Seen by me", EventType.OTHER)).apply()
    AddCasualty(case, Casualty(CasualtyId("analyst:2"), Effect.WOUNDED, 7, 7)).apply()
    known = as_known_on(case, THEN)
    assert (known.later, known.undated, known.by_hand) == (2, 1, 2)
    assert killed(known.corpus).high is None  # "at least 15" alone is left
    assert "Seen by me" not in {one.title for one in known.corpus.events}


def test_an_event_that_rests_on_two_articles_keeps_the_words_that_were_out(case: CaseFile) -> None:
    spans = tuple(Span(six_articles()[n].id, 0, 20) for n in (BY_MONITOR, 5))
    AddEvent(case, Event(EventId("analyst:1"), "Seen twice", EventType.OTHER, evidence=spans)).apply()
    event = next(one for one in as_known_on(case, THEN).corpus.events if one.title == "Seen twice")
    assert event.evidence == spans[:1]


def test_decisions_and_grades_hold_whatever_the_day(case: CaseFile) -> None:
    event = next(one for one in case.corpus().events if one.evidence[0].article == six_articles()[BY_MONITOR].id)
    GradeEvent(case, event.id, Credibility.PROBABLE).apply()
    ReviewEvent(case, event.id, Review.ACCEPTED).apply()
    known = as_known_on(case, THEN).corpus
    assert known.grades.events == {event.id: Credibility.PROBABLE}
    assert next(one for one in known.events if one.id == event.id).review is Review.ACCEPTED


def test_the_order_in_which_articles_came_does_not_matter(case: CaseFile) -> None:
    held = material(case)
    expected = as_known_on(held, LATER)
    for seed in range(4):
        articles, findings = list(held.articles), list(held.findings)
        random.Random(seed).shuffle(articles)
        random.Random(seed + 9).shuffle(findings)
        assert as_known_on(replace(held, articles=tuple(articles), findings=tuple(findings)), LATER) == expected


def test_every_reference_leads_somewhere_on_every_day(case: CaseFile) -> None:
    for day in (date(2024, 11, 28), THEN, LATER, DENIED):
        corpus = as_known_on(case, day).corpus
        events, actors, articles = ({one.id for one in some} for some in (corpus.events, corpus.actors, corpus.articles))
        assert all(span.article in articles for one in (*corpus.events, *corpus.casualties) for span in one.evidence)
        assert all(row.event is None or row.event in events for row in corpus.casualties)
        assert all(one in actors for event in corpus.events for one in event.attributed_to)
        assert all(one in events for incident in corpus.incidents for one in incident.events)


# --- where it goes out


def choice(known_on: date | None = None) -> Choice:
    return Choice(title="Atarib", written=datetime(2025, 1, 2, tzinfo=UTC), known_on=known_on)


def test_a_briefing_as_known_on_a_day_counts_anew_and_says_so(case: CaseFile) -> None:
    dossier = collect(case, choice(THEN))
    assert [row.result for row in dossier.tolls] == ["15–19"]
    assert dossier.known_on == "29 Nov 2024"
    assert dossier.disputes == ()
    assert dossier.method is not None
    assert (dossier.method.articles, dossier.method.articles_later, dossier.method.undated_left_out) == (4, 2, 0)
    assert collect(case, choice()).known_on == ""


def test_exports_as_known_on_a_day_hold_no_later_article(case: CaseFile, tmp_path: Path) -> None:
    records = record(case, choice(THEN))
    assert {told.publisher for one in records.events for told in one.told} == {
        "Harbour Daily",
        "Gulf Morning",
        "The Orontes Courier",
    }
    path = tmp_path / "figures.csv"
    export(case, choice(THEN), path, Format.CASUALTIES)
    assert "Aleppo Letter" not in path.read_text("utf-8-sig")
    refresh_view(case)


# --- both clocks, chains and grades go out


def graded(case: CaseFile) -> EventId:
    event = next(one for one in case.corpus().events if one.evidence[0].article == six_articles()[BY_MONITOR].id)
    GradePublisher(case, "The Orontes Courier", Reliability.B).apply()
    GradeEvent(case, event.id, Credibility.PROBABLE).apply()
    return event.id


def test_a_briefing_prints_grades_and_when_it_was_first_reported(case: CaseFile, tmp_path: Path) -> None:
    plain = collect(case, choice())
    assert not plain.is_graded
    row = next(one for one in plain.timeline if "killed" in one.toll)
    assert row.said.endswith("first reported 28 Nov 2024")
    graded(case)
    dossier = collect(case, choice())
    assert next(one for one in dossier.timeline if "killed" in one.toll).said.endswith("28 Nov 2024, graded B2")
    assert {one.publisher: one.reliability for one in dossier.sources}["The Orontes Courier"] == "B"
    assert {one.reliability for one in dossier.sources if one.publisher != "The Orontes Courier"} == {""}
    toll = next(one for one in dossier.tolls)
    assert (toll.reports, toll.origins) == (5, 2)
    path = tmp_path / "graded.pdf"
    publish_pdf(case, choice(), path)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Admiralty scale" in text
    assert "The Orontes Courier (B), 29 Nov 2024" in text


def test_tables_hold_chains_and_grades(case: CaseFile, tmp_path: Path) -> None:
    id_ = graded(case)
    path = tmp_path / "events.csv"
    export(case, choice(), path, Format.EVENTS)
    rows = {row["id"]: row for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())}
    assert rows[id_]["chain"] == "The Orontes Courier ← Syrian Observatory for Human Rights ← medical sources"
    assert (rows[id_]["reliability"], rows[id_]["credibility"]) == ("B", "2")
    assert rows[id_]["published"] == "2024-11-29"
    other = next(row for key, row in rows.items() if key != id_ and row["publisher"] != "The Orontes Courier")
    assert (other["reliability"], other["credibility"]) == ("F", "6")
    path = tmp_path / "events.geojson"
    export(case, choice(), path, Format.GEOJSON)
    features = json.loads(path.read_text("utf-8"))["features"]
    strike = next(one["properties"] for one in features if one["properties"]["tolls"])
    assert (strike["first_reported"], strike["grade"]) == ("2024-11-28", "B2")
