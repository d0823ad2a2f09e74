"""Casualties as rows of bars: by who is held responsible, by the group that people belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.charts.lettering import clean, width, wrap
from briefing.charts.sheet import (
    BAR_ROOM,
    LINE,
    NARROW_LEFT,
    Sheet,
    draw_arrow,
    draw_bar,
    heading,
    legend,
    number_axis,
)
from briefing.domain.charts import GroupChart
from briefing.domain.drawn import Reach, ResponsibleChart


@dataclass(frozen=True, slots=True)
class Row:
    """A bar and whose it is. `is_quiet` sets apart what is no name: "nobody named", the whole beside its parts."""

    mark: Reach
    who: str
    reports: int
    origins: int
    is_disputed: bool = False
    is_quiet: bool = False


def lay_responsible(sheet: Sheet, chart: ResponsibleChart) -> None:
    """Casualties by who is held responsible, a panel for each class of victims, each with its own scale from nought."""
    for series in chart.series:
        rows = [Row(one, one.who, one.reports, one.origins, one.is_disputed, not one.actors) for one in series.rows]
        about = (chart.effect.value, series.victims.value)
        lay_rows(sheet, series.label, sheet.words.told_by(series.reports, series.origins), rows, about)
    legend(sheet, [row for series in chart.series for row in series.rows], chart.preferred, upright=False)


def lay_groups(sheet: Sheet, chart: GroupChart) -> None:
    """Casualties by group below the bar of all, on one scale. What a group is to the whole is said below."""
    rows = [Row(one, one.who, one.reports, one.origins, is_quiet=one.is_whole) for one in chart.rows]
    lay_rows(sheet, "", "", rows, (chart.effect.value, ""))
    theme = sheet.theme
    lines = wrap(chart.note, sheet.width - 0.05, theme.size - 0.7, lines=3)

    def paint(foot: float) -> None:
        for n, line in enumerate(reversed(lines)):
            sheet.text(line, 0.02, foot + 0.06 + 0.15 * n, size=theme.size - 0.7, colour=theme.muted)

    sheet.strip(0.06 + 0.15 * len(lines), paint)
    legend(sheet, chart.rows, chart.preferred, upright=False)


def lay_rows(sheet: Sheet, label: str, quiet: str, rows: Sequence[Row], about: tuple[str, str]) -> None:
    """One panel of rows; `about` is the effect and the class of victims that its marks stand for."""
    theme = sheet.theme
    is_narrow = sheet.is_narrow
    names = NARROW_LEFT if is_narrow else sheet.width * 0.34
    label_room = sheet.width - names - 0.05 if is_narrow else names - 0.12
    names_of = [sheet.words.disputed.format(who=clean(row.who)) if row.is_disputed else clean(row.who) for row in rows]
    labels = [wrap(one, label_room, theme.size - 0.5) for one in names_of]
    heights = [BAR_ROOM + LINE * len(lines) if is_narrow else 0.2 + 0.13 * (len(lines) - 1) + 0.06 for lines in labels]
    values = [f"{sheet.words.reach(row.mark)}   {sheet.words.told_by(row.reports, row.origins)}" for row in rows]
    room = max(width(value, theme.size - 0.8) for value in values) + 0.3
    across = max(1.0, sheet.width - names - room)
    top = max([row.mark.high for row in rows], default=0) or 1

    def paint_heading(foot: float) -> None:
        heading(sheet, label, quiet, 0, foot + 0.1)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.2, across, sum(heights))
        axes.set_xlim(0, top)
        axes.set_ylim(0, sum(heights))
        axes.set_yticks([])
        number_axis(axes.xaxis, 5)
        axes.grid(axis="x", color=theme.line, linewidth=0.5)
        axes.axvline(0, color=theme.muted, linewidth=0.8)
        y = sum(heights)
        for row, lines, height, value in zip(rows, labels, heights, values, strict=True):
            y -= height
            middle = y + (BAR_ROOM if is_narrow else height) / 2
            label_middle = y + height - LINE * len(lines) / 2 - 0.03 if is_narrow else middle
            mark = row.mark
            draw_bar(sheet, axes, mark, (middle - 0.065, 0.13), about, upright=False, dashed=row.is_disputed, said=row.who)
            if mark.best is not None and mark.high > mark.low:
                axes.vlines(mark.best, middle - 0.09, middle + 0.09, color=theme.mark, linewidth=1.8)
            if mark.open_ended:
                draw_arrow(axes, (mark.high, middle), (11, 0), theme)
            for n, line in enumerate(lines):
                sheet.text(
                    line,
                    names + 0.04 if is_narrow else names - 0.1,
                    foot + 0.2 + label_middle + (LINE if is_narrow else 0.13) * ((len(lines) - 1) / 2 - n),
                    size=theme.size - 0.5,
                    align="left" if is_narrow else "right",
                    is_middle=True,
                    is_backed=is_narrow,
                    colour=theme.muted if row.is_quiet else theme.ink,
                    style="italic" if row.is_quiet else "normal",
                )
            end = names + across * mark.high / top + (0.2 if mark.open_ended else 0.06)
            figure, rest = value.split("   ")
            sheet.text(figure, end, foot + 0.2 + middle, size=theme.size - 0.8, is_middle=True, is_backed=True)
            sheet.text(
                rest,
                end + width(figure, theme.size - 0.8) + 0.1,
                foot + 0.2 + middle,
                size=theme.size - 1.3,
                colour=theme.muted,
                is_middle=True,
                is_backed=True,
            )

    if label:
        sheet.heading(paint_heading)
    sheet.strip(sum(heights) + 0.26, paint)
