"""What is not as an earlier briefing had it, and why: a new report, a correction, a decision, a join or split.

Two snapshots are compared, item by item, by their ids; those of events and figures are made of the place in the text that
they were read at, so that the same id is the same sentence. A cause is what the two states prove, and nothing likely is
taken for one: a toll rose because of the report that now sets its end, not because some report came in as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing.domain.casualty import Effect, Victims
from briefing.domain.changes import (
    UNKNOWN,
    Cause,
    Comparison,
    Difference,
    Ground,
    Kind,
    Subject,
)
from briefing.domain.claim import Stance
from briefing.domain.snapshot import Snapshot
from briefing.usecases.briefings.event_changes import EventChanges, choice_words, merged, named
from briefing.usecases.briefings.printing_changes import printing_changes
from briefing.usecases.briefings.range_changes import direction
from briefing.usecases.briefings.redlining import redline
from briefing.usecases.briefings.running_changes import running_changes
from briefing.usecases.wording import phrasing

_SAID = {Stance.DENIES: "denies", Stance.CONFIRMS: "confirms"}


def compare(then: Snapshot, now: Snapshot) -> Comparison:
    """What changed from one state to the next. Pure; two equal snapshots have no differences."""
    events = EventChanges(then, now)
    found = [*events.differences()]
    found = [*_totals(then, now, found), *running_changes(events), *found]
    found += [*_statements(events), *_actors(events), *_articles(events)]
    return Comparison(tuple(found), redline(then.passages, now.passages))


def _totals(then: Snapshot, now: Snapshot, found: Sequence[Difference]) -> Iterator[Difference]:
    was = {(one.effect, one.victims): one for one in then.totals}
    is_ = {(one.effect, one.victims): one for one in now.totals}
    causes_of = _causes_by_people(then, now, found)
    for key in dict.fromkeys((*is_, *was)):
        before, after = was.get(key), is_.get(key)
        if before is not None and after is not None and before.result == after.result:
            continue
        people = phrasing.people(*key)
        if before is None or after is None:
            kind = Kind.NEW if before is None else Kind.WITHDRAWN
        else:
            kind = direction((before.low, before.high), (after.low, after.high)) or Kind.NARROWED
        causes = causes_of.get(key, ()) or (
            UNKNOWN if then.choice == now.choice else (Cause(Ground.CHOICE, note=choice_words(then, now)),)
        )
        yield Difference(
            kind,
            Subject.TOTAL,
            f"{key[0]}/{key[1]}",
            f"Total, {people}",
            before.result if before else phrasing.NOT_REPORTED,
            after.result if after else phrasing.NOT_REPORTED,
            causes,
            people=people,
        )


def _causes_by_people(
    then: Snapshot, now: Snapshot, found: Sequence[Difference]
) -> Mapping[tuple[Effect, Victims], tuple[Cause, ...]]:
    """The causes of all that bears on a total: tolls that changed, and happenings with such a toll that came, went or are
    told with another status.
    """
    of: defaultdict[tuple[Effect, Victims], list[Cause]] = defaultdict(list)
    by_people = {phrasing.people(effect, victims): (effect, victims) for effect in Effect for victims in Victims}
    had = {one.key: {(toll.effect, toll.victims) for toll in one.tolls} for one in (*then.happenings, *now.happenings)}
    alone = {*_largest_displaced(then), *_largest_displaced(now)}
    for one in found:
        if one.subject is Subject.TOLL:
            key = by_people[one.people]
            if key[0] is not Effect.DISPLACED or one.key in alone:
                of[key] += one.causes
        elif one.kind in (Kind.NEW, Kind.WITHDRAWN, Kind.STATUS, Kind.JOINED, Kind.SPLIT):
            for key in had.get(one.key, ()):
                if key[0] is not Effect.DISPLACED or one.key in alone:
                    of[key] += one.causes
    return {key: merged(causes) for key, causes in of.items()}


def _largest_displaced(snapshot: Snapshot) -> set[str]:
    """The happenings whose count of displaced people is the total: of counts that overlap the largest stands."""
    largest: dict[Victims, tuple[tuple[int, int], str]] = {}
    for one in snapshot.happenings:
        for toll in one.tolls:
            if toll.effect is Effect.DISPLACED:
                size = (toll.high or toll.low or 0, toll.low or 0)
                if toll.victims not in largest or size > largest[toll.victims][0]:
                    largest[toll.victims] = size, one.key
    return {key for _, key in largest.values()}


def _statements(events: EventChanges) -> Iterator[Difference]:
    was = {one.id: one for one in events.then.statements}
    is_ = {one.id: one for one in events.now.statements}
    titles = {
        account.id: one.title
        for snapshot in (events.then, events.now)
        for one in snapshot.happenings
        for account in one.accounts
    }
    for key, one in is_.items():
        if key in was or one.stance not in _SAID or one.about not in titles:
            continue
        new = tuple(article for article in one.articles if events.is_new(article))
        causes = (Cause(Ground.NEW_REPORT, new),) if new else UNKNOWN
        words = f"{one.speaker} {_SAID[one.stance]}"
        yield Difference(Kind.NEW, Subject.STATEMENT, key, titles[one.about], "", words, causes, (key,))
    for key, one in was.items():
        if key in is_ or one.stance not in _SAID or one.about not in titles:
            continue
        gone = tuple(article for article in one.articles if article not in events.articles_now)
        causes = (_gone(events, gone),) if gone else UNKNOWN
        words = f"{one.speaker} {_SAID[one.stance]}"
        yield Difference(Kind.WITHDRAWN, Subject.STATEMENT, key, titles[one.about], words, "", causes)


def _gone(events: EventChanges, articles: tuple[str, ...]) -> Cause:
    return Cause(Ground.REMOVED_REPORT, articles, note="; ".join(named(events.articles_then[key]) for key in articles))


def _actors(events: EventChanges) -> Iterator[Difference]:
    was = {one.id: one for one in events.then.actors}
    is_ = {one.id: one for one in events.now.actors}
    joined = dict(set(events.now.same_actor) - set(events.then.same_actor))
    for key, one in is_.items():
        if key not in was:
            new = tuple(article for article in one.articles if events.is_new(article))
            causes = (Cause(Ground.NEW_REPORT, new),) if new else UNKNOWN
            yield Difference(Kind.NEW, Subject.ACTOR, key, one.name, "", one.name, causes, (key,))
        elif was[key].name != one.name:
            yield Difference(Kind.RENAMED, Subject.ACTOR, key, one.name, was[key].name, one.name, UNKNOWN, (key,))
    for key, one in was.items():
        if key in is_:
            continue
        if key in joined and joined[key] in is_:
            into = is_[joined[key]].name
            cause = Cause(Ground.DECISION, note="decided by the analyst")
            yield Difference(Kind.JOINED, Subject.ACTOR, key, one.name, one.name, into, (cause,), (joined[key],))
            continue
        gone = tuple(article for article in one.articles if article not in events.articles_now)
        causes = (_gone(events, gone),) if gone else UNKNOWN
        yield Difference(Kind.WITHDRAWN, Subject.ACTOR, key, one.name, one.name, "", causes)


def _articles(events: EventChanges) -> Iterator[Difference]:
    for key, one in events.articles_now.items():
        if one.is_left_out:
            continue
        name = " – ".join(part for part in (one.publisher, one.title) if part) or "an article without a name"
        if events.is_new(key):
            yield Difference(
                Kind.NEW, Subject.ARTICLE, key, name, "", one.published or "no date", (Cause(Ground.NEW_REPORT, (key,)),)
            )
            continue
        if note := events.correction(key):
            cause = Cause(Ground.CORRECTION, (key,), note=note)
            yield Difference(Kind.CORRECTED, Subject.ARTICLE, key, name, "", note, (cause,))
        yield from printing_changes(events.articles_then[key], one, name)
    for key, one in events.articles_then.items():
        if key not in events.articles_now and not one.is_left_out:
            cause = Cause(Ground.DECISION, note="taken out by the analyst")
            yield Difference(Kind.WITHDRAWN, Subject.ARTICLE, key, one.title or one.publisher, named(one), "", (cause,))
