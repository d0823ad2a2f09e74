"""The casualties pane: charts drawn when first looked at, and every toll row with what was added and what was not, and
why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QImage,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Review
from briefing.ui import icons, theme, words
from briefing.ui.models.figures import COLUMNS, ROW, FigureFilter, FigureModel
from briefing.ui.panes.parts import EmptyState, Notice, SearchField, label
from briefing.ui.plain import tip
from briefing.ui.selection import Picked, Selection
from briefing.ui.view import FigureRow, View

REDRAW_PAUSE_MS = 250
LEAST_CHART_PX = 340  # narrower, words on the charts run into each other; the picture is scaled down instead
MOST_CHART_PX = 900


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be clicked in a chart: fractions of the picture from its lower left, and the ids that it stands for; of
    incidents the rows of one effect and class of victims."""

    kind: str
    ids: tuple[str, ...]
    left: float
    bottom: float
    right: float
    top: float
    effect: str = ""
    victims: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart as a picture: PNG bytes at `ratio` device pixels for each of the window's, and what it says in words."""

    title: str
    alt: str
    png: bytes
    ratio: float
    spots: tuple[Spot, ...] = ()


class ChartPicture(QWidget):
    """Shows a chart no larger than it was drawn. Its marks lead to the reports behind them."""

    clicked = Signal(object)  # a Spot

    def __init__(self, drawn: Drawn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots = drawn.spots
        self.setMouseTracking(True)
        self._image = QImage.fromData(drawn.png)
        self._image.setDevicePixelRatio(drawn.ratio)
        self.setAccessibleName(drawn.title)
        self.setAccessibleDescription(drawn.alt)
        self.setToolTip(tip(drawn.alt))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _natural(self) -> QSize:
        return self._image.deviceIndependentSize().toSize()

    def sizeHint(self) -> QSize:
        return self._natural()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 80)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._natural()
        return round(size.height() * min(1.0, width / max(1, size.width())))

    def spot_at(self, at: QPointF) -> Spot | None:
        """The smallest mark under a point."""
        height = max(1, self.heightForWidth(self.width()))
        width = min(self.width(), self._natural().width())
        x, y = at.x() / max(1, width), 1.0 - at.y() / height
        found = [one for one in self._spots if one.left <= x <= one.right and one.bottom <= y <= one.top]
        return min(found, key=lambda one: (one.right - one.left) * (one.top - one.bottom), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.clicked.emit(spot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._natural()
        if size.isEmpty():
            return
        scale = min(1.0, self.width() / size.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), self._image)
        painter.end()


class CasualtiesPane(QWidget):
    """`charts_wanted` asks for charts of a width in pixels; `show_charts` gets them. The rest are signals with row ids."""

    charts_wanted = Signal(int)
    reviewed = Signal(tuple, object)
    edit_wanted = Signal(str)
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    why_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self._drawn_for: tuple[int, bool] | None = None  # width and theme the charts were asked for
        self._stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REDRAW_PAUSE_MS)
        self._pause.timeout.connect(self._ask_for_charts)

        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.PANE_CASUALTIES)
        self.tabs.tabBar().setAccessibleName(words.PANE_CASUALTIES)
        self.tabs.addTab(self._made_charts(), words.CHARTS)
        self.tabs.addTab(self._made_table(), words.FIGURES)
        self._empty = EmptyState("casualties", words.CASUALTIES_EMPTY, words.CASUALTIES_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._none.acted.connect(self.unfilter_wanted)
        self._stack = QStackedWidget(self)
        for page in (self.tabs, self._empty, self._none):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.tabs.currentChanged.connect(self._on_tab)
        self._empty.acted.connect(self.import_wanted)
        selection.picked.connect(self._on_picked)
        theme.on_change(self._on_theme)
        self.show_case(View())

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
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.verticalHeader().hide()
        metrics = QFontMetricsF(self.font())
        self.table.verticalHeader().setDefaultSectionSize(int(metrics.height() + 12))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        for at, column in enumerate(COLUMNS):
            self.table.setColumnWidth(at, int(metrics.averageCharWidth() * column.characters + 20))

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
        return self.table if self.tabs.currentIndex() == 1 else self._area

    # --- what is shown
    def show_case(self, view: View) -> None:
        current = self._current()
        if not {one.id for one in self._view.corpus.casualties} & {one.id for one in view.corpus.casualties}:
            self.show_all()  # another case
        self._view = view
        self.model.show(view.figure_rows)
        page = self.tabs if view.figure_rows else self._none if view.is_narrowed else self._empty
        self._stack.setCurrentWidget(page)
        if current is not None:
            self._mark(current.casualty.id)
        self._stale = True
        if view.figure_rows:
            self._draw_if_seen()

    def show_charts(self, charts: Sequence[Drawn]) -> None:
        """Put the charts in place of the last ones; what each says in words is its tool tip and description."""
        self._clear_charts()
        self._status.setVisible(not charts)
        self._status.setText(words.CHARTS_NONE)
        for at, drawn in enumerate(charts):
            picture = ChartPicture(drawn, self._column)
            picture.clicked.connect(self._on_spot)
            self._charts.insertWidget(1 + 2 * at, label(drawn.title, strong=True, wrap=True))
            self._charts.insertWidget(2 + 2 * at, picture)

    def show_failure(self, sentence: str) -> None:
        self._clear_charts()
        self._status.setText(sentence)
        self._status.show()

    def _on_spot(self, spot: Spot) -> None:
        """A mark stands for one figure, which opens its sentence, or for incidents: then the table shows their figures."""
        if spot.kind == "casualty":
            self._reveal(CasualtyId(spot.ids[0]))
            return
        of_incidents = [row for row in self._view.corpus.casualties if row.incident in spot.ids]
        behind = [row for row in of_incidents if row.effect == spot.effect and row.victims == spot.victims] or of_incidents
        if not behind:
            return
        first = max(behind, key=lambda row: (self._view.figure_row(row).counted, bool(row.evidence)))
        if len(behind) > 1:
            self._show_only(behind)
        self._reveal(first.id)

    def _show_only(self, rows: Sequence[Casualty]) -> None:
        """The rows behind a mark alone, and how to get the others back."""
        self.search.clear()
        self.left_out.setChecked(False)
        self.filter.only_these(frozenset(row.id for row in rows))
        self.behind.text.setText(words.BEHIND_MARK.format(figures=words.figures(len(rows))))
        self.behind.show()
        self.tabs.setCurrentIndex(1)

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
        if self._area.isVisible():
            self._pause.start()

    def _ask_for_charts(self) -> None:
        if not self._area.isVisible() or not self._view.figure_rows:
            return
        width = max(LEAST_CHART_PX, min(self._area.viewport().width() - 28, MOST_CHART_PX))
        wanted = (width, theme.tones().dark)
        before = self._drawn_for
        near = before is not None and before[1] == wanted[1] and abs(before[0] - width) < 24
        if near and not self._stale:
            return
        self._drawn_for, self._stale = wanted, False
        if self._charts.count() <= 2:
            self._status.setText(words.CHARTS_DRAWING)
            self._status.show()
        self.charts_wanted.emit(width)

    def _on_theme(self) -> None:
        self._stale = True
        self._draw_if_seen()

    def _on_tab(self, _at: int) -> None:
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

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is not self and what.casualty is not None:
            self._mark(what.casualty)

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

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._edit()

    def _on_menu(self, at: QPoint) -> None:
        if self._current() is None:
            return
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.popup(self.table.viewport().mapToGlobal(at))
