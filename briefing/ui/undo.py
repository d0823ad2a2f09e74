"""The one undo command of the program: it carries the Qt-free edits of `usecases.review`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from briefing.domain.change import Change
from briefing.errors import BriefingError
from briefing.ui.plain import shortened, unmarked


class Edit(Protocol):
    """What can be done and taken back. Both tell what they touched and raise BriefingError when nothing was changed."""

    @property
    def label(self) -> str: ...

    def apply(self) -> Change: ...

    def revert(self) -> Change: ...


class EditCommand(QUndoCommand):
    """Carries any edit. A step that fails is taken off the stack: a command that raised would stay on it."""

    def __init__(self, edit: Edit, announce: Callable[[Change], None], complain: Callable[[BriefingError], None]) -> None:
        super().__init__(unmarked(shortened(edit.label, 60)))
        self._edit, self._announce, self._complain = edit, announce, complain
        self.failed: BriefingError | None = None

    def redo(self) -> None:  # QUndoStack.push() calls this by itself
        self._run(self._edit.apply)

    def undo(self) -> None:
        self._run(self._edit.revert)

    def _run(self, step: Callable[[], Change]) -> None:
        try:
            change = step()
        except BriefingError as error:
            self.failed = error
            self.setObsolete(True)
            self._complain(error)
        else:
            self._announce(change)
