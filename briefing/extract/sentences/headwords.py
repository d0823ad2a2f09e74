"""What an item of a list or log names first: "Hpakant: heavy shelling, three dead" is a happening and what it cost."""

from __future__ import annotations

import re
from functools import cache

from briefing.domain.event import EventType
from briefing.extract.sentences.stamps import MONTHS
from briefing.knowledge.lexicons import lexicon

_LONGEST = 90  # code points
_MOST = 5  # words before a preposition
_FIRST = re.compile(r"(?P<phrase>[^\W\d_][^,;:.!?()\d]*),\s+(?=\S)")
# What it cost or brought: a number of people or things, or a word in small letters that goes on with no day or place.
_COST = re.compile(
    r"(?!(?:according|after|all|among|and|as|at|before|both|but|by|during|following|from|in|including|mostly|near|on|since|when|where|which|while|who|with)\b)"
    rf"(?!\d{{1,2}}(?:st|nd|rd|th)?[ ](?:{MONTHS})\b)[a-z\d]"
)
_OPENING = frozenset("after as at before by during following from in near of on since to under when while with".split())
_BEHIND = re.compile(r"\s(?:against|at|between|by|in|near|of|on|outside|with)\s.*", re.S)
_TYPES = frozenset(
    (
        EventType.BATTLE,
        EventType.DETENTION,
        EventType.DISASTER,
        EventType.DISRUPTION,
        EventType.STRIKE,
        EventType.UNREST,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
    )
)
_WEAPONS = frozenset("artillery bomb drone grenade missile mine mortar rocket".split())


@cache
def _happenings() -> frozenset[str]:
    return frozenset(words[-1] for words, meaning in lexicon().nouns.items() if meaning.type in _TYPES) | _WEAPONS


def happening_end(words: str) -> int:
    """The length of the phrase at the head of an item that names a happening, with its comma; 0 where there is none."""
    found = _FIRST.match(words[:_LONGEST])
    if found is None or _COST.match(words, found.end()) is None or ":" in words[found.end() :]:
        return 0  # "raid on a cell by the police, 9 October", "mortar fire at Al-Majdal, As-Sweida, 7 October: one killed"
    named = _BEHIND.sub("", found["phrase"]).casefold().split()
    if not 0 < len(named) <= _MOST or named[0] in _OPENING:
        return 0
    last = named[-1]
    known = any(one in _happenings() for one in (last, last.removesuffix("s"), last.removesuffix("es")))
    return found.end() if known else 0
