"""Printing: pages as pictures of 300 pixels an inch, laid over the whole sheet of whatever printer the person chooses.

Not as vectors: Qt's SVG painter draws the outline of every glyph of a page as well as its inside, so that all text comes
out bold, and drops the lettering of charts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from briefing.domain.dossier import Choice, Paper


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


def ask(parent: QWidget, to: QPrinter, pages: Sequence[bytes], answer: Callable[[bool], None]) -> QPrintDialog:
    """Let the person choose printer and pages, then print. The answer says whether the printer took them."""
    dialog = QPrintDialog(to, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, max(1, len(pages)))
    dialog.accepted.connect(partial(_print, to, tuple(pages), answer))
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a receiver
    return dialog


def _print(to: QPrinter, pages: tuple[bytes, ...], answer: Callable[[bool], None]) -> None:
    first, last = to.fromPage(), to.toPage()
    answer(send(to, pages[first - 1 : last] if first else pages))


def send(to: QPrinter, pages: Sequence[bytes]) -> bool:
    """Draw each page over the whole sheet. Whether the printer took them."""
    painter = QPainter()
    if not painter.begin(to):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for number, page in enumerate(pages):
            if number and not to.newPage():
                return False
            sheet = to.paperRect(QPrinter.Unit.DevicePixel)
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), QImage.fromData(page))
    finally:
        done = painter.end()
    return bool(done)
