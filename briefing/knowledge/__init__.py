"""What the program knows before it reads: actors, places, ranks, weapons, generic words and the lexicon of events."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from briefing.knowledge.actors import ActorBook
from briefing.knowledge.collectives import Collectives
from briefing.knowledge.gazetteer import Gazetteer
from briefing.knowledge.lexicons import Lexicon, lexicon
from briefing.knowledge.offices import Offices
from briefing.knowledge.weapons import Weapons


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything extraction looks up, in one value. Never changes; safe to share."""

    actors: ActorBook
    gazetteer: Gazetteer
    offices: Offices
    weapons: Weapons
    collectives: Collectives
    lexicon: Lexicon


@functools.cache
def knowledge() -> Knowledge:
    """The program's own knowledge, read once.

    Raises ResourceMissing when a file of it is missing or damaged.
    """
    return Knowledge(ActorBook.load(), Gazetteer.open(), Offices.load(), Weapons.load(), Collectives.load(), lexicon())
