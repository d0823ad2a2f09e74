"""The table of events, checked by pytest-qt's model tester and with values that no case should hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.when import UNKNOWN, When
from briefing.ui.models.events import COLUMNS, EventsModel
from briefing.ui.view import View
from tests.sample_corpus import sample_corpus


def test_the_model_keeps_qt_s_rules_in_every_order(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    view = View(sample_corpus())
    model = EventsModel()
    qtmodeltester.check(model)
    model.show(view, view.chosen)
    for column in range(len(COLUMNS)):
        for way in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
            model.sort(column, way)
    assert model.rowCount() == len(view.chosen)
    assert {model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())} == {
        one.title for one in COLUMNS
    }


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_can_be_sorted_whatever_the_case_holds(qapp: QApplication, column: int) -> None:
    day = date(2024, 11, 27)
    whens = [UNKNOWN, When.on(day), When(None, day), When(day, None), When(date.min, date.max), When.on(day + timedelta(1))]
    events = [
        Event(EventId(f"e{at}"), title, EventType.OTHER, when=when)
        for at, (when, title) in enumerate(zip(whens, ["", "x" * 100_000, "قصف", "б", "\t\n", "<b>"], strict=True))
    ]
    view = View(Corpus(events=tuple(events)))
    model = EventsModel()
    model.show(view, view.happenings)
    model.sort(column, Qt.SortOrder.DescendingOrder)
    model.sort(column, Qt.SortOrder.AscendingOrder)
    for row in range(model.rowCount()):
        for at in range(model.columnCount()):
            text = model.index(row, at).data()
            assert isinstance(text, str)
            assert len(text) <= 320
            assert "\t" not in text
    assert model.row_of(EventId("e3")) is not None


@pytest.mark.parametrize("way", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_what_has_no_date_or_place_comes_last_in_either_order(qapp: QApplication, way: Qt.SortOrder) -> None:
    view = View(sample_corpus())
    model = EventsModel()
    model.show(view, view.chosen)
    for name, lacking in (("date", lambda one: not one.when.is_known), ("place", lambda one: not one.place)):
        model.sort(next(at for at, one in enumerate(COLUMNS) if one.name == name), way)
        lacks = [lacking(model.row(at)) for at in range(model.rowCount())]
        assert any(lacks)
        assert lacks == sorted(lacks)
