"""The part of the Earth that is in sight: a window of pixels onto the Mercator square, zoomed and panned."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.atlas.earth import AROUND_KM, Extent, km_across, once_round

NEAREST = AROUND_KM / 0.025  # pixels across the Earth where one pixel is 25 m at the equator: the map knows no more
LEAST_SPAN = 0.0022  # of the square: what is fitted is shown with at least so much around it, about 90 km at the equator


@dataclass(frozen=True, slots=True)
class Frame:
    """`x`, `y` of the square lie in the middle of `width` by `height` pixels; the whole square is `pixels` wide."""

    x: float
    y: float
    pixels: float
    width: float
    height: float

    @property
    def extent(self) -> Extent:
        """What is in sight; across 180° it reaches below 0 or beyond 1."""
        across, up = self.width / self.pixels / 2, self.height / self.pixels / 2
        return Extent(self.x - across, self.y - up, self.x + across, self.y + up)

    @property
    def km_per_pixel(self) -> float:
        """The scale in the middle of the window."""
        return km_across(self.y) / self.pixels

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a point of the square; of its copies east and west the one nearest to the middle."""
        away = x - self.x
        away -= round(away)
        return self.width / 2 + away * self.pixels, self.height / 2 + (y - self.y) * self.pixels

    def at(self, left: float, top: float) -> tuple[float, float]:
        """The point of the square at a pixel."""
        return once_round(self.x + (left - self.width / 2) / self.pixels), self.y + (top - self.height / 2) / self.pixels

    def zoomed(self, factor: float, left: float, top: float) -> Frame:
        """Nearer by a factor; what lies at a pixel stays there."""
        pixels = min(max(self.pixels * factor, self._farthest()), NEAREST)
        x = self.x + (left - self.width / 2) * (1 / self.pixels - 1 / pixels)
        y = self.y + (top - self.height / 2) * (1 / self.pixels - 1 / pixels)
        return replace(self, x=x, y=y, pixels=pixels).kept()

    def panned(self, right: float, down: float) -> Frame:
        """What lies so many pixels to the right and below comes into the middle."""
        return replace(self, x=self.x + right / self.pixels, y=self.y + down / self.pixels).kept()

    def resized(self, width: float, height: float) -> Frame:
        """Another window with the same scale and middle."""
        return replace(self, width=max(1.0, width), height=max(1.0, height)).kept()

    def _farthest(self) -> float:
        return max(self.width, 0.72 * self.height, 64.0)

    def kept(self) -> Frame:
        """Within what there is: not farther than the whole Earth, and no more beyond the poles than must be."""
        pixels = min(max(self.pixels, self._farthest()), NEAREST)
        half = self.height / pixels / 2
        y = 0.5 if half >= 0.5 else min(max(self.y, half), 1 - half)
        return replace(self, x=once_round(self.x), y=y, pixels=pixels)

    @classmethod
    def fitting(cls, extent: Extent, width: float, height: float, margin: float = 0.0) -> Frame:
        """As near as an extent can be seen whole, with `margin` pixels on each side of it where there is room for that."""
        width, height = max(1.0, width), max(1.0, height)
        room = max(width - 2 * margin, width / 3), max(height - 2 * margin, height / 3)
        across, up = max(extent.width, LEAST_SPAN), max(extent.height, LEAST_SPAN)
        x, y = extent.centre
        return cls(x, y, min(room[0] / across, room[1] / up), width, height).kept()


WORLD = Extent(0.0, 0.09, 1.0, 0.78)  # without most of Antarctica
