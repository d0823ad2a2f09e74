"""The gap sheet: on one page what contradicts what, what is not known, and which questions would settle most."""

from __future__ import annotations

from pathlib import Path

from briefing import report
from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.printed import Part
from briefing.errors import NothingToReport
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.files import check_target, write
from briefing.usecases.briefings.publishing import Form, draw_charts
from briefing.usecases.briefings.sheets import alone
from briefing.usecases.looking.hindsight import HoldsCorpus
from briefing.usecases.wording.markings import refuse_marked

FORMS = (Form.PDF, Form.DOCX)


def gap_sheet(case: HoldsCorpus | Corpus, choice: Choice) -> Dossier:
    """Conflicts and gaps of a case as a dossier that holds nothing else.

    Raises NothingToReport where the choice leaves no event.
    """
    whole = collect(case, choice)
    if whole.gap_count.happenings == 0:
        raise NothingToReport("No event is told in what was chosen.", "Choose a longer period, or take articles in.")
    sheet = alone(
        whole,
        choice.title,
        contradictions=whole.contradictions,
        more_contradictions=whole.more_contradictions,
        disputes=whole.disputes,
        more_disputes=whole.more_disputes,
        questions=whole.questions,
        unreviewed_leading=whole.unreviewed_leading,
        more_unreviewed=whole.more_unreviewed,
        gaps=whole.gaps,
        more_gaps=whole.more_gaps,
        gap_count=whole.gap_count,
        parts=tuple(Part(one.name, one.title) for one in whole.parts if one.name in ("conflicts", "sources")),
    )
    return sheet


def publish_gap_sheet(sheet: Dossier, path: Path, form: Form = Form.PDF) -> None:
    """Write a gap sheet: as PDF on one page, where what has no room is counted; as a Word document whole.

    Raises as `publishing.publish` does.
    """
    check_target(path)
    refuse_marked(sheet)
    made = report.render_gap_sheet(sheet) if form is Form.PDF else report.render_docx(sheet, draw_charts(sheet))
    write(path, made)
