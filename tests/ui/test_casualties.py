"""The casualties pane in a real window: rules, guards, who says what, charts as files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.casualty import Effect
from briefing.domain.charts import Fate, TellingChart
from briefing.domain.choice import Rule
from briefing.ui.panes.casualties import CasualtiesPane
from briefing.ui.panes.chart_picture import ChartCard, ChartPicture
from briefing.ui.seen.rows import Line
from briefing.ui.seen.selection import Picked
from briefing.ui.wording import words

PATIENCE_MS = 60_000


def shown(qtbot: QtBot, program: Program, tab: str) -> CasualtiesPane:
    window, pane = program.window, program.window.casualties
    window.resize(1366, 768)
    window.show()
    window.go_to("casualties")
    at = next(n for n in range(pane.tabs.count()) if pane.tabs.tabText(n) == tab)
    pane.tabs.setCurrentIndex(at)
    qtbot.waitUntil(lambda: pane.totals.model.rowCount() > 0, timeout=PATIENCE_MS)
    return pane


def lines(pane: CasualtiesPane) -> list[Line]:
    return [pane.totals.model.line(at) for at in range(pane.totals.model.rowCount())]


def test_totals_name_their_rule_and_what_is_not_added_leads_to_its_sentence(qtbot: QtBot, filled: Program) -> None:
    pane = shown(qtbot, filled, words.TOTALS)
    assert words.RULES["median-with-range"] in pane.totals.rule.text()
    assert any(one.is_heading and one.text == "Civilians killed: 43–52 or more · median 47" for one in lines(pane))
    at = next(n for n, one in enumerate(lines(pane)) if one.detail == "Not added: running total since 27 Nov 2024")
    pane.totals.lines.clicked.emit(pane.totals.model.index(at))
    picked = filled.window.selection.current
    assert picked.casualty == lines(pane)[at].casualty
    assert filled.window.reader.article == lines(pane)[at].span.article  # type: ignore[union-attr]
    assert len(filled.window.reader.text.extraSelections()) == 1


def test_the_rule_is_one_for_the_pane_and_the_briefing(qtbot: QtBot, filled: Program) -> None:
    pane, briefing = shown(qtbot, filled, words.TOTALS), filled.window.briefing
    pane.choose_rule(Rule.LOWEST)
    assert briefing.wanted().rule is Rule.LOWEST
    qtbot.waitUntil(lambda: any("lowest 43" in one.text for one in lines(pane)), timeout=PATIENCE_MS)
    briefing.rule.choose(Rule.WIDEST)
    assert pane.rule is Rule.WIDEST
    qtbot.waitUntil(lambda: any(one.text == "Civilians killed: 43–52 or more" for one in lines(pane)), timeout=PATIENCE_MS)


def test_who_says_what_follows_what_is_pointed_at(qtbot: QtBot, filled: Program) -> None:
    pane = shown(qtbot, filled, words.TELLING)
    qtbot.waitUntil(lambda: pane.telling.card is not None, timeout=PATIENCE_MS)
    chart = pane.telling.card.drawn.chart  # type: ignore[union-attr]
    assert isinstance(chart, TellingChart)
    assert "Atarib" in chart.title
    assert pane.telling.reports.rowCount() == sum(len(one.reports) + 1 for one in chart.tellings)

    # a mark and a line lead to the very words, and the page stays
    denial = next(one for told in chart.tellings for one in told.reports if one.fate is Fate.DENIAL)
    picture = pane.telling.card.picture  # type: ignore[union-attr]
    spot = next(one for one in picture._spots if one.ids[0] == denial.casualty)
    width, height = picture.width(), picture.heightForWidth(picture.width())
    at = QPoint(round((spot.left + spot.right) / 2 * width), round((1 - (spot.bottom + spot.top) / 2) * height))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert filled.window.selection.current.casualty == denial.casualty
    assert pane.tabs.currentWidget() is pane.telling

    # another event picked elsewhere is asked of here
    row = next(
        one for one in filled.window.case.view.corpus.casualties if one.event and "Idlib" in _title(filled, one.event)
    )
    filled.window.selection.pick(Picked(event=row.event))
    qtbot.waitUntil(lambda: "Idlib" in pane.telling.chooser.currentText(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: pane.telling.card is not None and "Idlib" in pane.telling.card.drawn.title, timeout=PATIENCE_MS)


def _title(program: Program, event: str) -> str:
    return next(one.title for one in program.window.case.view.corpus.events if one.id == event)


def test_marks_are_walked_and_opened_with_the_keyboard(qtbot: QtBot, filled: Program) -> None:
    pane = shown(qtbot, filled, words.TELLING)
    qtbot.waitUntil(lambda: pane.telling.card is not None, timeout=PATIENCE_MS)
    picture = pane.telling.card.picture  # type: ignore[union-attr]
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert filled.window.selection.current.casualty == picture._spots[1].ids[0]
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    assert filled.window.selection.current.casualty == picture._spots[-1].ids[0]


def test_charts_of_another_effect_and_of_none(qtbot: QtBot, filled: Program) -> None:
    pane = shown(qtbot, filled, words.CHARTS)
    qtbot.waitUntil(lambda: bool(pane._column.findChildren(ChartCard)), timeout=PATIENCE_MS)
    pane.effects.chosen.emit(Effect.WOUNDED)
    qtbot.waitUntil(
        lambda: "wounded" in " ".join(one.accessibleName() for one in pane._column.findChildren(ChartPicture)),
        timeout=PATIENCE_MS,
    )
    pane.effects.chosen.emit(Effect.ABDUCTED)
    qtbot.waitUntil(lambda: "abducted" in pane._status.text() and pane._status.isVisible(), timeout=PATIENCE_MS)


@pytest.mark.parametrize("form", ["png", "svg", "pdf", "csv"])
def test_a_chart_is_saved_from_its_button(qtbot: QtBot, filled: Program, tmp_path: Path, form: str) -> None:
    window = filled.window
    window.briefing.marking.setCurrentText("TLP:AMBER")
    pane = shown(qtbot, filled, words.TELLING)
    qtbot.waitUntil(lambda: pane.telling.card is not None, timeout=PATIENCE_MS)
    pane.telling.card.save.wanted.emit(form)  # type: ignore[union-attr]
    assert isinstance(window.dialog, QFileDialog)
    assert window.dialog.selectedFiles()[0].endswith(f".{form}")
    window.dialog.close()
    target = tmp_path / f"chart.{form}"
    with qtbot.waitSignal(window.counting.written, timeout=PATIENCE_MS):
        window.counting.save(pane.telling.card.drawn.chart, form, target)  # type: ignore[union-attr]
    assert target.stat().st_size > 500


def test_what_cannot_be_written_is_said(qtbot: QtBot, filled: Program, tmp_path: Path) -> None:
    window = filled.window
    pane = shown(qtbot, filled, words.TELLING)
    qtbot.waitUntil(lambda: pane.telling.card is not None, timeout=PATIENCE_MS)
    said: list[object] = []
    window.counting.failed.disconnect()
    window.counting.failed.connect(said.append)
    window.counting.save(pane.telling.card.drawn.chart, "png", tmp_path / "no" / "a.png")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert "is not there" in str(said[0])


def test_an_empty_case_asks_for_articles_and_breaks_nothing(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.show()
    assert window.new_case(documents / "Empty.briefing")
    window.go_to("casualties")
    assert not window.casualties.tabs.isVisible()
    assert window.casualties._empty.isVisible()
