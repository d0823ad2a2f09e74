"""What changed since an issue, as a document of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from briefing.domain.composition import Section
from briefing.domain.dossier import Dossier
from briefing.errors import NothingToReport
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.composing import corpus_of
from briefing.usecases.briefings.depth import EVERYTHING
from briefing.usecases.briefings.remembering import baseline
from briefing.usecases.briefings.sheets import alone
from briefing.usecases.editing.issuing import kept_composition

CHANGES = "what-changed"  # the section


def change_sheet(case: CaseFile, number: int, written: datetime) -> Dossier:
    """What changed since an issue, as a document: the briefing that is being worked on against that issue, or the
    issue made again of what the case holds now where none is.

    Raises NotInCase where there is no such issue, NothingToReport where no facts were kept with it.
    """
    issue, since = case.issues.get(number), baseline(case, number)
    if since is None:
        raise NothingToReport(
            f"No facts were kept with issue {number}, or in a form that is not read any more.", "Choose a later issue."
        )
    working = kept_composition(case)
    composition = working if working is not None and working.number > number else issue.composition
    section = Section(CHANGES, True, composition.section(CHANGES).text)
    composition = composition.with_section(section)
    whole = collect(
        corpus_of(case, composition), composition.choice(written), composition, replace(EVERYTHING, of_profile=1), since
    )
    parts = tuple(part for part in whole.parts if part.name in (CHANGES, "sources"))
    sheet = alone(whole, f"{composition.title}: changes since issue\u00a0{number}", changes=whole.changes)
    return replace(sheet, parts=parts)


def told(sheet: Dossier) -> tuple[str, ...]:
    """The same in lines of text."""
    changes = sheet.changes
    if changes is None:
        return ()
    lines = [f"Since {changes.since}. {changes.counts}", *changes.notes]
    width = max((len(row.kind) for row in changes.rows), default=0)
    for row in changes.rows:
        was_is = " → ".join(words for words in (row.before, row.after) if words)
        if row.before and not row.after:
            was_is += " → not in it any more"
        lines.append(f"{row.kind:<{width}}  {row.what}: {was_is} ({row.why})")
    return tuple(lines)
