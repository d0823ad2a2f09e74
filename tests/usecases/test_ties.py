"""Ties between actors: how firmly sentences put them, when they were reported, what the analyst decides and takes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.claim import Because, Review
from briefing.domain.corpus import Corpus
from briefing.domain.findings import Findings
from briefing.domain.history import Kind, Subject
from briefing.domain.text import Article, BlockKind, Original, Span, article_id, assemble
from briefing.domain.tie import Standing, TieKey, TieVerdict, TieVerdicts, read_ties, write_ties
from briefing.errors import NotInCase
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.deciding import JoinActors
from briefing.usecases.editing.tying import JudgeTie
from briefing.usecases.looking.hindsight import as_known_on
from briefing.usecases.looking.network import network
from briefing.usecases.looking.ties import judged, ties
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading

A, B = ActorId("actor:turkey"), ActorId("actor:sna")
KEY = TieKey(A, Predicate.BACKS, B)


def article(sentence: str, day: date | None = None) -> Article:
    text, blocks = assemble([(BlockKind.PARAGRAPH, sentence)])
    return Article(article_id(text), text, blocks, published=day)


def backed(*sentences: tuple[str, date | None], word: str = "back", verdicts: TieVerdicts | None = None) -> Corpus:
    """A corpus in which each sentence tells the same tie, by a word that contains `word`."""
    told = [article(*one) for one in sentences]
    relations = []
    for one in told:
        at = one.text.lower().find(word)
        named = Span(one.id, at, at + len(word))
        relations.append(Relation(f"{one.id}:r", A, Predicate.BACKS, B, (named,), why=(Because("predicate", "w", named),)))
    actors = (Actor(A, "Turkey", ActorKind.STATE), Actor(B, "Syrian National Army", ActorKind.ARMED_GROUP))
    return Corpus(tuple(told), actors, relations=tuple(relations), ties=verdicts or TieVerdicts())


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Turkey backs the SNA.", Standing.STATED),
        ("Turkey allegedly backs the SNA.", Standing.CLAIMED),
        ("Damascus accuses Turkey of backing the SNA.", Standing.CLAIMED),
        ("Turkey denied backing the SNA.", Standing.DENIED),
        ("Damascus accused Turkey of backing the SNA, which Ankara denies.", Standing.DISPUTED),
        ("Turkey formerly backed the SNA.", Standing.ENDED),
        ("Turkey no longer backs the SNA.", Standing.ENDED),
        ("Turkey backed the SNA until 2019.", Standing.ENDED),
        ("The former general said that Turkey, an old friend of the town, today backs the SNA.", Standing.STATED),
    ],
)
def test_how_a_tie_stands_is_read_from_its_own_sentence(sentence: str, standing: Standing) -> None:
    (tie,) = ties(backed((sentence, None)))
    assert tie.standing is standing


def test_a_tie_that_one_article_states_and_another_denies_is_disputed_and_knows_when_it_was_told() -> None:
    corpus = backed(
        ("Turkey denies backing the SNA.", date(2024, 12, 5)),
        ("Turkey backs the SNA.", date(2024, 11, 28)),
        ("Turkey backs the SNA in Aleppo.", None),
    )
    (tie,) = ties(corpus)
    assert tie.standing is Standing.DISPUTED
    assert (tie.first, tie.last) == (date(2024, 11, 28), date(2024, 12, 5))
    assert [one.day for one in tie.grounds] == [date(2024, 11, 28), date(2024, 12, 5), None]
    (edge,) = network(corpus).edges
    assert edge.standing is Standing.DISPUTED
    assert edge.is_alleged


def test_a_tie_that_is_over_when_last_told_has_ended_and_is_not_alleged() -> None:
    corpus = backed(("Turkey backs the SNA.", date(2024, 11, 28)), ("Turkey no longer backs the SNA.", date(2024, 12, 8)))
    (tie,) = ties(corpus)
    (edge,) = network(corpus).edges
    assert tie.standing is edge.standing is Standing.ENDED
    assert not edge.is_alleged


def test_the_analyst_goes_before_the_sentence_and_what_was_rejected_is_in_no_network() -> None:
    denied = backed(("Turkey backs the SNA.", None), verdicts=TieVerdicts({KEY: TieVerdict(standing=Standing.DENIED)}))
    assert ties(denied)[0].standing is network(denied).edges[0].standing is Standing.DENIED
    over = backed(("Turkey backs the SNA.", None), verdicts=TieVerdicts({KEY: TieVerdict(until="2019")}))
    assert ties(over)[0].standing is Standing.ENDED
    rejected = backed(("Turkey backs the SNA.", None), verdicts=TieVerdicts({KEY: TieVerdict(Review.REJECTED)}))
    assert ties(rejected)[0].review is Review.REJECTED
    assert network(rejected).edges == ()


def test_a_tie_put_in_by_hand_is_there_as_long_as_both_actors_are() -> None:
    by_hand = TieVerdicts({KEY: TieVerdict(Review.ACCEPTED, by_hand=True, since="2016-08")})
    actors = (Actor(A, "Turkey"), Actor(B, "SNA"))
    (tie,) = ties(Corpus(actors=actors, ties=by_hand))
    assert tie.grounds == ()
    assert len(network(Corpus(actors=actors, ties=by_hand)).edges) == 1
    assert ties(Corpus(actors=actors[:1], ties=by_hand)) == ()


subjects, objects = st.sampled_from([A, ActorId("x"), ActorId("محمد")]), st.sampled_from([B, ActorId("y")])
keys = st.builds(TieKey.of, subjects, st.sampled_from(Predicate), objects)
moments = st.sampled_from(["", "2017", "2017-01", "2017-01-28"])
verdict = st.builds(
    TieVerdict,
    review=st.sampled_from(Review),
    standing=st.none() | st.sampled_from(Standing),
    predicate=st.none() | st.sampled_from(Predicate),
    since=moments,
    until=moments,
    note=st.text(max_size=30),
    by_hand=st.booleans(),
    evidence=st.none() | st.builds(Span, st.just("a1"), st.integers(0, 5), st.integers(6, 9)),
)


@given(st.dictionaries(keys, verdict.filter(lambda one: one.says_something), max_size=5))
@settings(max_examples=60)
def test_verdicts_are_read_as_they_were_written(held: dict[TieKey, TieVerdict]) -> None:
    assert read_ties(write_ties(TieVerdicts(held))) == TieVerdicts(held)


values = st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists, max_leaves=8)


@given(st.text(max_size=60) | values.map(repr))
def test_a_setting_that_cannot_be_read_says_nothing(text: str) -> None:
    assert read_ties(text) == TieVerdicts()


def test_one_bad_row_does_not_hide_the_others() -> None:
    good = '{"subject": "a", "predicate": "backs", "object": "b", "review": "accepted"}'
    bad = '{"subject": "a", "predicate": "adores", "object": "c"}, 7, {"subject": "a", "predicate": "backs", "object": "a"}'
    assert list(read_ties(f"[{bad}, {good}]").by_key.values()) == [TieVerdict(Review.ACCEPTED)]


def test_mutual_ties_are_known_whichever_end_is_named_first() -> None:
    assert TieKey.of(A, Predicate.OPPOSES, B) == TieKey.of(B, Predicate.OPPOSES, A)
    assert TieKey.of(A, Predicate.BACKS, B) != TieKey.of(B, Predicate.BACKS, A)


def test_what_was_edited_and_is_accepted_stays_edited() -> None:
    assert judged(TieVerdict(), Review.ACCEPTED).review is Review.ACCEPTED
    assert judged(TieVerdict(standing=Standing.ENDED), Review.ACCEPTED).review is Review.EDITED


# --- in a case


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    made = CaseFile.create(tmp_path / "case.briefing")
    told = article("Turkey backs the SNA and its friends.", date(2024, 11, 28))

    def met(id_: ActorId, name: str, words: str) -> Actor:
        at = told.text.index(words)
        return Actor(id_, name, mentions=(Span(told.id, at, at + len(words)),))

    actors = (met(A, "Turkey", "Turkey"), met(B, "SNA", "SNA"), met(ActorId("actor:friends"), "Friends", "friends"))
    tie = Relation(f"{told.id}:r0", A, Predicate.BACKS, B, (Span(told.id, 0, 20),))
    reading = Reading(
        "a.txt",
        Intake(told, Original("a.txt", "text/plain", told.text.encode()), signature(told.text), ()),
        Findings(told.id, actors, relations=(tie,)),
    )
    AddArticle(made, reading).apply()
    return made


def test_a_decision_is_kept_undone_and_done_again_in_later_sessions_and_told(case: CaseFile, tmp_path: Path) -> None:
    JudgeTie(case, KEY, TieVerdict(Review.REJECTED, note="a different group")).apply()
    assert ties(case.corpus())[0].review is Review.REJECTED
    entry = case.history.all()[-1]
    assert entry.label == "Reject tie “Turkey backs SNA”"
    assert set(entry.about) == {Subject(Kind.ACTOR, A), Subject(Kind.ACTOR, B)}
    case.close()
    with CaseFile.open(tmp_path / "case.briefing") as again:
        assert ties(again.corpus())[0].verdict.note == "a different group"
        again.steps.undo()
        assert ties(again.corpus())[0].review is Review.SUGGESTED
        again.steps.redo()
        assert ties(again.corpus())[0].review is Review.REJECTED
        assert again.check() == ()


def test_a_tie_is_added_and_taken_out_by_hand(case: CaseFile) -> None:
    key = TieKey.of(B, Predicate.ALLIED_WITH, ActorId("actor:friends"))
    JudgeTie(case, key, TieVerdict(Review.ACCEPTED, by_hand=True)).apply()
    assert case.history.all()[-1].label == "Add tie “Friends allied with SNA”"
    assert len(ties(case.corpus())) == 2
    JudgeTie(case, key, None).apply()
    assert case.history.all()[-1].label.startswith("Take out tie")
    assert len(ties(case.corpus())) == 1


def test_a_decision_follows_an_actor_that_is_joined(case: CaseFile) -> None:
    JudgeTie(case, KEY, TieVerdict(Review.ACCEPTED)).apply()
    JoinActors(case, B, ActorId("actor:friends")).apply()
    (tie,) = ties(case.corpus())
    assert tie.object == "actor:friends"
    assert tie.review is Review.ACCEPTED


def test_a_decision_holds_as_the_case_was_known_on_another_day(case: CaseFile) -> None:
    JudgeTie(case, KEY, TieVerdict(Review.ACCEPTED, standing=Standing.CLAIMED)).apply()
    (tie,) = ties(as_known_on(case, date(2024, 11, 29)).corpus)
    assert tie.standing is Standing.CLAIMED
    assert ties(as_known_on(case, date(2024, 11, 27)).corpus) == ()


def test_nothing_can_be_decided_of_one_actor_or_of_none(case: CaseFile) -> None:
    with pytest.raises(ValueError, match="are one"):
        JudgeTie(case, TieKey(A, Predicate.BACKS, A), TieVerdict(Review.ACCEPTED))
    with pytest.raises(NotInCase):
        JudgeTie(case, TieKey(A, Predicate.BACKS, ActorId("actor:nobody")), TieVerdict(Review.ACCEPTED))
