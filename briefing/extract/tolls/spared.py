"""Nobody was harmed: "no civilian had been hit", "did not lose a single man", "denied any civilian deaths".

A toll of none is what somebody says; whether he denies it is told by the standing of the word.
"""

from __future__ import annotations

from briefing.domain.casualty import Effect, Victims
from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.sentences.clauses import Clause, auxiliaries, is_negated
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.rows import NONE
from briefing.knowledge.lexicons import Lexicon

_HITTING = frozenset("hit strike touch".split())
_WITHOUT = frozenset("any no nobody none".split())
_ANYONE = frozenset("anybody anyone".split())
_CIVIL = frozenset("civilian civilians human".split())


class TollSpared:
    """Reads the words of one article that say that nobody was harmed."""

    def __init__(self, ledger: Ledger, lexicon: Lexicon) -> None:
        self.ledger = ledger
        self.people = ledger.people
        self.lexicon = lexicon

    def is_nobody_hit(self, clause: Clause) -> bool:
        """Whether a clause says that nobody was hit; entered then."""
        if clause.verb.lemma not in _HITTING or not clause.passive or clause.subjects:
            return False
        nobody = [one for one in clause.objects if self._is_nobody(one, clause.verb)]
        for one in nobody:
            self.ledger.enter(one, Effect.KILLED, NONE, clause.verb, clause=clause)
        return bool(nobody)

    def _is_nobody(self, head: Token, verb: Token) -> bool:
        if not self.people.is_people(head):
            return head.low in ("nobody", "none")
        beside = {kid.low for kid in head.kids_by("det", "amod", "nummod", "neg", "predet")}
        if "any" in beside or head.low in ("anybody", "anyone"):
            return standing_of(verb, self.lexicon).mood is Mood.DENIED
        return "no" in beside or {"not", "single"} <= {*beside, *(kid.low for kid in verb.kids_by("neg"))}

    def is_none_lost(self, clause: Clause) -> bool:
        """ "NATO lost not one airman", "withdrew without losing a man": whether it says so; entered then."""
        if clause.verb.lemma != "lose" or clause.passive or any(one.tag == "MD" for one in auxiliaries(clause.verb)):
            return False
        for obj in clause.objects:
            amount = self.ledger.figures.of(obj)
            one = amount is None or amount.low in (0, 1)
            if obj.low in _ANYONE and is_negated(clause.verb):
                self._none_of_ours(obj, clause)
                return True
            if not self.people.is_people(obj) or not one or obj.tag not in ("NN", "NNP"):
                continue
            bare = any(kid.low in ("a", "any", "one", "single") for kid in obj.kids)
            if (is_negated(clause.verb) and bare) or (amount is not None and amount.low == amount.high == 0):
                self._none_of_ours(obj, clause)
                return True
        return False

    def _none_of_ours(self, obj: Token, clause: Clause) -> None:
        standing = standing_of(clause.verb, self.lexicon)
        standing.mood = Mood.HAPPENED if standing.mood is Mood.NEGATED else standing.mood
        row = self.ledger.enter(obj, Effect.KILLED, NONE, obj, standing, word=clause.verb)
        if row is not None:
            row.victims = Victims.COMBATANT

    def of_deaths(self, noun: Token) -> None:
        """ "Denied civilian deaths", "claims of civilian casualties are a lie": none, says who denies them."""
        if noun.tag != "NNS" or not any(kid.low in _CIVIL for kid in noun.kids_by("amod", "compound")):
            return
        beside = {kid.low for kid in noun.kids_by("det", "nummod")}
        if beside - _WITHOUT or self.ledger.figures.of(noun) is not None:
            return
        standing = standing_of(noun, self.lexicon)
        if standing.mood is Mood.DENIED:
            self.ledger.enter(noun, Effect.KILLED, NONE, noun, standing, word=noun)
