"""After any edits the joined view is what joining everything anew would give, in memory, in the file and in the window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import reconcile
from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.change import Change
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.place import Place, PlaceId
from briefing.errors import BriefingError
from briefing.store.casefile import CaseFile
from briefing.store.journal import STALE
from briefing.ui.seen.patching import patched
from briefing.ui.seen.renewing import renewed
from briefing.ui.seen.view import View
from briefing.usecases.editing.articles import AddArticle, CorrectDetails, LinkArticle, RemoveArticle
from briefing.usecases.editing.deciding import EditActor, JoinActors, JoinIncidents, SplitActor, SplitIncident
from briefing.usecases.editing.edits import Edit, refresh_view
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
from briefing.usecases.editing.joining import Joiner, write
from tests.sample_corpus import sample_articles, sample_findings
from tests.ui.conftest import filed, sample_case

Pick = Callable[[tuple[Any, ...]], Any]


def _accept(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return ReviewEvent(case, pick(corpus.events).id, Review.ACCEPTED)


def _reject(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return ReviewEvent(case, pick(corpus.events).id, Review.REJECTED)


def _reject_figure(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return ReviewCasualty(case, pick(corpus.casualties).id, Review.REJECTED)


def _redate(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    event = pick(corpus.events)
    other = pick(corpus.events)
    when = replace(other.when, earliest=other.when.earliest and other.when.earliest + timedelta(days=1), latest=None)
    return EditEvent(case, replace(event, when=when))


def _retell(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    event = pick(corpus.events)
    other = pick(corpus.events)
    return EditEvent(
        case, replace(event, title=f"{other.title}, again", place=other.place, participants=other.participants)
    )


def _recount(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    row = pick(corpus.casualties)
    return EditCasualty(case, replace(row, low=(row.low or 0) + 7, high=None))


def _add_event(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    like = pick(corpus.events)
    number = len(corpus.events)
    actor = replace(pick(corpus.actors), id=ActorId(f"actor:new{number}"), name=f"Newcomers {number}", mentions=(), why=())
    place = Place(PlaceId(f"place:new{number}"), f"Hamlet {number}")
    event = Event(
        EventId(f"analyst:{number}"),
        like.title,
        EventType.STRIKE,
        when=like.when,
        place=place.id,
        participants=(Participant(actor.id, Role.INITIATOR),),
        evidence=like.evidence if number % 2 else (),
    )
    return AddEvent(case, event, actors=(actor,), places=(place,))


def _add_figure(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    event = pick(corpus.events)
    row = Casualty(
        CasualtyId(f"analyst:c{len(corpus.casualties)}"), Effect.KILLED, 4, 4, event=event.id, evidence=event.evidence
    )
    return AddCasualty(case, row)


def _remove_event(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return RemoveEvent(case, pick(corpus.events).id)


def _remove_figure(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return RemoveCasualty(case, pick(corpus.casualties).id)


def _join(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return JoinIncidents(case, pick(corpus.events).id, pick(corpus.events).id)


def _split(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    told = [one for one in corpus.incidents if len(one.events) > 1]
    events = pick(tuple(told)).events if told else tuple(one.id for one in corpus.events)
    return SplitIncident(case, events[0], events[-1])


def _join_actors(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return JoinActors(case, pick(corpus.actors).id, pick(corpus.actors).id)


def _split_actor(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return SplitActor(case, pick(corpus.actors).id)


def _rename_actor(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    actor = pick(corpus.actors)
    return EditActor(case, replace(actor, name=f"{actor.name} (so called)", aliases=pick(corpus.actors).aliases))


def _correct_title(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return CorrectDetails(case, replace(pick(corpus.articles), publisher="Evening Monitor"))


def _remove_article(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return RemoveArticle(case, pick(corpus.articles).id)


def _link_article(case: CaseFile, corpus: Corpus, pick: Pick) -> Edit:
    return LinkArticle(case, pick(corpus.articles).id, pick(corpus.articles).id)


EDITS = (
    _accept, _reject, _reject_figure, _redate, _retell, _recount, _add_event, _add_figure, _remove_event, _remove_figure,
    _join, _split, _join_actors, _split_actor, _rename_actor, _correct_title, _remove_article, _link_article,
)  # fmt: skip


def same(one: Corpus, other: Corpus) -> bool:
    for field in fields(Corpus):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        assert mine == its, f"{field.name} differ"
    return True


def shown_alike(one: View, other: View) -> None:
    assert one.happenings == other.happenings
    assert one.chosen == other.chosen
    for article in other.corpus.articles:
        assert one.events_in(article.id) == other.events_in(article.id)
        assert one.figures_in(article.id) == other.figures_in(article.id)
        assert one.marks(article.id) == other.marks(article.id)
    assert one.figure_rows == other.figure_rows
    assert one.ranked_actors == other.ranked_actors


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_after_any_edits_the_view_is_as_if_all_was_joined_anew(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.briefing")
        path.write_bytes(sample_case())
        with CaseFile.open(path) as case:
            refresh_view(case)
            written = case.corpus()
            shown, touched, done = View(written), Change(), list[Edit]()
            shown.happenings  # noqa: B018
            joiner = Joiner(path)

            def pick(many: tuple[Any, ...]) -> Any:
                return many[data.draw(st.integers(0, len(many) - 1), label="which")]

            for _ in range(data.draw(st.integers(2, 7), label="steps")):
                corpus = shown.corpus
                if not corpus.events or not corpus.casualties or not corpus.articles:
                    break
                try:
                    if done and data.draw(st.booleans(), label="undo"):
                        change = done.pop().revert(join=False)
                    else:
                        edit = data.draw(st.sampled_from(EDITS), label="edit")(case, corpus, pick)
                        change = edit.apply(join=False)
                        done.append(edit)
                except (ValueError, BriefingError):
                    continue  # an event joined with itself, an actor that the case knows no more
                touched |= change
                put_in = patched(corpus, change, case)
                if put_in is None:
                    put_in = case.corpus()
                fresh = View(put_in)
                shown = renewed(shown, fresh)
                shown_alike(shown, View(put_in))
                if data.draw(st.booleans(), label="pause"):  # long enough for everything to be joined
                    joined = joiner.join(touched, written)
                    assert joined is not None
                    write(case, written, joined, touched)
                    anew = reconcile.corpus(case.articles.all(), case.findings(), case.decisions())
                    assert same(joined.corpus, anew)
                    assert same(case.corpus(), anew)
                    assert not case.write_view(anew), "the file does not hold what it would hold"
                    written, touched = joined.corpus, Change()
                    shown = renewed(shown, View(written))
                    shown_alike(shown, View(written))


def test_what_an_edit_did_not_touch_is_the_same_object_after_joining() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.briefing")
        path.write_bytes(sample_case())
        with CaseFile.open(path) as case:
            written = case.corpus()
            event = written.events[0]
            touched = ReviewEvent(case, event.id, Review.REJECTED).apply(join=False)
            joined = Joiner(path).join(touched, written)
            assert joined is not None
            before = {one.id: one for one in written.events}
            changed = [one.id for one in joined.corpus.events if before[one.id] is not one]
            assert event.id in changed
            assert len(changed) < len(before) / 4
            assert joined.corpus.actors is written.actors


def test_a_join_that_nobody_wants_any_more_is_given_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.briefing")
        path.write_bytes(sample_case())
        joiner = Joiner(path)
        assert joiner.join(Change(), None, lambda: True) is None
        joined = joiner.join(Change(), None)
        assert joined is not None
        assert same(joined.corpus, reconcile.corpus(sample_articles(), sample_findings()))


def stored(path: Path) -> Corpus:
    with CaseFile.open(path, read_only=True) as case:
        return case.corpus()


def unjoined_case(folder: str) -> tuple[Path, Corpus]:
    """A case whose joined view was never written, and what it has to hold."""
    path = Path(folder, "a.briefing")
    with CaseFile.create(path) as case:
        for article, findings in zip(sample_articles(), sample_findings(), strict=True):
            AddArticle(case, filed(article, findings), refresh=False).apply()
        case.settings.set(STALE, "yes")
        return path, reconcile.corpus(case.articles.all(), case.findings(), case.decisions())


def test_a_whole_view_written_beside_the_window_is_the_same_view() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, wanted = unjoined_case(folder)
        told: list[str] = []
        joined = Joiner(path).join_and_write(Change(everything=True), on_writing=lambda: told.append("writing"))
        assert joined is not None
        assert joined.written is not None
        assert joined.written.incidents
        assert told == ["writing"]
        assert same(stored(path), wanted)
        with CaseFile.open(path) as case:
            assert case.settings.get(STALE) is None
            assert case.check() == ()
            assert not refresh_view(case)


def test_a_view_of_a_case_that_was_changed_meanwhile_is_not_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, _ = unjoined_case(folder)
        before = stored(path)

        def edit() -> None:
            with CaseFile.open(path) as other:
                other.settings.set("title", "Changed")

        assert Joiner(path).join_and_write(Change(everything=True), on_writing=edit) is None
        assert same(stored(path), before)
        with CaseFile.open(path, read_only=True) as case:
            assert case.settings.get(STALE) == "yes"


def test_writing_makes_way_for_whoever_wants_to_write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, wanted = unjoined_case(folder)
        before = stored(path)
        is_unwanted = False
        looks = 0

        def unwanted() -> bool:
            nonlocal looks
            looks += 1
            return is_unwanted and looks > 1  # some way into the writing

        def begun() -> None:
            nonlocal is_unwanted, looks
            is_unwanted, looks = True, 0

        assert Joiner(path).join_and_write(Change(everything=True), is_unwanted=unwanted, on_writing=begun) is None
        assert same(stored(path), before)
        with CaseFile.open(path) as case:
            assert case.check() == ()
        assert Joiner(path).join_and_write(Change(everything=True)) is not None
        assert same(stored(path), wanted)
