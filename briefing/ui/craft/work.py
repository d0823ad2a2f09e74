"""Work off the interface thread: one clerk for charts, reports and long reads, a second one for look-ups that somebody
waits for, a third who joins the case after edits, and answers that come back safely.

An answer is always delivered on the interface thread, through one queued signal whose receiver is a slot of this object: a
lambda or a plain method connected to a signal of another thread would run in that thread. An owner that is gone by then
gets no answer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

Work = Callable[[threading.Event], Any]
Tell = Callable[[Any], None]
"""Called by work with a part of its answer, or with how far it is."""


class ReplyTo(NamedTuple):
    """Who gets the answer: `owner` must still exist then, or the answer is dropped. `on_part` hears of its parts before."""

    owner: QObject
    on_done: Callable[[Any], None]
    on_error: Callable[[Exception], None]
    on_part: Tell | None = None


class Stopped(Exception):
    """Raised by work that was asked to stop; it reaches nobody."""


class Ticket:
    """One piece of work on its way. After `cancel` no answer comes, whether or not the work could still be stopped."""

    __slots__ = ("future", "reply", "stop", "writes")

    def __init__(self, reply: ReplyTo, *, writes: bool = False) -> None:
        self.stop = threading.Event()
        self.reply: ReplyTo | None = reply
        self.future: Future[Any] | None = None
        self.writes = writes  # a file that somebody asked for: it is finished though the window is closed

    def cancel(self) -> None:
        """Ask the work to stop and forget the answer."""
        self.stop.set()
        self.reply = None
        if self.future is not None:
            self.future.cancel()


class Desk(QObject):
    """One clerk, one queue, one thread; and the same once more for look-ups and for joining, which do not stand behind
    charts and pages.

    Work touches no widget, no model and no case file: values in, values out.
    """

    _finished = Signal(object, object)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clerk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._looker_up = ThreadPoolExecutor(max_workers=1, thread_name_prefix="look-ups")
        self._reckoner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="joining")
        self._open: set[Ticket] = set()
        self.ends_with_process = False  # then closing does not wait for pictures and pages that nobody will see
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Work, reply: ReplyTo, *, writes: bool = False) -> Ticket:
        """Let the clerk do `work(stop)`; long work looks at `stop` between its steps. What `writes` a file is done even
        where the window is closed meanwhile.
        """
        ticket = Ticket(reply, writes=writes)
        return self._follow(self._clerk.submit(work, ticket.stop), ticket)

    def submit_in_parts(self, work: Callable[[threading.Event, Tell], Any], reply: ReplyTo) -> Ticket:
        """The same for work that has something to show before it is done: parts come in order, and before the answer."""
        ticket = Ticket(reply)

        def tell(part: Any) -> None:
            if isValid(self):
                self._told.emit(part, ticket)

        return self._follow(self._clerk.submit(work, ticket.stop, tell), ticket)

    def look_up(self, work: Work, reply: ReplyTo) -> Ticket:
        """Let the second clerk do something short that somebody is waiting for."""
        ticket = Ticket(reply)
        return self._follow(self._looker_up.submit(work, ticket.stop), ticket)

    def reckon(self, work: Work, reply: ReplyTo) -> Ticket:
        """Let the third clerk join the case: nobody waits for it, and it waits for nobody."""
        ticket = Ticket(reply)
        return self._follow(self._reckoner.submit(work, ticket.stop), ticket)

    def follow(self, future: Future[Any], reply: ReplyTo) -> Ticket:
        """Deliver the answer of work done elsewhere (a worker process) in the same way."""
        return self._follow(future, Ticket(reply))

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and no answer is waiting to be delivered."""
        return not self._open

    def _follow(self, future: Future[Any], ticket: Ticket) -> Ticket:
        ticket.future = future
        self._open.add(ticket)
        future.add_done_callback(lambda done: self._announce(done, ticket))
        return ticket

    def _announce(self, done: Future[Any], ticket: Ticket) -> None:
        if isValid(self):  # a worker process may answer after the window is gone
            self._finished.emit(done, ticket)

    @Slot(object, object)
    def _pass_on(self, part: Any, ticket: Ticket) -> None:
        reply = ticket.reply
        if reply is not None and reply.on_part is not None and isValid(reply.owner):
            reply.on_part(part)

    @Slot(object, object)
    def _deliver(self, done: Future[Any], ticket: Ticket) -> None:
        self._open.discard(ticket)
        reply = ticket.reply
        if reply is None or done.cancelled() or not isValid(reply.owner):
            return
        error = done.exception()
        if error is None:
            reply.on_done(done.result())
        elif isinstance(error, Exception):
            reply.on_error(error)
        else:
            raise error

    def close(self) -> None:
        """Ask what runs to stop, forget what waits and every answer, join the threads. Files are written first."""
        left = tuple(self._open)
        forgotten = [ticket for ticket in left if not ticket.writes]
        for ticket in forgotten:  # first, or what waits would start when what runs stops
            if ticket.future is not None:
                ticket.future.cancel()
        for ticket in forgotten:
            ticket.cancel()
        written = [ticket.future for ticket in left if ticket.writes and ticket.future is not None]
        for ticket in left:
            ticket.reply = None
        wait(written)
        self._clerk.shutdown(wait=not self.ends_with_process)
        for clerk in (self._looker_up, self._reckoner):  # these have cases open
            clerk.shutdown(wait=True)
        self._open.clear()
