"""Verbs of saying by which nobody says anything to the reader: what is done again and again or done by saying so, what is
only reported, or said a second time in the same breath."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token

_HEARSAY = frozenset("allegation report rumor rumour speculation suggestion".split())
_NAMING = frozenset("brand call describe dub label term".split())
_PROCLAIMING = frozenset("announce call declare proclaim".split())
_PROCLAIMED = frozenset(
    "amnesty armistice blockade boycott ceasefire curfew emergency lockdown mobilisation strike truce war".split()
)
_TALES = frozenset("fable story tale yarn".split())


def is_no_saying(verb: Token) -> bool:
    """Whether a verb that can report reports nothing here."""
    return _is_habit(verb) or _is_hearsay(verb) or _is_in_one_breath(verb) or _is_tale(verb) or _proclaims(verb)


def _is_habit(verb: Token) -> bool:
    """ "Use the name when they claim attacks": what is done again and again, and nothing that was said."""
    if verb.dep != "advcl" or verb.tag not in ("VBP", "VBZ") or verb.kid("aux") is not None:
        return False
    return verb.head.tag in ("VBP", "VBZ") and any(kid.low in ("when", "whenever") for kid in verb.kids)


def _is_hearsay(verb: Token) -> bool:
    """ "Dismissed reports that the factions had asked for ministries": that they asked is only reported."""
    return verb.dep in ("acl", "ccomp") and verb.head.pos == "NOUN" and verb.head.lemma in _HEARSAY


def _is_in_one_breath(verb: Token) -> bool:
    """ "Condemned what he called 'the madness of the militias'", "whatever they call it": it is one saying."""
    if verb.lemma in _NAMING and any(kid.low in ("however", "whatever") for kid in verb.kids):
        return True
    if verb.lemma not in _NAMING or verb.dep not in ("ccomp", "csubj", "pcomp", "relcl"):
        return False
    subject = verb.kid("nsubj")
    same = subject is not None and subject.low in ("he", "she", "it", "they")
    return same and any(one.low == "what" for one in verb.kids)


def _is_tale(verb: Token) -> bool:
    """ "A fairy tale told by thieves"."""
    return verb.lemma == "tell" and verb.dep == "acl" and verb.head.lemma in _TALES


def _proclaims(verb: Token) -> bool:
    """ "Announced a ceasefire", "the armed strike that the ELN has declared": done by saying so."""
    if verb.lemma not in _PROCLAIMING or verb.kid("ccomp", "xcomp") is not None:
        return False
    things = verb.kids_by("dobj", "nsubjpass")
    told_of = verb.dep == "relcl" and (not things or any(one.low in ("that", "which") for one in things))
    return any(one.lemma in _PROCLAIMED for one in [*things, *([verb.head] if told_of else [])])
