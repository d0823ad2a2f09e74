"""Happenings on a map: GeoJSON (RFC 7946), one feature for each, with what its point stands for.

A happening without coordinates is a feature without a geometry, which the format allows (section 3.2): it stays in the list
and off the map. The middle of a province is a point like any other to a map; `place_precision` says that it is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from briefing.domain.event import Role
from briefing.exchange.lettering import visible
from briefing.exchange.records import About, HappeningRecord, Spot, Told

_DIGITS = 6  # of a degree: a tenth of a metre


def feature_collection(records: Iterable[HappeningRecord], about: About) -> bytes:
    """The collection in UTF-8. Positions are longitude, latitude (WGS 84); its `bbox` holds all points, and is left out
    where there is none. Unknown is null.
    """
    features = [_feature(one) for one in records]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    points = [feature["geometry"]["coordinates"] for feature in features if feature["geometry"] is not None]
    if points:
        across, up = [point[0] for point in points], [point[1] for point in points]
        collection["bbox"] = [min(across), min(up), max(across), max(up)]
    collection["title"] = visible(about.title)
    collection["period"] = about.period
    collection["information_to"] = about.cut_off
    collection["written"] = about.written.isoformat()
    collection["marking"] = visible(about.marking) or None
    collection["features"] = features
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _feature(one: HappeningRecord) -> dict[str, Any]:
    place = one.place
    return {
        "type": "Feature",
        "id": one.key,
        "geometry": _point(place),
        "properties": {
            "title": visible(one.title),
            "type": one.type.value,
            "subtype": one.subtype,
            "status": one.status.value,
            "reviewed": one.is_reviewed,
            "earliest": _iso(one.when.earliest),
            "latest": _iso(one.when.latest),
            "date_precision": one.when.precision.value if one.when.precision else None,
            "date": one.when_words,
            "place": visible(place.name) if place else None,
            "place_kind": place.kind.value if place else None,
            "place_precision": place.precision.value if place and place.precision else None,
            "country": place.country if place else None,
            "who": visible(one.who) or None,
            **{
                f"{role.value}s": [visible(party.name) for party in one.parties if party.role is role]
                for role in (Role.INITIATOR, Role.TARGET)
            },
            "toll": "; ".join(toll.words for toll in one.tolls) or None,
            "tolls": [
                {
                    "effect": toll.effect.value,
                    "victims": toll.victims.value,
                    "low": toll.low,
                    "preferred": toll.preferred,
                    "high": toll.high,
                    "reports": toll.reports,
                    "origins": toll.origins,
                }
                for toll in one.tolls
            ],
            "told_by": visible(one.said) or None,
            "reports": one.reports,
            "origins": one.origins,
            "first_reported": _iso(one.first_reported),
            "grade": str(one.grade),
            "sources": [_source(told) for told in one.told],
        },
    }


def _point(place: Spot | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    # a longitude beyond the 180th meridian is the same place on the other side of it
    lon = (place.lon + 180) % 360 - 180 if not -180 <= place.lon <= 180 else place.lon
    return {"type": "Point", "coordinates": [round(lon, _DIGITS), round(max(-90.0, min(90.0, place.lat)), _DIGITS)]}


def _source(told: Told) -> dict[str, Any]:
    return {
        "publisher": visible(told.publisher) or None,
        "title": visible(told.title) or None,
        "published": _iso(told.published),
        "url": visible(told.url) or None,
        "sentence": visible(told.sentence),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
