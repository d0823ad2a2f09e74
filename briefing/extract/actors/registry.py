"""The register of one article's actors: who there is, which words stand for them, and in which order they were spoken of.

Known actors take the knowledge base's key as their id, unknown ones their folded name, so that every article gives them the
same id; nameless ones ("gunmen") belong to their article alone. A state and its government are one actor; its forces are
another that is affiliated to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.claim import Because, Origin
from briefing.domain.text import Span
from briefing.extract.names.mentions import Mentions
from briefing.extract.places.atlas import Atlas
from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import SECURITY_FORCES, KnownActor
from briefing.knowledge.folding import fold

_POINTING = re.compile(
    r"^(?:(?:first|former|last|latest|other|previous|remaining|said|same|such|third) )+(?=\w)", re.IGNORECASE
)
_MONTH = re.compile(r"^(?:January|February|March|April|May|June|July|August|September|October|November|December) (?=[a-z])")


@dataclass(slots=True)
class Draft:
    """An actor while the article is being read."""

    id: ActorId
    name: str
    kind: ActorKind
    nameless: bool = False
    country: str | None = None
    title: str | None = None
    affiliation: ActorId | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: set[Span] = field(default_factory=set)
    first: int = 0  # the token of the first mention that was entered
    descriptor: str | None = None  # the noun that "the ministry", "the rebels" refer back with
    because: Because | None = None
    entry: KnownActor | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all other forms of it."""
        return (self.name, *self.aliases)

    def actor(self) -> Actor:
        """The finished value."""
        return Actor(
            self.id,
            self.name,
            self.kind,
            tuple(alias for alias in self.aliases if alias != self.name),
            self.country,
            self.title,
            self.affiliation,
            tuple(sorted(self.mentions)),
            Origin.EXTRACTED,
            self.nameless,
            (self.because, *self._beside_entry()) if self.because else tuple(self._reasons()),
        )

    def _beside_entry(self) -> Iterator[Because]:
        """What the article says otherwise than the entry."""
        first = min(self.mentions, default=None)
        entry = self.entry
        if entry is not None and self.title and self.title != entry.title:
            yield Because("title", "told beside the name", first)
        if entry is not None and self.affiliation and self.affiliation != f"actor:{entry.affiliation}":
            yield Because("affiliation", "told beside the name", first)

    def _reasons(self) -> Iterator[Because]:
        """Why an actor that no entry knows is told so: by the words that name it, and those beside them."""
        first = min(self.mentions, default=None)
        yield Because("name", "as the article calls it", first)
        yield Because("kind", "what it is called and does", first)
        if len(self.aliases) > 1:
            yield Because("aliases", "its other names in the article", None)
        if self.country:
            yield Because("country", "its name, or the country it is told in", first)
        if self.title:
            yield Because("title", "told beside the name", first)
        if self.affiliation:
            yield Because("affiliation", "told beside the name", first)


class Spoken(NamedTuple):
    """A word that stands for an actor: its index, the actor, and whether it is a subject."""

    at: int
    actor: ActorId
    subject: bool


_index = attrgetter("at")
_FAR_BACK = 200  # words that stand for actors in one sentence: more than sentences have, less than what only looks like one


class Registry:
    """The actors of one article, by id and by the token that heads a phrase for them."""

    def __init__(self, paper: Paper, mentions: Mentions, atlas: Atlas, knowledge: Knowledge) -> None:
        self.paper = paper
        self.mentions = mentions
        self.atlas = atlas
        self.knowledge = knowledge
        self.drafts: dict[ActorId, Draft] = {}
        self.unnamed: list[Draft] = []  # those of the drafts that are nameless
        self._heads: dict[int, list[ActorId]] = {}
        self._spoken: dict[int, list[Spoken]] = {}  # by the sentence's group, in text order

    def headed(self, token: Token) -> list[ActorId]:
        """The actors that were entered for the phrase that this token heads."""
        return self._heads.get(token.i, [])

    def spoken_back(self, token: Token, groups: int) -> Iterator[Spoken]:
        """What was spoken of before a token, the nearest first, in its sentence and so many before it."""
        for group in range(token.sent.group, max(-1, token.sent.group - groups - 1), -1):
            spoken = self._spoken.get(group, ())
            end = bisect_left(spoken, token.i, key=_index)
            for n in range(end - 1, max(-1, end - 1 - _FAR_BACK), -1):
                yield spoken[n]

    # ------------------------------------------------------------ entering

    def enter(self, draft: Draft, tokens: list[Token], head: Token, *, names: bool = True) -> ActorId:
        """Note that these tokens mention an actor. `names`: what they say is a name or description of it."""
        known = self.drafts.get(draft.id)
        if known is None:
            self.drafts[draft.id] = known = draft
            known.first = tokens[0].i
            if known.nameless:
                self.unnamed.append(known)
        known.title = known.title or draft.title
        known.affiliation = known.affiliation or draft.affiliation
        known.mentions.add(self.paper.span(tokens[0], tokens[-1]))
        if names:
            known.aliases.setdefault(" ".join(self.paper.words(tokens[0], tokens[-1]).split()))
        actors = self._heads.setdefault(head.i, [])
        if draft.id not in actors:
            actors.append(draft.id)
        subject = head.first_conjunct().dep in ("nsubj", "nsubjpass", "agent") or (
            head.dep == "pobj" and head.head.dep == "agent"
        )
        insort(self._spoken.setdefault(head.sent.group, []), Spoken(head.i, draft.id, subject))
        return draft.id

    def stand_for(self, token: Token, actor: ActorId) -> None:
        """Note that a further word stands for an actor before all others: "the UN refugee agency (UNHCR)"."""
        self._heads.setdefault(token.i, []).insert(0, actor)

    def rebind(self, tokens: list[Token], head: Token, actor: ActorId) -> None:
        """Let a phrase that stood for somebody nameless, or for nobody, stand for an actor of the article."""
        before = [one for one in self._heads.pop(head.i, []) if one != actor]
        span = self.paper.span(tokens[0], tokens[-1])
        for one in before:
            self.drafts[one].mentions.discard(span)
            if not self.drafts[one].mentions:
                gone = self.drafts.pop(one)
                self.unnamed = [draft for draft in self.unnamed if draft is not gone]
        spoken = self._spoken.get(head.sent.group, [])
        self._spoken[head.sent.group] = [one for one in spoken if one.at != head.i or one.actor not in before]
        self.enter(self.drafts[actor], tokens, head, names=False)

    # ------------------------------------------------------------ drafts

    def known(self, entry: KnownActor) -> Draft:
        """A draft for an entry of the knowledge base; that of a government is its state's."""
        if entry.key.endswith("-government") and entry.affiliation:
            entry = self.knowledge.actors.by_key(entry.affiliation) or entry
        actor = ActorId(f"actor:{entry.key}")
        if actor in self.drafts:
            return self.drafts[actor]
        draft = Draft(actor, entry.name, entry.kind, country=entry.country, entry=entry)
        for alias in (entry.name, *entry.aliases):
            draft.aliases.setdefault(alias)
        draft.because = Because("name", f"knowledge: {entry.key}")
        if entry.affiliation:
            draft.affiliation = ActorId(f"actor:{entry.affiliation}")
        return draft

    def forces(self, state: KnownActor, told: Token | None = None) -> Draft:
        """A draft for the armed forces of a state; of the state itself where none are known. "Security forces" are army and
        police together: `told` is the noun that tells which are meant."""
        security = told is not None and any(kid.low == "security" for kid in told.kids)
        forces = self.knowledge.actors.institution(state.key, SECURITY_FORCES) if security else None
        forces = forces or self.knowledge.actors.forces_of(state.key)
        if forces is None:
            return self.known(state)
        draft = self.known(forces)
        if draft.affiliation is None:
            draft.affiliation = ActorId(f"actor:{state.key}")
        return draft

    def named(self, name: str, kind: ActorKind, country: str | None = None) -> Draft:
        """A draft for a name that no knowledge covers."""
        actor = ActorId(f"actor:{fold(name).replace(' ', '-')}")
        return self.drafts.get(actor) or Draft(actor, name, kind, country=country)

    def nameless(self, description: str, kind: ActorKind, key: str) -> Draft:
        """A draft for somebody described and not named, the same for the same key; it belongs to this article alone."""
        actor = ActorId(f"actor:{self.paper.article.id}:{fold(key).replace(' ', '-')}")
        return self.drafts.get(actor) or Draft(actor, plainly(description), kind, nameless=True)

    def home_army(self) -> KnownActor | None:
        """The state whose forces "the army" is where no state is named: of a held land those who hold it."""
        home = self.home_state()
        return (self.knowledge.actors.holder_of(home.key) or home) if home is not None else None

    def home_state(self) -> KnownActor | None:
        """The state that the article is mostly about."""
        country = self.atlas.main_country
        return self.knowledge.actors.state(country) if country else None


def plainly(description: str) -> str:
    """Words that describe somebody, without those that count or point: "the same cell", "the first police to land"."""
    without = _MONTH.sub("", description)  # "between 3 and 9 May rebel fighters raided"
    return _POINTING.sub("", without)
