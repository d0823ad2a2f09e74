"""Stories that open with a blow without its day, and tell the day when they begin to tell it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.events.happenings import BLOWS, Happening
from briefing.extract.places.atlas import Atlas
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

OPENING = 1  # sentences behind the first


def tells_its_day(one: Happening, other: Happening) -> bool:
    """ "Residents were mourning on Wednesday after gunmen stormed Bara. The assailants came on Tuesday": whether it
    is the happening of the first sentences, told again with its day."""
    lead = not other.nominal and not other.when.is_known and other.trigger.sent.group <= OPENING
    if not lead or one.nominal or not one.own_time or {one.type, other.type} - BLOWS or not other.initiators:
        return False
    subjects = one.clause.subjects if one.clause is not None else []
    return any(s.lemma in lists().events.raiders and any(k.low == "the" for k in s.kids_by("det")) for s in subjects)


def are_one_place(ours: Sequence[Token], theirs: Sequence[Token], atlas: Atlas) -> bool:
    """ "Invaded Kawuri ... stormed the village": whether what was come to is a place named before."""
    nouns = lists().names.places
    back = [one for one in ours if one.lemma in nouns and atlas.at(one) is None]
    back = [one for one in back if any(kid.low in ("the", "that") for kid in one.kids_by("det"))]
    return bool(back) and any(atlas.at(one) is not None for one in theirs)


def claims_responsibility(one: Happening) -> bool:
    """ "Claimed responsibility in a statement, saying its fighters had killed 43 soldiers": whether a verb tells what the
    sentence has claimed as its doers' own."""
    verb = one.trigger
    if verb.pos != "VERB" or not any(kid.low == "had" for kid in verb.kids_by("aux")):
        return False
    return any(
        token.lemma == "responsibility" and token.i < verb.i and token.head.lemma in _CLAIMING for token in verb.sent.tokens
    )


_CLAIMING = frozenset("accept claim take".split())
