"""What all that puts files out has in common: it asks where to in dialogs, says what it does, and tells how it ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError, TargetUnwritable
from briefing.ui.wording import words


def refusal(error: Exception) -> BriefingError:
    """What a failed write is told as. An error that no person can act on is a bug and is raised."""
    if isinstance(error, BriefingError):
        return error
    if isinstance(error, OSError):
        return TargetUnwritable(words.NOT_WRITTEN.format(why=error.strerror or error), words.NOT_WRITTEN_HOW)
    raise error


class Outgoing(QObject):
    """`opened` tells of each dialog, `said` is for the status bar, `written` carries the path and what the work answered,
    `failed` the BriefingError.
    """

    opened = Signal(object)
    said = Signal(str)
    written = Signal(object, object)
    failed = Signal(object)

    def _on_written(self, path: Path, answer: object) -> None:
        self.written.emit(path, answer)

    def _on_not_written(self, error: Exception) -> None:
        self.said.emit("")
        self.failed.emit(refusal(error))
