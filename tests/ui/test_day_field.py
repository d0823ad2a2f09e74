"""Days are entered by mouse and keys, in one go or part by part."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.ui.dialogs.article import ArticleDialog
from briefing.ui.dialogs.fields import day_field, to_date, to_qdate

DAY, MONTH, YEAR = 3, 24, 50  # where a click lands in "29 Nov 2024"


@pytest.mark.parametrize(
    ("at", "typed", "expected"),
    [
        (DAY, "5", date(2024, 11, 5)),
        (DAY, "3 Dec 2025", date(2025, 12, 3)),
        (DAY, "31 Dec 2024", date(2024, 12, 31)),
        (DAY, "28 feb 2023", date(2023, 2, 28)),
        (DAY, "31.12.2025", date(2025, 12, 31)),
        (DAY, "31 2", date(2024, 2, 29)),
        (MONTH, "May", date(2024, 5, 29)),
        (MONTH, "12", date(2024, 12, 29)),
        (YEAR, "2023", date(2023, 11, 29)),
        (400, "2023", date(2023, 11, 29)),
        (DAY, "2025-02-28", date(2025, 2, 28)),
        (MONTH, "2023-1-31", date(2023, 1, 31)),
        (YEAR, "2026-12-05", date(2026, 12, 5)),
        (DAY, "31-12-2025", date(2025, 12, 31)),
    ],
)
def test_a_click_chooses_a_part_and_what_is_typed_takes_its_place(
    qtbot: QtBot, at: int, typed: str, expected: date
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = day_field(window, "day")
    field.setDate(to_qdate(date(2024, 11, 29)))
    field.resize(440, 30)
    window.show()
    line = field.lineEdit()
    assert line is not None
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(min(at, line.width() - 2), line.height() // 2))
    qtbot.keyClicks(field, typed)
    assert to_date(field.date()) == expected


@pytest.mark.parametrize("copied", ["2025-02-03", " 3 February 2025\n", "Feb 3, 2025", "3.2.2025"])
def test_a_whole_day_is_pasted_or_typed_over_what_was_there(qtbot: QtBot, copied: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = day_field(window, "day")
    field.setDate(to_qdate(date(2024, 11, 29)))
    field.selectAll()
    qtbot.keyClicks(field, "31 Jan 2026")
    assert to_date(field.date()) == date(2026, 1, 31)
    field.selectAll()
    qtbot.keyClicks(field, "2022-06-30")
    assert to_date(field.date()) == date(2022, 6, 30)
    QApplication.clipboard().setText(copied)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert to_date(field.date()) == date(2025, 2, 3)


def test_the_day_of_an_article_is_corrected_by_mouse_and_keys_and_comes_back_with_undo(
    qtbot: QtBot, filled: Program
) -> None:
    window = filled.window
    window.show()
    qtbot.waitExposed(window)
    article = window.reader.article
    assert article is not None
    before = window.case.view.articles[article].day
    qtbot.mouseClick(window.reader.details, Qt.MouseButton.LeftButton)
    dialog = window.dialog
    assert isinstance(dialog, ArticleDialog)
    line = dialog.published.day.lineEdit()
    assert line is not None
    dialog.published.known.setChecked(True)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(DAY, line.height() // 2))
    qtbot.keyClicks(dialog.published.day, "31 Dec 2024")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.case.view.articles[article].day == date(2024, 12, 31))
    assert "31 Dec 2024" in window.reader.source.text()
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: window.case.view.articles[article].day == before)
