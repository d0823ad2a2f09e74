"""An actor's events over time: a row for each type, a mark for each day, its shape the part that the actor has."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from briefing.charts.lettering import clean, font, width, wrap
from briefing.charts.sheet import Sheet, key, point_sign
from briefing.charts.theme import Theme
from briefing.domain.charts import ActivityChart, ActivityMark, Part

from matplotlib.axes import Axes  # isort: skip

_ROW = 0.34  # inches
_SHIFT = 0.2  # of a row: parts of one day stand beside each other in height
_LEAST_DAYS = 6
_AT = {Part.ACTED: _SHIFT, Part.OTHER: 0.0, Part.TARGET: -_SHIFT}


def lay_activity(sheet: Sheet, chart: ActivityChart) -> None:
    """All rows on one axis of days."""
    theme = sheet.theme
    days = [mark.day for row in chart.rows for mark in row.marks]
    first, last = min(days), max(days)
    while (last - first).days < _LEAST_DAYS:
        first = first - timedelta(days=1) if first > date.min else first
        last = last + timedelta(days=1) if last < date.max else last
    span = (last - first).days + 1
    names = min(sheet.width * 0.34, max(width(row.label, theme.size - 0.5) for row in chart.rows) + 0.14)
    across = sheet.width - names - 0.2
    up = _ROW * len(chart.rows)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.36, across, up)
        axes.set_xlim(0, span)
        axes.set_ylim(0, len(chart.rows))
        axes.set_yticks([])
        for n, row in enumerate(chart.rows):
            y = len(chart.rows) - n - 0.5
            axes.axhline(y, color=theme.line, linewidth=0.6, zorder=0)
            label = wrap(clean(row.label), names - 0.1, theme.size - 0.5, lines=1)[0]
            at = foot + 0.36 + up * y / len(chart.rows)
            sheet.text(label, names - 0.1, at, size=theme.size - 0.5, align="right", is_middle=True)
            for mark in row.marks:
                _mark(sheet, axes, mark, (mark.day - first).days + 0.5, y, row.label)
        _ticks(sheet, axes, first, span, across)

    sheet.strip(up + 0.42, paint)
    if chart.note:
        sheet.strip(0.2, lambda foot: sheet.text(chart.note, 0.02, foot + 0.05, size=theme.size - 0.7, colour=theme.muted))
    met = {mark.part for row in chart.rows for mark in row.marks}
    key(sheet, [(sheet.words.part(part), point_sign(**_looks(theme, part))) for part in Part if part in met])


def _looks(theme: Theme, part: Part) -> dict[str, Any]:
    """Up and full for who acts, down and hollow for the target, a hollow dot for the rest: told by shape alone."""
    hollow = {"markerfacecolor": theme.ground or "#ffffff", "markeredgecolor": theme.mark, "markeredgewidth": 1.2}
    if part is Part.ACTED:
        return {"marker": "^", "markersize": 7, "color": theme.solid}
    return {"marker": "v" if part is Part.TARGET else "o", "markersize": 7 if part is Part.TARGET else 5, **hollow}


def _mark(sheet: Sheet, axes: Axes, mark: ActivityMark, x: float, y: float, label: str) -> None:
    theme, words = sheet.theme, sheet.words
    looks = _looks(theme, mark.part)
    (drawn,) = axes.plot([x], [y + _AT[mark.part]], linestyle="none", clip_on=False, zorder=3, **looks)
    day = words.month_day(mark.day.day, mark.day.month)
    sheet.tag(drawn, "events", mark.events, said=f"{label}, {day}, {words.part(mark.part)}: {len(mark.events)}")
    if len(mark.events) > 1:
        axes.annotate(
            str(len(mark.events)),
            (x, y + _AT[mark.part]),
            (5, 0),
            textcoords="offset points",
            va="center",
            fontproperties=font(theme.size - 1, 600),
            color=theme.ink,
            annotation_clip=False,
            zorder=4,
        )


def _ticks(sheet: Sheet, axes: Axes, first: date, span: int, across: float) -> None:
    """As many days as fit; the year under the first and where it changes. Over years the day is left out."""
    is_long = span > 500
    months = sheet.words.months
    room = width(sheet.words.month_day(28, 11) if not is_long else f"{months[10]} 2024", sheet.theme.size - 1) + 0.12
    every = max(1, -int(-room // (across / span)))
    at, labels, year = list(range(0, span, every)), [], None
    for n in at:
        day = first + timedelta(days=n)
        if is_long:
            labels.append(f"{months[day.month - 1]} {day.year}")
            continue
        words = sheet.words.month_day(day.day, day.month)
        labels.append(f"{words}\n{day.year}" if day.year != year else words)
        year = day.year
    axes.set_xticks([n + 0.5 for n in at], labels)
