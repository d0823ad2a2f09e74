"""Fields that are held small say what they would say otherwise."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.claim import STATED_AT, Stance, Statement
from briefing.domain.small import Texts
from briefing.domain.tally import as_told
from briefing.domain.text import Article, ArticleId, Span, paragraphs
from briefing.domain.when import TOLD_AT, TimeExpression, TimeKind, When

TEXT = "Government forces shelled a village near Idlib on Monday, the “White Helmets” said.\n\nNobody was hurt. حلب"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def article(text: str = TEXT, *, small: bool) -> Article:
    return Article(
        ArticleId("a"), Texts(["Government forces shelled a town"]).small(text) if small else text, paragraphs(text)
    )


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_a_small_text_says_the_same_whatever_its_examples(text: str, examples: list[str]) -> None:
    assert Article(ArticleId("a"), Texts(examples).small(text), ()).text == text


def test_a_very_long_text_can_be_small_too() -> None:
    text = "".join(f"{n} shells fell on village {n * n}. " for n in range(40_000))
    assert article(text, small=True).text == text


def test_articles_are_the_same_whether_their_text_is_small_or_not() -> None:
    small, usual = article(small=True), article(small=False)
    assert small == usual
    assert usual == small
    assert hash(small) == hash(usual)
    assert repr(small) == repr(usual)
    assert replace(small, text="Other words") == replace(usual, text="Other words")


def test_a_copy_of_what_is_small_says_the_same() -> None:
    small = article(small=True)
    assert replace(small, title="Headline").text == TEXT
    assert copy.deepcopy(small) == pickle.loads(pickle.dumps(small)) == article(small=False)
    assert small.quote(Span(ArticleId("a"), 0, 17)) == "Government forces"


def test_what_is_small_cannot_be_changed_either() -> None:
    with pytest.raises(FrozenInstanceError):
        article(small=True).text = "Other words"  # type: ignore[misc]


def test_the_id_of_what_was_read_somewhere_can_be_left_to_its_evidence() -> None:
    span = Span(ArticleId("a7"), 12, 20)
    said = Statement(STATED_AT, ArticleId("speaker"), Stance.ASSERTS, None, (span,))  # type: ignore[arg-type]
    time = TimeExpression(TOLD_AT, When.on(date(2024, 11, 27)), TimeKind.DATE, span)
    assert said == replace(said, id="a7:s12")
    assert (said.id, time.id) == ("a7:s12", "a7:t12")


@pytest.mark.parametrize(
    ("low", "high", "words", "told"),
    [
        (2, None, None, "some"),
        (2, None, "others", "some"),
        (2, None, "at least", None),
        (2, None, "or more", None),
        (2, None, "two or more", None),
        (2, 2, None, None),
        (24, 99, "dozens", "dozens"),
    ],
)
def test_a_plural_without_a_number_is_told_as_some_and_never_as_two(
    low: int, high: int | None, words: str | None, told: str | None
) -> None:
    assert as_told(low, high, words) == told
