"""Two pages of the casualties pane: who says what of one happening, and how the totals come about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.charts import Fate, NotAdded, Reckoning, Report, TellingChart, Told
from briefing.ui.craft.discretion import headline
from briefing.ui.dialogs.fields import Terms
from briefing.ui.panes.chart_picture import ChartCard, Drawn, SaveButton
from briefing.ui.panes.line_list import line_list
from briefing.ui.panes.parts import EmptyState, label
from briefing.ui.seen.rows import Line
from briefing.ui.wording import words
from briefing.ui.wording.amount_words import amount, with_people
from briefing.ui.wording.chart_words import in_words
from briefing.ui.wording.plain import apart, shortened

LEAST_PX, MOST_PX = 340, 900  # of a chart; narrower, words run into each other
_PAUSE_MS = 200
_ICONS = {Fate.COUNTED: "accept", Fate.DENIAL: "reject"}


class TellingPage(QWidget):
    """One happening chosen from those that figures are told of: its chart, and every report as a line below."""

    wanted = Signal(str, int)  # the happening, and how wide its chart is to be
    clicked = Signal(object)  # a Spot
    followed = Signal(object)  # a Line
    save_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[Told, ...] = ()
        self._asked: tuple[str, int] | None = None
        self.chooser = Terms(self, {}, None, words.TELLING_OF)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.setMaxVisibleItems(18)
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 6, 10, 6)
        bar.addWidget(self.chooser, 1)
        self._column = QWidget()
        self._column.setBackgroundRole(QPalette.ColorRole.Base)
        self._column.setAutoFillBackground(True)
        self._charts = QVBoxLayout(self._column)
        self._charts.setContentsMargins(14, 10, 14, 12)
        self._charts.setSpacing(8)
        self._status = label("", quiet=True, wrap=True)
        self._charts.addWidget(self._status)
        self._charts.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setProperty("flat", "true")
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._column)
        self.area.setAccessibleName(words.TELLING)
        self.lines, self.reports = line_list(self, words.TELLING_REPORTS)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.area)
        self.splitter.addWidget(self.lines)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([600, 400])
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.splitter, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(full)
        self._stack.addWidget(EmptyState("casualties", words.TELLING_EMPTY, words.TELLING_EMPTY_HOW))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.card: ChartCard | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.chooser.activated.connect(self._on_chosen)
        self.lines.clicked.connect(self._on_line)
        self.lines.activated.connect(self._on_line)

    @property
    def key(self) -> str | None:
        """The happening that is shown."""
        at = self.chooser.currentIndex()
        return self._told[at].key if 0 <= at < len(self._told) else None

    def show_told(self, told: Sequence[Told]) -> None:
        """The happenings to choose from; the one chosen stays where it is still among them."""
        before = self.key
        self._told = tuple(told)
        self._stack.setCurrentIndex(0 if told else 1)
        self._fill()
        self.choose(before)
        self._asked = None
        self._soon()

    def _fill(self) -> None:
        """The happenings in the chooser; the one chosen stays."""
        at = self.chooser.currentIndex()
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for one in map(in_words, self._told):
            parts = (
                shortened(headline(one.title), 80),
                one.when,
                words.TELLING_TOLD.format(figures=words.figures(one.reports), sources=words.sources(one.sources)),
            )
            self.chooser.addItem(" · ".join(apart(part) for part in parts if part))
        if 0 <= at < len(self._told):
            self.chooser.setCurrentIndex(at)
        self.chooser.blockSignals(False)

    def choose(self, key: str | None) -> bool:
        """Show a happening. Returns whether figures are told of it."""
        at = next((n for n, one in enumerate(self._told) if one.key == key), None)
        if at is None or at == self.chooser.currentIndex():
            return at is not None
        self.chooser.setCurrentIndex(at)
        self._soon()
        return True

    def renew(self) -> None:
        """Have the chart drawn again: another rule, another theme, other titles covered."""
        self._fill()
        self._asked = None
        self._soon()

    def show_chart(self, drawn: Drawn | None) -> None:
        """Put the chart in place of the last one, and its reports below it."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        self._status.setVisible(drawn is None)
        self._status.setText(words.TELLING_EMPTY)
        self.reports.show(())
        if drawn is None:
            return
        self.card = ChartCard(drawn, self._column)
        self.card.clicked.connect(self.clicked)
        self.card.save_wanted.connect(self.save_wanted)
        self._charts.insertWidget(1, self.card)
        if isinstance(drawn.chart, TellingChart):
            self.reports.show(tuple(telling_lines(in_words(drawn.chart))))

    def show_failure(self, sentence: str) -> None:
        self.show_chart(None)
        self._status.setText(sentence)

    def _on_chosen(self, _at: int) -> None:
        self._soon()

    def _on_line(self, index: QModelIndex) -> None:
        self.followed.emit(self.reports.line(index.row()))

    def _soon(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _ask(self) -> None:
        if self.key is None or not self.isVisible():
            return
        width = max(LEAST_PX, min(self.area.viewport().width() - 28, MOST_PX))
        if self._asked is not None and self._asked[0] == self.key and abs(self._asked[1] - width) < 24:
            return
        self._asked = (self.key, width)
        if self.card is None:
            self._status.setText(words.CHARTS_DRAWING)
            self._status.show()
        self.wanted.emit(self.key, width)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()


def telling_lines(chart: TellingChart) -> Iterable[Line]:
    """Every report of a chart in words, by effect and class of victims."""
    for one in chart.tellings:
        preferred = f" · {one.preferred}" if one.preferred else ""
        yield Line(f"{one.people[:1].upper()}{one.people[1:]}: {one.result}{preferred}", is_heading=True)
        for report in one.reports:
            yield _report_line(report)


def _report_line(report: Report) -> Line:
    text = (
        f"{apart(report.speaker)}: {amount(report.figure)}"
        if report.figure
        else f"{apart(report.speaker)} {words.TELLING_DENIES}"
    )
    quote = f"“{shortened(report.wording, 120)}”" if report.wording else ""
    fate = words.TELLING_COUNTED if report.fate is Fate.COUNTED else ""
    if report.why_not and report.figure:
        fate = words.LEFT_OUT.format(why=report.why_not)
    said_on = words.BY_ANALYST if report.by_hand else words.TELLING_SAID_ON.format(day=report.said_on)
    detail = " · ".join(part for part in (said_on, quote, fate) if part)
    tone = "text" if report.fate is Fate.COUNTED else "muted"
    icon = _ICONS.get(report.fate, "close")
    return Line(text, detail, span=report.span, casualty=report.casualty or None, tone=tone, icon=icon)


class TotalsPage(QWidget):
    """Every total with what is added and what is not, and the guard that keeps it out."""

    followed = Signal(object)  # a Line
    save_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reckoning: Reckoning | None = None
        self.rule = label("", quiet=True, wrap=True)
        self.save = SaveButton(("csv",), self)
        self.save.wanted.connect(self._on_save)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 10, 6)
        bar.addWidget(self.rule, 1)
        bar.addWidget(self.save)
        self.lines, self.model = line_list(self, words.TOTALS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.lines, 1)
        self.lines.clicked.connect(self._on_line)
        self.lines.activated.connect(self._on_line)

    def show_reckoning(self, reckoning: Reckoning) -> None:
        top = self.lines.verticalScrollBar().value()
        self._reckoning = reckoning
        self.rule.setText(words.TOTALS_BY.format(rule=words.RULES[reckoning.rule.value]))
        self.save.setEnabled(bool(reckoning.sums or reckoning.unplaced))
        self.model.show(tuple(totals_lines(in_words(reckoning))) or (Line(words.TOTALS_NONE, tone="muted"),))
        self.lines.verticalScrollBar().setValue(top)

    def _on_line(self, index: QModelIndex) -> None:
        self.followed.emit(self.model.line(index.row()))

    def _on_save(self, form: str) -> None:
        if self._reckoning is not None:
            self.save_wanted.emit(self._reckoning, form)


def totals_lines(reckoning: Reckoning) -> Iterable[Line]:
    """A reckoning in words: each total, what is added, what is not."""
    for one in reckoning.sums:
        parts = (f"{one.people[:1].upper()}{one.people[1:]}: {one.result}", one.preferred)
        yield Line(" · ".join(part for part in parts if part), is_heading=True)
        for part in one.addends:
            figure = f"{part.result}, {part.preferred}" if part.preferred else part.result
            where = " · ".join(shown for shown in (part.when, part.where) if shown)
            first = part.rows[0] if part.rows else None
            yield Line(f"{figure}: {apart(part.title)}", where, span=part.span, casualty=first, icon="add")
        yield from map(_not_added_line, one.not_added)
    if reckoning.unplaced:
        yield Line(words.TOTALS_BESIDE, is_heading=True)
        yield from map(_not_added_line, reckoning.unplaced)


def _not_added_line(one: NotAdded) -> Line:
    text = f"{with_people(one.figure, one.people)}, {apart(one.speaker)}"
    why = words.LEFT_OUT.format(why=one.why)
    return Line(text, f"{why[:1].upper()}{why[1:]}", span=one.span, casualty=one.casualty, tone="muted", icon="close")
