"""Which event, and so which incident, a casualty row belongs to where extraction left that open.

Only events of the same article are looked at: what the row says of time, place, victims and perpetrator has to fit, and the
words have to stand near each other. Running totals belong to no single happening.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from briefing.domain.casualty import Casualty, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.event import Event, EventId, EventType, Role
from briefing.domain.findings import Findings
from briefing.domain.when import Precision, When

WIDER = timedelta(days=2)  # "overnight" and "on 27 and 28 November" can still be one blow
NEAR_CHARACTERS = 600  # about a paragraph: farther off, a figure needs time and place to belong to an event

_HARM = frozenset(
    {
        EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.UNREST, EventType.CASUALTY,
        EventType.DISASTER, EventType.SEIZURE,
    }
)  # fmt: skip
_USUAL = frozenset(
    {
        EventType.STRIKE,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.CASUALTY,
        EventType.DISASTER,
        EventType.MOVEMENT,
        EventType.DETENTION,
    }
)
_FITTING: dict[Effect, frozenset[EventType]] = {
    Effect.KILLED: _HARM | {EventType.DISRUPTION},
    Effect.WOUNDED: _HARM | {EventType.DISRUPTION},
    Effect.MISSING: _HARM,
    Effect.CAPTURED: frozenset({EventType.BATTLE, EventType.DETENTION, EventType.SEIZURE}),
    Effect.ABDUCTED: frozenset({EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.DETENTION, EventType.SEIZURE}),
    Effect.DETAINED: frozenset({EventType.DETENTION, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.UNREST}),
    Effect.DISPLACED: frozenset({EventType.MOVEMENT}),
}


def events_of(findings: Findings) -> list[EventId | None]:
    """For each casualty row of one article the event it belongs to: its own, else the one that fits best, else None.

    Actors and places are the joined ones. A part goes where its whole goes. Two events that fit equally well leave the row
    without one.
    """
    rows = findings.casualties
    events = findings.events
    live = {event.id: event for event in events if event.review is not Review.REJECTED}
    found: dict[str, EventId | None] = {}
    for row in rows:
        if row.event is not None:
            found[row.id] = row.event if row.event in live else None
        elif not row.cumulative:
            found[row.id] = _best(row, list(live.values()))
    by_id = {row.id: row for row in rows}
    answers: list[EventId | None] = []
    for row in rows:
        at, seen = row, {row.id}
        while found.get(at.id) is None and at.part_of in by_id and at.part_of not in seen and at.part_of is not None:
            at = by_id[at.part_of]
            seen.add(at.id)
        answers.append(found.get(at.id) if not at.cumulative or at.event is not None else None)
    return answers


def _best(row: Casualty, events: Sequence[Event]) -> EventId | None:
    scores = sorted(
        ((score, event.id) for event in events if (score := _fit(row, event)) is not None and score >= 1.0),
        reverse=True,
    )
    if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < 0.25):
        return None
    return scores[0][1]


def _fit(row: Casualty, event: Event) -> float | None:
    if event.type not in _FITTING[row.effect] or Status.PLANNED in (event.status, row.status):
        return None
    if (event.status is Status.BACKGROUND) != (row.status is Status.BACKGROUND) and not event.when.overlaps(row.when):
        return None
    score = 0.0
    if row.when.is_known and event.when.is_known:
        if not row.when.overlaps(event.when) or _is_wider(row.when, event.when):
            return None
        score += 1.0 if (row.when.earliest, row.when.latest) == (event.when.earliest, event.when.latest) else 0.5
    if row.place is not None and event.place is not None:
        if row.place != event.place:
            return None
        score += 1.0
    doers, done_to = event.in_role(Role.INITIATOR), event.in_role(Role.TARGET)
    if row.perpetrator is not None and doers:
        score += 0.5 if row.perpetrator in doers else -0.2
    if row.victim_actor is not None:
        # In a clash either side can be the one that loses men.
        score += (
            0.5 if row.victim_actor in done_to else 0.2 if row.victim_actor in doers and row.perpetrator is None else 0.0
        )
    if event.type in _USUAL:
        score += 0.3
    distance = _distance(row, event)
    if distance is not None:
        score += 0.9 if distance == 0 else max(0.0, 0.8 * (1 - distance / NEAR_CHARACTERS))
    return score


def _is_wider(toll: When, event: When) -> bool:
    """Whether a toll is told of a stretch of days and the event of less: "12 killed between 26 and 28 November" is no toll
    of the blow on the 27th. An event of no sure day may have lasted as long.
    """
    if toll.earliest is None or toll.latest is None or event.earliest is None or event.latest is None:
        return False
    return (toll.latest - toll.earliest) - (event.latest - event.earliest) >= WIDER and toll.precision is Precision.DAY


def _distance(row: Casualty, event: Event) -> int | None:
    """Characters between a toll and its event. A toll follows what it belongs to, so what comes after is farther off."""
    gaps = [
        mine.start - its.end if its.end <= mine.start else 2 * max(0, its.start - mine.end) + (its.start >= mine.end) * 200
        for mine in row.evidence
        for its in event.evidence
        if mine.article == its.article
    ]
    return min(gaps, default=None)
