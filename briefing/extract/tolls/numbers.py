"""Numbers of those whom something befell: "the number of people who died in the raid stands at 25"."""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.sentences.clauses import is_negated, is_passive
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.rows import GIVING_UP
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

NUMBERS = frozenset("count figure number tally toll total".split())


def harm_told(verb: Token, lexicon: Lexicon) -> Effect | None:
    """What a participle or relative clause behind a noun says became of it: "killed in the raid", "who lost their life"."""
    words = lists().casualties
    if verb.dep == "acl":
        return lexicon.effect_words.get(verb.low)
    if verb.dep != "relcl" or is_negated(verb):
        return None
    if verb.lemma in words.dying and verb.lemma != "fall":
        return Effect.KILLED
    if verb.lemma in GIVING_UP and any(obj.lemma == "life" for obj in verb.kids_by("dobj")):
        return Effect.KILLED
    return lexicon.effect_verbs.get(verb.lemma) if is_passive(verb) else None


def hung_too_low(noun: Token, prep: str) -> list[tuple[str, Token]]:
    """ "Put the number of people killed since 7 December at 17", "taking the number of those killed in Tuesday's ambush to
    eleven": the value, behind `prep`, was hung on what stands before it."""
    found = []
    for one in noun.subtree():
        number = one.kid("pobj") if one.low == prep and one.dep == "prep" and one.head is not noun else None
        if number is not None and number.pos == "NUM" and one.i > noun.i:
            found.append((prep, number))
    return found


def is_number_of(head: Token) -> bool:
    """ "Put the number of fighters killed at 200": they are counted there, and not in "fighters"."""
    one = head.first_conjunct()
    return one.dep == "pobj" and one.head.low == "of" and one.head.head.lemma in NUMBERS and one.head.head.pos == "NOUN"
