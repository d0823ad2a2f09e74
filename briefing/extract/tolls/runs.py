"""Whether a figure is one that runs over a stretch of time, so that it must never be added to single incidents."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.when import UNKNOWN, TimeKind
from briefing.extract.events.event_nouns import is_length_of
from briefing.extract.sentences.clauses import antecedent, clause_of, is_perfect
from briefing.extract.sentences.parse import Token
from briefing.extract.times.intervals import days_of
from briefing.extract.tolls.causes import COUNTING, is_counting
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.stretches import (
    SEVERAL_DAYS,
    is_of_one_blow,
)
from briefing.knowledge.words import lists

CUMULATIVE_DAYS = 45  # a toll over a longer stretch than this is a running total
SINCE_DAYS = 1  # and one "since" a day longer ago than this
_CAMPAIGNS = frozenset("assault bombardment campaign crackdown offensive operation siege violence".split())
BEGINNINGS = frozenset("beginning inception onset outbreak outset start".split())
WEEK = 5  # days from the first to the last
FAR_SINCE = 8  # tokens between "since" and its verb
MANY = 500  # people that no single blow of a campaign kills
_STRETCHES = frozenset("conflict crisis escalation hostility insurgency period uprising war".split())
_RAISING = frozenset("bring lift push raise take".split())
_RECORDS = frozenset("first last worst".split())
RECORD_REACH = 7  # tokens between "deadliest" and its "since"
_TIMES = frozenset("period time timeframe".split())
_WHICH = frozenset("current first fourth last previous second third this".split())


def is_of_told_blow(row: Row) -> bool:
    """Whether a figure that only a long stretch made a running total is of one blow that its own sentence tells."""
    told, time = row.happening, row.time
    if told is None or time is None or time.kind is not TimeKind.DATE or time.direction is not None:
        return False
    one = told.trigger
    if one.sent.group != row.trigger.sent.group or one is row.trigger or row.when.latest != time.latest:
        return False
    subjects = told.clause.subjects if told.clause is not None else []
    return one.tag != "NNS" and not any(subject.tag in ("NNS", "NNPS") for subject in subjects)


def begins_stretch(below: Token) -> bool:
    """ "Since the protests began", also where the parser took "since" for a preposition and the clause for a main one."""
    if below.dep == "advcl":
        return any(kid.low == "since" for kid in below.kids_by("mark"))
    before = [one for one in below.sent.tokens if one.low == "since" and 0 < below.i - one.i <= FAR_SINCE]
    return below.dep == "conj" and below.lemma in ("begin", "start", "erupt") and below.kid("cc") is None and bool(before)


def is_counted_up(noun: Token) -> bool:
    """ "The state has counted more than 900 murders": by now."""
    verb = noun.head
    return noun.dep in ("dobj", "nsubjpass") and verb.pos == "VERB" and verb.lemma in COUNTING and is_perfect(verb)


def is_of_record(since: Token) -> bool:
    """ "The deadliest day since the war began", "the first since 2019": how long nothing has been as bad, not a count."""
    tokens = since.sent.tokens
    at = since.i - tokens[0].i
    return any(one.tag == "JJS" or one.low in _RECORDS for one in tokens[max(0, at - RECORD_REACH) : at])


def is_count_over_days(row: Row) -> bool:
    """ "Has documented the killing of 1,448 people between 13 and 23 July": no one killing, but a count of them."""
    told = row.happening
    if told is None or told.trigger is not row.trigger or row.trigger.pos != "NOUN" or row.time is None:
        return False
    return row.time.kind is TimeKind.RANGE and days_of(row.when) >= SEVERAL_DAYS and is_counting(row)


def is_counted_period(row: Row) -> bool:
    """ "Recorded 487 deaths last month", "documented the killing of 64 civilians in May": what somebody has counted over a
    week or more, where no other happening is told."""
    if row.time is None or row.high == 0 or row.late or not days_of(row.when) >= WEEK or not is_counting(row):
        return False
    told = row.happening
    counts = told is None or told.trigger is row.trigger or told.trigger.tag == "NNS"
    return counts and row.time.direction is None and not is_of_one_blow(row.trigger)


def _is_three_months(token: Token) -> bool:
    """ "In the last quarter", not "in the Arbaeen quarter"."""
    return token.lemma == "quarter" and any(kid.low in _WHICH for kid in token.kids)


def _is_of_campaign(noun: Token) -> bool:
    """ "Raising the toll of the operation to 11": of all that goes on, brought to where it stands by one blow more."""
    verb = noun.head
    raised = noun.dep == "dobj" and verb.lemma in _RAISING and verb.tag == "VBG"
    return raised and any(obj.lemma in _CAMPAIGNS | _STRETCHES for obj in noun.behind("of", "from", "in"))


def is_sum_of_blows(verb: Token) -> bool:
    """ "Air strikes have killed 29 people in two states": what several blows in several areas killed."""
    if not is_perfect(verb) or not any(one.tag == "NNS" for one in verb.kids_by("nsubj")):
        return False
    objects = [verb, *verb.kids_by("dobj")]
    return any(of_several_areas(prep) for one in objects for prep in one.kids_by("prep"))


def of_several_areas(prep: Token) -> bool:
    """ "In two states", "across several provinces"."""
    noun = prep.kid("pobj") if prep.low in ("across", "in", "throughout") else None
    if noun is None or noun.tag != "NNS" or noun.lemma not in lists().cast.localities:
        return False
    return any(kid.dep == "nummod" or kid.low in ("several", "various", "many") for kid in noun.kids)


def is_present_perfect(verb: Token) -> bool:
    return any(kid.low in ("has", "have") for kid in verb.kids_by("aux"))


def _is_campaign(verb: Token) -> bool:
    """ "The bombardment has killed more than 46,000 people": what goes on kills by and by."""
    return is_present_perfect(verb) and any(one.lemma in _CAMPAIGNS for one in clause_of(verb).subjects)


def is_cumulative(row: Row) -> bool:
    """Whether a figure runs over a stretch of time, so that it must never be added to single incidents."""
    if (row.low or 0) < MANY and is_of_one_blow(row.trigger):
        return False
    if row.time is not None and row.when.earliest is not None and row.when.latest is not None:
        length = (row.when.latest - row.when.earliest).days
        if length > CUMULATIVE_DAYS or (row.time.rule == "since" and length > SINCE_DAYS):
            return True
    if row.trigger.lemma == "toll" and _is_of_campaign(row.trigger):
        row.when, row.time = UNKNOWN, None  # "a boy was shot on Monday, raising the toll of the operation to 11"
        return True
    verbal = row.trigger.pos == "VERB"
    if verbal and is_sum_of_blows(row.trigger):
        return True
    past = antecedent(row.trigger) if row.trigger.pos == "VERB" else None
    if past is not None and is_length_of(past):
        row.when, row.time = UNKNOWN, None  # "fourteen months of fighting that killed 3,800": the day told ends them
        return True
    if verbal and row.time is None and (row.low or 0) >= MANY and _is_campaign(row.trigger):
        return True
    around = [*row.trigger.subtree(), *row.trigger.head.kids]
    if any(token.low == "far" and any(kid.low == "so" for kid in token.kids) for token in around):
        return True
    if verbal and any(one.lemma in _STRETCHES or one.low == "fighting" for one in clause_of(row.trigger).subjects):
        return True
    for token in row.trigger.first_conjunct().subtree():
        behind = token.dep == "pobj" and token.head.low in ("in", "during", "over", "since", "throughout")
        if behind and row.time is None and (token.lemma in _STRETCHES or _is_three_months(token)):
            return True
    return False


def runs_on(row: Row, rows: Sequence[Row]) -> None:
    """ "68 people are dead since Thursday. Over 80 others have been injured": others over the same stretch."""
    if row.time is not None or row.cumulative or row.head.lemma not in ("other", "more"):
        return
    before = next((one for one in reversed(rows[-3:]) if one.part_of is None), None)
    if before is None or not before.cumulative or before.time is None or before.effect is row.effect:
        return
    _run_with(row, before)


def runs_in_that_time(row: Row, rows: Sequence[Row]) -> None:
    """ "Since the truce 342 have been killed. Three soldiers have died in that time": over the same stretch."""
    if not any(one.low == "that" and one.head.low in _TIMES and one.dep == "det" for one in row.head.sent.tokens):
        return
    before = next((one for one in reversed(rows[-3:]) if one.cumulative and one.when.is_known), None)
    if before is not None:
        _run_with(row, before)


def _run_with(row: Row, before: Row) -> None:
    sent = row.head.sent
    if before.head.sent.block == sent.block and sent.group - before.head.sent.group <= 1:
        row.happening, row.when, row.time, row.cumulative = None, before.when, before.time, True
