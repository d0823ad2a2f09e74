"""Parts of a toll that come back later: "nine of the dead were laid out in the yard", "of them, 120 are children", "one is
a boy of seven", "three women among them", "19 of them Hungarian and 11 Italian", "four of its staff and a taxi driver"
behind the five that they make up."""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.names.peoples import people_at
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import is_negated
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.rows import ONE, Counted, Row
from briefing.knowledge.words import lists

_DEAD = frozenset("dead deaths fallen fatalities killed martyrs slain victims".split())
_HURT = frozenset("casualties injured wounded".split())
_THE = frozenset("the these those".split())
_THEM = frozenset("them these those whom".split())
_AS = frozenset("describe identify list name recognise recognize".split())
_SPEAKING = frozenset("add describe explain recall recount say speak tell".split())
_CHARGING = frozenset("account answer blame".split())
_HEDGES = frozenset("about almost another around at least nearly roughly some".split())
FAR_DOER = 9  # tokens from one share to the "for" of the next
_BEGINS = frozenset((",", ":", "—", "–", "-", "("))
_STOPS = frozenset((",", ".", ";", ")", "—", "–"))
_JOINS = frozenset((",", "and", "as", "well", "&"))
_BEHIND_THEM = ("AUX", "CCONJ", "PUNCT", "VERB")
_CLOSES = frozenset((".", ";", ")", "—", "–"))
_HARMS = (Effect.KILLED, Effect.WOUNDED)
WHOLE_REACH = 8  # sentences back to the dead of whom something is told
NEAR = 1  # and to those whom "them" or a bare number means
FAR_LIST = 70  # tokens behind a total in which it is broken down
LONGEST_MEMBER = 9  # tokens of one member of such a list


class TollShares:
    """Reads the sentences of one article for such parts, once their tolls are entered."""

    def __init__(self, paper: Paper, ledger: Ledger) -> None:
        self.paper = paper
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures

    def read(self, sentence: Sentence) -> None:
        """Enter the parts that a sentence tells."""
        if not self.ledger.rows:
            return
        for token in sentence.tokens:
            if token.low == "of":
                self._of_the_dead(token)
                self._nationals(token, sentence)
            elif token.low == "responsible" or token.lemma in _CHARGING:
                self._by_doers(token)
            elif token.low == "among":
                self._women_among_them(token)
            elif token.lemma == "be" and token.pos in ("AUX", "VERB"):
                self._are(token, token.kid("attr"), token.kid("nsubj"))
            elif token.lemma in _AS and token.tag == "VBN":
                told = next(
                    (obj for prep in token.kids_by("prep") if prep.low == "as" for obj in prep.kids_by("pobj")), None
                )
                self._are(token, told, token.kid("nsubjpass"))
        for whole in [row for row in self.ledger.of(sentence) if row.head.sent is sentence and row.part_of is None]:
            self._made_up(whole, sentence)

    def _next(self, token: Token, steps: int = 1) -> Token | None:
        n = token.i + steps
        return self.paper.tokens[n] if n <= token.sent.tokens[-1].i else None

    # ------------------------------------------------------------ "nine of the dead"

    def _of_the_dead(self, of: Token) -> None:
        """ "Nine of the dead were laid out", "has buried 14 of the victims": of those told before."""
        the, word = self._next(of), self._next(of, 2)
        if the is None or word is None or the.low not in _THE or of.i == of.sent.tokens[0].i:
            return
        effect = Effect.KILLED if word.low in _DEAD else Effect.WOUNDED if word.low in _HURT else None
        after = self._next(word)
        if effect is None or (after is not None and after.pos in ("NOUN", "PROPN") and after.i == word.i + 1):
            return  # "one of the dead men's brothers"
        number = self.paper.tokens[of.i - 1]
        amount = self.figures.number_at(number.i)
        if amount is None or self.ledger.is_told(amount):
            return
        if amount.high == 1 and number.dep in ("appos", "attr"):
            return  # "said Norhaya Ampatuan, one of the injured"
        verb = clause_verb(number)
        if verb is not None and (is_negated(verb) or (word.low == "victims" and verb.lemma in _SPEAKING)):
            return
        whole = self.ledger.whole(of, effect, WHOLE_REACH)
        if whole is not None and not self.ledger.is_of_another_passage(whole, of) and _fits(amount, whole):
            self.ledger.enter_part(number, amount, whole, amount)
            behind = self._next(word, 2) if after is not None and after.text == "," else None
            among = self.figures.number_at(behind.i) if behind is not None else None
            if among is not None:  # "nine of the dead, six of them women": nine people, six women
                part = self.ledger.rows[-1]
                part.groups, part.victims = whole.groups, whole.victims
                noun = self.figures.noun_after(among, of.sent)
                if noun is not None and self.people.is_people(noun) and _fits(among, part):
                    self.ledger.enter_part(noun, among, whole, among)

    # ------------------------------------------------------------ "of them, 120 are children"

    def _are(self, verb: Token, told: Token | None, subject: Token | None) -> None:
        """ "Of them, 120 are children", "four of them were officers", "two were identified as teachers"."""
        if told is None or subject is None or subject.i > verb.i or is_negated(verb):
            return
        amount = self.figures.number_at(subject.i) if subject.pos in ("NUM", "NOUN") else None
        if amount is None or self.ledger.is_told(amount) or not self._is_somebody(told):
            return
        behind = [*subject.kids_by("prep"), *verb.kids_by("prep")]
        of = [obj.low for prep in behind if prep.low == "of" for obj in prep.kids_by("pobj")]
        bare = not subject.kids and not of
        if not bare and not any(low in _THEM for low in of):
            return
        whole = self._dead_before(subject) if "whom" in of else None
        whole = whole or self._before(subject)
        alone = whole is not None and amount.high == 1 and whole.effect not in _HARMS  # "one of them was her cousin"
        if whole is not None and _fits(amount, whole) and amount.low != whole.low and not alone:
            self.ledger.enter_part(told, amount, whole, amount)

    def _is_somebody(self, noun: Token) -> bool:
        return self.people.is_people(noun) and noun.lemma not in lists().casualties.in_a_case and noun.low != "people"

    def _dead_before(self, number: Token) -> Row | None:
        """ "Lit candles for the dead, seven of whom were children": the dead that were told before."""
        at = number.i - number.sent.tokens[0].i
        before = [one for one in number.sent.tokens[max(0, at - 2) : at] if one.text != ","]
        dead = bool(before) and before[-1].low in _DEAD
        return self.ledger.whole(number, Effect.KILLED, WHOLE_REACH) if dead else None

    def _before(self, token: Token) -> Row | None:
        """Those whom "them" means: the last that were counted, where nobody else has been counted since."""
        row = self.ledger.recent(token, NEAR)
        row = row.part_of if row is not None and row.part_of is not None else row
        if row is None or row.head.sent.block != token.sent.block or row.high == 0:
            return None
        for one in self.paper.tokens[row.tokens[-1].i + 1 : token.i]:
            amount = self.figures.number_at(one.i)
            if amount is None or self.ledger.is_told(amount):
                continue
            noun = self.figures.noun_after(amount, one.sent)
            if noun is not None and self.people.is_people(noun):
                return None  # "killed three guards and freed 40 captives. Of them, 12 are children"
        return row

    # ------------------------------------------------------------ whose doing some of them were

    def _by_doers(self, charge: Token) -> None:
        """ "Bandits were responsible for 203 of the deaths, jihadists for 141 and state forces for 96": each with its
        doers."""
        whole, last = self.ledger.whole(charge, Effect.KILLED, NEAR), charge.sent.tokens[-1].i
        begin = charge.sent.tokens[0].i
        at, found = charge.i + 1, 0
        while whole is not None and at <= last:
            prep = next((one for one in self.paper.tokens[at : at + FAR_DOER] if one.low == "for" and one.i <= last), None)
            number = self._next(prep) if prep is not None else None
            while number is not None and number.low in _HEDGES:
                number = self._next(number)
            amount = self.figures.number_at(number.i) if number is not None else None
            if prep is None or number is None or amount is None or not self._counts_deaths(number, found > 0):
                return
            doers = [one for one in self.paper.tokens[begin : prep.i] if one.pos in ("NOUN", "PROPN", "PRON")]
            if not self.ledger.is_told(amount) and _fits(amount, whole):
                self.ledger.enter_part(number, amount, whole, amount)
                self.ledger.rows[-1].victims = whole.victims
            row = next((one for one in self.ledger.of(charge.sent) if number in one.tokens), None)
            if row is not None and (accused := self.ledger.reader.doers(doers)):
                row.perpetrators = accused[:1]
            if row is not None:
                row.cumulative, row.part_of = whole.cumulative, row.part_of or whole
            found += 1
            begin = at = number.i + 1
            while begin <= last and self.paper.tokens[begin].low in (
                "of",
                "the",
                "these",
                "those",
                "them",
                "deaths",
                "killings",
            ):
                begin += 1
            at = begin

    def _counts_deaths(self, number: Token, further: bool) -> bool:
        """Whether a number is one of the deaths: "for 203 of the deaths", "for 12 killings"; "for 141" goes on."""
        behind = [one.low for one in self.paper.tokens[number.i + 1 : number.i + 4] if one.sent is number.sent]
        if behind[:2] in (["of", "the"], ["of", "these"], ["of", "those"]):
            return len(behind) > 2 and (behind[2] in _DEAD or behind[2] in ("killings", "murders"))
        if behind[:2] == ["of", "them"] or behind[:1] in (["deaths"], ["killings"], ["murders"], ["fatalities"]):
            return True
        return further and (not behind or behind[0] in (",", "and", ".", ";"))

    # ------------------------------------------------------------ in the same sentence

    def _whole(self, token: Token) -> Row | None:
        near = [row for row in self.ledger.of(token.sent) if row.head.i < token.i and row.part_of is None]
        return max(near, key=lambda row: row.head.i, default=None)

    def _women_among_them(self, among: Token) -> None:
        """ "Ten rebels, three women among them, were killed"."""
        them, behind = self._next(among), self._next(among, 2)
        if (
            them is None
            or them.low != "them"
            or (behind is not None and behind.pos not in ("PUNCT", "VERB", "AUX", "CCONJ"))
        ):
            return
        if among.i == among.sent.tokens[0].i:
            return
        noun = self.paper.tokens[among.i - 1]
        noun = noun.head.head if noun.pos == "NUM" and noun.head.low == "of" else noun  # "a boy of nine among them"
        amount = self.figures.of(noun) if noun.pos in ("NOUN", "PROPN") and self.people.is_people(noun) else None
        whole = self._whole(noun)
        if amount is None and whole is not None and any(kid.low in ("a", "an") for kid in noun.kids_by("det")):
            told = any(row.head is noun for row in self.ledger.of(among.sent))
            if self.people.is_people(noun) and not told and (whole.low or whole.high or 0) > 1:
                self.ledger.enter_part(noun, ONE, whole)  # "five people, a boy of nine among them"
        if amount is not None and whole is not None and not self.ledger.is_told(amount) and _fits(amount, whole):
            self.ledger.enter_part(noun, amount, whole, amount)

    def _nationals(self, of: Token, sentence: Sentence) -> None:
        """ "30 peacekeepers, 19 of them Hungarian and 11 Italian"."""
        them = self._next(of)
        if them is None or them.low not in ("them", "whom") or of.i == sentence.tokens[0].i:
            return
        amount, at = self.figures.number_at(of.i - 1), of.i + 2
        whole = self._whole(self.paper.tokens[of.i - 1])
        while amount is not None and whole is not None and at <= sentence.tokens[-1].i:
            nation = self.paper.tokens[at]
            if nation.pos not in ("ADJ", "PROPN") or people_at(nation, self.people.knowledge) is None:
                return
            after = self._next(nation)
            if self.ledger.is_told(amount) or not _fits(amount, whole) or (after is not None and after.pos == "NOUN"):
                return
            self.ledger.enter_part(nation, amount, whole, amount)
            while after is not None and after.low in (",", "and"):
                after = self._next(after)
            amount = self.figures.number_at(after.i) if after is not None else None
            at = after.i + 1 if after is not None else at

    # ------------------------------------------------------------ a list that makes up the total

    def _made_up(self, whole: Row, sentence: Sentence) -> None:
        """ "Five were killed in the attack on the works, four of its staff and a taxi driver": sums to the total."""
        if whole.low is None or whole.low != whole.high or whole.low < 2 or whole.high is None:
            return
        start, last = whole.tokens[-1].i + 1, sentence.tokens[-1].i
        while last + 1 < len(self.paper.tokens) and self.paper.tokens[last + 1].sent.group == sentence.group:
            last = self.paper.tokens[last + 1].sent.tokens[-1].i  # behind a colon
        for n in range(start, min(start + FAR_LIST, last)):
            if self.paper.tokens[n].text not in _BEGINS:
                continue
            found = self._members(n + 1, last)
            if len(found) > 1 and sum(counted.low or 0 for _, counted, _ in found) == whole.low:
                for noun, counted, amount in found:
                    self.ledger.enter_part(noun, counted, whole, amount)
                    sides = [one for obj in noun.behind("of") for one in self.people.cast.of(obj)]
                    if sides and self.ledger.rows[-1].head is noun:  # not those of whom the next member speaks
                        self.ledger.rows[-1].victim_actor = sides[0]
                return

    def _members(self, n: int, last: int) -> list[tuple[Token, Counted, Amount | None]]:
        """The counted people that a list from here names, one behind the other, up to its end; none where it breaks off."""
        found: list[tuple[Token, Counted, Amount | None]] = []
        tokens = self.paper.tokens
        while n <= last and len(found) < LONGEST_MEMBER:
            one = tokens[n]
            amount = self.figures.number_at(n)
            single = one.low in ("a", "an")
            if (amount is None and not single) or (amount is not None and self.ledger.is_told(amount)):
                return []
            noun = self._noun_of(n, last)
            if noun is None:
                return []
            found.append((noun, ONE if amount is None else amount, amount))
            n = noun.i + 1
            while n <= last and tokens[n].text not in (",", "and") and tokens[n].text not in _CLOSES:
                if tokens[n].pos in ("VERB", "AUX") and tokens[n].tag not in ("VBN", "VBG"):
                    return []
                n += 1
            if n > last or tokens[n].text in _CLOSES:
                return found
            while n <= last and tokens[n].low in _JOINS:
                n += 1
            if n <= last and self.figures.number_at(n) is None and tokens[n].low not in ("a", "an"):
                if tokens[n - 1].text == ",":
                    return found
                while n <= last and tokens[n].text not in _STOPS and tokens[n].pos not in ("VERB", "AUX"):
                    n += 1  # "214 members of the front and its allies, 137 soldiers and 61 civilians"
                if n > last or tokens[n].text in _CLOSES:
                    return found
                while n <= last and tokens[n].low in _JOINS:
                    n += 1
                if n <= last and self.figures.number_at(n) is None:
                    return []
        return []

    def _noun_of(self, n: int, last: int) -> Token | None:
        """The people that a number or article begins: "four of its employees", "a taxi driver"."""
        for one in self.paper.tokens[n + 1 : min(n + LONGEST_MEMBER, last + 1)]:
            if one.text in _BEGINS or one.pos in ("VERB", "AUX"):
                return None
            after = self._next(one)
            heads = one.pos in ("NOUN", "PROPN") and not (
                after is not None and after.pos == "NOUN" and one.dep == "compound"
            )
            if heads:
                return one if self.people.is_people(one) else None
        return None


def _fits(amount: Amount, whole: Row) -> bool:
    return (amount.low or 0) <= (whole.high or whole.low or 0)
