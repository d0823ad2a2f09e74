"""Bare figures of what has been counted just before: "SOHR spoke of 120", "the ministry puts it at 12", "the governor had
said nine", "a figure it later raised to 40"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.casualty import Effect
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import antecedent, clause_of, is_negated
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.tolls.ledger import OWNING_UP, Ledger
from briefing.extract.tolls.rows import Row
from briefing.knowledge.lexicons import Lexicon

RISING = frozenset("rise climb grow increase jump".split())
REVISING = frozenset("adjust bring correct cut increase lower put raise reduce revise take update".split())
_GIVING = frozenset("acknowledge admit concede claim give count report cite record confirm".split())
_SAYING = frozenset("claim insist maintain say".split())
_PUTTING = frozenset("estimate give place put set".split())
_COUNTS = frozenset("it toll number count figure".split())
_FIGURES = frozenset("it count figure number".split())
_SUMS = frozenset("count tally total".split())
_TIMES = frozenset("am pm o'clock percent %".split())


class Rivals:
    """Reads the verbs of one article for such figures."""

    def __init__(self, paper: Paper, ledger: Ledger, lexicon: Lexicon, counts: Callable[[Token, Amount], bool]) -> None:
        self.paper = paper
        self.ledger = ledger
        self.figures = ledger.figures
        self.lexicon = lexicon
        self._counts = counts

    def read(self, verb: Token) -> None:
        """Enter what a verb gives as a figure."""
        self._elliptic(verb)
        self._revised(verb)
        self._put_at(verb)
        self._said(verb)

    def _enter(self, head: Token, effect: Effect, amount: Amount, trigger: Token, word: Token) -> Row | None:
        row = self.ledger.enter(head, effect, amount, trigger, word=word, amount=amount, retold=True)
        if row is not None:
            row.total = True
        return row

    def _told_before(self, verb: Token) -> Row | None:
        """What was counted last and whole: in this sentence, or in the one before it in the paragraph."""
        row = self.ledger.recent(verb, 1)
        row = row.part_of if row is not None and row.part_of is not None else row
        return row if row is not None and row.head.sent.block == verb.sent.block and row.high != 0 else None

    def _bare(self, number: Token) -> Amount | None:
        """A figure that counts nothing of its own."""
        amount = self.figures.number_at(number.i) if number.pos == "NUM" or number.low in ("more", "so") else None
        if amount is None or self.ledger.is_told(amount) or number.kid("prep") is not None or self._says_itself(number):
            return None
        after = self.paper.tokens[number.i + 1] if number.i < number.sent.tokens[-1].i else None
        named = after is not None and (after.pos in ("NOUN", "PROPN", "SYM") or after.low in _TIMES)
        return None if named or number.dep in ("nummod", "compound") else amount

    def _put_at(self, verb: Token) -> None:
        """ "A relatives' collective puts it at 400 or more", "a priest gave the figure as 80"."""
        if verb.lemma not in _PUTTING or is_negated(verb) or verb.kid("auxpass") is not None:
            return
        meant = verb.kid("dobj")
        if meant is None or meant.low not in _FIGURES or meant.kids_by("prep"):
            return
        before = self._told_before(verb)
        for number in clause_of(verb).behind("at", "as") if before is not None else ():
            amount = self._bare(number)
            if before is None or amount is None:
                continue
            row = self._enter(number, before.effect, amount, verb, number)
            if row is not None:
                row.continue_from(before)

    def _said(self, verb: Token) -> None:
        """ "The state government had said 119", "police had first said nine"."""
        if verb.lemma not in _SAYING or is_negated(verb) or verb.kid("nsubj") is None:
            return
        number = verb.kid("dobj")
        amount = self._bare(number) if number is not None and number.i > verb.i else None
        before = self._told_before(verb) if amount is not None else None
        if number is None or amount is None or before is None:
            return
        row = self._enter(number, before.effect, amount, verb, number)
        if row is not None:
            row.continue_from(before)

    def _elliptic(self, verb: Token) -> None:
        """ "SOHR spoke of more than 120", "It rose to 68": a bare number of what was counted just before."""
        clause = clause_of(verb)
        objects: list[Token] = []
        if verb.lemma in ("speak", "write") and "of" in clause.preps:
            objects = clause.preps["of"]
        elif verb.lemma in _GIVING:
            objects = clause.objects
        elif verb.lemma in RISING and any(one.low in _COUNTS for one in clause.subjects):
            objects = clause.behind("to")
        for obj in objects:
            amount = self.figures.number_at(obj.i)
            before = self.ledger.recent(verb, 2)
            if amount is not None and self.ledger.is_told(amount):
                continue
            if obj.pos != "NUM" or amount is None or obj.kid("prep") is not None or before is None:
                continue
            if verb.lemma == "speak" and before.effect is Effect.WOUNDED and before.head.sent is verb.sent:
                before = self.ledger.whole(verb, Effect.KILLED, 0) or before  # "six dead and 16 hurt; it spoke of four"
            if verb.lemma in OWNING_UP and (dead := self.ledger.whole(verb, Effect.KILLED, 1)) is not None:
                before = dead  # "left four dead and seven wounded. The enemy has admitted one": of the dead
            if not self._says_itself(obj) and not self._is_of_all_hurt(amount, before):
                told = self.ledger.whole(verb, before.effect, 2)
                row = self._enter(obj, before.effect, amount, verb, obj)
                if row is not None and told is not None:
                    row.continue_from(told)

    def _is_of_all_hurt(self, amount: Amount, before: Row) -> bool:
        """ "127 casualties, 38 killed and 89 wounded. A year ago it counted 154": dead and wounded together."""
        told = [row for row in self.ledger.of(before.head.sent) if row.part_of is None]
        dead = max((row.low or 0 for row in told if row.effect is Effect.KILLED), default=0)
        hurt = max((row.low or 0 for row in told if row.effect is Effect.WOUNDED), default=0)
        lumped = any(one.lemma == "casualty" for one in before.head.sent.tokens)
        return bool(dead and hurt) and (lumped or (amount.low or 0) > max(dead, hurt))

    def _revised(self, verb: Token) -> None:
        """ "Said 31 were killed, a figure it later raised to 40 civilians and 11 soldiers": what it was raised to."""
        figure = antecedent(verb) if verb.lemma in REVISING and verb.dep in ("relcl", "acl") else None
        if figure is None or figure.lemma not in _COUNTS | _SUMS | {"estimate"}:
            return
        before = self.ledger.recent(verb, 1)
        for obj in clause_of(verb).behind("to", "at") if before is not None else ():
            amount = self.figures.of(obj)
            if before is None or amount is None or self.ledger.is_told(amount) or not self._counts(obj, amount):
                continue
            row = self._enter(obj, before.effect, amount, verb, obj)
            if row is not None and obj.pos == "NUM":
                row.continue_from(before)

    def _says_itself(self, number: Token) -> bool:
        """Whether a number says what it counts: "spoke of 52 dead"."""
        after = [token for token in self.paper.tokens[number.i + 1 : number.i + 3] if token.sent is number.sent]
        behind = after[1:] if after and after[0].pos == "ADV" else []  # "six lightly injured"
        words, verbs = self.lexicon.effect_words, self.lexicon.effect_verbs  # "spoke of 1,062 arrested"
        return any(one.low in words or (one.tag == "VBN" and one.lemma in verbs) for one in (*after[:1], *behind))
