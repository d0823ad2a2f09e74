"""Standing ties told in other words than those of `relations`: commands held, members listed, wars, wings and leaders."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Sort
from briefing.extract.sentences.clauses import clause_of, is_negated, is_perfect, spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import FACTIONS, GROUPS, FoundTie, Who, among, of_whose
from briefing.knowledge.words import lists

_UNDER = frozenset("command leadership".split())
_SIDED = frozenset((ActorKind.STATE, ActorKind.IGO, ActorKind.GOVERNMENT))
_ARMED = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITARY))
_JOINING = GROUPS | {ActorKind.NGO}
_PARTIES = GROUPS | {ActorKind.STATE, ActorKind.GOVERNMENT}
_HOLDING = frozenset("assume hold inherit take take_over".split())
_COMMANDS = frozenset("charge command helm leadership reins".split())
_MADE_UP = frozenset("compose comprise consist group make_up".split())
_ALLIANCES = frozenset(
    "alliance army bloc coalition congress council federation force forces front movement platform resistance union".split()
)
_FOUNDING = frozenset("create establish form found raise set set_up".split())
_FIGHTING = frozenset("battle combat confront counter fight oppose overthrow resist topple".split())
_LASTING = frozenset("conflict feud rivalry war".split())
_BESIDE = frozenset("operate serve".split())
_FACTIONS = FACTIONS | {"brigade"}
_LED_BODIES = _FACTIONS | {"fighter", "troop", "wing"}


class FurtherTies:
    """Reads one token at a time; `who` gives the actors that a noun stands for."""

    def __init__(self, cast: Cast, who: Who) -> None:
        self.cast = cast
        self.who = who

    def at(self, token: Token) -> Iterator[FoundTie]:
        """The ties that a token tells."""
        if token.tag.startswith("VB"):
            yield from self._command(token)
            yield from self._members(token)
            yield from self._beside(token)
            yield from self._at_war(token)
            yield from self._founded(token)
            yield from self._chaired(token)
        elif token.low == "loyal":
            yield from self._loyal(token)
        if token.low == "allied":
            yield from self._allied(token)
        if token.low == "under" and token.dep == "prep":
            yield from self._under(token)
        elif token.low == "whose" and token.dep == "poss":
            yield from self._whose(token)
        elif token.pos in ("NOUN", "PROPN"):
            yield from self._member(token)
            yield from self._wing(token)
            yield from self._of_leader(token)
            yield from self._are_foes(token)
            yield from self._two_foes(token)
            yield from self._beside_name(token)
            yield from self._with_allies(token)
            yield from self._conflict(token)

    def _of_kind(self, actors: list[ActorId], kinds: frozenset[ActorKind]) -> list[ActorId]:
        return [one for one in actors if self.cast.drafts[one].kind in kinds]

    def _groups(self, tokens: list[Token]) -> list[ActorId]:
        return self._of_kind([actor for token in tokens for actor in self.who(token)], GROUPS)

    def _people(self, tokens: list[Token]) -> list[ActorId]:
        named = [actor for token in tokens for actor in self.who(token)]
        return self._of_kind(named, frozenset((ActorKind.PERSON,)))

    # ------------------------------------------------------------ verbs

    def _command(self, verb: Token) -> Iterator[FoundTie]:
        """ "Took over command of the Qassam Brigades"."""
        clause = clause_of(verb)
        commands = [obj for obj in clause.objects if obj.lemma in _COMMANDS]
        if clause.lemma not in _HOLDING or not commands:
            return
        bodies = [one for prep in commands[0].kids_by("prep") if prep.low == "of" for one in spread(prep.kid("pobj"))]
        people = self._people([*clause.subjects, *[kid for one in clause.subjects for kid in one.kids_by("appos")]])
        yield FoundTie(
            people[:1], Predicate.LEADS, self._groups(bodies), [verb, *commands], f"verb: {clause.lemma} command"
        )

    def _members(self, verb: Token) -> Iterator[FoundTie]:
        """ "The Three Brotherhood Alliance, made up of the MNDAA, the TNLA and the Arakan Army"."""
        clause = clause_of(verb)
        including = verb.lemma == "include" and verb.dep == "relcl"
        if clause.lemma not in _MADE_UP and not including:
            return
        passive = clause.lemma == "compose" or (clause.lemma == "make_up" and (verb.tag == "VBN" or verb.dep == "acl"))
        subjects = clause.objects if passive else clause.subjects
        if passive and not subjects and verb.dep in ("acl", "relcl"):
            subjects = [verb.head]
        before = verb.sent.tokens[max(0, verb.i - verb.sent.tokens[0].i - 2) : verb.i - verb.sent.tokens[0].i]
        if passive and verb.dep == "advcl" and len(before) == 2 and before[1].text == ",":
            subjects = [before[0]]
        wholes = [one for one in self._groups(subjects) if self._is_alliance(one)]
        told = clause.behind("of") if passive or clause.lemma == "consist" else clause.objects
        parts = self._groups(told) + [actor for one in told for actor in among(one, self.cast)]
        yield FoundTie(parts, Predicate.PART_OF, wholes[:1], [verb, *subjects[:1]], f"verb: {verb.lemma}")

    def _is_alliance(self, actor: ActorId) -> bool:
        return any(word in _ALLIANCES for name in self.cast.drafts[actor].names for word in name.lower().split())

    def _beside(self, verb: Token) -> Iterator[FoundTie]:
        """ "The FDLR operates alongside the Congolese army"."""
        clause = clause_of(verb)
        if verb.lemma in _BESIDE and "alongside" in clause.preps and (verb.dep == "relcl" or tense_of(verb) == "present"):
            others = clause.behind("alongside")
            yield FoundTie(
                self._groups(clause.subjects),
                Predicate.ALLIED_WITH,
                self._groups(others),
                [verb, *others[:1]],
                "verb: operate alongside",
            )

    def _at_war(self, verb: Token) -> Iterator[FoundTie]:
        """ "X has been at war with Y", "X and Y are at war"."""
        war = next((one for one in clause_of(verb).behind("at") if one.low == "war"), None) if verb.lemma == "be" else None
        if war is None or war.kid("det") is not None:
            return
        clause = clause_of(verb)
        sides = [actor for one in clause.subjects for actor in self._named(one)]
        withs = [one for prep in war.kids_by("prep") if prep.low == "with" for one in spread(prep.kid("pobj"))]
        foes = [actor for one in (*withs, *clause.behind("with")) for actor in self._named(one)]
        if not foes and len(sides) == 2:
            sides, foes = sides[:1], sides[1:]
        yield FoundTie(sides, Predicate.OPPOSES, foes, [verb, war], "at war")

    def _named(self, noun: Token) -> list[ActorId]:
        """A party that is named here; which government "the government" is would have to be guessed."""
        named = self.cast.mentions.over(noun, Sort.ACTOR, Sort.STATE) is not None
        return self._of_kind(self.who(noun), _PARTIES) if named else []

    def _founded(self, verb: Token) -> Iterator[FoundTie]:
        """ "Founded in 2023 to defend villages against the UPC", "formed to fight the junta": whom it is there to fight."""
        if verb.lemma not in _FOUNDING or verb.tag != "VBN":
            return
        clause = clause_of(verb)
        for aim in verb.kids_by("xcomp", "advcl"):
            if not any(kid.low == "to" for kid in aim.kids_by("aux")):
                continue
            behind = clause_of(aim)
            against = behind.behind("against", "from") if aim.lemma in ("defend", "protect", "guard") else []
            foes_of = [prep for obj in behind.objects for prep in obj.kids_by("prep") if prep.low == "against"]
            against = against or [one for prep in foes_of for one in spread(prep.kid("pobj"))]
            foes = against or (behind.objects if aim.lemma in _FIGHTING else behind.behind("against"))
            named = [actor for one in foes for actor in self._named(one)]
            yield FoundTie(
                self._groups(clause.objects or clause.subjects),
                Predicate.OPPOSES,
                named,
                [verb, aim, *foes[:1]],
                "founded to fight",
            )

    def _chaired(self, verb: Token) -> Iterator[FoundTie]:
        """ "Malaysia, which chairs the Association of Southeast Asian Nations": a state; of a person `relations` tells."""
        if verb.lemma != "chair" or tense_of(verb) != "present":
            return
        clause = clause_of(verb)
        bodies = [actor for one in clause.objects for actor in self.who(one)]
        bodies = self._of_kind(bodies, frozenset((ActorKind.IGO, ActorKind.POLITICAL, ActorKind.NGO)))
        heads = [actor for one in clause.subjects for actor in self.who(one)]
        yield FoundTie(heads[:1], Predicate.LEADS, bodies[:1], [verb, *clause.objects[:1]], "verb: chair")

    # ------------------------------------------------------------ nouns

    def _conflict(self, noun: Token) -> Iterator[FoundTie]:
        """ "The conflict between the army and Fano": what lasts, no single fight."""
        if noun.lemma not in _LASTING or noun.tag != "NN":
            return
        for prep in noun.kids_by("prep"):
            if prep.low == "between":
                sides = [actor for one in spread(prep.kid("pobj")) for actor in self.who(one)]
                sides = list(dict.fromkeys(self._of_kind(sides, _PARTIES)))
                if len(sides) == 2:
                    yield FoundTie(sides[:1], Predicate.OPPOSES, sides[1:], [noun, prep], f"noun: {noun.lemma}")

    def _under(self, prep: Token) -> Iterator[FoundTie]:
        """ "The Sudanese army under General Burhan"."""
        leader = prep.kid("pobj")
        if leader is not None and leader.lemma in _UNDER:  # "under the command of General Gam Shawng"
            leader = next(iter(leader.behind("of")), None)
        people = self._people([leader]) if leader is not None else []
        tokens = prep.sent.tokens
        at = prep.i - tokens[0].i
        if not people or at == 0 or leader is None:
            return
        verb = prep.head
        if verb.lemma == "be" and tense_of(verb) == "present" and not is_negated(verb):
            bodies = self._groups(clause_of(verb).subjects)[:1]
            yield FoundTie(people[:1], Predicate.LEADS, bodies, [verb, prep, leader], "under")
            return
        body = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else tokens[at - 1]
        if body.pos not in ("NOUN", "PROPN") or (body.pos == "NOUN" and body.lemma not in _LED_BODIES):
            return
        yield FoundTie(people[:1], Predicate.LEADS, self._groups([body])[:1], [body, prep, leader], "under")

    def _whose(self, whose: Token) -> Iterator[FoundTie]:
        """ "Abdelaziz al-Hilu, whose SPLM-North faction ...": it is led by him."""
        noun = whose.head
        person = of_whose(whose, self.cast)
        if person is None or (noun.lemma.lower() not in _FACTIONS and noun.pos != "PROPN"):
            return
        named = [actor for kid in noun.kids_by("compound", "amod", "nmod") for actor in self.cast.headed(kid)]
        kinds = GROUPS | {ActorKind.GOVERNMENT, ActorKind.OTHER, ActorKind.NGO}
        bodies = self._of_kind(self.cast.headed(noun) + named, kinds)
        yield FoundTie(self._people([person])[:1], Predicate.LEADS, bodies[:1], [person, whose, noun], "whose group")
        wholes = [
            one for one in self.who(person) or self.cast.land(person) if self.cast.drafts[one].kind in _PARTIES | _SIDED
        ]
        parts = self._of_kind(self.cast.headed(noun), GROUPS | {ActorKind.NGO})
        yield FoundTie(parts, Predicate.PART_OF, wholes[:1], [person, whose, noun], "whose group")

    def _member(self, noun: Token) -> Iterator[FoundTie]:
        """ "Kataib Hezbollah, a member of the Islamic Resistance in Iraq"."""
        if noun.lemma != "member" or noun.tag != "NN" or noun.dep not in ("appos", "attr"):
            return
        subject = noun.head if noun.dep == "appos" else noun.head.kid("nsubj")
        if subject is None or (noun.dep == "attr" and tense_of(noun.head) != "present"):
            return
        wholes = [one for prep in noun.kids_by("prep") if prep.low == "of" for one in spread(prep.kid("pobj"))]
        wholes += [kid for kid in noun.kids_by("compound", "nmod") if kid.text[:1].isupper()]  # "a NATO member"
        found = [actor for one in wholes for actor in self.who(one)]
        parts = self._of_kind(self.who(subject), _JOINING)
        joined = self._of_kind(found, _JOINING)
        yield FoundTie(parts, Predicate.PART_OF, joined[:1], [noun, *wholes[:1]], "noun: member")
        states = self._of_kind(self.who(subject) or self.cast.land(subject), frozenset((ActorKind.STATE,)))
        unions = self._of_kind(found, frozenset((ActorKind.IGO,)))
        yield FoundTie(states, Predicate.MEMBER_OF, unions[:1], [noun, *wholes[:1]], "noun: member")

    def _wing(self, noun: Token) -> Iterator[FoundTie]:
        """ "The Balochistan Liberation Army's Majeed Brigade": what is named with its owner is a part of it."""
        unit = self.cast.mentions.over(noun, Sort.ACTOR)
        last = noun.lemma.lower().rstrip("s")
        if unit is None or unit.head is not noun or last not in lists().relations.units | {"brigade", "wing", "battalion"}:
            return
        for owner in noun.kids_by("poss"):
            if owner not in unit.tokens:
                wholes = self._of_kind(self.cast.headed(owner), _ARMED)
                parts = self._of_kind(self.cast.headed(noun), _ARMED)
                yield FoundTie(parts, Predicate.PART_OF, wholes[:1], [owner, noun], "genitive: wing")

    def _of_leader(self, noun: Token) -> Iterator[FoundTie]:
        """ "The Kurdistan Democratic Party of Masoud Barzani", "Haftar's Libyan National Army"."""
        body = self.cast.mentions.over(noun, Sort.ACTOR)
        if body is None or body.head is not noun:
            return
        behind = noun.behind("of")
        leaders = [one for one in (*behind, *noun.kids_by("poss")) if self.cast.mentions.over(one, Sort.PERSON) is not None]
        leaders = [one for one in leaders if one not in body.tokens]
        for leader in leaders[:1]:
            people = self._of_kind(self.cast.headed(leader), frozenset((ActorKind.PERSON,)))
            yield FoundTie(
                people, Predicate.LEADS, self._of_kind(self.cast.headed(noun), GROUPS), [noun, leader], "of whom"
            )

    def _are_foes(self, noun: Token) -> Iterator[FoundTie]:
        """ "The two parties are rivals": named, with no "of" behind."""
        words = lists().relations
        if noun.tag != "NNS" or noun.dep != "attr" or noun.kid("prep", "poss") is not None:
            return
        predicate = Predicate.OPPOSES if noun.lemma in words.rivals else None
        predicate = Predicate.ALLIED_WITH if noun.lemma in words.allies else predicate
        lasts = tense_of(noun.head) == "present" or is_perfect(noun.head)
        subject = noun.head.kid("nsubj") if noun.head.lemma in ("be", "remain") and lasts else None
        sides = [actor for one in spread(subject) for actor in self._named(one) or self._people([one])]
        listed = [one for kid in subject.kids_by("appos") for one in kid.conjuncts()] if subject is not None else []
        sides = list(dict.fromkeys(sides or [actor for one in listed for actor in self._named(one)]))
        if predicate is not None and len(sides) == 2:
            yield FoundTie(sides[:1], predicate, sides[1:], [noun], f"noun: {noun.lemma}")

    def _two_foes(self, noun: Token) -> Iterator[FoundTie]:
        """ "Armenia and Azerbaijan agreed on a treaty that the two rivals ...": the two that the sentence named."""
        if noun.lemma not in lists().relations.rivals or noun.tag != "NNS":
            return
        if not any(kid.low == "two" for kid in noun.kids_by("nummod")) or noun.kid("prep", "poss", "conj") is not None:
            return
        for one in noun.sent.tokens:
            if one is noun:
                return
            pair = one.conjuncts() if one.first_conjunct() is one and one.kid("conj") is not None else []
            sides = [actor for side in pair for actor in self._named(side)[:1] or self.cast.land(side)]
            if len(pair) == 2 and len(sides) == 2:
                yield FoundTie(sides[:1], Predicate.OPPOSES, sides[1:], [*pair, noun], f"noun: two {noun.lemma}")
                return

    def _beside_name(self, noun: Token) -> Iterator[FoundTie]:
        """ "Russia's ally Belarus", "Armenia and its arch-foe Azerbaijan": told right before the name."""
        words = lists().relations
        predicate = Predicate.OPPOSES if noun.lemma in words.rivals else None
        predicate = Predicate.ALLIED_WITH if noun.lemma in words.allies else predicate
        if predicate is None or noun.tag != "NN" or not noun.text.islower():
            return
        tokens = noun.sent.tokens
        at = noun.i - tokens[0].i + 1
        name = noun.head if noun.dep == "compound" else next(iter(noun.kids_by("appos")), None)
        if name is None or at >= len(tokens) or tokens[at].pos != "PROPN" or tokens[at] not in name.subtree():
            return
        owners = noun.kids_by("poss") or [kid for kid in name.kids_by("poss") if kid.i < noun.i]
        sides = [actor for one in owners for actor in self.who(one)[:1] or self.cast.land(one)]
        sides = [actor for actor in sides if self.cast.drafts[actor].kind in _PARTIES | {ActorKind.PERSON}]
        named = self._named(name) or self.cast.land(name)
        yield FoundTie(named[:1], predicate, sides[:1], [*owners[:1], noun, name], f"noun: {noun.lemma}")

    def _with_allies(self, noun: Token) -> Iterator[FoundTie]:
        """ "The TNLA and two allies, the Arakan Army and the MNDAA": the parser makes one list of it."""
        first = noun.first_conjunct()
        tokens = noun.sent.tokens
        after = tokens[noun.i - tokens[0].i + 1] if noun is not tokens[-1] else None
        if noun.lemma not in lists().relations.allies or noun.tag != "NNS" or first is noun or after is None:
            return
        if after.text not in (",", "-", "–", "—", "("):
            return
        listed = [one for one in first.conjuncts() if one.i > noun.i] or [
            one for kid in noun.kids_by("appos") for one in kid.conjuncts()
        ]
        sides = self._of_kind(self.cast.headed(first), _PARTIES)
        allies = self._of_kind([actor for one in listed for actor in self.cast.headed(one)], _PARTIES)
        yield FoundTie(sides[:1], Predicate.ALLIED_WITH, allies, [first, noun, *listed], f"noun: {noun.lemma}")

    def _allied(self, word: Token) -> Iterator[FoundTie]:
        """ "The RSF and allied Misseriya militias": allied with whoever is named before."""
        tokens = word.sent.tokens
        at = word.i - tokens[0].i
        if at < 2 or tokens[at - 1].low != "and":
            return
        before = self.cast.mentions.over(tokens[at - 2], Sort.ACTOR)
        behind = [self.cast.mentions.over(one, Sort.ACTOR) for one in tokens[at + 1 : at + 3]]
        named = next((one for one in behind if one is not None), None)
        if before is None or named is None:
            return
        sides = self._of_kind(self.cast.headed(before.head), _PARTIES)
        allies = [one for one in self.cast.headed(named.head) if self.cast.drafts[one].kind is not ActorKind.PERSON]
        yield FoundTie(allies[:1], Predicate.ALLIED_WITH, sides[:1], [before.head, word, named.head], "adjective: allied")

    def _loyal(self, word: Token) -> Iterator[FoundTie]:
        """ "The Agwelek forces, a militia loyal to Salva Kiir"."""
        to = next((prep.kid("pobj") for prep in word.kids_by("prep") if prep.low == "to"), None)
        noun = word.head
        if noun.pos == "AUX" and tense_of(noun) == "present" and not is_negated(noun):
            sides = self._groups(clause_of(noun).subjects)
        elif noun.pos in ("NOUN", "PROPN"):
            sides = self._groups([noun])
        else:
            return
        lords = [one for one in self.who(to) if self.cast.drafts[one].kind in _PARTIES | {ActorKind.PERSON}] if to else []
        lords = [one for one in lords if self.cast.drafts[one].affiliation not in sides]  # his own men are himself
        yield FoundTie(sides[:1], Predicate.ALLIED_WITH, lords[:1], [word, noun, *([to] if to else [])], "adjective: loyal")
