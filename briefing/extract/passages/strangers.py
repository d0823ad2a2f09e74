"""Attackers without a name, of whom an article has said at its beginning whose men they were.

"This report documents the killing of 52 people in Lopa by CODECO fighters from 10 to 12 February. ... On the 10th some 150
assailants entered the camp at Lopa": an article sums up who did it and then tells it by the hour. Only what is of the days
and the place of such a summary is given to its doer, and never what is told of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.when import When
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.standing import Mood
from briefing.extract.places.agreeing import places_agree
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.times.intervals import days_of
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.runs import is_sum_of_blows

LEAD = 2  # paragraphs in which an article says whose doing it tells of
LONGEST = 5  # days that a summary may run over
RULE = "whom the beginning of the article names as the doer there and then"
FURTHER_RULE = "whose strikes the beginning of the article sums up"
_FURTHER = frozenset("another further second third".split())
_WORST = frozenset("bloodiest deadliest heaviest worst".split())
_BLOWS = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS))
_OTHERS = frozenset("another different other rival second separate third unidentified unknown".split())


def name_strangers(told: Sequence[Happening], rows: Sequence[Row], cast: Cast, paper: Paper) -> None:
    """Give blows by nameless armed people, and the tolls of these, the doer that the article's summary names."""
    sums = [one for one in told if _is_summary(one, cast)]
    for one in told if sums else ():
        if one.type not in _BLOWS or one.standing.mood is not Mood.HAPPENED or not one.initiators or one.blamed_by:
            continue
        if not all(_is_stranger(actor, cast) for actor in one.initiators) or _is_set_apart(one):
            continue
        before = [other for other in sums if other.trigger.i < one.trigger.i and _holds(other, one)]
        doers = {actor for other in before for actor in _named(other, cast)}
        if len(doers) != 1:
            continue
        _hand_over(one, list(doers), rows, Because("participants", RULE, paper.span(before[-1].trigger)))


def name_further_strikes(told: Sequence[Happening], rows: Sequence[Row], cast: Cast, paper: Paper) -> None:
    """Give "another strike" and "in the deadliest, two missiles hit" the doer of the strikes summed up at the beginning."""
    drafts = cast.drafts
    sums = [
        one
        for one in told
        if one.type is EventType.STRIKE
        and one.trigger.tag == "NNS"
        and one.trigger.sent.block <= LEAD
        and one.standing.mood is Mood.HAPPENED
        and not one.denied
        and len([actor for actor in one.initiators if not drafts[actor].nameless]) == len(one.initiators) == 1
    ]
    for one in told if sums else ():
        if one.type is not EventType.STRIKE or one.initiators or one.standing.mood is not Mood.HAPPENED or one.denied:
            continue
        before = [other for other in sums if other.trigger.i < one.trigger.i]
        before = [other for other in before if _holds(other, one) or (other.spot is None and _within(one.when, other.when))]
        if len({other.initiators[0] for other in before}) != 1 or not _is_one_of_them(one):
            continue
        why = Because("participants", FURTHER_RULE, paper.span(before[-1].trigger))
        _hand_over(one, list(before[-1].initiators), rows, why)


def told_in_parts(told: Sequence[Happening]) -> list[Happening]:
    """Sums of blows in several areas, without a place, of which the article goes on to tell one: "the deadliest raid"."""
    strikes = [one for one in told if one.type is EventType.STRIKE]
    sums = [one for one in strikes if one.nominal and one.spot is None and _is_sum(one.trigger)]
    return [
        whole
        for whole in sums
        if any(
            one is not whole
            and one.spot is not None
            and one.trigger.i > whole.trigger.i
            and _within(one.when, whole.when)
            and _is_one_of_them(one)
            for one in strikes
        )
    ]


def _is_sum(noun: Token) -> bool:
    verb = noun.head
    return noun.tag == "NNS" and noun.dep == "nsubj" and is_sum_of_blows(verb)


def _hand_over(one: Happening, doers: list[ActorId], rows: Sequence[Row], why: Because) -> None:
    """Make these the doers of a blow, and of its tolls whose doers were those of the blow."""
    gone, one.initiators = one.initiators, doers
    one.why.append(why)
    for row in rows:
        if row.happening is one and row.perpetrators == gone and row.victim_actor not in doers:
            row.perpetrators = list(doers)
            row.why.append(replace(why, field="perpetrator"))


def _is_one_of_them(one: Happening) -> bool:
    """ "Another strike", "a second raid", "in the deadliest"."""
    opening = [token.low for token in one.trigger.sent.tokens[:4]]
    if "separate" in opening or "separately" in opening:
        return False
    further = any(kid.low in _FURTHER for kid in one.trigger.kids)
    worst = (opening[:2] == ["in", "the"] or opening[:1] == ["the"]) and bool(set(opening) & _WORST)
    return further or worst or opening[:3] == ["in", "one", "of"]


def _named(one: Happening, cast: Cast) -> list[ActorId]:
    drafts = cast.drafts
    return [a for a in one.initiators if drafts[a].kind is ActorKind.ARMED_GROUP and not drafts[a].nameless]


def _is_stranger(actor: ActorId, cast: Cast) -> bool:
    draft = cast.drafts[actor]
    return draft.nameless and draft.kind is ActorKind.ARMED_GROUP


def _is_summary(one: Happening, cast: Cast) -> bool:
    """Whether the beginning of the article tells a blow with its place, its days and one named group that dealt it."""
    early = one.trigger.sent.block <= LEAD and one.type in _BLOWS and one.standing.mood is Mood.HAPPENED
    early = early and not one.blamed_by  # whom a party blames need not have done it
    dated = one.when.earliest is not None and one.when.latest is not None and days_of(one.when) <= LONGEST
    return early and dated and one.spot is not None and len(_named(one, cast)) == 1


def _holds(whole: Happening, one: Happening) -> bool:
    """Whether something lies in the days and at the place of a summary."""
    if one.spot is None or whole.spot is None or not places_agree(one.spot, whole.spot):
        return False
    return _within(one.when, whole.when)


def _within(part: When, whole: When) -> bool:
    if part.earliest is None or part.latest is None or whole.earliest is None or whole.latest is None:
        return False
    return whole.earliest <= part.earliest and part.latest <= whole.latest


def _is_set_apart(one: Happening) -> bool:
    """ "Unidentified gunmen", "Separately, gunmen ...": told as others."""
    subjects: list[Token] = one.clause.subjects if one.clause is not None else []
    if any(kid.low in _OTHERS for subject in subjects for kid in subject.kids):
        return True
    opening = [token.low for token in one.trigger.sent.tokens[:4]]
    return "separately" in opening or "elsewhere" in opening or bool(_OTHERS & set(opening))
