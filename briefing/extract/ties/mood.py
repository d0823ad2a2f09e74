"""Whether a tie that words tell holds: not what was refused, ended, planned, thought of, denied or only alleged."""

from __future__ import annotations

from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_BY_NOW = frozenset("formerly once previously then".split())
_UNTIL = frozenset("till until".split())
_ATTRIBUTIVE = frozenset(("amod", "compound"))


def holds(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether what some words tell still stands, as far as their verbs and what governs these say."""
    verbs = [one for one in words if one.tag.startswith("VB") and one.dep not in _ATTRIBUTIVE]
    first = [one for one in verbs if one.is_root or one.head not in verbs]  # "founded to fight the junta": founded it was
    return all(_stands(verb, lexicon) for verb in first)


def _stands(verb: Token, lexicon: Lexicon) -> bool:
    standing = standing_of(verb, lexicon)
    if standing.mood is not Mood.HAPPENED or _is_ended(verb) or _is_ahead(verb, lexicon):
        return False
    alleging = lists().relations.alleging
    return not any(report.word.lemma in alleging and report.speakers for report in standing.reports) and not _is_charged(
        verb
    )


def _is_ahead(verb: Token, lexicon: Lexicon) -> bool:
    """ "Is expected to be named its head", "tried to back it"."""
    moods = lexicon.moods
    return verb.dep == "xcomp" and verb.head.lemma in moods["planned"] | moods["attempted"] | moods["demanded"]


def _is_charged(verb: Token) -> bool:
    """ "Accuses Rwanda of backing the M23": the verb says it and nobody else does."""
    one = verb
    while one.dep in ("conj", "pcomp", "prep", "xcomp") and one.head is not one:
        one = one.head
        if one.pos == "VERB" and one.lemma in lists().relations.alleging:
            return True
    return False


def _is_ended(verb: Token) -> bool:
    """ "Once backed it", "led it until 2019", "from 2001 to 2019", "stopped backing it"."""
    if any(kid.low in _BY_NOW for kid in verb.kids_by("advmod")):
        return True
    preps = {kid.low for kid in verb.kids if kid.dep in ("prep", "mark")}
    if preps & _UNTIL or _is_span(verb):
        return True
    return verb.dep == "xcomp" and verb.head.lemma in lists().relations.ending


def _is_span(verb: Token) -> bool:
    """ "From 2001 to 2019": years between which it was so."""
    ends = {kid.low: kid.kid("pobj") for kid in verb.kids_by("prep") if kid.low in ("from", "to", "between")}
    years = [one for one in ends.values() if one is not None and one.text.isdigit()]
    return len(years) == 2 or ("between" in ends and bool(years))


def is_given_up(noun: Token) -> bool:
    """ "Ended its support", "no support", "an end to its support": a noun of support that tells of none."""
    if any(kid.low == "no" for kid in noun.kids_by("det")):
        return True
    ending = lists().relations.ending
    verb = noun.head if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
    if verb is not None and (
        verb.lemma in ending or any(f"{verb.lemma}_{kid.low}" in ending for kid in verb.kids_by("prt"))
    ):
        return True
    above = noun.head.head if noun.dep == "pobj" else None
    return above is not None and above.lemma in ending


def is_over(noun: Token) -> bool:
    """ "Once al-Qaeda's affiliate", "an ally of China until 2009", "nor is it a part of it": no more, or never."""
    if any(kid.low in _UNTIL for one in (noun, *noun.behind("of")) for kid in one.kids_by("prep")):
        return True
    below = noun.subtree()
    tokens = noun.sent.tokens
    first = below[0].i - tokens[0].i
    before = tokens[first - 1].low if first else ""
    if below[0].low in _BY_NOW or before in _BY_NOW:
        return True
    return tokens[0].low == "nor" and all(one.text != "," for one in tokens[: noun.i - tokens[0].i])
