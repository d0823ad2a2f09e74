"""Pages on their way to a printer or into a file: there whole, or a message that names what went wrong."""

from __future__ import annotations

import errno
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from briefing.domain.choice import Choice, Paper
from briefing.errors import BriefingError, TargetUnwritable
from briefing.ui.desk import printing

CHOICE = Choice("Fighting around Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC))


@pytest.fixture
def page(qapp: QApplication) -> bytes:
    picture = QImage(210, 297, QImage.Format.Format_RGB32)
    picture.fill(0xFF2D4A63)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(out, "PNG")
    return bytes(out.data().data())


def into(path: Path, choice: Choice = CHOICE) -> QPrinter:
    made = printing.printer(choice)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def test_a_file_holds_the_pages_over_the_whole_sheet(page: bytes, tmp_path: Path) -> None:
    printing.send(into(tmp_path / "letter.pdf", Choice("Two", CHOICE.written, paper=Paper.US_LETTER)), [page, page])
    found = PdfReader(tmp_path / "letter.pdf")
    assert [tuple(round(float(one)) for one in sheet.mediabox) for sheet in found.pages] == [(0, 0, 612, 792)] * 2
    assert found.metadata is not None
    assert found.metadata.title == "Two"


def test_a_folder_that_is_gone_is_named(page: bytes, tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable, match="gone is not there"):
        printing.send(into(tmp_path / "gone" / "out.pdf"), [page])


def test_a_full_disk_is_named_and_the_old_file_stays(page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"as it was")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetUnwritable, match=r"no room left on the disk for .*out\.pdf"):
        printing.send(into(path), [page])
    assert path.read_bytes() == b"as it was"
    assert [one.name for one in tmp_path.iterdir()] == ["out.pdf"]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_is_not_there_is_named_and_the_answer_says_why(page: bytes) -> None:
    printer = printing.printer(CHOICE)
    printer.setPrinterName("Gone Laser")
    answers: list[BriefingError | None] = []
    printing._print(printer, (page,), answers.append)
    (refused,) = answers
    assert refused is not None
    assert refused.sentence == f"The printer “{printer.printerName()}” did not take the pages." or not printer.printerName()
    assert "export a PDF" in refused.advice


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("button", "words", "printed"),
    [
        ("printAll", {}, [1, 2, 3, 4, 5, 6]),
        ("printRange", {"from": "2", "to": "4"}, [2, 3, 4]),
    ],
)
def test_the_print_dialog_prints_the_pages_that_are_typed_into_it(
    button: str, words: dict[str, str], printed: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the dialog is the system's own there")
    host = QWidget()
    qtbot.addWidget(host)
    answers: list[BriefingError | None] = []
    dialog = printing.ask(host, into(tmp_path / "out.pdf"), [picture(40 * n) for n in range(1, 7)], answers.append)

    def find(kind: type[QWidget], name: str) -> QWidget:
        found = dialog.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    file = find(QLineEdit, "filename")
    file.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(file, str(tmp_path / "out.pdf"))
    find(QRadioButton, button).click()  # type: ignore[attr-defined]
    for name, typed in words.items():
        field = find(QSpinBox, name)
        field.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(field, typed)
    (done,) = (one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == "Print")
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [None]
    assert [shade(one) for one in PdfReader(tmp_path / "out.pdf").pages] == [40 * n for n in printed]


def picture(shade: int) -> bytes:
    made = QImage(21, 30, QImage.Format.Format_RGB32)
    made.fill(0xFF000000 | shade * 0x10101)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(out, "PNG")
    return bytes(out.data().data())


def shade(page: PageObject) -> int:
    """How bright the one picture of a page is, to the nearest step of forty."""
    (found,) = page.images
    assert found.image is not None
    drawn = found.image.convert("L").getpixel((5, 5))
    assert isinstance(drawn, int)
    return round(drawn / 40) * 40


def test_only_the_pages_that_were_chosen_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    printer = into(tmp_path / "out.pdf")
    printer.setPageRanges(QPageRanges.fromString("1, 3, 5-6"))  # what the dialog offers for a real printer
    answers: list[BriefingError | None] = []
    printing._print(printer, tuple(picture(40 * n) for n in range(1, 7)), answers.append)
    assert answers == [None]
    assert [shade(one) for one in PdfReader(tmp_path / "out.pdf").pages] == [40, 120, 200, 240]
