"""Who else did it: "acting together with the police", "alongside allied militias", "jointly with the navy"."""

from __future__ import annotations

from briefing.extract.sentences.clauses import Clause, spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_ACTING = frozenset("act cooperate fight operate work".split())


def partners(clause: Clause) -> list[Token]:
    """The heads of those who are told to have done what a clause tells beside its subjects."""
    found = [one for prep in clause.verb.kids_by("prep") for one in _behind(prep)]
    for subject in clause.subjects:
        for kid in subject.kids_by("acl"):
            if kid.tag == "VBG" and kid.lemma in _ACTING:
                found += [one for prep in kid.kids_by("prep") for one in _behind(prep)]
        found += [one for prep in subject.kids_by("prep") for one in _behind(prep)]
    return [one for one in found if one not in clause.subjects and one not in clause.objects]


def hyphened(modifier: Token) -> list[Token]:
    """The words that a hyphen ties before a modifier: "Syrian" of "the joint Syrian-Russian air force"."""
    tokens = modifier.sent.tokens
    at = modifier.i - tokens[0].i
    tied = at >= 2 and tokens[at - 1].text in ("-", "–") and tokens[at - 2].text[:1].isupper()
    return [tokens[at - 2]] if tied and modifier.text[:1].isupper() else []


def _behind(prep: Token) -> list[Token]:
    """What stands behind "alongside", "together with"; behind a bare "with" stands whom one fights as often as not."""
    words = lists().bands.jointly
    if prep.low in words and prep.kid("pobj") is not None:
        return spread(prep.kid("pobj"))
    if prep.low in words:
        return [one for inner in prep.kids_by("prep") if inner.low == "with" for one in spread(inner.kid("pobj"))]
    if prep.low != "with":
        return []
    before = [kid for kid in (*prep.kids_by("advmod"), *prep.head.kids_by("advmod")) if kid.low in words]
    return spread(prep.kid("pobj")) if any(0 < prep.i - kid.i <= 1 for kid in before) else []
