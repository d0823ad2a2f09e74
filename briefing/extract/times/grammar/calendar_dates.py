"""Dates with a day or a month: "8 October 2023", "October 5-7", "2023-10-08", "March last year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from briefing.extract.sentences import numerals
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import calendar_date, day_number, is_month_name, month_name, year_after
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, void
from briefing.extract.times.grammar.resolving import spanned
from briefing.extract.times.grammar.years import years_pair

MOST_MONTHS = 6  # that one phrase lists


def is_no_day(line: Line, i: int) -> bool:
    """Whether a number that no month has a day for stands right before a month: "32 May", "0th of May"."""
    at = i - 2 if line.low(i - 1) == "of" else i - 1
    at = at - 1 if line.low(at) in ("st", "nd", "rd", "th") and line.at(at).glued else at
    value = numerals.plain(line.at(at))
    return value is not None and len(line.at(at).text) <= 2 and not 1 <= value <= 31


def day_first(line: Line, i: int, day: int, to: int) -> Phrase | None:
    """ "8 October 2023", "8th of October", "5 to 7 October", and the "5" of "5 and 7 October"."""
    of = to + 1 if line.low(to) == "of" else to
    of = line.after_hyphen(of) if line.at(of).glued else of
    month = month_name(line, of)
    if month is not None and (not month[2] or line.at(of).is_capital):
        hyphen = month[1] + 1 if line.low(month[1]) == "-" and line.low(of - 1) == "-" else month[1]
        fields, end = year_after(line, hyphen)
        end = end if fields else month[1]
        partial = Partial(day=day, month=month[0], **fields)  # type: ignore[arg-type]
        return calendar_date(line, end, partial, "full date" if partial.year else "day and month")
    if of > to and line.low(of) in ("this", "last", "next", "the"):
        return day_of_that_month(line, of, day)
    days, signs, at = [day], [], to
    while len(days) < 7 and line.low(at) in (
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
        sign, after = line.low(at), at + 1
        if sign == "," and line.low(after) in ("and", "or"):
            sign, after = line.low(after), after + 1
        following = day_number(line, after)
        if following is None:
            return None
        days.append(following[0])
        signs.append(sign)
        at = following[1]
        at_month = at + 1 if line.low(at) == "of" else at
        month = month_name(line, at_month)
        if month is None:
            continue
        fields, end = year_after(line, month[1])
        first = Partial(day=days[0], month=month[0], **fields)  # type: ignore[arg-type]
        joined = sign in ("and", "&") and days[-1] == days[0] + 1  # "27 and 28 November" is one stretch of two days
        if len(days) == 2 and (joined or sign not in ("and", ",", "&")):
            second = Partial(day=days[1], month=month[0], **fields)  # type: ignore[arg-type]
            if days[0] > days[1] or not (first.is_possible() and second.is_possible()):
                return void(end)
            return spanned(end, first, second, first.year is not None)
        if all(sign in ("and", ",", "&", "or") for sign in signs):
            return calendar_date(line, to, first, "full date" if first.year else "day and month")
        return None
    return None


def day_of_that_month(line: Line, i: int, day: int) -> Phrase | None:
    """ "the 15th of this month", "the 3rd of last month"."""
    which, to = line.low(i), i + 2
    if which == "the" and line.low(i + 1) in ("current", "present", "same") and line.low(i + 2) == "month":
        which, to = "this", i + 3  # "the 6th of the current month", of communiques
    elif line.low(i + 1) != "month" or which == "the":
        return None
    shift = {"last": -1, "this": 0, "next": 1}[which]

    def resolve(setting: Setting) -> Stretch | None:
        if setting.published is None:
            return None
        whole = dates.month_of(setting.published.year, setting.published.month + shift)
        return dates.on(whole.earliest + timedelta(days=day - 1)) if day <= whole.latest.day else None

    return Phrase(to, resolve, "day of the month", Reference.DEICTIC)


def numeric_date(line: Line, i: int) -> Phrase | None:
    """ "2023-10-08", "8.10.2023", "13/10/2023". Of 08/10/2023 nobody can say which number is the month."""
    text = line.at(i).text
    if line.number(i) is None and "." not in text:
        return None
    if text.count(".") == 2:
        parts, to, sign = text.split("."), i + 1, "."
        if line.at(i).glued:
            return None
    else:
        sign = line.low(i + 1)
        if sign not in ("-", "/") or line.low(i + 3) != sign or not all(line.at(i + n).glued for n in range(1, 5)):
            return None
        parts, to = [line.at(i + n).text for n in (0, 2, 4)], i + 5
    if line.at(to).glued and line.low(to) in ("-", "/"):
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
    if line.at(to).glued and line.low(to) == "t" and line.at(to + 1).is_number:
        to += 2  # the time of day of an ISO stamp
    return calendar_date(line, to, Partial(year=year, month=month, day=day), "numeric date")


def month_date(line: Line, i: int) -> Phrase | None:
    """A month, alone or with what follows it: "October 8, 2023", "May 2023", "March last year", "October 5 to 7"."""
    name = month_name(line, i)
    if name is None:
        return None
    month, to, short = name
    if is_no_day(line, i):
        return void(year_after(line, to)[1])
    day = day_number(line, to)
    named = line.at(i - 1)
    if day is not None and line.low(i - 2) == "the" and named.is_capital and named.lower not in vocabulary.WEEKDAYS:
        return void(day[1])  # "the Unaizah May 4": a ship
    counts = day is not None and line.counts_people(day[1]) and not line.at(day[1] - 1).is_word
    if day is not None and (not counts or line.low(i - 1) == "on"):  # "On June 25 protesters stormed": one is on a day
        return month_first(line, month, *day)
    fields, end = year_after(line, to)
    if end > to:
        partial = Partial(month=month, **fields)  # type: ignore[arg-type]
        return calendar_date(line, end, partial, "month and year")
    if (together := months_of_one_year(line, i, month, to)) is not None:
        return together
    after = line.at(to)
    if after.is_number and day is None and len(after.text) <= 2 and not line.at(to + 1).is_word:
        return void(year_after(line, to + 1)[1])  # "May 32"
    if after.is_number and day is None:
        pair = years_pair(line, to)
        if pair is not None:  # "winter 2019/20" is a season's; "May 2019-20" is nothing
            return None
    if not is_bare_month(line, i, to, short):
        return None
    return calendar_date(line, to, Partial(month=month), "month")


def months_of_one_year(line: Line, i: int, month: int, to: int) -> Phrase | None:
    """ "September and October 2019", "July, August and September 2022": one stretch where they follow each other."""
    listed, at = [(i, month, to)], to
    while len(listed) < MOST_MONTHS and line.low(at) in (",", "and", "&"):
        start = at + 1 + (line.low(at) == "," and line.low(at + 1) in ("and", "&"))
        name = month_name(line, start)
        if name is None:
            break
        listed.append((start, name[0], name[1]))
        at = name[1]
    fields, end = year_after(line, at)
    if len(listed) < 2 or end == at:
        return None
    first = Partial(month=month, **fields)  # type: ignore[arg-type]
    if all(later[1] == before[1] + 1 for before, later in pairwise(listed)):
        return spanned(end, first, replace(first, month=listed[-1][1]), first.year is not None)
    line.lent.update({start: replace(first, month=number) for start, number, _ in listed[1:-1]})
    return calendar_date(line, to, first, "month and year")


def month_first(line: Line, month: int, day: int, to: int) -> Phrase:
    """ "October 8", "October 8, 2023", "October 5-7", "October 5, 6 and 7"."""
    rule = "day and month"
    sign = line.low(to)
    if sign in ("-", "to", "through", "until", "/", "or"):
        following = day_number(line, to + 1)
        if following is not None and month_name(line, following[1]) is None and not line.counts_people(following[1]):
            fields, end = year_after(line, following[1])
            first = Partial(day=day, month=month, **fields)  # type: ignore[arg-type]
            second = replace(first, day=following[0])
            if day < following[0] and first.is_possible() and second.is_possible():
                return spanned(end, first, second, first.year is not None)
    listed, end = days_listed(line, to)
    fields, after = year_after(line, end)
    first = Partial(day=day, month=month, **fields)  # type: ignore[arg-type]
    if listed:
        for at, number in listed:
            if replace(first, day=number).is_possible():
                line.lent[at] = replace(first, day=number)
        return calendar_date(line, to, first, "full date" if first.year else rule)
    return calendar_date(line, after, first, "full date" if first.year else rule)


def days_listed(line: Line, i: int) -> tuple[list[tuple[int, int]], int]:
    """More days of the same month: the ", 6 and 7" of "October 5, 6 and 7". Pairs of index and day, and the index
    after."""
    found: list[tuple[int, int]] = []
    at = i
    while len(found) < 6 and line.low(at) in (",", "and", "&"):
        last = line.low(at) != ","
        after = at + 1
        if not last and line.low(after) in ("and", "&"):
            last, after = True, after + 1
        day = day_number(line, after)
        if day is None or line.counts_people(day[1]) or month_name(line, day[1]) is not None:
            break
        follows = line.at(day[1])
        if last and follows.is_word and follows.lower not in vocabulary.FUNCTION_WORDS:
            break
        found.append((after, day[0]))
        at = day[1]
        if last:
            return found, at
    return [], i


def is_bare_month(line: Line, i: int, to: int, short: bool) -> bool:
    """Whether a month's name alone means the month: "may", "march" and "august" are other words too, Jan a person."""
    before, after = line.at(i - 1), line.at(to)
    if before.lower in ("every", "each", "a", "an") and not after.is_word:
        return False
    cued = before.lower in vocabulary.MONTH_CUES or (
        before.lower in ("and", "or", "to", "-", "&", ",") and is_month_name(line, i - 2)
    )
    if short:
        return cued and line.at(i).lower not in ("jan", "dec", "mar") and before.lower != "of"
    if after.is_capital and after.lower in vocabulary.NAMED_AFTER | {"manifesto", "crisis", "surprise"}:
        return False
    if line.at(i).lower not in vocabulary.PLAIN_WORDS_TOO:
        return not (after.is_number and not cued) and not (before.is_capital and before.glued)
    if cued and after.lower not in vocabulary.SAID | {"'s"}:
        return not (
            after.is_capital
            and after.lower not in vocabulary.WEEKDAYS
            and before.lower not in ("in", "since", "until", "by")
        )
    owned = after.lower == "'" and line.low(to + 1) == "s"
    if owned:
        return not before.is_capital and before.lower not in ("mr", "mrs", "ms", "dr")
    return (
        before.lower in ("the", "a", "its", "their", "his", "our")
        and after.is_word
        and not after.is_capital
        and after.lower not in vocabulary.FUNCTION_WORDS
    )
