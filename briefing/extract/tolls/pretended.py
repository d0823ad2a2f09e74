"""Deaths and wounds that are only played: "survived by pretending to be dead", "300 simulated wounded" of an exercise."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token

_PLAYING = frozenset("fake feign play pretend".split())
_MOCK = frozenset(
    "dummy fake fictitious fictional hypothetical imaginary mock notional pretend simulated staged supposed".split()
)


def is_pretended(word: Token) -> bool:
    """Whether a word of death or wounds tells what somebody plays."""
    if word.low == "dead" and any(kid.low == "brain" for kid in word.kids):
        return True  # "was declared brain-dead"
    if word.low == "dead" and any(one.lemma in _PLAYING for one in (word.head, word.head.head)):
        return True
    at = word.i - word.sent.tokens[0].i
    return at > 0 and word.sent.tokens[at - 1].low in _MOCK
