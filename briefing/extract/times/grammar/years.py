"""Years, decades, seasons and quarters: "2019-20", "the 1990s", "the spring of last year", "Q2 2023"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Part, Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import calendar_date, year_after, year_number
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference


def year_date(line: Line, i: int) -> Phrase | None:
    """ "2023", "2019-20", "the 1990s", where four digits are a year."""
    pair = years_pair(line, i)
    if pair is not None:
        return pair
    piece, after = line.at(i), line.at(i + 1)
    if after.glued and after.lower == "s" and numerals.plain(piece) is not None:
        return decade_date(line, i, i)
    year = year_number(line, i)
    if year is None or not is_bare_year(line, i, year):
        return None
    return Phrase(i + 1, Partial(year=year), "year", Reference.ABSOLUTE)


def years_pair(line: Line, i: int) -> Phrase | None:
    """ "2019-2020", "2019-20", "2019/20"."""
    first = year_number(line, i)
    sign = line.at(i + 1)
    if first is None or not 1900 <= first <= 2100 or sign.lower not in ("-", "/", "—"):
        return None
    tail = line.at(i + 2)
    value = numerals.plain(tail)
    joined = sign.glued == tail.glued
    if value is None or not joined or (line.at(i + 3).glued and (line.at(i + 3).is_word or line.low(i + 3) == "-")):
        return None
    second = value if len(tail.text) == 4 else first - first % 100 + value if len(tail.text) == 2 else 0
    if not first < second <= min(first + 99, 2100) or line.counts_people(i + 3):
        return None
    if len(tail.text) == 2 and (sign.lower == "—" or not tail.glued):
        return None

    def resolve(_: Setting) -> Stretch:
        return dates.days(date(first, 1, 1), date(second, 12, 31), Precision.YEAR)

    return Phrase(i + 3, resolve, "years", Reference.ABSOLUTE, TimeKind.RANGE)


def is_bare_year(line: Line, i: int, year: int) -> bool:
    """Whether four digits are a year: by the word before, or as the year of a happening ("the 2011 uprising")."""
    before, after = line.at(i - 1), line.at(i + 1)
    if after.lower in ("-", "/") and after.glued and line.at(i + 2).glued:
        return False
    if before.lower in vocabulary.HEDGES or numerals.read_clock(line.pieces, i) is not None:
        return False
    people = line.counts_people(i + 1)
    if before.lower in vocabulary.YEAR_CUES:
        if people and (year % 100 == 0 or before.lower not in ("in", "since")):
            return False
        if before.lower == "of" and (after.is_word and after.lower not in vocabulary.FUNCTION_WORDS):
            return False
        if before.lower == "of" and line.low(i - 2) in (
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
    if before.lower == "-" and before.glued and line.low(i - 2) in ("mid", "early", "late"):
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
    determined = before.lower in vocabulary.DETERMINERS or (before.lower == "s" and line.low(i - 2) == "'")
    return determined or (
        before.is_word and before.lower not in vocabulary.FUNCTION_WORDS and line.low(i - 2) in vocabulary.DETERMINERS
    )


def decade_date(line: Line, i: int, start: int, part: Part | None = None) -> Phrase | None:
    """ "1990s", "the '90s" is not read: the century is a guess."""
    value = numerals.plain(line.at(i))
    after = line.at(i + 1)
    if value is None or value % 10 or not 1000 <= value <= 2100 or not (after.glued and after.lower == "s"):
        return None

    def resolve(_: Setting) -> Stretch:
        whole = dates.decade_of(value)
        return dates.part_of(whole, part) if part else whole

    return Phrase(i + 2, resolve, "decade", Reference.ABSOLUTE, start=start)


def season_date(line: Line, i: int) -> Phrase | None:
    """ "summer 2023", "the spring of last year"; a season alone only after a word such as "in the" or "since"."""
    season = line.low(i)
    pair = years_pair(line, i + 1) if season == "winter" else None
    if pair is not None:
        year = year_number(line, i + 1)
        return Phrase(pair.to, Partial(season=season, year=year), "season", Reference.ABSOLUTE)
    fields, to = year_after(line, i + 1)
    if to == i + 1:
        before = line.low(i - 1)
        the = before == "the" and line.low(i - 2) in (
            "in",
            "since",
            "during",
            "by",
            "until",
            "over",
            "throughout",
            "before",
        )
        if season == "fall" and (not the or line.low(i + 1) == "of"):
            return None
        if not (the or before in ("since", "by", "until", "in")) or (season == "spring" and line.at(i).is_capital):
            return None
        if line.at(to).is_word and line.low(to) not in vocabulary.FUNCTION_WORDS:
            return None
    return calendar_date(line, to, Partial(season=season, **fields), "season")  # type: ignore[arg-type]


def quarter_code(line: Line, i: int) -> Phrase | None:
    """ "Q2 2023", "H1 2024"."""
    number = line.at(i + 1)
    value = numerals.plain(number)
    half = line.low(i) == "h"
    if not number.glued or not line.at(i).is_capital or value is None or not 1 <= value <= (2 if half else 4):
        return None
    fields, to = year_after(line, i + 2)
    if not fields and half:
        return None
    return in_year(to, Partial(half=value) if half else Partial(quarter=value), fields)


def in_year(to: int, partial: Partial, fields: dict[str, object]) -> Phrase:
    """A quarter or half of the year given, else of the year that runs."""
    partial = replace(partial, **(fields or {"of": "year"}))  # type: ignore[arg-type]
    rule = "quarter" if partial.quarter else "half-year"
    reference = Reference.ABSOLUTE if partial.year else Reference.ANAPHORIC if partial.of == "told" else Reference.DEICTIC
    return Phrase(to, partial, rule, reference)
