"""The history pane: what was done, what was there before, and the way back."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.history import Kind, Subject
from briefing.store.casefile import CaseFile
from briefing.ui.craft import theme
from briefing.ui.panes.history import HistoryPane
from briefing.ui.seen.view import View
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.facts import EditEvent
from tests.ui.conftest import fill


def shown(window: MainWindow, qtbot: QtBot) -> HistoryPane:
    """The pane in front, with what there is to show."""
    window.show()
    window.show_history()
    qtbot.waitUntil(lambda: window.case.is_settled)
    window.history.refresh_now()
    return window.history


def labels(pane: HistoryPane) -> list[str]:
    found = [pane.model.entry(row) for row in range(pane.model.rowCount())]
    return [one.label for one in found if one is not None]


def words_in(pane: HistoryPane) -> list[str]:
    return [one.text() for one in pane.grid_widget.findChildren(QLabel) if not one.isHidden()]


def choose(pane: HistoryPane, label: str) -> None:
    for row in range(pane.model.rowCount()):
        entry = pane.model.entry(row)
        if entry is not None and entry.label == label:
            pane.list.setCurrentIndex(pane.model.index(row))
            return
    raise AssertionError(label)


@pytest.fixture
def window(filled: Program, qtbot: QtBot) -> MainWindow:
    made: MainWindow = filled.window
    events = made.case.view.corpus.events
    made.editing.review_events((events[0].id,), Review.ACCEPTED)
    made.case.do(EditEvent(made.case.file, replace(events[1], title="An army base falls")))
    made.editing.review_events((events[2].id, events[3].id), Review.REJECTED)
    qtbot.waitUntil(lambda: made.case.is_settled)
    return made


def test_it_lists_what_was_done_under_days_the_newest_first(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    assert labels(pane)[:3] == [
        f"Reject event “{window.case.view.corpus.events[3].title}”",
        f"Reject event “{window.case.view.corpus.events[2].title}”",
        "Edit event “An army base falls”",
    ]
    heading = pane.model.index(0).data()
    assert heading.startswith("Today · ")
    assert "change" in heading
    assert pane.number.text().endswith(" · 3 steps can be undone")


def test_an_entry_tells_field_by_field_what_was_there_before(window: MainWindow, qtbot: QtBot) -> None:
    was = next(one for one in window.case.file.history.all() if one.label == "Edit event “An army base falls”").before[
        "title"
    ]
    pane = shown(window, qtbot)
    choose(pane, "Edit event “An army base falls”")
    qtbot.waitUntil(lambda: "After" in words_in(pane))
    told = words_in(pane)
    assert told[:2] == ["Before", "After"]
    at = told.index("Title")
    assert told[at + 1 : at + 3] == [was, "An army base falls"]
    at = told.index("Review")
    assert told[at + 1 : at + 3] == ["not reviewed", "edited"]
    assert not [one for one in told if "{" in one or "[" in one]  # never JSON


def test_it_is_written_who_did_it(window: MainWindow, qtbot: QtBot) -> None:
    window.liking.follow(replace(window.liked, author="Ольга Щербакова"))
    window.editing.review_events((window.case.view.corpus.events[5].id,), Review.ACCEPTED)
    pane = shown(window, qtbot)
    assert pane.model.entry(1).who == "Ольга Щербакова"
    pane.who.choose("Ольга Щербакова")
    pane.who.chosen.emit("Ольга Щербакова")
    assert len(labels(pane)) == 1


def test_a_reason_is_written_and_found(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    choose(pane, "Edit event “An army base falls”")
    qtbot.keyClicks(pane.why, "The wire corrected itself.")
    qtbot.keyClick(pane.why, Qt.Key.Key_Return)
    assert pane.why.text() == ""
    (entry,) = (one for one in window.case.file.history.all() if one.why)
    assert (entry.label, entry.why[0].words) == ("Edit event “An army base falls”", "The wire corrected itself.")
    pane.search.setText("wire corrected")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert labels(pane) == ["Edit event “An army base falls”"]
    assert "has a reason" in pane.model.index(1).data()
    pane.search.setText("nothing like it")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert pane._rows.currentWidget() is pane._none
    pane._none.acted.emit()
    assert len(labels(pane)) > 3


def test_going_back_asks_in_the_pane_and_names_the_steps(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    steps = len(window.case.file.steps.all())
    choose(pane, "Edit event “An army base falls”")
    pane.undo.click()
    assert not pane.question.isHidden()
    assert pane.question.yes.text() == "Undo 2 steps"
    assert pane.question.told.itemAt(0).widget().text() == "• Reject 2 events"
    pane.question.no.click()
    assert pane.question.isHidden()
    assert all(is_done for _, is_done in window.case.file.steps.order())
    pane.undo.click()
    pane.question.yes.click()
    qtbot.waitUntil(lambda: window.case.is_settled)
    assert sum(is_done for _, is_done in window.case.file.steps.order()) == steps - 2
    assert window.case.view.corpus.events[1].title != "An army base falls"
    assert window.case.stack.index() == steps - 2
    assert window.commands.redo_action.text() == "Redo edit event “An army base falls”"
    pane.refresh_now()
    assert labels(pane)[0] == "Undo: Edit event “An army base falls”"
    choose(pane, f"Reject event “{window.case.view.corpus.events[3].title}”")
    assert pane.undo.text() == "Do again up to here"
    pane.undo.click()
    assert pane.question.yes.text() == "Do 2 steps again"
    pane.question.yes.click()
    qtbot.waitUntil(lambda: window.case.is_settled)
    assert window.case.view.corpus.events[1].title == "An army base falls"
    assert not window.case.stack.canRedo()


def test_the_steps_that_can_be_undone_are_listed_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.case.stack.undo()
    pane = shown(window, qtbot)
    pane.shown.choose("steps")
    pane.shown.chosen.emit("steps")
    assert "Undo: " not in " ".join(labels(pane))
    first, second, third = (pane.model.index(row).data() for row in (1, 2, 3))
    assert first.endswith("undone")
    assert second.endswith("undone")
    assert "it is the 1 from the last" in third


def test_the_list_has_the_room_until_a_change_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1400, 900)
    pane = shown(window, qtbot)
    pane.list.setCurrentIndex(QModelIndex())
    qtbot.waitUntil(lambda: pane._lower.height() <= 70)
    alone = pane.list.height()
    choose(pane, "Edit event “An army base falls”")
    qtbot.waitUntil(lambda: pane._lower.height() > 200)
    assert pane.list.height() < alone


def test_no_key_stands_twice_for_redo(window: MainWindow) -> None:
    """Qt takes a key that one action has twice for one that two actions want, and does neither."""
    keys = [one.toString() for one in window.commands.redo_action.shortcuts()]
    assert "Ctrl+Y" in keys
    assert len(keys) == len(set(keys))


def test_undo_and_redo_live_on_after_the_program_was_closed(window: MainWindow, qtbot: QtBot) -> None:
    path = window.case.file.path
    window.case.stack.undo()
    texts = window.commands.undo_action.text(), window.commands.redo_action.text()
    window.close_case()
    assert not window.commands.undo_action.isEnabled()
    assert window.open_case(path)
    assert (window.commands.undo_action.text(), window.commands.redo_action.text()) == texts
    assert texts == ("Undo edit event “An army base falls”", "Redo reject 2 events")
    window.commands.undo_action.trigger()
    assert window.case.file.steps.next_redo().label == "Edit event “An army base falls”"
    window.commands.redo_action.trigger()
    window.commands.redo_action.trigger()
    qtbot.waitUntil(lambda: window.case.is_settled)
    assert window.case.view.corpus.events[2].review is Review.REJECTED
    assert not window.commands.redo_action.isEnabled()


def test_a_removed_article_comes_back_in_the_next_session(window: MainWindow, qtbot: QtBot) -> None:
    file = window.case.file
    head = file.articles.heads()[0]
    text, original = file.articles.get(head.id), file.articles.original(head.id)
    window.case.do(RemoveArticle(file, head.id))
    path = file.path
    window.close_case()
    window.open_case(path)
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: window.case.is_settled)
    assert window.case.file.articles.get(head.id) == text
    assert window.case.file.articles.original(head.id) == original
    assert head.id in window.case.view.articles


def test_the_history_of_one_item_is_asked_for_in_its_pane(window: MainWindow, qtbot: QtBot) -> None:
    shown(window, qtbot)
    event = window.case.view.corpus.events[1]
    window.timeline.history_wanted.emit(Subject(Kind.EVENT, event.id))
    pane = window.history
    assert labels(pane) == ["Edit event “An army base falls”"]
    assert pane.only.text.text() == "Only what concerns Event “An army base falls”"
    assert pane.current().label == "Edit event “An army base falls”"
    pane.only.button.click()
    assert len(labels(pane)) > 3
    assert pane.current().label == "Edit event “An army base falls”"
    first = window.articles.list.model().index(0, 0)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    window.articles.list.selectionModel().setCurrentIndex(first, flags)  # by code without flags the keyboard is read
    window.articles.history_action.trigger()
    assert "Only what concerns Article" in pane.only.text.text()
    assert any(label.startswith("Add article") for label in labels(pane))


def test_an_item_that_nobody_changed_says_so(window: MainWindow, qtbot: QtBot) -> None:
    shown(window, qtbot)
    untouched = window.case.view.corpus.casualties[0]
    window.show_history(Subject(Kind.CASUALTY, untouched.id))
    pane = window.history
    assert labels(pane) == []
    assert "Nobody has changed it" in [one.text() for one in pane.findChildren(QLabel) if one.isVisible()]
    pane.search.setText("nothing of the kind")
    qtbot.waitUntil(lambda: "No change fits" in [one.text() for one in pane.findChildren(QLabel) if one.isVisible()])


def test_from_an_entry_one_goes_to_its_item(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    choose(pane, "Edit event “An army base falls”")
    pane.go.click()
    event = window.case.view.corpus.events[1]
    assert window.selection.current.event == event.id
    assert window.selection.current.span == event.evidence[0]
    window.editing.remove_articles((event.evidence[0].article,))
    qtbot.waitUntil(lambda: window.case.is_settled)
    pane.refresh_now()
    choose(pane, "Edit event “An army base falls”")
    assert pane.go.isHidden()  # it is no longer in the case


def test_headings_are_passed_over_by_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0))
    assert pane.list.currentIndex().row() == 1
    assert pane.current() is not None


def test_a_table_is_written_that_no_spreadsheet_runs(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    event = window.case.view.corpus.events[6]
    window.case.do(EditEvent(window.case.file, replace(event, title="=1+1")))
    pane = shown(window, qtbot)
    choose(pane, "Edit event “=1+1”")
    pane.why_written.emit(pane.current().n, "@SUM(A1)")
    window.looking_back.save(tmp_path / "history.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "history.csv").read_text(encoding="utf-8-sig"))))
    last = [row for row in rows if row["what"] == "Edit event “=1+1”" and row["field"] == "Title"]
    assert [(row["after"], row["why"], row["before"]) for row in last] == [("'=1+1", "'@SUM(A1)", event.title)]
    assert {row["how"] for row in rows} == {"done"}


def test_forgetting_the_steps_is_asked_and_empties_the_undo_menu(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    entries = len(window.case.file.history.all())
    pane.forget_action.trigger()
    assert "nothing done so far can be undone" in pane.question.asked.text()
    pane.question.yes.click()
    assert not window.commands.undo_action.isEnabled()
    assert window.case.file.steps.all() == ()
    assert len(window.case.file.history.all()) == entries


def test_what_another_program_did_meanwhile_is_taken_over(window: MainWindow, qtbot: QtBot) -> None:
    with CaseFile.open(window.case.file.path) as other:
        EditEvent(other, replace(other.events.all()[7], title="From elsewhere")).apply()
    window.commands.undo_action.trigger()
    assert window.dialog is not None
    window.dialog.close()
    qtbot.waitUntil(lambda: window.commands.undo_action.text() == "Undo edit event “From elsewhere”")
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: window.commands.undo_action.text() == "Undo reject 2 events")


def test_a_case_open_for_reading_shows_its_history_and_offers_nothing(window: MainWindow, qtbot: QtBot) -> None:
    path = window.case.file.path
    window.close_case()
    window.open_case(path, read_only=True)
    pane = shown(window, qtbot)
    choose(pane, "Edit event “An army base falls”")
    assert pane.undo.isHidden()
    assert pane.why.isHidden()
    assert not window.commands.undo_action.isEnabled()


def test_an_empty_case_says_what_will_be_here(program: Program, documents: Path, qtbot: QtBot) -> None:
    program.window.new_case(documents / "New.briefing")
    pane = shown(program.window, qtbot)
    assert pane._stack.currentWidget() is pane._empty
    program.window.cases.set_title("Hama, December 2024")
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is not pane._empty)
    assert labels(pane) == ["Name the case “Hama, December 2024”"]
    assert program.window.commands.undo_action.text() == "Undo name the case “Hama, December 2024”"
    program.window.commands.undo_action.trigger()
    assert "Hama" not in program.window.windowTitle()


def test_a_hundred_thousand_changes_are_listed_without_being_read(
    program: Program, documents: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = documents / "Long.briefing"
    CaseFile.create(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "with recursive k(i) as (select 1 union all select i + 1 from k where i < 100000) "
            "insert into history (n, at, label, before, after, hash) select i, "
            "strftime('%Y-%m-%dT%H:%M:%S+00:00', '2024-01-01', (i * 7) || ' minutes'), 'Edit ' || i, '\"a\"', '\"b\"', '' "
            "from k"
        )
        raw.commit()
    program.window.open_case(path)
    read: list[int] = []
    entries = program.window.case.file.history.entries

    def counting(numbers: range) -> object:
        read.extend(numbers)
        return entries(numbers)

    monkeypatch.setattr(program.window.case.file.history, "entries", counting)
    pane = shown(program.window, qtbot)
    assert pane.model.entries == 100_000
    pane.grab()
    assert len(read) < 2_000
    pane.mark(50)
    assert pane.current().label == "Edit 50"
    program.window.cases.set_title("Another")
    qtbot.waitUntil(lambda: pane.model.entries == 100_001)
    assert pane.current().label == "Edit 50"  # what one looks at stays


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_row_is_painted_in_both_themes(
    program: Program, documents: Path, looks: theme.Theme, qtbot: QtBot, name: str
) -> None:
    fill(program, documents / "Aleppo.briefing")
    looks.choose(name)
    pane = shown(program.window, qtbot)
    picture = pane.grab().toImage()
    assert len({picture.pixelColor(x, y).name() for x in range(0, picture.width(), 9) for y in range(0, 300, 7)}) > 5


def test_everything_in_it_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    for widget in (pane.search, pane.kinds, pane.who, pane.shown, pane.more, pane.list, pane.why, pane.keep):
        assert widget.accessibleName(), widget
    keys = [action.shortcut() for action in pane.list.actions()]
    assert QKeySequence("H") in keys
    assert len({key.toString() for key in keys}) == len(keys)


def test_the_view_menu_and_a_key_lead_there(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    action = next(one for one in window.commands.pane_actions if one.text() == "Go to: History")
    assert action.shortcut() == QKeySequence("Ctrl+H")
    action.trigger()
    qtbot.waitUntil(lambda: window.history.isVisible())
    view: View = window.case.view
    assert window.history._looked.names.events[view.corpus.events[1].id] == "An army base falls"
