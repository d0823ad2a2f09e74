"""Whose the fallen of a fight were, by the sides of the fight: soldiers are those of the army that was attacked.

Words such as "soldiers" and "gunmen" say on which side people fought and not for whom; a fight with one army and one armed
group says it. Only what the passage leaves open is filled in, and nothing where two could be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.standing import Mood
from briefing.extract.sentences.parse import Paper
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists

_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED)
_FOUGHT = (EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS)
_POLICING = frozenset("constable gendarme policeman policewoman".split())
_SERVING = frozenset("conscript marine paratrooper ranger recruit serviceman soldier trooper troop".split())
_TELLING_WHOSE = ("amod", "compound", "nmod", "poss", "relcl")
_COUNTING = frozenset("another dead further more other several".split())
_GANGS = frozenset("gang cartel".split())
_RULE = "the one side of the fight that they can be of"
_HARM_RULE = "who attacked those they serve with"


def name_fallen(told: Sequence[Happening], rows: Sequence[Row], cast: Cast, paper: Paper) -> None:
    """Complete tolls of soldiers, police officers and gunmen in place: whose they were, and who attacked them."""
    for n, row in enumerate(rows):
        one = row.happening
        if one is None or one.type not in _FOUGHT or one.denied or row.effect not in _HARMS or row.high == 0:
            continue
        if one.standing.mood is not Mood.HAPPENED or row.victims is Victims.CIVILIAN or row.cumulative:
            continue
        before = rows[n - 1] if n else None
        if before is not None and row.victim_actor is None and _counts_on(row, before):
            row.victim_actor, row.victims = before.victim_actor, before.victims
            row.why += [why for why in before.why if why.field == "victim_actor"]
        kind = _kind_meant(row)
        if kind is None:
            continue
        if row.victim_actor is None and (side := _side(kind, one, row, cast)) is not None:
            row.victim_actor, row.victims = side, Victims.COMBATANT
            row.why.append(Because("victim_actor", _RULE, paper.span(one.trigger)))
        _name_killers(row, one, kind, cast, paper)


def _counts_on(row: Row, before: Row) -> bool:
    """ "Three soldiers were killed and four wounded": whether a bare number goes on counting those told before it."""
    own = row.trigger.kid("nsubj", "nsubjpass")
    if own is not None and own is not row.head and row.trigger is not before.trigger:
        return False  # "the ELN lost seven men and the dissidents lost two"
    bare = row.head.pos == "NUM" and not row.head.kids_by("prep", "appos") and row.head.sent is before.head.sent
    return bare and before.happening is row.happening and before.part_of is None and row.part_of is None


def _side(kind: ActorKind, one: Happening, row: Row, cast: Cast) -> ActorId | None:
    """The one actor of a kind among those who fought; gunmen are first of those who attacked."""
    parties = dict.fromkeys((*one.initiators, *one.targets) if one.type is EventType.BATTLE else one.targets)
    keeping = row.head.lemma == "peacekeeper"
    kinds = (kind, ActorKind.IGO) if keeping else (kind,)
    found = [actor for actor in parties if cast.drafts[actor].kind in kinds and actor not in row.perpetrators]
    named = [actor for actor in found if not cast.drafts[actor].nameless]
    return named[0] if len(named) == len(found) == 1 else None


def _name_killers(row: Row, one: Happening, kind: ActorKind, cast: Cast, paper: Paper) -> None:
    """ "A patrol was attacked by members of X. Two officers were killed": by those who attacked it."""
    if kind is ActorKind.ARMED_GROUP or row.perpetrators or row.by_others or row.effect is Effect.CAPTURED:
        return
    drafts = cast.drafts
    if len(one.initiators) != 1 or drafts[one.initiators[0]].kind is not ActorKind.ARMED_GROUP:
        return
    if one.targets and row.victim_actor is not None and row.victim_actor not in one.targets:
        return
    row.perpetrators = list(one.initiators)
    row.why.append(Because("perpetrator", _HARM_RULE, paper.span(one.trigger)))


def _kind_meant(row: Row) -> ActorKind | None:
    """Which kind of side a bare noun for fighting people is of; None where words beside it say more."""
    noun = row.head
    if noun.pos == "NUM":
        noun = next(iter(noun.behind("of")), noun)
    beside = [kid for kid in noun.kids if kid.dep in _TELLING_WHOSE and kid.low not in _COUNTING]
    bands = lists().bands
    gang = noun.lemma == "member" and len(beside) == 1 and beside[0].lemma in _GANGS
    if gang and not noun.behind("of"):
        return ActorKind.ARMED_GROUP
    if any(kid.low != "police" for kid in beside) or noun.behind("of"):
        return None
    if Group.POLICE in row.groups or noun.lemma in _POLICING:
        return ActorKind.POLICE
    if noun.lemma == "peacekeeper":
        return ActorKind.MILITARY
    if noun.lemma == "officer":
        return ActorKind.MILITARY
    if noun.lemma in _SERVING:
        return ActorKind.MILITARY
    return ActorKind.ARMED_GROUP if noun.lemma in bands.fought | bands.attackers | bands.branding else None
