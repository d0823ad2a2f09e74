"""What is dropped, pasted or chosen on its way into the case, and what the window says meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from briefing.errors import BriefingError, CaseNotFound, CaseReadOnly, InputNotFound
from briefing.ui.craft.drop_area import sources
from briefing.ui.craft.naming import free_name
from briefing.ui.seen.selection import Picked
from briefing.ui.window.case_files import CASE_SUFFIX
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened

if TYPE_CHECKING:
    from briefing.store.articles import Articles
    from briefing.ui.case.importing import Summary
    from briefing.ui.dialogs.article import Taken
    from briefing.ui.window.main_window import MainWindow
    from briefing.usecases.taking_in.intake import Details
    from briefing.usecases.taking_in.reading import Reading, Source, TextKnown


class TakingIn(QObject):
    """Stands between the window and `Importing`, which has the articles read."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._arriving: list[int | None] = []  # the steps of the import under way
        self._arrived: list[int | None] = []  # and of the last one

    def offer(self, found: Sequence[Source], remote: Sequence[str] = (), details: Details | None = None) -> None:
        """Take in what was dropped, pasted or chosen. Without a case one is made first; a dropped case is opened."""
        from briefing.usecases.editing.importing import Outcome
        from briefing.usecases.taking_in.intake import AS_FOUND

        self._window.build()
        cases = [one for one in found if isinstance(one, Path) and one.suffix == f".{CASE_SUFFIX}"]
        if cases and len(cases) == len(found):
            self._window.open_case(cases[0])
            return
        refused = [
            Outcome(shortened(one, 80), error=InputNotFound(words.REMOTE.format(url=shortened(one, 80)), words.REMOTE_HOW))
            for one in remote
        ]
        if not found and not refused:
            self._window.statusBar().showMessage(words.NOTHING_IN_IT, 8000)
            return
        if self._window.case.file is None:
            if not found:
                self._window.complain(InputNotFound(words.REMOTE.format(url=shortened(remote[0], 80)), words.REMOTE_HOW))
                return
            name = words.DATED_CASE.format(day=f"{datetime.now():%Y-%m-%d}")
            if not self._window.new_case(free_name(self._window.documents() / f"{name}.{CASE_SUFFIX}")):
                return
        if self._window.case.is_read_only:
            self._window.complain(CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE))
            return
        self._window.importing.start(found, details or AS_FOUND, refused)

    def ask_files(self) -> None:
        from briefing.ui.dialogs import files

        self._window.dialog = files.ask_files(
            self._window, words.IMPORT_TITLE, self._window.documents(), words.IMPORT_PATTERN, self._on_files
        )

    def _on_files(self, chosen: list[Path]) -> None:
        self.offer(chosen)

    def ask_files_with_details(self) -> None:
        from briefing.ui.dialogs import files

        self._window.dialog = files.ask_files(
            self._window, words.IMPORT_TITLE, self._window.documents(), words.IMPORT_PATTERN, self._ask_batch_details
        )

    def _ask_batch_details(self, chosen: list[Path]) -> None:
        from briefing.ui.dialogs.article import BatchDialog

        self._window.dialog = BatchDialog.ask(self._window, len(chosen), partial(self._on_batch_details, chosen))

    def _on_batch_details(self, chosen: list[Path], details: Details) -> None:
        self.offer(chosen, (), details)

    def ask_folder(self) -> None:
        from briefing.ui.dialogs import files

        self._window.dialog = files.ask_folder(self._window, words.IMPORT_TITLE, self._window.documents(), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        self.offer([folder])

    def paste(self) -> None:
        """The clipboard becomes an article. A field that has the keyboard takes Ctrl+V for itself before it comes here."""
        from briefing.ui.dialogs.article import PasteDialog
        from briefing.usecases.taking_in.reading import Pasted

        mime: QMimeData = QGuiApplication.clipboard().mimeData()
        found, remote = sources(mime)
        pasted = [one for one in found if isinstance(one, Pasted)]
        if pasted and self._window.liked.ask_details:
            self._window.dialog = PasteDialog.ask(self._window, pasted[0], self._on_pasted)
        else:
            self.offer(found, remote)

    def _on_pasted(self, taken: Taken) -> None:
        name = taken.details.title or shortened(taken.source.text, 40) or words.PASTED_NAME
        self.offer([replace(taken.source, name=name)], (), taken.details)

    def articles(self) -> Articles | None:
        """Those of the case that is open."""
        return self._window.case.file.articles if self._window.case.file is not None else None

    def take_in(self, reading: Reading) -> BriefingError | None:
        """Put what was read into the case; the first article is opened. Returns why it cannot be."""
        from briefing.usecases.editing.articles import AddArticle

        file = self._window.case.file
        if file is None:
            return CaseNotFound(words.CASE_GONE, "")
        first = not self._window.case.view.articles
        edit = AddArticle(file, reading)
        error = self._window.case.take_in(edit)
        if error is None:
            self._arriving.append(edit.step)
        if error is None and first:
            self._window.case.read_again()
            self._window.selection.pick(Picked(article=reading.intake.article.id))
            self._window.timeline.front.setFocus()
        return error

    def print_too(self, found: TextKnown) -> BriefingError | None:
        """Note that another outlet printed a text of the case. Returns why it is not noted."""
        from briefing.usecases.editing.printings import noting

        file = self._window.case.file
        if file is None:
            return CaseNotFound(words.CASE_GONE, "")
        edit = noting(file, found)
        if edit is None:
            return found.without_text()
        error = self._window.case.take_in(edit)
        if error is None:
            self._arriving.append(edit.step)
        return error

    def on_progress(self, done: int, total: int, name: str) -> None:
        form = words.IMPORT_PROGRESS_LATER if self._window.case.shows_later else words.IMPORT_PROGRESS
        self._window.strip.show_progress(done, total, name, form)
        self._window.reader.say_reading(name)

    def on_imported(self, summary: Summary) -> None:
        from briefing.ui.panes.importing import headline, needs_reading

        self._window.strip.hide()
        self._window.reader.say_reading("")
        if self._window.case.shows_later:
            self._window.strip.show_joining()
        self._window.case.all_arrived()
        if self._window.case.file is None:
            return
        self._arrived, self._arriving = self._arriving, []
        self._window.report.show_summary(summary)
        self.offer_back()
        if needs_reading(summary):
            self._window.docks["report"].show()
            self._window.docks["report"].raise_()
        self._window.statusBar().showMessage(headline(summary), 12_000)

    # --- the other way
    def offer_back(self, _index: int = 0) -> None:
        """Whether the last import can be taken back as a whole: more than one step, and nothing was done after it."""
        self._window.report.offer_back(self._can_be_taken_back())

    def _can_be_taken_back(self) -> bool:
        file = self._window.case.file
        if file is None or len(self._arrived) < 2:
            return False
        done: list[int | None] = [n for n, is_done in file.steps.order() if is_done]
        return done[-len(self._arrived) :] == self._arrived

    def take_back(self) -> None:
        """Undo the last import, all of it or nothing."""
        first = self._arrived[0] if self._can_be_taken_back() else None
        if first is not None and (number := self._window.case.stack.take_back(first)):
            sentence = words.TAKEN_BACK.format(articles=words.articles(number))
            self._window.report.say_taken_back(sentence)
            self._window.say(sentence)

    def on_settled(self) -> None:
        if not self._window.importing.is_busy:
            self._window.strip.hide()

    def stop(self) -> None:
        """Nothing that was being read may end up in another case."""
        if self._window.importing.is_busy:
            self._window.importing.cancel()
        self._arriving, self._arrived = [], []
        self._window.strip.hide()
