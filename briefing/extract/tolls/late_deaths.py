"""Who died of an earlier blow: "a driver wounded on Monday died this morning", "a third succumbed to her burns".

They died on the day of which the verb of dying tells; the day on which they were hurt is that of the blow.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.domain.when import UNKNOWN, When
from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.numerals import ORDINALS
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import below, clause_verb
from briefing.extract.times.found import FoundTime
from briefing.extract.times.timing import Clock, when_of
from briefing.knowledge.words import lists

LONGEST = 120  # days that somebody lay wounded of whom an article tells as news
_MODIFIERS = ("acl", "relcl", "amod")
_BEHIND = frozenset("from of to".split())
_AT_ONCE = frozenset("immediately instantly instantaneously once outright".split())
_PLACES_AT_ONCE = frozenset("arrival scene site spot way".split())


class Dying(NamedTuple):
    """When somebody died of an earlier blow, the expression that tells it, and when the blow fell, if that is told."""

    when: When
    time: FoundTime | None
    hurt: When = UNKNOWN


def is_late_death(verb: Token) -> bool:
    """Whether a verb of dying tells of somebody hurt before: "died of his wounds", "a boy shot on Sunday died"."""
    words = lists().casualties
    if verb.lemma not in words.late_dying or is_at_once(verb):
        return False
    if verb.lemma == "succumb" or any(kid.low in ("later", "subsequently") for kid in verb.kids_by("advmod")):
        return True
    behind = [(prep.low, obj) for prep in verb.kids_by("prep") for obj in prep.kids_by("pobj")]
    if any(prep in _BEHIND and obj.lemma in words.wounds for prep, obj in behind):
        return True
    if verb.dep == "relcl" and any(kid.low == "where" for kid in verb.kids_by("advmod")) and _in_ward(verb.head):
        return True
    if any(prep in ("at", "in") and any(one.lemma in words.wards for one in (obj, *obj.kids)) for prep, obj in behind):
        return True
    return bool(_hurt(verb))


def _in_ward(place: Token) -> bool:
    """ "Taken to the hospital in Bara, where seven died": whether a place is a ward, or the town that a ward is in."""
    of = place.head.head if place.dep == "pobj" else place
    return any(one.lemma.lower() in lists().casualties.wards for one in (place, of))


def is_of_late_death(word: Token, time: FoundTime, reader: EventReader) -> bool:
    """ "One of the injured died on Friday, bringing the toll to 12": the day is not that of all twelve."""
    tie = next((tie for one, tie in reader.clock.near(word.sent) if one is time), None)
    own = clause_verb(tie) if tie is not None else None
    if own is None or own is word:
        return False
    return (is_late_death(own) and (own in word.ancestors() or below(own, word) is not None)) or _tells_of_some(own, word)


def _tells_of_some(verb: Token, word: Token) -> bool:
    """ "Twelve were killed, three of whom died on Wednesday", "43 dead, five of whom were found on Tuesday": what a clause
    tells of some of those counted is not told of them all."""
    if below(word, verb) is not None:
        return False
    subjects = verb.kids_by("nsubj", "nsubjpass")
    return any(obj.low == "whom" for one in subjects for obj in one.behind("of"))


def day_of_part(head: Token, clock: Clock) -> FoundTime | None:
    """ "Two died in hospital, one on Tuesday and one on Friday": the day told of a part alone."""
    behind = [obj for prep in head.kids_by("prep") for obj in prep.kids_by("pobj")]
    return next((time for time, tie in clock.near(head.sent) if tie in behind and time.when.is_one_day), None)


def is_of_hurting(head: Token, time: FoundTime, clock: Clock) -> bool:
    """ "The death of a soldier who had been hurt in December": the day of his wounds alone is told."""
    tie = next((tie for one, tie in clock.near(head.sent) if one is time), None)
    verb = clause_verb(tie) if tie is not None else None
    if verb is None or verb.dep not in ("relcl", "acl") or verb.head is not head:
        return False
    return verb.low in ("hurt", "injured", "wounded")  # who was shot on a day may have died of it at once


def is_at_once(verb: Token) -> bool:
    """ "Died on the spot", "was killed instantly", "died on the way to hospital"."""
    if any(kid.low in _AT_ONCE for kid in (*verb.kids, *[one for prep in verb.kids_by("prep") for one in prep.kids])):
        return True
    return any(obj.lemma in _PLACES_AT_ONCE for prep in verb.kids_by("prep") for obj in prep.kids_by("pobj"))


def is_of_those_told(head: Token) -> bool:
    """ "One of the injured", "two of them", "a third", "an eighth victim": of people told of before."""
    if any(obj.low in ("injured", "wounded", "them", "those", "whom") for obj in head.behind("of", "among")):
        return True
    counted = head.low in ORDINALS and head.low != "first"
    return counted or any(kid.low in ORDINALS and kid.low != "first" for kid in head.kids_by("amod"))


def day_of_dying(verb: Token, reader: EventReader, paper: Paper, rivals: frozenset[int]) -> Dying:
    """The day that is told for the dying itself; from the day of the blow on where that alone is told."""
    when, time = when_of(verb, reader.clock, paper, reporting=reader.reporting, rivals=rivals)
    blow = next((one for one, tie in reader.clock.near(verb.sent) if _is_of_the_blow(verb, tie)), None)
    hurt = blow.when if blow is not None else UNKNOWN
    if time is not None and time is not blow:
        return Dying(when, time, hurt)
    day, first = paper.article.day, hurt.earliest
    if blow is None or day is None or first is None or not 0 <= (day - first).days <= LONGEST:
        return Dying(UNKNOWN, None, hurt)
    return Dying(When(first, day, hurt.precision), blow, hurt)


def _is_of_the_blow(verb: Token, tie: Token) -> bool:
    """Whether a time hangs on those who died, or on their wounds: "a victim of Saturday's attack has died"."""
    wounds = [
        obj for prep in verb.kids_by("prep") for obj in prep.kids_by("pobj") if obj.lemma in lists().casualties.wounds
    ]
    return any(one.kids and below(tie, one) is not None and _is_hung(tie, one) for one in (*verb.kids_by("nsubj"), *wounds))


def _is_hung(tie: Token, noun: Token) -> bool:
    """Whether a time says something of a noun by a clause or an event that hangs on it."""
    steps = [tie, *tie.ancestors()]
    return any(one.dep in ("acl", "relcl", "poss", "pcomp", "advcl") for one in steps[: steps.index(noun)])


def _hurt(verb: Token) -> list[Token]:
    """The verbs that say of those who died that they had been hurt."""
    hurting = lists().casualties.hurting
    subjects = [
        *verb.kids_by("nsubj"),
        *[obj for subject in verb.kids_by("nsubj") for obj in subject.behind("of", "among")],
    ]
    return [
        kid
        for one in subjects
        for kid in (one, *one.kids_by(*_MODIFIERS))
        if kid.lemma in hurting or kid.low in ("injured", "wounded")
    ]
