"""The figures that the charts of a briefing draw, and its map.

Units   persons. A range is a range of reports, never a statistical interval (docs/counting.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId, Effect, Victims
from briefing.domain.claim import Status
from briefing.domain.event import IncidentId
from briefing.domain.place import PlaceId, PlacePrecision
from briefing.domain.when import When


@dataclass(frozen=True, slots=True)
class Reach:
    """Base of marks that show a range of people.

    Units   persons; sums over happenings where a mark stands for several.
    Error   `low`..`high` bound the reports; `best` is the rule's preferred figure, None where it prefers none. With
            `open_ended` some report sets no ceiling and the true end may lie anywhere above `high`; with `no_floor` some
            report sets no floor.
    `told`  the word that stands in place of the range where no report gives a number ("dozens"), else "".
    """

    low: int
    high: int
    best: float | None
    open_ended: bool
    no_floor: bool
    told: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class DayToll(Reach):
    """The toll of one day, week or month, `first`..`last`; or, where the reports tell no single one, of a longer time (then
    either may be None)."""

    first: date | None
    last: date | None
    reports: int
    origins: int
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True)
class DaySeries:
    """The tolls of one class of victims over time. `spread` are those that no single day, week or month holds."""

    victims: Victims
    label: str
    days: tuple[DayToll, ...]
    spread: tuple[DayToll, ...]
    reports: int
    origins: int


class Step(StrEnum):
    """The width of a bar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class DayChart:
    """Casualties over time. `preferred` names the figure that the rule prefers ("median"), "" where it prefers none."""

    title: str
    alt: str
    effect: Effect
    step: Step
    first: date | None
    last: date | None
    series: tuple[DaySeries, ...]
    reports: int
    origins: int
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class ResponsibleToll(Reach):
    """The tolls for which reports hold one side responsible; `who` is "nobody named" where they name none."""

    who: str
    actors: tuple[ActorId, ...]
    is_disputed: bool
    reports: int
    origins: int
    incidents: tuple[IncidentId, ...]
    time: When | None = None  # where `who` is a happening, its title and day


@dataclass(frozen=True, slots=True)
class ResponsibleSeries:
    """The tolls of one class of victims by who is held responsible, largest first."""

    victims: Victims
    label: str
    rows: tuple[ResponsibleToll, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class ResponsibleChart:
    """Casualties by who is held responsible."""

    title: str
    alt: str
    effect: Effect
    series: tuple[ResponsibleSeries, ...]
    reports: int
    origins: int
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """One report of a toll as a mark: a dot, a range, or an open range (`low` or `high` None)."""

    casualty: CasualtyId
    speaker: str
    wording: str
    low: int | None
    high: int | None
    status: Status
    is_counted: bool
    source: str


@dataclass(frozen=True, slots=True)
class IncidentClaims(Reach):
    """Who reports what of one happening; the range is the reconciled one."""

    incident: IncidentId
    title: str
    when: str
    people: str
    marks: tuple[ClaimMark, ...]
    reports: int
    origins: int
    time: When | None = None  # `when` tells it in words


@dataclass(frozen=True, slots=True)
class ClaimChart:
    """Who reports what for the happenings with most reports."""

    title: str
    alt: str
    incidents: tuple[IncidentClaims, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place of happenings on a map.

    Units   `lat`, `lon` in degrees (WGS 84); `precision` says what they stand for. `happenings` are said to have happened,
            `aside` are planned, denied or background; `standing` is REPORTED where there are any of the first, otherwise
            the status of the others. `toll` is the range of people killed in words, "" where none is told.
    """

    place: PlaceId
    name: str
    lat: float
    lon: float
    precision: PlacePrecision
    happenings: int
    aside: int
    standing: Status
    toll: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Where it happened: the places with most happenings first. `frame` are those that the map is drawn around; `unplaced`
    happenings have no place with a point. `names_around`: whether the base map names what else lies there."""

    title: str
    alt: str
    marks: tuple[PlaceMark, ...]
    frame: tuple[PlaceId, ...]
    happenings: int
    unplaced: int
    reports: int
    origins: int
    names_around: bool = True


Drawn = PlaceMap | DayChart | ResponsibleChart | ClaimChart
