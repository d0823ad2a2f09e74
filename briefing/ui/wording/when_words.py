"""Intervals of days in the words an analyst would use: the precision is told, never a day that the text does not give."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from briefing.domain.when import Precision, When
from briefing.ui.wording import words


def day(value: date) -> str:
    """As "29 Nov 2024"."""
    return f"{value.day} {words.MONTHS[value.month - 1][:3]} {value.year}"


def long_day(value: date) -> str:
    """As "Friday 29 November 2024"."""
    return f"{words.WEEKDAYS[value.weekday()]} {value.day} {words.MONTHS[value.month - 1]} {value.year}"


def published(value: date | None) -> str:
    """A date of publication, with the time of day where it is known."""
    if value is None:
        return words.NO_DATE
    return f"{day(value)}, {value:%H:%M}" if isinstance(value, datetime) else day(value)


def phrase(when: When) -> str:
    """As "29 Nov 2024", "between 25 and 28 Nov 2024", "week of 25 Nov 2024", "November 2024", "before 29 Nov 2024"."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return words.DATE_UNKNOWN
    if first is None:
        assert last is not None
        return words.BY_DAY.format(day=day(last))
    if last is None:
        return words.FROM_DAY.format(day=day(first))
    if first == last:
        return day(first)
    if (named := _named(when.precision, first, last)) is not None:
        return named
    return words.BETWEEN.format(first=_without_what_follows(first, last), last=day(last))


def from_to(first: date, last: date) -> str:
    """Two days that something was told on, as "28 Nov – 5 Dec 2024"."""
    start = _without_what_follows(first, last)
    return f"{start}–{day(last)}" if start.isdigit() else f"{start} – {day(last)}"


def moment(text: str) -> str:
    """A year, month or day in ISO form as words: "2017", "January 2017", "28 Jan 2017"; what is none of them as it is."""
    parts = [int(one) for one in text.split("-") if one.isdigit()]
    try:
        if len(parts) == 3:
            return day(date(*parts))
        return f"{words.MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else text
    except ValueError:
        return text


def heading(when: When) -> str:
    """The same for the heading of a group: a single day with its weekday, the rest with a capital."""
    if when.is_one_day:
        assert when.earliest is not None
        return long_day(when.earliest)
    text = phrase(when)
    return text[:1].upper() + text[1:]


def _named(precision: Precision | None, first: date, last: date) -> str | None:
    """The name of a whole week, month, quarter, season, year or decade, where the interval is one."""
    if last == date.max:
        return None
    after = last + timedelta(days=1)
    if precision is Precision.WEEK and (last - first).days == 6:
        return words.WEEK_OF.format(day=day(first))
    starts_month = first.day == 1 and after.day == 1
    months = (after.year - first.year) * 12 + after.month - first.month
    if not starts_month:
        return None
    if months == 1:
        return f"{words.MONTHS[first.month - 1]} {first.year}"
    if months == 3 and precision is Precision.QUARTER and first.month % 3 == 1:
        return words.QUARTER.format(number=first.month // 3 + 1, year=first.year)
    if months == 3 and precision is Precision.SEASON and first.month in words.SEASONS:
        years = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02d}"
        return f"{words.SEASONS[first.month]} {years}"
    if months == 12 and first.month == 1:
        return f"{first.year}"
    if months == 120 and first.month == 1 and first.year % 10 == 0:
        return words.DECADE.format(year=first.year)
    return None


def _without_what_follows(first: date, last: date) -> str:
    """The first day of an interval without the month or year that the last one repeats."""
    if first.year != last.year:
        return day(first)
    if first.month != last.month:
        return f"{first.day} {words.MONTHS[first.month - 1][:3]}"
    return f"{first.day}"
