"""The open case: its file, its undo stack, and the view that all panes read. Panes redraw from `changed`, never from each
other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from briefing.domain.change import Change
from briefing.errors import BriefingError, CaseReadOnly
from briefing.ui import words
from briefing.ui.undo import Edit, EditCommand
from briefing.ui.view import View

if TYPE_CHECKING:
    from briefing.domain.text import ArticleId
    from briefing.store.casefile import CaseFile

MOST_UNDO = 200


class OpenCase(QObject):
    """At most one case at a time, owned by the interface thread.

    Every edit goes through `do` and so onto the undo stack. After an edit the case is read again once, when the event queue
    is empty, however many edits came together.
    """

    changed = Signal(object, object)  # View, Change
    opened = Signal()
    closed = Signal()
    failed = Signal(object)  # BriefingError: an edit or an undo was refused

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: CaseFile | None = None
        self.view = View()
        self.is_read_only = False
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_UNDO)
        self._pending = Change()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.read_again)

    def take(self, file: CaseFile, *, read_only: bool = False) -> None:
        """Show a case; the one before is closed."""
        self.leave()
        self.file, self.is_read_only = file, read_only
        self.opened.emit()
        self._pending = Change(everything=True)
        self.read_again()

    def leave(self) -> None:
        """Close the case; its last edit is on the disk already."""
        file, self.file = self.file, None
        self._soon.stop()
        self.stack.clear()
        self.is_read_only = False
        if file is not None:
            file.close()
            self.view = View()
            self.closed.emit()

    def do(self, edit: Edit) -> BriefingError | None:
        """Make an edit and keep it for undo. Returns why it was refused, after saying so."""
        if self.file is None:
            return None
        if self.is_read_only:
            error = CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE)
            self.failed.emit(error)
            return error
        command = EditCommand(edit, self._note, self.failed.emit)
        self.stack.push(command)
        return command.failed

    def do_all(self, label: str, edits: Sequence[Edit]) -> BriefingError | None:
        """Several edits as one step: one transaction, one entry in the undo menu."""
        if not edits:
            return None
        if len(edits) == 1:
            return self.do(edits[0])
        assert self.file is not None
        return self.do(_Several(self.file, label, tuple(edits)))

    def _note(self, change: Change) -> None:
        self._pending = self._pending | change
        self._soon.start()

    def read_again(self) -> None:
        """Read the whole case and tell the panes."""
        if self.file is None:
            return
        self._soon.stop()
        change, self._pending = self._pending, Change()
        try:
            corpus = self.file.corpus()
            heads = self.file.articles.heads()
        except BriefingError as error:
            self.failed.emit(error)
            return
        duplicates: dict[ArticleId, ArticleId] = {
            head.id: head.near_duplicate_of for head in heads if head.near_duplicate_of is not None
        }
        self.view = View(corpus, duplicates)
        self.changed.emit(self.view, change)


class _Several:
    """Edits that belong together: all or none."""

    def __init__(self, file: CaseFile, label: str, edits: tuple[Edit, ...]) -> None:
        self._file, self.label, self._edits = file, label, edits

    def apply(self) -> Change:
        change = Change()
        with self._file.atomic():
            for edit in self._edits:
                change = change | edit.apply()
        return change

    def revert(self) -> Change:
        change = Change()
        with self._file.atomic():
            for edit in reversed(self._edits):
                change = change | edit.revert()
        return change
