"""What was missed is entered by hand, with the mouse and the keyboard alone, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Origin
from briefing.domain.text import Span
from briefing.ui.dialogs.casualty import CasualtyDialog
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.dialogs.fields import ON, to_date
from briefing.ui.dialogs.knowledge import KnowledgeDialog
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")  # of menus

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    made = filled.window
    made.resize(1400, 900)
    made.show()
    qtbot.waitUntil(lambda: not made.timeline.visibleRegion().isEmpty())
    made.go_to("reader")
    return made


def place(window: MainWindow, offset: int) -> QPoint:
    """Where a letter stands in the viewport: between it and the one before."""
    text = window.reader.text
    return text.cursorRect(text._cursor(offset, offset)).center()


def find(window: MainWindow, words: str) -> Span:
    """The article with some words is shown, and they are in sight."""
    article = next(one for one in window.case.view.corpus.articles if words in one.text)
    span = Span(article.id, article.text.index(words), article.text.index(words) + len(words))
    window.selection.pick(Picked(article=article.id, span=span))
    return span


def drag_over(window: MainWindow, words: str) -> Span:
    """Press, move and let go of the left button."""
    span, port = find(window, words), window.reader.text.viewport()
    start, end = place(window, span.start), place(window, span.end)
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, NONE, end)
    assert window.reader.text.selected_span() == span
    return span


def select_by_keys(qtbot: QtBot, window: MainWindow, words: str) -> Span:
    """A click before the words, then Shift and the arrow."""
    span, text = find(window, words), window.reader.text
    QTest.mouseClick(text.viewport(), LEFT, NONE, place(window, span.start))
    for _ in words:
        qtbot.keyClick(text, Qt.Key.Key_Right, SHIFT)
    assert text.selected_span() == span
    return span


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)


def test_an_event_is_made_of_words_that_the_mouse_selected(qtbot: QtBot, window: MainWindow) -> None:
    known = set(window.case.view.events)
    span = drag_over(window, "cut the M5 highway near Zarbah")
    makers = window.reader.makers
    qtbot.waitUntil(makers.isVisible)
    qtbot.mouseClick(makers.buttons[0], LEFT)
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    assert dialog.title.text() == "cut the M5 highway near Zarbah"
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "The motorway is cut")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    settle(qtbot, window)
    (made,) = [one for id_, one in window.case.view.events.items() if id_ not in known]
    assert (made.title, made.evidence, made.origin) == ("The motorway is cut", (span,), Origin.ANALYST)
    assert window.selection.current.event == made.id
    assert window.reader.text.picked == span
    window.activateWindow()  # as a window manager does when a dialog has closed
    window.reader.text.setFocus()
    qtbot.waitUntil(window.reader.text.hasFocus)
    qtbot.keyClick(window.reader.text, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert made.id not in window.case.view.events
    assert window.reader.text.picked is None  # nothing rests on these words any more


def test_a_figure_is_made_of_words_that_the_keyboard_selected(qtbot: QtBot, window: MainWindow) -> None:
    known = set(window.case.view.casualties)
    span = select_by_keys(qtbot, window, "36 others")
    qtbot.keyClick(window.reader.text, Qt.Key.Key_F, CONTROL | SHIFT)
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    assert dialog.range.value() == (36, 36)
    qtbot.keyClick(dialog.range.low, Qt.Key.Key_Return)
    settle(qtbot, window)
    (made,) = [one for id_, one in window.case.view.casualties.items() if id_ not in known]
    assert (made.low, made.high, made.evidence) == (36, 36, (span,))


def test_an_actor_is_made_of_a_word_that_a_double_click_selected(qtbot: QtBot, window: MainWindow) -> None:
    span, port = find(window, "Zarbah"), window.reader.text.viewport()
    at = (place(window, span.start) + place(window, span.end)) / 2
    QTest.mouseClick(port, LEFT, NONE, at)
    QTest.mouseDClick(port, LEFT, NONE, at)
    assert window.reader.text.selected_span() == span
    qtbot.keyClick(window.reader.text, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: isinstance(window.dialog, KnowledgeDialog))
    dialog = window.dialog
    assert isinstance(dialog, KnowledgeDialog)
    assert dialog.name.text() == "Zarbah"
    dialog.reject()


def test_the_right_button_on_selected_words_offers_to_make_something_of_them(qtbot: QtBot, window: MainWindow) -> None:
    drag_over(window, "36 others")
    text = window.reader.text
    span = text.selected_span()
    assert span is not None
    inside = (place(window, span.start) + place(window, span.end)) / 2
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, NONE, text.viewport().mapTo(window, inside))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in text.findChildren(QMenu)))
    menu = next(one for one in text.findChildren(QMenu) if one.isVisible())
    figure = next(one for one in menu.actions() if one.text() == "Add a figure from these words…")
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(figure).center())
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    assert dialog.range.value() == (36, 36)
    dialog.reject()


def test_a_click_on_a_sign_in_the_margin_opens_its_event_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    find(window, "36 others")
    text = window.reader.text
    height, marks = text.events_by_line()[0]
    gutter = next(
        one for one in text.children() if isinstance(one, QWidget) and one.accessibleName() == "Events beside the text"
    )
    qtbot.mouseClick(gutter, LEFT, pos=QPoint(gutter.width() - 12, round(height) + text.viewport().y()))
    assert window.selection.current.event == marks[0].ref


@pytest.mark.parametrize("height", [1100, 600])
def test_the_margin_of_signs_is_as_high_as_the_text_also_when_the_window_only_grows_downwards(
    qtbot: QtBot, window: MainWindow, height: int
) -> None:
    text = window.reader.text
    gutter = next(
        one for one in text.children() if isinstance(one, QWidget) and one.accessibleName() == "Events beside the text"
    )
    width = text.width()
    window.resize(window.width(), height)
    qtbot.waitUntil(lambda: gutter.height() == text.height())
    assert text.width() == width


def test_a_day_left_open_begins_with_that_of_the_article_and_not_with_today(qtbot: QtBot, window: MainWindow) -> None:
    article = next(one for one in window.case.view.articles.values() if one.day is not None)
    window.editing.add_event(Span(article.id, 0, 4))
    assert isinstance(window.dialog, EventDialog)
    window.dialog.when.kind.choose(ON)
    assert to_date(window.dialog.when.first.date()) == article.day
    window.dialog.reject()
    window.editing.add_event(None)
    assert isinstance(window.dialog, EventDialog)
    latest = max(one.day for one in window.case.view.articles.values() if one.day is not None)
    assert to_date(window.dialog.when.first.date()) == latest
