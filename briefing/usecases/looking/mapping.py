"""What happened where: happenings gathered by their places, and which places have no point on a map."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.atlas.earth import Extent, extent_of, is_point, project
from briefing.domain.casualty import Effect
from briefing.domain.claim import Status
from briefing.domain.drawn import PlaceMap, PlaceMark
from briefing.domain.incident import Toll
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.tally import Tally, total
from briefing.usecases.looking.happenings import Happening, View
from briefing.usecases.wording import phrasing

ASIDE = (Status.PLANNED, Status.DENIED, Status.BACKGROUND)  # not said to have happened in the time of the story
HARDLY_WIDER = 2.5
STORY_SHARE = 0.9  # of the happenings, which the first view holds
_WIDE = frozenset({PlaceKind.REGION, PlaceKind.ADMIN, PlaceKind.ROAD, PlaceKind.BORDER, PlaceKind.WATER})


@dataclass(frozen=True, slots=True)
class Told:
    """One happening, as far as a map has to know it. `killed` sums its reconciled tolls, None where none is told."""

    key: str
    place: PlaceId | None
    status: Status
    killed: Tally | None = None

    @property
    def is_aside(self) -> bool:
        return self.status in ASIDE


@dataclass(frozen=True, slots=True)
class Site:
    """A place with everything that is told to have happened there.

    `x`, `y` lie in the Mercator square; `precision` says what that point stands for. `happened` are the keys of what is
    said to have happened, `aside` those of what is planned, denied or background.
    """

    place: Place
    precision: PlacePrecision
    x: float
    y: float
    happened: tuple[str, ...]
    aside: tuple[str, ...]
    statuses: frozenset[Status]
    killed: Tally | None

    @property
    def keys(self) -> tuple[str, ...]:
        return (*self.happened, *self.aside)

    @property
    def is_point(self) -> bool:
        """Whether the point stands for the place itself or somewhere near it, not for the middle of an area."""
        return self.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)

    @property
    def standing(self) -> Status:
        """REPORTED where anything is said to have happened there; otherwise the one status that is aside."""
        if self.happened:
            return Status.REPORTED
        return next(status for status in ASIDE if status in self.statuses)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Places with a point, those with most first; and the keys of what cannot be shown on a map, in the order given."""

    sites: tuple[Site, ...] = ()
    nowhere: tuple[str, ...] = ()


def precision_of(place: Place) -> PlacePrecision:
    """What a place's coordinates stand for; by its kind where nobody noted it."""
    if place.kind is PlaceKind.COUNTRY:
        return PlacePrecision.COUNTRY
    if place.precision is not None:
        return place.precision
    return PlacePrecision.ADMIN if place.kind in _WIDE else PlacePrecision.EXACT


def killed_in(tolls: Iterable[Toll]) -> Tally | None:
    """The people killed in one happening, all classes of victims together."""
    return total((one.low, one.best, one.high) for one in tolls if one.effect is Effect.KILLED)


def map_out(told: Iterable[Told], places: Mapping[PlaceId, Place]) -> Mapped:
    """Happenings by their places. What has no place, or a place without a point on Earth, is in `nowhere`."""
    at: dict[PlaceId, list[Told]] = {}
    nowhere: list[str] = []
    for one in told:
        place = places.get(one.place) if one.place is not None else None
        if place is None or not is_point(place.lat, place.lon):
            nowhere.append(one.key)
        else:
            at.setdefault(place.id, []).append(one)
    sites = [_site(places[place], found) for place, found in at.items()]
    sites.sort(key=lambda one: (-len(one.happened), -len(one.aside), one.place.name.casefold(), one.place.id))
    return Mapped(tuple(sites), tuple(nowhere))


def _site(place: Place, told: Sequence[Told]) -> Site:
    assert place.lat is not None
    assert place.lon is not None
    x, y = project(place.lat, place.lon)
    happened = [one for one in told if not one.is_aside]
    return Site(
        place=place,
        precision=precision_of(place),
        x=x,
        y=y,
        happened=tuple(one.key for one in happened),
        aside=tuple(one.key for one in told if one.is_aside),
        statuses=frozenset(one.status for one in told),
        killed=added(one.killed for one in happened),
    )


def added(tallies: Iterable[Tally | None]) -> Tally | None:
    """The sum of tallies over different happenings; None where none is told."""
    known = [one for one in tallies if one is not None]
    if not known:
        return None
    return Tally(
        low=sum(one.low for one in known),
        best=sum(one.best for one in known),
        high=sum(one.high for one in known),
        incidents=sum(one.incidents for one in known),
        open_ended=sum(one.open_ended for one in known),
        unknown_floor=sum(one.unknown_floor for one in known),
    )


def whole(sites: Sequence[Site]) -> Extent | None:
    """The part of the map that holds every place."""
    return extent_of([(one.x, one.y) for one in sites])


def story(sites: Sequence[Site]) -> Extent | None:
    """Where most of it happened: the places nearest to the middle of the case that hold nine tenths of what happened, and
    what lies hardly farther out.

    A capital where somebody spoke does not make the map of a province a map of the world. Areas as wide as a country say
    little about where; they are left out unless there is nothing else.
    """
    chosen = [one for one in sites if one.precision is not PlacePrecision.COUNTRY and one.happened]
    chosen = chosen or [one for one in sites if one.happened] or list(sites)
    if not chosen:
        return None

    def weight(one: Site) -> int:
        return max(1, len(one.happened))

    def away(one: Site, other: Site) -> float:
        across = abs(one.x - other.x)
        return math.hypot(min(across, 1.0 - across), one.y - other.y)

    middle = min(chosen, key=lambda one: (sum(away(one, other) * weight(other) for other in chosen), one.place.id))
    nearest = sorted(chosen, key=lambda one: (away(one, middle), one.place.id))
    wanted, held, reach = STORY_SHARE * sum(map(weight, chosen)), 0, 0.0
    for one in nearest:
        held += weight(one)
        reach = away(one, middle)
        if held >= wanted:
            break
    found = extent_of([(one.x, one.y) for one in chosen if away(one, middle) <= 1.3 * reach])
    every = extent_of([(one.x, one.y) for one in chosen])
    assert found is not None
    assert every is not None
    if every.width <= HARDLY_WIDER * found.width and every.height <= HARDLY_WIDER * found.height:
        return every  # spread over the whole country: nothing is gained by leaving some of it out
    return found


# -- for a briefing -----------------------------------------------------------------------------------------------------

_ALT_ITEMS = 12


def chart_by_place(view: View) -> PlaceMap | None:
    """The map of a briefing; None where no happening has a place with a point."""
    told = [_of_dossier(one) for one in view.happenings]
    found = map_out(told, view.places)
    if not found.sites:
        return None
    extent = story(found.sites)
    events = [event for one in view.happenings for event in one.events]
    title = "Where it happened"
    items = [
        f"{one.place.name}: {phrasing.counted(len(one.happened), 'event')}"
        for one in found.sites[:_ALT_ITEMS]
        if one.happened
    ]
    if len(found.sites) > _ALT_ITEMS:
        items.append(f"and {len(found.sites) - _ALT_ITEMS} more places")
    return PlaceMap(
        title=title,
        alt=f"{title}. {'; '.join(items)}.",
        marks=tuple(_mark(one) for one in found.sites),
        frame=tuple(one.place.id for one in found.sites if extent is None or _holds(extent, one)),
        happenings=len(told) - len(found.nowhere),
        unplaced=len(found.nowhere),
        reports=len(events),
        origins=view.origins(events),
    )


def _of_dossier(one: Happening) -> Told:
    killed = [toll for toll in one.tolls if toll.effect is Effect.KILLED]
    return Told(one.key, one.place, one.status, total((toll.low, toll.preferred, toll.high) for toll in killed))


def _holds(extent: Extent, one: Site) -> bool:
    within = any(extent.left <= one.x + turn <= extent.right for turn in (-1, 0, 1))
    return within and extent.top <= one.y <= extent.bottom


def _mark(one: Site) -> PlaceMark:
    assert one.place.lat is not None
    assert one.place.lon is not None
    return PlaceMark(
        place=one.place.id,
        name=one.place.name,
        lat=one.place.lat,
        lon=one.place.lon,
        precision=one.precision,
        happenings=len(one.happened),
        aside=len(one.aside),
        standing=one.standing,
        toll=killed_words(one.killed),
    )


def killed_words(killed: Tally | None) -> str:
    """As "15–24"; "" where no toll is told."""
    if killed is None:
        return ""
    no_floor = killed.unknown_floor == killed.incidents
    return phrasing.reach(killed.low, killed.high, open_ended=killed.open_ended > 0, no_floor=no_floor)
