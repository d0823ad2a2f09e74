"""What the analyst wants to see of a case: one filter that holds for all panes, and its form in a case file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect
from briefing.domain.claim import Review, Status
from briefing.domain.event import EventType
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.place import PlaceId

LONGEST_TEXT = 200  # characters of the words looked for

Term = TypeVar("Term", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Criteria:
    """Every condition that is set must hold; within one condition any of its terms will do.

    `since` and `until` are days that count; a stretch of time fits when it can overlap them, what has no date only with
    `undated`. `types` and `effects` are one condition, the kind: of an event, or of what a figure counts. `actors` holds
    for those who take part, suffer, are held responsible or say it. `sources` are publishers, "" for those not known.
    `text` holds words that must all occur. `reliability` and `credibility` are the lowest grades that fit: what is not
    judged fits no bound. `known_on` is no condition on facts but the day on which the whole case is seen: what was
    published later is not there.
    """

    text: str = ""
    since: date | None = None
    until: date | None = None
    undated: bool = False
    types: frozenset[EventType] = frozenset()
    effects: frozenset[Effect] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    places: frozenset[PlaceId] = frozenset()
    sources: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    reviews: frozenset[Review] = frozenset()
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    known_on: date | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything is left out by it."""
        return self.narrows or self.known_on is not None

    @property
    def narrows(self) -> bool:
        """Whether any condition on facts is set."""
        return replace(self, undated=False, text=self.text.strip(), known_on=None) != Criteria()

    @property
    def has_period(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def words(self) -> tuple[str, ...]:
        """The words looked for, folded for comparison."""
        return tuple(self.text.casefold().split())


NO_CRITERIA = Criteria()


def to_json(criteria: Criteria) -> dict[str, Any]:
    """As plain values; what is not set is left out."""
    made: dict[str, Any] = {}
    for one in fields(criteria):
        value = getattr(criteria, one.name)
        if not value:
            continue
        if isinstance(value, frozenset):
            made[one.name] = sorted(str(term) for term in value)
        else:
            made[one.name] = value.isoformat() if isinstance(value, date) else value if value is True else str(value)
    return made


def from_json(plain: Any) -> Criteria:
    """What `to_json` gave. A term that this version does not know, or a value of another kind, is left out."""
    if not isinstance(plain, Mapping):
        return NO_CRITERIA
    text = plain.get("text")
    return Criteria(
        text=text[:LONGEST_TEXT] if isinstance(text, str) else "",
        since=_day(plain.get("since")),
        until=_day(plain.get("until")),
        undated=plain.get("undated") is True,
        types=_terms(EventType, plain.get("types")),
        effects=_terms(Effect, plain.get("effects")),
        actors=frozenset(ActorId(one) for one in _texts(plain.get("actors"))),
        places=frozenset(PlaceId(one) for one in _texts(plain.get("places"))),
        sources=frozenset(_texts(plain.get("sources"))),
        statuses=_terms(Status, plain.get("statuses")),
        reviews=_terms(Review, plain.get("reviews")),
        reliability=_term(Reliability, plain.get("reliability")),
        credibility=_term(Credibility, plain.get("credibility")),
        known_on=_day(plain.get("known_on")),
    )


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name of the analyst's."""

    name: str
    criteria: Criteria


def write_filters(saved: Iterable[SavedFilter]) -> str:
    """As text for a setting of the case, in the order given."""
    plain = [{"name": one.name, **to_json(one.criteria)} for one in saved]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_filters(text: str | None) -> tuple[SavedFilter, ...]:
    """What `write_filters` gave; entries that are none are left out, whatever stands there."""
    try:
        plain = json.loads(text or "[]")
    except ValueError:
        return ()
    found: dict[str, SavedFilter] = {}
    for one in plain if isinstance(plain, list) else ():
        name = one.get("name") if isinstance(one, dict) else None
        if isinstance(name, str) and name.strip():
            found[name] = SavedFilter(name, from_json(one))
    return tuple(found.values())


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _term(kind: type[Term], value: Any) -> Term | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _terms(kind: type[Term], value: Any) -> frozenset[Term]:
    known = set(kind)
    return frozenset(kind(one) for one in _texts(value) if one in known)
