"""Voices: whose words the answers of a dialogue are."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.registry import Registry
from briefing.extract.names.mentions import Sort


def find_voices(cast: Registry) -> dict[int, ActorId]:
    """Who speaks in each answering block of a dialogue, by the block's index; a speaker without a name is left out.

    A label names the speaker; "A:" is the person introduced before the first question, or the only one who is named.
    """
    paper = cast.paper
    if not paper.turns:
        return {}
    named: dict[int, ActorId] = {}
    for sentence in paper.sentences:
        if sentence.voice:
            found = [actor for token in sentence.tokens for actor in cast.headed(token)]
            if found:
                named[sentence.block] = found[0]
    answering = {named[turn.opener] for turn in paper.turns.values() if not turn.asks and turn.opener in named}
    guest = _guest(cast) or (next(iter(answering)) if len(answering) == 1 else None)
    voices: dict[int, ActorId] = {}
    for block, turn in paper.turns.items():
        speaker = named.get(turn.opener) if turn.named else guest if turn.answers else None
        if not turn.asks and speaker is not None:
            voices[block] = speaker
    return voices


def _guest(cast: Registry) -> ActorId | None:
    """The first person named before anybody asks; where nothing is labelled the last, whom the questions are put to."""
    paper = cast.paper
    first = min(paper.turns)
    named: list[ActorId] = []
    for mention in cast.mentions.all:
        if mention.head.sent.block >= first:
            break
        if mention.sort is Sort.PERSON:
            found = cast.headed(mention.head)
            if found and cast.drafts[found[0]].kind is ActorKind.PERSON:
                named.append(found[0])
    if not named:
        return None
    return named[0] if any(turn.label for turn in paper.turns.values()) else named[-1]
