"""A network on paper or in a picture: all of it at its own size, with its title and the key to its signs, always light."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from briefing.ui import theme, words
from briefing.ui.network.picture import Camera, Picture
from briefing.ui.network.signs import legend_height, paint_legend
from briefing.ui.painting.text import draw_line, line_height
from briefing.usecases.network import Network

MARGIN = 14.0
_LEAST_WIDTH = 640.0
_SAVED_RATIO = 2.0
_MOST_PIXELS = 16_000  # of a side of a picture
_PAPER_MARGIN_MM = 12.0
_DPI = 300


def saved(network: Network, font: QFont, form: str, title: str, note: str, marking: str = "") -> bytes:
    """The bytes of a file: "png", "svg" or "pdf" (one page of A4)."""
    picture = Picture(network, theme.scaled(font, 0.95), 1.3)
    bounds = picture.bounds()
    wide = max(bounds.width() + 2 * MARGIN, _LEAST_WIDTH)
    head = 64.0 + (22.0 if marking else 0.0)
    foot = legend_height(network, font, wide - 2 * MARGIN) + 16
    size = QSize(int(wide), int(head + bounds.height() + 2 * MARGIN + foot))
    drawing = _Saved(picture, network, font, (title, note, marking), head, size)
    if form == "svg":
        return drawing.svg()
    return drawing.pdf() if form == "pdf" else drawing.png()


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

    def png(self) -> bytes:
        ratio = min(_SAVED_RATIO, _MOST_PIXELS / max(self._size.width(), self._size.height()))
        image = QImage(int(self._size.width() * ratio), int(self._size.height() * ratio), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(ratio, ratio)
        self._paint(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(self._size)
        made.setViewBox(QRect(QPoint(0, 0), self._size))
        made.setTitle(self._head[0])
        painter = QPainter(made)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def pdf(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._head[0])
        writer.setCreator(words.APPLICATION)
        writer.setResolution(_DPI)
        wide = self._size.width() > self._size.height()
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        margin = QMarginsF(_PAPER_MARGIN_MM, _PAPER_MARGIN_MM, _PAPER_MARGIN_MM, _PAPER_MARGIN_MM)
        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, margin, QPageLayout.Unit.Millimeter)
        writer.setPageLayout(layout)
        room = layout.paintRectPixels(_DPI)
        ratio = min(room.width() / self._size.width(), room.height() / self._size.height())
        painter = QPainter(writer)
        painter.scale(ratio, ratio)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())
