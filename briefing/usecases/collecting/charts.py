"""The charts of casualties, the map, and what they rest on."""

from __future__ import annotations

from functools import cached_property

from briefing.domain.casualty import Effect
from briefing.domain.dossier import (
    ChartSources,
    ClaimChart,
    DayChart,
    PlaceMap,
    ResponsibleChart,
    claim_sheet_name,
)
from briefing.usecases.charting import chart_by_claim, chart_by_day, chart_by_responsible, claim_sheets
from briefing.usecases.collecting.ground import Ground
from briefing.usecases.mapping import chart_by_place


class Charts:
    """The charts that are printed. What carries no label is the same in both passes and made once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def by_day(self) -> DayChart | None:
        return chart_by_day(self.ground.view, self.ground.main, Effect.KILLED) if self._draws("by_day") else None

    def _draws(self, name: str) -> bool:
        return "casualty-charts" in self.ground.on and name in self.ground.depth.charts

    @property
    def by_claim(self) -> ClaimChart | None:
        return (
            chart_by_claim(self.ground.view, self.ground.main, self.ground.cite, self.ground.depth.claims)
            if self._draws("by_claim")
            else None
        )

    @cached_property
    def by_responsible(self) -> ResponsibleChart | None:
        return (
            chart_by_responsible(self.ground.view, self.ground.main, Effect.KILLED)
            if self._draws("by_responsible")
            else None
        )

    @cached_property
    def by_place(self) -> PlaceMap | None:
        return chart_by_place(self.ground.view) if "map" in self.ground.on else None

    def sources(self) -> tuple[ChartSources, ...]:
        found = []
        killed = [toll for one in self.ground.main for toll in one.tolls if toll.effect is Effect.KILLED]
        for name, chart in (("by_day", self.by_day), ("by_responsible", self.by_responsible)):
            if chart is not None:
                found.append(ChartSources(name, *self.ground.weightiest_sources(killed)))
        by_claim = self.by_claim
        if by_claim is not None:
            sheets = claim_sheets(self.ground.view, by_claim)
            found += [self._heard_in(chart, claim_sheet_name(n)) for n, chart in enumerate(sheets, start=1)]
            if not sheets:
                found.append(self._heard_in(by_claim, "by_claim"))
        return tuple(found)

    def _heard_in(self, chart: ClaimChart, name: str) -> ChartSources:
        heard = {mark.casualty for one in chart.incidents for mark in one.marks}
        rows = [self.ground.view.casualties[key] for key in heard]
        return ChartSources(
            name, self.ground.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True)
        )
