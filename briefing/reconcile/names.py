"""Names that are spelt differently and mean the same: a normal form for transliterated names, and what tells names apart.

Arabic, Persian, Amharic and Cyrillic names reach English by many roads: Jolani, Golani, Julani, al-Joulani; Hayat and
Hay'at; Andrey and Andrei; Starobilsk and Starobelsk. The romanisations differ chiefly in how they write vowels, doubled
letters, the article and a few consonants (q/k, j/g, kh/h), so a name is taken apart into its consonants, which have to
agree, and its vowels, which have to be possible spellings of each other: Hossein is Husayn, and Hassan is neither.

The form is coarse on purpose. Whoever joins by it asks for more: the same kind, a compatible country, a near place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing.knowledge.folding import fold

# The Arabic article, also assimilated to a sun letter: ash-Sham, ad-Dilling, an-Nusra, as-Salif, ar-Raqqa, at-Tanf.
_ARTICLES = frozenset({"al", "el", "ul", "il"})
_ASSIMILATED = {
    "ad": "d", "ed": "d", "an": "n", "en": "n", "ar": "r", "er": "r", "as": "s", "es": "s", "ash": "s", "esh": "s",
    "at": "t", "et": "t", "ath": "t", "az": "z", "ez": "z", "adh": "d",
}  # fmt: skip
# Particles of one meaning: servant of (Abdel, Abdul, Abd al-), son of (bin, ben, ibn).
_PARTICLES = {"abdul": "abd", "abdel": "abd", "abdal": "abd", "abdol": "abd", "ben": "bin", "ibn": "bin", "bint": "bint"}
_SERVANT = re.compile(r"^abd[aeou]l?(?=.{3})")  # run together: Abdulrahman, Abdelrahman, Abdurrahman

# Consonants that different romanisations write differently, longest first. Capitals stand for single sounds.
_CONSONANTS = (
    ("tsch", "C"), ("dzh", "g"), ("tch", "C"), ("sch", "S"), ("zh", "Z"), ("sh", "S"), ("ch", "C"), ("kh", "h"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("dj", "g"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"),
    ("j", "g"), ("w", "v"),
)  # fmt: skip
_PARTS = re.compile(r"([aeiouy]*)([^aeiouy]?)")
_VOWELS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u"}

# Countries whose names come from Russian in one source and from Ukrainian or Belarusian in the other: there g is h
# (Lugansk, Luhansk) and the vowels say little (Kharkov, Kharkiv; Oskol, Oskil).
SLAVIC = frozenset({"UA", "RU", "BY"})


@dataclass(frozen=True, slots=True)
class Sound:
    """One word of a name: its consonants, and the vowels before, between and after them as sets of sounds."""

    consonants: str
    vowels: tuple[frozenset[str], ...]

    def agrees(self, other: Sound, *, slavic: bool = False) -> bool:
        """Whether the two can be spellings of one word."""
        if slavic:
            if self.consonants.replace("g", "h") != other.consonants.replace("g", "h"):
                return False
        elif self.consonants != other.consonants:
            return False
        mine, others = self.vowels, other.vowels
        if bool(mine[0]) != bool(others[0]) or bool(mine[-1]) != bool(others[-1]):
            return False  # Ivanov is not Ivanova
        return slavic or all(not a or not b or a & b for a, b in zip(mine, others, strict=True))


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles, particles in one form. Where nothing is left, all of them."""
    folded = fold(name).split()
    kept: list[str] = []
    for at, word in enumerate(folded):
        after = folded[at + 1] if at + 1 < len(folded) else ""
        if word == "the" or (after and (word in _ARTICLES or (word in _ASSIMILATED and after[0] == _ASSIMILATED[word]))):
            continue
        kept.append(_PARTICLES.get(word) or _SERVANT.sub("abd", word))
    return tuple(kept or folded)


_FORMS = """
mr mrs ms dr prof professor sir gen general lt lieutenant col colonel maj major brig brigadier capt captain cmdr
commander sgt sergeant cpl adm admiral marshal president minister king queen prince sheikh imam mullah ayatollah pope
father
"""
_FORMS_OF_ADDRESS = frozenset(_FORMS.split())


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without ranks and forms of address before it."""
    found = words(name)
    at = next((at for at, word in enumerate(found[:-1]) if word not in _FORMS_OF_ADDRESS), len(found) - 1)
    return found[at:]


@lru_cache(maxsize=65536)
def sound(word: str) -> Sound:
    """The sound of one folded word."""
    text = word
    for written, heard in _CONSONANTS:
        text = text.replace(written, heard)
    consonants: list[str] = []
    vowels: list[set[str]] = [set()]
    for group, consonant in _PARTS.findall(text):
        vowels[-1].update(*(_VOWELS[letter] for letter in group))
        if not consonant or (consonants and consonants[-1] == consonant and not vowels[-1]):
            continue  # the end, or a doubled letter
        consonants.append(consonant)
        vowels.append(set())
    if len(consonants) > 1 and consonants[-1] == "h" and not vowels[-1] and vowels[-2]:
        consonants.pop()  # a silent end: Abdullah, Abdulla
        vowels.pop()
    return Sound("".join(consonants), tuple(frozenset(group) for group in vowels))


def key(name: str) -> str:
    """What all spellings of a name have in common, to look candidates up by: its consonants, g as h."""
    return "".join(sound(word).consonants for word in words(name)).replace("g", "h")


def weight(name: str) -> int:
    """How many consonants a name has: what a likeness of sound rests on."""
    return sum(len(sound(word).consonants) for word in words(name))


def sounds_like(one: str, other: str, *, slavic: bool = False) -> bool:
    """Whether two names can be spellings of one name: word by word, or run together ("Abdulrahman", "Abdul Rahman")."""
    mine, others = words(one), words(other)
    if len(mine) != len(others):
        mine, others = ("".join(mine),), ("".join(others),)
    return all(a == b or sound(a).agrees(sound(b), slavic=slavic) for a, b in zip(mine, others, strict=True))


def is_slavic(countries: Iterable[str | None]) -> bool:
    """Whether one of the countries writes its names in Russian as well as in its own language."""
    return any(country in SLAVIC for country in countries)


_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}[A-Z0-9]?\.?")


def is_abbreviation(name: str) -> bool:
    """Whether a name is written as an abbreviation: "LRM", "UN", "M23", "YPG/J"."""
    letters = name.replace("/", "").replace(" ", "").replace("'s", "")
    return 2 <= len(letters) <= 10 and _ABBREVIATION.fullmatch(letters) is not None


_OFFICIAL = """
air alliance armed army authority board border cabinet central centre coalition coast command commission committee
council court crescent cross defence defense department directorate embassy federal force forces foreign front general
government guard guards health high house intelligence interior international joint justice liberation military militia
ministry mission movement national navy observatory office opposition palace parliament party people peoples police
presidency press public red regional republic republican revolutionary security senate service services staff state
supreme task transitional union united
"""
_OFFICIAL_WORDS = frozenset(_OFFICIAL.split())


def is_common_title(name: str) -> bool:
    """Whether every country can have a body of this name: "Defence Ministry", "General Staff", "National Army"."""
    return all(word in _OFFICIAL_WORDS or word in ("of", "and", "for") for word in words(name))


def is_proper(name: str) -> bool:
    """Whether a name is written as one: it holds a capital or a digit, or its script has no capitals."""
    return any(char.isdigit() or (char.isalpha() and not char.islower()) for char in name)
