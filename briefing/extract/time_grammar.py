"""The grammar of times: from pieces of words to phrases that are resolved later, in their place in the story.

Each method reads one sort of expression at some piece and returns where it ends and how to work out its days from a
`Setting`. Look-ahead is bounded, and so is nesting ("the night of the end of the week before ..."): reading takes time in
step with the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from briefing.domain.when import Precision, TimeKind
from briefing.extract import dates, numerals
from briefing.extract import time_words as vocabulary
from briefing.extract.dates import Events, Part, Partial, Setting, Stretch, Which
from briefing.extract.words import NOTHING, Piece, Tense, Word

Resolver = Callable[[Setting], Stretch | None]
_MAX_DEPTH = 5
OPENING = 8  # pieces: what stands before them opens an article, behind its dateline


class Reference(StrEnum):
    """What a time is told against: the calendar, the day of publication, or the time last spoken of."""

    ABSOLUTE = "absolute"
    DEICTIC = "deictic"
    ANAPHORIC = "anaphoric"


class Phrase(NamedTuple):
    """A time expression as read, before it is resolved. `to` is the index of the piece after it; `rule` is empty where the
    words look like a time and are none."""

    to: int
    spec: Partial | Resolver
    rule: str
    reference: Reference
    kind: TimeKind = TimeKind.DATE
    edge: str = ""  # "start" or "end" of the period given
    about: tuple[int, int] | None = None
    start: int = -1
    ahead: bool = False  # points on from a time spoken of, which there has to be


_ENDS_CLAUSE = frozenset('. , ; : ! ? ) ( — " “ ”'.split())


def void(to: int) -> Phrase:
    """Words that look like a time and are none."""
    return Phrase(to, lambda _: None, "", Reference.ABSOLUTE)


class Grammar:
    """Reads the expressions that begin at a piece of one block. Knows words and their order, not what has been told
    before."""

    def __init__(self, pieces: Sequence[Piece], words: Sequence[Word] = ()) -> None:
        self._pieces = pieces
        self._words = words
        self._depth = 0
        self._lent: dict[int, Partial] = {}  # a day number that borrows its month: piece -> date
        self.owners: dict[int, tuple[int, int]] = {}  # a date that is an event's and not the clause's: piece -> its offsets

    def phrase(self, i: int) -> Phrase | None:
        """The expression that begins at a piece, or None. Its `rule` is empty where it only looks like one."""
        reader = _PHRASES.get(self._pieces[i].lower)
        if reader is not None:
            found = reader(self, i)
            if found is not None:
                return found
        point = self.point(i)
        if point is None or not point.rule:
            return point
        return self._span_from(i, point) or point

    def point(self, i: int) -> Phrase | None:
        """A time that is no span: a date, a unit of the calendar, a day told against another."""
        if self._depth >= _MAX_DEPTH:
            return None
        self._depth += 1
        try:
            return self._point(i)
        finally:
            self._depth -= 1

    # ------------------------------------------------------------ looking at pieces

    def _at(self, i: int) -> Piece:
        return self._pieces[i] if 0 <= i < len(self._pieces) else NOTHING

    def _low(self, i: int) -> str:
        return self._pieces[i].lower if 0 <= i < len(self._pieces) else " "

    def _is(self, i: int, *words: str) -> bool:
        if self._low(i) != words[0]:
            return False
        return all(self._low(i + n) == word for n, word in enumerate(words))

    def _after_hyphen(self, i: int) -> int:
        return i + 1 if self._low(i) == "-" else i

    def _number(self, i: int) -> int | None:
        """A bare whole number that is no part of a name, a price or a larger number."""
        piece = self._at(i)
        value = numerals.plain(piece)
        if value is None:
            return None
        before = self._at(i - 1)
        if piece.glued and before.lower not in "(\"“'‘[,;—" and before.lower != "...":
            if before.lower == "-":
                further = self._at(i - 2)
                if before.glued and further.is_word and further.lower not in vocabulary.OPENERS:
                    return None
            elif before.lower not in ("/",):
                return None
        elif before.lower in ("$", "€", "£", "#", "+"):
            return None
        after = self._at(i + 1)
        if after.glued and (
            after.lower in ("%", "°") or (after.is_word and after.lower not in ("st", "nd", "rd", "th", "s"))
        ):
            return None
        return value

    def _counts_people(self, i: int) -> bool:
        """Whether what follows is something a number counts: "2000 Turkish soldiers"."""
        for n in range(i, i + 3):
            piece = self._at(n)
            if not piece.is_word:
                return False
            if piece.lower in numerals.COUNTED and (n == i or piece.lower not in numerals.HURT):
                return True
            if piece.lower in vocabulary.FUNCTION_WORDS:
                return False
        return False

    def _names_something(self, i: int) -> bool:
        """Whether the date just read is the name of a movement, a street or a unit."""
        piece = self._at(i)
        if piece.lower not in vocabulary.NAMED_AFTER:
            return False
        return piece.is_capital or piece.lower in ("movement", "bloc", "bridge", "brigade", "brigades")

    # ------------------------------------------------------------ what may begin a time

    def _point(self, i: int) -> Phrase | None:
        """A time that is no span: a date, a unit of the calendar, a day told against another."""
        if i in self._lent:
            return Phrase(i + 1, self._lent[i], "day and month", Reference.ABSOLUTE)
        piece = self._at(i)
        if piece.text[0].isdecimal():
            return self._from_number(i)
        reader = _POINTS.get(piece.lower)
        if reader is not None:
            found = reader(self, i)
            if found is not None:
                return found
        if piece.lower in vocabulary.COUNT_WORDS:
            return self._counted(i)
        return None

    # ------------------------------------------------------------ calendar dates

    def _month_name(self, i: int) -> tuple[int, int, bool] | None:
        """Number of the month, index after it, and whether it is written short."""
        piece = self._at(i)
        if piece.lower in vocabulary.MONTHS:
            return (vocabulary.MONTHS[piece.lower], i + 1, False) if piece.is_capital else None
        if piece.lower in vocabulary.SHORT_MONTHS and piece.is_capital:
            dot = self._at(i + 1)
            return vocabulary.SHORT_MONTHS[piece.lower], i + 2 if dot.lower == "." and dot.glued else i + 1, True
        return None

    def _day_number(self, i: int) -> tuple[int, int] | None:
        """A day of the month, with or without its ending: "8", "8th"."""
        value = self._number(i)
        if value is None or not 1 <= value <= 31 or len(self._at(i).text) > 2:
            return None
        after = self._at(i + 1)
        return value, i + 2 if after.glued and after.lower in ("st", "nd", "rd", "th") else i + 1

    def _year_number(self, i: int) -> int | None:
        value = self._number(i)
        if value is None or len(self._at(i).text) != 4 or not 1000 <= value <= 2100:
            return None
        after = self._at(i + 1)
        if after.glued and after.lower == "s":
            return None
        return value

    def _year_after(self, i: int) -> tuple[dict[str, object], int]:
        """The year that follows a day or month: its fields and the index after it. "2023", ", 2023", "of 2023", "last
        year"."""
        to = i + 1 if self._low(i) in (",", "of") else i
        year = self._year_number(to)
        if year is not None:
            after = self._low(to + 1)
            comma = self._low(i) == ","
            # "On 8 October, 2000 people died", "in May 2000 people died"
            if not self._counts_people(to + 1) or (not comma and year % 100):
                clock = numerals.read_clock(self._pieces, to)
                if clock is None or after not in ("gmt", "utc", "local", "hours", "hrs"):
                    return {"year": year}, to + 1
        the = to + 1 if self._low(to) == "the" else to
        if self._low(the) in ("last", "this", "next", "previous") and self._low(the + 1) == "year":
            shift = {"last": -1, "previous": -1, "this": 0, "next": 1}[self._low(the)]
            return {"of": "year", "shift": shift}, the + 2
        if self._low(the) in ("that", "same") and self._low(the + 1) == "year":
            return {"of": "told"}, the + 2
        return {}, i

    def _dated(self, to: int, partial: Partial, rule: str) -> Phrase:
        """A calendar date, unless the calendar has none such or it names a thing."""
        if not partial.is_possible():
            return void(to)
        if partial.year is None and not partial.of and (beyond := self._past_no_year(to)) > to:
            return void(beyond)
        if self._names_something(to):
            piece = self._at(to)
            if not (piece.lower in vocabulary.EVENTS_AFTER_ALL and not piece.is_capital):
                return void(to + 1)
        if self._low(to) in vocabulary.PARTS_OF_DAY and partial.day is not None:
            to += 1
        absolute = partial.year is not None
        if partial.of == "told":
            return Phrase(to, partial, rule, Reference.ANAPHORIC)
        return Phrase(to, partial, rule, Reference.ABSOLUTE if absolute else Reference.DEICTIC)

    def _past_no_year(self, i: int) -> int:
        """The index after a number in the place of a year that is none ("1 January 99999"), or `i` itself."""
        at = i + 1 if self._low(i) == "," else i
        number, after = self._at(at), self._at(at + 1)
        if numerals.plain(number) is None or len(number.text) < 4 or self._year_number(at) is not None:
            return i
        if len(number.text) == 4 and numerals.read_clock(self._pieces, at) is not None:
            return i  # "12 March, 0630 hrs"
        plain = vocabulary.FUNCTION_WORDS | vocabulary.COUNT_WORDS
        counts = after.is_word and after.lower not in plain  # "on 1 January 25000 marched": a crowd
        return i if counts else at + 1

    def _is_no_day(self, i: int) -> bool:
        """Whether a number that no month has a day for stands right before a month: "32 May", "0th of May"."""
        at = i - 2 if self._low(i - 1) == "of" else i - 1
        at = at - 1 if self._low(at) in ("st", "nd", "rd", "th") and self._at(at).glued else at
        value = numerals.plain(self._at(at))
        return value is not None and len(self._at(at).text) <= 2 and not 1 <= value <= 31

    def _from_number(self, i: int) -> Phrase | None:
        numeric = self._numeric_date(i)
        if numeric is not None:
            return numeric
        day = self._day_number(i)
        if day is not None:
            found = self._day_first(i, *day)
            if found is not None:
                return found
        if len(self._at(i).text) == 4:
            found = self._year(i)
            if found is not None:
                return found
        return self._counted(i)

    def _day_first(self, i: int, day: int, to: int) -> Phrase | None:
        """ "8 October 2023", "8th of October", "5 to 7 October", and the "5" of "5 and 7 October"."""
        of = to + 1 if self._low(to) == "of" else to
        of = self._after_hyphen(of) if self._at(of).glued else of
        month = self._month_name(of)
        if month is not None and (not month[2] or self._at(of).is_capital):
            hyphen = month[1] + 1 if self._low(month[1]) == "-" and self._low(of - 1) == "-" else month[1]
            fields, end = self._year_after(hyphen)
            end = end if fields else month[1]
            partial = Partial(day=day, month=month[0], **fields)  # type: ignore[arg-type]
            return self._dated(end, partial, "full date" if partial.year else "day and month")
        if of > to and self._low(of) in ("this", "last", "next", "the"):
            return self._day_of_that_month(of, day)
        days, signs, at = [day], [], to
        while len(days) < 7 and self._low(at) in (
            "to",
            "-",
            "until",
            "till",
            "through",
            "and",
            "or",
            "/",
            ",",
            "&",
            "into",
        ):
            sign, after = self._low(at), at + 1
            if sign == "," and self._low(after) in ("and", "or"):
                sign, after = self._low(after), after + 1
            following = self._day_number(after)
            if following is None:
                return None
            days.append(following[0])
            signs.append(sign)
            at = following[1]
            at_month = at + 1 if self._low(at) == "of" else at
            month = self._month_name(at_month)
            if month is None:
                continue
            fields, end = self._year_after(month[1])
            first = Partial(day=days[0], month=month[0], **fields)  # type: ignore[arg-type]
            joined = sign in ("and", "&") and days[-1] == days[0] + 1  # "27 and 28 November" is one stretch of two days
            if len(days) == 2 and (joined or sign not in ("and", ",", "&")):
                second = Partial(day=days[1], month=month[0], **fields)  # type: ignore[arg-type]
                if days[0] > days[1] or not (first.is_possible() and second.is_possible()):
                    return void(end)
                return self._span(end, first, second, first.year is not None)
            if all(sign in ("and", ",", "&", "or") for sign in signs):
                return self._dated(to, first, "full date" if first.year else "day and month")
            return None
        return None

    def _day_of_that_month(self, i: int, day: int) -> Phrase | None:
        """ "the 15th of this month", "the 3rd of last month"."""
        which, to = self._low(i), i + 2
        if which == "the" and self._low(i + 1) in ("current", "present", "same") and self._low(i + 2) == "month":
            which, to = "this", i + 3  # "the 6th of the current month", of communiques
        elif self._low(i + 1) != "month" or which == "the":
            return None
        shift = {"last": -1, "this": 0, "next": 1}[which]

        def resolve(setting: Setting) -> Stretch | None:
            if setting.published is None:
                return None
            whole = dates.month_of(setting.published.year, setting.published.month + shift)
            return dates.on(whole.earliest + timedelta(days=day - 1)) if day <= whole.latest.day else None

        return Phrase(to, resolve, "day of the month", Reference.DEICTIC)

    def _numeric_date(self, i: int) -> Phrase | None:
        """ "2023-10-08", "8.10.2023", "13/10/2023". Of 08/10/2023 nobody can say which number is the month."""
        text = self._at(i).text
        if self._number(i) is None and "." not in text:
            return None
        if text.count(".") == 2:
            parts, to, sign = text.split("."), i + 1, "."
            if self._at(i).glued:
                return None
        else:
            sign = self._low(i + 1)
            if sign not in ("-", "/") or self._low(i + 3) != sign or not all(self._at(i + n).glued for n in range(1, 5)):
                return None
            parts, to = [self._at(i + n).text for n in (0, 2, 4)], i + 5
        if self._at(to).glued and self._low(to) in ("-", "/"):
            return None
        if not all(part.isdecimal() for part in parts):
            return None
        lengths, values = [len(part) for part in parts], [int(part) for part in parts]
        if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2 and sign != ".":
            year, month, day = values
        elif lengths[2] == 4 and lengths[0] <= 2 and lengths[1] <= 2:
            day, month, year = values
            if sign != "." and day <= 12 and month <= 12 and day != month:
                return void(to)
            if sign != "." and month > 12 >= day:
                day, month = month, day
        else:
            return None
        if not (1000 <= year <= 2100 and 1 <= month <= 12):
            return void(to)
        if self._at(to).glued and self._low(to) == "t" and self._at(to + 1).is_number:
            to += 2  # the time of day of an ISO stamp
        return self._dated(to, Partial(year=year, month=month, day=day), "numeric date")

    def _month(self, i: int) -> Phrase | None:
        """A month, alone or with what follows it: "October 8, 2023", "May 2023", "March last year", "October 5 to 7"."""
        name = self._month_name(i)
        if name is None:
            return None
        month, to, short = name
        if self._is_no_day(i):
            return void(self._year_after(to)[1])
        day = self._day_number(to)
        counts = day is not None and self._counts_people(day[1]) and not self._at(day[1] - 1).is_word
        if day is not None and (not counts or self._low(i - 1) == "on"):  # "On June 25 protesters stormed": one is on a day
            return self._month_first(month, *day)
        fields, end = self._year_after(to)
        if end > to:
            partial = Partial(month=month, **fields)  # type: ignore[arg-type]
            return self._dated(end, partial, "month and year")
        after = self._at(to)
        if after.is_number and day is None and len(after.text) <= 2 and not self._at(to + 1).is_word:
            return void(self._year_after(to + 1)[1])  # "May 32"
        if after.is_number and day is None:
            pair = self._years_pair(to)
            if pair is not None:  # "winter 2019/20" is a season's; "May 2019-20" is nothing
                return None
        if not self._is_bare_month(i, to, short):
            return None
        return self._dated(to, Partial(month=month), "month")

    def _month_first(self, month: int, day: int, to: int) -> Phrase:
        """ "October 8", "October 8, 2023", "October 5-7", "October 5, 6 and 7"."""
        rule = "day and month"
        sign = self._low(to)
        if sign in ("-", "to", "through", "until", "/", "or"):
            following = self._day_number(to + 1)
            if following is not None and self._month_name(following[1]) is None and not self._counts_people(following[1]):
                fields, end = self._year_after(following[1])
                first = Partial(day=day, month=month, **fields)  # type: ignore[arg-type]
                second = replace(first, day=following[0])
                if day < following[0] and first.is_possible() and second.is_possible():
                    return self._span(end, first, second, first.year is not None)
        listed, end = self._days_listed(to)
        fields, after = self._year_after(end)
        first = Partial(day=day, month=month, **fields)  # type: ignore[arg-type]
        if listed:
            for at, number in listed:
                if replace(first, day=number).is_possible():
                    self._lent[at] = replace(first, day=number)
            return self._dated(to, first, "full date" if first.year else rule)
        return self._dated(after, first, "full date" if first.year else rule)

    def _days_listed(self, i: int) -> tuple[list[tuple[int, int]], int]:
        """More days of the same month: the ", 6 and 7" of "October 5, 6 and 7". Pairs of index and day, and the index
        after."""
        found: list[tuple[int, int]] = []
        at = i
        while len(found) < 6 and self._low(at) in (",", "and", "&"):
            last = self._low(at) != ","
            after = at + 1
            if not last and self._low(after) in ("and", "&"):
                last, after = True, after + 1
            day = self._day_number(after)
            if day is None or self._counts_people(day[1]) or self._month_name(day[1]) is not None:
                break
            follows = self._at(day[1])
            if last and follows.is_word and follows.lower not in vocabulary.FUNCTION_WORDS:
                break
            found.append((after, day[0]))
            at = day[1]
            if last:
                return found, at
        return [], i

    def _is_bare_month(self, i: int, to: int, short: bool) -> bool:
        """Whether a month's name alone means the month: "may", "march" and "august" are other words too, Jan a person."""
        before, after = self._at(i - 1), self._at(to)
        if before.lower in ("every", "each", "a", "an") and not after.is_word:
            return False
        cued = before.lower in vocabulary.MONTH_CUES or (
            before.lower in ("and", "or", "to", "-", "&", ",") and self._is_month_name(i - 2)
        )
        if short:
            return cued and self._at(i).lower not in ("jan", "dec", "mar") and before.lower != "of"
        if after.is_capital and after.lower in vocabulary.NAMED_AFTER | {"manifesto", "crisis", "surprise"}:
            return False
        if self._at(i).lower not in vocabulary.PLAIN_WORDS_TOO:
            return not (after.is_number and not cued) and not (before.is_capital and before.glued)
        if cued and after.lower not in vocabulary.SAID | {"'s"}:
            return not (
                after.is_capital
                and after.lower not in vocabulary.WEEKDAYS
                and before.lower not in ("in", "since", "until", "by")
            )
        owned = after.lower == "'" and self._low(to + 1) == "s"
        if owned:
            return not before.is_capital and before.lower not in ("mr", "mrs", "ms", "dr")
        return (
            before.lower in ("the", "a", "its", "their", "his", "our")
            and after.is_word
            and not after.is_capital
            and after.lower not in vocabulary.FUNCTION_WORDS
        )

    def _is_month_name(self, i: int) -> bool:
        piece = self._at(i)
        return piece.lower in vocabulary.MONTHS and piece.is_capital

    # ------------------------------------------------------------ years, decades, seasons, quarters

    def _year(self, i: int) -> Phrase | None:
        pair = self._years_pair(i)
        if pair is not None:
            return pair
        piece, after = self._at(i), self._at(i + 1)
        if after.glued and after.lower == "s" and numerals.plain(piece) is not None:
            return self._decade(i, i)
        year = self._year_number(i)
        if year is None or not self._is_bare_year(i, year):
            return None
        return Phrase(i + 1, Partial(year=year), "year", Reference.ABSOLUTE)

    def _years_pair(self, i: int) -> Phrase | None:
        """ "2019-2020", "2019-20", "2019/20"."""
        first = self._year_number(i)
        sign = self._at(i + 1)
        if first is None or not 1900 <= first <= 2100 or sign.lower not in ("-", "/", "—"):
            return None
        tail = self._at(i + 2)
        value = numerals.plain(tail)
        joined = sign.glued == tail.glued
        if value is None or not joined or (self._at(i + 3).glued and (self._at(i + 3).is_word or self._low(i + 3) == "-")):
            return None
        second = value if len(tail.text) == 4 else first - first % 100 + value if len(tail.text) == 2 else 0
        if not first < second <= min(first + 99, 2100) or self._counts_people(i + 3):
            return None
        if len(tail.text) == 2 and (sign.lower == "—" or not tail.glued):
            return None

        def resolve(_: Setting) -> Stretch:
            return dates.days(date(first, 1, 1), date(second, 12, 31), Precision.YEAR)

        return Phrase(i + 3, resolve, "years", Reference.ABSOLUTE, TimeKind.RANGE)

    def _is_bare_year(self, i: int, year: int) -> bool:
        """Whether four digits are a year: by the word before, or as the year of a happening ("the 2011 uprising")."""
        before, after = self._at(i - 1), self._at(i + 1)
        if after.lower in ("-", "/") and after.glued and self._at(i + 2).glued:
            return False
        if before.lower in vocabulary.HEDGES or numerals.read_clock(self._pieces, i) is not None:
            return False
        people = self._counts_people(i + 1)
        if before.lower in vocabulary.YEAR_CUES:
            if people and (year % 100 == 0 or before.lower not in ("in", "since")):
                return False
            if before.lower == "of" and (after.is_word and after.lower not in vocabulary.FUNCTION_WORDS):
                return False
            if before.lower == "of" and self._low(i - 2) in (
                "total",
                "force",
                "crowd",
                "maximum",
                "minimum",
                "average",
                "hundreds",
            ):
                return False
            return year >= 1500 or not after.is_word
        if not 1900 <= year <= 2100 or people:
            return False
        if before.lower in ("(", "[") and after.lower in (")", "]", ",", ";"):
            return True
        if before.lower == "-" and before.glued and self._low(i - 2) in ("mid", "early", "late"):
            return True
        if i == 0 and after.lower in ("saw", "was", "brought", "is", "will", "has"):
            return True
        # The year of a happening: "Syria's 2011 uprising", "the failed 2016 coup".
        if (
            not after.is_word
            or after.lower in vocabulary.FUNCTION_WORDS
            or (after.is_capital and after.lower not in vocabulary.EVENT_SORTS)
        ):
            return False
        determined = before.lower in vocabulary.DETERMINERS or (before.lower == "s" and self._low(i - 2) == "'")
        return determined or (
            before.is_word and before.lower not in vocabulary.FUNCTION_WORDS and self._low(i - 2) in vocabulary.DETERMINERS
        )

    def _decade(self, i: int, start: int, part: Part | None = None) -> Phrase | None:
        """ "1990s", "the '90s" is not read: the century is a guess."""
        value = numerals.plain(self._at(i))
        after = self._at(i + 1)
        if value is None or value % 10 or not 1000 <= value <= 2100 or not (after.glued and after.lower == "s"):
            return None

        def resolve(_: Setting) -> Stretch:
            whole = dates.decade_of(value)
            return dates.part_of(whole, part) if part else whole

        return Phrase(i + 2, resolve, "decade", Reference.ABSOLUTE, start=start)

    def _season(self, i: int) -> Phrase | None:
        """ "summer 2023", "the spring of last year"; a season alone only after a word such as "in the" or "since"."""
        season = self._low(i)
        pair = self._years_pair(i + 1) if season == "winter" else None
        if pair is not None:
            year = self._year_number(i + 1)
            return Phrase(pair.to, Partial(season=season, year=year), "season", Reference.ABSOLUTE)
        fields, to = self._year_after(i + 1)
        if to == i + 1:
            before = self._low(i - 1)
            the = before == "the" and self._low(i - 2) in (
                "in",
                "since",
                "during",
                "by",
                "until",
                "over",
                "throughout",
                "before",
            )
            if season == "fall" and (not the or self._low(i + 1) == "of"):
                return None
            if not (the or before in ("since", "by", "until", "in")) or (season == "spring" and self._at(i).is_capital):
                return None
            if self._at(to).is_word and self._low(to) not in vocabulary.FUNCTION_WORDS:
                return None
        return self._dated(to, Partial(season=season, **fields), "season")  # type: ignore[arg-type]

    def _quarter_code(self, i: int) -> Phrase | None:
        """ "Q2 2023", "H1 2024"."""
        number = self._at(i + 1)
        value = numerals.plain(number)
        half = self._low(i) == "h"
        if not number.glued or not self._at(i).is_capital or value is None or not 1 <= value <= (2 if half else 4):
            return None
        fields, to = self._year_after(i + 2)
        if not fields and half:
            return None
        return self._in_year(to, Partial(half=value) if half else Partial(quarter=value), fields)

    def _in_year(self, to: int, partial: Partial, fields: dict[str, object]) -> Phrase:
        """A quarter or half of the year given, else of the year that runs."""
        partial = replace(partial, **(fields or {"of": "year"}))  # type: ignore[arg-type]
        rule = "quarter" if partial.quarter else "half-year"
        reference = (
            Reference.ABSOLUTE if partial.year else Reference.ANAPHORIC if partial.of == "told" else Reference.DEICTIC
        )
        return Phrase(to, partial, rule, reference)

    # ------------------------------------------------------------ weekdays

    def _weekday(self, i: int) -> Phrase | None:
        piece = self._at(i)
        short = piece.lower in vocabulary.SHORT_WEEKDAYS
        weekday = vocabulary.SHORT_WEEKDAYS[piece.lower] if short else vocabulary.WEEKDAYS[piece.lower]
        to = i + 2 if short and self._low(i + 1) == "." else i + 1
        before, after = self._at(i - 1), self._at(to)
        if before.is_capital and before.lower in vocabulary.NO_DAY:
            return void(to)
        if after.is_capital and after.lower in vocabulary.PAPERS:
            return void(to)
        if before.lower in ("every", "each", "most"):
            return void(to)
        dated = self._weekday_date(to, weekday)
        if short and dated is None:
            return None
        if dated is not None:
            return dated
        noun = after.is_word and after.lower not in vocabulary.FUNCTION_WORDS and not after.is_capital
        if before.lower in ("a", "one") and not noun and after.lower != "-":
            return void(to)
        to = self._part_of_day(to)
        of = to + 1 if self._low(to) == "of" else to
        if self._low(of) in ("last", "this", "next") and self._low(of + 1) == "week":
            shift = {"last": -1, "this": 0, "next": 1}[self._low(of)]
            return Phrase(of + 2, Partial(weekday=weekday, of="week", shift=shift), "weekday of a week", Reference.DEICTIC)
        return Phrase(to, Partial(weekday=weekday), "weekday", Reference.DEICTIC)

    def _part_of_day(self, i: int) -> int:
        to = self._after_hyphen(i) if self._at(i).glued else i
        return to + 1 if self._low(to) in vocabulary.PARTS_OF_DAY else i

    def _weekday_date(self, i: int, weekday: int) -> Phrase | None:
        """The date after a weekday: "Sunday 8 October", "Friday, Nov. 29, 2024", "Sunday the 8th", "Friday (29
        November)"."""
        to = self._part_of_day(i)
        to = to + 1 if self._low(to) in (",", "(") else to
        to = to + 1 if self._low(to) == "the" else to
        day = self._day_number(to)
        found: Phrase | None = None
        if day is not None:
            found = self._day_first(to, *day)
            if found is None:
                if day[1] == to + 1 or self._low(i) in (",", "("):
                    return None
                partial = Partial(weekday=weekday, day=day[0])
                return Phrase(day[1], partial, "day of the month", Reference.DEICTIC)
        else:
            month = self._month_name(to)
            if month is not None and self._day_number(month[1]) is not None:
                found = self._month(to)
        if found is None or not isinstance(found.spec, Partial) or found.spec.day is None:
            return found if found is not None and not found.rule else None
        end = found.to + 1 if self._low(to - 1) == "(" and self._low(found.to) == ")" else found.to
        return found._replace(to=end, spec=replace(found.spec, weekday=weekday))

    def _day_of_month(self, i: int) -> Phrase | None:
        """ "on the 15th", where no noun follows that the 15th would be one of."""
        day = self._day_number(i)
        if (
            day is None
            or day[1] == i + 1
            or self._low(i - 2) not in ("on", "by", "since", "until", "till", "before", "after")
        ):
            return None
        after = self._at(day[1])
        if after.lower == "of" or self._month_name(day[1]) is not None:
            return None
        if after.is_word and after.lower not in vocabulary.FUNCTION_WORDS:
            return None
        return Phrase(day[1], Partial(day=day[0]), "day of the month", Reference.DEICTIC)

    # ------------------------------------------------------------ holidays and deictic days

    def _holiday(self, i: int) -> Phrase | None:
        if not self._at(i).is_capital:
            return None
        for words, (month, day) in vocabulary.HOLIDAYS.items():
            if self._is(i, *words):
                to = i + len(words)
                if words == ("may", "day") and not self._at(i + 1).is_capital:
                    continue
                fields, end = self._year_after(to)
                return self._dated(end, Partial(month=month, day=day, **fields), "holiday")  # type: ignore[arg-type]
        return None

    def _named_month(self, i: int) -> Phrase | None:
        """ "May" opens a month or a holiday."""
        return self._holiday(i) or self._month(i)

    def _today(self, i: int) -> Phrase:
        shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[self._low(i)]
        return self._shifted_today(self._part_of_day(i + 1), shift, "today")

    def _shifted_today(self, to: int, shift: int, rule: str) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            return dates.on(setting.published).moved(shift) if setting.published else None

        return Phrase(to, resolve, rule, Reference.DEICTIC)

    # ------------------------------------------------------------ this, last, next, past, coming, that, previous, following

    def _which(self, i: int) -> Phrase | None:
        return self._chosen(i, definite=self._low(i - 1) == "the")

    def _chosen(self, i: int, definite: bool) -> Phrase | None:
        word, to = self._low(i), i + 1
        if word == "this" and self._low(to) in ("past", "coming"):
            word, to = "last" if self._low(to) == "past" else "next", to + 1
            if self._low(to) in vocabulary.UNITS or numerals.read(self._pieces, to):
                word = "past" if word == "last" else "coming"
        if word in ("upcoming", "current"):
            word = "coming" if word == "upcoming" else "this"
        if word in ("preceding", "ensuing"):
            word = "previous" if word == "preceding" else "following"
        noun = self._low(to)
        if noun in vocabulary.PARTS_OF_DAY or noun == "day":
            return self._chosen_day(word, noun, to + 1, definite)
        if word in ("past", "coming", "recent", "last", "next", "previous", "following"):
            rolling = self._rolling(word, to, definite)
            if rolling is not None:
                return rolling
        if noun in vocabulary.WEEKDAYS:
            which = {"coming": "next", "past": "last", "same": "that"}.get(word, word)
            if which not in ("this", "last", "next", "that", "following", "previous"):
                return None
            end = self._part_of_day(to + 1)
            reference = Reference.DEICTIC if which in ("this", "last", "next") else Reference.ANAPHORIC
            told = reference is Reference.ANAPHORIC and which != "previous"
            return Phrase(end, Partial(weekday=vocabulary.WEEKDAYS[noun], which=which), "weekday", reference, ahead=told)  # type: ignore[arg-type]
        month = self._month_name(to)
        if month is not None and not month[2] and word in ("this", "last", "next", "that", "following", "previous"):
            return self._chosen_unit(month[1], Partial(month=month[0]), word, "month")
        if noun in dates.SEASONS and word in ("this", "last", "next", "that", "following", "previous", "same"):
            return self._chosen_unit(to + 1, Partial(season=noun), word, "season")
        if noun in ("week", "month", "year", "decade", "weekend", "fortnight"):
            if word == "last" and self._low(to + 1) == "of":
                return None
            return self._chosen_period(word, noun, to + 1)
        return None

    def _chosen_unit(self, to: int, partial: Partial, word: str, rule: str) -> Phrase:
        which: Which = "that" if word == "same" else word  # type: ignore[assignment]
        reference = Reference.DEICTIC if which in ("this", "last", "next") else Reference.ANAPHORIC
        told = reference is Reference.ANAPHORIC
        return Phrase(to, replace(partial, which=which), "that period" if told else rule, reference, ahead=told)

    def _chosen_day(self, word: str, noun: str, to: int, definite: bool) -> Phrase | None:
        day = noun == "day"
        if word in ("this", "last") and not day:
            if word == "last" and self._low(to) == "of":
                return None
            return self._shifted_today(to, 0 if word == "this" else -1, "part of today")
        if word in ("past", "last") and self._low(to) != "of" and (definite or word == "past"):
            return self._past(to, 1, 1, "day")
        if word == "coming":
            return self._coming(to, 1, 1, "day")
        if word in ("that", "same"):
            return self._told_phrase(to, 0, "that day")
        if word in ("previous", "following", "next"):
            morning = noun in ("morning", "dawn") and word != "previous"
            return self._told_phrase(to, -1 if word == "previous" else 1, "day before or after", morning=morning)
        return None

    def _chosen_period(self, word: str, noun: str, to: int) -> Phrase | None:
        if word in ("that", "same", "following", "previous"):
            steps = {"that": 0, "same": 0, "following": 1, "previous": -1}[word]
            rule = "period before or after" if steps else "that period"

            def told(setting: Setting) -> Stretch | None:
                return dates.period(setting.told.earliest, noun, steps) if setting.told else None

            return Phrase(to, told, rule, Reference.ANAPHORIC, ahead=steps >= 0)
        if word not in ("this", "last", "next", "coming", "past"):
            return None
        steps = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}[word]
        if noun == "weekend":
            return self._weekend(to, steps, word)

        def resolve(setting: Setting) -> Stretch | None:
            return dates.period(setting.published, noun, steps) if setting.published else None

        return Phrase(to, resolve, "this, last, next", Reference.DEICTIC)

    def _weekend(self, to: int, steps: int, word: str) -> Phrase:
        """ "the weekend" and "last weekend" lie back, "next weekend" ahead, "this weekend" where the tense points."""

        def resolve(setting: Setting) -> Stretch | None:
            today = setting.published
            if today is None:
                return None
            current = dates.weekend_of(today)
            if word in ("last", "past", "next"):
                return current.moved(7 * steps)
            begun = today >= current.earliest
            if word == "coming":
                return current.moved(7) if begun else current
            back = setting.tense is Tense.PAST or (word == "the" and setting.tense is not Tense.FUTURE)
            return current.moved(-7) if back and not begun else current

        return Phrase(to, resolve, "weekend", Reference.DEICTIC)

    def _rolling(self, word: str, i: int, definite: bool) -> Phrase | None:
        """ "the past three days", "the last 24 hours", "recent weeks", "the coming days", "the last week" (with "the")."""
        noun = self._low(i)
        back = word in ("past", "last", "recent", "previous")
        if noun in vocabulary.UNITS:
            unit = vocabulary.UNITS[noun]
            if self._low(i + 1) == "of":
                return None  # "the last days of the war"
            if noun in vocabulary.PLURAL_UNITS:
                if word in ("previous", "following"):
                    return None
                few = (1, 24) if unit == "hour" else vocabulary.FEW[unit]
            elif word in ("past", "coming") or (
                word in ("last", "next") and definite and self._low(i - 3) in vocabulary.OVER
            ):
                few = (1, 1)
            else:
                return None
            return (self._past if back else self._coming)(i + 1, *few, unit, vague=noun in vocabulary.PLURAL_UNITS)
        count = self._count(i)
        if count is None or count[2] == i or self._low(i) in ("a", "an"):
            return None
        low, high, to = count
        unit_word = self._low(self._after_hyphen(to))
        if unit_word not in vocabulary.UNITS or low.denominator != 1:
            return None
        to = self._after_hyphen(to) + 1
        if self._low(to) == "of":
            return None
        unit = vocabulary.UNITS[unit_word]
        if low != high:
            low, high = (Fraction(n) for n in vocabulary.FEW[unit])
        if word in ("previous", "following"):
            return self._told_stretch(to, int(high), unit, back)
        return (self._past if back else self._coming)(to, int(low), int(high), unit, vague=low != high)

    def _past(self, to: int, low: int, high: int, unit: str, vague: bool = False) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            today = setting.published
            return (
                Stretch(dates.stepped(today, unit, -high), today, Precision.VAGUE if vague else vocabulary.PRECISION[unit])
                if today
                else None
            )

        return Phrase(to, resolve, "past stretch", Reference.DEICTIC, TimeKind.RANGE)

    def _coming(self, to: int, low: int, high: int, unit: str, vague: bool = False) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            today = setting.published
            return (
                Stretch(today, dates.stepped(today, unit, high), Precision.VAGUE if vague else vocabulary.PRECISION[unit])
                if today
                else None
            )

        return Phrase(to, resolve, "coming stretch", Reference.DEICTIC, TimeKind.RANGE)

    def _told_stretch(self, to: int, count: int, unit: str, back: bool) -> Phrase:
        """ "the previous 24 hours", "the following three days"."""

        def resolve(setting: Setting) -> Stretch | None:
            told = setting.told
            if told is None:
                return None
            first, last = (
                (dates.stepped(told.earliest, unit, -count), told.earliest)
                if back
                else (told.latest, dates.stepped(told.latest, unit, count))
            )
            return Stretch(first, last, vocabulary.PRECISION[unit])

        return Phrase(to, resolve, "period before or after", Reference.ANAPHORIC, TimeKind.RANGE, ahead=not back)

    # ------------------------------------------------------------ earlier, later, early, mid, late, start, end

    def _within_period(self, i: int) -> Phrase | None:
        """ "earlier this week", "later that year", "earlier in the month", "so far this year"."""
        later = self._low(i) == "later"
        to = i + 2 if self._is(i, "so", "far") else i + 1
        if self._low(i) == "so" and to == i + 1:
            return None
        if self._low(to) == "on":
            to += 1
        if self._low(to) == "today":
            return self._shifted_today(to + 1, 0, "today")
        of = to + 1 if self._low(to) in ("in", "during") else to
        the = of + 1 if self._low(of) == "the" else of
        word, noun = self._low(the), self._low(the + 1)
        told = word in ("that", "same")
        if the > of and of > to and word in ("day", "week", "month", "year", "decade", "evening", "morning", "night"):
            told, noun, end = word in ("day", "evening", "morning", "night"), word, the + 1
        elif word in ("this", "that", "same") and noun in (
            "day",
            "week",
            "month",
            "year",
            "decade",
            "evening",
            "morning",
            "night",
        ):
            end = the + 2
        else:
            return None
        if noun in ("day", "evening", "morning", "night"):
            return self._told_phrase(end, 0, "that day") if told else self._shifted_today(end, 0, "part of today")
        so_far = self._low(i) == "so"

        def resolve(setting: Setting) -> Stretch | None:
            base = setting.told.earliest if told and setting.told else setting.published
            if base is None or (told and setting.told is None):
                return None
            whole = dates.period(base, noun, 0)
            if whole is None:
                return None
            if so_far:
                return Stretch(whole.earliest, base, whole.precision)
            if told:
                assert setting.told is not None
                told_first, told_last = setting.told.earliest, setting.told.latest
                first = told_last + timedelta(days=1) if later else whole.earliest
                last = whole.latest if later else told_first - timedelta(days=1)
                if not whole.earliest <= first <= last <= whole.latest:
                    first, last = whole.earliest, whole.latest
            else:
                first = min(base + timedelta(days=1), whole.latest) if later else whole.earliest
                last = whole.latest if later else max(base - timedelta(days=1), whole.earliest)
            return Stretch(first, last, Precision.DAY if noun == "week" else whole.precision)

        return Phrase(
            end,
            resolve,
            "earlier or later within",
            Reference.ANAPHORIC if told else Reference.DEICTIC,
            TimeKind.RANGE,
            ahead=told,
        )

    def _third(self, i: int) -> Phrase | None:
        """ "early March", "mid-November 2023", "late last month", "early next week", "late 1990s", "the early hours of
        Sunday"."""
        part: Part = self._low(i)  # type: ignore[assignment]
        if self._is(i, "early", "hours", "of"):
            inner = self.point(i + 4 if self._low(i + 3) == "the" else i + 3)
            return inner._replace(start=i) if inner is not None and inner.rule else None
        to = self._after_hyphen(i + 1)
        if self._low(to) in ("in", "on") and self._low(i) != "mid":
            the = to + 2 if self._is(to + 1, "the") else to + 1
            if self._low(to) == "on" or self._low(the) in ("day", "morning", "evening", "night"):
                return None
            if the > to + 1 and self._low(the) in ("week", "month", "year"):
                noun = self._low(the)
                return self._third_of(i, Phrase(the + 1, _this_period(noun), "", Reference.DEICTIC), part)
            to = the
        if self._at(to).text[0].isdecimal():
            decade = self._decade(to, i, part)
            if decade is not None:
                return decade
            year = self._year_number(to)
            if year is None or self._counts_people(to + 1):
                return None
            return Phrase(to + 1, Partial(year=year, part=part), "year", Reference.ABSOLUTE, start=i)
        month = self._month_name(to)
        if month is not None:
            fields, end = self._year_after(month[1])
            partial = Partial(month=month[0], part=part, **fields)  # type: ignore[arg-type]
            return self._dated(end, partial, "part of a month")._replace(start=i)
        if self._low(to) in dates.SEASONS:
            fields, end = self._year_after(to + 1)
            partial = Partial(season=self._low(to), part=part, **fields)  # type: ignore[arg-type]
            return self._dated(end, partial, "season")._replace(start=i)
        if self._low(to) in vocabulary.WEEKDAYS:
            inner = self._weekday(to)
            return inner._replace(start=i) if inner is not None else None
        if self._low(to) in ("this", "last", "next", "that"):
            inner = self._chosen(to, definite=False)
            if inner is not None and inner.rule in (
                "this, last, next",
                "that period",
                "month",
                "season",
                "weekday",
                "part of today",
            ):
                return self._third_of(i, inner, part)
        if self._low(to) in ("yesterday", "today", "tomorrow"):
            return self._today(to)._replace(start=i)
        return None

    def _eve(self, i: int) -> Phrase | None:
        """ "the eve of 5 October"."""
        if self._low(i + 1) != "of":
            return None
        inner = self.point(i + 2)
        if inner is None or not isinstance(inner.spec, Partial) or not (inner.spec.day or inner.spec.is_weekday):
            return None
        spec = inner.spec

        def resolve(setting: Setting) -> Stretch | None:
            day = spec.resolve(setting)
            return day.moved(-1) if day else None

        return inner._replace(spec=resolve, rule="day before or after", start=i)

    def _third_of(self, i: int, inner: Phrase, part: Part) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            whole = resolved(inner.spec, setting)
            return dates.part_of(whole, part) if whole else None

        return inner._replace(spec=resolve, rule="part of a month", start=i)

    def _edge(self, i: int) -> Phrase | None:
        """ "the start of the year", "the end of March", "the beginning of next week", "the middle of 2023"."""
        word = self._low(i)
        if self._low(i + 1) != "of":
            return None
        to = i + 2
        inner: Phrase | None
        if self._is(to, "the") and self._low(to + 1) in ("week", "month", "year", "decade"):
            noun = self._low(to + 1)
            if self._low(to + 2) == "of":
                return None
            inner = Phrase(to + 2, _this_period(noun), "", Reference.DEICTIC)
        else:
            inner = self.point(to + 1 if self._low(to) == "the" else to)
            if self._at(to).text[0].isdecimal() and inner is None and (year := self._year_number(to)) is not None:
                inner = Phrase(to + 1, Partial(year=year), "year", Reference.ABSOLUTE)
            month = self._month_name(to)
            if inner is None and month is not None:
                inner = self._dated(month[1], Partial(month=month[0]), "month")
            if inner is None or (isinstance(inner.spec, Partial) and (inner.spec.day or inner.spec.is_weekday)):
                return None
        part: Part = {"start": "early", "beginning": "early", "middle": "mid"}.get(word, "late")  # type: ignore[assignment]
        spec = inner.spec

        def resolve(setting: Setting) -> Stretch | None:
            whole = resolved(spec, setting)
            if whole is None:
                return None
            if whole.precision is Precision.YEAR and part != "mid":
                return dates.month_of(whole.latest.year, 1 if part == "early" else 12)
            return dates.part_of(whole, part)

        edge = "" if part == "mid" else "start" if part == "early" else "end"
        return Phrase(inner.to, resolve, "edge of a period", inner.reference, edge=edge, start=i)

    def _ordinal(self, i: int) -> Phrase | None:
        """ "the first week of April", "the second quarter", "the last days of May", "the first Sunday of June", "the first
        night"."""
        word = self._low(i)
        number = -1 if word in ("last", "final", "closing") else 1 if word == "opening" else numerals.ORDINALS.get(word, 0)
        to = i + 1
        if self._at(i).text[0].isdecimal():
            value = numerals.plain(self._at(i))
            if value is None or self._low(i + 1) not in ("st", "nd", "rd", "th"):
                return None
            number, to = value, i + 2
        if not -1 <= number <= 5 or number == 0:
            return None
        count = self._count(to) if self._low(to) not in ("a", "an") else None
        noun = self._low(count[2] if count else to)
        end = (count[2] if count else to) + 1
        if noun in ("quarter", "half") and not count and (number > 0 or noun == "quarter"):
            return self._ordinal_of_year(number if number > 0 else 4, noun, end)
        if noun in ("night", "day", "morning", "evening") and number == 1 and not count and self._low(end) != "of":
            return self._first_day(end)
        if self._low(end) not in ("of", "in"):
            return None
        at_month = end + 2 if self._is(end + 1, "the") else end + 1
        if noun in ("month", "months") and abs(number) == 1:
            return self._months_of_year(at_month, number, int(count[0]) if count else 1)
        month = self._month_name(at_month)
        if month is not None and not month[2]:
            fields, after = self._year_after(month[1])
            base = Partial(month=month[0], **fields)  # type: ignore[arg-type]
        elif self._low(at_month) in ("this", "last", "next") and self._low(at_month + 1) == "month":
            return None
        else:
            return None
        if noun in ("week", "days", "weekend", "day", "fortnight") and self._low(end) == "of":
            span = dates.days_of_month(number, noun, int(count[1]) if count else None)
            if span is None:
                return None
            return self._dated(after, replace(base, days=span), "part of a month")
        if noun in vocabulary.WEEKDAYS and not count:
            return self._nth_weekday(after, base, vocabulary.WEEKDAYS[noun], number)
        return None

    def _ordinal_of_year(self, number: int, noun: str, end: int) -> Phrase | None:
        fields, to = self._year_after(end)
        if noun == "quarter":
            if number > 4 or (self._low(end) == "of" and not fields and not self._is(end, "of", "the", "year")):
                return None
            to = end + 3 if self._is(end, "of", "the", "year") else to
            return self._in_year(to, Partial(quarter=number), fields)
        if number > 2:
            return None
        if self._is(end, "of", "the", "year"):
            return self._in_year(end + 3, Partial(half=number), {})
        if fields:
            return self._in_year(to, Partial(half=number), fields)
        month = self._month_name(end + 1) if self._low(end) == "of" else None
        if month is None:
            return None
        fields, after = self._year_after(month[1])
        span = (1, 15) if number == 1 else (16, -1)
        return self._dated(after, Partial(month=month[0], days=span, **fields), "part of a month")  # type: ignore[arg-type]

    def _months_of_year(self, i: int, number: int, count: int) -> Phrase | None:
        """ "the first two months of 2023", "the last month of the year"."""
        year = self._year_number(i)
        if not 1 <= count <= 11:
            return None
        if year is None:
            shift = {"this": 0, "last": -1, "next": 1}.get(self._low(i))
            if self._low(i) == "year" and self._low(i - 1) == "the":
                to, shift = i + 1, 0
            elif shift is not None and self._low(i + 1) == "year":
                to = i + 2
            else:
                return None
        else:
            to = i + 1
        first = 1 if number > 0 else 13 - count

        def resolve(setting: Setting) -> Stretch | None:
            of = year if year is not None else setting.published.year + (shift or 0) if setting.published else None
            return dates.months(of, first, count, Precision.MONTH) if of is not None else None

        return Phrase(to, resolve, "edge of a period", Reference.ABSOLUTE if year else Reference.DEICTIC)

    def _nth_weekday(self, to: int, base: Partial, weekday: int, number: int) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            whole = base.resolve(setting)
            if whole is None:
                return None
            if number < 0:
                return dates.on(whole.latest - timedelta(days=(whole.latest.weekday() - weekday) % 7))
            found = whole.earliest + timedelta(days=(weekday - whole.earliest.weekday()) % 7 + 7 * (number - 1))
            return dates.on(found) if found <= whole.latest else None

        return Phrase(to, resolve, "nth weekday", Reference.ABSOLUTE if base.year else Reference.DEICTIC)

    def _first_day(self, to: int) -> Phrase:
        """ "the first night", after a sentence that gave the day it all began."""

        def resolve(setting: Setting) -> Stretch | None:
            return dates.on(setting.begun) if setting.begun else None

        return Phrase(to, resolve, "first day of a stretch", Reference.ANAPHORIC)

    # ------------------------------------------------------------ counted: ago, later, earlier, before, after, from now

    def _count(self, i: int) -> tuple[Fraction, Fraction, int] | None:
        """How many units: (low, high, index after). "a" is one."""
        numeral = numerals.read(self._pieces, i)
        if numeral is not None:
            if self._at(i).glued and self._at(i - 1).is_word:
                return None
            return numeral.low, numeral.high, numeral.to
        if self._low(i) in ("a", "an"):
            return Fraction(1), Fraction(1), i + 1
        return None

    def _counted(self, i: int) -> Phrase | None:
        count = self._count(i)
        if count is None:
            unit_word = self._low(i)
            if unit_word not in vocabulary.PLURAL_UNITS or self._is_counted(i):
                return None
            unit, to = vocabulary.UNITS[unit_word], i + 1
            low, high = (Fraction(n) for n in vocabulary.FEW[unit])
            bare = True
        else:
            low, high, to = count
            unit_word = self._low(to)
            if unit_word not in vocabulary.UNITS:
                return None
            unit, to, bare = vocabulary.UNITS[unit_word], to + 1, False
            if low != high:
                low, high = (Fraction(n) for n in vocabulary.FEW[unit])
            if self._is(to, "and", "a", "half"):
                low, high, to = low + Fraction(1, 2), high + Fraction(1, 2), to + 3
        return self._relation(i, to, low, high, unit, bare)

    def _is_counted(self, i: int) -> bool:
        """Whether a number that makes no time stands before a unit: "a million years ago", "thousands of years ago"."""
        before = self._at(i - 1)
        scaled = before.lower in numerals.SCALES or (before.lower == "of" and self._low(i - 2) in numerals.PLURALS)
        return before.is_number or scaled

    def _relation(self, i: int, to: int, low: Fraction, high: Fraction, unit: str, bare: bool) -> Phrase | None:
        """What stands after "two weeks": ago, later, earlier, before, after, from now."""
        word = self._low(to)
        if high > 2000:
            return None
        if word == "ago":
            return self._ago(to + 1, low, high, unit)
        if word == "hence" or self._is(to, "from", "now"):
            return self._from_now(to + (1 if word == "hence" else 2), low, high, unit)
        if word in ("earlier", "later", "afterwards", "beforehand", "previously"):
            if bare and unit in ("year", "decade"):
                return None
            sign = -1 if word in ("earlier", "beforehand", "previously") else 1
            return self._told_shift(to + 1, low, high, unit, sign)
        if word in ("to", "until", "till", "ending") and self._low(i - 1) == "the" and not bare:
            return self._up_to(to + 1, low, high, unit)
        if word in ("before", "after", "following", "prior"):
            if self._low(i - 1) == "for" or (self._low(i - 2) == "for" and self._low(i - 1) in vocabulary.COUNT_WORDS):
                return None  # "closed for three weeks after the ambush": how long
            after = to + 2 if self._is(to, "prior", "to") else to + 1
            sign = 1 if word in ("after", "following") else -1
            if word in ("before", "after") and self._low(after) in vocabulary.CLAUSE_ENDS:
                if bare and unit in ("year", "decade"):
                    return None
                return self._told_shift(after, low, high, unit, sign)
            return self._beside_event(i, after, low, high, unit, sign)
        return None

    def _ago(self, to: int, low: Fraction, high: Fraction, unit: str) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            return dates.shifted(dates.on(setting.published), low, high, unit, -1) if setting.published else None

        return Phrase(to, resolve, "ago", Reference.DEICTIC)

    def _from_now(self, to: int, low: Fraction, high: Fraction, unit: str) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            return dates.shifted(dates.on(setting.published), low, high, unit, 1) if setting.published else None

        return Phrase(to, resolve, "from now", Reference.DEICTIC)

    def _in(self, i: int) -> Phrase | None:
        """ "in two weeks' time"."""
        count = self._count(i + 1)
        if count is None or self._low(count[2]) not in vocabulary.UNITS:
            return None
        unit_word, to = self._low(count[2]), count[2] + 1
        if self._low(to) == "'":
            to += 2 if self._low(to + 1) == "s" else 1
        if self._low(to) != "time":
            return None
        return self._from_now(to + 1, count[0], count[1], vocabulary.UNITS[unit_word])

    def _told_shift(self, to: int, low: Fraction, high: Fraction, unit: str, sign: int) -> Phrase:
        rule = "day before or after" if unit in ("hour", "day") else "period before or after"

        def resolve(setting: Setting) -> Stretch | None:
            return dates.shifted(setting.told, low, high, unit, sign) if setting.told else None

        return Phrase(to, resolve, rule, Reference.ANAPHORIC, ahead=sign > 0)

    def _told_phrase(self, to: int, shift: int, rule: str, morning: bool = False) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            told = setting.told
            if told is None:
                return None
            if morning and (told.latest - told.earliest).days == 1:
                return dates.on(told.latest)  # the morning after the night of 14 to 15 May
            if shift == 0:
                return told
            return dates.on(told.earliest if shift < 0 else told.latest).moved(shift)

        return Phrase(to, resolve, rule, Reference.ANAPHORIC, ahead=shift >= 0)

    def _by_part_of_day(self, i: int) -> Phrase | None:
        """ "By nightfall", "by the evening": of the day that is spoken of. "Evening" alone is no time."""
        the = self._low(i - 1) == "the"
        if self._low(i - (2 if the else 1)) != "by" or self._low(i + 1) in ("on", "of", "the"):
            return None
        return self._told_phrase(i + 1, 0, "that day")

    def _unit_before(self, i: int) -> Phrase | None:
        """ "the day before", "the night after", "the week before the vote"; "the day before yesterday"."""
        unit = vocabulary.UNITS.get(self._low(i), "day")  # an evening or a morning is told as its day
        if self._is(i, "day", "before", "yesterday"):
            return self._shifted_today(i + 3, -2, "today")
        if self._is(i, "day", "after", "tomorrow"):
            return self._shifted_today(i + 3, 2, "today")
        if self._low(i) == "year" and self._year_number(i + 1) is not None:
            year = self._year_number(i + 1)
            return Phrase(i + 2, Partial(year=year), "year", Reference.ABSOLUTE, start=i + 1)
        if self._low(i) == "week" and self._low(i + 1) in ("of", "beginning", "starting", "ending"):
            return self._week_of(i)
        if (
            self._is(i, "year", "before", "last")
            or self._is(i, "week", "before", "last")
            or self._is(i, "month", "before", "last")
        ):
            noun = self._low(i)

            def resolve(setting: Setting) -> Stretch | None:
                return dates.period(setting.published, noun, -2) if setting.published else None

            return Phrase(i + 3, resolve, "this, last, next", Reference.DEICTIC)
        if self._low(i + 1) not in ("before", "after", "earlier", "later", "to", "until"):
            return None
        return self._relation(i, i + 1, Fraction(1), Fraction(1), unit, bare=False)

    def _week_of(self, i: int) -> Phrase | None:
        word = self._low(i + 1)
        at = i + 3 if self._low(i + 2) == "the" else i + 2
        inner = self.point(at)
        if inner is None or not isinstance(inner.spec, Partial) or inner.spec.day is None:
            return None
        spec = inner.spec

        def resolve(setting: Setting) -> Stretch | None:
            day = spec.resolve(setting)
            if day is None:
                return None
            if word == "of":
                return dates.week_of(day.earliest)
            six = timedelta(days=6)
            if word == "ending":
                return Stretch(day.earliest - six, day.earliest, Precision.WEEK)
            return Stretch(day.earliest, day.earliest + six, Precision.WEEK)

        return Phrase(inner.to, resolve, "this, last, next", inner.reference, start=i)

    # ------------------------------------------------------------ told against an event

    def _within(self, i: int) -> Phrase | None:
        """ "within 48 hours of the attack", "within a week of Friday"."""
        count = self._count(i + 1)
        if count is None or self._low(count[2]) not in vocabulary.UNITS or self._low(count[2] + 1) not in ("of", "after"):
            return None
        unit, after = vocabulary.UNITS[self._low(count[2])], count[2] + 2
        base = self._event_day(i, after)
        if base is None:
            return void(after)
        to, stretch_of, _ = base

        def resolve(setting: Setting) -> Stretch | None:
            day = stretch_of(setting)
            return Stretch(day.earliest, dates.stepped(day.latest, unit, int(count[1])), Precision.DAY) if day else None

        return Phrase(to, resolve, "within", Reference.ANAPHORIC, TimeKind.RANGE)

    def _beside_event(self, i: int, after: int, low: Fraction, high: Fraction, unit: str, sign: int) -> Phrase | None:
        verb = self._verb_of_clause(after)
        if verb is not None and low == high:
            return self._dates_the_clause(i, after, verb, low, unit, sign)
        if self._low(i - 1) == "," and self._ends_date(i - 2):  # "on Saturday, a day after the strike": the day is given
            return self._dates_the_event(i, after, low, high, unit, sign, apposed=True) or void(after)
        base = self._event_day(i, after)
        if base is None:
            return self._dates_the_event(i, after, low, high, unit, sign) or void(after)
        to, stretch_of, noun = base
        if sign > 0 and low == high and i <= OPENING and noun >= 0 and not self._names_day(after, noun):
            return self._opens_with(after, noun, low, unit)
        if self._low(i - 1) == "the" and self._low(i - 2) in vocabulary.OVER:

            def throughout(setting: Setting) -> Stretch | None:
                day = stretch_of(setting)
                if day is None:
                    return None
                first, last = (
                    (dates.stepped(day.earliest, unit, -int(high)), day.earliest)
                    if sign < 0
                    else (day.latest, dates.stepped(day.latest, unit, int(high)))
                )
                return Stretch(first, last, Precision.DAY)

            return Phrase(to, throughout, "within", Reference.ANAPHORIC, TimeKind.RANGE)

        def resolve(setting: Setting) -> Stretch | None:
            day = stretch_of(setting)
            return dates.shifted(day, low, high, unit, sign) if day else None

        return Phrase(to, resolve, "after an event", Reference.ANAPHORIC)

    def _up_to(self, i: int, low: Fraction, high: Fraction, unit: str) -> Phrase | None:
        """ "the week to 5 May", "the 24 hours to Friday", "the year to March 2025": that long, the last day included."""
        clock = numerals.read_clock(self._pieces, i)
        at = clock if clock is not None else i
        inner = self.point(at + 1 if self._low(at) == "on" else at)
        if inner is None or not inner.rule or not isinstance(inner.spec, Partial) or low != high or low.denominator != 1:
            return None
        spec = inner.spec

        def resolve(setting: Setting) -> Stretch | None:
            end = spec.resolve(setting)
            if end is None:
                return None
            begin = dates.stepped(end.latest, unit, -int(high))
            return Stretch(begin if unit == "hour" else begin + timedelta(days=1), end.latest, Precision.DAY)

        return Phrase(inner.to, resolve, "stretch up to a day", inner.reference, TimeKind.RANGE)

    def _names_day(self, first: int, last: int) -> bool:
        """Whether a date stands in or just behind a phrase: "Sunday's vote", "the attack on 5 October"."""
        points = (self.point(k) for k in range(first, last + 4) if self._low(k) not in ("a", "an", "the", "may"))
        return any(point is not None and isinstance(point.spec, Partial) and bool(point.rule) for point in points)

    def _opens_with(self, after: int, noun: int, count: Fraction, unit: str) -> Phrase:
        """ "Eight days after the massacre, the yard is full of women": an article that opens so, in the present, dates the
        massacre from the day it came out."""

        def resolve(setting: Setting) -> Stretch | None:
            if setting.published is None or setting.tense is not None:
                return None
            return dates.shifted(dates.on(setting.published), count, count, unit, -1)

        about = (self._at(after).start, self._at(noun).end)
        return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)

    def _event_day(self, i: int, after: int) -> tuple[int, Resolver, int] | None:
        """The day of the event named after "after": index after what was read, its day, index of its noun.

        A date in the noun phrase decides ("Friday's vote", "the 7 October attack", "the attack on 5 October"); else the day
        with which such an event was told before.
        """
        noun = -1
        for k in range(after, after + 8):
            lower = self._low(k)
            if lower in vocabulary.NP_STOPS or lower == " ":
                break
            inner = (
                self.point(k) if lower not in ("a", "an", "the", "may") and lower not in vocabulary.COUNT_WORDS else None
            )
            if inner is not None and isinstance(inner.spec, Partial) and inner.rule:
                spec = inner.spec

                def dated(setting: Setting, spec: Partial = spec) -> Stretch | None:
                    return spec.resolve(setting)

                plain = k == after and not (self._is(inner.to, "'", "s") or self._low(inner.to) in vocabulary.EVENT_SORTS)
                if plain:
                    return inner.to, dated, noun
                if noun < 0:
                    noun = next((n for n in range(inner.to, inner.to + 6) if self._low(n) in vocabulary.EVENT_SORTS), k)
                self.owners[k] = self._at(after).start, max(self._at(noun).end, self._at(inner.to - 1).end)
                return after, dated, noun
            if noun < 0 and lower in vocabulary.EVENT_SORTS:
                noun = k
        if noun < 0 or self._low(after) in ("a", "an") or self._low(after) in vocabulary.PRONOUNS:
            return None
        to = noun + 1
        if self._low(to) in ("on", "in", "at", "of", "near") and self._at(to + 1).is_capital:
            to += 2
            while self._at(to).is_capital or (self._low(to) == "-" and self._at(to).glued):
                to += 1
        event = self._named(range(after, min(to, after + 12)))
        return to, lambda setting: setting.recall(event) if setting.recall else None, noun

    def _verb_of_clause(self, after: int) -> int | None:
        """The verb of a clause that begins behind "after" ("gunmen killed 26 people"); None where a noun stands there."""
        for k in range(after + 1, after + 9):
            at = self._at(k).word
            if self._low(k) in vocabulary.NP_STOPS or not 0 <= at < len(self._words):
                return None
            if self._words[at].tag == "VBD":
                return k
        return None

    def _dates_the_clause(self, i: int, after: int, verb: int, count: Fraction, unit: str, sign: int) -> Phrase:
        """ "Troops crossed on Friday, two weeks after gunmen killed 26 people": the day told dates the clause."""
        subject = self._named(range(self._begin(i), i))

        def resolve(setting: Setting) -> Stretch | None:
            told = setting.here or (setting.recall(subject) if setting.recall else None)
            return dates.shifted(told, count, count, unit, -sign) if told and told.precision is Precision.DAY else None

        end = verb
        while self._at(end + 1) is not NOTHING and self._low(end + 1) not in _ENDS_CLAUSE:
            end += 1
        about = (self._at(after).start, self._at(end).end)
        return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)

    def _begin(self, i: int) -> int:
        """The piece with which the clause before a piece begins, no more than a dozen pieces back."""
        first = max(-1, i - 13)
        return 1 + next((k for k in range(i - 1, first, -1) if self._low(k) in (".", "!", "?", ";", ":")), first)

    def _named(self, indices: range) -> Events:
        """The words of an event's name by which it can be found again."""
        return Events(
            frozenset(self._low(n) for n in indices if self._low(n) in vocabulary.EVENT_SORTS),
            frozenset(self._low(n) for n in indices if self._at(n).is_capital),
        )

    def _ends_date(self, i: int) -> bool:
        """Whether a date ends at a piece."""
        lower = self._low(i)
        if lower in vocabulary.WEEKDAYS or lower in vocabulary.PARTS_OF_DAY or lower in ("today", "yesterday"):
            return True
        if self._month_name(i) is not None:
            return self._day_number(i - 1) is not None
        day = self._day_number(i) is not None and self._month_name(i - 1) is not None
        return day or (self._year_number(i) is not None and self._month_name(i - 1) is not None)

    def _dates_the_event(
        self, i: int, after: int, low: Fraction, high: Fraction, unit: str, sign: int, apposed: bool = False
    ) -> Phrase | None:
        """ "The raid came three days after a drone attack": the news has its day, so the words date the drone attack."""
        if (self._low(after) not in ("a", "an") and not apposed) or low != high:
            return None
        noun = next((k for k in range(after + 1, after + 5) if self._low(k) in vocabulary.EVENT_SORTS), -1)
        if noun < 0 or any(self._low(k) in vocabulary.NP_STOPS for k in range(after, noun)):
            return None
        subject = self._named(range(self._begin(i), i))

        def resolve(setting: Setting) -> Stretch | None:
            told = setting.here or (setting.recall(subject) if setting.recall else None)
            return dates.shifted(told, low, high, unit, -sign) if told and told.precision is Precision.DAY else None

        about = (self._at(after).start, self._at(noun).end)
        return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)

    # ------------------------------------------------------------ spans

    def _span(
        self, to: int, first: Partial | Resolver, second: Partial | Resolver, absolute: bool, rule: str = "span"
    ) -> Phrase:
        def resolve(setting: Setting) -> Stretch | None:
            return _spanned(first, second, setting)

        reference = Reference.ABSOLUTE if absolute else Reference.DEICTIC
        return Phrase(to, resolve, rule, reference, TimeKind.RANGE)

    def _join(self, i: int, first: Phrase, second: Phrase, rule: str = "span") -> Phrase:
        absolute = Reference.ABSOLUTE in (first.reference, second.reference)
        return self._span(second.to, first.spec, second.spec, absolute, rule)._replace(start=i)

    def _span_from(self, i: int, first: Phrase) -> Phrase | None:
        """ "Friday to Sunday", "December 2019-March 2020", "30 September to 2 October", "Friday night into Saturday"."""
        if first.kind is TimeKind.RANGE or not isinstance(first.spec, Partial):
            return None
        sign = self._low(first.to)
        into = sign == "into"
        if sign not in vocabulary.SPAN_SIGNS and not into:
            return None
        if sign == "/" and not self._at(first.to).glued:
            return None
        if self._low(i - 1) == "from" and self._was_moved(i):
            return None
        second = self._other_end(first.to + 1)
        if second is None or not isinstance(second.spec, Partial) or second.kind is TimeKind.RANGE:
            return None
        if sign == "to" and second.spec.year is None and not _alike(first.spec, second.spec):
            return None
        return self._join(first.start if first.start >= 0 else i, first, second)

    def _was_moved(self, i: int) -> bool:
        return any(self._low(k) in vocabulary.MOVED for k in range(max(0, i - 7), i))

    def _other_end(self, i: int) -> Phrase | None:
        """The second date of a span, past a time of day or a word such as "late"."""
        clock = numerals.read_clock(self._pieces, i)
        if clock is not None:
            i = clock + 1 if self._low(clock) == "on" else clock
        i = self._past_part_of_day(i)
        if self._low(i) in ("the", "late", "early", "on"):
            ahead = self.point(i + 1) if self._low(i) in ("on",) else self.point(i)
            return ahead if ahead is not None and ahead.rule else None
        found = self.point(i)
        if found is None and (name := self._month_name(i)) is not None and not name[2]:
            found = self._dated(name[1], Partial(month=name[0]), "month")
        if found is None and (year := self._year_number(i)) is not None and not self._counts_people(i + 1):
            found = Phrase(i + 1, Partial(year=year), "year", Reference.ABSOLUTE)
        return found if found is not None and found.rule else None

    def _past_part_of_day(self, i: int) -> int:
        """ "The evening of 10 November", "midday on 11 November": where the day itself begins."""
        at = i + 1 if self._low(i) == "the" else i
        at += self._low(at) in ("early", "late")
        if self._low(at) in vocabulary.PARTS_OF_DAY | {"hours"} and self._low(at + 1) in ("of", "on"):
            return at + 2
        return i

    def _between(self, i: int) -> Phrase | None:
        return self._two_ended(i, i + 1, ("and", "to", "-"))

    def _from(self, i: int) -> Phrase | None:
        if self._was_moved(i):
            return None
        return self._two_ended(i, i + 1, ("to", "until", "till", "through", "thru", "-", "into", "up"))

    def _two_ended(self, start: int, i: int, signs: tuple[str, ...]) -> Phrase | None:
        """ "between 5 and 7 October", "from 12 to 18 May 2025", "between March 2011 and March 2021"."""
        first = self._other_end(i)
        if first is not None and first.kind is TimeKind.RANGE:
            return first._replace(start=start)  # "from 12 to 18 May" was read whole
        if first is None:
            day = self._day_number(i)
            if day is None or self._low(day[1]) not in signs:
                return None
            second = self._other_end(day[1] + 1)
            if (
                second is None
                or not isinstance(second.spec, Partial)
                or second.spec.day is None
                or second.spec.month is None
            ):
                return None
            return self._join(start, Phrase(day[1], replace(second.spec, day=day[0]), "", second.reference), second)
        sign = self._low(first.to)
        if sign not in signs:
            return None
        after = first.to + 2 if sign == "up" and self._low(first.to + 1) == "to" else first.to + 1
        second = self._other_end(after)
        spec = first.spec
        if isinstance(spec, Partial) and spec.month and spec.day and second is None:
            day = self._day_number(after)
            if day is None or self._counts_people(day[1]):
                return None
            fields, end = self._year_after(day[1])
            other = replace(spec, day=day[0], weekday=None, **fields)  # type: ignore[arg-type]
            if not other.is_possible():
                return None
            return self._span(end, replace(spec, **fields), other, other.year is not None)._replace(start=start)  # type: ignore[arg-type]
        if second is None or second.kind is TimeKind.RANGE:
            return None
        # "between 5 and 7 October": the first number has borrowed nothing yet.
        return self._join(start, first, second)

    def _since(self, i: int) -> Phrase | None:
        """ "since 12 January", "since the start of the year", "since then": up to the day of publication."""
        at = i + 1
        if self._low(at) == "then":

            def until_now(setting: Setting) -> Stretch | None:
                told, today = setting.told, setting.published
                if told is None or (today is not None and told.earliest > today):
                    return None
                return Stretch(told.earliest, today or told.latest, told.precision)

            return Phrase(at + 1, until_now, "since", Reference.ANAPHORIC, TimeKind.RANGE, ahead=True)
        if self._is(at, "as", "early", "as"):
            at += 3
        while self._low(at) in ("about", "around", "roughly", "at", "least", "approximately", "on"):
            at += 1
        clock = numerals.read_clock(self._pieces, at)
        if clock is not None:
            at = clock + 1 if self._low(clock) == "on" else clock
        if self._low(at) in ("late", "early") and self._low(at + 1) == "on":
            at += 2
        if self._low(at) == "the" and self._low(at + 1) in vocabulary.PARTS_OF_DAY and self._low(at + 2) == "of":
            at += 3
        inner = self._since_what(at)
        if inner is None or not inner.rule:
            return None
        spec = inner.spec

        def resolve(setting: Setting) -> Stretch | None:
            begin = resolved(spec, replace(setting, tense=Tense.PAST, story=None))
            if begin is None:
                return None
            today = setting.published
            if today is None or today < begin.earliest:
                return Stretch(begin.earliest, date.max, begin.precision)
            return Stretch(begin.earliest, today, begin.precision)

        return Phrase(inner.to, resolve, "since", inner.reference, TimeKind.RANGE, start=i)

    def _since_what(self, at: int) -> Phrase | None:
        year = self._year_number(at)
        if year is not None and not self._counts_people(at + 1):
            return Phrase(at + 1, Partial(year=year), "year", Reference.ABSOLUTE)
        return self.point(at)

    # ------------------------------------------------------------ nights

    def _overnight(self, i: int) -> Phrase:
        """ "overnight" is the night to the day of publication; "overnight into Sunday" the night to Sunday."""
        to = i + 1
        sign = self._low(to)
        if sign in ("into", "to"):
            second = self._other_end(to + 1)
            if second is not None:
                return self._night_to(i, second)
        if sign in ("from", "between"):
            pair = self._two_ended(i, to + 1, ("to", "and", "into", "until", "-"))
            if pair is not None:
                return pair._replace(rule="night between")
        at = to + 1 if sign in ("on", ",") else to
        point = self.point(at) if sign != "," else None
        if (
            point is not None
            and point.rule
            and isinstance(point.spec, Partial)
            and (point.spec.is_weekday or point.spec.day)
        ):
            pair = self._span_from(at, point)
            if pair is not None:
                return pair._replace(start=i, rule="night between")
            spec = point.spec

            def night_of(setting: Setting) -> Stretch | None:
                day = spec.resolve(setting)
                if day is None:
                    return None
                step = timedelta(days=1)
                if setting.published is not None and day.latest >= setting.published:
                    return dates.days(day.earliest - step, day.latest)
                return dates.days(day.earliest, day.latest + step)

            return Phrase(point.to, night_of, "overnight", point.reference, TimeKind.RANGE, start=i)

        def last_night(setting: Setting) -> Stretch | None:
            today = setting.published
            return dates.days(today - timedelta(days=1), today) if today else None

        return Phrase(to, last_night, "overnight", Reference.DEICTIC, TimeKind.RANGE)

    def _night_to(self, start: int, second: Phrase) -> Phrase:
        spec = second.spec

        def resolve(setting: Setting) -> Stretch | None:
            day = resolved(spec, setting)
            return dates.days(day.earliest - timedelta(days=1), day.latest) if day else None

        return Phrase(second.to, resolve, "overnight", second.reference, TimeKind.RANGE, start=start)

    def _night(self, i: int) -> Phrase | None:
        """ "night of 15 to 16 October", "night between Friday and Saturday", "night to Sunday", "night of Friday"."""
        sign = self._low(i + 1)
        if sign in ("of", "from", "between"):
            at = i + 3 if self._low(i + 2) == "the" else i + 2
            pair = self._two_ended(i, at, ("to", "and", "into", "until", "-", "/"))
            if pair is not None and pair.kind is TimeKind.RANGE:
                return pair._replace(rule="night between", start=i)
            if sign != "of":
                return None
            inner = self.point(at)
            return inner._replace(start=i) if inner is not None and inner.rule and isinstance(inner.spec, Partial) else None
        if sign in ("to", "into"):
            second = self._other_end(i + 2)
            if second is not None and isinstance(second.spec, Partial) and (second.spec.is_weekday or second.spec.day):
                return self._night_to(i, second)
        return self._unit_before(i)

    # ------------------------------------------------------------ the

    def _the(self, i: int) -> Phrase | None:
        """What stands after "the": the article belongs to the expression where the words need it."""
        lower = self._low(i + 1)
        found: Phrase | None = None
        if lower in vocabulary.CHOOSERS:
            found = self._ordinal(i + 1) if lower == "last" else None
            found = found or self._chosen(i + 1, definite=True)
        elif lower == "night":
            found = self._night(i + 1)
            return found  # "night of ..." without its article, as "Sunday night" has none
        elif lower in ("day", "week", "month", "year", "morning", "evening", "fortnight", "decade"):
            found = self._unit_before(i + 1)
            if found is not None and found.start > i + 1:
                return found
        elif lower == "weekend":
            if self._low(i + 2) in ("before", "after", "of"):
                return None
            found = self._weekend(i + 2, -1, "the")
        elif lower in ("start", "beginning", "end", "middle", "close"):
            found = self._edge(i + 1)
        elif lower in numerals.ORDINALS or lower in ("final", "opening", "closing"):
            found = self._ordinal(i + 1)
        elif self._at(i + 1).text[0].isdecimal():
            found = self._ordinal(i + 1) or self._day_of_month(i + 1) or self._decade(i + 1, i)
        elif lower in ("early", "mid", "late"):
            inner = self._third(i + 1)
            return inner
        return found._replace(start=i) if found is not None and found.rule else found


def resolved(spec: Partial | Resolver, setting: Setting) -> Stretch | None:
    return spec.resolve(setting) if isinstance(spec, Partial) else spec(setting)


def _spanned(first: Partial | Resolver, second: Partial | Resolver, setting: Setting) -> Stretch | None:
    """Both ends of a span. One that gives its year leads; else the beginning does, unless the end has yet to come."""
    given = isinstance(second, Partial) and second.is_anchored
    if given and not (isinstance(first, Partial) and first.is_anchored):
        end = resolved(second, setting)
        begin = resolved(first, replace(setting, no_later=end.earliest, story=None)) if end else None
    else:
        begin = resolved(first, setting)
        end = resolved(second, replace(setting, no_earlier=begin.earliest, story=None)) if begin else None
        today = setting.published
        late = end is not None and today is not None and end.earliest > today and setting.tense is not Tense.FUTURE
        if late and not (isinstance(first, Partial) and first.is_anchored):
            again = resolved(second, setting)
            if again is not None and again.earliest <= today:  # type: ignore[operator]
                end, begin = again, resolved(first, replace(setting, no_later=again.earliest, story=None))
    if begin is None or end is None or begin.earliest > end.latest:
        return None
    precision = max(begin.precision, end.precision, key=vocabulary.COARSENESS.__getitem__)
    return Stretch(begin.earliest, end.latest, precision)


def _alike(first: Partial, second: Partial) -> bool:
    """Whether "A to B" can be a span: both name days, or both months or years."""
    if first.is_weekday or second.is_weekday:
        return first.is_weekday and second.is_weekday
    return (first.day is None) == (second.day is None)


def _this_period(noun: str) -> Resolver:
    return lambda setting: dates.period(setting.published, noun, 0) if setting.published else None


_Read = Callable[[Grammar, int], Phrase | None]
_PHRASES: dict[str, _Read] = {
    "since": Grammar._since,
    "between": Grammar._between,
    "from": Grammar._from,
    "within": Grammar._within,
    "in": Grammar._in,
}
_POINTS: dict[str, _Read] = {
    **dict.fromkeys((*vocabulary.MONTHS, *vocabulary.SHORT_MONTHS), Grammar._month),
    **dict.fromkeys((*vocabulary.WEEKDAYS, *vocabulary.SHORT_WEEKDAYS), Grammar._weekday),
    **dict.fromkeys(dates.SEASONS, Grammar._season),
    **dict.fromkeys(vocabulary.CHOOSERS, Grammar._which),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), Grammar._today),
    **dict.fromkeys(("earlier", "later", "so"), Grammar._within_period),
    **dict.fromkeys(("early", "mid", "late"), Grammar._third),
    **dict.fromkeys(("start", "beginning", "end", "middle"), Grammar._edge),
    **dict.fromkeys(("christmas", "new", "boxing", "valentine", "halloween"), Grammar._holiday),
    **dict.fromkeys(("q", "h"), Grammar._quarter_code),
    "may": Grammar._named_month,
    "the": Grammar._the,
    "night": Grammar._night,
    **dict.fromkeys(vocabulary.ENDS_OF_DAY, Grammar._by_part_of_day),
    "overnight": Grammar._overnight,
    "eve": Grammar._eve,
}
