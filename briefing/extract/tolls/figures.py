"""Which amount counts which noun, and whether it counts people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.domain.actor import ActorKind
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.numbers.amounts import Amount, AmountKind
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.tolls.people import People, age_of
from briefing.extract.tolls.rows import NONE, ONE, SEVERAL, Number
from briefing.knowledge.words import lists

_COUNTING = ("nummod", "det", "amod", "quantmod", "advmod", "nmod", "poss", "compound", "predet")
_BETWEEN = frozenset("of them whom were was - the are".split())  # "four of them children", "21 were civilians"
_BEFORE_WORD = frozenset(
    "people others persons civilians newly seriously badly critically gravely lightly severely slightly".split()
)
_NOBODY = frozenset("one none nobody no-one".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_PLAIN_NUMBER = re.compile(r"\d[\d,.]{0,23}")
FAR = 40  # code points between an amount and its noun


class Figures:
    """The amounts of one article, by the tokens they cover."""

    def __init__(self, paper: Paper, people: People, amounts: Sequence[Amount]) -> None:
        self.paper = paper
        self.people = people
        self._covered: dict[int, Amount] = {}
        tokens = paper.tokens
        n = 0
        for amount in amounts:
            while n < len(tokens) and tokens[n].end <= amount.start:
                n += 1
            last = n
            while last < len(tokens) and tokens[last].start < amount.end:
                self._covered.setdefault(last, amount)
                last += 1

    def at(self, index: int) -> Amount | None:
        """The amount that the token with this index is part of, of whatever kind."""
        return self._covered.get(index)

    def number_at(self, index: int) -> Amount | None:
        """The same, if it can count people."""
        amount = self._covered.get(index)
        return amount if amount is not None and _is_number(amount) else None

    def of(self, head: Token) -> Amount | None:
        """The amount that counts a head noun, or that the head itself is; "not 12 but 21 people" are 21."""
        found = self._of(head)
        return found if found is None else self._put_right(found, head)

    def _put_right(self, amount: Amount, head: Token) -> Amount:
        """The number that an amount is corrected to in its own phrase."""
        tokens = head.sent.tokens
        here = next((n for n, token in enumerate(tokens) if token.start >= amount.start), 0)
        after = next((n for n, token in enumerate(tokens) if token.start >= amount.end), len(tokens))
        if here == 0 or tokens[here - 1].low != "not":
            return amount
        for token in tokens[after : after + 3]:
            better = self.number_at(token.i)
            if better is not None:
                return better
            if token.low not in ("but", ",", "people"):
                break
        return amount

    def _of(self, head: Token) -> Amount | None:
        own = self.number_at(head.i)
        if own is not None:
            return own
        for kid in head.kids:
            if kid.dep in _COUNTING and (kid.i < head.i or kid.dep == "nummod"):
                for one in (kid, *kid.kids):
                    amount = self.number_at(one.i)
                    if amount is not None and amount.start < head.start:
                        return amount
        # "14 more bodies", "at least 22 other people": the amount lies just before the noun phrase
        first = min((token.i for token in head.subtree() if token.dep != "relcl"), default=head.i)
        for n in range(first, head.i):
            amount = self.number_at(n)
            if amount is not None and _is_chained(self.paper.tokens[n], head):
                return amount
        # Digits right before a noun count it, whatever the parser hung them on: "On Monday 12 people died".
        last, before = self.number_at(head.i - 1), self.paper.tokens[head.i - 1]
        counts = last is not None and last.end <= head.start and before.sent is head.sent and before.text[0].isdecimal()
        return last if counts else None

    def before(self, word: Token) -> Amount | None:
        """The number straight before a word of effect used as a noun: "89 dead", "between 12 and 15 dead"."""
        tokens, n = self.paper.tokens, word.i - 1
        while n > word.i - 3 and n >= 0 and tokens[n].low in _BEFORE_WORD:
            n -= 1
        amount = self.number_at(n) if n >= 0 and tokens[n].sent is word.sent else None
        return amount if amount is not None and amount.end <= word.start else None

    def tokens(self, head: Token, amount: Amount | None) -> list[Token]:
        """The tokens of an amount in its noun's sentence."""
        if amount is None:
            return []
        return [token for token in head.sent.tokens if token.start < amount.end and amount.start < token.end]

    def noun_after(self, amount: Amount, sentence: Sentence) -> Token | None:
        """The noun that an amount stands before, with no more than a few words between."""
        tokens = sentence.tokens
        for n, token in enumerate(tokens):
            if token.start < amount.end:
                continue
            if token.pos in ("NOUN", "PROPN"):
                if n + 1 < len(tokens) and tokens[n + 1].pos == "NOUN" and token.dep == "compound":
                    continue
                return token
            if token.pos not in ("ADJ", "ADV", "DET", "NUM") and token.low not in _BETWEEN and token.dep != "amod":
                return None
            if token.start - amount.end > FAR:
                return None
        return None

    def counts_people(self, head: Token, amount: Amount) -> bool:
        """Whether what an amount counts are persons."""
        people = self.people
        if head.pos == "NUM" or self.at(head.i) is amount:
            of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
            if of is not None and (obj := of.kid("pobj")) is not None:
                if obj.tag in ("NNS", "NNPS") and people_at(obj, people.knowledge) is not None:
                    return True  # "tens of thousands of Libyans"
                own = obj.low == "own"  # "two of its own"
                return own or people.is_people(obj) or bool(people.cast.of(obj)) or obj.pos in ("PRON", "NUM")
            if head.pos == "NOUN":
                known = people.is_people(head) or head.low in _NOBODY or head.lemma in lists().casualties.amounts_of
                return known or (amount.kind is AmountKind.CARDINAL and head.tag in ("NNS", "NNP", "NNPS"))  # "Eleven died"
            return True  # "killing 24": who is killed is a person
        if head.lemma in ("household", "family"):
            return False  # households are not persons
        if people.is_people(head):
            return True
        plural = head.tag in ("NNS", "NNPS")
        forces = {people.cast.drafts[actor].kind for actor in people.cast.headed(head)}
        member = bool(forces & {ActorKind.ARMED_GROUP, ActorKind.MILITARY}) and head.low not in lists().names.bodies
        if member or (plural and people.cast.mentions.over(head, Sort.ACTOR, Sort.DESCRIPTION) is not None):
            return True  # "two Peshmerga and one Houthi"
        return (plural or head.tag == "NNP") and people_at(head, people.knowledge) is not None

    def uncounted(self, head: Token) -> Number | None:
        """People without a figure: "a girl" is one, "soldiers" at least two, "no one" none, a body of people unknown."""
        if head.low in ("no-one", "nobody", "none") or (head.low == "one" and any(k.low == "no" for k in head.kids)):
            return NONE
        if head.low == "one" and any(
            obj.pos == "NUM" and any(kid.low == "the" for kid in obj.kids)
            for prep in head.kids_by("prep")
            for obj in prep.kids_by("pobj")
            if prep.low == "of"
        ):
            return ONE  # "one of the three died"
        if (
            head.low in _ORDINALS
            and any(kid.low in ("a", "an") for kid in head.kids_by("det"))
            and head.kid("prep") is None
        ):
            return ONE  # "a third, a shopkeeper, died"
        one = head.tag in ("NN", "NNP") and any(kid.low in ("a", "an") for kid in head.kids_by("det"))
        if one and head.kid("compound") is None and people_at(head, self.people.knowledge) is not None:
            return ONE  # "shot dead a 24-year-old Palestinian"
        state = head.head.kid("acomp", "attr") if head.low in ("one", "another") and head.dep == "nsubj" else None
        if state is not None and state.low in lists().casualties.beside:
            return ONE  # "two were shot dead and one is missing"
        if age_of(head) is not None:
            return ONE  # "a 15-year-old was detained"
        if head.pos == "PRON" or not self.people.is_people(head) or self._has_unread_number(head):
            return None
        if any(kid.low == "no" for kid in head.kids_by("det")):
            return NONE
        if head.tag in ("NNS", "NNPS") or head.low in ("people", "civilians"):
            all_of_them = any(
                kid.low in ("the", "these", "those", "all", "their", "his", "its") for kid in head.kids_by("det", "poss")
            )
            return None if all_of_them or head.lemma in ("troop", "force") else SEVERAL
        if head.tag in ("NN", "NNP") and head.kid("det", "poss") is not None:
            collective = self.people.knowledge.collectives.get(head.lemma.lower())
            return ONE if collective is None or collective.people else None
        if head.tag == "NN" and head.lemma not in lists().casualties.uncountable and self._is_bare(head):
            return ONE  # "farmer killed", "Gunmen kill priest"
        return None

    def _is_bare(self, head: Token) -> bool:
        """Whether a singular stands without an article in a line that leaves articles out, and is the one harmed."""
        if head.dep not in ("nsubjpass", "dobj", "ROOT") and not (head.dep == "nsubj" and head.kid("acl") is not None):
            return False
        return not any(token.low in ("a", "an", "the") for token in head.sent.tokens)

    def _has_unread_number(self, head: Token) -> bool:
        """Whether a number that counts nobody stands before a noun: "10^12 civilians", "½ people", thirty digits."""
        before = self.paper.tokens[head.i - 1] if head.i else head
        if before.sent is not head.sent or not before.text[0].isnumeric():
            return False
        return self.at(before.i) is None or not _PLAIN_NUMBER.fullmatch(before.text)


def _is_number(amount: Amount) -> bool:
    return amount.kind in (AmountKind.CARDINAL, AmountKind.VAGUE) and not (amount.low is None and amount.high is None)


def _is_chained(token: Token, head: Token) -> bool:
    """Whether nothing of its own stands between a number and the noun above it."""
    one = token
    while one.head is not one and one is not head:
        if one.dep in ("pobj", "conj", "appos", "relcl", "acl") and one.pos != "NUM":
            return False
        one = one.head
    return one is head
