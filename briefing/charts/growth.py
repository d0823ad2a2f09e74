"""Casualties added up over time: steps of the sum of single incidents, with the running totals of sources beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from briefing.charts.lettering import clean, font, width, wrap
from briefing.charts.sheet import (
    Sheet,
    arrow_sign,
    box_sign,
    draw_arrow,
    heading,
    key,
    number_axis,
    point_sign,
)
from briefing.domain.charts import GrowthChart, GrowthPoint, GrowthSeries, RunningTotal

from matplotlib.axes import Axes  # isort: skip
from matplotlib.patches import Rectangle  # isort: skip

_LEFT, _RIGHT, _UP = 0.5, 0.75, 1.35  # inches
_LEAST_DAYS = 6


def lay_growth(sheet: Sheet, chart: GrowthChart) -> None:
    """A panel for each class of victims, each with its own scale from nought, on the same days."""
    days = [point.day for one in chart.series for point in one.points]
    days += [run.day for one in chart.series for run in one.running]
    first, last = min(days), max(days)
    while (last - first).days < _LEAST_DAYS:
        first, last = _earlier(first), last + timedelta(days=1) if last < date.max else last
    for series in chart.series:
        _panel(sheet, series, first, last)
    _legend(sheet, chart)


def _earlier(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


def _panel(sheet: Sheet, series: GrowthSeries, first: date, last: date) -> None:
    theme = sheet.theme
    across = sheet.width - _LEFT - _RIGHT
    told = [value for run in series.running for value in (run.low, run.high) if value is not None]
    top = max([series.points[-1].high, *told]) * 1.18 or 1.0
    notes = list(wrap(clean(series.undated), sheet.width - _LEFT, theme.size - 1)) if series.undated else []
    numbers = _runs(sheet, series.running)

    def at(day: date) -> float:
        return (day - first).days

    def paint_heading(foot: float) -> None:
        heading(sheet, series.label, sheet.words.told_by(series.reports, series.origins), 0, foot + 0.1)

    def paint(foot: float) -> None:
        axes = sheet.axes(_LEFT, foot + 0.36, across, _UP)
        axes.set_xlim(0, (last - first).days + 1)
        axes.set_ylim(0, top)
        number_axis(axes.yaxis, 4)
        axes.grid(axis="y", color=theme.line, linewidth=0.5)
        axes.axhline(0, color=theme.muted, linewidth=0.8)
        _steps(sheet, axes, series, [at(point.day) for point in series.points], (last - first).days + 1)
        for n, run in enumerate(series.running, start=1):
            _run(sheet, axes, run, at(run.day) + 0.5, n)
        _ticks(axes, first, last, across, sheet)

    def paint_notes(foot: float) -> None:
        for n, line in enumerate(reversed([*numbers, *notes])):
            sheet.text(line, _LEFT, foot + 0.04 + 0.15 * n, size=theme.size - 1, colour=theme.muted)

    sheet.heading(paint_heading)
    sheet.strip(_UP + 0.46, paint)
    if numbers or notes:
        sheet.strip(0.06 + 0.15 * (len(numbers) + len(notes)), paint_notes)


def _runs(sheet: Sheet, running: Sequence[RunningTotal]) -> list[str]:
    """What each numbered mark of a running total stands for."""
    lines: list[str] = []
    for n, run in enumerate(running, start=1):
        lines += wrap(_run_words(sheet, run, n), sheet.width - _LEFT, sheet.theme.size - 1)
    return lines


def _run_words(sheet: Sheet, run: RunningTotal, number: int) -> str:
    return sheet.words.running.format(number=number, words=clean(run.words), speaker=clean(run.speaker))


def _steps(sheet: Sheet, axes: Axes, series: GrowthSeries, starts: Sequence[float], end: float) -> None:
    theme, points = sheet.theme, series.points
    for n, (point, x) in enumerate(zip(points, starts, strict=True)):
        stop = starts[n + 1] if n + 1 < len(points) else end
        axes.add_patch(Rectangle((x, 0), stop - x, point.low, facecolor=theme.solid, edgecolor="none", alpha=0.9))
        if point.high > point.low:
            looks: dict[str, Any] = {"facecolor": "none", "edgecolor": theme.hatch, "linewidth": 0.0, "hatch": "//////"}
            axes.add_patch(Rectangle((x, point.low), stop - x, point.high - point.low, **looks))
            axes.plot([x, stop], [point.high, point.high], color=theme.hatch, linewidth=0.9)
        if point.best is not None and point.high > point.low:
            axes.plot([x, stop], [point.best, point.best], color=theme.mark, linewidth=1.8, solid_capstyle="butt")
        whole = Rectangle((x, 0), stop - x, max(point.high, 0.001), facecolor="none", edgecolor="none")
        axes.add_patch(whole)
        said = f"{sheet.words.month_day(point.day.day, point.day.month)}: {sheet.words.reach(point)}"
        sheet.tag(whole, "incidents", point.incidents, (series.effect.value, series.victims.value), said)
    final: GrowthPoint = points[-1]
    if final.open_ended:
        draw_arrow(axes, (end, final.high), (0, 11), theme)
    axes.annotate(
        sheet.words.reach(final),
        (end, final.high),
        (5, 0),
        textcoords="offset points",
        va="center",
        fontproperties=font(theme.size - 0.5, 600),
        color=theme.ink,
        annotation_clip=False,
    )


def _run(sheet: Sheet, axes: Axes, run: RunningTotal, x: float, number: int) -> None:
    theme = sheet.theme
    low, high = run.low, run.high
    looks: dict[str, Any] = {
        "markerfacecolor": theme.ground or "#ffffff",
        "markeredgecolor": theme.mark,
        "markeredgewidth": 1.1,
    }
    if low is not None and high is not None and low < high:
        axes.plot([x, x], [low, high], color=theme.mark, linewidth=1.0)
    y = low if low is not None else high or 0
    (mark,) = axes.plot([x], [y], marker="D", markersize=5, zorder=5, clip_on=False, **looks)
    sheet.tag(mark, "casualty", [run.casualty], said=_run_words(sheet, run, number))
    if high is None:
        draw_arrow(axes, (x, y), (0, 12), theme)
    box = {"facecolor": theme.ground or "#ffffff", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
    axes.annotate(
        str(number),
        (x, y),
        (6, 0),
        textcoords="offset points",
        va="center",
        fontproperties=font(theme.size - 0.8, 600),
        color=theme.ink,
        annotation_clip=False,
        bbox=box,
        zorder=6,
    )


def _ticks(axes: Axes, first: date, last: date, across: float, sheet: Sheet) -> None:
    """As many days as fit; the year under the first and where it changes."""
    days = (last - first).days + 1
    room = width(sheet.words.month_day(28, 11), sheet.theme.size - 1) + 0.12
    every = max(1, -int(-room // (across / days)))
    at, labels, year = list(range(0, days, every)), [], None
    for n in at:
        day = first + timedelta(days=n)
        words = sheet.words.month_day(day.day, day.month)
        labels.append(f"{words}\n{day.year}" if day.year != year else words)
        year = day.year
    axes.set_xticks([n + 0.5 for n in at], labels)


def _legend(sheet: Sheet, chart: GrowthChart) -> None:
    theme, words = sheet.theme, sheet.words
    points = [point for one in chart.series for point in one.points]

    def bar_across(axes: Axes, x: float) -> None:
        axes.plot([x, x + 0.17], [0.1, 0.1], color=theme.mark, linewidth=1.8, solid_capstyle="butt")

    entries = [(words.key_sum_lowest, box_sign(0.1, facecolor=theme.solid, edgecolor="none"))]
    if any(point.high > point.low for point in points):
        hatched = box_sign(0.1, facecolor="none", edgecolor=theme.hatch, linewidth=0.6, hatch="//////")
        entries.append((words.key_sum_highest, hatched))
    if chart.preferred and any(point.best is not None and point.high > point.low for point in points):
        entries.append((words.key_sum_preferred.format(preferred=chart.preferred), bar_across))
    if any(point.open_ended for point in points):
        entries.append((words.key_no_ceiling, arrow_sign(theme)))
    if any(one.running for one in chart.series):
        looks = {"markerfacecolor": theme.ground or "#ffffff", "markeredgecolor": theme.mark}
        entries.append((words.key_running, point_sign(marker="D", markersize=5, **looks)))
    key(sheet, entries)
