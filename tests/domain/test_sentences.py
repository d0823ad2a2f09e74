"""The sentence around a span: what is printed as the quote behind a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.text import (
    Article,
    BlockKind,
    Span,
    article_id,
    assemble,
    normalise,
    paragraphs,
    sentence_around,
    sentences,
)
from tests.sample_corpus import sample_articles, sample_findings


def article(*blocks: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    text, found = assemble((kind, block) for block in blocks)
    return Article(article_id(text), text, found)


def around(one: Article, words: str) -> str:
    start = one.text.index(words)
    return one.quote(sentence_around(one, Span(one.id, start, start + len(words))))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One fell. Two fled.", 2),
        ("Brig. Gen. Kioumars Pourhashemi was killed. Nobody claimed it.", 2),
        ("The U.S. Embassy closed. It said so on Nov. 29 at 3 p.m. in Damascus.", 2),
        ("“We hold the city.” He left.", 2),
        ("It cost 3.5 million. So it did.", 2),
        ("A. B. Smith spoke. He said little.", 2),
        ("Who fired? Nobody knows! The army…  It left.", 4),
        ("He said it was “over.” and went on.", 1),
        ("ماذا حدث؟ لا أحد يعرف.", 2),
        ("no stop at all", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    found = sentences(text, 0, len(text))
    assert len(found) == count, [text[a:b] for a, b in found]


def test_the_sentence_of_a_span_is_whole() -> None:
    one = article("Strikes hit Atarib. At least 15 civilians, Dr. Sabbagh said, were killed. Rescue went on.")
    assert around(one, "15 civilians") == "At least 15 civilians, Dr. Sabbagh said, were killed."


def test_a_span_over_two_sentences_brings_both() -> None:
    one = article("Strikes hit Atarib. Fifteen died. Rescue went on.")
    assert around(one, "Atarib. Fifteen") == "Strikes hit Atarib. Fifteen died."


def test_a_sentence_never_crosses_a_block() -> None:
    one = article("A heading without a stop", "Then a paragraph begins. It ends.")
    assert around(one, "heading") == "A heading without a stop"
    assert around(one, "Then") == "Then a paragraph begins."


def test_text_without_blocks_ends_at_blank_lines() -> None:
    text = "A title\n\nFifteen died. More fled.\n\nThe end"
    one = Article(article_id(text), text, ())
    assert around(one, "More") == "More fled."
    assert around(one, "title") == "A title"


def test_a_span_of_another_article_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lie"):
        sentence_around(article("One."), Span(article("Two.").id, 0, 2))


def test_every_fact_of_the_sample_case_stands_in_its_sentence() -> None:
    for one, findings in zip(sample_articles(), sample_findings(), strict=True):
        for event in findings.events:
            for span in event.evidence:
                whole = sentence_around(one, span)
                assert whole.covers(span)
                assert len(one.quote(whole)) < 260


@given(st.text(max_size=400), st.data())
def test_any_span_of_any_text_lies_in_its_sentence(raw: str, data: st.DataObject) -> None:
    text = normalise(raw)
    if not text:
        return
    one = Article(article_id(text), text, paragraphs(text))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = sentence_around(one, Span(one.id, start, end))
    assert whole.start <= start < end <= whole.end


@given(
    st.lists(
        st.sampled_from(["He", "fell", "Dr. ", ". ", "... ", "!” ", "?", " ", "He said ", "x" * 900]),
        min_size=1,
        max_size=40,
    ),
    st.data(),
)
def test_the_sentence_around_a_place_in_a_long_block_is_one_of_its_sentences(
    pieces: list[str], data: st.DataObject
) -> None:
    text = normalise("".join(pieces)).replace("\n", " ").strip() or "One."
    one = Article(article_id(text), text, paragraphs(text))
    offset = data.draw(st.integers(0, len(text) - 1))
    (found,) = [span for span in sentences(text, 0, len(text)) if span[0] <= offset < span[1]] or [(offset, offset + 1)]
    whole = sentence_around(one, Span(one.id, offset, offset + 1))
    assert (whole.start, whole.end) == found
