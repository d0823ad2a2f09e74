"""Preferences, shortcuts, and what the program is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing import __version__
from briefing.preferences import MARKINGS, Preferences
from briefing.ui.craft import icons, theme
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import Terms
from briefing.ui.panes.parts import SearchField, label
from briefing.ui.wording import words


class PreferencesDialog(Asking):
    """The value is the preferences with the changes."""

    def __init__(self, parent: QWidget | None, preferences: Preferences) -> None:
        super().__init__(parent, words.PREFERENCES_TITLE)
        self._preferences = preferences
        self.theme = Terms(self, words.THEMES, preferences.theme, words.THEME)
        self.author = QLineEdit(preferences.author, self)
        self.author.setMaxLength(200)
        self.marking = QComboBox(self)
        self.marking.setEditable(True)
        self.marking.addItems(list(MARKINGS))
        self.marking.setCurrentText(preferences.marking)
        line = self.marking.lineEdit()
        if line is not None:
            line.setMaxLength(200)
        self.paper = Terms(self, words.PAPERS, preferences.paper, words.PAPER)
        self.ask_details = QCheckBox(words.ASK_DETAILS, self)
        self.ask_details.setChecked(preferences.ask_details)
        for name, field in (
            (words.THEME, self.theme),
            (words.AUTHOR_OF_BRIEFINGS, self.author),
            (words.MARKING, self.marking),
            (words.PAPER, self.paper),
            ("", self.ask_details),
        ):
            self.form.addRow(name, field)
        self.body.addLayout(self.form)

    @classmethod
    def ask(cls, parent: QWidget, preferences: Preferences, answer: Callable[[Preferences], None]) -> PreferencesDialog:
        opened: PreferencesDialog = cls(parent, preferences).shown_for(answer)
        return opened

    def value(self) -> Preferences:
        return replace(
            self._preferences,
            theme=self.theme.term(),
            author=" ".join(self.author.text().split()),
            marking=" ".join(self.marking.currentText().split()),
            paper=self.paper.term(),
            ask_details=self.ask_details.isChecked(),
        )


def _reading(parent: QWidget | None, title: str) -> tuple[QDialog, QVBoxLayout]:
    made = QDialog(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.setWindowTitle(title)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(18, 16, 18, 14)
    layout.setSpacing(12)
    return made, layout


def _close_button(dialog: QDialog, layout: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(dialog)
    close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
    close.setAutoDefault(False)  # Return in a field above it is for that field
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)


def show_shortcuts(parent: QWidget, groups: Sequence[tuple[str, Sequence[QAction]]]) -> QDialog:
    """Every key the window knows, read from its actions, so that the list cannot be out of date."""
    dialog, layout = _reading(parent, words.SHORTCUTS_TITLE)
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    row = 0
    groups_shown: list[tuple[QWidget, list[tuple[str, tuple[QWidget, QWidget]]]]] = []
    steps = ((words.UNDO, QKeySequence.StandardKey.Undo), (words.REDO, QKeySequence.StandardKey.Redo))
    for title, actions in groups:
        with_keys = [one for one in actions if not one.shortcut().isEmpty()]
        if not with_keys:
            continue
        heading = label(title, strong=True)
        heading.setContentsMargins(0, 10 if row else 0, 0, 0)
        grid.addWidget(heading, row, 0, 1, 2)
        listed: list[tuple[str, tuple[QWidget, QWidget]]] = []
        groups_shown.append((heading, listed))
        row += 1
        for action in with_keys:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
            for word, standard in steps:  # what would be undone is no part of the key's name
                if action.shortcut() in QKeySequence.keyBindings(standard):
                    text = word
            pair = label(text, wrap=True), label(keys, quiet=True)
            listed.append((f"{title} {text} {keys}".casefold(), pair))
            for column, one in enumerate(pair):
                grid.addWidget(one, row, column)
            row += 1
        row += 1
    grid.setRowStretch(row, 1)
    area = QScrollArea(dialog)
    area.setProperty("flat", "true")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)

    def look(wanted: str) -> None:
        parts = wanted.casefold().split()
        for heading, listed in groups_shown:
            fits = [all(part in told for part in parts) for told, _pair in listed]
            heading.setVisible(any(fits))
            for is_wanted, (_told, pair) in zip(fits, listed, strict=True):
                for one in pair:
                    one.setVisible(is_wanted)

    find = SearchField(words.SHORTCUTS_FIND, dialog)
    find.looked_for.connect(look)
    layout.addWidget(find)
    layout.addWidget(area, 1)
    _close_button(dialog, layout)
    find.setFocus()
    dialog.resize(460, 560)
    dialog.open()
    return dialog


def show_about(parent: QWidget, credits_text: str) -> QDialog:
    """Version, licence, and whose work the program stands on."""
    dialog, layout = _reading(parent, words.ABOUT_TITLE)
    head = QHBoxLayout()
    head.setSpacing(16)
    mark = label("")
    mark.setPixmap(icons.application_icon().pixmap(56, 56))
    head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    name = label(words.APPLICATION, strong=True)
    name.setFont(theme.scaled(name.font(), 1.5, strong=True))
    column.addWidget(name)
    column.addWidget(label(words.VERSION.format(version=__version__), quiet=True))
    column.addWidget(label(words.ABOUT_SENTENCE, wrap=True))
    head.addLayout(column, 1)
    layout.addLayout(head)
    layout.addWidget(label(words.CREDITS, strong=True))
    text = QPlainTextEdit(dialog)
    text.setReadOnly(True)
    text.setPlainText(credits_text)
    text.setAccessibleName(words.CREDITS)
    layout.addWidget(text, 1)
    _close_button(dialog, layout)
    dialog.resize(560, 480)
    dialog.open()
    return dialog
