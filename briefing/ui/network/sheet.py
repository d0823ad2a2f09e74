"""A network on paper or in a picture: all of it at its own size, with its title and the key to its signs, always light."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter

from briefing.ui.craft import theme
from briefing.ui.network.picture import Camera, Picture
from briefing.ui.network.signs import legend_height, paint_legend
from briefing.ui.painting import paper
from briefing.ui.painting.text import draw_line, line_height
from briefing.usecases.looking.network import Network
from briefing.usecases.wording.forms import Form

MARGIN = 14.0
_LEAST_WIDTH = 640.0
_MOST_PIXELS = 16_000  # of a side of a picture


def saved(network: Network, font: QFont, form: str, title: str, note: str, marking: str = "") -> bytes:
    """The bytes of a file: "png", "svg" or "pdf" (one page of A4)."""
    picture = Picture(network, theme.scaled(font, 0.95), 1.3)
    bounds = picture.bounds()
    wide = max(bounds.width() + 2 * MARGIN, _LEAST_WIDTH)
    head = 64.0 + (22.0 if marking else 0.0)
    foot = legend_height(network, font, wide - 2 * MARGIN) + 16
    size = QSize(int(wide), int(head + bounds.height() + 2 * MARGIN + foot))
    drawing = _Saved(picture, network, font, (title, note, marking), head, size)
    return drawing.data(Form(form))


class _Saved:
    """A network laid out on its sheet."""

    def __init__(
        self, picture: Picture, network: Network, font: QFont, head: tuple[str, str, str], top: float, size: QSize
    ) -> None:
        self._picture, self._network, self._font, self._head, self._top, self._size = (
            picture,
            network,
            font,
            head,
            top,
            size,
        )

    def _paint(self, painter: QPainter) -> None:
        tones = theme.LIGHT
        title, note, marking = self._head
        font = self._font
        wide = self._size.width()
        painter.fillRect(QRect(QPoint(0, 0), self._size), QColor(tones.base))
        top = MARGIN
        strong = theme.scaled(font, 1.0, strong=True)
        if marking:
            draw_line(painter, marking, strong, QColor(tones.text), QPointF(MARGIN, top), wide - 2 * MARGIN)
            top += 22
        large = theme.scaled(font, 1.3, strong=True)
        draw_line(painter, title, large, QColor(tones.text), QPointF(MARGIN, top), wide - 2 * MARGIN)
        draw_line(painter, note, font, QColor(tones.muted), QPointF(MARGIN, top + line_height(large)), wide - 2 * MARGIN)
        bounds = self._picture.bounds()
        camera = Camera(1.0, wide / 2 - bounds.center().x(), self._top + MARGIN - bounds.top())
        self._picture.paint(painter, camera, QRectF(0, 0, wide, self._size.height()), tones)
        foot = self._top + bounds.height() + 2 * MARGIN
        paint_legend(painter, self._network, font, QRectF(MARGIN, foot, wide - 2 * MARGIN, 400), tones)

    def data(self, form: Form) -> bytes:
        """The bytes of a file of that form."""
        title, note, _marking = self._head
        if form is Form.PDF:
            wide, high = float(self._size.width()), float(self._size.height())
            return paper.pdf(title, wide, self._paint_page, height=high)
        if form is Form.PNG:
            return paper.png(paper.picture(self._size, self._paint, theme.LIGHT.base, most=_MOST_PIXELS))
        return paper.svg(self._size, self._paint, theme.LIGHT.base, title, note)

    def _paint_page(self, painter: QPainter, _height: float, _turn: object) -> None:
        self._paint(painter)
