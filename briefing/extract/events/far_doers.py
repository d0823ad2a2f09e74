"""Sides that stand away from what was done: "an attack attributed to X", "was rammed and boarded by X"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extract.sentences.clauses import is_passive, spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

FAR_DOER = 25  # tokens
_FOR = frozenset("to on".split())
_LAYING = frozenset("bury detonate drop fire hide launch lay operate place plant set".split())
_FIRING = frozenset("fire launch shoot".split())
_BLUNDERING = frozenset("blunder drive fall run stumble walk".split())
_POLICING = frozenset("apprehend arrest charge detain hold jail question rescue save stop".split())


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


def laid_by(weapon: Token) -> list[Token]:
    """ "A mine planted by X hit a convoy": who laid or fired what did it."""
    return [
        doer
        for kid in weapon.kids_by("acl")
        if kid.lemma in _LAYING and (agent := kid.kid("agent")) is not None
        for doer in spread(agent.kid("pobj"))
    ]


def belonging(weapon: Token) -> list[Token]:
    """ "Drones belonging to X struck a market": whose the weapon is."""
    told = [kid for kid in weapon.kids_by("acl") if kid.lemma == "belong"]
    return [one for kid in told for prep in kid.kids_by("prep") if prep.low == "to" for one in spread(prep.kid("pobj"))]


def fired_from(weapon: Token) -> list[Token]:
    """ "Shells fired from X's positions": the places that a weapon came from."""
    told = [kid for kid in weapon.kids_by("acl") if kid.lemma in _FIRING]
    return [one for kid in told for prep in kid.kids_by("prep") if prep.low == "from" for one in spread(prep.kid("pobj"))]


def is_run_into(noun: Token) -> bool:
    """ "Fell into an ambush of X": whose blow it is stands behind it, and not who suffers it."""
    return noun.dep == "pobj" and noun.head.low == "into" and noun.head.head.lemma in _BLUNDERING


def shared_agent(verb: Token, is_alike: Callable[[Token], bool]) -> list[Token]:
    """ "The boat was rammed and boarded by X": the doers that the last of several passive verbs names are those of all,
    also where it tells them of "another" ("a trader was shot and another was abducted by X").

    `is_alike` says of a verb whether it tells a blow as well: "was shot and taken to hospital by X" tells of two people.
    """
    one = verb
    while (after := one.kid("conj")) is not None and after.pos == "VERB":
        subject = after.kid("nsubj", "nsubjpass")
        if (subject is not None and not _is_one_more(subject)) or not is_passive(after) or not is_alike(after):
            return []
        if subject is not None and after.lemma in _POLICING:
            return []  # "the mayor was shot and his deputy was arrested by the police"
        agent = after.kid("agent")
        if agent is not None:
            return spread(agent.kid("pobj"))
        one = after
    return []


def _is_one_more(subject: Token) -> bool:
    """ "Another", "two others", "his brother": told beside those of the verb before, with nothing of its own between."""
    if subject.low in ("another", "others", "other") or subject.pos == "NUM":
        return True
    return any(kid.low in ("another", "other", "his", "her", "their") for kid in subject.kids_by("det", "amod", "poss"))


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


def namely(subject: Token) -> list[Token]:
    """ "The coalition's forces, namely the FARDC and the FDLR": the names that say who a noun speaks of."""
    for one in subject.kids_by("appos"):
        if any(kid.low == "namely" for kid in (*one.kids_by("advmod"), *subject.kids_by("advmod"))):
            return spread(one)
    return []


def made_up_of(subject: Token) -> list[Token]:
    """ "The coalition, composed of the FARDC, the FDLR and Wazalendo": the words that could name those who do it."""
    if subject.lemma not in _JOINED:
        return []
    parts = [kid for kid in subject.subtree() if kid.dep == "acl" and kid.lemma in _MAKING_UP and kid.i > subject.i]
    return [one for part in parts for one in part.subtree() if one.i > part.i]


_JOINED = frozenset("alliance bloc coalition column force".split())
_MAKING_UP = frozenset("compose comprise consist form make".split())


def held_in(noun: Token) -> list[Token]:
    """ "The vice president has been under house arrest": who is held is the subject of being there."""
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.low != "under" or noun.lemma not in ("arrest", "detention"):
        return []
    return verb.kids_by("nsubj", "nsubjpass", "dobj") if verb.lemma in _KEPT_UNDER else []


_KEPT_UNDER = frozenset("be hold keep place put remain stay".split())
