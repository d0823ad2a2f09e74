"""Icons: monochrome SVG drawn in the palette's colours at the screen's own ratio, so that they follow the theme and stay
sharp."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing.places import resource
from briefing.ui.craft import theme


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


class _Tinted(QIconEngine):
    """Paints one file of `resources/icons` in the text colour of the moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        tones = theme.tones()
        role = {QIcon.Mode.Disabled: "faint", QIcon.Mode.Selected: "accent_text"}.get(mode, self._role)
        colour = getattr(tones, role)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(QRectF(rect).center()))
        _renderer(self._name, colour).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():
            return made  # of a button that a narrow pane leaves no room
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        made = self.pixmap(size * scale, mode, state)  # the size is in the window's pixels, not the screen's
        made.setDevicePixelRatio(scale)
        return made

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of `resources/icons/<name>.svg` in a role's colour. Raises ResourceMissing when there is no such file."""
    _source(name)
    return QIcon(_Tinted(name, role))


def application_icon() -> QIcon:
    """The program's own mark, in its own colours."""
    return QIcon(str(resource("icons", "application.svg")))


def draw(name: str, colour: str, painter: QPainter, rect: QRectF) -> None:
    """Draw an icon in a colour, for painters of lists and overlays."""
    _renderer(name, colour).render(painter, rect)
