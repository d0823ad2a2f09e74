"""The timeline in the window: the painted way and the list, reviewing, saving, and what other panes choose."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventType
from briefing.domain.when import When
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.models.events import GroupRow
from briefing.ui.seen.rows import Happening
from briefing.ui.seen.selection import Picked
from briefing.ui.timeline.chronicle import Grouping, Order, TableGrouping
from briefing.ui.window.main_window import MainWindow
from tests.ui.conftest import choose_row, fill
from tests.ui.test_timeline_chart import click, drag, paint, shown, words_of


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    window = filled.window
    window.resize(1500, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.go_to("timeline")
    qtbot.waitUntil(lambda: bool(shown(window.timeline.chart)))
    return window


def told(window: MainWindow, title: str) -> Happening:
    return next(one for one in window.case.view.happenings if one.title.startswith(title))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)
    paint(window.timeline.chart)


def test_the_painted_timeline_is_in_front_and_the_list_behind_it(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    assert pane.chart.isVisible()
    assert window.focusWidget() is pane.chart
    assert not pane.list.isVisible()
    click(qtbot, pane.chart, words_of(pane.chart, "Insurgents cut the M5 highway").rect)
    chosen = pane.current_events()
    qtbot.mouseClick(pane.as_list, Qt.MouseButton.LeftButton)
    assert pane.list.isVisible()
    assert not pane.lanes.isVisible()
    assert pane.current_events() == chosen
    qtbot.mouseClick(pane.as_chart, Qt.MouseButton.LeftButton)
    assert pane.chart.isVisible()
    assert pane.current_events() == chosen


def test_a_click_opens_the_sentence_and_a_word_in_the_text_finds_the_event(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    one = told(window, "Insurgents cut the M5 highway")
    said: list[Picked] = []
    window.selection.picked.connect(lambda what, _by: said.append(what))
    click(qtbot, pane.chart, words_of(pane.chart, "Insurgents cut the M5 highway").rect)
    assert said[-1].event == one.lead.id
    assert said[-1].span == one.lead.evidence[0]
    other = told(window, "Shells hit student residence")
    pane.chart.show_period(date(2010, 1, 1).toordinal(), date(2010, 2, 1).toordinal())
    window.selection.pick(Picked(event=other.lead.id), window.reader)
    for _ in range(3):
        paint(pane.chart)
    assert words_of(pane.chart, "Shells hit")
    assert pane.current_events()[0] == other.lead.id


def test_single_keys_review_and_go_on_in_time(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    first = chart.current()
    assert first is not None
    qtbot.keyClick(chart, Qt.Key.Key_A)
    second = chart.current()
    assert second is not None
    assert second.key != first.key
    qtbot.keyClick(chart, Qt.Key.Key_R)
    settle(qtbot, window)
    after = {one.lead.id: one.lead.review for one in window.case.view.happenings}
    assert after[first.lead.id] is Review.ACCEPTED
    assert after[second.lead.id] is Review.REJECTED
    qtbot.keyClick(chart, Qt.Key.Key_E)
    assert isinstance(window.dialog, EventDialog)


def test_two_chosen_together_become_one_happening(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    click(qtbot, chart, words_of(chart, "Insurgents cut the M5").rect)
    paint(chart)
    click(qtbot, chart, words_of(chart, "Iranian adviser").rect, Qt.KeyboardModifier.ControlModifier)
    both = set(window.timeline.current_events())
    qtbot.keyClick(chart, Qt.Key.Key_J)
    settle(qtbot, window)
    assert any(both <= {event.id for event in one.events} for one in window.case.view.happenings)


def test_an_event_dragged_to_another_day_is_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    one = told(window, "Insurgents cut the M5")
    assert one.when == When.on(date(2024, 11, 28))
    click(qtbot, chart, words_of(chart, "Insurgents cut the M5").rect)
    paint(chart)
    item = words_of(chart, "Insurgents cut the M5").item
    sign = next(each.rect for each in chart.shown() if each.kind == "sign" and each.item == item)
    drag(chart, sign.center(), sign.center() + QPointF(2 * chart.scale.per_day, 0))
    settle(qtbot, window)
    moved = window.case.view.events[one.lead.id]
    assert moved.when == When.on(date(2024, 11, 30))
    assert moved.review is Review.EDITED
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.events[one.lead.id].when == one.when


def test_a_double_click_begins_an_event_on_that_day(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    at = QPointF(300, min(one.rect.top() for one in chart.shown() if one.kind == "undated") - 10)
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    assert dialog.when.value() == When.on(chart.day_at(300))


def test_a_case_for_reading_only_is_not_changed_by_dragging(qtbot: QtBot, program: Program, documents: Path) -> None:
    path = documents / "Read.briefing"
    fill(program, path)
    program.window.close_case()
    path.chmod(0o444)
    program.window.open_case(path, read_only=True)
    assert not program.window.timeline.chart.may_move


def test_the_filter_of_the_window_holds_for_the_painted_timeline(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    before = pane.chart.period()
    window.filter_bar.set_criteria(Criteria(types=frozenset({EventType.STRIKE})))
    paint(pane.chart)
    assert pane.model.chosen
    assert all(any(event.type is EventType.STRIKE for event in one.events) for one in pane.model.chosen)
    assert pane.chart.period() == before
    window.filter_bar.set_criteria(Criteria(text="nothing of the kind"))
    qtbot.waitUntil(lambda: not pane.model.chosen)
    assert not pane.chart.isVisible()
    window.clear_filter()
    assert pane.chart.isVisible()
    paint(pane.chart)
    assert pane.chart.period() == before


def test_the_tools_of_the_timeline_fit_a_narrow_pane(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    tools = pane.tools
    for button in (pane.as_chart, pane.as_list, pane.as_table):
        button.click()
        for grouping in (Grouping.NONE, Grouping.SOURCE):
            pane.lanes.choose(grouping)
            pane._on_lanes(grouping)
            assert tools.minimumSizeHint().width() <= 300, "wider than the pane in a window of 820 pixels"
            tools.resize(300, tools.heightForWidth(300))
            row = [one for one in tools.findChildren(QToolButton) if one.isVisible()]
            assert row
            assert all(tools.rect().contains(one.geometry()) for one in row)


def test_the_table_puts_rows_together_and_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    pane.as_table.click()
    table = pane.table
    total = table.rows.rowCount()
    for grouping in TableGrouping:
        pane.groups.choose(grouping)
        pane._on_groups(grouping)
        rows = [table.rows.row(at) for at in range(table.rows.rowCount())]
        headings = [one for one in rows if isinstance(one, GroupRow)]
        assert (grouping is TableGrouping.NONE) == (not headings)
        told = {one.key for one in rows if not isinstance(one, GroupRow)}
        assert told == {one.key for one in pane.model.chosen}
        assert sum(one.number for one in headings) == len(rows) - len(headings) or not headings
        table.selectAll()
        assert len(table.selected()) == total
        table.copy()
        text = QGuiApplication.clipboard().text()
        for heading in headings:
            assert f"{heading.title} ({heading.number})" in text or heading.number
    kept = pane.arrangement()
    pane.groups.choose(TableGrouping.NONE)
    pane._on_groups(TableGrouping.NONE)
    pane.arrange(kept)
    assert pane.groups.current() is TableGrouping.SOURCE
    choose_row(table, 1)
    first = table.current()
    assert first is not None
    event = pane.model.chosen[-1].lead.id
    assert table.reveal(event)
    assert event in [one.id for told in table.selected() for one in told.events]


def test_the_arrangement_is_kept_and_what_cannot_be_read_is_left(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    pane._on_lanes(Grouping.ACTOR)
    pane.lanes.choose(Grouping.ACTOR)
    pane.chart.order_by(Order.OWN, ["b", "a"])
    pane.order.choose(Order.OWN)
    pane.show_as_list()
    kept = pane.arrangement()
    pane.show_as_list(False)
    pane.chart.group(Grouping.NONE)
    pane.arrange(kept)
    assert pane.front is pane.list
    assert pane.chart.grouping is Grouping.ACTOR
    assert pane.chart.own_order == ("b", "a")
    pane.as_table.setChecked(True)
    assert pane.front is pane.table
    pane.arrange(kept)
    assert pane.front is pane.list
    for wrong in ("", "[]", '{"lanes": "moon"}', "{"):
        pane.arrange(wrong)
    assert pane.chart.grouping is Grouping.ACTOR


def test_the_whole_timeline_is_saved_under_the_name_of_the_case(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    for form, start in (("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")):
        window.timeline.save_actions[form].trigger()
        dialog = window.dialog
        assert isinstance(dialog, QFileDialog)
        assert "timeline" in dialog.selectedFiles()[0]
        path = documents / f"kept.{form}"
        dialog.fileSelected.emit(str(path))
        dialog.close()
        assert path.read_bytes().startswith(start)


def test_copying_brings_picture_drawing_and_text(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.timeline.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert b"<svg" in mime.data("image/svg+xml").data()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:2] == ["Date", "Event"]
    assert len(lines) == len(window.timeline.model.chosen) + 1
    assert any("Insurgents cut the M5 highway" in one for one in lines)


def test_another_case_shows_its_own_period(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    chart = window.timeline.chart
    chart.show_period(date(1990, 1, 1).toordinal(), date(1990, 2, 1).toordinal())
    window.close_case()
    assert window.open_case(documents / "Aleppo.briefing")
    paint(chart)
    QApplication.processEvents()
    first, last = chart.period()
    assert first < date(2024, 11, 28).toordinal() < last
    assert last - first < timedelta(days=40).days


# --- the table


def test_the_table_is_sorted_by_any_column_and_keeps_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    click(qtbot, pane.chart, words_of(pane.chart, "Insurgents cut the M5").rect)
    chosen = pane.current_events()
    qtbot.mouseClick(pane.as_table, Qt.MouseButton.LeftButton)
    table = pane.table
    assert table.isVisible()
    assert pane.current_events() == chosen
    rows = table.rows
    assert rows.rowCount() == len(pane.model.chosen)

    def column(at: int) -> list[str]:
        return [rows.index(row, at).data() for row in range(rows.rowCount())]

    assert [rows.happening(at) for at in range(rows.rowCount())][-1].when.is_known is False
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    titles = [one.casefold() for one in column(1)]
    assert titles == sorted(titles)
    assert pane.current_events() == chosen
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [one.casefold() for one in column(1)] == sorted(titles, reverse=True)
    other = told(window, "Shells hit student residence")
    window.selection.pick(Picked(event=other.lead.id), window.reader)
    assert pane.current_events()[0] == other.lead.id


def test_rows_of_the_table_are_reviewed_by_keys_and_copied_as_text(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    pane.as_table.setChecked(True)
    table = pane.table
    said: list[Picked] = []
    window.selection.picked.connect(lambda what, _by: said.append(what))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.rows.index(2, 1)).center())
    first = table.rows.happening(2)
    assert said[-1].event == first.lead.id
    qtbot.keyClick(table, Qt.Key.Key_A)
    settle(qtbot, window)
    assert window.case.view.events[first.lead.id].review is Review.ACCEPTED
    now = table.current()
    assert now is not None
    assert now.key == table.rows.happening(3).key
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["When", "Event", "Casualties"]
    assert row.split("\t")[1] == now.title
    assert len(head.split("\t")) == len(row.split("\t")) == len(table.shown_columns())


def test_columns_are_chosen_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.timeline
    pane.as_table.setChecked(True)
    before = pane.table.shown_columns()
    kept = pane.arrangement()
    menu = pane.table.head.menu()
    columns = next(one.menu() for one in menu.actions() if one.text() == "Columns")
    action = next(one for one in columns.actions() if one.text() == "Casualties")
    assert action.isChecked()
    action.trigger()
    assert len(pane.table.shown_columns()) == len(before) - 1
    pane.arrange(kept)
    assert pane.table.shown_columns() == before


@pytest.mark.parametrize("mode", ["list", "table"])
def test_going_to_the_timeline_leaves_what_is_read_where_it_is(qtbot: QtBot, window: MainWindow, mode: str) -> None:
    qtbot.mouseClick(window.timeline.as_list if mode == "list" else window.timeline.as_table, Qt.MouseButton.LeftButton)
    article = window.case.view.corpus.articles[1]
    window.selection.pick(Picked(article=article.id))
    window.reader.text.setFocus()
    before = window.selection.current
    window.go_to("timeline")
    front = window.timeline.front
    qtbot.waitUntil(front.hasFocus)
    assert window.selection.current == before
    qtbot.keyClick(front, Qt.Key.Key_Down)
    qtbot.keyClick(front, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.selection.current.event is not None)
