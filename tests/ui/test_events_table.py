"""The table of events, checked by pytest-qt's model tester and with values that no case should hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import Printing
from briefing.domain.when import UNKNOWN, When
from briefing.ui.models.events import COLUMNS, EventsModel
from briefing.ui.models.timeline import ROW, HappeningRow, TimelineModel
from briefing.ui.seen.view import View
from briefing.ui.wording import words
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


@pytest.mark.parametrize("way", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_tolls_are_sorted_by_their_numbers_and_not_by_their_words(qapp: QApplication, way: Qt.SortOrder) -> None:
    day, told = date(2024, 11, 27), [(Effect.KILLED, 9, 9), (Effect.KILLED, 120, 150), (Effect.WOUNDED, 1000, 1000)]
    events = [Event(EventId(f"e{at}"), f"Shelling {at}", EventType.STRIKE, when=When.on(day)) for at in range(4)]
    rows = [
        Casualty(CasualtyId(f"c{at}"), effect, low, high, event=events[at].id)
        for at, (effect, low, high) in enumerate(told)
    ]
    view = View(Corpus(events=tuple(events), casualties=tuple(rows)))
    model = EventsModel()
    model.show(view, view.happenings)
    model.sort(next(at for at, one in enumerate(COLUMNS) if one.name == "toll"), way)
    order = [one.title[-1] for at in range(4) if (one := model.happening(at)) is not None]
    assert order == (["2", "0", "1", "3"] if way is Qt.SortOrder.AscendingOrder else ["1", "0", "2", "3"])


def test_the_column_of_outlets_names_all_that_printed_a_text(qapp: QApplication) -> None:
    corpus = sample_corpus()
    first = corpus.articles[0]
    printed = replace(first, also=(Printing("Gulf Mirror"),))
    view = View(replace(corpus, articles=(printed, *corpus.articles[1:])))
    one = next(one for one in view.happenings if any(span.article == first.id for span in one.lead.evidence[:1]))
    (column,) = [column for column in COLUMNS if column.name == "source"]
    assert {first.publisher, "Gulf Mirror"} <= set(column.text(view, one).split(", "))


def test_what_is_wrong_with_an_event_is_marked_in_table_and_list_and_said_in_the_hint(qapp: QApplication) -> None:
    titles = ["", "x" * 1_000_000, "All is well"]
    events = [Event(EventId(f"e{at}"), title, EventType.OTHER) for at, title in enumerate(titles)]
    view = View(Corpus(events=tuple(events)))
    table, listed = EventsModel(), TimelineModel()
    table.show(view, view.happenings)
    listed.show(view)
    at = next(at for at, one in enumerate(COLUMNS) if one.name == "event")
    cells = [str(table.index(row, at).data()) for row in range(3)]
    told = [listed.index(n).data(ROW) for n in range(listed.rowCount())]
    rows = [row.happening.title for row in told if isinstance(row, HappeningRow)]
    assert len(rows) == 3
    for shown in (cells, rows):
        assert f"⚠ {words.UNTITLED_EVENT}" in shown
        assert "All is well" in shown
        assert sum(one.startswith("⚠ xxx") for one in shown) == 1
        assert max(map(len, shown)) < 400
    hints = "".join(str(table.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in range(3))
    assert words.TROUBLE_NO_TITLE in hints
    assert words.TROUBLE_LONG_TITLE in hints
    assert len(hints) < 4000
