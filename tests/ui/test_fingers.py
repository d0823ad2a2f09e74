"""Two fingers on a touch screen, as a driver reports them: the painted panes come nearer about the middle between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.place import Place, PlaceId, PlaceKind
from briefing.domain.when import When
from briefing.ui.craft.theme import Theme
from briefing.ui.map.chart import MapView
from briefing.ui.network.view import NetworkView
from briefing.ui.panes.map import MapPane
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.seen.selection import Selection
from briefing.ui.seen.view import View
from briefing.usecases.looking.network import network

DAY = date(2024, 11, 27)
PLACES = (
    Place(PlaceId("place:aleppo"), "Aleppo", PlaceKind.CITY, lat=36.2, lon=37.16),
    Place(PlaceId("place:hama"), "Hama", PlaceKind.CITY, lat=35.13, lon=36.75),
)


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def story() -> View:
    events = tuple(
        Event(
            EventId(f"e{number}"),
            f"Event {number}",
            EventType.STRIKE,
            when=When.on(DAY + timedelta(number)),
            place=PLACES[number % 2].id,
        )
        for number in range(12)
    )
    return View(Corpus(events=events, places=PLACES))


@pytest.fixture
def chart(qtbot: QtBot, looks: Theme, story: View) -> TimelineChart:
    made = TimelineChart()
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show_happenings(story, story.chosen, anew=True)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def earth(qtbot: QtBot, looks: Theme, story: View) -> MapView:
    pane = MapPane(Selection())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show_case(story)
    pane.show()
    qtbot.waitExposed(pane)
    return pane.map


def pinch(screen: QPointingDevice, target: QWidget, middle: QPoint, start: int, end: int) -> None:
    """Two fingers beside each other, `start` pixels from the middle, spread or closed to `end` pixels."""

    def at(far: int) -> tuple[QPoint, QPoint]:
        return middle - QPoint(far, 0), middle + QPoint(far, 0)

    one, other = at(start)
    QTest.touchEvent(target, screen).press(0, one, target).press(1, other, target).commit()
    steps = 8
    for step in range(1, steps + 1):
        one, other = at(start + (end - start) * step // steps)
        QTest.touchEvent(target, screen).move(0, one, target).move(1, other, target).commit()
    QTest.touchEvent(target, screen).release(0, one, target).release(1, other, target).commit()


def test_fingers_that_spread_on_the_timeline_show_less_of_it(touch_screen: QPointingDevice, chart: TimelineChart) -> None:
    before = chart.period()
    middle = QPoint(300, 200)
    time = chart.scale.time(300)
    pinch(touch_screen, chart.viewport(), middle, 60, 180)
    nearer = chart.period()
    assert nearer[1] - nearer[0] < 0.6 * (before[1] - before[0])
    assert chart.scale.time(300) == pytest.approx(time, abs=0.3)  # what lay between the fingers stays there
    assert not chart.choice.selected  # the finger that came first drags and chooses nothing
    pinch(touch_screen, chart.viewport(), middle, 180, 60)
    assert chart.period()[1] - chart.period()[0] == pytest.approx(before[1] - before[0], rel=0.2)


def test_fingers_that_spread_on_the_map_come_nearer(touch_screen: QPointingDevice, earth: MapView) -> None:
    def apart() -> float:
        one, other = (next(mark.cluster for mark in earth.laid().marks if mark.sites[0].place is place) for place in PLACES)
        return QPointF(one.x - other.x, one.y - other.y).manhattanLength()

    before = apart()
    pinch(touch_screen, earth, earth.rect().center(), 60, 110)
    assert apart() > 1.4 * before


def test_fingers_that_spread_on_the_network_come_nearer(
    qtbot: QtBot, looks: Theme, touch_screen: QPointingDevice, view: View
) -> None:
    net = NetworkView()
    qtbot.addWidget(net)
    net.resize(700, 500)
    net.show_network(network(view.corpus), lambda _edge: "")
    net.show()
    qtbot.waitExposed(net)
    before = net.camera.scale
    pinch(touch_screen, net, net.rect().center(), 60, 110)
    assert net.camera.scale > 1.4 * before
