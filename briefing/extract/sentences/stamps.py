"""Stamps: the time of day or the day that a line of a log, a live page or a chronology begins with, or consists of.

"0630:", "14:20 hrs –", "[09:42 GMT]", "3h ago", "12 March –", "15 April 2023:", "24 July. Men came". What a stamp
stands for is told elsewhere (`times` for days, `entries` for whatever lies under it); here only its shape is known.
"""

from __future__ import annotations

import re

MONTHS = (  # whole or cut short, as a pattern
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = rf"(?:{MONTHS.lower()})\b\.?"
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_NUMBER}\s+{_MONTH}(?:,?\s+{_YEAR})?|{_MONTH}\s+{_NUMBER}(?:,?\s+{_YEAR})?)"
    rf"|{_MONTH}\s+{_YEAR}|{_YEAR}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}|{_WEEKDAY}|{_YEAR})"
)
_UNIT = r"(?:hrs?|hours|h|GMT|UTC|Z|[A-Z]{1,4}T|L|local(?:\stime)?|[ap]\.?m\.?)(?![\w.])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"(?:{_HOUR}[:.][0-5]\d(?::[0-5]\d)?|{_HOUR}(?=\s?[ap]\.?m\b))(?:\s?{_UNIT}){{0,2}}"
_MILITARY = rf"(?:[01]\d|2[0-4])[0-5]\d(?:\s?{_UNIT}|(?=\s?[:–—-]|\]))"
_MARK = r"\s*[:–—|,-]?"
_NEXT = r"\s+(?=[A-Z\d\"“'(À-Þ])"

_CLOCK_OPENER = re.compile(rf"[\[(]?(?:at\s|around\s|~)?(?:{_CLOCK}|{_MILITARY})[\])]?{_MARK}{_NEXT}", re.I)
_DAY_OPENER = re.compile(
    rf"[\[(]?(?i:{_DAY})(?:,?\s+(?i:{_CLOCK}|{_MILITARY}))?[\])]?(?:(?:\s+[–—-]+|:)\s+(?=\S)|\.\s+(?=[A-ZÀ-Þ]))"
)
_WEEKDAY_OPENER = re.compile(rf"(?i:{_WEEKDAY},?\s+(?:{_NUMBER}\s+{_MONTH}|{_MONTH}\s+{_NUMBER}))(?:,?\s+{_YEAR})?[.:]\s+")
_SPOT = r"[A-ZÀ-Þ][\w'’-]*(?:\s(?:[A-ZÀ-Þ][\w'’-]*|and|city|town|county|district|province|region|al|el|de|du|of))*"
_ENTRY_OPENER = re.compile(
    rf"(?:\d{{1,3}}[.)]\s+)?[*_]{{0,2}}{_SPOT}(?:,\s{_SPOT}){{0,2}},\s(?i:(?:night|evening|morning)\sof\s)?"
    rf"(?:\d{{1,2}}\s(?:to|and)\s)?(?i:{_DAY})(?:[.:][*_]{{1,2}}|[*_]{{1,2}}[.:]?|\.)\s+(?=[A-ZÀ-Þ\d\"“])"
)
_AGO = re.compile(
    r"(?:just now|live|now|(?:about\s)?(?:\d{1,2}|an?|one|two|three)\s?(?:h|hrs?|hours?|m|mins?|minutes?)"
    r"(?:\s+\d{1,2}\s?m(?:ins?)?)?\s+ago)",
    re.I,
)
_ONLY_CLOCK = re.compile(rf"[\[(]?(?:{_CLOCK}|{_MILITARY})[\])]?", re.I)
_AROUND = re.compile(
    rf"\b(?:first|last)?\s*(?:updated|published|posted|live|entry|at|on|the|day \d+)\b|{_UNIT}|[\s,;:|·•()\[\]–—-]+", re.I
)


def clock_end(words: str) -> int:
    """Where the time of day that a line opens with ends, with its mark and the space behind it; 0 without one."""
    found = _CLOCK_OPENER.match(words)
    return found.end() if found is not None else 0


def day_end(words: str) -> int:
    """Where the day that a line opens with ends, with its mark and the space behind it; 0 without one."""
    found = _DAY_OPENER.match(words)
    return found.end() if found is not None else 0


def weekday_end(words: str) -> int:
    """Where a day with its weekday ends that a line opens with, as in a diary: "Friday, 9 May. "; 0 without one."""
    found = _WEEKDAY_OPENER.match(words)
    return found.end() if found is not None else 0


def entry_end(words: str) -> int:
    """Where a place and a day that an entry opens with end: "*Nasir, 4 March.* Fighters overran ..."; 0 without them."""
    found = _ENTRY_OPENER.match(words)
    return found.end() if found is not None else 0


def is_only_time(words: str) -> bool:
    """Whether nothing but a time of day, or how long ago, is in some words: "14:32 GMT", "Updated 3h ago"."""
    rest = _AGO.sub(" ", _ONLY_CLOCK.sub(" ", words, count=1), count=1)
    return rest != words and not _AROUND.sub("", rest)


def is_only_frame(words: str) -> bool:
    """Whether some words, from which the days were taken out, hold nothing but times of day and what stands around them."""
    return not _AROUND.sub("", _AGO.sub(" ", _ONLY_CLOCK.sub(" ", words)))
