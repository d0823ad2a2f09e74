"""The ground a passage stands on: where the story is while no sentence names the place again.

"They were in a cellar in Al-Maydan. At dusk they ran. Her son was killed at the end of the alley." A sentence that tells
where something was, or where the people told of were, opens a ground; what the paragraph goes on telling is there until
another place is told. Behind the paragraph only the one place that an article is about is gone on with. Nothing stands on
a ground that is of another time, that counts over a war, or that is told with a place of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain.casualty import Effect
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.place import PlaceId, PlaceKind
from briefing.domain.text import BlockKind
from briefing.domain.when import UNKNOWN, When
from briefing.extract.events.happenings import BLOWS, Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood
from briefing.extract.passages.particulars import LYING
from briefing.extract.passages.scenes import lies_between
from briefing.extract.places.agreeing import begins_abroad, places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.places.bearings import COMPASS
from briefing.extract.places.clause_places import is_of_a_case
from briefing.extract.places.placing import headed, labelled, turns_away, where_of
from briefing.extract.places.scores import CARE, phrase_head, typed
from briefing.extract.sentences.clauses import is_perfect, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import below, clause_verb
from briefing.extract.times.clause_times import CARRYING, is_avenged, long_after
from briefing.extract.times.intervals import days_between, days_of
from briefing.extract.tolls.rows import Row
from briefing.knowledge.gazetteer import distance_km
from briefing.knowledge.words import lists

AGAIN_DAYS = 31  # the same where those who had been there come back
APART_DAYS = 4  # a passage that goes on from day to day is left by what was longer before or behind
SHARE = 0.75  # of what an article places anywhere, so much must be in one place for it to be about that place
HEADLINE = 2  # things told, that a headline counts for
HEADED_SHARE = 0.25  # the same for the one place that the headline names
FEWEST = 2  # things told there
TOWN_KM = 25  # how far from its middle what is in a town or beside it may lie
LONGEST_HEADING = 5  # words, with the full stop
PARTS = 3  # of a sentence that are looked through before the one at hand
LONGEST_DAYS = 3  # from the first day to the last: what took longer took place all over
LONGEST_COUNT = 8  # days that people are counted over in one town
PARAGRAPH = 12  # sentences of an item that are looked at
REACH = 600  # happenings and rows
_FINE = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FACILITY, PlaceKind.OTHER))
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN)
_LINES = (PlaceKind.ADMIN, PlaceKind.ROAD)  # only where a happening is told on them
_ON_GROUND = BLOWS | frozenset((EventType.UNREST, EventType.SEIZURE, EventType.DETENTION))
_MOVABLE = frozenset(
    (EventType.DETENTION, EventType.UNREST, EventType.MOVEMENT)
)  # done elsewhere as well as not: of the passage alone
_TOLD = (Mood.HAPPENED, Mood.DENIED, Mood.NEGATED)
_HARM = (Effect.KILLED, Effect.WOUNDED, Effect.MISSING, Effect.ABDUCTED)
_CARE = CARE | {"ward"}
_CARING = frozenset("admit hospitalise hospitalize treat".split())
_SPOTS = frozenset("area junction place position post road scene spot stretch street valley".split())
_COMING = frozenset("come return swoop appear circle".split())
_ARRIVING = frozenset(
    "aircraft bomber bulldozer drone gunman gunship helicopter jet militant plane raider rocket shell tank warplane".split()
)  # "Before midnight the planes came to Kfar Kila"
_SPREADING = frozenset("extend move shift spill spread".split())
_PARTS = (PlaceKind.FACILITY, PlaceKind.DISTRICT)
_RULE = "the place that the passage goes on telling of"


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that is told of, the first token of the name that told it, and the day of what was told there."""

    spot: Spot
    token: Token
    when: When


class Grounds:
    """Gives the happenings and tolls of one article that name no place the ground they are told on."""

    def __init__(self, paper: Paper, reader: EventReader) -> None:
        self.paper = paper
        self.reader = reader
        self.words = lists().particulars
        self._happenings: dict[int, list[Happening]] = {}
        self._rows: dict[int, list[Row]] = {}

    def settle(self, rows: Sequence[Row]) -> None:
        """Give every happening and toll without a place the one of its passage, else the one that the article is about."""
        for happening in self.reader.happenings[:REACH]:
            self._happenings.setdefault(happening.trigger.sent.index, []).append(happening)
        for row in rows[:REACH]:
            self._rows.setdefault(row.trigger.sent.index, []).append(row)
        home = self._home(rows)
        ground: Ground | None = None
        left = False  # whether the paragraph has told of another place than the article's own
        last: Sentence | None = None
        before: Sentence | None = None
        for sentence in self.paper.sentences:
            if last is None or last.block != sentence.block:
                asked = last is not None and last.is_question and sentence.block - last.block == 1
                ground = ground if asked and last is not None else self._carried(ground, last, sentence)
                left = home is not None and self._is_item(sentence) and self._is_of_others(sentence, home.spot)
            last = sentence
            if sentence.label or sentence.asked or sentence.is_question:
                if sentence.label and (self._is_item(sentence) or self._names(sentence)):
                    ground, left = None, True  # what a list item is headed with
                elif not sentence.label:
                    ground = self._asked_about(sentence) or ground
                continue
            told = self._told_in(sentence)
            if _is_of_same_time(sentence) and before is not None:
                self._give_area(sentence, before)
            before = sentence
            left = left or (home is not None and begins_abroad(sentence, home.spot, self.reader.atlas))
            if turns_away(sentence):
                ground, left = None, True
            self._give(sentence, told, ground, None if left else home)
            left = left or self._is_nowhere(sentence)
            if told:
                ground = told[-1]
                left = left or (home is not None and not places_agree(ground.spot, home.spot))

    # ------------------------------------------------------------ grounds

    def _asked_about(self, sentence: Sentence) -> Ground | None:
        """ "What happened in Zawiya? On Monday two militias ...": the one place that a question asks about."""
        told = [(token, spot) for token in sentence.tokens if (spot := self.reader.atlas.at(token)) is not None]
        if len({spot.id for _, spot in told}) != 1 or told[0][1].kind not in _FINE:
            return None
        token, spot = told[0]
        one = typed(phrase_head(token, spot, self.reader.atlas))
        return Ground(spot, token, UNKNOWN) if one.dep == "pobj" and one.head.low in self.words.at else None

    def _carried(self, ground: Ground | None, last: Sentence | None, sentence: Sentence) -> Ground | None:
        """What of a ground holds in the next paragraph: of a list, from item to item."""
        if ground is None or last is None:
            return None
        if _is_heading(sentence):
            return None  # "Enemy losses. Up to 200 have been taken prisoner": of all that the list tells
        kinds = {self.paper.block(last).kind, self.paper.block(sentence).kind}
        if kinds != {BlockKind.LIST_ITEM} or sentence.block - last.block != 1:
            return None
        return None if self._is_of_others(sentence, ground.spot) else ground

    def _is_of_others(self, first: Sentence, spot: Spot) -> bool:
        """Whether an item of a list, by its first sentence, names other places: it tells something else."""
        item = self.paper.sentences[first.index : first.index + PARAGRAPH]
        item = [one for one in item if one.block == first.block]
        named = [here for one in item for token in one.tokens if (here := self.reader.atlas.at(token)) is not None]
        return any(not places_agree(here, spot) and here.name not in spot.name for here in named)

    def _is_item(self, sentence: Sentence) -> bool:
        return self.paper.block(sentence).kind is BlockKind.LIST_ITEM

    def _is_same_item(self, sentence: Sentence, ground: Ground | None) -> bool:
        return ground is not None and self._is_item(sentence) and ground.token.sent.block == sentence.block

    def _names(self, sentence: Sentence) -> bool:
        return any(self.reader.atlas.at(token) is not None for token in sentence.tokens)

    def _told_in(self, sentence: Sentence) -> list[Ground]:
        """The places where a sentence tells that something was, in text order."""
        found: list[Ground] = []
        before: Spot | None = None
        happenings = self._happenings.get(sentence.index, ())
        for token in sentence.tokens:
            spot = self.reader.atlas.at(token)
            if spot is not None and spot is not before and (spot.kind in _FINE or spot.kind in _LINES):
                of = [one for one in happenings if one.spot is spot and one.standing.mood in _TOLD]
                of = [one for one in of if one.type in _ON_GROUND and one.trigger.dep != "relcl"]
                of = [
                    one for one in of if long_after(one.trigger) is None and not is_of_a_case(one.trigger)
                ]  # "three days after a riot in Machala"
                if of and not self._is_in_care(token) and not is_avenged(of[0].trigger):
                    found.append(Ground(spot, token, of[0].when))
                elif spot.kind in _FINE and self._is_ground(token, spot):
                    found.append(Ground(spot, token, next((one.when for one in happenings), UNKNOWN)))
            before = spot
        return found

    def _is_ground(self, token: Token, spot: Spot) -> bool:
        """Whether a sentence tells by a place's name where its people or things were."""
        one = typed(phrase_head(token, spot, self.reader.atlas))
        if one.dep == "appos" and one.head is not one:
            one = one.head
        one = one.first_conjunct()
        verb = clause_verb(one)
        if verb is None or verb.dep in ("relcl", "advcl", "acl"):
            return False
        past = tense_of(verb) == "past" and not is_perfect(verb)
        if one.dep == "pobj" and one.head.low in self.words.at:
            if self._is_in_care(token) and verb.lemma in CARRYING:
                return False  # "the injured were taken to the hospital in El Fasher"
            if verb.lemma in self.reader.reporting or verb.lemma in self.words.elsewhere - _STAYING:
                return False
            on = one.head.head
            if is_of_a_case(on):
                return False  # "killed a suspect in the bombing in Cotabato"
            if on.pos in ("NOUN", "PROPN") and (
                on.lemma in self.words.off or "people" in self.reader.classes.of(on) or on.dep in ("nsubj", "appos")
            ):
                return False
            return past or verb.lemma in LYING or one.head.i == one.sent.tokens[0].i
        if one.dep == "pobj" and one.head.low == "to" and verb.lemma in _SPREADING:
            return past  # "The violence moved west, to Sai Buri"
        if one.dep == "pobj" and one.head.low in ("to", "over") and verb.lemma in _COMING:
            return past and any(subject.lemma in _ARRIVING for subject in verb.kids_by("nsubj"))
        if one.dep in ("nsubj", "nsubjpass") and one.head is verb:
            return one.dep == "nsubjpass" and past
        return one.dep == "dobj" and past and verb.lemma in self.words.reaching

    def _home(self, rows: Sequence[Row]) -> Ground | None:
        """The one place that an article is about, with the days of what was there; None where it tells of several."""
        day = self.paper.article.day
        weights: Counter[PlaceId] = Counter()
        first: dict[PlaceId, Happening] = {}
        days: list[When] = []
        for one in self.reader.happenings[:REACH]:
            if one.spot is None or one.type not in _ON_GROUND or one.spot.kind in _WIDE or is_background(one.when, day):
                continue
            if one.standing.mood in _TOLD:
                weights[one.spot.id] += len(one.triggers)
                first.setdefault(one.spot.id, one)
        for row in rows[:REACH]:
            if row.happening is not None and row.happening.spot is not None and row.happening.spot.id in weights:
                weights[row.happening.spot.id] += 1
        if not weights:
            return None
        atlas = self.reader.atlas
        town = atlas.headlined(_FINE)
        town = town if town is not None and town.id in weights else None
        best = town.id if town else max(weights, key=lambda place: (weights[place], -first[place].trigger.i))
        spot = atlas.spots[best]
        near = sum(weight for place, weight in weights.items() if places_agree(atlas.spots[place], spot))
        near += HEADLINE if town else 0
        share = HEADED_SHARE if town else SHARE
        if near < (1 if town else FEWEST) or near < share * weights.total() or (spot.kind in _PARTS and not town):
            return self._town([atlas.spots[place] for place in weights], first[best])
        days = [one.when for one in self.reader.happenings[:REACH] if one.spot is spot and one.when.is_known]
        return Ground(spot, first[best].trigger, days[0] if days else UNKNOWN)

    def _is_nowhere(self, sentence: Sentence) -> bool:
        """Whether a sentence has told a blow that nobody knows the place of: what follows may be of that."""
        return any(one.spot is None and one.type in BLOWS for one in self._happenings.get(sentence.index, ()))

    def _town(self, told: Sequence[Spot], one: Happening) -> Ground | None:
        """The town that the headline names, where all that is told was in it or in places that lie nowhere else."""
        town = self.reader.atlas.headlined((PlaceKind.CITY, PlaceKind.VILLAGE))
        if town is None or town.lat is None or town.lon is None:
            return None
        known = [(spot.lat, spot.lon) for spot in told if spot.lat is not None and spot.lon is not None]
        if any(distance_km(lat, lon, town.lat, town.lon) > TOWN_KM for lat, lon in known):
            return None
        return Ground(town, one.trigger, UNKNOWN)

    # ------------------------------------------------------------ what stands on them

    def _give(self, sentence: Sentence, told: Sequence[Ground], ground: Ground | None, home: Ground | None) -> None:
        for happening in self._happenings.get(sentence.index, ()):
            on_it = happening.type in _ON_GROUND and _is_bare_road(happening.spot)
            if on_it and ground is not None and ground.spot.kind in _FINE:
                if self._fits(happening.trigger, happening.when, ground):
                    happening.spot = ground.spot  # "Sai Buri ... on Route 42": there, and not anywhere on the road
            elif ground is not None and self._is_headed(happening, ground):
                happening.spot = ground.spot  # "Sinjar, weekend: an ambush near Tal Banat. One officer was killed"
            elif happening.spot is None and self._is_open(happening):
                far = home if happening.type not in _MOVABLE or _goes_on(sentence) else None
                near = ground if happening.type is not EventType.MOVEMENT or self._is_same_item(sentence, ground) else None
                found = self._ground_of(happening.trigger, happening.when, told, near, far)
                if found is not None:
                    happening.spot = found.spot
                    happening.why.append(Because("place", _RULE, self.paper.span(found.token)))
        for row in self._rows.get(sentence.index, ()):
            if row.spot is None and row.cumulative and ground is not None and self._is_counted_here(row, ground):
                row.spot = ground.spot
            if row.spot is None and row.effect is Effect.DISPLACED:
                row.spot = self._area_beside(row)
            cared = row.spot is not None and row.effect in _HARM and self._is_of_care(row.spot, sentence)
            if cared and row.happening is not None and row.happening.spot is not None:
                row.spot = row.happening.spot
            elif cared and row.happening is None:
                hurt = next((one for one in (ground, home) if one is not None and one.token.i < row.trigger.i), None)
                row.spot = hurt.spot if hurt is not None and self._is_news(row.when) else row.spot
            if row.spot is None and row.happening is None and not row.elsewhere and self._is_open_row(row):
                near = ground if row.effect is not Effect.DISPLACED or self._is_same_item(sentence, ground) else None
                found = self._ground_of(row.trigger, row.when, told, near, home if row.effect in _HARM else None)
                if found is not None:
                    row.spot = found.spot
                    row.why.append(Because("place", _RULE, self.paper.span(found.token)))
            whole = row.part_of
            if whole is not None and row.spot is None and row.happening is None and whole.happening is None:
                row.spot = whole.spot  # "18 were killed, two of them foreigners"

    def _is_counted_here(self, row: Row, ground: Ground) -> bool:
        """ "Upper Nile. Clashes in Nasir on 8 May ... since that day the hospital has admitted 31": in the town of the
        paragraph, and not all over what its heading names."""
        short = row.when.is_known and days_of(row.when) <= LONGEST_COUNT and not row.wide
        above = headed(row.trigger, self.reader.atlas, self.paper) if short else None
        here = where_of(row.trigger, [], self.reader.atlas, self.paper, self.reader.reporting)[0] if above else None
        same = above is not None and here is above and ground.token.sent.block == row.trigger.sent.block
        return same and self._fits(row.trigger, row.when, ground)

    def _area_beside(self, row: Row) -> Spot | None:
        """ "3,661 were killed in Haiti; more than 700,000 are displaced": in the country that the sentence tells."""
        part = self.paper.sentences[row.trigger.sent.index - 1] if row.trigger.sent.index else row.trigger.sent
        if part.group != row.trigger.sent.group or part is row.trigger.sent:
            return None
        told = [other.spot for other in self._rows.get(part.index, ()) if other.spot is not None]
        return told[-1] if told and told[-1].kind in _WIDE else None

    def _give_area(self, sentence: Sentence, before: Sentence) -> None:
        """ "64 attacks in Sagaing since January. Over the same period 38 were murdered": counted over the same area."""
        told: list[Happening | Row] = [*self._happenings.get(before.index, ()), *self._rows.get(before.index, ())]
        spot = next((one.spot for one in told if one.spot is not None), None)
        for one in (*self._happenings.get(sentence.index, ()), *self._rows.get(sentence.index, ())):
            if one.spot is None and sentence.block == before.block:
                one.spot = spot

    def _is_headed(self, one: Happening, ground: Ground) -> bool:
        """Whether a happening has its place from the head of its item alone, which has since told where in it."""
        if (
            one.spot is None
            or one.own_place
            or one.spot is ground.spot
            or ground.token.sent.block != one.trigger.sent.block
        ):
            return False
        if any(self.reader.atlas.at(token) is one.spot for token in one.trigger.sent.tokens):
            return False
        if (
            one.own_time
            and ground.when.is_known
            and not one.when.overlaps(ground.when)
            and not _is_at_same_place(one.trigger)
        ):
            return False  # "North Kivu. A raid on Mbau on Monday ... A further attack on Friday": in that province
        atlas = self.reader.atlas
        head = labelled(one.trigger, atlas, self.paper) or headed(one.trigger, atlas, self.paper)
        return head is one.spot and self._fits(one.trigger, one.when, ground)

    def _is_open(self, one: Happening) -> bool:
        """Whether a happening can be where its passage is: no visit, no law, nothing that is told of years."""
        fled = one.type is EventType.MOVEMENT and one.meaning.subtype == "displacement"
        long = days_of(one.when) > LONGEST_DAYS and not _is_at_same_place(one.trigger)
        if (one.type not in _ON_GROUND and not fled) or long:
            return False
        if one.meaning.subtype == "release" and not _is_told_then(one.trigger):
            return False  # who has been freed may be anywhere
        if one.meaning.subtype == "capture-of-territory" and any(obj.tag in ("NNS", "NNPS") for obj in one.objects):
            return False  # "have seized more than 50 towns"
        if one.clause is not None and (one.clause.lemma in lists().events.downing or self.reader.hits_back(one)):
            return False
        if one.meaning.subtype == "withdrawal" and one.standing.mood is Mood.PLANNED:
            return False  # whose army is to leave may stand anywhere
        return one.standing.mood in _TOLD or (one.standing.mood is Mood.PLANNED and one.type in BLOWS)

    @staticmethod
    def _is_open_row(row: Row) -> bool:
        if row.cumulative or row.wide or row.part_of is not None or days_of(row.when) > LONGEST_DAYS:
            return False
        return row.standing.mood in _TOLD

    def _ground_of(
        self, trigger: Token, when: When, told: Sequence[Ground], ground: Ground | None, home: Ground | None
    ) -> Ground | None:
        before = [one for one in told if one.token.i < trigger.i]
        if _is_at_same_place(trigger):
            here = self._named_before(trigger) or ground or home or self._last_told(trigger)
            return here if here is not None and here.token.i < trigger.i else None
        if before:
            return before[-1] if self._fits(trigger, when, before[-1]) else None
        if told:
            return None
        for one, far in ((ground, False), (home, True)):
            if one is not None and trigger.i > one.token.i and self._fits(trigger, when, one):
                if far and (_is_of_before(trigger, self.reader.reporting) or not self._is_news(when)):
                    continue
                return one
        return None

    def _is_in_care(self, token: Token) -> bool:
        """ "Received 27 dead at Mota General Hospital": where they were brought."""
        spot = self.reader.atlas.at(token)
        one = typed(phrase_head(token, spot, self.reader.atlas)) if spot is not None else token
        verb = clause_verb(one)
        if verb is not None and verb.lemma in _CARING:
            return True
        near = (one, one.head, one.head.head, *self._words_beside(token))
        return any(
            noun.lemma.lower() in _CARE and noun.dep != "compound" for noun in near
        )  # "a hospital official" tells it

    def _named_before(self, trigger: Token) -> Ground | None:
        """The place that a sentence names last before a word."""
        for token in reversed(trigger.sent.tokens[: trigger.i - trigger.sent.tokens[0].i]):
            spot = self.reader.atlas.at(token)
            if spot is not None and spot.kind is not PlaceKind.COUNTRY:
                return Ground(spot, token, UNKNOWN)
        return None

    def _last_told(self, trigger: Token) -> Ground | None:
        """Where the last blow before a word was, in this paragraph or the one before."""
        for one in reversed(self.reader.happenings[:REACH]):
            if one.trigger.i >= trigger.i or one.spot is None or one.spot.kind in _WIDE:
                continue
            return Ground(one.spot, one.trigger, UNKNOWN) if trigger.sent.block - one.trigger.sent.block <= 1 else None
        return None

    def _is_of_care(self, spot: Spot, sentence: Sentence) -> bool:
        """Whether a sentence names a place only as that of a hospital."""
        named = [token for token in sentence.tokens if self.reader.atlas.at(token) is spot]
        return bool(named) and all(self._is_in_care(token) for token in named)

    @staticmethod
    def _words_beside(token: Token) -> Sequence[Token]:
        tokens = token.sent.tokens
        at = token.i - tokens[0].i
        return tokens[max(0, at - 4) : at + 4]

    def _is_news(self, when: When) -> bool:
        day = self.paper.article.day
        return not is_background(when, day) and not (day is not None and when.earliest is not None and when.earliest > day)

    def _fits(self, trigger: Token, when: When, ground: Ground) -> bool:
        """Whether nothing tells another time or another place."""
        apart = long_after(trigger)
        if apart is not None and ground.token.sent is trigger.sent and below(ground.token, apart) is None:
            return False
        day = self.paper.article.day
        if when.is_known and not ground.when.is_known and is_background(when, day):
            return False
        apart_days = AGAIN_DAYS if _comes_back(trigger) else APART_DAYS
        if when.is_known and ground.when.is_known and days_between(when, ground.when) > apart_days:
            return False
        before: Spot | None = None
        for token in self._whole(trigger.sent):
            spot = self.reader.atlas.at(token)
            if spot is not None and spot is not before and self._is_elsewhere(token, spot, ground.spot):
                return False
            if spot is None and (self._is_some_land(token) or lies_between(token, ground.spot, self.reader.atlas)):
                return False
            before = spot
        return True

    def _is_some_land(self, token: Token) -> bool:
        """ "In rebel-held areas", "in the north-west", "targeted villages": somewhere that has no name, and not here."""
        one = token.first_conjunct()
        behind = one.dep == "pobj" and one.head.low in self.words.at
        if token.low.replace("-", "") in COMPASS:
            return behind and not any(prep.low == "of" for prep in token.kids_by("prep"))
        if token.lemma not in self.words.lands or not (behind or one.dep in ("dobj", "nsubjpass")):
            return False
        if any(kid.low in ("this", "that", "these", "those", "same", "surrounding", "nearby") for kid in token.kids):
            return False
        which = token.kids_by("amod", "compound", "nummod", "nmod")
        return token.tag == "NNS" and (bool(which) or token.kid("det") is None)

    def _whole(self, sentence: Sentence) -> list[Token]:
        """The words of a sentence with all its parts."""
        parts = self.paper.sentences[max(0, sentence.index - PARTS) : sentence.index + 1]
        return [token for part in parts if part.group == sentence.group for token in part.tokens]

    def _is_elsewhere(self, token: Token, spot: Spot, ground: Spot) -> bool:
        """Whether a place named beside it says that it was elsewhere."""
        one = typed(phrase_head(token, spot, self.reader.atlas)).first_conjunct()
        if one.dep == "appos" and one.head is not one:
            one = one.head.first_conjunct()  # "in the capital of North Darfur, El Fasher"
        if one.dep == "pobj" and one.head.low == "in" and self._is_of_speaker(one.head.head):
            return False  # "four were arrested, the commander of the police in Deir ez-Zor said"
        if spot is ground or _is_bare_road(spot) or one.dep != "pobj" or one.head.low not in self.words.at:
            return False
        return not places_agree(spot, ground)

    def _is_of_speaker(self, noun: Token) -> bool:
        """Whether a noun is part of the words for who says what a sentence tells."""
        for one in (noun, *noun.ancestors()):
            if one.pos in ("VERB", "AUX"):
                return False
            if one.dep == "nsubj":
                return one.head.lemma in self.reader.reporting and one.head.dep in ("ROOT", "ccomp", "parataxis", "conj")
        return False


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a few words without a verb that head what follows in their paragraph."""
    return len(sentence.tokens) <= LONGEST_HEADING and not any(token.pos in ("VERB", "AUX") for token in sentence.tokens)


_STAYING = frozenset("arrive gather live shelter study work".split())


def _is_bare_road(spot: Spot | None) -> bool:
    """Whether a place is a road that nobody knows the course of."""
    between = spot is not None and any(sign in spot.name for sign in "-–")  # "the Bama-Banki road" is told by its ends
    return spot is not None and spot.kind is PlaceKind.ROAD and spot.lat is None and not between


def _is_of_same_time(sentence: Sentence) -> bool:
    """ "Over the same period ...": whether a sentence counts on over the stretch of the one before it."""
    lows = [token.low for token in sentence.tokens[:4]]
    return lows[1:3] == ["the", "same"] and lows[3:] in (["period"], ["time"], ["months"], ["weeks"])


def _is_at_same_place(trigger: Token) -> bool:
    """ "Killed ten at the same mine", "in the same valley", "on this very spot": whatever the time, it was there."""
    for one in (trigger, *trigger.kids, *[below_it for kid in trigger.kids for below_it in kid.kids]):
        noun = one.kid("pobj") if one.dep == "prep" and one.low in ("at", "in", "on", "near", "outside") else None
        noun = one if one.dep in ("dobj", "nsubjpass") else noun  # "when jets hit the same market"
        if noun is not None and any(kid.low in ("same", "very") for kid in noun.kids_by("amod", "advmod")):
            return noun.lemma in lists().names.places or noun.lemma in lists().atlas.sites or noun.lemma in _SPOTS
    return False


def _comes_back(trigger: Token) -> bool:
    """ "The soldiers returned on the 20th and detained 40 youths": to where the passage is, for nothing else is told."""
    verb = trigger.first_conjunct()
    if verb.lemma not in ("return", "come") or (verb.lemma == "come" and not any(kid.low == "back" for kid in verb.kids)):
        return False
    return not any(kid.low in ("to", "from") for kid in verb.kids_by("prep"))


def _goes_on(sentence: Sentence) -> bool:
    """ "That night the gunmen let the women go": whether a sentence opens with a time of what was told before it."""
    lows = [token.low for token in sentence.tokens[:3]]
    return bool(lows) and (lows[0] in ("that", "then") or lows[1:2] == ["same"] or lows[1:2] == ["later"])


def _is_told_then(trigger: Token) -> bool:
    """Whether something is told in the simple past."""
    verb = clause_verb(trigger)
    return verb is not None and tense_of(verb) == "past" and not is_perfect(verb)


def _is_of_before(trigger: Token, reporting: frozenset[str]) -> bool:
    """Whether something is told in the past perfect, and not in what somebody said: "three had died, he said"."""
    verb = clause_verb(trigger)
    if verb is None or (
        verb.dep in ("acl", "ccomp", "parataxis") and any(_says(one, reporting) for one in verb.ancestors())
    ):
        return False
    return any(kid.low == "had" for one in (verb, verb.first_conjunct()) for kid in one.kids_by("aux"))


def _says(one: Token, reporting: frozenset[str]) -> bool:
    """ "He said in a statement that", "the claim that": what is said in the past perfect may be the news."""
    return one.lemma in reporting and one.pos in ("VERB", "AUX", "NOUN")
