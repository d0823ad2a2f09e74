"""Importing many articles: what is done for each does not grow with the case, and the window is free meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.articles import Made, made
from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.errors import InputDuplicate
from briefing.store.casefile import CaseFile
from briefing.store.journal import STALE
from briefing.ui.case import case_signals
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import words
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.taking_in.reading import Pasted, Reading
from tests.ui.conftest import filed


class Shelf:
    """A reading room whose readings lie ready; it hands out as many as are asked for."""

    workers = 2

    def __init__(self, told: Iterator[Made]) -> None:
        self._told = told
        self.handed = 0

    def submit(self, *_given: object) -> Future[Reading]:
        answer: Future[Reading] = Future()
        one = next(self._told)
        self.handed += 1
        answer.set_result(filed(one.article, one.findings))
        return answer

    def close(self) -> None: ...


@pytest.fixture
def empty(program: Program, documents: Path) -> MainWindow:
    assert program.window.new_case(documents / "many.briefing")
    return program.window


def start(window: MainWindow, number: int, told: Iterator[Made] | None = None) -> Shelf:
    shelf = Shelf(told or made(number, days=30))
    window.importing._room = shelf  # type: ignore[assignment]
    window.importing.start([Pasted("x", name=f"article {n}") for n in range(number)])
    return shelf


def counted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles there were each time the whole case was read."""
    assert window.case.file is not None
    file, read = window.case.file, window.case.file.corpus
    found: list[int] = []

    def corpus(**given: Any) -> Corpus:
        found.append(len(file.articles.ids()))
        return read(**given)

    monkeypatch.setattr(file, "corpus", corpus)
    return found


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.importing.is_busy and window.case.is_settled, timeout=60_000)


def test_the_case_is_not_read_again_for_each_article(
    qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_signals, "MOST_SHOWING_S", -1.0)  # as if reading the case took long
    read = counted(empty, monkeypatch)
    start(empty, 40)
    settle(qtbot, empty)
    assert len(empty.case.view.articles) == 40
    assert empty.articles.model.rowCount() == 40
    assert len(read) <= 2, "the first article at once, and no more until all are there"


def test_while_it_is_quick_articles_are_shown_as_they_come(qtbot: QtBot, empty: MainWindow) -> None:
    seen: set[int] = set()
    empty.case.changed.connect(lambda view, _change: seen.add(len(view.articles)))
    start(empty, 12)
    settle(qtbot, empty)
    assert 1 in seen
    assert 12 in seen


def test_what_is_shown_at_the_end_is_what_joining_everything_gives(qtbot: QtBot, empty: MainWindow) -> None:
    start(empty, 15)
    settle(qtbot, empty)
    file = empty.case.file
    assert file is not None
    assert file.settings.get(STALE) is None
    assert not refresh_view(file)
    assert empty.case.view.corpus.incidents == file.corpus().incidents
    assert file.check() == ()


def test_the_strip_says_how_far_it_is_and_that_all_will_be_shown_later(
    qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_signals, "MOST_SHOWING_S", -1.0)
    said: list[str] = []
    empty.importing.progressed.connect(lambda *_: said.append(empty.strip.count.text()))
    joining: list[bool] = []
    empty.importing.finished.connect(lambda _: joining.append(empty.strip.count.text() == words.IMPORT_JOINING))
    start(empty, 9)
    settle(qtbot, empty)
    assert words.IMPORT_PROGRESS_LATER.format(done=9, total=9) in said
    assert joining == [True]
    assert empty.strip.isHidden()


def test_cancelling_keeps_what_is_in_and_shows_it(qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_signals, "MOST_SHOWING_S", -1.0)
    shelf = start(empty, 400)
    qtbot.waitUntil(lambda: empty.importing.done >= 10, timeout=30_000)
    empty.strip.cancel.click()
    settle(qtbot, empty)
    assert empty.case.file is not None
    number = len(empty.case.file.articles.ids())
    assert 10 <= number < 400
    assert len(empty.case.view.articles) == number
    assert shelf.handed <= number + 2 * shelf.workers + 2, "no more is read ahead than the workers need"


def test_decisions_made_meanwhile_are_seen_at_once_and_kept(
    qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_signals, "MOST_SHOWING_S", -1.0)
    start(empty, 60)
    qtbot.waitUntil(lambda: empty.importing.done >= 5, timeout=30_000)
    event = next(iter(empty.case.view.events))
    articles = len(empty.case.view.articles)
    empty.editing.review_events((event,), Review.ACCEPTED)
    qtbot.waitUntil(lambda: empty.case.view.events[event].review is Review.ACCEPTED, timeout=10_000)
    if empty.importing.is_busy:
        assert len(empty.case.view.articles) == articles
    settle(qtbot, empty)
    assert empty.case.view.events[event].review is Review.ACCEPTED
    assert len(empty.case.view.articles) == 60


def test_an_edit_while_the_joined_view_is_written_is_done_and_the_view_joined_again(
    qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(empty, 20)
    qtbot.waitUntil(lambda: not empty.importing.is_busy, timeout=30_000)
    case = empty.case
    qtbot.waitUntil(lambda: case._writing.is_set() or case.is_settled, timeout=30_000)
    event = next(iter(case.view.events))
    refused: list[object] = []
    case.failed.connect(refused.append)
    empty.editing.review_events((event,), Review.ACCEPTED)
    settle(qtbot, empty)
    assert refused == []
    assert case.view.events[event].review is Review.ACCEPTED
    assert case.file is not None
    assert not refresh_view(case.file)


def test_articles_that_are_there_already_are_told_once_each(qtbot: QtBot, empty: MainWindow) -> None:
    summaries: list[Any] = []
    empty.importing.finished.connect(summaries.append)
    one = list(made(3, days=30))
    start(empty, 6, iter([*one, *one]))
    settle(qtbot, empty)
    assert len(summaries[0].taken_in) == 3
    assert [type(outcome.error) for outcome in summaries[0].refused] == [InputDuplicate] * 3


def test_a_case_whose_import_was_cut_off_is_joined_when_it_is_opened(
    qtbot: QtBot, program: Program, documents: Path
) -> None:
    path = documents / "cut.briefing"
    with CaseFile.create(path) as case:
        from briefing.usecases.editing.articles import AddArticle

        for one in made(8, days=30):
            with case.atomic():
                AddArticle(case, filed(one.article, one.findings), refresh=False).apply()
                case.settings.set(STALE, "yes")
    assert program.window.open_case(path)
    settle(qtbot, program.window)
    assert program.window.case.file is not None
    assert program.window.case.file.settings.get(STALE) is None
    assert not refresh_view(program.window.case.file)


def test_an_import_is_taken_back_as_a_whole_and_brought_again(qtbot: QtBot, empty: MainWindow) -> None:
    start(empty, 3)
    settle(qtbot, empty)
    assert empty.case.file is not None
    before = empty.case.file.articles.ids()
    assert not empty.report.back.isHidden()
    start(empty, 7)
    settle(qtbot, empty)
    both = empty.case.file.articles.ids()
    assert len(both) > len(before) + 1
    empty.report.back.click()
    settle(qtbot, empty)
    assert empty.case.file.articles.ids() == before
    assert empty.report.back.isHidden()
    assert empty.report.headline.text() == "4 articles taken back"
    assert "import of 4 articles" in empty.commands.redo_action.text()
    empty.commands.redo_action.trigger()
    assert not empty.case.stack.canRedo()
    settle(qtbot, empty)
    assert empty.case.file.articles.ids() == both
    assert not empty.report.back.isHidden()
    assert "4 articles taken in" in empty.report.headline.text()


def test_an_import_that_was_taken_back_is_one_step_each_way_also_after_a_restart(qtbot: QtBot, empty: MainWindow) -> None:
    start(empty, 5)
    settle(qtbot, empty)
    case = empty.case
    assert case.file is not None
    path = case.file.path
    all_of_them = case.file.articles.ids()
    empty.report.back.click()
    settle(qtbot, empty)
    empty.close_case()
    assert path is not None
    assert empty.open_case(path)
    settle(qtbot, empty)
    assert case.file is not None
    assert case.file.articles.ids() == frozenset()
    empty.commands.redo_action.trigger()
    settle(qtbot, empty)
    assert case.file.articles.ids() == all_of_them
    assert "import of 5 articles" in empty.commands.undo_action.text()
    empty.commands.undo_action.trigger()
    settle(qtbot, empty)
    assert case.file.articles.ids() == frozenset()
    empty.commands.redo_action.trigger()
    settle(qtbot, empty)
    empty.editing.review_events((case.view.corpus.events[0].id,), Review.ACCEPTED)
    settle(qtbot, empty)
    empty.commands.undo_action.trigger()  # the decision alone
    settle(qtbot, empty)
    assert case.file.articles.ids() == all_of_them


def test_an_import_is_not_taken_back_with_what_was_decided_after_it(qtbot: QtBot, empty: MainWindow) -> None:
    start(empty, 3)
    settle(qtbot, empty)
    empty.editing.review_events((empty.case.view.corpus.events[0].id,), Review.ACCEPTED)
    settle(qtbot, empty)
    assert empty.report.back.isHidden()
    empty.taking_in.take_back()
    assert empty.case.file is not None
    assert len(empty.case.file.articles.ids()) == 3
    empty.commands.undo_action.trigger()
    settle(qtbot, empty)
    assert not empty.report.back.isHidden()
