"""A chart in the window: a picture whose marks can be clicked, walked with the keyboard, and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefing.ui.craft import icons, speaking, theme
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.parts import label, tab_through
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be clicked in a chart: fractions of the picture from its lower left, and the ids that it stands for; of
    incidents the rows of one effect and class of victims.
    """

    kind: str
    ids: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    effect: str = ""
    victims: str = ""
    said: str = ""  # what the mark tells, for whoever does not see it


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart as a picture: PNG bytes at `ratio` device pixels for each of the window's, and what it says in words.

    `chart` is the value that was drawn, for whoever saves it.
    """

    title: str
    alt: str
    png: bytes
    ratio: float
    spots: tuple[Spot, ...] = ()
    chart: Any = field(default=None, compare=False)


@speaking.has_parts
class ChartPicture(QWidget):
    """Shows a chart no larger than it was drawn. Its marks lead to the reports behind them."""

    clicked = Signal(object)  # a Spot

    spoken_role, spoken_part_role = QAccessible.Role.Chart, QAccessible.Role.Graphic

    def __init__(self, drawn: Drawn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots = drawn.spots
        self._at: int | None = None  # the mark that the keyboard is on
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if drawn.spots else Qt.FocusPolicy.NoFocus)
        self._image = QImage.fromData(drawn.png)
        self._image.setDevicePixelRatio(drawn.ratio)
        self.setAccessibleName(drawn.title)
        self.setAccessibleDescription(drawn.alt)
        self.setToolTip(tip(drawn.alt))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _natural(self) -> QSize:
        return self._image.deviceIndependentSize().toSize()

    def sizeHint(self) -> QSize:
        return self._natural()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 80)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._natural()
        return round(size.height() * min(1.0, width / max(1, size.width())))

    def spot_at(self, at: QPointF) -> Spot | None:
        """The smallest mark under a point."""
        height = max(1, self.heightForWidth(self.width()))
        width = min(self.width(), self._natural().width())
        x, y = at.x() / max(1, width), 1.0 - at.y() / height
        found = [one for one in self._spots if one.left <= x <= one.right and one.bottom <= y <= one.top]
        return min(found, key=lambda one: (one.right - one.left) * (one.top - one.bottom), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.clicked.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from mark to mark, Enter opens what one stands for."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._spots:
            before = -1 if self._at is None and step > 0 else 0 if self._at is None else self._at
            self._at = (before + step) % len(self._spots)
            speaking.tell(self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at is not None:
            self.clicked.emit(self._spots[self._at])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._natural()
        if size.isEmpty():
            return
        scale = min(1.0, self.width() / size.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), self._image)
        if self.hasFocus() and self._at is not None:
            painter.setPen(QPen(theme.colour(theme.tones().accent), 2))
            painter.drawRoundedRect(self._place(self._spots[self._at]).adjusted(-3, -3, 3, 3), 3, 3)
        painter.end()

    def _place(self, one: Spot) -> QRectF:
        """Where a mark is painted, in pixels."""
        size = self._natural()
        scale = min(1.0, self.width() / max(1, size.width()))
        width, height = size.width() * scale, size.height() * scale
        return QRectF(
            QPointF(one.left * width, (1 - one.top) * height), QPointF(one.right * width, (1 - one.bottom) * height)
        )

    # --- what a screen reader asks
    def spoken_number(self) -> int:
        """The marks that lead to reports."""
        return len(self._spots)

    def spoken_part(self, at: int) -> speaking.Part:
        one = self._spots[at]
        name = one.said or words.CHART_MARK.format(number=at + 1, total=len(self._spots))
        return speaking.Part(name, self._place(one).toAlignedRect(), at == self._at)

    def spoken_at(self, point: QPoint) -> int:
        found = self.spot_at(QPointF(point))
        return self._spots.index(found) if found is not None else -1

    def spoken_current(self) -> int:
        return -1 if self._at is None else self._at


FORMS = ("png", "svg", "pdf", "csv")


class SaveButton(QToolButton):
    """A menu of the forms that something can be saved in."""

    wanted = Signal(str)

    def __init__(self, forms: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon("export"))
        self.setToolTip(tip(words.SAVE_CHART))
        self.setAccessibleName(words.SAVE_CHART)
        self.setAutoRaise(True)
        menu = QMenu(self)
        for form in forms:
            menu.addAction(words.CHART_FORMS[form]).triggered.connect(lambda _=False, chosen=form: self.wanted.emit(chosen))
        put_under(self, menu)


class ChartCard(QWidget):
    """A chart with its title, and a button that saves it."""

    clicked = Signal(object)  # a Spot
    save_wanted = Signal(object, str)  # what was drawn, and the form

    def __init__(self, drawn: Drawn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn = drawn
        self.picture = ChartPicture(drawn, self)
        self.picture.clicked.connect(self.clicked)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(label(drawn.title, strong=True, wrap=True), 1)
        if drawn.chart is not None:
            self.save = SaveButton(FORMS, self)
            self.save.setAccessibleName(f"{words.SAVE_CHART}: {drawn.title}")
            self.save.wanted.connect(lambda form: self.save_wanted.emit(drawn.chart, form))
            first.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addWidget(self.picture)
        if drawn.chart is not None:
            tab_through((self.save, self.picture))
