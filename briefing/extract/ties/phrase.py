"""Ties told by set phrases: forces joined, lots thrown in, commands fallen under, payrolls, proxies, offices taken over."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Sort
from briefing.extract.sentences.clauses import Clause, clause_of, is_negated, is_perfect, spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.ties.found import FACTIONS, GROUPS, FoundTie, Who, of_whose
from briefing.knowledge.words import lists

_PARTIES = GROUPS | {ActorKind.STATE, ActorKind.GOVERNMENT}
_BODIES = GROUPS | {ActorKind.POLICE, ActorKind.OTHER}
_WHOLES = _BODIES | {ActorKind.GOVERNMENT, ActorKind.IGO}
_STAFFED = _BODIES | {ActorKind.NGO, ActorKind.IGO, ActorKind.COMPANY}
_HEADED = _WHOLES | {ActorKind.NGO}
_SEATING = GROUPS | {ActorKind.GOVERNMENT, ActorKind.OTHER, ActorKind.NGO, ActorKind.IGO}
# What two sides make with one another: the verb, what it takes, and the preposition before the other side.
_ALLYING = {
    "cast": ("lot",),
    "forge": ("alliance", "coalition", "front", "pact", "partnership"),
    "form": ("alliance", "coalition", "front", "pact", "partnership"),
    "join": ("force", "forces", "hand", "rank"),
    "make": ("cause", "front"),
    "seal": ("alliance", "pact"),
    "throw": ("lot",),
}
_SIDING = frozenset("side team_up".split())
_UNITED = frozenset("alliance coalition league".split())
_BEHIND = frozenset("rally stand throw".split())
_UNDER = frozenset("be come fall operate place serve".split())
_COMMANDS = frozenset("aegis authority command control leadership umbrella".split())
_TOPS = frozenset("head helm".split())
_QUARRELS = frozenset("conflict feud rivalry struggle turf_war vendetta war".split())
_ENTANGLED = frozenset("be embroil engage involve lock mire".split())
_WAGING = frozenset("fight have pursue wage".split())
_ODDS = frozenset("loggerheads odds".split())
_TERMS = frozenset("link relation relationship term tie".split())
_ENJOYING = frozenset("be cultivate enjoy have keep maintain remain".split())
_WARM = frozenset("brotherly close cordial excellent friendly good strong warm".split())
_LEAVERS = frozenset("defector deserter dissident renegade".split())
_FORMER = frozenset("breakaway disaffected disgruntled ex former renegade".split())
_FOUNDING = frozenset("create establish form found set_up".split())
_WITH = ("with",)


class PhraseTies:
    """Reads one token at a time; `who` gives the actors that a noun stands for."""

    def __init__(self, cast: Cast, who: Who) -> None:
        self.cast = cast
        self.words = lists().relations
        self.who = who

    def at(self, token: Token) -> Iterator[FoundTie]:
        """The ties that a token tells."""
        if token.tag.startswith("VB"):
            clause = clause_of(token)
            yield from self._allied(clause)
            yield from self._behind(clause)
            yield from self._under(clause)
            yield from self._merged(clause)
            yield from self._at_the_top(clause)
            yield from self._at_odds(clause)
            yield from self._on_terms(clause)
            yield from self._formed_by(clause)
            yield from self._employed(clause)
            yield from self._seated(clause)
        elif token.tag == "NN" and token.lemma in _QUARRELS:
            yield from self._quarrel(token)
        elif token.low == "close" and token.pos == "ADJ":
            yield from self._close(token)
        elif token.pos == "PROPN":
            yield from self._and_his(token)
            yield from self._of_whole(token)
            yield from self._its_own(token)

    # ------------------------------------------------------------ who is meant

    def _of_kind(self, tokens: list[Token], kinds: frozenset[ActorKind]) -> list[ActorId]:
        found = dict.fromkeys(actor for one in tokens for actor in self.who(one) or self.cast.land(one))
        return [one for one in found if self.cast.drafts[one].kind in kinds]

    def _named(self, tokens: list[Token], kinds: frozenset[ActorKind]) -> list[ActorId]:
        """Those that are named, not described: which government "the government" is would have to be guessed."""
        named = [one for one in tokens if self.cast.mentions.over(one, Sort.ACTOR, Sort.STATE) is not None]
        return self._of_kind(named, kinds)

    def _people(self, tokens: list[Token]) -> list[ActorId]:
        return self._of_kind(tokens, frozenset((ActorKind.PERSON,)))

    def _behind_of(self, noun: Token, *preps: str) -> list[Token]:
        return [one for kid in noun.kids_by("prep") if kid.low in preps for one in spread(kid.kid("pobj"))]

    @staticmethod
    def _lasts(clause: Clause) -> bool:
        """The present, the perfect, and a participle or a clause behind a name."""
        verb = clause.verb
        return verb.dep in ("acl", "relcl") or tense_of(verb) == "present" or is_perfect(verb)

    # ------------------------------------------------------------ with whom

    def _allied(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Joined forces with", "has thrown in its lot with", "sides with", "is in alliance with"."""
        verb = clause.verb
        things = [*clause.objects, *clause.behind("in")]
        thing = next((one for one in things if one.lemma in _ALLYING.get(verb.lemma, ())), None)
        if thing is None and verb.lemma == "be":
            thing = next((one for one in clause.behind("in") if one.lemma in _UNITED), None)
        if thing is None and not (clause.lemma in _SIDING and self._lasts(clause)):
            return
        others = clause.behind(*_WITH) + (self._behind_of(thing, *_WITH) if thing is not None else [])
        yield FoundTie(
            self._of_kind(clause.subjects, _PARTIES),
            Predicate.ALLIED_WITH,
            self._of_kind(others, _PARTIES | {ActorKind.PERSON}),
            [verb, *others[:1]],
            f"verb: {clause.lemma} with",
        )

    def _behind(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Stands behind the junta", "throws its weight behind it", "is on Turkey's payroll"."""
        verb = clause.verb
        if not self._lasts(clause):
            return
        paid = next((one for one in clause.behind("on", "in") if one.lemma in ("payroll", "pay")), None)
        if paid is not None and verb.lemma == "be":
            patrons = self._of_kind([*paid.kids_by("poss"), *self._behind_of(paid, "of")], _PARTIES)
            yield FoundTie(patrons, Predicate.BACKS, self._of_kind(clause.subjects, GROUPS), [verb, paid], "on the payroll")
        weight = any(one.lemma in ("support", "weight") for one in clause.objects)
        if verb.lemma in _BEHIND and (weight or verb.lemma != "throw"):
            clients = clause.behind("behind") + [kid for one in clause.objects for kid in self._behind_of(one, "behind")]
            patrons = self._named(clause.subjects, _PARTIES) or self._capital(clause.subjects)
            found = [one for one in self._of_kind(clients, _PARTIES) if not self.cast.drafts[one].nameless]
            yield FoundTie(patrons, Predicate.BACKS, found, [verb, *clients[:1]], f"verb: {verb.lemma} behind")

    def _capital(self, tokens: list[Token]) -> list[ActorId]:
        return [actor for one in tokens for actor in self.cast.of(one) if self.cast.drafts[actor].kind in _PARTIES]

    # ------------------------------------------------------------ under whom

    def _under(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Falls under the command of the Libyan National Army"."""
        verb = clause.verb
        command = next((one for one in clause.behind("under") if one.lemma in _COMMANDS), None)
        if verb.lemma not in _UNDER or command is None or not self._lasts(clause):
            return
        over = [*self._behind_of(command, "of"), *command.kids_by("poss")]
        parts = self._named(clause.objects if clause.passive else clause.subjects, _BODIES)
        yield FoundTie(parts, Predicate.PART_OF, self._named(over, _WHOLES)[:1], [verb, command], "under the command of")

    def _merged(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Has been incorporated into the National Guard", "was absorbed by the army"."""
        verb = clause.verb
        if clause.lemma not in self.words.merging:
            return
        wholes = clause.behind("into", "in") or (clause.subjects if clause.passive and clause.lemma == "absorb" else [])
        parts = clause.objects or ([] if clause.passive else clause.subjects)
        yield FoundTie(
            self._named(parts, _BODIES),
            Predicate.PART_OF,
            self._named(wholes, _WHOLES)[:1],
            [verb, *wholes[:1]],
            f"verb: {clause.lemma} into",
        )

    def _of_whole(self, noun: Token) -> Iterator[FoundTie]:
        """ "The elite Radwan Force of Hezbollah", "Hezbollah's elite Radwan Force": a unit with its owner's name."""
        unit = self.cast.mentions.over(noun, Sort.ACTOR)
        if unit is None or unit.head is not noun or noun.lemma.lower().rstrip("s") not in self.words.named_units:
            return
        owners = [one for one in (*noun.behind("of"), *self._owner_before(noun)) if one not in unit.tokens]
        parts = self._of_kind([noun], _BODIES)
        wholes = self._named(owners, GROUPS)[:1]
        yield FoundTie(parts, Predicate.PART_OF, wholes, [*owners[:1], noun], "genitive: unit")

    def _owner_before(self, noun: Token) -> list[Token]:
        """ "Hezbollah's elite Radwan Force": the parser hangs the name on the adjective."""
        first = noun.head if noun.dep == "appos" and noun.head.pos == "ADJ" and noun.head.i < noun.i else noun
        return first.kids_by("poss")

    # ------------------------------------------------------------ at its head

    def _at_the_top(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Is at the head of the Arakan Army", "at the helm of the council stands ...", "succeeded him as its leader"."""
        verb = clause.verb
        top = next((one for one in clause.behind("at") if one.lemma in _TOPS), None)
        if verb.lemma in ("be", "remain", "stand") and top is not None and self._lasts(clause):
            people = self._people([*clause.subjects, *verb.kids_by("attr", "dobj")])
            bodies = self._of_kind(self._behind_of(top, "of"), _HEADED)
            yield FoundTie(people[:1], Predicate.LEADS, bodies[:1], [verb, top], f"at the {top.lemma} of")

    def _and_his(self, noun: Token) -> Iterator[FoundTie]:
        """ "Khalifa Haftar and his Libyan National Army"."""
        first = noun.first_conjunct()
        if first is noun or noun.head is not first or not any(kid.low in ("his", "her") for kid in noun.kids_by("poss")):
            return
        people = [one for one in self.cast.headed(first) if self.cast.drafts[one].kind is ActorKind.PERSON]
        bodies = [one for one in self.cast.headed(noun) if self.cast.drafts[one].kind in GROUPS]
        yield FoundTie(people[:1], Predicate.LEADS, bodies[:1], [first, noun], "and his")

    def _employed(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Who works for Save the Children", "fights for the YPG", "speaking for the brigade"."""
        verb = clause.verb
        if clause.lemma not in self.words.belonging or not (verb.tag in ("VBZ", "VBP") or verb.tag == "VBG"):
            return
        preps = ("for",) if verb.lemma in ("fight", "speak") else ("for", "at", "with")
        behind = clause.behind(*preps)
        bodies = self._named(behind, _STAFFED)
        bodies = bodies or self._of_kind([one for one in behind if one.lemma in FACTIONS], GROUPS)  # "speaks for the force"
        yield FoundTie(
            self._people(clause.subjects)[:1],
            Predicate.MEMBER_OF,
            bodies[:1],
            [verb, *clause.behind(*preps)[:1]],
            f"verb: {verb.lemma} for",
        )

    def _seated(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Khazali sits in the Coordination Framework", "who sits on the Supreme Political Council"."""
        verb = clause.verb
        if verb.lemma != "sit" or verb.tag not in ("VBZ", "VBP", "VBG"):
            return
        seats = clause.behind("in", "on")
        bodies = self._named(seats, _SEATING)[:1]
        tokens = [verb, *seats[:1]]
        yield FoundTie(self._people(clause.subjects)[:1], Predicate.MEMBER_OF, bodies, tokens, "verb: sit in")
        yield FoundTie(self._named(clause.subjects, GROUPS), Predicate.PART_OF, bodies, tokens, "verb: sit in")

    def _its_own(self, noun: Token) -> Iterator[FoundTie]:
        """ "The Sadrist Movement and its Saraya al-Salam": a group with a name that belongs to another."""
        owner = next((kid for kid in noun.kids_by("poss") if kid.low in ("its", "whose")), None)
        own = self.cast.mentions.over(noun, Sort.ACTOR) if owner is not None else None
        if owner is None or own is None or own.head is not noun:
            return
        whole = of_whose(owner, self.cast) if owner.low == "whose" else None
        wholes = self._of_kind([whole or owner], GROUPS)[:1]
        yield FoundTie(self._of_kind([noun], GROUPS), Predicate.PART_OF, wholes, [owner, noun], "its own")

    # ------------------------------------------------------------ against whom, out of what

    def _close(self, word: Token) -> Iterator[FoundTie]:
        """ "The party is close to Hezbollah", "a militia close to Iran"."""
        tos = self._behind_of(word, "to")
        noun = word.head
        if not tos:
            return
        if noun.lemma == "be" and word.dep == "acomp" and tense_of(noun) == "present" and not is_negated(noun):
            near = clause_of(noun).subjects
        else:
            near = [noun] if word.dep in ("amod", "acl", "relcl") and noun.pos in ("NOUN", "PROPN") else []
        sides = self._of_kind(near, GROUPS | {ActorKind.OTHER})
        yield FoundTie(sides[:1], Predicate.ALLIED_WITH, self._named(tos, _PARTIES)[:1], [word, *tos[:1]], "close to")

    def _quarrel(self, noun: Token) -> Iterator[FoundTie]:
        """ "Is locked in a feud with the Gulf Clan", "its war against the Taliban": what goes on."""
        withs = self._behind_of(noun, "with", "against")
        if not withs:
            return
        verb = clause_verb(noun)
        sides = noun.kids_by("poss")
        if not sides and verb is not None:
            clause = clause_of(verb)
            entangled = noun.dep == "pobj" and noun.head.low == "in" and verb.lemma in _ENTANGLED
            if not self._lasts(clause) or not (entangled or (noun.dep == "dobj" and verb.lemma in _WAGING)):
                return
            sides = clause.subjects or clause.objects
        elif any(kid.pos == "PRON" for kid in sides):
            return
        yield FoundTie(
            self._named(sides, _PARTIES),
            Predicate.OPPOSES,
            self._named(withs, _PARTIES),
            [noun],
            f"noun: {noun.lemma} with",
        )

    def _at_odds(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Has been at odds with the government since May"."""
        odds = next((one for one in clause.behind("at") if one.low in _ODDS), None)
        if odds is None or not self._lasts(clause):
            return
        withs = [*self._behind_of(odds, *_WITH), *clause.behind(*_WITH)]
        sides, others = self._named(clause.subjects, _PARTIES), self._named(withs, _PARTIES)
        counted = [actor for one in clause.subjects for actor in self.cast.counted_before(one)]
        if not withs and len(counted or sides) == 2:  # "the two governments have been at odds since May"
            sides, others = (counted or sides)[:1], (counted or sides)[1:]
        yield FoundTie(
            sides,
            Predicate.OPPOSES,
            others,
            [clause.verb, odds],
            "at odds with",
        )

    def _on_terms(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Is on good terms with Ankara", "enjoys close ties with Moscow", "has warm relations with Iran"."""
        verb = clause.verb
        things = clause.behind("on") if verb.lemma in ("be", "remain") else clause.objects
        terms = next((one for one in things if one.lemma in _TERMS), None)
        if terms is None or not self._lasts(clause) or is_negated(verb):
            return
        if verb.lemma not in _ENJOYING or not any(kid.low in _WARM for kid in terms.kids_by("amod")):
            return
        withs = [*self._behind_of(terms, "with", "to"), *clause.behind("with", "to")]
        yield FoundTie(
            self._of_kind(clause.subjects, _PARTIES),
            Predicate.ALLIED_WITH,
            self._of_kind(withs, _PARTIES) or self._seats(withs),
            [verb, terms],
            f"{verb.lemma} {terms.lemma} with",
        )

    def _seats(self, tokens: list[Token]) -> list[ActorId]:
        """ "On good terms with Ankara": the state whose capital it is, where the article speaks of that state."""
        book = self.cast.knowledge.actors
        states = [state for one in tokens if (state := book.capital(one.text)) is not None]
        known = [self.cast.known(state).id for state in states]
        return [one for one in known if one in self.cast.drafts]

    def _formed_by(self, clause: Clause) -> Iterator[FoundTie]:
        """ "Formed by defectors from Boko Haram", "founded by former members of the FARC"."""
        if clause.lemma not in _FOUNDING or not clause.passive:
            return
        for founder in clause.subjects:
            former = any(kid.low in _FORMER for kid in founder.kids_by("amod", "compound"))
            if founder.lemma not in _LEAVERS and not former:
                continue
            beside = [kid for kid in founder.kids_by("compound", "nmod", "amod") if kid.text[:1].isupper()]
            wholes = self._named([*self._behind_of(founder, "from", "of"), *beside], GROUPS)
            parts = self._named(clause.objects, GROUPS)
            yield FoundTie(parts, Predicate.OFFSHOOT_OF, wholes[:1], [clause.verb, founder], "formed by former members")
