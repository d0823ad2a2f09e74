"""The words a calendar date is made of: the name of a month, the number of a day, the year that follows."""

from __future__ import annotations

from briefing.extract.sentences import numerals
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, void


def month_name(line: Line, i: int) -> tuple[int, int, bool] | None:
    """Number of the month, index after it, and whether it is written short."""
    piece = line.at(i)
    if piece.lower in vocabulary.MONTHS:
        return (vocabulary.MONTHS[piece.lower], i + 1, False) if piece.is_capital else None
    if piece.lower in vocabulary.SHORT_MONTHS and piece.is_capital:
        dot = line.at(i + 1)
        return vocabulary.SHORT_MONTHS[piece.lower], i + 2 if dot.lower == "." and dot.glued else i + 1, True
    return None


def is_month_name(line: Line, i: int) -> bool:
    """Whether a piece is a month written out."""
    piece = line.at(i)
    return piece.lower in vocabulary.MONTHS and piece.is_capital


def day_number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month, with or without its ending: "8", "8th"."""
    value = line.number(i)
    if value is None or not 1 <= value <= 31 or len(line.at(i).text) > 2:
        return None
    after = line.at(i + 1)
    return value, i + 2 if after.glued and after.lower in ("st", "nd", "rd", "th") else i + 1


def year_number(line: Line, i: int) -> int | None:
    """A year in four digits, 1000 to 2100."""
    value = line.number(i)
    if value is None or len(line.at(i).text) != 4 or not 1000 <= value <= 2100:
        return None
    after = line.at(i + 1)
    if after.glued and after.lower == "s":
        return None
    return value


def year_after(line: Line, i: int) -> tuple[dict[str, object], int]:
    """The year that follows a day or month: its fields and the index after it. "2023", ", 2023", "of 2023", "last
    year"."""
    to = i + 1 if line.low(i) in (",", "of") else i
    year = year_number(line, to)
    if year is not None:
        after = line.low(to + 1)
        comma = line.low(i) == ","
        # "On 8 October, 2000 people died", "in May 2000 people died"
        if not line.counts_people(to + 1) or (not comma and year % 100):
            clock = numerals.read_clock(line.pieces, to)
            if clock is None or after not in ("gmt", "utc", "local", "hours", "hrs"):
                return {"year": year}, to + 1
    the = to + 1 if line.low(to) == "the" else to
    if line.low(the) in ("last", "this", "next", "previous") and line.low(the + 1) == "year":
        shift = {"last": -1, "previous": -1, "this": 0, "next": 1}[line.low(the)]
        return {"of": "year", "shift": shift}, the + 2
    if line.low(the) in ("that", "same") and line.low(the + 1) == "year":
        return {"of": "told"}, the + 2
    return {}, i


def names_something(line: Line, i: int) -> bool:
    """Whether the date just read is the name of a movement, a street or a unit."""
    piece = line.at(i)
    if piece.lower not in vocabulary.NAMED_AFTER:
        return False
    return piece.is_capital or piece.lower in ("movement", "bloc", "bridge", "brigade", "brigades")


def calendar_date(line: Line, to: int, partial: Partial, rule: str) -> Phrase:
    """A calendar date, unless the calendar has none such or it names a thing."""
    if not partial.is_possible():
        return void(to)
    if partial.year is None and not partial.of and (beyond := past_no_year(line, to)) > to:
        return void(beyond)
    if names_something(line, to):
        piece = line.at(to)
        if not (piece.lower in vocabulary.EVENTS_AFTER_ALL and not piece.is_capital):
            return void(to + 1)
    if line.low(to) in vocabulary.PARTS_OF_DAY and partial.day is not None:
        to += 1
    absolute = partial.year is not None
    if partial.of == "told":
        return Phrase(to, partial, rule, Reference.ANAPHORIC)
    return Phrase(to, partial, rule, Reference.ABSOLUTE if absolute else Reference.DEICTIC)


def past_no_year(line: Line, i: int) -> int:
    """The index after a number in the place of a year that is none ("1 January 99999"), or `i` itself."""
    at = i + 1 if line.low(i) == "," else i
    number, after = line.at(at), line.at(at + 1)
    if numerals.plain(number) is None or len(number.text) < 4 or year_number(line, at) is not None:
        return i
    if len(number.text) == 4 and numerals.read_clock(line.pieces, at) is not None:
        return i  # "12 March, 0630 hrs"
    plain = vocabulary.FUNCTION_WORDS | vocabulary.COUNT_WORDS
    counts = after.is_word and after.lower not in plain  # "on 1 January 25000 marched": a crowd
    return i if counts else at + 1
