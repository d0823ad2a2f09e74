"""The history in words: every edit tells what it changed, field by field, and never in the words of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.additions import AddedActor
from briefing.domain.claim import Review
from briefing.domain.event import EventType
from briefing.domain.history import Entry, Kind, Subject
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.deciding import JoinActors, SplitIncident
from briefing.usecases.editing.edits import ChangeSetting, Edit, refresh_view
from briefing.usecases.editing.facts import EditEvent, ReviewEvent
from briefing.usecases.editing.kept_filters import saving
from briefing.usecases.editing.knowing import AddKnowledge
from briefing.usecases.editing.stepping import undo
from briefing.usecases.looking.filtering import Criteria
from briefing.usecases.reviewing.recounting import NOTHING, Names, about, differences, subject_name, told
from tests.sample_corpus import sample_articles, sample_findings
from tests.store.made import sample_case
from tests.usecases.test_review import EDITS

EVENT = sample_findings()[0].events[0]
MOMENT = datetime(2024, 11, 29, 18, 4, tzinfo=UTC)


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        refresh_view(made)
        yield made


def entry_of(case: CaseFile, edit: Edit) -> Entry:
    edit.apply()
    return case.history.all()[-1]


def said(case: CaseFile, entry: Entry) -> dict[str, tuple[str, str]]:
    return {one.name: (one.before, one.after) for one in differences(entry, Names.in_case(case))}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_tells_what_it_changed_and_never_as_the_file_has_it(case: CaseFile, name: str) -> None:
    edit = EDITS[name](case)
    edit.apply()
    for entry in case.history.of_step(edit.step or 0):
        line = told(entry, Names.in_case(case))
        assert line or entry.kind is Kind.ARTICLE  # of an article without details its title says all
        assert not re.search(r"[{}\[\]]|\b\d{4}-\d\d-\d\d\b|actor:|geonames|place:", line), line


def test_fields_are_told_as_an_analyst_says_them(case: CaseFile) -> None:
    after = replace(EVENT, type=EventType.STRIKE, subtype=None, when=When.on(sample_articles()[0].day))
    found = said(case, entry_of(case, EditEvent(case, after)))
    assert found["Type"] == (EVENT.type.value, "strike")
    assert found["When"][1] == "28 Nov 2024"
    assert found["Review"] == ("not reviewed", "edited")
    assert "Title" not in found  # it did not change


def test_people_and_places_are_called_by_their_names_also_when_they_were_joined(case: CaseFile) -> None:
    one, other = case.actors.all()[:2]
    found = said(case, entry_of(case, JoinActors(case, one.id, other.id)))
    assert found == {one.name: (NOTHING, f"is {other.name}")}


def test_what_belongs_together_is_told_by_the_titles(case: CaseFile) -> None:
    incident = next(one for one in case.corpus().incidents if len(one.events) > 1)
    ends = incident.events[:2]
    found = said(case, entry_of(case, SplitIncident(case, *ends)))
    ((name, values),) = found.items()
    assert values == (NOTHING, "two happenings")
    assert all(f"“{case.events.get(end).title}”" in name for end in ends)


def test_what_is_gone_is_said_to_be_gone(case: CaseFile) -> None:
    ReviewEvent(case, EVENT.id, Review.ACCEPTED).apply()
    RemoveArticle(case, sample_articles()[0].id).apply()
    first, second = case.history.all()
    names = Names.in_case(case)
    assert about(first, names) == ()
    assert subject_name(first.about[0], names) == "an event that is no longer in the case"
    assert said(case, second)["Title"] == (sample_articles()[0].title, NOTHING)
    undo(case)
    assert about(first, Names.in_case(case))[0][1] == f"Event “{EVENT.title}”"


def test_settings_filters_and_knowledge_are_told_in_words(case: CaseFile) -> None:
    assert said(case, entry_of(case, ChangeSetting(case, "Name", "title", "Hama"))) == {
        "Title of the case": (NOTHING, "Hama")
    }
    entry = entry_of(case, saving(case, "Strikes", Criteria(types=frozenset({EventType.STRIKE}))))
    assert said(case, entry) == {"Filters kept": (NOTHING, "“Strikes”")}
    entry = entry_of(case, AddKnowledge(case, AddedActor("qamar", "Qamar Brigade", ("QB",), country="SY")))
    found = said(case, entry)
    assert found["Name"] == (NOTHING, "Qamar Brigade")
    assert found["Holds for"] == (NOTHING, "this case")
    assert entry.about[0].id == "Qamar Brigade"


def test_values_of_a_form_that_nobody_knows_any_more_are_still_told() -> None:
    entry = Entry(1, MOMENT, None, "Old", {"id": "x", "shape": ["a", 1]}, {"id": "x", "shape": None}, Kind.EVENT)
    assert [(one.name, one.before, one.after) for one in differences(entry, Names())] == [("Shape", "a and 1", NOTHING)]
    entry = replace(entry, before="a", after="b", kind=Kind.CASE)
    assert told(entry, Names()) == "Note: a → b"


FIELDS = ("id", "when", "participants", "evidence", "low", "same_actor", "together", "entries", "aliases", "confidence")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)


@given(anything, anything, st.sampled_from(Kind))
def test_whatever_a_document_says_was_there_is_told_somehow(before: object, after: object, kind: Kind) -> None:
    assert isinstance(told(Entry(1, MOMENT, None, "Old", before, after, kind, (Subject(kind, "x"),)), Names()), str)
