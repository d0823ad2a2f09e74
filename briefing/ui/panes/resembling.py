"""Actors that may be one: pair by pair, to be joined, linked or told apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.actor import ActorId
from briefing.domain.likeness import Likeness, Verdict
from briefing.ui.craft import icons
from briefing.ui.models.lines import LineModel
from briefing.ui.painting.cards import LineDelegate
from briefing.ui.panes.parts import EmptyState, RowList, label, tool
from briefing.ui.seen.rows import Line
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.ui.wording.plain import apart


class ResemblingPage(QWidget):
    """`joined` carries the two actors, the one that stays second; `judged` the two and what is said of them; `picked` the
    one to look at.
    """

    joined = Signal(str, str)
    judged = Signal(str, str, object)
    picked = Signal(str)
    compared = Signal(object)  # the pair that is looked at now: two ids, or none
    turned = Signal()  # one of them is to be seen in full
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Likeness, ...] = ()
        self._view = View()
        self._looked_at: tuple[ActorId, ActorId] | None = None
        self._seen: ActorId | None = None
        back = tool("close", words.RESEMBLING_BACK, self)
        back.clicked.connect(self.left)
        self.title: QLabel = label(words.RESEMBLING_HOW, strong=True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 4)
        head.addWidget(self.title, 1)
        head.addWidget(back)
        self.list = RowList(words.RESEMBLING_HOW, self)
        self.model = LineModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.join = QPushButton(icons.icon("join"), words.RESEMBLING_JOIN, self)
        self.perhaps = QPushButton(icons.icon("why"), words.RESEMBLING_PERHAPS, self)
        self.apart = QPushButton(icons.icon("split"), words.RESEMBLING_APART, self)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(10, 6, 10, 8)
        buttons.setSpacing(4)
        for button, key, slot in (
            (self.join, "J", self._on_join),
            (self.perhaps, "P", self._on_perhaps),
            (self.apart, "N", self._on_apart),
        ):
            button.clicked.connect(slot)
            buttons.addWidget(button)
            action = QAction(button.text(), self.list)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.list.addAction(action)
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(EmptyState("actors", words.RESEMBLING_NONE, words.RESEMBLING_NONE_HOW))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_turn)

    def show_pairs(self, pairs: Sequence[Likeness], view: View) -> None:
        """Show what is proposed; the place in the list is kept."""
        at = max(0, self.list.currentIndex().row())
        self._view = view
        self._pairs = tuple(one for one in pairs if one.one in view.actors and one.other in view.actors)
        self.model.show([self._line(one) for one in self._pairs])
        self._stack.setCurrentIndex(0 if self._pairs else 1)
        if self._pairs:
            chooser = self.list.selectionModel()
            blocked = chooser.blockSignals(True)
            self.list.setCurrentIndex(self.model.index(min(at, len(self._pairs) - 1)))
            chooser.blockSignals(blocked)
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looked_at = None
        self._look()

    def _look(self) -> None:
        """The first of the pair is looked at as soon as the pair is proposed: nobody can judge two names alone."""
        pair = self.current()
        self.compared.emit((pair.one, pair.other) if pair is not None else ())
        if pair is not None and pair.pair != self._looked_at:
            self._turn_to(pair, pair.one)

    def _turn_to(self, pair: Likeness, actor: ActorId) -> None:
        self._looked_at, self._seen = pair.pair, actor
        self.picked.emit(actor)

    def _on_turn(self, _index: QModelIndex) -> None:
        """The other one of the pair."""
        pair = self.current()
        if pair is not None:
            self._turn_to(pair, pair.other if self._seen == pair.one else pair.one)
            self.turned.emit()

    def _line(self, one: Likeness) -> Line:
        names = f"{apart(self._view.actor_name(one.one))} / {apart(self._view.actor_name(one.other))}"
        told = words.RESEMBLING_DETAIL.format(
            certainty=words.RESEMBLING_CERTAINTY[one.certainty.value],
            why=one.why,
            one=self._view.weights.get(one.one, 0),
            other=self._view.weights.get(one.other, 0),
        )
        met = {self._view.actor_name(one.one), self._view.actor_name(one.other)}
        called = " / ".join(apart(name) for name in one.names) if set(one.names) - met else ""
        return Line(names, " · ".join(part for part in (told, called) if part))

    def current(self) -> Likeness | None:
        """The pair that is looked at."""
        at = self.list.currentIndex().row()
        return self._pairs[at] if 0 <= at < len(self._pairs) else None

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._look()

    def _on_join(self) -> None:
        pair = self.current()
        if pair is not None:
            weights = self._view.weights
            kept, gone = sorted(pair.pair, key=lambda one: (-weights.get(one, 0), one))  # the one that is met more stays
            self.joined.emit(gone, kept)

    def _on_perhaps(self) -> None:
        self._judge(Verdict.PERHAPS)

    def _on_apart(self) -> None:
        self._judge(Verdict.APART)

    def _judge(self, verdict: Verdict) -> None:
        pair = self.current()
        if pair is not None:
            self.judged.emit(pair.one, pair.other, verdict)
