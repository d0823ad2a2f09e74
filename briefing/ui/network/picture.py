"""A network as a picture: signs for kinds, lines for ties, names that never overlap. Knows no widget.

Kinds are told by the shape of a sign, ties by their line, the mark at its end and a word; what is only alleged is dashed
and says so. Colour repeats what shape says.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.tie import Standing
from briefing.ui.craft import theme
from briefing.ui.craft.theme import Tones
from briefing.ui.painting.text import advance, draw_lines, line_height, wrapped
from briefing.ui.wording import network_words, tie_words
from briefing.usecases.looking.network import Bond, Edge, Network, Node

SIGN = 8.0  # radius of a sign in pixels
NAME_WIDTH = 118.0
NAME_LINES = 2
NAME_GAP = 5.0  # pixels between two names side by side
SMALLEST, LARGEST = 0.78, 1.12  # of names, as the picture is made smaller or larger
EDGE_NEAR = 6.0  # pixels from a line that still point at it
_LABELS_FROM = 0.42  # of the picture's own size: farther off, only the ties of the actor chosen are named
_BEND = 26.0  # pixels between two ties of one pair
_SAMPLES = 16


@dataclass(frozen=True, slots=True)
class Camera:
    """What is looked at: `scale` pixels of the window to one of the picture, and where the picture's corner lies."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.scale + self.left, y * self.scale + self.top)


@dataclass(frozen=True, slots=True)
class Focus:
    """What stands out: the actor chosen, the actor and tie under the mouse or keyboard."""

    actor: ActorId | None = None
    over: ActorId | None = None
    edge: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """How a bond is drawn: width, pattern of strokes and gaps (empty for a whole line), mark at its end."""

    width: float
    pattern: tuple[float, ...]
    end: str


LINES = {
    Bond.ALLIED_WITH: Line(2.6, (), ""),
    Bond.BACKS: Line(1.6, (), "arrow"),
    Bond.LEADS: Line(2.2, (), "open"),
    Bond.PART_OF: Line(1.4, (), "diamond"),
    Bond.MEMBER_OF: Line(1.4, (), "ring"),
    Bond.BELONGS_TO: Line(1.0, (), "ring"),
    Bond.OPPOSES: Line(1.8, (), "bars"),
    Bond.OFFSHOOT_OF: Line(1.4, (7, 2, 1.5, 2), "open"),
    Bond.NEGOTIATES_WITH: Line(1.6, (1.2, 2.2), ""),
    Bond.ACTS_AGAINST: Line(1.8, (), "strike"),
    Bond.DEALS_WITH: Line(1.2, (1.2, 2.2), "arrow"),
    Bond.ACTS_WITH: Line(1.4, (7, 2, 1.5, 2), ""),
}
PATTERNS = {
    Standing.CLAIMED: (5.0, 3.5),
    Standing.DISPUTED: (5.0, 3.5),
    Standing.DENIED: (1.0, 2.6),
    Standing.ENDED: (10.0, 4.5),
}
"""Strokes and gaps of a line that does not simply hold, in widths of the pen."""


class Picture:
    """One network laid out for a font and a shape of room. Painting it at any size leaves it as it is."""

    def __init__(
        self, network: Network, font: QFont, aspect: float = 1.4, kept: Mapping[ActorId, tuple[float, float]] | None = None
    ) -> None:
        """`kept` are the places of all its actors where they lay before: nothing moves while ties are decided on."""
        from briefing.ui.network.layout import Box, lay_out  # numpy is not wanted before a network is looked at

        self.network = network
        self._font = QFont(font)
        self._names = {one.id: wrapped(one.name, font, NAME_WIDTH, NAME_LINES) for one in network.nodes}
        step = line_height(font)
        boxes = {
            one.id: Box(
                max(SIGN + 3, max(advance(line, font) for line in self._names[one.id]) / 2 + 3),
                SIGN + 4,
                SIGN + 5 + step * len(self._names[one.id]),
            )
            for one in network.nodes
        }
        if kept is not None:
            self.places = {one.id: kept[one.id] for one in network.nodes}
        else:
            self.places = lay_out(boxes, [(one.source, one.target) for one in network.edges], aspect)
        self._nodes = {one.id: one for one in network.nodes}
        self._bends = _bends(network.edges)
        self._boxes = boxes
        self.shown: dict[ActorId, QRectF] = {}  # the names last painted, and where
        self.named: dict[tuple[str, str, str], QRectF] = {}  # the words on ties last painted, and where

    def bounds(self) -> QRectF:
        """What the picture covers at its own size; empty where there is nobody."""
        if not self.places:
            return QRectF()
        left = min(x - self._boxes[key].half for key, (x, _) in self.places.items())
        right = max(x + self._boxes[key].half for key, (x, _) in self.places.items())
        top = min(y - self._boxes[key].above for key, (_, y) in self.places.items())
        bottom = max(y + self._boxes[key].below for key, (_, y) in self.places.items())
        return QRectF(left, top, right - left, bottom - top)

    def edges_of(self, actor: ActorId) -> tuple[Edge, ...]:
        """The ties of an actor, in a fixed order."""
        return tuple(one for one in self.network.edges if actor in (one.source, one.target))

    # --- pointing
    def node_at(self, at: QPointF, camera: Camera) -> ActorId | None:
        """The actor whose sign or name is under a point."""
        near = [
            (math.hypot(at.x() - place.x(), at.y() - place.y()), key)
            for key, (x, y) in self.places.items()
            for place in (camera.point(x, y),)
        ]
        distance, key = min(near, default=(math.inf, None), key=lambda one: one[0])
        if key is not None and distance <= SIGN + 5:
            return key
        return next((key for key, box in self.shown.items() if box.contains(at)), None)

    def edge_at(self, at: QPointF, camera: Camera) -> Edge | None:
        """The tie whose line or word is under a point."""
        for one in self.network.edges:
            box = self.named.get(one.key)
            if box is not None and box.contains(at):
                return one
        best, found = EDGE_NEAR, None
        for one in self.network.edges:
            points = self._points(one, camera)
            distance = min(_distance(at, a, b) for a, b in pairwise(points))
            if distance < best:
                best, found = distance, one
        return found

    def _points(self, edge: Edge, camera: Camera) -> list[QPointF]:
        """The line of a tie, from sign to sign, bent away from the others of its pair."""
        start = camera.point(*self.places[edge.source])
        end = camera.point(*self.places[edge.target])
        dx, dy = end.x() - start.x(), end.y() - start.y()
        length = math.hypot(dx, dy) or 1.0
        bend = self._bends[edge.key] * _BEND * min(1.0, camera.scale * 1.4)
        if edge.target < edge.source:
            bend = -bend  # one side of the pair, whichever end it is drawn from
        middle = QPointF((start.x() + end.x()) / 2 - dy / length * bend, (start.y() + end.y()) / 2 + dx / length * bend)
        found = []
        for n in range(_SAMPLES + 1):
            t = n / _SAMPLES
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            found.append(
                QPointF(a * start.x() + b * middle.x() + c * end.x(), a * start.y() + b * middle.y() + c * end.y())
            )
        return found

    # --- painting
    def paint(self, painter: QPainter, camera: Camera, room: QRectF, tones: Tones, focus: Focus = Focus()) -> None:
        """Lines, signs, names, words on lines. A name that has no room is left out, the least met first; that of the actor
        chosen never is.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self._near(focus)
        taken: list[QRectF] = []
        for node in self.network.nodes:
            place = camera.point(*self.places[node.id])
            taken.append(QRectF(place.x() - SIGN - 1, place.y() - SIGN - 1, 2 * SIGN + 2, 2 * SIGN + 2))
        names = self._placed_names(camera, room, focus, near, taken)
        self.shown = {one.id: box for one, _, _, box in names}
        self.named = {}
        for edge in self.network.edges:
            self._paint_edge(painter, edge, camera, tones, focus, near)
        for node in self.network.nodes:
            place = camera.point(*self.places[node.id])
            _paint_node(painter, node, place, tones, focus, is_faint=bool(near) and node.id not in near)
        self._paint_names(painter, names, tones, near)
        self._paint_words(painter, camera, room, tones, focus, taken)

    def _near(self, focus: Focus) -> frozenset[ActorId]:
        """The actor chosen and those tied to it; empty where none is chosen."""
        if focus.actor is None or focus.actor not in self._nodes:
            return frozenset()
        ends = {end for one in self.edges_of(focus.actor) for end in (one.source, one.target)}
        return frozenset({focus.actor, *ends})

    def _font_at(self, camera: Camera) -> QFont:
        return theme.scaled(self._font, min(LARGEST, max(SMALLEST, camera.scale)))

    def _placed_names(
        self, camera: Camera, room: QRectF, focus: Focus, near: frozenset[ActorId], taken: list[QRectF]
    ) -> list[tuple[Node, QFont, tuple[str, ...], QRectF]]:
        """The names that have room, in lines, and where; each is added to what is taken."""
        found: list[tuple[Node, QFont, tuple[str, ...], QRectF]] = []
        font = self._font_at(camera)
        strong = theme.scaled(font, 1.0, strong=True)
        first = (focus.actor, focus.over)
        order = sorted(self.network.nodes, key=lambda one: (one.id not in first, bool(near) and one.id not in near))
        for node in order:
            place = camera.point(*self.places[node.id])
            if not room.contains(place):  # a name alone would be of nobody
                continue
            is_first = node.id in first
            own = strong if node.id == focus.actor else font
            wide = NAME_WIDTH * min(LARGEST, max(SMALLEST, camera.scale))
            lines = wrapped(node.name, own, wide * (1.6 if is_first else 1.0), NAME_LINES)
            across = max(advance(line, own) for line in lines)
            high = line_height(own) * len(lines)
            for box in _spots(place, across, high):
                others = [one for one in taken if not one.contains(place)]
                apart = box.adjusted(-NAME_GAP, 0, NAME_GAP, 0)  # two names side by side are not read as one
                if room.contains(box) and not any(apart.intersects(one) for one in others):
                    break
            else:
                if not is_first:
                    continue
                box = next(iter(_spots(place, across, high)))  # over what is less wanted
            taken.append(box)
            found.append((node, own, lines, box))
        return found

    @staticmethod
    def _paint_names(
        painter: QPainter,
        names: Sequence[tuple[Node, QFont, tuple[str, ...], QRectF]],
        tones: Tones,
        near: frozenset[ActorId],
    ) -> None:
        for node, font, lines, box in names:
            painter.fillRect(box.adjusted(-1, 0, 1, 0), theme.colour(tones.base, 0.75))
            is_faint = bool(near) and node.id not in near
            colour = QColor(tones.faint if is_faint else tones.muted if node.nameless else tones.text)
            step = line_height(font)
            for n, line in enumerate(lines):
                across = advance(line, font)
                where = QRectF(box.left() + (box.width() - across) / 2, box.top() + n * step, across + 1, step)
                draw_lines(painter, (line,), font, colour, where)

    def _paint_words(
        self, painter: QPainter, camera: Camera, room: QRectF, tones: Tones, focus: Focus, taken: list[QRectF]
    ) -> None:
        """Words on lines, of the ties that stand out first."""
        font = theme.scaled(self._font_at(camera), 0.86)

        def rank(edge: Edge) -> tuple[bool, bool]:
            return edge.key != focus.edge, focus.actor not in (edge.source, edge.target)

        for edge in sorted(self.network.edges, key=rank):
            if camera.scale < _LABELS_FROM and all(rank(edge)):
                continue
            text = bond_words(edge)
            size = QRectF(0, 0, advance(text, font) + 4, line_height(font))
            points = self._points(edge, camera)
            for at in (8, 7, 9, 6, 10, 5, 11):
                box = QRectF(size)
                box.moveCenter(points[at])
                if room.contains(box) and not any(box.intersects(one) for one in taken):
                    break
            else:
                continue
            taken.append(box)
            self.named[edge.key] = box
            painter.fillRect(box, QColor(tones.base))
            quiet = focus.actor is not None and focus.actor not in (edge.source, edge.target) and edge.key != focus.edge
            draw_lines(painter, (text,), font, QColor(tones.faint if quiet else tones.muted), box.adjusted(2, 0, 0, 0))

    def _paint_edge(
        self, painter: QPainter, edge: Edge, camera: Camera, tones: Tones, focus: Focus, near: frozenset[ActorId]
    ) -> None:
        line = LINES[edge.bond]
        is_over = edge.key == focus.edge
        is_quiet = bool(near) and focus.actor not in (edge.source, edge.target) and not is_over
        colour = QColor(tones.accent if is_over else tones.scroll if is_quiet else _colour(edge, tones))
        points = self._points(edge, camera)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(edge.bond, colour, edge.standing, extra=1.2 if is_over else 0.0))
        painter.drawPath(path)
        if edge.standing is Standing.DENIED:
            for at in (4, 12):
                paint_cross(painter, points[at], colour, tones.base)
        end, before = self._end(points, edge.target)
        paint_end(painter, line.end, end, before, colour, tones.base)
        if line.end == "bars":
            start, after = self._end(points[::-1], edge.source)
            paint_end(painter, line.end, start, after, colour, tones.base)

    def _end(self, points: Sequence[QPointF], actor: ActorId) -> tuple[QPointF, QPointF]:
        """Where a line comes to an actor's sign or name, and a point just before."""
        name = self.shown.get(actor, QRectF())
        end = points[-1]

        def is_inside(at: QPointF) -> bool:
            return math.hypot(at.x() - end.x(), at.y() - end.y()) < SIGN + 3 or name.contains(at)

        for n in range(len(points) - 1, 0, -1):
            a, b = points[n - 1], points[n]
            if is_inside(a):
                continue
            low, high = 0.0, 1.0
            for _ in range(10):
                t = (low + high) / 2
                low, high = (low, t) if is_inside(a + (b - a) * t) else (t, high)
            cut = a + (b - a) * low
            return cut, a if math.hypot(a.x() - cut.x(), a.y() - cut.y()) > 0.5 else points[max(0, n - 2)]
        return points[0], points[0]


def bond_words(edge: Edge) -> str:
    """What stands on a line: "backs", "acts against (5)", "backs, alleged"."""
    text = network_words.BONDS[edge.bond.value]
    if edge.bond.is_deed and len(edge.grounds) > 1:
        text = f"{text} ({len(edge.grounds)})"
    form = tie_words.BONDS.get(edge.standing)
    return form.format(bond=text) if form is not None else text


def line_pen(bond: Bond, colour: QColor, standing: Standing = Standing.STATED, *, extra: float = 0.0) -> QPen:
    """The pen of a bond; what does not simply hold is dashed, dotted or broken."""
    line = LINES[bond]
    pen = QPen(colour, line.width + extra)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pattern = PATTERNS.get(standing, line.pattern)
    if pattern:
        pen.setDashPattern([one / pen.widthF() * 1.4 for one in pattern])
    return pen


def paint_cross(painter: QPainter, at: QPointF, colour: QColor, ground: str) -> None:
    """What strikes a denied tie through."""
    painter.setPen(QPen(QColor(ground), 5))
    painter.drawPoint(at)
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(at + QPointF(-3.5, -3.5), at + QPointF(3.5, 3.5))
    painter.drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5))


def _colour(edge: Edge, tones: Tones) -> str:
    if edge.standing is Standing.ENDED:
        return tones.muted
    if edge.bond in (Bond.ACTS_AGAINST, Bond.OPPOSES):
        return tones.casualty.line
    return tones.muted if edge.bond in (Bond.BELONGS_TO, Bond.DEALS_WITH, Bond.ACTS_WITH) else tones.actor.line


def _bends(edges: Iterable[Edge]) -> dict[tuple[str, str, str], float]:
    """How far each tie of a pair bends from the straight line: 0 for one alone, else to both sides."""
    pairs: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for one in edges:
        pairs[min(one.source, one.target), max(one.source, one.target)].append(one.key)
    return {key: n - (len(some) - 1) / 2 for some in pairs.values() for n, key in enumerate(some)}


def _spots(place: QPointF, across: float, high: float) -> Sequence[QRectF]:
    """Where a name may stand: below its sign, above, to its right, to its left."""
    return (
        QRectF(place.x() - across / 2, place.y() + SIGN + 3, across, high),
        QRectF(place.x() - across / 2, place.y() - SIGN - 3 - high, across, high),
        QRectF(place.x() + SIGN + 4, place.y() - high / 2, across, high),
        QRectF(place.x() - SIGN - 4 - across, place.y() - high / 2, across, high),
    )


def _distance(at: QPointF, a: QPointF, b: QPointF) -> float:
    dx, dy = b.x() - a.x(), b.y() - a.y()
    along = dx * dx + dy * dy
    t = 0.0 if along == 0 else max(0.0, min(1.0, ((at.x() - a.x()) * dx + (at.y() - a.y()) * dy) / along))
    return math.hypot(at.x() - a.x() - t * dx, at.y() - a.y() - t * dy)


def paint_end(painter: QPainter, mark: str, at: QPointF, before: QPointF, colour: QColor, ground: str) -> None:
    """The mark at the end of a line that comes from `before`."""
    dx, dy = at.x() - before.x(), at.y() - before.y()
    length = math.hypot(dx, dy)
    if not mark or length == 0:
        return
    dx, dy = dx / length, dy / length

    def point(back: float, aside: float) -> QPointF:
        return QPointF(at.x() - dx * back - dy * aside, at.y() - dy * back + dx * aside)

    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if mark in ("arrow", "strike") else QColor(ground))
    if mark in ("arrow", "open", "strike"):
        painter.drawPolygon(QPolygonF([point(0, 0), point(9, 4.2), point(9, -4.2)]))
    elif mark == "diamond":
        painter.drawPolygon(QPolygonF([point(0, 0), point(6, 4), point(12, 0), point(6, -4)]))
    elif mark == "ring":
        painter.drawEllipse(point(3.5, 0), 3.5, 3.5)
    if mark in ("bars", "strike"):
        back = 13.0 if mark == "strike" else 1.0
        painter.setPen(QPen(colour, 2.2))
        painter.drawLine(point(back, 5.5), point(back, -5.5))


def _paint_node(
    painter: QPainter, node: Node, place: QPointF, tones: Tones, focus: Focus, *, is_faint: bool = False
) -> None:
    is_chosen, is_over = node.id == focus.actor, node.id == focus.over
    line = QColor(tones.faint if is_faint and not is_over else tones.actor.line)
    fill = QColor(tones.accent if is_chosen else tones.picked if is_over else tones.base if is_faint else tones.actor.back)
    if is_chosen or is_over:
        painter.setPen(QPen(QColor(tones.accent), 1.4))
        painter.setBrush(QColor(tones.base))
        painter.drawEllipse(place, SIGN + 4.5, SIGN + 4.5)
    paint_kind(painter, node.kind, place, SIGN - 1, line, fill)


def paint_kind(painter: QPainter, kind: ActorKind, at: QPointF, radius: float, line: QColor, fill: QColor) -> None:
    """The sign of a kind of actor, told by its shape alone."""
    painter.setPen(QPen(line, 1.6))
    painter.setBrush(fill)
    x, y, r = at.x(), at.y(), radius

    def shape(*points: tuple[float, float]) -> None:
        painter.drawPolygon(QPolygonF([QPointF(x + a * r, y + b * r) for a, b in points]))

    if kind is ActorKind.STATE:
        shape((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
    elif kind is ActorKind.GOVERNMENT:
        shape((0, -1.1), (1.05, -0.4), (1.05, 0.9), (-1.05, 0.9), (-1.05, -0.4))
        painter.drawLine(QPointF(x - r * 1.05, y - r * 0.4), QPointF(x + r * 1.05, y - r * 0.4))
    elif kind is ActorKind.MILITARY:
        shape((-1.1, -0.8), (1.1, -0.8), (0, 1.1))
    elif kind is ActorKind.ARMED_GROUP:
        shape((-1.1, 0.85), (1.1, 0.85), (0, -1.1))
    elif kind is ActorKind.POLICE:
        shape((-0.9, -0.9), (0.9, -0.9), (0.9, 0.2), (0, 1.1), (-0.9, 0.2))
    elif kind is ActorKind.POLITICAL:
        shape((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0))
    elif kind is ActorKind.IGO:
        painter.drawEllipse(at, r, r)
        painter.drawEllipse(at, r * 0.45, r * 0.45)
    elif kind is ActorKind.NGO:
        painter.drawEllipse(at, r, r)
        painter.drawLine(QPointF(x - r, y), QPointF(x + r, y))
        painter.drawLine(QPointF(x, y - r), QPointF(x, y + r))
    elif kind is ActorKind.MEDIA:
        shape((-1.1, -0.75), (1.1, -0.75), (1.1, 0.75), (-1.1, 0.75))
        for row in (-0.25, 0.25):
            painter.drawLine(QPointF(x - r * 0.7, y + row * r), QPointF(x + r * 0.7, y + row * r))
    elif kind is ActorKind.COMPANY:
        shape((-0.55, -1), (0.55, -1), (1.1, 0), (0.55, 1), (-0.55, 1), (-1.1, 0))
    elif kind is ActorKind.POPULATION:
        for a, b in ((-0.55, 0.45), (0.55, 0.45), (0, -0.5)):
            painter.drawEllipse(QPointF(x + a * r, y + b * r), r * 0.5, r * 0.5)
    elif kind is ActorKind.PERSON:
        body = QPainterPath(QPointF(x - r, y + r))
        body.cubicTo(QPointF(x - r, y - r * 0.1), QPointF(x + r, y - r * 0.1), QPointF(x + r, y + r))
        body.closeSubpath()
        painter.drawPath(body)
        painter.drawEllipse(QPointF(x, y - r * 0.5), r * 0.55, r * 0.55)
    else:
        painter.drawEllipse(at, r * 0.75, r * 0.75)
