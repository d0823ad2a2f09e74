"""Entries: the lines of logs, live pages and chronologies, each dated by the stamp or the heading it stands under.

A day on a line of its own, as a heading or above an entry, holds for what lies below it until the next one; so does the
place that such a heading names. A heading that names neither ends its reach. Entries that carry no more than a time of day
are of the day that holds there, else of the day of publication; in a report that says which days it covers, of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.domain.text import Article, Block, BlockKind
from briefing.domain.when import Precision, When
from briefing.extract.sentences import stamps
from briefing.extract.times.found import FoundTime
from briefing.knowledge.words import lists

_LONGEST = 90  # code points of a line that is a stamp
_FEWEST_DAYS = 3  # of a diary
_CAPTION = 4  # words of a heading that is not marked as one
_MOST_NAMES = 6  # words beside the day in a heading that dates what lies below it
_COVERAGE = re.compile(
    r"\b(?:reporting period|period covered|period under review|covers? the period|period)\b\s*[:–—-]?", re.I
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d\s?:?")
_ITEM_LABEL = re.compile(r"[A-ZÀ-Þ][^.:;,!?]{1,40}(?:\s[–—-]|:)\s")
_SMALL = frozenset("and de del of the la el al in".split())


@dataclass(frozen=True, slots=True)
class Entries:
    """What holds for the blocks of an article, by the index of the block.

    `days` hold from a heading or stamp above; `timed` are for blocks that begin with a time of day; `numbers` tell which
    entry a block belongs to.
    """

    days: Mapping[int, When] = field(default_factory=dict)
    timed: Mapping[int, When] = field(default_factory=dict)
    numbers: Mapping[int, int] = field(default_factory=dict)

    def day(self, block: int) -> When | None:
        """The day that holds for a block, from a heading, or from the time of day it begins with."""
        return self.days.get(block) or self.timed.get(block)

    def apart(self, one: int, other: int) -> bool:
        """Whether two blocks belong to different entries: what one tells is not gone on with in the other."""
        return self.numbers.get(one, 0) != self.numbers.get(other, 0)

    def anchors(self) -> dict[int, date]:
        """The days that words such as "overnight" are told against, where they are not the day of publication; below the
        heading of a month or a year, its last day."""
        return {n: when.latest for n, when in self.days.items() if when.latest is not None and when.earliest is not None}


def find_entries(article: Article, times: Sequence[FoundTime]) -> Entries:
    """The entries of an article, by the times found in it."""
    by_block: dict[int, list[FoundTime]] = {}
    n = 0
    for time in times:
        while n < len(article.blocks) and article.blocks[n].end <= time.start:
            n += 1
        by_block.setdefault(n, []).append(time)
    return _Walk(article, by_block).entries()


class _Walk:
    """One way through the blocks of an article, with the day and the heading that hold at the moment."""

    def __init__(self, article: Article, times: Mapping[int, Sequence[FoundTime]]) -> None:
        self.article = article
        self.times = times
        self.days: dict[int, When] = {}
        self.timed: dict[int, When] = {}
        self.day: When | None = None
        self.covered: When | None = None
        self.number = 0
        self.numbers: dict[int, int] = {}
        self.stamped = False  # the block before was a stamp: a heading behind it is its entry's

    def entries(self) -> Entries:
        today = When.on(self.article.day) if self.article.day is not None else None
        diary = self._diary()
        for n, block in enumerate(self.article.blocks):
            words = self.article.text[block.start : block.end]
            self._coverage(n, words)
            own = self._stamp(n, block, words)
            if own is not None or (stamps.is_only_time(words) and len(words) <= _LONGEST):
                self.day = own or self.day or today
                self.stamped = True
                self.number += 1
                continue
            labelled = block.kind is BlockKind.LIST_ITEM and _ITEM_LABEL.match(words) is not None
            if labelled or stamps.day_end(words) or stamps.clock_end(words) or stamps.entry_end(words):
                self.number += 1
            if block.kind is BlockKind.HEADING or (self.day is not None and _is_caption(words)):
                self._heading(words)
            elif n in diary:
                self.days[n] = diary[n]
            elif self.day is not None:
                self.days[n] = self.day
            elif stamps.clock_end(words) and (told := self.covered or today) is not None:
                self.timed[n] = told  # an entry of a live page is told as it happens
            self.numbers[n] = self.number
            self.stamped = False
        return Entries(self.days, self.timed, self.numbers)

    def _diary(self) -> dict[int, When]:
        """ "Friday, 9 May. The power fails at seven": the days with which the paragraphs of a diary begin."""
        found: dict[int, When] = {}
        for n, block in enumerate(self.article.blocks):
            first = next(iter(self.times.get(n, ())), None)
            end = stamps.weekday_end(self.article.text[block.start : block.end])
            if end and first is not None and first.end - block.start <= end and first.when.is_one_day:
                found[n] = first.when
        return found if len(found) >= _FEWEST_DAYS else {}

    def _coverage(self, n: int, words: str) -> None:
        """ "Reporting period: 13–14 March 2025"."""
        found = _COVERAGE.search(words[:_LONGEST])
        if found is None or len(words) > 3 * _LONGEST:
            return
        for time in self.times.get(n, ()):
            if (
                time.earliest is not None
                and time.latest is not None
                and time.start >= self.article.blocks[n].start + found.end()
            ):
                self.covered = time.when
                return

    def _stamp(self, n: int, block: Block, words: str) -> When | None:
        """The day that a block tells and holds nothing beside: "4 November", "Yesterday, 21:10 GMT"."""
        if _YEAR.fullmatch(words):
            year = int(words.strip(" :"))
            return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        told = [time for time in self.times.get(n, ()) if time.earliest is not None and time.latest is not None]
        if len(told) != 1 or len(words) > _LONGEST or _COVERAGE.search(words):
            return None
        time = told[0]
        rest = f"{words[: time.start - block.start]} {words[time.end - block.start :]}"
        if stamps.is_only_frame(rest):
            return time.when
        names = rest.replace("–", " ").replace("—", " ").replace("|", " ").replace(",", " ").replace(":", " ").split()
        named = all(name[:1].isupper() or name.lower() in _SMALL or name == "-" for name in names)
        if block.kind is BlockKind.HEADING and named and len(names) <= _MOST_NAMES and _at_edge(time, block):
            return time.when
        return None

    def _heading(self, words: str) -> None:
        """A heading ends what held above it, unless it heads one entry or names an area."""
        area = {word.lower().strip(".,:") for word in words.split()} & lists().names.places.keys()
        if not (self.stamped or area):
            self.day = None
            self.number += 1 if self.number else 0


def _is_caption(words: str) -> bool:
    """Whether a paragraph is a heading for all its looks: "Aftermath", "What followed"."""
    return len(words.split()) <= _CAPTION and words[:1].isupper() and words.replace(" ", "").isalpha()


def _at_edge(time: FoundTime, block: Block) -> bool:
    """Whether a day stands at the beginning or the end of a heading."""
    return time.start - block.start <= 1 or block.end - time.end <= 1
