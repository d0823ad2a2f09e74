"""What every part of a dossier stands on: the view, what is cited, and the turns of phrase that several parts need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefing.domain.casualty import Casualty
from briefing.domain.claim import Status
from briefing.domain.composition import SECTION, Composition, Template, sections_of
from briefing.domain.printed import Labels, TotalRow
from briefing.domain.text import Span
from briefing.usecases.briefings.depth import Depth
from briefing.usecases.looking import glance
from briefing.usecases.looking.happenings import Happening, StandingToll, View
from briefing.usecases.looking.totals import addable, total_row
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations


class Ground:
    """A view with what is made of it: the citations, the composition, the depth that fits, and the sections that are on."""

    def __init__(self, view: View, citations: Citations, composition: Composition | None, depth: Depth) -> None:
        self.view = view
        self.cite = citations
        self.composition = composition
        self.depth = depth
        sections = composition.printed if composition is not None else sections_of(Template.COMPLETE)
        self.sections = tuple(one for one in sections if one.is_on or SECTION[one.name].is_required)
        self.on = {one.name for one in self.sections}
        self.main = [one for one in view.happenings if one.counts]

    def labels(self, spans: Iterable[Span], one: Happening) -> Labels:
        """The labels of sentences in which a happening stands, and the mark of what was entered by hand."""
        labels = self.cite.of(spans)
        by_hand = self.cite.of((), entered_by_hand=True) if one.is_by_hand else ()
        return (*labels, *by_hand)

    def said(self, one: Happening) -> str:
        """Who tells of a happening: those whose word it is, then the outlets that tell it as their own, and the analyst."""
        named = [self.view.name(actor) for event in one.events for actor in event.attributed_to]
        unsaid = [event for event in one.events if not event.attributed_to]
        outlets = [self.view.outlet(self.view.article(span)) for event in unsaid for span in event.evidence]
        by_hand = ["the analyst"] if any(not event.evidence for event in unsaid) else []
        return phrasing.listed(list(dict.fromkeys((*named, *outlets, *by_hand))), 4)

    def standing(self, one: Happening) -> str:
        """Who says it and how firmly, as a sentence."""
        said = self.said(one)
        by = f" by {said}" if said else ""
        return {
            Status.REPORTED: f"Reported{by}.",
            Status.CLAIMED: f"Claimed{by}.",
        }.get(one.status, f"{one.status.value.capitalize()}{by}.")

    def sentence_of(self, span: Span) -> str:
        """The sentence in which a stretch of text stands."""
        return self.view.article(span).quote(self.view.sentence(span))

    def days(self) -> tuple[date, date] | None:
        """The first and the last day covered; None where there is none."""
        if self.view.choice.first and self.view.choice.last:
            return self.view.choice.first, self.view.choice.last
        whens = [one.when for one in self.main if glance.is_near(one.when)] or [one.when for one in self.main]
        days = [day for when in whens for day in (when.earliest, when.latest) if day]
        return (min(days), max(days)) if days else None

    def reported_on(self, row: Casualty) -> str:
        """When the report of a figure came out."""
        return f"reported {phrasing.published(self.view.article(row.evidence[0]).day)}" if row.evidence else "by hand"

    def total(self, tolls: Sequence[StandingToll], most: int | None = None) -> TotalRow | None:
        """Tolls as one total, with the weightiest sources of what is in it, `most` where the depth has more; None where
        none of them counts.
        """
        row = total_row(self.view, tolls)
        if row is None:
            return None
        sources, more = self.weightiest_sources(addable(tolls), most)
        return replace(row, sources=sources, more_sources=more)

    def weightiest_sources(self, tolls: Sequence[StandingToll], most: int | None = None) -> tuple[Labels, int]:
        """The labels of the largest tolls' reports, at most as many as the depth has, and how many reports have none."""
        rows = {row.id: row for toll in sorted(tolls, key=lambda one: -one.weight) for row in toll.counted}
        self.cite.count(span for row in rows.values() for span in row.evidence)
        chosen = list(rows.values())[: min(self.depth.labels, most or self.depth.labels)]
        spans = [span for row in chosen for span in row.evidence[:1]]
        labels = self.cite.of(spans, entered_by_hand=any(not row.evidence for row in chosen))
        return labels, len(rows) - len(chosen)


def is_current(row: Casualty) -> bool:
    """Whether a figure stands by itself and nobody has withdrawn it."""
    return row.status in (Status.REPORTED, Status.CLAIMED, Status.DISPUTED) and row.part_of is None


def figure_of(row: Casualty) -> str:
    """The number of a report as it is printed."""
    return phrasing.figure_of(row)


def lead_of(one: Happening) -> str:
    """A happening with its day, or that no report tells it."""
    return f"{one.title}, {phrasing.when(one.when)}"


def capitalised(text: str) -> str:
    """Words as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
