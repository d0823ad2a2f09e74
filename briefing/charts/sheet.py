"""The sheet that charts are laid out on, the marks that they share, and a figure as bytes.

One grammar, which needs no colour and survives a grey printer: solid up to what every report says, hatched from there to
the largest figure told, a bar across at the figure that the rule prefers, an arrow where some report sets no ceiling.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from briefing.charts import library  # first: prepares matplotlib
from briefing.charts.lettering import Style, clean, cut, font, width, wrap
from briefing.charts.theme import Theme
from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.drawn import Reach
from briefing.knowledge.glyphs import FAMILIES, held_left_to_right

from matplotlib import rc_context  # isort: skip
from matplotlib.axes import Axes  # isort: skip
from matplotlib.backends.backend_agg import FigureCanvasAgg  # isort: skip
from matplotlib.backends.backend_pdf import FigureCanvasPdf  # isort: skip
from matplotlib.backends.backend_svg import FigureCanvasSVG  # isort: skip
from matplotlib.figure import Figure  # isort: skip
from matplotlib.image import imsave  # isort: skip
from matplotlib.patches import Rectangle  # isort: skip
from matplotlib.ticker import MaxNLocator  # isort: skip

NARROW = 5.4  # inches; on a narrower sheet names stand above their marks, not beside them
PANEL_GAP = 0.14
NARROW_LEFT = 0.1
BAR_ROOM = 0.24
LINE = 0.15
UNSURE: dict[str, Any] = {"linewidth": 1.0, "linestyle": (0, (2, 1.5))}  # a line where nobody counted
HALF_FIGURE = 0.33  # half the height of a figure in our typeface, in its size


@dataclass(frozen=True, slots=True)
class Region:
    """Where a mark lies, as fractions of the figure from the lower left, and what it stands for.

    `kind` is "incidents", "casualties", "casualty", "words" or "events"; `ids` are those of the incidents, of the rows, of
    the one row or of the events; of words the article and the two ends. Of incidents only those rows are meant that tell of
    this `effect` and class of `victims` (the values of the enumerations).
    """

    kind: str
    ids: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    effect: str = ""
    victims: str = ""
    said: str = ""  # what the mark tells


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


def to_pdf(figure: Figure) -> bytes:
    """The figure as PDF of one page, its fonts embedded. The same figure always gives the same bytes."""
    out = io.BytesIO()
    with rc_context({**library.SETTINGS, "pdf.fonttype": 42}):
        FigureCanvasPdf(figure)
        figure.savefig(out, format="pdf", metadata={"CreationDate": None, "Creator": None, "Producer": None})
    return out.getvalue()


def regions(figure: Figure) -> tuple[Region, ...]:
    """What can be pointed at, in the order of drawing. Empty for a figure drawn for paper."""
    return painted(figure)[1]


def painted(figure: Figure, ratio: float = 1.0) -> tuple[bytes, tuple[Region, ...]]:
    """The figure as PNG of 100 `ratio` pixels an inch, and what can be pointed at in it: for the window, in one drawing."""
    canvas = FigureCanvasAgg(figure)
    figure.dpi = 100 * ratio
    with rc_context(library.SETTINGS):
        canvas.draw()
    renderer = canvas.get_renderer()
    out = io.BytesIO()
    imsave(out, canvas.buffer_rgba(), format="png")
    return out.getvalue(), _regions(figure, renderer, ratio)


def _regions(figure: Figure, renderer: Any, ratio: float) -> tuple[Region, ...]:
    across, up = figure.bbox.width, figure.bbox.height
    found: list[Region] = []
    for artist in figure.findobj(lambda one: one.get_gid() is not None):
        kind, effect, victims, *ids = str(artist.get_gid()).split("|")
        label = str(getattr(artist, "get_label", str)())
        box = artist.get_window_extent(renderer)
        x, y = max(0.0, 5 * ratio - box.width / 2), max(0.0, 5 * ratio - box.height / 2)  # thin marks can still be hit
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
                "" if label.startswith("_") else label,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a chart that is saved by itself: its title above, notes and the marking below."""

    title: str
    notes: tuple[str, ...] = ()
    marking: str = ""


# --- the sheet


class Sheet:
    """A figure laid out in inches from the top left; strips are added downwards and the height follows."""

    def __init__(self, theme: Theme, width_in: float, words: ChartWords = ENGLISH) -> None:
        self.theme, self.words = theme, words
        self.width = width_in
        self.is_narrow = width_in < NARROW
        self._strips: list[tuple[float, Callable[[float], None]]] = []
        self.figure: Figure

    def strip(self, height: float, paint: Callable[[float], None]) -> None:
        """Add a strip; `paint` is called with the inches from the figure's foot to the strip's foot."""
        self._strips.append((height, paint))

    def heading(self, paint: Callable[[float], None]) -> None:
        """Add the strip of a panel's heading, apart from the panel above."""
        self.strip(0.3 + (PANEL_GAP if self._strips else 0.0), paint)

    def begin(self, caption: Caption) -> None:
        """Add the title and the marking of a chart that stands alone."""
        size = self.theme.size + 2.5
        lines = wrap(clean(caption.title), self.width, size, 600)

        def paint(foot: float) -> None:
            if caption.marking:
                top = foot + 0.2 * len(lines) + 0.12
                self.text(clean(caption.marking), self.width, top, size=self.theme.size + 1, weight=600, align="right")
            for n, line in enumerate(lines):
                self.text(line, 0, foot + 0.08 + 0.2 * (len(lines) - 1 - n), size=size, weight=600)

        self.strip(0.12 + 0.2 * len(lines) + (0.24 if caption.marking else 0.0), paint)

    def end(self, caption: Caption) -> None:
        """Add the notes, and the marking again, below a chart that stands alone."""
        size = self.theme.size - 0.7
        lines = [line for note in caption.notes for line in wrap(clean(note), self.width, size, lines=3)]

        def paint(foot: float) -> None:
            at = foot + 0.06 + (0.24 if caption.marking else 0.0)
            for n, line in enumerate(reversed(lines)):
                self.text(line, 0, at + 0.15 * n, size=size, colour=self.theme.muted)
            if caption.marking:
                self.text(
                    clean(caption.marking), self.width, foot + 0.06, size=self.theme.size + 1, weight=600, align="right"
                )

        self.strip(0.1 + 0.15 * len(lines) + (0.24 if caption.marking else 0.0), paint)

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
        baseline = y - HALF_FIGURE * size / 72 if is_middle else y
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

    def tag(self, artist: Any, kind: str, ids: Sequence[str], about: tuple[str, str] = ("", ""), said: str = "") -> None:
        """Remember what a mark stands for, where marks can be pointed at: ids, of which effect and victims, and what it
        tells in words.
        """
        if self.theme.is_clickable:
            artist.set_gid("|".join([kind, *about, *ids]))
            artist.set_label(said or "_")


def heading(sheet: Sheet, words: str, quiet: str, left: float, baseline: float, kept: float = 0.0) -> None:
    theme = sheet.theme
    room = sheet.width - left - 0.1 - kept
    quiet_width = width(quiet, theme.size - 0.5)
    shown = cut(words, max(1.0, room - quiet_width - 0.15), theme.size + 0.5, 600)
    sheet.text(shown, left, baseline, size=theme.size + 0.5, weight=600)
    sheet.text(quiet, left + width(shown, theme.size + 0.5, 600) + 0.1, baseline, size=theme.size - 0.5, colour=theme.muted)


def number_axis(axis: Any, bins: int) -> None:
    """Whole numbers within the axis's limits, which are set before. Side by side there are only as many as have room."""
    low, high = axis.get_view_interval()
    values = MaxNLocator(integer=True, nbins=bins, min_n_ticks=1).tick_values(low, high)
    shown = [float(value) for value in values if low <= value <= high]
    if axis.axis_name == "x" and len(shown) > 1:
        axes, size = axis.axes, axis.get_major_ticks(1)[0].label1.get_size()
        inches = axes.get_position().width * axes.figure.get_figwidth() * (shown[1] - shown[0]) / (high - low)
        widest = max(width(f"{value:,.0f}", size) for value in shown) + 0.08
        shown = shown[:: max(1, ceil(widest / inches))]
    axis.set_ticks(shown, [f"{value:,.0f}" for value in shown])


Sign = Callable[[Axes, float], None]  # draws an example of a mark on a line, from a place on it in inches


def key(sheet: Sheet, entries: Sequence[tuple[str, Sign]]) -> None:
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


def arrow_sign(theme: Theme) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        form = {"arrowstyle": "-|>", "color": theme.mark, "linewidth": 0.9, "mutation_scale": 7, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (x + 0.18, 0.1), (x, 0.1), arrowprops=form)

    return draw


def box_sign(height: float, **looks: Any) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        axes.add_patch(Rectangle((x, 0.1 - height / 2), 0.17, height, **looks))

    return draw


def point_sign(**looks: Any) -> Sign:
    def draw(axes: Axes, x: float) -> None:
        axes.plot([x + 0.09], [0.1], linestyle="none", **looks)

    return draw


def legend(sheet: Sheet, marks: Sequence[Reach], preferred: str, *, upright: bool) -> None:
    """The key to bars; only what occurs is explained."""
    theme = sheet.theme

    def bar_across(axes: Axes, x: float) -> None:
        line = ([x, x + 0.17], [0.1, 0.1]) if upright else ([x + 0.085, x + 0.085], [0.03, 0.17])
        axes.plot(*line, color=theme.mark, linewidth=1.8, solid_capstyle="butt")

    words = sheet.words
    entries = [(words.key_lowest, box_sign(0.08, facecolor=theme.solid, edgecolor=theme.solid, linewidth=0.6))]
    if any(mark.high > mark.low for mark in marks):
        hatched = box_sign(0.08, facecolor="none", edgecolor=theme.hatch, linewidth=0.6, hatch="//////")
        entries.append((words.key_highest, hatched))
    if preferred and any(mark.best is not None and mark.high > mark.low for mark in marks):
        entries.append((preferred, bar_across))
    if any(mark.open_ended for mark in marks):
        entries.append((words.key_no_ceiling, arrow_sign(theme)))
    key(sheet, entries)


def draw_bar(
    sheet: Sheet,
    axes: Axes,
    mark: Reach,
    place: tuple[float, float],
    about: tuple[str, str],
    *,
    upright: bool,
    dashed: bool = False,
    said: str = "",
) -> None:
    """One bar: solid to the lowest report, hatched from there to the highest. `place` is its start and breadth across,
    `said` what it tells besides its figure.
    """
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
    rows: tuple[str, ...] = getattr(mark, "rows", ())
    told = ": ".join(part for part in (said, sheet.words.reach(mark)) if part)
    sheet.tag(whole, "casualties" if rows else "incidents", rows or getattr(mark, "incidents", ()), about, told)


def draw_arrow(axes: Axes, at: tuple[float, float], offset: tuple[float, float], theme: Theme) -> None:
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
