"""Nouns of trades that no list has: "a fruit seller", "two welders", "a guitarist" are people by how they are formed."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

SHORTEST = 5  # letters
_TRADES = ("er", "or", "ist", "ian", "eer", "smith", "wright", "herd", "ee")
_NO_TRADES = ("meter", "mobile", "center", "theater", "water", "power", "paper", "weather", "tower", "border", "order")
_THINGS = ("facility", "vehicle", "vessel", "munition", "arms", "infra", "road", "home", "weapon_subject", "place")


def is_of_trade(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun is formed as those of trades are and is not known as a thing, a beast, an office or a happening."""
    lemma = noun.lemma.lower()
    if noun.pos != "NOUN" or len(lemma) < SHORTEST or not lemma.endswith(_TRADES) or lemma.endswith(_NO_TRADES):
        return False
    if lemma in lists().casualties.beasts_and_things or knowledge.offices.get(lemma) is not None:
        return False
    lexicon = knowledge.lexicon
    return (lemma,) not in lexicon.nouns and not any(lemma in lexicon.objects[name] for name in _THINGS)
