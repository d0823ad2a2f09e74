"""In which province each place of an article lies, so that two places of different ones are not taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.domain.place import PlaceKind
from briefing.knowledge.gazetteer import Candidate, Gazetteer, distance_km

if TYPE_CHECKING:
    from briefing.extract.places.atlas import Spot

BESIDE_KM = 20  # two places so near to each other mostly lie in one province
_SMALL = 40  # the rank of ten thousand people: a region that counts for no more is a valley, an island, a few hamlets
_WIDE = (PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.WATER, PlaceKind.ROAD, PlaceKind.BORDER)


def lay_in_divisions(placed: Iterable[tuple[Spot, Candidate]], gazetteer: Gazetteer) -> None:
    """Fill in the division of each place, of one that the gazetteer knows without it from the places named close by, and
    whether it is small.
    """
    found = {spot.id: (spot, candidate) for spot, candidate in placed}
    for spot, candidate in found.values():
        spot.division = gazetteer.division(candidate)
        spot.is_small = _is_small(candidate)
    known = [spot for spot, _ in found.values() if spot.division is not None]
    for spot, _ in found.values():
        if spot.division is None and spot.is_small:
            around = {one.division for one in known if one.country == spot.country and _is_beside(one, spot)}
            spot.division = around.pop() if len(around) == 1 else None


def _is_small(candidate: Candidate) -> bool:
    return candidate.kind not in _WIDE and (candidate.kind is not PlaceKind.REGION or candidate.rank <= _SMALL)


def _is_beside(one: Spot, other: Spot) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= BESIDE_KM
