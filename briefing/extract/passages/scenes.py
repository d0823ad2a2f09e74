"""The day of the scene: an article goes on telling its main incident without naming the day again.

"A jet bombed a monastery on Tuesday. ... The volunteer said he had carried 32 injured villagers to a clinic." Nothing is
guessed for what stands in another place or behind another day, nor where an article tells the incidents of several days.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.domain.when import When
from briefing.extract.events.happenings import BLOWS, Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.sameness import tells_of_other_town
from briefing.extract.events.standing import Mood, is_rumoured
from briefing.extract.places.agreeing import begins_abroad, places_agree
from briefing.extract.places.atlas import Atlas, Spot
from briefing.extract.places.placing import turns_away
from briefing.extract.places.scores import TOWNS
from briefing.extract.sentences.clauses import comes_up_to_now, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb, clause_verbs
from briefing.extract.times.clause_times import is_set_apart, long_after
from briefing.extract.times.intervals import days_of
from briefing.extract.tolls.rows import Row

LEAD = 4  # paragraphs in which an article's main incident is told
MOMENT_DAYS = 2  # a scene is of a day or a night
NEWS_DAYS = 14  # before publication: what is older is no news that later paragraphs go on telling
RIVAL = 0.5  # another day told with more than this share of the main one's weight leaves the scene open
PARAGRAPH = 12  # sentences
PASSAGE = 4  # sentences that an incident's passage runs on, in its paragraph and the next
_UNITS = frozenset("day evening fortnight month morning night week weekend year".split())
REACH = 600  # happenings and rows
_SCENE = frozenset(
    (
        EventType.BATTLE,
        EventType.STRIKE,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.UNREST,
        EventType.DISASTER,
        EventType.CASUALTY,
        EventType.DETENTION,
        EventType.SEIZURE,
    )
)
_SMALL = frozenset((PlaceKind.VILLAGE, PlaceKind.FACILITY, PlaceKind.DISTRICT, PlaceKind.OTHER))
_TOLD = (Mood.HAPPENED, Mood.DENIED)  # whoever denies a strike goes on to tell his own version of that day
_RULE = "the day of the incident that the article goes on telling"


class Scenes:
    """Finds the one scene of an article, if it has one, and gives its day to what is told of it."""

    def __init__(self, paper: Paper, reader: EventReader) -> None:
        self.paper = paper
        self.reader = reader
        self._until: int | None = None  # the token from which on days of other incidents are told

    def settle(self, rows: Sequence[Row]) -> None:
        """Give the day of the scene to the happenings and tolls of it that tell none."""
        main = self._main(rows)
        dated = [one for one in self.reader.happenings[:REACH] if one.when.is_known and one.standing.mood in _TOLD]
        dated = [one for one in dated if long_after(one.trigger) is None]  # "three days after a riot in Machala"
        for happening in self.reader.happenings[:REACH]:
            named = happening.type is EventType.CASUALTY and happening.trigger.pos == "PROPN"
            if named:
                continue  # somebody known by name is told to have died: it may have been on another day
            if happening.framed and happening.spot is None and happening.type in _SCENE:
                scene = self._scene(happening.trigger, happening, dated, main)
                if scene is not None and scene is not happening and scene.when.overlaps(happening.when):
                    self._give_place(happening, scene)
            if not happening.when.is_known and happening.type is EventType.CASUALTY:
                frame = self.reader.frames.day(happening.trigger)
                happening.when = (
                    happening.when if frame is None else frame.when
                )  # "Then, eight were killed in the province"
            if not happening.when.is_known and happening.type in _SCENE and not are_some(happening.trigger):
                scene = self._scene(happening.trigger, happening, dated, main) or self._of_that_village(happening, dated)
                if scene is not None:
                    happening.when = scene.when
                    happening.why.append(Because("when", _RULE, self.paper.span(scene.trigger)))
                    self._give_place(happening, scene)
        for row in rows[:REACH]:
            open_row = row.happening is None and row.part_of is None and not row.when.is_known and not row.cumulative
            open_row = open_row and not row.elsewhere and not is_rumoured(row.trigger)
            if open_row and row.high != 0 and row.standing.mood in _TOLD:
                frame = self.reader.frames.day(row.trigger)
                if frame is not None:
                    row.when = frame.when
            undated = open_row and not row.when.is_known
            scene = self._scene(row.trigger, row, dated, main) if undated else None
            if scene is not None:
                row.when = scene.when
                row.why.append(Because("when", _RULE, self.paper.span(scene.trigger)))
                row.spot = row.spot or (None if turns_away(row.trigger.sent) else scene.spot)

    def _scene(
        self, trigger: Token, told: Happening | Row, dated: Sequence[Happening], main: Happening | None
    ) -> Happening | None:
        """The incident that something without a day is told of: the one told just before it, else the article's own."""
        before = next((one for one in reversed(dated) if one.trigger.i < trigger.i), None)
        detached = isinstance(told, Row) and told.detached
        for scene in (None if detached else before, main):
            if scene is None or not self._belongs(trigger, told, scene):
                continue
            if scene is main and self._until is not None:
                far = trigger.sent.block - main.trigger.sent.block > 1
                if trigger.i > self._until or far or _is_of_before(trigger):
                    continue
            if (
                scene is not main
                and self._is_gone_back_to(scene, main)
                and scene.triggers[-1].sent.block != trigger.sent.block
            ):
                continue
            if scene is main or (self._is_moment(scene) and self._is_near(scene, trigger)):
                return scene
        return None

    def _of_that_village(self, happening: Happening, dated: Sequence[Happening]) -> Happening | None:
        """ "At least 38 were killed on 9 November in an attack on Um Sayala. ... Armed men entered Um Sayala in the early
        morning": the one day on which an article tells of fighting in a village or at a site."""
        spot = happening.spot
        if spot is None or spot.kind not in _SMALL or not happening.own_place or happening.type not in BLOWS:
            return None
        there = [one for one in dated if one.spot is not None and one.spot.id == spot.id and one.type in BLOWS]
        if not there or any(one.when != there[0].when for one in there) or not self._is_moment(there[0]):
            return None
        told = there[0].trigger.i < happening.trigger.i and happening.standing.mood is Mood.HAPPENED
        back = _is_of_before(happening.trigger) or self._is_of_another_day(happening.trigger, there[0].when)
        return there[0] if told and not back and _is_past(happening.trigger) else None

    @staticmethod
    def _is_gone_back_to(scene: Happening, main: Happening | None) -> bool:
        """Whether a scene lies before the article's own: "in the first strike, a week before": of its paragraph alone."""
        if main is None or scene.when.latest is None or main.when.earliest is None:
            return False
        return scene.when.latest < main.when.earliest and scene.trigger.i > main.trigger.i

    def _give_place(self, happening: Happening, scene: Happening) -> None:
        """What is of the scene's day and names no place is where the scene is, but no state strikes at home."""
        spot = scene.spot
        if turns_away(happening.trigger.sent) or self.reader.hits_back(happening):
            return
        if happening.spot is None and spot is not None:
            if happening.own_time and tells_of_other_town(happening.trigger, spot, self.reader.cast):
                return  # "In Téra there were funerals. Monday's ambush ...": not where the strike of that day was
            home = {self.reader.cast.drafts[actor].country for actor in happening.initiators}
            if spot.kind is not PlaceKind.COUNTRY or spot.country not in home:
                happening.spot = spot

    @staticmethod
    def _is_near(scene: Happening, trigger: Token) -> bool:
        last = max((token for token in scene.triggers if token.i < trigger.i), key=lambda token: token.i)
        return trigger.sent.block - last.sent.block <= 1 and trigger.sent.group - last.sent.group <= PASSAGE

    # ------------------------------------------------------------ the scene

    def _main(self, rows: Sequence[Row]) -> Happening | None:
        """The incident that the article begins with, where no other day is told as broadly."""
        dated = [one for one in self.reader.happenings[:REACH] if self._is_moment(one) and long_after(one.trigger) is None]
        lead = self._lead()
        first = next((one for one in dated if one.trigger.sent.block in lead), None)
        if first is None:
            return None
        tolls: dict[int, int] = {}
        for row in rows[:REACH]:
            if row.happening is not None:
                tolls[id(row.happening)] = tolls.get(id(row.happening), 0) + 1
        weights: dict[When, int] = {}
        for one in dated:
            weights[one.when] = weights.get(one.when, 0) + len(one.triggers) + tolls.get(id(one), 0)
        own = weights[first.when]
        others = {when for when, weight in weights.items() if weight > own * RIVAL and not when.overlaps(first.when)}
        if others:  # the main incident is gone on with until another day's is told
            self._until = next((one.trigger.i for one in dated if one.when in others), None)
            if self._until is not None and self._until < first.trigger.i:
                return None
        return first

    def _lead(self) -> frozenset[int]:
        """The first paragraphs that have sentences."""
        blocks = dict.fromkeys(sentence.block for sentence in self.paper.sentences if not sentence.label)
        return frozenset(list(blocks)[:LEAD])

    def _is_moment(self, one: Happening) -> bool:
        when, day = one.when, self.paper.article.day
        if one.type not in _SCENE or one.standing.mood not in _TOLD or when.earliest is None or when.latest is None:
            return False
        fresh = day is None or -1 <= (day - when.latest).days <= NEWS_DAYS
        return fresh and days_of(when) <= MOMENT_DAYS and not is_background(when, day)

    # ------------------------------------------------------------ what belongs to it

    def _belongs(self, trigger: Token, told: Happening | Row, main: Happening) -> bool:
        """Whether something without a day is told as of the main incident: after it, in its tense, in its place."""
        if is_set_apart(trigger.sent) and main.trigger.sent is not trigger.sent:
            return False
        if long_after(trigger) is not None:
            return False  # "the shooting came a day after four men were hacked to death"
        if trigger.i < main.trigger.i or told.standing.mood is not Mood.HAPPENED or not _is_at(told.spot, main.spot):
            return False
        if main.spot is not None and told.spot is None and self._is_abroad(trigger.sent, main.spot):
            return False
        if main.spot is not None and self._is_item_of_others(trigger.sent, main):
            return False
        if main.spot is not None and trigger.sent is not main.trigger.sent:
            between = [one for one in trigger.sent.tokens if one.low == "between"]
            if any(lies_between(one, main.spot, self.reader.atlas) for one in between):
                return False
        lasts = isinstance(told, Row) and told.lasts
        return (lasts or _is_past(trigger)) and not self._is_of_another_day(trigger, main.when)

    def _is_item_of_others(self, sentence: Sentence, main: Happening) -> bool:
        """Whether a sentence stands in another item of a list, which names other places: it tells something else."""
        if sentence.block == main.trigger.sent.block or self.paper.block(sentence).kind is not BlockKind.LIST_ITEM:
            return False
        named = [spot for token in sentence.tokens if (spot := self.reader.atlas.at(token)) is not None]
        return main.spot is not None and any(not places_agree(spot, main.spot) for spot in named)

    def _is_abroad(self, sentence: Sentence, spot: Spot) -> bool:
        """Whether the paragraph of a sentence begins in another country."""
        first = max(0, sentence.index - PARAGRAPH)
        here = [one for one in self.paper.sentences[first : sentence.index + 1] if one.block == sentence.block]
        return any(begins_abroad(one, spot, self.reader.atlas) for one in here)

    def _is_of_another_day(self, trigger: Token, when: When) -> bool:
        """Whether its paragraph has gone on to another day before it, or its sentence speaks of one."""
        if is_of_some_day_before(trigger.sent):
            return True
        for sentence in self.paper.sentences[max(0, trigger.sent.index - 12) : trigger.sent.index + 1]:
            if sentence.block != trigger.sent.block:
                continue
            for time, tie in self.reader.clock.near(sentence):
                verb = clause_verb(tie)
                if time.earliest is None and time.latest is None:
                    continue
                said = sentence is trigger.sent and verb is not None and verb.lemma in self.reader.reporting
                if said and verb in trigger.ancestors() and _is_before(time.when, when):  # type: ignore[operator]
                    return True  # "said last month that they were encircled": not yesterday
                if verb is not None and verb.lemma in self.reader.reporting and sentence.group != trigger.sent.group:
                    continue  # "said on Sunday" dates the saying
                if verb is not None and verb.lemma in self.reader.reporting and verb is not clause_verb(trigger):
                    continue
                if not time.when.overlaps(when):
                    return True
        return False


def lies_between(word: Token, spot: Spot, atlas: Atlas) -> bool:
    """ "Fighting for the villages between Sake and Goma": whether a word places what is told between towns that are not
    this place."""
    if word.low != "between":
        return False
    named = [found for obj in word.kids_by("pobj") if (found := atlas.at(obj)) is not None]
    return any(one.kind in TOWNS and not places_agree(one, spot) for one in named)


def _is_before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def is_of_some_day_before(sentence: Sentence) -> bool:
    """ "On the weekend before, five people had been kidnapped", "three days after the feast": of a day that no word
    tells."""
    if any(one.low == "then" and one.dep == "advmod" for one in sentence.tokens[-3:]):
        return True  # "My father was killed by a bomb then"
    told = sentence.tokens[:6]
    return any(
        one.low in ("after", "before", "earlier", "later", "previously")
        and before.lemma in _UNITS
        and one.i <= sentence.tokens[0].i + 4
        for before, one in pairwise(told)
    )


def _is_of_before(trigger: Token) -> bool:
    """Whether a happening is told in the past perfect."""
    verb = clause_verb(trigger)
    return verb is not None and any(kid.low == "had" for one in (verb, verb.first_conjunct()) for kid in one.kids_by("aux"))


def _is_at(spot: Spot | None, main: Spot | None) -> bool:
    return spot is None or main is None or places_agree(spot, main)


def _is_past(trigger: Token) -> bool:
    """Whether a happening is told in the past or past perfect, not as what has come about by now."""
    verb = clause_verb(trigger)
    if verb is None:
        return False
    return not comes_up_to_now(verb) and any(tense_of(one) == "past" for one in clause_verbs(verb)[:2])


def are_some(trigger: Token) -> bool:
    """ "Killed in fierce battles along the front": several blows that are not pointed back at are of no one day."""
    det = trigger.kid("det", "poss")
    return trigger.tag in ("NNS", "NNPS") and (det is None or det.low in ("some", "several", "other"))
