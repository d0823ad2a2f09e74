"""Steps are undone and done again across restarts, one by one, and the case is then just what it was."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.domain.actor import ActorKind
from briefing.domain.additions import AddedActor
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Origin, Review
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.grade import Credibility
from briefing.domain.history import DEPTH, Act
from briefing.domain.text import PublishedFrom, Span
from briefing.errors import CaseCorrupt, InputDuplicate, NotInCase, UndoRefused
from briefing.store import casefile
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle, CorrectDetails, LinkArticle, RemoveArticle
from briefing.usecases.editing.deciding import EditActor, JoinActors, JoinIncidents, NoteActor, SplitActor, SplitIncident
from briefing.usecases.editing.edits import ChangeSetting, Edit, Together, refresh_view
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
from briefing.usecases.editing.grading import GradeEvent
from briefing.usecases.editing.knowing import AddKnowledge
from briefing.usecases.editing.stepping import redo, undo
from briefing.usecases.taking_in.learning import Where, everywhere
from tests.sample_corpus import sample_articles, sample_findings
from tests.store.made import plain_article, sample_case
from tests.usecases.test_review import everything, reading

ARTICLES, FINDINGS = sample_articles(), sample_findings()


def whole(case: CaseFile) -> tuple[object, ...]:
    """All that a person could miss, originals and settings too."""
    heads = case.articles.heads()
    return (
        *everything(case),
        {head.id: case.articles.original(head.id) for head in heads},
        {head.id: case.articles.get(head.id) for head in heads},
        case.settings.all(),
        case.grades.get(),
        case.added.get(),
    )


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is no history, no step and not derived, straight from the file."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        names = [
            name
            for schema, name, kind, *_ in raw.execute("pragma table_list")
            if schema == "main" and kind == "table" and not name.startswith(("history", "sqlite", "_sqlite", "step"))
        ]
        derived = {"actor", "place", "incident", "joined_as", "view_difference"}
        return {
            name: sorted(raw.execute(f"select * from {name}").fetchall(), key=repr) for name in names if name not in derived
        }


# -- any edit that the case allows, by number


def _event(case: CaseFile, at: int) -> Event:
    events = case.events.all()
    return events[at % len(events)]


def _row(case: CaseFile, at: int) -> Casualty:
    rows = case.casualties.all()
    return rows[at % len(rows)]


def _add_article(case: CaseFile, n: int) -> Edit:
    article = plain_article(f"Report number {n}. Shells fell on the market of Maarat. At least nine people were killed.")
    span = Span(article.id, 0, 15)
    event = Event(EventId(f"{article.id}:e0"), f"Shells {n}", EventType.STRIKE, evidence=(span,))
    row = Casualty(CasualtyId(f"{article.id}:c0"), Effect.KILLED, 9, None, event=event.id, evidence=(span,))
    actor = replace(FINDINGS[0].actors[0], mentions=(span,), why=())
    findings = replace(FINDINGS[0], article=article.id, actors=(actor,), places=(), times=(), events=(event,),
                       casualties=(row,), relations=(), statements=())  # fmt: skip
    return AddArticle(case, reading(article, findings))


def _correct(case: CaseFile, n: int) -> Edit:
    head = case.articles.heads()[n % len(case.articles.heads())]
    after = replace(case.articles.get(head.id), title=f"Title {n}", published=date(2024, 12, 1 + n % 28),
                    published_from=PublishedFrom.ANALYST)  # fmt: skip
    findings = case.articles.reading(head.id)
    return CorrectDetails(case, after, replace(findings, events=findings.events[: n % 5 + 1]))


def _actor(case: CaseFile, n: int) -> Edit:
    shown = case.actors.all()
    return EditActor(case, replace(shown[n % len(shown)], name=f"Name {n}", kind=ActorKind.OTHER))


MAKERS: tuple[Callable[[CaseFile, int], Edit], ...] = (
    _add_article,
    lambda case, n: RemoveArticle(case, case.articles.heads()[n % len(case.articles.heads())].id),
    _correct,
    lambda case, n: ReviewEvent(case, _event(case, n).id, (Review.ACCEPTED, Review.REJECTED, Review.SUGGESTED)[n % 3]),
    lambda case, n: ReviewCasualty(case, _row(case, n).id, (Review.REJECTED, Review.ACCEPTED)[n % 2]),
    lambda case, n: EditEvent(case, replace(_event(case, n), title=f"Event {n}")),
    lambda case, n: EditCasualty(case, replace(_row(case, n), low=n, high=n + 1)),
    lambda case, n: AddEvent(case, Event(EventId(f"analyst:{n}"), f"Airport {n}", EventType.DISRUPTION)),
    lambda case, n: AddCasualty(case, Casualty(CasualtyId(f"analyst:c{n}"), Effect.WOUNDED, n, n)),
    lambda case, n: RemoveEvent(case, _event(case, n).id),
    lambda case, n: RemoveCasualty(case, _row(case, n).id),
    _actor,
    lambda case, n: NoteActor(case, case.actors.all()[0].id, f"Note {n}"),
    lambda case, n: JoinActors(case, case.actors.all()[n % 3].id, case.actors.all()[3 + n % 3].id),
    lambda case, n: SplitActor(case, case.actors.all()[n % 5].id),
    lambda case, n: JoinIncidents(case, case.events.all()[0].id, case.events.all()[-1].id),
    lambda case, n: SplitIncident(case, case.events.all()[1].id, case.events.all()[-1].id),
    lambda case, n: LinkArticle(case, case.articles.heads()[-1].id, None),
    lambda case, n: LinkArticle(case, case.articles.heads()[-1].id, case.articles.heads()[0].id),
    lambda case, n: AddKnowledge(case, AddedActor(f"qamar {n}", f"Qamar {n}")),
    lambda case, n: GradeEvent(case, _event(case, n).id, (Credibility.PROBABLE, Credibility.DOUBTFUL)[n % 2]),
    lambda case, n: ChangeSetting(case, f"Name the case {n}", "title", f"Title {n}"),
    lambda case, n: Together(
        case,
        f"Accept {n}",
        [ReviewEvent(case, one.id, Review.ACCEPTED) for one in case.events.all()[:3]]
        + [RemoveArticle(case, case.articles.heads()[0].id)],
    ),
)  # fmt: skip


def do(case: CaseFile, maker: int, n: int) -> bool:
    """Make one edit as the window does, the joining left for later; not where the case does not allow it."""
    if len(case.articles.heads()) < 3 and maker in (1, len(MAKERS) - 1):
        maker = 0
    try:
        MAKERS[maker](case, n).apply(join=n % 3 == 0)
    except (NotInCase, InputDuplicate, ValueError):
        return False
    return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with sample_case(tmp_path / "Aleppo.briefing") as case:
        refresh_view(case)
    return tmp_path / "Aleppo.briefing"


def test_a_hundred_steps_are_undone_and_done_again_across_restarts(path: Path) -> None:
    dice = random.Random(7)
    states = []
    with CaseFile.open(path) as case:
        for n in range(120):
            while not do(case, dice.randrange(len(MAKERS)), n):
                pass
            if n in (19, 119):
                refresh_view(case)
                states.append((whole(case), tables(path)))
    (then, then_rows), (end, end_rows) = states
    with CaseFile.open(path) as case:  # in another session
        for n in range(DEPTH):
            undo(case)
            if n == 49:  # in the middle the case is closed once more
                break
    with CaseFile.open(path) as case:
        for _ in range(DEPTH - 50):
            undo(case)
        refresh_view(case)
        assert whole(case) == then
        with pytest.raises(UndoRefused):
            undo(case)
        assert case.check() == ()
    assert without_incidents(tables(path)) == without_incidents(then_rows)
    with CaseFile.open(path) as case:
        for _ in range(DEPTH):
            redo(case)
        refresh_view(case)
        assert whole(case) == end
        with pytest.raises(UndoRefused):
            redo(case)
        acts = [entry.act for entry in case.history.all()]
        assert acts.count(Act.UNDONE) == acts.count(Act.REDONE) >= DEPTH
        assert case.check() == ()
    assert without_incidents(tables(path)) == without_incidents(end_rows)


def without_incidents(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Which happening a fact tells is derived, and its ids are made anew."""
    return {
        name: sorted((tuple(one for one in row if not str(one).startswith("i:")) for row in held), key=repr)
        for name, held in rows.items()
    }


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from([*range(len(MAKERS)), "undo", "redo", "join"]), st.integers(0, 40)), max_size=14))
def test_whatever_is_done_undone_and_done_again_leads_back_to_the_same_case(moves: list[tuple[int | str, int]]) -> None:
    with sample_case() as case:
        refresh_view(case)
        states = [whole(case)]
        at = 0
        for kind, n in moves:
            if kind == "join":
                refresh_view(case)
            elif kind == "undo":
                if at:
                    undo(case)
                    at -= 1
                    refresh_view(case)
                    assert whole(case) == states[at]
            elif kind == "redo":
                if at + 1 < len(states):
                    redo(case)
                    at += 1
                    refresh_view(case)
                    assert whole(case) == states[at]
            elif do(case, int(kind), n):
                refresh_view(case)
                del states[at + 1 :]
                states.append(whole(case))
                at += 1
        while at:
            undo(case)
            at -= 1
            refresh_view(case)
            assert whole(case) == states[at]
        assert case.check() == ()


def test_a_removed_article_comes_back_whole_in_another_session(path: Path) -> None:
    article = ARTICLES[0]
    with CaseFile.open(path) as case:
        event = case.events.of_article(article.id)[0]
        EditEvent(case, replace(event, title="As the analyst has it")).apply()
        ReviewCasualty(case, case.casualties.of_article(article.id)[0].id, Review.REJECTED).apply()
        NoteActor(case, case.actors.all()[0].id, "Ask Leila.").apply()
        before = whole(case)
        RemoveArticle(case, article.id).apply()
    with CaseFile.open(path) as case:
        assert article.id not in {head.id for head in case.articles.heads()}
        step = undo(case)
        assert (step.label, step.is_done) == (f"Remove article “{article.title}”", False)
        assert article.id in step.change.articles
        refresh_view(case)
        assert whole(case) == before
        assert case.articles.get(article.id) == article
        assert case.events.get(event.id).title == "As the analyst has it"
        assert case.search.find("offensive")


def test_an_imported_article_goes_and_comes_back_in_other_sessions_and_takes_little_room_till_then(path: Path) -> None:
    with CaseFile.open(path) as case:
        RemoveArticle(case, ARTICLES[0].id).apply()
        without, rows_without = whole(case), tables(path)
        case.steps.forget()
        AddArticle(case, reading(ARTICLES[0], FINDINGS[0])).apply()
        complete, rows = whole(case), tables(path)
        found = FINDINGS[0]
        assert len(found.events) + len(found.casualties) + len(found.times) > 10
        assert case.steps.size() < 100  # bytes
    for _ in range(2):
        with CaseFile.open(path) as case:
            undo(case)
            assert not set(FINDINGS[0].events) & set(case.corpus().events)
            refresh_view(case)
            assert whole(case) == without
            assert tables(path) == rows_without
        with CaseFile.open(path) as case:
            redo(case)
            refresh_view(case)
            assert whole(case) == complete
            assert tables(path) == rows
            assert case.check() == ()


def test_before_it_is_joined_again_an_undone_step_shows_as_it_was(path: Path) -> None:
    with CaseFile.open(path) as case:
        shown = case.corpus()
        for event in shown.events[:12]:
            ReviewEvent(case, event.id, Review.ACCEPTED).apply(join=False)
        EditActor(case, replace(shown.actors[0], name="First name")).apply(join=False)
        EditActor(case, replace(case.actors.get(shown.actors[0].id), name="Second name")).apply(join=False)
        undo(case)
        assert case.actors.get(shown.actors[0].id).name == "First name"
        undo(case)
        for _ in range(12):
            undo(case)
        assert [one.review for one in case.corpus().events] == [one.review for one in shown.events]
        assert [one.status for one in case.corpus().events] == [one.status for one in shown.events]
        RemoveArticle(case, ARTICLES[0].id).apply()
        undo(case)  # its actors are shown at once: events that come back refer to them
        actors = {one.id for one in case.corpus().actors}
        assert {part.actor for event in case.corpus().events for part in event.participants} <= actors


KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.domain.claim import Review
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.facts import ReviewEvent
from briefing.usecases.editing.stepping import undo

case = CaseFile.open(Path(sys.argv[1]))
case.history.by = "N. Rahman"
article = case.articles.heads()[0].id
for event in case.events.of_article(article)[:4]:
    ReviewEvent(case, event.id, Review.REJECTED).apply()
RemoveArticle(case, article).apply()
undo(case)
undo(case)
with case.atomic():
    with case.steps.recording("Half done"):
        case.articles.remove(article)
        case.history.note("Half done")
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
def test_after_a_kill_every_finished_step_can_be_undone_and_done_again(path: Path) -> None:
    with CaseFile.open(path) as case:
        before, article = whole(case), case.articles.heads()[0].id
    root = Path(casefile.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=root, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    with CaseFile.open(path) as case:
        assert [step.is_done for step in case.steps.all()] == [True, True, True, False, False]
        assert "Half done" not in {entry.label for entry in case.history.all()}
        assert {entry.who for entry in case.history.all()} == {"N. Rahman"}
        redo(case)
        redo(case)
        assert article not in {head.id for head in case.articles.heads()}
        for _ in range(5):
            undo(case)
        refresh_view(case)
        assert whole(case) == before
        assert case.check() == ()


def test_a_new_step_takes_the_place_of_those_that_were_undone(path: Path) -> None:
    with CaseFile.open(path) as case:
        events = case.events.all()
        for event in events[:3]:
            ReviewEvent(case, event.id, Review.ACCEPTED).apply()
        undo(case)
        undo(case)
        ReviewEvent(case, events[5].id, Review.REJECTED).apply()
        assert len(case.steps.all()) == 2
        assert case.steps.next_redo() is None
        assert len(case.history.all()) == 6  # nothing of it is forgotten


def test_only_so_many_steps_are_kept_and_what_they_held_is_gone_from_the_file(path: Path) -> None:
    words = "Tariq Muhandis was seen near the silver bridge"
    article = plain_article(f"{words} on Sunday. Nothing else is known of it.")
    with CaseFile.open(path) as case:
        AddArticle(case, reading(article)).apply()
        RemoveArticle(case, article.id).apply()
        assert case.steps.size() > 0
        for n in range(DEPTH):
            ChangeSetting(case, f"Name {n}", "title", f"Title {n}").apply()
        steps = case.steps.all()
        assert len(steps) == DEPTH
        assert steps[0].label == "Name 0"
        case.search.rebuild()
    assert b"silver bridge" not in path.read_bytes()


def test_a_copy_does_not_hold_what_is_kept_for_undoing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.briefing"
    with CaseFile.open(path) as case:
        RemoveArticle(case, ARTICLES[0].id).apply()
        case.save_copy(copy)
        assert len(case.steps.all()) == 1
    with CaseFile.open(copy) as case:
        assert case.steps.all() == ()
        assert len(case.history.all()) == 1
        assert case.check() == ()


def test_forgetting_the_steps_leaves_case_and_history_alone(path: Path) -> None:
    with CaseFile.open(path) as case:
        RemoveArticle(case, ARTICLES[0].id).apply()
        before, entries = whole(case), case.history.all()
        case.steps.forget()
        assert (whole(case), case.history.all(), case.steps.all()) == (before, entries, ())
        with pytest.raises(UndoRefused):
            undo(case)


def test_what_another_program_changed_is_not_overwritten(path: Path) -> None:
    with CaseFile.open(path) as case:
        AddEvent(case, Event(EventId("analyst:1"), "Airport closed", EventType.OTHER)).apply()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("delete from event where id = 'analyst:1'")
        raw.commit()
    with CaseFile.open(path) as case:
        before = whole(case)
        with pytest.raises(UndoRefused, match="another program"):
            undo(case)
        assert whole(case) == before
        assert [step.is_done for step in case.steps.all()] == [True]
        with pytest.raises(UndoRefused, match="worked in this case"):
            undo(case, expecting=99)


def test_steps_that_cannot_be_read_are_said_to_be_so(path: Path) -> None:
    with CaseFile.open(path) as case:
        ChangeSetting(case, "Name", "title", "x").apply()
        case._db.run("update step set ops = x'0011'")
        with pytest.raises(CaseCorrupt, match="cannot be read"):
            undo(case)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))


def test_what_was_added_for_every_case_goes_with_the_step_in_another_session(path: Path, own_folder: None) -> None:
    entry = AddedActor("qamar brigade", "Qamar Brigade")
    before = everywhere()
    with CaseFile.open(path) as case:
        AddKnowledge(case, entry, where=Where.EVERYWHERE).apply()
        assert everywhere().find(entry) == entry
    with CaseFile.open(path) as case:
        undo(case)
        assert everywhere() == before
        redo(case)
        assert everywhere().find(entry) == entry


def test_undoing_is_told_in_the_history_with_what_came_back(path: Path) -> None:
    with CaseFile.open(path) as case:
        event = case.events.all()[0]
        EditEvent(case, replace(event, title="Another title")).apply()
        undo(case)
        redo(case)
        done, undone, redone = case.history.all()
        assert [one.act for one in (done, undone, redone)] == [Act.DONE, Act.UNDONE, Act.REDONE]
        assert (undone.before["title"], undone.after["title"]) == ("Another title", event.title)
        assert (redone.before, redone.after) == (done.before, done.after)
        assert undone.label == f"Undo: {done.label}"
        assert done.about[0].id == undone.about[0].id == event.id
        assert {one.step for one in (done, undone, redone)} == {case.steps.all()[0].n}


def test_a_step_within_a_step_is_refused(path: Path) -> None:
    with CaseFile.open(path) as case, pytest.raises(ValueError, match="already"), case.steps.recording("One"):
        ReviewEvent(case, case.events.all()[0].id, Review.ACCEPTED).apply()


def test_what_the_analyst_entered_stays_the_analysts_when_it_comes_back(path: Path) -> None:
    with CaseFile.open(path) as case:
        AddEvent(case, Event(EventId("analyst:1"), "Airport closed", EventType.OTHER)).apply()
    with CaseFile.open(path) as case:
        undo(case)
        redo(case)
        assert case.events.get(EventId("analyst:1")).origin is Origin.ANALYST
