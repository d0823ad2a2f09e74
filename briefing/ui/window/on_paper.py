"""The briefing on its way to paper: what its form says is kept in the case, pages are asked for, exported and printed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from briefing.errors import BriefingError
from briefing.ui.craft.work import ReplyTo
from briefing.ui.desk.outgoing import refusal
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow

SHOWN_MS = 8000  # how long the status bar tells what became of a print


class OnPaper(QObject):
    """Asks the form of the briefing and the printer; what stands in the way is said."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def begin(self) -> None:
        """Put what is composed in the case that is open, where one is, into the form."""
        from briefing.domain.choice import Paper

        window = self._window
        if window.case.file is None:
            return
        settings, liked = window.case.file.settings, window.liked
        paper = Paper(liked.paper) if liked.paper in tuple(Paper) else Paper.A4
        window.composing.begin(
            title=settings.get("briefing title") or window.case_title(),
            author=settings.get("author") or liked.author,
            marking=settings.get("marking") or liked.marking,
            paper=settings.get("paper") or paper,
        )

    def remember(self) -> None:
        """What the form of the briefing says belongs to the case."""
        file = self._window.case.file
        if file is None or self._window.case.is_read_only:
            return
        wanted = self._window.briefing.wanted()
        try:
            for key, value in (
                ("briefing title", wanted.title),
                ("author", wanted.author),
                ("marking", wanted.marking),
                ("paper", wanted.paper.value),
            ):
                if file.settings.get(key) != value:
                    file.settings.set(key, value)
        except BriefingError as error:
            self._window.complain(error)

    def _is_ready(self) -> bool:
        window = self._window
        if window.case.file is None:
            return False
        if problem := window.briefing.problem():
            window.statusBar().showMessage(problem, SHOWN_MS)
            window.go_to("briefing")
            return False
        return True

    def ask_pdf(self) -> None:
        if self._is_ready():
            self._window.composing.ask_where("pdf")

    def write_pdf(self, path: Path) -> None:
        """Lay out and write on the clerk; say where it is, or why not."""
        self._window.composing.write("pdf", path)

    def ask_printer(self) -> None:
        """Lay out the pages, then open the platform's dialog for printers."""
        from briefing.ui.desk import drawing, printing

        window = self._window
        if self._is_ready():
            composed = window.briefing.composition()
            printer = printing.printer(composed.choice(_now()))
            window.statusBar().showMessage(words.PREVIEW_MAKING)
            reply = ReplyTo(self, partial(self._on_pages, printer), self._on_no_pages)
            source = window.composing.source(composed)
            window.desk.submit(drawing.pages(source, composed, _now(), drawing.PRINT_PPI), reply)

    def _on_pages(self, printer: Any, laid: Any) -> None:
        from briefing.ui.desk import printing

        self._window.statusBar().clearMessage()
        self._window.dialog = printing.ask(self._window, printer, laid.pages, partial(self._on_printed, printer))

    def _on_no_pages(self, error: Exception) -> None:
        self._window.statusBar().clearMessage()
        self._window.complain(refusal(error))

    def _on_printed(self, printer: Any, refused: BriefingError | None) -> None:
        if refused is not None:
            self._window.complain(refused)
            return
        path = Path(printer.outputFileName()) if printer.outputFileName() else None  # "Print to File"
        told = words.PRINTED_TO_FILE.format(name=path.name, folder=path.parent) if path is not None else words.PRINTED
        self._window.statusBar().showMessage(told, SHOWN_MS)


def _now() -> datetime:
    """The time of writing, to the second, in the zone of the desk."""
    return datetime.now().astimezone().replace(microsecond=0)
