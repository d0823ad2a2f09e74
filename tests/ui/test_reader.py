"""The reader: facts entered by hand from words selected, steps from fact to fact, larger text, originals, any script."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.casualty import CasualtyId, Effect
from briefing.domain.claim import Origin, Review
from briefing.domain.event import EventId
from briefing.domain.text import Article, Original, Span, article_id, paragraphs
from briefing.ui.craft import theme
from briefing.ui.dialogs.casualty import CasualtyDialog
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.dialogs.knowledge import KnowledgeDialog
from briefing.ui.panes.article_text import ArticleText
from briefing.ui.seen.rows import MarkKind
from briefing.ui.seen.selection import Picked
from briefing.ui.seen.view import View
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.facts import RemoveCasualty
from briefing.usecases.taking_in.originals import lay_out
from tests.ui.conftest import fill

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")  # of menus

ARABIC = "قال الدفاع المدني السوري إن 12 مدنيا قتلوا في إدلب.\n\nReuters reported it on Friday. Это сообщил Олег Игнасюк."


@pytest.fixture
def window(filled: Program) -> MainWindow:
    made = filled.window
    made.resize(1400, 900)
    made.show()
    made.go_to("reader")
    return made


def select(window: MainWindow, words: str) -> Span:
    """As one who drags over some words of the article shown."""
    text = window.reader.text
    assert text.article is not None
    at = text.article.text.index(words)
    span = Span(text.article.id, at, at + len(words))
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.offsets.utf16(span.start))
    cursor.setPosition(text.offsets.utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return span


def show(window: MainWindow, words: str) -> None:
    article = next(one for one in window.case.view.corpus.articles if words in one.text)
    window.selection.pick(Picked(article=article.id))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)


# -- by hand


def test_words_selected_offer_what_can_be_made_of_them(qtbot: QtBot, window: MainWindow) -> None:
    makers = window.reader.makers
    assert not makers.isVisible()
    show(window, "36 others")
    select(window, "36 others")
    assert makers.isVisible()
    text = window.reader.text
    assert text.rect().contains(makers.geometry())
    cursor = text.textCursor()
    cursor.clearSelection()
    text.setTextCursor(cursor)
    assert not makers.isVisible()


def test_nothing_is_offered_while_the_mouse_still_selects(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    text = window.reader.text
    start = text.cursorRect(QTextCursor(text.document().begin())).center() + QPoint(2, 0)
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(text.viewport(), start + QPoint(120, 0))
    select(window, "ATARIB")
    assert not window.reader.makers.isVisible()
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(120, 0))
    assert window.reader.makers.isVisible() == text.textCursor().hasSelection()


def test_a_figure_is_made_of_words_selected_and_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    view = window.case.view
    span = select(window, "36 others")
    before = {row.id for row in view.corpus.casualties}
    qtbot.keyClick(
        window.reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    assert dialog.windowTitle() == "New figure"
    assert dialog.range.value() == (36, 36)
    assert dialog.effect.term() is Effect.WOUNDED
    assert dialog.told_in.id() is not None
    dialog.range.high.setText("40")
    dialog.confirm.click()
    settle(qtbot, window)
    (made,) = [row for row in window.case.view.corpus.casualties if row.id not in before]
    assert (made.low, made.high, made.evidence) == (36, 40, (span,))
    assert (made.origin, made.review) == (Origin.ANALYST, Review.ACCEPTED)
    assert window.selection.current.casualty == made.id
    window.sight.catch_up(window.casualties)
    at = window.casualties.model.row_of(made.id)
    assert at is not None
    marks = [mark for mark in window.case.view.marks(span.article) if mark.ref == made.id]
    assert [(mark.start, mark.end) for mark in marks] == [(span.start, span.end)]
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert {row.id for row in window.case.view.corpus.casualties} == before
    window.commands.redo_action.trigger()
    settle(qtbot, window)
    assert made.id in {row.id for row in window.case.view.corpus.casualties}


def test_words_without_a_number_ask_for_one(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "residents said")
    select(window, "residents said")
    qtbot.mouseClick(window.reader.makers.buttons[1], Qt.MouseButton.LeftButton)
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    assert dialog.range.value() == (None, None)
    assert not dialog.confirm.isEnabled()
    dialog.range.low.setText("3")
    assert dialog.confirm.isEnabled()
    dialog.told_in.choose(None)
    dialog.reject()


def test_a_figure_needs_words_and_says_so(window: MainWindow) -> None:
    window.commands.add_figure_action.trigger()
    assert window.dialog is None
    assert window.statusBar().currentMessage().startswith("Select the words")


def test_an_event_and_an_actor_begin_with_the_words_too(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "cut the M5 highway")
    select(window, "cut the M5 highway near Zarbah")
    qtbot.mouseClick(window.reader.makers.buttons[0], Qt.MouseButton.LeftButton)
    event = window.dialog
    assert isinstance(event, EventDialog)
    assert event.title.text() == "cut the M5 highway near Zarbah"
    event.reject()
    select(window, "Zarbah")
    qtbot.mouseClick(window.reader.makers.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.dialog, KnowledgeDialog))
    assert isinstance(window.dialog, KnowledgeDialog)
    window.dialog.reject()


def test_the_menu_of_the_text_offers_the_same(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    text = window.reader.text
    select(window, "36 others")
    at = text.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at))
    QApplication.sendEvent(text.viewport(), event)
    menu = next(one for one in text.findChildren(QMenu) if one.isVisible())
    offered = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert offered["Add a figure from these words…"]
    assert offered["Add an event from these words…"]
    menu.close()


def test_a_figure_of_the_analyst_can_be_removed_and_its_event_set_free(qtbot: QtBot, window: MainWindow) -> None:
    row = next(one for one in window.case.view.corpus.casualties if one.event is not None)
    window.editing.edit_casualty(row.id)
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    assert dialog.told_in.id() == row.event
    dialog.told_in.choose(None)
    dialog.confirm.click()
    settle(qtbot, window)
    assert window.case.view.casualties[row.id].event is None
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.casualties[row.id].event == row.event
    assert window.case.file is not None
    assert window.case.do(RemoveCasualty(window.case.file, row.id)) is None


def test_a_case_open_for_reading_takes_nothing_by_hand(qtbot: QtBot, filled: Program, documents: Path) -> None:
    window = filled.window
    window.show()
    window.close_case()
    assert window.open_case(documents / "Aleppo.briefing", read_only=True)
    show(window, "36 others")
    select(window, "36 others")
    window.reader.text.ask_for_figure()
    assert window.dialog is None


# -- steps


def test_keys_step_from_event_to_event_and_from_figure_to_figure(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    article = window.reader.article
    assert article is not None
    marks = [one for one in window.case.view.marks(article) if not one.rejected]
    events = list(dict.fromkeys(one.start for one in marks if one.kind is MarkKind.EVENT))
    figures = list(dict.fromkeys(one.start for one in marks if one.kind is MarkKind.CASUALTY))
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier

    def steps(key: Qt.Key, modifiers: Qt.KeyboardModifier, number: int) -> list[int]:
        seen = []
        for _ in range(number):
            qtbot.keyClick(window.reader.text, key, modifiers)
            span = window.selection.current.span
            assert span is not None
            seen.append(span.start)
        return seen

    assert steps(Qt.Key.Key_Down, alt, len(events)) == events
    assert steps(Qt.Key.Key_Up, alt, len(events) - 1) == events[-2::-1]
    window.selection.pick(Picked(article=article))
    assert steps(Qt.Key.Key_Down, alt | shift, len(figures)) == figures
    assert window.selection.current.casualty is not None
    assert steps(Qt.Key.Key_Up, alt | shift, len(figures) - 1) == figures[-2::-1]


# -- size


def test_keys_and_wheel_change_the_size_and_the_place_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    window.resize(900, 480)
    text = window.reader.text
    usual = text.font().pointSizeF()
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 2)
    top = text.cursorForPosition(QPoint(4, 4)).position()
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(3):
        qtbot.keyClick(text, Qt.Key.Key_Plus, control)
    assert text.font().pointSizeF() > usual * 1.3
    assert abs(text.cursorForPosition(QPoint(4, 6)).position() - top) < 120
    qtbot.keyClick(text, Qt.Key.Key_Minus, control)
    assert 1.15 < text.factor < 1.3
    middle = QPointF(text.viewport().rect().center())
    wheel = QWheelEvent(
        middle,
        text.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        control,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(text.viewport(), wheel)
    assert text.factor > 1.3
    for _ in range(40):
        qtbot.keyClick(text, Qt.Key.Key_Plus, control)
    assert text.factor == pytest.approx(2.6)
    qtbot.keyClick(text, Qt.Key.Key_0, control)
    assert text.font().pointSizeF() == pytest.approx(usual)


def test_the_size_is_kept_for_the_next_case(qtbot: QtBot, window: MainWindow, filled: Program, documents: Path) -> None:
    window.reader.text.scale_to(1.5)
    window.close_case()
    window.reader.text.scale_to(1.0)
    fill(filled, documents / "Another.briefing")
    assert window.reader.text.factor == pytest.approx(1.5)


# -- originals


class Opener(QObject):
    """Stands where the system's programs would open a file: Qt hands it what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.seen.append(url.toLocalFile())


@pytest.fixture
def opener(qapp: QApplication) -> Opener:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made  # type: ignore[misc]
    QDesktopServices.unsetUrlHandler("file")


def test_the_original_opens_as_it_came(qtbot: QtBot, window: MainWindow, opener: Opener) -> None:
    show(window, "36 others")
    article = window.reader.article
    assert article is not None
    assert window.case.file is not None
    qtbot.mouseClick(window.reader.original, Qt.MouseButton.LeftButton)
    (path,) = opener.seen
    assert Path(path).read_bytes() == window.case.file.articles.original(article).data
    assert not window.reader.caution.isVisible()


def test_a_web_page_is_opened_only_after_it_was_said_what_that_does(
    qtbot: QtBot, window: MainWindow, opener: Opener
) -> None:
    show(window, "36 others")
    window.reader.opens_in_browser = lambda _article: True
    qtbot.mouseClick(window.reader.original, Qt.MouseButton.LeftButton)
    assert opener.seen == []
    assert window.reader.caution.isVisible()
    show(window, "student residence")
    assert not window.reader.caution.isVisible()  # it was about the other one
    qtbot.mouseClick(window.reader.original, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.reader.caution.button, Qt.MouseButton.LeftButton)
    assert len(opener.seen) == 1
    assert not window.reader.caution.isVisible()


def test_an_original_that_is_laid_out_twice_stays_the_same(tmp_path: Path) -> None:
    original = Original("a.md", "text/markdown", b"# Title")
    assert lay_out(original, tmp_path) == lay_out(original, tmp_path)


# -- scripts


def test_each_paragraph_runs_in_the_direction_of_its_own_script(qtbot: QtBot, looks: theme.Theme) -> None:
    text = ArticleText()
    qtbot.addWidget(text)
    text.resize(500, 300)
    article = Article(article_id(ARABIC), ARABIC, paragraphs(ARABIC), published=date(2024, 12, 1))
    text.show_article(article, View())
    text.show()
    first, last = text.document().begin(), text.document().lastBlock()
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert last.textDirection() == Qt.LayoutDirection.LeftToRight
    at = ARABIC.index("12")
    span = Span(article.id, at, at + 2)
    text.show_span(span)
    assert [layer.cursor.selectedText() for layer in text.extraSelections()] == ["12"]
    start = text.cursorRect(QTextCursor(first))
    assert start.left() > text.viewport().width() / 2  # the line begins at the right
    text.selectAll()
    assert text.createMimeDataFromSelection().text() == ARABIC


def test_ids_by_hand_never_meet_those_of_the_program(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "36 others")
    select(window, "36 others")
    window.reader.text.ask_for_figure()
    assert isinstance(window.dialog, CasualtyDialog)
    made = window.dialog.value()
    assert made.id.startswith("analyst:")
    assert made.id not in {CasualtyId(row.id) for row in window.case.view.corpus.casualties}
    assert EventId(made.id) not in window.case.view.events
    window.dialog.reject()


def test_the_article_that_is_read_is_marked_in_the_list_from_the_first_on(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    assert window.selection.current.article is None
    assert window.articles.chosen() == (window.reader.article,)
