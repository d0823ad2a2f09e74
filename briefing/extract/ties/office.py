"""Who leads what and who belongs to what: offices told beside a name, in a clause of their own, or taken up."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.acting import apposed
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.naming import with_modifiers
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.clauses import BE, clause_of, is_negated, lemma_of, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import GROUPS, FoundTie, Who, of_whose, surely_own
from briefing.extract.ties.mood import holds
from briefing.knowledge import Knowledge
from briefing.knowledge.folding import fold
from briefing.knowledge.offices import Office, OfficeSort
from briefing.knowledge.words import lists

_STAFFED = (ActorKind.NGO, ActorKind.IGO, ActorKind.OTHER, ActorKind.COMPANY, ActorKind.POLITICAL)
_HEADS_OF_STATES = frozenset("junta-leader monarch president prime-minister".split())
_ADVISING = ("adviser", "advisor", "aide")
_SHORT_NAMES = frozenset("agency commission committee council front mission movement tribunal union".split())
_BODIES = frozenset((*_STAFFED, *GROUPS, ActorKind.GOVERNMENT))
_OF_ORIGIN = frozenset(("diplomat",))
_HEADING = frozenset("chief commander director head".split())
_RULING = frozenset("government junta state".split())
_BOARDS = frozenset("board council directors".split())
_BEFORE = 3  # words before a title, among which its state stands


class OfficeTies:
    """Reads the offices of persons; `who` gives the actors that a noun stands for."""

    def __init__(self, cast: Cast, knowledge: Knowledge, who: Who) -> None:
        self.cast = cast
        self.knowledge = knowledge
        self.words = lists().relations
        self.who = who

    def _kind(self, actor: ActorId) -> ActorKind:
        return self.cast.drafts[actor].kind

    def _people(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self._kind(actor) is ActorKind.PERSON]

    # ------------------------------------------------------------ beside a name

    def of(self, mention: Mention) -> Iterator[FoundTie]:
        """The offices told beside a person's name."""
        beside = list(self._beside(mention.head, {token.i for token in mention.tokens}))
        yield from beside
        if not any(tie.predicate is Predicate.LEADS for tie in beside):
            yield from self._before_name(mention)

    def _beside(self, head: Token, inside: set[int]) -> Iterator[FoundTie]:
        """Who holds an office in what: the head of a body leads it, everybody else belongs to it."""
        person = self.cast.headed(head)
        for noun in self._office_nouns(head, inside) if person else ():
            body = self._body(noun)
            if body is not None and noun.kid("prep") is None and any(kid.pos == "PRON" for kid in noun.kids_by("poss")):
                body = surely_own(self.cast, person[0], self.meant(person[:1], [body], [])[0])
            if body is not None:
                yield from self._held(person[0], noun, body, [noun, head])

    def _held(self, person: ActorId, noun: Token, body: ActorId, tokens: list[Token]) -> Iterator[FoundTie]:
        if body == person or self._kind(body) is ActorKind.POPULATION:
            return  # "the Druze leader": nobody's office
        if noun.lemma in self.words.rank_and_file and self._kind(body) not in (*_STAFFED, *GROUPS):
            return  # "a fighter from Chechnya"
        if {kid.low for kid in noun.kids_by("amod", "compound", "advmod")} & self.words.no_longer:
            return  # "its former chairman"
        leads = self._leads(noun, body)
        of_origin = noun.lemma in _OF_ORIGIN and noun.kid("poss", "prep") is None
        if of_origin and self._kind(body) is ActorKind.STATE:
            return  # "the mission is headed by a Spanish diplomat": whence he comes, not whom he serves there
        if leads and any(kid.low == "first" for kid in noun.kids_by("amod")):
            return  # "its first commander": there were others after him
        if noun.lemma == "counterpart":  # "his French counterpart, Emmanuel Macron": as far as his office is known
            entry = self.cast.drafts[person].entry
            leads = entry is not None and entry.leads and self._kind(body) in (ActorKind.STATE, ActorKind.GOVERNMENT)
            leads = leads and not any(
                one.lemma == "minister" for one in noun.sent.tokens
            )  # whose counterpart leads no state
        predicate = Predicate.LEADS if leads else Predicate.MEMBER_OF
        yield FoundTie([person], predicate, [body], tokens, f"office: {noun.lemma}")

    def _before_name(self, mention: Mention) -> Iterator[FoundTie]:
        """ "President Ruto of Kenya", "Lavrov of Russia", "the Kenyan president, William Ruto"."""
        head = mention.head
        person = self.cast.headed(head)
        if not person:
            return
        office = self.knowledge.offices.get(mention.title) if mention.title else None
        leads = office is not None and office.leads
        predicate = Predicate.LEADS if leads else Predicate.MEMBER_OF
        of_states = office is not None and office.leads and office.key in _HEADS_OF_STATES
        for prep in head.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "from", "with", "at") else None
            named = obj is not None and self.cast.atlas.at(obj) is None
            bodies = [one for one in self.cast.headed(obj) if self._is_body(one)] if obj is not None and named else []
            ranked = office is not None and office.sort is OfficeSort.RANK
            staffed = bool(bodies) and self._kind(bodies[0]) in (*_STAFFED, *(GROUPS if prep.low == "of" else ()))
            if obj is not None and staffed and (ranked or not mention.title):
                yield FoundTie(person[:1], Predicate.MEMBER_OF, bodies[:1], [head, obj], "of a body")
                return  # "Laurence Karam of the Institute for Border Studies"
            lands = self.cast.land(obj) if obj is not None and prep.low == "of" else []
            if lands and obj is not None:
                first = Predicate.LEADS if of_states else Predicate.MEMBER_OF
                yield FoundTie(person[:1], first, lands, [head, obj], "of a state")
                return
        for owner in head.kids_by("poss") if not mention.title else ():
            bodies = [one for one in self.cast.headed(owner) if self._kind(one) in (*_STAFFED, *GROUPS)]
            if bodies and owner not in mention.tokens:
                yield FoundTie(person[:1], Predicate.MEMBER_OF, bodies[:1], [owner, head], "of a body")
                return  # "the International Crisis Group's Rinaldo Depagne"
        before = self._right_before(mention)
        if before is not None and mention.title:
            bodies = [one for one in self.cast.headed(before) if self._is_body(one) and one != person[0]]
            if bodies and self._kind(bodies[0]) not in (ActorKind.PERSON, ActorKind.STATE):
                yield FoundTie(person[:1], predicate, bodies[:1], [before, head], f"title: {mention.title}")
                return  # "International Criminal Court Chief Prosecutor Karim Khan"
        yield from self._titled(mention, person[0], of_states)

    def _right_before(self, mention: Mention) -> Token | None:
        """The word before the title of a name."""
        tokens = mention.head.sent.tokens
        at = mention.tokens[0].i - tokens[0].i
        title = fold(mention.title or "")
        while at and title and tokens[at - 1].text != "," and title.endswith(word := fold(tokens[at - 1].text)):
            title, at = title.removesuffix(word).rstrip(), at - 1
        named = self.cast.mentions.over(tokens[at - 1], Sort.ACTOR) if at and not title else None
        return named.head if named is not None else None

    def _is_body(self, actor: ActorId) -> bool:
        return self._kind(actor) not in (ActorKind.POPULATION, ActorKind.MEDIA)

    def _titled(self, mention: Mention, person: ActorId, leads: bool) -> Iterator[FoundTie]:
        """ "Kenyan President William Ruto": of the state that is named with the title, and he is known to belong to."""
        draft = self.cast.drafts[person]
        belongs = self.state_of(draft.affiliation) if draft.affiliation is not None else None
        if not leads or draft.entry is None or belongs is None:
            return
        of = self.cast.drafts[belongs]
        head = mention.head
        tokens = head.sent.tokens
        at = mention.tokens[0].i - tokens[0].i
        before = [one for one in tokens[max(0, at - _BEFORE) : at] if one.text[:1].isupper()]
        states = [state for one in before if (state := people_at(one, self.knowledge)) is not None]
        if of.kind is ActorKind.STATE and any(state.country == of.country for state in states):
            yield FoundTie([person], Predicate.LEADS, [of.id], [*before, head], f"title: {mention.title}")

    def state_of(self, body: ActorId) -> ActorId | None:
        """A body of the article; of a government that it does not name the state, which stands for it."""
        if body in self.cast.drafts:
            return body
        state = ActorId(body.removesuffix("-government"))
        return state if state in self.cast.drafts else None

    def meant(self, people: list[ActorId], bodies: list[ActorId], words: list[Token]) -> list[ActorId]:
        """ "Said al-Sharaa, who leads the group": a group that is not named is the one that he is known to lead."""
        named = any(self.cast.mentions.over(word, Sort.ACTOR, Sort.STATE) is not None for word in words)
        known = self.cast.drafts[people[0]] if len(people) == 1 else None
        if named or known is None or known.entry is None or known.affiliation not in self.cast.drafts:
            return bodies
        own = known.affiliation
        if own is None or not bodies:
            return bodies
        alike = self._kind(own) is self._kind(bodies[0]) or {self._kind(own), self._kind(bodies[0])} <= GROUPS
        return [own] if alike else bodies

    # ------------------------------------------------------------ in a clause of its own

    def at(self, noun: Token) -> Iterator[FoundTie]:
        """The holder that a clause tells of an office: "X is the head of Y", "was named head of Y", "whose head is X"."""
        if noun.tag not in ("NN", "NNP", "NNS") or not self._is_office(noun.lemma):
            return
        office = self._office_of(noun)
        if office is not None and office.sort is OfficeSort.RANK:
            return  # a general leads and belongs to whatever he is said to
        if noun.tag == "NNS":
            yield from self._one_of(noun)
            return
        yield from self._told_again(noun)
        for name in self._told(noun):
            people = self._people(self.cast.headed(name))
            body = self._body(noun)
            if people and body is not None:
                yield from self._held(people[0], noun, body, [noun, name])

    def _told_again(self, noun: Token) -> Iterator[FoundTie]:
        """ "Haitham al-Shaabi rejected it. The leader of Shabab al-Muslim said ...": the office first told in his stead."""
        people = self._people(self.cast.headed(noun)) if noun.kid("appos") is None and noun.behind("of") else []
        draft = self.cast.drafts[people[0]] if people else None
        if draft is None or draft.nameless or draft.title is not None:
            return
        body = self._body(noun)
        if body is not None:
            yield from self._held(draft.id, noun, body, [noun])

    def _told(self, noun: Token) -> list[Token]:
        """The words that tell who holds an office, other than those beside it."""
        first = noun.first_conjunct()
        verb = first.head
        if verb.pos not in ("VERB", "AUX") or is_negated(verb) or not holds([verb], self.knowledge.lexicon):
            return []
        if first.dep == "nsubj" and verb.lemma == "be" and tense_of(verb) == "present":
            return verb.kids_by("attr")  # "the head of UNMISS is Nicholas Haysom"
        if first.dep in ("attr", "oprd"):
            stands = verb.lemma in BE and (tense_of(verb) == "present" or verb.lemma == "become" or _has_been(verb))
            if stands and tense_of(verb) != "future":
                return clause_of(verb).subjects
        named = verb.lemma in self.words.appointing and tense_of(verb) != "future"
        if named and first.dep in ("attr", "oprd", "dobj"):
            return clause_of(verb).objects if clause_of(verb).passive else []
        return []

    def as_office(self, prep: Token) -> Iterator[FoundTie]:
        """ "Was sworn in as president of the council", "serves as spokesman for the group"."""
        noun = prep.kid("pobj") if prep.low == "as" else None
        verb = prep.head
        if noun is None or verb.pos != "VERB" or not self._is_office(noun.lemma) or is_negated(verb):
            return
        clause = clause_of(verb)
        tense = tense_of(verb)
        serves = verb.lemma in self.words.serving and tense == "present"
        named = verb.lemma in self.words.appointing and tense != "future"
        follows = verb.lemma in self.words.succeeding or lemma_of(verb) in self.words.succeeding
        serves = serves or (follows and tense != "future")
        people = clause.objects if named and (clause.passive or clause.objects) else clause.subjects
        if not (serves or named):
            return
        body = self._body(noun)
        for name in people[:1]:
            persons = self._people(self.cast.of(name))
            if persons and body is not None:
                yield from self._held(persons[0], noun, body, [noun, verb])

    def _one_of(self, nouns: Token) -> Iterator[FoundTie]:
        """ "Koba Khabazi, one of the leaders of the Coalition for Change"."""
        prep = nouns.head if nouns.dep == "pobj" and nouns.head.low == "of" else None
        one = prep.head if prep is not None and prep.head.low == "one" else None
        if one is None:
            return
        people = self._people(self.cast.of(one.head)) if one.dep == "appos" else []
        people = people or self._people([actor for kid in one.kids_by("appos") for actor in self.cast.headed(kid)])
        if one.dep == "attr" and one.head.lemma == "be" and tense_of(one.head) == "present":
            people = self._people([actor for name in clause_of(one.head).subjects for actor in self.cast.of(name)])
        body = self._body(nouns)
        if people and body is not None and self._kind(body) is not ActorKind.POPULATION:
            yield FoundTie(people[:1], Predicate.MEMBER_OF, [body], [one, nouns], f"office: one of the {nouns.lemma}")

    # ------------------------------------------------------------ in what

    def _body(self, noun: Token) -> ActorId | None:
        """The body that an office is held in; of an aide to a person that person's."""
        if noun.lemma == "counterpart":
            return self._of_nation(noun)
        body = self._of_whose(noun) or self.cast.body_of(noun) or self._of_party(noun) or self._whom_advised(noun)
        body = body or self._of_portfolio(noun) or self._of_land(noun) or self._of_short_name(noun)
        if body is not None and self._kind(body) is ActorKind.MILITARY and noun.kid("poss", "amod", "compound") is None:
            body = self._own_forces(noun, body)
        if body is None or self._kind(body) is not ActorKind.PERSON:
            return body or self._issuing(noun)
        if noun.lemma not in ("deputy", *_ADVISING):
            return None
        affiliation = self.cast.drafts[body].affiliation
        return self.state_of(affiliation) if affiliation is not None else None

    def _of_whose(self, noun: Token) -> ActorId | None:
        """ "Rada, a militia whose commander, Abdel Raouf Kara, ...": the noun that the clause hangs on."""
        for kid in noun.kids_by("poss"):
            whole = of_whose(kid, self.cast) if kid.low == "whose" else None
            if whole is not None:
                named = [actor for one in whole.kids_by("compound", "nmod") for actor in self.cast.headed(one)]
                found = [one for one in [*self.who(whole), *named] if self._is_body(one)]
                found = [one for one in found if self._kind(one) is not ActorKind.PERSON]
                return found[0] if found else None
        return None

    def _whom_advised(self, noun: Token) -> ActorId | None:
        """ "An adviser to the prime minister, Abiy Ahmed": whoever is advised."""
        whom = noun.behind("to") if noun.lemma in _ADVISING else []
        return next((actor for one in whom for actor in self.cast.headed(one)), None)

    def _of_party(self, noun: Token) -> ActorId | None:
        """ "A member of the Kulmiye party", "the head of the Bar Kokhba militia": named before the noun for its kind."""
        behind = noun.behind("of", "for")
        named = [actor for obj in behind for kid in obj.kids_by("compound", "nmod") for actor in self.cast.headed(kid)]
        return next((one for one in named if self._is_body(one) and self._kind(one) is not ActorKind.PERSON), None)

    def _of_portfolio(self, noun: Token) -> ActorId | None:
        """ "The Minister of Defence of Mali": whose minister he is."""
        for matter in noun.behind("of"):
            for owner in matter.behind("of"):
                if found := self.cast.headed(owner) or self.cast.land(owner):
                    return found[0]
        return None

    def _of_nation(self, noun: Token) -> ActorId | None:
        """ "His Turkish counterpart": whose counterpart he is does not tell where he belongs."""
        for kid in noun.kids_by("amod", "compound", "nmod"):
            if (state := people_at(kid, self.knowledge)) is not None:
                return self.cast.enter(self.cast.known(state), [kid], kid, names=False)
        return None

    def _of_short_name(self, noun: Token) -> ActorId | None:
        """ "The Head of the Mission": of the one body of the article in whose name that word stands."""
        for word in noun.behind("of"):
            if (
                word.low not in _SHORT_NAMES
                or not word.text[:1].isupper()
                or word.kid("compound", "amod", "prep") is not None
            ):
                continue
            alike = [
                one.id
                for one in self.cast.drafts.values()
                if one.kind in _BODIES and not one.nameless and any(word.text in name.split() for name in one.names)
            ]
            if len(alike) == 1:
                return alike[0]
        return None

    def _of_land(self, noun: Token) -> ActorId | None:
        """ "Iraq's national security adviser": of a state that does nothing else in the text."""
        if noun.lemma not in _ADVISING:
            return None
        return next((land for kid in noun.kids_by("poss") for land in self.cast.land(kid)), None)

    def _issuing(self, noun: Token) -> ActorId | None:
        """ "Spokesman Sebby Sambom" of a communique: of whoever issues it."""
        office = self.knowledge.offices.get(noun.lemma.lower())
        if office is None or office.sort is not OfficeSort.SPOKESPERSON:
            return None
        if any(kid.dep in ("poss", "prep", "compound", "amod", "det") for kid in noun.kids):
            return None
        issuer = self.cast.issuer()
        known = self.cast.known(issuer) if issuer is not None else None
        return known.id if known is not None and known.id in self.cast.drafts else None

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

    # ------------------------------------------------------------ which office

    def _leads(self, noun: Token, body: ActorId) -> bool:
        """Whether an office is the first in its body."""
        before = {kid.low for kid in noun.kids} | {joined_before(noun)}
        if before & {"a", "an"} and noun.lemma in ("chief", "commander", "leader", "head", "official"):
            return False  # "a senior commander in the Quds Force"
        of_staff = any(one.low == "staff" for one in noun.behind("of"))
        if self._is_of_a_part(noun, body) or (of_staff and self._kind(body) not in (ActorKind.MILITARY, ActorKind.STATE)):
            return False
        branches = {kid.low for kid in noun.kids_by("compound") if kid.text.islower()} - _RULING
        if branches and noun.lemma in _HEADING and self._kind(body) is ActorKind.STATE:
            return False  # "Kosovo police chief Gazmend Hoxha"
        prime = noun.lemma.lower() == "minister" and "prime" in before and not before & {"deputy", "vice"}
        if prime and self._kind(body) in (ActorKind.STATE, ActorKind.GOVERNMENT):
            return True
        if before & self.words.not_leading_before or noun.lemma in self.words.never_leading:
            return False
        office = self._office_of(noun)
        return (office is not None and office.leads) or self._is_leader(noun.lemma)

    def _is_of_a_part(self, noun: Token, body: ActorId) -> bool:
        """ "Hamas's head of foreign relations", "the head of the army's medical corps": of a part, and not of the whole."""
        parts = [one for prep in noun.kids_by("prep") if prep.low == "of" for one in prep.kids_by("pobj")]
        if parts and parts[0].low in _BOARDS:
            return False  # "the agency, whose chairman of the board is ..."
        return bool(parts) and noun.kid("poss") is not None and body not in self.who(parts[0])

    def _office_of(self, noun: Token) -> Office | None:
        """The office that a noun tells with the words before it: "deputy defence minister", "secretary-general"."""
        if noun.pos not in ("NOUN", "PROPN", "ADJ"):
            return None
        words = [token.text for token in with_modifiers(noun)]
        joined, behind = joined_before(noun), joined_behind(noun)
        if joined and joined not in (word.lower() for word in words):
            words = [joined, *words]
        for told in (f"{noun.text}-{behind}" if behind else "", " ".join(words), noun.lemma):
            found = self.knowledge.offices.get(told) if told else None
            if found is not None:
                return found
        return None

    def _office_nouns(self, head: Token, inside: set[int]) -> list[Token]:
        """The nouns that may tell a person's office: beside the name, and before it."""
        nouns: list[Token] = []
        first = head.first_conjunct()
        if first.dep == "appos" and first.head is not first and self._may_tell_office(noun := self._apposed(first)):
            several = first is head or noun.tag == "NNS"  # "two ministers, X and Y", but not "the minister, X, and Y"
            nouns += noun.conjuncts() if several else []
        signed = head.head if head.dep in ("compound", "nmod") and _is_next_office(max(inside), head.head) else None
        before = head.sent.tokens[: min(inside) - head.sent.tokens[0].i]
        titled = len(before) <= _BEFORE and all(one.text[:1].isupper() for one in before)
        if signed is not None and titled and self._may_tell_office(signed):
            nouns.append(signed)  # "Lawrence Kanyuka Spokesperson for the AFC": how communiques are signed
        for kid in head.kids:
            if kid.i in inside:
                continue
            if kid.dep == "appos" and self._may_tell_office(kid):
                nouns += kid.conjuncts()
            elif kid.dep in ("compound", "nmod", "amod") and kid.pos in ("NOUN", "PROPN"):
                nouns += [kid] if self._is_office(kid.lemma) else []
        return [noun for noun in nouns if self._is_office(noun.lemma.lower())]

    def _apposed(self, name: Token) -> Token:
        """ "The killing of a Hezbollah commander, Ali Karaki": the commander, where what he stands behind is no office."""
        outer = apposed(name, self.knowledge.offices)
        return outer if self._is_office(outer.low) or not self._is_office(name.head.lemma) else name.head

    def _may_tell_office(self, noun: Token) -> bool:
        """A common noun, or one that communiques write with a capital: "the Chairman of the Commission, Falih Fayyadh"."""
        return noun.pos == "NOUN" or (noun.pos == "PROPN" and self._is_office(noun.low))

    def _is_leader(self, lemma: str) -> bool:
        """Whether an office leads whatever it is an office in."""
        office = self.knowledge.offices.get(lemma)
        return lemma in self.words.leaders or (office is not None and office.leads)

    def _is_office(self, lemma: str) -> bool:
        known = self.knowledge.offices.get(lemma) is not None or lemma in self.words.rank_and_file
        return known or lemma in self.words.leaders or lemma in self.words.offices


def joined_before(noun: Token) -> str:
    """The word that a hyphen joins to a noun, in lower case: "vice-president", "secretary-general"; empty for none."""
    tokens = noun.sent.tokens
    at = noun.i - tokens[0].i
    return tokens[at - 2].low if at >= 2 and tokens[at - 1].text in ("-", "‑") else ""


def joined_behind(noun: Token) -> str:
    """The word that a hyphen joins on behind a noun, in lower case: "secretary-general"; empty for none."""
    tokens = noun.sent.tokens
    at = noun.i - tokens[0].i
    return tokens[at + 2].low if at + 2 < len(tokens) and tokens[at + 1].text in ("-", "‑") else ""


def _has_been(verb: Token) -> bool:
    """ "Has been head of the council since 2019": and still is."""
    return verb.lemma == "be" and any(kid.low in ("has", "have") for kid in verb.kids_by("aux"))


def _is_next_office(last: int, noun: Token) -> bool:
    """ "Hassan Ali Official Spokesman of ...": whether nothing but words of the office stands behind a name."""
    between = [kid.i for kid in noun.kids_by("compound", "amod") if kid.i > last and kid.text[:1].isupper()]
    return noun.i > last and between == list(range(last + 1, noun.i))
