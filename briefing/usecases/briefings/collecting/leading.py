"""What a briefing leads with: the bottom line, judgements, and key points drafted from the facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.claim import Stance, Status
from briefing.domain.composition import PERCENT, Judgement, Passage
from briefing.domain.event import EventType
from briefing.domain.printed import Dispute, Judged, KeyPoint, Said, Voice
from briefing.domain.tally import SOME, amount_of
from briefing.domain.text import Span
from briefing.usecases.briefings.collecting.disputes import dispute_of
from briefing.usecases.briefings.collecting.ground import Ground, capitalised, figure_of, is_current, lead_of
from briefing.usecases.briefings.collecting.key_figures import claimed_only
from briefing.usecases.looking import glance
from briefing.usecases.looking.happenings import Happening, StandingToll
from briefing.usecases.looking.totals import result_words
from briefing.usecases.wording import phrasing

_DEADLIEST = 2
_TERRITORY = 3
_DISPUTES_LED = 2
_ADDED = re.compile(r"(an? |the )?(further|additional|another|other|more)\b(?! than)", re.IGNORECASE)  # no count of all
_FURTHER = 8  # of the deadliest, where the first page has room for more than the usual points
_SOURCES_OF_A_CLASS = 2  # in the bottom line; the key figures below it have more
_MOVES_FIRST = 2  # of the changes of hands, before what is disputed


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
    running = running_total(ground)
    counts, labels = killed_in_events(ground, tolls)
    if running is not None:
        counts.append(
            f"the latest running total is {amount_of(figure_of(running), phrasing.whom(running))} "
            f"({ground.view.speaker(running)}, {phrasing.when(running.when)})"
        )
        labels += ground.cite.of(running.evidence, entered_by_hand=True)
    if counts:
        found.append(Said(f"{capitalised('; '.join(counts))}.", tuple(dict.fromkeys(labels)), True))
    for row in [row for row in displaced_rows(ground) if not _ADDED.match(ground.view.wording(row))][-1:]:
        text = f"The latest count of displaced people is {_told_by(ground, row)}."
        found.append(Said(text, ground.cite.of(row.evidence, entered_by_hand=True), True))
    if len(found) < 3 and disputed:
        point = point_of_dispute(dispute_of(ground, disputed[0]))
        said = point.text.removesuffix(".")
        found.append(Said(f"{point.lead} ({said[:1].lower()}{said[1:]}).", point.sources, True))
    return tuple(found)


def killed_in_events(ground: Ground, tolls: Sequence[tuple[Happening, StandingToll]]) -> tuple[list[str], list[str]]:
    """Everybody killed in single events, each class of people by itself, as the beginning of a sentence, with its sources;
    nothing where nobody is. Civilians alone would tell of a strike on a market, whose dead no report sorts, as of none.
    """
    killed = [(one, toll) for one, toll in tolls if toll.effect is Effect.KILLED]
    said, labels = [], list[str]()
    counted: list[tuple[Happening, StandingToll]] = []
    for victims in (Victims.CIVILIAN, Victims.UNKNOWN, Victims.MIXED, Victims.COMBATANT):
        its = [(one, toll) for one, toll in killed if toll.victims is victims]
        row = ground.total([toll for _, toll in its], _SOURCES_OF_A_CLASS)
        if row is None or row.result in ("0", SOME):
            continue
        words = phrasing.toll(row.result, Effect.KILLED, victims)
        if claimed := claimed_only(ground, [toll for _, toll in its]):
            words = f"{words.removesuffix(')')}; {claimed})" if words.endswith(")") else f"{words} ({claimed})"
        said.append(words)
        labels += row.sources
        counted += its
    if not said:
        return [], []
    origins = ground.view.origins(row for _, toll in counted for row in toll.counted)
    events = len({one.key for one, _ in counted})
    words = (
        f"reports from {phrasing.counted_in_words(origins, 'origin')} count {phrasing.listed(said)} in "
        f"{phrasing.counted_in_words(events, 'event')}{in_the_period(ground)}"
    )
    return [words], labels


def running_total(ground: Ground) -> Casualty | None:
    """The latest running total of the dead within the days covered, of one article the largest; None without any."""
    days = ground.days()
    if days is None:
        return None
    rows = [
        row
        for row in ground.view.outside_tolls
        if row.cumulative
        and row.effect is Effect.KILLED
        and not row.groups
        and is_current(row)
        and row.evidence
        and row.when.latest is not None
        and days[0] <= row.when.latest
        and (row.when.earliest is None or days[0] <= row.when.earliest)
    ]

    def recent(row: Casualty) -> tuple[date, int, str]:
        published = ground.view.article(row.evidence[0]).day or date.min
        return date(published.year, published.month, published.day), row.low or row.high or 0, row.id

    return max(rows, key=recent, default=None)


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
    deadly, moves, disputes = happenings_led_with(ground, disputed)
    chosen: list[Callable[[], KeyPoint | None]] = [
        *(partial(deadly_point, ground, one, kills) for one, kills in deadly),
        *(partial(moved_point, ground, one) for one in moves[:_MOVES_FIRST]),
        *(partial(disputed_point, ground, one) for one in disputes),
        *([partial(displacement, ground)] if displaced_rows(ground) else []),
        *(partial(moved_point, ground, one) for one in moves[_MOVES_FIRST:]),
    ]
    told = {one.key for one in (*(one for one, _ in deadly), *disputes, *moves)}
    chosen += [partial(deadly_point, ground, one, kills) for one, kills in further(ground, told, most - len(chosen))]
    return tuple(point for make in chosen[:most] if (point := make()) is not None)


def happenings_led_with(
    ground: Ground, disputed: Sequence[Happening]
) -> tuple[list[tuple[Happening, list[StandingToll]]], list[Happening], list[Happening]]:
    """The deadliest, the changes of hands with the latest first, and what is disputed: in the order of the key points."""
    deadly = deadliest(ground)
    told = {one.key for one, _ in deadly}
    return deadly, changes_of_hands(ground, told)[::-1], [one for one in disputed if one.key not in told][:_DISPUTES_LED]


def keys_led_with(ground: Ground, disputed: Sequence[Happening], most: int) -> frozenset[str]:
    """The keys of what bottom line and so many key points name: no timeline leaves it out."""
    deadly, moves, disputes = happenings_led_with(ground, disputed)
    led = [*(one for one, _ in deadly), *moves[:_MOVES_FIRST], *disputes, *moves[_MOVES_FIRST:]]
    led = [*led, *(one for one, _ in further(ground, {one.key for one in led}, most - len(led)))][:most]
    return frozenset(one.key for one in (*led, *changes_of_hands(ground, ())[-1:]))


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


def further(ground: Ground, told: Collection[str], most: int) -> list[tuple[Happening, list[StandingToll]]]:
    """The deadliest that are not led with yet, the weightiest first: at most so many, none where there is no such bound."""
    if most > _FURTHER:
        return []
    deadly = [
        (one, kills)
        for one in ground.main
        if one.key not in told
        and (kills := [toll for toll in one.tolls if toll.effect is Effect.KILLED and toll.ceiling > 0])
    ]
    deadly.sort(key=lambda pair: (-max(toll.weight for toll in pair[1]), pair[0].key))
    return deadly[: max(0, most)]


def deadly_point(ground: Ground, one: Happening, kills: Sequence[StandingToll]) -> KeyPoint:
    sentences: list[str] = []
    spans: list[Span] = []
    for toll in kills:
        # of one speaker's "at least 16" and "16" the first
        by_figure: dict[tuple[str, int | None], Casualty] = {}
        for row in toll.counted:
            by_figure.setdefault((ground.view.speaker(row), row.low if row.low is not None else row.high), row)
        by_speaker: dict[str, list[str]] = {}
        for (speaker, _), row in by_figure.items():
            by_speaker.setdefault(speaker, []).extend([wording] if (wording := ground.view.wording(row)) else [])
        quoted = [wording for said in by_speaker.values() for wording in said]
        voices = [f"{who} ({', '.join(f'“{one}”' for one in said)})" if said else who for who, said in by_speaker.items()]
        is_range = len(voices) > 1 and toll.floor != toll.ceiling
        words = phrasing.toll(result_words(toll), toll.effect, toll.victims)
        if not is_range and not any(phrasing.says_more(wording, words) for wording in quoted):
            voices = list(by_speaker)
        sentences.append(f"{'; '.join(voices)}{'; range of these reports: ' if is_range else ': '}{words}.")
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
    deniers = {voice.speaker for voice in dispute.denied}
    asserted = [voice for voice in dispute.asserted if voice.speaker not in deniers]  # nobody is told to say both
    text = f"Asserted by {voices(asserted)}; " if asserted else ""
    text += f"denied by {voices(dispute.denied)}." if dispute.denied else "reports disagree."
    lead = f"Disputed: {dispute.title}, {dispute.when}"
    return KeyPoint(lead, capitalised(text), tuple(dict.fromkeys(labels)))


def displacement(ground: Ground, most: int = 3) -> KeyPoint | None:
    rows = displaced_rows(ground)[-most:]
    if not rows:
        return None
    labels = ground.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True)
    return KeyPoint("Displaced people", f"{capitalised('; '.join(_told_by(ground, row) for row in rows))}.", labels)


def displaced_rows(ground: Ground) -> list[Casualty]:
    """The counts of displaced people that stand, the latest last; none that is part of another or was replaced."""
    replaced = {row.id for one in ground.view.happenings for toll in one.tolls for row, _ in toll.left_out}
    rows = [
        row
        for row in ground.view.casualties.values()
        if row.effect is Effect.DISPLACED and is_current(row) and row.id not in replaced
    ]
    return sorted(rows, key=lambda row: (ground.view.place_in_text(row.evidence), row.id))


def _told_by(ground: Ground, row: Casualty) -> str:
    """As "“370,000 people” (UN Office for the Coordination of Humanitarian Affairs, reported 8 Dec 2024)"."""
    words = ground.view.wording(row)
    count = f"“{words}”" if words else figure_of(row)
    return f"{count} ({ground.view.speaker(row)}, {ground.reported_on(row)})"
