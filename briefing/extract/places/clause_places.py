"""Which clause of a sentence a place belongs to, where another than the happening's says that somebody went there."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_HURT = frozenset("casualties hurt injured wounded".split())
_CARRYING = frozenset("airlift bring carry evacuate fly move rush take transfer transport".split())
_LEAVING = frozenset("disappear escape flee head leave retreat return ride run vanish withdraw".split())


def is_carried_to(head: Token, trigger: Token) -> bool:
    """Whether a place is where somebody hurt was brought afterwards: "Three wounded men were flown to Raipur"."""
    verb = head.head.head
    if head.dep == "pobj" and head.head.low in ("to", "into") and verb.lemma in _CARRYING:
        carried = verb.kids_by("nsubjpass", "dobj")
        if any(kid.low in _HURT for one in carried for kid in (one, *one.kids_by("amod"))):
            return True
    one = head
    while one.head is not one and one is not trigger:
        if one.dep == "conj" and one.tag == "VBN" and one.lemma in _CARRYING and one.head is trigger:
            return one.kid("nsubj", "nsubjpass") is None
        one = one.head
    return False


def is_of_what_came_later(one: Token, trigger: Token) -> bool:
    """ "Stormed the village and stayed for hours before soldiers arrived from Bama": where those who came came from."""
    for verb in one.ancestors():
        if verb is trigger:
            return False
        later = any(kid.low in ("before", "until") for kid in verb.kids_by("mark"))
        if verb.dep == "advcl" and later and verb.kid("nsubj", "nsubjpass") is not None:
            return verb not in trigger.ancestors()
    return False


def is_of_suspects(one: Token, trigger: Token) -> bool:
    """ "Killed a suspect in the bombing in Cotabato", "held three accused of the murders in Tame": where the case was."""
    for noun in one.ancestors():
        if noun is trigger or noun.pos in ("VERB", "AUX"):
            return False
        if noun.lemma in lists().casualties.in_a_case:
            told = one.head.head  # "a suspect in the town of Mocoa", "in Mocoa": where he was
            while told is not noun and told.lemma in lists().names.places and told.dep == "pobj":
                told = told.head.head
            return told is not noun or one.dep != "pobj" or told.dep == "pobj"
    return False


def is_of_a_case(noun: Token) -> bool:
    """ "A suspect in the bombing": whether a blow only tells who somebody is."""
    prep = noun.head
    return noun.dep == "pobj" and prep.low in ("in", "of", "for") and prep.head.lemma in lists().casualties.in_a_case


def is_left_for(one: Token, trigger: Token) -> bool:
    """Whether a place is where those who had done it went off to, by a verb of its own."""
    for verb in one.ancestors():
        if verb is trigger or verb.pos in ("VERB", "AUX"):
            before = verb is not trigger and verb.dep == "pcomp" and verb.head.low == "before"
            if before and verb.lemma in _LEAVING:
                return True  # "abducted nine others before fleeing to the hills of Kassa"
            break
    prep = one.head
    if one.dep != "pobj" or prep.low not in ("to", "towards", "toward", "for", "into"):
        return False
    verb = prep.head
    return verb is not trigger and verb.dep == "conj" and verb.lemma in _LEAVING and verb.kid("nsubj") is None
