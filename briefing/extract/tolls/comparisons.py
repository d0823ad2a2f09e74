"""Figures that a count is set against: "recorded 214 deaths, against 187 in the same period of last year"."""

from __future__ import annotations

from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.numbers import NUMBERS

_PERIODS = frozenset("day fortnight half month period quarter semester week year".split())
_COMPARED = frozenset("compared down up".split())


def read_comparisons(sentence: Sentence, last: Sentence | None, ledger: Ledger) -> None:
    """Enter the figure of another stretch of time that a count is set against."""
    for token in sentence.tokens:
        if token.low not in ("against", "with", "from", "to") or token.dep != "prep":
            continue
        if token.low != "against" and token.head.low not in _COMPARED and _before(token) not in _COMPARED:
            continue
        number = token.kid("pobj")
        amount = ledger.figures.number_at(number.i) if number is not None and number.pos == "NUM" else None
        if number is None or amount is None or ledger.is_told(amount) or not _is_of_period(number, token):
            continue
        told = [row for row in ledger.of(sentence) if row.head.i < number.i and row.part_of is None]
        if not told and last is not None and last.block == sentence.block and _is_of_it(sentence):
            told = [row for row in ledger.of(last) if row.part_of is None][
                :1
            ]  # "That is up from 884 in the quarter before"
        if told:
            whole = told[-1]
            row = ledger.enter(number, whole.effect, amount, whole.trigger, amount=amount)
            if row is not None:
                row.cumulative, row.happening, row.victims = True, None, whole.victims
                row.retold = True
                if not whole.cumulative:  # what is set against another week's count is a week's count
                    whole.cumulative, whole.happening = True, None


def _before(token: Token) -> str:
    at = token.i - token.sent.tokens[0].i
    return token.sent.tokens[at - 1].low if at else ""


def _is_of_it(sentence: Sentence) -> bool:
    """Whether a sentence goes on about the figure before it: "That is up from", "This was down from", "The figure is"."""
    first = sentence.tokens[:3]
    return any(one.low in ("that", "this", "it", "figure", "number", "total") for one in first[:2])


def _is_of_period(number: Token, prep: Token) -> bool:
    """Whether another period is told behind the number: "in the same months of last year"."""
    above = (number, prep, prep.head, prep.head.head)
    preps = [kid for one in above for kid in one.kids_by("prep")]
    behind = [
        obj for one in preps if one.i > number.i and one.low in ("in", "for", "during") for obj in one.kids_by("pobj")
    ]
    return any(obj.lemma in _PERIODS or obj.tag == "CD" for obj in behind)


def read_parallels(sentence: Sentence, before: Sentence | None, ledger: Ledger) -> None:
    """ "In Hodeidah 41 people have been killed since June; in Taiz the figure is 29": a figure of another place, counted
    over the days of the one before it."""
    verb = next((token for token in sentence.tokens if token.is_root and token.lemma == "be"), None)
    number = verb.kid("attr") if verb is not None else None
    noun = verb.kid("nsubj") if verb is not None else None
    if number is None or noun is None or noun.lemma not in NUMBERS or number.pos != "NUM" or before is None:
        return
    spot = next((spot for token in sentence.tokens[:4] if (spot := ledger.reader.atlas.at(token)) is not None), None)
    told = [row for row in ledger.of(before) if row.part_of is None and row.head.i < number.i and row.time is not None]
    if spot is None or sentence.tokens[0].low != "in" or not told or sentence.block != before.block:
        return
    last = told[-1]
    row = next((row for row in ledger.of(sentence) if row.head is number or number in row.tokens), None)
    amount = ledger.figures.number_at(number.i)
    if row is None and amount is not None and not ledger.is_told(amount):
        row = ledger.enter(number, last.effect, amount, noun, amount=amount)
    if row is not None and row.time is None and row.effect is last.effect:
        row.when, row.time, row.cumulative, row.happening, row.spot = last.when, last.time, last.cumulative, None, spot
        row.victims = last.victims
