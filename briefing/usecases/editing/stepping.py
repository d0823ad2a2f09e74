"""Undoing steps and doing them again, also those of an earlier session, with what they changed beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefing.domain.additions import Additions
from briefing.store.casefile import CaseFile
from briefing.store.steps import Step
from briefing.store.values import built, plain

if TYPE_CHECKING:
    from briefing.usecases.taking_in.learning import Where


def undo(case: CaseFile, expecting: int | None = None) -> Step:
    """Take back the last step, and note so in the history; joining all articles again is left to the caller.

    Raises UndoRefused when there is none, or another than expected; CaseError or KnowledgeError when it cannot be written.
    The case is as before then.
    """
    with case.atomic():
        step = case.steps.undo(expecting)
        for one in reversed(step.outside):
            _exchange(case, one, back=True)
    return step


def redo(case: CaseFile, expecting: int | None = None) -> Step:
    """Do the step again that was undone last. Raises as `undo`."""
    with case.atomic():
        step = case.steps.redo(expecting)
        for one in step.outside:
            _exchange(case, one, back=False)
    return step


def outside(where: Where, gone: Additions, come: Additions) -> Mapping[str, Any]:
    """What of a change of knowledge is kept with its step; what holds for the case alone lies in the case itself."""
    return {"where": where.value, "gone": plain(gone), "come": plain(come)}


def _exchange(case: CaseFile, what: Mapping[str, Any], *, back: bool) -> None:
    from briefing.usecases.taking_in.learning import Where, exchange  # and with it all of knowledge: few steps need it

    gone, come = (built(Additions, what[one]).entries for one in (("come", "gone") if back else ("gone", "come")))
    exchange(case, Where(what["where"]), gone, come)
