"""Weekdays, holidays and the days around today: "Sunday the 8th", "Christmas Day", "yesterday morning"."""

from __future__ import annotations

from dataclasses import replace

from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial
from briefing.extract.times.grammar.calendar_dates import day_first, month_date
from briefing.extract.times.grammar.calendar_words import calendar_date, day_number, month_name, year_after
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, void
from briefing.extract.times.grammar.resolving import shifted_today


def weekday_date(line: Line, i: int) -> Phrase | None:
    """A weekday, alone or with its date, unless it is part of a name or comes every week."""
    piece = line.at(i)
    short = piece.lower in vocabulary.SHORT_WEEKDAYS
    weekday = vocabulary.SHORT_WEEKDAYS[piece.lower] if short else vocabulary.WEEKDAYS[piece.lower]
    to = i + 2 if short and line.low(i + 1) == "." else i + 1
    before, after = line.at(i - 1), line.at(to)
    if before.is_capital and before.lower in vocabulary.NO_DAY:
        return void(to)
    if after.is_capital and after.lower in vocabulary.PAPERS:
        return void(to)
    if before.lower in ("every", "each", "most"):
        return void(to)
    dated = date_after_weekday(line, to, weekday)
    if short and dated is None:
        return None
    if dated is not None:
        return dated
    noun = after.is_word and after.lower not in vocabulary.FUNCTION_WORDS and not after.is_capital
    if before.lower in ("a", "one") and not noun and after.lower != "-":
        return void(to)
    to = past_part_after(line, to)
    of = to + 1 if line.low(to) == "of" else to
    if line.low(of) in ("last", "this", "next") and line.low(of + 1) == "week":
        shift = {"last": -1, "this": 0, "next": 1}[line.low(of)]
        return Phrase(of + 2, Partial(weekday=weekday, of="week", shift=shift), "weekday of a week", Reference.DEICTIC)
    return Phrase(to, Partial(weekday=weekday), "weekday", Reference.DEICTIC)


def past_part_after(line: Line, i: int) -> int:
    """The index after the part of a day behind a day: the "morning" of "Sunday morning"."""
    to = line.after_hyphen(i) if line.at(i).glued else i
    return to + 1 if line.low(to) in vocabulary.PARTS_OF_DAY else i


def date_after_weekday(line: Line, i: int, weekday: int) -> Phrase | None:
    """The date after a weekday: "Sunday 8 October", "Friday, Nov. 29, 2024", "Sunday the 8th", "Friday (29
    November)"."""
    to = past_part_after(line, i)
    to = to + 1 if line.low(to) in (",", "(") else to
    to = to + 1 if line.low(to) == "the" else to
    day = day_number(line, to)
    found: Phrase | None = None
    if day is not None:
        found = day_first(line, to, *day)
        if found is None:
            if day[1] == to + 1 or line.low(i) in (",", "("):
                return None
            partial = Partial(weekday=weekday, day=day[0])
            return Phrase(day[1], partial, "day of the month", Reference.DEICTIC)
    else:
        month = month_name(line, to)
        if month is not None and day_number(line, month[1]) is not None:
            found = month_date(line, to)
    if found is None or not isinstance(found.spec, Partial) or found.spec.day is None:
        return found if found is not None and not found.rule else None
    end = found.to + 1 if line.low(to - 1) == "(" and line.low(found.to) == ")" else found.to
    return found._replace(to=end, spec=replace(found.spec, weekday=weekday))


_STYLES = frozenset("general colonel president minister mr mrs ms dr sheikh he she they troops police soldiers".split())


def day_of_month(line: Line, i: int) -> Phrase | None:
    """ "on the 15th", where no noun follows that the 15th would be one of."""
    day = day_number(line, i)
    if day is None or day[1] == i + 1:
        return None
    of_part = line.low(i - 2) == "of" and line.low(i - 3) in vocabulary.PARTS_OF_DAY
    if not of_part and line.low(i - 2) not in ("on", "by", "since", "until", "till", "before", "after"):
        return None
    after = line.at(day[1])
    if after.lower == "of" or month_name(line, day[1]) is not None:
        return None
    if after.is_word and after.lower not in vocabulary.FUNCTION_WORDS and not is_somebody(line, day[1]):
        return None
    return Phrase(day[1], Partial(day=day[0]), "day of the month", Reference.DEICTIC)


def is_somebody(line: Line, i: int) -> bool:
    """Whether a person's style, or a plural, stands behind "on the 26th": who did something then."""
    at = line.at(i).word
    plural = 0 <= at < len(line.words) and line.words[at].tag == "NNS"
    return line.low(i) in _STYLES or (plural and line.low(i - 3) == "on" and not line.at(i).is_capital)


def holiday_date(line: Line, i: int) -> Phrase | None:
    """A holiday with a fixed date, with or without its year."""
    if not line.at(i).is_capital:
        return None
    for words, (month, day) in vocabulary.HOLIDAYS.items():
        if line.says(i, *words):
            to = i + len(words)
            if words == ("may", "day") and not line.at(i + 1).is_capital:
                continue
            fields, end = year_after(line, to)
            return calendar_date(line, end, Partial(month=month, day=day, **fields), "holiday")  # type: ignore[arg-type]
    return None


def named_month(line: Line, i: int) -> Phrase | None:
    """ "May" opens a month or a holiday."""
    return holiday_date(line, i) or month_date(line, i)


def today_moved(line: Line, i: int) -> Phrase:
    """ "Today", "tonight", "yesterday", "tomorrow"."""
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[line.low(i)]
    return shifted_today(past_part_after(line, i + 1), shift, "today")
