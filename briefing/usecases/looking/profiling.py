"""What the charts in an actor's profile draw: its events over time by type and part, and the deaths of each happening."""

from __future__ import annotations

from datetime import date

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, Effect
from briefing.domain.charts import ActivityChart, ActivityMark, ActivityRow, Part
from briefing.domain.drawn import ResponsibleChart, ResponsibleSeries, ResponsibleToll
from briefing.domain.event import Event, EventType, Role
from briefing.usecases.looking.charting import PREFERRED, reach, reach_words, sentence_list, word_of
from briefing.usecases.looking.happenings import Happening, StandingToll, View
from briefing.usecases.wording import phrasing

_MOST_INCIDENTS = 14
_ORDER = {part: n for n, part in enumerate(Part)}
_PARTS = {Role.INITIATOR: Part.ACTED, Role.TARGET: Part.TARGET}
_TYPES = {kind: kind.value.replace("-", " ").capitalize() for kind in EventType}


def activity(view: View, actor: ActorId) -> ActivityChart | None:
    """The happenings that an actor has part in, by type and day, each counted once; None where none has a day."""
    marks: dict[EventType, dict[tuple[date, Part], list[Event]]] = {}
    undated = 0
    for one in view.happenings:
        parts = [(event, _part(event, actor)) for event in one.events if one.counts]
        own = [(event, part) for event, part in parts if part is not None]
        if not own:
            continue
        event, part = min(own, key=lambda pair: (_ORDER[pair[1]], pair[0].id))
        if not one.when.is_one_day or one.when.earliest is None:
            undated += 1
            continue
        marks.setdefault(one.type, {}).setdefault((one.when.earliest, part), []).append(event)
    if not marks:
        return None
    rows = tuple(
        ActivityRow(
            _TYPES[kind],
            tuple(
                ActivityMark(day, part, tuple(event.id for event in events), tuple(event.title for event in events))
                for (day, part), events in sorted(
                    marks[kind].items(), key=lambda item: (item[0][0], list(Part).index(item[0][1]))
                )
            ),
        )
        for kind in EventType
        if kind in marks
    )
    note = f"{phrasing.counted(undated, 'event')} of no single day not shown" if undated else ""
    title = f"What {view.name(actor)} has part in"
    words = [f"{row.label}: {sum(len(mark.events) for mark in row.marks)}" for row in rows]
    return ActivityChart(title, sentence_list(title, words), rows, note)


def _part(event: Event, actor: ActorId) -> Part | None:
    roles = [one.role for one in event.participants if one.actor == actor]
    return min((_PARTS.get(role, Part.OTHER) for role in roles), key=_ORDER.__getitem__, default=None)


def deaths(view: View, actor: ActorId) -> ResponsibleChart | None:
    """The dead of each happening that reports hold an actor responsible for, and those it lost: a bar a happening, never a
    sum over claims. None where no death is told.
    """
    told = [(one, toll) for one in view.happenings if one.counts for toll in one.tolls if toll.effect is Effect.KILLED]
    caused = [(one, toll) for one, toll in told if any(row.perpetrator == actor for row in toll.counted)]
    lost = [(one, toll) for one, toll in told if any(row.victim_actor == actor for row in toll.counted)]
    series = [
        _series(view, actor, label, pairs)
        for label, pairs in (("Held responsible for", caused), ("Suffered", lost))
        if pairs
    ]
    if not series:
        return None
    title = f"Deaths by event: {view.name(actor)}"
    words = [f"{one.label}, {row.who}: {reach_words(row)}" for one in series for row in one.rows]
    rows = list({row.id: row for _, toll in (*caused, *lost) for row in toll.counted}.values())
    return ResponsibleChart(
        title=title,
        alt=sentence_list(title, words),
        effect=Effect.KILLED,
        series=tuple(series),
        reports=view.reports(rows),
        origins=view.origins(rows),
        preferred=PREFERRED[view.choice.rule],
    )


def _series(view: View, actor: ActorId, label: str, pairs: list[tuple[Happening, StandingToll]]) -> ResponsibleSeries:
    """The largest of them in the order of time."""
    chosen = sorted(pairs, key=lambda pair: -pair[1].weight)[:_MOST_INCIDENTS]
    chosen.sort(key=lambda pair: (pair[0].when.sort_key, pair[0].key))
    rows = [row for _, toll in pairs for row in toll.counted]
    left = len(pairs) - len(chosen)
    words = f"{label} ({left} smaller not shown)" if left else label
    return ResponsibleSeries(
        pairs[0][1].victims,
        words,
        tuple(_bar(view, actor, one, toll) for one, toll in chosen),
        view.reports(rows),
        view.origins(rows),
    )


def _bar(view: View, actor: ActorId, one: Happening, toll: StandingToll) -> ResponsibleToll:
    low, high, best, open_ended, no_floor = reach([toll])
    return ResponsibleToll(
        low=low,
        high=high,
        best=best,
        open_ended=open_ended,
        no_floor=no_floor,
        told=word_of([toll]),
        who=f"{one.title}, {phrasing.when(one.when)}",
        actors=(actor,),
        is_disputed=_is_disputed(toll.counted, actor),
        reports=view.reports(toll.counted),
        origins=view.origins(toll.counted),
        incidents=(toll.incident,),
        time=one.when,
    )


def _is_disputed(rows: tuple[Casualty, ...], actor: ActorId) -> bool:
    """Whether reports of the same dead name others as well."""
    return len({row.perpetrator for row in rows if row.perpetrator is not None} | {actor}) > 1
