"""The pages of a briefing as they print, under one another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from briefing.ui.craft import speaking, theme
from briefing.ui.wording import words

PAGE_GAP = 16
MARGIN = 18


@speaking.plays(QAccessible.Role.Document)
class PagesView(QWidget):
    """Pages under one another, as wide as the room allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[bytes, ...] = ()
        self._pictures: dict[bytes, QImage] = {}  # of the pages that were looked at
        self._is_covered = False
        self.setAccessibleName(words.PREVIEW_PAGES)

    def cover(self, is_covered: bool) -> None:
        """Paint pages without what stands on them, or with it."""
        self._is_covered = is_covered
        self.update()

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """PNG bytes, one a page. What did not change is not decoded again, what nobody looks at never."""
        if tuple(pages) == self._pages:
            return
        self._pages = tuple(pages)
        kept = set(self._pages)
        self._pictures = {page: picture for page, picture in self._pictures.items() if page in kept}
        self.setAccessibleDescription(words.PAGES.format(number=len(self._pages)))
        self._arrange()

    @property
    def number(self) -> int:
        return len(self._pages)

    def _size(self, page: bytes) -> tuple[float, float]:
        width = max(80.0, float(self.width() - 2 * MARGIN))
        across, down = _pixels(page)
        return width, width * down / max(1, across)

    def _picture(self, page: bytes) -> QImage:
        if page not in self._pictures:
            self._pictures[page] = QImage.fromData(page)
        return self._pictures[page]

    def _arrange(self) -> None:
        height = MARGIN + sum(self._size(page)[1] + PAGE_GAP for page in self._pages)
        self.setMinimumHeight(int(height))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = float(MARGIN)
        for page in self._pages:
            width, height = self._size(page)
            place = QRectF(MARGIN, top, width, height)
            if place.intersects(QRectF(event.rect())):
                painter.fillRect(place.translated(0, 2).adjusted(-1, 0, 1, 1), theme.colour("#000000", 0.16))
                if self._is_covered:
                    painter.fillRect(place, QColor(tones.scroll))
                else:
                    painter.drawImage(place, self._picture(page))
                painter.setPen(QPen(QColor(tones.line), 1))
                painter.drawRect(place)
            top += height + PAGE_GAP
        painter.end()


def _pixels(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, which stand at the same place in each (ISO/IEC 15948, 11.2.2)."""
    return (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) if len(png) > 24 else (1, 1)
