"""The undo stack of the window: it mirrors the steps that the case keeps, so that they can be undone after a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from briefing.domain.change import Change
from briefing.domain.history import DEPTH
from briefing.errors import BriefingError
from briefing.store.journal import STALE, TAKEN_BACK
from briefing.ui.craft import icons
from briefing.ui.craft.discretion import with_quotes
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened, unmarked

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile


class CaseEdit(Protocol):
    """The edits of `usecases.editing.edits`."""

    label: str

    def apply(self, *, join: bool = True) -> Change: ...

    @property
    def step(self) -> int | None: ...

    @property
    def needs_joining(self) -> bool: ...


class StepStack(QUndoStack):
    """At most `DEPTH` steps. What is pushed is written at once; joining all articles again is left to whoever hears
    `touched`.
    """

    touched = Signal(object, bool)  # Change, and whether what is joined may come out otherwise
    failed = Signal(object)  # BriefingError: a step was refused
    covering_changed = Signal()  # graphic words were covered or uncovered: what steps are called reads otherwise

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoLimit(DEPTH)
        self._file: CaseFile | None = None
        self._whole: tuple[int, int] | None = None  # first and last step of an import that was taken back as a whole
        self.is_filling = False

    def fill(self, file: CaseFile | None) -> None:
        """Take over the steps of a case; of none for None."""
        self._file = file
        self.is_filling = True
        try:
            self.clear()
            self._whole = _span_of(file)
            steps = file.steps.all() if file is not None and not file.read_only else ()
            for step in steps:
                self.push(_StepCommand(self, step.label, step.n))
            self.setIndex(sum(step.is_done for step in steps))
        finally:
            self.is_filling = False

    def do(self, edit: CaseEdit) -> BriefingError | None:
        """Make an edit. Returns why it was refused, after saying so."""
        command = _StepCommand(self, edit.label, None, edit)
        self.push(command)
        return command.failed

    def play(self, command: _StepCommand, *, back: bool) -> None:
        """Write one step, with a note in the case where its joined view has still to be written."""
        from briefing.usecases.editing.stepping import redo, undo

        file = self._file
        if self.is_filling or file is None:
            return
        try:
            with file.atomic():
                if command.edit is not None:
                    change, joins = command.edit.apply(join=False), command.edit.needs_joining
                    command.number = command.edit.step
                else:
                    step = (undo if back else redo)(file, command.number)
                    change, joins = step.change, step.needs_joining
                if joins:
                    file.settings.set(STALE, "yes")
        except BriefingError as error:
            command.failed = error
            command.setObsolete(True)  # one that raised would stay; the case keeps it, and it is taken over again
            QTimer.singleShot(0, self, self._fill_again)
            self.failed.emit(error)
        else:
            command.edit = None
            self.touched.emit(change, joins)

    def undo(self) -> None:
        """Undo the last step; of an import that was taken back before, and brought again, all steps."""
        numbers = self._numbers_of_whole(is_done=True)
        if numbers:
            self.undo_back_to(numbers[0])
        else:
            super().undo()

    def redo(self) -> None:
        """Do the step again that was undone last; of an import that was taken back as a whole, all steps."""
        numbers = self._numbers_of_whole(is_done=False)
        if numbers:
            self.redo_up_to(numbers[-1])
        else:
            super().redo()

    def undoText(self) -> str:
        """What would be undone."""
        numbers = self._numbers_of_whole(is_done=True)
        return words.WHOLE_IMPORT.format(articles=words.articles(len(numbers))) if numbers else super().undoText()

    def redoText(self) -> str:
        """What would be done again."""
        numbers = self._numbers_of_whole(is_done=False)
        return words.WHOLE_IMPORT.format(articles=words.articles(len(numbers))) if numbers else super().redoText()

    def take_back(self, step: int) -> int:
        """Undo this step and all done after it, all or none; from now on they are undone and done again together, also
        after the program was closed. Returns how many.
        """
        return self._many(lambda n, is_done: is_done and n >= step, back=True, is_whole=True)

    def undo_back_to(self, step: int) -> int:
        """Undo this step and all done after it, all or none. Returns how many."""
        return self._many(lambda n, is_done: is_done and n >= step, back=True)

    def redo_up_to(self, step: int) -> int:
        """Do the steps again that were undone, up to this one, all or none. Returns how many."""
        return self._many(lambda n, is_done: not is_done and n <= step, back=False)

    def _numbers_of_whole(self, *, is_done: bool) -> tuple[int, ...]:
        """The steps of the import that was taken back as a whole, where it is next to be undone (or to be done again) as
        one; else none.
        """
        if self._whole is None or self._file is None:
            return ()
        first, last = self._whole
        order = self._file.steps.order()
        numbers = tuple(n for n, done in order if first <= n <= last and done is is_done)
        if not numbers or (numbers[0], numbers[-1]) != self._whole:
            return ()
        others = (n for n, done in order if done is is_done)
        return numbers if (max(others) == last if is_done else min(others) == first) else ()

    def _many(self, wanted: Callable[[int, bool], bool], *, back: bool, is_whole: bool = False) -> int:
        from briefing.usecases.editing.stepping import redo, undo

        file = self._file
        if file is None:
            return 0
        change, joins = Change(), False
        try:
            numbers = [n for n, is_done in file.steps.order() if wanted(n, is_done)]
            with file.atomic():
                for n in reversed(numbers) if back else numbers:
                    step = (undo if back else redo)(file, n)
                    change, joins = change | step.change, joins or step.needs_joining
                if joins:
                    file.settings.set(STALE, "yes")
                if is_whole and numbers:
                    file.settings.set(TAKEN_BACK, f"{numbers[0]} {numbers[-1]}")
        except BriefingError as error:
            self.failed.emit(error)
            return 0
        self.fill(file)
        self.touched.emit(change, joins)
        return len(numbers)

    def _fill_again(self) -> None:
        if self._file is not None:
            self.fill(self._file)


def _span_of(file: CaseFile | None) -> tuple[int, int] | None:
    """The first and the last step of the import that was taken back as a whole in a case; None where none was."""
    kept = file.settings.get(TAKEN_BACK) if file is not None and not file.read_only else None
    numbers = [int(one) for one in (kept or "").split() if one.isdecimal()]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


class _StepCommand(QUndoCommand):
    """A step of the case by its number; one that is new makes its edit when it is pushed."""

    def __init__(self, stack: StepStack, label: str, number: int | None, edit: CaseEdit | None = None) -> None:
        super().__init__(label)  # in full: what of it is covered is looked up when it is shown
        self._stack, self.number, self.edit = stack, number, edit
        self.failed: BriefingError | None = None

    def redo(self) -> None:  # QUndoStack.push() calls this by itself
        self._stack.play(self, back=False)

    def undo(self) -> None:
        self._stack.play(self, back=True)


def step_words(label: str) -> str:
    """What a step is called in menus and hints: one short line, in which graphic words may be covered."""
    return shortened(with_quotes(label), 60)


def menu_actions(stack: StepStack, parent: QObject) -> tuple[QAction, QAction]:
    """Undo and redo; each names its step, as "Undo reject “Air strike on Idlib”"."""
    key = QKeySequence.StandardKey
    undo = _menu_action(words.UNDO, stack.undo, parent)
    undo.setShortcut(QKeySequence(key.Undo))
    undo.setIcon(icons.icon("undo"))
    redo = _menu_action(words.REDO, stack.redo, parent)
    redo.setShortcuts(list(dict.fromkeys((QKeySequence(key.Redo), QKeySequence("Ctrl+Y")))))  # twice the same is none
    redo.setIcon(icons.icon("redo"))

    def show() -> None:
        for action, word, label, can in (
            (undo, words.UNDO, step_words(stack.undoText()), stack.canUndo()),
            (redo, words.REDO, step_words(stack.redoText()), stack.canRedo()),
        ):
            text = f"{word} {label[:1].lower()}{label[1:]}" if label else word
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(unmarked(text))
            action.setToolTip(f"{text} ({keys})" if keys else text)
            action.setEnabled(can)

    for signal in (
        stack.undoTextChanged,
        stack.redoTextChanged,
        stack.canUndoChanged,
        stack.canRedoChanged,
        stack.covering_changed,
    ):
        signal.connect(show)
    show()
    return undo, redo


def _menu_action(text: str, slot: Callable[[], None], parent: QObject) -> QAction:
    action = QAction(text, parent)
    action.triggered.connect(slot)
    return action
