"""Whether those who flee run from what they have done: attackers who make off are no displaced people."""

from __future__ import annotations

from briefing.extract.clauses import Clause, clause_of
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_DOERS = frozenset("culprit murderer robber suspect thief".split())
_DEEDS = frozenset("ambush attack fire loot open raid ransack rob shoot stab steal torch".split())


def flee_from_deed(clause: Clause, lexicon: Lexicon) -> bool:
    """ "Gunmen shot two men and fled", "robbed a shop before fleeing": they run from what they have done."""
    verb = clause.verb
    if verb.lemma not in lists().casualties.fleeing:
        return False
    if any(one.lemma in lists().events.raiders or one.lemma in _DOERS for one in clause.subjects):
        return True
    if any(one.lemma == "scene" for one in (*clause.objects, *clause.behind("from"))):
        return True
    done = next((one for one in verb.ancestors() if one.pos == "VERB"), None)
    if verb.kid("nsubj", "nsubjpass") is not None or verb.dep not in ("conj", "advcl", "pcomp", "xcomp") or done is None:
        return False
    above = clause_of(done)
    return not above.passive and bool(above.objects) and (done.lemma in lexicon.effect_verbs or done.lemma in _DEEDS)
