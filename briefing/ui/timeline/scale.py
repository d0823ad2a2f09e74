"""Time as pixels: a scale from a quarter of an hour to decades, and the ticks that are read beside it.

Times are days as floats, counted as `date.toordinal` does: day n begins at n and ends at n + 1. Dates are those of the
proleptic Gregorian calendar, years 1 to 9999.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from briefing.ui.wording import words

MINUTE = 1 / 1440
SHORTEST = 15 * MINUTE  # days that a window shows at its nearest
LONGEST = 3653.0  # and at its farthest, unless what it shows is longer
FIRST_DAY = float(date.min.toordinal())
LAST_DAY = float(date.max.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where time lies in a window: `left` is the time at pixel 0, `per_day` the pixels of a day."""

    left: float
    per_day: float

    @classmethod
    def fitting(cls, first: float, last: float, width: float, *, margin: float = 0.04) -> Scale:
        """Shows first to last in so many pixels, with a margin (a share of the width) at both ends."""
        span = max(last - first, SHORTEST)
        room = max(width, 1.0) * (1 - 2 * margin)
        per_day = room / span
        return cls(first - max(width, 1.0) * margin / per_day, per_day)

    def x(self, time: float) -> float:
        return (time - self.left) * self.per_day

    def time(self, x: float) -> float:
        return self.left + x / self.per_day

    def span(self, width: float) -> float:
        """The days that a width shows."""
        return width / self.per_day

    def panned(self, pixels: float) -> Scale:
        """What lay `pixels` further to the right comes to the left edge."""
        return Scale(self.left + pixels / self.per_day, self.per_day)

    def zoomed(self, factor: float, about: float, width: float, longest: float = LONGEST) -> Scale:
        """Nearer by a factor, the time under the pixel `about` staying where it is, within the bounds of the scale."""
        span = min(max(self.span(width) / factor, SHORTEST), max(longest, SHORTEST))
        per_day = width / span
        return Scale(self.time(about) - about / per_day, per_day)

    def within(self, first: float, last: float, width: float) -> Scale:
        """Moved so that some of first to last stays in a window: never past it into empty time."""
        span = self.span(width)
        left = min(max(self.left, first - 0.9 * span), last - 0.1 * span)
        left = min(max(left, FIRST_DAY - span), LAST_DAY)
        return Scale(left, self.per_day)


UNSEEN = Scale(0.0, 20.0)  # before anything was laid out


class Unit(Enum):
    """Stretches of the calendar that crowded times are counted by; the value is their greatest length in days."""

    DAY = 1
    WEEK = 7
    MONTH = 31
    QUARTER = 92
    YEAR = 366
    DECADE = 3653
    CENTURY = 36525

    @property
    def days(self) -> int:
        """The longest such stretch, in days."""
        found: int = self._value_  # asked for in every frame; `value` takes ten times as long
        return found

    __hash__ = object.__hash__  # asked for in every frame; that of enumerations goes by the name

    @property
    def least(self) -> float:
        """The shortest such stretch, in days."""
        return _LEAST[self]


_LEAST = {
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.MONTH: 28.0,
    Unit.QUARTER: 90.0,
    Unit.YEAR: 365.0,
    Unit.DECADE: 3652.0,
    Unit.CENTURY: 36524.0,
}


@lru_cache(maxsize=64)  # all lanes of a frame ask for the same
def unit_for(per_day: float, least_pixels: float) -> Unit:
    """The finest unit that is at least so wide on a scale."""
    for unit in Unit:
        if unit.least * per_day >= least_pixels:
            return unit
    return Unit.CENTURY


def edges(unit: Unit, first: float, last: float) -> list[int]:
    """The days on which the units begin that cover first to last, and the end of the last one; at least two, ascending."""
    low = int(min(max(first, FIRST_DAY), LAST_DAY - 1))
    return _edges(unit, low, ceil(max(min(last, LAST_DAY), low + 1)))


@lru_cache(maxsize=64)  # all lanes of a frame ask for the same
def _edges(unit: Unit, low: int, high: int) -> list[int]:
    if unit is Unit.DAY:
        return list(range(low, high + 1))
    found = [_floor(unit, low)]
    while found[-1] < high:
        found.append(_after(unit, found[-1]))
    return found


def _floor(unit: Unit, day: int) -> int:
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return max(day - (day - 1) % 7, 1)  # ordinal 1 was a Monday
    at = date.fromordinal(day)
    if unit is Unit.MONTH:
        return at.replace(day=1).toordinal()
    if unit is Unit.QUARTER:
        return at.replace(month=at.month - (at.month - 1) % 3, day=1).toordinal()
    years = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
    return date(max(at.year - at.year % years, 1), 1, 1).toordinal()


def _after(unit: Unit, day: int) -> int:
    if unit is Unit.DAY:
        return day + 1
    if unit is Unit.WEEK:
        return min(day + 7, int(LAST_DAY))
    at = date.fromordinal(day)
    if unit in (Unit.MONTH, Unit.QUARTER):
        months = at.month - 1 + (1 if unit is Unit.MONTH else 3)
        year, month = at.year + months // 12, months % 12 + 1
    else:
        years = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
        year, month = at.year - at.year % years + years, 1
    return date(year, month, 1).toordinal() if year <= 9999 else int(LAST_DAY)


class Tick(NamedTuple):
    """A line of the axis: its time, the words beside it, and fewer words for where those do not fit."""

    time: float
    text: str
    short: str = ""


class Axis(NamedTuple):
    """Two rows of ticks: the larger units above, the smaller below."""

    upper: list[Tick]
    lower: list[Tick]


class _Step(NamedTuple):
    days: float
    wide: float  # pixels that a step needs for its words
    unit: Unit | None
    number: int


# Pixels for words of the axis' own size; what is measured on the screen is checked against them by a test.
_STEPS = (
    _Step(MINUTE, 52, None, 1),
    _Step(5 * MINUTE, 52, None, 5),
    _Step(15 * MINUTE, 52, None, 15),
    _Step(30 * MINUTE, 52, None, 30),
    _Step(60 * MINUTE, 52, None, 60),
    _Step(180 * MINUTE, 52, None, 180),
    _Step(360 * MINUTE, 52, None, 360),
    _Step(720 * MINUTE, 56, None, 720),
    _Step(1, 24, Unit.DAY, 1),
    _Step(7, 58, Unit.WEEK, 1),
    _Step(28, 40, Unit.MONTH, 1),
    _Step(90, 44, Unit.QUARTER, 1),
    _Step(365, 46, Unit.YEAR, 1),
    _Step(730, 46, Unit.YEAR, 2),
    _Step(1826, 46, Unit.YEAR, 5),
    _Step(3652, 46, Unit.DECADE, 1),
    _Step(7304, 46, Unit.DECADE, 2),
    _Step(18262, 46, Unit.DECADE, 5),
    _Step(36524, 46, Unit.CENTURY, 1),
    _Step(182621, 46, Unit.CENTURY, 5),
    _Step(365242, 46, Unit.CENTURY, 10),
    _Step(730485, 46, Unit.CENTURY, 20),
    _Step(1826212, 46, Unit.CENTURY, 50),
)
WIDE_DAY = 62.0  # pixels from which a day has room for its weekday


def axis(scale: Scale, width: float, *, larger: float = 1.0, finest: float = 0.0) -> Axis:
    """The ticks of a window and those just outside. `larger` widens what words need; a step has `finest` days or more."""
    first, last = _bounds(scale, width)
    if last <= first:
        return Axis([], [])
    number = _fitting(scale.per_day, larger, finest)
    step, wide = _STEPS[number], scale.per_day / larger >= WIDE_DAY
    return Axis(_larger(step, first, last), [_tick(number, time, wide) for time in _times(step, first, last)])


def larger_units(scale: Scale, width: float, *, larger: float = 1.0) -> list[Tick]:
    """The upper ticks of `axis` alone."""
    first, last = _bounds(scale, width)
    return [] if last <= first else _larger(_STEPS[_fitting(scale.per_day, larger, 0.0)], first, last)


def _bounds(scale: Scale, width: float) -> tuple[float, float]:
    return max(scale.time(0), FIRST_DAY), min(scale.time(width), LAST_DAY)


@lru_cache(maxsize=64)
def _fitting(per_day: float, larger: float, finest: float) -> int:
    """The number of the least step that has room for its words."""
    wanted = (at for at, one in enumerate(_STEPS) if one.days >= finest and one.days * per_day >= one.wide * larger)
    return next(wanted, len(_STEPS) - 1)


def _larger(step: _Step, first: float, last: float) -> list[Tick]:
    unit = _upper_unit(step)
    return [] if unit is None else [_upper_tick(unit, at) for at in edges(unit, first, last)[:-1]]


def _times(step: _Step, first: float, last: float) -> Iterator[float]:
    if step.unit is None:
        at = int(first / step.days)
        while at * step.days <= last:
            yield at * step.days
            at += 1
        return
    for at in edges(step.unit, first, last)[:-1]:
        if step.number == 1 or _number(step.unit, at) % step.number == 0:
            yield float(at)


def _number(unit: Unit, at: int) -> int:
    years = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
    return date.fromordinal(at).year // years


@lru_cache(maxsize=4096)
def _tick(number: int, time: float, wide: bool) -> Tick:
    return Tick(time, _lower(_STEPS[number], time, wide=wide))


@lru_cache(maxsize=512)
def _upper_tick(unit: Unit, at: int) -> Tick:
    return Tick(float(at), *_upper(unit, at))


def _lower(step: _Step, time: float, *, wide: bool) -> str:
    if step.unit is None:
        minutes = round((time % 1) / MINUTE) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    at = date.fromordinal(int(time))
    if step.unit is Unit.DAY:
        return f"{words.WEEKDAYS[at.weekday()][:3]} {at.day}" if wide else f"{at.day}"
    if step.unit is Unit.WEEK:
        return f"{at.day} {words.MONTHS[at.month - 1][:3]}"
    if step.unit in (Unit.MONTH, Unit.QUARTER):
        return words.MONTHS[at.month - 1][:3]
    return f"{at.year}"


def _upper_unit(step: _Step) -> Unit | None:
    if step.unit is None:
        return Unit.DAY
    if step.unit in (Unit.DAY, Unit.WEEK):
        return Unit.MONTH
    if step.unit in (Unit.MONTH, Unit.QUARTER):
        return Unit.YEAR
    return None


def _upper(unit: Unit, at: int) -> tuple[str, str]:
    day = date.fromordinal(at)
    weekday, month = words.WEEKDAYS[day.weekday()], words.MONTHS[day.month - 1]
    if unit is Unit.DAY:
        return f"{weekday} {day.day} {month} {day.year}", f"{weekday[:3]} {day.day} {month[:3]}"
    if unit is Unit.MONTH:
        return f"{month} {day.year}", f"{month[:3]} {day.year}"
    return f"{day.year}", f"{day.year}"


def moment(time: float, per_day: float) -> str:
    """A time in words as fine as a scale shows it: "29 Nov 2024", "29 Nov 2024, 14:15"."""
    at = date.fromordinal(int(min(max(time, FIRST_DAY), LAST_DAY - 1)))
    text = f"{at.day} {words.MONTHS[at.month - 1][:3]} {at.year}"
    if per_day >= 600:
        minutes = int((time % 1) * 1440)
        text += f", {minutes // 60:02d}:{minutes % 60:02d}"
    return text


def stretch(first: float, last: float) -> str:
    """The days from first to last (which does not count) in words: "28 Nov 2024", "28 Nov – 8 Dec 2024"."""
    low = date.fromordinal(int(min(max(first, FIRST_DAY), LAST_DAY - 1)))
    high = max(low, date.fromordinal(int(min(max(last - 1e-6, FIRST_DAY), LAST_DAY - 1))))
    end = f"{high.day} {words.MONTHS[high.month - 1][:3]} {high.year}"
    if low == high:
        return end
    if low.year != high.year:
        return f"{low.day} {words.MONTHS[low.month - 1][:3]} {low.year} – {end}"
    if low.month != high.month:
        return f"{low.day} {words.MONTHS[low.month - 1][:3]} – {end}"
    return f"{low.day}–{end}"


def day_of(time: float) -> date:
    """The day that a time lies in."""
    return date.min + timedelta(days=int(min(max(time, FIRST_DAY), LAST_DAY - 1)) - 1)
