"""What lies under a pixel of a painted timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from briefing.ui.painting.timeline_chart import Row, Shown
from briefing.ui.painting.timeline_look import Look
from briefing.ui.painting.timeline_stage import Stage
from briefing.ui.timeline.placing import Crowd
from briefing.ui.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing: a happening with or without a date, a crowd, a lane by its name, or a control of overview and tray."""

    item: int = -1
    undated: int = -1
    crowd: Crowd | None = None
    row: Row | None = None
    on_sign: bool = False
    lane: str | None = None
    control: str = ""

    @property
    def found(self) -> int:
        """The number of a happening, -1 where there is none."""
        return self.item if self.item >= 0 else self.undated


NOTHING = Hit()


def hit(at: QPointF, shown: Sequence[Shown], stage: Stage, look: Look, scale: Scale, body: QRectF, scroll: float) -> Hit:
    """What was painted at a pixel, what lies uppermost first; `body` is where the lanes are, scrolled by `scroll`."""
    for one in reversed(shown):
        if one.kind in ("words", "sign", "undated") and one.rect.adjusted(-2, -1, 2, 1).contains(at):
            if one.kind == "undated":
                return Hit(undated=one.item)
            return Hit(item=one.item, on_sign=one.kind == "sign")
        if one.kind in ("tray", "earlier", "later") and one.rect.contains(at):
            return Hit(control=one.kind)
    if not body.contains(at):
        return NOTHING
    top = body.top() - scroll
    row = next((one for one in stage.rows if one.top + top <= at.y() < one.bottom(look) + top), None)
    return NOTHING if row is None else _in_row(at, row, stage, look, scale, top)


def _in_row(at: QPointF, row: Row, stage: Stage, look: Look, scale: Scale, top: float) -> Hit:
    band = stage.bands[row.band]
    if at.y() < row.tracks_top() + top:
        return Hit(row=row, lane=band.key if not row.lane.aside or band.main is None else None)
    layout = stage.laid(row)
    if layout is None:
        return Hit(row=row)
    x = at.x() - (layout.first - scale.left) * scale.per_day
    y = at.y() - row.tracks_top() - top
    for crowd in layout.crowds:
        if crowd.left <= x <= crowd.right and crowd.top * look.track <= y < crowd.bottom * look.track + 4:
            return Hit(crowd=crowd, row=row)
    for placed in layout.placed:
        if placed.left <= x <= placed.right and placed.track * look.track <= y < (placed.track + 1) * look.track:
            return Hit(item=placed.item, on_sign=True)
    return Hit(row=row)
