"""Grades are the analyst's: given, undone, looked up by the weakest link, and carried from case to case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.domain import interchange
from briefing.domain.actor import ActorId
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.event import EventId
from briefing.domain.grade import (
    CREDIBILITIES,
    NO_GRADES,
    RELIABILITIES,
    UNJUDGED,
    Credibility,
    Grade,
    Grader,
    Reliability,
)
from briefing.errors import InterchangeRefused, NotInCase
from briefing.exchange.interchange import loads
from briefing.store.casefile import CaseFile
from briefing.store.grades import Graded
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.deciding import JoinActors, SplitActor
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import ReviewEvent
from briefing.usecases.editing.grading import GradeCasualty, GradeEvent, GradePublisher, GradeSource
from briefing.usecases.editing.taking_over import kept_of, take_over
from tests.sample_corpus import sample_articles, sample_findings
from tests.store.made import sample_case

WIRE, COURIER = sample_articles()[0].publisher or "", sample_articles()[1].publisher or ""
NAMED = next(one for one in sample_findings()[0].events if one.attributed_to)
PLAIN = next(one for one in sample_findings()[0].events if not one.attributed_to)
ROW = next(row for row in sample_findings()[0].casualties if row.attributed_to)


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        refresh_view(made)
        yield made
        assert made.check() == ()


def grade(case: CaseFile, event: EventId) -> Grade:
    corpus = case.corpus()
    return Grader.of_corpus(corpus).of(next(one for one in corpus.events if one.id == event)).grade


def test_nothing_is_graded_until_somebody_does(case: CaseFile) -> None:
    corpus = case.corpus()
    grader = Grader.of_corpus(corpus)
    assert corpus.grades == NO_GRADES
    assert {grader.of(one).grade for one in (*corpus.events, *corpus.casualties)} == {UNJUDGED}
    assert str(UNJUDGED) == "F6"


def test_a_publishers_grade_is_that_of_all_it_tells(case: CaseFile) -> None:
    GradePublisher(case, f"  {WIRE.upper()} ", Reliability.B).apply()
    GradeEvent(case, PLAIN.id, Credibility.PROBABLE).apply()
    assert str(grade(case, PLAIN.id)) == "B2"
    corpus = case.corpus()
    grader = Grader.of_corpus(corpus)
    for one in corpus.events:
        told_by = {next(a.publisher for a in corpus.articles if a.id == span.article) for span in one.evidence}
        assert (grader.of(one).source == WIRE) is (told_by == {WIRE})


def test_a_chain_is_as_reliable_as_its_weakest_judged_link(case: CaseFile) -> None:
    source = case.actors.get(NAMED.attributed_to[0])
    GradePublisher(case, WIRE, Reliability.A).apply()
    assert grade(case, NAMED.id).reliability is Reliability.A
    GradeSource(case, source.id, Reliability.D).apply()
    corpus = case.corpus()
    found = Grader.of_corpus(corpus).of(next(one for one in corpus.events if one.id == NAMED.id))
    assert (found.grade.reliability, found.source) == (Reliability.D, source.name)
    GradePublisher(case, WIRE, Reliability.E).apply()
    assert grade(case, NAMED.id).reliability is Reliability.E
    assert grade(case, PLAIN.id).reliability is Reliability.E


def test_a_source_that_is_a_publisher_has_its_grade(case: CaseFile) -> None:
    source = case.actors.get(NAMED.attributed_to[0])
    GradePublisher(case, source.aliases[-1] if source.aliases else source.name, Reliability.C).apply()
    corpus = case.corpus()
    assert Grader.of_corpus(corpus).source(source.id) is Reliability.C


def test_grades_are_undone_and_done_again(case: CaseFile) -> None:
    first = GradeEvent(case, PLAIN.id, Credibility.PROBABLE)
    first.apply()
    second = GradeEvent(case, PLAIN.id, Credibility.DOUBTFUL)
    second.apply()
    assert grade(case, PLAIN.id).credibility is Credibility.DOUBTFUL
    second.revert()
    assert grade(case, PLAIN.id).credibility is Credibility.PROBABLE
    first.revert()
    assert case.corpus().grades == NO_GRADES
    first.apply()
    assert grade(case, PLAIN.id).credibility is Credibility.PROBABLE
    labels = [one.label for one in case.history.all()]
    assert labels[0] == f"Grade “{PLAIN.title}” 2"
    assert labels[2] == f"Undo: Grade “{PLAIN.title}” 4"


@pytest.mark.parametrize("nothing", [None, Credibility.UNJUDGED])
def test_a_grade_is_taken_away_by_what_cannot_be_judged(case: CaseFile, nothing: Credibility | None) -> None:
    GradeEvent(case, PLAIN.id, Credibility.PROBABLE).apply()
    GradeEvent(case, PLAIN.id, nothing).apply()
    assert case.corpus().grades == NO_GRADES


def test_a_joined_source_keeps_its_grade_and_splits_without_harm(case: CaseFile) -> None:
    one, other = (actor.id for actor in case.corpus().actors[:2])
    GradeSource(case, one, Reliability.B).apply()
    join = JoinActors(case, one, other)
    join.apply()
    assert dict(case.corpus().grades.sources) == {other: Reliability.B}
    change = GradeSource(case, other, Reliability.D)
    change.apply()
    assert dict(case.corpus().grades.sources) == {other: Reliability.D}
    change.revert()
    join.revert()
    assert dict(case.corpus().grades.sources) == {one: Reliability.B}
    SplitActor(case, one).apply()
    assert dict(case.corpus().grades.sources) == {one: Reliability.B}


def test_grades_come_back_with_the_article_they_were_given_to(case: CaseFile) -> None:
    GradeEvent(case, PLAIN.id, Credibility.PROBABLE).apply()
    removal = RemoveArticle(case, sample_articles()[0].id)
    removal.apply()
    assert case.corpus().grades.within(case.corpus()) == NO_GRADES
    removal.revert()
    assert grade(case, PLAIN.id).credibility is Credibility.PROBABLE


def test_a_verdict_and_a_grade_leave_each_other_alone(case: CaseFile) -> None:
    GradeEvent(case, PLAIN.id, Credibility.PROBABLE).apply()
    ReviewEvent(case, PLAIN.id, Review.ACCEPTED).apply()
    assert grade(case, PLAIN.id).credibility is Credibility.PROBABLE


def test_what_is_not_in_the_case_cannot_be_graded(case: CaseFile) -> None:
    with pytest.raises(NotInCase):
        GradeEvent(case, EventId("nowhere"), Credibility.PROBABLE)
    with pytest.raises(NotInCase):
        GradeSource(case, ActorId("nobody"), Reliability.B)
    with pytest.raises(ValueError, match="not known"):
        GradePublisher(case, "  ", Reliability.B)
    with pytest.raises(ValueError, match="no grade of a event"):
        case.grades.set(Graded.EVENT, PLAIN.id, Reliability.B)


def test_a_bound_is_kept_by_what_is_as_good_or_better() -> None:
    assert Grade(Reliability.B, Credibility.PROBABLE).is_at_least(Reliability.B, Credibility.PROBABLE)
    assert Grade(Reliability.A, Credibility.CONFIRMED).is_at_least(Reliability.B, None)
    assert not Grade(Reliability.C, Credibility.CONFIRMED).is_at_least(Reliability.B, None)
    assert not UNJUDGED.is_at_least(Reliability.E, None)
    assert not UNJUDGED.is_at_least(None, Credibility.IMPROBABLE)
    assert UNJUDGED.is_at_least(None, None)


def test_every_step_of_the_scale_has_its_words() -> None:
    assert set(RELIABILITIES) == set(Reliability)
    assert set(CREDIBILITIES) == set(Credibility)


# --- there and back


def graded(case: CaseFile) -> Corpus:
    GradePublisher(case, WIRE, Reliability.B).apply()
    GradeSource(case, NAMED.attributed_to[0], Reliability.C).apply()
    GradeEvent(case, PLAIN.id, Credibility.PROBABLE).apply()
    GradeCasualty(case, ROW.id, Credibility.DOUBTFUL).apply()
    return case.corpus()


def test_grades_go_out_with_a_case_and_come_back(case: CaseFile) -> None:
    corpus = graded(case)
    data = interchange.dumps(corpus, kept_of(case)).encode()
    with CaseFile.create(None) as new:
        result = take_over(new, loads(data, "case.json"), "case.json")
        assert result.differences == ()
        assert new.corpus().grades == corpus.grades
        assert interchange.document(new.corpus())["grades"] == {
            "publishers": {WIRE.casefold(): "B"},
            "sources": {case.actors.get(NAMED.attributed_to[0]).id: "C"},
            "events": {PLAIN.id: "2"},
            "figures": {ROW.id: "4"},
        }


def test_a_document_without_grades_says_nothing_of_them(case: CaseFile) -> None:
    assert "grades" not in interchange.document(case.corpus())


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ('"B"', '"G"', "none of A, B, C"),
        ('"2"', '"9"', "none of 1, 2, 3"),
        (PLAIN.id, f"{PLAIN.id}?", "graded that is not in the document"),
    ],
)
def test_a_grade_that_does_not_hold_together_is_refused_by_its_place(
    case: CaseFile, before: str, after: str, what: str
) -> None:
    text = interchange.dumps(graded(case))
    at = text.index('"grades"')
    with pytest.raises(InterchangeRefused, match=what):
        loads((text[:at] + text[at:].replace(before, after)).encode(), "case.json")
