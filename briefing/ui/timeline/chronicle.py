"""What happened as columns: when each thing began and ended, sorted, so that what a window shows is found by bisection.

Values that cannot be are kept and marked, never dropped: a timeline shows what is wrong with a case instead of failing on
it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import islice
from math import inf
from operator import gt
from typing import Any

from briefing.domain.event import EventType
from briefing.domain.when import Precision, Turned, When
from briefing.ui.seen.rows import ASIDE, Happening
from briefing.ui.seen.view import View
from briefing.ui.timeline.scale import Unit
from briefing.ui.wording import words

LONG_TITLE = 2000  # characters; an analyst's headline has some fifty
FEW = 200  # happenings; of more those whose days are wide do not change what a timeline shows first
FEW_DAYS = 10  # a story of so many days can be read in any window
MOST_WIDER = 1.5  # so much more time may be shown for the sake of the first and the last happening
STRETCHED = 0.5  # days by which an end lies beyond the day that is told, when the other is open


class Fact:
    """What a painter has to know of a date or a title besides its interval: bits of a number, as there may be very many."""

    NONE = 0
    EXACT = 1  # the very day is told
    OPEN_LEFT = 2  # "by Friday"
    OPEN_RIGHT = 4  # "from Friday on"
    OPEN = OPEN_LEFT | OPEN_RIGHT
    REVERSED = 8  # it ends before it begins
    NO_TITLE = 16
    LONG_TITLE = 32
    TROUBLE = REVERSED | NO_TITLE | LONG_TITLE


WARNING = "⚠ "
TROUBLES = {
    Fact.REVERSED: words.TROUBLE_REVERSED,
    Fact.NO_TITLE: words.TROUBLE_NO_TITLE,
    Fact.LONG_TITLE: words.TROUBLE_LONG_TITLE,
}


class Grouping(StrEnum):
    """What makes a lane."""

    NONE = "none"
    ACTOR = "actor"
    PLACE = "place"
    TYPE = "type"
    SOURCE = "source"


class TableGrouping(StrEnum):
    """What the rows of the table stand together for."""

    NONE = "none"
    DAY = "day"
    ACTOR = "actor"
    PLACE = "place"
    TYPE = "type"
    SOURCE = "source"


class Order(StrEnum):
    """How lanes follow each other."""

    MOST = "most"
    FIRST = "first"
    NAME = "name"
    OWN = "own"


_DAYS = (date, type(None))


def interval(when: When) -> tuple[float, float, int] | None:
    """First and last moment of a date (the last does not count) and what is open or wrong; None where nothing is told."""
    earliest, latest = when.earliest, when.latest
    if not isinstance(earliest, _DAYS) or not isinstance(latest, _DAYS):
        return None
    if earliest is None and latest is None:
        return None
    if earliest is None:
        assert latest is not None
        last = float(latest.toordinal() + 1)
        return last - STRETCHED, last, Fact.OPEN_LEFT
    if latest is None:
        first = float(earliest.toordinal())
        return first, first + STRETCHED, Fact.OPEN_RIGHT
    first, last = float(earliest.toordinal()), float(latest.toordinal() + 1)
    if last <= first:
        return last - 1, first + 1, Fact.REVERSED
    if isinstance(when, Turned):
        return first, last, Fact.REVERSED
    return first, last, Fact.EXACT if last - first == 1 else Fact.NONE


def trouble_of(title: str) -> int:
    """What is wrong with a title."""
    if len(title) > LONG_TITLE:
        return Fact.LONG_TITLE
    return Fact.NO_TITLE if not title or title.isspace() else Fact.NONE


def title_of(one: Happening) -> str:
    """A title in one line that can be measured and drawn, whatever the case holds."""
    text = " ".join(one.title[:LONG_TITLE].split())
    return text[:240] or words.UNTITLED_EVENT


def troubles(one: Happening) -> tuple[str, ...]:
    """What is wrong with a happening, in sentences."""
    found = interval(one.when)
    wrong = trouble_of(one.title) | (found[2] if found is not None else 0)
    return tuple(text for fact, text in TROUBLES.items() if wrong & fact)


def marked_title(one: Happening) -> str:
    """The title as lists and tables write it: with a sign before it where something is wrong."""
    return f"{WARNING}{title_of(one)}" if troubles(one) else one.title


def fade(when: When) -> float:
    """How much of a bar fades at each of its ends, 0 to 0.5: the vaguer the date, the more of it."""
    return _FADES.get(when.precision, 0.3) if when.precision is not None else 0.3


_FADES = {
    Precision.DAY: 0.18,
    Precision.WEEK: 0.28,
    Precision.MONTH: 0.36,
    Precision.QUARTER: 0.42,
    Precision.SEASON: 0.42,
    Precision.YEAR: 0.46,
    Precision.DECADE: 0.5,
    Precision.VAGUE: 0.5,
}


@dataclass(frozen=True)
class Chronicle:
    """Happenings in order of their beginning, those without a date apart."""

    items: Sequence[Happening] = ()
    starts: array[float] = field(default_factory=lambda: array("d"))
    ends: array[float] = field(default_factory=lambda: array("d"))
    facts: bytes = b""  # bits of Fact, one byte each
    undated: tuple[Happening, ...] = ()
    undated_facts: bytes = b""
    aside: bytes = b""  # of each item 1 where it lies beside the main line

    @classmethod
    def of(cls, happenings: Iterable[Happening]) -> Chronicle:
        items: list[Happening] = []
        undated: list[Happening] = []
        starts: list[float] = []
        ends: list[float] = []
        facts, undated_facts = bytearray(), bytearray()
        for one in happenings:
            wrong = trouble_of(one.title)
            earliest = one.when.earliest
            if type(earliest) is date and earliest == one.when.latest:  # nearly all
                first = float(earliest.toordinal())
                found: tuple[float, float, int] | None = (first, first + 1.0, Fact.EXACT)
            else:
                found = interval(one.when)
            if found is None:
                undated.append(one)
                undated_facts.append(wrong)
                continue
            items.append(one)
            starts.append(found[0])
            ends.append(found[1])
            facts.append(found[2] | wrong)
        if any(map(gt, starts, islice(starts, 1, None))):
            order = sorted(range(len(items)), key=starts.__getitem__)
            items = [items[at] for at in order]
            starts = [starts[at] for at in order]
            ends = [ends[at] for at in order]
            facts = bytearray([facts[at] for at in order])
        aside = bytes(one.status in ASIDE for one in items)
        columns = array("d", starts), array("d", ends), bytes(facts)
        return cls(tuple(items), *columns, tuple(undated), bytes(undated_facts), aside)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """From the first beginning to the last end, None where nothing is dated."""
        return (self.starts[0], max(self.ends)) if self.items else None

    def story(self) -> tuple[float, float] | None:
        """The time that the story tells: of the main line, nine tenths and more of what has a date as narrow as most have.

        Background of years ago and dates as wide as a decade would press the story into a few pixels.
        """
        return self._story

    @cached_property
    def _story(self) -> tuple[float, float] | None:
        everything = range(len(self.items))
        main: Sequence[int] = [at for at in everything if not self.aside[at]] if any(self.aside) else everything
        main, starts, ends = main or everything, self.starts, self.ends
        for longest in (1, 7, 31, 366):
            found: Sequence[int] = [at for at in main if ends[at] - starts[at] <= longest]
            if len(found) * 2 >= len(main):
                break
        else:
            found = main
        if not found:
            return None
        cut = int(len(found) * 0.03)
        inside = found[cut : len(found) - cut]
        first, last = starts[inside[0]], max(map(ends.__getitem__, inside))
        most = max(MOST_WIDER * (last - first), FEW_DAYS)
        whole = starts[found[0]], max(map(ends.__getitem__, found))
        if whole[1] - whole[0] <= most:  # the first and the last are no outliers
            first, last = whole
        if len(main) <= FEW:  # of a few none is left out for being told a little less finely than the others
            near = [at for at in main if starts[at] <= last and ends[at] >= first and ends[at] - starts[at] <= 31]
            wider = min([first, *(starts[at] for at in near)]), max([last, *(ends[at] for at in near)])
            if wider[1] - wider[0] <= most:
                first, last = wider
        return first, last


_LENGTHS = [float(unit.value) for unit in Unit if unit is not Unit.DAY]
MOST_CUTS = 4000  # days of a lane that are known by their place in it


class Lane:
    """The members of a lane as indexes into a chronicle, ascending, which is by time as well."""

    def __init__(self, key: str, title: str, members: Sequence[int], chronicle: Chronicle, *, aside: bool) -> None:
        self.key, self.title, self.aside = key, title, aside
        self.members = array("l", members)
        self._chronicle = chronicle
        self._by_length: list[tuple[float, array[int], array[float]]] | None = None
        self._short: dict[Unit, tuple[array[int], array[float]]] = {}
        self._cuts: dict[Unit, dict[int, int]] = {}

    def __len__(self) -> int:
        return len(self.members)

    def has(self, item: int) -> bool:
        """Whether an index is among its members."""
        at = bisect_left(self.members, item)
        return at < len(self.members) and self.members[at] == item

    def _lengths(self) -> list[tuple[float, array[int], array[float]]]:
        """Members and their beginnings, by the days of the unit that each is no longer than."""
        if self._by_length is None:
            starts, ends, facts = self._chronicle.starts, self._chronicle.ends, self._chronicle.facts
            found: dict[float, list[int]] = defaultdict(list)
            days: list[int] = []
            for at in self.members:
                if facts[at] & 1:  # Fact.EXACT, nearly all
                    days.append(at)
                    continue
                length = ends[at] - starts[at]
                if length <= 1 and not facts[at] & Fact.OPEN:
                    days.append(at)
                else:
                    found[next((days_ for days_ in _LENGTHS if length <= days_), inf)].append(at)
            if days:
                found[1.0] = days
            self._by_length = [
                (longest, array("l", at), array("d", map(starts.__getitem__, at))) for longest, at in found.items()
            ]
        return self._by_length

    def short(self, unit: Unit) -> tuple[array[int], array[float]]:
        """Members no longer than a unit and their beginnings, ascending: what may be counted by such units."""
        found = self._short.get(unit)
        if found is None:
            days = unit.value
            parts = [(members, starts) for longest, members, starts in self._lengths() if longest <= days]
            if len(parts) == 1:
                found = parts[0]
            else:
                merged: list[int] = []
                for members, _ in parts:
                    merged += members
                merged.sort()
                found = array("l", merged), array("d", map(self._chronicle.starts.__getitem__, merged))
            self._short[unit] = found
        return found

    def cuts(self, unit: Unit, marks: Sequence[int]) -> list[int]:
        """How many of what is no longer than a unit begin before each of some days; asked again they are known."""
        known = self._cuts.setdefault(unit, {})
        try:
            return list(map(known.__getitem__, marks))
        except KeyError:
            starts = self.short(unit)[1]
        if len(known) > MOST_CUTS:
            known.clear()
        for at in marks:
            if at not in known:
                known[at] = bisect_left(starts, at)
        return [known[at] for at in marks]

    def is_followed_late(self, unit: Unit, at: int, time: float) -> bool:
        """Whether of what is no longer than a unit the one in this place, if there is one, begins at a time or later."""
        starts = self.short(unit)[1]
        return at >= len(starts) or starts[at] >= time

    def long(self, unit: Unit, first: float, last: float) -> list[int]:
        """Members longer than a unit that are in sight between two times, ascending."""
        found: list[int] = []
        ends = self._chronicle.ends
        days = unit.days
        for longest, members, starts in self._lengths():
            if longest <= days:
                continue
            low = 0 if longest == inf else bisect_left(starts, first - longest - 1)
            found += [at for at in members[low : bisect_left(starts, last)] if ends[at] > first]
        found.sort()
        return found

    def between(self, first: float, last: float) -> int:
        """How many members begin between two times."""
        members, starts = self.members, self._chronicle.starts
        return bisect_left(members, bisect_left(starts, last)) - bisect_left(members, bisect_left(starts, first))


@dataclass(frozen=True, slots=True)
class Band:
    """A lane with, where there is any, its pale companion for what is planned, denied or older than the story."""

    key: str
    title: str
    main: Lane | None
    aside: Lane | None
    number: int

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return tuple(one for one in (self.main, self.aside) if one is not None)


def bands(
    view: View, chronicle: Chronicle, grouping: Grouping, order: Order = Order.MOST, own: Sequence[str] = ()
) -> tuple[Band, ...]:
    """What lies in which lane, in an order. A happening may lie in several lanes. `own` are keys in the analyst's order.

    What names no actor, place or source has a lane of its own, the last one.
    """
    main: dict[str, list[int]] = defaultdict(list)
    aside: dict[str, list[int]] = defaultdict(list)
    keys = Keys(view, grouping)
    of, pale = keys.of, chronicle.aside
    if grouping is Grouping.NONE:
        for where, wanted in ((main, 0), (aside, 1)):
            if members := [at for at, one in enumerate(pale) if one == wanted]:
                where[""] = members
    else:
        for at, one in enumerate(chronicle.items):
            where = aside if pale[at] else main
            for key in of(one):
                where[key].append(at)
    found = []
    for key in {**main, **aside}:
        title = keys.title(key)
        lanes = [
            Lane(key, title, members[key], chronicle, aside=is_pale) if key in members else None
            for members, is_pale in ((main, False), (aside, True))
        ]
        found.append(Band(key, title, lanes[0], lanes[1], len(main.get(key, ())) + len(aside.get(key, ()))))
    return ranked(found, order, own)


def ranked(found: Iterable[Band], order: Order, own: Sequence[str] = ()) -> tuple[Band, ...]:
    """Lanes in an order."""
    return tuple(sorted(found, key=_ranking(order, own)))


def _ranking(order: Order, own: Sequence[str]) -> Callable[[Band], tuple[Any, ...]]:
    places = {key: at for at, key in enumerate(own)}

    def rank(one: Band) -> tuple[Any, ...]:
        first = min(lane.members[0] for lane in one.lanes)
        if order is Order.OWN:
            return places.get(one.key, len(places)), not one.key, -one.number, one.title.casefold()
        if order is Order.FIRST:
            return not one.key, first, one.title.casefold()
        if order is Order.NAME:
            return not one.key, one.title.casefold(), one.key
        return not one.key, -one.number, one.title.casefold(), one.key

    return rank


class Keys:
    """What lane or lanes a happening belongs to, by a key, and what they are called."""

    def __init__(self, view: View, grouping: Grouping) -> None:
        self._view, self._grouping = view, grouping
        self.of = {
            Grouping.NONE: self._one,
            Grouping.ACTOR: self._actors,
            Grouping.PLACE: self._place,
            Grouping.TYPE: self._type,
            Grouping.SOURCE: self._sources,
        }[grouping]

    def title(self, key: str) -> str:
        if self._grouping is Grouping.NONE:
            return words.LANE_ALL
        if not key:
            return words.LANE_WITHOUT[self._grouping.value]
        if self._grouping is Grouping.ACTOR:
            found = self._view.actors.get(key)  # type: ignore[call-overload]
            return found.name if found is not None else words.UNKNOWN_ACTOR
        if self._grouping is Grouping.TYPE:
            return words.EVENT_TYPES[EventType(key)]
        return key

    def _one(self, _one: Happening) -> tuple[str, ...]:
        return ("",)

    def _type(self, one: Happening) -> tuple[str, ...]:
        return (one.lead.type,)

    def _place(self, one: Happening) -> tuple[str, ...]:
        return (one.place or "",)

    def _actors(self, one: Happening) -> tuple[str, ...]:
        if len(one.events) == 1:
            found = tuple(dict.fromkeys(part.actor for part in one.lead.participants))
        else:
            found = tuple(dict.fromkeys(part.actor for event in one.events for part in event.participants))
        return found or ("",)

    def _sources(self, one: Happening) -> tuple[str, ...]:
        articles = self._view.articles
        found = dict.fromkeys(
            name
            for event in one.events
            for span in event.evidence
            if (article := articles.get(span.article)) is not None
            for name in article.outlets
        )
        return tuple(found) or ("",)


def counts(starts: Sequence[float], first: float, last: float, bins: int) -> list[int]:
    """How many begin in each of so many equal stretches of time, by bisection: the cost hangs on the bins alone."""
    if bins < 1 or last <= first:
        return []
    step = (last - first) / bins
    at = bisect_left(starts, first)
    found = []
    for number in range(1, bins + 1):
        upto = bisect_right(starts, last) if number == bins else bisect_left(starts, first + number * step, at)
        found.append(upto - at)
        at = upto
    return found
