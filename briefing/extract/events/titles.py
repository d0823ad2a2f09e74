"""Headlines: short, active, grammatical and true, made of the article's own words about a happening.

A verb gives "<who> <does> <what> in <place>" in the present tense, as headlines do; without a doer the object comes first
with the participle. A noun gives its own phrase. What is planned says so by its infinitive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.event import EventType
from briefing.domain.place import PlaceId, PlaceKind
from briefing.extract.actors.anaphora import those_of_main
from briefing.extract.actors.cast import Cast
from briefing.extract.events.candidates import COMING
from briefing.extract.events.happenings import Happening
from briefing.extract.events.headline_words import (
    MAX_LENGTH,
    NO_OBJECTS,
    OURS,
    PRONOUNS,
    are_joined,
    finite,
    is_empty_bracket,
    is_in_brackets,
    is_pronoun,
    joined,
    of_ours,
    participle,
    whole_line,
    words_between,
)
from briefing.extract.events.standing import Mood
from briefing.extract.names.mentions import Sort
from briefing.extract.places.atlas import Spot
from briefing.extract.places.scores import leads_there
from briefing.extract.sentences.clauses import Clause, antecedent, lemma_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.times.found import FoundTime
from briefing.knowledge.words import lists

LONGEST_OBJECT = 72  # characters of what is done to that are told with all their prepositions
LONGEST_SUBJECT = 56  # characters of a subject that is told with its "of"
_DROPPED = frozenset("relcl acl appos advcl parataxis ccomp punct cc preconj dep advmod intj meta".split())
_PORTS = (PlaceKind.CITY, PlaceKind.VILLAGE)
_PARTS = frozenset("half part parts most gates outskirts edge centre center suburbs countryside".split())
_SETTLED = frozenset("city town village capital".split())
_LEAVES_IT = re.compile(r"\b(?:leaves?|flees?|enters?|quits?|reach(?:es)?) country$")
_SENT = re.compile(
    r"\b(?:sends?|dispatch(?:es)?) (?:\w+ ){0,2}(?:forces|police|reinforcements|soldiers|troops)$"
    r"|\breinforcements (?:sent|dispatched)$"
)
_ON_LAND = frozenset("bus car checkpoint convoy driver fuel highway lorry road truck".split())  # tankers there are no ships
_SOME = frozenset("all both many most several some".split())
_MEASURES = frozenset("day hour kilometer kilometre metre meter mile week".split())
_ASIDE = frozenset("also however later meanwhile reportedly then".split())
_SMALL = frozenset("the a an some any such this that these those".split())
_PERSONAL = frozenset("him her them".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WHEN = _DAYS | {"hour", "hours"}
_AIMS = frozenset("through across on at against into from to near outside towards toward over around of with".split())
_PLAIN = frozenset(("", "CARDINAL", "QUANTITY", "DATE", "ORDINAL"))  # kinds of entities that are no names
_FIRING = frozenset("fire launch shoot".split())
_REPELLING = frozenset("foil repel repulse thwart".split())
_BESIDE_IT = frozenset("behalf charge suspicion time way".split())  # "detained on suspicion of ..."
_RIDDEN = frozenset("bicycle bike camel foot horse horseback motorbike motorcycle".split())  # "by two men on a motorcycle"
_PARTS_OF = frozenset("bank border coast edge end fringe outskirt part shore side".split())
_QUITTING = frozenset("abandon flee leave quit".split())
_FLEEING = frozenset("flee evacuate return".split())
_LANDMARKS = frozenset("bridge checkpoint crossing crossroads gate interchange intersection junction roundabout".split())
_LEAVING = frozenset("head leave run".split())  # for where
_KEPT_PREPS = frozenset("of on against between by in near at for to with including".split())
_OF = frozenset(("of",))
_ASKING = frozenset("apologise apologize appeal ask call press push vote".split())  # for what
_POINTING = frozenset("same similar separate further latter aforementioned said".split())
_FRONT = _SMALL | _POINTING
_CAPTIVES = re.compile(r"^(?P<who>.+) (?P<as_what>hostage|captive|prisoner) (?P<done>held|taken|kept)\b")
_LAST_OF_LIST = re.compile(r"(?:,? and |, )(?:(?! and |, ).)*$")
_CLAUSE_AFTER = re.compile(r",? (?:which|whose|whom|who) .*$")
_NUMBERING = re.compile(r"^\d+(?:\.\d+)+\.?\s+")  # "4.3 Two officials were shot"
_LEFT_HANGING = re.compile(r"(?: (?:and|at|by|for|from|in|of|on|or|to|with))+$")  # "hand over sons to"
_WHICH_ONE = re.compile(r" \([^)]*\)$")  # "National Liberation Army (Colombia)"
_TELLERS = frozenset("press media information news".split())
_PLAIN_NAMES = {
    "capture-of-personnel": "Arrests",
    "capture-of-territory": "Advance",
    "violence-against-civilians": "Attack",
}


class Headlines:
    """Makes the titles of one article's happenings."""

    def __init__(self, paper: Paper, cast: Cast, times: Iterable[FoundTime] = ()) -> None:
        self.paper = paper
        self.cast = cast
        self._said: dict[PlaceId, str] = {}  # how the article calls its places
        starts = [token.start for token in paper.tokens]
        self._dated = {n for time in times for n in range(bisect_left(starts, time.start), bisect_left(starts, time.end))}

    def title(self, happening: Happening) -> str:
        """The headline of a happening, at most `MAX_LENGTH` characters."""
        if happening.type is EventType.CASUALTY and (happening.nominal or happening.clause is None):
            words = self._death_title(happening)
        elif (telling := self._told_by_verb(happening)) is not None:
            words = self._verb_title(happening, telling)
        elif happening.nominal or happening.clause is None:
            words = self._noun_title(happening)
            words += " displaced" if happening.meaning.subtype == "displacement" and happening.trigger.is_root else ""
        else:
            words = self._verb_title(happening, happening.clause)
        words = self._with_place(_NUMBERING.sub("", words), happening)
        words = _CAPTIVES.sub(r"\g<who> \g<done> \g<as_what>", " ".join(words.split()).strip(" ,;:-"))
        words = _LEFT_HANGING.sub("", words)
        if len(words) > MAX_LENGTH:
            words = whole_line(words)
        return words[:1].upper() + words[1:] if words else "Event"

    def _told_by_verb(self, happening: Happening) -> Clause | None:
        """A verb of the first sentence that tells who does it: "Rebels advance" says more than "Operation"."""
        if not happening.nominal or happening.standing.mood is Mood.PLANNED or happening.objects:
            return None
        for one in happening.tellings:
            clause = one.clause
            if clause is None or one.type is not happening.type or one.trigger.sent is not happening.trigger.sent:
                continue
            if clause.subjects and clause.subjects[0].pos != "PRON" and clause.subjects[0] is not happening.trigger:
                return clause
        return None

    def _death_title(self, happening: Happening) -> str:
        """ "Brigadier General Kiumars Pourahmadi killed", "Dozens of soldiers killed", "Three children injured"."""
        head = happening.trigger
        person = self.cast.mentions.over(head, Sort.PERSON)
        if person is None:
            harm = "injured" if happening.meaning.subtype == "injury" else "killed"
            return f"{self.phrase(head, keep_preps=True)} {harm}"
        rank = person.title if person.title and person.rank else ""
        others = [self.phrase(one, keep_preps=one.pos == "NUM") for one in happening.objects if one.head is head]
        return f"{joined([f'{rank} {person.text(self.paper)}'.strip(), *others])} killed"

    def _noun_title(self, happening: Happening) -> str:
        words = self.phrase(happening.trigger, keep_preps=True)
        if happening.trigger.lemma == "fire" and happening.objects:
            hit = self._join(happening.objects)
            words = f"{hit} under fire" if hit else "Shots"
        if happening.standing.mood is Mood.PLANNED and not words.lower().startswith("planned"):
            common = happening.trigger.pos == "NOUN" and words.startswith(happening.trigger.text)
            words = "planned " + (words[:1].lower() + words[1:] if common else words)
        led = next((verb for verb in happening.trigger.kids_by("acl") if verb.low in ("led", "mediated")), None)
        by = led.kid("agent") if led is not None and len(words.split()) == 1 else None
        leader = by.kid("pobj") if by is not None else None
        if led is not None and leader is not None:
            return f"{words} {led.low} by {self.phrase(leader, keep_preps=False)}"
        if happening.trigger.lemma == "bomber" and (does := self._what_he_did(happening.trigger)):
            return f"{words} {does}"
        if len(words.split()) == 1 and (does := self._what_it_did(happening.trigger)):
            return f"{words} {does}"
        if happening.definite and len(words.split()) <= 1 and happening.initiators:
            name = self._name(happening.initiators[0])
            words = f"{words} by {name}"
        return words

    def _what_he_did(self, noun: Token) -> str:
        """ "A suicide bomber rammed his car into the gate": "rams car into gate"."""
        verb, obj = noun.head, noun.head.kid("dobj")
        if noun.dep != "nsubj" or verb.pos != "VERB" or any(kid.dep == "neg" for kid in verb.kids):
            return ""
        into = [prep for prep in verb.kids_by("prep") if prep.low in _AIMS and prep.kid("pobj") is not None]
        told = [self.phrase(obj, keep_preps=_OF)] if obj is not None and obj.low not in NO_OBJECTS | {"himself"} else []
        told += [f"{prep.text} {self.phrase(one, keep_preps=_OF)}" for prep in into[:1] for one in prep.kids_by("pobj")]
        return f"{finite(verb.lemma, noun.tag == 'NNS')} {' '.join(told)}" if told else ""

    def _what_it_did(self, noun: Token) -> str:
        """ "Strikes that killed the chief of staff", in the words of a headline: "kill chief of staff"."""
        for verb in noun.kids_by("relcl"):
            subject = verb.kid("nsubj")
            obj = verb.kid("dobj")
            if subject is None or subject.low not in ("that", "which") or obj is None or obj.low in NO_OBJECTS:
                continue
            told = self.phrase(obj, keep_preps=_OF)
            if len(told) <= LONGEST_OBJECT and not any(kid.dep == "neg" for kid in verb.kids):
                return f"{finite(verb.lemma, noun.tag == 'NNS')} {told}"
        return ""

    def _verb_title(self, happening: Happening, clause: Clause) -> str:
        verb = clause.verb
        particle = lemma_of(verb).partition("_")[2]
        lemma = verb.lemma
        objects = self._join(clause.objects)
        doers = self._subject(happening, clause)
        if happening.meaning.subtype in ("visit", "humanitarian") and lemma in ("be", "expect"):
            return f"{objects or doers} expected"
        if (
            happening.type is EventType.VIOLENCE_AGAINST_CIVILIANS
            and (lemma in COMING or lemma == "go")
            and not clause.behind("under")
        ):
            return f"{doers} {finite('attack', self._is_plural(clause, doers))}" if doers else "Attack"
        planned = happening.standing.mood is Mood.PLANNED
        if len(objects) > LONGEST_OBJECT:
            objects = self._join(clause.objects, keep_preps=_OF)
            if len(objects) > LONGEST_OBJECT and not doers:  # a list that goes on and hides its verb
                objects = _LAST_OF_LIST.sub("", objects[:LONGEST_OBJECT])
        tail = " ".join(part for part in (self._complement(clause), self._prepositions(clause)) if part)
        particle = (
            "" if particle and f" {tail}".find(f" {particle} ") >= 0 else particle
        )  # "drive soldiers out of a village"
        if not objects and len(clause.objects) == 1 and clause.objects[0].low in _PERSONAL and happening.targets:
            objects = self._name(happening.targets[0])
        if not objects and any(one.low == "them" for one in clause.objects):
            those = next((whom for one in clause.objects if (whom := those_of_main(one)) is not None), None)
            objects = self.phrase(those, keep_preps=False) if those is not None else ""
        if not objects and any(one.low in ("which", "that", "whom") for one in clause.objects):
            whom = antecedent(verb)  # "a force that he founded"
            objects = self.phrase(whom, keep_preps=_OF) if whom is not None else ""
        if not objects and lemma in _REPELLING and clause.objects:
            objects = "attack"  # "they were repelled"
        if (
            not objects
            and clause.objects
            and doers
            and not clause.passive
            and not planned
            and all(map(is_pronoun, clause.objects))
        ):
            return self._plain(happening, doers)  # "blew it up": what, a headline cannot say
        told = self._complement(clause)
        if told and told in objects:
            tail = self._prepositions(clause)
        elif objects and told.startswith(objects):  # "set its market ablaze", read as both
            objects, tail = "", f"{told} {self._prepositions(clause)}"
        if happening.meaning.subtype == "appeal" and doers and not objects and (said := self._content(verb)):
            line = f"{doers} {finite(lemma, self._is_plural(clause, doers))} {said}"
            return line if len(line) <= MAX_LENGTH else f"{doers} {finite(lemma, self._is_plural(clause, doers))}"
        if doers and not (clause.passive and not clause.subjects):
            plural = self._is_plural(clause, doers)
            if told == "dead" and objects and not particle:
                particle, tail = told, self._prepositions(clause)  # "shoots dead a man of the town"
            tried = f"{finite('try', plural)} to {lemma}" if happening.standing.tried else finite(lemma, plural)
            does = f"to {lemma}" if planned else tried
            return " ".join(part for part in (doers, does, particle, objects, tail) if part)
        if objects and lemma in _QUITTING and clause.subjects and all(map(is_pronoun, clause.subjects)) and not planned:
            return f"people {lemma} {objects}"  # "we left Samraong"
        if objects:
            done = (
                "attacked"
                if happening.standing.tried
                else verb.low
                if verb.tag == "VBN"
                else lists().titles.participles.get(lemma, participle(lemma))
            )
            return " ".join(part for part in (objects, f"to be {done}" if planned else done, particle, tail) if part)
        if clause.objects:
            names = [self._name(actor) for obj in clause.objects for actor in self.cast.of(obj)]
            done = verb.low if verb.tag == "VBN" else lists().titles.participles.get(lemma, participle(lemma))
            if names and not planned:
                return f"{joined(names[:2])} {done}"  # "he was arrested", of names the text has told
            subtype = happening.meaning.subtype or happening.type.value
            return _PLAIN_NAMES.get(subtype, subtype.replace("-", " "))  # "they were released"
        if verb.tag != "VBG" and lemma in _FLEEING:
            return " ".join(part for part in ("people", lemma, particle, tail) if part)
        return " ".join(part for part in (verb.low if verb.tag == "VBG" else lemma, particle, tail) if part)

    def _content(self, verb: Token) -> str:
        """What somebody asks for in a clause: "that road be opened"."""
        told = verb.kid("ccomp")
        who = told.kid("nsubj", "nsubjpass") if told is not None else None
        if told is None or who is None or who.i > told.i or is_pronoun(who) or not verb.i < who.i:
            return ""
        does = [kid.text for kid in told.kids_by("aux", "auxpass", "neg") if kid.i < told.i]
        what = self._join([kid for kid in told.kids_by("dobj", "attr") if kid.i > told.i], keep_preps=_OF)
        where = next((kid for kid in told.kids_by("prep") if kid.low in _AIMS and kid.kid("pobj") is not None), None)
        aim = where.kid("pobj") if where is not None and not what else None
        tail = f"{where.text} {self.phrase(aim, keep_preps=_OF)}" if where is not None and aim is not None else ""
        return " ".join(part for part in ("that", self.phrase(who, keep_preps=_OF), *does, told.text, what, tail) if part)

    @staticmethod
    def _plain(happening: Happening, doers: str) -> str:
        """What a happening is, and whose: "Attack by troops"."""
        subtype = happening.meaning.subtype or happening.type.value
        name = "Attack" if happening.type is EventType.BATTLE else _PLAIN_NAMES.get(subtype, subtype.replace("-", " "))
        return f"{name} {'with' if subtype == 'talks' else 'by'} {doers}"

    def _subject(self, happening: Happening, clause: Clause) -> str:
        if not clause.subjects:
            return ""
        names = []
        firsts = [one for one in clause.subjects if not (one.dep == "conj" and one.head in clause.subjects)]
        firsts = [one for one in firsts if one.i not in self._dated]  # "had been displaced by the weekend"
        if len(firsts) == 2 and not are_joined(*firsts):
            firsts = firsts[-1:]  # "the news that troops opened fire"
        for told in firsts[:3]:
            whose = told.kid("poss") if told.lemma in ("attempt", "bid", "claim") else None
            subject = whose or told  # "the junta's claim to have repelled an assault"
            actors = self.cast.of(subject)
            if subject.pos == "PRON" or subject.low in lists().titles.groups | PRONOUNS:
                if not actors:
                    continue
                names.append(self._name(actors[0]))
                beside = [one for one in clause.subjects if one.dep == "conj" and one.first_conjunct() is subject]
                names += [self._of_whom(one) for one in beside if one.pos != "PRON"]
            elif (
                actors
                and not self.cast.drafts[actors[0]].nameless
                and subject.tag == "NNS"
                and any(kid.pos == "PRON" for kid in subject.kids_by("poss"))
            ):
                names.append(self._whose(actors[0], subject))
            else:
                names.append(self._of_whom(subject))
        if not names and happening.initiators:
            names = [self._name(actor) for actor in happening.initiators[:2]]
        return joined(names)

    def _whose(self, actor: ActorId, subject: Token) -> str:
        """ "Its men": in a headline nobody knows whose; "our forces" of a press office are not the office's."""
        name, plain = self._name(actor), self.phrase(subject, keep_preps=_OF)
        last = name.rpartition(" ")[2].lower()
        if last == subject.low:
            return name
        if last == subject.lemma.lower() or _TELLERS & set(name.lower().split()):
            return plain
        if self.cast.drafts[actor].kind is ActorKind.STATE or last in lists().titles.plurals:
            return f"{name}'{'' if name.endswith('s') else 's'} {subject.text}"
        return f"{name} {subject.text}"

    def _of_whom(self, subject: Token) -> str:
        """A subject with its "of": "fighters of Liwa al-Tawhid", "the head of the mission"; without it where it is long."""
        words = self.phrase(subject, keep_preps=_OF)
        if len(words) <= LONGEST_SUBJECT:
            return words
        heads = [one for one in subject.conjuncts() if one.pos in ("NOUN", "PROPN")]
        told = [self._with_owner(one) for one in heads]
        return joined(told) if len(joined(told)) <= LONGEST_OBJECT else self.phrase(subject, keep_preps=False)

    def _with_owner(self, subject: Token) -> str:
        """ "Members of the VDP": of a long subject the bare noun would say nothing."""
        actors = [actor for of in subject.behind("of")[:1] for actor in self.cast.headed(of)]
        plain = self.phrase(subject, keep_preps=False)
        if actors and subject.tag == "NNS" and subject.kid("nummod") is None:
            return f"{subject.low} of {self._name(actors[0])}"
        return plain

    def _name(self, actor: ActorId) -> str:
        return _WHICH_ONE.sub("", self.cast.drafts[actor].name)

    def _is_plural(self, clause: Clause, doers: str) -> bool:
        if len(clause.subjects) > 1:
            return True
        subject = clause.subjects[0]
        if subject.pos == "NUM":
            return subject.low not in ("one", "1")
        if subject.tag == "NNS" and (subject.text[:1].islower() or _begins(subject)):
            return True
        again = self.cast.of(subject) if subject.low in lists().titles.groups else []
        if again and self.cast.drafts[again[0]].nameless:
            return self._name(again[0]).endswith(("s", "men"))
        if self.cast.mentions.over(subject, Sort.ACTOR, Sort.STATE) is not None:
            words = doers.lower().split()
            return words[-1] in lists().titles.plurals or words[0] == "armed" or (words[-1] == "states" and len(words) > 2)
        if subject.pos == "PRON":
            actors = self.cast.of(subject)
            last = (
                self._name(actors[0]).partition(" of ")[0].partition(" for ")[0].rpartition(" ")[2].lower()
                if actors
                else ""
            )
            if last.endswith("men") or last in lists().titles.plurals:
                return True
            return last.endswith("s") and not last.endswith("ss") and last not in ("hts", "sas", "us")
        if subject.tag in ("NNS", "NNPS") or subject.low in ("people", "police", "troops", "forces"):
            return True
        if subject.low == "aircraft":
            return not any(kid.low in ("a", "an", "one") for kid in subject.kids)
        return doers.partition(" of ")[0].split()[-1].lower() in lists().titles.plurals

    def _join(self, heads: list[Token], *, keep_preps: bool | frozenset[str] = True) -> str:
        firsts = [head for head in heads if not (head.dep == "conj" and head.head in heads)]
        firsts = firsts[:1] + [head for head in firsts[1:] if self._is_one_more(firsts[0], head)]
        return joined([self.phrase(head, keep_preps=keep_preps) for head in firsts[:3] if head.low not in NO_OBJECTS])

    def _is_one_more(self, first: Token, head: Token) -> bool:
        """Whether a noun is told beside the first: not "two bodies, some with their hands tied", "a block, killing two"."""
        if head.low in _SOME or head.lemma in _MEASURES or head.i in self._dated:
            return False
        tokens = head.sent.tokens
        between = tokens[first.i - tokens[0].i + 1 : max(0, head.i - tokens[0].i)]
        return head.sent is not first.sent or not any(one.pos == "VERB" and one.tag == "VBG" for one in between)

    def _complement(self, clause: Clause) -> str:
        """What the verb makes of it: "stay shut", "named interim president", "taken prisoner"."""
        if clause.verb.lemma == "become" and (made := clause.verb.kid("attr")) is not None:
            return self.phrase(made, keep_preps=True)
        told = clause.verb.kid("acomp", "oprd")
        told = told or next((kid for kid in clause.verb.kids if kid.low in ("ablaze", "afire", "alight")), None)
        if told is None or told.i < clause.verb.i or told.pos not in ("ADJ", "NOUN", "PROPN", "ADV"):
            return ""
        return self.phrase(told, keep_preps=False)

    def _prepositions(self, clause: Clause) -> str:
        """At most one prepositional phrase that says where to or against whom."""
        for kid in clause.verb.kids_by("prep"):
            under = kid.kid("pobj") if clause.verb.lemma == "come" and kid.low == "under" else None
            if under is not None:
                return f"under {self.phrase(under, keep_preps=False)}"
            left = next((one for of in kid.kids_by("prep") if of.low == "of" for one in of.kids_by("pobj")), None)
            if kid.low == "out" and left is not None:
                return f"out of {self.phrase(left, keep_preps=False)}"
            asked = kid.low == "for" and clause.verb.lemma in _ASKING
            bereft = kid.low == "without" and clause.verb.lemma == "leave"  # "left without power"
            aims = kid.low in _AIMS or bereft or asked or (kid.low == "for" and clause.verb.lemma in _LEAVING)
            obj = kid.kid("pobj") if aims and kid.i > clause.verb.i else None
            if obj is not None and kid.low == "to" and leads_there(kid):
                continue  # "went off on the highway to Goma": whither the road leads
            if obj is not None and (obj.lemma in _BESIDE_IT or (kid.low == "on" and obj.lemma in _RIDDEN)):
                continue
            if obj is None or obj.low in ("it", "them") or obj.low in _WHEN or obj.pos == "NUM" or obj.i in self._dated:
                continue
            if obj.ent not in ("DATE", "TIME", "CARDINAL"):
                return f"{kid.text} {self.phrase(obj, keep_preps=asked or (_OF if obj.lemma in _PARTS_OF else False))}"
        return ""

    def phrase(self, head: Token, *, keep_preps: bool | frozenset[str]) -> str:
        """A noun phrase without its clauses and appositions, articles at the front left out; `keep_preps` are the
        prepositions that it keeps, True for all that say what it is."""
        of_them = head.pos == "NUM" and head.kid("prep") is not None  # "two of five clinics"
        amount = head.lemma.lower() in lists().titles.amounts_of_something
        keeps = _KEPT_PREPS if keep_preps is True or of_them or amount else keep_preps or frozenset()
        kept = self._kept(head, keeps, 0)
        kept = sorted(kept, key=lambda t: t.i)
        if head.pos == "NUM" and any(token.head is head and token.dep == "prep" and of_ours(token) for token in kept):
            kept = [token for token in kept if not (token.head is head and token.dep == "prep" and of_ours(token))]
        whole = {token.i for token in kept}
        kept = [token for token in kept if token.text != "," or token.i - 1 in whole]  # not where an aside was left out
        kept = [token for token in kept if not is_empty_bracket(token, whole) and not is_in_brackets(token)]
        while kept and (kept[0].low in _FRONT or kept[0].tag in ("WDT", "WP$") or kept[0].pos in ("PUNCT", "CCONJ")):
            kept.pop(0)
        words = ""
        for n, token in enumerate(kept):
            glue = "" if not words or (not kept[n - 1].space and token.i == kept[n - 1].i + 1) else " "
            glue = words_between(kept[n - 1], token, kept) if glue else ""
            words += glue + (token.low if _is_raised(token) else token.text)
        words = re.sub(r"\((?![^()]*\))", "", words)
        return _CLAUSE_AFTER.sub("", words).strip(" ,")

    def _kept(self, head: Token, keep_preps: frozenset[str], depth: int) -> list[Token]:
        """The tokens of a noun phrase that a headline keeps, in no order."""
        kept = [head]
        for kid in head.kids:
            if kid.dep == "punct" and kid.text in ("-", "'"):
                kept.append(kid)
            elif kid.dep == "prep":
                obj = kid.kid("pobj") if depth < 2 and kid.low in keep_preps else None
                if obj is not None and obj.pos != "PRON" and obj.ent not in ("DATE", "TIME"):
                    kept += [kid, *self._kept(obj, keep_preps, depth + 1)]
            elif kid.dep == "conj" and any(one.pos == "PRON" and one.head.low == "of" for one in kid.subtree()):
                continue  # "two of them"
            elif kid.dep == "conj" and not any(one.i < kid.i for one in head.kids_by("relcl")):
                if kid.pos in ("NOUN", "PROPN", "NUM") and depth < 3:
                    kept += [one for one in head.kids_by("cc") if one.i < kid.i][:1]
                    kept += [one for one in head.kids_by("punct") if one.text == "," and one.i < kid.i][-1:]
                    of_them = kid.pos == "NUM" and kid.kid("prep") is not None
                    kept += self._kept(kid, _KEPT_PREPS if of_them else keep_preps & _OF, depth + 1)
            elif self._keeps(kid, head):
                undated = head.i in self._dated or kid.ent in ("DATE", "TIME")
                inside = [token for token in kid.subtree() if token.dep not in ("relcl", "appos")]
                kept += [token for token in inside if undated or token.i not in self._dated]
        return kept

    def _keeps(self, kid: Token, head: Token) -> bool:
        """Whether a headline keeps a modifier: none that is a clause, a time, or a pronoun without its noun."""
        if kid.low in _POINTING and kid.dep in ("amod", "det", "nmod", "compound") and not kid.kid("prep"):
            return False  # "the same men", "a further 3,400"
        if kid.tag == "JJS" and kid.dep == "amod" and kid.low not in ("least", "most") and kid.head.dep == "nsubj":
            return False  # "the deadliest strike": of which, a headline does not say
        if kid.dep in ("amod", "acl") and kid.i > head.i and any(one.low == "to" for one in kid.kids_by("prep")):
            return False  # "troops loyal to the chief": "loyal" alone says nothing
        if kid.dep == "poss" and any(one.dep == "poss" and one.pos == "PRON" for one in kid.kids):
            return False  # "its country's aircraft"
        if kid.low == "own" and head.dep in ("nsubj", "nsubjpass"):
            return False
        if kid.dep in _DROPPED:
            return kid.dep == "advmod" and head.pos in ("NUM", "ADJ") and kid.low not in _ASIDE
        if kid.dep == "npadvmod":
            return head.pos in ("ADJ", "VERB")
        if kid.dep in ("nmod", "compound", "poss") and kid.ent in ("DATE", "TIME"):
            return False
        told_by_whom = kid.low in OURS or not (head.dep == "pobj" and head.head.low == "of")
        if kid.dep == "poss" and kid.pos == "PRON" and told_by_whom:
            return False
        return kid.i not in self._dated or head.i in self._dated

    def _with_place(self, words: str, happening: Happening) -> str:
        spot = happening.spot
        if spot is None or happening.type is EventType.STATEMENT:
            return words
        low = words.lower()
        if any(name.lower().replace("–", "-") in low for name in (spot.name, *spot.aliases)):
            return words
        said = self._said_of(spot)
        if len(words) + len(said) + 4 > MAX_LENGTH or said[:1].isdecimal():
            return words
        vessels = self.cast.knowledge.lexicon.objects["vessel"]
        afloat = any(one.lemma.lower() in vessels for one in happening.objects) and spot.kind in _PORTS
        last = low.rsplit(" ", 1)[-1]
        if (last in _PARTS and spot.kind is not PlaceKind.ROAD) or (last in _SETTLED and spot.kind in _PORTS):
            return f"{words} of {said}"  # "retake eastern half of Aleppo", "enter city of Aleppo"
        if spot.kind is PlaceKind.COUNTRY and _LEAVES_IT.search(low):
            return f"{words.rsplit(' ', 1)[0]} {said}"  # "leaves country"
        if _SENT.search(low):
            return f"{words} to {said}"
        afloat = afloat and not any(one.lemma in _ON_LAND for one in happening.trigger.sent.tokens)
        inside = "at" if said.rsplit(" ", 1)[-1].lower() in _LANDMARKS else "in"
        inside = "at" if self._is_aimed_at(happening) else inside
        where = "on" if spot.kind is PlaceKind.ROAD else "off" if afloat else "near" if self._is_near(happening) else inside
        return f"{words} {where} {said}"

    def _is_aimed_at(self, happening: Happening) -> bool:
        """ "Fired 31 missiles and 598 drones at Ukraine": told with its aim."""
        clause = happening.clause
        for obj in clause.objects if clause is not None and clause.lemma in _FIRING else ():
            for aim in obj.behind("at"):
                spot = self.cast.atlas.at(aim)
                if spot is not None and happening.spot is not None and spot.id == happening.spot.id:
                    return True
        return False

    def _is_near(self, happening: Happening) -> bool:
        """Whether its sentence tells that it was near the place: "clashed with fighters near Beni"."""
        for token in happening.trigger.sent.tokens:
            if token.low in ("near", "outside") and token.dep == "prep":
                obj = token.kid("pobj") or token
                for one in (obj, *obj.kids_by("compound", "nmod")):  # "near the Basel roundabout"
                    spot = self.cast.atlas.at(one)
                    if spot is not None and happening.spot is not None and spot.id == happening.spot.id:
                        return True
        return False

    def _said_of(self, spot: Spot) -> str:
        """The first of a place's names that the article itself uses."""
        if spot.id not in self._said:
            text = self.paper.article.text
            first = next(iter(spot.aliases), spot.name)
            said = next((one for one in spot.aliases if one in text), first)
            whole = spot.kind is PlaceKind.ROAD or spot.name.rsplit(" ", 1)[-1].lower() in _LANDMARKS
            if whole and spot.name in text and len(spot.name) > len(said):
                said = spot.name  # the Basel roundabout is not Basel
            self._said[spot.id] = spot.name if said.isupper() and len(said) > 3 else said  # as in a dateline
        return self._said[spot.id]


def _begins(token: Token) -> bool:
    """Whether a word that is no name begins its sentence."""
    return token is token.sent.tokens[0] and token.ent in _PLAIN


def _is_raised(token: Token) -> bool:
    """Whether a word has its capital from the beginning of its sentence alone."""
    if not _begins(token) or token.pos not in ("NUM", "ADV", "ADJ", "DET", "NOUN"):
        return False
    return token.text[1:].islower()
