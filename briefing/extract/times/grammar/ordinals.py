"""The first, second or last of something: "the first week of April", "the second quarter", "the last Sunday of May"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from briefing.domain.when import Precision
from briefing.extract.sentences import numerals
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import calendar_date, month_name, year_after, year_number
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference
from briefing.extract.times.grammar.years import in_year


def ordinal_of(line: Line, i: int) -> Phrase | None:
    """ "the first week of April", "the second quarter", "the last days of May", "the first Sunday of June"."""
    word = line.low(i)
    number = -1 if word in ("last", "final", "closing") else 1 if word == "opening" else numerals.ORDINALS.get(word, 0)
    to = i + 1
    if line.at(i).text[0].isdecimal():
        value = numerals.plain(line.at(i))
        if value is None or line.low(i + 1) not in ("st", "nd", "rd", "th"):
            return None
        number, to = value, i + 2
    if not -1 <= number <= 5 or number == 0:
        return None
    count = line.count(to) if line.low(to) not in ("a", "an") else None
    noun = line.low(count[2] if count else to)
    end = (count[2] if count else to) + 1
    noun = "day" if noun in vocabulary.PARTS_OF_DAY and not count else noun  # "the last night of August"
    if noun in ("quarter", "half") and not count and (number > 0 or noun == "quarter"):
        return ordinal_of_year(line, number if number > 0 else 4, noun, end)
    if line.low(end) not in ("of", "in"):
        return None
    at_month = end + 2 if line.says(end + 1, "the") else end + 1
    if noun in ("month", "months") and abs(number) == 1:
        return months_of_year(line, at_month, number, int(count[0]) if count else 1)
    month = month_name(line, at_month)
    if month is not None and not month[2]:
        fields, after = year_after(line, month[1])
        base = Partial(month=month[0], **fields)  # type: ignore[arg-type]
    elif line.low(at_month) in ("this", "last", "next") and line.low(at_month + 1) == "month":
        return None
    else:
        return None
    if noun in ("week", "days", "weekend", "day", "fortnight") and line.low(end) == "of":
        span = dates.days_of_month(number, noun, int(count[1]) if count else None)
        if span is None:
            return None
        return calendar_date(line, after, replace(base, days=span), "part of a month")
    if noun in vocabulary.WEEKDAYS and not count:
        return nth_weekday(after, base, vocabulary.WEEKDAYS[noun], number)
    return None


def ordinal_of_year(line: Line, number: int, noun: str, end: int) -> Phrase | None:
    """ "The second quarter of 2023", "the first half of the year", "the second half of May"."""
    fields, to = year_after(line, end)
    if noun == "quarter":
        if number > 4 or (line.low(end) == "of" and not fields and not line.says(end, "of", "the", "year")):
            return None
        to = end + 3 if line.says(end, "of", "the", "year") else to
        return in_year(to, Partial(quarter=number), fields)
    if number > 2:
        return None
    if line.says(end, "of", "the", "year"):
        return in_year(end + 3, Partial(half=number), {})
    if fields:
        return in_year(to, Partial(half=number), fields)
    month = month_name(line, end + 1) if line.low(end) == "of" else None
    if month is None:
        return None
    fields, after = year_after(line, month[1])
    span = (1, 15) if number == 1 else (16, -1)
    return calendar_date(line, after, Partial(month=month[0], days=span, **fields), "part of a month")  # type: ignore[arg-type]


def months_of_year(line: Line, i: int, number: int, count: int) -> Phrase | None:
    """ "the first two months of 2023", "the last month of the year"."""
    year = year_number(line, i)
    if not 1 <= count <= 11:
        return None
    if year is None:
        shift = {"this": 0, "last": -1, "next": 1}.get(line.low(i))
        if line.low(i) == "year" and line.low(i - 1) == "the":
            to, shift = i + 1, 0
        elif shift is not None and line.low(i + 1) == "year":
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


def nth_weekday(to: int, base: Partial, weekday: int, number: int) -> Phrase:
    """ "The first Sunday of June", "the last Friday of May 2023"."""

    def resolve(setting: Setting) -> Stretch | None:
        whole = base.resolve(setting)
        if whole is None:
            return None
        if number < 0:
            return dates.on(whole.latest - timedelta(days=(whole.latest.weekday() - weekday) % 7))
        found = whole.earliest + timedelta(days=(weekday - whole.earliest.weekday()) % 7 + 7 * (number - 1))
        return dates.on(found) if found <= whole.latest else None

    return Phrase(to, resolve, "nth weekday", Reference.ABSOLUTE if base.year else Reference.DEICTIC)
