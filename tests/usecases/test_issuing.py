"""Issues of a briefing: kept in the case, taken back, begun anew from the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.domain.change import Change
from briefing.domain.composition import Composition, Issue, Template
from briefing.errors import CaseCorrupt, NotInCase
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.issuing import RemoveIssue, SaveIssue, keep_composition, kept_composition, next_issue
from tests.store.made import sample_case

WRITTEN = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)
FIRST = Issue(Composition("Aleppo", Template.FLASH), WRITTEN, '{"facts":1}')


def test_an_issue_can_be_saved_taken_back_and_saved_again(tmp_path: Path) -> None:
    with sample_case(tmp_path / "a.briefing") as case:
        edit = SaveIssue(case, FIRST)
        assert edit.apply() == Change(issues=frozenset({1}))
        assert case.issues.get(1) == FIRST
        assert edit.revert() == Change(issues=frozenset({1}))
        assert case.issues.heads() == ()
        edit.apply()
        assert [entry.label for entry in case.history.all()] == [
            "Save issue 1 of the briefing",
            "Undo: Save issue 1 of the briefing",
            "Redo: Save issue 1 of the briefing",
        ]
        assert case.check() == ()


def test_saving_over_an_issue_brings_the_old_one_back_when_taken_back() -> None:
    with CaseFile.create(None) as case:
        SaveIssue(case, FIRST).apply()
        later = replace(FIRST, written=WRITTEN + timedelta(hours=1), snapshot="")
        edit = SaveIssue(case, later)
        edit.apply()
        assert case.issues.get(1) == later
        edit.revert()
        assert case.issues.get(1) == FIRST


def test_removing_one_can_be_taken_back() -> None:
    with CaseFile.create(None) as case:
        SaveIssue(case, FIRST).apply()
        edit = RemoveIssue(case, 1)
        edit.apply()
        with pytest.raises(NotInCase, match="issue 1"):
            case.issues.get(1)
        edit.revert()
        assert case.issues.get(1) == FIRST
        with pytest.raises(NotInCase):
            RemoveIssue(case, 7)


def test_the_next_issue_is_numbered_on_and_names_the_one_it_replaces() -> None:
    with CaseFile.create(None) as case:
        assert case.issues.next_number() == 1
        for number in (1, 4):
            SaveIssue(case, replace(FIRST, composition=replace(FIRST.composition, number=number))).apply()
        following = next_issue(case, 1)
        assert (following.number, following.replaces) == (5, 1)
        assert [head.number for head in case.issues.heads()] == [4, 1]
        before = case.issues.before(4)
        assert before is not None
        assert before.number == 1
        assert case.issues.before(1) is None


def test_what_is_being_worked_on_is_kept_in_the_case() -> None:
    with CaseFile.create(None) as case:
        assert kept_composition(case) is None
        keep_composition(case, FIRST.composition)
        assert kept_composition(case) == FIRST.composition
        case.settings.set("composition", "{")
        assert kept_composition(case) is None  # a new one is begun


def test_an_issue_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    with sample_case(tmp_path / "a.briefing") as case:
        SaveIssue(case, FIRST).apply()
        case._db.run("update issue set composition = '{'")
        with pytest.raises(CaseCorrupt, match="Issue 1"):
            case.issues.get(1)
        assert case.check() == ("Issue 1 of this case cannot be understood.",)
