"""Standing ties between actors, read from apposition, genitives and a few verb frames. Nothing is inferred from acts."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.acting import apposed
from briefing.extract.cast import Cast
from briefing.extract.clauses import Clause, clause_of, is_negated, spread, tense_of
from briefing.extract.further_ties import FurtherTies
from briefing.extract.mentions import Mention, Sort
from briefing.extract.naming import with_modifiers
from briefing.extract.parse import Paper, Token
from briefing.extract.peoples import people_at
from briefing.extract.tree import clause_verb
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
_FACELESS = (ActorKind.POPULATION, ActorKind.MEDIA)
_OATHS = frozenset("allegiance bayat fealty loyalty obedience".split())
_SPLITTING = frozenset("break grow secede splinter split".split())
_STAFFED = (ActorKind.NGO, ActorKind.IGO, ActorKind.OTHER, ActorKind.COMPANY, ActorKind.POLITICAL)
_OF_A_PART = ("governor", "mayor", "prefect", "administrator", "commissioner")  # of a land, not of the state
_FACTIONS = frozenset("army faction force front group militia movement party wing".split())
_GOVERNED = frozenset("administration authority council force government ministry municipality police".split())
_GOVERNING = frozenset("administration cabinet government".split())
_FORMER = frozenset("breakaway demobilised demobilized disaffected dissident ex former renegade".split())
MANY = 20  # sides of one round of talks
_MODIFIERS = ("npadvmod", "advmod", "compound", "nmod")


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
        self._nouns = {
            **dict.fromkeys(self.words.offshoots, Predicate.OFFSHOOT_OF),
            **dict.fromkeys(self.words.parts, Predicate.PART_OF),
            **dict.fromkeys(self.words.allies, Predicate.ALLIED_WITH),
            **dict.fromkeys(self.words.rivals, Predicate.OPPOSES),
            **dict.fromkeys(self.words.patrons, Predicate.BACKS),
        }

    def read(self) -> list[Tie]:
        """All relations, in text order, each once a sentence."""
        for token in self.paper.tokens:
            if token.pos in ("VERB", "AUX") or token.tag == "VBN":
                self._verb(token)
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                self._noun(token)
            for found in self._further.at(token):
                self._add(*found)
        for mention in self.cast.mentions.all:
            if mention.sort is Sort.PERSON:
                self._offices(mention.head, {token.i for token in mention.tokens})
                self._before_name(mention)
        seen: set[tuple[ActorId, Predicate, ActorId, int]] = set()
        kept = []
        for tie in sorted(self.ties, key=lambda tie: tie.tokens[0].i):
            key = (tie.subject, tie.predicate, tie.object, tie.tokens[0].sent.group)
            if key not in seen:
                seen.add(key)
                kept.append(tie)
        return kept

    def _add(
        self, subjects: list[ActorId], predicate: Predicate, objects: list[ActorId], tokens: list[Token], rule: str
    ) -> None:
        tokens = sorted(tokens, key=lambda token: token.i)
        for subject in subjects:
            for obj in objects:
                if subject != obj and not self._is_nameless(subject) and not self._is_nameless(obj):
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
        if token.lemma in _FACTIONS and (
            not found or self._people(found)
        ):  # "Abdelaziz al-Hilu, whose SPLM-North faction ..."
            named = [actor for kid in token.kids_by("compound", "amod", "nmod") for actor in self.cast.headed(kid)]
            found = [actor for actor in named if self._kind(actor) in _LED] or found
        if found and not self.cast.drafts[found[0]].nameless:
            return found
        if token.dep == "appos" and token.head is not token:
            return self.cast.of(token.head)
        beside = next((actors for kid in token.kids_by("appos") if (actors := self.cast.of(kid))), None)
        if beside is not None:
            return beside
        if token.dep == "attr" and token.head.lemma == "be":
            return [actor for subject in clause_of(token.head).subjects for actor in self.cast.of(subject)]
        return found

    def _all(self, tokens: list[Token]) -> list[ActorId]:
        return list(dict.fromkeys(actor for token in tokens for actor in self._who(token)))

    def _bodies(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self._kind(actor) not in _FACELESS]

    def _people(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self._kind(actor) is ActorKind.PERSON]

    def _state(self, token: Token) -> list[ActorId]:
        """The state of an adjective, if the article speaks of it."""
        state = people_at(token, self.knowledge)
        draft = self.cast.known(state) if state is not None else None
        return [draft.id] if draft is not None and draft.id in self.cast.drafts else []

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
        lemma = verb.lemma
        backs = lemma in self.words.backing
        if not (backs or lemma in self.words.tying or lemma in _SPLITTING) or is_negated(verb):
            return
        self._hyphenated(verb)
        clause = clause_of(verb)
        subjects, objects = self._all(clause.subjects), self._all(clause.objects)
        rule, shown = f"verb: {lemma}", [verb, *clause.objects[:1]]
        if backs or lemma == "oppose":
            predicate = Predicate.BACKS if backs else Predicate.OPPOSES
            for one in self._bodies(subjects):  # "the Wagner Group supports the junta": not its own state's
                others = [
                    obj for obj in self._bodies(objects) if not (backs and self._is_home_of(obj, one, clause.objects))
                ]
                self._add([one], predicate, others, shown, rule)
        elif lemma in ("lead", "head", "command"):
            people = self._people(subjects)
            if any(self._kind(actor) in _LED or (people and self._kind(actor) is ActorKind.STATE) for actor in objects):
                leaders = people or self._leaders(subjects) or self._leading_bodies(subjects, objects)
                objects = self._meant(people, objects, clause.objects)
                self._add(leaders, Predicate.LEADS, objects, [verb, *clause.subjects[:1]], rule)
        elif lemma in ("battle", "fight"):
            self._fight(clause, subjects, objects)
        elif lemma in ("ally", "align"):
            withs = clause.behind("with", "to")
            who = subjects or objects or (self._who(verb.head) if verb.dep in ("acl", "relcl") else [])
            self._add(who, Predicate.ALLIED_WITH, self._all(withs), [verb, *withs[:1]], rule)
        elif lemma == "rely":
            on = clause.behind("on")
            backers = [actor for token in on for actor in self._owners(token)]
            self._add(backers, Predicate.BACKS, subjects, [verb, *on[:1]], "verb: rely on")
        elif lemma in _SPLITTING:
            if any(one.pos == "PRON" and one.low not in ("which", "that", "who") for one in clause.subjects):
                return  # what "it" stands for is not sure enough for a lasting tie
            froms = clause.behind("from", "away from", "off from", "out of")
            whole = [
                actor for actor in self._all(froms) if self._kind(actor) in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL)
            ]
            self._add(self._bodies(subjects), Predicate.OFFSHOOT_OF, whole, [verb, *froms[:1]], rule)
        elif lemma in ("pledge", "swear", "renew"):
            self._allegiance(verb, subjects)
        elif lemma in ("answer", "report"):
            tos = clause.behind("to")
            masters = [one for one in self._all(tos) if self._kind(one) in (ActorKind.MILITARY, ActorKind.GOVERNMENT)]
            forces = [one for one in subjects if self._kind(one) in (ActorKind.MILITARY, ActorKind.ARMED_GROUP)]
            if verb.dep == "relcl" or tense_of(verb) == "present":
                self._add(forces, Predicate.PART_OF, masters, [verb, *tos[:1]], rule)
        elif lemma in ("affiliate", "link") and (clause.passive or verb.dep == "acl"):
            withs = clause.behind("to", "with")
            who = objects or (self._who(verb.head) if verb.dep in ("acl", "relcl") else [])
            armed = [[one for one in side if self._kind(one) is ActorKind.ARMED_GROUP] for side in (who, self._all(withs))]
            self._add(armed[0], Predicate.ALLIED_WITH, armed[1], [verb, *withs[:1]], rule)
        elif lemma == "negotiate":
            withs = clause.behind("with")
            self._add(subjects, Predicate.NEGOTIATES_WITH, self._all(withs), [verb, *withs[:1]], rule)

    def _is_home_of(self, state: ActorId, body: ActorId, words: list[Token]) -> bool:
        """Whether an unnamed government was taken for that of the body's own country."""
        named = any(self.cast.mentions.over(word, Sort.ACTOR, Sort.STATE) is not None for word in words)
        drafts = self.cast.drafts
        return not named and self._kind(state) is ActorKind.STATE and drafts[state].country == drafts[body].country

    def _meant(self, people: list[ActorId], bodies: list[ActorId], words: list[Token]) -> list[ActorId]:
        """ "Said al-Sharaa, who leads the group": a group that is not named is the one that he is known to lead."""
        named = any(self.cast.mentions.over(word, Sort.ACTOR, Sort.STATE) is not None for word in words)
        known = self.cast.drafts[people[0]] if len(people) == 1 else None
        if named or known is None or known.entry is None or known.affiliation not in self.cast.drafts:
            return bodies
        own = known.affiliation
        return [own] if own is not None and bodies and self._kind(own) is self._kind(bodies[0]) else bodies

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
        armed = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL)
        named = [one for one in subjects if self._kind(one) in armed]
        return named if all(self._kind(one) in armed for one in objects) else []

    def _fight(self, clause: Clause, subjects: list[ActorId], objects: list[ActorId]) -> None:
        """ "X fought alongside Y"; "X, which is fighting Y", "have been fighting": a fight that lasts, not one clash."""
        verb = clause.verb
        if "alongside" in clause.preps or "beside" in clause.preps:
            beside = clause.behind("alongside", "beside", "with")
            self._add(subjects, Predicate.ALLIED_WITH, self._all(beside), [verb, *beside[:1]], "verb: fight alongside")
        elif verb.dep == "relcl" or self._goes_on(verb):
            if any(one.pos == "PRON" for one in clause.objects):
                return  # "once an ally of the army against the TPLF, is now fighting it"
            foes = self._bodies(objects or self._all(clause.behind("against")))
            self._add(self._bodies(subjects), Predicate.OPPOSES, foes, [verb, *clause.objects[:1]], "verb: fight")

    @staticmethod
    def _goes_on(verb: Token) -> bool:
        """ "Have been fighting", "is fighting", "fights": a fight that is not over."""
        if any(kid.low in ("been", "is", "are") for kid in verb.kids_by("aux")):
            return True
        return verb.tag in ("VBZ", "VBP") and not verb.sent.label and not verb.kids_by("aux")

    def _hyphenated(self, verb: Token) -> None:
        """ "Turkey-backed factions", "the army-aligned government"."""
        noun = verb.head
        modifier = next((kid for kid in verb.kids_by(*_MODIFIERS) if kid.i < verb.i), None)
        if modifier is None or noun.pos not in ("NOUN", "PROPN") or verb.dep != "amod":
            return
        patrons = self.cast.of(modifier) or self._state(modifier)
        clients = self._who(noun)
        shown = [modifier, verb, noun]
        if verb.lemma in self.words.backing:
            self._add(patrons, Predicate.BACKS, clients, shown, "compound: -backed")
        elif verb.lemma in ("align", "ally"):
            side = self.cast.state_side(modifier) if not patrons and modifier.low in ("army", "military") else None
            self._add(clients, Predicate.ALLIED_WITH, [side] if side else patrons, shown, "compound: -aligned")
        elif verb.lemma in ("run", "control") and noun.lemma in _GOVERNED:
            self._add(clients, Predicate.PART_OF, self._bodies(patrons), shown, "compound: -run")
        elif verb.lemma == "lead":
            self._add(self._people(patrons), Predicate.LEADS, clients, shown, "compound: -led")

    # ------------------------------------------------------------ nouns

    def _noun(self, noun: Token) -> None:
        lemma = noun.lemma.lower()
        predicate = self._nouns.get(lemma)
        if predicate is not None:
            if predicate is not Predicate.OPPOSES or noun.pos != "ADJ":
                self._of(noun, predicate)
        elif lemma in ("talk", "talks", "negotiation"):
            self._talks(noun)
        elif lemma in _GOVERNING:
            self._governed(noun)
        if any(kid.low == "rival" for kid in noun.kids_by("amod")):
            self._rivals(noun)
        if noun.text[0].isdigit() or lemma in self.words.units:
            self._unit(noun)

    def _governed(self, noun: Token) -> None:
        """ "The government of Ariel Henry", where the article names one state that he is known to belong to."""
        for prep in noun.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low == "of" else None
            for person in self._people(self.cast.of(obj)) if obj is not None else []:
                affiliation = self.cast.drafts[person].affiliation
                state = self._state_of(affiliation) if affiliation is not None else None
                if obj is not None and state is not None:
                    self._add([person], Predicate.LEADS, [state], [noun, obj], f"noun: {noun.lemma.lower()} of")

    def _rivals(self, noun: Token) -> None:
        """ "CODECO and the rival Zaïre militia": a rival of whoever the clause is about."""
        verb = clause_verb(noun)
        first = noun.first_conjunct()
        others = self._all([first]) if first is not noun else []
        if not others and verb is not None:
            subjects = [one for one in clause_of(verb).subjects if one is not noun]
            others = self._all(subjects) + [actor for one in subjects for actor in self._spoken_for(one)]
        others = [actor for actor in others if self._kind(actor) in _LED and not self._is_nameless(actor)]
        self._add(others[:1], Predicate.OPPOSES, self._bodies(self.cast.of(noun)), [noun], "adjective: rival")

    def _spoken_for(self, noun: Token) -> list[ActorId]:
        """For whom a spokesman speaks."""
        behind = [prep.kid("pobj") for prep in noun.kids_by("prep") if prep.low in ("for", "of")]
        return [actor for obj in behind if obj is not None for actor in self.cast.of(obj)]

    def _talks(self, noun: Token) -> None:
        """ "Talks between X, Y and Z": each negotiates with all behind it."""
        for prep in noun.kids_by("prep"):
            if prep.low in ("between", "with"):
                named = spread(prep.kid("pobj"))
                sides = self._all(noun.kids_by("poss")) if prep.low == "with" else []
                sides += self._all(named)
                for n, one in enumerate(sides[:MANY], 1):
                    self._add([one], Predicate.NEGOTIATES_WITH, sides[n:MANY], [noun, *named], "noun: talks")

    def _of(self, noun: Token, predicate: Predicate) -> None:
        """ "an al-Qaeda offshoot", "al-Qaeda's branch", "a staunch ally of Assad"."""
        if noun.dep in ("compound", "amod"):
            return
        wholes: list[ActorId] = []
        tokens = [noun]
        behind = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
        if any(kid.low in _FORMER for obj in behind for kid in obj.kids_by("amod")):
            predicate = Predicate.OFFSHOOT_OF  # "a faction of former FARC fighters"
        for kid in noun.kids:
            if kid.dep in ("compound", "poss", "nmod", "amod") and kid.text[:1].isupper():
                found = self.cast.of(kid) or self._state(kid)
                wholes += found
                tokens += [kid] if found else []
            elif kid.dep == "prep" and kid.low in ("of", "from", "to"):
                objects = spread(kid.kid("pobj"))
                wholes += [actor for obj in objects for actor in self._who(obj) or self.cast.land(obj)]
                tokens += objects
        parts = self._who(noun)
        if noun.dep == "pobj" and noun.head.low == "as" and noun.head.head.pos == "VERB":
            clause = clause_of(noun.head.head)
            parts = self._all(clause.objects if clause.passive else clause.objects or clause.subjects)
        if noun.dep == "appos" and parts and set(parts) <= set(wholes):
            parts = self.cast.of(noun.head)  # "Islamic Jihad, an ally of Hamas"
        if predicate in (Predicate.PART_OF, Predicate.OFFSHOOT_OF) and (set(parts) <= set(wholes) or self._people(parts)):
            parts = self._before_comma(noun)  # "the spokesman of the Qassam Brigades, the armed wing of Hamas"
        if predicate is Predicate.PART_OF and (not parts or self._people(parts)):
            return
        if predicate is Predicate.PART_OF and len(wholes) > 1 and set(wholes) & set(parts):
            return  # "units of the police and the army": of both, and neither of the other
        wholes = [actor for actor in wholes if actor not in parts]
        if predicate is Predicate.PART_OF:  # "Azerbaijani units" are known to be Azerbaijan's: nothing is told of it
            known = [self.cast.drafts[part] for part in parts if self.cast.drafts[part].entry is not None]
            wholes = [whole for whole in wholes if not any(part.affiliation == whole for part in known)]
        if predicate is not Predicate.ALLIED_WITH:
            wholes = wholes[:1]
        self._add(parts, predicate, wholes, tokens, f"noun: {noun.lemma.lower()}")

    def _before_comma(self, noun: Token) -> list[ActorId]:
        """The body named right before the comma that an apposition stands behind."""
        tokens = noun.sent.tokens
        at = min(one.i for one in noun.subtree()) - tokens[0].i
        if noun.dep != "appos" or at < 2 or tokens[at - 1].text != ",":
            return []
        return [actor for actor in self.cast.headed(tokens[at - 2]) if self._kind(actor) in _LED]

    def _unit(self, noun: Token) -> None:
        """ "the enemy's 418th Motor Rifle Regiment": a numbered unit belongs to the army named before it."""
        parts = self.cast.of(noun)
        draft = self.cast.drafts[parts[0]] if parts else None
        if draft is None or draft.kind is not ActorKind.MILITARY or draft.entry is not None:
            return
        for kid in noun.kids_by("poss"):
            owners = self.cast.of(kid)[:1]
            if owners:
                self._add(parts, Predicate.PART_OF, owners, [kid, noun], "genitive: unit")
                draft.affiliation = draft.affiliation or owners[0]

    # ------------------------------------------------------------ offices

    def _offices(self, head: Token, inside: set[int]) -> None:
        """Who holds an office in what: the head of a body leads it, everybody else belongs to it."""
        person = self.cast.headed(head)
        for noun in self._office_nouns(head, inside) if person else ():
            body = self._body(noun)
            if body is not None and noun.kid("prep") is None and any(kid.pos == "PRON" for kid in noun.kids_by("poss")):
                body = self._meant(person[:1], [body], [])[0]
            if body is not None and body != person[0]:
                predicate = Predicate.LEADS if self._leads(noun, body) else Predicate.MEMBER_OF
                if self._kind(body) is ActorKind.POPULATION:
                    continue  # "the Druze leader": nobody's office
                self._add([person[0]], predicate, [body], [noun, head], f"office: {noun.lemma}")

    def _before_name(self, mention: Mention) -> None:
        """ "President Ruto of Kenya", "Lavrov of Russia"; "President Ruto" leads the state he is known to belong to."""
        head = mention.head
        person = self.cast.headed(head)
        if not person:
            return
        office = self.knowledge.offices.get(mention.title) if mention.title else None
        leads = office is not None and office.leads and not office.deputy and not office.former
        predicate = Predicate.LEADS if leads else Predicate.MEMBER_OF
        for prep in head.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "from", "with", "at") else None
            bodies = self._bodies(self.cast.headed(obj)) if obj is not None and self.cast.atlas.at(obj) is None else []
            if bodies and obj is not None and self._kind(bodies[0]) in _STAFFED and not mention.title:
                self._add(person[:1], Predicate.MEMBER_OF, bodies[:1], [head, obj], "of a body")
                return  # "Laurence Karam of the Institute for Border Studies"
            obj = obj if prep.low == "of" else None
            lands = self.cast.land(obj) if obj is not None else []
            if lands and obj is not None:
                self._add(person[:1], predicate, lands, [head, obj], "of a state")
                return
        draft = self.cast.drafts[person[0]]
        belongs = self._state_of(draft.affiliation) if draft.affiliation is not None else None
        of_a_part = (mention.title or "").lower().split()[-1:] in [[one] for one in _OF_A_PART]
        if leads and draft.entry is not None and belongs is not None and not of_a_part:
            of = self.cast.drafts[belongs]
            if of.kind is ActorKind.STATE:
                before = [token for token in head.kids_by("compound") if token not in mention.tokens]
                self._add(person[:1], Predicate.LEADS, [of.id], [*before, head], f"title: {mention.title}")

    def _state_of(self, body: ActorId) -> ActorId | None:
        """A body of the article; of a government that it does not name the state, which stands for it."""
        if body in self.cast.drafts:
            return body
        state = ActorId(body.removesuffix("-government"))
        return state if state in self.cast.drafts else None

    def _body(self, noun: Token) -> ActorId | None:
        """The body that an office is held in; of an aide to a person that person's."""
        body = self.cast.body_of(noun)
        if body is not None and self._kind(body) is ActorKind.MILITARY and noun.kid("poss", "amod", "compound") is None:
            body = self._own_forces(noun, body)
        if body is None or self._kind(body) is not ActorKind.PERSON:
            return body
        if noun.lemma not in ("deputy", "aide", "adviser", "advisor"):
            return None
        affiliation = self.cast.drafts[body].affiliation
        return affiliation if affiliation in self.cast.drafts else None

    def _own_forces(self, noun: Token, body: ActorId) -> ActorId | None:
        """ "General al-Burhan, the head of the army, visited Cairo": of his own army, not of Egypt's."""
        person = noun.head if noun.dep == "appos" else next(iter(noun.kids_by("appos")), None)
        if any(kid.text[:1].isupper() for prep in noun.kids_by("prep") for kid in prep.subtree()):
            return body
        for actor in self._people(self.cast.of(person)) if person is not None else []:
            own = self.cast.drafts[actor].affiliation
            entry = self.knowledge.actors.by_key(own.removeprefix("actor:")) if own is not None else None
            if own is not None and entry is not None and entry.kind is ActorKind.MILITARY and own != body:
                return own if own in self.cast.drafts else None
        return body

    def _leads(self, noun: Token, body: ActorId) -> bool:
        """Whether an office is the first in its body."""
        before = {kid.low for kid in noun.kids}
        if before & {"a", "an"} and noun.lemma in ("chief", "commander", "leader", "head", "official"):
            return False  # "a senior commander in the Quds Force"
        if self._kind(body) is ActorKind.STATE and noun.lemma == "minister" and "prime" in before:
            return True
        if before & self.words.not_leading_before or noun.lemma in self.words.never_leading:
            return False
        offices = self.knowledge.offices
        office = offices.get(" ".join(token.text for token in with_modifiers(noun))) or offices.get(noun.lemma)
        first = office is not None and office.leads and not office.deputy and not office.former
        return first or self._is_leader(noun.lemma)

    def _office_nouns(self, head: Token, inside: set[int]) -> list[Token]:
        """The nouns that may tell a person's office: beside the name, and before it."""
        nouns: list[Token] = []
        if head.dep == "appos" and head.head is not head and (noun := apposed(head)).pos == "NOUN":
            nouns += noun.conjuncts()
        for kid in head.kids:
            if kid.i in inside:
                continue
            if kid.dep == "appos" and kid.pos == "NOUN":
                nouns += kid.conjuncts()
            elif kid.dep in ("compound", "nmod", "amod") and kid.pos in ("NOUN", "PROPN"):
                nouns += [kid] if self.knowledge.offices.get(kid.lemma) is not None else []
        return [noun for noun in nouns if self._is_office(noun.lemma)]

    def _is_leader(self, lemma: str) -> bool:
        """Whether an office leads whatever it is an office in."""
        office = self.knowledge.offices.get(lemma)
        return lemma in self.words.leaders or (office is not None and office.leads)

    def _is_office(self, lemma: str) -> bool:
        known = self.knowledge.offices.get(lemma) is not None
        return known or lemma in self.words.leaders or lemma in self.words.offices
