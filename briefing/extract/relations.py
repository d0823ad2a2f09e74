"""Standing ties between actors, read from apposition, genitives and a small set of verb frames. Nothing is inferred from acts."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.acting import apposed
from briefing.extract.cast import Cast
from briefing.extract.clauses import clause_of, is_negated, spread
from briefing.extract.parse import Paper, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_BODIES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLITICAL, ActorKind.POLICE))
_TALKS = frozenset("talk negotiation".split())


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
        self.ties: list[Tie] = []

    def read(self) -> list[Tie]:
        """All relations, in text order, each once a sentence."""
        for token in self.paper.tokens:
            if token.pos in ("VERB", "AUX") or token.tag == "VBN":
                self._verb(token)
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                self._noun(token)
        self._offices()
        seen: set[tuple[ActorId, Predicate, ActorId, int]] = set()
        kept = []
        for tie in sorted(self.ties, key=lambda tie: tie.tokens[0].i):
            key = (tie.subject, tie.predicate, tie.object, tie.tokens[0].sent.group)
            if tie.subject != tie.object and key not in seen:
                seen.add(key)
                kept.append(tie)
        return kept

    def _add(
        self, subjects: list[ActorId], predicate: Predicate, objects: list[ActorId], tokens: list[Token], rule: str
    ) -> None:
        for subject in subjects:
            for obj in objects:
                if subject != obj and not self._nameless(subject) and not self._nameless(obj):
                    self.ties.append(Tie(subject, predicate, obj, sorted(tokens, key=lambda t: t.i), rule))

    def _nameless(self, actor: ActorId) -> bool:
        draft = self.cast.drafts[actor]
        return draft.nameless and draft.descriptor != "rebel"

    def _who(self, token: Token) -> list[ActorId]:
        """The actor a noun stands for; a description in apposition stands for the name beside it."""
        found = self.cast.of(token)
        if found and not self.cast.drafts[found[0]].nameless:
            return found
        if token.dep == "appos" and token.head is not token:
            return self.cast.of(token.head)
        name = next((kid for kid in token.kids if kid.dep == "appos" and self.cast.of(kid)), None)
        if name is not None:
            return self.cast.of(name)
        if token.dep == "attr" and token.head.lemma == "be":
            return [a for subject in clause_of(token.head).subjects for a in self.cast.of(subject)]
        return found

    def _all(self, tokens: list[Token]) -> list[ActorId]:
        return list(dict.fromkeys(a for token in tokens for a in self._who(token)))

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Token) -> None:
        if is_negated(verb):
            return
        lemma = verb.lemma
        if lemma in lists().relations.backing or lemma in (
            "lead",
            "head",
            "command",
            "oppose",
            "fight",
            "ally",
            "align",
            "rely",
            "belong",
            "join",
            "negotiate",
            "run",
        ):
            clause = clause_of(verb)
            self._hyphenated(verb)
            subjects, objects = self._all(clause.subjects), self._all(clause.objects)
            if lemma in lists().relations.backing:
                self._add(
                    self._bodies(subjects),
                    Predicate.BACKS,
                    self._bodies(objects),
                    [verb, *clause.objects[:1]],
                    f"verb: {lemma}",
                )
            elif lemma in ("lead", "head", "command"):
                if clause.objects and any(
                    self.cast.drafts[a].kind in _BODIES | {ActorKind.NGO, ActorKind.OTHER} for a in objects
                ):
                    people = [a for a in subjects if self.cast.drafts[a].kind is ActorKind.PERSON]
                    self._add(people, Predicate.LEADS, objects, [verb, *clause.subjects[:1]], f"verb: {lemma}")
            elif lemma == "oppose":
                self._add(
                    self._bodies(subjects),
                    Predicate.OPPOSES,
                    self._bodies(objects),
                    [verb, *clause.objects[:1]],
                    "verb: oppose",
                )
            elif lemma == "fight":
                self._fight(verb, subjects, objects)
            elif lemma in ("ally", "align"):
                withs = [t for name in ("with", "to") for t in clause.preps.get(name, [])]
                who = subjects or objects
                self._add(
                    who or self._antecedent(verb),
                    Predicate.ALLIED_WITH,
                    self._all(withs),
                    [verb, *withs[:1]],
                    f"verb: {lemma}",
                )
            elif lemma == "rely":
                on = clause.preps.get("on", [])
                self._add(
                    [o for t in on for o in self._owner(t)], Predicate.BACKS, subjects, [verb, *on[:1]], "verb: rely on"
                )
            elif lemma == "negotiate":
                withs = clause.preps.get("with", [])
                self._add(subjects, Predicate.NEGOTIATES_WITH, self._all(withs), [verb, *withs[:1]], "verb: negotiate")

    def _owner(self, token: Token) -> list[ActorId]:
        found = self.cast.of(token)
        states = []
        for actor in found:
            draft = self.cast.drafts[actor]
            states.append(
                draft.affiliation if draft.kind is ActorKind.MILITARY and draft.affiliation in self.cast.drafts else actor
            )
        return [a for a in states if a is not None]

    def _bodies(self, actors: list[ActorId]) -> list[ActorId]:
        return [a for a in actors if self.cast.drafts[a].kind not in (ActorKind.POPULATION, ActorKind.MEDIA)]

    def _antecedent(self, verb: Token) -> list[ActorId]:
        return self._who(verb.head) if verb.dep in ("acl", "relcl") else []

    def _fight(self, verb: Token, subjects: list[ActorId], objects: list[ActorId]) -> None:
        clause = clause_of(verb)
        beside = [t for name in ("alongside", "beside", "with") for t in clause.preps.get(name, [])]
        if "alongside" in clause.preps or "beside" in clause.preps:
            self._add(subjects, Predicate.ALLIED_WITH, self._all(beside), [verb, *beside[:1]], "verb: fight alongside")
            return
        standing = verb.dep in ("relcl",) or any(kid.low in ("been",) for kid in verb.kids)
        against = [t for t in clause.preps.get("against", [])]
        if standing:
            self._add(
                self._bodies(subjects),
                Predicate.OPPOSES,
                self._bodies(objects or self._all(against)),
                [verb, *clause.objects[:1]],
                "verb: fight",
            )

    def _hyphenated(self, verb: Token) -> None:
        """ "Turkey-backed factions", "the army-aligned government"."""
        modifier = next(
            (kid for kid in verb.kids if kid.dep in ("npadvmod", "advmod", "compound", "nmod") and kid.i < verb.i), None
        )
        if modifier is None or verb.head.pos not in ("NOUN", "PROPN") or verb.dep != "amod":
            return
        patrons = self.cast.of(modifier) or self._state(modifier)
        clients = self._who(verb.head)
        if verb.lemma in lists().relations.backing:
            self._add(patrons, Predicate.BACKS, clients, [modifier, verb, verb.head], "compound: -backed")
        elif verb.lemma in ("align", "ally"):
            if not patrons and modifier.low in ("army", "military"):
                side = self.cast.state_side(modifier)
                patrons = [side] if side else []
            self._add(clients, Predicate.ALLIED_WITH, patrons, [modifier, verb, verb.head], "compound: -aligned")
        elif verb.lemma == "lead":
            people = [a for a in patrons if self.cast.drafts[a].kind is ActorKind.PERSON]
            self._add(people, Predicate.LEADS, clients, [modifier, verb, verb.head], "compound: -led")

    def _state(self, token: Token) -> list[ActorId]:
        state = self.knowledge.actors.demonym(token.text)
        if state is None:
            return []
        draft = self.cast.known(state)
        return [draft.id] if draft.id in self.cast.drafts else []

    # ------------------------------------------------------------ nouns

    def _noun(self, noun: Token) -> None:
        lemma = noun.lemma.lower()
        if lemma in lists().relations.offshoots:
            self._of(noun, Predicate.OFFSHOOT_OF)
        elif lemma in lists().relations.parts:
            self._of(noun, Predicate.PART_OF)
        elif lemma in lists().relations.allies:
            self._of(noun, Predicate.ALLIED_WITH)
        elif lemma in lists().relations.rivals and noun.pos in ("NOUN", "PROPN"):
            self._of(noun, Predicate.OPPOSES)
        elif lemma in lists().relations.patrons:
            self._of(noun, Predicate.BACKS)
        elif lemma in _TALKS or noun.low == "talks":
            for prep in noun.kids_by("prep"):
                if prep.low in ("between", "with"):
                    sides = self._all(spread(prep.kid("pobj")))
                    if prep.low == "with":
                        sides = [*self._all(noun.kids_by("poss")), *sides]
                    for n, one in enumerate(sides):
                        self._add(
                            [one],
                            Predicate.NEGOTIATES_WITH,
                            sides[n + 1 :],
                            [noun, *spread(prep.kid("pobj"))],
                            "noun: talks",
                        )
        if noun.text[0].isdigit() or lemma in lists().relations.units:
            self._unit(noun)

    def _of(self, noun: Token, predicate: Predicate) -> None:
        """ "an al-Qaeda offshoot", "al-Qaeda's branch", "a staunch ally of Assad"."""
        if noun.dep in ("compound", "amod"):
            return
        wholes: list[ActorId] = []
        tokens = [noun]
        for kid in noun.kids:
            if kid.dep in ("compound", "poss", "nmod", "amod") and kid.text[:1].isupper():
                found = self.cast.of(kid) or self._state(kid)
                wholes += found
                tokens += [kid] if found else []
            elif kid.dep == "prep" and kid.low in ("of", "from", "to"):
                objects = spread(kid.kid("pobj"))
                wholes += self._all(objects)
                tokens += objects
        parts = self._who(noun)
        if noun.dep == "pobj" and noun.head.low == "as" and noun.head.head.pos == "VERB":
            clause = clause_of(noun.head.head)
            parts = self._all(clause.objects if clause.passive else clause.objects or clause.subjects)
        wholes = [a for a in wholes if a not in parts]
        persons = [a for a in parts if self.cast.drafts[a].kind is ActorKind.PERSON]
        if predicate is Predicate.PART_OF and (persons or not parts):
            return
        self._add(
            parts,
            predicate,
            wholes[:1] if predicate is not Predicate.ALLIED_WITH else wholes,
            tokens,
            f"noun: {noun.lemma.lower()}",
        )

    def _unit(self, noun: Token) -> None:
        """ "the enemy's 418th Motor Rifle Regiment": a numbered unit belongs to the army named before it."""
        parts = self.cast.of(noun)
        if (
            not parts
            or self.cast.drafts[parts[0]].kind is not ActorKind.MILITARY
            or self.cast.drafts[parts[0]].entry is not None
        ):
            return
        for kid in noun.kids_by("poss"):
            owners = self.cast.of(kid)
            if owners:
                self._add(parts, Predicate.PART_OF, owners[:1], [kid, noun], "genitive: unit")
                self.cast.drafts[parts[0]].affiliation = self.cast.drafts[parts[0]].affiliation or owners[0]

    # ------------------------------------------------------------ offices

    def _offices(self) -> None:
        """Who holds an office in what: the head of a body leads it, everybody else belongs to it."""
        for mention in self.cast.mentions.all:
            if mention.sort.value != "person":
                continue
            person = self.cast.headed(mention.head)
            if not person:
                continue
            for noun in self._office_nouns(mention.head, set(t.i for t in mention.tokens)):
                body = self.cast.body_of(noun)
                tokens = [noun, mention.head]
                if body is None or body == person[0] or self.cast.drafts[body].kind is ActorKind.PERSON:
                    if body is not None and self.cast.drafts[body].kind is ActorKind.PERSON:
                        of_person = self.cast.drafts[body].affiliation
                        if of_person in self.cast.drafts and noun.lemma in ("deputy", "aide", "adviser", "advisor"):
                            body = of_person
                        else:
                            continue
                    else:
                        continue
                office = self.knowledge.offices.get(
                    " ".join(t.text for t in _with_modifiers(noun))
                ) or self.knowledge.offices.get(noun.lemma)
                leads = (office is not None and office.leads and not office.deputy and not office.former) or self._heads(
                    noun.lemma
                )
                lows = {kid.low for kid in noun.kids}
                if lows & lists().relations.not_leading_before or noun.lemma in lists().relations.never_leading:
                    leads = False
                if self.cast.drafts[body].kind is ActorKind.STATE and noun.lemma == "minister" and "prime" in lows:
                    leads = True
                self._add(
                    [person[0]], Predicate.LEADS if leads else Predicate.MEMBER_OF, [body], tokens, f"office: {noun.lemma}"
                )

    def _office_nouns(self, head: Token, inside: set[int]) -> list[Token]:
        nouns: list[Token] = []
        if head.dep == "appos" and head.head is not head and (noun := apposed(head)).pos == "NOUN":
            nouns += noun.conjuncts()
        for kid in head.kids:
            if kid.i in inside:
                continue
            if kid.dep == "appos" and kid.pos == "NOUN":
                nouns += kid.conjuncts()
            elif (
                kid.dep in ("compound", "nmod", "amod")
                and kid.pos in ("NOUN", "PROPN")
                and (self.knowledge.offices.get(kid.lemma) is not None)
            ):
                nouns.append(kid)
        if head.dep == "attr" and head.head.lemma == "be":
            pass
        return [noun for noun in nouns if self._office_like(noun)]

    def _heads(self, lemma: str) -> bool:
        """Whether an office leads whatever it is an office in."""
        office = self.knowledge.offices.get(lemma)
        return lemma in lists().relations.leaders or (office is not None and office.leads)

    def _office_like(self, noun: Token) -> bool:
        return (
            self._heads(noun.lemma)
            or noun.lemma in lists().relations.offices
            or self.knowledge.offices.get(noun.lemma) is not None
        )


def _with_modifiers(noun: Token) -> list[Token]:
    words = [kid for kid in noun.kids if kid.dep in ("amod", "compound") and kid.i < noun.i and kid.text[:1].isalpha()]
    return [*words, noun]
