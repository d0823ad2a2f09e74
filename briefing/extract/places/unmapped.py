"""Places that no map has: what the words beside their names say of where they lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.extract.places.bearings import from_place
from briefing.extract.sentences.parse import Token

if TYPE_CHECKING:
    from briefing.extract.places.atlas import Atlas, Spot

_AREAS = frozenset((PlaceKind.ADMIN, PlaceKind.REGION))
_LYING_IN = re.compile(r"\s*,\s*|(?: (?:area|district|hamlet|locality|town|township|village))?,? (?:in|of) (?:the )?")
NEXT = 4  # names after one that can tell where it lies


def holder_of(atlas: Atlas, named: Sequence[tuple[Token, Spot]], n: int) -> Spot | None:
    """ "Ban Nong Kanna, Phanom Dong Rak district, Surin province": the area behind the nth name, of those joined to it by
    nothing but a comma or an "in" the first that a map has."""
    at, spot = named[n]
    for token, other in named[n + 1 : n + NEXT]:
        last = at
        for one in at.sent.tokens[at.i - at.sent.tokens[0].i :]:
            if atlas.at(one) is not atlas.at(at):
                break
            last = one
        between = atlas.paper.article.text[last.end : token.start]
        listed = between == " and " and other.lat is None  # "Masala, Mapasana and Mahini in Beni territory"
        if token.sent is not at.sent or not (listed or _LYING_IN.fullmatch(between)):
            return None
        if other is not spot and other.lat is not None:
            return other if other.kind in _AREAS else None
        at = token
    return None


def is_told_from(atlas: Atlas, named: Sequence[tuple[Token, Spot]], n: int) -> bool:
    """Whether the nth name is told by its distance and direction from one named after it, which places it."""
    token, spot = named[n]
    for other_token, other in named[n + 1 : n + NEXT]:
        if other_token.sent.group != token.sent.group or other.lat is None or other.lon is None:
            continue
        point = from_place(atlas.paper.article.text[token.end : other_token.start], (other.lat, other.lon))
        if point is not None:
            spot.lat, spot.lon = point
            spot.country, spot.precision = other.country, PlacePrecision.NEAR
            return True
    return False
