"""Buttons that show the keys which do the same, and the strip they stand in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from briefing.ui.craft import theme
from briefing.ui.painting.text import advance, draw_line, line_height
from briefing.ui.wording import review_words
from briefing.ui.wording.plain import tip


class KeyButton(QToolButton):
    """A button that shows its key as the cap of one, and does what its action does."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is always at hand
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def key(self) -> str:
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _follow(self) -> None:
        text = self._action.text().rstrip("…")
        self.setText(text)
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(review_words.KEY_NAME.format(action=text, key=self.key))
        self.setToolTip(tip(self._action.toolTip()))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        cap = metrics.horizontalAdvance(self.key) + 14
        return QSize(metrics.horizontalAdvance(self.text()) + cap + 24, metrics.height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.key) + 40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(QPen(QColor(tones.accent if over else tones.line), 1))
        painter.setBrush(QColor(tones.picked if over else tones.raised))
        painter.drawRoundedRect(rect, 4, 4)
        ink = QColor(tones.text if self.isEnabled() else tones.faint)
        strong = theme.scaled(self.font(), 0.95, strong=True)
        width = max(advance(self.key, strong) + 10, 20.0)
        cap = QRectF(rect.left() + 5, rect.center().y() - 10, width, 20)
        painter.setPen(QPen(QColor(tones.faint if self.isEnabled() else tones.line), 1))
        painter.setBrush(QColor(tones.base))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(ink)
        painter.setFont(strong)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.key)
        left = cap.right() + 6
        top = rect.center().y() - line_height(self.font()) / 2
        draw_line(painter, self.text(), self.font(), ink, QPointF(left, top), max(0.0, rect.right() - left - 2))
        painter.end()


class KeyStrip(QWidget):
    """Buttons in lines of four, or of three where their words would not fit and there is room for one more line."""

    MOST_ACROSS = 4
    THIRD_LINE_FROM = 500  # pixels of height of the pane; in less a proposal needs them

    def __init__(self, buttons: tuple[KeyButton, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 8, 8, 10)
        self._grid.setSpacing(5)
        self._fold(self.MOST_ACROSS)

    def _fold(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for button in self._buttons:
            self._grid.removeWidget(button)
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // across, at % across)
        for at in range(self.MOST_ACROSS):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def fold_within(self, pane: QSize) -> None:
        """Take the lines that a pane of this size has room for."""
        margins = self._grid.contentsMargins()
        room = pane.width() - margins.left() - margins.right() - (self.MOST_ACROSS - 1) * self._grid.spacing()
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        fits = self.MOST_ACROSS * widest <= room or pane.height() < self.THIRD_LINE_FROM
        self._fold(self.MOST_ACROSS if fits else self.MOST_ACROSS - 1)
