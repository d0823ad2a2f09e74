"""The course of a toll: "14, up from 11", "rose to 12, then to 19", "and that of the injured at 41".

Each figure of it is a row of its own; the one that a text sets against it as older is replaced by it.
"""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.numbers import NUMBERS
from briefing.extract.tolls.rows import Row
from briefing.knowledge.lexicons import Lexicon

_OLDER = frozenset("down up".split())
_ONWARD = frozenset("afterwards finally later subsequently then".split())
_TO = frozenset("at of to".split())
_THOSE = frozenset("that those".split())
_WHEN = frozenset("as at by in last on the this today yesterday".split())
_DRIVEN = frozenset("displaced driven forced uprooted".split())
NEAR = 4  # tokens between what is counted and its "at"
LONGEST = 8  # and from "those driven" to it


def read_courses(sentence: Sentence, ledger: Ledger, lexicon: Lexicon) -> None:
    """Enter the figures that a sentence tells of a toll besides the first."""
    if not any(token.pos == "NUM" for token in sentence.tokens):
        return
    for token in sentence.tokens:
        if token.low == "from" and token.i > sentence.tokens[0].i and _before(token, 1).low in _OLDER:
            _older(token, ledger)
        elif token.low in _ONWARD:
            _onward(token, ledger)
        elif token.low == "and":
            _further(token, ledger)
        elif token.low in ("of", *_THOSE) and _is_shared(token):
            _of_others(token, ledger, lexicon)


def _before(token: Token, steps: int) -> Token:
    return token.sent.tokens[max(0, token.i - token.sent.tokens[0].i - steps)]


def _behind(token: Token, steps: int) -> list[Token]:
    at = token.i - token.sent.tokens[0].i
    return token.sent.tokens[at + 1 : at + 1 + steps]


def _told_before(token: Token, ledger: Ledger) -> Row | None:
    """The toll that the sentence has told last, as one of what a count stood at."""
    told = [row for row in ledger.of(token.sent) if row.tokens[0].i < token.i and row.part_of is None]
    return told[-1] if told else None


def _number(token: Token, ledger: Ledger) -> Amount | None:
    amount = ledger.figures.number_at(token.i)
    return None if amount is None or token.pos != "NUM" or ledger.is_told(amount) else amount


def _older(prep: Token, ledger: Ledger) -> None:
    """ "Stands at 31, up from 24 on Tuesday"; what another stretch of time had is no older figure of this toll."""
    whole = _told_before(prep, ledger)
    for token in _behind(prep, 3):
        amount = _number(token, ledger)
        if amount is None or whole is None or whole.cumulative or not whole.total:
            continue
        row = _enter(token, whole.effect, amount, whole, ledger)
        if row is not None:
            whole.replaces = whole.replaces or row
        return


def _onward(word: Token, ledger: Ledger) -> None:
    """ "The toll rose to 12, then to 19"; "spoke of nine dead, then of 15"."""
    whole = _told_before(word, ledger)
    behind = _behind(word, 2)
    if whole is None or len(behind) < 2 or behind[0].low not in _TO or not (whole.total or whole.head.low == "dead"):
        return
    amount = _number(behind[1], ledger)
    after = _behind(behind[1], 1)
    if amount is None or (after and after[0].pos in ("NOUN", "PROPN")):
        return
    row = _enter(behind[1], whole.effect, amount, whole, ledger)
    if row is not None:
        row.total, row.replaces = True, whole


def _further(word: Token, ledger: Ledger) -> None:
    """ "Climbed from 40 on the night to 133 the following day and 144 by last Wednesday"."""
    whole = _told_before(word, ledger)
    behind = _behind(word, 2)
    if whole is None or not whole.total or whole.replaces is None or len(behind) < 2 or behind[1].low not in _WHEN:
        return
    amount = _number(behind[0], ledger)
    row = _enter(behind[0], whole.effect, amount, whole, ledger) if amount is not None else None
    if row is not None:
        row.total, row.replaces = True, whole


def _enter(number: Token, effect: Effect, amount: Amount, whole: Row, ledger: Ledger) -> Row | None:
    row = ledger.enter(number, effect, amount, whole.trigger, amount=amount, retold=True)
    if row is not None:
        row.happening, row.when, row.time, row.spot = whole.happening, whole.when, whole.time, whole.spot
        row.cumulative, row.perpetrators, row.detached = whole.cumulative, list(whole.perpetrators), whole.detached
        if effect is whole.effect:
            row.victims, row.victim_actor = whole.victims, whole.victim_actor
    return row


def _is_shared(token: Token) -> bool:
    """Whether a word goes on with a number told for others: "and that of", "and of those"; behind a count."""
    before = _before(token, 1)
    joined = before.low in ("and", ",") or (token.low == "of" and before.low in _THOSE and _before(before, 1).low == "and")
    return joined and any(one.lemma in NUMBERS for one in token.sent.tokens if one.i < token.i)


def _of_others(word: Token, ledger: Ledger, lexicon: Lexicon) -> None:
    """ "Put the number of dead at 14 and that of the injured at 41", "and of those forced from home at 274,000"."""
    effect = None
    for token in _behind(word, LONGEST):
        if effect is None:
            effect = Effect.DISPLACED if token.low in _DRIVEN else lexicon.effect_words.get(token.low)
            if effect is None and token.low not in ("of", "the", "newly", *_THOSE):
                return
            continue
        if token.low in ("at", "to") or token.lemma in ("reach", "stand"):
            number = next((one for one in _behind(token, NEAR) if _number(one, ledger) is not None), None)
            amount = _number(number, ledger) if number is not None else None
            if number is None or amount is None:
                return
            told = _told_before(word, ledger)
            row = ledger.enter(
                number, effect, amount, told.trigger if told is not None else word, amount=amount, retold=True
            )
            if row is not None:
                row.total = True
                if told is not None and row.happening is None:
                    row.happening, row.when, row.time = told.happening, told.when, told.time
            return
