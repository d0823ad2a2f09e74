"""Charts: honest axes, labelled marks, readable without colour, the same bytes each time, whatever the case holds."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from briefing.charts import drawing, library
from briefing.charts.lettering import clean, cut, width, wrap
from briefing.charts.theme import DARK, LIGHT, PRINT, THEMES, Theme
from briefing.domain.casualty import CasualtyId
from briefing.domain.choice import Choice
from briefing.domain.claim import Status
from briefing.domain.dossier import Dossier
from briefing.domain.drawn import ClaimChart, ClaimMark, DayChart, IncidentClaims
from briefing.domain.event import IncidentId
from briefing.usecases.briefings.collecting import collect
from tests.report.cases import many
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, LONG_NAME, sample_corpus

CHOICE = Choice("Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return collect(sample_corpus(), CHOICE)


def charts(dossier: Dossier) -> list[drawing.Chart]:
    found = (dossier.by_day, dossier.by_responsible, dossier.by_claim)
    return [one for one in found if one is not None]


def texts(figure: Any) -> list[str]:
    from matplotlib.text import Text

    FigureCanvasAgg(figure).draw()
    return [one.get_text() for one in figure.findobj(Text) if one.get_text()]


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_chart_draws_in_every_theme(dossier: Dossier, theme: Theme) -> None:
    for chart in charts(dossier):
        figure = drawing.draw(chart, theme)
        assert drawing.to_png(figure).startswith(b"\x89PNG")
        assert drawing.to_svg(figure).startswith(b"<?xml")


def test_the_same_chart_gives_the_same_bytes(dossier: Dossier) -> None:
    for chart in charts(dossier):
        assert drawing.to_svg(drawing.draw(chart)) == drawing.to_svg(drawing.draw(chart))


def test_no_date_or_place_of_making_is_in_the_svg(dossier: Dossier) -> None:
    svg = drawing.to_svg(drawing.draw(charts(dossier)[0]))
    assert b"dc:date" not in svg
    assert b"matplotlib.org" not in svg.split(b"-->")[-1].split(b"<metadata>")[0]


def test_axes_begin_at_nought(dossier: Dossier) -> None:
    assert dossier.by_day is not None
    assert dossier.by_responsible is not None
    for axes in drawing.draw(dossier.by_day).axes:
        assert axes.get_ylim()[0] == 0
    for axes in drawing.draw(dossier.by_responsible).axes:
        assert axes.get_xlim()[0] == 0


def test_marks_are_labelled_and_reports_and_origins_are_told(dossier: Dossier) -> None:
    assert dossier.by_day is not None
    found = texts(drawing.draw(dossier.by_day))
    for words in ("15–24", "8+", "5 reports, 4 origins", "27–28 Nov", "of no single day", "median of the reports"):
        assert words in found, found


def test_a_range_is_hatched_and_what_all_say_is_solid(dossier: Dossier) -> None:
    from matplotlib.patches import Rectangle

    assert dossier.by_day is not None
    bars = drawing.draw(dossier.by_day).axes[0].patches
    hatched = [bar for bar in bars if isinstance(bar, Rectangle) and bar.get_hatch()]
    assert [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in hatched] == [(15, 24)]


def test_each_claim_is_named_with_its_speaker_and_its_words(dossier: Dossier) -> None:
    assert dossier.by_claim is not None
    found = " ".join(texts(drawing.draw(dossier.by_claim)))
    for words in ("White Helmets 1d", "“At least 15 civilians”", "Russian Ministry of Defence", "denies it", "up to 62"):
        assert words in found, found


def test_what_is_pointed_at_is_known_for_the_window_and_kept_from_paper(dossier: Dossier) -> None:
    assert dossier.by_claim is not None
    assert dossier.by_day is not None
    found = drawing.regions(drawing.draw(dossier.by_claim, LIGHT))
    claims = {mark.casualty for one in dossier.by_claim.incidents for mark in one.marks}
    assert {one for region in found for one in region.ids} == claims
    days = drawing.regions(drawing.draw(dossier.by_day, DARK))
    assert {region.kind for region in days} == {"incidents"}
    for region in (*found, *days):
        assert -0.05 <= region.left < region.right <= 1.05
        assert -0.05 <= region.bottom < region.top <= 1.05
    assert drawing.regions(drawing.draw(dossier.by_day, PRINT)) == ()


@pytest.mark.parametrize(("events", "days"), [(1, 1), (2, 2), (120, 60), (50, 300), (40, 900)])
def test_charts_work_for_few_and_many_days(events: int, days: int) -> None:
    found = collect(many(events, days), CHOICE)
    for chart in charts(found):
        figure = drawing.draw(chart)
        assert 0.3 < figure.get_figheight() < 11, "a chart fits on a page"
        assert not overlapping(figure), "no two labels run into each other"


def test_there_is_no_chart_of_nothing() -> None:
    from briefing.domain.corpus import Corpus

    assert charts(collect(Corpus(), CHOICE)) == []


def test_an_empty_chart_is_still_a_figure(dossier: Dossier) -> None:
    assert dossier.by_day is not None
    bare = replace(dossier.by_day, series=(), first=None, last=None)
    assert drawing.to_svg(drawing.draw(bare))
    only_spread = replace(dossier.by_day, first=None, last=None, series=dossier.by_day.series[1:])
    only_spread = replace(only_spread, series=(replace(only_spread.series[0], days=()),))
    assert drawing.to_svg(drawing.draw(only_spread))


def overlapping(figure: Any) -> list[tuple[str, str]]:
    """Pairs of drawn texts whose boxes share more than a sliver."""
    from matplotlib.text import Text

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [
        (one.get_text(), one.get_window_extent(renderer))
        for one in figure.findobj(Text)
        if one.get_text() and one.get_visible()
    ]
    found = []
    for n, (words, box) in enumerate(boxes):
        for other_words, other in boxes[n + 1 :]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            up = min(box.y1, other.y1) - max(box.y0, other.y0)
            if across > 3 and up > 4:
                found.append((words, other_words))
    return found


@pytest.mark.parametrize("width_in", [3.4, 4.0, 5.0, 5.5, 9.5])
def test_labels_do_not_run_into_each_other_at_any_width(dossier: Dossier, width_in: float) -> None:
    for chart in charts(dossier):
        assert overlapping(drawing.draw(chart, PRINT, width_in)) == []


def test_on_a_narrow_sheet_names_keep_the_whole_width_and_nothing_is_scaled_down(dossier: Dossier) -> None:
    assert dossier.by_claim is not None
    assert dossier.by_day is not None
    figure = drawing.draw(dossier.by_claim, LIGHT, 3.6)
    assert figure.get_figwidth() == 3.6
    assert any(words.startswith("White Helmets 1d: “At least 15 civilians”") for words in texts(figure))
    # what belongs to no single day has a field of its own below the days, and every mark can still be pointed at
    wide, narrow = drawing.draw(dossier.by_day, LIGHT, 7), drawing.draw(dossier.by_day, LIGHT, 3.6)
    assert narrow.get_figheight() > wide.get_figheight()
    assert [one.ids for one in drawing.regions(narrow)] == [one.ids for one in drawing.regions(wide)]
    for region in drawing.regions(narrow):
        assert -0.05 <= region.left < region.right <= 1.05
        assert -0.05 <= region.bottom < region.top <= 1.05


def claim_chart(*speakers: str) -> ClaimChart:
    marks = tuple(
        ClaimMark(CasualtyId(f"c{n}"), speaker, f"{speaker} dead", n + 1, n + 4, Status.REPORTED, True, f"{n + 1}a")
        for n, speaker in enumerate(speakers)
    )
    incident = IncidentClaims(
        1, len(speakers) + 4, 2, False, False, IncidentId("i"), speakers[0], "28 Nov 2024", "killed", marks, len(marks), 1
    )
    return ClaimChart("Who reports what", "", (incident,), len(marks), 1)


def test_long_and_foreign_names_fit() -> None:
    chart = claim_chart(LONG_NAME * 3, ARABIC_NAME, CYRILLIC_NAME, "שלום", "中文", "W" * 400, "$x$ \\frac{1}{2}")
    figure = drawing.draw(chart)
    assert overlapping(figure) == []
    assert any(words.endswith("…") for words in texts(figure))


def test_names_with_dollar_signs_are_words_not_formulas() -> None:
    assert any("$x$" in words for words in texts(drawing.draw(claim_chart("$x$ and $\\undefined$"))))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_name_can_be_drawn(names: list[str]) -> None:
    assert drawing.to_svg(drawing.draw(claim_chart(*names)))


def test_other_marks_than_numbers_of_a_day_can_be_huge() -> None:
    chart = collect(many(3, 3), CHOICE).by_day
    assert isinstance(chart, DayChart)
    toll = replace(chart.series[0].days[0], low=0, high=2_000_000, best=None, open_ended=True, no_floor=True)
    assert "up to 2,000,000" not in texts(drawing.draw(replace(chart, series=(replace(chart.series[0], days=(toll,)),))))


# --- lettering


def test_text_is_cut_to_its_room_with_a_mark() -> None:
    shown = cut(LONG_NAME, 1.5, 8)
    assert shown.endswith("…")
    assert width(shown, 8) <= 1.5
    assert cut("short", 1.5, 8) == "short"


def test_text_is_wrapped_to_so_many_lines() -> None:
    lines = wrap(LONG_NAME, 1.6, 8)
    assert len(lines) == 2
    assert all(width(line, 8) <= 1.6 for line in lines)


def test_text_that_cannot_be_shown_is_written_out() -> None:
    assert clean("a\x00b \U0001f480") == "a[U+0000]b [U+1F480]"
    assert clean("x" * 1000).endswith("…")


# --- the library


def test_matplotlib_keeps_its_cache_in_our_folder_and_pyplot_is_not_loaded() -> None:
    code = (
        "import sys; from briefing.charts import drawing; from briefing.places import cache_folder; import matplotlib;"
        "assert matplotlib.get_cachedir() == str(cache_folder() / 'matplotlib'), matplotlib.get_cachedir();"
        "assert 'matplotlib.pyplot' not in sys.modules; assert 'PySide6' not in sys.modules"
    )
    untouched = {key: value for key, value in os.environ.items() if key != "MPLCONFIGDIR"}
    subprocess.run([sys.executable, "-c", code], check=True, env=untouched)


def test_importing_the_room_does_not_import_matplotlib() -> None:
    code = (
        "import sys, briefing.charts, briefing.usecases.briefings.publishing;"
        "assert not {'matplotlib', 'typst', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_our_typeface_is_the_one_that_is_used() -> None:
    from matplotlib import font_manager

    library.prepare()
    found = font_manager.findfont(font_manager.FontProperties(family="Briefing Sans"), fallback_to_default=False)
    assert "BriefingSans-Regular" in found


def test_the_axis_begins_with_the_first_day_of_its_step() -> None:
    chart = collect(many(50, 300), CHOICE).by_day
    assert chart is not None
    assert chart.first is not None
    assert chart.first.weekday() == 0
    assert chart.first <= date(2024, 10, 1)
