"""What is on the base map, and whose it is: the words and numbers that need no map to be opened."""

from __future__ import annotations

from enum import IntEnum

CREDIT = "Map: Natural Earth, public domain"
NAMES_CREDIT = "Names of towns and provinces: GeoNames, CC BY 4.0"
DISCLAIMER = "Borders and names are as Natural Earth draws them and imply no opinion on the status of any territory."


class Layer(IntEnum):
    """What a line or surface is. `LAND` and `LAKE` are surfaces cut at the sides of their tiles; the rest are lines."""

    LAND = 0
    LAKE = 1
    SHORE = 2  # coasts, and shores of lakes
    RIVER = 3
    PROVINCE = 4  # between first-level divisions
    DISPUTED = 5  # disputed or indefinite borders, lines of control
    BORDER = 6


class LabelKind(IntEnum):
    """What a name on the map names."""

    COUNTRY = 0
    PROVINCE = 1
    TOWN = 2
    COUNTRY_PART = 3  # a point in a country, to name it where its middle is out of sight
