"""Second verbs: whose they are, where the small parser hung them on the verb before instead of the one above it."""

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


def _is_behind_comma(token: Token) -> bool:
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    return at > 0 and tokens[at - 1].text == ","
