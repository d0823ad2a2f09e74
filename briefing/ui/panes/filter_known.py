"""The day on which the whole window shows the case."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QWidget

from briefing.ui.dialogs.fields import day_field, to_date, to_qdate
from briefing.ui.panes.dropping import Dropping
from briefing.ui.panes.parts import label
from briefing.ui.wording import grading_words, when_words
from briefing.ui.wording.plain import tip


class KnownButton(Dropping):
    """None is now. `chosen` carries the day; the arrows go from day to day on which articles were published."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(grading_words.AS_KNOWN_ON, parent)
        self._value: date | None = None
        self._days: list[date] = []
        self._is_filling = False
        self.day = day_field(self.panel, grading_words.AS_KNOWN_ON)
        self.earlier = _step("‹", grading_words.EARLIER_DAY, self.panel)
        self.later = _step("›", grading_words.LATER_DAY, self.panel)
        self.now = QPushButton(grading_words.BACK_TO_NOW, self.panel)
        self.now.setAutoDefault(False)
        layout = QGridLayout(self.panel)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setVerticalSpacing(7)
        how = label(grading_words.AS_KNOWN_HOW, quiet=True, wrap=True)
        how.setFixedWidth(260)
        layout.addWidget(how, 0, 0, 1, 3)
        layout.addWidget(self.earlier, 1, 0)
        layout.addWidget(self.day, 1, 1)
        layout.addWidget(self.later, 1, 2)
        layout.addWidget(self.now, 2, 0, 1, 3)
        layout.setColumnStretch(1, 1)
        self.day.dateChanged.connect(self._on_day)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.now.clicked.connect(self._on_now)
        self.refresh()

    @property
    def is_set(self) -> bool:
        return self._value is not None

    def value(self) -> date | None:
        return self._value

    def choose(self, day: date | None) -> None:
        self._value = day
        self.refresh()

    def offer(self, days: Sequence[date]) -> None:
        """The days on which articles of the case were published."""
        self._days = sorted(set(days))

    def told(self) -> str:
        return grading_words.KNOWN_ON_DAY.format(day=when_words.day(self._value)) if self._value is not None else ""

    def prepare(self) -> QWidget:
        self._is_filling = True
        self.day.setDate(to_qdate(self._value or (self._days[-1] if self._days else date.today())))
        self._is_filling = False
        self._arrange()
        return self.day

    def _arrange(self) -> None:
        self.now.setEnabled(self.is_set)
        shown = to_date(self.day.date())
        self.earlier.setEnabled(bool(self._days) and self._days[0] < shown)
        self.later.setEnabled(bool(self._days) and self._days[-1] > shown)

    def _on_day(self, _day: object) -> None:
        if not self._is_filling:
            self._set(to_date(self.day.date()))

    def _on_earlier(self) -> None:
        at = bisect_left(self._days, to_date(self.day.date()))
        self.day.setDate(to_qdate(self._days[max(0, at - 1)]))

    def _on_later(self) -> None:
        at = bisect_right(self._days, to_date(self.day.date()))
        self.day.setDate(to_qdate(self._days[min(at, len(self._days) - 1)]))

    def _on_now(self) -> None:
        self._set(None)

    def _set(self, day: date | None) -> None:
        self._value = day
        self._arrange()
        self.refresh()
        self.chosen.emit(day)


def _step(sign: str, said: str, parent: QWidget) -> QToolButton:
    made = QToolButton(parent)
    made.setText(sign)
    made.setToolTip(tip(said))
    made.setAccessibleName(said)
    return made
