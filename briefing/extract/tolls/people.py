"""Who is counted: which nouns mean people, whether they are civilians or combatants, and whose side they are on."""

from __future__ import annotations

from itertools import pairwise

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.extract.actors.anaphora import those_counted
from briefing.extract.actors.cast import Cast
from briefing.extract.names.descriptions import collective_of
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.names.trades import is_of_trade
from briefing.extract.sentences.clauses import spread
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.whom import said_of_most
from briefing.knowledge.offices import OfficeSort
from briefing.knowledge.words import lists

_SOLDIERS = frozenset(
    "commando conscript corporal lieutenant paratrooper private ranger sergeant serviceman soldier trooper".split()
)
_FIGHTERS = frozenset("fighter guerrilla insurgent jihadist militant militiaman operative rebel terrorist".split())
_SIDES = frozenset(
    (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE, ActorKind.NGO, ActorKind.IGO, ActorKind.MEDIA)
)

_OF_FORCES = frozenset("army border military paramilitary police scout".split())
_ANYBODY = frozenset("element individual person subject".split())
_OFFSPRING = frozenset("daughter son".split())
_OTHERS = frozenset("few many more numerous other several".split())
_SMALL = frozenset("baby infant little minor newborn small teenage underage young younger youngest".split())
_ARMED = frozenset("armed army defence defense military militia".split())
_OF_THE_DEAD = frozenset("body corpse death killing murder".split())
_WHOLES = frozenset("casualty fatality victim".split())
_HURT = frozenset("dead injured victims wounded".split())
_PERSON_ENDINGS = ("woman", "man", "person")
_NO_PERSONS = frozenset("german human ottoman roman talisman".split())


_COMMANDED = frozenset("its our".split())

OLDEST = 110  # years
GROWN_UP = 18


class People:
    """What the nouns of one article say of people."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.knowledge = cast.knowledge
        self.words = lists().casualties

    def is_people(self, head: Token) -> bool:
        """Whether a noun counts people."""
        lemma = _lemma(head)
        if lemma == "element" and self._is_of_force(head):
            return True  # "one element of the Army died", as Latin American and African police write
        if lemma in self.words.people or lemma in self.words.either or self._sort_of(lemma) is not Victims.UNKNOWN:
            return True
        collective = collective_of(head, self.knowledge)
        if collective is not None:
            return collective.people
        if head.pos == "NOUN" and lemma.endswith(_PERSON_ENDINGS) and lemma not in _NO_PERSONS:
            return True  # "a councilwoman", "a salesman"
        if head.pos == "NOUN" and self.knowledge.offices.get(head.lemma) is not None:
            return True
        return is_of_trade(head, self.knowledge) and self._is_harmed(head)

    def _is_of_force(self, head: Token) -> bool:
        """Whether a noun is told to be of an army, a police or an armed group."""
        behind = [obj for prep in head.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        kinds = {self.cast.drafts[actor].kind for obj in behind for actor in self.cast.of(obj)}
        return bool(kinds & {ActorKind.MILITARY, ActorKind.POLICE, ActorKind.ARMED_GROUP})

    def _is_harmed(self, head: Token) -> bool:
        """Whether a noun stands where those killed or hurt stand: what else would be killed there is no person's trade."""
        first = head.first_conjunct()
        verb = first.head
        if first.dep == "pobj" and verb.low == "of" and verb.head.lemma in _OF_THE_DEAD:
            return True  # "the bodies of nine panners"
        if first.dep not in ("dobj", "nsubjpass", "nsubj") or verb.pos != "VERB":
            return False
        effect = self.knowledge.lexicon.effect_verbs.get(verb.lemma)
        if first.dep == "nsubj":
            return verb.lemma in self.words.dying
        ends = [obj.lemma for prep in verb.kids_by("prep") if prep.low == "to" for obj in prep.kids_by("pobj")]
        if "death" in ends or any(kid.low == "dead" for kid in verb.kids):
            return True  # "shot dead a welder", "hacked two porters to death"
        return effect in (Effect.KILLED, Effect.WOUNDED, Effect.ABDUCTED, Effect.DETAINED)

    def is_group(self, head: Token) -> bool:
        """Whether a noun counts women or children."""
        return self._group(head.lemma.lower()) is not None

    def person(self, head: Token) -> Mention | None:
        """The named person that a token is part of."""
        return self.cast.mentions.over(head, Sort.PERSON)

    def describe(self, row: Row) -> None:
        """Say who the people of a toll are: civilians or combatants, groups told apart, the side they belong to."""
        nouns = self._counted(row.head)
        if row.head.pos == "NUM" and not any(self.is_people(noun) and noun.low not in _HURT for noun in nouns):
            nouns += [kid for kid in row.head.kids_by("appos") if self.is_people(kid)]  # "One of the injured, a teacher"
        nouns += self._whom(row) or self._fought_before(row) if row.head.pos == "NUM" else []
        person = self.person(row.head)
        groups: dict[Group, None] = {}
        kinds: set[Victims] = set()
        for noun in nouns:
            group, victims = self.said_of(noun)
            if group is not None:
                groups.setdefault(group)
            kinds.add(victims)
        if row.head.kid("nummod") is not None and row.head.tag == "NNS":  # "3,000 soldiers and civilians"
            kinds |= {self.said_of(one)[1] for one in row.head.kids_by("conj") if is_bare_plural(one)}
        if person is not None and person.title:
            office = self.knowledge.offices.get(person.title)
            if office is not None and office.sort is OfficeSort.RANK:
                kinds = {Victims.COMBATANT}
        kinds.discard(Victims.UNKNOWN)
        if person is not None and not person.title and not kinds and _is_in_private_life(row.head):
            kinds = {Victims.CIVILIAN}
        most = said_of_most(row.head, self.is_people) if not kinds else None
        if most is not None:
            kinds = {self.said_of(most)[1]} - {Victims.UNKNOWN}
        if kinds:
            row.victims = Victims.MIXED if len(kinds) > 1 else kinds.pop()
        row.groups = tuple(groups)
        alone = row.head.tag == "NNS" and row.head.kid("nummod", "det", "amod", "prep") is None
        if not alone:  # of "killing men, women and children" each is told by itself
            self.add_groups(row, [one for one in spread(row.head) if one is not row.head and is_bare_plural(one)])
        if row.effect is Effect.CAPTURED:  # whom an enemy captures fought, where nothing else is said of them
            row.groups = tuple(group for group in row.groups if group is not Group.PRISONERS)
            row.victims = Victims.COMBATANT if row.victims is Victims.UNKNOWN else row.victims
        row.victim_actor = self._side_of_person(nouns) if person is not None else self._side(nouns)
        if row.victims is Victims.MIXED and row.head.kid("conj") is not None:
            row.victim_actor = None  # of a side's soldiers and of others
        side = self.cast.drafts[row.victim_actor].kind if row.victim_actor is not None else None
        if side in (ActorKind.MILITARY, ActorKind.ARMED_GROUP) and any(noun.lemma == "man" for noun in nouns):
            row.victims = Victims.COMBATANT  # "dozens of its men"
        if row.victims is Victims.CIVILIAN and side is ActorKind.MILITARY:
            row.victim_actor = None  # "four Syrian sailors" of a merchant ship are none of Syria's army
        of_police = _is_of_police(row.head) or str(row.victim_actor or "").endswith("interior-ministry")
        of_police = of_police or side is ActorKind.POLICE
        if row.victims is Victims.COMBATANT and Group.POLICE in row.groups and not of_police:
            row.groups = tuple(group for group in row.groups if group is not Group.POLICE)  # officers of an army
        if row.victims is Victims.UNKNOWN and side in (ActorKind.MILITARY, ActorKind.ARMED_GROUP):
            row.victims = Victims.COMBATANT

    def _are_called_as_force(self, noun: Token) -> bool:
        """Whether the name of a force stands right behind a noun, in brackets or not."""
        at = noun.i - noun.sent.tokens[0].i + 1
        behind = [actor for one in noun.sent.tokens[at : at + 2] for actor in self.cast.headed(one)]
        return any(self.cast.drafts[actor].kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY) for actor in behind)

    def _whom(self, row: Row) -> list[Token]:
        """ "127 civilian casualties, of whom 38 were killed and 89 wounded": the 38 and the 89 are of these casualties."""
        verb = row.trigger.first_conjunct()
        whom = next((one for prep in verb.kids_by("prep") for one in prep.kids_by("pobj") if one.low == "whom"), None)
        if whom is None:
            return []
        before = [one for one in whom.sent.tokens if one.i < whom.i and one.pos == "NOUN" and one.tag == "NNS"]
        return [one for one in before if one.lemma in _WHOLES or self.is_people(one)][-1:]

    def _fought_before(self, row: Row) -> list[Token]:
        """ "Pursued the raiders and killed five", "attacked men of X, killing five": a bare figure counts those fought."""
        verb = row.trigger
        before = verb.head
        if row.head.kids or verb.dep not in ("conj", "advcl") or before.i > verb.i or before.pos != "VERB":
            return []
        if row.head not in verb.kids_by("dobj") or verb.kid("nsubj") is not None or before.kid("auxpass") is not None:
            return []
        kinds = (ActorKind.ARMED_GROUP, ActorKind.MILITARY)
        fought = [one for one in before.kids_by("dobj") if one.i < verb.i]
        doers = {actor for one in before.kids_by("nsubj") for actor in self.cast.of(one)}
        armed = [one for one in fought if any(self.cast.drafts[actor].kind in kinds for actor in self.cast.of(one))]
        harmless = [one for one in fought if one.tag == "NNS" and self.said_of(one)[1] is Victims.CIVILIAN]
        return [one for one in armed if not doers & set(self.cast.of(one))] or harmless

    def add_groups(self, row: Row, nouns: list[Token]) -> None:
        """ "Thirteen were women and children": the figure counts both."""
        for noun in nouns:
            group = self._group(noun.lemma.lower())
            if group is not None and group not in row.groups:
                row.groups = (*row.groups, group)

    def _counted(self, head: Token) -> list[Token]:
        """The nouns that say who is counted: the head itself, or what stands behind its "of"."""
        apposed = head.kid("appos") if head.pos in ("NUM", "ADJ") or head.low == "one" else None
        if apposed is not None and self.is_people(apposed) and apposed.kid("nummod") is None:
            return spread(apposed)  # "one of them, a girl of twelve, died"
        of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
        if of is None or not (head.pos == "NUM" or head.lemma in self.words.counted_behind):
            return [head]
        counted = of.kid("pobj")
        return [head] if counted is None else spread(counted)

    def said_of(self, noun: Token) -> tuple[Group | None, Victims]:
        """The group that a noun for people names, and whether they are civilians or combatants by it."""
        lemma = _lemma(noun)
        if (age := age_of(noun)) is not None:
            return (Group.CHILDREN, Victims.CIVILIAN) if age < GROWN_UP else (None, Victims.UNKNOWN)
        if noun.low in ("them", "whom"):  # "engaged the gunmen and killed three of them"
            kinds = {self.cast.drafts[actor].kind for actor in self.cast.of(noun)}
            if kinds:
                return None, Victims.COMBATANT if kinds <= {ActorKind.ARMED_GROUP, ActorKind.MILITARY} else Victims.UNKNOWN
            meant = those_counted(noun, self.cast.paper) or self._meant(noun)
            return (None, Victims.UNKNOWN) if meant is None else self.said_of(meant)
        collective = collective_of(noun, self.knowledge)
        group = self._group(lemma) or (collective.group if collective is not None else None)
        beside = {kid.low for kid in noun.kids_by("amod", "compound", "nmod")}
        if lemma in _OFFSPRING and not beside & _SMALL and not _has_age(noun):
            group = None  # "a shepherd and his two sons": they may be grown up
        if lemma == "member" and _is_of_family(noun):
            return group, Victims.CIVILIAN  # "four members of one family"
        if lemma == "defender" and beside & {"rights", "environmental", "land"}:
            return group, Victims.CIVILIAN  # "a human rights defender"
        if lemma == "volunteer" and beside & _ARMED:
            return None, Victims.UNKNOWN  # "two defence volunteers" of a village's guard
        if lemma == "volunteer" and self._are_called_as_force(noun):
            return None, Victims.COMBATANT  # "18 volunteers (VDP)"
        if _is_of_before(noun) and group is None:
            return group, Victims.UNKNOWN
        sort = self._sort_of(lemma)
        if "enemy" in beside and group is None:
            return group, Victims.COMBATANT  # "five enemy personnel", of a communique
        if "armed" in beside and lemma in _ANYBODY:
            return group, Victims.COMBATANT  # "fourteen armed individuals"
        if lemma == "man" and any(kid.low in _COMMANDED for kid in noun.kids_by("poss")):
            return group, Victims.COMBATANT  # "five of our men", "93 of its men"
        if "civilian" in beside or "civilians" in beside:
            return group, Victims.CIVILIAN
        if lemma in self.words.either and beside & _OF_FORCES:
            return group, Victims.COMBATANT  # "army scout rangers"
        if lemma in self.words.either:
            return group, Victims.MIXED if lemma == "cadet" else Victims.UNKNOWN
        if sort is Victims.COMBATANT and not (lemma == "officer" and "police" in beside):
            return group, Victims.COMBATANT
        if sort is Victims.CIVILIAN or group in (Group.CHILDREN, Group.WOMEN):
            return group, Victims.CIVILIAN
        if collective is None and group is None and is_of_trade(noun, self.knowledge):
            return group, Victims.CIVILIAN  # "a fruit seller"
        return group, collective.victims if collective is not None else Victims.UNKNOWN

    def _meant(self, pronoun: Token) -> Token | None:
        """ "Surrounded the gunmen and killed 15 of them": the people told before in the sentence, who did not do it."""
        doing = [one for one in pronoun.ancestors() if one.pos == "VERB"]
        doers = {kid for verb in doing for kid in verb.kids_by("nsubj")}
        before = [one for one in pronoun.sent.tokens if one.i < pronoun.i and one.tag == "NNS" and one.pos == "NOUN"]
        return next((one for one in reversed(before) if one not in doers and self.is_people(one)), None)

    def _sort_of(self, lemma: str) -> Victims:
        """Whether a noun counts civilians or combatants; what the rules say of it outranks what it may mean elsewhere."""
        if lemma in self.words.civilians:
            return Victims.CIVILIAN
        if lemma in self.words.combatants:
            return Victims.COMBATANT
        collective = self.knowledge.collectives.get(lemma)
        return collective.victims if collective is not None and collective.people else Victims.UNKNOWN

    def _group(self, lemma: str) -> Group | None:
        """The group of women or children that a noun counts on its own."""
        if lemma in self.words.groups_of_women:
            return Group.WOMEN
        if lemma in self.words.groups_of_children:
            return Group.CHILDREN
        collective = self.knowledge.collectives.get(lemma)
        return collective.group if collective is not None and collective.group in (Group.WOMEN, Group.CHILDREN) else None

    # ------------------------------------------------------------ sides

    def _of_side(self, actors: list[ActorId]) -> list[ActorId]:
        return [actor for actor in actors if self.cast.drafts[actor].kind in _SIDES]

    def _of_named_side(self, token: Token) -> list[ActorId]:
        return [actor for actor in self._of_side(self.cast.of(token)) if not self.cast.drafts[actor].nameless]

    def _side_of_person(self, nouns: list[Token]) -> ActorId | None:
        """The body that a named victim belonged to."""
        for actor in self.cast.ids(nouns):
            body = self.cast.drafts[actor].affiliation
            if body in self.cast.drafts and self.cast.drafts[body].kind in _SIDES:
                return body
        return None

    def _side(self, nouns: list[Token]) -> ActorId | None:
        """The body that the victims belong to: "its fighters", "Turkish soldiers", "two of our staff"."""
        for noun in nouns:
            if _is_of_before(noun):
                return None  # "a former army officer", "seven former FARC combatants"
            found = self._of_named_side(noun)
            kin = self._group(noun.lemma.lower()) is not None  # "their children" are on nobody's side
            for kid in noun.kids_by("poss", "compound", "nmod") if not (found or kin) else ():
                found = found or self._of_side(self.cast.of(kid))
            if found:
                return found[0]
            for prep in noun.kids_by("prep"):
                obj = prep.kid("pobj") if prep.low in ("of", "from", "with") else None
                if obj is None:
                    continue
                found = self._of_named_side(obj) or self._of_regime(obj)
                inner = found[0] if found else self._side([obj]) if obj.lemma in self.words.own else None
                if inner is not None:
                    return inner
        return self._of_only_army(nouns)

    def _of_regime(self, noun: Token) -> list[ActorId]:
        """ "58 soldiers of the Pakistani military regime": of that state's forces."""
        if noun.lemma not in lists().cast.governments:
            return []
        beside = noun.kids_by("amod", "compound")
        nations = [kid for kid in beside if people_at(kid, self.knowledge) is not None]
        if nations:
            return self._of_side(self.cast.side_named(nations[0], noun.lemma))
        named = [actor for kid in beside for actor in self._of_named_side(kid)]
        if named or beside or not any(kid.low == "the" for kid in noun.kids_by("det")):
            return named
        forces = self.cast.state_side(noun)  # "dozens of officers of the regime"
        return [forces] if forces is not None else []

    def _of_only_army(self, nouns: list[Token]) -> ActorId | None:
        """ "Two soldiers were killed", "the army said 12 fighters had died": of the one army, the one armed group that an
        article speaks of, where nothing says whose they are."""
        security = len(nouns) == 1 and _is_of_security(nouns[0])  # "two security members"
        told = len(nouns) == 1 and nouns[0].pos == "NOUN"
        if not told or not (security or nouns[0].lemma in _SOLDIERS | _FIGHTERS):
            return None
        kind = ActorKind.ARMED_GROUP if nouns[0].lemma in _FIGHTERS else ActorKind.MILITARY
        beside = [kid for kid in nouns[0].kids if kid.dep in ("amod", "compound", "nmod", "poss", "prep", "relcl")]
        if any(kid.low != "security" for kid in beside):
            return None
        armies = {draft.id: draft for draft in self.cast.drafts.values() if draft.kind is kind}
        named = [draft for draft in armies.values() if not draft.nameless]
        home = self.cast.atlas.main_country
        if kind is ActorKind.MILITARY and home:
            if any(draft.country not in (home, None) for draft in named):
                return None
            forces = [draft for draft in named if draft.country == home]
            named = [max(forces, key=lambda draft: len(draft.mentions))] if forces else named
        if len(named) != 1 or (kind is ActorKind.MILITARY and named[0].country != home):
            return None
        if kind is ActorKind.ARMED_GROUP and named[0].first > nouns[0].sent.tokens[-1].i:
            return None  # "24 militants were killed": nobody has named the group yet
        return named[0].id


def _is_of_before(noun: Token) -> bool:
    """ "A former army officer", "retired soldiers": they are no longer of that side."""
    return any(kid.low in ("ex", "former", "retired") for kid in noun.kids_by("amod"))


def _is_of_security(noun: Token) -> bool:
    beside = any(kid.low == "security" for kid in noun.kids_by("compound", "amod"))
    return beside and noun.lemma in ("member", "officer", "personnel")


def _is_of_police(head: Token) -> bool:
    """Whether the sentence speaks of the police, so that its officers are theirs."""
    words = [token.low for token in head.sent.tokens]
    interior = any(one == "interior" and other.startswith("minist") for one, other in pairwise(words))
    return interior or any(word.startswith(("police", "gendarm", "constab")) for word in words)


def is_bare_plural(noun: Token) -> bool:
    """Whether a plural behind "and" has no number or article of its own: the figure before counts it too."""
    bare = not any(kid.dep in ("nummod", "det", "poss") or kid.lemma in _OTHERS for kid in noun.kids if kid.i < noun.i)
    return noun.tag in ("NNS", "NNPS") and bare and noun.kid("cc") is None


def _is_of_family(noun: Token) -> bool:
    behind = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
    return any(obj.lemma in ("family", "household") for obj in behind)


def _is_in_private_life(name: Token) -> bool:
    """ "Rex Masai, 29, was shot dead": of whom a report tells the age, and no rank or office, it speaks as of anybody."""
    behind = name.sent.tokens[name.i - name.sent.tokens[0].i + 1 :][:3]
    aged = [one.text for one in behind[:1]] == [","] and len(behind) > 1 and behind[1].text.isdigit()
    if not aged or not 1 <= int(behind[1].text) <= OLDEST:
        return False
    return len(behind) < 3 or behind[2].text in (",", ".", ";")


def _has_age(noun: Token) -> bool:
    """ "A son of six", "his daughters, 6 and 8", "a five-year-old son"."""
    behind = noun.sent.tokens[noun.i - noun.sent.tokens[0].i + 1 :][:3]
    aged = [one for one in behind if one.low in ("aged", "of", ",")] and any(one.tag == "CD" for one in behind)
    return bool(aged) or any(kid.low == "old" for kid in noun.kids)


def age_of(noun: Token) -> int | None:
    """The years of "a 15-year-old", where the words stand for a person and no noun follows."""
    year = noun.kid("npadvmod") if noun.low == "old" and noun.dep not in ("amod", "acomp") else None
    if year is None or year.lemma != "year" or not any(kid.low in ("a", "an", "the") for kid in noun.kids_by("det")):
        return None
    years = next((kid.low for kid in year.kids_by("nummod") if kid.low.isdecimal()), None)
    return int(years) if years is not None and len(years) <= 3 else None


def _lemma(noun: Token) -> str:
    """The lemma in small letters, of a plural that was taken for a name too: "14 Sunnis", "207 ultras"."""
    lemma = noun.lemma.lower()
    plural = (
        noun.tag in ("NNPS", "NNP")
        and noun.kid("nummod") is not None
        and lemma == noun.low
        and lemma.endswith("s")
        and len(lemma) > 3
    )
    return lemma[:-1] if plural else lemma
