"""Who does a thing, and to whom, decides what it is: protesters who clash with the police riot, bandits attack villages."""

from __future__ import annotations

from briefing.domain.actor import ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.noun_classes import NounClasses
from briefing.extract.sentences.clauses import all_of, spread
from briefing.knowledge.lexicons import Meaning
from briefing.knowledge.words import lists

_CARE = frozenset("church hospital market mosque school".split())
_CROWDED = frozenset("bazaar congregation crowd market mosque stall trader villager worshipper".split())
_FUELS = frozenset("ammonia chemical diesel fuel gas gasoline lpg oil petrol".split())
_HOLDING = frozenset("hold occupy take seize".split())  # "gunmen occupied the school": they have it, whatever else
_HOMES = frozenset(
    "camp church community farm hamlet home house market mosque neighbourhood quarter school settlement village".split()
)
_HUTS = frozenset(
    "barn church compound crop farm field granary hamlet home homestead house hut mosque school shop village".split()
)
_OF_CIVILIANS = frozenset("civilian displaced displacement idp refugee".split())
_OF_PEOPLE = frozenset("facility home people place road unknown vehicle".split())
_RIOTS = (EventType.BATTLE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.STRIKE)
_CARRIERS = (
    ("drone", frozenset("drone uav".split())),
    ("airstrike", frozenset("aircraft helicopter gunship jet plane warplane".split())),
    ("shelling", frozenset("artillery howitzer mortar shell".split())),
    ("landmine", frozenset("landmine mine".split())),
    ("missile", frozenset(("missile",))),
)
_STORMING = frozenset("overrun raid storm".split())


class ByWhom:
    """Settles what the candidates of one article are by their sides."""

    def __init__(self, cast: Cast, classes: NounClasses) -> None:
        self.cast = cast
        self.classes = classes
        self.words = lists().events

    def settle(self, one: Happening) -> None:
        """Who does it decides what it is: protesters who clash with the police riot, bandits attack villages."""
        if one.clause is not None:
            lemmas = {subject.lemma for subject in one.clause.subjects if subject.kid("compound", "amod") is None}
            lemmas |= {subject.lemma for subject in one.clause.subjects} - self.words.fires
        else:
            between = [prep for prep in one.trigger.kids_by("prep") if prep.low in ("between", "with", "by")]
            lemmas = {obj.lemma for prep in between for obj in spread(prep.kid("pobj"))}
            lemmas |= {kid.lemma for kid in one.trigger.kids_by("compound")}
        if one.type is EventType.STRIKE and one.meaning.subtype in (None, "bombing"):
            self._name_weapon(one)
        if one.meaning.subtype == "withdrawal" and self._is_from_body(one):
            one.meaning = Meaning(EventType.DIPLOMACY, "break-off")  # "ECOWAS, from which Mali withdrew"
        elif lemmas & self.words.nature and one.type in (*_RIOTS, EventType.DISRUPTION):
            one.meaning = Meaning(EventType.DISASTER, "natural")  # "the storm flattened thousands of homes"
        elif one.meaning.subtype == "bombing" and self._is_tanker(one):
            one.meaning = Meaning(EventType.DISASTER, "explosion-accident")  # "a fuel truck exploded"
        elif one.trigger.lemma == "ram" and any(token.lemma.startswith("explosive") for token in one.trigger.subtree()):
            one.meaning = Meaning(
                EventType.STRIKE, "suicide-bombing"
            )  # "rammed a car loaded with explosives into the gate"
        elif lemmas & self.words.fires and one.type in _RIOTS:
            one.meaning = Meaning(EventType.DISASTER)  # "a fire at the camp destroyed 200 tents"
        elif one.trigger.lemma == "raid" and one.type is EventType.BATTLE and self._is_police(one):
            one.meaning = Meaning(EventType.OTHER)  # "police raided the offices of a newspaper"
        elif one.type in _RIOTS and self._is_police(one) and self._is_on_crowd(one):
            one.meaning = Meaning(EventType.UNREST, "crackdown")
        elif one.meaning.subtype == "riot" and self._are_raiders(one) and any(obj.lemma in _HUTS for obj in one.objects):
            one.meaning = Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack")  # "They burned 40 huts"
        elif one.meaning.subtype == "encirclement" and self._is_on_crowd_of_people(one):
            one.meaning = Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack")  # "They encircled the market stalls"
        elif lemmas & self.words.protesters and one.type in _RIOTS:
            one.meaning = Meaning(EventType.UNREST, "riot")
        elif (one.trigger.lemma in _STORMING and one.type is EventType.BATTLE and self._is_on_homes(one)) or (
            lemmas & self.words.raiders
            and one.type is EventType.BATTLE
            and one.trigger.lemma not in _HOLDING
            and self._is_on_place(one)
            and not any("post" in self.classes.of(obj) for obj in one.objects)
        ):
            one.meaning = Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack")

    @staticmethod
    def _name_weapon(one: Happening) -> None:
        """ "Shells hit a hostel" is shelling, "blew up their truck with a landmine" a mine."""
        told = [*map(all_of, one.clause.subjects), *one.clause.behind("with")] if one.clause is not None else []
        for subject in told:
            words = {subject.lemma.lower(), *(kid.lemma.lower() for kid in subject.kids_by("compound"))}
            found = next((subtype for subtype, carriers in _CARRIERS if words & carriers), None)
            if found is not None:
                one.meaning = Meaning(EventType.STRIKE, found)
                return

    def _is_from_body(self, one: Happening) -> bool:
        """Whether what is left is a body of states or a treaty."""
        behind = one.clause.behind("from", "out of") if one.clause is not None else []
        if any("accord" in self.classes.of(obj) or obj.lemma in self.words.treaties for obj in behind):
            return True
        return any(self.cast.drafts[actor].kind is ActorKind.IGO for obj in behind for actor in self.cast.of(obj))

    @staticmethod
    def _is_tanker(one: Happening) -> bool:
        """Whether what blows up by itself carries what burns."""
        subjects = one.clause.subjects if one.clause is not None and not one.clause.objects else []
        return any(
            subject.lemma == "tanker" or any(kid.low in _FUELS for kid in subject.kids_by("compound"))
            for subject in subjects
        )

    def _is_police(self, one: Happening) -> bool:
        drafts = self.cast.drafts
        return bool(one.initiators) and all(drafts[actor].kind is ActorKind.POLICE for actor in one.initiators)

    def _is_on_crowd(self, one: Happening) -> bool:
        """ "Police fired on the crowd"."""
        behind = one.clause.behind("at", "on", "into") if one.clause is not None else []
        return any(obj.lemma in self.words.protesters for obj in [*one.objects, *behind])

    def _is_on_crowd_of_people(self, one: Happening) -> bool:
        """Whether those who are nobody's army surround homes, stalls or people."""
        drafts = self.cast.drafts
        strangers = all(drafts[actor].nameless or drafts[actor].kind is ActorKind.ARMED_GROUP for actor in one.initiators)
        subjects = one.clause.subjects if one.clause is not None else []
        came = strangers and any(noun.low == "they" or noun.lemma in self.words.raiders for noun in subjects)
        return came and bool(one.objects) and all(obj.lemma in _HUTS or obj.lemma in _CROWDED for obj in one.objects)

    def _are_raiders(self, one: Happening) -> bool:
        subjects = one.clause.subjects if one.clause is not None else []
        return bool(subjects) and all(one.low == "they" or one.lemma in self.words.raiders for one in subjects)

    def _is_on_homes(self, one: Happening) -> bool:
        """ "Fighters raided six villages": an armed group that raids where people live attacks these."""
        drafts = self.cast.drafts
        kinds = {drafts[actor].kind for actor in one.initiators}
        if kinds != {ActorKind.ARMED_GROUP}:
            return False
        for obj in one.objects:
            beside = {kid.low for kid in obj.kids_by("amod", "compound")}
            camp = obj.lemma == "camp" and bool(beside & _OF_CIVILIANS)
            if camp or (
                obj.lemma in _HOMES and obj.lemma != "camp" and (one.trigger.lemma == "raid" or obj.lemma in _CARE)
            ):
                return True
        return False

    def _is_on_place(self, one: Happening) -> bool:
        objects = [found for obj in one.objects for found in self.classes.of(obj)]
        return bool(set(objects) & _OF_PEOPLE) and "force" not in objects
