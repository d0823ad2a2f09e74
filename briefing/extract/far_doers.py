"""Doers that stand away from what they did: "an attack attributed to X", "was rammed and boarded by X"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extract.clauses import is_passive, spread
from briefing.extract.parse import Token
from briefing.knowledge.words import lists

FAR_DOER = 25  # tokens
_FOR = frozenset("to on".split())


def traced(noun: Token) -> list[Token]:
    """ "An attack attributed to X", "a raid blamed on X": whom the words behind a blow hold it to be of."""
    return [
        doer
        for kid in noun.kids_by("acl")
        if kid.tag in ("VBN", "VBD") and kid.lemma in lists().blame.traced
        for prep in kid.kids_by("prep")
        if prep.low in _FOR
        for doer in spread(prep.kid("pobj"))
    ]


def shared_agent(verb: Token, is_alike: Callable[[Token], bool]) -> list[Token]:
    """ "The boat was rammed and boarded by X": the doers that the last of several passive verbs names are those of all.

    `is_alike` says of a verb whether it tells a blow as well: "was shot and taken to hospital by X" tells of two people.
    """
    one = verb
    while (after := one.kid("conj")) is not None and after.pos == "VERB":
        if after.kid("nsubj", "nsubjpass") is not None or not is_passive(after) or not is_alike(after):
            return []
        agent = after.kid("agent")
        if agent is not None:
            return spread(agent.kid("pobj"))
        one = after
    return []


def behind(noun: Token) -> list[Token]:
    """ "The execution of 32 civilians, most of them Fulani men, by soldiers": "by" was hung on what lies between, or on
    the verb whose object the noun is and whose subject did not do it ("documents the killing ... by fighters")."""
    for token in noun.sent.tokens:
        if token.low != "by" or token.dep not in ("prep", "agent") or not 0 < token.i - noun.i <= FAR_DOER:
            continue
        head = token.head
        over = noun.dep == "dobj" and noun.head is head and not is_passive(head)
        if not over and (head.pos in ("VERB", "AUX") or head.i < noun.i):
            continue
        return spread(token.kid("pobj"))
    return []
