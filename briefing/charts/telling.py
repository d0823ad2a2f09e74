"""Who says what of one happening: every report in a line of its own, by source and then by time.

A figure that a newer one of its source took the place of stays, struck through, with an arrow to the newer; a denial stands
beside the claim as a cross at nought; what is not added says which guard keeps it out. No meaning hangs on colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.charts.lettering import clean, cut, font, width, wrap
from briefing.charts.sheet import (
    HALF_FIGURE,
    NARROW_LEFT,
    UNSURE,
    Sheet,
    arrow_sign,
    box_sign,
    draw_arrow,
    heading,
    key,
    number_axis,
    point_sign,
)
from briefing.charts.theme import Theme
from briefing.charts.wording import ChartWords
from briefing.domain.casualty import CasualtyId
from briefing.domain.charts import Fate, Report, Telling, TellingChart
from briefing.domain.tally import as_told

from matplotlib.axes import Axes  # isort: skip
from matplotlib.lines import Line2D  # isort: skip
from matplotlib.patches import FancyArrowPatch, Rectangle  # isort: skip

_LINE = 0.15
_MARK_ROOM = 0.22
_MOST_LINES = 3  # of a report's words
_GUARDED = (Fate.PART, Fate.RUNNING, Fate.ASIDE, Fate.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class _Line:
    """One report laid out: its speaker (empty where the line above has the same), day and words, its height, how many of
    the last words say why it is not added, and how many of the first name the speaker.
    """

    report: Report
    who: tuple[str, ...]
    said: tuple[str, ...]
    height: float
    guards: int
    heads: int = 0


def lay_telling(sheet: Sheet, chart: TellingChart) -> None:
    """A panel for each effect and class of victims."""
    for telling in chart.tellings:
        _panel(sheet, telling)
    _legend(sheet, [report for one in chart.tellings for report in one.reports])


def _panel(sheet: Sheet, telling: Telling) -> None:
    theme, is_narrow = sheet.theme, sheet.is_narrow
    size = theme.size - 0.5
    names, words = (NARROW_LEFT, 0.0) if is_narrow else (sheet.width * 0.25, sheet.width * 0.36)
    lines: list[_Line] = []
    before = ""
    for report in telling.reports:
        lines.append(_laid(sheet, report, before, names, words))
        before = report.speaker
    labels = max((width(_label(one, sheet.words), size) for one in telling.reports), default=0.0)
    across = max(1.0, sheet.width - names - words - labels - 0.42)
    figures = [value for one in telling.reports for value in (one.low, one.high) if value is not None]
    top = max([telling.high, *figures]) or 1
    up = sum(line.height for line in lines)
    people = f"{telling.people[:1].upper()}{telling.people[1:]}: {telling.result}"
    quiet = ", ".join(
        part for part in (telling.preferred, sheet.words.told_by(len(telling.reports), telling.origins)) if part
    )

    def paint_heading(foot: float) -> None:
        heading(sheet, people, quiet, 0, foot + 0.1)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.22, across, up)
        axes.set_xlim(0, top)
        axes.set_ylim(0, up)
        axes.set_yticks([])
        number_axis(axes.xaxis, 4)
        end = top if telling.open_ended else telling.high
        breadth = max(end - telling.low, top * 0.006)
        axes.add_patch(Rectangle((telling.low, 0), breadth, up, facecolor=theme.band, edgecolor="none", zorder=0))
        axes.grid(axis="x", color=theme.line, linewidth=0.5)
        axes.axvline(0, color=theme.muted, linewidth=0.8)
        if telling.best is not None and telling.preferred:
            axes.axvline(telling.best, color=theme.mark, linewidth=1.1, linestyle=(0, (5, 2)), zorder=1)
        places: dict[CasualtyId, tuple[float, float]] = {}
        y = up
        for n, line in enumerate(lines):
            y -= line.height
            if n and line.report.speaker != lines[n - 1].report.speaker:
                _rule(sheet, foot + 0.22 + y + line.height)
            if is_narrow:  # the words stand above the mark: no band, median or grid runs through them
                above = line.height - _MARK_ROOM
                axes.add_patch(Rectangle((0, y + _MARK_ROOM), top, above, color=theme.ground or "#ffffff", zorder=1.8))
            middle = y + (_MARK_ROOM / 2 if is_narrow else line.height / 2)
            if line.report.figure or line.report.fate is Fate.DENIAL:
                places[line.report.casualty] = _mark(sheet, axes, line.report, middle, top)
            _words(sheet, line, foot + 0.22 + y, names, words)
        for line in lines:
            newer = line.report.revised_by
            if newer in places and line.report.casualty in places:
                _revision(axes, places[line.report.casualty], places[newer], theme)

    sheet.heading(paint_heading)
    sheet.strip(up + 0.28, paint)


def _laid(sheet: Sheet, report: Report, before: str, names: float, words: float) -> _Line:
    size = sheet.theme.size - 0.5
    day = sheet.words.claimed.format(day=report.said_on) if report.is_claimed else report.said_on
    quote = f"“{clean(report.wording)}”" if report.wording else ""
    guard = clean(sheet.words.not_added.format(why=report.why_not)) if report.fate in _GUARDED and report.why_not else ""
    if report.fate is Fate.DENIAL:
        quote = sheet.words.denies_so.format(words=quote) if quote else sheet.words.denies
    if sheet.is_narrow:
        room = sheet.width - names - 0.08
        first = f"{clean(report.speaker)}, {day}" if report.speaker != before else day
        heads = wrap(first, room, size, 600)
        guards = wrap(guard, room, size) if guard else ()
        said = [*heads, *wrap(quote, room, size, style="italic", lines=_MOST_LINES), *guards]
        said = [one for one in said if one]
        return _Line(report, (), tuple(said), _MARK_ROOM + _LINE * len(said) + 0.06, len(guards), len(heads))
    room = names - 0.14
    who = [*wrap(clean(report.speaker), room, size, 600)] if report.speaker != before else []
    who.append(cut(day, room, size))
    guards = wrap(guard, words - 0.08, size) if guard else ()
    said = [*wrap(quote, words - 0.08, size, style="italic", lines=_MOST_LINES), *guards]
    return _Line(report, tuple(who), tuple(said), 0.09 + _LINE * max(len(who), len(said), 1), len(guards))


def _rule(sheet: Sheet, y: float) -> None:
    """A thin line between two speakers, over the whole sheet."""
    at = y / sheet.height
    sheet.figure.add_artist(Line2D([0, 1], [at, at], color=sheet.theme.line, linewidth=0.5))


def _words(sheet: Sheet, line: _Line, foot: float, names: float, words: float) -> None:
    theme = sheet.theme
    size = theme.size - 0.5
    if sheet.is_narrow:
        top = foot + line.height - _LINE / 2 - 0.05
        for n, one in enumerate(line.said):
            looks = _looks(theme, first=n < line.heads, is_guard=n >= len(line.said) - line.guards)
            sheet.text(one, names + 0.06, top - _LINE * n, size=size, is_middle=True, **looks)  # type: ignore[arg-type]
        return
    middle = foot + line.height / 2
    for n, one in enumerate(line.who):
        is_name = n < len(line.who) - 1
        at = middle + _LINE * ((len(line.who) - 1) / 2 - n)
        colour = theme.ink if is_name else theme.muted
        sheet.text(
            one, names - 0.12, at, size=size, weight=600 if is_name else 400, align="right", colour=colour, is_middle=True
        )
    for n, one in enumerate(line.said):
        at = middle + _LINE * ((len(line.said) - 1) / 2 - n)
        is_guard = n >= len(line.said) - line.guards
        style, colour = ("normal", theme.ink) if is_guard else ("italic", theme.muted)
        sheet.text(one, sheet.width - words, at, size=size, style=style, colour=colour, is_middle=True)  # type: ignore[arg-type]


def _looks(theme: Theme, *, first: bool, is_guard: bool) -> dict[str, object]:
    if first:
        return {"weight": 600, "colour": theme.ink}
    return {"colour": theme.ink} if is_guard else {"style": "italic", "colour": theme.muted}


def _label(report: Report, words: ChartWords) -> str:
    """The figure beside its mark: "15", "15–24", "8+", "up to 24"."""
    if not report.figure:
        return ""
    open_ = _left_open(report)
    return words.told(open_) if open_ is not None else words.figure(report.low, report.high)


def _left_open(report: Report) -> str | None:
    return as_told(report.low, report.high, report.figure)


def _mark(sheet: Sheet, axes: Axes, report: Report, y: float, top: float) -> tuple[float, float]:
    """Draw a report and give the place of its mark, from which and to which revisions run."""
    theme = sheet.theme
    is_in = report.fate is Fate.COUNTED
    edge, fill = (theme.solid, theme.solid) if is_in else (theme.muted, theme.ground or "#ffffff")
    if report.fate is Fate.DENIAL:
        (cross,) = axes.plot([0], [y], marker="x", markersize=6, markeredgewidth=1.6, color=theme.mark, clip_on=False)
        _tag(sheet, cross, report)
        if report.figure and (report.high or 0) > 0:
            _figure(sheet, axes, report, report.high or 0, y)
        return 0.0, y
    low, high = report.low, report.high
    is_open = _left_open(report) is not None  # "dozens": nobody counted either end
    start, end = low if low is not None else 0, high if high is not None else low or 0
    whole = Rectangle((start, y - 0.06), max(end - start, top * 0.001), 0.12, facecolor="none", edgecolor="none")
    axes.add_patch(whole)
    _tag(sheet, whole, report)
    if low is not None and high is not None and low < high:
        looks_of_line: dict[str, Any] = UNSURE if is_open else {"linewidth": 2.4, "solid_capstyle": "butt"}
        axes.plot([low, high], [y, y], color=edge, **looks_of_line)
    if low is None:
        axes.plot([0, end], [y, y], color=edge, **UNSURE)
    if high is None:
        draw_arrow(axes, (end, y), (15, 0), theme)
    shape = "D" if report.fate is Fate.RUNNING else "s" if report.fate is Fate.PART else "o"
    for value in dict.fromkeys(value for value in (low, None if is_open else high) if value is not None):
        looks: dict[str, Any] = {"markerfacecolor": fill, "markeredgecolor": edge, "markeredgewidth": 1.1}
        axes.plot([value], [y], marker=shape, markersize=5, clip_on=False, zorder=4, **looks)
    _figure(sheet, axes, report, end, y)
    return float(end), y


def _figure(sheet: Sheet, axes: Axes, report: Report, x: float, y: float) -> None:
    """The figure beside its mark, struck through where a newer one took its place."""
    theme = sheet.theme
    label = _label(report, sheet.words)
    size = theme.size - 0.5
    away = 18 if report.high is None and report.fate is not Fate.DENIAL else 6
    axes.annotate(
        label,
        (x, y),
        (away, -HALF_FIGURE * size),
        textcoords="offset points",
        va="baseline",
        fontproperties=font(size, 600 if report.fate is Fate.COUNTED else 400),
        color=theme.ink if report.fate in (Fate.COUNTED, Fate.SUPERSEDED) else theme.muted,
        annotation_clip=False,
        bbox={"facecolor": theme.ground or "#ffffff", "edgecolor": "none", "pad": 0.6, "alpha": 0.92},
    )
    if report.fate is Fate.SUPERSEDED:
        across = width(label, size) * 72
        axes.annotate(
            "",
            xy=(x, y),
            xytext=(away + across + 1.5, 0),
            textcoords="offset points",
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": theme.ink,
                "linewidth": 0.8,
                "shrinkA": 0,
                "shrinkB": max(0.0, away - 1.5),
                "patchA": None,
            },
        )


def _revision(axes: Axes, old: tuple[float, float], new: tuple[float, float], theme: Theme) -> None:
    """An arrow from a figure to the newer one of its source."""
    down = new[1] < old[1]
    arrow = FancyArrowPatch(
        old,
        new,
        connectionstyle=f"arc3,rad={-0.25 if down else 0.25}",
        arrowstyle="-|>",
        mutation_scale=8,
        linewidth=1.1,
        color=theme.mark,
        shrinkA=4,
        shrinkB=4,
        clip_on=False,
        zorder=3,
    )
    axes.add_patch(arrow)


def _tag(sheet: Sheet, artist: object, report: Report) -> None:
    told = sheet.words.denies if report.fate is Fate.DENIAL else _label(report, sheet.words)
    said = f"{clean(report.speaker)}, {report.said_on}: {told}"
    if report.casualty:
        sheet.tag(artist, "casualty", [report.casualty], said=said)
    elif report.span is not None:
        sheet.tag(artist, "words", [report.span.article, str(report.span.start), str(report.span.end)], said=said)


def _legend(sheet: Sheet, reports: Sequence[Report]) -> None:
    theme, told = sheet.theme, sheet.words
    met = {one.fate for one in reports}
    hollow = {"markerfacecolor": theme.ground or "#ffffff", "markeredgecolor": theme.muted}
    entries = [(told.key_range, box_sign(0.12, facecolor=theme.band, edgecolor="none"))]
    for fate, words, sign in (
        (Fate.COUNTED, told.key_counted, point_sign(marker="o", markersize=5, color=theme.solid)),
        (Fate.SUPERSEDED, told.key_replaced, point_sign(marker="o", markersize=5, **hollow)),
        (Fate.PART, told.key_part, point_sign(marker="s", markersize=5, **hollow)),
        (Fate.RUNNING, told.key_total, point_sign(marker="D", markersize=5, **hollow)),
        (Fate.DENIAL, told.key_denial, point_sign(marker="x", markersize=6, markeredgewidth=1.6, color=theme.mark)),
    ):
        if fate in met:
            entries.append((words, sign))
    if Fate.ASIDE in met and not met & {Fate.SUPERSEDED}:
        entries.append((told.key_not_counted, point_sign(marker="o", markersize=5, **hollow)))
    if any(one.revised_by for one in reports):
        entries.append((told.key_revised, arrow_sign(theme)))
    if any(one.high is None and one.figure for one in reports):
        entries.append((told.key_open, arrow_sign(theme)))
    key(sheet, entries)
