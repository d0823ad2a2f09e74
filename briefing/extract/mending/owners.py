"""Names that stand behind a possessive or an adjective, and were torn from the preposition before them."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move
from briefing.extract.sentences.parse import Token

_TORN = frozenset("appos dobj nsubj nsubjpass".split())


def owner_read_as_governed(token: Token) -> None:
    """ "Fighters of Sudan's paramilitary Rapid Support Forces killed": of the forces, who are Sudan's."""
    clitic = token.kid("case")
    if token.dep != "pobj" or clitic is None or clitic.i != token.i + 1:
        return
    owned = _torn_behind(clitic, token)
    if owned is not None:
        prep = token.head
        move(owned, prep, "pobj")
        move(token, owned, "poss")


def adjective_read_as_governed(token: Token) -> None:
    """ "Fighters of the paramilitary Rapid Support Forces killed": an adjective before a name was taken for a noun."""
    if token.dep != "pobj" or token.pos != "ADJ" or token.kid("det") is None or token.kid("prep") is not None:
        return
    named = _torn_behind(token, token)
    if named is not None and named.pos == "PROPN":
        prep = token.head
        move(named, prep, "pobj")
        for kid in [kid for kid in token.kids if kid.i < token.i]:
            move(kid, named, kid.dep)
        move(token, named, "amod")


def _torn_behind(last: Token, governed: Token) -> Token | None:
    """The noun of the phrase that begins right behind a word, where it hangs on what stands before the preposition."""
    tokens = last.sent.tokens
    at = last.i - tokens[0].i + 1
    if at >= len(tokens) or tokens[at].pos not in ("ADJ", "NOUN", "PROPN"):
        return None
    noun = tokens[at]
    while noun.dep in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos not in ("NOUN", "PROPN") or noun.dep not in _TORN or min(one.i for one in noun.subtree()) != tokens[at].i:
        return None
    above = governed.head.head
    return noun if noun.head is above or noun.head is above.head else None
