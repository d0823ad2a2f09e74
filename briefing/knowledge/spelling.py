"""How the names of actors are compared: folded (see `folding`), yet their capitals count.

What an alias writes with a capital must have one in the text, and an abbreviation must be written in its own capitals:
"IS" is found and "is" is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.knowledge.folding import fold


class Form(NamedTuple):
    """One way to write a name: whose it is, and what each word needs: 0 any case, 1 a capital, 2 these very letters."""

    key: str
    shape: tuple[int, ...]
    letters: tuple[str, ...]


class Word(NamedTuple):
    """A word of the text: folded, as written, and how many tokens have been used up with it."""

    folded: str
    written: str
    tokens: int


WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset("'’‘ʿʾʻʼ`´.·")
DROP = str.maketrans("", "", "".join(_DROPPED))
OWNING = re.compile(r"['’]s\b")
ENDS = frozenset([",", ";", ":", "(", ")", "[", "]", "{", "}", '"', "“", "”", "«", "»", "?", "!", "…", "—", "–"])
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
ARTICLES = frozenset(
    ["el", "ad", "ar", "as", "ash", "ath", "an", "az", "adh", "ed", "er", "es", "esh", "eth", "en", "ez", "edh", "ul", "at"]
)
_SMALL = frozenset(
    "al of the and for de del da do dos la le les las los du des in on to"
    " y e et und bin ibn ben abu ul i a fi wa wal bi li von van der den ag ould".split()
)  # words of a name that need no capital
_ABBREVIATION = re.compile(r"(?:[A-Z0-9&]+[a-z]{0,2}[A-Z0-9]+[a-z]?|[A-Z]{2,}s?|[A-Z]\d+)\Z")


def split(text: str, tokens: int) -> list[Word]:
    """The words in one token of a text, the last of `tokens` used up."""
    if text.isascii() and text.isalnum():
        return [Word(text.lower(), text, tokens)]
    return [Word(fold(part), part, tokens) for part in WORD.findall(text.translate(DROP))]


def written_words(name: str) -> tuple[str, ...]:
    """The words of a name, as they are written; "the" before three words and more is no part of it."""
    written = tuple(WORD.findall(name if _DROPPED.isdisjoint(name) else name.translate(DROP)))
    if len(written) > 2 and written[0] in ("The", "the"):
        written = written[1:]  # "The Guardian" keeps its article: "Guardian" alone is hardly ever the paper
    return written


@lru_cache(maxsize=1 << 16)
def look(written: str) -> tuple[str, str, int]:
    """A word of a name: folded, with the Arabic article in one form, and its shape."""
    folded = fold(written)
    return folded, canonical(folded, 1), _shape(folded, written)


def canonical(folded: str, at: int) -> str:
    """The Arabic article in one form: "ash-Sham" is "al-Sham"."""
    return "al" if folded == "el" or (at and folded in ARTICLES) else folded


def _shape(folded: str, written: str) -> int:
    if folded in _SMALL and not (written.isupper() and len(written) > 1):
        return 0
    rest = written[1:]  # an abbreviation has a capital, a digit or an "&" there
    if not (rest.isalpha() and rest.islower()) and _ABBREVIATION.match(written):
        return 2
    return 1 if written[:1].isupper() or written[:1].isdigit() else 0


def fits(form: Form, written: Sequence[str]) -> bool:
    """Whether words of a text have the capitals and letters that this way of writing needs."""
    for shape, letters, word in zip(form.shape, form.letters, written, strict=True):
        if shape == 2 and word != letters and not (word.isupper() and word == letters.upper()):
            return False
        if shape == 1 and not (word[:1].isupper() or word[:1].isdigit()):
            return False
    return True
