"""The map pane: seen, moved, chosen from and saved through its own widgets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.atlas import naming
from briefing.atlas.frame import Frame
from briefing.atlas.kinds import DISCLAIMER
from briefing.atlas.marks import Cluster, Sizes
from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.when import When
from briefing.errors import ResourceMissing
from briefing.ui.craft import theme
from briefing.ui.map import sheet
from briefing.ui.map.chart import MapView
from briefing.ui.map.layout import Laid, Mark, Sizing
from briefing.ui.map.painting import Brush
from briefing.ui.panes.map import MapPane
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import map_words
from briefing.usecases.looking.mapping import Site
from tests.ui.conftest import fill


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def pane(qtbot: QtBot, looks: theme.Theme, selection: Selection) -> Iterator[MapPane]:
    made = MapPane(selection)
    qtbot.addWidget(made)
    made.resize(900, 640)
    yield made
    made.close()


def shown(pane: MapPane, view: View) -> MapPane:
    pane.show()
    pane.show_case(view)
    QApplication.processEvents()
    return pane


def place(
    name: str,
    lat: float | None,
    lon: float | None,
    kind: PlaceKind = PlaceKind.CITY,
    precision: PlacePrecision | None = None,
) -> Place:
    return Place(PlaceId(f"place:{name}"), name, kind, lat=lat, lon=lon, precision=precision)


def case(*told: tuple[Place | None, Status]) -> View:
    """A case of one event for each place."""
    events = tuple(
        Event(
            EventId(f"e{at}"),
            f"Event {at}",
            EventType.STRIKE,
            when=When.on(date(2025, 1, 1 + at % 28)),
            place=where.id if where is not None else None,
            status=status,
        )
        for at, (where, status) in enumerate(told)
    )
    places = {where.id: where for where, _ in told if where is not None}
    return View(Corpus(events=events, places=tuple(places.values())))


def reported(*places: Place | None) -> View:
    return case(*((one, Status.REPORTED) for one in places))


ALEPPO, IDLIB, DOHA = place("Aleppo", 36.2, 37.16), place("Idlib", 35.93, 36.63), place("Doha", 25.29, 51.53)


def mark_of(pane: MapPane, name: str) -> Mark:
    return next(one for one in pane.map.laid().marks if name in {site.place.name for site in one.sites})


def middle(mark: Mark) -> QPoint:
    return QPoint(round(mark.cluster.x), round(mark.cluster.y))


def wheel(view: MapView, at: QPointF, notches: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    turn = QPoint(0, 120 * notches)
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


# --- what is shown


def test_every_event_is_on_the_map_or_counted_as_without_a_place(pane: MapPane, view: View) -> None:
    shown(pane, view)
    on_map = {key for one in pane.mapped.sites for key in one.keys}
    assert len(on_map) + len(pane.mapped.nowhere) == len(view.chosen)
    assert pane.nowhere.text() == f"{len(pane.mapped.nowhere)} events without a known place"


def test_an_empty_case_is_told_how_to_fill_it(pane: MapPane) -> None:
    shown(pane, View())
    assert not pane.map.isVisible()
    with_button = pane.findChildren(type(pane._empty))
    assert any(one.isVisible() for one in with_button)


def test_a_filter_that_leaves_nothing_offers_to_be_cleared(pane: MapPane, qtbot: QtBot) -> None:
    shown(pane, View(figures=frozenset()))
    assert pane._none.isVisible()
    with qtbot.waitSignal(pane.unfilter_wanted):
        pane._none.acted.emit()


def test_borders_are_said_to_be_no_opinion_of_ours(pane: MapPane) -> None:
    shown(pane, reported(ALEPPO))
    assert pane.disclaimer.isVisible()
    assert "imply no opinion" in pane.disclaimer.text() == DISCLAIMER


def test_an_exact_place_a_near_one_and_an_area_are_drawn_apart(pane: MapPane) -> None:
    near = place("Hama", 35.13, 36.76, precision=PlacePrecision.NEAR)
    area = place("Raqqa Governorate", 35.95, 39.0, PlaceKind.ADMIN)
    country = place("Syria", 33.4, 39.2, PlaceKind.COUNTRY)
    shown(pane, reported(ALEPPO, near, area, country))
    pane.map.show_all()
    exact, close = mark_of(pane, "Aleppo"), mark_of(pane, "Hama")
    wide, widest = mark_of(pane, "Raqqa Governorate"), mark_of(pane, "Syria")
    assert (exact.is_area, close.is_area, wide.is_area, widest.is_area) == (False, False, True, True)
    assert (exact.is_near, close.is_near) == (False, True)
    assert exact.radius < wide.radius < widest.radius
    written = {one.text for one in pane.map.laid().written}
    assert {"near Hama", "Aleppo", "Raqqa Governorate", "Syria"} <= written


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED, Status.BACKGROUND])
def test_what_is_not_said_to_have_happened_looks_different_without_colour(
    pane: MapPane, status: Status, qtbot: QtBot
) -> None:
    shown(pane, case((ALEPPO, status), (IDLIB, Status.REPORTED)))
    picture = pane.map.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    corners = [middle(mark_of(pane, name)) - QPoint(5, 5) for name in ("Aleppo", "Idlib")]
    grey = [picture.copy(corner.x(), corner.y(), 11, 11) for corner in corners]
    dark = [sum(picture.pixelColor(x, y).value() for x in range(11) for y in range(11)) / 121 for picture in grey]
    assert dark[0] - dark[1] > 20  # hollow against full
    assert mark_of(pane, "Aleppo").standing is status
    qtbot.waitUntil(lambda: map_words.KEY_ONLY[status] in pane.key.accessibleName())


def test_the_range_of_people_killed_stands_beside_its_place(pane: MapPane, view: View) -> None:
    shown(pane, view)
    pane.sizing.choose(Sizing.TOLL)
    pane.sizing.chosen.emit(Sizing.TOLL)
    aleppo = next(one for one in pane.map.laid().written if one.text.startswith("Aleppo"))
    assert "227–302" in aleppo.text
    assert pane.map.laid().marks[0].sites[0].place.name == "Aleppo"


def test_places_that_would_lie_on_each_other_become_one_and_come_apart_nearer(pane: MapPane) -> None:
    shown(pane, reported(ALEPPO, ALEPPO, IDLIB, DOHA))
    pane.map.show_earth()
    both = mark_of(pane, "Idlib")
    assert both.number == 3
    assert "Aleppo +1" in {one.text for one in pane.map.laid().written}
    pane.map.zoom_to(both)
    assert mark_of(pane, "Idlib").number == 1


# --- words never overlap


@pytest.mark.parametrize("size", [(260, 240), (620, 420), (1400, 900)])
def test_no_painted_words_overlap_whatever_is_in_sight(pane: MapPane, view: View, size: tuple[int, int]) -> None:
    pane.resize(*size)
    shown(pane, view)
    for move in (pane.map.show_story, pane.map.show_all, pane.map.show_earth, pane.map.zoom_in, pane.map.zoom_in):
        move()
        laid = pane.map.laid()
        boxes = [one.box for one in laid.written]
        assert not naming.overlaps(boxes)
        for mark in laid.marks:
            reach = mark.radius - 0.01
            ring = naming.Box(
                mark.cluster.x - reach, mark.cluster.y - reach, mark.cluster.x + reach, mark.cluster.y + reach
            )
            assert not any(ring.meets(box) for box in boxes)
        window = naming.Box(0, 0, pane.map.width(), pane.map.height())
        assert all(box.within(window) for box in boxes)


def test_three_hundred_events_in_a_hundred_places_are_told_without_overlaps(pane: MapPane) -> None:
    places = [place(f"Village {at}", 35 + at % 10 * 0.07, 36 + at // 10 * 0.09) for at in range(100)]
    shown(pane, reported(*(places[at % 100] for at in range(300))))
    laid = pane.map.laid()
    assert sum(one.number for one in laid.marks) == 300
    assert not naming.overlaps(one.box for one in laid.written)
    pane.map.grab()


ODD = {
    "long": place("A place of ninety characters " * 3, 36.0, 37.0),
    "arabic": place("حلب " * 22, 36.1, 37.0),
    "cyrillic": place("Запоріжжя", 47.84, 35.14),
    "north pole": place("North Pole", 90.0, 0.0),
    "south pole": place("South Pole", -90.0, 0.0),
    "nowhere": place("Nowhere", None, None),
    "half": place("Half", 12.0, None),
    "off": place("Off", 123.0, 456.0),
    "not a number": place("NaN", float("nan"), 1.0),
    "empty name": place("", 1.0, 1.0),
    "markup": place("<b>Kyiv</b> & $x$", 50.45, 30.52),
}


@pytest.mark.parametrize("name", ODD)
def test_the_oddest_place_is_shown_or_listed(pane: MapPane, name: str) -> None:
    shown(pane, reported(ODD[name], ALEPPO))
    pane.map.grab()
    for move in (pane.map.show_all, pane.map.show_earth, pane.map.zoom_in):
        move()
        pane.map.grab()
    assert len({key for one in pane.mapped.sites for key in one.keys}) + len(pane.mapped.nowhere) == 2
    assert (len(pane.mapped.nowhere) == 1) == (name in ("nowhere", "half", "off", "not a number"))


def test_places_on_both_sides_of_180_degrees_are_neighbours(pane: MapPane) -> None:
    shown(pane, reported(place("Suva", -18.1, 178.4), place("Apia", -13.8, -171.8)))
    suva, apia = mark_of(pane, "Suva"), mark_of(pane, "Apia")
    assert 0 < suva.cluster.x < apia.cluster.x < pane.map.width()


def test_one_event_is_shown_with_what_lies_around_it(pane: MapPane) -> None:
    shown(pane, reported(ALEPPO))
    assert len(pane.map.laid().marks) == 1
    assert 40 < pane.map.frame.km_per_pixel * pane.map.width() < 1000
    assert sum(one.mark < 0 for one in pane.map.laid().written) > 4


# --- moving


def test_the_wheel_comes_nearer_about_the_cursor(pane: MapPane, view: View) -> None:
    shown(pane, view)
    before = pane.map.frame
    at = QPointF(200, 150)
    wheel(pane.map, at, 3)
    after = pane.map.frame
    assert after.pixels == pytest.approx(before.pixels * 1.25**3)
    assert after.at(200, 150) == pytest.approx(before.at(200, 150))
    wheel(pane.map, at, 1, Qt.KeyboardModifier.ShiftModifier)
    assert pane.map.frame.pixels == after.pixels
    assert pane.map.frame.x < after.x


def test_dragging_pans_and_chooses_nothing(pane: MapPane, view: View, qtbot: QtBot) -> None:
    shown(pane, view)
    aleppo = middle(mark_of(pane, "Aleppo"))
    with qtbot.assertNotEmitted(pane.map.chosen):
        qtbot.mousePress(pane.map, Qt.MouseButton.LeftButton, pos=aleppo)
        qtbot.mouseMove(pane.map, aleppo + QPoint(30, 10))
        qtbot.mouseMove(pane.map, aleppo + QPoint(80, 40))
        qtbot.mouseRelease(pane.map, Qt.MouseButton.LeftButton, pos=aleppo + QPoint(80, 40))
    moved = middle(mark_of(pane, "Aleppo"))
    assert (moved - aleppo - QPoint(80, 40)).manhattanLength() <= 2


def test_keys_zoom_pan_fit_and_step(pane: MapPane, view: View, qtbot: QtBot) -> None:
    shown(pane, view)
    story = pane.map.frame
    qtbot.keyClick(pane.map, Qt.Key.Key_Plus)
    assert pane.map.frame.pixels > story.pixels
    qtbot.keyClick(pane.map, Qt.Key.Key_Minus)
    qtbot.keyClick(pane.map, Qt.Key.Key_Right)
    assert pane.map.frame.x > story.x
    qtbot.keyClick(pane.map, Qt.Key.Key_Down)
    assert pane.map.frame.y > story.y
    qtbot.keyClick(pane.map, Qt.Key.Key_0)
    assert pane.map.frame == story
    qtbot.keyClick(pane.map, Qt.Key.Key_8)
    assert pane.map.frame.extent.width > 0.9
    qtbot.keyClick(pane.map, Qt.Key.Key_9)
    everything = pane.map.frame
    assert story.pixels > everything.pixels
    qtbot.keyClick(pane.map, Qt.Key.Key_PageDown)
    first = pane.map.current()
    qtbot.keyClick(pane.map, Qt.Key.Key_PageDown)
    second = pane.map.current()
    assert first is not None
    assert second is not None
    assert first.keys != second.keys
    qtbot.keyClick(pane.map, Qt.Key.Key_PageUp)
    back = pane.map.current()
    assert back is not None
    assert back.keys == first.keys
    qtbot.keyClick(pane.map, Qt.Key.Key_Z)
    assert pane.map.frame.pixels > everything.pixels


def test_a_double_click_on_a_cluster_takes_it_apart(pane: MapPane, qtbot: QtBot) -> None:
    shown(pane, reported(ALEPPO, IDLIB, DOHA))
    pane.map.show_earth()
    qtbot.mouseDClick(pane.map, Qt.MouseButton.LeftButton, pos=middle(mark_of(pane, "Aleppo")))
    assert mark_of(pane, "Aleppo").number == 1
    assert mark_of(pane, "Idlib").number == 1


def test_what_is_in_sight_stays_when_the_case_is_read_anew_and_when_the_window_changes(pane: MapPane, view: View) -> None:
    shown(pane, view)
    pane.map.zoom_in()
    before = pane.map.frame
    pane.show_case(replace(view))
    assert pane.map.frame == before
    pane.resize(700, 500)
    QApplication.processEvents()
    assert pane.map.frame.pixels == before.pixels
    assert pane.map.frame.x == pytest.approx(before.x)


def test_the_list_takes_its_room_without_another_scale_and_without_hiding_what_was_chosen(
    pane: MapPane, view: View, qtbot: QtBot
) -> None:
    shown(pane, view)
    before = pane.map.frame
    lowest = max(pane.map.laid().marks, key=lambda one: one.cluster.y * (one.cluster.y < pane.map.height() - 10))
    qtbot.mouseClick(pane.map, Qt.MouseButton.LeftButton, pos=middle(lowest))
    qtbot.waitUntil(lambda: pane.map.height() < before.height)
    assert pane.map.frame.pixels == before.pixels
    chosen = pane.map.laid().of_key(lowest.keys[0])
    assert pane.map.rect().contains(middle(pane.map.laid().marks[chosen]))


def test_another_case_shows_its_own_part_of_the_earth(pane: MapPane, view: View) -> None:
    shown(pane, view)
    pane.map.zoom_in()
    pane.begin()
    pane.show_case(reported(DOHA))
    assert mark_of(pane, "Doha").cluster.x == pytest.approx(pane.map.width() / 2, abs=2)


# --- choosing


def test_a_click_on_a_place_picks_its_first_event_and_lists_them_all(
    pane: MapPane, view: View, selection: Selection, qtbot: QtBot
) -> None:
    shown(pane, view)
    aleppo = mark_of(pane, "Aleppo")
    with qtbot.waitSignal(selection.picked) as seen:
        qtbot.mouseClick(pane.map, Qt.MouseButton.LeftButton, pos=middle(aleppo))
    picked: Picked = seen.args[0]
    happening = next(one for one in view.happenings if one.key == aleppo.keys[0])
    assert picked.event == happening.lead.id
    assert picked.span == happening.lead.evidence[0]
    assert pane.model.rowCount() == len(aleppo.keys)
    assert pane.list.isVisible()
    assert pane.map.selected() == {aleppo.keys[0]}


def test_the_list_goes_on_by_keys_and_escape_closes_it(
    pane: MapPane, view: View, selection: Selection, qtbot: QtBot
) -> None:
    shown(pane, view)
    pane.map.setFocus()
    qtbot.keyClick(pane.map, Qt.Key.Key_Return)
    aleppo = pane.map.current()
    assert aleppo is not None
    assert pane.list.isVisible()
    with qtbot.waitSignal(selection.picked) as seen:
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    second = next(one for one in view.happenings if one.key == aleppo.keys[1])
    assert seen.args[0].event == second.lead.id
    qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    assert not pane.list.isVisible()


def test_what_is_picked_elsewhere_is_marked_and_comes_into_sight(pane: MapPane, view: View, selection: Selection) -> None:
    shown(pane, view)
    doha = next(one for one in view.happenings if one.place == "Doha")
    assert pane.map.laid().of_key(doha.key) < 0
    selection.pick(Picked(event=doha.lead.id))
    assert pane.map.selected() == {doha.key}
    at = pane.map.laid().of_key(doha.key)
    assert pane.map.rect().contains(middle(pane.map.laid().marks[at]))


def test_events_without_a_place_are_listed_and_picked(
    pane: MapPane, view: View, selection: Selection, qtbot: QtBot
) -> None:
    shown(pane, view)
    qtbot.mouseClick(pane.nowhere, Qt.MouseButton.LeftButton)
    assert pane.model.rowCount() == len(pane.mapped.nowhere)
    with qtbot.waitSignal(selection.picked) as seen:
        pane.list.clicked.emit(pane.model.index(0))
    assert seen.args[0].event is not None


def test_the_tool_tip_says_what_the_point_stands_for_and_lists_events(pane: MapPane, view: View) -> None:
    shown(pane, view)
    zarbah = mark_of(pane, "Zarbah")
    at = middle(zarbah)
    QApplication.sendEvent(pane.map, QHelpEvent(QEvent.Type.ToolTip, at, pane.map.mapToGlobal(at)))
    text = QToolTip.text()
    QToolTip.hideText()
    assert "near Zarbah: 2 events" in text.replace("\u2068", "").replace("\u2069", "")
    assert "not exact" in text
    assert text.count("•") == 2


def test_a_screen_reader_is_told_of_the_place_the_keys_are_at(pane: MapPane, view: View, qtbot: QtBot) -> None:
    shown(pane, view)
    assert pane.map.accessibleDescription() == map_words.HINT
    qtbot.keyClick(pane.map, Qt.Key.Key_PageDown)
    assert "Aleppo: 10 events" in pane.map.accessibleDescription()


def test_the_menu_of_a_place_offers_what_can_be_done_there(pane: MapPane, view: View, qtbot: QtBot) -> None:
    shown(pane, view)
    bare = pane.menu()
    assert map_words.LIST_PLACE not in {one.text() for one in bare.actions()}
    qtbot.mouseClick(pane.map, Qt.MouseButton.LeftButton, pos=middle(mark_of(pane, "Aleppo")))
    menu = pane.menu()
    offered = {one.text(): one for one in menu.actions()}
    assert {map_words.LIST_PLACE, map_words.ZOOM_TO_PLACE, map_words.COPY_MAP} <= set(offered)
    before = pane.map.frame
    offered[map_words.ZOOM_TO_PLACE].trigger()
    assert pane.map.frame.pixels >= before.pixels
    assert middle(mark_of(pane, "Aleppo")).x() == pytest.approx(pane.map.width() / 2, abs=1)
    with qtbot.waitSignal(pane.edit_wanted):
        pane.edit_action.trigger()
    for one in (bare, menu):
        one.deleteLater()


# --- files


def test_the_map_is_saved_in_every_form_with_its_source_and_marking(pane: MapPane, view: View) -> None:
    shown(pane, view)
    heading = sheet.Heading(*pane.heading("Aleppo"), marking="TLP:AMBER")
    made = sheet.MapSheet(pane.map.sites, pane.map.frame, pane.map.sizing, pane.map.ground(), pane.font(), heading)
    pdf = PdfReader(io.BytesIO(made.data(sheet.Form.PDF)))
    assert len(pdf.pages) == 1
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Map of Aleppo"
    svg = etree.fromstring(made.data(sheet.Form.SVG))
    words = " ".join("".join(one.itertext()) for one in svg.iter("{http://www.w3.org/2000/svg}text"))
    for said in ("Map of Aleppo", "TLP:AMBER", "imply no opinion", "GeoNames", "6 events without a known place", "Idlib"):
        assert said in words
    picture = QImage.fromData(made.data(sheet.Form.PNG))
    assert picture.width() == 2480


def test_the_saved_map_is_light_in_a_dark_window(pane: MapPane, view: View, looks: theme.Theme) -> None:
    looks.choose("dark")
    shown(pane, view)
    pane.map.grab()
    made = sheet.MapSheet(
        pane.map.sites, pane.map.frame, pane.map.sizing, pane.map.ground(), pane.font(), sheet.Heading("x", "y")
    )
    assert made.image().pixelColor(5, 5).lightness() > 240


def test_a_damaged_base_map_is_said_and_the_places_are_still_shown(
    pane: MapPane, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise ResourceMissing("The program's map world.bin is missing or damaged.", "Install the program again.")

    monkeypatch.setattr("briefing.atlas.basemap.open_basemap", damaged)
    shown(pane, view)
    pane.map.grab()
    assert "world.bin" in pane.disclaimer.text()
    assert mark_of(pane, "Aleppo").number == 9


def test_how_circles_are_sized_is_remembered_and_rubbish_is_not(pane: MapPane) -> None:
    pane.arrange('{"sizing": "toll"}')
    assert pane.map.sizing is Sizing.TOLL
    kept = pane.arrangement()
    for rubbish in ("", "{}", '{"sizing": "x"}', "[]", '{"sizing": null}'):
        pane.arrange(rubbish)
    assert pane.arrangement() == kept


# --- in the window


def test_the_window_shares_selection_filter_and_files_with_the_map(program: Program, documents: Path, qtbot: QtBot) -> None:
    window = program.window
    fill(program, documents / "sample.briefing")
    window.show()
    QApplication.processEvents()
    window.go_to("map")
    QApplication.processEvents()
    assert window.map.map.hasFocus() or window.map.isVisible()
    whole = sum(len(one.keys) for one in window.map.mapped.sites)
    idlib = mark_of(window.map, "Idlib")
    window.map.map.chosen.emit(idlib)
    assert window.selection.current.event in {event.id for told in window.showing.shown.happenings for event in told.events}
    window.map.filter_action.trigger()
    assert window.filter_bar.criteria.places
    qtbot.waitUntil(lambda: sum(len(one.keys) for one in window.map.mapped.sites) < whole)
    window.clear_filter()
    qtbot.waitUntil(lambda: sum(len(one.keys) for one in window.map.mapped.sites) == whole)
    path = documents / "map.svg"
    window.map_saving.save("svg", path)
    assert path.read_bytes().startswith(b"<?xml")
    window.map_saving.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.hasFormat("image/svg+xml")
    assert mime.text().splitlines()[1].startswith("Aleppo\t36.2")


def test_the_number_of_an_area_steps_aside_from_a_place_that_lies_on_it(qapp: QApplication) -> None:
    brush = Brush(QFont(), theme.LIGHT)

    def mark(x: float, y: float, precision: PlacePrecision, radius: float) -> Mark:
        place = Place(PlaceId(f"{x}"), "")
        site = Site(place, precision, 0.0, 0.0, ("a", "b"), (), frozenset({Status.REPORTED}), None)
        return Mark(Cluster((0,), x, y, 1.0, radius), (site,), 2)

    area, town = mark(100, 100, PlacePrecision.ADMIN, 18), mark(100, 118, PlacePrecision.EXACT, 16)
    frame = Frame(0.5, 0.5, 1000.0, 200.0, 200.0)
    alone = Laid(frame, (area,), (), Sizes(3.0), Sizing.EVENTS)
    both = Laid(frame, (area, town), (), Sizes(3.0), Sizing.EVENTS)
    assert brush.number_spot(area, alone) == QPointF(100, 100)
    assert brush.number_spot(area, both).y() < 100
