"""Pages hold quotes as they print: where graphic passages are covered, so are the pages until somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing.ui.craft import discretion
from briefing.ui.panes.parts import Notice
from briefing.ui.wording import words


class PageCover(Notice):
    """Says that pages are covered, and uncovers them. `changed` carries whether they are."""

    changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("briefing", words.SHOW_PAGES, parent)
        self.text.setText(words.PAGES_COVERED)
        self._is_lifted = False
        self.button.clicked.connect(self._on_lifted)
        self.hide()

    def look(self) -> None:
        """Graphic passages were covered or uncovered elsewhere. Covered again, the pages are so too."""
        if not discretion.is_on():
            self._is_lifted = False
        is_covering = discretion.is_on() and not self._is_lifted
        self.setVisible(is_covering)
        self.changed.emit(is_covering)

    def _on_lifted(self) -> None:
        self._is_lifted = True
        self.look()
