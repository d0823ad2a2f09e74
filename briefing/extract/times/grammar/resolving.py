"""Phrases whose days follow from others: moved from today or from the time told, or reaching from one to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences.words import Tense
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.phrase import Phrase, Reference, Resolver, resolved

LONGEST_RUNNING = 62  # days from the first to the last of a span that has begun and not ended
SOON_DAYS = 14  # days ahead in which a span told in the past tense is yet to begin


def shifted_today(to: int, shift: int, rule: str) -> Phrase:
    """The day of publication, moved by so many days."""

    def resolve(setting: Setting) -> Stretch | None:
        return dates.on(setting.published).moved(shift) if setting.published else None

    return Phrase(to, resolve, rule, Reference.DEICTIC)


def past_stretch(to: int, low: int, high: int, unit: str, vague: bool = False) -> Phrase:
    """So many units back from the day of publication."""

    def resolve(setting: Setting) -> Stretch | None:
        today = setting.published
        return (
            Stretch(dates.stepped(today, unit, -high), today, Precision.VAGUE if vague else vocabulary.PRECISION[unit])
            if today
            else None
        )

    return Phrase(to, resolve, "past stretch", Reference.DEICTIC, TimeKind.RANGE)


def coming_stretch(to: int, low: int, high: int, unit: str, vague: bool = False) -> Phrase:
    """So many units on from the day of publication; in the past tense from the day told."""

    def resolve(setting: Setting) -> Stretch | None:
        today = setting.published
        if setting.tense is Tense.PAST:
            if setting.told is None:
                return None
            if unit == "hour" and high < 12:
                return setting.told  # "over the next two hours they killed 31 people"
            today = setting.told.latest
        return (
            Stretch(today, dates.stepped(today, unit, high), Precision.VAGUE if vague else vocabulary.PRECISION[unit])
            if today
            else None
        )

    return Phrase(to, resolve, "coming stretch", Reference.DEICTIC, TimeKind.RANGE)


def told_stretch(to: int, count: int, unit: str, back: bool) -> Phrase:
    """ "the previous 24 hours", "the following three days"."""

    def resolve(setting: Setting) -> Stretch | None:
        told = setting.told
        if told is None:
            return None
        first, last = (
            (dates.stepped(told.earliest, unit, -count), told.earliest)
            if back
            else (told.latest, dates.stepped(told.latest, unit, count))
        )
        return Stretch(first, last, vocabulary.PRECISION[unit])

    return Phrase(to, resolve, "period before or after", Reference.ANAPHORIC, TimeKind.RANGE, ahead=not back)


def told_shift(to: int, low: Fraction, high: Fraction, unit: str, sign: int) -> Phrase:
    """So many units before (`sign` -1) or after the time told."""
    rule = "day before or after" if unit in ("hour", "day") else "period before or after"

    def resolve(setting: Setting) -> Stretch | None:
        return dates.shifted(setting.told, low, high, unit, sign) if setting.told else None

    return Phrase(to, resolve, rule, Reference.ANAPHORIC, ahead=sign > 0)


def told_phrase(to: int, shift: int, rule: str, morning: bool = False) -> Phrase:
    """The day told, moved by so many days; `morning`: that of a night told is its second day."""

    def resolve(setting: Setting) -> Stretch | None:
        told = setting.told
        if told is None:
            return None
        if morning and (told.latest - told.earliest).days == 1:
            return dates.on(told.latest)  # the morning after the night of 14 to 15 May
        if shift == 0:
            return told
        return dates.on(told.earliest if shift < 0 else told.latest).moved(shift)

    return Phrase(to, resolve, rule, Reference.ANAPHORIC, ahead=shift >= 0)


def ago(to: int, low: Fraction, high: Fraction, unit: str) -> Phrase:
    """So many units before the day of publication."""

    def resolve(setting: Setting) -> Stretch | None:
        return dates.shifted(dates.on(setting.published), low, high, unit, -1) if setting.published else None

    return Phrase(to, resolve, "ago", Reference.DEICTIC)


def ago_to_the_day(to: int, count: int, unit: str) -> Phrase:
    """ "A year ago today", "two weeks ago to the day"."""

    def resolve(setting: Setting) -> Stretch | None:
        return dates.on(dates.stepped(setting.published, unit, -count)) if setting.published else None

    return Phrase(to, resolve, "ago", Reference.DEICTIC)


def from_now(to: int, low: Fraction, high: Fraction, unit: str) -> Phrase:
    """So many units after the day of publication."""

    def resolve(setting: Setting) -> Stretch | None:
        return dates.shifted(dates.on(setting.published), low, high, unit, 1) if setting.published else None

    return Phrase(to, resolve, "from now", Reference.DEICTIC)


def weekend_moved(to: int, steps: int, word: str) -> Phrase:
    """ "the weekend" and "last weekend" lie back, "next weekend" ahead, "this weekend" where the tense points."""

    def resolve(setting: Setting) -> Stretch | None:
        today = setting.published
        if today is None:
            return None
        current = dates.weekend_of(today)
        if word in ("last", "past", "next"):
            return current.moved(7 * steps)
        begun = today >= current.earliest
        if word == "coming":
            return current.moved(7) if begun else current
        back = setting.tense is Tense.PAST or (word == "the" and setting.tense is not Tense.FUTURE)
        return current.moved(-7) if back and not begun else current

    return Phrase(to, resolve, "weekend", Reference.DEICTIC)


def this_period(noun: str) -> Resolver:
    """The week, month, year or decade of the day of publication."""
    return lambda setting: dates.period(setting.published, noun, 0) if setting.published else None


def spanned(to: int, first: Partial | Resolver, second: Partial | Resolver, absolute: bool, rule: str = "span") -> Phrase:
    """From the days of one to those of the other."""

    def resolve(setting: Setting) -> Stretch | None:
        return both_ends(first, second, setting)

    reference = Reference.ABSOLUTE if absolute else Reference.DEICTIC
    return Phrase(to, resolve, rule, reference, TimeKind.RANGE)


def joined_span(i: int, first: Phrase, second: Phrase, rule: str = "span") -> Phrase:
    """Two phrases read one after the other, as one span."""
    absolute = Reference.ABSOLUTE in (first.reference, second.reference)
    return spanned(second.to, first.spec, second.spec, absolute, rule)._replace(start=i)


def both_ends(first: Partial | Resolver, second: Partial | Resolver, setting: Setting) -> Stretch | None:
    """Both ends of a span. One that gives its year leads; else the beginning does, unless the end has yet to come."""
    given = isinstance(second, Partial) and second.is_anchored
    if given and not (isinstance(first, Partial) and first.is_anchored):
        end = resolved(second, setting)
        begin = resolved(first, replace(setting, no_later=end.earliest, story=None)) if end else None
    else:
        soon = _soon(first, setting)
        begin = soon or resolved(first, setting)
        end = resolved(second, replace(setting, no_earlier=begin.earliest, story=None)) if begin else None
        today = setting.published
        late = end is not None and today is not None and end.earliest > today and setting.tense is not Tense.FUTURE
        late = (
            late
            and soon is None
            and not (isinstance(first, Partial) and first.day is not None and _is_running(begin, end, today))
        )
        if late and not (isinstance(first, Partial) and first.is_anchored):
            again = resolved(second, setting)
            if again is not None and again.earliest <= today:  # type: ignore[operator]
                end, begin = again, resolved(first, replace(setting, no_later=again.earliest, story=None))
    if begin is None or end is None or begin.earliest > end.latest:
        return None
    precision = max(begin.precision, end.precision, key=vocabulary.COARSENESS.__getitem__)
    return Stretch(begin.earliest, end.latest, precision)


def _soon(first: Partial | Resolver, setting: Setting) -> Stretch | None:
    """ "A strike was declared from 13 to 15 June", read on the 12th: it begins tomorrow and was not last year's."""
    today = setting.published
    if today is None or setting.tense is not Tense.PAST or setting.story is not None or setting.inside is not None:
        return None
    if not isinstance(first, Partial) or first.is_anchored or first.day is None or first.month is None:
        return None
    if setting.no_later is not None or setting.no_earlier is not None or setting.era is not None or first.which:
        return None
    begin = resolved(first, replace(setting, tense=Tense.FUTURE))
    return begin if begin is not None and 0 <= (begin.earliest - today).days <= SOON_DAYS else None


def _is_running(begin: Stretch | None, end: Stretch | None, today: date | None) -> bool:
    """ "Had announced a ceasefire from 2 to 22 April", read on the 9th: it is not last year's."""
    if begin is None or end is None or today is None:
        return False
    return 0 <= (today - begin.earliest).days <= LONGEST_RUNNING and (end.latest - begin.earliest).days <= LONGEST_RUNNING


def are_alike(first: Partial, second: Partial) -> bool:
    """Whether "A to B" can be a span: both name days, or both months or years."""
    if first.is_weekday or second.is_weekday:
        return first.is_weekday and second.is_weekday
    return (first.day is None) == (second.day is None)
