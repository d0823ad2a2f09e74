"""What the charts of a briefing draw, from the happenings that count. Every sum is over tolls of different people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.choice import Rule
from briefing.domain.claim import Status
from briefing.domain.drawn import (
    ClaimChart,
    ClaimMark,
    DayChart,
    DaySeries,
    DayToll,
    IncidentClaims,
    Reach,
    ResponsibleChart,
    ResponsibleSeries,
    ResponsibleToll,
    Step,
)
from briefing.usecases.looking.happenings import Happening, StandingToll, View
from briefing.usecases.looking.totals import left_open
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations

MAX_RESPONSIBLE = 8
MAX_INCIDENTS = 5
MAX_MARKS = 8
# What makes a drawing of about half a page: reports of who reports what, panels by day, rows with the heads of panels.
_ON_ONE_SHEET = 13
_PANELS_ON_ONE_SHEET = 3
_ROWS_ON_ONE_SHEET = 18
_DAYS, _WEEKS = 62, 62 * 7  # longest spans drawn with a bar a day, a bar a week
ALT_ITEMS = 12

PREFERRED = {Rule.LOWEST: "lowest report", Rule.MEDIAN: "median of the reports", Rule.WIDEST: ""}

Told = Sequence[tuple[Happening, StandingToll]]
Item = TypeVar("Item")
Panelled = TypeVar("Panelled", DayChart, ResponsibleChart)
LABELS = {
    Victims.CIVILIAN: "Civilians {effect}",
    Victims.COMBATANT: "Combatants {effect}",
    Victims.MIXED: "Civilians and combatants {effect}, told together",
    Victims.UNKNOWN: "People {effect}, side not reported",
}


def _told(main: Iterable[Happening], effect: Effect) -> list[tuple[Happening, StandingToll]]:
    return [(one, toll) for one in main for toll in one.tolls if toll.effect is effect]


def _reports(tolls: Iterable[StandingToll]) -> list[Casualty]:
    return list({row.id: row for toll in tolls for row in toll.counted}.values())


def word_of(tolls: Sequence[StandingToll]) -> str:
    """The word in place of a range, where there is one toll and no report of it gives a number; "" else."""
    return (left_open(tolls[0]) or "") if len(tolls) == 1 else ""


def reach(tolls: Sequence[StandingToll]) -> tuple[int, int, float | None, bool, bool]:
    """Low, high, preferred, open-ended, without a floor: of a sum over tolls."""
    preferred = [] if word_of(tolls) else [toll.preferred for toll in tolls if toll.preferred is not None]
    return (
        sum(toll.floor for toll in tolls),
        sum(toll.ceiling for toll in tolls),
        sum(preferred) if len(preferred) == len(tolls) and tolls else None,
        any(toll.high is None for toll in tolls),
        all(toll.low is None for toll in tolls),
    )


def chart_by_day(view: View, main: Sequence[Happening], effect: Effect) -> DayChart | None:
    """Casualties by day, or by week or month where the days would be too many; None where no toll is told."""
    told = _told(main, effect)
    if not told:
        return None
    days = [day for one, _ in told if one.when.is_one_day for day in (one.when.earliest,) if day]
    first, last = (min(days), max(days)) if days else (None, None)
    step = _step(first, last)
    series = tuple(
        _day_series(view, [pair for pair in told if pair[1].victims is victims], step)
        for victims in Victims
        if any(toll.victims is victims for _, toll in told)
    )
    rows = _reports(toll for _, toll in told)
    title = f"People {phrasing.EFFECTS[effect]}, by {step.value}"
    return DayChart(
        title=title,
        alt=_alt_of(title, series),
        effect=effect,
        step=step,
        first=_begin(first, step) if first else None,
        last=_end(last, step) if last else None,
        series=series,
        reports=view.reports(rows),
        origins=view.origins(rows),
        preferred=PREFERRED[view.choice.rule],
    )


def _day_series(view: View, told: Told, step: Step) -> DaySeries:
    dated: dict[date, list[StandingToll]] = {}
    spread: dict[tuple[date | None, date | None], list[StandingToll]] = {}
    for one, toll in told:
        earliest, latest = one.when.earliest, one.when.latest
        if earliest and latest and _begin(earliest, step) == _begin(latest, step):
            dated.setdefault(_begin(earliest, step), []).append(toll)
        else:
            spread.setdefault((earliest, latest), []).append(toll)
    rows = _reports(toll for _, toll in told)
    return DaySeries(
        reports=view.reports(rows),
        origins=view.origins(rows),
        victims=told[0][1].victims,
        label=_label(told),
        days=tuple(_day_toll(view, day, _end(day, step), tolls) for day, tolls in sorted(dated.items())),
        spread=tuple(
            _day_toll(view, first, last, tolls)
            for (first, last), tolls in sorted(
                spread.items(), key=lambda item: (item[0][0] or date.max, item[0][1] or date.max)
            )
        ),
    )


def reach_words(row: Reach) -> str:
    """A row's word or range."""
    return row.told or phrasing.reach(row.low, row.high, open_ended=row.open_ended, no_floor=row.no_floor)


def _day_toll(view: View, first: date | None, last: date | None, tolls: Sequence[StandingToll]) -> DayToll:
    low, high, best, open_ended, no_floor = reach(tolls)
    rows = _reports(tolls)
    return DayToll(
        low=low,
        high=high,
        best=best,
        open_ended=open_ended,
        no_floor=no_floor,
        told=word_of(tolls),
        first=first,
        last=last,
        reports=view.reports(rows),
        origins=view.origins(rows),
        incidents=tuple(dict.fromkeys(toll.incident for toll in tolls)),
    )


def _step(first: date | None, last: date | None) -> Step:
    days = (last - first).days + 1 if first and last else 1
    return Step.DAY if days <= _DAYS else Step.WEEK if days <= _WEEKS else Step.MONTH


def _begin(day: date, step: Step) -> date:
    if step is Step.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step is Step.MONTH else day


def _end(day: date, step: Step) -> date:
    start = _begin(day, step)
    if step is Step.WEEK:
        return start + timedelta(days=6)
    if step is Step.MONTH:
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return start


def _span(toll: DayToll) -> str:
    return phrasing.period(toll.first, toll.last)


def chart_by_responsible(view: View, main: Sequence[Happening], effect: Effect) -> ResponsibleChart | None:
    """Casualties by whom the reports hold responsible; None where no toll is told.

    A toll whose reports name different sides is a row of its own ("A or B"), so that nothing is counted twice.
    """
    told = _told(main, effect)
    if not told:
        return None
    series = tuple(
        _responsible_series(view, [pair for pair in told if pair[1].victims is victims])
        for victims in Victims
        if any(toll.victims is victims for _, toll in told)
    )
    rows = _reports(toll for _, toll in told)
    title = f"People {phrasing.EFFECTS[effect]}, by who is held responsible"
    return ResponsibleChart(
        title=title,
        alt=_alt_of(title, series),
        effect=effect,
        series=series,
        reports=view.reports(rows),
        origins=view.origins(rows),
        preferred=PREFERRED[view.choice.rule],
    )


def _responsible_series(view: View, told: Told) -> ResponsibleSeries:
    rows = _reports(toll for _, toll in told)
    victims = told[0][1].victims
    return ResponsibleSeries(victims, _label(told), _responsible(view, told), view.reports(rows), view.origins(rows))


def _label(told: Told) -> str:
    toll = told[0][1]
    return LABELS[toll.victims].format(effect=phrasing.EFFECTS[toll.effect])


def _responsible(view: View, told: Told) -> tuple[ResponsibleToll, ...]:
    sides: dict[tuple[ActorId, ...], list[tuple[Happening, StandingToll]]] = {}
    for one, toll in told:
        named = sorted({row.perpetrator for row in toll.counted if row.perpetrator is not None})
        sides.setdefault(tuple(named), []).append((one, toll))
    rows = [_responsible_toll(view, actors, pairs) for actors, pairs in sides.items()]
    rows.sort(key=lambda row: (not row.actors, -row.high, row.who))
    named_rows = [row for row in rows if row.actors]
    kept = named_rows[:MAX_RESPONSIBLE]
    rest = sorted(row.actors for row in named_rows[MAX_RESPONSIBLE:])
    if rest:
        pairs = [pair for actors in rest for pair in sides[actors]]
        everyone = tuple(dict.fromkeys(actor for actors in rest for actor in actors))
        kept.append(_responsible_toll(view, everyone, pairs, f"{len(rest)} others"))
    return (*kept, *(row for row in rows if not row.actors))


def _responsible_toll(view: View, actors: tuple[ActorId, ...], pairs: Told, who: str = "") -> ResponsibleToll:
    tolls = [toll for _, toll in pairs]
    low, high, best, open_ended, no_floor = reach(tolls)
    rows = _reports(tolls)
    names = " or ".join(view.name(actor) for actor in actors)
    return ResponsibleToll(
        low=low,
        high=high,
        best=best,
        open_ended=open_ended,
        no_floor=no_floor,
        told=word_of(tolls),
        who=who or names or phrasing.NOBODY_NAMED,
        actors=actors,
        is_disputed=bool(actors) and (len(actors) > 1 or any(one.status is Status.DISPUTED for one, _ in pairs)),
        reports=view.reports(rows),
        origins=view.origins(rows),
        incidents=tuple(dict.fromkeys(toll.incident for toll in tolls)),
    )


def chart_by_claim(view: View, main: Sequence[Happening], cite: Citations, most: int = MAX_INCIDENTS) -> ClaimChart | None:
    """Who reports what, for the happenings with most reports and then the largest tolls; None where no toll is told."""
    told = [(one, toll) for one in main for toll in one.tolls if toll.effect is not Effect.DISPLACED and toll.ceiling > 0]
    several = [pair for pair in told if len(_heard(pair[1])) > 1]
    chosen = sorted(several or told, key=lambda pair: (-len(_heard(pair[1])), -pair[1].weight, pair[0].key))[:most]
    if not chosen:
        return None
    chosen.sort(key=lambda pair: (pair[0].when.sort_key, pair[0].key, pair[1].effect, pair[1].victims))
    incidents = tuple(_incident_claims(view, one, toll, cite) for one, toll in chosen)
    return _claim_chart(view, "Who reports what", incidents, [row for _, toll in chosen for row in _heard(toll)])


def claim_sheets(view: View, chart: ClaimChart | None) -> tuple[ClaimChart, ...]:
    """A chart of who reports what in parts of about half a page, so that no page is left half empty; () where it is one."""
    if chart is None:
        return ()
    parts: list[list[IncidentClaims]] = []
    for one in chart.incidents:
        if parts and sum(len(other.marks) for other in parts[-1]) + len(one.marks) <= _ON_ONE_SHEET:
            parts[-1].append(one)
        else:
            parts.append([one])
    if len(parts) < 2:
        return ()
    return tuple(
        _claim_chart(
            view,
            f"{chart.title} ({n} of {len(parts)})",
            tuple(part),
            [view.casualties[mark.casualty] for one in part for mark in one.marks],
        )
        for n, part in enumerate(parts, start=1)
    )


def _claim_chart(view: View, title: str, incidents: tuple[IncidentClaims, ...], heard: Sequence[Casualty]) -> ClaimChart:
    rows = list({row.id: row for row in heard}.values())
    marks = ((f"{one.title}, {mark.speaker}", mark) for one in incidents for mark in one.marks)
    return ClaimChart(
        title=title,
        alt=sentence_list(title, [f"{name}: “{mark.wording}”" for name, mark in marks]),
        incidents=incidents,
        reports=view.reports(rows),
        origins=view.origins(rows),
    )


def day_sheets(view: View, main: Sequence[Happening], chart: DayChart | None) -> tuple[DayChart, ...]:
    """A chart by day in parts, as `claim_sheets`: no drawing is higher than a page, or leaves one half empty."""
    if chart is None:
        return ()
    parts = _in_parts(chart.series, [1 for _ in chart.series], _PANELS_ON_ONE_SHEET)
    return tuple(_sheet(view, main, chart, n, part, parts) for n, part in enumerate(parts, start=1) if len(parts) > 1)


def responsible_sheets(
    view: View, main: Sequence[Happening], chart: ResponsibleChart | None
) -> tuple[ResponsibleChart, ...]:
    """A chart by who is held responsible in parts, as `day_sheets`."""
    if chart is None:
        return ()
    parts = _in_parts(chart.series, [2 + len(one.rows) for one in chart.series], _ROWS_ON_ONE_SHEET)
    return tuple(_sheet(view, main, chart, n, part, parts) for n, part in enumerate(parts, start=1) if len(parts) > 1)


def _in_parts(items: Sequence[Item], sizes: Sequence[int], most: int) -> list[tuple[Item, ...]]:
    """Items in their order in as few parts as keep below `most`, of about the same size."""
    even = -(-sum(sizes) // max(1, -(-sum(sizes) // most)))
    parts: list[list[Item]] = []
    left = 0
    for item, size in zip(items, sizes, strict=True):
        if not parts or size > left:
            parts.append([])
            left = max(even, size)
        parts[-1].append(item)
        left -= size
    return [tuple(part) for part in parts]


def _sheet(
    view: View, main: Sequence[Happening], chart: Panelled, n: int, series: tuple[Any, ...], parts: Sequence[object]
) -> Panelled:
    victims = {one.victims for one in series}
    rows = _reports(toll for _, toll in _told(main, chart.effect) if toll.victims in victims)
    title = f"{chart.title} ({n} of {len(parts)})"
    return replace(
        chart,
        title=title,
        alt=_alt_of(title, series),
        series=series,
        reports=view.reports(rows),
        origins=view.origins(rows),
    )


def _heard(toll: StandingToll) -> tuple[Casualty, ...]:
    """The reports that can be set side by side: parts of a larger figure are of fewer people and cannot."""
    return tuple(row for row in toll.rows if row.part_of is None and not row.cumulative)


def _incident_claims(view: View, one: Happening, toll: StandingToll, cite: Citations) -> IncidentClaims:
    counted = {row.id for row in toll.counted}
    rows = _heard(toll)[:MAX_MARKS]
    low, high, best, open_ended, no_floor = reach([toll])
    return IncidentClaims(
        low=low,
        high=high,
        best=best,
        open_ended=open_ended,
        no_floor=no_floor,
        told=word_of([toll]),
        incident=toll.incident,
        title=one.title,
        when=phrasing.when(one.when),
        people=phrasing.people(toll.effect, toll.victims),
        marks=tuple(
            ClaimMark(
                casualty=row.id,
                speaker=view.speaker(row),
                wording=view.wording(row),
                low=row.low,
                high=row.high,
                status=row.status,
                is_counted=row.id in counted,
                source=", ".join(cite.of(row.evidence, entered_by_hand=True)),
            )
            for row in rows
        ),
        reports=view.reports(rows),
        origins=view.origins(rows),
        time=one.when,
    )


def _alt_of(title: str, series: Sequence[DaySeries] | Sequence[ResponsibleSeries]) -> str:
    found = []
    for one in series:
        if isinstance(one, DaySeries):
            found += [f"{one.label}, {_span(toll)}: {reach_words(toll)}" for toll in (*one.days, *one.spread)]
        else:
            found += [f"{one.label}, {row.who}: {reach_words(row)}" for row in one.rows]
    return sentence_list(title, found)


def sentence_list(title: str, items: Sequence[str]) -> str:
    shown = list(items[:ALT_ITEMS])
    if len(items) > ALT_ITEMS:
        shown.append(f"and {len(items) - ALT_ITEMS} more, in the tables")
    return f"{title}. {'; '.join(shown)}."
