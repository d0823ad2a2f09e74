"""What no stage before has dated or placed: it is of the incident that the passage has just told, or of the article's one.

"A drone hit a convoy near Sake on Tuesday. ... A military source spoke of two soldiers missing. Nobody else was hurt." A
reader takes the day and the place of what was told last, until another day, another place or another matter is named. Each
of those ends it: "elsewhere", "in a separate attack", a sentence with a day of its own, what is told of long before.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.casualty import Effect
from briefing.domain.claim import Because
from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.extract.events.happenings import BLOWS, Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, is_rumoured
from briefing.extract.passages.scenes import are_some, is_of_some_day_before, lies_between
from briefing.extract.places.agreeing import begins_abroad, places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.places.placing import turns_away
from briefing.extract.sentences.clauses import comes_up_to_now, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.clause_times import is_avenged, is_set_apart, long_after
from briefing.extract.times.intervals import days_between, days_of
from briefing.extract.times.timing import is_of_another_day
from briefing.extract.tolls.rows import Row

MOMENT_DAYS = 3  # an incident that lasts no longer is one that a toll can be of
WEEK_DAYS = 7  # the same in the very next sentence: "eight were shot last week. Four of them died in Nairobi"
FAR = 1  # paragraphs behind an incident in which what names no day is still of it
ONE_DAYS = 0  # between the days of an article's incidents, for it to tell of one alone
NEWS_DAYS = 14  # before publication: what is older is told in its own paragraph alone
PARAGRAPH = 12  # sentences
REACH = 600  # happenings and rows
_TOLD = (Mood.HAPPENED, Mood.DENIED)
_HARM = (Effect.KILLED, Effect.WOUNDED, Effect.MISSING, Effect.ABDUCTED, Effect.DETAINED)
_RULE = "the day of the incident that the passage tells"


class LeftOpen:
    """Gives tolls and blows that are still without a day the one of the incident they are told with."""

    def __init__(self, paper: Paper, reader: EventReader) -> None:
        self.paper = paper
        self.reader = reader

    def settle(self, rows: Sequence[Row]) -> None:
        """Date what is left undated, and place it where that incident was if it names no place."""
        dated = [one for one in self.reader.happenings[:REACH] if self._is_incident(one)]
        if not dated:
            return
        one_story = self._story(dated)
        for happening in self.reader.happenings[:REACH]:
            if happening.when.is_known or happening.type not in BLOWS or happening.standing.mood not in _TOLD:
                continue
            verb = clause_verb(happening.trigger)
            if verb is None or tense_of(verb) == "present" or are_some(happening.trigger):
                continue
            found = self._incident(happening.trigger, happening.spot, dated, one_story)
            if found is not None:
                happening.when = found.when
                happening.spot = happening.spot or found.spot
                happening.why.append(Because("when", _RULE, self.paper.span(found.trigger)))
        for row in rows[:REACH]:
            if row.when.is_known or row.cumulative or row.wide or row.elsewhere or row.effect not in _HARM:
                continue
            if row.happening is not None or row.part_of is not None or row.standing.mood not in _TOLD:
                continue
            found = self._incident(row.trigger, row.spot, dated, one_story)
            if found is not None:
                row.when = found.when
                row.spot = row.spot or found.spot
                row.why.append(Because("when", _RULE, self.paper.span(found.trigger)))

    def _is_incident(self, one: Happening) -> bool:
        if one.type not in BLOWS or one.standing.mood not in _TOLD or one.when.earliest is None or one.when.latest is None:
            return False
        if long_after(one.trigger) is not None or is_avenged(one.trigger):
            return False
        return days_of(one.when) <= WEEK_DAYS

    def _story(self, dated: Sequence[Happening]) -> Happening | None:
        """The first of an article's incidents, where all that is news in it was on one day."""
        news = [
            one for one in dated if days_of(one.when) <= MOMENT_DAYS and not is_background(one.when, self.paper.article.day)
        ]
        if not news or any(days_between(one.when, news[0].when) > ONE_DAYS for one in news):
            return None
        return news[0]

    def _incident(
        self, trigger: Token, spot: Spot | None, dated: Sequence[Happening], story: Happening | None
    ) -> Happening | None:
        sentence = trigger.sent
        if sentence.label or sentence.is_question or turns_away(sentence) or is_set_apart(sentence) or is_rumoured(trigger):
            return None
        verb = clause_verb(trigger)
        if verb is not None and comes_up_to_now(verb):
            return None
        told = [one for one in dated if one.triggers[0].i < trigger.i]
        near = [one for one in told if self._is_near(one, trigger)]
        before = max(near, key=lambda one: self._last(one, trigger).i, default=None)
        for one in (before, story):
            if one is not None and self._is_other_item(one, sentence):
                return None
            if one is not None and one.triggers[0].i < trigger.i and self._fits(trigger, spot, one):
                return one
            if one is not None:
                return None
        return None

    def _is_other_item(self, one: Happening, sentence: Sentence) -> bool:
        """Whether a sentence stands in another item of a list than an incident."""
        item = self.paper.block(sentence).kind is BlockKind.LIST_ITEM
        return item and all(token.sent.block != sentence.block for token in one.triggers)

    def _is_near(self, one: Happening, trigger: Token) -> bool:
        last = self._last(one, trigger).sent
        if days_of(one.when) > MOMENT_DAYS:
            return last.block == trigger.sent.block and trigger.sent.group - last.group <= 1
        return trigger.sent.block - last.block <= FAR

    @staticmethod
    def _last(one: Happening, trigger: Token) -> Token:
        return max((token for token in one.triggers if token.i < trigger.i), key=lambda token: token.i)

    def _is_left(self, sentence: Sentence, spot: Spot | None, one: Happening) -> bool:
        """Whether the paragraph of a sentence, another one than an incident's, has gone on to something else: another day,
        another country, a place where the incident has none; nor is old news gone on with behind its paragraph."""
        day = self.paper.article.day
        if is_of_some_day_before(sentence):
            return True
        if all(token.sent.block != sentence.block for token in one.triggers):
            old = day is None or one.when.latest is None or (day - one.when.latest).days > NEWS_DAYS
            if old or (spot is not None and (one.spot is None or spot.kind is PlaceKind.COUNTRY)):
                return True
        here = self.paper.sentences[max(0, sentence.index - PARAGRAPH) : sentence.index + 1]
        for part in (part for part in here if part.block == sentence.block):
            if one.spot is not None and begins_abroad(part, one.spot, self.reader.atlas):
                return True
            behind = all(token.sent.index < part.index for token in one.triggers)
            first = part.tokens[0]
            if behind and is_of_another_day(first, one.when, self.reader.clock, self.reader.reporting):
                return True
            if one.spot is not None and any(lies_between(token, one.spot, self.reader.atlas) for token in part.tokens):
                return True
        return False

    def _fits(self, trigger: Token, spot: Spot | None, one: Happening) -> bool:
        """Whether a sentence speaks of no other day and no other place than an incident's."""
        if spot is not None and one.spot is not None and not places_agree(spot, one.spot):
            return False
        if self._is_left(trigger.sent, spot, one):
            return False
        return not is_of_another_day(trigger, one.when, self.reader.clock, self.reader.reporting)
