"""Nouns that name events: "attack", "car bomb", "operation", "strike"; compounds first, and only where one is meant."""

from __future__ import annotations

from briefing.domain.event import EventType
from briefing.extract.events.noun_classes import NounClasses, is_no_event
from briefing.extract.sentences.clauses import clause_of, spread
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verb
from briefing.knowledge.lexicons import Lexicon, Meaning
from briefing.knowledge.words import lists

_CLASH = Meaning(EventType.BATTLE, "armed-clash")
_EXCHANGE = Meaning(EventType.DETENTION, "prisoner-exchange")
_OFFENSIVE = Meaning(EventType.BATTLE, "offensive")
_PROTEST = Meaning(EventType.UNREST, "protest")
_CEASEFIRE = Meaning(EventType.DIPLOMACY, "ceasefire")
_RELIEF = Meaning(EventType.AID, "humanitarian")
_DISPLACEMENT = Meaning(EventType.MOVEMENT, "displacement")
_RESTS = frozenset("cessation halt lull pause respite suspension".split())
_GOING = frozenset("arrive depart fly go head leave meet travel".split())
_BEFORE = ("compound", "amod", "nmod")
_TOWNS = frozenset("capital city town village".split())
_ILLNESSES = frozenset("heart panic asthma anxiety ischemic ischaemic".split())  # "a heart attack" is nobody's


_BY_MEANS = ("with", "by")
_USING = frozenset("employ involve use".split())
_FLYING = (
    ("drone", frozenset("drone uav".split())),
    ("missile", frozenset(("missile",))),
    ("airstrike", frozenset("aircraft jet warplane".split())),
    ("shelling", frozenset("artillery howitzer mortar rocket".split())),
)
_CHARGING = frozenset("accuse acquit arrest arraign charge convict indict jail sentence suspect".split())
_LEFT = frozenset("dead injured wounded".split())
_ARMED = frozenset("army commando gendarmerie paramilitary police security".split())
_UNARMED = frozenset("child civilian girl boy resident villager woman".split())
_SENTENCES = frozenset("sentence term year month life".split())
_SERVING = frozenset("serve sentence jail imprison give receive hand get face".split())
_LENGTHS = frozenset("day week month year decade".split())
_SHORT_LENGTHS = frozenset("day night".split())
_SOME = frozenset("two three four five six seven several 2 3 4 5 6 7 few".split())
_COURT = Meaning(EventType.SANCTION, "court-ruling")
_SITTINGS = frozenset("begin conclude end open restart resume start".split())
_FIRE = Meaning(EventType.DISASTER)
_BURNING = frozenset("break burn destroy engulf erupt gut rage ravage spread start sweep".split())
_LIGHTING = frozenset("cause ignite light spark start trigger".split())
_SITTING = frozenset("hearing retrial trial".split())
_CALLING = frozenset("call chant decry demand denounce protest shout".split())
_FOUGHT = frozenset("bombardment clash fighting gunfight riot shelling skirmish unrest violence".split())


def is_length_of(token: Token) -> bool:
    """Whether a noun tells what a length of time was filled with: "14 months of fighting", "a decade of war"."""
    return token.dep == "pobj" and token.head.low == "of" and token.head.head.lemma in _LENGTHS


def is_of_some_days(token: Token) -> bool:
    """ "After two days of clashes", "several nights of riots": a length as short as that is of one happening."""
    length = token.head.head
    counted = [kid.low for kid in length.kids_by("nummod", "amod", "det")]
    return is_length_of(token) and length.lemma in _SHORT_LENGTHS and any(low in _SOME for low in counted)


def _is_only_called(token: Token) -> bool:
    """ "Over what he called the killing of Christians": somebody's word for how things are, not one more happening."""
    calls = [one for one in (token.head, *token.kids_by("relcl")) if one.lemma in ("call", "describe", "term")]
    asked = any(kid.low == "what" and kid.i < call.i < token.i for call in calls for kid in call.kids)
    return asked and any(prep.low == "of" for prep in token.kids_by("prep"))


def is_charge(token: Token) -> bool:
    """ "Charged two officers with murder", "convicted of kidnapping": what somebody is said to have done, not when."""
    prep = token.head
    if token.dep == "pobj" and prep.low == "for" and prep.head.lemma == "warrant":
        return True  # "a warrant for his arrest"
    first = token.first_conjunct()
    if first.dep == "pobj" and first.head.low in ("for", "of") and _is_of_court(first.head, token):
        return True  # "was serving 34 years for drug trafficking, murder and kidnapping", "on charges of murder"
    bare = token.kid("det", "poss", "prep", "nummod") is None
    if token.dep != "pobj" or prep.low not in ("with", "of", "for") or not bare:
        return False
    return prep.head.lemma in _CHARGING


def _is_of_court(prep: Token, token: Token) -> bool:
    """Whether what a preposition brings are crimes without a place or number of their own that a court names."""
    noun = prep.head
    if token.kid("det", "poss", "nummod") is not None:
        return False
    if prep.low == "of":
        return token.kid("prep") is None and noun.lemma in ("charge", "count", "suspicion") and noun.dep == "pobj"
    verb = noun if noun.pos == "VERB" else clause_verb(noun)
    if verb is None or verb.lemma not in _SERVING:
        return False
    return any(one.lemma in _SENTENCES for one in (noun, *verb.kids_by("dobj", "npadvmod", "pobj")))


class EventNouns:
    """The meanings of the nouns of one article."""

    def __init__(self, lexicon: Lexicon, classes: NounClasses) -> None:
        self.lexicon = lexicon
        self.classes = classes
        self.words = lists().events

    def meaning(self, token: Token) -> Meaning | None:
        """The event that a noun names; None where it names none."""
        lemma = token.lemma.lower()
        if _is_only_called(token):
            return None
        if is_length_of(token) and not (is_of_some_days(token) and lemma in _FOUGHT):
            return None  # "fourteen months of fighting" are no event of a day
        if lemma in ("operation", "campaign"):
            return self._operation(token)
        if lemma == "march" and token.text[0].islower() and token.dep == "pobj" and token.head.low == "in":
            return _PROTEST  # "thousands took part in a march"
        if lemma == "fire" and token.dep == "pobj" and token.head.low == "under":
            return _CLASH if token.head.head.lemma == "come" and token.kid("amod", "compound") is None else None
        if lemma == "fire" and self._burns(token):
            return _FIRE
        if lemma in _SITTING:
            return _COURT if self._is_sitting(token) else None
        if lemma == "gathering":
            return _PROTEST if self._is_of_protest(token) else None
        if lemma == "in" and token.tag == "NN" and any(kid.low == "sit" for kid in token.kids_by("compound")):
            return _PROTEST  # "a sit-in"
        if lemma == "fall" and token.tag == "NN":
            towns = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"]
            towns += [one for town in towns if town is not None and town.lemma in _TOWNS for one in town.behind("of")]
            of_town = any(town is not None and self.classes.atlas.at(town) is not None for town in towns)
            return Meaning(EventType.BATTLE, "capture-of-territory") if of_town else None
        if lemma == "liberation" and token.text.islower():
            behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"]
            of_place = any(one is not None and "place" in self.classes.of(one) for one in behind)
            return Meaning(EventType.BATTLE, "capture-of-territory") if of_place else None
        if lemma == "capture" and any("people" in self.classes.of(one) for one in token.behind("of")):
            return Meaning(EventType.DETENTION, "capture-of-personnel")  # "announced the capture of a man"
        if lemma in ("fighting", "hostilities") and token.dep == "pobj" and token.head.head.lemma in _RESTS:
            return _CEASEFIRE if token.head.head.lemma in _RESTS and token.head.low in ("in", "of", "to") else None
        meaning = self._compound(token, lemma)
        if meaning is not None:
            return meaning
        if lemma == "distribution":
            return _RELIEF if self._is_of_aid(token) else None
        if token.low == "arrivals":
            counted = token.dep in ("dobj", "nsubjpass") and token.head.lemma in lists().standing.counting
            return _DISPLACEMENT if counted and token.kid("nummod") is not None else None
        if is_charge(token):
            return None
        if lemma in ("encounter", "confrontation", "engagement"):
            return _CLASH if self._is_fight(token) else None
        if lemma == "exchange" and any(
            (obj := prep.kid("pobj")) is not None and obj.lemma in ("fire", "shot", "gunfire")
            for prep in token.kids_by("prep")
        ):
            return _CLASH
        if lemma in ("exchange", "swap"):
            near = {t.lemma.lower() for t in token.sent.tokens} | {t.low.removesuffix("s") for t in token.sent.tokens}
            return _EXCHANGE if near & self.words.captives else None
        meaning = self.lexicon.nouns.get((lemma,))
        if meaning is None and token.low == "talks":
            meaning = self.lexicon.nouns.get(("talks",))
        if meaning is None or is_no_event(token):
            return None
        if self._is_ahead(token, meaning):
            return None
        if lemma == "mediation" and token.dep == "pobj" and token.head.low == "under":
            return None  # told with the talks it is for
        if lemma == "attack" and any(kid.lemma.lower() in _ILLNESSES for kid in token.kids_by(*_BEFORE)):
            return None
        if lemma in ("attack", "raid", "assault") and meaning.type is not EventType.STRIKE:
            return self._by_weapon(token) or (_CLASH if self._is_on_fighters(token) else meaning)
        if lemma == "release" and self._is_of_things(token):
            return None  # "the release of relief funds"
        if lemma == "strike" and token.dep == "pobj" and token.head.low == "on" and token.kid("det") is None:
            return None if token.head.head.lemma == "go" else Meaning(EventType.UNREST, "strike-action")  # "on strike"
        if lemma == "strike" and self._is_labour(token):
            return Meaning(EventType.UNREST, "strike-action")
        if lemma == "visit" and token.kid("poss", "prep") is None:
            return None
        return meaning

    @staticmethod
    def _is_sitting(token: Token) -> bool:
        """ "The trial of the general opened", "put off the trial": a day in court, not a trial that may come one day."""
        first = token.first_conjunct()
        verb = first.head
        if first.dep not in ("dobj", "nsubj", "nsubjpass") or verb.pos != "VERB":
            return False
        return clause_of(verb).lemma in _SITTINGS

    @staticmethod
    def _is_of_protest(token: Token) -> bool:
        """ "A gathering of displaced people, who demanded housing": people that came together to say something."""
        people = [one for one in token.behind("of") if one.tag == "NNS"]
        verbs = [kid for one in (token, *people) for kid in one.kids_by("acl", "relcl")]
        verbs += [token.head] if token.dep == "nsubj" else []
        return bool(people) and any(one.lemma in _CALLING for one in verbs)

    def _is_of_things(self, token: Token) -> bool:
        """Whether a noun's "of" names nobody."""
        of = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"]
        people = {"people", "force", "vessel", "state"}
        return any(obj is not None and not self.classes.of(obj) & people and obj.pos == "NOUN" for obj in of)

    def _is_on_fighters(self, token: Token) -> bool:
        """ "An attack on an army outpost", "the assault against the barracks"."""
        behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low in ("at", "on", "against")]
        return any(obj is not None and self.classes.of(obj) & {"force", "post"} for obj in behind)

    def _is_fight(self, token: Token) -> bool:
        """ "An encounter broke out", "killed in an encounter with terrorists": so South Asian papers call a gun battle."""
        if token.head.lemma == "break" or (token.dep == "pobj" and token.head.head.lemma in self.lexicon.effect_verbs):
            return True
        behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low in ("with", "between")]
        behind += [
            prep.kid("pobj") for obj in behind if obj is not None for prep in obj.kids_by("prep") if prep.low == "of"
        ]
        return any(obj is not None and "force" in self.classes.of(obj) for obj in behind)

    def _burns(self, token: Token) -> bool:
        """Whether a fire is one that burns: "a fire broke out", "debris caused a fire"; not "opened fire", "mortar fire",
        nor what a blow brought with it: "the drone attack caused a fire"."""
        verb = token.head
        if token.kid("compound") is not None or token.kid("det", "amod", "nummod") is None:
            return False
        if any(one.lemma in _BURNING for one in token.kids_by("relcl")):
            return True
        if token.dep == "nsubj":
            return verb.lemma in _BURNING
        if token.dep not in ("dobj", "nsubjpass") or verb.lemma not in _LIGHTING or verb.dep in ("conj", "advcl"):
            return False  # "debris fell on a warehouse and caused a fire": what was told set it alight
        return not any((one.lemma,) in self.lexicon.nouns for one in verb.kids_by("nsubj"))

    def _is_of_aid(self, token: Token) -> bool:
        """ "A distribution of blankets", "water distribution"."""
        of = [obj for prep in token.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        goods = self.lexicon.objects["aid"]
        named = {kid.lemma.lower() for kid in token.kids_by(*_BEFORE)} | {obj.lemma for obj in of}
        named |= {kid.lemma.lower() for obj in of for kid in obj.kids_by("compound")}
        return bool(named & goods)

    @staticmethod
    def _is_ahead(token: Token, meaning: Meaning) -> bool:
        """ "Before heading to Washington for a NATO summit": where somebody goes for it, it is yet to come."""
        governor = token.head
        if meaning.type is not EventType.DIPLOMACY or token.dep != "pobj" or governor.low != "for":
            return False
        return any(one.lemma in _GOING for one in list(governor.ancestors())[:3])

    def _compound(self, token: Token, lemma: str) -> Meaning | None:
        """ "Car bomb", "peace talks"."""
        for kid in reversed(token.kids):
            if kid.dep in _BEFORE and 0 < token.i - kid.i <= 4:
                meaning = self.lexicon.nouns.get((kid.lemma.lower(), lemma))
                if meaning is not None:
                    return meaning
        return None

    def _by_weapon(self, token: Token) -> Meaning | None:
        """ "Drone attack", "air raid": a blow from afar."""
        words = {kid.lemma.lower() for kid in token.kids_by(*_BEFORE)}
        if words & {"air", "aerial", "jet"}:
            return Meaning(EventType.STRIKE, "airstrike")
        if words & self.lexicon.objects["weapon_subject"] or words & {"bomb", "suicide"}:
            return Meaning(EventType.STRIKE, "drone" if "drone" in words else None)
        return None

    @staticmethod
    def _flown(token: Token) -> Meaning | None:
        """ "Carried out an operation with three drones against the terminal": a blow from afar, whatever it is called."""
        verb = token.head if token.dep in ("dobj", "nsubjpass") else None
        behind = [*token.behind(*_BY_MEANS), *(verb.behind(*_BY_MEANS) if verb is not None else ())]
        using = [one for kid in token.kids_by("acl") if kid.lemma in _USING for one in kid.kids_by("dobj")]
        for one in [each for first in (*behind, *using) for each in spread(first)]:
            words = {one.lemma.lower(), *(kid.lemma.lower() for kid in one.kids_by("compound"))}
            for subtype, flying in _FLYING:
                if words & flying:
                    return Meaning(EventType.STRIKE, subtype)
        return None

    def _operation(self, token: Token) -> Meaning | None:
        """An operation is an offensive where something says that it is a military one and that it began or is waged."""
        words = {kid.low for kid in token.kids_by(*_BEFORE)}
        begun = any(kid.lemma in self.words.operation_verbs | {"lead"} for kid in token.kids_by("acl"))
        waged = token.dep in ("dobj", "nsubjpass") and token.head.lemma in self.words.operation_verbs | {"mount", "wage"}
        military = bool(words & self.words.military)
        if (deadly := self._deadly(token, words)) is not None:
            return deadly
        if token.lemma == "operation" and (flown := self._flown(token)) is not None:
            return flown
        if words & self.words.peaceful and not military:
            return None  # "a search operation was launched"
        if {"special", "military"} <= words and not (begun or waged):
            return None  # a name for a war that goes on
        behind = token.dep == "pobj" and token.head.low in ("in", "during")
        if token.lemma == "operation" and behind and token.head.head.lemma in self.lexicon.effect_verbs:
            return _OFFENSIVE  # "killed in an intelligence-based operation"
        if token.lemma == "operation":
            return _OFFENSIVE if military or begun or waged else None
        if not military and waged and (self._is_against_fighters(token) or self._is_of_a_state(token)):
            return _OFFENSIVE  # "began a campaign against a rival faction"
        return _OFFENSIVE if military and (begun or waged) else None

    def _deadly(self, token: Token, words: set[str]) -> Meaning | None:
        """ "An operation by the security forces left 11 civilians dead", "a police operation killed 121 people"."""
        verb = token.head
        if token.lemma != "operation" or token.dep != "nsubj" or verb.pos != "VERB":
            return None
        told = clause_of(verb)
        left = verb.lemma == "leave" and any(
            one.low in _LEFT for obj in told.objects for one in (*obj.kids, *verb.kids_by("oprd", "acomp"))
        )
        if not left and told.lemma not in self.lexicon.light["kills"]:
            return None
        by = [obj for kid in token.kids if kid.low == "by" for obj in spread(kid.kid("pobj"))]
        armed = words & (self.words.military | _ARMED) or any(self.classes.of(obj) & {"force"} for obj in by)
        if not armed:
            return None
        harmless = any(obj.lemma in _UNARMED for obj in told.objects)
        return Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack") if harmless else _OFFENSIVE

    def _is_of_a_state(self, token: Token) -> bool:
        """ "Since the United States began its campaign"."""
        if token.lemma != "campaign" or token.dep != "dobj" or token.kid("poss") is None:
            return False
        return any(self.classes.of(subject) & {"force", "state"} for subject in clause_of(token.head).subjects)

    def _is_against_fighters(self, token: Token) -> bool:
        behind = [obj for prep in token.kids_by("prep") if prep.low == "against" for obj in spread(prep.kid("pobj"))]
        return any(self.classes.of(obj) & {"force", "post"} for obj in behind)

    def _is_labour(self, token: Token) -> bool:
        """Whether a strike is one of workers."""
        if {kid.lemma.lower() for kid in token.kids} & self.words.labour:
            return True
        verb = token.head
        if verb.pos != "VERB" or token.dep != "dobj" or verb.lemma not in self.words.labour_verbs:
            return False
        return any("force" not in found and "people" in found for found in map(self.classes.of, clause_of(verb).subjects))
