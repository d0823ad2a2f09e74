"""Verbs that mean a happening elsewhere, and here say whose a place is, or what is done at a feast or a burial."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token

_DATING = frozenset("after during in on since".split())
_REVELLERS = frozenset("celebrant crowd guest mourner relative reveler reveller supporter wellwisher worshipper".split())


def is_no_event(verb: Token) -> bool:
    """Whether a verb tells no happening: "in villages occupied by the army", "mourners fired in the air"."""
    if verb.dep == "xcomp" and verb.head.lemma == "struggle":
        return True  # "the army has struggled to reach the area"
    if verb.lemma in ("clear", "occupy") and verb.dep == "acl":
        dated = any(kid.low in _DATING for kid in verb.kids_by("prep")) or verb.kid("npadvmod", "advmod") is not None
        return verb.kid("agent") is not None and not dated
    if verb.lemma not in ("fire", "shoot"):
        return False
    air = [obj for kid in verb.kids_by("prep") if kid.low in ("in", "into") for obj in kid.kids_by("pobj")]
    return any(obj.low == "air" for obj in air) and any(kid.lemma in _REVELLERS for kid in verb.kids_by("nsubj"))


def is_note(noun: Token) -> bool:
    """ "Lodged a protest over the drone": a note that is handed over, and no gathering of people."""
    return noun.lemma == "protest" and noun.dep == "dobj" and noun.head.lemma in ("deliver", "file", "lodge", "register")
