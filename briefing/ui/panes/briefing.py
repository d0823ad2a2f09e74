"""The briefing pane: what goes on paper, page by page, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QDateTime, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QFrame,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.choice import TLP, Choice, Paper, Rule
from briefing.domain.composition import Composition, Template
from briefing.domain.criteria import NO_CRITERIA, Criteria
from briefing.ui.composer import terms
from briefing.ui.composer.composer import Composer
from briefing.ui.craft import icons, theme
from briefing.ui.dialogs import zones
from briefing.ui.dialogs.fields import Terms, day_field, number_field, to_date, to_qdate
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.page_cover import PageCover
from briefing.ui.panes.pages_view import PagesView
from briefing.ui.panes.parts import EmptyState, label, level
from briefing.ui.panes.proofs import ProofList
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip

SETTLE_MS = 700
ROOM_FOR_BOTH = 880  # pixels in which words and pages stand side by side
ROOM_FOR_WORDS = 400  # and in which buttons have room for their words


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
    """What is composed, and its pages as they print. Wide, both stand side by side; narrow, one of them at a time.

    `preview_wanted` asks for pages; `show_pages` gets them.
    """

    preview_wanted = Signal()
    export_wanted = Signal()
    export_as_wanted = Signal(str)  # the end of the file's name
    print_wanted = Signal()
    save_wanted = Signal()
    draft_wanted = Signal()
    changed = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._stale = True
        self._filling = False
        self._criteria = NO_CRITERIA
        self._issue = 1
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_pages)
        top, modes = self._buttons(), self._modes()  # made before what is below them: so goes Tab
        self._make_fields()
        self.composer = Composer(self)
        self.pages = PagesView(self)
        self.proofs = ProofList(self)
        self._status = label(words.PREVIEW_MAKING, quiet=True, wrap=True)
        self._status.setContentsMargins(14, 8, 12, 6)
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        self._both.setChildrenCollapsible(False)
        self._words_area = self._scrolled(terms.COMPOSE, self._form(), self._more, self.composer)
        self.cover = PageCover(self)
        self.cover.changed.connect(self.pages.cover)
        self._pages_area = self._scrolled(words.PREVIEW_PAGES, self._status, self.cover, self.proofs, self.pages)
        for area in (self._words_area, self._pages_area):
            self._both.addWidget(area)
        self._both.setSizes([440, 440])
        full = QWidget(self)
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(modes)
        layout.addWidget(self._both, 1)
        self._empty = EmptyState("briefing", words.BRIEFING_EMPTY, words.BRIEFING_EMPTY_HOW, words.IMPORT_FILES, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._join()
        theme.on_change(self.pages.update)
        self._arrange()
        self.show_case(View())
        self.cover_anew()

    def cover_anew(self) -> None:
        """Graphic passages were covered or uncovered."""
        self.cover.look()

    def lead_to(self, section: str, number: int, start: int, end: int) -> None:
        """Show the words of a section and select these characters of them."""
        self.compose.setChecked(True)
        self._arrange()
        if section == "title":
            self.title.setFocus()
            self.title.setSelection(start, end - start)
        else:
            self.composer.lead_to(section, number, start, end)

    def _make_fields(self) -> None:
        self.title = QLineEdit(self)
        self.area = QLineEdit(self)
        self.author = QLineEdit(self)
        self.marking = QComboBox(self)
        self.marking.setEditable(True)
        self.marking.addItems(["", *TLP])
        self.marking.view().setAccessibleName(words.MARKING)
        line = self.marking.lineEdit()
        if line is not None:
            line.setAccessibleName(words.MARKING)
        self.paper = Terms(self, {Paper.A4: words.A4, Paper.US_LETTER: words.US_LETTER}, Paper.A4, words.PAPER)
        self.rule = Terms(self, {rule: words.RULES[rule.value] for rule in Rule}, Rule.MEDIAN, words.RULE)
        self.has_first = QCheckBox(words.SINCE, self)
        self.first = day_field(self, words.SINCE)
        self.has_last = QCheckBox(words.UNTIL, self)
        self.last = day_field(self, words.UNTIL)
        self.has_known = QCheckBox(words.KNOWN_ON, self)
        self.known = day_field(self, words.KNOWN_ON)
        self.has_cut_off = QCheckBox(terms.CUT_OFF_SET, self)
        self.cut_off = QDateTimeEdit(QDateTime.currentDateTime(), self)
        self.cut_off.setCalendarPopup(True)
        self.cut_off.setDisplayFormat("d MMM yyyy HH:mm")
        self.cut_off.setAccessibleName(terms.CUT_OFF)
        self.zone = zones.ZoneField(self, terms.CUT_OFF_ZONE)
        self.zone.show_zone(zones.of_machine())
        self.zone.setEnabled(False)
        self.has_cut_off.toggled.connect(self.zone.setEnabled)
        for check, day in (
            (self.has_first, self.first),
            (self.has_last, self.last),
            (self.has_known, self.known),
            (self.has_cut_off, self.cut_off),
        ):
            day.setEnabled(False)
            check.toggled.connect(day.setEnabled)
        self.number = number_field(self, terms.ISSUE_NUMBER, 1)
        self.replaces = number_field(self, terms.REPLACES, 0, terms.REPLACES_NONE)
        self.reviewed_only = QCheckBox(words.REVIEWED_ONLY, self)
        self.only_shown = QCheckBox(terms.ONLY_SHOWN, self)
        self._more = QFrame(self)
        more = _form(self._more)
        level((self.has_first, self.has_last, self.has_known, self.has_cut_off))
        for name, check, day in (
            (words.PERIOD, self.has_first, self.first),
            ("", self.has_last, self.last),
            (words.AS_KNOWN, self.has_known, self.known),
            (terms.CUT_OFF, self.has_cut_off, self.cut_off),
        ):
            row = WrappingRow(spacing=6, line_spacing=6)
            row.addWidget(check)
            row.addWidget(day)
            more.addRow(name, row)
        more.addRow("", self.zone)
        more.addRow(terms.ISSUE_NUMBER, self.number)
        more.addRow(terms.REPLACES, self.replaces)
        more.addRow(words.PAPER, self.paper)
        more.addRow(words.RULE, self.rule)
        more.addRow("", self.reviewed_only)
        more.addRow("", self.only_shown)
        self._more.hide()

    def _form(self) -> QWidget:
        made = QWidget(self)
        form = _form(made)
        form.setContentsMargins(12, 4, 12, 0)
        for name, field in (
            (words.TITLE, self.title),
            (terms.AREA, self.area),
            (words.AUTHOR, self.author),
            (words.MARKING, self.marking),
        ):
            form.addRow(name, field)
            field.setAccessibleName(name)
        self._leading = form
        return made

    def _buttons(self) -> WrappingRow:
        self.export = QPushButton(icons.icon("export", "accent_text"), words.EXPORT_PDF, self)
        self.export.setProperty("leading", "true")
        self.export_as = QToolButton(self)
        self.export_as.setIcon(icons.icon("down"))
        self.export_as.setToolTip(terms.EXPORT)
        self.export_as.setAccessibleName(terms.EXPORT)
        forms = QMenu(self.export_as)
        for key, name in terms.EXPORT_AS.items():
            forms.addAction(name).triggered.connect(partial(self.export_as_wanted.emit, key))
        put_under(self.export_as, forms)
        self.print = QPushButton(icons.icon("print"), words.PRINT, self)
        self.save = QPushButton(icons.icon("duplicate"), terms.SAVE_ISSUE.format(number=1), self)
        self.issues = QToolButton(self)
        self.issues.setText(terms.ISSUES)
        self.issues.setIcon(icons.icon("history"))
        self.issues.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        put_under(self.issues, QMenu(self.issues))
        buttons = WrappingRow(spacing=6, line_spacing=6)
        buttons.setContentsMargins(12, 8, 12, 4)
        for button in (self.export, self.export_as, self.print):
            buttons.addWidget(button)
        buttons.push_right()
        buttons.addWidget(self.save)
        buttons.addWidget(self.issues)
        return buttons

    def _modes(self) -> WrappingRow:
        self.compose, self.look = QToolButton(self), QToolButton(self)
        self._mode = QButtonGroup(self)
        for button, name in ((self.compose, terms.COMPOSE), (self.look, terms.PAGES)):
            button.setText(name)
            button.setCheckable(True)
            button.setAutoRaise(True)
            self._mode.addButton(button)
        self.look.setChecked(True)
        self.template = Terms(self, terms.TEMPLATES, Template.STANDARD, terms.TEMPLATE)
        self.more = QPushButton(icons.icon("settings"), words.MORE_CHOICES, self)
        self.more.setCheckable(True)
        row = WrappingRow(spacing=6, line_spacing=6)
        row.setContentsMargins(12, 0, 12, 6)
        for widget in (self.compose, self.look, self.template):
            row.addWidget(widget)
        row.push_right()
        row.addWidget(self.more)
        return row

    def _scrolled(self, name: str, *widgets: QWidget) -> QScrollArea:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        for widget in widgets:
            column.addWidget(widget, 1 if widget is widgets[-1] else 0)
        area = QScrollArea(self)
        area.setProperty("flat", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(name)
        return area

    def _join(self) -> None:
        for line in (self.title, self.area, self.author):
            line.textEdited.connect(self._on_changed)
        self.marking.editTextChanged.connect(self._on_changed)
        self.template.currentIndexChanged.connect(self._on_template)
        for box in (self.paper, self.rule):
            box.currentIndexChanged.connect(self._on_changed)
        checks = (self.has_first, self.has_last, self.has_known, self.has_cut_off, self.reviewed_only, self.only_shown)
        for check in checks:
            check.toggled.connect(self._on_changed)
        for day in (self.first, self.last, self.known):
            day.dateChanged.connect(self._on_changed)
        self.cut_off.dateTimeChanged.connect(self._on_changed)
        self.number.valueChanged.connect(self._on_number)
        self.replaces.valueChanged.connect(self._on_changed)
        self.zone.currentTextChanged.connect(self._on_changed)
        self.composer.changed.connect(self._on_composed)
        self.composer.draft_wanted.connect(self.draft_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.more.toggled.connect(self._on_more)
        self._mode.buttonToggled.connect(self._arrange)
        self._empty.acted.connect(self.import_wanted)

    # --- words and pages
    def _on_more(self, shown: bool) -> None:
        self._more.setVisible(shown)
        if shown:
            self.compose.setChecked(True)

    def _arrange(self, *_what: object) -> None:
        """Side by side where there is room, otherwise the one that is asked for."""
        roomy = self.width() >= ROOM_FOR_BOTH
        for button in (self.compose, self.look):
            button.setVisible(not roomy)
        self._shorten_buttons(is_narrow=self.width() < ROOM_FOR_WORDS)
        self._align_forms(is_narrow=self.width() < ROOM_FOR_WORDS)
        self._words_area.setVisible(roomy or self.compose.isChecked())
        self._pages_area.setVisible(roomy or not self.compose.isChecked())

    def front(self) -> QWidget:
        """What takes the keyboard: the first field, or the pages where the fields are out of sight."""
        return self._pages_area if self._words_area.isHidden() else self.title

    def _shorten_buttons(self, *, is_narrow: bool) -> None:
        """In a narrow pane buttons show their icons alone, so that the form keeps its room; tool tips have the words."""
        save = terms.SAVE_ISSUE.format(number=self._issue)
        for button, text in ((self.print, words.PRINT), (self.save, save), (self.more, words.MORE_CHOICES)):
            button.setText("" if is_narrow else text)
            button.setToolTip(tip(text) if is_narrow else "")
            button.setAccessibleName(text)
        style = Qt.ToolButtonStyle
        self.issues.setToolButtonStyle(style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon)
        self.issues.setToolTip(tip(terms.ISSUES) if is_narrow else "")

    def _align_forms(self, *, is_narrow: bool) -> None:
        """The fields of both forms begin in one line; in a narrow pane each takes what room there is."""
        choices = self._more.layout()
        named = [*_labels(self._leading), *_labels(choices)]
        across = 0 if is_narrow else max(one.sizeHint().width() for one in named)
        for one in named:
            one.setMinimumWidth(across)
        margin = 4 if is_narrow else 12
        if choices is not None:
            choices.setContentsMargins(margin, 0, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- the form
    def fill(self, title: str, author: str, marking: str, paper: Paper) -> None:
        """What the case and the preferences say, without asking for a new preview."""
        self._filling = True
        self.title.setText(title)
        self.author.setText(author)
        self.marking.setCurrentText(marking)
        self.paper.choose(paper)
        self._filling = False

    def fill_composition(self, one: Composition, *, keep_steps: bool = False) -> None:
        """Show a composition as it is kept, without saying that anything changed."""
        self.fill(one.title, one.author, one.marking, one.paper)
        self._filling = True
        self.area.setText(one.area)
        self.template.choose(one.template)
        self.rule.choose(one.rule)
        for check, field, day in (
            (self.has_first, self.first, one.first),
            (self.has_last, self.last, one.last),
            (self.has_known, self.known, one.known_on),
        ):
            check.setChecked(day is not None)
            if day is not None:
                field.setDate(to_qdate(day))
        self.has_cut_off.setChecked(one.cut_off is not None)
        if one.cut_off_zone or one.cut_off is not None:
            self.zone.show_zone(one.cut_off_zone or (zones.like(one.cut_off) if one.cut_off is not None else ""))
        if one.cut_off is not None:
            told = one.cut_off
            self.cut_off.setDateTime(QDateTime(told.year, told.month, told.day, told.hour, told.minute, told.second))
        self.reviewed_only.setChecked(one.reviewed_only)
        self._criteria = one.criteria
        self.only_shown.setChecked(one.criteria.is_set)
        self.number.setValue(one.number)
        self.replaces.setValue(one.replaces or 0)
        self._issue = one.number
        self._arrange()
        self.composer.fill(one, keep_steps=keep_steps)
        self._filling = False
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def composition(self) -> Composition:
        """What is composed. Raises ValueError for what no briefing can be made of; `problem` says so first."""
        wanted = self.wanted()
        cut_off = None
        if self.has_cut_off.isChecked():
            cut_off = zones.at(self.cut_off.dateTime(), self.zone.zone())
        return self.composer.into(
            Composition(
                title=wanted.title or words.APPLICATION,
                template=self.template.term(),
                area=" ".join(self.area.text().split()),
                first=wanted.first,
                last=wanted.last,
                criteria=self._criteria if self.only_shown.isChecked() else NO_CRITERIA,
                known_on=wanted.known_on,
                reviewed_only=wanted.reviewed_only,
                cut_off=cut_off,
                cut_off_zone=self.zone.zone() if cut_off is not None else "",
                paper=wanted.paper,
                rule=wanted.rule,
                marking=wanted.marking,
                author=wanted.author,
                number=self.number.value(),
                replaces=self.replaces.value() or None,
            )
        )

    def narrow(self, criteria: Criteria) -> None:
        """What the window's filter is now: it is taken over while its box is ticked. Another day has a field of its own."""
        criteria = replace(criteria, known_on=None)
        if criteria != self._criteria and not self._filling:
            self._criteria = criteria
            if self.only_shown.isChecked():
                self._on_changed(None)

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
        if self.number.value() == self.replaces.value():
            return terms.REPLACES_ITSELF
        return ""

    def _on_number(self, number: int) -> None:
        self._issue = number
        self._arrange()
        self._on_changed(number)

    def _on_template(self, _index: int) -> None:
        if not self._filling:
            one = self.composition().with_template(self.template.term())
            self._filling = True
            self.composer.fill(one, keep_steps=True)
            self._filling = False
            self._on_changed(None)

    def _on_composed(self) -> None:
        self._on_changed(None)

    def _on_changed(self, _value: object) -> None:
        if self._filling:
            return
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

    def show_pages(self, pages: Sequence[bytes], note: str = "") -> None:
        self._status.setText(note)
        self._status.setVisible(bool(note))
        self.pages.show_pages(pages)

    def show_failure(self, sentence: str) -> None:
        self._status.setText(sentence)
        self._status.setVisible(True)

    def _ask_for_pages(self) -> None:
        if (
            self.visibleRegion().isEmpty()
            or not self._stale
            or not (self._view.corpus.articles or self._view.corpus.events)
        ):
            return
        if problem := self.problem():
            self.show_failure(problem)
            return
        self._stale = False
        self.show_failure(words.PREVIEW_MAKING)
        self.preview_wanted.emit()

    def set_in_sight(self, is_in_sight: bool) -> None:
        """A pane behind others in tabs counts as visible for Qt; laying out a large case for nobody takes a while."""
        if is_in_sight:
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()


def _labels(of: QLayout | None) -> list[QWidget]:
    """The names that stand before the fields of a form."""
    if not isinstance(of, QFormLayout):
        return []
    items = (of.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(of.rowCount()))
    return [name for item in items if item is not None and (name := item.widget()) is not None]


def _form(of: QWidget) -> QFormLayout:
    made = QFormLayout(of)
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(6)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return made
