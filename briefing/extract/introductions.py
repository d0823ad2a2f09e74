"""Forces that go by a plain noun once they were told with their state: "the Israeli military said ... the military"."""

from __future__ import annotations

from itertools import islice

from briefing.extract.mentions import Mentions, Sort
from briefing.extract.parse import Token
from briefing.extract.peoples import people_at
from briefing.knowledge import Knowledge
from briefing.knowledge.actors import KnownActor
from briefing.knowledge.words import lists

_MANY = 1000  # mentions that are looked through


def introduced(noun: Token, mentions: Mentions, knowledge: Knowledge) -> KnownActor | None:
    """The one state whose forces a noun named from its first mention on; None where it was told of two or of none."""
    lemma = noun.lemma.lower()
    if lemma not in lists().cast.armies:
        return None
    found: KnownActor | None = None
    for one in islice(mentions.all, _MANY):
        if one.head.i >= noun.i:
            break
        if one.head.lemma.lower() != lemma or one.sort not in (Sort.ACTOR, Sort.DESCRIPTION):
            continue
        country = one.known[0].country if one.known else None
        of = knowledge.actors.state(country) if country else _told_with(one.tokens, mentions, knowledge)
        if (found is None and of is None) or (found is not None and of is not None and of.key != found.key):
            return None
        found = found or of
    return found


def _told_with(tokens: list[Token], mentions: Mentions, knowledge: Knowledge) -> KnownActor | None:
    for token in tokens:
        named = mentions.over(token, Sort.STATE)
        state = named.known[0] if named is not None and named.known else people_at(token, knowledge)
        if state is not None:
            return state
    return None
