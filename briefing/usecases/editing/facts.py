"""Edits of events and figures: judged, corrected, added by hand, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from briefing.domain.actor import Actor
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.change import Change
from briefing.domain.claim import Origin, Review
from briefing.domain.event import Event, EventId
from briefing.domain.history import Kind, Subject
from briefing.domain.place import Place
from briefing.domain.tally import figure
from briefing.store.casefile import CaseFile
from briefing.store.facts import Facts
from briefing.usecases.editing.edits import Done, Edit

Fact = TypeVar("Fact", bound=Event | Casualty)
Id = TypeVar("Id", bound=str)

_VERDICTS = {
    Review.SUGGESTED: "Put {} back for review",
    Review.ACCEPTED: "Accept {}",
    Review.EDITED: "Mark {} as edited",
    Review.REJECTED: "Reject {}",
}


class _FactEdit(Edit, Generic[Id, Fact]):
    """Something done to one event or casualty, with the actors and places it needs that the case does not know yet."""

    def __init__(
        self,
        case: CaseFile,
        facts: Facts[Id, Fact],
        verb: str,
        value: Fact,
        actors: Sequence[Actor] = (),
        places: Sequence[Place] = (),
    ) -> None:
        super().__init__(case)
        self._facts = facts
        self.label = verb.format(_called(value))
        self._actors, self._places = tuple(actors), tuple(places)

    def _bring(self) -> Change:
        """Put in actors and places that the case does not know."""
        actors = [one for one in self._actors if not self._case.actors.has(one.id)]
        for actor in actors:
            self._case.actors.add(replace(actor, origin=Origin.ANALYST))
        for place in self._places:
            if not self._case.places.has(place.id):
                self._case.places.add(place)
        return Change(actors=frozenset(one.id for one in actors))

    def _subjects(self, value: Fact) -> tuple[Subject, ...]:
        """The fact itself, for a figure the event it was counted in, and the article it is read in."""
        articles = [Subject(Kind.ARTICLE, one.article) for one in value.evidence[:1]]
        if isinstance(value, Event):
            return Subject(Kind.EVENT, value.id), *articles
        events = [Subject(Kind.EVENT, value.event)] if value.event is not None else []
        return Subject(Kind.CASUALTY, value.id), *events, *articles

    def _touch(self, *values: Fact) -> Change:
        touched = Change()  # nothing of the article itself: only how its facts stand
        for value in values:
            if isinstance(value, Event):
                tolls = frozenset(row.id for row in self._case.casualties.of_event(value.id))
                touched |= Change(events=frozenset({value.id}), casualties=tolls)
            else:
                touched |= Change(casualties=frozenset({value.id}))
        return touched


class _Write(_FactEdit[Id, Fact]):
    """Write the analyst's version of an event or casualty."""

    def __init__(
        self,
        case: CaseFile,
        facts: Facts[Id, Fact],
        verb: str,
        value: Fact,
        actors: Sequence[Actor] = (),
        places: Sequence[Place] = (),
    ) -> None:
        super().__init__(case, facts, verb, value, actors, places)
        self._value = value
        self._before: Fact | None = None

    def _do(self) -> Done:
        brought = self._bring()
        self._before = self._facts.replace(self._value)
        touched = brought | self._touch(self._before, self._value)
        return Done(touched, self._before, self._value, self._subjects(self._value))


class _Judge(_Write[Id, Fact]):
    """Give one a verdict."""

    @property
    def needs_joining(self) -> bool:
        # what is rejected counts for nothing, and what was edited is never disputed; else a verdict changes nothing that is
        # reconciled, and sixty of them in five minutes should not wait for it
        return self._before is None or not {self._before.review, self._value.review} <= {Review.SUGGESTED, Review.ACCEPTED}


class _Add(_FactEdit[Id, Fact]):
    """Put in what the analyst entered."""

    def __init__(
        self, case: CaseFile, facts: Facts[Id, Fact], value: Fact, actors: Sequence[Actor], places: Sequence[Place]
    ) -> None:
        review = Review.ACCEPTED if value.review is Review.SUGGESTED else value.review
        self._value = replace(value, origin=Origin.ANALYST, review=review)
        super().__init__(case, facts, "Add {}", self._value, actors, places)

    def _do(self) -> Done:
        brought = self._bring()
        self._facts.add(self._value)
        return Done(brought | self._touch(self._value), None, self._value, self._subjects(self._value))


class _Remove(_FactEdit[Id, Fact]):
    """Take one out for good; rejecting keeps it in sight."""

    def __init__(self, case: CaseFile, facts: Facts[Id, Fact], id_: Id) -> None:
        super().__init__(case, facts, "Remove {}", facts.get(id_))
        self._id = id_

    def _do(self) -> Done:
        touched = self._touch(self._facts.get(self._id))
        before = self._facts.remove(self._id)
        return Done(touched, before, None, self._subjects(before))


class ReviewEvent(_Judge[EventId, Event]):
    """Accept or reject an event, or put it back for review."""

    def __init__(self, case: CaseFile, id_: EventId, review: Review) -> None:
        super().__init__(case, case.events, _VERDICTS[review], replace(case.events.get(id_), review=review))


class EditEvent(_Write[EventId, Event]):
    """Write the analyst's version of an event; it counts as reviewed. `actors` and `places` are those it needs anew."""

    def __init__(self, case: CaseFile, event: Event, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()) -> None:
        super().__init__(case, case.events, "Edit {}", _edited(event), actors, places)


class AddEvent(_Add[EventId, Event]):
    """Put in an event that the analyst entered. `actors` and `places` are those it needs that the case does not know."""

    def __init__(self, case: CaseFile, event: Event, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()) -> None:
        super().__init__(case, case.events, event, actors, places)


class RemoveEvent(_Remove[EventId, Event]):
    """Take an event out, for good. Tolls that were counted in it stay."""

    def __init__(self, case: CaseFile, id_: EventId) -> None:
        super().__init__(case, case.events, id_)


class ReviewCasualty(_Judge[CasualtyId, Casualty]):
    """Accept or reject a toll, or put it back for review."""

    def __init__(self, case: CaseFile, id_: CasualtyId, review: Review) -> None:
        super().__init__(case, case.casualties, _VERDICTS[review], replace(case.casualties.get(id_), review=review))


class EditCasualty(_Write[CasualtyId, Casualty]):
    """Write the analyst's version of a toll; it counts as reviewed. `actors` and `places` are those it needs anew."""

    def __init__(
        self, case: CaseFile, casualty: Casualty, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        super().__init__(case, case.casualties, "Edit {}", _edited(casualty), actors, places)


class AddCasualty(_Add[CasualtyId, Casualty]):
    """Put in a toll that the analyst entered. `actors` and `places` are those it needs that the case does not know."""

    def __init__(
        self, case: CaseFile, casualty: Casualty, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        super().__init__(case, case.casualties, casualty, actors, places)


class RemoveCasualty(_Remove[CasualtyId, Casualty]):
    """Take a toll out, for good."""

    def __init__(self, case: CaseFile, id_: CasualtyId) -> None:
        super().__init__(case, case.casualties, id_)


def _called(value: Event | Casualty) -> str:
    if isinstance(value, Event):
        return f"event “{value.title}”"
    return f"figure “{figure(value.low, value.high)} {value.effect}”"


def _edited(value: Fact) -> Fact:
    looked_at = value.review in (Review.SUGGESTED, Review.ACCEPTED) and value.origin is not Origin.ANALYST
    return replace(value, review=Review.EDITED) if looked_at else value
