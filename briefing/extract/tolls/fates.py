"""What became of people, told by verbs that do so only in some turns: "did not survive", "eleven soldiers surrendered",
"were badly beaten", "treated 62 patients from the strike", "seven were flown abroad for treatment"."""

from __future__ import annotations

from briefing.domain.casualty import Effect, Victims
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.sentences.clauses import Clause, is_negated
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.ledger import Ledger
from briefing.knowledge.words import lists

_SENT = frozenset("airlift bring evacuate fly move refer send take transfer transport".split())
_HURT = frozenset("casualty injured patient survivor wounded".split())
_RIVALS = frozenset(
    "candidate challenger champion contender favourite favorite incumbent opponent player rival side team".split()
)
_ARMS = frozenset("arm gun rifle weapon".split())
_HARD = frozenset("badly brutally savagely severely unconscious viciously".split())
_BLOWS = frozenset(
    "accident ambush attack blast bombardment bombing clash collapse crash crush explosion fighting fire incident quake "
    "raid shelling shooting stampede strike violence".split()
)
_FIGHTS = frozenset("ambush assault attack battle clash combat fighting raid".split())
RECENT = 3  # sentences back


class Fates:
    """Reads the clauses of one article for such turns."""

    def __init__(self, reader: EventReader, ledger: Ledger) -> None:
        self.reader = reader
        self.ledger = ledger
        self.words = lists().casualties

    def read(self, clause: Clause) -> bool:
        """Whether a clause tells what became of counted people; entered then."""
        found = self._of(clause)
        if found is None:
            return False
        heads, effect = found
        counted = [head for head in heads if self._counts_people(head)]
        if effect is not Effect.KILLED:
            self.ledger.victims(counted, effect, clause, clause.verb)
            return bool(counted)
        standing = standing_of(clause.verb, self.reader.lexicon)
        if standing.mood is Mood.NEGATED:
            standing.mood = Mood.HAPPENED  # who did not survive is dead
        for head in counted:
            amount = self.ledger.figures.of(head)
            if amount is not None:
                self.ledger.enter(head, effect, amount, head, standing, clause, clause.verb)
        return bool(counted)

    def has_fallen(self, clause: Clause) -> bool:
        """Soldiers fall, others in a fight ("the driver fell in this attack"); prices, cities and shells fall otherwise."""
        if not clause.subjects or clause.behind("to"):
            return False
        people = self.ledger.people
        counted = [_counted_of(one) for one in clause.subjects]
        if all(
            ("force" in self.reader.classes.of(one) and people.is_people(one))
            or (one.lemma == "comrade" and self.ledger.figures.of(one))
            for one in counted
        ):
            return True
        fights = [one for one in clause.behind("in", "during") if one.lemma in _FIGHTS and not one.behind("over", "for")]
        return bool(fights) and all(people.person(one) or people.is_people(one) for one in counted)

    def _of(self, clause: Clause) -> tuple[list[Token], Effect] | None:
        verb = clause.verb
        lemma = verb.lemma
        if is_negated(verb) and (
            lemma == "survive" or (lemma == "make" and any(one.low == "it" for one in clause.objects))
        ):
            return clause.subjects, Effect.KILLED
        if lemma == "surrender" and not is_negated(verb) and not clause.objects:
            if any(one.lemma in _ARMS for one in clause.behind("with")) or verb.dep == "relcl":
                return None  # who comes over with his rifle is no prisoner
            told = self.ledger.recent(verb, 1)
            fought = told is not None and told.victims is Victims.COMBATANT and told.trigger.lemma != "body"
            others = [one for one in clause.subjects if one.low in ("others", "more") and fought]
            return others or [one for one in clause.subjects if "force" in self.reader.classes.of(one)], Effect.CAPTURED
        if lemma in ("lay", "put") and any(kid.low == "down" for kid in verb.kids) and not is_negated(verb):
            arms = any(obj.lemma in _ARMS and obj.kid("poss") is not None for obj in clause.objects)
            told = self.ledger.recent(verb, 0) if arms else None
            if told is not None and told.victims is Victims.COMBATANT and not told.cumulative:
                return [one for one in clause.subjects if one.pos == "NUM" or one.low == "others"], Effect.CAPTURED
            return None  # who is disarmed under an agreement is nobody's prisoner
        if lemma == "beat" and not is_negated(verb) and any(kid.low in _HARD for kid in verb.kids):
            return ([one for one in clause.objects if one.lemma not in _RIVALS], Effect.WOUNDED)
        if lemma in self.words.treating:
            blow = any(one.lemma in _BLOWS for one in clause.behind("from", "after"))
            return [one for one in clause.objects if blow or self._is_of_blow(one)], Effect.WOUNDED
        if lemma in _SENT and clause.passive and self._is_for_treatment(clause):
            return clause.objects, Effect.WOUNDED
        return None

    def _counts_people(self, head: Token) -> bool:
        amount = self.ledger.figures.of(head)
        return amount is not None and not self.ledger.is_told(amount) and self.ledger.figures.counts_people(head, amount)

    def _is_of_blow(self, head: Token) -> bool:
        """ "62 patients from the strike", "the 14 victims of the crash"."""
        behind = head.behind("from", "of", "after")
        return any(obj.lemma in _BLOWS for obj in behind)

    def _is_for_treatment(self, clause: Clause) -> bool:
        """ "Seven of the wounded were sent abroad for treatment": with no blow told it may be an illness."""
        if not any(one.lemma in ("treatment", "surgery", "care") for one in clause.behind("for")):
            return False
        among = [obj for head in clause.objects for obj in head.behind("of")]
        return (
            any(one.low in _HURT or one.lemma in _HURT for one in among)
            or self.ledger.recent(clause.verb, RECENT) is not None
        )


def _counted_of(head: Token) -> Token:
    """ "Several of its soldiers": the soldiers."""
    of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
    obj = of.kid("pobj") if of is not None and head.pos not in ("NOUN", "PROPN") else None
    return obj or head


def are_wounded_by_it(clause: Clause) -> bool:
    """ "The blast left two nurses with burns"."""
    behind = [*clause.behind("with"), *(one for obj in clause.objects for one in obj.behind("with"))]
    return any(one.lemma in lists().casualties.wounds for one in behind)


def dies_of_it(verb: Token) -> bool:
    """ "One of the injured, a teacher who had lost both legs, succumbed", "a driver wounded on Monday died": told as dead,
    not as hurt once more."""
    if verb.dep not in ("acl", "relcl"):
        return False
    who = verb.head
    dies = who.head if who.dep != "appos" else who.head.head
    return dies.lemma in lists().casualties.dying


def is_healer(one: Token) -> bool:
    """ "The hospital is still treating 24 people", "Government Medical College ..."."""
    return one.lemma in ("clinic", "doctor", "hospital", "infirmary", "medic", "nurse", "surgeon", "ward") or any(
        kid.lemma.lower() in ("medical", "hospital") and kid.dep == "compound" for kid in one.subtree()
    )
