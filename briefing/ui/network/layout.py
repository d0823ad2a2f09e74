"""Where the actors of a network lie. The same network always lies the same way.

Each connected part is laid out by stress majorisation (Gansner, Koren and North 2004): the distance of two actors on paper
comes as near as it can to the number of edges between them. Then boxes of signs and names are pushed apart until none
overlaps, and the parts are set side by side, the largest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

K = TypeVar("K")
Points = NDArray[np.float64]

EDGE = 120.0  # pixels that two tied actors lie apart, before names need room
_ROUNDS = 120
_STILL = 1e-4  # a round that betters the stress by less is the last
_MOST_PUSHES = 400
_GAP = 10.0  # between two boxes
_PART_GAP = 36.0  # between two connected parts
_GOLDEN = 2.399963229728653  # radians; points so far apart on a spiral never line up


@dataclass(frozen=True, slots=True)
class Box:
    """Half the width, and the height above and below, of what has to stay clear around a point."""

    half: float
    above: float
    below: float


def lay_out(boxes: Mapping[K, Box], edges: Sequence[tuple[K, K]], aspect: float = 1.4) -> dict[K, tuple[float, float]]:
    """A place for each box such that no two overlap. `edges` join boxes; `aspect` is the width to the height that is aimed
    at. The order of `boxes` matters where nothing else decides: give it in a fixed one.
    """
    keys = list(boxes)
    at = {key: n for n, key in enumerate(keys)}
    joined = sorted({(min(at[a], at[b]), max(at[a], at[b])) for a, b in edges if a != b})
    parts = _parts(len(keys), joined)
    alone = [part[0] for part in parts if len(part) == 1]
    laid: list[tuple[list[int], Points]] = []
    for part in parts:
        if len(part) > 1:
            laid.append((part, _apart(_stressed(part, joined, aspect), [boxes[keys[n]] for n in part])))
    if alone:
        laid.append((alone, _grid([boxes[keys[n]] for n in alone], aspect)))
    found: dict[K, tuple[float, float]] = {}
    for part, points in _packed(laid, [boxes[key] for key in keys], aspect):
        for n, (x, y) in zip(part, points.tolist(), strict=True):
            found[keys[n]] = (float(x), float(y))
    return found


def _parts(number: int, joined: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected parts, the largest first."""
    beside: list[list[int]] = [[] for _ in range(number)]
    for a, b in joined:
        beside[a].append(b)
        beside[b].append(a)
    seen: set[int] = set()
    parts: list[list[int]] = []
    for start in range(number):
        if start in seen:
            continue
        part, todo = [], [start]
        seen.add(start)
        while todo:
            here = todo.pop()
            part.append(here)
            fresh = [one for one in beside[here] if one not in seen]
            seen.update(fresh)
            todo += fresh
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _stressed(part: Sequence[int], joined: Sequence[tuple[int, int]], aspect: float) -> Points:
    size = len(part)
    steps = _steps(part, joined)
    # Who has many ties needs room for them: edges between two of those are longer.
    degree = (steps == 1).sum(axis=1)
    wanted = steps * EDGE * (1 + 0.06 * np.sqrt(degree[:, None] * degree[None, :]))
    weights = np.where(steps > 0, 1.0 / np.maximum(wanted, 1.0) ** 2, 0.0)
    turns = np.arange(size) * _GOLDEN
    radius = EDGE * 0.6 * np.sqrt(np.arange(size) + 0.5)
    order = np.argsort(-degree, kind="stable")
    points = np.empty((size, 2))
    points[order] = np.column_stack((radius * np.cos(turns), radius * np.sin(turns)))
    total = weights.sum(axis=1)
    before = np.inf
    for _ in range(_ROUNDS):
        gaps = points[:, None, :] - points[None, :, :]
        far = np.sqrt((gaps**2).sum(axis=2))
        stress = float((weights * (far - wanted) ** 2).sum()) / 2
        if before - stress < _STILL * max(stress, 1e-9):
            break
        before = stress
        pull = np.where(far > 1e-6, wanted / np.maximum(far, 1e-6), 0.0)
        moved = (weights[:, :, None] * (points[None, :, :] + pull[:, :, None] * gaps)).sum(axis=1)
        points = moved / np.maximum(total, 1e-12)[:, None]
    return _turned(points, aspect)


def _steps(part: Sequence[int], joined: Sequence[tuple[int, int]]) -> Points:
    """How many edges lie between each two."""
    where = {n: at for at, n in enumerate(part)}
    size = len(part)
    beside: list[list[int]] = [[] for _ in range(size)]
    for a, b in joined:
        if a in where and b in where:
            beside[where[a]].append(where[b])
            beside[where[b]].append(where[a])
    found = np.zeros((size, size))
    for start in range(size):
        seen, edge, steps = {start}, [start], 0
        while edge:
            steps += 1
            edge = sorted({one for here in edge for one in beside[here]} - seen)
            seen.update(edge)
            found[start, edge] = steps
    return found


def _turned(points: Points, aspect: float) -> Points:
    """The points turned so that they are wide rather than high, about their middle."""
    middle = points - points.mean(axis=0)
    if len(points) > 2:
        _, _, ways = np.linalg.svd(middle, full_matrices=False)
        ways = ways * np.where(
            ways[:, :1] + 1e-9 * ways[:, 1:] < 0, -1, 1
        )  # which way it points must not be left to chance
        middle = middle @ ways.T
    wide, high = np.ptp(middle, axis=0) + 1e-9
    stretch = min(1.6, max(1.0, np.sqrt(aspect * high / wide)))
    return np.column_stack((middle[:, 0] * stretch, middle[:, 1]))


def _apart(points: Points, boxes: Sequence[Box]) -> Points:
    """The points moved until no two boxes overlap, each pair along the way that is shorter."""
    half = np.array([one.half for one in boxes])
    above = np.array([one.above for one in boxes])
    below = np.array([one.below for one in boxes])
    middle = (below - above) / 2
    high = (above + below) / 2
    points = points.copy()
    size = len(points)
    upper = np.triu(np.ones((size, size), dtype=bool), 1)
    need_x = half[:, None] + half[None, :] + _GAP
    need_y = high[:, None] + high[None, :] + _GAP
    for _ in range(_MOST_PUSHES):
        x = points[:, 0]
        y = points[:, 1] + middle
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        hit = upper & (over_x > 0.01) & (over_y > 0.01)
        if not hit.any():
            return points
        by_x = hit & (over_x / need_x <= over_y / need_y)
        by_y = hit & ~by_x
        push_x = np.where(by_x, over_x / 2 * np.where(dx < 0, -1, 1), 0.0)
        push_y = np.where(by_y, over_y / 2 * np.where(dy < 0, -1, 1), 0.0)
        share = np.maximum(1, (hit | hit.T).sum(axis=1)) ** 0.5
        points[:, 0] += (push_x.sum(axis=0) - push_x.sum(axis=1)) / share
        points[:, 1] += (push_y.sum(axis=0) - push_y.sum(axis=1)) / share
        if _ % 40 == 39:
            points *= 1.12  # too crowded to be sorted out by pushing alone
    while True:  # growing everything always ends: boxes keep their size
        x, y = points[:, 0], points[:, 1] + middle
        hit = upper & (need_x > np.abs(x[None, :] - x[:, None])) & (need_y > np.abs(y[None, :] - y[:, None]))
        if not hit.any():
            return points
        points = points * 1.1 + np.arange(size)[:, None] * 1e-3


def _grid(boxes: Sequence[Box], aspect: float) -> Points:
    """Rows of what has no ties."""
    wide = max(one.half for one in boxes) * 2 + _GAP
    high = max(one.above + one.below for one in boxes) + _GAP
    columns = max(1, min(len(boxes), round(float(np.sqrt(len(boxes) * aspect * high / wide)))))
    return np.array([((n % columns) * wide, (n // columns) * high) for n in range(len(boxes))], dtype=float)


def _packed(
    laid: Sequence[tuple[list[int], Points]], boxes: Sequence[Box], aspect: float
) -> list[tuple[list[int], Points]]:
    """The parts in shelves, the largest first, about as wide as the aspect asks."""
    sized = []
    for part, points in laid:
        left = min(x - boxes[n].half for n, (x, _) in zip(part, points.tolist(), strict=True))
        right = max(x + boxes[n].half for n, (x, _) in zip(part, points.tolist(), strict=True))
        top = min(y - boxes[n].above for n, (_, y) in zip(part, points.tolist(), strict=True))
        bottom = max(y + boxes[n].below for n, (_, y) in zip(part, points.tolist(), strict=True))
        sized.append((part, points - np.array((left, top)), right - left, bottom - top))
    area = sum((wide + _PART_GAP) * (high + _PART_GAP) for _, _, wide, high in sized)
    room = max([float(np.sqrt(area * aspect)), *(wide for _, _, wide, _ in sized)], default=0.0)
    placed, x, y, shelf = [], 0.0, 0.0, 0.0
    for part, points, wide, high in sized:
        if x > 0 and x + wide > room:
            x, y, shelf = 0.0, y + shelf + _PART_GAP, 0.0
        placed.append((part, points + np.array((x, y))))
        x += wide + _PART_GAP
        shelf = max(shelf, high)
    return placed
