"""Who is held: "21 remain in custody", "14 are held without trial", "seven crews were held for ransom"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.casualty import Effect
from briefing.extract.sentences.clauses import Clause, counted_nouns
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_STAYING = frozenset("be languish remain stay".split())
_BEHIND_BARS = frozenset("bar captivity custody detention jail prison".split())
_OWN = frozenset("comrade man member".split())
_CELLS = frozenset("cell charge custody detention jail prison station trial".split())


def custody(clause: Clause, is_force: Callable[[Token], bool]) -> Effect | None:
    """What became of those that a clause says are held, None where it does not say so."""
    verb = clause.verb.lemma
    if verb == "take" and clause.passive and any(kid.low == "alive" for kid in clause.verb.kids):
        return Effect.CAPTURED  # "18 were taken alive"
    if verb == "hold" and clause.passive:
        held = [one for head in clause.objects for one in (*head.behind("of"), *counted_nouns(head))]
        own = [one for one in held if is_force(one) or (one.lemma in _OWN and one.kid("poss") is not None)]
        if own and any(map(is_force, clause.subjects)):
            return Effect.CAPTURED  # "four of its fighters are being held by the army"
        if any(one.lemma == "ransom" for one in clause.behind("for", "to")):
            return Effect.ABDUCTED
        return Effect.DETAINED if any(one.lemma in _CELLS for one in clause.behind("in", "at", "without")) else None
    if verb not in _STAYING or not any(one.lemma in _BEHIND_BARS for one in clause.behind("in", "behind")):
        return None
    return Effect.ABDUCTED if any(one.lemma == "captivity" for one in clause.behind("in")) else Effect.DETAINED


def is_in_a_case(head: Token) -> bool:
    """ "A suspect in Sunday's bombing", "one of the accused in the killings": whoever was counted was not hurt in it."""
    return any(one.lemma in lists().casualties.in_a_case for one in (head, *head.behind("of")))
