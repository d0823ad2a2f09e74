"""A safe copy from the window: names chosen or read from a file, written off the interface thread, told or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.dialogs.safe_copy import NAME, STANDS, SafeCopyDialog, SafeWanted
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import safe_words
from briefing.usecases.briefings.publishing import Form, Format
from briefing.usecases.safe.hiding import Wish

PATIENCE_MS = 120_000


@pytest.fixture
def window(filled: Program) -> MainWindow:
    return filled.window


def ask(window: MainWindow) -> SafeCopyDialog:
    window.safe_copying.ask()
    dialog = window.dialog
    assert isinstance(dialog, SafeCopyDialog)
    return dialog


def test_every_kind_that_is_offered_can_be_written() -> None:
    assert set(safe_words.KINDS) <= {*Form, *Format}


def test_the_menu_opens_it_and_only_with_a_case(program: Program) -> None:
    window = program.window
    assert not window.commands.safe_copy_action.isEnabled()
    assert window.commands.safe_copy_action in window.file_menu.actions()
    window.safe_copying.ask()
    assert window.dialog is None


def test_names_of_actors_places_and_sources_are_offered_and_nothing_can_be_written_without_one(window: MainWindow) -> None:
    dialog = ask(window)
    offered = {dialog.name.itemText(n) for n in range(dialog.name.count())}
    assert {"White Helmets", "Atarib", "Northern Levant Wire", "R. Haddad"} <= offered
    assert not dialog.confirm.isEnabled()
    assert dialog.confirm.toolTip() == safe_words.NEEDS_NAME
    assert dialog.empty.isVisible()


def test_enter_adds_a_name_where_the_whole_box_has_the_keyboard(window: MainWindow) -> None:
    dialog = ask(window)
    dialog.name.setEditText("White Helmets")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.value().wishes == (Wish(("White Helmets",), ""),)
    assert not dialog.name.currentText()


def test_enter_adds_a_name_and_does_not_write(window: MainWindow) -> None:
    dialog = ask(window)
    line = dialog.name.lineEdit()
    assert line is not None
    line.setText("White Helmets")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.value().wishes == (Wish(("White Helmets",)),)
    assert dialog.confirm.isEnabled()
    line.setText("white helmets")
    QTest.keyClick(line, Qt.Key.Key_Return)  # the same once more
    assert dialog.table.rowCount() == 1


def test_what_stands_for_a_name_is_typed_beside_it_and_names_are_taken_out_again(window: MainWindow) -> None:
    dialog = ask(window)
    dialog.take([Wish(("Atarib",)), Wish(("Jane Doe", "J. Doe"), "a resident")])
    stand = dialog.table.item(0, STANDS)
    assert stand is not None
    stand.setText("a town")
    assert dialog.value().wishes == (Wish(("Atarib",), "a town"), Wish(("Jane Doe", "J. Doe"), "a resident"))
    second = dialog.table.visualItemRect(dialog.table.item(1, NAME)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    dialog.remove_button.click()
    assert dialog.value().wishes == (Wish(("Atarib",), "a town"),)


def test_a_file_of_names_fills_the_table(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = ask(window)
    names = tmp_path / "names.txt"
    names.write_text("# ours\nAtarib = a town\nWhite Helmets\n", encoding="utf-8")
    window.safe_copying.take_names(names)
    assert [dialog.table.item(n, NAME).text() for n in range(2)] == ["Atarib", "White Helmets"]  # type: ignore[union-attr]
    names.write_bytes(b"\xff\xfe\x00broken\x80")
    with qtbot.waitSignal(window.safe_copying.failed):
        window.safe_copying.take_names(names)
    assert isinstance(window.dialog, QMessageBox)


def test_the_name_of_the_file_that_is_proposed_holds_no_name(window: MainWindow) -> None:
    window.briefing.title.setText("White Helmets at work")
    dialog = ask(window)
    dialog.take([Wish(("White Helmets",), "a rescue service")])
    dialog.confirm.click()
    where = window.dialog
    assert isinstance(where, QFileDialog)
    assert Path(where.selectedFiles()[0]).name == "A rescue service at work.pdf"


def test_a_safe_copy_is_written_and_what_was_replaced_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "safe.html"
    wanted = SafeWanted((Wish(("White Helmets",), "a rescue service"),), "html")
    with qtbot.waitSignal(window.safe_copying.written, timeout=PATIENCE_MS):
        window.safe_copying.write(wanted, path)
    text = path.read_text(encoding="utf-8")
    assert "White Helmets" not in text
    assert "rescue service" in text
    box = window.dialog
    assert isinstance(box, QMessageBox)
    assert "White Helmets: “a rescue service”" in box.informativeText()


def test_a_copy_that_would_still_hold_a_name_is_refused_and_not_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "atarib.html"
    with qtbot.waitSignal(window.safe_copying.failed, timeout=PATIENCE_MS):
        window.safe_copying.write(SafeWanted((Wish(("Atarib",)),), "html"), path)
    assert isinstance(window.dialog, QMessageBox)
    assert "the name of the file" in window.dialog.text()
    assert not path.exists()


def test_names_are_kept_for_the_next_copy_of_the_same_case(window: MainWindow) -> None:
    dialog = ask(window)
    dialog.take([Wish(("Atarib",), "a town")])
    dialog.confirm.click()
    assert ask(window).value().wishes == (Wish(("Atarib",), "a town"),)
