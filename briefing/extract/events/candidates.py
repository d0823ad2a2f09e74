"""Candidates: what verbs and nouns of a sentence could be happenings, with who did them and to whom.

A verb of the lexicon makes a happening where its object (or, passive, its subject) is of the class the sense asks for; an
event noun makes one with what hangs on it and what the verb beside it lends.
"""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.by_whom import ByWhom
from briefing.extract.events.entries import told_in_entry
from briefing.extract.events.event_nouns import EventNouns
from briefing.extract.events.far_doers import (
    behind,
    belonging,
    fired_from,
    held_in,
    is_run_into,
    laid_by,
    made_up_of,
    namely,
    shared_agent,
    traced,
)
from briefing.extract.events.fleeing import flee_from_deed
from briefing.extract.events.happenings import Happening
from briefing.extract.events.holders import holders
from briefing.extract.events.jointly import hyphened, partners
from briefing.extract.events.light_verbs import LightVerbs, add, armed_of
from briefing.extract.events.no_events import is_no_event, is_note
from briefing.extract.events.noun_classes import FORCES, NounClasses
from briefing.extract.events.senses import Senses
from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.events.suffered import aimed_at, is_in_dock, ruled_on, talked_with
from briefing.extract.events.unreal import is_attack_in_words, is_figure, is_staged
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.clauses import Clause, all_of, clause_of, counted_nouns, spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.lexicons import Meaning, Sense
from briefing.knowledge.words import lists

_RELEASE = Meaning(EventType.DETENTION, "release")
_MEETING = frozenset("call contact greet host meet phone receive telephone visit welcome".split())
_WOUNDED = frozenset("casualties hurt injured wounded".split())
_LIVING = frozenset("camp live shelter sleep stay".split())
_LEAVING = frozenset("abandon displace escape flee leave uproot".split())
_FIGHTING_WORDS = frozenset("ambush attack fire open overpower".split())
_HURT = frozenset("hit hurt injure shoot stab wound".split())
_HARMING = frozenset("hurt injure kill maim wound".split())
_DOING_IT = frozenset("attacker bomber".split())
_DEFINITE = frozenset("the that this these those".split())
_FACELESS = frozenset((ActorKind.POPULATION, ActorKind.NGO, ActorKind.OTHER))
_GROUND = frozenset("place facility road infra home vehicle vessel".split())  # classes of what a blow falls on
_GATHERING = frozenset("arrive assemble convene fly gather host meet sit speak talk telephone travel visit".split())
_BUILT = frozenset(("facility", "home", "infra", "road"))
_HEADED = (ActorKind.IGO, ActorKind.NGO, ActorKind.POLITICAL, ActorKind.ARMED_GROUP)
_NOT_DRIVEN = (EventType.BATTLE, EventType.DIPLOMACY)
COMING = frozenset("appear arrive burst come descend pour ride storm surge sweep swoop".split())
HARM_REACH = 6  # sentences
_DARK = frozenset(
    (
        "afternoon dark darkness dawn daybreak dusk evening hour light midnight morning night nightfall noon prayer "
        "sundown sunrise sunset"
    ).split()
)
_WON = frozenset("advance capture-of-territory encirclement".split())  # what an attempt need not have brought
_MOUNTS = frozenset(
    "boat camel foot gun horse horseback lorry machete motorbike motorcycle pickup rifle truck vehicle".split()
)
_HARMS = frozenset("behead burn hack loot rape set shoot stab torch".split())
_DEAD = frozenset("bodies corpses dead graves".split())
_VISIT = Sense("none", "", Meaning(EventType.DIPLOMACY, "visit"))
_ATTACKS = frozenset("assault attack raid".split())
_AIRCRAFT = frozenset("aircraft bomber drone helicopter jet plane warplane".split())
_ATTACKED = (Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack"),)
_DELIVERY = Sense("none", "", Meaning(EventType.AID, "humanitarian"))
_RAID = Sense("none", "", Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack"))
_VIOLENT = (EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS)
_CARRIED = frozenset("airlift evacuate fly medevac move".split())
_LEADING = frozenset("bring carry hold keep lead take".split())
_DONE_TO = (*_VIOLENT, EventType.SEIZURE, EventType.DETENTION)
_FIGHTING = FORCES | {ActorKind.STATE, ActorKind.OTHER, ActorKind.PERSON}


class Candidates:
    """Makes the candidates of one article."""

    def __init__(self, cast: Cast, classes: NounClasses, nouns: EventNouns) -> None:
        self.cast = cast
        self.atlas = cast.atlas
        self.knowledge = cast.knowledge
        self.lexicon = cast.knowledge.lexicon
        self.classes = classes
        self.nouns = nouns
        self.words = lists().events
        self._senses = Senses(cast, classes)
        self._by_whom = ByWhom(cast, classes)
        self._light = LightVerbs(cast, classes, self.doers)

    def of(self, token: Token) -> Happening | None:
        """The candidate that a token names, if it names one."""
        if token.tag in ("VBN", "VBD") and token.kid("det") is not None:
            return None  # "42 of the detained"
        if token.pos in ("VERB", "AUX") or (
            token.tag in ("VBN", "VBD", "VBG") and token.dep in ("acl", "ROOT", "conj", "advcl", "ccomp")
        ):
            found = self._verb(token)
        else:
            found = self._noun(token) if token.pos in ("NOUN", "PROPN") else None
        if found is not None:
            self._by_whom.settle(found)
        return found

    def doers(self, subjects: list[Token]) -> list[ActorId]:
        """The actors that do what these subjects do; of a weapon or a blow those whose it is."""
        found: list[ActorId] = []
        for subject in map(all_of, subjects):
            if self._senses.is_nature(subject):
                continue
            actors = self.cast.of(subject)
            if listed := namely(subject):
                actors = armed_of(self.cast, self.cast.ids(listed)) or actors
            if all(self.cast.drafts[actor].nameless for actor in actors):
                parts = [one for one in made_up_of(subject) if self.cast.headed(one)]
                actors = self._sent_by(subject) or armed_of(self.cast, self.cast.ids(parts)) or actors
            if subject.lemma in self.words.stretches and all(self.cast.drafts[actor].nameless for actor in actors):
                actors = []  # "the campaign drove a million from their homes"
            if not actors and self.classes.is_weapon(subject):
                actors = self.cast.ids(laid_by(subject) or belonging(subject)) or self._fired_from(subject)
            if not actors and (self.classes.is_weapon(subject) or self.nouns.meaning(subject) is not None):
                actors = self._noun_doers(subject)
            tied = [kid for kid in subject.kids_by("amod", "compound", "nmod") if hyphened(kid)]
            if actors and (subject.lemma in self.words.sides or "force" in self.classes.of(subject)):
                both = [one for kid in tied for one in (*hyphened(kid), kid)]  # "the joint Syrian-Russian air force"
                actors = [*actors, *(side for one in both for side in self.cast.side_named(one, subject.lemma.lower()))]
            add(found, [actor for actor in actors if self._can_act(actor)])
        return found

    def _fired_from(self, weapon: Token) -> list[ActorId]:
        """ "Shells fired from X's positions", "from an X-held suburb": whose the place is."""
        found: list[ActorId] = []
        for place in fired_from(weapon):
            held = [kid for kid in place.kids_by("amod", "acl") if kid.lemma in self.words.held_by]
            names = [one for kid in held for one in kid.kids_by("npadvmod", "compound", "nsubj")]
            add(found, armed_of(self.cast, self.cast.ids([*names, place])) or holders(place, self.cast, self.classes))
        return found

    def _sent_by(self, subject: Token) -> list[ActorId]:
        """ "The foreign ministers of Russia, Iran and Turkey met": it is the states that meet."""
        office = self.knowledge.offices.get(subject.lemma) if subject.tag == "NNS" else None
        if office is None and subject.lemma not in self.words.envoys:
            return []
        heads = [actor for kid in subject.kids_by("compound", "nmod") for actor in self.cast.headed(kid)]
        bodies = [actor for actor in heads if self.cast.drafts[actor].kind in _HEADED]
        if bodies:
            return bodies  # "IGAD leaders are to hold a summit"
        states = [self._state_before(one) for kid in subject.kids_by("amod", "nmod", "compound") for one in kid.conjuncts()]
        named = [self.cast.enter(self.cast.known(state), [one], one, names=False) for one, state in states if state]
        if named:
            return named  # "American and Ukrainian negotiators"
        lands = [one for prep in subject.kids_by("prep") if prep.low == "of" for one in spread(prep.kid("pobj"))]
        sent = [actor for land in lands for actor in self.cast.land(land) or self.cast.counted_before(land)]
        if sent or subject.lemma not in self.words.envoys:
            return sent
        return [actor for land in lands for actor in self.cast.headed(land) if self._can_send(actor)]

    def _can_send(self, actor: ActorId) -> bool:
        """ "Delegations of the GNU and the LNA": a body that has envoys."""
        draft = self.cast.drafts[actor]
        return draft.kind in (*FORCES, ActorKind.GOVERNMENT, ActorKind.POLITICAL, ActorKind.IGO) and not draft.nameless

    def _state_before(self, modifier: Token) -> tuple[Token, KnownActor | None]:
        """The state that an adjective of a people names."""
        return modifier, people_at(modifier, self.knowledge) if modifier.text[:1].isupper() else None

    def _can_act(self, actor: ActorId) -> bool:
        """Whether an actor may stand in a role: media report, and "people" or "men" are nobody in particular."""
        draft = self.cast.drafts[actor]
        return draft.kind is not ActorKind.MEDIA and not (draft.nameless and draft.kind in _FACELESS)

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Token) -> Happening | None:
        if verb.dep in ("amod", "compound", "aux", "auxpass", "prep", "mark") or is_no_event(verb):
            return None
        clause = clause_of(verb)
        awaited = self._awaited(clause)
        sense = awaited or (_RAID if self._falls_upon(clause) else self._senses.of(clause))
        if sense is None or any(_is_nobody(one) for one in (*clause.subjects, *clause.objects)):
            return None
        if any(one.tag == "WP" and one.low in ("who", "what") for one in clause.subjects) and verb.dep != "relcl":
            return None  # "nobody knew who was shooting at whom"
        if sense.meaning.type in (EventType.BATTLE, EventType.MOVEMENT) and any(map(self.cast.is_thing, clause.subjects)):
            return None  # "intercepted the missile before it crossed into Israel"
        if sense.meaning.subtype == "evacuation" and self._is_taken_to_hospital(clause):
            return None  # "the wounded were airlifted to a hospital": what became of them is no event
        if clause.lemma == "sign" and any(map(self._is_text, clause.objects)):
            return None  # "in a statement signed by its spokesman"
        if clause.lemma == "battle" and any(kid.low == "been" for kid in verb.kids):
            return None  # "have been battling the army since 2023": a war, not an event
        if verb.dep == "xcomp" and verb.head.lemma == "use" and verb.head.low == "used" and verb.head.kid("dobj") is None:
            return None  # "he used to drive"
        if sense.meaning.type in _NOT_DRIVEN and any(one.lemma in self.words.drivers for one in clause.subjects):
            return None  # "the driver lost control", "negotiated a sharp turn"
        if sense.meaning.type is EventType.DETENTION and verb.lemma == "hold" and verb.dep in ("acl", "advcl", "relcl"):
            return None  # "freed two drivers who had been held in a warehouse"
        if clause.lemma in _LIVING and any(
            kid.lemma in _LEAVING for one in clause.subjects for kid in one.kids_by("relcl")
        ):
            return None  # "the households that fled are sleeping in three schools": one flight
        if self._senses.is_no_act(clause) or is_figure(clause, self.classes) or is_staged(verb):
            return None
        if verb.lemma == "take" and any(obj.low == "part" and not obj.behind("of") for obj in clause.objects):
            return None  # "suspected of having taken part in the raid"
        more = (
            clause.lemma in ("capture", "seize")
            and verb.dep == "conj"
            and [one.low for one in clause.objects] == ["another"]
        )
        if more and verb.head.lemma not in self.lexicon.effect_verbs:
            return None  # "took one village and captured another": nobody is held
        if clause.lemma == "protest" and self._is_note(clause):
            return None  # "protested to Jakarta": in words, and not in the street
        if clause.lemma == "leave" and any(self.nouns.meaning(subject) for subject in clause.subjects):
            return None  # "the attack left the town without power"
        if clause.lemma == "bury" and any("people" in self.classes.of(subject) for subject in clause.subjects):
            return None  # "villagers buried most of the dead"
        if verb.dep == "xcomp" and verb.head.lemma == "vote":
            return None  # "voted to lift the emergency": one vote
        if sense.meaning.subtype == "displacement" and flee_from_deed(clause, self.lexicon):
            return None  # "robbed a shop before fleeing"
        if sense.meaning.subtype == "displacement" and clause.lemma == "arrive" and _is_one(clause.subjects):
            return None  # "a cousin arrived with a hen"
        if sense.meaning.type is EventType.MOVEMENT and clause.subjects and all(one.low == "i" for one in clause.subjects):
            return None  # "The morning I arrive in Bakhmut": the reporter
        if sense.meaning.subtype == "deployment" and clause.subjects and all(map(self._is_raider, clause.subjects)):
            return None  # "the attackers had arrived in two cars": how they came to what is told
        if (
            sense.meaning.type is EventType.DISASTER
            and clause.lemma in ("collapse", "burst")
            and not self._is_built(clause)
        ):
            return None  # armies and markets collapse otherwise
        if any(map(_is_whoever, clause.objects)):
            return None  # "he will shoot the first man who fires in the air"
        if clause.lemma in ("bury", "capture", "recover", "retrieve", "seize") and any(
            one.low in _DEAD for obj in clause.objects for one in counted_nouns(obj)
        ):
            return None  # "villagers buried most of the dead", "two bodies had been recovered"
        if clause.lemma in _HARMING and self._is_cost_of(clause):
            return None  # "a missile hit the mosque and killed 13": what it cost
        if clause.lemma == "discuss" and verb.dep in ("advcl", "xcomp") and verb.head.lemma in _GATHERING:
            return None  # "are to meet in Riyadh to discuss": one meeting
        if clause.lemma == "agree" and any(one.lemma in self.words.wishes for one in clause.behind(*clause.preps)):
            return None  # "agreed on the need for a ceasefire"
        if clause.lemma == "agree" and verb.kid("xcomp") is not None:
            return None  # "agreed to deliver": the delivery is what is planned
        meaning = sense.meaning
        if (
            clause.lemma == "come"
            and any("force" in self.classes.of(one) for one in clause.subjects)
            and meaning in _ATTACKED
        ):
            meaning = Meaning(EventType.BATTLE, "armed-clash")  # "the patrol came under fire"
        if clause.lemma == "come" and any(map(self._senses.is_fire_from_afar, clause.behind("under"))):
            meaning = Meaning(EventType.STRIKE)
        if clause.lemma == "open" and any(self.classes.of(one) & {"munition"} for one in clause.behind("with")):
            meaning = Meaning(EventType.STRIKE, "shelling")  # "opened fire with mortars"
        if sense.subject == "+" and clause.lemma in self.lexicon.light["kills"]:
            named = [self.nouns.meaning(subject) for subject in clause.subjects if subject.lemma in _ATTACKS]
            meaning = named[0] or meaning if named else meaning  # "Monday's attack killed 12": as the attack is called
        if meaning.subtype == "strike-action" and clause.lemma.startswith("walk"):
            freed = any(noun.lemma in self.words.captives for one in clause.subjects for noun in counted_nouns(one))
            if clause.behind("into", "onto"):
                return None  # "walked out into the dusk"
            meaning = _RELEASE if freed else meaning
        one = Happening(verb, meaning, standing_of(verb, self.lexicon), clause, objects=list(clause.objects))
        one.why.append(Because("type", f"lexicon: {clause.lemma}", self.cast.paper.span(verb)))
        self._verb_roles(one, clause, sense)
        if one.meaning in _ATTACKED and verb.lemma in _FIGHTING_WORDS and self._is_on_fighters(one):
            one.meaning = Meaning(EventType.BATTLE, "armed-clash")  # "opened fire on a police party"
        if one.standing.tried and one.type in _VIOLENT and one.standing.mood is Mood.PLANNED:
            one.standing.mood = Mood.HAPPENED  # "tried to storm the post": there was fighting for it
            if one.meaning.subtype in _WON:
                one.meaning = Meaning(EventType.BATTLE, "offensive")
        else:
            one.standing.tried = False
        if awaited is not None:
            one.standing.mood = Mood.PLANNED
            one.initiators = self.doers(clause.objects or clause.subjects)
        return one

    def _is_on_fighters(self, one: Happening) -> bool:
        drafts = self.cast.drafts
        return bool(one.targets) and all(drafts[actor].kind in FORCES for actor in one.targets)

    def _awaited(self, clause: Clause) -> Sense | None:
        """ "The president is expected in Makurdi on Friday", "the envoy is due in Kigali": a visit that is planned; "a
        shipment of blood is due on Saturday": aid."""
        verb = clause.verb
        due = next((kid for kid in verb.kids_by("acomp") if kid.low == "due"), None) if verb.lemma == "be" else None
        if due is None and not (clause.lemma == "expect" and clause.passive):
            return None
        if any(kid.dep in ("xcomp", "ccomp") for one in (verb, due) if one is not None for kid in one.kids):
            return None
        behind = dict(clause.preps)
        for prep in due.kids_by("prep") if due is not None else ():
            behind.setdefault(prep.low, []).extend(spread(prep.kid("pobj")))
        ends = [end for prep in ("in", "at") for end in behind.get(prep, ())]
        people = clause.objects or clause.subjects
        if any(one.lemma in self.words.goods for one in people):
            return _DELIVERY
        coming = any(map(self.classes.is_envoy, people)) or any(map(self._senses.is_mission, people))
        return _VISIT if coming and any(self.atlas.at(end) is not None for end in ends) else None

    def _falls_upon(self, clause: Clause) -> bool:
        """ "Gunmen came at dawn", "They came before dawn on motorcycles": told of armed people, or of nobody the text has
        named, where what follows tells of harm. Papers near the scene seldom say "attack"."""
        verb = clause.verb
        if clause.lemma.split("_")[0] not in COMING or clause.passive or clause.objects or tense_of(verb) != "past":
            return False
        if not clause.subjects or not any(map(self._may_fall_upon, clause.subjects)):
            return False
        manner = {one.lemma.lower() for ones in clause.preps.values() for one in ones}
        manner |= {kid.lemma.lower() for kid in verb.kids_by("npadvmod", "advmod")}
        if not manner & (_DARK | _MOUNTS) and not any(one.low.endswith(("a.m.", "p.m.")) for one in verb.subtree()):
            return False
        return self._tells_harm(verb)

    def _is_raider(self, subject: Token) -> bool:
        the = any(kid.low in ("the", "these") for kid in subject.kids_by("det"))
        return the and subject.lemma in ("assailant", "attacker", "gunman", "raider")

    def _may_fall_upon(self, subject: Token) -> bool:
        if subject.low == "they":
            return not self.cast.of(subject)
        drafts = [self.cast.drafts[actor] for actor in self.cast.of(subject)]
        strangers = all(draft.nameless or draft.kind is ActorKind.ARMED_GROUP for draft in drafts)
        return strangers and subject.lemma in self.words.raiders

    def _tells_harm(self, verb: Token) -> bool:
        """Whether this sentence or one of the next tells of people killed, hurt or taken, or of homes set on fire."""
        sentences = self.cast.paper.sentences
        for sentence in sentences[verb.sent.index : verb.sent.index + HARM_REACH]:
            for token in sentence.tokens:
                known = token.lemma in self.lexicon.effect_verbs and token.lemma not in ("displace", "flee")
                if token.i > verb.i and (known or token.lemma in _HARMS or token.low in _DEAD):
                    return True
        return False

    def _is_cost_of(self, clause: Clause) -> bool:
        """Whether a verb of killing only says what the strike cost that the verb before it tells."""
        before = clause.verb.head
        if clause.verb.dep != "conj" or before.pos != "VERB" or clause.passive:
            return False
        told = clause_of(before)
        sense = self._senses.of(told) if told.subjects == clause.subjects else None
        return sense is not None and sense.meaning.type in (EventType.STRIKE, EventType.BATTLE)

    def _is_built(self, clause: Clause) -> bool:
        return any(self.classes.of(one) & _BUILT for one in clause.subjects)

    def _verb_roles(self, one: Happening, clause: Clause, sense: Sense) -> None:
        subjects = clause.subjects
        if clause.passive and not subjects and one.type in _VIOLENT:
            subjects = shared_agent(clause.verb, self._is_violent)
        doers = self.doers(subjects)
        if any(subject.pos == "PRON" for subject in clause.subjects) and one.type in _VIOLENT:
            drafts = self.cast.drafts
            doers = [actor for actor in doers if drafts[actor].kind in _FIGHTING or not drafts[actor].nameless]
        if sense.subject == "@":
            one.objects = list(clause.subjects)
            one.initiators = self.doers(clause.behind("to")) if clause.lemma == "fall" else []
            one.initiators = one.initiators or self._holders(clause)
        elif clause.lemma == "fall_to":
            taken_by = next((ones for name, ones in clause.preps.items() if name.startswith("to")), [])
            one.initiators = self.doers(taken_by)
        elif clause.lemma == "lose" and sense.object == "place":
            one.targets = doers
        elif one.type is EventType.CASUALTY:
            one.targets = []
        elif one.type is EventType.DIPLOMACY:
            met = clause.objects if clause.lemma in _MEETING else []
            one.initiators = add(doers, self.cast.ids([*met, *clause.behind("with", "between"), *talked_with(clause)]))
            if one.meaning.subtype == "mediation":
                one.mediators, one.initiators = one.initiators, []
        elif one.type is EventType.SANCTION and is_in_dock(clause):
            one.targets = doers
        elif clause.lemma == "come" and "under" in clause.preps:
            one.targets = doers
            one.initiators = self.cast.ids(clause.behind("from", "by"))
        elif one.meaning.subtype in ("ied", "landmine") and not any(map(self.classes.is_weapon, clause.subjects)):
            one.targets = doers  # whoever runs over a mine has not laid it
            if clause.lemma in ("plant", "lay"):
                one.initiators, one.targets = doers, []
        else:
            one.initiators = doers
            if one.type in _DONE_TO:
                others = self.cast.ids(partners(clause))
                kinds = FORCES | {ActorKind.GOVERNMENT}  # a security service
                add(one.initiators, [actor for actor in others if self.cast.drafts[actor].kind in kinds])
            named = any(obj.lemma == "name" for obj in clause.objects)  # "took its present name": nobody suffers that
            one.targets = [] if named else self._verb_targets(one, clause, sense)
            sent = one.meaning.subtype in ("deployment", "reinforcement", "mobilisation") and clause.passive
            if one.type is EventType.MOVEMENT and sent and not doers:
                one.initiators, one.targets = armed_of(self.cast, one.targets), []  # "special forces had been deployed"
            if one.type is EventType.MOVEMENT and one.meaning.subtype in ("displacement", "evacuation", "return"):
                one.targets = []
                if clause.lemma in ("flee", "return", "leave"):
                    one.initiators = []

    def _is_note(self, clause: Clause) -> bool:
        kinds = {self.cast.drafts[actor].kind for actor in self.cast.ids(clause.subjects)}
        return bool(clause.behind("to")) or bool(kinds and kinds <= {ActorKind.STATE, ActorKind.GOVERNMENT, *FORCES})

    def _is_taken_to_hospital(self, clause: Clause) -> bool:
        to = clause.behind("to", "into")
        told = {word for one in clause.verb.first_conjunct().conjuncts() for word in (one.lemma, one.low)}
        if clause.verb.dep == "conj" and clause.passive and told & (_HURT | _WOUNDED):
            return clause.lemma in _CARRIED  # "was hit and flown to Camp Peralta"
        hurt = any(kid.low in _WOUNDED for one in clause.objects for kid in (one, *one.kids_by("amod", "acl")))
        return clause.lemma in _CARRIED and (
            any(one.lemma.lower() in self.words.hospitals for one in to) or (hurt and bool(to))
        )

    def _is_text(self, noun: Token) -> bool:
        return noun.lemma in self.words.signed_texts

    def _is_violent(self, verb: Token) -> bool:
        senses = self.lexicon.verbs.get(clause_of(verb).lemma, ())
        if verb.lemma in _LEADING:
            return False  # "and taken to hospital by soldiers"
        return verb.lemma in _HARMING or any(sense.meaning.type in _DONE_TO for sense in senses)

    def _holders(self, clause: Clause) -> list[ActorId]:
        """ "Came under the control of X", "fell into X's hands": whose the place is from then on."""
        held = [noun for noun in clause.behind("under", "into") if noun.lemma in ("control", "hand")]
        owners = [kid for noun in held for kid in noun.kids_by("poss", "compound", "nmod", "amod")]
        owners += [obj for noun in held for prep in noun.kids_by("prep") for obj in spread(prep.kid("pobj"))]
        return self.doers(owners)

    def _verb_targets(self, one: Happening, clause: Clause, sense: Sense) -> list[ActorId]:
        targets = self.cast.ids(clause.objects) if sense.object != "none" else []
        exchanged = clause.lemma in ("exchange", "trade")
        if sense.object == "none" or exchanged or clause.lemma in ("fire", "launch", "clash", "fight"):
            against = clause.behind("with", "against", "at", "on")
            withs = [prep for obj in clause.objects for prep in obj.kids_by("prep") if exchanged and prep.low == "with"]
            against += [token for prep in withs for token in spread(prep.kid("pobj"))]
            targets = self.cast.ids([t for t in against if self.classes.of(t) & {"force", "people", "state"}])
        if one.meaning.subtype == "capture-of-territory":
            lost_by = [token for token in clause.behind("from") if self.classes.of(token) & {"force", "state"}]
            targets += self.cast.ids(lost_by)  # "recaptured Bria from the rebels"
        if one.type is EventType.SANCTION:
            targets += self.cast.ids(ruled_on(clause))
        hit = [*clause.objects, *(clause.behind("on", "at", "against", "into") if one.type is EventType.STRIKE else ())]
        hit += [token for token in aimed_at(clause) if token not in hit]
        if one.meaning.subtype == "capture-of-territory":
            hit += [held for obj in clause.objects if obj.lemma == "control" for held in obj.behind("of")]
        owners = [actor for obj in hit for actor in holders(obj, self.cast, self.classes) or self._forces(obj)]
        both = dict.fromkeys([*targets, *owners])
        return [actor for actor in both if actor not in one.initiators and self._can_act(actor)]

    def _forces(self, noun: Token) -> list[ActorId]:
        """ "Fired on a patrol of X": armed people who are hit themselves."""
        return [actor for actor in self.cast.of(noun) if self.cast.drafts[actor].kind in FORCES]

    # ------------------------------------------------------------ nouns

    def _noun(self, noun: Token) -> Happening | None:
        if noun.dep in ("compound", "amod", "nmod", "npadvmod") or is_note(noun):
            return None
        mention = self.cast.mentions.over(noun)
        if mention is not None and mention.sort in (Sort.ACTOR, Sort.PERSON, Sort.STATE):
            return None
        meaning = self.nouns.meaning(noun) or told_in_entry(noun, self.cast.paper)
        if meaning is None or is_attack_in_words(noun) or is_staged(noun):
            return None
        if noun.dep == "pobj" and noun.head.low == "under" and is_figure(clause_of(noun.head.head), self.classes):
            return None  # "the minister came under fire over the budget"
        ending = noun.dep == "nsubj" and noun.head.lemma in ("cease", "end", "stop") and noun.head.tag != "VBD"
        ending = (ending and noun.head.dep == "advcl") or (noun.dep == "advcl" and noun.kid("mark") is not None)
        if ending and meaning.type in _VIOLENT:
            return None  # "as soon as the military operations cease"
        if noun.lemma in _ATTACKS and meaning.type is EventType.VIOLENCE_AGAINST_CIVILIANS and self._is_flown(noun):
            meaning = Meaning(EventType.STRIKE, "airstrike")
        if meaning.subtype == "attack" and any(prep.low == "between" for prep in noun.kids_by("prep")):
            meaning = Meaning(EventType.BATTLE, "armed-clash")  # "shooting between soldiers and youths"
        one = Happening(noun, meaning, standing_of(noun, self.lexicon), nominal=True)
        one.why.append(Because("type", f"lexicon: {noun.lemma.lower()}", self.cast.paper.span(noun)))
        one.definite = any(kid.low in _DEFINITE for kid in noun.kids_by("det")) or noun.kid("poss") is not None
        one.initiators = self._noun_doers(noun)
        self._noun_roles(one, noun)
        if any(obj.kid("nummod") is not None for obj in one.objects):
            one.definite = False  # "the killing of three of its members": told with its figure, it is told anew
        self._light.lend(one, noun)
        return one

    def _is_flown(self, noun: Token) -> bool:
        """ "Warplanes carried out 12 raids"."""
        verb = noun.first_conjunct().head
        if noun.dep != "dobj" or verb.pos != "VERB":
            return False
        return any(subject.lemma in _AIRCRAFT for subject in clause_of(verb).subjects)

    def _noun_roles(self, one: Happening, noun: Token) -> None:
        """What prepositions say: "a strike on X", "clashes between X and Y", "talks under X's mediation"."""
        blamed_on = noun.dep == "dobj" and noun.head.lemma == "blame"
        for prep in noun.kids_by("prep"):
            objects = spread(prep.kid("pobj"))
            if prep.low == "on" and blamed_on:
                continue  # "blamed the attack on X": X is blamed, not hit
            if prep.low == "of" and (noun.lemma in _DOING_IT or is_run_into(noun)):
                add(one.initiators, self.cast.ids(objects))  # "a suicide bomber of Jaish-e-Mohammed"
            elif prep.low == "of" and noun.lemma.lower() not in self.words.bare_of:
                one.objects += objects
            elif prep.low in ("on", "against", "targeting"):
                one.objects += objects
                for obj in objects:
                    add(one.targets, holders(obj, self.cast, self.classes))
            elif prep.low in ("between", "with", "among"):
                add(one.initiators, self.cast.ids(objects))
            elif prep.low == "under":
                for obj in objects:
                    inner = obj.kid("prep") if obj.lemma in ("mediation", "auspices", "sponsorship") else None
                    one.mediators += self.cast.ids(spread(inner.kid("pobj"))) if inner is not None else []
        targets = self.cast.ids([token for token in held_in(noun) + one.objects if self.atlas.at(token) is None])
        if one.type is EventType.DIPLOMACY:
            add(one.initiators, targets)
        else:
            both = dict.fromkeys([*one.targets, *targets])
            one.targets = [actor for actor in both if actor not in one.initiators]

    def _noun_doers(self, noun: Token) -> list[ActorId]:
        """Who did what a noun names: "Russia's raids", "army shelling", "an attack by X", "an offensive led by X"."""
        found: list[ActorId] = []
        for kid in noun.kids:
            if kid.dep == "poss":
                at_place = self.atlas.at(kid) is not None
                if at_place and (noun.lemma.lower() in self.words.of_the_land or not self.cast.headed(kid)):
                    continue
                actors = self.cast.of(kid)
                add(found, [actor for actor in actors if self.cast.drafts[actor].kind is not ActorKind.PERSON])
            elif kid.dep in ("amod", "compound", "nmod"):
                for one in [*hyphened(kid), *kid.conjuncts()]:
                    actors = self._sided_with(one) or self.cast.headed(one)
                    named = one.low in self.words.sides or people_at(one, self.knowledge) is not None
                    if not actors and named:
                        actors = self.cast.side_named(one, noun.lemma.lower())
                    add(found, actors)
            elif (kid.dep == "prep" and kid.low == "by") or kid.dep == "agent":
                add(found, self.cast.ids(spread(kid.kid("pobj"))))
            elif kid.dep == "prep" and kid.low == "of" and not found:
                add(found, armed_of(self.cast, self.cast.ids(behind(noun))))
            elif kid.dep == "acl" and kid.tag == "VBN" and kid.lemma in self.words.run_by:
                agent = kid.kid("agent")
                if agent is not None:
                    add(found, self.cast.ids(spread(agent.kid("pobj"))))
        if not found:
            add(found, armed_of(self.cast, self.cast.ids(traced(noun))))
        return found

    def _sided_with(self, modifier: Token) -> list[ActorId]:
        """ "Pro-Assad attacks": the forces of the state that the person named belongs to."""
        before = [token.low for token in self.cast.paper.tokens[max(0, modifier.i - 2) : modifier.i]]
        if before != ["pro", "-"] or not modifier.text[:1].isupper():
            return []
        found = self.knowledge.actors.match([modifier.text], 0)
        entry = found[1][0] if found is not None else None
        if entry is None or entry.kind is not ActorKind.PERSON or not entry.country:
            return []
        state = self.knowledge.actors.state(entry.country)
        if state is None:
            return []
        return [self.cast.enter(self.cast.forces(state), [modifier], modifier, names=False)]


def _is_whoever(token: Token) -> bool:
    """ "The first man who fires", "anyone who enters": nobody in particular, and nothing that has happened."""
    told = token.kid("relcl")
    whoever = token.low in ("anyone", "anybody", "whoever") or any(kid.low in ("any", "first") for kid in token.kids)
    return told is not None and whoever and tense_of(told) == "present"


def _is_one(subjects: list[Token]) -> bool:
    return len(subjects) == 1 and subjects[0].tag in ("NN", "NNP") and subjects[0].kid("nummod") is None


def _is_nobody(token: Token) -> bool:
    if token.low in ("nobody", "none", "no-one", "nothing") or any(kid.low == "no" for kid in token.kids_by("det")):
        return True
    counted = [one for kid in token.kids if kid.i < token.i for one in (kid, *kid.kids)]
    return any(one.low == "not" for one in counted)  # "not one round was fired"
