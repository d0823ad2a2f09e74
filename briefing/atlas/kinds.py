"""What is on the base map, and whose it is: the words and numbers that need no map to be opened."""

from __future__ import annotations

import math
from enum import IntEnum

CREDIT = "Map: Natural Earth, public domain"
NAMES_CREDIT = "Names of towns and provinces: GeoNames, CC BY 4.0"
DISCLAIMER = "Borders and names are as Natural Earth draws them and imply no opinion on the status of any territory."

LATER = 0.6  # doublings
FAR = 4_000.0  # pixels across the Earth


class Layer(IntEnum):
    """What a line or surface is. `LAND` and `LAKE` are surfaces cut at the sides of their tiles; the rest are lines."""

    LAND = 0
    LAKE = 1
    SHORE = 2  # coasts, and shores of lakes
    RIVER = 3
    PROVINCE = 4  # between first-level divisions
    DISPUTED = 5  # disputed or indefinite borders, lines of control
    BORDER = 6


def least_rank(kind: LabelKind, pixels: float) -> int:
    """The least rank of a name for a map on which the Earth is so many pixels wide.

    Natural Earth says from which zoom a country is to be named (`MIN_LABEL`, doublings of 256 pixels); the map's ranks
    of countries are made of that: 255 less 25 for each doubling. Names come a little later here, for marks need the room.
    Of a large part of the Earth the room alone decides: the first are set first.
    """
    if kind is not LabelKind.COUNTRY or pixels < FAR:
        return 0
    return round(255 - 25 * (math.log2(max(pixels, 256.0) / 256.0) - LATER))


class LabelKind(IntEnum):
    """What a name on the map names."""

    COUNTRY = 0
    PROVINCE = 1
    TOWN = 2
    COUNTRY_PART = 3  # a point in a country, to name it where its middle is out of sight
