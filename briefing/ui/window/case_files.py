"""Case files as the window meets them: made, opened, copied, named, looked over; the sample case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from briefing import places
from briefing.errors import BriefingError, CaseError, CaseExists, CaseLocked, CaseNotFound, CaseReadOnly
from briefing.ui.craft.naming import free_name
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow

CASE_SUFFIX = "briefing"


class CaseFiles(QObject):
    """Stands between the files on the disk and the case that a window has open. What stands in the way is said."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask_new(self) -> None:
        from briefing.ui.dialogs import files

        proposal = free_name(self._window.documents() / f"{words.NEW_CASE_NAME}.{CASE_SUFFIX}")
        self._window.dialog = files.ask_where(
            self._window, words.NEW_CASE_TITLE, proposal, words.CASE_PATTERN, CASE_SUFFIX, self.new
        )

    def new(self, path: Path) -> bool:
        """Make a case and open it. Where a file is in the way the platform's dialog has asked already."""
        from briefing.store.casefile import CaseFile

        self._window.build()
        try:
            try:
                made = CaseFile.create(path)
            except CaseExists:
                path.unlink()
                made = CaseFile.create(path)
        except OSError as error:
            self._window.complain(CaseReadOnly(words.CANNOT_REPLACE.format(name=path.name, why=error.strerror), ""))
            return False
        except BriefingError as error:
            self._window.complain(error)
            return False
        self._window.taking_in.stop()
        self._window.case.take(made)
        return True

    def ask_open(self) -> None:
        from briefing.ui.dialogs import files

        self._window.dialog = files.ask_existing(
            self._window, words.OPEN_CASE_TITLE, self._window.documents(), words.CASE_PATTERN, self.open
        )

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a case; what stands in the way is said, with a way on where there is one."""
        from briefing.store.casefile import CaseFile

        self._window.build()
        try:
            file = CaseFile.open(path, read_only=read_only)
        except CaseNotFound as error:
            self._window.liking.keep(self._window.liked.forgotten(path))
            self._window.welcome.show_recent(self._window.liked.recent)
            self._window.complain(error)
            return False
        except (CaseReadOnly, CaseLocked) as error:
            choices: dict[str, Callable[[], Any]] = {words.OPEN_FOR_READING: partial(self.open, path, read_only=True)}
            if isinstance(error, CaseLocked):
                choices = {words.TRY_AGAIN: partial(self.open, path), **choices}
            from briefing.ui.craft import complaints

            self._window.dialog = complaints.offer(self._window, error, {} if read_only else choices)
            return False
        except BriefingError as error:
            self._window.complain(error)
            return False
        self._window.taking_in.stop()
        self._window.case.take(file, read_only=read_only or file.read_only)
        return True

    def open_sample(self) -> None:
        """The sample case: the one made before, or a new one of the articles that come with the program."""
        self._window.build()
        path = self._window.documents() / f"{words.SAMPLE_NAME}.{CASE_SUFFIX}"
        if path.exists():
            self.open(path)
            return
        self._make_sample(path)

    def _make_sample(self, path: Path) -> None:
        from briefing.ui.dialogs import files

        try:
            articles = places.samples()
        except BriefingError as error:
            self._window.complain(error)
            return
        from briefing.store.casefile import CaseFile

        try:
            made = CaseFile.create(path)
        except CaseError as error:  # a folder that may not be written to: let the person choose another
            ask = partial(
                files.ask_where,
                self._window,
                words.NEW_CASE_TITLE,
                path,
                words.CASE_PATTERN,
                CASE_SUFFIX,
                self._make_sample,
            )
            from briefing.ui.craft import complaints

            self._window.dialog = complaints.offer(self._window, error, {words.CHOOSE_FOLDER: ask})
            return
        self._window.taking_in.stop()
        made.settings.set("title", words.SAMPLE_NAME)
        self._window.case.take(made)
        self._window.importing.start(sorted(one for one in articles.iterdir() if one.suffix in (".md", ".txt", ".html")))

    def ask_copy(self) -> None:
        from briefing.ui.dialogs import files

        file = self._window.case.file
        if file is None:
            return
        proposal = self._window.documents() / f"{self._window.case_title()} ({words.COPY.lower()}).{CASE_SUFFIX}"
        self._window.dialog = files.ask_where(
            self._window, words.SAVE_COPY, proposal, words.CASE_PATTERN, CASE_SUFFIX, self.save_copy
        )

    def save_copy(self, path: Path) -> None:
        if self._window.case.file is None:
            return
        try:
            self._window.case.file.save_copy(path)
        except BriefingError as error:
            self._window.complain(error)
        else:
            self._window.statusBar().showMessage(words.COPY_SAVED.format(name=path.name), 8000)

    def ask_title(self) -> None:
        from briefing.ui.dialogs.case import CaseTitleDialog

        if self._window.case.file is not None:
            self._window.dialog = CaseTitleDialog.ask(self._window, self._window.case_title(), self.set_title)

    def set_title(self, title: str) -> None:
        if self._window.case.file is None:
            return
        from briefing.usecases.editing.edits import ChangeSetting

        if title != self._window.case.file.settings.get("title"):
            self._window.case.do(
                ChangeSetting(self._window.case.file, words.RENAMED_CASE.format(title=title), "title", title)
            )

    def check(self) -> None:
        """Let the case look over itself."""
        if self._window.case.file is None:
            return
        try:
            found = self._window.case.file.check()
        except BriefingError as error:
            self._window.complain(error)
            return
        if found:
            self._window.complain(CaseError(words.CASE_UNSOUND, "\n".join(found[:12])))
        else:
            self._window.statusBar().showMessage(words.CASE_SOUND, 8000)
