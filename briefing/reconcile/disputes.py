"""Whether an incident is disputed: somebody asserts it and somebody denies it.

A denial is an event that an article gives as denied, a denied figure beside one that stands, or a statement that denies it.
Who only denies a part of his own in something that nobody says he did ("no group has claimed it; HTS denied any part") does
not make it disputed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.event import Event, Role
from briefing.domain.text import Article
from briefing.reconcile.tellings import sides

_ASSERTED = frozenset({Status.REPORTED, Status.CLAIMED, Status.DISPUTED, Status.BACKGROUND})
_OWN_PART = re.compile(
    r"\b(involve\w*|responsib\w*|part in|taken part|took part|taking part|any part|role|had carried out|carrying out|"
    r"was behind|were behind|being behind|the charge|the accusations?|the allegations?)\b",
    re.IGNORECASE,
)


class Referee:
    """Judges incidents. Knows the joined actors and the articles."""

    def __init__(self, articles: Iterable[Article], actors: Iterable[Actor]) -> None:
        everyone = {actor.id: actor for actor in actors}
        self._articles = {article.id: article for article in articles}
        self._sides = {actor_id: sides(actor, everyone) for actor_id, actor in everyone.items()}

    def is_disputed(
        self, events: Sequence[Event], rows: Iterable[Casualty], denials: Iterable[Statement], *, toll_disputed: bool
    ) -> bool:
        """Whether an incident made of these events and rows is both asserted and denied.

        `denials` are the statements about these events whose stance is to deny.
        """
        if not any(event.status in _ASSERTED for event in events):
            return False
        if toll_disputed or any(event.status is Status.DENIED for event in events):
            return True
        accused = {
            side
            for actor in (
                *(one.actor for event in events for one in event.participants if one.role in (Role.INITIATOR, Role.ALLY)),
                *(row.perpetrator for row in rows if row.perpetrator is not None),
            )
            for side in self._sides_of(actor)
        }
        return any(
            said.stance is Stance.DENIES
            and (not self._is_of_own_part(said) or not accused.isdisjoint(self._sides_of(said.speaker)))
            for said in denials
        )

    def _sides_of(self, actor: ActorId) -> frozenset[str]:
        return self._sides.get(actor, frozenset({actor}))

    def _is_of_own_part(self, said: Statement) -> bool:
        words = " ".join(
            self._articles[span.article].text[span.start : span.end]
            for span in said.evidence
            if span.article in self._articles
        )
        return _OWN_PART.search(words) is not None
