"""From a case and a composition to pages: what fits the template is printed, by weight, the rest counted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefing import report
from briefing.domain.changes import Baseline
from briefing.domain.composition import PAGES, Composition, Issue, Template
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.dossier import Dossier
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.changed import Retold
from briefing.usecases.briefings.collecting import collect, propose
from briefing.usecases.briefings.depth import LADDER, Depth
from briefing.usecases.briefings.files import check_target, write
from briefing.usecases.briefings.publishing import Form, Progress, draw_charts, rendered
from briefing.usecases.briefings.remembering import baseline, decisions_of, take
from briefing.usecases.looking.filtering import Sieve
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_on
from briefing.usecases.wording.markings import refuse_marked

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # drafts do not depend on when they are made
_USUAL = 0.7  # of the way from the deepest to the shallowest, in cases of a dozen articles and of hundreds of events
_PAGES_A_STEP = 0.033  # the logarithm of how many more pages one depth takes than the next, in the same cases
_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Composed:
    """A briefing laid out: its dossier, its charts as SVG, its PDF. `is_within` is False where even the shortest form of
    the template takes more pages than it should, for the analyst's own words are that long. `depth` is its
    place among the template's depths.
    """

    dossier: Dossier
    charts: Mapping[str, bytes]
    pdf: bytes
    pages: int
    is_within: bool
    depth: int = 0


def corpus_of(case: HoldsCorpus | Corpus, composition: Composition) -> Corpus:
    """What of a case the composition's filter leaves in."""
    corpus = corpus_on(case, composition.choice(_ANY_TIME).known_on)
    return Sieve(corpus).show(composition.criteria).corpus if composition.criteria.is_set else corpus


def baseline_of(case: HoldsCorpus | Corpus, composition: Composition) -> Baseline | None:
    """What a briefing is compared with: the issue that it replaces, else the one before it; None where there is none."""
    if not isinstance(case, CaseFile):
        return None
    if composition.replaces is not None and case.issues.has(composition.replaces):
        return baseline(case, composition.replaces)
    before = case.issues.before(composition.number)
    return None if before is None else baseline(case, before.number)


def compose(
    case: HoldsCorpus | Corpus,
    composition: Composition,
    written: datetime,
    depth: Depth | None = None,
    since: Baseline | Retold | None = None,
) -> Dossier:
    """The dossier of a composition, as deep as its template goes at most, or to a given depth. Pure."""
    deep = depth or LADDER[composition.template][0]
    since = since or baseline_of(case, composition)
    return collect(corpus_of(case, composition), composition.choice(written), composition, deep, since)


def lay_out(
    case: HoldsCorpus | Corpus,
    composition: Composition,
    written: datetime,
    near: int | None = None,
    since: Baseline | Retold | None = None,
    seen: Callable[[Composed], None] | None = None,
) -> Composed:
    """The briefing on as many pages as its template takes: the deepest of its depths that keeps within them.

    `near` is a depth that it is likely to have, as `Composed.depth` of the last time: it saves layouts. `since` is what it
    is compared with, for whoever has not got the case itself. `seen` is called with each layout on the way, the likeliest
    first; what it raises ends the search. Raises ReportIncomplete or ResourceMissing as `report.render_pdf` does.
    """
    corpus = corpus_of(case, composition)
    since = since or baseline_of(case, composition)
    choice, ladder, most = composition.choice(written), LADDER[composition.template], PAGES.get(composition.template)
    low, high, found = 0, len(ladder) - 1, None
    at = likely_depth(composition.template) if near is None else near
    is_beside = near is not None  # the depth next to the one of last time decides
    while found is None or low <= high:
        at = min(max(at, low), high)
        dossier = collect(corpus, choice, composition, ladder[at], since)
        charts = draw_charts(dossier)
        pdf = report.render_pdf(dossier, charts)
        pages = page_count(pdf)
        fits = most is None or pages <= most
        made = Composed(dossier, charts, pdf, pages, fits, at)
        if seen is not None:
            seen(made)
        if found is None or fits or (not found.is_within and at > found.depth):
            found = made
        if fits or most is None:
            high = at - 1
            at = high if is_beside else (low + high) // 2
        else:
            low = at + 1
            at += max(1, math.ceil(math.log(pages / most) / _PAGES_A_STEP))
            at = min(at, (low + high + 1) // 2) if found.is_within else at
        is_beside = False
    return found


def likely_depth(template: Template) -> int:
    """The depth at which a case of usual size comes out, to begin with where nothing is known."""
    return round(_USUAL * (len(LADDER[template]) - 1))


def publish_composed(
    case: HoldsCorpus | Corpus,
    composition: Composition,
    written: datetime,
    path: Path,
    form: Form = Form.PDF,
    progress: Progress | None = None,
    since: Baseline | Retold | None = None,
) -> Composed:
    """Write a composition in one of the forms; all hold the same, in the same order, as much as the PDF's pages hold.

    Raises as `publishing.publish` does; a file that was there is left as it was then.
    """
    tell = progress or (lambda _what, _done: None)
    check_target(path)
    tell("Laying out the pages", 0.1)
    made = lay_out(case, composition, written, since=since)
    refuse_marked(made.dossier)
    tell("Writing the file", 0.9)
    write(path, made.pdf if form is Form.PDF else rendered(made.dossier, form))
    tell("Done", 1.0)
    return made


def issue_of(
    case: HoldsCorpus | Corpus, composition: Composition, written: datetime, decisions: Decisions | None = None
) -> Issue:
    """A composition as an issue to be kept, with the state of the facts; `decisions` on sameness are for whoever has not
    got the case itself.
    """
    corpus, choice = corpus_of(case, composition), composition.choice(written)
    dossier = compose(corpus, composition, written)
    return Issue(composition, written, take(corpus, choice, dossier, decisions=decisions or decisions_of(case)).to_json())


def written_then(
    case: HoldsCorpus | Corpus, composition: Composition, kept: Issue | None, decisions: Decisions | None = None
) -> datetime | None:
    """When an issue that is kept was written, where it is written again as it is and of the same facts: then all its bytes
    are the same. None where anything is otherwise.
    """
    if kept is None or kept.composition != composition:
        return None
    again = issue_of(case, composition, kept.written, decisions)
    return kept.written if again.snapshot == kept.snapshot else None


def page_count(pdf: bytes) -> int:
    """The number of pages, which Typst writes into the tree of pages in clear."""
    return max((int(number) for number in _COUNT.findall(pdf)), default=0)


def begin(case: HoldsCorpus | Corpus, composition: Composition) -> Composition:
    """The composition with bottom line and judgements drafted from the facts where it has none.

    Only a beginning: each statement carries its sources, and stands as drafted until the analyst edits it.
    """
    drafted = 6 if composition.template is Template.FLASH else 8  # what a flash shows besides wants room on its two pages
    line, judgements = propose(corpus_of(case, composition), composition.choice(_ANY_TIME), drafted)
    return replace(
        composition,
        bottom_line=composition.bottom_line or line,
        judgements=composition.judgements or judgements,
    )
