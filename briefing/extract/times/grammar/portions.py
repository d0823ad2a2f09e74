"""Portions of a period: "earlier this week", "mid-November 2023", "the end of March", "the eve of 5 October"."""

from __future__ import annotations

from datetime import timedelta

from briefing.domain.when import Precision, TimeKind
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Part, Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import calendar_date, month_name, year_after, year_number
from briefing.extract.times.grammar.chosen import chosen
from briefing.extract.times.grammar.days import today_moved, weekday_date
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, resolved
from briefing.extract.times.grammar.resolving import shifted_today, this_period, told_phrase
from briefing.extract.times.grammar.years import decade_date


def within_period(line: Line, i: int) -> Phrase | None:
    """ "earlier this week", "later that year", "earlier in the month", "so far this year"."""
    later = line.low(i) == "later"
    to = i + 2 if line.says(i, "so", "far") else i + 1
    if line.low(i) == "so" and to == i + 1:
        return None
    if line.low(to) == "on":
        to += 1
    if line.low(to) == "today":
        return shifted_today(to + 1, 0, "today")
    of = to + 1 if line.low(to) in ("in", "during") else to
    the = of + 1 if line.low(of) == "the" else of
    word, noun = line.low(the), line.low(the + 1)
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
        dawned = later and noun != "night"  # "overnight into Saturday ... Later in the day": on Saturday
        return told_phrase(end, 0, "that day", dawned) if told else shifted_today(end, 0, "part of today")
    so_far = line.low(i) == "so"

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


def third(line: Line, i: int) -> Phrase | None:
    """ "early March", "mid-November 2023", "late last month", "early next week", "late 1990s", "the early hours of
    Sunday"."""
    part: Part = line.low(i)  # type: ignore[assignment]
    if line.says(i, "early", "hours", "of"):
        inner = line.point(i + 4 if line.low(i + 3) == "the" else i + 3)
        return inner._replace(start=i) if inner is not None and inner.rule else None
    to = line.after_hyphen(i + 1)
    if line.low(to) in ("in", "on") and line.low(i) != "mid":
        the = to + 2 if line.says(to + 1, "the") else to + 1
        if line.low(to) == "on" or line.low(the) in ("day", "morning", "evening", "night"):
            return None
        if the > to + 1 and line.low(the) in ("week", "month", "year"):
            noun = line.low(the)
            return third_of(i, Phrase(the + 1, this_period(noun), "", Reference.DEICTIC), part)
        to = the
    if line.at(to).text[0].isdecimal():
        decade = decade_date(line, to, i, part)
        if decade is not None:
            return decade
        year = year_number(line, to)
        if year is None or line.counts_people(to + 1):
            return None
        return Phrase(to + 1, Partial(year=year, part=part), "year", Reference.ABSOLUTE, start=i)
    month = month_name(line, to)
    if month is not None:
        fields, end = year_after(line, month[1])
        partial = Partial(month=month[0], part=part, **fields)  # type: ignore[arg-type]
        return calendar_date(line, end, partial, "part of a month")._replace(start=i)
    if line.low(to) in dates.SEASONS:
        fields, end = year_after(line, to + 1)
        partial = Partial(season=line.low(to), part=part, **fields)  # type: ignore[arg-type]
        return calendar_date(line, end, partial, "season")._replace(start=i)
    if line.low(to) in vocabulary.WEEKDAYS:
        inner = weekday_date(line, to)
        return inner._replace(start=i) if inner is not None else None
    if line.low(to) in ("this", "last", "next", "that"):
        inner = chosen(line, to, definite=False)
        if inner is not None and inner.rule in (
            "this, last, next",
            "that period",
            "month",
            "season",
            "weekday",
            "part of today",
        ):
            return third_of(i, inner, part)
    if line.low(to) in ("yesterday", "today", "tomorrow"):
        return today_moved(line, to)._replace(start=i)
    return None


def eve(line: Line, i: int) -> Phrase | None:
    """ "the eve of 5 October"."""
    if line.low(i + 1) != "of":
        return None
    inner = line.point(i + 2)
    if inner is None or not isinstance(inner.spec, Partial) or not (inner.spec.day or inner.spec.is_weekday):
        return None
    spec = inner.spec

    def resolve(setting: Setting) -> Stretch | None:
        day = spec.resolve(setting)
        return day.moved(-1) if day else None

    return inner._replace(spec=resolve, rule="day before or after", start=i)


def third_of(i: int, inner: Phrase, part: Part) -> Phrase:
    """The early, middle or late third of a period read before."""

    def resolve(setting: Setting) -> Stretch | None:
        whole = resolved(inner.spec, setting)
        return dates.part_of(whole, part) if whole else None

    return inner._replace(spec=resolve, rule="part of a month", start=i)


def edge_of(line: Line, i: int) -> Phrase | None:
    """ "the start of the year", "the end of March", "the beginning of next week", "the middle of 2023"."""
    word = line.low(i)
    if line.low(i + 1) != "of":
        return None
    to = i + 2
    inner: Phrase | None
    if line.says(to, "the") and line.low(to + 1) in ("week", "month", "year", "decade"):
        noun = line.low(to + 1)
        if line.low(to + 2) == "of":
            return None
        inner = Phrase(to + 2, this_period(noun), "", Reference.DEICTIC)
    else:
        inner = line.point(to + 1 if line.low(to) == "the" else to)
        if line.at(to).text[0].isdecimal() and inner is None and (year := year_number(line, to)) is not None:
            inner = Phrase(to + 1, Partial(year=year), "year", Reference.ABSOLUTE)
        month = month_name(line, to)
        if inner is None and month is not None:
            inner = calendar_date(line, month[1], Partial(month=month[0]), "month")
        if inner is None or (isinstance(inner.spec, Partial) and (inner.spec.day or inner.spec.is_weekday)):
            return None
    part: Part = {"start": "early", "beginning": "early", "turn": "early", "middle": "mid"}.get(word, "late")  # type: ignore[assignment]
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
