"""Whether people are driven from where they live, or move for other reasons."""

from __future__ import annotations

from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.clauses import Clause, is_negated
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.knowledge.words import lists

_ENDS = ("to", "for", "in", "into", "at", "towards", "toward", "across", "over")
MANY = 20  # people taken in that tell of a flight
_RUNNING = frozenset(("for", "to", "into", "towards", "toward"))
_FRONTIERS = frozenset("border frontier".split())
_HOSTS = frozenset(
    "camp church city community country district family host mission monastery mosque neighbour neighbor parish school "
    "shelter town village".split()
)
_DWELLING = frozenset("camp live shelter sleep".split())
_HURT = frozenset("injured injuries wounded wounds".split())
_STAYING = frozenset("be remain stay".split())
_HOUSING = frozenset("accommodate house lodge shelter".split())
_MAKESHIFT = frozenset(
    "auditorium barn church classroom gym gymnasium hall madrasa monastery mosque open school shed stadium station "
    "tarpaulin tent warehouse".split()
)
_UPROOTED = frozenset("evacuee refugee idp".split())
_RELIEF = frozenset("displaced displacement evacuation idp reception refugee relief transit".split())
_SITES = frozenset("camp center centre settlement shelter site".split())
_DANGERS = frozenset("danger flood harm path storm way".split())


class Flight:
    """Judges the clauses of one article."""

    def __init__(self, reader: EventReader, ledger: Ledger) -> None:
        self.reader = reader
        self.people = ledger.people
        self.figures = ledger.figures
        self.words = lists().casualties

    def _is_force(self, head: Token) -> bool:
        return "force" in self.reader.classes.of(head)

    def are_on_the_move(self, clause: Clause) -> bool:
        """Whether counted people leave for, arrive in or cross into a place on their own account, as the displaced do."""
        if any(self._is_force(one) or one.lemma in self.words.travellers for one in clause.subjects):
            return False
        for one in clause.subjects:
            if one.pos != "NUM" and self.figures.at(one.i) is None and not self.people.is_people(one):
                return False
        ends = [*clause.behind(*_ENDS), *clause.objects]
        if clause.verb.lemma == "run":
            ends = clause.behind(*_RUNNING)
        known = self.words.shelters | self.words.homes
        return any(self.reader.atlas.at(token) is not None or token.lemma in known for token in ends)

    def are_refugees_entering(self, clause: Clause) -> bool:
        """ "312 refugees have entered the district"; others enter for many reasons."""
        return clause.lemma == "enter" and any(one.lemma in _UPROOTED | {"family"} for one in clause.subjects)

    def is_moved(self, clause: Clause) -> bool:
        """ "40,000 people were moved to shelters"; who is brought out of a post or an embassy is not displaced."""
        if any(one.lemma in self.words.posted for one in clause.objects):
            return False
        ends = clause.behind("to", "into")
        if any(one.low in _HURT for head in clause.objects for one in head.behind("of", "with")):
            return False  # "eight of the injured were evacuated"
        if any(one.lemma.lower() in lists().events.hospitals for one in ends):
            return False  # "were wounded and evacuated to Sévaré hospital"
        if any(one.low in ("hit", "hurt", "injured", "wounded") for one in clause.verb.first_conjunct().conjuncts()):
            return False  # "four were wounded and evacuated by helicopter to Kinshasa"
        if clause.verb.lemma == "move" and any(one.lemma in _DANGERS for one in clause.behind("out of", "from")):
            return True  # "moved out of its path"
        return any(token.lemma in self.words.shelters | self.words.homes for token in ends) or clause.lemma == "evacuate"

    def is_from_home(self, clause: Clause) -> bool:
        homes = clause.behind("from", "out of", "into", "to")
        if any(one.lemma in _FRONTIERS for one in clause.behind("across", "over")):
            return True  # "driven across the border"
        counted = [amount for one in clause.objects if (amount := self.figures.of(one)) is not None]
        ends = [*clause.behind("into", "towards", "toward"), *_behind_objects(clause)]
        several = any((amount.low or 0) >= MANY for amount in counted) and not any(map(self._is_force, clause.objects))
        if several and any(self.reader.atlas.at(one) is not None for one in ends):
            return True  # "drove 38,000 people into Kenya"
        if any(token.lemma in self.words.homes or token.lemma in self.words.exile for token in homes):
            return True
        left = [
            kid for kid in clause.verb.kids_by("xcomp", "ccomp") if kid.lemma in ("flee", "leave", "abandon", "evacuate")
        ]
        vessels = self.reader.classes.knowledge.lexicon.objects["vessel"]
        return any(not any(obj.lemma in vessels for obj in kid.kids_by("dobj")) for kid in left)  # not a crew its ship

    def are_camped(self, clause: Clause) -> bool:
        """ "200,000 people live in tents", "2,300 live in its schools", "are housed in halls", "remain in relief camps",
        "40,000 displaced people live in camps": not at home."""
        verb = clause.verb
        if verb.lemma not in _DWELLING | _STAYING | _HOUSING or verb.dep == "relcl":
            return False
        housed = verb.lemma in _HOUSING
        if housed != clause.passive or is_negated(verb):
            return False
        people = clause.objects if housed else clause.subjects
        amounts = [self.figures.of(one) for one in people]
        if not any(amount is not None and (amount.low or amount.high or 0) >= MANY for amount in amounts):
            return False
        if any(one.lemma in self.words.travellers or self._is_force(one) for one in people):
            return False
        under = clause.behind("in", "under", "inside", "at", "on in")
        told = any(kid.low in ("displaced", "uprooted") for one in people for kid in one.kids_by("amod"))
        told |= any(one.lemma in _UPROOTED for one in people)
        roofs = _MAKESHIFT | (self.words.shelters if told else frozenset())
        roofs = frozenset() if verb.lemma in _STAYING and not told else roofs
        if any(one.lemma in roofs or _is_relief(one) for one in under):
            return all(self.people.is_people(one) or one.pos == "NUM" for one in people)
        return False

    def is_taken_in(self, clause: Clause) -> bool:
        """ "The parishes had taken in 1,960 people", not "the hospital took in 30 wounded" or "the police took in two"."""
        inside = clause.lemma == "take_in" or (clause.verb.lemma == "take" and any(k.low == "in" for k in clause.verb.kids))
        if not inside or clause.passive or not any(one.lemma in _HOSTS for one in clause.subjects):
            return False
        amounts = [self.figures.of(one) for one in clause.objects]
        if not any(amount is not None and (amount.low or 0) >= MANY for amount in amounts):
            return False  # two boys who are taken in are not a flight
        return not any(kid.lemma in ("wound", "injure", "wounded") for one in clause.objects for kid in one.kids)


def _is_relief(noun: Token) -> bool:
    """ "Relief camps", "evacuation centres"."""
    return noun.lemma in _SITES and any(kid.lemma in _RELIEF for kid in noun.kids_by("compound", "amod", "nmod"))


def _behind_objects(clause: Clause) -> list[Token]:
    """ "Drove 3,100 people towards Maychew": hung on the people."""
    return [end for one in clause.objects for end in one.behind("into", "towards", "toward")]
