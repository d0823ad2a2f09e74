"""Grading as edits: applied, undone, done again and noted in the history as every other decision is."""

from __future__ import annotations

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.change import Change
from briefing.domain.event import EventId
from briefing.domain.grade import Credibility, Reliability, publisher_key
from briefing.domain.tally import figure
from briefing.store.casefile import CaseFile
from briefing.store.grades import Graded
from briefing.usecases.editing.edits import Done, Edit


class _Grade(Edit):
    """Give something one grade; None takes it away."""

    def __init__(
        self, case: CaseFile, kind: Graded, id_: str, value: Reliability | Credibility | None, name: str, touched: Change
    ) -> None:
        super().__init__(case)
        self.label = f"Grade “{name}” {value}" if value is not None else f"Take back the grade of “{name}”"
        self._kind, self._id, self._value, self._touched = kind, id_, value, touched

    @property
    def needs_joining(self) -> bool:
        return False  # no grade says what is the same

    def _do(self) -> Done:
        before = self._case.grades.set(self._kind, self._id, self._value)
        return Done(self._touched, before or None, {self._id: self._value} if self._value is not None else None)


class GradePublisher(_Grade):
    """Say how reliable a publisher is, for all its articles, also later ones.

    Raises ValueError for a publisher without a name.
    """

    def __init__(self, case: CaseFile, publisher: str, value: Reliability | None) -> None:
        key = publisher_key(publisher)
        if not key:
            raise ValueError("a publisher that is not known cannot be graded")
        super().__init__(case, Graded.PUBLISHER, key, value, " ".join(publisher.split()), Change(grades=True))


class GradeSource(_Grade):
    """Say how reliable an actor is that texts name as their source."""

    def __init__(self, case: CaseFile, actor: ActorId, value: Reliability | None) -> None:
        found = case.actors.get(actor)
        super().__init__(case, Graded.SOURCE, found.id, value, found.name, Change(grades=True))


class GradeEvent(_Grade):
    """Say how credible an event is as one article tells it."""

    def __init__(self, case: CaseFile, event: EventId, value: Credibility | None) -> None:
        touched = Change(events=frozenset({event}), grades=True)
        super().__init__(case, Graded.EVENT, event, value, case.events.get(event).title, touched)


class GradeCasualty(_Grade):
    """Say how credible a figure is as one article tells it."""

    def __init__(self, case: CaseFile, row: CasualtyId, value: Credibility | None) -> None:
        found = case.casualties.get(row)
        touched = Change(casualties=frozenset({row}), grades=True)
        super().__init__(case, Graded.FIGURE, row, value, f"{figure(found.low, found.high)} {found.effect}", touched)
