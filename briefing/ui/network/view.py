"""The network as it is looked at: zoomed, dragged, pointed at, walked with the keyboard."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing.domain.actor import ActorId
from briefing.ui.craft import speaking, theme
from briefing.ui.craft.pinching import pinched
from briefing.ui.network.picture import SIGN, Camera, Focus, Picture, bond_words
from briefing.ui.wording import network_words, tie_words, words
from briefing.ui.wording.plain import tip
from briefing.usecases.looking.network import Edge, Network

LEAST, MOST = 0.12, 3.0  # pixels of the window to one of the picture
STEP = 1.2
MARGIN = 14.0
READABLE = 0.68  # smaller, signs come to lie over each other and hardly a name has room
_MOST_GONE = 2  # actors that a decision may take out before the others are laid out anew
_DRAG = 4  # pixels that a press must move to be a drag
Telling = Callable[[Edge], str]


@speaking.has_parts
class NetworkView(QWidget):
    """Shows a network and says what is pointed at. `chosen` and `opened` carry an actor, `followed` a tie with the number
    of its ground, `hinted` a tie or None while the mouse is over it.
    """

    chosen = Signal(str)
    opened = Signal(str)
    followed = Signal(object, int)
    hinted = Signal(object)
    tie_menu_wanted = Signal(object, object)  # TieKey, where on the screen

    spoken_role, spoken_part_role = QAccessible.Role.List, QAccessible.Role.ListItem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(network_words.TITLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._network = Network()
        self._picture: Picture | None = None
        self._camera = Camera()
        self._focus = Focus()
        self._is_fitted = True  # until somebody zooms or drags
        self._least = READABLE
        self._pressed: QPointF | None = None
        self._dragged_from: Camera | None = None
        self._ground = 0
        self._was: tuple[str, str, str] | None = None  # the tie last followed
        self._tell: Telling = lambda _edge: ""
        theme.on_change(self.update)

    # --- what is shown
    def show_network(self, network: Network, tell: Telling) -> None:
        """Show a network; `tell` gives the sentences of a tie. The view stays where it was when it is the same one."""
        self._tell = tell
        if network == self._network and self._picture is not None:
            self.update()
            return
        before, self._network = self._picture, network
        self._focus = replace(self._focus, over=None, edge=None)
        now = {one.id for one in network.nodes}
        if before is not None and now and now <= before.places.keys() and len(before.places) - len(now) <= _MOST_GONE:
            self._picture = Picture(network, theme.scaled(self.font(), 0.95), kept=before.places)
        else:
            self._picture = None
            self._is_fitted, self._least = True, READABLE
        self.update()

    def choose(self, actor: ActorId | None) -> None:
        """Have an actor stand out; one that is out of sight comes to the middle."""
        self._focus = replace(self._focus, actor=actor, edge=None)
        picture = self._laid()
        if actor in picture.places:
            place = self._camera.point(*picture.places[actor])
            if not self.rect().adjusted(20, 20, -20, -40).contains(place.toPoint()):
                self._centre(actor)
        self._say()
        self.update()

    def picture(self) -> Picture:
        """The network as it is laid out for this room."""
        return self._laid()

    @property
    def camera(self) -> Camera:
        self._laid()
        return self._camera

    @property
    def focus(self) -> Focus:
        return self._focus

    def _laid(self) -> Picture:
        if self._picture is None:
            aspect = max(0.5, min(2.4, self.width() / max(1, self.height())))
            self._picture = Picture(self._network, theme.scaled(self.font(), 0.95), aspect)
            self._fit()
        return self._picture

    # --- looking
    def fit(self) -> None:
        """All of it, no larger than its own size."""
        self._is_fitted = True
        self._laid()
        self._least = LEAST
        self._fit()
        self.update()

    def _fit(self) -> None:
        """All of it in the room, but no smaller than can be read until all is asked for: what stands out is in the middle
        then, and the rest is a drag away.
        """
        if self._picture is None:
            return
        bounds = self._picture.bounds()
        room = QRectF(self.rect()).adjusted(2 * MARGIN, MARGIN, -2 * MARGIN, -2 * MARGIN)  # for names at its edges
        if bounds.isEmpty() or room.width() <= 0 or room.height() <= 0:
            self._camera = Camera()
            return
        whole = min(1.15, room.width() / bounds.width(), room.height() / bounds.height())
        scale = max(self._least, whole)
        places = self._picture.places
        if scale > whole and places:
            x, y = places.get(self._focus.actor or self._network.nodes[0].id, bounds.center().toTuple())
            self._camera = Camera(
                scale,
                _within(x, bounds.left(), bounds.right(), scale, room.left(), room.right()),
                _within(y, bounds.top(), bounds.bottom(), scale, room.top(), room.bottom()),
            )
            return
        left = room.center().x() - bounds.center().x() * scale
        self._camera = Camera(scale, left, room.center().y() - bounds.center().y() * scale)

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Nearer or farther; what is under the point stays there."""
        self._laid()
        at = about if about is not None else QPointF(self.rect().center())
        scale = max(LEAST, min(MOST, self._camera.scale * factor))
        ratio = scale / self._camera.scale
        left = at.x() - (at.x() - self._camera.left) * ratio
        self._camera = Camera(scale, left, at.y() - (at.y() - self._camera.top) * ratio)
        self._is_fitted = False
        self.update()

    def _centre(self, actor: ActorId) -> None:
        x, y = self._laid().places[actor]
        scale = self._camera.scale
        self._camera = Camera(scale, self.width() / 2 - x * scale, self.height() / 2 - y * scale)
        self._is_fitted = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if turned:
            self.zoom(STEP ** (turned / 120), event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            before, now = event.oldSize(), event.size()
            was, shape = before.width() / max(1, before.height()), now.width() / max(1, now.height())
            if before.isEmpty() or not 0.8 < was / shape < 1.25:
                self._picture = None  # room of another shape: laid out anew, in the same way each time
            self._fit()

    # --- pointing
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged_from = event.position(), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = at - self._pressed
            if self._dragged_from is None and math.hypot(moved.x(), moved.y()) >= _DRAG:
                self._dragged_from = self._camera
            if self._dragged_from is not None:
                was = self._dragged_from
                self._camera = Camera(was.scale, was.left + moved.x(), was.top + moved.y())
                self._is_fitted = False
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
            return
        picture = self._laid()
        over = picture.node_at(at, self._camera)
        edge = picture.edge_at(at, self._camera) if over is None else None
        self._point(over, edge)
        pointing = over is not None or edge is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        dragged, self._pressed, self._dragged_from = self._dragged_from is not None, None, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if dragged:
            return
        picture = self._laid()
        actor = picture.node_at(event.position(), self._camera)
        if actor is not None:
            self.chosen.emit(actor)
            return
        edge = picture.edge_at(event.position(), self._camera)
        if edge is not None:
            self._follow(edge)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        actor = self._laid().node_at(event.position(), self._camera)
        if actor is not None:
            self.opened.emit(actor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be decided of the tie under the mouse, or of the one that the keyboard is on."""
        at = QPointF(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            over = self._laid().node_at(at, self._camera)
            edge = self._laid().edge_at(at, self._camera) if over is None else None
        else:
            edge = next((one for one in self._network.edges if one.key == self._focus.edge), None)
            if edge is not None and (box := self._laid().named.get(edge.key)) is not None:
                event_at = self.mapToGlobal(box.center().toPoint())
                if edge.tie is not None:
                    self.tie_menu_wanted.emit(edge.tie, event_at)
                return
        if edge is not None and edge.tie is not None:
            self._point(None, edge)
            self.tie_menu_wanted.emit(edge.tie, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None, None)
        super().leaveEvent(event)

    def _point(self, over: ActorId | None, edge: Edge | None) -> None:
        key = edge.key if edge is not None else None
        if (over, key) == (self._focus.over, self._focus.edge):
            return
        self._focus = replace(self._focus, over=over, edge=key)
        self.hinted.emit(edge)
        self.update()

    def _follow(self, edge: Edge) -> None:
        """Open a sentence of a tie; once more, the next one of it."""
        self._ground = (self._ground + 1) % len(edge.grounds) if self._was == edge.key else 0
        self._was = edge.key
        self._focus = replace(self._focus, edge=edge.key)
        self.followed.emit(edge, self._ground)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        if (step := pinched(event, self)) is not None:
            self._pressed = self._dragged_from = None
            self.zoom(*step)
            return True
        return super().event(event)

    def _show_tip(self, at: QPoint, on_screen: QPoint) -> None:
        text = self.told_at(QPointF(at))
        if text:
            QToolTip.showText(on_screen, tip(text), self)
        else:
            QToolTip.hideText()

    def told_at(self, at: QPointF) -> str:
        """What the tool tip says at a point: an actor with its kind and ties, or a tie with its sentences."""
        picture = self._laid()
        over = picture.node_at(at, self._camera)
        if over is not None:
            return self._node_words(over)
        edge = picture.edge_at(at, self._camera)
        return self._edge_words(edge) if edge is not None else ""

    def _node_words(self, actor: ActorId) -> str:
        node = next(one for one in self._network.nodes if one.id == actor)
        ties = len(self._laid().edges_of(actor))
        return f"{node.name}\n{words.ACTOR_KINDS[node.kind]} · {network_words.TIES.format(number=ties)}"

    def _edge_words(self, edge: Edge) -> str:
        names = {one.id: one.name for one in self._network.nodes}
        head = network_words.TIE.format(source=names[edge.source], bond=bond_words(edge), target=names[edge.target])
        return "\n".join(part for part in (head, self._tell(edge)) if part)

    # --- the keyboard
    def told_keys(self) -> list[QAction]:
        """Its keys with what they do, for the help; they are not set off by these."""
        found = []
        for text, keys in tie_words.NETWORK_KEYS:
            told = QAction(text, self)
            told.setShortcut(QKeySequence(keys))
            found.append(told)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key in ways:
            self._walk(*ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
            self._step_tie(1 if key == Qt.Key.Key_Period else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Escape and self._focus.edge is not None:
            self._point(None, None)
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """To the nearest actor in a direction; to the one with most ties where none is chosen."""
        picture = self._laid()
        if not picture.places:
            return
        here = picture.places.get(self._focus.actor) if self._focus.actor is not None else None
        if here is None:
            self.chosen.emit(self._network.nodes[0].id)
            return

        def effort(place: tuple[float, float]) -> float:
            x, y = place[0] - here[0], place[1] - here[1]
            along, aside = x * across + y * down, abs(x * down) + abs(y * across)
            return along + 2.2 * aside if along > 1 and along > aside * 0.35 else math.inf

        reached = min(picture.places, key=lambda one: (effort(picture.places[one]), one))
        if effort(picture.places[reached]) < math.inf:
            self.chosen.emit(reached)

    def _step_tie(self, by: int) -> None:
        """The next tie of the actor chosen, or of all where none is."""
        actor = self._focus.actor
        ties = self._laid().edges_of(actor) if actor is not None else self._network.edges
        if not ties:
            return
        keys = [one.key for one in ties]
        at = keys.index(self._focus.edge) if self._focus.edge in keys else (-1 if by > 0 else 0)
        self._point(None, ties[(at + by) % len(ties)])
        self._say()

    def _open(self) -> None:
        edge = next((one for one in self._network.edges if one.key == self._focus.edge), None)
        if edge is not None:
            self._follow(edge)
        elif self._focus.actor is not None:
            self.opened.emit(self._focus.actor)

    def _say(self) -> None:
        """What a screen reader says of what is chosen."""
        edge = next((one for one in self._network.edges if one.key == self._focus.edge), None)
        known = {one.id for one in self._network.nodes}
        if edge is not None:
            self.setAccessibleDescription(self._edge_words(edge))
        elif self._focus.actor in known and self._focus.actor is not None:
            self.setAccessibleDescription(self._node_words(self._focus.actor))
        else:
            self.setAccessibleDescription(network_words.KEYS)
        speaking.tell(self)

    # --- what a screen reader asks
    def _spoken_ties(self) -> Sequence[Edge]:
        """Those that the keys step through: of the actor chosen, or all."""
        actor = self._focus.actor
        return self._laid().edges_of(actor) if actor in self._laid().places and actor is not None else self._network.edges

    def spoken_number(self) -> int:
        """The actors, those with the most ties first, then the ties that the keys step through."""
        return len(self._network.nodes) + len(self._spoken_ties())

    def spoken_part(self, at: int) -> speaking.Part:
        number, picture = len(self._network.nodes), self._laid()
        if at >= number:
            edge = self._spoken_ties()[at - number]
            head, _, rest = self._edge_words(edge).partition("\n")
            box = picture.named.get(edge.key)
            seen = box.toAlignedRect() if box is not None else None
            return speaking.Part(head, seen, edge.key == self._focus.edge, rest)
        actor = self._network.nodes[at].id
        point = self._camera.point(*picture.places[actor])
        place = QRectF(point.x() - SIGN, point.y() - SIGN, 2 * SIGN, 2 * SIGN).toAlignedRect()
        name, _, rest = self._node_words(actor).partition("\n")
        return speaking.Part(name, place if self.rect().intersects(place) else None, actor == self._focus.actor, rest)

    def spoken_at(self, point: QPoint) -> int:
        actor = self._laid().node_at(QPointF(point), self._camera)
        return next((at for at, one in enumerate(self._network.nodes) if one.id == actor), -1)

    def spoken_current(self) -> int:
        number = len(self._network.nodes)
        if self._focus.edge is not None:
            tied = (number + at for at, one in enumerate(self._spoken_ties()) if one.key == self._focus.edge)
            return next(tied, -1)
        return next((at for at, one in enumerate(self._network.nodes) if one.id == self._focus.actor), -1)

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        picture = self._laid()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tones.base))
        picture.paint(painter, self._camera, QRectF(self.rect()), tones, self._focus)
        if self.hasFocus():
            painter.setPen(QColor(tones.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _within(at: float, low: float, high: float, scale: float, start: float, end: float) -> float:
    """By how much to move one axis of a picture, so that `at` comes to the middle of the room from `start` to `end`, as far
    as no empty margin comes into it; what is smaller than the room stands in its middle.
    """
    if (high - low) * scale <= end - start:
        return (start + end) / 2 - (low + high) / 2 * scale
    moved = (start + end) / 2 - at * scale
    return min(start - low * scale, max(end - high * scale, moved))
