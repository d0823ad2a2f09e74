"""What sort of number an amount is: by the words and signs around it.

A number counts people only where nothing else claims it: no unit, currency or clock, no name it is a part of, no age.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from briefing.extract.numbers import words as vocabulary
from briefing.extract.sentences import numerals
from briefing.extract.sentences.words import NOTHING, Piece, Word
from briefing.extract.times.words import MONTHS, WEEKDAYS


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


class Core(NamedTuple):
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


class Sorter:
    """Looks at the pieces of one block and says what sort of number stands where."""

    def __init__(self, words: Sequence[Word], dates: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._dates = sorted(dates)
        self._starts = [start for start, _ in self._dates]
        self._pieces: list[Piece] = []
        self._found: list[Amount] = []

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

    def _is_taken(self, piece: Piece) -> bool:
        """Whether the amount before reaches as far as a piece."""
        return bool(self._found) and self._found[-1].end > piece.start

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
                and not self._follows_date(i, n)
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
        if (
            not capital
            or lower in MONTHS
            or lower in WEEKDAYS
            or lower in vocabulary.STARTS
            or before.lower in vocabulary.HEDGES_BY_WORD
        ):
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

    def _follows_date(self, i: int, month: int) -> bool:
        """ "On 23 April 16 employees were killed": the day stands before the month, so the number counts what follows."""
        after = self._at(i + 1)
        counted = after.is_word and not after.is_capital and self._tag(i + 1) in ("NNS", "JJ", "NN")
        return month < i and self._at(month - 1).is_number and counted

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

    def _sort(self, i: int, at: int, to: int, core: Core) -> tuple[AmountKind, str | None, int]:
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
        if not self._found or self._found[-1].kind is not AmountKind.AGE or self._is_counted(to) or self._low(to) == "of":
            return False  # "Umm Khaled, 71, and four of her grandchildren"
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
