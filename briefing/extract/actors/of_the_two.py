"""Who "the former" and "the latter" are: the first and the second of the two that were last named together."""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.actor import ActorId
from briefing.extract.sentences.parse import Paper, Token

BACK = 2  # sentences
_STANDING_ALONE = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos")


def of_the_two(token: Token, paper: Paper, named: Callable[[Token], list[ActorId]]) -> list[ActorId]:
    """The actor that a bare "former" or "latter" means; nobody where no two stand joined before it."""
    if token.dep not in _STANDING_ALONE or not any(kid.low == "the" for kid in token.kids_by("det")):
        return []
    first = max(0, token.sent.index - BACK)
    for sentence in reversed(paper.sentences[first : token.sent.index + 1]):
        if sentence.block != token.sent.block:
            return []
        for one in reversed(sentence.tokens):
            if one.i > token.i or one.dep != "conj" or one.pos not in ("NOUN", "PROPN"):
                continue
            pair = one.first_conjunct().conjuncts()
            if len(pair) == 2 and all(len(named(each)) == 1 for each in pair):
                return named(pair[token.low == "latter"])
    return []
