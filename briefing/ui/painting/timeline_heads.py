"""The heads of the lanes in sight. They stay where they are while time passes under them, so their letters are put together
once and painted with two strokes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun

from briefing.ui.painting.timeline_chart import Label, Noted, Painting, Row

_ORIGIN = QPointF(0, 0)


class Heads:
    """The heads of one chronicle in one look."""

    def __init__(self) -> None:
        self._known: tuple[int, float, float] | None = None
        self._noted: list[Noted] = []
        self._names: QGlyphRun | None = None
        self._counts: QGlyphRun | None = None
        self._is_ready = False

    def paint(self, painting: Painting, heads: Iterable[tuple[Row, int]], top: float, edition: int) -> None:
        """Rows with their numbers, `top` being where rows begin. `edition` is another one when rows lie elsewhere."""
        known = edition, top, painting.width
        if known != self._known:  # painted as they come at first: while zooming they are not seen again
            self._known, self._is_ready = known, False
            for row, number in heads:
                painting.paint_head(row, top, number)
            return
        if not self._is_ready:
            self._put_together(painting, [one for row, number in heads for one in painting.head(row, top, number)])
        if self._names is None or self._counts is None:
            for row, number in heads:
                painting.paint_head(row, top, number)
            return
        look, painter = painting.look, painting.painter
        painter.setPen(look.colour(look.tones.text))
        painter.drawGlyphRun(_ORIGIN, self._names)
        painter.setPen(look.colour(look.tones.muted))
        painter.drawGlyphRun(_ORIGIN, self._counts)
        painting.noted += self._noted

    def _put_together(self, painting: Painting, labels: list[Label]) -> None:
        look = painting.look
        self._is_ready = True
        written: dict[bool, list[tuple[float, float, str]]] = {True: [], False: []}
        self._noted = []
        for one in labels:
            font = look.strong if one.is_name else look.small
            if shown := look.elided(one.text, one.room, font):
                written[one.is_name].append((one.left, one.top, shown))
            if one.wide:
                self._noted.append(("head", one.left, one.top, one.wide, look.height(font), one.text, -1))
        self._names, self._counts = look.letters(written[True], look.strong), look.letters(written[False], look.small)
