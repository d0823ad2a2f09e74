"""Peoples as a text names them: "Syrian", "Congolese", and in two words "South African", "Sri Lankan", "South Sudanese"."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor


def people_at(token: Token, knowledge: Knowledge) -> KnownActor | None:
    """The state whose people or adjective a word is, alone or with the capitalised word before it."""
    if not token.text[:1].isupper():
        return None
    at = token.i - token.sent.tokens[0].i
    before = token.sent.tokens[at - 1] if at else None
    if before is not None and before.text[:1].isupper():
        found = knowledge.actors.demonym(f"{before.text} {token.text}")
        if found is not None:
            return found
    return knowledge.actors.demonym(token.text)
