"""Which sense a verb has in its clause: by its object, by who does it, with a preposition or object as part of the word."""

from __future__ import annotations

import re

from briefing.domain.actor import ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.noun_classes import FORCES, NounClasses
from briefing.extract.sentences.clauses import Clause, all_of, tense_of
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Meaning, Sense
from briefing.knowledge.words import lists

_ORDERING = frozenset("decline direct force order refuse tell".split())
_PREVENTING = frozenset("bar block prevent stop".split())
_LESS_LETHAL = frozenset("flash smoke stun tear".split())
_CAPITALS = frozenset("capital settlement stronghold".split())
_AIMED = frozenset("fire_at fire_on shoot_at".split())
_TAKING_OFF = frozenset("bundle cart drag force haul lead march pull seize shove take whisk".split())
_ARRESTS = Sense("people", "", Meaning(EventType.DETENTION, "arrest"))
_APPOINTS = Sense("office", "", Meaning(EventType.POLITICS, "appointment"))
_FROM_THE_AIR = Sense("any", "", Meaning(EventType.STRIKE))
_FLYING = frozenset("aircraft airstrike drone helicopter jet missile plane uav warplane".split())
_OF_RELIEF = frozenset("aid charity humanitarian relief".split())
_OF_TROOPS = frozenset("armed armored armoured army enemy military police rebel troop".split())
_RESULTS = frozenset(
    "ablaze afire alight alive dead free naked homeless missing offline stranded".split()
)  # what the object becomes
_TAKING = frozenset("capture overrun recapture retake seize".split())
_LIMBS = frozenset("abdomen arm back chest chin eye face foot hand head hip knee leg neck shoulder stomach thigh".split())
_ON_PEOPLE = frozenset("attack fire_at fire_on fire_upon".split())
_NO_PLACES = frozenset("god hell heaven jail court hospital paradise school".split())
_UNDOING = frozenset("bury damage destroy hit ruin sabotage scupper shatter target torpedo undermine wreck".split())
_IDEAS = frozenset(
    "agreement ambition attempt career ceasefire chance compromise confidence consensus deal detente dialogue diplomacy "
    "dream economy effort future hope image initiative livelihood morale negotiation peace plan process prospect "
    "reconciliation relation reputation solidarity talk trade treaty truce trust unity".split()
)
_MOODS = frozenset("calm hope life normalcy normality order peace quiet silence tranquillity".split())
_ZONES = frozenset("area corridor district heritage park region reserve route shelter site zone".split())
_SPARED = frozenset(
    "buffer closed demilitarised demilitarized evacuation humanitarian military protected safe special".split()
)
_TRADED = frozenset("down flat higher lower mixed unchanged up".split())  # how markets close


_WINNING = frozenset("beat crush defeat destroy hammer rout thrash".split())


def _is_result(token: Token) -> bool:
    """ "3-0": the score of a game."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    words = [one.text for one in tokens[at : at + 3]]
    apart = len(words) == 3 and words[0].isdigit() and words[1] in ("-", "–") and words[2].isdigit()
    return (apart and len(words[0]) < 3 and len(words[2]) < 3) or re.fullmatch(
        r"\d{1,2}[-–]\d{1,2}", token.text
    ) is not None


_ORES = frozenset("coal cobalt coltan copper diamond emerald gold iron jade lithium salt silver tin uranium".split())


def _goes_somewhere(clause: Clause) -> bool:
    """ "Sent an envoy to Doha", "for talks", "to mediate": whether it is told where somebody is sent, or what for."""
    verb = clause.verb
    behind = [prep for one in (verb, *clause.objects) for prep in one.kids_by("prep", "dative")]
    if any(prep.low in ("to", "into", "for", "across") for prep in behind):
        return True
    return any(kid.dep in ("xcomp", "advcl", "relcl") for one in (verb, *clause.objects) for kid in one.kids)


def _is_from_the_air(sense: Sense, clause: Clause) -> bool:
    """ "Russian forces attacked Kyiv with drones": whether a blow at a place or at people fell from the air."""
    if sense.meaning.type is not EventType.VIOLENCE_AGAINST_CIVILIANS:
        return False
    held = [kid for obj in clause.objects for one in obj.subtree() if one.low == "with" for kid in one.kids_by("pobj")]
    fired = clause.subjects if clause.lemma.startswith("fire") else []  # "an army drone fired at herders"
    return any(one.lemma.lower() in _FLYING for one in [*clause.behind("with", "by", "using"), *held, *fired])


def _beside_particle(lemma: str, prep: str) -> str:
    """ "Walked out of the bloc": the preposition without the particle that the verb has already."""
    first, _, rest = prep.partition(" ")
    return rest if rest and lemma.endswith(f"_{first}") else first


def _is_from_doing(verb: Token) -> bool:
    """ "Prevented a patrol from reaching the town"."""
    return any(kid.low == "from" and kid.kid("pcomp") is not None for kid in verb.kids_by("prep"))


def _is_questioned(verb: Token) -> bool:
    """ "Were taken in for questioning"."""
    return any(kid.low == "questioning" for prep in verb.kids_by("prep") if prep.low == "for" for kid in prep.kids)


def _is_less_lethal(obj: Token) -> bool:
    """ "Stun grenades", "tear gas canisters"."""
    return obj.lemma in ("canister", "grenade") and any(kid.low in _LESS_LETHAL for kid in obj.kids_by("compound", "amod"))


def _is_pit(noun: Token) -> bool:
    """ "A gold mine": nothing that was laid."""
    return noun.lemma == "mine" and any(kid.lemma in _ORES for kid in noun.kids_by("compound", "amod"))


class Senses:
    """The senses of the verbs of one article."""

    def __init__(self, cast: Cast, classes: NounClasses) -> None:
        self.cast = cast
        self.atlas = cast.atlas
        self.lexicon = cast.knowledge.lexicon
        self.classes = classes
        self.words = lists().events

    def of(self, clause: Clause) -> Sense | None:
        """The sense that a verb has here: with its object or its preposition as a word of its own first."""
        verb = clause.verb
        if self._appoints(clause):
            return _APPOINTS
        keys = [
            *[
                f"{verb.lemma}_{word}"
                for kid in verb.kids_by("acomp", "oprd")
                for word in dict.fromkeys((kid.low, kid.lemma))
            ],
            *[f"{verb.lemma}_{kid.lemma}" for kid in verb.kids_by("ccomp") if kid.pos == "NOUN"],
            *[f"{verb.lemma}_{kid.low}" for kid in verb.kids if kid.low in ("ablaze", "alight", "afire")],
            *[
                f"{verb.lemma}_{kid.low}"
                for obj in clause.objects
                for kid in obj.kids
                if kid.low in _RESULTS and kid.i > obj.i
            ],
            *[f"{verb.lemma}_{kid.lemma}" for kid in verb.kids_by("xcomp") if verb.lemma in _ORDERING],
            *([f"{clause.lemma}_for_questioning"] if _is_questioned(verb) else ()),
            *([f"{verb.lemma}_from_ing"] if verb.lemma in _PREVENTING and _is_from_doing(verb) else ()),
            *[
                f"{clause.lemma}_{_beside_particle(clause.lemma, prep)}_{one.lemma.lower()}"
                for prep, ones in clause.preps.items()
                for one in ones
            ],
            *[f"{clause.lemma}_stun_grenade" for obj in clause.objects if _is_less_lethal(obj)],
            *[f"{clause.lemma}_{obj.lemma}" for obj in reversed(clause.objects) if not _is_pit(obj)],
            *[f"{verb.lemma}_{prep.replace(' ', '_')}" for prep in reversed(clause.preps) if " " in prep],
            *[f"{clause.lemma}_{prep.split(' ')[0]}" for prep in reversed(clause.preps)],
            clause.lemma,
            *([verb.lemma] if self._is_preposition(clause) else []),
        ]
        for key in keys:
            senses = self.lexicon.verbs.get(key)
            if not senses:
                continue
            objects = clause.objects
            if not clause.passive and key.startswith("leave_without_"):
                continue  # "a depot was hit, leaving three clinics without power": what came of it
            if key in _AIMED and clause.objects and key != clause.lemma:
                continue  # "was shot at a checkpoint": there, not at it
            if key != clause.lemma and (verb.kid("prt") is None or key.startswith(f"{clause.lemma}_")):
                last = key.rsplit("_", 1)[1]
                words = key.removeprefix(f"{clause.lemma}_").split("_") if verb.kid("prt") else key.split("_")[1:]
                objects = next((ones for name, ones in clause.preps.items() if name.split(" ")[0] in words), [])
                if (
                    objects
                    and verb.kid("prt") is not None  # shells that "fell on Monday" fell on something
                    and all(obj.ent in ("DATE", "TIME") for obj in objects)
                    and any("+" in one.subject for one in senses)
                ):
                    continue  # "a helicopter went down on Thursday": then, and on nobody
                if last in _RESULTS:
                    words = []
                own = clause.objects if last in _RESULTS else []
                own = own or (clause.objects if last in ("ing", "questioning") else [])
                own = own or [
                    obj for obj in clause.objects if obj.lemma == last
                ]  # "stop work": the object is part of the verb
                objects = own or objects or self._made_into(verb, last)
            if key in _AIMED and objects and all(obj.ent in ("DATE", "TIME") for obj in objects):
                continue  # "fired at a patrol on Friday"
            if key == "fire_from" and not clause.passive and not clause.objects:
                continue  # "from both banks they fired": nobody lost his post
            if key == "open_fire":
                fire = [one for obj in clause.objects for one in obj.behind("on", "at", "upon")]
                objects = clause.behind("on", "at", "upon") or fire or objects  # "opened fire on soldiers"
            classes: set[str] = set()
            for obj in [*objects, *(clause.objects if key.count("_") > 1 else ())]:
                classes |= self.classes.of(obj)
            if not classes and clause.lemma in _TAKING and objects and all(obj.pos == "PROPN" for obj in objects):
                classes = {"place"}  # "overran Awdheegle", which no map has
            if not objects and clause.passive and not clause.objects:
                classes = {"unknown"}
            if key != clause.lemma and "_" in key and any("." in sense.object for sense in senses):
                classes |= self._beside(clause, key)
            for sense in senses:
                if self._fits_object(sense, clause, objects, classes) and self._fits_subject(sense, clause):
                    if sense.meaning.subtype == "abduction" and verb.lemma in _TAKING_OFF and self._are_police(clause):
                        return _ARRESTS
                    return _FROM_THE_AIR if key in _ON_PEOPLE and _is_from_the_air(sense, clause) else sense
        return None

    def _are_police(self, clause: Clause) -> bool:
        """ "Officers dragged 20 people into vans": whom policemen take away they arrest; to kidnap is another word."""
        found = [self.cast.drafts[actor].kind for one in clause.subjects for actor in self.cast.of(all_of(one))]
        return bool(found) and all(kind is ActorKind.POLICE for kind in found)

    def _beside(self, clause: Clause, key: str) -> set[str]:
        """ "Drove the army from the town": the classes of an object with those of what stands behind the preposition."""
        last = key.rsplit("_", 1)[1]
        behind = [one for name, ones in clause.preps.items() if last in name.split(" ") for one in ones]
        own = {"any"}.union(*map(self.classes.of, clause.objects)) if clause.objects else set()
        there = {"any"}.union(*map(self.classes.of, behind)) if behind else set()
        return {f"{one}.{other}" for one in own for other in there}

    @staticmethod
    def _made_into(verb: Token, noun: str) -> list[Token]:
        """ "Declared the gang a terrorist organisation": who is made into what is read as a clause."""
        made = next((kid for kid in verb.kids_by("ccomp") if kid.pos == "NOUN" and kid.lemma == noun), None)
        return [] if made is None else made.kids_by("nsubj", "compound") or [made]

    def _appoints(self, clause: Clause) -> bool:
        """ "Was named interim president": somebody is given an office."""
        told = clause.verb.kids_by("oprd", "attr") if clause.lemma in self.words.appointing else []
        return any(one.lemma in self.lexicon.objects["office"] for one in told)

    def _is_preposition(self, clause: Clause) -> bool:
        """ "Capsized off Lampedusa": what the parser took for a particle stands before a place."""
        if clause.lemma == clause.verb.lemma:
            return False
        before_noun = any(kid.dep == "pobj" for kid in clause.verb.kids)  # "crashed on an exercise"
        beside = [*clause.objects, *clause.verb.kids_by("npadvmod")]
        return before_noun or any(self.atlas.at(obj) is not None for obj in beside)

    @staticmethod
    def _fits_object(sense: Sense, clause: Clause, objects: list[Token], classes: set[str]) -> bool:
        if sense.subject == "=":
            return not clause.objects and not clause.passive
        if sense.object == "none":
            return not objects and clause.verb.kid("ccomp") is None and "unknown" not in classes
        if sense.object == "any":
            forbidding = sense.subject == "$" and clause.verb.kid("ccomp", "xcomp") is not None
            return bool(objects) or clause.passive or forbidding
        return sense.object in classes

    def _fits_subject(self, sense: Sense, clause: Clause) -> bool:
        """Whether the subject is what the sense asks for; the marks are explained in the lexicon."""
        subjects = [all_of(subject) for subject in clause.subjects]
        if not sense.subject:
            return True
        if not subjects:
            unknown = sense.subject in ("+", "^", "&", "*", "=", "$", "%") or clause.lemma in self.words.killing
            return not unknown and clause.passive and sense.subject != "~" and sense.object != "none"
        kinds: set[str] = set()
        for subject in subjects:
            kinds |= self.classes.of(subject)
            if subject.pos == "PRON" and not self.cast.of(subject):
                kinds.add("pronoun")
        weapon = any(self.classes.is_weapon(subject) for subject in subjects)
        if sense.subject == "+":
            return weapon
        if sense.subject == "=":
            traded = clause.lemma == "close" and any(kid.low in _TRADED for kid in clause.verb.kids)
            return sense.object in kinds and not traded
        if sense.subject == "^":
            return any(map(self.is_nature, subjects))
        if sense.subject == "&":
            return any(map(self.classes.is_envoy, subjects)) or any(map(self.is_mission, subjects))
        if sense.subject == "*":
            return any(map(self._brings_relief, subjects))
        if sense.subject == "@":
            fallen = (
                clause.lemma == "fall"
                and clause.verb.kid("acomp", "oprd", "attr") is None
                and not clause.behind("to", "into")
            )
            return any(
                self.atlas.at(subject) is not None or self._is_town_of(subject) or (fallen and self._is_the_town(subject))
                for subject in subjects
            )
        if sense.subject == "$":
            return any(subject.lemma.lower() in self.words.courts for subject in subjects)
        if sense.subject == "%":
            return any(subject.lemma.lower() in self.words.chambers for subject in subjects)
        if clause.lemma in ("host", "receive") and not any(map(self.classes.is_envoy, clause.objects)):
            return False  # "received 38 wounded"
        if sense.subject == "!":
            envoys = any(map(self.classes.is_envoy, subjects))
            if envoys and sense.meaning.type is EventType.BATTLE:
                return False  # "the minister left Damascus"
            envoys = envoys and sense.meaning.type is EventType.DIPLOMACY
            return weapon or envoys or bool(kinds & {"force", "state", "pronoun"})
        if clause.lemma == "kill" and not any(one.lemma in self.words.raiders | self.words.protesters for one in subjects):
            return False  # of people only those who come to do harm: not "rescuers dug, killing ..."
        counted = any(one.pos == "NUM" or one.lemma in lists().casualties.amounts_of for one in subjects)
        rioters = any(one.lemma in self.words.protesters for one in subjects)
        people = rioters or counted or bool(kinds & {"people", "state", "pronoun", "person"})
        return people and not weapon and "force" not in kinds

    def _brings_relief(self, subject: Token) -> bool:
        """An aid body, or what it sends."""
        if any(kid.low in _OF_RELIEF for kid in subject.kids_by("compound", "amod")):
            return True  # "aid agencies"
        if subject.lemma in self.words.relief:
            armed = any(kid.lemma.lower() in _OF_TROOPS for kid in subject.kids_by("amod", "compound", "nmod"))
            return not armed and all(self.cast.drafts[actor].kind not in FORCES for actor in self.cast.of(subject))
        return any(self.cast.drafts[actor].kind in (ActorKind.NGO, ActorKind.IGO) for actor in self.cast.of(subject))

    def is_nature(self, subject: Token) -> bool:
        """ "The storm", "Cyclone Freddy"."""
        return any(one.lemma.lower() in self.words.nature for one in (subject, *subject.kids_by("compound", "appos")))

    def _is_town_of(self, subject: Token) -> bool:
        """ "The town of Kidal fell"."""
        behind = [prep.kid("pobj") for prep in subject.kids_by("prep") if prep.low == "of"]
        return self.classes.is_place_noun(subject) and any(
            obj is not None and self.atlas.at(obj) is not None for obj in behind
        )

    def _is_the_town(self, subject: Token) -> bool:
        """ "The provincial capital fell": of which one, the passage tells."""
        told = any(kid.low in ("the", "this", "that") for kid in subject.kids_by("det"))
        return told and subject.lemma in lists().cast.localities | _CAPITALS and subject.tag == "NN"

    def is_no_act(self, clause: Clause) -> bool:
        """ "They gather every evening", "prices have exploded", "rebels hold the city", "the minister attacked the
        opposition in a speech"."""
        verb = clause.verb
        for kid in verb.kids_by("npadvmod"):
            if any(one.low in ("each", "every") for one in kid.kids_by("det")):
                return True
        if clause.lemma in _UNDOING and clause.objects and all(obj.lemma in _IDEAS for obj in clause.objects):
            return True  # "to wreck the truce talks"
        if clause.lemma in ("fire", "shoot") and any(one.low in ("air", "sky") for one in clause.behind("in", "into")):
            return True  # "policemen fired in the air"
        if clause.lemma == "walk_out" and not clause.objects:
            left = [
                one for prep in verb.kids_by("prep") for of in (prep, *prep.kids_by("prep")) for one in of.kids_by("pobj")
            ]
            if any("home" in self.classes.of(one) for one in left):
                return True  # "walked out of her house"
        if clause.lemma in ("drive", "force") and not clause.objects and clause.behind("from"):
            return not clause.passive  # "to drive from Imphal to Moreh"
        if clause.lemma in ("hit", "strike") and clause.passive and any(one.lemma in _LIMBS for one in clause.behind("in")):
            return True  # "was hit in the thigh": what became of him, told with the fight
        if clause.lemma == "send" and any(one.low in _NO_PLACES for one in clause.behind("to", "into")):
            return True  # "sent to hell"
        if clause.lemma == "send" and clause.objects and all(map(self.classes.is_envoy, clause.objects)):
            return not _goes_somewhere(clause)  # "sent a deputy minister": stands for who was at the talks just told
        if clause.lemma in ("designate", "declare") and any(map(self._is_zoned, verb.subtree())):
            return True  # "designated the strip a humanitarian zone"
        if clause.lemma == "abandon" and verb.dep == "pcomp" and verb.head.low in ("of", "for"):
            return True  # "accused the state of abandoning the region": a reproach, and no retreat
        if clause.lemma in _WINNING and clause.objects and any(map(_is_result, verb.sent.tokens)):
            return True  # "beat Nicaragua 3-0"
        if clause.lemma == "go_back" and not any(one.tag in ("NNS", "NNPS") for one in clause.subjects):
            return True  # "he went back for the goat"
        if clause.lemma == "lay_down" and all(one.tag == "PRP" and one.low != "they" for one in clause.subjects):
            return True  # "he had laid down his weapon"
        if clause.lemma == "return" and any(one.low in _MOODS for one in clause.subjects):
            return True  # "calm returned to the city"
        if clause.lemma in ("explode", "erupt") and any(one.lemma in self.words.swelling for one in clause.subjects):
            return True
        if clause.lemma == "hold" and not clause.passive and tense_of(verb) == "present":
            held = [self.classes.of(obj) for obj in clause.objects]
            return bool(held) and all(classes & {"place", "facility"} for classes in held)
        spoken = clause.lemma in ("attack", "assail", "assault") and not clause.passive
        on_people = all("people" in self.classes.of(obj) and "force" not in self.classes.of(obj) for obj in clause.objects)
        return spoken and bool(clause.objects) and on_people and any(map(self.classes.is_envoy, clause.subjects))

    @staticmethod
    def _is_zoned(token: Token) -> bool:
        """ "A humanitarian zone", "a safe corridor": what a tract of land is declared, which punishes nobody."""
        marks = {kid.low for kid in token.kids_by("amod", "compound")}
        return token.lemma in _ZONES and bool(marks & _SPARED)

    def is_mission(self, noun: Token) -> bool:
        """ "A joint assessment mission", "a UN team"."""
        beside = {kid.low for kid in noun.kids_by("amod", "compound", "nmod")}
        return noun.lemma in self.words.missions and bool(beside & self.words.mission_words)

    def is_fire_from_afar(self, noun: Token) -> bool:
        """ "Missile fire", "artillery fire"."""
        weapons = self.lexicon.objects["weapon_subject"]
        return noun.lemma == "fire" and any(kid.lemma.lower() in weapons for kid in noun.kids_by("compound"))
