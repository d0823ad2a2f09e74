"""The casualties pane: charts drawn when first looked at, and every toll row with what was added and what was not, and
why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.charts import Reckoning, Told
from briefing.domain.choice import Rule
from briefing.domain.claim import Review
from briefing.domain.grade import UNJUDGED_INFORMATION, Credibility
from briefing.domain.history import Kind, Subject
from briefing.domain.text import ArticleId, Span
from briefing.ui.craft import icons, theme
from briefing.ui.models.figures import COLUMNS, ROW, FigureFilter, FigureModel
from briefing.ui.painting.cells import ScriptDelegate
from briefing.ui.panes.casualty_pages import TellingPage, TotalsPage
from briefing.ui.panes.chart_picture import ChartCard, Drawn, Spot
from briefing.ui.panes.grade_picker import grade_menu
from briefing.ui.panes.parts import EmptyState, Notice, OneOf, SearchField, label, tab_through
from briefing.ui.panes.table_head import TableHead
from briefing.ui.seen.rows import FigureRow, Line
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, words
from briefing.ui.wording.history_words import OF_FIGURE
from briefing.ui.wording.plain import tip

REDRAW_PAUSE_MS = 250
LEAST_CHART_PX = 340  # narrower, words on the charts run into each other; the picture is scaled down instead
MOST_CHART_PX = 900


class CasualtiesPane(QWidget):
    """`counts_wanted` asks for totals, which `show_counted` gets, `charts_wanted` for charts of a width in pixels, which
    `show_charts` gets. The rest are signals with row ids.

    `rule` is how reports become totals, `effect` what became of the people that the charts tell of.
    """

    counts_wanted = Signal()
    charts_wanted = Signal(int)
    telling_wanted = Signal(str, int)  # a happening, and how wide its chart is to be
    save_wanted = Signal(object, str)  # what was drawn, and the form
    rule_chosen = Signal(object)
    reviewed = Signal(tuple, object)
    edit_wanted = Signal(str)
    graded = Signal(tuple, object)  # row ids, Credibility
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    why_wanted = Signal()
    history_wanted = Signal(object)  # Subject

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self._drawn_for: tuple[int, theme.Tones] | None = None  # width and colours the charts were asked for
        self.rule, self.effect = Rule.MEDIAN, Effect.KILLED
        self._stale = self._uncounted = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REDRAW_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.PANE_CASUALTIES)
        self.tabs.tabBar().setAccessibleName(words.PANE_CASUALTIES)
        self.tabs.addTab(self._made_charts(), words.CHARTS)
        self.telling = TellingPage(self)
        self.tabs.addTab(self.telling, words.TELLING)
        self.totals = TotalsPage(self)
        self.tabs.addTab(self.totals, words.TOTALS)
        self._figures = self._made_table()
        self.tabs.addTab(self._figures, words.FIGURES)
        full = self._with_choices()
        self._empty = EmptyState("casualties", words.CASUALTIES_EMPTY, words.CASUALTIES_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._none.acted.connect(self.unfilter_wanted)
        self._stack = QStackedWidget(self)
        for page in (full, self._empty, self._none):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.tabs.currentChanged.connect(self._on_tab)
        self.telling.wanted.connect(self.telling_wanted)
        self.telling.clicked.connect(self._on_spot)
        for page in (self.telling, self.totals):
            page.followed.connect(self._on_line)
            page.save_wanted.connect(self.save_wanted)
        self._empty.acted.connect(self.import_wanted)
        selection.picked.connect(self._on_picked)
        theme.on_change(self._on_theme)
        self.show_case(View())

    def _with_choices(self) -> QWidget:
        """The tabs below what is chosen for all of them."""
        self.rules = OneOf(words.RULE_TITLE, {rule: words.RULES_SHORT[rule.value] for rule in Rule}, self)
        self.rules.choose(self.rule)
        self.rules.setToolTip(tip("\n".join(words.RULES.values())))
        self.effects = OneOf("", {effect: words.EFFECTS[effect].capitalize() for effect in Effect}, self)
        self.effects.setToolTip(tip(words.EFFECT_HOW))
        for button, name in ((self.rules, words.RULE_TITLE), (self.effects, words.EFFECT_HOW)):
            button.setAccessibleName(name)
            button.setAutoRaise(True)
            button.with_arrow()
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.setSpacing(6)
        bar.addWidget(self.rules)
        bar.addStretch(1)
        bar.addWidget(self.effects)
        self.rules.chosen.connect(self._on_rule)
        self.effects.chosen.connect(self._on_effect)
        made = QWidget(self)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.tabs, 1)
        tab_through((self.rules, self.effects, self.tabs.tabBar(), self._area))
        return made

    def _made_charts(self) -> QWidget:
        self._column = QWidget()
        self._column.setBackgroundRole(QPalette.ColorRole.Base)
        self._column.setAutoFillBackground(True)
        self._charts = QVBoxLayout(self._column)
        self._charts.setContentsMargins(14, 12, 14, 16)
        self._charts.setSpacing(16)
        self._status = label(words.CHARTS_DRAWING, quiet=True, wrap=True)
        self._charts.addWidget(self._status)
        self._charts.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setProperty("flat", "true")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._column)
        self._area.setAccessibleName(words.CHARTS)
        return self._area

    def _made_table(self) -> QWidget:
        self.model = FigureModel(self)
        self.filter = FigureFilter(self)
        self.filter.setSourceModel(self.model)
        self.search = SearchField(words.FIGURES_SEARCH, self)
        self.left_out = QCheckBox(words.ONLY_LEFT_OUT, self)
        self.table = QTableView(self)
        self.table.setModel(self.filter)
        self.table.setProperty("flat", "true")
        self.table.setAccessibleName(words.FIGURES)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setItemDelegate(ScriptDelegate(self.table))
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.verticalHeader().hide()
        metrics = QFontMetricsF(self.font())
        self.table.verticalHeader().setDefaultSectionSize(int(metrics.height() + 12))
        self.table.verticalHeader().setAccessibleName(words.FIGURES)
        header = self.table.horizontalHeader()
        header.setAccessibleName(words.COLUMN_HEADS)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        for at, column in enumerate(COLUMNS):
            self.table.setColumnWidth(at, int(metrics.averageCharWidth() * column.characters + 20))

        self.head = TableHead(self.table, [column.title for column in COLUMNS], always=[0], unsorted=True)

        def action(text: str, keys: str, slot: object, icon: str) -> QAction:
            made = QAction(icons.icon(icon), text, self.table)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self.table.addAction(made)
            return made

        self._actions = [
            action(words.ACCEPT, "A", self._accept, "accept"),
            action(words.REJECT, "R", self._reject, "reject"),
            action(words.UNREVIEW, "U", self._unreview, "refresh"),
            action(words.EDIT_FIGURE, "E", self._edit, "edit"),
            action(words.WHY, "W", self._ask_why, "why"),
            action(OF_FIGURE, "H", self._ask_history, "history"),
        ]
        page = QWidget(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 10, 6)
        bar.setSpacing(10)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.left_out)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.behind = Notice("close", words.SHOW_ALL_FIGURES, self)
        self.behind.hide()
        self.behind.button.clicked.connect(self.show_all)
        layout.addLayout(bar)
        layout.addWidget(self.behind)
        layout.addWidget(self.table, 1)
        self.search.looked_for.connect(self.filter.look_for)
        self.left_out.toggled.connect(self.filter.only_left_out)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.clicked.connect(self._point_at)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.customContextMenuRequested.connect(self._on_menu)
        return page

    def front(self) -> QWidget:
        """What the keyboard goes into: the table, where it is the table that is seen."""
        fronts = {self.telling: self.telling.chooser, self.totals: self.totals.lines, self._figures: self.table}
        return fronts.get(self.tabs.currentWidget(), self._area)

    # --- what is shown
    def show_case(self, view: View) -> None:
        current = self._current()
        if not {one.id for one in self._view.corpus.casualties} & {one.id for one in view.corpus.casualties}:
            self.show_all()  # another case
        self._view = view
        self.model.chain = lambda row: view.chain(row.casualty)
        self.model.show(view.figure_rows)
        self._stack.setCurrentIndex(0 if view.figure_rows else 2 if view.is_narrowed else 1)
        if current is not None:
            self._mark(current.casualty.id)
        self._stale = self._uncounted = True
        if view.figure_rows:
            self._draw_if_seen()

    def show_counted(self, reckoning: Reckoning, told: Sequence[Told]) -> None:
        """Put the totals and what can be asked of in place of the last ones."""
        self.totals.show_reckoning(reckoning)
        self.telling.show_told(told)
        self._tell_of(self._selection.current)

    def show_charts(self, charts: Sequence[Drawn]) -> None:
        """Put the charts in place of the last ones; what each says in words is its tool tip and description."""
        self._clear_charts()
        self._status.setVisible(not charts)
        killed = self.effect is Effect.KILLED
        self._status.setText(
            words.CHARTS_NONE if killed else words.CHARTS_NONE_OF.format(effect=words.EFFECTS[self.effect])
        )
        for at, drawn in enumerate(charts):
            card = ChartCard(drawn, self._column)
            card.clicked.connect(self._on_spot)
            card.save_wanted.connect(self.save_wanted)
            self._charts.insertWidget(1 + at, card)

    def choose_rule(self, rule: Rule) -> None:
        """Count by another rule; said once, and not again where it is the one already."""
        if rule is self.rule:
            return
        self.rule = rule
        self.rules.choose(rule)
        self._redraw()
        self.rule_chosen.emit(rule)

    def _on_rule(self, rule: Rule) -> None:
        self.choose_rule(rule)

    def _on_effect(self, effect: Effect) -> None:
        self.effect = effect
        self._redraw()

    def _redraw(self) -> None:
        self._stale = self._uncounted = True
        self.telling.renew()
        self._draw_if_seen()

    def show_failure(self, sentence: str) -> None:
        self._clear_charts()
        self._status.setText(sentence)
        self._status.show()

    def _on_spot(self, spot: Spot) -> None:
        """A mark stands for one figure, which opens its sentence, or for incidents: then the table shows their figures."""
        if spot.kind == "casualty":
            self._reveal(CasualtyId(spot.ids[0]))
            return
        if spot.kind == "words":
            article, start, end = spot.ids
            span = Span(ArticleId(article), int(start), int(end))
            self._selection.pick(Picked(article=span.article, span=span), self)
            return
        if spot.kind == "casualties":
            behind = [row for row in self._view.corpus.casualties if row.id in spot.ids]
        else:
            of_incidents = [row for row in self._view.corpus.casualties if row.incident in spot.ids]
            behind = [row for row in of_incidents if (row.effect, row.victims) == (spot.effect, spot.victims)]
            behind = behind or of_incidents
        if not behind:
            return
        first = max(behind, key=lambda row: (self._view.figure_row(row).counted, bool(row.evidence)))
        if len(behind) > 1:
            self._show_only(behind)
        self._reveal(first.id)

    def _on_line(self, line: Line) -> None:
        if line.casualty is not None:
            self._reveal(line.casualty)
        elif line.span is not None:
            self._selection.pick(Picked(article=line.span.article, span=line.span), self)

    def _show_only(self, rows: Sequence[Casualty]) -> None:
        """The rows behind a mark alone, and how to get the others back."""
        self.search.clear()
        self.left_out.setChecked(False)
        self.filter.only_these(frozenset(row.id for row in rows))
        self.behind.text.setText(words.BEHIND_MARK.format(figures=words.figures(len(rows))))
        self.behind.show()
        self.tabs.setCurrentWidget(self._figures)

    def show_all(self) -> None:
        """Every figure again, after those behind one mark."""
        self.filter.only_these(None)
        self.behind.hide()

    def _reveal(self, casualty: CasualtyId) -> None:
        row = self._view.casualties.get(casualty)
        if row is None:
            return
        self._mark(casualty)
        span = row.evidence[0] if row.evidence else None
        article = span.article if span else None
        self._selection.pick(Picked(article=article, event=row.event, casualty=row.id, span=span), self)

    def _clear_charts(self) -> None:
        for at in reversed(range(1, self._charts.count() - 1)):
            item = self._charts.takeAt(at)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def _draw_if_seen(self) -> None:
        if self.tabs.isVisible() and self.tabs.currentWidget() is not self._figures:
            self._pause.start()

    def _ask(self) -> None:
        if not self.tabs.isVisible() or not self._view.figure_rows:
            return
        if self._uncounted:
            self._uncounted = False
            self.counts_wanted.emit()
        if not self._area.isVisible():
            return
        width = max(LEAST_CHART_PX, min(self._area.viewport().width() - 28, MOST_CHART_PX))
        wanted = (width, theme.tones())
        before = self._drawn_for
        near = before is not None and before[1] == wanted[1] and abs(before[0] - width) < 24
        if near and not self._stale:
            return
        self._drawn_for, self._stale = wanted, False
        if self._charts.count() <= 2:
            self._status.setText(words.CHARTS_DRAWING)
            self._status.show()
        self.charts_wanted.emit(width)

    def cover_anew(self) -> None:
        """Titles and quotes were covered or uncovered."""
        self._redraw()

    def _on_theme(self) -> None:
        self._redraw()

    def _on_tab(self, at: int) -> None:
        self.effects.setVisible(self.tabs.widget(at) is self._area)  # the other pages tell of every effect
        self._draw_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_if_seen()

    # --- what is pointed at
    def _current(self) -> FigureRow | None:
        index = self.table.currentIndex()
        found: FigureRow | None = index.data(ROW) if index.isValid() else None
        return found

    def _mark(self, casualty: CasualtyId) -> None:
        at = self.model.row_of(casualty)
        if at is None:
            return
        index = self.filter.mapFromSource(self.model.index(at, 0))
        chooser = self.table.selectionModel()
        blocked = chooser.blockSignals(True)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chooser.setCurrentIndex(index, flags)
        chooser.blockSignals(blocked)
        self.table.viewport().update()
        if index.isValid():
            self.table.scrollTo(index)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._point_at(index)

    def _point_at(self, index: QModelIndex) -> None:
        row: FigureRow = index.data(ROW)
        span = row.casualty.evidence[0] if row.casualty.evidence else None
        picked = Picked(
            article=span.article if span else None, event=row.casualty.event, casualty=row.casualty.id, span=span
        )
        if self._selection.current != picked:
            self._selection.pick(picked, self)

    def follow(self, what: Picked) -> None:
        """Point at what is pointed at elsewhere."""
        self._on_picked(what, None)

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is not self and what.casualty is not None:
            self._mark(what.casualty)
        if by is not self:
            self._tell_of(what)

    def _tell_of(self, what: Picked) -> None:
        """Ask who says what of the happening that is pointed at."""
        row = self._view.casualties.get(what.casualty) if what.casualty is not None else None
        event = row.event if row is not None else what.event
        incident = row.incident if row is not None else None
        key = incident or next((one.id for one in self._view.corpus.incidents if event in one.events), event)
        if key is not None:
            self.telling.choose(key)

    # --- what is wanted
    def _chosen(self) -> tuple[CasualtyId, ...]:
        return tuple(index.data(ROW).casualty.id for index in self.table.selectionModel().selectedRows())

    def _accept(self) -> None:
        self._decide(Review.ACCEPTED)

    def _reject(self) -> None:
        self._decide(Review.REJECTED)

    def _unreview(self) -> None:
        self._decide(Review.SUGGESTED)

    def _decide(self, review: Review) -> None:
        if found := self._chosen():
            self.reviewed.emit(found, review)

    def _edit(self) -> None:
        row = self._current()
        if row is not None:
            self.edit_wanted.emit(row.casualty.id)

    def _ask_why(self) -> None:
        row = self._current()
        if row is not None:
            self._reveal(row.casualty.id)
            self.why_wanted.emit()

    def _ask_history(self) -> None:
        row = self._current()
        if row is not None:
            self.history_wanted.emit(Subject(Kind.CASUALTY, row.casualty.id))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._edit()

    def _on_graded(self, grade: Credibility) -> None:
        if found := self._chosen():
            self.graded.emit(found, grade)

    def _on_menu(self, at: QPoint) -> None:
        if self._current() is None:
            return
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.addSeparator()
        menu.addAction(self.head.action)
        chosen = self._chosen()
        credibility = self._view.corpus.grades.figures.get(chosen[0], UNJUDGED_INFORMATION) if len(chosen) == 1 else None
        grade_menu(grading_words.REPORT if len(chosen) == 1 else grading_words.REPORTS, credibility, menu, self._on_graded)
        menu.popup(self.table.viewport().mapToGlobal(at))
