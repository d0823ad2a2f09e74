"""Amounts: every number of a text with its hedges, as a range by docs/counting.md, and what sort of number it is.

The grammar says how many and whether the number can count people at all. Whom it counts is told by the head noun, what
became of them by the verb: both are for the caller, who finds them through the indices of the words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from briefing.extract import amount_words as vocabulary
from briefing.extract import numerals
from briefing.extract.numerals import Numeral
from briefing.extract.time_words import MONTHS, WEEKDAYS
from briefing.extract.times import find_times
from briefing.extract.words import NOTHING, Piece, Word, pieces

SINGLE = (1, 1)  # "a soldier", "the driver", a named person
BARE_PLURAL: tuple[int, None] = (2, None)  # "soldiers were killed"
HUGE = 10**12  # beyond what counts people on this planet; kept, and flagged


class AmountKind(StrEnum):
    """What sort of number it is. Only `CARDINAL` and `VAGUE` count things."""

    CARDINAL = "cardinal"
    VAGUE = "vague"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    SHARE = "share"
    MULTIPLE = "multiple"
    MONEY = "money"
    MEASURE = "measure"
    AGE = "age"
    CLOCK = "clock"
    DATE = "date"
    DESIGNATION = "designation"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a text.

    Offsets     `start` and `end` are code points, half-open, hedges included. `first`..`last` are the indices of its words,
                `number` those of the number alone; the head noun of what is counted stands after `last`, unless `noun`
                names it.
    Units       whole things; what they are is for the head noun to say. `unit` is the measure, currency or the like in the
                text's words.
    Error       closed range low..high; `high` is None where no ceiling is set ("at least 24"), `low` where no floor is ("up
                to 24"), both where the number counts nothing (a share, a date, a name). `exact`: one number without a
    hedge. `qualifier` the hedging words, "…" where others stand between them; a vague amount is its own qualifier.
    `additional`  "another 12", "12 more", "a further 3,400". `others`: "12 others", "12 other people".
    `of_whole`    the amount is a part of another: "four of them", "including four", "among them 31 women and five
                  children".
    `noun`        index of the word counted where it does not follow: "a family of five", "a couple", "nobody".
    `huge`        beyond 10^12.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    kind: AmountKind
    first: int
    last: int
    number: tuple[int, int]
    qualifier: str | None = None
    exact: bool = False
    additional: bool = False
    others: bool = False
    of_whole: bool = False
    noun: int | None = None
    unit: str | None = None
    huge: bool = False

    @property
    def counts(self) -> bool:
        """Whether the amount can count people."""
        return self.kind in (AmountKind.CARDINAL, AmountKind.VAGUE)

    @property
    def words(self) -> tuple[int, ...]:
        """Indices of all its words."""
        return tuple(range(self.first, self.last + 1))


def bare_plural(word: Word) -> tuple[int, int | None] | None:
    """What a noun without a number stands for: (2, None) for a plural ("soldiers were killed"), None for a singular.

    A singular noun is one person, `SINGLE`; a plural says only that they were more than one.
    """
    if word.tag:
        plural = word.tag in ("NNS", "NNPS") or word.lower in vocabulary.PLURAL_NOUNS
    else:
        plural = word.lower in vocabulary.PLURAL_NOUNS or (
            word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is", "'s"))
        )
    return BARE_PLURAL if plural else None


def find_amounts(words: Sequence[Word], dates: Sequence[tuple[int, int]] | None = None) -> tuple[Amount, ...]:
    """The amounts of an article in text order, without overlap.

    `dates` are the offsets of its temporal expressions, in text order: numbers in them are of kind `DATE`. Where they are
    not given the expressions are looked for.
    """
    if dates is None:
        dates = [(time.start, time.end) for time in find_times(words, None)]
    return tuple(_Counter(words, dates).read())


# ---------------------------------------------------------------- what hedges do to a number


class _Hedge(StrEnum):
    """How hedging words change a number's range."""

    NONE = "none"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    ABOUT = "about"


_HEDGE_WORDS = {
    _Hedge.AT_LEAST: (
        "at least|at the least|at the very least|no fewer than|not fewer than|no less than|not less than|a "
        "minimum of|at a minimum|"
        "minimum|as few as|≥"
    ),
    _Hedge.MORE_THAN: (
        "more than|over|upwards of|upward of|in excess of|above|exceeding|greater than|well over|well above|far "
        "more than|"
        "many more than|much more than|well more than|considerably more than|significantly more than|just over|"
        "just above|"
        "just more than|slightly over|slightly more than|a little over|a little more than|way over|better than|>"
    ),
    _Hedge.AT_MOST: "up to|as many as|no more than|not more than|at most|at the most|a maximum of|maximum|as much as|≤",
    _Hedge.FEWER_THAN: (
        "fewer than|less than|under|below|just under|just below|slightly under|slightly less than|slightly fewer than|"
        "a little under|well under|well below|just short of|<"
    ),
    _Hedge.ABOUT: (
        "about|some|around|roughly|nearly|almost|an estimated|estimated|approximately|approx|approx .|circa|ca|ca "
        ".|close to|"
        "perhaps|possibly|maybe|probably|presumably|just about|in the region of|in the order of|on the order of|"
        "an average of|"
        "more or less|somewhere around|somewhere near|virtually|some about|~|≈"
    ),
    _Hedge.NONE: (
        "only|just|a mere|exactly|precisely|a total of|a combined|a reported|a record|reportedly|even|a full|"
        "fully|all|altogether|"
        "an unprecedented"
    ),
}
_HEDGES = {tuple(phrase.split()): hedge for hedge, phrases in _HEDGE_WORDS.items() for phrase in phrases.split("|")}
_HEDGES_BY_WORD: dict[str, list[tuple[tuple[str, ...], _Hedge]]] = {}
for _words, _kind in sorted(_HEDGES.items(), key=lambda entry: -len(entry[0])):
    _HEDGES_BY_WORD.setdefault(_words[0], []).append((_words, _kind))
_MORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "another": (("another",),),
    "a": (("a", "further"), ("a", "additional")),
    "an": (("an", "additional"), ("an", "extra")),
    "yet": (("yet", "another"),),
    "further": (("further",),),
    "additional": (("additional",),),
}
_AFTERWARDS: dict[tuple[str, ...], _Hedge] = {
    ("or", "more"): _Hedge.AT_LEAST,
    ("and", "more"): _Hedge.AT_LEAST,
    ("if", "not", "more"): _Hedge.AT_LEAST,
    ("and", "counting"): _Hedge.AT_LEAST,
    ("or", "even", "more"): _Hedge.AT_LEAST,
    ("and", "upwards"): _Hedge.AT_LEAST,
    ("and", "above"): _Hedge.AT_LEAST,
    ("at", "least"): _Hedge.AT_LEAST,
    ("plus",): _Hedge.AT_LEAST,
    ("+",): _Hedge.AT_LEAST,
    ("or", "so"): _Hedge.ABOUT,
    ("or", "thereabouts"): _Hedge.ABOUT,
    ("odd",): _Hedge.ABOUT,
    ("or", "fewer"): _Hedge.AT_MOST,
    ("or", "less"): _Hedge.AT_MOST,
    ("at", "most"): _Hedge.AT_MOST,
}
_AFTERWARDS_STARTS = frozenset(words[0] for words in _AFTERWARDS)
_PERHAPS = frozenset("possibly perhaps maybe potentially probably".split())
_UP_TO = frozenset(
    [
        ("up", "to"),
        ("as", "many", "as"),
        ("no", "more", "than"),
        ("not", "more", "than"),
        ("at", "most"),
        ("fewer", "than"),
        ("less", "than"),
    ]
)


class _Core(NamedTuple):
    """A number without its hedges. `to` is the index of the piece after it."""

    low: Fraction
    high: Fraction | None
    to: int
    vague: bool = False
    kind: AmountKind = AmountKind.CARDINAL
    noun: int | None = None
    scaled: bool = False
    words: str = ""  # a vague amount's own words
    additional: bool = False


class _Counter:
    """Reads one article."""

    def __init__(self, words: Sequence[Word], dates: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._dates = sorted(dates)
        self._starts = [start for start, _ in self._dates]
        self._pieces: list[Piece] = []
        self._found: list[Amount] = []

    def read(self) -> list[Amount]:
        """All blocks, in order."""
        for block in pieces(self._words):
            self._pieces = block
            i = 0
            while i < len(block):
                i = max(self._step(i), i + 1)
        return self._found

    def _step(self, i: int) -> int:
        """Read what begins at a piece; the index to go on from."""
        piece = self._pieces[i]
        date = self._date_end(piece.start)
        if date is not None:
            return self._take_date(i, date)
        text = self._words[piece.word].text
        if ("@" in text or "/" in text or "_" in text) and (
            "://" in text or "@" in text or text.startswith("www.") or "_" in text
        ):
            return self._past_word(i)
        lower = piece.lower
        if not (piece.text[0].isnumeric() or lower in _STARTS):
            return i + 1
        found = self._amount(i)
        if found is None:
            return i + 1
        amount, to = found
        if self._is_second_thought(i, to, amount):
            self._found[-1] = _widened(self._found[-1], amount)
        else:
            self._found.append(amount)
        return to

    def _is_second_thought(self, i: int, to: int, amount: Amount) -> bool:
        """ "hundreds of civilians, possibly as many as 600, were killed": the ceiling of the figure before, no figure of
        its own."""
        if self._low(i) not in _PERHAPS or self._low(i - 1) not in (",", "(", "—") or not amount.counts or not self._found:
            return False
        before = self._found[-1]
        if not before.counts or self._low(to) not in (",", ")", "—", "."):
            return False
        gap = [n for n in range(max(0, i - 9), i) if self._pieces[n].start >= before.end]
        if gap and self._pieces[gap[0] - 1].end != before.end:
            return False  # too far, or in another block
        return not any(self._is_verb(n) or self._low(n) in (".", ";", ":") for n in gap)

    # ------------------------------------------------------------ looking at pieces

    def _at(self, i: int) -> Piece:
        return self._pieces[i] if 0 <= i < len(self._pieces) else NOTHING

    def _low(self, i: int) -> str:
        return self._pieces[i].lower if 0 <= i < len(self._pieces) else " "

    def _is(self, i: int, *words: str) -> bool:
        if self._low(i) != words[0]:
            return False
        return all(self._low(i + n) == word for n, word in enumerate(words))

    def _tag(self, i: int) -> str:
        return self._words[self._pieces[i].word].tag if 0 <= i < len(self._pieces) else ""

    def _past_word(self, i: int) -> int:
        word = self._pieces[i].word
        while i < len(self._pieces) and self._pieces[i].word == word:
            i += 1
        return i

    def _past_hyphen(self, i: int) -> int:
        return i + 1 if self._low(i) == "-" and self._at(i).glued and self._at(i + 1).glued else i

    def _text(self, first: int, to: int) -> str:
        """The words from one piece up to another, as they stand in the text."""
        parts: list[str] = []
        for n in range(first, min(to, len(self._pieces))):
            piece = self._pieces[n]
            parts.append(piece.text if piece.glued and parts else f" {piece.text}")
        return "".join(parts).strip()

    def _date_end(self, offset: int) -> int | None:
        """The end of the temporal expression that holds an offset."""
        n = bisect_right(self._starts, offset) - 1
        return self._dates[n][1] if n >= 0 and offset < self._dates[n][1] else None

    def _in_date(self, i: int) -> bool:
        return i >= 0 and i < len(self._pieces) and self._date_end(self._pieces[i].start) is not None

    def _take_date(self, i: int, end: int) -> int:
        to, numbered = i, False
        while to < len(self._pieces) and self._pieces[to].start < end:
            piece = self._pieces[to]
            numbered = (
                numbered or piece.text[0].isdecimal() or piece.lower in numerals.UNITS or piece.lower in numerals.TENS
            )
            to += 1
        if numbered:
            self._found.append(self._plain(i, to, AmountKind.DATE))
        return to

    def _plain(self, i: int, to: int, kind: AmountKind, unit: str | None = None) -> Amount:
        """A number that counts nothing."""
        first, last = self._pieces[i], self._pieces[min(to, len(self._pieces)) - 1]
        return Amount(first.start, last.end, None, None, kind, first.word, last.word, (first.word, last.word), unit=unit)

    # ------------------------------------------------------------ the whole amount

    def _amount(self, i: int) -> tuple[Amount, int] | None:
        named = self._name_or_code(i)
        if named is not None:
            return named
        hedge, at, additional = self._hedges(i)
        if self._is(at, "between") or self._is(at, "anywhere", "between") or self._is(at, "anywhere", "from"):
            between = self._between(i, at, hedge)
            if between is not None:
                return between
        if at > i:
            named = self._name_or_code(at)
            if named is not None:
                return named
            if self._in_date(at):
                return None
        core = self._core(at)
        if core is None:
            return None
        return self._assemble(i, at, hedge, additional, core)

    def _assemble(self, i: int, at: int, hedge: _Hedge, additional: bool, core: _Core) -> tuple[Amount, int] | None:
        """Join a number with what follows it: the other end of a range, hedges after it, its unit."""
        qualifier = self._text(i, at) if hedge is not _Hedge.NONE else ""
        if additional and hedge is _Hedge.NONE:
            qualifier = ""
        if core.vague:
            qualifier = f"{qualifier} {core.words}".strip()
        to, low, high = core.to, core.low, core.high
        ranged = False
        if core.kind is AmountKind.CARDINAL:
            other = self._range(at, core)
            if other is not None:
                upper, to, factor = other
                low, high, ranged = low * factor, upper.high, True
        low_bound, high_bound = _bounded(hedge, low, high) if not ranged else (low, high)
        if not ranged:
            top = self._upper_bound(core, hedge, to, low)
            if top is not None:
                upper_high, to, words = top
                low_bound = low + 1 if hedge is _Hedge.MORE_THAN else low
                high_bound, ranged = upper_high, True
                qualifier = f"{qualifier} … {words}".strip(" …") if not qualifier else f"{qualifier} … {words}"
        after = self._afterwards(to)
        if after is not None and not ranged:
            words, to, follow = after
            low_bound, high_bound = _bounded(follow, low, high)
            qualifier = f"{qualifier} … {words}" if qualifier else words
            hedge = follow
        kind, unit, end = self._sort(i, at, to, core)
        if kind in (AmountKind.CARDINAL, AmountKind.VAGUE) and not (
            low.denominator == 1 and (high or low).denominator == 1
        ):
            kind = AmountKind.MEASURE
        if core.vague and kind is AmountKind.CARDINAL:
            kind = AmountKind.VAGUE
        if kind in (AmountKind.SHARE, AmountKind.DESIGNATION, AmountKind.ORDINAL, AmountKind.CLOCK):
            return self._finish(i, at, end, core, kind, unit, None, None, "", False, additional)
        whole = kind not in (AmountKind.PERCENT, AmountKind.MONEY, AmountKind.MEASURE, AmountKind.MULTIPLE)
        exact = not ranged and hedge is _Hedge.NONE and core.low == core.high and core.kind is AmountKind.CARDINAL
        return self._finish(
            i,
            at,
            end,
            core,
            kind,
            unit,
            _whole(low_bound, whole),
            _whole(high_bound, whole),
            qualifier,
            exact,
            additional or core.additional,
        )

    def _finish(
        self,
        i: int,
        at: int,
        to: int,
        core: _Core,
        kind: AmountKind,
        unit: str | None,
        low: int | None,
        high: int | None,
        qualifier: str,
        exact: bool,
        additional: bool,
    ) -> tuple[Amount, int]:
        counts = kind in (AmountKind.CARDINAL, AmountKind.VAGUE)
        others = False
        end = to
        if counts:
            more = self._low(end) == "more" and self._low(end + 1) != "than"
            if more or (self._low(end) in ("additional", "further", "extra") and self._at(end + 1).is_word):
                additional, end = True, end + 1
            others = self._low(end) in ("other", "others") or (
                self._low(end) == "of" and self._is(end + 1, "the", "others")
            )
        before = self._at(i - 1)
        if kind is AmountKind.MONEY and before.lower in vocabulary.CURRENCY_SIGNS and not self._is_taken(before):
            i -= 1
        first, last = self._pieces[i], self._pieces[min(end, len(self._pieces)) - 1]
        number_last = self._pieces[min(core.to, len(self._pieces)) - 1]
        amount = Amount(
            start=first.start,
            end=last.end,
            low=low,
            high=high,
            kind=kind,
            first=first.word,
            last=last.word,
            number=(self._pieces[at].word, number_last.word),
            qualifier=qualifier or None,
            exact=exact,
            additional=additional,
            others=others,
            noun=core.noun,
            unit=unit,
            huge=max(low or 0, high or 0) > HUGE,
        )
        if counts:
            amount = self._contained(i, end, amount)
            amount = replace(amount, of_whole=self._is_part(i, end, amount))
        return amount, end

    def _is_taken(self, piece: Piece) -> bool:
        """Whether the amount before reaches as far as a piece."""
        return bool(self._found) and self._found[-1].end > piece.start

    # ------------------------------------------------------------ hedges

    def _hedges(self, i: int) -> tuple[_Hedge, int, bool]:
        """The hedges before a number, the index after them, and whether "another" is among them. A bound beats "
        ""about"."""
        found, at, additional = _Hedge.NONE, i, False
        for _ in range(4):
            more = next((words for words in _MORE.get(self._low(at), ()) if self._is(at, *words)), None)
            if more is not None and self._begins_number(at + len(more)):
                at, additional = at + len(more), True
                continue
            hedge = self._hedge(at)
            if hedge is None:
                break
            kind, to = hedge
            if found in (_Hedge.NONE, _Hedge.ABOUT):
                found = kind if kind is not _Hedge.NONE else found
            at = to
        if self._low(at) == "that":
            return _Hedge.NONE, i, False
        return found, at, additional

    def _hedge(self, i: int) -> tuple[_Hedge, int] | None:
        for words, hedge in _HEDGES_BY_WORD.get(self._low(i), ()):
            if self._is(i, *words):
                return hedge, i + len(words)
        return None

    def _begins_number(self, i: int) -> bool:
        return numerals.read(self._pieces, i) is not None or self._hedge(i) is not None

    def _afterwards(self, to: int) -> tuple[str, int, _Hedge] | None:
        """Hedges behind the number: "24 or more", "20-odd", "20+"."""
        if self._low(to) == "," and self._low(to + 3) == "," and self._is(to + 1, "at", "least"):
            return "at least", to + 4, _Hedge.AT_LEAST
        at = self._past_hyphen(to)
        if self._low(at) not in _AFTERWARDS_STARTS:
            return None
        for words, hedge in _AFTERWARDS.items():
            if not self._is(at, *words):
                continue
            if words == ("plus",) and at == to:
                continue
            if words[0] == "at" and self._begins_number(at + 2):
                continue
            if words in (("and", "more"), ("or", "less")) and self._low(at + 2) == "than":
                continue
            return self._text(at, at + len(words)), at + len(words), hedge
        return None

    def _upper_bound(self, core: _Core, hedge: _Hedge, to: int, low: Fraction) -> tuple[Fraction, int, str] | None:
        """The second half of "at least 24 and as many as 40" or "hundreds, possibly thousands"."""
        at = to + 1 if self._low(to) == "," else to
        joint = self._low(at) in ("and", "but", "or")
        at = at + 1 if joint else at
        even = self._low(at) in _PERHAPS or self._low(at) == "even"
        at = at + 1 if even else at
        if self._is(at, "if", "not"):
            even, at = True, at + 2
        bound = next((words for words in _UP_TO if self._is(at, *words)), None) if at > to else None
        if bound is not None and (joint or even or self._low(to) == ","):
            begin = at
            after = at + len(bound)
            numeral = numerals.read(self._pieces, after)
            if numeral is None or numeral.high < low or not numeral.is_whole:
                return None
            if not (joint or even):
                return None
            top = numeral.high - 1 if bound[-1] == "than" and bound[0] != "no" and bound[0] != "not" else numeral.high
            return (top, numeral.to, self._text(begin, after)) if top >= low else None
        if core.vague and (even or (joint and self._low(at - 1) == "or")) and hedge is _Hedge.NONE:
            numeral = numerals.read(self._pieces, at)
            if numeral is not None and numeral.vague and numeral.low > low:
                return numeral.high, numeral.to, self._text(at, numeral.to)
        return None

    # ------------------------------------------------------------ ranges

    def _between(self, i: int, at: int, hedge: _Hedge) -> tuple[Amount, int] | None:
        """ "between 24 and 40", "anywhere from 24 to 40"."""
        begin = at + 2 if self._low(at) == "anywhere" else at + 1
        _, begin_number, _ = self._hedges(begin)
        if self._in_date(begin_number):
            return None
        first = numerals.read(self._pieces, begin_number)
        if first is None or self._low(first.to) not in ("and", "to", "-"):
            return None
        _, second_at, _ = self._hedges(first.to + 1)
        second = numerals.read(self._pieces, second_at)
        if second is None or self._in_date(second_at) or numerals.read_clock(self._pieces, second_at) is not None:
            return None
        factor = self._shared_scale(first, second, second_at)
        low, high = first.low * factor, second.high
        if low > high:
            return None
        core = _Core(low, high, second.to)
        kind, unit, end = self._sort(i, begin_number, second.to, core)
        if kind is AmountKind.CARDINAL and self._is_age_range(i):
            kind = AmountKind.AGE
        whole = kind in (AmountKind.CARDINAL, AmountKind.VAGUE, AmountKind.AGE)
        if whole and not (low.denominator == 1 and high.denominator == 1):
            kind, whole = AmountKind.MEASURE, False
        bounds = _whole(low, whole), _whole(high, whole)
        qualifier = self._text(i, at + (2 if self._low(at) == "anywhere" else 1))
        return self._finish(i, begin_number, end, core, kind, unit, *bounds, qualifier, False, False)

    def _is_age_range(self, i: int) -> bool:
        return self._low(i - 1) in ("aged", "ages", "age") or self._low(i - 2) in ("aged", "ages")

    def _shared_scale(self, first: Numeral, second: Numeral, at: int) -> int:
        """ "2 to 3 million": the scale of the second number is the first one's too."""
        if not second.scaled or first.scaled or first.low >= 1000:
            return 1
        factor = 1
        for n in range(at, second.to):
            factor *= numerals.SCALES.get(self._low(n), 1)
        return factor if factor > 1 and first.low * factor < second.high else 1

    def _range(self, at: int, core: _Core) -> tuple[Numeral, int, int] | None:
        """The other end of "24 to 40", "24-40", "two or three": its number, the index after, what scales the first."""
        if core.high is None or core.low != core.high:
            return None
        sign = self._low(core.to)
        after = core.to + 1
        if sign not in ("to", "-", "or"):
            return None
        if sign == "-" and self._low(after) in ("to", "or") and not self._at(after).glued:
            sign, after = self._low(after), after + 1  # "10- to 15-year-olds"
        if sign == "-" and self._at(after - 1).glued != self._at(after).glued:
            return None
        if sign == "to" and self._low(after) in ("about", "around", "perhaps", "possibly"):
            after += 1
        if self._in_date(after):
            return None
        second = numerals.read(self._pieces, after)
        if second is None or numerals.read_clock(self._pieces, after) is not None:
            return None
        first = Numeral(core.low, core.high, core.to, scaled=core.scaled)
        factor = self._shared_scale(first, second, after)
        low = core.low * factor
        if second.high <= low or second.low != second.high:
            return None
        if sign == "or" and not (second.high - low <= 3 or second.high <= 2 * low):
            return None
        if sign == "to" and self._low(at - 1) == "from" and self._has_grown(at):
            return None
        tail = self._at(second.to)
        if sign == "-" and tail.lower == "-" and tail.glued and self._at(second.to + 1).is_number:
            return None
        return second, second.to, factor

    def _has_grown(self, at: int) -> bool:
        """ "rose from 24 to 41": two figures of different days."""
        near = {self._low(n) for n in range(max(0, at - 7), at - 1)}
        return bool(near & vocabulary.GROWING) and not near & vocabulary.SPREAD

    # ------------------------------------------------------------ the number itself

    def _core(self, i: int) -> _Core | None:
        lower = self._low(i)
        if lower in ("no", "none", "nobody", "without", "not", "nil"):
            return self._nothing(i)
        if lower == "one":
            return self._one(i)
        if lower == "another":
            if self._low(i - 1) == "one" or (
                self._low(i - 2) == "one" and self._low(i - 1) in ("after", "or", "to", "from")
            ):
                return None
            return _Core(Fraction(1), Fraction(1), i + 1, noun=self._own_noun(i), additional=True)
        if lower == "both":
            return _Core(Fraction(2), Fraction(2), i + 1) if self._low(i + 1) not in ("in", "by", "to", "at") else None
        if lower in vocabulary.MANY:
            return self._many(i)
        if lower in ("a", "an") and self._number_of(i) is not None:
            return self._number_of(i)
        if lower in ("trio", "duo", "twins", "triplets"):
            value = Fraction({"duo": 2, "twins": 2, "trio": 3, "triplets": 3}[lower])
            return _Core(value, value, i + 1, noun=self._at(i).word)
        if lower in ("scores", "hundreds", "thousands") and self._low(i - 1) in vocabulary.NO_SCORES:
            return None
        if lower == "tens" and self._low(i + 1) != "of":
            return None
        if lower == "dozen" and not self._at(i - 1).is_number:
            return _Core(Fraction(12), Fraction(12), i + 1)
        numeral = numerals.read(self._pieces, i)
        if numeral is None:
            return None
        noun = None
        end = numeral.to
        if lower in ("couple", "handful") or (lower == "a" and self._low(i + 1) in ("couple", "handful")):
            held = i + 1 if lower == "a" else i
            if self._low(end - 1) == self._low(held) and not self._is_counted(end):
                noun = self._at(held).word
        words = self._text(i, end).removesuffix(" of") if numeral.vague else ""
        return _Core(numeral.low, numeral.high, end, numeral.vague, scaled=numeral.scaled, noun=noun, words=words)

    def _own_noun(self, i: int) -> int | None:
        """The word itself, where no noun follows: "another was wounded"."""
        return None if self._is_counted(i + 1) else self._at(i).word

    def _is_counted(self, i: int) -> bool:
        """Whether a noun or its adjective follows."""
        piece = self._at(i)
        if not piece.is_word:
            return False
        tag = self._tag(i)
        if tag:
            return tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "VBG", "CD")
        return piece.lower not in vocabulary.VERBS and piece.lower not in (
            "and",
            "or",
            "in",
            "at",
            "on",
            "of",
            "to",
            "who",
            "by",
            "near",
            "but",
        )

    def _nothing(self, i: int) -> _Core | None:
        """ "no one", "nobody", "none", "no casualties", "without casualties", "not a single soldier": nought."""
        lower = self._low(i)
        zero = Fraction(0)
        if lower in ("none", "nobody", "nil"):
            return _Core(zero, zero, i + 1, noun=self._at(i).word)
        if lower == "not":
            if self._is(i + 1, "a", "single") or self._is(i + 1, "one", "single"):
                return _Core(zero, zero, i + 3)
            if self._low(i + 1) == "one" and (self._is_counted(i + 2) or self._low(i + 2) == "of"):
                return _Core(zero, zero, i + 2)
            return None
        at = self._past_hyphen(i + 1)
        if lower == "no" and self._low(at) == "one" and self._low(at + 1) != "'":
            return _Core(zero, zero, at + 1, noun=self._at(at).word)
        noun = i + 1
        while (
            noun <= i + 2 and self._low(noun) in vocabulary.ZERO_MODIFIERS and self._low(noun) not in vocabulary.ZERO_NOUNS
        ):
            noun += 1
        word = self._low(noun)
        people = word in numerals.COUNTED and (word in vocabulary.PEOPLE or word in vocabulary.ZERO_NOUNS)
        if word in vocabulary.ZERO_NOUNS or (people and lower == "no"):
            if word == "loss" and not self._is(noun + 1, "of", "life"):
                return None
            more = self._low(i + 1) in ("more", "further", "new", "other")
            return _Core(zero, zero, i + 1, additional=more)
        return None

    def _one(self, i: int) -> _Core | None:
        before, after = self._low(i - 1), self._low(i + 1)
        if self._at(i - 1).glued and before == "-" and self._low(i - 2) in ("no", "any", "every", "some"):
            return None
        alone = after in ("another", "'", "by") or before in vocabulary.NO_COUNT
        counted = (before == "the" and self._is_counted(i + 1)) or (
            before == "only" and after not in ("another", "'", "by")
        )
        if alone and not counted:
            return None
        if before in ("at", "in", "on") and after in ("point", "time", "stage", "go", "case", "hand"):
            return None
        if self._tag(i) in ("NN", "PRP") and after != "of":
            return None
        numeral = numerals.read(self._pieces, i)
        if numeral is None:
            return None
        noun = (
            self._at(i).word
            if numeral.low == 1 and not self._is_counted(i + 1) and after not in ("of", "-", "or", "to", "in")
            else None
        )
        return _Core(numeral.low, numeral.high, numeral.to, scaled=numeral.scaled, noun=noun)

    def _many(self, i: int) -> _Core | None:
        if self._low(i - 1) in ("how", "so", "too", "as", "not", "very"):
            return None
        low, high = BARE_PLURAL
        noun = self._own_noun(i)
        return _Core(Fraction(low), high, i + 1, True, noun=noun, words=self._at(i).text)

    def _number_of(self, i: int) -> _Core | None:
        """ "a number of", "a small number of", "an unknown number of"."""
        at = i + 2 if self._low(i + 1) in vocabulary.LARGE | {"small", "limited"} else i + 1
        if not self._is(at, "number", "of"):
            return None
        low, high = (Fraction(n) for n in numerals.FEW)
        if self._low(i + 1) in vocabulary.LARGE:
            return _Core(Fraction(BARE_PLURAL[0]), None, at + 2, True, words=self._text(i, at + 2))
        return _Core(low, high, at + 2, True, words=self._text(i, at + 2))

    # ------------------------------------------------------------ what sort of number

    def _name_or_code(self, i: int) -> tuple[Amount, int] | None:
        """Numbers that are names, ordinals or times of day: "T-72", "418th", "no. 17", "23.00", "9/11", "+44 20 7946"."""
        piece = self._at(i)
        if not piece.text[0].isnumeric():
            clock = numerals.read_clock(self._pieces, i) if piece.lower in numerals.UNITS else None
            if clock is not None:
                return self._plain(i, clock, AmountKind.CLOCK), clock
            if self._is_named(i):
                return self._plain(i, i + 1, AmountKind.DESIGNATION), i + 1
            if piece.lower in vocabulary.ORDINAL_WORDS and self._low(i - 1) not in ("a", "one"):
                return self._plain(i, i + 1, AmountKind.ORDINAL), i + 1
            return None
        clock = numerals.read_clock(self._pieces, i)
        if clock is not None and not self._is_glued_to_name(i):
            return self._plain(i, clock, AmountKind.CLOCK), clock
        end = self._code_end(i)
        if end is not None:
            return self._plain(i, end, AmountKind.DESIGNATION), end
        after = self._at(i + 1)
        if after.glued and after.lower in ("st", "nd", "rd", "th"):
            return self._plain(i, i + 2, AmountKind.ORDINAL), i + 2
        if after.glued and after.lower == "s" and piece.text.isdecimal():
            kind = (
                AmountKind.AGE
                if len(piece.text) == 2 and self._low(i - 1) in ("his", "her", "their", "over", "under", "-")
                else AmountKind.DESIGNATION
            )
            return self._plain(i, i + 2, kind), i + 2
        return None

    def _is_named(self, i: int) -> bool:
        """Whether a spelled number is a part of a name: "World War Two", "the Five Star Movement"."""
        piece, before, after = self._at(i), self._at(i - 1), self._at(i + 1)
        if not piece.is_capital or piece.lower not in numerals.UNITS or not before.is_word:
            return False
        if before.is_capital and before.lower in vocabulary.BEFORE_WORDS:
            return True
        if before.lower == "of" and self._at(i - 2).is_capital and self._low(i - 2) in vocabulary.CONTAINERS:
            return True
        return after.is_capital and after.is_word and after.lower not in numerals.COUNTED and not before.is_capital

    def _is_glued_to_name(self, i: int) -> bool:
        """Whether letters stand right before, with or without a hyphen: "M23", "Su-24"."""
        piece, before = self._at(i), self._at(i - 1)
        if not piece.glued:
            return False
        if before.lower == "/" and before.glued and self._at(i - 2).is_word:
            return True  # a path or an address
        if before.is_word:
            return before.lower not in vocabulary.CURRENCY_CODES
        if before.lower == "-" and before.glued:
            return self._at(i - 2).is_word and self._low(i - 2) not in ("mid", "under", "over", "pre", "post")
        return before.lower in ("#", "_", "№", ".") and before.glued is False and before.lower != "."

    def _code_end(self, i: int) -> int | None:
        """The index after a designation, or None where the number is none."""
        piece = self._at(i)
        if self._is_glued_to_name(i) or self._low(i - 1) in ("#", "№"):
            return self._glued_end(i + 1)
        if i == 0 and self._low(i + 1) in (".", ")") and self._at(i + 1).glued and len(piece.text) <= 3:
            return i + 1
        if self._low(i - 1) == "[" and self._low(i + 1) == "]":
            return i + 1
        if numerals.read(self._pieces, i) is None:
            return self._glued_end(i + 1)
        after = self._at(i + 1)
        if after.glued and after.lower == "/" and self._at(i + 2).glued and self._at(i + 2).is_number:
            return self._glued_end(i + 1)
        telephone = self._telephone_end(i)
        if telephone is not None:
            return telephone
        if after.glued and after.lower == "-" and self._at(i + 2).is_number and self._at(i + 2).glued:
            first, second = numerals.read(self._pieces, i), numerals.read(self._pieces, i + 2)
            backwards = first is not None and second is not None and second.high <= first.low and not second.scaled
            near = {self._low(n) for n in range(max(0, i - 6), i + 6)}
            if backwards or near & vocabulary.SCORE_VERBS:
                return self._glued_end(i + 1)
            if self._low(i + 3) == "-" and self._at(i + 3).glued and self._at(i + 4).is_number:
                return self._glued_end(i + 1)
        if after.lower == "to" and self._at(i + 2).text.isdecimal() and piece.text.isdecimal():
            near = {self._low(n) for n in range(max(0, i - 6), i)}
            if int(self._at(i + 2).text) < int(piece.text) and near & vocabulary.SCORE_VERBS:
                return i + 3
        if after.glued and after.is_word and after.lower not in vocabulary.MEASURES and after.lower not in vocabulary.GLUED:
            return self._glued_end(i + 1)
        return self._named_end(i)

    def _glued_end(self, i: int) -> int:
        """The index after the letters, signs and numbers that touch one another."""
        while self._at(i).glued and (self._at(i).is_word or self._at(i).is_number or self._low(i) in ("-", "/", ":")):
            if self._low(i) in ("-", "/", ":") and not self._at(i + 1).glued:
                break
            i += 1
        return i

    def _telephone_end(self, i: int) -> int | None:
        text = self._at(i).text
        if not text.isdecimal():
            return None
        leading = text[0] == "0" and len(text) > 1
        called = self._low(i - 1) in vocabulary.CALLS or (
            self._low(i - 1) in (".", ":", "at", "on") and self._low(i - 2) in vocabulary.CALLS
        )
        if self._low(i - 1) != "+" and not leading and not (called and len(text) >= 3):
            return None
        to = i + 1
        while self._at(to).text.isdecimal() or (self._low(to) in ("-", "(", ")") and self._at(to + 1).text.isdecimal()):
            to += 1
        return to if leading or to > i + 1 else None

    def _named_end(self, i: int) -> int | None:
        """A number after the word it numbers: "no. 17", "Resolution 2254", "France 24"."""
        piece, before = self._at(i), self._at(i - 1)
        if before.lower == "day" and self._low(i - 2) in ("on", "by", "until", "of", "since", "from", "after", " ", "."):
            return None if self._counts_people(i + 1) else i + 1
        if not piece.text.isdecimal():
            return None
        if (
            before.lower in ("and", "to", "or")
            and self._at(i - 2).is_number
            and vocabulary.PLURAL_DESIGNATORS & {self._low(i - 3), self._low(i - 4)}
        ):
            return i + 1
        for n in (i - 1, i + 1):  # "the March 23 Movement": the times know that it is no date
            if (
                self._low(n) in MONTHS
                and self._at(n).is_capital
                and len(piece.text) <= 2
                and not self._counts_people(i + 1)
            ):
                return i + 1
        if self._counts_people(i + 1):
            return None
        word = i - 2 if before.lower == "." and self._low(i - 2) in ("no", "nos") else i - 1
        lower, capital = self._low(word), self._at(word).is_capital
        if lower in ("no", "nos") and (word < i - 1 or capital):
            return i + 1
        if before.lower in ("$", "€", "£") or not before.is_word or self._in_date(i - 1):
            return None
        if lower in vocabulary.DESIGNATORS and lower not in ("no", "nos") and not self._is_verb(i + 1):
            return i + 1
        if lower in ("number", "numbers", "update", "bulletin", "resolution", "article", "page", "phase"):
            return i + 1
        if not capital or lower in MONTHS or lower in WEEKDAYS or lower in _STARTS or before.lower in _HEDGES_BY_WORD:
            return None
        if (
            lower in vocabulary.PREPOSITIONS
            or lower in vocabulary.VERBS
            or lower in ("the", "a", "and", "but", "with", "another", "those", "these", "all")
        ):
            return None
        if lower in vocabulary.NAMED_DESIGNATORS:
            return i + 1
        following = self._low(i + 1)
        if following in vocabulary.SAID:
            return i + 1
        starts = word == 0 or self._low(word - 1) in (".", "!", "?", ":", '"', "“")
        if starts:
            return None  # "Killing 24 people", "Gunmen 12 of whom": the capital is the sentence's
        located = self._low(word - 1) in vocabulary.PREPOSITIONS
        if located or self._is_counted(i + 1) or self._is_verb(i + 1):
            return None
        return i + 1

    def _is_verb(self, i: int) -> bool:
        piece = self._at(i)
        if not piece.is_word:
            return False
        tag = self._tag(i)
        if tag:
            return tag in ("VBD", "VBN", "VBZ", "VBP", "MD")
        return piece.lower in vocabulary.VERBS or piece.lower in vocabulary.BE or piece.lower.endswith("ed")

    def _counts_people(self, i: int) -> bool:
        """Whether a noun that numbers count follows, past two adjectives."""
        for n in range(i, i + 3):
            lower = self._low(n)
            if lower in numerals.COUNTED or lower in ("other", "others", "more"):
                return True
            if (
                not self._at(n).is_word
                or lower in vocabulary.PREPOSITIONS
                or lower in vocabulary.VERBS
                or lower in ("and", "or")
            ):
                return False
        return False

    def _sort(self, i: int, at: int, to: int, core: _Core) -> tuple[AmountKind, str | None, int]:
        """The kind of a number by what stands around it, its unit, and the index after the unit."""
        if core.kind is not AmountKind.CARDINAL:
            return core.kind, None, to
        money = self._money(at, to)
        if money is not None:
            return AmountKind.MONEY, money[0], money[1]
        percent = self._percent(to)
        if percent:
            return AmountKind.PERCENT, self._text(to, percent), percent
        age = self._age(i, at, to)
        if age is not None:
            return AmountKind.AGE, "years", age
        share = self._share(at, to)
        if share is not None:
            return AmountKind.SHARE, None, share
        if self._low(to) in ("times", "fold") or (self._low(to) == "-" and self._low(to + 1) == "fold"):
            end = to + 2 if self._low(to) == "-" else to + 1
            return AmountKind.MULTIPLE, self._text(to, end), end
        if (
            self._low(to - 1) == "m"
            and self._at(to - 1).glued
            and (self._low(at - 1) in ("a", "an") or self._low(to) in vocabulary.DIMENSIONS)
        ):
            return AmountKind.MEASURE, "m", to
        measure = self._measure(to)
        if measure is not None:
            return AmountKind.MEASURE, measure[0], measure[1]
        return AmountKind.CARDINAL, None, to

    def _money(self, at: int, to: int) -> tuple[str, int] | None:
        before = self._at(at - 1)
        if before.lower in vocabulary.CURRENCY_SIGNS or (
            before.lower in vocabulary.CURRENCY_CODES and before.lower != "us" and before.text.isupper()
        ):
            return before.text, to
        if self._low(to) in vocabulary.CURRENCY_SIGNS and not self._at(to + 1).is_number:
            return self._at(to).text, to + 1
        for n in (to, to + 1):
            if self._low(n) in vocabulary.CURRENCIES and (n == to or self._at(to).is_capital):
                return self._text(to, n + 1), n + 1
        return None

    def _percent(self, to: int) -> int:
        if self._low(to) in ("%", "percent", "pc", "pct"):
            return to + 1
        if self._is(to, "percentage", "points") or self._is(to, "percentage", "point"):
            return to + 2
        if self._is(to, "per", "cent"):
            return to + 2
        if self._low(to) == "-" and self._low(to + 1) in ("percent", "per"):
            return to + 2
        return 0

    def _age(self, i: int, at: int, to: int) -> int | None:
        """The index after an age: "aged 8", "8-year-old", "eight months old", "Ahmed, 34,", "children under five"."""
        before = self._low(i - 1)
        if before in ("aged", "age", "ages") or (before == "of" and self._low(i - 2) in ("age", "ages")):
            return to
        if before == "as" and self._low(i - 2) in ("young", "old") and self._low(i - 3) == "as":
            return to
        if before in ("under", "over") and self._low(at - 2) in (
            "children",
            "those",
            "anyone",
            "girls",
            "boys",
            "men",
            "women",
        ):
            return to
        hedge = self._low(at - 1)
        if (
            hedge in ("under", "over", "below", "above")
            and self._low(at - 2) in vocabulary.AGED
            and not self._counts_people(to)
        ):
            return to
        unit = self._past_hyphen(to)
        if self._low(unit) in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
            old = self._past_hyphen(unit + 1)
            if self._low(old) in ("old", "olds"):
                return old + 1
            if self._is(unit + 1, "of", "age"):
                return unit + 3
        if self._goes_on_with_ages(i, to):
            return to
        piece, value = self._at(at), numerals.plain(self._at(at))
        if value is None or value > 110 or to != at + 1 or i != at or not piece.text.isdecimal():
            return None
        comma, name = self._at(at - 1), self._at(at - 2)
        if (
            comma.lower == ","
            and name.lower in vocabulary.KIN
            and self._low(to) in (",", "and")
            and not self._is_counted(to)
        ):
            return to  # "three brothers, 6, 9 and 11, were buried"
        if not (name.is_word and name.is_capital and not self._in_date(at - 2)):
            return None
        if comma.lower == "(" and self._low(to) == ")":
            return to
        known = self._tag(at - 2) in ("", "NNP")
        closed = self._low(to) == "," or (self._low(to) == "and" and self._at(to + 1).is_capital)
        placed = (
            self._low(at - 3) in vocabulary.PREPOSITIONS or name.lower in vocabulary.OPENINGS or name.lower.endswith("ly")
        )
        return to if comma.lower == "," and comma.glued and closed and known and not placed else None

    def _goes_on_with_ages(self, i: int, to: int) -> bool:
        """Whether a list of ages goes on: the 7 of "aged 4 and 7"."""
        if not self._found or self._found[-1].kind is not AmountKind.AGE or self._is_counted(to):
            return False
        gap = [piece.lower for piece in self._pieces[max(0, i - 3) : i] if piece.start >= self._found[-1].end]
        return gap in ([","], ["and"], [",", "and"], ["or"])

    def _share(self, at: int, to: int) -> int | None:
        """The index after a share: "nine in ten", "two-thirds", "a third of"."""
        fraction = self._past_hyphen(to)
        if self._low(fraction) in vocabulary.FRACTIONS:
            plural = self._low(fraction).endswith("s")
            if plural or fraction > to or self._low(fraction + 1) == "of":
                return fraction + 1
        link = to + 1
        if self._low(to) == "in" or self._is(to, "out", "of") or self._is(to, "of", "every"):
            link = to + 2 if self._low(to) in ("out", "of") else to + 1
            link = link + 1 if self._low(link) == "every" else link
            if self._low(link) == "the" or self._in_date(link):
                return None
            second = numerals.read(self._pieces, link)
            first = numerals.read(self._pieces, at)
            if second is None or first is None or not 1 < second.low <= 100_000 or first.high > second.low:
                return None
            unit = self._low(second.to)
            if unit in vocabulary.MEASURES or second.vague or (second.low > 10 and second.low % 10):
                return None
            return second.to
        return None

    def _measure(self, to: int) -> tuple[str, int] | None:
        """The unit after a number, and the index after it: "15 nautical miles", "nine-storey", "155mm"."""
        at = self._past_hyphen(to)
        word = self._at(at)
        if at > to and word.is_word:
            if word.lower in ("plus", "odd"):
                return None
            end = at + 1
            while self._low(end) == "-" and self._at(end).glued and self._at(end + 1).glued and self._at(end + 1).is_word:
                end += 2
            return self._text(at, end), end
        if word.lower in ("°", "'", '"', "″") and word.glued and word.lower == "°":
            return word.text, at + 1
        if word.glued and word.is_word and word.lower in vocabulary.MEASURES:
            return word.text, at + 1
        unit = at
        while unit < at + 2 and self._low(unit) in vocabulary.MEASURE_MODIFIERS:
            unit += 1
        if self._low(unit) in vocabulary.MEASURES and self._at(unit).is_word:
            if self._low(unit) in ("point", "points", "degree", "second", "m", "story", "foot", "min") and unit == at:
                short = self._low(unit) in ("second", "foot", "story", "point")
                if short:
                    return None
            return self._text(at, unit + 1), unit + 1
        return None

    # ------------------------------------------------------------ parts and containers

    def _contained(self, i: int, to: int, amount: Amount) -> Amount:
        """ "a family of five": the container is what is counted, where no noun follows the number."""
        if amount.noun is not None or self._low(i - 1) != "of" or self._low(i - 2) not in vocabulary.CONTAINERS:
            return amount
        if self._is_counted(to):
            return amount
        begin = i - 3 if self._low(i - 3) in ("a", "an", "the", "one", "another") else i - 2
        if self._is_taken(self._pieces[begin]):
            begin = i - 2
        if self._is_taken(self._pieces[begin]):
            return amount
        first = self._pieces[begin]
        return replace(amount, start=first.start, first=first.word, noun=self._pieces[i - 2].word)

    def _is_part(self, i: int, to: int, amount: Amount) -> bool:
        if self._low(to) == "of":
            after = self._low(to + 1)
            if after in vocabulary.DEFINITE:
                return True
            if self._at(to + 1).is_capital and any(self._is(n, "'", "s") for n in range(to + 2, to + 5)):
                return True
        before = i - 1
        for _ in range(3):
            if self._low(before) in (",", "were", "was", "are", "is", ":", "being"):
                before -= 1
        if self._low(before) in vocabulary.INCLUDING or self._is_out_of(i):
            return True
        if self._low(before) in ("them", "whom", "those", "which") and self._low(before - 1) in ("among", "of", "amongst"):
            return self._low(before - 1) != "of" or self._low(before) != "those"
        if self._low(before) in ("dead", "victims", "wounded", "injured", "killed") and self._low(before - 1) in (
            "the",
            "those",
        ):
            return self._low(before - 2) in ("among", "amongst")
        return self._goes_on(i, to)

    def _is_out_of(self, i: int) -> bool:
        """ "Of the 47 hostages, 12 are dead"."""
        if self._low(i - 1) != ",":
            return False
        for n in range(i - 2, max(-1, i - 9), -1):
            lower = self._low(n)
            if lower in (",", ".", ";", ":") or self._is_verb(n):
                return False
            if lower == "of":
                return self._at(n).is_capital and self._low(n + 1) in vocabulary.DEFINITE
        return False

    def _goes_on(self, i: int, to: int) -> bool:
        """Whether a list of parts goes on: "including a baby and four women", "among them 31 women and five children"."""
        last = i - 2 if self._low(i - 1) in ("her", "his", "their", "its") else i - 1
        if self._low(last) not in ("and", ",") or self._low(to) in vocabulary.HURT:
            return False
        here = self._words[self._at(i).word].sentence
        for n in range(last - 1, max(-1, last - 12), -1):
            lower = self._low(n)
            if self._words[self._at(n).word].sentence != here or lower in (".", ";", ":", "(", ")", "—"):
                return False
            if lower in vocabulary.INCLUDING or (
                lower in ("them", "whom", "which", "those") and self._low(n - 1) in ("among", "amongst")
            ):
                return True
            if (
                lower in vocabulary.VERBS
                or self._tag(n) in ("VBD", "VBZ", "VBP", "MD")
                or (lower == "," and self._low(n + 1) == "and" and n == last - 1)
            ):
                return False
        return False


def _widened(first: Amount, second: Amount) -> Amount:
    """A figure with the doubt that the text adds to it. The wording of both is kept, the offsets stay the first one's."""
    low = first.low if first.low is not None else second.low
    high = second.high if second.high is None or low is None or second.high >= low else first.high
    words = " … ".join(part for part in (first.qualifier, second.qualifier) if part)
    return replace(first, low=low, high=high, qualifier=words or None, exact=False)


def _bounded(hedge: _Hedge, low: Fraction, high: Fraction | None) -> tuple[Fraction | None, Fraction | None]:
    """A number's range under a hedge."""
    if hedge is _Hedge.AT_LEAST:
        return low, None
    if hedge is _Hedge.MORE_THAN:
        return low + 1, None
    if hedge is _Hedge.AT_MOST:
        return None, high
    if hedge is _Hedge.FEWER_THAN:
        return None, max(Fraction(0), high - 1) if high is not None else None
    return low, high


def _whole(value: Fraction | None, whole: bool) -> int | None:
    if value is None or not whole:
        return None
    return int(value) if value.denominator == 1 else None


_STARTS = frozenset(
    [
        *_HEDGES_BY_WORD,
        *numerals.UNITS,
        *numerals.TENS,
        *numerals.PLURALS,
        *vocabulary.MANY,
        *vocabulary.ORDINAL_WORDS,
        *_MORE,
        *"a an half dozen several few couple handful pair no none nobody without not nil both".split(),
        *"trio duo twins triplets".split(),
        *("between", "anywhere"),
    ]
)
