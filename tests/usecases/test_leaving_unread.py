"""What of an article is not read is told with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing.domain.choice import Choice
from briefing.domain.text import Article, BlockKind, NotRead, article_id, assemble
from briefing.extract.sentences.prose import unread as blocks_unread
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.taking_in.leaving_unread import by_reason, unread, what
from tests.sample_corpus import sample_articles, sample_findings
from tests.usecases.test_intake import FOREIGN

PROSE = "Air strikes killed twelve people on Friday in the suburbs of Aleppo, the monitor said in a statement."
CODE = 'for (int i = 0; i < n; i++) { kill(child[i]); printf("%d dead\\n", i); return 0; }'
TABLE = "Day | Killed\nFriday | 12\nSaturday | 9"
VERSE = (
    "Half a league onward, All in the valley of death Rode the six hundred, Into the jaws of death, Came through the mouth "
    "of hell"
)


def article(*parts: tuple[BlockKind, str]) -> Article:
    text, blocks = assemble(parts)
    return Article(article_id(text), text, blocks)


def paragraphs(*texts: str) -> Article:
    return article(*((BlockKind.PARAGRAPH, text) for text in texts))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (CODE, NotRead.CODE),
        (VERSE, NotRead.VERSE),
        (FOREIGN["Arabic"], NotRead.LANGUAGE),
        (FOREIGN["French"], NotRead.LANGUAGE),
    ],
)
def test_each_passage_has_its_reason(text: str, why: NotRead) -> None:
    made = paragraphs(PROSE, text, PROSE)
    (found,) = unread(made)
    assert found.why is why
    assert made.quote(found.span) == " ".join(text.split())


def test_a_table_is_told_as_one() -> None:
    made = article((BlockKind.PARAGRAPH, PROSE), (BlockKind.TABLE, TABLE))
    (found,) = unread(made)
    assert found.why is NotRead.TABLE


@pytest.mark.parametrize(
    ("language", "script"), [("Arabic", "Arabic script"), ("Russian", "Cyrillic script"), ("French", ""), ("German", "")]
)
def test_the_script_of_another_language_is_named(language: str, script: str) -> None:
    (found,) = unread(paragraphs(PROSE, FOREIGN[language]))
    assert found.script == script


def test_chinese_is_told_as_such() -> None:
    (found,) = unread(paragraphs(PROSE, "周五，叙利亚反对派武装进入阿勒颇市，空袭造成数十名平民死亡。"))
    assert found.script == "Chinese or Japanese characters"


def test_an_article_that_is_read_whole_has_none() -> None:
    for one in sample_articles():
        assert {found.span.start for found in unread(one)} == {
            one.blocks[n].start for n in blocks_unread(one.blocks, one.text)
        }
    assert unread(paragraphs(PROSE)) == ()


def test_the_briefing_says_in_how_many_articles_and_what() -> None:
    with CaseFile.create(None) as case:
        original = sample_articles()[0]
        from tests.store.made import put_in

        put_in(case, original, sample_findings()[0])
        made = replace(article((BlockKind.PARAGRAPH, PROSE), (BlockKind.TABLE, TABLE), (BlockKind.PARAGRAPH, CODE)))
        from briefing.domain.findings import Findings

        put_in(case, made, Findings(made.id))
        method = collect(case, Choice("A title", datetime(2025, 1, 1, tzinfo=UTC))).method
        assert method is not None
        assert method.articles_unread == 1
        assert set(method.unread) == {"1 table", "1 of code or values"}


def test_reasons_are_counted_and_told_the_most_frequent_first() -> None:
    found = unread(paragraphs(PROSE, FOREIGN["Arabic"], CODE, FOREIGN["Russian"]))
    told = by_reason(found)
    assert told == {NotRead.LANGUAGE: 2, NotRead.CODE: 1}
    assert [what(why, number) for why, number in told.items()] == ["2 in other languages", "1 of code or values"]


@pytest.mark.parametrize("why", list(NotRead))
def test_every_reason_to_leave_something_unread_can_be_told_in_words(why: NotRead) -> None:
    assert what(why).startswith("1 ")
    assert what(why, 3).startswith("3 ")
