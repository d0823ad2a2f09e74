"""Search takes words as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.findings import Findings
from briefing.domain.text import ArticleId
from briefing.store.casefile import CaseFile
from briefing.store.search import Kind
from tests.sample_corpus import sample_articles, sample_corpus, sample_findings
from tests.store.made import plain_article, put_in, sample_case


@pytest.fixture(scope="module")
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        made.write_view(sample_corpus())
        yield made


@settings(deadline=None)
@given(words=st.text() | st.text(alphabet="\"'*-+^():{}.AND OR NOT NEAR\x00é", max_size=20))
def test_no_input_is_an_error(case: CaseFile, words: str) -> None:
    for hit in case.search.find(words, limit=3):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


@pytest.mark.parametrize(
    "words", ["", " ", '"', '""', "***", "—", "\x00", "\ud800", "()", "NOT", "title:", "a" * 5000, "a-" * 5000]
)
def test_odd_input_finds_something_or_nothing(case: CaseFile, words: str) -> None:
    assert isinstance(case.search.find(words), tuple)


def test_the_query_language_of_the_index_is_not_spoken(case: CaseFile) -> None:
    for words in ("Atarib OR Damascus", "title:Atarib", "Atarib NOT strikes", "^Atarib NEAR(strikes)"):
        assert case.search.find(words) == ()


def test_every_word_must_be_there_and_the_last_may_be_begun(case: CaseFile) -> None:
    assert {hit.kind for hit in case.search.find("atarib stri")} == {Kind.ARTICLE, Kind.EVENT}
    assert case.search.find("atarib zzz") == ()
    assert case.search.find("atar strikes") == ()


def test_words_in_quotes_stand_side_by_side(case: CaseFile) -> None:
    assert case.search.find('"air strikes"')
    assert case.search.find('"strikes air"') == ()
    assert case.search.find("strikes air")


def test_accents_and_case_do_not_matter() -> None:
    with CaseFile.create(None) as case:
        article = plain_article("Le président parle à Zürich. Встреча в Алеппо. لقاء في حلب")
        put_in(case, article, Findings(article.id))
        for words in ("PRESIDENT", "zurich", "алеппо", "حلب"):
            (hit,) = case.search.find(words)
            assert hit.id == article.id
            assert hit.span is not None
            assert article.quote(hit.span).casefold().startswith(hit.snippet[slice(*hit.marks[0])].casefold())


def test_a_hit_opens_its_place_in_the_article(case: CaseFile) -> None:
    articles = {article.id: article for article in sample_articles()}
    hits = [hit for hit in case.search.find("civilians") if hit.kind is Kind.ARTICLE]
    assert hits
    for hit in hits:
        assert hit.span is not None
        assert articles[hit.span.article].quote(hit.span) == "civilians"
        assert {hit.snippet[start:end] for start, end in hit.marks} == {"civilians"}


def test_an_event_is_found_by_its_title_and_by_its_sentence_and_opens_its_evidence(case: CaseFile) -> None:
    event = next(event for found in sample_findings() for event in found.events if len(event.evidence) == 1)
    hits = {hit.id: hit for hit in case.search.find(event.title)}
    assert hits[event.id].span == event.evidence[0]
    article = next(one for one in sample_articles() if one.id == event.evidence[0].article)
    assert event.id in {hit.id for hit in case.search.find(article.quote(event.evidence[0]))}


def test_an_actor_is_found_by_any_of_its_names(case: CaseFile) -> None:
    actor = next(actor for actor in sample_corpus().actors if actor.aliases)
    for name in (actor.name, *actor.aliases):
        assert actor.id in {hit.id for hit in case.search.find(name) if hit.kind is Kind.ACTOR}


def test_the_best_comes_first_and_no_more_than_asked(case: CaseFile) -> None:
    hits = [hit for hit in case.search.find("Aleppo", limit=2) if hit.kind is Kind.EVENT]
    assert len(hits) == 2
    assert all("Aleppo" in hit.title for hit in hits)


def test_the_index_follows_every_change() -> None:
    with sample_case() as case:
        found = sample_findings()[0]
        event = found.events[0]
        case.events.replace(replace(event, title="Quokkas seen"))
        assert [hit.id for hit in case.search.find("quokka")] == [event.id]
        case.events.remove(event.id)
        assert case.search.find("quokka") == ()
        case.articles.replace_findings(replace(found, events=(replace(found.events[1], title="Wombats seen"),)))
        assert [hit.id for hit in case.search.find("wombat")] == [found.events[1].id]
        case.articles.set_details(replace(sample_articles()[0], publisher="Numbat News"))
        assert [hit.id for hit in case.search.find("numbat")] == [found.article]
        assert case.check() == ()


def test_a_damaged_index_is_told_of_and_can_be_made_again() -> None:
    with sample_case() as case:
        before = case.search.find("Aleppo")
        case._db.run("insert into event_words (event_words) values ('delete-all')")
        assert [text for text in case.check() if "event_words" in text and "rebuilt" in text]
        case.search.rebuild()
        assert case.check() == ()
        assert case.search.find("Aleppo") == before


def test_events_of_near_duplicates_are_not_found_twice() -> None:
    with sample_case() as case:
        one, other = sample_findings()[0], sample_findings()[1]
        case.articles.link(other.article, one.article)
        events = {hit.id for hit in case.search.find("Aleppo") if hit.kind is Kind.EVENT}
        assert events.isdisjoint({event.id for event in other.events})


def test_how_many_there_are_is_told_beside_those_that_are_listed(case: CaseFile) -> None:
    found = case.search.look("Aleppo", limit=2)
    every = case.search.find("Aleppo", limit=1000)
    for kind in Kind:
        assert found.totals[kind] == sum(hit.kind is kind for hit in every)
        assert sum(hit.kind is kind for hit in found.hits) == min(2, found.totals[kind])
    assert found.missing == ()


def test_of_words_that_find_nothing_together_those_are_named_that_are_nowhere(case: CaseFile) -> None:
    assert case.search.look("Aleppo zzzq civilians").missing == ("zzzq",)
    assert case.search.look('Aleppo "strikes air"').missing == ("strikes air",)
    assert case.search.look("zzzq").missing == ()
    assert case.search.look("quokka Atarib Irani").missing == ("quokka",)


def test_every_place_of_the_words_in_an_article_is_found(case: CaseFile) -> None:
    for article in sample_articles():
        places = case.search.places("Aleppo civ", article.id)
        quoted = [article.quote(place) for place in places]
        assert all(word == "Aleppo" or word.startswith("civ") for word in quoted)
        assert quoted.count("Aleppo") == article.text.count("Aleppo")
        assert list(places) == sorted(places)
    assert case.search.places("Aleppo", sample_articles()[0].id) == case.search.places(
        "aleppo nowhere", sample_articles()[0].id
    )
    assert case.search.places("", sample_articles()[0].id) == ()
    assert case.search.places("aleppo", ArticleId("0" * 16)) == ()


def test_places_are_counted_in_code_points_whatever_the_script() -> None:
    with CaseFile.create(None) as case:
        article = plain_article(
            "😀 لقاء في حلب 😀 ثم حلب. Встреча в Алеппо. A “phrase of three” words, not three of phrase."
        )
        put_in(case, article, Findings(article.id))
        for words, expected in (("حلب", ["حلب", "حلب"]), ("алеп", ["Алеппо"]), ('"phrase of three"', ["phrase of three"])):
            assert [article.quote(place) for place in case.search.places(words, article.id)] == expected


@settings(deadline=None)
@given(words=st.text() | st.text(alphabet="\"'*-+^():{}.AND OR NOT NEAR\x00é", max_size=20))
def test_no_words_to_mark_are_an_error(case: CaseFile, words: str) -> None:
    article = sample_articles()[0]
    for place in case.search.places(words, article.id):
        assert article.quote(place)


def test_of_what_is_everywhere_the_last_imported_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.store.search._MOST_RANKED", 2)
    with CaseFile.create(None) as case:
        articles = [plain_article(f"Number {n} of the market.") for n in range(5)]
        for article in articles:
            put_in(case, article, Findings(article.id))
        found = case.search.look("market", limit=3)
        assert found.latest_first == {Kind.ARTICLE}
        assert [hit.id for hit in found.hits] == [one.id for one in reversed(articles[2:])]
        assert found.totals[Kind.ARTICLE] == 5


def test_one_letter_finds_the_last_imported_of_what_is_everywhere_as_more_letters_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with sample_case() as case:
        many = {words: case.search.look(words) for words in ("s", "th", "a r", "z")}
        monkeypatch.setattr("briefing.store.search._MOST_RANKED", 0)
        with monkeypatch.context() as patch:
            patch.setattr("briefing.store.search._FEW_LETTERS", re.compile(r"(?!)"))
            at_once = {words: case.search.look(words) for words in many}
            some = case.search.look("s", 2)
        assert {words: case.search.look(words) for words in many} == at_once
        assert case.search.look("s", 2) == some
        for words, found in at_once.items():
            assert found.totals == many[words].totals
            assert set(found.hits) == set(many[words].hits)
        assert len(at_once["s"].hits) > 20


@pytest.mark.parametrize("most", [0, 4, 40])
def test_the_articles_with_a_letter_are_counted_alike_however_large_the_case(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    texts = ["The town took the toll.", "To this day.", "Élan of the Şabaab.", "Nothing here", "9 to 10 dead", "Ängste"]
    with CaseFile.create(None) as case:
        for n in range(24):
            article = replace(plain_article(f"{texts[n % 6]} Number {n}."), title=f"Title {n}" if n % 5 else "Émir's")
            put_in(case, article, Findings(article.id))
        letters = ["t", "T", "e", "é", "s", "n", "a", "1", "9", "z", "to", "th"]
        counted = {one: case.search.look(one).totals[Kind.ARTICLE] for one in letters}
        assert counted["n"] == 24
        assert counted["z"] == 0
        monkeypatch.setattr("briefing.store.search._MOST_RANKED", 0)
        monkeypatch.setattr("briefing.store.search._MOST_WITHOUT", most)
        monkeypatch.setattr("briefing.store.search._LOOKED_AT", 2)  # whose words are not those of all
        assert {one: case.search.look(one).totals[Kind.ARTICLE] for one in letters} == counted


def test_the_words_are_marked_in_a_note_too() -> None:
    with sample_case() as case:
        case.write_view(sample_corpus())
        actor = sample_corpus().actors[0]
        case.actors.annotate(actor.id, "Met in Żagań by the quokka keeper")
        (hit,) = [one for one in case.search.find("zagan quok") if one.kind is Kind.ACTOR]
        assert [hit.snippet[slice(*mark)] for mark in hit.marks] == ["Żagań", "quokka"]
