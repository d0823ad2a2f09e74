"""Where everything on the map lies in pixels: marks, their names, the names of the base map.

Knows no Qt: whoever draws says how wide words are, so that what must never overlap is tested without a window.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.atlas.frame import Frame
from briefing.atlas.kinds import LabelKind, least_rank
from briefing.atlas.marks import AREA_RADIUS, COUNTRY_RADIUS, Cluster, Dot, Sizes, fitted
from briefing.atlas.naming import Box, Name, Room, Seat
from briefing.domain.claim import Status
from briefing.domain.place import PlacePrecision
from briefing.ui.wording import map_words as words
from briefing.ui.wording.amount_words import amount
from briefing.usecases.looking.mapping import ASIDE, Site, added, killed_words

if TYPE_CHECKING:
    from briefing.atlas.basemap import Basemap

LONGEST = 34  # characters of a name on the map; the tool tip has it whole
PICK_RING = 2.0  # pixels more that the ring around a chosen mark takes, so that it leaves the name alone
RING = 4.5  # pixels between a mark and the broken ring that says "near"
DOT = 2.0  # pixels from the middle of a town's dot to its side
PROVINCE_NAMES_FROM = 2.6  # kilometres a pixel
MOST_NAMES = {LabelKind.COUNTRY: 40, LabelKind.PROVINCE: 30, LabelKind.TOWN: 34}


class Sizing(StrEnum):
    """What the surface of a circle stands for."""

    EVENTS = "events"
    TOLL = "toll"


class Words(StrEnum):
    """Kinds of words on the map, each with a typeface of its own."""

    PLACE = "place"
    ASIDE = "aside"
    COUNTRY = "country"
    PROVINCE = "province"
    TOWN = "town"
    SMALL = "small"


Measure = Callable[[str, Words], tuple[float, float]]  # width and height in pixels


@dataclass(frozen=True)
class Mark:
    """One mark: a place, or several that would lie on each other."""

    cluster: Cluster
    sites: tuple[Site, ...]
    number: int

    @property
    def is_area(self) -> bool:
        """Whether it stands for somewhere within an area: a hollow, hatched ring."""
        return not self.sites[0].is_point

    @cached_property
    def standing(self) -> Status:
        """REPORTED where anything is said to have happened; otherwise the one status of what was not."""
        return min((one.standing for one in self.sites), key=(Status.REPORTED, *ASIDE).index)

    @cached_property
    def is_near(self) -> bool:
        return any(one.precision is PlacePrecision.NEAR for one in self.sites)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The happenings it stands for: first what happened, then what is planned, denied or background."""
        return (*(key for one in self.sites for key in one.happened), *(key for one in self.sites for key in one.aside))

    @cached_property
    def killed(self) -> str:
        """The range of people killed there, in words; "" where no toll is told."""
        return amount(killed_words(added(site.killed for site in self.sites)))

    @property
    def radius(self) -> float:
        return self.cluster.radius

    @property
    def reach(self) -> float:
        """How far from its middle anything of it is drawn."""
        return self.radius + (RING + 1.0 if self.is_near and not self.is_area else 1.0)

    @cached_property
    def title(self) -> str:
        """Its name in words: "Aleppo", "near Hama", "Aleppo and 3 more"."""
        lead = self.sites[0]
        if len(self.sites) > 1:
            return words.MORE_PLACES.format(place=lead.place.name, number=len(self.sites) - 1)
        return words.NEAR.format(place=lead.place.name) if lead.precision is PlacePrecision.NEAR else lead.place.name


@dataclass(frozen=True, slots=True)
class Written:
    """Words in their box. `mark` is the number of the mark that they name, -1 for names of the base map."""

    text: str
    box: Box
    kind: Words
    mark: int = -1
    dot: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The map of one frame: marks, the weightiest first, and all words."""

    frame: Frame
    marks: tuple[Mark, ...]
    written: tuple[Written, ...]
    sizes: Sizes
    sizing: Sizing

    def at(self, x: float, y: float) -> int:
        """The mark at a pixel, -1 for none: of several the smallest, which lies on the others."""
        found = [
            (one.radius, at)
            for at, one in enumerate(self.marks)
            if math.dist((one.cluster.x, one.cluster.y), (x, y)) <= max(one.radius, 7.0)
        ]
        if found:
            return min(found)[1]
        named = (one.mark for one in self.written if one.mark >= 0 and _inside(one.box, x, y))
        return next(named, -1)

    def of_key(self, key: str) -> int:
        """The mark that stands for a happening, -1 where it is out of sight or has no place."""
        return next((at for at, one in enumerate(self.marks) if key in one.keys), -1)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def number_of(site: Site, sizing: Sizing) -> float:
    """What a circle goes by. What only is planned, denied or background counts as little."""
    if sizing is Sizing.TOLL:
        return site.killed.best if site.killed is not None else 0.0
    return float(len(site.happened)) or 0.5


def lay_out(
    sites: Sequence[Site],
    frame: Frame,
    sizing: Sizing,
    measure: Measure,
    base: Basemap | None = None,
    taken: Iterable[Box] = (),
) -> Laid:
    """Lay the map of a frame out. `taken` is kept free of names; without a base map only places are named."""
    dots: list[Dot] = []
    seen: list[Site] = []
    for site in sites:
        x, y = frame.place(site.x, site.y)
        least = 0.0
        if not site.is_point:
            least = COUNTRY_RADIUS if site.precision is PlacePrecision.COUNTRY else AREA_RADIUS
        if -60 <= x <= frame.width + 60 and -60 <= y <= frame.height + 60:
            dots.append(Dot(x, y, number_of(site, sizing), least, "point" if site.is_point else "area"))
            seen.append(site)
    marks: list[Mark] = []
    made, sizes = fitted(dots)
    for cluster in made:
        found = tuple(sorted((seen[at] for at in cluster.members), key=lambda one: (-len(one.happened), one.place.name)))
        number = sum(len(one.happened) for one in found) or sum(len(one.aside) for one in found)
        marks.append(Mark(cluster, found, number))
    room = Room(Box(2, 2, frame.width - 2, frame.height - 2))
    for box in taken:
        room.take(box)
    for one in marks:
        x, y, reach = one.cluster.x, one.cluster.y, one.reach
        room.take(Box(x - reach, y - reach, x + reach, y + reach))
    written = list(_names_of_marks(marks, room, measure, sizing))
    if base is not None:
        named = {site.place.name.casefold() for one in marks for site in one.sites}
        written += _names_of_base(base, frame, room, measure, named)
    return Laid(frame, tuple(marks), tuple(written), sizes, sizing)


def _names_of_marks(marks: Sequence[Mark], room: Room, measure: Measure, sizing: Sizing) -> Iterable[Written]:
    for at, one in enumerate(marks):
        kind = Words.PLACE if one.standing is Status.REPORTED else Words.ASIDE
        name = one.sites[0].place.name
        if len(one.sites) == 1 and one.is_near:
            name = words.NEAR.format(place=name)
        text = short(name)
        if len(one.sites) > 1:
            text += f" +{len(one.sites) - 1}"
        if sizing is Sizing.TOLL and one.killed:
            text += f"\u2002\u2068{one.killed}\u2069"
        wide, high = measure(text, kind)
        box = room.seat(Name(one.cluster.x, one.cluster.y, wide, high, one.reach + PICK_RING))
        if box is not None:
            yield Written(text, box, kind, at)


def _names_of_base(base: Basemap, frame: Frame, room: Room, measure: Measure, named: set[str]) -> Iterable[Written]:
    seen = frame.extent
    kinds = [(LabelKind.COUNTRY, Words.COUNTRY), (LabelKind.TOWN, Words.TOWN)]
    if frame.km_per_pixel < PROVINCE_NAMES_FROM:
        kinds.insert(1, (LabelKind.PROVINCE, Words.PROVINCE))
    for kind, face in kinds:
        for turn in range(math.floor(seen.left), math.floor(seen.right) + 1):
            found = base.names(kind, seen.left - turn, seen.top, seen.right - turn, seen.bottom, limit=MOST_NAMES[kind])
            for label in found:
                if label.name.casefold() in named or label.rank < least_rank(kind, frame.pixels):
                    continue
                x = frame.width / 2 + (label.x + turn - frame.x) * frame.pixels
                y = frame.height / 2 + (label.y - frame.y) * frame.pixels
                text = short(label.name)
                wide, high = measure(text, face)
                if kind is not LabelKind.TOWN:
                    box = room.seat(Name(x, y, wide, high, seat=Seat.ON))
                    dot = None
                else:
                    dot = x, y
                    below = Box(x - DOT, y - DOT, x + DOT, y + DOT)
                    box = room.seat(Name(x, y, wide, high, DOT)) if room.is_free(below) else None
                    if box is not None:
                        room.take(below)
                if box is not None:
                    named.add(label.name.casefold())
                    yield Written(text, box, face, dot=dot)


def short(name: str) -> str:
    """A name that is not too long for a map."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
