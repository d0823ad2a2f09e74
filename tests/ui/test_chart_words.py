"""Words inside charts: English by themselves and on paper, in the window in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Event as Flag
from typing import Any

import pytest

from briefing.charts.drawing import draw, regions, to_svg
from briefing.charts.theme import LIGHT
from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.casualty import Effect
from briefing.domain.charts import Guard
from briefing.domain.choice import Rule
from briefing.reconcile import tolls
from briefing.ui.craft import theme
from briefing.ui.desk import drawing
from briefing.ui.wording import amount_words, chart_words, guard_words, translating
from briefing.ui.wording.chart_alts import alt
from briefing.usecases.briefings.collecting import collect_charts
from briefing.usecases.looking import happenings, totals
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.profiling import activity, deaths
from briefing.usecases.looking.reckoning import RUNNING, by_group, growth, reckoning, told
from briefing.usecases.looking.reckoning import telling as tell
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


# --- for those who do not see them, and figures


FOREIGN = re.compile(r"\{[^}]*\}|[A-Za-z]+")


def _shout(_context: str, text: str) -> str:
    """A language in which every word is as long as in English and none is the same."""
    return FOREIGN.sub(lambda word: word[0] if word[0].startswith("{") else "ж" * len(word[0]), text)


def all_charts(view: View) -> list[Any]:
    found: list[Any] = [one for effect in Effect for one in collect_charts(view, view.choice, effect)]
    found += [one for effect in Effect for one in (growth(view, effect), by_group(view, effect)) if one is not None]
    found += [tell(view, one.key) for one in told(view)]
    for actor in view.corpus.actors:
        found += [one for one in (deaths(view, actor.id), activity(view, actor.id)) if one is not None]
    return found


def of_the_case(view: View) -> list[str]:
    """All names, titles and words of articles, the longest first."""
    corpus = view.corpus
    names = {name for actor in corpus.actors for name in (actor.name, *actor.aliases)}
    names |= {one.title for one in (*corpus.events, *corpus.incidents)} | {one.name for one in corpus.places}
    names |= {one.publisher or "" for one in corpus.articles} | {view.speaker(row) for row in corpus.casualties}
    names |= {view.wording(row) for row in corpus.casualties}
    spans = [span for said in corpus.statements for span in said.evidence]
    names |= {" ".join(view.article(one).quote(view.sentence(one)).split()) for one in spans}
    return sorted(names - {""}, key=len, reverse=True)


def test_what_charts_say_to_those_who_do_not_see_them_is_the_same_in_english(view: View) -> None:
    for chart in all_charts(view):
        assert chart_words.alt_of(chart) == chart.alt
        assert alt(chart) == chart.alt


def test_no_english_word_is_left_in_what_charts_say_to_those_who_do_not_see_them(view: View) -> None:
    charts = all_charts(view)
    known = of_the_case(view)
    known += [why for one in view.corpus.incidents for toll in one.tolls for _, why in toll.left_out]  # made by hand
    translating.exchange(_shout)
    for chart in charts:
        left = chart_words.alt_of(chart)
        for name in known:
            left = left.replace(name, "")
        assert not re.search(r"[A-Za-z]{2,}", left), left


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("24", "24"),
        ("15–24", "15–24"),
        ("at least 1,008", "жж жжжжж 1,008"),
        ("up to 200", "жж жж 200"),
        ("43–52 or more", "43–52 жж жжжж"),
        ("some 8 or more", "жжжж 8 жж жжжж"),
        ("more than 14,000", "жжжж жжжж 14,000"),
        ("median 19", "жжжжжж 19"),
        ("lowest 4", "жжжжжж 4"),
        ("dozens", "жжжжжж"),
        ("not reported", "жжж жжжжжжжж"),
        ("nobody knows", "nobody knows"),
    ],
)
def test_a_figure_of_people_is_told_in_the_language_of_the_window(english: str, other: str) -> None:
    assert amount_words.amount(english) == english
    translating.exchange(_shout)
    assert amount_words.amount(english) == other


def test_of_whom_a_figure_is_can_stand_otherwise_in_another_language() -> None:
    assert amount_words.with_people("dozens", "civilians") == "dozens of civilians"
    assert amount_words.with_people("24", "civilians") == "24 civilians"
    translating.exchange(lambda _context, text: {"{figure} {people}": "{people}: {figure}"}.get(text, text))
    assert amount_words.with_people("24", "civilians") == "civilians: 24"


def test_totals_and_who_says_what_leave_no_english_figure(view: View) -> None:
    translating.exchange(_shout)
    whole = chart_words.in_words(reckoning(view))
    results = [text for one in whole.sums for text in (one.result, one.preferred)]
    results += [text for one in whole.sums for part in one.addends for text in (part.result, part.preferred)]
    assert any("ж" in one for one in results)
    assert not [one for one in results if re.search(r"[A-Za-z]", one)]
