"""What a noun phrase is, in the lexicon's classes of objects: a force, people, a place, a road, a facility, a vehicle..."""

from __future__ import annotations

import re

from briefing.domain.actor import ActorKind
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.names.trades import is_of_trade
from briefing.extract.places.atlas import Atlas
from briefing.extract.sentences.parse import Token
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

FORCES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE))
_COMPOUNDED = frozenset("road facility munition vehicle infra".split())  # classes that compounds of the lexicon can have


_BANDS = frozenset("band cell column element gang group unit".split())


_ROAD_NUMBER = re.compile(r"[A-Z]{1,3}-?\d{1,3}")
_PERSONS = frozenset("he her him i me she them us we".split())
_MILITARY = frozenset("armored armoured army military".split())
_STATES = frozenset("alert emergency siege war".split())


def _lemma(token: Token) -> str:
    """The lemma in small letters; the tagger takes a noun at the head of a sentence for a name ("Rockets")."""
    lemma = token.lemma.lower()
    plural = token.tag == "NNPS" and lemma.endswith("s") and not lemma.endswith(("is", "ss", "us"))  # no "debri"
    return lemma[:-1] if plural else lemma


def is_no_event(noun: Token) -> bool:
    """ "A news conference": called as an event is, and none."""
    return _lemma(noun) in ("conference", "briefing") and any(kid.low in ("news", "press") for kid in noun.kids)


class NounClasses:
    """The classes of the noun phrases of one article."""

    def __init__(self, cast: Cast, atlas: Atlas, knowledge: Knowledge) -> None:
        self.cast = cast
        self.atlas = atlas
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        objects = self.lexicon.objects
        self._things = objects["facility"] | objects["weapon_subject"] | objects["place"]

    def of(self, token: Token) -> set[str]:
        """All classes of the noun phrase that a token heads."""
        lemma = _lemma(token)
        found = set(self.lexicon.classes(lemma))
        behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"] if lemma == "state" else []
        if any(obj is not None and obj.lemma in _STATES for obj in behind):
            found.add("law")  # "a state of emergency"
        for kid in token.kids_by("compound", "amod", "nmod"):
            found |= self.lexicon.classes(f"{kid.lemma.lower()}_{lemma}") & _COMPOUNDED
        found |= self._of_actors(token, lemma)
        found |= self._of_place(token)
        collectives = self.knowledge.collectives
        called = (f"{kid.low} {lemma}" for kid in token.kids_by("compound"))  # "a search party"
        collective = next((one for name in called if (one := collectives.get(name))), None)
        collective = collective or collectives.get(lemma) or collectives.get(token.low)
        if collective is not None:
            found.add("force" if collective.armed else "people")
        elif token.pos == "NOUN" and (lemma in lists().casualties.civilians or lemma in lists().casualties.either):
            found.add("people")
        if ("vehicle" in found or lemma == "escort") and any(
            kid.low in _MILITARY for kid in token.kids_by("amod", "compound")
        ):
            found.add("force")  # "armoured vehicles crossed the border"
        if lemma in lists().cast.people_of:  # "members of the gang"
            behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"]
            found |= {"force"} if any(obj is not None and "force" in self.of(obj) for obj in behind) else set()
        if lemma == "enemy":
            found.add("force")  # of a communique
        if self._is_post(token, lemma):
            found.add("post")
        if lemma in _BANDS and any(kid.lemma.lower() in lists().cast.armed for kid in token.kids_by("amod", "compound")):
            found.add("force")  # "a terrorist group"
        compounds = [(kid.lemma.lower(), lemma) for kid in token.kids_by("compound", "amod", "nmod")]
        meanings = [self.lexicon.nouns[words] for words in [(lemma,), *compounds] if words in self.lexicon.nouns]
        if meanings and not is_no_event(token):
            found.add("event")
            if any(meaning.type is EventType.DIPLOMACY for meaning in meanings):
                found.add("accord")  # talks, a truce: what is broken off
        if (
            token.low in _PERSONS
            or (token.tag == "NNPS" and people_at(token, self.knowledge) is not None and "force" not in found)
            or (token.ent == "PERSON" and self.atlas.at(token) is None)
            or (token.tag in ("NN", "NNP") and token.kid("det", "nummod") and self._is_of_people(token))
        ):
            found.add("people")
        if token.ent == "MONEY":
            found.add("money")
        if lemma in lists().events.amounts_of or not found:
            found |= self._elliptic(token, lemma)
        if self._is_numbered_road(token, found):
            found = {"road"}
        if lemma == "command" and any(kid.low in _MILITARY for kid in token.kids_by("amod", "compound")):
            found.add("force")
        if not found and is_of_trade(token, self.knowledge):
            found.add("people")  # "a fruit seller"
        return found

    def _is_numbered_road(self, token: Token, found: set[str]) -> bool:
        """ "The N-25", which nobody knows as an armed group or a weapon."""
        if not _ROAD_NUMBER.fullmatch(token.text) or found - {"people"}:
            return False
        return not self.is_weapon(token) and all(self.cast.drafts[actor].entry is None for actor in self.cast.of(token))

    def _is_post(self, token: Token, lemma: str) -> bool:
        """ "A barracks", "an army outpost", "Hezbollah's positions": a place that fighters hold and fight for."""
        words = lists().events
        if lemma in words.posts:
            return True
        if lemma not in words.post_sites:
            return False
        beside = token.kids_by("compound", "amod", "nmod", "poss")
        of = [obj for prep in token.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
        if any(one.low in words.held_for or one.lemma.lower() in lists().cast.armed for one in beside):
            return True
        named = [actor for one in [*beside, *of] for actor in self.cast.of(one)]
        return any(self.cast.drafts[actor].kind in FORCES for actor in named)

    def is_weapon(self, token: Token) -> bool:
        """Whether a noun means a weapon, an aircraft or a blow."""
        weapons = self.lexicon.objects["weapon_subject"]
        if _lemma(token) in weapons:
            return True
        named = self.cast.mentions.over(token, Sort.THING)
        if named is not None and self.knowledge.weapons.match([one.text for one in named.tokens], 0):
            return True  # "Thai F-16s", "a BM-21"
        return any(kid.lemma.lower() in weapons for kid in token.kids_by("compound"))

    def _is_of_people(self, token: Token) -> bool:
        """ "Shot dead a Palestinian"."""
        return token.text[:1].isupper() and people_at(token, self.knowledge) is not None

    def is_place_noun(self, token: Token) -> bool:
        """Whether a noun says that a place is meant: "town", "district"."""
        return token.lemma in lists().names.places

    def is_envoy(self, token: Token) -> bool:
        """Whether a noun or name is of somebody who speaks for a state or a body: a president, ministers, a delegation."""
        if token.lemma in lists().cast.people_of and "force" in self.of(token):
            return False  # "members of the gang"
        if self.knowledge.offices.get(token.lemma) is not None or token.lemma in lists().events.envoys:
            return True
        drafts = [self.cast.drafts[actor] for actor in self.cast.of(token)]
        return any(one.kind is ActorKind.PERSON and (one.title or one.affiliation) for one in drafts)

    def _of_actors(self, token: Token, lemma: str) -> set[str]:
        found: set[str] = set()
        for actor in self.cast.of(token):
            kind = self.cast.drafts[actor].kind
            if lemma in self._things:
                continue
            if kind in FORCES:
                found.add("force")
            elif kind in (ActorKind.STATE, ActorKind.GOVERNMENT):
                found |= {"state", "people"}
            else:
                found.add("people")
        return found

    def _of_place(self, token: Token) -> set[str]:
        spot = self.atlas.at(token)
        if spot is None:
            return set()
        if spot.kind in (PlaceKind.ROAD, PlaceKind.BORDER):
            return {"road", "place"}
        return {"facility", "place"} if spot.kind is PlaceKind.FACILITY else {"place"}

    def _elliptic(self, token: Token, lemma: str) -> set[str]:
        """A bare number counts what stands in apposition, or people; "some of", "dozens of" are what follows."""
        found: set[str] = set()
        if token.pos == "NUM":
            counted = [obj for prep in token.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
            if counted and counted[0].pos == "NOUN" and (classes := self.of(counted[0])):
                return classes  # "six of these paramilitaries"
            appositive = token.kid("appos")
            while appositive is not None and appositive.pos == "NUM":
                appositive = appositive.kid("appos")
            if appositive is not None:
                found |= self.of(appositive)
            elif token.kid("appos") is None and token.dep in ("nsubjpass", "nsubj", "dobj"):
                found.add("people")
        if not found and lemma in lists().events.amounts_of:
            for prep in token.kids_by("prep"):
                obj = prep.kid("pobj") if prep.low == "of" and not found else None
                found |= self.of(obj) if obj is not None else set()
        return found
