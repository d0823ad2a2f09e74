"""The filter's condition on grades: at least so reliable a source, at least so credible a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QToolButton, QWidget

from briefing.domain.grade import (
    CREDIBILITIES,
    RELIABILITIES,
    UNJUDGED_INFORMATION,
    UNJUDGED_SOURCE,
    Credibility,
    Reliability,
)
from briefing.ui.panes.dropping import Dropping
from briefing.ui.panes.parts import label
from briefing.ui.wording import grading_words, words
from briefing.ui.wording.plain import tip


class GradeButton(Dropping):
    """None of either asks nothing. `chosen` carries both bounds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(grading_words.FILTER_GRADE, parent)
        self._value: tuple[Reliability | None, Credibility | None] = (None, None)
        self._is_filling = False
        layout = QGridLayout(self.panel)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setHorizontalSpacing(3)
        layout.setVerticalSpacing(7)
        layout.addWidget(label(grading_words.FILTER_GRADE_HOW, quiet=True, wrap=True), 0, 0, 1, 7)
        letters = {one: RELIABILITIES[one] for one in Reliability if one is not UNJUDGED_SOURCE}
        numbers = {one: CREDIBILITIES[one] for one in Credibility if one is not UNJUDGED_INFORMATION}
        self.reliability = _Steps(grading_words.RELIABILITY, letters, layout, 1, self.panel)
        self.credibility = _Steps(grading_words.CREDIBILITY, numbers, layout, 2, self.panel)
        self.all = QPushButton(words.FILTER_ALL, self.panel)
        self.all.setAutoDefault(False)
        layout.addWidget(self.all, 3, 0, 1, 7)
        for steps in (self.reliability, self.credibility):
            steps.idToggled.connect(self._on_toggled)
        self.all.clicked.connect(self._on_all)
        self.refresh()

    @property
    def is_set(self) -> bool:
        return self._value != (None, None)

    def value(self) -> tuple[Reliability | None, Credibility | None]:
        return self._value

    def choose(self, reliability: Reliability | None, credibility: Credibility | None) -> None:
        self._value = reliability, credibility
        self.refresh()

    def told(self) -> str:
        return grading_words.AT_LEAST_GRADED.format(grade=f"{self._value[0] or ''}{self._value[1] or ''}")

    def prepare(self) -> QWidget:
        self._is_filling = True
        self.reliability.choose(self._value[0])
        self.credibility.choose(self._value[1])
        self._is_filling = False
        self.all.setEnabled(self.is_set)
        return self.reliability.checkedButton() or self.all

    def _on_toggled(self, _at: int, checked: bool) -> None:
        if self._is_filling or not checked:
            return
        self._value = self.reliability.value(), self.credibility.value()
        self.all.setEnabled(self.is_set)
        self.refresh()
        self.chosen.emit(self._value)

    def _on_all(self) -> None:
        self._value = None, None
        self.prepare()
        self.refresh()
        self.chosen.emit(self._value)


class _Steps(QButtonGroup):
    """A row of steps of one scale, of which one is pressed, with "any" before them."""

    def __init__(self, name: str, steps: Mapping[Any, str], layout: QGridLayout, row: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._terms: list[Any] = [None, *steps]
        layout.addWidget(label(name), row, 0)
        for at, term in enumerate(self._terms):
            button = QToolButton(parent)
            button.setText(grading_words.ANY_GRADE if term is None else str(term))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            said = grading_words.ANY_GRADE if term is None else f"{term}: {steps[term]}"
            button.setToolTip(tip(said))
            button.setAccessibleName(f"{name}: {said}")
            self.addButton(button, at)
            layout.addWidget(button, row, at + 1)
        self.button(0).setChecked(True)

    def value(self) -> Any:
        return self._terms[self.checkedId()]

    def choose(self, term: Any) -> None:
        self.button(self._terms.index(term)).setChecked(True)
