"""The filter bar: what all panes show, what is said to be left out, and what the case keeps, with real clicks and keys."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review, Status
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventType
from briefing.ui.craft import theme
from briefing.ui.dialogs.fields import to_qdate
from briefing.ui.dialogs.filter import FilterNameDialog
from briefing.ui.models.articles import ROW as ARTICLE
from briefing.ui.models.figures import ROW as FIGURE
from briefing.ui.models.picks import Pick, PickModel
from briefing.ui.panes.filter import FIELD_PX, FilterBar, PickButton
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.kept_filters import saved_filters
from tests.sample_corpus import ATARIB, HTS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")  # of panels that drop down


@pytest.fixture
def window(filled: Program) -> MainWindow:
    made = filled.window
    made.resize(1500, 900)
    made.show()
    return made


def bar(window: MainWindow) -> FilterBar:
    return window.filter_bar


def choose(qtbot: QtBot, button: PickButton, *names: str) -> None:
    """Open the panel, click the rows with these names, close it."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.panel.isVisible()
    for name in names:
        at = next(at for at in range(button.model.rowCount()) if button.model.row(at).name == name)
        index = button.model.index(at, 0)
        button.list.scrollTo(index)
        qtbot.mouseClick(button.list.viewport(), Qt.MouseButton.LeftButton, pos=button.list.visualRect(index).center())
    qtbot.keyClick(button.panel, Qt.Key.Key_Escape)
    assert not button.panel.isVisible()
    window = button.window()
    assert isinstance(window, MainWindow)
    window.activateWindow()  # a window manager would
    qtbot.waitUntil(window.isActiveWindow)
    settled(window)


def settled(window: MainWindow) -> None:
    """Panes out of sight have followed as well."""
    for pane in window.sight.waiting:
        window.sight.catch_up(pane)


def figures(window: MainWindow) -> set[str]:
    model = window.casualties.model
    return {model.index(at, 0).data(FIGURE).casualty.id for at in range(model.rowCount())}


def articles(window: MainWindow) -> set[str]:
    model = window.articles.model
    return {model.index(at, 0).data(ARTICLE).article.id for at in range(model.rowCount())}


def test_without_a_filter_it_says_what_there_is(window: MainWindow) -> None:
    view = window.case.view
    assert bar(window).number.text() == f"{len(view.happenings)} events · {len(view.corpus.casualties)} figures"
    assert not bar(window).clear_button.isVisible()
    assert window.showing.shown is view


def test_one_condition_narrows_every_pane_and_what_is_left_out_is_said(qtbot: QtBot, window: MainWindow) -> None:
    view = window.case.view
    choose(qtbot, bar(window).places, "Atarib")
    assert bar(window).criteria == Criteria(places=frozenset({ATARIB}))
    assert bar(window).places.text() == "Atarib"
    assert bar(window).places.isChecked()
    shown = window.showing.shown
    assert 0 < len(shown.happenings) < len(view.happenings)
    assert all(any(event.place == ATARIB for event in one.events) for one in shown.happenings)
    assert bar(window).number.text().startswith(f"{len(shown.happenings)} of {len(view.happenings)} events")
    assert 0 < len(figures(window)) < len(view.corpus.casualties)
    assert 0 < len(articles(window)) < len(view.corpus.articles)
    assert 0 < window.actors.model.rowCount() < len(view.corpus.actors)
    assert window.reader.text.article is not None  # what is read stays whole
    assert len(window.reader._view.corpus.events) == len(view.corpus.events)
    assert window.briefing._view is view  # and what is printed


def test_one_key_clears_it(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, bar(window).kinds, "Strike", "Figures: killed")
    choose(qtbot, bar(window).statuses, "Denied")
    assert bar(window).criteria.is_set
    qtbot.keyClick(window.timeline, Qt.Key.Key_F4)
    assert bar(window).criteria == Criteria()
    assert window.showing.shown is window.case.view
    assert bar(window).kinds.text() == "Kind"
    assert not bar(window).kinds.isChecked()


def test_words_are_looked_for_after_ctrl_l(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert bar(window).text.hasFocus()
    qtbot.keyClicks(bar(window).text, "atarib")
    qtbot.keyClick(bar(window).text, Qt.Key.Key_Return)
    assert bar(window).criteria == Criteria(text="atarib")
    assert 0 < len(window.showing.shown.happenings) < len(window.case.view.happenings)
    qtbot.keyClick(bar(window).text, Qt.Key.Key_Escape)
    assert not bar(window).criteria.is_set


def test_a_period_is_set_in_its_panel(qtbot: QtBot, window: MainWindow) -> None:
    period = bar(window).period
    qtbot.mouseClick(period, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(period.has_first, Qt.MouseButton.LeftButton, pos=period.has_first.rect().center() / 4)
    period.first.setDate(to_qdate(date(2024, 11, 30)))
    qtbot.mouseClick(period.has_last, Qt.MouseButton.LeftButton, pos=period.has_last.rect().center() / 4)
    period.last.setDate(to_qdate(date(2024, 12, 1)))
    assert bar(window).criteria == Criteria(since=date(2024, 11, 30), until=date(2024, 12, 1))
    assert all(one.when.is_known for one in window.showing.shown.happenings)
    period.undated.click()
    assert any(not one.when.is_known for one in window.showing.shown.happenings)
    period.last.setDate(to_qdate(date(2024, 11, 1)))
    assert period.problem.text()
    assert bar(window).criteria.until == date(2024, 12, 1)  # a reversed one is not taken
    period.all.click()
    assert not bar(window).criteria.is_set
    period.panel.hide()


def test_a_long_list_is_searched_and_worked_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    actors = bar(window).actors
    actors.setFocus()
    qtbot.keyClick(actors, Qt.Key.Key_Down)
    assert actors.panel.isVisible()
    assert actors.search.isVisible()
    assert actors.model.rowCount() > 12
    actors.search.insert("هيئة")  # the test library types nothing but Latin
    assert actors.model.rowCount() == 1  # by another name, in another script
    qtbot.keyClick(actors.search, Qt.Key.Key_Return)
    assert bar(window).criteria == Criteria(actors=frozenset({HTS}))
    qtbot.keyClick(actors.search, Qt.Key.Key_Down)
    qtbot.keyClick(actors.search, Qt.Key.Key_Return)
    assert not bar(window).criteria.is_set
    qtbot.keyClick(actors.panel, Qt.Key.Key_Escape)
    choose(qtbot, actors, "Syrian Observatory for Human Rights")
    qtbot.mouseClick(actors, Qt.MouseButton.LeftButton)
    assert actors.model.row(0).name == "Syrian Observatory for Human Rights"  # what is chosen comes first
    qtbot.mouseClick(actors.all, Qt.MouseButton.LeftButton)
    assert not bar(window).criteria.is_set
    actors.panel.hide()


def test_sources_and_review_narrow_too(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, bar(window).sources, "Meridian Dispatch")
    assert len(articles(window)) == 1
    assert all(
        row.evidence[0].article in articles(window)
        for row in window.case.view.corpus.casualties
        if row.id in figures(window)
    )
    bar(window).clear_all()
    event = window.case.view.corpus.events[0]
    window.editing.review_events((event.id,), Review.REJECTED)
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)
    choose(qtbot, bar(window).reviews, "Rejected")
    assert [one.lead.id for one in window.showing.shown.happenings] == [event.id]
    assert window.showing.shown.chosen == window.showing.shown.happenings  # it is asked for, so it is shown


def test_a_filter_holds_while_one_works(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, bar(window).reviews, "Not reviewed")
    before = len(window.showing.shown.happenings)
    lead = next(one for one in window.showing.shown.happenings if len(one.events) == 1).lead
    window.editing.review_events((lead.id,), Review.ACCEPTED)
    qtbot.waitUntil(lambda: len(window.showing.shown.happenings) == before - 1)
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: len(window.showing.shown.happenings) == before)


def test_the_review_queue_keeps_to_the_filter_but_keeps_what_was_decided(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.timeline.visibleRegion().isEmpty())
    window.go_to("review")
    qtbot.waitUntil(lambda: window.review.queue.total > 0)
    total = window.review.queue.total
    choose(qtbot, bar(window).statuses, "Denied")
    narrowed = window.review.queue.total
    assert 0 < narrowed < total
    assert "narrowed by the filter" in window.review.beside.text()
    bar(window).clear_all()
    choose(qtbot, bar(window).reviews, "Not reviewed")
    assert window.review.queue.total == total
    window.review.accept_action.trigger()
    qtbot.waitUntil(lambda: window.review.queue.decided == 1)
    assert window.review.queue.total == total


def test_pointing_at_what_is_left_out_says_so(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, bar(window).places, "Atarib")
    outside = next(one for one in window.case.view.corpus.events if one.id not in window.showing.shown.events)
    window.selection.pick(Picked(event=outside.id, span=outside.evidence[0]))
    assert window.statusBar().currentMessage().startswith("What you point at is left out by the filter")


def test_a_filter_that_fits_nothing_says_so_in_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    bar(window).set_criteria(Criteria(text="nowhere-at-all"))
    assert bar(window).number.text().startswith("0 of ")
    assert window.showing.shown.happenings == ()
    settled(window)
    assert figures(window) == set()
    for pane in (window.articles, window.timeline, window.casualties):
        assert pane._stack.currentWidget() is pane._none
    assert window.actors._list_or_none.currentWidget() is window.actors._none
    window.articles._none.acted.emit()  # its button shows all again
    settled(window)
    assert not bar(window).criteria.is_set
    assert figures(window)


def test_in_a_narrow_window_nothing_of_the_bar_lies_over_another(qtbot: QtBot, window: MainWindow) -> None:
    bar(window).set_criteria(Criteria(text="atarib", types=frozenset(EventType), actors=frozenset({HTS})))
    shown = (bar(window).text, *bar(window)._buttons(), bar(window).saved, bar(window).number, bar(window).clear_button)
    for width in (820, 1000, 1366, 1900):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: bar(window).width() >= width - 40)  # type: ignore[misc]
        qtbot.wait(20)
        for one, other in combinations(shown, 2):
            assert not one.geometry().intersects(other.geometry()), (width, one.accessibleName(), other.accessibleName())
        assert all(one.geometry().right() <= width for one in shown)
        for before, after in pairwise(shown):  # read line by line
            assert before.geometry().bottom() < after.y() or before.geometry().right() < after.x()


def test_in_a_wide_window_the_field_has_its_full_width_and_what_is_shown_stands_at_the_far_end(
    qtbot: QtBot, window: MainWindow
) -> None:
    filters = bar(window)
    for width in (900, 1700):
        window.resize(width, 900)
        qtbot.waitUntil(lambda width=width: filters.width() >= width - 40)
    qtbot.waitUntil(lambda: filters.text.width() == FIELD_PX)
    qtbot.waitUntil(lambda: filters.width() - filters.number.mapTo(filters, filters.number.rect().topRight()).x() < 60)


def test_filters_are_saved_by_name_in_the_case(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    choose(qtbot, bar(window).kinds, "Strike")
    menu = bar(window).saved.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    save = next(one for one in menu.actions() if one.text().startswith("Save this filter"))
    save.trigger()
    dialog = window.dialog
    assert isinstance(dialog, FilterNameDialog)
    assert dialog.name.text() == "Strike"
    dialog.name.setText("")
    assert not dialog.confirm.isEnabled()
    dialog.name.setText("Air & artillery")
    dialog.confirm.click()
    assert window.case.file is not None
    assert [one.name for one in saved_filters(window.case.file)] == ["Air & artillery"]
    window.close_case()
    assert not bar(window).criteria.is_set
    assert window.open_case(documents / "Aleppo.briefing")
    assert not bar(window).criteria.is_set  # a case is never opened with something left out
    menu.aboutToShow.emit()
    use = next(one for one in menu.actions() if one.text() == "Air && artillery")
    use.trigger()
    assert bar(window).criteria == Criteria(types=frozenset({EventType.STRIKE}))
    menu.aboutToShow.emit()
    assert next(one for one in menu.actions() if one.text() == "Air && artillery").isChecked()
    bar(window).remove_wanted.emit("Air & artillery")
    assert saved_filters(window.case.file) == ()


def test_in_a_case_open_for_reading_filters_can_be_used_but_not_saved(
    qtbot: QtBot, window: MainWindow, documents: Path
) -> None:
    window.kept_filters.save(Criteria(statuses=frozenset({Status.DENIED})), "Denied")
    window.close_case()
    assert window.open_case(documents / "Aleppo.briefing", read_only=True)
    menu = bar(window).saved.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Denied").trigger()
    assert bar(window).criteria.statuses == {Status.DENIED}
    menu.aboutToShow.emit()
    assert not next(one for one in menu.actions() if one.text().startswith("Save this")).isEnabled()


def test_without_a_case_there_is_no_bar(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.resize(1400, 800)
    window.show()
    assert not bar(window).isVisible()
    assert window.new_case(documents / "New.briefing")
    assert bar(window).isVisible()
    assert bar(window).number.text() == "0 events · 0 figures"
    qtbot.mouseClick(bar(window).actors, Qt.MouseButton.LeftButton)
    assert bar(window).actors.none.isVisible()
    bar(window).actors.panel.hide()
    window.close_case()
    assert not bar(window).isVisible()


def test_names_of_any_length_and_script_fit_the_bar(qtbot: QtBot, window: MainWindow, looks: theme.Theme) -> None:
    long = max(window.case.view.corpus.actors, key=lambda one: len(one.name))
    assert len(long.name) >= 90
    bar(window).set_criteria(Criteria(actors=frozenset({long.id})))
    assert bar(window).actors.width() < 260
    assert long.name in bar(window).actors.toolTip()
    for choice in ("light", "dark"):
        looks.choose(choice)
        bar(window).actors.drop()
        assert not bar(window).actors.panel.grab().toImage().isNull()
        bar(window).actors.panel.hide()


def test_rows_hold_together(qapp: object) -> None:
    model = PickModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.offer([Pick("a", "Alpha", 3), Pick("b", "Beta", None, ("Second",))], frozenset({"b"}))
    assert [model.row(at).term for at in range(2)] == ["b", "a"]
    model.look_for("second")
    assert model.rowCount() == 1
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert "chosen" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.toggle(0)
    assert model.chosen == frozenset()
    model.clear()
    model.offer([], frozenset())
    model.clear()
    assert model.rowCount() == 0
    del tester


def test_what_is_looked_for_by_its_own_name_stands_before_what_only_has_it_among_others() -> None:
    model = PickModel()
    picks = [
        Pick("army", "Syrian Arab Army", 26, ("joint Syrian-Russian air force",)),
        Pick("forces", "Russian Armed Forces", 16),
        Pick("state", "Russia", 11),
        Pick("turkey", "Türkiye", 9, ("Turkey",)),
    ]
    model.offer(picks, frozenset())

    def found(text: str) -> list[str]:
        model.look_for(text)
        return [model.row(at).term for at in range(model.rowCount())]

    assert found("russia") == ["state", "forces", "army"]
    assert found("russian force") == ["forces", "army"]
    assert found("turkiye") == found("Turkey") == ["turkey"]
    assert found("  ") == ["army", "forces", "state", "turkey"]
    assert found("nobody") == []


def test_a_button_is_lit_no_longer_when_its_menu_has_closed_away_from_it(qtbot: QtBot, window: MainWindow) -> None:
    QCursor.setPos(window.mapToGlobal(QPoint(4, window.height() - 4)))
    for button in (window.filter_bar.saved, window.timeline.save):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as the toolkit leaves it
        menu = button.menu()
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        qtbot.waitUntil(menu.isVisible)
        qtbot.keyClick(menu, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda one=button: not one.underMouse())
