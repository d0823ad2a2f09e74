"""What the analyst decides is kept apart from what the machine reads, and survives a new reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Origin, Review
from briefing.domain.corpus import Decisions
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.findings import BY_HAND, Findings
from briefing.domain.incident import Pair
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.when import When
from briefing.errors import NotInCase
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_articles, sample_corpus, sample_findings
from tests.store.made import any_shape, members, put_in, read_twice, sample_case, words

FIRST = sample_findings()[0]


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        yield made
        assert made.check() == ()


def events_in(case: CaseFile) -> dict[str, Event]:
    return {event.id: event for found in case.findings() for event in found.events}


def test_a_verdict_can_be_changed_and_taken_back(case: CaseFile) -> None:
    event = FIRST.events[0]
    accepted = replace(event, review=Review.ACCEPTED)
    assert case.events.replace(accepted) == event
    assert case.events.get(event.id) == accepted
    assert case.articles.reading(FIRST.article) == FIRST
    assert case.events.replace(event) == accepted
    assert case.findings() == sample_findings()


def test_an_edit_can_be_taken_back_altogether(case: CaseFile) -> None:
    event = FIRST.events[0]
    edited = replace(event, title="Another title", participants=event.participants[:1], evidence=(), review=Review.EDITED)
    case.events.replace(edited)
    assert events_in(case)[event.id] == edited
    assert case.articles.reading(FIRST.article) == FIRST
    assert [hit.id for hit in case.search.find("another title")] == [event.id]
    assert case.events.replace(event) == edited
    assert case.findings() == sample_findings()
    assert case.search.find("another title") == ()


def test_an_edited_event_stays_as_it_is_when_the_article_is_read_again(case: CaseFile) -> None:
    event = FIRST.events[0]
    edited = replace(event, title="Another title", review=Review.EDITED)
    case.events.replace(edited)
    again = replace(FIRST, events=tuple(replace(one, when=When.on(date(2020, 2, 2))) for one in FIRST.events))
    case.articles.replace_findings(again)
    after = events_in(case)
    assert after[event.id] == edited
    assert after[FIRST.events[1].id] == again.events[1]
    assert case.articles.reading(FIRST.article) == again


def test_an_accepted_event_takes_new_values_and_stays_accepted(case: CaseFile) -> None:
    event = FIRST.events[0]
    case.events.replace(replace(event, review=Review.ACCEPTED))
    again = replace(event, when=When.on(date(2020, 2, 2)))
    case.articles.replace_findings(replace(FIRST, events=(again, *FIRST.events[1:])))
    assert events_in(case)[event.id] == replace(again, review=Review.ACCEPTED)


def test_a_decided_event_stays_when_the_machine_finds_it_no_more(case: CaseFile) -> None:
    accepted, rejected, edited, plain = FIRST.events[:4]
    case.events.replace(replace(accepted, review=Review.ACCEPTED))
    case.events.replace(replace(rejected, review=Review.REJECTED))
    case.events.replace(replace(edited, title="Edited"))
    case.articles.replace_findings(replace(FIRST, events=()))
    after = events_in(case)
    assert after[accepted.id].review is Review.ACCEPTED
    assert after[rejected.id].review is Review.REJECTED
    assert after[edited.id].title == "Edited"
    assert plain.id not in after
    case.articles.replace_findings(FIRST)
    assert case.articles.reading(FIRST.article) == FIRST
    assert events_in(case)[rejected.id] == replace(rejected, review=Review.REJECTED)


def test_what_a_kept_event_refers_to_stays_with_it(case: CaseFile) -> None:
    event = FIRST.events[0]
    case.events.replace(replace(event, review=Review.ACCEPTED))
    case.articles.replace_findings(Findings(FIRST.article))
    found = case.findings()
    actors = {actor.id for one in found for actor in one.actors}
    places = {place.id for one in found for place in one.places}
    assert {part.actor for part in event.participants} <= actors
    assert event.place in places
    case.articles.replace_findings(FIRST)
    assert {one.id for found in case.findings() for one in found.actors} == {
        one.id for found in sample_findings() for one in found.actors
    }
    assert BY_HAND not in {found.article for found in case.findings()}


def test_a_removed_event_stays_away_when_the_article_is_read_again(case: CaseFile) -> None:
    event = FIRST.events[0]
    case.events.remove(event.id)
    case.articles.replace_findings(replace(FIRST, events=FIRST.events[:2]))
    assert event.id not in events_in(case)
    case.articles.replace_findings(replace(FIRST, events=FIRST.events[1:]))
    case.articles.replace_findings(FIRST)
    assert event.id not in events_in(case)
    case.events.add(event)
    assert case.findings() == sample_findings()


def test_a_removed_event_comes_back_where_it_was(case: CaseFile) -> None:
    event, row = FIRST.events[1], next(row for row in FIRST.casualties if row.event is not None)
    assert case.events.remove(event.id) == event
    assert [row.event for row in case.findings()[0].casualties].count(event.id) == 0
    case.events.add(event)
    assert case.findings() == sample_findings()
    case.casualties.remove(row.id)
    case.casualties.add(row)
    assert case.findings() == sample_findings()


def test_an_event_entered_without_evidence_belongs_to_no_article(case: CaseFile) -> None:
    event = Event(EventId("analyst:1"), "Airport closed", EventType.DISRUPTION, origin=Origin.ANALYST)
    case.events.add(event)
    assert case.findings()[-1] == Findings(BY_HAND, events=(event,))
    assert case.events.get(event.id) == event
    assert case.events.remove(event.id) == event
    assert case.findings() == sample_findings()


def test_an_event_entered_on_a_sentence_belongs_to_its_article_and_survives_a_new_reading(case: CaseFile) -> None:
    article = sample_articles()[1]
    span = Span(article.id, 4, 42)
    event = Event(EventId("analyst:1"), "Seen", EventType.OTHER, origin=Origin.ANALYST, evidence=(span,))
    row = Casualty(CasualtyId("analyst:2"), Effect.KILLED, 1, 1, event=event.id, origin=Origin.ANALYST, evidence=(span,))
    case.events.add(event)
    case.casualties.add(row)
    assert case.events.of_article(article.id)[-1] == event
    case.articles.replace_findings(Findings(article.id))
    assert case.findings()[1].events == (event,)
    assert case.findings()[1].casualties == (row,)
    with pytest.raises(ValueError, match="already"):
        case.events.add(event)


def test_evidence_may_lie_in_two_articles_and_goes_with_each(case: CaseFile) -> None:
    one, other = sample_articles()[:2]
    spans = (Span(one.id, 0, 6), Span(other.id, 4, 9))
    case.events.replace(replace(FIRST.events[0], evidence=spans))
    assert case.events.get(FIRST.events[0].id).evidence == spans
    with case.steps.recording("Remove"):
        case.articles.remove(other.id)
    assert case.events.get(FIRST.events[0].id).evidence == spans[:1]
    case.steps.undo()
    assert case.events.get(FIRST.events[0].id).evidence == spans


def test_what_is_not_there_cannot_be_changed(case: CaseFile) -> None:
    ghost = replace(FIRST.events[0], id=EventId("ghost"))
    for act in (
        lambda: case.events.get(ghost.id),
        lambda: case.events.replace(ghost),
        lambda: case.events.remove(ghost.id),
        lambda: case.casualties.get(CasualtyId("ghost")),
        lambda: case.actors.get(ActorId("ghost")),
        lambda: case.places.get(PlaceId("ghost")),
        lambda: case.articles.get(ArticleId("ghost")),
        lambda: case.articles.original(ArticleId("ghost")),
        lambda: case.articles.remove(ArticleId("ghost")),
        lambda: case.articles.reading(ArticleId("ghost")),
        lambda: case.articles.replace_findings(Findings(ArticleId("ghost"))),
    ):
        with pytest.raises(NotInCase, match="any more"):
            act()


@any_shape
@given(read_twice(), st.data())
def test_any_decisions_survive_any_reading_and_the_reading_stays_the_machines(
    read: tuple[Article, Findings, Findings], data: st.DataObject
) -> None:
    article, first, second = read
    with CaseFile.create(None) as case:
        put_in(case, article, first)
        gone, edited, verdicts = set(), {}, {}
        for event in first.events:
            match data.draw(st.sampled_from(["leave", "judge", "edit", "remove"])):
                case "judge":
                    verdicts[event.id] = replace(event, review=data.draw(members(Review)))
                    case.events.replace(verdicts[event.id])
                case "edit":
                    edited[event.id] = replace(event, title=event.title + data.draw(words), evidence=())
                    case.events.replace(edited[event.id])
                case "remove":
                    case.events.remove(event.id)
                    gone.add(event.id)
        decided = case.findings()
        assert case.articles.reading(article.id) == first
        assert case.articles.replace_findings(second) == first
        assert case.articles.reading(article.id) == second
        after = events_in(case)
        assert gone.isdisjoint(after)
        assert {id_: after[id_] for id_ in edited} == edited
        read_again = {event.id: event for event in second.events}
        for id_, judged in verdicts.items():
            was = next(event for event in first.events if event.id == id_)
            if judged.review is was.review:
                assert after.get(id_) == read_again.get(id_)  # nothing was decided
            elif id_ in read_again:
                assert after[id_] == replace(read_again[id_], review=judged.review)
            else:
                assert after[id_] == judged
        assert case.articles.replace_findings(first) == second
        assert case.findings() == decided
        assert case.check() == ()


# -- actors, places and sameness


def test_an_actor_is_renamed_in_every_article_and_the_readings_stay(case: CaseFile) -> None:
    case.write_view(sample_corpus())
    actor = next(one for one in case.actors.all() if len(one.mentions) > 3)
    after = replace(actor, name="Renamed", country="XX", mentions=())
    assert case.actors.replace(after) == actor
    shown = case.actors.get(actor.id)
    assert (shown.name, shown.country, shown.mentions) == ("Renamed", "XX", actor.mentions)
    assert shown.origin is Origin.ANALYST
    read = [one for found in case.findings() for one in found.actors if one.id == actor.id]
    assert {(one.name, one.country, one.origin) for one in read} == {("Renamed", "XX", Origin.ANALYST)}
    assert [hit.id for hit in case.search.find("renamed")] == [actor.id]
    assert set(case.actors.overruled(actor.id) or ()) == {"name", "country"}
    case.actors.overrule(actor.id, None)
    assert case.findings() == sample_findings()


def test_only_what_was_changed_in_an_actor_is_the_analysts(case: CaseFile) -> None:
    case.write_view(sample_corpus())
    actor = case.actors.all()[0]
    case.actors.replace(replace(actor, title="Spokesman"))
    case.actors.replace(replace(case.actors.get(actor.id), aliases=("A", "B")))
    assert case.actors.overruled(actor.id) == {"title": "Spokesman", "aliases": ["A", "B"]}
    case.actors.replace(case.actors.get(actor.id))
    assert case.actors.overruled(actor.id) == {"title": "Spokesman", "aliases": ["A", "B"]}


def test_an_actor_without_an_article_can_be_added_and_removed(case: CaseFile) -> None:
    known = sample_findings()[0].actors[0]
    fresh = replace(
        known, id=ActorId("actor:fresh"), name="Fresh", mentions=(), origin=Origin.ANALYST, why=(), affiliation=None
    )
    case.actors.add(fresh)
    assert case.actors.get(fresh.id) == fresh
    assert case.findings()[-1] == Findings(BY_HAND, actors=(fresh,))
    with pytest.raises(ValueError, match="already"):
        case.actors.add(fresh)
    case.actors.remove(fresh.id)
    assert case.findings() == sample_findings()
    place = replace(sample_findings()[0].places[0], id=PlaceId("place:fresh"), mentions=())
    case.places.add(place)
    assert case.places.get(place.id) == place
    case.places.remove(place.id)
    assert case.findings() == sample_findings()


def test_notes_on_actors_are_kept(case: CaseFile) -> None:
    actor = ActorId("actor:hts")
    assert case.actors.note(actor) == ""
    assert case.actors.annotate(actor, "Ask Leila.") == ""
    assert case.actors.note(actor) == "Ask Leila."
    assert case.actors.annotate(actor, "") == "Ask Leila."
    assert case.actors.note(actor) == ""


def test_decisions_on_sameness_come_back(case: CaseFile) -> None:
    a, b, c = (event.id for event in FIRST.events[:3])
    x, z = ActorId("x"), ActorId("z")
    decisions = Decisions({x: ActorId("y"), z: z}, frozenset({Pair.of(a, b)}), frozenset({Pair.of(c, b)}))
    assert case.decide(decisions) == Decisions()
    assert case.decisions() == decisions
    assert case.decide(Decisions()) == decisions
    with pytest.raises(ValueError, match="both"):
        case.decide(Decisions(together=frozenset({Pair.of(a, b)}), apart=frozenset({Pair.of(a, b)})))


def test_settings_are_kept(case: CaseFile) -> None:
    assert case.settings.get("title") is None
    assert case.settings.set("title", "Aleppo") is None
    assert case.settings.set("title", None) == "Aleppo"
    assert case.settings.get("title") is None
