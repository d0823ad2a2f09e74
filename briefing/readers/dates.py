"""Dates as articles print them, read strictly: what is ambiguous, incomplete or impossible is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)(?!\d)"
_WEEKDAY = r"\b(?P<weekday>mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"

_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?<![\w/.-])(?:"
    rf"(?P<y1>\d{{4}})(?P<gap>[-/.])(?P<m1>\d{{1,2}})(?P=gap)(?P<d1>\d{{1,2}})(?!\d)"
    rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}"
    rf"|{_MONTH.format('m3')}\s+{_DAY.format('d3')},?\s+{_YEAR.format('y3')}"
    rf"|{_DAY.format('d6')}-{_MONTH.format('m6')}-{_YEAR.format('y6')}"
    rf"|(?P<a4>\d{{1,2}})(?P<sep>[/.-])(?P<b4>\d{{1,2}})(?P=sep){_YEAR.format('y4')}"
    r")",
    re.I,
)
_YEARLESS = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?<![\w/.-])(?:{_DAY.format('d1')}\s+{_MONTH.format('m1')}|{_MONTH.format('m2')}\s+{_DAY.format('d2')}\b)",
    re.I,
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*(?P<zone>\(?(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?\)?|\(?(?:GMT|UTC)\)?|Z\b|(?-i:\(?\b[A-Z]{1,4}T\b\)?))?",
    re.I,
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?")
_FILLER = re.compile(r"\b(?:at|on|the|of|hrs|hours|o'clock|local time|edt|est|t)\b|[\s,;()|·•–—-]+", re.I)


class Named(NamedTuple):
    """A date met in some text: the day, the weekday printed beside it (0 is Monday), and where it stands."""

    day: date
    weekday: int | None
    start: int
    end: int

    @property
    def agrees(self) -> bool:
        """Whether a weekday is printed and is that day's."""
        return self.weekday == self.day.weekday()


class Yearless(NamedTuple):
    """A day and month without a year, with the weekday printed beside it (0 is Monday)."""

    month: int
    day: int
    weekday: int | None
    start: int
    end: int


def named_dates(text: str) -> list[Named]:
    """All full dates in a text, in order. 3/4/2024 is none of them: it is two days, by two customs."""
    return [named for match in _DATE.finditer(text) if (named := _named(match)) is not None]


def without_last_date(text: str) -> tuple[str, date | None]:
    """A text less the date it ends with, and that date; None where the days of its month do not go so far."""
    matches = list(_DATE.finditer(text))
    if len(matches) != 1 or matches[0].end() != len(text):
        return text, None
    named = _named(matches[0])
    return text[: matches[0].start()], named.day if named else None


def yearless_dates(text: str) -> list[Yearless]:
    """All days of a month without a year, in order."""
    full = [(one.start(), one.end()) for one in _DATE.finditer(text)]
    found = []
    for match in _YEARLESS.finditer(text):
        if any(start <= match.start() < end for start, end in full):
            continue
        month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
        found.append(Yearless(_month(month), int(day), _weekday(match["weekday"]), match.start(), match.end()))
    return found


def read_date(text: str) -> date | None:
    """The date, or date and time, that a text consists of; None when it is more, less or another thing.

    A time of day gives a `datetime`, with its zone where that is GMT, UTC or an offset.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    text = re.sub(r"(?<=\d)T(?=\d\d:)", " ", text)
    dates = named_dates(text)
    if len(dates) != 1:
        return None
    rest = text[: dates[0].start] + " , " + text[dates[0].end :]
    clock: time | None = None
    if found := _TIME.search(rest):
        clock = _clock(found)
        if clock is None:
            return None
        rest = rest[: found.start()] + " " + rest[found.end() :]
    if _FILLER.sub("", re.sub(_WEEKDAY, "", rest, count=1, flags=re.I)):
        return None
    return dates[0].day if clock is None else datetime.combine(dates[0].day, clock)


def read_time(text: str) -> bool:
    """Whether a text is a time of day and nothing else."""
    found = _TIME.search(text)
    return bool(found and _clock(found) and not _FILLER.sub("", text[: found.start()] + text[found.end() :]))


def _named(match: re.Match[str]) -> Named | None:
    if match["y1"]:
        year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"])
        if not 1800 <= year <= 2099:
            return None
    elif match["a4"]:
        year, one, two = int(match["y4"]), int(match["a4"]), int(match["b4"])
        if match["sep"] == "." or one > 12 or one == two:
            day, month = one, two
        elif two > 12:
            month, day = one, two
        else:
            return None
    else:
        kind = next(n for n in ("2", "3", "6") if match[f"y{n}"])
        year, month, day = int(match[f"y{kind}"]), _month(match[f"m{kind}"]), int(match[f"d{kind}"])
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Named(found, _weekday(match["weekday"]), match.start(), match.end())


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _weekday(word: str | None) -> int | None:
    return None if word is None else next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def _clock(match: re.Match[str]) -> time | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second, tzinfo=_zone(match["zone"] or ""))
    except ValueError:
        return None


def _zone(words: str) -> timezone | None:
    """A fixed offset; letters other than GMT, UTC and Z stand for more than one zone and give none."""
    if found := _OFFSET.search(words):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if offset < timedelta(hours=15):
            return timezone(offset if found[1] == "+" else -offset)
        return None
    return UTC if words.strip("() ").upper() in {"GMT", "UTC", "Z"} else None
