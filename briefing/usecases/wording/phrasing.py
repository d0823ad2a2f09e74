"""The words in which a briefing puts dates, figures and terms. English; one style of date and number throughout."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from briefing.domain.actor import ActorKind, Predicate
from briefing.domain.casualty import Casualty, Effect, Group, Victims
from briefing.domain.claim import Stance, Status
from briefing.domain.event import EventType, Role
from briefing.domain.grade import UNJUDGED_SOURCE, Graded, Reliability
from briefing.domain.tally import amount_of, as_told, figure, is_one, says_one
from briefing.domain.when import Precision, When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {12: "Winter", 3: "Spring", 6: "Summer", 9: "Autumn"}

DATE_UNKNOWN = "date not reported"
NOT_REPORTED = "not reported"
EDITED = "edited by an analyst"
NO_NUMBER = "no number given"  # of people who were harmed, by reports that say no more than that
ONLY_CLAIMED = "only claimed"  # told by nobody but a party with a stake in it
PART = "part"
NOBODY_NAMED = "nobody named"

PEOPLE = {
    Victims.CIVILIAN: "civilians",
    Victims.COMBATANT: "combatants",
    Victims.MIXED: "civilians and combatants",
    Victims.UNKNOWN: "people, side not reported",
}
EFFECTS = {effect: effect.value for effect in Effect}
GROUPS = {group: group.value.replace("-", " ") for group in Group}
_ONE_OF = {
    Group.CHILDREN: "child",
    Group.WOMEN: "woman",
    Group.JOURNALISTS: "journalist",
    Group.MEDICS: "medic",
    Group.AID_WORKERS: "aid worker",
    Group.POLICE: "police officer",
    Group.PRISONERS: "prisoner",
    Group.CLERGY: "cleric",
    Group.OFFICIALS: "official",
}
STANCES = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.CONFIRMS: "confirms",
    Stance.CONDEMNS: "condemns",
    Stance.WARNS: "warns",
    Stance.THREATENS: "threatens",
    Stance.CALLS_FOR: "calls for",
}
# Of several speakers, and of one whose name is a plural.
_STANCES_OF_SEVERAL = {
    "says": "say",
    "denies": "deny",
    "confirms": "confirm",
    "condemns": "condemn",
    "warns": "warn",
    "threatens": "threaten",
    "calls for": "call for",
}
_PLURAL = re.compile(
    r"(?:(?:.*\s)?[a-z][\w-]*s|.*\b(?:Forces|Guards|Brigades|Helmets|Rebels|Fighters|Units|Factions|Houthis))$"
)
_SINGULAR = re.compile(r"(?:ss|us|is|news|corps)$", re.IGNORECASE)
ROLES = {
    Role.INITIATOR: "acted",
    Role.TARGET: "was the target",
    Role.ALLY: "took part",
    Role.MEDIATOR: "mediated",
    Role.SUBJECT: "was concerned",
}
KINDS = {
    ActorKind.STATE: "State",
    ActorKind.GOVERNMENT: "Government",
    ActorKind.MILITARY: "Armed forces",
    ActorKind.ARMED_GROUP: "Armed group",
    ActorKind.POLICE: "Police",
    ActorKind.POLITICAL: "Political body",
    ActorKind.IGO: "International organisation",
    ActorKind.NGO: "Non-governmental organisation",
    ActorKind.MEDIA: "Media",
    ActorKind.COMPANY: "Company",
    ActorKind.POPULATION: "Population",
    ActorKind.PERSON: "Person",
    ActorKind.OTHER: "Other",
}
TIES = {
    Predicate.ALLIED_WITH: ("Allied with", "Allied with"),
    Predicate.BACKS: ("Backs", "Backed by"),
    Predicate.PART_OF: ("Part of", "Includes"),
    Predicate.LEADS: ("Leads", "Led by"),
    Predicate.MEMBER_OF: ("Member of", "Has as a member"),
    Predicate.OPPOSES: ("Opposes", "Opposed by"),
    Predicate.OFFSHOOT_OF: ("Offshoot of", "Had as an offshoot"),
    Predicate.NEGOTIATES_WITH: ("Negotiates with", "Negotiates with"),
}
VIOLENT = frozenset(
    {EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE, EventType.DISASTER, EventType.CASUALTY}
)
STATUSES = {status: status.value for status in Status}


def day(value: date, *, year: bool = True) -> str:
    """As "28 Nov 2024"."""
    return f"{value.day} {MONTHS[value.month - 1]}" + (f" {value.year}" if year else "")


def between(first: date, last: date) -> str:
    """As "27–28 Nov 2024", "29 Nov – 2 Dec 2024", "30 Dec 2024 – 2 Jan 2025"."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


def from_to(first: date, last: date) -> str:
    """In a sentence: "on 28 Nov 2024", "between 27 and 28 Nov 2024", "between 26 Nov and 8 Dec 2024"."""
    if first == last:
        return f"on {day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day(last)}"
    return f"between {day(first, year=first.year != last.year)} and {day(last)}"


def period(first: date | None, last: date | None) -> str:
    """A stretch of days either end of which may be open."""
    if first and last:
        return between(first, last)
    if first:
        return f"from {day(first)}"
    if last:
        return f"to {day(last)}"
    return DATE_UNKNOWN


def when(value: When) -> str:
    """As "28 Nov 2024", "27–28 Nov 2024", "week of 25 Nov 2024", "December 2016", "by 30 Nov 2024"."""
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return DATE_UNKNOWN if first is last else f"from {day(first)}" if first else f"by {day(last)}" if last else ""
    return _named(value.precision, first, last) or between(first, last)


def heading(value: When) -> str:
    """The same as the heading of a group: with the weekday for one known day, beginning with a capital."""
    if value.is_one_day and value.earliest:
        one = value.earliest
        return f"{WEEKDAYS[one.weekday()]} {one.day} {LONG_MONTHS[one.month - 1]} {one.year}"
    words = when(value)
    return words[:1].upper() + words[1:]


def _named(precision: Precision | None, first: date, last: date) -> str | None:
    """The name of a whole week, month, quarter, season, year or decade, where the interval is one."""
    after = last + timedelta(days=1) if last < date.max else last
    if precision is Precision.WEEK and (last - first).days == 6:
        return f"week of {day(first)}"
    if first.day != 1 or after.day != 1:
        return None
    months = (after.year - first.year) * 12 + after.month - first.month
    if months == 1:
        return f"{LONG_MONTHS[first.month - 1]} {first.year}"
    if months == 3 and precision is Precision.SEASON and first.month in _SEASONS:
        return f"{_SEASONS[first.month]} {first.year}"
    if months == 3 and first.month % 3 == 1:
        return f"quarter {first.month // 3 + 1} of {first.year}"
    if months == 12 and first.month == 1:
        return str(first.year)
    if months == 120 and first.month == 1 and first.year % 10 == 0:
        return f"{first.year}s"
    return None


def published(value: date | None) -> str:
    """As "28 Nov 2024", with the time of day and its zone where they are known: "28 Nov 2024, 19:40 UTC+03:00"."""
    if value is None:
        return "no date"
    return moment(value) if isinstance(value, datetime) else day(value)


def moment(value: datetime) -> str:
    """As "2 Dec 2024, 18:00 UTC+02:00"; without a zone where the value has none."""
    return f"{day(value)}, {value:%H:%M} {zone(value)}".strip()


def zone(value: datetime) -> str:
    """As "UTC", "UTC+03:00"; "" where the value has none."""
    offset = value.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def whole(value: float) -> str:
    """A number of people, rounded half up: a median of 18 and 19 is 19."""
    return f"{math.floor(value + 0.5):,}"


def reach(low: int, high: int, *, open_ended: bool, no_floor: bool) -> str:
    """A range of people: "15–24", "at least 8", "up to 200", "43–52 or more"."""
    if open_ended and no_floor and low == 0:
        return f"some {high:,} or more" if high else "some"
    if open_ended:
        return f"at least {low:,}" if low >= high else f"{low:,}–{high:,} or more"
    if no_floor and low == 0:
        return f"up to {high:,}"
    return figure(low, high)


def people(effect: Effect, victims: Victims, *, number: int | None = None) -> str:
    """As "civilians killed", "people wounded (side not reported)"."""
    if victims is Victims.UNKNOWN:
        words = f"{'person' if number == 1 else 'people'} {EFFECTS[effect]}"
        return words if effect is Effect.DISPLACED else f"{words} (side not reported)"  # nobody asks whose they are
    if number == 1:
        one = {Victims.CIVILIAN: "civilian", Victims.COMBATANT: "combatant"}.get(victims, "person")
        return f"{one} {EFFECTS[effect]}"
    return f"{PEOPLE[victims]} {EFFECTS[effect]}"


LONG = 2_000  # characters: no name, title or figure is longer, and of what is only the beginning is printed
_MORE_THAN = re.compile(r"(?:more than|over|upwards? of|in excess of)\b", re.IGNORECASE)


def figure_of(row: Casualty) -> str:
    """The figure of one report, in no more digits than it has: "more than 14,000" and not "at least 14,001", "dozens"."""
    if (word := as_told(row.low, row.high, row.qualifier)) is not None:
        return word
    if row.high is None and row.low and _MORE_THAN.match(row.qualifier or ""):
        return f"more than {row.low - 1:,}"
    return figure(row.low, row.high)


def figure_and_people(row: Casualty) -> str:
    """The figure of one report with whom it counts: "24 civilians killed", "dozens of civilians killed"."""
    return amount_of(figure_of(row), of_row(row, behind_figure=True))


def said_by(speaker: str, stance: str) -> str:
    """What a speaker does with words, as `STANCES` has it: SANA "says", residents "say"."""
    speaker = speaker[:LONG]
    is_plural = " and " in speaker or (_PLURAL.match(speaker) is not None and _SINGULAR.search(speaker) is None)
    return _STANCES_OF_SEVERAL.get(stance, stance) if is_plural else stance


_LOADED = re.compile(r"(?<![\w“\"-])(?:terrorists?|martyr(?:s|ed)?|liberat(?:e|es|ed|ing))(?![\w”\"-])", re.IGNORECASE)


def quoting(title: str) -> str:
    """A title in which the words of its source that take a side ("terrorists", "liberated") stand in quotation marks.

    Where they are part of a name, with capitals, the name stands as it is.
    """

    def marked(found: re.Match[str]) -> str:
        word = found.group()
        is_name = word[0].isupper() and (found.start() > 0 or title[found.end() :].lstrip()[:1].isupper())
        return word if is_name else f"“{word}”"

    return _LOADED.sub(marked, title) if len(title) <= LONG else title


def toll(result: str, effect: Effect, victims: Victims) -> str:
    """A toll in words: "15–24 civilians killed", "up to 1 civilian killed", "nobody wounded"."""
    if result == "0":
        return f"nobody {EFFECTS[effect]}"
    return amount_of(result, people(effect, victims, number=1 if says_one(result) else None))


def whom(row: Casualty) -> str:
    """Whom one report counts, behind its figure within a sentence, where a side that is not told needs no mention: "people
    killed".
    """
    sole = is_one(row.low, row.high)
    if row.victims is Victims.UNKNOWN:
        return f"{'person' if sole else 'people'} {EFFECTS[row.effect]}"
    return people(row.effect, row.victims, number=1 if sole else None)


def of_row(row: Casualty, *, behind_figure: bool = False) -> str:
    """Whom one report counts: "children killed", "civilians wounded"; behind the figure of one "child killed"."""
    sole = behind_figure and is_one(row.low, row.high)
    if row.groups:
        names = _ONE_OF if sole else GROUPS
        return f"{listed([names[group] for group in row.groups])} {EFFECTS[row.effect]}"
    return people(row.effect, row.victims, number=1 if sole else None)


def listed(names: Sequence[str], limit: int = 6) -> str:
    """As "A", "A and B", "A, B and C"; beyond the limit "A, B, C and 2 more"."""
    if len(names) > limit:
        return f"{', '.join(names[: limit - 1])} and {len(names) - limit + 1} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between words, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] if " " in line[:most] else line[: most - 1]
    return cut.rstrip(" ,;:–-") + "…"


def counted(number: int, one: str, many: str | None = None) -> str:
    """As "1 report", "12 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_IN_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()


def counted_in_words(number: int, one: str) -> str:
    """In a sentence: "one report", "twelve reports", "13 reports"."""
    words = _IN_WORDS[number - 1] if 0 < number <= len(_IN_WORDS) else f"{number:,}"
    return f"{words} {one if number == 1 else one + 's'}"


def chain(names: Iterable[str]) -> str:
    """Who passed a report on, the outlet first: "BBC ← SOHR ← hospital sources"."""
    return " ← ".join(names)


def letter(reliability: Reliability) -> str:
    """A source's letter, "" where nobody judged it."""
    return "" if reliability is UNJUDGED_SOURCE else reliability.value


def graded(one: Graded) -> str:
    """As "graded B2", "" where nobody judged anything."""
    return f"graded {one.grade}" if one.grade.is_judged else ""


def says_more(wording: str, than: str) -> bool:
    """Whether a source's own words tell more than the figure as it is printed: "dozens" beside "dozens killed" does not."""
    bare, printed = (" ".join(words.casefold().split()) for words in (wording, than))
    return f" {bare} " not in f" {printed} "
