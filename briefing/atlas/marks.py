"""How large the marks of places are, and which of them become one where they would lie on each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_RADIUS = 5.0  # in the units of the drawing: pixels on a screen
MOST_RADIUS = 30.0
UNIT_RADIUS = 6.5  # of a mark that stands for one, where no other stands for very many
AREA_RADIUS = 17.0  # at least, of the ring of a place whose point is only the middle of an area
COUNTRY_RADIUS = 26.0
TOUCHING = 0.86  # of the sum of two radii: closer marks become one


@dataclass(frozen=True, slots=True)
class Sizes:
    """Radii whose circles have surfaces like the numbers they stand for, chosen by the largest of them."""

    largest: float
    factor: float = 1.0

    @property
    def unit(self) -> float:
        return min(UNIT_RADIUS, MOST_RADIUS / math.sqrt(max(self.largest, 1.0))) * self.factor

    def radius(self, number: float) -> float:
        """Of a circle for a number; never so small that it could not be seen, nor larger than the largest by half."""
        return min(
            max(self.unit * math.sqrt(max(number, 0.0)), LEAST_RADIUS * self.factor), 1.5 * MOST_RADIUS * self.factor
        )

    def number(self, radius: float) -> float:
        """The number that a circle of a radius stands for."""
        return (radius / self.unit) ** 2


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark before any become one: where it lies, the number it stands for, its least radius, and what may join it."""

    x: float
    y: float
    weight: float
    least: float = 0.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks that became one: the numbers of its members, the weightiest first, its middle, weight and radius."""

    members: tuple[int, ...]
    x: float
    y: float
    weight: float
    radius: float
    kind: str = ""


def clusters(dots: Sequence[Dot], sizes: Sizes, touching: float = TOUCHING) -> tuple[Cluster, ...]:
    """Marks that would lie on each other become one, in its members' weighted middle, until none do.

    Only marks of one kind join. The same dots, in any order, give the same clusters; they come in the order of weight.
    """
    order = sorted(range(len(dots)), key=lambda at: (-dots[at].weight, dots[at].x, dots[at].y, at))
    found = [_joined((at,), dots, sizes) for at in order]
    for _ in range(24):
        merged = _pass(found, dots, sizes, touching)
        if len(merged) == len(found):
            break
        found = merged
    return tuple(sorted(found, key=lambda one: (-one.weight, one.x, one.y, one.members)))


def fitted(dots: Sequence[Dot], factor: float = 1.0) -> tuple[tuple[Cluster, ...], Sizes]:
    """Clusters, and sizes by which even the largest of them has a surface like its number."""
    largest = max((one.weight for one in dots), default=1.0)
    for _ in range(6):
        sizes = Sizes(largest, factor)
        made = clusters(dots, sizes)
        heaviest = max((one.weight for one in made), default=0.0)
        if heaviest <= largest:
            break
        largest = heaviest
    return made, sizes


def _joined(members: tuple[int, ...], dots: Sequence[Dot], sizes: Sizes) -> Cluster:
    weight = sum(dots[at].weight for at in members)
    shares = [max(dots[at].weight, 0.25) for at in members]
    whole = sum(shares)
    return Cluster(
        members,
        sum(dots[at].x * share for at, share in zip(members, shares, strict=True)) / whole,
        sum(dots[at].y * share for at, share in zip(members, shares, strict=True)) / whole,
        weight,
        max(sizes.radius(weight), *(dots[at].least for at in members)),
        dots[members[0]].kind,
    )


def _pass(found: Sequence[Cluster], dots: Sequence[Dot], sizes: Sizes, touching: float) -> list[Cluster]:
    """Each, from the weightiest on, takes in what lies on it; a grid keeps that from being all against all."""
    cell = 2.0 * max((one.radius for one in found), default=1.0) + 1.0
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        grid[int(one.x // cell), int(one.y // cell)].append(at)
    gone = [False] * len(found)
    merged: list[Cluster] = []
    for at, one in enumerate(found):
        if gone[at]:
            continue
        gone[at] = True
        taken = [one]
        column, row = int(one.x // cell), int(one.y // cell)
        near = sorted(
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in grid.get((column + dx, row + dy), ())
            if not gone[other]
        )
        for other in near:
            two = found[other]
            if two.kind == one.kind and math.dist((one.x, one.y), (two.x, two.y)) < touching * (one.radius + two.radius):
                gone[other] = True
                taken.append(two)
        if len(taken) == 1:
            merged.append(one)
            continue
        members = sorted(
            (m for part in taken for m in part.members), key=lambda m: (-dots[m].weight, dots[m].x, dots[m].y, m)
        )
        merged.append(_joined(tuple(members), dots, sizes))
    return merged
