"""What was painted as the bytes of a file: a picture, a drawing, pages. What is painted comes from the caller, in pixels
of a sheet of some width; here it is fitted to its paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from briefing.ui.wording import words
from briefing.usecases.wording.forms import DPI, PAPER_MARGIN_MM, PICTURE_RATIO

MOST_PIXELS = 30_000  # of a side of a picture

Paint = Callable[[QPainter], None]
PaintPages = Callable[[QPainter, float, Callable[[], object]], None]
"""Paints pages: the painter, the height of a page, and what turns to the next."""


def picture(size: QSize, paint: Paint, ground: str, *, most: int = MOST_PIXELS) -> QImage:
    """A picture, two pixels to one where that is not too many."""
    ratio = min(PICTURE_RATIO, most / max(size.width(), size.height(), 1))
    made = QImage(int(size.width() * ratio), int(size.height() * ratio), QImage.Format.Format_RGB32)
    made.setDotsPerMeterX(int(96 * ratio / 0.0254))
    made.setDotsPerMeterY(int(96 * ratio / 0.0254))
    made.fill(QColor(ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    paint(painter)
    painter.end()
    return made


def png(image: QImage) -> bytes:
    """The bytes of a picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(size: QSize, paint: Paint, ground: str, title: str, note: str = "") -> bytes:
    """A drawing with a title that browsers and screen readers show."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    made.setTitle(title)
    made.setDescription(note)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(ground))
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def pdf(title: str, width: float, paint: PaintPages, *, height: float = 0.0, letter: bool = False) -> bytes:
    """Pages of A4 or US Letter, a sheet of this width over all of theirs. They lie on their side, unless the sheet has one
    `height`, is higher than wide, and has to fit as a whole."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(words.APPLICATION)
    writer.setResolution(DPI)
    size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation.Portrait if height >= width else QPageLayout.Orientation.Landscape
    margins = QMarginsF(PAPER_MARGIN_MM, PAPER_MARGIN_MM, PAPER_MARGIN_MM, PAPER_MARGIN_MM)
    layout = QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(layout)
    room = layout.paintRectPixels(DPI)
    ratio = room.width() / width
    if height:
        ratio = min(ratio, room.height() / height)
    painter = QPainter(writer)
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, room.height() / ratio, writer.newPage)
    painter.end()
    return bytes(buffer.data().data())
