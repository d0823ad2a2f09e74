"""The charts: each takes a part of a dossier and gives a matplotlib figure of a given width.

All of them keep one grammar, which needs no colour and survives a grey printer: solid up to what every report says, hatched
from there to the largest figure told, a bar across at the figure that the rule prefers, an arrow where some report sets no
ceiling. Axes begin at nought; every mark is labelled; beside each heading stands how many reports it rests on and of how
many origins. A range is a range of reports, not a statistical interval.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from briefing.charts import library  # first: prepares matplotlib
from briefing.charts.lettering import Style, clean, cut, font, width, wrap
from briefing.charts.theme import PRINT, Theme
from briefing.domain.claim import Status
from briefing.domain.dossier import (
    ClaimChart,
    ClaimMark,
    DayChart,
    DaySeries,
    DayToll,
    IncidentClaims,
    Reach,
    ResponsibleChart,
    ResponsibleSeries,
    Step,
)
from briefing.knowledge.glyphs import FAMILIES, held_left_to_right

from matplotlib import rc_context  # isort: skip
from matplotlib.axes import Axes  # isort: skip
from matplotlib.backends.backend_agg import FigureCanvasAgg  # isort: skip
from matplotlib.backends.backend_svg import FigureCanvasSVG  # isort: skip
from matplotlib.figure import Figure  # isort: skip
from matplotlib.patches import Rectangle  # isort: skip
from matplotlib.ticker import MaxNLocator  # isort: skip

Chart = DayChart | ResponsibleChart | ClaimChart

WIDTH = 6.77  # inches: the width of the text on A4
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NARROW = 5.4  # inches; on a narrower sheet names stand above their marks, not beside them
_LEAST_DAYS = 2.4  # inches for the days; with less, what belongs to no single day goes below them
_NARROW_LEFT = 0.1
_BAR_ROOM = 0.24
_LINE = 0.15
_PANEL_GAP = 0.14
_LEAST_SLOTS = 7
_HALF_FIGURE = 0.33  # half the height of a figure in our typeface, in its size
_MAX_SPREAD = 3


@dataclass(frozen=True, slots=True)
class Region:
    """Where a mark lies, as fractions of the figure from the lower left, and what it stands for.

    `kind` is "incidents" or "casualty"; `ids` are those of the incidents or of the one casualty row. Of incidents
    only those rows are meant that tell of this `effect` and class of `victims` (the values of the enumerations).
    """

    kind: str
    ids: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    effect: str = ""
    victims: str = ""


def draw(chart: Chart, theme: Theme = PRINT, width_in: float = WIDTH) -> Figure:
    """The figure of any chart of a dossier, `width_in` inches wide and as high as it needs to be."""
    if isinstance(chart, DayChart):
        return draw_by_day(chart, theme, width_in)
    if isinstance(chart, ResponsibleChart):
        return draw_by_responsible(chart, theme, width_in)
    return draw_by_claim(chart, theme, width_in)


def to_svg(figure: Figure) -> bytes:
    """The figure as SVG, its text as outlines. The same figure always gives the same bytes."""
    out = io.BytesIO()
    with rc_context(library.SETTINGS):
        FigureCanvasSVG(figure)
        figure.savefig(
            out, format="svg", metadata={"Date": None, "Creator": None}, transparent=figure.patch.get_alpha() == 0
        )
    return out.getvalue()


def to_png(figure: Figure, ratio: float = 1.0) -> bytes:
    """The figure as PNG of 100 `ratio` pixels an inch."""
    out = io.BytesIO()
    with rc_context(library.SETTINGS):
        FigureCanvasAgg(figure)
        figure.savefig(out, format="png", dpi=100 * ratio, metadata={"Software": None})
    return out.getvalue()


def regions(figure: Figure) -> tuple[Region, ...]:
    """What can be pointed at, in the order of drawing. Empty for a figure drawn for paper."""
    canvas = FigureCanvasAgg(figure)
    with rc_context(library.SETTINGS):
        canvas.draw()
    renderer = canvas.get_renderer()
    across, up = figure.bbox.width, figure.bbox.height
    found: list[Region] = []
    for artist in figure.findobj(lambda one: one.get_gid() is not None):
        kind, effect, victims, *ids = str(artist.get_gid()).split("|")
        box = artist.get_window_extent(renderer)
        x, y = max(0.0, 5 - box.width / 2), max(0.0, 5 - box.height / 2)  # thin marks can still be hit
        found.append(
            Region(
                kind,
                tuple(ids),
                (box.x0 - x) / across,
                (box.y0 - y) / up,
                (box.x1 + x) / across,
                (box.y1 + y) / up,
                effect,
                victims,
            )
        )
    return tuple(found)


# --- the sheet


class _Sheet:
    """A figure laid out in inches from the top left; strips are added downwards and the height follows."""

    def __init__(self, theme: Theme, width_in: float) -> None:
        self.theme = theme
        self.width = width_in
        self.is_narrow = width_in < _NARROW
        self._strips: list[tuple[float, Callable[[float], None]]] = []
        self.figure: Figure

    def strip(self, height: float, paint: Callable[[float], None]) -> None:
        """Add a strip; `paint` is called with the inches from the figure's foot to the strip's foot."""
        self._strips.append((height, paint))

    def heading(self, paint: Callable[[float], None]) -> None:
        """Add the strip of a panel's heading, apart from the panel above."""
        self.strip(0.3 + (_PANEL_GAP if self._strips else 0.0), paint)

    def finish(self) -> Figure:
        height = max(0.3, sum(strip for strip, _ in self._strips))
        with rc_context(library.SETTINGS):
            library.prepare()
            self.figure = Figure(figsize=(self.width, height))
            if self.theme.ground is None:
                self.figure.patch.set_alpha(0)
            else:
                self.figure.patch.set_facecolor(self.theme.ground)
            self.height = height
            foot = height
            for strip, paint in self._strips:
                foot -= strip
                paint(foot)
        return self.figure

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float,
        weight: int = 400,
        style: Style = "normal",
        colour: str | None = None,
        align: str = "left",
        is_middle: bool = False,
        is_backed: bool = False,
    ) -> None:
        """One line at inches from the lower left; `y` is its baseline, or with `is_middle` the middle of its figures."""
        baseline = y - _HALF_FIGURE * size / 72 if is_middle else y
        self.figure.text(
            x / self.width,
            baseline / self.height,
            held_left_to_right(words),
            fontproperties=font(size, weight, style),
            color=colour or self.theme.ink,
            ha=align,
            va="baseline",
            bbox={"facecolor": self.theme.ground or "#ffffff", "edgecolor": "none", "pad": 0.8} if is_backed else None,
        )

    def axes(self, left: float, bottom: float, across: float, up: float) -> Axes:
        """Axes without a frame, at inches from the lower left."""
        axes = self.figure.add_axes((left / self.width, bottom / self.height, across / self.width, up / self.height))
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, labelsize=self.theme.size - 1, colors=self.theme.muted, labelfontfamily=FAMILIES)
        axes.set_axisbelow(True)
        return axes

    def tag(self, artist: Any, kind: str, ids: Sequence[str], about: tuple[str, str] = ("", "")) -> None:
        """Remember what a mark stands for, where marks can be pointed at: ids, and of which effect and victims."""
        if self.theme.is_clickable:
            artist.set_gid("|".join([kind, *about, *ids]))


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"


def _origin_words(reports: int, origins: int) -> str:
    return f"{_counted(reports, 'report')}, {_counted(origins, 'origin')}"


def _short(mark: Reach) -> str:
    """The label of a bar: "15–24", "8 or more", "up to 200"."""
    if mark.open_ended:
        return f"{mark.low:,}+" if mark.low >= mark.high else f"{mark.low:,}–{mark.high:,}+"
    if mark.no_floor and mark.low == 0:
        return f"up to {mark.high:,}"
    return f"{mark.low:,}" if mark.low == mark.high else f"{mark.low:,}–{mark.high:,}"


def _heading(sheet: _Sheet, words: str, quiet: str, left: float, baseline: float, kept: float = 0.0) -> None:
    theme = sheet.theme
    room = sheet.width - left - 0.1 - kept
    quiet_width = width(quiet, theme.size - 0.5)
    shown = cut(words, max(1.0, room - quiet_width - 0.15), theme.size + 0.5, 600)
    sheet.text(shown, left, baseline, size=theme.size + 0.5, weight=600)
    sheet.text(quiet, left + width(shown, theme.size + 0.5, 600) + 0.1, baseline, size=theme.size - 0.5, colour=theme.muted)


def _number_axis(axis: Any, bins: int) -> None:
    """Whole numbers within the axis's limits, which are set before."""
    low, high = axis.get_view_interval()
    values = MaxNLocator(integer=True, nbins=bins, min_n_ticks=1).tick_values(low, high)
    shown = [float(value) for value in values if low <= value <= high]
    axis.set_ticks(shown, [f"{value:,.0f}" for value in shown])


Sign = Callable[[Axes, float], None]  # draws an example of a mark on a line, from a place on it in inches


def _key(sheet: _Sheet, entries: Sequence[tuple[str, Sign]]) -> None:
    """A key to the marks, in as many lines as it takes."""
    theme, size = sheet.theme, sheet.theme.size - 0.7
    lines: list[list[tuple[float, str, Sign]]] = [[]]
    x = 0.02
    for words, sign in entries:
        room = 0.23 + width(words, size)
        if lines[-1] and x + room > sheet.width:
            lines.append([])
            x = 0.02
        lines[-1].append((x, words, sign))
        x += room + 0.2

    def paint(foot: float) -> None:
        for n, line in enumerate(reversed(lines)):
            axes = sheet.axes(0, foot + n * 0.2, sheet.width, 0.2)
            axes.set_xlim(0, sheet.width)
            axes.set_ylim(0, 0.2)
            axes.set_xticks([])
            axes.set_yticks([])
            for at, words, sign in line:
                sign(axes, at)
                sheet.text(words, at + 0.23, foot + n * 0.2 + 0.1, size=size, colour=theme.muted, is_middle=True)

    sheet.strip(0.06 + 0.2 * len(lines), paint)


def _arrow_sign(theme: Theme) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        form = {"arrowstyle": "-|>", "color": theme.mark, "linewidth": 0.9, "mutation_scale": 7, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (x + 0.18, 0.1), (x, 0.1), arrowprops=form)

    return draw


def _box_sign(height: float, **looks: Any) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        axes.add_patch(Rectangle((x, 0.1 - height / 2), 0.17, height, **looks))

    return draw


def _point_sign(**looks: Any) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        axes.plot([x + 0.09], [0.1], linestyle="none", **looks)

    return draw


def _legend(sheet: _Sheet, marks: Sequence[Reach], preferred: str, *, upright: bool) -> None:
    """The key to bars; only what occurs is explained."""
    theme = sheet.theme

    def bar_across(axes: Axes, x: float) -> None:
        line = ([x, x + 0.17], [0.1, 0.1]) if upright else ([x + 0.085, x + 0.085], [0.03, 0.17])
        axes.plot(*line, color=theme.mark, linewidth=1.8, solid_capstyle="butt")

    entries = [("up to the lowest report", _box_sign(0.08, facecolor=theme.solid, edgecolor=theme.solid, linewidth=0.6))]
    if any(mark.high > mark.low for mark in marks):
        hatched = _box_sign(0.08, facecolor="none", edgecolor=theme.hatch, linewidth=0.6, hatch="//////")
        entries.append(("up to the highest report", hatched))
    if preferred and any(mark.best is not None and mark.high > mark.low for mark in marks):
        entries.append((preferred, bar_across))
    if any(mark.open_ended for mark in marks):
        entries.append(("some report sets no ceiling", _arrow_sign(theme)))
    _key(sheet, entries)


# --- by day


def draw_by_day(chart: DayChart, theme: Theme = PRINT, width_in: float = WIDTH) -> Figure:
    """Casualties over time, a panel for each class of victims, each with its own scale from nought.

    Tolls that no single day (week, month) holds stand in a field of their own to the right.
    """
    sheet = _Sheet(theme, width_in)
    slots = _slots(chart)
    fields = max((len(_gathered(series.spread)) for series in chart.series), default=0)
    for series in chart.series:
        _day_panel(sheet, chart, series, slots, fields)
    marks = [toll for series in chart.series for toll in (*series.days, *series.spread)]
    _legend(sheet, marks, chart.preferred, upright=True)
    return sheet.finish()


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


def _day_panel(sheet: _Sheet, chart: DayChart, series: DaySeries, slots: tuple[date, ...], fields: int) -> None:
    """One class of victims. `fields` is the room kept on the right in every panel, so that their days stand in line; where
    that leaves too little for the days, what belongs to none stands below them.
    """
    theme = sheet.theme
    left, gap, field, right = 0.5, 0.3, 0.82, 0.05
    spread = _gathered(series.spread)
    whole = sheet.width - left - right
    is_beside = not slots or whole - fields * field - gap >= _LEAST_DAYS
    days_across = whole - (fields * field + gap if fields and is_beside else 0)
    side = min(whole, max(len(spread), 1 if slots and is_beside else 3) * field)
    start = left + (days_across + gap if slots and is_beside else 0)
    days_top, spread_top = _top(series.days), _top([toll for _, toll in spread])
    if is_beside:  # on one line, on one scale
        days_top = spread_top = max(days_top, spread_top)
    words = f"of no single {chart.step.value}" if spread else ""
    about = (chart.effect.value, series.victims.value)

    def paint_heading(foot: float) -> None:
        quiet = _origin_words(series.reports, series.origins)
        if not is_beside:
            _heading(sheet, series.label, quiet, 0, foot + 0.1)
            return
        room = width(words, theme.size - 1, style="italic") + 0.2 if words else 0.0
        _heading(sheet, series.label, quiet, 0, foot + 0.1, room)
        sheet.text(words, start + side, foot + 0.1, size=theme.size - 1, style="italic", colour=theme.muted, align="right")

    def field_of(foot: float, from_left: float, across: float, top: float, *, is_named: bool) -> Axes:
        axes = sheet.axes(from_left, foot + 0.36, across, 1.25)
        axes.set_ylim(0, top)
        _number_axis(axes.yaxis, 4)
        axes.grid(axis="y", color=theme.line, linewidth=0.5)
        axes.axhline(0, color=theme.muted, linewidth=0.8)
        axes.tick_params(labelleft=is_named)
        return axes

    def paint_days(foot: float) -> None:
        axes = field_of(foot, left, days_across, days_top, is_named=True)
        axes.set_xlim(-0.5, len(slots) - 0.5)
        position = {day: n for n, day in enumerate(slots)}
        columns = [(float(position[toll.first]), toll) for toll in series.days if toll.first]
        _columns(sheet, axes, columns, days_across / len(slots), about)
        _day_ticks(axes, slots, days_across, theme, chart.step)

    def paint_spread(foot: float) -> None:
        axes = field_of(foot, start, side, spread_top, is_named=not slots or not is_beside)
        places = max(len(spread), round(side / field))
        axes.set_xlim(-0.5, places - 0.5)
        _columns(sheet, axes, [(float(n), toll) for n, (_, toll) in enumerate(spread)], side / places, about)
        labels = ["\n".join(wrap(one, side / places - 0.06, theme.size - 1)) for one, _ in spread]
        axes.set_xticks(range(len(spread)), labels)

    def paint_both(foot: float) -> None:
        if slots:
            paint_days(foot)
        if spread:
            paint_spread(foot)

    def paint_below(foot: float) -> None:
        paint_spread(foot)
        sheet.text(words, left, foot + 1.72, size=theme.size - 1, style="italic", colour=theme.muted)

    sheet.heading(paint_heading)
    if is_beside:
        sheet.strip(1.72, paint_both)
        return
    if series.days or not spread:
        sheet.strip(1.72, paint_days)
    if spread:
        sheet.strip(1.9, paint_below)


def _gathered(spread: Sequence[DayToll]) -> list[tuple[str, DayToll]]:
    """The largest tolls of longer times with their labels, the others added up in one."""
    if len(spread) <= _MAX_SPREAD + 1:
        return [(_span_words(toll), toll) for toll in spread]
    largest = sorted(spread, key=lambda toll: -toll.high)[:_MAX_SPREAD]
    shown = [(_span_words(toll), toll) for toll in spread if toll in largest]
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
    return [*shown, (f"{len(rest)} other spans", others)]


def _top(marks: Sequence[Reach]) -> float:
    return max([mark.high for mark in marks], default=0) * 1.32 or 1.0


def _columns(sheet: _Sheet, axes: Axes, marks: Sequence[tuple[float, Reach]], slot: float, about: tuple[str, str]) -> None:
    """Upright bars at positions; `slot` is the room of one in inches, `about` the effect and the victims counted."""
    theme = sheet.theme
    half = min(0.17, slot * 0.36) / slot
    for x, mark in marks:
        _bar(sheet, axes, mark, (x - half, 2 * half), about, upright=True)
        if mark.best is not None and mark.high > mark.low:
            beyond = min(half * 1.35, 0.43)  # never as far as the line of the next bar
            axes.hlines(mark.best, x - beyond, x + beyond, color=theme.mark, linewidth=1.8)
        if mark.open_ended:
            _arrow(axes, (x, mark.high), (0, 11), theme)
    taken: list[tuple[float, float]] = []
    size = theme.size - 0.8
    for x, mark in sorted(marks, key=lambda pair: -pair[1].high):
        words = _short(mark)
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


def _bar(
    sheet: _Sheet,
    axes: Axes,
    mark: Reach,
    place: tuple[float, float],
    about: tuple[str, str],
    *,
    upright: bool,
    dashed: bool = False,
) -> None:
    """One bar: solid to the lowest report, hatched from there to the highest. `place` is its start and breadth across."""
    theme = sheet.theme

    def box(start: float, end: float) -> Rectangle:
        if upright:
            return Rectangle((place[0], start), place[1], end - start, clip_on=False)
        return Rectangle((start, place[0]), end - start, place[1], clip_on=False)

    line = (0, (2.5, 1.5)) if dashed else "solid"
    if mark.low:
        solid = box(0, mark.low)
        solid.set(facecolor=theme.solid, edgecolor=theme.solid, linewidth=0.6)
        axes.add_patch(solid)
    if mark.high > mark.low:
        hatched = box(mark.low, mark.high)
        hatched.set(facecolor="none", edgecolor=theme.hatch, linewidth=0.7, hatch="//////", linestyle=line)
        axes.add_patch(hatched)
    whole = box(0, max(mark.high, 0.001))
    whole.set(facecolor="none", edgecolor="none")
    axes.add_patch(whole)
    sheet.tag(whole, "incidents", getattr(mark, "incidents", ()), about)


def _arrow(axes: Axes, at: tuple[float, float], offset: tuple[float, float], theme: Theme) -> None:
    axes.annotate(
        "",
        xy=at,
        xytext=offset,
        textcoords="offset points",
        arrowprops={
            "arrowstyle": "<|-",
            "color": theme.mark,
            "linewidth": 0.9,
            "mutation_scale": 7,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


def _day_ticks(axes: Axes, slots: tuple[date, ...], across: float, theme: Theme, step: Step) -> None:
    """As many dates as fit; the year under the first and where it changes. A week is named by its Monday."""
    room = width("28 Nov", theme.size - 1) + 0.12
    every = max(1, -int(-room // (across / len(slots))))
    at = list(range(0, len(slots), every))
    labels = []
    year = None
    for n in at:
        day = slots[n]
        words = _MONTHS[day.month - 1] if step is Step.MONTH else f"{day.day} {_MONTHS[day.month - 1]}"
        labels.append(f"{words}\n{day.year}" if day.year != year else words)
        year = day.year
    axes.set_xticks(at, labels)


def _span_words(toll: DayToll) -> str:
    """A longer time as the label of a bar; the year only where it spans years."""
    first, last = toll.first, toll.last
    if first and last and first.year != last.year:
        return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"
    if first and last and first.month == last.month:
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]}"
    if first and last:
        return f"{first.day} {_MONTHS[first.month - 1]} – {last.day} {_MONTHS[last.month - 1]}"
    if first:
        return f"from {first.day} {_MONTHS[first.month - 1]}"
    return f"by {last.day} {_MONTHS[last.month - 1]}" if last else "no date"


# --- by who is held responsible


def draw_by_responsible(chart: ResponsibleChart, theme: Theme = PRINT, width_in: float = WIDTH) -> Figure:
    """Casualties by who is held responsible, a panel for each class of victims, each with its own scale from nought."""
    sheet = _Sheet(theme, width_in)
    for series in chart.series:
        _responsible_panel(sheet, chart, series)
    marks = [row for series in chart.series for row in series.rows]
    _legend(sheet, marks, chart.preferred, upright=False)
    return sheet.finish()


def _responsible_panel(sheet: _Sheet, chart: ResponsibleChart, series: ResponsibleSeries) -> None:
    theme = sheet.theme
    is_narrow = sheet.is_narrow
    names = _NARROW_LEFT if is_narrow else sheet.width * 0.34
    label_room = sheet.width - names - 0.05 if is_narrow else names - 0.12
    labels = [
        wrap(f"{clean(row.who)} (disputed)" if row.is_disputed else clean(row.who), label_room, theme.size - 0.5)
        for row in series.rows
    ]
    heights = [_BAR_ROOM + _LINE * len(lines) if is_narrow else 0.2 + 0.13 * (len(lines) - 1) + 0.06 for lines in labels]
    values = [f"{_short(row)}   {_origin_words(row.reports, row.origins)}" for row in series.rows]
    room = max(width(value, theme.size - 0.8) for value in values) + 0.3
    across = max(1.0, sheet.width - names - room)
    top = max([row.high for row in series.rows], default=0) or 1

    def paint_heading(foot: float) -> None:
        _heading(sheet, series.label, _origin_words(series.reports, series.origins), 0, foot + 0.1)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.2, across, sum(heights))
        axes.set_xlim(0, top)
        axes.set_ylim(0, sum(heights))
        axes.set_yticks([])
        _number_axis(axes.xaxis, 5)
        axes.grid(axis="x", color=theme.line, linewidth=0.5)
        axes.axvline(0, color=theme.muted, linewidth=0.8)
        y = sum(heights)
        for row, lines, height, value in zip(series.rows, labels, heights, values, strict=True):
            y -= height
            middle = y + (_BAR_ROOM if is_narrow else height) / 2
            label_middle = y + height - _LINE * len(lines) / 2 - 0.03 if is_narrow else middle
            about = (chart.effect.value, series.victims.value)
            _bar(sheet, axes, row, (middle - 0.065, 0.13), about, upright=False, dashed=row.is_disputed)
            if row.best is not None and row.high > row.low:
                axes.vlines(row.best, middle - 0.09, middle + 0.09, color=theme.mark, linewidth=1.8)
            if row.open_ended:
                _arrow(axes, (row.high, middle), (11, 0), theme)
            for n, line in enumerate(lines):
                sheet.text(
                    line,
                    names + 0.04 if is_narrow else names - 0.1,
                    foot + 0.2 + label_middle + (_LINE if is_narrow else 0.13) * ((len(lines) - 1) / 2 - n),
                    size=theme.size - 0.5,
                    align="left" if is_narrow else "right",
                    is_middle=True,
                    is_backed=is_narrow,
                    colour=theme.ink if row.actors else theme.muted,
                    style="normal" if row.actors else "italic",
                )
            end = names + across * row.high / top + (0.2 if row.open_ended else 0.06)
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

    sheet.heading(paint_heading)
    sheet.strip(sum(heights) + 0.26, paint)


# --- who reports what


def draw_by_claim(chart: ClaimChart, theme: Theme = PRINT, width_in: float = WIDTH) -> Figure:
    """Who reports what: for each happening every report as a dot or range, named with its speaker, beside its own words.

    The pale band is the range that the reports make together. A hollow mark is not in it; a cross is a denial.
    """
    sheet = _Sheet(theme, width_in)
    for claims in chart.incidents:
        _claim_panel(sheet, claims)
    _claim_legend(sheet, chart)
    return sheet.finish()


def _claim_panel(sheet: _Sheet, claims: IncidentClaims) -> None:
    theme = sheet.theme
    is_narrow = sheet.is_narrow
    names, wordings = (_NARROW_LEFT, 0.0) if is_narrow else (sheet.width * 0.32, sheet.width * 0.29)
    labels = max((width(_claim_label(mark), theme.size - 1) for mark in claims.marks), default=0.0)
    across = sheet.width - names - wordings - labels - 0.36  # the longest label still ends before the wordings
    line = _LINE if is_narrow else 0.13
    said: list[tuple[tuple[str, ...], tuple[str, ...]]]
    if is_narrow:
        said = [(_claim_line(mark, sheet.width - names - 0.05, theme), ()) for mark in claims.marks]
        heights = [_BAR_ROOM + line * len(who) for who, _ in said]
    else:
        said = [_claim_words(mark, names, wordings, theme) for mark in claims.marks]
        heights = [0.07 + line * max(len(who), len(words)) for who, words in said]
    top = max([claims.high, *(mark.high or mark.low or 0 for mark in claims.marks)]) or 1
    title = clean(claims.title)
    quiet = f"{claims.people}, {claims.when} · {_origin_words(claims.reports, claims.origins)}"
    has_room = width(title, theme.size + 0.5, 600) + width(quiet, theme.size - 0.5) + 0.25 <= sheet.width

    def paint_heading(foot: float) -> None:
        _heading(sheet, title, quiet if has_room else "", 0, foot + 0.1)

    def paint_below_heading(foot: float) -> None:
        shown = cut(quiet, sheet.width - 0.05, theme.size - 0.5)
        sheet.text(shown, 0, foot + 0.08, size=theme.size - 0.5, colour=theme.muted)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.2, across, sum(heights))
        axes.set_xlim(0, top)
        axes.set_ylim(0, sum(heights))
        axes.set_yticks([])
        _number_axis(axes.xaxis, 4)
        end = top if claims.open_ended else claims.high
        breadth = max(end - claims.low, top * 0.006)
        axes.add_patch(Rectangle((claims.low, 0), breadth, sum(heights), facecolor=theme.band, edgecolor="none", zorder=0))
        axes.grid(axis="x", color=theme.line, linewidth=0.5)
        axes.axvline(0, color=theme.muted, linewidth=0.8)
        y = sum(heights)
        for mark, (who, words), height in zip(claims.marks, said, heights, strict=True):
            y -= height
            middle = y + (_BAR_ROOM if is_narrow else height) / 2
            _claim_mark(sheet, axes, mark, middle, top)
            beside = y + height - line * len(who) / 2 - 0.03 if is_narrow else middle
            for n, one in enumerate(who):
                at = foot + 0.2 + beside + line * ((len(who) - 1) / 2 - n)
                if is_narrow:
                    sheet.text(one, names + 0.04, at, size=theme.size - 0.5, is_middle=True)
                else:
                    sheet.text(one, names - 0.1, at, size=theme.size - 0.5, align="right", is_middle=True)
            for n, one in enumerate(words):
                at = foot + 0.2 + middle + line * ((len(words) - 1) / 2 - n)
                left = sheet.width - wordings
                sheet.text(one, left, at, size=theme.size - 0.5, style="italic", colour=theme.muted, is_middle=True)

    sheet.heading(paint_heading)
    if not has_room:
        sheet.strip(0.2, paint_below_heading)
    sheet.strip(sum(heights) + 0.26, paint)


def _claim_line(mark: ClaimMark, room: float, theme: Theme) -> tuple[str, ...]:
    """Speaker, source and words of a report in at most two lines, where nothing stands beside its mark."""
    source = f" {mark.source}" if mark.source else ""
    said = "denies it" if mark.status is Status.DENIED else f"“{clean(mark.wording)}”" if mark.wording else ""
    return wrap(
        f"{clean(mark.speaker)}{source}: {said}" if said else f"{clean(mark.speaker)}{source}", room, theme.size - 0.5
    )


def _claim_words(mark: ClaimMark, names: float, wordings: float, theme: Theme) -> tuple[tuple[str, ...], tuple[str, ...]]:
    source = f" {mark.source}" if mark.source else ""
    who = wrap(f"{clean(mark.speaker)}{source}", names - 0.12, theme.size - 0.5)
    said = "denies it" if mark.status is Status.DENIED else f"“{clean(mark.wording)}”" if mark.wording else ""
    return who, wrap(said, wordings - 0.05, theme.size - 0.5, style="italic")


def _claim_label(mark: ClaimMark) -> str:
    if mark.status is Status.DENIED:
        return ""
    label = "–".join(f"{value:,}" for value in dict.fromkeys((mark.low, mark.high)) if value is not None)
    return f"up to {label}" if mark.low is None else f"{label}+" if mark.high is None else label


def _claim_mark(sheet: _Sheet, axes: Axes, mark: ClaimMark, y: float, top: float) -> None:
    theme = sheet.theme
    fill = theme.solid if mark.is_counted else (theme.ground or "#ffffff")
    edge = theme.solid if mark.is_counted else theme.muted
    if mark.status is Status.DENIED:
        (cross,) = axes.plot([0], [y], marker="x", markersize=5, markeredgewidth=1.4, color=theme.mark, clip_on=False)
        sheet.tag(cross, "casualty", [mark.casualty])
        return
    low, high = mark.low, mark.high
    start, end = low if low is not None else 0, high if high is not None else low or 0
    whole = Rectangle((start, y - 0.05), max(end - start, top * 0.001), 0.1, facecolor="none", edgecolor="none")
    axes.add_patch(whole)
    sheet.tag(whole, "casualty", [mark.casualty])
    if low is not None and high is not None and low < high:
        axes.plot([low, high], [y, y], color=edge, linewidth=2.2, solid_capstyle="butt")
    if low is None:
        axes.plot([0, end], [y, y], color=edge, linewidth=1.0, linestyle=(0, (2, 1.5)))
    if high is None:
        _arrow(axes, (end, y), (15, 0), theme)
    for value in dict.fromkeys(value for value in (low, high) if value is not None):
        axes.plot(
            [value],
            [y],
            marker="o",
            markersize=4.6,
            markerfacecolor=fill,
            markeredgecolor=edge,
            markeredgewidth=1,
            clip_on=False,
        )
    axes.annotate(
        _claim_label(mark),
        (end, y),
        (18 if high is None else 5, -_HALF_FIGURE * (theme.size - 1)),
        textcoords="offset points",
        va="baseline",
        fontproperties=font(theme.size - 1),
        color=theme.ink,
        annotation_clip=False,
    )


def _claim_legend(sheet: _Sheet, chart: ClaimChart) -> None:
    theme = sheet.theme
    marks = [mark for one in chart.incidents for mark in one.marks]
    entries = [
        ("range of the reports counted", _box_sign(0.12, facecolor=theme.band, edgecolor="none")),
        ("counted", _point_sign(marker="o", markersize=4.6, color=theme.solid)),
    ]
    if any(not mark.is_counted and mark.status is not Status.DENIED for mark in marks):
        hollow = {"markerfacecolor": theme.ground or "#ffffff", "markeredgecolor": theme.muted}
        entries.append(("seen, not counted", _point_sign(marker="o", markersize=4.6, **hollow)))
    if any(mark.status is Status.DENIED for mark in marks):
        entries.append(("denial", _point_sign(marker="x", markersize=5, markeredgewidth=1.4, color=theme.mark)))
    if any(mark.high is None for mark in marks):
        entries.append(("no ceiling", _arrow_sign(theme)))
    _key(sheet, entries)
