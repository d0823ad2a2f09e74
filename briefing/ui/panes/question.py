"""A question that a pane asks in itself, with a list of what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from briefing.ui.panes.parts import Elided, label
from briefing.ui.wording import history_words as words
from briefing.ui.wording.plain import shortened

MOST_TOLD = 8


class Question(QFrame):
    """Asked in the pane itself: nothing is covered, and what would be undone stays in sight.

    `dropped` comes when the question goes out of sight, answered or not.
    """

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Callable[[], None] | None = None
        self.setProperty("notice", "true")
        self.asked = label("", strong=True, wrap=True)
        self.told = QVBoxLayout()
        self.told.setSpacing(1)
        self.yes = QPushButton("", self)
        self.yes.setAccessibleName(words.GO)
        self.no = QPushButton(words.CANCEL, self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.asked)
        layout.addLayout(self.told)
        layout.addLayout(buttons)
        self.hide()
        away = QAction(self)
        away.setShortcut(QKeySequence("Esc"))
        away.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.triggered.connect(self.drop)
        self.addAction(away)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.drop)

    def ask(
        self, sentence: str, about: Sequence[str], yes: str, answer: Callable[[], None], no: str = words.CANCEL
    ) -> None:
        """Ask, with what it is about as lines and what the buttons say; `answer` is called on a yes."""
        self.asked.setText(sentence)
        emptied(self.told)
        for one in about[:MOST_TOLD]:
            self.told.addWidget(Elided(f"• {shortened(one, 160)}", self))
        if len(about) > MOST_TOLD:
            self.told.addWidget(label(words.and_more(len(about) - MOST_TOLD), quiet=True))
        self.yes.setText(yes)
        self.no.setText(no)
        self._answer = answer
        self.setAccessibleName(sentence)
        self.show()
        self.yes.setFocus()

    def drop(self) -> None:
        """Ask no more."""
        self._answer = None
        if self.isVisible():
            self.hide()
            self.dropped.emit()
        self.hide()

    def _on_yes(self) -> None:
        answer, self._answer = self._answer, None
        self.drop()
        if answer is not None:
            answer()


def emptied(layout: QLayout) -> None:
    """Take out all that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
