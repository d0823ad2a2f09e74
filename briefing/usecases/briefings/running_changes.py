"""Which running totals a source gives now and did not, or gives otherwise: in no sum, and known best to readers."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.changes import UNKNOWN, Cause, Difference, Kind, Subject
from briefing.domain.snapshot import KnownRunning, Snapshot
from briefing.usecases.briefings.event_changes import EventChanges
from briefing.usecases.briefings.range_changes import direction, least, most

_Series = tuple[str, str, str, str]


def running_changes(events: EventChanges) -> Iterator[Difference]:
    """The latest of each source for the same people and place, beside the latest of then. Nothing where the earlier
    briefing did not note them.
    """
    if events.then.running is None or events.now.running is None:
        return
    was, is_ = _latest(events.then), _latest(events.now)
    known = {one.report.id: one for one in events.then.running}
    for series, one in is_.items():
        before = was.get(series)
        if before is None:
            yield _differs(Kind.NEW, None, one, _came(events, one, known))
        elif kind := direction(_range(before), _range(one)):
            yield _differs(kind, before, one, _came(events, one, known) or _went(events, before))
    for series, one in was.items():
        if series not in is_:
            yield _differs(Kind.WITHDRAWN, one, None, _went(events, one))


def _latest(snapshot: Snapshot) -> dict[_Series, KnownRunning]:
    """By whom, of whom and where, the one that reaches farthest; of one day the largest."""
    found: dict[_Series, KnownRunning] = {}
    for one in snapshot.running or ():
        series = one.report.speaker, one.effect.value, one.people, one.where
        if series not in found or _reach(found[series]) <= _reach(one):
            found[series] = one
    return found


def _reach(one: KnownRunning) -> tuple[str, int]:
    return one.upto, one.report.low or one.report.high or 0


def _range(one: KnownRunning) -> tuple[float, float]:
    return least(one.report.low), most(one.report.high)


def _came(events: EventChanges, one: KnownRunning, known: dict[str, KnownRunning]) -> tuple[Cause, ...]:
    before = known.get(one.report.id)
    if before is not None:
        return (events.altered(before.report, one.report),) if before.report != one.report else ()
    if events.knew(one.report.id):  # it stood in an event's toll: why it is none of its figures any more nothing tells
        return UNKNOWN
    return (events.appeared(one.report),)


def _went(events: EventChanges, one: KnownRunning) -> tuple[Cause, ...]:
    return UNKNOWN if events.knows(one.report.id) else (events.vanished(one.report),)


def _differs(kind: Kind, before: KnownRunning | None, after: KnownRunning | None, causes: tuple[Cause, ...]) -> Difference:
    one = after or before
    assert one is not None
    where = f", {one.where}" if one.where else ""
    return Difference(
        kind,
        Subject.RUNNING,
        one.report.id,
        f"Running total, {one.people}{where} ({one.report.speaker})",
        _told(before),
        _told(after),
        causes or UNKNOWN,
        (after.report.id,) if after else (),
        one.people,
    )


def _told(one: KnownRunning | None) -> str:
    if one is None:
        return ""
    return f"{one.report.figure}, {one.day}" if one.day else one.report.figure
