"""Where on a flat map a point of the Earth lies: the Mercator square, its scale, and the shortest way round.

The square is that of spherical Mercator maps: x from 0 at 180° W to 1 at 180° E, y from 0 in the north to 1 in the south.
Shapes keep their angles, so that a map of any size looks right; lengths grow towards the poles by 1 / cos(latitude).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

MOST_LATITUDE = 85.05112878  # degrees, where the square ends; what lies beyond is drawn at its edge
AROUND_KM = 40_075.017  # the equator, WGS 84


def project(lat: float, lon: float) -> tuple[float, float]:
    """Degrees (WGS 84) to the Mercator square. What lies beyond the square is brought to its edge."""
    lat = min(max(lat, -MOST_LATITUDE), MOST_LATITUDE)
    x = ((lon + 180.0) / 360.0) % 1.0 if not -180.0 <= lon <= 180.0 else (lon + 180.0) / 360.0
    y = (1.0 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2.0
    return x, min(max(y, 0.0), 1.0)


def unproject(x: float, y: float) -> tuple[float, float]:
    """The Mercator square to degrees: latitude, longitude."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1.0 - 2.0 * min(max(y, 0.0), 1.0)))))
    return lat, (x % 1.0) * 360.0 - 180.0


def km_across(y: float) -> float:
    """The kilometres that one whole width of the square stands for at this height of it."""
    lat, _ = unproject(0.0, y)
    return AROUND_KM * math.cos(math.radians(lat))


def is_point(lat: float | None, lon: float | None) -> bool:
    """Whether two numbers are a point on Earth. Whatever a damaged case holds, no error."""
    try:
        return lat is not None and lon is not None and abs(lat) <= 90.0 and abs(lon) <= 180.0
    except TypeError:
        return False


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the Mercator square. `left` may be below 0 or `right` above 1: it then reaches across 180°."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0

    def grown(self, factor: float, least: float = 0.0) -> Extent:
        """Wider and higher by a factor about its centre, and at least so wide and high."""
        x, y = self.centre
        across, up = max(self.width * factor, least) / 2.0, max(self.height * factor, least) / 2.0
        return Extent(x - across, y - up, x + across, y + up)


def extent_of(points: Sequence[tuple[float, float]]) -> Extent | None:
    """The smallest part of the square that holds points of it, going round the Earth whichever way is shorter."""
    if not points:
        return None
    across = sorted({once_round(x) for x, _ in points})
    # The widest gap is what the extent leaves out; it begins behind `at`.
    gaps = [after - before for before, after in itertools.pairwise((*across, across[0] + 1.0))]
    at = max(range(len(gaps)), key=gaps.__getitem__)
    left, right = across[(at + 1) % len(across)], across[at]
    if at + 1 < len(across):
        right += 1.0
    heights = [y for _, y in points]
    return Extent(left, min(heights), right, max(heights))


def once_round(x: float) -> float:
    """A place east or west of the square, in it: 0 or more, and less than 1."""
    x -= math.floor(x)
    return 0.0 if x >= 1.0 else x  # a tiny step west of 0 rounds to 1


ROUND = (1, 2, 5)


def scale_bar(km_per_unit: float, longest: float) -> tuple[float, float]:
    """A round length for a scale bar and its size: kilometres (below 1 for metres), and the units it takes.

    `longest` is the room in the units of `km_per_unit`. The length is 1, 2 or 5 times a power of ten.
    """
    room = km_per_unit * longest
    if not room > 0.0 or not math.isfinite(room):
        return 0.0, 0.0
    power = 10.0 ** math.floor(math.log10(room))
    length = max(step * power for step in ROUND if step * power <= room * (1 + 1e-9))
    return length, length / km_per_unit


def length_words(km: float) -> str:
    """As "500 km", "2 km", "200 m"."""
    return f"{km:,.0f} km" if km >= 1 else f"{km * 1000:.0f} m"
