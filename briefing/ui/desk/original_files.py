"""The files that articles came as: handed to other programs, or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefing.domain.text import ArticleId
from briefing.errors import BriefingError, TargetUnwritable
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.naming import file_name
from briefing.ui.wording import words


class OriginalFiles(QObject):
    """`save` writes bytes to a path and complains where it cannot; `folder` is where files are proposed."""

    opened = Signal(object)  # a dialog
    failed = Signal(object)

    def __init__(
        self, case: OpenCase, folder: Callable[[], Path], save: Callable[[bytes, Path], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._case, self._folder, self._save, self._window = case, folder, save, window
        self._laid_out: QTemporaryDir | None = None  # copies that other programs were given; gone with the window

    def ask_where(self, article: str, outlet: str = "") -> None:
        """Where to save one; with an outlet's name the file in which that one's printing of the article came."""
        from briefing.ui.dialogs import files

        file = self._case.file
        if file is None:
            return
        id_ = ArticleId(article)
        original = file.articles.original_of_printing(id_, outlet) if outlet else file.articles.original(id_)
        if original is None:
            return
        name = file_name(original.name)
        if "." not in name:
            name = f"{name}.txt"
        answer = partial(self._save, original.data)
        path = self._folder() / name
        self.opened.emit(files.ask_where(self._window, words.SAVE_ORIGINAL, path, words.ALL_PATTERN, "", answer))

    def opens_in_browser(self, article: ArticleId) -> bool:
        """Whether another program may reach out to the network when it is given this one."""
        from briefing.usecases.taking_in.originals import may_reach_out

        return self._case.file is not None and may_reach_out(self._case.file.articles.original(article))

    def open(self, article: str) -> None:
        """Lay a copy out in a folder of this session and let the system's program open it; the case keeps its own."""
        from briefing.usecases.taking_in.originals import lay_out

        file = self._case.file
        if file is None:
            return
        if self._laid_out is None:
            self._laid_out = QTemporaryDir()
        try:
            path = lay_out(file.articles.original(ArticleId(article)), Path(self._laid_out.path()))
        except BriefingError as error:
            self.failed.emit(error)
            return
        except OSError as error:
            why = words.ORIGINAL_NOT_WRITTEN.format(why=error.strerror or error)
            self.failed.emit(TargetUnwritable(why, words.ORIGINAL_NOT_OPENED_HOW))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = words.ORIGINAL_NOT_OPENED.format(name=path.name)
            self.failed.emit(TargetUnwritable(sentence, words.ORIGINAL_NOT_OPENED_HOW))

    def clear(self) -> None:
        """Remove the copies that were laid out. What another program holds fast is left to the system."""
        if self._laid_out is not None:
            self._laid_out.remove()
            self._laid_out = None
