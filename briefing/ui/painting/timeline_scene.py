"""All of a painted timeline together: axis, lanes, tray and overview, where each of them lies, and their painting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from briefing.domain.when import When
from briefing.ui.painting.timeline_chart import Marked, Noted, Painting, Row, Shown, Written
from briefing.ui.painting.timeline_ground import Ground, is_whole, lines_between, paint_lines
from briefing.ui.painting.timeline_heads import Heads
from briefing.ui.painting.timeline_hits import NOTHING, Hit, hit
from briefing.ui.painting.timeline_kept import Kept
from briefing.ui.painting.timeline_look import Look, Titles
from briefing.ui.painting.timeline_overview import Overview
from briefing.ui.painting.timeline_ruler import Ruler
from briefing.ui.painting.timeline_stage import Seen, Stage
from briefing.ui.painting.timeline_tray import Tray
from briefing.ui.timeline.choosing import Choice
from briefing.ui.timeline.chronicle import Chronicle
from briefing.ui.timeline.scale import UNSEEN, Scale, stretch
from briefing.ui.wording import words


@dataclass(frozen=True, slots=True)
class Moving:
    """A happening that is being dragged: by how many pixels, and the date it would come to."""

    item: int
    by: float
    when: When


@dataclass(frozen=True, slots=True)
class Touched:
    """What is set apart by whoever looks: what lies under the mouse, what is being dragged, and whether keys come here."""

    hover: Hit = NOTHING
    moving: Moving | None = None
    focus: bool = False


class Scene:
    """The parts of one chronicle in one look. `prepare` before it is painted."""

    def __init__(self, look: Look) -> None:
        self.look, self.chronicle = look, Chronicle()
        self.is_live = True  # whether what is painted can be pointed at
        self.stage = Stage(look)
        self.tray = Tray(self.chronicle, look)
        self.dress(self.chronicle, look)
        self.scale = UNSEEN
        self._size = QSizeF(1, 1)
        self._scroll = 0
        self._noted: list[Noted] = []  # at the last painting
        self._painted: list[Written] = []  # and what was painted together
        self._in_lanes = 0  # of these, how many are words of the axis and the lanes
        self._shown: tuple[Shown, ...] | None = None

    def dress(self, chronicle: Chronicle, look: Look) -> None:
        """Other happenings, or other fonts and colours."""
        self.look, self.chronicle = look, chronicle
        self._kept, self._heads, self._ground, self._ruler = Kept(), Heads(), Ground(), Ruler()
        self._titles = Titles(chronicle, look)
        self.stage.dress(chronicle, look, self._titles)
        self.overview = Overview(chronicle, look)
        is_open, self.tray = self.tray.is_open, Tray(chronicle, look)
        self.tray.is_open = is_open

    # --- where everything lies
    def body(self) -> QRectF:
        """The lanes."""
        top = self.look.axis
        height = self._size.height() - top - self.overview.height - self.tray.height
        return QRectF(0, top, self._size.width(), max(height, 0.0))

    def strip(self) -> QRectF:
        """The overview."""
        height = self.overview.height
        return QRectF(0, self._size.height() - height, self._size.width(), height)

    def strip_time(self, x: float) -> float:
        """The time at a pixel of the overview."""
        return self.overview.time(x, self._size.width())

    def brush(self) -> tuple[float, float]:
        """The sides of the period in sight, in pixels of the overview."""
        width = self._size.width()
        return self.overview.brush((self.scale.time(0), self.scale.time(width)), width)

    def prepare(self, size: QSizeF, scale: Scale, scroll: int, current: int) -> float:
        """Everything that has to be known before something can be painted. Returns the height of all lanes."""
        self._size, self.scale, self._scroll = size, scale, scroll
        self.tray.lay(size.width(), current)
        return self.stage.prepare(Seen(scale, size.width(), self.body().height(), scroll), current)

    def hit(self, at: QPointF) -> Hit:
        """What was painted at a pixel."""
        if not self.is_live:
            return NOTHING
        return hit(at, self.shown(), self.stage, self.look, self.scale, self.body(), self._scroll)

    def shown(self) -> tuple[Shown, ...]:
        """What was written where at the last painting."""
        if self._shown is None:
            body, number = self.body(), self._in_lanes
            happened = (noted for one in self._painted for noted in one.noted(self.look))
            lanes = _shown((*self._noted[:number], *happened))
            seen = (one for one in lanes if one.kind in ("tick", "hint") or one.rect.intersects(body))
            self._shown = (*seen, *_shown(self._noted[number:]))
        return self._shown

    # --- painting
    def paint(self, painter: QPainter, choice: Choice, touched: Touched) -> None:
        look, tones, width = self.look, self.look.tones, self._size.width()
        everything, body = QRectF(QPointF(0, 0), self._size), self.body()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_whole(look):
            painter.fillRect(QRectF(0, body.bottom(), width, everything.bottom() - body.bottom()), look.colour(tones.base))
        else:
            painter.fillRect(everything, look.colour(tones.base))
        marked = _marked(choice, touched)
        longest = Seen(self.scale, width, 0.0, 0.0).longest
        painting = Painting(painter, look, self.chronicle, self._titles, self.scale, width, marked, widest=longest)
        self._paint_lanes(painting, body)
        self.tray.paint(
            painting, self.strip().top() - self.tray.height, choice.selected, choice.current, touched.hover.undated
        )
        if len(self.chronicle):
            self.overview.paint(painting, self.strip(), (self.scale.time(0), self.scale.time(width)))
        if touched.moving is not None:
            self._paint_moving(painting, touched.moving)
        if touched.focus:
            _paint_frame(painter, everything, look.colour(tones.accent))
        self._noted, self._painted, self._shown = painting.noted, painting.painted, None

    def _paint_lanes(self, painting: Painting, body: QRectF) -> None:
        look, stage, painter = self.look, self.stage, painting.painter
        top = body.top() - self._scroll
        rows = [row for row in stage.rows if row.bottom(look) + top >= body.top() and row.top + top <= body.bottom()]
        if is_whole(look):
            self._paint_ground(painting, body, rows, top)
        else:
            painter.setClipRect(body)
            for row in rows:
                painting.paint_ground(row, top)
            painter.setClipping(False)
            painting.paint_axis(0, lines_from=body.top(), lines_to=body.bottom())
        painter.setClipRect(body)
        self._heads.paint(painting, [(row, stage.bands[row.band].number) for row in rows], top, stage.edition)
        self._kept.paint(painting, [(row, stage.layout(row)) for row in rows], top)
        painter.setClipping(False)
        if len(self.chronicle) and painting.is_empty:
            self._paint_nothing(painting, body, words.NOTHING_IN_SIGHT)
        elif self.chronicle.undated and not len(self.chronicle):
            self._paint_nothing(painting, body, words.ALL_UNDATED)
        self._in_lanes = len(painting.noted)

    def _paint_ground(self, painting: Painting, body: QRectF, rows: Sequence[Row], top: float) -> None:
        """The ground with the lines of time, and the axis, where pixels of the window are whole pixels of the screen."""
        painter, ruler, heights = painting.painter, self._ruler, (round(body.top()), round(body.bottom()))
        self._ground.paint(painting, body, rows, top, self.stage.edition)
        moved = ruler.moved(self.scale, heights)
        if moved is None:
            paint_lines(painter, [(0, lines_between(painting, *heights))])
        else:
            paint_lines(painter, ruler.lines(painting, moved))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if moved is None:
            painting.paint_axis(0, lines_from=body.top(), lines_to=body.top())
        else:
            painting.paint_axis_around(lambda: ruler.paint(painting, moved))

    def _paint_nothing(self, painting: Painting, body: QRectF, text: str) -> None:
        """In empty time: how to come back, or where everything is."""
        look = self.look
        wide = min(look.width(text, look.body), body.width() - 20)
        at = QPointF(body.center().x() - wide / 2, body.center().y() - look.line / 2)
        look.write(painting.painter, text, at, wide, look.body, QColor(look.tones.muted))
        painting.note("hint", at.x(), at.y(), wide, look.line, text)

    def _paint_moving(self, painting: Painting, moving: Moving) -> None:
        """The day that an event would come to."""
        look, when = self.look, moving.when
        text = (
            stretch(float(when.earliest.toordinal()), float(when.latest.toordinal() + 1))
            if when.earliest and when.latest
            else ""
        )
        wide = look.width(text, look.strong) + 12
        x = self.scale.x(self.chronicle.starts[moving.item]) + moving.by
        x = min(max(x, 2), self._size.width() - wide - 2)
        rect = QRectF(x, look.axis + 3, wide, look.strong_line + 6)
        painting.painter.setPen(Qt.PenStyle.NoPen)
        painting.painter.setBrush(QColor(look.tones.accent))
        painting.painter.drawRoundedRect(rect, 3, 3)
        at = QPointF(x + 6, rect.top() + 3)
        look.write(painting.painter, text, at, wide, look.strong, QColor(look.tones.accent_text))


def _paint_frame(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The outermost pixels; a rectangle that is drawn, not filled, costs more than all names of lanes together."""
    width, height = rect.width(), rect.height()
    sides = QRectF(0, 0, width, 1), QRectF(0, height - 1, width, 1), QRectF(0, 1, 1, height - 2)
    for side in (*sides, QRectF(width - 1, 1, 1, height - 2)):
        painter.fillRect(side, colour)


def _shown(noted: Iterable[Noted]) -> Iterator[Shown]:
    return (Shown(kind, QRectF(*rect), text, item) for kind, *rect, text, item in noted)


def _marked(choice: Choice, touched: Touched) -> Marked:
    moving = (touched.moving.item, touched.moving.by) if touched.moving is not None else None
    hover = touched.hover
    return Marked(frozenset(choice.selected), choice.current, hover.item, hover.crowd, touched.focus, moving)
