"""Who is shot: counted people whom fighters shot died of it where nothing says that they lived; a claim until it is told.

"Gunmen stopped a bus and shot three labourers" tells deaths in the language of the news; "police shot three protesters"
does not, and neither does a wound, a hospital or a survivor in the same passage.
"""

from __future__ import annotations

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Effect
from briefing.extract.events.reading import EventReader
from briefing.extract.numbers.amounts import AmountKind
from briefing.extract.sentences.clauses import Clause, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.knowledge.words import lists

_MISSILES = frozenset("arrow baton bullet fragment pellet shrapnel slingshot splinter stone".split())
_SERVING = frozenset("constable guardsman officer policeman serviceman soldier".split())
_LIVED = frozenset(
    "survive survivor wound wounded injure injured injury hospital hurt treat recover operate clinic".split()
)


def is_hit(clause: Clause) -> bool:
    """ "A boy was struck by a rubber bullet", "hit by an arrow", "two other soldiers were hit"."""
    if clause.verb.lemma not in ("hit", "strike") or not clause.passive:
        return False
    hit = clause.verb.lemma == "hit" and not clause.subjects and clause.verb.kid("conj") is None
    if hit and clause.objects and all(one.lemma in _SERVING and one.kid("compound") is None for one in clause.objects):
        return not clause.behind("by", "with")
    return any(one.lemma in _MISSILES for one in (*clause.subjects, *clause.behind("by", "with")))


class Shot:
    """Judges and enters those who were shot in one article."""

    def __init__(self, reader: EventReader, ledger: Ledger) -> None:
        self.reader = reader
        self.ledger = ledger
        self.effects = reader.lexicon.effect_verbs
        self.words = lists().casualties

    def are_shot(self, clause: Clause) -> bool:
        """Whether several counted people were shot by others than police, and nothing says that they lived."""
        verb = clause.verb
        if clause.lemma != "shoot" or (clause.behind("at", "in", "through") and self._is_in_body(clause)):
            return False
        if tense_of(verb) != "past" or any(self.effects.get(one.lemma) for one in verb.conjuncts() if one is not verb):
            return False
        if any(kid.low == "dead" for kid in verb.kids) or not any(map(self._is_several, clause.objects)):
            return False
        return not self._are_police(clause) and not self._lived(verb)

    def enter(self, clause: Clause) -> None:
        """Enter them as killed, hedged."""
        told = len(self.ledger.rows)
        shot = [one for one in clause.objects if self._is_several(one)]
        self.ledger.victims(shot, Effect.KILLED, clause, clause.verb)
        for row in self.ledger.rows[told:]:
            row.standing.hedged = True

    def _is_several(self, head: Token) -> bool:
        amount = self.ledger.figures.of(head)
        if amount is None or amount.kind is not AmountKind.CARDINAL or (amount.low or 0) < 2:
            return False
        if head.tag not in ("NNS", "NNPS"):
            return False
        return self.ledger.figures.counts_people(head, amount)

    def _is_in_body(self, clause: Clause) -> bool:
        return any(one.lemma in self.words.body_parts for one in clause.behind("in", "through"))

    def _are_police(self, clause: Clause) -> bool:
        kinds = {self.reader.cast.drafts[actor].kind for actor in self.reader.doers(clause.subjects)}
        return ActorKind.POLICE in kinds or any(one.lemma in ("police", "officer", "policeman") for one in clause.subjects)

    def _lived(self, verb: Token) -> bool:
        """Whether the sentence or the next says that some were only hurt."""
        here = verb.sent
        near = [one for one in self.ledger.paper.sentences[here.index : here.index + 3] if one.block == here.block]
        near = [one for one in near if one.group - here.group <= 1]
        return any(token.lemma in _LIVED or token.low in _LIVED for one in near for token in one.tokens)
