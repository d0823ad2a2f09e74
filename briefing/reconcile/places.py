"""Which places of different articles are the same, and how far apart two of them are.

An id made of the gazetteer's number or of the folded name is the same in every article already. Beyond that two places are
one when they are called alike, lie in compatible countries and are of compatible kinds, and either lie within 40 km of each
other or one of them is not located and there is exactly one that it can be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import asin, cos, hypot, radians, sin, sqrt

from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.knowledge.folding import fold
from briefing.reconcile import names
from briefing.reconcile.actors import most_common
from briefing.reconcile.sameness import Groups

SAME_PLACE_KM = (
    40.0  # two towns of one name are seldom nearer; two gazetteers' centres of one town are seldom farther apart
)
SAME_ENTRY_KM = 10.0  # where the gazetteer itself lists two, only an entry made twice is one place
# A place that no gazetteer lists is put where the district or province lies that it is said to be in: near is less near.
WITHIN_AREA_KM = 200.0
# A town of a long name that the one report puts into its province is the one of that name that a map has in that country.
WITHIN_PROVINCE_KM = 350.0
GUESSED_KM = 100.0  # and where each is put beside whatever place its article names next to it
LONG_NAME = 4  # consonants
EARTH_RADIUS_KM = 6371.0

_KINDS_OF_TOWN = frozenset("city hamlet settlement town village".split())
AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN, PlaceKind.WATER, PlaceKind.BORDER, PlaceKind.ROAD})


@dataclass(frozen=True, slots=True)
class JoinedPlaces:
    """The places of the corpus, and for every place id met the id of the place that it is."""

    places: tuple[Place, ...]
    same: Mapping[PlaceId, PlaceId]


def distance_km(one: Place, other: Place) -> float | None:
    """The great-circle distance of two places in kilometres, None where one is not located (haversine)."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = hypot(sin((other_lat - lat) / 2), sqrt(cos(lat) * cos(other_lat)) * sin(radians(other.lon - one.lon) / 2))
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, half))


def join(findings: Sequence[Findings]) -> JoinedPlaces:
    """The places of all findings, joined. `findings` come in document order."""
    met: dict[PlaceId, list[tuple[int, Place]]] = defaultdict(list)
    for at, place in enumerate(place for one in findings for place in one.places):
        met[place.id].append((at, place))
    lands: dict[PlaceId, set[str]] = defaultdict(set)  # in which the articles that name a place lie
    for one_article in findings:
        known = {place.country for place in one_article.places if place.country and place.gazetteer}
        for place in one_article.places:
            lands[place.id] |= known
    _bring_home(met, findings)
    best = {place_id: _most_exact(place for _, place in told) for place_id, told in met.items()}
    groups: Groups[PlaceId] = Groups(met)
    index: dict[str, dict[PlaceId, None]] = defaultdict(dict)
    for place_id, told in met.items():
        for name in _names(place for _, place in told):
            index[names.key(_bare(name, best[place_id]))][place_id] = None
    near: set[tuple[PlaceId, PlaceId]] = set()
    unlocated: dict[PlaceId, set[PlaceId]] = defaultdict(set)
    for candidates in index.values():
        for a, b in combinations(sorted(candidates), 2):
            one, other = best[a], best[b]
            guessed = _is_land_guessed(one, other, lands[a]) or _is_land_guessed(other, one, lands[b])
            if (a, b) in near or not _compatible(one, other, guessed=guessed):
                continue
            apart = None if _is_lost(one) or _is_lost(other) else distance_km(one, other)
            if apart is not None and apart <= WITHIN_PROVINCE_KM and _is_of_the_province(one, other):
                near.add((a, b))
                continue
            told_apart = one.gazetteer and other.gazetteer and one.gazetteer != other.gazetteer
            if apart is not None and apart > (SAME_ENTRY_KM if told_apart else _reach(one, other)):
                continue
            if not _called_alike(met[a], met[b], closely=apart is None or apart > SAME_PLACE_KM):
                continue
            if apart is None:
                unlocated[a].add(b)
                unlocated[b].add(a)
            else:
                near.add((a, b))
    for a, b in sorted(near):
        if all(_close(best[x], best[y]) for x in groups.of(a) for y in groups.of(b)):
            groups.join(a, b)
    # What is not located joins only where there is one thing that it can be.
    for place_id in sorted(unlocated):
        if not _is_lost(best[place_id]):
            continue
        choices = {groups.root(other) for other in unlocated[place_id]} - {groups.root(place_id)}
        located = {root for root in choices if any(not _is_lost(best[x]) for x in groups.of(root))}
        if len(located) == 1 or (not located and choices):
            for root in sorted(located or choices):
                groups.join(place_id, root)
    same: dict[PlaceId, PlaceId] = {}
    merged = []
    for ids in groups.groups():
        chosen = max(ids, key=lambda place_id: (best[place_id].gazetteer is not None, len(met[place_id]), place_id))
        same.update(dict.fromkeys(ids, chosen))
        told = sorted((item for place_id in ids for item in met[place_id]), key=lambda item: item[0])
        merged.append(_merged(chosen, [place for _, place in told]))
    return JoinedPlaces(tuple(merged), same)


def _bring_home(met: dict[PlaceId, list[tuple[int, Place]]], findings: Sequence[Findings]) -> None:
    """Take off the map what was found there in a land of which its articles name nothing else, where another article has a
    place of that very name in a land that they do name: Kuchi in a report on Niger State is none in China."""
    beside: dict[PlaceId, set[str]] = defaultdict(set)  # the lands of the other places of the articles that name it
    for one_article in findings:
        lands = Counter(place.country for place in one_article.places if place.country)
        for place in one_article.places:
            beside[place.id] |= {land for land, n in lands.items() if n > (land == place.country)}
    called: dict[str, set[PlaceId]] = defaultdict(set)
    for place_id, told in met.items():
        if told[0][1].kind not in AREAS:
            called[fold(told[0][1].name)].add(place_id)
    for place_id, told in list(met.items()):
        place = told[0][1]
        if place.gazetteer is None or place.country is None or place.country in beside[place_id] or place.kind in AREAS:
            continue
        kin = [met[other][0][1] for other in called[fold(place.name)] if other != place_id]
        homes = {one.country for one in kin if one.country and one.country in beside[place_id]} - {place.country}
        if len(homes) == 1 and names.weight(place.name) >= 2:
            home = homes.pop()
            met[place_id] = [
                (at, replace(one, country=home, lat=None, lon=None, precision=None, gazetteer=None)) for at, one in told
            ]


_EXACTNESS = {
    PlacePrecision.EXACT: 4, PlacePrecision.NEAR: 3, PlacePrecision.ADMIN: 2, PlacePrecision.COUNTRY: 1, None: 0,
}  # fmt: skip


def _most_exact(places: Iterable[Place]) -> Place:
    """The telling that puts a place on the map most exactly. Guesses from what stands beside it in a text that lie far from
    where a text says it is (a province that it lies in) are wrong."""
    told = list(places)
    within = [one for one in told if one.precision is PlacePrecision.ADMIN and one.gazetteer is None]
    if within:
        told = [
            one
            for one in told
            if one.gazetteer is not None
            or one.precision is not PlacePrecision.NEAR
            or any((distance_km(one, area) or 0.0) <= WITHIN_AREA_KM for area in within)
        ]
    return max(told, key=lambda one: (one.lat is not None, _EXACTNESS[one.precision], one.gazetteer is not None, one.name))


def _is_lost(one: Place) -> bool:
    """Whether no more than a country is known of where it is: the middle of a country is no place on the map."""
    return one.lat is None or (one.gazetteer is None and one.precision is PlacePrecision.COUNTRY)


def _names(places: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(name for one in places for name in (one.name, *one.aliases)))


def _compatible(one: Place, other: Place, *, guessed: bool) -> bool:
    if one.country and other.country and one.country != other.country and not guessed:
        return False
    if one.gazetteer and other.gazetteer and one.gazetteer != other.gazetteer and one.kind is not other.kind:
        return False  # a town and its province
    if PlaceKind.OTHER in (one.kind, other.kind):
        return True
    return one.kind is other.kind if one.kind in AREAS or other.kind in AREAS else True


def _is_land_guessed(one: Place, other: Place, around: set[str]) -> bool:
    """Whether the country of a place is no more than a guess, while its articles tell of places `around` it in the other's
    country, and its name is long enough for a likeness to be no accident."""
    is_guess = _is_lost(one) and one.kind not in AREAS and other.kind not in AREAS
    return is_guess and other.country in around and names.weight(one.name) >= LONG_NAME


def _close(one: Place, other: Place) -> bool:
    apart = distance_km(one, other)
    return apart is None or apart <= _reach(one, other) or (apart <= WITHIN_PROVINCE_KM and _is_of_the_province(one, other))


def _is_of_the_province(one: Place, other: Place) -> bool:
    """Whether of two of the very same name in one country the one is on the map, and of the other no more is known than the
    province that it is in, which may be large."""
    mapped = [each for each in (one, other) if each.gazetteer]
    rough = [each for each in (one, other) if not each.gazetteer and each.precision is PlacePrecision.ADMIN]
    if len(mapped) != 1 or len(rough) != 1 or not one.country or one.country != other.country:
        return False
    towns = one.kind not in AREAS and other.kind not in AREAS
    return towns and fold(one.name) == fold(other.name) and names.weight(one.name) >= LONG_NAME


def _reach(one: Place, other: Place) -> float:
    """How far apart two that are called alike may lie, in kilometres: by how exactly either is put on the map."""
    roughly = PlacePrecision.ADMIN in (one.precision, other.precision)
    if roughly and not (one.gazetteer and other.gazetteer):
        return WITHIN_AREA_KM
    return SAME_PLACE_KM if one.gazetteer and other.gazetteer else GUESSED_KM


def _bare(name: str, place: Place) -> str:
    """ "Nyaungbintha Village" is "Nyaungbintha"; "Gaza Strip" is not "Gaza"."""
    first, _, last = name.rpartition(" ")
    return first if first and last.casefold() in _KINDS_OF_TOWN and place.kind not in AREAS else name


def _called_alike(mine: Sequence[tuple[int, Place]], others: Sequence[tuple[int, Place]], *, closely: bool) -> bool:
    """Whether some name of the one is a spelling of some name of the other.

    `closely` where no map can bear it out: then a short name has to lie in the same country by both accounts.
    """
    slavic = names.is_slavic(place.country for _, place in (*mine, *others))
    lands = [{place.country for _, place in told if place.country} for told in (mine, others)]
    least = (2 if lands[0] & lands[1] else 4) if closely else 1
    for a in _names(place for _, place in mine):
        for b in _names(place for _, place in others):
            if fold(_bare(a, mine[0][1])) == fold(_bare(b, others[0][1])):
                return True
            if names.weight(a) >= least and names.sounds_like(a, b, slavic=slavic):
                return True
    return False


def _merged(place_id: PlaceId, tellings: Sequence[Place]) -> Place:
    best = _most_exact(tellings)
    name = most_common(one.name for one in tellings) or best.name
    kinds = [one.kind for one in tellings if one.kind is not PlaceKind.OTHER]
    if any(one.kind is not PlaceKind.ROAD for one in tellings):
        kinds = [kind for kind in kinds if kind is not PlaceKind.ROAD]  # "on the Beit Lif road" is told of the village
    return Place(
        id=place_id,
        name=name,
        kind=most_common(kinds) or PlaceKind.OTHER,
        aliases=tuple(alias for alias in _names(tellings) if alias != name),
        country=most_common(one.country for one in tellings),
        lat=best.lat,
        lon=best.lon,
        precision=best.precision,
        gazetteer=best.gazetteer or most_common(one.gazetteer for one in tellings),
        mentions=tuple(dict.fromkeys(span for one in tellings for span in one.mentions)),
    )
