"""What the items of lists and logs tell without a verb: "Hays: drone on pick-up", "Gharanij to Hajin: 3,100 people"."""

from __future__ import annotations

from briefing.domain.event import EventType
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.knowledge.lexicons import Meaning

_BLOWS = {
    "artillery": "shelling",
    "bomb": "bombing",
    "drone": "drone",
    "grenade": "bombing",
    "missile": "missile",
    "mortar": "shelling",
    "rocket": "missile",
    "shell": "shelling",
    "uav": "drone",
}
_ON = ("against", "at", "in", "near", "on", "outside")
_PEOPLE = frozenset(
    "child civilian evacuee family household idp individual people person refugee resident returnee woman".split()
)
_MOVED = ("displac", "fled", "flee", "idps", "refugee", "returnee")
_MOST = 12  # sentences back that a list is looked for what it counts
_WAYS = frozenset("into to towards".split())


def told_in_entry(noun: Token, paper: Paper) -> Meaning | None:
    """The happening that the first noun of an item tells behind its label; None where the noun stands in a sentence."""
    if not noun.is_root and not (noun.head.is_root and noun.dep in ("advcl", "dep", "nsubj")):
        return None
    before = paper.sentences[noun.sent.index - 1] if noun.sent.index else None
    if before is None or not before.label or before.block != noun.sent.block:
        return None
    subtype = _BLOWS.get(noun.lemma.lower())
    if subtype is not None and noun.kid("det", "nummod", "poss") is None and _is_bare(noun):
        return Meaning(EventType.STRIKE, subtype)
    if noun.is_root and noun.lemma in _PEOPLE and noun.kid("nummod") is not None and _is_way(before):
        return Meaning(EventType.MOVEMENT, "displacement") if _counts_moved(before, paper) else None
    return None


def stands_alone(noun: Token, paper: Paper) -> bool:
    """Whether a noun needs nothing beside it: talks, and what an item tells first behind its label, "Hpakant: heavy
    shelling, three dead"."""
    if noun.low == "talks":
        return True
    sentence = noun.sent
    before = paper.sentences[sentence.index - 1] if sentence.index and noun.is_root else None
    if before is None or not before.label or before.block != sentence.block or len(sentence.tokens) > _MOST:
        return False
    return not any(token.pos in ("VERB", "AUX") for token in sentence.tokens)


def _is_bare(noun: Token) -> bool:
    """Whether a weapon stands for its blow: "drone on pick-up", "artillery, church damaged"."""
    tokens = noun.sent.tokens
    at = noun.i - tokens[0].i + 1
    if noun.i - tokens[0].i > 1:
        return False
    return at == len(tokens) or tokens[at].low in (*_ON, ",", ";", "(", ".")


def _is_way(label: Sentence) -> bool:
    """ "Gharanij to Hajin:", "From Dhiban to Shuhail:"."""
    words = [token for token in label.tokens if token.text != ":"]
    return any(
        token.low in _WAYS
        and 0 < n < len(words) - 1
        and words[n - 1].text[:1].isupper()
        and words[n + 1].text[:1].isupper()
        for n, token in enumerate(words)
    )


def _counts_moved(label: Sentence, paper: Paper) -> bool:
    """Whether the list, or what stands above it, is about people who left their homes."""
    for sentence in paper.sentences[max(0, label.index - _MOST) : label.index + 2]:
        if any(token.low.startswith(_MOVED) for token in sentence.tokens):
            return True
    return False
