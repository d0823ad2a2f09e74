"""Actors that may be one: what is proposed and why, what is never proposed, links and verdicts that can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.claim import Origin
from briefing.domain.corpus import Corpus
from briefing.domain.findings import Findings
from briefing.domain.likeness import Certainty, Verdict, Verdicts, read_verdicts, twain, write_verdicts
from briefing.domain.text import Article, BlockKind, Original, Span, article_id, assemble
from briefing.errors import NotInCase
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.sheets import actor_sheet
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.deciding import JoinActors
from briefing.usecases.editing.resembling import JudgeLikeness, likenesses, verdicts
from briefing.usecases.looking.searching import ActorSearch, Fit
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading
from tests.report.cases import choice

PERSON, GROUP = ActorKind.PERSON, ActorKind.ARMED_GROUP


def actor(name: str, kind: ActorKind = PERSON, **more: object) -> Actor:
    return replace(Actor(ActorId(f"actor:{name}"), name, kind), **more)  # type: ignore[arg-type]


def proposed(*actors: Actor) -> list[tuple[Certainty, str]]:
    return [(one.certainty, one.why) for one in likenesses(Corpus(actors=actors))]


@pytest.mark.parametrize(
    ("one", "other", "certainty"),
    [
        ("Muhammad al-Khatib", "Mohamed Khatib", Certainty.LIKELY),
        ("Keniçî Tîrêj", "Kenici Tirej", Certainty.LIKELY),
        ("Oleg Koshevoy", "Олег Кошевой", Certainty.LIKELY),
        ("Bashar Haddad", "Haddad", Certainty.POSSIBLE),
        ("B. Haddad", "Bashar Haddad", Certainty.POSSIBLE),
        ("Kiumars Pourahmadi", "Kioumars Pourhashemi", Certainty.FAINT),
    ],
)
def test_names_that_may_be_of_one_person_are_proposed(one: str, other: str, certainty: Certainty) -> None:
    assert [found for found, _ in proposed(actor(one), actor(other))] == [certainty]


def test_initials_may_be_a_long_name() -> None:
    found = proposed(actor("LRM", GROUP), actor("Levant Resistance Movement", GROUP))
    assert found == [(Certainty.POSSIBLE, "initials of the other")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (actor("Ivan Petrov"), actor("Petr Ivanov")),
        (actor("46th Regiment", GROUP), actor("47th Regiment", GROUP)),
        (actor("Haddad"), actor("Haddad", ActorKind.MEDIA)),
        (actor("Bashar Haddad", country="SY"), actor("B. Haddad", country="IQ")),
        (actor("gunmen", GROUP, nameless=True), actor("gunman", GROUP, nameless=True)),
        (actor("Hassan Ali", origin=Origin.KNOWLEDGE), actor("Hasan Ali", origin=Origin.KNOWLEDGE)),
    ],
)
def test_what_tells_two_actors_apart_keeps_them_from_being_proposed(one: Actor, other: Actor) -> None:
    assert proposed(one, replace(other, id=ActorId("another"))) == []


def test_who_is_tied_to_whom_is_not_the_same() -> None:
    one, other = actor("Bashar Haddad"), actor("B. Haddad")
    tie = Relation("r", one.id, Predicate.OPPOSES, other.id, ())
    assert likenesses(Corpus(actors=(one, other), relations=(tie,))) == ()
    assert likenesses(Corpus(actors=(one, replace(other, affiliation=one.id)))) == ()


def test_what_was_looked_at_is_not_proposed_again() -> None:
    one, other = actor("Bashar Haddad"), actor("B. Haddad")
    pair = frozenset({twain(one.id, other.id)})
    corpus = Corpus(actors=(one, other))
    assert likenesses(corpus)
    assert likenesses(corpus, Verdicts(perhaps=pair)) == ()
    assert likenesses(corpus, Verdicts(apart=pair)) == ()
    assert Verdicts(perhaps=pair).of(one.id) == (other.id,)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_names_can_be_compared_and_the_order_does_not_matter(names: list[str]) -> None:
    actors = [Actor(ActorId(f"a{n}"), name, PERSON) for n, name in enumerate(names)]
    found = likenesses(Corpus(actors=tuple(actors)))
    again = likenesses(Corpus(actors=tuple(reversed(actors))))
    assert {(one.pair, one.certainty) for one in found} == {(one.pair, one.certainty) for one in again}


@given(st.text(max_size=60))
def test_a_setting_that_cannot_be_read_says_nothing(text: str) -> None:
    assert isinstance(read_verdicts(text), Verdicts)


def test_verdicts_are_written_as_they_are_read() -> None:
    told = Verdicts(frozenset({twain(ActorId("b"), ActorId("a"))}), frozenset({twain(ActorId("c"), ActorId("d"))}))
    assert read_verdicts(write_verdicts(told)) == told
    assert write_verdicts(Verdicts()) is None
    assert read_verdicts('{"perhaps": [["a"], 3, ["a", 1]], "apart": 7}') == Verdicts()


# --- in a case


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    made = CaseFile.create(tmp_path / "case.briefing")
    text, blocks = assemble([(BlockKind.PARAGRAPH, "Bashar Haddad and B. Haddad and Selim Nassar met.")])
    article = Article(article_id(text), text, blocks)
    actors = tuple(
        replace(actor(name), mentions=(Span(article.id, text.index(name), text.index(name) + len(name)),))
        for name in ("Bashar Haddad", "B. Haddad", "Selim Nassar")
    )
    original = Original("a.txt", "text/plain", text.encode())
    reading = Reading("a.txt", Intake(article, original, signature(text), ()), Findings(article.id, actors))
    AddArticle(made, reading).apply()
    return made


ONE, OTHER = ActorId("actor:Bashar Haddad"), ActorId("actor:B. Haddad")


def test_a_link_is_kept_in_the_case_and_undone_after_it_was_opened_again(case: CaseFile, tmp_path: Path) -> None:
    JudgeLikeness(case, ONE, OTHER, Verdict.PERHAPS).apply()
    assert verdicts(case).of(ONE) == (OTHER,)
    assert len(case.actors.all()) == 3
    assert case.history.all()[-1].label == "“Bashar Haddad” is possibly “B. Haddad”"
    case.close()
    with CaseFile.open(tmp_path / "case.briefing") as again:
        assert verdicts(again).perhaps
        again.steps.undo()
        assert verdicts(again) == Verdicts()


def test_another_verdict_takes_the_place_of_the_one_before(case: CaseFile) -> None:
    JudgeLikeness(case, ONE, OTHER, Verdict.PERHAPS).apply()
    last = JudgeLikeness(case, OTHER, ONE, Verdict.APART)
    last.apply()
    assert verdicts(case) == Verdicts(apart=frozenset({twain(ONE, OTHER)}))
    last.revert()
    assert verdicts(case).perhaps
    JudgeLikeness(case, ONE, OTHER, None).apply()
    assert verdicts(case) == Verdicts()
    case.close()


def test_nothing_can_be_said_of_one_actor_or_of_none(case: CaseFile) -> None:
    with pytest.raises(ValueError, match="are one"):
        JudgeLikeness(case, ONE, ONE, Verdict.APART)
    with pytest.raises(NotInCase):
        JudgeLikeness(case, ONE, ActorId("nobody"), Verdict.APART)
    JoinActors(case, OTHER, ONE).apply()
    with pytest.raises(ValueError, match="are one"):
        JudgeLikeness(case, ONE, OTHER, Verdict.PERHAPS)
    case.close()


def test_a_note_is_found_with_all_its_words_and_stands_on_the_sheet(case: CaseFile) -> None:
    case.actors.annotate(ONE, "Ask Leïla about the northern wing.")
    case.actors.annotate(ActorId("actor:Selim Nassar"), "=cmd| ' \" drop table")
    assert [hit.id for hit in case.search.find("leila northern")] == [ONE]
    assert [hit.id for hit in case.search.find("northern nassar")] == []
    assert case.search.find('"') == ()
    assert case.actors.notes() == {
        ONE: "Ask Leïla about the northern wing.",
        ActorId("actor:Selim Nassar"): "=cmd| ' \" drop table",
    }
    case.close()


def test_a_sheet_names_note_and_possible_identity() -> None:
    from tests.sample_corpus import sample_corpus

    corpus = sample_corpus()
    hts = next(one for one in corpus.actors if one.name.startswith("Hay'at"))
    army = next(one for one in corpus.actors if one.name == "Syrian Arab Army" or "army" in one.name.lower())
    (profile,) = actor_sheet(corpus, choice(), hts.id, "word " * 400, (army.id, ActorId("gone"))).profiles
    assert profile.possibly == (army.name,)
    assert len(profile.note) < 620
    assert profile.note.endswith("…")


# --- finding


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("Mohammed", "Muhammad al-Khatib", Fit.SOUND),
        ("Kenici", "Keniçî Tîrêj", Fit.NAME),
        ("KENİÇİ", "Keniçî Tîrêj", Fit.NAME),
        ("Hayat", "Hay'at Tahrir al-Sham", Fit.NAME),
        ("tahrir hayat", "Hay'at Tahrir al-Sham", Fit.NAME),
        ("Кошевой", "Oleg Koshevoy", Fit.NAME),
        ("Koshevoi", "Олег Кошевой", Fit.SOUND),
        ("محمد", "Muhammad al-Khatib", Fit.SOUND),
        ("الجولاني", "Abu Mohammad al-Julani", Fit.SOUND),
        ("khatib", "محمد الخطيب", Fit.SOUND),
        ("hatib", "Muhammad al-Khatib", Fit.INSIDE),
        ("al-sham", "Hay'at Tahrir al-Sham", Fit.NAME),
    ],
)
def test_a_name_is_found_in_any_script_and_spelling(typed: str, name: str, fit: Fit) -> None:
    assert ActorSearch([actor(name)]).find(typed) == {ActorId(f"actor:{name}"): fit}


@pytest.mark.parametrize("typed", ["Ivan", "xyz", "!?", "ا", "Muhammad Ivan"])
def test_what_fits_nobody_finds_nobody(typed: str) -> None:
    assert ActorSearch([actor("Muhammad al-Khatib")]).find(typed) == {}


def test_titles_other_names_and_notes_are_searched() -> None:
    one = actor("Ahmed al-Sharaa", aliases=("Abu Mohammad al-Jolani",), title="interim president")
    search = ActorSearch([one], {one.id: "met Leïla in Idlib"})
    for typed in ("golani", "interim", "leila idlib", "sharaa leila"):
        assert set(search.find(typed)) == {one.id}, typed
    assert set(search.find("  ")) == {one.id}


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_anything_can_be_typed(name: str, typed: str) -> None:
    ActorSearch([actor(name)], {ActorId(f"actor:{name}"): typed}).find(typed)
