"""The day a paragraph is in: "On the second day the helicopters came. Rockets fell on the groves ..."

A sentence that tells one day in its main clause opens a frame, and what the paragraph goes on telling in the past is of
that day, though the sentence that names it need tell no event. The frame ends with the paragraph, with a sentence that
speaks of another time, or after a few sentences. What is told to have come before ("had attacked") is not of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.when import Precision, When
from briefing.extract.sentences.clauses import comes_up_to_now, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb, clause_verbs
from briefing.extract.times.clause_times import is_set_apart, opens_then
from briefing.extract.times.found import Direction, FoundTime
from briefing.extract.times.timing import Clock
from briefing.extract.times.words import PARTS_OF_DAY

REACH = 5  # sentences that a frame holds
NIGHT = 1  # days that a night lasts beyond its first
_REMEMBERING = frozenset("believe recall recollect remember think".split())
_LATER = frozenset("by at around shortly just until before after all".split())
_HOURS = frozenset(
    "dawn daybreak sunrise morning mid-morning noon midday lunchtime afternoon mid-afternoon dusk sunset evening nightfall "
    "night midnight a.m. p.m. am pm".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that a passage is told of, and the expression that opened it."""

    when: When
    time: FoundTime
    sentence: int
    before: bool  # its sentence is told in the past perfect itself


class Frames:
    """The frames of one article, by the sentences that stand in them."""

    def __init__(self, paper: Paper, clock: Clock, reporting: frozenset[str]) -> None:
        self._reporting = reporting
        self._clock = clock
        self._text = paper.article.text
        self._groups = [sentence.group for sentence in paper.sentences]
        self._held: dict[int, Frame] = {}
        frame: Frame | None = None
        then: Frame | None = None  # the time of the sentence before, however long
        for last, sentence in zip((None, *paper.sentences), paper.sentences, strict=False):
            if last is None or last.block != sentence.block or sentence.label:
                frame = then = None
            if then is not None and opens_then(sentence):
                self._held[sentence.index] = then
            elif frame is not None and sentence.group - paper.sentences[frame.sentence].group <= REACH:
                self._held[sentence.index] = frame
            if not sentence.label:
                frame = self._after(sentence, frame)
                then = self._stretch_of(sentence)

    def day(self, trigger: Token) -> Frame | None:
        """The frame that holds for what a verb or noun names, where that goes on telling in the past."""
        frame = self._held.get(trigger.sent.index)
        verb = clause_verb(trigger)
        if is_set_apart(trigger.sent) or frame is None or verb is None or self._speaks_of_another(trigger.sent, frame):
            return None
        chain = clause_verbs(verb)[:2]
        if comes_up_to_now(verb) or any(kid.low in ("will", "would") for one in chain for kid in one.kids_by("aux")):
            return None
        if not any(tense_of(one) == "past" for one in chain[:1] if not _is_bare(one)) and not _hangs_in_past(chain):
            return None
        if _is_of_before(chain) and not frame.before and not _has_hour(verb):
            return None
        return frame

    def is_of_part_before(self, trigger: Token) -> bool:
        """ "A convoy was looted on Tuesday; two drivers were beaten": whether the part before tells the day."""
        frame, here = self.day(trigger), trigger.sent
        return frame is not None and frame.sentence == here.index - 1 and self._groups[here.index - 1] == here.group

    def _speaks_of_another(self, sentence: Sentence, frame: Frame) -> bool:
        told = [(time, tie) for time, tie in self._told(sentence) if not time.when.overlaps(frame.when)]
        return any(not self._is_aside(tie) or _is_said_before(time.when, frame.when, tie) for time, tie in told)

    def _told(self, sentence: Sentence) -> list[tuple[FoundTime, Token]]:
        near = self._clock.near(sentence)
        return [(time, tie) for time, tie in near if time.earliest is not None or time.latest is not None]

    def _is_aside(self, tie: Token) -> bool:
        """Whether a time is of the saying, or of what a relative clause tells: "who had come a week earlier"."""
        verb = clause_verb(tie)
        return self._is_saying(tie) or (verb is not None and verb.dep == "relcl")

    def _is_saying(self, tie: Token) -> bool:
        verb = clause_verb(tie)
        return verb is not None and verb.lemma in self._reporting

    def _after(self, sentence: Sentence, frame: Frame | None) -> Frame | None:
        """The frame that holds after a sentence."""
        told = [(time, tie) for time, tie in self._told(sentence) if not self._is_saying(tie)]
        if not told:
            return frame
        if len({(time.earliest, time.latest) for time, _ in told}) > 1:
            return None
        time, tie = told[0]
        verb = clause_verb(tie)
        by_hour = time.direction is Direction.BY and self._text[time.start : time.end].split()[-1].lower() in PARTS_OF_DAY
        if (
            verb is None
            or not _is_day(time, by_hour)
            or not self._is_main(verb)
            or tie.dep in ("poss", "compound", "amod", "nmod")
        ):
            return None
        if tense_of(verb) != "past":
            return None
        return Frame(time.when, time, sentence.index, _is_of_before([verb]))

    def _stretch_of(self, sentence: Sentence) -> Frame | None:
        """The one time that a sentence tells in its main clause: "In July the town went through the same"."""
        told = [(time, tie) for time, tie in self._told(sentence) if not self._is_saying(tie)]
        verb = clause_verb(told[0][1]) if len(told) == 1 else None
        if verb is None or told[0][0].direction is not None or not self._is_main(verb) or tense_of(verb) != "past":
            return None
        return Frame(told[0][0].when, told[0][0], sentence.index, _is_of_before([verb]))

    def _is_main(self, verb: Token) -> bool:
        """Whether a verb is a sentence's own, or what somebody is reported to have said."""
        one = verb
        while one.head is not one:
            told = one.head.lemma in self._reporting or one.head.lemma in _REMEMBERING
            if one.dep == "conj" or (one.dep == "ccomp" and told):
                one = one.head
                continue
            return False
        return True


def _is_said_before(said: When, told: When, tie: Token) -> bool:
    """ "In March the army said it had killed 18": what was said before a day is not of that day."""
    verb = clause_verb(tie)
    earlier = said.latest is not None and told.earliest is not None and said.latest < told.earliest
    return earlier and verb is not None and verb.dep != "relcl"


def _is_day(time: FoundTime, by_hour: bool) -> bool:
    """Whether a time is one day: also "by Monday morning", which opens that day."""
    if (time.direction is not None and not by_hour) or time.about is not None or time.precision is not Precision.DAY:
        return False
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days <= NIGHT


def _is_bare(verb: Token) -> bool:
    return verb.tag in ("VB", "VBG") and verb.kid("aux") is None


def _hangs_in_past(chain: list[Token]) -> bool:
    """ "..., killing two": of the verb it hangs on."""
    return len(chain) > 1 and _is_bare(chain[0]) and tense_of(chain[1]) == "past"


def _is_of_before(chain: list[Token]) -> bool:
    return any(kid.low in ("had", "'d") for one in chain for kid in one.kids_by("aux"))


def _has_hour(verb: Token) -> bool:
    """ "By the afternoon the army had sent two companies": of the day being told, for all the tense."""
    preps = [kid for kid in verb.kids_by("prep") if kid.low in _LATER]
    return any(token.low in _HOURS for prep in preps for token in (prep.kid("pobj"),) if token is not None)
