"""What a safe copy hides: every form in which a chosen person, body, place or source stands, and what it becomes."""

from __future__ import annotations

import re
import urllib.parse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from briefing.domain.actor import Actor, ActorKind
from briefing.domain.corpus import Corpus
from briefing.domain.place import Place
from briefing.domain.redaction import Hidden, Redaction, key_of
from briefing.domain.text import Article, ArticleId
from briefing.errors import NamesRefused

if TYPE_CHECKING:
    from briefing.knowledge.actors import ActorBook

SURNAME = 4  # letters; a shorter last word of a name is too often another word
_SPELLING = 4  # consonants; with fewer, too many words sound alike
_MOST_WORDS = 4  # of a name whose spellings are looked for
_NAME_WORD = r"[A-Z][^\W\d_]*(?:[-'’ʿʾ][^\W\d_]+)*"
_CAPITALISED = re.compile(rf"{_NAME_WORD}(?:[ \n](?:(?:al|el|ash|bin|ibn|abu|of)[ -])?{_NAME_WORD})*")
_THE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_PROPER = re.compile(r"[^\W\d_a-z][\w .'’ʿʾ-]*")


class Kind(StrEnum):
    """What a name is a name of, as the case knows it."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    SOURCE = "source"
    WORDS = "words"


_STANDS = {
    Kind.PERSON: "Person",
    Kind.GROUP: "Group",
    Kind.PLACE: "Place",
    Kind.SOURCE: "Source",
    Kind.WORDS: "Name",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the analyst wants gone: a name with further ones, and what is to stand for it, "" for "Person A", "Source B"."""

    names: tuple[str, ...]
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one wish: the kind of thing, all its names that were found, and whether the case knows it at all.

    `variants` are other spellings met in the texts, which are replaced too; `left` are words that stay though they may tell
    of it, each with the reason.
    """

    wish: Wish
    kind: Kind
    hidden: Hidden
    is_known: bool
    variants: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is taken out of a case. `withheld` are articles whose title and address go too, since they lead to a source."""

    found: tuple[Found, ...]
    redaction: Redaction
    withheld: frozenset[ArticleId] = frozenset()


def read_names(text: str) -> tuple[Wish, ...]:
    """The wishes of a file of names: one a line, `name | other name = what stands for it`; the last two may be left out.

    Empty lines and those that begin with # are no wishes. Raises NamesRefused for a line without a name.
    """
    wishes: list[Wish] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        left, _, stands = line.partition(" = ") if " = " in line else line.partition("\t")
        names = tuple(name for part in left.split("|") if (name := part.strip()))
        if not any(key_of(name) for name in names):
            raise NamesRefused(
                f"Line {number} of the names, “{line[:80]}”, holds no name.",
                "Write one name a line: Name | another name = what stands for it.",
            )
        wishes.append(Wish(tuple(name for name in names if key_of(name)), stands.strip()))
    if not wishes:
        raise NamesRefused("The file of names is empty.", "Write one name a line.")
    return tuple(wishes)


def plan(corpus: Corpus, wishes: Sequence[Wish]) -> Plan:
    """All names of what the wishes name: of actors and places of the case every alias and every way in which the texts name
    them, of sources their domain as well, of persons their surname alone where nobody else bears it.

    Raises NamesRefused where nothing is wished, one name would stand for two things, or a stand-in holds a name.
    """
    if not wishes:
        raise NamesRefused("No name is chosen.", "Choose what must not appear.")
    made = _Planner(corpus, wishes)
    found = made.found()
    try:
        redaction = Redaction([one.hidden for one in found])
    except ValueError as error:
        raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose other words to stand for it.") from error
    return Plan(found, redaction, frozenset(made.withheld))


@lru_cache(maxsize=1)
def _book() -> ActorBook:
    from briefing.knowledge.actors import ActorBook  # tables that most briefings do not need

    return ActorBook.load()


def _is_word(name: str) -> bool:
    """Whether a further name is one word that any text may have ("group", "monitor"), and tells nobody who is meant."""
    return name.isascii() and name.islower() and name.isalpha()


def _outlet_key(name: str) -> str:
    """What all spellings of an outlet's or author's name share: "The Courier" is "Courier"."""
    return key_of(_THE.sub("", name))


class _Planner:
    def __init__(self, corpus: Corpus, wishes: Sequence[Wish]) -> None:
        self._corpus = corpus
        self._wishes = wishes
        self._articles = {article.id: article for article in corpus.articles}
        self._numbers: dict[Kind, count[int]] = {kind: count() for kind in Kind}
        self._named: tuple[Actor | Place, ...] = (*corpus.actors, *corpus.places)
        self._phrases: dict[str, str] = {}
        self._actors = [self._actors_of(wish) for wish in wishes]
        self._hidden_actors = {actor.id for actors in self._actors for actor in actors}
        self.withheld: set[ArticleId] = set()

    def found(self) -> tuple[Found, ...]:
        return tuple(self._found(wish, actors) for wish, actors in zip(self._wishes, self._actors, strict=True))

    def _actors_of(self, wish: Wish) -> list[Actor]:
        keys = {key_of(name) for name in wish.names}
        exact = [one for one in self._corpus.actors if key_of(one.name) in keys or one.id in wish.names]
        return exact or [one for one in self._corpus.actors if keys & {key_of(name) for name in one.aliases}]

    def _places_of(self, wish: Wish) -> list[Place]:
        keys = {key_of(name) for name in wish.names}
        exact = [one for one in self._corpus.places if key_of(one.name) in keys or one.id in wish.names]
        return exact or [one for one in self._corpus.places if keys & {key_of(name) for name in one.aliases}]

    def _sources_of(self, wish: Wish) -> list[Article]:
        keys = {_outlet_key(name) for name in wish.names}
        addresses = {name.casefold().rstrip("/") for name in wish.names if "." in name}
        return [
            one
            for one in self._corpus.articles
            if keys & {_outlet_key(name) for told in one.prints for name in (told.publisher, told.author) if name}
            or any(url.casefold().rstrip("/") in addresses or _domain(url) in addresses for url in _addresses(one))
        ]

    def _found(self, wish: Wish, actors: Sequence[Actor]) -> Found:
        places, sources = self._places_of(wish), self._sources_of(wish)
        self.withheld |= {article.id for article in sources}
        kind = self._kind(actors, places, sources)
        names = [name for name in wish.names if name not in self._ids]
        named: list[Actor | Place] = [*actors, *places]
        for one in named:
            names += [name for name in (one.name, *one.aliases) if not _is_word(name)] + self._mentioned(one)
        names += [name for one in actors for name in self._known_as(one)]
        names += self._domains(wish, sources)
        names = list({key_of(name): name for name in reversed(names) if key_of(name)}.values())[::-1]
        surnames, left = self._surnames(actors)
        left += [
            f"“{word}”: a word for anybody" for one in named for word in one.aliases if _is_word(word) and word not in names
        ]
        variants, alike = self._variants([*names], kind)
        stands = wish.stands or f"{_STANDS[kind]} {_letters(next(self._numbers[kind]))}"
        try:
            hidden = Hidden(stands, (*names, *variants), tuple(surnames))
        except ValueError as error:
            raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose another name or stand-in.") from error
        return Found(wish, kind, hidden, bool(actors or places or sources), tuple(variants), (*left, *alike))

    def _known_as(self, actor: Actor) -> tuple[str, ...]:
        """Its further names in the knowledge base, but for those that are ordinary words as well."""
        owners = _book().owners(actor.name)
        return (owners[0].name, *owners[0].aliases) if len(owners) == 1 else ()

    @property
    def _ids(self) -> set[str]:
        return {str(one.id) for one in self._named}

    def _kind(self, actors: Sequence[Actor], places: Sequence[Place], sources: Sequence[Article]) -> Kind:
        if sources:
            return Kind.SOURCE
        if actors:
            return Kind.PERSON if actors[0].kind is ActorKind.PERSON else Kind.GROUP
        return Kind.PLACE if places else Kind.WORDS

    def _mentioned(self, one: Actor | Place) -> list[str]:
        """The words by which the texts name it, where they are a name and nobody else's."""
        others = {key_of(name) for other in self._named if other.id != one.id for name in (other.name, *other.aliases)}
        words = {self._articles[span.article].quote(span) for span in one.mentions if span.article in self._articles}
        return sorted(name for name in words if _PROPER.fullmatch(name) and key_of(name) not in others)

    def _domains(self, wish: Wish, sources: Sequence[Article]) -> list[str]:
        """The addresses of a publisher; an author's outlet stays."""
        keys = {_outlet_key(name) for name in wish.names}
        own = [
            told.url
            for one in sources
            for told in one.prints
            if told.url and (not told.publisher or _outlet_key(told.publisher) in keys)
        ]
        return sorted({domain for url in own if (domain := _domain(url))})

    def _surnames(self, actors: Sequence[Actor]) -> tuple[list[str], list[str]]:
        """The last words of persons' names that stand for nobody else, and why others are left."""
        found: list[str] = []
        left: list[str] = []
        bearers = defaultdict(list)
        for other in self._corpus.actors:
            if other.id not in self._hidden_actors:
                for word in re.findall(r"[^\W_]+", other.name):
                    bearers[key_of(word)].append(other.name)
        for actor in actors:
            words = re.findall(r"[^\W_]+(?:['’ʿʾ-][^\W_]+)*", actor.name)
            if actor.kind is not ActorKind.PERSON or len(words) < 2:
                continue
            last = re.split(r"(?i)^(?:al|el|ash|as|at|ar|an|ad|az)-", words[-1])[-1]
            if len(last) < SURNAME:
                left.append(f"“{last}” alone: too short to tell from other words")
            elif others := bearers.get(key_of(last)):
                left.append(f"“{last}” alone: also a name of {others[0]}")
            else:
                found.append(last)
        return list(dict.fromkeys(found)), left

    def _variants(self, names: Sequence[str], kind: Kind) -> tuple[list[str], list[str]]:
        """Other spellings of the names in the texts ("Golani" of "Jolani"), and what sounds alike and is left."""
        from briefing.reconcile import names as sounds  # rules for transliterated names

        if kind is Kind.SOURCE:
            return [], []
        wanted = {sounds.key(name): name for name in names if name.isascii() and key_of(name)}
        known = {key_of(name) for name in names}
        others = {key_of(name) for one in self._named for name in (one.name, *one.aliases) if key_of(name) not in known}
        found: set[str] = set()
        left: set[str] = set()
        for words, sound in self._sounds().items():
            name = wanted.get(sound)
            if name is None or key_of(words) in known or not sounds.sounds_like(name, words):
                continue
            if key_of(words) in others:
                left.add(f"“{words}” sounds like “{name}” and is a name of its own in this case")
            elif sounds.weight(name) < _SPELLING:
                left.add(f"“{words}” may be a spelling of “{name}”; the name is too short to be sure")
            else:
                found.add(words)
        return sorted(found), sorted(left)

    def _sounds(self) -> dict[str, str]:
        """What the capitalised words of the texts, up to four together, sound like."""
        from briefing.reconcile import names as sounds

        if not self._phrases:
            for article in self._corpus.articles:
                for text in (article.text, article.title or ""):
                    for run in _CAPITALISED.findall(text):
                        words = run.split()
                        for start in range(len(words)):
                            for end in range(start + 1, min(len(words), start + _MOST_WORDS) + 1):
                                phrase = " ".join(words[start:end])
                                if phrase not in self._phrases:
                                    self._phrases[phrase] = sounds.key(phrase)
        return self._phrases


def _addresses(article: Article) -> list[str]:
    return [told.url for told in article.prints if told.url]


def _domain(url: str) -> str:
    try:
        host = urllib.parse.urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.casefold().removeprefix("www.")


def _letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
