"""Panes are made when somebody looks at them or asks for them, and then show what they would have shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.criteria import Criteria
from briefing.ui.craft.late import Late, is_made
from briefing.ui.models.figures import ROW as FIGURE
from briefing.ui.window.main_window import MainWindow
from tests.ui.conftest import bury, fill

LATE = ("actors", "briefing", "casualties", "map", "report", "review", "why", "looking_back")


@pytest.fixture
def window(qtbot: QtBot, program: Program, documents: Path) -> MainWindow:
    """A window in sight with the sample case, the timeline in front."""
    program.window.resize(1366, 768)
    program.window.show()
    fill(program, documents / "Aleppo.briefing")
    qtbot.waitUntil(lambda: program.window.timeline.chart.shown() != ())
    return program.window


def made(window: MainWindow) -> list[str]:
    return [name for name in LATE if is_made(window, name)]


def test_a_case_is_opened_without_the_panes_that_nobody_looks_at(window: MainWindow) -> None:
    assert made(window) == []


def test_a_tab_that_comes_to_the_front_gets_its_pane_with_the_case(qtbot: QtBot, window: MainWindow) -> None:
    window.docks["map"].raise_()
    qtbot.waitUntil(lambda: is_made(window, "map"))
    assert made(window) == ["map"]
    assert window.docks["map"].widget() is window.map
    qtbot.waitUntil(lambda: window.map.isVisible() and len(window.map.map.sites) > 0)


def test_a_pane_made_late_shows_what_the_filter_lets_through(window: MainWindow) -> None:
    window.filter_bar.set_criteria(Criteria(text="Atarib"))
    narrowed = window.showing.shown
    assert 0 < len(narrowed.corpus.events) < len(window.case.view.corpus.events)
    model = window.casualties.model
    shown = {model.index(at, 0).data(FIGURE).casualty.id for at in range(model.rowCount())}
    assert shown == {one.casualty.id for one in narrowed.figure_rows}


def test_the_queue_made_late_knows_what_can_be_undone(window: MainWindow) -> None:
    event = window.case.view.happenings[0].lead.id
    window.editing.review_events((event,), Review.ACCEPTED)
    assert window.review.undo_action.isEnabled()
    assert window.review.undo_action.toolTip()


def test_reasons_asked_for_the_first_time_are_those_of_what_is_pointed_at(qtbot: QtBot, window: MainWindow) -> None:
    happening = window.case.view.happenings[0]
    window.timeline.chart.reveal(happening.lead.id)
    window.timeline._ask_why()
    qtbot.waitUntil(lambda: is_made(window, "why") and window.why.isVisible())
    assert window.why.title.text() == happening.lead.title


def test_the_briefing_of_the_case_is_there_when_its_pane_is_made(
    qtbot: QtBot, program: Program, documents: Path, qapp: QApplication
) -> None:
    path = documents / "Aleppo.briefing"
    fill(program, path)
    program.window.briefing.title.setText("What was seen in Atarib")
    program.window.briefing.changed.emit()
    program.window.close()
    again = Program(qapp, workers=1, documents=documents, warm=False)
    try:
        assert again.window.open_case(path)
        assert not is_made(again.window, "briefing")
        assert again.window.briefing.title.text() == "What was seen in Atarib"
        assert again.window.composing.source(again.window.briefing.composition()) is again.window.case.view.corpus
    finally:
        again.window.close()
        again.window.deleteLater()
        again.deleteLater()
        bury()


class _Owner:
    """Whoever has a part that comes late, and one that belongs to it."""

    made: list[str]

    def __init__(self) -> None:
        self.made = []

    def _part(self) -> str:
        self.made.append("part")
        return "the part"

    def _joined(self, part: str) -> None:
        self.made.append(f"joined {part} to {self.beside}")

    def _beside(self) -> str:
        self.made.append(f"beside {self.part}")
        return "its neighbour"

    part: Late[str] = Late(_part, _joined)
    beside: Late[str] = Late(_beside, after="part")


@pytest.mark.parametrize("first", ["part", "beside"])
def test_what_comes_late_is_made_once_and_in_order(first: str) -> None:
    owner = _Owner()
    assert not is_made(owner, "part")
    getattr(owner, first)
    assert (owner.part, owner.beside) == ("the part", "its neighbour")
    assert owner.made == ["part", "beside the part", "joined the part to its neighbour"]
