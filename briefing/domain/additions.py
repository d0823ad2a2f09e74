"""What an analyst adds to what the program knows before it reads: actors and places by name.

Standing knowledge, not evidence: it says who or what a name means, for one case or for every case.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind


@dataclass(frozen=True, slots=True)
class AddedActor:
    """An actor that the program does not know, or further names for one that it knows.

    `key` makes the actor's id: the folded name, so that an actor met before keeps its id and what was decided about it; for
    further names of a known actor that actor's own key. `country` is ISO 3166-1 alpha-2. `belongs_to` is the key of a known
    or added actor.

    Raises ValueError for an empty key or name.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.OTHER
    country: str | None = None
    belongs_to: str | None = None

    def __post_init__(self) -> None:
        _check_name(self.key, self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of its name."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class AddedPlace:
    """A place that the gazetteer lacks.

    Units: `lat`, `lon` in degrees (WGS 84). With `near` they are those of the place named there, and all that is known is
    that this one lies near it. `country` is ISO 3166-1 alpha-2.

    Raises ValueError for an empty key or name, or for a point that is not on Earth.
    """

    key: str
    name: str
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = PlaceKind.VILLAGE
    country: str | None = None
    near: str | None = None

    def __post_init__(self) -> None:
        _check_name(self.key, self.name)
        if not (math.isfinite(self.lat) and math.isfinite(self.lon) and abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise ValueError(f"no point on Earth: {self.lat}, {self.lon}")

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of its name."""
        return (self.name, *self.aliases)


Entry = AddedActor | AddedPlace


@dataclass(frozen=True, slots=True)
class Additions:
    """All that was added, in the order it was. Keys are unique among actors and among places."""

    actors: tuple[AddedActor, ...] = ()
    places: tuple[AddedPlace, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors or self.places)

    def __or__(self, other: Additions) -> Additions:
        """Both; of two entries with one key the other's counts."""
        return self.with_entries(other.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Actors, then places."""
        return (*self.actors, *self.places)

    def find(self, entry: Entry) -> Entry | None:
        """What is there of the same sort and key."""
        return next((one for one in self.entries if _same(one, entry)), None)

    def with_entries(self, entries: Iterable[Entry]) -> Additions:
        """With these as well; one that is there already keeps its place and gets the new value."""
        actors = {one.key: one for one in self.actors}
        places = {one.key: one for one in self.places}
        for entry in entries:
            if isinstance(entry, AddedActor):
                actors[entry.key] = entry
            else:
                places[entry.key] = entry
        return Additions(tuple(actors.values()), tuple(places.values()))

    def without(self, entries: Iterable[Entry]) -> Additions:
        """Without what has the sort and key of one of these."""
        gone = tuple(entries)
        return replace(
            self,
            actors=tuple(one for one in self.actors if not any(_same(one, other) for other in gone)),
            places=tuple(one for one in self.places if not any(_same(one, other) for other in gone)),
        )


NOTHING_ADDED = Additions()


def _same(one: Entry, other: Entry) -> bool:
    return type(one) is type(other) and one.key == other.key


def _check_name(key: str, name: str) -> None:
    if not key.strip() or not name.strip():
        raise ValueError("an entry needs a key and a name")
