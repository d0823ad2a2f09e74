"""The briefing pane: what goes on paper, page by page, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.dossier import TLP, Choice, Paper, Rule
from briefing.ui import icons, theme, words
from briefing.ui.dialogs.fields import Terms, day_field, to_date, to_qdate
from briefing.ui.panes.parts import EmptyState, label
from briefing.ui.view import View

SETTLE_MS = 700
PAGE_GAP = 16
MARGIN = 18


class PagesView(QWidget):
    """Pages under one another, as wide as the room allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self.setAccessibleName(words.PREVIEW_PAGES)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """PNG bytes, one a page."""
        self._pages = [QImage.fromData(page) for page in pages]
        self.setAccessibleDescription(words.PAGES.format(number=len(self._pages)))
        self._arrange()

    @property
    def number(self) -> int:
        return len(self._pages)

    def _size(self, page: QImage) -> tuple[float, float]:
        width = max(80.0, float(self.width() - 2 * MARGIN))
        return width, width * page.height() / max(1, page.width())

    def _arrange(self) -> None:
        height = MARGIN + sum(self._size(page)[1] + PAGE_GAP for page in self._pages)
        self.setMinimumHeight(int(height))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = float(MARGIN)
        for page in self._pages:
            width, height = self._size(page)
            place = QRectF(MARGIN, top, width, height)
            if place.intersects(QRectF(event.rect())):
                painter.fillRect(place.translated(0, 2).adjusted(-1, 0, 1, 1), theme.colour("#000000", 0.16))
                painter.drawImage(place, page)
                painter.setPen(QPen(QColor(tones.line), 1))
                painter.drawRect(place)
            top += height + PAGE_GAP
        painter.end()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says, before a time of writing is added."""

    title: str
    author: str
    marking: str
    paper: Paper
    rule: Rule
    first: date | None
    last: date | None
    known_on: date | None
    reviewed_only: bool

    def choice(self, written: datetime) -> Choice:
        """Raises ValueError for what no briefing can be made of; `BriefingPane.problem` says so first."""
        return Choice(
            title=self.title,
            written=written,
            first=self.first,
            last=self.last,
            paper=self.paper,
            marking=self.marking,
            author=self.author,
            rule=self.rule,
            known_on=self.known_on,
            reviewed_only=self.reviewed_only,
        )


class BriefingPane(QWidget):
    """`preview_wanted` asks for pages; `show_pages` gets them."""

    preview_wanted = Signal()
    export_wanted = Signal()
    print_wanted = Signal()
    changed = Signal()  # the form: title, author, marking, paper
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._stale = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_pages)

        self.title = QLineEdit(self)
        self.author = QLineEdit(self)
        self.marking = QComboBox(self)
        self.marking.setEditable(True)
        self.marking.addItems(["", *TLP])
        line = self.marking.lineEdit()
        if line is not None:
            line.setAccessibleName(words.MARKING)
        self.paper = Terms(self, {Paper.A4: words.A4, Paper.US_LETTER: words.US_LETTER}, Paper.A4, words.PAPER)
        self.rule = Terms(self, {rule: words.RULES[rule.value] for rule in Rule}, Rule.MEDIAN, words.RULE)
        self.has_first = QCheckBox(words.SINCE, self)
        self.first = day_field(self, words.SINCE)
        self.has_last = QCheckBox(words.UNTIL, self)
        self.last = day_field(self, words.UNTIL)
        self.first.setEnabled(False)
        self.last.setEnabled(False)
        self.has_first.toggled.connect(self.first.setEnabled)
        self.has_last.toggled.connect(self.last.setEnabled)
        self.has_known = QCheckBox(words.KNOWN_ON, self)
        self.known = day_field(self, words.KNOWN_ON)
        self.known.setEnabled(False)
        self.has_known.toggled.connect(self.known.setEnabled)
        self.reviewed_only = QCheckBox(words.REVIEWED_ONLY, self)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for name, field in ((words.TITLE, self.title), (words.AUTHOR, self.author), (words.MARKING, self.marking)):
            form.addRow(name, field)
            field.setAccessibleName(name)
        self._more = QFrame(self)
        more = QFormLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setHorizontalSpacing(12)
        more.setVerticalSpacing(6)
        more.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, check, day in (
            (words.PERIOD, self.has_first, self.first),
            ("", self.has_last, self.last),
            (words.AS_KNOWN, self.has_known, self.known),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(check)
            row.addWidget(day)
            row.addStretch(1)
            more.addRow(name, row)
        more.addRow(words.PAPER, self.paper)
        more.addRow(words.RULE, self.rule)
        more.addRow("", self.reviewed_only)
        self._more.hide()
        self.more = QPushButton(icons.icon("settings"), words.MORE_CHOICES, self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._more.setVisible)
        self.export = QPushButton(icons.icon("export", "accent_text"), words.EXPORT_PDF, self)
        self.export.setProperty("leading", "true")
        self.print = QPushButton(icons.icon("print"), words.PRINT, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.export)
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        buttons.addWidget(self.more)
        buttons.setContentsMargins(12, 8, 12, 8)
        self.pages = PagesView(self)
        self._status = label(words.PREVIEW_MAKING, quiet=True, wrap=True)
        self._status.setContentsMargins(14, 4, 12, 6)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        for one in (form, more):
            one.setContentsMargins(12, 0, 12, 0)
        column.addLayout(form)
        column.addWidget(self._more)
        column.addWidget(self._status)
        column.addWidget(self.pages, 1)
        self._area = QScrollArea(self)
        self._area.setProperty("flat", "true")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.setAccessibleName(words.PREVIEW_PAGES)
        full = QWidget(self)
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self._area, 1)
        self._empty = EmptyState("briefing", words.BRIEFING_EMPTY, words.BRIEFING_EMPTY_HOW, words.IMPORT_FILES, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

        for line in (self.title, self.author):
            line.textEdited.connect(self._on_changed)
        self.marking.editTextChanged.connect(self._on_changed)
        for box in (self.paper, self.rule):
            box.currentIndexChanged.connect(self._on_changed)
        for check in (self.has_first, self.has_last, self.has_known, self.reviewed_only):
            check.toggled.connect(self._on_changed)
        for day in (self.first, self.last, self.known):
            day.dateChanged.connect(self._on_changed)
        self.export.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self.print_wanted)
        self._empty.acted.connect(self.import_wanted)
        theme.on_change(self.pages.update)
        self.show_case(View())

    # --- the form
    def fill(self, title: str, author: str, marking: str, paper: Paper) -> None:
        """What the case and the preferences say, without asking for a new preview."""
        for field in (self.title, self.author, self.marking, self.paper):
            field.blockSignals(True)
        self.title.setText(title)
        self.author.setText(author)
        self.marking.setCurrentText(marking)
        self.paper.choose(paper)
        for field in (self.title, self.author, self.marking, self.paper):
            field.blockSignals(False)

    def wanted(self) -> Wanted:
        return Wanted(
            title=" ".join(self.title.text().split()),
            author=" ".join(self.author.text().split()),
            marking=" ".join(self.marking.currentText().split()),
            paper=self.paper.term(),
            rule=self.rule.term(),
            first=to_date(self.first.date()) if self.has_first.isChecked() else None,
            last=to_date(self.last.date()) if self.has_last.isChecked() else None,
            known_on=to_date(self.known.date()) if self.has_known.isChecked() else None,
            reviewed_only=self.reviewed_only.isChecked(),
        )

    def problem(self) -> str:
        """Why no briefing can be made of the form; empty when one can."""
        wanted = self.wanted()
        if not wanted.title:
            return words.BRIEFING_NEEDS_A_TITLE
        if wanted.first and wanted.last and wanted.last < wanted.first:
            return words.ENDS_BEFORE_IT_BEGINS
        return ""

    def _on_changed(self, _value: object) -> None:
        self._stale = True
        self.changed.emit()
        self._settle.start()

    # --- what is shown
    def show_case(self, view: View) -> None:
        self._view = view
        self._stale = True
        self._stack.setCurrentIndex(0 if view.corpus.articles or view.corpus.events else 1)
        days = [one.when for one in view.happenings if one.when.earliest and not one.is_aside]
        if days and not self.has_first.isChecked() and not self.has_last.isChecked():
            for field, when in ((self.first, days[0].earliest), (self.last, days[-1].latest or days[-1].earliest)):
                if when is not None:
                    field.blockSignals(True)
                    field.setDate(to_qdate(when))
                    field.blockSignals(False)
        published = [article.day for article in view.corpus.articles if article.day is not None]
        if published and not self.has_known.isChecked():
            self.known.blockSignals(True)
            self.known.setDate(to_qdate(max(published)))
            self.known.blockSignals(False)
        if self.isVisible():
            self._settle.start()

    def see(self, day: date | None) -> None:
        """Take the day on which the window shows the case; None is now."""
        if day is not None:
            self.known.setDate(to_qdate(day))
        self.has_known.setChecked(day is not None)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        self._status.setVisible(False)
        self.pages.show_pages(pages)

    def show_failure(self, sentence: str) -> None:
        self._status.setText(sentence)
        self._status.setVisible(True)

    def _ask_for_pages(self) -> None:
        if not self.isVisible() or not self._stale or not (self._view.corpus.articles or self._view.corpus.events):
            return
        if problem := self.problem():
            self.show_failure(problem)
            return
        self._stale = False
        self.show_failure(words.PREVIEW_MAKING)
        self.preview_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()
