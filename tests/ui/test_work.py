import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from briefing.ui.craft.work import Desk, ReplyTo, Stopped, Tell


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


class Answers:
    def __init__(self) -> None:
        self.done: list[Any] = []
        self.errors: list[Exception] = []
        self.threads: list[bool] = []

    def on_done(self, answer: Any) -> None:
        self.threads.append(QThread.currentThread().isMainThread())
        self.done.append(answer)

    def on_error(self, error: Exception) -> None:
        self.threads.append(QThread.currentThread().isMainThread())
        self.errors.append(error)

    def to(self, owner: QObject) -> ReplyTo:
        return ReplyTo(owner, self.on_done, self.on_error)


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, desk: Desk) -> None:
    answers, owner = Answers(), QObject()
    desk.submit(lambda stop: threading.current_thread().name, answers.to(owner))
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done[0].startswith("clerk")
    assert answers.threads == [True]
    assert desk.is_idle


def test_a_look_up_does_not_stand_behind_long_work(qtbot: QtBot, desk: Desk) -> None:
    answers, owner, go_on = Answers(), QObject(), threading.Event()
    desk.submit(lambda stop: go_on.wait(20), answers.to(owner))
    desk.look_up(lambda stop: threading.current_thread().name, answers.to(owner))
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done[0].startswith("look-ups")
    go_on.set()
    qtbot.waitUntil(lambda: len(answers.done) == 2)
    assert answers.threads == [True, True]


def test_an_error_is_answered_here_too(qtbot: QtBot, desk: Desk) -> None:
    answers, owner = Answers(), QObject()

    def fail(_stop: threading.Event) -> None:
        raise ValueError("no")

    desk.submit(fail, answers.to(owner))
    qtbot.waitUntil(lambda: bool(answers.errors))
    assert isinstance(answers.errors[0], ValueError)
    assert answers.threads == [True]


def test_an_owner_that_is_gone_gets_no_answer(qtbot: QtBot, desk: Desk) -> None:
    gone, stays, holder = Answers(), Answers(), QObject()
    owner = QObject()
    gate = threading.Event()
    desk.submit(lambda stop: gate.wait(5), gone.to(owner))
    desk.submit(lambda stop: "later", stays.to(holder))
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _alive(owner))
    gate.set()
    qtbot.waitUntil(lambda: bool(stays.done))
    assert gone.done == []
    assert gone.errors == []


def _alive(one: QObject) -> bool:
    from shiboken6 import isValid

    return bool(isValid(one))


def test_cancelled_work_is_asked_to_stop_and_says_nothing(qtbot: QtBot, desk: Desk) -> None:
    cancelled, after, owner = Answers(), Answers(), QObject()
    started, stopped = threading.Event(), threading.Event()

    def work(stop: threading.Event) -> str:
        started.set()
        if stop.wait(5):
            stopped.set()
        return "too late"

    ticket = desk.submit(work, cancelled.to(owner))
    assert started.wait(5)
    ticket.cancel()
    desk.submit(lambda stop: "next", after.to(owner))
    qtbot.waitUntil(lambda: bool(after.done))
    assert stopped.is_set()
    assert cancelled.done == []


def test_the_answer_of_a_worker_process_is_followed_in_the_same_way(qtbot: QtBot, desk: Desk) -> None:
    answers, owner = Answers(), QObject()
    future: Future[str] = Future()
    desk.follow(future, answers.to(owner))
    threading.Thread(target=future.set_result, args=("read",)).start()
    qtbot.waitUntil(lambda: answers.done == ["read"])
    assert answers.threads == [True]


def test_closing_joins_the_thread_and_forgets_what_waits(qapp: object) -> None:
    desk = Desk()
    answers, owner = Answers(), QObject()
    ran: list[int] = []
    desk.submit(lambda stop: stop.wait(5), answers.to(owner))
    for number in range(3):
        desk.submit(lambda stop, number=number: ran.append(number), answers.to(owner))
    desk.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("clerk")]
    assert ran == []
    assert answers.done == []


def test_parts_come_in_order_and_before_the_answer(qtbot: QtBot, desk: Desk) -> None:
    answers, owner = Answers(), QObject()
    came: list[object] = []

    def work(_stop: threading.Event, tell: Tell) -> str:
        for n in range(3):
            tell(n)
        return "whole"

    reply = ReplyTo(owner, came.append, answers.on_error, came.append)
    desk.submit_in_parts(work, reply)
    qtbot.waitUntil(lambda: "whole" in came)
    assert came == [0, 1, 2, "whole"]


def test_who_gave_up_hears_of_no_part_and_work_that_stops_reaches_nobody(qtbot: QtBot, desk: Desk) -> None:
    answers, owner, go_on = Answers(), QObject(), threading.Event()
    came: list[object] = []

    def work(stop: threading.Event, tell: Tell) -> None:
        go_on.wait(20)
        tell("late")
        assert stop.is_set()
        raise Stopped

    ticket = desk.submit_in_parts(work, ReplyTo(owner, came.append, answers.on_error, came.append))
    ticket.cancel()
    go_on.set()
    desk.submit(lambda stop: "next", answers.to(owner))
    qtbot.waitUntil(lambda: bool(answers.done))
    assert came == []
    assert answers.errors == []


def test_a_file_that_waits_to_be_written_is_written_though_the_window_is_closed(qapp: object, tmp_path: Path) -> None:
    desk, answers, owner = Desk(), Answers(), QObject()
    started, drawn, path = threading.Event(), threading.Event(), tmp_path / "briefing.pdf"

    def draw(stop: threading.Event) -> None:
        started.set()
        stop.wait(60)

    desk.submit(draw, answers.to(owner))
    assert started.wait(60)
    desk.submit(lambda stop: drawn.set(), answers.to(owner))
    desk.submit(lambda stop: path.write_bytes(b"whole"), answers.to(owner), writes=True)
    desk.close()
    assert path.read_bytes() == b"whole"
    assert not drawn.is_set(), "what nobody will see is not drawn"
    assert answers.done == []


def test_where_the_process_ends_anyway_a_page_on_its_way_is_not_waited_for(qapp: object) -> None:
    desk, answers, owner = Desk(), Answers(), QObject()
    started, go_on, is_through = threading.Event(), threading.Event(), threading.Event()

    def draw(_stop: threading.Event) -> None:
        started.set()
        go_on.wait(60)
        is_through.set()

    desk.submit(draw, answers.to(owner))
    assert started.wait(60)
    desk.ends_with_process = True
    desk.close()
    assert not is_through.is_set()
    go_on.set()
    assert is_through.wait(60)
