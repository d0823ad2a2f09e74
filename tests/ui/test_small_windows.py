"""In the smallest window nothing is cut off: it goes on in the next line, or scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.painting.cards import LineDelegate
from briefing.ui.seen.rows import Line
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import words
from tests.sample_corpus import LONG_NAME


@pytest.fixture
def small(qtbot: QtBot, filled: Program) -> MainWindow:
    window = filled.window
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_the_form_of_the_briefing_keeps_within_its_pane_and_scrolls_down(qtbot: QtBot, small: MainWindow) -> None:
    small.go_to("briefing")
    pane = small.briefing
    pane.compose.click()
    pane.more.click()
    area = pane._words_area
    qtbot.waitUntil(lambda: area.widget().width() == area.viewport().width())
    assert area.verticalScrollBar().maximum() > 0
    room = area.viewport().width()
    for field in (pane.title, pane.marking, pane.first, pane.last, pane.cut_off, pane.zone, pane.rule, pane.reviewed_only):
        left = field.mapTo(area.widget(), field.rect().topLeft()).x()
        assert left >= 0
        assert left + field.width() <= room
    assert area.viewport().height() >= 200


def test_buttons_without_room_for_their_words_keep_them_as_names_and_tool_tips(qtbot: QtBot, small: MainWindow) -> None:
    small.go_to("briefing")
    pane = small.briefing
    qtbot.waitUntil(lambda: pane.print.text() == "")
    assert pane.print.accessibleName() == words.PRINT
    assert words.PRINT in pane.print.toolTip()
    pane.resize(900, 600)
    assert pane.print.text() == words.PRINT


def test_the_filter_bar_goes_on_in_a_second_line_and_shortens_no_name(qtbot: QtBot, small: MainWindow) -> None:
    bar = small.filter_bar
    buttons: list[QWidget] = [*bar._buttons(), bar.saved]
    qtbot.waitUntil(lambda: len({one.y() for one in buttons}) == 2)
    for one in buttons:
        assert one.width() >= one.sizeHint().width()
        assert bar.rect().contains(one.geometry().translated(one.parentWidget().pos()))
    small.resize(1500, 900)
    qtbot.waitUntil(lambda: len({one.geometry().center().y() for one in buttons}) == 1)


def test_a_window_that_nobody_touches_is_not_laid_out_again_and_again(qtbot: QtBot, small: MainWindow) -> None:
    class Count(QObject):
        number = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.number += event.type() == QEvent.Type.LayoutRequest
            return False

    for width in (800, 1024, 1366):
        small.resize(width, 700)
        count = Count()

        def rests(count: Count = count) -> bool:
            """Whether hundred rounds of events brought no wish to be laid out: a loop of them never lets it rest."""
            count.number = 0
            for _ in range(100):
                QApplication.processEvents()
            return count.number == 0

        small.filter_bar.installEventFilter(count)
        qtbot.waitUntil(rests, timeout=10_000)
        small.filter_bar.removeEventFilter(count)


def test_a_pane_that_a_narrow_window_took_room_from_has_it_again_when_the_window_is_wide(
    qtbot: QtBot, filled: Program
) -> None:
    window = filled.window
    window.resize(1500, 800)
    window.show()
    qtbot.waitExposed(window)
    dock, left = window.docks["timeline"], window.docks["articles"]
    window.resizeDocks([left, dock], [300, 600], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: (left.width(), dock.width()) == (300, 600), timeout=10_000)
    edge = QPoint(dock.x() - 3, dock.geometry().center().y())  # between the text and the panes at its right
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=edge)  # as a drag of it ends
    window.resize(820, 800)
    qtbot.waitUntil(lambda: dock.width() < 500, timeout=10_000)
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: abs(dock.width() - 600) <= 3 and abs(left.width() - 300) <= 3, timeout=10_000)


def test_menus_of_buttons_read_from_the_left_as_the_window_does(small: MainWindow) -> None:
    for button in (small.filter_bar.saved, small.timeline.lanes):
        assert button.menu().layoutDirection() == small.layoutDirection()


def test_the_panes_beside_the_text_have_their_share_of_a_small_window(qtbot: QtBot, small: MainWindow) -> None:
    small.resize(1024, 700)
    small.docking.arrange()
    qtbot.waitUntil(lambda: small.docks["timeline"].width() >= 0.4 * small.width())
    assert small.reader.width() >= small.reader.minimumSizeHint().width()


def test_the_buttons_of_the_queue_keep_their_words_in_a_small_window(qtbot: QtBot, small: MainWindow) -> None:
    small.resize(1024, 700)
    small.docking.arrange()
    small.go_to("review")
    buttons = list(small.review.keys.values())
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    small.resize(1500, 900)
    small.docking.arrange()
    small.go_to("review")
    qtbot.waitUntil(lambda: len({one.y() for one in buttons}) == 2)


def test_a_long_title_goes_on_in_the_next_line(qtbot: QtBot, small: MainWindow) -> None:
    title = small.reader.title
    title.setText("A strike on a market. " * 3)
    assert "".join(title.lines(400)).replace(" ", "") == title.text().replace(" ", "")
    assert title.heightForWidth(400) > title.heightForWidth(4000)
    qtbot.waitUntil(lambda: title.height() >= title.heightForWidth(title.width()))
    title.setText("A strike on a market. " * 40)
    assert len(title.lines(300)) == title.MOST_LINES
    assert title.lines(300)[-1].endswith("…")
    assert title.text() in title.accessibleName() + title.toolTip()


def test_names_side_by_side_that_differ_in_their_last_words_can_be_told_apart(qtbot: QtBot, small: MainWindow) -> None:
    delegate = LineDelegate()
    font = small.font()
    shown = [delegate.heading(Line(f"{LONG_NAME} {end}", is_heading=True), font, 330) for end in ("North", "South")]
    assert shown[0] != shown[1]
    assert [len(one) > 1 for one in shown] == [True, True]
