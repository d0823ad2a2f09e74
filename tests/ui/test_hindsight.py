"""The window on another day: what was published later is not there, a band says so, and one press leads back to now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review, Status
from briefing.domain.criteria import Criteria
from briefing.ui.models.figures import ROW as FIGURE
from briefing.ui.panes.filter import FilterBar
from briefing.ui.seen.rows import FigureRow
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.kept_filters import saved_filters
from tests.usecases.wire_case import six_articles, six_case

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

THEN, LATER = date(2024, 11, 29), date(2024, 12, 1)


@pytest.fixture
def window(program: Program, tmp_path: Path) -> MainWindow:
    path = tmp_path / "Atarib.briefing"
    six_case(path).close()
    made = program.window
    made.build()
    made.resize(1500, 900)
    made.show()
    assert made.open_case(path)
    return made


def bar(window: MainWindow) -> FilterBar:
    return window.filter_bar


def look(qtbot: QtBot, window: MainWindow, day: date | None) -> None:
    bar(window).set_criteria(Criteria(known_on=day))
    qtbot.waitUntil(lambda: window.hindsight.is_settled)


def tolls(window: MainWindow) -> set[str]:
    return {one.toll for one in window.timeline.model.chosen if one.toll}


def figures(window: MainWindow) -> tuple[FigureRow, ...]:
    window.sight.catch_up(window.casualties)
    model = window.casualties.model
    return tuple(model.index(at, 0).data(FIGURE) for at in range(model.rowCount()))


def test_the_whole_window_shows_the_case_as_it_was_known(qtbot: QtBot, window: MainWindow) -> None:
    now = tolls(window)
    look(qtbot, window, THEN)
    assert tolls(window) == {"15–19 civilians killed"}
    assert now == {"15–24 civilians killed"}
    assert {one.status for one in window.timeline.model.chosen} == {Status.REPORTED}
    assert window.articles.model.rowCount() == 4
    assert len(figures(window)) == 3
    assert {row.said_by for row in figures(window)} == {"residents", "Syrian Observatory for Human Rights"}
    assert "Russia" not in " ".join(one.name for one in window.showing.shown.corpus.actors)


def test_a_band_says_which_day_is_seen_and_what_is_left_out(qtbot: QtBot, window: MainWindow) -> None:
    assert window.then_band.isHidden()
    look(qtbot, window, THEN)
    assert window.then_band.isVisible()
    said = window.then_band.notice.text.text()
    assert said == "You see the case as it was known on 29 Nov 2024. Left out: 2 later articles."
    qtbot.mouseClick(window.then_band.notice.button, Qt.MouseButton.LeftButton)
    assert window.then_band.isHidden()
    assert bar(window).criteria == Criteria()
    assert tolls(window) == {"15–24 civilians killed"}


def test_while_a_day_is_joined_the_window_goes_on_showing_what_it_did(qtbot: QtBot, window: MainWindow) -> None:
    bar(window).set_criteria(Criteria(known_on=THEN))
    assert not window.hindsight.is_settled
    assert tolls(window) == {"15–24 civilians killed"}
    assert "Joining" in window.then_band.notice.text.text()
    qtbot.waitUntil(lambda: window.hindsight.is_settled)
    assert tolls(window) == {"15–19 civilians killed"}


def test_a_day_looked_at_before_is_there_at_once(qtbot: QtBot, window: MainWindow) -> None:
    look(qtbot, window, THEN)
    look(qtbot, window, LATER)
    bar(window).set_criteria(Criteria(known_on=THEN))
    assert window.hindsight.is_settled
    assert tolls(window) == {"15–19 civilians killed"}


def test_a_day_and_other_conditions_hold_together(qtbot: QtBot, window: MainWindow) -> None:
    bar(window).set_criteria(Criteria(known_on=THEN, sources=frozenset({"Gulf Morning"})))
    qtbot.waitUntil(lambda: window.hindsight.is_settled)
    assert {row.article.publisher for row in figures(window) if row.article} == {"Gulf Morning"}
    bar(window).back_to_now()
    assert bar(window).criteria.sources == {"Gulf Morning"}


def test_the_panel_goes_from_day_to_day_of_publication(qtbot: QtBot, window: MainWindow) -> None:
    button = bar(window).known
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.panel.isVisible()
    assert not button.later.isEnabled()
    qtbot.mouseClick(button.earlier, Qt.MouseButton.LeftButton)
    assert bar(window).criteria.known_on == LATER
    qtbot.mouseClick(button.earlier, Qt.MouseButton.LeftButton)
    assert bar(window).criteria.known_on == THEN
    assert button.text().startswith("Known on 29 Nov")
    qtbot.waitUntil(lambda: window.hindsight.is_settled)
    qtbot.mouseClick(button.now, Qt.MouseButton.LeftButton)
    assert bar(window).criteria.known_on is None
    qtbot.keyClick(button.panel, Qt.Key.Key_Escape)


def test_what_is_decided_on_another_day_is_shown_there_too(qtbot: QtBot, window: MainWindow) -> None:
    look(qtbot, window, THEN)
    event = window.timeline.model.chosen[0].lead
    window.editing.review_events((event.id,), Review.ACCEPTED)
    qtbot.waitUntil(lambda: window.hindsight.is_settled and not window.case._show_soon.isActive())
    qtbot.waitUntil(lambda: Review.ACCEPTED in {one.review for told in window.timeline.model.chosen for one in told.events})
    assert tolls(window) == {"15–19 civilians killed"}


def test_the_briefing_takes_the_day(qtbot: QtBot, window: MainWindow) -> None:
    look(qtbot, window, THEN)
    assert window.briefing.wanted().known_on == THEN
    look(qtbot, window, None)
    assert window.briefing.wanted().known_on is None


def test_the_briefing_of_a_day_is_joined_from_the_case(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    look(qtbot, window, THEN)
    target = tmp_path / "then.pdf"
    window.paper.write_pdf(target)
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: window.desk.is_idle, timeout=30_000)
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert "As known on" in text
    assert "29 Nov 2024" in text
    assert "15–19" in text
    assert "Aleppo Letter" not in text


def test_a_saved_filter_keeps_its_day(qtbot: QtBot, window: MainWindow) -> None:
    window.kept_filters.save(Criteria(known_on=THEN), "Before the denial")
    assert window.case.file is not None
    assert saved_filters(window.case.file)[0].criteria == Criteria(known_on=THEN)


def test_another_case_is_opened_as_it_is_now(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    look(qtbot, window, THEN)
    path = tmp_path / "Other.briefing"
    six_case(path).close()
    assert window.open_case(path)
    assert window.then_band.isHidden()
    assert bar(window).criteria == Criteria()
    assert len(window.showing.shown.corpus.articles) == len(six_articles())
