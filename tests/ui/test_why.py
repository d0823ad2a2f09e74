"""The pane that says why: for what is pointed at, with the words it went by lit up in the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.event import Event
from briefing.store.casefile import CaseFile
from briefing.ui.craft import theme
from briefing.ui.models.grounds import ROW, GroundModel
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import EditEvent
from briefing.usecases.taking_in.reading import Pasted, read_here
from tests.ui.conftest import choose_row

TEXT = (
    "Fighters of Hay'at Tahrir al-Sham shelled the town of Atarib on 3 May 2025. At least seven civilians were killed, "
    "medics said.\n\nThe group denied that it had shelled the town."
)


@pytest.fixture(scope="module")
def case_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A case of one article as the program reads it, made once."""
    path = tmp_path_factory.mktemp("case") / "made.briefing"
    with CaseFile.create(path) as case:
        AddArticle(case, read_here(Pasted(TEXT, name="a.txt")), refresh=False).apply()
        refresh_view(case)
    return path.read_bytes()


@pytest.fixture
def window(program: Program, documents: Path, case_bytes: bytes) -> MainWindow:
    path = documents / "Atarib.briefing"
    path.write_bytes(case_bytes)
    program.window.resize(1200, 800)
    program.window.show()
    assert program.window.open_case(path)
    return program.window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)


def shelling(window: MainWindow) -> Event:
    return next(one for one in window.case.view.corpus.events if "Atarib" in one.title and one.why)


def point_at(window: MainWindow, event: Event) -> None:
    span = event.evidence[0]
    window.selection.pick(Picked(article=span.article, event=event.id, span=span))


def told(window: MainWindow) -> dict[str, str]:
    """What the pane says, by the name of the field: value and reason."""
    model = window.why.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return {row.label: f"{row.value}: {row.sentence}" for row in rows if row.label}


def test_it_says_why_for_the_event_pointed_at_and_lights_its_words(qtbot: QtBot, window: MainWindow) -> None:
    event = shelling(window)
    point_at(window, event)
    assert not window.docks["why"].isVisible()
    window.timeline.why_action.trigger()
    assert window.docks["why"].isVisible()
    assert window.why.title.text() == event.title
    assert "shelled" in told(window)["Type"]
    assert told(window)["Where"].startswith("Atarib")
    model = window.why.model
    at = next(at for at in range(model.rowCount()) if model.row(at).words is not None)
    words = model.row(at).words
    assert words is not None
    text = window.reader.text
    lit = len(text.extraSelections())
    window.why.list.entered.emit(model.index(at, 0))
    assert len(text.extraSelections()) == lit + 1
    article = window.case.view.articles[words.article]
    assert text.extraSelections()[-1].cursor.selectedText() == article.quote(words)
    QApplication.sendEvent(window.why.list.viewport(), QEvent(QEvent.Type.Leave))
    assert len(text.extraSelections()) == lit
    window.why.list.clicked.emit(model.index(at, 0))
    assert window.selection.current == Picked(article=words.article, event=event.id, span=words)
    assert window.why.title.text() == event.title


def test_it_follows_to_figures_and_actors(qtbot: QtBot, window: MainWindow) -> None:
    window.show_why()
    row = next(one for one in window.case.view.corpus.casualties if one.low == 7)
    window.selection.pick(Picked(casualty=row.id, event=row.event, span=row.evidence[0]))
    assert window.why.sort.text() == "Figure"
    assert told(window)["How many"].startswith("at least 7")
    actor = next(one for one in window.case.view.corpus.actors if one.name == "Hay'at Tahrir al-Sham")
    window.selection.pick(Picked(actor=actor.id))
    assert window.why.sort.text() == "Actor"
    qtbot.waitUntil(lambda: "(armed group, Syria)" in told(window)["Name"], timeout=20_000)  # when what is known is read
    assert told(window)["Country"] == "Syria: That of the entry."
    window.selection.pick(Picked(article=row.evidence[0].article))
    assert window.why.model.rowCount() == 0


def test_every_list_leads_to_it(qtbot: QtBot, window: MainWindow) -> None:
    event = shelling(window)
    at = window.timeline.model.row_of(event.id)
    assert at is not None
    window.timeline._mark(at)
    window.timeline.why_action.trigger()
    assert window.why.sort.text() == "Event"
    window.docks["why"].hide()
    window.go_to("casualties")
    choose_row(window.casualties.table, 0)
    next(one for one in window.casualties._actions if one.text().startswith("Why")).trigger()
    assert (window.docks["why"].isVisible(), window.why.sort.text()) == (True, "Figure")
    window.docks["why"].hide()
    window.go_to("actors")
    window.actors.list.setCurrentIndex(window.actors.model.index(0, 0))
    window.actors.why_action.trigger()
    assert (window.docks["why"].isVisible(), window.why.sort.text()) == (True, "Actor")
    window.go_to("why")
    assert window.why.list.hasFocus()


def test_what_the_analyst_set_is_told_as_such(qtbot: QtBot, window: MainWindow) -> None:
    event = shelling(window)
    point_at(window, event)
    window.show_why()
    assert window.case.file is not None
    window.case.do(EditEvent(window.case.file, replace(event, title="As the analyst has it")))
    settle(qtbot, window)
    assert (
        told(window)["Headline"] == f"As the analyst has it: Set by you; the program read “{event.title}” in this article."
    )
    assert "shelled" in told(window)["Type"]
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert "Set by you" not in told(window)["Headline"]


def test_it_says_so_where_there_is_nothing_to_explain(qtbot: QtBot, window: MainWindow) -> None:
    window.show_why()
    assert window.why._stack.currentIndex() == 0
    event = shelling(window)
    point_at(window, event)
    assert window.why._stack.currentIndex() == 1
    window.close_case()
    assert window.why.model.rowCount() == 0


def test_rows_hold_together(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    model = GroundModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(window.knowing.explained(Picked(event=shelling(window).id)))
    assert model.rowCount() >= 4
    index = model.index(0, 0)
    assert model.data(index, ROW) is model.row(0)
    assert "Type" in model.data(index, Qt.ItemDataRole.DisplayRole)
    assert "lexicon" in model.data(index, Qt.ItemDataRole.ToolTipRole)
    model.show(None)
    assert model.rowCount() == 0
    del tester


@pytest.mark.parametrize("width", [180, 420, 900])
def test_every_row_is_as_high_as_its_words(qtbot: QtBot, window: MainWindow, width: int, looks: theme.Theme) -> None:
    window.show_why()
    window.docks["why"].setFloating(True)
    window.docks["why"].resize(width, 300)
    point_at(window, shelling(window))
    pane = window.why.list
    delegate = pane.itemDelegate()
    for at in range(window.why.model.rowCount()):
        index = window.why.model.index(at, 0)
        assert pane.sizeHintForIndex(index).height() >= pane.fontMetrics().height() * (
            2 if window.why.model.row(at).value else 1
        )
    for choice in ("light", "dark"):
        looks.choose(choice)
        assert not pane.grab().toImage().isNull()
    assert delegate is pane.itemDelegate()
