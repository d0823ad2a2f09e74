"""Second verbs and the phrases behind objects: whose they are, where the small parser hung them on the wrong one of two."""

from __future__ import annotations

from briefing.extract.grafting import move
from briefing.extract.parse import Token
from briefing.extract.tree import clause_verb
from briefing.knowledge.words import lists

_GOING_ON = frozenset("add argue explain insist note say stress".split())
_ASIDES = frozenset("when where while as".split())


def saying_of_the_teller(token: Token) -> None:
    """ "She admitted that rebels had entered the town but suggested that ...": it is she who suggests, not the rebels."""
    told, above = token.head, token.head.head
    if (
        told.dep != "ccomp"
        or told is above
        or above.i > told.i
        or above.kid("nsubj") is None
        or token.kid("nsubj") is not None
    ):
        return
    if above.lemma not in lists().mending.saying and not any(kid.low == "that" for kid in told.kids_by("mark")):
        return
    if token.dep == "conj" and token.tag == "VBD" and any(kid.i > token.i for kid in token.kids_by("ccomp")):
        if any(kid.low == "had" for kid in told.kids_by("aux")) and token.kid("aux") is None:
            move(token, above, "conj")
    elif token.dep == "advcl" and token.tag == "VBG" and token.lemma in _GOING_ON and _is_behind_comma(token):
        move(token, above, "advcl")


def gone_on_after_aside(token: Token) -> None:
    """ "They came on Sunday, when the market was full, and opened fire": they did, not the market."""
    aside = token.head
    if token.dep != "conj" or token.tag != "VBD" or aside.dep not in ("relcl", "advcl") or token.kid("nsubj", "nsubjpass"):
        return
    first = min(aside.subtree(), key=lambda one: one.i)
    main = clause_verb(aside.head)
    cc = next((kid for kid in aside.kids_by("cc") if aside.i < kid.i < token.i), None)
    if main is None or main.tag != "VBD" or main.i > aside.i or cc is None or first.low not in _ASIDES:
        return
    if _is_behind_comma(cc) and _is_behind_comma(first) and main.kid("nsubj", "nsubjpass") is not None:
        move(token, main, "conj")


def wanted_for_the_blow(token: Token) -> None:
    """ "Killing a suspect in Sunday's bombing": what he is suspected of, and not where he was killed."""
    noun = next((one for one in token.sent.tokens if one.i == token.i - 1), None)
    if token.dep != "prep" or token.low not in ("in", "of", "behind") or noun is None or noun.head is not token.head:
        return
    if (
        noun.lemma in lists().casualties.in_a_case
        and noun.dep in ("dobj", "nsubj", "nsubjpass", "pobj")
        and token.head.pos == "VERB"
    ):
        move(token, noun, "prep")


def _is_behind_comma(token: Token) -> bool:
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    return at > 0 and tokens[at - 1].text == ","


def done_beside_a_plan(token: Token) -> None:
    """ "Was to visit the city but cancelled the trip": a past tense is no second infinitive."""
    planned, above = token.head, token.head.head
    if token.dep != "conj" or token.tag != "VBD" or planned.tag != "VB" or planned.dep != "xcomp" or planned is above:
        return
    bare = token.kid("aux", "auxpass", "nsubj", "nsubjpass") is None and planned.i < token.i
    if bare and above.tag in ("VBD", "VBZ", "VBP") and any(kid.low == "to" for kid in planned.kids_by("aux")):
        move(token, above, "conj")


def done_to_those_told(token: Token) -> None:
    """ "The army intercepted fighters who had crossed the river and killed 23 of them": nobody killed 23 of himself."""
    told, whom = token.head, token.head.head
    beside = (token.dep == "conj" and token.tag in ("VBD", "VBN")) or (token.dep == "advcl" and token.tag == "VBG")
    if not beside or told.dep != "relcl" or token.kid("nsubj", "nsubjpass") or token.i < told.i:
        return
    counted = token.kid("dobj")
    if counted is None or not any(one.low == "them" for one in counted.behind("of")):
        return
    main = clause_verb(whom)
    subject = main.kid("nsubj") if main is not None else None
    who = told.kid("nsubj")
    if main is None or subject is None or who is None or main.tag != "VBD" or main.i > told.i or subject is whom:
        return
    move(token, main, token.dep)
