"""The page of the actors pane with the charts of one actor: its events over time, and the deaths of each happening."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.actor import ActorId
from briefing.ui.craft import theme
from briefing.ui.panes.casualty_pages import LEAST_PX, MOST_PX
from briefing.ui.panes.chart_picture import ChartCard, Drawn
from briefing.ui.panes.parts import EmptyState, label
from briefing.ui.wording import words

_PAUSE_MS = 200


class ActorChartsPage(QWidget):
    """`wanted` asks for the charts of an actor in a width; `show_charts` gets them."""

    wanted = Signal(str, int)
    clicked = Signal(object)  # a Spot
    save_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actor: ActorId | None = None
        self._asked: tuple[ActorId, int, theme.Tones] | None = None
        self._column = QWidget()
        self._column.setBackgroundRole(QPalette.ColorRole.Base)
        self._column.setAutoFillBackground(True)
        self._charts = QVBoxLayout(self._column)
        self._charts.setContentsMargins(14, 12, 14, 16)
        self._charts.setSpacing(16)
        self._status = label(words.CHARTS_DRAWING, quiet=True, wrap=True)
        self._charts.addWidget(self._status)
        self._charts.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setProperty("flat", "true")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._column)
        self.area.setAccessibleName(words.ACTIVITY_TAB)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.area)
        self._stack.addWidget(EmptyState("timeline", words.ACTIVITY_EMPTY, words.ACTIVITY_EMPTY_HOW))
        self._stack.addWidget(EmptyState("actors", words.PROFILE_EMPTY, words.PROFILE_EMPTY_HOW))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.cards: list[ChartCard] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        theme.on_change(self.renew)

    def choose(self, actor: ActorId | None) -> None:
        """Draw the charts of another actor, once they are looked at."""
        if actor != self.actor:
            self.actor = actor
            self._clear()
            self._status.setText(words.CHARTS_DRAWING)
            self._status.show()
        self._stack.setCurrentIndex(2 if actor is None else 0)
        self._soon()

    def renew(self) -> None:
        """The case or the theme has changed."""
        self._asked = None
        self._soon()

    def show_charts(self, charts: Sequence[Drawn]) -> None:
        self._clear()
        self._status.hide()
        self._stack.setCurrentIndex(0 if charts else 1)
        for at, drawn in enumerate(charts):
            card = ChartCard(drawn, self._column)
            card.clicked.connect(self.clicked)
            card.save_wanted.connect(self.save_wanted)
            self._charts.insertWidget(1 + at, card)
            self.cards.append(card)

    def show_failure(self, sentence: str) -> None:
        self._clear()
        self._status.setText(sentence)
        self._status.show()

    def _clear(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []

    def _soon(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _ask(self) -> None:
        if self.actor is None or not self.isVisible():
            return
        width = max(LEAST_PX, min(self.width() - 44, MOST_PX))
        asked = (self.actor, width, theme.tones())
        before = self._asked
        if before is not None and (before[0], before[2]) == (asked[0], asked[2]) and abs(before[1] - width) < 24:
            return
        self._asked = asked
        self.wanted.emit(self.actor, width)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()
