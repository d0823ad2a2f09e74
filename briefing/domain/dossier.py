"""The frozen contents of one briefing: what is printed, in print order, each item with the labels of its sources.

A dossier holds finished words (`domain.printed`) and the figures that charts draw (`domain.drawn`). Whoever lays it out
(PDF, preview, print) adds headings and fixed sentences and decides nothing: the same dossier always gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.domain.choice import Choice
from briefing.domain.drawn import ClaimChart, DayChart, Drawn, PlaceMap, ResponsibleChart
from briefing.domain.printed import (
    ChartSources,
    ClaimRow,
    Contradiction,
    Dispute,
    Gap,
    GapCount,
    Graphic,
    Holding,
    Judged,
    KeyFigure,
    KeyPoint,
    Line,
    MarkedSource,
    Method,
    Part,
    Profile,
    Said,
    Source,
    TimelineRow,
    TollRow,
    TotalRow,
    WhatChanged,
)


def sheet_name(chart: str, number: int) -> str:
    """What a part of a chart goes by, beside the other charts; the first is 1."""
    return f"{chart}_{number}"


def drawn_charts(dossier: Dossier) -> dict[str, Drawn]:
    """The charts that are drawn, by name, in their order; in its parts where one has any."""
    whole: tuple[tuple[str, Drawn | None, tuple[Drawn, ...]], ...] = (
        ("by_place", dossier.by_place, ()),
        ("by_day", dossier.by_day, dossier.day_sheets),
        ("by_responsible", dossier.by_responsible, dossier.responsible_sheets),
        ("by_claim", dossier.by_claim, dossier.claim_sheets),
    )
    found: dict[str, Drawn] = {}
    for name, chart, sheets in whole:
        if sheets:
            found |= {sheet_name(name, n): sheet for n, sheet in enumerate(sheets, start=1)}
        elif chart is not None:
            found[name] = chart
    return found


@dataclass(frozen=True, slots=True)
class Dossier:
    """One briefing. Lists are in the order in which they are printed.

    `period`, `cut_off` and `known_on` are in words; `cut_off` is the latest publication among the articles, or when the
    analyst stopped taking in reports; `known_on` is the day on which the case is seen, "" where it is seen as it is now.
    Charts are None where there is nothing to draw. `parts` are the sections in print order; lists of sections that are not
    printed are empty. `more_…` count what a shorter template has no room for. `issue` and `replaces` are in words, "" where
    the briefing is none of a series.
    """

    choice: Choice
    period: str
    cut_off: str
    written: str
    key_points: tuple[KeyPoint, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    undated: tuple[TimelineRow, ...] = ()
    planned: tuple[TimelineRow, ...] = ()
    denied: tuple[TimelineRow, ...] = ()
    background: tuple[TimelineRow, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    tolls: tuple[TollRow, ...] = ()
    running_totals: tuple[ClaimRow, ...] = ()
    unassigned: tuple[ClaimRow, ...] = ()
    by_day: DayChart | None = None
    by_responsible: ResponsibleChart | None = None
    by_claim: ClaimChart | None = None
    # The charts in parts that leave no page half empty; () where one is one part.
    day_sheets: tuple[DayChart, ...] = ()
    responsible_sheets: tuple[ResponsibleChart, ...] = ()
    claim_sheets: tuple[ClaimChart, ...] = ()
    by_place: PlaceMap | None = None
    profiles: tuple[Profile, ...] = ()
    other_actors: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    gaps: tuple[Gap, ...] = ()
    more_gaps: int = 0
    gap_count: GapCount = field(default_factory=GapCount)
    method: Method | None = None
    sources: tuple[Source, ...] = ()
    has_by_hand: bool = False
    parts: tuple[Part, ...] = ()
    area: str = ""
    issue: str = ""
    replaces: str = ""
    bottom_line: tuple[Said, ...] = ()
    judgements: tuple[Judged, ...] = ()
    graphic: Graphic | None = None
    control: tuple[Holding, ...] = ()
    chart_sources: tuple[ChartSources, ...] = ()
    more_events: int = 0
    more_asides: int = 0
    more_tolls: int = 0
    more_loose: int = 0
    more_disputes: int = 0
    more_holdings: int = 0
    longest_quote: int | None = None
    changes: WhatChanged | None = None
    contradictions: tuple[Contradiction, ...] = ()
    more_contradictions: int = 0
    questions: tuple[Line, ...] = ()
    unreviewed_leading: tuple[Line, ...] = ()
    more_unreviewed: int = 0
    marked_higher: tuple[MarkedSource, ...] = ()
    known_on: str = ""
    is_graded: bool = False
