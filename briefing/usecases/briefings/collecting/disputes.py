"""Happenings of which one side says what another denies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.domain.casualty import Casualty
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.event import Event
from briefing.domain.printed import Dispute, Voice
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.looking.happenings import Happening
from briefing.usecases.wording import phrasing

_CLAIM_STANCES = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS, Stance.THREATENS})


def all_disputed(ground: Ground) -> list[Happening]:
    found = [one for one in ground.view.happenings if is_disputed(one)]
    return sorted(found, key=lambda one: (-max([toll.weight for toll in one.tolls], default=0), one.when.sort_key, one.key))


def is_disputed(one: Happening) -> bool:
    denied = any(said.stance is Stance.DENIES for said in one.statements)
    denied_toll = any(row.status is Status.DENIED for toll in one.tolls for row in toll.rows)
    return one.status in (Status.DISPUTED, Status.DENIED) or (one.counts and (denied or denied_toll))


def dispute_of(ground: Ground, one: Happening) -> Dispute:
    asserted = [voice_of(ground, said) for said in one.statements if said.stance in _CLAIM_STANCES]
    denied = [voice_of(ground, said) for said in one.statements if said.stance is Stance.DENIES]
    if not asserted:
        asserted = [account_of(ground, event) for event in one.events if event.status is not Status.DENIED]
    if not denied:
        denied = [account_of(ground, event) for event in one.events if event.status is Status.DENIED]
        rows = [row for toll in one.tolls for row in toll.rows if row.status is Status.DENIED and row.evidence]
        denied += [denied_toll(ground, row) for row in rows]
    return Dispute(
        key=one.key,
        title=one.title,
        when=phrasing.when(one.when),
        where=ground.view.where(one.place),
        asserted=without_repeats(asserted),
        denied=without_repeats(denied),
    )


def voice_of(ground: Ground, said: Statement) -> Voice:
    span = said.evidence[0]
    return Voice(
        ground.view.name(said.speaker),
        phrasing.STANCES[said.stance],
        ground.sentence_of(span),
        ground.cite.of(said.evidence),
    )


def account_of(ground: Ground, event: Event) -> Voice:
    stance = "denies" if event.status is Status.DENIED else "says"
    words = ground.sentence_of(event.evidence[0]) if event.evidence else event.title
    return Voice(ground.view.speaker(event), stance, words, ground.cite.of(event.evidence, entered_by_hand=True))


def denied_toll(ground: Ground, row: Casualty) -> Voice:
    return Voice(ground.view.speaker(row), "denies", ground.sentence_of(row.evidence[0]), ground.cite.of(row.evidence))


def without_repeats(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Each speaker once with the same words; those who say the same in one sentence as one voice."""
    found: dict[tuple[str, str], list[Voice]] = {}
    for voice in dict.fromkeys(voices):
        found.setdefault((voice.stance, voice.sentence), []).append(voice)
    joint = []
    for (stance, _), same in found.items():
        names = phrasing.listed(list(dict.fromkeys(voice.speaker for voice in same)), 4)
        labels = tuple(dict.fromkeys(label for voice in same for label in voice.sources))
        joint.append(replace(same[0], speaker=names, stance=phrasing.said_by(names, stance), sources=labels))
    return tuple(joint)
