"""Places: where something happened, with coordinates as exact as the text allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefing.domain.text import Span

PlaceId = NewType("PlaceId", str)


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    REGION = "region"
    ADMIN = "admin"
    CITY = "city"
    VILLAGE = "village"
    DISTRICT = "district"
    FACILITY = "facility"
    ROAD = "road"
    BORDER = "border"
    WATER = "water"
    OTHER = "other"


class PlacePrecision(StrEnum):
    """What the coordinates stand for: the place itself, somewhere near, the middle of an area, the middle of a country."""

    EXACT = "exact"
    NEAR = "near"
    ADMIN = "admin"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place met in a text.

    Units: `lat`, `lon` in degrees (WGS 84), None where unknown; `country` ISO 3166-1 alpha-2; `gazetteer` such as
    "geonames:170063". The id is made of the gazetteer's id or of the name, so that one place has one id in every article.
    """

    id: PlaceId
    name: str
    kind: PlaceKind = PlaceKind.OTHER
    aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    gazetteer: str | None = None
    mentions: tuple[Span, ...] = ()
