"""Finding actors by name, however it is spelt: other scripts, accents, and the ways of writing Arabic or Russian in Latin.

"Mohammed" finds Muhammad, "Kenici" finds Keniçî, "Hayat" finds Hay'at, "Кошевой" finds Koshevoy, "محمد" finds Muhammad. A
word is written in Latin letters (anyascii), folded, and looked for as it stands; where that finds nothing its consonants
are compared as reconciliation compares names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache

from anyascii import anyascii

from briefing.domain.actor import Actor, ActorId
from briefing.knowledge.folding import fold
from briefing.reconcile.names import sound

_LEAST = 3  # consonants that have to agree where a word is not found as it stands
_ARTICLE = re.compile("^\u0627\u0644(?=..)")  # of Arabic
_SEMITIC = re.compile(r"[\u0590-\u07ff\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Fit(IntEnum):
    """How well words fit an actor, the best first."""

    NAME = 0  # every word begins a word of its names
    INSIDE = 1  # or stands in it somewhere, or in its title or note
    SOUND = 2  # or sounds like one


@lru_cache(maxsize=8192)
def latin(text: str) -> str:
    """A text in folded Latin letters."""
    plain = unicodedata.normalize("NFC", text)
    return fold(plain if plain.isascii() else anyascii(plain))


@lru_cache(maxsize=8192)
def _sounds(text: str) -> tuple[str, ...]:
    """The consonants of each word of a text."""
    if not _SEMITIC.search(text):
        return tuple(sound(word).consonants.replace("g", "h") for word in latin(text).split())
    return tuple(_bare_sound(word) for word in unicodedata.normalize("NFKC", text).split())


def _bare_sound(word: str) -> str:
    """The consonants of a word whose script writes no short vowels: letter by letter, since two letters are no digraph, and
    without w and y inside it, which are long vowels there.
    """
    letters = [fold(anyascii(one)) for one in _ARTICLE.sub("", word)]
    letters = [one for one in letters if one]
    if letters and word.endswith(("\u0629", "\u0647")):  # the ending -a
        letters.pop()
    heard = "".join(sound(one).consonants for n, one in enumerate(letters) if not (n and one in ("w", "y", "i")))
    return re.sub(r"(.)\1+", r"\1", heard).replace("g", "h")


class ActorSearch:
    """The actors of a case, ready to be looked through as somebody types. `notes` are searched as well."""

    def __init__(self, actors: Iterable[Actor], notes: Mapping[ActorId, str] | None = None) -> None:
        self._rows: list[tuple[ActorId, str, str, frozenset[str]]] = []
        for one in actors:
            names = [latin(name) for name in (one.name, *one.aliases)]
            beside = " ".join(latin(text) for text in (one.title or "", (notes or {}).get(one.id, "")))
            sounds = {heard for name in (one.name, *one.aliases) for heard in _sounds(name)}
            whole = " ".join(names)
            self._rows.append((one.id, f" {whole}", f"{whole} {beside} {whole.replace(' ', '')}", frozenset(sounds)))

    def find(self, text: str) -> dict[ActorId, Fit]:
        """The actors that every word fits, and how well. All of them, as names, where there are no words."""
        needle = text.split()
        if needle and not latin(text):
            return {}  # signs alone name nobody
        looked_for = [(latin(word), _sounds(word)) for word in needle if latin(word)]
        found: dict[ActorId, Fit] = {}
        for id_, starts, hay, sounds in self._rows:
            fits = [_fit(word, heard, starts, hay, sounds, len(looked_for) > 1) for word, heard in looked_for]
            if all(fit is not None for fit in fits):
                found[id_] = max((fit for fit in fits if fit is not None), default=Fit.NAME)
        return found


def _fit(
    word: str, heard: tuple[str, ...], starts: str, hay: str, sounds: frozenset[str], is_one_of_several: bool
) -> Fit | None:
    if f" {word}" in starts:
        return Fit.NAME
    if word in hay:
        return Fit.INSIDE
    least = _LEAST - 1 if is_one_of_several else _LEAST  # a short word beside others, which have to fit as well
    parts = [one for one in heard if one]
    if parts and all(len(part) >= least and any(one.startswith(part) for one in sounds) for part in parts):
        return Fit.SOUND
    return None
