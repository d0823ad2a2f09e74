"""Whether those who flee run from what they have done: attackers who make off are no displaced people."""

from __future__ import annotations

from briefing.extract.sentences.clauses import Clause, clause_of
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_DOERS = frozenset("aggressor bandit bomber culprit kidnapper murderer robber suspect thief".split())
_DEEDS = frozenset("ambush attack fire loot open raid ransack rob shoot stab steal torch".split())


def flee_from_deed(clause: Clause, lexicon: Lexicon) -> bool:
    """ "Gunmen shot two men and fled", "robbed a shop before fleeing": they run from what they have done."""
    verb = clause.verb
    if verb.lemma not in lists().casualties.fleeing:
        return False
    if any(one.lemma in lists().bands.attackers or one.lemma in _DOERS for one in clause.subjects):
        return True
    if any(one.lemma == "scene" for one in (*clause.objects, *clause.behind("from"))):
        return True
    if verb.dep == "relcl" and _did_it(verb.head):
        return True  # "killed by two individuals who fled on a motorcycle"
    done = next((one for one in verb.ancestors() if one.pos == "VERB"), None)
    if verb.kid("nsubj", "nsubjpass") is not None or verb.dep not in ("conj", "advcl", "pcomp", "xcomp") or done is None:
        return False
    above = clause_of(done)
    return not above.passive and bool(above.objects) and (done.lemma in lexicon.effect_verbs or done.lemma in _DEEDS)


def _did_it(noun: Token) -> bool:
    """Whether a noun is told to have done something to somebody: its verb's agent, or the subject of one with an object."""
    verb = noun.head.head if noun.head.dep == "agent" else noun.head
    subject = noun.dep == "nsubj" and verb.kid("dobj") is not None and verb.lemma in _DEEDS
    return noun.head.dep == "agent" or subject
