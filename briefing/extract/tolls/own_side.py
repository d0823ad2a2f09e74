"""Whose dead they are where who tells them speaks of his own: "on our side", "its own men", "we lost two"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.events.standing import Mood
from briefing.extract.sentences.clauses import Clause, clause_of, spread
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.rows import Row
from briefing.knowledge.folding import fold
from briefing.knowledge.lexicons import Meaning

_SIDED = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POLICE)
_MEN = frozenset(
    "brother comrade fighter force hero man martyr member mujahid mujahideen personnel serviceman soldier troop".split()
)
_LADS = frozenset("boy lad".split())
_SERVING = frozenset("conscript officer reservist serviceman soldier trooper".split())
_TELLING_WHOSE = ("amod", "compound", "nmod", "poss", "prep", "relcl", "appos")
_ONLY = frozenset("another more other second third two three".split())
FEW_OF_OURS = 20  # more soldiers of whom an army tells may be the enemy's
_FIGHTING = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE)
_HARMS = (Effect.KILLED, Effect.WOUNDED)
_COMMANDING = frozenset("army border command defence defense general guard interior military police security war".split())
_OURS = frozenset("our".split())
_THEIRS = frozenset("his its our their".split())
_PEOPLE_OF_ALL = frozenset(
    "child citizen civilian compatriot countryman national people person population resident villager woman".split()
)


def own_side(row: Row, cast: Cast) -> ActorId | None:
    """The body that tells of a toll, where the words say that the people counted are its own."""
    if not row.standing.reports:
        return None
    if not is_told_as_ours(row):
        return _army_that_tells(row, cast)
    for report in row.standing.reports:
        for token in report.speakers:
            for actor in cast.speaker(token):
                body = side_of(actor, cast)
                if body is not None:
                    return forces_of(body, cast)
    return None


def _army_that_tells(row: Row, cast: Cast) -> ActorId | None:
    """ "The army said an officer was wounded": soldiers of whom an army tells, without saying whose, are its own."""
    head = row.head
    few = row.low is not None and row.low <= FEW_OF_OURS
    if head.pos != "NOUN" or head.lemma not in _SERVING or not few or row.perpetrators:
        return None
    if any(kid.dep in _TELLING_WHOSE and kid.low not in _ONLY for kid in head.kids):
        return None
    if row.trigger.pos == "VERB" and clause_of(row.trigger).subjects and head.dep not in ("nsubj", "nsubjpass"):
        return None  # "said it had killed two soldiers"
    for report in row.standing.reports[:1]:
        for token in report.speakers:
            for actor in cast.speaker(token):
                body = side_of(actor, cast)
                draft = cast.drafts[body] if body is not None else None
                if draft is not None and draft.kind is ActorKind.MILITARY and not draft.nameless:
                    return draft.id
    return None


def is_told_as_ours(row: Row) -> bool:
    """Whether the words say that the people counted are of the side of whoever tells it."""
    return _are_own(row.head) or _is_on_our_side(row.trigger)


def side_of(actor: ActorId, cast: Cast) -> ActorId | None:
    """The body that somebody speaks for, where it can be a side of a war."""
    draft = cast.drafts[actor]
    body = _body_of_person(draft, cast) if draft.kind is ActorKind.PERSON else actor
    return body if body is not None and cast.drafts[body].kind in _SIDED else None


def _body_of_person(person: Draft, cast: Cast) -> ActorId | None:
    """The body of whoever speaks; where the article does not name it, the state of that country which it does name."""
    if person.affiliation is None or person.affiliation in cast.drafts:
        return person.affiliation
    known = cast.knowledge.actors.by_key(person.affiliation.removeprefix("actor:"))
    states = [one for one in cast.drafts.values() if one.kind is ActorKind.STATE and known is not None]
    return next((one.id for one in states if known is not None and one.country == known.country), None)


def forces_of(body: ActorId, cast: Cast) -> ActorId | None:
    """Of a state or a ministry its forces, where the article has spoken of them; no office that commands none."""
    draft = cast.drafts[body]
    if draft.kind not in (ActorKind.STATE, ActorKind.GOVERNMENT) or draft.country is None:
        return body
    for kind in (ActorKind.MILITARY, ActorKind.STATE):
        named = [one for one in cast.drafts.values() if one.kind is kind and one.entry is not None and not one.nameless]
        found = next((one.id for one in named if one.country == draft.country), None)
        if found is not None:
            return found
    civil = draft.kind is ActorKind.GOVERNMENT and not _COMMANDING & set(fold(draft.name).split())
    return None if civil else body


def take_sides(rows: Sequence[Row], cast: Cast) -> None:
    """In a clash of two sides whoever's dead are told fought in it, and the other side killed them."""
    for row in rows:
        happening, side = row.happening, row.victim_actor
        if happening is None or side is None or row.effect not in _HARMS or row.standing.mood is not Mood.HAPPENED:
            continue
        if happening.meaning != Meaning(EventType.BATTLE, "armed-clash") or cast.drafts[side].kind not in _FIGHTING:
            continue
        parties = [*happening.initiators, *happening.targets]
        others = [one for one in parties if not _belong_together(one, side, cast)]
        if len(others) != 1 or cast.drafts[others[0]].nameless:
            continue
        joint = happening.clause is not None and bool(happening.clause.objects)
        if joint and {side, others[0]} <= set(happening.initiators):
            continue  # "X and Y attacked an outpost": side by side
        if len(others) == len(parties):
            happening.targets.append(side)
        row.perpetrators = row.perpetrators or others


def _belong_together(one: ActorId, other: ActorId, cast: Cast) -> bool:
    ours = {one, cast.drafts[one].affiliation} - {None}
    drafts = (cast.drafts[one], cast.drafts[other])
    if all(draft.kind is ActorKind.MILITARY and not draft.nameless for draft in drafts) and None in {
        draft.country for draft in drafts
    }:
        return True  # a unit of which nobody knows whose it is, and an army
    return bool(ours & ({other, cast.drafts[other].affiliation} - {None}))


def as_own(row: Row, side: ActorId, cast: Cast) -> None:
    """Enter whose they are; men of a fighting side are combatants."""
    row.victim_actor = side
    row.perpetrators = [one for one in row.perpetrators if one != side]
    counted = [row.head, *_behind(row.head)]
    men = any(one.lemma.lower() in _MEN for one in counted) and not any(one.lemma in _PEOPLE_OF_ALL for one in counted)
    armed = cast.drafts[side].kind in (ActorKind.MILITARY, ActorKind.ARMED_GROUP)
    if armed and any(one.lemma in _LADS for one in counted) and _are_own(row.head):
        row.victims, row.groups = Victims.COMBATANT, ()  # "two of his own boys"
    if men or (armed and row.victims is Victims.UNKNOWN):
        row.victims = Victims.COMBATANT


def _behind(head: Token) -> list[Token]:
    return [one for prep in head.kids_by("prep") if prep.low == "of" for one in spread(prep.kid("pobj"))]


def _are_own(head: Token) -> bool:
    """ "Nine of its own men", "two of our fighters"."""
    for noun in (head, *_behind(head)):
        if noun.lemma in _PEOPLE_OF_ALL:
            continue
        owned = noun.kid("poss")
        if owned is None or owned.low not in _THEIRS:
            continue
        if owned.low in _OURS or any(kid.low == "own" for kid in noun.kids):
            return True
    return False


def _is_friendly(side: Token) -> bool:
    return any(kid.low in ("friendly", "own") for kid in side.kids_by("amod"))


def _is_on_our_side(trigger: Token) -> bool:
    """ "On our side nine were martyred", "16 were wounded on its side"."""
    for verb in (trigger, *trigger.ancestors()):
        if verb.pos not in ("VERB", "AUX"):
            continue
        for prep in verb.kids_by("prep"):
            side = prep.kid("pobj") if prep.low in ("on", "among") else None
            if (
                side is not None
                and side.lemma in ("side", "rank")
                and (any(kid.low in _THEIRS for kid in side.kids_by("poss")) or _is_friendly(side))
            ):
                return True
        if verb.dep not in ("conj", "xcomp"):
            return False
    return False


def are_our_people(clause: Clause) -> bool:
    """Whether people are told to do it: "we", "our boys", "villagers"."""
    ours = [kid for subject in clause.subjects for kid in (subject, *subject.kids_by("poss"))]
    return any(one.low in ("our", "we") for one in ours)


def are_ours(head: Token) -> bool:
    """ "One of our comrades", "our fighters": those who tell it did not do it."""
    of = [prep.kid("pobj") for prep in head.kids_by("prep") if prep.low == "of"]
    return any(one is not None and any(kid.low == "our" for kid in one.kids_by("poss")) for one in (head, *of))
