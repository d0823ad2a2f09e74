"""Who reports what, for a few happenings of a briefing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.charts.lettering import clean, cut, font, width, wrap
from briefing.charts.sheet import (
    BAR_ROOM,
    HALF_FIGURE,
    LINE,
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
from briefing.domain.claim import Status
from briefing.domain.drawn import ClaimChart, ClaimMark, IncidentClaims
from briefing.domain.tally import as_told

from matplotlib.axes import Axes  # isort: skip
from matplotlib.patches import Rectangle  # isort: skip

Gap = tuple[float, float, float]  # where a label begins and ends in the axes, and the height of its middle, in inches
_CLEAR = 0.04  # inches between a label and a grid line at its side
_HALF_LABEL = 0.075  # inches from the middle of a label to where a grid line goes on


def lay_claims(sheet: Sheet, chart: ClaimChart) -> None:
    """Who reports what: for each happening every report as a dot or range, named with its speaker, beside its own words.

    The pale band is the range that the reports make together. A hollow mark is not in it; a cross is a denial.
    """
    for claims in chart.incidents:
        _claim_panel(sheet, claims)
    _claim_legend(sheet, chart)


def _claim_panel(sheet: Sheet, claims: IncidentClaims) -> None:
    theme = sheet.theme
    is_narrow = sheet.is_narrow
    names, wordings = (NARROW_LEFT, 0.0) if is_narrow else (sheet.width * 0.32, sheet.width * 0.29)
    labels = max((width(_claim_label(mark, sheet.words), theme.size - 1) for mark in claims.marks), default=0.0)
    across = sheet.width - names - wordings - labels - 0.36  # the longest label still ends before the wordings
    line = LINE if is_narrow else 0.13
    said: list[tuple[tuple[str, ...], tuple[str, ...]]]
    if is_narrow:
        said = [(_claim_line(mark, sheet.width - names - 0.05, sheet), ()) for mark in claims.marks]
        heights = [BAR_ROOM + line * len(who) for who, _ in said]
    else:
        said = [_claim_words(mark, names, wordings, sheet) for mark in claims.marks]
        heights = [0.07 + line * max(len(who), len(words)) for who, words in said]
    top = max([claims.high, *(mark.high or mark.low or 0 for mark in claims.marks)]) or 1
    title = clean(claims.title)
    quiet = f"{claims.people}, {claims.when} · {sheet.words.told_by(claims.reports, claims.origins)}"
    has_room = width(title, theme.size + 0.5, 600) + width(quiet, theme.size - 0.5) + 0.25 <= sheet.width

    def paint_heading(foot: float) -> None:
        heading(sheet, title, quiet if has_room else "", 0, foot + 0.1)

    def paint_below_heading(foot: float) -> None:
        shown = cut(quiet, sheet.width - 0.05, theme.size - 0.5)
        sheet.text(shown, 0, foot + 0.08, size=theme.size - 0.5, colour=theme.muted)

    def paint(foot: float) -> None:
        axes = sheet.axes(names, foot + 0.2, across, sum(heights))
        axes.set_xlim(0, top)
        axes.set_ylim(0, sum(heights))
        axes.set_yticks([])
        number_axis(axes.xaxis, 4)
        end = top if claims.open_ended else claims.high
        breadth = max(end - claims.low, top * 0.006)
        axes.add_patch(Rectangle((claims.low, 0), breadth, sum(heights), facecolor=theme.band, edgecolor="none", zorder=0))
        axes.axvline(0, color=theme.muted, linewidth=0.8)
        gaps: list[Gap] = []
        y = sum(heights)
        for mark, (who, words), height in zip(claims.marks, said, heights, strict=True):
            y -= height
            middle = y + (BAR_ROOM if is_narrow else height) / 2
            _claim_mark(sheet, axes, mark, middle, top)
            begin = _label_at(mark) + across * _label_behind(mark) / top
            gaps.append((begin, begin + width(_claim_label(mark, sheet.words), theme.size - 1), middle))
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
        _grid_around(axes, gaps, (across, sum(heights)), theme)

    sheet.heading(paint_heading)
    if not has_room:
        sheet.strip(0.2, paint_below_heading)
    sheet.strip(sum(heights) + 0.26, paint)


def _grid_around(axes: Axes, labels: Sequence[Gap], size: tuple[float, float], theme: Theme) -> None:
    """Upright grid lines that leave out the labels they would run through. `size` is that of the axes in inches."""
    across, up = size
    low, high = axes.get_xlim()
    for value in axes.get_xticks():
        x = across * (value - low) / (high - low)
        at = 0.0
        for middle in sorted(middle for begin, end, middle in labels if begin - _CLEAR <= x <= end + _CLEAR):
            axes.vlines(value, at, max(at, middle - _HALF_LABEL), color=theme.line, linewidth=0.5, zorder=0.5)
            at = middle + _HALF_LABEL
        axes.vlines(value, min(at, up), up, color=theme.line, linewidth=0.5, zorder=0.5)


def _label_behind(mark: ClaimMark) -> float:
    """The number whose mark the label of a report stands behind."""
    return mark.high if mark.high is not None else mark.low or 0


def _label_at(mark: ClaimMark) -> float:
    """How far behind it, in inches: an open end has an arrow between."""
    return (18 if mark.high is None else 5) / 72


def _claim_line(mark: ClaimMark, room: float, sheet: Sheet) -> tuple[str, ...]:
    """Speaker, source and words of a report in at most two lines, where nothing stands beside its mark."""
    who, said = _who_and_what(mark, sheet.words)
    return wrap(f"{who}: {said}" if said else who, room, sheet.theme.size - 0.5)


def _claim_words(mark: ClaimMark, names: float, wordings: float, sheet: Sheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    size = sheet.theme.size - 0.5
    who, said = _who_and_what(mark, sheet.words)
    return wrap(who, names - 0.12, size), wrap(said, wordings - 0.05, size, style="italic")


def _who_and_what(mark: ClaimMark, words: ChartWords) -> tuple[str, str]:
    """Speaker and source of a report, and what it says; nothing where its words are not kept."""
    source = f" {mark.source}" if mark.source else ""
    said = words.denies if mark.status is Status.DENIED else f"“{clean(mark.wording)}”" if mark.wording else ""
    return f"{clean(mark.speaker)}{source}", said


def _claim_label(mark: ClaimMark, words: ChartWords) -> str:
    if mark.status is Status.DENIED:
        return ""
    open_ = _left_open(mark)
    return words.told(open_) if open_ is not None else words.figure(mark.low, mark.high)


def _left_open(mark: ClaimMark) -> str | None:
    """ "Dozens", which is no count."""
    return as_told(mark.low, mark.high, mark.wording)


def _claim_mark(sheet: Sheet, axes: Axes, mark: ClaimMark, y: float, top: float) -> None:
    theme = sheet.theme
    fill = theme.solid if mark.is_counted else (theme.ground or "#ffffff")
    edge = theme.solid if mark.is_counted else theme.muted
    if mark.status is Status.DENIED:
        (cross,) = axes.plot([0], [y], marker="x", markersize=5, markeredgewidth=1.4, color=theme.mark, clip_on=False)
        sheet.tag(cross, "casualty", [mark.casualty], said=f"{clean(mark.speaker)}: {sheet.words.denies}")
        return
    low, high = mark.low, mark.high
    start, end = low if low is not None else 0, _label_behind(mark)
    whole = Rectangle((start, y - 0.05), max(end - start, top * 0.001), 0.1, facecolor="none", edgecolor="none")
    axes.add_patch(whole)
    said = f"{clean(mark.speaker)}: {_claim_label(mark, sheet.words)}"
    sheet.tag(whole, "casualty", [mark.casualty], said=said)
    is_open = _left_open(mark) is not None
    if low is not None and high is not None and low < high:
        looks: dict[str, Any] = UNSURE if is_open else {"linewidth": 2.2, "solid_capstyle": "butt"}
        axes.plot([low, high], [y, y], color=edge, **looks)
    if low is None:
        axes.plot([0, end], [y, y], color=edge, **UNSURE)
    if high is None:
        draw_arrow(axes, (end, y), (15, 0), theme)
    for value in dict.fromkeys(value for value in (low, None if is_open else high) if value is not None):
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
        _claim_label(mark, sheet.words),
        (end, y),
        (72 * _label_at(mark), -HALF_FIGURE * (theme.size - 1)),
        textcoords="offset points",
        va="baseline",
        fontproperties=font(theme.size - 1),
        color=theme.ink,
        annotation_clip=False,
    )


def _claim_legend(sheet: Sheet, chart: ClaimChart) -> None:
    theme, words = sheet.theme, sheet.words
    marks = [mark for one in chart.incidents for mark in one.marks]
    entries = [
        (words.key_range, box_sign(0.12, facecolor=theme.band, edgecolor="none")),
        (words.key_counted, point_sign(marker="o", markersize=4.6, color=theme.solid)),
    ]
    if any(not mark.is_counted and mark.status is not Status.DENIED for mark in marks):
        hollow = {"markerfacecolor": theme.ground or "#ffffff", "markeredgecolor": theme.muted}
        entries.append((words.key_seen, point_sign(marker="o", markersize=4.6, **hollow)))
    if any(mark.status is Status.DENIED for mark in marks):
        entries.append((words.key_denial, point_sign(marker="x", markersize=5, markeredgewidth=1.4, color=theme.mark)))
    if any(mark.high is None for mark in marks):
        entries.append((words.key_open, arrow_sign(theme)))
    key(sheet, entries)
