"""Where a report comes from in the end: through whom it came, and how many independent origins some reports have.

    BBC ← SOHR ← hospital sources       one chain: who prints it, whom that one cites, whom that one cites
    5 reports, 2 origins                three of the five print one agency's text, and two go back to SOHR

What is known of a chain is what the sentence says ("SOHR, citing medical sources, said", "a doctor told AFP") and whom the
article credits. The rules stand in docs/reconciliation.md, "Origins".
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.knowledge.folding import fold
from briefing.reconcile.wires import Wires, agency, credited

Fact = Event | Casualty
Key = tuple[str, ...]

_LONG_ENOUGH = 40  # code points of a sentence; a shorter one may well be written twice
_WHOM = (
    r"(?P<whom>[^,.;:\"“”()]{2,90}?)"
    r"(?=\s+(?:as|said|says|say|saying|that|who|which|reported|reports|on\s+\w+day)\b|\s*[,.;:)\"“”]|\s*$)"
)
_CITES = re.compile(rf"\A[^.;\"“”]{{0,70}}?\b(?:citing|quoting|cited|quoted|cites|quotes)\s+(?!by\b){_WHOM}", re.I)
# "SOHR, a monitor, said twenty people had died in the bombing of Manbij on Monday, citing medical sources": however far
# behind, where the speaker begins the sentence and only he says something in it.
_CITES_LAST = re.compile(rf"\A(?P<between>[^.;\"“”]{{70,400}}?),\s+(?:citing|quoting)\s+{_WHOM}", re.I)
_SAYS = re.compile(r"\b(?:said|says|reported|reports|added|told|announced|claimed|according\s+to)\b", re.I)
_CITED_BY = re.compile(rf"\A[^.;\"“”]{{0,40}}?\b(?:quoted|cited)\s+by\s+{_WHOM}", re.I)
_TOLD = re.compile(rf"\A[^.;,\"“”]{{0,60}}?\btold\s+(?:the\s+)?{_WHOM}", re.I)
_CITING_FIRST = re.compile(rf"\b(?:citing|quoting)\s+{_WHOM}\s*,\s*(?:the\s+)?\Z", re.I)
_MOST_BEFORE = 3  # words before who speaks: "On Monday SOHR ..."
_ARTICLE = re.compile(r"\A(?:an?|the|its|their|his|her|some|several|unnamed|two|three)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """One who passed a report on: its name, and the actors that it is, where the case knows them."""

    name: str
    actors: tuple[ActorId, ...] = ()


class _Met(NamedTuple):
    start: int
    end: int
    actor: ActorId


class _Mentions:
    """Who is met where in each article, in twelve bytes a mention: there are hundreds of thousands in a large case."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors: list[ActorId] = []
        self._told: defaultdict[ArticleId, array[int]] = defaultdict(lambda: array("I"))
        told = self._told
        for number, actor in enumerate(actors):
            self._actors.append(actor.id)
            for span in actor.mentions:
                told[span.article].extend((span.start, span.end, number))

    def of(self, article: ArticleId) -> list[_Met]:
        """Those of one article, in order."""
        told = self._told.get(article, array("I"))
        there = zip(told[0::3], told[1::3], told[2::3], strict=True)
        return sorted(_Met(start, end, self._actors[number]) for start, end, number in there)


class Provenance:
    """Knows the articles, what was read in them, and who is who. `articles` are those that count, all without it.

    `copies` names the article of which each one that was set aside is a copy; without it they are told by their text.
    """

    def __init__(
        self,
        corpus: Corpus,
        articles: Iterable[Article] | None = None,
        copies: Mapping[ArticleId, ArticleId] | None = None,
    ) -> None:
        self._corpus = corpus
        self._articles = {one.id: one for one in (corpus.articles if articles is None else articles)}
        self._actors: dict[ActorId, Actor] = {one.id: one for one in corpus.actors}
        self._copies = copies
        self._keys: dict[str, frozenset[Key]] = {}
        self._numbers: dict[frozenset[str], int] = {}
        self._chains: dict[str, tuple[Link, ...]] = {}
        self._sentences: dict[Span, Span] = {}

    def over(self, corpus: Corpus) -> Provenance:
        """The same over another corpus, with what was found out already where the articles and actors are the very same."""
        made = Provenance(corpus, copies=self._copies)
        if corpus.articles is self._corpus.articles:
            kept = ("wires", "_mentions", "_by_name") if corpus.actors is self._corpus.actors else ("wires",)
            made.__dict__.update((name, self.__dict__[name]) for name in kept if name in self.__dict__)
            made._sentences = self._sentences
        return made

    @cached_property
    def wires(self) -> Wires:
        """Which articles carry one text."""
        return Wires(self._articles.values())

    def prepare(self) -> None:
        """Work out now what every question needs, in whichever thread this is: the texts of all articles compared, and who
        is mentioned where."""
        for _ in (self.wires.copies, self._mentions, self._by_name, self._silent):
            pass

    # --- the chain

    def chain(self, fact: Fact) -> tuple[Link, ...]:
        """From whoever published it to whoever it goes back to; empty for what was entered without an article."""
        found = self._chains.get(fact.id)
        if found is None:
            found = self._chains[fact.id] = self._chain(fact)
        return found

    def _chain(self, fact: Fact) -> tuple[Link, ...]:
        article = self._home(fact)
        if article is None or not fact.evidence:
            return ()
        first = Link(article.publisher or ("" if article.also else article.title) or "")
        links = [first]
        credit = credited(article)
        if credit is not None and credit.is_whole:
            links.append(Link(str(credit)))
        speakers = [one for one in fact.attributed_to if one in self._actors]
        if speakers:
            before, after = self._around(article, fact.evidence[0], speakers)
            links += [*before, Link(", ".join(self._actors[one].name for one in speakers), tuple(speakers)), *after]
        return self._with_all_outlets(self._without_repeats(links), first, article)

    def _without_repeats(self, links: list[Link]) -> tuple[Link, ...]:
        """Nobody passes on to himself what he says: "SANA ← SANA" is SANA."""
        kept: list[Link] = []
        for link in links:
            if kept and self._is_same(kept[-1], link):
                kept[-1] = link
            elif link.name:
                kept.append(link)
        return tuple(kept)

    def _with_all_outlets(self, links: tuple[Link, ...], first: Link, article: Article) -> tuple[Link, ...]:
        """Of a text that several outlets printed all begin the chain; one that tells it itself stands behind alone."""
        behind = links[1:] if links and links[0] is first else links
        others = [
            one.publisher for one in article.also if not any(self._is_same(Link(one.publisher), link) for link in behind)
        ]
        if not others:
            return links
        named = [first.name] if behind is not links and first.name else []
        return (Link(", ".join((*named, *others))), *behind)

    def _is_same(self, one: Link, other: Link) -> bool:
        name, others = fold(one.name), fold(other.name)
        if agency(one.name) is not None and agency(one.name) == agency(other.name):  # "AP" is the Associated Press
            return True
        return name == others or (len(other.actors) == 1 and self._by_name.get(name) == other.actors[0])

    def _around(self, article: Article, span: Span, speakers: list[ActorId]) -> tuple[list[Link], list[Link]]:
        """Who passes on what the speakers say, and whom they cite, by the words of the sentence."""
        whole = self.sentence(span)
        there = [one for one in self._mentions.of(article.id) if whole.start <= one.start and one.end <= whole.end]
        for said in (one for one in there if one.actor in speakers):
            ahead, behind = article.text[said.end : whole.end], article.text[whole.start : said.start]
            if cited := _CITES.match(ahead):
                return [], [self._link(cited, said.end, there, speakers)]
            cited = _CITES_LAST.match(ahead)
            if cited and len(behind.split()) <= _MOST_BEFORE and len(_SAYS.findall(cited["between"])) == 1:
                return [], [self._link(cited, said.end, there, speakers)]
            if cited := _CITED_BY.match(ahead):
                return [self._link(cited, said.end, there, speakers)], []
            if told := _TOLD.match(ahead):
                relay = self._link(told, said.end, there, speakers)
                if any(self._actors[one].kind is ActorKind.MEDIA for one in relay.actors):
                    return [relay], []
            if cited := _CITING_FIRST.search(behind):
                return [], [self._link(cited, whole.start, there, speakers)]
        return [], []

    def _link(self, found: re.Match[str], offset: int, there: list[_Met], speakers: list[ActorId]) -> Link:
        start, end = (offset + at for at in found.span("whom"))
        named = [one.actor for one in there if start <= one.start < end and one.actor not in speakers]
        actor = next((one for one in named if not self._actors[one].nameless), None)
        if actor is not None:
            return Link(self._actors[actor].name, (actor,))
        return Link(_ARTICLE.sub("", " ".join(found["whom"].split())))

    @cached_property
    def _mentions(self) -> _Mentions:
        return _Mentions(self._corpus.actors)

    # --- origins

    def origins(self, facts: Iterable[Fact]) -> int:
        """How many independent origins some reports have.

        Several sources of one report are as many origins. The same long sentence in two articles has one, whoever prints
        it.
        """
        facts = list(facts)
        asked = frozenset(fact.id for fact in facts)
        if (known := self._numbers.get(asked)) is not None:  # a briefing asks for the same ones half a dozen times
            return known
        told: dict[str, frozenset[Key]] = {}
        found: set[Key] = set()
        for fact in sorted(facts, key=self._place):
            keys = self._origins_of(fact)
            words = "" if fact.attributed_to or not fact.evidence else self._words(fact.evidence[0])
            found |= told.setdefault(words, keys) if len(words) >= _LONG_ENOUGH else keys
        self._numbers[asked] = len(found)
        return len(found)

    def _origins_of(self, fact: Fact) -> frozenset[Key]:
        found = self._keys.get(fact.id)
        if found is None:
            found = self._keys[fact.id] = frozenset(self._each(fact))
        return found

    def _each(self, fact: Fact) -> Iterable[Key]:
        article = self._home(fact)
        if article is None or not fact.evidence:
            named = [one for one in fact.attributed_to if one in self._actors]
            return [self._of_actor(one, None) for one in named] or [("analyst",)]
        chain = self.chain(fact)
        # somebody unnamed whom a named source cites cannot be told from that source
        for link in reversed(chain):
            if link.actors:
                named = [one for one in link.actors if not self._actors[one].nameless]
                if named or len([one for one in chain if one.actors]) == 1:
                    return [self._of_actor(one, article) for one in link.actors]
        return [self._of_outlet(article)]

    def _of_actor(self, actor: ActorId, article: Article | None) -> Key:
        known = self._actors[actor]
        if known.nameless and article is not None:
            return "nameless", fold(known.name), self.wires.head(article.id)
        if known.kind is ActorKind.PERSON and known.affiliation in self._actors:
            return "actor", known.affiliation
        return "actor", actor

    def _of_outlet(self, article: Article) -> Key:
        name = fold(self.wires.outlet(article.id))
        if not name:
            return "article", self.wires.head(article.id)
        actor = self._by_name.get(name)
        return ("actor", actor) if actor is not None else ("outlet", name)

    @cached_property
    def _by_name(self) -> dict[str, ActorId]:
        found: dict[str, ActorId] = {}
        for actor in sorted(self._corpus.actors, key=lambda one: one.id):
            for name in (actor.name, *actor.aliases):
                found.setdefault(fold(name), actor.id)
        return found

    # --- reports

    def reports(self, facts: Iterable[Fact]) -> int:
        """How many reports there are, with those in copies that were set aside because they repeat another article, and
        those of other outlets that printed the very same text."""
        return sum(
            len(home.outlets) + self.printings(self._in_copies(fact)) if (home := self._home(fact)) is not None else 1
            for fact in facts
        )

    def told_in(self, facts: Iterable[Fact]) -> frozenset[ArticleId]:
        """The articles that tell something, copies that were set aside included."""
        found: set[ArticleId] = set()
        for fact in facts:
            found.update(span.article for span in fact.evidence if span.article in self._articles)
            found.update(self._in_copies(fact))
        return frozenset(found)

    def printings(self, articles: Iterable[ArticleId]) -> int:
        """How often these were printed: an article for each outlet that had it."""
        return sum(len(self._articles[one].outlets) for one in articles if one in self._articles)

    def _in_copies(self, fact: Fact) -> tuple[ArticleId, ...]:
        silent = self._silent.get(fact.evidence[0].article, ()) if fact.evidence else ()
        if not silent:
            return ()
        words = self._words(fact.evidence[0])
        return tuple(one for one in silent if self.wires.carries(one, words))

    @cached_property
    def _silent(self) -> dict[ArticleId, list[ArticleId]]:
        """The articles in which nothing was read because they copy another, by the one whose facts stand for theirs."""
        facts: tuple[Fact, ...] = (*self._corpus.events, *self._corpus.casualties)
        heard = {span.article for fact in facts for span in fact.evidence}
        found: dict[ArticleId, list[ArticleId]] = {}
        if self._copies is not None:
            for copy, original in self._copies.items():
                if copy in self._articles:
                    found.setdefault(original, []).append(copy)
            return found
        if all(one in heard for one in self._articles):
            return {}
        for family in self.wires.copies.values():
            first = next((one for one in family if one in heard), None)
            if first is not None:
                found[first] = [one for one in family if one not in heard]
        return found

    # --- words and places

    def sentence(self, span: Span) -> Span:
        """The sentence that a span stands in."""
        found = self._sentences.get(span)
        if found is None:
            found = self._sentences[span] = sentence_around(self._articles[span.article], span)
        return found

    def _words(self, span: Span) -> str:
        article = self._articles[span.article]
        return " ".join(re.findall(r"\w+", article.quote(self.sentence(span)).casefold()))

    def _home(self, fact: Fact) -> Article | None:
        return self._articles.get(fact.evidence[0].article) if fact.evidence else None

    def _place(self, fact: Fact) -> tuple[str, str, int, str]:
        article = self._home(fact)
        if article is None:
            return "~", "", 0, fact.id
        day = article.day.isoformat() if article.day is not None else "~"
        return day, f"{article.published} {article.id}", fact.evidence[0].start, fact.id
