"""From one time to another: "Friday to Sunday", "between March 2011 and March 2021", "since the start of the year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.domain.when import TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.sentences.words import NOTHING, Tense
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import calendar_date, day_number, month_name, year_after, year_number
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, resolved
from briefing.extract.times.grammar.resolving import are_alike, joined_span, spanned


def span_from(line: Line, i: int, first: Phrase) -> Phrase | None:
    """ "Friday to Sunday", "December 2019-March 2020", "30 September to 2 October", "Friday night into Saturday"."""
    if first.kind is TimeKind.RANGE or not isinstance(first.spec, Partial):
        return None
    sign = line.low(first.to)
    into = sign == "into"
    if sign not in vocabulary.SPAN_SIGNS and not into:
        return None
    if sign == "/" and not line.at(first.to).glued:
        return None
    if line.low(i - 1) == "from" and was_moved(line, i):
        return None
    second = other_end(line, first.to + 1)
    if second is None or not isinstance(second.spec, Partial) or second.kind is TimeKind.RANGE:
        return None
    if sign == "to" and second.spec.year is None and not are_alike(first.spec, second.spec):
        return None
    return joined_span(first.start if first.start >= 0 else i, first, second)


def was_moved(line: Line, i: int) -> bool:
    """Whether a verb that moves things from one value to another stands before: "postponed from Friday to Sunday"."""
    return any(line.low(k) in vocabulary.MOVED for k in range(max(0, i - 7), i))


def other_end(line: Line, i: int) -> Phrase | None:
    """The second date of a span, past a time of day or a word such as "late"."""
    clock = numerals.read_clock(line.pieces, i)
    if clock is not None:
        i = clock + 1 if line.low(clock) == "on" else clock
    i = past_part_before(line, i)
    if line.low(i) in ("the", "late", "early", "on"):
        ahead = line.point(i + 1) if line.low(i) in ("on",) else line.point(i)
        return ahead if ahead is not None and ahead.rule else None
    found = line.point(i)
    if found is None and (name := month_name(line, i)) is not None and not name[2]:
        found = calendar_date(line, name[1], Partial(month=name[0]), "month")
    if found is None and (year := year_number(line, i)) is not None and not line.counts_people(i + 1):
        found = Phrase(i + 1, Partial(year=year), "year", Reference.ABSOLUTE)
    return found if found is not None and found.rule else None


def past_part_before(line: Line, i: int) -> int:
    """ "The evening of 10 November", "midday on 11 November": where the day itself begins."""
    at = i + 1 if line.low(i) == "the" else i
    at += line.low(at) in ("early", "late")
    if line.low(at) in vocabulary.PARTS_OF_DAY | {"hours"} and line.low(at + 1) in ("of", "on"):
        return at + 2
    return i


def between(line: Line, i: int) -> Phrase | None:
    """ "Between 5 and 7 October"."""
    return two_ended(line, i, i + 1, ("and", "to", "-"))


def from_to(line: Line, i: int) -> Phrase | None:
    """ "From 12 to 18 May 2025"."""
    if was_moved(line, i):
        return None
    return two_ended(line, i, i + 1, ("to", "until", "till", "through", "thru", "-", "into", "up"))


def two_ended(line: Line, start: int, i: int, signs: tuple[str, ...]) -> Phrase | None:
    """ "between 5 and 7 October", "from 12 to 18 May 2025", "between March 2011 and March 2021"."""
    first = other_end(line, i)
    if first is not None and first.kind is TimeKind.RANGE:
        return first._replace(start=start)  # "from 12 to 18 May" was read whole
    named = i + 1 if line.low(i) in vocabulary.WEEKDAYS else i  # "between Monday 3 and Sunday 9 March"
    if first is None or (named > i and first.to == named and day_number(line, named) is not None):
        day = day_number(line, named)
        if day is None or line.low(day[1]) not in signs:
            return None
        second = other_end(line, day[1] + 1)
        if second is None or not isinstance(second.spec, Partial) or second.spec.day is None or second.spec.month is None:
            return None
        return joined_span(
            start, Phrase(day[1], replace(second.spec, day=day[0], weekday=None), "", second.reference), second
        )
    sign = line.low(first.to)
    if sign not in signs:
        return None
    after = first.to + 2 if sign == "up" and line.low(first.to + 1) == "to" else first.to + 1
    second = other_end(line, after)
    spec = first.spec
    if isinstance(spec, Partial) and spec.month and spec.day and second is None:
        day = day_number(line, after)
        if day is None or line.counts_people(day[1]):
            return None
        fields, end = year_after(line, day[1])
        other = replace(spec, day=day[0], weekday=None, **fields)  # type: ignore[arg-type]
        if not other.is_possible():
            return None
        return spanned(end, replace(spec, **fields), other, other.year is not None)._replace(start=start)  # type: ignore[arg-type]
    if second is None and isinstance(spec, Partial) and spec == Partial(year=spec.year) and spec.year is not None:
        last = year_number(line, after)  # of "between 2008 and 2011 killed 20" the second is a year as the first is
        if last is not None and spec.year < last <= spec.year + 99:
            second = Phrase(after + 1, Partial(year=last), "year", Reference.ABSOLUTE)
    if second is None or second.kind is TimeKind.RANGE:
        return None
    # "between 5 and 7 October": the first number has borrowed nothing yet.
    return joined_span(start, first, second)


def since(line: Line, i: int) -> Phrase | None:
    """ "since 12 January", "since the start of the year", "since then": up to the day of publication."""
    at = i + 1
    if line.low(at) == "then":

        def until_now(setting: Setting) -> Stretch | None:
            told, today = setting.told, setting.published
            if told is None or (today is not None and told.earliest > today):
                return None
            return Stretch(told.earliest, today or told.latest, told.precision)

        return Phrase(at + 1, until_now, "since", Reference.ANAPHORIC, TimeKind.RANGE, ahead=True)
    if line.says(at, "as", "early", "as"):
        at += 3
    while line.low(at) in ("about", "around", "roughly", "at", "least", "approximately", "on"):
        at += 1
    clock = numerals.read_clock(line.pieces, at)
    if clock is not None:
        at = clock + 1 if line.low(clock) == "on" else clock
    if line.low(at) in ("late", "early") and line.low(at + 1) == "on":
        at += 2
    if line.low(at) == "the" and line.low(at + 1) in vocabulary.PARTS_OF_DAY and line.low(at + 2) == "of":
        at += 3
    inner = since_what(line, at) or since_event(line, i, at)
    if inner is None or not inner.rule or is_then(line, i, inner.to):
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


_TURNS = frozenset("coup fall invasion overthrow putsch revolution takeover uprising war".split())


def since_event(line: Line, i: int, at: int) -> Phrase | None:
    """ "Since the coup of February 2021, 7,200 have been killed": up to now, where the sentence begins so."""
    opens = line.at(i - 1) is NOTHING or line.low(i - 1) in (".", "!", "?", "”", '"')
    if not opens or line.low(at) != "the" or line.low(at + 1) not in _TURNS or line.low(at + 2) not in ("of", "in"):
        return None
    inner = line.point(at + 3)
    return inner if inner is not None and isinstance(inner.spec, Partial) and inner.spec.year is not None else None


_RECORDS = frozenset("biggest bloodiest deadliest fiercest gravest heaviest highest largest most worst".split())


def is_then(line: Line, i: int, to: int) -> bool:
    """ "The bloodiest since September 2022, when 200 died": the month itself, and no stretch up to now."""
    record = any(line.low(k) in _RECORDS for k in range(i - 8, i))
    return record and line.low(to) == "," and line.low(to + 1) == "when"


def since_what(line: Line, at: int) -> Phrase | None:
    """The time behind "since": a bare year counts here."""
    year = year_number(line, at)
    if year is not None and not line.counts_people(at + 1):
        return Phrase(at + 1, Partial(year=year), "year", Reference.ABSOLUTE)
    return line.point(at)
