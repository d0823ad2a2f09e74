"""The checks before a briefing goes out, as a list: each with its place, which a double click leads to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from briefing.ui.craft import icons
from briefing.ui.panes.parts import label
from briefing.ui.wording import safe_words
from briefing.ui.wording.plain import shortened
from briefing.usecases.briefings.proofing import Finding

FINDING = Qt.ItemDataRole.UserRole
_LONGEST = 220
_LINES = 6  # of the list before it scrolls


class ProofList(QWidget):
    """Shows findings, folded away behind their number. `led_to` carries the `Place` that somebody wants to go to."""

    led_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QToolButton(self)
        self.summary.setCheckable(True)
        self.summary.setAutoRaise(True)
        self.summary.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.summary.toggled.connect(self._arrange)
        self.refusal = label(safe_words.PROOFS_REFUSE, wrap=True)
        self.refusal.hide()
        self.how = label(safe_words.PROOFS_GO, quiet=True, wrap=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(safe_words.PROOFS)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)  # a long head wraps; the place below it is not cut
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        for one in (self.summary, self.refusal, self.list, self.how):
            layout.addWidget(one)
        layout.setAlignment(self.summary, Qt.AlignmentFlag.AlignLeft)
        self.list.itemActivated.connect(self._on_activated)
        self.show_findings(())
        self.summary.setText(safe_words.PROOFS_WAIT)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these and no others; what refuses stands first."""
        self.list.clear()
        for finding in findings:
            self.list.addItem(_item(finding))
        number = len(findings)
        self.summary.setText(
            safe_words.PROOFS_NONE
            if not number
            else safe_words.PROOFS_ONE
            if number == 1
            else safe_words.PROOFS_SOME.format(number=number)
        )
        refuses = any(one.refuses for one in findings)
        self.refusal.setVisible(refuses)
        self.summary.setEnabled(number > 0)
        if refuses:
            self.summary.setChecked(True)
        self._arrange()
        line = self.fontMetrics().height()
        self.list.setFixedHeight(min(max(number, 1), _LINES) * (3 * line + 14) + 8)

    def findings(self) -> tuple[Finding, ...]:
        """What is shown."""
        return tuple(self.list.item(n).data(FINDING) for n in range(self.list.count()))

    def _arrange(self) -> None:
        """The list is folded away until somebody asks: the pages are what the pane is for."""
        is_open = self.summary.isChecked() and self.list.count() > 0
        self.summary.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.list.setVisible(is_open)
        self.how.setVisible(is_open)

    def _on_activated(self, item: QListWidgetItem) -> None:
        finding = item.data(FINDING)
        if isinstance(finding, Finding):
            self.led_to.emit(finding.place)


def _item(finding: Finding) -> QListWidgetItem:
    about = f" ({finding.about})" if finding.about else ""
    head = f"{finding.check.value[:1].upper()}{finding.check.value[1:]}{about}"
    words = shortened(finding.words, _LONGEST)
    item = QListWidgetItem(icons.icon("warning" if finding.refuses else "why"), f"{head}\n{words}\n{finding.place.name}")
    item.setData(FINDING, finding)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}. {words}. {finding.place.name}")
    return item
