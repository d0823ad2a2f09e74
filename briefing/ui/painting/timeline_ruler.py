"""The axis while only whole pixels of time pass under it: painted once, piece by piece as it comes into sight, with the
places of the lines of time. While the scale changes there is nothing to keep, and it is painted as it comes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from briefing.ui.painting.timeline_chart import Noted, Painting, Word
from briefing.ui.painting.timeline_look import Look
from briefing.ui.timeline.scale import UNSEEN, Scale, axis

PIECE = 512  # pixels
MOST_PIECES = 24
FINE = 1 / 1024  # parts of a pixel that are told apart
BEYOND = 640.0  # pixels behind a piece in which the tick that follows its last one is looked for
MARGIN = 2  # pixels of a picture left of its piece: a tick's line is half a pixel to the left

Lines = list[tuple[QColor, list[QRect]]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the axis in pixels from its beginning: its picture, the words of its own ticks, the lines of time."""

    picture: QPixmap
    words: list[Word]
    begins: list[float]
    ends: list[float]
    lines: Lines


class Ruled(NamedTuple):
    """Words on pieces as they were painted, told when asked: by how far they had been moved, their top and height."""

    words: list[tuple[int, list[Word]]]
    top: float
    high: float

    def noted(self, _look: Look) -> Iterator[Noted]:
        """What was written where."""
        for right, some in self.words:
            for one in some:
                yield "tick", one.left + right, self.top, one.end - one.left, self.high, one.text, -1


class Ruler:
    """The axis of one look."""

    def __init__(self) -> None:
        self._scale = UNSEEN  # pieces begin at whole pixels from its left edge
        self._heights = 0, 0
        self._pieces: dict[int, _Piece] = {}

    def moved(self, scale: Scale, heights: tuple[int, int]) -> int | None:
        """By how many pixels what is kept has come to the right; None where the axis is to be painted as it comes. Lines of
        time are drawn between two heights.
        """
        kept = self._scale
        if scale.per_day == kept.per_day:
            away = (kept.left - scale.left) * scale.per_day
            shift = floor(away + 0.5)
            if abs(away - shift) < FINE:
                if heights != self._heights:
                    self._heights = heights
                    self._pieces.clear()
                return shift
        self._scale = scale
        self._pieces.clear()
        return None

    def lines(self, painting: Painting, shift: int) -> Iterator[tuple[int, Lines]]:
        """The lines of time of the pieces in sight, with the pixels by which they are to be moved."""
        for right, piece in self._in_sight(painting, shift):
            yield right, piece.lines

    def paint(self, painting: Painting, shift: int) -> None:
        """The smaller ticks with their words, on the ground of the axis."""
        look, painter, width = painting.look, painting.painter, painting.width
        high, written = int(look.axis), []
        for right, piece in self._in_sight(painting, shift):
            first, last = bisect_left(piece.begins, -right), bisect_right(piece.ends, width - right)
            if first < last:
                some = piece.words[first:last]
                left = some[0].at - 1
                painter.drawPixmap(right + left, 0, piece.picture, left + MARGIN, 0, ceil(some[-1].end) - left, high)
                written.append((right, some))
        painting.painted.append(Ruled(written, look.small_line + 6, look.small_line))

    def _in_sight(self, painting: Painting, shift: int) -> Iterator[tuple[int, _Piece]]:
        for number in range(floor(-shift / PIECE) - 1, ceil((painting.width - shift) / PIECE)):
            piece = self._pieces.get(number)
            if piece is None:
                if len(self._pieces) >= MOST_PIECES:
                    self._pieces.clear()
                piece = self._pieces[number] = self._piece(painting, number)
            yield number * PIECE + shift, piece

    def _piece(self, painting: Painting, number: int) -> _Piece:
        look, scale = painting.look, self._scale.panned(number * PIECE)
        found = axis(scale, PIECE + BEYOND, larger=look.larger)
        words = painting.words_of_ticks(scale, found.lower)
        own = [one for one in words if 0 <= one.at < PIECE]
        wide = ceil(max((one.end for one in own), default=0.0)) + MARGIN + 1
        picture = QPixmap(max(wide, PIECE), int(look.axis))
        picture.fill(look.colour(look.tones.raised))
        inner = QPainter(picture)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(MARGIN, 0)
        painting.paint_words_of_ticks(inner, [one for one in words if one.left < wide], 0.0)
        inner.end()
        low, high = self._heights
        lines = [
            (colour, [QRect(x, low, 1, high - low) for x in places if 0 <= x < PIECE])
            for colour, places in painting.lines_of(scale, found)
        ]
        return _Piece(picture, own, [one.left for one in own], [one.end for one in own], lines)
