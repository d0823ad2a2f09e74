"""Losses: "the battalion lost 12 men", "the village lost nine", "two of its own": the loser tells whose dead they are."""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.casualty import Effect, Victims
from briefing.extract.events.far_doers import laid_by
from briefing.extract.events.light_verbs import armed_of
from briefing.extract.events.noun_classes import FORCES
from briefing.extract.events.reading import EventReader
from briefing.extract.names.signs import KIN
from briefing.extract.places.scores import TOWNS
from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.knowledge.words import lists

_SOLDIERS = frozenset("fighter man serviceman soldier troop".split())  # whom a state loses


class Losses:
    """Reads the clauses of one article in which somebody loses people."""

    def __init__(self, reader: EventReader, ledger: Ledger, are_lumped: Callable[[Token], bool]) -> None:
        self.reader = reader
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures
        self.words = lists().casualties
        self._are_lumped = are_lumped

    def read(self, clause: Clause) -> None:
        """ "Iran lost a general", "the battalion lost 12 men": whose dead they are is told, who killed them is not."""
        losers = [one for one in clause.subjects if self._is_force(one) or self.reader.classes.of(one) & {"state"}]
        losers += [one for one in clause.subjects if one.lemma == "man" and one.kid("poss") is not None]  # "its men"
        if clause.subjects and self._is_community(clause.subjects[0]):
            self._bereft(clause)
            return
        if clause.subjects and clause.subjects[0].low in ("we", "they") and all(map(self._is_force, clause.objects[:1])):
            losers = losers or clause.subjects  # "We lost two soldiers"
        told = len(self.ledger.rows)
        losers = losers or [one for one in clause.subjects if any(map(self._are_of_its_own, clause.objects))]
        if losers:
            lost = [obj for obj in clause.objects if self.people.is_people(obj) and not self._are_lumped(obj)]
            lost = lost or [obj for obj in clause.objects if self._are_of_its_own(obj)]
            self._enter(lost, Effect.KILLED, clause)
        kin = [obj for obj in clause.objects if obj.lemma in KIN and (self.figures.of(obj) or obj.kid("poss"))]
        if not losers and kin and clause.subjects and not clause.behind("to"):
            self._enter(kin, Effect.KILLED, clause)  # "an elder lost three nephews"
        for row in self.ledger.rows[told:]:
            side = self.reader.doers(losers)
            told_anew = row.head.pos == "NUM" and bool(losers)  # "..., and the dissidents lost two": none of those before
            row.victim_actor = (side[0] if side else None) if told_anew else row.victim_actor or (side[0] if side else None)
            to = [*clause.behind("to"), *(one for obj in clause.objects for one in obj.behind("to"))]
            foes = armed_of(self.reader.cast, self.reader.doers([one for each in to for one in (laid_by(each) or [each])]))
            row.perpetrators = [one for one in foes if one != row.victim_actor] or row.perpetrators
            fallen = (bool(losers) and self._is_force(losers[0])) or row.head.lemma in _SOLDIERS or told_anew
            row.victims = Victims.COMBATANT if fallen else row.victims

    def cost(self, clause: Clause) -> bool:
        """ "The raid cost it five men": men of an armed body that it cost somebody; whether it does so."""
        sides = [actor for one in clause.indirect for actor in self.reader.cast.of(one)]
        kinds = {self.reader.cast.drafts[actor].kind for actor in sides}
        if not any(map(self._is_force, clause.indirect)) and not kinds & FORCES:
            return False
        told = len(self.ledger.rows)
        self._enter([one for one in clause.objects if self.figures.of(one) is not None], Effect.KILLED, clause)
        for row in self.ledger.rows[told:]:
            if row.head.lemma in _SOLDIERS:
                row.victims = Victims.COMBATANT
                row.victim_actor = row.victim_actor or (sides[0] if sides else None)
        return True

    def _are_of_its_own(self, number: Token) -> bool:
        """ "Lost two of its own", and "the army lost seven men and the militia two": men without the noun."""
        if number.pos != "NUM" or self.figures.of(number) is None:
            return False
        if any(one.low == "own" and one.kid("poss") is not None for one in number.behind("of")):
            return True
        verb = number.head
        before = verb.head if verb.dep == "conj" and verb.head.lemma == "lose" else None
        return before is not None and number.kid("prep") is None and any(map(self.people.is_people, before.kids_by("dobj")))

    def _is_community(self, one: Token) -> bool:
        town = self.reader.atlas.at(one)
        return one.lemma in self.words.communities or (town is not None and town.kind in TOWNS)

    def _bereft(self, clause: Clause) -> None:
        """ "The village lost nine men", and "Our street lost five" where the dead have just been told of."""
        listed = [kid for obj in clause.objects for one in obj.kids_by("appos", "conj") for kid in one.kids_by("conj")]
        for obj in dict.fromkeys([*clause.objects, *(one for one in listed if one.pos == "NUM")]):
            shared = obj.kids_by("prep") or (obj.head.kids_by("prep") if obj.dep == "conj" else [])
            of = next((one for prep in shared if prep.low == "of" and prep.i > obj.i for one in prep.kids_by("pobj")), None)
            if obj.pos == "NUM" and of is not None and of.kid("poss") is not None and self.people.is_people(of):
                self._enter([obj], Effect.KILLED, clause)  # "the town lost 19 of its people"
            bare = obj.pos == "NUM" and of is None and self.ledger.recent(clause.verb, 4) is not None
            if bare or (self.people.is_people(obj) and self.figures.of(obj) is not None and not self._are_lumped(obj)):
                self._enter([obj], Effect.KILLED, clause)

    def _enter(self, heads: list[Token], effect: Effect, clause: Clause) -> None:
        self.ledger.victims(heads, effect, clause, clause.verb)

    def _is_force(self, head: Token) -> bool:
        return "force" in self.reader.classes.of(head)
