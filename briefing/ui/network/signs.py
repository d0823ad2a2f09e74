"""The key to a network: which sign is which kind, which line is which tie. Only what occurs is explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing.domain.actor import ActorKind
from briefing.domain.tie import Standing
from briefing.ui.craft import speaking, theme
from briefing.ui.craft.theme import Tones
from briefing.ui.network.picture import LINES, line_pen, paint_cross, paint_end, paint_kind
from briefing.ui.painting.text import advance, draw_line, line_height
from briefing.ui.wording import network_words, tie_words, words
from briefing.usecases.looking.network import Bond, Network

_SIGN_ROOM, _LINE_ROOM, _BETWEEN = 22.0, 40.0, 16.0
Draw = Callable[[QPainter, QPointF, Tones], None]


def _entries(network: Network) -> Iterator[tuple[str, float, Draw]]:
    """Words, room of the sign, and how it is drawn from its left middle."""
    kinds = {one.kind for one in network.nodes}
    for kind in ActorKind:
        if kind in kinds:
            yield words.ACTOR_KINDS[kind], _SIGN_ROOM, _kind(kind)
    bonds = {one.bond for one in network.edges}
    for bond in Bond:
        if bond in bonds:
            yield network_words.BONDS[bond.value], _LINE_ROOM, _line(bond)
    told = {one.standing for one in network.edges}
    for standing, name in tie_words.KEY.items():
        if standing in told and not (standing is Standing.DISPUTED and Standing.CLAIMED in told):
            both = standing is Standing.CLAIMED and Standing.DISPUTED in told
            yield tie_words.KEY_BOTH if both else name, _LINE_ROOM, _line(Bond.BACKS, standing)


def _kind(kind: ActorKind) -> Draw:
    def draw(painter: QPainter, at: QPointF, tones: Tones) -> None:
        paint_kind(painter, kind, QPointF(at.x() + 8, at.y()), 6.5, QColor(tones.actor.line), QColor(tones.actor.back))

    return draw


def _line(bond: Bond, standing: Standing = Standing.STATED) -> Draw:
    def draw(painter: QPainter, at: QPointF, tones: Tones) -> None:
        colour = QColor(tones.muted)
        end = QPointF(at.x() + 32, at.y())
        painter.setPen(line_pen(bond, colour, standing))
        painter.drawLine(at, end)
        if standing is Standing.DENIED:
            paint_cross(painter, (at + end) / 2, colour, tones.base)
        if standing is Standing.STATED:
            paint_end(painter, LINES[bond].end, end, at, colour, tones.base)
            if LINES[bond].end == "bars":
                paint_end(painter, LINES[bond].end, at, end, colour, tones.base)

    return draw


def _rows(network: Network, font: QFont, wide: float) -> list[list[tuple[float, str, float, Draw]]]:
    rows: list[list[tuple[float, str, float, Draw]]] = [[]]
    x = 0.0
    for text, room, draw in _entries(network):
        across = room + advance(text, font)
        if rows[-1] and x + across > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((x, text, room, draw))
        x += across + _BETWEEN
    return rows if rows[0] else []


def _font(font: QFont) -> QFont:
    return theme.scaled(font, 0.88)


def legend_height(network: Network, font: QFont, wide: float) -> float:
    """Pixels that the key takes in a width."""
    small = _font(font)
    return len(_rows(network, small, wide)) * (line_height(small) + 4)


def paint_legend(painter: QPainter, network: Network, font: QFont, rect: QRectF, tones: Tones) -> None:
    """The key, from the top left of a rectangle."""
    small = _font(font)
    step = line_height(small) + 4
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for n, row in enumerate(_rows(network, small, rect.width())):
        top = rect.top() + n * step
        for x, text, room, draw in row:
            draw(painter, QPointF(rect.left() + x, top + step / 2), tones)
            at = QPointF(rect.left() + x + room, top + 2)
            draw_line(painter, text, small, QColor(tones.muted), at, rect.width() - x - room)


@speaking.plays(QAccessible.Role.Graphic)
class NetworkKey(QWidget):
    """The key below the view, as high as its width asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = Network()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(network_words.KEY)
        theme.on_change(self.update)

    def show_network(self, network: Network) -> None:
        self._network = network
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(round(legend_height(self._network, self.font(), self.width() - 24)) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = QRectF(self.rect()).adjusted(12, 6, -12, 0)
        paint_legend(painter, self._network, self.font(), where, theme.tones())
        painter.end()
