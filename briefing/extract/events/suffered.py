"""Whom a deed falls on or is shared with where no object says so: "rammed a car into", "went on trial", "a call with"."""

from __future__ import annotations

from briefing.extract.sentences.clauses import Clause, spread
from briefing.extract.sentences.parse import Token

_AIMING = frozenset("aim detonate direct drive explode fire hurl lob open_fire ram shoot throw toss".split())
_AT = ("at", "on", "upon", "into", "against", "toward", "towards")
_FACED = frozenset("face stand".split())
_RULED_ON = frozenset(
    "acquittal appeal arrest case charge conviction detention immunity imprisonment release sentence trial".split()
)
_RULING = frozenset(
    "adjourn begin confirm delay dismiss extend open order overturn postpone prolong put_off quash reduce reject revoke "
    "suspend throw_out uphold".split()
)


def aimed_at(clause: Clause) -> list[Token]:
    """ "Threw a grenade at X's office", "rammed a car into X's checkpoint", "opened fire on X's post": what is hit."""
    if clause.lemma not in _AIMING and not (clause.verb.lemma == "open" and any(o.lemma == "fire" for o in clause.objects)):
        return []
    return [*clause.behind(*_AT), *(one for obj in clause.objects for prep in _AT for one in obj.behind(prep))]


def is_in_dock(clause: Clause) -> bool:
    """ "X went on trial", "X has been on trial", "X stood trial": the subject is the one who is tried."""
    tried = [*clause.behind("on"), *(clause.objects if clause.lemma in _FACED else ())]
    return clause.lemma in ("be", "go", *_FACED) and not clause.passive and any(one.lemma == "trial" for one in tried)


def ruled_on(clause: Clause) -> list[Token]:
    """ "Upheld the sentence of X", "postponed Y's trial", "the conviction of Z was quashed": whose case is decided."""
    if clause.lemma not in _RULING:
        return []
    told = [noun for noun in clause.objects if noun.lemma in _RULED_ON]  # of a passive verb its subjects
    owners = [one for noun in told for one in (*noun.kids_by("poss"), *noun.behind("of", "against"))]
    return [one for owner in owners for one in spread(owner)]


def talked_with(clause: Clause) -> list[Token]:
    """ "Held a telephone conversation with X", "froze its dialogue with Y": who stands behind what was held."""
    return [one for obj in clause.objects for one in obj.behind("with", "between")]
