"""Paints the crowds of a lane: columns with their numbers, and what found no room. There may be some hundreds in one
picture, so all of a kind are painted with one stroke."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import floor, sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QPainter, QPen

from briefing.ui.painting.timeline_look import Look
from briefing.ui.timeline.placing import Crowd

Words = tuple[float, float, str]  # left, top, text
_ORIGIN = QPointF(0, 0)


class Crowds:
    """Those of lanes, gathered with `column` and `rest`, each on the `ground` that was set last.

    They lie on the nearest whole pixel; of two as near on the one to the right, wherever they are.
    """

    def __init__(self, look: Look, ground: str, hovered: Crowd | None, current: int) -> None:
        self._look, self.ground, self._hovered, self._current = look, ground, hovered, current
        self._fills: dict[tuple[float, str], list[QRect]] = {}  # by their share of the accent, and the ground
        self._ringed: list[QRect] = []
        self._words: list[Words] = []

    def column(self, crowd: Crowd, moved: float, top: float, most: int) -> None:
        """A column as high as its share of the largest, with its number; `top` is that of the tracks."""
        look, number = self._look, len(crowd.members)
        height = (crowd.bottom - crowd.top) * look.track - 4
        least = look.small_line + 4.0
        high = least + max(0.0, height - least) * sqrt(number / max(most, 1))
        bottom = top + crowd.bottom * look.track - 2
        left, right = floor(crowd.left + moved + 0.5), floor(crowd.right + moved + 0.5)
        upper = floor(bottom - high + 0.5)
        rect = QRect(left, upper, right - left, floor(bottom + 0.5) - upper)
        self._fill(rect, 0.42 if crowd is self._hovered else 0.24)
        self._fill(QRect(left, upper, right - left, 2), 1.0)
        if self._current >= 0 and holds(crowd, self._current):
            self._ringed.append(rect)
        text, wide = look.number(number)
        if wide <= right - left - 1:
            self._words.append((left + (right - left - wide) / 2, upper + 3.0, text))

    def rest(self, crowd: Crowd, moved: float, top: float, edge: float = 0.0) -> None:
        """What found no track, as a badge in the line below the tracks, where its time begins or comes into sight, which it
        does at the pixel `edge`."""
        look = self._look
        left, right = crowd.left + moved + 1, crowd.right + moved - 1
        text, letters, full, letters_in_full = look.more_words(len(crowd.members))
        seen = max(left, edge)
        if letters_in_full + 10 <= right - seen:
            text, letters = full, letters_in_full
        wide = letters + 10
        if right - seen < wide:
            seen = min(seen, right - wide) if left <= right - wide else left
            wide = min(wide, right - seen)
        upper, lower, at = floor(top + 1.5), floor(top + look.more - 1.5), floor(seen + 0.5)
        rect = QRect(at, upper, floor(seen + wide + 0.5) - at, lower - upper)
        self._fill(rect, 0.34 if crowd is self._hovered else 0.16)
        if letters <= wide - 1:
            self._words.append((seen + (wide - letters) / 2, top + 2, text))

    def _fill(self, rect: QRect, share: float) -> None:
        key = share, self.ground
        found = self._fills.get(key)
        if found is None:
            found = self._fills[key] = []
        found.append(rect)

    def settled(self, *, at_once: bool = False) -> Settled:
        """What was gathered, ready to be painted; its words `at_once` where it is painted many times."""
        look = self._look
        fills = [
            (share, look.brush(look.tones.accent, ground, share), rects) for (share, ground), rects in self._fills.items()
        ]
        letters = look.letters(self._words, look.small) if at_once else None
        return Settled(fills, self._ringed, tuple(self._words), letters)


class Settled(NamedTuple):
    """Crowds that may be painted more than once: rectangles by the share of their fill, rings and small words."""

    fills: list[tuple[float, QBrush, list[QRect]]]
    ringed: list[QRect]
    words: Sequence[Words]
    letters: QGlyphRun | None  # all words together, where they could be put together


def paint_crowds(painter: QPainter, many: Sequence[Settled], look: Look) -> None:
    """Crowds that do not lie above each other."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    together: dict[tuple[float, int], tuple[QBrush, list[QRect]]] = {}
    for settled in many:
        for share, brush, rects in settled.fills:
            found = together.get((share, id(brush)))
            if found is None:
                together[share, id(brush)] = brush, rects.copy()
            else:
                found[1].extend(rects)
    for key in sorted(together):  # the strongest last: the upper edges of columns
        brush, rects = together[key]
        painter.setBrush(brush)
        painter.drawRects(rects)
    for settled in many:
        if settled.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.tones.accent), 2))
            painter.drawRects([one.adjusted(1, 1, -1, -1) for one in settled.ringed])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.ink)
    for settled in many:
        if settled.letters is not None:
            painter.drawGlyphRun(_ORIGIN, settled.letters)
        else:
            look.write_all(painter, settled.words, look.small, look.ink)


def holds(crowd: Crowd, item: int) -> bool:
    """Whether a happening is in a crowd."""
    at = bisect_left(crowd.members, item)
    return at < len(crowd.members) and crowd.members[at] == item
