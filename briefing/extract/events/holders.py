"""Whose a place or a thing is that was hit: "RSF positions", "a store inside the RSF base", "a camp where AA men train"."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.only_one import only_police
from briefing.extract.events.noun_classes import FORCES, NounClasses
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.clauses import spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_DEEP = 3  # "a store inside the base of the brigade"
_INSIDE = frozenset("at in inside within".split())
_SITES = frozenset(("facility", "post"))
_SEATS = frozenset("base bureau compound headquarters office premise".split())
_HOUSED = frozenset((ActorKind.COMPANY, ActorKind.IGO, ActorKind.MEDIA, ActorKind.NGO, ActorKind.POLITICAL))
_NO_SITES = frozenset(("people", "event", "force"))
_ARMS = frozenset("ammunition arms army artillery command military missile munition munitions naval weapons".split())
_ARMIES = frozenset("army military navy".split())
_POLICE = frozenset("gendarmerie police".split())
_RULING = frozenset("army junta military navy regime".split())


def holders(obj: Token, cast: Cast, classes: NounClasses, depth: int = 0) -> list[ActorId]:
    """The actors whose a thing is told to be, in the order of the words; none where the noun itself is an actor."""
    if cast.of(obj):
        return []
    found: list[ActorId] = []
    for kid in obj.kids:
        if kid.dep in ("compound", "nmod", "poss", "amod"):
            found += _beside(kid, obj, cast, classes)
        elif kid.dep == "acl" and kid.tag == "VBN" and kid.lemma in lists().events.held_by:
            agent = kid.kid("agent")
            found += _armed(spread(agent.kid("pobj")) if agent is not None else [], cast)
        elif kid.dep == "prep" and depth < _DEEP:
            found += _behind(kid, obj, cast, classes, depth)
    found += [actor for clause in _told_inside(obj, cast) for actor in _armed(clause.kids_by("nsubj"), cast)]
    return list(dict.fromkeys(found))


def _told_inside(obj: Token, cast: Cast) -> list[Token]:
    """ "A compound near Kyauktaw in which AA men were training": the clauses that tell who is in it."""
    places = [one for prep in obj.kids_by("prep") for one in prep.kids_by("pobj") if cast.atlas.at(one) is not None]
    found = [clause for clause in obj.kids_by("relcl") if any(one.low == "where" for one in clause.kids_by("advmod"))]
    for clause in [clause for one in (obj, *places) for clause in one.kids_by("relcl")]:
        which = [one for prep in clause.kids_by("prep") if prep.low in _INSIDE for one in prep.kids_by("pobj")]
        found += [clause] if any(one.low == "which" for one in which) else []
    return found


def _beside(kid: Token, obj: Token, cast: Cast, classes: NounClasses) -> list[ActorId]:
    kinds = FORCES | {ActorKind.NGO}
    named = [actor for actor in cast.of(kid) if cast.drafts[actor].kind in kinds]
    if named:
        return named
    if kid.low in _POLICE and kid.dep == "compound" and classes.of(obj) & {"vehicle", "force", *_SITES}:
        force = only_police(cast, obj)
        return [force.id] if force is not None else []  # "a police van"
    states = [actor for actor in cast.of(kid) if cast.drafts[actor].kind in (ActorKind.GOVERNMENT, ActorKind.STATE)]
    if states and kid.dep == "poss" and classes.of(obj) & _SITES and kid.pos != "PRON":
        return states  # "the junta's outpost"
    if kid.dep == "poss" and kid.low in _RULING and classes.of(obj) & _SITES:
        return cast.side_named(kid, obj.lemma.lower())
    arms = "post" in classes.of(obj) or any(one.low in _ARMS for one in obj.kids_by("compound", "amod"))
    nation = arms and people_at(kid, cast.knowledge) is not None
    owned = bool(_armed(obj.behind("of"), cast))  # "a military post of the SDF" is no army's
    armys = kid.low in _ARMIES and kid.dep != "poss" and not owned
    if nation or (armys and classes.of(obj) & {"vehicle", "vessel", *_SITES}):
        return cast.side_named(kid, obj.lemma.lower())  # "two Cambodian artillery positions", "an army truck"
    return []


def _behind(prep: Token, obj: Token, cast: Cast, classes: NounClasses, depth: int) -> list[ActorId]:
    found: list[ActorId] = []
    for token in spread(prep.kid("pobj")):
        if prep.low == "of" and not classes.of(obj) & _NO_SITES and cast.atlas.at(token) is None:
            found += _armed([token], cast)  # "a deployment point of the 92nd Brigade"
            force = only_police(cast, token) if token.low in _POLICE and not found else None
            found += [force.id] if force is not None else []  # "a patrol of the police"
            if classes.of(obj) & _SITES and obj.lemma in _SEATS:
                found += [actor for actor in cast.of(token) if cast.drafts[actor].kind in _HOUSED]
        if prep.low in _INSIDE and classes.of(token) & _SITES:
            found += [actor for actor in holders(token, cast, classes, depth + 1) if cast.drafts[actor].kind in FORCES]
    return found


def _armed(tokens: list[Token], cast: Cast) -> list[ActorId]:
    return [actor for actor in cast.ids(tokens) if cast.drafts[actor].kind in FORCES]
