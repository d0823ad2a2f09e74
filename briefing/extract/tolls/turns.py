"""What became of people, told by whole turns rather than by a verb alone: "made away with 41 villagers", "put to death 69
peasants", "four arrested" behind those killed, "was among those who did not survive", "survived with burns", "had his leg
amputated", "were placed under house arrest", "was taken from a taxi and has not been seen since"."""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.events.happenings import BLOWS
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, Standing, standing_of
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import Clause, clause_of, is_negated, is_passive, is_perfect, spread, tense_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.rows import ONE
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_AWAY = frozenset("away off".split())
_DETAINING = frozenset("place put remand take throw".split())
_ARREST = frozenset("arrest".split())
_CELLS = frozenset("custody detention jail prison".split())
_PICKING = frozenset(("pick_up", "haul_in", "take_in", "swoop_up"))
_THEM_TOO = frozenset("ascend fall join rise".split())
_FATAL_ALIVE = frozenset("burn bury flay roast skin".split())
_AID = frozenset("aid assistance attention care help treatment".split())
_SEEKING = frozenset("need receive require seek".split())
_SEIZED_FROM = frozenset(
    "bus car checkpoint home house mosque office road roadblock street taxi train truck vehicle".split()
)
_AUX = ("aux", "auxpass")
_MORE = frozenset("more other others".split())
_MOURNED = frozenset("brother brothers colleague comrade companion friend member sister".split())
_FIRING = frozenset("attack bomb charge fire open_fire shell shoot storm".split())
RECENT = 1  # sentences back to those told as hurt or dead
COST_REACH = 9  # tokens between "cost" and "their lives"


class Turns:
    """Reads the clauses of one article for such turns."""

    def __init__(self, paper: Paper, reader: EventReader, ledger: Ledger) -> None:
        self.paper = paper
        self.reader = reader
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures
        self.lexicon: Lexicon = reader.lexicon
        self.words = lists().casualties

    def read(self, clause: Clause) -> bool:
        """Whether a clause was such a turn; entered then."""
        verb = clause.verb
        if verb.low == "missing":
            return self._missing(clause)
        found = self._of(clause)
        if found is None:
            return False
        heads, effect = found
        if not heads:
            return False
        self.ledger.victims(heads, effect, clause, verb)
        return True

    def _of(self, clause: Clause) -> tuple[list[Token], Effect] | None:
        verb, lemma = clause.verb, clause.verb.lemma
        kids = {kid.low for kid in verb.kids}
        if lemma == "make" and kids & _AWAY:
            taken = [one for one in clause.behind("with") if self._counts(one) and one.lemma != "head"]
            return taken, Effect.ABDUCTED  # and not "300 head of cattle"
        if lemma == "put" and any(one.lemma == "death" for one in clause.behind("to")):
            return verb.kids_by("dobj") or clause.objects, Effect.KILLED
        if lemma == "take" and self._is_for_ransom(clause):
            return [one for one in clause.objects if self._is_somebody(one)], Effect.ABDUCTED
        if lemma == "leave" and verb.dep == "xcomp" and verb.head.lemma == "have" and self._is_home(clause):
            for one in clause_of(verb.head).subjects if tense_of(verb.head) == "past" else ():
                amount = self.figures.of(one)
                if amount is not None and self.figures.counts_people(one, amount):
                    self.ledger.enter(one, Effect.DISPLACED, amount, verb.head, Standing(), clause, verb)
            return None
        if lemma in _FATAL_ALIVE and "alive" in kids and lemma == "roast":
            return clause.objects, Effect.KILLED
        if lemma in _DETAINING and self._is_to_cells(clause):
            return [one for one in clause.objects if self._is_told_anew(one)], Effect.DETAINED
        if clause.lemma in _PICKING and any("force" in self.reader.classes.of(one) for one in clause.subjects):
            return [one for one in clause.objects if self._counts(one)], Effect.DETAINED
        if lemma in _SEEKING and not is_negated(verb) and self._is_medical(clause) and self.ledger.recent(verb, RECENT):
            return [one for one in clause.subjects if self._counts(one)], Effect.WOUNDED
        if lemma in ("survive", "escape") and not is_negated(verb):
            hurt = any(one.lemma in self.words.wounds for one in clause.behind("with"))
            return ([one for one in clause.subjects if self._is_somebody(one)], Effect.WOUNDED) if hurt else None
        if lemma == "amputate":
            return self._amputated(clause), Effect.WOUNDED
        if lemma == "cost":
            things = verb.kids_by("dobj", "dative")
            things += [kid for one in things for kid in one.kids_by("appos")]
            limbs = [one for one in things if one.lemma in self.words.body_parts]
            people = [one for one in things if one not in limbs and self._is_somebody(one)]
            return (people, Effect.WOUNDED) if limbs else None
        if lemma == "mourn" and not clause.passive:
            return self._mourned(clause), Effect.KILLED
        if lemma in _THEM_TOO and any(one.low in ("him", "her", "them") for one in clause.behind("with")):
            told = self.ledger.recent(verb, RECENT)
            dead = told is not None and told.effect is Effect.KILLED
            return ([one for one in clause.subjects if dead and self._counts(one)], Effect.KILLED)
        if lemma == "find" and clause.passive and is_negated(verb) and self.ledger.recent(verb, RECENT):
            self._never_found(clause)
            return None
        if lemma == "fall" and (any(kid.lemma in _FIRING for kid in verb.kids_by("advcl")) or self._is_under_fire(clause)):
            return [one for one in clause.subjects if self._counts(one) and one.pos == "NOUN"], Effect.KILLED
        if verb.dep == "relcl" and verb.head.low == "those" and verb.head.head.low == "among":
            return self._among_those(clause)
        if lemma == "see" and clause.passive and is_perfect(verb) and is_negated(verb):
            self._not_seen(clause)
            return None
        if verb.tag in ("VBN", "VBD"):
            return self._gapped(clause)
        return None

    # ------------------------------------------------------------ who

    def _counts(self, head: Token) -> bool:
        amount = self.figures.of(head)
        return amount is not None and self.figures.counts_people(head, amount)

    def _is_somebody(self, head: Token) -> bool:
        return self._counts(head) or self.people.is_people(head) or self.people.person(head) is not None

    def _is_told_anew(self, head: Token) -> bool:
        """Counted, named, or "a man"; who "his companion" was is told elsewhere."""
        anew = any(kid.low in ("a", "an") for kid in head.kids_by("det")) and self.people.is_people(head)
        return self._counts(head) or anew or self.people.person(head) is not None

    # ------------------------------------------------------------ the turns

    def _is_to_cells(self, clause: Clause) -> bool:
        if any(one.lemma in _ARREST for one in clause.behind("under")):
            return True
        return any(one.lemma in _CELLS for one in clause.behind("in", "into"))

    def _is_for_ransom(self, clause: Clause) -> bool:
        """ "28 persons have been taken for ransom", "took a fourth policeman along"."""
        along = any(kid.low == "along" for kid in clause.verb.kids_by("advmod", "prt", "prep"))
        armed = any("force" in self.reader.classes.of(one) for one in clause.subjects)
        return any(one.lemma == "ransom" for one in clause.behind("for")) or (along and armed)

    @staticmethod
    def _is_home(clause: Clause) -> bool:
        """ "Have had to leave their homes"."""
        return any(
            obj.lemma in ("farm", "home", "house", "village") and obj.kid("poss") is not None for obj in clause.objects
        )

    def _is_medical(self, clause: Clause) -> bool:
        return any(
            obj.lemma in _AID and any(kid.low in ("medical", "hospital") for kid in obj.kids) for obj in clause.objects
        )

    def _amputated(self, clause: Clause) -> list[Token]:
        """ "A soldier had his leg amputated"; "both of his legs were amputated" leaves open whose."""
        verb = clause.verb
        having = verb.head if verb.dep in ("ccomp", "acl", "oprd", "xcomp") else None
        having = having.head if having is not None and having.lemma in self.words.body_parts else having
        if having is None or having.lemma != "have":
            return []
        return [one for one in clause_of(having).subjects if self._is_somebody(one)]

    def _mourned(self, clause: Clause) -> list[Token]:
        """ "We mourn our colleague Nadia Rasheed", "the union mourns two of its members"."""
        found = []
        for obj in clause.objects:
            named = self.people.person(obj) is not None
            own = obj.kid("poss") is not None and obj.lemma in _MOURNED
            own |= any(one.kid("poss") is not None and one.lemma in _MOURNED for one in obj.behind("of"))
            if (named or (own and (self._counts(obj) or obj.tag == "NN"))) and not self._is_told(obj):
                found.append(obj)
        return found

    def _is_told(self, head: Token) -> bool:
        return any(row.effect is Effect.KILLED and row.head.low == head.low for row in self.ledger.rows)

    def _among_those(self, clause: Clause) -> tuple[list[Token], Effect] | None:
        """ "A nurse was among those who died", "Rosa Lima is among those who did not survive the night"."""
        verb, be = clause.verb, clause.verb.head.head.head
        died = verb.lemma in self.words.dying and not is_negated(verb)
        died |= verb.lemma == "survive" and is_negated(verb)
        died |= verb.lemma in ("lose", "give") and any(obj.lemma == "life" for obj in clause.objects)
        effect = Effect.KILLED if died else None
        if effect is None and is_passive(verb) and not is_negated(verb):
            effect = self.lexicon.effect_verbs.get(clause.lemma)
        if effect not in (Effect.KILLED, Effect.WOUNDED) or be.lemma != "be":
            return None
        told = [one for first in be.kids_by("nsubj", "attr") for one in spread(first)]
        standing = standing_of(verb, self.lexicon)
        if standing.mood is Mood.NEGATED:
            standing.mood = Mood.HAPPENED
        for one in told:
            amount = self.figures.of(one)
            counted = amount or self.figures.uncounted(one)
            if counted is not None and self._is_somebody(one):
                self.ledger.enter(one, effect, counted, one, standing, clause, verb)
        return None

    def _not_seen(self, clause: Clause) -> None:
        """ "His brother was taken from a taxi and has not been seen since": carried off; else missing."""
        verb = clause.verb
        before = verb.head if verb.dep == "conj" else None
        taken = before is not None and before.lemma in ("take", "drag", "pull", "seize") and is_passive(before)
        people = [one for one in clause.objects if self._is_somebody(one)]
        if taken and before is not None:
            ends = [*clause_of(before).behind("from", "out of"), *clause_of(before).behind("by", "at")]
            if any(one.lemma in _SEIZED_FROM or "force" in self.reader.classes.of(one) for one in ends):
                self.ledger.victims(people, Effect.ABDUCTED, clause_of(before), before)
            return
        for one in people if any(kid.low == "since" for kid in verb.kids) else ():
            if one.tag == "NN" and self.figures.of(one) is None and one.kid("det", "poss") is not None:
                self.ledger.enter(one, Effect.MISSING, ONE, one, Standing(), word=verb)

    def _never_found(self, clause: Clause) -> None:
        """ "Ten have never been found"; a body that was not found leaves somebody missing too."""
        for one in clause.objects:
            amount = self.figures.of(one)
            if amount is not None and self.figures.counts_people(one, amount) and not self.ledger.is_told(amount):
                self.ledger.enter(one, Effect.MISSING, amount, one, Standing(), word=clause.verb)

    def _is_under_fire(self, clause: Clause) -> bool:
        """ "Soldiers opened fire at the junction. At least 46 people fell": a blow told before, and nothing fallen from."""
        if (
            clause.preps.keys() - {"on", "in", "at", "during"}
            or clause.verb.kid("acomp", "prt", "dobj", "oprd") is not None
        ):
            return False
        n = self.reader.count_before(clause.verb)
        blow = self.reader.happenings[n - 1] if n else None
        near = blow is not None and clause.verb.sent.group - blow.trigger.sent.group <= RECENT
        return near and blow is not None and blow.type in BLOWS and clause.verb.tag == "VBD"

    def _gapped(self, clause: Clause) -> tuple[list[Token], Effect] | None:
        """ "Three militants killed, four arrested", "14 soldiers were killed, nine taken alive": a bare number right before
        a participle that has nothing else."""
        verb = clause.verb
        number = verb.kid("nsubj", "nsubjpass")
        if number is None or number.pos != "NUM" or verb.kid(*_AUX, "dobj") is not None:
            return None
        behind = number.behind("of") if len(number.kids) == 1 else []
        if number.kids and not (behind and all(map(self.people.is_people, behind))):
            return None  # "two of their colleagues wounded" goes
        if (behind[-1] if behind else number).i != verb.i - 1 or self.ledger.recent(verb, RECENT) is None:
            return None
        amount = self.figures.number_at(number.i)
        if amount is None or self.ledger.is_told(amount):
            return None
        if verb.lemma == "take" and any(kid.low in ("alive", "prisoner", "captive") for kid in verb.kids):
            return [number], Effect.CAPTURED
        effect = self.lexicon.effect_verbs.get(clause.lemma)
        known = effect is not None and (verb.lemma in lists().mending.suffered or verb.low in self.lexicon.effect_words)
        return ([number], effect) if known and effect is not None else None

    # ------------------------------------------------------------ "many more were still missing"

    def _missing(self, clause: Clause) -> bool:
        """ "Two were shot and one is missing", "100 died and many more were still missing": counted before its own "is"."""
        verb = clause.verb
        helpers = verb.kids_by(*_AUX, "cop")
        first = min((kid.i for kid in helpers), default=verb.i)
        if not helpers or verb.dep != "conj" or first <= verb.sent.tokens[0].i + 1:
            return False
        before = self.paper.tokens[first - 1]
        amount: Amount | None = self.figures.number_at(before.i)
        if before.low in _MORE:
            amount = self.figures.number_at(before.i - 1) or self.figures.at(before.i)
        elif before.low in ("one", "another") and before.pos != "NUM":
            self.ledger.enter(before, Effect.MISSING, ONE, verb, word=verb)
            return True
        elif before.pos != "NUM":
            return False
        if amount is None or self.ledger.is_told(amount):
            return before.low in _MORE
        self.ledger.enter(before, Effect.MISSING, amount, verb, word=verb, amount=amount)
        return True


def cost_their_lives(token: Token, ledger: Ledger, paper: Paper) -> None:
    """ "The raids cost 124 people their lives", whatever the parser made of "cost"."""
    tokens, at = paper.tokens, token.i
    if token.low not in ("life", "lives"):
        return
    if tokens[at - 1].low not in ("their", "his", "her") or token.sent.tokens[0].i > at - 3:
        return
    back = tokens[max(token.sent.tokens[0].i, at - COST_REACH) : at - 1]
    cost = next((one for one in reversed(back) if one.low in ("cost", "costing")), None)
    if cost is None:
        return
    behind = [one for one in back if one.i > cost.i]
    amounts = [amount for one in behind if (amount := ledger.figures.number_at(one.i)) is not None]
    if not amounts or ledger.is_told(amounts[0]):
        return
    noun = ledger.figures.noun_after(amounts[0], token.sent)
    head = noun if noun is not None and noun.i < at - 1 else behind[-1]
    if head.pos == "NUM" or ledger.people.is_people(head):
        ledger.enter(head, Effect.KILLED, amounts[0], token, word=token, amount=amounts[0])
