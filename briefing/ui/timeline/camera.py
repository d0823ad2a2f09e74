"""The period of a chronicle that a window shows: how it is moved, and the bounds that it keeps. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.ui.timeline.chronicle import Chronicle
from briefing.ui.timeline.scale import LONGEST, Scale

STEP = 1.25  # of a zoom by wheel notch or key


class Camera:
    """A scale over one chronicle; `width` are always the pixels of the window. What gives a scale does not move it."""

    def __init__(self) -> None:
        self.scale = Scale(float(date.today().toordinal()), 20.0)
        self._chronicle = Chronicle()
        self._longest = LONGEST

    def take(self, chronicle: Chronicle) -> None:
        """Another chronicle; the period stays."""
        self._chronicle = chronicle
        extent = chronicle.extent
        self._longest = max(LONGEST, (extent[1] - extent[0]) * 1.3) if extent else LONGEST

    def move(self, scale: Scale, width: float) -> bool:
        """Show another period, never past the last event into empty time. Whether it is another."""
        extent = self._chronicle.extent
        if extent is not None:
            scale = scale.within(extent[0], extent[1], width)
        is_other, self.scale = scale != self.scale, scale
        return is_other

    def widen(self, before: float, width: float) -> None:
        """The same period where there is more or less room for it."""
        self.scale = Scale(self.scale.left, self.scale.per_day * width / before)

    def zoomed(self, factor: float, about: float, width: float) -> Scale:
        """Nearer by a factor about a pixel."""
        return self.scale.zoomed(factor, about, width, self._longest)

    def story(self, width: float) -> Scale | None:
        """The time that most of it tells, with room for the words of the last day."""
        found = self._chronicle.story()
        if found is None:
            return None
        room = max(0.04, min(0.3, 130 / width))
        first, last = found
        per_day = width * (1 - 0.03 - room) / max(last - first, 0.5)
        return Scale(first - 0.03 * width / per_day, per_day)

    def without_dates(self, days: Sequence[date], width: float) -> Scale:
        """Where nothing that happened has a date: the days of the articles, or today."""
        known = [one.toordinal() for one in days] or [date.today().toordinal()]
        return Scale.fitting(min(known) - 3, max(known) + 4, width)

    def all(self, width: float) -> Scale | None:
        """From the first beginning to the last end."""
        found = self._chronicle.extent
        return None if found is None else Scale.fitting(*found, width, margin=0.06)

    def around(self, item: int, width: float) -> Scale:
        """The days of a happening as a third of the window."""
        first, last = self._chronicle.starts[item], self._chronicle.ends[item]
        return Scale.fitting(first - (last - first), last + 2 * (last - first), width, margin=0.0)

    def towards(self, item: int, width: float) -> Scale:
        """Moved so that a happening is in sight, with room for its words."""
        start, end = self._chronicle.starts[item], self._chronicle.ends[item]
        if self.scale.x(end) < 24 or self.scale.x(start) > width - 90:
            return Scale(start - 0.35 * width / self.scale.per_day, self.scale.per_day)
        return self.scale

    def nearer(self, item: int, per_day: float, width: float) -> Scale:
        """As near as that, a happening staying where it is as far as its words allow."""
        start = self._chronicle.starts[item]
        return Scale(start - min(max(self.scale.x(start), 30.0), 0.6 * width) / per_day, per_day)

    def place_of(self, item: int, width: float) -> float:
        """The pixel of a happening, the middle where it is not in sight or is none."""
        x = self.scale.x(self._chronicle.starts[item]) if 0 <= item < len(self._chronicle) else -1.0
        return x if 0 <= x <= width else width / 2
