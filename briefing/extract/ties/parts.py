"""Ties of parts to wholes: units named with the body that they are of, wings named behind it, states of an alliance."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.signs import is_acronym
from briefing.extract.sentences.clauses import spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import GROUPS, FoundTie, Who, name_behind_comma
from briefing.knowledge.words import lists

_UNITS = GROUPS | {ActorKind.OTHER}


class PartTies:
    """Reads one token at a time; `who` gives the actors that a noun stands for."""

    def __init__(self, cast: Cast, who: Who) -> None:
        self.cast = cast
        self.who = who
        self.words = lists().relations

    def at(self, token: Token) -> Iterator[FoundTie]:
        """The ties that a token tells."""
        if token.pos in ("NOUN", "PROPN", "ADJ") and (token.text[0].isdigit() or token.lemma.lower() in self.words.units):
            yield from self._numbered(token)
        if token.pos not in ("NOUN", "PROPN"):
            return
        if token.lemma.lower() in self.words.named_units:
            if token.text[:1].isupper():
                yield from self._named_unit(token)
            else:
                yield from self._wing_named_behind(token)
        elif token.low == "members":
            yield from self._whose_members(token)

    def _of_kind(self, actors: list[ActorId], kinds: frozenset[ActorKind]) -> list[ActorId]:
        drafts = self.cast.drafts
        return [one for one in actors if drafts[one].kind in kinds and not drafts[one].nameless]

    def _numbered(self, noun: Token) -> Iterator[FoundTie]:
        """ "the enemy's 418th Motor Rifle Regiment": a numbered unit belongs to the army named before it."""
        parts = self.cast.of(noun)
        draft = self.cast.drafts[parts[0]] if parts else None
        if draft is None or draft.kind is not ActorKind.MILITARY or draft.entry is not None:
            return
        for kid in noun.kids_by("poss"):
            owners = self.cast.of(kid)[:1]
            if owners:
                yield FoundTie(parts, Predicate.PART_OF, owners, [kid, noun], "genitive: unit")
                draft.affiliation = draft.affiliation or owners[0]

    def _named_unit(self, noun: Token) -> Iterator[FoundTie]:
        """ "The Fateh Squad of the BLA", "the 10th Front of the FARC dissidents", "the ENDF Northwest Command"."""
        unit = self.cast.mentions.over(noun, Sort.ACTOR)
        if unit is None or unit.head is not noun:
            return
        parts = [one for one in self.cast.headed(noun) if self.cast.drafts[one].kind in _UNITS]
        behind = [one for one in noun.behind("of") if one not in unit.tokens]
        wholes = self._of_kind([actor for one in behind for actor in self.who(one)], GROUPS)
        wholes = [one for one in wholes if one not in parts] or [one for one in self._within(unit) if one not in parts]
        yield FoundTie(parts[:1], Predicate.PART_OF, wholes[:1], [noun, *behind[:1]], "name: unit of")

    def _within(self, unit: Mention) -> list[ActorId]:
        """The body whose initials stand within the name of a unit that nobody knows."""
        if unit.known or len(unit.tokens) < 2:
            return []
        for token in (unit.tokens[0], unit.tokens[-1]):
            found = self.cast.knowledge.actors.named(token.text) if is_acronym(token.text) else ()
            bodies = [one for one in found if one.kind in GROUPS]
            if len(bodies) == 1:
                return [self.cast.enter(self.cast.known(bodies[0]), [token], token, names=False)]
        return []

    def _wing_named_behind(self, noun: Token) -> Iterator[FoundTie]:
        """ "The armed wing of the PKK, the HPG, said": named behind the comma, whatever the parser hung it on."""
        behind = noun.behind("of")
        if len(behind) != 1 or noun.dep in ("appos", "attr", "conj"):
            return
        whole = self.cast.mentions.over(behind[0], Sort.ACTOR)
        named = name_behind_comma(whole.tokens[-1], self.cast, Sort.ACTOR) if whole is not None else None
        if whole is None or named is None:
            return
        tokens = noun.sent.tokens
        end = named.tokens[-1].i - tokens[0].i + 1
        if end < len(tokens) and tokens[end].text in (",", ".", ";") and named.head.dep == "appos":
            parts = self._of_kind(self.cast.headed(named.head), GROUPS)
            wholes = self._of_kind(self.cast.headed(whole.head), GROUPS)
            if parts != wholes:
                yield FoundTie(parts[:1], Predicate.PART_OF, wholes[:1], [noun, named.head], f"noun: {noun.lemma} of")

    def _whose_members(self, noun: Token) -> Iterator[FoundTie]:
        """ "The alliance, of which Mali and Niger are members", "Mali and Niger are members of the alliance"."""
        be = noun.head
        if noun.dep != "attr" or be.lemma != "be" or tense_of(be) != "present" or be.kid("neg") is not None:
            return
        of = [*be.behind("of"), *noun.behind("of")]
        wholes = [actor for one in of for actor in (self.cast.headed(be.head) if one.low == "which" else self.who(one))]
        subjects = spread(be.kid("nsubj"))
        states = [actor for one in subjects for actor in self.who(one) or self.cast.land(one)]
        bodies = self._of_kind(wholes, frozenset((ActorKind.IGO, ActorKind.POLITICAL, ActorKind.ARMED_GROUP)))
        lands = [one for one in states if self.cast.drafts[one].kind is ActorKind.STATE]
        groups = self._of_kind(states, GROUPS)
        yield FoundTie(lands, Predicate.MEMBER_OF, bodies[:1], [noun, be, *subjects[:1]], "noun: members")
        yield FoundTie(groups, Predicate.PART_OF, bodies[:1], [noun, be, *subjects[:1]], "noun: members")
