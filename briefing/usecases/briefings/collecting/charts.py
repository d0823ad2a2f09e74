"""The charts of casualties, the map, and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefing.domain.casualty import Effect
from briefing.domain.dossier import sheet_name
from briefing.domain.drawn import ClaimChart, DayChart, PlaceMap, ResponsibleChart
from briefing.domain.printed import ChartSources
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.looking.charting import (
    chart_by_claim,
    chart_by_day,
    chart_by_responsible,
    claim_sheets,
    day_sheets,
    responsible_sheets,
)
from briefing.usecases.looking.mapping import chart_by_place


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
    def day_sheets(self) -> tuple[DayChart, ...]:
        return day_sheets(self.ground.view, self.ground.main, self.by_day)

    @cached_property
    def responsible_sheets(self) -> tuple[ResponsibleChart, ...]:
        return responsible_sheets(self.ground.view, self.ground.main, self.by_responsible)

    @cached_property
    def by_place(self) -> PlaceMap | None:
        return chart_by_place(self.ground.view) if "map" in self.ground.on else None

    def sources(self) -> tuple[ChartSources, ...]:
        found = []
        killed = [toll for one in self.ground.main for toll in one.tolls if toll.effect is Effect.KILLED]
        panelled: tuple[tuple[str, DayChart | ResponsibleChart | None, Sequence[DayChart | ResponsibleChart]], ...] = (
            ("by_day", self.by_day, self.day_sheets),
            ("by_responsible", self.by_responsible, self.responsible_sheets),
        )
        for name, whole, sheets in panelled:
            drawn = {sheet_name(name, n): sheet for n, sheet in enumerate(sheets, start=1)}
            if whole is not None and not sheets:
                drawn = {name: whole}
            for key, chart in drawn.items():
                victims = {series.victims for series in chart.series}
                its = [toll for toll in killed if toll.victims in victims]
                found.append(ChartSources(key, *self.ground.weightiest_sources(its)))
        by_claim = self.by_claim
        if by_claim is not None:
            parts = claim_sheets(self.ground.view, by_claim)
            found += [self._heard_in(chart, sheet_name("by_claim", n)) for n, chart in enumerate(parts, start=1)]
            if not parts:
                found.append(self._heard_in(by_claim, "by_claim"))
        return tuple(found)

    def _heard_in(self, chart: ClaimChart, name: str) -> ChartSources:
        heard = {mark.casualty for one in chart.incidents for mark in one.marks}
        rows = [self.ground.view.casualties[key] for key in heard]
        return ChartSources(
            name, self.ground.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True)
        )
