"""From a case and a choice to a snapshot: what the briefing made of them says, kept for the one that comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.domain.changes import Baseline
from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.dossier import Dossier
from briefing.domain.snapshot import Passage, Snapshot
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.looking.snapshots import passages_of, snapshot_of

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile


def take(
    case: HoldsCorpus | Corpus,
    choice: Choice,
    dossier: Dossier | None = None,
    passages: Sequence[Passage] | None = None,
    decisions: Decisions | None = None,
) -> Snapshot:
    """What a briefing of this case and choice says. Pure: the same case and choice always give the same snapshot.

    `dossier` spares collecting it again where it is at hand; `passages` are the words that the briefing leads with, those
    of the dossier if not given; `decisions` on sameness are the case's own (`decisions()`), where it has any, if not given.
    """
    corpus = corpus_for(case, choice)
    whole = dossier if dossier is not None else collect(corpus, choice)
    return snapshot_of(
        View(corpus, choice),
        passages_of(whole) if passages is None else passages,
        decisions if decisions is not None else decisions_of(case),
        {source.article: source.number for source in whole.sources},
    )


def decisions_of(case: object) -> Decisions:
    """The analyst's decisions on sameness, where a case holds any."""
    ask = getattr(case, "decisions", None)
    found = ask() if callable(ask) else None
    return found if isinstance(found, Decisions) else Decisions()


def baseline(case: CaseFile, number: int) -> Baseline | None:
    """What a kept issue said, to compare with; None where no facts were kept with it, or in a form not read any more.

    Raises NotInCase where there is none of this number.
    """
    issue = case.issues.get(number)
    try:
        then = Snapshot.from_json(issue.snapshot)
    except ValueError:
        return None
    return Baseline(number, issue.written, then, case.decisions())
