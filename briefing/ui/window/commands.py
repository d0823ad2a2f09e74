"""What a person can ask of a window by menu or key. Menus and the bar of tools take them from here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QKeySequence

from briefing.ui.case.undo import menu_actions
from briefing.ui.craft import icons
from briefing.ui.wording import export_words, learning_words, safe_words, table_words, words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow


class Commands:
    """The actions of a window; those that need a case, or one that may be written, can be had when there is one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        key = QKeySequence.StandardKey
        make = self._action
        self.new_action = make(words.NEW_CASE, window.cases.ask_new, key.New, "new")
        self.open_action = make(words.OPEN_CASE, window.cases.ask_open, key.Open, "open")
        self.take_over_action = make(export_words.TAKE_OVER, window.taking_over.ask)
        self.sample_action = make(words.OPEN_SAMPLE, window.cases.open_sample, "", "sample")
        self.import_action = make(words.IMPORT_FILES, window.ask_files, "Ctrl+I", "import")
        self.folder_action = make(words.IMPORT_FOLDER, window.taking_in.ask_folder, "Ctrl+Shift+I")
        self.details_action = make(words.IMPORT_DETAILS, window.taking_in.ask_files_with_details)
        self.paste_action = make(words.PASTE_ARTICLE, window.taking_in.paste, key.Paste, "paste")
        self.copy_action = make(words.SAVE_COPY, window.cases.ask_copy, key.SaveAs)
        self.pdf_action = make(words.EXPORT_PDF, window.paper.ask_pdf, "Ctrl+E", "export")
        self.export_action = make(export_words.ACTION, window.ask_export, "Ctrl+Shift+X")
        self.safe_copy_action = make(safe_words.ACTION, window.ask_safe_copy)
        self.print_action = make(words.PRINT, window.paper.ask_printer, key.Print, "print")
        self.close_action = make(words.CLOSE_CASE, window.close_case, "Ctrl+W")
        self.quit_action = make(words.QUIT, window.close, key.Quit)
        self.quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo_action, self.redo_action = menu_actions(window.case.stack, window)
        window.addActions([self.undo_action, self.redo_action])
        self.add_event_action = make(words.ADD_EVENT, window.editing.add_event, "Ctrl+Shift+E", "add")
        self.add_figure_action = make(words.ADD_FIGURE, window.editing.add_figure, "Ctrl+Shift+F")
        self.learn_action = make(learning_words.ACTION, window.learn, "Ctrl+K", "learn")
        self.learned_action = make(learning_words.LEARNED, window.show_learned)
        self.case_title_action = make(words.CASE_TITLE, window.cases.ask_title)
        self.preferences_action = make(words.PREFERENCES, window.liking.ask, "Ctrl+,", "settings")
        self.preferences_action.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.find_action = make(words.FIND, window.focus_find, key.Find, "search")
        self.found_actions = window.searching.actions(make)
        self.filter_action = make(words.FILTER_GO, window.focus_filter, "Ctrl+L", "filter")
        self.clear_filter_action = make(words.FILTER_CLEAR_ALL, window.clear_filter, "F4")
        self.sort_action = make(table_words.SORT, window.ask_sorting, "Ctrl+Shift+O")
        self.layout_action = make(words.RESET_LAYOUT, window.arrangement.reset)
        self.contrast_action = make(words.HIGH_CONTRAST, window.liking.switch_contrast)
        self.veil_action = make(words.VEIL, window.liking.switch_veil)
        for switch in (self.contrast_action, self.veil_action):
            switch.setCheckable(True)
        self.contrast_action.setChecked(window.looks.choice == "contrast")
        self.check_action = make(words.CHECK_CASE, window.cases.check)
        self.shortcuts_action = make(words.SHORTCUTS, window.liking.show_shortcuts, "F1")
        self.about_action = make(words.ABOUT, window.liking.show_about)
        self.about_action.setMenuRole(QAction.MenuRole.AboutRole)
        self.pane_actions: list[QAction] = []
        places_ = ("articles", "reader", "timeline", "actors", "casualties", "briefing", "why", "review", "map")
        for number, name in enumerate(places_, start=1):
            title = words.PANE_READER if name == "reader" else window.docks[name].windowTitle()
            action = make(words.GO_TO.format(pane=title), partial(window.go_to, name), f"Ctrl+{number}")
            self.pane_actions.append(action)
        self.pane_actions.append(
            make(words.GO_TO.format(pane=words.PANE_HISTORY), window.show_history, "Ctrl+H", "history")
        )
        self._needs_case = [
            self.copy_action,
            self.pdf_action,
            self.export_action,
            self.safe_copy_action,
            self.print_action,
            self.close_action,
            self.find_action,
            *self.found_actions,
            self.filter_action,
            self.clear_filter_action,
            self.sort_action,
            self.check_action,
            *self.pane_actions,
        ]
        self._needs_writing = [self.add_event_action, self.add_figure_action, self.case_title_action]

    def enable(self, *, is_open: bool, may_write: bool) -> None:
        """Whether a case is open, and whether it may be written."""
        for action in self._needs_case:
            action.setEnabled(is_open)
        for action in self._needs_writing:
            action.setEnabled(may_write)

    def _action(
        self, text: str, slot: Callable[..., Any], keys: str | QKeySequence.StandardKey = "", icon: str = ""
    ) -> QAction:
        action = QAction(text, self._window)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self._window.addAction(action)
        return action
