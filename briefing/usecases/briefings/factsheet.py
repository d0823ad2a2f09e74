"""The facts that an analyst can put into a text, one sentence each, with the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from briefing.domain.composition import Composition, Passage
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.fact import Fact, FactKind
from briefing.domain.printed import Labels, TimelineRow
from briefing.usecases.briefings.collecting import settled
from briefing.usecases.briefings.composing import corpus_of
from briefing.usecases.briefings.depth import EVERYTHING
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.hindsight import HoldsCorpus
from briefing.usecases.wording.citing import Citations

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def facts(case: HoldsCorpus | Corpus, composition: Composition) -> tuple[Fact, ...]:
    """Every fact that the composition leaves in: events and figures in the order of the timeline, then who says what of
    what is disputed, then ties of actors. Each once.
    """
    view = View(corpus_of(case, composition), composition.choice(_ANY_TIME))
    dossier, citations = settled(view, None, EVERYTHING)
    found: dict[tuple[FactKind, str], Fact] = {}
    for kind, text, labels in _told(dossier):
        found.setdefault((kind, text), Fact(kind, _passage(text, labels, citations)))
    return tuple(found.values())


def _passage(text: str, labels: Labels, citations: Citations) -> Passage:
    spans = (citations.sentence_of(label) for label in labels)
    return Passage(text, tuple(span for span in spans if span is not None), text)


def _told(dossier: Dossier) -> Iterator[tuple[FactKind, str, Labels]]:
    for row in (*dossier.timeline, *dossier.undated):
        yield FactKind.EVENT, _event(row), row.sources
    for toll in dossier.tolls:
        for claim in toll.claims:
            words = f"“{claim.wording}”" if claim.wording else claim.figure
            yield FactKind.FIGURE, f"{claim.speaker}: {words} ({claim.people}; {toll.title}, {toll.when}).", claim.sources
    for claim in (*dossier.running_totals, *dossier.unassigned):
        words = f"“{claim.wording}”" if claim.wording else claim.figure
        about = f"{claim.people}, {claim.scope}" if claim.scope else claim.people
        yield FactKind.FIGURE, f"{claim.speaker}: {words} ({about}).", claim.sources
    for dispute in dossier.disputes:
        for voice in (*dispute.asserted, *dispute.denied):
            yield FactKind.STATEMENT, f"{voice.speaker} {voice.stance}: “{voice.sentence}”", voice.sources
    for profile in dossier.profiles:
        for tie in profile.ties:
            yield FactKind.ACTOR, f"{profile.name}: {tie.text}.", tie.sources


def _event(row: TimelineRow) -> str:
    about = [part for part in (row.heading, row.where) if part]
    toll = f": {row.toll}" if row.toll else ""
    said = f" {row.status.value.capitalize()} by {row.said}." if row.said else ""
    return f"{row.what} ({', '.join(about)}){toll}.{said}"
