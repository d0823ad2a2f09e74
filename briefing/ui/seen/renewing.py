"""A view after an edit, or of what a filter leaves, with whatever the one before or the whole one has worked out already of
what is the very same in both."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.actor import Actor
from briefing.domain.casualty import Casualty
from briefing.domain.event import Event
from briefing.domain.place import Place
from briefing.domain.text import ArticleId
from briefing.ui.seen.view import View, count, in_time

if TYPE_CHECKING:
    from briefing.usecases.looking.filtering import Shown

K = TypeVar("K", bound=str)
T = TypeVar("T")

_OF_TIES = ("articles", "actors", "relations", "statements", "ties")  # what ties are made of


def renewed(old: View, new: View) -> View:
    """The new view, with whatever the old one has worked out already of what is the very same object in both.

    After an edit nearly everything is: only happenings that hold something altered are put together anew. The new view
    shows what it would show by itself; it only comes to it sooner.
    """
    _hand_on(old, new)
    return new


def _hand_on(old: View, new: View) -> None:
    """Fill what the new view works out on demand with what the old one has of it, as far as that still holds."""
    known, made = old.__dict__, new.__dict__
    for part in ("articles", "actors", "places", "events", "casualties", "incidents"):
        if part in known and getattr(old.corpus, part) is getattr(new.corpus, part):
            made[part] = known[part]
    if "_ties_of" in known and all(getattr(old.corpus, one) is getattr(new.corpus, one) for one in _OF_TIES):
        made["_ties_of"] = known["_ties_of"].copy()
    events_were, events_are = _altered(old.events, new.events)
    rows_were, rows_are = _altered(old.casualties, new.casualties)
    if max(len(events_are), len(rows_are)) > 0.25 * (len(new.events) + len(new.casualties)) + 20:
        return  # another case, or all of it read again: there is nothing to be saved
    if "provenance" in known and old.duplicates == new.duplicates:
        made["provenance"] = old.provenance.over(new.corpus)
    if "_counts" in known:
        counts: dict[ArticleId, list[int]] = defaultdict(lambda: [0, 0])
        counts.update((article, list(number)) for article, number in known["_counts"].items())
        for at, were, are in ((0, events_were, events_are), (1, rows_were, rows_are)):
            count(counts, at, were, -1)
            count(counts, at, are)
        made["_counts"] = counts
    renamed = _renamed(old.corpus.actors, new.corpus.actors) | _renamed(old.corpus.places, new.corpus.places)
    if len(renamed) > 50:
        return
    if renamed:
        events_are = [*events_are, *(one for one in new.corpus.events if not renamed.isdisjoint(_named_in(one)))]
        rows_are = [*rows_are, *(one for one in new.corpus.casualties if not renamed.isdisjoint(_named_in(one)))]
    if "_figure_rows_made" in known and old.corpus.articles is new.corpus.articles:
        kept = made["_figure_rows_made"] = known["_figure_rows_made"].copy()
        if renamed:
            told = {one.id for one in events_are}
            for row in (*rows_are, *(one for one in new.corpus.casualties if one.event in told)):
                kept.pop(row.id, None)
    if "happenings" in known:
        _hand_on_happenings(old, new, events_were, events_are, rows_were, rows_are)


def narrowed(whole: View, part: View, left: Shown) -> View:
    """The view of what a filter leaves of a whole one, with whatever that one has worked out already.

    It shows what it would show by itself: happenings are kept whole, so they are told as before, but for those that may
    lack a figure now.
    """
    known, made = whole.__dict__, part.__dict__
    if "articles" in known:
        made["articles"] = known["articles"]
    if "provenance" in known:
        made["provenance"] = whole.provenance.over(part.corpus)
    if "_figure_rows_made" in known:
        made["_figure_rows_made"] = known["_figure_rows_made"].copy()
    if "happenings" in known:
        kept = [one for one in whole.happenings if one.key in left.keys]
        if torn := {one.key for one in kept if one.key in left.torn}:
            members: dict[str, list[Event]] = defaultdict(list)
            for event in part.corpus.events:
                if (key := part.key_of(event)) in torn:
                    members[key].append(event)
            kept = [part.happening(one.key, members[one.key]) if one.key in torn else one for one in kept]
        made["happenings"] = tuple(kept)
    return part


def _altered(before: Mapping[K, T], now: Mapping[K, T]) -> tuple[list[T], list[T]]:
    """What is not the same object in both: as it was, and as it is."""
    fresh = [one for id_, one in now.items() if before.get(id_) is not one]
    gone = [one for id_, one in before.items() if now.get(id_) is not one] if fresh or len(before) != len(now) else []
    return gone, fresh


def _renamed(before: Sequence[Actor | Place], now: Sequence[Actor | Place]) -> set[str]:
    """The ids of actors or places that are not called the same, or are not in both."""
    if before is now:
        return set()
    names, others = {str(one.id): one.name for one in before}, {str(one.id): one.name for one in now}
    return {id_ for id_ in names.keys() | others.keys() if names.get(id_) != others.get(id_)}


def _named_in(fact: Event | Casualty) -> Iterator[str]:
    """The actors and places whose names are shown where a fact is."""
    if fact.place is not None:
        yield fact.place
    yield from fact.attributed_to
    if isinstance(fact, Event):
        yield from (one.actor for one in fact.participants)
    elif fact.victim_actor is not None:
        yield fact.victim_actor


def _hand_on_happenings(
    old: View,
    new: View,
    events_were: Sequence[Event],
    events_are: Sequence[Event],
    rows_were: Sequence[Casualty],
    rows_are: Sequence[Casualty],
) -> None:
    touched = {old.key_of(one) for one in events_were} | {new.key_of(one) for one in events_are}
    for rows, view in ((rows_were, old), (rows_are, new)):
        touched |= {view.key_of(view.events[row.event]) for row in rows if row.event in view.events}
    for incident in (one for some in _altered(old.incidents, new.incidents) for one in some):
        for view in (old, new):
            touched |= {view.key_of(view.events[one]) for one in incident.events if one in view.events}
    members: dict[str, list[Event]] = defaultdict(list)
    for event in new.corpus.events:  # in the order of the corpus, as all happenings list theirs
        if (key := new.key_of(event)) in touched:
            members[key].append(event)
    kept = [one for one in old.happenings if one.key not in touched]
    for one in (new.happening(key, events) for key, events in members.items()):
        insort(kept, one, key=in_time)
    new.__dict__["happenings"] = tuple(kept)
