"""Bare numbers of things: "1,023 weapons were handed in. More than 3,000 are still missing"."""

from __future__ import annotations

from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.tolls.people import People

_TOLD = ("nsubj", "nsubjpass", "dobj")


def are_things(number: Token, paper: Paper, people: People) -> bool:
    """Whether a bare number counts what was counted last, in its sentence or the one before, and that is no people."""
    if number.pos != "NUM" or number.kid("prep") is not None:
        return False
    here = number.sent
    near = [one for one in paper.sentences[max(0, here.index - 1) : here.index + 1] if one.block == here.block]
    told = [
        one
        for sentence in near
        for one in sentence.tokens
        if one.i < number.i and one.tag == "NNS" and one.dep in _TOLD and one.kid("nummod") is not None
    ]
    return bool(told) and not people.is_people(told[-1])


def are_machines(number: Token, paper: Paper, people: People) -> bool:
    """ "Helicopters still fly; one of them was hit by two bullets": of vehicles or vessels told just before."""
    if number.low not in ("one", "two", "three", "some", "several") or not any(
        one.low == "them" for one in number.behind("of")
    ):
        return False
    here, things = number.sent, people.knowledge.lexicon.objects
    near = [one for one in paper.sentences[max(0, here.index - 1) : here.index + 1] if one.block == here.block]
    told = [one for part in near for one in part.tokens if one.i < number.i and one.tag == "NNS" and one.dep in _TOLD]
    return bool(told) and any(told[-1].lemma in things[kind] for kind in ("vehicle", "vessel", "munition"))
