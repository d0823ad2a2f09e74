"""A list of statements to write: each with the sources it rests on beside it, so that a change of words keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.composition import Judgement, Passage
from briefing.domain.text import Span
from briefing.ui.composer import terms
from briefing.ui.craft import icons, speaking, theme
from briefing.ui.craft.discretion import quoted
from briefing.ui.dialogs.fields import Terms
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.parts import label, tool
from briefing.ui.wording.plain import tip

LabelOf = Callable[[Span], str]
SentenceOf = Callable[[Span], str]
MOST_CHIPS = 8
_LINES = (1, 12)


class Words(QPlainTextEdit):
    """A text as tall as it is, within bounds. `worked_in` when the keys come to it."""

    worked_in = Signal()
    moved = Signal(int)  # Alt+Up: -1, Alt+Down: 1

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(terms.STATEMENT_HINT)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = 0
        block = self.document().begin()
        while block.isValid() and lines <= _LINES[1]:
            layout = block.layout()
            lines += max(1, layout.lineCount() if layout is not None else 1)
            block = block.next()
        lines = min(max(lines, _LINES[0]), _LINES[1])
        height = round(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin() + 4)
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.worked_in.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


class Statement(QFrame):
    """One statement with its sources. What it is a draft of stays with it."""

    changed = Signal()
    removed = Signal()
    moved = Signal(int)
    worked_in = Signal()
    source_wanted = Signal(object)  # Span

    def __init__(self, said: Passage, name: str, label_of: LabelOf, sentence_of: SentenceOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._said, self._label_of, self._sentence_of = said, label_of, sentence_of
        self.words = Words(said.text, name, self)
        self.flag = label("", quiet=True)
        up, down = tool("down", terms.MOVE_UP, self), tool("down", terms.MOVE_DOWN, self)
        up.setIcon(icons.icon("up"))
        gone = tool("remove", terms.REMOVE_STATEMENT, self)
        up.clicked.connect(partial(self.moved.emit, -1))
        down.clicked.connect(partial(self.moved.emit, 1))
        gone.clicked.connect(self.removed)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(3)
        below = QHBoxLayout()
        below.setContentsMargins(2, 0, 0, 0)
        below.setSpacing(4)
        below.addLayout(self._chips)
        below.addWidget(self.flag)
        below.addStretch(1)
        for button in (up, down, gone):
            below.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 4)
        self.column.setSpacing(3)
        self.column.addWidget(self.words)
        self.column.addLayout(below)
        self.words.textChanged.connect(self._on_text)
        self.words.worked_in.connect(self.worked_in)
        self.words.moved.connect(self.moved)
        self.show_sources()

    def value(self) -> Passage:
        return replace(self._said, text=self.words.toPlainText())

    def add_source(self, span: Span) -> None:
        if span not in self._said.sources:
            self._said = replace(self._said, sources=(*self._said.sources, span))
            self.show_sources()
            self.changed.emit()

    def _remove_source(self, span: Span) -> None:
        self._said = replace(self._said, sources=tuple(one for one in self._said.sources if one != span))
        self.show_sources()
        self.changed.emit()

    def _on_text(self) -> None:
        self._show_flag()
        self.changed.emit()

    def show_sources(self) -> None:
        """Labels change with whatever else is cited, so they are looked up anew after each layout."""
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for span in self._said.sources[:MOST_CHIPS]:
            self._chips.addWidget(self._chip(span))
        more = len(self._said.sources) - MOST_CHIPS
        if more > 0:
            self._chips.addWidget(label(f"+{more}", quiet=True))
        self._show_flag()

    def _chip(self, span: Span) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", "true")
        chip.setText(self._label_of(span))
        chip.setToolTip(tip(quoted(self._sentence_of(span))))
        chip.setAccessibleName(self._label_of(span))
        menu = QMenu(chip)
        menu.addAction(terms.SHOW_SENTENCE).triggered.connect(partial(self.source_wanted.emit, span))
        menu.addAction(terms.REMOVE_SOURCE).triggered.connect(partial(self._remove_source, span))
        put_under(chip, menu)
        return chip

    def _show_flag(self) -> None:
        said = self.value()
        self.flag.setText(terms.NO_SOURCE if said.lacks_sources else terms.DRAFTED if said.is_proposed else "")
        self.flag.setProperty("warning", "true" if said.lacks_sources else "false")
        self.flag.style().polish(self.flag)
        self.flag.setVisible(bool(self.flag.text()))


class JudgementCard(Statement):
    """A key judgement: the statement, how likely, and apart from it how good the basis is."""

    def __init__(self, judged: Judgement, name: str, label_of: LabelOf, sentence_of: SentenceOf, parent: QWidget) -> None:
        super().__init__(judged.said, name, label_of, sentence_of, parent)
        self.likelihood = Terms(self, terms.LIKELIHOODS, judged.likelihood, terms.LIKELIHOOD)
        self.likelihood.setToolTip(terms.LIKELIHOOD_TIP)
        self.confidence = Terms(self, terms.CONFIDENCES, judged.confidence, terms.CONFIDENCE)
        self.confidence.setToolTip(terms.CONFIDENCE_TIP)
        self.basis = QLineEdit(judged.basis, self)
        self.basis.setPlaceholderText(terms.BASIS)
        self.basis.setAccessibleName(terms.BASIS)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.likelihood, 1)
        row.addWidget(self.confidence, 1)
        self.column.insertLayout(1, row)
        self.column.insertWidget(2, self.basis)
        for box in (self.likelihood, self.confidence):
            box.currentIndexChanged.connect(self._on_chosen)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)
        self.basis.textEdited.connect(self._on_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the wheel scrolls the page, and never changes a judgement on its way
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()

    def judgement(self) -> Judgement:
        return Judgement(self.value(), self.likelihood.term(), self.confidence.term(), self.basis.text().strip())


@speaking.plays(QAccessible.Role.Grouping)
class Statements(QWidget):
    """Statements under one another. `changed` for every change, `structure_changing` before one comes, goes or moves."""

    changed = Signal()
    structure_changing = Signal()
    worked_in = Signal(object)  # this list
    source_wanted = Signal(object)

    def __init__(self, title: str, parent: QWidget, *, judging: bool = False) -> None:
        super().__init__(parent)
        self.title, self._judging = title, judging
        self._cards: list[Statement] = []
        self._labels: Mapping[Span, str] = {}
        self._label_of: LabelOf = lambda _span: "…"
        self._sentence_of: SentenceOf = lambda _span: ""
        self.setAccessibleName(title)
        self.add = QPushButton(icons.icon("add"), terms.ADD_JUDGEMENT if judging else terms.ADD_STATEMENT, self)
        self.add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(foot)
        theme.on_change(self._repaint)

    def _repaint(self) -> None:
        self.update()

    def look_up_with(self, label_of: LabelOf, sentence_of: SentenceOf) -> None:
        """How a source is named, and what it says."""
        self._label_of, self._sentence_of = label_of, sentence_of
        for card in self._cards:
            card._label_of, card._sentence_of = label_of, sentence_of
            card.show_sources()

    # --- values
    def passages(self) -> tuple[Passage, ...]:
        return tuple(one for card in self._cards if (one := card.value()).text.strip() or one.sources)

    def judgements(self) -> tuple[Judgement, ...]:
        cards = [card for card in self._cards if isinstance(card, JudgementCard)]
        return tuple(one for card in cards if (one := card.judgement()).said.text.strip() or one.said.sources)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        self._show([self._statement(one) for one in passages])

    def show_judgements(self, judgements: Sequence[Judgement]) -> None:
        self._show([self._judgement(one) for one in judgements])

    @property
    def cards(self) -> tuple[Statement, ...]:
        return tuple(self._cards)

    def insert(self, said: Passage) -> None:
        """Put a statement at the end; an empty one that is there already is filled instead."""
        self.structure_changing.emit()
        if self._judging:
            kept: list[Judgement] = [*self.judgements(), Judgement(said)]
            self.show_judgements(kept)
        else:
            self.show_passages([*self.passages(), said])
        self.changed.emit()
        self._cards[-1].words.setFocus()

    # --- cards
    def _statement(self, said: Passage) -> Statement:
        return Statement(said, self._name(), self._label_of, self._sentence_of, self)

    def _judgement(self, one: Judgement) -> Statement:
        return JudgementCard(one, self._name(), self._label_of, self._sentence_of, self)

    def _name(self) -> str:
        return terms.STATEMENT.format(number=len(self._cards) + 1, title=self.title)

    def _show(self, cards: Sequence[Statement]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        for n, card in enumerate(self._cards):
            card.words.setAccessibleName(terms.STATEMENT.format(number=n + 1, title=self.title))
            self._column.insertWidget(n, card)
            card.changed.connect(self.changed)
            card.removed.connect(partial(self._on_removed, card))
            card.moved.connect(partial(self._on_moved, card))
            card.worked_in.connect(self._on_worked_in)
            card.source_wanted.connect(self.source_wanted)
            card.show()

    def _again(self, cards: Sequence[Statement]) -> None:
        """Show these cards' values in a new order."""
        if self._judging:
            self.show_judgements([card.judgement() for card in cards if isinstance(card, JudgementCard)])
        else:
            self.show_passages([card.value() for card in cards])
        self.changed.emit()

    def _on_add(self) -> None:
        if self._cards and not self._cards[-1].value().text.strip():
            self._cards[-1].words.setFocus()
            return
        self.structure_changing.emit()
        empty = Passage("")
        made = self._judgement(Judgement(empty)) if self._judging else self._statement(empty)
        kept = [card.judgement() for card in self._cards if isinstance(card, JudgementCard)]
        if self._judging:
            self._show([*map(self._judgement, kept), made])
        else:
            self._show([*(self._statement(card.value()) for card in self._cards), made])
        self._cards[-1].words.setFocus()

    def _on_removed(self, card: Statement) -> None:
        self.structure_changing.emit()
        self._again([one for one in self._cards if one is not card])

    def _on_moved(self, card: Statement, by: int) -> None:
        at = self._cards.index(card)
        to = at + by
        if not 0 <= to < len(self._cards):
            return
        self.structure_changing.emit()
        cards = [one for one in self._cards if one is not card]
        cards.insert(to, card)
        self._again(cards)
        self._cards[to].words.setFocus()

    def _on_worked_in(self) -> None:
        self.worked_in.emit(self)
