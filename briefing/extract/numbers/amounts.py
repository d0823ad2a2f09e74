"""Amounts: every number of a text with its hedges, as a range by docs/counting.md, and what sort of number it is.

The grammar says how many and whether the number can count people at all. Whom it counts is told by the head noun, what
became of them by the verb: both are for the caller, who finds them through the indices of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from briefing.extract.numbers import words as vocabulary
from briefing.extract.numbers.bounds import as_whole, bounded, widened
from briefing.extract.numbers.kinds import Amount, AmountKind, Core, Sorter
from briefing.extract.numbers.words import Hedge
from briefing.extract.sentences import numerals
from briefing.extract.sentences.numerals import Numeral
from briefing.extract.sentences.words import Word, pieces
from briefing.extract.times.reading import find_times

__all__ = ["BARE_PLURAL", "HUGE", "SINGLE", "Amount", "AmountKind", "bare_plural", "find_amounts"]

SINGLE = (1, 1)  # "a soldier", "the driver", a named person
BARE_PLURAL: tuple[int, None] = (2, None)  # "soldiers were killed"
HUGE = 10**12  # beyond what counts people on this planet; kept, and flagged


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


class _Counter(Sorter):
    """Reads one article."""

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
        if "@" in text or "_" in text or ("/" in text and ("://" in text or text.startswith("www."))):
            return self._past_word(i)
        if self._low(i + 1) == "^":
            return i + 3  # "10^12": a power is beyond whatever is counted here
        lower = piece.lower
        if not (piece.text[0].isnumeric() or lower in vocabulary.STARTS):
            return i + 1
        found = self._amount(i)
        if found is None:
            return i + 1
        amount, to = found
        if self._is_second_thought(i, to, amount):
            self._found[-1] = widened(self._found[-1], amount)
        else:
            self._found.append(amount)
        return to

    def _is_second_thought(self, i: int, to: int, amount: Amount) -> bool:
        """ "hundreds of civilians, possibly as many as 600, were killed": the ceiling of the figure before, no figure of
        its own."""
        if (
            self._low(i) not in vocabulary.PERHAPS
            or self._low(i - 1) not in (",", "(", "—")
            or not amount.counts
            or not self._found
        ):
            return False
        before = self._found[-1]
        if not before.counts or self._low(to) not in (",", ")", "—", "."):
            return False
        gap = [n for n in range(max(0, i - 9), i) if self._pieces[n].start >= before.end]
        if gap and self._pieces[gap[0] - 1].end != before.end:
            return False  # too far, or in another block
        return not any(self._is_verb(n) or self._low(n) in (".", ";", ":") for n in gap)

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

    def _assemble(self, i: int, at: int, hedge: Hedge, additional: bool, core: Core) -> tuple[Amount, int] | None:
        """Join a number with what follows it: the other end of a range, hedges after it, its unit."""
        qualifier = self._text(i, at) if hedge is not Hedge.NONE else ""
        if additional and hedge is Hedge.NONE:
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
        low_bound, high_bound = bounded(hedge, low, high) if not ranged else (low, high)
        if not ranged:
            top = self._upper_bound(core, hedge, to, low)
            if top is not None:
                upper_high, to, words = top
                low_bound = low + 1 if hedge is Hedge.MORE_THAN else low
                high_bound, ranged = upper_high, True
                qualifier = f"{qualifier} … {words}".strip(" …") if not qualifier else f"{qualifier} … {words}"
        after = self._afterwards(to)
        if after is not None and not ranged:
            words, to, follow = after
            low_bound, high_bound = bounded(follow, low, high)
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
        exact = not ranged and hedge is Hedge.NONE and core.low == core.high and core.kind is AmountKind.CARDINAL
        return self._finish(
            i,
            at,
            end,
            core,
            kind,
            unit,
            as_whole(low_bound, whole),
            as_whole(high_bound, whole),
            qualifier,
            exact,
            additional or core.additional,
        )

    def _finish(
        self,
        i: int,
        at: int,
        to: int,
        core: Core,
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

    # ------------------------------------------------------------ hedges

    def _hedges(self, i: int) -> tuple[Hedge, int, bool]:
        """The hedges before a number, the index after them, and whether "another" is among them. A bound beats "
        ""about"."""
        found, at, additional = Hedge.NONE, i, False
        for _ in range(4):
            more = next((words for words in vocabulary.MORE.get(self._low(at), ()) if self._is(at, *words)), None)
            if more is not None and self._begins_number(at + len(more)):
                at, additional = at + len(more), True
                continue
            hedge = self._hedge(at)
            if hedge is None:
                break
            kind, to = hedge
            if found in (Hedge.NONE, Hedge.ABOUT):
                found = kind if kind is not Hedge.NONE else found
            at = to
        if self._low(at) == "that":
            return Hedge.NONE, i, False
        return found, at, additional

    def _hedge(self, i: int) -> tuple[Hedge, int] | None:
        for words, hedge in vocabulary.HEDGES_BY_WORD.get(self._low(i), ()):
            if self._is(i, *words):
                return hedge, i + len(words)
        return None

    def _begins_number(self, i: int) -> bool:
        return numerals.read(self._pieces, i) is not None or self._hedge(i) is not None

    def _afterwards(self, to: int) -> tuple[str, int, Hedge] | None:
        """Hedges behind the number: "24 or more", "20-odd", "20+"."""
        if self._low(to) == "," and self._low(to + 3) == "," and self._is(to + 1, "at", "least"):
            return "at least", to + 4, Hedge.AT_LEAST
        at = self._past_hyphen(to)
        if self._low(at) not in vocabulary.AFTERWARDS_STARTS:
            return None
        for words, hedge in vocabulary.AFTERWARDS.items():
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

    def _upper_bound(self, core: Core, hedge: Hedge, to: int, low: Fraction) -> tuple[Fraction, int, str] | None:
        """The second half of "at least 24 and as many as 40" or "hundreds, possibly thousands"."""
        at = to + 1 if self._low(to) == "," else to
        joint = self._low(at) in ("and", "but", "or")
        at = at + 1 if joint else at
        even = self._low(at) in vocabulary.PERHAPS or self._low(at) == "even"
        at = at + 1 if even else at
        if self._is(at, "if", "not"):
            even, at = True, at + 2
        bound = next((words for words in vocabulary.UP_TO if self._is(at, *words)), None) if at > to else None
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
        if core.vague and (even or (joint and self._low(at - 1) == "or")) and hedge is Hedge.NONE:
            numeral = numerals.read(self._pieces, at)
            if numeral is not None and numeral.vague and numeral.low > low:
                return numeral.high, numeral.to, self._text(at, numeral.to)
        return None

    # ------------------------------------------------------------ ranges

    def _between(self, i: int, at: int, hedge: Hedge) -> tuple[Amount, int] | None:
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
        core = Core(low, high, second.to)
        kind, unit, end = self._sort(i, begin_number, second.to, core)
        if kind is AmountKind.CARDINAL and self._is_age_range(i):
            kind = AmountKind.AGE
        whole = kind in (AmountKind.CARDINAL, AmountKind.VAGUE, AmountKind.AGE)
        if whole and not (low.denominator == 1 and high.denominator == 1):
            kind, whole = AmountKind.MEASURE, False
        bounds = as_whole(low, whole), as_whole(high, whole)
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

    def _range(self, at: int, core: Core) -> tuple[Numeral, int, int] | None:
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

    def _core(self, i: int) -> Core | None:
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
            return Core(Fraction(1), Fraction(1), i + 1, noun=self._own_noun(i), additional=True)
        if lower == "both":
            return Core(Fraction(2), Fraction(2), i + 1) if self._low(i + 1) not in vocabulary.NOT_BOTH else None
        if lower in vocabulary.MANY:
            return self._many(i)
        if lower in ("a", "an") and self._number_of(i) is not None:
            return self._number_of(i)
        if lower in ("trio", "duo", "twins", "triplets"):
            value = Fraction({"duo": 2, "twins": 2, "trio": 3, "triplets": 3}[lower])
            return Core(value, value, i + 1, noun=self._at(i).word)
        if lower in ("scores", "hundreds", "thousands") and self._low(i - 1) in vocabulary.NO_SCORES:
            return None
        if lower == "tens" and self._low(i + 1) != "of":
            return None
        if lower == "dozen" and not self._at(i - 1).is_number:
            return Core(Fraction(12), Fraction(12), i + 1)
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
        return Core(numeral.low, numeral.high, end, numeral.vague, scaled=numeral.scaled, noun=noun, words=words)

    def _own_noun(self, i: int) -> int | None:
        """The word itself, where no noun follows: "another was wounded"."""
        return None if self._is_counted(i + 1) else self._at(i).word

    def _nothing(self, i: int) -> Core | None:
        """ "no one", "nobody", "none", "no casualties", "without casualties", "not a single soldier": nought."""
        lower = self._low(i)
        zero = Fraction(0)
        if lower in ("none", "nobody", "nil"):
            return Core(zero, zero, i + 1, noun=self._at(i).word)
        if lower == "not":
            if self._is(i + 1, "a", "single") or self._is(i + 1, "one", "single"):
                return Core(zero, zero, i + 3)
            if self._low(i + 1) == "one" and (self._is_counted(i + 2) or self._low(i + 2) == "of"):
                return Core(zero, zero, i + 2)
            return None
        at = self._past_hyphen(i + 1)
        if lower == "no" and self._low(at) == "one" and self._low(at + 1) != "'":
            return Core(zero, zero, at + 1, noun=self._at(at).word)
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
            return Core(zero, zero, i + 1, additional=more)
        return None

    def _one(self, i: int) -> Core | None:
        before, after = self._low(i - 1), self._low(i + 1)
        if self._at(i - 1).glued and before == "-" and self._low(i - 2) in ("no", "any", "every", "some"):
            return None
        joined = before == "that" and (after == "of" or self._tag(i - 1) == "IN")  # "said that one of them died"
        joined |= before == "which" and after == "of" and self._tag(i - 2) == "IN"  # "in which one of its men was hurt"
        alone = after in ("another", "'", "by") or (before in vocabulary.NO_COUNT and not joined)
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
        return Core(numeral.low, numeral.high, numeral.to, scaled=numeral.scaled, noun=noun)

    def _many(self, i: int) -> Core | None:
        if self._low(i - 1) in ("how", "so", "too", "as", "not", "very"):
            return None
        low, high = BARE_PLURAL
        noun = self._own_noun(i)
        return Core(Fraction(low), high, i + 1, True, noun=noun, words=self._at(i).text)

    def _number_of(self, i: int) -> Core | None:
        """ "a number of", "a small number of", "an unknown number of"."""
        at = i + 2 if self._low(i + 1) in vocabulary.LARGE | {"small", "limited"} else i + 1
        if not self._is(at, "number", "of"):
            return None
        low, high = (Fraction(n) for n in numerals.FEW)
        if self._low(i + 1) in vocabulary.LARGE:
            return Core(Fraction(BARE_PLURAL[0]), None, at + 2, True, words=self._text(i, at + 2))
        return Core(low, high, at + 2, True, words=self._text(i, at + 2))

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
