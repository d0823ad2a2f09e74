"""Numbers as English writes them: digits and words, scales, fractions, and the vague ones ("several hundred", "dozens").

What a vague number stands for is set by docs/counting.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from briefing.extract.sentences.words import NOTHING, Piece


class Numeral(NamedTuple):
    """A number read at some piece; `to` is the index after its last piece.

    `low` and `high` are equal for a plain number and a range for a vague one. They are fractions for "1.5". `spelled`:
    written in words. `vague`: the range is a convention. `scaled`: a word or letter such as "million" or "k" belongs to it.
    """

    low: Fraction
    high: Fraction
    to: int
    spelled: bool = False
    vague: bool = False
    scaled: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it counts something, rather than measures."""
        return self.low.denominator == 1 and self.high.denominator == 1


UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "dozen": 12,
}
_GLUED_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
PLURALS = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "lakhs": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "crores": (20_000_000, 99_999_999),
    "billions": (2 * 10**9, 10**10 - 1),
}
_PLURAL_SCALES = {
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
}
FEW = (3, 9)
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
COUNTED = frozenset(  # nouns that a number before them counts or measures, so that it is no year and no day
    "people persons civilians soldiers troops fighters militants men women children residents refugees migrants families "
    "villagers prisoners hostages policemen officers protesters rebels gunmen insurgents workers casualties dead deaths "
    "wounded injured killed others students girls boys inhabitants homes houses households villages towns buildings "
    "vehicles tanks tonnes tons kilometres kilometers km miles metres meters square percent per dollars euros pounds "
    "cases shells rockets missiles drones bodies victims pilgrims worshippers demonstrators members servicemen survivors "
    "displaced patients volunteers animals cattle sheep hectares acres feet litres barrels bullets guns rifles "
    "mercenaries marines sailors passengers jobs seats votes voters".split()
)
HURT = frozenset(
    "casualties dead deaths wounded injured killed displaced others".split()
)  # of these, no nouns after a noun
_QUOTIENTS = {"quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "third": Fraction(1, 3), "thirds": Fraction(1, 3)}
_MAX_DIGITS = 24  # a longer run of digits is an account, a telephone or a hash
_WORDS = frozenset([*UNITS, *TENS, *SCALES, *PLURALS, "a", "an", "half", "several", "few", "couple", "handful", "pair"])


def at(pieces: Sequence[Piece], i: int) -> Piece:
    """The piece with this index, or an empty one beyond either end."""
    return pieces[i] if 0 <= i < len(pieces) else NOTHING


def read(pieces: Sequence[Piece], i: int) -> Numeral | None:
    """The longest number that begins at piece `i`, or None.

    "a" and "an" begin a number only before a scale ("a hundred", "a dozen") or in "a few", "a couple", "a handful".
    """
    piece = at(pieces, i)
    if piece.lower in _WORDS:
        return _vague(pieces, i) or _half(pieces, i) or _spelled(pieces, i)
    if piece.text[0].isdecimal():
        return _digits(pieces, i)
    return None


def plain(piece: Piece) -> int | None:
    """The value of a piece of bare digits, without separators; None for anything else."""
    return int(piece.text) if piece.text.isdecimal() and len(piece.text) <= _MAX_DIGITS else None


def _digits(pieces: Sequence[Piece], i: int) -> Numeral | None:
    text = pieces[i].text
    if ":" in text or text.count(".") > 1 or len(text) > _MAX_DIGITS + 5:
        return None
    number = text.replace(",", "")
    to = i + 1
    if number.isdecimal() and "," not in text and len(number) <= 3 and number[0] != "0":
        number, to = _spaced(pieces, i)
    if len(number) > _MAX_DIGITS:
        return None
    whole, _, decimals = number.partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    suffix = at(pieces, to)
    if suffix.glued and suffix.lower in _GLUED_SCALES and not at(pieces, to + 1).text[0].isdecimal():
        return _exactly(value * _GLUED_SCALES[suffix.lower], to + 1, scaled=True)
    joined = _scales(pieces, to)
    if joined is not None:
        factor, to = joined
        half = _and_a_half(pieces, to)
        return _exactly(value * factor + (Fraction(factor, 2) if half else 0), half or to, scaled=True)
    if "." not in number and _is(pieces, to, "and", "a", "half"):
        joined = _scales(pieces, to + 3)
        factor, end = joined or (1, to + 3)
        return _exactly((value + Fraction(1, 2)) * factor, end, scaled=joined is not None)
    return _exactly(value, to)


def _spaced(pieces: Sequence[Piece], i: int) -> tuple[str, int]:
    """Digits grouped by spaces: "306 887". The groups after the first have three digits each."""
    number, to = pieces[i].text, i + 1
    while True:
        piece = at(pieces, to)
        if not (piece.text.isdecimal() and len(piece.text) == 3 and piece.start == pieces[to - 1].end + 1):
            break
        number, to = number + piece.text, to + 1
    after, before = at(pieces, to), at(pieces, i - 1)
    tangled = (
        (after.glued and (after.is_word or after.lower == "-")) or before.is_number or (before.glued and before.is_word)
    )
    if to > i + 1 and (tangled or after.is_number or pieces[i].glued):
        return pieces[i].text, i + 1
    return number, to


def _exactly(value: Fraction, to: int, *, spelled: bool = False, scaled: bool = False) -> Numeral:
    return Numeral(value, value, to, spelled, False, scaled)


def _is(pieces: Sequence[Piece], i: int, *words: str) -> bool:
    if at(pieces, i).lower != words[0]:
        return False
    return all(at(pieces, i + n).lower == word for n, word in enumerate(words))


def _hyphen(pieces: Sequence[Piece], i: int) -> int:
    """The index after a hyphen between two parts of one word, if there is one."""
    piece = at(pieces, i)
    return i + 1 if piece.lower == "-" and piece.glued and at(pieces, i + 1).glued else i


def _scales(pieces: Sequence[Piece], i: int) -> tuple[int, int] | None:
    """One scale or several ("hundred thousand"): the factor and the index after them."""
    factor, to = 1, _hyphen(pieces, i)
    while (scale := SCALES.get(at(pieces, to).lower)) is not None:
        factor, to = factor * scale, to + 1
        if to > i + 4:
            break
    return (factor, to) if factor > 1 else None


def _below_hundred(pieces: Sequence[Piece], i: int) -> tuple[int, int] | None:
    lower = at(pieces, i).lower
    if lower in UNITS:
        return UNITS[lower], i + 1
    if lower in TENS:
        to = _hyphen(pieces, i + 1)
        unit = UNITS.get(at(pieces, to).lower, 0)
        return (TENS[lower] + unit, to + 1) if 0 < unit < 10 else (TENS[lower], i + 1)
    return None


def _group(pieces: Sequence[Piece], i: int) -> tuple[int, int] | None:
    """A number below a thousand, or some hundreds ("twelve hundred")."""
    first = at(pieces, i).lower
    if first in ("a", "an") and at(pieces, i + 1).lower in SCALES:
        if at(pieces, i + 1).lower != "hundred":
            return 1, i + 1
        found: tuple[int, int] | None = (1, i + 1)
    else:
        found = _below_hundred(pieces, i)
    if found is None:
        return None
    value, to = found
    after = _hyphen(pieces, to)
    if at(pieces, after).lower != "hundred" or value == 0:
        return found
    value, to = value * 100, after + 1
    skip = to + 1 if at(pieces, to).lower == "and" else to
    rest = _below_hundred(pieces, skip)
    # "a hundred and one of them" is 101, but in "two hundred and a few" the words part.
    if rest is not None and rest[0] > 0:
        return value + rest[0], rest[1]
    return value, to


def _and_a_half(pieces: Sequence[Piece], i: int) -> int:
    return i + 3 if _is(pieces, i, "and", "a", "half") else 0


def _spelled(pieces: Sequence[Piece], i: int) -> Numeral | None:
    total, ceiling, to, scaled = 0, 10**15, i, False
    if at(pieces, i).lower in SCALES:
        return None  # "million people" or "dozen" alone: somebody else's number came before
    while True:
        skip = to
        if to > i:
            skip = to + 1 if at(pieces, to).lower in ("and", ",") else to
            if at(pieces, skip).lower in ("a", "an"):
                break
        group = _group(pieces, skip)
        if group is None:
            break
        value, after = group
        if to == i and _is(pieces, after, "and", "a", "half"):
            joined = _scales(pieces, after + 3)
            factor, end = joined or (1, after + 3)
            return _exactly((value + Fraction(1, 2)) * factor, end, spelled=True, scaled=joined is not None)
        joined = _scales(pieces, after)
        if to > i and at(pieces, skip - 1).lower == "," and joined is None:
            break
        if joined is None:
            if value >= ceiling or (to > i and value == 0):
                break
            total, to = total + value, after
            break
        factor, after = joined
        if factor >= ceiling or value == 0:
            break
        total, to, ceiling, scaled = total + value * factor, after, factor, True
        half = _and_a_half(pieces, to)
        if half:
            return _exactly(total + Fraction(factor, 2), half, spelled=True, scaled=True)
        if factor == 12:
            break
    scaled = scaled or at(pieces, to - 1).lower in SCALES
    return _exactly(Fraction(total), to, spelled=True, scaled=scaled) if to > i else None


def _half(pieces: Sequence[Piece], i: int) -> Numeral | None:
    """ "half a million", "a half-dozen", "a quarter of a million", "three quarters of a million"."""
    at_half = i + 1 if at(pieces, i).lower in ("a", "one", "three", "two") else i
    count = UNITS.get(at(pieces, i).lower, 1) if at_half > i else 1
    word = at(pieces, _hyphen(pieces, at_half)).lower
    after = _hyphen(pieces, at_half) + 1
    if word == "half":
        part, after = Fraction(1, 2), _hyphen(pieces, after)
    elif word in _QUOTIENTS and at(pieces, after).lower == "of":
        part, after = _QUOTIENTS[word] * count, after + 1
    else:
        return None
    article = at(pieces, after).lower in ("a", "an")
    joined = _scales(pieces, _hyphen(pieces, after + 1) if article else after)
    if joined is None or (part != Fraction(1, 2) and not article):
        return None
    return _exactly(part * joined[0], joined[1], spelled=True, scaled=True)


def _vague(pieces: Sequence[Piece], i: int) -> Numeral | None:
    lower = at(pieces, i).lower
    if lower in PLURALS:
        return _plural(pieces, i)
    to = i + 1 if lower == "a" else i
    word = at(pieces, to).lower
    low, high = FEW
    if word == "couple" or (word == "pair" and at(pieces, to + 1).lower == "of"):
        low = high = 2
    elif not (
        word == "several" or (word == "few" and (to > i or _scales(pieces, to + 1))) or (word == "handful" and to > i)
    ):
        return None
    to += 1
    of = at(pieces, to).lower == "of"
    joined = _scales(pieces, to + 1 if of else to)
    if joined is None:
        plural = at(pieces, to).lower
        if plural in ("dozens", "hundreds", "thousands", "millions") and not of:
            joined = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6}[plural], to + 1
        else:
            if of and word in ("couple", "pair", "handful"):
                to += 1  # "a couple of days": the noun follows "of"
            return Numeral(Fraction(low), Fraction(high), to, True, low != high)
    factor, to = joined
    if at(pieces, to).lower == "of" and not of and factor == 12:
        pass  # "several dozen of them" keeps its "of"
    top = high * factor + (factor - 1 if low != high else 0)
    if factor == 12 and low != high:
        top = PLURALS["dozens"][1]
    return Numeral(Fraction(low * factor), Fraction(top), to, True, low != high, True)


def _plural(pieces: Sequence[Piece], i: int) -> Numeral:
    """ "dozens", "tens of thousands"."""
    low, high = PLURALS[pieces[i].lower]
    to, factor = i + 1, 1
    for _ in range(2):  # "hundreds of thousands", "tens of thousands of millions"
        scale = _PLURAL_SCALES.get(at(pieces, to + 1).lower) if at(pieces, to).lower == "of" else None
        if scale is None:
            break
        factor, to = factor * scale, to + 2
    return Numeral(Fraction(low * factor), Fraction(high * factor + factor - 1), to, True, True, factor > 1)


_DECIMALS = frozenset("mm cm m kg g million billion thousand trillion times magnitude per cent tons inches seconds".split())
_ZONES = frozenset("gmt utc local hours hrs h z est edt cet bst".split())
CLOCK_NAMES = frozenset("noon midday midnight dawn dusk sunrise sunset nightfall lunchtime".split())


def read_clock(pieces: Sequence[Piece], i: int) -> int | None:
    """The index after a time of day that begins at piece `i`: "14:30", "6 p.m.", "ten o'clock", "0400 GMT", "noon"."""
    piece = at(pieces, i)
    if piece.lower in CLOCK_NAMES:
        return i + 1
    if piece.text[0].isdecimal():
        return _digital_clock(pieces, i)
    hour = _below_hundred(pieces, i) if piece.lower in UNITS else None
    if hour is None or not 1 <= hour[0] <= 12:
        return None
    if _is(pieces, hour[1], "o", "'", "clock"):
        return _zone(pieces, hour[1] + 3)
    return _half_day(pieces, hour[1])


def _digital_clock(pieces: Sequence[Piece], i: int) -> int | None:
    text = pieces[i].text
    hours, minutes = text, "0"
    for sign in ":.":
        if sign in text:
            hours, _, rest = text.partition(sign)
            minutes = rest.partition(":")[0]
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) <= 4 and int(minutes) < 60):
        return None
    if len(hours) == 4 and hours == text and int(hours[:2]) < 24 and int(hours[2:]) < 60:
        zone = _zone(pieces, i + 1)
        return zone if zone > i + 1 else None
    if len(hours) > 2 or int(hours) > 24:
        return None
    if _is(pieces, i + 1, "o", "'", "clock"):
        return _zone(pieces, i + 4)
    half = _half_day(pieces, i + 1)
    if half is not None:
        return half
    if ":" in text and len(minutes) == 2:
        return _zone(pieces, i + 1)
    if "." in text and len(minutes) == 2 and len(text) >= 4:
        before = at(pieces, i - 1).lower
        after = at(pieces, i + 1).lower
        said = before in (
            "at",
            "around",
            "about",
            "by",
            "after",
            "before",
            "until",
            "from",
            "since",
            "past",
            "towards",
            "shortly",
        )
        measured = after in COUNTED or after in _DECIMALS
        if (said and not measured) or (at(pieces, i + 1).lower in _ZONES):
            return _zone(pieces, i + 1)
    return None


def _half_day(pieces: Sequence[Piece], i: int) -> int | None:
    lower = at(pieces, i).lower
    if lower in ("am", "pm"):
        return _zone(pieces, i + 1)
    if lower in ("a", "p"):
        to = i + 2 if at(pieces, i + 1).lower == "." else i + 1
        if to > i + 1 and at(pieces, to).lower == "m":
            return _zone(pieces, to + 2 if at(pieces, to + 1).lower == "." and at(pieces, to + 1).glued else to + 1)
    return None


def _zone(pieces: Sequence[Piece], i: int) -> int:
    to = i
    while at(pieces, to).lower in _ZONES or (to > i and at(pieces, to).lower == "time"):
        to += 1
    return to
