"""Adding to what the program knows, in the window: the articles in which a name stands are found and read again by workers,
and then everything becomes one step of undo.

The entry waits until they are read. What happens to the case meanwhile (an import, a corrected date) is looked at once more
before the step is made.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError, InputFailed
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.wording import learning_words
from briefing.ui.wording.plain import shortened
from briefing.usecases.taking_in import learning
from briefing.usecases.taking_in.learning import Where

if TYPE_CHECKING:
    from briefing.domain.additions import Additions, Entry
    from briefing.domain.findings import Findings
    from briefing.domain.text import Article, ArticleId
    from briefing.knowledge import Knowledge
    from briefing.usecases.editing.edits import Edit
    from briefing.usecases.taking_in.reading import ReadingRoom


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the analyst wants of an entry: added (`entry`), changed (both), removed (`before`), or put to use (neither, with
    `names`). `where` it holds from now on, and where it held `before_where`. `again`: read articles again.
    """

    entry: Entry | None = None
    before: Entry | None = None
    where: Where = Where.CASE
    before_where: Where = Where.CASE
    again: bool = True
    more_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that matters, of the old entry and of the new."""
        found = [name for one in (self.entry, self.before) if one is not None for name in one.names]
        return tuple(dict.fromkeys((*found, *self.more_names)))

    @property
    def gone(self) -> tuple[tuple[Where, Entry], ...]:
        """What is there no more afterwards, and where it was."""
        return ((self.before_where, self.before),) if self.before is not None else ()

    @property
    def come(self) -> tuple[tuple[Where, Entry], ...]:
        """What is there afterwards, and where."""
        return ((self.where, self.entry),) if self.entry is not None else ()


class Learning(QObject):
    """One change at a time. `progressed` tells how many articles of how many are read again, 0 of 0 while they are looked
    for; `finished` carries a sentence for the status bar, `failed` an error.
    """

    progressed = Signal(int, int, str)
    finished = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, room: ReadingRoom, case: OpenCase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._room, self._case = desk, room, case
        self._wanted: Wanted | None = None
        self._added: Additions | None = None
        self._read: dict[ArticleId, tuple[Article, Findings | None]] = {}
        self._waiting: deque[Article] = deque()
        self._reading: dict[ArticleId, Ticket] = {}
        self._finding: Ticket | None = None
        self._total = 0
        case.closed.connect(self.abandon)

    @property
    def is_busy(self) -> bool:
        """Whether a change is under way: another one has to wait."""
        return self._wanted is not None

    # --- looking for articles
    def find(self, names: Sequence[str], answer: Callable[[tuple[ArticleId, ...]], None]) -> Ticket | None:
        """Find the articles of the case in which one of the names stands. No answer comes without a case."""
        file = self._case.file
        if file is None:
            return None
        reply = ReplyTo(self, answer, self._on_failed)
        if file.path is None:  # a case in memory has one connection alone
            answer(_found_in(file, names))
            return None
        return self._desk.look_up(_find(file.path, tuple(names)), reply)

    # --- a change
    def change(self, wanted: Wanted) -> None:
        """Make a change, with the articles read again where that is wanted and there is a case."""
        if self.is_busy:
            return
        file = self._case.file
        if file is None:
            self._keep_without_a_case(wanted)
            return
        try:
            self._added = learning.foreseen(file, wanted.gone, wanted.come)
        except BriefingError as error:
            self.failed.emit(error)
            return
        self._wanted = wanted
        self._read.clear()
        self._total = 0
        if wanted.again and wanted.names:
            self.progressed.emit(0, 0, "")
            self._look()
        else:
            self._apply(())

    def cancel(self) -> None:
        """Stop reading. The change is made; articles stay as they were read."""
        if self._wanted is None:
            return
        wanted = self._wanted
        self._stop()
        if wanted.entry is None and wanted.before is None:
            self._end(learning_words.READ_AGAIN_CANCELLED)
        else:
            self._apply((), learning_words.READ_AGAIN_CANCELLED)

    def abandon(self) -> None:
        """Forget the change: the case was closed."""
        self._stop()
        self._wanted = None

    def _stop(self) -> None:
        self._waiting.clear()
        for ticket in (*self._reading.values(), *((self._finding,) if self._finding is not None else ())):
            ticket.cancel()
        self._reading.clear()
        self._finding = None

    def _look(self) -> None:
        assert self._wanted is not None
        self._finding = self.find(self._wanted.names, self._on_found)

    def _on_found(self, found: tuple[ArticleId, ...]) -> None:
        """Read what has not been read yet, or is another article now than it was then."""
        file = self._case.file
        self._finding = None
        if self._wanted is None or file is None:
            return
        try:
            articles = [file.articles.get(id_) for id_ in found]
        except BriefingError as error:
            self._on_failed(error)
            return
        left = [one for one in articles if one.id not in self._read or self._read[one.id][0] != one]
        if left:
            self._waiting.extend(left)
            self._total = len(articles)
            self._tell(left[0])
            self._feed()
            return
        self._apply(tuple(findings for one in articles if (findings := self._read[one.id][1]) is not None))

    def _feed(self) -> None:
        assert self._added is not None
        while self._waiting and len(self._reading) < self._room.workers + 1:
            article = self._waiting.popleft()
            future = self._room.submit_again(article, self._added)
            reply = ReplyTo(self, partial(self._on_read, article), partial(self._on_unreadable, article))
            self._reading[article.id] = self._desk.follow(future, reply)
        if not self._waiting and not self._reading:
            self._look()

    def _on_read(self, article: Article, findings: Findings) -> None:
        self._note(article, findings)

    def _on_unreadable(self, article: Article, error: Exception) -> None:
        """Such an article stays as it was read; the others go on."""
        if not isinstance(error, BriefingError):
            error = InputFailed(
                learning_words.NOT_READ_AGAIN.format(title=_named(article)), learning_words.NOT_READ_AGAIN_HOW
            )
        self.failed.emit(error)
        self._note(article, None)

    def _note(self, article: Article, findings: Findings | None) -> None:
        self._reading.pop(article.id, None)
        if self._wanted is None:
            return
        self._read[article.id] = article, findings
        self._tell(article)
        self._feed()

    def _tell(self, article: Article) -> None:
        self.progressed.emit(min(len(self._read), self._total), self._total, _named(article))

    def _apply(self, findings: tuple[Findings, ...], said: str = "") -> None:
        wanted, file = self._wanted, self._case.file
        if wanted is None or file is None:
            return
        if not (wanted.gone or wanted.come or findings):
            self._end(said or learning_words.READ_AGAIN_NONE)
            return
        error = self._case.do(_edit(file, wanted, findings))
        if error is not None:
            self._end("")
            return
        if not said:
            said = learning_words.learned(wanted.entry is not None, wanted.before is not None, len(findings), wanted.again)
        self._end(said)

    def _end(self, said: str) -> None:
        self._wanted = self._added = None
        self._read.clear()
        self.finished.emit(said)

    def _on_failed(self, error: Exception) -> None:
        self._finding = None
        self._stop()
        self._end("")
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _keep_without_a_case(self, wanted: Wanted) -> None:
        try:
            learning.keep(None, Where.EVERYWHERE, learning.foreseen(None, wanted.gone, wanted.come))
        except BriefingError as error:
            self.failed.emit(error)
            return
        self.finished.emit(learning_words.learned(wanted.entry is not None, wanted.before is not None, 0, False))


def _edit(file: Any, wanted: Wanted, findings: tuple[Findings, ...]) -> Edit:
    from briefing.usecases.editing.edits import Together
    from briefing.usecases.editing.knowing import AddKnowledge, ReadAgain, RemoveKnowledge

    if wanted.entry is None and wanted.before is None:
        return ReadAgain(file, findings)
    if wanted.entry is None:
        assert wanted.before is not None
        return RemoveKnowledge(file, wanted.before, findings, where=wanted.before_where)
    if wanted.before is None or wanted.before_where is wanted.where:
        return AddKnowledge(file, wanted.entry, findings, where=wanted.where, instead_of=wanted.before)
    gone = RemoveKnowledge(file, wanted.before, where=wanted.before_where)
    come = AddKnowledge(file, wanted.entry, findings, where=wanted.where)
    return Together(file, learning_words.MOVED_KNOWLEDGE.format(name=wanted.entry.name), [gone, come])


def _named(article: Article) -> str:
    return article.title or shortened(article.text, 70)


def _found_in(file: Any, names: Sequence[str]) -> tuple[ArticleId, ...]:
    from briefing.knowledge import knowledge

    return learning.articles_with(file, names, knowledge().actors)


def _find(path: Path, names: tuple[str, ...]) -> Callable[[threading.Event], tuple[ArticleId, ...]]:
    def work(_stop: threading.Event) -> tuple[ArticleId, ...]:
        from briefing.store.casefile import CaseFile

        with CaseFile.open(path, read_only=True) as case:
            return _found_in(case, names)

    return work


def load(_stop: threading.Event) -> Knowledge:
    """Work for the clerk: what the program itself knows. It is read once."""
    from briefing.knowledge import knowledge

    return knowledge()
