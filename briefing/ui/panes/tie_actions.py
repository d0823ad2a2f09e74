"""What can be decided of the tie that a list or the network points at, as actions with keys of their own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from briefing.domain.claim import Review
from briefing.domain.tie import TieKey
from briefing.ui.craft import icons
from briefing.ui.wording import tie_words as words
from briefing.usecases.looking.ties import Tie


class TieActions(QObject):
    """Accept, reject, edit, take back; greyed out where no tie is pointed at.

    `judged` carries the key and the decision, `edited` the key.
    """

    judged = Signal(object, object)
    edited = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._tie: Tie | None = None

        def action(text: str, keys: str, slot: object, icon: str) -> QAction:
            made = QAction(icons.icon(icon), text, owner)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            made.setEnabled(False)
            owner.addAction(made)
            return made

        self.accept = action(words.ACCEPT, "A", self._on_accept, "accept")
        self.reject = action(words.REJECT, "R", self._on_reject, "reject")
        self.edit = action(words.EDIT, "E", self._on_edit, "edit")
        self.reopen = action(words.REOPEN, "U", self._on_reopen, "undo")

    def all(self) -> list[QAction]:
        """In the order of a menu."""
        return [self.accept, self.reject, self.edit, self.reopen]

    def point(self, tie: Tie | None) -> None:
        """Another tie is pointed at; None: no tie."""
        self._tie = tie
        for one in self.all():
            one.setEnabled(tie is not None)
        if tie is not None:
            self.accept.setEnabled(tie.review not in (Review.ACCEPTED, Review.EDITED))
            self.reject.setEnabled(tie.review is not Review.REJECTED)
            self.reopen.setEnabled(tie.verdict.says_something)
            self.reopen.setText(words.TAKE_OUT if tie.verdict.by_hand else words.REOPEN)

    def _key(self) -> TieKey | None:
        return TieKey.of(*self._tie.key) if self._tie is not None else None

    def _judge(self, review: Review) -> None:
        if (key := self._key()) is not None:
            self.judged.emit(key, review)

    def _on_accept(self) -> None:
        self._judge(Review.ACCEPTED)

    def _on_reject(self) -> None:
        self._judge(Review.REJECTED)

    def _on_reopen(self) -> None:
        self._judge(Review.SUGGESTED)

    def _on_edit(self) -> None:
        if (key := self._key()) is not None:
            self.edited.emit(key)
