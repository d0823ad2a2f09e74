"""Mentions: the words that name or describe somebody or something, and what they are taken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from briefing.domain.actor import ActorKind
from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.gazetteer import Candidate


class Sort(StrEnum):
    """What a mention is taken for."""

    ACTOR = "actor"  # a named body: group, army, ministry, medium
    PERSON = "person"  # a named person
    PLACE = "place"  # a named place
    STATE = "state"  # the name of a state: a place or an actor, as its context says
    DESCRIPTION = "description"  # "the rebels", "government forces", "a resident"
    THING = "thing"  # a weapon, ship, operation: kept so that nothing else claims its words


@dataclass(slots=True)
class Mention:
    """Some tokens that name or describe one thing. `head` carries the phrase's place in the tree."""

    sort: Sort
    tokens: list[Token]
    head: Token
    known: tuple[KnownActor, ...] = ()
    places: tuple[Candidate, ...] = ()
    kind: ActorKind | None = None
    title: str | None = None
    alias: str | None = None  # an abbreviation in brackets
    descriptor: Token | None = None  # "the outlet Tochka": the noun that says what the name is
    type_word: str | None = None  # "town", "province": the kind of place the text says it is
    rank: bool = False  # a rank or office stands before the name
    called: str | None = None  # the whole name of what the words only begin: "45th" of "the 45th and 46th Brigades"

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.tokens[-1].end

    def text(self, paper: Paper) -> str:
        """The article's own words, or the name that they are short for."""
        if self.called is not None:
            return self.called
        return " ".join(paper.article.text[self.start : self.end].split())


@dataclass(slots=True)
class Mentions:
    """All mentions of a paper, in order, and by token."""

    all: list[Mention] = field(default_factory=list)
    at: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Keep a mention."""
        self.all.append(mention)
        for token in mention.tokens:
            self.at.setdefault(token.i, []).append(mention)

    def over(self, token: Token, *sorts: Sort) -> Mention | None:
        """A mention that this token is part of."""
        for one in self.at.get(token.i, ()):
            if not sorts or one.sort in sorts:
                return one
        return None

    def put_away(self, mention: Mention) -> None:
        """Keep a mention no longer."""
        self.all.remove(mention)
        for token in mention.tokens:
            self.at[token.i] = [one for one in self.at[token.i] if one is not mention]


def mention_of(sort: Sort, tokens: list[Token], **more: Any) -> Mention:
    """A mention of these tokens; its head is the last of them that hangs on a word outside."""
    heads = outer_heads(tokens)
    head = heads[-1] if heads else tokens[-1]
    if head.dep in ("case", "punct") and len(heads) > 1:
        head = heads[0]
    return Mention(sort, tokens, head, **more)


def outer_heads(tokens: list[Token]) -> list[Token]:
    """The tokens of a name that hang on a word outside it or on nothing."""
    inside = {token.i for token in tokens}
    return [token for token in tokens if token.head.i not in inside or token.head is token]
