"""In whose name a communiqué is issued: its publisher or title names a force, known or not."""

from __future__ import annotations

import re

from briefing.domain.actor import ActorKind
from briefing.domain.text import Article
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.words import lists

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
