"""Days that a story counts: "on the third day of the siege", "that first morning", "Day 4", "entered its ninth day".

A chronicle or an eyewitness dates its beginning and counts on from there. The beginning is the last day told outright
before the first count, one told with "began" or "broke out" before any other; "Tuesday, the ninth day of the offensive"
gives it the other way round. From then on it holds until a new beginning is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.sentences.words import NOTHING, Piece
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Events, Stretch

_UNITS = frozenset("day night morning afternoon evening".split())
_FRAMES = frozenset("the that its their his her our this".split())
_BETWEEN = frozenset("full whole very".split())
_ENTERS = frozenset("enter enters entered entering into in on reached reaches reaching began begins begun".split())
BEGINS = frozenset("began begin begins begun start started starts starting broke erupted launched opened first".split())
_LASTING = frozenset("violence campaign protest talks deal coup storm".split())  # sorts of what goes on for days
_LASTING_TOO = frozenset(
    "clampdown conflict crisis curfew evacuation lockdown mission shutdown standoff strike trial truce".split()
)
_REACH_BLOCKS = 4  # paragraphs back in which a story without a name may have begun
_LONGEST = 1000  # days that anybody counts
_MOST_WORDS = 4  # between "of the" and the noun of what is counted


class Told(NamedTuple):
    """A time already spoken of, with the words it was told with."""

    stretch: Stretch
    sentence: int
    block: int
    kind: TimeKind
    around: frozenset[str]
    owned: str  # the noun after "Friday's"
    said: bool  # when something was said, not when it happened
    carried: bool = False  # told against another time


class Count(NamedTuple):
    """A counted day as read: `number` from 1, `to` the index after it, `events` what is counted; `enters` where the words
    say that the count has got so far, and date nothing themselves."""

    to: int
    number: int
    events: Events
    enters: bool


def read(pieces: Sequence[Piece], i: int) -> Count | None:
    """The counted day whose first word ("the", "that", "its", "day") is at a piece."""
    low = _lower(pieces, i)
    if low in ("day", "night"):
        return _numbered(pieces, i)
    if low not in _FRAMES:
        return None
    at = i + 1
    number, at = _ordinal(pieces, at)
    while _lower(pieces, at) in _BETWEEN:
        at += 1
    if number is None or _lower(pieces, at) not in _UNITS:
        return None
    before = _lower(pieces, i - 1)
    enters = low in ("its", "their") or before in ("entered", "enters", "entering")
    if enters and before not in _ENTERS:
        return None
    if before == "for" or _lower(pieces, at + 1) in ("running", "straight") or _lower(pieces, at + 2) == "a":
        return None  # "the third day running", "the third day in a row": told of now
    return _of_what(pieces, at + 1, number, enters)


def _numbered(pieces: Sequence[Piece], i: int) -> Count | None:
    """ "Day 14", "day three of the siege", with nothing before it that would make it a name or an age."""
    if not (pieces[i].is_capital or _lower(pieces, i - 1) in ("on", "by", "of", "from", "since")):
        return None
    value = numerals.plain(_piece(pieces, i + 1)) or numerals.UNITS.get(_lower(pieces, i + 1))
    if value is None or not 1 <= value <= _LONGEST:
        return None
    if _piece(pieces, i + 2).glued and _lower(pieces, i + 2) in ("-", "%", "/"):
        return None
    return _of_what(pieces, i + 2, value, enters=False, needed=not pieces[i].is_capital)


def _ordinal(pieces: Sequence[Piece], i: int) -> tuple[int | None, int]:
    word = _lower(pieces, i)
    if word == "opening":
        return 1, i + 1
    if word in numerals.ORDINALS:
        return numerals.ORDINALS[word], i + 1
    value = numerals.plain(_piece(pieces, i))
    if value is not None and _lower(pieces, i + 1) in ("st", "nd", "rd", "th") and 1 <= value <= _LONGEST:
        return value, i + 2
    tens = numerals.TENS.get(word)
    if tens is not None and _lower(pieces, i + 1) == "-" and _lower(pieces, i + 2) in numerals.ORDINALS:
        return tens + numerals.ORDINALS[_lower(pieces, i + 2)], i + 3
    return None, i


def _of_what(pieces: Sequence[Piece], to: int, number: int, enters: bool, needed: bool = False) -> Count | None:
    """The same with what is counted, `needed` or not: "of the siege". None where that is nothing that lasts days."""
    if _lower(pieces, to) not in ("of", "into"):
        return None if needed else Count(to, number, Events(frozenset(), frozenset()), enters)
    for k in range(to + 1, to + 2 + _MOST_WORDS):
        word = _lower(pieces, k)
        if word in vocabulary.NP_STOPS or word in vocabulary.MONTHS:
            return None  # "the first day of April they shot": of a month
        if counted(word).nouns:
            while _lower(pieces, k + 1) in vocabulary.EVENT_SORTS:
                k += 1
            return Count(k + 1, number, counted(word), enters)
    return None


def counted(noun: str) -> Events:
    """What a noun that names something of several days is found again by; nothing where it names no such thing."""
    lasts = noun in _LASTING_TOO or vocabulary.EVENT_SORTS.get(noun) in _LASTING
    return Events(frozenset((noun,)) if lasts else frozenset(), frozenset())


def recall(told: Sequence[Told], events: Events) -> Stretch | None:
    """The day with which an event of these words was told, the best match and of equals the latest.

    Of "the strike answered a raid two days earlier" it is the day of the news told before, and not that of the raid.
    """
    sorts = {vocabulary.EVENT_SORTS[noun] for noun in events.nouns}
    if not vocabulary.KILLINGS.isdisjoint(events.nouns):
        sorts.add("death")  # "three days after the killings", told as "five others died with him on Monday"
    best, found, older = 1, None, None
    for n, one in reversed(list(enumerate(told))):
        if one.stretch.precision is not Precision.DAY or (one.stretch.latest - one.stretch.earliest).days > 2:
            continue
        near = {vocabulary.EVENT_SORTS[word] for word in one.around if word in vocabulary.EVENT_SORTS}
        score = 2 * (not sorts.isdisjoint(near)) + (not events.nouns.isdisjoint(one.around))
        score += 2 * len({name for name in events.names if name in one.around})
        score += 2 * (vocabulary.EVENT_SORTS.get(one.owned) in sorts) - 2 * one.said
        if (
            score > 1
            and one.carried
            and any(other.stretch.earliest > one.stretch.latest for other in told[max(0, n - 2) : n])
        ):
            older = older or one
        elif score > best:
            best, found = score, one
    if found is None or (older is not None and (found.sentence, found.block) == (older.sentence, older.block)):
        found = older or found
    return found.stretch if found is not None else None


class Beginnings:
    """From which days the stories of an article count. One object for one article, told of times in their order."""

    def __init__(self) -> None:
        self._known: list[tuple[date, frozenset[str], int]] = []  # day, sorts of what is counted, block

    def note(self, day: date, number: int, events: Events, block: int) -> None:
        """Keep that a day is the `number`th of what is counted."""
        self._known.append((day - timedelta(days=number - 1), _sorts(events), block))

    def find(self, number: int, events: Events, told: Sequence[Told], block: int) -> date | None:
        """The first day of what is counted at a block, or None where nothing says."""
        sorts = _sorts(events)
        known = next((one for one in reversed(self._known) if not sorts or not one[1] or one[1] & sorts), None)
        fresh = _beginning(sorts, told, block)
        if fresh is not None and (known is None or (fresh.block > known[2] and (number == 1 or _begins(fresh)))):
            self.note(fresh.stretch.earliest, 1, events, block)
            return fresh.stretch.earliest
        return known[0] if known is not None else None


def _beginning(sorts: frozenset[str], told: Sequence[Told], block: int) -> Told | None:
    """The day told outright that a count can go from."""
    outright = [
        one
        for one in told
        if one.stretch.precision is Precision.DAY and one.stretch.earliest == one.stretch.latest and not one.said
    ]
    plain = [one for one in outright if not one.carried]
    if sorts:
        alike = [one for one in plain if sorts & _sorts_of(one.around)]
        return next((one for one in reversed(alike) if _begins(one)), None) or (alike[0] if alike else None)
    near = [one for one in plain if 0 <= block - one.block <= _REACH_BLOCKS]
    return next((one for one in reversed(near) if _begins(one)), None) or (near[-1] if near else None)


def _begins(one: Told) -> bool:
    return not BEGINS.isdisjoint(one.around)


def _sorts(events: Events) -> frozenset[str]:
    return _sorts_of(events.nouns)


def _sorts_of(words: frozenset[str]) -> frozenset[str]:
    """The sorts of words; fighting, an offensive and a siege may be told as the same thing."""
    found = {
        vocabulary.EVENT_SORTS.get(word, word) for word in words if word in vocabulary.EVENT_SORTS or word in _LASTING_TOO
    }
    return frozenset("campaign" if sort == "violence" else sort for sort in found)


def _piece(pieces: Sequence[Piece], i: int) -> Piece:
    return pieces[i] if 0 <= i < len(pieces) else NOTHING


def _lower(pieces: Sequence[Piece], i: int) -> str:
    return pieces[i].lower if 0 <= i < len(pieces) else " "
