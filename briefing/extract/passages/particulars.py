"""The particulars of an article's main incident, which the lead tells in outline: its place and its day stand further on.

"Men on motorcycles stormed a village near the border. ... The raiders rode into Diagourou on Thursday." A lead that says
where only by the region or the country is completed from the first sentences behind it that tell of that incident and of no
other; then from the headline. Nothing is taken from what tells of another day, of another blow, or of people on their way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.domain.when import When
from briefing.extract.events.happenings import BLOWS, Happening, hits_several, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.places.placing import turns_away
from briefing.extract.places.scores import phrase_head, typed
from briefing.extract.sentences.clauses import tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.clause_times import is_avenged
from briefing.extract.times.intervals import days_of
from briefing.extract.times.timing import when_of
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists

LEAD = 2  # paragraphs in which the main incident is told in outline
OPENING = 20  # happenings
REACH = 14  # sentences behind the outline in which its particulars stand
AT_ONCE = 3  # sentences behind it in which a blow told as something new is still the one outlined
MOMENT_DAYS = 2
BESIDE = 7  # tokens between a site and the place that it lies by
NEWS_DAYS = 21  # before publication
_POINTS = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FACILITY))
_WIDE = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.REGION, PlaceKind.WATER))
_TOLD = (Mood.HAPPENED, Mood.DENIED)
LYING = frozenset("be lie sit stand".split())
_RULE = "what the article goes on to tell of the incident it begins with"


class Particulars:
    """Completes the one incident that an article begins with."""

    def __init__(self, paper: Paper, reader: EventReader) -> None:
        self.paper = paper
        self.reader = reader
        self.words = lists().particulars

    def settle(self, rows: Sequence[Row]) -> None:
        """Give the main incident, and its tolls, the place and the day that are told after its outline."""
        main = self._main()
        if main is None:
            return
        wide = main.spot
        natural = main.type is EventType.DISASTER and main.meaning.subtype == "natural"  # of all the region that it names
        if wide is None or (wide.kind in _WIDE and wide.precision is not PlacePrecision.NEAR and not natural):
            self._find_place(main)
        if not main.when.is_known or days_of(main.when) > MOMENT_DAYS:
            self._find_day(main)
        if main.spot is wide and wide is not None:
            self._find_name(main, wide)
        if main.spot is not wide:
            for happening in self.reader.happenings:
                if happening.type not in BLOWS or happening.own_place or wide is None or happening.spot is not wide:
                    continue
                if not (happening.when.is_known and main.when.is_known and not happening.when.overlaps(main.when)):
                    happening.spot = main.spot
        for row in rows:
            if row.happening is main:
                row.spot = main.spot if row.spot is wide else row.spot
                row.when = main.when if not row.when.is_known and not row.cumulative else row.when

    def _main(self) -> Happening | None:
        """The blow that the first paragraphs tell, as one blow and as news."""
        blocks = list(dict.fromkeys(sentence.block for sentence in self.paper.sentences if not sentence.label))[:LEAD]
        day = self.paper.article.day
        recalled: Happening | None = None
        for one in self.reader.happenings:
            if one.trigger.sent.block not in blocks:
                break
            if one.type not in BLOWS or one.standing.mood not in _TOLD or days_of(one.when) > NEWS_DAYS:
                continue
            if one.nominal and is_avenged(one.trigger):
                continue  # "in response to the raid on Bara": told for what answers it
            if is_background(one.when, day):
                recalled = recalled or (one if days_of(one.when) <= 1 else None)
                continue
            several = one.type is not EventType.CASUALTY and (one.trigger.tag == "NNS" or _is_spread(one.trigger))
            several |= hits_several(one)
            return None if several else one
        return recalled  # a feature on what happened a month ago

    def _further(self, main: Happening) -> Iterator[Sentence]:
        """The sentences behind the outline that tell of nothing else."""
        at = main.trigger.sent.index
        setting = [one for one in self.paper.sentences[:at] if one.block == main.trigger.sent.block]
        further = self.paper.sentences[at : at + REACH]
        subjects = main.clause.subjects if main.clause is not None else []
        known = bool(subjects) and all(one.pos == "PRON" for one in subjects)  # "they killed 31": who was told before came
        for sentence in (*setting[::-1], *further) if known else (*further, *setting):
            if sentence.index > at and turns_away(sentence):
                return  # "Meanwhile", "In a separate attack": what comes is of something else
            if sentence.label or sentence.asked or sentence.is_question:
                continue
            if sentence.group != main.trigger.sent.group and any(t.low in self.words.others for t in sentence.tokens):
                continue
            yield sentence

    def _rivals(self, main: Happening, sentence: Sentence) -> list[Happening]:
        """The happenings besides the main one that a sentence tells."""
        return [one for one in self.reader.happenings if one is not main and any(t.sent is sentence for t in one.triggers)]

    # ------------------------------------------------------------ where

    def _find_place(self, main: Happening) -> None:
        wide = main.spot
        for sentence in self._further(main):
            rivals = self._rivals(main, sentence)
            if any(self._is_another(main, rival) for rival in rivals):
                continue
            before: Spot | None = None
            for token in sentence.tokens:
                spot = self.reader.atlas.at(token)
                if spot is not None and spot is not before and self._can_be(main, token, spot, wide):
                    self._take(main, spot, token, rivals)
                    return
                before = spot
        headed = self._in_headline(wide)
        if headed is not None:
            main.spot = headed
            main.why.append(Because("place", "the place that the headline names"))

    def _find_name(self, main: Happening, near: Spot) -> None:
        """ "Overran a camp near En Nahud ... the dead at Dar es Salam camp": a site named later."""
        site = next((one for one in main.trigger.subtree() if self._lies_by(one, near)), None)
        if site is None:
            return
        for sentence in self.paper.sentences[site.sent.index + 1 : site.sent.index + REACH]:
            for token in sentence.tokens:
                if token.lemma != site.lemma or sentence.label:
                    continue
                names = [kid for kid in token.kids_by("compound", "nmod", "appos") if kid.text[:1].isupper()]
                names += [token.head] if token.dep == "appos" else []
                spots = [spot for one in names if (spot := self.reader.atlas.at(one)) is not None]
                spots = [spot for spot in spots if spot is not near and spot.country == near.country]
                if spots and spots[0].kind not in _WIDE:
                    main.spot = spots[0]
                    main.why.append(Because("place", _RULE, self.paper.span(token)))
                return

    def _lies_by(self, noun: Token, near: Spot) -> bool:
        """ "A camp near En Nahud": whether a noun tells a site that is new and lies by a place."""
        if noun.lemma not in lists().names.places or not any(kid.low in ("a", "an") for kid in noun.kids_by("det")):
            return False
        behind = noun.sent.tokens[noun.i - noun.sent.tokens[0].i + 1 :][:BESIDE]
        by = bool(behind) and behind[0].low in ("near", "outside", "by")
        return by and any(self.reader.atlas.at(one) is near for one in behind)

    def _can_be(self, main: Happening, token: Token, spot: Spot, wide: Spot | None) -> bool:
        """Whether a place says where the main incident was."""
        if wide is not None and self.reader.atlas.is_around(spot, wide):
            return False
        if spot.kind not in _POINTS and not (spot.kind is PlaceKind.OTHER and spot.lat is not None):
            return False
        if wide is None and spot.country not in (None, self.reader.atlas.main_country):
            return False
        if wide is not None and not places_agree(spot, wide):
            return False
        head = phrase_head(token, spot, self.reader.atlas)
        if head.i <= main.trigger.i and head.sent is main.trigger.sent:
            return False
        verb = self._verb_at(typed(head), main)
        if verb is None or verb.lemma in self.words.elsewhere:
            return False
        when, _ = when_of(verb, self.reader.clock, self.paper, reporting=self.reader.reporting)
        return not (when.is_known and main.when.is_known and not when.overlaps(main.when))

    def _verb_at(self, one: Token, main: Happening) -> Token | None:
        """The verb of what a place is told for, where its phrase says where that was."""
        if one.dep == "appos" and one.head is not one:
            one = one.head.first_conjunct()
        verb = clause_verb(one)
        if verb is None or (tense_of(verb) != "past" and verb.lemma not in LYING):
            return None
        if one.dep == "pobj" and one.head.low in self.words.at:
            on = one.head.head
            if on.pos in ("NOUN", "PROPN"):
                off = on.lemma in self.words.off or "people" in self.reader.classes.of(on)
                return None if off and on not in main.objects else verb
            return None if verb.lemma in self.reader.reporting else verb
        if one.dep in ("nsubj", "nsubjpass") and one.head is verb:
            return verb if verb.lemma in LYING or one.dep == "nsubjpass" else None
        return verb if one.dep == "dobj" and verb.lemma in self.words.reaching else None

    def _is_another(self, main: Happening, rival: Happening) -> bool:
        """Whether a happening beside it in a sentence makes that one another's."""
        if rival.trigger.dep == "relcl" and not rival.nominal:
            return False  # "Um Rawaba, a town which the army retook in January"
        day = self.paper.article.day
        if rival.standing.mood not in _TOLD or (is_background(rival.when, day) and not is_background(main.when, day)):
            return True
        if rival.when.is_known and main.when.is_known and not rival.when.overlaps(main.when):
            return True
        if not (rival.own_place or rival.own_time):
            return False
        verb = clause_verb(rival.trigger)
        if verb is not None and verb.first_conjunct() is not verb and self._is_of_main(verb.first_conjunct()):
            return False  # "the attackers rode into Um Sayala, set fire to homes and made off with livestock"
        if rival.type not in BLOWS or EventType.CASUALTY is rival.type:
            return rival.own_place
        if self._is_of_others(main, rival):
            return True
        near = rival.trigger.sent.group - main.trigger.sent.group <= AT_ONCE
        return not near and not _is_known(rival)

    def _is_of_others(self, main: Happening, rival: Happening) -> bool:
        kinds = {main.type, rival.type}
        if main.type is not rival.type and EventType.STRIKE in kinds and EventType.BATTLE in kinds:
            return True
        named = (main.initiators, rival.initiators)
        if _is_known(rival) and all(self.reader.cast.drafts[actor].nameless for actor in rival.initiators):
            return False  # "the attackers" are those who were named before
        return all(named) and not set(named[0]) & set(named[1]) and _is_known(rival)

    def _take(self, main: Happening, spot: Spot, token: Token, rivals: Sequence[Happening]) -> None:
        main.spot = spot
        main.why.append(Because("place", _RULE, self.paper.span(token)))
        verb = clause_verb(token)
        for rival in rivals:
            told = rival.type is main.type and rival.own_place and rival.own_time and rival.trigger is verb
            if told and rival.spot is spot and not main.when.is_known:
                self._date(main, rival.when, rival.trigger)
        if verb is not None and not main.when.is_known:
            when, _ = when_of(verb, self.reader.clock, self.paper, reporting=self.reader.reporting)
            self._date(main, when, verb)

    def _in_headline(self, wide: Spot | None) -> Spot | None:
        """The one place in the headline that lies where the incident is told to be."""
        found = self.reader.atlas.headlined((*_POINTS, PlaceKind.OTHER))
        return found if found is not None and (wide is None or places_agree(found, wide)) else None

    # ------------------------------------------------------------ when

    def _find_day(self, main: Happening) -> None:
        """The day on which those who came, or the blow itself, are told to have come."""
        for sentence in self._further(main):
            if sentence.group - main.trigger.sent.group > REACH // 2:
                return
            if any(self._is_another(main, rival) for rival in self._rivals(main, sentence)):
                continue
            for verb in sentence.tokens:
                if verb.pos == "VERB" and tense_of(verb) == "past" and self._is_of_main(verb):
                    when, _ = when_of(verb, self.reader.clock, self.paper, reporting=self.reader.reporting)
                    if self._date(main, when, verb):
                        return

    def _is_of_main(self, verb: Token) -> bool:
        """ "The raiders rode in", "the attack began", "it happened"."""
        if verb.lemma in self.reader.reporting or verb.lemma in self.words.elsewhere:
            return False
        for subject in verb.kids_by("nsubj", "nsubjpass"):
            the = any(kid.low in ("the", "this") for kid in subject.kids_by("det"))
            if the and (subject.lemma in lists().events.raiders or subject.lemma in self.words.blows):
                return True
            if subject.low == "it" and verb.lemma in ("happen", "occur", "begin", "start"):
                return True
        return False

    def _date(self, main: Happening, when: When, verb: Token) -> bool:
        """Take a day for the main incident's if it can be: a day or a night of the last weeks, inside what was told."""
        day = self.paper.article.day
        if when.earliest is None or when.latest is None or days_of(when) > MOMENT_DAYS:
            return False
        if day is not None and not 0 <= (day - when.earliest).days <= NEWS_DAYS:
            return False
        if main.when.is_known and not when.overlaps(main.when):
            return False
        main.when = when
        main.why.append(Because("when", _RULE, self.paper.span(verb)))
        for other in self.reader.happenings[:OPENING]:
            hung = other.trigger.tag == "VBG" and main.trigger in other.trigger.ancestors()
            if hung and not other.when.is_known and other.trigger.sent is main.trigger.sent:
                other.when = main.when  # "invaded the village, killing 11 and setting its market on fire"
                other.why.append(Because("when", _RULE, self.paper.span(verb)))
        return True


def _is_known(one: Happening) -> bool:
    """Whether a happening is told as of something that was told before: "the raiders", "they", "the attack"."""
    if one.nominal:
        return one.definite
    subjects = one.clause.subjects if one.clause is not None else []
    return all(
        subject.pos == "PRON" or any(kid.low in ("the", "these", "those", "this") for kid in subject.kids_by("det"))
        for subject in subjects
    )


def _is_spread(trigger: Token) -> bool:
    """ "Strikes across Gaza", "in several towns": no one place."""
    return any(kid.low in ("across", "throughout") for kid in trigger.kids_by("prep"))
