"""Everything in the window can be reached by keys, shows where the keyboard is, and has a name for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.panes.key_button import KeyButton
from briefing.ui.panes.reader import _Makers
from briefing.ui.window.main_window import MainWindow

PANES = ("articles", "reader", "timeline", "map", "actors", "casualties", "review", "briefing", "why")
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar, QAbstractScrollArea)


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    window = filled.window
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


def controls(window: QWidget) -> Iterator[QWidget]:
    """Whatever the analyst can do something with, in every pane, whether or not it is in front."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not _is_inner(widget):
            yield widget


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt builds into other controls, which speak for them."""
    parent: QObject | None = widget.parent()
    if isinstance(widget, QHeaderView) and widget.isHidden():
        return True
    if widget.objectName().startswith("qt_") or (isinstance(widget, QToolButton) and isinstance(parent, QTabBar)):
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox):
            return True
        parent = parent.parent() if not isinstance(parent, QDockWidget) else None
    return False


def where(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " < ".join(names[:4])


def test_every_control_has_a_name_and_a_role(qtbot: QtBot, window: MainWindow) -> None:
    nameless = []
    for name in PANES:
        window.go_to(name)
    qtbot.waitUntil(lambda: not window.docking._titles.isActive())
    for widget in controls(window):
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is not None, where(widget)
        if not face.text(QAccessible.Text.Name).strip():
            nameless.append(where(widget))
        assert face.role() is not QAccessible.Role.NoRole, where(widget)
    assert not nameless, "\n".join(sorted(set(nameless)))


def test_every_control_can_be_reached_by_keys(window: MainWindow) -> None:
    """By Tab, by a key of its own, or within a bar that takes the keyboard."""
    stuck = []
    for widget in controls(window):
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView):
            continue  # what scrolls is reached through what is in it
        if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
            continue  # its action is in a menu
        if isinstance(widget, KeyButton | QHeaderView) or isinstance(widget.parent(), _Makers):
            continue  # keys of their own; the menu of the columns
        if widget is window.finder._list:
            continue  # the arrow keys in the field above it
        if widget.focusProxy() is None and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stuck.append(where(widget))
    assert not stuck, "\n".join(sorted(set(stuck)))


def test_every_action_of_the_tool_bar_is_in_a_menu_too(window: MainWindow) -> None:
    in_menus = {
        action
        for menu in (window.file_menu, window.edit_menu, window.view_menu, window.help_menu)
        for action in menu.actions()
    }
    assert {one for one in window._tool_bar.actions() if one.text()} <= in_menus


def test_no_key_means_two_things_at_once(filled: Program) -> None:
    """What two actions share that both hear it, the toolkit gives to neither; nor does one hear the letter of a menu."""
    window = filled.window
    letters = [one.text().partition("&")[2][:1].upper() for one in window.menuBar().actions()]
    menus = {f"Alt+{letter}" for letter in letters if letter}
    assert len(menus) == len(window.menuBar().actions())
    heard: dict[str, list[QAction]] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            heard.setdefault(keys.toString(), []).append(action)
    assert not menus & set(heard)
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    for keys, actions in heard.items():
        if any(one.shortcutContext() in everywhere for one in actions):
            assert len({one.text() for one in actions}) == 1, keys


def can_have_the_keyboard(pane: QWidget) -> list[QWidget]:
    """What Tab may come to in a pane, as it is seen now."""
    return [
        one
        for one in pane.findChildren(QWidget)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.visibleRegion().isEmpty()
    ]


def spoken(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""


@pytest.mark.parametrize("name", [*(one for one in PANES if one not in ("reader", "why")), "history"])
def test_tab_goes_through_a_pane_as_it_is_read(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Down, and in each line from the left; nothing that is further up or to the left comes later, nothing is left out."""
    window.go_to(name)
    dock = window.docks[name]
    qtbot.waitUntil(lambda: len(can_have_the_keyboard(dock)) > 0)
    window.activateWindow()

    def place(one: QWidget) -> QRect:
        return QRect(one.mapTo(window, QPoint(0, 0)), one.size())

    wanted = can_have_the_keyboard(dock)
    first = min(wanted, key=lambda one: (place(one).top() // 12, place(one).left()))
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    met = [first]
    for _ in wanted:
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is None or at in met or not dock.isAncestorOf(at):
            break
        met.append(at)
    back = []
    for before, after in pairwise(met):
        one, other = place(before), place(after)
        in_line = other.top() <= one.bottom() and one.top() <= other.bottom()
        if other.bottom() < one.top() or (in_line and other.right() < one.left()):
            back.append(f"{spoken(before)} -> {spoken(after)}")
    assert not back, back
    among = [one for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None]  # by the arrow keys
    assert not [spoken(one) for one in wanted if one not in met and one not in among]


def test_whatever_can_have_the_keyboard_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """Also what is painted by hand and no control of the toolkit."""
    for name in (*PANES, "history"):
        window.go_to(name)
    qtbot.waitUntil(lambda: not window.docking._titles.isActive())
    nameless = [
        where(one)
        for one in window.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
        and not _is_inner(one)
        and not (isinstance(one, QTabBar) and not one.count())  # the toolkit keeps bars without tabs
        and not spoken(one).strip()
    ]
    assert not nameless, "\n".join(sorted(set(nameless)))


def test_the_lists_that_fields_drop_down_have_the_name_of_their_field(qtbot: QtBot, window: MainWindow) -> None:
    for name in (*PANES, "history"):
        window.go_to(name)
    boxes = [one for one in window.findChildren(QComboBox) if not isinstance(one.parent(), QCalendarWidget)]
    assert len(boxes) >= 6
    assert not [where(one) for one in boxes if not one.view().accessibleName()]
