"""The analyst's edits: each can be applied and taken back any number of times.

An edit is one transaction and one step of undo, leaves one entry in the case's history and writes the joined view again.
`apply` and `revert` say what now shows otherwise; for one edit they always say the same. An edit does not know how it is
taken back: the store records what it writes (`store.journal`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.domain.change import Change
from briefing.domain.history import Kind, Subject
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.stepping import redo, undo

_MOST_ABOUT = 8


def refresh_view(case: CaseFile) -> Change:
    """Reconcile all that was read and write the joined view. Returns what now shows otherwise."""
    from briefing import reconcile  # no window that opens waits for it, nor an edit that joins nothing

    with case.atomic():
        return case.write_view(reconcile.corpus(case.articles.all(), case.findings(), case.decisions()))


@dataclass(frozen=True, slots=True)
class Done:
    """What an edit did: what it touched of itself, and for the history the values before and after it and what it is about,
    the changed item first; where that is empty it is what was touched.
    """

    touched: Change
    before: Any = None
    after: Any = None
    about: tuple[Subject, ...] = ()


class Edit(ABC):
    """One thing the analyst does. `label` names it in menus and in the history.

    Raises CaseError when it cannot be done; the case is then as it was before.
    """

    label: str

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._change = Change()
        self._step: int | None = None

    @property
    def step(self) -> int | None:
        """The number of the step of undo that it became, None before it was applied."""
        return self._step

    def apply(self, *, join: bool = True) -> Change:
        """Do it as one step of undo, once more after `revert`. Without `join` the joined view is left to the caller."""
        with self._case.atomic():
            again = self._case.steps.next_redo() if self._step is not None else None
            if self._step is not None and again is not None and again.n == self._step:
                step, touched = self._step, redo(self._case, self._step).change
            else:
                with self._case.steps.recording(self.label) as recording:
                    recording.change = touched = self.apply_within()
                    recording.needs_joining = self.needs_joining
                step = recording.n
            shown = self._refresh() if join else Change()
        self._step = step
        return self._whole(touched | shown)

    def revert(self, *, join: bool = True) -> Change:
        """Take it back, after `apply`.

        Raises UndoRefused when it is not the last step.
        """
        with self._case.atomic():
            touched = undo(self._case, self._step).change
            shown = self._refresh() if join else Change()
        return self._whole(touched | shown)

    def apply_within(self) -> Change:
        """Do it inside a larger edit, which sees to the step and to the joined view."""
        done = self._do()
        about = done.about or _about(done.touched)
        kind = about[0].kind if about else Kind.CASE
        self._case.history.note(self.label, done.before, done.after, kind, about)
        return done.touched

    def _whole(self, change: Change) -> Change:
        self._change = self._change | change
        return self._change

    def _refresh(self) -> Change:
        return refresh_view(self._case) if self.needs_joining else Change()

    @property
    def needs_joining(self) -> bool:
        """Whether, once it was applied, what is joined over all articles may come out otherwise."""
        return True

    @abstractmethod
    def _do(self) -> Done: ...


class Together(Edit):
    """Several edits as one: all or none, taken back in one step, and the joined view written once.

    In the history each of them has its entry.
    """

    def __init__(self, case: CaseFile, label: str, edits: Sequence[Edit]) -> None:
        super().__init__(case)
        self.label = label
        self._edits = tuple(edits)

    def apply_within(self) -> Change:
        """Do all, in order."""
        touched = Change()
        for edit in self._edits:
            touched |= edit.apply_within()
        return touched

    @property
    def needs_joining(self) -> bool:
        return any(edit.needs_joining for edit in self._edits)

    def _do(self) -> Done:
        return Done(self.apply_within())


class ChangeSetting(Edit):
    """Set what belongs to the case as a whole: its title, its filters. None takes it away."""

    def __init__(self, case: CaseFile, label: str, key: str, value: str | None) -> None:
        super().__init__(case)
        self.label = label
        self._key, self._value = key, value

    @property
    def needs_joining(self) -> bool:
        return False

    def _do(self) -> Done:
        before = self._case.settings.set(self._key, self._value)
        return Done(Change(settings=frozenset({self._key})), before, self._value, (Subject(Kind.SETTING, self._key),))


def _about(touched: Change) -> tuple[Subject, ...]:
    """What was touched, facts before the articles they are in; nothing where it is too much to say."""
    found = (
        *(Subject(Kind.EVENT, id_) for id_ in sorted(touched.events)),
        *(Subject(Kind.CASUALTY, id_) for id_ in sorted(touched.casualties)),
        *(Subject(Kind.ACTOR, id_) for id_ in sorted(touched.actors)),
        *(Subject(Kind.ARTICLE, id_) for id_ in sorted(touched.articles)),
    )
    return found if len(found) <= _MOST_ABOUT else ()
