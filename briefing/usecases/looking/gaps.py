"""What contradicts what, what rests on one origin, what nobody has looked at, and which questions would settle most.

Contradictory are reports that cannot all be right: figures without a number in common, different single days, different
sides held responsible. Claim and denial stand among the disputes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, Victims
from briefing.domain.claim import Review, Status
from briefing.domain.dossier import Dossier
from briefing.domain.event import Event, EventType, Role
from briefing.domain.printed import Contradiction, Labels, Line
from briefing.domain.text import Span
from briefing.usecases.looking.happenings import Happening, StandingToll, View
from briefing.usecases.looking.totals import result_words
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations

FIGURES, DAYS, DOERS = "figures", "days", "who did it"
_ONE_SIDED = frozenset({EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.CASUALTY})
_FIRM = frozenset({Status.REPORTED, Status.CLAIMED, Status.DISPUTED})
_MOST_SIDES = 4


def contradictions(view: View, cite: Citations, happenings: Sequence[Happening], most: int) -> tuple[Contradiction, ...]:
    """The contradictions within happenings, those with the largest tolls first, at most so many."""
    return tuple(one() for one in _found(view, cite, happenings)[:most])


def number_of_contradictions(view: View, cite: Citations, happenings: Sequence[Happening]) -> int:
    """How many there are in all."""
    return len(_found(view, cite, happenings))


def _found(view: View, cite: Citations, happenings: Sequence[Happening]) -> list[Callable[[], Contradiction]]:
    """Each as a call that writes it: labels are asked for only of what is printed."""

    def weight(one: Happening) -> float:
        return max([toll.weight for toll in one.tolls], default=0)

    found: list[Callable[[], Contradiction]] = []
    for one in sorted(happenings, key=lambda one: (-weight(one), one.when.sort_key, one.key)):
        for toll in one.tolls:
            ends = apart(toll.counted)
            if ends:
                found.append(_writer(view, cite, one, FIGURES, ends, _figure_words(view, toll)))
        days = _different(one.events, lambda event: event.when if event.when.is_one_day else None)
        if days:
            found.append(_writer(view, cite, one, DAYS, days, lambda event: phrasing.when(event.when)))
        doers = _doers(view, one)
        if doers:
            found.append(_writer(view, cite, one, DOERS, [row for row, _ in doers], _doer_words(doers, view)))
    return found


def _writer(
    view: View,
    cite: Citations,
    one: Happening,
    matter: str,
    sides: Sequence[Event | Casualty],
    words: Callable[..., str],
) -> Callable[[], Contradiction]:
    def write() -> Contradiction:
        lines = [
            Line(f"{view.speaker(side)}: {words(side)}", cite.of(side.evidence[:1], entered_by_hand=True))
            for side in sides[:_MOST_SIDES]
        ]
        return Contradiction(one.key, one.title, phrasing.when(one.when), matter, tuple(lines))

    return write


def apart(rows: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """Two reports without a number in common: the one with the lowest ceiling and the one with the highest floor; ().

    Figures that one source gives of one toll in one text are of different people, and contradict nobody.
    """
    told: dict[object, set[object]] = {}
    for row in rows:
        told.setdefault(_voice(row), set()).add((row.low, row.high))
    rows = [row for row in rows if len(told[_voice(row)]) == 1]
    capped = [row for row in rows if row.high is not None]
    floored = [row for row in rows if row.low is not None]
    if not capped or not floored:
        return ()
    least = min(capped, key=lambda row: (row.high or 0, row.id))
    most = max(floored, key=lambda row: (row.low or 0, row.id))
    return (least, most) if (least.high or 0) < (most.low or 0) else ()


def _voice(row: Casualty) -> object:
    """Which text a figure is from, and whom that names for it; an analyst's own row stands for itself."""
    return (row.evidence[0].article, row.attributed_to) if row.evidence else row.id


def _figure_words(view: View, toll: StandingToll) -> Callable[[Casualty], str]:
    def words(row: Casualty) -> str:
        wording, said = view.wording(row), phrasing.toll(phrasing.figure_of(row), toll.effect, toll.victims)
        return said + (f" (“{wording}”)" if phrasing.says_more(wording, said) else "")

    return words


def _different(events: Sequence[Event], of: Callable[[Event], object]) -> list[Event]:
    """One event for each value, where firm accounts give several; [] where they agree."""
    first: dict[object, Event] = {}
    for event in events:
        value = of(event) if event.status in _FIRM else None
        if value is not None:
            first.setdefault(value, event)
    return list(first.values()) if len(first) > 1 else []


def _doers(view: View, one: Happening) -> list[tuple[Event | Casualty, tuple[ActorId, ...]]]:
    """Accounts that hold different sides responsible: nobody of one is part of the other, and none names both together."""
    if one.type not in _ONE_SIDED:
        return []
    told: dict[tuple[ActorId, ...], Event | Casualty] = {}
    for event in one.events:
        if event.status in _FIRM and (named := event.in_role(Role.INITIATOR)):
            told.setdefault(tuple(sorted(set(named))), event)
    for toll in one.tolls:
        for blamed in toll.counted:
            if blamed.perpetrator is not None:
                told.setdefault((blamed.perpetrator,), blamed)
    kin = {actor.id: actor.affiliation for actor in view.corpus.actors if actor.affiliation}
    found: list[tuple[Event | Casualty, tuple[ActorId, ...]]] = []
    for named, row in told.items():
        if all(_are_others(named, known, kin) and not _act_together(named, known, told, kin) for _, known in found):
            found.append((row, named))
    return found if len(found) > 1 else []


def _act_together(
    one: Iterable[ActorId], other: Iterable[ActorId], told: Iterable[tuple[ActorId, ...]], kin: dict[ActorId, ActorId]
) -> bool:
    return any(not _are_others(both, one, kin) and not _are_others(both, other, kin) for both in told)


def _are_others(one: Iterable[ActorId], other: Iterable[ActorId], kin: dict[ActorId, ActorId]) -> bool:
    def houses(actors: Iterable[ActorId]) -> set[ActorId]:
        return {house for actor in actors for house in (actor, kin.get(actor, actor))}

    return not houses(one) & houses(other)


def _doer_words(doers: Sequence[tuple[Event | Casualty, tuple[ActorId, ...]]], view: View) -> Callable[..., str]:
    """Whom each account names."""
    named = {row.id: view.names(actors) for row, actors in doers}
    return lambda row: named[row.id]


def questions(view: View, cite: Citations, happenings: Sequence[Happening], most: int) -> tuple[Line, ...]:
    """What would narrow the ranges most: the widest tolls, those without an end first, each with what is reported."""
    wide = [
        (one, toll)
        for one in happenings
        for toll in one.tolls
        if toll.high is None or toll.low is None or toll.ceiling > toll.floor
    ]
    wide.sort(
        key=lambda pair: (
            -(pair[1].ceiling - pair[1].floor + (pair[1].high is None) * max(pair[1].floor, 1)),
            pair[0].when.sort_key,
            pair[0].key,
            pair[1].effect,
            pair[1].victims,
        )
    )
    return tuple(_question(view, cite, *pair) for pair in wide[:most])


def _question(view: View, cite: Citations, one: Happening, toll: StandingToll) -> Line:
    voices = phrasing.listed(list(dict.fromkeys(view.speaker(row) for row in toll.counted)), 3)
    when = f", {phrasing.when(one.when)}" if one.when.is_known else ""
    whom = "people" if toll.victims is Victims.UNKNOWN else phrasing.PEOPLE[toll.victims]
    asked = f"{one.title}{when}: how many {whom} were {phrasing.EFFECTS[toll.effect]}?"
    text = f"{asked} Reported: {result_words(toll)}, by {voices}."
    spans = [span for row in toll.counted[:3] for span in row.evidence[:1]]
    return Line(text, cite.of(spans, entered_by_hand=True))


def unreviewed_leading(view: View, cite: Citations, dossier: Dossier, most: int) -> tuple[tuple[Line, ...], int]:
    """What the leading words rest on and no analyst has looked at: at most so many, and how many more."""
    labels: set[str] = set()
    for group in (dossier.bottom_line, tuple(one.said for one in dossier.judgements)):
        labels.update(label for said in group for label in said.sources)
    if not labels:
        labels.update(label for point in dossier.key_points for label in point.sources)
    led = {span for label in labels if (span := cite.sentence_of(label)) is not None}
    found: list[tuple[str, Labels]] = []
    for event in sorted(view.events.values(), key=lambda one: (view.place_in_text(one.evidence), one.id)):
        if event.review is Review.SUGGESTED and (spans := _within(view, event.evidence, led)):
            found.append((event.title, cite.of(spans)))
    for row in sorted(view.casualties.values(), key=lambda one: (view.place_in_text(one.evidence), one.id)):
        if row.review is Review.SUGGESTED and (spans := _within(view, row.evidence, led)):
            found.append((f"{view.speaker(row)}: {phrasing.figure_and_people(row)}", cite.of(spans)))
    lines = [Line(words, sources) for words, sources in dict.fromkeys(found)]
    return tuple(lines[:most]), max(0, len(lines) - most)


def _within(view: View, spans: Sequence[Span], sentences: set[Span]) -> list[Span]:
    return [span for span in spans if view.sentence(span) in sentences][:1]
