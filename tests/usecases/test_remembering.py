"""What a briefing says is kept whole, and without the texts of its articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing.domain.choice import Choice
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.snapshot import Passage, Snapshot
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.remembering import take
from tests.report.cases import hostile
from tests.sample_corpus import sample_articles, sample_corpus

CHOICE = Choice("Fighting around Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC))


def test_what_is_kept_is_what_the_briefing_prints() -> None:
    dossier, kept = collect(sample_corpus(), CHOICE), take(sample_corpus(), CHOICE)
    printed = {
        row.key for part in ("timeline", "undated", "planned", "denied", "background") for row in getattr(dossier, part)
    }
    assert {one.key for one in kept.happenings} == printed
    assert sorted(toll.result for one in kept.happenings for toll in one.tolls) == sorted(
        row.result for row in dossier.tolls
    )
    assert [one.result for one in kept.totals] == [row.result for row in dossier.totals]
    assert {one.number: one.id for one in kept.articles if one.number} == {
        source.number: source.article for source in dossier.sources
    }
    texts = [one.text for one in kept.passages if one.key == "key-points"]
    assert texts == [f"{point.lead}. {point.text}" for point in dossier.key_points]
    assert [one.text for one in kept.passages if one.key == "bottom-line"] == [said.text for said in dossier.bottom_line]
    assert {one.text for one in kept.passages} >= {f"{cell.label}: {cell.value}" for cell in dossier.key_figures}


def test_it_survives_being_written_down_and_holds_no_text_of_an_article() -> None:
    kept = take(sample_corpus(), CHOICE)
    text = kept.to_json()
    assert Snapshot.from_json(text) == kept
    assert not any(article.text[:120] in text for article in sample_articles())


def test_what_the_choice_leaves_out_and_what_was_rejected_are_told_apart() -> None:
    corpus = sample_corpus()
    kept = take(corpus, replace(CHOICE, first=date(2024, 11, 29)))
    events = {event.id for event in corpus.events if event.review is Review.REJECTED}
    assert set(kept.rejected) == events | {row.id for row in corpus.casualties if row.review is Review.REJECTED}
    assert kept.left_out
    assert not set(kept.left_out) & set(kept.rejected)
    assert take(corpus, CHOICE).left_out == ()


def test_words_of_the_analyst_take_the_place_of_the_drafted_ones() -> None:
    words = (Passage("bottom-line", "Bottom line", "The city changed hands."),)
    assert take(sample_corpus(), CHOICE, passages=words).passages == words


def test_endless_names_and_titles_are_kept_as_far_as_they_are_told() -> None:
    endless = hostile(("y" * 2_000_000, "y" * 2_000_001))
    kept = take(endless, replace(CHOICE, title="z" * 2_000_000))
    assert len(kept.to_json()) < 60_000
    assert len({one.title for one in kept.happenings}) == 2, "what is cut is counted, and tells them apart"


def test_an_empty_case_gives_an_empty_snapshot() -> None:
    kept = take(Corpus(), CHOICE)
    assert (kept.articles, kept.happenings, kept.totals) == ((), (), ())


def test_a_case_file_gives_its_decisions_on_sameness() -> None:
    with_case = CaseFile.create(None)
    try:
        assert take(with_case, CHOICE).together == ()
    finally:
        with_case.close()
