"""Where a place lies that the text tells by another: "a village about 70 miles northwest of Mandalay"."""

from __future__ import annotations

import math
import re

EARTH_KM = 6371.0  # mean radius, IUGG
KM_PER_MILE = 1.609344  # international mile
FARTHEST_KM = 1000.0  # a place told from farther away is told for another purpose
_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
COMPASS = frozenset(_BEARINGS)
_WORDS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_TOLD = re.compile(
    rf"\b(\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})(?:\s|-)*(km|kms|kilomet(?:re|er)s?|miles?|mi)\b\.?\s*"
    r"(?:\([^()]{1,24}\)\s*)?(?:(?:to\s+the|due|away|just)\s+)?"
    r"(?P<way>(?:north|south)(?:[-\s]?(?:east|west))?|east|west)(?:ern)?\s*(?:of|from)\s+"
    r"(?:the\s+)?(?:(?:\w+\s+)?(?:city|town|capital|port|village)\s*,?\s*(?:of\s+)?)?$",
    re.IGNORECASE,
)

_BESIDE = re.compile(
    r",? (?:an? (?:[\w'’-]+ ){1,4})?(?:just |right |very )?"
    r"(?:near|close to|not far from|next to|opposite|outside|(?:lying )?on the (?:outskirts|edge) of)"
    r" (?:the (?:[\w-]+ )?(?:city|town|village|port|border) (?:of |with )?)?"
)
LONGEST_BESIDE = 60  # characters between two names of which the second tells where the first lies

Point = tuple[float, float]


def is_beside(between: str) -> bool:
    """Whether the words between two places say that the first lies beside the second: "Ndzevru, near Kumbo"."""
    return len(between) <= LONGEST_BESIDE and _BESIDE.fullmatch(between) is not None


def from_place(between: str, place: Point) -> Point | None:
    """Where something lies by the words between its name and that of a place it is told from.

    `place` and what comes back are latitude and longitude in degrees (WGS 84); None where the words do not end in a
    distance with a direction. On a sphere: news gives whole tens of miles.
    """
    told = _TOLD.search(between)
    if told is None:
        return None
    number, unit = told.group(1).lower(), told.group(2).lower()
    far = float(_WORDS.get(number) or number.replace(",", ""))
    far *= KM_PER_MILE if unit.startswith("mi") else 1.0
    if not 0 < far <= FARTHEST_KM:
        return None
    bearing = math.radians(_BEARINGS[re.sub(r"[-\s]", "", told.group("way")).lower()])
    lat, lon, arc = math.radians(place[0]), math.radians(place[1]), far / EARTH_KM
    there = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(bearing))
    east = math.atan2(math.sin(bearing) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(there))
    lon = (math.degrees(lon + east) + 540) % 360 - 180
    return round(math.degrees(there), 4), round(lon, 4)
