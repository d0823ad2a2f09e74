"""Whole stories in the window: real files dropped by real events, read by a real worker process, kept in a real case."""

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefing import places
from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.text import ArticleId
from briefing.domain.when import When
from briefing.errors import InputBinary, InputDuplicate
from briefing.store.casefile import CaseFile
from briefing.ui.case.importing import Summary
from briefing.ui.craft.work import ReplyTo
from briefing.ui.desk import drawing, printing
from briefing.ui.dialogs.article import ArticleDialog, PasteDialog
from briefing.ui.panes.importing import needs_reading
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.importing import Outcome
from tests.ui.conftest import drag

PATIENCE_MS = 120_000

UNDATED = """The convoy left on Sunday morning.

Government forces shelled the village of Kafr Aruq on Monday. At least seven civilians were killed and 12 others were
wounded, the White Helmets said. The Syrian army denied that it had shelled the village.
"""


def imported(qtbot: QtBot, window: MainWindow) -> Summary:
    """Wait for the import that has just been started."""
    with qtbot.waitSignal(window.importing.finished, timeout=PATIENCE_MS) as seen:
        pass
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=PATIENCE_MS)
    summary: Summary = seen.args[0]
    return summary


def lines(window: MainWindow) -> list[str]:
    model = window.report.model
    return [model.line(at).text for at in range(model.rowCount())]


def test_from_a_drop_to_a_printed_briefing(qtbot: QtBot, program: Program, documents: Path, tmp_path: Path) -> None:
    window = program.window
    window.resize(1366, 768)
    window.show()
    folder = tmp_path / "dropped"
    folder.mkdir()
    sample = next(iter(sorted(places.samples().glob("*.md"))))
    good, copy = folder / "agency report.md", folder / "z copy.md"
    good.write_bytes(sample.read_bytes())
    copy.write_bytes(sample.read_bytes())
    (folder / "nothing.txt").write_text("  \n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    note = tmp_path / "undated note.txt"
    note.write_text(UNDATED)

    # Two files and a folder come in one drop; two of them cannot be read, one is there twice, the rest goes on.
    assert drag(window, files=[folder, note])
    summary = imported(qtbot, window)
    assert {one.name for one in summary.taken_in} == {"agency report.md", "undated note.txt"} or {
        one.name for one in summary.taken_in
    } == {"z copy.md", "undated note.txt"}
    reasons = {one.name: type(one.error).__name__ for one in summary.refused}
    assert reasons["nothing.txt"] == "InputEmpty"
    assert reasons["picture.png"] == "InputBinary"
    assert sum(isinstance(one.error, InputDuplicate) for one in summary.refused) == 1
    assert window.docks["report"].isVisible()
    assert {"Refused", "In the case already", "Taken in", "nothing.txt"} <= set(lines(window))
    assert any("One file is no article (PNG)" in line for line in lines(window))
    assert len(list(documents.glob("*.briefing"))) == 1
    assert len(window.case.view.articles) == 2
    assert window.case.stack.count() == 2

    # The timeline tells what happened; choosing an event lights the very words it was read from.
    assert window.timeline.model.rowCount() > 3
    view = window.case.view
    told = next(one for one in view.happenings if one.lead.evidence and not one.is_aside)
    at = window.timeline.model.row_of(told.lead.id)
    assert at is not None
    window.timeline.list.clicked.emit(window.timeline.model.index(at))
    (lit,) = window.reader.text.extraSelections()
    span = told.lead.evidence[0]
    assert lit.cursor.selectedText().replace("\u2029", "\n") == view.articles[span.article].quote(span)

    # Without a date "on Monday" stays open; with one the article is read again, and all of it is one step.
    article = next(one for one in view.articles.values() if one.published is None)
    window.reader.open_article(article.id)
    assert window.reader.no_date.isVisible()
    shelling = [one for one in view.corpus.events if one.evidence and one.evidence[0].article == article.id]
    assert shelling
    assert not any(one.when.is_one_day for one in shelling)
    steps = window.case.stack.count()
    window.reader.no_date.button.click()
    assert isinstance(window.dialog, ArticleDialog)
    window.dialog.published.day.setDate(_qdate(date(2024, 12, 4)))
    window.dialog.confirm.click()
    qtbot.waitUntil(lambda: window.case.view.articles[article.id].published == date(2024, 12, 4), timeout=PATIENCE_MS)
    assert window.case.stack.count() == steps + 1
    again = [one for one in window.case.view.corpus.events if one.evidence and one.evidence[0].article == article.id]
    assert When.on(date(2024, 12, 2)) in [one.when for one in again]
    assert not window.reader.no_date.isVisible()
    window.commands.undo_action.trigger()
    qtbot.waitUntil(lambda: window.case.view.articles[article.id].published is None)
    window.commands.redo_action.trigger()
    qtbot.waitUntil(lambda: window.case.view.articles[article.id].published == date(2024, 12, 4))

    # What the analyst decides is kept, and the charts and pages follow.
    window.editing.review_events(tuple(one.id for one in again), Review.ACCEPTED)
    window.go_to("casualties")
    qtbot.waitUntil(lambda: window.casualties._charts.count() > 2, timeout=PATIENCE_MS)
    window.go_to("briefing")
    qtbot.waitUntil(lambda: window.briefing.pages.number >= 2, timeout=PATIENCE_MS)
    window.briefing.title.setText("Kafr Aruq & the north")
    window.briefing.marking.setCurrentText("TLP:AMBER")
    target = documents / "briefing.pdf"
    window.paper.write_pdf(target)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    pages = PdfReader(target).pages
    words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    assert "Kafr Aruq & the north" in words
    assert "TLP:AMBER" in words
    assert "At least seven civilians" in words

    # The case is on the disk all the time: closed and opened again it is the same.
    path = window.case.file.path if window.case.file is not None else None
    assert path is not None
    before = window.case.view.corpus
    window.close_case()
    assert window.open_case(path)
    assert window.case.view.corpus == before


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def test_pasted_text_becomes_an_article_with_the_date_it_was_given(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.show()
    QGuiApplication.clipboard().setText(UNDATED)
    window.commands.paste_action.trigger()
    dialog = window.dialog
    assert isinstance(dialog, PasteDialog)
    dialog.title.setText("Shelling of Kafr Aruq")
    dialog.publisher.setText("Field notes")
    dialog.published.known.setChecked(True)
    dialog.published.day.setDate(_qdate(date(2024, 12, 4)))
    dialog.confirm.click()
    summary = imported(qtbot, window)
    assert len(summary.taken_in) == 1
    (article,) = window.case.view.articles.values()
    assert (article.title, article.publisher, article.day) == ("Shelling of Kafr Aruq", "Field notes", date(2024, 12, 4))
    assert When.on(date(2024, 12, 2)) in [one.when for one in window.case.view.corpus.events]
    assert not window.docks["report"].isVisible()


def test_a_cancelled_import_leaves_whole_articles_only(
    qtbot: QtBot, program: Program, documents: Path, tmp_path: Path
) -> None:
    window = program.window
    window.show()
    for number in range(12):
        (tmp_path / f"note {number:02d}.txt").write_text(UNDATED.replace("seven", str(number + 20)))
    was_seen: list[bool] = []

    def cancel(done: int, _of: int, _name: str) -> None:
        if done and not was_seen:  # at the first that is in: however slow the machine is, the others are not
            was_seen.append(window.strip.isVisible())
            window.strip.cancel.click()

    window.importing.progressed.connect(cancel)
    with qtbot.waitSignal(window.importing.finished, timeout=PATIENCE_MS) as seen:
        drag(window, files=sorted(tmp_path.glob("note *.txt")))
    assert was_seen == [True]
    summary = seen.args[0]
    assert summary.given_up > 0
    assert not window.strip.isVisible()
    assert window.case.file is not None
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=PATIENCE_MS)
    assert len(window.case.view.articles) == len(summary.taken_in) >= 1
    assert window.case.file.check() == ()
    assert "not read because the import was cancelled" in window.report.headline.text()


def test_closing_the_window_in_the_middle_of_an_import_ends_everything(
    qtbot: QtBot, program: Program, documents: Path, tmp_path: Path
) -> None:
    window = program.window
    window.show()
    for number in range(4):
        (tmp_path / f"note {number}.txt").write_text(UNDATED.replace("seven", str(number + 20)))
    drag(window, files=sorted(tmp_path.glob("note *.txt")))
    window.close()
    assert program.desk.is_idle
    (path,) = documents.glob("*.briefing")
    with CaseFile.open(path) as case:
        assert case.check() == ()


def test_the_pages_reach_a_printer_as_they_are_previewed(qtbot: QtBot, filled: Program, tmp_path: Path) -> None:
    window = filled.window
    composed, when = window.briefing.composition(), datetime(2024, 12, 3, 8, tzinfo=UTC)
    laid: list[drawing.Laid] = []
    work = drawing.pages(window.case.view.corpus, composed, when, drawing.PRINT_PPI)
    filled.desk.submit(work, ReplyTo(window, laid.append, pytest.fail))
    qtbot.waitUntil(lambda: bool(laid), timeout=PATIENCE_MS)
    printer = printing.printer(composed.choice(when))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.send(printer, laid[0].pages[:3])
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 3
    width, height = (float(one) for one in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    first = printed.pages[0].images[0].image.convert("L")
    dark = sum(first.histogram()[:128]) / (first.width * first.height)
    assert 0.005 < dark < 0.2


def test_files_beside_the_articles_of_a_folder_are_summed_up(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    window = program.window
    names = ["a.json", "b.json", "c.json", "d.csv"]
    refused = [Outcome(name, error=InputBinary(f"“{name}” is a JSON file, not an article.", "")) for name in names]
    summary = Summary([Outcome("telling.txt", ArticleId("a" * 16)), *refused])
    window.report.show_summary(summary)
    lines = [window.report.model.line(at) for at in range(window.report.model.rowCount())]
    assert not any(line.text in names for line in lines)
    assert "4 files are no articles" in window.report.headline.text()
    assert "refused" not in window.report.headline.text()
    at = next(at for at, line in enumerate(lines) if line.text.startswith("4 files"))
    window.report.list.activated.emit(window.report.model.index(at, 0))
    shown = [window.report.model.line(at).text for at in range(window.report.model.rowCount())]
    assert set(names) <= set(shown)
    assert not needs_reading(summary)
    assert needs_reading(Summary([*summary.outcomes, Outcome("e.pdf", error=InputBinary("“e.pdf” is a PDF.", ""))]))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")
def test_pages_printed_to_a_file_are_said_to_lie_there_and_to_be_pictures(
    qtbot: QtBot, filled: Program, tmp_path: Path
) -> None:
    window = filled.window
    window.paper.ask_printer()
    qtbot.waitUntil(lambda: isinstance(window.dialog, QPrintDialog), timeout=PATIENCE_MS)
    dialog = window.dialog
    file = dialog.findChild(QLineEdit, "filename")
    assert file is not None
    file.selectAll()
    qtbot.keyClicks(file, str(tmp_path / "printed.pdf"))
    (done,) = (one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == "Print")
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "printed.pdf" in window.statusBar().currentMessage(), timeout=PATIENCE_MS)
    assert "as pictures" in window.statusBar().currentMessage()
    assert PdfReader(tmp_path / "printed.pdf").pages
