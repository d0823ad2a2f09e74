"""Every edit can be applied and taken back any number of times, and tells what it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from briefing import reconcile
from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Origin, Review
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.place import Place, PlaceId
from briefing.domain.text import Article, PublishedFrom, Span
from briefing.domain.when import When
from briefing.errors import InputDuplicate, NotInCase
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle, CorrectDetails, LinkArticle, RemoveArticle
from briefing.usecases.editing.deciding import EditActor, JoinActors, JoinIncidents, NoteActor, SplitActor, SplitIncident
from briefing.usecases.editing.edits import Edit, Together, refresh_view
from briefing.usecases.editing.facts import (
    AddCasualty,
    AddEvent,
    EditCasualty,
    EditEvent,
    RemoveCasualty,
    RemoveEvent,
    ReviewCasualty,
    ReviewEvent,
)
from briefing.usecases.editing.grading import GradeCasualty, GradeEvent, GradePublisher, GradeSource
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading
from tests.sample_corpus import sample_articles, sample_findings
from tests.store.made import original_of, plain_article, sample_case

ARTICLES, FINDINGS = sample_articles(), sample_findings()
FIRST = FINDINGS[0]
EVENT, OTHER_EVENT = FIRST.events[:2]
ROW = next(row for row in FIRST.casualties if row.event is not None)
FRESH_ACTOR = replace(FIRST.actors[0], id=ActorId("actor:fresh"), name="Fresh", mentions=(), affiliation=None, why=())
FRESH_PLACE = Place(PlaceId("place:fresh"), "Fresh")


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        refresh_view(made)
        yield made
        assert made.check() == ()


def reading(article: Article, findings: Findings | None = None) -> Reading:
    taken = Intake(article, original_of(article), signature(article.text))
    return Reading(f"{article.id}.txt", taken, findings or Findings(article.id))


def new_article() -> Reading:
    article = plain_article("Shells fell on the market of Maarat on Sunday. At least nine people were killed there.")
    span = Span(article.id, 0, 45)
    event = Event(EventId(f"{article.id}:e0"), "Shells fall on Maarat", EventType.STRIKE, evidence=(span,))
    row = Casualty(CasualtyId(f"{article.id}:c0"), Effect.KILLED, 9, None, event=event.id, evidence=(span,))
    return reading(article, Findings(article.id, events=(event,), casualties=(row,)))


def later() -> Findings:
    """The first article as read with another date of publication."""
    return replace(FIRST, events=tuple(replace(one, when=When.on(date(2024, 12, 5))) for one in FIRST.events[:-1]))


def head_of(case: CaseFile, n: int) -> ActorId:
    return case.corpus().actors[n].id


EDITS: dict[str, Callable[[CaseFile], Edit]] = {
    "add article": lambda case: AddArticle(case, new_article()),
    "remove article": lambda case: RemoveArticle(case, ARTICLES[1].id),
    "correct details": lambda case: CorrectDetails(
        case, replace(ARTICLES[0], published=date(2024, 12, 5), published_from=PublishedFrom.ANALYST), later()
    ),
    "correct title": lambda case: CorrectDetails(case, replace(ARTICLES[0], title="Another title")),
    "link article": lambda case: LinkArticle(case, ARTICLES[1].id, ARTICLES[0].id),
    "accept event": lambda case: ReviewEvent(case, EVENT.id, Review.ACCEPTED),
    "reject event": lambda case: ReviewEvent(case, EVENT.id, Review.REJECTED),
    "edit event": lambda case: EditEvent(
        case,
        replace(
            EVENT,
            title="Another title",
            place=FRESH_PLACE.id,
            participants=(*EVENT.participants, Participant(FRESH_ACTOR.id, Role.ALLY)),
        ),
        actors=[FRESH_ACTOR],
        places=[FRESH_PLACE],
    ),
    "add event": lambda case: AddEvent(
        case,
        Event(
            EventId("analyst:1"),
            "Airport closed",
            EventType.DISRUPTION,
            participants=(Participant(FRESH_ACTOR.id, Role.TARGET),),
            place=FRESH_PLACE.id,
        ),
        actors=[FRESH_ACTOR],
        places=[FRESH_PLACE],
    ),
    "add event on a sentence": lambda case: AddEvent(
        case, Event(EventId("analyst:1"), "Seen", EventType.OTHER, evidence=(Span(ARTICLES[0].id, 0, 6),))
    ),
    "remove event": lambda case: RemoveEvent(case, next(row.event for row in FIRST.casualties if row.event)),
    "accept casualty": lambda case: ReviewCasualty(case, ROW.id, Review.ACCEPTED),
    "reject casualty": lambda case: ReviewCasualty(case, ROW.id, Review.REJECTED),
    "edit casualty": lambda case: EditCasualty(case, replace(ROW, low=3, high=4)),
    "add casualty": lambda case: AddCasualty(
        case,
        Casualty(CasualtyId("analyst:2"), Effect.WOUNDED, 7, 7, event=EVENT.id, victim_actor=FRESH_ACTOR.id),
        actors=[FRESH_ACTOR],
    ),
    "remove casualty": lambda case: RemoveCasualty(case, ROW.id),
    "edit actor": lambda case: EditActor(
        case, replace(case.actors.get(FIRST.actors[0].id), name="Another name", kind=ActorKind.OTHER, aliases=("AN",))
    ),
    "note on actor": lambda case: NoteActor(case, FIRST.actors[0].id, "Ask Leila."),
    "grade publisher": lambda case: GradePublisher(case, "The Orontes  Courier", Reliability.B),
    "grade source": lambda case: GradeSource(case, head_of(case, 0), Reliability.C),
    "grade event": lambda case: GradeEvent(case, EVENT.id, Credibility.PROBABLE),
    "grade figure": lambda case: GradeCasualty(case, ROW.id, Credibility.DOUBTFUL),
    "join actors": lambda case: JoinActors(case, head_of(case, 0), head_of(case, 1)),
    "split actor": lambda case: SplitActor(case, head_of(case, 0)),
    "join incidents": lambda case: JoinIncidents(case, EVENT.id, FINDINGS[3].events[0].id),
    "split incident": lambda case: SplitIncident(case, *_told_together(case)),
    "several": lambda case: Together(
        case,
        "Accept 3 events",
        [ReviewEvent(case, event.id, Review.ACCEPTED) for event in FIRST.events[:3]]
        + [RemoveArticle(case, ARTICLES[2].id), EditEvent(case, replace(FIRST.events[3], title="Another title"))],
    ),
}


def _told_together(case: CaseFile) -> tuple[EventId, EventId]:
    incident = next(one for one in case.corpus().incidents if len(one.events) > 1)
    return incident.events[0], incident.events[1]


def everything(case: CaseFile) -> tuple[object, ...]:
    return (
        case.corpus(),
        case.findings(near_duplicates_too=True),
        case.articles.heads(),
        case.decisions(),
        [case.articles.reading(head.id) for head in case.articles.heads()],
        [(actor.id, case.actors.note(actor.id), case.actors.overruled(actor.id)) for actor in case.corpus().actors],
        case.events.timeline(),
    )


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_applied_and_taken_back_any_number_of_times(case: CaseFile, name: str) -> None:
    before = everything(case)
    edit = EDITS[name](case)
    assert edit.label
    change = edit.apply()
    assert change
    after = everything(case)
    assert after != before
    for _ in range(2):
        assert edit.revert() == change
        assert everything(case) == before
        assert edit.apply() == change
        assert everything(case) == after
    joined = reconcile.corpus(case.articles.all(), case.findings(), case.decisions())
    assert case.corpus() == replace(joined, grades=case.grades.get())


@pytest.mark.parametrize("name", [name for name in EDITS if name != "several"])
def test_an_edit_leaves_one_entry_in_the_history_each_time(case: CaseFile, name: str) -> None:
    edit = EDITS[name](case)
    edit.apply()
    edit.revert()
    done, undone = case.history.all()
    assert (done.label, undone.label) == (edit.label, f"Undo: {edit.label}")
    assert done.before != done.after
    assert done.before is not None or done.after is not None


def test_edits_are_undone_in_turn_whatever_they_were(case: CaseFile) -> None:
    states, edits = [everything(case)], []
    for name in ("accept event", "edit casualty", "join actors", "remove article", "correct details", "add article",
                 "edit actor", "reject casualty", "add event", "remove event", "link article"):  # fmt: skip
        if name == "link article":
            edit: Edit = LinkArticle(case, ARTICLES[2].id, ARTICLES[0].id)
        else:
            edit = EDITS[name](case)
        edit.apply()
        edits.append(edit)
        states.append(everything(case))
    for _ in range(2):
        for edit, state in zip(reversed(edits), reversed(states[:-1]), strict=True):
            edit.revert()
            assert everything(case) == state
        for edit, state in zip(edits, states[1:], strict=True):
            edit.apply()
            assert everything(case) == state


def test_what_an_edit_touched_is_told(case: CaseFile) -> None:
    assert ReviewEvent(case, EVENT.id, Review.ACCEPTED).apply().events == {EVENT.id}
    change = ReviewCasualty(case, ROW.id, Review.REJECTED).apply()
    assert ROW.id in change.casualties
    assert change.incidents  # its toll is another now
    change = AddArticle(case, new_article()).apply()
    assert change.articles == {new_article().intake.article.id}
    assert change.incidents
    assert ARTICLES[1].id in RemoveArticle(case, ARTICLES[1].id).apply().articles
    assert not change.everything


def test_a_failing_edit_leaves_nothing_behind(case: CaseFile) -> None:
    before = everything(case)
    with pytest.raises(InputDuplicate):
        AddArticle(case, reading(ARTICLES[0], FIRST)).apply()
    stale = ReviewEvent(case, EVENT.id, Review.ACCEPTED)
    case.events.remove(EVENT.id)
    with pytest.raises(NotInCase):
        stale.apply()
    case.events.add(EVENT)
    with pytest.raises(ValueError, match="already"):
        AddEvent(case, EVENT).apply()
    refresh_view(case)
    assert everything(case) == before
    assert case.history.all() == ()


def test_what_is_done_together_is_done_whole_or_not_at_all(case: CaseFile) -> None:
    before = everything(case)
    edits = [ReviewEvent(case, EVENT.id, Review.ACCEPTED), AddArticle(case, reading(ARTICLES[0], FIRST))]
    with pytest.raises(InputDuplicate):
        Together(case, "Both", edits).apply()
    assert everything(case) == before
    assert case.history.all() == ()


def test_accepting_everything_leaves_nothing_to_reconcile(case: CaseFile) -> None:
    for event in case.corpus().events:
        ReviewEvent(case, event.id, Review.ACCEPTED).apply()
    for row in case.corpus().casualties:
        ReviewCasualty(case, row.id, Review.ACCEPTED).apply()
    corpus = case.corpus()
    assert {one.review for one in (*corpus.events, *corpus.casualties)} == {Review.ACCEPTED}
    assert corpus == reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


@pytest.mark.parametrize("review", Review)
def test_a_verdict_is_only_a_verdict(case: CaseFile, review: Review) -> None:
    # what the view shows of an event (joined actors, a disputed status) must not become the analyst's word
    for event in case.corpus().events:
        ReviewEvent(case, event.id, review).apply()
    for row in case.corpus().casualties:
        ReviewCasualty(case, row.id, review).apply()
    for found, read in zip(case.findings(), FINDINGS, strict=True):
        assert found.events == tuple(replace(one, review=review) for one in read.events)
        assert found.casualties == tuple(replace(one, review=review) for one in read.casualties)
    assert case.corpus() == reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


def test_what_is_shown_as_disputed_is_edited_without_becoming_the_analysts_word(case: CaseFile) -> None:
    read = {event.id: event for found in FINDINGS for event in found.events}
    shown = next(event for event in case.corpus().events if event.status is not read[event.id].status)
    EditEvent(case, replace(shown, title="Another title")).apply()
    stored = next(one for found in case.findings() for one in found.events if one.id == shown.id)
    assert stored == replace(read[shown.id], title="Another title", review=Review.EDITED)


def test_an_edited_event_counts_as_reviewed(case: CaseFile) -> None:
    EditEvent(case, replace(EVENT, title="Another title")).apply()
    assert case.events.get(EVENT.id).review is Review.EDITED
    rejected = replace(OTHER_EVENT, title="Another title", review=Review.REJECTED)
    EditEvent(case, rejected).apply()
    assert case.events.get(OTHER_EVENT.id).review is Review.REJECTED


def test_what_the_analyst_enters_is_the_analysts_and_needs_no_review(case: CaseFile) -> None:
    AddEvent(case, Event(EventId("analyst:1"), "Airport closed", EventType.DISRUPTION)).apply()
    event = case.events.get(EventId("analyst:1"))
    assert (event.origin, event.review) == (Origin.ANALYST, Review.ACCEPTED)
    AddCasualty(case, Casualty(CasualtyId("analyst:2"), Effect.WOUNDED, 7, 7)).apply()
    assert case.casualties.get(CasualtyId("analyst:2")).origin is Origin.ANALYST


def test_a_copy_with_edits_is_linked_and_not_counted_twice(case: CaseFile) -> None:
    text = " ".join(f"Sentence number {n} tells what was seen in the town that day." for n in range(30))
    first = plain_article(text)
    copy = plain_article(text.replace("number 7 tells", "number seven told"))
    AddArticle(case, reading(first)).apply()
    event = Event(EventId(f"{copy.id}:e0"), "Seen", EventType.OTHER, evidence=(Span(copy.id, 0, 8),))
    AddArticle(case, reading(copy, Findings(copy.id, events=(event,)))).apply()
    assert case.articles.head(copy.id).near_duplicate_of == first.id
    assert event.id not in {one.id for one in case.corpus().events}
    LinkArticle(case, copy.id, None).apply()
    assert event.id in {one.id for one in case.corpus().events}


def test_many_articles_are_taken_in_before_the_view_is_written(case: CaseFile) -> None:
    taken = new_article()
    AddArticle(case, taken, refresh=False).apply()
    event = case.events.get(taken.findings.events[0].id)
    assert event.incident is None
    refresh_view(case)
    assert case.events.get(event.id).incident is not None
    assert case.corpus() == reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


def test_the_text_of_a_removed_article_is_not_kept_in_the_history(case: CaseFile) -> None:
    RemoveArticle(case, ARTICLES[0].id).apply()
    (entry,) = case.history.all()
    assert entry.before["title"] == ARTICLES[0].title
    assert "opened an offensive" not in str(entry)


def test_joining_back_and_forth_makes_no_circle(case: CaseFile) -> None:
    a, b = head_of(case, 0), head_of(case, 1)
    names = {case.actors.get(a).name, case.actors.get(b).name}
    JoinActors(case, a, b).apply()
    shown = case.actors.get(a)
    assert shown.id == case.actors.get(b).id == b
    assert names <= {shown.name, *shown.aliases}
    with pytest.raises(ValueError, match="one already"):
        JoinActors(case, a, b)
    SplitActor(case, b).apply()
    assert case.actors.get(a).id == a
    JoinActors(case, b, a).apply()
    assert case.actors.get(b).id == a
    assert case.decisions().same_actor == {b: a}
    assert case.corpus() == reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


def test_what_the_program_joined_is_split_for_good(case: CaseFile) -> None:
    known = FIRST.actors[0]
    article = plain_article("They were seen again in the town.")
    other = replace(known, id=ActorId("actor:spelt-otherwise"), mentions=(Span(article.id, 0, 4),), why=())
    AddArticle(case, reading(article, Findings(article.id, actors=(other,)))).apply()
    assert case.actors.get(other.id).id == known.id
    SplitActor(case, other.id).apply()
    assert case.actors.get(other.id).id == other.id
    assert case.actors.get(known.id).id == known.id
    refresh_view(case)
    assert case.actors.get(other.id).mentions == other.mentions


def test_an_actors_edit_holds_for_articles_that_come_later(case: CaseFile) -> None:
    actor = FIRST.actors[0]
    EditActor(case, replace(case.actors.get(actor.id), name="The analyst's name")).apply()
    article = plain_article("They were seen again in the town.")
    met = replace(actor, mentions=(Span(article.id, 0, 4),), why=())
    AddArticle(case, reading(article, Findings(article.id, actors=(met,)))).apply()
    shown = case.actors.get(actor.id)
    assert shown.name == "The analyst's name"
    assert Span(article.id, 0, 4) in shown.mentions


def test_an_actors_edit_done_again_before_the_view_is_written_still_holds(case: CaseFile) -> None:
    actor = case.corpus().actors[0]
    edit = EditActor(case, replace(actor, name="The analyst's name"))
    edit.apply()
    edit.revert(join=False)  # as the window does it: the view is written when the analyst pauses
    edit.apply(join=False)
    refresh_view(case)
    assert case.actors.get(actor.id).name == "The analyst's name"
    edit.revert(join=False)
    refresh_view(case)
    assert case.actors.get(actor.id).name == actor.name


def test_actors_and_places_come_with_an_event_only_where_they_are_unknown(case: CaseFile) -> None:
    known = case.actors.get(FIRST.actors[0].id)
    event = Event(EventId("analyst:1"), "Seen", EventType.OTHER, participants=(Participant(known.id, Role.TARGET),))
    edit = AddEvent(case, event, actors=[known])
    edit.apply()
    edit.revert()
    assert case.actors.get(known.id) == known
