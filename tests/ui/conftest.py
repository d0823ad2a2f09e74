"""Guards and stages for tests of the window."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.findings import Findings
from briefing.domain.text import Article, Original
from briefing.ui.case import case_signals
from briefing.ui.craft import theme
from briefing.ui.desk import acting, hindsight
from briefing.ui.dialogs import knowledge
from briefing.ui.panes import actor_charts, casualties, casualty_pages, parts
from briefing.ui.panes import briefing as briefing_pane
from briefing.ui.seen.view import View
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading, ReadingRoom
from tests.sample_corpus import sample_articles, sample_corpus, sample_findings

PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def _nobody_answers_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that waits for an answer in a loop of its own is a failure now, not a hang in ten minutes."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("a modal window was opened")

    for owner, names in {
        QDialog: ("exec",),
        QMenu: ("exec",),
        QPrintDialog: ("exec",),
        QMessageBox: ("exec", "question", "information", "warning", "critical"),
        QFileDialog: ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
        QInputDialog: ("getText", "getItem", "getInt"),
    }.items():
        for name in names:
            monkeypatch.setattr(owner, name, refuse)


@pytest.fixture(autouse=True, scope="module")
def _what_is_there_to_stay_is_not_searched_for_rubbish() -> None:
    """Modules, words and places that earlier tests loaded: more than a hundred times what one test leaves behind."""
    gc.collect()
    gc.freeze()


# What the program waits for a hand to come to rest, in milliseconds: nobody's hand is at work here.
PAUSES_MS = {
    (case_signals, "PAUSE_MS"): 100,
    (acting, "_PAUSE_MS"): 150,
    (hindsight, "PAUSE_MS"): 100,
    (briefing_pane, "SETTLE_MS"): 200,
    (casualties, "REDRAW_PAUSE_MS"): 80,
    (casualty_pages, "_PAUSE_MS"): 60,
    (actor_charts, "_PAUSE_MS"): 60,
    (parts, "TYPING_PAUSE_MS"): 60,
    (knowledge, "TYPING_PAUSE_MS"): 60,
}


@pytest.fixture(autouse=True)
def _pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    for (module, name), pause in PAUSES_MS.items():
        monkeypatch.setattr(module, name, pause)


class PatientBot(QtBot):
    """Waits for what is to come as long as a machine with other work to do may need for it."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _rubbish_is_collected_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Widgets destroyed by the collector in the middle of Qt's events crash; between tests they do not."""
    gc.disable()
    yield
    if {"program", "qtbot"} & set(request.fixturenames):
        bury()
        # Qt's offscreen platform crashes at the end of the process when the clipboard still holds what a test put there.
        QGuiApplication.clipboard().clear()
        gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has preferences and window places of its own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BRIEFING_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["briefing-tests"]


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[theme.Theme]:
    made = theme.install(qapp, "light")
    yield made
    made.choose("light")


@pytest.fixture(scope="session")
def view() -> View:
    return View(sample_corpus())


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def bury() -> None:
    """Let go now of what was to be deleted later. Without a loop of events nothing is: each test would leave its window
    behind, which all later ones then style, polish and search through.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def program(qapp: QApplication, looks: theme.Theme, documents: Path) -> Iterator[Program]:
    """A program with its window, not shown; its one worker process starts when something is read."""
    yield from running(Program(qapp, workers=1, documents=documents, warm=False))


def running(made: Program) -> Iterator[Program]:
    """A program until its test is done, then nothing of it."""
    made.window.build()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    bury()


class KeptRoom(ReadingRoom):
    """A reading room whose worker outlives a window, for the next test of its module. Closing gives up what is not done."""

    def close(self) -> None:
        for future in list(self._outstanding):
            future.cancel()

    def end(self) -> None:
        super().close()


@cache
def sample_case() -> bytes:
    """A case file of the sample articles with their hand-made findings, made once."""
    from briefing.store.casefile import CaseFile
    from briefing.usecases.editing.articles import AddArticle
    from briefing.usecases.editing.edits import refresh_view

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sample.briefing")
        with CaseFile.create(path) as case:
            for article, findings in zip(sample_articles(), sample_findings(), strict=True):
                AddArticle(case, filed(article, findings), refresh=False).apply()
            refresh_view(case)
            case.steps.forget()  # nothing to undo in a case that was just opened
        return path.read_bytes()


def fill(program: Program, path: Path) -> None:
    """Open a fresh copy of the sample case."""
    path.write_bytes(sample_case())
    assert program.window.open_case(path)


def filed(article: Article, findings: Findings) -> Reading:
    """A reading as a worker would bring it."""
    original = Original(f"{article.id}.txt", "text/plain", article.text.encode())
    return Reading(original.name, Intake(article, original, signature(article.text), ()), findings)


@pytest.fixture
def filled(program: Program, documents: Path) -> Program:
    fill(program, documents / "Aleppo.briefing")
    return program


def drag(
    widget: QWidget,
    *,
    text: str = "",
    html: str = "",
    files: Sequence[Path] = (),
    urls: Sequence[str] = (),
    drop: bool = True,
) -> bool:
    """Enter, move and drop through the application, so that acceptance is tested as well. Whether the move was accepted."""
    mime = QMimeData()  # kept alive until the last event is sent
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if files or urls:
        mime.setUrls([*(QUrl.fromLocalFile(str(path)) for path in files), *(QUrl(url) for url in urls)])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *how)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(QPointF(5, 5).toPoint(), *how)
    QApplication.sendEvent(widget, move)
    if move.isAccepted() and drop:
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how))
    return move.isAccepted()


def choose_row(table: QAbstractItemView, row: int) -> None:
    """Choose a row and no other, whatever keys are held: without flags the view asks the keyboard."""
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), flags.ClearAndSelect | flags.Rows)


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())
