"""Giving out a briefing: the issue is kept in the case, with its composition and the facts of its day."""

from __future__ import annotations

from typing import Any

from briefing.domain.change import Change
from briefing.domain.composition import Composition, Issue, from_json, to_json
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Done, Edit

SETTING = "composition"  # of the case: the briefing being worked on


class SaveIssue(Edit):
    """Keep an issue under its number; one of that number is replaced."""

    def __init__(self, case: CaseFile, issue: Issue) -> None:
        super().__init__(case)
        self.label = f"Save issue {issue.number} of the briefing"
        self._issue = issue

    @property
    def needs_joining(self) -> bool:
        return False  # issues are no part of what is joined

    def _do(self) -> Done:
        before = self._case.issues.put(self._issue)
        return Done(self._touched(), _told(before), _told(self._issue))

    def _touched(self) -> Change:
        return Change(issues=frozenset({self._issue.number}))


class RemoveIssue(Edit):
    """Take an issue out of the case. Raises NotInCase where there is none of this number."""

    def __init__(self, case: CaseFile, number: int) -> None:
        super().__init__(case)
        self.label = f"Remove issue {number} of the briefing"
        self._issue = case.issues.get(number)

    @property
    def needs_joining(self) -> bool:
        return False

    def _do(self) -> Done:
        self._issue = self._case.issues.remove(self._issue.number)
        return Done(Change(issues=frozenset({self._issue.number})), _told(self._issue), None)


def next_issue(case: CaseFile, number: int) -> Composition:
    """What the issue after one begins as: its texts to work on, the next free number, "replaces" filled in.

    Raises NotInCase where there is none of this number.
    """
    return case.issues.get(number).composition.as_next(case.issues.next_number())


def kept_composition(case: CaseFile) -> Composition | None:
    """The briefing that is being worked on in a case; None where none was begun, or where it cannot be understood."""
    text = case.settings.get(SETTING)
    if text is None:
        return None
    try:
        return from_json(text)
    except ValueError:
        return None  # of a newer version, or not ours: a new one is begun


def keep_composition(case: CaseFile, composition: Composition | None) -> None:
    """Keep the briefing that is being worked on, or forget it with None. Raises CaseReadOnly."""
    case.settings.set(SETTING, None if composition is None else to_json(composition))


def _told(issue: Issue | None) -> dict[str, Any] | None:
    # not the words: what is taken out must not live on in the history
    if issue is None:
        return None
    one = issue.composition
    return {"issue": one.number, "title": one.title, "template": one.template, "written": issue.written}
