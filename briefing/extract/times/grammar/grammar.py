"""Which rule reads what: by the word with which an expression begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.extract.sentences import numerals
from briefing.extract.sentences.words import Piece, Word
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.grammar.calendar_dates import day_first, month_date, numeric_date
from briefing.extract.times.grammar.calendar_words import day_number
from briefing.extract.times.grammar.chosen import all_week, chosen, which_period
from briefing.extract.times.grammar.counted import by_part_of_day, counted, in_time, unit_before
from briefing.extract.times.grammar.days import day_of_month, holiday_date, named_month, today_moved, weekday_date
from briefing.extract.times.grammar.events import within_of
from briefing.extract.times.grammar.feasts import feast_date
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.nights import night, overnight
from briefing.extract.times.grammar.ordinals import ordinal_of
from briefing.extract.times.grammar.phrase import Phrase, Reference
from briefing.extract.times.grammar.portions import edge_of, eve, third, within_period
from briefing.extract.times.grammar.reports import reporting_period
from briefing.extract.times.grammar.resolving import weekend_moved
from briefing.extract.times.grammar.spans import between, from_to, since, span_from
from briefing.extract.times.grammar.story import story_day
from briefing.extract.times.grammar.years import decade_date, quarter_code, season_date, year_date

_MAX_DEPTH = 5


class Grammar(Line):
    """Reads the expressions that begin at a piece of one block. Knows words and their order, not what has been told
    before."""

    def __init__(self, pieces: Sequence[Piece], words: Sequence[Word] = ()) -> None:
        super().__init__(pieces, words)
        self._depth = 0

    def phrase(self, i: int) -> Phrase | None:
        """The expression that begins at a piece, or None. Its `rule` is empty where it only looks like one."""
        reader = _PHRASES.get(self.pieces[i].lower)
        if reader is not None:
            found = reader(self, i)
            if found is not None:
                return found
        point = self.point(i)
        if point is None or not point.rule:
            return point
        return span_from(self, i, point) or point

    def point(self, i: int) -> Phrase | None:
        """A time that is no span: a date, a unit of the calendar, a day told against another."""
        if self._depth >= _MAX_DEPTH:
            return None
        self._depth += 1
        try:
            return _point(self, i)
        finally:
            self._depth -= 1


def _point(line: Line, i: int) -> Phrase | None:
    """A time that is no span: a date, a unit of the calendar, a day told against another."""
    if i in line.lent:
        return Phrase(i + 1, line.lent[i], "day and month", Reference.ABSOLUTE)
    piece = line.at(i)
    if piece.text[0].isdecimal():
        return _from_number(line, i)
    reader = _POINTS.get(piece.lower)
    if reader is not None:
        found = reader(line, i)
        if found is not None:
            return found
    if piece.lower in vocabulary.COUNT_WORDS:
        return counted(line, i)
    return None


def _from_number(line: Line, i: int) -> Phrase | None:
    numeric = numeric_date(line, i)
    if numeric is not None:
        return numeric
    day = day_number(line, i)
    if day is not None:
        found = day_first(line, i, *day)
        if found is not None:
            return found
    if len(line.at(i).text) == 4:
        found = year_date(line, i)
        if found is not None:
            return found
    return counted(line, i)


def _the(line: Line, i: int) -> Phrase | None:
    """What stands after "the": the article belongs to the expression where the words need it."""
    lower = line.low(i + 1)
    found = story_day(line, i) or reporting_period(line, i)
    if found is not None:
        return found
    if lower in vocabulary.CHOOSERS:
        found = ordinal_of(line, i + 1) if lower == "last" else None
        found = found or chosen(line, i + 1, definite=True)
    elif lower == "night":
        found = night(line, i + 1)
        return found  # "night of ..." without its article, as "Sunday night" has none
    elif lower in ("day", "week", "month", "year", "morning", "evening", "fortnight", "decade"):
        found = unit_before(line, i + 1)
        if found is not None and found.start > i + 1:
            return found
    elif lower == "weekend":
        if line.low(i + 2) in ("before", "after", "of"):
            return None
        found = weekend_moved(i + 2, -1, "the")
    elif lower in ("start", "beginning", "end", "middle", "close") or line.says(i + 1, "turn", "of", "the", "year"):
        found = edge_of(line, i + 1)
    elif lower in numerals.ORDINALS or lower in ("final", "opening", "closing"):
        found = ordinal_of(line, i + 1)
    elif line.at(i + 1).text[0].isdecimal():
        found = ordinal_of(line, i + 1) or day_of_month(line, i + 1) or decade_date(line, i + 1, i)
    elif lower in ("early", "mid", "late"):
        inner = third(line, i + 1)
        return inner
    return found._replace(start=i) if found is not None and found.rule else found


_Read = Callable[[Line, int], Phrase | None]
_PHRASES: dict[str, _Read] = {
    "since": since,
    "between": between,
    "from": from_to,
    "within": within_of,
    "in": in_time,
}
_POINTS: dict[str, _Read] = {
    **dict.fromkeys((*vocabulary.MONTHS, *vocabulary.SHORT_MONTHS), month_date),
    **dict.fromkeys((*vocabulary.WEEKDAYS, *vocabulary.SHORT_WEEKDAYS), weekday_date),
    **dict.fromkeys(dates.SEASONS, season_date),
    **dict.fromkeys(vocabulary.CHOOSERS, which_period),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), today_moved),
    **dict.fromkeys(("earlier", "later", "so"), within_period),
    **dict.fromkeys(("early", "mid", "late"), third),
    **dict.fromkeys(("start", "beginning", "end", "middle"), edge_of),
    **dict.fromkeys(("christmas", "new", "boxing", "valentine", "halloween"), holiday_date),
    **dict.fromkeys((words[0] for words in vocabulary.FEASTS), feast_date),
    **dict.fromkeys(("q", "h"), quarter_code),
    **dict.fromkeys(("its", "their", "day"), story_day),
    "may": named_month,
    "the": _the,
    "night": night,
    **dict.fromkeys(vocabulary.ENDS_OF_DAY, by_part_of_day),
    "overnight": overnight,
    "eve": eve,
    "all": all_week,
}
