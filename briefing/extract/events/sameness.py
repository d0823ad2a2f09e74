"""Whether two triggers of one article tell one happening: "an airstrike hit the market ... the attack killed 12"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.domain.actor import ActorId
from briefing.domain.claim import Stance
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import BLOWS, Happening, hits_several, is_background, is_stretch
from briefing.extract.events.noun_classes import NounClasses
from briefing.extract.events.once_more import (
    FIGHTS,
    fell_there,
    is_another,
    is_behind_colon,
    is_of_left_item,
    is_of_the_answer,
    is_said_of,
)
from briefing.extract.events.other_dead import fell_otherwise
from briefing.extract.events.standing import Mood
from briefing.extract.events.story_openings import are_one_place, claims_responsibility, tells_its_day
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.sentences.clauses import antecedent, counted_nouns
from briefing.extract.sentences.parse import Token
from briefing.extract.times.clause_times import is_avenged
from briefing.extract.times.intervals import days_of
from briefing.knowledge.words import lists

THRESHOLD = 2.6  # set on the articles that the rules were written with
REACH = 400  # happenings back; a longer article is a list
CAMPAIGN_DAYS = 10  # an event so much longer than another is told as a whole, the other as a part
BY_HAND = frozenset("abduction execution sexual-violence".split())
_COMING_TO_IT = frozenset("appear approach arrive come descend dismount ride".split())
COME_BACK = 4  # sentences
PASSAGE = 3  # sentences before one that tell where a paragraph is
_COMING = frozenset("abduct behead capture enter kidnap loot massacre overrun raid seize storm surround torch".split())
_SITES = frozenset(("facility", "home", "post"))
_ANY_SITE = frozenset("area building facility infrastructure installation object position site target".split())
_BURNING = frozenset("burn torch".split())
_CAMPAIGNS = frozenset("campaign offensive operation".split())
_CROSSING = frozenset("arrive come cross travel".split())
_FOLLOWING = frozenset("cause follow lead precede prompt provoke spark trigger".split())
_KILLING = frozenset("eliminate kill liquidate neutralise neutralize".split())
_SOON = frozenset("hour hours minute minutes moments seconds soon shortly afterwards".split())
_RESULTS = frozenset("burn damage destroy flatten gut hit level".split())
CLAIM_AWAY = 4  # sentences from a blow to the claim of it
LEAD = 5  # sentences in which the story of what the lead names begins
_OPEN = (Mood.PLANNED, Mood.HAPPENED)
_DISTINCT = frozenset("withdrawal capture-of-territory capture-of-personnel release encirclement siege".split())
# Of these two verbs with different objects tell two acts: "took Maarat al-Numan", "took Saraqib".
_DONE_TO_ONE = frozenset(
    (
        EventType.BATTLE,
        EventType.SEIZURE,
        EventType.DETENTION,
        EventType.MOVEMENT,
        EventType.DISRUPTION,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
    )
)

_ANY_BLOW = frozenset((None, "attack", "armed-clash"))
_GROWING = frozenset("continue escalate increase intensify ramp resume step".split())


def _are_its_many(one: Happening, other: Happening) -> bool:
    """ "The group has intensified its attacks on the base": no single blow of another paragraph is those."""
    noun = one.trigger
    if not one.nominal or noun.tag != "NNS" or noun.dep != "dobj" or noun.head.lemma not in _GROWING:
        return False
    return other.trigger.tag != "NNS" and all(token.sent.block != noun.sent.block for token in other.triggers)


def _is_one_of_several(one: Happening, other: Happening) -> bool:
    """ "Attacked two communities ... burnt houses in Sooro": one place of several is not all of them."""
    return hits_several(other) and not hits_several(one)


class Sameness:
    """Compares the happenings of one article."""

    def __init__(self, cast: Cast, classes: NounClasses, by_token: Mapping[int, Happening]) -> None:
        self.cast = cast
        self.classes = classes
        self.by_token = by_token

    def find(self, one: Happening, told: Sequence[Happening]) -> Happening | None:
        """Which of the happenings told before it a new one is, the last of the likeliest."""
        best: Happening | None = None
        best_score = 0.0
        for other in reversed(told[-REACH:]):
            two = self._are_two(one, other) or is_of_the_answer(one, other, told[-REACH:])
            score = 0.0 if two else round(self._score(one, other), 3)
            if score >= THRESHOLD and score > best_score:
                best, best_score = other, score
        return best

    def _are_two(self, one: Happening, other: Happening) -> bool:
        """Whether something forbids that the two are one: their types, moods, times, places or sides."""
        if (
            self._one_after_another(one, other)
            or _comes_later(one)
            or (one.nominal and one.trigger.sent is other.trigger.sent and is_avenged(one.trigger))
            or _is_told_apart(one, other)
            or _are_several(one, other)
            or _are_its_many(one, other)
            or self._burnt_another(one, other)
            or self._denies_hitting_another(one, other)
            or fell_otherwise(one, other, self.cast, self.classes)
            or is_another(one, other, self.cast.paper.article.day)
            or is_of_left_item(one, other, self.cast.paper)
        ):
            return True
        day = self.cast.paper.article.day
        if one.own_time and is_stretch(one.when, day) and other.when.is_known and not is_stretch(other.when, day):
            return True  # "since the start of the invasion on 24 February 2022": not the blow just told
        kinds = {one.meaning.subtype, other.meaning.subtype}
        if one.nominal and one.type is EventType.DISRUPTION and len(kinds) > 1:
            return True  # "the blockade" is no closing of schools
        if _is_of_one_of_many(one, other) or (one.own_place and not one.nominal and _is_one_of_several(one, other)):
            return True  # "attacked two communities ... on Sunday they burnt houses in Sooro"
        moods = {one.standing.mood, other.standing.mood}
        if not _related(one, other) or moods == set(_OPEN):
            return True
        if (one.own_time or one.framed) and other.when.is_known and one.when.is_known and not one.when.overlaps(other.when):
            return True
        dated = one.own_time and other.own_time and (not one.nominal or one.trigger.kid("nummod") is not None)
        if dated and abs(days_of(one.when) - days_of(other.when)) > CAMPAIGN_DAYS:
            return True  # one blow of a campaign is not the campaign
        here = one.own_place or self._is_told_here(one, other)
        elsewhere = here and other.spot is not None and one.spot is not None
        if elsewhere and not places_agree(one.spot, other.spot) and not self._nested(one, other):  # type: ignore[arg-type]
            return True
        if (
            one.standing.mood is Mood.DENIED
            and "offensive" in {one.meaning.subtype, other.meaning.subtype}
            and not one.nominal
        ):
            return True  # that they entered the city is denied, not that they set out
        if EventType.STRIKE in (one.type, other.type) and {one.meaning.subtype, other.meaning.subtype} & BY_HAND:
            return True  # an explosion is no execution told again
        if (_from_afar(one) and _on_the_ground(other)) or (_from_afar(other) and _on_the_ground(one)):
            return True
        if one.trigger.lemma in _CAMPAIGNS and other.trigger.lemma in _CROSSING:
            return True  # whoever crosses a border comes to an offensive, and is not one
        if not _names_agree(one, other) or _brings_down(one) != _brings_down(other):
            return True
        if self._done_by_others(one, other) or self._answers_with_another(one, other):
            return True
        if self._is_of_another_town(one, other):
            return True
        if not one.initiators:
            return False
        if self._allied(one.initiators, other.targets) and not set(one.initiators) & set(other.initiators):
            return True  # the one hit before hits back
        denied = one.standing.mood is Mood.DENIED or any(report.stance is Stance.DENIES for report in one.reports)
        return bool(other.initiators) and not denied and not self._allied(one.initiators, other.initiators)

    def _is_told_here(self, one: Happening, other: Happening) -> bool:
        """ "In Bajaur a woman was wounded when a shell landed ...": the place that the sentence, another one, tells."""
        if one.spot is None or one.nominal or one.trigger.sent.group == other.triggers[-1].sent.group:
            return False
        return any(self.cast.atlas.at(token) is one.spot for token in one.trigger.sent.tokens)

    def _is_of_another_town(self, one: Happening, other: Happening) -> bool:
        """ "In Téra, too, there were funerals. Monday's ambush cost the army seven men": its paragraph tells of Téra, and
        not of where the attack of the paragraphs before was."""
        if not (one.nominal and one.definite and one.own_time) or one.own_place or other.spot is None:
            return False
        if other.when.is_known or any(token.sent.block == one.trigger.sent.block for token in other.triggers):
            return False
        return tells_of_other_town(one.trigger, other.spot, self.cast)

    def _done_by_others(self, one: Happening, other: Happening) -> bool:
        """ "Soldiers shot a boy. Settlers torched three cars": who stands in no role is another all the same."""
        if self._tells_coming(one, other, one.trigger.sent.group - other.triggers[-1].sent.group):
            return False
        told = [self._told_doers(happening) for happening in (one, other)]
        return bool(told[0]) and bool(told[1]) and not self._allied(told[0], told[1])

    def _answers_with_another(self, one: Happening, other: Happening) -> bool:
        """ "200 aircraft hit ... Iran fired 100 drones": another sentence, weapon and side is another blow."""
        if one.nominal or other.nominal or not self._told_doers(one) or one.trigger.sent is other.trigger.sent:
            return False
        ours, theirs = ({token.lemma for token in self._weapons(blow)} for blow in (one, other))
        return bool(ours) and bool(theirs) and not ours & theirs

    def _told_doers(self, one: Happening) -> list[ActorId]:
        """Whom the subjects of a verb name or describe; nobody where a pronoun, a weapon or a blow stands there."""
        clause = one.clause
        if clause is None or clause.passive or any(token.pos == "PRON" for token in clause.subjects):
            return []
        if any(self.classes.is_weapon(token) or token.i in self.by_token for token in clause.subjects):
            return []
        return self.cast.ids([noun for token in clause.subjects for noun in counted_nouns(token)])

    def _score(self, one: Happening, other: Happening) -> float:
        """How much speaks for it that the two are one, less what speaks against it."""
        same_sentence = one.trigger.sent.group == other.trigger.sent.group
        nested = self._nested(one, other)
        score = 2.5 if nested else 0.0
        score += self._in_common(one, other) + self._referring(one, other, same_sentence)
        score -= _apart(one, other, same_sentence)
        if one.nominal and one.definite and is_background(other.when, self.cast.paper.article.day):
            score -= 0.6  # "the assault" is the news rather than the offensive of years ago
        if not one.nominal and not other.nominal and same_sentence and not nested and not _is_result(one):
            score -= 1.5  # two verbs of one sentence tell two things
            if one.trigger.lemma != other.trigger.lemma:
                score -= 0.7
        if self._different_objects(one, other):
            score -= 2.0
        named_again = one.definite and one.nominal and one.meaning.subtype in _ANY_BLOW
        distinct = {one.meaning.subtype, other.meaning.subtype} & _DISTINCT
        named_again |= nested and one.trigger.lemma in _KILLING and one.trigger.dep == "advcl"  # "overran it, killing 21"
        named_again |= claims_responsibility(one)
        if one.meaning.subtype != other.meaning.subtype and distinct and not named_again:
            score -= 2.0  # "the raid" can be any blow, and what took a town
        return score

    def _in_common(self, one: Happening, other: Happening) -> float:
        score = 0.0
        if one.own_time and other.when.is_known and one.when.overlaps(other.when):
            score += 2.0 if other.own_time and one.when == other.when else 1.0
        if one.own_place and other.spot is not None and one.spot is not None and one.spot.id == other.spot.id:
            score += 1.5
        if one.type is other.type:
            score += 1.0
        if one.trigger.lemma == other.trigger.lemma:
            score += 0.7
        if one.type is other.type and _same_count(one, other):
            score += 1.2
        if one.initiators and other.initiators and self._allied(one.initiators, other.initiators):
            score += 0.6
        return score

    def _referring(self, one: Happening, other: Happening, same_sentence: bool) -> float:
        """How far the new one refers back: "the attack", a blow on nowhere new, a noun beside its verb."""
        away = one.trigger.sent.group - other.triggers[-1].sent.group
        if _is_headed(one, other):
            return 4.5  # whatever each calls what was hit
        if is_said_of(one, other) or (away <= 1 and fell_there(one, other)):
            return 3.0
        if same_sentence and is_behind_colon(one, other, self.cast.paper):
            return 6.0
        if one.definite and one.nominal:
            return 2.7 + (0.8 if away <= 1 else 0.3 if away <= 3 else 0.0)
        if one.nominal:
            return 1.0 if same_sentence else 0.0
        if away <= 1 and other.type is EventType.STRIKE and _is_result(one):
            return 2.7
        if away <= 2 and self._same_weapon(one, other):
            return 2.7
        if self._begins_story(one, other):
            return 3.0
        if away <= LEAD and tells_its_day(one, other):
            return 4.6
        if one.type in BLOWS and not other.own_time and away <= 2 and self._by_the_same(one, other):
            return 2.5
        if self._tells_coming(one, other, away):
            return 3.6
        if away <= CLAIM_AWAY and self._claims_it(one, other):
            return 6.0
        if away <= 2 and (self._owns_up(one, other) or self._gives_its_account(one, other)):
            return 2.6
        if away <= 2 and self._struck_with_it(one, other):
            return 2.6
        if away <= 1 and other.type in BLOWS and _hits_the_same(one, other):
            return 2.6
        if one.type not in BLOWS or one.own_time or one.own_place or away > 1:
            return 0.0
        subjects = one.clause.subjects if one.clause is not None else []
        if any(subject.pos == "PRON" for subject in subjects):
            return 0.0 if away and self._struck_since(one, other) else 2.0  # "They killed 17": goes on
        weapons = one.type is EventType.STRIKE and any(self.classes.is_weapon(token) for token in subjects)
        return 1.8 if weapons else 1.2  # bombs and drones that fall on nowhere new fall in the raid being told

    def _struck_since(self, one: Happening, other: Happening) -> bool:
        """ "The strike came days after an Israeli raid on a camp killed 13. Israel said it had targeted a compound": what
        they say they did is the last that was told of theirs."""
        for nearer in self.by_token.values():
            since = other.triggers[-1].i < nearer.triggers[-1].i < one.trigger.i
            if since and nearer is not other and nearer.type in BLOWS and self._allied(one.initiators, nearer.initiators):
                return True
        return False

    def _owns_up(self, one: Happening, other: Happening) -> bool:
        """ "ISSP ambushed an escort. The group said it had killed 20 soldiers": of that ambush."""
        if one.type not in BLOWS or one.own_time or one.own_place or not set(one.initiators) & set(other.initiators):
            return False
        speakers = {actor for report in one.reports or one.standing.reports for actor in self.cast.ids(report.speakers)}
        if self._struck_since(one, other):
            return False
        perfect = any(kid.low == "had" for kid in one.trigger.kids_by("aux"))
        return perfect and not one.nominal and bool(speakers & set(one.initiators))

    def _claims_it(self, one: Happening, other: Happening) -> bool:
        """ "The group claimed responsibility, saying its fighters had killed 43 soldiers": in the blow told before."""
        if one.type not in BLOWS or one.own_time or one.own_place or one.nominal or not claims_responsibility(one):
            return False
        return not self._struck_since(one, other) and self._allied(one.initiators, other.initiators or one.initiators)

    def _gives_its_account(self, one: Happening, other: Happening) -> bool:
        """ "An army drone fired missiles at herders. The General Staff maintains that it killed 15 fighters": in that blow,
        by the words of those who struck it, in the same paragraph."""
        here = one.trigger.sent.block == other.triggers[-1].sent.block
        if not here or one.nominal or other.type is not EventType.STRIKE or one.trigger.lemma not in _KILLING:
            return False
        if one.own_time or one.own_place or not one.initiators or not self._allied(one.initiators, other.initiators):
            return False
        reports = one.reports or one.standing.reports
        return any(self._allied(self.cast.ids(report.speakers), other.initiators) for report in reports)

    def _struck_with_it(self, one: Happening, other: Happening) -> bool:
        """ "Relatives gathered bodies after the bombing. The ministry repeated that the drone had killed 15 fighters": the
        weapon of the blow that the paragraph tells of."""
        here = one.trigger.sent.block == other.triggers[-1].sent.block
        if not here or one.nominal or one.own_time or one.own_place or other.type is not EventType.STRIKE:
            return False
        the = [token for token in self._weapons(one) if any(kid.low == "the" for kid in token.kids_by("det"))]
        return bool(the) and not self._weapons(other)

    def _same_weapon(self, one: Happening, other: Happening) -> bool:
        """ "A rocket slammed into ...", "the rocket was fired by ...": the weapon told before."""
        ours = [token for token in self._weapons(one) if any(kid.low == "the" for kid in token.kids_by("det"))]
        return bool({token.lemma for token in ours} & {token.lemma for token in self._weapons(other)})

    def _weapons(self, one: Happening) -> list[Token]:
        clauses = [telling.clause for telling in (one, *one.tellings) if telling.clause is not None]
        told = [token for clause in clauses for token in (*clause.subjects, *clause.objects)]
        return [token for token in told if self.classes.is_weapon(token)]

    @staticmethod
    def _begins_story(one: Happening, other: Happening) -> bool:
        """The lead names a blow without its day ("the death toll in the attack ..."), what follows begins to tell it."""
        lead = other.nominal and other.definite and other.trigger.sent.group <= 1 and not other.when.is_known
        return lead and one.type in BLOWS and one.own_time and not one.own_place and one.trigger.sent.group <= LEAD

    @staticmethod
    def _one_after_another(one: Happening, other: Happening) -> bool:
        """ "The killings followed an attack": subject and object of such a verb are two."""
        verb = one.trigger.head
        if verb.lemma not in _FOLLOWING or not one.nominal:
            return False
        return any(token.head is verb and token.dep != one.trigger.dep for token in other.triggers)

    def _by_the_same(self, one: Happening, other: Happening) -> bool:
        """ "The attackers raided ...": those who were told without a name just before."""
        subjects = one.clause.subjects if one.clause is not None else []
        back = any(s.lemma in lists().events.raiders and any(k.low == "the" for k in s.kids_by("det")) for s in subjects)
        drafts = self.cast.drafts
        return back and bool(other.initiators) and all(drafts[actor].nameless for actor in other.initiators)

    def _tells_coming(self, one: Happening, other: Happening, away: int) -> bool:
        """ "Men with rifles opened fire in a bar. The attackers had arrived in two cars": how they came to it."""
        subjects = one.clause.subjects if one.clause is not None else []
        came = one.trigger.lemma in _COMING_TO_IT and not one.own_place and other.type in BLOWS and away <= COME_BACK
        raiders = [
            s for s in subjects if s.lemma in lists().events.raiders and any(k.low == "the" for k in s.kids_by("det"))
        ]
        drafts = self.cast.drafts
        return came and bool(raiders) and all(drafts[actor].nameless for actor in other.initiators)

    def _nested(self, one: Happening, other: Happening) -> bool:
        """ "An airstrike hit the market": the noun is the verb's subject or object; "killed in an ambush" hangs below."""
        if one.clause is not None and any(self.by_token.get(token.i) is other for token in one.clause.subjects):
            return True  # "the raid destroyed ... and killed ..."
        blows = one.type in BLOWS and other.type in BLOWS
        here = one.trigger
        near = [there for there in other.triggers if there.sent is here.sent]
        return any(_hangs_on(here, there, blows) or _hangs_on(there, here, blows) for there in near)

    def _different_objects(self, one: Happening, other: Happening) -> bool:
        """ "Took Maarat al-Numan", "took Saraqib"; not "raided Magami", "killed 17 people"."""
        if one.nominal or other.nominal or not one.objects or not other.objects or one.type not in _DONE_TO_ONE:
            return False
        if are_one_place(one.objects, other.objects, self.cast.atlas):
            return False
        people = [any("people" in self.classes.of(obj) for obj in told.objects) for told in (one, other)]
        if people[0] != people[1] and one.type in BLOWS:
            return False
        return not ({token.lemma for token in one.objects} & {token.lemma for token in other.objects})

    def _denies_hitting_another(self, one: Happening, other: Happening) -> bool:
        """ "Jets bombed a depot near the town. The army denied having hit a pagoda": no denial of what hit the depot."""
        if one.standing.mood is not Mood.DENIED or one.nominal or other.nominal or one.trigger.sent is other.trigger.sent:
            return False
        hit = [
            {obj.lemma for obj in each.objects if self.classes.of(obj) & _SITES and obj.lemma not in _ANY_SITE}
            for each in (one, other)
        ]
        return all(hit) and not hit[0] & hit[1]

    def _burnt_another(self, one: Happening, other: Happening) -> bool:
        """ "Nine vehicles were torched. ... the station, which was burnt": what burnt was a vehicle here, a house there."""
        if one.nominal or other.nominal or not {one.trigger.lemma, other.trigger.lemma} <= _BURNING:
            return False
        lost = self.cast.knowledge.lexicon.objects["vehicle"]
        told = [{obj.lemma in lost for obj in each.objects} for each in (one, other)]
        return {True} in told and {False} in told

    def _allied(self, ones: Iterable[ActorId], others: Iterable[ActorId]) -> bool:
        """Whether two sides can be one: they share somebody, belong together, or one of them has no name."""
        left, right = set(ones), set(others)
        if left & right:
            return True
        for a in left:
            for b in right:
                one, other = self.cast.drafts[a], self.cast.drafts[b]
                if one.affiliation == b or other.affiliation == a:
                    return True
                if one.affiliation and one.affiliation == other.affiliation:
                    return True
                if one.kind is other.kind and (one.nameless or other.nameless):
                    return True
        return False


def _are_several(one: Happening, other: Happening) -> bool:
    """ "A car blew up. In Cali three bombs exploded": what is counted anew in a place of its own is not the one before."""
    subjects = one.clause.subjects if one.clause is not None and not one.nominal else []
    counted = any(subject.tag == "NNS" and subject.kid("nummod") is not None for subject in subjects)
    told = other.clause.subjects if other.clause is not None else []
    single = bool(told) and all(subject.tag == "NN" for subject in told)
    return counted and single and one.own_place and one.trigger.sent is not other.triggers[-1].sent


_APART = ("also on the same", "elsewhere", "in a separate", "in a second", "in another", "on the same day", "separately")
_FLOWN = frozenset("airstrike drone missile".split())
_LAID = frozenset(("ied", "landmine"))
_BROUGHT = frozenset("airstrike drone missile shelling suicide-bombing".split())


def _is_told_apart(one: Happening, other: Happening) -> bool:
    """ "Separately", "On the same day a vehicle hit a mine": what a sentence sets off so is no blow told before it; nor is
    what was laid in the road what came by itself."""
    if one.trigger.sent is other.triggers[-1].sent:
        return False
    counted = _which_of_several(one)
    if counted is not None and not any(_which_of_several(telling) == counted for telling in (other, *other.tellings)):
        return True
    if one.nominal and one.definite:
        return False
    kinds = {one.meaning.subtype, other.meaning.subtype}
    if kinds & _LAID and kinds & _BROUGHT:
        return True
    opening = " ".join(token.low for token in one.trigger.sent.tokens[:4])
    return opening.startswith(_APART)


_ORDINALS = frozenset("first second third fourth fifth".split())
_OF_ALL_TIMES = frozenset("against at by for in of on since to".split())


def _which_of_several(one: Happening) -> str | None:
    """ "A wave of airstrikes killed 24. The first attack hit a car in Rimal", "the deadliest strike hit a house": which of
    several the subject says it is; None where it says nothing, or "the first attack on the city since March" does."""
    nouns = [one.trigger] if one.nominal else one.clause.subjects if one.clause is not None else []
    for noun in nouns:
        if noun.pos != "NOUN" or any(prep.low in _OF_ALL_TIMES for prep in noun.kids_by("prep")):
            continue
        if any(kid.low == "the" for kid in noun.kids_by("det")) and noun.dep in ("nsubj", "nsubjpass"):
            return next((kid.low for kid in noun.kids_by("amod") if kid.low in _ORDINALS or kid.tag == "JJS"), None)
    return None


def _is_headed(one: Happening, other: Happening) -> bool:
    """ "Convoy attacked north of Bourzanga. On 3 September a column ran into ...": an item begins with its own headline."""
    head, here = other.trigger.sent, one.trigger.sent
    bare = other.clause is not None and other.clause.passive and other.trigger.kid("aux", "auxpass") is None
    return bare and not other.own_time and head.block == here.block and here.index == head.index + 1


def _comes_later(one: Happening) -> bool:
    """ "Half an hour later gunmen threw bombs at the same building", "minutes afterwards a second blast tore through"."""
    verb = one.trigger if one.trigger.pos in ("VERB", "AUX") else one.trigger.head
    if one.nominal and (one.definite or verb.pos != "VERB" or one.trigger.dep not in ("nsubj", "nsubjpass")):
        return False
    first = verb.sent.tokens[0]
    if first.low == "later" and (first.head is verb or first.head.head is verb):
        return True  # "Later that night shells fell near the airport"
    beside = [kid for kid in verb.kids_by("advmod", "npadvmod") if kid.low in ("later", "afterwards", "after", "earlier")]
    return any(kid.low in _SOON for later in beside for kid in (later, *later.kids))


def _is_result(one: Happening) -> bool:
    """ "... and the building was destroyed": what a blow did, not another blow."""
    if one.clause is None or not one.clause.passive or one.clause.subjects or one.own_place or one.own_time:
        return False
    the = all(any(kid.low == "the" or kid.dep == "nummod" for kid in obj.kids) for obj in one.objects)
    return bool(one.objects) and the and one.trigger.lemma in _RESULTS


def _apart(one: Happening, other: Happening, same_sentence: bool) -> float:
    """How much their distance in the text speaks against it that two are one."""
    points = 0.0
    back = one.definite and one.nominal
    new = one.nominal and not one.definite
    denial = one.standing.mood is Mood.DENIED  # who denies, denies what was told
    if one.trigger.sent.group - other.triggers[-1].sent.group > 6 and not back:
        points += 1.0
    if new and one.own_time and not other.own_time and not same_sentence:
        points += 1.5
    if one.type is not other.type and not same_sentence and not back:
        points += 1.0 if one.trigger.sent.block != other.trigger.sent.block else 0.0
    if new and not other.definite and not same_sentence and not denial:
        points += 1.2
    block = one.trigger.sent.block != other.triggers[-1].sent.block
    if block and not back and not denial and not (one.own_time and one.own_place):
        points += 1.0
    return points


def _is_of_one_of_many(one: Happening, other: Happening) -> bool:
    """ "Have detained 150 members. ... A court extended her detention": hers is not that of all of them."""
    if one.type is not EventType.DETENTION or not one.nominal:
        return False
    hers = any(kid.low in ("her", "his") for kid in one.trigger.kids_by("poss"))
    return hers and any(obj.tag in ("NNS", "NNPS") and obj.kid("nummod") is not None for obj in other.objects)


def _names_agree(one: Happening, other: Happening) -> bool:
    """Whether a noun can name the other happening again: an offensive is no air raid, a shelling takes no town."""
    if not one.nominal or one.type is other.type:
        return True
    if one.meaning.subtype in ("offensive", "siege"):
        return other.type is EventType.BATTLE
    if one.type is EventType.STRIKE and other.type is EventType.BATTLE:
        flown = one.meaning.subtype in _FLOWN and other.nominal and other.trigger.lemma in FIGHTS
        return other.meaning.subtype in (None, "armed-clash") and not flown
    return True


def _from_afar(one: Happening) -> bool:
    """Whether it is told as a blow from the air or of guns: "the drone raid"."""
    return one.type is EventType.STRIKE and one.meaning.subtype in ("airstrike", "drone", "missile", "shelling")


def _hits_the_same(one: Happening, other: Happening) -> bool:
    """ "A patrol was attacked. The patrol was fired on from three trucks": whom the blow just told hit, hit in it."""
    if one.clause is None or not one.clause.passive or one.own_time or one.own_place:
        return False
    hit = {obj.lemma for obj in other.objects}
    return any(obj.lemma in hit and any(kid.low == "the" for kid in obj.kids_by("det")) for obj in one.objects)


def _on_the_ground(one: Happening) -> bool:
    """Whether men come to the place themselves: "overran the camp"."""
    return one.type is not EventType.STRIKE and not one.nominal and one.trigger.lemma in _COMING


def _brings_down(one: Happening) -> bool:
    """Whether it is told how something was shot out of the sky, which is not the blow it came for."""
    return one.clause is not None and one.clause.lemma in lists().events.downing


def _hangs_on(low: Token, high: Token, blows: bool) -> bool:
    head = low.first_conjunct()
    if head.head is high and head.dep in ("nsubj", "dobj", "nsubjpass"):
        return True
    if head.dep == "pobj" and head.head.head is high and head.head.low in ("in", "by", "with", "during", "from", "of"):
        return True
    if low.pos in ("VERB", "AUX") and antecedent(low) is high:
        return True
    return blows and low.dep == "advcl" and low.head is high and low.tag == "VBG"


def _same_count(one: Happening, other: Happening) -> bool:
    """Whether both tell of as many: "killing at least 17 people", "they killed 17 people"."""
    ours = {kid.low for obj in one.objects for kid in obj.kids_by("nummod")}
    return bool(ours & {kid.low for obj in other.objects for kid in obj.kids_by("nummod")} - {"one", "two", "three"})


def _related(one: Happening, other: Happening) -> bool:
    """Whether two types can be one happening's: the same, two blows, or an abduction told as an arrest."""
    if one.type is other.type or (one.type in BLOWS and other.type in BLOWS):
        return True
    pair = {one.type, other.type}
    return pair <= {EventType.DETENTION, EventType.VIOLENCE_AGAINST_CIVILIANS} and (
        "abduction" in (one.meaning.subtype, other.meaning.subtype)
    )


def tells_of_other_town(trigger: Token, spot: Spot, cast: Cast) -> bool:
    """Whether the sentences before a word in its paragraph name towns, and none that can be this place."""
    here = trigger.sent
    before = cast.paper.sentences[max(0, here.index - PASSAGE) : here.index]
    told = [cast.atlas.at(token) for sentence in before if sentence.block == here.block for token in sentence.tokens]
    towns = [one for one in told if one is not None and one.kind in (PlaceKind.CITY, PlaceKind.VILLAGE)]
    return bool(towns) and not any(places_agree(one, spot) for one in towns)
