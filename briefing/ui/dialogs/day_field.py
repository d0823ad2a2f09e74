"""A day that is typed, pasted, stepped or chosen from a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateEdit, QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# How days are written where somebody copies them; names are those of the language of the field, or English.
_FORMS = ("yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "dddd, d MMMM yyyy", "d.M.yyyy")


class DayField(QDateEdit):
    """The toolkit's field takes a digit only where there is room for one: with the caret in a full day or year it takes
    none, and a click leaves the caret there; nor does it take the 31 of "31 Dec" while November is shown. Here a click
    chooses day, month or year as Tab does, what is typed takes its place, and such a day waits for its month. A day in ISO
    form ("2024-11-29") is understood wherever its typing begins.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        line = self.lineEdit()
        assert line is not None
        self._line: QLineEdit = line
        self._typed = ""  # of one part: what was typed since it was entered
        self._run = ""  # the figures and hyphens typed one after the other, whatever parts they went to
        self._before = self.date()  # the first of them
        self._part = self.currentSection()
        self._went_on = False
        self._waiting = 0  # a day of the month that the month shown does not have
        line.installEventFilter(self)
        self.dateChanged.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.MouseButtonRelease and not self._line.hasSelectedText():
            self._typed, self._run, self._waiting = "", "", 0
            self.setSelectedSection(self.currentSection())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            day = read_day(QGuiApplication.clipboard().text(), self.locale())
            if day is not None:
                self.setDate(day)
                event.accept()
                return
        if self._is_iso(event):
            event.accept()
            return
        went_on, self._went_on = self._went_on, False
        if went_on and event.text() in _PARTING:  # the toolkit is there already, behind the second digit of a day
            event.accept()
            return
        if not event.text().isalnum() or event.modifiers() & ~(_SHIFT | _PAD):
            self._typed = ""
            if event.key() in _STEPS:
                self._waiting = 0
            if event.text() in _PARTING and event.text() not in self.displayFormat():  # "3.12.2024" where blanks are shown
                event = QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers(), " ")
            super().keyPressEvent(event)
            return
        is_whole = self._line.selectedText() == self._line.displayText()
        if is_whole:  # all of it is typed anew, from its first part on
            self.setSelectedSection(self.sectionAt(0))
        part = self.currentSection()
        if is_whole or part != self._part:
            self._typed = ""
        if not self._typed and not self._line.hasSelectedText():
            self.setSelectedSection(part)
        self._part = part
        self._typed += event.text()
        if self._typed.isdecimal() and part == _DAY and len(self._typed) == 2:
            if self._waits_for_month(int(self._typed)):
                event.accept()
                return
        elif self._typed.isdecimal() and part == _MONTH:
            self._set_month(int(self._typed[-2:]) if int(self._typed[-2:]) <= _MONTHS else int(self._typed[-1]))
            event.accept()
            return
        if part == _MONTH:  # names begin with a capital letter, and the toolkit insists on it
            text = event.text().lower() if len(self._typed) > 1 else event.text().upper()
            event = QKeyEvent(event.type(), event.key(), event.modifiers(), text)
        super().keyPressEvent(event)
        self._went_on = self.currentSection() != part

    def _is_iso(self, event: QKeyEvent) -> bool:
        """Whether four figures and a hyphen, and what follows them, tell a year first; as much as is told is shown."""
        if event.key() == Qt.Key.Key_Shift:
            return False
        if not _RUN.fullmatch(event.text()) or event.modifiers() & ~(_SHIFT | _PAD):
            self._run = ""
            return False
        if not self._run or self._line.selectedText() == self._line.displayText():
            self._run, self._before = "", self.date()
        self._run += event.text()
        found = _ISO.fullmatch(self._run)
        if found is None:
            return False
        before = self._before
        year, month, day = (int(one) if one else None for one in found.groups())
        month_ = month or before.month()
        last = QDate(year or before.year(), month_, 1).daysInMonth()
        shown = QDate(year or before.year(), month_, day if day else min(before.day(), last))
        self._typed, self._waiting, self._went_on = "", 0, False
        if shown.isValid():
            self.setDate(shown)
            self.setSelectedSection(_MONTH if month is None else _DAY)
        return True

    def _waits_for_month(self, day: int) -> bool:
        """Keep a day that the month shown does not have; until its month is told the last one stands for it."""
        last = self.date().daysInMonth()
        self._waiting = day if last < day <= _LONGEST_MONTH else 0
        if self._waiting:
            self.setDate(QDate(self.date().year(), self.date().month(), last))
            self._line.setCursorPosition(self._line.displayText().find(str(last)) + len(str(last)))
        return self._waiting > 0

    def _set_month(self, number: int) -> None:
        if number:
            shown = self.date()
            self.setDate(QDate(shown.year(), number, min(shown.day(), QDate(shown.year(), number, 1).daysInMonth())))
            self.setSelectedSection(_MONTH)

    def _on_changed(self, shown: QDate) -> None:
        """Another month: the day that waits for it has its place now, where it has that day."""
        if self._waiting and self._part != _DAY:
            day, self._waiting = QDate(shown.year(), shown.month(), min(self._waiting, shown.daysInMonth())), 0
            self.setDate(day)


_SHIFT, _PAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_DAY, _MONTH = QDateEdit.Section.DaySection, QDateEdit.Section.MonthSection
_RUN = re.compile(r"[0-9-]")
_ISO = re.compile(r"(\d{4})-(?:(\d{1,2})(?:-(\d{1,2})?)?)?")
_PARTING = (" ", ".", "-", "/", ",")
_MONTHS, _LONGEST_MONTH = 12, 31
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def read_day(text: str, locale: QLocale) -> QDate | None:
    """The day that a copied text is, or None."""
    bare = " ".join(text.split())
    for one in (locale, QLocale(QLocale.Language.English)):
        for form in _FORMS:
            if (day := one.toDate(bare, form)).isValid():
                return day
    return None
