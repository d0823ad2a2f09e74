"""The one filter: what fits, what is shown whole, what is said to be left out, and what a case keeps of it. No window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect
from briefing.domain.choice import Choice
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria, SavedFilter, from_json, read_filters, to_json, write_filters
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.place import PlaceId
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.ui.seen.renewing import narrowed
from briefing.ui.seen.view import View
from briefing.usecases.briefings.collecting import collect, collect_charts
from briefing.usecases.editing.kept_filters import remove_filter, save_filter, saved_filters
from briefing.usecases.looking.filtering import Sieve, still_known
from tests.sample_corpus import ATARIB, HTS, SOHR, sample_corpus

CORPUS = sample_corpus()
SIEVE = Sieve(CORPUS)


def shown(**conditions: object) -> Corpus:
    return SIEVE.show(Criteria(**conditions)).corpus  # type: ignore[arg-type]


def incident_of(corpus: Corpus, event: EventId) -> str:
    return next((one.id for one in corpus.incidents if event in one.events), event)


def test_without_criteria_the_very_same_corpus_is_shown() -> None:
    found = SIEVE.show(Criteria(text="  ", undated=True))
    assert found.corpus is CORPUS
    assert (found.happenings, found.listed) == (found.all_happenings, found.all_figures)
    assert found.all_figures == len(CORPUS.casualties)


@pytest.mark.parametrize(
    ("criteria", "holds"),
    [
        (Criteria(types=frozenset({EventType.STRIKE})), lambda one: one.type is EventType.STRIKE),
        (Criteria(statuses=frozenset({Status.DENIED})), lambda one: one.status is Status.DENIED),
        (Criteria(reviews=frozenset({Review.REJECTED})), lambda one: one.review is Review.REJECTED),
        (Criteria(places=frozenset({ATARIB})), lambda one: one.place == ATARIB),
        (
            Criteria(actors=frozenset({HTS})),
            lambda one: HTS in {part.actor for part in one.participants} | set(one.attributed_to),
        ),
        (
            Criteria(since=date(2024, 11, 30), until=date(2024, 11, 30)),
            lambda one: one.when.overlaps(When.on(date(2024, 11, 30))),
        ),
        (Criteria(since=date(2024, 12, 1)), lambda one: one.when.overlaps(When(date(2024, 12, 1), None))),
        (
            Criteria(until=date(2024, 11, 27), undated=True),
            lambda one: not one.when.is_known or one.when.overlaps(When(None, date(2024, 11, 27))),
        ),
        (Criteria(text="ATARIB"), lambda one: "atarib" in one.title.casefold()),
    ],
)
def test_a_happening_is_shown_whole_when_one_of_its_reports_fits(
    criteria: Criteria, holds: Callable[[Event], bool]
) -> None:
    fitting = SIEVE.ids(criteria)
    meant = {one.id for one in CORPUS.events if holds(one)}
    assert meant <= fitting
    if not criteria.text:  # words are found in the quote and the names as well
        assert {one.id for one in CORPUS.events} & fitting == meant
    assert 0 < len(meant) < len(CORPUS.events)
    found = SIEVE.show(criteria)
    kept = {one.id for one in found.corpus.events}
    for one in CORPUS.incidents:
        members = {each for each in one.events if each in {event.id for event in CORPUS.events}}
        left = {each.id for each in CORPUS.events if each.id in members and each.review is not Review.REJECTED}
        assert left <= kept or not left & meant
    tolls = {one.id: one.tolls for one in CORPUS.incidents}
    assert all(one.tolls == tolls[one.id] for one in found.corpus.incidents)
    assert found.happenings < found.all_happenings


@pytest.mark.parametrize("torn", [False, True])
@given(data=st.data())
def test_what_is_left_is_told_as_if_there_had_never_been_more(torn: bool, data: st.DataObject) -> None:
    corpus = CORPUS
    if torn:  # figures of one happening that are counted in another, and rejected reports
        counted = {row for one in CORPUS.incidents for toll in one.tolls for row in toll.casualties}
        bare = next(one for one in CORPUS.incidents if not one.tolls)
        rows = tuple(replace(row, event=bare.events[0]) if row.id in counted else row for row in CORPUS.casualties)
        events = tuple(replace(one, review=Review.REJECTED) if at % 5 == 0 else one for at, one in enumerate(CORPUS.events))
        corpus = replace(CORPUS, events=events, casualties=rows)
    whole = View(corpus)
    assert whole.happenings
    criteria = Criteria(
        places=data.draw(st.frozensets(st.sampled_from([one.id for one in corpus.places]), max_size=2)),
        types=data.draw(st.frozensets(st.sampled_from(EventType), min_size=1, max_size=3)),
        reviews=data.draw(st.frozensets(st.sampled_from([Review.REJECTED, Review.SUGGESTED]))),
    )
    found = Sieve(corpus).show(criteria)
    assert bool(found.torn) is torn
    alone = View(found.corpus, figures=found.figures, listed=found.articles)
    assert narrowed(whole, replace(alone), found).happenings == alone.happenings


def test_a_figure_takes_from_its_event_what_it_does_not_say() -> None:
    row = next(one for one in CORPUS.casualties if one.event is not None)
    event = next(one for one in CORPUS.events if one.id == row.event)
    bare = replace(row, place=None, when=When(), victim_actor=None, perpetrator=None, attributed_to=())
    sieve = Sieve(replace(CORPUS, events=(event,), casualties=(bare,), incidents=()))
    assert event.place is not None
    for criteria in (
        Criteria(places=frozenset({event.place})),
        Criteria(types=frozenset({event.type})),
        Criteria(actors=frozenset(one.actor for one in event.participants)),
    ):
        assert row.id in sieve.ids(criteria)
    assert event.when.is_known
    assert row.id in sieve.ids(Criteria(since=event.when.earliest, until=event.when.latest))


def test_only_figures_that_fit_themselves_are_listed_but_totals_keep_their_rows() -> None:
    criteria = Criteria(actors=frozenset({SOHR}))
    found = SIEVE.show(criteria)
    rows = {row.id: row for row in found.corpus.casualties}
    assert found.figures < set(rows)  # others stand behind the same totals
    for incident in found.corpus.incidents:
        for toll in incident.tolls:
            assert set(toll.casualties) <= set(rows)


def test_a_kind_of_figure_brings_its_happenings() -> None:
    found = SIEVE.show(Criteria(effects=frozenset({Effect.DISPLACED})))
    assert {row.effect for row in CORPUS.casualties if row.id in found.figures} == {Effect.DISPLACED}
    assert found.happenings > 0


def test_figures_bring_their_happening_but_not_when_one_asks_how_events_stand() -> None:
    row = next(one for one in CORPUS.casualties if one.event is not None and one.perpetrator is not None)
    event = next(one for one in CORPUS.events if one.id == row.event)
    other = replace(event, participants=(), attributed_to=(), review=Review.ACCEPTED)
    sieve = Sieve(
        replace(CORPUS, events=(other,), casualties=(replace(row, review=Review.SUGGESTED),), incidents=(), statements=())
    )
    assert row.perpetrator is not None
    assert sieve.show(Criteria(actors=frozenset({row.perpetrator}))).happenings == 1
    found = sieve.show(Criteria(reviews=frozenset({Review.SUGGESTED})))
    assert (found.happenings, found.figures) == (0, {row.id})


def test_sources_choose_articles_and_what_they_tell() -> None:
    publisher = CORPUS.articles[1].publisher
    assert publisher is not None
    found = SIEVE.show(Criteria(sources=frozenset({publisher})))
    assert found.articles == {CORPUS.articles[1].id}
    unknown = SIEVE.show(Criteria(sources=frozenset({""})))
    assert unknown.articles == {one.id for one in CORPUS.articles if one.publisher is None}
    assert found.corpus.articles == CORPUS.articles  # whatever is cited can be opened


def test_text_is_found_in_titles_names_other_names_and_quotes_in_any_script() -> None:
    for text in ("SOHR atarib", "هيئة تحرير الشام", "Игнасюк", "white helmets", "46th regiment"):
        assert SIEVE.ids(Criteria(text=text)), text
    assert not SIEVE.ids(Criteria(text="nowhere-at-all"))
    assert SIEVE.show(Criteria(text="nowhere-at-all")).happenings == 0


def test_what_a_case_offers_to_choose_from_is_counted() -> None:
    assert SIEVE.actor_weights[HTS] > 2
    assert SIEVE.place_weights[ATARIB] > 1
    assert sum(SIEVE.source_weights.values()) >= len(CORPUS.events)
    first, last = SIEVE.days or (None, None)
    assert first is not None
    assert last is not None
    assert first < date(2024, 11, 26) < last


def test_a_damaged_date_is_no_error() -> None:
    event = CORPUS.events[0]
    broken = When()
    object.__setattr__(broken, "earliest", date(2024, 12, 5))
    object.__setattr__(broken, "latest", date(2024, 11, 5))
    weird = When()
    object.__setattr__(weird, "earliest", "not a day")
    sieve = Sieve(Corpus(events=(replace(event, when=broken), replace(event, id=EventId("x"), when=weird))))
    assert event.id in sieve.ids(Criteria(since=date(2024, 11, 20), until=date(2024, 11, 21)))
    assert sieve.ids(Criteria(since=date(2024, 1, 1), undated=True)) == {event.id, "x"}


criteria_of_any_kind = st.builds(
    Criteria,
    text=st.sampled_from(["", "", "atarib", "killed", "sohr civilians"]),
    since=st.none() | st.dates(date(2024, 11, 20), date(2024, 12, 10)),
    until=st.none() | st.dates(date(2024, 11, 20), date(2024, 12, 10)),
    undated=st.booleans(),
    types=st.frozensets(st.sampled_from(EventType), max_size=3),
    effects=st.frozensets(st.sampled_from(Effect), max_size=2),
    actors=st.frozensets(st.sampled_from([one.id for one in CORPUS.actors]), max_size=2),
    places=st.frozensets(st.sampled_from([one.id for one in CORPUS.places]), max_size=2),
    sources=st.frozensets(st.sampled_from([one.publisher or "" for one in CORPUS.articles]), max_size=2),
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    reviews=st.frozensets(st.sampled_from(Review), max_size=2),
)


@given(criteria_of_any_kind)
def test_whatever_is_chosen_the_rest_holds_together_and_can_be_drawn_and_printed(criteria: Criteria) -> None:
    found = SIEVE.show(criteria)
    corpus = found.corpus
    events, rows = {one.id for one in corpus.events}, {one.id for one in corpus.casualties}
    actors, places = {one.id for one in corpus.actors}, {one.id for one in corpus.places}
    assert found.figures <= rows
    assert all(event in events for one in corpus.incidents for event in one.events)
    assert all(part.actor in actors for one in corpus.events for part in one.participants)
    assert all(actor in actors for one in (*corpus.events, *corpus.casualties) for actor in one.attributed_to)
    assert all(one.place in places for one in (*corpus.events, *corpus.casualties) if one.place is not None)
    assert all(one.affiliation in actors for one in corpus.actors if one.affiliation is not None)
    assert all(one.subject in actors and one.object in actors for one in corpus.relations)
    assert 0 <= found.happenings <= found.all_happenings
    choice = Choice(title="x", written=datetime(2024, 12, 8, tzinfo=UTC))
    collect_charts(corpus, choice)
    collect(corpus, choice)


@given(criteria_of_any_kind, criteria_of_any_kind)
def test_more_conditions_never_show_more(one: Criteria, other: Criteria) -> None:
    both = replace(one, statuses=other.statuses, places=other.places, text=other.text)
    if not one.statuses and not one.places and not one.text:
        assert SIEVE.ids(both) <= SIEVE.ids(one)


# -- kept


@given(criteria_of_any_kind)
def test_criteria_come_back_from_their_plain_form(criteria: Criteria) -> None:
    assert from_json(to_json(criteria)) == criteria


@pytest.mark.parametrize("rubbish", [None, "x", 3, [], {"since": 7, "types": "battle", "actors": [1, None], "text": []}])
def test_a_damaged_form_is_no_filter(rubbish: object) -> None:
    assert from_json(rubbish) == Criteria()


def test_terms_of_a_later_version_are_left_out() -> None:
    assert from_json({"types": ["battle", "space-war"]}) == Criteria(types=frozenset({EventType.BATTLE}))


@pytest.mark.parametrize("text", [None, "", "not json", "{}", '[1, {}, {"name": 3}, {"name": " "}]'])
def test_a_damaged_setting_holds_no_filters(text: str | None) -> None:
    assert read_filters(text) == ()


def test_filters_are_kept_in_the_case_by_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("case") / "a.briefing"
    strikes = Criteria(types=frozenset({EventType.STRIKE}))
    atarib = Criteria(places=frozenset({PlaceId("geonames:170595")}), text="هيئة")
    with CaseFile.create(path) as case:
        save_filter(case, "  Strikes,  all ", strikes)
        save_filter(case, "atarib", atarib)
        save_filter(case, "atarib", replace(atarib, text=""))
        with pytest.raises(ValueError, match="name"):
            save_filter(case, " ", strikes)
    with CaseFile.open(path) as case:
        kept = saved_filters(case)
        assert kept == (SavedFilter("atarib", replace(atarib, text="")), SavedFilter("Strikes, all", strikes))
        remove_filter(case, "nothing of that name")
        remove_filter(case, "atarib")
        assert [one.name for one in saved_filters(case)] == ["Strikes, all"]
        remove_filter(case, "Strikes, all")
        assert saved_filters(case) == ()
    assert write_filters(()) == "[]"


def test_what_the_case_does_not_know_any_more_is_dropped_unless_nothing_would_be_left() -> None:
    gone = ActorId("gone")
    assert still_known(Criteria(actors=frozenset({HTS, gone})), CORPUS).actors == {HTS}
    assert still_known(Criteria(actors=frozenset({gone})), CORPUS).actors == {gone}
    assert SIEVE.show(Criteria(actors=frozenset({gone}))).happenings == 0


def test_incidents_keep_their_id_when_a_report_was_rejected() -> None:
    first = next(one for one in CORPUS.incidents if len(one.events) > 1)
    rejected = first.events[0]
    corpus = replace(
        CORPUS,
        events=tuple(replace(one, review=Review.REJECTED) if one.id == rejected else one for one in CORPUS.events),
    )
    found = Sieve(corpus).show(Criteria(reviews=frozenset(Review) - {Review.REJECTED}))
    assert rejected not in {one.id for one in found.corpus.events}
    assert first.id in {one.id for one in found.corpus.incidents}
    assert incident_of(found.corpus, first.events[1]) == first.id


def test_rejected_happenings_are_counted_only_where_they_are_asked_for() -> None:
    shown = {one.id for one in CORPUS.events if one.review is not Review.REJECTED}
    alone = next(one.events[0] for one in CORPUS.incidents if len(one.events) == 1 and one.events[0] in shown)
    corpus = replace(
        CORPUS, events=tuple(replace(one, review=Review.REJECTED) if one.id == alone else one for one in CORPUS.events)
    )
    before, after = Sieve(CORPUS), Sieve(corpus)
    everything = before.show(Criteria()).all_happenings
    assert after.show(Criteria()).happenings == everything - 1
    asked = after.show(Criteria(reviews=frozenset({Review.REJECTED})))
    already = sum(one.review is Review.REJECTED for one in CORPUS.events)
    assert (asked.happenings, asked.all_happenings) == (already + 1, everything + already)
