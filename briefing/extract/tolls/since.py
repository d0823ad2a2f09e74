"""Running totals from a day or a happening on: "since 1 May", "since the coup of February 2021", "since the truce"."""

from __future__ import annotations

from briefing.domain.when import When
from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.parse import Paper
from briefing.extract.times.intervals import days_of
from briefing.extract.times.timing import when_of
from briefing.extract.tolls.causes import COUNTING
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.runs import BEGINNINGS, SINCE_DAYS, begins_stretch, is_of_record


def run_since(row: Row, reader: EventReader, paper: Paper) -> None:
    """ "11,000 people have been arrested since the protests began in July": a running total from then on."""
    verb = row.trigger if row.trigger.pos == "VERB" else row.trigger.head
    chain = verb.first_conjunct().conjuncts()
    if verb.dep == "acl":  # "have recorded eight killed since the offensive began": hung on either verb
        chain = [*chain, *[one for one in verb.ancestors() if one.lemma in COUNTING][:1]]
    for prep in [kid for one in chain for kid in one.kids_by("prep", "mark") if kid.low == "since"]:
        if is_of_record(prep):
            continue
        event = prep.kid("pobj")
        if event is not None and prep.head is not verb and row.time is None:  # "31 killed and 4,700 displaced since 1 May"
            when, time = when_of(prep.head, reader.clock, paper, reporting=reader.reporting)
            if time is not None and time.rule == "since":
                row.when, row.time, row.cumulative = when, time, days_of(when) > SINCE_DAYS
                return
        perfect = any(kid.low in ("has", "have") for one in chain for kid in one.kids_by("aux"))
        if event is not None and event.lemma in BEGINNINGS and perfect:
            row.cumulative = True  # "since the beginning of the war"
            return
        if event is None or event.pos != "NOUN" or reader.lexicon.nouns.get((event.lemma,)) is None:
            continue
        when, _ = when_of(event, reader.clock, paper, reporting=reader.reporting)
        day = paper.article.day
        if when.earliest is not None and (day is None or (day - when.earliest).days > SINCE_DAYS):
            row.cumulative = True  # "since the coup of February 2021"
            row.when = When(when.earliest, day, when.precision)
            return
        if when.earliest is None and any(kid.low in ("has", "have") for one in chain for kid in one.kids_by("aux")):
            row.cumulative = True  # "318 people have been killed since the truce"
            return
    for below in [kid for one in chain for kid in one.kids]:
        if not begins_stretch(below) or any(map(is_of_record, below.kids_by("mark"))):
            continue
        perfect = any(kid.low in ("has", "have", "had") for one in chain for kid in one.kids_by("aux"))
        row.cumulative = perfect or verb.dep == "acl"  # "eight civilians killed since the offensive began"
        when, _ = when_of(below, reader.clock, paper, reporting=reader.reporting)
        day = paper.article.day
        if row.cumulative and when.earliest is not None and (day is None or when.earliest <= day):
            row.when = When(when.earliest, day, when.precision)
