"""Everything a case holds, as values: what reconciliation makes and what exports, reports and panes read."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Statement
from briefing.domain.event import Event
from briefing.domain.grade import NO_GRADES, Grades
from briefing.domain.incident import Incident, Pair
from briefing.domain.place import Place
from briefing.domain.text import Article
from briefing.domain.tie import NO_VERDICTS, TieVerdicts
from briefing.domain.when import TimeExpression


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and what was read from them, with actors and places joined over all articles.

    Every id referred to is in its list. Rejected items are included; whoever shows or sums leaves them out. `grades` are
    the analyst's; what is not in them is not judged. `ties` are the analyst's verdicts on `relations`.
    """

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    relations: tuple[Relation, ...] = ()
    statements: tuple[Statement, ...] = ()
    incidents: tuple[Incident, ...] = ()
    grades: Grades = NO_GRADES
    ties: TieVerdicts = NO_VERDICTS


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the analyst decided about sameness; it outranks every score, whatever is imported later.

    `same_actor` maps an actor to the one it is; `together` and `apart` hold pairs of events that do or do not tell one
    happening.
    """

    same_actor: dict[ActorId, ActorId] = field(default_factory=dict)
    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
