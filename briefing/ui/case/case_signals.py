"""The open case: its file, its undo stack, and the view that all panes read.

Panes redraw from `changed`, never from each other. An edit is written and shown at once; joining actors and happenings over
all articles again takes longer, so the clerk does it when the analyst pauses, and the panes then get the joined view.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.domain.change import Change
from briefing.domain.corpus import Corpus
from briefing.errors import BriefingError, CaseReadOnly
from briefing.store.journal import STALE
from briefing.ui.case.undo import CaseEdit, StepStack
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.seen.patching import patched
from briefing.ui.seen.renewing import renewed
from briefing.ui.seen.view import View
from briefing.ui.seen.whole_case import Whole, near_duplicates, read_apart, read_whole, view_of
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile
    from briefing.usecases.editing.joining import Joined, Joiner

PAUSE_MS = 250  # without an edit, before all articles are joined again
PATIENCE_MS = 600  # for what is foreshown to be painted; reading would hold it up
READ_AT_ONCE = 2000  # events; a larger case is read beside the window, which shows its timeline meanwhile

# While articles arrive, showing what came takes at most one part in so many of the time, and none once it would be noticed:
# the window is free for whoever works with what is there.
SHARE = 12
MOST_SHOWING_S = 0.2


class OpenCase(QObject):
    """At most one case at a time, owned by the interface thread. Every edit goes through `do` onto the undo stack.

    Articles that come in number go through `take_in`: each is written at once, and shown now and then while that is quick;
    all is joined and shown after `all_arrived`.
    """

    changed = Signal(object, object)  # View, Change
    opened = Signal()
    foreshown = Signal(object)  # Foretold: what the timeline can paint while the rest is being read
    closed = Signal()
    failed = Signal(object)  # BriefingError: an edit or an undo was refused
    settled = Signal()  # the joined view is written
    recorded = Signal()  # a step was done, undone or done again: the history has new entries
    settings_changed = Signal(object)  # frozenset[str]: keys of what belongs to the case as a whole

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.file: CaseFile | None = None
        self._view = View()
        self._reading: Ticket | None = None  # of the whole case, while it is opened
        self.is_read_only = False
        self.person = ""  # who sits at the desk, for the history
        self.stack = StepStack(self)
        self.stack.touched.connect(self._note)
        self.stack.failed.connect(self.failed)
        self._pending = Change()  # edited, not yet shown
        self._unjoined = Change()  # edited since the case was last joined
        self._joiner: Joiner | None = None
        self._written: Corpus | None = None  # the joined view in the file, but for what is not yet joined
        self._show_soon = self._timer(0, self._show)
        self._join_soon = self._timer(PAUSE_MS, self._join)
        self._read_soon = self._timer(PATIENCE_MS, self._read_apart)
        self._joining: Ticket | None = None
        self._writing = threading.Event()  # whoever joins is at writing it
        self._is_stale = False
        self._takes_in = False  # what is noted is an article that arrives
        self._is_arriving = False  # more articles may come
        self._arrived = Change()  # taken in since, and not shown
        self._is_frozen = False  # its values are not looked through for rubbish
        self._showing_s = 0.0  # what reading and showing the whole case took
        self._arrivals_soon = self._timer(0, self.read_again)

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval_ms)
        made.timeout.connect(slot)
        return made

    @property
    def view(self) -> View:
        """What all panes read. Whoever asks while the case is still being read waits for it."""
        self._finish_reading()
        return self._view

    @property
    def is_being_read(self) -> bool:
        """Whether the case is open and its view still on its way."""
        return self._reading is not None or self._read_soon.isActive()

    @property
    def is_settled(self) -> bool:
        """Whether everything that was edited is shown, joined and written."""
        waiting = self._show_soon.isActive() or self._join_soon.isActive() or self._joining is not None
        return not waiting and not self._is_stale and not self.is_being_read

    # --- opening
    def take(self, file: CaseFile, *, read_only: bool = False) -> None:
        """Show a case; the one before is closed."""
        self.leave()
        self._showing_s = 0.0
        self.file, self.is_read_only = file, read_only
        self._is_stale = not read_only and file.settings.get(STALE) is not None
        file.before_writing(self._make_way)
        self.introduce(self.person)
        self.stack.fill(file)
        self.opened.emit()
        self._pending, self._unjoined = Change(everything=True), Change()
        self._joiner = self._written = None
        if not self._foreshow():
            self.read_again()
        if self._is_stale:
            self._join_soon.start()

    def leave(self) -> None:
        """Close the case; its last edit is on the disk already."""
        file, self.file = self.file, None
        self._stop_reading()
        for timer in (self._show_soon, self._join_soon, self._arrivals_soon):
            timer.stop()
        self._is_arriving, self._arrived = False, Change()
        self._stop_joining()
        self.stack.fill(None)
        self.is_read_only = self._is_stale = False
        if file is not None:
            file.close()
            self._view = View()
            if self._is_frozen:
                self._is_frozen = False
                gc.unfreeze()
            self.closed.emit()

    def introduce(self, person: str) -> None:
        """Say who sits at the desk: the history names them from now on."""
        self.person = person
        if self.file is not None:
            self.file.history.by = person or None

    # --- editing
    def do(self, edit: CaseEdit) -> BriefingError | None:
        """Make an edit and keep it for undo. Returns why it was refused, after saying so."""
        if self.file is None:
            return None
        if self.is_read_only:
            error = CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE)
            self.failed.emit(error)
            return error
        self._finish_reading()
        return self.stack.do(edit)

    def do_all(self, label: str, edits: Sequence[CaseEdit]) -> BriefingError | None:
        """Several edits as one step: one transaction, one entry in the undo menu."""
        from briefing.usecases.editing.edits import Edit, Together

        if not edits or self.file is None:
            return None
        if len(edits) == 1:
            return self.do(edits[0])
        return self.do(Together(self.file, label, [one for one in edits if isinstance(one, Edit)]))

    def take_in(self, edit: CaseEdit) -> BriefingError | None:
        """Put in an article where more may follow. Returns why it was refused, after saying so."""
        self._is_arriving = True
        self._join_soon.stop()
        held, self._takes_in = self._takes_in, True
        try:
            return self.do(edit)
        finally:
            self._takes_in = held

    @property
    def shows_later(self) -> bool:
        """Whether what arrives is shown when all of it is there, because the case is too large to be read in between."""
        return self._is_arriving and self._showing_s > MOST_SHOWING_S

    def all_arrived(self) -> None:
        """No more articles come for now: show and join them."""
        if not self._is_arriving:
            return
        quick, self._is_arriving = not self.shows_later, False
        self._arrivals_soon.stop()
        if self.file is None:
            return
        if quick and self._arrived:
            self._show_soon.start()
        if self._is_stale:
            self._join_soon.start()

    def _note(self, change: Change, joins: bool) -> None:
        self._finish_reading()
        self.recorded.emit()
        if self._takes_in:
            self._arrived |= change
            self._unjoined |= change
            self._is_stale = True
            self._stop_joining()
            if not self.shows_later and not self._arrivals_soon.isActive():
                self._arrivals_soon.start(round(1000 * SHARE * self._showing_s))
            return
        if change.settings:
            self.settings_changed.emit(change.settings)
            change = replace(change, settings=frozenset())
            if not (change or joins):
                return
        self._pending |= change
        self._unjoined |= change
        self._show_soon.start()
        if self._is_stale or joins:  # what is being joined does not know of this edit
            self._is_stale = True
            self._stop_joining()
            if not self._is_arriving:
                self._join_soon.start()

    # --- showing
    def _show(self) -> None:
        """What was edited, before everything is joined again."""
        if self.file is None:
            return
        change = self._pending
        try:
            corpus = patched(self._view.corpus, change, self.file) if change else None
        except BriefingError as error:
            self.failed.emit(error)
            return
        if corpus is None:
            self.read_again()
            return
        self._pending = Change()
        self._tell(view_of(self.file, corpus, self._view.duplicates), change)

    def read_again(self) -> None:
        """Read the whole case and tell the panes."""
        if self.file is None:
            return
        start = perf_counter()
        self._show_soon.stop()
        self._arrivals_soon.stop()
        self._stop_reading()
        try:
            found = read_whole(self.file)
        except BriefingError as error:
            self._pending, self._arrived = Change(), Change()
            self.failed.emit(error)
            return
        self._on_read(found)
        self._showing_s = perf_counter() - start

    def _foreshow(self) -> bool:
        """Tell what can be seen of a large case at once, and have all of it read afterwards. Whether it is large."""
        assert self.file is not None
        if self.file.path is None or self.file.events.number() < READ_AT_ONCE:
            return False
        from briefing.ui.case.foreshowing import foreshow

        try:
            told = foreshow(self.file)
        except BriefingError as error:
            self.failed.emit(error)
            return True
        self._read_soon.start()
        self.foreshown.emit(told)
        return True

    def read_on(self) -> None:
        """What was foreshown is painted: there is time for the rest."""
        if self._read_soon.isActive():
            self._read_soon.stop()
            self._read_apart()

    def _read_apart(self) -> None:
        """Read the case beside the window."""
        if self.file is not None and self.file.path is not None:
            self._showing_s = 2 * MOST_SHOWING_S  # too large to be read after each article that arrives
            reply = ReplyTo(self, self._on_read, self._on_unread)
            self._reading = self._desk.reckon(read_apart(self.file.path), reply)

    def _finish_reading(self) -> None:
        """Wait for what is being read, or is about to be, where something is."""
        if self._read_soon.isActive():
            self.read_again()
        if self._reading is None:
            return
        assert self._reading.future is not None
        try:
            found = self._reading.future.result()
        except BriefingError as error:
            self._on_unread(error)
        else:
            self._on_read(found)

    def _stop_reading(self) -> None:
        self._read_soon.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _on_read(self, found: Whole | None) -> None:
        self._stop_reading()
        if found is None or self.file is None:
            return
        change = self._pending | self._arrived
        self._pending, self._arrived = Change(), Change()
        if not self._is_stale and not self._unjoined:
            self._written = found.stored
        if len(found.stored.events) >= READ_AT_ONCE:
            self._is_frozen = True
            gc.freeze()  # looking through millions of values for rubbish would hold up the window for seconds
        self._tell(found.view, change)
        if self._is_frozen:
            self.file.let_go()

    def _on_unread(self, error: Exception) -> None:
        self._stop_reading()
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _tell(self, view: View, change: Change) -> None:
        self._view = renewed(self._view, view)
        self.changed.emit(self._view, change)

    # --- joining
    def _join(self) -> None:
        """Let the clerk join everything, from a connection of its own."""
        if self.file is None or self.file.path is None:
            return
        if self._show_soon.isActive():
            self._show()
        self._stop_joining()
        if self._joiner is None:
            from briefing.usecases.editing.joining import Joiner

            self._joiner = Joiner(self.file.path)
        from briefing.usecases.editing.joining import writes_all

        reply = ReplyTo(self, self._on_joined, self._on_not_joined)
        self._writing.clear()
        whole = writes_all(self._written, self._unjoined)
        work = _joined(self._joiner, self._unjoined, self._written, self._writing if whole else None)
        self._joining = self._desk.reckon(work, reply)

    def _make_way(self) -> None:
        """Something is about to be written: a joined view that is being written is taken back, and joined again later."""
        if self._joining is not None and self._writing.is_set():
            self._stop_joining()
            if not self._is_arriving:
                self._join_soon.start()

    def _on_joined(self, joined: Joined | None) -> None:
        self._joining = None
        if self.file is None:
            return
        if joined is None:  # the case was changed while it was joined
            self._join_soon.start()
            return
        from briefing.usecases.editing.joining import write

        touched, self._unjoined = self._unjoined, Change()
        try:
            if joined.written is None:
                with self.file.atomic():
                    change = write(self.file, self._written, joined, touched)
                    self.file.settings.set(STALE, None)
            else:
                change = joined.written
            shown = replace(joined.corpus, grades=self.file.grades.get(), ties=self.file.tie_verdicts())
            again = touched.articles or touched.everything
            duplicates = near_duplicates(self.file) if again else self._view.duplicates
        except BriefingError as error:
            self._unjoined = touched
            self.failed.emit(error)
            return
        self._is_stale = False
        self._written = joined.corpus
        change, self._arrived = change | self._arrived, Change()
        self._tell(view_of(self.file, shown, duplicates), change)
        self.settled.emit()

    def _on_not_joined(self, error: Exception) -> None:
        self._joining = None
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _stop_joining(self) -> None:
        ticket, self._joining = self._joining, None
        if ticket is not None:
            ticket.cancel()


def _joined(
    joiner: Joiner, touched: Change, shown: Corpus | None, writing: threading.Event | None
) -> Callable[[threading.Event], Joined | None]:
    """Work for the clerk who joins; with `writing` he writes all of the joined view as well, and says when."""

    def work(stop: threading.Event) -> Joined | None:
        if writing is None:
            return joiner.join(touched, shown, stop.is_set)
        return joiner.join_and_write(touched, shown, stop.is_set, writing.set)

    return work
