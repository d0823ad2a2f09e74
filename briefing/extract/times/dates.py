"""Calendar arithmetic for times: units of the calendar as closed stretches of days, and dates that the text gives in part.

Weeks run from Monday to Sunday (ISO 8601). Seasons are the meteorological ones of the northern hemisphere. Months and years
are cut in thirds for "early", "mid-" and "late". docs/times.md has the whole table.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple

from briefing.domain.when import Precision
from briefing.extract.sentences.words import Tense

Part = Literal["early", "mid", "late"]
Which = Literal["last", "this", "next", "that", "following", "previous"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first of its three months
_REACH_YEARS = 9  # a 29 February comes back after eight years at the latest
_A_MONTH = 31  # days
_SEASON_DAYS = 92  # a plan for a day that long gone is told of then, not of the next year
_TOLD_DAYS = 14  # a plan told so long after its day is of that day, and not of the next year's
_JUST_GONE_DAYS = 75
_JUST_GONE = 2  # days back to a weekday that nobody calls the "last" one
_LONG_AGO_DAYS = 270  # without a verb to tell, a day this far back and
_SOON_DAYS = 92  # this near ahead is a coming one


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row, both ends included, and how finely they were told."""

    earliest: date
    latest: date
    precision: Precision

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.latest - self.earliest).days + 1

    def moved(self, days: int) -> Stretch:
        """The same stretch so many days on. Raises OverflowError beyond the calendar."""
        by = timedelta(days=days)
        return Stretch(self.earliest + by, self.latest + by, self.precision)


class Events(NamedTuple):
    """By which words an event is to be found again: nouns and verbs such as "attack", and names."""

    nouns: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is read against.

    `published` anchors relative expressions. `told` is the time last spoken of; `inside` a stretch that the text
    has just given for the same happening ("a week later, on 5 March"); `story` a date whose story goes on ("On 27
    February 2020 ... on 5 March"); `loose`: that date was no day; `chapter` such a date of a paragraph before.
    `said` is the day of a saying in the same sentence, `here` the last day on which something happened in it, `stretch`
    the last time told over weeks or more, `begun` the first day of a stretch just told, `recall` finds
    the day with which an event was told before. `no_later` and `no_earlier` hold the other end of a span.
    `beginning` finds the first day of what a story counts its days of.
    `same_day`: a coming weekday may be today. `that_day`: it is the day that this was written on.
    `lately` is the day on which something last happened in the paragraphs just before.
    `covered` are the days that a periodic report says it covers. `era` is the date last told in an article that is about
    long ago.
    """

    published: date | None
    tense: Tense | None = None
    told: Stretch | None = None
    inside: Stretch | None = None
    story: date | None = None
    chapter: date | None = None
    loose: bool = False
    here: Stretch | None = None
    said: Stretch | None = None
    stretch: Stretch | None = None
    begun: date | None = None
    recall: Callable[[Events], Stretch | None] | None = None
    beginning: Callable[[int, Events], date | None] | None = None
    no_later: date | None = None
    no_earlier: date | None = None
    same_day: bool = False
    that_day: bool = False
    covered: Stretch | None = None
    era: date | None = None
    lately: date | None = None


def on(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, Precision.DAY)


def days(first: date, last: date, precision: Precision = Precision.DAY) -> Stretch:
    """From one day to another."""
    return Stretch(first, last, precision)


def week_of(day: date) -> Stretch:
    """The calendar week a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the calendar week a day lies in."""
    sunday = week_of(day).latest
    return Stretch(sunday - timedelta(days=1), sunday, Precision.DAY)


def month_of(year: int, number: int) -> Stretch:
    """A calendar month; `number` may lie outside 1..12 and carries over to the years around."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Stretch(date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1]), Precision.MONTH)


def months(year: int, first: int, count: int, precision: Precision) -> Stretch:
    """Some calendar months in a row."""
    return Stretch(month_of(year, first).earliest, month_of(year, first + count - 1).latest, precision)


def year_of(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def decade_of(number: int) -> Stretch:
    """The ten years that begin with this one."""
    return Stretch(date(number, 1, 1), date(number + 9, 12, 31), Precision.DECADE)


def months_from(day: date, count: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    there = month_of(day.year, day.month + count)
    return min(there.latest, there.earliest + timedelta(days=day.day - 1))


def years_from(day: date, count: int) -> date:
    """The same day of another year; 28 February for a 29th that is missing there."""
    return months_from(day, 12 * count)


def part_of(whole: Stretch, part: Part) -> Stretch:
    """The early, middle or late third of a week, month, season, year or decade."""
    first, last = whole.earliest, whole.latest
    third = ("early", "mid", "late").index(part)
    if whole.precision is Precision.DAY:
        return whole
    if whole.precision is Precision.WEEK:  # Monday and Tuesday, Wednesday and Thursday, Friday to Sunday
        return Stretch(
            first + timedelta(days=2 * third), last if third == 2 else first + timedelta(days=2 * third + 1), Precision.DAY
        )
    if whole.precision is Precision.MONTH:
        return Stretch(
            first + timedelta(days=10 * third),
            last if third == 2 else first + timedelta(days=10 * third + 9),
            Precision.WEEK,
        )
    if whole.precision is Precision.DECADE:  # 0 to 3, 4 to 6, 7 to 9
        begin, end = ((0, 3), (4, 6), (7, 9))[third]
        return Stretch(date(first.year + begin, 1, 1), date(first.year + end, 12, 31), Precision.YEAR)
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    begin = first.month + third * span // 3
    return months(first.year, begin, span // 3, Precision.SEASON if span >= 9 else Precision.MONTH)


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as far as the words give it; `resolve` fills in the rest from the setting.

    `weekday` counts from Monday as 0. `shift` moves the unit that `of` names away from the current one: `of="year",
    shift=-1` is last year's, `of="week", shift=1` next week's. `of="told"`: of the year last spoken of.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    part: Part | None = None
    which: Which | None = None
    of: Literal["year", "month", "week", "told"] | None = None
    shift: int = 0
    days: tuple[int, int] | None = None  # within the month, the second -1 for its end: "the first week of April"

    def is_possible(self) -> bool:
        """Whether the calendar has such a day in this year, or where none is given in any."""
        if self.day is None or self.month is None:
            return self.day is None or 1 <= self.day <= 31
        year = self.year or 2000
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]

    @property
    def is_weekday(self) -> bool:
        """Whether nothing but a day of the week is given."""
        return self.weekday is not None and self.day is None

    @property
    def is_anchored(self) -> bool:
        """Whether the words alone tell the date."""
        return self.year is not None

    def resolve(self, setting: Setting) -> Stretch | None:
        """The days meant, or None where the setting does not tell. Raises OverflowError beyond the calendar."""
        if self.is_weekday:
            return self._weekday(setting)
        if self.day is not None and self.month is None:
            return self._day_of_month(setting)
        if self.year is not None:
            return self._in(self.year)
        published = setting.published
        if self.of == "year":
            return self._in(published.year + self.shift) if published else None
        if self.of == "told":
            return self._in(setting.told.earliest.year + self.shift) if setting.told else None
        if self.which in ("that", "following", "previous"):
            return self._near_told(setting)
        if setting.inside is not None:
            near = setting.inside
            for year in range(near.earliest.year - 1, near.latest.year + 2):
                found = self._in(year)
                if (
                    found
                    and found.earliest <= near.latest + timedelta(days=3)
                    and found.latest >= near.earliest - timedelta(days=3)
                ):
                    return found
        return self._nearest(setting)

    def _in(self, year: int) -> Stretch | None:
        """The date in a given year, or None where that year has no such day."""
        if self.month is not None:
            whole = month_of(year, self.month)
            if self.day is not None:
                return on(date(year, self.month, self.day)) if self.day <= whole.latest.day else None
            if self.days is not None:
                first, last = self.days
                end = whole.latest.day if last < 0 else min(last, whole.latest.day)
                begin = first if first > 0 else whole.latest.day + first + 1
                return Stretch(
                    date(year, whole.earliest.month, begin), date(year, whole.earliest.month, end), Precision.WEEK
                )
        elif self.season is not None:
            whole = months(year, SEASONS[self.season], 3, Precision.SEASON)
        elif self.quarter is not None:
            whole = months(year, 3 * self.quarter - 2, 3, Precision.QUARTER)
        elif self.half is not None:
            whole = months(year, 6 * self.half - 5, 6, Precision.QUARTER)
        else:
            whole = year_of(year)
        return part_of(whole, self.part) if self.part else whole

    def _years(self, first: int, step: int) -> Iterator[Stretch]:
        for year in range(first, first + step * _REACH_YEARS, step):
            if 1 < year < 9998:
                found = self._in(year)
                if found is not None:
                    yield found

    def _nearest(self, setting: Setting) -> Stretch | None:
        """A date without a year."""
        published = setting.published
        if setting.no_later is not None:
            limit = setting.no_later
            return next((found for found in self._years(limit.year, -1) if found.earliest <= limit), None)
        if setting.no_earlier is not None:
            floor = setting.no_earlier
            return next((found for found in self._years(floor.year - 1, 1) if found.earliest >= floor), None)
        if setting.era is not None and self.day is not None:
            era = setting.era
            near = min(self._years(era.year - 1, 1), key=lambda found: abs((found.earliest - era).days), default=None)
            if near is not None and abs((near.earliest - era).days) <= _SOON_DAYS:
                return near
        recent = setting.loose and published is not None and self._is_just_gone(published)
        if setting.story is not None and not recent:
            return self._going_on(setting.story)
        if published is None:
            return None
        if self.which == "last":
            this = month_of(published.year, published.month).earliest
            return next((found for found in self._years(published.year, -1) if found.latest < this), None)
        if self.which == "next":
            this = month_of(published.year, published.month).latest
            return next((found for found in self._years(published.year - 1, 1) if found.earliest > this), None)
        if self.which == "this":
            current = [found for found in self._years(published.year - 1, 1) if found.earliest <= published <= found.latest]
            return current[0] if current else self._in(published.year)
        back = next((found for found in self._years(published.year, -1) if found.earliest <= published), None)
        chapter = setting.chapter
        far = back is not None and (published - back.latest).days > _LONG_AGO_DAYS
        if chapter is not None and self.day is not None and far:
            goes_on = next((found for found in self._years(chapter.year - 1, 1) if found.latest >= chapter), None)
            if goes_on is not None and goes_on.latest <= published:
                return goes_on  # no news: the story that the paragraph before told with its year
        ahead = next((found for found in self._years(published.year - 1, 1) if found.latest >= published), None)
        if self.weekday is not None and self.day is not None:
            return self._by_weekday(published, setting.tense) or back
        if back is None or ahead is None:
            return back or ahead
        if setting.tense is Tense.FUTURE:
            gone, coming = (published - back.latest).days, (ahead.earliest - published).days
            just_gone = self.day is not None and (
                gone <= _TOLD_DAYS or (gone <= _SEASON_DAYS and coming > 2 * _SEASON_DAYS)
            )
            return back if just_gone else ahead  # "said a truce would begin on 2 April", read on the 5th
        if setting.tense is Tense.PAST:
            return back
        gone, coming = (published - back.latest).days, (ahead.earliest - published).days
        if setting.tense is Tense.NEAR:
            return ahead if coming <= gone else back
        return ahead if self.day is not None and gone > _LONG_AGO_DAYS and coming <= _SOON_DAYS else back

    def _going_on(self, story: date) -> Stretch | None:
        """A date of a story that is told with its year: the next one, but the one just before where that is a year off."""
        ahead = next((found for found in self._years(story.year - 1, 1) if found.latest >= story), None)
        back = next((found for found in self._years(story.year, -1) if found.latest < story), None)
        of_year = (story.month, story.day) == (1, 1)  # told as a year: all its days lie ahead
        if not of_year and ahead is not None and back is not None and (ahead.earliest - story).days > _LONG_AGO_DAYS:
            return back if (story - back.latest).days <= _SOON_DAYS else ahead  # "In May ... had been killed on 7 April"
        return ahead

    def _is_just_gone(self, published: date) -> bool:
        """Whether the day or month lies just before publication: news, after a sentence that spoke of years."""
        back = next((found for found in self._years(published.year, -1) if found.earliest <= published), None)
        return back is not None and (published - back.latest).days <= _JUST_GONE_DAYS

    def _by_weekday(self, published: date, tense: Tense | None) -> Stretch | None:
        """ "Sunday 8 October": the nearest year in which the 8th is a Sunday."""
        found = [one for one in (*self._years(published.year + 1, -1),) if one.earliest.weekday() == self.weekday]
        back = [one for one in found if one.earliest <= published]
        ahead = [one for one in reversed(found) if one.earliest >= published]
        first = ahead if tense is Tense.FUTURE else back
        near = sorted(found, key=lambda one: abs((one.earliest - published).days))
        if first and abs((first[0].earliest - published).days) <= 366:
            return first[0]
        return near[0] if near else None

    def _near_told(self, setting: Setting) -> Stretch | None:
        """ "that December", "the following spring", "the previous October"."""
        told = setting.told
        if told is None:
            return None
        if self.which == "that":
            return self._in(told.earliest.year)
        if self.which == "following":
            return next((found for found in self._years(told.latest.year, 1) if found.earliest > told.latest), None)
        return next((found for found in self._years(told.earliest.year, -1) if found.latest < told.earliest), None)

    def _weekday(self, setting: Setting) -> Stretch | None:
        assert self.weekday is not None
        published, told = setting.published, setting.told
        if self.which == "following":
            return on(_after(told.latest, self.weekday)) if told else None
        if self.which == "previous":
            return on(_before(told.earliest, self.weekday)) if told else None
        if self.which == "that":
            return on(_closest(told.earliest, self.weekday)) if told else None
        if setting.inside is not None and (setting.inside.latest - setting.inside.earliest).days <= 10:
            return on(_closest(setting.inside.earliest, self.weekday))
        if self.of == "week" and published is not None:
            return on(week_of(published).earliest + timedelta(days=7 * self.shift + self.weekday))
        if setting.no_later is not None:
            return on(_before(setting.no_later, self.weekday))
        if setting.no_earlier is not None:
            return on(_after(setting.no_earlier, self.weekday))
        if published is None:
            return None
        today = published.weekday() == self.weekday
        if self.which == "last":
            back = _before(published, self.weekday)
            near = (published - back).days <= _JUST_GONE  # on a Friday "last Wednesday" is that of the week before
            return on(back - timedelta(days=7) if near else back)
        if self.which == "next":
            return on(_after(published, self.weekday))
        if self.which == "this" and setting.tense is None:
            return on(week_of(published).earliest + timedelta(days=self.weekday))
        if setting.that_day:
            return on(_closest(published, self.weekday))  # "will vote later Monday" is written on that Monday
        if setting.tense is Tense.FUTURE:
            return on(
                published if today and (setting.same_day or self.which == "this") else _after(published, self.weekday)
            )
        if setting.tense is Tense.NEAR:
            return on(_closest(published, self.weekday))
        return on(published if today else _before(published, self.weekday))

    def _day_of_month(self, setting: Setting) -> Stretch | None:
        """ "on the 15th": of the month that runs, or of the one before or after it."""
        assert self.day is not None
        anchor = setting.no_later or setting.no_earlier or setting.published
        if anchor is None:
            return None
        ahead = setting.tense is Tense.FUTURE or (setting.no_earlier is not None and setting.no_later is None)
        for count in range(0, 4 if ahead else -4, 1 if ahead else -1):
            there = month_of(anchor.year, anchor.month + count)
            if self.day > there.latest.day:
                continue
            found = there.earliest + timedelta(days=self.day - 1)
            if found >= anchor if ahead else found <= anchor:
                past = setting.lately
                if not ahead and past is not None and setting.no_later is None and (found - past).days > _A_MONTH:
                    story = replace(setting, no_earlier=past, lately=None)
                    return self._day_of_month(story) or on(found)
                return on(found)
        return None


def period(day: date, noun: str, steps: int) -> Stretch | None:
    """The week, month, year, decade, weekend or fortnight so many steps from the one a day lies in."""
    if noun == "week":
        return week_of(day).moved(7 * steps)
    if noun == "weekend":
        return weekend_of(day).moved(7 * steps)
    if noun == "month":
        return month_of(day.year, day.month + steps)
    if noun == "year":
        return year_of(day.year + steps)
    if noun == "decade":
        return decade_of(day.year - day.year % 10 + 10 * steps)
    if noun == "fortnight" and steps:
        week = week_of(day)
        return (
            Stretch(week.earliest - timedelta(days=14), week.latest - timedelta(days=7), Precision.WEEK)
            if steps < 0
            else None
        )
    return None


def stepped(day: date, unit: str, count: int) -> date:
    """A day so many units away, for stretches that begin or end there."""
    if unit == "hour":
        return day + timedelta(days=-(-abs(count) // 24)) * (1 if count >= 0 else -1)
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    if unit == "month":
        return months_from(day, count)
    return years_from(day, count * (10 if unit == "decade" else 1))


def shifted(base: Stretch, low: Fraction, high: Fraction, unit: str, sign: int) -> Stretch:
    """So many units before or after: hours and days to the day, longer units as whole units of the calendar."""
    if low != high:
        ends = [shifted(base, count, count, unit, sign) for count in (low, high)]
        return Stretch(min(one.earliest for one in ends), max(one.latest for one in ends), Precision.VAGUE)
    if unit == "hour":
        near = 0 if high < 24 else int(high // 24)
        far = 0 if high < 12 else int(-(-high // 24))
        ends = [base.moved(sign * near), base.moved(sign * far)]
        return Stretch(min(one.earliest for one in ends), max(one.latest for one in ends), base.precision)
    if high.denominator != 1:
        if unit in ("year", "decade"):
            middle = months_from(base.earliest, sign * int(high * (12 if unit == "year" else 120)))
            return months(middle.year, middle.month - 1, 3, Precision.VAGUE)
        return base.moved(sign * int(high * {"day": 1, "week": 7, "fortnight": 14, "month": 30}[unit]))
    count = int(high) * sign
    day = base.earliest if sign < 0 else base.latest
    coarse = (base.latest - base.earliest).days
    if unit == "day":
        return base.moved(count) if coarse > 2 else on(day).moved(count)
    if unit in ("week", "fortnight"):
        weeks = count * (2 if unit == "fortnight" else 1)
        if coarse > 7:
            return Stretch(
                base.earliest + timedelta(days=7 * weeks), base.latest + timedelta(days=7 * weeks), Precision.VAGUE
            )
        return week_of(day).moved(7 * weeks)
    if unit == "month":
        return month_of(day.year, day.month + count)
    if unit == "year":
        return year_of(day.year + count)
    return decade_of(day.year - day.year % 10 + 10 * count)


def days_of_month(number: int, noun: str, count: int | None) -> tuple[int, int] | None:
    """Days of the month for "first week of", "last three days of"; negative numbers count from its end."""
    if noun == "week" and count is None:
        if number == -1:
            return -7, -1
        return (7 * number - 6, 7 * number if number < 5 else -1) if number <= 5 else None
    if noun in ("days", "day") and abs(number) == 1:
        length = count if count is not None else 10 if noun == "days" else 1
        if not 1 <= length <= 28:
            return None
        return (1, length) if number > 0 else (-length, -1)
    if noun == "fortnight" and abs(number) == 1:
        return (1, 14) if number > 0 else (-14, -1)
    return None


def _before(day: date, weekday: int) -> date:
    """The last such weekday before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def _after(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _closest(day: date, weekday: int) -> date:
    """The such weekday no more than three days away."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
