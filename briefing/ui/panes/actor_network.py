"""The page of the actors pane that shows who stands how to whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.actor import ActorId
from briefing.ui.craft.discretion import in_quotes
from briefing.ui.network.sheet import saved
from briefing.ui.network.signs import NetworkKey
from briefing.ui.network.view import STEP, NetworkView
from briefing.ui.panes.chart_picture import SaveButton
from briefing.ui.panes.parts import EmptyState, OneOf, label, tool
from briefing.ui.seen.view import View
from briefing.ui.wording import network_words, tie_words
from briefing.ui.wording.plain import shortened
from briefing.usecases.looking.network import Edge, Network, around, largest, network

MOST_ACTORS = 150  # that are shown at once; those with the most ties
_MOST_SENTENCES = 4  # of a tie in a tool tip
_LONGEST = 240  # characters of one of them
LEAST_FOR_KEY = 420  # pixels of height; in less the network has all the room, and tool tips say what is what
ALL, STEPS_1, STEPS_2 = 0, 1, 2


class NetworkPage(QWidget):
    """The network of a case or of one actor, with how far it reaches and the key to its signs.

    `chosen` and `opened` carry an actor, `followed` and `hinted` a tie (None: no longer) and the number of its ground.
    """

    chosen = Signal(str)
    opened = Signal(str)
    followed = Signal(object, int)
    hinted = Signal(object)
    save_wanted = Signal(str)
    tie_menu_wanted = Signal(object, object)  # TieKey, where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._whole = Network()
        self._stale = True
        self._actor: ActorId | None = None
        reach = {ALL: network_words.ALL, STEPS_1: network_words.NEAR, STEPS_2: network_words.NEAR_2}
        self.reach = OneOf("", reach, self)
        self.reach.setAccessibleName(network_words.REACH)
        self.reach.setAutoRaise(True)
        self.reach.with_arrow()
        self.deeds = QCheckBox(network_words.DEEDS, self)
        self.deeds.setChecked(True)
        self.farther = tool("farther", network_words.FARTHER, self)
        self.nearer = tool("nearer", network_words.NEARER, self)
        self.fitting = tool("fit", network_words.FIT, self)
        self.save = SaveButton(("png", "svg", "pdf"), self)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 8, 4)
        bar.setSpacing(4)
        bar.addWidget(self.reach)
        bar.addWidget(self.deeds)
        bar.addStretch(1)
        for button in (self.farther, self.nearer, self.fitting, self.save):
            bar.addWidget(button)
        self.net = NetworkView(self)
        self.note = label("", quiet=True, wrap=True)
        self.note.setContentsMargins(12, 2, 12, 2)
        self.note.hide()
        self.key = NetworkKey(self)
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.net, 1)
        column.addWidget(self.note)
        column.addWidget(self.key)
        self.empty = EmptyState("actors", network_words.EMPTY, network_words.EMPTY_HOW)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self.reach.chosen.connect(self._on_reach)
        self.deeds.toggled.connect(self._on_deeds)
        self.nearer.clicked.connect(lambda: self.net.zoom(STEP))
        self.farther.clicked.connect(lambda: self.net.zoom(1 / STEP))
        self.fitting.clicked.connect(self.net.fit)
        self.net.chosen.connect(self.chosen)
        self.net.opened.connect(self._on_opened)
        self.net.followed.connect(self.followed)
        self.net.hinted.connect(self.hinted)
        self.net.tie_menu_wanted.connect(self.tie_menu_wanted)
        self.save.wanted.connect(self.save_wanted)

    # --- what is shown
    def show_case(self, view: View) -> None:
        self._view = view
        self._stale = True
        if self.isVisible():
            self._renew()

    def choose(self, actor: ActorId | None) -> None:
        """Have an actor stand out; where only one's neighbours are shown, show this one's."""
        before, self._actor = self._actor, actor
        if self.isVisible():
            if self.reach.current() != ALL and before != actor:
                self._show()
            self.net.choose(actor)

    def shown(self) -> Network:
        """The part of the network that is looked at."""
        steps = self.reach.current()
        if steps == ALL or self._actor is None:
            return largest(self._whole, MOST_ACTORS)
        return largest(around(self._whole, self._actor, steps), MOST_ACTORS)

    def _renew(self) -> None:
        if self._stale:
            self._stale = False
            self._whole = network(self._view.corpus, deeds=self.deeds.isChecked())
        self._show()
        self.net.choose(self._actor)

    def _show(self) -> None:
        found = self.shown()
        self._stack.setCurrentIndex(0 if found.nodes else 1)
        alone = self.reach.current() != ALL and self._actor in self._view.actors and self._actor is not None
        if alone and not found.nodes:
            self.empty.say(network_words.ALONE.format(name=self._view.actor_name(self._actor)), network_words.ALONE_HOW)
        else:
            self.empty.say(network_words.EMPTY, network_words.EMPTY_HOW)
        self.net.show_network(found, self.told)
        self.key.show_network(found)
        self.note.setVisible(found.left_out > 0)
        self.note.setText(network_words.LEFT_OUT.format(shown=len(found.nodes), left=found.left_out))
        self.save.setEnabled(bool(found.nodes))

    def told(self, edge: Edge) -> str:
        """The sentences that a tie rests on, each with its source."""
        lines: list[str] = []
        for ground in edge.grounds:
            if ground.span is None or len(lines) == 2 * _MOST_SENTENCES:
                continue
            sentence = shortened(self._view.sentence((ground.span,)), _LONGEST)
            article = self._view.articles.get(ground.span.article)
            if sentence and article is not None and in_quotes(sentence) not in lines:
                lines += [in_quotes(sentence), self._view.source_line(article)]
        left = len(edge.grounds) - len(lines) // 2
        if lines and left > 0:
            lines.append(network_words.MORE.format(number=left))
        return "\n".join(lines) if lines else network_words.NO_SENTENCE

    def saved(self, form: str, title: str, marking: str) -> bytes:
        """What is looked at, as a file."""
        found = self.shown()
        near = self.reach.current() != ALL and self._actor is not None
        about = network_words.OF.format(name=self._view.actor_name(self._actor)) if near else network_words.TITLE
        note = tie_words.NETWORK_COUNT.format(actors=len(found.nodes), ties=len(found.edges))
        return saved(found, self.font(), form, f"{title}: {about}" if title else about, note, marking)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.key.setVisible(event.size().height() >= LEAST_FOR_KEY)

    # --- what is wanted
    def _on_reach(self, _steps: int) -> None:
        self._show()
        self.net.choose(self._actor)

    def _on_deeds(self, _wanted: bool) -> None:
        self._stale = True
        self._renew()

    def _on_opened(self, actor: str) -> None:
        self.opened.emit(actor)

    def keyboard(self) -> QWidget:
        """What the keyboard goes into."""
        return self.net

    def set_reach(self, steps: int) -> None:
        """Show all, or what is within so many steps of the actor chosen."""
        self.reach.choose(steps)
        self._on_reach(steps)
