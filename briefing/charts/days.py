"""Casualties over time: a bar a day, week or month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.charts.lettering import font, width, wrap
from briefing.charts.sheet import Sheet, draw_arrow, draw_bar, heading, legend, number_axis
from briefing.charts.wording import ChartWords
from briefing.domain.drawn import DayChart, DaySeries, DayToll, Reach, Step

from matplotlib.axes import Axes  # isort: skip

_LEAST_DAYS = 2.4  # inches for the days; with less, what belongs to no single day goes below them
_LEAST_SLOTS = 7
_MAX_SPREAD = 3
_TALL, _FLAT = 1.25, 0.8  # inches of an upright axis; on paper three panels and more are flatter, to go on half a page


def lay_days(sheet: Sheet, chart: DayChart) -> None:
    """Casualties over time, a panel for each class of victims, each with its own scale from nought.

    Tolls that no single day (week, month) holds stand in a field of their own to the right.
    """
    slots = _slots(chart)
    fields = max((len(_gathered(sheet.words, series.spread)) for series in chart.series), default=0)
    for series in chart.series:
        _day_panel(sheet, chart, series, slots, fields)
    marks = [toll for series in chart.series for toll in (*series.days, *series.spread)]
    legend(sheet, marks, chart.preferred, upright=True)


def _slots(chart: DayChart) -> tuple[date, ...]:
    """The first days of all the bars there is room for, at least so many that one bar does not fill the chart."""
    if chart.first is None or chart.last is None:
        return ()
    found = [chart.first]
    while (following := _next(found[-1], chart.step)) <= chart.last:
        found.append(following)
    before = True
    while len(found) < _LEAST_SLOTS:
        if before and found[0].toordinal() > 40:
            found.insert(0, _previous(found[0], chart.step))
        else:
            found.append(_next(found[-1], chart.step))
        before = not before
    return tuple(found)


def _next(day: date, step: Step) -> date:
    if step is Step.MONTH:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=7 if step is Step.WEEK else 1)


def _previous(day: date, step: Step) -> date:
    if step is Step.MONTH:
        return (day - timedelta(days=1)).replace(day=1)
    return day - timedelta(days=7 if step is Step.WEEK else 1)


def _day_panel(sheet: Sheet, chart: DayChart, series: DaySeries, slots: tuple[date, ...], fields: int) -> None:
    """One class of victims. `fields` is the room kept on the right in every panel, so that their days stand in line; where
    that leaves too little for the days, what belongs to none stands below them.
    """
    theme = sheet.theme
    left, gap, field, right = 0.5, 0.3, 0.82, 0.05
    spread = _gathered(sheet.words, series.spread)
    tall = _FLAT if len(chart.series) > 2 and not theme.is_clickable else _TALL
    whole = sheet.width - left - right
    is_beside = not slots or whole - fields * field - gap >= _LEAST_DAYS
    days_across = whole - (fields * field + gap if fields and is_beside else 0)
    side = min(whole, max(len(spread), 1 if slots and is_beside else 3) * field)
    start = left + (days_across + gap if slots and is_beside else 0)
    days_top, spread_top = _top(series.days), _top([toll for _, toll in spread])
    if is_beside:  # on one line, on one scale
        days_top = spread_top = max(days_top, spread_top)
    words = sheet.words.of_no(chart.step) if spread else ""
    about = (chart.effect.value, series.victims.value)

    def paint_heading(foot: float) -> None:
        quiet = sheet.words.told_by(series.reports, series.origins)
        if not is_beside:
            heading(sheet, series.label, quiet, 0, foot + 0.1)
            return
        room = width(words, theme.size - 1, style="italic") + 0.2 if words else 0.0
        heading(sheet, series.label, quiet, 0, foot + 0.1, room)
        # above their field; where there are no days beside it the heading is above it
        edge = start + side if slots else sheet.width - right
        sheet.text(words, edge, foot + 0.1, size=theme.size - 1, style="italic", colour=theme.muted, align="right")

    def field_of(foot: float, from_left: float, across: float, top: float, *, is_named: bool) -> Axes:
        axes = sheet.axes(from_left, foot + 0.36, across, tall)
        axes.set_ylim(0, top)
        number_axis(axes.yaxis, 4)
        axes.grid(axis="y", color=theme.line, linewidth=0.5)
        axes.axhline(0, color=theme.muted, linewidth=0.8)
        axes.tick_params(labelleft=is_named)
        return axes

    def paint_days(foot: float) -> None:
        axes = field_of(foot, left, days_across, days_top, is_named=True)
        axes.set_xlim(-0.5, len(slots) - 0.5)
        position = {day: n for n, day in enumerate(slots)}
        columns = [
            (float(position[toll.first]), toll, _slot_words(sheet.words, toll.first, chart.step))
            for toll in series.days
            if toll.first
        ]
        _columns(sheet, axes, columns, days_across / len(slots), about)
        _day_ticks(sheet, axes, slots, days_across, chart.step)

    def paint_spread(foot: float) -> None:
        axes = field_of(foot, start, side, spread_top, is_named=not slots or not is_beside)
        places = max(len(spread), round(side / field))
        axes.set_xlim(-0.5, places - 0.5)
        _columns(sheet, axes, [(float(n), toll, said) for n, (said, toll) in enumerate(spread)], side / places, about)
        labels = ["\n".join(wrap(one, side / places - 0.06, theme.size - 1)) for one, _ in spread]
        axes.set_xticks(range(len(spread)), labels)

    def paint_both(foot: float) -> None:
        if slots:
            paint_days(foot)
        if spread:
            paint_spread(foot)

    def paint_below(foot: float) -> None:
        paint_spread(foot)
        sheet.text(words, left, foot + 0.47 + tall, size=theme.size - 1, style="italic", colour=theme.muted)

    sheet.heading(paint_heading)
    if is_beside:
        sheet.strip(0.47 + tall, paint_both)
        return
    if series.days or not spread:
        sheet.strip(0.47 + tall, paint_days)
    if spread:
        sheet.strip(0.65 + tall, paint_below)


def _gathered(words: ChartWords, spread: Sequence[DayToll]) -> list[tuple[str, DayToll]]:
    """The largest tolls of longer times with their labels, the others added up in one."""
    if len(spread) <= _MAX_SPREAD + 1:
        return [(_span_words(words, toll), toll) for toll in spread]
    largest = sorted(spread, key=lambda toll: -toll.high)[:_MAX_SPREAD]
    shown = [(_span_words(words, toll), toll) for toll in spread if toll in largest]
    rest = [toll for toll in spread if toll not in largest]
    best = [toll.best for toll in rest if toll.best is not None]
    others = DayToll(
        low=sum(toll.low for toll in rest),
        high=sum(toll.high for toll in rest),
        best=sum(best) if len(best) == len(rest) else None,
        open_ended=any(toll.open_ended for toll in rest),
        no_floor=all(toll.no_floor for toll in rest),
        first=None,
        last=None,
        reports=sum(toll.reports for toll in rest),
        origins=max(toll.origins for toll in rest),
        incidents=tuple(dict.fromkeys(one for toll in rest for one in toll.incidents)),
    )
    return [*shown, (words.other_spans.format(number=len(rest)), others)]


def _top(marks: Sequence[Reach]) -> float:
    return max([mark.high for mark in marks], default=0) * 1.32 or 1.0


def _columns(
    sheet: Sheet, axes: Axes, marks: Sequence[tuple[float, Reach, str]], slot: float, about: tuple[str, str]
) -> None:
    """Upright bars at positions, each with its time in words; `slot` is the room of one in inches, `about`
    the effect and the victims counted.
    """
    theme = sheet.theme
    half = min(0.17, slot * 0.36) / slot
    for x, mark, said in marks:
        draw_bar(sheet, axes, mark, (x - half, 2 * half), about, upright=True, said=said)
        if mark.best is not None and mark.high > mark.low:
            beyond = min(half * 1.35, 0.43)  # never as far as the line of the next bar
            axes.hlines(mark.best, x - beyond, x + beyond, color=theme.mark, linewidth=1.8)
        if mark.open_ended:
            draw_arrow(axes, (x, mark.high), (0, 11), theme)
    taken: list[tuple[float, float]] = []
    size = theme.size - 0.8
    for x, mark, _said in sorted(marks, key=lambda one: -one[1].high):
        words = sheet.words.reach(mark)
        room = width(words, size) / slot / 2
        if all(x + room < a or b < x - room for a, b in taken):
            taken.append((x - room, x + room))
            axes.annotate(
                words,
                (x, mark.high),
                (0, 13 if mark.open_ended else 3),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontproperties=font(size),
                color=theme.ink,
            )


def _slot_words(words: ChartWords, day: date, step: Step) -> str:
    """The name of a bar; a week is named by its Monday."""
    return words.months[day.month - 1] if step is Step.MONTH else words.month_day(day.day, day.month)


def _day_ticks(sheet: Sheet, axes: Axes, slots: tuple[date, ...], across: float, step: Step) -> None:
    """As many dates as fit; the year under the first and where it changes. A week is named by its Monday."""
    room = width(sheet.words.month_day(28, 11), sheet.theme.size - 1) + 0.12
    every = max(1, -int(-room // (across / len(slots))))
    at = list(range(0, len(slots), every))
    labels = []
    year = None
    for n in at:
        day = slots[n]
        words = _slot_words(sheet.words, day, step)
        labels.append(f"{words}\n{day.year}" if day.year != year else words)
        year = day.year
    axes.set_xticks(at, labels)


def _span_words(words: ChartWords, toll: DayToll) -> str:
    """A longer time as the label of a bar; the year only where it spans years."""
    first, last, months = toll.first, toll.last, words.months
    if first and last and first.year != last.year:
        return f"{months[first.month - 1]} {first.year} – {months[last.month - 1]} {last.year}"
    if first and last and first.month == last.month:
        return words.day_of_month.format(first=first.day, last=last.day, month=months[last.month - 1])
    if first and last:
        return f"{words.month_day(first.day, first.month)} – {words.month_day(last.day, last.month)}"
    if first:
        return words.from_day.format(day=words.month_day(first.day, first.month))
    return words.by_day.format(day=words.month_day(last.day, last.month)) if last else words.no_date
