"""Plans of which the text says that nothing came: "the march planned for Saturday was called off", "did not take place"."""

from __future__ import annotations

from briefing.extract.sentences.clauses import is_negated, is_passive, lemma_of, tense_of
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_TOLD_OF = ("nsubj", "nsubjpass", "dobj")


def is_called_off(trigger: Token) -> bool:
    """Whether what a verb or noun names was planned and then called off, or did not come about."""
    if trigger.pos in ("VERB", "AUX"):
        chain = [one for one in (trigger, *trigger.ancestors()) if one.pos in ("VERB", "AUX")]
        return any(_calls_off(kid, trigger) for one in chain for kid in one.kids_by("conj", "advcl") if kid.i > trigger.i)
    noun = trigger.first_conjunct()
    verb = noun.head
    if noun.dep not in _TOLD_OF or verb.pos not in ("VERB", "AUX"):
        return False
    object_of = noun.dep == "dobj" or is_passive(verb)
    if object_of and lemma_of(verb) in lists().standing.calling_off:
        return _is_done(verb)
    return not object_of and _came_to_nothing(verb)


def is_put_off(trigger: Token) -> bool:
    """ "The evacuation announced for last week has been put off": no longer for the day it was set for."""
    noun = trigger.first_conjunct()
    verb = noun.head
    if noun.dep not in _TOLD_OF or verb.pos != "VERB" or lemma_of(verb) not in lists().standing.putting_off:
        return False
    return (noun.dep == "dobj" or is_passive(verb)) and _is_done(verb)


def _calls_off(verb: Token, planned: Token) -> bool:
    """ "Was to visit the city but cancelled the trip": what it calls off is no plan of another's."""
    if verb.pos != "VERB" or lemma_of(verb) not in lists().standing.calling_off or not _is_done(verb):
        return False
    return verb.kid("nsubj", "nsubjpass") is None and verb.kid("dobj") is not None and verb is not planned


def _is_done(verb: Token) -> bool:
    """Whether it was done: "was called off", not "may be called off" or "will be"."""
    perfect = any(kid.low in ("has", "have", "had") for kid in verb.kids_by("aux"))
    return not is_negated(verb) and (tense_of(verb) == "past" or perfect)


def _came_to_nothing(verb: Token) -> bool:
    """ "Did not take place", "never materialised", "failed to go ahead", "fell through"."""
    if tense_of(verb) != "past":
        return False
    if lemma_of(verb) == "fall_through":
        return True
    below = next((kid for kid in verb.kids_by("xcomp") if kid.pos == "VERB"), None) if verb.lemma == "fail" else verb
    if below is None or (below is verb and not is_negated(verb)):
        return False
    ahead = below.lemma == "go" and any(kid.low == "ahead" for kid in below.kids)
    placed = below.lemma == "take" and any(kid.low == "place" for kid in below.kids_by("dobj"))
    return ahead or placed or below.lemma in ("happen", "materialise", "materialize", "occur")
