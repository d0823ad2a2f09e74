"""Every dialog can be worked by keys and has names for screen readers; no two keys of one place clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.domain.tie import TieKey
from briefing.ui.dialogs.base import Asking
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.looking.ties import ties
from tests.ui.test_access import _is_inner, where
from tests.ui.test_access import window as window  # the fixture

FIELDS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit)
Open = Callable[[MainWindow], object]


def _actor(window: MainWindow) -> str:
    return str(next(one.id for one in window.case.view.corpus.actors if not one.nameless))


DIALOGS: dict[str, Open] = {
    "event": lambda w: w.editing.edit_event(w.case.view.corpus.events[0].id),
    "new event": lambda w: w.editing.add_event(),
    "figure": lambda w: w.editing.edit_casualty(w.case.view.corpus.casualties[0].id),
    "actor": lambda w: w.editing.edit_actor(_actor(w)),
    "note": lambda w: w.acting.ask_note(_actor(w)),
    "join": lambda w: w.editing.join_actor(_actor(w)),
    "tie": lambda w: w.acting.tying.edit(TieKey.of(*ties(w.case.view.corpus)[0].key)),
    "new tie": lambda w: w.acting.tying.add(_actor(w)),
    "article": lambda w: w.editing.edit_article(w.case.view.corpus.articles[0].id),
    "learn": lambda w: w.learn(),
    "title": lambda w: w.cases.ask_title(),
    "preferences": lambda w: w.liking.ask(),
    "shortcuts": lambda w: w.liking.show_shortcuts(),
    "about": lambda w: w.liking.show_about(),
    "name of a filter": lambda w: w.kept_filters.ask_name(w.filter_bar.criteria),
    "export": lambda w: w.exporting.ask(),
    "safe copy": lambda w: w.safe_copying.ask(),
}


def is_inner(widget: QWidget) -> bool:
    """Also what clears a field, and the head of a table."""
    return _is_inner(widget) or isinstance(widget.parent(), QLineEdit) or isinstance(widget, QHeaderView)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_has_names_and_is_reached_by_keys_from_its_first_field_on(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    DIALOGS[name](window)
    opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(opened) == 1
    dialog = opened[0]
    assert dialog.windowTitle()
    controls = [one for one in dialog.findChildren(QWidget) if isinstance(one, FIELDS) and not is_inner(one)]
    assert controls
    for one in controls:
        face = QAccessible.queryAccessibleInterface(one)
        assert face is not None
        assert face.text(QAccessible.Text.Name).strip(), where(one)
        if one.isVisibleTo(dialog) and one.focusProxy() is None:
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, where(one)
    reached, at = set(), dialog.nextInFocusChain()
    for _ in range(400):
        reached.add(at)
        at = at.nextInFocusChain()
    missing = [where(one) for one in controls if one not in reached and one.focusProxy() is None]
    assert not missing, missing
    if isinstance(dialog, Asking):
        focus = dialog.focusWidget()
        assert focus is not None
        assert not isinstance(focus, QAbstractButton) or focus.parentWidget() is not dialog.buttons, where(focus)
    dialog.reject()


def test_no_two_actions_of_one_place_share_a_key(window: MainWindow) -> None:
    """Keys of the whole window clash with each other; keys of one list only within it."""
    held: dict[tuple[object, str], list[str]] = defaultdict(list)
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            if keys.isEmpty() or not action.text():
                continue
            is_everywhere = action.shortcutContext() in (
                Qt.ShortcutContext.WindowShortcut,
                Qt.ShortcutContext.ApplicationShortcut,
            )
            for owner in [None] if is_everywhere else action.associatedObjects():
                held[owner, keys.toString(QKeySequence.SequenceFormat.PortableText)].append(action.text())
    clashes = {keys: texts for (_, keys), texts in held.items() if len(set(texts)) > 1}
    assert not clashes


def test_the_help_lists_the_keys_of_every_list_and_picture(window: MainWindow) -> None:
    """Whatever has keys of its own is in the help on shortcuts."""
    window.liking.show_shortcuts()
    assert window.dialog is not None
    from PySide6.QtWidgets import QLabel

    told = {one.text() for one in window.dialog.findChildren(QLabel)}

    def name(action: QAction) -> str:
        return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")

    missing = []
    for action in window.findChildren(QAction):
        if (
            action.shortcut().isEmpty()
            or not action.text()
            or action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        ):
            continue
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys not in told or name(action) not in told:
            missing.append(f"{action.text()}: {keys}")
    window.dialog.reject()
    assert not missing, missing
