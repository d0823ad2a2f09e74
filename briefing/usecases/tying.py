"""Deciding on ties as an edit: applied, undone, done again and noted in the history as every other decision is."""

from __future__ import annotations

from briefing.domain.change import Change
from briefing.domain.claim import Review
from briefing.domain.tie import SETTING, TieKey, TieVerdict, write_ties
from briefing.store.casefile import CaseFile
from briefing.usecases.review import Done, Edit

_ACTS = {
    Review.ACCEPTED: "Accept tie “{tie}”",
    Review.REJECTED: "Reject tie “{tie}”",
    Review.EDITED: "Edit tie “{tie}”",
    Review.SUGGESTED: "Take back what was decided of tie “{tie}”",
}


class JudgeTie(Edit):
    """Say of a tie whether it holds, how it stands and since when; None takes all of that back, and takes out a tie that
    was put in by hand. Neither articles nor actors are altered.

    Raises NotInCase for an actor that is not there, ValueError for one actor given twice.
    """

    def __init__(self, case: CaseFile, key: TieKey, verdict: TieVerdict | None) -> None:
        super().__init__(case)
        subject, object_ = case.actors.get(key.subject), case.actors.get(key.object)
        if subject.id == object_.id:
            raise ValueError(f"{key.subject} and {key.object} are one")
        self._key = TieKey.of(subject.id, key.predicate, object_.id)
        self._verdict = verdict
        told = (verdict.predicate if verdict is not None else None) or key.predicate
        tie = f"{subject.name} {told.value.replace('-', ' ')} {object_.name}"
        before = case.tie_verdicts().of(self._key)
        if verdict is None and before.by_hand:
            self.label = f"Take out tie “{tie}”"
        elif verdict is not None and verdict.by_hand and not before.by_hand:
            self.label = f"Add tie “{tie}”"
        else:
            self.label = _ACTS[verdict.review if verdict is not None else Review.SUGGESTED].format(tie=tie)

    @property
    def needs_joining(self) -> bool:
        return False  # a verdict on a tie joins nothing

    def _do(self) -> Done:
        held = self._case.tie_verdicts()
        before = held.of(self._key)
        after = held.with_(self._key, self._verdict)
        self._case.settings.set(SETTING, write_ties(after))
        return Done(
            Change(actors=frozenset({self._key.subject, self._key.object})), _told(before), _told(after.of(self._key))
        )


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
