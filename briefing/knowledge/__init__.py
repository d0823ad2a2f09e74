"""What the program knows before it reads: actors, places, ranks, weapons, generic words and the lexicon of events."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from briefing.domain.additions import Additions
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.additions import added_actors, added_places
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

    def with_additions(self, added: Additions) -> Knowledge:
        """With what an analyst added. The program's own part is shared, not read again: a matter of a millisecond."""
        if not added:
            return self
        return replace(
            self,
            actors=self.actors.with_added(added_actors(added, self.actors)),
            gazetteer=self.gazetteer.with_added(added_places(added)),
        )


@functools.cache
def knowledge() -> Knowledge:
    """The program's own knowledge, read once.

    Raises ResourceMissing when a file of it is missing or damaged.
    """
    return Knowledge(ActorBook.load(), Gazetteer.open(), Offices.load(), Weapons.load(), Collectives.load(), lexicon())
