"""Events: happenings found clause by clause, given their parts, and joined where the article speaks of one of them again.

A verb that only lends its tense to an event noun ("carried out a strike") makes no happening of its own. "The attack", a
second verb for the same blow, or a weapon hitting the same place go to the happening already told.
"""

from __future__ import annotations

from bisect import bisect_left

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.domain.text import Span
from briefing.domain.when import UNKNOWN, When
from briefing.extract.actors.cast import Cast
from briefing.extract.events.called_off import is_called_off, is_put_off
from briefing.extract.events.candidates import Candidates
from briefing.extract.events.entries import stands_alone
from briefing.extract.events.event_nouns import EventNouns, is_of_some_days
from briefing.extract.events.falsehood import denies_own_part
from briefing.extract.events.happenings import BLOWS, Happening, is_background
from briefing.extract.events.noun_classes import FORCES, NounClasses
from briefing.extract.events.once_more import tells_whose_shot
from briefing.extract.events.sameness import CAMPAIGN_DAYS, Sameness
from briefing.extract.events.standing import Mood, Standing, standing_of
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.places.bearings import COMPASS
from briefing.extract.places.clause_places import is_of_a_case
from briefing.extract.places.placing import turns_away, where_of
from briefing.extract.places.scores import phrase_head, typed
from briefing.extract.sentences.clauses import Clause, clause_of, lemma_of, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb, goes_on_telling, is_new_noun
from briefing.extract.times.clause_times import is_avenged, is_beside_answer, is_of_the_case, is_set_apart, long_after
from briefing.extract.times.found import FoundTime
from briefing.extract.times.frames import Frames
from briefing.extract.times.intervals import days_between, days_of, is_narrower
from briefing.extract.times.outlooks import find_outlooks, is_told_as_done
from briefing.extract.times.timing import BEGINNINGS, Clock, is_of_another_day, put_off_to, when_of
from briefing.knowledge import Knowledge
from briefing.knowledge.lexicons import Meaning
from briefing.knowledge.words import lists

_AREAS = frozenset((PlaceKind.ADMIN, PlaceKind.REGION, PlaceKind.COUNTRY))
_ELSEWHERE = frozenset(
    (EventType.DIPLOMACY, EventType.POLITICS, EventType.SANCTION, EventType.STATEMENT, EventType.AID, EventType.OTHER)
)
_AIMING = frozenset("attack bomb hit shell strike target".split())
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN)
_CLAIMED = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.SEIZURE, EventType.DETENTION))
_QUOTES = frozenset(('"', "“", "”"))
_AROUND = frozenset("near outside".split())
_LOSING = frozenset("inflict lose suffer sustain".split())
_ANNOUNCING = frozenset("acknowledge announce confirm report".split())
_OCCASIONS = frozenset("breach defiance support violation".split())
_WRECKING = frozenset("derail sabotage scupper torpedo undermine wreck".split())
_HALTING = frozenset("avert avoid cease end halt pause prevent stop".split())
OPENING = 12  # code points from the beginning of a sentence to the day that it is told of
ABOUT_BLOCKS = 3  # paragraphs, a dateline's line included
FIGHT_DAYS = 2  # a fight of more days is a war or a siege, told elsewhere
CLAIM_REACH = 3  # sentences from a blow to what its doers say of it
_NOT_TOLD = frozenset((Mood.NEGATED, Mood.HYPOTHETICAL, Mood.FEARED, Mood.THREATENED, Mood.DEMANDED))


class EventReader:
    """Finds the happenings of one article. `by_token` tells which of them a token names."""

    def __init__(self, paper: Paper, cast: Cast, clock: Clock, knowledge: Knowledge) -> None:
        self.paper = paper
        self.cast = cast
        self.atlas = cast.atlas
        self.clock = clock
        self.lexicon = knowledge.lexicon
        self.reporting = frozenset(self.lexicon.stances)
        self.happenings: list[Happening] = []
        self.by_token: dict[int, Happening] = {}
        self.classes = NounClasses(cast, cast.atlas, knowledge)
        self._nouns = EventNouns(self.lexicon, self.classes)
        self._candidates = Candidates(cast, self.classes, self._nouns)
        self._sameness = Sameness(cast, self.classes, self.by_token)
        self._consumed: set[int] = set()
        self.frames = Frames(paper, clock, self.reporting)
        self._outlooks = find_outlooks(paper)

    def read(self) -> list[Happening]:
        """All happenings, in text order."""
        for sentence in self.paper.sentences:
            if sentence.label or sentence.asked or sentence.is_question:
                continue
            rivals = self._rivals(sentence)
            for one in [one for token in sentence.tokens if (one := self._candidates.of(token)) is not None]:
                if one.trigger.i not in self._consumed and not (one.nominal and self._is_month(one.trigger)):
                    self._take(one, rivals)
        return self.happenings

    def _is_month(self, noun: Token) -> bool:
        """ "In March" is no march."""
        if noun.text != "March":
            return False
        return any(time.start <= noun.start < time.end for time, _ in self.clock.near(noun.sent))

    def doers(self, subjects: list[Token]) -> list[ActorId]:
        """The actors that do what these subjects do; of a weapon or a blow those whose it is."""
        return self._candidates.doers(subjects)

    def count_before(self, token: Token) -> int:
        """How many of the happenings, which are in text order, begin before a token."""
        return bisect_left(self.happenings, token.i, key=lambda happening: happening.trigger.i)

    def add_statement(self, verb: Token, subtype: str, speakers: list[ActorId]) -> None:
        """A happening that consists in speaking."""
        one = Happening(verb, Meaning(EventType.STATEMENT, subtype), Standing(), clause_of(verb), initiators=list(speakers))
        rivals = self._rivals(verb.sent)
        one.when, time = when_of(verb, self.clock, self.paper, reporting=frozenset(), rivals=rivals)
        one.own_time = time is not None
        one.why.append(Because("type", "the lead reports a speech act", self.paper.span(verb)))
        self._add(one, [verb])

    def add_harm(
        self, person: Token, verb: Token, spot: Spot | None, when: When, subtype: str, *, own_time: bool, standing: Standing
    ) -> Happening:
        """A death or an injury that is told with no event that caused it."""
        one = Happening(person, Meaning(EventType.CASUALTY, subtype), standing, nominal=True, spot=spot, when=when)
        one.own_time = own_time
        one.reports = list(standing.reports)
        one.why.append(Because("type", f"{subtype} told without an event that caused it", self.paper.span(person)))
        self._add(one, [person] if person is verb else [person, verb])
        return one

    def add_capture(
        self, people: Token, verb: Token, spot: Spot | None, when: When, *, own_time: bool, standing: Standing
    ) -> Happening:
        """People taken prisoner, told by the figure alone."""
        meaning = Meaning(EventType.DETENTION, "capture-of-personnel")
        one = Happening(verb, meaning, standing, clause_of(verb), spot=spot, when=when)
        one.objects = [people]
        one.own_time = own_time
        one.reports = list(standing.reports)
        one.why.append(Because("type", "people taken prisoner, told by their number", self.paper.span(verb)))
        self._add(one, [verb])
        return one

    def add_flight(
        self, person: Token, verb: Token, spot: Spot | None, when: When, *, own_time: bool, standing: Standing
    ) -> Happening:
        """People on the move who are told by where they came to."""
        one = Happening(verb, Meaning(EventType.MOVEMENT, "displacement"), standing, clause_of(verb), spot=spot, when=when)
        one.objects = [person]
        one.own_time = own_time
        one.reports = list(standing.reports)
        one.why.append(Because("type", "displaced people told by where they came to", self.paper.span(verb)))
        self._add(one, [verb])
        return one

    def _add(self, one: Happening, triggers: list[Token]) -> None:
        one.triggers = triggers
        self.happenings.append(one)
        self.happenings.sort(key=lambda happening: happening.trigger.i)

    def forget(self, happening: Happening) -> None:
        """Take a happening out that turned out to be none."""
        self.happenings = [one for one in self.happenings if one is not happening]
        for token in [token for token, one in self.by_token.items() if one is happening]:
            del self.by_token[token]

    def _rivals(self, sentence: Sentence) -> frozenset[int]:
        """The nouns of a sentence that name events, each with times and places of its own."""
        return frozenset(
            token.i
            for token in sentence.tokens
            if token.pos == "NOUN" and token.dep not in ("compound", "amod") and self._nouns.meaning(token) is not None
        )

    # ------------------------------------------------------------ one candidate

    def _take(self, one: Happening, rivals: frozenset[int]) -> None:
        """Give a candidate its circumstances, and join it to what was told before or keep it, if enough is said of it."""
        ahead = one.trigger.sent.index in self._outlooks and not is_told_as_done(one.trigger)
        if ahead and one.standing.mood is Mood.HAPPENED:  # "meets donors on 12 May" is set, "attacks on Bor" are feared
            one.standing.mood = Mood.FEARED if one.type in BLOWS or one.nominal else Mood.PLANNED
        if one.nominal and one.standing.mood is Mood.HAPPENED and is_put_off(one.trigger):
            one.standing.mood = Mood.PLANNED
        if one.standing.mood is Mood.PLANNED and is_called_off(one.trigger):
            return
        if (hit := tells_whose_shot(one)) is not None:
            blow = self._candidates.of(hit)
            if blow is not None and blow.type in BLOWS:
                return
        self._circumstances(one, rivals - {one.trigger.i})
        same = self._sameness.find(one, self.happenings)
        if same is not None:
            self._join(same, one)
        elif (battle := self._battle_of(one)) is not None:
            self.by_token[one.trigger.i] = battle
        elif self._is_worth(one) and one.standing.mood not in _NOT_TOLD:
            self._inherit(one)
            self._go_on_from_day(one)
            self._complete(one)
            self.happenings.append(one)
            self.by_token[one.trigger.i] = one
            self._swallow(one)

    def _battle_of(self, one: Happening) -> Happening | None:
        """ "The army took Bara on Monday. Twelve fighters were captured": in the battle that was just told."""
        clause = one.clause
        if one.meaning.subtype != "capture-of-personnel" or clause is None or not clause.passive or clause.subjects:
            return None
        before = self.happenings[-1] if self.happenings else None
        if before is None or one.own_time or one.own_place or before.type is not EventType.BATTLE:
            return None
        sent, last = one.trigger.sent, before.triggers[-1].sent
        near = sent.block == last.block and sent.group - last.group <= 1
        both = before.standing.mood is Mood.HAPPENED and one.standing.mood is Mood.HAPPENED
        return before if near and both else None

    def _circumstances(self, one: Happening, rivals: frozenset[int]) -> None:
        trigger = one.trigger
        one.when, time = when_of(trigger, self.clock, self.paper, reporting=self.reporting, rivals=rivals)
        if time is None and one.clause is not None:
            one.when, time = self._time_of_weapon(one.clause, one.when)
        if time is not None and one.nominal and one.definite and time.end <= trigger.sent.start:
            one.when, time = UNKNOWN, None  # "Diagourou, Saturday. ... the attack": what is written on a day was before
        if is_of_some_days(trigger) and time is not None and time.end <= trigger.start:
            one.when, time = UNKNOWN, None  # "calm returned on Tuesday after two days of clashes": before that
        if one.standing.mood is Mood.PLANNED and (later := put_off_to(trigger, self.clock)) is not None:
            one.when, time = later.when, later
        elif one.standing.mood is Mood.PLANNED and is_put_off(trigger):
            one.when, time = UNKNOWN, None
        avenged = trigger.subtree() if one.nominal and is_avenged(trigger) else []
        if time is not None and is_beside_answer(time.start, trigger, avenged):
            one.when, time = UNKNOWN, None  # "in retaliation for attacks on its posts it shelled a base on Tuesday"
        one.own_time = time is not None and not (time.end <= trigger.sent.start and self._is_of_dateline(time))
        if time is None and one.when is UNKNOWN:
            self._day_of_claim(one)
        if one.when is UNKNOWN or (time is None and self.frames.is_of_part_before(trigger)):
            self._day_of_frame(one)
        if time is not None:
            span = Span(self.paper.article.id, time.start, time.end)
            one.why.append(Because("when", "expression of time", span))
        elif one.when.is_known and not any(why.field == "when" for why in one.why):
            one.why.append(Because("when", "the day of the entry that it is told in", self.paper.span(trigger)))
        one.spot, direct = where_of(trigger, one.objects, self.atlas, self.paper, self.reporting, rivals)
        fall = self._fall(one.clause) if one.clause is not None and not direct else None
        if fall is not None:
            one.spot = where_of(fall, [], self.atlas, self.paper, self.reporting)[0] or one.spot
        if one.spot is not None and not direct and self._is_at_home(one, one.spot):
            one.spot = None  # "Israel struck nuclear sites" was not in Israel, which another clause names
        if one.spot is not None and one.spot.kind is PlaceKind.COUNTRY and one.meaning.subtype in ("sanctions", "embargo"):
            one.spot = None  # "added to the US sanctions list"
        wide = one.spot is None or one.spot.kind in _WIDE
        if one.nominal and one.definite and not direct and (self.happenings or wide):
            one.spot = None  # "the attack": its place was told before; what stands elsewhere in the sentence is another's
        if avenged and not any(self.atlas.at(token) is one.spot for token in avenged):
            one.spot = None
        one.own_place = one.spot is not None and direct
        one.triggers = [trigger]
        one.reports = list(one.standing.reports)
        one.denied = one.standing.mood is Mood.DENIED

    def _day_of_claim(self, one: Happening) -> None:
        """ "The group said on 11 June it had detonated a bomb": who tells of his own act on a day did it by that day, and
        no other day that the passage tells is nearer."""
        report = one.standing.reports[0] if one.standing.reports else None
        if report is None or one.type not in _CLAIMED or one.standing.mood is not Mood.HAPPENED or one.nominal:
            return
        if not set(self.cast.ids(report.speakers)) & set(one.initiators) or self._is_told_before(one):
            return
        when, time = when_of(report.word, self.clock, self.paper, reporting=frozenset())
        if time is not None and when.is_one_day and when.latest == time.latest and time.direction is None:
            one.when = when
            span = Span(self.paper.article.id, time.start, time.end)
            one.why.append(Because("when", "the day on which its doer told it", span))

    def _day_of_frame(self, one: Happening) -> None:
        """ "The third day was quiet until noon. Then the scouts went in": what a paragraph goes on telling of its day."""
        frame = self.frames.day(one.trigger) if one.standing.mood is Mood.HAPPENED else None
        if frame is None or one.type in _ELSEWHERE or (one.nominal and one.definite):
            return
        one.when, one.framed = frame.when, True
        span = Span(self.paper.article.id, frame.time.start, frame.time.end)
        one.why.append(Because("when", "the day that the paragraph is in", span))

    def _is_of_dateline(self, time: FoundTime) -> bool:
        """Whether a time stands in the line that says where and when the article was written."""
        opening = self.paper.sentences[0]
        return opening.start <= time.start < opening.end and self.paper.is_sent_from(opening)

    def _is_told_before(self, one: Happening) -> bool:
        """Whether the passage has just told a dated blow by the same: what they say later they did is that."""
        before = self.happenings[-1] if self.happenings else None
        if before is None or one.own_place or before.type not in BLOWS or one.type not in BLOWS:
            return False
        near = one.trigger.sent.block == before.trigger.sent.block
        same = bool(set(one.initiators) & set(before.initiators))
        return near and same and before.when.is_known and one.trigger.sent.group - before.trigger.sent.group <= CLAIM_REACH

    def _time_of_weapon(self, clause: Clause, when: When) -> tuple[When, FoundTime | None]:
        """ "A shell that fell short on Tuesday night killed two": what is told of the weapon is told of the blow."""
        fall = self._fall(clause)
        return (when, None) if fall is None else when_of(fall, self.clock, self.paper, reporting=self.reporting)

    def _fall(self, clause: Clause) -> Token | None:
        """ "A shell that fell short in Bara killed two": the verb that is told of the weapon itself."""
        weapons = (subject for subject in clause.subjects if self.classes.is_weapon(subject))
        return next((fall for weapon in weapons if (fall := weapon.kid("relcl")) is not None), None)

    def _is_worth(self, one: Happening) -> bool:
        """Whether enough is said for an event of its own."""
        if one.nominal:
            wrecked = one.trigger.dep == "dobj" and one.trigger.head.lemma in _WRECKING  # "to wreck the truce talks"
            return not wrecked and (stands_alone(one.trigger, self.paper) or self._is_worth_noun(one))
        clause = one.clause
        if clause is not None and not one.own_time and any(token.lemma in BEGINNINGS for token in clause.behind("since")):
            return False  # "Since the beginning of the operation 659 aircraft have been destroyed"
        if clause is not None and clause.lemma == "arm" and clause.passive and not clause.subjects:
            return False  # "any protester had been armed"
        if clause is not None and clause.lemma == "fight" and not self._is_one_fight(one, clause):
            return False
        if clause is not None and clause.subjects and not (one.own_time or one.own_place):
            told = [*clause.subjects, *clause.objects]
            if clause.objects and all(token.pos == "PRON" for token in told):
                return False  # "They tied their hands and shot them": who and whom is told elsewhere
        if clause is not None and clause.passive and clause.objects and all(token.pos == "ADJ" for token in clause.objects):
            return False  # "most had been repelled"
        if clause is not None and one.type is EventType.MOVEMENT and self._is_open(one) and _is_lasting(one, clause):
            return False
        begun = one.trigger.kid("mark") is not None or any(kid.low == "when" for kid in one.trigger.kids_by("advmod"))
        whole = one.trigger.kid("nsubj", "nsubjpass") is not None and begun
        told_on = one.type in BLOWS and goes_on_telling(one.trigger)
        if one.trigger.dep not in ("acl", "relcl") or one.initiators or one.own_place or whole or told_on:
            return True  # "rumours that he had fled" tells the flight
        taken = one.type in (EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.DETENTION)
        return one.own_time and any(
            obj.pos == "NUM" or obj.kid("nummod") or (taken and is_new_noun(obj)) for obj in one.objects
        )

    def _is_one_fight(self, one: Happening, clause: Clause) -> bool:
        """ "Rival groups fought around the refinery on Monday", not "he fought in Syria", "they have fought for years"."""
        verb = clause.verb
        dated = one.when.is_known and days_of(one.when) <= FIGHT_DAYS
        if not dated or tense_of(verb) != "past" or verb.dep in ("relcl", "acl", "xcomp"):
            return False
        if clause.behind("for") or any(kid.kid("aux") is not None for kid in verb.kids_by("xcomp", "advcl")):
            return False  # "fought for his bill", "fought to save him"
        several = len(clause.subjects) > 1 or any(subject.tag in ("NNS", "NNPS") for subject in clause.subjects)
        return several or bool(clause.objects)

    def _is_open(self, one: Happening) -> bool:
        """Whether no day or short stretch is told for it."""
        return not one.own_time or days_of(one.when) > 2

    def _is_worth_noun(self, one: Happening) -> bool:
        noun, governor = one.trigger, one.trigger.head
        bare = all(kid.dep == "det" for kid in noun.kids)
        if bare and governor.low == "of" and noun.dep == "pobj" and governor.head.lemma in _OCCASIONS:
            return False  # "in defiance of a curfew"
        planned = one.standing.mood is Mood.PLANNED
        if planned and not (one.own_time or one.own_place or one.initiators or one.targets or one.when.is_known):
            return False  # "Attacks will continue"
        if (
            planned
            and noun.tag == "NNS"
            and not (one.own_time or one.own_place)
            and any(kid.low == "own" for kid in noun.kids)
        ):
            return False  # "The two services each plan their own raids": what they do, and no blow
        verb = clause_verb(noun)
        if verb is not None and not one.own_time:
            mood = standing_of(verb, self.lexicon).mood
            if mood in (Mood.HYPOTHETICAL, Mood.NEGATED, Mood.DEMANDED, Mood.FEARED):
                return one.denied
        if noun.dep == "dobj" and lemma_of(governor) in _HALTING and one.type not in (EventType.DIPLOMACY, EventType.AID):
            return False  # "a deal to halt fighting"
        if noun.dep == "dobj" and governor.lemma in _AIMING and one.type in (EventType.DIPLOMACY, EventType.POLITICS):
            return False  # "targeted a meeting of officers"
        if is_avenged(noun) and noun.kid("prep") is not None:
            return True
        if noun.kid("nummod") is not None and noun.dep == "dobj" and governor.lemma in _ANNOUNCING:
            return not one.own_time or days_of(one.when) <= CAMPAIGN_DAYS  # "reported 272 arrests"
        if one.definite and not (one.own_time or one.own_place or one.initiators):
            return self._is_what_it_is_about(one)
        behind = noun.dep == "pobj" and governor.low in ("in", "during", "by", "of")
        if behind and governor.head.low in self.lexicon.effect_words:
            return True  # "Two dead in Kherson shelling"
        if one.own_time or one.own_place:
            alone = governor is noun  # "Gunfire near the air base."
            return bool(one.initiators or one.own_time or governor.pos in ("VERB", "AUX") or one.objects or alone)
        light = self.lexicon.light
        if governor.pos == "VERB" and noun.dep in ("dobj", "nsubjpass") and lemma_of(governor) in light["initiator"]:
            return True
        if governor.pos == "VERB" and noun.dep in ("nsubj", "nsubjpass"):
            return lemma_of(governor) in light["happens"] | light["kills"] or bool(one.initiators)
        if behind and (governor.head.lemma in self.lexicon.effect_verbs or governor.head.lemma in _LOSING):
            return True
        if noun.dep == "pobj" and governor.low == "into" and governor.head.lemma in ("run", "walk", "drive", "fall"):
            return True  # "the patrol ran into an ambush"
        if noun.dep == "pobj" and governor.low == "for" and governor.head.lemma in ("responsibility", "credit"):
            return bool(one.objects)  # "we claim responsibility for the killing of eight"
        return bool(one.initiators and one.objects) or one.denied

    def _is_what_it_is_about(self, one: Happening) -> bool:
        """ "Thirty-one mounds, four more than on the day after the attack": the first blow of an article, told as known."""
        noun = one.trigger
        known = noun.tag == "NN" and noun.lemma in lists().particulars.blows and one.standing.mood is Mood.HAPPENED
        if not known or noun.sent.block > ABOUT_BLOCKS or any(told.type in BLOWS for told in self.happenings):
            return False
        return all(kid.low == "the" for kid in noun.kids) and self.atlas.paper.article.title is not None

    def _inherit(self, one: Happening) -> None:
        """In a passage that goes on telling, time and place carry over from the happening told before."""
        told_before = (other for other in reversed(self.happenings) if other.trigger.i < one.trigger.i)
        before = next((other for other in told_before if not _is_left(other, one)), None)
        if one.nominal and is_avenged(one.trigger):
            return
        if before is not None and is_of_the_case(one.trigger, before.trigger):
            return
        if before is not None and before.nominal and is_avenged(before.trigger):
            return  # "in response to a raid on Bara, it struck an airport": elsewhere
        if before is not None and before.trigger.sent is one.trigger.sent and long_after(before.trigger) is not None:
            return  # "two weeks after gunmen killed 26 in Bara, jets bombed nine sites": nobody knows where
        if before is None or one.standing.mood is not Mood.HAPPENED or before.standing.mood is not Mood.HAPPENED:
            return
        if before.trigger.sent.block != one.trigger.sent.block:
            return
        self._narrow(one, before)
        if one.trigger.sent.group - max(token.sent.group for token in before.triggers) > 1:
            return
        verb = clause_verb(one.trigger)
        if verb is None or tense_of(verb) != "past" or any(kid.low in ("have", "has") for kid in verb.kids_by("aux")):
            return
        above = [token for token in one.trigger.ancestors() if token.pos in ("VERB", "AUX")]
        if any(kid.low in ("have", "has") for token in above for kid in token.kids_by("aux")):
            return  # "the strikes have intensified as the rebels gained momentum, seizing ...": no day is told
        told = before.when
        if is_background(told, self.paper.article.day) and any(token.text in _QUOTES for token in one.trigger.sent.tokens):
            return  # who is quoted speaks of what the article is about
        closed = told.earliest is not None and told.latest is not None
        closed &= not is_of_another_day(one.trigger, told, self.clock, self.reporting)
        if before.type in _ELSEWHERE and one.type not in _ELSEWHERE and before.trigger.sent is not one.trigger.sent:
            closed = False  # nor does it date the fighting that people there told of
        if one.own_place and one.type not in BLOWS and one.spot and before.spot and before.type in BLOWS:
            closed &= places_agree(one.spot, before.spot)  # an arrest in another region than the blow
        if one.when is UNKNOWN and closed and days_of(told) <= CAMPAIGN_DAYS and not is_set_apart(one.trigger.sent):
            one.when = before.when
            one.why.append(Because("when", "carried over from the passage", self.paper.span(before.trigger)))
        goes_on = one.type not in _ELSEWHERE and before.type not in _ELSEWHERE  # a visit abroad places nothing else
        if one.clause is not None and one.clause.lemma in lists().events.downing and before.type is not EventType.STRIKE:
            goes_on = False  # what is shot out of the sky comes down where nobody says
        if turns_away(one.trigger.sent) or self.hits_back(one):
            goes_on = False
        if one.own_time and days_between(one.when, before.when) > CAMPAIGN_DAYS:
            goes_on = False  # "In June 2021 gunmen had shot two traders"
        if goes_on and one.spot is None and before.spot is not None and not self._is_at_home(one, before.spot):
            one.spot = before.spot

    def _go_on_from_day(self, one: Happening) -> None:
        """ "On Saturday morning, while they prayed, a bang was heard. A lorry had driven over a mine": on that morning."""
        here = one.trigger.sent
        verb = clause_verb(one.trigger)
        if one.when is not UNKNOWN or one.type not in BLOWS or one.standing.mood is not Mood.HAPPENED:
            return
        if one.nominal and not one.own_place:
            return
        if verb is None or tense_of(verb) != "past" or any(kid.low in ("has", "have") for kid in verb.kids_by("aux")):
            return
        before = self.paper.sentences[here.index - 1] if here.index else here
        if before is here or before.block != here.block or before.label:
            return
        had = any(kid.low == "had" for kid in verb.kids_by("aux"))
        if had and any(other.trigger.sent is before for other in self.happenings):
            return  # "On Monday the president visited Goma. Rebels had attacked Sake": some time before
        for time, tie in self.clock.near(before):
            own = clause_verb(tie)
            if own is not None and own.lemma in self.reporting - lists().circumstances.counting:
                continue  # the day of the saying
            told = When(time.earliest, time.latest, time.precision)
            opens = time.start - before.start <= OPENING and time.direction is None
            if opens and told.earliest is not None and told.latest is not None and days_of(told) <= 1:
                one.when = told
                span = Span(self.paper.article.id, time.start, time.end)
                one.why.append(Because("when", "the day that the sentence before begins with", span))
                return

    @staticmethod
    def _narrow(one: Happening, before: Happening) -> None:
        """ "North Kivu: clashes near Kalehe; 1,200 displaced": in the town, not somewhere in the province."""
        here, there = one.spot, before.spot
        if one.own_place or here is None or there is None or one.trigger.sent.group != before.trigger.sent.group:
            return
        if here.kind in _WIDE and there.kind not in _WIDE and places_agree(here, there):
            one.spot = there

    def _complete(self, one: Happening) -> None:
        """Sides that the passage tells: who is fired back at, who announces a deployment of its own."""
        if self.hits_back(one) and not one.targets:
            before = next((h for h in reversed(self.happenings) if h.type in BLOWS and h.initiators), None)
            if before is not None:
                one.targets = [actor for actor in before.initiators if actor not in one.initiators]
        deployed = one.meaning.subtype in ("deployment", "reinforcement", "mobilisation")
        if one.type is EventType.MOVEMENT and deployed and not one.initiators:
            announcers = self.doers([token for report in one.reports for token in report.speakers])
            kinds = FORCES | {ActorKind.STATE}
            one.initiators = [actor for actor in announcers if self.cast.drafts[actor].kind in kinds]

    def _is_at_home(self, one: Happening, spot: Spot) -> bool:
        """Whether a blow would fall on the very country whose state or forces strike it."""
        if one.type is not EventType.STRIKE or spot.kind is not PlaceKind.COUNTRY or not spot.country:
            return False
        return any(self.cast.drafts[actor].country == spot.country for actor in one.initiators)

    @staticmethod
    def hits_back(one: Happening) -> bool:
        """Whether a happening answers a blow: "hit back", "returned fire"."""
        clause = one.clause
        if clause is None:
            return False
        if clause.lemma in ("return_fire", "retaliate", "hit_back", "fire_back"):
            return True
        return clause.verb.lemma == "return" and any(obj.lemma == "fire" for obj in clause.objects)

    def _swallow(self, one: Happening) -> None:
        """A verb whose object is an event noun told by the verb itself keeps the noun from becoming a second happening."""
        if one.clause is None or one.type is EventType.DISRUPTION:
            return
        for obj in one.clause.objects:
            if self._nouns.meaning(obj) is not None:
                self.by_token.setdefault(obj.i, one)
                self._consumed.add(obj.i)

    # ------------------------------------------------------------ the same happening again

    def _join(self, kept: Happening, one: Happening) -> None:
        """What a further telling adds to a happening."""
        kept.triggers.append(one.trigger)
        kept.tellings.append(one)
        self.by_token[one.trigger.i] = kept
        self._consumed.add(one.trigger.i)
        kept.reports += one.reports
        if one.standing.mood is Mood.DENIED:
            kept.denied = True
            kept.refuted |= not any(denies_own_part(report.word) for report in one.standing.reports)
        if one.standing.mood is not Mood.HAPPENED:
            return
        subjects = one.clause.subjects if one.clause is not None else []
        back = (one.nominal and one.definite) or any(self.by_token.get(subject.i) is kept for subject in subjects)
        night = kept.own_time and back and days_of(kept.when) == 1
        better = one.own_time and not night and (not kept.own_time or is_narrower(one.when, kept.when))
        if one.when.is_known and (not kept.when.is_known or better):
            kept.when = one.when
            kept.own_time = kept.own_time or one.own_time
        named = one.own_place and one.spot is not None and one.spot.kind not in _AREAS and one.spot is not kept.spot
        if named and kept.spot is not None and self._is_told_beside(kept, kept.spot):
            kept.spot = one.spot  # "a camp north-west of Marib. ... The missile struck the Sahn al-Jin camp"
        closer = kept.spot is not None and kept.spot.kind in _AREAS and one.spot is not None and one.spot.kind not in _AREAS
        closer = closer and kept.meaning.subtype != "natural"  # a cyclone over a whole coast was not in one of its towns
        wide = closer and kept.spot is not None and kept.spot.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)
        told = one.own_place or (wide and back)
        if kept.spot is None or (one.spot is not None and told and (closer or not kept.own_place)):
            kept.spot = one.spot or kept.spot  # "in Sagaing region. The attack took place in Nyaungbintha"
        if all(self.cast.drafts[actor].nameless for actor in kept.initiators):
            kept.initiators += [actor for actor in one.initiators if actor not in kept.initiators]
        kept.targets += [a for a in one.targets if a not in kept.targets and a not in kept.initiators]
        if (
            (kept.meaning.subtype is None and one.type is kept.type)
            or (kept.type is EventType.VIOLENCE_AGAINST_CIVILIANS and one.type is EventType.STRIKE)
            or kept.type is EventType.CASUALTY
        ):
            kept.meaning = one.meaning

    def _is_told_beside(self, one: Happening, spot: Spot) -> bool:
        """Whether a happening is told as somewhere round a town: "north-west of Marib city", "outside Goma"."""
        for token in one.trigger.sent.tokens:
            if self.atlas.at(token) is spot:
                prep = typed(phrase_head(token, spot, self.atlas)).head
                return prep.low in _AROUND or (prep.low == "of" and prep.head.low.replace("-", "") in COMPASS)
        return False


def _is_lasting(one: Happening, clause: Clause) -> bool:
    """Whether a movement is told as how things are or as a running total.

    "3.5 million people are displaced", "370,000 have been displaced in eleven days", "the war has driven 12 million from
    their homes".
    """
    if any(subject.lemma in ("conflict", "war") for subject in clause.subjects):
        return True
    aux = {kid.low for kid in one.trigger.kids_by("auxpass", "aux")}
    total = bool(aux & {"has", "have"}) and one.own_time
    return clause.passive and (total or (bool(aux & {"is", "are"}) and not aux & {"been", "being", "to"}))


def _is_left(other: Happening, one: Happening) -> bool:
    """ "Gangs clashed in Esmeraldas three days after a riot in Machala. Soldiers stormed the jail": that of Esmeraldas."""
    if other.nominal and is_of_a_case(other.trigger):
        return True  # "Troops killed a suspect in the bombing in Cotabato and captured another": nobody knows where
    return other.trigger.sent is not one.trigger.sent and long_after(other.trigger) is not None
