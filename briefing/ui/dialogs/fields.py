"""Fields that dialogs share: an interval of days, one of many names, an open range of people."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QRegularExpression, QStringListModel, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from briefing.domain.when import UNKNOWN, Precision, When
from briefing.ui.dialogs.day_field import DayField
from briefing.ui.panes.parts import label
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip

if TYPE_CHECKING:
    from briefing.domain.text import Span
    from briefing.ui.seen.view import View

_MOST_NUMBER = 99_999
_ARROW_PX = 40  # of a field that drops down: its arrow and margins
ON, BETWEEN, WEEK, MONTH, YEAR, BY, FROM, OPEN = "on", "between", "week", "month", "year", "by", "from", "open"


def to_qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def to_date(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())


def day_field(parent: QWidget, name: str) -> DayField:
    """A day with a calendar to choose from."""
    made = DayField(parent)
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMM yyyy")
    made.setMinimumDate(QDate(1, 1, 1))
    made.setMaximumDate(QDate(MAXYEAR, 12, 30))
    made.setAccessibleName(name)
    return made


def number_field(parent: QWidget, name: str, least: int, none: str = "") -> QSpinBox:
    """A whole number from `least` on; `none` is what the least one is called, where it stands for nothing."""
    made = QSpinBox(parent)
    if (line := made.findChild(QLineEdit)) is not None:
        line.setTextMargins(6, 0, 0, 0)  # the style sheet gives it none
    made.setRange(least, _MOST_NUMBER)
    made.setSpecialValueText(none)
    made.setAccessibleName(name)
    return made


class Terms(QComboBox):
    """One of some terms. `term()` is the very object given: Qt would hand back the bare string of an enumeration."""

    def __init__(self, parent: QWidget, terms: Mapping[Any, str], current: Any, name: str) -> None:
        super().__init__(parent)
        self._terms = list(terms)
        for term, shown in terms.items():
            self.addItem(shown, term)
        self.choose(current)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As the style draws it, but that words without room end in an ellipsis, and are whole in the tool tip."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.isEditable():
            return
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - 2
        whole = option.currentText
        option.currentText = option.fontMetrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            text = self.currentText()
            is_cut = self.fontMetrics().horizontalAdvance(text) > self.width() - _ARROW_PX
            QToolTip.showText(event.globalPos(), tip(text) if is_cut else "", self)
            return True
        return super().event(event)

    def term(self) -> Any:
        """The term that is shown."""
        return self._terms[max(0, self.currentIndex())]

    def choose(self, term: Any) -> None:
        """Show a term; the first where it is none of them."""
        self.setCurrentIndex(self._terms.index(term) if term in self._terms else 0)


class OneOfMany(Terms):
    """One of many names, found by typing any part of it."""

    def __init__(self, parent: QWidget, names: Mapping[str, str], current: str | None, nothing: str, name: str) -> None:
        super().__init__(parent, {None: nothing, **names}, current, name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(QStringListModel(list(names.values()), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def id(self) -> str | None:
        """The id behind the words shown; None for nothing, and for words that name nothing in the list."""
        at = self._at()
        found = self._terms[at] if at is not None else None
        return None if found is None else str(found)

    def unknown(self) -> str:
        """Words typed that name nothing in the list; empty where they do."""
        text = " ".join(self.currentText().split())
        return text if self._at() is None else ""

    def _at(self) -> int | None:
        text = " ".join(self.currentText().split())
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return at if at >= 0 else 0 if not text else None


def day_beside(view: View, evidence: Sequence[Span]) -> date:
    """The day that an open date begins with: when its article was published; without one, when the last of the case was."""
    told = [view.articles[span.article].day for span in evidence if span.article in view.articles]
    days = [day for day in told or [one.day for one in view.articles.values()] if day is not None]
    return max(days, default=date.today())


class WhenField(QWidget):
    """An interval of days as analysts put it: on a day, between two, a week, a month, a year, by, from, or not known."""

    changed = Signal()

    def __init__(self, when: When, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = when  # given back unchanged while nobody touched the field: a season has no entry of its own
        self._touched = False
        self.kind = Terms(self, words.WHEN_KINDS, _kind(when), words.WHEN)
        self.first = day_field(self, words.WHEN_FIRST)
        self.last = day_field(self, words.WHEN_LAST)
        self._and = label(words.AND)
        start = when.earliest or when.latest or today
        self.first.setDate(to_qdate(start))
        self.last.setDate(to_qdate(when.latest or start))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind)
        layout.addWidget(self.first, 1)
        layout.addWidget(self._and)
        layout.addWidget(self.last, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.first.dateChanged.connect(self._on_changed)
        self.last.dateChanged.connect(self._on_changed)

    def _on_changed(self, _value: object) -> None:
        self._touched = True
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        kind = self.kind.term()
        self.first.setVisible(kind != OPEN)
        self._and.setVisible(kind == BETWEEN)
        self.last.setVisible(kind == BETWEEN)
        self.first.setDisplayFormat({MONTH: "MMMM yyyy", YEAR: "yyyy"}.get(kind, "d MMM yyyy"))

    def problem(self) -> str:
        if self.kind.term() == BETWEEN and self.last.date() < self.first.date():
            return words.ENDS_BEFORE_IT_BEGINS
        return ""

    def value(self) -> When:
        """The interval. Call only while `problem` is empty."""
        if not self._touched:
            return self._kept
        kind, first = self.kind.term(), to_date(self.first.date())
        if kind == BETWEEN:
            last = to_date(self.last.date())
            return When.on(first) if first == last else When(first, last, Precision.VAGUE)
        if kind == WEEK:
            monday = first - timedelta(days=first.weekday())
            return When(monday, monday + timedelta(days=6), Precision.WEEK)
        if kind == MONTH:
            days = monthrange(first.year, first.month)[1]
            return When(first.replace(day=1), first.replace(day=days), Precision.MONTH)
        if kind == YEAR:
            return When(date(first.year, 1, 1), date(first.year, 12, 31), Precision.YEAR)
        if kind == BY:
            return When(None, first, Precision.DAY)
        if kind == FROM:
            return When(first, None, Precision.DAY)
        return UNKNOWN if kind == OPEN else When.on(first)


def _kind(when: When) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return OPEN if first is last else BY if first is None else FROM
    if first == last:
        return ON
    if when.precision is Precision.WEEK and last - first == timedelta(days=6):
        return WEEK
    if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) == (1, monthrange(*_ym(first))[1]):
        return MONTH
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return YEAR
    return BETWEEN


def _ym(day: date) -> tuple[int, int]:
    return day.year, day.month


class NumberField(QLineEdit):
    """A number of people, or nothing for an open end."""

    def __init__(self, value: int | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(words.OPEN_END)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9][0-9 ,]{0,13}"), self))
        self.setValue(value)

    def setValue(self, value: int | None) -> None:
        self.setText("" if value is None else f"{value:,}")

    def value(self) -> int | None:
        digits = "".join(one for one in self.text() if one in "0123456789")
        return int(digits) if digits else None


class RangeField(QWidget):
    """People, from low to high; either end may be left open, not both."""

    changed = Signal()

    def __init__(self, low: int | None, high: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low, self.high = NumberField(low, words.LOW, self), NumberField(high, words.HIGH, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.low, 1)
        layout.addWidget(label(words.TO))
        layout.addWidget(self.high, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for end in (self.low, self.high):
            end.textChanged.connect(self._on_changed)

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()

    def value(self) -> tuple[int | None, int | None]:
        return self.low.value(), self.high.value()

    def problem(self) -> str:
        low, high = self.value()
        if low is None and high is None:
            return words.NEEDS_AN_END
        if low is not None and high is not None and high < low:
            return words.HIGH_BELOW_LOW
        return ""


def sorted_names(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids with names, in the order of the names; equal names are told apart by a number."""
    made: dict[str, str] = {}
    seen: dict[str, int] = {}
    for key, name in sorted(items, key=lambda one: (one[1].casefold(), one[0])):
        seen[name] = seen.get(name, 0) + 1
        made[key] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return made
