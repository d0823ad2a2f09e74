"""Filters that are kept in the case: saved under a name, listed in the filter bar, removed; each an undoable step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.domain.criteria import Criteria
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.panes.filter import FilterBar
from briefing.ui.wording import words
from briefing.usecases.editing.kept_filters import removing, saved_filters, saving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class KeptFilters(QObject):
    """Stands between the filter bar and the case. `opened` hands on the dialog that asks for a name."""

    opened = Signal(object)
    said = Signal(str)

    def __init__(self, case: OpenCase, bar: FilterBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._case, self._bar, self._over = case, bar, parent
        bar.save_wanted.connect(self.ask_name)
        bar.remove_wanted.connect(self.remove)

    def show(self) -> None:
        """List in the bar what the case keeps."""
        if self._case.file is not None:
            self._bar.show_saved(saved_filters(self._case.file), not self._case.is_read_only)

    def ask_name(self, criteria: Criteria) -> None:
        """Under what name a filter is to be kept."""
        from briefing.ui.dialogs.filter import FilterNameDialog

        if self._case.file is not None:
            known = [one.name for one in saved_filters(self._case.file)]
            answer = partial(self.save, criteria)
            self.opened.emit(FilterNameDialog.ask(self._over, self._bar.described(), known, answer))

    def save(self, criteria: Criteria, name: str) -> None:
        """Keep a filter; one of the same name is replaced."""
        if self._case.file is not None and self._case.do(saving(self._case.file, name, criteria)) is None:
            self.said.emit(words.FILTER_SAVED_AS.format(name=name))

    def remove(self, name: str) -> None:
        if self._case.file is not None and self._case.do(removing(self._case.file, name)) is None:
            self.said.emit(words.FILTER_REMOVED.format(name=name))
