"""What screen readers are told of the painted views: what they are, what is in them, what the keys are at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.map.chart import MapView
from briefing.ui.network.view import NetworkView
from briefing.ui.panes.chart_picture import ChartPicture
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.window.main_window import MainWindow

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    window = filled.window
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def face(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def parts(widget: QWidget) -> Iterator[QAccessibleInterface]:
    reached = face(widget)
    for at in range(reached.childCount()):
        part = reached.child(at)
        assert part.parent() is reached
        assert reached.indexOfChild(part) == at
        assert part.isValid()
        yield part


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def test_the_timeline_is_a_list_of_its_events_in_order_of_time(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    assert isinstance(chart, TimelineChart)
    chart.viewport().repaint()
    reached = face(chart)
    assert (reached.role(), reached.text(Text.Name)) == (Role.List, "Timeline")
    told = [(one.role(), one.text(Text.Name)) for one in parts(chart)]
    assert len(told) == len(chart.choice)
    assert all(role is Role.ListItem for role, _ in told)
    for at, (_, said) in enumerate(told):
        assert chart.choice.told(at).title in said
    placed = [one for one in parts(chart) if not one.state().offscreen]
    assert placed
    for one in placed:
        assert on_screen(chart).contains(one.rect())
        middle = one.rect().center()
        assert reached.childAt(middle.x(), middle.y()).text(Text.Name) == one.text(Text.Name)


def test_what_the_keys_are_at_in_the_timeline_has_the_focus_and_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.timeline.chart
    window.go_to("timeline")
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    current = chart.choice.current
    assert current >= 0
    at = face(chart).focusChild()
    assert at.text(Text.Name) == face(chart).child(current).text(Text.Name)
    assert at.state().focused
    assert at.state().selected
    assert [one.state().selected for one in parts(chart)].count(True) == 1
    assert chart.choice.told(current).title in face(chart).text(Text.Description)


def test_parts_of_another_case_are_not_those_of_the_one_before(qtbot: QtBot, window: MainWindow) -> None:
    held = face(window.timeline.chart).child(0)
    number = face(window.timeline.chart).childCount()
    assert held.isValid()
    window.close_case()
    assert face(window.timeline.chart).childCount() == 0
    assert number
    assert not held.isValid()
    assert held.text(Text.Name) == ""
    assert held.state().invalid


def test_the_map_is_a_list_of_its_marks(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("map")
    chart = window.map.map
    assert isinstance(chart, MapView)
    qtbot.waitUntil(chart.hasFocus)
    qtbot.waitUntil(lambda: face(chart).childCount() > 0)
    assert face(chart).role() is Role.List
    assert [one.text(Text.Name) for one in parts(chart)] == [
        window.map._hint(one).splitlines()[0] for one in chart.laid().marks
    ]
    qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    at = face(chart).focusChild()
    assert at.state().selected
    assert at.text(Text.Description)
    assert on_screen(chart).intersects(at.rect())


def test_the_network_is_a_list_of_actors_and_of_the_ties_that_keys_step_through(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("actors")
    view = window.actors.findChild(NetworkView)
    assert view is not None
    for at in range(window.actors.tabs.count()):
        if window.actors.tabs.widget(at).isAncestorOf(view):
            window.actors.tabs.setCurrentIndex(at)
    qtbot.waitUntil(view.isVisible)
    qtbot.waitUntil(lambda: face(view).childCount() > 0)
    view.setFocus()
    names = [one.text(Text.Name) for one in parts(view)]
    assert {one.name for one in view._network.nodes} <= set(names)
    qtbot.keyClick(view, Qt.Key.Key_Period)
    tie = face(view).focusChild()
    assert "→" in tie.text(Text.Name)
    assert tie.state().selected


def test_charts_say_what_they_are_and_their_marks_can_be_stepped_through(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("casualties")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.casualties.findChildren(ChartPicture)))
    chart = next(one for one in window.casualties.findChildren(ChartPicture) if one.isVisible())
    qtbot.waitUntil(lambda: chart.height() >= chart.heightForWidth(chart.width()))
    reached = face(chart)
    assert reached.role() is Role.Chart
    assert reached.text(Text.Name)
    assert reached.text(Text.Description)
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert reached.focusChild().role() is Role.Graphic
    for part in parts(chart):
        said = part.text(Text.Name)
        assert any(letter.isdigit() for letter in said), said
        assert on_screen(chart).intersects(part.rect())


def test_nothing_that_speaks_for_itself_is_just_a_widget(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("articles", "timeline", "map", "actors", "casualties", "review", "briefing", "why", "history"):
        window.go_to(name)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QWidget)))
    mute = [
        type(one).__name__
        for one in window.findChildren(QWidget)
        if type(one).__module__.startswith("briefing.")
        and face(one).role() is Role.Client
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or face(one).text(Text.Name))
    ]
    assert set(mute) <= {"_Overlay"}


def test_a_view_that_is_gone_leaves_nothing_to_ask(qtbot: QtBot, qapp: QApplication) -> None:
    chart = TimelineChart()
    reached = face(chart)
    assert reached.childCount() == 0
    assert reached.child(0) is None
    number = QAccessible.uniqueId(reached)
    chart.deleteLater()
    qtbot.waitUntil(lambda: QAccessible.accessibleInterface(number) is None)
