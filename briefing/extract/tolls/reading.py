"""Tolls: figures of people with what became of them, by docs/counting.md.

Three ways lead to a row: a verb that kills, wounds, holds or drives away, with its victims; a word that counts what became
of people ("89 dead", "a toll of nine deaths", "277 injured"); a part of a whole told before ("four of them children"). A
number that counts anything but people never makes a row, and neither does a death that did not happen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.domain.text import Span
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, is_rumoured
from briefing.extract.numbers.amounts import Amount
from briefing.extract.places.atlas import Spot
from briefing.extract.places.placing import labelled
from briefing.extract.sentences.clauses import tense_of
from briefing.extract.sentences.parse import Paper, Sentence
from briefing.extract.times.intervals import days_of
from briefing.extract.tolls.belonging import read_belonging
from briefing.extract.tolls.comparisons import read_comparisons, read_parallels
from briefing.extract.tolls.courses import read_courses
from briefing.extract.tolls.figures import Figures
from briefing.extract.tolls.late_deaths import is_of_those_told
from briefing.extract.tolls.ledger import REACH, Ledger
from briefing.extract.tolls.no_conflict import of_conflict
from briefing.extract.tolls.own_side import take_sides
from briefing.extract.tolls.parts import TollParts
from briefing.extract.tolls.people import People
from briefing.extract.tolls.places_beside import place_beside
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.shares import TollShares
from briefing.extract.tolls.verbs import TollVerbs
from briefing.extract.tolls.words import TollWords

_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN)
_COUNTED_IN = (EventType.BATTLE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.CASUALTY)
_ARRIVING = frozenset("arrive cross reach".split())
_BOXED_FOR = (EventType.DISASTER, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS)
_HAVING = frozenset("be have hold keep live remain shelter stay".split())
_RISING = frozenset("climb down drop fall increase jump lower raise revise rise up".split())
_OF_ALL = frozenset("country district entire governorate nationwide overall province region state whole".split())
COLON_REACH = 90  # characters from who was lost to the name behind the colon
FEW_DAYS = 1  # over more than two days deaths are a count, and no incident


def read_tolls(paper: Paper, reader: EventReader, amounts: Sequence[Amount]) -> list[Row]:
    """All tolls of an article, in text order, once its happenings are read."""
    people = People(reader.cast)
    figures = Figures(paper, people, amounts)
    ledger = Ledger(paper, reader, people, figures)
    verbs = TollVerbs(paper, reader, ledger)
    words = TollWords(paper, ledger, reader.lexicon)
    parts, shares = TollParts(paper, ledger), TollShares(paper, ledger)
    last: Sentence | None = None
    for sentence in paper.sentences:
        if sentence.label or sentence.asked or sentence.is_question:
            continue
        for token in sentence.tokens:
            verbal = token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBD", "VBG")
            if verbal and token.dep not in ("amod", "compound", "aux", "auxpass"):
                verbs.read(token)
            words.read(token)
        parts.read(sentence)
        read_belonging(sentence, ledger, figures)
        read_comparisons(sentence, last, ledger)
        read_parallels(sentence, last, ledger)
        last = sentence
        read_courses(sentence, ledger, reader.lexicon)
        shares.read(sentence)
    parts.finish()
    rows = sorted(ledger.rows, key=lambda row: (row.tokens[0].i, row.effect))
    rows = _named_behind_colon(_dead_once(rows), people, paper)
    _of_the_only_blow(words.boxed, reader)
    boxed = {id(row) for row in words.boxed}
    for row in rows:
        if id(row) in boxed and row.effect is Effect.DISPLACED:
            continue  # a figure in a box tells how many, and no happening
        before = row.happening
        _alone(row, people, reader)
        if row.happening is not None and row.happening is not before:
            _tell_when(row, before, paper)
    for row in rows:
        if row.part_of is not None and row.happening is None:
            row.happening = row.part_of.happening
    _out_of(rows, paper)
    _replace(rows)
    _compare(rows)
    take_sides(rows, reader.cast)
    _forget_counts(rows, reader)
    return of_conflict(rows, reader)


def _out_of(rows: Sequence[Row], paper: Paper) -> None:
    """ "12 deaths in the quarter, out of the 25 that rescuers reported for the whole region": a part of the 25.

    "Confirmed nine out of 14" are two counts of the same people.
    """
    for part, whole in pairwise(rows):
        if part.effect is not whole.effect or part.part_of is not None or whole.part_of is part:
            continue
        if part.head.sent.group != whole.head.sent.group or (part.low or 0) >= (whole.low or whole.high or 0):
            continue
        before = [token.low for token in paper.tokens[max(0, whole.tokens[0].i - 4) : whole.tokens[0].i]]
        behind = [token.low for token in whole.head.sent.tokens if token.i > whole.head.i]
        if ("out", "of") in pairwise(before) and not _OF_ALL.isdisjoint(behind):
            part.part_of = whole
            part.why.append(Because("part_of", "counted out of a larger figure", paper.of(whole.tokens)))


def _dead_once(rows: Sequence[Row]) -> list[Row]:
    """ "A guard was hit by a bullet and died", "killed ten wounded people": who died is not counted as wounded too."""
    dead = {row.head.i: row for row in rows if row.effect is Effect.KILLED}
    kept = []
    for row in rows:
        same = dead.get(row.head.i) if row.effect is Effect.WOUNDED else None
        if same is None or row.high == 0 or (same.low, same.high) != (row.low, row.high):
            kept.append(row)
    return kept


def _named_behind_colon(rows: Sequence[Row], people: People, paper: Paper) -> list[Row]:
    """ "Iran lost a senior officer on Thursday: Brig Gen Pourhashemi was killed": one death, told twice."""
    kept: list[Row] = []
    for row in rows:
        before = kept[-1] if kept else None
        if before is not None and before.effect is row.effect and before.low == before.high == row.low == row.high == 1:
            between = paper.article.text[before.tokens[-1].end : row.tokens[0].start]
            told = len(between) <= COLON_REACH and between.count(":") == 1 and not any(mark in between for mark in ".;\n")
            if told and people.person(row.head) is not None and people.person(before.head) is None:
                if row.time is None:
                    row.when, row.time = before.when, before.time
                row.victim_actor = row.victim_actor or before.victim_actor
                kept.pop()
        kept.append(row)
    return kept


def _forget_counts(rows: Sequence[Row], reader: EventReader) -> None:
    """What a running total alone tells is no event: "the documented killing of 1,448 in ten days"."""
    held = {id(row.happening) for row in rows if row.happening is not None and not row.cumulative}
    counted = {row.trigger.i for row in rows if row.cumulative}
    for one in [one for one in reader.happenings if one.type in _COUNTED_IN and one.trigger.i in counted]:
        if one.nominal and len(one.triggers) == 1 and id(one) not in held:
            reader.forget(one)


def _of_the_only_blow(boxed: Sequence[Row], reader: EventReader) -> None:
    """Figures in a box are those of what a report is about, where it tells of one blow and no other."""
    told = [one for one in reader.happenings if one.type in _BOXED_FOR and one.standing.mood is Mood.HAPPENED]
    for row in boxed:
        if row.happening is None and len(told) == 1:
            row.happening, row.cumulative = told[0], False


def _alone(row: Row, people: People, reader: EventReader) -> None:
    """Deaths without an event get one of their own: a named person's always, others where the text tells when and where."""
    told = row.happening
    dated = row.time is not None
    if row.effect is Effect.DISPLACED and row.spot is None and told is None and not row.cumulative:
        row.spot = _place_before(row, reader)
    if told is None and row.effect in (Effect.DISPLACED, Effect.CAPTURED, Effect.DETAINED) and _is_told_as_done(row):
        if row.effect is Effect.DISPLACED:
            row.happening = reader.add_flight(
                row.head, row.trigger, row.spot, row.when, own_time=dated, standing=row.standing
            )
        elif row.when.is_known or row.spot is not None:
            row.happening = reader.add_capture(
                row.head, row.trigger, row.spot, row.when, own_time=dated, standing=row.standing
            )
            row.happening.initiators, row.happening.targets = list(row.perpetrators), _of(row.victim_actor)
        return
    is_toll = (
        row.part_of is not None or row.retold or row.head is row.trigger or row.cumulative or row.total or row.low == 0
    )
    if row.effect not in (Effect.KILLED, Effect.WOUNDED) or is_toll or row.standing.mood is not Mood.HAPPENED:
        return
    if row.effect is Effect.WOUNDED:
        _alone_injured(row, reader)
        return
    if row.late and is_of_those_told(row.head):
        return  # "a third died of his wounds": of a blow that is told elsewhere
    if told is None and (beside := _beside(row, reader)) is not None:
        row.happening = beside
        return
    named = people.person(row.head) is not None
    if named:
        if (told is not None and told.type is not EventType.BATTLE) or row.trigger.head.low == "among":
            return
    elif told is not None or not _is_anchored(row) or not _is_told_whole(row):
        return
    if not named and (known := _same_deaths(row, reader)) is not None:
        row.happening = known
        return
    when = row.when if row.when.is_known or told is None else told.when
    at = place_beside(row, reader) or labelled(row.trigger, reader.atlas, reader.paper)
    spot = row.spot or (told.spot if told is not None else at)
    row.happening = reader.add_harm(row.head, row.trigger, spot, when, "death", own_time=dated, standing=row.standing)
    row.happening.targets = _of(row.victim_actor) if not named else []


def _alone_injured(row: Row, reader: EventReader) -> None:
    """ "A bus driver was injured in Antonivka on 12 March": an event only where the verb tells who, when and where."""
    told_all = row.time is not None and row.spot is not None and row.spot.kind not in _WIDE and row.when.is_known
    if row.happening is not None or not told_all or row.trigger.pos != "VERB" or days_of(row.when) > FEW_DAYS:
        return
    row.happening = _same_deaths(row, reader)
    if row.happening is None and not any(one.trigger.sent is row.head.sent for one in reader.happenings):
        row.happening = reader.add_harm(
            row.head, row.trigger, row.spot, row.when, "injury", own_time=True, standing=row.standing
        )


def _tell_when(row: Row, before: Happening | None, paper: Paper) -> None:
    """Note where an event made of a toll has its day from."""
    made = row.happening
    if made is None or not made.when.is_known or any(why.field == "when" for why in made.why):
        return
    if row.time is not None:
        span = Span(paper.article.id, row.time.start, row.time.end)
        made.why.append(Because("when", "expression of time", span))
    elif before is not None:
        made.why.append(Because("when", "the day of the event it is told in", paper.span(before.trigger)))
    else:
        made.why.append(Because("when", "told in the passage before it", paper.span(row.trigger)))


def _beside(row: Row, reader: EventReader) -> Happening | None:
    """ "Musa Ali and two of his guards were killed": the death of the one that they are told with in one breath."""
    first = row.head.first_conjunct()
    for happening in reader.happenings[:REACH] if first is not row.head else ():
        if happening.trigger is first and happening.type is EventType.CASUALTY and row.trigger in happening.triggers:
            happening.objects.append(row.head)
            return happening
    return None


def _place_before(row: Row, reader: EventReader) -> Spot | None:
    """ "Orders cover five quarters of Khan Younis; 12,000 people have been displaced": the only place of the sentence."""
    here = row.trigger.sent
    parts = [one for one in reader.paper.sentences[max(0, here.index - 2) : here.index] if one.group == here.group]
    spots = {spot.id: spot for one in parts for token in one.tokens if (spot := reader.atlas.at(token)) is not None}
    return next(iter(spots.values())) if len(spots) == 1 else None


def _is_told_as_done(row: Row) -> bool:
    """Whether a verb tells that people were taken or left, once: "3,000 had left for the camps", not how many are away."""
    if row.cumulative or row.part_of is not None or row.retold or row.standing.mood is not Mood.HAPPENED:
        return False
    if row.trigger.lemma in _ARRIVING:
        return True
    return row.trigger.pos == "VERB" and row.trigger.lemma not in _HAVING and tense_of(row.trigger) == "past"


def _is_anchored(row: Row) -> bool:
    """Whether enough is told of deaths for an incident of their own: a day or a few, or the place."""
    return row.spot is not None or (row.when.is_known and days_of(row.when) <= FEW_DAYS)


def _is_told_whole(row: Row) -> bool:
    """Whether a verb tells that people died, or "the deaths of 33 civilians" with their day and place."""
    if row.time is None and is_rumoured(row.trigger):
        return False  # "passed on reports of 370 killed in Hama"
    return row.trigger.pos == "VERB" or (
        row.trigger.low in ("death", "deaths") and row.when.is_known and row.spot is not None
    )


def _of(actor: ActorId | None) -> list[ActorId]:
    return [actor] if actor is not None else []


def _counts_apart(happening: Happening, row: Row, reader: EventReader) -> bool:
    """Whether what was told of a happening counts others than a row: neither holds the other's figure."""
    told = {kid.low for token in happening.triggers for kid in token.subtree() if kid.dep == "nummod"}
    own = {token.low for token in row.tokens if token.pos == "NUM"}
    return bool(told) and bool(own) and not told & own


def _same_deaths(row: Row, reader: EventReader) -> Happening | None:
    """What tells of deaths on the same day in the same place: two counts of one day are not two incidents."""
    for happening in reader.happenings[:REACH]:
        if happening.type not in (EventType.CASUALTY, EventType.BATTLE) or happening.standing.mood is not Mood.HAPPENED:
            continue
        named = happening.type is EventType.CASUALTY and happening.trigger.pos == "PROPN"
        here = happening.spot is not None and row.spot is not None and happening.spot.id == row.spot.id
        if here and row.spot is not None and row.spot.kind in _WIDE and _counts_apart(happening, row, reader):
            continue  # two figures of one day in one province are two incidents
        if here and not named and happening.when == row.when:
            return happening
    return None


def _compare(rows: list[Row]) -> None:
    """ "50,000 displaced, three times as many as the 14,000 reported before", "rose to 41 from the 24": the older goes."""
    for before, row in pairwise(rows):
        prep = row.head.head
        if before.effect is not row.effect or before.replaces is not None or row.part_of is not None:
            continue
        near = row.head.sent.group == before.head.sent.group and row.head.dep == "pobj"
        if near and prep.low == "than" and row.happening is before.happening:
            row.happening = None  # "12 people, more than the nine killed last month"
        many = prep.low == "as" and prep.head.lemma == "many"
        risen = prep.low == "from" and any(one.lemma in _RISING for one in (prep.head, prep.head.head))
        if near and (many or risen):
            before.replaces = row


def _replace(rows: list[Row]) -> None:
    """A total of a happening replaces the lower ones of it that were told after it in the text: "up from 38"."""
    totals: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        if row.total and row.part_of is None and row.happening is not None:
            totals.setdefault((id(row.happening), row.effect), []).append(row)
    for told in totals.values():
        for row in told[:REACH]:
            for other in told[:REACH]:
                later = other.tokens[0].i > row.tokens[0].i
                if row.replaces is None and other.replaces is None and later and (other.low or 0) < (row.low or 0):
                    row.replaces = other
