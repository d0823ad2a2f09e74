"""A count of units and what it is told from: "two weeks ago", "three days later", "the day before", "the year to March"."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import year_number
from briefing.extract.times.grammar.events import beside_event
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference
from briefing.extract.times.grammar.resolving import ago, ago_to_the_day, from_now, shifted_today, told_phrase, told_shift
from briefing.extract.times.grammar.story import into_story

_TO_THE_DAY = (("ago", "today"), ("ago", "to", "the", "day"), ("ago", "almost", "to", "the", "day"))


def counted(line: Line, i: int) -> Phrase | None:
    """ "Two weeks ago", "days later": a count of units with what it is told from."""
    count = line.count(i)
    if count is None:
        unit_word = line.low(i)
        if unit_word not in vocabulary.PLURAL_UNITS or is_counted(line, i):
            return None
        unit, to = vocabulary.UNITS[unit_word], i + 1
        low, high = (Fraction(n) for n in vocabulary.FEW[unit])
        bare = True
    else:
        low, high, to = count
        unit_word = line.low(to)
        if unit_word not in vocabulary.UNITS:
            return None
        unit, to, bare = vocabulary.UNITS[unit_word], to + 1, False
        if low != high:
            low, high = (Fraction(n) for n in vocabulary.FEW[unit])
        if line.says(to, "and", "a", "half"):
            low, high, to = low + Fraction(1, 2), high + Fraction(1, 2), to + 3
    return relation(line, i, to, low, high, unit, bare)


def is_counted(line: Line, i: int) -> bool:
    """Whether a number that makes no time stands before a unit: "a million years ago", "thousands of years ago"."""
    before = line.at(i - 1)
    scaled = before.lower in numerals.SCALES or (before.lower == "of" and line.low(i - 2) in numerals.PLURALS)
    return before.is_number or scaled


def relation(line: Line, i: int, to: int, low: Fraction, high: Fraction, unit: str, bare: bool) -> Phrase | None:
    """What stands after "two weeks": ago, later, earlier, before, after, from now."""
    word = line.low(to)
    if high > 2000:
        return None
    if word == "ago":
        end = next((to + len(day) for day in _TO_THE_DAY if line.says(to, *day)), None)
        if end is not None and low == high and low.denominator == 1:
            return ago_to_the_day(end, int(low), unit)
        return ago(to + 1, low, high, unit)
    if word == "hence" or line.says(to, "from", "now"):
        return from_now(to + (1 if word == "hence" else 2), low, high, unit)
    if word in ("earlier", "later", "afterwards", "beforehand", "previously"):
        if bare and unit in ("year", "decade"):
            return None
        sign = -1 if word in ("earlier", "beforehand", "previously") else 1
        return told_shift(to + 1, low, high, unit, sign)
    if word in ("to", "until", "till", "ending") and line.low(i - 1) == "the" and not bare:
        return up_to(line, to + 1, low, high, unit)
    if word == "into" and not bare:
        return into_story(line, i, to + 1, low, high, unit)
    if word in ("before", "after", "following", "prior"):
        if line.low(i - 1) == "for" or (line.low(i - 2) == "for" and line.low(i - 1) in vocabulary.COUNT_WORDS):
            return None  # "closed for three weeks after the ambush": how long
        after = to + 2 if line.says(to, "prior", "to") else to + 1
        sign = 1 if word in ("after", "following") else -1
        if word in ("before", "after") and line.low(after) in vocabulary.CLAUSE_ENDS:
            if bare and unit in ("year", "decade"):
                return None
            return told_shift(after, low, high, unit, sign)
        return beside_event(line, i, after, low, high, unit, sign)
    return None


def in_time(line: Line, i: int) -> Phrase | None:
    """ "in two weeks' time"."""
    count = line.count(i + 1)
    if count is None or line.low(count[2]) not in vocabulary.UNITS:
        return None
    unit_word, to = line.low(count[2]), count[2] + 1
    if line.low(to) == "'":
        to += 2 if line.low(to + 1) == "s" else 1
    if line.low(to) != "time":
        return None
    return from_now(to + 1, count[0], count[1], vocabulary.UNITS[unit_word])


def by_part_of_day(line: Line, i: int) -> Phrase | None:
    """ "By nightfall", "by the evening": of the day that is spoken of. "Evening" alone is no time."""
    the = line.low(i - 1) == "the"
    if line.low(i - (2 if the else 1)) != "by" or line.low(i + 1) in ("on", "of", "the"):
        return None
    return told_phrase(i + 1, 0, "that day")


def unit_before(line: Line, i: int) -> Phrase | None:
    """ "the day before", "the night after", "the week before the vote"; "the day before yesterday"."""
    unit = vocabulary.UNITS.get(line.low(i), "day")  # an evening or a morning is told as its day
    if line.says(i, "day", "before", "yesterday"):
        return shifted_today(i + 3, -2, "today")
    if line.says(i, "day", "after", "tomorrow"):
        return shifted_today(i + 3, 2, "today")
    if line.low(i) == "year" and year_number(line, i + 1) is not None:
        year = year_number(line, i + 1)
        return Phrase(i + 2, Partial(year=year), "year", Reference.ABSOLUTE, start=i + 1)
    if line.low(i) == "week" and line.low(i + 1) in ("of", "beginning", "starting", "ending"):
        return week_of(line, i)
    if (
        line.says(i, "year", "before", "last")
        or line.says(i, "week", "before", "last")
        or line.says(i, "month", "before", "last")
    ):
        noun = line.low(i)

        def resolve(setting: Setting) -> Stretch | None:
            return dates.period(setting.published, noun, -2) if setting.published else None

        return Phrase(i + 3, resolve, "this, last, next", Reference.DEICTIC)
    if line.low(i + 1) not in ("before", "after", "earlier", "later", "to", "until"):
        return None
    return relation(line, i, i + 1, Fraction(1), Fraction(1), unit, bare=False)


def week_of(line: Line, i: int) -> Phrase | None:
    """ "The week of 5 May", "the week ending 11 May"."""
    word = line.low(i + 1)
    at = i + 3 if line.low(i + 2) == "the" else i + 2
    inner = line.point(at)
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


def up_to(line: Line, i: int, low: Fraction, high: Fraction, unit: str) -> Phrase | None:
    """ "the week to 5 May", "the 24 hours to Friday", "the year to March 2025": that long, the last day included."""
    clock = numerals.read_clock(line.pieces, i)
    at = clock if clock is not None else i
    inner = line.point(at + 1 if line.low(at) == "on" else at)
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
