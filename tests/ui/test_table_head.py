"""Tables are sorted and their columns chosen without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.models import events, figures
from briefing.ui.panes.table_head import TableHead
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import table_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def window(filled: Program) -> MainWindow:
    filled.window.show()
    return filled.window


def tables(window: MainWindow) -> dict[str, tuple[QTableView, TableHead]]:
    return {
        "events": (window.timeline.table, window.timeline.table.head),
        "figures": (window.casualties.table, window.casualties.head),
    }


def to_front(qtbot: QtBot, window: MainWindow, which: str) -> tuple[QTableView, TableHead]:
    table, head = tables(window)[which]
    if which == "events":
        window.go_to("timeline")
        window.timeline.as_table.setChecked(True)
    else:
        window.go_to("casualties")
        window.casualties.tabs.setCurrentWidget(window.casualties._figures)
    qtbot.waitUntil(table.isVisible)
    table.setFocus()
    return table, head


def shown(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def open_menu(qtbot: QtBot, window: MainWindow, head: TableHead) -> QMenu:
    window.commands.sort_action.trigger()
    menu = head._menu
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    return menu


def go_to(qtbot: QtBot, menu: QMenu, text: str) -> QAction:
    for _ in range(len(menu.actions())):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() is not None and menu.activeAction().text() == text:
            return menu.activeAction()
    pytest.fail(f"the arrow keys do not reach {text}")


def choose_by_keys(qtbot: QtBot, menu: QMenu, *path: str) -> None:
    *inner, last = path
    for text in inner:
        below = go_to(qtbot, menu, text).menu()
        assert isinstance(below, QMenu)
        qtbot.keyClick(menu, Qt.Key.Key_Right)
        qtbot.waitUntil(below.isVisible)
        menu = below
    if menu.activeAction() is None or menu.activeAction().text() != last:
        go_to(qtbot, menu, last)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize(("which", "title"), [("events", events.COLUMNS[1].title), ("figures", figures.COLUMNS[1].title)])
def test_a_table_is_sorted_by_keys_both_ways(qtbot: QtBot, window: MainWindow, which: str, title: str) -> None:
    table, head = to_front(qtbot, window, which)
    said: list[str] = []
    head.said.connect(said.append)
    menu = open_menu(qtbot, window, head)
    choose_by_keys(qtbot, menu, table_words.SORT_BY, title)
    column = head.column
    up = shown(table, column)
    assert said[-1] == table_words.SORTED_UP.format(column=title)
    assert table.accessibleDescription() == said[-1]
    menu = open_menu(qtbot, window, head)
    choose_by_keys(qtbot, menu, table_words.DESCENDING)
    assert said[-1] == table_words.SORTED_DOWN.format(column=title)
    assert not head.is_ascending
    assert len(set(up)) > 1
    assert shown(table, column) != up
    assert sorted(shown(table, column)) == sorted(up)


@pytest.mark.parametrize("which", ["events", "figures"])
def test_columns_are_hidden_and_shown_by_keys(qtbot: QtBot, window: MainWindow, which: str) -> None:
    table, head = to_front(qtbot, window, which)
    said: list[str] = []
    head.said.connect(said.append)
    column = 3
    title = head._titles[column]
    before = table.isColumnHidden(column)
    for is_hidden in (not before, before):
        menu = open_menu(qtbot, window, head)
        choose_by_keys(qtbot, menu, table_words.COLUMNS, title)
        assert table.isColumnHidden(column) is is_hidden
        assert said[-1] == (table_words.HIDDEN if is_hidden else table_words.SHOWN).format(column=title)


def test_what_a_row_is_called_by_cannot_be_hidden(window: MainWindow) -> None:
    for _, head in tables(window).values():
        menu = head.menu()
        columns = next(one.menu() for one in menu.actions() if one.text() == table_words.COLUMNS)
        assert isinstance(columns, QMenu)
        for at in head._always:
            action = next(one for one in columns.actions() if one.text() == head._titles[at])
            assert not action.isEnabled()
            assert action.isChecked()


def test_figures_go_back_to_the_order_of_the_articles(qtbot: QtBot, window: MainWindow) -> None:
    table, head = to_front(qtbot, window, "figures")
    before = shown(table, 1)
    head.sort(1, ascending=False)
    assert shown(table, 1) != before
    menu = open_menu(qtbot, window, head)
    choose_by_keys(qtbot, menu, table_words.SORT_BY, table_words.UNSORTED)
    assert head.column == -1
    assert shown(table, 1) == before


def test_a_click_on_a_title_is_said_aloud_as_well(qtbot: QtBot, window: MainWindow) -> None:
    table, head = to_front(qtbot, window, "events")
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(1) + 20
    place = header.viewport().rect().center()
    place.setX(at)
    with qtbot.waitSignal(head.said) as told:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert events.COLUMNS[1].title in told.args[0]


def test_without_a_table_in_front_it_says_where_one_is(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("actors")
    window.timeline.table.setVisible(False)
    window.ask_sorting()
    assert window.statusBar().currentMessage() == table_words.NO_TABLE


def test_the_menu_of_a_row_leads_there_too(window: MainWindow) -> None:
    for table, head in tables(window).values():
        assert head.action.parent() is table
        assert head.action.text() == table_words.SORT
