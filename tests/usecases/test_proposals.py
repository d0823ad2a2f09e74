"""What waits for the analyst: its order, the way through it, and the rules that decide many at once. No window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import Predicate
from briefing.domain.casualty import Effect
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import Article, ArticleId, BlockKind, Span, article_id, assemble
from briefing.domain.tie import Standing, TieKey, TieVerdict, TieVerdicts
from briefing.domain.when import Precision, When
from briefing.usecases.editing.edits import Together, refresh_view
from briefing.usecases.looking.ties import ReadTie, judged, read_ties, tie_id, ties
from briefing.usecases.looking.ties import fitting as fitting_ties
from briefing.usecases.reviewing.explaining import Sort
from briefing.usecases.reviewing.proposals import (
    RULES,
    Proposal,
    Queue,
    Rule,
    Scope,
    context,
    decisions,
    fitting,
    proposals,
    renewed,
    waiting,
)
from tests.sample_corpus import sample_articles, sample_corpus
from tests.store.made import sample_case


def proposal(number: int, review: Review = Review.SUGGESTED) -> Proposal:
    event = Event(EventId(f"e{number}"), f"Event {number}", EventType.OTHER, review=review, confidence=0.9)
    return Proposal(event, None, 0.9, False, EventType.OTHER)


def queue(*reviews: Review) -> Queue:
    made = Queue()
    made.show([proposal(at, review) for at, review in enumerate(reviews)])
    return made


def at(shown: Queue) -> str | None:
    return shown.current.id if shown.current is not None else None


S, A, R = Review.SUGGESTED, Review.ACCEPTED, Review.REJECTED


def test_proposals_come_in_the_order_of_reading_and_what_the_analyst_entered_is_none() -> None:
    corpus = sample_corpus()
    found = proposals(corpus)
    order = {article.id: number for number, article in enumerate(corpus.articles)}
    places = [(order[one.article], one.span.start) for one in found if one.article and one.span]
    assert places == sorted(places)
    assert {one.id for one in found} == {
        *(one.id for one in (*corpus.events, *corpus.casualties) if one.origin is not Origin.ANALYST),
        *(tie_id(TieKey(one.subject, one.predicate, one.object)) for one in corpus.relations),
    }
    by_hand = replace(corpus.events[0], id=EventId("mine"), origin=Origin.ANALYST)
    assert "mine" not in {one.id for one in proposals(replace(corpus, events=(*corpus.events, by_hand)))}


def test_an_event_comes_before_the_figures_of_the_same_words() -> None:
    corpus = sample_corpus()
    row = corpus.casualties[0]
    event = next(one for one in corpus.events if one.id == row.event)
    tie = replace(corpus.relations[0], evidence=event.evidence)
    same_words = replace(corpus, events=(event,), casualties=(replace(row, evidence=event.evidence),), relations=(tie,))
    found = proposals(same_words)
    assert [one.sort for one in found] == [Sort.EVENT, Sort.FIGURE, Sort.TIE]
    assert found[1].confidence == event.confidence


@pytest.mark.parametrize("review", [A, R, Review.EDITED])
@pytest.mark.parametrize("at", [0, 5, -1])
def test_proposals_are_renewed_as_if_they_were_made_anew(review: Review, at: int) -> None:
    corpus = sample_corpus()
    clean = replace(
        corpus,
        events=tuple(replace(one, review=S) for one in corpus.events),
        casualties=tuple(replace(one, review=S) for one in corpus.casualties),
    )
    before = proposals(clean)
    target = before[at].id
    now = replace(
        clean,
        events=tuple(replace(one, review=review) if one.id == target else one for one in clean.events),
        casualties=tuple(replace(one, review=review) if one.id == target else one for one in clean.casualties),
    )
    assert renewed(before, clean, now) == proposals(now)
    retitled = replace(clean, events=tuple(replace(one, confidence=0.1) for one in clean.events))
    assert renewed(before, clean, retitled) == proposals(retitled)
    fewer = replace(clean, events=clean.events[1:], incidents=())
    assert renewed(before, clean, fewer) == proposals(fewer)


def test_a_scope_narrows_by_article_sort_confidence_and_dispute() -> None:
    corpus = sample_corpus()
    found = proposals(corpus)
    article = corpus.articles[1].id
    assert {one.article for one in found if Scope(article=article).lets(one)} == {article}
    assert {one.sort for one in found if Scope(sort=Sort.FIGURE).lets(one)} == {Sort.FIGURE}
    below = [one for one in found if Scope(below=0.8).lets(one)]
    assert 0 < len(below) < len(found)
    assert all(one.confidence is None or one.confidence < 0.8 for one in below)
    disputed = [one for one in found if Scope(disputed=True).lets(one)]
    assert 0 < len(disputed) < len(found)
    # The Atarib strike is reported by one side and denied by the other: all that tells it is disputed.
    denied = next(one for one in corpus.events if one.status is Status.DENIED and one.incident is not None)
    together = {one.id for one in corpus.events if one.incident == denied.incident and one.review is not Review.REJECTED}
    assert together <= {one.id for one in disputed}


def test_a_decision_goes_on_to_the_next_that_is_undecided() -> None:
    shown = queue(S, A, S, S)
    assert at(shown) == "e0"
    assert shown.decide(A)
    assert (at(shown), shown.decided, shown.total) == ("e2", 2, 4)
    assert shown.decide(R)
    assert shown.decide(A) is False
    assert shown.is_finished
    assert at(shown) == "e3"  # the last stays in sight


def test_what_is_put_off_comes_again_at_the_end() -> None:
    shown = queue(S, S, S)
    shown.later()
    assert (at(shown), shown.put_off) == ("e1", 1)
    shown.decide(A)
    shown.decide(A)
    assert at(shown) == "e0"
    assert shown.later() is False  # there is no other
    assert at(shown) == "e0"
    shown.decide(A)
    assert (shown.put_off, shown.is_finished) == (0, True)


def test_one_goes_back_over_what_was_decided_and_forth_again() -> None:
    shown = queue(S, S, S)
    shown.decide(A)
    shown.decide(R)
    assert shown.back()
    assert at(shown) == "e1"
    assert shown.back()
    assert (at(shown), shown.back()) == ("e0", False)
    assert shown.next()
    assert shown.next()
    assert at(shown) == "e2"
    assert shown.next() is False


def test_next_goes_round_to_what_was_left_undecided() -> None:
    shown = queue(S, S, S)
    shown.next()
    shown.next()
    shown.decide(A)
    assert at(shown) == "e0"


def test_the_current_one_stays_when_the_case_is_read_anew_and_gives_way_to_the_next_when_it_is_gone() -> None:
    shown = queue(S, S, S, S)
    shown.next()
    shown.show([proposal(number) for number in range(4)])
    assert at(shown) == "e1"
    shown.show([proposal(number) for number in (0, 2, 3)])
    assert at(shown) == "e2"
    shown.show([])
    assert at(shown) is None
    assert not shown.is_finished
    shown.show([proposal(7)])
    assert at(shown) == "e7"


@given(st.lists(st.sampled_from(["decide", "later", "next", "back", "go", "shrink", "grow"]), max_size=40))
def test_however_one_goes_the_queue_holds_together(steps: list[str]) -> None:
    shown, known = Queue(), [proposal(number) for number in range(6)]
    shown.show(known)
    for number, step in enumerate(steps):
        if step == "decide":
            if shown.current is not None:
                gone = shown.current.id
                shown.decide(A)
                known = [replace(one, fact=replace(one.fact, review=A)) if one.id == gone else one for one in known]
        elif step == "go":
            shown.go_to(f"e{number % 8}")
        elif step == "shrink":
            known = known[:-1]
            shown.show(known)
        elif step == "grow":
            known = [*known, proposal(10 + number)]
            shown.show(known)
        else:
            getattr(shown, step)()
        assert shown.total == len(known)
        assert shown.decided + len(shown.left()) == shown.total
        assert (shown.current is None) == (not known) or shown.is_finished
        assert {one.id for one in shown.left()} == {one.id for one in known if not one.is_decided}


def test_everything_is_met_by_deciding_and_putting_off() -> None:
    shown = queue(*[S] * 9)
    seen: list[str] = []
    for turn in range(100):
        if shown.is_finished:
            break
        assert shown.current is not None
        seen.append(shown.current.id)
        if turn % 3 == 2:
            shown.later()
        else:
            shown.decide(A)
    assert set(seen) == {f"e{number}" for number in range(9)}


# -- rules


def test_the_rule_for_deaths_takes_those_with_a_named_source_and_a_sure_date_alone() -> None:
    corpus = sample_corpus()
    nameless = {actor.id for actor in corpus.actors if actor.nameless}
    left = replace(corpus, casualties=tuple(replace(row, review=S) for row in corpus.casualties))
    taken = {one.id for one in fitting(proposals(left), RULES["deaths"])}
    expected = {
        row.id
        for row in corpus.casualties
        if row.effect is Effect.KILLED and row.when.is_one_day and any(one not in nameless for one in row.attributed_to)
    }
    assert taken == expected
    assert 0 < len(taken) < len(corpus.casualties)


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        (Rule(sure_date=True), {"when": When(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH)}),
        (Rule(undisputed=True), {"status": Status.CLAIMED}),
        (Rule(known_place=True), {"place": None}),
        (Rule(sort=Sort.FIGURE), {}),
        (Rule(effects=frozenset({Effect.KILLED})), {}),
        (Rule(named_source=True), {}),
        (Rule(told_by=2), {}),
        (Rule(sure_by=0.95), {}),
    ],
)
def test_each_condition_of_a_rule_leaves_out_what_does_not_meet_it(rule: Rule, changed: dict[str, object]) -> None:
    one = proposal(1)
    sure = {"when": When.on(date(2024, 11, 28)), "place": "p", **changed}
    one = replace(one, fact=replace(one.fact, **sure))  # type: ignore[arg-type]
    assert fitting([one], Rule()) == (one,)
    assert fitting([one], rule) == ()


def test_a_rule_never_takes_what_is_decided() -> None:
    assert fitting([proposal(1, A), proposal(2, R), proposal(3)], Rule()) == (proposal(3),)


def test_what_a_rule_takes_is_accepted_in_one_step_and_taken_back_in_one() -> None:
    with sample_case() as case:
        refresh_view(case)
        chosen = fitting(proposals(case.corpus()), RULES["deaths"])
        step = Together(case, "Accept by rule", decisions(case, chosen, A))
        step.apply()
        accepted = {row.id for row in case.corpus().casualties if row.review is A}
        assert accepted == {one.id for one in chosen}
        step.revert()
        assert not any(row.review is A for row in case.corpus().casualties)


# -- what stands around it


def article(*paragraphs: str) -> Article:
    text, blocks = assemble([(BlockKind.PARAGRAPH, one) for one in paragraphs])
    return Article(article_id(text), text, blocks)


def test_the_context_is_the_paragraph_with_the_sentence_and_the_words() -> None:
    one = article("Before it.", "First sentence. Twelve people were killed in Atarib. A third one.", "After it.")
    start = one.text.index("Twelve")
    found = context(one, [Span(one.id, start, start + 25)])
    assert found is not None
    assert one.quote(found.shown) == "First sentence. Twelve people were killed in Atarib. A third one."
    assert one.quote(found.sentence) == "Twelve people were killed in Atarib."
    assert [one.quote(span) for span in found.evidence] == ["Twelve people were killed"]


def test_of_a_long_paragraph_only_the_sentences_around_are_shown() -> None:
    one = article(" ".join(f"This is sentence number {number} of a long paragraph." for number in range(60)))
    start = one.text.index("number 30")
    found = context(one, [Span(one.id, start, start + 9)])
    assert found is not None
    shown = one.quote(found.shown)
    assert shown.startswith("This is sentence number 29")
    assert shown.endswith("number 31 of a long paragraph.")


def test_evidence_of_another_article_has_no_context() -> None:
    one = article("Only this.")
    assert context(one, [Span(ArticleId("another"), 0, 3)]) is None
    assert context(one, []) is None


def test_every_fact_of_the_sample_has_its_words_in_its_context() -> None:
    corpus: Corpus = sample_corpus()
    texts = {one.id: one for one in corpus.articles}
    for one in proposals(corpus):
        assert one.article is not None
        found = context(texts[one.article], one.fact.evidence)
        assert found is not None
        assert found.shown.covers(found.sentence)
        assert found.evidence


def test_what_waits_is_counted_by_article() -> None:
    found = proposals(sample_corpus())
    counts = waiting(found)
    assert sum(one.total for one in counts.values()) == len(found)
    assert list(counts) == [one.id for one in sample_articles() if one.id in counts]
    assert all(0 <= one.decided <= one.total for one in counts.values())


# -- ties ---------------------------------------------------------------------------------------------------------------


def tied(found: tuple[Proposal, ...]) -> list[ReadTie]:
    return [one.fact for one in found if isinstance(one.fact, ReadTie)]


def test_each_tie_is_proposed_once_however_many_articles_tell_it_and_none_that_was_put_in_by_hand() -> None:
    corpus = sample_corpus()
    by_hand = TieKey.of(corpus.actors[0].id, Predicate.BACKS, corpus.actors[1].id)
    told = replace(corpus, ties=TieVerdicts({by_hand: TieVerdict(by_hand=True, review=A)}))
    found = tied(proposals(told))
    assert len({one.id for one in found}) == len(found)
    assert {TieKey.of(*one.key) for one in found} == {
        TieKey.of(one.subject, one.predicate, one.object) for one in corpus.relations
    }
    for one in proposals(told):
        if isinstance(one.fact, ReadTie):
            assert one.told_by == len({span.article for span in one.fact.evidence})
            assert one.span == one.fact.evidence[0]


def test_a_tie_is_put_as_firmly_in_the_queue_as_in_the_profile() -> None:
    corpus = sample_corpus()
    plain = {Standing.STATED: Standing.STATED, Standing.ENDED: Standing.STATED}
    as_told = {TieKey.of(*one.key): plain.get(one.standing, one.standing) for one in ties(corpus)}
    assert {TieKey.of(*one.key): one.put for one in read_ties(corpus)} == as_told
    doubted = [one for one in proposals(corpus) if one.sort is Sort.TIE and one.is_disputed]
    assert {one.fact.put for one in doubted if isinstance(one.fact, ReadTie)} <= {Standing.DISPUTED, Standing.DENIED}


def test_a_verdict_on_a_tie_renews_the_proposals_without_making_them_anew() -> None:
    corpus = sample_corpus()
    before = proposals(corpus)
    key = tied(before)[0].key
    now = replace(corpus, ties=TieVerdicts({TieKey.of(*key): TieVerdict(review=R)}))
    after = renewed(before, corpus, now)
    assert after == proposals(now)
    assert [one.id for one in after if one.is_decided and one.sort is Sort.TIE] == [tie_id(key)]
    assert sum(one is other for one, other in zip(after, before, strict=True)) == len(before) - 1


def test_rules_take_ties_in_where_they_ask_for_nothing_that_a_tie_lacks() -> None:
    found = proposals(sample_corpus())
    plain = fitting(found, RULES["ties"])
    assert plain
    assert all(isinstance(one.fact, ReadTie) and one.fact.put is Standing.STATED for one in plain)
    for more in ({"named_source": True}, {"sure_date": True}, {"known_place": True}, {"sure_by": 0.5}):
        assert not fitting(found, replace(RULES["ties"], **more))  # type: ignore[arg-type]
    assert not [one for one in fitting(found, RULES["events"]) if one.sort is Sort.TIE]


def test_ties_are_decided_in_one_step_with_an_entry_each_in_the_history() -> None:
    case = sample_case()
    refresh_view(case)
    chosen = [one for one in proposals(case.corpus()) if one.sort is Sort.TIE]
    assert len(chosen) > 1
    before = len(case.history.all())
    edits = decisions(case, chosen, A)
    assert [one.label for one in edits] == [f"Accept {len(chosen)} ties"]
    edits[0].apply()
    assert {one.review for one in tied(proposals(case.corpus()))} == {A}
    assert len(case.history.all()) == before + len(chosen)
    edits[0].revert()
    assert {one.review for one in tied(proposals(case.corpus()))} == {S}


def test_an_edited_tie_that_is_accepted_stays_edited_and_put_back_it_loses_what_was_set() -> None:
    corpus = sample_corpus()
    key = TieKey.of(*read_ties(corpus)[0].key)
    edited = judged(TieVerdict(standing=Standing.CLAIMED), A)
    one = next(one for one in proposals(replace(corpus, ties=TieVerdicts({key: edited}))) if one.id == tie_id(key))
    assert one.decided(A).fact.review is Review.EDITED
    assert one.decided(S).fact.review is S
    assert one.decided(S).tie == key


@pytest.mark.parametrize(
    ("criteria", "lets"),
    [
        (Criteria(types=frozenset({EventType.STRIKE})), False),
        (Criteria(since=date(2024, 11, 1)), False),
        (Criteria(since=date(2024, 11, 1), undated=True), True),
        (Criteria(sources=frozenset({"nobody"})), False),
        (Criteria(text="no such words anywhere"), False),
    ],
)
def test_the_filter_of_the_window_holds_for_ties(criteria: Criteria, lets: bool) -> None:
    found = fitting_ties(sample_corpus(), criteria)
    assert bool(found) is lets


def test_ties_are_filtered_by_actor_publisher_and_words() -> None:
    corpus = sample_corpus()
    one = read_ties(corpus)[0]
    article = next(each for each in corpus.articles if each.id == one.evidence[0].article)
    name = next(each.name for each in corpus.actors if each.id == one.key.subject)
    for criteria in (
        Criteria(actors=frozenset({one.key.object})),
        Criteria(sources=frozenset({article.publisher or ""})),
        Criteria(text=name.upper()),
    ):
        assert one.id in fitting_ties(corpus, criteria)
