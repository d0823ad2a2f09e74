"""Units that share their noun: "the 45th and 46th Brigades" are two of them."""

from __future__ import annotations

import re

from briefing.domain.actor import ActorKind
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)$")
_JOINING = frozenset((",", "and", "&"))
_MOST = 12  # tokens of such a list
_BESIDE = 3  # words between the last number and the noun: "46th Mechanised Infantry Brigades"


def numbered_unit(sentence: Sentence, at: int) -> Mention | None:
    """The unit whose number stands at a place of a list of numbers before one noun; None where none does."""
    tokens = sentence.tokens
    if _ORDINAL.match(tokens[at].text) is None:
        return None
    last = _last_number(tokens, at)
    in_list = last > at or (at >= 2 and tokens[at - 1].low in _JOINING and _ORDINAL.match(tokens[at - 2].text))
    if not in_list:
        return None
    end = last + 1
    while end < len(tokens) and end - last <= _BESIDE and tokens[end].text[:1].isupper():
        end += 1
    noun = tokens[end - 1]
    if end == last + 1 or not noun.low.endswith("s") or noun.low.rstrip("s") not in lists().relations.units:
        return None
    name = " ".join([tokens[at].text, *(one.text for one in tokens[last + 1 : end - 1]), noun.text[:-1]])
    own = tokens[at:end] if at == last else tokens[at : at + 1]
    return Mention(Sort.ACTOR, own, noun, kind=ActorKind.MILITARY, called=name)


def _last_number(tokens: list[Token], at: int) -> int:
    last = at
    for n in range(at + 1, min(len(tokens), at + _MOST)):
        if _ORDINAL.match(tokens[n].text):
            last = n
        elif tokens[n].low not in _JOINING:
            break
    return last
