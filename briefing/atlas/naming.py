"""Room for names on a map: none covers another, none covers a mark, the most important is set first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

GAP = 3.5  # around a name


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they share more than a side."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        return (
            self.left >= other.left and self.right <= other.right and self.top >= other.top and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Seat(Enum):
    """Where a name may stand: beside its mark, or on its point as the name of an area does."""

    BESIDE = auto()
    ON = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be set: its size, its point, and for `BESIDE` the radius of the mark that it stands beside."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    seat: Seat = Seat.BESIDE


class Room:
    """What is taken of a window, and what still fits. A grid keeps the question cheap."""

    def __init__(self, window: Box, cell: float = 48.0) -> None:
        self.window = window
        self._cell = cell
        self._grid: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(math.floor(box.left / self._cell), math.floor(box.right / self._cell) + 1):
            for row in range(math.floor(box.top / self._cell), math.floor(box.bottom / self._cell) + 1):
                yield column, row

    def take(self, box: Box) -> None:
        """Nothing may stand there any more. What lies far outside the window does not matter."""
        if box.meets(self.window.grown(self._cell)):
            for cell in self._cells(box):
                self._grid[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies in the window and on nothing that was taken."""
        return box.within(self.window) and not any(
            box.meets(other) for cell in self._cells(box) for other in self._grid.get(cell, ())
        )

    def seat(self, name: Name) -> Box | None:
        """A place for a name, which is then taken; None where there is none."""
        for box in _seats(name):
            if self.is_free(box.grown(GAP)):
                self.take(box)
                return box
        return None


def _seats(name: Name) -> Iterator[Box]:
    """Where a name may stand, the best place first: at the right, left, above, below, then aslant."""
    wide, high, out = name.width, name.height, name.radius + GAP + 1.0
    if name.seat is Seat.ON:
        for down in (0.0, -0.9, 0.9, -1.8, 1.8):
            yield _around(name.x, name.y + down * high, wide, high)
        return
    slant = name.radius + GAP + 0.1
    yield Box(name.x + out, name.y - high / 2, name.x + out + wide, name.y + high / 2)
    yield Box(name.x - out - wide, name.y - high / 2, name.x - out, name.y + high / 2)
    yield _around(name.x, name.y - out - high / 2, wide, high)
    yield _around(name.x, name.y + out + high / 2, wide, high)
    for up in (True, False):
        top = name.y - slant - high if up else name.y + slant
        for left in (name.x, name.x - wide):
            yield Box(left, top, left + wide, top + high)


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def seat_all(names: Sequence[Name], room: Room) -> tuple[Box | None, ...]:
    """A place for each name in turn, None for those that find none."""
    return tuple(room.seat(one) for one in names)


def overlaps(boxes: Iterable[Box]) -> bool:
    """Whether any two boxes share more than a side."""
    seen: list[Box] = []
    for one in boxes:
        if any(one.meets(other) for other in seen):
            return True
        seen.append(one)
    return False
