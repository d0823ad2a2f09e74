"""This, last, next, that, following: "last week", "the past three days", "that Friday", "the coming months"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from briefing.domain.when import TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch, Which
from briefing.extract.times.grammar.calendar_words import month_name, year_after
from briefing.extract.times.grammar.days import past_part_after
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference
from briefing.extract.times.grammar.reports import reporting_period
from briefing.extract.times.grammar.resolving import (
    coming_stretch,
    past_stretch,
    shifted_today,
    told_phrase,
    told_stretch,
    weekend_moved,
)
from briefing.extract.times.grammar.story import story_day


def which_period(line: Line, i: int) -> Phrase | None:
    """ "This week", "the next three days": whether "the" stands before decides what "last" and "next" mean."""
    return chosen(line, i, definite=line.low(i - 1) == "the")


def _begins_clause(line: Line, i: int) -> bool:
    """ "Residents say that Monday's attack killed three": what they say, and no Monday told before."""
    n = line.at(i).word
    if not 0 < n < len(line.words):
        return False
    return line.words[n].tag == "IN" or (line.words[n].tag == "WDT" and line.words[n - 1].pos == "VERB")


def chosen(line: Line, i: int, definite: bool) -> Phrase | None:
    """What "this", "last", "next", "that" and their like choose: a day, a weekday, a month, a season, a period."""
    word, to = line.low(i), i + 1
    if word == "this" and line.low(to) in ("past", "coming"):
        word, to = "last" if line.low(to) == "past" else "next", to + 1
        if line.low(to) in vocabulary.UNITS or numerals.read(line.pieces, to):
            word = "past" if word == "last" else "coming"
    if word == "this" and (covered := reporting_period(line, i)) is not None:
        return covered
    if word == "that" and _begins_clause(line, i):
        return None
    if word == "that" and line.low(to) in numerals.ORDINALS:
        return story_day(line, i)
    if word in ("upcoming", "current"):
        word = "coming" if word == "upcoming" else "this"
    if word in ("preceding", "ensuing"):
        word = "previous" if word == "preceding" else "following"
    noun = line.low(to)
    if word == "same" and noun in ("period", "time") and line.low(i - 1) == "the":
        return same_period(line, i, to + 1) if noun == "period" else None
    if noun in vocabulary.PARTS_OF_DAY or noun == "day":
        return chosen_day(line, word, noun, to + 1, definite)
    if word in ("past", "coming", "recent", "last", "next", "previous", "following"):
        rolling = rolling_stretch(line, word, to, definite)
        if rolling is not None:
            return rolling
    if noun in vocabulary.WEEKDAYS:
        which = {"coming": "next", "past": "last", "same": "that"}.get(word, word)
        if which not in ("this", "last", "next", "that", "following", "previous"):
            return None
        end = past_part_after(line, to + 1)
        reference = Reference.DEICTIC if which in ("this", "last", "next") else Reference.ANAPHORIC
        told = reference is Reference.ANAPHORIC and which != "previous"
        return Phrase(end, Partial(weekday=vocabulary.WEEKDAYS[noun], which=which), "weekday", reference, ahead=told)  # type: ignore[arg-type]
    month = month_name(line, to)
    if month is not None and not month[2] and word in ("this", "last", "next", "that", "following", "previous"):
        return chosen_unit(month[1], Partial(month=month[0]), word, "month")
    if noun in dates.SEASONS and word in ("this", "last", "next", "that", "following", "previous", "same"):
        return chosen_unit(to + 1, Partial(season=noun), word, "season")
    if noun in ("week", "month", "year", "decade", "weekend", "fortnight"):
        if word == "last" and line.low(to + 1) == "of" and (definite or month_name(line, to + 2) is not None):
            return None  # "the last week of the war", but "warned last week of attacks"
        return chosen_period(word, noun, to + 1)
    return None


def all_week(line: Line, i: int) -> Phrase | None:
    """ "Clashes continued all week": from Monday to today, on a Monday the week before."""
    if line.low(i + 1) != "week" or line.low(i + 2) in ("long", "ends"):
        return None

    def resolve(setting: Setting) -> Stretch | None:
        today = setting.published
        if today is None:
            return None
        week = dates.week_of(today)
        return week.moved(-7) if today == week.earliest else Stretch(week.earliest, today, week.precision)

    return Phrase(i + 2, resolve, "this, last, next", Reference.DEICTIC)


def same_period(line: Line, i: int, to: int) -> Phrase | None:
    """ "In the same period": the stretch that figures were told of; "in the same period of 2024": that of another year."""
    if line.low(i - 2) not in vocabulary.OVER:
        return None
    fields, end = year_after(line, to)
    partial = Partial(**fields) if fields else None  # type: ignore[arg-type]

    def resolve(setting: Setting) -> Stretch | None:
        told = setting.stretch
        if told is None or partial is None:
            return told
        year = partial.resolve(setting)
        steps = told.latest.year - year.earliest.year if year is not None else 0
        if steps <= 0:
            return None
        return Stretch(
            dates.stepped(told.earliest, "year", -steps), dates.stepped(told.latest, "year", -steps), told.precision
        )

    return Phrase(end, resolve, "that period", Reference.ANAPHORIC, TimeKind.RANGE)


def chosen_unit(to: int, partial: Partial, word: str, rule: str) -> Phrase:
    """A month or season chosen: of the calendar around today, or around the time told."""
    which: Which = "that" if word == "same" else word  # type: ignore[assignment]
    reference = Reference.DEICTIC if which in ("this", "last", "next") else Reference.ANAPHORIC
    told = reference is Reference.ANAPHORIC
    return Phrase(to, replace(partial, which=which), "that period" if told else rule, reference, ahead=told)


def chosen_day(line: Line, word: str, noun: str, to: int, definite: bool) -> Phrase | None:
    """ "This morning", "the past day", "that day", "the following night"."""
    day = noun == "day"
    if word in ("this", "last") and not day:
        if word == "last" and line.low(to) == "of":
            return None
        return shifted_today(to, 0 if word == "this" else -1, "part of today")
    if word in ("past", "last") and line.low(to) != "of" and (definite or word == "past"):
        return past_stretch(to, 1, 1, "day")
    if word == "coming":
        return coming_stretch(to, 1, 1, "day")
    if word in ("that", "same"):
        return told_phrase(to, 0, "that day")
    if word in ("previous", "following", "next"):
        morning = noun in ("morning", "dawn") and word != "previous"
        return told_phrase(to, -1 if word == "previous" else 1, "day before or after", morning=morning)
    return None


def chosen_period(word: str, noun: str, to: int) -> Phrase | None:
    """ "This week", "that year", "the following month", "next weekend"."""
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
        return weekend_moved(to, steps, word)

    def resolve(setting: Setting) -> Stretch | None:
        return dates.period(setting.published, noun, steps) if setting.published else None

    return Phrase(to, resolve, "this, last, next", Reference.DEICTIC)


def rolling_stretch(line: Line, word: str, i: int, definite: bool) -> Phrase | None:
    """ "the past three days", "the last 24 hours", "recent weeks", "the coming days", "the last week" (with "the")."""
    noun = line.low(i)
    back = word in ("past", "last", "recent", "previous")
    if noun in vocabulary.UNITS:
        unit = vocabulary.UNITS[noun]
        if line.low(i + 1) == "of" and (definite or word != "last"):
            return None  # "the last days of the war"
        if noun in vocabulary.PLURAL_UNITS:
            if word in ("previous", "following"):
                return None
            few = (1, 24) if unit == "hour" else vocabulary.FEW[unit]
        elif word in ("past", "coming") or (word in ("last", "next") and definite and line.low(i - 3) in vocabulary.OVER):
            few = (1, 1)
        else:
            return None
        return (past_stretch if back else coming_stretch)(i + 1, *few, unit, vague=noun in vocabulary.PLURAL_UNITS)
    count = line.count(i)
    if count is None or count[2] == i or line.low(i) in ("a", "an"):
        return None
    low, high, to = count
    unit_word = line.low(line.after_hyphen(to))
    if unit_word not in vocabulary.UNITS or low.denominator != 1:
        return None
    to = line.after_hyphen(to) + 1
    if line.low(to) == "of":
        return None
    unit = vocabulary.UNITS[unit_word]
    if low != high:
        low, high = (Fraction(n) for n in vocabulary.FEW[unit])
    if word in ("previous", "following"):
        return told_stretch(to, int(high), unit, back)
    return (past_stretch if back else coming_stretch)(to, int(low), int(high), unit, vague=low != high)
