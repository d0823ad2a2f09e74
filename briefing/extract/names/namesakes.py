"""People who are called as towns are: "Blago Zadar ... Zadar had been wounded", "a driver named Zaza"."""

from __future__ import annotations

from briefing.extract.names.mentions import Mention, Mentions, Sort
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_DOING = frozenset("nsubj nsubjpass poss".split())
_CALLED = frozenset("called named nicknamed".split())


def people_called_as_towns(found: Mentions, knowledge: Knowledge) -> None:
    """Take a single name for the person whose surname it is, or who is told to be called so, and not for a town's."""
    surnames: dict[str, int] = {}
    for one in found.all:
        if one.sort is Sort.PERSON and len(one.tokens) > 1:
            surnames.setdefault(one.tokens[-1].text, one.start)
    towns = [one for one in found.all if one.sort is Sort.PLACE and not one.type_word]
    stood_in = {one.tokens[0].text for one in towns if len(one.tokens) == 1 and one.head.dep == "pobj"}
    for one in towns:
        if _is_called_so(one, knowledge) or (
            len(one.tokens) == 1
            and one.head.dep in _DOING
            and surnames.get(one.tokens[0].text, one.start) < one.start
            and one.tokens[0].text not in stood_in
        ):
            one.sort, one.places = Sort.PERSON, ()


def _is_called_so(mention: Mention, knowledge: Knowledge) -> bool:
    """ "An ambulance driver named Zaza", and not "a village called Zaza"."""
    first = mention.tokens[0]
    at = first.i - first.sent.tokens[0].i
    called = first.sent.tokens[at - 1] if at else first
    if called.low not in _CALLED or called.dep != "acl":
        return False
    noun = called.head.lemma.lower()
    return noun not in lists().names.places and knowledge.collectives.get(noun) is not None
