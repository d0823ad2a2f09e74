"""The timeline at a glance: which happenings are drawn, and where on the axis; and who holds which place by report."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

from briefing.domain.casualty import Effect
from briefing.domain.claim import Status
from briefing.domain.event import Role
from briefing.domain.printed import Graphic, Holding, Moment, Tick, TimelineRow
from briefing.domain.when import When
from briefing.usecases.looking.happenings import Happening, View
from briefing.usecases.wording import phrasing

TERRITORIAL = frozenset({"capture-of-territory", "advance", "withdrawal", "siege", "encirclement"})
LONGEST_DAYS = 92  # a longer interval says too little of when to stand between days
MAX_TICKS = 12
_MARGIN = 0.02  # of the axis, kept free at either end
_TAKES = "capture-of-territory"
_LEAVES = "withdrawal"
_WEIGHTS = {Effect.KILLED: 1.0, Effect.WOUNDED: 0.3, Effect.DISPLACED: 0.01}
_TICK_DAYS = (1, 2, 3, 7, 14)
_TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


def is_near(when: When) -> bool:
    """Whether a time is told closely enough to stand in the timeline: within three months, or open on one side."""
    if when.earliest is None or when.latest is None:
        return when.is_known
    return (when.latest - when.earliest).days <= LONGEST_DAYS


def weight(view: View, one: Happening) -> float:
    """What decides which happenings stay where there is no room for all: tolls first, then who holds what, how many
    origins tell it, whether it is disputed.
    """
    people = sum(_WEIGHTS.get(toll.effect, 0.1) * toll.weight for toll in one.tolls)
    rows = [row for toll in one.tolls for row in toll.counted]
    origins = view.origins([*one.events, *rows])
    return (
        3 * math.log1p(people)
        + (3 if one.subtypes & TERRITORIAL else 0)
        + 2 * min(3, origins - 1)
        + (2 if one.status is Status.DISPUTED else 0)
    )


def weightiest(view: View, all_: Sequence[Happening], most: int, led_with: Collection[str] = ()) -> list[Happening]:
    """At most so many, in the order in which they came; first of all those with the keys that the briefing leads with."""
    if len(all_) <= most:
        return list(all_)
    by_weight = sorted(all_, key=lambda one: (one.key not in led_with, -weight(view, one), one.key))
    kept = {one.key for one in by_weight[: max(0, most)]}
    return [one for one in all_ if one.key in kept]


def graphic(
    view: View,
    main: Sequence[Happening],
    most: int,
    row: Callable[[Happening], TimelineRow],
    led_with: Collection[str] = (),
) -> Graphic | None:
    """The drawn timeline of what counts; None where nothing of it has a date that is near enough."""
    dated = [one for one in main if is_near(one.when)]
    if not dated or most < 1:
        return None
    chosen = weightiest(view, dated, most, led_with)
    first, last = _reach(one.when for one in chosen)
    days = (last - first).days + 1

    def at(day: date, *, end: bool = False) -> float:
        share = ((day - first).days + (1 if end else 0)) / days
        return round(_MARGIN + (1 - 2 * _MARGIN) * min(1.0, max(0.0, share)), 5)

    moments = []
    for one in chosen:
        told, when = row(one), one.when
        moments.append(
            Moment(
                key=one.key,
                start=at(when.earliest) if when.earliest else at(first),
                stop=at(when.latest, end=True) if when.latest else at(last, end=True),
                fades_before=when.earliest is None,
                fades_after=when.latest is None,
                when=phrasing.when(when),
                what=told.what,
                where=told.where,
                toll=told.toll,
                status=told.status,
                is_reviewed=told.is_reviewed,
                sources=told.sources,
            )
        )
    ticks = tuple(Tick(at(day), words, is_major) for day, words, is_major in _ticks(first, last))
    return Graphic(ticks, tuple(moments), len(dated) - len(chosen), len(main) - len(dated))


def _reach(whens: Iterable[When]) -> tuple[date, date]:
    days = [day for when in whens for day in (when.earliest, when.latest) if day is not None]
    return min(days), max(days)


def _ticks(first: date, last: date) -> list[tuple[date, str, bool]]:
    """Named days: so many days or months apart that there are at most `MAX_TICKS`."""
    days = (last - first).days + 1
    step = next((one for one in _TICK_DAYS if days / one <= MAX_TICKS), 0)
    if step:
        found = [first + timedelta(days=n) for n in range(0, days, step)]
        named = []
        for n, day in enumerate(found):
            is_major = n == 0 or day.month != found[n - 1].month
            named.append((day, phrasing.day(day, year=n == 0 or day.year != found[n - 1].year), is_major))
        return named
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    apart = next((one for one in _TICK_MONTHS if months / one <= MAX_TICKS), months)
    begin = first.year * 12 + first.month - 1
    starts = [date(n // 12, n % 12 + 1, 1) for n in range(begin + (-begin) % apart, last.year * 12 + last.month, apart)]
    return [
        (day, f"{phrasing.MONTHS[day.month - 1]} {day.year}" if apart < 12 else str(day.year), day.month == 1)
        for day in starts
        if first <= day <= last
    ]


def holdings(
    view: View,
    main: Sequence[Happening],
    most: int,
    said: Callable[[Happening], str],
    labels: Callable[[Happening], tuple[str, ...]],
) -> tuple[tuple[Holding, ...], int]:
    """For each place that is told to have changed hands: who holds it by the latest report, or who left it; in the order of
    the places' names. A place whose takers are not named is left to the timeline.

    At most so many, those that changed hands last, and how many more there are: what is not printed is not cited.
    """
    latest: dict[str, Happening] = {}
    for one in main:
        if one.place is not None and one.subtypes & {_TAKES, _LEAVES} and one.when.is_known and _holder(view, one):
            held = latest.get(one.place)
            if held is None or one.when.sort_key >= held.when.sort_key:
                latest[one.place] = one
    newest = sorted(latest.values(), key=lambda one: (one.when.sort_key, one.key), reverse=True)
    found = [
        Holding(
            place=view.where(one.place),
            holder=_holder(view, one),
            since=phrasing.when(one.when),
            said=said(one),
            status=one.status,
            is_reviewed=one.is_reviewed,
            sources=labels(one),
        )
        for one in newest[:most]
    ]
    return tuple(sorted(found, key=lambda one: (one.place.casefold(), one.since))), max(0, len(newest) - most)


def _holder(view: View, one: Happening) -> str:
    takers = one.actors(Role.INITIATOR)
    if _TAKES in one.subtypes and takers:
        return view.names(takers)
    leavers = takers or one.actors(Role.SUBJECT)
    return f"left by {view.names(leavers)}" if _LEAVES in one.subtypes and leavers else ""
