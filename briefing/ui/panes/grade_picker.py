"""One scale as a row of small buttons, and as a menu: what is graded is pressed, and every step says what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from briefing.domain.grade import CREDIBILITIES, RELIABILITIES, Credibility, Reliability
from briefing.ui.panes.parts import label
from briefing.ui.wording import grading_words
from briefing.ui.wording.plain import shortened, tip, unmarked


class GradePicker(QWidget):
    """`chosen` carries a step when somebody presses it."""

    chosen = Signal(object)

    def __init__(self, name: str, scale: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(scale)
        self._scale = scale
        self.name = label(name, quiet=True)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.name)
        layout.addSpacing(4)
        for at, step in enumerate(self._steps):
            button = QToolButton(self)
            button.setText(str(step))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(tip(f"{step}: {scale[step]}"))
            button.setAccessibleName(f"{name}: {step}, {scale[step]}")
            self._group.addButton(button, at)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choose(self._steps[-1])

    def value(self) -> Any:
        return self._steps[self._group.checkedId()]

    def choose(self, step: Any) -> None:
        """Press a step, without saying so."""
        self._group.button(self._steps.index(step)).setChecked(True)

    def show_keys(self, keys: Callable[[Any], str]) -> None:
        """Say beside what each step means which key presses it."""
        for at, step in enumerate(self._steps):
            shown = QKeySequence(keys(step)).toString(QKeySequence.SequenceFormat.NativeText)
            self._group.button(at).setToolTip(tip(f"{step}: {self._scale[step]} ({shown})"))

    def button(self, step: Any) -> QToolButton:
        found = self._group.button(self._steps.index(step))
        assert isinstance(found, QToolButton)
        return found

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(self._steps[at])


def reliability_picker(name: str, parent: QWidget | None = None) -> GradePicker:
    """A to F."""
    return GradePicker(name, RELIABILITIES, parent)


def credibility_picker(name: str, parent: QWidget | None = None) -> GradePicker:
    """1 to 6."""
    return GradePicker(name, CREDIBILITIES, parent)


def grade_menu(title: str, current: StrEnum | None, parent: QMenu, answer: Callable[[Any], None]) -> QMenu:
    """A submenu with the steps of a scale: that of `current`, or 1 to 6 where several are graded at once."""
    scale: Mapping[Any, str] = RELIABILITIES if isinstance(current, Reliability) else CREDIBILITIES
    menu = parent.addMenu(unmarked(shortened(title, 60)))
    group = QActionGroup(menu)
    for step, meaning in scale.items():
        action = QAction(f"{step}  {meaning}", menu)
        action.setCheckable(True)
        action.setChecked(step == current)
        action.triggered.connect(partial(_answer, answer, step))
        group.addAction(action)
        menu.addAction(action)
    return menu


def _answer(answer: Callable[[Any], None], step: Any, _checked: bool = False) -> None:
    answer(step)


def grade_actions(
    steps: Iterable[Reliability | Credibility],
    parent: QObject,
    give: Callable[[Any], None],
    context: Qt.ShortcutContext,
) -> list[QAction]:
    """An action for each step, with its key, that gives it."""
    made = []
    for step in steps:
        action = QAction(grading_words.KEY.format(step=step), parent)
        action.setShortcut(QKeySequence(step_keys(step)))
        action.setShortcutContext(context)
        action.triggered.connect(partial(_answer, give, step))
        made.append(action)
    return made


def step_keys(step: Reliability | Credibility) -> str:
    """The key that gives a step: its number, or Shift and its letter."""
    return str(step) if isinstance(step, Credibility) else f"Shift+{step}"
