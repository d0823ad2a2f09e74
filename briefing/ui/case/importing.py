"""One import at a time, joined by whatever is dropped meanwhile: sources go to worker processes, readings come back to
the window.

Only a few sources are read ahead. What is done stays done when the rest is cancelled: whole articles only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.domain.additions import Additions
from briefing.errors import BriefingError, CaseError, InputFailed
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.usecases.editing.importing import Outcome
from briefing.usecases.taking_in.intake import AS_FOUND, Details
from briefing.usecases.taking_in.reading import Pasted, Reading, ReadingRoom, Source, TextKnown, expand, known_text, name_of

if TYPE_CHECKING:
    from briefing.store.articles import Articles


@dataclass(slots=True)
class Summary:
    """What became of a batch. `given_up` counts sources that were not read because it was cancelled."""

    outcomes: list[Outcome] = field(default_factory=list)
    given_up: int = 0

    @property
    def taken_in(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.article is not None]

    @property
    def refused(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.error is not None]

    @property
    def printed(self) -> list[Outcome]:
        """What tells that another outlet printed an article of the case."""
        return [one for one in self.outcomes if one.printed is not None]


class Importing(QObject):
    """Feeds the reading room and hands each reading to `take`, which puts it into the case, and what has a text that is
    there already to `print_too`, which notes that another outlet printed it, or says why there is nothing to note.

    `articles` gives those of the case, None where there is none; `added` what the analyst added to what the program knows.
    Both are asked on the interface thread. What is done for each article does not grow with what is in the case.
    """

    progressed = Signal(int, int, str)  # done, all, the name of the last
    finished = Signal(object)  # Summary

    def __init__(
        self,
        desk: Desk,
        room: ReadingRoom,
        take: Callable[[Reading], BriefingError | None],
        print_too: Callable[[TextKnown], BriefingError | None],
        articles: Callable[[], Articles | None],
        added: Callable[[], Additions],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._room = desk, room
        self._take, self._print_too, self._articles, self._added = take, print_too, articles, added
        self._waiting: deque[tuple[Source, Details, bool]] = deque()  # the last: found in a folder
        self._reading: dict[int, Ticket] = {}
        self._looking: list[Ticket] = []
        self._number = 0
        self._summary = Summary()
        self.total = 0

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting or self._reading or self._looking)

    @property
    def done(self) -> int:
        return len(self._summary.outcomes)

    @property
    def _ahead(self) -> int:
        """So many are read at once or wait for a worker: none idles while an article is taken in."""
        return 2 * self._room.workers + 1

    def start(self, sources: Sequence[Source], details: Details = AS_FOUND, refused: Sequence[Outcome] = ()) -> None:
        """Add sources to the batch; folders are gone through by the clerk. `refused` are known to be unreadable already."""
        if not self.is_busy:
            self._summary, self.total = Summary(), 0
        self._summary.outcomes.extend(refused)
        self.total += len(refused)
        paths = [one for one in sources if isinstance(one, Path)]
        self._queue([one for one in sources if isinstance(one, Pasted)], details)
        if paths:
            answer = ReplyTo(self, partial(self._on_listed, details, frozenset(paths)), self._on_list_failed)
            self._looking.append(self._desk.submit(partial(_listed, tuple(paths)), answer))
            self._tell(paths[0].name)
        self._feed()

    def cancel(self) -> None:
        """Give up what is not read yet and end the workers that read."""
        self._summary.given_up += len(self._waiting) + len(self._reading)
        self._waiting.clear()
        for ticket in (*self._reading.values(), *self._looking):
            ticket.cancel()
        self._reading.clear()
        self._looking.clear()
        self._finish()

    def _on_listed(self, details: Details, named: frozenset[Path], found: tuple[Path, ...]) -> None:
        self._looking.pop(0)
        self._queue(found, details, named)
        if found:
            self._tell(found[0].name)
        self._feed()

    def _on_list_failed(self, error: Exception) -> None:
        self._looking.pop(0)
        self._feed()
        raise error

    def _queue(self, sources: Sequence[Source], details: Details, named: frozenset[Path] = frozenset()) -> None:
        self._waiting.extend((one, details, isinstance(one, Path) and one not in named) for one in sources)
        self.total += len(sources)

    def _feed(self) -> None:
        if not self._waiting or len(self._reading) >= self._ahead:
            if not self.is_busy:
                self._finish()
            return
        articles = self._articles()
        known, added = articles.ids() if articles is not None else frozenset(), self._added()
        while self._waiting and len(self._reading) < self._ahead:
            source, details, in_folder = self._waiting.popleft()
            self._number += 1
            future = self._room.submit(source, details, known, added)
            answer = ReplyTo(
                self,
                partial(self._on_read, self._number, name_of(source), details.publisher is not None),
                partial(self._on_refused, self._number, name_of(source), in_folder),
            )
            self._reading[self._number] = self._desk.follow(future, answer)

    def _on_read(self, number: int, name: str, is_told: bool, reading: Reading) -> None:
        self._reading.pop(number, None)
        article, articles = reading.intake.article.id, self._articles()
        if articles is not None and articles.holds(article):
            self._on_known(name, known_text(name, reading.intake, is_told=is_told))
            return
        error = self._take(reading)
        if error is None:
            copy_of = articles.near_duplicate_of(article) if articles is not None else None
            self._note(Outcome(name, article, copy_of=copy_of, notes=reading.intake.notes))
        else:
            self._on_failed(name, error)

    def _on_known(self, name: str, found: TextKnown) -> None:
        error = self._print_too(found)
        if error is None:
            came = found.intake.article
            self._note(Outcome(name, printed=came.id, outlet=came.publisher or ""))
        else:
            self._on_failed(name, error)

    def _on_failed(self, name: str, error: BriefingError) -> None:
        if isinstance(error, CaseError):  # the case cannot be written: the rest would fail in the same way
            self._summary.outcomes.append(Outcome(name, error=error))
            self.cancel()
        else:
            self._note(Outcome(name, error=error))

    def _on_refused(self, number: int, name: str, in_folder: bool, error: Exception) -> None:
        self._reading.pop(number, None)
        if isinstance(error, TextKnown):
            self._on_known(name, error)
            return
        if isinstance(error, BriefingError):
            self._note(Outcome(name, error=error, in_folder=in_folder))
            return
        failed = InputFailed(f"Reading “{name}” failed inside the program ({type(error).__name__}).", "Please report it.")
        self._note(Outcome(name, error=failed))

    def _note(self, outcome: Outcome) -> None:
        self._summary.outcomes.append(outcome)
        self._tell(outcome.name)
        self._feed()

    def _tell(self, name: str) -> None:
        self.progressed.emit(self.done, max(self.total, self.done), name)

    def _finish(self) -> None:
        summary, self._summary, self.total = self._summary, Summary(), 0
        if summary.outcomes or summary.given_up:
            self.finished.emit(summary)


def _listed(paths: tuple[Path, ...], stop: Flag) -> tuple[Path, ...]:
    return () if stop.is_set() else expand(paths)
