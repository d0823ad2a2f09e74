"""The missing who are only told as looked for or buried: "searching the rubble for four people", "nine are trapped
underground".

Counted people are missing where rescuers look for them, or where they lie under what fell on them; nobody is who is hunted
or suspected, or cut off in a town.
"""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.people import People
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_LOOKING = frozenset("comb comb_through dig hunt look scour search sift".split())
_LYING = frozenset("bury entomb trap".split())
_UNDER = frozenset("beneath below in inside under underneath".split())
_STANDING = frozenset("be remain".split())
_FATES = frozenset("fate whereabouts".split())
_TRACES = frozenset("sign trace word".split())
_UNKNOWN = frozenset("unclear unknown".split())
_GUILTY = frozenset("accomplice assailant attacker culprit perpetrator suspect".split())
_SUSPECTED = frozenset("accuse blame suspect want".split())


class TollSought:
    """Reads the clauses of one article for people who are looked for or lie buried."""

    def __init__(self, ledger: Ledger, lexicon: Lexicon) -> None:
        self.ledger = ledger
        self.people: People = ledger.people
        self.lexicon = lexicon
        self.words = lists().casualties

    def read(self, clause: Clause) -> bool:
        """Whether a clause tells of such people; entered then."""
        if clause.lemma in _LOOKING:
            heads = clause.behind("for")
            heads += [
                one for obj in clause.objects for prep in obj.kids_by("prep") if prep.low == "for" for one in _of(prep)
            ]
            found = [head for head in heads if self._is_sought(head, clause)]
        elif clause.lemma in _LYING and clause.passive and self._is_under(clause.verb):
            found = [head for head in clause.objects if self._counts(head)]
        elif clause.lemma in ("be", "lie", "remain") and self._is_under(clause.verb) and not self._is_dead(clause):
            found = [head for head in clause.subjects if self._counts(head)]
        elif clause.lemma in _STANDING and (lost := self._whose_fate(clause.verb)):
            found = lost
        elif clause.verb.lemma in ("unaccounte", "unaccounted", "account") and self._is_for(clause.verb):
            found = [head for head in clause.subjects + clause.objects if self.ledger.figures.of(head) is not None]
        else:
            return False
        standing = standing_of(clause.verb, self.lexicon)
        if standing.mood is Mood.HYPOTHETICAL and any(kid.low == "still" for kid in clause.verb.kids):
            standing.mood = Mood.HAPPENED  # "up to five may still be under the debris"
        if not found or standing.mood is not Mood.HAPPENED:
            return False
        for head in found:
            amount = self.ledger.figures.of(head)
            if amount is not None and self.ledger.figures.counts_people(head, amount):
                self.ledger.enter(head, Effect.MISSING, amount, clause.verb, standing, clause)
        return True

    @staticmethod
    def _is_for(word: Token) -> bool:
        return word.low == "unaccounted" and any(kid.low == "for" for kid in word.kids_by("prep"))

    def _whose_fate(self, verb: Token) -> list[Token]:
        """ "The whereabouts of 14 villagers are unknown", "there is no trace of nine of the miners"."""
        told = verb.kid("nsubj")
        unknown = any(kid.low in _UNKNOWN for kid in verb.kids_by("acomp", "attr", "oprd"))
        lost = told if told is not None and told.lemma in _FATES and unknown else None
        trace = next((one for one in verb.kids_by("attr") if one.lemma in _TRACES), None)
        if trace is not None and any(kid.low == "no" for kid in trace.kids_by("det")):
            lost = trace
        behind = [one for prep in lost.kids_by("prep") if prep.low == "of" for one in _of(prep)] if lost is not None else []
        return [one for one in behind if self.ledger.figures.of(one) is not None]

    def _counts(self, head: Token) -> bool:
        return self.ledger.figures.of(head) is not None and self.people.is_people(head)

    def _is_sought(self, head: Token, clause: Clause) -> bool:
        if not self._counts(head) or head.lemma in _GUILTY or any(kid.low == "missing" for kid in head.kids):
            return False
        if any(kid.lemma in _SUSPECTED or kid.dep == "relcl" for kid in head.kids_by("acl", "relcl")):
            return False
        searched = [*clause.objects, *clause.behind("through", "in", "under", "among")]
        doing = [one.lemma for one in clause.subjects]
        return any(one.lemma in self.words.ruins for one in searched) or any(one in self.words.rescuing for one in doing)

    def _is_under(self, verb: Token) -> bool:
        """ "Under the rubble", "underground", "in the collapsed mine"."""
        below = [verb, *verb.kids_by("xcomp", "acomp", "ccomp", "oprd")]
        if any(kid.low in ("underground", "alive") for one in below for kid in one.kids_by("advmod", "oprd", "acomp")):
            return True
        preps = [prep for one in below for prep in one.kids_by("prep") if prep.low in _UNDER]
        return any(one.lemma in self.words.ruins for prep in preps for one in _of(prep))

    def _is_dead(self, clause: Clause) -> bool:
        return any(one.lemma in ("body", "corpse", "remains") for one in clause.subjects)


def _of(prep: Token) -> list[Token]:
    obj = prep.kid("pobj")
    return [] if obj is None else [obj, *obj.kids_by("conj")]
