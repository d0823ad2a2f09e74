"""Deciding on ties as an edit: applied, undone, done again and noted in the history as every other decision is."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.domain.change import Change
from briefing.domain.claim import Review
from briefing.domain.history import Kind, Subject
from briefing.domain.tie import SETTING, TieKey, TieVerdict, write_ties
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Done, Edit

_ACTS = {
    Review.ACCEPTED: "Accept tie “{tie}”",
    Review.REJECTED: "Reject tie “{tie}”",
    Review.EDITED: "Edit tie “{tie}”",
    Review.SUGGESTED: "Take back what was decided of tie “{tie}”",
}


class JudgeTies(Edit):
    """Say of some ties whether each holds, how it stands and since when; None takes all of that back, and takes out a tie
    that was put in by hand. Neither articles nor actors are altered. In the history each has its entry.

    Raises NotInCase for an actor that is not there, ValueError for one actor given twice or for no tie.
    """

    def __init__(self, case: CaseFile, said: Mapping[TieKey, TieVerdict | None]) -> None:
        super().__init__(case)
        self._said = {self._shown(key): verdict for key, verdict in said.items()}
        if not self._said:
            raise ValueError("no tie")
        held = case.tie_verdicts()
        self._labels = {key: self._called(key, verdict, held.of(key)) for key, verdict in self._said.items()}
        self.label = next(iter(self._labels.values())) if len(self._labels) == 1 else self._called_together()

    def _called_together(self) -> str:
        reviews = {one.review if one is not None else Review.SUGGESTED for one in self._said.values()}
        verb = {Review.ACCEPTED: "Accept", Review.REJECTED: "Reject"}.get(
            reviews.pop() if len(reviews) == 1 else Review.EDITED
        )
        return f"{verb or 'Decide on'} {len(self._said)} ties"

    def _shown(self, key: TieKey) -> TieKey:
        """Of the actors that are shown now, where some were joined."""
        subject, object_ = self._case.actors.get(key.subject).id, self._case.actors.get(key.object).id
        if subject == object_:
            raise ValueError(f"{key.subject} and {key.object} are one")
        return TieKey.of(subject, key.predicate, object_)

    def _called(self, key: TieKey, verdict: TieVerdict | None, before: TieVerdict) -> str:
        told = (verdict.predicate if verdict is not None else None) or key.predicate
        names = [self._case.actors.get(one).name for one in (key.subject, key.object)]
        tie = f"{names[0]} {told.value.replace('-', ' ')} {names[1]}"
        if verdict is None and before.by_hand:
            return f"Take out tie “{tie}”"
        if verdict is not None and verdict.by_hand and not before.by_hand:
            return f"Add tie “{tie}”"
        return _ACTS[verdict.review if verdict is not None else Review.SUGGESTED].format(tie=tie)

    @property
    def needs_joining(self) -> bool:
        return False  # a verdict on a tie joins nothing

    def apply_within(self) -> Change:
        """All of them, written once."""
        touched = Change()
        held = self._case.tie_verdicts()
        after = held.with_all(self._said)
        for key in self._said:
            about = tuple(Subject(Kind.ACTOR, one) for one in sorted({key.subject, key.object}))
            self._case.history.note(self._labels[key], _told(held.of(key)), _told(after.of(key)), Kind.ACTOR, about)
            touched |= Change(actors=frozenset({key.subject, key.object}))
        self._case.settings.set(SETTING, write_ties(after))
        return touched

    def _do(self) -> Done:
        return Done(self.apply_within())


class JudgeTie(JudgeTies):
    """Say it of one tie. Raises as JudgeTies."""

    def __init__(self, case: CaseFile, key: TieKey, verdict: TieVerdict | None) -> None:
        super().__init__(case, {key: verdict})


def _told(verdict: TieVerdict) -> dict[str, str] | None:
    """What a verdict says, for the history; None where it says nothing."""
    said = {
        "review": verdict.review.value,
        "standing": verdict.standing.value if verdict.standing else "",
        "tie": verdict.predicate.value if verdict.predicate else "",
        "since": verdict.since,
        "until": verdict.until,
        "note": verdict.note,
    }
    return {name: value for name, value in said.items() if value} if verdict.says_something else None
