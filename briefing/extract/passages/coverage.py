"""The days a periodic report covers: what it tells in the past, without a day, happened on one of them.

"This report covers 12 to 18 May. ... In Wau gunmen abducted a driver": some day from the 12th to the 18th. What it tells as
having come about by now, as a running total, or of another time is left as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.text import Span
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, is_rumoured
from briefing.extract.sentences.clauses import tense_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.found import FoundTime
from briefing.extract.tolls.rows import Row

NEWEST = 21  # days from the last day covered to publication
_RULE = "the days that the report covers"


class Coverage:
    """Gives what a periodic report leaves undated the days that it covers."""

    def __init__(self, paper: Paper, reader: EventReader, covered: FoundTime | None) -> None:
        self.paper = paper
        self.reader = reader
        self.covered = covered

    def settle(self, rows: Sequence[Row]) -> None:
        """Date the happenings and tolls that tell no day."""
        if self.covered is None or not self._is_news(self.covered):
            return
        for one in self.reader.happenings:
            if not one.when.is_known and self._is_of_period(one):
                one.when = self.covered.when
                one.why.append(self._because(self.covered))
        for row in rows:
            loose = row.happening is None and row.part_of is None and not row.cumulative and not row.when.is_known
            if loose and row.high != 0 and row.standing.mood is Mood.HAPPENED and self._is_told(row.trigger):
                row.when = self.covered.when
                row.why.append(self._because(self.covered))

    def _is_news(self, covered: FoundTime) -> bool:
        day = self.paper.article.day
        return day is not None and covered.latest is not None and 0 <= (day - covered.latest).days <= NEWEST

    def _because(self, covered: FoundTime) -> Because:
        return Because("when", _RULE, Span(self.paper.article.id, covered.start, covered.end))

    def _is_of_period(self, one: Happening) -> bool:
        if one.type is EventType.STATEMENT or one.standing.mood is not Mood.HAPPENED or (one.nominal and one.definite):
            return False
        return self._is_told(one.trigger)

    def _is_told(self, trigger: Token) -> bool:
        """Whether something is told in the plain past, in a sentence that speaks of no other time."""
        if self.covered is None or trigger.end <= self.covered.start or is_rumoured(trigger):
            return False
        if any(not time.when.overlaps(self.covered.when) for time, _ in self.reader.clock.near(trigger.sent)):
            return False
        verb = clause_verb(trigger)
        if verb is None or any(kid.low in _PERFECT for one in (verb, verb.first_conjunct()) for kid in one.kids_by("aux")):
            return False
        return tense_of(verb) == "past" or (verb.tag == "VBG" and tense_of(verb.head) == "past")


_PERFECT = frozenset("has have had 've 'd will would may might could".split())
