"""What a light verb lends an event noun beside it: "launched an attack", "suffered a raid", "clashes broke out between"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.actor import ActorId
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.holders import holders
from briefing.extract.events.noun_classes import FORCES, NounClasses
from briefing.extract.sentences.clauses import Clause, clause_of
from briefing.extract.sentences.parse import Token

_GROUND = frozenset("place facility road infra home vehicle vessel".split())  # classes of what a blow falls on
_ROUNDS = frozenset("cycle round series session".split())
_BLUNDERING = frozenset("blunder come drive fall march ride run sail stumble walk".split())  # into an ambush


class LightVerbs:
    """Reads the verbs beside the event nouns of one article; `doers` gives the actors that do what subjects do."""

    def __init__(self, cast: Cast, classes: NounClasses, doers: Callable[[list[Token]], list[ActorId]]) -> None:
        self.cast = cast
        self.atlas = cast.atlas
        self.lexicon = cast.knowledge.lexicon
        self.classes = classes
        self._doers = doers

    def lend(self, one: Happening, noun: Token) -> None:
        """What the verb beside an event noun lends it: a subject that launched it, suffered it, or who took part."""
        top = noun.first_conjunct()
        verb = top.head
        if top.dep == "pobj" and verb.low == "of" and verb.head.lemma in _ROUNDS:
            top = verb.head  # "will hold a third round of talks"
            verb = top.head
        if top.dep == "pobj" and verb.pos == "ADP" and verb.head.pos in ("VERB", "AUX"):
            self._behind(one, verb, clause_of(verb.head))
        elif verb.pos in ("VERB", "AUX") and verb is not top:
            clause = clause_of(verb)
            if top.dep == "dobj" or top in clause.objects:
                self._object(one, clause)
            elif top in clause.subjects:
                self._subject(one, clause)

    def _behind(self, one: Happening, prep: Token, clause: Clause) -> None:
        """ "Killed in an ambush", "took part in the offensive"."""
        verb = clause.verb
        if prep.low == "under" and verb.lemma == "come":  # "the convoy came under fire"
            one.objects += [token for token in clause.subjects if token not in one.objects]
            add(one.targets, self._doers(clause.subjects))
        if prep.low in ("in", "during", "with", "by", "from") and verb.pos == "VERB":
            if clause.lemma in self.lexicon.light["kills"] and not clause.passive and not one.initiators:
                one.initiators = armed_of(self.cast, self._doers(clause.subjects)) if clause.subjects else []
            suffering: list[Token] = []
            if clause.lemma in self.lexicon.effect_verbs:
                suffering = clause.objects
            elif verb.lemma in ("die", "perish"):
                suffering = clause.subjects
            for token in suffering:
                one.targets += [
                    a for a in armed_of(self.cast, self.cast.of(token)) if a not in one.targets + one.initiators
                ]
        if prep.low == "into" and verb.lemma in _BLUNDERING:
            add(one.targets, armed_of(self.cast, self._doers(clause.subjects)))
        if prep.low == "in" and verb.lemma in ("engage", "participate", "take", "involve", "clash"):
            add(one.initiators, self._doers(clause.subjects))

    def _object(self, one: Happening, clause: Clause) -> None:
        """ "Launched an attack", "suffered a raid", "brokered a truce", "hosted talks"."""
        light = self.lexicon.light
        if clause.lemma in light["suffers"]:
            add(one.targets, self._doers(clause.subjects))
            return
        broker = clause.lemma in ("broker", "mediate")
        if (
            clause.lemma not in light["initiator"]
            and not broker
            and clause.lemma not in ("plan", "prepare", "host", "mount")
        ):
            return
        doers = self._doers(clause.subjects)
        if broker:
            one.mediators += doers
        elif clause.lemma != "host":
            add(one.initiators, doers)
        against = clause.behind("against", "on", "with")
        others = self.cast.ids([token for token in against if self.atlas.at(token) is None])
        if one.type is not EventType.DIPLOMACY:
            add(others, [actor for token in against for actor in holders(token, self.cast, self.classes)])
        if one.type is EventType.DIPLOMACY:
            add(one.initiators, others)
        else:
            add(one.targets, [actor for actor in others if actor not in one.initiators])
        one.objects += [token for token in against if token not in one.objects]

    def _subject(self, one: Happening, clause: Clause) -> None:
        """ "Clashes broke out between X and Y", "the strike hit the market"."""
        light = self.lexicon.light
        if clause.lemma in light["happens"]:
            add(one.initiators, self.cast.ids(clause.behind("between", "with", "among")))
        elif clause.lemma in light["kills"] | {"target", "strike", "hit", "pound"}:
            one.objects += [token for token in clause.objects if self.classes.of(token) & _GROUND]
            for token in clause.objects:
                add(one.targets, [a for a in armed_of(self.cast, self.cast.of(token)) if a not in one.initiators])


def add(actors: list[ActorId], more: list[ActorId]) -> list[ActorId]:
    """Put actors that are not there yet at the end of a list, and give the list back."""
    actors += [actor for actor in dict.fromkeys(more) if actor not in actors]
    return actors


def armed_of(cast: Cast, actors: list[ActorId]) -> list[ActorId]:
    """Those of the actors that bear arms."""
    return [actor for actor in actors if cast.drafts[actor].kind in FORCES]
