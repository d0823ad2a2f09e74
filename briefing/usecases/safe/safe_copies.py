"""From a case and the names that must not appear to a file that was looked through before it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.domain.changes import Baseline
from briefing.domain.choice import Choice
from briefing.domain.composition import Composition
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import NO_CRITERIA
from briefing.domain.dossier import Dossier
from briefing.usecases.briefings.changed import Cover, Retold, retold
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.composing import baseline_of, corpus_of, lay_out
from briefing.usecases.briefings.depth import LADDER
from briefing.usecases.briefings.files import check_target, write
from briefing.usecases.briefings.publishing import Form, Format, Progress, draw_charts, exported, rendered
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.safe.hiding import Plan
from briefing.usecases.safe.leaks import refuse_leaks
from briefing.usecases.safe.redacting import SafeCase, safe_case, safe_choice, safe_words, tight
from briefing.usecases.wording import phrasing


@dataclass(frozen=True, slots=True)
class SafeReport:
    """What a safe copy replaced: lines in words, and notes on what was left and why."""

    replaced: tuple[str, ...]
    notes: tuple[str, ...]


def publish_safe(
    case: HoldsCorpus | Corpus,
    choice: Choice,
    path: Path,
    plan: Plan,
    what: Form | Format = Form.PDF,
    *,
    composition: Composition | None = None,
    since: Baseline | None = None,
    bom: bool = True,
    progress: Progress | None = None,
) -> SafeReport:
    """Write a briefing, or a case for another program, in which the names of a plan do not appear.

    `composition` is what a briefing is composed of, the analyst's words among it; without one it is made of the facts
    alone. What changed since an earlier issue is told without the names; `since` is that issue, for whoever has not got the
    case itself. Raises as `publishing.publish`,
    NamesRefused where a name cannot be replaced as planned, and NameStillThere where the finished file, or its name, still
    holds one; nothing is written then.
    """
    tell = progress or (lambda _what, _done: None)
    check_target(path)
    tell("Taking the names out", 0.0)
    safe = safe_case(corpus_for(case, choice) if composition is None else corpus_of(case, composition), plan)
    bare = safe_choice(choice, plan)
    tell("Laying out", 0.3)
    readable = None
    if isinstance(what, Form):
        suffix = what.value
        changes = None
        if composition is not None:
            changes = _changes(corpus_of(case, composition), composition, since or baseline_of(case, composition), safe)
        dossier = tight(_collected(safe, bare, composition, changes))
        for svg in draw_charts(dossier).values():  # in a PDF their words are outlines, which nobody can look through
            refuse_leaks(svg, "svg", plan)
        data = rendered(dossier, what)
        if not what.has_text:  # nobody can look through pictures, but through the same pages with their text
            suffix, readable = Form.PDF.value, rendered(dossier, Form.PDF)
    else:
        suffix = what.suffix
        data = exported(safe.corpus(), bare, what, bom=bom)
    tell("Looking through the file", 0.7)
    refuse_leaks(readable or data, suffix, plan, path.name)
    tell("Writing the file", 0.95)
    write(path, data)
    tell("Done", 1.0)
    return report(safe)


def _changes(corpus: Corpus, composition: Composition, since: Baseline | None, safe: SafeCase) -> Retold | None:
    """What changed, found in the case as it is and told without the names: the earlier issue knows no other case."""
    if since is None:
        return None
    choice = composition.choice(since.written)
    dossier = collect(corpus, choice, composition, LADDER[composition.template][0])
    cover = Cover(lambda words: safe_words(words, safe), lambda span: safe_words(span, safe))
    return retold(View(corpus, choice), since, dossier, cover)


def _collected(safe: SafeCase, choice: Choice, composition: Composition | None, changes: Retold | None = None) -> Dossier:
    if composition is None:
        return collect(safe, choice)
    bare = safe_words(replace(composition, criteria=NO_CRITERIA), safe)  # the filter was applied; it is made of ids
    return lay_out(safe.corpus(), bare, choice.written, since=changes).dossier


def report(safe: SafeCase) -> SafeReport:
    """What was replaced in a safe case, and what was left."""
    replaced: list[str] = []
    notes: list[str] = []
    said: set[str] = set()
    for one in safe.plan.found:
        names, stands = one.wish.names[0], one.hidden.stands
        times = safe.counts.get(stands, 0)
        shared = sum(other.hidden.stands == stands for other in safe.plan.found) > 1
        if shared and stands in said:
            continue
        said.add(stands)
        if shared:
            names = phrasing.listed([other.wish.names[0] for other in safe.plan.found if other.hidden.stands == stands])
        replaced.append(f"{names}: “{stands}”, {phrasing.counted(times, 'time')}")
    for one in safe.plan.found:
        if not one.is_known:
            met = "replaced as words alone" if safe.counts.get(one.hidden.stands) else "stands nowhere in the case"
            notes.append(f"“{one.wish.names[0]}” is no actor, place or source of the case: {met}.")
        if one.variants:
            notes.append(f"Other spellings of {one.wish.names[0]}, replaced too: {phrasing.listed(one.variants, 12)}.")
        notes += [f"Left: {left}." for left in one.left]
    withheld = len(safe.plan.withheld)
    if withheld:
        notes.append(f"{phrasing.counted(withheld, 'article')} stripped of title and address, which lead to a source.")
    return SafeReport(tuple(replaced), tuple(notes))
