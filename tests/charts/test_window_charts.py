"""Charts of the window: growth beside running totals, groups beside the whole, who says what of one happening."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from briefing.charts import drawing
from briefing.charts.theme import DARK, LIGHT, ON_WHITE, PRINT
from briefing.domain.casualty import CasualtyId, Effect, Victims
from briefing.domain.charts import Fate, GroupChart, GrowthChart, Report, Telling, TellingChart
from briefing.domain.choice import Choice, Rule
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.reckoning import by_group, growth, telling, told
from tests.charts.test_drawing import overlapping, texts
from tests.sample_corpus import ARABIC_NAME, CYRILLIC_NAME, LONG_NAME, sample_corpus

VIEW = View(sample_corpus(), Choice("Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC)))


@pytest.fixture(scope="module")
def grown() -> GrowthChart:
    found = growth(VIEW, Effect.KILLED)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def groups() -> GroupChart:
    found = by_group(VIEW, Effect.KILLED)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def atarib() -> TellingChart:
    found = telling(VIEW, told(VIEW)[0].key)
    assert found is not None
    return found


@pytest.mark.parametrize("width_in", [3.4, 4.6, 5.5, 9.0])
@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_labels_keep_apart_at_any_width(
    grown: GrowthChart, groups: GroupChart, atarib: TellingChart, theme: drawing.Theme, width_in: float
) -> None:
    for chart in (grown, groups, atarib):
        assert overlapping(drawing.draw(chart, theme, width_in)) == []


def test_what_is_no_longer_said_stays_with_its_words_and_the_guard_is_named(atarib: TellingChart) -> None:
    shown = " ".join(texts(drawing.draw(atarib, LIGHT, 9.0)))
    assert "19" in shown
    assert "“19 civilians”" in shown
    assert "not added: replaced by" in shown
    assert "not added: included in at least 15 civilians killed" in shown
    assert "denies it" in shown


def test_every_report_can_be_pointed_at_and_paper_has_nothing_to_point_at(atarib: TellingChart) -> None:
    reports = {report.casualty for one in atarib.tellings for report in one.reports}
    found = drawing.regions(drawing.draw(atarib, DARK, 4.0))
    assert {one.ids[0] for one in found if one.kind == "casualty"} == reports - {""}
    assert drawing.regions(drawing.draw(atarib, PRINT)) == ()


def test_a_running_total_is_a_mark_beside_the_sum_that_leads_to_its_sentence(grown: GrowthChart) -> None:
    civilians = next(one for one in grown.series if one.victims is Victims.CIVILIAN)
    figure = drawing.draw(grown, LIGHT)
    assert {run.casualty for run in civilians.running} <= {
        one.ids[0] for one in drawing.regions(figure) if one.kind == "casualty"
    }
    assert any("not added" in words for words in texts(figure))


def test_marks_of_groups_stand_for_their_reports(groups: GroupChart) -> None:
    found = drawing.regions(drawing.draw(groups, LIGHT))
    assert [one.kind for one in found] == ["casualties"] * len(groups.rows)
    assert found[1].ids == groups.rows[1].rows


def test_nothing_hangs_on_colour(atarib: TellingChart, grown: GrowthChart) -> None:
    """In grey what counts, what does not, and the band of the range are still of clearly different brightness."""
    for chart in (atarib, grown):
        for theme in (LIGHT, DARK):
            grey = Image.open(io.BytesIO(drawing.to_png(drawing.draw(chart, theme, 7.0)))).convert("L")
            values = {level for number, level in grey.getcolors(256) if number > 40}
            assert max(values) - min(values) > 120
            assert len({level // 24 for level in values}) >= 4


def test_a_chart_that_stands_alone_has_its_title_rule_and_marking_on_white(atarib: TellingChart) -> None:
    caption = drawing.Caption("Air strikes on Atarib", ("Ranges are ranges of reports.",), "TLP:AMBER")
    figure = drawing.draw(atarib, ON_WHITE, caption=caption)
    shown = texts(figure)
    assert shown.count("TLP:AMBER") == 2
    assert {"Air strikes on Atarib", "Ranges are ranges of reports."} <= set(shown)
    assert drawing.to_pdf(figure) == drawing.to_pdf(drawing.draw(atarib, ON_WHITE, caption=caption))
    page = PdfReader(io.BytesIO(drawing.to_pdf(figure))).pages[0]
    assert "TLP:AMBER" in page.extract_text()
    assert "Ranges are ranges of reports." in page.extract_text()


def chart_of(*speakers: str, words: str = "12 dead") -> TellingChart:
    reports = tuple(
        Report(
            CasualtyId(f"c{n}"), speaker, "28 Nov 2024", date(2024, 11, 28), words, "12", 12, None if n % 2 else 14,
            list(Fate)[n % len(Fate)], n % 3 == 0, "because" if n else "", CasualtyId("c0") if n == 1 else None, None,
        )
        for n, speaker in enumerate(speakers)
    )  # fmt: skip
    one = Telling(12, 14, 13, True, False, Effect.KILLED, Victims.UNKNOWN, "people killed", "12–14", "", reports, 1)
    return TellingChart(speakers[0] or "-", "", "i", "28 Nov 2024", "", Rule.MEDIAN, (one,))


@pytest.mark.parametrize("width_in", [3.4, 8.0])
def test_long_and_foreign_speakers_fit(width_in: float) -> None:
    chart = chart_of(LONG_NAME * 2, ARABIC_NAME, CYRILLIC_NAME, "中文", "$x$ \\frac{1}{2}", words="ن" * 300 + " W" * 200)
    assert overlapping(drawing.draw(chart, LIGHT, width_in)) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5), st.text(max_size=80))
def test_any_words_can_be_drawn(names: list[str], words: str) -> None:
    assert drawing.to_svg(drawing.draw(chart_of(*names, words=words)))


def test_one_day_and_huge_numbers_can_be_drawn(grown: GrowthChart) -> None:
    series = grown.series[0]
    point = replace(series.points[0], low=0, high=2_000_000, best=1.0, open_ended=True, no_floor=True)
    for day in (date.min, date.max, date(2024, 11, 28)):
        one = replace(series, points=(replace(point, day=day),), running=())
        assert drawing.to_svg(drawing.draw(replace(grown, series=(one,))))


@pytest.mark.parametrize("high", [9, 480, 6_500_000, 10**12])
@pytest.mark.parametrize("width_in", [3.2, 4.6, 7.0])
def test_the_numbers_below_a_chart_stand_apart_however_large_they_are(width_in: float, high: int) -> None:
    one = chart_of("UN")
    (told_,) = one.tellings
    reports = tuple(replace(report, low=high // 2, high=high, figure="") for report in told_.reports)
    figure = drawing.draw(replace(one, tellings=(replace(told_, reports=reports),)), LIGHT, width_in)
    figure.canvas.draw()
    for axes in figure.axes:
        boxes_ = [one.get_window_extent() for one in axes.get_xticklabels() if one.get_text()]
        assert all(left.x1 < right.x0 for left, right in pairwise(sorted(boxes_, key=lambda box: box.x0)))


def test_on_a_narrow_sheet_a_long_name_goes_on_in_the_next_line(atarib: TellingChart) -> None:
    first, *others = atarib.tellings
    told = replace(first, reports=tuple(replace(one, speaker=LONG_NAME) for one in first.reports))
    figure = drawing.draw(replace(atarib, tellings=(told, *others)), LIGHT, 3.6)
    assert all(right <= figure.get_figwidth() * 100 for _, _, right, _ in boxes(figure))


def test_on_a_narrow_sheet_no_line_runs_through_the_words(atarib: TellingChart) -> None:
    """Wherever the median and the range lie, the words above the marks look the same."""
    first = atarib.tellings[0]
    top = max(one.high or one.low or 0 for one in first.reports)
    elsewhere = replace(first, low=top // 2, high=top // 2, best=top // 3)

    def above_the_marks(telling: Telling) -> list[bytes]:
        figure = drawing.draw(replace(atarib, tellings=(telling,)), LIGHT, 4.0)
        image = Image.open(io.BytesIO(drawing.to_png(figure))).convert("L")
        found = []
        for box in boxes(figure):
            found.append(image.crop((box[0], image.height - box[3], box[2], image.height - box[1])).tobytes())
        return found

    assert above_the_marks(first) == above_the_marks(elsewhere)


def boxes(figure: Any) -> list[tuple[int, int, int, int]]:
    """Where the words of reports stand, in pixels of a picture of 100 an inch, from the lower left."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.dpi = 100
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    extents = [
        one.get_window_extent(renderer).extents
        for one in figure.texts
        if one.get_text().startswith(("“", "not added", "denies")) or ", 2" in one.get_text()
    ]
    assert len(extents) > 4
    return [tuple(round(value) for value in one) for one in extents]  # type: ignore[misc]
