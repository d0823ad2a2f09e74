"""The names of countries, which the gazetteer knows."""

from __future__ import annotations

from functools import lru_cache

from briefing.errors import ResourceMissing
from briefing.knowledge.gazetteer import Gazetteer


def country_name(code: str | None) -> str:
    """A country's name, its code where the gazetteer does not know it, "" for none."""
    if code is None:
        return ""
    gazetteer = _gazetteer()
    found = gazetteer.country(code) if gazetteer is not None else None
    return found.name if found is not None else code


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer | None:
    try:
        return Gazetteer.open()
    except ResourceMissing:
        return None  # what is written without the names of countries is better than nothing
