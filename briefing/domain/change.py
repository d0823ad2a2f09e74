"""What an operation touched, so that each pane knows whether to read again."""

from __future__ import annotations

from dataclasses import dataclass, fields

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.event import EventId, IncidentId
from briefing.domain.text import ArticleId


@dataclass(frozen=True, slots=True)
class Change:
    """Ids of what was added, altered or removed, of issues of the briefing their numbers. `everything` is True when another
    case was opened, `grades` when something was graded; `settings` are keys of what belongs to the case as a whole.
    """

    articles: frozenset[ArticleId] = frozenset()
    events: frozenset[EventId] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    casualties: frozenset[CasualtyId] = frozenset()
    incidents: frozenset[IncidentId] = frozenset()
    issues: frozenset[int] = frozenset()
    everything: bool = False
    grades: bool = False
    settings: frozenset[str] = frozenset()

    def __or__(self, other: Change) -> Change:
        return Change(
            articles=self.articles | other.articles,
            events=self.events | other.events,
            actors=self.actors | other.actors,
            casualties=self.casualties | other.casualties,
            incidents=self.incidents | other.incidents,
            issues=self.issues | other.issues,
            everything=self.everything or other.everything,
            grades=self.grades or other.grades,
            settings=self.settings | other.settings,
        )

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))
