"""What a timeline paints of a case before all of it is read: titles, dates, statuses, decisions; nothing that could be
pointed at, and no Qt."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple, cast, overload

from briefing.domain.claim import Review, Status
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.store.connection import without_collection
from briefing.store.facts import Heard, ToldDays, ToldRow
from briefing.ui.seen.rows import ASIDE, Happening, joint_review, joint_status
from briefing.ui.timeline.chronicle import LONG_TITLE, Chronicle, interval, trouble_of

_Day = tuple[When, Sequence[ToldRow]]
_Judged = dict[str, tuple[Status, Review]]
_USUAL = Status.REPORTED, Review.SUGGESTED


class Foreshown(NamedTuple):
    """A happening as it is painted: those fields of `ui.seen.view.Happening`, under the same names."""

    key: str
    title: str
    when: When
    status: Status
    review: Review


class _Items(Sequence[Foreshown]):
    """Happenings of some days, one day after the other; each is made when somebody looks at it."""

    def __init__(self, days: Sequence[_Day], judged: _Judged) -> None:
        self._days, self._judged = days, judged
        self._firsts = [0, *accumulate(len(rows) for _, rows in days)]

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, at: int) -> Foreshown: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Foreshown]: ...

    def __getitem__(self, at: int | slice) -> Foreshown | Sequence[Foreshown]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        day = bisect_right(self._firsts, at) - 1
        when, rows = self._days[day]
        key, title, *_ = rows[at - self._firsts[day]]
        return Foreshown(key, title, when, *self._judged.get(key, _USUAL))


class Foretold(_Items):
    """The happenings of a case without its rejected ones, in order of time: those that its view will have."""

    def __init__(self, told: ToldDays) -> None:
        known: dict[Heard, tuple[Status, Review]] = {}
        judged: _Judged = {}
        for key, heard in told.heard.items():
            found = known.get(heard)
            if found is None:
                found = known[heard] = joint_status(list(heard[0])), joint_review(list(heard[1]))
            judged[key] = found
        self._aside = {key for key, (status, _) in judged.items() if status in ASIDE}
        super().__init__(list(_in_order(told.days, self._aside)), judged)

    def chronicle(self) -> Chronicle:
        """What a timeline paints."""
        dated = [(found, day) for day in self._days if (found := interval(day[0])) is not None]
        dated.sort(key=lambda one: one[0][0])  # an open interval may begin before the day that it tells
        days = [day for _, day in dated]
        undated = _Items([day for day in self._days if interval(day[0]) is None], self._judged)
        facts = bytes(chain.from_iterable(repeat(found[2], len(day[1])) for found, day in dated))
        titles = [row[1] for _, rows in days for row in rows]
        if not all(titles) or max(map(len, titles), default=0) > LONG_TITLE or any(map(str.isspace, titles)):
            facts = bytes(map(int.__or__, facts, map(trouble_of, titles)))
        return Chronicle(
            cast(Sequence[Happening], _Items(days, self._judged)),
            array("d", chain.from_iterable(repeat(found[0], len(day[1])) for found, day in dated)),
            array("d", chain.from_iterable(repeat(found[1], len(day[1])) for found, day in dated)),
            facts,
            cast(tuple[Happening, ...], tuple(undated)),
            bytes(trouble_of(one.title) for one in undated),
            bytes(row[0] in self._aside for _, rows in days for row in rows) if self._aside else bytes(len(facts)),
        )


def foreshow(file: CaseFile) -> Foretold:
    """What can be painted of a case at once."""
    with without_collection(to_stay=True):
        return Foretold(file.events.told())


def _in_order(days: Iterable[_Day], aside: set[str]) -> Iterable[_Day]:
    """By their dates, and of one date what is aside last, else by their keys, as a view has them."""
    alike: dict[tuple[object, ...], list[_Day]] = {}
    for when, rows in days:
        alike.setdefault((not when.is_known, *when.sort_key), []).append((when, rows))

    def place(row: ToldRow) -> tuple[bool, str]:
        return row[0] in aside, row[0]

    for _, some in sorted(alike.items()):
        if len(some) == 1:
            when, rows = some[0]
            yield when, sorted(rows, key=place) if aside else sorted(rows)  # no two have one key
        else:
            for row, when in sorted(((row, when) for when, rows in some for row in rows), key=lambda one: place(one[0])):
                yield when, (row,)
