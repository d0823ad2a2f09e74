"""The map as a file or in the clipboard: what is in sight, with title, key, source and the marking. Paper is light."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from briefing.atlas.frame import Frame
from briefing.ui.craft import theme
from briefing.ui.map.ground import Ground
from briefing.ui.map.layout import Sizing, lay_out
from briefing.ui.map.painting import Brush
from briefing.ui.painting import paper
from briefing.ui.painting.text import draw_line, draw_lines, line_height, wrapped
from briefing.ui.wording import map_words
from briefing.usecases.looking.mapping import Site
from briefing.usecases.wording.forms import PICTURE_RATIO, Form

WIDTH = 1240.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the map and below it."""

    title: str
    note: str
    left_out: str = ""
    marking: str = ""


class MapSheet:
    """The part in sight of a map, laid out at one width, to be painted in any of the forms."""

    def __init__(
        self, sites: tuple[Site, ...], frame: Frame, sizing: Sizing, ground: Ground | None, font: QFont, heading: Heading
    ) -> None:
        self._sites, self._sizing, self._heading = sites, sizing, heading
        self._ground = Ground(ground.base) if ground is not None else None
        base = QFont(font)
        base.setPixelSize(13)
        self._brush = Brush(base, theme.LIGHT)
        self._small = theme.scaled(base, 0.92)
        self._strong = theme.scaled(base, 1.0, strong=True)
        self._title = theme.scaled(base, 1.5, strong=True)
        self._shown = frame

    def data(self, form: Form, *, letter: bool = False) -> bytes:
        """The bytes of a file of that form; the page is A4, or US Letter, on its side."""
        if form is Form.PDF:
            return paper.pdf(self._heading.title, WIDTH, self._paint_page, letter=letter)
        if form is Form.PNG:
            return paper.png(self.image())
        paint = partial(self._paint, height=float(self._size().height()), ratio=1.0)
        return paper.svg(self._size(), paint, theme.LIGHT.base, self._heading.title, self._heading.note)

    def image(self) -> QImage:
        """As a picture, two pixels to one."""
        paint = partial(self._paint, height=self._height(), ratio=PICTURE_RATIO)
        return paper.picture(self._size(), paint, theme.LIGHT.base)

    def _paint_page(self, painter: QPainter, height: float, _turn: object) -> None:
        self._paint(painter, height, 1.0)

    def _size(self) -> QSize:
        return QSize(int(WIDTH), int(self._height()))

    def _height(self) -> float:
        """In the proportion of what is in sight, within reason."""
        shape = self._shown.height / max(self._shown.width, 1.0)
        return self._head_height() + WIDTH * min(max(shape, 0.45), 0.9) + self._foot_height()

    # --- painting
    def _marking_height(self) -> float:
        return line_height(self._strong) + 4 if self._heading.marking else 0.0

    def _head_height(self) -> float:
        return self._marking_height() + line_height(self._title) + line_height(self._small) + 14

    def _foot_height(self) -> float:
        lines = 3 if self._heading.left_out else 2
        return 34 + lines * line_height(self._small) + 8 + self._marking_height()

    def _paint(self, painter: QPainter, height: float, ratio: float) -> None:
        """The map first, then paper over what it paints beyond its frame: SVG files know no clip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones, brush = theme.LIGHT, self._brush
        top, foot = self._head_height(), height - self._foot_height()
        shown = self._shown
        pixels = shown.pixels * min(WIDTH / shown.width, (foot - top) / shown.height)
        frame = Frame(shown.x, shown.y, pixels, WIDTH, foot - top).kept()
        painter.save()
        painter.translate(0, top)
        base = None
        if self._ground is not None:
            self._ground.paint(painter, frame, brush.inks, ratio=ratio)
            base = self._ground.base
        taken = (brush.scale_bar_box(frame),)
        laid = lay_out(self._sites, frame, self._sizing, brush.measure, base, taken)
        brush.paint(painter, laid, frozenset(), -1)
        brush.scale_bar(painter, frame)
        painter.restore()
        for cover in (QRectF(-4000, -4000, 9240, 4000 + top), QRectF(-4000, foot, 9240, 4000)):
            painter.fillRect(cover, QColor(tones.base))
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, top + 0.5, WIDTH - 1, foot - top - 1))
        self._write_head(painter)
        below = brush.key(painter, laid, 4.0, foot + 4, WIDTH - 4)
        for text, colour in (
            (self._heading.left_out, tones.text),
            (map_words.DISCLAIMER, tones.muted),
            (f"{'. '.join(map_words.CREDITS)}.", tones.muted),
        ):
            if text:
                draw_line(painter, text, self._small, QColor(colour), QPointF(4, below), WIDTH - 8)
                below += line_height(self._small)
        if self._heading.marking:
            at = QPointF(4, height - line_height(self._strong))
            draw_line(painter, self._heading.marking, self._strong, QColor(tones.text), at, WIDTH - 8)

    def _write_head(self, painter: QPainter) -> None:
        tones, top = theme.LIGHT, 0.0
        if self._heading.marking:
            draw_line(painter, self._heading.marking, self._strong, QColor(tones.text), QPointF(4, 0), WIDTH - 8)
            top = self._marking_height()
        lines = wrapped(self._heading.title, self._title, WIDTH - 8, 1)
        top = draw_lines(painter, lines, self._title, QColor(tones.text), QRectF(4, top, WIDTH - 8, 40))
        draw_line(painter, self._heading.note, self._small, QColor(tones.muted), QPointF(4, top), WIDTH - 8)
