"""What a briefing leads with: the bottom line, judgements, and key points drafted from the facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.claim import Stance, Status
from briefing.domain.composition import PERCENT, Judgement, Passage
from briefing.domain.dossier import (
    Dispute,
    Judged,
    KeyPoint,
    Said,
    Voice,
)
from briefing.domain.event import EventType
from briefing.domain.text import Span
from briefing.usecases import glance, phrasing
from briefing.usecases.collecting.disputes import dispute_of
from briefing.usecases.collecting.ground import Ground, capitalised, is_current, lead_of
from briefing.usecases.happenings import Happening, StandingToll
from briefing.usecases.totals import result_words

_DEADLIEST = 2
_TERRITORY = 3
_DISPUTES_LED = 2


def passage_said(ground: Ground, passage: Passage) -> Said:
    known = {article.id: len(article.text) for article in ground.view.articles}
    spans = [span for span in passage.sources if span.end <= known.get(span.article, -1)]
    return Said(passage.text, ground.cite.of(spans, entered_by_hand=True), passage.is_proposed)


def judged(ground: Ground, one: Judgement) -> Judged:
    likelihood, confidence = one.likelihood, one.confidence
    return Judged(
        passage_said(ground, one.said),
        likelihood.value if likelihood else "",
        PERCENT[likelihood] if likelihood else "",
        confidence.value if confidence else "",
        one.basis,
    )


def bottom_line(
    ground: Ground, disputed: Sequence[Happening], tolls: Sequence[tuple[Happening, StandingToll]]
) -> tuple[Said, ...]:
    """What the analyst wrote; where that is nothing, two or three sentences drafted from the facts."""
    if ground.composition is not None and ground.composition.bottom_line:
        return tuple(map(partial(passage_said, ground), ground.composition.bottom_line))
    found = [
        Said(moved_in_a_sentence(ground, one), ground.labels(one.spans, one), True)
        for one in changes_of_hands(ground, ())[-1:]
    ]
    civilians = [toll for _, toll in tolls if (toll.effect, toll.victims) == (Effect.KILLED, Victims.CIVILIAN)]
    total_ = ground.total(civilians)
    if total_ is not None and total_.result != "0":
        text = (
            f"Reports from {phrasing.counted_in_words(total_.origins, 'origin')} count "
            f"{phrasing.toll(total_.result, Effect.KILLED, Victims.CIVILIAN)} in "
            f"{phrasing.counted_in_words(total_.incidents, 'event')}{in_the_period(ground)}."
        )
        found.append(Said(text, total_.sources, True))
    displaced = displacement(ground, 1)
    if displaced is not None:
        found.append(Said(f"On displacement the latest word is that of {displaced.text}", displaced.sources, True))
    if len(found) < 3 and disputed:
        point = point_of_dispute(dispute_of(ground, disputed[0]))
        lead = point.lead.removeprefix("Disputed: ")
        found.append(Said(f"{lead}, is disputed: {point.text[:1].lower()}{point.text[1:]}", point.sources, True))
    return tuple(found)


def moved_in_a_sentence(ground: Ground, one: Happening) -> str:
    """A change of hands, its day, and who says it how firmly."""
    lead, standing = lead_of(one), ground.standing(one).removesuffix(".")
    when = phrasing.when(one.when)
    if one.when.is_one_day and lead.endswith(f", {when}"):
        lead = f"{lead.removesuffix(f', {when}')} on {when}"
    return f"{lead} ({standing[:1].lower()}{standing[1:]})." if " by " in standing else f"{lead}."


def in_the_period(ground: Ground) -> str:
    days = ground.days()
    return f" {phrasing.from_to(*days)}" if days else ""


def key_points(ground: Ground, disputed: Sequence[Happening], most: int) -> tuple[KeyPoint, ...]:
    """At most so many. Only what is printed is put together: to name a source is to cite it."""
    deadly = deadliest(ground)
    told = {one.key for one, _ in deadly}
    disputes = [one for one in disputed if one.key not in told][:_DISPUTES_LED]
    chosen: list[Callable[[], KeyPoint | None]] = [
        *(partial(deadly_point, ground, one, kills) for one, kills in deadly),
        *(partial(moved_point, ground, one) for one in changes_of_hands(ground, told)),
        *(partial(disputed_point, ground, one) for one in disputes),
        partial(displacement, ground),
    ]
    return tuple(point for make in chosen[:most] if (point := make()) is not None)


def disputed_point(ground: Ground, one: Happening) -> KeyPoint:
    return point_of_dispute(dispute_of(ground, one))


def deadliest(ground: Ground) -> list[tuple[Happening, list[StandingToll]]]:
    """The deadliest happenings for civilians, then the deadliest others, in order of time."""
    deadly = [
        (one, kills)
        for one in ground.main
        if (kills := [toll for toll in one.tolls if toll.effect is Effect.KILLED and toll.ceiling > 0])
    ]

    def weight(pair: tuple[Happening, list[StandingToll]], *, civilians: bool) -> float:
        return max([t.weight for t in pair[1] if (t.victims is Victims.CIVILIAN) is civilians], default=0)

    found: list[tuple[Happening, list[StandingToll]]] = []
    for civilians in (True, False):
        left = [pair for pair in deadly if pair not in found and weight(pair, civilians=civilians) > 0]
        left.sort(key=lambda pair: (-weight(pair, civilians=civilians), pair[0].key))
        found += left[:_DEADLIEST]
    return sorted(found, key=lambda pair: (pair[0].when.sort_key, pair[0].key))


def deadly_point(ground: Ground, one: Happening, kills: Sequence[StandingToll]) -> KeyPoint:
    sentences: list[str] = []
    spans: list[Span] = []
    for toll in kills:
        voices = list(
            {(ground.view.speaker(row), row.low, row.high): voice_words(ground, row) for row in toll.counted[::-1]}.values()
        )[::-1]
        words = phrasing.toll(result_words(toll), toll.effect, toll.victims)
        sentences.append(f"{'; '.join(voices)}{': ' if len(voices) == 1 else '; together '}{words}.")
        spans += [span for row in toll.counted for span in row.evidence]
    denied = [row for toll in kills for row, _ in toll.left_out if row.status is Status.DENIED]
    deniers = [ground.view.name(actor) for row in denied for actor in row.attributed_to]
    spans += [span for row in denied for span in row.evidence]
    for said in one.statements:
        if said.stance is Stance.DENIES:
            deniers.append(ground.view.name(said.speaker))
            spans += said.evidence
    if deniers:
        sentences.append(f"Disputed: denied by {phrasing.listed(list(dict.fromkeys(deniers)), 4)}.")
    return KeyPoint(lead_of(one), capitalised(" ".join(sentences)), ground.labels(spans, one))


def voice_words(ground: Ground, row: Casualty) -> str:
    words = ground.view.wording(row)
    return f"{ground.view.speaker(row)} (“{words}”)" if words else ground.view.speaker(row)


def changes_of_hands(ground: Ground, told: Collection[str]) -> list[Happening]:
    """The latest changes of hands; disputed ones are led with as disputes."""
    moves = [
        one
        for one in ground.main
        if one.subtypes & glance.TERRITORIAL
        and one.type is EventType.BATTLE
        and one.status is not Status.DISPUTED
        and one.when.is_known
        and one.key not in told
    ]
    return sorted(moves, key=lambda one: (one.when.sort_key, one.key))[-_TERRITORY:]


def moved_point(ground: Ground, one: Happening) -> KeyPoint:
    return KeyPoint(lead_of(one), ground.standing(one), ground.labels(one.spans, one))


def point_of_dispute(dispute: Dispute) -> KeyPoint:
    def voices(said: Sequence[Voice]) -> str:
        return phrasing.listed(list(dict.fromkeys(voice.speaker for voice in said)), 4)

    labels = [label for voice in (*dispute.asserted, *dispute.denied) for label in voice.sources]
    text = f"Asserted by {voices(dispute.asserted)}; " if dispute.asserted else ""
    text += f"denied by {voices(dispute.denied)}." if dispute.denied else "reports disagree."
    lead = f"Disputed: {dispute.title}" + (f", {dispute.when}" if dispute.when != phrasing.DATE_UNKNOWN else "")
    return KeyPoint(lead, capitalised(text), tuple(dict.fromkeys(labels)))


def displacement(ground: Ground, most: int = 3) -> KeyPoint | None:
    rows = [row for row in ground.view.casualties.values() if row.effect is Effect.DISPLACED and is_current(row)]
    if not rows:
        return None
    rows.sort(key=lambda row: (ground.view.place_in_text(row.evidence), row.id))
    voices = [
        f"{ground.view.speaker(row)}: “{ground.view.wording(row)}” ({ground.reported_on(row)})" for row in rows[-most:]
    ]
    labels = ground.cite.of([span for row in rows[-most:] for span in row.evidence], entered_by_hand=True)
    return KeyPoint("Displaced people", f"{'; '.join(voices)}.", labels)
