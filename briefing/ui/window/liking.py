"""What the person at the desk likes: preferences, contrast, the veil; and what the program tells of itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing import preferences
from briefing.domain.text import Span
from briefing.errors import BriefingError
from briefing.preferences import Preferences
from briefing.ui.craft import discretion
from briefing.ui.craft.late import is_made
from briefing.ui.window import menus
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow


class Liking(QObject):
    """Asks for preferences, keeps them, and makes the window look so."""

    def __init__(self, window: MainWindow, liked: Preferences, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self.liked = liked

    def keep(self, liked: Preferences) -> None:
        """Keep preferences; a disk that refuses is not worth a box."""
        self.liked = liked
        try:
            preferences.save(liked, self._folder / preferences.FILE_NAME)
        except OSError:
            self._window.statusBar().showMessage(words.PREFERENCES_NOT_SAVED, 8000)

    def introduce(self) -> None:
        """Say who sits at the desk, wherever a history is written."""
        self._window.case.introduce(self.liked.person)
        self._window.taking_over.person = self.liked.person

    def ask(self) -> None:
        from briefing.ui.dialogs.program import PreferencesDialog

        self._window.dialog = PreferencesDialog.ask(self._window, self.liked, self.follow)

    def follow(self, liked: Preferences) -> None:
        """Other preferences from now on."""
        self.keep(liked)
        self.introduce()
        self._window.looks.choose(liked.theme)
        self._window.commands.contrast_action.setChecked(liked.theme == "contrast")

    def switch_contrast(self, wanted: bool) -> None:
        self.follow(replace(self.liked, theme="contrast" if wanted else "system"))

    def switch_veil(self, wanted: bool) -> None:
        """Cover graphic passages in the text and wherever it is quoted, in this window from now on."""
        self._window.reader.text.veil.put_on(wanted)
        self._window.arrangement.keep_veil(wanted)

    def cover_anew(self, lifted: Span | None) -> None:
        """Words were covered or uncovered: wherever titles and quotes stand they do so too. With a passage go the titles of
        the events that rest on it.
        """
        from PySide6.QtWidgets import QAbstractItemView

        window = self._window
        if lifted is not None:
            for event in window.case.view.corpus.events:
                if any(lifted.overlaps(span) for span in event.evidence):
                    discretion.uncover(event.title)
        for shown in window.findChildren(QAbstractItemView):
            shown.doItemsLayout()  # covered words take another room
        window.timeline.chart.renew()
        window.reader.show_title()
        window.case.stack.covering_changed.emit()
        for name in ("casualties", "review", "why", "actors", "briefing"):
            if is_made(window, name):
                getattr(window, name).cover_anew()
        if is_made(window, "looking_back"):
            window.history.cover_anew()

    # --- what the program tells of itself
    def show_shortcuts(self) -> None:
        from briefing.ui.dialogs.program import show_shortcuts

        self._window.dialog = show_shortcuts(self._window, menus.shortcut_groups(self._window))

    def show_about(self) -> None:
        from briefing.ui.dialogs.program import show_about

        self._window.dialog = show_about(self._window, words.CREDITS_TEXT)

    def show_crash(self, report: Path) -> None:
        """The program itself was wrong: say so, and where the report lies."""
        fault = BriefingError(words.CRASH_SENTENCE, words.CRASH_ADVICE.format(path=report))
        from briefing.ui.craft import complaints

        self._window.dialog = complaints.show(self._window, fault)
