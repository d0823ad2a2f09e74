"""Parts of a toll: "four of them children", "including five children", "35 people, 22 drivers and 13 soldiers"."""

from __future__ import annotations

from briefing.domain.casualty import Effect, Group, Victims
from briefing.extract.names.signs import KIN
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import clause_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.times.found import FoundTime
from briefing.extract.times.timing import interval
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.rows import ONE, Number, Row

FARTHEST = 22  # tokens between a whole and "including"
_APART = {Victims.CIVILIAN, Victims.COMBATANT}  # none of these is one of those
FAR_TIME = 9  # code points between a number and its own time
_WHEN = frozenset("during in on over".split())
_WHEN_OF_THEM = _WHEN | frozenset("last since this yesterday".split())
FAR_MEMBER = 14  # tokens of a list behind "including" within which somebody without a number is one of them
FAR_ONE = 7  # tokens behind "one of them" in which the person is named
LONGEST_LIST = 60  # tokens
LONGEST_SEGMENTS = 160  # tokens
FAR_SEGMENTS = 16  # tokens between a total and its colon
FAR_LIST = 10  # tokens between a total and the sign behind which it is broken down
WHOLE_REACH = 8  # sentences back to the whole that a part is of
_HOW = frozenset("after by critically from in seriously under while with".split())  # "two of them by beheading"
_HURT = frozenset("injured wounded".split())
_SAID_OF_THEM = frozenset("are had has have remain was were".split())
_LIST_ENDS = frozenset((";", '"', "—", "–"))
_LIST_BEGINS = frozenset((",", ":", "(", "—", "–", "-"))
_WHERE = frozenset("at by during from in inside near on outside".split())
_STATES = frozenset("care condition".split())  # "three of them in critical condition"
_LISTED = ("appos", "conj", "npadvmod", "dep", "dobj", "attr")
_THEM = frozenset("them whom".split())
_OF_THEM = _THEM | {"these", "those"}


def _counted_effect(noun: Token) -> Effect | None:
    """What became of those that "the dead", "the victims", "the wounded" count."""
    if noun.low in ("dead", "killed", "victims", "deaths", "fatalities"):
        return Effect.KILLED
    return Effect.WOUNDED if noun.low in ("wounded", "injured") else None


def _is_of_others(including: Token, whole: Row) -> bool:
    """ "Two soldiers were killed, and seven others, including a captain, surrendered": whether it is part of people told
    behind the toll, who do something else."""
    told = including.head
    if including.dep != "prep" or told.dep not in ("nsubj", "nsubjpass") or not whole.tokens[-1].i < told.i < including.i:
        return False
    return told.kid("nummod") is not None and told.head.i > including.i and told not in whole.tokens


class TollParts:
    """Reads the sentences of one article for parts of tolls that they tell."""

    def __init__(self, paper: Paper, ledger: Ledger) -> None:
        self.paper = paper
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures
        self._segmented: list[tuple[Row, Token]] = []  # a whole, and the first of what its segments begin with

    def finish(self) -> None:
        """What can be said of parts once everything has been read."""
        for whole, first in self._segmented:
            self._take_in(whole, first)
        for whole in self.ledger.rows:
            if whole.part_of is None and whole.low is not None and whole.low == whole.high and whole.low > 1:
                self._summed_up(whole)
            if whole.victims is Victims.UNKNOWN and whole.part_of is None and not whole.groups:
                self._of_its_parts(whole)

    def _summed_up(self, whole: Row) -> None:
        """ "Killed 12 people, nine villagers and three soldiers": objects that make up the first are its parts."""
        beside = [
            row
            for row in self.ledger.of(whole.head.sent)
            if row is not whole and row.effect is whole.effect and row.trigger is whole.trigger and row.part_of is None
        ]
        listed = {one for one in whole.head.conjuncts() if one is not whole.head}
        after = [row for row in beside if row.head in listed and row.head.i > whole.head.i and row.low == row.high]
        if any({whole.victims, row.victims} == _APART for row in after):
            return  # "six civilians, four soldiers and two policemen", though four and two are six
        if len(after) > 1 and len(after) == len(beside) and sum(row.low or 0 for row in after) == whole.low:
            for row in after:
                row.part_of = whole

    def _of_its_parts(self, whole: Row) -> None:
        """ "35 people, 22 drivers and 13 soldiers" are of both kinds, as their parts are that make them up."""
        parts = [row for row in self.ledger.of(whole.head.sent) if row.part_of is whole]
        kinds = {row.victims for row in parts}
        if len(parts) > 1 and Victims.UNKNOWN not in kinds and sum(row.low or 0 for row in parts) == whole.low:
            whole.victims = Victims.MIXED if len(kinds) > 1 else kinds.pop()

    def read(self, sentence: Sentence) -> None:
        """Enter the parts that a sentence tells, once its tolls are entered."""
        for token in sentence.tokens:
            if token.low in ("including", "include") or (token.low == "among" and self._next(token) in _THEM):
                self._including(token, sentence)
            if token.low == "of" and self._next(token) in _OF_THEM:
                self._of_them(token, sentence)
            if token.lemma in ("be", "include") and token.tag in ("VBD", "VBP", "VBZ"):
                self._included(token)
        self._enumerated(sentence)
        self._of_whole(sentence)
        self._under_age(sentence)

    def _next(self, token: Token) -> str:
        n = token.i + 1
        return self.paper.tokens[n].low if n <= token.sent.tokens[-1].i else ""

    def _counts(self, noun: Token) -> bool:
        return self.people.is_people(noun) or self.people.is_group(noun)

    def _whole(self, before: int, sentence: Sentence) -> Row | None:
        """The last toll of the sentence that ends before a token and is no part itself."""
        near = [row for row in self.ledger.of(sentence) if row.tokens[-1].i < before and row.part_of is None]
        return max(near, key=lambda row: row.tokens[-1].i, default=None)

    # ------------------------------------------------------------ "including", "among them"

    def _including(self, token: Token, sentence: Sentence) -> None:
        """Amounts of people in the list that starts here, up to a verb or the end of the list."""
        whole = self._whole(token.i, sentence)
        if whole is None or token.i - whole.tokens[-1].i > FARTHEST or _is_of_others(token, whole):
            return
        if self._are_others_between(whole, token):
            return
        start = token.i + (2 if token.low == "among" else 1)
        n, last = start, sentence.tokens[-1].i
        while n <= last and not self._ends_list(self.paper.tokens[n], n > start):
            one = self.paper.tokens[n]
            amount = self.figures.number_at(n)
            person = self.people.person(one)
            if amount is not None:
                noun = self.figures.noun_after(amount, sentence)
                if one.pos == "NUM" and self._next(one) in _WHEN and self._is_dated(one, amount, whole):
                    n += 1
                    continue
                if noun is not None and self._counts(noun) and not self.ledger.is_told(amount):
                    if self._begins_clause(noun) or noun.low in _HURT | {"dead"} or self._next(noun) in _HURT:
                        return
                    self.ledger.enter_part(noun, amount, whole, amount)
                    n = max(n, noun.i)
            elif one.pos == "NOUN" and n - start < FAR_MEMBER and self.people.is_people(one) and self.figures.at(n) is None:
                if self._begins_clause(one):
                    return  # "including women and children, a lawmaker said": who tells it
                self._unnumbered(one, whole)
            elif person is not None and n - start < 10:
                if self._begins_clause(person.head):
                    return
                if not self._is_name_of_last(person.head, whole):
                    self.ledger.enter_part(person.head, self._named(person.head), whole)
                return
            n += 1

    def _are_others_between(self, whole: Row, including: Token) -> bool:
        """ "Six bandits were killed and 40 captives, among them nine children, were freed": of people counted behind the
        toll, of whom something else is told."""
        between = self.paper.tokens[whole.tokens[-1].i + 1 : including.i]
        counted = [
            one for one in between if one.tag == "NNS" and one.kid("nummod") is not None and self.people.is_people(one)
        ]
        last = counted[-1] if counted else None
        if last is None or last.dep not in ("nsubj", "nsubjpass", "dobj") or last.head is whole.trigger:
            return False
        return last.head.i > whole.trigger.i

    def _is_dated(self, number: Token, amount: Amount, whole: Row) -> bool:
        """ "300 killed since January, including 40 in the past week": whether a bare number is of a time of its own;
        entered then."""
        clock = self.ledger.reader.clock
        behind = [time for time, _ in clock.near(number.sent) if 0 < time.start - number.end <= FAR_TIME]
        if not behind or self.ledger.is_told(amount) or (amount.low or 0) > (whole.high or whole.low or 0):
            return False
        return self._enter_dated(number, amount, whole, behind)

    def _is_dated_behind(self, of: Token, amount: Amount, whole: Row) -> bool:
        """ "412 killed since January, 61 of them in the past week": whether the part has its own time; entered then."""
        them = self.paper.tokens[of.i + 1]
        behind = [time for time, _ in self.ledger.reader.clock.near(of.sent) if 0 < time.start - them.end <= FAR_TIME]
        if not whole.cumulative or not behind or self._next(them) not in _WHEN_OF_THEM:
            return False
        return self._enter_dated(of, amount, whole, behind)

    def _enter_dated(self, number: Token, amount: Amount, whole: Row, behind: list[FoundTime]) -> bool:
        self.ledger.enter_part(number, amount, whole, amount)
        time = min(behind, key=lambda one: one.start)
        row = self.ledger.rows[-1]
        row.when, row.time, row.happening = interval(time), time, None
        return True

    def _is_name_of_last(self, name: Token, whole: Row) -> bool:
        """ "Including a US citizen, Hossam Saraya": the citizen told before the comma has this name."""
        told = [row for row in self.ledger.of(name.sent) if row.part_of is whole and row.tokens[-1].i < name.i]
        last = max(told, key=lambda row: row.tokens[-1].i, default=None)
        if last is None or last.low != 1 or self.people.person(last.head) is not None:
            return False
        between = self.paper.tokens[last.head.i + 1 : name.i]
        if [one.low for one in between[:2]] in (["identified", "as"], ["known", "as"]):
            return sum(one.text == "," for one in between) <= 1  # "a commander identified as X's deputy, Ibn Khalid"
        commas = [one for one in between if one.text == ","]
        if len(commas) == 1 and between[0].low in ("at", "for", "from", "in", "of", "with"):
            between = [
                one for one in between if one.i > commas[0].i
            ]  # "a journalist with the local station, Ahmed Abu Sharia"
        return all(one.text == "," or one.pos == "PROPN" or one.low in ("named", "called") for one in between)

    def _named(self, name: Token) -> Number:
        """ "The twins Zain and Zoya" are two, where a plural stands before their names."""
        several = [one for one in name.first_conjunct().conjuncts() if self.people.person(one) is not None]
        first = min(one.i for one in name.first_conjunct().subtree())
        before = [one for one in name.sent.tokens if first - 2 <= one.i <= name.i and one.tag == "NNS"]
        return Number(len(several), len(several)) if len(several) > 1 and before else ONE

    @staticmethod
    def _ends_list(token: Token, inside: bool) -> bool:
        if token.text in _LIST_ENDS or token.low == "according" or (inside and token.low in _HURT):
            return True
        return token.pos in ("VERB", "AUX") and token.tag in ("VBD", "VBZ", "VBP", "MD")

    @staticmethod
    def _begins_clause(noun: Token) -> bool:
        """Whether a noun is the subject of what follows rather than the list's last member."""
        verb = noun.head
        between = [one.low for one in noun.sent.tokens if noun.i < one.i < verb.i]
        if (
            ("," in between)
            and between[between.index(",") + 1 :][:1] == ["and"]
            and any(one.pos == "NUM" for one in noun.sent.tokens if noun.i < one.i < verb.i)
        ):
            return False  # "among them four women and a pastor, and 17 were wounded"
        return noun.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX") and verb.i > noun.i and verb.dep != "acl"

    def _unnumbered(self, noun: Token, whole: Row) -> None:
        """ "Including a child"; a name beside it is told on its own."""
        single = any(kid.low in ("a", "an") for kid in noun.kids_by("det")) or self._is_the_one(noun)
        if single and not any(self.people.person(kid) for kid in noun.kids_by("appos")):
            self.ledger.enter_part(noun, ONE, whole)

    def _is_the_one(self, noun: Token) -> bool:
        """ "Including the deputy commander", "among them his wife": there is one."""
        definite = any(kid.low in ("the", "his", "her", "its", "their") for kid in noun.kids_by("det", "poss"))
        one = noun.lemma in KIN or self.people.knowledge.offices.get(noun.lemma) is not None
        return noun.tag == "NN" and definite and one

    # ------------------------------------------------------------ "of them"

    def _of_them(self, token: Token, sentence: Sentence) -> None:
        """ "four of them children", "two of them police officers", "21 of them of civilians", "112 of them with ..."."""
        if self._is_one_of_them(token):
            return
        amount = self.figures.number_at(token.i - 1)
        behind_it = self.figures.number_at(token.i + 2) if self._next(token) == "whom" else None
        if behind_it is not None and (amount is None or self.ledger.is_told(amount)):
            amount = behind_it  # "255 were hurt, of whom 40 children"
        if amount is None or self.ledger.is_told(amount) or amount.high == 0:
            return
        first = next((one.i for one in sentence.tokens if one.end > amount.start), sentence.tokens[0].i)
        if first > sentence.tokens[0].i and self.paper.tokens[first - 1].low in ("but", "except"):
            return  # "all but one of them tourists"
        whole = self._whole(first, sentence)
        if whole is None or self._are_things(whole, first, sentence):
            return
        noun = self.figures.noun_after(amount, sentence)
        if noun is not None and (self._counts(noun) or self._are_nationals(noun, amount)):
            self.ledger.enter_part(noun, amount, whole, amount)
            self._more_of_whole(noun, noun.head, whole, sentence, amount)
        elif self._is_dated_behind(token, amount, whole):
            return
        elif whole.effect in (Effect.KILLED, Effect.WOUNDED):
            behind = self.paper.tokens[token.i + 2 : token.i + 5]
            if amount is behind_it:
                behind = [one for one in self.paper.tokens[token.i + 2 : token.i + 8] if one.start >= amount.end]
            lying = [one.low for one in behind[:1]] == ["in"] and any(one.lemma in _STATES for one in behind)
            if lying or any(one.tag in ("VBN", "VBD") or one.low in _HOW for one in behind[:1]):
                self.ledger.enter_part(token, amount, whole, amount)

    def _are_things(self, whole: Row, first: int, sentence: Sentence) -> bool:
        """ "Twelve people were hurt and nine stations were set alight, five of them razed": of the stations."""
        after = [one for one in sentence.tokens if whole.head.i < one.i < first and one.tag == "NNS"]
        after = [one for one in after if one.dep in ("nsubj", "nsubjpass", "dobj") and one.kid("nummod") is not None]
        return bool(after) and not self._counts(after[-1])

    def _is_one_of_them(self, of: Token) -> bool:
        """ "Five people died, one of them a nine-year-old boy": whether one person stands behind; entered then."""
        tokens = self.paper.tokens
        behind = [one for one in tokens[of.i + 2 : of.i + 2 + FAR_ONE] if one.sent.group == of.sent.group]
        if tokens[of.i - 1].low != "one" or not behind or behind[0].low not in ("a", "an"):
            return False
        who = next((one for one in behind if one.pos in ("NOUN", "PROPN") and self._counts(one)), None)
        whole = self._whole(of.i - 1, of.sent)
        if who is None or whole is None or any(one.text == "," for one in behind if one.i < who.i):
            return False
        self.ledger.enter_part(who, ONE, whole)
        return True

    def _are_nationals(self, noun: Token, amount: Amount) -> bool:
        """ "Two of them Tanzanians"."""
        return noun.tag in ("NNPS", "NNP") and self.figures.counts_people(noun, amount)

    def _more_of_them(self, noun: Token, whole: Row, sentence: Sentence, first: Amount) -> None:
        """The rest of the list: "29 of them children and 20 women", not "two of them women, and five people were hurt"."""
        joins = [token for token in sentence.tokens if noun.i < token.i and token.low in ("and", ",")]
        for join in joins:
            after = join.i + 2 if self._next(join) == "and" else join.i + 1
            amount = self.figures.number_at(after)
            one = self.figures.noun_after(amount, sentence) if amount is not None else None
            between = self.paper.tokens[noun.i + 1 : join.i]
            if amount is None or one is None or between or self.ledger.is_told(amount):
                return
            makes_up = self.people.is_people(one) and (first.low or 0) + (amount.low or 0) == whole.low
            plain = join.low == "and" and self.paper.tokens[join.i - 1] is noun and self.people.is_people(one)
            if not (self.people.is_group(one) or makes_up or plain):
                return
            if self._begins_clause(one) or self._next(one) in _HURT | _SAID_OF_THEM:
                return
            self.ledger.enter_part(one, amount, whole, amount)
            noun = one

    def _of_whole(self, sentence: Sentence) -> None:
        """ "Of the 51 dead, 22 were children", "Thirteen of the victims were women": who a part of the dead were."""
        for verb in sentence.tokens:
            told, subject = verb.kid("attr"), verb.kid("nsubj")
            if verb.lemma == "be" and told is None and subject is not None and subject.i < verb.i:
                self._of_whole_there(verb, subject)
            if verb.lemma != "be" or told is None or subject is None or subject.i > verb.i:
                continue
            amount = self.figures.number_at(subject.i)
            before = [*subject.kids_by("prep"), *verb.kids_by("prep")]
            counted = [obj for prep in before if prep.low == "of" and (obj := prep.kid("pobj")) is not None]
            effect = next((effect for obj in counted if (effect := _counted_effect(obj)) is not None), None)
            if effect is None and any(kid.low in ("other", "remaining") for kid in subject.kids_by("amod")):
                before_it = self.ledger.recent(subject, 2)
                effect = before_it.effect if before_it is not None else None  # "The other six are soldiers"
            if amount is None or effect is None or self.ledger.is_told(amount) or not self._counts(told):
                continue
            whole = self.ledger.whole(subject, effect, WHOLE_REACH)
            if whole is not None and not (amount.low or 0) > (whole.high or whole.low or 0):
                self.ledger.enter_part(told, amount, whole, amount)
                self.people.add_groups(
                    self.ledger.rows[-1], [one for one in told.conjuncts() if self.figures.of(one) is None]
                )
                self._more_of_whole(told, verb, whole, sentence, amount)

    def _more_of_whole(self, told: Token, verb: Token, whole: Row, sentence: Sentence, first: Amount) -> None:
        """ "Of whom four were children and two policemen", "four were children and three were soldiers"."""
        self._more_of_them(told, whole, sentence, first)
        for other in verb.kids_by("conj"):
            who, number = other.kid("attr"), other.kid("nsubj")
            amount = self.figures.number_at(number.i) if number is not None and number.pos == "NUM" else None
            if other.lemma != "be" or who is None or amount is None or self.ledger.is_told(amount) or not self._counts(who):
                continue
            if number is not None and number.kid("prep") is None and (amount.low or 0) <= (whole.high or whole.low or 0):
                self.ledger.enter_part(who, amount, whole, amount)

    def _of_whole_there(self, verb: Token, subject: Token) -> None:
        """ "Nineteen of the deaths were in Cagayan": how many of the dead a place had."""
        amount = self.figures.number_at(subject.i)
        counted = subject.behind("of")
        where = [prep for prep in verb.kids_by("prep") if prep.low in ("in", "at", "from")]
        if amount is None or not where or self.ledger.is_told(amount):
            return
        if any(one.low in ("deaths", "fatalities") or (one.low == "dead" and where[0].low != "in") for one in counted):
            whole = self.ledger.whole(subject, Effect.KILLED, WHOLE_REACH)
            if whole is not None and not (amount.low or 0) > (whole.high or whole.low or 0):
                self.ledger.enter_part(subject, amount, whole, amount)
                self.ledger.place_part(self.ledger.rows[-1])

    def _included(self, verb: Token) -> None:
        """ "The dead included a pharmacist and 14 children", "the dead are two drivers": parts of the dead told before."""
        clause = clause_of(verb)
        told = [*clause.subjects, *(kid for one in clause.subjects if one.low == "those" for kid in one.kids_by("acl"))]
        effect = next((found for one in told if (found := _counted_effect(one)) is not None), None)
        whole = self.ledger.whole(verb, effect, WHOLE_REACH) if effect is not None else None
        if effect is None or whole is None:
            return
        listed = [one for attr in verb.kids_by("attr") for one in attr.conjuncts()] if verb.lemma == "be" else []
        for obj in clause.objects or listed:
            amount = self.figures.of(obj)
            if amount is not None and self._counts(obj) and not self.ledger.is_told(amount):
                if (amount.low or 0) <= (whole.high or whole.low or 0):
                    self.ledger.enter_part(obj, amount, whole, amount)
            elif self.people.is_people(obj) and any(kid.low in ("a", "an") for kid in obj.kids_by("det")):
                self.ledger.enter_part(obj, ONE, whole)

    def _under_age(self, sentence: Sentence) -> None:
        """ "Eleven of the victims are women and six are under the age of ten": the six are children."""
        tokens = sentence.tokens
        for n, token in enumerate(tokens[:-2]):
            if token.low not in ("under", "below") or n == 0 or tokens[n - 1].lemma not in ("be", "age"):
                continue
            ages = [
                one
                for one in tokens[n + 1 : n + 6]
                if (age := self.figures.at(one.i)) is not None and (age.low or 99) <= 18
            ]
            number = next((one for one in reversed(tokens[max(0, n - 4) : n]) if self.figures.number_at(one.i)), None)
            amount = self.figures.number_at(number.i) if number is not None else None
            whole = self.ledger.whole(token, Effect.KILLED, 2)
            if not ages or number is None or amount is None or whole is None or self.ledger.is_told(amount):
                continue
            if (amount.low or 0) <= (whole.high or whole.low or 0):
                self.ledger.enter_part(number, amount, whole, amount)
                row = self.ledger.rows[-1]
                row.groups, row.victims = (*row.groups, Group.CHILDREN), Victims.CIVILIAN

    # ------------------------------------------------------------ a total, and what makes it up

    def _enumerated(self, sentence: Sentence) -> None:
        """ "35 people had been killed, 22 drivers and 13 soldiers": counted nouns behind a total that they make up."""
        wholes = [
            row
            for row in self.ledger.of(sentence)
            if row.head.sent is sentence and row.part_of is None and row.low is not None and self.figures.of(row.head)
        ]
        for whole in wholes:
            after = max(whole.trigger.i, whole.tokens[-1].i)
            begins = after + 1 < len(self.paper.tokens) and self.paper.tokens[after + 1].text in _LIST_BEGINS
            if begins and self._set_off(whole, after):
                continue
            segments = self._in_segments(after, sentence)
            parts = segments or (self._listed(after, sentence) if begins else [])
            if any(self._are_others(whole, noun) for noun, _ in parts):
                continue
            total = sum(amount.low or 0 for _, amount in parts)
            if len(parts) > 1 and total <= max(whole.low or 0, whole.high or 0):
                for noun, amount in parts:
                    self.ledger.enter_part(noun, amount, whole, amount)
                self._segmented += [(whole, parts[0][0])] if segments else []
            else:
                self._broken_down(whole, after, sentence)

    def _are_others(self, whole: Row, noun: Token) -> bool:
        """Whether those counted are none of the whole: soldiers beside civilians."""
        told = {whole.victims, self.people.said_of(noun)[1]}
        return told == _APART

    def _take_in(self, whole: Row, first: Token) -> None:
        """ "671 Druze, among them 166 civilians executed by ...": whoever is counted in the segments is of the whole."""
        for row in self.ledger.of(whole.head.sent):
            inside = row.head.i > first.i and row.part_of is None and row.effect is whole.effect
            if inside and (row.low or 0) <= (whole.low or 0):
                row.part_of, row.cumulative, row.happening = whole, whole.cumulative, whole.happening

    def _set_off(self, whole: Row, after: int) -> bool:
        """ "13 dead — eight villagers and five soldiers — and 71 wounded": who they were, between dashes or brackets."""
        closing = {"—": "—", "–": "–", "(": ")"}.get(self.paper.tokens[after + 1].text)
        inside: list[Token] = []
        for token in self.paper.tokens[after + 2 : after + LONGEST_LIST]:
            if token.sent.group != whole.head.sent.group or token.pos in ("VERB", "AUX"):
                return False
            if token.text == closing:
                break
            inside.append(token)
        else:
            return False
        found = [(noun, amount) for noun in inside if (amount := self._own_amount(noun)) is not None]
        if not found or sum(amount.low or 0 for _, amount in found) != (whole.low or whole.high):
            return False
        for noun, amount in found:
            self.ledger.enter_part(noun, amount, whole, amount)
        return True

    def _own_amount(self, noun: Token) -> Amount | None:
        if noun.pos not in ("NOUN", "PROPN") or not self.people.is_people(noun):
            return None
        amount = self.figures.of(noun)
        return None if amount is None or self.ledger.is_told(amount) else amount

    def _broken_down(self, whole: Row, after: int, sentence: Sentence) -> None:
        """ "68 are dead: 43 in the attack on the convoy and 25 in the clashes that followed": bare numbers, each with where
        or in what it was, that make up the total before them."""
        found: list[tuple[Token, Amount]] = []
        rest = [one for one in self.paper.tokens[after + 1 : after + LONGEST_LIST] if one.sent.group == sentence.group]
        sign = next((n for n, token in enumerate(rest[:FAR_LIST]) if token.text in _LIST_BEGINS), None)
        for token in rest[sign + 1 :] if sign is not None else ():
            amount = self.figures.number_at(token.i)
            if amount is None or (found and found[-1][1] is amount):
                continue
            if self.ledger.is_told(amount) or self._next(token) not in _WHERE or token.pos != "NUM":
                continue
            found.append((token, amount))
        if len(found) < 2 or sum(amount.low or 0 for _, amount in found) != (whole.low or whole.high):
            return
        for number, amount in found:
            self.ledger.enter_part(number, amount, whole, amount)
            self.ledger.place_part(self.ledger.rows[-1])

    def _in_segments(self, after: int, sentence: Sentence) -> list[tuple[Token, Amount]]:
        """ "1,448 people: 671 Druze, among them ...; 463 members of government forces; and 21 Bedouins": what each part
        between semicolons begins with."""
        rest = [one for one in self.paper.tokens[after + 1 : after + LONGEST_SEGMENTS] if one.sent.group == sentence.group]
        sign = next((n for n, one in enumerate(rest[:FAR_SEGMENTS]) if one.text == ":"), None)
        rest = rest[sign + 1 :] if sign is not None else []
        if not any(one.text == ";" for one in rest):
            return []
        found: list[tuple[Token, Amount]] = []
        begins = True
        for token in rest:
            amount = self.figures.number_at(token.i) if begins else None
            noun = self.figures.noun_after(amount, token.sent) if amount is not None else None
            if (
                amount is not None
                and noun is not None
                and self._are_people(noun, amount)
                and not self.ledger.is_told(amount)
            ):
                found.append((noun, amount))
            begins = token.text == ";" or (begins and (token.low in ("and", "at", "least") or token.pos == "PUNCT"))
        return found

    def _are_people(self, noun: Token, amount: Amount) -> bool:
        return self.people.is_people(noun) or self.figures.counts_people(noun, amount)

    def _listed(self, after: int, sentence: Sentence) -> list[tuple[Token, Amount]]:
        found: list[tuple[Token, Amount]] = []
        for token in sentence.tokens[max(0, after + 1 - sentence.tokens[0].i) :]:
            if token.pos in ("VERB", "AUX"):
                if token.dep not in ("acl", "amod"):
                    break
                continue
            amount = self.figures.number_at(token.i)
            if amount is None or self.ledger.is_told(amount) or (found and found[-1][1] is amount):
                continue
            noun = self.figures.noun_after(amount, sentence)
            if noun is None or not self.people.is_people(noun) or noun.dep not in _LISTED:
                break
            found.append((noun, amount))
        return found
