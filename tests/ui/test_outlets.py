"""Several outlets of one text, in the window: noted when taken in, seen in list and reader, corrected in the form."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.grade import Reliability
from briefing.domain.text import Article
from briefing.errors import InputDuplicate
from briefing.ui.dialogs.article import ArticleDialog
from briefing.ui.models.articles import ROW
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.taking_in.reading import Pasted, Reading, known_text
from tests.sample_corpus import sample_articles, sample_findings
from tests.ui.conftest import filed
from tests.ui.test_importing_many import settle

FIRST = sample_articles()[0]


class Wires:
    """A reading room in which the very text of an article of the case comes in once more, from some outlet."""

    workers = 2

    def __init__(self, publisher: str | None) -> None:
        self._publisher = publisher

    def submit(self, *_given: object) -> Future[Reading]:
        answer: Future[Reading] = Future()
        again = filed(replace(FIRST, publisher=self._publisher), sample_findings()[0])
        original = replace(again.intake.original, data=b"as the other outlet had it")
        answer.set_exception(known_text("wire.txt", replace(again.intake, original=original), is_told=False))
        return answer

    def close(self) -> None: ...


def take_in(qtbot: QtBot, window: MainWindow, publisher: str | None) -> None:
    window.importing._room = Wires(publisher)  # type: ignore[assignment]
    window.importing.start([Pasted("x", name="wire.txt")])
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.report.model.rowCount() > 0)


def now(window: MainWindow) -> Article:
    return window.case.view.articles[FIRST.id]


def report(window: MainWindow) -> list[str]:
    model = window.report.model
    return [str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())]


def open_form(window: MainWindow) -> ArticleDialog:
    window.editing.edit_article(FIRST.id)
    assert isinstance(window.dialog, ArticleDialog)
    return window.dialog


def test_what_another_outlet_printed_is_noted_seen_and_undone(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    events, figures = len(window.case.view.corpus.events), len(window.case.view.corpus.casualties)
    take_in(qtbot, window, "Gulf Mirror")
    assert now(window).outlets == (FIRST.publisher, "Gulf Mirror")
    assert (len(window.case.view.corpus.events), len(window.case.view.corpus.casualties)) == (events, figures)
    assert any("Gulf Mirror printed it too" in line for line in report(window))
    assert window.report.headline.text() == "0 articles taken in, 1 noted as printed by another outlet too"
    window.reader.open_article(FIRST.id)
    assert window.reader.printed.isVisibleTo(window.reader)
    assert "Also printed by" in window.reader.printed.text()
    at = window.articles.model.row_of(FIRST.id)
    assert at is not None
    index = window.articles.model.index(at, 0)
    assert "Also printed by" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Gulf Mirror" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(ROW).article.also[0].file is not None
    window.case.stack.undo()
    qtbot.waitUntil(lambda: now(window).also == ())
    assert not window.reader.printed.isVisibleTo(window.reader)


@pytest.mark.parametrize("publisher", [None, FIRST.publisher])
def test_the_same_outlet_again_is_in_the_case_already(qtbot: QtBot, filled: Program, publisher: str | None) -> None:
    window = filled.window
    summaries: list[object] = []
    window.importing.finished.connect(summaries.append)
    take_in(qtbot, window, publisher)
    assert now(window).also == ()
    assert [type(one.error) for one in summaries[0].refused] == [InputDuplicate]  # type: ignore[attr-defined]


def test_outlets_are_added_and_taken_out_in_the_form_by_keys(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    form = open_form(window)
    form.also.add.setFocus()
    qtbot.keyClick(form.also.add, Qt.Key.Key_Space)
    qtbot.keyClicks(form.also.rows[0].outlet, "Gulf Mirror")
    assert form.also.rows[0].outlet.accessibleName() == "Outlet 1"
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: now(window).outlets == (FIRST.publisher, "Gulf Mirror"))
    form = open_form(window)
    form.also.rows[0].remove.setFocus()
    qtbot.keyClick(form.also.rows[0].remove, Qt.Key.Key_Space)
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: now(window).also == ())


def test_the_form_refuses_an_outlet_twice_and_says_who_was_earlier(qtbot: QtBot, filled: Program) -> None:
    form = open_form(filled.window)
    form.also.add.click()
    row = form.also.rows[0]
    row.outlet.setText(f"the {(FIRST.publisher or '').upper()}")
    assert not form.confirm.isEnabled()
    assert "stands here twice" in form.note.text()
    row.outlet.setText("Gulf Mirror")
    assert form.confirm.isEnabled()
    row.published.known.setChecked(True)
    row.published.day.setDate(form.published.day.date().addDays(-1))
    assert form.note.text().startswith("Gulf Mirror printed it before.")
    qtbot.waitUntil(lambda: form.note.height() >= form.note.heightForWidth(form.note.width()))
    qtbot.waitUntil(lambda: row.height() >= row.minimumSizeHint().height())
    form.reject()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen, of menus
def test_the_menu_of_an_article_saves_the_other_file_and_grades_both(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    take_in(qtbot, window, "Gulf Mirror")
    at = window.articles.model.row_of(FIRST.id)
    assert at is not None
    window.articles.list.setCurrentIndex(window.articles.filter.mapFromSource(window.articles.model.index(at, 0)))
    wanted: list[tuple[str, str]] = []
    window.articles.printing_wanted.disconnect()
    window.articles.printing_wanted.connect(lambda article, outlet: wanted.append((article, outlet)))
    window.articles.list.customContextMenuRequested.emit(window.articles.list.rect().center())
    menu = window.articles.list.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    texts = [one.text() for one in menu.actions()]
    save = next(one for one in menu.actions() if "Gulf Mirror" in one.text() and "file" in one.text())
    save.trigger()
    assert wanted == [(FIRST.id, "Gulf Mirror")]
    assert sum("Gulf Mirror" in one for one in texts) == 2  # its file and its grade
    assert sum((FIRST.publisher or "?") in one for one in texts) == 1
    menu.close()


def test_the_letter_that_is_shown_is_that_of_the_best_outlet(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    take_in(qtbot, window, "Gulf Mirror")
    window.grading.publisher("Gulf Mirror", Reliability.B)
    qtbot.waitUntil(lambda: bool(window.case.view.corpus.grades))
    view = window.case.view
    facts = (*view.corpus.events, *view.corpus.casualties)
    fact = next(one for one in facts if not one.attributed_to and view.source_of(one.evidence) == now(window))
    graded = view.graded_source(fact.id)
    assert (graded.name, graded.reliability) == ("Gulf Mirror", Reliability.B)
    assert graded.reliability is view.grader.of(fact).grade.reliability
