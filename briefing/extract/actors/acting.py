"""Whether a name takes part in what is told: a state as an actor rather than a land, a nameless one as worth noting."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token
from briefing.knowledge import Knowledge
from briefing.knowledge.offices import Offices
from briefing.knowledge.words import lists

_TOGETHER = frozenset("between with among from against on".split())
# With these verbs a state is the subject of a condition, not of an act; of a capital more of them are.
_LYING = frozenset("be have lie remain see face experience become".split())
_LYING_CITY = frozenset("be have lie remain see fall wake".split())
_SEVERAL = frozenset("band couple crowd dozen dozens group handful hundred mob number score scores thousand".split())
_INERT = frozenset("have be include".split())


def acts(head: Token, knowledge: Knowledge, *, strict: bool = False) -> bool:
    """Whether a state's or capital's name stands for its government here, not for the land.

    `strict` asks for a verb of speech or action, as for capitals ("Tehran denied").
    """
    words = lists().cast
    one = head.first_conjunct()
    if one.dep == "appos" and one.head is not one and not strict:
        one = one.head.first_conjunct()
    governor = one.head
    if one.dep == "nsubj" and governor is not one:
        return _is_doing(governor, strict)
    if one.dep == "nsubjpass" and governor is not one:
        return not strict and governor.lemma in words.acted_on
    if one.dep == "pobj":
        return _is_party(governor, strict)
    if one.dep in ("dobj", "dative", "iobj") and governor.lemma in words.acted_on:
        return True
    if one.dep == "poss":
        lemma = governor.lemma.lower()
        if governor.pos == "PROPN" and governor.low == "forces":
            return False  # "Sudan's paramilitary Rapid Support Forces": from there, and none of the state's
        return lemma in words.states_own or ((lemma,) in knowledge.lexicon.nouns and not strict)
    if one.dep == "npadvmod":
        return governor.lemma in words.sides_with
    return one.dep == "advmod" and governor.low in ("backed", "led", "aligned")


def _is_doing(verb: Token, strict: bool) -> bool:
    if verb.lemma in _LYING and verb.pos == "AUX":
        return verb.lemma == "be" and any(kid.lemma in ("ally", "backer", "supporter") for kid in verb.kids_by("attr"))
    return not (strict and verb.lemma in _LYING_CITY)


def _is_party(prep: Token, strict: bool) -> bool:
    """Behind a preposition: "by Russia", "talks with Turkey", "blamed on Israel", "loyal to Iran"."""
    words, noun = lists().cast, prep.head
    if prep.dep == "agent" or prep.low == "by":
        return True
    if prep.low in _TOGETHER and (noun.lemma in words.talks or (noun.pos == "VERB" and noun.lemma in words.joint_acts)):
        return True
    if prep.low in ("on", "to", "of") and noun.lemma in words.blame:
        return True
    if prep.low == "to" and noun.low == "according":
        return True
    if prep.low == "of" and noun.lemma in words.standing_by:
        return True  # "under the mediation of Qatar", "a treaty ally of Manila"
    return prep.low == "to" and noun.lemma in ("sell", "ally", "loyal") and not strict


def takes_part(head: Token) -> bool:
    """Whether a nameless description does, says or suffers something, so that it is worth an actor of its own."""
    one = head.first_conjunct()
    governor = one.head
    if one.dep == "pobj" and governor.low == "of" and governor.head.lemma in _SEVERAL:
        one = governor.head.first_conjunct()  # "dozens of masked settlers torched cars"
        governor = one.head
    if one.dep == "nsubj" and governor is not one:
        return governor.lemma not in _INERT or governor.kid("ccomp") is not None
    if one.dep == "pobj":
        if governor.dep == "agent" or governor.low in ("by", "between"):
            return True
        return governor.low == "to" and governor.head.low == "according"
    if one.dep == "dobj":
        return governor.lemma in lists().cast.acted_on and governor.lemma not in ("help", "tell", "join", "face")
    return False


def apposed(name: Token, offices: Offices | None = None) -> Token:
    """The noun that a name is in apposition to: "the governor of Ituri, Lt. Gen. Luboya" names the governor, not Ituri.

    With `offices` also one that is written as a name: "the Chairman of the Front, Anas Tamimi".
    """

    def tells(noun: Token) -> bool:
        return noun.pos == "NOUN" or (offices is not None and noun.pos == "PROPN" and offices.get(noun.low) is not None)

    one = name.head
    while one.dep == "pobj" and one.head.pos == "ADP" and tells(one.head.head):
        one = one.head.head
    return one if tells(one) else name.head
