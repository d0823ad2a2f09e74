"""Grades in the window: given where one reads, shown where one looks, quiet where nobody judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.criteria import Criteria
from briefing.domain.grade import Credibility, Grade, Reliability
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.models.articles import ROW as ARTICLE
from briefing.ui.models.events import COLUMNS
from briefing.ui.models.figures import COLUMNS as FIGURE_COLUMNS
from briefing.ui.models.timeline import ROW, HappeningRow, ReportRow
from briefing.ui.painting.timeline_rows import reports_words
from briefing.ui.seen.rows import Happening, MarkKind
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from tests.usecases.wire_case import BY_MONITOR, six_articles, six_case

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

COURIER = "The Orontes Courier"


@pytest.fixture
def window(program: Program, tmp_path: Path) -> MainWindow:
    path = tmp_path / "Atarib.briefing"
    six_case(path).close()
    made = program.window
    made.build()
    made.resize(1500, 900)
    made.show()
    assert made.open_case(path)
    return made


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.case._show_soon.isActive())


def strike(window: MainWindow) -> Happening:
    return next(one for one in window.timeline.model.chosen if one.toll)


def steps(menu: QMenu, title: str) -> dict[str, Any]:
    sub = next(action.menu() for action in menu.actions() if title in action.text() and action.menu() is not None)
    return {action.text()[0]: action for action in sub.actions()}


def open_menu(widget: Any) -> QMenu:
    return next(one for one in widget.findChildren(QMenu) if one.isVisible())


def grade(window: MainWindow) -> Grade:
    return window.case.view.grade_of(strike(window)).grade


def column(window: MainWindow, name: str) -> str:
    window.timeline.as_table.setChecked(True)
    at = next(at for at, one in enumerate(COLUMNS) if one.name == name)
    model = window.timeline.table.rows
    row = next(row for row in range(model.rowCount()) if model.happening(row).toll)
    return str(model.index(row, at).data())


# --- where it comes from


def test_an_event_shows_how_many_articles_and_origins_it_has(window: MainWindow) -> None:
    window.timeline.show_as_list()
    model = window.timeline.model
    rows = [model.index(at).data(ROW) for at in range(model.rowCount())]
    row = next(one for one in rows if isinstance(one, HappeningRow) and one.happening.toll)
    assert reports_words(row) == "6 articles, 3 origins ▸"
    alone = next(one for one in rows if isinstance(one, HappeningRow) and one.happening.title == "Schools stay")
    assert reports_words(alone) == "1 origin"
    assert column(window, "origins") == "3"
    assert column(window, "articles") == "6"


def test_both_clocks_stand_side_by_side(window: MainWindow) -> None:
    assert column(window, "date") == "28 Nov 2024"
    assert column(window, "reported") == "28 Nov 2024"
    window.casualties.show_case(window.showing.shown)
    titles = [one.title for one in FIGURE_COLUMNS]
    at = titles.index("Reported")
    model = window.casualties.model
    assert [model.index(row, at).data() for row in range(model.rowCount())].count("29 Nov 2024") == 2


def test_a_report_names_everybody_it_came_through(window: MainWindow) -> None:
    window.timeline.show_as_list()
    window.timeline.model.toggle(strike(window).key)
    model = window.timeline.model
    sources = [one.source for at in range(model.rowCount()) if isinstance(one := model.row(at), ReportRow)]
    assert f"reported 29 Nov 2024 · {COURIER} ← Syrian Observatory for Human Rights ← medical sources" in sources
    assert "reported 29 Nov 2024 · Gulf Morning ← Reuters ← residents" in sources


# --- giving grades


def test_nothing_graded_is_said_quietly(window: MainWindow) -> None:
    assert column(window, "grade") == "F6"
    window.timeline.show_as_list()
    model = window.timeline.model
    row = next(one for at in range(model.rowCount()) if isinstance(one := model.index(at).data(ROW), HappeningRow))
    assert not row.grade.grade.is_judged


def test_a_publisher_is_graded_from_its_article(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.articles
    at = next(
        at for at in range(pane.filter.rowCount()) if pane.filter.index(at, 0).data(ARTICLE).article.publisher == COURIER
    )
    pane.list.setCurrentIndex(pane.filter.index(at, 0))
    pane._on_menu(QPoint(5, 5))
    menu = open_menu(pane.list)
    offered = steps(menu, COURIER)
    assert offered["F"].isChecked()
    assert "usually reliable" in offered["B"].text()
    offered["B"].trigger()
    menu.close()
    settle(qtbot, window)
    assert pane.filter.index(at, 0).data(ARTICLE).reliability is Reliability.B
    assert grade(window) == Grade(Reliability.B)
    window.case.stack.undo()
    settle(qtbot, window)
    assert grade(window) == Grade()


def test_a_grade_stands_wherever_what_it_is_of_is_told(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    view = window.case.view
    event = next(one for one in view.corpus.events if one.participants and view._figures_of.get(one.id))
    article = view.articles[event.evidence[0].article]
    doer = event.participants[0].actor
    window.actors.show_case(window.showing.shown)
    window.selection.pick(Picked(article=article.id, actor=doer))

    def profile() -> str:
        window.sight.catch_up(window.actors)
        lines = window.actors.profile
        return "\n".join(f"{lines.line(at).text} {lines.line(at).detail}" for at in range(lines.rowCount()))

    assert "(B)" not in window.reader.source.text()
    assert "B2" not in profile()
    window.grading.publisher(article.publisher, Reliability.B)
    window.grading.events((event.id,), Credibility.PROBABLE)
    settle(qtbot, window)
    assert f"{article.publisher} (B)" in window.reader.source.text()
    assert "B2" in profile()
    mark = next(one for one in window.case.view.marks(article.id) if one.ref == event.id)
    assert "B2" in window.case.view.explain(mark)
    figure = next(one for one in window.case.view.marks(article.id) if one.kind is MarkKind.CASUALTY)
    assert "B" in window.case.view.explain(figure).splitlines()[-1]
    window.grading.source(doer, Reliability.D)
    settle(qtbot, window)
    window.sight.catch_up(window.actors)
    assert "D as a source" in window.actors.kind.text()


@pytest.mark.parametrize("way", ["as_chart", "as_list", "as_table"])
def test_numbers_grade_the_event_pointed_at_in_the_timeline(qtbot: QtBot, window: MainWindow, way: str) -> None:
    pane = window.timeline
    getattr(pane, way).setChecked(True)
    event = strike(window).lead
    window.selection.pick(Picked(event=event.id))
    assert pane.current_events()[0] == event.id
    pane.front.setFocus()
    qtbot.keyClick(pane.front, Qt.Key.Key_2)
    settle(qtbot, window)
    assert window.case.view.corpus.grades.events[event.id] is Credibility.PROBABLE
    window.case.stack.undo()
    settle(qtbot, window)
    assert not window.case.view.corpus.grades


def test_an_event_is_graded_in_its_details(qtbot: QtBot, window: MainWindow) -> None:
    event = strike(window).lead
    window.editing.edit_event(event.id)
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    qtbot.mouseClick(dialog.credibility.button(Credibility.PROBABLE), Qt.MouseButton.LeftButton)
    dialog.confirm.click()
    settle(qtbot, window)
    assert window.case.view.corpus.grades.events == {event.id: Credibility.PROBABLE}
    assert window.case.view.events[event.id].review is event.review
    assert window.case.stack.undoText() == f"Grade “{event.title}” 2"


def test_the_keys_of_the_queue_grade_and_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.docks["review"].raise_()
    window.review.set_in_sight(True)
    pane = window.review
    current = pane.queue.current
    assert current is not None
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_2)
    settle(qtbot, window)
    assert pane.numbers.value() is Credibility.PROBABLE
    qtbot.keyClick(pane.list, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert pane.letters.value() is Reliability.B
    assert pane.queue.current is not None
    assert pane.queue.current.id == current.id
    assert str(window.case.view.grader.of(current.fact).grade) == "B2"
    window.case.stack.undo()
    window.case.stack.undo()
    settle(qtbot, window)
    assert not window.case.view.corpus.grades


def test_figures_are_graded_from_their_table(qtbot: QtBot, window: MainWindow) -> None:
    window.casualties.show_case(window.showing.shown)
    window.casualties.table.setCurrentIndex(window.casualties.filter.index(0, 0))
    window.casualties._on_menu(QPoint(5, 5))
    menu = open_menu(window.casualties.table)
    steps(menu, "Credibility")["3"].trigger()
    settle(qtbot, window)
    window.sight.catch_up(window.casualties)
    row = window.casualties.filter.index(0, 0).data(Qt.ItemDataRole.UserRole + 1)
    assert str(row.grade.grade) == "F3"


def test_a_source_that_texts_name_is_graded_in_its_profile(qtbot: QtBot, window: MainWindow) -> None:
    sohr = next(one for one in window.case.view.corpus.actors if one.name.startswith("Syrian Observatory"))
    window.grading.source(sohr.id, Reliability.C)
    settle(qtbot, window)
    told = [row for row in window.case.view.figure_rows if sohr.id in row.casualty.attributed_to]
    assert {str(row.grade.grade) for row in told} == {"C6"}
    assert {row.grade.source for row in told} == {sohr.name}


# --- asking for grades


def test_the_filter_asks_for_at_least_a_grade(qtbot: QtBot, window: MainWindow) -> None:
    window.grading.publisher(COURIER, Reliability.B)
    event = next(one for one in window.case.view.corpus.events if one.evidence[0].article == six_articles()[BY_MONITOR].id)
    window.grading.events((event.id,), Credibility.PROBABLE)
    settle(qtbot, window)
    button = window.filter_bar.grades
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button.reliability.button(2), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button.credibility.button(2), Qt.MouseButton.LeftButton)
    assert window.filter_bar.criteria == Criteria(reliability=Reliability.B, credibility=Credibility.PROBABLE)
    assert button.text() == "at least B2"
    shown = window.timeline.model.chosen
    assert [event.id in {one.id for one in told.events} for told in shown] == [True]
    qtbot.mouseClick(button.all, Qt.MouseButton.LeftButton)
    assert window.filter_bar.criteria == Criteria()
    qtbot.keyClick(button.panel, Qt.Key.Key_Escape)


def test_grades_given_on_another_day_hold_there_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.filter_bar.set_criteria(Criteria(known_on=date(2024, 11, 29)))
    qtbot.waitUntil(lambda: window.hindsight.is_settled)
    window.grading.publisher(COURIER, Reliability.B)
    settle(qtbot, window)
    assert window.hindsight.is_settled
    assert window.showing.shown.grade_of(strike(window)).grade == Grade(Reliability.B)
