"""Tolls: figures of people with what became of them, by docs/counting.md.

Three ways lead to a row: a verb that kills, wounds, holds or drives away, with its victims; a word that counts what became of
people ("89 dead", "a toll of nine deaths", "277 injured"); a part of a whole told before ("four of them children"). A number that
counts anything but people never makes a row, and neither does a death that did not happen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Because, Stance
from briefing.domain.event import EventType
from briefing.domain.when import UNKNOWN, When
from briefing.extract.amounts import Amount, AmountKind
from briefing.extract.atlas import Spot
from briefing.extract.cast import Cast
from briefing.extract.clauses import Clause, clause_of, is_negated, spread
from briefing.extract.descriptions import collective_of
from briefing.extract.events import EventReader
from briefing.extract.happenings import Happening
from briefing.extract.mentions import Sort
from briefing.extract.parse import Paper, Sentence, Token
from briefing.extract.placing import where_of
from briefing.extract.sameness import places_agree
from briefing.extract.standing import Mood, Report, Standing, standing_of
from briefing.extract.times import Direction, FoundTime
from briefing.extract.timing import when_of
from briefing.knowledge import Knowledge
from briefing.knowledge.collectives import Collective
from briefing.knowledge.words import lists

CUMULATIVE_DAYS = 45  # a toll over a longer stretch than this is a running total
SINCE_DAYS = 7  # and one "since" a day longer ago than this
_UP_TO = (Direction.AS_OF, Direction.BY, Direction.UNTIL)
_BLOWS = frozenset(
    (
        EventType.STRIKE,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.DISASTER,
        EventType.UNREST,
        EventType.CASUALTY,
        EventType.DETENTION,
    )
)
_DEADLY = _BLOWS - {EventType.DETENTION} | {EventType.BATTLE}
_CAUSES: dict[Effect, frozenset[EventType]] = {
    Effect.KILLED: _DEADLY,
    Effect.WOUNDED: _DEADLY,
    Effect.MISSING: _DEADLY - {EventType.UNREST, EventType.CASUALTY},
    Effect.CAPTURED: frozenset((EventType.BATTLE, EventType.DETENTION, EventType.SEIZURE)),
    Effect.ABDUCTED: frozenset((EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.SEIZURE, EventType.DETENTION)),
    Effect.DETAINED: frozenset((EventType.DETENTION, EventType.UNREST)),
    Effect.DISPLACED: frozenset(
        (EventType.MOVEMENT, EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.DISASTER)
    ),
}
_EFFECT_WORDS = frozenset("dead killed wounded injured missing".split())


@dataclass(slots=True)
class Row:
    """One toll while the article is being read."""

    head: Token
    effect: Effect
    low: int | None
    high: int | None
    qualifier: str | None
    tokens: list[Token]
    trigger: Token
    standing: Standing
    victims: Victims = Victims.UNKNOWN
    groups: tuple[Group, ...] = ()
    victim_actor: ActorId | None = None
    perpetrators: list[ActorId] = field(default_factory=list)
    happening: Happening | None = None
    cumulative: bool = False
    part_of: Row | None = None
    replaces: Row | None = None
    why: list[Because] = field(default_factory=list)
    when: When = UNKNOWN
    time: FoundTime | None = None
    spot: Spot | None = None
    total: bool = False
    ceiling_only: bool = False


class CasualtyReader:
    """Finds the tolls of one article."""

    def __init__(
        self, paper: Paper, cast: Cast, reader: EventReader, amounts: Sequence[Amount], knowledge: Knowledge
    ) -> None:
        self.paper = paper
        self.cast = cast
        self.reader = reader
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.rows: list[Row] = []
        self._amount_of: dict[int, Amount] = {}
        self._covered: dict[int, Amount] = {}
        self._used: set[tuple[int, Effect]] = set()
        self._index(amounts)

    def _index(self, amounts: Sequence[Amount]) -> None:
        """Each amount by every token it covers."""
        n = 0
        tokens = self.paper.tokens
        for amount in amounts:
            while n < len(tokens) and tokens[n].end <= amount.start:
                n += 1
            m = n
            while m < len(tokens) and tokens[m].start < amount.end:
                self._covered.setdefault(tokens[m].i, amount)
                m += 1

    def read(self) -> list[Row]:
        """All tolls, in text order."""
        for sentence in self.paper.sentences:
            if sentence.label:
                continue
            for token in sentence.tokens:
                self._at(token)
            self._parts(sentence)
            self._enumerated(sentence)
        self.rows.sort(key=lambda row: (row.tokens[0].i, row.effect))
        self._replacements()
        return self.rows

    # ------------------------------------------------------------ what tells an effect

    def _at(self, token: Token) -> None:
        lemma = token.lemma.lower()
        if token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG"):
            if token.dep not in ("amod", "compound", "aux", "auxpass"):
                self._verb(token)
        if lemma in self.lexicon.effect_words or token.low in self.lexicon.effect_words:
            self._word(token, self.lexicon.effect_words.get(lemma) or self.lexicon.effect_words[token.low])
        if (lemma in ("toll", "count", "tally", "number") and token.pos == "NOUN") or token.low in ("losses", "casualties"):
            self._toll(token)
        if token.pos == "VERB":
            self._elliptic(token)

    def _verb(self, verb: Token) -> None:
        clause = clause_of(verb)
        lemma = clause.lemma
        effects = self.lexicon.effect_verbs
        if (
            verb.i
            and self.paper.tokens[verb.i - 1].lemma == "number"
            and self._amount(self.paper.tokens[verb.i - 1]) is None
        ):
            return  # "and an unknown number wounded"
        if verb.lemma in lists().casualties.lives and any(obj.lemma == "life" for obj in clause.objects):
            self._lives(clause)
            return
        if verb.low == "missing" and any(k.lemma == "be" for k in verb.kids_by("aux", "auxpass")):
            self._victims(clause.objects or clause.subjects, Effect.MISSING, clause, verb)
            return
        if verb.lemma in lists().casualties.treating and self._hurt(clause):
            self._victims([o for o in clause.objects if self._amount(o) is not None], Effect.WOUNDED, clause, verb)
            return
        if verb.lemma in lists().casualties.dying and (verb.lemma != "fall" or self._fallen(clause)):
            self._victims(clause.subjects, Effect.KILLED, clause, verb)
            return
        if lemma in effects:
            effect = effects[lemma]
            if effect is Effect.CAPTURED and not any(
                "force" in self.reader.classes.of(o) or "people" in self.reader.classes.of(o) for o in clause.objects
            ):
                return
            self._victims(clause.objects, effect, clause, verb)
            return
        if (
            lemma == "shoot"
            and (verb.kid("acomp", "oprd", "advmod") is not None)
            and any(k.low == "dead" for k in verb.kids)
        ):
            self._victims(clause.objects, Effect.KILLED, clause, verb)
            return
        if verb.lemma == "take" and clause.objects:
            self._taken(clause, verb)
            return
        if verb.lemma in lists().casualties.fleeing and clause.subjects:
            self._victims(clause.subjects, Effect.DISPLACED, clause, verb)
            return
        if lemma in ("drive_out", "force_out", "chase_out", "push_out") and clause.objects:
            self._victims(clause.objects, Effect.DISPLACED, clause, verb)
            return
        if verb.lemma in lists().casualties.arriving and clause.subjects and self._travels(clause):
            self._victims([one for one in clause.subjects if self._amount(one) is not None], Effect.DISPLACED, clause, verb)
            return
        if verb.lemma == "leave":
            self._left(clause, verb)
            return
        if verb.lemma in ("hold", "have") and clause.objects:
            self._held(clause, verb)
            return
        if verb.lemma in lists().casualties.forcing and clause.objects and self._from_home(clause):
            self._victims(clause.objects, Effect.DISPLACED, clause, verb)
            return
        if verb.lemma == "go" and any(k.low == "missing" for k in verb.kids):
            self._victims(clause.subjects, Effect.MISSING, clause, verb)

    def _fallen(self, clause: Clause) -> bool:
        """Soldiers fall in battle; prices, cities and shells fall otherwise."""
        fighters = all("force" in self.reader.classes.of(one) and self._is_people(one) for one in clause.subjects)
        return bool(clause.subjects) and fighters and not clause.preps.get("to")

    @staticmethod
    def _hurt(clause: Clause) -> bool:
        """ "63 people were being treated for burns": treatment of wounds counts the wounded, treatment of disease does not."""
        causes = {t.lemma for ones in clause.preps.values() for t in ones}
        return bool(causes & lists().casualties.wounds)

    def _travels(self, clause: Clause) -> bool:
        """Whether counted people leave for, arrive in or cross into a place on their own account, as the displaced do."""
        if any("force" in self.reader.classes.of(one) for one in clause.subjects):
            return False
        people = all(
            self._is_people(one) or one.pos == "NUM" or self._covered.get(one.i) is not None for one in clause.subjects
        )
        if not people or any(one.lemma in lists().casualties.travellers for one in clause.subjects):
            return False
        ends = [
            t
            for name in ("to", "for", "in", "into", "at", "towards", "toward", "across", "over")
            for t in clause.preps.get(name, [])
        ]
        ends += clause.objects
        return any(self.reader.atlas.at(t) is not None or t.lemma in lists().casualties.shelters for t in ends)

    def _held(self, clause: Clause, verb: Token) -> None:
        """ "The group is still holding 24 soldiers", "we have 19 prisoners of war"."""
        armed = any("force" in self.reader.classes.of(one) or one.pos == "PRON" for one in clause.subjects)
        if not armed:
            return
        for obj in clause.objects:
            if self._amount(obj) is None:
                continue
            if obj.lemma in ("prisoner", "captive"):
                self._victims([obj], Effect.CAPTURED, clause, verb)
            elif obj.lemma == "hostage":
                self._victims([obj], Effect.ABDUCTED, clause, verb)
            elif verb.lemma == "hold" and self._is_people(obj):
                force = "force" in self.reader.classes.of(obj)
                self._victims([obj], Effect.CAPTURED if force else Effect.ABDUCTED, clause, verb)

    def _from_home(self, clause: Clause) -> bool:
        homes = [t for name in ("from", "out of", "into", "to") for t in clause.preps.get(name, [])]
        if any(t.lemma in lists().casualties.homes or t.lemma in lists().casualties.exile for t in homes):
            return True
        return any(
            kid.dep in ("xcomp", "ccomp") and kid.lemma in ("flee", "leave", "abandon", "evacuate")
            for kid in clause.verb.kids
        )

    def _lives(self, clause: Clause) -> None:
        """ "claimed the lives of 11 people", "a dozen traders lost their lives", "cost 30 lives"."""
        verb = clause.verb
        for obj in clause.objects:
            if obj.lemma != "life":
                continue
            if verb.lemma == "lose":
                self._victims(clause.subjects, Effect.KILLED, clause, verb)
                return
            of = next((prep for prep in obj.kids_by("prep") if prep.low == "of"), None)
            if of is not None:
                self._victims(spread(of.kid("pobj")), Effect.KILLED, clause, verb)
            elif self._amount(obj) is not None:
                self._victims([obj], Effect.KILLED, clause, verb)

    def _taken(self, clause: Clause, verb: Token) -> None:
        """ "took 11 prisoners", "took 30 people hostage", "hold 25 crew captive"."""
        words = {kid.low for kid in verb.kids} | {kid.low for obj in clause.objects for kid in obj.kids}
        for obj in clause.objects:
            if obj.lemma in ("prisoner", "captive") and verb.lemma == "take":
                self._victims([obj], Effect.CAPTURED, clause, verb)
            elif obj.lemma == "hostage" and verb.lemma == "take":
                self._victims([obj], Effect.ABDUCTED, clause, verb)
        if words & {"hostage", "captive", "prisoner"} and verb.lemma == "take":
            people = [
                obj for obj in clause.objects if obj.low not in ("hostage", "hostages", "captive", "prisoner", "prisoners")
            ]
            self._victims(people, Effect.ABDUCTED if "hostage" in words else Effect.CAPTURED, clause, verb)

    def _left(self, clause: Clause, verb: Token) -> None:
        """ "left a girl dead", "leaving the driver dead and six passengers injured": the words of effect sit beside the people."""
        own = [t for t in verb.subtree() if t.i > verb.i]
        for word in own:
            effect = self.lexicon.effect_words.get(word.low)
            if effect is None or word.low not in lists().casualties.beside:
                continue
            if word.dep in ("amod",) and word.head.pos == "NOUN" and word.i < word.head.i:
                continue
            people = self._beside(word, verb)
            if people is not None:
                self._victims([people], effect, clause, verb, word=word)

    def _beside(self, word: Token, verb: Token) -> Token | None:
        """The noun phrase just before "dead", "injured" in a small clause; a bare number counts as well ("3 dead")."""
        subject = word.kid("nsubj", "nsubjpass")
        if subject is not None:
            return subject
        for n in range(word.i - 1, verb.i, -1):
            token = self.paper.tokens[n]
            if token.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                return token if token.head.pos != "NOUN" or token.head.i > word.i or token.dep != "nummod" else token.head
            if token.low not in ("more", "others", "severely", "seriously", "lightly", "critically", "slightly", "also"):
                break
        return None

    def _victims(
        self, heads: list[Token], effect: Effect, clause: Clause | None, trigger: Token, word: Token | None = None
    ) -> None:
        """Rows for the people that a verb or word speaks of."""
        standing = standing_of(trigger, self.lexicon)
        for head in dict.fromkeys(heads):
            person = self.cast.mentions.over(head, Sort.PERSON)
            if person is not None:
                self._row(head, effect, 1, 1, None, trigger, standing, clause, word)
                continue
            amount = self._amount(head)
            if amount is not None:
                if not self._counts_people(head, amount):
                    continue
                self._row(head, effect, amount.low, amount.high, amount.qualifier, trigger, standing, clause, word)
                continue
            counted = self._uncounted(head)
            if counted is not None and standing.mood is not Mood.DENIED:
                low, high = counted
                self._row(head, effect, low, high, None, trigger, standing, clause, word)

    def _uncounted(self, head: Token) -> tuple[int, int | None] | None:
        """People without a figure: "a girl" is one, "soldiers" at least two, "no one" none, a body of people unknown."""
        if head.low in ("no-one", "nobody", "none") or (head.low == "one" and any(k.low == "no" for k in head.kids)):
            return 0, 0
        if head.pos == "PRON":
            return None
        if any(kid.low == "no" and kid.dep == "det" for kid in head.kids):
            return (0, 0) if self._is_people(head) else None
        if not self._is_people(head):
            return None
        if head.tag in ("NNS", "NNPS") or head.low in ("people", "civilians"):
            if head.lemma in ("troop", "force") or any(
                k.low in ("the", "these", "those", "all", "their", "his", "its") for k in head.kids_by("det", "poss")
            ):
                return None
            return 2, None
        if head.tag in ("NN", "NNP") and any(kid.dep in ("det", "poss") for kid in head.kids):
            collective = self.knowledge.collectives.get(head.lemma.lower())
            if collective is not None and not collective.people:
                return None
            return 1, 1
        return None

    def _is_people(self, head: Token) -> bool:
        lemma = head.lemma.lower()
        if self._is_people_word(lemma):
            return True
        collective = self._collective(head)
        if collective is not None:
            return collective.people
        return self.knowledge.offices.get(head.lemma) is not None and head.pos == "NOUN"

    def _is_people_word(self, lemma: str) -> bool:
        own = lists().casualties
        return lemma in own.people or lemma in own.either or self._sort_of(lemma) is not Victims.UNKNOWN

    def _sort_of(self, lemma: str) -> Victims:
        """Whether a noun counts civilians or combatants; what the rules say of it outranks what it may mean elsewhere."""
        own = lists().casualties
        if lemma in own.civilians:
            return Victims.CIVILIAN
        if lemma in own.combatants:
            return Victims.COMBATANT
        collective = self.knowledge.collectives.get(lemma)
        return collective.victims if collective is not None and collective.people else Victims.UNKNOWN

    def _group(self, lemma: str) -> Group | None:
        """The group of women or children that a noun counts on its own."""
        if lemma in lists().casualties.groups_of_women:
            return Group.WOMEN
        if lemma in lists().casualties.groups_of_children:
            return Group.CHILDREN
        collective = self.knowledge.collectives.get(lemma)
        return collective.group if collective is not None and collective.group in (Group.WOMEN, Group.CHILDREN) else None

    def _collective(self, head: Token) -> Collective | None:
        return collective_of(head, self.knowledge)

    # ------------------------------------------------------------ amounts

    def _amount(self, head: Token) -> Amount | None:
        """The figure that counts a head noun, or that the head itself is."""
        own = self._covered.get(head.i)
        if own is not None and self._usable(own):
            return own
        for kid in sorted(head.kids, key=lambda k: k.i):
            if kid.i > head.i and kid.dep not in ("nummod",):
                continue
            if kid.dep in ("nummod", "det", "amod", "quantmod", "advmod", "nmod", "poss", "compound", "predet"):
                for one in (kid, *kid.kids):
                    amount = self._covered.get(one.i)
                    if amount is not None and self._usable(amount) and amount.start < head.start:
                        return amount
        # "14 more bodies", "at least 22 other people": the amount lies just before the noun phrase
        first = min((t.i for t in head.subtree() if t.sent is head.sent and t.dep not in ("relcl",)), default=head.i)
        for n in range(first, head.i):
            amount = self._covered.get(n)
            if amount is not None and self._usable(amount) and self._chained(self.paper.tokens[n], head):
                return amount
        return None

    @staticmethod
    def _chained(token: Token, head: Token) -> bool:
        one = token
        while one.head is not one and one is not head:
            if one.dep in ("pobj", "conj", "appos", "relcl", "acl") and one.pos != "NUM":
                return False
            one = one.head
        return one is head

    @staticmethod
    def _usable(amount: Amount) -> bool:
        return amount.kind in (AmountKind.CARDINAL, AmountKind.VAGUE) and not (amount.low is None and amount.high is None)

    def _counts_people(self, head: Token, amount: Amount) -> bool:
        if head.pos == "NUM" or self._covered.get(head.i) is amount:
            of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
            if of is not None and (obj := of.kid("pobj")) is not None:
                return self._is_people(obj) or bool(self.cast.of(obj)) or obj.pos in ("PRON", "NUM")
            if head.pos == "NOUN":
                return (
                    self._is_people(head)
                    or head.low in ("one", "none", "nobody", "no-one")
                    or head.lemma in lists().casualties.amounts_of
                )
            return True  # "killing 24": who is killed is a person
        if head.lemma in ("household", "family"):
            return False  # households are not persons
        if self._is_people(head):
            return True
        if self.cast.mentions.over(head, Sort.ACTOR, Sort.DESCRIPTION) is not None and head.tag in ("NNS", "NNPS"):
            return True
        state = self.knowledge.actors.demonym(head.text)
        return state is not None and head.tag in ("NNPS", "NNS", "NNP")

    # ------------------------------------------------------------ words: "89 dead", "the death of", "no deaths"

    def _word(self, word: Token, effect: Effect) -> None:
        low = word.low
        if word.dep in ("amod", "compound", "nmod") and word.head.pos in ("NOUN", "PROPN") and word.head is not word:
            noun = word.head
            if low in ("dead", "wounded", "injured", "missing", "killed", "displaced") and noun.i > word.i:
                self._adjective(word, noun, effect)
            return
        if low in ("death", "deaths", "fatality", "fatalities", "killing", "killings", "injury", "injuries", "murder"):
            self._death_noun(word, effect)
            return
        if low in ("prisoner", "prisoners", "captive", "captives", "hostage", "hostages", "victim", "victims"):
            return
        if low in ("body", "bodies", "corpse", "corpses"):
            self._bodies(word)
            return
        if word.dep == "pobj" and word.head.low == "among":
            self._among(word, effect)
            return
        if low in ("dead", "injured", "wounded", "missing", "killed", "displaced"):
            self._predicate(word, effect)

    def _adjective(self, word: Token, noun: Token, effect: Effect) -> None:
        """ "31 wounded soldiers", "120,000 newly displaced people", "the 14 missing villagers"."""
        amount = self._amount(noun)
        if amount is None or not self._counts_people(noun, amount):
            return
        governor = noun.head
        if effect is Effect.DISPLACED:
            if noun.dep == "nsubjpass" and governor.lemma in self.lexicon.effect_verbs:
                return  # "14 displaced people were killed" counts the killed
            if noun.first_conjunct().dep in ("nsubj",) and governor.lemma in lists().casualties.staying:
                return
        self._row(
            noun, effect, amount.low, amount.high, amount.qualifier, noun, standing_of(noun, self.lexicon), None, word
        )

    def _death_noun(self, noun: Token, effect: Effect) -> None:
        """ "nine deaths", "287 civilian deaths", "the killing of 13 civilians", "the death of General X", "no injuries"."""
        standing = standing_of(noun, self.lexicon)
        amount = self._amount(noun)
        of = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        if (
            noun.low in ("injury", "injuries")
            and noun.head.lemma in ("suffer", "sustain", "receive")
            and noun.dep == "dobj"
        ):
            self._victims(clause_of(noun.head).subjects, Effect.WOUNDED, clause_of(noun.head), noun.head)
            return
        if of and (amount is None or noun.low in ("killing", "killings", "murder")):
            for head in of:
                self._victims([head], effect, None, noun)
            return
        if amount is not None:
            self._row(noun, effect, amount.low, amount.high, amount.qualifier, noun, standing, None, noun)
            return
        if any(kid.low == "no" for kid in noun.kids_by("det")):
            standing.mood = Mood.HAPPENED if standing.mood is Mood.NEGATED else standing.mood
            self._row(noun, effect, 0, 0, None, noun, standing, None, noun)
            return
        if noun.head.lemma in ("deny",) and any(kid.low == "any" for kid in noun.kids_by("det")):
            self._row(noun, effect, 0, 0, None, noun, standing, None, noun)

    def _bodies(self, word: Token) -> None:
        amount = self._amount(word)
        if amount is None:
            return
        governor = word.head
        if word.dep in ("dobj", "nsubjpass") and governor.lemma in lists().casualties.finding:
            self._row(
                word,
                Effect.KILLED,
                amount.low,
                amount.high,
                amount.qualifier,
                word,
                standing_of(word, self.lexicon),
                None,
                word,
            )

    def _predicate(self, word: Token, effect: Effect) -> None:
        """ "counted 89 dead", "12 people are missing", "five were still missing", "at least 40 dead and 100 injured"."""
        if word.dep in ("acomp", "attr", "oprd") and word.head.lemma in lists().casualties.predicates:
            clause = clause_of(word.head)
            subjects = clause.objects if clause.passive else clause.subjects
            if word.low in ("dead", "missing", "displaced", "injured", "wounded") and subjects:
                self._victims(subjects, effect, clause, word.head, word=word)
                return
        if (
            word.low in ("killed", "wounded", "injured", "displaced")
            and word.tag in ("VBN", "VBD")
            and word.dep not in ("dobj", "pobj", "conj", "attr", "appos", "nsubj")
        ):
            if word.low in ("wounded", "injured", "killed") and word.dep in ("advcl", "acl", "ROOT", "ccomp"):
                pass
        if word.dep == "dobj" and word.head.lemma == "put":
            for prep in word.head.kids_by("prep"):
                obj = prep.kid("pobj") if prep.low == "at" else None
                found = self._amount(obj) if obj is not None else None
                if obj is not None and found is not None:
                    standing = standing_of(word, self.lexicon)
                    row = self._row(obj, effect, found.low, found.high, found.qualifier, word, standing, None, word, found)
                    if row is not None:
                        row.total = True
            return
        amount = self._bare_amount(word)
        if amount is not None:
            self._row(
                word,
                effect,
                amount.low,
                amount.high,
                amount.qualifier,
                word,
                standing_of(word, self.lexicon),
                None,
                word,
                amount,
            )

    def _bare_amount(self, word: Token) -> Amount | None:
        """The number straight before a word of effect used as a noun: "89 dead", "between 12 and 15 dead", "four wounded"."""
        if (word.start, word.end) and word.i > 0:
            n = word.i - 1
            while (
                n >= 0
                and self.paper.tokens[n].low in ("people", "others", "persons", "civilians", "newly", "seriously")
                and n > word.i - 3
            ):
                n -= 1
            token = self.paper.tokens[n]
            amount = self._covered.get(token.i)
            if amount is not None and self._usable(amount) and token.sent is word.sent and amount.end <= word.start:
                return amount
        return None

    def _toll(self, noun: Token) -> None:
        """ "The death toll to 41", "a toll of nine", "put the number of dead at 170", "its losses at four wounded", "rose to 68"."""
        effect = self._toll_effect(noun)
        if effect is None:
            return
        verb = noun.head if noun.head.pos in ("VERB", "AUX") else None
        candidates: list[tuple[str, Token]] = []
        for prep in noun.kids_by("prep"):
            if prep.low in ("of", "to", "at") and (obj := prep.kid("pobj")) is not None:
                candidates.append((prep.low, obj))
        if verb is not None:
            candidates += self._toll_values(verb, noun)
        for name, obj in candidates:
            amount = self._amount(obj)
            if amount is None or not (
                obj.pos == "NUM"
                or self._covered.get(obj.i) is amount
                or self._is_people(obj)
                or obj.low in lists().casualties.effects
            ):
                continue
            beside = [t.low for t in (obj, *obj.kids)]
            own = next((self.lexicon.effect_words[low] for low in beside if low in self.lexicon.effect_words), effect)
            if noun.low in ("losses", "casualties") and not any(low in self.lexicon.effect_words for low in beside):
                continue
            row = self._row(
                obj,
                own,
                amount.low,
                amount.high,
                amount.qualifier,
                noun,
                standing_of(noun, self.lexicon),
                None,
                noun,
                amount,
            )
            if row is not None:
                row.total = name != "from"

    def _toll_values(self, verb: Token, noun: Token) -> list[tuple[str, Token]]:
        found: list[tuple[str, Token]] = []
        if noun.dep in ("nsubj", "nsubjpass", "dobj"):
            for prep in verb.kids_by("prep"):
                if prep.low in ("to", "at", "from", "above", "past", "beyond") and (obj := prep.kid("pobj")) is not None:
                    found += [(prep.low, one) for one in spread(obj)]
        if noun.dep == "nsubj":
            attribute = verb.kid("attr")
            if attribute is not None and verb.lemma in ("be", "stand"):
                found.append(("is", attribute))
            if verb.lemma in ("reach", "exceed", "hit", "pass", "top") and (obj := verb.kid("dobj")) is not None:
                found.append(("is", obj))
        return found

    def _toll_effect(self, noun: Token) -> Effect | None:
        """What a toll counts: told by its own words, or by the tolls told just before it."""
        words = {kid.low for kid in noun.kids_by("compound", "amod", "nmod")}
        if words & {"heavy", "human"} and not noun.kids_by("prep"):
            return None
        for prep in noun.kids_by("prep"):
            for one in spread(prep.kid("pobj")) if prep.low == "of" else ():
                for low in (one.low, *[kid.low for kid in one.kids]):
                    if low in self.lexicon.effect_words:
                        return self.lexicon.effect_words[low]
        if words & {"death", "casualty", "fatality"} or noun.low in ("losses", "casualties"):
            return Effect.KILLED
        if words & {"injury", "wounded", "injured"}:
            return Effect.WOUNDED
        if noun.lemma == "toll" or (noun.lemma in ("count", "tally") and self._effect_before(noun, 2) is not None):
            return self._effect_before(noun, 4) or (Effect.KILLED if noun.kids_by("prep") else None)
        return None

    def _effect_before(self, token: Token, reach: int) -> Effect | None:
        """The effect of the last figure told in the passage."""
        for row in reversed(self.rows):
            if row.head.i < token.i and token.sent.group - row.head.sent.group <= reach:
                return row.effect
        return None

    def _elliptic(self, verb: Token) -> None:
        """ "SOHR spoke of more than 120", "It rose to 68": a bare number of what was counted just before."""
        objects: list[Token] = []
        clause = clause_of(verb)
        if verb.lemma in ("speak", "write") and "of" in clause.preps:
            objects = clause.preps["of"]
        elif verb.lemma in ("give", "count", "report", "cite", "record", "confirm") and clause.objects:
            objects = clause.objects
        elif verb.lemma in ("rise", "climb", "grow", "increase", "jump") and any(
            one.low in ("it", "toll", "number", "count", "figure") for one in clause.subjects
        ):
            objects = clause.preps.get("to", [])
        for obj in objects:
            amount = self._covered.get(obj.i)
            if obj.pos != "NUM" or amount is None or not self._usable(amount) or obj.kid("prep") is not None:
                continue
            effect = self._effect_before(verb, 2)
            if effect is not None:
                row = self._row(
                    obj,
                    effect,
                    amount.low,
                    amount.high,
                    amount.qualifier,
                    verb,
                    standing_of(verb, self.lexicon),
                    None,
                    obj,
                    amount,
                )
                if row is not None:
                    row.total = True

    def _among(self, word: Token, effect: Effect) -> None:
        """ "Nine children and six women were among the dead", "Among the dead is Captain X": parts of a toll told before."""
        prep = word.head
        verb = prep.head
        if verb.lemma != "be":
            return
        subjects = [kid for kid in verb.kids if kid.dep in ("nsubj", "attr", "nsubjpass")]
        standing = standing_of(verb, self.lexicon)
        whole = next(
            (
                row
                for row in reversed(self.rows)
                if row.effect is effect and row.part_of is None and row.head.sent.group >= word.sent.group - 6
            ),
            None,
        )
        for subject in [one for first in subjects for one in spread(first)]:
            amount = self._amount(subject)
            person = self.cast.mentions.over(subject, Sort.PERSON)
            named = person or next(
                (m for kid in subject.kids if kid.dep == "appos" and (m := self.cast.mentions.over(kid, Sort.PERSON))), None
            )
            if amount is not None and self._counts_people(subject, amount):
                row = self._row(subject, effect, amount.low, amount.high, amount.qualifier, verb, standing, None, None)
            elif named is not None:
                row = self._row(named.head, effect, 1, 1, None, verb, standing, None, None)
            else:
                continue
            if row is not None and whole is not None and row is not whole:
                row.part_of = whole
                row.happening = row.happening or whole.happening

    # ------------------------------------------------------------ rows

    def _row(
        self,
        head: Token,
        effect: Effect,
        low: int | None,
        high: int | None,
        qualifier: str | None,
        trigger: Token,
        standing: Standing,
        clause: Clause | None,
        word: Token | None,
        amount: Amount | None = None,
    ) -> Row | None:
        amount = amount or self._covered.get(head.i) or self._amount(head)
        key = (amount.start if amount is not None else -head.i - 1, effect)
        if key in self._used:
            return None
        if low is None and high is None:
            return None
        mood = standing.mood
        verb_negated = trigger.pos in ("VERB", "AUX") and is_negated(trigger)
        if mood in (Mood.HYPOTHETICAL, Mood.FEARED, Mood.THREATENED, Mood.DEMANDED, Mood.PLANNED):
            return None
        if mood is Mood.NEGATED and not (low == 0 and high == 0):
            return None
        if verb_negated and not (low == 0 and high == 0):
            return None
        self._used.add(key)
        tokens = sorted(
            {head, *([word] if word is not None else []), *self._amount_tokens(head, amount)}, key=lambda t: t.i
        )
        if tokens[-1].i - tokens[0].i > 14:
            tokens = [t for t in tokens if t is not word] or [head]
        row = Row(head, effect, low, high, qualifier, tokens, trigger, standing)
        self._describe(row, clause)
        self._circumstances(row)
        row.why.append(Because("effect", f"word: {(word or trigger).lemma.lower()}", self.paper.span(word or trigger)))
        if amount is not None:
            row.why.append(Because("low", "amount", self.paper.of(self._amount_tokens(head, amount) or [head])))
        row.happening = self._happening(row, clause)
        row.perpetrators = self._perpetrators(row, clause)
        self.rows.append(row)
        return row

    def _circumstances(self, row: Row) -> None:
        """The toll's own time and place, as its own clause tells them."""
        reader = self.reader
        for token in dict.fromkeys((row.head, row.trigger)):
            row.when, row.time = when_of(token, reader.clock, self.paper, reporting=reader.reporting)
            if row.time is not None:
                break
        row.spot, direct = where_of(row.trigger, [row.head], reader.atlas, self.paper, reader.reporting)
        if not direct:
            row.spot = None
        row.cumulative = row.cumulative or self._is_cumulative(row)

    def _is_cumulative(self, row: Row) -> bool:
        """Whether a figure runs over a stretch of time, so that it must never be added to single incidents."""
        if row.time is not None and row.when.earliest is not None and row.when.latest is not None:
            length = (row.when.latest - row.when.earliest).days
            if row.time.direction is Direction.SINCE and length > SINCE_DAYS or length > CUMULATIVE_DAYS:
                return True
        words = row.trigger.subtree()
        subjects = {token.low for token in words if token.dep == "nsubj"}
        return bool(subjects & {"war", "conflict"}) or any(
            token.low == "far" and any(kid.low == "so" for kid in token.kids) for token in words
        )

    def _amount_tokens(self, head: Token, amount: Amount | None) -> list[Token]:
        if amount is None:
            return []
        return [t for t in head.sent.tokens if t.start < amount.end and amount.start < t.end]

    def _describe(self, row: Row, clause: Clause | None) -> None:
        """Who the people are: civilians or combatants, groups told apart, the side they belong to."""
        head = row.head
        of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
        counted = (
            of.kid("pobj")
            if of is not None and (head.pos == "NUM" or head.lemma in lists().casualties.counted_behind)
            else None
        )
        nouns = [head] if counted is None else [counted, *spread(counted)[1:]]
        person = self.cast.mentions.over(head, Sort.PERSON)
        groups: list[Group] = []
        kinds: set[Victims] = set()
        for noun in nouns:
            lemma = noun.lemma.lower()
            collective = self._collective(noun)
            group = self._group(lemma) or (collective.group if collective is not None else None)
            if group is not None and group not in groups:
                groups.append(group)
            modifiers = {kid.low for kid in noun.kids_by("amod", "compound", "nmod")}
            if "civilian" in modifiers or "civilians" in modifiers:
                kinds.add(Victims.CIVILIAN)
            elif lemma in lists().casualties.either:
                kinds.add(Victims.MIXED if lemma == "cadet" else Victims.UNKNOWN)
            elif self._sort_of(lemma) is Victims.COMBATANT and not (lemma == "officer" and "police" in modifiers):
                kinds.add(Victims.COMBATANT)
            elif self._sort_of(lemma) is Victims.CIVILIAN or group in (Group.CHILDREN, Group.WOMEN):
                kinds.add(Victims.CIVILIAN)
            elif collective is not None and collective.victims is not Victims.UNKNOWN:
                kinds.add(collective.victims)
        if person is not None:
            rank = person.rank or person.title
            office = self.knowledge.offices.get(person.title) if person.title else None
            if rank and office is not None and office.sort.value == "rank":
                kinds = {Victims.COMBATANT}
        told = kinds - {Victims.UNKNOWN}
        if told:
            row.victims = Victims.MIXED if len(told) > 1 else told.pop()
        row.groups = tuple(groups)
        row.victim_actor = self._side(nouns, person is not None)
        if row.victims is Victims.UNKNOWN and row.victim_actor is not None:
            if self.cast.drafts[row.victim_actor].kind in (ActorKind.MILITARY, ActorKind.ARMED_GROUP):
                row.victims = Victims.COMBATANT

    def _side(self, nouns: list[Token], is_person: bool) -> ActorId | None:
        """The body that the victims belong to: "its fighters", "Turkish soldiers", "two of our staff"."""
        fit = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE, ActorKind.NGO, ActorKind.IGO, ActorKind.MEDIA)
        for noun in nouns:
            found = [a for a in self.cast.of(noun) if self.cast.drafts[a].kind in fit and not self.cast.drafts[a].nameless]
            if found and not is_person:
                return found[0]
            if is_person:
                for actor in self.cast.of(noun):
                    body = self.cast.drafts[actor].affiliation
                    if body in self.cast.drafts and self.cast.drafts[body].kind in fit:
                        return body
                continue
            for kid in noun.kids_by("poss", "compound", "nmod"):
                found = [a for a in self.cast.of(kid) if self.cast.drafts[a].kind in fit]
                if found:
                    return found[0]
                if kid.pos == "PRON":
                    found = [a for a in self.cast.pronoun(kid) if self.cast.drafts[a].kind in fit]
                    if found:
                        return found[0]
            for prep in noun.kids_by("prep"):
                if prep.low in ("of", "from", "with") and (obj := prep.kid("pobj")) is not None:
                    found = [
                        a for a in self.cast.of(obj) if self.cast.drafts[a].kind in fit and not self.cast.drafts[a].nameless
                    ]
                    if found:
                        return found[0]
                    if obj.lemma in lists().casualties.own:
                        inner = self._side([obj], False)
                        if inner is not None:
                            return inner
        return None

    # ------------------------------------------------------------ whose doing, in which happening

    def _happening(self, row: Row, clause: Clause | None) -> Happening | None:
        """The event in which it happened: by grammar first, then in its sentence, then in the passage.

        The farther the link, the more must fit: a toll that hangs on the wrong event is worse than one that hangs on none.
        """
        for token in self._tied(row, clause):
            happening = self.reader.by_token.get(token.i)
            if happening is not None and self._can_cause(happening, row) and self._compatible(happening, row):
                return happening
        if row.cumulative:
            return None
        same = [
            (min(abs(t.i - row.trigger.i) for t in h.triggers if t.sent.group == row.trigger.sent.group), -h.trigger.i, h)
            for h in self.reader.happenings
            if any(t.sent.group == row.trigger.sent.group for t in h.triggers)
            and self._is_blow(h, near=True)
            and self._can_cause(h, row)
            and self._compatible(h, row)
        ]
        if same:
            return min(same, key=lambda one: one[:2])[2]
        return self._earlier(row)

    def _tied(self, row: Row, clause: Clause | None) -> Iterator[Token]:
        """The tokens that grammar ties a toll to, the closest first."""
        trigger = row.trigger
        yield trigger
        yield row.head
        if clause is not None:
            yield from [*clause.subjects, *[t for ones in clause.preps.values() for t in ones], *clause.objects]
        for one in trigger.ancestors():
            if one.dep == "relcl" and one is not trigger:
                break
            yield one
            for kid in one.kids:
                if kid is not trigger and kid.dep not in ("relcl", "parataxis"):
                    yield kid
                    if kid.dep in ("prep", "agent") and (obj := kid.kid("pobj")) is not None:
                        yield obj
        yield from (one for one in trigger.subtree() if one is not trigger)

    def _can_cause(self, happening: Happening, row: Row) -> bool:
        """Whether events of this kind make victims of this kind, and it happened."""
        return happening.type in _CAUSES[row.effect] and happening.standing.mood is Mood.HAPPENED

    @staticmethod
    def _is_blow(happening: Happening, *, near: bool) -> bool:
        """Whether a happening is one that people die in: beyond its own sentence only a blow with a place and a moment."""
        if happening.type in _BLOWS:
            return True
        subtype = happening.meaning.subtype
        return happening.type is EventType.BATTLE and (
            subtype == "armed-clash" or near and subtype in (None, "offensive", "siege")
        )

    def _compatible(self, happening: Happening, row: Row) -> bool:
        """Whether the toll's own time and place, where it tells them, can be those of the happening."""
        if row.time is not None and row.when.is_known and happening.when.is_known and row.time.direction not in _UP_TO:
            if not row.when.overlaps(happening.when):
                return False
        if row.spot is not None and happening.spot is not None and not places_agree(row.spot, happening.spot):
            return False
        return True

    def _earlier(self, row: Row) -> Happening | None:
        """The blow the passage was telling: the last fitting one of the paragraph, or of the end of the one before."""
        trigger = row.trigger
        if row.effect is Effect.DISPLACED:
            return None
        for happening in reversed(self.reader.happenings):
            if happening.trigger.i > trigger.i or not self._is_blow(happening, near=False):
                continue
            if not self._can_cause(happening, row) or not self._compatible(happening, row):
                continue
            sent = self.paper.tokens[max(t.i for t in happening.triggers if t.i <= trigger.i)].sent
            if sent.block == trigger.sent.block and trigger.sent.group - sent.group <= 3:
                return happening
            if trigger.sent.block - sent.block == 1 and trigger.sent.group - sent.group <= 4:
                return happening
        return self._main_blow(row)

    def _main_blow(self, row: Row) -> Happening | None:
        """What the article is about: later tolls without an event of their own are tolls of it ("The government spoke of 52 dead")."""
        if row.effect not in (Effect.KILLED, Effect.WOUNDED, Effect.MISSING):
            return None
        tolls = Counter(id(other.happening) for other in self.rows if other.happening is not None)
        blows = [
            h
            for h in self.reader.happenings
            if h.trigger.i < row.trigger.i
            and self._is_blow(h, near=False)
            and self._can_cause(h, row)
            and self._compatible(h, row)
        ]
        if not blows:
            return None
        best = max(blows, key=lambda h: (len(h.triggers) + tolls[id(h)], -h.trigger.i))
        weight = len(best.triggers) + tolls[id(best)]
        rivals = [h for h in blows if h is not best and len(h.triggers) + tolls[id(h)] > weight / 2]
        return best if weight >= 3 and not rivals or len(blows) == 1 else None

    def _perpetrators(self, row: Row, clause: Clause | None) -> list[ActorId]:
        drafts = self.cast.drafts
        if (
            clause is not None
            and row.trigger is clause.verb
            and row.trigger.lemma not in lists().casualties.dying
            and row.effect is not Effect.DISPLACED
        ):
            doers = [
                a
                for a in self.reader.doers(clause.subjects)
                if drafts[a].kind not in (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.NGO)
            ]
            if row.trigger.lemma in lists().casualties.lives and row.trigger.lemma == "lose":
                doers = []
            if doers and row.victim_actor not in doers:
                return doers
        happening = row.happening
        if happening is None or row.effect is Effect.DISPLACED:
            return []
        doers = [a for a in happening.initiators if a != row.victim_actor]
        if happening.type is EventType.BATTLE and row.effect in (Effect.KILLED, Effect.WOUNDED, Effect.MISSING):
            against = row.victim_actor is not None and row.victim_actor in happening.targets
            return doers if against else []  # in a battle both sides kill: who did is told or unknown
        return doers

    # ------------------------------------------------------------ parts of a whole

    def _parts(self, sentence: Sentence) -> None:
        """ "four of them children", "including five children and two women", "among them 31 women", "21 of them of civilians"."""
        for token in sentence.tokens:
            if (
                token.low == "including"
                or (token.low == "among" and self._next(token, ("them", "whom")))
                or token.low == "include"
            ):
                self._including(token, sentence)
            if token.low == "of" and self._next(token, ("them", "whom", "these", "those")):
                self._of_them(token, sentence)

    def _next(self, token: Token, words: tuple[str, ...]) -> bool:
        n = token.i + 1
        return n < len(self.paper.tokens) and self.paper.tokens[n].low in words and self.paper.tokens[n].sent is token.sent

    def _whole(self, before: int, sentence: Sentence) -> Row | None:
        near = [
            row
            for row in self.rows
            if row.tokens[-1].i < before and row.part_of is None and row.head.sent.group == sentence.group
        ]
        if near:
            return max(near, key=lambda row: row.tokens[-1].i)
        return None

    def _including(self, token: Token, sentence: Sentence) -> None:
        whole = self._whole(token.i, sentence)
        if whole is None or token.i - whole.tokens[-1].i > 22:
            return
        start = token.i + (2 if token.low == "among" else 1)
        self._listed(start, sentence, whole)

    def _listed(self, start: int, sentence: Sentence, whole: Row) -> None:
        """Amounts of people in the list that starts here, up to a verb or the end of the list."""
        n = start
        last = sentence.tokens[-1].i
        while n <= last:
            token = self.paper.tokens[n]
            if (token.pos in ("VERB", "AUX") and token.tag in ("VBD", "VBZ", "VBP", "MD")) or token.text in (
                ";",
                '"',
                "—",
                "–",
            ):
                break
            if token.low in ("injured", "wounded") and n > start:
                break
            amount = self._covered.get(n)
            if amount is not None and self._usable(amount):
                noun = self._noun_after(amount, sentence)
                if (
                    noun is not None
                    and (self._is_people(noun) or self._group(noun.lemma.lower()) is not None)
                    and not self._told(amount)
                ):
                    if (
                        noun.dep in ("nsubj", "nsubjpass")
                        and noun.head.pos in ("VERB", "AUX")
                        and noun.head.i > noun.i
                        and noun.head.dep != "acl"
                    ):
                        break
                    follows = self.paper.tokens[noun.i + 1].low if noun.i + 1 <= last else ""
                    if noun.low in ("injured", "wounded", "dead") or follows in ("injured", "wounded"):
                        break
                    self._part(noun, amount, whole)
                    n = max(n, noun.i)
            elif token.pos == "NOUN" and n - start < 6 and self._is_people(token) and self._covered.get(n) is None:
                self._unnumbered_part(token, whole)
            else:
                person = self.cast.mentions.over(token, Sort.PERSON)
                if person is not None and n - start < 10 and (token.i + 1, whole.effect) not in self._used:
                    self._person_part(person.head, whole)
                    n = person.tokens[-1].i
                    break
            n += 1

    def _enumerated(self, sentence: Sentence) -> None:
        """ "At least 35 people had been killed, 22 drivers and 13 soldiers": counted nouns behind a total that they make up."""
        wholes = [
            row
            for row in self.rows
            if row.head.sent is sentence and row.part_of is None and row.low is not None and self._amount(row.head)
        ]
        for whole in wholes:
            after = max(whole.trigger.i, whole.tokens[-1].i)
            found: list[tuple[Token, Amount]] = []
            for token in sentence.tokens:
                if token.i <= after or token.pos in ("VERB", "AUX"):
                    if token.i > after and token.pos in ("VERB", "AUX") and token.dep not in ("acl", "amod"):
                        break
                    continue
                amount = self._covered.get(token.i)
                if amount is None or not self._usable(amount) or self._told(amount) or (found and found[-1][1] is amount):
                    continue
                noun = self._noun_after(amount, sentence)
                if (
                    noun is None
                    or not self._is_people(noun)
                    or noun.dep not in ("appos", "conj", "npadvmod", "dep", "dobj", "attr")
                ):
                    break
                found.append((noun, amount))
            comma = after + 1 < len(self.paper.tokens) and self.paper.tokens[after + 1].text in (
                ",",
                ":",
                "(",
                "—",
                "–",
                "-",
            )
            if (
                len(found) > 1
                and comma
                and sum(amount.low or 0 for _, amount in found) <= max(whole.low or 0, whole.high or 0)
            ):
                for noun, amount in found:
                    self._part(noun, amount, whole)

    def _told(self, amount: Amount) -> bool:
        return any((amount.start, effect) in self._used for effect in Effect)

    def _noun_after(self, amount: Amount, sentence: Sentence) -> Token | None:
        for token in sentence.tokens:
            if token.start < amount.end:
                continue
            if token.pos in ("NOUN", "PROPN"):
                after = self.paper.tokens[token.i + 1] if token.i + 1 < len(self.paper.tokens) else None
                if after is not None and after.sent is sentence and after.pos == "NOUN" and token.dep == "compound":
                    continue
                return token
            if token.pos not in ("ADJ", "ADV", "DET", "NUM") and token.low not in (
                "of",
                "them",
                "whom",
                "were",
                "was",
                "-",
                "the",
                "are",
            ):
                return None
            if token.start - amount.end > 40:
                return None
        return None

    def _of_them(self, token: Token, sentence: Sentence) -> None:
        """ "four of them children", "two of them police officers", "21 of them of civilians", "112 of them with ..."."""
        n = token.i - 1
        amount = self._covered.get(n)
        if amount is None or not self._usable(amount) or self._told(amount):
            return
        whole = self._whole(self._amount_first(amount, sentence), sentence)
        if whole is None:
            return
        noun = self._noun_after(amount, sentence)
        if noun is not None and (self._is_people(noun) or self._group(noun.lemma.lower()) is not None):
            self._part(noun, amount, whole)
        else:
            after = self.paper.tokens[token.i + 2] if token.i + 2 < len(self.paper.tokens) else None
            if after is not None and after.tag in ("VBN", "VBD") and whole.effect in (Effect.KILLED, Effect.WOUNDED):
                self._part(token, amount, whole)

    def _amount_first(self, amount: Amount, sentence: Sentence) -> int:
        return next((t.i for t in sentence.tokens if t.end > amount.start), sentence.tokens[0].i)

    def _part(self, noun: Token, amount: Amount, whole: Row) -> None:
        if (amount.start, whole.effect) in self._used:
            return
        self._used.add((amount.start, whole.effect))
        tokens = [t for t in noun.sent.tokens if amount.start <= t.start < amount.end] or [noun]
        row = Row(
            noun,
            whole.effect,
            amount.low,
            amount.high,
            amount.qualifier,
            sorted({*tokens, noun}, key=lambda t: t.i),
            whole.trigger,
            whole.standing,
        )
        self._describe(row, None)
        self._as_part(row, whole)

    def _as_part(self, row: Row, whole: Row) -> None:
        if row.victims is Victims.UNKNOWN:
            row.victims = whole.victims
        row.victim_actor = row.victim_actor or whole.victim_actor
        row.perpetrators = whole.perpetrators
        row.happening = whole.happening
        row.cumulative = whole.cumulative
        row.part_of = whole
        row.why.append(Because("part_of", "part of a whole told before it", self.paper.of(whole.tokens)))
        self.rows.append(row)

    def _unnumbered_part(self, noun: Token, whole: Row) -> None:
        if not any(kid.low in ("a", "an") for kid in noun.kids_by("det")) or (-noun.i - 1, whole.effect) in self._used:
            return
        if any(kid.dep == "appos" and self.cast.mentions.over(kid, Sort.PERSON) for kid in noun.kids):
            return
        self._used.add((-noun.i - 1, whole.effect))
        row = Row(noun, whole.effect, 1, 1, None, [noun], whole.trigger, whole.standing)
        self._describe(row, None)
        self._as_part(row, whole)

    def _person_part(self, head: Token, whole: Row) -> None:
        if (-head.i - 1, whole.effect) in self._used:
            return
        self._used.add((-head.i - 1, whole.effect))
        row = Row(head, whole.effect, 1, 1, None, [head], whole.trigger, whole.standing)
        self._describe(row, None)
        if row.victims is Victims.UNKNOWN:
            row.victims = whole.victims
        self._as_part(row, whole)

    # ------------------------------------------------------------ totals and what they replace

    def _replacements(self) -> None:
        """A toll that the text raises or replaces: "raising the death toll to 41", "is replaced by these figures"."""
        for row in self.rows:
            if not row.total or row.part_of is not None:
                continue
            for other in self.rows:
                if (
                    other is row
                    or other.effect is not row.effect
                    or other.part_of is not None
                    or other.replaces is not None
                ):
                    continue
                if (
                    other.happening is not None
                    and other.happening is row.happening
                    and other.total
                    and other.tokens[0].i > row.tokens[0].i
                ):
                    if (other.low or 0) < (row.low or 0) and row.replaces is None:
                        row.replaces = other

    def report_of(self, row: Row) -> list[Report]:
        """The reports a row stands in."""
        return [report for report in row.standing.reports if report.stance is not Stance.CALLS_FOR]
