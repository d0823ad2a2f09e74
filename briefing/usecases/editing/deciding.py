"""Edits of actors, and of what is the same: actors joined and split, happenings joined and split."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from briefing.domain.actor import Actor, ActorId
from briefing.domain.change import Change
from briefing.domain.corpus import Decisions
from briefing.domain.event import EventId
from briefing.domain.incident import Pair
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Done, Edit


class EditActor(Edit):
    """Take the analyst's word for an actor's name, kind, aliases, country, title or affiliation."""

    def __init__(self, case: CaseFile, actor: Actor) -> None:
        super().__init__(case)
        self.label = f"Edit actor “{actor.name}”"
        self._actor = actor
        self._id = case.actors.get(actor.id).id

    def _do(self) -> Done:
        was = self._case.actors.replace(replace(self._actor, id=self._id))
        return Done(Change(actors=frozenset({self._id})), _bare(was), _bare(replace(self._actor, id=self._id)))


class NoteActor(Edit):
    """Write the analyst's note on an actor; an empty one takes it away."""

    def __init__(self, case: CaseFile, id_: ActorId, words: str) -> None:
        super().__init__(case)
        self.label = f"Note on “{case.actors.get(id_).name}”"
        self._id, self._words = id_, words

    @property
    def needs_joining(self) -> bool:
        return False  # notes are no part of what is joined

    def _do(self) -> Done:
        before = self._case.actors.annotate(self._id, self._words)
        return Done(Change(actors=frozenset({self._id})), before or None, self._words or None)


class _Decide(Edit):
    """Change what is decided about sameness."""

    def __init__(self, case: CaseFile, label: str, touched: Change) -> None:
        super().__init__(case)
        self.label = label
        self._touched = touched

    def _do(self) -> Done:
        before = self._case.decisions()
        after = self._after(before)
        self._case.decide(after)
        return Done(self._touched, _new(before, after), _new(after, before))

    @abstractmethod
    def _after(self, before: Decisions) -> Decisions: ...


class JoinActors(_Decide):
    """Two names of one actor. The second keeps its name and profile; what is imported later is joined as well.

    Raises ValueError for an actor joined with itself.
    """

    def __init__(self, case: CaseFile, from_id: ActorId, into_id: ActorId) -> None:
        one, other = case.actors.get(from_id), case.actors.get(into_id)
        if one.id == other.id:
            raise ValueError(f"{from_id} and {into_id} are one already")
        super().__init__(case, f"Join “{one.name}” with “{other.name}”", Change(actors=frozenset({one.id, other.id})))
        self._from, self._into = one.id, other.id

    def _after(self, before: Decisions) -> Decisions:
        ends = (self._from, self._into)
        same = {one: into for one, into in before.same_actor.items() if one != into or one not in ends}
        at, seen = self._into, {self._from}
        while at in same and at not in seen:  # a chain that leads back would make a circle
            seen.add(at)
            if same[at] == self._from:
                del same[at]
            else:
                at = same[at]
        same[self._from] = self._into
        return replace(before, same_actor=same)


class SplitActor(_Decide):
    """Take apart what was joined under one actor, by the analyst or by the program; it is not joined again by itself."""

    def __init__(self, case: CaseFile, id_: ActorId) -> None:
        shown = case.actors.get(id_)
        super().__init__(case, f"Split “{shown.name}”", Change(actors=frozenset({id_, shown.id})))
        self._id = id_

    def _after(self, before: Decisions) -> Decisions:
        same = dict(before.same_actor)
        joined = [one for one, into in same.items() if into == self._id and one != self._id]
        for one in joined or [self._id]:
            same[one] = one
        return replace(before, same_actor=same)


class _DecidePair(_Decide):
    def __init__(self, case: CaseFile, verb: str, one: EventId, other: EventId) -> None:
        if one == other:
            raise ValueError(f"{one} is one event")
        titles = " and ".join(f"“{case.events.get(id_).title}”" for id_ in (one, other))
        super().__init__(case, f"{verb} {titles}", Change(events=frozenset({one, other})))
        self._pair = Pair.of(one, other)


class JoinIncidents(_DecidePair):
    """Two events tell one happening.

    Raises ValueError for one event given twice.
    """

    def __init__(self, case: CaseFile, one: EventId, other: EventId) -> None:
        super().__init__(case, "Join", one, other)

    def _after(self, before: Decisions) -> Decisions:
        return replace(before, together=before.together | {self._pair}, apart=before.apart - {self._pair})


class SplitIncident(_DecidePair):
    """Two events tell two happenings.

    Raises ValueError for one event given twice.
    """

    def __init__(self, case: CaseFile, one: EventId, other: EventId) -> None:
        super().__init__(case, "Split", one, other)

    def _after(self, before: Decisions) -> Decisions:
        return replace(before, together=before.together - {self._pair}, apart=before.apart | {self._pair})


def _bare(actor: Actor) -> Actor:
    return replace(actor, mentions=(), why=())


def _new(these: Decisions, those: Decisions) -> Decisions:
    """What the one set of decisions has and the other has not."""
    same = {id_: into for id_, into in these.same_actor.items() if those.same_actor.get(id_) != into}
    return Decisions(same, these.together - those.together, these.apart - those.apart)
