"""Whether two killings are told of people who cannot be the same: a guerrilla, and a leader who is named."""

from __future__ import annotations

from briefing.domain.actor import ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.noun_classes import NounClasses

_MURDERS = frozenset("assassination execution killing murder".split())


def fell_otherwise(one: Happening, other: Happening, cast: Cast, classes: NounClasses) -> bool:
    """ "A guerrilla was executed. ... The murder of the leader Ana Ruiz": she was no guerrilla, and fell in no battle."""
    whom = one.trigger.behind("of") if one.nominal and one.trigger.lemma in _MURDERS else []
    if not whom or {cast.drafts[actor].kind for actor in cast.ids(whom)} != {ActorKind.PERSON}:
        return False
    if other.type is EventType.BATTLE:
        return True
    if other.nominal or not other.objects:
        return False
    told = [kid for obj in whom for kid in (obj, *obj.kids) if kid.pos == "NOUN"]
    civil = any("force" not in classes.of(noun) for noun in told)
    return civil and all("force" in classes.of(obj) for obj in other.objects)
