"""Printing: pages as pictures of 300 pixels an inch, laid over the whole sheet of whatever printer the person chooses.

Not as vectors: Qt's SVG painter draws the outline of every glyph of a page as well as its inside, so that all text comes
out bold, and drops the lettering of charts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from briefing.domain.choice import Choice, Paper
from briefing.errors import BriefingError, TargetUnwritable
from briefing.ui.wording import words
from briefing.usecases.briefings.files import write

_DOTS_AN_INCH = 300  # of pages that go into a file, as they come in


def printer(choice: Choice) -> QPrinter:
    """A printer set to the sheet of a briefing, without margins of its own: the pages have theirs."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if choice.paper is Paper.US_LETTER else QPageSize.PageSizeId.A4
    made.setPageSize(QPageSize(size))
    made.setPageOrientation(QPageLayout.Orientation.Portrait)
    made.setFullPage(True)
    made.setDuplex(QPrinter.DuplexMode.DuplexAuto)  # as the printer has it; the dialog offers the others
    made.setDocName(choice.title)
    made.setCreator("Briefing")
    return made


Answer = Callable[[BriefingError | None], None]
"""Called with why the pages were not printed; with None where they were."""


def ask(parent: QWidget, to: QPrinter, pages: Sequence[bytes], answer: Answer) -> QPrintDialog:
    """Let the person choose printer and pages, then print."""
    dialog = QPrintDialog(to, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, max(1, len(pages)))
    dialog.accepted.connect(partial(_print, to, tuple(pages), answer))
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a receiver
    return dialog


def _print(to: QPrinter, pages: tuple[bytes, ...], answer: Answer, *_by_signal: QPrinter) -> None:
    chosen = to.pageRanges()  # "1, 3, 5-7", not only its first and last page; empty for all
    try:
        send(to, [page for n, page in enumerate(pages, start=1) if chosen.isEmpty() or chosen.contains(n)])
    except BriefingError as error:
        answer(error)
    else:
        answer(None)


def send(to: QPrinter, pages: Sequence[bytes]) -> None:
    """Draw each page over the whole sheet, on the printer or into the PDF file that it is set to.

    Raises TargetUnwritable where the printer does not take them, or the file cannot be written: what was there stays then.
    """
    if to.outputFileName():
        write(Path(to.outputFileName()), _as_pdf(to, pages))  # Qt leaves an empty file on a full disk, and says nothing
    elif not _drawn(to, pages):
        name = f" “{to.printerName()}”" if to.printerName() else ""
        raise TargetUnwritable(words.NOT_PRINTED.format(name=name), words.NOT_PRINTED_HOW)


def _as_pdf(to: QPrinter, pages: Sequence[bytes]) -> bytes:
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    file = QPdfWriter(out)
    file.setPageLayout(to.pageLayout())
    file.setResolution(_DOTS_AN_INCH)
    file.setTitle(to.docName())
    file.setCreator(to.creator())
    _drawn(file, pages)
    return bytes(out.data().data())


def _drawn(to: QPagedPaintDevice, pages: Sequence[bytes]) -> bool:
    painter = QPainter()
    if not painter.begin(to):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for number, page in enumerate(pages):
            if number and not to.newPage():
                return False
            sheet = to.pageLayout().fullRectPixels(to.logicalDpiX())
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), QImage.fromData(page))
    finally:
        done = painter.end()
    return bool(done)
