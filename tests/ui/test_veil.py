"""The veil over graphic passages: what it covers, how it is lifted, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QBuffer, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.choice import Rule
from briefing.domain.text import Article, Block, BlockKind, article_id
from briefing.ui.craft import discretion, theme
from briefing.ui.craft.veil import graphic_passages
from briefing.ui.desk import drawing
from briefing.ui.models.figures import FigureModel
from briefing.ui.models.hits import ROW as HIT
from briefing.ui.models.hits import HitModel, HitRow
from briefing.ui.models.lines import ROW as LINE
from briefing.ui.models.lines import LineModel
from briefing.ui.models.timeline import hint
from briefing.ui.panes.article_text import ArticleText
from briefing.ui.panes.parts import Elided
from briefing.ui.seen.rows import Line
from briefing.ui.seen.selection import Picked
from briefing.ui.seen.view import View
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import words
from briefing.usecases.editing.articles import CorrectDetails
from briefing.usecases.editing.facts import EditEvent
from briefing.usecases.wording.forms import Form
from tests.sample_corpus import sample_corpus
from tests.ui.conftest import bury

GRAPHIC = (
    "Six children were killed in their beds.",
    "Rescuers pulled charred bodies out of the bakery.",
    "The detainees said they had been tortured with electric shocks.",
    "Militiamen beheaded two captives.",
    "A dead baby was carried out of the ruins.",
    "Body parts were strewn over the road.",
    "The commission has seen footage in which captured men are beaten with cables.",
    "Guards beat the students until they could not stand.",
    "Beatings were a daily matter in the prison, former inmates said.",
    "Gunmen cut off the fingers of three farmers.",
    "A deminer lost both legs.",
    "Two traders had their throats slit.",
    "The shepherds were hacked to death with machetes.",
    "Her body was found by the river a day later.",
    "Villagers recovered nine more bodies from the well.",
    "The body of a taxi driver lay beside the road.",
    "A family was burned alive in the truck.",
    "Women told the court of gang-rape by men in uniform.",
    "The prisoner was suffocated with a plastic bag.",
    "Mutilated and bloodied, the man was shown on state television.",
)
SOBER = (
    "At least 15 civilians were killed and 36 others were wounded.",
    "Children returned to school in Idlib on Monday.",
    "The governing body of the council met in Geneva.",
    "The army said that 46 fighters had died.",
    "Turkey cut off the road to Manbij.",
    "The army beat back an attack on its base at dawn.",
    "The rebels beat off the assault and then beat a hasty retreat.",
    "The head of the electoral body of the union was found to have resigned.",
    "Regional bodies sent observers to the vote.",
    "Power was cut off to three districts, and the offensive lost its momentum.",
)


def article(text: str) -> Article:
    return Article(article_id(text), text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


@pytest.mark.parametrize("sentence", GRAPHIC)
def test_what_describes_bodies_torture_or_dying_children_is_covered(sentence: str) -> None:
    told = article(f"The town was quiet. {sentence} Trade went on.")
    (found,) = graphic_passages(told)
    assert told.quote(found) == sentence


@pytest.mark.parametrize("sentence", SOBER)
def test_what_only_reports_is_not(sentence: str) -> None:
    assert graphic_passages(article(sentence)) == ()


@pytest.fixture
def text(qtbot: QtBot, looks: theme.Theme) -> ArticleText:
    made = ArticleText()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_article(article(f"The town was quiet. {GRAPHIC[0]} Trade went on. {GRAPHIC[1]}"), View())
    made.show()
    qtbot.waitExposed(made)
    return made


def bars(text: ArticleText) -> list[str]:
    """The words that cannot be read: ink and ground are of one colour."""
    return [
        one.cursor.selectedText()  # type: ignore[attr-defined]
        for one in text.extraSelections()
        if one.format.foreground().color() == one.format.background().color()  # type: ignore[attr-defined]
    ]


def test_it_is_off_until_it_is_asked_for(text: ArticleText) -> None:
    assert bars(text) == []
    text.veil.put_on(True)
    assert bars(text) == [GRAPHIC[0], GRAPHIC[1]]
    text.veil.put_on(False)
    assert bars(text) == []


def test_a_click_uncovers_one_passage_and_chooses_nothing(qtbot: QtBot, text: ArticleText) -> None:
    text.veil.put_on(True)
    chosen: list[object] = []
    text.mark_clicked.connect(chosen.append)
    at = text.cursorRect(text._cursor(24, 24)).center() + QPoint(3, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert bars(text) == [GRAPHIC[1]]
    assert chosen == []


def test_what_is_covered_is_copied_as_it_is(text: ArticleText) -> None:
    text.veil.put_on(True)
    text.selectAll()
    text.copy()
    assert GRAPHIC[0] in QGuiApplication.clipboard().text()


def test_the_window_has_a_switch_and_a_key_for_it_and_remembers(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.show()
    window.go_to("reader")
    window.commands.veil_action.trigger()
    veil = window.reader.text.veil
    graphic = next(one for one in window.case.view.corpus.articles if graphic_passages(one))
    window.reader.open_article(graphic.id)
    before = len(veil.covered())
    assert before
    uncover = next(one for one in window.reader.actions() if one.shortcut() == QKeySequence("Alt+U"))
    uncover.trigger()
    assert len(veil.covered()) == before - 1
    assert window.case.file is not None
    path = window.case.file.path
    assert path is not None
    window.close_case()
    window.open_case(path)
    assert window.commands.veil_action.isChecked()
    assert veil.is_on


def test_a_real_click_and_the_key_uncover_by_the_keyboard_alone(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.resize(1300, 900)
    window.show()
    window.go_to("reader")
    window.commands.veil_action.trigger()
    reader = window.reader.text
    graphic = next(one for one in window.case.view.corpus.articles if graphic_passages(one))
    window.reader.open_article(graphic.id)
    before = len(reader.veil.covered())
    window.activateWindow()
    qtbot.waitUntil(reader.hasFocus)
    qtbot.keyClick(reader, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert len(reader.veil.covered()) == before - 1


def inks(widget: QWidget, rect: QRect) -> set[int]:
    """The colours in a part of what is painted."""
    image = widget.grab(rect).toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_no_letter_can_be_told_when_covered_words_are_selected_or_pointed_at(qtbot: QtBot, text: ArticleText) -> None:
    text.veil.put_on(True)
    covered = text.veil.covered()[0]
    first, last = (
        text.cursorRect(text._cursor(covered.start, covered.start)),
        text.cursorRect(text._cursor(covered.end, covered.end)),
    )
    inside = QRect(first.topLeft() + QPoint(12, 3), last.bottomRight() - QPoint(12, 3))
    assert len(inks(text.viewport(), inside)) == 1
    text.show_span(covered)  # as an event that is picked in the timeline
    assert len(inks(text.viewport(), inside)) == 1
    text.show_span(None)
    text.hint_span(covered)
    assert len(inks(text.viewport(), inside)) == 1
    qtbot.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert text.textCursor().hasSelection()
    assert len(inks(text.viewport(), inside)) == 1
    text.veil.lift(covered)
    assert len(inks(text.viewport(), inside)) > 1


def test_the_sentence_in_the_review_queue_wears_the_same_veil(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.resize(1300, 900)
    window.show()
    window.commands.veil_action.trigger()
    excerpt = window.review.excerpt
    qtbot.waitUntil(lambda: not window.timeline.visibleRegion().isEmpty())
    window.go_to("review")
    qtbot.waitUntil(lambda: not window.review.visibleRegion().isEmpty())
    for _ in range(window.review.queue.total):
        if excerpt.covered():
            break
        window.review.next_action.trigger()
    span = excerpt.covered()[0]
    number = len(excerpt.covered())
    window.activateWindow()
    qtbot.waitUntil(window.review.list.hasFocus)
    qtbot.keyClick(window.review.list, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert len(excerpt.covered()) == number - 1
    window.commands.veil_action.trigger()
    window.commands.veil_action.trigger()
    assert span in excerpt.covered()
    at = excerpt.cursorRect(excerpt._cursor(span)).center() - QPoint(6, 0)  # type: ignore[arg-type]
    QTest.mouseClick(excerpt.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert span not in excerpt.covered()
    assert not window.reader.text.veil.hides(span)  # uncovered once, uncovered everywhere


def test_arabic_paragraphs_run_from_the_right(qtbot: QtBot, looks: theme.Theme) -> None:
    arabic = "قال السكان إن الطائرات قصفت السوق يوم الخميس."
    english = "Residents said aircraft bombed the market on Thursday."
    text = ArticleText()
    qtbot.addWidget(text)
    text.resize(700, 300)
    whole = f"{english}\n\n{arabic}"
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, len(english)),
        Block(BlockKind.PARAGRAPH, len(english) + 2, len(whole)),
    )
    text.show_article(Article(article_id(whole), whole, blocks), View())
    text.show()
    qtbot.waitExposed(text)
    middle = text.viewport().width() / 2
    assert text.cursorRect(text._cursor(0, 0)).center().x() < middle
    at = len(english) + 2
    assert text.cursorRect(text._cursor(at, at)).center().x() > middle


@pytest.fixture
def cover() -> Iterator[None]:
    discretion.put_on(True)
    yield
    discretion.put_on(False)


def test_what_is_quoted_of_a_covered_passage_is_covered_wherever_it_stands(cover: None) -> None:
    line = f"reported 1 Dec 2024 · “{GRAPHIC[0]}” · counted"
    assert discretion.with_quotes(line) == f"reported 1 Dec 2024 · {words.COVERED} · counted"
    nested = "Asserts: “He said “it was quiet” and that six children were killed”"
    assert discretion.with_quotes(nested) == f"Asserts: {words.COVERED}"
    for sober in (f"“{SOBER[0]}”", "said “on Friday", "counted in “Air strikes hit Atarib”: 15"):
        assert discretion.with_quotes(sober) == sober
    assert discretion.in_quotes(GRAPHIC[1]) == words.COVERED
    discretion.put_on(False)
    assert discretion.with_quotes(line) == line


def test_what_was_uncovered_in_the_text_is_uncovered_where_it_is_quoted(qtbot: QtBot, text: ArticleText) -> None:
    text.veil.put_on(True)
    assert discretion.quoted(GRAPHIC[0]) == words.COVERED
    text.veil.lift(text.veil.covered()[0])
    assert discretion.quoted(GRAPHIC[0]) == GRAPHIC[0]
    assert discretion.quoted(GRAPHIC[0][:24] + "…") == GRAPHIC[0][:24] + "…"
    assert discretion.quoted(GRAPHIC[1]) == words.COVERED
    text.veil.put_on(False)


def test_profiles_tables_tool_tips_and_search_results_wear_the_veil(qtbot: QtBot, cover: None, looks: theme.Theme) -> None:
    view = View(sample_corpus())
    row = replace(view.figure_rows[0], wording=GRAPHIC[0])
    figures, lines, hits = FigureModel(), LineModel(), HitModel()
    figures.show([row])
    lines.show([Line(f"Asserts: “{GRAPHIC[0]}”", "reported 1 Dec 2024")])
    hits.show([HitRow("The town was quiet", GRAPHIC[0], ((4, 12),))])
    cells = [figures.index(0, at) for at in range(figures.columnCount())]
    shown = [cell.data(role) for cell in cells for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)]
    for model in (lines, hits):
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        shown += [model.index(0, 0).data(role) for role in roles]
    shown += [lines.index(0, 0).data(LINE).text, hits.index(0, 0).data(HIT).snippet]
    assert not any("children" in one for one in shown if one)
    assert sum(words.COVERED in one for one in shown if one) >= 6
    graphic = next(
        one for one in view.happenings if discretion.is_graphic(view.sentence(one.lead.evidence)) and one.lead.evidence
    )
    assert words.COVERED in hint(view, graphic)
    assert view.sentence(graphic.lead.evidence)[:40] not in hint(view, graphic)


def test_the_switch_covers_what_is_shown_at_once_and_files_stay_as_they_are(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.resize(1300, 900)
    window.show()
    window.go_to("timeline")
    window.timeline.as_table.click()
    model = window.timeline.table.rows

    def tips() -> list[str]:
        return [model.index(n, 0).data(Qt.ItemDataRole.ToolTipRole) or "" for n in range(model.rowCount())]

    before = tips()
    assert not any(words.COVERED in one for one in before)
    window.commands.veil_action.trigger()
    assert any(words.COVERED in one for one in tips())
    corpus = window.showing.shown.corpus
    window.go_to("casualties")
    qtbot.waitUntil(lambda: window.casualties.telling.key is not None)
    key = window.casualties.telling.key or ""
    drawn = drawing.telling(corpus, key, Rule.MEDIAN, theme.LIGHT, 500, 1.0, lambda said: f"[{len(said)}]")(Event())
    assert drawn is not None
    assert any(said.wording for one in drawn.chart.tellings for said in one.reports)
    assert not any(said.wording.startswith("[") for one in drawn.chart.tellings for said in one.reports)
    window.commands.veil_action.trigger()
    assert tips() == before


def graphic_title(window: MainWindow) -> str:
    """Give one event of the case, that all panes show, a title that the veil covers."""
    view = window.case.view
    happening = next(
        one for one in view.happenings if one.toll and one.when.is_one_day and len(one.events) == 1 and one.lead.evidence
    )
    title = "Six children burned to death in Zarbah school"
    window.case.do(EditEvent(window.case.file, replace(happening.lead, title=title)))
    return title


def shown_in(window: MainWindow, title: str) -> list[str]:
    """Where a title can be read: by pane, what an eye, a tool tip or a screen reader is given."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    found = []
    for shown in window.findChildren(QAbstractItemView):
        model = shown.model()
        for row in range(model.rowCount() if model is not None else 0):
            columns = model.columnCount() if isinstance(shown, QTableView) else 1
            for column in range(columns):
                cell = model.index(row, column)
                if any(title in str(cell.data(role) or "") for role in roles):
                    found.append(f"{type(shown).__name__} {shown.accessibleName()}: {cell.data()}")
    chart = window.timeline.chart
    chart.viewport().repaint()
    found += ["painted" for one in chart.shown() if title[:20] in one.text]
    found += ["spoken" for at in range(chart.spoken_number()) if title in chart.spoken_part(at).name]
    for kind in (QLabel, QComboBox, Elided):
        for widget in window.findChildren(kind):
            text = widget.itemText(0) if isinstance(widget, QComboBox) else widget.text()  # type: ignore[attr-defined]
            texts = [widget.itemText(at) for at in range(widget.count())] if isinstance(widget, QComboBox) else [text]
            found += [f"{type(widget).__name__}: {one}" for one in texts if title[:24] in one]
    return found


def test_titles_are_covered_in_every_pane_and_uncovered_with_their_sentence(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.resize(1500, 950)
    window.show()
    title = graphic_title(window)
    qtbot.waitUntil(lambda: any(one.title == title for one in window.case.view.corpus.events))
    event = next(one for one in window.case.view.corpus.events if one.title == title)
    window.selection.pick(Picked(article=event.evidence[0].article, event=event.id, span=event.evidence[0]))
    for name in ("actors", "casualties", "review", "why", "map", "history", "timeline"):
        window.go_to(name)
    qtbot.waitUntil(lambda: window.casualties.telling.key is not None)
    qtbot.waitUntil(lambda: bool(shown_in(window, title)))
    assert {"painted", "spoken"} <= set(shown_in(window, title))
    window.commands.veil_action.trigger()
    bury()  # labels that were taken out go with the next turn of the loop
    assert not shown_in(window, title)
    assert any(words.COVERED_TITLE in one.text for one in window.timeline.chart.shown())
    window.timeline.as_table.click()
    assert not shown_in(window, title)
    window.timeline.table.copy()
    assert title in QGuiApplication.clipboard().text()  # what is copied is as it is
    assert words.COVERED_TITLE.encode() not in window.timeline_sheet().data(Form.SVG)
    window.reader.text.veil.lift(event.evidence[0])
    found = shown_in(window, title)
    assert "spoken" in found
    assert any(one.startswith("EventsTable") for one in found)


def test_the_title_of_an_article_is_covered_and_uncovered_by_the_key(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.show()
    window.go_to("reader")
    article = window.case.view.corpus.articles[0]
    title = "Ten children beheaded, residents say"
    window.case.do(CorrectDetails(window.case.file, replace(article, title=title)))
    window.reader.open_article(article.id)
    qtbot.waitUntil(lambda: window.reader.title.text() == title)
    window.commands.veil_action.trigger()
    assert window.reader.title.text() == words.COVERED_TITLE
    listed = window.articles.model
    assert not any(title in str(listed.index(row, 0).data()) for row in range(listed.rowCount()))
    uncover = next(one for one in window.reader.actions() if one.shortcut() == QKeySequence("Alt+U"))
    uncover.trigger()
    assert window.reader.title.text() == title
    assert any(title in str(listed.index(row, 0).data()) for row in range(listed.rowCount()))


def test_what_undo_takes_back_is_covered_where_it_quotes_a_title(qtbot: QtBot, filled: object) -> None:
    window: MainWindow = filled.window  # type: ignore[attr-defined]
    window.show()
    article = window.case.view.corpus.articles[0]
    title = "R&D: ten children beheaded"
    window.case.do(CorrectDetails(window.case.file, replace(article, title=title)))
    undo = window.commands.undo_action
    assert undo.text() == f"Undo correct details of “{title.replace('&', '&&')}”"
    assert title in undo.toolTip()
    window.go_to("review")
    assert title in window.review.undo_action.toolTip()
    window.commands.veil_action.trigger()
    shown = (undo.text(), undo.toolTip(), window.review.undo_action.toolTip())
    assert all("children" not in one and words.COVERED in one for one in shown)
    undo.trigger()
    redo = window.commands.redo_action
    assert "children" not in redo.text() + redo.toolTip()
    window.commands.veil_action.trigger()
    assert title in redo.toolTip()


def test_the_pages_of_the_briefing_are_covered_until_they_are_asked_for(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    pane = window.briefing
    page = QImage(60, 80, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.red)
    png = QBuffer()
    page.save(png, "PNG")  # type: ignore[call-overload]
    pane.pages.resize(200, 300)
    pane.show_pages([bytes(png.data().data())])

    def seen() -> QColor:
        return pane.pages.grab().toImage().pixelColor(100, 100)

    assert seen() == QColor(Qt.GlobalColor.red)
    assert pane.cover.isHidden()
    window.commands.veil_action.trigger()
    assert seen() != QColor(Qt.GlobalColor.red)
    assert not pane.cover.isHidden()
    qtbot.mouseClick(pane.cover.button, Qt.MouseButton.LeftButton)
    assert seen() == QColor(Qt.GlobalColor.red)
    window.reader.text.veil.lift_words("Six children were killed")  # a title uncovered elsewhere covers no pages again
    assert seen() == QColor(Qt.GlobalColor.red)
    window.commands.veil_action.trigger()
    window.commands.veil_action.trigger()
    assert seen() != QColor(Qt.GlobalColor.red)
    window.commands.veil_action.trigger()
    assert seen() == QColor(Qt.GlobalColor.red)
