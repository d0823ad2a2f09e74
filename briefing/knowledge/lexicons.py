"""The lexicon of conflict reporting: which verbs and nouns stand for which events, effects, stances and moods.

Read from `resources/knowledge/lexicon.toml`, where the classes of objects and the marks on them are explained.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.domain.casualty import Effect
from briefing.domain.claim import Stance
from briefing.domain.event import SUBTYPES, EventType
from briefing.errors import ResourceMissing
from briefing.knowledge.tables import read_table
from briefing.places import resource

MARKS = "!+~@=&*^$%"  # what they ask of a verb's subject is told in the lexicon's head


@dataclass(frozen=True, slots=True)
class Meaning:
    """An event type and, where the word tells it, a subtype."""

    type: EventType
    subtype: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a verb: the class of its object, what its subject must be (one of `MARKS` or ""), what it means."""

    object: str
    subject: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, ready to look up by lemma.

    `verbs` includes particle verbs ("shut_down"). `nouns` maps tuples of lemmas, longest first when matching. `objects`
    maps an object class to its head nouns. `effects` maps a verb's or word's lemma to (effect, who is the victim: "object",
    "subject" or "word").
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[tuple[str, ...], Meaning]
    light: Mapping[str, frozenset[str]]
    objects: Mapping[str, frozenset[str]]
    effect_verbs: Mapping[str, Effect]
    effect_words: Mapping[str, Effect]
    stances: Mapping[str, Stance]
    moods: Mapping[str, frozenset[str]]

    def classes(self, noun: str) -> frozenset[str]:
        """The object classes a head noun belongs to."""
        return frozenset(name for name, words in self.objects.items() if noun in words)


def _meaning(words: str) -> Meaning:
    kind, _, subtype = words.partition("/")
    meaning = Meaning(EventType(kind), subtype or None)
    if meaning.subtype is not None and meaning.subtype not in SUBTYPES[meaning.type]:
        raise ValueError(f"no subtype {words}")
    return meaning


def _senses(words: str) -> tuple[Sense, ...]:
    found = []
    for one in words.split():
        target, _, meaning = one.partition(":")
        mark = target[0] if target[0] in MARKS else ""
        found.append(Sense(target.lstrip(MARKS), mark, _meaning(meaning)))
    return tuple(found)


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, read once.

    Raises ResourceMissing when its file is missing or cannot be understood.
    """
    try:
        raw = read_table(resource("knowledge", "lexicon.toml"))
        return _lexicon(raw)
    except (ValueError, KeyError) as error:
        raise ResourceMissing(
            f"The program's lexicon cannot be read: {error}.", "Install the program again; your cases are not affected."
        ) from error


def _lexicon(raw: dict[str, dict[str, str]]) -> Lexicon:
    effects = raw["effects"]
    nouns = {tuple(words.split()): _meaning(meaning) for words, meaning in raw["nouns"].items()}
    stances: dict[str, Stance] = {}
    for stance, words in raw["reporting"].items():
        for word in words.split():
            stances.setdefault(word, Stance(stance))
    for word in raw["reporting"]["denies"].split():
        stances[word] = Stance.DENIES
    return Lexicon(
        verbs={word: _senses(senses) for part in ("verbs", "particles") for word, senses in raw[part].items()},
        nouns=nouns,
        light={name: frozenset(words.split()) for name, words in raw["light"].items()},
        objects={name: frozenset(words.split()) for name, words in raw["objects"].items()},
        effect_verbs={
            word: Effect(name) for name, words in effects.items() if not name.startswith("words_") for word in words.split()
        },
        effect_words={
            word: Effect(name.removeprefix("words_"))
            for name, words in effects.items()
            if name.startswith("words_")
            for word in words.split()
        },
        stances=stances,
        moods={name: frozenset(words.split()) for name, words in raw["moods"].items()},
    )
