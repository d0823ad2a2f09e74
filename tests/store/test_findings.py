"""What was read comes back as it was read."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from briefing.domain.corpus import Corpus
from briefing.domain.event import EventId
from briefing.domain.findings import BY_HAND, Findings
from briefing.domain.text import Article, ArticleId, Original, Span
from briefing.errors import InputDuplicate
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_articles, sample_corpus, sample_findings
from tests.store.made import (
    any_shape,
    original_of,
    plain_article,
    put_in,
    read_articles,
    read_twice,
    sample_case,
    signature_of,
)


@any_shape
@given(read_articles())
def test_findings_and_article_come_back_as_they_went_in(read: tuple[Article, Findings]) -> None:
    article, findings = read
    with CaseFile.create(None) as case:
        put_in(case, article, findings)
        assert case.findings() == (findings,)
        assert case.articles.get(article.id) == article
        assert case.articles.reading(article.id) == findings
        assert case.check() == ()


@any_shape
@given(read_articles())
def test_an_article_removed_and_put_back_is_as_before(read: tuple[Article, Findings]) -> None:
    article, findings = read
    with sample_case() as case:
        put_in(case, article, findings)
        before, heads, view = case.findings(), case.articles.heads(), case.corpus()
        with case.steps.recording("Remove"):
            case.articles.remove(article.id)
        assert [one.article for one in case.findings()] == [one.id for one in sample_articles()]
        case.steps.undo()
        assert case.findings() == before
        assert case.articles.heads() == heads
        assert case.corpus() == view
        assert case.check() == ()


@any_shape
@given(read_twice())
def test_a_second_reading_replaces_the_first_and_can_be_taken_back(read: tuple[Article, Findings, Findings]) -> None:
    article, first, second = read
    with CaseFile.create(None) as case:
        put_in(case, article, first)
        assert case.articles.replace_findings(second) == first
        assert case.articles.reading(article.id) == second
        assert case.articles.replace_findings(first) == second
        assert case.findings() == (first,)
        assert case.check() == ()


def test_the_sample_comes_back_article_by_article_in_the_order_of_import() -> None:
    with sample_case() as case:
        assert case.findings() == sample_findings()
        assert case.articles.all() == sample_articles()


def test_originals_come_back_byte_by_byte_packed_or_not() -> None:
    with CaseFile.create(None) as case:
        for n, data in enumerate((b"", b"\x00\xff" * 3, b"all work and no play " * 500)):
            article = plain_article(f"This is the text of article number {n}.")
            original = Original(f"{n}.bin", "application/octet-stream", data)
            case.articles.add(article, original, (), Findings(article.id))
            assert case.articles.original(article.id) == original
        assert case.check() == ()


def test_a_file_name_that_no_encoding_knows_does_not_stop_an_import() -> None:
    with CaseFile.create(None) as case:
        article = plain_article("Shells fell on the town.")
        case.articles.add(article, Original("caf\udce9.txt", "text/plain", b"x"), (), Findings(article.id))
        assert case.articles.head(article.id).original_name == "caf?.txt"


def test_the_same_text_twice_is_refused_by_name_and_changes_nothing() -> None:
    with sample_case() as case:
        article, findings = sample_articles()[0], sample_findings()[0]
        copy = replace(article, title="Another title", publisher="Another outlet")
        with pytest.raises(InputDuplicate, match=r"again\.html.*Insurgents push towards Aleppo"):
            case.articles.add(copy, Original("again.html", "text/html", b"<p>"), signature_of(copy), findings)
        assert case.findings() == sample_findings()


def test_evidence_beyond_its_article_leaves_nothing_behind() -> None:
    with sample_case() as case:
        article, findings = plain_article("A short text."), sample_findings()[0]
        event = replace(findings.events[0], evidence=(Span(article.id, 0, 400),), participants=(), place=None)
        with pytest.raises(ValueError, match="does not lie in"):
            put_in(case, article, Findings(article.id, events=(event,)))
        assert case.findings() == sample_findings()
        assert case.check() == ()


def test_evidence_in_an_article_that_is_not_there_leaves_nothing_behind() -> None:
    with sample_case() as case:
        article, findings = plain_article("A short text."), sample_findings()[0]
        event = replace(findings.events[0], id=EventId(f"{article.id}:e0"), evidence=(Span(ArticleId("nowhere"), 0, 4),))
        with pytest.raises(sqlite3.IntegrityError):
            put_in(case, article, Findings(article.id, events=(event,)))
        assert case.findings() == sample_findings()
        assert case.search.find("short") == ()


def test_findings_of_another_article_are_refused() -> None:
    with CaseFile.create(None) as case:
        article = plain_article("A short text.")
        with pytest.raises(ValueError, match="do not belong"):
            put_in(case, article, Findings(ArticleId("another")))


def test_an_impossibly_large_figure_is_kept_as_the_largest_there_is() -> None:
    with CaseFile.create(None) as case:
        article, findings = sample_articles()[0], sample_findings()[0]
        row = replace(findings.casualties[0], low=10**30, high=None)
        put_in(case, article, replace(findings, casualties=(row,)))
        assert case.findings()[0].casualties[0].low == 2**63 - 1


def test_details_are_corrected_and_words_are_not() -> None:
    with sample_case() as case:
        article = sample_articles()[0]
        after = replace(article, title="Corrected", published=None, published_from=None)
        assert case.articles.set_details(after) == article
        assert case.articles.get(article.id) == after
        assert [hit.id for hit in case.search.find("corrected")] == [article.id]
        with pytest.raises(ValueError, match="never changed"):
            case.articles.set_details(replace(article, text="Other words."))


def test_what_is_removed_is_gone_from_the_file_and_from_the_index(tmp_path: Path) -> None:
    path = tmp_path / "a.briefing"
    with sample_case(path) as case:
        case.write_view(sample_corpus())
        assert case.search.find("Atarib")
        for article in sample_articles():
            case.articles.remove(article.id)
        case.write_view(Corpus())
        assert case.findings() == ()
        assert case.search.find("Atarib") == ()
        assert case.check() == ()
        assert b"opened an offensive against" not in path.read_bytes()
        case.search.rebuild()  # the index keeps single words until it is tidied up
    assert b"atarib" not in path.read_bytes().lower()


def test_an_actor_stays_while_something_refers_to_it() -> None:
    with sample_case() as case:
        first, findings = sample_articles()[0], sample_findings()
        seen_elsewhere = {actor.id for one in findings[1:] for actor in one.actors}
        alone = next(actor for actor in findings[0].actors if actor.id not in seen_elsewhere)
        event = replace(findings[1].events[0], attributed_to=(alone.id,))
        case.events.replace(event)
        before = case.findings()
        with case.steps.recording("Remove"):
            case.articles.remove(first.id)
        last = case.findings()[-1]
        assert last.article == BY_HAND
        assert [(actor.id, actor.name, actor.mentions) for actor in last.actors] == [(alone.id, alone.name, ())]
        case.steps.undo()
        assert case.findings() == before


# -- near-duplicates


def test_a_near_duplicate_is_kept_as_a_source_and_not_counted() -> None:
    with sample_case() as case:
        one, other = sample_articles()[0], sample_articles()[1]
        case.articles.link(other.id, one.id)
        assert [head.near_duplicate_of for head in case.articles.heads()] == [None, one.id, None, None, None]
        assert other.id not in {found.article for found in case.findings()}
        assert other.id in {found.article for found in case.findings(near_duplicates_too=True)}
        assert {article.id for article in case.corpus().articles} == {article.id for article in sample_articles()}
        assert not {event.id for event in case.corpus().events} & {event.id for event in sample_findings()[1].events}
        assert other.id not in case.articles.signatures()


def test_nothing_refers_to_what_a_near_duplicate_hides() -> None:
    with sample_case() as case:
        findings = sample_findings()
        hidden, shown = findings[1], findings[0]
        seen = {actor.id for one in (*findings[:1], *findings[2:]) for actor in one.actors}
        alone = next(actor for actor in hidden.actors if actor.id not in seen)
        case.events.replace(replace(shown.events[0], attributed_to=(alone.id,)))
        case.casualties.replace(replace(shown.casualties[0], event=hidden.events[0].id))
        case.articles.link(hidden.article, shown.article)
        after = case.findings()
        assert after[0].casualties[0].event is None
        assert alone.id in {actor.id for one in after for actor in one.actors}
        case.articles.link(hidden.article, None)
        assert case.findings()[0].casualties[0].event == hidden.events[0].id


def test_when_the_first_of_copies_goes_the_next_takes_its_place() -> None:
    with sample_case() as case:
        a, b, c, *_ = (article.id for article in sample_articles())
        case.articles.link(b, a)
        case.articles.link(c, b)  # a copy of a copy is a copy of the first
        links = {head.id: head.near_duplicate_of for head in case.articles.heads()}
        assert (links[b], links[c]) == (a, a)
        with case.steps.recording("Remove"):
            case.articles.remove(a)
        assert {head.id: head.near_duplicate_of for head in case.articles.heads()}[c] == b
        case.steps.undo()
        assert {head.id: head.near_duplicate_of for head in case.articles.heads()} == links


def test_copies_follow_an_article_that_turns_out_to_be_a_copy() -> None:
    with sample_case() as case:
        a, b, c, *_ = (article.id for article in sample_articles())
        case.articles.link(c, b)
        with case.steps.recording("Link"):
            before = case.articles.link(b, a)
        assert before == {b: None, c: b}
        assert case.articles.head(c).near_duplicate_of == a
        case.steps.undo()
        assert case.articles.head(c).near_duplicate_of == b
        with pytest.raises(ValueError, match="copy of itself"):
            case.articles.link(b, b)


def test_signatures_alike_are_found_among_many() -> None:
    with CaseFile.create(None) as case:
        articles = [plain_article(f"Text number {n} of several.") for n in range(5)]
        for n, article in enumerate(articles):
            values = (*range(1000 * n, 1000 * n + 128), (1 << 48) - 1)
            case.articles.add(article, original_of(article), values, Findings(article.id))
        like = (*range(5), *range(3005, 3128))
        assert case.articles.signatures()[articles[3].id] == (*range(3000, 3128), (1 << 48) - 1)
        assert set(case.articles.signatures(like=like)) == {articles[0].id, articles[3].id}
        assert case.articles.signatures(like=(999_999,) * 128) == {}
