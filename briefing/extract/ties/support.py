"""Who stands behind whom: support told by a noun, by what is given or received, and by a participle before a name."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.clauses import clause_of, is_negated, is_perfect, spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import GROUPS, FoundTie, Who, among
from briefing.extract.ties.mood import is_given_up
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_GOVERNED = frozenset("administration authority council force government ministry municipality police".split())
_MODIFIERS = ("npadvmod", "advmod", "compound", "nmod")
_FACELESS = (ActorKind.POPULATION, ActorKind.MEDIA, ActorKind.COMPANY)
_COUNTRIES = frozenset("administration country government nation state".split())
_DENYING = frozenset("deny dismiss refute reject".split())


class SupportTies:
    """Reads one token at a time; `who` gives the actors that a noun stands for."""

    def __init__(self, cast: Cast, knowledge: Knowledge, who: Who) -> None:
        self.cast = cast
        self.knowledge = knowledge
        self.words = lists().relations
        self.who = who

    def at(self, token: Token) -> Iterator[FoundTie]:
        """The ties that a token tells."""
        if token.tag.startswith("VB") and not is_negated(token):
            yield from self._hyphenated(token)
            yield from self._given(token)
            yield from self._received(token)
        elif token.lemma in self.words.support and token.pos == "NOUN":
            yield from self._support(token)

    # ------------------------------------------------------------ who is meant

    def _of_sides(self, tokens: list[Token]) -> list[ActorId]:
        """The named parties among the actors that some nouns stand for."""
        found = dict.fromkeys(actor for token in tokens for actor in self.who(token) or self.cast.land(token))
        return [one for one in found if self.cast.drafts[one].kind not in _FACELESS]

    def seat(self, token: Token) -> list[ActorId]:
        """ "Which Tehran arms": the state whose government sits in a capital that a verb has for its subject."""
        state = self.knowledge.actors.capital(token.text) if token.dep == "nsubj" else None
        return [self.cast.enter(self.cast.known(state), [token], token, names=False)] if state is not None else []

    def state_of(self, token: Token) -> list[ActorId]:
        """The state of an adjective: "the Rwandan-backed M23" speaks of Rwanda as much as "Rwanda-backed" does."""
        state = people_at(token, self.knowledge)
        return [self.cast.enter(self.cast.known(state), [token], token, names=False)] if state is not None else []

    def _behind(self, noun: Token, *preps: str) -> list[Token]:
        return [one for kid in noun.kids_by("prep") if kid.low in preps for one in spread(kid.kid("pobj"))]

    def _of_whom(self, noun: Token) -> list[ActorId]:
        """Whose support it is: "Kigali's", "Rwandan", "its", "of Rwanda"."""
        found: list[ActorId] = []
        for kid in noun.kids_by("poss", "amod", "compound", "nmod"):
            if kid.dep == "poss":
                own = self._of_sides([kid])
                of_state = kid.lemma in _COUNTRIES  # "his country's support": of the state, not of who says so
                found += [self._for_whom(one) for one in own] if of_state else own
            elif kid.text[:1].isupper():
                found += [one for part in kid.conjuncts() for one in self.cast.headed(part) or self.state_of(part)]
        return found or self._of_sides(self._behind(noun, "of", "from", "by"))

    def _for_whom(self, patron: ActorId) -> ActorId:
        """ "The Iranian foreign minister pledged support": that of his state."""
        draft = self.cast.drafts[patron]
        body = self.cast.drafts.get(draft.affiliation) if draft.affiliation is not None else None
        of_state = body is not None and body.kind in (ActorKind.STATE, ActorKind.GOVERNMENT)
        return body.id if body is not None and of_state and draft.kind is ActorKind.PERSON else patron

    # ------------------------------------------------------------ nouns

    def _support(self, noun: Token) -> Iterator[FoundTie]:
        """ "Kigali's support for the M23", "reaffirmed its support for Hezbollah"."""
        if is_given_up(noun):
            return
        clients = self._of_sides(self._behind(noun, "for", "to"))
        patrons = self._of_whom(noun)
        if noun.dep == "pobj" and noun.head.low == "with" and noun.head.head.pos == "VERB" and not clients:
            subjects = self._of_sides(clause_of(noun.head.head).subjects)  # "with the backing of Rwanda, the M23 took Goma"
            clients = [one for one in subjects if self.cast.drafts[one].kind in GROUPS]
        verb = noun.head if noun.dep == "dobj" else None
        clause = clause_of(verb) if verb is not None and verb.pos == "VERB" else None
        own = not patrons or any(kid.pos == "PRON" for kid in noun.kids_by("poss"))
        if clause is not None and clause.lemma in self.words.offering and not is_negated(clause.verb):
            clients = clients or self._of_sides(clause.behind("for", "to") or clause.indirect)
            patrons = [self._for_whom(one) for one in self._of_sides(clause.subjects)] if own else patrons
        if clients:
            yield FoundTie(patrons, Predicate.BACKS, clients, [noun], f"noun: {noun.lemma}")

    # ------------------------------------------------------------ verbs

    def _given(self, verb: Token) -> Iterator[FoundTie]:
        """ "Supplies the group with drones", "has sent it weapons", "trained and equipped by the United States"."""
        clause = clause_of(verb)
        if verb.lemma not in self.words.supplying or not self._lasts(verb) or is_denied(verb):
            return
        things = [one for one in [*clause.objects, *clause.behind("with")] if one.lemma in self.words.means]
        whom = [one for one in clause.objects if one.lemma not in self.words.means] + clause.indirect + clause.behind("to")
        if not things and verb.lemma not in self.words.training:
            return
        yield FoundTie(
            self._of_sides(clause.subjects),
            Predicate.BACKS,
            self._of_sides(whom),
            [verb, *things[:1]],
            f"verb: {verb.lemma}",
        )

    def _received(self, verb: Token) -> Iterator[FoundTie]:
        """ "Enjoys the support of Egypt", "receives weapons from Algeria"."""
        if verb.lemma not in self.words.receiving or not self._lasts(verb) or is_denied(verb):
            return
        clause = clause_of(verb)
        got = [] if clause.passive else clause.objects
        got = got + (clause.behind("on") if verb.lemma in ("count", "depend", "rely") else [])
        for thing in got:
            if thing.lemma in self.words.support | self.words.means:
                named = clause.behind("from") if thing.lemma in self.words.means else []
                own = thing.lemma in self.words.means and any(kid.pos == "PRON" for kid in thing.kids_by("poss"))
                patrons = [] if own else self._of_whom(thing)  # "draws its salaries from the militia": its own
                patrons = patrons or self._of_sides(named or clause.behind("from", "of") or self._behind(thing, "from"))
                yield FoundTie(
                    patrons,
                    Predicate.BACKS,
                    self._of_sides(clause.subjects),
                    [verb, thing],
                    f"verb: {verb.lemma} {thing.lemma}",
                )
                return

    def _lasts(self, verb: Token) -> bool:
        """What goes on, and no single delivery: the present, the perfect, a participle behind a name."""
        if verb.dep in ("acl", "relcl") and verb.tag == "VBN":
            return True
        return tense_of(verb) == "present" or is_perfect(verb) or any(kid.low == "long" for kid in verb.kids)

    def _hyphenated(self, verb: Token) -> Iterator[FoundTie]:
        """ "Turkey-backed factions", "the army-aligned government"."""
        noun = verb.head
        modifier = next((kid for kid in verb.kids_by(*_MODIFIERS) if kid.i < verb.i), None)
        if modifier is None or noun.pos not in ("NOUN", "PROPN") or verb.dep != "amod":
            return
        named = self.cast.of(modifier) or self.cast.land(modifier)
        clients = [*self.who(noun), *among(noun, self.cast)]
        shown = [modifier, verb, noun]
        if verb.lemma in self.words.backing:
            if any(not self.cast.drafts[one].nameless for one in clients):
                yield FoundTie(named or self.state_of(modifier), Predicate.BACKS, clients, shown, "compound: -backed")
        elif verb.lemma in ("affiliate", "link"):
            armed = [one for one in named if self.cast.drafts[one].kind is ActorKind.ARMED_GROUP]
            groups = [one for one in clients if self.cast.drafts[one].kind is ActorKind.ARMED_GROUP]
            yield FoundTie(groups, Predicate.ALLIED_WITH, armed, shown, "compound: -linked")
        elif verb.lemma in ("align", "ally"):
            patrons = named or self._spoken_of(modifier)
            side = self.cast.state_side(modifier) if not patrons and modifier.low in ("army", "military") else None
            yield FoundTie(clients, Predicate.ALLIED_WITH, [side] if side else patrons, shown, "compound: -aligned")
        elif verb.lemma in ("run", "control") and noun.lemma in _GOVERNED:
            bodies = [one for one in named if self.cast.drafts[one].kind not in _FACELESS]
            yield FoundTie(clients, Predicate.PART_OF, bodies, shown, "compound: -run")
        elif verb.lemma == "lead":
            people = [one for one in named if self.cast.drafts[one].kind is ActorKind.PERSON]
            yield FoundTie(people, Predicate.LEADS, clients, shown, "compound: -led")

    def _spoken_of(self, token: Token) -> list[ActorId]:
        """The state of an adjective, if the article speaks of it."""
        state = people_at(token, self.knowledge)
        draft = self.cast.known(state) if state is not None else None
        return [draft.id] if draft is not None and draft.id in self.cast.drafts else []


def is_denied(verb: Token) -> bool:
    """Whether the one that a verb speaks of denies it: "Rwanda denies backing the M23", "denies that it backs it"."""
    one = verb
    while one.dep in ("ccomp", "xcomp", "pcomp", "prep", "conj", "dobj") and one.head is not one:
        one = one.head
        if one.pos == "VERB" and one.lemma in _DENYING:
            return True
    return False
