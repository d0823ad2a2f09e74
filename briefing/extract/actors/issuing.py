"""In whose name a communiqué is issued: its publisher or title names a force, known or not."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.text import Article
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

if TYPE_CHECKING:
    from briefing.extract.actors.registry import Registry

_OF = re.compile(r"\b(?:of|for) (?:the )?", re.I)


def known_issuer(article: Article, actors: ActorBook) -> KnownActor | None:
    """The armed group or forces known by the publisher's name or the title; of a ministry of defence its forces."""
    for line in (article.publisher, article.title):
        words = re.findall(r"[\w'’-]+", line or "")
        for shape in (words, [word.title() if word.isupper() and len(word) > 3 else word for word in words]):
            for at in range(len(shape)):
                found = actors.match(shape, at)
                if found is not None and found[1][0].kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY):
                    return found[1][0]
    words = re.findall(r"[\w'’-]+", article.publisher or "")
    if not {word.lower() for word in words} & lists().cast.of_defence:
        return None
    entries = [found[1][0] for at in range(len(words)) if (found := actors.match(words, at)) is not None]
    country = next((one.country for one in entries if one.country), None)
    state = actors.state(country) if country is not None else None
    return (actors.forces_of(state.key) or state) if state is not None else None


def is_of_force(noun: Token) -> bool:
    """Whether "our" before a noun says that who speaks fights: "our forces", "our fighters"."""
    words = lists().cast
    lemma = noun.lemma.lower()
    return lemma in words.troops or lemma in words.armies or lemma in words.rebels or lemma in words.of_forces


def unknown_force(publisher: str) -> str | None:
    """The force that a publisher's name ends with: "General Command of the Eastern Shield Forces"."""
    for name in reversed(_OF.split(publisher)):
        words = name.split()
        if len(words) > 1 and words[-1].lower().rstrip("s") in lists().cast.of_forces and name[:1].isupper():
            return name.strip()
    return None


_ANNOUNCING = frozenset("announce communicate confirm declare inform issue make notify proclaim report state".split())
_BODIES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.POPULATION}
OPENING = 6  # sentences in which a communiqué says who makes it known
MOST_ALIKE = 2  # words that a publisher's name shares with that of the body that speaks
_SMALL = frozenset("and for of the".split())


def announcing(cast: Registry) -> ActorId | None:
    """Who says "we" in a communiqué: the body that its first sentences tell to make it known, and its publisher names."""
    publisher = set(fold(cast.paper.article.publisher or "").split()) - _SMALL
    for sentence in islice(cast.paper.sentences, OPENING) if publisher else ():
        for token in sentence.tokens:
            if token.dep != "nsubj" or token.head.lemma not in _ANNOUNCING:
                continue
            for actor in cast.headed(token):
                draft = cast.drafts[actor]
                alike = max((len(publisher & set(fold(name).split())) for name in draft.names), default=0)
                whole = any(set(fold(name).split()) <= publisher for name in draft.names)
                if draft.kind in _BODIES and not draft.nameless and (alike >= MOST_ALIKE or whole):
                    return actor
    return None
