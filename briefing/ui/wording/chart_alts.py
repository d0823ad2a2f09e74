"""What a chart says to those who do not see it, told of a chart whose words are already those of the window.

In English `usecases` tells the same with the chart (`alt`), as paper has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch
from typing import Any

from briefing.domain.charts import ActivityChart, GroupChart, GrowthChart, Report, TellingChart
from briefing.domain.drawn import ClaimChart, DayChart, DayToll, Reach, ResponsibleChart
from briefing.ui.wording import chart_alt_words as said
from briefing.ui.wording import when_words
from briefing.ui.wording.amount_words import amount
from briefing.usecases.looking.charting import ALT_ITEMS, reach_words


@singledispatch
def alt(chart: Any) -> str:
    """The chart in words; a chart that is not known here says what it brought along."""
    return str(getattr(chart, "alt", ""))


@alt.register
def _days(chart: DayChart) -> str:
    rows = ((one.label, toll) for one in chart.series for toll in (*one.days, *one.spread))
    return _listed(chart.title, (_figure(said.PAIR.format(one=label, other=_period(toll)), toll) for label, toll in rows))


@alt.register
def _responsible(chart: ResponsibleChart) -> str:
    rows = ((one.label, row) for one in chart.series for row in one.rows)
    return _listed(chart.title, (_figure(said.PAIR.format(one=label, other=row.who), row) for label, row in rows))


@alt.register
def _claims(chart: ClaimChart) -> str:
    marks = ((one.title, mark) for one in chart.incidents for mark in one.marks)
    names = ((said.PAIR.format(one=title, other=mark.speaker), mark.wording) for title, mark in marks)
    return _listed(
        chart.title, (said.FIGURE.format(of=name, figure=said.QUOTED.format(words=wording)) for name, wording in names)
    )


@alt.register
def _growth(chart: GrowthChart) -> str:
    ends = [
        _figure(said.UNTIL.format(of=one.label, day=when_words.day(one.points[-1].day)), one.points[-1])
        for one in chart.series
        if one.points
    ]
    runs = (run for one in chart.series for run in one.running)
    beside = [said.FIGURE.format(of=said.RUNNING.format(speaker=run.speaker), figure=run.words) for run in runs]
    return _listed(chart.title, [*ends, *beside])


@alt.register
def _groups(chart: GroupChart) -> str:
    return _listed(chart.title, (_figure(row.who, row) for row in chart.rows if not row.is_whole))


@alt.register
def _telling(chart: TellingChart) -> str:
    return _listed(chart.title, (_report(one) for telling in chart.tellings for one in telling.reports))


@alt.register
def _activity(chart: ActivityChart) -> str:
    numbers = ((row.label, sum(len(mark.events) for mark in row.marks)) for row in chart.rows)
    return _listed(chart.title, (said.FIGURE.format(of=label, figure=number) for label, number in numbers))


def _report(one: Report) -> str:
    quote = said.QUOTED.format(words=one.wording)
    told = said.IN_WORDS.format(figure=amount(one.figure), quote=quote) if one.figure else quote
    whole = said.FIGURE.format(of=said.PAIR.format(one=one.speaker, other=one.said_on), figure=told)
    return said.NOT_ADDED.format(told=whole, why=one.why_not) if one.why_not and one.figure else whole


def _figure(of: str, mark: Reach) -> str:
    return said.FIGURE.format(of=of, figure=amount(reach_words(mark)))


def _period(toll: DayToll) -> str:
    first: date | None = toll.first
    last: date | None = toll.last
    if first is not None and last is not None:
        return when_words.from_to(first, last) if first != last else when_words.day(first)
    if first is not None:
        return said.FROM.format(day=when_words.day(first))
    return said.TO.format(day=when_words.day(last)) if last is not None else said.NO_DAY


def _listed(title: str, items: Iterable[str]) -> str:
    told: Sequence[str] = list(items)
    shown = list(told[:ALT_ITEMS])
    if len(told) > ALT_ITEMS:
        shown.append(said.MORE.format(number=len(told) - ALT_ITEMS))
    return said.WHOLE.format(title=title, items=said.BETWEEN.join(shown))
