"""Times: expressions such as "late last month" or "the night of 15 to 16 October", each as a closed stretch of days.

A grammar (`time_grammar`) reads the expressions from left to right; here each is resolved in its place: against the day of
publication, the tense of its clause and what the text has spoken of before. docs/times.md has the table of what every kind
of expression stands for, and why; the `rule` of a found time names its line there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences import numerals
from briefing.extract.sentences.tense import direction as governing_tense
from briefing.extract.sentences.tense import tells_what_is_known
from briefing.extract.sentences.words import NOTHING, Piece, Tense, Word, pieces
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Events, Partial, Setting, Stretch
from briefing.extract.times.found import Direction, FoundTime
from briefing.extract.times.grammar import Grammar, Phrase, Reference, Resolver, resolved
from briefing.extract.times.grammar.recalling import dates_a_noun, just_named, told_with
from briefing.extract.times.grammar.reports import says_it_covers, tells_when
from briefing.extract.times.story_days import Beginnings, Told, recall
from briefing.extract.times.words import RULES

__all__ = ["RULES", "find_times"]

_ENDS = frozenset((".", "!", "?"))
_DIRECTIONS = {
    "since": Direction.SINCE,
    "until": Direction.UNTIL,
    "till": Direction.UNTIL,
    "til": Direction.UNTIL,
    "through": Direction.UNTIL,
    "pending": Direction.UNTIL,
    "by": Direction.BY,
    "before": Direction.BEFORE,
    "after": Direction.AFTER,
    "following": Direction.AFTER,
    "from": Direction.FROM,
    "starting": Direction.FROM,
    "beginning": Direction.FROM,
    "effective": Direction.FROM,
    "within": Direction.WITHIN,
}
_SKIPPED = frozenset("on the of late early about around approximately at shortly just ( least roughly".split())
_HEAD_BLOCKS = 3  # paragraphs in which a report says which days it covers
_FEWEST_COVERED = 3  # days
_POINTING = frozenset((Direction.UNTIL, Direction.BY, Direction.BEFORE, Direction.AFTER))
_TIME_OF_DAY = numerals.CLOCK_NAMES | vocabulary.PARTS_OF_DAY | frozenset("pm am m p a . local time gmt hours".split())
_RECENT_DAYS = 14
_STRETCH_DAYS = 13  # what is counted "in the same period" is counted over this and more
_READ_OUT = frozenset("aired broadcast carried circulated issued posted published read released shared signed".split())
_STATEMENTS = frozenset("address briefing communique message note speech statement video".split())
_LATELY_BLOCKS = 2
_SHORT_UNITS = frozenset("hour hours minute minutes".split())
_OLD_STORY_DAYS = 180  # a nearer date with a year is today's news, dated in full
_LONG_AGO_DAYS = 1000  # a first date this old makes an article one about the past
STORY_SENTENCES = 2  # that such a story may run on in its paragraph without a date
CHAPTER_BLOCKS = 3  # paragraphs that a story told with years may run on without naming the year again
_MEMORY = 40  # times remembered, so that reading takes time in step with the text


class _Story(NamedTuple):
    """A date told with its year, from which later dates of the passage run on."""

    day: date
    sentence: int
    block: int
    exact: bool = True


def find_times(
    words: Sequence[Word], anchor: date | None, anchors: Mapping[int, date] | None = None
) -> tuple[FoundTime, ...]:
    """The temporal expressions of an article in text order, without overlap.

    `anchor` is the day of publication (or of the dateline). Without it only dates that the text gives in full are resolved.
    `anchors` gives the days of blocks, by their numbers, that are told on another day: the entries of a log.
    Durations ("for three days") and recurring times ("every Friday") are none of these.
    """
    return tuple(_Reader(words, anchor, anchors or {}).read())


class _Reader:
    """Reads one article. The state is what the text has spoken of so far."""

    def __init__(self, words: Sequence[Word], anchor: date | None, anchors: Mapping[int, date]) -> None:
        self._words = words
        self._anchor = anchor
        self._anchors = anchors
        self._found: list[FoundTime] = []
        self._told: list[Told] = []
        self._stretch: Stretch | None = None  # the last one of weeks or more
        self._begun: Told | None = None  # the last stretch told, be it one that lasts
        self._story: _Story | None = None
        self._chapter: _Story | None = None
        self._era: date | None = None  # of an article that tells of long ago from its first date on
        self._covered: Stretch | None = None  # the days that a periodic report says it covers
        self._beginnings = Beginnings()
        self._beside: tuple[Stretch, int, int] | None = None  # the day last told of another event, its sentence and block
        self._inside: Stretch | None = None
        self._pieces: list[Piece] = []
        self._grammar = Grammar(self._pieces, self._words)

    def read(self) -> list[FoundTime]:
        """All blocks, in order."""
        blocks = pieces(self._words)
        told_on = self._dateline(blocks[0]) or self._anchor if blocks else self._anchor
        for block in blocks:
            self._anchor = self._anchors.get(self._words[block[0].word].block, told_on)
            self._pieces, self._grammar, self._inside = block, Grammar(block, self._words), None
            i = 0
            while i < len(block):
                phrase = self._grammar.phrase(i)
                if phrase is None:
                    i += 1
                    continue
                if phrase.counted is not None and self._sets_count(i, phrase):
                    phrase = phrase._replace(rule="")
                if phrase.rule:
                    self._take(phrase.start if phrase.start >= 0 else i, phrase)
                i = max(phrase.to, i + 1)
        return self._found

    def _dateline(self, block: Sequence[Piece]) -> date | None:
        """The day in a dateline such as "KYIV, Oct 16 (Reuters) -": nearer to the news than a later day of publication."""
        grammar = Grammar(block, self._words)
        for i in range(1, min(10, len(block))):
            if not (block[i - 1].is_capital or block[i - 1].lower in (",", "(")):
                return None
            phrase = grammar.point(i)
            if phrase is None or not isinstance(phrase.spec, Partial) or phrase.spec.day is None:
                continue
            tail = block[phrase.to : phrase.to + 8]
            dash = next((n for n, piece in enumerate(tail) if piece.lower in ("-", "—") and not piece.glued), -1)
            plain = all(piece.is_capital or piece.lower in "().,:/" for piece in tail[: max(dash, 0)])
            dashed = dash >= 0 and plain and block[i - 1].lower in (",", "(")
            stretch = _safely(phrase.spec, Setting(self._anchor, Tense.PAST))
            if not dashed or stretch is None:
                return None
            late = (self._anchor - stretch.latest).days if self._anchor else 0
            return stretch.latest if 0 <= late <= _RECENT_DAYS else None
        return None

    def _at(self, i: int) -> Piece:
        return self._pieces[i] if 0 <= i < len(self._pieces) else NOTHING

    def _low(self, i: int) -> str:
        return self._at(i).lower

    # ------------------------------------------------------------ one expression

    def _take(self, i: int, phrase: Phrase) -> None:
        """Resolve a phrase in its place and keep what it says."""
        first, last = self._at(i), self._at(phrase.to - 1)
        word = self._words[first.word]
        tense = governing_tense(self._words, first.word, last.word)
        if phrase.rule == "coming stretch" and tense is Tense.PAST:
            phrase = phrase._replace(reference=Reference.ANAPHORIC, ahead=True)
        about = phrase.about or self._grammar.owners.get(i)
        direction = self._direction(i, phrase) if about is None else None
        setting = self._setting(i, phrase, word, tense)
        self._inside = None
        stretch = _safely(phrase.spec, setting)
        if phrase.rule == "edge of a period" and tense is Tense.PAST and stretch is not None and self._lies_ahead(stretch):
            told = [one for one in self._told[-6:] if one.block == word.block]
            stretch = _safely(phrase.spec, replace(setting, published=told[-1].stretch.latest)) if told else None
        if stretch is None and not self._may_stay_open(phrase):
            return
        again = phrase.reference is Reference.ANAPHORIC or phrase.rule in ("ago", "this, last, next")
        if stretch is not None and again and self._is_restated(phrase.to):
            self._inside = stretch
            return
        if stretch is not None and phrase.edge and direction in _POINTING:
            stretch = dates.on(stretch.earliest if phrase.edge == "start" else stretch.latest)
        self._found.append(
            FoundTime(
                start=first.start,
                end=last.end,
                earliest=stretch.earliest if stretch else None,
                latest=stretch.latest if stretch and stretch.latest != date.max else None,
                precision=stretch.precision if stretch else Precision.VAGUE,
                kind=phrase.kind,
                rule=phrase.rule,
                reference=phrase.reference,
                direction=direction,
                tense=tense,
                first=first.word,
                last=last.word,
                about=about,
                contradicts=_contradicts(phrase.spec, stretch),
                covers=stretch is not None and phrase.rule == "span" and self._is_coverage(i, phrase.to, stretch),
            )
        )
        if stretch is not None and phrase.about is None:
            self._remember(i, phrase, stretch, word)
        elif stretch is not None:
            self._beside = stretch, word.sentence, word.block

    def _setting(self, i: int, phrase: Phrase, word: Word, tense: Tense | None) -> Setting:
        begun = self._begun
        near = begun is not None and begun.block == word.block and word.sentence - begun.sentence <= 1
        here = [told.stretch for told in self._told[-6:] if _same_sentence(told, word) and not told.said]
        said = [told.stretch for told in self._told[-3:] if _same_sentence(told, word) and told.said]
        setting = Setting(
            published=self._anchor,
            said=said[-1] if said else None,
            stretch=self._stretch,
            tense=tense,
            told=self._spoken_of(i, phrase, word, tense),
            inside=self._inside,
            story=self._story_here(word, tense),
            chapter=self._chapter_here(word, tense),
            loose=self._story is not None and not self._story.exact and self._story.sentence != word.sentence,
            here=here[-1] if here else None,
            begun=begun.stretch.earliest if begun is not None and near else None,
            recall=self._recall,
            beginning=lambda number, events: self._beginning(number, events, word),
            covered=self._covered,
            era=self._era if tense is not Tense.FUTURE else None,
            lately=self._lately(word),
            same_day=self._low(i - 1) in ("on", "later") and self._low(i - 2) != "for",
            that_day=self._low(i - 1) == "later" or (self._low(i - 1) == "on" and self._low(i - 2) == "later"),
        )
        spec, at = phrase.spec, self._at(i).word
        bare = isinstance(spec, Partial) and spec.is_weekday and spec.which is None and spec.of is None
        if self._covered is not None and bare and tense is not Tense.FUTURE and not tells_what_is_known(self._words, at):
            return replace(setting, no_later=self._covered.latest + timedelta(days=1))
        return setting

    def _lately(self, word: Word) -> date | None:
        """The day on which something last happened, told outright in the paragraph of a word or the few before it."""
        near = [told for told in self._told[-6:] if 0 <= word.block - told.block <= _LATELY_BLOCKS and not told.said]
        last = next((told for told in reversed(near) if not told.carried), None)
        return last.stretch.latest if last is not None and last.stretch.precision is Precision.DAY else None

    def _may_stay_open(self, phrase: Phrase) -> bool:
        """Whether an expression without days is kept: one that only the missing date of publication leaves open."""
        if self._anchor is not None or phrase.reference is Reference.ABSOLUTE:
            return False
        return phrase.rule not in ("after an event", "within", "day of a story")

    def _direction(self, i: int, phrase: Phrase) -> Direction | None:
        """The preposition before an expression, past "late on", "the evening of" or a time of day."""
        if phrase.rule in ("since", "within"):
            return Direction.SINCE if phrase.rule == "since" else Direction.WITHIN
        if phrase.kind is TimeKind.RANGE and self._low(i) in ("between", "from"):
            return Direction.BETWEEN
        clock = part = False
        for at in range(i - 1, i - 9, -1):
            lower, before = self._low(at), self._low(at - 1)
            if lower in _DIRECTIONS:
                found = _DIRECTIONS[lower]
                if found is Direction.BY and self._is_possessor(phrase.to):
                    return None
                # "before dawn on Friday" is on Friday
                if part and found is Direction.BY:
                    return None  # "by the afternoon of 14 July"
                return None if clock and found in (Direction.BEFORE, Direction.AFTER) else found
            if lower == "of" and before in ("as", "ahead"):
                return Direction.AS_OF if before == "as" else Direction.BEFORE
            if lower == "to":
                return {"prior": Direction.BEFORE, "up": Direction.UNTIL}.get(before)
            if lower == "than" and before == "later" and self._low(at - 2) in ("no", "not"):
                return Direction.BY
            if lower in _TIME_OF_DAY or self._at(at).is_number:
                clock, part = True, part or lower in vocabulary.PARTS_OF_DAY
            elif lower not in _SKIPPED:
                return None
        return None

    def _is_possessor(self, to: int) -> bool:
        """ "Displaced by Tuesday's clashes" names who did it; "by Friday's deadline" is still a limit."""
        mark = self._low(to)
        after = to + 2 if mark in ("'", "’") and self._low(to + 1) == "s" else to + 1
        return mark in ("'", "’", "'s", "’s") and self._low(after) not in ("deadline", "end", "close")

    def _is_restated(self, i: int) -> bool:
        """Whether a date follows that says the same more exactly: "A week later, on 5 March"."""
        if self._low(i) not in (",", "("):
            return False
        on = self._low(i + 1) in ("on", "in")
        point = self._grammar.point(i + 2 if on else i + 1)
        if point is None or not isinstance(point.spec, Partial) or not point.rule:
            return False
        return point.spec.month is not None or (point.spec.is_weekday and on)

    # ------------------------------------------------------------ what has been told

    def _spoken_of(self, i: int, phrase: Phrase, word: Word, tense: Tense | None) -> Stretch | None:
        """The time last spoken of, as an expression of this kind refers to it.

        Days are counted from the last day told in the sentence; beside a verb of saying from the day of publication; else
        from the last day of the paragraph, or of the paragraphs before where it is not long past.
        """
        if phrase.reference is not Reference.ANAPHORIC:
            return None
        today = dates.on(self._anchor) if self._anchor and (self._told or not phrase.ahead) else None
        if phrase.rule not in ("that day", "day before or after"):
            return self._other_year(phrase) or (self._told[-1].stretch if self._told else today)
        days = [told for told in self._told[-12:] if told.stretch.precision is Precision.DAY]
        if phrase.rule == "that day":  # a night may have two days, a weekend is none
            days = [told for told in days if told.kind is TimeKind.RANGE or told.stretch.days == 1] or days
        here = [told for told in days if _same_sentence(told, word)]
        if here:
            return self._one_day(here[-1].stretch)
        same = "same" in (self._low(i), self._low(i + 1))
        if today is not None and not same and self._is_reported(i, phrase.to):
            return today
        if (back := self._further_back(i, phrase, word)) is not None:
            return back
        near = [told for told in days if told.block == word.block]
        if near:
            return self._one_day(_of_acts(near).stretch)
        told = [one for one in self._told[-3:] if one.block == word.block]
        if told and phrase.rule == "day before or after" and told[-1].stretch.precision is not Precision.DAY:
            return None  # "In January men were taken from a boat. Nine days later": nobody knows after which
        event = just_named(self._grammar, i) if phrase.rule == "day before or after" else None
        named = self._recall(event) if event is not None else None
        if named is not None:
            return named
        if self._low(phrase.to - 2) in _SHORT_UNITS and not self._opens_block(word):
            return None  # "A bomb wrecked the hall. Three hours later ...": hours after what has just been told
        pointing = phrase.rule == "that day" and (same or self._low(i) == "that")  # "that afternoon" is never today
        pointing |= phrase.ahead  # nor is "the following day" one after today
        last = self._scene_told(days) if days and not phrase.ahead else _of_acts(days) if days else None
        onward = phrase.ahead and tense is Tense.PAST  # "the day after, a second column attacked": not tomorrow
        if last is not None and (pointing or onward or today is None or self._is_recent(last, today)):
            return self._one_day(last.stretch)
        return today

    def _other_year(self, phrase: Phrase) -> Stretch | None:
        """ "In April that year": the year told last that is not the one in which this is written, which is "this year"."""
        spec = phrase.spec
        if not isinstance(spec, Partial) or spec.of != "told" or spec.shift or self._anchor is None:
            return None
        told = (one.stretch for one in reversed(self._told))
        return next((one for one in told if one.earliest.year != self._anchor.year), None)

    def _further_back(self, i: int, phrase: Phrase, word: Word) -> Stretch | None:
        """ "It came two days after gunmen stopped a bus. A day earlier, a convoy hit a mine": a day before the bus."""
        earlier = self._low(phrase.to - 1) in ("earlier", "before") and (i == 0 or self._low(i - 1) in (".", "!", "?"))
        if not earlier or self._beside is None:
            return None
        stretch, sentence, block = self._beside
        return stretch if block == word.block and word.sentence - sentence == 1 else None

    @staticmethod
    def _is_recent(told: Told, today: Stretch) -> bool:
        return 0 <= (today.latest - told.stretch.latest).days <= _RECENT_DAYS

    def _opens_block(self, word: Word) -> bool:
        return word.sentence == self._words[self._pieces[0].word].sentence

    @staticmethod
    def _scene_told(days: Sequence[Told]) -> Told:
        """The day from which one goes back: the last that a blow, a death, an arrest was told with, not a visit's."""
        scenes = [told for told in days if not told.said and any(_sort(one) in vocabulary.SCENES for one in told.around)]
        return scenes[-1] if scenes else _of_acts(days)

    def _one_day(self, stretch: Stretch) -> Stretch:
        """Of some days that reach to the day of publication, that day."""
        if self._anchor is not None and stretch.latest == self._anchor and (stretch.latest - stretch.earliest).days > 1:
            return dates.on(self._anchor)
        return stretch

    def _is_reported(self, i: int, to: int) -> bool:
        """Whether a verb of saying stands right beside: "had claimed a day earlier", "which a day earlier had put the
        toll"."""
        for k in range(i - 1, max(-1, i - 4), -1):
            if self._low(k) in _ENDS:
                break  # "..., the mayor said. Five days earlier gunmen had killed two guards"
            if self._low(k) in vocabulary.SAID:
                return True
        return self._low(to) in ("had", "has") and any(self._low(k) in vocabulary.SAID for k in range(to + 1, to + 4))

    def _recall(self, events: Events) -> Stretch | None:
        return recall(self._told, events)

    def _beginning(self, number: int, events: Events, word: Word) -> date | None:
        begun = self._begun
        near = begun is not None and begun.block == word.block and word.sentence - begun.sentence <= 1
        lasted = 1 if begun is None or begun.stretch.latest == self._anchor else begun.stretch.days
        if number <= lasted and not events.nouns and begun is not None and near:
            return begun.stretch.earliest  # "since 12 January ... the first night", "from 3 to 6 March ... the third day"
        return self._beginnings.find(number, events, self._told, word.block)

    def _sets_count(self, i: int, phrase: Phrase) -> bool:
        """Whether a counted day says how far the count has got on a day told otherwise, which is kept: "Tuesday, the ninth
        day of the offensive", "entered its fourth day on Monday"."""
        count, word = phrase.counted, self._words[self._at(i).word]
        if count is None:
            return False
        last = self._found[-1] if self._found else None
        apposed = last is not None and last.end <= self._at(i).start and self._low(i - 1) in (",", "(", "—", "-")
        apposed = apposed and last is not None and self._at(i - 2).end == last.end and last.earliest == last.latest
        if not (apposed or count.enters):
            return False
        day = last.latest if apposed and last is not None else self._day_of_count(phrase, word)
        if day is not None:
            self._beginnings.note(day, count.number, count.events, word.block)
        return True

    def _day_of_count(self, phrase: Phrase, word: Word) -> date | None:
        """The day of a sentence that says how far a count has got: told before or just behind it, else today."""
        here = [told.stretch for told in self._told[-6:] if _same_sentence(told, word) and not told.said]
        if not here and self._low(phrase.to) == "on":
            point = self._grammar.point(phrase.to + 1)
            found = _safely(point.spec, Setting(self._anchor, Tense.PAST)) if point is not None and point.rule else None
            here = [found] if found is not None else []
        return here[-1].latest if here else self._anchor

    def _remember(self, i: int, phrase: Phrase, stretch: Stretch, word: Word) -> None:
        first, last = self._at(i).word, self._at(phrase.to - 1).word
        around = self._words[max(0, first - 30) : last + 31]
        near = frozenset(told_with(around, word, self._words[last].end))
        owned = ""
        if self._low(phrase.to) == "'":
            nouns = (self._low(k) for k in range(phrase.to + 2, phrase.to + 6))
            owned = next((noun for noun in nouns if noun in vocabulary.EVENT_SORTS), "")
        said = any(self._low(k) in vocabulary.SAID for k in (i - 1, i - 2, phrase.to)) or self._is_of_saying(i, word)
        carried = phrase.reference is Reference.ANAPHORIC
        told = Told(stretch, word.sentence, word.block, phrase.kind, near, owned, said, carried)
        if (stretch.latest - stretch.earliest).days >= _STRETCH_DAYS and phrase.rule != "that period":
            self._stretch = stretch
        if self._found[-1].covers:
            self._covered = stretch
        if phrase.kind is TimeKind.RANGE and stretch.precision is Precision.DAY:
            self._begun = told
        if phrase.rule == "since" and stretch.precision is Precision.DAY:
            self._beginnings.note(stretch.earliest, 1, Events(near, frozenset()), word.block)  # "a war since 9 September"
        from_then = phrase.rule == "since" and stretch.precision is Precision.DAY and tells_when(self._grammar, phrase.to)
        if from_then or phrase.rule not in ("since", "past stretch", "coming stretch"):
            self._told.append(told._replace(stretch=dates.on(stretch.earliest)) if from_then else told)
            del self._told[:-_MEMORY]
        self._live_in(phrase, stretch)
        self._go_on(i, phrase, stretch, word)

    def _live_in(self, phrase: Phrase, stretch: Stretch) -> None:
        """An article whose first date is of years ago goes on in that time until it names a day of now."""
        spec, today = phrase.spec, self._anchor
        dated = isinstance(spec, Partial) and (spec.month is not None or spec.season is not None)
        first = len(self._told) == 1 and phrase.rule != "since"
        long_ago = today is not None and (today - stretch.latest).days >= _LONG_AGO_DAYS
        if dated and (self._era is not None or (first and long_ago)):
            self._era = stretch.earliest
        elif phrase.reference is Reference.DEICTIC:
            self._era = None

    def _is_of_saying(self, i: int, word: Word) -> bool:
        """ "Denied involvement on Friday": the verb before says something, and nothing that happened stands between."""
        at = self._at(i).word
        for k in range(at - 1, max(-1, at - 9), -1):
            one = self._words[k]
            if one.sentence != word.sentence or one.block != word.block or _sort(one.lower) in vocabulary.SCENES:
                return False
            if one.pos in ("VERB", "AUX"):
                if one.lower in _READ_OUT and k > 0 and self._words[k - 1].lower in _STATEMENTS:
                    return True  # "announced the toll in a statement read on state television on Saturday"
                return one.lower in vocabulary.SAID
        return False

    def _is_coverage(self, i: int, to: int, stretch: Stretch) -> bool:
        """ "This report covers 12 to 18 May": in such a report "on Monday" is a Monday of that time."""
        today = self._anchor
        if today is None or not 0 < (today - stretch.latest).days <= _RECENT_DAYS:
            return False
        if stretch.precision is not Precision.DAY:
            return False
        at_head = self._words[self._at(i).word].block <= _HEAD_BLOCKS and stretch.days >= _FEWEST_COVERED
        return says_it_covers(self._grammar, i, to, at_head=at_head)

    def _lies_ahead(self, stretch: Stretch) -> bool:
        """ "By the end of the week 1,200 had fled", of a week long past: days that have not come cannot be meant."""
        return self._anchor is not None and stretch.earliest > self._anchor

    def _is_old(self, stretch: Stretch) -> bool:
        return self._anchor is not None and (self._anchor - stretch.latest).days >= _OLD_STORY_DAYS

    def _story_here(self, word: Word, tense: Tense | None) -> date | None:
        story = self._story
        if story is None or tense is Tense.FUTURE or story.block != word.block:
            return None
        return story.day if 0 <= word.sentence - story.sentence <= STORY_SENTENCES else None

    def _chapter_here(self, word: Word, tense: Tense | None) -> date | None:
        """The story told with years in the paragraphs before, where a background goes on over several of them."""
        chapter = self._chapter
        if chapter is None or tense is Tense.FUTURE or word.block - chapter.block > CHAPTER_BLOCKS:
            return None
        return chapter.day

    def _go_on(self, i: int, phrase: Phrase, stretch: Stretch, word: Word) -> None:
        """Begin, continue or end a story told with years: "On 27 February 2020 ... on 5 March"."""
        spec, today, story = phrase.spec, self._anchor, self._story
        dated = isinstance(spec, Partial) and spec.month is not None
        begins = (
            dated
            and isinstance(spec, Partial)
            and spec.year is not None
            and not dates_a_noun(self._words, self._at(i).word)
        )
        exact = stretch.precision is Precision.DAY
        if phrase.rule == "since":
            self._story = None  # "since November 2023" reaches to now: "in January" is of this year
            return
        opens = stretch.precision is Precision.YEAR and self._low(i - 1) == "in" and (i < 2 or self._low(i - 2) in _ENDS)
        if opens and phrase.reference is Reference.ABSOLUTE and (today is None or stretch.latest.year < today.year):
            self._story = _Story(stretch.earliest, word.sentence, word.block, exact=False)  # "In 1994 ... on 15 April"
            return
        if begins and (today is None or (today - stretch.latest).days >= _OLD_STORY_DAYS):
            self._story = self._chapter = _Story(stretch.earliest, word.sentence, word.block, exact)
            return
        if dated and self._chapter is not None and stretch.earliest >= self._chapter.day and self._is_old(stretch):
            self._chapter = _Story(stretch.earliest, word.sentence, word.block, exact)
        elif today is not None and not self._is_old(stretch) and phrase.reference is Reference.DEICTIC:
            self._chapter = None  # back to the news
        ahead = today is not None and stretch.earliest > today
        runs_on = (
            story is not None and not ahead and stretch.earliest >= story.day and phrase.reference is not Reference.DEICTIC
        )
        in_story = dated and not ahead and self._story_here(word, None) is not None
        self._story = _Story(stretch.earliest, word.sentence, word.block, exact) if runs_on or in_story else None


def _sort(word: str) -> str | None:
    return vocabulary.EVENT_SORTS.get(word)


def _of_acts(days: Sequence[Told]) -> Told:
    """The last of some days on which something happened rather than was said; the last of all where only saying is told."""
    return next((told for told in reversed(days) if not told.said), days[-1])


def _same_sentence(told: Told, word: Word) -> bool:
    return told.sentence == word.sentence and told.block == word.block


def _contradicts(spec: Partial | Resolver, stretch: Stretch | None) -> bool:
    """Whether a date falls on another weekday than the text names."""
    if not isinstance(spec, Partial) or spec.weekday is None or spec.day is None or stretch is None:
        return False
    return stretch.earliest.weekday() != spec.weekday


def _safely(spec: Partial | Resolver, setting: Setting) -> Stretch | None:
    """Resolve, or None where the days lie beyond what a calendar can hold."""
    try:
        return resolved(spec, setting)
    except (OverflowError, ValueError):
        return None
