"""A large case is read beside the window: its timeline is there at once, and nothing is lost that is done meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.store.casefile import CaseFile
from briefing.ui.case import case_signals
from briefing.ui.case.foreshowing import foreshow
from briefing.ui.craft.work import ReplyTo
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import LONG_TITLE, Chronicle, Grouping
from briefing.ui.wording import words
from briefing.usecases.editing.facts import ReviewEvent
from tests.ui.conftest import sample_case


@pytest.fixture
def case(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample case, taken for a large one."""
    monkeypatch.setattr(case_signals, "READ_AT_ONCE", 1)
    path = documents / "Aleppo.briefing"
    path.write_bytes(sample_case())
    return path


@pytest.fixture
def gate(program: Program) -> Iterator[threading.Event]:
    """Nothing is read beside the window before it is opened."""
    made = threading.Event()
    program.desk.reckon(lambda _stop: made.wait(60), ReplyTo(program, lambda _answer: None, lambda _error: None))
    yield made
    made.set()


def painted(qtbot: QtBot, program: Program) -> TimelineChart:
    """The timeline, once it has painted what is foreshown."""
    chart = program.window.timeline.chart
    qtbot.waitUntil(lambda: any(one.kind in ("words", "sign", "crowd") for one in chart.shown()), timeout=20_000)
    assert program.window.case.is_being_read
    return chart


def read(qtbot: QtBot, program: Program, gate: threading.Event) -> None:
    gate.set()
    qtbot.waitUntil(lambda: not program.window.case.is_being_read, timeout=20_000)


def test_what_is_foreshown_is_what_the_view_will_show(documents: Path) -> None:
    path = documents / "Aleppo.briefing"
    path.write_bytes(sample_case())
    with CaseFile.open(path) as file:
        ReviewEvent(file, file.events.all()[3].id, Review.REJECTED).apply()
        ReviewEvent(file, file.events.all()[5].id, Review.ACCEPTED).apply()
        told = foreshow(file)
        chosen = View(file.corpus()).chosen
    assert len(told) > 20
    assert any(len(one.events) > 1 for one in chosen)
    assert [tuple(one) for one in told] == [(one.key, one.title, one.when, one.status, one.review) for one in chosen]


def test_what_is_foreshown_of_dates_and_titles_that_are_odd_is_what_the_view_will_show(documents: Path) -> None:
    path = documents / "Aleppo.briefing"
    path.write_bytes(sample_case())
    day = date(2024, 11, 27)
    odd = (
        {"title": "x" * (LONG_TITLE + 1)},
        {"title": ""},
        {"when": UNKNOWN},
        {"when": When(None, day, Precision.VAGUE)},
        {"when": When(day, None, Precision.VAGUE)},
        {"when": When(day, day, Precision.WEEK), "status": Status.PLANNED},
        {"when": When(day, day, Precision.MONTH)},
        {"when": When(day, day, Precision.DAY), "status": Status.DENIED},
    )
    with CaseFile.open(path) as file:
        for number, fields in enumerate(odd):
            base = Event(EventId(f"analyst:{number}"), "By hand", EventType.OTHER, origin=Origin.ANALYST)
            file.events.add(replace(base, **fields))
        told = foreshow(file)
        chosen = View(file.corpus()).chosen
    assert [tuple(one) for one in told] == [(one.key, one.title, one.when, one.status, one.review) for one in chosen]
    early, late = told.chronicle(), Chronicle.of(chosen)
    columns = ("starts", "ends", "facts", "undated_facts", "aside")
    assert [getattr(early, name) for name in columns] == [getattr(late, name) for name in columns]
    assert [one.key for one in (*early.items, *early.undated)] == [one.key for one in (*late.items, *late.undated)]
    assert early.story() == late.story()


def test_the_timeline_of_a_large_case_is_painted_before_the_case_is_read(
    qtbot: QtBot, program: Program, case: Path, gate: threading.Event
) -> None:
    window = program.window
    window.show()
    assert window.open_case(case)
    chart = painted(qtbot, program)
    assert window.statusBar().currentMessage() == words.READING_CASE
    read(qtbot, program, gate)
    assert window.statusBar().currentMessage() == ""
    assert len(window.timeline.model.chosen) == len(chart.chronicle) + len(chart.chronicle.undated)
    assert window.articles.model.rowCount() > 0


def test_the_period_that_was_looked_at_meanwhile_stays(
    qtbot: QtBot, program: Program, case: Path, gate: threading.Event
) -> None:
    window = program.window
    window.show()
    window.open_case(case)
    chart = painted(qtbot, program)
    chart.zoom(3.0)
    looked_at = chart.period()
    read(qtbot, program, gate)
    chart.viewport().repaint()
    assert chart.period() == pytest.approx(looked_at)


def test_nothing_can_be_pointed_at_before_the_case_is_read(
    qtbot: QtBot, program: Program, case: Path, gate: threading.Event
) -> None:
    window = program.window
    window.show()
    window.open_case(case)
    chart = painted(qtbot, program)
    words_ = next(one.rect for one in chart.shown() if one.kind in ("words", "sign", "crowd"))
    at = words_.center().toPoint()
    qtbot.mouseMove(chart.viewport(), at)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(chart, key)
    assert chart.current() is None
    chart.group(Grouping.ACTOR)
    chart.viewport().repaint()
    read(qtbot, program, gate)
    chart.viewport().repaint()
    chart.step(1)
    assert chart.current() is not None
    assert len(chart.lanes()) > 1


def test_whoever_asks_for_the_view_meanwhile_waits_for_it(program: Program, case: Path) -> None:
    window = program.window
    window.open_case(case)
    assert window.case.is_being_read
    assert len(window.case.view.happenings) > 20
    assert not window.case.is_being_read
    QApplication.processEvents()
    assert len(window.case.view.happenings) > 20


def test_a_decision_made_meanwhile_is_seen(qtbot: QtBot, program: Program, case: Path, gate: threading.Event) -> None:
    window = program.window
    window.show()
    window.open_case(case)
    qtbot.waitUntil(lambda: window.case._reading is not None, timeout=20_000)  # the gate holds it
    assert window.case.file is not None
    threading.Timer(0.1, gate.set).start()
    event = window.case.file.events.all()[0].id
    assert window.case.do(ReviewEvent(window.case.file, event, Review.ACCEPTED)) is None
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)
    assert window.case.view.events[event].review is Review.ACCEPTED
    window.case.stack.undo()
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)
    assert window.case.view.events[event].review is Review.SUGGESTED


def test_a_large_case_may_be_closed_or_another_opened_before_it_is_read(
    qtbot: QtBot, program: Program, case: Path, documents: Path
) -> None:
    window = program.window
    window.show()
    window.open_case(case)
    window.close_case()
    assert window.welcome.isVisible()
    window.open_case(case)
    assert window.new_case(documents / "Other.briefing")
    QApplication.processEvents()
    assert not window.case.is_being_read
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)
    assert not window.case.view.happenings
