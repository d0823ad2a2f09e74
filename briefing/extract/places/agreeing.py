"""Whether two places told of can be one, and whether a sentence begins in another country than that of a place."""

from __future__ import annotations

from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.extract.places.atlas import Atlas, Spot
from briefing.extract.sentences.parse import Sentence
from briefing.knowledge.gazetteer import distance_km

SAME_PLACE_KM = 8
COUNTRY_KM, AREA_KM, VALLEY_KM = 2000, 110, 40  # how far from the middle of such an area a place in it may lie
_PARTS = (PlaceKind.FACILITY, PlaceKind.DISTRICT)  # where nobody knows where they lie they may lie in any town
_AREAS = (PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.REGION)


def begins_abroad(sentence: Sentence, spot: Spot, atlas: Atlas) -> bool:
    """ "In Guinea-Bissau, ...": whether a sentence begins in another country than that of a place."""
    first = sentence.tokens[:4]
    if len(first) < 4 or first[0].low != "in" or not any(one.text == "," for one in sentence.tokens[:7]):
        return False
    named = next((found for one in first[1:] if (found := atlas.at(one)) is not None), None)
    return named is not None and None not in (named.country, spot.country) and named.country != spot.country


def places_agree(one: Spot, other: Spot) -> bool:
    """Whether two places can be one: the same, one inside the other, or near each other; not of two provinces."""
    if one.id == other.id:
        return True
    kinds = (one.kind, other.kind)
    area = one.kind in _AREAS or other.kind in _AREAS
    if area and one.country and other.country and one.country != other.country:
        return False
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        small = one if one.lat is None else other
        return area or (small.kind in _PARTS and small.country == (other if small is one else one).country)
    if kinds == (PlaceKind.ADMIN, PlaceKind.ADMIN):
        return False
    if area and one.division and other.division and one.division != other.division:
        return False
    if area and PlacePrecision.NEAR in (one.precision, other.precision):
        return True  # a small place that is only known by its neighbour, and an area of the same country
    reach = SAME_PLACE_KM if not area else COUNTRY_KM if PlaceKind.COUNTRY in kinds else AREA_KM
    if any(spot.is_small and spot.kind is PlaceKind.REGION for spot in (one, other)):
        reach = min(reach, VALLEY_KM) if PlaceKind.COUNTRY not in kinds else reach
    return distance_km(one.lat, one.lon, other.lat, other.lon) < reach
