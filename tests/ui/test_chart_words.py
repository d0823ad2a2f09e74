"""Words inside charts: English by themselves and on paper, in the window in its language."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event as Flag

import pytest

from briefing.charts.drawing import draw, regions, to_svg
from briefing.charts.theme import LIGHT
from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.casualty import Effect
from briefing.domain.charts import Guard
from briefing.domain.dossier import Rule
from briefing.reconcile import tolls
from briefing.ui import chart_words, drawing, guard_words, theme, translating
from briefing.usecases import happenings, totals
from briefing.usecases.collecting import collect_charts
from briefing.usecases.happenings import View
from briefing.usecases.reckoning import RUNNING, growth, reckoning, told
from briefing.usecases.reckoning import telling as tell
from tests.sample_corpus import sample_corpus


@pytest.fixture(scope="module")
def view() -> View:
    return View(sample_corpus(), drawing._choice("", Rule.MEDIAN))


def texts(view: View, words: ChartWords) -> list[str]:
    """Everything written in the charts of the dead and of one event."""
    found = []
    charts = [*collect_charts(view, view.choice, Effect.KILLED), tell(view, told(view)[0].key)]
    for chart in charts:
        assert chart is not None
        figure = draw(chart, LIGHT, 7.0, words=words)
        found += [one.get_text() for one in figure.findobj(lambda one: hasattr(one, "get_text"))]  # type: ignore[attr-defined]
    return [one for one in found if one]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    translating.exchange(lambda _context, text: text)


def test_charts_write_english_where_nothing_else_is_asked_for(view: View) -> None:
    written = " ".join(texts(view, ENGLISH))
    for words in (ENGLISH.key_lowest, ENGLISH.key_counted, "Nov", "reports", ENGLISH.key_sum_lowest):
        assert words in written


def test_no_english_word_of_a_chart_is_left_when_it_is_given_others(view: View) -> None:
    marked = ChartWords(
        **{
            name: tuple(f"«{one}»" for one in value) if isinstance(value, tuple) else f"«{value}»"
            for name, value in chart_words.WRITTEN.items()
        }
    )
    plain, other = texts(view, ENGLISH), texts(view, marked)
    written = " ".join(other)
    for name in ("key_lowest", "key_counted", "key_sum_lowest", "key_range"):
        assert f"«{getattr(ENGLISH, name)}»" in written
    keys = {value for name, value in chart_words.WRITTEN.items() if name.startswith("key_") and "{" not in value}
    assert keys & set(plain)
    assert not keys & set(other)


def test_the_window_draws_charts_in_its_language_and_paper_stays_english(view: View) -> None:
    charts = collect_charts(view, view.choice, Effect.KILLED)
    before = [to_svg(draw(one)) for one in charts]
    assert chart_words.in_words(charts[0]) is charts[0]
    translating.exchange(lambda _context, text: f"«{text}»" if "{" not in text else text.replace("People", "Люди"))
    assert chart_words.chart_words().key_lowest == f"«{ENGLISH.key_lowest}»"
    made = drawing.charts(view.corpus, "", Rule.MEDIAN, Effect.KILLED, theme.LIGHT, 600, 1.0)(Flag())
    assert made[0].title.startswith("Люди ")
    assert made[0].chart == charts[0]  # what is saved stays English
    assert [to_svg(draw(one)) for one in charts] == before


def test_words_of_charts_that_hang_on_no_case_are_all_known_here(view: View) -> None:
    """A title or label that charts have and that is not exchanged would stay English unseen."""
    translating.exchange(lambda _context, text: f"«{text}»")
    for effect in (Effect.KILLED, Effect.WOUNDED):
        for chart in collect_charts(view, view.choice, effect):
            shown = chart_words.in_words(chart)
            labels = [one.label for one in getattr(shown, "series", ())]
            if type(chart).__name__ != "ClaimChart":
                assert shown.title.startswith("«"), shown.title
                assert all(one.startswith("«") for one in labels), labels


def test_guards_and_days_in_charts_and_totals_are_told_in_the_words_of_the_window(view: View) -> None:
    key = next(
        one.key
        for one in told(view)
        if any(report.guard for part in tell(view, one.key).tellings for report in part.reports)  # type: ignore[union-attr]
    )
    english, sums = tell(view, key), reckoning(view)
    assert english is not None
    translating.exchange(
        lambda _context, text: (
            {"November": "Ноябрь", "December": "Декабрь"}.get(text) or text.replace("running total", "всего с начала")
        )
    )
    shown, added = chart_words.in_words(english), chart_words.in_words(sums)
    days = [report.said_on for part in shown.tellings for report in part.reports]
    assert any("Ноя" in day for day in days)
    assert not any("Dec" in day or "Nov" in day for day in (*days, shown.when))
    whys = [one.why for some in added.sums for one in some.not_added]
    assert "всего с начала since 27 Ноя 2024" in whys
    assert "running total since 27 Nov 2024" in [one.why for some in sums.sums for one in some.not_added]  # files
    assert any("Ноя" in one.when for some in added.sums for one in some.addends)
    chart = growth(view, Effect.KILLED)
    assert chart is not None
    runs = [run.words for one in chart_words.in_words(chart).series for run in one.running]
    assert runs
    assert not any("Nov" in one or "Dec" in one for one in runs)


def test_every_reason_that_keeps_a_figure_out_can_be_translated() -> None:
    names = "RUNNING_TOTAL PART SMALLER SUPERSEDED OUTDATED RISEN DENIED DENIAL NOT_YET LOOSE ONE_CLASS".split()
    reasons = {getattr(tolls, name) for name in names} | {*happenings.REASONS, totals.OVERLAPS, RUNNING}
    assert reasons <= guard_words.REASONS.keys()
    translating.exchange(lambda _context, text: f"«{text}»")
    assert all(guard_words.reason(Guard(one)) == f"«{one}»" for one in reasons)


def test_every_mark_says_in_words_what_it_shows(view: View) -> None:
    for chart in [*collect_charts(view, view.choice, Effect.KILLED), tell(view, told(view)[0].key)]:
        assert chart is not None
        found = regions(draw(chart, LIGHT, 7.0))
        assert found
        assert all(one.said and any(letter.isalnum() for letter in one.said) for one in found), chart.title
