"""What is entered by hand, begun from words selected; and originals handed to other programs. No window."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Origin, Review
from briefing.domain.corpus import Corpus
from briefing.domain.text import Article, ArticleId, BlockKind, Original, Span, article_id, assemble
from briefing.usecases.editing.drafting import FigureDraft, draft_figure
from briefing.usecases.taking_in.originals import lay_out, may_reach_out, safe_name
from tests.sample_corpus import sample_corpus

CORPUS = sample_corpus()


def drafted(words: str, corpus: Corpus = CORPUS) -> FigureDraft:
    article = next(one for one in corpus.articles if words in one.text)
    at = article.text.index(words)
    return draft_figure(corpus, article, Span(article.id, at, at + len(words)), CasualtyId("mine"))


def plain(text: str) -> Corpus:
    words, blocks = assemble([(BlockKind.PARAGRAPH, text)])
    return Corpus(articles=(Article(article_id(words), words, blocks),))


@pytest.mark.parametrize(
    ("words", "low", "high", "effect", "victims"),
    [
        ("At least 15 civilians, including six children", 15, None, Effect.KILLED, Victims.CIVILIAN),
        ("36 others", 36, 36, Effect.WOUNDED, Victims.CIVILIAN),
        ("182 fighters", 182, 182, Effect.KILLED, Victims.COMBATANT),
        ("between 20 and 24 civilians", 20, 24, Effect.KILLED, Victims.CIVILIAN),
        ("up to 62 wounded", None, 62, Effect.WOUNDED, Victims.UNKNOWN),
        ("as many as 200 soldiers", None, 200, Effect.CAPTURED, Victims.COMBATANT),
        ("More than 14,000 people", 14_001, None, Effect.DISPLACED, Victims.CIVILIAN),
        ("Another journalist is missing", 1, 1, Effect.MISSING, Victims.CIVILIAN),
    ],
)
def test_a_figure_is_begun_from_the_words_selected(
    words: str, low: int | None, high: int | None, effect: Effect, victims: Victims
) -> None:
    found = drafted(words)
    row = found.row
    assert found.has_number
    assert (row.low, row.high, row.effect, row.victims) == (low, high, effect, victims)
    assert (row.origin, row.review) == (Origin.ANALYST, Review.ACCEPTED)
    article = next(one for one in CORPUS.articles if one.id == row.evidence[0].article)
    assert article.quote(row.evidence[0]) == words


def test_it_is_tied_to_the_event_of_its_sentence_with_its_date_and_place() -> None:
    row = drafted("At least 15 civilians, including six children").row
    event = next(one for one in CORPUS.events if one.id == row.event)
    assert row.place == event.place
    assert row.when.is_known
    assert Group.CHILDREN in row.groups


def test_words_without_a_number_leave_it_to_the_analyst() -> None:
    found = drafted("residents said")
    assert not found.has_number
    assert isinstance(found.row, Casualty)


def test_a_rejected_event_is_none_to_be_counted_in() -> None:
    row = drafted("At least 15 civilians, including six children").row
    events = tuple(
        replace(one, review=Review.REJECTED) if one.evidence[0].article == row.evidence[0].article else one
        for one in CORPUS.events
        if one.evidence
    )
    again = drafted("At least 15 civilians, including six children", replace(CORPUS, events=events))
    assert again.row.event is None


@pytest.mark.parametrize("words", ["قُتل 12 مدنيا", "погибли 12 человек", "😀 12 killed"])
def test_any_script_will_do(words: str) -> None:
    found = drafted(words, plain(f"Before it. {words}. After it."))
    assert (found.row.low, found.row.event) == (12, None)


def test_words_of_another_article_are_refused() -> None:
    with pytest.raises(ValueError, match="does not lie"):
        draft_figure(CORPUS, CORPUS.articles[0], Span(ArticleId("x"), 0, 3), CasualtyId("mine"))


# -- originals


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("report.md", "text/markdown", "report.md"),
        ("page.html", "text/html", "page.html"),
        ("Seite.HTM", "text/html", "Seite.htm"),
        ("pasted text", "text/plain", "pasted text.txt"),
        ("pasted text", "text/html", "pasted text.html"),
        ("evil.desktop", "text/plain", "evil.desktop.txt"),
        ("run.exe", "application/x-msdownload", "run.exe.txt"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\temp\\note.txt", "text/plain", "note.txt"),
        ("تقرير حلب.txt", "text/plain", "تقرير حلب.txt"),
        ("...", "text/plain", "original.txt"),
        ("x" * 300 + ".pdf", "application/pdf", "x" * 80 + ".pdf"),
    ],
)
def test_an_original_gets_an_ending_of_its_media_type_and_no_other(name: str, media_type: str, expected: str) -> None:
    assert safe_name(Original(name, media_type, b"x")) == expected


def test_pages_and_letters_may_reach_out() -> None:
    assert may_reach_out(Original("a.html", "text/html", b""))
    assert may_reach_out(Original("a.eml", "message/rfc822", b""))
    assert not may_reach_out(Original("a.html", "text/plain", b""))
    assert not may_reach_out(Original("a.pdf", "application/pdf", b""))


def test_a_copy_is_laid_out_unchanged_and_read_only(tmp_path: Path) -> None:
    original = Original("a.txt", "text/plain", "Zwölf Tote\r\n".encode("cp1252"))
    path = lay_out(original, tmp_path)
    assert path.read_bytes() == original.data
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR
    assert lay_out(original, tmp_path) == path
    other = lay_out(Original("a.txt", "text/plain", b"another"), tmp_path)
    assert other != path
    assert other.name == path.name
