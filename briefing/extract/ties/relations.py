"""Standing ties between actors, read from apposition, genitives and a few verb frames. Nothing is inferred from acts."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Sort
from briefing.extract.sentences.clauses import BE, Clause, clause_of, is_negated, is_perfect, lemma_of, spread, tense_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.ties.between import BetweenCommas
from briefing.extract.ties.found import (
    FACTIONS,
    GROUPS,
    FoundTie,
    among,
    before_bracket,
    goes_on,
    is_part_of_one,
    named_next,
)
from briefing.extract.ties.further import FurtherTies
from briefing.extract.ties.inline import InlineOffices, is_institution
from briefing.extract.ties.mood import holds, is_given_up, is_over
from briefing.extract.ties.office import OfficeTies
from briefing.extract.ties.parts import PartTies
from briefing.extract.ties.phrase import PhraseTies
from briefing.extract.ties.support import SupportTies, is_denied
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_LED = frozenset(
    (
        ActorKind.MILITARY,
        ActorKind.ARMED_GROUP,
        ActorKind.POLITICAL,
        ActorKind.POLICE,
        ActorKind.NGO,
        ActorKind.OTHER,
        ActorKind.IGO,
        ActorKind.GOVERNMENT,
    )
)
_MASTERS = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT)
_FACELESS = (ActorKind.POPULATION, ActorKind.MEDIA)
_OATHS = frozenset("allegiance bayat fealty loyalty obedience".split())
_GOVERNING = frozenset("administration cabinet government".split())
_BEHIND_NAMES = frozenset("appos conj npadvmod nsubj nsubjpass pobj".split())
_SAID_OF = frozenset("appos attr oprd pobj".split())
_HOLDING = frozenset("conduct continue have hold pursue".split())
_FORMER = frozenset("breakaway demobilised demobilized disaffected dissident ex former renegade".split())
_HELD = (Predicate.LEADS, Predicate.MEMBER_OF)
MANY = 20  # sides of one round of talks
_BODIES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLITICAL, ActorKind.POLICE, ActorKind.OTHER))


@dataclass(slots=True)
class Tie:
    """One relation while the article is being read."""

    subject: ActorId
    predicate: Predicate
    object: ActorId
    tokens: list[Token]
    rule: str


class RelationReader:
    """Finds the relations of one article."""

    def __init__(self, paper: Paper, cast: Cast, knowledge: Knowledge) -> None:
        self.paper = paper
        self.cast = cast
        self.knowledge = knowledge
        self.words = lists().relations
        self.ties: list[Tie] = []
        self._further = FurtherTies(cast, self._who)
        self._offices = OfficeTies(cast, knowledge, self._who)
        self._inline = InlineOffices(cast, knowledge)
        self._support = SupportTies(cast, knowledge, self._who)
        self._phrases = PhraseTies(cast, self._who)
        self._parts = PartTies(cast, self._who)
        self._nouns = {
            **dict.fromkeys(self.words.offshoots, Predicate.OFFSHOOT_OF),
            **dict.fromkeys(self.words.parts, Predicate.PART_OF),
            **dict.fromkeys(self.words.allies, Predicate.ALLIED_WITH),
            **dict.fromkeys(self.words.rivals, Predicate.OPPOSES),
            **dict.fromkeys(self.words.patrons, Predicate.BACKS),
        }
        self._between = BetweenCommas(cast, self._inline, self._nouns)

    def read(self) -> list[Tie]:
        """All relations, in text order, each once a sentence."""
        for token in self.paper.tokens:
            if token.pos in ("VERB", "AUX") or token.tag == "VBN":
                self._verb(token)
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                self._noun(token)
            for found in (
                *self._further.at(token),
                *self._support.at(token),
                *self._phrases.at(token),
                *self._parts.at(token),
                *self._offices.at(token),
                *self._offices.as_office(token),
            ):
                self._add(*found)
        for mention in self.cast.mentions.all:
            if mention.sort is Sort.PERSON:
                for found in self._offices.of(mention):
                    self._add(*found)
                for found in (*self._inline.of(mention), *self._between.of_person(mention)):
                    if not self._is_told(found):
                        self._add(*found)
            elif mention.sort is Sort.ACTOR:
                for found in self._between.of_body(mention):
                    if not self._is_told(found):
                        self._add(*found)
        seen: set[tuple[ActorId, Predicate, ActorId, int]] = set()
        kept = []
        for tie in sorted(self.ties, key=lambda tie: tie.tokens[0].i):
            key = (tie.subject, tie.predicate, tie.object, tie.tokens[0].sent.group)
            if key not in seen:
                seen.add(key)
                kept.append(tie)
        return kept

    def _is_told(self, found: FoundTie) -> bool:
        """Whether the sentence tells already how two belong together."""
        group = found.tokens[0].sent.group
        return any(
            tie.subject in found.subjects and tie.object in found.objects and tie.tokens[0].sent.group == group
            for tie in self.ties
        )

    def _add(
        self, subjects: list[ActorId], predicate: Predicate, objects: list[ActorId], tokens: list[Token], rule: str
    ) -> None:
        tokens = sorted(tokens, key=lambda token: token.i)
        if not subjects or not objects or not holds(tokens, self.knowledge.lexicon):
            return
        for subject in subjects:
            for obj in objects:
                known = not self._is_nameless(obj) or (predicate in _HELD and is_institution(self.cast.drafts[obj]))
                if subject != obj and not self._is_nameless(subject) and known:
                    self.ties.append(Tie(subject, predicate, obj, tokens, rule))

    # ------------------------------------------------------------ who is meant

    def _kind(self, actor: ActorId) -> ActorKind:
        return self.cast.drafts[actor].kind

    def _is_nameless(self, actor: ActorId) -> bool:
        draft = self.cast.drafts[actor]
        return draft.nameless and draft.descriptor != "rebel"

    def _who(self, token: Token) -> list[ActorId]:
        """The actor a noun stands for; a description in apposition stands for the name beside it."""
        found = self.cast.of(token)
        if not found and (name := self.cast.mentions.over(token, Sort.ACTOR)) is not None and name.head is not token:
            found = self.cast.headed(name.head)  # "the SPLM-N faction of Abdelaziz al-Hilu, which is allied with ..."
        if token.lemma in FACTIONS and (not found or self._people(found)):
            # "Abdelaziz al-Hilu, whose SPLM-North faction ..."
            named = [actor for kid in token.kids_by("compound", "amod", "nmod") for actor in self.cast.headed(kid)]
            found = [actor for actor in named if self._kind(actor) in _LED] or found
        if found and not self.cast.drafts[found[0]].nameless:
            return found
        if token.dep == "appos" and token.head is not token:
            return self._right_before(token) or self.cast.of(token.head)
        beside = next((actors for kid in token.kids_by("appos") if (actors := self.cast.of(kid))), None)
        if beside is not None:
            return beside
        first = token.first_conjunct()
        if first.dep == "appos" and first is not token:  # "a rival of X and an ally of Y"
            return self._who(first)
        if first.dep in ("attr", "oprd") and first.head.lemma in BE:
            return self._subjects_of(first)
        return found or self._right_before(token)

    def _subjects_of(self, predicate: Token) -> list[ActorId]:
        """Of whom a noun is said with "to be" or "to remain"; a state that does nothing else in the text is one too."""
        subjects = clause_of(predicate.head).subjects
        return [actor for one in subjects for actor in self.cast.of(one) or self.cast.land(one)]

    def _right_before(self, noun: Token) -> list[ActorId]:
        """ "The Wazalendo, allies of the army, retook the hill": the name before the comma, however it was parsed."""
        tokens = noun.sent.tokens
        own = [one.i for one in noun.subtree() if one.text != ","]
        at = min(own) - tokens[0].i
        if at < 2 or tokens[at - 1].text != "," or noun.dep not in _BEHIND_NAMES or noun.pos != "NOUN":
            return []
        last = max(own) - tokens[0].i
        if last + 1 >= len(tokens) or tokens[last + 1].text not in (",", "."):
            return []
        named = before_bracket(tokens, at - 2)
        first = named.first_conjunct()
        parted = first.dep == "pobj" and first.head.low == "between"  # "between X and Y, militias that": Y alone
        several = [one for one in first.conjuncts() if one.i < noun.i] if noun.tag == "NNS" and not parted else []
        found = [actor for one in several or [named] for actor in self.cast.headed(one)]
        if not found and (name := self.cast.mentions.over(named, Sort.ACTOR)) is not None:
            found = self.cast.headed(name.head)  # "the Collective of Movements for Change (CMC), a faction of ..."
        return [one for one in found if not self.cast.drafts[one].nameless]

    def _all(self, tokens: list[Token]) -> list[ActorId]:
        return list(dict.fromkeys(actor for token in tokens for actor in self._who(token)))

    def _sides(self, tokens: list[Token]) -> list[ActorId]:
        """The actors that nouns stand for, a state among them even where it does nothing else."""
        told = (self._who(one) or self.cast.land(one) or self._support.seat(one) for one in tokens)
        return list(dict.fromkeys(actor for found in told for actor in found))

    def _bodies(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self._kind(actor) not in _FACELESS]

    def _people(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self._kind(actor) is ActorKind.PERSON]

    def _owners(self, token: Token) -> list[ActorId]:
        """Whose something is; of forces the state."""
        owners = []
        for actor in self.cast.of(token):
            draft = self.cast.drafts[actor]
            state = draft.affiliation if draft.kind is ActorKind.MILITARY else None
            owners.append(state if state is not None and state in self.cast.drafts else actor)
        return owners

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Token) -> None:
        lemma, told = verb.lemma, lemma_of(verb)
        backs = lemma in self.words.backing or told in self.words.backing
        splits = lemma in self.words.splitting
        if not (backs or lemma in self.words.tying or splits) or is_negated(verb) or is_denied(verb):
            return
        clause = clause_of(verb)
        subjects, objects = self._all(clause.subjects), self._all(clause.objects)
        if backs:  # whoever backs is an actor, whatever else the text says of that state
            subjects = self._sides(clause.subjects or self._last_agent(verb))
            adjective = verb.head if verb.dep == "conj" else verb
            if adjective.dep == "acomp" and not objects:
                objects = self._all(clause_of(adjective.head).subjects)  # "who are armed and financed by Iran"
            objects = self._part_told(clause.objects) or objects
        rule, shown = f"verb: {lemma}", [verb, *clause.objects[:1]]
        if backs or lemma == "oppose":
            predicate = Predicate.BACKS if backs else Predicate.OPPOSES
            for one in self._bodies(subjects):  # "the Wagner Group supports the junta": not its own state's
                listed = [obj for noun in clause.objects for obj in among(noun, self.cast)]
                others = [
                    obj
                    for obj in self._bodies(objects + listed)
                    if not (backs and (self._is_home_of(obj, one, clause.objects) or self._is_beside(one, obj)))
                ]
                self._add([one], predicate, others, shown, rule)
        elif (lemma if lemma != "preside" else "preside_over") in self.words.leading:
            people = self._people(subjects)
            if lemma == "preside":
                objects = objects or self._all(clause.behind("over"))
            objects = self._part_told(clause.objects) or ([] if any(map(is_part_of_one, clause.objects)) else objects)
            if lemma == "run" and not (people and tense_of(verb) == "present"):
                return
            objects = [one for one in objects if lemma != "run" or self._kind(one) is not ActorKind.STATE]
            if any(self._kind(actor) in _LED or (people and self._kind(actor) is ActorKind.STATE) for actor in objects):
                leaders = people or self._leaders(subjects)
                if clause.passive or not any(one.lemma in self.words.rank_and_file for one in clause.objects):
                    leaders = leaders or self._leading_bodies(subjects, objects)  # not who "directed its operatives"
                objects = self._offices.meant(people, objects, clause.objects)
                self._add(leaders, Predicate.LEADS, objects, [verb, *clause.subjects[:1]], rule)
        elif lemma in ("battle", "fight"):
            self._fight(clause, subjects, objects)
        elif lemma in ("ally", "align"):
            withs = clause.behind("with", "to")
            who = subjects or objects or (self._who(verb.head) if verb.dep in ("acl", "relcl") else [])
            who = self._all_before(verb) or who
            behind = verb.head.first_conjunct().dep == "pobj"
            if verb.dep == "relcl" and behind and all(one.pos == "PRON" for one in withs):
                return  # "the army lost the town to X and Y, which are allied with it": with whom it does not say
            self._add(who, Predicate.ALLIED_WITH, self._all(withs), [verb, *withs[:1]], rule)
        elif lemma == "rely":
            on = clause.behind("on")
            backers = [actor for token in on for actor in self._owners(token) or self.cast.land(token)]
            self._add(backers, Predicate.BACKS, subjects, [verb, *on[:1]], "verb: rely on")
        elif splits:
            if any(one.pos == "PRON" and one.low not in ("which", "that", "who") for one in clause.subjects):
                return  # what "it" stands for is not sure enough for a lasting tie
            froms = clause.behind("from", "away from", "off from", "out of")
            apart = [kid for one in verb.kids_by("advmod", "prt") for kid in one.kids_by("prep") if kid.low == "from"]
            froms = froms or [one for prep in apart for one in spread(prep.kid("pobj"))]  # "broke away from it"
            whole = [
                actor for actor in self._all(froms) if self._kind(actor) in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL)
            ]
            self._add(self._bodies(subjects), Predicate.OFFSHOOT_OF, whole, [verb, *froms[:1]], rule)
        elif lemma in ("pledge", "swear", "renew"):
            self._allegiance(verb, subjects)
        elif lemma in ("answer", "report"):
            tos = clause.behind("to")
            masters = [one for one in self._all(tos) if self._kind(one) in _MASTERS]
            forces = [one for one in subjects if self._kind(one) in (ActorKind.MILITARY, ActorKind.ARMED_GROUP)]
            if verb.dep == "relcl" or tense_of(verb) == "present":
                self._add(forces, Predicate.PART_OF, masters, [verb, *tos[:1]], rule)
        elif lemma == "take" and any(one.lemma == "order" for one in clause.objects):
            froms = clause.behind("from") or [one for obj in clause.objects for one in obj.behind("from")]
            if tense_of(verb) == "present":  # "which takes its orders from the Presidency Council"
                masters = [one for one in self._all(froms) if self._kind(one) in (*_MASTERS, ActorKind.POLITICAL)]
                forces = [one for one in subjects if self._kind(one) in GROUPS]
                self._add(forces, Predicate.PART_OF, masters[:1], [verb, *froms[:1]], "verb: take orders from")
        elif lemma == "belong":
            named = [one for one in clause.subjects if one.lemma not in self.words.rank_and_file]
            tos = [verb.head if one.low == "which" and verb.dep == "relcl" else one for one in clause.behind("to")]
            self._belongs(self._all(named), tos, verb)
        elif lemma == "join" and (verb.dep == "relcl" or is_perfect(verb)):
            self._belongs(self._bodies(subjects), clause.objects, verb)
        elif lemma in self.words.governing:
            states = [one for one in self._sides(clause.objects) if self._kind(one) is ActorKind.STATE]
            self._add(self._people(subjects)[:1], Predicate.LEADS, states[:1], [verb, *clause.subjects[:1]], rule)
        elif lemma in ("affiliate", "link") and (clause.passive or verb.dep == "acl"):
            withs = clause.behind("to", "with")
            who = objects or (self._who(verb.head) if verb.dep in ("acl", "relcl") else [])
            armed = [[one for one in side if self._kind(one) is ActorKind.ARMED_GROUP] for side in (who, self._all(withs))]
            self._add(armed[0], Predicate.ALLIED_WITH, armed[1], [verb, *withs[:1]], rule)
        elif lemma == "negotiate":
            withs = clause.behind("with")
            sides = self._sides(clause.subjects)
            if not withs and len(sides) == 2 and not clause.objects and goes_on(verb):
                subjects, others = sides[:1], sides[1:]  # "Serbia and Kosovo have been negotiating"
            else:
                others = self._all(withs)
            self._add(subjects, Predicate.NEGOTIATES_WITH, others, [verb, *withs[:1]], rule)

    def _last_agent(self, verb: Token) -> list[Token]:
        """ "Armed, trained and paid by Turkey": who stands behind the last of several participles."""
        later = [one for one in verb.conjuncts() if one.i > verb.i and one.tag == "VBN"]
        agents = [kid.kid("pobj") for one in later for kid in one.kids_by("agent")]
        return [one for agent in agents for one in spread(agent)] if verb.tag == "VBN" else []

    def _all_before(self, verb: Token) -> list[ActorId]:
        """ "The TNLA and the MNDAA, which are allied with it": a plural told of all that are listed."""
        plural = verb.dep == "relcl" and any(kid.low in ("are", "were", "have") for kid in verb.kids_by("aux", "auxpass"))
        listed = [one for one in verb.head.first_conjunct().conjuncts() if one.i <= verb.head.i] if plural else []
        found = [self.cast.headed(one) for one in listed]
        return [actor for one in found for actor in one] if len(found) > 1 and all(found) else []

    def _part_told(self, objects: list[Token]) -> list[ActorId]:
        """ "Nasr, a splinter of the Mahdi Army headed by Khafaji", "the Joint Forces, the alliance of former rebels led by
        Minnawi": the body that is told of by the noun before, which the parser hung the participle behind."""
        for one in objects:
            noun = one.head.head if one.dep == "pobj" and one.head.low == "of" else None
            if noun is None or noun.dep not in ("appos", "attr") or not noun.text.islower():
                continue
            named = self.cast.mentions.over(one, Sort.ACTOR, Sort.STATE) is not None
            if noun.lemma in FACTIONS or noun.lemma in self._nouns or not named:
                before = self._right_before(noun) or self._who(noun)
                told = [actor for actor in before if self._kind(actor) in _LED and not self._is_nameless(actor)]
                if told:
                    return [actor for actor in told if actor not in self.cast.headed(one)]
        return []

    def _is_beside(self, one: ActorId, other: ActorId) -> bool:
        """ "A unit of the 52nd Brigade, backed by the Emergency Regiment, attacked": forces that fight together once."""
        return self._kind(one) is ActorKind.MILITARY and self._kind(other) is ActorKind.MILITARY

    def _is_home_of(self, state: ActorId, body: ActorId, words: list[Token]) -> bool:
        """Whether an unnamed government was taken for that of the body's own country."""
        named = any(self.cast.mentions.over(word, Sort.ACTOR, Sort.STATE) is not None for word in words)
        drafts = self.cast.drafts
        return not named and self._kind(state) is ActorKind.STATE and drafts[state].country == drafts[body].country

    def _belongs(self, subjects: list[ActorId], tokens: list[Token], verb: Token) -> None:
        """ "The brigade belongs to the Libyan National Army", "which has joined the Alliance Fleuve Congo"."""
        kinds = _BODIES | {ActorKind.IGO, ActorKind.GOVERNMENT}
        wholes = [one for one in self._all(tokens) if self._kind(one) in kinds][:1]
        parts = [one for one in subjects if self._kind(one) in (*_BODIES, ActorKind.NGO)]
        rule, shown = f"verb: {verb.lemma}", [verb, *tokens[:1]]
        self._add(parts, Predicate.PART_OF, wholes, shown, rule)
        union = any(self._kind(one) is ActorKind.IGO for one in wholes)
        self._add(
            [one for one in subjects if union and self._kind(one) is ActorKind.STATE] + self._people(subjects),
            Predicate.MEMBER_OF,
            wholes,
            shown,
            rule,
        )

    def _allegiance(self, verb: Token, subjects: list[ActorId]) -> None:
        """ "Pledged allegiance to al-Qaeda"; "to" may hang on the noun."""
        oath = next((kid for kid in verb.kids_by("dobj") if kid.lemma in _OATHS), None)
        if oath is None:
            return
        behind = [prep for one in (verb, oath) for prep in one.kids_by("prep") if prep.low == "to"]
        tos = [one for prep in behind for one in spread(prep.kid("pobj"))]
        self._add(
            self._bodies(subjects), Predicate.ALLIED_WITH, self._bodies(self._all(tos)), [verb, *tos[:1]], "verb: pledge"
        )

    def _leaders(self, subjects: list[ActorId]) -> list[ActorId]:
        """Names of two to four words that nobody knows: whoever heads a body and is called so is a person."""
        found = [self.cast.drafts[actor] for actor in subjects]
        unknown = [one for one in found if one.kind is ActorKind.OTHER and one.entry is None and not one.nameless]
        people = [one for one in unknown if 2 <= len(one.name.split()) <= 4]
        for one in people:
            one.kind = ActorKind.PERSON
        return [one.id for one in people]

    def _leading_bodies(self, subjects: list[ActorId], objects: list[ActorId]) -> list[ActorId]:
        """ "The SDF, which is led by the YPG"."""
        named = [one for one in subjects if self._kind(one) in GROUPS]
        return named if all(self._kind(one) in GROUPS for one in objects) else []

    def _fight(self, clause: Clause, subjects: list[ActorId], objects: list[ActorId]) -> None:
        """ "X fought alongside Y"; "X, which is fighting Y", "have been fighting": a fight that lasts, not one clash."""
        verb = clause.verb
        subjects = (self._part_told(clause.subjects) if verb.dep == "relcl" else []) or subjects
        if any(kid.low == "had" for kid in verb.kids_by("aux")):
            return  # "militias that had fought beside federal troops" need not do so now
        jointly = any(kid.low in ("jointly", "together") for kid in verb.kids_by("advmod"))
        if jointly and (verb.dep == "relcl" or goes_on(verb)):
            mates = self._all(clause.behind("with", "together with", "jointly with"))
            self._add(self._bodies(subjects), Predicate.ALLIED_WITH, self._bodies(mates), [verb], "verb: fight jointly")
        if "alongside" in clause.preps or "beside" in clause.preps:
            beside = clause.behind("alongside", "beside", "with")
            if all(one.pos == "PRON" for one in beside) and verb.dep == "relcl" and verb.head.tag == "NNS":
                return  # "thrown back by X and Y, militias that fight alongside it": with whom it does not say
            self._add(subjects, Predicate.ALLIED_WITH, self._all(beside), [verb, *beside[:1]], "verb: fight alongside")
        elif verb.dep == "relcl" or goes_on(verb):
            if any(one.pos == "PRON" for one in clause.objects):
                return  # "once an ally of the army against the TPLF, is now fighting it"
            foes = self._bodies(objects or self._all(clause.behind("against")))
            self._add(self._bodies(subjects), Predicate.OPPOSES, foes, [verb, *clause.objects[:1]], "verb: fight")

    # ------------------------------------------------------------ nouns

    def _noun(self, noun: Token) -> None:
        lemma = noun.lemma.lower()
        predicate = self._nouns.get(lemma)
        if lemma in FACTIONS and any(kid.lemma in self.words.splinters for kid in noun.kids_by("amod", "compound", "nmod")):
            self._of(noun, Predicate.OFFSHOOT_OF)  # "a splinter group of Boko Haram"
        elif lemma in self.words.units | {"front"} and noun.text.islower() and noun.dep in _SAID_OF:
            self._of(noun, Predicate.PART_OF)  # "are a regiment of the guard", "described as a front for it"
        elif predicate is not None:
            if predicate is not Predicate.OPPOSES or noun.pos != "ADJ":
                self._of(noun, predicate)
        elif lemma in self.words.clients:
            self._of(noun, Predicate.BACKS, of_client=True)
        elif lemma in ("talk", "talks", "negotiation"):
            self._talks(noun)
        elif lemma in _GOVERNING:
            self._governed(noun)
        if any(kid.low == "rival" for kid in noun.kids_by("amod")):
            self._rivals(noun)

    def _governed(self, noun: Token) -> None:
        """ "The government of Ariel Henry", "Henry's government", where the article names the state that he belongs to."""
        for head in (*noun.behind("of"), *noun.kids_by("poss")):
            for person in self._people(self.cast.headed(head)):
                affiliation = self.cast.drafts[person].affiliation
                state = self._offices.state_of(affiliation) if affiliation is not None else None
                if state is not None:
                    self._add([person], Predicate.LEADS, [state], [noun, head], f"noun: {noun.lemma.lower()} of")

    def _rivals(self, noun: Token) -> None:
        """ "CODECO and the rival Zaïre militia": a rival of whoever the clause is about."""
        verb = clause_verb(noun)
        first = noun.first_conjunct()
        others = self._all([first]) if first is not noun else []
        if not others and verb is not None:
            subjects = [one for one in clause_of(verb).subjects if one is not noun]
            others = self._all(subjects) + [actor for one in subjects for actor in self._spoken_for(one)]
        rivals = self._bodies(self.cast.of(noun))
        if all(map(self._is_nameless, rivals)):
            rivals = self._bodies(named_next(noun, self.cast)) or rivals  # "a rival warlord, X"
        kinds = _LED | {ActorKind.PERSON} if self._people(rivals) else _LED
        others = [actor for actor in others if self._kind(actor) in kinds and not self._is_nameless(actor)]
        self._add(others[:1], Predicate.OPPOSES, rivals, [noun], "adjective: rival")

    def _spoken_for(self, noun: Token) -> list[ActorId]:
        """For whom a spokesman speaks."""
        behind = [prep.kid("pobj") for prep in noun.kids_by("prep") if prep.low in ("for", "of")]
        return [actor for obj in behind if obj is not None for actor in self.cast.of(obj)]

    def _talks(self, noun: Token) -> None:
        """ "Talks between X, Y and Z": each negotiates with all behind it; "X and Y are in talks"."""
        if not any(prep.low in ("between", "with") for prep in noun.kids_by("prep")):
            sides = self._who_talk(noun) if noun.dep == "pobj" else []
            if len(sides) == 2 and len(set(sides)) == 2:
                self._add(sides[:1], Predicate.NEGOTIATES_WITH, sides[1:], [noun], "noun: talks")
            return
        for prep in noun.kids_by("prep"):
            if prep.low in ("between", "with"):
                named = spread(prep.kid("pobj"))
                sides = self._all(noun.kids_by("poss")) or self._who_talk(noun) if prep.low == "with" else []
                sides += self._all(named)
                for n, one in enumerate(sides[:MANY], 1):
                    self._add([one], Predicate.NEGOTIATES_WITH, sides[n:MANY], [noun, *named], "noun: talks")

    def _who_talk(self, noun: Token) -> list[ActorId]:
        """ "The ELN is in talks with the government", "has been holding talks with it": not what was once held."""
        verb = noun.head.head if noun.dep == "pobj" and noun.head.low == "in" else noun.head
        stands = verb.lemma == "be" if noun.dep == "pobj" else noun.dep == "dobj" and verb.lemma in _HOLDING
        if not stands or verb.pos not in ("VERB", "AUX") or is_negated(verb):
            return []
        lasts = tense_of(verb) == "present" or any(kid.low == "been" for kid in verb.kids_by("aux"))
        return self._sides(clause_of(verb).subjects) if lasts else []

    def _of(self, noun: Token, predicate: Predicate, *, of_client: bool = False) -> None:
        """ "an al-Qaeda offshoot", "al-Qaeda's branch", "a staunch ally of Assad"; a client has its patron behind it."""
        if noun.dep in ("compound", "amod") or is_given_up(noun) or is_over(noun):
            return
        wholes: list[ActorId] = []
        tokens = [noun]
        behind = noun.behind("of")
        if any(kid.low in _FORMER for obj in behind for kid in obj.kids_by("amod")):
            predicate = Predicate.OFFSHOOT_OF  # "a faction of former FARC fighters"
        for kid in noun.kids:
            if kid.dep == "poss" and kid.pos == "PRON":
                wholes += self.cast.of(kid)
            elif kid.dep in ("compound", "poss", "nmod", "amod") and kid.text[:1].isupper():
                its = kid.dep == "amod" and noun.kid("poss") is not None  # "its Russian partners": the army's
                found = [] if its else self.cast.of(kid) or self._support.state_of(kid)
                if not found and kid.dep == "poss" and predicate not in (Predicate.PART_OF, Predicate.OFFSHOOT_OF):
                    found = self.cast.land(kid)  # "Turkey, Azerbaijan's main backer": a state that does nothing else
                wholes += found
                tokens += [kid] if found else []
            elif kid.dep == "prep" and (kid.low in ("of", "from", "to") or (kid.low == "for" and noun.lemma == "front")):
                objects = spread(kid.kid("pobj"))
                wholes += [actor for obj in objects for actor in self._who(obj) or self.cast.land(obj)]
                tokens += objects
        first = noun.first_conjunct()
        said = first.dep in ("attr", "oprd") and first.head.lemma in BE
        if said and (is_negated(first.head) or not holds([first.head], self.knowledge.lexicon)):
            return
        lead = first.kid("appos") if first is not noun and noun.kid("poss") is None else None
        if lead is not None and (owner := first.kid("poss")) is not None and predicate is not Predicate.PART_OF:
            wholes += self.cast.of(owner)  # "his cousin and rival, Mahad Shire"
            return self._add(
                self.cast.headed(lead), predicate, wholes[:1], [owner, noun, lead], f"noun: {noun.lemma.lower()}"
            )
        parts = self._named_behind(noun) or (self._subjects_of(first) if said else self._right_before(noun))
        parts = parts or self._who(noun)
        if not parts and noun.dep == "appos" and predicate in (Predicate.BACKS, Predicate.ALLIED_WITH, Predicate.OPPOSES):
            parts = self.cast.land(noun.head)  # "a thaw with Turkey, the chief patron of the government"
        own = [
            actor for kid in noun.kids_by("compound", "nmod") if kid.text[:1].isupper() for actor in self.cast.headed(kid)
        ]
        if predicate is Predicate.PART_OF and own and behind and noun.tag == "NN" and set(wholes) - set(own):
            parts, wholes = own, [one for one in wholes if one not in own]  # "the Amaq agency of the Islamic State"
        if noun.dep == "dobj" and noun.head.lemma in ("form", "make") and noun.lemma == "part":
            parts = self._all(clause_of(noun.head).subjects)
        if noun.dep == "pobj" and noun.head.low == "as" and noun.head.head.pos == "VERB":
            clause = clause_of(noun.head.head)
            parts = self._all(clause.objects if clause.passive else clause.objects or clause.subjects)
        if noun.dep == "appos" and parts and set(parts) <= set(wholes):
            parts = self.cast.of(noun.head)  # "Islamic Jihad, an ally of Hamas"
        if predicate in (Predicate.PART_OF, Predicate.OFFSHOOT_OF) and (set(parts) <= set(wholes) or self._people(parts)):
            parts = self._before_comma(noun)  # "the spokesman of the Qassam Brigades, the armed wing of Hamas"
            parts = parts or [actor for kid in noun.kids_by("appos") for actor in self.cast.headed(kid)]
        if predicate is Predicate.PART_OF and (not parts or self._people(parts)):
            return
        if predicate is Predicate.PART_OF and len(wholes) > 1 and set(wholes) & set(parts):
            return  # "units of the police and the army": of both, and neither of the other
        wholes = [actor for actor in wholes if actor not in parts]
        if predicate is Predicate.PART_OF and _is_faction(noun) and self._people(wholes[:1]):
            return self._add(wholes[:1], Predicate.LEADS, parts, tokens, "noun: faction of")  # "the faction of Minnawi"
        if predicate is Predicate.PART_OF:  # "Azerbaijani units" are known to be Azerbaijan's: nothing is told of it
            known = [self.cast.drafts[part] for part in parts if self.cast.drafts[part].entry is not None]
            if not behind:
                owned = [actor for kid in noun.kids_by("poss") for actor in self.cast.of(kid)]
                told = [whole for whole in owned if self._kind(whole) in GROUPS]
                wholes = [whole for whole in wholes if whole in told or all(one.affiliation != whole for one in known)]
        if predicate is not Predicate.ALLIED_WITH:
            wholes = wholes[:1]
        if of_client:
            parts, wholes = wholes, [one for one in parts if self._kind(one) in GROUPS]
        self._add(parts, predicate, wholes, tokens, f"noun: {noun.lemma.lower()}")

    def _named_behind(self, noun: Token) -> list[ActorId]:
        """ "The KNU and its armed wing, the Karen National Liberation Army, ...": named behind the comma, whatever the
        parser hung it on."""
        if not any(kid.pos == "PRON" for kid in noun.kids_by("poss")) or noun.kid("appos", "relcl") is not None:
            return []
        return named_next(noun, self.cast)

    def _before_comma(self, noun: Token) -> list[ActorId]:
        """The body named right before the comma that an apposition stands behind."""
        tokens = noun.sent.tokens
        at = min(one.i for one in noun.subtree()) - tokens[0].i
        if noun.dep != "appos" or at < 2 or tokens[at - 1].text != ",":
            return []
        return [actor for actor in self.cast.headed(before_bracket(tokens, at - 2)) if self._kind(actor) in _LED]


def _is_faction(noun: Token) -> bool:
    """Whether a noun is one for a part of a movement that goes by the name of whoever leads it."""
    return noun.lemma in ("faction", "wing")
