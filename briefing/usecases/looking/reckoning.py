"""How the figures of a case come about: what is added to what, what is not and why, who says what, and how it grew.

The rules are those of docs/counting.md. Nothing here adds two reports of the same deaths: a sum is over happenings, each
with one toll; running totals, parts, background and denials stand beside it with the guard that keeps them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.charts import (
    Addend,
    Fate,
    GroupChart,
    GroupToll,
    GrowthChart,
    GrowthPoint,
    GrowthSeries,
    Guard,
    NotAdded,
    Reckoning,
    Report,
    RunningTotal,
    Sum,
    Telling,
    TellingChart,
    Told,
)
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.text import Span
from briefing.usecases.looking.charting import LABELS, PREFERRED, reach, reach_words, sentence_list
from briefing.usecases.looking.happenings import Happening, StandingToll, View, preferred, reconciled, why_not
from briefing.usecases.looking.totals import OVERLAPS, addable, preferred_of, result_words, total_row
from briefing.usecases.wording import phrasing

_SUPERSEDED = ("replaced by",)  # how reconciliation begins the reasons of figures that a newer one took the place of
_ALL = "all, told apart or not"
_GROUPS = {Group.CHILDREN: "children", Group.WOMEN: "women"}


def reckoning(view: View) -> Reckoning:
    """All totals of a case, in the order of effects and classes of victims."""
    main = [one for one in view.happenings if one.counts]
    told = [(one, toll) for one in main for toll in one.tolls]
    beside: list[tuple[Casualty, str]] = [pair for _, toll in told for pair in toll.left_out]
    beside += [(row, why_not(row)) for row in view.outside_tolls]
    beside += [(row, "") for one in view.happenings if not one.counts for toll in one.tolls for row in toll.rows]
    seen: set[CasualtyId] = {row.id for _, toll in told for row in toll.counted}
    guards: dict[tuple[Effect, Victims], list[NotAdded]] = {}
    for row, why in beside:
        if row.id not in seen:
            seen.add(row.id)
            guards.setdefault((row.effect, row.victims), []).append(_not_added(view, row, why))
    sums: list[Sum] = []
    for effect in Effect:
        for victims in Victims:
            pairs = [(one, toll) for one, toll in told if toll.effect is effect and toll.victims is victims]
            made = total_row(view, [toll for _, toll in pairs])
            if made is None:
                continue
            added = addable([toll for _, toll in pairs])
            for _, toll in pairs:
                if toll not in added:
                    kept_out = guards.setdefault((effect, victims), [])
                    kept_out += [_not_added(view, row, OVERLAPS) for row in toll.counted]
            addends = tuple(_addend(view, one, toll) for one, toll in pairs if toll in added)
            sums.append(
                Sum(
                    effect,
                    victims,
                    made.people,
                    made.result,
                    made.preferred,
                    addends,
                    tuple(guards.pop((effect, victims), ())),
                    made.reports,
                    made.origins,
                )
            )
    return Reckoning(view.choice.rule, tuple(sums), tuple(one for some in guards.values() for one in some))


def _addend(view: View, one: Happening, toll: StandingToll) -> Addend:
    spans = [span for row in toll.counted for span in row.evidence]
    return Addend(
        key=one.key,
        title=one.title,
        when=phrasing.when(one.when),
        where=view.where(one.place),
        result=result_words(toll),
        preferred=_preferred(view, toll),
        rows=tuple(row.id for row in toll.counted),
        span=spans[0] if spans else None,
        time=one.when,
    )


def _preferred(view: View, toll: StandingToll) -> str:
    return preferred_of(view.choice.rule, toll)


def _not_added(view: View, row: Casualty, why: str) -> NotAdded:
    kept_out = guard(view, row, why)
    return NotAdded(
        casualty=row.id,
        figure=phrasing.figure_of(row),
        people=phrasing.of_row(row, behind_figure=True),
        speaker=view.speaker(row),
        why=guard_words(kept_out),
        span=_first(row.evidence),
        guard=kept_out,
    )


class HoldsCasualties(Protocol):
    """Whatever knows figures by their ids."""

    @property
    def casualties(self) -> Mapping[CasualtyId, Casualty]: ...


RUNNING_SINCE = "running total since"
RUNNING = "running total over a longer time"
INCLUDED_IN = "included in"


def guard(view: HoldsCasualties, row: Casualty, why: str = "") -> Guard:
    """Why a report is not added, as closely as it is known."""
    if row.cumulative:
        if row.when.earliest is not None and not row.when.is_one_day:
            return Guard(RUNNING_SINCE, since=row.when.earliest)
        return Guard(RUNNING)
    if row.part_of is not None:
        whole = view.casualties.get(row.part_of)
        if whole is not None:
            return Guard(INCLUDED_IN, whole=whole)
    return Guard(why or why_not(row))


def guard_words(one: Guard) -> str:
    """As "running total since 27 Nov 2024", "included in 12 civilians killed"."""
    if one.since is not None:
        return f"{one.reason} {phrasing.day(one.since)}"
    return one.reason if one.whole is None else f"{one.reason} {phrasing.figure_and_people(one.whole)}"


# --- growth


def growth(view: View, effect: Effect) -> GrowthChart | None:
    """Tolls added up day by day, by class of victims; None where no toll has a day of its own."""
    main = [one for one in view.happenings if one.counts]
    told = [(one, toll) for one in main for toll in one.tolls if toll.effect is effect]
    series = []
    for victims in Victims:
        pairs = [(one, toll) for one, toll in told if toll.victims is victims]
        running = _running(view, effect, victims)
        dated = [(day, toll) for one, toll in pairs if one.when.is_one_day for day in (one.when.earliest,) if day]
        if not dated:
            continue
        undated = [toll for one, toll in pairs if not one.when.is_one_day]
        rows = [row for _, toll in pairs for row in toll.counted]
        series.append(
            GrowthSeries(
                effect=effect,
                victims=victims,
                label=LABELS[victims].format(effect=phrasing.EFFECTS[effect]),
                points=_points(dated),
                running=running,
                undated=_undated(undated),
                reports=view.reports({row.id: row for row in rows}.values()),
                origins=view.origins(rows),
                undated_figure=_undated_figure(undated),
                undated_events=len(undated),
            )
        )
    if not series:
        return None
    title = f"People {phrasing.EFFECTS[effect]}, added up over time"
    ends = [f"{one.label}, to {phrasing.day(one.points[-1].day)}: {reach_words(one.points[-1])}" for one in series]
    beside = [f"running total of {run.speaker}: {run.words}" for one in series for run in one.running]
    return GrowthChart(title, sentence_list(title, [*ends, *beside]), effect, tuple(series), PREFERRED[view.choice.rule])


def _points(dated: Sequence[tuple[date, StandingToll]]) -> tuple[GrowthPoint, ...]:
    points: list[GrowthPoint] = []
    so_far: list[StandingToll] = []
    for day in sorted({day for day, _ in dated}):
        fresh = [toll for at, toll in dated if at == day]
        so_far += fresh
        low, high, best, open_ended, no_floor = reach(so_far)
        incidents = tuple(dict.fromkeys(toll.incident for toll in fresh))
        points.append(GrowthPoint(low, high, best, open_ended, no_floor, day, incidents))
    return tuple(points)


def _undated(tolls: Sequence[StandingToll]) -> str:
    if not tolls:
        return ""
    return f"not in the line: {_undated_figure(tolls)}, of {phrasing.counted(len(tolls), 'event')} that no single day holds"


def _undated_figure(tolls: Sequence[StandingToll]) -> str:
    low, high, _, open_ended, no_floor = reach(tolls)
    return phrasing.reach(low, high, open_ended=open_ended, no_floor=no_floor) if tolls else ""


def _running(view: View, effect: Effect, victims: Victims) -> tuple[RunningTotal, ...]:
    found = []
    for row in view.casualties.values():
        if not row.cumulative or row.effect is not effect or row.victims is not victims:
            continue
        day = row.when.latest or (view.article(row.evidence[0]).day if row.evidence else None)
        if day is None or row.status in (Status.BACKGROUND, Status.DENIED):
            continue
        at = date(day.year, day.month, day.day)
        figure = phrasing.figure_of(row)
        words = f"{figure}, {phrasing.day(at)}"
        found.append(RunningTotal(row.id, at, row.low, row.high, view.speaker(row), words, figure))
    return tuple(sorted(found, key=lambda one: (one.day, one.casualty)))


# --- by group


def by_group(view: View, effect: Effect) -> GroupChart | None:
    """Casualties by group beside all that tolls tell; None where no report names a group."""
    main = [one for one in view.happenings if one.counts]
    tolls = [toll for one in main for toll in one.tolls if toll.effect is effect]
    by_kind: dict[Group, list[list[Casualty]]] = {}
    for one in main:
        rows = {row.id: row for toll in one.tolls if toll.effect is effect for row in toll.rows if _stands(row, toll)}
        for group in Group:
            of_group = [row for row in rows.values() if group in row.groups]
            if of_group:
                by_kind.setdefault(group, []).append(of_group)
    if not by_kind:
        return None
    groups = [_group_toll(view, group, some) for group, some in by_kind.items()]
    groups.sort(key=lambda row: (-row.high, row.who))
    low, high, best, open_ended, no_floor = reach(tolls)
    counted = list({row.id: row for toll in tolls for row in toll.counted}.values())
    ids = tuple(row.id for row in counted)
    whole = GroupToll(low, high, best, open_ended, no_floor, _ALL, True, view.reports(counted), view.origins(counted), ids)
    title = f"People {phrasing.EFFECTS[effect]}, by group"
    words = [f"{row.who}: {reach_words(row)}" for row in groups]
    note = "A group is part of all, and one person may be in two groups; of whom no group is told, nothing is known."
    return GroupChart(title, sentence_list(title, words), effect, (whole, *groups), note, PREFERRED[view.choice.rule])


def _stands(row: Casualty, toll: StandingToll) -> bool:
    why = next((why for left, why in toll.left_out if left.id == row.id), "")
    return not row.cumulative and row.status not in _OUT and not why.startswith(_SUPERSEDED)


_OUT = (Status.DENIED, Status.PLANNED, Status.BACKGROUND)


def _group_toll(view: View, group: Group, happenings: Sequence[Sequence[Casualty]]) -> GroupToll:
    """The sum over happenings; the reports of one happening make one range."""
    ranges = [reconciled(rows) for rows in happenings]
    best = [preferred(view.choice.rule, *one) for one in ranges]
    known = [one for one in best if one is not None]
    rows = [row for some in happenings for row in some]
    return GroupToll(
        low=sum(low or 0 for low, _, _ in ranges),
        high=sum(high if high is not None else _most(rows) for (_, _, high), rows in zip(ranges, happenings, strict=True)),
        best=sum(known) if len(known) == len(best) else None,
        open_ended=any(high is None for _, _, high in ranges),
        no_floor=all(low is None for low, _, _ in ranges),
        who=_GROUPS.get(group, phrasing.GROUPS[group]),
        is_whole=False,
        reports=view.reports(rows),
        origins=view.origins(rows),
        rows=tuple(row.id for row in rows),
    )


def _most(rows: Iterable[Casualty]) -> int:
    return max(row.high if row.high is not None else row.low or 0 for row in rows)


# --- who says what


def told(view: View) -> tuple[Told, ...]:
    """The happenings that have tolls, those told by most sources first."""
    found = []
    for one in view.happenings:
        rows = {row.id: row for toll in one.tolls for row in toll.rows}
        if rows:
            speakers = {view.speaker(row) for row in rows.values()}
            found.append(Told(one.key, one.title, phrasing.when(one.when), len(rows), len(speakers), one.when))
    return tuple(sorted(found, key=lambda one: (-one.sources, -one.reports, one.title, one.key)))


def telling(view: View, key: str) -> TellingChart | None:
    """Who says what of one happening; None where it has no toll."""
    one = next((one for one in view.happenings if one.key == key and one.tolls), None)
    if one is None:
        return None
    denied = {
        view.sentence(span)
        for toll in one.tolls
        for row in toll.rows
        if row.status is Status.DENIED
        for span in row.evidence
    }
    denials = tuple(
        _denial(view, said)
        for said in one.statements
        if said.stance is Stance.DENIES
        and view.sentence(said.evidence[0]) not in denied  # a figure of nought says it already
    )
    tellings = tuple(_telling(view, toll, () if n else denials) for n, toll in enumerate(one.tolls))
    words = [f"{report.speaker}, {report.said_on}: {_said(report)}" for some in tellings for report in some.reports]
    return TellingChart(
        title=one.title,
        alt=sentence_list(one.title, words),
        key=one.key,
        when=phrasing.when(one.when),
        where=view.where(one.place),
        rule=view.choice.rule,
        tellings=tellings,
        time=one.when,
    )


def _said(report: Report) -> str:
    figure_words = f"{report.figure} (“{report.wording}”)" if report.figure else f"“{report.wording}”"
    return f"{figure_words}, not added: {report.why_not}" if report.why_not and report.figure else figure_words


def _telling(view: View, toll: StandingToll, denials: Sequence[Report]) -> Telling:
    rows = [(row, "") for row in toll.counted] + list(toll.left_out)
    newer = _revisions(view, toll)
    reports = [_report(view, row, why, newer.get(row.id)) for row, why in rows]
    begun: dict[str, date] = {}
    for one in reports:
        begun[one.speaker] = min(begun.get(one.speaker, date.max), _day(one))
    reports.sort(key=lambda one: (one.fate is Fate.DENIAL, begun[one.speaker], one.speaker, _day(one), one.casualty))
    low, high, best, open_ended, no_floor = reach([toll])
    return Telling(
        low,
        high,
        best,
        open_ended,
        no_floor,
        effect=toll.effect,
        victims=toll.victims,
        people=phrasing.people(toll.effect, toll.victims),
        result=result_words(toll),
        preferred=_preferred(view, toll),
        reports=(*reports, *denials),
        origins=view.origins(toll.counted),
    )


def _day(report: Report) -> date:
    return report.day or date.max


def _report(view: View, row: Casualty, why: str, revised_by: CasualtyId | None) -> Report:
    published = view.article(row.evidence[0]).day if row.evidence else None
    kept_out = guard(view, row, why) if why or row.cumulative else None
    return Report(
        casualty=row.id,
        speaker=view.speaker(row),
        said_on=phrasing.day(published) if published else "no date" if row.evidence else "by hand",
        day=date(published.year, published.month, published.day) if published else None,
        wording=view.wording(row),
        figure=phrasing.figure_of(row),
        low=row.low,
        high=row.high,
        fate=_fate(row, why),
        is_claimed=row.status in (Status.CLAIMED, Status.DISPUTED),
        why_not=guard_words(kept_out) if kept_out is not None else "",
        revised_by=revised_by,
        span=_first(row.evidence),
        guard=kept_out,
        by_hand=not row.evidence,
    )


def _fate(row: Casualty, why: str) -> Fate:
    if row.status is Status.DENIED or why.startswith("denial"):
        return Fate.DENIAL
    if row.cumulative:
        return Fate.RUNNING
    if why.startswith(_SUPERSEDED):
        return Fate.SUPERSEDED
    if row.part_of is not None or why.startswith(("part of", "smaller figure", "counts only")):
        return Fate.PART
    return Fate.ASIDE if why else Fate.COUNTED


def _revisions(view: View, toll: StandingToll) -> dict[CasualtyId, CasualtyId]:
    """Of each figure that a newer one of its source took the place of, that newer one."""
    found: dict[CasualtyId, CasualtyId] = {}
    for row, why in toll.left_out:
        if not why.startswith(_SUPERSEDED):
            continue
        named = next((other.id for other in toll.rows if other.replaces == row.id), None)
        if named is None:
            mine = view.speaker(row)
            later = [
                other
                for other in toll.rows
                if other.id != row.id
                and (set(other.attributed_to) & set(row.attributed_to) or view.speaker(other) == mine)
                and view.place_in_text(other.evidence) > view.place_in_text(row.evidence)
                and other.part_of is None
            ]
            named = min(later, key=lambda other: view.place_in_text(other.evidence)).id if later else None
        if named is not None:
            found[row.id] = named
    return found


def _denial(view: View, said: Statement) -> Report:
    span = said.evidence[0]
    published = view.article(span).day
    sentence = " ".join(view.article(span).quote(view.sentence(span)).split())
    return Report(
        casualty=CasualtyId(""),
        speaker=view.name(said.speaker),
        said_on=phrasing.day(published) if published else "no date",
        day=date(published.year, published.month, published.day) if published else None,
        wording=sentence,
        figure="",
        low=None,
        high=None,
        fate=Fate.DENIAL,
        is_claimed=False,
        why_not="denies it",
        revised_by=None,
        span=span,
        guard=Guard("denies it"),
    )


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
