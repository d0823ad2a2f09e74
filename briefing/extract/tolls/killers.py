"""Who killed, hurt or took those of a toll: the subjects of its verb, else those who started the happening it is of."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.event import EventType
from briefing.extract.events.far_doers import shared_agent
from briefing.extract.events.happenings import Happening
from briefing.extract.events.noun_classes import FORCES
from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.clauses import Clause, clause_of
from briefing.extract.tolls.own_side import are_our_people, are_ours
from briefing.extract.tolls.rows import GIVING_UP, Row
from briefing.knowledge.words import lists

_HARM = (Effect.KILLED, Effect.WOUNDED, Effect.MISSING)
_ATTACKERS = frozenset(
    "assailant attacker bandit fighter gunman insurgent jihadist militant militiaman rebel terrorist".split()
)
_CAME_UPON = frozenset("ambusher assailant attacker raider".split())
_YIELDING = frozenset("capitulate defect surrender".split())
_SHOOTING = frozenset("gun_down shoot".split())
_FALLING_UPON = frozenset("ambush assault attack board overrun raid ram storm waylay".split())


class Killers:
    """Asked for the doers of the tolls of one article."""

    def __init__(self, reader: EventReader) -> None:
        self.reader = reader
        self.drafts = reader.cast.drafts

    def _as_they_came(self, row: Row, clause: Clause) -> list[ActorId]:
        """ "Five students were injured when police broke up the march": by those who came upon them, where a word says
        that they used force."""
        if row.effect not in _HARM or clause.verb is not row.trigger or clause.subjects:
            return []
        hung = [one for part in clause.objects for kid in part.kids_by("appos") for one in kid.kids_by("relcl")]
        for below in [*clause.verb.kids_by("advcl"), *hung]:  # "..., one of them seriously, when police broke up"
            when = any(kid.low in ("as", "when") for kid in below.kids_by("advmod", "mark"))
            came = clause_of(below)
            if not when or came.passive or not {below.lemma, came.lemma} & lists().casualties.breaking_up:
                continue
            doers = [actor for actor in self.reader.doers(came.subjects) if self.drafts[actor].kind in FORCES]
            side = row.victim_actor
            theirs = {side, self.drafts[side].affiliation} if side is not None else set()
            own = theirs & {*doers, *(self.drafts[one].affiliation for one in doers)}
            if doers and not own and Group.POLICE not in row.groups:
                return doers
        return []

    def _fell_as_they_came(self, row: Row, happening: Happening) -> bool:
        """ "Three of its fighters fell when the army tried to retake the road": those who came killed them."""
        came = happening.trigger
        while came.dep == "xcomp":
            came = came.head  # "tried to retake"
        clause = clause_of(came)
        marks = {kid.low for kid in came.kids_by("mark", "advmod")}
        if not marks & {"as", "when"} or clause.passive or any(one.pos == "PRON" for one in clause.subjects):
            return False
        below = came.dep in ("advcl", "relcl") and row.trigger in came.ancestors()  # "on Saturday, when the army came"
        return below and row.victims is Victims.COMBATANT and row.head.lemma not in _ATTACKERS

    def _is_ambush(self, happening: Happening) -> bool:
        """Whether one side fell on the other: those told as dead are the others."""
        return any(token.lemma in ("ambush", "waylay") for token in happening.triggers)

    def of(self, row: Row, clause: Clause | None) -> list[ActorId]:
        """Whose doing it was: the subjects of the verb that tells it, else those who started the happening."""
        if row.effect is Effect.DISPLACED or row.trigger.lemma in _YIELDING:
            return []  # to whom they gave themselves up, their own clause does not tell
        trigger = row.trigger
        if hands := [one for one in trigger.behind("at") if one.lemma == "hand"]:
            doers = self.reader.doers([*hands[0].behind("of"), *hands[0].kids_by("poss")])
            return [one for one in doers if one != row.victim_actor]  # "died at the hands of X"
        if clause is not None and trigger is clause.verb and trigger.lemma not in lists().casualties.dying:
            kinds = (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.NGO)
            doers = [actor for actor in self.reader.doers(clause.subjects) if self.drafts[actor].kind not in kinds]
            if trigger.tag == "VBG" and trigger.dep == "advcl" and trigger.head.kid("auxpass") is not None:
                doers = []  # "a convoy was attacked, wounding a driver": whose it was did not wound him
            if row.victim_actor in doers and trigger.lemma in self.reader.lexicon.effect_verbs and not clause.passive:
                row.victim_actor = None  # "attacked the ship, killing three of its crew"
            if doers and row.victim_actor not in doers and trigger.lemma not in GIVING_UP | lists().casualties.bearing:
                return doers
            if (
                not doers
                and not clause.passive
                and trigger.lemma in self.reader.lexicon.effect_verbs
                and are_our_people(clause)
            ):
                row.by_others = True
                return []  # "our boys killed four of them": whoever they are, not those of the blow before
        if clause is not None and clause.verb is trigger and clause.passive and not clause.subjects and row.effect in _HARM:
            beside = shared_agent(trigger, lambda verb: verb.lemma in self.reader.lexicon.effect_verbs)
            armed = [actor for actor in self.reader.doers(beside) if self.drafts[actor].kind in FORCES]
            if armed and row.victim_actor not in armed:
                return armed  # "two boys were killed and three others were wounded by fighters of X"
        if clause is not None and (breaking := self._as_they_came(row, clause)):
            return breaking
        happening = row.happening
        if happening is None or happening.type is EventType.CASUALTY or are_ours(row.head):
            return []  # who found the bodies killed nobody
        groups = [actor for actor in happening.initiators if self.drafts[actor].kind is ActorKind.ARMED_GROUP]
        if trigger.lemma in lists().bands.eliminating and groups and len(groups) == len(happening.initiators):
            return []  # "the gang attacked; fourteen were neutralised": so write those who fight it
        one_sided = self._is_ambush(happening) and row.head.lemma not in _ATTACKERS
        one_sided = one_sided or (row.victims is Victims.CIVILIAN and happening.trigger.lemma in _FALLING_UPON)
        fought = happening.type is EventType.BATTLE and row.effect in _HARM and not one_sided
        if happening.type is EventType.UNREST and len(happening.initiators) > 1:
            return []  # the same of riots
        near = any(token.sent.group == trigger.sent.group for token in happening.triggers)
        if happening.type is EventType.UNREST and not near and trigger.lemma not in _SHOOTING:
            return []  # "Police fired tear gas. ... Eight people were killed": who killed them is not told
        if fought and row.victim_actor not in happening.targets and not self._fell_as_they_came(row, happening):
            return []  # in a battle both sides kill: who did is told or unknown
        if row.victim_actor is None and _CAME_UPON & {row.head.lemma, *(one.lemma for one in row.head.behind("of"))}:
            return []  # "gunmen attacked a post; two of the attackers were killed": not by themselves
        return [actor for actor in happening.initiators if actor != row.victim_actor]
