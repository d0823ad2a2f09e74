"""Work for the clerk that ends on paper or in a picture: each function gives a piece of work that takes values and gives
values.

What is heavy (matplotlib, Typst, the gazetteer behind a dossier) is imported when the clerk does the work, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Flag

from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Choice
from briefing.ui.panes.casualties import Drawn, Spot
from briefing.ui.theme import Tones

PIXELS_AN_INCH = 100  # of the charts, before the screen's ratio
PREVIEW_PPI = 110
PRINT_PPI = 300


def charts(corpus: Corpus, title: str, tones: Tones, width: int, ratio: float) -> Callable[[Flag], tuple[Drawn, ...]]:
    """The charts of a case in the colours of the window, `width` pixels wide, at the screen's ratio."""

    def work(stop: Flag) -> tuple[Drawn, ...]:
        from briefing.charts.drawing import draw, regions, to_png
        from briefing.charts.theme import DARK, LIGHT
        from briefing.usecases.collecting import collect_charts

        wanted = collect_charts(corpus, Choice(title=title or "-", written=datetime.now(UTC).replace(microsecond=0)))
        theme = DARK if tones.dark else LIGHT
        found: list[Drawn] = []
        for chart in wanted:
            if stop.is_set():
                break
            figure = draw(chart, theme, width / PIXELS_AN_INCH)
            spots = tuple(
                Spot(one.kind, one.ids, one.left, one.bottom, one.right, one.top, one.effect, one.victims)
                for one in regions(figure)
            )
            found.append(Drawn(chart.title, chart.alt, to_png(figure, ratio), ratio, spots))
        return tuple(found)

    return work


def pages(corpus: Corpus, choice: Choice, ppi: int = PREVIEW_PPI) -> Callable[[Flag], tuple[bytes, ...]]:
    """The pages of a briefing as PNG, `ppi` pixels an inch. Raises what `publishing.preview_pages` raises."""

    def work(_stop: Flag) -> tuple[bytes, ...]:
        from briefing.usecases.publishing import preview_pages

        return preview_pages(corpus, choice, ppi)

    return work


def pdf(corpus: Corpus, choice: Choice, path: Path) -> Callable[[Flag], None]:
    """A briefing written as PDF, in one move. Raises the ExportError family."""

    def work(_stop: Flag) -> None:
        from briefing.usecases.publishing import publish_pdf

        publish_pdf(corpus, choice, path)

    return work
