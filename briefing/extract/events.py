"""Events: happenings found clause by clause, given their parts, and joined where the article speaks of one of them again.

A verb of the lexicon makes a happening where its object (or, passive, its subject) is of the class the sense asks for; an event
noun makes one where something is said of it. A verb that only lends its tense to an event noun ("carried out a strike") makes
none of its own. "The attack", a second verb for the same blow, or a weapon hitting the same place go to the happening already told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Because, Stance
from briefing.domain.event import EventType
from briefing.domain.when import UNKNOWN, When
from briefing.extract.atlas import Atlas, Spot
from briefing.extract.cast import Cast
from briefing.extract.clauses import Clause, antecedent, clause_of, lemma_of, spread, tense_of
from briefing.extract.parse import Paper, Token
from briefing.extract.placing import where_of
from briefing.extract.standing import Mood, Report, Standing, standing_of
from briefing.extract.timing import Clock, when_of
from briefing.extract.tree import clause_verb
from briefing.knowledge import Knowledge
from briefing.knowledge.lexicons import Meaning, Sense
from briefing.knowledge.words import lists

_FORCES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE))
_BLOWS = frozenset(
    (EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE, EventType.DISASTER, EventType.CASUALTY)
)
_JOINT = frozenset((EventType.DIPLOMACY,))
CAMPAIGN_DAYS = 10  # an event so much longer than another is told as a whole, the other as a part
BACKGROUND_DAYS = 31  # what ended longer before publication than this is context, not news


@dataclass(slots=True)
class Happening:
    """An event while the article is being read. `triggers` are the words that name it, the first one first."""

    trigger: Token
    meaning: Meaning
    standing: Standing
    clause: Clause | None = None
    initiators: list[ActorId] = field(default_factory=list)
    targets: list[ActorId] = field(default_factory=list)
    allies: list[ActorId] = field(default_factory=list)
    mediators: list[ActorId] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    spot: Spot | None = None
    when: When = UNKNOWN
    own_time: bool = False
    own_place: bool = False
    triggers: list[Token] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    blamed_by: list[ActorId] = field(default_factory=list)
    denied: bool = False
    definite: bool = False
    nominal: bool = False
    named: str | None = None  # the proper name of an operation
    why: list[Because] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The family it belongs to."""
        return self.meaning.type

    @property
    def is_real(self) -> bool:
        """Whether it happened, or somebody says or denies that it did, or it is planned: what belongs in a timeline at all."""
        return self.standing.mood in (Mood.HAPPENED, Mood.PLANNED, Mood.DENIED)


class EventReader:
    """Finds the happenings of one article."""

    def __init__(self, paper: Paper, cast: Cast, atlas: Atlas, clock: Clock, knowledge: Knowledge) -> None:
        self.paper = paper
        self.cast = cast
        self.atlas = atlas
        self.clock = clock
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.reporting = frozenset(self.lexicon.stances)
        self.happenings: list[Happening] = []
        self.by_token: dict[int, Happening] = {}
        self._consumed: set[int] = set()
        self._rivals: frozenset[int] = frozenset()

    def read(self) -> list[Happening]:
        """All happenings, in text order."""
        for sentence in self.paper.sentences:
            if sentence.label or sentence.tokens and sentence.tokens[-1].text == "?":
                continue
            self._rivals = frozenset(
                token.i
                for token in sentence.tokens
                if token.pos == "NOUN" and token.dep not in ("compound", "amod") and self._event_noun(token) is not None
            )
            found = [one for token in sentence.tokens if (one := self._candidate(token)) is not None]
            for one in found:
                if one.trigger.i in self._consumed:
                    continue
                self._place(one)
        return self.happenings

    def add_statement(self, verb: Token, subtype: str, speakers: list[ActorId]) -> Happening:
        """A happening that consists in speaking."""
        one = Happening(verb, Meaning(EventType.STATEMENT, subtype), Standing(), clause_of(verb), initiators=list(speakers))
        own = [time for time, tie in self.clock.near(verb.sent) if tie in verb.kids or tie.head in verb.kids]
        if own:
            one.when, one.own_time = own[0].when, True
        elif self.paper.article.day is not None and tense_of(verb) == "past":
            one.when = UNKNOWN
        one.triggers = [verb]
        one.why.append(Because("type", "the lead reports a speech act", self.paper.span(verb)))
        self.happenings.append(one)
        self.happenings.sort(key=lambda h: h.trigger.i)
        return one

    # ------------------------------------------------------------ candidates

    def _candidate(self, token: Token) -> Happening | None:
        if token.pos in ("VERB", "AUX") or (
            token.tag in ("VBN", "VBD", "VBG") and token.dep in ("acl", "ROOT", "conj", "advcl", "ccomp")
        ):
            return self._verb(token)
        if token.pos in ("NOUN", "PROPN"):
            return self._noun(token)
        return None

    def _verb(self, verb: Token) -> Happening | None:
        if verb.dep in ("amod", "compound", "aux", "auxpass", "prep", "mark"):
            return None
        clause = clause_of(verb)
        sense = self._sense(clause)
        if sense is None or any(_is_nobody(one) for one in (*clause.subjects, *clause.objects)):
            return None
        if clause.lemma == "agree" and verb.kid("xcomp") is not None:
            return None  # "agreed to deliver": the delivery is what is planned
        standing = standing_of(verb, self.lexicon)
        one = Happening(verb, sense.meaning, standing, clause, objects=list(clause.objects))
        one.why.append(Because("type", f"lexicon: {clause.lemma}", self.paper.span(verb)))
        self._verb_roles(one, clause, sense)
        return one

    def _sense(self, clause: Clause) -> Sense | None:
        verb = clause.verb
        keys = [clause.lemma]
        for prep in clause.preps:
            keys.insert(0, f"{clause.lemma}_{prep.split(' ')[0]}")
        for obj in clause.objects:
            keys.insert(0, f"{clause.lemma}_{obj.lemma}")
        for key in keys:
            senses = self.lexicon.verbs.get(key)
            if not senses:
                continue
            objects = clause.objects
            if key != clause.lemma and "_" in key and not verb.kid("prt"):
                prep = key.rsplit("_", 1)[1]
                objects = next((ones for name, ones in clause.preps.items() if name.split(" ")[0] == prep), [])
                if any(obj.lemma == prep for obj in clause.objects):
                    objects = []
            classes: set[str] = set()
            for obj in objects:
                classes |= self.classes(obj)
            if not objects and clause.passive and not clause.objects:
                classes = {"unknown"}
            for sense in senses:
                if self._fits(sense, clause, objects, classes):
                    return sense
        return None

    def _fits(self, sense: Sense, clause: Clause, objects: list[Token], classes: set[str]) -> bool:
        if sense.object == "none":
            if objects or clause.verb.kid("ccomp") is not None or "unknown" in classes:
                return False
        elif sense.object == "any":
            if not objects and not clause.passive:
                return False
        elif sense.object not in classes:
            return False
        if sense.subject:
            subjects = clause.subjects
            if not subjects and (sense.subject == "+" or clause.lemma == "kill"):
                return False
            if not subjects:
                return clause.passive and sense.subject != "~" and sense.object != "none"
            kinds: set[str] = set()
            for subject in subjects:
                kinds |= self.classes(subject)
                if subject.pos == "PRON" and not self.cast.of(subject):
                    kinds.add("pronoun")
            weapon = any(self._is_weapon(subject) for subject in subjects)
            if sense.subject == "+":
                return weapon
            if sense.subject == "@":
                return any(self.atlas.at(subject) is not None for subject in subjects)
            armed = weapon or "force" in kinds or "state" in kinds or "pronoun" in kinds
            if sense.subject == "!":
                return armed
            return not ("force" in kinds or weapon) and bool(
                kinds & {"people", "state", "pronoun", "person"} or any(s.pos == "NUM" for s in subjects)
            )
        return True

    def _is_weapon(self, token: Token) -> bool:
        lemma = token.lemma.lower()
        if lemma in self.lexicon.objects["weapon_subject"]:
            return True
        return any(kid.lemma.lower() in self.lexicon.objects["weapon_subject"] for kid in token.kids_by("compound"))

    def classes(self, token: Token) -> set[str]:
        """What a noun phrase is, in the lexicon's classes of objects."""
        found: set[str] = set()
        lemma = token.lemma.lower()
        found |= self.lexicon.classes(lemma)
        for kid in token.kids_by("compound", "amod", "nmod"):
            found |= self.lexicon.classes(f"{kid.lemma.lower()}_{lemma}") & {
                "road",
                "facility",
                "munition",
                "vehicle",
                "infra",
            }
        for actor in self.cast.of(token):
            kind = self.cast.drafts[actor].kind
            if (
                lemma
                in self.lexicon.objects["facility"] | self.lexicon.objects["weapon_subject"] | self.lexicon.objects["place"]
            ):
                continue
            if kind in _FORCES:
                found.add("force")
            elif kind in (ActorKind.STATE, ActorKind.GOVERNMENT):
                found |= {"state", "people"}
            elif kind in (ActorKind.PERSON, ActorKind.POPULATION):
                found.add("people")
            else:
                found.add("people")
        spot = self.atlas.at(token)
        if spot is not None:
            found.add(
                "road"
                if spot.kind.value in ("road", "border")
                else "facility"
                if spot.kind.value == "facility"
                else "place"
            )
            found.add("place")
        collective = self.knowledge.collectives.get(lemma) or self.knowledge.collectives.get(token.low)
        if collective is not None:
            found.add("force" if collective.armed else "people")
        if (lemma,) in self.lexicon.nouns:
            found.add("event")
        if token.ent == "PERSON":
            found.add("people")
        if token.ent == "MONEY":
            found.add("money")
        if token.pos == "NUM" and not found:
            found |= self._elliptic(token)
        for prep in token.kids_by("prep"):
            if (
                prep.low == "of"
                and not found
                and (obj := prep.kid("pobj")) is not None
                and lemma in lists().events.amounts_of
            ):
                found |= self.classes(obj)
        return found

    def _elliptic(self, number: Token) -> set[str]:
        appositive = number.kid("appos")
        if appositive is not None:
            return self.classes(appositive)
        return {"people"} if number.dep in ("nsubjpass", "nsubj", "dobj") else set()

    def _verb_roles(self, one: Happening, clause: Clause, sense: Sense) -> None:
        doers = self._doers(clause.subjects)
        if sense.subject == "@":
            one.objects = list(clause.subjects)
            return
        if clause.lemma in ("fall_to",):
            one.initiators = self._doers(next((ones for name, ones in clause.preps.items() if name.startswith("to")), []))
            return
        if clause.lemma == "lose" and sense.object == "place":
            one.targets = doers
            return
        if one.type is EventType.DIPLOMACY:
            one.initiators = doers
            with_whom = self.cast.ids([t for name in ("with", "between") for t in clause.preps.get(name, [])])
            one.initiators += [actor for actor in with_whom if actor not in one.initiators]
            if one.meaning.subtype == "mediation":
                one.mediators, one.initiators = one.initiators, []
            return
        one.initiators = doers
        targets = self.cast.ids(clause.objects) if sense.object != "none" else []
        if sense.object in ("none",) or clause.lemma in ("fire", "launch", "clash", "fight"):
            against = [t for name in ("with", "against", "at", "on") for t in clause.preps.get(name, [])]
            targets = self.cast.ids([t for t in against if self.classes(t) & {"force", "people", "state"}])
        owners = [actor for obj in clause.objects for actor in self._owners(obj)]
        one.targets = [a for a in dict.fromkeys([*targets, *owners]) if a not in one.initiators and self._can_act(a)]
        if one.type is EventType.BATTLE and clause.lemma in ("clash", "fight", "skirmish") and one.targets:
            pass
        if one.type is EventType.MOVEMENT and one.meaning.subtype in ("displacement", "evacuation", "return"):
            one.targets = []
            if clause.lemma in ("flee", "return", "leave"):
                one.initiators = []

    def _doers(self, subjects: list[Token]) -> list[ActorId]:
        found: list[ActorId] = []
        for subject in subjects:
            actors = self.cast.of(subject)
            if not actors and (self._is_weapon(subject) or self._event_noun(subject) is not None):
                actors = self._noun_doers(subject)
            found.extend(actor for actor in actors if actor not in found and self._can_act(actor))
        return found

    def _can_act(self, actor: ActorId) -> bool:
        """Whether an actor may stand in a role: media report, and "people" or "men" are nobody in particular."""
        draft = self.cast.drafts[actor]
        faceless = draft.nameless and draft.kind in (ActorKind.POPULATION, ActorKind.NGO, ActorKind.OTHER)
        return draft.kind is not ActorKind.MEDIA and not faceless

    def _owners(self, obj: Token) -> list[ActorId]:
        """Whose thing it is that was hit: "RSF positions", "a vehicle of X"."""
        found: list[ActorId] = []
        if self.cast.of(obj):
            return found
        for kid in obj.kids:
            if kid.dep in ("compound", "nmod", "poss", "amod"):
                found += [
                    a
                    for a in self.cast.of(kid)
                    if self.cast.drafts[a].kind in _FORCES or self.cast.drafts[a].kind is ActorKind.NGO
                ]
            if kid.dep == "acl" and kid.tag == "VBN" and kid.lemma in lists().events.held_by:
                agent = kid.kid("agent")
                if agent is not None:
                    found += [
                        a for t in spread(agent.kid("pobj")) for a in self.cast.of(t) if self.cast.drafts[a].kind in _FORCES
                    ]
        return found

    # ------------------------------------------------------------ nouns

    def _event_noun(self, token: Token) -> Meaning | None:
        lemma = token.lemma.lower()
        if lemma in ("operation", "campaign"):
            return self._operation(token)
        compounds = [
            kid.lemma.lower()
            for kid in token.kids
            if kid.dep in ("compound", "amod", "nmod") and kid.i < token.i and token.i - kid.i <= 4
        ]
        for before in reversed(compounds):
            meaning = self.lexicon.nouns.get((before, lemma))
            if meaning is not None:
                return meaning
        meaning = self.lexicon.nouns.get((lemma,))
        if lemma in ("exchange", "swap"):
            meaning = Meaning(EventType.DETENTION, "prisoner-exchange")
        if meaning is None and token.low == "talks":
            meaning = self.lexicon.nouns.get(("talks",))
        if meaning is None:
            return None
        if lemma in ("attack", "raid", "operation", "assault") and meaning.type is not EventType.STRIKE:
            words = {kid.lemma.lower() for kid in token.kids_by("compound", "amod", "nmod")}
            if words & self.lexicon.objects["weapon_subject"] or words & {"air", "aerial", "bomb", "suicide"}:
                return Meaning(
                    EventType.STRIKE,
                    "airstrike" if words & {"air", "aerial", "jet"} else "drone" if "drone" in words else None,
                )
        if lemma == "mediation" and token.dep == "pobj" and token.head.low == "under":
            return None  # told with the talks it is for
        if lemma in ("exchange", "swap"):
            captives = lists().events.captives
            near = {t.lemma.lower() for t in token.sent.tokens} | {t.low.removesuffix("s") for t in token.sent.tokens}
            return Meaning(EventType.DETENTION, "prisoner-exchange") if near & captives else None
        if lemma == "strike" and self._labour(token):
            return Meaning(EventType.UNREST, "strike-action")
        if lemma == "visit" and not any(kid.dep in ("poss", "prep") for kid in token.kids):
            return None
        return meaning

    def _operation(self, token: Token) -> Meaning | None:
        """An operation is an offensive where something says that it is a military one and that it began or is waged."""
        words = {kid.low for kid in token.kids_by("amod", "compound", "nmod")}
        begun = any(kid.dep == "acl" and kid.lemma in lists().events.operation_verbs | {"lead"} for kid in token.kids)
        verb = token.head if token.dep in ("dobj", "nsubjpass") else None
        waged = verb is not None and verb.lemma in lists().events.operation_verbs | {"mount", "wage"}
        military = words & lists().events.military
        if (military and (begun or waged or token.lemma == "operation")) or (
            (begun or waged) and token.lemma == "operation"
        ):
            return Meaning(EventType.BATTLE, "offensive")
        return None

    def _labour(self, token: Token) -> bool:
        words = {kid.lemma.lower() for kid in token.kids}
        if words & lists().events.labour:
            return True
        verb = token.head
        if verb.pos == "VERB" and token.dep == "dobj" and verb.lemma in lists().events.labour_verbs:
            subjects = clause_of(verb).subjects
            return any("force" not in self.classes(one) and self.classes(one) & {"people"} for one in subjects)
        return False

    def _noun(self, noun: Token) -> Happening | None:
        if noun.dep in ("compound", "amod", "nmod", "npadvmod"):
            return None
        if self.cast.mentions.over(noun) is not None and self.cast.mentions.over(noun).sort.value in (
            "actor",
            "person",
            "state",
        ):  # type: ignore[union-attr]
            return None
        meaning = self._event_noun(noun)
        if meaning is None:
            return None
        standing = standing_of(noun, self.lexicon)
        one = Happening(noun, meaning, standing, nominal=True)
        one.why.append(Because("type", f"lexicon: {noun.lemma.lower()}", self.paper.span(noun)))
        dets = {kid.low for kid in noun.kids_by("det")}
        owned = any(kid.dep == "poss" for kid in noun.kids)
        one.definite = bool(dets & {"the", "that", "this", "these", "those"}) or owned
        one.initiators = self._noun_doers(noun)
        of_targets: list[Token] = []
        for prep in noun.kids_by("prep"):
            objects = spread(prep.kid("pobj"))
            if prep.low == "of" and noun.lemma.lower() not in lists().events.bare_of:
                of_targets += objects
            elif prep.low in ("on", "against", "targeting"):
                of_targets += objects
                one.targets += [a for obj in objects for a in self._owners(obj) if a not in one.targets]
            elif prep.low in ("between", "with", "among"):
                one.initiators += [a for a in self.cast.ids(objects) if a not in one.initiators]
            elif prep.low == "under":
                for obj in objects:
                    if obj.lemma in ("mediation", "auspices", "sponsorship"):
                        inner = obj.kid("prep")
                        one.mediators += self.cast.ids(spread(inner.kid("pobj"))) if inner is not None else []
        one.objects = of_targets
        targets = self.cast.ids([t for t in of_targets if self.atlas.at(t) is None])
        if one.type is not EventType.DIPLOMACY:
            one.targets = [a for a in dict.fromkeys([*one.targets, *targets]) if a not in one.initiators]
        else:
            one.initiators += [a for a in targets if a not in one.initiators]
        self._light(one, noun)
        return one

    def _noun_doers(self, noun: Token) -> list[ActorId]:
        found: list[ActorId] = []
        for kid in sorted(noun.kids, key=lambda k: k.i):
            if kid.dep == "poss":
                if noun.lemma.lower() in lists().events.of_the_land and self.atlas.at(kid) is not None:
                    continue
                actors = self.cast.of(kid) if self.atlas.at(kid) is None or self.cast.headed(kid) else []
                found += [a for a in actors if a not in found and self.cast.drafts[a].kind is not ActorKind.PERSON]
            elif kid.dep in ("amod", "compound", "nmod"):
                for one in kid.conjuncts():
                    actors = self.cast.headed(one)
                    if not actors and one.text[:1].isupper() and self.knowledge.actors.demonym(one.text) is not None:
                        actors = self.cast.side_named(one, noun.lemma.lower())
                    if not actors and one.low in lists().events.sides:
                        actors = self.cast.side_named(one, noun.lemma.lower())
                    found += [a for a in actors if a not in found]
            elif (kid.dep == "prep" and kid.low == "by") or kid.dep == "agent":
                found += [a for a in self.cast.ids(spread(kid.kid("pobj"))) if a not in found]
            elif kid.dep == "acl" and kid.tag == "VBN" and kid.lemma in lists().events.run_by:
                agent = kid.kid("agent")
                if agent is not None:
                    found += [a for a in self.cast.ids(spread(agent.kid("pobj"))) if a not in found]
        return found

    def _light(self, one: Happening, noun: Token) -> None:
        """What the verb beside an event noun lends it: a subject that launched it, suffered it, or who took part."""
        top = noun.first_conjunct()
        verb = top.head
        if top.dep == "pobj" and verb.pos == "ADP" and verb.head.pos in ("VERB", "AUX"):
            governor = verb.head
            if verb.low in ("in", "during", "with", "by", "from") and governor.pos == "VERB":
                clause = clause_of(governor)
                lemma = clause.lemma
                if lemma in self.lexicon.light["kills"] and not clause.passive and clause.subjects and not one.initiators:
                    one.initiators = [a for a in self._doers(clause.subjects) if self.cast.drafts[a].kind in _FORCES]
                suffering = (
                    clause.objects
                    if lemma in self.lexicon.effect_verbs
                    else clause.subjects
                    if governor.lemma in ("die", "perish")
                    else []
                )
                one.targets += [
                    a
                    for t in suffering
                    for a in self.cast.of(t)
                    if self.cast.drafts[a].kind in _FORCES and a not in one.targets + one.initiators
                ]
            if verb.low == "in" and governor.lemma in ("engage", "participate", "take", "involve", "clash"):
                one.initiators += [a for a in self._doers(clause_of(governor).subjects) if a not in one.initiators]
            return
        if verb.pos not in ("VERB", "AUX") or verb is top:
            return
        clause = clause_of(verb)
        lemma = clause.lemma
        if top.dep == "dobj" or top in clause.objects:
            if lemma in self.lexicon.light["suffers"]:
                one.targets += [a for a in self._doers(clause.subjects) if a not in one.targets]
            elif lemma in self.lexicon.light["initiator"] or lemma in (
                "plan",
                "prepare",
                "host",
                "mount",
                "broker",
                "mediate",
            ):
                doers = self._doers(clause.subjects)
                if lemma in ("host",):
                    pass
                elif lemma in ("broker", "mediate"):
                    one.mediators += doers
                else:
                    one.initiators += [a for a in doers if a not in one.initiators]
                against = [t for name in ("against", "on", "with") for t in clause.preps.get(name, [])]
                extra = self.cast.ids([t for t in against if self.atlas.at(t) is None])
                if one.type is EventType.DIPLOMACY:
                    one.initiators += [a for a in extra if a not in one.initiators]
                else:
                    one.targets += [a for a in extra if a not in one.targets and a not in one.initiators]
                one.objects += [t for t in against if t not in one.objects]
        elif top in clause.subjects and lemma in self.lexicon.light["happens"]:
            sides = [t for name in ("between", "with", "among") for t in clause.preps.get(name, [])]
            one.initiators += [a for a in self.cast.ids(sides) if a not in one.initiators]
        elif top in clause.subjects and lemma in self.lexicon.light["kills"] | {"target", "strike", "hit", "pound"}:
            one.objects += [
                t
                for t in clause.objects
                if self.classes(t) & {"place", "facility", "road", "infra", "home", "vehicle", "vessel"}
            ]
            for obj in clause.objects:
                one.targets += [
                    a
                    for a in self.cast.of(obj)
                    if self.cast.drafts[a].kind in _FORCES and a not in one.initiators and a not in one.targets
                ]

    # ------------------------------------------------------------ placing one among the others

    def _place(self, one: Happening) -> None:
        trigger = one.trigger
        one.when, time = when_of(
            trigger, self.clock, self.paper, reporting=self.reporting, rivals=self._rivals - {trigger.i}
        )
        one.own_time = time is not None
        if time is not None:
            one.why.append(Because("when", "expression of time", self._span(time.start, time.end)))
        one.spot, direct = where_of(
            trigger, one.objects, self.atlas, self.paper, self.reporting, self._rivals - {trigger.i}
        )
        if one.nominal and one.definite and not direct:
            one.spot = None  # "the attack": its place was told before; what stands elsewhere in the sentence is another's
        one.own_place = one.spot is not None and direct
        one.triggers = [trigger]
        one.reports = list(one.standing.reports)
        if one.standing.mood is Mood.DENIED:
            one.denied = True
        same = self._same(one)
        if same is not None:
            self._join(same, one)
            return
        if not self._worth(one):
            return
        if one.standing.mood in (Mood.NEGATED, Mood.HYPOTHETICAL, Mood.FEARED, Mood.THREATENED, Mood.DEMANDED):
            return
        self._inherit(one)
        if (one.clause is not None and one.clause.lemma in ("return_fire", "retaliate", "hit_back", "fire_back")) or (
            one.clause is not None
            and any(o.lemma == "fire" for o in one.clause.objects)
            and one.clause.verb.lemma == "return"
        ):
            before = next((h for h in reversed(self.happenings) if h.type in _BLOWS and h.initiators), None)
            if before is not None and not one.targets:
                one.targets = [a for a in before.initiators if a not in one.initiators]
        if (
            one.type is EventType.MOVEMENT
            and not one.initiators
            and one.meaning.subtype in ("deployment", "reinforcement", "mobilisation")
        ):
            announcers = self._doers([t for report in one.reports for t in report.speakers])
            one.initiators = [a for a in announcers if self.cast.drafts[a].kind in _FORCES | {ActorKind.STATE}]
        self.happenings.append(one)
        self.by_token[trigger.i] = one
        if one.clause is not None:
            self._swallow(one)

    def _span(self, start: int, end: int):  # type: ignore[no-untyped-def]
        from briefing.domain.text import Span

        return Span(self.paper.article.id, start, end)

    def _swallow(self, one: Happening) -> None:
        """A verb whose object is an event noun told by the verb itself keeps the noun from becoming a second happening."""
        for obj in one.clause.objects if one.clause else ():
            meaning = self._event_noun(obj)
            if meaning is not None and one.type is not EventType.DISRUPTION:
                self.by_token.setdefault(obj.i, one)
                self._consumed.add(obj.i)

    def _worth(self, one: Happening) -> bool:
        """Whether enough is said for an event of its own."""
        if not one.nominal:
            bare = one.trigger.dep in ("acl", "relcl") and not one.initiators and not one.own_place
            return not bare or (one.own_time and self._counted(one))
        if one.trigger.low in ("talks",):
            return True
        noun = one.trigger
        verb = clause_verb(noun)
        if (
            verb is not None
            and not one.own_time
            and standing_of(verb, self.lexicon).mood in (Mood.HYPOTHETICAL, Mood.NEGATED, Mood.DEMANDED, Mood.FEARED)
        ):
            return one.denied
        governor = noun.head
        if one.definite and not one.own_time and not (one.own_place or one.initiators):
            return False
        if one.own_time or one.own_place:
            return bool(one.initiators or one.own_time or governor.pos in ("VERB", "AUX") or one.objects)
        if governor.pos == "VERB" and (
            noun.dep in ("dobj", "nsubjpass") and lemma_of(governor) in self.lexicon.light["initiator"]
        ):
            return True
        if noun.dep in ("nsubj", "nsubjpass") and governor.pos == "VERB":
            lemma = lemma_of(governor)
            return lemma in self.lexicon.light["happens"] | self.lexicon.light["kills"] or bool(one.initiators)
        if (
            noun.dep == "pobj"
            and governor.low in ("in", "during", "by", "of")
            and governor.head.lemma in self.lexicon.effect_verbs
        ):
            return True
        return bool(one.initiators and one.objects) or one.denied

    def _counted(self, one: Happening) -> bool:
        return any(kid.dep == "nummod" for obj in one.objects for kid in obj.kids)

    def _inherit(self, one: Happening) -> None:
        """In a passage that goes on telling, time and place carry over from the happening told before."""
        before = self._last(one)
        if before is None or one.standing.mood is not Mood.HAPPENED or before.standing.mood is not Mood.HAPPENED:
            return
        verb = clause_verb(one.trigger)
        tense = tense_of(verb) if verb is not None else None
        same_block = before.trigger.sent.block == one.trigger.sent.block
        if not same_block:
            return
        near = one.trigger.sent.group - max(t.sent.group for t in before.triggers) <= 1
        perfect = verb is not None and any(kid.low in ("have", "has") for kid in verb.kids_by("aux"))
        if (
            one.when is UNKNOWN
            and near
            and tense == "past"
            and not perfect
            and before.when.is_known
            and not _open(before.when)
        ):
            one.when = before.when
            one.why.append(Because("when", "carried over from the passage", self.paper.span(before.trigger)))
        if one.spot is None and near and before.spot is not None and not perfect and tense == "past":
            one.spot = before.spot

    def _last(self, one: Happening) -> Happening | None:
        return next((h for h in reversed(self.happenings) if h.trigger.i < one.trigger.i), None)

    # ------------------------------------------------------------ the same happening again

    def _same(self, one: Happening) -> Happening | None:
        best: Happening | None = None
        best_score = 0.0
        for other in reversed(self.happenings):
            score = self._sameness(one, other)
            if score > best_score:
                best, best_score = other, score
        return best

    def _sameness(self, one: Happening, other: Happening) -> float:
        """How likely two triggers of one article tell one happening; 0 where they do not."""
        if not _related(one, other):
            return 0.0
        if (one.standing.mood is Mood.PLANNED) != (other.standing.mood is Mood.PLANNED):
            if one.standing.mood in (Mood.PLANNED, Mood.HAPPENED) and other.standing.mood in (Mood.PLANNED, Mood.HAPPENED):
                return 0.0
        away = one.trigger.sent.group - other.triggers[-1].sent.group
        same_sentence = one.trigger.sent.group == other.trigger.sent.group
        if one.own_time and other.when.is_known and one.when.is_known and not one.when.overlaps(other.when):
            return 0.0
        if (
            one.own_time
            and other.own_time
            and not one.nominal
            and abs(_length(one.when) - _length(other.when)) > CAMPAIGN_DAYS
        ):
            return 0.0  # one blow of a campaign is not the campaign
        if one.own_place and other.spot is not None and one.spot is not None and not places_agree(one.spot, other.spot):
            return 0.0
        if one.initiators and set(one.initiators) <= set(other.targets) and not set(one.initiators) & set(other.initiators):
            return 0.0  # the one hit before hits back
        if one.initiators and other.initiators and not self._allied(one.initiators, other.initiators):
            if not (one.standing.mood is Mood.DENIED or any(r.stance is Stance.DENIES for r in one.reports)):
                return 0.0
        score = 0.0
        if one.own_time and other.when.is_known and one.when.overlaps(other.when):
            score += 2.0 if other.own_time and one.when == other.when else 1.0
        if one.own_place and other.spot is not None and one.spot is not None and one.spot.id == other.spot.id:
            score += 1.5
        if one.type is other.type:
            score += 1.0
        if one.trigger.lemma == other.trigger.lemma:
            score += 0.7
        if one.definite and one.nominal:
            score += 2.7
        elif not one.nominal and one.type in _BLOWS and not one.own_time and not one.own_place and away <= 1:
            score += 1.2
            if (
                one.type is EventType.STRIKE
                and one.clause is not None
                and any(self._is_weapon(t) for t in one.clause.subjects)
            ):
                score += 0.6  # bombs and drones that fall on nowhere new fall in the raid being told
        elif one.nominal and not one.definite and same_sentence:
            score += 1.0
        if one.initiators and other.initiators and self._allied(one.initiators, other.initiators):
            score += 0.6
        if self._nested(one, other):
            score += 2.5
        if away > 6 and not (one.definite and one.nominal):
            score -= 1.0
        if one.nominal and not one.definite and one.own_time and not other.own_time and not same_sentence:
            score -= 1.5
        if (
            one.type is not other.type
            and not same_sentence
            and not (one.definite and one.nominal)
            and not self._passage(one, other)
        ):
            score -= 1.0
        if not one.nominal and not other.nominal and same_sentence and not self._nested(one, other):
            score -= 1.5  # two verbs of one sentence tell two things
            if one.trigger.lemma != other.trigger.lemma:
                score -= 0.7
        if other.definite is False and one.nominal and not one.definite and not same_sentence:
            score -= 1.2
        if (
            one.trigger.sent.block != other.triggers[-1].sent.block
            and not (one.definite and one.nominal)
            and not (one.own_time and one.own_place)
        ):
            score -= 1.0
        if self._different_objects(one, other):
            score -= 2.0
        apart = {one.meaning.subtype, other.meaning.subtype}
        if len(apart) > 1 and apart & {
            "withdrawal",
            "capture-of-territory",
            "capture-of-personnel",
            "release",
            "encirclement",
            "siege",
        }:
            score -= 2.0
        threshold = 2.6
        return score if score >= threshold else 0.0

    def _different_objects(self, one: Happening, other: Happening) -> bool:
        """Two acts on different things: "took Maarat al-Numan", "took Saraqib"."""
        if one.nominal or other.nominal or not one.objects or not other.objects:
            return False
        if one.type not in (
            EventType.BATTLE,
            EventType.SEIZURE,
            EventType.DETENTION,
            EventType.MOVEMENT,
            EventType.DISRUPTION,
            EventType.VIOLENCE_AGAINST_CIVILIANS,
        ):
            return False
        return not ({t.lemma for t in one.objects} & {t.lemma for t in other.objects})

    def _passage(self, one: Happening, other: Happening) -> bool:
        return one.trigger.sent.block == other.trigger.sent.block

    def _nested(self, one: Happening, other: Happening) -> bool:
        """ "An airstrike hit the market": the noun is the verb's subject or object; "killed in an ambush" hangs below."""
        if one.clause is not None and any(self.by_token.get(t.i) is other for t in one.clause.subjects):
            return True  # "the raid destroyed ... and killed ..."
        a = one.trigger
        near = [b for b in other.triggers if b.sent is a.sent]
        for low, high in [pair for b in near for pair in ((a, b), (b, a))]:
            head = low.first_conjunct()
            if head.head is high and head.dep in ("nsubj", "dobj", "nsubjpass"):
                return True
            if (
                head.dep == "pobj"
                and head.head.head is high
                and head.head.low in ("in", "by", "with", "during", "from", "of")
            ):
                return True
            noun = antecedent(low)
            if noun is not None and noun is high and low.pos in ("VERB", "AUX"):
                return True
            if low.dep == "advcl" and low.head is high and low.tag == "VBG" and {one.type, other.type} <= _BLOWS:
                return True
        return False

    def _allied(self, ones: Iterable[ActorId], others: Iterable[ActorId]) -> bool:
        left, right = set(ones), set(others)
        if left & right:
            return True
        for a in left:
            for b in right:
                one, other = self.cast.drafts[a], self.cast.drafts[b]
                if (
                    one.affiliation == b
                    or other.affiliation == a
                    or (one.affiliation and one.affiliation == other.affiliation)
                ):
                    return True
                if (one.nameless and one.kind is other.kind) or (other.nameless and one.kind is other.kind):
                    return True
        return False

    def _join(self, kept: Happening, one: Happening) -> None:
        kept.triggers.append(one.trigger)
        self.by_token[one.trigger.i] = kept
        if one.standing.mood is Mood.DENIED:
            kept.denied = True
        if one.standing.mood in (Mood.HAPPENED,):
            if (
                not kept.when.is_known
                or (one.own_time and not kept.own_time)
                or (one.own_time and _narrower(one.when, kept.when))
            ):
                if one.when.is_known:
                    kept.when = one.when
                    kept.own_time = kept.own_time or one.own_time
            if kept.spot is None or (one.spot is not None and one.own_place and not kept.own_place):
                kept.spot = one.spot or kept.spot
            if all(self.cast.drafts[a].nameless for a in kept.initiators):
                kept.initiators += [a for a in one.initiators if a not in kept.initiators]
            kept.targets += [a for a in one.targets if a not in kept.targets and a not in kept.initiators]
            if (
                (kept.meaning.subtype is None and one.meaning.type is kept.meaning.type)
                or (kept.type is EventType.VIOLENCE_AGAINST_CIVILIANS and one.type is EventType.STRIKE)
                or kept.type is EventType.CASUALTY
            ):
                kept.meaning = one.meaning
        kept.reports += [r for r in one.reports if r.word is not None]
        self._consumed.add(one.trigger.i)


def _is_nobody(token: Token) -> bool:
    return token.low in ("nobody", "none", "no-one", "nothing") or any(
        kid.dep == "det" and kid.low == "no" for kid in token.kids
    )


def _length(when: When) -> int:
    return (when.latest - when.earliest).days if when.earliest is not None and when.latest is not None else 0


def _open(when: When) -> bool:
    return when.earliest is None or when.latest is None


def _narrower(one: When, other: When) -> bool:
    if _open(one) or _open(other):
        return _open(other) and not _open(one)
    return (one.latest - one.earliest) < (other.latest - other.earliest)  # type: ignore[operator]


def _related(one: Happening, other: Happening) -> bool:
    if one.type is other.type:
        return True
    if one.type in _BLOWS and other.type in _BLOWS:
        return True
    pair = {one.type, other.type}
    return pair <= {EventType.DETENTION, EventType.VIOLENCE_AGAINST_CIVILIANS} and (
        "abduction" in (one.meaning.subtype, other.meaning.subtype)
    )


def places_agree(one: Spot, other: Spot) -> bool:
    """Whether two places can be one: the same, one inside the other, or near each other."""
    if one.id == other.id:
        return True
    from briefing.knowledge.gazetteer import distance_km

    if one.kind.value in ("country", "admin", "region") or other.kind.value in ("country", "admin", "region"):
        if one.country and other.country and one.country != other.country:
            return False
        if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
            return True
        if one.kind.value == other.kind.value == "admin":
            return False
        reach = 2000 if "country" in (one.kind.value, other.kind.value) else 150
        return distance_km(one.lat, one.lon, other.lat, other.lon) < reach
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) < 8


def is_background(when: When, published: date | None) -> bool:
    """Whether a happening is older than the story: it ended more than `BACKGROUND_DAYS` before publication."""
    return published is not None and when.latest is not None and when.latest < published - timedelta(days=BACKGROUND_DAYS)
