"""Whose the dead were, told after they were counted: "four of the dead belonged to the brigade"."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Because
from briefing.extract.names.mentions import Sort
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import is_negated, spread
from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.tolls.figures import Figures
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.rows import Row

REACH = 4  # sentences back to those who were counted
_RULE = "whose men they are told to have been"
_DEAD = frozenset("dead deceased fatalities killed victims".split())
_HURT = frozenset("injured wounded".split())
_TAKEN = frozenset("arrested arrestees captives detained detainees prisoners".split())
_THOSE = frozenset("men ones people persons those".split())
_KILLING = frozenset("execute kill murder shoot slay".split())
_WOUNDING = frozenset("hurt injure wound".split())
_MEMBERS = frozenset("cadre commander fighter guerrilla gunman member militant militiaman operative part soldier".split())
_SIDES = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLICE))


def read_belonging(sentence: Sentence, ledger: Ledger, figures: Figures) -> None:
    """Enter the parts of a toll that a sentence gives to a side, or the side of a whole toll told before it."""
    for verb in sentence.tokens:
        if verb.lemma not in ("belong", "be") or verb.pos not in ("VERB", "AUX"):
            continue
        subject = verb.kid("nsubj")
        if subject is None or subject.i > verb.i or is_negated(verb):
            continue
        effects = _effects_of(subject)
        if not effects:
            continue
        side = _side_behind(verb, ledger)
        whole = _counted(subject, effects, ledger) if side is not None else None
        if side is None or whole is None:
            continue
        amount = figures.number_at(subject.i)
        if amount is None:
            _give(whole, side, verb, ledger)
        elif (amount.low or 0) <= (whole.high or whole.low or 0):
            _enter(subject, amount, whole, side, verb, ledger)


def _enter(subject: Token, amount: Amount, whole: Row, side: ActorId, verb: Token, ledger: Ledger) -> None:
    if ledger.is_told(amount):
        told = [row for row in ledger.rows if row.head.sent is verb.sent and row.part_of is whole and row.low == amount.low]
        for row in told[-1:]:
            _give(row, side, verb, ledger)
        return
    count = len(ledger.rows)
    ledger.enter_part(subject, amount, whole, amount)
    if len(ledger.rows) > count:
        _give(ledger.rows[-1], side, verb, ledger)


def _give(row: Row, side: ActorId, verb: Token, ledger: Ledger) -> None:
    """Make the people of a row men of a side, if nothing else is told of them."""
    of_whole = row.part_of is not None and row.victim_actor == row.part_of.victim_actor
    if (row.groups or row.victim_actor not in (None, side)) and not of_whole:
        return
    row.victim_actor, row.victims = side, Victims.COMBATANT
    row.perpetrators = [one for one in row.perpetrators if one != side]
    row.why.append(Because("victim_actor", _RULE, ledger.paper.span(verb)))


def _effects_of(subject: Token) -> tuple[Effect, ...]:
    """What had befallen those whom a subject means: "four of the dead", "those arrested", "two of them"; none where it
    means nobody who was counted."""
    behind = subject.behind("of")
    for noun in (subject, *behind):
        known = any(kid.low in ("the", "these", "those", "all") for kid in noun.kids_by("det", "predet"))
        if noun.low in ("them", "whom") and noun is not subject:
            return (Effect.KILLED, Effect.WOUNDED)
        if noun.low in _DEAD and known:
            return (Effect.KILLED,)
        if noun.low in _HURT and known:
            return (Effect.WOUNDED,)
        if noun.low in _TAKEN and known:
            return (Effect.DETAINED, Effect.CAPTURED)
        befell = {kid.lemma for kid in noun.kids_by("acl", "amod") if kid.tag == "VBN"}
        if noun.low in _THOSE and befell & _KILLING:
            return (Effect.KILLED,)
        if noun.low in _THOSE and befell & _WOUNDING:
            return (Effect.WOUNDED,)
    return ()


def _counted(subject: Token, effects: tuple[Effect, ...], ledger: Ledger) -> Row | None:
    found = [row for one in effects if (row := ledger.whole(subject, one, REACH)) is not None and row.head.i < subject.i]
    return max(found, key=lambda row: row.head.i, default=None)


def _side_behind(verb: Token, ledger: Ledger) -> ActorId | None:
    """The one named side that people are told to have belonged to."""
    if verb.lemma == "belong":
        ends = [obj for prep in verb.kids_by("prep") if prep.low == "to" for obj in spread(prep.kid("pobj"))]
    else:
        ends = []
        for noun in verb.kids_by("attr"):
            if noun.lemma in _MEMBERS:
                ends += [obj for one in noun.behind("of") for obj in spread(one)]
                ends += noun.kids_by("compound", "nmod", "amod")
    cast = ledger.reader.cast
    ends = [one for one in ends if _is_named(one, ledger) or all(kid.dep == "det" for kid in one.kids)]
    found = [one for one in cast.ids(ends) if cast.drafts[one].kind in _SIDES and not cast.drafts[one].nameless]
    return found[0] if len(found) == 1 else None


def _is_named(noun: Token, ledger: Ledger) -> bool:
    """Whether a name is the noun or stands before it: "the Los Choneros gang", not "the armed group 3R"."""
    names = [noun, *(kid for kid in noun.kids_by("compound", "nmod", "nummod") if kid.i < noun.i)]
    return any(ledger.reader.cast.mentions.over(one, Sort.ACTOR) is not None for one in names)
