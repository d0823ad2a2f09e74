"""A safe copy: a case in which chosen names do not appear, from which any form is made, and a look into the bytes made.

The names are taken out of the case, not out of the pages: articles, titles, quotes, names, aliases, addresses and ids are
replaced together with the offsets that point into them, so that nothing that is made of it can hold them. Then every text
in the finished bytes is looked through, and a file in which a name is still found is not handed out.
"""

from __future__ import annotations

import re
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.domain.actor import Actor, ActorId, ActorKind, Relation
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Statement
from briefing.domain.composition import Section
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Choice, Dossier
from briefing.domain.event import Event, EventId, IncidentId, Participant
from briefing.domain.grade import Grades, publisher_key
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place, PlaceId, PlaceKind
from briefing.domain.redaction import Covered, Hidden, Redaction, key_of
from briefing.domain.text import Article, ArticleId, Block, Span, article_id
from briefing.domain.tie import TieKey, TieVerdicts
from briefing.domain.when import TimeExpression
from briefing.errors import NamesRefused, NameStillThere
from briefing.usecases.markings import label_in

if TYPE_CHECKING:
    from briefing.knowledge.actors import ActorBook

T = TypeVar("T")

WITHHELD = "Title withheld"
NO_DIGEST = "withheld".ljust(16)  # in the place of a text's digest, by which anybody who has the text would know it
_SURNAME = 4  # letters; a shorter last word of a name is too often another word
_SPELLING = 4  # consonants; with fewer, too many words sound alike
_MOST_LISTED = 8


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


@dataclass(frozen=True, slots=True)
class SafeCase:
    """A case without the names, what it was made of, and how often each was replaced in it. It stands in for the case."""

    held: Corpus
    plan: Plan
    counts: Mapping[str, int]
    moved: Callable[[Span], Span]

    def corpus(self) -> Corpus:
        """What is left."""
        return self.held


@dataclass(frozen=True, slots=True)
class Leak:
    """A name found in a finished file, and where."""

    name: str
    place: str
    around: str


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


# --- what is to go


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
            if keys & {_outlet_key(name) for name in (one.publisher, one.author) if name}
            or (one.url and (one.url.casefold().rstrip("/") in addresses or _domain(one.url) in addresses))
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
        own = [one for one in sources if one.url and (not one.publisher or _outlet_key(one.publisher) in keys)]
        return sorted({domain for one in own if one.url and (domain := _domain(one.url))})

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
            if len(last) < _SURNAME:
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


_MOST_WORDS = 4  # of a name whose spellings are looked for
_NAME_WORD = r"[A-Z][^\W\d_]*(?:[-'’ʿʾ][^\W\d_]+)*"
_CAPITALISED = re.compile(rf"{_NAME_WORD}(?:[ \n](?:(?:al|el|ash|bin|ibn|abu|of)[ -])?{_NAME_WORD})*")


_THE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_PROPER = re.compile(r"[^\W\d_a-z][\w .'’ʿʾ-]*")


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


# --- the case without it


def safe_case(corpus: Corpus, plan: Plan) -> SafeCase:
    """The case without the names. Every quote still matches its article; every id is another, since ids are made of names.

    The reasons for fields are not in it: they name entries of the knowledge base. Raises NamesRefused where a stand-in
    makes names with the words beside it.
    """
    try:
        return _Cover(corpus, plan).case()
    except ValueError as error:
        raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose other words to stand for it.") from error


class _Cover:
    def __init__(self, corpus: Corpus, plan: Plan) -> None:
        self._corpus = corpus
        self._plan = plan
        self._redaction = plan.redaction
        self.counts: Counter[str] = Counter()
        self._texts: dict[ArticleId, Covered] = {}
        self._ids: dict[ArticleId, ArticleId] = {}
        self._numbered: dict[tuple[str, str], str] = {}
        self._keys = {key_of(name) for one in plan.redaction.hidden for name in one.names}
        self._countries = {
            place.country
            for place in corpus.places
            if place.country and place.kind is PlaceKind.COUNTRY and self._is_hidden(place.name, place.aliases)
        }

    def case(self) -> SafeCase:
        corpus = self._corpus
        for name, items in (
            ("e", corpus.events),
            ("c", corpus.casualties),
            ("i", corpus.incidents),
            ("a", corpus.actors),
            ("p", corpus.places),
            ("t", corpus.times),
            ("r", corpus.relations),
            ("s", corpus.statements),
        ):
            self._number(name, [str(one.id) for one in items])
        articles = tuple(map(self._article, corpus.articles))
        held = Corpus(
            articles=articles,
            actors=tuple(map(self._actor, corpus.actors)),
            places=tuple(map(self._place, corpus.places)),
            times=tuple(map(self._time, corpus.times)),
            events=tuple(map(self._event, corpus.events)),
            casualties=tuple(map(self._casualty, corpus.casualties)),
            relations=tuple(map(self._relation, corpus.relations)),
            statements=tuple(map(self._statement, corpus.statements)),
            incidents=tuple(map(self._incident, corpus.incidents)),
            grades=self._grades(corpus, articles),
            ties=self._ties(corpus.ties),
        )
        return SafeCase(held, self._plan, dict(self.counts), self._span)

    def _ties(self, told: TieVerdicts) -> TieVerdicts:
        """The analyst's verdicts on ties between actors that are there, without the analyst's words."""
        known = {one.id for one in self._corpus.actors}
        return TieVerdicts(
            {
                TieKey.of(ActorId(self._id("a", key.subject)), key.predicate, ActorId(self._id("a", key.object))): replace(
                    said, note="", evidence=None
                )
                for key, said in told.by_key.items()
                if {key.subject, key.object} <= known
            }
        )

    def _grades(self, corpus: Corpus, safe: Sequence[Article]) -> Grades:
        grades = corpus.grades.within(corpus)
        names = zip(corpus.articles, safe, strict=True)
        renamed = {publisher_key(old.publisher): publisher_key(new.publisher) for old, new in names}
        return Grades(
            publishers={renamed[key]: value for key, value in grades.publishers.items() if renamed[key]},
            sources={ActorId(self._id("a", one)): value for one, value in grades.sources.items()},
            events={EventId(self._id("e", one)): value for one, value in grades.events.items()},
            figures={CasualtyId(self._id("c", one)): value for one, value in grades.figures.items()},
        )

    # -- ids: those of actors and places are made of their names, those of the rest of the articles

    def _number(self, kind: str, ids: Iterable[str]) -> None:
        ordered = sorted(set(ids))
        width = len(str(len(ordered)))
        for n, one in enumerate(ordered, start=1):
            self._numbered[kind, one] = f"{kind}{n:0{width}}"

    def _id(self, kind: str, id_: str | None) -> Any:
        if id_ is None:
            return None
        return self._numbered.setdefault((kind, str(id_)), f"{kind}x{len(self._numbered)}")

    # -- words

    def _cover(self, text: str) -> str:
        done = self._redaction.cover(text)
        self.counts.update(done.counts)
        return done.text

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self._cover(text)

    def _is_hidden(self, name: str, aliases: Iterable[str]) -> bool:
        return any(key_of(one) in self._keys for one in (name, *aliases))

    def _aliases(self, aliases: Iterable[str]) -> tuple[str, ...]:
        """Other names; those that hold a name to hide are gone, for what is left of them may still tell."""
        return tuple(one for one in aliases if not self._redaction.find(one, any_case=True))

    def _span(self, span: Span) -> Span:
        """Where words of the case lie in what is left of it. Raises KeyError for an article that is not in it."""
        start, end = self._texts[span.article].moved(span.start, span.end)
        return Span(self._ids[span.article], start, end)

    def _spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(map(self._span, spans))

    # -- the lists

    def _article(self, article: Article) -> Article:
        done = self._redaction.cover(article.text)
        self.counts.update(done.counts)
        key = article_id(done.text)
        while key in self._ids.values():  # two articles that told apart by a name alone
            key = ArticleId(f"{key}x")
        self._texts[article.id] = done
        self._ids[article.id] = key
        is_withheld = article.id in self._plan.withheld
        leads_there = article.url is not None and bool(self._redaction.find(article.url, any_case=True))
        return replace(
            article,
            id=key,
            text=done.text,
            blocks=tuple(Block(one.kind, *done.moved(one.start, one.end)) for one in article.blocks),
            title=self._withheld(article) if is_withheld else self._maybe(article.title),
            publisher=self._maybe(article.publisher),
            author=self._maybe(article.author),
            url=None if is_withheld or leads_there else article.url,
        )

    def _withheld(self, article: Article) -> str:
        label = label_in(article.title or "")  # the mark of an article stays with it
        return f"{WITHHELD} ({label})" if label else WITHHELD

    def _actor(self, actor: Actor) -> Actor:
        is_hidden = self._is_hidden(actor.name, ())
        return replace(
            actor,
            id=ActorId(self._id("a", actor.id)),
            name=self._cover(actor.name),
            aliases=() if is_hidden else self._aliases(actor.aliases),
            country=None if actor.country in self._countries else actor.country,
            title=None if is_hidden else self._maybe(actor.title),
            affiliation=self._id("a", actor.affiliation),
            mentions=self._spans(actor.mentions),
            why=(),
        )

    def _place(self, place: Place) -> Place:
        is_hidden = self._is_hidden(place.name, ())
        nowhere: dict[str, Any] = {"lat": None, "lon": None, "precision": None, "gazetteer": None}
        return replace(
            place,
            id=PlaceId(self._id("p", place.id)),
            name=self._cover(place.name),
            aliases=() if is_hidden else self._aliases(place.aliases),
            country=None if place.country in self._countries else place.country,
            mentions=self._spans(place.mentions),
            **(nowhere if is_hidden else {}),
        )

    def _time(self, one: TimeExpression) -> TimeExpression:
        return replace(one, id=self._id("t", one.id), evidence=self._span(one.evidence))

    def _event(self, event: Event) -> Event:
        return replace(
            event,
            id=EventId(self._id("e", event.id)),
            title=self._cover(event.title),
            place=self._id("p", event.place),
            participants=tuple(Participant(self._id("a", one.actor), one.role) for one in event.participants),
            attributed_to=tuple(self._id("a", one) for one in event.attributed_to),
            incident=self._id("i", event.incident),
            evidence=self._spans(event.evidence),
            why=(),
        )

    def _casualty(self, row: Casualty) -> Casualty:
        return replace(
            row,
            id=CasualtyId(self._id("c", row.id)),
            qualifier=self._maybe(row.qualifier),
            event=self._id("e", row.event),
            incident=self._id("i", row.incident),
            victim_actor=self._id("a", row.victim_actor),
            perpetrator=self._id("a", row.perpetrator),
            place=self._id("p", row.place),
            attributed_to=tuple(self._id("a", one) for one in row.attributed_to),
            part_of=self._id("c", row.part_of),
            replaces=self._id("c", row.replaces),
            evidence=self._spans(row.evidence),
            why=(),
        )

    def _relation(self, tie: Relation) -> Relation:
        return replace(
            tie,
            id=self._id("r", tie.id),
            subject=self._id("a", tie.subject),
            object=self._id("a", tie.object),
            evidence=self._spans(tie.evidence),
            why=(),
        )

    def _statement(self, said: Statement) -> Statement:
        return replace(
            said,
            id=self._id("s", said.id),
            speaker=self._id("a", said.speaker),
            event=self._id("e", said.event),
            evidence=self._spans(said.evidence),
            why=(),
        )

    def _incident(self, one: Incident) -> Incident:
        return replace(
            one,
            id=IncidentId(self._id("i", one.id)),
            title=self._cover(one.title),
            place=self._id("p", one.place),
            events=tuple(self._id("e", event) for event in one.events),
            tolls=tuple(map(self._toll, one.tolls)),
        )

    def _toll(self, toll: Toll) -> Toll:
        return replace(
            toll,
            casualties=tuple(self._id("c", one) for one in toll.casualties),
            left_out=tuple((self._id("c", one), self._cover(why)) for one, why in toll.left_out),
            victim_actor=self._id("a", toll.victim_actor),
        )


def safe_choice(choice: Choice, plan: Plan) -> Choice:
    """A choice with its title, author and marking covered."""
    cover = plan.redaction.cover
    return replace(
        choice, title=cover(choice.title).text, author=cover(choice.author).text, marking=cover(choice.marking).text
    )


def safe_words(value: T, safe: SafeCase) -> T:
    """A value made of dataclasses and tuples with all its texts covered and the words of articles it points at moved: what
    the analyst composed for a briefing. Raises NamesRefused as `safe_case`.
    """
    try:
        covered: T = _covered(value, safe)
        return covered
    except ValueError as error:
        raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose other words to stand for it.") from error


def _covered(value: Any, safe: SafeCase) -> Any:
    if isinstance(value, Span):
        try:
            return safe.moved(value)
        except KeyError:  # of an article that is not in the case any more: it leads nowhere in the original either
            return value
    if isinstance(value, Section):  # its name is the program's own
        return replace(value, text=_covered(value.text, safe))
    if type(value) is str:
        return safe.plan.redaction.cover(value).text
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_covered(one, safe) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _covered(getattr(value, one.name), safe)
            for one in fields(value)
            if one.init
            and isinstance(getattr(value, one.name), (str, tuple, Span)) | is_dataclass(getattr(value, one.name))
        }
        return replace(value, **changed)
    return value


def tight(dossier: Dossier) -> Dossier:
    """A dossier of a safe case without what leads back to it: digests, by which whoever has a text could tell that it was
    used, and the names that the base map writes of its own.
    """
    return replace(
        dossier,
        sources=tuple(replace(source, sha256=NO_DIGEST) for source in dossier.sources),
        by_place=None if dossier.by_place is None else replace(dossier.by_place, names_around=False),
    )


# --- what was written


def leaks(data: bytes, suffix: str, plan: Plan, file_name: str = "") -> tuple[Leak, ...]:
    """The names that still stand somewhere in a file: in its name, on its pages, and in what no page shows.

    `suffix` as for `report.read_back.texts_of`, which raises ValueError where the bytes cannot be read back.
    """
    from briefing.report.read_back import Piece, texts_of

    found: dict[tuple[str, str], Leak] = {}
    keys = [key for one in plan.redaction.hidden for name in (*one.names, *one.capitalised) if len(key := _bare(name)) > 4]
    for piece in (Piece("the name of the file", file_name), *texts_of(data, suffix)):
        if piece.is_raw and not _may_hold(piece.text, keys):
            continue
        for hit in plan.redaction.find(piece.text):
            if piece.is_raw and len(key_of(hit.words)) <= _SURNAME:
                continue  # four letters come together by chance
            around = " ".join(piece.text[max(0, hit.start - 24) : hit.end + 24].split())
            found.setdefault((hit.words.casefold(), piece.place), Leak(hit.words, piece.place, around))
    return tuple(found.values())


def _bare(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _may_hold(text: str, keys: Sequence[str]) -> bool:
    """Whether megabytes of whatever are worth a closer look."""
    bare = _bare(text)
    return any(key in bare for key in keys)


_SIGNS = re.compile(r"[\W_]+")


def refuse_leaks(data: bytes, suffix: str, plan: Plan, file_name: str = "") -> None:
    """Raises NameStillThere, naming the names and places, where a file still holds a name or cannot be looked through."""
    try:
        found = leaks(data, suffix, plan, file_name)
    except ValueError as error:
        raise NameStillThere(
            f"The safe copy could not be looked through ({error}).", "Nothing was written. Report this as a fault."
        ) from error
    if not found:
        return
    listed = "; ".join(f"“{one.name}” in {one.place}: “…{one.around}…”" for one in found[:_MOST_LISTED])
    more = f" and in {len(found) - _MOST_LISTED} more places" if len(found) > _MOST_LISTED else ""
    raise NameStillThere(
        f"The safe copy still holds what was to be hidden: {listed}{more}.",
        "Nothing was written. Choose another name for the file, or hide the longer name that it is a part of.",
    )
