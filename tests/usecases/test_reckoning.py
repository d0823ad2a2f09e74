"""How totals come about: what is added, what is not and why, by each rule; who says what; charts as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.charts import Fate, Reckoning, Sum, TellingChart
from briefing.domain.choice import Choice, Rule
from briefing.domain.corpus import Corpus
from briefing.errors import TargetUnwritable
from briefing.usecases.briefings.chart_files import Form, chart_bytes, chart_table, notes, publish_chart
from briefing.usecases.briefings.collecting import collect, collect_charts
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.reckoning import by_group, growth, reckoning, telling, told
from tests.sample_corpus import sample_corpus


def choice(rule: Rule = Rule.MEDIAN) -> Choice:
    return Choice("Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC), rule=rule)


def view(rule: Rule = Rule.MEDIAN, corpus: Corpus | None = None) -> View:
    return View(corpus if corpus is not None else sample_corpus(), choice(rule))


def total(found: Reckoning, effect: Effect, victims: Victims) -> Sum:
    return next(one for one in found.sums if (one.effect, one.victims) == (effect, victims))


def test_the_totals_are_those_of_the_briefing() -> None:
    printed = {row.people: (row.result, row.preferred) for row in collect(sample_corpus(), choice()).totals}
    assert {one.people: (one.result, one.preferred) for one in reckoning(view()).sums} == printed


def test_every_report_is_added_or_has_a_guard_and_none_is_both() -> None:
    found = reckoning(view())
    added = [row for one in found.sums for part in one.addends for row in part.rows]
    beside = [left.casualty for one in found.sums for left in one.not_added] + [left.casualty for left in found.unplaced]
    assert len(added) == len(set(added))
    assert len(beside) == len(set(beside))
    assert not set(added) & set(beside)
    assert set(added) | set(beside) == set(view().casualties)
    assert all(left.why for one in found.sums for left in one.not_added)


def test_guards_say_what_they_guard_against() -> None:
    civilians = total(reckoning(view()), Effect.KILLED, Victims.CIVILIAN)
    why = {(left.figure, left.people): left.why for left in civilians.not_added}
    assert why["6", "children killed"] == "included in at least 15 civilians killed"
    assert why["44", "civilians killed"] == "running total since 27 Nov 2024"
    assert why["19", "civilians killed"].startswith("replaced by")
    assert "denial" in why["0", "civilians killed"]


def test_another_rule_prefers_another_figure_and_leaves_the_range() -> None:
    sums = {rule: total(reckoning(view(rule)), Effect.KILLED, Victims.CIVILIAN) for rule in Rule}
    assert {one.result for one in sums.values()} == {"43–52 or more"}
    assert sums[Rule.LOWEST].preferred == "lowest 43"
    assert sums[Rule.MEDIAN].preferred == "median 47"
    assert sums[Rule.WIDEST].preferred == ""


def test_running_totals_stand_beside_the_growing_sum_and_never_in_it() -> None:
    """12, then 69, then 69 once more is never 150."""
    corpus = sample_corpus()
    before = growth(view(), Effect.KILLED)
    assert before is not None
    running = next(row for row in corpus.casualties if row.cumulative and row.victims is Victims.CIVILIAN and row.high)
    more = tuple(replace(running, id=CasualtyId(f"more{n}"), low=69, high=69) for n in range(2))
    after = growth(view(corpus=replace(corpus, casualties=(*corpus.casualties, *more))), Effect.KILLED)
    assert after is not None
    assert [one.points for one in after.series] == [one.points for one in before.series]
    assert sum(len(one.running) for one in after.series) == sum(len(one.running) for one in before.series) + 2


def test_the_sum_never_shrinks_and_ends_at_what_the_days_hold() -> None:
    found = growth(view(), Effect.KILLED)
    assert found is not None
    for one in found.series:
        assert [point.low for point in one.points] == sorted(point.low for point in one.points)
        assert [point.high for point in one.points] == sorted(point.high for point in one.points)
        assert all(point.low <= (point.best or point.low) <= point.high for point in one.points)


def test_a_group_is_beside_the_whole_and_smaller() -> None:
    found = by_group(view(), Effect.KILLED)
    assert found is not None
    whole, *groups = found.rows
    assert whole.is_whole
    assert {one.who for one in groups} >= {"children"}
    assert all(one.high <= whole.high for one in groups)
    plain = replace(sample_corpus(), casualties=_without_groups(sample_corpus().casualties))
    assert by_group(view(corpus=plain), Effect.KILLED) is None


def _without_groups(rows: Sequence[Casualty]) -> tuple[Casualty, ...]:
    return tuple(replace(row, groups=()) if row.groups else row for row in rows)


def test_two_reports_of_one_group_in_one_happening_are_one_range() -> None:
    corpus = sample_corpus()
    children = next(row for row in corpus.casualties if Group.CHILDREN in row.groups and row.effect is Effect.KILLED)
    again = replace(children, id=CasualtyId("again"), low=9, high=9)
    incidents = tuple(
        replace(
            one,
            tolls=tuple(
                replace(toll, left_out=(*toll.left_out, (again.id, "part of a larger figure")))
                if any(left == children.id for left, _ in toll.left_out)
                else toll
                for toll in one.tolls
            ),
        )
        for one in corpus.incidents
    )
    found = by_group(
        view(corpus=replace(corpus, casualties=(*corpus.casualties, again), incidents=incidents)), Effect.KILLED
    )
    assert found is not None
    row = next(one for one in found.rows if one.who == "children")
    assert (row.low, row.high) == (6, 9)


@pytest.fixture(scope="module")
def atarib() -> TellingChart:
    found = telling(view(), told(view())[0].key)
    assert found is not None
    return found


def test_who_says_what_has_every_report_with_its_words_day_and_fate(atarib: TellingChart) -> None:
    killed = atarib.tellings[0]
    said = {(one.speaker, one.figure): one for one in killed.reports}
    assert said["White Helmets", "at least 15"].fate is Fate.COUNTED
    assert said["White Helmets", "at least 15"].wording == "At least 15 civilians"
    assert said["White Helmets", "at least 15"].said_on == "28 Nov 2024"
    assert said["White Helmets", "6"].fate is Fate.PART
    old = said["Syrian Observatory for Human Rights", "19"]
    new = said["Syrian Observatory for Human Rights", "20–24"]
    assert (old.fate, old.revised_by) == (Fate.SUPERSEDED, new.casualty)
    assert said["Russian Ministry of Defence", "0"].fate is Fate.DENIAL
    assert killed.reports[-1].fate is Fate.DENIAL  # beside the claim, after it


def test_reports_of_one_source_stand_together_in_the_order_of_time(atarib: TellingChart) -> None:
    speakers = [one.speaker for one in atarib.tellings[0].reports]
    runs = [name for n, name in enumerate(speakers) if n == 0 or speakers[n - 1] != name]
    assert len(runs) == len(set(runs))
    days = [one.day for one in atarib.tellings[0].reports if one.speaker.startswith("Syrian Obs") and one.day]
    assert days == sorted(days)


def test_what_nobody_counts_cannot_be_asked_of() -> None:
    assert telling(view(), "no such thing") is None
    assert told(View(Corpus(), choice())) == ()
    assert reckoning(View(Corpus(), choice())) == Reckoning(Rule.MEDIAN, (), ())
    assert collect_charts(Corpus(), choice(), Effect.WOUNDED) == ()


@pytest.mark.parametrize("effect", Effect)
def test_charts_of_every_effect_tell_of_it_alone(effect: Effect) -> None:
    for chart in collect_charts(sample_corpus(), choice(), effect):
        assert getattr(chart, "effect", effect) is effect


# --- as files


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_chart_is_a_table_with_a_row_for_each_mark(atarib: TellingChart) -> None:
    for chart in collect_charts(sample_corpus(), choice()):
        assert rows(chart_table(chart))
    found = rows(chart_table(atarib))
    assert len(found) == sum(len(one.reports) for one in atarib.tellings)
    assert {"said by": "White Helmets", "wording": "At least 15 civilians", "low": "15", "high": ""}.items() <= found[
        0
    ].items()
    counted = rows(chart_table(reckoning(view())))
    assert {row["part"] for row in counted} == {"total", "added", "not added"}


def test_a_table_runs_no_formula(atarib: TellingChart) -> None:
    report = replace(atarib.tellings[0].reports[0], wording="=HYPERLINK(1)", speaker="@SUM(1)")
    chart = replace(atarib, tellings=(replace(atarib.tellings[0], reports=(report,)),))
    (row,) = rows(chart_table(chart))
    assert (row["wording"], row["said by"]) == ("'=HYPERLINK(1)", "'@SUM(1)")


@pytest.mark.parametrize(("form", "start"), [(Form.PNG, b"\x89PNG"), (Form.SVG, b"<?xml"), (Form.PDF, b"%PDF")])
def test_a_chart_is_saved_in_each_form_the_same_each_time(
    atarib: TellingChart, tmp_path: Path, form: Form, start: bytes
) -> None:
    below = notes(Rule.MEDIAN, "Aleppo", "2 Dec 2024")
    target = tmp_path / f"atarib.{form}"
    publish_chart(atarib, target, form, below, "TLP:AMBER")
    assert target.read_bytes().startswith(start)
    assert chart_bytes(atarib, form, below, "TLP:AMBER") == target.read_bytes()


def test_a_chart_is_not_written_where_nothing_can_be(atarib: TellingChart, tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        publish_chart(atarib, tmp_path / "nowhere" / "a.png", Form.PNG)
    with pytest.raises(ValueError, match="table"):
        chart_bytes(reckoning(view()), Form.PNG)
