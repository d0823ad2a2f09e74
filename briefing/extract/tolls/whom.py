"""Whom a figure counts where its own noun does not say: "20 people, most of them schoolgirls"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extract.sentences.parse import Token

FAR_ON = 9  # tokens from a figure on to what is said of most of them
_MOSTLY = frozenset("all chiefly largely mainly most mostly predominantly primarily".split())
_BESIDE = frozenset("of them whom the were was but one".split())


def said_of_most(head: Token, is_people: Callable[[Token], bool]) -> Token | None:
    """ "Nine people, most of them schoolgirls", "100 dead, all civilians": what those counted are said to be."""
    tokens = head.sent.tokens
    at = head.i - tokens[0].i + 1
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "—", "–", "(") or tokens[at + 1].low not in _MOSTLY:
        return None
    for token in tokens[at + 2 : at + FAR_ON]:
        if token.tag in ("NNS", "NNPS") and is_people(token):
            return token
        if token.low not in _BESIDE and token.pos not in ("ADJ", "ADV", "DET"):
            if token.pos == "NOUN" and token.dep == "compound":
                continue
            return None
    return None
